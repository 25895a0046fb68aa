"""The sizes that one lever has, each with what it is of: its potential among today's staff, and its
effect on the balance at the horizon in full-time persons and in persons."""

from __future__ import annotations

from sosuplan.analysis.frame import Frame
from sosuplan.analysis.potential import fulltime_potential
from sosuplan.model.lever import Lever
from sosuplan.text.language import N_
from sosuplan.text.numbers import whole
from sosuplan.text.terms import counted, more_or_fewer

_POTENTIAL = N_("Potential")
_IF = N_("{n} {unit}, if {share} of the staff of {year} were on full time")
_EFFECT = N_("Effect in {year}")
_GIVES = N_("{fte} {fte_unit} or {heads} {heads_unit} on the balance, with this lever alone")
_DIFFERENCE = N_("The difference")
_POTENTIAL_IS = N_(
    "The potential is that of the staff of {base}, the effect that on the balance in {year}, each"
    " lever by itself."
)
_UNITS = N_(
    "In full-time persons the staff does more work; in persons fewer are needed for the same work."
)


def potential(frame: Frame, lever: Lever) -> float | None:
    """Full-time persons that today's staff would be worth more at the scenario's target; None of a
    lever that has none."""
    if not lever.sets_fulltime:
        return None
    target = frame.scenario.levers[lever.id]
    return fulltime_potential(frame.plan, lever.sector, lever.occupation, target)


def sizes(frame: Frame, lever: Lever) -> list[tuple[str, str]]:
    """The sizes of a moved lever, each with its name, and how they differ; none of one that does
    nothing to the balance."""
    effect, say = frame.effects.get(lever.id), frame.language
    if effect is None or effect.first is None:
        return []
    found = []
    gained = potential(frame, lever)
    if gained is not None:
        text = say(_IF).format(
            n=more_or_fewer(gained, say),
            unit=counted("fte", gained, say),
            share=lever.text(frame.scenario.levers[lever.id], say),
            year=frame.plan.base_year,
        )
        found.append((say(_POTENTIAL), text))
    text = say(_GIVES).format(
        fte=more_or_fewer(effect.gain_fte, say, signed=True),
        fte_unit=counted("fte", effect.gain_fte, say),
        heads=more_or_fewer(effect.gain_heads, say, signed=True),
        heads_unit=counted("persons", effect.gain_heads, say),
    )
    found.append((say(_EFFECT).format(year=frame.years[-1]), text))
    if gained is not None and whole(effect.gain_heads) != whole(effect.gain_fte):
        found.append((say(_DIFFERENCE), difference(frame)))
    return found


def difference(frame: Frame) -> str:
    """Why potential and effects are different figures."""
    what = frame.language(_POTENTIAL_IS).format(base=frame.plan.base_year, year=frame.years[-1])
    return f"{what} {frame.language(_UNITS)}"
