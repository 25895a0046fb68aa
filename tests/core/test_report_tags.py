"""The summary for those who hear it: heads, words for signs, links, and type that can be read."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import typst

from sosuplan.analysis.frame import BASELINE, CURRENT, FTE, HEADS
from sosuplan.report import typeset
from sosuplan.text.numbers import format_number
from tests.core.pdf_check import Tagged, faults
from tests.core.reports import framed, moved, printed, reference, told

pytestmark = pytest.mark.paper

LONGEST_WORD = 30
"""Letters of what a sign is called; charts have longer texts."""


@pytest.fixture(scope="module")
def whole() -> Tagged:
    """The reference plan's second scenario, all sections, in Danish."""
    plan, saved = reference()
    return printed(framed(plan, saved[1]))


def test_rows_have_heads_and_every_figure_names_them(whole: Tagged) -> None:
    for table in whole.tree.find("Table"):
        scopes = {head.attributes["/Scope"] for head in table.find("TBody")[0].find("TH")}
        assert "/Row" in scopes
    matrix = next(
        one for one in whole.tree.find("Table") if len(one.find("THead")[0].find("TH")) == 12
    )
    groups = [head for head in matrix.find("TH") if head.attributes.get("/ColSpan") == 12]
    assert len(groups) == 4
    figure = matrix.find("TD")[-1]
    year, case, row = (str(name) for name in figure.attributes["/Headers"])
    assert year == matrix.find("THead")[0].find("TH")[-1].name
    assert case == groups[-1].name
    assert row == matrix.find("TBody")[0].find("TR")[-1].children[0].name


def test_a_row_with_several_names_has_several_heads(whole: Tagged) -> None:
    counts = {
        sum(cell.role == "TH" for cell in row.children)
        for table in whole.tree.find("Table")
        for row in table.find("TBody")[0].find("TR")
    }
    assert counts == {1, 2, 3}


def test_the_kind_of_every_cited_figure_and_every_light_is_told_in_a_word(whole: Tagged) -> None:
    words = [sign.alt for cell in whole.tree.find("TD") for sign in cell.find("Figure")]
    assert {"offentliggjort", "udledt", "antagelse", "Mangel", "Overskud"} <= set(words)
    data = told(framed(reference()[0], reference()[1][1]))
    tables = [
        block for part in data["parts"] for block in part.get("blocks", ()) if "rows" in block
    ]
    tables.append(data["parts"][0]["measures"]["table"])
    cells = [
        cell for one in tables for row in one["rows"] for cell in row if isinstance(cell, dict)
    ]
    cells += [source for cell in cells for source in cell.get("sources", ())]
    kinds = {mark["word"] for mark in data["marks"].values()}
    assert sum(word in kinds for word in words) == sum(bool(cell.get("mark")) for cell in cells)


def test_numbers_of_sources_lead_to_them_and_addresses_to_the_web(whole: Tagged) -> None:
    links = [one.get_object() for page in whole.reader.pages for one in page.get("/Annots", ())]
    addresses = {str(one["/A"]["/URI"]) for one in links if "/A" in one}
    plan, _ = reference()
    cited = next(part for part in told(framed(plan), "sources")["parts"])["blocks"][0]["sources"]
    assert addresses == {source["url"] for source in cited if source["url"]}
    in_tables = [cell for cell in whole.tree.find("TD") if cell.find("Link")]
    assert len(in_tables) > 50
    assert len([one for one in links if "/Dest" in one or "/D" in one.get("/A", {})]) >= len(
        in_tables
    )


def test_an_address_that_is_none_is_text(whole: Tagged) -> None:
    plan, _ = reference()
    for url in ("javascript:alert(1)", "fil på drevet", "https://æ.dk/ x", "https://"):
        sources = tuple(replace(source, url=url) for source in plan.sources)
        file = printed(framed(replace(plan, sources=sources)), "sources")
        assert url in file.text
        assert not any(page.get("/Annots") for page in file.reader.pages)


def test_no_type_is_smaller_than_can_be_read(whole: Tagged) -> None:
    assert min(piece.size for page in whole.pieces for piece in page) >= 7.49


def test_words_in_tables_are_whole(whole: Tagged) -> None:
    for language in ("da", "en"):
        text = printed(framed(reference()[0], language=language), "inputs", "fulltime").text
        assert not re.search(r"[a-zæøå]-\s[a-zæøå]", text)


def test_the_build_stops_where_a_chart_has_no_alternative_text() -> None:
    data = told(framed(reference()[0]), "balance")
    for nothing in (None, "", " "):
        data["parts"][0]["blocks"][0]["chart"]["alt"] = nothing
        with pytest.raises(typst.TypstError, match="alt"):
            typeset.pdf(data)


def test_the_build_stops_where_the_title_is_missing() -> None:
    data = told(framed(reference()[0]), "method")
    data["title"] = ""
    with pytest.raises(typst.TypstError, match="title"):
        typeset.pdf(data)


@pytest.mark.parametrize(
    ("occupation", "unit", "language", "count"),
    [
        ("SSH", FTE, "en", 99),
        ("all", HEADS, "da", 0),
    ],
)
def test_every_summary_passes_the_accessibility_check(
    occupation: str, unit: str, language: str, count: int
) -> None:
    plan, saved = reference()
    options = {"occupation": occupation, "unit": unit, "language": language}
    file = printed(framed(plan, moved(plan, count) if count else None, **options, compared=saved))
    assert faults(file) == []
    assert file.root["/Lang"] == {"da": "da-DK", "en": "en-GB"}[language]


def test_every_chart_has_a_text_with_its_message_and_end_values(whole: Tagged) -> None:
    texts = [figure.alt for figure in whole.tree.find("Figure") if len(figure.alt) > LONGEST_WORD]
    assert len(texts) == 15
    plan, saved = reference()
    frame = framed(plan, saved[1])
    ends = [format_number(abs(frame.gap(run)[-1]), 0, "da") for run in (CURRENT, BASELINE)]
    assert len(set(ends)) == 2
    assert any(all(end in text for end in ends) for text in texts)


def test_every_table_has_heads(whole: Tagged) -> None:
    tables = whole.tree.find("Table")
    assert len(tables) > 10
    assert all(table.find("THead") and table.find("TH") for table in tables)
