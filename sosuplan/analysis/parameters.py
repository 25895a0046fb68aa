"""What of a plan can be fitted: groups of figures that are moved together by one number.

Each parameter acts in two places that say the same: on the engine's inputs, in many runs at once,
and on the rows of the plan, once its value is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sosuplan.engine import EngineInputs
from sosuplan.model.plan import SECTORS, Plan, ReformYear
from sosuplan.model.provenance import source_of
from sosuplan.text.errors import Fault, SosuplanError
from sosuplan.text.numbers import parse_plain

Floats = NDArray[np.float64]

FACTOR, YEARS, GROWTH, POINTS = "factor", "years", "growth", "points"
"""What a parameter's number is: a factor on the figures, or what is added to them: years, a share
a year, a share."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a parameter moves, and how."""

    name: str
    array: str
    """The engine's input,"""
    table: str
    column: str
    """and the figures of the plan that it comes from."""
    unit: str
    low: float
    high: float
    """The usual bounds."""
    step: float
    """A plain step, in which what cannot be told apart is told."""
    most: float
    """The largest that a figure may be,"""
    digits: int
    """and how many decimals of it are kept."""
    least: float = 0.0
    usual: bool = False
    """True of what is seldom measured: it is fitted unless somebody chooses otherwise."""


def _share(table: str, name: str, **changes: Any) -> Kind:
    return replace(Kind(name, name, table, name, FACTOR, 0.8, 1.25, 0.1, 1.0, 6), **changes)


_REFORM = Kind(
    "", "without_reform", "reform", "without_years", YEARS, -10.0, 10.0, 1.0, 10.0, 4, -10.0
)
_INDEX = Kind(
    "", "demand_index", "demand_index", "index", GROWTH, -0.05, 0.05, 0.01, 100.0, 6, 1e-6
)
GROWN, COURSE = "demand_growth", "demand_course"
FIRST, LAST, WITH_LAST = "without_reform_first", "without_reform_last", "with_reform_last"
_ALL = (
    _share("exit_rates", "other_exits", column="other", low=0.5, high=2.0, usual=True),
    _share("exit_rates", "retirement", low=0.67, high=1.5),
    replace(_REFORM, name=FIRST, usual=True),
    replace(_REFORM, name=LAST, usual=True),
    replace(_REFORM, name=WITH_LAST, array="with_reform", column="with_years", low=-2.0, high=2.0),
    *(
        _share("training", share)
        for share in ("gf2_completion", "transition", "main_completion", "entry_share")
    ),
    _share(
        *("demand_base", "demand_base"),
        array="demand_heads",
        column="demand_heads",
        most=1e6,
        digits=2,
        usual=True,
    ),
    _share("working_time", "fulltime_share", unit=POINTS, low=-0.3, high=0.3, usual=True),
    _share(
        *("demand_scenarios", "fulltime_target"),
        array="demand_fulltime",
        unit=POINTS,
        low=-0.3,
        high=0.3,
    ),
    replace(_INDEX, name=GROWN, usual=True),
    replace(_INDEX, name=COURSE, unit=FACTOR, low=0.8, high=1.25, step=0.1, usual=True),
)
KINDS = {kind.name: kind for kind in _ALL}
"""All that can be fitted, by name. The way demand takes has a number for each year between."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A group of figures that is moved together, between ``low`` and ``high``. What a group is not
    of, is empty."""

    name: str
    occupation: str
    scenario: str
    sector: str
    low: float
    high: float

    @property
    def kind(self) -> Kind:
        """What it moves."""
        return KINDS[self.name]

    @property
    def id(self) -> str:
        """What it is called on the command line: ``demand_growth:weighted:SSA``."""
        parts = self.name, self.scenario, self.sector, self.occupation
        return ":".join(filter(None, parts))

    @property
    def neutral(self) -> float:
        """The value that changes nothing."""
        return 1.0 if self.kind.unit == FACTOR else 0.0

    @property
    def has_years(self) -> bool:
        """True if it has a number for each year after the base year and before the horizon."""
        return self.name == COURSE

    @property
    def sound(self) -> bool:
        """True if there is something between its bounds, and what the plan has is among it."""
        return self.low < self.high and self.low <= self.neutral <= self.high

    def size(self, years: int) -> int:
        """How many numbers it has in a plan of so many years."""
        return max(0, years - 2) if self.has_years else 1

    def rows(self, plan: Plan) -> Iterator[Any]:
        """The rows of the plan whose figures it moves."""
        for row in getattr(plan, self.kind.table):
            if self._takes(row, plan):
                yield row

    def _takes(self, row: Any, plan: Plan) -> bool:
        if getattr(row, self.kind.column) is None:
            return False
        if self.sector and row is not plan.current_working_time.get(
            (row.area, row.sector, row.occupation)
        ):
            return False
        if self.kind.table == "demand_index" and not plan.base_year < row.year <= plan.horizon:
            return False
        wanted = {"occupation": self.occupation, "scenario": self.scenario, "sector": self.sector}
        return all(getattr(row, name) == one for name, one in wanted.items() if one)


