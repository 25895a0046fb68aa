"""Civil registration numbers (CPR), which the program neither keeps nor shows."""

from __future__ import annotations

import re

# Ten digits that begin with a date; 60 is added to the day of numbers given to newcomers. No check
# digit: numbers that fail it have been given out since 2007.
_CPR = re.compile(
    r"(?<!\d)(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])(?:0[1-9]|1[0-2])\d\d"
    r"(?:\s{0,3}[\u2010-\u2014\u2212/-]\s{0,3}|\s{1,3})?"
    r"\d{4}(?!\d)"
)
_HIDDEN = "…"
_DECIMAL = re.compile(r"\s*[+\u2212-]?\d+[.,]\d+\s*%?\s*")
_SHORTEST = 9
"""Digits: a spreadsheet drops the zero before a number that begins with the days 01 to 09."""


def masked(text: str) -> str:
    """``text`` without the numbers in it that may be CPR numbers."""
    return _CPR.sub(_HIDDEN, text)


def holds_cpr(value: str | float | None) -> bool:
    """True if a cell holds what may be a CPR number, also one whose leading zero was dropped.

    A cell that is nothing but a decimal number holds none, however many decimals it has.
    """
    if isinstance(value, float):
        if not (value.is_integer() and 1e8 <= value < 1e10):
            return False
        value = f"{int(value):010d}"
    if value is None or len(value) < _SHORTEST:
        return False
    if len(stripped := value.strip()) == _SHORTEST and stripped.isdecimal():
        return bool(_CPR.fullmatch("0" + stripped))
    return bool(_CPR.search(value)) and not _DECIMAL.fullmatch(value)
