"""A plan file of which anything was changed by others is opened or refused with a sentence."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sosuplan.editing.cells import column_of, editable, shown
from sosuplan.editing.edit_history import changed_since, obstacle, reverted, steps
from sosuplan.editing.edited_plan import EditedPlan, columns
from sosuplan.editing.scenario_adaptation import computable
from sosuplan.engine import EngineInputs
from sosuplan.model.kept_figures import KeptFigures
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario, check
from sosuplan.model.scenario_library import Bookmark, ScenarioLibrary
from sosuplan.model.schema.rows import LARGEST_INDEX, MOST_PEOPLE, MOST_SICK_DAYS
from sosuplan.model.schema.tables import TABLE
from sosuplan.narrative.cell_messages import cell_sentence, plan_sentence
from sosuplan.narrative.messages import sentence
from sosuplan.store.folder import read_folder, write_folder
from sosuplan.store.planfile import PlanFile
from sosuplan.text.errors import PlanError, SosuplanError, StoreError
from sosuplan.text.language import Language
from tests.core.busy import change
from tests.core.folders import hundred_each
from tests.core.plan_files import codes
from ui.data.history import HistoryWords
from ui.session.workspace import workspace_in

DEEP = "[" * 100_000
HOSTILE: tuple[Any, ...] = (
    None,
    "",
    " ",
    "æ\0",
    "\ud7ff\U0010ffff",
    b"\xff\x00",
    b"",
    0,
    -1,
    2**63 - 1,
    -(2**63),
    1e308,
    -1e308,
    float("inf"),
    float("-inf"),
    5e-324,
    "nan",
    "1e400",
    "1" * 400,
    "1e-99999999999999999999",
    DEEP,
    '{"a":' * 50_000,
    '{"reform": ' + "1" * 400 + "}",
    '{"reform": 1e999}',
    '{"reform": NaN}',
    '{"reform": null}',
    '["a"]',
    "[1, 2]",
    '[["x"]]',
    "[]",
    "{}",
    "null",
    "../../x",
    "9999-12-31T23:59:59-23:59",
    '["Æbleø","municipality","SSA","17","20","1e-99999999999999999999","x"]',
    "x" * 20_000,
)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory, reference: Plan) -> Path:
    """A small plan file with something in every table."""
    path = tmp_path_factory.mktemp("good") / "p.sosuplan"
    plan = hundred_each(reference, "Æbleø")
    demand = plan.demands[0].scenario
    row = EditedPlan.of(plan).rows("staff")[0]
    came = replace(change(2), column="", old=None, new='["a", "b", "c", "d", "e", "f", "g"]')
    setting = replace(change(3), table="settings", key=("name",), column="value")
    saved = Scenario(demand, {"reform": 0.5, "retention": 0.1}, "A", "Note", "abc")
    time = "2026-01-01T10:00:00+01:00"
    library = ScenarioLibrary((saved, replace(saved, name="B")))
    library = library.add_version("A", time, "før").delete("B", time)
    PlanFile.create(
        path,
        plan,
        replace(
            library.add_bookmark(Bookmark("Trin 1", saved, "SSA", "heads", time)),
            figures={"abc": KeptFigures("abc", {"reform": KeptFigures.of(plan).tables["reform"]})},
        ),
        history=[
            change(1),
            came,
            setting,
        ],
        draft={"staff": [[*row[:5], "?12x", row[6]]], "settings": [["horizon", "2034"]]},
        workspace={
            "scenario": "A",
            "demand": demand,
            "levers": '{"reform": 1.0}',
            "occupation": "SSA",
            "unit": "heads",
            "compared": '["A"]',
            "report": '{"scenario": "A", "left_out": [], "language": "da"}',
        },
    )
    return path


def spoilt(path: Path, table: str, column: str, value: Any, row: int = 0) -> None:
    """Put ``value`` into one cell, past all that the file's schema demands of it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        (sql,) = raw.execute("SELECT sql FROM sqlite_master WHERE name = ?", [table]).fetchone()
        names = [one[1] for one in raw.execute(f'PRAGMA table_info("{table}")')]
        raw.execute("PRAGMA writable_schema=ON")
        # A column of any type that takes anything: only where a row's number is asked for is it
        # held to one.
        loose = f'CREATE TABLE "{table}" ({", ".join(_loose(names, sql))})'
        raw.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", [loose, table])
        raw.execute("PRAGMA writable_schema=RESET")
        place = f'(SELECT rowid FROM "{table}" LIMIT 1 OFFSET {row})'
        raw.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = {place}', [value])
        raw.execute("PRAGMA writable_schema=ON")
        raw.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", [sql, table])


