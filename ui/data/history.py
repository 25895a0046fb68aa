"""What was changed in the plan since it was made: what, from what to what, when, and why."""

from __future__ import annotations

import json
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

from sosuplan.editing.cells import References, choice, column_of, shown
from sosuplan.editing.difference import Change
from sosuplan.editing.edit_history import (
    EditStep,
    Entry,
    changed_since,
    obstacle,
    reverted,
    steps,
)
from sosuplan.editing.edited_plan import EditedPlan, columns, key_columns
from sosuplan.model.schema.tables import (
    BANDED,
    SETTINGS_TABLE,
    TABLE,
    TABLE_NAMES,
    column_name,
    table_name,
)
from sosuplan.narrative.steps import StepWords
from sosuplan.store.first_edition import CARRIED_OVER
from sosuplan.text.language import N_, NN_, Language
from sosuplan.text.terms import cells_text
from ui import i18n
from ui.data.table_view import name_of_cell
from ui.i18n import _, plural
from ui.session.editor import Editor
from ui.widgets.layouts import fill

Index = QModelIndex | QPersistentModelIndex
WHEN, WHAT, OLD, NEW, WHY = range(5)
HEADINGS = (N_("When"), N_("What"), N_("Before"), N_("Now"), N_("Reason"))

FEW = 12
"""Changes of a step that are listed without being asked for."""
INDENT = "      "
ROOM_BESIDE, ROOM_ABOVE, ROOM_WRAPPED = 18, 11, 5
"""Pixels of a cell around its text; of one in several lines above what Qt leaves."""
WHAT_SHARE = 0.5
"""Of the width of the table, at most: what was changed."""
NARROWEST_VALUE, NARROWEST_WHY = 80, 140
MOST_FITTED = 400
"""Lines that columns and rows are made to fit; what is cut further down is in the tool tips."""


class HistoryWords:
    """The words for changes in one language, with the names that the plan has now."""

    def __init__(self, edited: EditedPlan, language: Language) -> None:
        self._language = language
        self._refer: References = edited.references(language)
        self.step = StepWords(language, lambda: self._refer)
        """Tells what a step was, from its action."""
        # Bands that are there now, for changes that know only the key of a row.
        self._last_ages = {
            (table, tuple(key)): last
            for table in BANDED
            for *key, last in edited.select(table, *key_columns(table), "age_to")
        }

    def when(self, time: str) -> str:
        """A time of the history as people write it."""
        try:
            when = datetime.fromisoformat(time).astimezone()
        except (ValueError, OverflowError, OSError):
            return time
        danish = self._language.code == "da"
        return when.strftime("%d.%m.%Y %H.%M" if danish else "%d/%m/%Y %H:%M")

    def count(self, step: EditStep) -> str:
        """How many fields a step has changed; sources alone are told by the rows they are of."""
        if step.cells:
            return cells_text(step.cells, self._language)
        return plural(NN_("{n} change", "{n} changes"), len(step.entries))

    def what(self, change: Change, *, with_table: bool = True) -> str:
        """The table, the row by its key, and the column, also of a row that has only one."""
        language = self._language
        if change.table == SETTINGS_TABLE:
            text = choice(SETTINGS_TABLE, change.key[0], language)
        else:
            text = self._row(change)
            texts = self._texts(change)
            column = change.column or (next(iter(texts)) if len(texts) == 1 else "")
            if column:
                text += f" – {column_name(change.table, column, language)}"
        return f"{table_name(change.table, language)}: {text}" if with_table else text

    def before(self, change: Change) -> str:
        """What stood there; a row that came was not there."""
        return "–" if change.old is None else self._value(change, change.old)

    def now(self, change: Change) -> str:
        """What stands there; a row that went is told to have gone."""
        if change.new is None:
            return _("removed")
        text = self._value(change, change.new)
        if change.column:
            return text
        return _("new: {figures}").format(figures=text)

    def details(self, change: Change) -> list[str]:
        """What stands in a row that came or went, a line for each of its fields."""
        return [
            f"{column_name(change.table, name, self._language)} {text}"
            for name, text in self._texts(change).items()
        ]

    # --- inside ---------------------------------------------------------------------------------

    def _row(self, change: Change) -> str:
        """The row by its key; one that is not there any more by what it was called."""
        cells = self._cells(change)
        if change.table == "sources":
            return cells.get("title") or self._refer.titles.get(change.key[0], change.key[0])
        if change.table == "demand_scenarios":
            label = cells.get("label_da" if self._language.code == "da" else "label_en")
            return label or self._refer.scenarios.get(change.key[0], change.key[0])
        parts = []
        for name, text in zip(key_columns(change.table), change.key, strict=False):
            if name == "area" and not text:
                continue  # The row is about every area.
            if name == "age_from":
                known = self._last_ages.get((change.table, change.key), "")
                parts.append(self._ages(text, cells.get("age_to") or known))
            elif name == "age":
                parts.append(_("{age} years").format(age=text))
            else:
                parts.append(self._shown(change.table, name, text))
        return ", ".join(parts)

    def _ages(self, first: str, last: str) -> str:
        if not last:
            return _("from {age} years").format(age=first)
        ages = first if first == last else f"{first}–{last}"
        return _("{age} years").format(age=ages)

    def _cells(self, change: Change) -> dict[str, str]:
        """The cells of a row that came or went."""
        text = change.new if change.old is None else change.old
        if change.column or text is None:
            return {}
        return dict(zip(columns(change.table), json.loads(text), strict=False))

    def _value(self, change: Change, text: str) -> str:
        table = change.table
        if change.column:
            column = column_of(table, change.column, change.key[0])
            return shown(table, column, text, self._refer, self._language) or "–"
        texts = self._texts(change)
        if len(texts) > 1:
            return cells_text(len(texts), self._language)
        return next(iter(texts.values()), _("the row"))

    def _texts(self, change: Change) -> dict[str, str]:
        """What stands in a row that came or went, but for its key."""
        return {
            name: self._shown(change.table, name, cell)
            for name, cell in self._cells(change).items()
            if cell and TABLE[change.table].by_name[name].role in ("figure", "text")
        }

    def _shown(self, table: str, name: str, text: str) -> str:
        return shown(table, column_of(table, name), text, self._refer, self._language)


