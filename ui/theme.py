"""The look of the window: the palette's colours given to Qt, with type and spacing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from sosuplan.charts.palette import DARK, LIGHT, Theme
from sosuplan.resources import resource

FONT_FAMILY = "Inter"
FONT_FILES = ("Inter-Regular.otf", "Inter-SemiBold.otf", "Inter-Bold.otf")


WINDOWS: bool = sys.platform == "win32"
USUAL_POINTS = 9.0
"""Of the text of Windows itself, unless its user wants larger text."""
MOST = 1.5


@lru_cache(maxsize=1)
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


def load_fonts() -> None:
    """Make the bundled typeface known to Qt, so that the window looks the same everywhere."""
    for name in FONT_FILES:
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))


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


def _style_sheet(theme: Theme) -> str:
    """Rules by object name and by the properties ``kind`` and ``look`` that widgets set."""
    colours = {
        name: getattr(theme, name)
        for name in Theme.__slots__
        if isinstance(getattr(theme, name), str)
    }
    pictures = {
        "arrow": "down.svg",
        "arrow_up": "up.svg",
        "tick": "tick-dark.svg" if theme is DARK else "tick-light.svg",
    }
    paths = {name: resource("icons", file).as_posix() for name, file in pictures.items()}
    return _STYLE % {**colours, **paths}


# Labels and tool tips, also those of Qt's own dialogs, take a text that looks like HTML for HTML
# unless they are told otherwise, and then read the files that it names: names in a plan are texts.
_STYLE = """
QLabel[textFormat="AutoText"], QToolTip[textFormat="AutoText"] {
  qproperty-textFormat: PlainText; }
QToolTip { background: %(card)s; color: %(ink)s; border: 1px solid %(line)s; padding: 4px 6px; }
QMenuBar { background: %(panel)s; border-bottom: 1px solid %(line)s; padding: 1px 4px; }
QMenuBar::item { padding: 4px 9px; background: transparent; }
QMenuBar::item:selected { background: %(accent_ground)s; border-radius: 4px; }
QMenu { background: %(card)s; border: 1px solid %(line)s; padding: 4px; }
QMenu::item { padding: 5px 26px 5px 22px; border-radius: 4px; }
QMenu::item:selected { background: %(accent_ground)s; color: %(ink)s; }
QMenu::item:disabled { color: %(compared)s; }
QMenu::separator { height: 1px; background: %(line)s; margin: 4px 8px; }
QStatusBar { background: %(panel)s; border-top: 1px solid %(line)s; color: %(muted)s; }
QStatusBar::item { border: none; }
QFrame[kind="card"] { background: %(card)s; border: 1px solid %(line)s; border-radius: 8px; }
QFrame[kind="panel"] { background: %(panel)s; border: none; border-right: 1px solid %(line)s; }
QLabel[look="muted"] { color: %(muted)s; }
QLabel[look="world"] { color: %(world)s; }
QLabel[look="fault"] { color: %(fault)s; }
QPushButton, QToolButton[look="button"] { background: %(card)s; color: %(ink)s;
  border: 1px solid %(edge)s; border-radius: 6px; padding: 4px 10px; margin: 1px;
  outline: none; }
QPushButton:default { background: %(accent_ground)s; }
QPushButton:hover, QToolButton[look="button"]:hover { background: %(chip)s; }
QPushButton:pressed, QToolButton[look="button"]:pressed { background: %(line)s; }
QPushButton:disabled { color: %(compared)s; border-color: %(line)s; }
QPushButton:focus, QToolButton[look="button"]:focus { border: 2px solid %(accent)s; margin: 0; }
QPushButton[look="chip"] { background: %(chip)s; color: %(muted)s; border: 2px solid transparent;
  border-radius: 4px; padding: 0 6px; font-weight: 400; }
QPushButton[look="chip"]:hover { background: %(accent_ground)s; color: %(ink)s; }
QPushButton[look="chip"]:focus { border: 2px solid %(accent)s; }
QPushButton[look="row"] { background: transparent; border: 1px solid transparent;
  text-align: left; }
QPushButton[look="row"]:hover { background: %(accent_ground)s; }
QPushButton[look="row"]:focus { border: 2px solid %(accent)s; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; width: 0; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QToolButton[look="flat"] { background: transparent; border: 2px solid transparent;
  border-radius: 4px; color: %(muted)s; padding: 0; }
QToolButton[look="flat"]:hover { background: %(accent_ground)s; color: %(ink)s; }
QToolButton[look="flat"]:focus { border-color: %(accent)s; }
QRadioButton[look="segment"] { background: %(card)s; color: %(ink)s; padding: 4px 10px;
  border: 1px solid %(edge)s; border-left: none; spacing: 0; }
QRadioButton[look="segment"][place="first"] { border-left: 1px solid %(edge)s;
  border-top-left-radius: 6px; border-bottom-left-radius: 6px; }
QRadioButton[look="segment"][place="last"] { border-top-right-radius: 6px;
  border-bottom-right-radius: 6px; }
QRadioButton[look="segment"]:hover { background: %(accent_ground)s; }
QRadioButton[look="segment"]:checked { background: %(chosen)s; color: %(chosen_ink)s;
  border-color: %(chosen)s; }
QRadioButton[look="segment"]::indicator { width: 0; height: 0; border: none; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: %(muted)s; padding: 6px 2px; margin: 0 9px;
  border-bottom: 3px solid transparent; }
QTabBar::tab:selected { color: %(ink)s; border-bottom: 3px solid %(accent)s; }
QTabBar::tab:hover { color: %(ink)s; }
QTabBar::tab:selected:focus { border: 2px solid %(accent)s; border-bottom-width: 3px;
  border-radius: 4px; padding: 4px 0; }
QScrollArea { background: transparent; border: none; }
QScrollArea#read-only { border: 1px solid transparent; border-radius: 6px; }
QScrollArea#read-only:focus { border-color: %(accent)s; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: %(edge)s; border-radius: 4px; min-width: 32px;
  margin: 2px 1px; }
