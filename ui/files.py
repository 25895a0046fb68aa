"""Plan files from the window: open, recent, copy, plan folder in and out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from sosuplan.errors import SosuplanError
from sosuplan.resources import resource
from sosuplan.store.planfile import PlanFile
from ui.i18n import translate
from ui.problems import tell
from ui.session import Session
from ui.settings import Places

SUFFIX = ".sosuplan"
MOST_RECENT = 8
LAST_PLAN = "plan/last"
RECENT_PLANS = "plan/recent"
LAST_FOLDER = "plan/folder"


def reference_copy(places: Places) -> PlanFile:
    """The user's own copy of the reference plan, made at the first start.

    A copy that cannot be read any more is left where it is, and another is made beside it.
    """
    from sosuplan.exchange.folder import read_folder

    folder = read_folder(resource("plans", "midtjylland"))
    name = "".join(sign for sign in folder.plan.name if sign not in '<>:"/\\|?*')
    for number in range(1, 1000):
        path = places.plans / f"{name}{f' ({number})' if number > 1 else ''}{SUFFIX}"
        if not path.exists():
            places.plans.mkdir(parents=True, exist_ok=True)
            PlanFile.create(path, folder.plan, folder.scenarios)
        try:
            return PlanFile.open(path)
        except SosuplanError:
            continue
    raise RuntimeError("no room for a copy of the reference plan")


class PlanFiles(QObject):
    """The entries of the menu Filer, and what they do to the session."""

    def __init__(
        self, window: QWidget, session: Session, places: Places, settings: QSettings
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._places = places
        self._settings = settings
        self._texts: list[tuple[QAction | QMenu, Callable[[], str]]] = []

    def fill(self, menu: QMenu) -> None:
        """Add the entries to ``menu``; ``name`` gives them their texts."""
        self._add(
            menu,
            lambda: translate("Files", "&Open plan…"),
            self.ask_open,
            QKeySequence(QKeySequence.StandardKey.Open),
        )
        self._recent = menu.addMenu("")
        self._recent.aboutToShow.connect(self._fill_recent)
        self._texts.append((self._recent, lambda: translate("Files", "&Recent plans")))
        self._add(menu, lambda: translate("Files", "Open the re&ference plan"), self.open_reference)
        menu.addSeparator()
        self._add(menu, lambda: translate("Files", "&New plan from folder…"), self.ask_new)
        self._add(menu, lambda: translate("Files", "Save a &copy as…"), self.ask_copy)
        self._add(menu, lambda: translate("Files", "&Export plan folder…"), self.ask_export)

    def name(self) -> None:
        """All texts in the language in use."""
        for item, text in self._texts:
            item.setTitle(text()) if isinstance(item, QMenu) else item.setText(text())

    # --- doing ----------------------------------------------------------------------------------

    def open(self, path: Path) -> bool:
        """Open a plan file; a problem is told, and what is open stays open."""
        try:
            file = PlanFile.open(path)
        except SosuplanError as error:
            self._tell(_not_opened(path), error)
            return False
        return self.show(file)

    def show(self, file: PlanFile) -> bool:
        """Show an opened plan file and remember it."""
        try:
            self._session.open(file)
        except SosuplanError as error:
            file.close()
            self._tell(_not_opened(file.path), error)
            return False
        self._remember(file.path)
        return True

    def open_last(self, asked: Path | None) -> None:
        """The plan that was asked for, else the last one, else the reference plan."""
        last = str(self._settings.value(LAST_PLAN, ""))
        for path in (asked, Path(last) if last else None):
            if path is not None and self.open(path):
                return
        self.open_reference()

    def open_reference(self) -> None:
        """The user's copy of the reference plan."""
        try:
            self.show(reference_copy(self._places))
        except SosuplanError as error:
            self._tell(translate("Files", "The reference plan cannot be opened."), error)

    # --- asking ---------------------------------------------------------------------------------

    def ask_open(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self._window, translate("Files", "Open plan"), self._folder(), _filter()
        )
        if path:
            self.open(Path(path))

    def ask_new(self) -> None:
        """A new plan file from a plan folder; a bad folder is refused with all its faults."""
        from sosuplan.exchange.folder import read_folder

        folder = QFileDialog.getExistingDirectory(
            self._window, translate("Files", "Plan folder"), self._folder()
        )
        if not folder:
            return
        try:
            read = read_folder(Path(folder))
        except SosuplanError as error:
            self._tell(
                translate("Files", "The folder {name} cannot become a plan.").format(
                    name=Path(folder).name
                ),
                error,
            )
            return
        path = self._ask_save(translate("Files", "Save the new plan as"), read.plan.name)
        if path is None:
            return
        try:
            PlanFile.create(path, read.plan, read.scenarios, replace=True)
        except SosuplanError as error:
            self._tell(translate("Files", "The plan was not saved."), error)
            return
        self.open(path)

    def ask_copy(self) -> None:
        """A copy of the open plan under another name; work goes on in the copy."""
        session = self._session
        if session.file is None:
            return
        path = self._ask_save(translate("Files", "Save a copy as"), session.plan.name)
        if path is None or path == session.path:
            return
        try:
            PlanFile.create(path, session.plan, tuple(session.saved.values()), replace=True)
        except SosuplanError as error:
            self._tell(translate("Files", "The copy was not saved."), error)
            return
        scenario = session.scenario
        if self.open(path) and session.scenario != scenario:
            session.change(scenario, translate("Undo", "As in the plan copied from"))
            session.undo_stack.clear()

    def ask_export(self) -> None:
        """The plan as a folder of CSV files."""
        from sosuplan.exchange.folder import write_folder

        session = self._session
        if session.file is None:
            return
        folder = QFileDialog.getExistingDirectory(
            self._window, translate("Files", "Export into an empty folder"), self._folder()
        )
        if not folder:
            return
        try:
            write_folder(session.plan, Path(folder), tuple(session.saved.values()))
        except SosuplanError as error:
            self._tell(translate("Files", "The plan folder was not written."), error)

    # --- inside ---------------------------------------------------------------------------------

    def _ask_save(self, title: str, name: str) -> Path | None:
        plain = "".join(sign for sign in name if sign not in '<>:"/\\|?*') + SUFFIX
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, title, str(Path(self._folder()) / plain), _filter()
        )
        if not chosen:
            return None
        return Path(chosen) if chosen.endswith(SUFFIX) else Path(chosen + SUFFIX)

    def _folder(self) -> str:
        return str(self._settings.value(LAST_FOLDER, self._places.plans))

    def _recent_paths(self) -> list[str]:
        kept = self._settings.value(RECENT_PLANS, [])
        paths = [kept] if isinstance(kept, str) else list(kept or [])  # type: ignore[call-overload]
        return [str(path) for path in paths]

    def _remember(self, path: Path) -> None:
        known = [other for other in self._recent_paths() if other != str(path)]
        self._settings.setValue(RECENT_PLANS, [str(path), *known][:MOST_RECENT])
        self._settings.setValue(LAST_PLAN, str(path))
        self._settings.setValue(LAST_FOLDER, str(path.parent))

    def _fill_recent(self) -> None:
        self._recent.clear()
        for path in self._recent_paths():
            action = self._recent.addAction(Path(path).name.replace("&", "&&"))
            action.setToolTip(path)
            action.setEnabled(Path(path).exists())
            action.triggered.connect(lambda _=False, chosen=path: self.open(Path(chosen)))

    def _add(
        self,
        menu: QMenu,
        text: Callable[[], str],
        run: Callable[[], object],
        shortcut: QKeySequence | None = None,
    ) -> None:
        action = menu.addAction("")
        action.triggered.connect(lambda: run())
        if shortcut is not None:
            action.setShortcut(shortcut)
        self._texts.append((action, text))

    def _tell(self, title: str, error: SosuplanError) -> None:
        tell(self._window, title, error, self._session.language)


def _not_opened(path: Path) -> str:
    return translate("Files", "The plan {name} cannot be opened.").format(name=path.name)


def _filter() -> str:
    return translate("Files", "SOSUplan plans (*.sosuplan)")
