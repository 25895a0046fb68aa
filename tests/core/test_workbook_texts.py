"""A workbook is read for CPR numbers in all that it says besides its cells."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from sosuplan.importing.progress import Pace
from sosuplan.importing.readers.markup import Seen
from sosuplan.importing.readers.markup_texts import numbers_in_old
from sosuplan.importing.readers.packed import Package
from sosuplan.importing.readers.reading import read_file
from sosuplan.importing.readers.workbook import inspect_parts
from sosuplan.text.cpr import holds_cpr
from sosuplan.text.errors import ImportFileError
from tests.core import hostile
from tests.core.hostile import pack

pytestmark = pytest.mark.thorough

NUMBER = "010203-1234"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("draw", "drawing"),
        ("meta", "meta"),
        ("style", "style"),
    )
)


class _Texts(Seen):
    """Keeps the texts too."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def check_text(self, text: str) -> None:
        super().check_text(text)
        self.texts.append(text)


def texts(path: Path) -> list[str]:
    """All that the workbook says besides its cells."""
    seen = _Texts()
    with Package(path) as package:
        inspect_parts(package, seen, Pace(None))
    assert seen.cpr == any(map(holds_cpr, seen.texts))
    return seen.texts


def finds(path: Path) -> bool:
    """True if the number is found besides the cells, and the file refused for it."""
    if not any(map(holds_cpr, texts(path))):
        return False
    with pytest.raises(ImportFileError) as caught:
        read_file(path)
    assert [fault.code for fault in caught.value.faults] == ["import_cpr_in_notes"]
    return True


def with_part(path: Path, name: str, content: str, *, before: str = "") -> Path:
    """The workbook with ``content`` put before the text ``before`` of a part, or as a new part."""
    target = path.with_name("other" + path.suffix)
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as copy:
        for one in source.namelist():
            text = source.read(one).decode()
            if one == name:
                assert before in text
                text = text.replace(before, content + before, 1)
            copy.writestr(one, text)
        if name not in source.namelist():
            copy.writestr(name, content)
    return target


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "ark.xlsx"
    with Workbook(str(path)) as made:
        made.add_worksheet("Ark").write_row(0, 0, ["Alder", "Antal"])
    return path


def ods(path: Path, tables: str = "", *, meta: str = "", styles: str = "", more: str = "") -> Path:
    """A spreadsheet as LibreOffice writes it, with one sheet of ``tables`` in it."""

    def part(name: str, inside: str) -> str:
        return f'<?xml version="1.0"?><office:{name} {SPACES}>{inside}</office:{name}>'

    table = f'<table:table table:name="Ark">{tables}</table:table>'
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("mimetype", ODS)
        parts.writestr(
            "content.xml",
            part(
                "document-content",
                f"<office:body><office:spreadsheet>{more}{table}</office:spreadsheet>"
                "</office:body>",
            ),
        )
        parts.writestr("meta.xml", part("document-meta", meta))
        parts.writestr("styles.xml", part("document-styles", styles))
        parts.writestr(
            "META-INF/manifest.xml",
            "<manifest:manifest"
            ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS}"/>'
            "</manifest:manifest>",
        )
    return path


ROW = (
    '<table:table-row><table:table-cell office:value-type="string">{more}<text:p>{text}</text:p>'
    "</table:table-cell></table:table-row>"
)


