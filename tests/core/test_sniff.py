"""Each thing that a file can be instead of a table has its own sentence."""

from __future__ import annotations

import contextlib
import struct
import zipfile
from pathlib import Path
from random import Random

import pytest
from xlsxwriter import Workbook

from sosuplan.importing.readers import packed
from sosuplan.importing.readers.packed import workbook_stream
from sosuplan.importing.readers.reading import kind_of_book, sniff
from sosuplan.text.errors import ImportFileError
from tests.core.import_files import IMPORTS, codes_of, read_here, write


def _codes_of(path: Path) -> list[str]:
    return codes_of(path, read_here)


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)

_OTHERS = {
    "nul.xlsx": (b"", "import_empty"),
    "blanktegn.csv": (b" \r\n\t\r\n", "import_empty"),
    "web.xlsx": (b"\n <!DOCTYPE html><html><table><tr><td>1</td></tr></table>", "import_html"),
    "tabel.xls": (b"<table><tr><td>1;2</td></tr></table>", "import_html"),
    "enkelt.xls": (b"MIME-Version: 1.0\nX-Document-Type: Workbook\n", "import_html"),
    "gammel.xml": (b'<?xml version="1.0"?><Workbook/>', "import_xml"),
    "a.csv": (b"%PDF-1.7\n", "import_pdf"),
    "b.xlsx": (b"\x89PNG\r\n\x1a\n" + bytes(20), "import_picture"),
    "c.csv": (b"SQLite format 3\x00" + bytes(90), "import_database"),
    "d.xls": (b"{\\rtf1 hej}", "import_document"),
    "e.zip": (b"7z\xbc\xaf\x27\x1c" + bytes(9), "import_archive"),
    "f.csv": (bytes(range(256)) * 4, "import_not_text"),
    "g.xlsx": (_OLE + "EncryptedPackage".encode("utf-16-le"), "import_password"),
    "h.doc": (_OLE + "WordDocument".encode("utf-16-le"), "import_document"),
    "i.xls": (_OLE, "import_damaged"),
    "j.xls": (_OLE + "Workbook".encode("utf-16-le"), "import_damaged"),
    "k.xlsx": (b"PK\x03\x04" + bytes(200), "import_truncated"),
    "l.xlsx": (b"<!-- a -->\n<!-- b --> <table></table>", "import_html"),
}


@pytest.mark.parametrize("name", _OTHERS)
def test_what_is_no_table_is_told_by_what_it_is(name: str, tmp_path: Path) -> None:
    content, code = _OTHERS[name]
    assert _codes_of(write(tmp_path, name, content)) == [code]


def _zip(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"xl/workbook.bin": b"no workbook"}, "import_damaged"),
        ({"word/document.xml": b""}, "import_document"),
        ({"mimetype": b"application/vnd.oasis.opendocument.text"}, "import_document"),
        ({"data.csv": b"a;b"}, "import_archive"),
        ({"xl/workbook.xml": b"not xml"}, "import_damaged"),
        (
            {
                "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
                "META-INF/manifest.xml": b"<manifest:encryption-data/>",
            },
            "import_password",
        ),
    ],
)
def test_a_packed_file_is_told_by_what_is_in_it(
    parts: dict[str, bytes], code: str, tmp_path: Path
) -> None:
    assert _codes_of(_zip(tmp_path / "x.xlsx", parts)) == [code]


def test_a_workbook_cut_short_is_told_as_such(tmp_path: Path) -> None:
    content = (IMPORTS / "dobbelt-overskrift.xlsx").read_bytes()
    for share in (0.3, 0.7, 0.98):
        path = write(tmp_path, "kort.xlsx", content[: int(len(content) * share)])
        assert _codes_of(path) == ["import_truncated"]


def test_a_workbook_that_unpacks_beyond_measure_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed, "LARGEST_UNPACKED", 1000)
    path = _zip(tmp_path / "bombe.xlsx", {"xl/workbook.xml": bytes(5000)})
    assert _codes_of(path) == ["import_unpacks_large"]


def test_an_empty_workbook_says_that_nothing_is_in_it(tmp_path: Path) -> None:
    with Workbook(str(tmp_path / "tom.xlsx")) as book:
        book.add_worksheet()
    assert _codes_of(tmp_path / "tom.xlsx") == ["import_no_cells"]


