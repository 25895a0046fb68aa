"""What a scenario is called, wherever it is told of (on screen, on paper and in files), and the
lines under a picture that leaves the program: what it is of, and what it rests on."""

from __future__ import annotations

from datetime import date

from sosuplan.analysis.frame import Frame
from sosuplan.analysis.today import has_reform
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.narrative.baseline_name import baseline_name
from sosuplan.narrative.certainty import draws_in_words, rests_on
from sosuplan.store.files import parts_for_file
from sosuplan.text.dates import format_date
from sosuplan.text.language import N_, Language
from sosuplan.text.terms import capital, cut

_CHANGED = N_("{name} (changed)")
_OLDER = N_("{name} (older figures)")
_CHANGED_OLDER = N_("{name} (changed, older figures)")
_GONE = N_("{name} (saved with other figures)")
_CHANGED_GONE = N_("{name} (changed, saved with other figures)")
_NEW = N_("New scenario")
_OF = N_("{plan} · scenario: {scenario} · demand: {demand}")
_MECHANICAL = N_("Mechanical projection, not a forecast · {date}")
_DATA = N_("The plan's figures as of {date}")
_FAULTY = N_("Figures with faults as of {date}")
_WITH_REFORM = N_("{scenario} with reform")
_WITHOUT_REFORM = N_("{scenario} without reform")


def row_name(plan: Plan, scenario: str, reform: float, language: Language) -> str:
    """A row of the matrix: its demand scenario, with or without reform if the plan has one."""
    label = plan.demand_labels(language.code).get(scenario, scenario)
    if not has_reform(plan):
        return label
    return language(_WITH_REFORM if reform else _WITHOUT_REFORM).format(scenario=label)


def scenario_name(
    scenario: Scenario,
    language: Language,
    *,
    changed: bool = False,
    older: bool = False,
    gone: bool = False,
    longest: int | None = None,
) -> str:
    """The scenario's own name, or what one without a name is called.

    ``changed``: it is no longer what was saved under its name, and that is said, as it is of one
    that computes with ``older`` figures than the plan's, or whose own figures are ``gone``, so that
    it computes with others than it was saved with. A name of its own is cut in the middle so that
    all has at most ``longest`` characters.
    """
    changed = changed and bool(scenario.name)
    if older:
        text = language(_CHANGED_OLDER if changed else _OLDER)
    elif gone:
        text = language(_CHANGED_GONE if changed else _GONE)
    else:
        text = language(_CHANGED) if changed else "{name}"
    name = scenario.name
    if not name:
        name = language(_NEW) if scenario.levers else capital(baseline_name(language))
    elif longest is not None:
        name = cut(name, longest - len(text.format(name="")))
    return text.format(name=name)


def frame_name(frame: Frame, longest: int | None = None) -> str:
    """What the scenario of ``frame`` is called in its language (see ``scenario_name``)."""
    return scenario_name(
        frame.scenario,
        frame.language,
        changed=frame.changed_since_saved,
        older=frame.older_figures,
        gone=frame.lacks_figures(frame.scenario),
        longest=longest,
    )


def demand_name(frame: Frame) -> str:
    """What the scenario's demand scenario is called."""
    return frame.demand_scenario.label(frame.language.code)


def frame_note(frame: Frame) -> str:
    """The note of the frame's scenario; "" if it was written of something else."""
    return "" if frame.changed_since_saved else frame.scenario.note


def frame_title(frame: Frame) -> str:
    """The plan and the scenario of ``frame``."""
    return f"{frame.plan.name} – {frame_name(frame)}"


def frame_file(frame: Frame, more: str) -> str:
    """The name of a file about ``frame``: its plan, its scenario, and what else tells it apart."""
    return parts_for_file(frame.plan.name, frame_name(frame), more)


def frame_caption(frame: Frame, made_on: date, *, drawn: bool = False) -> list[str]:
    """The lines for a picture of a scenario; of one with figures that were ``drawn`` at random,
    with how often and from which seed."""
    of = frame.language(_OF).format(
        plan=frame.plan.name, scenario=frame_name(frame), demand=demand_name(frame)
    )
    lines = [of, _dated(_MECHANICAL, frame.language, made_on)]
    if drawn:
        one = next(iter(frame.uncertainty.values()))
        lines.insert(1, capital(f"{draws_in_words(one, frame.language)}; {rests_on(frame)}"))
    return lines


def plan_caption(plan: Plan, language: Language, made_on: date) -> list[str]:
    """The lines for a picture of a plan under several scenarios."""
    return [plan.name, _dated(_MECHANICAL, language, made_on)]


def data_caption(plan: Plan, language: Language, made_on: date, *, sound: bool) -> list[str]:
    """The lines for a picture of a plan's figures. Unless they are ``sound``, nothing can be
    computed from them."""
    return [plan.name, _dated(_DATA if sound else _FAULTY, language, made_on)]


def _dated(text: str, language: Language, made_on: date) -> str:
    return language(text).format(date=format_date(made_on, language))
