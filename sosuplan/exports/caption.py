"""The lines under a picture that leaves the program: what it is of, and what it rests on."""

from __future__ import annotations

from datetime import date

from sosuplan.dates import format_date
from sosuplan.edition import edition
from sosuplan.frame import Frame
from sosuplan.language import Language, mark
from sosuplan.plan import Plan
from sosuplan.report.paragraph import demand_name
from sosuplan.scenario_name import frame_name

_OF = mark("Caption", "{plan} · scenario: {scenario} · demand: {demand}")
_RESTS_ON = mark(
    "Caption", "Mechanical projection, not a forecast · data edition {edition} · {date}"
)
_DATA = mark("Caption", "Data edition {edition} · {date}")
_FAULTY = mark("Caption", "Figures with faults, no data edition yet · {date}")


def frame_caption(frame: Frame, made_on: date) -> list[str]:
    """The lines for a picture of a scenario."""
    of = frame.language("Caption", _OF).format(
        plan=frame.plan.name, scenario=frame_name(frame), demand=demand_name(frame)
    )
    return [of, _rests_on(frame.plan, frame.language, made_on)]


def plan_caption(plan: Plan, language: Language, made_on: date) -> list[str]:
    """The lines for a picture of a plan under several scenarios."""
    return [plan.name, _rests_on(plan, language, made_on)]


def data_caption(plan: Plan, language: Language, made_on: date, *, sound: bool) -> list[str]:
    """The lines for a picture of a plan's figures. Unless they are ``sound`` they are no edition
    that anything can be computed from."""
    day = format_date(made_on, language)
    if not sound:
        return [plan.name, language("Caption", _FAULTY).format(date=day)]
    return [plan.name, language("Caption", _DATA).format(edition=edition(plan), date=day)]


def _rests_on(plan: Plan, language: Language, made_on: date) -> str:
    text = language("Caption", _RESTS_ON)
    return text.format(edition=edition(plan), date=format_date(made_on, language))
