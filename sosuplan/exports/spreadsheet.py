"""Workbooks (.xlsx) that are written: text stays text, and names that every spreadsheet takes."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter import Workbook

LONGEST_SHEET_NAME = 31
_NOT_IN_SHEET_NAMES = "[]:*?/\\"


def new_book(memory: BytesIO) -> Workbook:
    """A workbook that is written into ``memory`` when it is closed.

    What people wrote becomes neither a formula nor a link, whatever it begins with.
    """
    from xlsxwriter import Workbook

    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    return Workbook(memory, options)


class Exact(float):
    """A figure that is written with all the digits it has: XlsxWriter rounds to sixteen, which for
    some figures is one too few."""

    def __format__(self, spec: str) -> str:
        return repr(float(self))


def sheet_name(text: str) -> str:
    """``text`` as the name of a sheet."""
    signs = (" " if sign in _NOT_IN_SHEET_NAMES else sign for sign in text)
    return "".join(signs)[:LONGEST_SHEET_NAME].strip()