@pytest.mark.parametrize(
    "what",
    [
        "title",
        "author",
        "custom",
        "comment",
        "author of a comment",
        "list",
        "list of numbers",
        "message",
        "name",
        "link",
        "link with signs",
        "tip",
        "heading",
        "text box",
        "alternative text",
        "table",
        "hidden sheet",
        "chart",
        "format",
    ],
)
def test_a_number_in_any_part_of_a_workbook_is_found(what: str, tmp_path: Path) -> None:
    path = tmp_path / "ark.xlsx"
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet("Ark")
        sheet.write_row(0, 0, ["Alder", "Antal"])
        sheet.write_row(1, 0, [30, 5])
        if what == "title":
            book.set_properties({"title": f"Liste {NUMBER}"})
        elif what == "author":
            book.set_properties({"author": NUMBER})
        elif what == "custom":
            book.set_custom_property("Sag", NUMBER)
        elif what == "comment":
            sheet.write_comment(0, 0, f"Husk {NUMBER}")
        elif what == "author of a comment":
            sheet.write_comment(0, 0, "Husk", {"author": NUMBER})
        elif what == "list":
            sheet.data_validation("A1", {"validate": "list", "source": ["Svend", NUMBER]})
        elif what == "list of numbers":
            sheet.data_validation("A1", {"validate": "list", "source": ["1", "102031234"]})
        elif what == "message":
            sheet.data_validation("A1", {"validate": "any", "input_message": NUMBER})
        elif what == "name":
            book.define_name("Svend", f'="{NUMBER}"')
        elif what == "link":
            sheet.write_url("A1", f"https://example.dk/{NUMBER}", string="Sag")
        elif what == "link with signs":
            sheet.write_url("A1", "https://example.dk/010203%2D1234", string="Sag")
        elif what == "tip":
            sheet.write_url("A1", "https://example.dk", string="Sag", tip=NUMBER)
        elif what == "heading":
            sheet.set_footer("&L&B010203-&I1234")
        elif what == "text box":
            sheet.insert_textbox("C3", f"Svend {NUMBER}")
        elif what == "alternative text":
            sheet.insert_textbox("C3", "Svend", {"description": NUMBER})
        elif what == "table":
            sheet.add_table("C5:D7", {"columns": [{"header": NUMBER}, {"header": "b"}]})
        elif what == "hidden sheet":
            other = book.add_worksheet(NUMBER)
            other.hide()
        elif what == "chart":
            chart = book.add_chart({"type": "line"})
            chart.add_series({"values": "=Ark!$B$2:$B$2"})
            chart.set_title({"name": f"Svend {NUMBER}"})
            sheet.insert_chart("C3", chart)
        else:
            sheet.write(1, 0, 30, book.add_format({"num_format": f'"{NUMBER}"'}))
    if what == "table":
        # Such a heading is a cell too.
        assert any(map(holds_cpr, texts(path)))
    else:
        assert finds(path)


def test_a_number_in_a_part_that_lies_elsewhere_is_found(book: Path) -> None:
    assert finds(with_part(book, "mine/other.xml", f"<a:b xmlns:a='x'>{NUMBER}</a:b>"))


def test_a_number_written_in_pieces_or_lines_is_one_text(book: Path) -> None:
    for content in (
        "<comment><text><r><rPr><b/></rPr><t>010203-</t></r><r><t>1234</t></r></text></comment>",
        "<d><txBody><p><r><t>010203</t></r></p><p><r><t>1234</t></r></p></txBody></d>",
        "<d><p>010203<s/>1234</p></d>",
    ):
        assert finds(with_part(book, "xl/more.xml", content))


def test_numbers_of_two_texts_are_not_one(book: Path) -> None:
    for content in (
        "<d><a>010203</a><a>1234</a></d>",
        "<c><comment><text>010203</text></comment><comment><text>1234</text></comment></c>",
        "<w><oddHeader>&amp;L010203&amp;R1234</oddHeader></w>",
    ):
        assert not any(map(holds_cpr, texts(with_part(book, "xl/more.xml", content))))


def test_what_programs_write_into_their_files_is_no_cpr_number(book: Path) -> None:
    content = (
        '<d><axId val="102031234"/><colOff>102031234</colOff><i4>102031234</i4>'
        '<creationId val="1020312345"/><guid id="{12010203-1234-1234-1234-123456789012}"/>'
        "<lpwstr>0x0101001234AB0011223344556677889900</lpwstr>"
        "<numCache><v>0102031234</v></numCache><v>120203.1234</v>"
        "<when>2024-01-02T03:04:05Z</when><version>16.0300</version></d>"
    )
    assert not any(map(holds_cpr, texts(with_part(book, "xl/more.xml", content))))


def test_cells_are_not_read_twice_and_what_follows_them_is_read(tmp_path: Path) -> None:
    path = tmp_path / "ark.xlsx"
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet("Ark")
        for line in range(20_000):
            sheet.write_row(line, 0, [line, f"tekst {line}", line / 7])
        sheet.set_footer("Side &P")
        sheet.data_validation("A1", {"validate": "list", "source": ["ja", "nej"]})
    found = texts(path)
    assert "Side " in found
    assert '"ja,nej"' in found
    assert not any("tekst" in text or "19999" in text for text in found)
    assert finds(with_part(path, "xl/worksheets/sheet1.xml", "", before="Side &amp;P")) is False
    assert finds(with_part(path, "xl/worksheets/sheet1.xml", NUMBER, before="Side &amp;P"))


