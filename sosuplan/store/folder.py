"""The plan folder: a plan, and what it has of scenarios, as CSV files (model, section 2).

Besides the plan's own files a folder may hold ``scenarios.csv`` and ``scenario_levers.csv``, which
are there together or not at all, and files of what else is kept of scenarios, each of which may be
missing. Other files in the folder are left alone.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sosuplan.editing.difference import Change
from sosuplan.model.parsing import (
    FIRST_LINE,
    Record,
    Rows,
    UncheckedPlan,
    read_rows,
    read_settings,
    records_of,
)
from sosuplan.model.plan import Plan
from sosuplan.model.saved_scenarios import (
    SAVED_TABLES,
    SCENARIO_LEVERS,
    SCENARIOS,
    laid_out,
    put_together,
)
from sosuplan.model.scenario import Scenario, edition
from sosuplan.model.scenario_library import ScenarioLibrary
from sosuplan.model.schema.column import Table, write_value
from sosuplan.model.schema.tables import (
    ALL_TABLES,
    SETTINGS,
    SETTINGS_FILE,
    SETTINGS_TABLE,
    TABLE,
    TABLES,
)
from sosuplan.model.validation import build
from sosuplan.store import first_edition
from sosuplan.store.csv_text import LONGEST_LINE, CsvFile, csv_text
from sosuplan.store.files import REPLACED, fault_of, remove_leftovers, sibling
from sosuplan.text.errors import Fault, PlanError, ScenarioError, StoreError

PLAN_FILES = (SETTINGS_FILE, *(table.file for table in TABLES if not table.omittable))
OTHER_FILES = tuple(
    table.file for table in (*TABLES, *SAVED_TABLES) if table.omittable or table in SAVED_TABLES
)
SETTINGS_COLUMNS = tuple(ALL_TABLES[SETTINGS_TABLE].by_name)
_REFORM = TABLE["reform"].file


@dataclass(frozen=True, slots=True)
class PlanFolder:
    """What a folder holds: a plan that satisfies every rule, and scenarios it can compute.

    ``history`` is what a plan file made from it begins with: that it was carried over, if so.
    """

    plan: Plan
    scenario_library: ScenarioLibrary
    history: tuple[Change, ...] = ()

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """The saved scenarios."""
        return self.scenario_library.scenarios


def read_folder(path: Path | str) -> PlanFolder:
    """The plan and the saved scenarios of the folder at ``path``.

    A folder of the model's first edition is carried over. Raises ``PlanError`` with every fault
    that was found; each has file, line and column as far as it has a place. Scenarios are held
    against the plan once the plan itself is sound.
    """
    folder = Path(path)
    _refuse_other_folders(folder, str(path))
    faults: list[Fault] = []
    carried = _Carried(folder) if _is_of_first_edition(folder) else None
    settings_file = CsvFile(folder / SETTINGS_FILE, SETTINGS_COLUMNS)
    settings, lines = read_settings(settings_file.records(), settings_file.faults)
    if not settings_file.readable:
        settings = dict.fromkeys(SETTINGS) | settings
    faults += settings_file.faults
    tables = {table.name: _read_table(folder, table, faults, carried) for table in TABLES}
    together = (SCENARIOS, SCENARIO_LEVERS)
    has_saved = any((folder / table.file).exists() for table in together)
    saved = {}
    for table in SAVED_TABLES:
        there = has_saved if table in together else (folder / table.file).exists()
        saved[table.name] = _read_table(folder, table, faults, carried) if there else Rows()
    try:
        plan = build(UncheckedPlan(settings, lines, tables), faults)
        _refuse_unknown_sources(saved[SCENARIO_LEVERS.name], plan)
        try:
            library = put_together(saved, plan)
            return PlanFolder(plan, library) if carried is None else carried.whole(plan, library)
        except ScenarioError as error:
            raise PlanError(error.faults) from None
    except PlanError as error:
        if carried is None:
            raise
        raise PlanError(map(carried.as_written, error.faults)) from None


def _is_of_first_edition(folder: Path) -> bool:
    """True if the table of the reform has the column that it had then."""
    try:
        with (folder / _REFORM).open("rb") as stream:
            header = stream.readline(LONGEST_LINE).decode("utf-8-sig", "replace")
        return first_edition.OLD_FIGURE in next(csv.reader([header]), [])
    except (OSError, csv.Error):
        return False


class _Carried:
    """The tables of a folder of the first edition, as they are now."""

    def __init__(self, folder: Path) -> None:
        sources = CsvFile(folder / TABLE["sources"].file, tuple(TABLE["sources"].by_name))
        ids = (cells.get("id", "") for _, cells in sources.records())
        self._source = first_edition.free_id(ids)
        self._sources: dict[int, str] = {}
        """What stands in the file for the source of a year, by line."""
        self._scenarios: dict[str, dict[str, float]] = {}

    def columns(self, table: Table) -> tuple[str, ...]:
        """The columns that a table had then."""
        needed = tuple(one.name for one in table.columns if not one.omittable)
        return first_edition.OLD_COLUMNS.get(table.name, needed)

    def records(self, table: Table, records: Iterable[Record]) -> Iterator[Record]:
        """A table's rows as they are now, and those that it has more of."""
        columns, line = self.columns(table), FIRST_LINE - 1
        for line, cells in records:
            if len(cells) < len(columns):
                yield line, {}
                continue
            texts = [cells[name] for name in columns]
            now = first_edition.carried_cells(table.name, texts, self._source)
            # What nobody had then is empty and stands last.
            now += [""] * (len(table.by_name) - len(now))
            yield line, dict(zip(table.by_name, now, strict=True))
            if table.name == "reform":
                self._sources[line] = cells["source"]
            elif table.name == "scenarios":
                self._scenarios[cells["scenario"]] = {}
            elif table.name == "scenario_levers" and cells["scenario"] in self._scenarios:
                self._scenarios[cells["scenario"]][cells["lever"]] = 0.0
        if table.name == "sources":
            row = first_edition.source_row(self._source)
            yield line + 1, dict(zip(table.by_name, row, strict=True))
        elif table.name == "scenario_levers":
            for name, levers in self._scenarios.items():
                for lever, value in first_edition.carried_levers(levers).items():
                    if lever not in levers:
                        line += 1
                        texts = [name, lever, write_value(value), "", "", "", ""]
                        yield line, dict(zip(table.by_name, texts, strict=True))

    def mixed(self, table: Table, faults: Sequence[Fault]) -> list[Fault]:
        """The faults of a file, told once if it is one of the second edition."""
        new = set(table.by_name) - set(self.columns(table))
        mixed = any(one.code == "unknown_column" and one.column in new for one in faults)
        return [Fault("mixed_editions", table.file)] if mixed else list(faults)

    def as_written(self, fault: Fault) -> Fault:
        """A fault as it stands in the file."""
        if fault.file != _REFORM:
            return fault
        if fault.column == first_edition.NEW_FIGURE:
            return replace(fault, column=first_edition.OLD_FIGURE)
        if fault.column == "source" and fault.line in self._sources:
            return replace(fault, found=self._sources[fault.line])
        return fault

    def whole(self, plan: Plan, library: ScenarioLibrary) -> PlanFolder:
        """What the folder holds. Scenarios that were made with the figures as they are still are,
        and the plan says that it was carried over."""
        then = _edition_then(plan)
        current = tuple(
            replace(one, data_edition=edition(plan)) if one.data_edition == then else one
            for one in library.scenarios
        )
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        row = json.dumps(first_edition.source_row(self._source), ensure_ascii=False)
        action = first_edition.CARRIED_OVER
        change = Change("sources", (self._source,), "", None, row, now, action)
        return PlanFolder(plan, ScenarioLibrary(current), (change,))


