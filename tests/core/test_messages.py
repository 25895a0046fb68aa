"""Every fault has a sentence in both languages, that says where, what, and gives nothing away."""

from __future__ import annotations

import ast
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosuplan.importing.readers import reading
from sosuplan.model.saved_scenarios import SAVED_TABLES
from sosuplan.model.schema.tables import SETTINGS, TABLES
from sosuplan.narrative import messages
from sosuplan.narrative.messages import sentence
from sosuplan.store import csv_text, files, opening
from sosuplan.text.cpr import masked
from sosuplan.text.errors import Fault
from sosuplan.text.language import LANGUAGES, Language
from tests.core.source import calls, texts

DANISH, ENGLISH = Language("da"), Language("en")


def made_by_rules() -> tuple[ast.Call, ...]:
    """Faults of ``model.validation``, whose keywords are the values."""
    return (*calls("_wrong"), *calls("_missing"))


def codes() -> set[str]:
    """Every code that the core can give a fault."""
    literal = {
        code
        for call in (*calls("Fault"), *made_by_rules(), *calls("_fault"), *calls("_stop"))
        for code in texts(call.args[0])
    }
    assigned = {
        "unknown_saved_scenario",
        "no_saved_scenarios",
        "computed_with_older",
        "figures_gone",
        "import_totals_left_out",
        "import_parts_left_out",
        "import_other_unit_left_out",
        "import_added_up",
        "import_column_sum",
        "import_columns_added",
        "import_columns_unclear",
    }
    columns = [column for table in (*TABLES, *SAVED_TABLES) for column in table.columns]
    numbers = {
        column._expected()
        for column in (*columns, *SETTINGS.values())
        if column.kind in ("whole", "number")
    }
    systems = {*files._CODES.values(), *opening._CODES.values()}
    signatures = {code for _, code in reading._SIGNATURES}
    return literal | assigned | numbers | systems | signatures


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_fault_has_a_sentence_and_every_sentence_a_fault() -> None:
    assert codes() == set(messages._SENTENCES)


def test_no_fault_is_made_from_a_code_that_cannot_be_seen_here() -> None:
    for call in calls("Fault"):
        if not texts(call.args[0]):
            source = ast.unparse(call.args[0])
            assert source in {"code", "self._expected()"}, source


def test_every_fault_carries_what_its_sentence_names() -> None:
    for call in calls("Fault"):
        named = {keyword.arg: keyword.value for keyword in call.keywords}
        values = named.get("values", call.args[5] if len(call.args) > 5 else ast.Dict([], []))
        if not isinstance(values, ast.Dict):
            continue
        given_ = {key.value for key in values.keys if isinstance(key, ast.Constant)}
        if "found" in named or len(call.args) > 4:
            given_.add("found")
        for code in texts(call.args[0]):
            assert placeholders(messages._SENTENCES[code]) <= given_, code
    for call in made_by_rules():
        if all(keyword.arg for keyword in call.keywords):
            given_ = {"found", *(keyword.arg for keyword in call.keywords)}
            for code in texts(call.args[0]):
                assert placeholders(messages._SENTENCES[code]) <= given_, code


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_one_line_that_ends(language: str) -> None:
    place = {"da": "a.csv, linje 3, kolonne b: ", "en": "a.csv, line 3, column b: "}[language]
    wrong = []
    for code in sorted(codes()):
        values = dict.fromkeys(placeholders(messages._SENTENCES[code]), "x") | {"found": "x"}
        text = sentence(Fault(code, "a.csv", 3, "b", "x", values), Language(language))
        bare = sentence(Fault(code, found="x", values=values), Language(language))
        begins = text.startswith(place) and (bare[0].isupper() or bare[0] in '"»x')
        if not begins or "\n" in text or not text.endswith((".", ": x")):
            wrong.append((code, text, bare))
    assert wrong == []


def test_a_sentence_says_where_what_and_what_is_expected() -> None:
    fault = Fault("not_a_number_from", "staff.csv", 3, "heads", "abc", {"low": 0.0})
    assert sentence(fault, DANISH) == (
        "staff.csv, linje 3, kolonne heads: »abc« er ikke et tal på 0 eller derover."
    )
    assert sentence(fault, ENGLISH) == (
        'staff.csv, line 3, column heads: "abc" is not a number of at least 0.'
    )


def test_limits_are_written_as_the_file_must_have_them() -> None:
    fault = Fault("not_a_number_between", "reform.csv", 2, "x", "a", {"low": 0.5, "high": 1234.5})
    assert "0.5 til 1234.5" in sentence(fault, DANISH)


def test_a_decimal_comma_is_told_how_to_be_written() -> None:
    fault = Fault("not_a_number_between", "x.csv", 2, "y", "0,72", {"low": 0.0, "high": 1.0})
    assert sentence(fault, DANISH).endswith("Skriv decimaltal med punktum: 0.72.")
    fault = Fault("not_a_number_between", "x.csv", 2, "y", "a,b", {"low": 0.0, "high": 1.0})
    assert "punktum" not in sentence(fault, DANISH)


def test_long_values_are_shortened_and_invisible_ones_made_visible() -> None:
    long = sentence(Fault("not_a_number", "x.csv", 2, "y", "æ" * 5000), DANISH)
    assert len(long) < 130
    assert "æ…" in long
    hidden = sentence(Fault("not_a_number", "x.csv", 2, "y", "a\n\t\x1b[31m\u202eb"), DANISH)
    assert r"»a\n\t\x1b[31m\u202eb«" in hidden


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=80))
def test_whatever_was_found_a_sentence_is_one_printable_line(
    found: str, file: str, value: str
) -> None:
    fault = Fault("not_a_choice", file, 1, file, found, {"choices": value})
    assert sentence(fault, DANISH).isprintable()


_CPR = ["010203-1234", "0102031234", "311299 4321", "610203-1234", "010203\u20111234"]
_NO_CPR = ["320203-1234", "011303-1234", "000203-1234", "10102031234", "01020312345", "2024-2034"]


@pytest.mark.parametrize("number", _CPR)
def test_a_cpr_number_is_never_repeated(number: str) -> None:
    fault = Fault(
        "not_a_choice",
        f"{number}.csv",
        2,
        f"c{number}",
        f"{'x' * 45} {number} NN",
        {"choices": f"a, {number}"},
    )
    text = sentence(fault, DANISH)
    assert number not in text
    assert number[:6] not in text
    assert "…" in text


@pytest.mark.parametrize("number", _NO_CPR)
def test_other_numbers_are_shown_as_they_are(number: str) -> None:
    assert masked(number) == number


def test_limits_of_files_are_told_in_units_that_people_know() -> None:
    fault = Fault("file_too_large", "x.csv", values={"high": csv_text.LARGEST_FILE // 1_000_000})
    assert "20 MB" in sentence(fault, DANISH)
