"""What matters most: what an equally large step of each lever would add to the balance."""

from __future__ import annotations

from functools import partial

from sosuplan.analysis.frame import Frame
from sosuplan.analysis.ranking import Ranked
from sosuplan.charts.spec import BarListSpec, BarRow, Figures, Segment
from sosuplan.narrative.why import ranking_name, ranking_text, step_detail, step_name
from sosuplan.text.language import N_, NN_
from sosuplan.text.numbers import format_number, whole
from sosuplan.text.terms import word

_HEADS = N_("Step, and how far it plausibly goes"), N_("Effect")
_STEP, _PLAUSIBLE = N_("Step"), N_("Plausible range")
_STEPS = N_(
    "A step is a tenth of what the lever can be moved; of other recruitment it is 50 persons a"
    " year."
)
_OTHERS = NN_("One other lever adds nothing.", "{n} other levers add nothing.")
_NOTHING = N_("No step of any lever adds to the balance of {who} in {year}.")


def helping(frame: Frame, occupation: str, year: int) -> tuple[Ranked, ...]:
    """The steps that add a whole person to the balance, or nearly."""
    levers = frame.ranking(occupation, year).levers
    return tuple(one for one in levers if one.gap_change > 0.0 and whole(one.gap_change))


def build(frame: Frame, occupation: str, year: int) -> BarListSpec:
    """A bar for each lever whose step helps, the one that helps most first; a lever's id is the key
    of its row. What the world decides has a colour of its own. It takes as long as the ranking does
    if the frame does not know it yet."""
    say, told = frame.language, helping(frame, occupation, year)
    others = len(frame.ranking(occupation, year).levers) - len(told)
    rows = tuple(
        BarRow(
            step_name(one, occupation, say),
            (Segment(0.0, one.gap_change, "supply" if one.lever.planner else "baseline"),),
            format_number(one.gap_change, 0, say.code, signed=True),
            detail=step_detail(frame, one.lever),
            key=one.lever.id,
        )
        for one in told
    )
    name = ranking_name(frame, occupation, year)

    def note() -> str:
        left = say.plural(_OTHERS, others).format(n=others) if others and told else ""
        return " ".join(filter(None, (say(_STEPS), left)))

    return BarListSpec(
        kind="ranking",
        frame=frame,
        language=say,
        title_of=lambda: name,
        description_of=lambda: (name, ranking_text(told, occupation, say)),
        note_of=note,
        figures_of=partial(figures, frame, occupation, year),
        rows=rows,
        heads=(say(_HEADS[0]), say(_HEADS[1])),
        unit=word(frame.unit, say),
        empty=say(_NOTHING).format(who=word(f"{occupation}.short", say), year=year),
    )


def figures(frame: Frame, occupation: str, year: int) -> Figures:
    """The steps with their effect and what is plausible."""
    say = frame.language
    rows = [
        [step_name(one, occupation, say), one.gap_change, step_detail(frame, one.lever)]
        for one in helping(frame, occupation, year)
    ]
    return [[say(_STEP), word(frame.unit, say), say(_PLAUSIBLE)], *rows]
