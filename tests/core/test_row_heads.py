"""Heads of rows are put into the structure tree that Typst wrote."""

from __future__ import annotations

import re
from functools import lru_cache

import pytest
import typst

from sosuplan.report.row_heads import with_row_heads
from sosuplan.resources import resource
from tests.core.pdf_check import Element, Tagged, faults

SOURCE = """
#set document(title: "T")
#set text(lang: "da", font: "Inter")
= /K[1 0 R] /IDTree<</Names[(x)1 0 R]>>
#figure(rect(), alt: "/Type/StructTreeRoot /K[9 0 R]")
#table(
  columns: 4,
  table.header(
    table.cell(rowspan: 2)[a], table.cell(rowspan: 2)[b], table.cell(colspan: 2)[over],
    [c], [d],
  ),
  table.cell(colspan: 4)[Group 1], [1], [2], [3], [4],
  table.cell(colspan: 4)[Group 2], text(lang: "en")[5], [6], [7], [8],
)
#block(table(columns: 1, table.header[only], [one]))
"""


@lru_cache
def made() -> bytes:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(resource("fonts"))],
    )
    compiler = typst.Compiler(SOURCE.encode(), font_paths=fonts, ignore_system_fonts=True)
    content = compiler.compile(format="pdf", pdf_standards=["a-3a", "ua-1"], timestamp=0)
    assert isinstance(content, bytes)
    return content


def heads(cell: Element) -> list[str]:
    return [str(name) for name in cell.attributes["/Headers"]]


def test_cells_name_the_heads_of_column_group_and_row() -> None:
    file = Tagged(with_row_heads(made(), [2, 1]))
    assert faults(file) == []
    table = file.tree.find("Table")[0]
    above = table.find("THead")[0].find("TH")
    group_1, row_1, group_2, row_2 = table.find("TBody")[0].find("TR")
    assert [cell.role for cell in row_1.children] == ["TH", "TH", "TD", "TD"]
    over, c, d = above[2], above[3], above[4]
    for group, row in ((group_1, row_1), (group_2, row_2)):
        label = group.children[0]
        assert (label.role, label.attributes["/Scope"]) == ("TH", "/Column")
        first, second, *figures = row.children
        assert [cell.attributes["/Scope"] for cell in (first, second)] == ["/Row", "/Row"]
        for figure, column in zip(figures, (c, d), strict=True):
            named = [over.name, column.name, label.name, first.name, second.name]
            assert heads(figure) == named


def test_heads_keep_the_language_that_they_are_read_in() -> None:
    of_cells = re.compile(rb"/S/(T[HD])/P \d+ 0 R/Lang\((\w+)\)")
    before, after = (of_cells.findall(one) for one in (made(), with_row_heads(made(), [2, 1])))
    assert [language for _, language in before] == [language for _, language in after]
    assert [role for role, _ in before] == [b"TD", b"TD", b"TD"]
    assert [role for role, _ in after] == [b"TH", b"TD", b"TD"]


def test_what_is_seen_stays_as_it_is() -> None:
    before, after = made(), with_row_heads(made(), [2, 1])
    assert Tagged(before).texts == Tagged(after).texts
    assert with_row_heads(made(), [2, 1]) == after


@pytest.mark.parametrize("counts", [[], [1], [1, 1, 1]])
def test_another_number_of_tables_is_refused(counts: list[int]) -> None:
    with pytest.raises(ValueError, match="2 tables in the file"):
        with_row_heads(made(), counts)


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7", made().replace(b"xref\n", b"xrex\n"), made()[:-9]]
)
def test_a_file_that_is_built_in_another_way_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="table of places"):
        with_row_heads(content, [2, 1])
