"""Steps that bring a plan file of an earlier version up to this one.

Each step is final once released and stands by itself: SQL and functions as they were true then,
never made from the columns or rules of today's program. Step ``n`` makes version ``n`` of
``n - 1``.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sosuplan.store import first_edition
from sosuplan.store.first_edition import carried_cells, carried_key, carried_levers
from sosuplan.text.json_text import parse_json


class OtherTablesError(Exception):
    """The file has other tables than its version has."""


def _second_edition(connection: sqlite3.Connection) -> None:
    """The tables of the model's second edition, with the same figures."""
    _refuse_other_tables(connection)
    before = _edition(connection, first_edition.FIGURES)
    source = first_edition.free_id(_source_ids(connection))
    for table, columns in first_edition.OLD_COLUMNS.items():
        names = ", ".join(f'"{name}"' for name in ("row", *columns))
        rows = connection.execute(f'SELECT {names} FROM "{table}" ORDER BY "row"').fetchall()
        connection.execute(f'DROP TABLE "{table}"')
        connection.execute(_TABLES_NOW[table])
        for number, *cells in rows:
            carried = carried_cells(table, cells, source)
            _insert(connection, table, [number, *_values(table, carried)])
    connection.execute(_TABLES_NOW["transfers"])
    row = first_edition.source_row(source)
    _insert(connection, "sources", [None, *row])
    _carry_draft(connection, source)
    _add_to_draft(connection, row)
    _carry_history(connection, source)
    _carry_scenarios(connection, before, _edition(connection, _FIGURES_NOW))
    _carry_workspace(connection)
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    key, cells = json.dumps([source]), json.dumps(row)
    change = [None, now, first_edition.CARRIED_OVER, "sources", key, "", None, cells, ""]
    _insert(connection, "history", change)


def _refuse_other_tables(connection: sqlite3.Connection) -> None:
    """Tables that go would not be looked at afterwards."""
    for table, statement in _TABLES_THEN.items():
        of_table = 'SELECT "sql" FROM sqlite_master WHERE "tbl_name" = ? AND "sql" IS NOT NULL'
        if connection.execute(of_table, [table]).fetchall() != [(statement,)]:
            raise OtherTablesError(table)


def _source_ids(connection: sqlite3.Connection) -> list[str]:
    """The ids of all sources, also of those that are being written."""
    ids = [one for (one,) in connection.execute('SELECT "id" FROM "sources"')]
    drafts = connection.execute('SELECT "cells" FROM "draft" WHERE "table_name" = \'sources\'')
    return ids + [cells[0] for (text,) in drafts for cells in (_texts(text),) if cells]


