"""How far a plan agrees with the published results it was fitted to, and whether they are about
its areas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sosuplan.analysis.matrix import MatrixRow
from sosuplan.analysis.today import has_reform
from sosuplan.model.plan import Plan, Published
from sosuplan.model.provenance import source_ids
from sosuplan.model.schema.tables import TABLES
from sosuplan.text.numbers import whole


@dataclass(frozen=True, slots=True)
class Difference:
    """A published result and what the plan gives instead: a status, or a balance in persons."""

    scenario: str
    reform: float
    year: int
    published: str | float
    here: str | float


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many cells and balances of published tables are the plan's in whole persons."""

    cells: int
    cells_as_published: int
    balances: int
    balances_as_published: int
    derived: int
    """Of all these, how many follow from published figures by arithmetic."""
    rows: frozenset[tuple[str, int]]
    """(demand scenario, reform) of the rows whose balance at the horizon agrees with a published
    one, not with one that is derived."""
    derived_rows: frozenset[tuple[str, int]] = frozenset()
    """Of the rows whose balance agrees with one that is derived."""
    sources: tuple[str, ...] = ()
    """The ids of the sources of the published results that are compared, each once,"""
    derived_sources: tuple[str, ...] = ()
    """and of the derived ones."""
    differences: tuple[Difference, ...] = ()
    """What is published otherwise, in the order of the table."""
    elsewhere: bool = False
    """There are such results, but not about the areas of the plan: nothing is compared."""

    @property
    def results(self) -> int:
        """Cells and balances."""
        return self.cells + self.balances


def compare(rows: Sequence[MatrixRow], plan: Plan, occupation: str) -> Agreement:
    """Hold ``rows`` against the plan's published results for ``occupation``.

    Nothing is compared where they are about other areas than the plan's (``covers``). Where the
    plan has no reform, results of a course without it are about something else.
    """
    reformed = has_reform(plan)
    by_case = {(row.scenario, float(row.reform)): row for row in rows}
    kinds = {source.id: source.kind for source in plan.sources}
    derived = 0
    cells: list[bool] = []
    balances: list[bool] = []
    agreeing: dict[bool, set[tuple[str, int]]] = {False: set(), True: set()}
    named: dict[bool, list[str]] = {False: [], True: []}
    differences: list[Difference] = []
    for result in plan.published:
        row = by_case.get((result.scenario, result.reform))
        if row is None or result.occupation != occupation or result.year not in plan.years:
            continue
        if not (row.reform or reformed):
            continue
        published, here = _both(result, row, plan.years.index(result.year))
        same = published == here
        if not same:
            differences.append(
                Difference(result.scenario, result.reform, result.year, published, here)
            )
        is_derived = kinds.get(result.source) == "derived"
        named[is_derived] += [id_ for _, id_ in source_ids(result.source)]
        derived += is_derived
        if result.quantity == "status":
            cells.append(same)
            continue
        balances.append(same)
        if same and result.year == plan.years[-1]:
            agreeing[is_derived].add((row.scenario, row.reform))
    if (cells or balances) and not covers(plan):
        return Agreement(0, 0, 0, 0, 0, frozenset(), elsewhere=True)
    return Agreement(
        len(cells),
        sum(cells),
        len(balances),
        sum(balances),
        derived,
        frozenset(agreeing[False]),
        frozenset(agreeing[True]),
        tuple(dict.fromkeys(named[False])),
        tuple(dict.fromkeys(named[True])),
        tuple(differences),
    )


def covers(plan: Plan) -> bool:
    """True if the published results are about the areas of ``plan``, all of them together.

    They are about the areas that have a figure from where they come from themselves: a source of
    the results that is published or the user's own. An area that was copied, added, imported or
    added up from others has no such figure. With it in the plan, the plan's sum is about something
    else than the results are.
    """
    given = {one.id for one in plan.sources if one.kind in ("published", "own")}
    of_results = {id_ for row in plan.published for _, id_ in source_ids(row.source)} & given
    texts = {
        (row.area, row.source)
        for table in TABLES
        if "area" in table.key
        for row in getattr(plan, table.name)
    }
    covered = {
        area for area, text in texts if any(id_ in of_results for _, id_ in source_ids(text))
    }
    return covered.issuperset(plan.areas)


def _both(result: Published, row: MatrixRow, year: int) -> tuple[str | float, str | float]:
    """What is published, and what the plan gives; balances in whole persons."""
    if result.quantity == "status":
        return result.value, row.balance.status[year]
    return whole(float(result.value)), whole(row.balance.gap_heads[year])
