"""The main window: menus, pages and status line around one session."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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

from sosuplan.analysis.frame import FTE, HEADS
from sosuplan.charts.palette import Theme
from sosuplan.editing.scenario_adaptation import Loss
from sosuplan.model.plan import OCCUPATIONS
from sosuplan.store.files import name_for_file
from sosuplan.text.terms import word
from ui.charts.exports import Exports
from ui.data.area_menu import AreaMenu
from ui.data.losses import may_lose
from ui.i18n import Translations, _
from ui.importing.opener import ImportOpener, import_tip
from ui.planfiles.files import PlanFiles
from ui.scenarios.page import tab_name
from ui.scenarios.scenario_menu import ScenarioMenu
from ui.session.commands import Step
from ui.session.editor import Editor
from ui.session.session import Session
from ui.settings import DARK, LIGHT, LOOK, SYSTEM, Places, Settings
from ui.shell.about import show_about
from ui.shell.pages import PAGES, SCENARIOS, Pages, page_name
from ui.shell.status import StatusLine
from ui.widgets.fitting import fit, fit_shown
from ui.widgets.icons import print_icon, turn_icon
from ui.widgets.literal import literal, literal_title
from ui.widgets.menus import Entries
from ui.widgets.panes import NEXT, PREVIOUS, Pane, turn
from ui.widgets.problems import ask

if TYPE_CHECKING:
    from ui.shell.start_page import StartPage

SMALLEST = (640, 320)
"""Of a window that is of use; what it has no room for is scrolled."""
USUAL = (1366, 768)


class MainWindow(QMainWindow):
    """Puts the parts together; what they do is in the session and the pages."""

    language_chosen = Signal(str)
    look_chosen = Signal(str)
    """``system``, ``light`` or ``dark``."""

    def __init__(
        self,
        session: Session,
        translations: Translations,
        theme: Theme,
        places: Places,
        settings: Settings,
    ) -> None:
        super().__init__()
        self._session = session
        self._translations = translations
        self._places = places
        self._settings = settings
        self._entries = Entries()
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        self.undo = session.undo_stack.createUndoAction(self)
        self.undo.setShortcut(QKeySequence.StandardKey.Undo)
        self.redo = session.undo_stack.createRedoAction(self)
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        session.undo_stack.undoTextChanged.connect(self._name_undo)
        session.undo_stack.redoTextChanged.connect(self._name_undo)
        self.files = PlanFiles(self, session, places, settings)
        self.editor = Editor(session, self._may_lose, self)
        self.editor.refused.connect(self._refuse)
        self.areas = AreaMenu(session, self.editor, self, theme)
        self._front = QStackedWidget(self)
        self.setCentralWidget(self._front)
        self.pages = Pages(
            session,
            self.editor,
            theme,
            self.undo,
            self.redo,
            self.areas.menu,
            settings,
            self._front,
        )
        self.exports = Exports(
            self,
            session,
            settings,
            self.pages.frame_in_front,
            self.pages.chart_in_front,
            self.pages.outcome_in_front,
        )
        self.pages.exports.addActions([self.exports.excel, self.exports.csv])
        self.scenarios = self.pages.scenarios
        self._front.addWidget(self.pages)
        self._start_page: StartPage | None = None
        self.importing = ImportOpener(self, session, self.editor, settings)
        self.pages.import_wanted.connect(self.importing.open)
        self.importing.taken.connect(self.pages.show_imported)
        self.scenario_menu = ScenarioMenu(session, self)
        self.scenarios.bar.set_menu(self.scenario_menu.menu)
        self._make_menus()
        self.status = StatusLine(session)
        self.setStatusBar(self.status)
        self.set_theme(theme)
        self._name()
        session.plan_opened.connect(self._open)
        session.plan_closed.connect(self._close_plan)
        session.plan_changed.connect(self._show_title)
        if not self.restoreGeometry(settings.geometry("window/geometry")):
            self.resize(*USUAL)
        fit(self)

    # --- menus ----------------------------------------------------------------------------------

    def _make_menus(self) -> None:
        bar, add, menu = self.menuBar(), self._entries.add, self._entries.menu
        file_menu = menu(bar, lambda: _("&File"))
        self.files.fill(file_menu, self.exports)
        file_menu.addSeparator()
        file_menu.setToolTipsVisible(True)
        self.import_figures = add(
            file_menu,
            lambda: _("&Import figures…"),
            self.importing.open,
            QKeySequence("Ctrl+I"),
            needs_plan=True,
        )
        file_menu.addSeparator()
        add(
            file_menu,
            lambda: _("Save the report as P&DF…"),
            self.pages.save_report,
            needs_plan=True,
        )
        self.print = add(
            file_menu,
            lambda: _("&Print the report…"),
            self.pages.print_report,
            QKeySequence(QKeySequence.StandardKey.Print),
            needs_plan=True,
        )
        self.scenarios.bar.set_print(self.print)
        file_menu.addSeparator()
        add(
            file_menu,
            lambda: _("Abo&ut the plan…"),
            self._show_plan,
            needs_plan=True,
        )
        file_menu.addSeparator()
        add(
            file_menu,
            lambda: _("E&xit"),
            self.close,
            QKeySequence(QKeySequence.StandardKey.Quit),
        )
        edit = menu(bar, lambda: _("&Edit"), needs_plan=True)
        edit.addAction(self.undo)
        edit.addAction(self.redo)
        edit.addSeparator()
        add(
            edit,
            lambda: _("Reset all &levers"),
            self.scenarios.reset,
            QKeySequence("Ctrl+0"),
        )
        self.revert = add(
            edit,
            lambda: _("Back to the &saved scenario"),
            self.scenarios.revert,
            QKeySequence("Ctrl+R"),
        )
        edit.aboutToShow.connect(lambda: self.revert.setEnabled(self._session.differs_from_saved))
        edit.aboutToHide.connect(lambda: self.revert.setEnabled(True))
        for shared, text in (
            (self.scenario_menu.menu, lambda: _("&Scenario")),
            (self.areas.menu, lambda: _("&Area")),
        ):
            self._entries.put(bar, shared, text, needs_plan=True)
        self._make_view_menu(menu(bar, lambda: _("&View")))
        helping = menu(bar, lambda: _("&Help"))
        add(
            helping,
            lambda: _("Open the folder of &fault reports"),
            self._open_logs,
        )
        add(helping, lambda: _("&About SOSUplan"), lambda: show_about(self))

    def _make_view_menu(self, view: QMenu) -> None:
        add, menu = self._entries.add, self._entries.menu
        for page, keys in PAGES.items():
            add(
                view,
                partial(page_name, page),
                partial(self.pages.turn_to, page),
                QKeySequence(keys),
                needs_plan=True,
            )
        add(
            view,
            lambda: _("A&ssumptions…"),
            self.pages.show_assumptions,
            needs_plan=True,
        )
        view.addSeparator()
        for number, place in enumerate(range(self.scenarios.tabs.count()), start=1):
            add(
                view,
                partial(tab_name, place),
                partial(self._show_tab, place),
                QKeySequence(f"Ctrl+{number}"),
                needs_plan=True,
            )
        view.addSeparator()
        occupations = menu(view, lambda: _("&Occupation"), needs_plan=True)
        self._occupations = self._choices(
            occupations,
            [(code, partial(self._word, code)) for code in (*OCCUPATIONS, "all")],
            lambda code: self._session.look_at(occupation=code),
        )
        occupations.aboutToShow.connect(self._show_occupations)
        units = menu(view, lambda: _("&Unit"), needs_plan=True)
        for unit, key in ((HEADS, "persons"), (FTE, "fte")):
            add(
                units,
                partial(self._word, key),
                partial(self._session.look_at, unit=unit),
            )
        view.addSeparator()
        for text, keys, by in (
            (lambda: _("Ne&xt part of the window"), NEXT, 1),
            (lambda: _("&Previous part of the window"), PREVIOUS, -1),
        ):
            add(view, text, partial(self._turn_pane, by), QKeySequence(keys))
        view.addSeparator()
        languages = menu(view, lambda: _("&Language"))
        self._languages = self._choices(
            languages,
            [("da", lambda: "Dansk"), ("en", lambda: "English")],
            self.language_chosen.emit,
        )
        looks = menu(view, lambda: _("&Appearance"))
        self._looks = self._choices(
            looks,
            [
                (SYSTEM, lambda: _("As the &system")),
                (LIGHT, lambda: _("&Light")),
                (DARK, lambda: _("&Dark")),
            ],
            self.look_chosen.emit,
        )
        self._looks[self._settings.choice(LOOK, tuple(self._looks), SYSTEM)].setChecked(True)
        self._languages[self._translations.language.code].setChecked(True)

    def _turn_pane(self, by: int) -> None:
        """The keyboard to the next (1) or previous (-1) part of what is in front."""
        front = self.pages if self._front.currentWidget() is self.pages else self._start_page
        if front is not None:
            turn([*front.panes(), Pane(self.status)], by)

    def _show_tab(self, place: int) -> None:
        self.pages.turn_to(SCENARIOS)
        self.scenarios.tabs.setCurrentIndex(place)

    def _choices(
        self,
        menu: QMenu,
        choices: list[tuple[str, Callable[[], str]]],
        chosen: Callable[[str], object],
    ) -> dict[str, QAction]:
        group = QActionGroup(menu)
        made = {}
        for code, text in choices:
            action = self._entries.add(menu, text, partial(chosen, code))
            action.setCheckable(True)
            group.addAction(action)
            made[code] = action
        return made

    def _show_occupations(self) -> None:
        """Those of the plan, and both together where there are two."""
        there = self._session.plan.occupations
        for code, action in self._occupations.items():
            action.setVisible(code in there or (code == "all" and len(there) > 1))
            action.setChecked(code == self._session.occupation)

    def _refuse(self, why: str) -> None:
        ask(self, _("Nothing was changed."), [why], {})

    def _may_lose(self, losses: Sequence[Loss]) -> bool:
        return may_lose(self, losses, self._session)

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

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
        elif event.type() == QEvent.Type.WindowStateChange:
            # What a window goes back to from the whole screen was remembered too.
            QTimer.singleShot(0, self, partial(fit, self))
        super().changeEvent(event)

    def set_theme(self, theme: Theme) -> None:
        """Colours of what is drawn by hand; the style sheet does the rest."""
        self.undo.setIcon(turn_icon(theme.ink, theme.compared, back=True))
        self.redo.setIcon(turn_icon(theme.ink, theme.compared, back=False))
        self.print.setIcon(print_icon(theme.ink, theme.compared))
        self.pages.set_theme(theme)
        self.areas.set_theme(theme)

    # --- the rest -------------------------------------------------------------------------------

    def _open(self) -> None:
        self._front.setCurrentWidget(self.pages)
        self._entries.set_open(True)
        self._show_occupations()
        self.areas.refresh()
        self._show_import()
        self._show_title()

    def _show_import(self) -> None:
        """Into a plan that can only be read nothing is imported, and the entry says why."""
        self.import_figures.setEnabled(self.editor.can_edit)
        self.import_figures.setToolTip(import_tip(self.editor))

    def _close_plan(self) -> None:
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

    def _show_plan(self) -> None:
        from ui.shell.about_plan import AboutPlan

        if AboutPlan(self, self._session).exec() == QDialog.DialogCode.Accepted:
            self.pages.show_assumptions()

    def _open_logs(self) -> None:
        self._places.logs.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._places.logs)))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.files.dropped(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = self.files.dropped(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            # The program that the file was dragged from waits until this is done: ask afterwards.
            QTimer.singleShot(0, self, lambda: self.files.open(path))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Now its screen is known, and how fine that is.
        fit_shown(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not (self.files.safety.may_leave() and self.pages.may_leave(self.close)):
            event.ignore()
            return
        self._settings.setValue("window/geometry", self.saveGeometry())
        self._session.close()
        self.exports.finish()
        self.pages.finish()
        super().closeEvent(event)
