"""Whatever the markup of a spreadsheet's part is, it is looked through in one pass and judged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosuplan.importing.readers import markup
from sosuplan.importing.readers.markup import (
    ClaimError,
    DoctypeError,
    MarkupError,
    Seen,
    inspect_part,
)
from tests.core.hostile import FAR, LAUGHS, ONE, open_parts, parts, sheet

NUMBER = "010203-1234"
_CELL = '<c r="A{n}"{more}><v>{n}</v></c>'


def seen(content: str | bytes, size: int | None = None, piece: int = 1 << 16) -> Seen:
    """What a part holds, heard in pieces."""
    found = Seen()
    whole = content.encode() if isinstance(content, str) else content
    pieces = (whole[place : place + piece] for place in range(0, len(whole), piece))
    inspect_part(pieces, len(whole) if size is None else size, found)
    return found


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        (ONE, 1),
        ('<row r="3"><c r="C3"/></row>', 9),
        ('<c r="A9"/><c r="XFD1"/>', 9 * 16_384),
        ("<c\nr\t=\n'xfd1'/>", 16_384),
        ('<c a=">" b="<![CDATA[" r="B2"/>'.replace("<![", "&lt;!["), 4),
        ('<!-- <c r="XFD1048576"/> --><c r="A1"/>', 1),
        ('<c t="<row>"/>'.replace("<row>", "&lt;c r=&quot;Z9&quot;/&gt;"), 0),
    ],
)
def test_a_sheet_reaches_to_its_farthest_cell(rows: str, cells: int) -> None:
    assert seen(sheet(rows)).cells == cells
    assert seen(sheet(rows).encode("utf-16")).cells == cells
    assert seen(sheet(rows), piece=1).cells == cells


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ('<table:table-row><table:table-cell office:value="1"/></table:table-row>', 1),
        (
            '<table:table-row table:number-rows-repeated="7"/><table:table-row><table:table-cell'
            ' table:number-columns-repeated="4"/><table:table-cell table:formula="x"/>'
            "</table:table-row>",
            8 * 5,
        ),
        ('<table:table-row table:number-rows-repeated="1000000"/>', 0),
    ],
)
def test_an_open_table_reaches_to_its_last_filled_cell(row: str, cells: int) -> None:
    assert seen(open_parts(row)["content.xml"]).cells == cells


@pytest.mark.parametrize(
    ("cells", "count"),
    [
        ("<c><f>A1</f><v>3</v></c>", 0),
        ("<c><f>A1</f></c>", 1),
        ("<c><f>A1</f><v/></c><c><f/><v></v></c>\n<c><v>1</v></c>", 2),
        ("<c><f>A1</f>\n<v>\n</v>\n</c>", 1),
        ("<c><v>3</v></c>", 0),
    ],
)
def test_formulas_without_a_result_are_counted(cells: str, count: int) -> None:
    row = f'<row r="1">{cells}</row>'
    assert seen(sheet(row)).uncalculated == count
    chart = row.replace("row", "c:series").replace("<c>", "<c:c>").replace("</c>", "</c:c>")
    assert seen(f"<chartSpace xmlns:c='c'>{chart}</chartSpace>").uncalculated == 0


@pytest.mark.parametrize(
    "after",
    [
        f"<headerFooter><oddHeader>Udtræk {NUMBER}</oddHeader></headerFooter>",
        "<headerFooter><oddHeader>Udtræk 010203</oddHeader><b>-1234</b></headerFooter>",
        f'<dataValidations><dataValidation><formula1>"{NUMBER},Nej"</formula1></dataValidation>'
        "</dataValidations>",
        f'<dataValidation prompt="Som {NUMBER}"/>',
        f'<hyperlinks><hyperlink ref="A1" tooltip="{NUMBER}"/></hyperlinks>',
        "<headerFooter><oddHeader>&#48;10203-1234</oddHeader></headerFooter>",
    ],
)
def test_texts_besides_cells_are_looked_at_for_cpr_numbers(after: str) -> None:
    assert seen(sheet(ONE, after)).cpr
    assert not seen(sheet(ONE, after.replace("1234", "12"))).cpr


@pytest.mark.parametrize(
    "part",
    [
        "<comments><comment><t>Ring til 010203</t><t>-1234</t></comment></comments>",
        f"<Properties><Company>{NUMBER}</Company></Properties>",
        f'<xdr:wsDr xmlns:xdr="d"><xdr:cNvPr descr="{NUMBER}"/></xdr:wsDr>',
        f'<Relationships><Relationship TargetMode="External" Target="a?{NUMBER}"/></Relationships>',
        f"<workbook><definedNames><definedName>{NUMBER}</definedName></definedNames></workbook>",
        f'<office:document-content xmlns:office="o"><text:a xmlns:text="t" href="{NUMBER}"/>'
        "</office:document-content>",
        f'<x:document-content xmlns:x="o"><x:annotation><x:p>{NUMBER}</x:p></x:annotation>'
        "</x:document-content>",
    ],
)
def test_notes_links_properties_and_names_are_looked_at_too(part: str) -> None:
    assert seen(part).cpr


def test_a_large_sheet_is_heard_where_something_matters(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest of it is only read: each cell would cost a call."""
    monkeypatch.setattr(markup, "_WATCHED_WHOLE", 2_000)
    rows = "".join(f"<row>{_CELL.format(n=n, more='')}</row>" for n in range(1, 2_000))
    formula = '<row><c r="A2000"><f>A1</f></c><c><f>A2</f><v>1</v></c></row>'
    header = f"<headerFooter><oddHeader>{NUMBER}</oddHeader></headerFooter>"
    for piece in (64, 500, 4_000):
        found = seen(sheet(rows + formula + rows, header), piece=piece)
        assert (found.uncalculated, found.cpr) == (1, True)
        assert seen(sheet(rows + rows)).cells <= 2_000
    far = sheet(rows + FAR).replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')
    assert seen(far, piece=500).cells == 1_048_576 * 16_384


