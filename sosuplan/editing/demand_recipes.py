"""What the indexes of a plan's demand scenarios were built from, kept in the table of recipes: an
index is taken into the plan with its recipe, and it is known when it is another one than that
gives by now."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sosuplan.editing.demand_builders import (
    Built,
    Growth,
    Industries,
    Industry,
    Method,
    PopulationUse,
    Trend,
    Use,
    ages_code,
    build,
)
from sosuplan.editing.ownership import BUILT, OWN_ID
from sosuplan.model.plan import DemandIndex, DemandRecipe, DemandScenario, Plan, Source
from sosuplan.model.provenance import free_id, source_ids, source_of
from sosuplan.model.schema.rows import OLDEST
from sosuplan.model.schema.tables import TABLES
from sosuplan.text.errors import DemandError, Fault

_SAME = 1e-9
_AGES = re.compile(r"(\d{1,3})(?:\s*[-–]\s*(\d{1,3})|(\+))?")
_YEAR = re.compile(r"\d{4}")

Figures = list[tuple[str, str, float]]
"""Item, part and value of the rows of a recipe."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What the index of a demand scenario was built from, in one area or in all ("")."""

    area: str
    scenario: str
    occupations: tuple[str, ...]
    method: Method | None
    """None where the rows tell of none."""
    fault: Fault | None = None
    """Why they do not."""


@dataclass(frozen=True, slots=True)
class Outdated:
    """A recipe whose index is another one in the plan than it gives; or that gives none any more,
    for which ``fault`` says why. ``by_hand``: the index in the plan was not built."""

    recipe: Recipe
    by_hand: bool = False
    fault: Fault | None = None


# --- rows ---------------------------------------------------------------------------------------


def figures_of(method: Method) -> Figures:
    """The rows that keep ``method``."""
    if isinstance(method, Growth):
        return [("growth", str(year), rate) for year, rate in method.rates.items()]
    if isinstance(method, Trend):
        history = [("history", str(year), figure) for year, figure in method.history.items()]
        return [("log_linear", "", float(method.log_linear)), *history]
    if isinstance(method, Industries):
        return [
            figure
            for one in method.parts
            for figure in (
                ("weight", one.name, one.weight),
                ("industry_growth", one.name, one.growth),
            )
        ]
    uses = [("use", ages_code(one), one.per_person) for one in method.uses]
    healthy = ("healthy_years", "", method.healthy_years)
    return [*uses, healthy, ("by_area", "", float(method.by_area))]


def method_of(figures: Figures) -> Method:
    """The method that rows keep.

    Raises ``DemandError`` if they are of several, or a part cannot be read.
    """
    items = {item for item, _, _ in figures}
    ways = [(make, kept) for make, kept in _WAYS if kept[0] in items]
    if len(ways) != 1 or items - set(ways[0][1]):
        raise DemandError(Fault("demand_recipe_mixed"))
    make, _ = ways[0]
    by_item: dict[str, dict[str, float]] = {}
    for item, part, value in figures:
        by_item.setdefault(item, {})[part] = value
    return make(by_item)


def _growth(found: Mapping[str, Mapping[str, float]]) -> Growth:
    return Growth(_by_year(found["growth"]))


def _trend(found: Mapping[str, Mapping[str, float]]) -> Trend:
    return Trend(_by_year(found["history"]), found.get("log_linear", {}).get("") == 1.0)


def _industries(found: Mapping[str, Mapping[str, float]]) -> Industries:
    growth = found.get("industry_growth", {})
    for name in dict.fromkeys((*found["weight"], *growth)):
        if name not in growth or name not in found["weight"]:
            raise DemandError(Fault("demand_recipe_industry", values={"industry": name}))
    return Industries(
        tuple(Industry(name, weight, growth[name]) for name, weight in found["weight"].items())
    )


def _population(found: Mapping[str, Mapping[str, float]]) -> PopulationUse:
    uses = tuple(Use(*read_ages(part), value) for part, value in found["use"].items())
    healthy = found.get("healthy_years", {}).get("", 0.0)
    return PopulationUse(uses, healthy, found.get("by_area", {}).get("") == 1.0)