@pytest.mark.parametrize(
    "parts",
    [
        {"meta": f'<office:meta><meta:user-defined meta:name="{NUMBER}"/></office:meta>'},
        {"meta": f"<office:meta><meta:keyword>{NUMBER}</meta:keyword></office:meta>"},
        {"styles": f"<style:header><text:p>Liste {NUMBER}</text:p></style:header>"},
        {"more": f'<table:content-validation table:condition="is(&quot;{NUMBER}&quot;)"/>'},
        {
            "more": "<table:content-validation><table:help-message><text:p>010203</text:p>"
            "<text:p>1234</text:p></table:help-message></table:content-validation>"
        },
        {"styles": "<style:footer><text:p>010203</text:p><text:p>1234</text:p></style:footer>"},
        {"tables": ROW.format(more=f"<draw:a><text:p>{NUMBER}</text:p></draw:a>", text="x")},
        {"tables": ROW.format(more="", text=f'<text:a href="x/{NUMBER}">x</text:a>')},
        {
            "tables": ROW.format(
                more="<office:annotation><text:p>010203-<text:span>1234</text:span></text:p>"
                "</office:annotation>",
                text="x",
            )
        },
    ],
)
def test_a_number_in_any_part_of_an_open_document_is_found(
    parts: dict[str, str], tmp_path: Path
) -> None:
    plain = ROW.format(more="", text="x")
    path = ods(tmp_path / "ark.ods", **{"tables": plain, **parts})
    assert any(map(holds_cpr, texts(path)))


def test_cells_of_an_open_document_are_left_to_the_reader(tmp_path: Path) -> None:
    rows = "".join(ROW.format(more="", text=f"tekst {line} ø") for line in range(5_000))
    more = '<table:table table:name="Før">' + rows + "</table:table>"
    path = ods(tmp_path / "ark.ods", rows, more=more)
    assert not any("tekst" in text for text in texts(path))
    noted = ROW.format(more="<office:annotation>Husk</office:annotation>", text="tekst")
    path = ods(tmp_path / "ark.ods", rows + noted, more=more)
    assert "Husk" in texts(path)
    assert not any("tekst" in text for text in texts(path))


def test_a_document_type_or_a_part_that_ends_early_is_refused(book: Path) -> None:
    for content, code in (
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "import_doctype"),
        ("<a><b>", "import_damaged"),
        ("<a></b>", "import_damaged"),
    ):
        path = with_part(book, "xl/more.xml", content)
        for read in (texts, read_file):
            with pytest.raises(ImportFileError) as caught:
                read(path)
            assert [fault.code for fault in caught.value.faults] == [code]


@pytest.mark.parametrize("folder", ["META-INF", "Basic/Standard", "Dialogs"])
def test_what_an_open_document_keeps_for_others_may_have_a_document_type(
    folder: str, tmp_path: Path
) -> None:
    """As programs write it that can run macros; what people wrote in them is looked at."""
    module = '<!DOCTYPE script:module PUBLIC "-//x//EN" "module.dtd"><m>Rem {text}</m>'
    plain = ods(tmp_path / "ark.ods", ROW.format(more="", text="x"))
    path = with_part(plain, f"{folder}/Module1.xml", module.format(text="010203"))
    assert [sheet.rows for sheet in read_file(path).sheets] == [[("x",)]]
    path = with_part(plain, f"{folder}/Module1.xml", module.format(text=NUMBER))
    assert finds(path) == (folder != "META-INF")


def test_a_sheet_under_any_name_is_read_for_its_texts(tmp_path: Path) -> None:
    heading = f"<headerFooter><oddHeader>{NUMBER}</oddHeader></headerFooter>"
    assert finds(pack(tmp_path / "x.xlsx", hostile.parts(after=heading, place="hemmeligt/ark.bin")))


def test_a_drawing_that_is_nearly_xml_is_read_to_its_end(book: Path) -> None:
    content = f"<xml><v:textbox><div>a<br>b</div></v:textbox><i>Svend {NUMBER}</i></xml>"
    assert finds(with_part(book, "xl/drawings/vmlDrawing1.vml", content))


@pytest.mark.parametrize("between", ["-", "–", "_", ".", " - "])
def test_an_old_workbook_is_searched_for_numbers_as_people_write_them(between: str) -> None:
    number = f"Svend 010203{between}1234 x"
    if between != "–":
        assert any(map(holds_cpr, numbers_in_old(b"\0\x07" + number.encode("latin-1") + b"\0")))
    for start in (b"", b"\0"):
        assert any(map(holds_cpr, numbers_in_old(start + number.encode("utf-16-le"))))
    assert not any(map(holds_cpr, numbers_in_old(b"0102031234 110203 2034 \x04\x002034")))