def _loose(names: list[str], sql: str) -> Iterator[str]:
    for name in names:
        yield (
            f'"{name}" INTEGER PRIMARY KEY'
            if f'"{name}" INTEGER PRIMARY KEY' in sql
            else f'"{name}"'
        )
    if "UNIQUE (" in sql:
        yield "UNIQUE (" + sql.partition("UNIQUE (")[2].partition(")")[0] + ")"
    if "PRIMARY KEY (" in sql:
        yield "PRIMARY KEY (" + sql.partition("PRIMARY KEY (")[2].partition(")")[0] + ")"
    if "NOT NULL PRIMARY KEY" in sql:
        yield 'UNIQUE ("key")'


def used(path: Path) -> str:
    """Open a file and look at all of it as the window does; what it is refused with, if it is."""
    danish = Language()
    try:
        with PlanFile.open(path) as file:
            plan, history = file.plan(), file.history()
            library = file.scenario_library()
            EngineInputs.from_plan(plan)
            seen, _ = workspace_in(file.workspace(), plan, library)
            assert seen.occupation in plan.told_apart
            for one in library._all():
                figures = computable(library, one, plan)[1]
                check(computable(library, one, plan)[0], figures, catalogue(figures))
            edited = EditedPlan.of(plan, file.draft())
            refer = edited.references(danish)
            for fault in edited.checked.faults:
                assert cell_sentence(fault, refer, danish)
            for table, rows in file.draft().items():
                for row in rows:
                    for name, text in zip(columns(table), row, strict=True):
                        column = column_of(table, name, row[0])
                        for write in (shown, editable):
                            assert isinstance(write(table, column, text, refer, danish), str)
            words = HistoryWords(edited, danish)
            for one in history:
                for tell in (words.what, words.before, words.now):
                    assert isinstance(tell(one), str)
                assert words.when(one.time) or not one.time
            for step in steps(history):
                for line in (step, *step.entries):
                    if line is step:
                        changed_since(edited, step) or reverted(edited, step)
                    elif not obstacle(edited, line):
                        reverted(edited, line)
            return ""
    except SosuplanError as error:
        told = plan_sentence if isinstance(error, PlanError) else sentence
        texts = [told(fault, danish) for fault in error.faults]
        assert texts
        assert all(texts)
        return texts[0]


