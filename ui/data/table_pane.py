"""One table of the plan with what stands around it: filters, buttons, marks and faults."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QSignalBlocker, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sosuplan.editing.cells import References, column_of, shown
from sosuplan.editing.edited_plan import columns
from sosuplan.model.schema.column import write_value
from sosuplan.model.schema.tables import (
    COMMON_TABLES,
    INPUTS,
    LISTED_TABLES,
    SETTINGS_TABLE,
    TABLE,
    table_name,
)
from sosuplan.text.language import NN_
from sosuplan.text.numbers import parse_plain, parse_typed
from ui import i18n
from ui.data.actions import NO_ROWS_OF_ITS_OWN, DataActions, read_block
from ui.data.areas import AreaMenu
from ui.data.table_model import TableModel
from ui.data.table_parts import EmptyTable, FaultList, Filters, Legend, TotalsTable
from ui.data.table_view import TableView
from ui.i18n import _, plural
from ui.session.editor import Editor
from ui.widgets.accessible import SpokenLabel
from ui.widgets.fitting import Wrapping
from ui.widgets.layouts import fill
from ui.widgets.menus import literal
from ui.widgets.problems import ask

BUILT_DEMAND = ("demand_scenarios", "demand_index", "population", "demand_recipes")
"""Tables beside which an index of demand can be built."""
_DELETE = "delete"
ASSUMPTION = "assumption"


class TablePane(QWidget):
    """Shows one table at a time and turns keys and clicks into steps."""

    moved = Signal()
    """Other cells are chosen."""
    build_wanted = Signal()
    """The user wants to build an index of demand."""
    evidence_wanted = Signal(str)
    """The user wants to see what is known of the figures of the table of this name."""
    narrowed = Signal()
    """Other rows are shown."""

    def __init__(self, editor: Editor, actions: DataActions, areas: AreaMenu) -> None:
        """``areas`` is what can be done with whole areas."""
        super().__init__()
        self._editor, self._actions = editor, actions
        self.table = LISTED_TABLES[0]
        self.filters = Filters()
        self.add_button, self.delete_button = QPushButton(), QPushButton()
        self.own_button = QToolButton()
        self.own_button.setProperty("look", "button")
        self.own_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._own = QMenu(self)
        self._own.aboutToShow.connect(self._list_areas)
        self.own_button.setMenu(self._own)
        self.area_button = QToolButton()
        self.area_button.setProperty("look", "button")
        self.area_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.area_button.setMenu(areas.menu)
        self.model = TableModel(editor, self._edit, self)
        self.view = TableView(self.model)
        self.totals = TotalsTable()
        self.legend = Legend()
        self.only_assumed = QCheckBox()
        self.evidence_button = QPushButton()
        self.evidence_button.setProperty("look", "link")
        self.evidence_button.hide()
        self.evidence_button.clicked.connect(lambda: self.evidence_wanted.emit(self.table))
        self.message = SpokenLabel()
        self.message.setProperty("look", "muted")
        self.message.setWordWrap(True)
        # Its line is kept while it says nothing, or what stands above would move.
        self.message.setMinimumHeight(self.message.fontMetrics().lineSpacing())
        self.faults = FaultList()
        self.move_button = QPushButton()
        self.build_button = QPushButton()
        self.build_button.clicked.connect(self.build_wanted)
        self.empty = EmptyTable()
        for button in (self.move_button, self.empty.button):
            button.clicked.connect(areas.move.trigger)
        areas.move.changed.connect(lambda: self._show_move(areas.move))
        narrowing, doing, marks, under = (QHBoxLayout() for place in range(4))
        fill(narrowing, self.filters)
        offered = (self.move_button, self.build_button, self.own_button)
        fill(doing, *offered, self.add_button, self.delete_button)
        fill(marks, self.legend)
        fill(under, self.only_assumed, self.evidence_button)
        above, below = Wrapping(narrowing, doing), Wrapping(marks, under)
        # The faults take their room from the table, which scrolls, and move nothing below it.
        table = QWidget()
        fill(QVBoxLayout(table), self.view, self.empty, grows=self.view)
        parts = (above, table, self.faults, self.totals, below, self.message)
        fill(QVBoxLayout(self), *parts, spacing=8, grows=table)
        self.only_assumed.toggled.connect(lambda: self._narrow(self.filters.wanted()))
        self.filters.changed.connect(self._narrow)
        self.add_button.clicked.connect(self.add_row)
        self.delete_button.clicked.connect(self.delete_rows)
        self.view.row_wanted.connect(self.add_row)
        self.view.rows_unwanted.connect(self.delete_rows)
        self.view.cleared.connect(self._clear)
        self.view.pasted.connect(self._paste)
        self.view.moved.connect(self.moved)
        self.name()
        self._show_move(areas.move)

    # --- what is shown --------------------------------------------------------------------------

    def show_table(self, table: str) -> None:
        """Show another table; filters stay as far as it has their columns."""
        self.table = table
        self.message.clear()
        with QSignalBlocker(self.only_assumed):
            self.only_assumed.setChecked(False)
        self.only_assumed.setVisible(any(table == one.name for one in INPUTS))
        self.filters.show_table(table, self._editor.edited)
        self.model.show_table(table)
        self.view.setAccessibleName(table_name(table, i18n.current()))
        if wanted := self.filters.wanted():
            self.model.set_filter(wanted)
        first = (self.model.index(0, place) for place in range(self.model.columnCount()))
        if self.model.rowCount():
            figure = next(filter(self.model.kind_at, first), self.model.index(0, 0))
            self.view.setCurrentIndex(figure)
        can_edit = self._editor.can_edit
        has_rows = table not in NO_ROWS_OF_ITS_OWN and can_edit
        self.add_button.setVisible(has_rows)
        self.delete_button.setVisible(has_rows)
        self.area_button.setVisible(can_edit and "area" in columns(table))
        self.build_button.setVisible(can_edit and table in BUILT_DEMAND)
        self.legend.setVisible(table not in (SETTINGS_TABLE, "sources"))
        self._show_totals()
        self._show_empty()
        self._show_own()
        self.faults.show_faults(self._editor, table)

    def refresh(self) -> None:
        """Show the cells as they are now."""
        self.model.refresh()
        self._show_totals()
        self._show_empty()
        self.filters.show_table(self.table, self._editor.edited)
        self._show_own()
        self.faults.show_faults(self._editor, self.table)

    def show_findings(self, text: str) -> None:
        """Offer what is known of the table's figures; "": nothing is."""
        self.evidence_button.setText(literal(text))
        self.evidence_button.setVisible(bool(text))

    def go_to(self, row: int, column: str) -> None:
        """Make a cell the current one; a filter that hides it is lifted."""
        if row not in self.model.visible:
            self._lift_filters()
            self._narrow({})
        self.view.go_to(row, column)

    def show_assumptions(self) -> None:
        """Show the rows that hold assumptions, and make the first of these the current cell."""
        self._lift_filters()
        self.only_assumed.setChecked(True)
        self._go_to_first(lambda index: self.model.kind_at(index) == ASSUMPTION)

    def show_source(self, source: str) -> None:
        """Show all rows, and make the first figure from a source (id) the current cell."""
        self._lift_filters()
        self._narrow({})
        self._go_to_first(lambda index: self.model.source_at(index) == source)

    def _lift_filters(self) -> None:
        self.filters.lift()
        with QSignalBlocker(self.only_assumed):
            self.only_assumed.setChecked(False)

    def _go_to_first(self, wanted: Callable[[QModelIndex], bool]) -> None:
        found = next(filter(wanted, self.model.cells()), None)
        if found is not None:
            self.view.go_to(*self.model.place_of(found))
        self.view.setFocus()

    def figures(self) -> list[tuple[int, str]]:
        """The chosen figures; where a source is chosen, all figures of its row."""
        found: dict[tuple[int, str], None] = {}
        for index in self.view.chosen():
            mates = [index]
            if self.model.place_of(index)[1] == "source":
                mates = [index.siblingAtColumn(at) for at in range(self.model.columnCount())]
            found |= {self.model.place_of(one): None for one in mates if self.model.kind_at(one)}
        return list(found)

    def _narrow(self, wanted: dict[str, str]) -> None:
        self.model.set_filter(wanted, ASSUMPTION if self.only_assumed.isChecked() else "")
        self._show_totals()
        self.narrowed.emit()

    @property
    def in_front(self) -> QWidget:
        """What the keyboard comes to: the cells, or the way to the form where there are none."""
        return self.view if self.empty.isHidden() else self.empty.button

    def _show_empty(self) -> None:
        """What the table of tasks that move is for, as long as none do."""
        moving = self.table == "transfers"
        empty = moving and not self._editor.edited.rows(self.table)
        first = self.view.isHidden() and not empty
        self.view.setVisible(not empty)
        self.empty.setVisible(empty)
        self.move_button.setVisible(moving and not empty and self._editor.can_edit)
        if first and moving:
            # What the form has made.
            self._go_to_first(lambda index: bool(self.model.kind_at(index)))

    def _show_move(self, move: QAction) -> None:
        """Whether tasks can be moved, and why not."""
        for button in (self.move_button, self.empty.button):
            button.setEnabled(move.isEnabled())
            button.setToolTip(move.toolTip() if not move.isEnabled() else "")

    def _show_totals(self) -> None:
        """What the rows shown add up to, where they are people."""
        visible = self.model.visible if self.table == "staff" else ()
        rows = self._editor.edited.rows(self.table)
        self.totals.show_rows(rows[at] for at in visible)

    def _show_own(self) -> None:
        """A way to own figures where several areas go by common ones."""
        several = len(self._editor.edited.areas) > 1 and self._editor.can_edit
        self.own_button.setVisible(self.table in COMMON_TABLES and several)
        self.own_button.setEnabled(bool(self._served_areas()))

    def _served_areas(self) -> list[str]:
        """The areas with staff that go by common rows."""
        edited = self._editor.edited
        staffed = {area for (area,) in edited.select("staff", "area")}
        return [one for one in edited.areas if one in staffed and edited.served(self.table, one)]

    def _list_areas(self) -> None:
        self._own.clear()
        for area in self._served_areas():
            self._own.addAction(literal(area), partial(self.own_figures, area))

    # --- doing ----------------------------------------------------------------------------------

    def own_figures(self, area: str) -> None:
        """Give an area rows of its own, which begin as the common ones."""
        self._lift_filters()
        self._narrow({})
        first = self._actions.own_figures(self.table, area)
        self.filters.choose("area", area)
        figure = next(name for name in self.model.names if name in TABLE[self.table].figures)
        self.view.go_to(first, figure)

    def add_row(self) -> None:
        """A new row under the current one; the cursor goes to its first empty cell."""
        if self.table in NO_ROWS_OF_ITS_OWN or not self._editor.can_edit:
            return
        # A new row is nobody's assumption, and would not be seen.
        self.only_assumed.setChecked(False)
        at = self.view.currentIndex()
        last = len(self._editor.edited.rows(self.table)) - 1
        after = self.model.visible[at.row()] if at.isValid() else last
        row = self._actions.add_row(self.table, after, self.filters.wanted())
        cell = self._editor.edited.cell
        blank = [name for name in self.model.names if not cell(self.table, row, name)]
        self.view.go_to(row, blank[0] if blank else self.model.names[0])

    def delete_rows(self) -> None:
        """Delete the rows in which cells are chosen."""
        rows = self.view.chosen_rows()
        if not rows or self.table in NO_ROWS_OF_ITS_OWN:
            return
        if self.table == "sources" and not self._may_delete_sources(rows):
            return
        first, column = min(one.row() for one in self.view.chosen()), self.view.currentIndex()
        self._actions.delete_rows(self.table, rows)
        row = min(first, self.model.rowCount() - 1)
        self.view.setCurrentIndex(self.model.index(max(0, row), column.column()))

    def _may_delete_sources(self, rows: Sequence[int]) -> bool:
        """Ask, if figures have one of the sources in these rows."""
        figures = self._actions.figures_behind(rows)
        if not figures:
            return True
        text = NN_(
            "{n} figure of the plan has this source.", "{n} figures of the plan have this source."
        )
        if len(rows) > 1:
            text = NN_(
                "{n} figure of the plan has one of these sources.",
                "{n} figures of the plan have one of these sources.",
            )
        way = ask(
            self,
            plural(text, figures),
            [_("If it is deleted, they are your own figures.")],
            {_DELETE: _("Delete")},
        )
        return way == _DELETE

    def _edit(self, cells: Mapping[tuple[int, str], str]) -> None:
        self._actions.edit(self.table, cells)
        self._question_tiny(cells)

    def _question_tiny(self, cells: Mapping[tuple[int, str], str]) -> None:
        """A share typed where per cent belong is a hundredth of what was meant; it may be right."""
        for (__, name), text in cells.items():
            column = column_of(self.table, name)
            value = parse_plain(text) if column.never_tiny else None
            if value and 0.0 < value <= 0.01:
                read, meant = (
                    shown(self.table, column, one, References(), i18n.current())
                    for one in (text, write_value(value * 100.0))
                )
                question = _("Read as {read}: did you mean {meant}?")
                self.message.setText(question.format(read=read, meant=meant))
                return
        self.message.clear()

    def _clear(self) -> None:
        cells = [self.model.place_of(one) for one in self.view.chosen()]
        self._actions.clear(self.table, [at for at in cells if at[1] != "key"])

    def _paste(self, text: str) -> None:
        if not self._editor.can_edit:
            self.message.setText(_("The plan is read-only: nothing was pasted"))
            return
        chosen = [(one.row(), one.column()) for one in self.view.chosen()]
        lost = self._actions.paste(self.model, text, min(chosen, default=(0, 0)), chosen)
        message = ""
        if lost:
            message = _("{n} columns of what was pasted had no room in the table").format(n=lost)
        elif self._may_be_shares(text, min(chosen, default=(0, 0))[1]):
            message = _("Read as per cent: a share of 0.72 is to be pasted as 72 or 72%")
        self.message.setText(message)

    def _may_be_shares(self, text: str, first: int) -> bool:
        """Whether figures for a column of per cent are all below one, and may be meant as shares.

        They are taken as they stand, as such small figures can be right; but it is said.
        """
        code = i18n.current().code
        for name, *texts in zip(self.model.names[first:], *read_block(text), strict=False):
            figures = [value for one in texts if (value := parse_typed(one, code).value)]
            percent = column_of(self.table, name).unit.factor != 1 and "%" not in text
            if percent and figures and all(0.0 < value < 1.0 for value in figures):
                return True
        return False

    # --- how it looks ---------------------------------------------------------------------------

    def name(self) -> None:
        """All texts in the language in use; ``show_table`` follows, and then finds its room."""
        area = _("Area")
        self.area_button.setText(f"{area}  ▾")
        self.area_button.setAccessibleName(area)
        self.move_button.setText(_("Tasks move…"))
        self.build_button.setText(_("Build demand…"))
        self.empty.name()
        self.own_button.setText(_("Own figures for") + "  ▾")
        self.own_button.setAccessibleName(_("Own figures for an area"))
        self.own_button.setToolTip(
            _("An area gets the rows that serve all as its own, to be changed for it alone")
        )
        self.add_button.setText(_("Add row"))
        self.add_button.setToolTip(_("A new row under the current one (Ctrl and +)"))
        self.delete_button.setText(_("Delete row"))
        self.delete_button.setToolTip(_("The chosen rows (Ctrl and −)"))
        self.only_assumed.setText(_("Only rows with assumptions"))
