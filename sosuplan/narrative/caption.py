"""The lines under a picture that leaves the program: what it is of, and what it rests on."""

from __future__ import annotations

from datetime import date

from sosuplan.analysis.frame import Frame
from sosuplan.model.plan import Plan
from sosuplan.narrative.scenario_name import frame_name
from sosuplan.narrative.story import demand_name
from sosuplan.text.dates import format_date
from sosuplan.text.language import N_, Language

_OF = N_("{plan} · scenario: {scenario} · demand: {demand}")
_MECHANICAL = N_("Mechanical projection, not a forecast · {date}")
_DATA = N_("The plan's figures as of {date}")
_FAULTY = N_("Figures with faults as of {date}")


def frame_caption(frame: Frame, made_on: date) -> list[str]:
    """The lines for a picture of a scenario."""
    of = frame.language(_OF).format(
        plan=frame.plan.name, scenario=frame_name(frame), demand=demand_name(frame)
    )
    return [of, _dated(_MECHANICAL, frame.language, made_on)]


def plan_caption(plan: Plan, language: Language, made_on: date) -> list[str]:
    """The lines for a picture of a plan under several scenarios."""
    return [plan.name, _dated(_MECHANICAL, language, made_on)]


def data_caption(plan: Plan, language: Language, made_on: date, *, sound: bool) -> list[str]:
    """The lines for a picture of a plan's figures. Unless they are ``sound``, nothing can be
    computed from them."""
    return [plan.name, _dated(_DATA if sound else _FAULTY, language, made_on)]


def _dated(text: str, language: Language, made_on: date) -> str:
    return language(text).format(date=format_date(made_on, language))
