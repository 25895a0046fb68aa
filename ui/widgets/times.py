"""Days and times as people say them: today, yesterday, or the date."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QDate, QLocale

from ui.i18n import _


def moment(time: datetime, language: str, today: date | None = None) -> str:
    """``time``, which must say where on Earth it is, as the clock here shows it."""
    local = time.astimezone()
    today = today or datetime.now().astimezone().date()
    time_of_day = clock(local, language)
    if local.date() == today:
        return _("today at {clock}").format(clock=time_of_day)
    if local.date() == today - timedelta(days=1):
        return _("yesterday at {clock}").format(clock=time_of_day)
    day = QLocale().toString(
        QDate(local.year, local.month, local.day),
        "d. MMMM yyyy" if language == "da" else "d MMMM yyyy",
    )
    return _("{day} at {clock}").format(day=day, clock=time_of_day)


def clock(time: datetime, language: str) -> str:
    """The time of day."""
    return f"{time:%H.%M}" if language == "da" else f"{time:%H:%M}"


def time_of(path: Path | None) -> datetime | None:
    """When a file was last written; None if nobody can tell."""
    try:
        return None if path is None else datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except OSError:
        return None
