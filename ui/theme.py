"""The look of the window: the palette's colours given to Qt, with type and spacing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from sosuplan.charts.palette import LIGHT, Theme
from sosuplan.resources import resource

FONT_FAMILY = "Inter"
FONT_FILES = ("Inter-Regular.otf", "Inter-SemiBold.otf", "Inter-Bold.otf")


WINDOWS: bool = sys.platform == "win32"
USUAL_POINTS = 9.0
"""Of the text of Windows itself, unless its user wants larger text."""
MOST = 1.5


@cache
def text_scale() -> float:
    """How much larger than usual the user wants text: at least 1.

    Elsewhere larger text comes with the resolution of the screen, which sizes in points follow;
    Windows has a choice of its own for it.
    """
    if not WINDOWS:
        return 1.0
    wanted = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    return min(max(wanted / USUAL_POINTS, 1.0), MOST)


def wide(pixels: int) -> int:
    """A width made for text of the usual size, for text as the user wants it."""
    return round(pixels * text_scale())


@cache
def load_fonts() -> None:
    """Make the bundled typeface known to Qt, so that the window looks the same everywhere.

    Once: whatever Qt knows of typefaces, it looks up anew after it heard of another.
    """
    for name in FONT_FILES:
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))


@cache
def take_style(application: QApplication) -> None:
    """Qt's own style, alike on every system. Once: each time, all widgets are dressed anew."""
    application.setStyle("Fusion")


def font(size: float, *, bold: bool = False, half_bold: bool = False) -> QFont:
    """The typeface at ``size`` points, larger where the user wants that, with figures of equal
    width, so that columns align."""
    made = QFont(FONT_FAMILY)
    made.setPointSizeF(size * text_scale())
    if bold or half_bold:
        made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.DemiBold)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


_shown = LIGHT


def current() -> Theme:
    """The look that the window is in. Widgets hear of another one by ``PaletteChange``."""
    return _shown


def apply(application: QApplication, theme: Theme) -> None:
    """Show the whole application in ``theme``; every widget gets a PaletteChange event."""
    global _shown
    _shown = theme
    application.setPalette(_palette(theme))
    sheet = _style_sheet(theme)
    # Qt reads the sheet that it has again, and dresses all that there is in it.
    if application.styleSheet() != sheet:
        application.setStyleSheet(sheet)


@contextmanager
def dressed(widget: QWidget, theme: Theme) -> Iterator[None]:
    """``widget`` in another ``theme`` than the application's, which would take far longer; what is
    painted meanwhile finds it as the ``current`` one."""
    global _shown
    shown, _shown = _shown, theme
    # Labels without a rule of their own would keep the colours of the application's palette.
    widget.setStyleSheet(f"QLabel {{ color: {theme.ink}; }}{_style_sheet(theme)}")
    widget.setPalette(_palette(theme))
    try:
        yield
    finally:
        _shown = shown
        widget.setPalette(QPalette())
        widget.setStyleSheet("")


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.ground,
        role.WindowText: theme.ink,
        role.Base: theme.field,
        role.AlternateBase: theme.panel,
        role.Text: theme.ink,
        role.Button: theme.card,
        role.ButtonText: theme.ink,
        role.ToolTipBase: theme.card,
        role.ToolTipText: theme.ink,
        role.PlaceholderText: theme.muted,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.ground,
        role.Link: theme.accent,
        role.Accent: theme.accent,
        role.Mid: theme.edge,
        role.Dark: theme.edge,
    }
    palette = QPalette()
    for which, colour in colours.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.compared))
    return palette


@cache
def _rules() -> str:
    return resource("style.qss").read_text(encoding="utf-8")


def _style_sheet(theme: Theme) -> str:
    pictures = {
        "arrow": "down",
        "arrow_up": "up",
        "tick": f"tick-{'dark' if theme.dark else 'light'}",
    }
    paths = {name: resource("icons", f"{file}.svg").as_posix() for name, file in pictures.items()}
    colours = {name: getattr(theme, name) for name in Theme.__slots__}
    return _rules() % {**colours, **paths}
