"""Dates as people write them."""

from __future__ import annotations

import re
from datetime import date

from sosuplan.text.language import N_, Language

_DATE = N_("{year}-{month}-{day}")
_YEAR = r"(19\d\d|20\d\d|21\d\d)"
_SCHOOL_YEAR = re.compile(rf"{_YEAR}\s*[/–-]\s*(\d\d\d\d|\d\d)\Z", re.ASCII)
_YEAR_FIRST = re.compile(rf"{_YEAR}[-./](\d\d?)(?:[-./](\d\d?))?\Z", re.ASCII)
_DAY_FIRST = re.compile(rf"(?:(\d\d?)[-./ ]\s*)?(\d\d?)[-./ ]\s*{_YEAR}\Z", re.ASCII)
_A_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d)", re.ASCII)
_MONTHS = (
    *(N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June")),
    *(N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December")),
)
_MONTH = N_("{month} {year}")
_MIDDLE = 0.5
_TURN_OF_SCHOOL_YEAR = 1.0 / 12.0
"""A school year runs from August to July: its middle is the end of January."""


def format_date(day: date, language: Language) -> str:
    """A day in figures: 22.11.2026 in Danish, 2026-11-22 in English."""
    text = language(_DATE)
    return text.format(day=f"{day:%d}", month=f"{day:%m}", year=f"{day.year:04}")


def spoken_date(text: str, language: Language) -> str:
    """A date as it is told: a month by its name, a day in figures; anything else as it stands."""
    text = text.strip()
    year_first, day_first = _YEAR_FIRST.match(text), _DAY_FIRST.match(text)
    if year_first:
        year, month, day = year_first.groups()
    elif day_first:
        day, month, year = day_first.groups()
    else:
        return text
    if _within(int(year), int(month), day) is None:
        return text
    if day:
        return format_date(date(int(year), int(month), int(day)), language)
    return language(_MONTH).format(month=language(_MONTHS[int(month) - 1]), year=year)


def decimal_year(text: str, part_of_year: float = _MIDDLE) -> float | None:
    """A date as a year with decimals; None if ``text`` is none.

    It is a day ("31.12.2025", "2025-12-31"), a month ("2025-02", "02.2025"), of which the middle
    counts, a school year ("2021/2022"), or a year, by itself or at either end of a text. A year
    stands for its ``part_of_year``.
    """
    text = text.strip()
    if school := _SCHOOL_YEAR.match(text):
        first, second = int(school[1]), int(school[2])
        # "2011-12" is a month; "2021-22" can be none.
        is_month = len(school[2]) == 2 and "-" in text and 1 <= second <= 12
        if not is_month:
            follows = second in (first + 1, (first + 1) % 100)
            return first + 1 + _TURN_OF_SCHOOL_YEAR if follows else None
    if found := _YEAR_FIRST.match(text):
        return _within(int(found[1]), int(found[2]), found[3])
    if found := _DAY_FIRST.match(text):
        return _within(int(found[3]), int(found[2]), found[1])
    years = _A_YEAR.findall(text)
    at_an_end = [one for one in years if text.startswith(one) or text.endswith(one)]
    return int(years[0]) + part_of_year if at_an_end and len(years) == 1 else None


def _within(year: int, month: int, day: str | None) -> float | None:
    """A day of a year, or the middle of a month; None if there is none."""
    if not 1 <= month <= 12:
        return None
    if day is None:
        return year + (month - 0.5) / 12.0
    try:
        passed = date(year, month, int(day)).timetuple().tm_yday - 1
    except ValueError:
        return None
    return year + passed / (366.0 if _is_leap(year) else 365.0)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
