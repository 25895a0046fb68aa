"""The cells of one table of the plan, as a view shows and changes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sosuplan.editing.cells import References, choice, column_of, editable, shown, typed
from sosuplan.editing.edited_plan import columns
from sosuplan.editing.ownership import covered
from sosuplan.model.provenance import source_of_cell
from sosuplan.model.schema.column import Column
from sosuplan.model.schema.tables import SETTINGS_TABLE, TABLE, column_help, column_name, unit_word
from sosuplan.narrative.cell_messages import cell_sentence
from ui import i18n
from ui.session.editor import Editor

Index = QModelIndex | QPersistentModelIndex
Cells = Mapping[tuple[int, str], str]
"""Texts as a plan folder holds them, by row of the whole table and column."""

FAULT_ROLE = Qt.ItemDataRole.UserRole
KIND_ROLE = Qt.ItemDataRole.UserRole + 1
"""The kind of the source behind a figure, "" for a cell that is none."""

LONGEST_LINE = 13
"""Characters of a heading in one line."""


class TableModel(QAbstractTableModel):
    """Shows the rows of one table, or those of them that a filter lets through."""

    def __init__(
        self, editor: Editor, edit: Callable[[Cells], None], parent: QObject | None = None
    ) -> None:
        """``edit`` is called with the cells that the user has given other texts."""
        super().__init__(parent)
        self._editor, self._edit = editor, edit
        self.table = ""
        self.names: tuple[str, ...] = ()
        self.visible: list[int] = []
        """The rows of the table that are shown, in order."""
        self._filter: dict[str, str] = {}
        self._kind = ""
        self._refer = References()
        self._faults: dict[tuple[int, str], str] = {}
        self._places: dict[str, int] = {}
        self._rows: Sequence[tuple[str, ...]] = ()

    # --- what is shown --------------------------------------------------------------------------

    def show_table(self, table: str) -> None:
        """Show another table, all of it."""
        self.beginResetModel()
        self.table = table
        self._filter, self._kind = {}, ""
        # Ids that the program gives, nobody needs to see.
        self.names = tuple(one for one in columns(table) if not column_of(table, one).hidden)
        self._places = {name: place for place, name in enumerate(columns(table))}
        self._take()
        self._sift()
        self.endResetModel()

    def set_filter(self, wanted: Mapping[str, str], kind: str = "") -> None:
        """Show only rows that are about what ``wanted`` says by column, and with a ``kind`` only
        those with a figure whose source is of that kind."""
        self.beginResetModel()
        self._filter, self._kind = dict(wanted), kind
        self._sift()
        self.endResetModel()

    def refresh(self) -> None:
        """Show the cells as they are now. Rows stay in sight while their number is the same."""
        before = len(self._rows)
        if len(self._editor.edited.rows(self.table)) == before:
            self._take()
            if self.visible and self.names:
                self.dataChanged.emit(
                    self.index(0, 0), self.index(len(self.visible) - 1, len(self.names) - 1)
                )
            return
        self.beginResetModel()
        self._take()
        self._sift()
        self.endResetModel()

    def _take(self) -> None:
        editor = self._editor
        self._rows = editor.edited.rows(self.table)
        self._refer = editor.references
        self._faults = {}
        for fault in editor.faults:
            if fault.table == self.table and fault.row is not None:
                text = cell_sentence(fault, self._refer, i18n.current())
                column = fault.column if fault.column in self.names else self.names[0]
                self._faults.setdefault((fault.row, column), text)

    def _sift(self) -> None:
        self.visible = [
            at
            for at in self._editor.edited.about(self.table, self._filter)
            if not self._kind or any(self._kind_of(at, name) == self._kind for name in self.names)
        ]

    # --- places ---------------------------------------------------------------------------------

    def place_of(self, index: Index) -> tuple[int, str]:
        """Row of the table and column of a cell."""
        return self.visible[index.row()], self.names[index.column()]

    def index_of(self, row: int, column: str) -> QModelIndex:
        """The cell of a row of the table and a column; none if it is not shown."""
        if row not in self.visible:
            return QModelIndex()
        place = self.names.index(column) if column in self.names else 0
        return self.index(self.visible.index(row), place)

    def cells(self) -> Iterator[QModelIndex]:
        """All cells that are shown, row by row."""
        for row in range(self.rowCount()):
            for place in range(self.columnCount()):
                yield self.index(row, place)

    def column(self, place: int) -> Column:
        """What the cells of a column may hold; in the table of settings each row has its own."""
        return column_of(self.table, self.names[place])

    def column_at(self, index: Index) -> Column:
        """What a cell may hold."""
        row, name = self.place_of(index)
        return column_of(self.table, name, self._rows[row][0])

    def text_at(self, index: Index) -> str:
        """A cell's text as a plan folder holds it."""
        row, name = self.place_of(index)
        return self._rows[row][self._places[name]]

    # --- as Qt asks -----------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.visible)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.names)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.visible):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            as_text = shown if role == Qt.ItemDataRole.DisplayRole else editable
            text = self.text_at(index)
            return as_text(self.table, self.column_at(index), text, self._refer, i18n.current())
        if role == FAULT_ROLE:
            return self._faults.get(self.place_of(index), "")
        if role == KIND_ROLE:
            return self.kind_at(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._faults.get(self.place_of(index)) or self._tip(index)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            result = self.column_at(index).kind == "result"
            return self._side(result or not self.is_text(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = self.data(index, Qt.ItemDataRole.DisplayRole)
            fault = self._faults.get(self.place_of(index))
            return f"{text}. {fault}" if fault else text
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            kind = self.kind_at(index)
            return choice("sources", kind, i18n.current()) if kind else None
        return None

    def kind_at(self, index: Index) -> str:
        """The kind of the source of the figure in a cell; "" for a cell that is no figure."""
        return self._kind_of(*self.place_of(index))

    def _kind_of(self, row: int, name: str) -> str:
        figure = self.table in TABLE and name in TABLE[self.table].figures
        if not figure or not self._rows[row][self._places[name]]:
            return ""
        return self._refer.kinds.get(self._source_of(row, name), "")

    def source_at(self, index: Index) -> str:
        """The id of the source behind a cell; "" if there is none."""
        return self._source_of(*self.place_of(index))

    def _source_of(self, row: int, name: str) -> str:
        if name not in covered(self.table):
            return ""
        return source_of_cell(self._rows[row][self._places["source"]], name)

    def is_text(self, place: int) -> bool:
        """Whether the column at ``place`` has texts, which may be cut, and no figures."""
        return self.table == SETTINGS_TABLE or not self.column(place).is_number

    def _tip(self, index: Index) -> str | None:
        """The source of a figure, and a text in full, as it may be cut in the table."""
        if self.kind_at(index):
            return self._refer.titles.get(self.source_at(index))
        return self.data(index) if self.is_text(index.column()) else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            if role == Qt.ItemDataRole.DisplayRole and section < len(self.visible):
                return str(self.visible[section] + 1)
            return None
        if section >= len(self.names):
            return None
        name = self.names[section]
        if role == Qt.ItemDataRole.DisplayRole:
            unit = unit_word(self.table, name, i18n.current())
            title = _in_lines(column_name(self.table, name, i18n.current()))
            return f"{title}\n{unit}" if unit else title
        if role == Qt.ItemDataRole.ToolTipRole:
            return column_help(self.table, name, i18n.current())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(not self.is_text(section))
        return None

    @staticmethod
    def _side(right: bool) -> int:
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid() or not self._editor.can_edit:
            return flags
        if self.table == SETTINGS_TABLE and self.names[index.column()] == "key":
            return flags
        return flags | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed, unless it is what was offered."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        if str(value) == self.data(index, Qt.ItemDataRole.EditRole):
            return False
        self._edit({self.place_of(index): self.read(self.column_at(index), str(value))})
        return True

    def choose(self, index: Index, code: str) -> None:
        """Take a choice that was made from a list."""
        if code != self.text_at(index):
            self._edit({self.place_of(index): code})

    def choices_at(self, index: Index) -> list[tuple[str, str]]:
        """(text to keep, label) of what can be chosen for a cell; none if it is typed."""
        column = self.column_at(index)
        if column.kind == "choice":
            return [(one, choice(self.table, one, i18n.current())) for one in column.choices]
        return list((self._refer.names(column) or {}).items())

    def read(self, column: Column, text: str) -> str:
        """The text to keep for what was typed or pasted into a cell of ``column``."""
        return typed(self.table, column, text, self._refer, i18n.current())


def _in_lines(heading: str) -> str:
    """A long heading in two lines of about the same length."""
    spaces = [place for place, sign in enumerate(heading) if sign == " "]
    if len(heading) <= LONGEST_LINE or not spaces:
        return heading
    middle = min(spaces, key=lambda place: abs(place - len(heading) / 2))
    return f"{heading[:middle]}\n{heading[middle + 1 :]}"
