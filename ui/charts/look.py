"""A theme made ready for painting: colours and typefaces, made once and not for every frame."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFontMetricsF

from sosuplan.charts.palette import Theme, mixed
from ui.theme import font

TEXT, SMALL = 9.0, 8.5
"""Sizes in charts, in points."""


class Look:
    """What charts paint with."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.text = font(TEXT)
        self.bold = font(TEXT, bold=True)
        self.small = font(SMALL)
        self.text_metrics = QFontMetricsF(self.text)
        self.bold_metrics = QFontMetricsF(self.bold)
        self.small_metrics = QFontMetricsF(self.small)
        self._colours: dict[str, QColor] = {}

    def colour(self, name: str) -> QColor:
        """The theme's colour of this name."""
        made = self._colours.get(name)
        if made is None:
            made = self._colours[name] = QColor(self.theme.colour(name))
        return made

    def mixed(self, name: str, other: str, share: float) -> QColor:
        """The colour that lies ``share`` of the way from one of the theme's colours to another."""
        key = f"{name}>{other}:{share}"
        made = self._colours.get(key)
        if made is None:
            a, b = getattr(self.theme, name), getattr(self.theme, other)
            made = self._colours[key] = QColor(mixed(a, b, share))
        return made