_TABLES_THEN = {
    "reform": """CREATE TABLE "reform" (
  "row" INTEGER PRIMARY KEY,
  "year" INTEGER NOT NULL CHECK ("year" >= 1900 AND "year" <= 2200),
  "later_retirement_years" REAL NOT NULL CHECK ("later_retirement_years" >= 0.0 AND "later_retirement_years" <= 10.0),
  "source" TEXT NOT NULL CHECK ("source" <> ''),
  UNIQUE ("year")
) STRICT""",
    "exit_rates": """CREATE TABLE "exit_rates" (
  "row" INTEGER PRIMARY KEY,
  "occupation" TEXT NOT NULL CHECK ("occupation" IN ('SSA', 'SSH')),
  "age" INTEGER NOT NULL CHECK ("age" >= 0 AND "age" <= 120),
  "retirement" REAL NOT NULL CHECK ("retirement" >= 0.0 AND "retirement" <= 1.0),
  "other" REAL NOT NULL CHECK ("other" >= 0.0 AND "other" <= 1.0),
  "source" TEXT NOT NULL CHECK ("source" <> ''),
  UNIQUE ("occupation", "age")
) STRICT""",
    "demand_index": """CREATE TABLE "demand_index" (
  "row" INTEGER PRIMARY KEY,
  "scenario" TEXT NOT NULL CHECK ("scenario" <> '') REFERENCES "demand_scenarios" ("scenario") DEFERRABLE INITIALLY DEFERRED,
  "occupation" TEXT NOT NULL CHECK ("occupation" IN ('SSA', 'SSH')),
  "year" INTEGER NOT NULL CHECK ("year" >= 1900 AND "year" <= 2200),
  "index" REAL NOT NULL CHECK ("index" > 0.0 AND "index" <= 1.7976931348623157e+308),
  "source" TEXT NOT NULL CHECK ("source" <> ''),
  UNIQUE ("scenario", "occupation", "year")
) STRICT""",
    "scenario_levers": """CREATE TABLE "scenario_levers" (
  "row" INTEGER PRIMARY KEY,
  "scenario" TEXT NOT NULL CHECK ("scenario" <> '') REFERENCES "scenarios" ("scenario") ON DELETE CASCADE ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "lever" TEXT NOT NULL CHECK ("lever" <> ''),
  "value" REAL NOT NULL CHECK ("value" >= -1.7976931348623157e+308 AND "value" <= 1.7976931348623157e+308),
  UNIQUE ("scenario", "lever")
) STRICT""",
}
_TABLES_NOW = {
    "reform": """CREATE TABLE "reform" (
  "row" INTEGER PRIMARY KEY,
  "year" INTEGER NOT NULL CHECK ("year" >= 1900 AND "year" <= 2200),
  "without_years" REAL NOT NULL CHECK ("without_years" >= -10.0 AND "without_years" <= 10.0),
  "with_years" REAL NOT NULL CHECK ("with_years" >= -10.0 AND "with_years" <= 10.0),
  "source" TEXT NOT NULL CHECK ("source" <> ''),
  UNIQUE ("year")
) STRICT""",
    "exit_rates": """CREATE TABLE "exit_rates" (
  "row" INTEGER PRIMARY KEY,
  "area" TEXT NOT NULL,
  "occupation" TEXT NOT NULL CHECK ("occupation" IN ('SSA', 'SSH')),
  "age" INTEGER NOT NULL CHECK ("age" >= 0 AND "age" <= 100),
  "retirement" REAL NOT NULL CHECK ("retirement" >= 0.0 AND "retirement" <= 1.0),
  "other" REAL NOT NULL CHECK ("other" >= 0.0 AND "other" <= 1.0),
  "source" TEXT NOT NULL CHECK ("source" <> ''),
  UNIQUE ("area", "occupation", "age")
) STRICT""",
    "demand_index": """CREATE TABLE "demand_index" (
  "row" INTEGER PRIMARY KEY,
  "area" TEXT NOT NULL,
  "scenario" TEXT NOT NULL CHECK ("scenario" <> '') REFERENCES "demand_scenarios" ("scenario") DEFERRABLE INITIALLY DEFERRED,
  "occupation" TEXT NOT NULL CHECK ("occupation" IN ('SSA', 'SSH')),
  "year" INTEGER NOT NULL CHECK ("year" >= 1900 AND "year" <= 2200),
  "index" REAL NOT NULL CHECK ("index" > 0.0 AND "index" <= 1.7976931348623157e+308),
  "source" TEXT NOT NULL CHECK ("source" <> ''),
  UNIQUE ("area", "scenario", "occupation", "year")
) STRICT""",
    "scenario_levers": """CREATE TABLE "scenario_levers" (
  "row" INTEGER PRIMARY KEY,
  "scenario" TEXT NOT NULL CHECK ("scenario" <> '') REFERENCES "scenarios" ("scenario") ON DELETE CASCADE ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "lever" TEXT NOT NULL CHECK ("lever" <> ''),
  "value" REAL NOT NULL CHECK ("value" >= -1.7976931348623157e+308 AND "value" <= 1.7976931348623157e+308),
  "start_year" INTEGER CHECK ("start_year" >= 1900 AND "start_year" <= 2200),
  "full_effect_year" INTEGER CHECK ("full_effect_year" >= 1900 AND "full_effect_year" <= 2200),
  "note" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  UNIQUE ("scenario", "lever")
) STRICT""",
    "transfers": """CREATE TABLE "transfers" (
  "row" INTEGER PRIMARY KEY,
  "area" TEXT NOT NULL CHECK ("area" <> ''),
  "occupation" TEXT NOT NULL CHECK ("occupation" IN ('SSA', 'SSH')),
  "year" INTEGER NOT NULL CHECK ("year" >= 1900 AND "year" <= 2200),
  "from_sector" TEXT NOT NULL CHECK ("from_sector" IN ('municipality', 'region', 'other')),
  "to_sector" TEXT NOT NULL CHECK ("to_sector" IN ('', 'municipality', 'region', 'other')),
  "staff_share" REAL NOT NULL CHECK ("staff_share" > 0.0 AND "staff_share" <= 1.0),
  "demand_share" REAL CHECK ("demand_share" >= 0.0 AND "demand_share" <= 1.0),
  "source" TEXT NOT NULL CHECK ("source" <> ''),
  UNIQUE ("area", "occupation", "year", "from_sector", "to_sector")
) STRICT""",
}


