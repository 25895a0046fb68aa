"""Dates as people write them."""

from __future__ import annotations

from datetime import date

from sosuplan.text.language import N_, Language

_DATE = N_("{year}-{month}-{day}")


def format_date(day: date, language: Language) -> str:
    """A day in figures: 22.11.2026 in Danish, 2026-11-22 in English."""
    text = language(_DATE)
    return text.format(day=f"{day:%d}", month=f"{day:%m}", year=f"{day.year:04}")
