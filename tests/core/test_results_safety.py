"""What people write leaves as text, whatever a spreadsheet would make of it."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosuplan.analysis.frame import CURRENT
from sosuplan.exports.results import balance_figures
from sosuplan.exports.texts import case_table, html_table, neutral, spreadsheet_csv, tab_separated
from sosuplan.exports.workbook import workbook
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.text.language import Language
from tests.core.books import FORMULAS, MADE_ON, Book, frame, named, two_areas

DANISH, ENGLISH = Language("da"), Language("en")


@pytest.mark.thorough
@pytest.mark.parametrize("text", FORMULAS)
def test_nothing_written_becomes_a_formula_or_a_link_in_a_workbook(
    text: str, reference: Plan
) -> None:
    plan = two_areas(named(reference, text.strip()))
    other = Scenario("historical", {"reform": 0.5}, name=f"{text.strip()} ")
    shown = frame(plan, Scenario("historical", {"reform": 1.0}, name=text, note=text), (other,))
    book = Book(workbook(shown, MADE_ON, (replace(other, levers={"reform": 0.2}),)))
    for part in book.parts(r"xl/worksheets/sheet\d+\.xml"):
        assert "<f>" not in book.text(part)
        assert "<hyperlink" not in book.text(part)
    assert not [part for part in book.names if "externalLink" in part]
    assert not any("hyperlink" in book.text(part) for part in book.parts(r"xl/.*\.rels"))
    for part in book.parts(r"xl/charts/chart\d+\.xml"):
        # A chart refers to sheets of the book, and to nothing else.
        formulas = book.text(part).split("<c:f>")[1:]
        for formula in (one.split("</c:f>")[0] for one in formulas):
            assert formula.partition("!")[0].strip("'") in book.sheets
    assert text.strip() in [cell for row in book.rows("Kilder") for cell in row]


def test_an_ampersand_and_a_number_in_a_footer_are_no_command(reference: Plan) -> None:
    plan = replace(reference, name="Ældre & 24&8 " + "Så&Så" * 40)
    book = Book(workbook(frame(plan, Scenario("historical", name="A & B" * 30)), MADE_ON))
    footer = book.text("xl/worksheets/sheet1.xml").split("<oddFooter>")[1].split("</oddFooter>")[0]
    footer = footer.replace("&amp;", "&")
    assert "Ældre && 24&&8" in footer
    assert len(footer) <= 255


def test_control_signs_that_no_file_may_hold_do_not_damage_a_workbook(reference: Plan) -> None:
    plan = replace(reference, name="A\x01B\ufffeC")
    book = Book(workbook(frame(plan, Scenario("historical", note="\x0b\ufffe")), MADE_ON))
    assert book.xml("docProps/core.xml").tag.endswith("coreProperties")


@pytest.mark.parametrize("text", FORMULAS)
def test_texts_in_csv_are_neutralised_and_numbers_never(text: str, reference: Plan) -> None:
    plan = two_areas(named(reference, text))
    shown = frame(
        plan, Scenario("historical", {"reform": 1.0}), (Scenario("expenditure", name=text),)
    )
    content = spreadsheet_csv(balance_figures(shown), DANISH).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content, newline=""), delimiter=";"))
    cells = [cell for row in rows for cell in row]
    assert f"'{text}" in cells
    assert text not in cells
    numbers = [cell for cell in cells if cell.startswith("-")]
    assert numbers
    for number in numbers:
        float(number.replace(",", "."))


def test_danish_csv_is_as_danish_excel_wants_it(reference: Plan) -> None:
    shown = frame(reference, Scenario("historical", {"retention": 0.1}))
    content = spreadsheet_csv(balance_figures(shown), DANISH)
    assert content.startswith("\ufeffScenarie;Efterspørgselsscenarie;Faggruppe;".encode())
    assert content.count(b"\r\n") == content.count(b"\n") == 1 + 2 * 3 * len(shown.years)
    assert b"sep=" not in content
    header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")
    assert header == [
        "Scenarie", "Efterspørgselsscenarie", "Faggruppe", "År", "Udbud, personer",
        "Efterspørgsel, personer",
        "Balance, personer", "Udbud, fuldtidspersoner", "Efterspørgsel, fuldtidspersoner",
        "Balance, fuldtidspersoner", "Trafiklys",
    ]  # fmt: skip
    last = rows[len(shown.years) - 1]
    assert last[:4] == ["Nyt scenarie", "Historisk scenarie", "SOSU-assistenter", "2034"]
    assert float(last[6].replace(",", ".")) == shown.balances[CURRENT].gap_heads[-1]
    assert "." not in last[6]


def test_english_csv_has_commas_and_dots(reference: Plan) -> None:
    shown = frame(reference, Scenario("historical"), language="en")
    content = spreadsheet_csv(balance_figures(shown), ENGLISH).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content, newline="")))
    assert rows[0][:4] == ["Scenario", "Demand scenario", "Occupation", "Year"]
    assert float(rows[-1][6]) == shown.projection.balance(CURRENT, "all").gap_heads[-1]


@given(st.lists(st.lists(st.text(max_size=12), min_size=2, max_size=3), min_size=1, max_size=4))
def test_any_text_comes_back_from_csv_as_it_was_but_for_the_mark(rows: list[list[str]]) -> None:
    content = spreadsheet_csv(rows, DANISH).decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(content, newline=""), delimiter=";"))
    assert read == [[neutral(cell) for cell in row] for row in rows]
    assert not any(
        cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in read for cell in row
    )


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_any_figure_comes_back_exactly(value: float) -> None:
    figures = [["Tal"], [value]]
    for language in (DANISH, ENGLISH):
        text = tab_separated(figures, language).splitlines()[1]
        assert float(text.replace(",", ".")) == value
    assert f'x:num="{text}"' in html_table("T", figures, DANISH)


def test_a_table_for_documents_is_rounded_and_escaped_and_keeps_its_figures() -> None:
    figures = [["År", "<Navn>"], [2034, -2418.5731], [2035, ""]]
    html = html_table("Mangel & <overskud>", figures, DANISH)
    assert "<caption>Mangel &amp; &lt;overskud&gt;</caption>" in html
    assert '<th scope="col" style="text-align:left">&lt;Navn&gt;</th>' in html
    assert 'x:num="-2418.5731"' in html
    assert ">−2.419</td>" in html
    assert ">2034</td>" in html
    assert html.count("<tr>") == 3


def test_texts_of_a_table_for_documents_are_no_formulas_to_a_spreadsheet_that_reads_it() -> None:
    made = html_table("=3+3", [["År", "=1+1"], [2034, "@x"]], DANISH, below=["=2+2", "<b>"])
    assert made.endswith("<p>&lt;b&gt;</p></body></html>")
    text = unescape(made)
    assert "<caption>'=3+3</caption>" in text
    assert ">'=1+1</th>" in text
    assert ">'@x</td>" in text
    assert "<p>'=2+2</p>" in text


@pytest.mark.parametrize("text", FORMULAS)
def test_a_table_for_word_has_no_formula_at_the_beginning_of_any_text(
    text: str, reference: Plan
) -> None:
    plan = named(reference, text)
    made = case_table(frame(plan, Scenario("historical", {}, name=text)))
    for found in re.findall(r">([^<]*)<", made):
        assert not unescape(found).startswith(("=", "+", "-", "@", "\t"))