_WAYS: Sequence[tuple[Callable[[Mapping[str, Mapping[str, float]]], Method], tuple[str, ...]]] = (
    (_growth, ("growth",)),
    (_trend, ("history", "log_linear")),
    (_industries, ("weight", "industry_growth")),
    (_population, ("use", "healthy_years", "by_area")),
)
"""How methods are read, and the items that keep each; the first is always there."""


def _by_year(found: Mapping[str, float]) -> dict[int, float]:
    for part in found:
        if not _YEAR.fullmatch(part.strip()):
            raise DemandError(Fault("demand_recipe_year", found=part))
    return {int(part): value for part, value in sorted(found.items())}


def read_ages(text: str) -> tuple[int, int]:
    """The ages that "80-84", "85+" or "80" say, both included.

    Raises ``DemandError`` if it says none.
    """
    found = _AGES.fullmatch(text.strip())
    if not found:
        raise DemandError(Fault("demand_recipe_ages", found=text))
    low = int(found[1])
    high = OLDEST if found[3] else int(found[2] or low)
    if not low <= high <= OLDEST:
        raise DemandError(Fault("demand_recipe_ages", found=text))
    return low, high


def recipes(plan: Plan) -> tuple[Recipe, ...]:
    """What the plan's indexes were built from; occupations that were built alike are told as
    one."""
    rows: dict[tuple[str, str, str], Figures] = {}
    for row in plan.demand_recipes:
        figures = rows.setdefault((row.scenario, row.area, row.occupation), [])
        figures.append((row.item, row.part, row.value))
    alike: dict[tuple[str, str, object], tuple[Figures, list[str]]] = {}
    for (scenario, area, job), figures in rows.items():
        same = alike.setdefault((scenario, area, tuple(sorted(figures))), (figures, []))
        same[1].append(job)
    found = []
    for (scenario, area, _), (figures, jobs) in alike.items():
        method, fault = None, None
        try:
            method = method_of(figures)
        except DemandError as error:
            fault = error.faults[0]
        ordered = tuple(job for job in plan.occupations if job in jobs)
        found.append(Recipe(area, scenario, ordered, method, fault))
    order = [row.scenario for row in plan.demands]
    return tuple(sorted(found, key=lambda one: (order.index(one.scenario), one.area)))


# --- the plan -----------------------------------------------------------------------------------


def with_built(
    plan: Plan, recipe: Recipe, built: Built, source: Source, scenario: DemandScenario | None = None
) -> Plan:
    """``plan`` with an index as it was built of ``recipe``, and with this.

    The rows come from ``source``, which gets an id of its own. ``scenario`` is the recipe's if the
    plan does not have it yet. What is built for all areas takes the place of what single areas had.
    """
    method = recipe.method
    assert method is not None

    def stays(row: DemandIndex | DemandRecipe) -> bool:
        other = (row.scenario, row.occupation) not in {
            (recipe.scenario, job) for job in recipe.occupations
        }
        return other or (bool(recipe.area) and row.area != recipe.area)

    index = tuple(row for row in plan.demand_index if stays(row))
    kept = tuple(row for row in plan.demand_recipes if stays(row))
    # A scenario that came with an index goes by the source of what takes its place.
    scenarios = tuple(
        replace(row, source="")
        if row.scenario == recipe.scenario and row.source.startswith(BUILT)
        else row
        for row in (*plan.demand_scenarios, *([scenario] if scenario is not None else []))
    )
    cleared = _without_unused(
        replace(plan, demand_scenarios=scenarios, demand_index=index, demand_recipes=kept)
    )
    source = replace(source, id=free_id(BUILT, (one.id for one in cleared.sources)))
    added = tuple(
        DemandIndex(area, recipe.scenario, job, year, value, source.id)
        for area, course in built.index.items()
        for job in recipe.occupations
        for year, value in course.items()
    )
    figures = tuple(
        DemandRecipe(recipe.area, recipe.scenario, job, *figure, source.id)
        for job in recipe.occupations
        for figure in figures_of(method)
    )
    return replace(
        cleared,
        demand_scenarios=tuple(
            row if row.source else replace(row, source=source.id) for row in scenarios
        ),
        demand_index=(*cleared.demand_index, *added),
        demand_recipes=(*cleared.demand_recipes, *figures),
        sources=(*cleared.sources, source),
    )


