"""What a file really is, whatever its name says: told from its bytes before anything reads it."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from sosuplan.errors import Fault, ImportFileError
from sosuplan.files import fault_of, not_a_plain_file

LARGEST_BOOK = 100_000_000
"""Bytes of a spreadsheet file."""
LARGEST_UNPACKED = 600_000_000
"""Bytes of a spreadsheet's parts: a small file may unpack to more than the memory there is."""
LARGEST_TEXT = 500_000_000
"""Bytes of a text file."""

_HEAD = 65_536
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PX = re.compile(
    rb"\s*(?:CHARSET|AXIS-VERSION|CODEPAGE|LANGUAGES?|CREATION-DATE|DECIMALS|SHOWDECIMALS|MATRIX|"
    rb"TABLEID|SUBJECT-AREA|SUBJECT-CODE|COPYRIGHT|DESCRIPTION|TITLE|CONTENTS|UNITS|STUB|HEADING)"
    rb"(?:\[[a-z]+\])?\s*=\s*",
    re.IGNORECASE,
)
_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|meta|table|body|style)", re.I
)
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
    """``xlsx``, ``xls``, ``ods``, ``px`` or ``csv`` (any text with separators).

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
    if head.startswith(b"PK\x03\x04"):
        return _in_zip(path, size)
    if head.startswith(_OLE):
        return _in_ole(path, size)
    return _as_text(name, size, head, path.suffix.lower())


def _as_text(name: str, size: int, head: bytes, suffix: str) -> str:
    """The kind of text that a file is, if it is text."""
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not wide:
        for signature, code in _SIGNATURES:
            if head.startswith(signature) and (signature != b"BM" or b"\0" in head[:64]):
                raise ImportFileError(Fault(code, name))
    text = head.decode("utf-16", "ignore").encode() if wide else head.removeprefix(b"\xef\xbb\xbf")
    lowered = text[:4096].lower()
    if _HTML.match(text) or lowered.lstrip().startswith(b"mime-version:"):
        raise ImportFileError(Fault("import_html", name))
    if lowered.lstrip().startswith(b"<?xml"):
        raise ImportFileError(Fault("import_html" if b"<html" in lowered else "import_xml", name))
    if len(_CONTROL.findall(text)) * 200 > len(text):
        raise ImportFileError(Fault("import_not_text", name))
    if size > LARGEST_TEXT:
        high = LARGEST_TEXT // 1_000_000
        raise ImportFileError(Fault("file_too_large", name, values={"high": high}))
    return "px" if _PX.match(text) and (suffix == ".px" or b";" in text) else "csv"


def _in_zip(path: Path, size: int) -> str:
    name = path.name
    if size > LARGEST_BOOK:
        high = LARGEST_BOOK // 1_000_000
        raise ImportFileError(Fault("file_too_large", name, values={"high": high}))
    try:
        with zipfile.ZipFile(path) as parts:
            names = set(parts.namelist())
            unpacked = sum(part.file_size for part in parts.infolist())
            locked = any(part.flag_bits & 1 for part in parts.infolist())
            kind = parts.read("mimetype")[:200] if "mimetype" in names and not locked else b""
            manifest = "META-INF/manifest.xml"
            if kind and manifest in names:
                locked = b"encryption-data" in parts.read(manifest)
    except (zipfile.BadZipFile, ValueError, EOFError):
        raise ImportFileError(Fault("import_truncated", name)) from None
    except OSError as error:
        raise ImportFileError(fault_of(error, name)) from None
    except Exception:
        # A damaged archive makes zipfile and zlib raise what they please.
        raise ImportFileError(Fault("import_truncated", name)) from None
    if locked:
        raise ImportFileError(Fault("import_password", name))
    if unpacked > LARGEST_UNPACKED:
        high = LARGEST_UNPACKED // 1_000_000
        raise ImportFileError(Fault("import_unpacks_large", name, values={"high": high}))
    if "xl/workbook.xml" in names:
        return "xlsx"
    if kind.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return "ods"
    if "xl/workbook.bin" in names:
        raise ImportFileError(Fault("import_xlsb", name))
    office = kind or any(part.startswith(("word/", "ppt/")) for part in names)
    raise ImportFileError(Fault("import_document" if office else "import_archive", name))


def _in_ole(path: Path, size: int) -> str:
    """The kind of an older Office file, which is a small file system; its entries have names."""
    name = path.name
    if size > LARGEST_BOOK:
        high = LARGEST_BOOK // 1_000_000
        raise ImportFileError(Fault("file_too_large", name, values={"high": high}))
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ImportFileError(fault_of(error, name)) from None

    def has(entry: str) -> bool:
        return entry.encode("utf-16-le") in content

    if has("EncryptedPackage"):
        raise ImportFileError(Fault("import_password", name))
    if has("Workbook") or has("Book\0"):
        return "xls"
    office = has("WordDocument") or has("PowerPoint Document") or has("__substg1.0_")
    raise ImportFileError(Fault("import_document" if office else "import_damaged", name))
