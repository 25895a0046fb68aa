"""Whether goals are being reached: what was measured since the baseline, held against the way to
the target, and beside it what the scenario comes to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import floor, inf

import numpy as np

from sosuplan.analysis.counted import assumed
from sosuplan.analysis.indicators import (
    INDICATORS,
    Group,
    Indicator,
    Projected,
    follows,
    group_of,
)
from sosuplan.analysis.result_table import ResultTable, Tabled
from sosuplan.model.library import library
from sosuplan.model.plan import OCCUPATIONS, Goal, GoalReading, Plan
from sosuplan.text.dates import decimal_year

READINGS = "goal_readings"
"""The table of what was measured of an indicator that the plan's other tables do not hold."""
CLOSE = 1e-9
"""What is nearer than this share of the larger figure is there: the rest is rounding."""
FAR = 0.1
"""Of the larger figure: by how much a projection may begin beside a baseline of about its year."""
OWN, EXAMPLE = "own", "example"


class GoalStatus(StrEnum):
    """How a goal is doing."""

    REACHED = "reached"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    NOT_MEASURED = "not_measured"
    """Nothing was measured after the baseline; or it was on track, and nobody has measured how it
    ended."""
    NO_TARGET = "no_target"
    """It is a reading that nobody has set a target for."""
    NO_YEAR = "no_year"
    """Measured and not reached, but nobody has said until when it is to be."""
    NO_BASELINE = "no_baseline"
    """From where, or from when on, is not known."""


COUNTED = (GoalStatus.REACHED, GoalStatus.ON_TRACK, GoalStatus.BEHIND, GoalStatus.NOT_MEASURED)
"""What goals with a target and a year can be."""


class NotProjected(StrEnum):
    """Why a goal is not projected."""

    OWN = "own"
    """The plan does not know the indicator."""
    OUTSIDE = "outside"
    """It is about somebody who is not in the plan."""
    NOT_TOLD = "not_told"
    """The indicator is not told of one employer, or of both occupations together."""
    YEAR = "year"
    """The target's year is not among those that are projected."""
    NOTHING = "nothing"
    """The model says nothing of that year."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a goal's indicator was at a time."""

    date: str
    """As it was written."""
    at: float
    """The same as a year with decimals."""
    value: float
    table: str
    sources: tuple[str, ...] = ()
    note: str = ""

    @property
    def year(self) -> int:
        """The year that it is in."""
        return floor(self.at)


@dataclass(frozen=True, slots=True)
class FollowedGoal:
    """A goal with what was measured of it and what is projected."""

    goal: Goal
    kind: str
    """``OWN``, or an ``EXAMPLE`` that comes with the program."""
    indicator: Indicator | None
    """That of the plan; None for one's own, and where it is about somebody outside the plan."""
    begins: float | None
    """When the baseline was measured, as a year with decimals;"""
    ends: float | None
    """when the target is to be reached; None where there is no such date."""
    readings: tuple[Reading, ...]
    """What was measured after the baseline, the latest last."""
    course: Mapping[int, float]
    """What the scenario comes to by year."""
    projected_year: int | None
    """The target's year, or the last that is projected where it has none;"""
    projected: float | None
    """what the scenario comes to then, and why that is not known."""
    not_projected: NotProjected | None
    known_year: int
    """The last year of which the plan has counts: that of its own base, or one counted since."""

    @property
    def latest(self) -> Reading | None:
        """What was measured last."""
        return self.readings[-1] if self.readings else None

    @property
    def target_year(self) -> int | None:
        """The year of the target."""
        return None if self.ends is None else floor(self.ends)

    @property
    def direction(self) -> int:
        """1 if the figure is to become larger, -1 smaller, 0 if it is to be kept."""
        if self.goal.target is None or self.goal.baseline is None:
            return 0
        return int(np.sign(self.goal.target - self.goal.baseline))

    @property
    def status(self) -> GoalStatus:
        """How it is doing: see ``status_of``."""
        goal, latest = self.goal, self.latest
        if goal.target is None:
            return GoalStatus.NO_TARGET
        if goal.baseline is None or self.begins is None:
            return GoalStatus.NO_BASELINE
        if latest is None:
            return GoalStatus.NOT_MEASURED
        found = status_of(
            (self.begins, goal.baseline),
            (self.ends, goal.target),
            (latest.at, latest.value),
            self._better,
        )
        # Nothing is on its way to a date that is past.
        gone = found is GoalStatus.ON_TRACK and self.is_past_due
        return GoalStatus.NOT_MEASURED if gone else found

    @property
    def is_past_due(self) -> bool:
        """True if the target's year is over and nothing was measured at its date or later, so that
        nobody knows how it ended."""
        if self.ends is None or self.target_year is None or self.known_year <= self.target_year:
            return False
        return self.latest is None or self.latest.at < self.ends

    @property
    def line(self) -> float | None:
        """Where the straight line from baseline to target is when the goal was measured last; None
        where there is none, or it has ended."""
        goal, latest = self.goal, self.latest
        if latest is None or goal.target is None or goal.baseline is None or self.begins is None:
            return None
        return line_at((self.begins, goal.baseline), (self.ends, goal.target), latest.at)

    @property
    def reaches(self) -> bool | None:
        """Whether the scenario comes to the target by ``projected_year``; None if that cannot be
        said."""
        goal = self.goal
        if self.projected is None or goal.target is None or goal.baseline is None:
            return None
        return is_past(self.projected, goal.target, self.direction or self._better)

    @property
    def begins_apart(self) -> int | None:
        """The year in which a projection of all employers begins, if it does so within a year of
        the baseline and far from it: then the goal may be about one of them; else None."""
        first, level = min(self.course, default=None), self.goal.baseline
        one_of_them = self.indicator is not None and self.indicator.by_sector
        if first is None or level is None or self.begins is None:
            return None
        if self.goal.sector or not one_of_them:
            return None
        near = abs(np.floor(self.begins) - first) <= 1
        here = self.course[first]
        return first if near and abs(here - level) > FAR * max(abs(here), abs(level)) else None

    @property
    def _better(self) -> int:
        return 0 if self.indicator is None else self.indicator.better


