"""Indexes of demand (efterspørgselsindeks) that are built: from yearly growth, from the trend of a
history, from industries and their growth, or from the population by age and what each person uses.

Each way is a value with what it needs; ``build`` makes the index of it, 1 in the base year.
``demand_recipes`` keeps it in the plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from sosuplan.model.plan import Plan, Population
from sosuplan.model.schema.rows import LARGEST_INDEX, OLDEST
from sosuplan.text.errors import DemandError, Fault

if TYPE_CHECKING:
    from pandas import DataFrame

LEAST_YEARS = 3
"""Of a history: through two points goes any line."""
LEAST_INDEX = 1e-6
"""What is nearer to nothing, no plan takes."""
DECIMALS = 12
"""Of an index: what follows is rounding."""
WIDEST_BAND = 5
"""Ages in a band of the population whose need can be postponed by years."""
OPEN_FROM = 90
"""An age from which a band without an end has few enough ages above ``WIDEST_BAND`` of them."""
_AGES = np.arange(OLDEST + 1)

Floats = NDArray[np.float64]
Course: TypeAlias = Mapping[int, float]
"""Figures by year."""


@dataclass(frozen=True, slots=True)
class Growth:
    """Growth as a share a year, by the year from which on it applies: of 2026 from 2025 to 2026."""

    rates: Course


@dataclass(frozen=True, slots=True)
class Trend:
    """Figures of earlier years that go on as they went: on a straight line, or with the same growth
    each year (``log_linear``)."""

    history: Course
    log_linear: bool


@dataclass(frozen=True, slots=True)
class Industry:
    """An industry's part of the need in the base year, in any unit, and its growth a year."""

    name: str
    weight: float
    growth: float


@dataclass(frozen=True, slots=True)
class Industries:
    """The need is divided on industries, of which each grows by itself."""

    parts: tuple[Industry, ...]


@dataclass(frozen=True, slots=True)
class Use:
    """What a person of an age from ``low`` to ``high`` uses in the base year, in any unit."""

    low: int
    high: int
    per_person: float


@dataclass(frozen=True, slots=True)
class PopulationUse:
    """The plan's population by age, times what each person uses. With ``healthy_years`` the need of
    an age comes that much later for every ten years after the base year. ``by_area``: areas with a
    population of their own have an index of their own."""

    uses: tuple[Use, ...]
    healthy_years: float = 0.0
    by_area: bool = False


Method: TypeAlias = Growth | Trend | Industries | PopulationUse


@dataclass(frozen=True, slots=True)
class Fit:
    """The line through a history. ``growth`` is what it rises by a year: a share where it is
    ``log_linear``, else in the history's own unit. ``r2`` is the share of the history's variance
    that it explains, None where the history has none."""

    log_linear: bool
    history: Course
    fitted: Course
    """The line in every year from the first of the history to the plan's last."""
    growth: float
    r2: float | None

    @property
    def residuals(self) -> dict[int, float]:
        """By year how much more the history has than the line."""
        return {year: value - self.fitted[year] for year, value in self.history.items()}

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the history."""
        return tuple(self.history)

    def to_frame(self) -> DataFrame:
        """Year, figure, fitted, residual."""
        from pandas import DataFrame

        left = self.residuals
        rows = [(year, one, self.fitted[year], left[year]) for year, one in self.history.items()]
        return DataFrame(rows, columns=["year", "figure", "fitted", "residual"])


@dataclass(frozen=True)
class Built:
    """An index as it is built: by area ("" serves all others) and year."""

    method: Method
    base_year: int
    index: Mapping[str, Course]
    fit: Fit | None = None
    spread: bool = False
    """True if people of one age band count as spread evenly over its ages."""
    people: Mapping[str, Course] = field(default_factory=dict)
    """By area and year the people of the ages that use something."""

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Base year to horizon."""
        return tuple(next(iter(self.index.values())))

    def growth_a_year(self, area: str) -> float:
        """The mean growth as a share a year from the base year to the last."""
        last = self.years[-1]
        return float(self.index[area][last] ** (1.0 / (last - self.base_year))) - 1.0

    def to_frame(self) -> DataFrame:
        """Area, year, index."""
        from pandas import DataFrame

        rows = [(area, *one) for area, course in self.index.items() for one in course.items()]
        return DataFrame(rows, columns=["area", "year", "index"])


def build(method: Method, plan: Plan, area: str = "") -> Built:
    """The index that ``method`` gives in ``plan`` from base year to horizon, for ``area`` or for
    all of them ("").

    Raises ``DemandError`` where it gives none.
    """
    fit = None
    if isinstance(method, PopulationUse):
        built = _of_population(method, plan, area)
    else:
        if isinstance(method, Growth):
            course = _of_growth(method, plan)
        elif isinstance(method, Trend):
            fit = fit_trend(method, plan.horizon, plan.base_year)
            course = {year: fit.fitted[year] / fit.fitted[plan.base_year] for year in plan.years}
        else:
            course = _of_industries(method, plan)
        built = Built(method, plan.base_year, {area: course}, fit)
    rounded = {one: _checked(course, plan.base_year) for one, course in built.index.items()}
    return Built(method, plan.base_year, rounded, fit, built.spread, built.people)


