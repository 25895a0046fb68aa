"""A table on the clipboard."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from sosuplan.charts.figures import Figures
from sosuplan.exports.texts import html_table, tab_separated
from sosuplan.language import Language
from ui.clipboard import put


def copy_table(name: str, figures: Figures, decimals: int, language: Language) -> None:
    """For documents, with rounded figures; spreadsheets that read it find all their digits."""
    put(html_table(name, figures, language, decimals), tab_separated(figures, language))


def copy_numbers(figures: Figures, language: Language) -> None:
    """For spreadsheets alone: as text, with all digits."""
    QGuiApplication.clipboard().setText(tab_separated(figures, language))