def adjustable(plan: Plan) -> tuple[Parameter, ...]:
    """All parameters of ``plan``, with their usual bounds."""
    found = []
    for name, kind in KINDS.items():
        jobs = plan.occupations if kind.table not in ("reform", "demand_scenarios") else ("",)
        for job in jobs:
            scenarios, sectors = [""], [""]
            if kind.table in ("demand_index", "demand_scenarios"):
                scenarios = [row.scenario for row in plan.demands]
            if kind.table == "working_time":
                sectors = [sector for sector, one in plan.groups if one == job]
            for scenario in scenarios:
                for sector in sectors:
                    one = _within(Parameter(name, job, scenario, sector, kind.low, kind.high), plan)
                    if one is not None and one.sound and one.size(len(plan.years)):
                        found.append(one)
    return tuple(found)


def _within(one: Parameter, plan: Plan) -> Parameter | None:
    """A parameter with bounds between which no share goes below 0 or above 1; None where the plan
    has no figures of it. (Everybody of a certain age may retire: more than all of them are all.)"""
    kind = one.kind
    figures = [getattr(row, kind.column) for row in one.rows(plan)]
    if not figures:
        return None
    if kind.unit == POINTS:
        low, high = max(one.low, -min(figures)), min(one.high, 1.0 - max(figures))
        return replace(one, low=low, high=high)
    if kind.table == "training" and max(figures) > 0.0:
        return replace(one, high=min(one.high, 1.0 / max(figures)))
    return one


def kinds_of(parameter: Parameter, plan: Plan) -> set[str]:
    """Of what kinds the sources of the figures are that a parameter moves."""
    kinds = {source.id: source.kind for source in plan.sources}
    column = parameter.kind.column
    return {kinds.get(source_of(row, column), "") for row in parameter.rows(plan)}


def chosen(plan: Plan, wanted: Iterable[str]) -> tuple[Parameter, ...]:
    """The parameters that are asked for as ``NAME`` or ``NAME=LOW..HIGH``; the first part of a name
    stands for all that begin so. Raises ``SosuplanError`` with all that is wrong."""
    every = adjustable(plan)
    faults, found = [], dict[str, Parameter]()
    for text in wanted:
        name, equals, ends = text.partition("=")
        meant = [one for one in every if one.id == name or one.id.startswith(f"{name}:")]
        if not meant:
            values = {"choices": ", ".join(one.id for one in every)}
            faults.append(Fault("unknown_parameter", found=name, values=values))
        bounds = [parse_plain(end) for end in ends.split("..")] if equals else []
        for one in meant:
            if equals:
                low, high = bounds if len(bounds) == 2 else (None, None)
                moved = None if low is None or high is None else replace(one, low=low, high=high)
                if moved is None or not moved.sound:
                    values = {"name": one.id, "neutral": f"{one.neutral:g}"}
                    faults.append(Fault("parameter_bounds", found=text, values=values))
                    break
                one = moved
            found[one.id] = one
    if faults:
        raise SosuplanError(faults)
    return tuple(found.values())