def _checked(course: Course, base_year: int) -> dict[int, float]:
    """An index as a plan takes it."""
    for year, value in course.items():
        if not LEAST_INDEX <= value <= LARGEST_INDEX:
            values: dict[str, str | float] = {"year": str(year), "index": round(value, 3)}
            raise _fault("demand_index_out", **values, high=LARGEST_INDEX)
    return {
        year: 1.0 if year == base_year else round(float(value), DECIMALS)
        for year, value in course.items()
    }


def _fault(code: str, **values: str | float) -> DemandError:
    return DemandError(Fault(code, values=values))


# --- growth, history and industries -------------------------------------------------------------


def _of_growth(method: Growth, plan: Plan) -> dict[int, float]:
    first = plan.base_year + 1
    if not method.rates:
        raise _fault("demand_nothing")
    if min(method.rates) > first:
        raise _fault("demand_growth_begins", year=str(min(method.rates)), first=str(first))
    if low := next((year for year, rate in method.rates.items() if rate <= -1.0), None):
        raise _fault("demand_growth_low", year=str(low))
    index = {plan.base_year: 1.0}
    for year in range(first, plan.horizon + 1):
        since = max(one for one in method.rates if one <= year)
        index[year] = index[year - 1] * (1.0 + method.rates[since])
    return index


def fit_trend(method: Trend, last: int, base_year: int) -> Fit:
    """The least-squares line through a history, or through its logarithms, up to the year ``last``.

    Raises ``DemandError`` if there is none, or none with people in the base year.
    """
    years = np.array(sorted(method.history), dtype=float)
    figures = np.array([method.history[int(year)] for year in years], dtype=float)
    if len(years) < LEAST_YEARS:
        raise _fault("demand_history_short", count=len(years), least=LEAST_YEARS)
    if method.log_linear and figures.min() <= 0.0:
        year = int(years[figures.argmin()])
        raise _fault("demand_history_not_positive", year=str(year))
    told = np.log(figures) if method.log_linear else figures
    middle = years.mean()
    slope = float(((years - middle) * told).sum() / ((years - middle) ** 2).sum())
    first = min(int(years[0]), base_year)
    line = {
        year: told.mean() + slope * (year - middle)
        for year in range(first, max(last, int(years[-1])) + 1)
    }
    if method.log_linear:
        line = {year: float(np.exp(value)) for year, value in line.items()}
    if line[base_year] <= 0.0:
        raise _fault("demand_index_out", year=str(base_year), index=0.0, high=LARGEST_INDEX)
    left = figures - [line[int(year)] for year in years]
    spread = float(((figures - figures.mean()) ** 2).sum())
    # What is equal but for rounding has no variance to explain.
    flat = spread <= 1e-18 * float((figures**2).sum())
    r2 = None if flat else 1.0 - float((left**2).sum()) / spread
    history = {int(year): float(figure) for year, figure in zip(years, figures, strict=True)}
    fitted = {year: float(value) for year, value in line.items()}
    growth = float(np.expm1(slope)) if method.log_linear else slope
    return Fit(method.log_linear, history, fitted, growth, r2)


def shares(method: Industries) -> dict[str, float]:
    """Each industry's share of the need in the base year; they add up to 1.

    Raises ``DemandError`` if they cannot be told.
    """
    if not method.parts:
        raise _fault("demand_nothing")
    if wrong := next((one for one in method.parts if one.weight < 0.0), None):
        raise _fault("demand_weight_low", industry=wrong.name)
    names = [one.name for one in method.parts]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise _fault("demand_industry_twice", industry=twice)
    whole = sum(one.weight for one in method.parts)
    if whole <= 0.0:
        raise _fault("demand_no_weight")
    return {one.name: one.weight / whole for one in method.parts}


def _of_industries(method: Industries, plan: Plan) -> dict[int, float]:
    part = shares(method)
    if low := next((one for one in method.parts if one.growth <= -1.0), None):
        raise _fault("demand_industry_low", industry=low.name)
    return {
        year: sum(part[one.name] * (1.0 + one.growth) ** (year - plan.base_year)
                  for one in method.parts)
        for year in plan.years
    }  # fmt: skip


# --- population ---------------------------------------------------------------------------------


def use_by_age(uses: Iterable[Use]) -> Floats:
    """What a person uses at each age from 0 to ``OLDEST``; nothing at ages that are not told of.

    Raises ``DemandError`` if nobody uses anything, or ages are told of twice.
    """
    ordered = sorted(uses, key=lambda one: (one.low, one.high))
    for one, other in pairwise(ordered):
        if other.low <= one.high:
            raise _fault("demand_use_twice", one=ages_code(one), other=ages_code(other))
    use = np.zeros(OLDEST + 1)
    for one in ordered:
        if not 0 <= one.low <= one.high <= OLDEST:
            raise _fault("demand_use_ages", ages=ages_code(one))
        if one.per_person < 0.0:
            raise _fault("demand_use_low", ages=ages_code(one))
        use[one.low : one.high + 1] = one.per_person
    if not use.any():
        raise _fault("demand_nothing")
    return use


