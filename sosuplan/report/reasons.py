"""What a moved lever means in the plan's own figures: the last column of the table of measures."""

from __future__ import annotations

from collections.abc import Iterable

from sosuplan.analysis.potential import people_on_fulltime
from sosuplan.analysis.today import first_effect, has_reform, today
from sosuplan.engine import LeverSets
from sosuplan.frame import BASELINE, CURRENT, Frame
from sosuplan.language import N_, Language
from sosuplan.lever import Lever
from sosuplan.numbers import format_number, format_percent
from sosuplan.plan import DemandScenario
from sosuplan.report.amounts import share_digits
from sosuplan.words import capital, how_many, is_one, word

_REFORM = N_("Retirement {n} years later in {year}")
_HARDLY = N_("Retirement less than {n} years later in {year}")
_LEAST_YEARS = 0.1
"""Years that are fewer would be shown as none."""
_NO_REFORM = N_("The reform in the plan does not postpone retirement")
_SENIORS = N_("For instance senior agreements")
_EARLIER = N_("Retirement earlier than otherwise")
_AS_REGION = N_("The region's share today")
_AS_REGION_OF = N_("The region's share today ({who})")
_MORE_FULLTIME = N_("{n} more on full time in {year} than today")
_ONE_MORE_FULLTIME = N_("{n} more person on full time in {year} than today")
_FEWER_FULLTIME = N_("{n} fewer on full time in {year} than today")
_MORE_OF_STAFF = N_("{n} more of today's staff on full time")
_ONE_MORE_OF_STAFF = N_("{n} more person of today's staff on full time")
_FEWER_OF_STAFF = N_("{n} fewer of today's staff on full time")
_HOURS = N_("Today {n} hours a week")
_INTAKE = N_("{b} trainees a year, otherwise {a}")
_TRANSITION = N_("Today {n} go on from the basic course")
_DROPOUT = N_("Today {n} drop out")
_LOST = N_("Today {n} are lost")
_EXITS = N_("Today {n} leave a year")
_SICKNESS = N_("Today {n} sick days for each full-time person")
_OTHER = N_("From abroad, or back to the field")
_WORLD = N_("Outside the municipality's influence")
_TECHNOLOGY = N_("Work saved each year")
_MORE_WORK = N_("More work for the same task each year")
_START = N_("First year of gradual measures")
_FULL = N_("Gradual measures act in full")
_NEAR = 0.0005
"""Shares that differ by less are shown as the same."""
_FULLTIME = ("fulltime_target", "parttime_hours_gain")
_TURNED = {"senior_years": _EARLIER, "productivity_gain": _MORE_WORK}
"""Of levers that are moved below nought."""
_NOT_FOR = N_("No effect on {who}")
_OVERRULED = N_('No effect: "{demand}" assumes {n}')
_TOO_LATE = N_("No effect before the plan ends in {year}")
_NO_EFFECT = N_("No effect in this scenario")
_AT_LEAST = N_("at least {n}")


def meaning(frame: Frame, lever: Lever) -> str:
    """What ``lever`` means in the scenario of ``frame``, or why it has no effect there."""
    return why_not(frame, lever) or reason(frame, lever)


def reason(frame: Frame, lever: Lever) -> str:
    """A few words about ``lever`` in the scenario of ``frame``."""
    text, values = _said(frame, lever, frame.scenario.levers[lever.id])
    return capital(frame.language(text).format(**values))


def first_year(frame: Frame, lever: Lever) -> int | None:
    """The first year in which ``lever`` changes anything, or would if it were moved; beyond the
    horizon where it will then; None if it never does. Timing acts when measures begin."""
    effect = frame.effects.get(lever.id)
    year = effect.first if effect is not None else frame.would_act.get(lever.id)
    if year is not None:
        return year
    year = first_effect(frame.plan, lever, frame.scenario, frame.catalogue, frame.occupation)
    if lever.family == "reform" and not has_reform(frame.plan):
        return None
    late = _concerns(frame, lever) and year > frame.years[-1]
    return year if late or lever.group == "timing" else None


def why_not(frame: Frame, lever: Lever) -> str:
    """Why ``lever`` changes nothing for the occupation looked at, or would not; "" if it does."""
    year, say = first_year(frame, lever), frame.language
    if year is not None and (year <= frame.years[-1] or lever.group == "timing"):
        return ""
    if lever.family == "reform" and not has_reform(frame.plan):
        return say(_NO_REFORM)
    if not _concerns(frame, lever):
        who = word(f"{frame.occupation}.short", say)
        return say(_NOT_FOR).format(who=who)
    if year is not None:
        return say(_TOO_LATE).format(year=frame.years[-1])
    assumed = frame.demand_scenario.fulltime_target
    if assumed and lever.family in _FULLTIME and _overruled(frame, lever, assumed):
        demand = frame.demand_scenario.label(say.code)
        return say(_OVERRULED).format(demand=demand, n=assumed_share(frame))
    return say(_NO_EFFECT)


