"""A file's figures in today's plan: the new plan, and all to be looked at before it is taken.

Nothing is changed: ``apply`` makes a new plan. Taking it is one step, leaving it leaves nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sosuplan import rules
from sosuplan.cpr import masked
from sosuplan.difference import Difference, difference
from sosuplan.errors import Fault, ImportFileError, PlanError
from sosuplan.exchange.fields import COUNTS, STAFF_LIST
from sosuplan.exchange.filling import fill_areas
from sosuplan.exchange.grid import Grid
from sosuplan.exchange.mapping import ImportMapping, check_mapping
from sosuplan.exchange.merging import Merge, merge
from sosuplan.exchange.progress import Pace, Progress
from sosuplan.exchange.records import REASONS, Records, read_records
from sosuplan.language import Language, mark
from sosuplan.plan import Plan, Source
from sosuplan.rules import source_ids
from sosuplan.tables import TABLE

Group = tuple[str, str, str]
"""Area, sector and occupation; "" where a table has none of it, or for the sum over it."""

_TOLERANCE = 0.5
"""Persons by which a stated sum may differ: figures in files are rounded."""

_REASONS = {
    "total": mark("Import", "sums of other rows"),
    "suppressed": mark("Import", "figures kept secret in the file"),
    "unknown_group": mark("Import", "other groups than this table has"),
    "unknown_area": mark("Import", "areas that cannot be told"),
    "outside_ages": mark("Import", "ages outside 17 to 74"),
    "blank": mark("Import", "rows without figures"),
    "not_a_number": mark("Import", "cells that are not numbers"),
}


@dataclass(frozen=True, slots=True)
class Ignored:
    """Rows that were left out for one reason, with the first lines and a few of their labels."""

    reason: str
    count: int
    lines: tuple[int, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupTotal:
    """A group's figures after the import, today, and by the file's own row of sums.

    ``year`` is None where the table has no years. Persons are added up over ages.
    """

    group: Group
    year: int | None
    measure: str
    imported: float
    today: float | None
    stated: float | None

    @property
    def differs(self) -> bool:
        """True if the file's own sum is another one."""
        return self.stated is not None and abs(self.stated - self.imported) > _TOLERANCE


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What taking the file would do; ``plan`` is the new plan, sound if there are no ``faults``.

    ``notes`` are to be told and are in nobody's way.
    """

    plan: Plan
    tables: tuple[str, ...]
    source: Source
    read: int
    used: int
    ignored: tuple[Ignored, ...]
    groups: tuple[Group, ...]
    years: tuple[int, ...]
    totals: tuple[GroupTotal, ...]
    notes: tuple[Fault, ...]
    faults: tuple[Fault, ...]
    changes: tuple[Difference, ...]


def ignored_word(reason: str, language: Language) -> str:
    """Why rows were left out, to stand after their number."""
    return language("Import", _REASONS[reason])


def new_source(
    plan: Plan,
    path: Path | str,
    sheet: str,
    kind: str,
    *,
    title: str = "",
    publisher: str = "",
    published: str = "",
    note: str = "",
    today: date | None = None,
) -> Source:
    """A source for the figures of a file, with an id that ``plan`` does not have yet."""
    name = masked(Path(path).name)
    today = today or date.today()
    slug = re.sub(r"[^a-z0-9]+", "-", Path(name).stem.casefold()).strip("-")[:40] or "file"
    wanted = f"import-{slug}-{today:%Y%m%d}"
    return Source(
        _free(wanted, plan), title or name, publisher, published, kind, masked(sheet), "", note
    )


def _free(wanted: str, plan: Plan) -> str:
    taken = {source.id for source in plan.sources}
    number, name = 1, wanted
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name


def apply(
    grid: Grid,
    mapping: ImportMapping,
    plan: Plan,
    source: Source,
    *,
    fill_from: str = "",
    progress: Progress | None = None,
) -> ImportResult:
    """What ``grid`` says, put into ``plan`` as ``mapping`` tells.

    The groups of a table by age are replaced as wholes, single figures elsewhere one by one.
    ``fill_from`` is an area whose other inputs an area that is new takes over as assumptions.
    Raises ``ImportFileError`` for a mapping that cannot be applied and ``CancelledError``.
    """
    unusable = check_mapping(mapping, grid)
    if unusable:
        raise ImportFileError(unusable)
    pace = Pace(progress)
    records = read_records(grid, mapping, plan, pace)
    work = Merge(plan, source.id, mapping, grid.sheet, fill_from)
    merge(records, work)
    new = work.merged()
    tables = tuple(name for name in work.tables if getattr(new, name) != getattr(plan, name))
    if tables:
        new = replace(new, sources=(*new.sources, source))
    if fill_from:
        areas = [area for area in new.areas if area not in plan.areas]
        new = fill_areas(new, areas, fill_from, _free(f"{source.id}-filled", new))
    return ImportResult(
        plan=new,
        tables=tables,
        source=source,
        read=records.read,
        used=records.used,
        ignored=tuple(
            Ignored(reason, rows.count, tuple(rows.lines), tuple(rows.examples))
            for reason in REASONS
            if (rows := records.ignored.get(reason))
        ),
        groups=_groups(new, tables, source.id),
        years=_years(records),
        totals=tuple(_totals(records, new, plan, tables, source.id)),
        notes=(*work.notes, *_reading_notes(records, grid)),
        faults=(*_nothing(records, tables, grid), *records.faults, *work.faults, *_broken(new)),
        changes=difference(plan, new),
    )


def _nothing(records: Records, tables: tuple[str, ...], grid: Grid) -> Iterable[Fault]:
    if not records.used:
        yield Fault("import_nothing_used", grid.sheet, values={"rows": records.read})
    elif not tables and not records.faults:
        yield Fault("import_nothing_new", grid.sheet)


def _broken(plan: Plan) -> tuple[Fault, ...]:
    try:
        rules.verify(plan)
    except PlanError as error:
        return error.faults
    return ()


def _reading_notes(records: Records, grid: Grid) -> Iterable[Fault]:
    if records.clipped:
        yield Fault("import_ages_clipped", grid.sheet)
    if records.middle:
        yield Fault("import_age_middle", grid.sheet)


def _groups(plan: Plan, tables: tuple[str, ...], source: str) -> tuple[Group, ...]:
    """The groups that got figures from the file."""
    found: dict[Group, None] = {}
    for name in tables:
        for row in getattr(plan, name):
            if any(one == source for _, one in source_ids(row.source)):
                found[_group_of(row)] = None
    return tuple(found)


def _group_of(row: object) -> Group:
    area, sector, occupation = (getattr(row, name, "") for name in ("area", "sector", "occupation"))
    return (area, sector, occupation)


def _years(records: Records) -> tuple[int, ...]:
    if "year" not in records.target.keys:
        return ()
    place = records.place("year")
    keys = [*records.values, *records.suppressed]
    return tuple(sorted({year for key in keys if isinstance(year := key[place], int)}))


def _totals(
    records: Records, new: Plan, old: Plan, tables: tuple[str, ...], source: str
) -> Iterable[GroupTotal]:
    """Sums by group of what is counted, and single figures of what is not."""
    for name in tables:
        after = _summed(new, name, source)
        before = _summed(old, name, "")
        stated = _stated(records) if name == records.target.table else {}
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
                yield GroupTotal(group, year, measure, sum(parts), None, value)


def _summed(plan: Plan, table: str, source: str) -> dict[tuple[Group, int | None, str], float]:
    """Figures by group, year and measure; with ``source`` only those that come from it."""
    sums: dict[tuple[Group, int | None, str], float] = defaultdict(float)
    for row in getattr(plan, table):
        by_column = dict(source_ids(row.source))
        for column in TABLE[table].columns:
            if column.kind != "number" or column.name in TABLE[table].key:
                continue
            counted = column.name in COUNTS or "age_from" in TABLE[table].by_name
            from_file = by_column.get(column.name, by_column.get("")) == source
            if (from_file or not source) and (counted or table != "exit_rates"):
                place = (_group_of(row), getattr(row, "year", None), column.name)
                sums[place] += getattr(row, column.name)
    return sums


def _stated(records: Records) -> dict[tuple[Group, int | None, str], float]:
    """The file's own sums by the same places."""
    target = records.target
    if target.name == STAFF_LIST:
        return {}
    found: dict[tuple[Group, int | None, str], float] = {}
    for key, sums in records.stated.items():
        named = dict(zip(target.keys, key, strict=True))
        if "age" in named and named["age"] is not None:
            continue
        group = tuple(str(named.get(name) or "") for name in ("area", "sector", "occupation"))
        year = named.get("year") if target.table != "staff" else None
        for measure, value in sums.items():
            if measure in COUNTS:
                place = ((group[0], group[1], group[2]), year if isinstance(year, int) else None)
                found[(*place, measure)] = value
    return found
