"""What a moved lever means in the plan's own figures: the last column of the table of measures."""

from __future__ import annotations

from collections.abc import Iterable

from sosuplan.analysis.today import has_reform, today
from sosuplan.frame import BASELINE, CURRENT, Frame
from sosuplan.language import mark
from sosuplan.lever import Lever
from sosuplan.numbers import format_number, format_percent

_REFORM = mark("Reasons", "Retirement {n} years later in {year}")
_NO_REFORM = mark("Reasons", "The plan's reform postpones no one's retirement")
_SENIORS = mark("Reasons", "For instance senior agreements")
_EARLIER = mark("Reasons", "Retirement earlier than today")
_AS_REGION = mark("Reasons", "The region's share today")
_MORE_FULLTIME = mark("Reasons", "{n} more on full time than today")
_FEWER_FULLTIME = mark("Reasons", "{n} fewer on full time than today")
_HOURS = mark("Reasons", "Today {n} hours a week")
_INTAKE = mark("Reasons", "{b} trainees a year, today {a}")
_TRANSITION = mark("Reasons", "Today {n} go on from the basic course")
_DROPOUT = mark("Reasons", "Today {n} drop out")
_LOST = mark("Reasons", "Today {n} are lost")
_EXITS = mark("Reasons", "Today {n} leave a year")
_SICKNESS = mark("Reasons", "Today {n} sick days for each full-time person")
_OTHER = mark("Reasons", "From abroad, or back to the field")
_WORLD = mark("Reasons", "Decided by the world")
_TECHNOLOGY = mark("Reasons", "Work saved each year")
_START = mark("Reasons", "First year of gradual measures")
_FULL = mark("Reasons", "Gradual measures act in full")


def reason(frame: Frame, lever: Lever) -> str:
    """A few words about ``lever`` in the scenario of ``frame``."""
    text, values = _said(frame, lever, frame.scenario.levers[lever.id])
    return frame.language("Reasons", text).format(**values)


def _said(frame: Frame, lever: Lever, value: float) -> tuple[str, dict[str, str]]:
    code, plan = frame.language.code, frame.plan
    if lever.family == "reform" and not has_reform(plan):
        return _NO_REFORM, {}
    if lever.family == "senior_years" and value < 0:
        return _EARLIER, {}
    if lever.family == "reform":
        years = value * float(frame.inputs.later_retirement[0, -1])
        return _REFORM, {"n": format_number(years, 1, code), "year": str(frame.years[-1])}
    if lever.family == "fulltime_target":
        return _fulltime(frame, lever, value)
    if lever.family == "intake_change":
        before, after = (
            float(frame.projection.total("gf2_starts", run, lever.occupation)[-1])
            for run in (BASELINE, CURRENT)
        )
        a, b = (format_number(number, 0, code) for number in (before, after))
        return _INTAKE, {"a": a, "b": b}
    if lever.family == "retention":
        leaving = frame.projection.total("other_exits", BASELINE, frame.occupation)[0]
        return _EXITS, {"n": format_number(float(leaving), 0, code)}
    counts = lever.occupation or frame.occupation
    training = [row for row in plan.training if counts in ("all", row.occupation)]
    working = [
        row
        for (_, _, occupation), row in plan.current_working_time.items()
        if counts in ("all", occupation)
    ]
    shares: dict[str, tuple[str, Iterable[float]]] = {
        "training_guarantee": (_TRANSITION, (row.transition for row in training)),
        "dropout_reduction": (_DROPOUT, (1.0 - row.main_completion for row in training)),
        "entry_share_gain": (_LOST, (1.0 - row.entry_share for row in training)),
    }
    if lever.family in shares:
        text, found = shares[lever.family]
        percents = [format_number(100.0 * share, 0, code) for share in sorted(found)]
        ends = _ends(percents)
        return text, {"n": ends + format_percent(0.0, 0, code).removeprefix("0")}
    figures: dict[str, tuple[str, Iterable[float]]] = {
        "parttime_hours_gain": (_HOURS, (row.parttime_hours for row in working)),
        "sickness_reduction_days": (_SICKNESS, (row.sickness_days for row in working)),
    }
    if lever.family in figures:
        text, found = figures[lever.family]
        return text, {"n": _ends([format_number(one, 1, code) for one in sorted(found)])}
    return {
        "senior_years": _SENIORS,
        "other_recruitment": _OTHER,
        "demand_growth_change": _WORLD,
        "productivity_gain": _TECHNOLOGY,
        "start_year": _START,
        "full_effect_year": _FULL,
    }[lever.family], {}


def _fulltime(frame: Frame, lever: Lever, value: float) -> tuple[str, dict[str, str]]:
    """The region's own share where it is that, else how many people more or fewer it means."""
    plan = frame.plan
    regional = [
        today(plan, one)
        for one in frame.catalogue
        if one.family == lever.family and one.sector == "region"
    ]
    if lever.sector != "region" and any(abs(share - value) < 0.0005 for share in regional):
        return _AS_REGION, {}
    heads = sum(
        band.heads
        for band in plan.staff
        if (band.sector, band.occupation) == (lever.sector, lever.occupation)
    )
    people = heads * (value - today(plan, lever))
    text = _MORE_FULLTIME if people >= 0 else _FEWER_FULLTIME
    return text, {"n": format_number(abs(people), 0, frame.language.code)}


def _ends(shown: list[str]) -> str:
    """The lowest and the highest, or the one there is."""
    return "–".join(dict.fromkeys((shown[0], shown[-1])))