def _overruled(frame: Frame, lever: Lever, assumed: float) -> bool:
    """True if the full time that the demand scenario assumes leaves nothing for ``lever`` to do."""
    if lever.family == "parttime_hours_gain":
        return assumed >= 1.0
    return frame.scenario.levers.get(lever.id, lever.high) <= assumed


def assumed_share(frame: Frame) -> str:
    """The share on full time that the demand scenario assumes: a group may already be above it."""
    return assumed_by(frame.demand_scenario, frame.language)


def assumed_by(demand: DemandScenario, language: Language) -> str:
    """The same of any demand scenario that assumes one."""
    share = demand.fulltime_target or 0.0
    n = share_digits(share, language.code)
    return n if share >= 1.0 else language(_AT_LEAST).format(n=n)


def _concerns(frame: Frame, lever: Lever) -> bool:
    """False for a lever of the other occupation, unless helpers who train as assistants leave."""
    if lever.occupation in ("", frame.occupation) or frame.occupation == "all":
        return True
    trained = any(row.from_ssh_share for row in frame.plan.training if row.occupation == "SSA")
    return trained and lever.id == "intake_change:SSA"


def _said(frame: Frame, lever: Lever, value: float) -> tuple[str, dict[str, str]]:
    code, plan = frame.language.code, frame.plan
    if lever.family == "reform" and not has_reform(plan):
        return _NO_REFORM, {}
    if value < 0 and lever.family in _TURNED:
        return _TURNED[lever.family], {}
    if lever.family == "reform":
        years = value * float(frame.inputs.later_retirement[0, -1])
        n = format_number(max(years, _LEAST_YEARS), 1, code)
        text = _REFORM if years >= _LEAST_YEARS else _HARDLY
        return text, {"n": n, "year": str(frame.years[-1])}
    if lever.family == "fulltime_target":
        return _fulltime(frame, lever, value)
    if lever.family == "intake_change":
        before, after = (
            float(frame.projection.total("gf2_starts", run, lever.occupation)[-1])
            for run in (BASELINE, CURRENT)
        )
        a, b = told_apart(before, after, code)
        return _INTAKE, {"a": a, "b": b}
    if lever.family == "retention":
        leaving = frame.projection.total("other_exits", BASELINE, frame.occupation)[0]
        return _EXITS, {"n": how_many(float(leaving), frame.language)}
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
    regional = {
        one.occupation: today(plan, one)
        for one in frame.catalogue
        if one.family == lever.family and one.sector == "region"
    }
    alike = [who for who, share in regional.items() if abs(share - value) < _NEAR]
    if lever.sector != "region" and alike:
        if lever.occupation in alike:
            return _AS_REGION, {}
        return _AS_REGION_OF, {"who": word(f"{alike[0]}.short", frame.language)}
    change = value - today(plan, lever)
    people = _more_on_fulltime(frame, lever)
    values = {"year": str(frame.years[-1])}
    more, fewer = _MORE_FULLTIME, _FEWER_FULLTIME
    if people * change <= 0.0:
        # There are more or fewer people by then, which hides what the lever does.
        people = change * _heads(frame, lever)
        more, fewer = _MORE_OF_STAFF, _FEWER_OF_STAFF
    values["n"] = how_many(people, frame.language)
    if is_one(people):
        more = {_MORE_FULLTIME: _ONE_MORE_FULLTIME, _MORE_OF_STAFF: _ONE_MORE_OF_STAFF}[more]
    return (more if people >= 0 else fewer), values


def _more_on_fulltime(frame: Frame, lever: Lever) -> float:
    """How many more of the lever's group are on full time at the horizon than in the base year
    as the plan has it; a demand scenario's full time is none of the plan's."""
    runs = (frame.scenario.neutral(), frame.scenario, *frame.compared)
    sets = LeverSets.of(runs, frame.catalogue, frame.inputs)
    found = people_on_fulltime(frame.inputs, sets, frame.projection, lever.sector, lever.occupation)
    return float(found[CURRENT, -1]) - _heads(frame, lever) * today(frame.plan, lever)


def _heads(frame: Frame, lever: Lever) -> float:
    """The base-year staff of the lever's group."""
    group = lever.sector, lever.occupation
    return sum(band.heads for band in frame.plan.staff if (band.sector, band.occupation) == group)


def told_apart(before: float, after: float, code: str) -> tuple[str, str]:
    """Two figures in whole numbers, or with the decimals it takes to see that they differ."""
    for decimals in range(4):
        a, b = (format_number(number, decimals, code) for number in (before, after))
        if a != b:
            break
    return a, b


def _ends(shown: list[str]) -> str:
    """The lowest and the highest, or the one there is."""
    return "–".join(dict.fromkeys((shown[0], shown[-1])))
