"""The main window: menus, pages and status line around one session."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QShowEvent,
)
from PySide6.QtWidgets import QDialog, QMainWindow, QMenu, QStackedWidget

from sosuplan.analysis.data_edition import KEPT
from sosuplan.analysis.frame import FTE, HEADS
from sosuplan.charts.palette import Theme
from sosuplan.model.plan import OCCUPATIONS
from sosuplan.model.provenance import stands_in
from sosuplan.model.scenario import edition
from sosuplan.narrative.baseline_name import baseline_name
from sosuplan.store.files import name_for_file
from sosuplan.store.first_edition import has_other_helpers
from sosuplan.text.cpr import masked
from sosuplan.text.language import N_
from sosuplan.text.terms import capital, word
from ui import i18n
from ui import theme as themes
from ui.charts.exports import Exports
from ui.charts.yardsticks import YardstickMenu
from ui.data.areas import AreaMenu
from ui.data.dialogs import may_lose
from ui.i18n import _
from ui.importing.opener import ImportOpener
from ui.planfiles.files import PlanFiles
from ui.scenarios.exchange import ScenarioWays
from ui.scenarios.keeping import OLDER, Keeping
from ui.scenarios.page import COMPARING, tab_name
from ui.scenarios.scenario_menu import ScenarioMenu
from ui.session.editor import Editor
from ui.session.session import Session
from ui.session.steps import Step
from ui.settings import DARK, LIGHT, LOOK, SYSTEM, Places, Settings
from ui.shell.pages import PAGES, SCENARIOS, Pages
from ui.shell.status import StatusLine
from ui.widgets.accessible import NEXT, PREVIOUS, Pane, turn
from ui.widgets.fitting import fit, fit_shown
from ui.widgets.icons import StepActions, action_icon
from ui.widgets.menus import Entries, Text, literal, literal_title
from ui.widgets.problems import ask

if TYPE_CHECKING:
    from ui.scenarios.presentation import Presentation
    from ui.shell.history import HistoryDialog
    from ui.shell.start_page import StartPage

_KEYS = QKeySequence.StandardKey

SMALLEST = (640, 320)
"""Of a window that is of use; what it has no room for is scrolled."""
USUAL = (1366, 768)


class MainWindow(QMainWindow):
    """Puts the parts together; what they do is in the session and the pages."""

    language_chosen = Signal(str)
    look_chosen = Signal(str)
    """``system``, ``light`` or ``dark``."""

    def __init__(self, session: Session, places: Places, settings: Settings) -> None:
        super().__init__()
        self._session, self._places, self._settings = session, places, settings
        self._entries = Entries()
        self._theme: Theme | None = None
        """The look that what is drawn by hand has."""
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        self.undo = session.undo_stack.createUndoAction(self)
        self.undo.setShortcut(_KEYS.Undo)
        self.redo = session.undo_stack.createRedoAction(self)
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self.history = QAction(self)
        self.history.setShortcut(QKeySequence("Ctrl+H"))
        self.history.triggered.connect(self.show_history)
        session.undo_stack.undoTextChanged.connect(self._name_undo)
        session.undo_stack.redoTextChanged.connect(self._name_undo)
        self.files = PlanFiles(self, session, places, settings)
        self.editor = Editor(session, lambda losses: may_lose(self, losses, session), self)
        self.editor.refused.connect(lambda why: ask(self, _("Nothing was changed."), [why], {}))
        self.areas = AreaMenu(session, self.editor, self)
        self._front = QStackedWidget(self)
        self.setCentralWidget(self._front)
        steps = StepActions(self.undo, self.redo, self.history)
        self.pages = Pages(session, self.editor, steps, self.areas, settings, self._front)
        self._history: HistoryDialog | None = None
        self.yardsticks = YardstickMenu(session, self)
        self.exports = Exports(
            self,
            session,
            settings,
            self.pages.frame_in_front,
            self.pages.chart_in_front,
            self.pages.outcome_in_front,
        )
        self.pages.exports.addActions([self.exports.excel, self.exports.live, self.exports.csv])
        self.scenarios = self.pages.scenarios
        self._front.addWidget(self.pages)
        self._start_page: StartPage | None = None
        self.presentation: Presentation | None = None
        self.importing = ImportOpener(self, session, self.editor, settings)
        self.pages.import_wanted.connect(self.importing.open)
        self.pages.own_plan_wanted.connect(self.files.ask_own)
        self.files.own_made.connect(self._begin_own)
        self.files.figures_wanted.connect(self.importing.open)
        self.importing.taken.connect(self.pages.show_imported)
        self.keeping = Keeping(session, self, lambda: self.editor.step_words)
        undo_redo = self.undo, self.redo
        self.scenario_menu = ScenarioMenu(session, self.keeping, undo_redo, self)
        self.scenario_ways = ScenarioWays(session, settings, self)
        self.scenario_menu.sections.append(self.scenario_ways.actions)
        self.scenario_menu.side_by_side.triggered.connect(partial(self._show_tab, COMPARING))
        self.scenario_menu.combine.triggered.connect(self._combine)
        self.scenarios.bar.set_menu(self.scenario_menu.menu)
        self.scenarios.bar.set_bookmark(self.scenario_menu.set_bookmark)
        self.scenarios.set_keeping(self.keeping)
        self.pages.turned.connect(lambda page: self.scenario_menu.set_in_front(page == SCENARIOS))
        self._figures_told = ""
        self._make_menus()
        self.status = StatusLine(session)
        self.setStatusBar(self.status)
        self._paint()
        self._name()
        session.plan_opened.connect(self._open)
        session.plan_closed.connect(self._close_plan)
        self.files.carried_over.connect(self._tell_carried_over)
        session.plan_changed.connect(self._show_title)
        for changed in (session.plan_opened, session.plan_changed, session.scenarios_changed):
            changed.connect(self._tell_of_figures)
        if not self.restoreGeometry(settings.geometry("window/geometry")):
            self.resize(*USUAL)
        fit(self)

    # --- menus ----------------------------------------------------------------------------------

    def _make_menus(self) -> None:
        bar, add, menu = self.menuBar(), self._entries.add, self._entries.menu
        of_plan = partial(add, needs_plan=True)
        files = menu(bar, N_("&File"))
        files.setToolTipsVisible(True)
        self.files.fill(files, self.exports)
        files.addSeparator()
        self.import_figures = of_plan(files, N_("&Import figures…"), self.importing.open, "Ctrl+I")
        files.addSeparator()
        of_plan(files, N_("Save the report as P&DF…"), self.pages.save_report)
        self.print = of_plan(files, N_("&Print the report…"), self.pages.print_report, _KEYS.Print)
        self.scenarios.bar.set_print(self.print)
        files.addSeparator()
        of_plan(files, N_("Abo&ut the plan…"), self._show_plan)
        files.addSeparator()
        add(files, N_("E&xit"), self.close, _KEYS.Quit)
        edit = menu(bar, N_("&Edit"), needs_plan=True)
        edit.addActions([self.undo, self.redo, self.history])
        edit.addSeparator()
        add(edit, N_("Reset all &levers"), self.scenarios.reset, "Ctrl+0")
        self.revert = add(edit, N_("Back to the &saved scenario"), self.scenarios.revert, "Ctrl+R")
        edit.addSeparator()
        self.build_demand = of_plan(edit, N_("&Build demand…"), self.pages.build_demand)
        edit.aboutToShow.connect(lambda: self.revert.setEnabled(self._session.differs_from_saved))
        edit.aboutToHide.connect(lambda: self.revert.setEnabled(True))
        menu(bar, N_("&Scenario"), self.scenario_menu.menu, needs_plan=True)
        menu(bar, N_("&Area"), self.areas.menu, needs_plan=True)
        self._make_view_menu(menu(bar, N_("&View")))
        helping = menu(bar, N_("&Help"))
        add(helping, N_("Open the folder of &fault reports"), self._open_logs)
        add(helping, N_("&About SOSUplan"), self._show_about)

    def _make_view_menu(self, view: QMenu) -> None:
        add, menu = self._entries.add, self._entries.menu
        of_plan = partial(add, needs_plan=True)
        for page, (name, keys) in PAGES.items():
            of_plan(view, name, partial(self.pages.turn_to, page), keys)
        of_plan(view, N_("A&ssumptions…"), self.pages.show_assumptions)
        of_plan(view, N_("F&it assumptions…"), self.pages.fit_assumptions)
        of_plan(view, N_("&Full-time calculator…"), self._show_calculator, "Ctrl+Shift+F")
        view.addSeparator()
        for place in range(self.scenarios.tabs.count()):
            show = partial(self._show_tab, place)
            of_plan(view, partial(tab_name, place), show, f"Ctrl+{place + 1}")
        view.addSeparator()
        self._band = of_plan(view, N_("Show how sure it is in the &chart"), self._show_band)
        self._band.setCheckable(True)
        view.aboutToShow.connect(lambda: self._band.setChecked(self._session.certainty.shows_band))
        yardsticks = self.yardsticks.menu
        menu(view, N_("Figures of the &whole country"), yardsticks, needs_plan=True)
        self.scenarios.add_to_chart(yardsticks.menuAction())
        of_plan(view, N_("Show on a lar&ge screen"), self.present, "F11")
        view.addSeparator()
        self._occupations = self._choices(
            menu(view, N_("&Occupation"), needs_plan=True),
            {code: partial(self._word, code) for code in (*OCCUPATIONS, "all")},
            lambda code: self._session.look_at(occupation=code),
        )
        view.aboutToShow.connect(self._show_occupations)
        units = menu(view, N_("&Unit"), needs_plan=True)
        for unit in (HEADS, FTE):
            add(units, partial(self._word, unit), partial(self._session.look_at, unit=unit))
        view.addSeparator()
        add(view, N_("Ne&xt part of the window"), partial(self._turn_pane, 1), NEXT)
        add(view, N_("&Previous part of the window"), partial(self._turn_pane, -1), PREVIOUS)
        view.addSeparator()
        # Each language is called by its own name.
        languages = {"da": lambda: "Dansk", "en": lambda: "English"}
        chosen = self._choices(menu(view, N_("&Language")), languages, self.language_chosen.emit)
        chosen[i18n.current().code].setChecked(True)
        looks = {SYSTEM: N_("As the &system"), LIGHT: N_("&Light"), DARK: N_("&Dark")}
        self._looks = self._choices(menu(view, N_("&Appearance")), looks, self.look_chosen.emit)
        self._looks[self._settings.choice(LOOK, tuple(looks), SYSTEM)].setChecked(True)

    def _turn_pane(self, by: int) -> None:
        """The keyboard to the next (1) or previous (-1) part of what is in front."""
        front = self.pages if self._front.currentWidget() is self.pages else self._start_page
        if front is not None:
            turn([*front.panes(), Pane(self.status)], by)

    def present(self) -> None:
        """The chart on the whole of a screen; the window behind it stays as it is."""
        from ui.scenarios.presentation import Presentation

        if self.presentation is None:
            actions = self.undo, self.redo, self.scenario_menu.set_bookmark
            self.presentation = Presentation(self._session, self.keeping, actions, self)
            self.presentation.left.connect(self._end_presentation)
        self.presentation.showFullScreen()
        self.presentation.activateWindow()

    def _end_presentation(self) -> None:
        self.presentation = None
        self.activateWindow()

    def _show_tab(self, place: int) -> None:
        self.pages.turn_to(SCENARIOS)
        self.scenarios.tabs.setCurrentIndex(place)

    def _combine(self) -> None:
        """Where the two are seen side by side."""
        self._show_tab(COMPARING)
        self.scenarios.combine()

    def _show_calculator(self) -> None:
        self.pages.turn_to(SCENARIOS)
        self.scenarios.show_calculator()

    def _show_band(self) -> None:
        """Whether charts of the balance show the band; it is drawn if it is not there yet."""
        certainty = self._session.certainty
        certainty.show_band(not certainty.shows_band)

    def _choices(
        self, menu: QMenu, choices: Mapping[str, Text], chosen: Callable[[str], object]
    ) -> dict[str, QAction]:
        group, made = QActionGroup(menu), {}
        for code, text in choices.items():
            made[code] = group.addAction(self._entries.add(menu, text, partial(chosen, code)))
            made[code].setCheckable(True)
        return made

    def _show_occupations(self) -> None:
        """Those of the plan, and both together where there are two."""
        there = self._session.figures.occupations
        for code, action in self._occupations.items():
            action.setVisible(code in there or (code == "all" and len(there) > 1))
            action.setChecked(code == self._session.occupation)

    def _word(self, code: str) -> str:
        return word(code, self._session.language)

    # --- language and look ----------------------------------------------------------------------

    def _name(self) -> None:
        """All texts of the window itself in the language in use."""
        self._entries.name()
        # Assistive technology reads menus that are not open.
        self.areas.refresh()
        self._show_import()
        self.files.name()
        if self._session.file is not None:
            self._show_title()
        self.scenario_ways.name()
        self.scenario_menu.refresh()
        self._name_undo()

    def _name_undo(self) -> None:
        """Qt's own undo texts are English, and the steps keep what they did, not how it is told."""
        stack = self._session.undo_stack
        tell = self.editor.step_words if self._session.file is not None else str
        for action, word_, command in (
            (self.undo, _("&Undo"), stack.command(stack.index() - 1)),
            (self.redo, _("&Redo"), stack.command(stack.index())),
        ):
            step = tell(command.action) if isinstance(command, Step) else ""
            action.setText(f"{word_}: {literal(step)}" if step else word_)
            plain = word_.replace("&", "")
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{plain}: {step} ({keys})" if step else f"{plain} ({keys})")
        self.history.setText(_("&History of steps…"))
        keys = self.history.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.history.setToolTip(_("Every step since the plan was opened") + f" ({keys})")

    def show_history(self) -> None:
        """List the steps since the plan was opened, beside the window's pages."""
        if self._session.file is None:
            return
        if self._history is None:
            from ui.shell.history import HistoryDialog

            self._history = HistoryDialog(self, self._session, self.editor)
            self._history.gone_to.connect(self.pages.show_step)
            self._history.finished.connect(self._leave_history)
        self._history.show_beside(self.pages)

    def _leave_history(self) -> None:
        self.scenarios.show_lever("")
        self.activateWindow()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
        elif event.type() == QEvent.Type.PaletteChange:
            self._paint()
        elif event.type() == QEvent.Type.WindowStateChange:
            # What a window goes back to from the whole screen was remembered too.
            QTimer.singleShot(0, self, partial(fit, self))
        super().changeEvent(event)

    def _paint(self) -> None:
        """Colours of what is drawn by hand; the style sheet does the rest."""
        theme = themes.current()
        if theme is self._theme:
            return
        self._theme = theme
        bookmark = self.scenario_menu.set_bookmark
        for action, name in (
            (self.undo, "undo"),
            (self.redo, "redo"),
            (self.history, "history"),
            (bookmark, "bookmark"),
            (self.print, "print"),
        ):
            action.setIcon(action_icon(name))

    # --- the rest -------------------------------------------------------------------------------

    def _open(self) -> None:
        self._figures_told = ""
        self._front.setCurrentWidget(self.pages)
        self._entries.set_open(True)
        self.history.setEnabled(True)
        self._show_occupations()
        self.areas.refresh()
        self._show_import()
        self._show_title()

    def _begin_own(self) -> None:
        """A plan of one's own is open: what is still assumed in it."""
        self.pages.drop_offer()
        self.pages.show_assumptions()

    def _tell_carried_over(self, original: str) -> None:
        """What is another thing than before in a plan of the first edition, and where that is."""

        def text() -> str:
            told = _(
                "The plan is carried over from the first edition of the model. {baseline} is now"
                " the law in force. Scenarios without the reform have it at 0 % and give the same"
                " results as before. The plan as it was is kept as “{name}”."
            )
            if has_other_helpers(self._session.plan):
                told += " " + _("Only the number of helpers is another one.")
            baseline = capital(baseline_name(i18n.current()))
            return told.format(baseline=baseline, name=masked(original))

        self.pages.banner.tell(text)

    def _tell_of_figures(self) -> None:
        """The plan's figures have changed under the scenario that is worked on, or since it was
        saved: which are to count? It is told once of each, and the mark beside the name stays."""
        stale, session = self.keeping.stale, self._session
        told = "" if stale is None else f"{stale.name}|{stale.data_edition}|{edition(session.plan)}"
        ask, banner = self.keeping.ask_stale, self.pages.banner
        if stale is None or self.keeping.is_decided(stale):
            banner.withdraw(ask)
        before, self._figures_told = self._figures_told, told
        if stale is None or told == before or self.keeping.is_decided(stale):
            banner.refresh(ask)
            return
        state = self.keeping.state(stale)

        def text() -> str:
            if state == OLDER:
                said = _("An older model computed the scenario “{name}” when it was saved.")
                return said.format(name=stale.name)
            said = _("The plan's figures have changed since the scenario “{name}” was saved.")
            now = _("You see it with the new figures.")
            # (A bookmark, undo or a version may lead from one to the other.)
            if self.keeping.state(session.scenario) == KEPT:
                now = _("You see it with the older figures.")
                figures = session.frame.plan if session.frame is not None else session.plan
                if any(stands_in(row.source) for row in figures.staff):
                    now = _("You see it with the older figures, some of which were not counted.")
            return f"{said.format(name=stale.name)} {now}"

        several = len(self.keeping.all_stale) > 1 and self.keeping.can_move_all
        every = (N_("Move all to the new figures…"), self.keeping.ask_all)
        banner.tell(text, (N_("See the difference and choose…"), ask), every if several else None)

    def _show_import(self) -> None:
        """Into a plan that can only be read nothing is imported, and the entry says why."""
        self.import_figures.setEnabled(self.editor.can_edit)
        self.import_figures.setToolTip(self.editor.import_tip)

    def _close_plan(self) -> None:
        if self._history is not None:
            self._history.close()
        self.history.setEnabled(False)
        if self._start_page is None:
            from ui.shell.start_page import StartPage

            self._start_page = StartPage(self.files)
            self._front.addWidget(self._start_page)
        self._entries.set_open(False)
        self._start_page.refresh()
        self._front.setCurrentWidget(self._start_page)
        self.setWindowTitle("SOSUplan")

    def _show_title(self) -> None:
        plan, path = self._session.plan, self._session.path
        # Copies of a plan have its name; their files tell them apart.
        same = path is None or path.stem in (plan.name, name_for_file(plan.name))
        name = plan.name if same or path is None else f"{plan.name} ({path.name})"
        self.setWindowTitle(literal_title(f"{name} – SOSUplan"))

    def event(self, event: QEvent) -> bool:
        # Nobody in focus has a use for this key: before the menus, the page in front may have.
        if event.type() == QEvent.Type.ShortcutOverride and self.pages.takes(event):  # type: ignore[arg-type]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.pages.takes(event):
            self.pages.press(event)
        else:
            super().keyPressEvent(event)

    def _show_about(self) -> None:
        from ui.shell.about import show_about

        show_about(self)

    def _show_plan(self) -> None:
        from ui.shell.about import AboutPlan

        if AboutPlan(self, self._session).exec() == QDialog.DialogCode.Accepted:
            self.pages.show_assumptions()

    def _open_logs(self) -> None:
        self._places.logs.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._places.logs)))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if self.files.dropped(data) is not None or self.scenario_ways.dropped(data):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = self.files.dropped(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            # The program that the file was dragged from waits until this is done: ask afterwards.
            QTimer.singleShot(0, self, lambda: self.files.open(path))
        elif scenarios := self.scenario_ways.dropped(event.mimeData()):
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.scenario_ways.take(scenarios))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Now its screen is known, and how fine that is.
        fit_shown(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not (self.files.safety.may_leave() and self.pages.may_leave(self.close)):
            event.ignore()
            return
        self._settings.setValue("window/geometry", self.saveGeometry())
        if self.presentation is not None:
            self.presentation.close()
        self._session.close()
        self.exports.finish()
        self.pages.finish()
        super().closeEvent(event)
