"""The accessibility check finds what it is there to find."""

from __future__ import annotations

import pytest
import typst

from sosuplan.report.row_heads import with_row_heads
from sosuplan.resources import resource
from tests.core.pdf_check import Tagged, faults

GOOD = """
#set document(title: "T")
#set text(lang: "da", font: "Inter")
= First
== Second
#table(columns: 2, table.header[a][b], [1], [2])
#block(par[A paragraph])
#figure(rect(), alt: "A square")
"""


def made(source: str, *, strict: bool = False, heads: bool = True) -> Tagged:
    """``source`` as PDF; only if ``strict`` by the standard that would refuse what is wrong; with
    heads of rows unless ``heads`` says no."""
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(resource("fonts"))],
    )
    compiler = typst.Compiler(source.encode(), font_paths=fonts, ignore_system_fonts=True)
    content = compiler.compile(format="pdf", pdf_standards=["ua-1"] if strict else [])
    assert isinstance(content, bytes)
    return Tagged(with_row_heads(content, [1]) if heads else content)


def test_a_file_in_order_has_no_faults() -> None:
    assert faults(made(GOOD, strict=True)) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('#set document(title: "T")', "", "no title"),
        (', alt: "A square"', "", "alternative text"),
        ("== Second", "=== Second", "level 3 after one of level 1"),
        ("table.header[a][b]", "[a], [b]", "a table without heads"),
        ("= First\n=", "", "no heading"),
        ("#block(par[A paragraph])", "#block[No paragraph]", "no paragraph, but in Span"),
    ],
)
def test_each_fault_is_found(old: str, new: str, fault: str) -> None:
    source = GOOD.replace(old, new)
    if fault == "no heading":
        source = source.replace("= Second", "")
    assert source != GOOD
    assert any(fault in found for found in faults(made(source)))


def test_content_without_tags_is_found() -> None:
    file = made(GOOD, strict=True)
    page = file.reader.pages[0]
    before = page.get_contents()
    assert before is not None
    data = before.get_data()
    page["/Contents"].get_object().set_data(b"BT 0 0 Td <0001> Tj ET\n" + data)
    assert any("neither tagged nor an artifact" in found for found in faults(file))


def test_rows_without_heads_are_found() -> None:
    found = faults(made(GOOD, strict=True, heads=False))
    assert "a row of a table without a head" in found
    assert "a cell of a table that does not name the heads of its row and column" in found