def _edition_then(plan: Plan) -> str:
    """The edition that the figures of ``plan``, which was carried over, had before."""
    rows = {}
    for table, columns in first_edition.FIGURES.items():
        names = [
            first_edition.NEW_FIGURE if name == first_edition.OLD_FIGURE else name
            for name in columns
        ]
        rows[table] = [
            [write_value(getattr(row, name)) for name in names] for row in getattr(plan, table)
        ]
    settings = (write_value(getattr(plan, key)) for key in first_edition.SETTINGS)
    return first_edition.edition(settings, rows)


def _refuse_unknown_sources(levers: Rows, plan: Plan) -> None:
    """Levers' values have no sources that the plan does not have."""
    known = {"", *(row.id for row in plan.sources)}
    unknown = [
        Fault("unknown_source", SCENARIO_LEVERS.file, line, "source", text, {"source": text})
        for line, text in levers.texts("source")
        if text not in known
    ]
    if unknown:
        raise PlanError(unknown)


def _refuse_other_folders(folder: Path, name: str) -> None:
    try:
        held = {entry.name for entry in folder.iterdir()}
    except FileNotFoundError:
        raise PlanError(Fault("missing_folder", name)) from None
    except OSError as error:
        raise PlanError(fault_of(error, name)) from None
    if not held & set(PLAN_FILES):
        raise PlanError(Fault("no_plan_files", name, values={"files": ", ".join(PLAN_FILES)}))