class Space:
    """The numbers of several parameters in a row, each from -1 to 1 between bounds that lie alike
    on both sides of what the plan has; and what they come to."""

    def __init__(self, plan: Plan, inputs: EngineInputs, parameters: Sequence[Parameter]) -> None:
        self._plan, self._inputs = plan, inputs
        self.parameters = tuple(parameters)
        years = len(plan.years)
        ends = np.cumsum([0, *(one.size(years) for one in parameters)])
        self.parts = [slice(a, b) for a, b in pairwise(ends.tolist())]
        self.size = int(ends[-1])
        sizes = [one.size(years) for one in parameters]
        self.neutral, self.low, self.high = (
            np.repeat(np.array([getattr(one, name) for one in parameters], dtype=float), sizes)
            for name in ("neutral", "low", "high")
        )
        self.half = (self.high - self.low) / 2.0

    @cached_property
    def bounds(self) -> tuple[Floats, Floats]:
        """The bounds of the numbers."""
        return (self.low - self.neutral) / self.half, (self.high - self.neutral) / self.half

    def values(self, numbers: Floats) -> Floats:
        """The parameters' values in their own units, (..., size)."""
        return np.asarray(self.neutral + numbers * self.half)

    def inputs(self, numbers: Floats) -> EngineInputs:
        """The engine's inputs in runs with ``numbers``, (R, size)."""
        values = self.values(numbers)
        changed: dict[str, Any] = {}
        for one, part in zip(self.parameters, self.parts, strict=True):
            name = one.kind.array
            if name not in changed:
                array = getattr(self._inputs, name)
                changed[name] = np.repeat(array, len(values), axis=0)
            self._move(changed[name], one, values[:, part])
        for name, array in changed.items():
            kind = next(one.kind for one in self.parameters if one.kind.array == name)
            np.clip(array, kind.least, kind.most, out=array)
        return replace(self._inputs, **changed)

    def _move(self, array: Floats, one: Parameter, values: Floats) -> None:
        inputs, number = self._inputs, values[:, :1]
        job = inputs.occupations.index(one.occupation) if one.occupation else 0
        years = np.array(inputs.years)
        if one.kind.table == "reform":
            array += number * _way(one, years, years[0], years[-1])
        elif one.kind.table == "demand_index":
            demand = inputs.demands.index(one.scenario)
            if one.has_years:
                array[:, demand, :, job, 1:-1] *= values[:, np.newaxis]
            else:
                array[:, demand, :, job] *= ((1.0 + number) ** (years - years[0]))[:, np.newaxis]
        elif one.kind.table == "demand_scenarios":
            array[:, inputs.demands.index(one.scenario)] += number[:, 0]
        elif one.kind.table == "working_time":
            array[:, :, SECTORS.index(one.sector), job] += number
        elif one.kind.table == "exit_rates":
            array[:, :, job] *= number[..., np.newaxis]
        else:
            array[:, :, job] *= number

    def plan(self, numbers: Floats) -> Plan:
        """The plan with the figures that ``numbers``, (size,), come to. Their sources are those
        that they had."""
        values = self.values(numbers)
        tables: dict[str, list[Any]] = {}
        moved: dict[tuple[str, int, str], float] = {}
        if any(one.kind.table == "reform" for one in self.parameters):
            tables["reform"] = _every_year(self._plan)
        for one, part in zip(self.parameters, self.parts, strict=True):
            kind = one.kind
            rows = tables.setdefault(kind.table, list(getattr(self._plan, kind.table)))
            for at, row in enumerate(rows):
                if kind.table == "reform" or one._takes(row, self._plan):
                    key = kind.table, at, kind.column
                    before = moved.get(key, getattr(row, kind.column))
                    moved[key] = self._moved(before, one, row, values[part])
        for (table, at, column), value in moved.items():
            kind = next(
                one.kind
                for one in self.parameters
                if (one.kind.table, one.kind.column) == (table, column)
            )
            kept = round(min(kind.most, max(kind.least, value)), kind.digits)
            tables[table][at] = replace(tables[table][at], **{column: kept})
        whole: dict[str, Any] = {name: tuple(rows) for name, rows in tables.items()}
        return replace(self._plan, **whole)

    def _moved(self, figure: float, one: Parameter, row: Any, values: Floats) -> float:
        plan, number = self._plan, float(values[0])
        if one.kind.table == "reform":
            way = _way(one, np.array([row.year]), plan.base_year, plan.horizon)
            return figure + number * float(way[0])
        if one.has_years:
            between = row.year - plan.base_year - 1
            return figure * float(values[between]) if between < len(values) else figure
        if one.kind.unit == GROWTH:
            return figure * float((1.0 + number) ** (row.year - plan.base_year))
        return figure * number if one.kind.unit == FACTOR else figure + number


def _way(one: Parameter, years: NDArray[np.intp], first: int, last: int) -> Floats:
    """How much of what is added is added in a year: all of it at one end, nothing at the other."""
    way = np.clip((years - first) / (last - first), 0.0, 1.0)
    return np.asarray(1.0 - way if one.name == FIRST else way)


def _every_year(plan: Plan) -> list[ReformYear]:
    """The table of the reform with a row for every year of the plan."""
    listed = sorted(plan.reform, key=lambda row: row.year)
    years = [row.year for row in listed]
    rows = {row.year: row for row in plan.reform}
    for year in plan.years:
        if year not in rows:
            near = min(listed, key=lambda row: abs(row.year - year))
            without, with_ = (
                float(np.interp(year, years, [getattr(row, name) for row in listed]))
                for name in ("without_years", "with_years")
            )
            rows[year] = ReformYear(year, without, with_, near.source)
    return list(rows.values())
