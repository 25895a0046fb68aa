"""What a file really is, whatever its name says: told from its bytes before anything reads it.

``sniff`` looks at the beginning only. What is in a spreadsheet is found out by ``kind_of_book``, in
the process that reads it: its directories may be made to keep a reader busy too.
"""

from __future__ import annotations

import re
from pathlib import Path

from sosuplan.importing.readers.packed import Package
from sosuplan.store.files import fault_of, not_a_plain_file
from sosuplan.text.errors import Fault, ImportFileError

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
    """``px``, ``csv`` (any text with separators), or ``book`` for a spreadsheet, if it is one.

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
    """``xlsx``, ``xls`` or ``ods``. Raises ``ImportFileError`` as ``sniff`` does."""
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
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not wide:
        for signature, code in _SIGNATURES:
            if head.startswith(signature) and (signature != b"BM" or b"\0" in head[:64]):
                raise ImportFileError(Fault(code, name))
    text = head.decode("utf-16", "ignore").encode() if wide else head.removeprefix(b"\xef\xbb\xbf")
    lowered = text[:4096].lower()
    if _HTML.match(_without_comments(text)) or lowered.lstrip().startswith(b"mime-version:"):
        raise ImportFileError(Fault("import_html", name))
    if lowered.lstrip().startswith(b"<?xml"):
        raise ImportFileError(Fault("import_html" if b"<html" in lowered else "import_xml", name))
    if len(_CONTROL.findall(text)) * 200 > len(text):
        raise ImportFileError(Fault("import_not_text", name))
    if size > LARGEST_TEXT:
        raise _too_large(name, LARGEST_TEXT)
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
        raise ImportFileError(Fault("import_xlsb", path.name))
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
