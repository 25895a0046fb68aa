"""The ways out of the window besides print and PDF: workbook, CSV, picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from sosuplan.analysis.beside import compared_with
from sosuplan.analysis.frame import Frame
from sosuplan.charts.spec import ChartSpec
from sosuplan.narrative.scenario_name import frame_file
from sosuplan.store.files import parts_for_file
from sosuplan.text.errors import SosuplanError
from sosuplan.text.language import Language
from ui.i18n import _
from ui.job import Job, tried
from ui.session.session import Session
from ui.settings import Settings
from ui.widgets.problems import tell
from ui.widgets.saving import Saving, saved_words

if TYPE_CHECKING:
    from ui.widgets.saving import Outcome

TOLD_FOR_MS = 10_000
"""How long the status line says what was saved."""


@dataclass(frozen=True)
class _Order:
    """A file that was asked for: ``title``, ``name``, ``suffix`` and ``kind`` are what the dialog
    says of it, which stands ``over`` a window."""

    title: str
    name: str
    suffix: str
    kind: str
    content: Callable[[], bytes]
    over: QWidget
    language: Language


class Exports(QObject):
    """The actions ``excel``, ``live``, ``csv`` and ``picture``, for any menu. What they make is
    what ``frame`` and ``view`` give when they are chosen; without them, what the session shows."""

    saved = Signal(object)
    """The path that was written."""

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        settings: Settings,
        frame: Callable[[], Frame | None] | None = None,
        view: Callable[[], QWidget | None] | None = None,
        bar: Callable[[], Outcome | None] | None = None,
    ) -> None:
        """``bar`` gives the line of the page in front that says what came of ways out; on a page
        without one the status line does."""
        super().__init__(window)
        self._window = window
        self._session = session
        self._settings = settings
        self._job = Job("export", whole=True)
        self._orders: list[tuple[_Order, Path]] = []
        """What is made beside the window; the first is under way."""
        self.destroyed.connect(self._job.close)
        self._frame = frame or (lambda: session.frame)
        self._view = view or (lambda: None)
        self._bar = bar or (lambda: None)
        self.excel = self._action(self.save_excel)
        self.live = self._action(self.save_live)
        self.csv = self._action(self.save_csv)
        self.picture = self._action(self.save_picture)
        session.plan_opened.connect(lambda: self._set_open(True))
        session.plan_closed.connect(lambda: self._set_open(False))
        window.installEventFilter(self)
        self._set_open(session.file is not None)
        self._name()

    def fill(self, menu: QMenu) -> None:
        """Put the actions at the end of a menu."""
        menu.addActions([self.excel, self.live, self.csv, self.picture])
        menu.aboutToShow.connect(self._enable)
        menu.aboutToHide.connect(lambda: self._set_open(self._session.file is not None))

    # --- what is saved --------------------------------------------------------------------------

    def save_excel(self) -> None:
        """The frame with all that it rests on as a workbook."""
        frame = self._frame()
        if frame is None:
            return
        session, today = self._session, date.today()
        sampling = session.certainty.choice.sampling
        every = compared_with(
            frame.plan, session.saved.values(), session.scenario_library, session.plan
        )

        def content() -> bytes:
            from sosuplan.exports.workbook import workbook

            return workbook(frame, today, every.alike, every.beside, sampling)

        self._save(
            _("Save as an Excel workbook"),
            frame_file(frame, date.today().isoformat()),
            ".xlsx",
            _("Excel workbooks"),
            content,
            beside=True,
        )

    def save_live(self) -> None:
        """The frame's scenario as a workbook that computes itself, of the occupation that is shown
        and the plan's area; where there are several, of those that are asked for."""
        frame = self._frame()
        if frame is None:
            return
        today, chosen = date.today(), self._one_of(frame)
        if chosen is None:
            return
        area, occupation = chosen

        def content() -> bytes:
            from sosuplan.exports.live_workbook import live_workbook

            return live_workbook(frame, occupation, area, today)

        several = len(frame.plan.areas) > 1
        parts = (occupation, area if several else "", _("formulas"), today.isoformat())
        self._save(
            _("Save as a workbook with formulas"),
            frame_file(frame, " ".join(filter(None, parts))),
            ".xlsx",
            _("Excel workbooks"),
            content,
            beside=True,
        )

    def _one_of(self, frame: Frame) -> tuple[str, str] | None:
        """An area and an occupation; None if nobody chooses."""
        areas, occupation = frame.plan.areas, frame.occupation
        if len(areas) == 1 and occupation != "all":
            return areas[0], occupation
        from ui.charts.live_choice import LiveChoice

        dialog = LiveChoice(self._window, frame.plan, occupation)
        accepted = dialog.exec() == LiveChoice.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.chosen if accepted else None

    def save_csv(self) -> None:
        """The balance of the frame's scenarios by area, occupation and year as CSV."""
        frame = self._frame()
        if frame is None:
            return

        def content() -> bytes:
            from sosuplan.exports.results import balance_figures
            from sosuplan.exports.texts import spreadsheet_csv

            return spreadsheet_csv(balance_figures(frame), frame.language)

        self._save(
            _("Save as CSV"),
            frame_file(frame, date.today().isoformat()),
            ".csv",
            _("CSV files"),
            content,
            beside=True,
        )

    def save_figures(self, spec: ChartSpec, over: QWidget | None = None) -> None:
        """A chart's figures as CSV; dialogs stand ``over`` the window that shows them."""

        def content() -> bytes:
            from sosuplan.exports.texts import spreadsheet_csv

            return spreadsheet_csv(spec.figures, spec.language)

        self._save(
            _("Save as CSV"),
            self._file_of(spec),
            ".csv",
            _("CSV files"),
            content,
            over=over,
        )

    def save_table(self, name: str, content: Callable[[], bytes], over: QWidget) -> None:
        """A table as CSV; dialogs stand ``over`` the window that shows it."""
        name = parts_for_file(self._session.plan.name, name)
        self._save(_("Save as CSV"), name, ".csv", _("CSV files"), content, over=over)

    def save_picture(self, view: QWidget | None = None) -> None:
        """A picture of a view, or of the one in front."""
        from ui.charts.look import spec_of
        from ui.charts.picture import png_of

        shown = view or self._view()
        spec = spec_of(shown)
        if shown is None or spec is None:
            return
        # The window may be another size when the dialog has gone: what was asked for is seen now.
        made = png_of(shown)
        self._save(
            _("Save the picture as"),
            self._file_of(spec),
            ".png",
            _("PNG pictures"),
            lambda: made,
        )

    def finish(self) -> None:
        """Write what was asked for, at once: the window is closing."""
        self._job.finish()

    # --- inside ---------------------------------------------------------------------------------

    def _save(
        self,
        title: str,
        name: str,
        suffix: str,
        kind: str,
        content: Callable[[], bytes],
        *,
        over: QWidget | None = None,
        beside: bool = False,
    ) -> None:
        """Ask where, and write. A file that takes its time is made ``beside`` the window."""
        language = self._session.language
        order = _Order(title, name, suffix, kind, content, over or self._window, language)
        if not self._orders:
            self._hush()
        path = self._ask(order)
        if path is None:
            return
        if beside:
            self._orders.append((order, path))
            self._go_on()
        else:
            self._write(order, path, content())

    def _file_of(self, spec: ChartSpec) -> str:
        """The name of a file of a chart."""
        if spec.frame is not None:
            return frame_file(spec.frame, spec.name)
        return parts_for_file(self._session.plan.name, spec.name)

    def _ask(self, order: _Order) -> Path | None:
        saving = Saving(order.over, self._settings)
        return saving.ask(order.title, order.name, order.suffix, order.kind)

    def _go_on(self) -> None:
        if self._orders and not self._job.running:
            order, path = self._orders[0]
            self._tell(lambda: _("Saving {name}…").format(name=path.name))
            self._job.run(lambda __: tried(order.content), self._made, self._made)

    def _made(self, content: bytes | Exception) -> None:
        (order, path), self._orders = self._orders[0], self._orders[1:]
        self._hush()
        if isinstance(content, bytes):
            self._write(order, path, content)
        elif isinstance(content, SosuplanError):
            words = _("The file was not saved.")
            tell(order.over, words, content, order.language)
        self._go_on()
        if isinstance(content, Exception) and not isinstance(content, SosuplanError):
            raise content

    def _write(self, order: _Order, path: Path, content: bytes) -> None:
        saving = Saving(order.over, self._settings)
        written = saving.write(path, content, order.language, lambda: self._ask(order))
        if written is not None:
            self._tell(lambda: saved_words(written), written)
            self.saved.emit(written)

    def _tell(self, said: Callable[[], str], path: Path | None = None) -> None:
        """Say that a file is being made, or that it is at ``path``."""
        bar = self._bar()
        if bar is not None:
            bar.tell(said, path)
        else:
            self._window.statusBar().showMessage(said(), TOLD_FOR_MS if path is not None else 0)

    def _hush(self) -> None:
        """What was told before is over."""
        self._window.statusBar().clearMessage()
        bar = self._bar()
        if bar is not None and not bar.busy:
            bar.hide()

    def _action(self, run: Callable[[], object]) -> QAction:
        action = QAction(self)
        action.triggered.connect(lambda: run())
        return action

    def _set_open(self, is_open: bool) -> None:
        for action in (self.excel, self.live, self.csv, self.picture):
            action.setEnabled(is_open)

    def _enable(self) -> None:
        """A menu opens: there is a picture where there is a chart."""
        self._set_open(self._session.file is not None)
        self.picture.setEnabled(self._view() is not None)

    def _name(self) -> None:
        self.excel.setText(_("E&xcel workbook…"))
        self.live.setText(_("Workbook with fo&rmulas…"))
        self.csv.setText(_("&CSV…"))
        self.picture.setText(_("&Picture of the chart…"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.LanguageChange:
            self._name()
        return super().eventFilter(watched, event)


def exports_of(widget: QWidget) -> Exports | None:
    """The ways out of the window that ``widget`` is in."""
    return widget.window().findChild(Exports)
