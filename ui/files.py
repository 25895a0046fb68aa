"""Plan files from the window: open, recent, copy, plan folder in and out."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QSettings
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QWidget

from sosuplan.errors import SosuplanError, StoreError
from sosuplan.files import fault_of
from sosuplan.plan import Plan
from sosuplan.resources import resource
from sosuplan.scenario import Scenario
from sosuplan.store.planfile import PlanFile
from ui.i18n import translate
from ui.opening import SUFFIX, Opener
from ui.problems import tell
from ui.safety import Safety
from ui.session import Session
from ui.settings import Places

MOST_RECENT = 8
LAST_PLAN = "plan/last"
RECENT_PLANS = "plan/recent"
LAST_FOLDER = "plan/folder"


def reference_copy(places: Places) -> PlanFile:
    """The user's own copy of the reference plan, made at the first start.

    A copy that cannot be read any more is left where it is, and another is made beside it. Raises
    ``StoreError`` if the user's folder cannot be written.
    """
    from sosuplan.exchange.folder import read_folder

    folder = read_folder(resource("plans", "midtjylland"))
    name = _file_name(folder.plan.name)
    try:
        places.plans.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(fault_of(error, str(places.plans))) from None
    for number in range(1, 1000):
        path = places.plans / f"{name}{f' ({number})' if number > 1 else ''}{SUFFIX}"
        if not path.exists():
            PlanFile.create(path, folder.plan, folder.scenarios)
        try:
            return PlanFile.open(path, backups=places.backups)
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
        self.safety = Safety(window, session, places, settings)
        self.safety.copy_wanted.connect(self.ask_copy)
        self.safety.open_wanted.connect(self.open)

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
        self._add(
            menu, lambda: translate("Files", "New plan with e&xample figures…"), self.ask_example
        )
        self._add(menu, lambda: translate("Files", "Save a &copy as…"), self.ask_copy)
        self._add(menu, lambda: translate("Files", "&Duplicate"), self.duplicate)
        self._add(menu, lambda: translate("Files", "&Export plan folder…"), self.ask_export)
        menu.addSeparator()
        restore = self._add(
            menu, lambda: translate("Files", "Restore a &backup…"), self.ask_restore
        )
        menu.aboutToShow.connect(lambda: restore.setEnabled(self._writable()))
        menu.aboutToHide.connect(lambda: restore.setEnabled(True))

    def name(self) -> None:
        """All texts in the language in use."""
        for item, text in self._texts:
            item.setTitle(text()) if isinstance(item, QMenu) else item.setText(text())

    # --- doing ----------------------------------------------------------------------------------

    def open(self, path: Path) -> bool:
        """Open a plan file; a problem is told with ways out, and what is open stays open."""
        return self.safety.may_leave() and self._open(path)

    def _open(self, path: Path) -> bool:
        file = Opener(self._window, self._places, self._session.language).open(path)
        return file is not None and self.show(file)

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
        if not self.safety.may_leave():
            return
        try:
            self.show(reference_copy(self._places))
        except SosuplanError as error:
            self._tell(
                translate(
                    "Files",
                    "Your own folder for plans cannot be written. The reference plan is opened from"
                    " a temporary folder: save a copy where you want to keep it.",
                ),
                error,
            )
            temporary = Places.under(Path(tempfile.mkdtemp(prefix="sosuplan-")))
            self.show(reference_copy(temporary))

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
        self._make(read.plan, read.scenarios)

    def ask_example(self) -> None:
        """A new plan file with round example figures, for those who have none yet."""
        from ui.data.new_plan import ask_plan

        plan = ask_plan(self._window, self._session.language)
        if plan is not None:
            self._make(plan, ())

    def _make(self, plan: Plan, scenarios: Sequence[Scenario]) -> None:
        """A new plan file where the user wants it, which is opened."""
        path = self._ask_save(translate("Files", "Save the new plan as"), plan.name)
        if path is None:
            return
        if self._is_open(path):
            self._inform(
                translate("Files", "Save the new plan as"),
                translate(
                    "Files", "{name} is the plan that is open. Save the new one under another name."
                ).format(name=path.name),
            )
            return
        try:
            PlanFile.create(path, plan, scenarios, replace=True)
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
        if path is not None and not self._is_open(path):
            self._go_on_in_copy(path)

    def duplicate(self) -> None:
        """A copy of the open plan beside it; work goes on in the copy."""
        path = self._session.path
        if path is None:
            return
        name = translate("Opening", "{name} – copy").format(name=path.stem)
        copies = (
            path.with_name(f"{name}{f' ({number})' if number > 1 else ''}{SUFFIX}")
            for number in range(1, 1000)
        )
        self._go_on_in_copy(next(copy for copy in copies if not copy.exists()))

    def _go_on_in_copy(self, path: Path) -> None:
        session = self._session
        assert session.file is not None
        seen = (session.plan, tuple(session.saved.values()))
        try:
            try:
                session.file.copy_to(path, replace=True)
                with PlanFile.open(path) as copy:
                    if (copy.plan(), copy.scenarios()) != seen:
                        copy.replace_plan(*seen)
            except StoreError:
                # The file may be gone or not be ours any more: what is on screen is still here.
                PlanFile.create(path, *seen, replace=True)
        except SosuplanError as error:
            self._tell(translate("Files", "The copy was not saved."), error)
            return
        scenario = session.scenario
        if self._open(path) and session.scenario != scenario:
            session.change(scenario, translate("Undo", "As in the plan copied from"))
            session.undo_stack.clear()

    def ask_restore(self) -> None:
        """Put the open plan back to one of its backups."""
        from ui.restore import RestoreDialog, put_back

        path, language = self._session.path, self._session.language
        if path is None or not self._writable() or not self.safety.may_leave():
            return
        dialog = RestoreDialog(self._window, path, self._places.backups, language)
        if dialog.exec() != RestoreDialog.DialogCode.Accepted or dialog.chosen is None:
            return
        self._session.close()
        put_back(self._window, path, dialog.chosen, self._places.backups, language)
        if not self.open(path):
            self.open_reference()

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

    def dropped(self, data: QMimeData) -> Path | None:
        """The plan file that is dragged onto the window, if it is one."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        return paths[0] if len(paths) == 1 and paths[0].suffix.lower() == SUFFIX else None

    # --- inside ---------------------------------------------------------------------------------

    def _is_open(self, path: Path) -> bool:
        """True if ``path`` leads to the file of the open plan, whatever way it is written."""
        mine = self._session.path
        try:
            return mine is not None and path.exists() and path.samefile(mine)
        except OSError:
            return path == mine

    def _inform(self, title: str, text: str) -> None:
        QMessageBox.information(self._window, title, text)

    def _writable(self) -> bool:
        file = self._session.file
        return file is not None and not file.read_only

    def _ask_save(self, title: str, name: str) -> Path | None:
        suggested = str(Path(self._folder()) / (_file_name(name) + SUFFIX))
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, suggested, _filter())
        if not chosen:
            return None
        if chosen.lower().endswith(SUFFIX):
            return Path(chosen)
        path = Path(chosen + SUFFIX)
        # The dialog has asked about the name as it was typed, not about this one.
        return path if not path.exists() or self._may_replace(path) else None

    def _may_replace(self, path: Path) -> bool:
        answer = QMessageBox.question(
            self._window,
            translate("Files", "Replace the file?"),
            translate("Files", "{name} is there already. Replace it?").format(name=path.name),
        )
        return answer == QMessageBox.StandardButton.Yes

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
    ) -> QAction:
        action = menu.addAction("")
        action.triggered.connect(lambda: run())
        if shortcut is not None:
            action.setShortcut(shortcut)
        self._texts.append((action, text))
        return action

    def _tell(self, title: str, error: SosuplanError) -> None:
        tell(self._window, title, error, self._session.language)


def _file_name(name: str) -> str:
    """A plan's name without what a file's name cannot have."""
    return "".join(sign for sign in name if sign not in '<>:"/\\|?*')


def _not_opened(path: Path) -> str:
    return translate("Files", "The plan {name} cannot be opened.").format(name=path.name)


def _filter() -> str:
    return translate("Files", "SOSUplan plans (*.sosuplan)")
