"""The main window: menus, pages and status line around one session."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDateTime, QEvent, QSettings, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QLabel, QMainWindow, QMenu

from sosuplan.adapting import Loss
from sosuplan.errors import SosuplanError
from sosuplan.frame import FTE, HEADS
from sosuplan.messages import sentence
from sosuplan.numbers import format_number
from sosuplan.palette import Theme
from sosuplan.provenance import count_kinds
from sosuplan.words import word
from ui.about import show_about
from ui.data.area_menu import AreaMenu
from ui.data.losses import may_lose
from ui.editor import Editor
from ui.files import PlanFiles
from ui.i18n import Translations, translate
from ui.icons import turn_icon
from ui.importing.opener import ImportOpener
from ui.pages.stack import PAGES, SCENARIOS, Pages, page_name
from ui.scenario_menu import ScenarioMenu
from ui.session import Session
from ui.settings import Places

SMALLEST = (1100, 640)
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
        settings: QSettings,
    ) -> None:
        super().__init__()
        self._session = session
        self._translations = translations
        self._places = places
        self._settings = settings
        self._texts: list[tuple[QAction | QMenu, Callable[[], str]]] = []
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
        self.areas = AreaMenu(session, self.editor, self)
        self.pages = Pages(session, self.editor, theme, self.undo, self.redo, self.areas.menu)
        self.scenarios = self.pages.scenarios
        self.setCentralWidget(self.pages)
        self.importing = ImportOpener(self, session, self.editor, theme, settings)
        self.pages.import_wanted.connect(self.importing.open)
        self.scenario_menu = ScenarioMenu(session, self)
        self.scenarios.bar.set_menu(self.scenario_menu.menu)
        self._make_menus()
        self._file_label, self._data_label, self._compared_label = QLabel(), QLabel(), QLabel()
        self.statusBar().addWidget(self._file_label)
        self.statusBar().addWidget(self._data_label, 1)
        self.statusBar().addPermanentWidget(self._compared_label)
        self.statusBar().setSizeGripEnabled(False)
        self._kept = ""
        self.set_theme(theme)
        self._name()
        session.plan_opened.connect(self._opened)
        session.plan_changed.connect(self._show_plan)
        session.scenarios_changed.connect(self._show_compared)
        session.kept.connect(self._show_kept)
        session.keeping_failed.connect(self._keeping_failed)
        geometry = settings.value("window/geometry")
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(*USUAL)

    # --- menus ----------------------------------------------------------------------------------

    def _make_menus(self) -> None:
        bar = self.menuBar()
        file_menu = bar.addMenu("")
        self._text(file_menu, lambda: translate("Window", "&File"))
        self.files.fill(file_menu)
        file_menu.addSeparator()
        self._action(
            file_menu,
            lambda: translate("Window", "&Import figures…"),
            self.importing.open,
            QKeySequence("Ctrl+I"),
        )
        file_menu.addSeparator()
        self._action(
            file_menu,
            lambda: translate("Window", "E&xit"),
            self.close,
            QKeySequence(QKeySequence.StandardKey.Quit),
        )
        edit = bar.addMenu("")
        self._text(edit, lambda: translate("Window", "&Edit"))
        edit.addAction(self.undo)
        edit.addAction(self.redo)
        edit.addSeparator()
        self._action(
            edit,
            lambda: translate("Window", "All levers to &today"),
            self.scenarios.reset,
            QKeySequence("Ctrl+0"),
        )
        self.revert = self._action(
            edit,
            lambda: translate("Window", "Back to the &saved scenario"),
            self.scenarios.revert,
            QKeySequence("Ctrl+R"),
        )
        edit.aboutToShow.connect(lambda: self.revert.setEnabled(self._session.differs_from_saved))
        edit.aboutToHide.connect(lambda: self.revert.setEnabled(True))
        bar.addMenu(self.scenario_menu.menu)
        self._text(self.scenario_menu.menu, lambda: translate("Window", "&Scenario"))
        bar.addMenu(self.areas.menu)
        self._text(self.areas.menu, lambda: translate("Window", "&Area"))
        self._make_view_menu(bar.addMenu(""))
        helping = bar.addMenu("")
        self._text(helping, lambda: translate("Window", "&Help"))
        self._action(
            helping,
            lambda: translate("Window", "Open the folder of &fault reports"),
            self._open_logs,
        )
        self._action(
            helping, lambda: translate("Window", "&About SOSUplan"), lambda: show_about(self)
        )

    def _make_view_menu(self, view: QMenu) -> None:
        session = self._session
        self._text(view, lambda: translate("Window", "&View"))
        for page, keys in PAGES.items():
            self._action(
                view,
                partial(page_name, page),
                partial(self.pages.turn_to, page),
                QKeySequence(keys),
            )
        view.addSeparator()
        for number, place in enumerate(range(self.scenarios.tabs.count()), start=1):
            self._action(
                view,
                partial(self.scenarios.tabs.tabText, place),
                partial(self._show_tab, place),
                QKeySequence(f"Ctrl+{number}"),
            )
        view.addSeparator()
        self._occupations = view.addMenu("")
        self._text(self._occupations, lambda: translate("Window", "&Occupation"))
        self._occupations.aboutToShow.connect(self._fill_occupations)
        units = view.addMenu("")
        self._text(units, lambda: translate("Window", "&Unit"))
        for unit, key in ((HEADS, "persons"), (FTE, "fte")):
            self._action(
                units,
                partial(self._word, key),
                partial(session.look_at, unit=unit),
            )
        view.addSeparator()
        languages = view.addMenu("")
        self._text(languages, lambda: translate("Window", "&Language"))
        self._languages = self._choices(
            languages,
            [("da", lambda: "Dansk"), ("en", lambda: "English")],
            self.language_chosen.emit,
        )
        looks = view.addMenu("")
        self._text(looks, lambda: translate("Window", "&Appearance"))
        self._looks = self._choices(
            looks,
            [
                ("system", lambda: translate("Window", "As the &system")),
                ("light", lambda: translate("Window", "&Light")),
                ("dark", lambda: translate("Window", "&Dark")),
            ],
            self.look_chosen.emit,
        )
        self._looks[str(self._settings.value("look", "system"))].setChecked(True)
        self._languages[self._translations.language.code].setChecked(True)

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
            action = self._action(menu, text, partial(chosen, code))
            action.setCheckable(True)
            group.addAction(action)
            made[code] = action
        return made

    def _fill_occupations(self) -> None:
        session = self._session
        self._occupations.clear()
        group = QActionGroup(self._occupations)
        codes = (*session.plan.occupations, "all")
        for code in codes if len(codes) > 2 else codes[:1]:
            action = self._occupations.addAction(word(code, session.language))
            action.setCheckable(True)
            action.setChecked(code == session.occupation)
            action.triggered.connect(
                lambda _=False, chosen=code: session.look_at(occupation=chosen)
            )
            group.addAction(action)

    def _action(
        self,
        menu: QMenu,
        text: Callable[[], str],
        run: Callable[[], object],
        shortcut: QKeySequence | None = None,
    ) -> QAction:
        action = menu.addAction("")
        action.triggered.connect(lambda: run())
        if shortcut is not None:
            action.setShortcut(shortcut)
        self._text(action, text)
        return action

    def _may_lose(self, losses: Sequence[Loss]) -> bool:
        return may_lose(self, losses, self._session)

    def _word(self, code: str) -> str:
        return word(code, self._session.language)

    def _text(self, item: QAction | QMenu, text: Callable[[], str]) -> None:
        self._texts.append((item, text))

    # --- language and look ----------------------------------------------------------------------

    def _name(self) -> None:
        """All texts of the window itself in the language in use."""
        for item, text in self._texts:
            item.setTitle(text()) if isinstance(item, QMenu) else item.setText(text())
        self.files.name()
        self.scenario_menu.refresh()
        self._name_undo()
        if self._session.file is not None:
            self._opened()

    def _name_undo(self) -> None:
        """Qt's own undo texts are English; the steps' sentences are ours."""
        stack = self._session.undo_stack
        for action, word_, step in (
            (self.undo, translate("Window", "&Undo"), stack.undoText()),
            (self.redo, translate("Window", "&Redo"), stack.redoText()),
        ):
            action.setText(f"{word_}: {step.replace('&', '&&')}" if step else word_)
            plain = word_.replace("&", "")
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{plain}: {step} ({keys})" if step else f"{plain} ({keys})")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
        super().changeEvent(event)

    def set_theme(self, theme: Theme) -> None:
        """Colours of what is drawn by hand; the style sheet does the rest."""
        self.undo.setIcon(turn_icon(theme.ink, theme.compared, back=True))
        self.redo.setIcon(turn_icon(theme.ink, theme.compared, back=False))
        self.pages.set_theme(theme)
        self.importing.set_theme(theme)

    # --- status line ----------------------------------------------------------------------------

    def _opened(self) -> None:
        self._kept = ""
        self._show_file(self._session.path)
        self._show_plan()

    def _show_plan(self) -> None:
        self.setWindowTitle(f"{self._session.plan.name} – SOSUplan")
        self._data_label.setText(self._basis())
        self._show_compared()

    def _basis(self) -> str:
        """How many of the plan's figures are published, derived, assumed and the user's own."""
        texts = {
            "published": translate("Window", "{n} published"),
            "derived": translate("Window", "{n} derived"),
            "assumption": translate("Window", "{n} assumed"),
            "own": translate("Window", "{n} own"),
        }
        code = self._session.language.code
        listed = ", ".join(
            texts[kind].format(n=format_number(count, 0, code))
            for kind, count in count_kinds(self._session.plan).items()
            if count
        )
        return translate("Window", "Figures in the plan: {listed}").format(listed=listed)

    def _show_file(self, path: Path | None) -> None:
        if path is None:
            return
        parts = [path.name]
        if self._session.file is not None and self._session.file.read_only:
            parts.append(translate("Window", "read-only"))
        elif self._kept:
            parts.append(translate("Window", "saved {time}").format(time=self._kept))
        self._file_label.setText(" · ".join(parts) + "   ")
        self._file_label.setToolTip(str(path))

    def _show_kept(self, when: QDateTime) -> None:
        self._kept = when.toString("HH.mm" if self._session.language.code == "da" else "HH:mm")
        self._show_file(self._session.path)

    def _keeping_failed(self, error: SosuplanError) -> None:
        self._file_label.setText(translate("Window", "Not saved") + "   ")
        self._file_label.setToolTip(
            "\n".join(sentence(fault, self._session.language) for fault in error.faults)
        )

    def _show_compared(self) -> None:
        names = [translate("Window", "today"), *self._session.compared]
        self._compared_label.setText(
            translate("Window", "compared with: {names}").format(names=", ".join(names)) + " "
        )

    # --- the rest -------------------------------------------------------------------------------

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

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.files.safety.may_leave():
            event.ignore()
            return
        self._settings.setValue("window/geometry", self.saveGeometry())
        self._session.close()
        super().closeEvent(event)
