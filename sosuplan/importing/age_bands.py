"""Age bands in words: "20-24 år", "60 år og derover", "under 20", "75+", "≥65", "t.o.m. 24"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sosuplan.model.plan import FIRST_AGE, LAST_AGE

OLDEST = 130
_YEARS = r"\s*(?:-?(?:års?|aars?|årige?|year-?olds?|years?(?: of age| old)?|yrs?|y)|\.)?\s*"
_TO = r"(?:til og med|t\.? ?o\.? ?m\.?|tom|up to and including)"
_BETWEEN = re.compile(
    rf"(\d{{1,3}}){_YEARS}(?:-|–|—|\u2212|\u2010|\u2011|/|{_TO}|til|to|\.\.)\s*(\d{{1,3}}){_YEARS}"
)
_BEFORE = re.compile(rf"(\d{{1,3}}){_YEARS}[-–]?\s*(?:<|til under|to under)\s*(\d{{1,3}}){_YEARS}")
_SINGLE = re.compile(rf"(\d{{1,3}})(?:[.,]0+)?{_YEARS}")
_FROM = re.compile(
    rf"(\d{{1,3}}){_YEARS}(?:\+|(?:og|eller|&) ?(?:der)?over|(?:og|eller) (?:ældre|mere|opefter)"
    rf"|og op|(?:and|or) (?:over|older|above|more)|-|–|—)\s*(?:år)?"
    rf"|(?:fra(?: og med)?|f\.? ?o\.? ?m\.?|mindst|from|at least|\+|≥|>\s*=|=\s*>)\s*(\d{{1,3}})"
    rf"{_YEARS}(?:år)?(?:\+|og (?:der)?over|og ældre)?\s*"
)
_ABOVE = re.compile(rf"(?:over|ældre end|older than|>)\s*(\d{{1,3}}){_YEARS}")
_BELOW = re.compile(rf"(?:under|yngre end|below|younger than|less than|<)\s*(\d{{1,3}}){_YEARS}")
_UP_TO = re.compile(
    rf"(?:-|–|{_TO}|højst|op til|up to|at most|≤|<\s*=|=\s*<)\s*(\d{{1,3}}){_YEARS}"
    rf"|(\d{{1,3}}){_YEARS}(?:(?:og|eller) (?:derunder|under|yngre|mindre)|(?:and|or) (?:under"
    rf"|younger|less))"
)
_NUMBER = re.compile(r"-?\d+(?:[.,]\d*)?")
_OPENING = re.compile(r"^(?:alder|aldersgruppe|ages?|gruppe|fra)\s*:?\s*(?=\d|under|over|<|>)")


@dataclass(frozen=True, slots=True, order=True)
class AgeBand:
    """Ages ``low`` to ``high``, both included; an open end is 0 or ``OLDEST``."""

    low: int
    high: int

    def clipped(self) -> AgeBand | None:
        """The part within the ages that a plan counts, if any."""
        low, high = max(self.low, FIRST_AGE), min(self.high, LAST_AGE)
        return AgeBand(low, high) if low <= high else None


def parse_band(text: str) -> AgeBand | None:
    """The ages that ``text`` says, None if it says no ages."""
    words = re.sub(r"\s+", " ", text.strip().casefold()) if len(text) <= 60 else ""
    between = _BETWEEN.fullmatch(words)
    if not between:
        words = words if _FROM.fullmatch(words) else _OPENING.sub("", words)
        between = _BETWEEN.fullmatch(words)
    if between:
        return _band(int(between[1]), int(between[2]))
    if match := _BEFORE.fullmatch(words):
        return _band(int(match[1]), int(match[2]) - 1)
    if match := _SINGLE.fullmatch(words):
        return _band(int(match[1]), int(match[1]))
    if match := _FROM.fullmatch(words):
        return _band(int(match[1] or match[2]), OLDEST)
    if match := _ABOVE.fullmatch(words):
        return _band(int(match[1]) + 1, OLDEST)
    if match := _BELOW.fullmatch(words):
        return _band(0, int(match[1]) - 1)
    if match := _UP_TO.fullmatch(words):
        return _band(0, int(match[1] or match[2]))
    return None


def says_ages(text: str) -> bool:
    """True if ``text`` can be nothing but ages: not a bare number, which may be a count."""
    return parse_band(text) is not None and not _NUMBER.fullmatch(text.strip())


def _band(low: int, high: int) -> AgeBand | None:
    return AgeBand(low, high) if 0 <= low <= high <= OLDEST else None


def band_code(band: AgeBand) -> str:
    """The band in figures alone ("20-24"), to be kept and compared."""
    return f"{band.low}-{band.high}"


def format_band(band: AgeBand, language: str = "da") -> str:
    """The band in the words that StatBank uses; ``parse_band`` reads them back."""
    danish = language == "da"
    if band.low == 0 and band.high < OLDEST:
        return f"under {band.high + 1} år" if danish else f"under {band.high + 1} years"
    if band.high == OLDEST and band.low > 0:
        return f"{band.low} år og derover" if danish else f"{band.low} years and over"
    if band.low == band.high:
        return f"{band.low} år" if danish else f"{band.low} years"
    return f"{band.low}-{band.high} år" if danish else f"{band.low}-{band.high} years"