def _insert(connection: sqlite3.Connection, table: str, values: Sequence[object]) -> None:
    marks = ", ".join("?" * len(values))
    connection.execute(f'INSERT INTO "{table}" VALUES ({marks})', values)


def _values(table: str, cells: Sequence[object]) -> list[object]:
    """Cells of a row as the file keeps them: an empty year is none, and a nought a number."""
    if table == "scenario_levers":
        return [*cells[:3], None, None, "", ""]
    if table == "reform":
        return [cells[0], 0.0, *cells[2:]]
    return list(cells)


def _texts(text: object) -> list[str]:
    """A list of texts as it was written; none of what is damaged, which is told of when it is
    read."""
    try:
        cells = parse_json(text) if isinstance(text, str) else None
    except ValueError:
        return []
    if not isinstance(cells, list) or not all(isinstance(cell, str) for cell in cells):
        return []
    return cells


def _carry_draft(connection: sqlite3.Connection, source: str) -> None:
    """Cells that are being edited, and the names of their columns, which stand first."""
    rows = connection.execute('SELECT "rowid", "table_name", "position", "cells" FROM "draft"')
    for number, table, position, text in rows.fetchall():
        cells = _texts(text)
        columns = first_edition.OLD_COLUMNS.get(table, ())
        if len(cells) != len(columns) or not cells:
            continue
        if position:
            cells = carried_cells(table, cells, source)
        elif cells == list(columns):
            cells = list(_COLUMNS_NOW[table])
        connection.execute(
            'UPDATE "draft" SET "cells" = ? WHERE "rowid" = ?', (json.dumps(cells), number)
        )


def _add_to_draft(connection: sqlite3.Connection, row: Sequence[str]) -> None:
    """A source that is new belongs to the sources that are being edited too."""
    (last,) = connection.execute(
        'SELECT max("position") FROM "draft" WHERE "table_name" = \'sources\''
    ).fetchone()
    if last is not None:
        _insert(connection, "draft", ["sources", last + 1, json.dumps(list(row))])


def _carry_history(connection: sqlite3.Connection, source: str) -> None:
    """Every change to a table that is another now, as if it had been made in that."""
    rows = connection.execute(
        'SELECT "id", "action", "table_name", "row_key", "column_name", "old", "new"'
        ' FROM "history" ORDER BY "id"'
    )
    for number, action, table, key, column, old, new in rows.fetchall():
        if not isinstance(action, str):
            continue
        # A step's changes have its name in common, whatever table they are in.
        told = action.replace(f'"{first_edition.OLD_FIGURE}"', f'"{first_edition.NEW_FIGURE}"')
        if told != action:
            connection.execute('UPDATE "history" SET "action" = ? WHERE "id" = ?', (told, number))
        if table not in _KEYS_THEN or len(_texts(key)) != _KEYS_THEN[table]:
            continue
        carried = [text and _carried_side(table, column, text, source) for text in (old, new)]
        renamed = first_edition.NEW_FIGURE if column == first_edition.OLD_FIGURE else column
        connection.execute(
            'UPDATE "history" SET "row_key" = ?, "column_name" = ?, "old" = ?, "new" = ?'
            ' WHERE "id" = ?',
            (json.dumps(carried_key(table, _texts(key))), renamed, *carried, number),
        )