class HistoryModel(QAbstractTableModel):
    """The changes that still stand, newest first. Only the reason can be changed.

    A step that has changed several things has a line of its own, and its changes under it.
    """

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self._words = HistoryWords(EditedPlan(dict.fromkeys(TABLE_NAMES, ())), Language())
        self._steps: tuple[EditStep, ...] = ()
        self._turned: set[tuple[str, str]] = set()
        self.lines: list[EditStep | Entry] = []
        self._parts: dict[int, bool] = {}
        """Changes under the line of their step, and whether they are in several tables."""
        self._known: dict[int, tuple[str, ...]] = {}

    def refresh(self) -> None:
        """List the changes as they are now, in the language in use."""
        self.beginResetModel()
        self._steps = steps(self._editor.history)
        self._words = HistoryWords(self._editor.edited, i18n.current())
        self._lay_out()
        self.endResetModel()

    def turn(self, step: EditStep) -> None:
        """Show a step's changes, or hide them."""
        self.beginResetModel()
        self._turned ^= {(step.time, step.action)}
        self._lay_out()
        self.endResetModel()

    def is_open(self, step: EditStep) -> bool:
        """Whether a step's changes are listed: few of them are at first, many are not."""
        return (len(step.entries) <= FEW) != ((step.time, step.action) in self._turned)

    def _lay_out(self) -> None:
        self.lines, self._parts, self._known = [], {}, {}
        for step in self._steps:
            # That a plan was carried over is the step itself.
            named = len(step.entries) > 1 or step.action == CARRIED_OVER
            if named:
                self.lines.append(step)
                several = len({entry.change.table for entry in step.entries}) > 1
                self._parts |= {entry.place: several for entry in step.entries}
            if not named or self.is_open(step):
                self.lines += step.entries

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADINGS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(HEADINGS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, column = self.lines[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.texts(index.row())[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(line, index.row(), column)
        if role == Qt.ItemDataRole.FontRole and isinstance(line, EditStep) and column == WHAT:
            return _bold(QFont())
        return None

    def texts(self, row: int) -> tuple[str, ...]:
        """The cells of a line."""
        if row not in self._known:
            line, words = self.lines[row], self._words
            if isinstance(line, EditStep):
                what = f"{'▾' if self.is_open(line) else '▸'}  {words.step(line.action)}"
                texts = (words.when(line.time), what, "", words.count(line), line.why)
            else:
                change, several = line.change, self._parts.get(line.place)
                what = words.what(change, with_table=several is not False)
                values = (words.before(change), words.now(change), change.why)
                if several is None:
                    texts = (words.when(change.time), what, *values)
                else:
                    texts = ("", INDENT + what, *values)
            self._known[row] = texts
        return self._known[row]

    def _tip(self, line: EditStep | Entry, row: int, column: int) -> str:
        """What may be cut, and of a change the step that made it."""
        if column == WHY:
            return self.texts(row)[WHY]
        if isinstance(line, EditStep):
            return self._words.step(line.action)
        details = self._words.details(line.change)
        if column == WHEN:
            details = []
        elif column == WHAT or len(details) < 2:
            details = [self.texts(row)[column].strip()]
        return "\n".join([*details, self._words.step(line.change.action)])

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == WHY and self._editor.can_edit:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line, why = self.lines[index.row()], str(value).strip()
        if index.column() != WHY or why == self.data(index):
            return False
        entries = line.entries if isinstance(line, EditStep) else (line,)
        self._editor.explain([entry.place for entry in entries], why)
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
    """The user wants this ``Entry`` or ``EditStep`` taken back."""

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self.model = HistoryModel(editor)
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
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(WHEN, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        self.table.selectionModel().selectionChanged.connect(lambda: self._follow())
        self.table.doubleClicked.connect(self._turn_at)
        self.empty, self.reason = QLabel(), QLabel()
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.empty.setContentsMargins(0, 24, 0, 0)
        self.reason.setWordWrap(True)
        # The room of two lines is kept, so that no row moves under the pointer that chooses it.
        self.reason.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        for label in (self.empty, self.reason):
            label.setProperty("look", "muted")
        self.revert, self.turn = QPushButton(), QPushButton()
        self.revert.clicked.connect(lambda: self._want_revert())
        self.turn.clicked.connect(lambda: self._turn())
        row = QHBoxLayout()
        fill(row, self.revert, self.turn, self.reason, grows=self.reason)
        fill(QVBoxLayout(self), row, self.empty, self.table, spacing=8, grows=self.table)
        self._name()

    def refresh(self) -> None:
        """List the changes as they are now."""
        self.model.refresh()
        listed = bool(self.model.lines)
        self.table.setVisible(listed)
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
        table = self.table
        fitted = range(min(len(self.model.lines), MOST_FITTED))
        bold = QFontMetrics(_bold(table.font()))
        texts = [self.model.texts(row) for row in fitted]
        what, old, new = (
            max((bold.horizontalAdvance(one[place]) for one in texts), default=0) + ROOM_BESIDE
            for place in (WHAT, OLD, NEW)
        )
        width = table.viewport().width()
        what = min(what, round(width * WHAT_SHARE))
        room = width - table.columnWidth(WHEN) - what - NARROWEST_WHY
        old, new = max(NARROWEST_VALUE, old), max(NARROWEST_VALUE, new)
        if old + new > room:
            half = max(NARROWEST_VALUE, room // 2)
            old, new = min(old, max(half, room - new)), min(new, max(half, room - old))
        for place, pixels in ((WHAT, what), (OLD, old), (NEW, new)):
            table.setColumnWidth(place, pixels)
        least = table.verticalHeader().defaultSectionSize()
        for row in fitted:
            table.setRowHeight(row, max(least, table.sizeHintForRow(row) + ROOM_WRAPPED))

    def _line(self) -> EditStep | Entry | None:
        rows = self.table.selectionModel().selectedRows()
        return self.model.lines[rows[0].row()] if rows else None

    def _turn_at(self, index: QModelIndex) -> None:
        if index.column() != WHY:
            self._turn()

    def _turn(self) -> None:
        """Show the changes of the step that is chosen, or hide them."""
        line = self._line()
        if isinstance(line, EditStep):
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
        self.turn.setVisible(isinstance(line, EditStep))
        self._name()

    def _why_not(self, line: EditStep | Entry) -> str:
        edited = self._editor.edited
        if (line if isinstance(line, EditStep) else line.change).action == CARRIED_OVER:
            return _("Cannot be reverted: the program computes with the second edition only.")
        if isinstance(line, EditStep):
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
        if isinstance(line, EditStep):
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
