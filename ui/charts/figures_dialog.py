"""A chart's figures as a table: to read, to hear, to copy and to save."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from sosuplan.charts.spec import ChartSpec, Figures
from sosuplan.exports.texts import decimals_of, shown
from sosuplan.text.language import NP_, Language
from sosuplan.text.terms import cut
from ui import theme as themes
from ui.charts.copying import copy_numbers, copy_table
from ui.i18n import _
from ui.widgets.fitting import FittedDialog

Index = QModelIndex | QPersistentModelIndex

_LEAST = (620, 300)
_LARGEST = (1200, 620)
"""Pixels of the dialog."""
_AROUND = 60
"""Of its width what the table does not have."""
_LONGEST = 30
"""Characters of a line of a heading."""
_WIDEST = 200
"""Pixels of a column: a scenario's name may be long, and its figures must stay in sight."""
_HEARD = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class FiguresModel(QAbstractTableModel):
    """Figures as people read them: rounded, the first column as heading of its row."""

    def __init__(self, figures: Figures, decimals: int | Sequence[int], language: Language) -> None:
        """``decimals`` of all figures, or of those of each column."""
        super().__init__()
        self.figures = figures
        self.language = language
        self.decimals = decimals

    def show(self, figures: Figures, language: Language) -> None:
        """Show other figures."""
        self.beginResetModel()
        self.figures, self.language = figures, language
        self.endResetModel()

    def update_figures(self, figures: Figures) -> None:
        """Show other figures in the same rows and columns: what is chosen, and what stands in
        cells, stays."""
        self.figures = figures
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index | None = None) -> int:
        inside = parent is not None and parent.isValid()
        return 0 if inside else max(0, len(self.figures) - 1)

    def columnCount(self, parent: Index | None = None) -> int:
        inside = parent is not None and parent.isValid()
        return 0 if inside or not self.figures else len(self.figures[0])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        value = self.figures[index.row() + 1][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(value, decimals_of(self.decimals, index.column()), self.language)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(value, str):
            return value
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column()) | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            # Out of sight, but heard with each of its row's figures.
            return str(self.figures[section + 1][0]) if role in _HEARD else None
        heading = str(self.figures[0][section])
        if role == Qt.ItemDataRole.DisplayRole:
            # Scenario and demand below each other: both are to be read.
            return "\n".join(cut(part, _LONGEST) for part in heading.split(" · "))
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section) | Qt.AlignmentFlag.AlignVCenter
        return None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        """Where the texts of a column stand: what is no number among numbers stands as they do."""
        numbers = any(isinstance(row[column], int | float) for row in self.figures[1:])
        return Qt.AlignmentFlag.AlignRight if numbers else Qt.AlignmentFlag.AlignLeft


class FiguresTable(QTableView):
    """The cells chosen are copied with all their digits; all cells if none or one is chosen."""

    def __init__(self, model: FiguresModel) -> None:
        super().__init__()
        self.set_figures(model)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 9)
        self.horizontalHeader().setHighlightSections(False)

    def set_figures(self, model: FiguresModel) -> None:
        """Show other figures, perhaps in other columns."""
        self.figures = model
        self.setModel(model)

    def sizeHint(self) -> QSize:
        """Room for every row and column."""
        header, edge = self.horizontalHeader(), 2 * self.frameWidth()
        rows = self.model().rowCount() * self.verticalHeader().defaultSectionSize()
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(sum(self._widths()) + bar + edge, header.sizeHint().height() + rows + edge)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Columns as wide as what is in them; what room is left is all columns' alike."""
        widths = self._widths()
        spare = max(self.viewport().width() - sum(widths), 0)
        for place, width in enumerate(widths):
            share = spare * (place + 1) // len(widths) - spare * place // len(widths)
            self.setColumnWidth(place, width + share)

    def _widths(self) -> list[int]:
        header = self.horizontalHeader()
        widths = [
            max(header.sectionSizeHint(place), self.sizeHintForColumn(place))
            for place in range(self.model().columnCount())
        ]
        # Where there is room for all of them, none is cut.
        most = (
            themes.wide(_WIDEST) if sum(widths) > _LARGEST[0] - _AROUND else max(widths, default=0)
        )
        return [min(width, most) for width in widths]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            event.accept()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the chosen figures on the clipboard, under their headings."""
        figures = self.figures.figures
        chosen = self.selectionModel().selectedIndexes()
        if len(chosen) > 1:
            columns = sorted({index.column() for index in chosen})
            rows = sorted({index.row() + 1 for index in chosen})
            figures = [[figures[row][column] for column in columns] for row in (0, *rows)]
        copy_numbers(figures, self.figures.language)


class FiguresDialog(FittedDialog):
    """The figures of a chart with its words, and the lines of its ``caption``."""

    def __init__(self, parent: QWidget | None, spec: ChartSpec, caption: Sequence[str]) -> None:
        super().__init__(parent)
        self.setObjectName("figures")
        self._spec, self._caption = spec, caption
        self.setWindowTitle(_(NP_("FiguresDialog", "Figures")))
        heading = QLabel(spec.name)
        heading.setFont(themes.font(11, bold=True))
        heading.setWordWrap(True)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        words, origin = QLabel(spec.text), QLabel("\n".join(caption))
        for label in (words, origin):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("look", "muted")
            label.setVisible(bool(label.text()))
        self.table = FiguresTable(FiguresModel(spec.figures, spec.decimals, spec.language))
        self.table.setAccessibleName(spec.name)
        self.table.setAccessibleDescription(spec.text)
        note = QLabel(
            _("The figures are rounded here. Copied and saved they have all their digits.")
        )
        note.setProperty("look", "muted")
        note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        for widget in (heading, words, self.table, origin, note, self._buttons()):
            column.addWidget(widget)
        column.setStretch(2, 1)
        self._fit()
        self.table.setFocus()
        if len(spec.figures) > 1:
            self.table.setCurrentIndex(self.table.model().index(0, 0))

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.copy_table = buttons.addButton(_("Copy table"), role)
        self.copy_table.clicked.connect(self._copy_table)
        self.copy_numbers = buttons.addButton(_("Copy numbers"), role)
        self.copy_numbers.clicked.connect(self._copy_numbers)
        self.save = buttons.addButton(_("Save as CSV…"), role)
        self.save.clicked.connect(self._save)
        return buttons

    def _fit(self) -> None:
        """As large as the table asks for, within limits."""
        layout = self.layout()
        assert layout is not None
        width = min(max(layout.sizeHint().width(), _LEAST[0]), _LARGEST[0])
        # Words above and below take more lines where it is narrow.
        height = layout.totalHeightForWidth(width)
        self.resize(width, min(max(height, _LEAST[1]), _LARGEST[1]))

    def _copy_table(self) -> None:
        copy_table(self._spec, self._caption)

    def _copy_numbers(self) -> None:
        copy_numbers(self._spec.figures, self._spec.language)

    def _save(self) -> None:
        from ui.charts.exports import exports_of

        exports = exports_of(self.parentWidget() or self)
        if exports is not None:
            exports.save_figures(self._spec, self)