def ages_code(use: Use) -> str:
    """The ages as a recipe keeps them: "80-84", "85+", "80"."""
    if use.high >= OLDEST:
        return f"{use.low}+"
    return f"{use.low}-{use.high}" if use.high > use.low else str(use.low)


def postponed(use: Floats, years: float) -> Floats:
    """Use by age when every need comes ``years`` later: at an age what was used that much before.
    Between ages it lies on a straight line, as where people of an age are spread over its year."""
    moved: Floats = np.interp(_AGES - years, _AGES, use)
    return moved


def _of_population(method: PopulationUse, plan: Plan, area: str) -> Built:
    if not plan.population:
        raise _fault("demand_no_population")
    use = use_by_age(method.uses)
    own = {row.area for row in plan.population if row.area}
    everybody = plan.population
    groups: dict[str, Sequence[Population]] = {area: everybody}
    if area:
        groups[area] = [row for row in everybody if row.area == (area if area in own else "")]
    elif method.by_area:
        groups = {
            one: [row for row in everybody if row.area == one] for one in plan.areas if one in own
        }
        if len(groups) < len(plan.areas):
            rest = [row for row in everybody if not row.area]
            groups[""] = rest or everybody
    index: dict[str, Course] = {}
    people: dict[str, Course] = {}
    spread = False
    for one, rows in groups.items():
        if not rows:
            raise _fault("demand_no_population_of", area=one)
        counts = _Citizens(rows, one)
        spread |= counts.check(plan.years, use, method.healthy_years)
        needs = {
            year: float(counts.by_age(year) @ postponed(use, method.healthy_years * passed / 10.0))
            for passed, year in enumerate(plan.years)
        }
        if needs[plan.base_year] <= 0.0:
            raise _fault("demand_nobody", area=one, year=str(plan.base_year))
        index[one] = {year: need / needs[plan.base_year] for year, need in needs.items()}
        people[one] = {year: float(counts.by_age(year)[use > 0.0].sum()) for year in plan.years}
    return Built(method, plan.base_year, index, spread=spread, people=people)


class _Citizens:
    """The people of some rows by year and age."""

    def __init__(self, rows: Sequence[Population], area: str) -> None:
        self._area = area
        self._bands: dict[int, list[Population]] = {}
        for row in rows:
            self._bands.setdefault(row.year, []).append(row)
        self._people = {year: self._spread(bands) for year, bands in self._bands.items()}

    def by_age(self, year: int) -> Floats:
        """People of each age, those of a band evenly spread."""
        return self._people[year]

    @staticmethod
    def _spread(bands: Iterable[Population]) -> Floats:
        people = np.zeros(OLDEST + 1)
        for row in bands:
            last = row.age_to
            if _is_open(row):
                last = min(last, row.age_from + WIDEST_BAND - 1)
            people[row.age_from : last + 1] += row.people / (last - row.age_from + 1)
        return people

    def check(self, years: Sequence[int], use: Floats, healthy_years: float) -> bool:
        """Whether people of a band count as spread evenly.

        Raises ``DemandError`` if years or ages are lacking, or a band is too wide for what is used.
        """
        where: dict[str, str | float] = {"area": self._area}
        if missing := [year for year in years if year not in self._bands]:
            raise _fault("demand_population_years", **where, years=", ".join(map(str, missing)))
        used = np.flatnonzero(use)
        shift = healthy_years * (len(years) - 1) / 10.0
        low = max(0, int(used[0] + np.floor(min(shift, 0.0))))
        high = int(used[-1] + np.ceil(max(shift, 0.0)))
        if used[-1] == OLDEST:
            # Of the oldest, a file has as many as it lists: these are all.
            high = max(row.age_to for year in years for row in self._bands[year])
        wide = False
        for year in years:
            told = np.zeros(OLDEST + 1, dtype=bool)
            for row in self._bands[year]:
                told[row.age_from : row.age_to + 1] = True
                if row.age_to < low or row.age_from > high or row.age_from == row.age_to:
                    continue
                wide |= shift != 0.0 and not _is_open(row)
                self._check_band(row, use, shift)
            lacking = [age for age in range(low, high + 1) if not told[age]]
            if lacking:
                ages = f"{lacking[0]}–{lacking[-1]}" if len(lacking) > 1 else str(lacking[0])
                raise _fault("demand_population_ages", **where, year=str(year), ages=ages)
        return wide

    def _check_band(self, row: Population, use: Floats, shift: float) -> None:
        band = f"{row.age_from}+" if row.age_to == OLDEST else f"{row.age_from}-{row.age_to}"
        inside = use[row.age_from : row.age_to + 1]
        if inside.min() < inside.max():
            raise _fault("demand_population_band", area=self._area, ages=band)
        if shift and not _is_open(row) and row.age_to - row.age_from + 1 > WIDEST_BAND:
            raise _fault("demand_population_wide", area=self._area, ages=band, most=WIDEST_BAND)


def _is_open(row: Population) -> bool:
    """True of the oldest, whose band has no end."""
    return row.age_to == OLDEST and row.age_from >= OPEN_FROM