def test_what_follows_the_cells_of_a_large_sheet_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "_WATCHED_WHOLE", 2_000)
    rows = "".join(f"<row>{_CELL.format(n=n, more='')}</row>" for n in range(1, 500))
    after = (
        "<scenarios><scenario comment={0}/></scenarios>",
        "<extLst><x:dataValidation xmlns:x='x'><x:f>{0}</x:f></x:dataValidation></extLst>",
        "<conditionalFormatting><cfRule><formula>{0}</formula></cfRule></conditionalFormatting>",
    )
    for content in after:
        for whole in (sheet(rows, content), sheet("", content + "<a/>" * 2_000)):
            for prefixed in (whole, whole.replace("sheetData>", "x:sheetData>")):
                text = prefixed.replace("<worksheet", "<worksheet xmlns:x='x'", 1)
                for piece in (64, 500, 100_000):
                    found = seen(text.format(f'"{NUMBER}"'), piece=piece)
                    assert (found.cpr, found.uncalculated) == (True, 0)
                    assert not seen(text.format('"010203"'), piece=piece).cpr


def test_texts_of_cells_are_left_to_the_reader() -> None:
    inline = f"<c t='inlineStr'><is><r><rPr><b/></rPr><t>{NUMBER}</t></r></is></c>"
    assert not seen(sheet(f"<row>{inline}</row>")).cpr
    assert not seen(f"<sst><si><t>{NUMBER}</t></si></sst>").cpr
    cell = f'<table:table-cell office:value="1"><text:p><text:a>{NUMBER}</text:a></text:p>'
    row = f"<table:table-row>{cell}</table:table-cell></table:table-row>"
    heads = f"<table:table-header-rows>{row}</table:table-header-rows>"
    for rows in (row, heads + row, f"<table:shapes/>{heads}", f"<x><y>{row}</y></x>{row}"):
        content = open_parts(rows)["content.xml"]
        assert not seen(content).cpr
        named = content.replace("</table:table>", f'</table:table><table:table name="{NUMBER}"/>')
        assert seen(named).cpr