def test_comments_before_nothing_are_no_puzzle(tmp_path: Path) -> None:
    assert sniff(write(tmp_path, "x.csv", b"<!---->" * 9_000 + b"x;y\n1;2\n")) == "csv"


def test_a_folder_and_a_missing_file_are_no_files(tmp_path: Path) -> None:
    assert _codes_of(tmp_path) == ["is_a_folder"]
    assert _codes_of(tmp_path / "væk.csv") == ["missing_file"]


def test_the_name_of_a_file_decides_nothing(tmp_path: Path) -> None:
    for name, kind in {"elever.xls": "xls", "behov.ods": "ods"}.items():
        path = write(tmp_path, "data.csv", (IMPORTS / name).read_bytes())
        assert (sniff(path), kind_of_book(path)) == ("book", kind)
    px = (IMPORTS / "statbank-frkm.px").read_bytes()
    assert sniff(write(tmp_path, "data.csv", px)) == "px"
    assert sniff(write(tmp_path, "tabel.xlsx", "a;b\n1;2\n")) == "csv"


def test_an_old_workbook_whose_parts_run_in_a_circle_is_damaged(tmp_path: Path) -> None:
    content = bytearray((IMPORTS / "elever.xls").read_bytes())
    (sector,) = struct.unpack_from("<I", content, 76)
    (folder,) = struct.unpack_from("<I", content, 48)
    struct.pack_into("<I", content, (sector + 1) * 512 + 4 * folder, folder)
    assert _codes_of(write(tmp_path, "ring.xls", bytes(content))) == ["import_damaged"]


@pytest.mark.parametrize(
    ("kind", "place", "value"),
    [(0x0200, 0, 90_000), (0x0200, 4, 4_000_000_000), (0x00FC, 4, 4_000_000_000), (0x0085, 0, 3)],
)
def test_an_old_workbook_that_claims_sizes_it_cannot_have_is_damaged(
    kind: int, place: int, value: int, tmp_path: Path
) -> None:
    content = bytearray((IMPORTS / "elever.xls").read_bytes())
    stream = workbook_stream(bytes(content))
    inside = content.index(stream[:64])
    at = 0
    while struct.unpack_from("<H", stream, at)[0] != kind:
        at += 4 + struct.unpack_from("<H", stream, at + 2)[0]
    struct.pack_into("<I", content, inside + at + 4 + place, value)
    assert _codes_of(write(tmp_path, "stor.xls", bytes(content))) == ["import_damaged"]


def test_an_old_workbook_with_a_password_is_told_as_such(tmp_path: Path) -> None:
    content = bytearray((IMPORTS / "elever.xls").read_bytes())
    stream = workbook_stream(bytes(content))
    second = 4 + struct.unpack_from("<H", stream, 2)[0]
    struct.pack_into("<H", content, content.index(stream[:64]) + second, 0x002F)
    assert _codes_of(write(tmp_path, "laas.xls", bytes(content))) == ["import_password"]


def test_one_cell_far_away_does_not_fill_the_memory(tmp_path: Path) -> None:
    with Workbook(str(tmp_path / "x.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, 1)
        sheet.write(1_048_575, 16_383, 2)
    assert _codes_of(tmp_path / "x.xlsx") == ["import_too_many_cells"]


def test_repeated_cells_do_not_fill_the_memory(tmp_path: Path) -> None:
    cell = '<table:table-cell table:number-columns-repeated="16384" office:value="1"/>'
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    parts = {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": f"<table:table>{row}</table:table>".encode(),
    }
    assert _codes_of(_zip(tmp_path / "x.ods", parts)) == ["import_too_many_cells"]


def test_a_workbook_that_is_damaged_anywhere_is_told_of(tmp_path: Path) -> None:
    random = Random(1)
    for name in ("elever.xls", "behov.ods", "dobbelt-overskrift.xlsx"):
        whole = (IMPORTS / name).read_bytes()
        for _ in range(60):
            content = bytearray(whole)
            for _ in range(random.choice((1, 3, 30))):
                content[random.randrange(len(content))] = random.randrange(256)
            with contextlib.suppress(ImportFileError):
                assert read_here(write(tmp_path, name, bytes(content)))