def _carried_side(table: str, column: str, text: str, source: str) -> str:
    """What stood in a row, or in one of its cells, before or after a change."""
    if not column:
        cells = _texts(text)
        whole = len(cells) == len(first_edition.OLD_COLUMNS[table])
        return json.dumps(carried_cells(table, cells, source)) if whole else text
    is_source = table == "reform" and column == "source"
    return first_edition.carried_source(text, source) if is_source else text


def _carry_scenarios(connection: sqlite3.Connection, before: str, after: str) -> None:
    """Scenarios with what went without saying. One that was made with the figures as they are
    still is."""
    names = [name for (name,) in connection.execute('SELECT "scenario" FROM "scenarios"')]
    for name in names:
        found = dict(
            connection.execute(
                'SELECT "lever", "value" FROM "scenario_levers" WHERE "scenario" = ?', (name,)
            )
        )
        for lever, value in carried_levers(found).items():
            if lever not in found:
                _insert(
                    connection, "scenario_levers", [None, name, lever, value, None, None, "", ""]
                )
    connection.execute(
        'UPDATE "scenarios" SET "data_edition" = ? WHERE "data_edition" = ?', (after, before)
    )


def _carry_workspace(connection: sqlite3.Connection) -> None:
    """The scenario that is worked on; where none is kept, no lever was moved."""
    kept = connection.execute('SELECT "value" FROM "workspace" WHERE "key" = \'levers\'').fetchone()
    try:
        levers = parse_json(kept[0]) if kept is not None else {}
    except (ValueError, TypeError):
        return  # The window tells of what it cannot use.
    if isinstance(levers, dict):
        text = json.dumps(carried_levers(levers), sort_keys=True)
        connection.execute("INSERT OR REPLACE INTO \"workspace\" VALUES ('levers', ?)", (text,))


def _edition(connection: sqlite3.Connection, tables: Mapping[str, Sequence[str]]) -> str:
    """The edition of the figures, as it was made when these were the tables."""
    found = dict(connection.execute('SELECT "key", "value" FROM "settings"'))
    rows = {}
    for table, columns in tables.items():
        names = ", ".join(f'"{name}"' for name in columns)
        cells = connection.execute(f'SELECT {names} FROM "{table}"')
        rows[table] = [list(map(_text, row)) for row in cells]
    return first_edition.edition([found.get(key, "") for key in first_edition.SETTINGS], rows)


def _text(value: object) -> str:
    """A value as the edition was made of it."""
    if value is None:
        return ""
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < 1e15
        return str(int(value)) if whole else repr(value)
    return str(value)


_FIGURES_NOW: Mapping[str, Sequence[str]] = {
    **first_edition.FIGURES,
    "exit_rates": ("area", "occupation", "age", "retirement", "other"),
    "reform": ("year", "without_years", "with_years"),
    "demand_index": ("area", "scenario", "occupation", "year", "index"),
}
_COLUMNS_NOW = {
    "reform": ("year", "without_years", "with_years", "source"),
    "exit_rates": ("area", "occupation", "age", "retirement", "other", "source"),
    "demand_index": ("area", "scenario", "occupation", "year", "index", "source"),
}

_KEYS_THEN = {"reform": 1, "exit_rates": 2, "demand_index": 3}
"""How many columns a row was told apart by, of the tables with others now."""


def _library_of_scenarios(connection: sqlite3.Connection) -> None:
    """Scenarios with the model they were saved with, which is not known, and what else is kept of
    scenarios: nothing yet."""
    rows = {}
    for table, statement in _SCENARIOS_THEN.items():
        of_table = 'SELECT "sql" FROM sqlite_master WHERE "tbl_name" = ? AND "sql" IS NOT NULL'
        if connection.execute(of_table, [table]).fetchall() != [(statement,)]:
            raise OtherTablesError(table)
        rows[table] = connection.execute(f'SELECT * FROM "{table}" ORDER BY "row"').fetchall()
    for table in reversed(_SCENARIOS_THEN):
        connection.execute(f'DROP TABLE "{table}"')
    for statement in _SCENARIOS_NOW:
        connection.execute(statement)
    for row in rows["scenarios"]:
        _insert(connection, "scenarios", [*row, None, ""])
    for row in rows["scenario_levers"]:
        _insert(connection, "scenario_levers", row)