def part_of_year(begins: float | None) -> float:
    """What a year by itself stands for beside a baseline: the same time of the year, as counts are
    made once a year."""
    return 0.5 if begins is None else begins - floor(begins)


def is_after(date: str, begins: float) -> bool:
    """True if what was measured at a date counts beside a baseline."""
    at = decimal_year(date, part_of_year(begins))
    return at is not None and at > begins


def is_past(value: float, level: float, direction: int) -> bool:
    """True if ``value`` is at ``level``, or past it in the direction; 0: at it."""
    beyond = value - level
    if abs(beyond) <= CLOSE * max(abs(value), abs(level)):
        return True
    return direction != 0 and direction * beyond > 0


def status_of(
    baseline: tuple[float, float],
    target: tuple[float | None, float],
    latest: tuple[float, float],
    better: int = 0,
) -> GoalStatus:
    """The one rule of how a goal is doing. Each is a date (a year with decimals; None if there is
    none) and a value; ``latest`` is what was measured last, after the baseline.

    It is reached if the latest value is at the target, or past it in the goal's direction, which is
    from the baseline to the target; where these are the same, the value is to be kept: it may be
    ``better`` (1 more, -1 less, 0: none is). Otherwise it is on track if the value is at the
    straight line from baseline to target at that date, or past it; if not, and from the target's
    date on, it is behind.
    """
    (_, start), (ends, end), (at, value) = baseline, target, latest
    direction = int(np.sign(end - start))
    if is_past(value, end, direction or better):
        return GoalStatus.REACHED
    if ends is None:
        return GoalStatus.NO_YEAR
    line = line_at(baseline, target, at)
    if line is None or not is_past(value, line, direction):
        return GoalStatus.BEHIND
    return GoalStatus.ON_TRACK


def line_at(
    baseline: tuple[float, float], target: tuple[float | None, float], at: float
) -> float | None:
    """Where the straight line from baseline to target is at a date; None from its end on."""
    (begins, start), (ends, end) = baseline, target
    if ends is None or at >= ends or ends <= begins:
        return None
    return start + (end - start) * (at - begins) / (ends - begins)


@dataclass(frozen=True, slots=True)
class GoalList(Tabled):
    """Goals in their order: the plan's own, then the examples that come with the program."""

    goals: tuple[FollowedGoal, ...]

    def __len__(self) -> int:
        return len(self.goals)

    @property
    def own(self) -> GoalList:
        """The plan's own alone."""
        return GoalList(tuple(one for one in self.goals if one.kind == OWN))

    def of_occupation(self, occupation: str) -> GoalList:
        """Those that are not about the other occupation."""
        others = set(OCCUPATIONS) - {occupation} if occupation != "all" else set[str]()
        return GoalList(tuple(one for one in self.goals if one.goal.occupation not in others))

    def with_status(self, status: GoalStatus) -> tuple[FollowedGoal, ...]:
        """Those that are doing so."""
        return tuple(one for one in self.goals if one.status is status)

    def table(self) -> ResultTable:
        """A row for each goal."""
        columns = (
            *("id", "title", "indicator", "area", "sector", "occupation"),
            *("baseline", "baseline_date", "target", "target_date", "unit"),
            *("measured", "measured_date", "status", "projected", "projected_year", "reaches"),
            *("responsible", "frequency", "measures", "status_of_target", "source", "kind"),
        )
        return ResultTable(columns, tuple(map(_row, self.goals)))


