"""Blocks of cells on the clipboard: tab-separated, as spreadsheets write and read them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from sosuplan.exports.texts import block, neutral
from sosuplan.model.schema.column import LONGEST_TEXT

_UNIT = re.compile(r"[(\[,\n].*", re.DOTALL)
MOST_CELLS = 200_000
"""Of a block that is pasted; more is no table of a plan."""


def read_block(text: str) -> list[list[str]]:
    """The rows of a block. Cells with line breaks are quoted, as spreadsheets do; the last line
    may end with a break. Empty for an empty text."""
    text = text.replace("\0", "")
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
    except csv.Error:
        # A cell longer than any table has: it is refused as one that is too long.
        return [[text[: LONGEST_TEXT + 1]]]
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    if sum(map(len, rows)) > MOST_CELLS:
        return []
    return rows


def write_block(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a block. Nothing in it is a formula to a spreadsheet."""
    return block(map(_cell, row) for row in rows)


def _cell(text: str) -> str:
    negative = text[:1] == "-" and text[1:2].isdigit()
    return text if negative else neutral(text)


def without_heading(rows: list[list[str]], names: Sequence[str]) -> list[list[str]]:
    """``rows`` without a first row that repeats the headings they are pasted under, with or without
    units behind them."""
    if not rows:
        return rows
    first = [_heading(cell) for cell in rows[0]]
    known = [_heading(name) for name in names]
    return rows[1:] if first == known[: len(first)] and len(rows) > 1 else rows


def _heading(text: str) -> str:
    """A heading without its unit: in parentheses, after a comma or in a second line."""
    return " ".join(_UNIT.sub("", text).split()).casefold().rstrip(" %")