_SCENARIOS_THEN = {
    "scenarios": """CREATE TABLE "scenarios" (
  "row" INTEGER PRIMARY KEY,
  "scenario" TEXT NOT NULL CHECK ("scenario" <> ''),
  "demand" TEXT NOT NULL CHECK ("demand" <> '') REFERENCES "demand_scenarios" ("scenario") DEFERRABLE INITIALLY DEFERRED,
  "note" TEXT NOT NULL,
  "data_edition" TEXT NOT NULL,
  UNIQUE ("scenario")
) STRICT""",
    "scenario_levers": _TABLES_NOW["scenario_levers"],
}
_SCENARIOS_NOW = (
    """CREATE TABLE "scenarios" (
  "row" INTEGER PRIMARY KEY,
  "scenario" TEXT NOT NULL CHECK ("scenario" <> ''),
  "demand" TEXT NOT NULL CHECK ("demand" <> ''),
  "note" TEXT NOT NULL,
  "data_edition" TEXT NOT NULL,
  "model_version" INTEGER CHECK ("model_version" >= 0 AND "model_version" <= 1000),
  "locked" TEXT NOT NULL CHECK ("locked" IN ('', 'locked')),
  UNIQUE ("scenario")
) STRICT""",
    _TABLES_NOW["scenario_levers"],
    """CREATE TABLE "scenario_versions" (
  "row" INTEGER PRIMARY KEY,
  "bin" INTEGER NOT NULL CHECK ("bin" >= 0 AND "bin" <= 1000000),
  "scenario" TEXT NOT NULL CHECK ("scenario" <> ''),
  "number" INTEGER NOT NULL CHECK ("number" >= 1 AND "number" <= 1000000),
  "time" TEXT NOT NULL CHECK ("time" <> ''),
  "note" TEXT NOT NULL,
  "content" TEXT NOT NULL CHECK ("content" <> ''),
  UNIQUE ("bin", "scenario", "number")
) STRICT""",
    """CREATE TABLE "scenario_bookmarks" (
  "row" INTEGER PRIMARY KEY,
  "number" INTEGER NOT NULL CHECK ("number" >= 1 AND "number" <= 1000000),
  "name" TEXT NOT NULL CHECK ("name" <> ''),
  "time" TEXT NOT NULL CHECK ("time" <> ''),
  "occupation" TEXT NOT NULL CHECK ("occupation" IN ('SSA', 'SSH', 'all')),
  "unit" TEXT NOT NULL CHECK ("unit" IN ('heads', 'fte')),
  "content" TEXT NOT NULL CHECK ("content" <> ''),
  UNIQUE ("number")
) STRICT""",
    """CREATE TABLE "scenario_bin" (
  "row" INTEGER PRIMARY KEY,
  "bin" INTEGER NOT NULL CHECK ("bin" >= 1 AND "bin" <= 1000000),
  "time" TEXT NOT NULL CHECK ("time" <> ''),
  "content" TEXT NOT NULL CHECK ("content" <> ''),
  UNIQUE ("bin")
) STRICT""",
    """CREATE TABLE "scenario_figures" (
  "row" INTEGER PRIMARY KEY,
  "edition" TEXT NOT NULL CHECK ("edition" <> ''),
  "table" TEXT NOT NULL CHECK ("table" <> ''),
  "part" INTEGER NOT NULL CHECK ("part" >= 1 AND "part" <= 1000000),
  "content" TEXT NOT NULL CHECK ("content" <> ''),
  UNIQUE ("edition", "table", "part")
) STRICT""",
)

_RANGES = """CREATE TABLE "input_ranges" (
  "row" INTEGER PRIMARY KEY,
  "input" TEXT NOT NULL CHECK ("input" IN ('other_exits', 'retirement', 'gf2_starts', 'gf2_completion', 'transition', 'main_completion', 'entry_share', 'parttime_hours', 'demand_base', 'demand_growth', 'reform_with_years')),
  "area" TEXT NOT NULL,
  "occupation" TEXT NOT NULL CHECK ("occupation" IN ('', 'SSA', 'SSH')),
  "low" REAL NOT NULL CHECK ("low" >= -10.0 AND "low" <= 10.0),
  "likely" REAL NOT NULL CHECK ("likely" >= -10.0 AND "likely" <= 10.0),
  "high" REAL NOT NULL CHECK ("high" >= -10.0 AND "high" <= 10.0),
  "source" TEXT NOT NULL CHECK ("source" <> ''),
  UNIQUE ("input", "area", "occupation")
) STRICT"""