def _without_unused(plan: Plan) -> Plan:
    """``plan`` without the sources of indexes that it does not have any more."""
    used = {
        one
        for table in TABLES[:-1]
        for text in {row.source for row in getattr(plan, table.name)}
        for _, one in source_ids(text)
    }
    kept = (row for row in plan.sources if row.id in used or not row.id.startswith(BUILT))
    return replace(plan, sources=tuple(kept))


def source_behind(plan: Plan, recipe: Recipe) -> Source | None:
    """The source of a recipe's first figure."""
    ids = (
        source
        for row in plan.demand_recipes
        if (row.area, row.scenario) == (recipe.area, recipe.scenario)
        and row.occupation in recipe.occupations
        for _, source in source_ids(row.source)
    )
    by_id = {row.id: row for row in plan.sources}
    return by_id.get(next(ids, ""))


def outdated(plan: Plan) -> tuple[Outdated, ...]:
    """The recipes whose index is another one in the plan than they give by now."""
    return tuple(found for one in recipes(plan) if (found := _outdated(plan, one)) is not None)


def _outdated(plan: Plan, recipe: Recipe) -> Outdated | None:
    if recipe.method is None:
        return Outdated(recipe, fault=recipe.fault)
    try:
        built = build(recipe.method, plan, recipe.area)
    except DemandError as error:
        return Outdated(recipe, fault=error.faults[0])
    own = _own_recipes(plan, recipe)
    wanted = {
        (area, job, year): value
        for area, course in built.index.items()
        for job in recipe.occupations
        if (area, job) not in own
        for year, value in course.items()
    }
    curves = {(area, job) for area, job, _ in wanted}
    there = {
        (row.area, row.occupation, row.year): row
        for row in plan.demand_index
        if row.scenario == recipe.scenario
        and (row.area, row.occupation) in curves
        and plan.base_year <= row.year <= plan.horizon
    }
    same = there.keys() == wanted.keys() and all(
        abs(there[key].index - value) <= _SAME * value for key, value in wanted.items()
    )
    typed = any(source_of(row, "index").startswith(OWN_ID) for row in there.values())
    return None if same else Outdated(recipe, by_hand=typed)


def _own_recipes(plan: Plan, recipe: Recipe) -> set[tuple[str, str]]:
    """Areas and occupations with a recipe of their own beside one for all."""
    return {
        (row.area, row.occupation)
        for row in plan.demand_recipes
        if row.area and row.area != recipe.area and row.scenario == recipe.scenario
    }


def rebuilt(plan: Plan, recipe: Recipe, words: Callable[[Plan, Built], tuple[str, str]]) -> Plan:
    """``plan`` with the index that ``recipe`` gives by now. Its source is of the same kind as
    before; ``words`` are its title and how it is built.

    Raises ``DemandError`` if it gives none.
    """
    assert recipe.method is not None
    built = build(recipe.method, plan, recipe.area)
    before = source_behind(plan, recipe)
    title, note = words(plan, built)
    kind = before.kind if before is not None else "assumption"
    source = Source("", title, "", "", kind, "", "", note)
    return with_built(plan, recipe, built, source)


def new_scenario(plan: Plan, name: str, wanted: str = "built") -> DemandScenario:
    """A demand scenario called ``name`` in both languages, after all others; its source is given
    with its index."""
    taken: Iterable[str] = (row.scenario for row in plan.demand_scenarios)
    position = max((row.position for row in plan.demand_scenarios), default=0) + 1
    return DemandScenario(free_id(wanted, taken), name, name, None, position, "")
