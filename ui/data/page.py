"""The page Data: a table for each input of the plan, where its figures come from, what changed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sosuplan.analysis.evidence import evidence
from sosuplan.editing.edited_plan import CellFault, EditedPlan, columns
from sosuplan.editing.own_plan import example_tables
from sosuplan.editing.ownership import figures_behind
from sosuplan.model.plan import Plan, Source
from sosuplan.model.schema.tables import SETTINGS, SETTINGS_TABLE, table_help, table_name
from sosuplan.model.validation import LONGEST_HORIZON
from sosuplan.narrative.evidence import see_text
from sosuplan.narrative.steps import Action, action_for
from sosuplan.text.language import N_
from sosuplan.text.terms import listed, lower
from ui import i18n
from ui import theme as themes
from ui.data.actions import DataActions
from ui.data.areas import AreaMenu
from ui.data.charts import DataCharts
from ui.data.dialogs import SourceDialog
from ui.data.history import HistoryView
from ui.data.provenance import Provenance
from ui.data.table_list import TableList
from ui.data.table_pane import TablePane
from ui.i18n import _
from ui.session.editor import CHANGES, Editor
from ui.session.session import Session
from ui.widgets.accessible import Pane, order_tab_stops
from ui.widgets.banner import Banner
from ui.widgets.fitting import Folding, Wrapping
from ui.widgets.icons import StepActions
from ui.widgets.layouts import STRETCH, fill
from ui.widgets.saving import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from sosuplan.editing.demand_builders import Built
    from sosuplan.editing.demand_recipes import Outdated
    from sosuplan.importing.import_result import ImportResult

LIST_WIDTH, NARROW_LIST = 212, 176
NARROW = 800
"""Pixels of a page that is narrow."""
SIDE_WIDTH, WIDE_SIDE = 316, 420
NARROWEST = 420
"""Pixels that a table has beside the source of its figures, or it stands above it."""
WIDE = 1600
"""Pixels of a page on which there is room for a wider side."""
FITTED_TABLES = ("exit_rates", "reform", "demand_base", "demand_index", "published", "actuals")
"""The tables that are about what can be fitted, or to what."""


class DataPage(QWidget):
    """Shows the editor's cells and turns what the user does with them into its steps."""

    import_wanted = Signal()
    """The user wants to take figures from a file."""
    fitting_wanted = Signal()
    """The user wants to fit assumptions to known results."""
    checklist_wanted = Signal()
    """The user wants to know what is still assumed."""
    evidence_wanted = Signal(str)
    """The user wants to see what is known of the figures of a table, by its name."""

    def __init__(
        self, session: Session, editor: Editor, steps: StepActions, areas: AreaMenu
    ) -> None:
        super().__init__()
        self._session, self._editor = session, editor
        self._actions = DataActions(editor)
        self.list = TableList()
        self.heading, self.help = QLabel(), QLabel()
        self.examples, self.checklist = QLabel(), QPushButton()
        self.checklist.clicked.connect(self.checklist_wanted)
        self._assumed = QWidget()
        said = self.examples, self.checklist
        fill(QHBoxLayout(self._assumed), *said, spacing=8, grows=self.examples)
        self.heading.setFont(themes.font(15, bold=True))
        self.help.setProperty("look", "muted")
        self.examples.setObjectName("examples")
        for label in (self.help, self.examples):
            label.setWordWrap(True)
        self.imported = Outcome(inset=False)
        self.imported.setObjectName("imported")
        self.outdated = Banner()
        self.outdated.setObjectName("outdated")
        self._known_of: tuple[object, ...] = ()
        self._known: tuple[Outdated, ...] = ()
        """The indexes to be built again, and what they were found of."""
        self.import_button = QPushButton()
        self.import_button.clicked.connect(self.import_wanted)
        self.fit_button = QPushButton()
        self.fit_button.clicked.connect(self.fitting_wanted)
        self.pane = TablePane(editor, self._actions, areas)
        self.history = HistoryView(editor)
        self.charts = DataCharts()
        self.provenance = Provenance()
        self._views = QStackedWidget()
        self._lay_out(steps)
        self._connect()
        self._name()
        self.list.setCurrentRow(0)
        self._show_outdated()

    def _lay_out(self, steps: StepActions) -> None:
        left = self._left = QFrame()
        left.setProperty("kind", "panel")
        left.setFixedWidth(themes.wide(LIST_WIDTH))
        fill(QVBoxLayout(left), self.list, margins=(8, 10, 8, 8))
        name, title = QHBoxLayout(), QHBoxLayout()
        fill(name, self.heading)
        fill(title, self.fit_button, self.pane.area_button, self.import_button)
        for button in steps.buttons():
            title.addWidget(button)
        self._views.addWidget(self.pane)
        self._views.addWidget(self.history)
        main = self._main = QWidget()
        # The last two go when there is nothing more to say: no cell moves for that.
        last = (self.outdated, self._assumed, self.imported)
        parts = (Wrapping(name, title), self.help, 4, self._views, *last)
        fill(QVBoxLayout(main), *parts, margins=(18, 9, 12, 10), spacing=4, grows=self._views)
        side = QWidget()
        beside = (self.charts, self.provenance, STRETCH)
        fill(QVBoxLayout(side), *beside, margins=(0, 12, 0, 10), spacing=12)
        self._folding = Folding(main, side, themes.wide(SIDE_WIDTH), NARROWEST)
        fill(QHBoxLayout(self), left, self._folding, spacing=0, grows=self._folding)
        order_tab_stops(self.list, main, side)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(lambda: self._turn())
        self.pane.moved.connect(self._show_source)
        self.pane.narrowed.connect(self._show_side)
        self.pane.faults.wanted.connect(self.go_to)
        self.pane.build_wanted.connect(lambda: self.build_demand(self._built_scenario()))
        self.pane.evidence_wanted.connect(self.evidence_wanted)
        self.history.revert_wanted.connect(self._actions.revert)
        self.provenance.source_chosen.connect(self._give_source)
        self.provenance.new_wanted.connect(self._new_source)
        self.provenance.change_wanted.connect(self._change_source)
        self._editor.changed.connect(self._follow)
        self._editor.history_changed.connect(self._show_history)
        self._session.plan_opened.connect(self._turn)
        self._session.plan_opened.connect(self._show_import)
        self._session.plan_opened.connect(self._show_outdated)

    def panes(self) -> list[Pane]:
        """The parts of the page, in the order of the Tab key."""
        shown = self.history.table if self.table == CHANGES else self.pane.in_front
        main = Pane(self._main, shown)
        beside = (Pane(part) for part in (self.pane.faults, self.charts, self.provenance))
        return [Pane(self.list), main, *beside]

    # --- what is shown --------------------------------------------------------------------------

    @property
    def table(self) -> str:
        """The table in front, or ``CHANGES``."""
        return self.list.table

    def show_table(self, table: str) -> None:
        """Turn to a table, or to ``CHANGES``."""
        self.list.show_table(table)

    def show_assumptions(self, table: str) -> None:
        """Turn to the rows of a table that hold assumptions, and to the first of these."""
        self.show_table(table)
        self.pane.show_assumptions()

    def show_imported(self, result: ImportResult) -> None:
        """Turn to the first table that an import has changed; until the next change a line says
        what came in."""
        from sosuplan.importing.texts import arrived_text

        self.show_table(result.tables[0])
        self.pane.show_source(result.source.id)
        self.imported.tell(lambda: arrived_text(result, i18n.current()))

    def go_to(self, fault: CellFault) -> None:
        """Turn to a fault's table and cell."""
        self.show_cell(fault.table, fault.row, fault.column)

    def show_cell(self, table: str, row: int | None, column: str) -> None:
        """Turn to a table, and to a cell of it if there is one."""
        self.show_table(table)
        if row is not None:
            self.pane.go_to(row, column)

    def show_first_fault(self) -> None:
        """Turn to the first fault there is."""
        if self._editor.faults:
            self.go_to(self._editor.faults[0])

    def _turn(self) -> None:
        """Show what was chosen in the list."""
        if self._session.file is None or self.list.currentItem() is None:
            return
        table, language = self.table, i18n.current()
        listed = table == CHANGES
        self.fit_button.setVisible(table in FITTED_TABLES)
        self._views.setCurrentWidget(self.history if listed else self.pane)
        self._folding.show_side(table not in (CHANGES, SETTINGS_TABLE))
        # Whoever has scrolled down to a source sees the next table, not what is below it.
        self._folding.verticalScrollBar().setValue(0)
        self._mark_list()
        self._show_examples()
        if listed:
            self.heading.setText(_("Changes since the plan was made"))
            self.help.setText(
                _(
                    "What was changed, from what to what, when and why. Type the reason in the last"
                    " column."
                )
            )
            self.history.refresh()
            return
        self.heading.setText(table_name(table, language))
        self.help.setText(table_help(table, language))
        self.pane.show_table(table)
        self._show_findings()
        self._show_side()

    def _follow(self, _tables: set[str]) -> None:
        """Cells have changed: in this table, or faults in it because of another one."""
        self.imported.hide()
        if self._session.file is None:
            return
        self._mark_list()
        self._show_examples()
        self._show_outdated()
        if self.table == CHANGES:
            self._show_history()
        else:
            self.pane.refresh()
            self._show_findings()
            self._show_side()

    def _show_findings(self) -> None:
        """The way to what is known elsewhere of the table's figures."""
        found = evidence(self._session.plan).bearing_on_input(self.table)
        self.pane.show_findings(see_text(len(found), i18n.current()) if len(found) else "")

    def _show_examples(self) -> None:
        """Say which tables still hold the figures that a plan begins with."""
        tables = example_tables(self._session.plan)
        names = listed([lower(table_name(one, i18n.current())) for one in tables], i18n.current())
        text = _("Still as in the program's example plan: {tables}.").format(tables=names)
        self.examples.setText(text)
        self._assumed.setVisible(bool(tables))

    def _show_history(self) -> None:
        if self.table == CHANGES:
            self.history.refresh()

    def _show_side(self) -> None:
        """The picture and the source beside the table."""
        self._show_source()
        self.charts.show_table(
            self.table,
            self._editor.edited,
            self.pane.filters.wanted(),
            self._session.plan,
            sound=not self._editor.faults,
        )

    def _show_import(self) -> None:
        """Whether figures can be imported, and why not."""
        self.import_button.setEnabled(self._editor.can_edit)
        self.import_button.setToolTip(self._editor.import_tip)

    def _mark_list(self) -> None:
        self.list.show_plan(self._session.plan, self._editor.faults)

    # --- built demand ---------------------------------------------------------------------------

    def build_demand(self, scenario: str = "") -> None:
        """Ask what an index of demand is built from, and take it into the plan as one step."""
        from ui.data.build_demand import BuildDemandDialog

        if not self._editor.can_edit:
            why = _("The plan can only be read. Save a copy to change it.")
            self._editor.refused.emit(why)
            return
        if self._editor.faults:
            self.show_first_fault()
            return
        dialog = BuildDemandDialog(self, self._session.plan, scenario)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            plan, done = dialog.made()
            self._editor.change(EditedPlan.of(plan), done)
        elif dialog.import_wanted:
            self.import_wanted.emit()

    def _built_scenario(self) -> str:
        """The demand scenario of the current row, if its index was built; else ""."""
        at, table = self.pane.view.currentIndex(), self.table
        if not at.isValid() or "scenario" not in columns(table):
            return ""
        found = self._editor.edited.cell(table, self.pane.model.visible[at.row()], "scenario")
        kept = {row.scenario for row in self._session.plan.demand_recipes}
        return found if found in kept else ""

    def _built_plan(self) -> Plan | None:
        """The plan that indexes are built for: with the years that are typed, for which building
        them again may be all that is lacking. None while other cells make no plan."""
        plan, edited = self._session.plan, self._editor.edited
        if not self._editor.faults:
            return plan
        if set(edited.changed_from(EditedPlan.of(plan))) != {SETTINGS_TABLE}:
            return None
        typed = {key: SETTINGS[key].read(text) for key, text in edited.rows(SETTINGS_TABLE)}
        if any(fault is not None for _value, fault in typed.values()):
            return None
        values: dict[str, Any] = {key: value for key, (value, _fault) in typed.items()}
        after = replace(plan, **values)
        return after if 0 < after.horizon - after.base_year <= LONGEST_HORIZON else None

    def _outdated(self) -> tuple[Outdated, ...]:
        """Indexes that are others than what they were built from gives."""
        plan = self._built_plan()
        if plan is None or not plan.demand_recipes:
            return ()
        from sosuplan.editing.demand_recipes import outdated

        built = (plan.demand_recipes, plan.population, plan.demand_index, plan.demand_scenarios)
        of = (*built, plan.years, plan.areas)
        # A large population takes its time, and few edits change anything here.
        if of != self._known_of:
            self._known_of, self._known = of, outdated(plan)
        return self._known

    def _show_outdated(self) -> None:
        """Tell of indexes that should be built again, with the way to do it."""
        found = self._outdated() if self._session.file is not None else ()
        if not found:
            self.outdated.hide()
            return
        from sosuplan.narrative.demand import outdated_text

        plan, can_edit = self._session.plan, self._editor.can_edit
        way: tuple[str, Callable[[], object]] = (N_("Build again"), self.build_again)
        if all(one.fault is not None for one in found):
            way = (N_("Build demand…"), partial(self.build_demand, found[0].recipe.scenario))
        self.outdated.tell(
            lambda: outdated_text(found, plan, i18n.current()), way if can_edit else None
        )

    def build_again(self) -> None:
        """Build every index anew that is another one than its inputs give, as one step."""
        from sosuplan.editing.demand_recipes import rebuilt
        from sosuplan.narrative.demand import how_built, source_title

        plan, language = self._built_plan(), i18n.current()
        if plan is None:
            return

        def words(plan: Plan, built: Built) -> tuple[str, str]:
            return source_title(built.method, language), how_built(built, plan, language)

        again = [one.recipe for one in self._outdated() if one.fault is None]
        names = dict.fromkeys(plan.demand_labels(language.code)[one.scenario] for one in again)
        for recipe in again:
            plan = rebuilt(plan, recipe, words)
        action = action_for(Action.BUILD_AGAIN, names=listed(list(names), language))
        self._editor.change(EditedPlan.of(plan), action)

    # --- sources --------------------------------------------------------------------------------

    def _all_sources(self) -> list[Source]:
        return [Source(*row) for row in self._editor.edited.rows("sources")]

    def _show_source(self) -> None:
        if self._session.file is None or self.table in (CHANGES, SETTINGS_TABLE):
            return
        sources, model = self._all_sources(), self.pane.model
        if self.table == "sources":
            at = self.pane.view.currentIndex()
            row = model.visible[at.row()] if at.isValid() else len(sources)
            figures, found = 0, sources[row : row + 1]
        else:
            by_id = {one.id: one for one in sources}
            places = self.pane.figures()
            figures = len(places)
            ids = dict.fromkeys(model.source_at(model.index_of(*place)) for place in places)
            found = [by_id[one] for one in ids if one in by_id]
        self.provenance.show_sources(figures, found, sources, can_edit=self._editor.can_edit)

    def _give_source(self, source: str) -> None:
        self._actions.give_source(self.table, self.pane.figures(), source)

    def _new_source(self) -> None:
        dialog = SourceDialog(self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._actions.new_source(dialog.chosen(), self.table, self.pane.figures())

    def _change_source(self, source: Source) -> None:
        figures = figures_behind(self._editor.edited, {source.id})
        dialog = SourceDialog(self, source, figures)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._actions.change_source(dialog.chosen())

    # --- how it looks ---------------------------------------------------------------------------

    def _name(self) -> None:
        self.list.setAccessibleName(_("Inputs of the plan"))
        self.import_button.setText(_("Import figures…"))
        self.checklist.setText(_("Checklist…"))
        self.fit_button.setText(_("Fit assumptions…"))
        self.fit_button.setToolTip(
            _("Find values with which the model meets published or own results")
        )
        self._show_import()
        self.pane.name()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < themes.wide(NARROW)
        self._left.setFixedWidth(themes.wide(NARROW_LIST if narrow else LIST_WIDTH))
        width = WIDE_SIDE if self.width() >= WIDE else SIDE_WIDTH
        self._folding.set_side_width(themes.wide(width))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
            self._turn()
            self.imported.name()
        elif event.type() == QEvent.Type.PaletteChange and self.list.currentItem() is not None:
            self._mark_list()
            self._show_source()
        super().changeEvent(event)