_HISTORY = """CREATE TABLE "staff_history" (
  "row" INTEGER PRIMARY KEY,
  "area" TEXT NOT NULL CHECK ("area" <> ''),
  "sector" TEXT NOT NULL CHECK ("sector" IN ('municipality', 'region', 'other')),
  "occupation" TEXT NOT NULL CHECK ("occupation" IN ('SSA', 'SSH')),
  "year" INTEGER NOT NULL CHECK ("year" >= 1900 AND "year" <= 2200),
  "age_from" INTEGER NOT NULL CHECK ("age_from" >= 17 AND "age_from" <= 74),
  "age_to" INTEGER NOT NULL CHECK ("age_to" >= 17 AND "age_to" <= 74),
  "heads" REAL NOT NULL CHECK ("heads" >= 0.0 AND "heads" <= 1.7976931348623157e+308),
  "source" TEXT NOT NULL CHECK ("source" <> ''),
  UNIQUE ("area", "sector", "occupation", "year", "age_from")
) STRICT"""
_ACTUALS = """CREATE TABLE "actuals" (
  "row" INTEGER PRIMARY KEY,
  "area" TEXT NOT NULL CHECK ("area" <> ''),
  "occupation" TEXT NOT NULL CHECK ("occupation" IN ('SSA', 'SSH')),
  "year" INTEGER NOT NULL CHECK ("year" >= 1900 AND "year" <= 2200),
  "quantity" TEXT NOT NULL CHECK ("quantity" IN ('supply_heads', 'exits', 'graduates', 'gf2_starts', 'fulltime_share')),
  "value" REAL NOT NULL CHECK ("value" >= 0.0 AND "value" <= 1.7976931348623157e+308),
  "source" TEXT NOT NULL CHECK ("source" <> ''),
  UNIQUE ("area", "occupation", "year", "quantity")
) STRICT"""

_PRICES = """CREATE TABLE "prices" (
  "row" INTEGER PRIMARY KEY,
  "item" TEXT NOT NULL CHECK ("item" IN ('wage_ssa', 'wage_ssh', 'trainee_ssa', 'trainee_ssh', 'recruitment', 'temp')),
  "value" REAL NOT NULL CHECK ("value" >= 0.0 AND "value" <= 1.7976931348623157e+308),
  "source" TEXT NOT NULL CHECK ("source" <> ''),
  UNIQUE ("item")
) STRICT"""
_POPULATION = """CREATE TABLE "population" (
  "row" INTEGER PRIMARY KEY,
  "area" TEXT NOT NULL,
  "year" INTEGER NOT NULL CHECK ("year" >= 1900 AND "year" <= 2200),
  "age_from" INTEGER NOT NULL CHECK ("age_from" >= 0 AND "age_from" <= 130),
  "age_to" INTEGER NOT NULL CHECK ("age_to" >= 0 AND "age_to" <= 130),
  "people" REAL NOT NULL CHECK ("people" >= 0.0 AND "people" <= 1.7976931348623157e+308),
  "source" TEXT NOT NULL CHECK ("source" <> ''),
  UNIQUE ("area", "year", "age_from")
) STRICT"""
_RECIPES = """CREATE TABLE "demand_recipes" (
  "row" INTEGER PRIMARY KEY,
  "area" TEXT NOT NULL,
  "scenario" TEXT NOT NULL CHECK ("scenario" <> '') REFERENCES "demand_scenarios" ("scenario") DEFERRABLE INITIALLY DEFERRED,
  "occupation" TEXT NOT NULL CHECK ("occupation" IN ('SSA', 'SSH')),
  "item" TEXT NOT NULL CHECK ("item" IN ('growth', 'history', 'log_linear', 'weight', 'industry_growth', 'use', 'healthy_years', 'by_area')),
  "part" TEXT NOT NULL,
  "value" REAL NOT NULL CHECK ("value" >= -1000000000000.0 AND "value" <= 1.7976931348623157e+308),
  "source" TEXT NOT NULL CHECK ("source" <> ''),
  UNIQUE ("area", "scenario", "occupation", "item", "part")
) STRICT"""

