"""The import wizard: file, table, columns, result. Until it is accepted nothing is changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sosuplan.editing.cells import References
from sosuplan.importing.column_mapping import ImportMapping, adapt, check_mapping, fingerprint
from sosuplan.importing.grid import Grid
from sosuplan.importing.import_result import ImportResult
from sosuplan.importing.progress import Progress
from sosuplan.importing.readers.text_table import TextFormat
from sosuplan.importing.readers.worker import keep_ready, let_go
from sosuplan.importing.session import ImportSession, import_action, open_session
from sosuplan.model.group_words import plain
from sosuplan.model.plan import Plan
from sosuplan.text.cpr import holds_cpr, masked
from sosuplan.text.errors import ImportFileError, SosuplanError
from ui.i18n import _, current
from ui.importing.columns_page import ColumnsPage
from ui.importing.file_page import FilePage, files_of
from ui.importing.result_page import ResultPage
from ui.importing.sheet_page import SheetPage
from ui.job import Job
from ui.settings import Settings
from ui.widgets.accessible import Pane, add_keys, announce
from ui.widgets.fitting import ElidedLabel, FittedDialog, Room
from ui.widgets.steps import Steps

SIZE = "import/size"
FOLDER = "import/folder"
MAPPINGS = "import/mappings"
MOST_KEPT = 60
USUAL = (1120, 680)
LEAST, LEAST_NARROW = (840, 420), (586, 540)
"""Pixels of a page, and of one that puts below each other what else stands beside each other; where
there are fewer, it is scrolled."""
PATIENCE_MS = 150
"""Work that takes less shows no bar and locks nothing: boxes keep the focus while one types."""
FILE, SHEET, COLUMNS, RESULT = range(4)


class ImportWizard(FittedDialog):
    """Four steps to a new plan, which ``accept_result`` is asked to take in one undoable step."""

    def __init__(
        self,
        parent: QWidget | None,
        plan: Plan,
        refer: References,
        settings: Settings,
        accept_result: Callable[[ImportResult, str], bool],
    ) -> None:
        """``accept_result`` takes a result and the step's action; False if it was not taken."""
        super().__init__(parent)
        self._plan = plan
        self._settings = settings
        self._accept_result = accept_result
        self._remembered = Remembered(settings)
        self._job = Job("import")
        self._job.progressed.connect(self._show_share)
        # A window that closes takes its dialogs with it, unasked.
        self.destroyed.connect(self._job.close)
        self.destroyed.connect(let_go)
        self._path: Path | None = None
        self._import: ImportSession | None = None
        self._result: ImportResult | None = None
        self._fill_down = True
        self._busy = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._show_buttons)
        self._patience.timeout.connect(lambda: announce(self.busy, self.busy.text()))
        self.setWindowTitle(_("Import figures"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.file_page = FilePage(str(settings.folder(FOLDER, Path.home())))
        self.sheet_page = SheetPage()
        self.columns_page = ColumnsPage(plan)
        self.result_page = ResultPage(plan, refer)
        self.pages = QStackedWidget()
        for page in (self.file_page, self.sheet_page, self.columns_page, self.result_page):
            self.pages.addWidget(page)
        self._lay_out()
        self._connect()
        self.resize(settings.size(SIZE, QSize(*USUAL)))
        self._turn_to(FILE)
        self._job.run(
            partial(files_of, Path(self.file_page.folder)), self.file_page.show_recent, _ignore
        )
        keep_ready()

    # --- layout ---------------------------------------------------------------------------------

    def _make_footer(self) -> QWidget:
        """How far work is, and the buttons to go on."""
        self.busy = ElidedLabel(QSizePolicy.Policy.Preferred)
        self.busy.setProperty("look", "muted")
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        self.bar.setMaximumWidth(200)
        self.stop, self.cancel = QPushButton(_("&Stop")), QPushButton(_("Cancel"))
        self.back, self.next = QPushButton(_("‹ &Back")), QPushButton()
        self.next.setObjectName("next")
        for button, action in (
            (self.stop, self._stop),
            (self.cancel, self.reject),
            (self.back, lambda: self._turn_to(self.pages.currentIndex() - 1)),
            (self.next, self._go_on),
        ):
            button.clicked.connect(action)
            button.setAutoDefault(button is self.next)
        below = QWidget()
        row = QHBoxLayout(below)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.busy, self.bar, self.stop):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.cancel, self.back, self.next):
            row.addWidget(widget)
        return below

    def _lay_out(self) -> None:
        self._steps = Steps((_("1  File"), _("2  Table"), _("3  Columns"), _("4  Result")))
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 16, 22, 16)
        column.setSpacing(12)
        column.addWidget(self._steps)
        self._room = Room(self.pages)
        column.addWidget(self._room, 1)
        self._below = self._make_footer()
        column.addWidget(self._below)
        add_keys(self, self.panes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < LEAST[0]
        self.pages.setMinimumSize(LEAST_NARROW[0], (LEAST_NARROW if narrow else LEAST)[1])

    def panes(self) -> list[Pane]:
        """The parts of the step in front, and the buttons below it."""
        pages = (self.file_page, self.sheet_page, self.columns_page, self.result_page)
        return [*pages[self.pages.currentIndex()].panes(), Pane(self._below, self.next)]

    def _connect(self) -> None:
        self.file_page.chosen.connect(self.read)
        self.file_page.templates_wanted.connect(self.save_template)
        self.sheet_page.sheet_chosen.connect(lambda sheet: self._read_table(sheet=sheet))
        self.sheet_page.header_chosen.connect(lambda header: self._read_table(header=header))
        self.sheet_page.format_chosen.connect(self._read)
        self.sheet_page.fill_chosen.connect(lambda fill: self._read_table(fill_down=fill))
        self.sheet_page.hidden_chosen.connect(lambda hidden: self._read_table(hidden=hidden))
        self.columns_page.mapping_changed.connect(lambda __: self._show_buttons())
        self.result_page.chosen.connect(self._choose)

    @property
    def working(self) -> bool:
        """True while something is read or computed."""
        return self._busy

    # --- reading --------------------------------------------------------------------------------

    def read(self, path: Path) -> None:
        """Read the file at ``path`` and go to its table; a problem is told on the first page."""
        self.file_page.show_problem(None, None)
        self._settings.keep_path(FOLDER, path.parent)
        self.file_page.folder = str(path.parent)
        self._path = path
        self._read(None)

    def _read(self, form: TextFormat | None) -> None:
        """Read the file; a text as ``form`` says that it is written."""
        path = self._path
        if path is None:
            return
        plan = self._plan
        self._start(
            _("Reading {name}…").format(name=masked(path.name)),
            lambda progress: open_session(path, plan, text=form, progress=progress),
            self._take_file,
            self._tell_file,
        )

    def _take_file(self, read: ImportSession) -> None:
        self._fill_down = True
        self.sheet_page.show_book(read.book, read.table.sheet)
        self._take_table(read)
        self.columns_page.whole.offer_title(read.title, anew=True)
        if self.pages.currentIndex() == FILE:
            self._turn_to(SHEET)

    def _tell_file(self, error: SosuplanError) -> None:
        if self.pages.currentIndex() == FILE:
            self.file_page.show_problem(self._path, error)
        else:
            self.sheet_page.show_problem(error)
            self.sheet_page.show_format(self._import.book.text if self._import else None)

    def _read_table(
        self,
        *,
        sheet: int | None = None,
        header: tuple[int, int] | None = None,
        fill_down: bool | None = None,
        hidden: bool | None = None,
    ) -> None:
        """Read another sheet, or the same one in another way."""
        now = self._import
        if now is None:
            return
        if fill_down is not None:
            self._fill_down, header = fill_down, now.table.grid.header_lines
        number, fill = now.table.sheet if sheet is None else sheet, self._fill_down
        same = number == now.table.sheet
        shown = hidden if hidden is not None else same and now.table.grid.with_hidden
        self._start(
            _("Looking at the table…"),
            lambda __: now.with_table(number, header, fill_down=fill, hidden=shown),
            self._take_table,
            self.sheet_page.show_problem,
        )

    def _take_table(self, read: ImportSession) -> None:
        self._import = read
        table = read.table
        self.columns_page.whole.offer_title(read.title)
        last = self._remembered.find(table.grid, table.guessed.mapping)
        self.sheet_page.show_notes(read.sheet_notes)
        self.sheet_page.show_grid(table.grid, last or table.guessed.mapping)
        self.columns_page.show_grid(table.grid, table.guessed, last, dashes=table.dashes)
        self._show_buttons()

    # --- the result -----------------------------------------------------------------------------

    def _apply(self, used: QWidget | None = None) -> None:
        """Compute what the import would do, and show it; the keyboard goes on in what is used."""
        if self._import is None:
            return
        self._import = replace(self._import, mapping=self.columns_page.mapping)
        self._result = None
        source = self.columns_page.whole.source()
        work = partial(self._import.result, source, current())
        self._start(
            _("Putting the figures into the plan…"),
            lambda progress: work(progress=progress),
            partial(self._take_result, used),
            self._tell_result,
        )

    def _take_result(self, used: QWidget | None, result: ImportResult) -> None:
        self._result = result
        if used is not None:
            # While work takes long nothing on the page can have the focus.
            self._show_buttons()
            used.setFocus()
        if self._import is not None:
            self.result_page.show_result(result, self._import)
        self._turn_to(RESULT)

    def _tell_result(self, error: SosuplanError) -> None:
        self.result_page.show_problem(error)
        self._turn_to(RESULT)

    def _choose(self, chosen: dict[str, Any]) -> None:
        """Choose what is chosen of the result, and compute it anew."""
        if self._import is None:
            return
        if chosen.keys() <= {one.name for one in fields(ImportMapping)}:
            self.columns_page.mapping = replace(self.columns_page.mapping, **chosen)
        else:
            self._import = replace(self._import, **chosen)
        self._apply(self.focusWidget())

    def _take_over(self) -> None:
        """Hand the new plan over, in one step; then nothing is left to do."""
        result, read = self._result, self._import
        if result is None or read is None or result.faults:
            return
        if self._accept_result(result, import_action(result)):
            # A title that the next file has besides is asked about again.
            titles = {plain(one.title): one.answer or "" for one in result.titles}
            self._remembered.keep(read.table.grid, replace(read.mapping, titles=titles))
            self.accept()

    # --- going on -------------------------------------------------------------------------------

    def save_template(self) -> None:
        """Save a spreadsheet to fill in."""
        from ui.importing.file_page import TemplateDialog

        dialog = TemplateDialog(self, self._plan, self.file_page.folder)
        dialog.exec()
        if (path := dialog.saved) is not None:
            said = _("The template is saved as {name}.").format(name=path.name)
            self.file_page.saved.tell(lambda: said, path)

    def _go_on(self) -> None:
        page = self.pages.currentIndex()
        if page == SHEET:
            self._turn_to(COLUMNS)
        elif page == COLUMNS:
            if self._import is not None:
                self._import = self._import.without_choices()
            self._apply()
        elif page == RESULT:
            self._take_over()

    def _turn_to(self, page: int) -> None:
        turned = page != self.pages.currentIndex()
        self.pages.setCurrentIndex(page)
        self._steps.show_step(page)
        self._show_buttons()
        # Who chooses among the boxes of a result goes on there.
        if page != FILE and (turned or not self.pages.isAncestorOf(self.focusWidget())):
            self.next.setFocus()
        # While there was work the focus went through the page, which was scrolled to show it.
        self._room.verticalScrollBar().setValue(0)

    def _show_buttons(self) -> None:
        """What can be done now."""
        page, busy = self.pages.currentIndex(), self._busy
        long = busy and not self._patience.isActive()
        self.busy.setVisible(long)
        self.bar.setVisible(long)
        self.stop.setVisible(long)
        self.back.setVisible(page > FILE)
        self.back.setEnabled(not busy)
        self.next.setVisible(page > FILE)
        self.next.setText(_("&Insert the figures") if page == RESULT else _("&Next ›"))
        ready = {
            SHEET: self._import is not None,
            COLUMNS: not self.columns_page.problems,
            RESULT: self._result is not None and not self._result.faults,
        }
        self.next.setEnabled(not busy and ready.get(page, False))
        self.next.setDefault(page > FILE)
        self.pages.setEnabled(not long)

    # --- long work ------------------------------------------------------------------------------

    def _start(
        self,
        text: str,
        work: Callable[[Progress], object],
        done: Callable[..., None],
        failed: Callable[[SosuplanError], None],
    ) -> None:
        """Do long work beside the window, and say so."""

        def finish(then: Callable[..., None], value: object) -> None:
            self._busy = False
            self._patience.stop()
            then(value)
            self._show_buttons()

        if not self._busy:
            self._patience.start()
        self._busy = True
        self.busy.setText(text)
        self.bar.setValue(0)
        self._job.run(work, partial(finish, done), partial(finish, failed))
        self._show_buttons()

    def _stop(self) -> None:
        """Drop what is under way; everything is as it was before."""
        self._job.cancel()
        self._busy = False
        self._patience.stop()
        if self._import is not None:
            self.sheet_page.show_format(self._import.book.text)
            self.sheet_page.show_sheet(self._import.table.sheet)
        self._show_buttons()

    def _show_share(self, share: float) -> None:
        self.bar.setValue(round(100 * share))

    def done(self, result: int) -> None:
        """Closed in whatever way: nothing goes on, and the size is remembered."""
        self._job.close()
        let_go()
        self._settings.setValue(SIZE, self.size())
        super().done(result)


def _ignore(_error: SosuplanError) -> None:
    """The folder's list is an offer: without it the page is as good."""


# --- mappings of earlier files -------------------------------------------------------------------


class Remembered:
    """The mappings of the user's settings by the shape of their files, the latest last."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def find(self, grid: Grid, guessed: ImportMapping | None) -> ImportMapping | None:
        """The mapping of the last file of this shape, if it can be used again.

        What the new file itself says for all its rows (``guessed``), such as the year in its
        title, goes before what the last one said.
        """
        text = self._all().get(fingerprint(grid))
        if text is None:
            return None
        try:
            mapping = adapt(ImportMapping.from_json(text), grid)
        except ImportFileError:
            return None
        if guessed is not None and guessed.target == mapping.target:
            for name in ("year", "area"):
                if name in mapping.constants and name in guessed.constants:
                    mapping = mapping.with_constant(name, guessed.constants[name])
        unusable = any(fault.code == "import_column_gone" for fault in check_mapping(mapping, grid))
        return None if unusable else mapping

    def keep(self, grid: Grid, mapping: ImportMapping) -> None:
        """Remember ``mapping`` for files of this shape, unless what is said in it may hold a CPR
        number."""
        stated = [mapping.constants, *(use.group for use in mapping.columns)]
        texts = [text for texts in stated for text in texts.values()]
        if any(map(holds_cpr, (*texts, *mapping.titles))):
            return
        kept = self._all()
        kept.pop(fingerprint(grid), None)
        kept[fingerprint(grid)] = mapping.to_json()
        newest = dict(list(kept.items())[-MOST_KEPT:])
        self._settings.setValue(MAPPINGS, json.dumps(newest, ensure_ascii=False))

    def _all(self) -> dict[str, str]:
        kept = self._settings.mapping(MAPPINGS)
        return {key: text for key, text in kept.items() if isinstance(text, str)}