def _row(one: FollowedGoal) -> tuple[str | int | float | None, ...]:
    goal, latest = one.goal, one.latest
    return (
        *(goal.id, goal.title_da, goal.indicator, goal.area, goal.sector, goal.occupation),
        *(goal.baseline, goal.baseline_date, goal.target, goal.target_date, goal.unit),
        None if latest is None else latest.value,
        "" if latest is None else latest.date,
        *(str(one.status), one.projected, one.projected_year, one.reaches),
        *(goal.responsible, goal.frequency, goal.measures, goal.status_of_target),
        *(goal.source_id, one.kind),
    )


def goals(plan: Plan, made: Projected) -> GoalList:
    """The goals of ``plan``, and the examples that are none of them, with what ``plan`` has
    measured and what the run ``made`` comes to, which may be of older figures."""
    readings: dict[str, list[GoalReading]] = {}
    guesses = assumed(plan)
    for row in plan.goal_readings:
        # What is assumed was not measured.
        if row.source_id not in guesses:
            readings.setdefault(row.goal, []).append(row)
    own = [_followed(plan, made, goal, OWN, readings.get(goal.id, ())) for goal in plan.goals]
    taken = {goal.id for goal in plan.goals}
    examples = [
        _followed(plan, made, goal, EXAMPLE, ())
        for goal in library().goals.values()
        if goal.id not in taken
    ]
    return GoalList((*own, *examples))


def _followed(
    plan: Plan, made: Projected, goal: Goal, kind: str, readings: Iterable[GoalReading]
) -> FollowedGoal:
    indicator, group, why_not = _of_plan(plan, goal)
    begins = decimal_year(goal.baseline_date)
    part = part_of_year(begins)
    measured = [
        Reading(row.date, at, row.value, READINGS, (row.source_id,), row.note)
        for row in readings
        if (at := decimal_year(row.date, part)) is not None
    ]
    course, year, value = dict[int, float](), None, None
    ends = decimal_year(goal.target_date, part)
    if indicator is not None and group is not None:
        measured += [
            Reading(str(one.year), one.year + part, one.value, one.table, one.sources)
            for one in indicator.measured(plan, group)
        ]
        course = _course(made, indicator, group)
        year = max(course, default=None) if ends is None else floor(ends)
        value = None if year is None else course.get(year)
        if value is None:
            projected = year is None or year in made.projection.years
            why_not = NotProjected.NOTHING if projected else NotProjected.YEAR
    since = -inf if begins is None else begins
    after = sorted((one for one in measured if one.at > since), key=lambda one: one.at)
    return FollowedGoal(
        *(goal, kind, indicator, begins, ends, tuple(after), course, year, value, why_not),
        known_year=_known_year(plan),
    )


def _known_year(plan: Plan) -> int:
    return max([plan.base_year, *(row.year for row in plan.actuals)])


def _of_plan(plan: Plan, goal: Goal) -> tuple[Indicator | None, Group | None, NotProjected | None]:
    """The plan's indicator that a goal follows and whom it is about, or why the plan has none."""
    indicator = INDICATORS.get(goal.indicator)
    if indicator is None:
        return None, None, NotProjected.OWN
    group = group_of(plan, goal.area, goal.occupation, goal.sector)
    if group is None:
        return None, None, NotProjected.OUTSIDE
    if not follows(indicator, group):
        return None, None, NotProjected.NOT_TOLD
    return indicator, group, None


def _course(made: Projected, indicator: Indicator, group: Group) -> dict[int, float]:
    """What the run comes to by year; nothing where its figures have not the group."""
    there = set(group.areas) <= set(made.projection.areas)
    if not there or set(group.occupations) - set(made.projection.occupations):
        return {}
    with np.errstate(all="ignore"):
        values = indicator.course(made, group)
    found = zip(made.projection.years, values.tolist(), strict=True)
    return {year: value for year, value in found if np.isfinite(value)}


def current_value(plan: Plan, made: Projected, goal: Goal) -> tuple[str, float] | None:
    """What the plan itself says of a goal's indicator: a year and the value, for a baseline. What
    was measured last goes before what the model begins with, the run ``made`` with nothing
    changed. None where it says nothing."""
    indicator, group, _ = _of_plan(plan, goal)
    if indicator is None or group is None:
        return None
    if measured := sorted(indicator.measured(plan, group), key=lambda one: one.year):
        return str(measured[-1].year), measured[-1].value
    course = _course(made, indicator, group)
    year = min(course, default=None)
    return None if year is None else (str(year), course[year])