_MEASURES = """CREATE TABLE "measures" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL CHECK ("id" <> ''),
  "municipality" TEXT NOT NULL,
  "title_da" TEXT NOT NULL CHECK ("title_da" <> ''),
  "title_en" TEXT NOT NULL,
  "theme" TEXT NOT NULL CHECK ("theme" IN ('', 'rekruttering', 'trivsel-fastholdelse', 'oevrige-vilkaar')),
  "focus_area" TEXT NOT NULL CHECK ("focus_area" IN ('', 'uddannelsesvalg', 'under-uddannelse', 'vejen-til-arbejdsmarkedet', 'livslang-laering')),
  "challenge_da" TEXT NOT NULL,
  "action_da" TEXT NOT NULL,
  "effect_da" TEXT NOT NULL,
  "effect_measured" TEXT NOT NULL CHECK ("effect_measured" IN ('', 'no', 'partly', 'yes')),
  "considerations_da" TEXT NOT NULL,
  "lever" TEXT NOT NULL,
  "lever_note_da" TEXT NOT NULL,
  "source_id" TEXT NOT NULL,
  "locator" TEXT NOT NULL,
  "indicator" TEXT NOT NULL,
  "before" REAL CHECK ("before" >= -1000000000000.0 AND "before" <= 1.7976931348623157e+308),
  "after" REAL CHECK ("after" >= -1000000000000.0 AND "after" <= 1.7976931348623157e+308),
  "comparison" TEXT NOT NULL,
  "comparison_before" REAL CHECK ("comparison_before" >= -1000000000000.0 AND "comparison_before" <= 1.7976931348623157e+308),
  "comparison_after" REAL CHECK ("comparison_after" >= -1000000000000.0 AND "comparison_after" <= 1.7976931348623157e+308),
  UNIQUE ("id")
) STRICT"""
_EVIDENCE = """CREATE TABLE "evidence" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL CHECK ("id" <> ''),
  "area" TEXT NOT NULL,
  "occupation" TEXT NOT NULL,
  "topic" TEXT NOT NULL CHECK ("topic" IN ('', 'balance', 'demand', 'fulltime', 'age', 'exit', 'sickness', 'recruitment', 'training', 'competence', 'context')),
  "levers" TEXT NOT NULL,
  "statement_da" TEXT NOT NULL CHECK ("statement_da" <> ''),
  "statement_en" TEXT NOT NULL,
  "value" REAL CHECK ("value" >= -1000000000000.0 AND "value" <= 1.7976931348623157e+308),
  "unit" TEXT NOT NULL,
  "year" INTEGER CHECK ("year" >= 1900 AND "year" <= 2200),
  "population_n" INTEGER CHECK ("population_n" >= 0 AND "population_n" <= 100000000),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('published', 'derived', 'assumption', 'own')),
  "source_id" TEXT NOT NULL,
  "locator" TEXT NOT NULL,
  "base_year" INTEGER CHECK ("base_year" >= 1900 AND "base_year" <= 2200),
  UNIQUE ("id")
) STRICT"""
_GOALS = """CREATE TABLE "goals" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL CHECK ("id" <> ''),
  "title_da" TEXT NOT NULL CHECK ("title_da" <> ''),
  "title_en" TEXT NOT NULL,
  "indicator" TEXT NOT NULL,
  "area" TEXT NOT NULL,
  "occupation" TEXT NOT NULL,
  "baseline" REAL CHECK ("baseline" >= -1000000000000.0 AND "baseline" <= 1.7976931348623157e+308),
  "baseline_date" TEXT NOT NULL,
  "target" REAL CHECK ("target" >= -1000000000000.0 AND "target" <= 1.7976931348623157e+308),
  "target_date" TEXT NOT NULL,
  "unit" TEXT NOT NULL,
  "status_of_target" TEXT NOT NULL,
  "method_da" TEXT NOT NULL,
  "source_id" TEXT NOT NULL,
  "locator" TEXT NOT NULL,
  "sector" TEXT NOT NULL CHECK ("sector" IN ('', 'municipality', 'region', 'other')),
  "responsible" TEXT NOT NULL,
  "frequency" TEXT NOT NULL CHECK ("frequency" IN ('', 'month', 'quarter', 'half_year', 'year')),
  "measures" TEXT NOT NULL,
  UNIQUE ("id")
) STRICT"""
_GOAL_READINGS = """CREATE TABLE "goal_readings" (
  "row" INTEGER PRIMARY KEY,
  "goal" TEXT NOT NULL CHECK ("goal" <> '') REFERENCES "goals" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "date" TEXT NOT NULL CHECK ("date" <> ''),
  "value" REAL NOT NULL CHECK ("value" >= -1000000000000.0 AND "value" <= 1.7976931348623157e+308),
  "note" TEXT NOT NULL,
  "source_id" TEXT NOT NULL,
  UNIQUE ("goal", "date")
) STRICT"""
_STORED_PROJECTIONS = """CREATE TABLE "stored_projections" (
  "row" INTEGER PRIMARY KEY,
  "base_year" INTEGER NOT NULL CHECK ("base_year" >= 1900 AND "base_year" <= 2200),
  "scenario" TEXT NOT NULL,
  "area" TEXT NOT NULL CHECK ("area" <> ''),
  "occupation" TEXT NOT NULL CHECK ("occupation" IN ('SSA', 'SSH')),
  "year" INTEGER NOT NULL CHECK ("year" >= 1900 AND "year" <= 2200),
  "quantity" TEXT NOT NULL CHECK ("quantity" IN ('supply_heads', 'exits', 'graduates', 'gf2_starts', 'fulltime_share')),
  "value" REAL NOT NULL CHECK ("value" >= 0.0 AND "value" <= 1.7976931348623157e+308),
  "source" TEXT NOT NULL CHECK ("source" <> ''),
  UNIQUE ("base_year", "scenario", "area", "occupation", "year", "quantity")
) STRICT"""
_SCENARIO_MEASURES = """CREATE TABLE "scenario_measures" (
  "row" INTEGER PRIMARY KEY,
  "scenario" TEXT NOT NULL CHECK ("scenario" <> '') REFERENCES "scenarios" ("scenario") ON DELETE CASCADE ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "measure" TEXT NOT NULL CHECK ("measure" <> ''),
  "lever" TEXT NOT NULL,
  "value" REAL CHECK ("value" >= -1000000.0 AND "value" <= 1.7976931348623157e+308),
  "note" TEXT NOT NULL,
  UNIQUE ("scenario", "measure", "lever")
) STRICT"""

