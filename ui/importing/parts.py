"""Small parts that the wizard's pages are put together from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui import theme as themes
from ui.widgets.accessible import SpokenLabel
from ui.widgets.choices import Combo

Index = QModelIndex | QPersistentModelIndex
WIDEST_COLUMN = 440
NARROWEST_TEXT = 130
_ROWS_MEASURED = 60


@dataclass(frozen=True, slots=True)
class CellText:
    """A cell to be read. ``look`` is "", ``muted`` or ``fault``; ``right`` is for figures."""

    text: str
    look: str = ""
    right: bool = False
    tip: str = ""


class TextTable(QAbstractTableModel):
    """Rows of texts under headings."""

    def __init__(self) -> None:
        super().__init__()
        self._headings: tuple[str, ...] = ()
        self._rows: Sequence[Sequence[CellText]] = ()

    def show_rows(self, headings: Iterable[str], rows: Sequence[Sequence[CellText]]) -> None:
        """Show other rows; each has a cell for each heading."""
        self.beginResetModel()
        self._headings, self._rows = tuple(headings), rows
        self.endResetModel()

    def is_text(self, column: int) -> bool:
        """True for a column of texts."""
        return bool(self._rows) and not self._rows[0][column].right

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell = self._rows[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.tip or (cell.text if len(cell.text) > 16 else None)
        if role == Qt.ItemDataRole.ForegroundRole and cell.look:
            return QBrush(QColor(getattr(themes.current(), cell.look)))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if cell.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or section >= len(self._headings):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = bool(self._rows) and self._rows[0][section].right
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class ReadOnlyTable(QTableView):
    """A calm table to read: no grid, columns as wide as their texts."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("read-only")
        self.setAccessibleName(name)
        self.rows = TextTable()
        self.setModel(self.rows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(26)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMaximumSectionSize(WIDEST_COLUMN)
        header.setResizeContentsPrecision(_ROWS_MEASURED)

    def show_rows(self, headings: Iterable[str], rows: Sequence[Sequence[CellText]]) -> None:
        """Show other rows, and fit the columns to them."""
        self.rows.show_rows(headings, rows)
        self._fit()
        self.scrollToTop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Columns as wide as their texts; where there is no room, texts give way to figures."""
        self.resizeColumnsToContents()
        header, model = self.horizontalHeader(), self.rows
        over = header.length() - self.viewport().width()
        texts = [n for n in range(model.columnCount()) if model.is_text(n)]
        for place in sorted(texts, key=header.sectionSize, reverse=True):
            if over <= 0:
                break
            given = min(over, max(0, header.sectionSize(place) - NARROWEST_TEXT))
            header.resizeSection(place, header.sectionSize(place) - given)
            over -= given

    def texts(self) -> list[list[str]]:
        """What is shown, row by row."""
        model = self.rows
        return [
            [str(model.data(model.index(row, column))) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]


class Card(QFrame):
    """A frame on the page with a column ``inside``."""

    def __init__(self, kind: str = "card") -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(14, 12, 14, 12)
        self.inside.setSpacing(7)


def heading(text: str, size: float = 10.0, *, spoken: bool = False) -> QLabel:
    """A heading that wraps; ``spoken``: what it comes to say is said unasked."""
    label = SpokenLabel(text) if spoken else QLabel(text)
    label.setFont(themes.font(size, bold=True))
    label.setWordWrap(True)
    return label


def note(text: str = "", look: str = "muted", *, spoken: bool = False) -> QLabel:
    """A sentence that wraps and can be copied; ``spoken``, as faults are: it is said unasked."""
    label = SpokenLabel(text) if spoken or look == "fault" else QLabel(text)
    label.setProperty("look", look)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def combo(name: str, choices: Iterable[tuple[str, str]] = ()) -> QComboBox:
    """A list to choose from, of (code, text), that the wheel changes only when it has the focus."""
    box = Combo()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for code, text in choices:
        box.addItem(text, code)
    return box


def choose(box: QComboBox, code: str | int) -> None:
    """Show the choice ``code`` without telling anybody."""
    box.blockSignals(True)
    box.setCurrentIndex(box.findData(code))
    box.blockSignals(False)


def label_of(text: str, widget: QWidget) -> QLabel:
    """The label of a box, by which it is called too unless it has a longer name."""
    label = QLabel(text)
    label.setProperty("look", "muted")
    label.setBuddy(widget)
    widget.setAccessibleName(widget.accessibleName() or text)
    return label
