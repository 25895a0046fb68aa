"""Each column is declared once, with all that its views ask for."""

from __future__ import annotations

import ast
from dataclasses import fields

import pytest

from sosuplan.importing.fields import HEADINGS, MEASURES, TARGETS, field_of_heading
from sosuplan.model.group_words import plain
from sosuplan.model.levers import FAMILY
from sosuplan.model.plan import Plan
from sosuplan.model.saved_scenarios import SAVED_TABLES
from sosuplan.model.schema.column import Column, Table
from sosuplan.model.schema.file_fields import FIELDS
from sosuplan.model.schema.tables import INPUTS, SETTINGS, TABLE, TABLES, column_name
from sosuplan.text.language import LANGUAGES, Language
from tests.core.source import ROOT

EVERY = [(table, column) for table in (*TABLES, *SAVED_TABLES) for column in table.columns]
FIGURES = [
    pytest.param(table, table.by_name[name], id=f"{table.name}.{name}")
    for table in TABLES
    for name in table.figures
]


def test_a_plan_has_the_settings_and_the_tables_in_their_order() -> None:
    assert [field.name for field in fields(Plan)] == [*SETTINGS, *TABLE]


def test_the_columns_of_a_table_are_the_fields_of_its_rows() -> None:
    for table in (*TABLES, *SAVED_TABLES):
        assert tuple(table.by_name) == tuple(field.name for field in fields(table.row))


def test_every_table_has_a_key_and_every_input_a_source() -> None:
    for table in (*TABLES, *SAVED_TABLES):
        assert table.key
    for table in INPUTS:
        assert [one.name for one in table.columns if one.role == "source"] == ["source"]


def test_a_column_says_what_its_kind_needs() -> None:
    for table, column in EVERY:
        assert (column.kind == "choice") == bool(column.choices), (table.name, column.name)
        if column.is_number and table in TABLES:
            assert column.low is not None, (table.name, column.name)
            assert column.high is not None, (table.name, column.name)
        if column.refers_to:
            known = {one.name for one in (*TABLES, *SAVED_TABLES)}
            assert column.refers_to in known


@pytest.mark.parametrize(("table", "column"), FIGURES)
def test_a_figure_that_is_imported_is_recognised_and_has_an_example(
    table: Table, column: Column
) -> None:
    own = (one for one in TARGETS if one.table == table.name)
    if table.omittable or not any(column.name in target.measures for target in own):
        assert table.omittable or table.name in ("demand_scenarios", "published", "transfers")
        return
    assert column.headings is not None
    assert field_of_heading(plain(column.name)) == column.name
    for code in LANGUAGES:
        heading = plain(column_name(table.name, column.name, Language(code)))
        assert field_of_heading(heading) == column.name
    assert column.example is not None
    assert column.check(column.example, "")[1] is None


def test_no_two_columns_are_equally_telling() -> None:
    found = {column.headings for _, column in EVERY} | {one.headings for one in FIELDS.values()}
    ranks = [headings.rank for headings in found if headings]
    assert len(ranks) == len(set(ranks)) == len(HEADINGS)


def test_columns_of_one_name_are_recognised_by_the_same_headings() -> None:
    named: dict[str, set[object]] = {}
    for _, column in EVERY:
        if column.headings:
            named.setdefault(column.name, set()).add(column.headings)
    assert all(len(found) == 1 for found in named.values())


def test_what_is_added_up_is_in_persons_and_what_is_drawn_has_years() -> None:
    for measure, column in MEASURES.items():
        assert column.counts == (measure in ("heads", "gf2_starts", "demand_heads", "people"))
    for table in TABLES:
        for column in table.charted:
            assert "year" in table.key
            assert column.name in table.figures
            assert column.chart == table.charted[0].chart


@pytest.mark.thorough
def test_no_view_has_a_dictionary_of_columns_of_its_own() -> None:
    # The years of a lever are called what the levers of the years are called.
    figures = {name for table in (*TABLES, *SAVED_TABLES) for name in table.figures} - set(FAMILY)
    # Any number may have limits, and be one before something and after it.
    figures -= {"low", "high", "before", "after"}
    found = []
    for path in [*(ROOT / "sosuplan").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Dict):
                keys = {key.value for key in node.keys if isinstance(key, ast.Constant)}
                if len(keys & figures) > 1:
                    found.append((path.name, node.lineno))
    assert found == []