QScrollBar::handle:horizontal:hover { background: %(muted)s; }
QFrame[kind="rail"] { background: %(panel)s; border: none; border-right: 1px solid %(line)s; }
QToolButton[look="rail"] { background: transparent; color: %(muted)s;
  border: 2px solid transparent; border-radius: 8px; padding: 6px 0 4px 0; }
QToolButton[look="rail"]:hover { background: %(chip)s; color: %(ink)s; }
QToolButton[look="rail"]:checked { background: %(accent_ground)s; color: %(ink)s; }
QToolButton[look="rail"]:focus { border-color: %(accent)s; }
QFrame[kind="notice"] { background: %(fault_ground)s; border: none;
  border-bottom: 1px solid %(line)s; }
QListView { background: transparent; border: none; outline: none;
  selection-color: %(ink)s; }
QListWidget, QTreeView { border: 1px solid transparent; border-radius: 6px; }
QListWidget:focus, QTreeView:focus, QTableView:focus { border: 1px solid %(accent)s; }
QListView::item { padding: 5px 8px; border-radius: 5px; }
QListView::item:hover { background: %(chip)s; }
QListView::item:selected { background: %(accent_ground)s; color: %(ink)s; }
QListView::item:focus { border: 2px solid %(accent)s; padding: 3px 6px; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QTableView { background: %(card)s; gridline-color: %(grid)s; border: 1px solid %(edge)s;
  border-radius: 6px; color: %(ink)s; selection-background-color: %(accent_ground)s;
  selection-color: %(ink)s; }
QTableView::item { padding: 0 5px; }
QTableView::item:focus { border: 2px solid %(accent)s; padding: 0 3px; }
QTableView QTableCornerButton::section { background: %(panel)s; border: none;
  border-bottom: 1px solid %(line)s; border-right: 1px solid %(line)s; }
QHeaderView { background: %(panel)s; border: none; }
QHeaderView::section { background: %(panel)s; color: %(muted)s; padding: 3px 7px; border: none;
  border-right: 1px solid %(grid)s; border-bottom: 1px solid %(line)s; }
QComboBox { background: %(card)s; color: %(ink)s; border: 1px solid %(edge)s; border-radius: 6px;
  padding: 4px 8px; }
QComboBox:hover { background: %(chip)s; }
QComboBox:focus { border: 2px solid %(accent)s; padding: 3px 7px; }
QComboBox:disabled { color: %(compared)s; border-color: %(line)s; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url("%(arrow)s"); width: 10px; height: 10px; }
QSpinBox { background: %(field)s; color: %(ink)s; border: 1px solid %(edge)s; border-radius: 4px;
  padding: 3px 18px 3px 6px; }
QSpinBox:hover { background: %(chip)s; }
QSpinBox:focus { border: 2px solid %(accent)s; padding: 2px 17px 2px 5px; }
QSpinBox:disabled { color: %(compared)s; border-color: %(line)s; }
QSpinBox::up-button, QSpinBox::down-button { border: none; width: 16px; background: transparent; }
QSpinBox::up-arrow { image: url("%(arrow_up)s"); width: 9px; height: 9px; }
QSpinBox::down-arrow { image: url("%(arrow)s"); width: 9px; height: 9px; }
QComboBox QAbstractItemView { background: %(card)s; color: %(ink)s; border: 1px solid %(line)s;
  selection-background-color: %(accent_ground)s; selection-color: %(ink)s; outline: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: %(edge)s; border-radius: 4px; min-height: 32px;
  margin: 1px 2px; }
QScrollBar::handle:vertical:hover { background: %(muted)s; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QMessageBox#problem QLabel#qt_msgbox_label { font-size: 11pt; font-weight: bold; }
QTableWidget[look="list"]::item { padding: 0 4px; }
QListWidget[look="list"]::item:selected { color: %(ink)s; }
QLineEdit, QPlainTextEdit { background: %(field)s; color: %(ink)s;
  border: 1px solid %(edge)s; border-radius: 4px; padding: 3px 6px;
  selection-background-color: %(accent)s; selection-color: %(ground)s; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid %(accent)s; padding: 2px 5px; }
QCheckBox { border: 2px solid transparent; border-radius: 5px; padding: 0 2px; }
QCheckBox:focus { border-color: %(accent)s; }
QCheckBox::indicator, QListView::indicator, QTreeView::indicator { width: 13px; height: 13px;
  background: %(field)s; border: 1px solid %(edge)s; border-radius: 3px; }
QCheckBox::indicator:checked, QListView::indicator:checked, QTreeView::indicator:checked {
  background: %(accent)s; border-color: %(accent)s; image: url("%(tick)s"); }
QCheckBox::indicator:hover { background: %(accent_ground)s; }
QFrame[kind="drop"] { background: %(panel)s; border: 1px dashed %(edge)s; border-radius: 8px; }
QFrame[kind="drop"][over="true"] { background: %(accent_ground)s; border: 1px dashed %(accent)s; }
QTableView#read-only::item { padding: 0 6px; }
QFrame[kind="problem"] { background: %(fault_ground)s; border: none; border-radius: 8px; }
QProgressBar { background: %(chip)s; border: none; border-radius: 4px; }
QProgressBar::chunk { background: %(accent)s; border-radius: 4px; }
QTreeView::item { padding: 3px 0; }
QTreeView::item:focus { border: 2px solid %(accent)s; padding: 1px 0; }
QTreeView { background: transparent; outline: none; color: %(ink)s; }
"""
