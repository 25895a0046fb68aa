"""The plan folder: a plan, and the scenarios saved with it, as CSV files (model, section 2).

Besides the plan's own files a folder may hold ``scenarios.csv`` and ``scenario_levers.csv``, which
are there together or not at all. Other files in the folder are left alone.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sosuplan.model.parsing import Rows, UncheckedPlan, read_rows, read_settings, records_of
from sosuplan.model.plan import Plan
from sosuplan.model.saved_scenarios import SAVED_TABLES, laid_out, put_together
from sosuplan.model.scenario import Scenario
from sosuplan.model.schema.column import Table, write_value
from sosuplan.model.schema.tables import ALL_TABLES, SETTINGS, SETTINGS_FILE, SETTINGS_TABLE, TABLES
from sosuplan.model.validation import build
from sosuplan.store.csv_text import CsvFile, csv_text
from sosuplan.store.files import REPLACED, fault_of, remove_leftovers, sibling
from sosuplan.text.errors import Fault, PlanError, ScenarioError, StoreError

PLAN_FILES = (SETTINGS_FILE, *(table.file for table in TABLES))
SAVED_FILES = tuple(table.file for table in SAVED_TABLES)
SETTINGS_COLUMNS = tuple(ALL_TABLES[SETTINGS_TABLE].by_name)


@dataclass(frozen=True, slots=True)
class PlanFolder:
    """What a folder holds: a plan that satisfies every rule, and scenarios it can compute."""

    plan: Plan
    scenarios: tuple[Scenario, ...]


def read_folder(path: Path | str) -> PlanFolder:
    """The plan and the saved scenarios of the folder at ``path``.

    Raises ``PlanError`` with every fault that was found; each has file, line and column as far as
    it has a place. Scenarios are held against the plan once the plan itself is sound.
    """
    folder = Path(path)
    _refuse_other_folders(folder, str(path))
    faults: list[Fault] = []
    settings_file = CsvFile(folder / SETTINGS_FILE, SETTINGS_COLUMNS)
    settings, lines = read_settings(settings_file.records(), settings_file.faults)
    if not settings_file.readable:
        settings = dict.fromkeys(SETTINGS) | settings
    faults += settings_file.faults
    tables = {table.name: _read_table(folder, table, faults) for table in TABLES}
    has_saved = any((folder / name).exists() for name in SAVED_FILES)
    saved = {
        table.name: _read_table(folder, table, faults) if has_saved else Rows()
        for table in SAVED_TABLES
    }
    plan = build(UncheckedPlan(settings, lines, tables), faults)
    try:
        return PlanFolder(plan, put_together(saved, plan))
    except ScenarioError as error:
        raise PlanError(error.faults) from None


def _refuse_other_folders(folder: Path, name: str) -> None:
    try:
        held = {entry.name for entry in folder.iterdir()}
    except FileNotFoundError:
        raise PlanError(Fault("missing_folder", name)) from None
    except OSError as error:
        raise PlanError(fault_of(error, name)) from None
    if not held & set(PLAN_FILES):
        raise PlanError(Fault("no_plan_files", name, values={"files": ", ".join(PLAN_FILES)}))


def _read_table(folder: Path, table: Table, faults: list[Fault]) -> Rows:
    file = CsvFile(folder / table.file, tuple(table.by_name))
    rows = read_rows(table, file.records(), file.faults)
    rows.readable = rows.readable and file.readable
    faults += file.faults
    return rows


def write_folder(plan: Plan, path: Path | str, scenarios: Sequence[Scenario] = ()) -> None:
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
            for name, text in _texts(plan, scenarios):
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
        for name in (*PLAN_FILES, *SAVED_FILES):
            if (target / name).exists():
                move(target / name, old / name)
            if (new / name).exists():
                move(new / name, target / name)
    except OSError:
        for source, place in reversed(done):
            place.replace(source)
        raise


def _texts(plan: Plan, scenarios: Sequence[Scenario]) -> Iterator[tuple[str, str]]:
    """Name and content of each file of the folder."""
    settings = ((key, write_value(getattr(plan, key))) for key in SETTINGS)
    yield SETTINGS_FILE, csv_text(SETTINGS_COLUMNS, settings)
    for table in TABLES:
        yield table.file, _table_text(table, getattr(plan, table.name))
    if scenarios:
        rows = laid_out(scenarios)
        for table in SAVED_TABLES:
            yield table.file, _table_text(table, rows[table.name])


def _table_text(table: Table, rows: Iterable[object]) -> str:
    return csv_text(table.by_name, (cells.values() for _, cells in records_of(table, rows)))