Step = str | Callable[[sqlite3.Connection], None]
STEPS: Mapping[int, tuple[Step, ...]] = {
    2: (
        """CREATE TABLE "history" (
  "id" INTEGER PRIMARY KEY,
  "time" TEXT NOT NULL,
  "action" TEXT NOT NULL,
  "table_name" TEXT NOT NULL,
  "row_key" TEXT NOT NULL,
  "column_name" TEXT NOT NULL,
  "old" TEXT,
  "new" TEXT,
  "why" TEXT NOT NULL
) STRICT""",
        """CREATE TABLE "draft" (
  "table_name" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "cells" TEXT NOT NULL,
  PRIMARY KEY ("table_name", "position")
) STRICT""",
    ),
    3: (_second_edition,),
    4: (_library_of_scenarios,),
    5: (_RANGES, _HISTORY, _ACTUALS),
    6: (_POPULATION, _RECIPES, _PRICES),
    7: (_MEASURES, _EVIDENCE, _GOALS, _GOAL_READINGS, _STORED_PROJECTIONS, _SCENARIO_MEASURES),
}

SECOND_EDITION = 3
"""The first version with the tables of the model's second edition."""
OLDEST = min(STEPS) - 1
"""The earliest version that can be brought up to date."""


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Take every step after ``version``, within the transaction that is going on."""
    for step in range(version + 1, max(STEPS) + 1):
        for one in STEPS[step]:
            connection.execute(one) if isinstance(one, str) else one(connection)
        connection.execute(f"PRAGMA user_version={step}")
