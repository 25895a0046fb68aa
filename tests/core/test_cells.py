"""Cells are shown and typed as planners write, and lead back to what a plan folder holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosuplan.editing.cells import UNREAD, References, column_of, editable, readings, shown, typed
from sosuplan.editing.edited_plan import EditedPlan, columns
from sosuplan.model.plan import Plan
from sosuplan.model.schema.column import write_value
from sosuplan.model.schema.tables import (
    SETTINGS,
    TABLE_NAMES,
    TABLES,
    column_help,
    column_name,
    table_help,
    table_name,
)
from sosuplan.text.language import LANGUAGES, Language
from tests.core.strategies import plans

DANISH, ENGLISH = Language("da"), Language("en")
NONE = References()


def see(table: str, name: str, text: str, language: Language = DANISH) -> str:
    return shown(table, column_of(table, name), text, NONE, language).replace("\u00a0", " ")


def write(table: str, name: str, text: str, language: Language = DANISH) -> str:
    return typed(table, column_of(table, name), text, NONE, language)


@pytest.mark.parametrize(
    ("table", "column", "kept", "danish", "english"),
    [
        ("staff", "heads", "7988", "7.988", "7,988"),
        ("staff", "heads", "205.5", "205,5", "205.5"),
        ("staff", "age_from", "20", "20", "20"),
        ("staff", "sector", "municipality", "Kommuner", "Municipalities"),
        ("staff", "occupation", "SSA", "SSA", "SSA"),
        ("working_time", "year", "2024", "2024", "2024"),
        ("working_time", "fulltime_share", "0.284", "28,4 %", "28.4%"),
        ("working_time", "parttime_hours", "28.6", "28,6", "28.6"),
        ("working_time", "fulltime_share", "0.33399999999999996", "33,4 %", "33.4%"),
        ("staff", "heads", "99.99999999999999", "100", "100"),
        ("staff", "heads", "0.00000004", "0", "0"),
        ("staff", "heads", "1e-300", "0", "0"),
        ("demand_index", "index", "1.027981", "1,027981", "1.027981"),
        ("demand_index", "index", "1.0279812345", "1,027981", "1.027981"),
        ("published", "value", "shortage", "Mangel", "Shortage"),
        ("published", "value", "-2419", "\u22122.419", "\u22122,419"),
        ("settings", "key", "base_year", "Basisår", "Base year"),
        ("demand_scenarios", "fulltime_target", "", "", ""),
    ],
)
def test_cells_read_as_planners_write(
    table: str, column: str, kept: str, danish: str, english: str
) -> None:
    assert see(table, column, kept) == danish
    assert see(table, column, kept, ENGLISH) == english


@pytest.mark.parametrize(
    ("table", "column", "text", "kept"),
    [
        ("staff", "heads", "1.234", "1234"),
        ("staff", "heads", "1.234,5", "1234.5"),
        ("staff", "heads", " 205 ", "205"),
        ("working_time", "fulltime_share", "28,4", "0.284"),
        ("working_time", "fulltime_share", "28.4 %", "0.284"),
        ("working_time", "fulltime_share", "150", "1.5"),
        ("working_time", "fulltime_share", "1.234", f"{UNREAD}1.234"),
        ("working_time", "parttime_hours", "abc", f"{UNREAD}abc"),
        ("working_time", "year", "2.024", "2024"),
        ("demand_index", "index", "1.028", f"{UNREAD}1.028"),
        ("demand_index", "index", "1,028", "1.028"),
        ("staff", "sector", "kommuner", "municipality"),
        ("staff", "sector", "Other employers", "other"),
        ("staff", "sector", "kommun", "kommun"),
        ("published", "value", "mangel", "shortage"),
        ("published", "value", "−2.419", "-2419"),
        ("staff", "heads", "", ""),
    ],
)
def test_what_is_typed_is_read_as_danish_and_never_guessed(
    table: str, column: str, text: str, kept: str
) -> None:
    assert write(table, column, text) == kept


@pytest.mark.parametrize(
    ("table", "column", "text", "kept"),
    [
        ("staff", "occupation", "SOSU-assistent", "SSA"),
        ("staff", "occupation", "Social- og sundhedshjælpere", "SSH"),
        ("staff", "sector", "Kommune", "municipality"),
        ("staff", "sector", "Privat", "other"),
        ("staff", "occupation", "Sygeplejerske", "Sygeplejerske"),
        ("staff", "occupation", "SOSU-assistentelev", "SOSU-assistentelev"),
        ("trainee_intake", "occupation", "SOSU-assistentelev", "SSA"),
        ("sources", "kind", "Kommune", "Kommune"),
    ],
)
def test_occupations_and_employers_are_known_by_the_names_that_files_have(
    table: str, column: str, text: str, kept: str
) -> None:
    assert write(table, column, text) == kept


@pytest.mark.parametrize("text", ["12%", "12 %", "12 pct.", "1.200 %"])
def test_a_percentage_is_no_number_of_people_or_hours(text: str) -> None:
    assert write("staff", "heads", text) == UNREAD + text
    assert write("working_time", "parttime_hours", text) == UNREAD + text
    assert see("staff", "heads", UNREAD + text) == text
    assert write("working_time", "fulltime_share", "12 %") == "0.12"
    # How it went is told in people and in shares.
    assert write("actuals", "value", "12 %") == "0.12"
    assert write("actuals", "value", "12") == "12"
    assert write("actuals", "value", "7.950") == "7950"
    assert write("actuals", "value", "0,385") == "0.385"


def test_a_text_with_two_meanings_is_a_fault_although_a_plan_folder_could_read_it() -> None:
    column = column_of("working_time", "parttime_hours")
    kept = typed("working_time", column, "1.234", NONE, DANISH)
    assert column.read("1.234")[1] is None
    assert column.read(kept)[1] is not None
    assert readings(kept) == (1.234, 1234.0)
    assert shown("working_time", column, kept, NONE, DANISH) == "1.234"


def test_sources_and_demand_scenarios_are_shown_and_typed_by_their_names() -> None:
    refer = References({"weighted": "Vægtet"}, {"a": "Antagelse", "k": "KRL"}, {})
    index, staff = column_of("demand_index", "scenario"), column_of("staff", "source")
    assert shown("demand_index", index, "weighted", refer, DANISH) == "Vægtet"
    assert typed("demand_index", index, "vægtet", refer, DANISH) == "weighted"
    assert shown("staff", staff, "heads=a;age_to=k", refer, DANISH) == "Antagelse · KRL"
    assert typed("staff", staff, "KRL", refer, DANISH) == "k"


def test_a_name_that_two_sources_share_is_not_taken_for_either() -> None:
    refer = References(titles={"a": "KRL", "b": "KRL"})
    assert typed("staff", column_of("staff", "source"), "KRL", refer, DANISH) == "KRL"


@given(
    st.floats(0, 1e6, allow_nan=False, allow_infinity=False),
    st.sampled_from(LANGUAGES),
    st.sampled_from(
        [("working_time", "fulltime_share"), ("staff", "heads"), ("demand_index", "index")]
    ),
)
def test_what_is_offered_to_change_reads_back_to_the_same_figure(
    value: float, code: str, place: tuple[str, str]
) -> None:
    table, name = place
    column, language = column_of(table, name), Language(code)
    text = editable(table, column, write_value(round(value, 6)), NONE, language)
    kept = typed(table, column, text, NONE, language)
    assert float(kept) == pytest.approx(round(value, 6), rel=1e-12, abs=1e-15)


@given(plans(), st.sampled_from(LANGUAGES))
def test_every_cell_of_a_plan_reads_back_to_what_it_holds(plan: Plan, code: str) -> None:
    edited = EditedPlan.of(plan)
    language = Language(code)
    refer = edited.references(language)
    for table in TABLE_NAMES:
        for row in edited.rows(table):
            for name, text in zip(columns(table), row, strict=True):
                column = column_of(table, name, row[0])
                seen = editable(table, column, text, refer, language)
                kept = typed(table, column, seen, refer, language)
                if kept != text:
                    assert float(kept) == pytest.approx(float(text), rel=1e-12, abs=1e-15)


def test_every_table_and_column_has_a_name_and_an_explanation_in_both_languages() -> None:
    places = [(table.name, column.name) for table in TABLES for column in table.columns]
    places += [("settings", name) for name in (*SETTINGS, "key", "value")]
    for table, column in places:
        for language in (DANISH, ENGLISH):
            texts = [
                table_name(table, language),
                table_help(table, language),
                column_name(table, column, language),
                column_help(table, column, language),
            ]
            assert all(text.strip() for text in texts)
