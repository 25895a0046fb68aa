"""Plan files from the window: open, recent, copy, plan folder in and out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QWidget

from sosuplan.store.files import is_there, numbered
from sosuplan.store.planfile import PlanFile
from sosuplan.text.cpr import masked
from sosuplan.text.errors import Fault, SosuplanError
from sosuplan.text.language import N_
from ui.charts.exports import Exports
from ui.i18n import _, moment
from ui.planfiles import opening
from ui.planfiles.opening import (
    FRESH,
    MINE,
    SUFFIX,
    Opener,
    ask_plan_file,
    ask_which,
    places_of_copy,
    plan_files,
    reference_copy,
    temporary_copy,
)
from ui.planfiles.safety import Safety, delete, finish_typing
from ui.session.session import Session
from ui.settings import Places, Settings
from ui.widgets.menus import Entries, literal
from ui.widgets.problems import ask, tell
from ui.widgets.saving import Saving

if TYPE_CHECKING:
    from sosuplan.editing.new_base_year import NextPlan
    from sosuplan.store.folder import PlanFolder

MOST_RECENT = 8
_LAST, _RECENT, _FOLDER = "plan/last", "plan/recent", "plan/folder"
_EXPORT = "export"
_OPEN, _DELETE, _IMPORT = "open", "delete", "import"


class PlanFiles(QObject):
    """The entries of the menu Filer, and what they do to the session."""

    own_made = Signal()
    """A plan of one's own was made, and is open now."""
    figures_wanted = Signal()
    """The user wants to import figures into the plan that was just made."""
    carried_over = Signal(str)
    """The plan that was opened is carried over from the first edition of the model; the name of the
    file with the plan as it was."""

    def __init__(
        self, window: QWidget, session: Session, places: Places, settings: Settings
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._places = places
        self._entries = Entries()
        self._saving = Saving(window, settings)
        self.recent = RecentPlans(settings, places.plans)
        self.safety = Safety(window, session, places, settings)
        self.safety.copy_wanted.connect(self.ask_copy)
        self.safety.reopen_wanted.connect(self._open)
        session.plan_opened.connect(lambda: self._entries.set_open(True))
        session.plan_closed.connect(lambda: self._entries.set_open(False))

    def fill(self, menu: QMenu, exports: Exports) -> None:
        """Add the entries to ``menu``, what ``exports`` can make among them; ``name`` gives them
        their texts."""
        add, keys = self._entries.add, QKeySequence.StandardKey
        of_plan = partial(add, needs_plan=True)
        add(menu, N_("&Open plan…"), self.ask_open, keys.Open)
        recent = self._entries.menu(menu, N_("&Recent plans"))
        menu.aboutToShow.connect(lambda: self._fill_recent(recent))
        add(menu, N_("Open the re&ference plan"), self.ask_reference)
        of_plan(menu, N_("C&lose the plan"), self.close_plan, "Ctrl+W")
        menu.addSeparator()
        add(menu, N_("New plan for &my municipality or region…"), self.ask_own, keys.New)
        add(menu, N_("New plan from the reference pl&an…"), self.new_reference)
        add(menu, N_("&New plan from folder…"), self.ask_new)
        of_plan(menu, N_("Save a &copy as…"), self.ask_copy)
        of_plan(menu, N_("Duplica&te"), self.duplicate)
        of_plan(menu, N_("Ne&w base year…"), self.ask_next)
        out = self._entries.menu(menu, N_("&Export"), needs_plan=True)
        exports.fill(out)
        out.addSeparator()
        of_plan(out, N_("Plan &folder…"), self.ask_export)
        menu.addSeparator()
        restore = add(menu, N_("Restore a &backup…"), self.ask_restore)
        menu.aboutToShow.connect(lambda: restore.setEnabled(self._writable()))
        menu.aboutToHide.connect(lambda: restore.setEnabled(True))

    def name(self) -> None:
        """All texts in the language in use."""
        self._entries.name()

    # --- doing ----------------------------------------------------------------------------------

    def open(self, path: Path) -> bool:
        """Open a plan file; a problem is told with ways out, and what is open stays open."""
        return self.safety.may_leave() and self._open(path)

    def _open(self, path: Path, instead: str = "", *, copied: bool = False) -> bool:
        """``instead`` names the plan that is shown while this one is not; ``copied``: see
        ``Session.open``."""
        opener = Opener(self._window, self._places, self._saving, instead)
        file = opener.open(path)
        if file is None or not self.show(file, copied=copied and file.path == path):
            return False
        if opener.original is not None:
            self.carried_over.emit(opener.original.name)
        return True

    def show(self, file: PlanFile, *, copied: bool = False) -> bool:
        """Show an opened plan file and remember it."""
        try:
            self._session.open(file, copied=copied)
        except SosuplanError as error:
            file.close()
            self._tell(_not_opened(file.path), error)
            return False
        self.recent.opened(file.path)
        return True

    def close_plan(self) -> None:
        """Close the plan, here and for the next start; everything in it is kept."""
        if self._session.file is not None and self.safety.may_leave():
            self._session.close_plan()
            self.recent.close()

    def open_last(self, asked: Path | None) -> None:
        """The plan that was asked for, else the last one, else the reference plan; none if the last
        one was closed.

        Plans that cannot be opened are told of when the window is there, with what is shown in
        their place.
        """
        failed = []
        for path in (asked, self.recent.last):
            if path is None:
                continue
            try:
                file = PlanFile.open(path, backups=self._places.backups)
            except SosuplanError:
                failed.append(path)
                continue
            if self.show(file):
                break
        else:
            self._session.close_plan() if self.recent.closed else self.open_reference()
        QTimer.singleShot(0, self, lambda: self._after_start(failed))

    def _after_start(self, failed: Sequence[Path]) -> None:
        self._try_again(failed)
        for copy, name, time in self.safety.rescue.copies():
            self._offer(copy, name, time)

    def _offer(self, copy: Path, name: str, time: datetime) -> None:
        """A copy of what could not be saved when the program was ended last."""
        title = _("{name} could not be saved when SOSUplan was ended.")
        text = _(
            "That was {when}. What was on the screen then is kept in a copy of the plan."
        ).format(when=moment(time))
        ways = {_OPEN: _("Open the copy"), _DELETE: _("Delete the copy")}
        leave = _("Not now")
        way = ask(self._window, title.format(name=masked(name)), [text], ways, leave)
        if way == _DELETE:
            delete(copy)
        elif way == _OPEN and self.safety.may_leave():
            try:
                self._open(self.safety.rescue.bring_back(copy, name))
            except SosuplanError as error:
                self._tell(_("The copy was not saved."), error)

    def _try_again(self, paths: Sequence[Path]) -> None:
        """Open one of the plans that could not be opened at the start, as the user chooses."""
        shown = self._session.plan.name if self._session.file is not None else ""
        for path in dict.fromkeys(paths):
            if self.safety.may_leave() and self._open(path, shown):
                return

    def open_reference(self) -> None:
        """The user's copy of the reference plan, without a question."""
        try:
            self.show(reference_copy(self._places))
        except SosuplanError as error:
            self._tell(
                _(
                    "Your own folder for plans cannot be written. The reference plan is opened from"
                    " a temporary folder: save a copy where you want to keep it."
                ),
                error,
            )
            self.show(temporary_copy())

    # --- asking ---------------------------------------------------------------------------------

    def ask_open(self) -> None:
        path = ask_plan_file(self._window, self.recent.folder)
        if path is not None:
            self.open(path)

    def ask_reference(self) -> None:
        """The user's copy of the reference plan; where it was changed, or one as published."""
        session = self._session
        usual = next(places_of_copy(self._places, opening.reference_name()))
        if self._is_open(usual):
            if ask_which(self._window, session.plan) == FRESH:
                self.new_reference()
            return
        if not self.safety.may_leave():
            return
        try:
            copy = reference_copy(self._places)
            way = ask_which(self._window, copy.plan())
        except SosuplanError:
            self.open_reference()
            return
        if way == MINE:
            self.show(copy)
            return
        copy.close()
        if way == FRESH:
            self.new_reference()

    def new_reference(self) -> None:
        """A new plan file with the published figures of the reference plan."""
        folder = opening.published()
        self._make(folder)

    def ask_new(self) -> None:
        """A new plan file from a plan folder; a bad folder is refused with all its faults."""
        from sosuplan.store.folder import read_folder

        folder = self._ask_folder(_("Plan folder"))
        if folder is None:
            return
        try:
            read = read_folder(folder)
        except SosuplanError as error:
            title = _("The folder {name} cannot become a plan.")
            self._tell(title.format(name=folder.name), error)
            return
        if self._make(read) and read.history:
            self.carried_over.emit(folder.name)

    def ask_own(self) -> None:
        """A plan of one's own, from the example plan and the number of people that one has."""
        from ui.planfiles.own_plan import OwnPlanWizard

        wizard = OwnPlanWizard(self._window, opening.published().plan, self.recent.folder)
        if wizard.exec() and self.open(wizard.path):
            self.own_made.emit()

    def ask_next(self) -> None:
        """The plan of the next base year, as a new file that is opened; figures can be imported
        into it at once."""
        from ui.planfiles.new_base_year import NewBaseYearDialog

        session = self._session
        if session.file is None:
            return
        finish_typing()
        title = _("There is no next plan yet.")
        if session.draft:
            name = session.file.path.name
            self._tell(title, SosuplanError(Fault("next_year_unfinished", masked(name))))
            return
        if session.plan.horizon <= session.plan.base_year + 1:
            self._tell(title, SosuplanError(Fault("next_year_none")))
            return
        dialog = NewBaseYearDialog(self._window, session, session.file.path.parent)
        if dialog.exec() and dialog.found is not None and self.open(dialog.path):
            self._offer_import(dialog.found)

    def _offer_import(self, found: NextPlan) -> None:
        """What to bring into the new plan, and the way to do so."""
        from sosuplan.narrative.new_base_year import standing_in, to_bring

        language = self._session.language
        told = _("The plan with the base year {year} is made and open.")
        way = ask(
            self._window,
            told.format(year=found.base_year),
            [*standing_in(found, language), to_bring(found, language)[0]],
            {_IMPORT: _("&Import figures…")},
            _("Later"),
        )
        if way == _IMPORT:
            self.figures_wanted.emit()

    def _make(self, folder: PlanFolder) -> bool:
        """A new plan file where the user wants it, which is opened; False if it is not."""
        path = self._ask_save(_("Save the new plan as"), folder.plan.name)
        if path is None:
            return False
        try:
            PlanFile.create(
                path, folder.plan, folder.scenario_library, history=folder.history, replace=True
            )
        except SosuplanError as error:
            self._tell(_("The plan was not saved."), error)
            return False
        return self.open(path)

    def ask_copy(self) -> None:
        """A copy of the open plan under another name; work goes on in the copy."""
        session = self._session
        if session.file is None:
            return
        finish_typing()
        path = self._ask_save(_("Save a copy as"), session.plan.name)
        if path is not None:
            self._go_on_in_copy(path)

    def duplicate(self) -> None:
        """A copy of the open plan beside it; work goes on in the copy."""
        path = self._session.path
        if path is None:
            return
        finish_typing()
        name = _("{name} – copy").format(name=path.stem)
        copies = numbered(path.with_name(name + SUFFIX))
        self._go_on_in_copy(next(copy for copy in copies if not is_there(copy)))

    def _go_on_in_copy(self, path: Path) -> None:
        try:
            self._session.copy_to(path)
        except SosuplanError as error:
            self._tell(_("The copy was not saved."), error)
            return
        self._open(path, copied=True)

    def ask_restore(self) -> None:
        """Put the open plan back to one of its backups."""
        from ui.planfiles.backups import RestoreDialog

        path = self._session.path
        if path is None or not self._writable() or not self.safety.may_leave():
            return
        dialog = RestoreDialog(self._window, path, self._places.backups)
        if not dialog.exec():
            return
        self._session.close()
        dialog.restore()
        if not self._open(path):
            self._session.close_plan()

    def ask_export(self) -> None:
        """The plan as a folder of CSV files."""
        from sosuplan.store.folder import write_folder

        session = self._session
        if session.file is None:
            return
        finish_typing()
        if session.draft and not self._export_without_draft():
            return
        folder = self._ask_folder(_("Export into an empty folder"))
        if folder is None:
            return
        try:
            write_folder(session.plan, folder, session.scenario_library)
        except SosuplanError as error:
            self._tell(_("The plan folder was not written."), error)

    def _export_without_draft(self) -> bool:
        """Whether to export the last valid plan; a folder has no room for what is not valid yet."""
        way = ask(
            self._window,
            _("Some of what you have typed is not a valid plan yet."),
            [
                _(
                    "The folder gets the figures as they were before that. What is not valid yet"
                    " stays in the plan file, and a copy of the plan has it too."
                )
            ],
            {_EXPORT: _("Export without it")},
        )
        return way == _EXPORT

    def dropped(self, data: QMimeData) -> Path | None:
        """The plan file that is dragged onto the window, if it is one."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        return paths[0] if len(paths) == 1 and paths[0].suffix.lower() == SUFFIX else None

    # --- inside ---------------------------------------------------------------------------------

    def _is_open(self, path: Path) -> bool:
        """True if ``path`` leads to the file of the open plan, whatever way it is written."""
        mine = self._session.path
        try:
            return mine is not None and is_there(path) and path.samefile(mine)
        except OSError:
            return path == mine

    def _writable(self) -> bool:
        file = self._session.file
        return file is not None and not file.read_only

    def _ask_save(self, title: str, name: str) -> Path | None:
        """Where to save a plan; the one that is open is replaced by no other."""
        path = self._saving.ask(title, name, SUFFIX, plan_files(), self.recent.folder)
        if path is None or not self._is_open(path):
            return path
        text = _("{name} is the plan that is open. Save the new one under another name.")
        QMessageBox.information(self._window, title, text.format(name=path.name))
        return None

    def _ask_folder(self, title: str) -> Path | None:
        folder = QFileDialog.getExistingDirectory(self._window, title, str(self.recent.folder))
        return Path(folder) if folder else None

    def _fill_recent(self, menu: QMenu) -> None:
        menu.clear()
        for path in self.recent.paths:
            action = menu.addAction(literal(path.name))
            action.setToolTip(str(path))
            action.setEnabled(is_there(path))
            action.triggered.connect(lambda __=False, chosen=path: self.open(chosen))
        menu.setEnabled(not menu.isEmpty())

    def _tell(self, title: str, error: SosuplanError) -> None:
        """Tell a problem over the window, which at the start has to be shown first."""
        if self._window.isVisible():
            tell(self._window, title, error, self._session.language)
        else:
            QTimer.singleShot(0, self, lambda: self._tell(title, error))


def _not_opened(path: Path) -> str:
    return _("The plan {name} cannot be opened.").format(name=masked(path.name))


class RecentPlans:
    """Kept in the user's settings, newest first."""

    def __init__(self, settings: Settings, plans: Path) -> None:
        """``plans`` is the folder to begin in when nothing has been opened yet."""
        self._settings = settings
        self._plans = plans

    @property
    def paths(self) -> list[Path]:
        """The plans, whether they are still there or not."""
        return self._settings.paths(_RECENT)

    @property
    def last(self) -> Path | None:
        """The plan that was open when the program was left."""
        return next(iter(self._settings.paths(_LAST)), None)

    @property
    def closed(self) -> bool:
        """True if the last plan was closed, so that the program was left without one."""
        return self._settings.contains(_LAST) and self._settings.text(_LAST, "?") == ""

    @property
    def folder(self) -> Path:
        """Where to look for plans first."""
        return self._settings.folder(_FOLDER, self._plans)

    def opened(self, path: Path) -> None:
        """``path`` is open now. One that may hold a CPR number, in the name of a folder, is not
        kept."""
        known = [other for other in self.paths if other != path]
        self._settings.keep_path(_RECENT, *[path, *known][:MOST_RECENT])
        self._settings.keep_path(_LAST, path)
        self._settings.keep_path(_FOLDER, path.parent)

    def close(self) -> None:
        """No plan is open now."""
        self._settings.setValue(_LAST, "")
