"""Spreadsheets made to harm whoever reads them, and sound ones to make them from."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

from sosuplan.importing.readers.cells import letter
from tests.core.binary_book import BinaryCell, binary_parts, record
from tests.core.import_files import IMPORTS

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns"
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{10 * f"&{a};"}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
SHEET = "xl/worksheets/sheet1.xml"
_VALUE = 'office:value-type="float" office:value="1"'


def sheet(rows: str = ONE, after: str = "") -> str:
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def parts(rows: str = ONE, after: str = "", *, place: str = SHEET) -> dict[str, str]:
    """The parts of a workbook with one sheet, which lies at ``place``."""
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": _links({"officeDocument": "xl/workbook.xml"}),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Ark1" sheetId="1" r:id="r0"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _links(
            {"worksheet": place, "sharedStrings": "xl/sharedStrings.xml"}
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}" uniqueCount="1"><si><t>a</t></si></sst>',
        place: sheet(rows, after),
    }


def _links(targets: Mapping[str, str]) -> str:
    links = (
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="/{target}"/>'
        for n, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(links)}</Relationships>'


def open_parts(table: str, head: str = "") -> dict[str, str]:
    """The parts of an open document with one table."""
    names = " ".join(f'xmlns:{one}="{_OPEN}:{one}:1.0"' for one in ("office", "table", "text"))
    return {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        # As old programs write it, and new ones where there are macros.
        "META-INF/manifest.xml": '<!DOCTYPE manifest PUBLIC "-//x//EN" "x.dtd"><manifest/>',
        "content.xml": f"{head}<office:document-content {names}><office:body><office:spreadsheet>"
        f'<table:table table:name="A">{table}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>",
    }


def pack(path: Path, contents: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in contents.items():
            file.writestr(name, content)
    return path


def falsify(path: Path, name: str, size: int, content: bytes) -> Path:
    """Have the directory of a packed file say that a part has ``size`` bytes, beginning with
    ``content`` if that is all it has."""
    packed = bytearray(path.read_bytes())
    place = packed.index(b"PK\x01\x02")
    while packed[place : place + 4] == b"PK\x01\x02":
        lengths = struct.unpack_from("<HHH", packed, place + 28)
        if packed[place + 46 : place + 46 + lengths[0]].decode() == name:
            struct.pack_into("<I", packed, place + 16, zlib.crc32(content))
            struct.pack_into("<I", packed, place + 24, size)
        place += 46 + sum(lengths)
    path.write_bytes(packed)
    return path


def _row_of(columns: int) -> str:
    cells = (f'<c r="{letter(n)}1"><v>{n}</v></c>' for n in range(columns))
    return f'<row r="1">{"".join(cells)}</row>'


def _merges(count: int) -> str:
    ranges = "".join(f'<mergeCell ref="A{n}:C9000"/>' for n in range(1, count + 1))
    return f'<mergeCells count="4294967295">{ranges}</mergeCells>'


def _rows(count: int) -> str:
    return "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, count + 1))


def _texts(attributes: str) -> dict[str, str]:
    return {"xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}" {attributes}><si><t>a</t></si></sst>'}


def _table_row(cell: str, rows: int = 1, columns: int = 1) -> str:
    return (
        f'<table:table-row table:number-rows-repeated="{rows}"><table:table-cell {cell}'
        f' table:number-columns-repeated="{columns}"/></table:table-row>'
    )


def _twice(path: Path) -> Path:
    pack(path, parts())
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr(SHEET.replace("sheet1", "SHEET1"), sheet(ONE + FAR))
    return path


def _circle(path: Path) -> Path:
    """An old workbook whose folder is chained to itself."""
    content = bytearray((IMPORTS / "elever.xls").read_bytes())
    (sector,) = struct.unpack_from("<I", content, 76)
    (folder,) = struct.unpack_from("<I", content, 48)
    struct.pack_into("<I", content, (sector + 1) * 512 + 4 * folder, folder)
    path.write_bytes(content)
    return path


def _shared_sectors(path: Path) -> Path:
    """An old workbook with many streams, all of which are said to be the longest one."""
    content = bytearray((IMPORTS / "elever.xls").read_bytes())
    (folder,) = struct.unpack_from("<I", content, 48)
    first = (folder + 1) * 512
    entries = [content[place : place + 128] for place in range(first, first + 512, 128)]
    book = next(entry for entry in entries if entry.startswith("Workbook".encode("utf-16-le")))
    for place, entry in zip(range(first, first + 512, 128), entries, strict=True):
        if entry[66] == 0:
            content[place : place + 128] = book
    path.write_bytes(content)
    return path


BOMB = "<row/>" * 8_000_000

_PEOPLE: list[list[BinaryCell]] = [["Alder", "Antal"], ["20-24 år", 12.0]]
_FAR_ROW = record(0, struct.pack("<I", 1_048_575) + bytes(13))
_FAR_CELL = record(5, struct.pack("<IId", 16_383, 0, 1.0))

HOSTILE: dict[str, tuple[Callable[[Path], Path], set[str]]] = {
    "texts claimed.xlsb": (
        lambda path: pack(path, binary_parts(_PEOPLE, texts_claimed=0xFFFFFFFF)),
        {"import_damaged"},
    ),
    "far away.xlsb": (
        lambda path: pack(path, binary_parts(_PEOPLE, more=_FAR_ROW + _FAR_CELL)),
        {"import_takes_memory"},
    ),
    "bomb.xlsb": (
        lambda path: pack(path, binary_parts(_PEOPLE, more=record(1, bytes(8)) * 12_000_000)),
        {"import_damaged"},
    ),
    "texts claimed.xlsx": (
        lambda path: pack(path, parts() | _texts('uniqueCount="4294967295"')),
        {"import_damaged"},
    ),
    "texts claimed with blanks.xlsx": (
        lambda path: pack(path, parts() | _texts('a=">" uniqueCount\n= "4294967295"')),
        {"import_damaged"},
    ),
    "blanks in a tag.xlsx": (
        lambda path: pack(path, parts(ONE + FAR.replace('r="X', 'r = "X'))),
        {"import_too_many_cells"},
    ),
    "sign in a text.xlsx": (
        lambda path: pack(path, parts(ONE + FAR.replace("<c", '<c a=">"'))),
        {"import_too_many_cells"},
    ),
    "far away in a large sheet.xlsx": (
        lambda path: pack(path, parts(ONE + "<row/>" * 1_500_000 + FAR + "<row/>" * 150_000)),
        {"import_takes_memory"},
    ),
    "far away at the end of a large sheet.xlsx": (
        lambda path: pack(path, parts(ONE + "<row/>" * 1_600_000 + FAR)),
        {"import_too_many_cells"},
    ),
    "another path.xlsx": (
        lambda path: pack(path, parts(ONE + FAR, place="hemmeligt/ark.bin")),
        {"import_too_many_cells"},
    ),
    "prefixed.xlsx": (
        lambda path: pack(
            path,
            parts()
            | {
                SHEET: f'<x:worksheet xmlns:x="{_MAIN}"><x:sheetData><x:row><x:c r="XFD1048576">'
                "<x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"
            },
        ),
        {"import_too_many_cells"},
    ),
    "formulas.xlsx": (lambda path: pack(path, parts(ONE + "<f " * 300_000)), {"import_damaged"}),
    "headers.xlsx": (
        lambda path: pack(path, parts(ONE, "<headerFooter " * 300_000)),
        {"import_damaged"},
    ),
    "headers in headers.xlsx": (
        lambda path: pack(path, parts(ONE, "<headerFooter>" * 90_000 + "</headerFooter>" * 90_000)),
        set(),
    ),
    "deep.xlsx": (lambda path: pack(path, parts(ONE, "<a>" * 300_000 + "</a>" * 300_000)), set()),
    "doctype.xlsx": (
        lambda path: pack(path, parts() | {SHEET: LAUGHS + sheet('<row a="&i;"/>')}),
        {"import_doctype"},
    ),
    "doctype.ods": (lambda path: pack(path, open_parts("&i;", LAUGHS)), {"import_doctype"}),
    "wide.xlsx": (
        lambda path: pack(path, parts(_row_of(20_000))),
        {"import_too_many_columns", "import_too_many_cells"},
    ),
    "merged.xlsx": (lambda path: pack(path, parts(_rows(9_000), _merges(3_000))), set()),
    "long numbers.xlsx": (
        lambda path: pack(
            path,
            parts(f'<row r="{"9" * 5000}"><c r="A{"9" * 5000}"><v>{"9" * 99999}</v></c></row>'),
        ),
        {"import_damaged", "import_too_many_cells"},
    ),
    "bomb.xlsx": (
        lambda path: falsify(pack(path, parts()), SHEET, 700_000_000, b""),
        {"import_unpacks_large"},
    ),
    "the same over and over.xlsx": (
        lambda path: pack(path, parts() | {"xl/a.xml": bytes(120_000_000)}),
        {"import_damaged"},
    ),
    "many parts.xlsx": (
        lambda path: pack(path, parts() | {f"x/{n}.xml": "<a/>" for n in range(12_000)}),
        {"import_damaged"},
    ),
    "too small a size.xlsx": (
        lambda path: falsify(pack(path, parts(BOMB)), SHEET, 100, sheet(BOMB)[:100].encode()),
        {"import_truncated"},
    ),
    "too large a size.xlsx": (
        lambda path: falsify(pack(path, parts()), SHEET, 5_000_000, b""),
        {"import_truncated"},
    ),
    "two of a name.xlsx": (_twice, {"import_damaged"}),
    "repeated.ods": (
        lambda path: pack(path, open_parts(_table_row(_VALUE, 1_048_576, 16_384))),
        {"import_too_many_cells"},
    ),
    "repeated beyond measure.ods": (
        lambda path: pack(path, open_parts(_table_row(_VALUE, 4_294_967_295, 2_147_483_648))),
        {"import_too_many_cells"},
    ),
    "repeated by no number.ods": (
        lambda path: pack(path, open_parts(_table_row(_VALUE).replace('"1"', f'"{"9" * 999}"'))),
        {"import_damaged"},
    ),
    "cut short.ods": (
        lambda path: pack(
            path, {**open_parts(""), "content.xml": open_parts("")["content.xml"][:-70]}
        ),
        {"import_damaged"},
    ),
    "row without end.ods": (
        lambda path: pack(
            path, open_parts("<table:table-row><table:table-cell><text:p>" * 40 + "1")
        ),
        {"import_damaged"},
    ),
    "deep.ods": (
        lambda path: pack(
            path,
            open_parts(
                "<table:table-row><table:table-cell>" * 90_000
                + "</table:table-cell></table:table-row>" * 90_000
            ),
        ),
        {"import_no_cells", "import_damaged"},
    ),
    "circle.xls": (_circle, {"import_damaged"}),
    "shared sectors.xls": (_shared_sectors, {"import_damaged"}),
}
"""By name: how to make the file, and the codes of which it must be told one; none if it may be read
as well."""
