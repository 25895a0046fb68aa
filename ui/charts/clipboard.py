"""A table on the clipboard."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from sosuplan.charts.spec import Figures
from sosuplan.exports.texts import html_table, tab_separated
from sosuplan.text.language import Language
from ui.charts.said import Said
from ui.widgets.saving import copy_to_clipboard


def copy_table(said: Said, figures: Figures, decimals: int, language: Language) -> None:
    """For documents, with rounded figures; spreadsheets that read it find all their digits."""
    html = html_table(said.name, figures, language, decimals, said.below)
    copy_to_clipboard(html, tab_separated(figures, language))


def copy_numbers(figures: Figures, language: Language) -> None:
    """For spreadsheets alone: as text, with all digits."""
    QGuiApplication.clipboard().setText(tab_separated(figures, language))
