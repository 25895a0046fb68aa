"""Binary workbooks (xlsb), as no library writes them: a few records of BIFF12 in a zip file."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from datetime import date

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_EPOCH = date(1899, 12, 30)
_DATE_FORMAT = 14
BinaryCell = str | float | date | None


def record(kind: int, body: bytes = b"") -> bytes:
    """A record: its kind and length in groups of seven bits."""
    return _seven_bits(kind) + _seven_bits(len(body)) + body


def _seven_bits(number: int) -> bytes:
    groups = [number & 127]
    while number := number >> 7:
        groups[-1] |= 128
        groups.append(number & 127)
    return bytes(groups)


def _text(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _cells(rows: Sequence[Sequence[BinaryCell]], texts: list[str]) -> Iterator[bytes]:
    for number, row in enumerate(rows):
        yield record(0, struct.pack("<I", number) + bytes(13))
        for place, cell in enumerate(row):
            head = struct.pack("<II", place, int(isinstance(cell, date)))
            if isinstance(cell, str):
                texts.append(cell)
                yield record(7, head + struct.pack("<I", len(texts) - 1))
            elif isinstance(cell, date):
                yield record(5, head + struct.pack("<d", (cell - _EPOCH).days))
            elif cell is not None:
                yield record(5, head + struct.pack("<d", cell))


def binary_parts(
    rows: Sequence[Sequence[BinaryCell]],
    *,
    corner: tuple[int, int] | None = None,
    texts_claimed: int | None = None,
    more: bytes = b"",
) -> dict[str, bytes]:
    """The parts of a workbook with one sheet.

    ``corner`` is the last row and column that the sheet says to have, ``texts_claimed`` how many
    texts it says that there are, and ``more`` are records after its cells.
    """
    texts: list[str] = []
    cells = b"".join(_cells(rows, texts))
    last = corner or (len(rows) - 1, max(map(len, rows)) - 1)
    count = len(texts) if texts_claimed is None else texts_claimed
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(
            {
                "worksheet": "worksheets/sheet1.bin",
                "sharedStrings": "sharedStrings.bin",
                "styles": "styles.bin",
            }.items()
        )
    )
    sheet_of_book = struct.pack("<II", 0, 1) + _text("rId0") + _text("Ark1")
    forms = [struct.pack("<HH", 0, form) + bytes(12) for form in (0, _DATE_FORMAT)]
    return {
        "[Content_Types].xml": b"<Types/>",
        "xl/_rels/workbook.bin.rels": (
            f'<Relationships xmlns="{_PACKAGE}">{links}</Relationships>'.encode()
        ),
        "xl/workbook.bin": b"".join(
            (record(131), record(143), record(156, sheet_of_book), record(144), record(132))
        ),
        "xl/styles.bin": b"".join(
            (
                record(278),
                record(617, struct.pack("<I", len(forms))),
                *(record(47, form) for form in forms),
                record(618),
                record(279),
            )
        ),
        "xl/sharedStrings.bin": b"".join(
            (
                record(159, struct.pack("<II", count, count)),
                *(record(19, b"\0" + _text(text)) for text in texts),
                record(160),
            )
        ),
        "xl/worksheets/sheet1.bin": b"".join(
            (
                record(129),
                record(148, struct.pack("<IIII", 0, last[0], 0, last[1])),
                record(145),
                cells,
                more,
                record(146),
                record(130),
            )
        ),
    }
