"""What was changed in the plan since it was made: what, from what to what, when, and why."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from sosuplan.cells import References, choice, column_of, shown
from sosuplan.editing import columns, key_columns
from sosuplan.history import Change
from sosuplan.language import Language
from sosuplan.log import Entry, obstacle, reverted, standing
from sosuplan.table_words import SETTINGS_TABLE, column_name, table_name
from ui.editor import Editor
from ui.i18n import translate

Index = QModelIndex | QPersistentModelIndex
WHEN, WHAT, OLD, NEW, WHY = range(5)


class HistoryModel(QAbstractTableModel):
    """The changes that still stand, newest first. Only the reason can be changed."""

    def __init__(self, explain: Callable[[int, str], None]) -> None:
        """``explain`` is called with a change's number in the history and the reason typed."""
        super().__init__()
        self._explain = explain
        self._language = Language()
        self._refer = References()
        self.entries: tuple[Entry, ...] = ()

    def show_entries(
        self, entries: tuple[Entry, ...], refer: References, language: Language
    ) -> None:
        self.beginResetModel()
        self.entries, self._refer, self._language = entries, refer, language
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

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
                translate("HistoryView", "When"),
                translate("HistoryView", "What"),
                translate("HistoryView", "Before"),
                translate("HistoryView", "Now"),
                translate("HistoryView", "Why"),
            )[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entries[index.row()]
        change = entry.change
        if role == Qt.ItemDataRole.ToolTipRole:
            return change.action if index.column() != WHY else change.why
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return None
        if index.column() == WHEN:
            return self._when(change.time)
        if index.column() == WHAT:
            return self._what(change)
        if index.column() == WHY:
            return change.why
        return self._value(change, change.old if index.column() == OLD else change.new)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == WHY else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        entry = self.entries[index.row()]
        if index.column() != WHY or str(value) == entry.change.why:
            return False
        self._explain(entry.place, str(value).strip())
        return True

    # --- words ----------------------------------------------------------------------------------

    def _when(self, time: str) -> str:
        try:
            when = datetime.fromisoformat(time).astimezone()
        except ValueError:
            return time
        danish = self._language.code == "da"
        return when.strftime("%d.%m.%Y %H.%M" if danish else "%d/%m/%Y %H:%M")

    def _what(self, change: Change) -> str:
        """The table, the row by its key, and the column."""
        language = self._language
        parts = [table_name(change.table, language)]
        if change.table == SETTINGS_TABLE:
            return f"{parts[0]}: {choice(SETTINGS_TABLE, change.key[0], language)}"
        if change.table == "sources":
            where = self._refer.titles.get(change.key[0], change.key[0])
        elif change.table == "demand_scenarios":
            where = self._refer.scenarios.get(change.key[0], change.key[0])
        else:
            where = ", ".join(
                shown(change.table, column_of(change.table, name), text, self._refer, language)
                for name, text in zip(key_columns(change.table), change.key, strict=False)
            )
        text = f"{parts[0]}: {where}"
        if change.column:
            text += f" – {column_name(change.table, change.column, language)}"
        return text

    def _value(self, change: Change, text: str | None) -> str:
        if text is None:
            return "–"
        if change.column:
            column = column_of(change.table, change.column, change.key[0])
            return shown(change.table, column, text, self._refer, self._language) or "–"
        cells = dict(zip(columns(change.table), json.loads(text), strict=False))
        told = [
            shown(change.table, column_of(change.table, name), cell, self._refer, self._language)
            for name, cell in cells.items()
            if name not in (*key_columns(change.table), "source")
        ]
        return " · ".join(filter(None, told)) or translate("HistoryView", "the row")


class HistoryView(QWidget):
    """The list of changes, and the way back from each of them."""

    revert_wanted = Signal(object)
    """The user wants this ``Entry`` taken back."""

    def __init__(self, editor: Editor, explain: Callable[[int, str], None]) -> None:
        super().__init__()
        self._editor = editor
        self.model = HistoryModel(explain)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 11)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(WHEN, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        self.table.selectionModel().selectionChanged.connect(lambda: self._follow())
        self.empty = QLabel()
        self.empty.setProperty("look", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.revert = QPushButton()
        self.revert.clicked.connect(lambda: self.revert_wanted.emit(self._entry()))
        self.reason = QLabel()
        self.reason.setProperty("look", "muted")
        row = QHBoxLayout()
        row.addWidget(self.revert)
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
        entries = standing(self._editor.history)
        self.model.show_entries(entries, self._editor.references, language)
        self.table.setVisible(bool(entries))
        self.empty.setVisible(not entries)
        width = self.table.viewport().width()
        self.table.setColumnWidth(WHAT, max(220, round(width * 0.46)))
        for place in (OLD, NEW):
            self.table.setColumnWidth(place, max(90, round(width * 0.12)))
        if entries:
            self.table.selectRow(0)
        self._follow()

    def _entry(self) -> Entry | None:
        rows = self.table.selectionModel().selectedRows()
        return self.model.entries[rows[0].row()] if rows else None

    def _follow(self) -> None:
        """Whether the chosen change can be taken back, and why not."""
        entry = self._entry()
        why_not = self._why_not(entry) if entry is not None else ""
        self.revert.setEnabled(entry is not None and not why_not and self._editor.can_edit)
        self.reason.setText(why_not)
        self.revert.setVisible(bool(self.model.entries))
        self.reason.setVisible(bool(self.model.entries))

    def _why_not(self, entry: Entry) -> str:
        code = obstacle(self._editor.edited, entry)
        if code:
            return {
                "row_gone": translate(
                    "HistoryView", "Cannot be reverted: the row is not in the table any more."
                ),
                "changed_again": translate(
                    "HistoryView", "Cannot be reverted: it was changed again since."
                ),
                "row_back": translate(
                    "HistoryView", "Cannot be reverted: the row is in the table again."
                ),
            }[code]
        if not self._editor.faults and reverted(self._editor.edited, entry).checked.faults:
            return translate(
                "HistoryView", "Cannot be reverted: other figures of the plan depend on it now."
            )
        return ""

    def _name(self) -> None:
        self.revert.setText(translate("HistoryView", "Revert the change"))
        self.empty.setText(
            translate("HistoryView", "Nothing was changed in the plan since it was made.")
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
        super().changeEvent(event)
