"""What was changed in the plan since it was made: what, from what to what, when, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from sosuplan.editing.edit_history import (
    Entry,
    LoggedStep,
    changed_since,
    obstacle,
    reverted,
    steps,
)
from sosuplan.editing.edited_plan import EditedPlan
from sosuplan.model.schema.tables import TABLE_NAMES
from sosuplan.text.language import Language
from ui.data.delegate import name_of_cell
from ui.data.history_words import HistoryWords
from ui.i18n import _
from ui.session.editor import Editor

Index = QModelIndex | QPersistentModelIndex
WHEN, WHAT, OLD, NEW, WHY = range(5)

FEW = 12
"""Changes of a step that are listed without being asked for."""
INDENT = "      "
ROOM_BESIDE, ROOM_ABOVE = 18, 11
"""Pixels of a cell around its text."""
WHAT_SHARE = 0.5
"""Of the width of the table, at most: what was changed."""
NARROWEST_VALUE, NARROWEST_WHY = 80, 140
MOST_FITTED = 400
"""Lines that columns and rows are made to fit; what is cut further down is in the tool tips."""


class HistoryModel(QAbstractTableModel):
    """The changes that still stand, newest first. Only the reason can be changed.

    A step that has changed several things has a line of its own, and its changes under it.
    """

    def __init__(
        self, explain: Callable[[Sequence[int], str], None], can_edit: Callable[[], bool]
    ) -> None:
        """``explain`` is called with changes' numbers in the history and the reason typed."""
        super().__init__()
        self._can_edit = can_edit
        self._explain = explain
        self._words = HistoryWords(EditedPlan(dict.fromkeys(TABLE_NAMES, ())), Language())
        self._steps: tuple[LoggedStep, ...] = ()
        self._turned: set[tuple[str, str]] = set()
        self.lines: list[LoggedStep | Entry] = []
        self._parts: dict[int, bool] = {}
        """Changes under the line of their step, and whether they are in several tables."""

    def show_steps(self, listed: tuple[LoggedStep, ...], words: HistoryWords) -> None:
        self.beginResetModel()
        self._steps, self._words = listed, words
        self._lay_out()
        self.endResetModel()

    def turn(self, step: LoggedStep) -> None:
        """Show a step's changes, or hide them."""
        self.beginResetModel()
        self._turned ^= {(step.time, step.action)}
        self._lay_out()
        self.endResetModel()

    def is_open(self, step: LoggedStep) -> bool:
        """Whether a step's changes are listed: few of them are at first, many are not."""
        return (len(step.entries) <= FEW) != ((step.time, step.action) in self._turned)

    def _lay_out(self) -> None:
        self.lines, self._parts = [], {}
        for step in self._steps:
            if len(step.entries) > 1:
                self.lines.append(step)
                several = len({entry.change.table for entry in step.entries}) > 1
                self._parts |= {entry.place: several for entry in step.entries}
            if len(step.entries) == 1 or self.is_open(step):
                self.lines += step.entries

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 5

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (
                _("When"),
                _("What"),
                _("Before"),
                _("Now"),
                _("Reason"),
            )[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.FontRole and isinstance(line, LoggedStep) and column == WHAT:
            return _bold(QFont())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(line, column)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return None
        return (
            self._step(line, column) if isinstance(line, LoggedStep) else self._part(line, column)
        )

    def _tip(self, line: LoggedStep | Entry, column: int) -> str:
        """What may be cut, and of a change the step that made it."""
        if isinstance(line, LoggedStep):
            return self._words.step(line.action) if column != WHY else line.why
        if column == WHY:
            return line.change.why
        texts = [self._part(line, column).strip()] if column in (WHAT, OLD, NEW) else []
        details = self._words.details(line.change)
        if len(details) > 1 and column in (OLD, NEW):
            texts = details
        return "\n".join([*texts, self._words.step(line.change.action)])

    def _step(self, step: LoggedStep, column: int) -> str:
        if column == WHEN:
            return self._words.when(step.time)
        if column == WHAT:
            return f"{'▾' if self.is_open(step) else '▸'}  {self._words.step(step.action)}"
        if column == NEW:
            return self._words.count(step)
        return step.why if column == WHY else ""

    def _part(self, entry: Entry, column: int) -> str:
        change, words = entry.change, self._words
        is_part = entry.place in self._parts
        if column == WHEN:
            return "" if is_part else words.when(change.time)
        if column == WHAT and is_part:
            return INDENT + words.what(change, with_table=self._parts[entry.place])
        if column == WHAT:
            return words.what(change)
        if column == WHY:
            return change.why
        return words.before(change) if column == OLD else words.now(change)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == WHY and self._can_edit():
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line, why = self.lines[index.row()], str(value).strip()
        if index.column() != WHY or why == self.data(index):
            return False
        entries = line.entries if isinstance(line, LoggedStep) else (line,)
        self._explain([entry.place for entry in entries], why)
        return True


class _ReasonDelegate(QStyledItemDelegate):
    """The field for a reason has its column's name."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        editor.setAccessibleName(name_of_cell(index))
        return editor


class HistoryView(QWidget):
    """The list of changes, and the way back from each of them and from each step."""

    revert_wanted = Signal(object)
    """The user wants this ``Entry`` or ``LoggedStep`` taken back."""

    def __init__(self, editor: Editor, explain: Callable[[Sequence[int], str], None]) -> None:
        super().__init__()
        self._editor = editor
        self.model = HistoryModel(explain, lambda: editor.can_edit)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setItemDelegate(_ReasonDelegate(self.table))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROOM_ABOVE)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(WHEN, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        self.table.selectionModel().selectionChanged.connect(lambda: self._follow())
        self.table.doubleClicked.connect(self._turn_at)
        self.empty = QLabel()
        self.empty.setProperty("look", "muted")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.empty.setContentsMargins(0, 24, 0, 0)
        self.revert = QPushButton()
        self.revert.clicked.connect(lambda: self._want_revert())
        self.turn = QPushButton()
        self.turn.clicked.connect(lambda: self._turn())
        self.reason = QLabel()
        self.reason.setProperty("look", "muted")
        self.reason.setWordWrap(True)
        # The room of two lines is kept, so that no row moves under the pointer that chooses it.
        self.reason.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        row = QHBoxLayout()
        row.addWidget(self.revert)
        row.addWidget(self.turn)
        row.addWidget(self.reason, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.empty, 1)
        column.addWidget(self.table, 1)
        self._name()

    def refresh(self, language: Language) -> None:
        """List the changes as they are now."""
        listed = steps(self._editor.history)
        self.model.show_steps(listed, HistoryWords(self._editor.edited, language))
        self.table.setVisible(bool(listed))
        self.empty.setVisible(not listed)
        if listed:
            self.table.selectRow(0)
        self._fit()
        self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Columns as wide as their texts where there is room, and rows as high as they then need.

        What was changed and the reason have their part of the width; the values share the rest.
        """
        model, metrics = self.model, self.table.fontMetrics()
        fitted = range(min(len(model.lines), MOST_FITTED))
        texts = {
            place: [str(model.index(row, place).data() or "") for row in fitted]
            for place in (WHAT, OLD, NEW)
        }
        bold = QFontMetrics(_bold(self.table.font()))
        wanted = {
            place: max(map(bold.horizontalAdvance, texts[place]), default=0) + ROOM_BESIDE
            for place in texts
        }
        width = self.table.viewport().width()
        what = min(wanted[WHAT], round(width * WHAT_SHARE))
        room = width - self.table.columnWidth(WHEN) - what - NARROWEST_WHY
        old, new = (max(NARROWEST_VALUE, wanted[place]) for place in (OLD, NEW))
        if old + new > room:
            half = max(NARROWEST_VALUE, room // 2)
            old, new = min(old, max(half, room - new)), min(new, max(half, room - old))
        widths = {WHAT: what, OLD: old, NEW: new}
        for place, pixels in widths.items():
            self.table.setColumnWidth(place, pixels)
        for row in fitted:
            high = max(
                metrics.boundingRect(
                    QRect(0, 0, pixels - ROOM_BESIDE, 10_000),
                    int(Qt.TextFlag.TextWordWrap),
                    texts[place][row],
                ).height()
                for place, pixels in widths.items()
            )
            self.table.setRowHeight(row, max(high, metrics.height()) + ROOM_ABOVE)

    def _line(self) -> LoggedStep | Entry | None:
        rows = self.table.selectionModel().selectedRows()
        return self.model.lines[rows[0].row()] if rows else None

    def _turn_at(self, index: QModelIndex) -> None:
        if index.column() != WHY:
            self._turn()

    def _turn(self) -> None:
        """Show the changes of the step that is chosen, or hide them."""
        line = self._line()
        if isinstance(line, LoggedStep):
            self.model.turn(line)
            self._fit()
            self.table.selectRow(self.model.lines.index(line))

    def _want_revert(self) -> None:
        # A press by assistive technology arrives later: the change may not be chosen any more.
        if self.revert.isEnabled():
            self.revert_wanted.emit(self._line())

    def _follow(self) -> None:
        """Whether what is chosen can be taken back, and why not."""
        line = self._line()
        why_not = self._why_not(line) if line is not None else ""
        self.revert.setEnabled(line is not None and not why_not and self._editor.can_edit)
        self.reason.setText(why_not)
        self.revert.setVisible(bool(self.model.lines))
        self.reason.setVisible(bool(self.model.lines))
        self.turn.setVisible(isinstance(line, LoggedStep))
        self._name()

    def _why_not(self, line: LoggedStep | Entry) -> str:
        edited = self._editor.edited
        if isinstance(line, LoggedStep):
            if since := changed_since(edited, line):
                return _(
                    "Cannot be reverted as a whole: changed again since: {n}. Revert that first."
                ).format(n=since)
        elif code := obstacle(edited, line):
            return {
                "row_gone": _("Cannot be reverted: the row is not in the table any more."),
                "changed_again": _("Cannot be reverted: it was changed again since."),
                "row_back": _("Cannot be reverted: the row is in the table again."),
            }[code]
        if not self._editor.faults and reverted(edited, line).checked.faults:
            return _("Cannot be reverted: other figures of the plan depend on it now.")
        return ""

    def _name(self) -> None:
        line = self._line()
        if isinstance(line, LoggedStep):
            self.revert.setText(_("Revert all of it"))
            self.turn.setText(
                _("Hide the changes") if self.model.is_open(line) else _("Show the changes")
            )
        else:
            self.revert.setText(_("Revert the change"))
        self.table.setAccessibleName(_("Changes since the plan was made"))
        self.empty.setText(_("Nothing was changed in the plan since it was made."))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
        super().changeEvent(event)


def _bold(font: QFont) -> QFont:
    font = QFont(font)
    font.setBold(True)
    return font
