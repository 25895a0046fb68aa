"""Civil registration numbers (CPR), which the program neither keeps nor shows."""

from __future__ import annotations

import re

# Ten digits that begin with a date; 60 is added to the day of numbers given to newcomers. No check
# digit: numbers that fail it have been given out since 2007.
_CPR = re.compile(
    r"(?<!\d)(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])(?:0[1-9]|1[0-2])\d\d"
    r"[\s\u2010-\u2014\u2212-]?"
    r"\d{4}(?!\d)"
)
_HIDDEN = "…"


def masked(text: str) -> str:
    """``text`` without the numbers in it that may be CPR numbers."""
    return _CPR.sub(_HIDDEN, text)