@pytest.mark.parametrize(
    ("content", "holds"),
    [
        (f"<svg><text>{NUMBER}</text></svg>", True),
        ('<svg><path d="M010203 1234L0 0"/></svg>', False),
        (f"<!DOCTYPE module><module>' {NUMBER}</module>", True),
        (f"<xml><p>x<br></p>{NUMBER}</xml>", True),
        ("", False),
    ],
)
def test_what_only_looks_like_markup_is_looked_at_as_text(content: str, holds: bool) -> None:
    whole = content.encode()
    found = Seen()
    inspect_part(iter((whole[:9], whole[9:])), len(whole), found, loose=True)
    assert found.cpr == holds
    found = Seen()
    inspect_part(iter((whole,)), len(whole), found, loose=True, for_people=False)
    assert not found.cpr


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (LAUGHS + sheet(), DoctypeError),
        ("<!DOCTYPE worksheet>" + sheet(), DoctypeError),
        (sheet()[:-3], MarkupError),
        ("", MarkupError),
        ("<a>&x;</a>", MarkupError),
        ('<?xml version="1.0" encoding="klingon"?><a/>', MarkupError),
        ('<a b="1" b="2"/>', MarkupError),
        ("<f " * 300_000, MarkupError),
        ("<headerFooter " * 300_000, MarkupError),
        ('<sst uniqueCount="4294967295"/>', ClaimError),
        ("<a><x:sst xmlns:x='x' uniqueCount\n=\n'+4294967295'/></a>", ClaimError),
        ('<a><table-cell number-columns-repeated="-1"/></a>', ClaimError),
        (f'<a><table-row number-rows-repeated="{"9" * 5_000}"/></a>', ClaimError),
        ("<a>" + "".join(f"<a{n}/>" for n in range(12_000)) + "</a>", ClaimError),
    ],
)
def test_what_is_damaged_or_claims_what_cannot_be_is_refused(
    content: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        seen(content)


_SOUND = (
    parts(ONE, "<headerFooter><oddHeader>x</oddHeader></headerFooter>")["xl/worksheets/sheet1.xml"],
    parts()["xl/sharedStrings.xml"],
    open_parts('<table:table-row><table:table-cell office:value="1"/></table:table-row>')[
        "content.xml"
    ],
)
_TOKENS = st.sampled_from(
    (
        *("<c ", "<f", "<v>", "</v>", "<!--", "-->", "<![CDATA[", "]]>", "&#0;", "&lt;", '"', ">"),
        *(" r = 'ZZZ99999'", "<headerFooter>", "</headerFooter>", "<!DOCTYPE a>", "\0", "<?x?>"),
        *("<sst ", ' uniqueCount="99999999"', "<row>", "/>", "<table-cell "),
        ' number-rows-repeated="99999999999"',
    )
)


def _changed(draw: st.DrawFn, whole: str) -> bytes:
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(whole)))
        end = place + draw(st.integers(0, 9))
        whole = whole[:place] + draw(st.one_of(_TOKENS, st.text(max_size=3))) + whole[end:]
    content = bytearray(whole.encode("utf-8", "surrogatepass"))
    for _ in range(draw(st.integers(0, 2))):
        content[draw(st.integers(0, len(content) - 1))] = draw(st.integers(0, 255))
    return bytes(content)


@st.composite
def _damaged(draw: st.DrawFn) -> bytes:
    return _changed(draw, draw(st.sampled_from(_SOUND)))


@given(_damaged(), st.integers(1, 400))
def test_whatever_markup_comes_it_is_judged_alike_in_whatever_pieces(
    content: bytes, piece: int
) -> None:
    results: list[object] = []
    for size in (piece, len(content) + 1):
        try:
            results.append(seen(content, piece=size))
        except (MarkupError, ClaimError, DoctypeError) as error:
            results.append(MarkupError if type(error) is ClaimError else type(error))
    assert results[0] == results[1]


@pytest.mark.parametrize(
    "token", ["<!--{}-->", '<c a="{}"/>', "<?x {}?>"], ids=["comment", "attribute", "instruction"]
)
def test_one_tag_or_comment_as_large_as_a_file_is_refused(
    token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(markup, "_LONGEST_TOKEN", 1 << 18)
    assert seen(sheet(token.format("x" * (1 << 16)) + ONE)).cells == 1
    with pytest.raises(ClaimError):
        seen(sheet(token.format("x" * (1 << 19)) + ONE))


def test_a_text_may_be_as_large_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "_LONGEST_TOKEN", 1 << 18)
    assert seen(sheet(ONE + "x" * (1 << 20))).cells == 1
