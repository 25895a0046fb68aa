"""The population by age and year: who lives in the plan's areas, and an index of demand built from
it, which is that of the people of the ages that need care."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sosuplan.editing.demand_builders import PopulationUse, Use, build
from sosuplan.editing.demand_recipes import figures_of
from sosuplan.importing.checks import first_overlap, sums_of
from sosuplan.importing.vocabulary import OLDEST, AgeBand, band_code
from sosuplan.model.places import overlapping
from sosuplan.model.plan import DemandIndex, DemandRecipe, DemandScenario, Plan, Population
from sosuplan.text.errors import DemandError, Fault
from sosuplan.text.language import N_, Language
from sosuplan.text.terms import first_of

if TYPE_CHECKING:
    from sosuplan.importing.observations import Observations

USUAL_AGE = 80
"""The age from which people count, unless the user states another."""

_LAST_OF_LIST = 99
"""A file whose ages end here or later has nearly everybody, whether or not it says so."""
_LABEL = N_("People aged {age} and over")
_LABEL_BETWEEN = N_("People aged {low} to {high}")


@dataclass(frozen=True, slots=True)
class PopulationIndex:
    """The population that takes the place of the plan's, and a demand scenario, the plan's or a new
    one, with its index for all years of the plan and what that is built from."""

    population: tuple[Population, ...]
    scenario: DemandScenario
    index: tuple[DemandIndex, ...]
    recipe: tuple[DemandRecipe, ...]
    notes: tuple[Fault, ...]


def population_index(found: Observations, plan: Plan, source: str, sheet: str) -> PopulationIndex:
    """What a file of the population says of the demand in ``plan``.

    Raises ``PopulationError`` if nothing can be said.
    """
    age = next((one for one in found.figures.from_age if one), USUAL_AGE)
    areas = _areas(found, plan, sheet)
    told = _by_area_and_year(found, areas)
    counted: set[AgeBand] = set()
    people: dict[int, float] = defaultdict(float)
    for (_, year), bands in told.items():
        inside = _inside(bands, age, sheet)
        counted |= inside.keys()
        people[year] += sum(inside.values())
    first, last = plan.base_year, plan.horizon
    if not people.get(first) or max(people) < last:
        years = ", ".join(map(str, sorted(people)))
        wanted: dict[str, str | float] = {"base": first, "horizon": last, "years": years}
        raise PopulationError(Fault("import_population_years", sheet, values=wanted))
    population = _population(told, plan, age, source)
    named = ", ".join(area for area in areas if area) or sheet
    ages = _ages_of(counted)
    values: dict[str, str | float] = {"age": ages.low, "areas": named, "year": first}
    between = ages.high < OLDEST
    if between:
        values["high"] = ages.high
    notes = [
        Fault(
            "import_population_used_between" if between else "import_population_used",
            sheet,
            values=values,
        )
    ]
    missing = [year for year in range(first, last) if year not in people]
    if missing:
        listed = ", ".join(map(str, missing))
        notes.append(Fault("import_population_between", sheet, values={"years": listed}))
    scenario = _scenario(found, plan, ages, source)
    method = PopulationUse((Use(ages.low, ages.high, 1.0),))
    try:
        built = build(method, replace(plan, population=population))
    except DemandError as error:
        raise PopulationError(replace(error.faults[0], file=sheet)) from error
    name, jobs = scenario.scenario, plan.occupations
    return PopulationIndex(
        population,
        scenario,
        tuple(
            DemandIndex("", name, job, year, value, source)
            for job in jobs
            for year, value in built.index[""].items()
        ),
        tuple(
            DemandRecipe("", name, job, *figure, source)
            for job in jobs
            for figure in figures_of(method)
        ),
        tuple(notes),
    )


class PopulationError(Exception):
    """The population gives no index; ``fault`` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


def _areas(found: Observations, plan: Plan, sheet: str) -> tuple[str, ...]:
    """The areas whose people count, ("",) if the file names none."""
    there, counted = found.areas.there, found.areas.counted
    if not there:
        return ("",)
    if not counted:
        raise PopulationError(
            Fault(
                "import_population_areas" if found.areas.unrelated else "import_no_area_chosen",
                sheet,
                values={"areas": first_of(there)},
            )
        )
    for area in counted:
        if area not in plan.areas and (others := overlapping(area, counted)):
            values = {"area": area, "areas": ", ".join(others)}
            raise PopulationError(Fault("import_population_twice", sheet, values=values))
    return counted


