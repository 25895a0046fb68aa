"""A file that people bring, read: spreadsheet, text with separators, or PX.

Spreadsheets are read by a process of its own (``worker``), texts here: in one go from front to
back, in time and memory that their length limits.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from sosuplan.importing.progress import Pace, Progress
from sosuplan.importing.readers.cells import RawSheet
from sosuplan.importing.readers.json_stat import read_json_stat
from sosuplan.importing.readers.packed import Package
from sosuplan.importing.readers.px import read_px
from sosuplan.importing.readers.text_table import TextFormat, find_format, read_text, utf_16
from sosuplan.store.files import fault_of, not_a_plain_file
from sosuplan.text.cpr import holds_cpr, masked
from sosuplan.text.errors import Fault, ImportFileError


@dataclass(frozen=True, slots=True)
class Book:
    """All sheets of a file. ``text`` is how a text file is written, None for other files.

    ``notes`` is what the user should know of the file, such as formulas that were never calculated.
    """

    path: Path
    kind: str
    sheets: tuple[RawSheet, ...]
    text: TextFormat | None
    notes: tuple[Fault, ...]


def read_file(
    path: Path | str, *, text: TextFormat | None = None, progress: Progress | None = None
) -> Book:
    """Everything in the file at ``path``.

    ``text`` is how a text file is to be read; without it that is found from the file.
    Raises ``ImportFileError`` for a file that cannot be read or holds CPR numbers, and
    ``CancelledError`` when ``progress`` says to stop.
    """
    path = Path(path)
    if holds_cpr(path.name):
        values = {"example": "2026-05-24"}
        raise ImportFileError(Fault("import_cpr_in_name", masked(path.name), values=values))
    with _without_collecting():
        return _read(path, text, Pace(progress))


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Nothing is looked through for rubbish meanwhile: a million rows are made, none of which is
    any, and looking at them again and again takes a third of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _read(path: Path, text: TextFormat | None, pace: Pace) -> Book:
    kind = sniff(path)
    if kind == "px":
        return _book(path, kind, read_px(path, pace))
    if kind == "json":
        return _book(path, kind, read_json_stat(path, pace))
    if kind == "csv":
        found = find_format(path, pace)
        form = text or found
        sheet = replace(read_text(path, form, pace), decimal_said=form.decimal != found.decimal)
        return _book(path, kind, (sheet,), form)
    # Only here: what starts processes takes a while to load.
    from sosuplan.importing.readers.worker import read_in_worker

    kind, sheets, notes = read_in_worker(path, pace)
    return _book(path, kind, sheets, None, notes)


def _book(
    path: Path,
    kind: str,
    sheets: tuple[RawSheet, ...],
    text: TextFormat | None = None,
    notes: tuple[Fault, ...] = (),
) -> Book:
    """A book that tells what its sheets tell, too; several may be of the same figures."""
    told = list(notes)
    told += [note for sheet in sheets for note in sheet.notes if note not in told]
    return Book(path, kind, sheets, text, tuple(told))


# --- what a file really is ------------------------------------------------------------------------

LARGEST_BOOK = 100_000_000
"""Bytes of a spreadsheet file."""
LARGEST_TEXT = 500_000_000
"""Bytes of a text file."""

_HEAD = 65_536
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PX = re.compile(
    rb"\s*(?:CHARSET|AXIS-VERSION|CODEPAGE|LANGUAGES?|CREATION-DATE|DECIMALS|SHOWDECIMALS|MATRIX|"
    rb"TABLEID|SUBJECT-AREA|SUBJECT-CODE|COPYRIGHT|DESCRIPTION|TITLE|CONTENTS|UNITS|STUB|HEADING)"
    rb"(?:\[[a-z]+\])?\s*=\s*",
    re.IGNORECASE,
)
_JSON = re.compile(rb"\s*\{\s*\"")
_HTML = re.compile(rb"<(?:!doctype html|html|head|meta|table|body|style)", re.I)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "import_pdf"),
    (b"\x89PNG", "import_picture"),
    (b"\xff\xd8\xff", "import_picture"),
    (b"GIF8", "import_picture"),
    (b"BM", "import_picture"),
    (b"II*\x00", "import_picture"),
    (b"SQLite format 3\x00", "import_database"),
    (b"\x00\x01\x00\x00Standard ", "import_database"),
    (b"{\\rtf", "import_document"),
    (b"\x1f\x8b", "import_archive"),
    (b"7z\xbc\xaf", "import_archive"),
    (b"Rar!", "import_archive"),
    (b"PK\x05\x06", "import_archive"),
)


def sniff(path: Path) -> str:
    """``px``, ``json``, ``csv`` (any text with separators), or ``book`` for a spreadsheet.

    Raises ``ImportFileError`` with what is the matter and a way out for anything else.
    """
    name = path.name
    unreadable = not_a_plain_file(path, name)
    if unreadable:
        raise ImportFileError(unreadable)
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError as error:
        raise ImportFileError(fault_of(error, name)) from None
    if not head.strip():
        raise ImportFileError(Fault("import_empty", name))
    if head.startswith((_ZIP, _OLE)):
        if size > LARGEST_BOOK:
            raise _too_large(name, LARGEST_BOOK)
        return "book"
    return _as_text(name, size, head, path.suffix.lower())


def kind_of_book(path: Path) -> str:
    """``xlsx``, ``xlsb``, ``xls`` or ``ods``. Raises ``ImportFileError`` as ``sniff`` does."""
    try:
        with path.open("rb") as stream:
            packed = stream.read(len(_ZIP)) == _ZIP
        return _in_zip(path) if packed else _in_ole(path)
    except OSError as error:
        raise ImportFileError(fault_of(error, path.name)) from None


def _too_large(name: str, most: int) -> ImportFileError:
    return ImportFileError(Fault("file_too_large", name, values={"high": most // 1_000_000}))


def _as_text(name: str, size: int, head: bytes, suffix: str) -> str:
    """The kind of text that a file is, if it is text."""
    wide = utf_16(head)
    if not wide:
        for signature, code in _SIGNATURES:
            if head.startswith(signature) and (signature != b"BM" or b"\0" in head[:64]):
                raise ImportFileError(Fault(code, name))
    text = head.decode(wide, "ignore").encode() if wide else head.removeprefix(b"\xef\xbb\xbf")
    lowered = text[:4096].lower()
    if _HTML.match(_without_comments(text)) or lowered.lstrip().startswith(b"mime-version:"):
        raise ImportFileError(Fault("import_html", name))
    if lowered.lstrip().startswith(b"<?xml"):
        raise ImportFileError(Fault("import_html" if b"<html" in lowered else "import_xml", name))
    if len(_CONTROL.findall(text)) * 200 > len(text):
        raise ImportFileError(Fault("import_not_text", name))
    if size > LARGEST_TEXT:
        raise _too_large(name, LARGEST_TEXT)
    if _JSON.match(text):
        if size > LARGEST_BOOK:
            raise _too_large(name, LARGEST_BOOK)
        return "json"
    return "px" if _PX.match(text) and (suffix == ".px" or b";" in text) else "csv"


def _without_comments(text: bytes) -> bytes:
    """What follows the blanks and comments that markup may begin with."""
    place = 0
    while True:
        rest = text[place : place + 4096].lstrip()
        if not rest.startswith(b"<!--"):
            return rest
        end = text.find(b"-->", place)
        if end < 0:
            return b""
        place = end + 3


def _in_zip(path: Path) -> str:
    with Package(path) as package:
        kind = package.read("mimetype", 200)
        if kind and b"encryption-data" in package.read("META-INF/manifest.xml", 1_000_000):
            raise ImportFileError(Fault("import_password", path.name))
    if package.has("xl/workbook.xml"):
        return "xlsx"
    if kind.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return "ods"
    if package.has("xl/workbook.bin"):
        return "xlsb"
    office = kind or any(part.filename.startswith(("word/", "ppt/")) for part in package.parts)
    raise ImportFileError(Fault("import_document" if office else "import_archive", path.name))


def _in_ole(path: Path) -> str:
    """The kind of an older Office file, which is a small file system; its entries have names."""
    name = path.name
    content = path.read_bytes()

    def has(entry: str) -> bool:
        return entry.encode("utf-16-le") in content

    if has("EncryptedPackage"):
        raise ImportFileError(Fault("import_password", name))
    if has("Workbook") or has("Book\0"):
        return "xls"
    office = has("WordDocument") or has("PowerPoint Document") or has("__substg1.0_")
    raise ImportFileError(Fault("import_document" if office else "import_damaged", name))