def test_any_cell_of_any_table_may_hold_anything(good: Path, tmp_path: Path) -> None:
    chance = random.Random(9)
    refused = tried = 0
    with closing(sqlite3.connect(good)) as raw:
        tables = [
            name
            for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type='table'")
            if raw.execute(f'SELECT 1 FROM "{name}"').fetchone()
        ]
        cells = [
            (table, one[1])
            for table in tables
            for one in raw.execute(f'PRAGMA table_info("{table}")')
            if one[1] not in ("row", "id") or table == "sources"
        ]
    for table, column in cells:
        few = table in ("history", "workspace", "draft")
        for value in chance.sample(HOSTILE, 12 if few else 2):
            path = tmp_path / "p.sosuplan"
            shutil.copyfile(good, path)
            try:
                spoilt(path, table, column, value, chance.randrange(3) if few else 0)
            except (sqlite3.Error, UnicodeError):
                continue
            tried += 1
            refused += bool(used(path))
    assert tried > 200
    assert tried / 2 < refused < tried


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("table_name", "none"),
        ("column_name", "none"),
        ("row_key", DEEP),
        ("row_key", "[]"),
        ("row_key", "{}"),
        ("old", None),
    ],
)
def test_a_history_of_what_no_plan_has_is_refused_on_opening(
    good: Path, tmp_path: Path, column: str, value: Any
) -> None:
    path = tmp_path / "p.sosuplan"
    shutil.copyfile(good, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute(f'UPDATE "history" SET "{column}" = ? WHERE "id" = 1', [value])
    with pytest.raises(StoreError) as caught:
        PlanFile.open(path)
    assert codes(caught) == ["damaged_file"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("levers", DEEP),
        ("levers", '{"reform": ' + "1" * 400 + "}"),
        ("levers", '{"reform": NaN}'),
        ("levers", '{"none": 1}'),
        ("levers", "[]"),
        ("compared", DEEP),
        ("compared", "{}"),
        ("report", DEEP),
        ("occupation", "XYZ"),
        ("unit", "kroner"),
        ("demand", "none"),
    ],
)
def test_a_workspace_that_cannot_be_used_is_dropped_whole(
    good: Path, tmp_path: Path, key: str, value: str
) -> None:
    path = tmp_path / "p.sosuplan"
    shutil.copyfile(good, path)
    with PlanFile.open(path) as file:
        plan = file.plan()
        kept = file.workspace()
        library = file.scenario_library()
    seen, dropped = workspace_in(kept, plan, library)
    assert not dropped
    assert seen.scenario.levers == {"reform": 1.0}
    seen, dropped = workspace_in({**kept, key: value}, plan, library)
    assert dropped
    assert seen.scenario == Scenario(plan.demands[0].scenario)


@pytest.mark.parametrize(
    ("table", "column", "most"),
    [
        ("staff", "heads", MOST_PEOPLE),
        ("trainee_intake", "gf2_starts", MOST_PEOPLE),
        ("demand_base", "demand_heads", MOST_PEOPLE),
        ("working_time", "sickness_days", MOST_SICK_DAYS),
        ("demand_index", "index", LARGEST_INDEX),
    ],
)
def test_cells_folder_and_plan_file_take_figures_up_to_a_million_and_none_above(
    good: Path, tmp_path: Path, table: str, column: str, most: float
) -> None:
    with PlanFile.open(good, read_only=True) as file:
        plan = file.plan()
    rows = list(getattr(plan, table))
    rows[-1] = replace(rows[-1], **{column: most * 1.01})
    large = replace(plan, **{table: tuple(rows)})
    text = f"{most * 1.01:.0f}"
    assert TABLE[table].by_name[column].read(f"{most:.0f}")[1] is None
    assert TABLE[table].by_name[column].read(text)[1] is not None
    path = tmp_path / "p.sosuplan"
    with pytest.raises(PlanError):
        PlanFile.create(path, large)
    shutil.copyfile(good, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute(
            f'UPDATE "{table}" SET "{column}" = ? WHERE "row" = (SELECT max("row") FROM "{table}")',
            [most * 1.01],
        )
    with pytest.raises(PlanError) as caught:
        PlanFile.open(path)
    assert [(one.file, one.column) for one in caught.value.faults] == [(f"{table}.csv", column)]
    folder = tmp_path / "folder"
    write_folder(large, folder)
    with pytest.raises(PlanError) as caught:
        read_folder(folder)
    assert [(one.file, one.column) for one in caught.value.faults] == [(f"{table}.csv", column)]
    edited = EditedPlan.of(plan).with_cells(table, {(len(rows) - 1, column): text})
    (fault,) = edited.checked.faults
    said = cell_sentence(fault, edited.references(Language()), Language())
    assert f"{most:,.0f}".replace(",", ".") in said
