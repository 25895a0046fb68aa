"""How many published results a plan reproduces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sosuplan.analysis.matrix import MatrixRow
from sosuplan.plan import Plan, Published


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many cells and balances of published tables the plan reproduces in whole persons."""

    cells: int
    cells_as_published: int
    balances: int
    balances_as_published: int
    derived: int
    """Of all these, how many follow from published figures by arithmetic."""
    rows: frozenset[tuple[str, int]]
    """(demand scenario, reform) of the rows whose balance at the horizon agrees with a published
    one, not with one that is derived."""

    @property
    def results(self) -> int:
        """Cells and balances."""
        return self.cells + self.balances


def compare(rows: Sequence[MatrixRow], plan: Plan, occupation: str) -> Agreement:
    """Hold ``rows`` against the plan's published results for ``occupation``."""
    by_case = {(row.scenario, float(row.reform)): row for row in rows}
    kinds = {source.id: source.kind for source in plan.sources}
    cells, balances, derived, agreeing = [], [], 0, set()
    for result in plan.published:
        row = by_case.get((result.scenario, result.reform))
        if row is None or result.occupation != occupation or result.year not in plan.years:
            continue
        same = _same(result, row, plan.years.index(result.year))
        is_derived = kinds.get(result.source) == "derived"
        derived += is_derived
        if result.quantity == "status":
            cells.append(same)
            continue
        balances.append(same)
        if same and result.year == plan.years[-1] and not is_derived:
            agreeing.add((row.scenario, row.reform))
    return Agreement(
        len(cells), sum(cells), len(balances), sum(balances), derived, frozenset(agreeing)
    )


def _same(result: Published, row: MatrixRow, year: int) -> bool:
    if result.quantity == "status":
        return row.balance.status[year] == result.value
    return round(float(row.balance.gap_heads[year])) == round(float(result.value))
