"""What a file's figures add up to by group, beside the present plan and the file's own sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sosuplan.importing.checks import same_sum
from sosuplan.importing.fields import COUNTS, STAFF_LIST
from sosuplan.model.plan import OCCUPATIONS, SECTORS, Plan
from sosuplan.model.schema.tables import TABLE
from sosuplan.model.validation import source_ids

if TYPE_CHECKING:
    from sosuplan.importing.observations import Observations

Group = tuple[str, str, str]
"""Area (of an index its demand scenario), sector and occupation; "" where a table has none of it,
or for the sum over it."""


@dataclass(frozen=True, slots=True)
class GroupTotal:
    """A group's figures after the import, before it, and by the file's own row of sums.

    ``year`` is None where the table has no years. Persons are added up over ages. ``wider`` is True
    for the file's own sum over several groups, beside what these come to.
    """

    group: Group
    year: int | None
    measure: str
    imported: float
    today: float | None
    stated: float | None
    wider: bool = False

    @property
    def differs(self) -> bool:
        """True if the file's own sum is another one."""
        return self.stated is not None and not same_sum(self.stated, self.imported)


def groups_of(plan: Plan, tables: tuple[str, ...], source: str) -> tuple[Group, ...]:
    """The groups that got figures from the file."""
    found: dict[Group, None] = {}
    for name in tables:
        for row in getattr(plan, name):
            if any(one == source for _, one in source_ids(row.source)):
                found[_group_of(row)] = None
    return tuple(found)


def _group_of(row: object) -> Group:
    place = getattr(row, "area", getattr(row, "scenario", ""))
    return (place, getattr(row, "sector", ""), getattr(row, "occupation", ""))


def years_of(found: Observations) -> tuple[int, ...]:
    """The years that the file's figures are of."""
    if "year" not in found.target.keys:
        return ()
    return tuple(sorted({year for year in found.figures.year if year != ""}))


def totals_of(
    found: Observations, new: Plan, old: Plan, tables: tuple[str, ...], source: str
) -> list[GroupTotal]:
    """Sums by group of what is counted, and single figures of what is not, in the plan's order."""

    def place(total: GroupTotal) -> tuple[int, ...]:
        """Sums over several groups come last."""
        orders: tuple[Sequence[str], ...] = (new.areas, OCCUPATIONS, SECTORS)
        area, sector, occupation = total.group
        ranks = (
            order.index(part) if part in order else len(order)
            for order, part in zip(orders, (area, occupation, sector), strict=True)
        )
        return (*ranks, total.year or 0)

    return sorted(_totals(found, new, old, tables, source), key=place)


def _totals(
    found: Observations, new: Plan, old: Plan, tables: tuple[str, ...], source: str
) -> Iterable[GroupTotal]:
    for name in tables:
        after = _summed(new, name, source)
        before = _summed(old, name, "")
        stated = _stated(found) if name == found.target.table else {}
        # A sum over several groups is compared with what the file's own groups add up to.
        wider = {place: value for place, value in stated.items() if place not in after}
        for place, imported in after.items():
            yield GroupTotal(*place, imported, before.get(place), stated.get(place))
        for place, value in wider.items():
            group, year, measure = place
            parts = [
                number
                for (other, in_year, what), number in after.items()
                if what == measure
                and year in (None, in_year)
                and all(mine in ("", theirs) for mine, theirs in zip(group, other, strict=True))
            ]
            if parts and "" in group:
                yield GroupTotal(group, year, measure, sum(parts), None, value, wider=True)


def _summed(plan: Plan, table: str, source: str) -> dict[tuple[Group, int | None, str], float]:
    """Figures by group, year and measure; with ``source`` only those that come from it."""
    sums: dict[tuple[Group, int | None, str], float] = defaultdict(float)
    for row in getattr(plan, table):
        by_column = dict(source_ids(row.source))
        for name in TABLE[table].figures:
            counted = TABLE[table].by_name[name].counts or TABLE[table].banded
            from_file = by_column.get(name, by_column.get("")) == source
            value = getattr(row, name)
            if value is None:
                continue
            if (from_file or not source) and (counted or table != "exit_rates"):
                place = (_group_of(row), getattr(row, "year", None), name)
                sums[place] += value
    return sums


def _stated(found: Observations) -> dict[tuple[Group, int | None, str], float]:
    """The file's own sums by the same places."""
    target, stated = found.target, found.stated
    if target.name == STAFF_LIST:
        return {}
    sums = stated[stated.measure.isin(COUNTS)]
    rows: Iterable[Any] = (sums[sums.age == ""] if "age" in target.keys else sums).itertuples()
    found_: dict[tuple[Group, int | None, str], float] = {}
    for one in rows:
        area, sector, job = (getattr(one, name, "") for name in ("area", "sector", "occupation"))
        year: Any = getattr(one, "year", "") if target.table != "staff" else ""
        found_[(area, sector, job), year if year != "" else None, one.measure] = one.value
    return found_