def _read_table(folder: Path, table: Table, faults: list[Fault], carried: _Carried | None) -> Rows:
    path = folder / table.file
    if table.omittable and not path.exists():
        return Rows()
    if carried is None:
        omitted = tuple(one.name for one in table.columns if one.omittable)
        file = CsvFile(path, tuple(table.by_name), omitted)
        records: Iterable[Record] = file.records()
    elif (
        table.name == "transfers"
        or table.omittable
        or table not in (*TABLES, SCENARIOS, SCENARIO_LEVERS)
    ):
        if path.exists():
            faults.append(Fault("mixed_editions", table.file))
        return Rows()
    else:
        file = CsvFile(path, carried.columns(table))
        records = carried.records(table, file.records())
    rows = read_rows(table, records, file.faults)
    rows.readable = rows.readable and file.readable
    faults += file.faults if carried is None else carried.mixed(table, file.faults)
    return rows


def write_folder(
    plan: Plan, path: Path | str, scenarios: ScenarioLibrary | Iterable[Scenario] = ()
) -> None:
    """Write a plan folder at ``path`` from which the same plan and scenarios can be read.

    The folder may be new, empty, or a plan folder: one that holds every plan file already. Then its
    plan files are replaced, and scenario files that no longer belong are removed; anything else in
    it stays. Any other folder is refused. On a fault everything is as it was before.
    Raises ``StoreError``.
    """
    target = Path(path).resolve()
    try:
        _refuse_to_overwrite(target, str(path))
        remove_leftovers(target.parent)
        work = sibling(target)
        work.mkdir()
        try:
            new, old = work / "new", work / REPLACED
            new.mkdir()
            for name, text in _texts(plan, ScenarioLibrary.of(scenarios)):
                with (new / name).open("w", encoding="utf-8", newline="") as stream:
                    stream.write(text)
                    stream.flush()
                    os.fsync(stream.fileno())
            if target.exists():
                old.mkdir()
                _exchange(new, target, old)
            else:
                new.rename(target)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    except OSError as error:
        raise StoreError(fault_of(error, str(path))) from error


def _refuse_to_overwrite(target: Path, name: str) -> None:
    if not target.parent.is_dir():
        raise StoreError(Fault("missing_folder", str(target.parent)))
    if not target.exists():
        return
    if not target.is_dir():
        raise StoreError(Fault("not_a_folder", name))
    held = {entry.name for entry in target.iterdir()}
    if held and not held.issuperset(PLAN_FILES):
        raise StoreError(Fault("folder_in_use", name))


def _exchange(new: Path, target: Path, old: Path) -> None:
    """Move the files of ``new`` into ``target`` and those they replace into ``old``, or nothing."""
    done: list[tuple[Path, Path]] = []

    def move(source: Path, place: Path) -> None:
        source.replace(place)
        done.append((source, place))

    try:
        for name in (*PLAN_FILES, *OTHER_FILES):
            if (target / name).exists():
                move(target / name, old / name)
            if (new / name).exists():
                move(new / name, target / name)
    except OSError:
        for source, place in reversed(done):
            place.replace(source)
        raise


def _texts(plan: Plan, library: ScenarioLibrary) -> Iterator[tuple[str, str]]:
    """Name and content of each file of the folder."""
    settings = ((key, write_value(getattr(plan, key))) for key in SETTINGS)
    yield SETTINGS_FILE, csv_text(SETTINGS_COLUMNS, settings)
    for table in TABLES:
        rows_of = getattr(plan, table.name)
        if rows_of or not table.omittable:
            yield table.file, _table_text(table, rows_of)
    rows = laid_out(library)
    known = {row.id for row in plan.sources}
    # A source that the plan has lost cannot be named any more.
    rows[SCENARIO_LEVERS.name] = [
        row if row.source in known else replace(row, source="")
        for row in rows[SCENARIO_LEVERS.name]
    ]
    for table in SAVED_TABLES:
        needed = library.scenarios and table in (SCENARIOS, SCENARIO_LEVERS)
        if needed or rows[table.name]:
            yield table.file, _table_text(table, rows[table.name])


def _table_text(table: Table, rows: Iterable[object]) -> str:
    return csv_text(table.by_name, (cells.values() for _, cells in records_of(table, rows)))