def _by_area_and_year(
    found: Observations, areas: Iterable[str]
) -> Mapping[tuple[str, int], dict[AgeBand, float | None]]:
    """People by age band; None for bands of which something is not told."""
    figures = found.figures
    told = figures[figures.area.isin(list(areas)) & (figures.year != "") & (figures.age != "")]
    people = told.value.astype(object).where(told.cells == 0, None)
    groups: Iterable[Any] = told.groupby(["area", "year"], sort=False)
    return {place: dict(zip(one.age, people[one.index], strict=True)) for place, one in groups}


def _inside(bands: Mapping[AgeBand, float | None], age: int, sheet: str) -> dict[AgeBand, float]:
    """The people of an age and over in one place and year, by age band."""
    sums = sums_of(bands)
    inside = [band for band in bands if band not in sums and band.high >= age]
    across = next((band for band in inside if band.low < age), None)
    if across is not None or not inside:
        named = band_code(across) if across else "–"
        raise PopulationError(
            Fault(
                "import_population_band" if across else "import_population_ages",
                sheet,
                values={"age": age, "band": named},
            )
        )
    if pair := first_overlap(inside):
        one, other = map(band_code, pair)
        raise PopulationError(
            Fault("import_population_overlap", sheet, values={"one": one, "other": other})
        )
    told = {band: number for band in inside if (number := bands[band]) is not None}
    if len(told) < len(inside):
        raise PopulationError(Fault("import_population_secret", sheet, values={"age": age}))
    return told


def _ages_of(counted: Iterable[AgeBand]) -> AgeBand:
    """The ages that were counted; the end is open if hardly anybody is older."""
    listed = list(counted)
    high = max(band.high for band in listed)
    return AgeBand(min(band.low for band in listed), OLDEST if high >= _LAST_OF_LIST else high)


def _population(
    told: Mapping[tuple[str, int], Mapping[AgeBand, float | None]],
    plan: Plan,
    age: int,
    source: str,
) -> tuple[Population, ...]:
    """Who lives where in each year of the plan: of areas that the plan has, and of all others
    together. Years that the file does not have lie on a straight line. Whoever takes one of the
    plan's areas at a time keeps the others'."""
    sums: dict[tuple[str, AgeBand], dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for (area, year), bands in told.items():
        place = area if area in plan.areas else ""
        for band, number in _told_of(bands, age).items():
            sums[place, band][year] += number
    taken = {area for area, _ in sums}
    kept = () if "" in taken else (row for row in plan.population if row.area not in {"", *taken})
    return *kept, *(
        Population(area, year, band.low, band.high, round(_between(people, year), 6), source)
        for year in plan.years
        for (area, band), people in sorted(sums.items())
        if min(people) <= year <= max(people)
    )


def _told_of(bands: Mapping[AgeBand, float | None], age: int) -> dict[AgeBand, float]:
    """All bands that are no sums of others; those below ``age`` only if they do not overlap, and
    all of them are told."""
    sums = sums_of(bands)
    told = {band: number for band, number in bands.items() if band not in sums}
    if None in told.values() or first_overlap(told):
        told = {band: number for band, number in told.items() if band.low >= age}
    return {band: number for band, number in told.items() if number is not None}


def _between(people: Mapping[int, float], year: int) -> float:
    """The people of a year, on a straight line where the file does not have it."""
    if year in people:
        return people[year]
    before = max(one for one in people if one < year)
    after = min(one for one in people if one > year)
    part = (year - before) / (after - before)
    return people[before] + part * (people[after] - people[before])


def _scenario(found: Observations, plan: Plan, ages: AgeBand, source: str) -> DemandScenario:
    """The scenario that is stated, or the one that is named after the ages."""
    stated = next((one for one in found.figures.scenario if one), None)
    is_open = ages.high == OLDEST
    label = _LABEL if is_open else _LABEL_BETWEEN
    labels = [
        Language(code)(label).format(age=ages.low, low=ages.low, high=ages.high)
        for code in ("da", "en")
    ]
    for row in plan.demand_scenarios:
        if stated in (row.scenario, None) and (stated or row.label_en == labels[1]):
            return row
    wanted = f"{ages.low}+" if is_open else band_code(ages)
    taken = {row.scenario for row in plan.demand_scenarios}
    name = next(
        name for number in range(len(taken) + 1)
        if (name := wanted if not number else f"{wanted}-{number + 1}") not in taken
    )  # fmt: skip
    position = max((row.position for row in plan.demand_scenarios), default=0) + 1
    return DemandScenario(name, labels[0], labels[1], None, position, source)
