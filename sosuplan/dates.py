"""Dates as people write them."""

from __future__ import annotations

from datetime import date

from sosuplan.language import Language, mark

_DATE = mark("Dates", "{year}-{month}-{day}")


def format_date(day: date, language: Language) -> str:
    """A day in figures: 22.11.2026 in Danish, 2026-11-22 in English."""
    text = language("Dates", _DATE)
    return text.format(day=f"{day:%d}", month=f"{day:%m}", year=f"{day.year:04}")
