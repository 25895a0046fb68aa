"""A trial: the program goes through a session by itself, so that a built one can be tested.

``SOSUPLAN_TRIAL`` asks for it: ``start`` ends when the window is painted, ``session`` edits, saves,
reads and prints first. What was found is in ``trial.json`` in the folder ``SOSUPLAN_PROFILE``,
without which there is no trial: it never touches what belongs to a user. Whatever Python or Qt say
meanwhile is there too, and a fault: on Windows a program with a window has nowhere else to say it.
"""

from __future__ import annotations

import io
import json
import os
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QObject,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from ui.settings import PROFILE_VARIABLE, TRIAL_VARIABLE

if TYPE_CHECKING:
    from ui.app.app import Program

START, SESSION = "start", "session"
FOUND = "trial.json"
PRINTED_PPI = 300
BETWEEN_MS = 60
"""From one step to the next: long enough for what follows to be computed and painted."""


QT_TEXTS = {
    "qtbase_da.qm": ("QPlatformTheme", "Cancel"),
    "qt.mo": ("QFileDialog", "Files of &type:"),
}
"""A text of Qt's own from each file that holds them: its context and source."""


def asked_trial() -> Trial | None:
    """The trial that is asked for, if one is: it hears from now on what is said."""
    kind, profile = os.environ.get(TRIAL_VARIABLE), os.environ.get(PROFILE_VARIABLE)
    return Trial(Path(profile), kind == SESSION) if kind and profile else None


class Trial(QObject):
    """Waits for the window's first paint, takes one step after the other, and quits."""

    def __init__(self, folder: Path, session: bool) -> None:
        super().__init__()
        self._folder, self._whole = folder, session
        # Warnings, faults of threads and those that Python can only report are written there.
        self._said = sys.stdout = sys.stderr = io.StringIO()
        qInstallMessageHandler(self._hear_qt)
        self._found: dict[str, Any] = {}
        self._steps: Iterator[None] = iter(())

    def begin(self, program: Program) -> None:
        """Let it begin when the program's window is painted."""
        self._program = program
        program.application.installEventFilter(self)
        # A fault of any step, of Qt's own slots too, ends the trial instead of waiting for a click.
        program.crash.happened.connect(lambda _path: self._end(1))

    def result(self, status: int) -> int:
        """Write down what was found, now that the program is over; its exit status, which is 1 if
        anything was said."""
        said = self._said.getvalue()
        status = 1 if said else status
        self._found |= {"status": status, "said": said}
        text = json.dumps(self._found, ensure_ascii=False, indent=1)
        (self._folder / FOUND).write_text(text, encoding="utf-8")
        return status

    def _hear_qt(self, _kind: QtMsgType, _place: QMessageLogContext, text: str) -> None:
        # What the platform without a screen cannot do says nothing about the program.
        if not text.startswith("This plugin does not support "):
            self._said.write(f"Qt: {text}\n")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched is self._program.window:
            self._program.application.removeEventFilter(self)
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        self._found["painted"] = time.time()
        self._found["icon"] = not self._program.window.windowIcon().isNull()
        if self._whole:
            self._steps = _session(self._program, self._folder, self._found)
        self._next()

    def _next(self) -> None:
        try:
            next(self._steps)
        except StopIteration:
            self._end(0)
        else:
            QTimer.singleShot(BETWEEN_MS, self._next)

    def _end(self, status: int) -> None:
        self._program.window.close()
        # A fault of the start comes before the loop that this ends.
        QTimer.singleShot(0, lambda: QApplication.exit(status))


def _session(program: Program, folder: Path, found: dict[str, Any]) -> Iterator[None]:
    """What a planner does in an hour; at each ``yield`` the window catches up."""
    session, window = program.session, program.window
    found["headline"] = window.scenarios.headline.text()
    for name, value in (("senior_years", 1.0), ("retention", 0.2), ("intake_change:SSA", 0.1)):
        session.set_lever(session.catalogue[name], value)
        yield
    for tab in range(window.scenarios.tabs.count()):
        window.scenarios.tabs.setCurrentIndex(tab)
        yield
    session.undo_stack.undo()
    session.undo_stack.redo()
    yield
    found["headline_after"] = window.scenarios.headline.text()
    session.save_as("Prøve æøå", "")
    session.keep()
    assert session.file is not None
    copy = folder / "kopi æøå.sosuplan"
    session.file.copy_to(copy)
    levers = dict(session.scenario.levers)
    window.files.open_reference()
    found["reopened"] = window.files.open(copy) and (
        session.path == copy and dict(session.saved["Prøve æøå"].levers) == levers
    )
    found["plan"] = str(copy)
    yield
    yield from _spreadsheet(program, folder, found)
    program.use_look("dark")
    program.use_language("en")
    yield
    found["headline_en"] = window.scenarios.headline.text()
    program.use_language("da")
    found["texts"] = {file: QCoreApplication.translate(*text) for file, text in QT_TEXTS.items()}
    program.use_look("light")
    window.pages.turn_to("data")
    yield
    yield from _paper(program, folder, found)


def _spreadsheet(program: Program, folder: Path, found: dict[str, Any]) -> Iterator[None]:
    """A template of ours is written, read as if filled in, and understood."""
    from sosuplan.importing.grid import grid_of
    from sosuplan.importing.guessing import guess
    from sosuplan.importing.readers.reading import read_file
    from sosuplan.importing.template import write_template

    path, plan = folder / "skabelon.xlsx", program.session.plan
    write_template(path, "staff", plan)
    example = read_file(path).sheets[1]
    found["spreadsheet"] = guess(grid_of(example), plan=plan).target
    yield
    found["large"] = _read_large(folder / "stor.xlsx")
    yield


def _read_large(path: Path) -> str:
    """A spreadsheet of some size, which another process reads: how many rows came back, and whether
    there was such a process."""
    from multiprocessing import active_children

    from xlsxwriter import Workbook

    from sosuplan.importing.readers.reading import read_file

    rows = 12_000
    with Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for row in range(rows):
            sheet.write_number(row, 0, row)
            sheet.write_string(row, 1, "æ" * 1_000)
    others = 0

    def look(_share: float) -> bool:
        nonlocal others
        others = max(others, len(active_children()))
        return True

    read = read_file(path, progress=look).sheets[0].rows
    path.unlink()
    return f"{len(read)} rows, {others} process"


def _paper(program: Program, folder: Path, found: dict[str, Any]) -> Iterator[None]:
    """The report as pages, printed and as a file, and the figures as a workbook."""
    out, printed = folder / "ud", folder / "udskrift.pdf"
    out.mkdir()
    _answer_dialogs(out, printed, found)
    window = program.window
    window.pages.turn_to("report")
    report = window.pages.report_page()
    while not report.preview.fresh:
        yield
    report.pages.grab()
    found["date"] = date.today().isoformat()
    report.save_pdf()
    report.print_pages()
    ended: list[bool] = []
    report.printing.ended.connect(lambda: ended.append(True))
    while not (any(out.glob("*.pdf")) and ended):
        yield
    window.exports.save_excel()
    while not any(out.glob("*.xlsx")):
        yield
    found["summary"], found["workbook"] = (
        str(next(out.glob(f"*{suffix}"))) for suffix in (".pdf", ".xlsx")
    )
    found["printed"] = str(printed)


def _answer_dialogs(out: Path, printed: Path, found: dict[str, Any]) -> None:
    """Nobody is there to answer the system's dialogs. The system is asked for its printers, but the
    pages go into a file, whether it has any or not."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
    from PySide6.QtWidgets import QFileDialog

    ask_system = QPrinterInfo.availablePrinterNames

    def printers() -> list[str]:
        found["printers"] = ask_system()
        return found["printers"] or [printed.name]

    def as_suggested(_window: object, _title: str, suggested: str, _kinds: str) -> tuple[str, str]:
        return str(out / Path(suggested).name), ""

    def to_file(dialog: QPrintDialog) -> bool:
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(printed))
        printer.setResolution(PRINTED_PPI)
        return True

    answers: tuple[tuple[type, str, Any], ...] = (
        (QFileDialog, "getSaveFileName", staticmethod(as_suggested)),
        (QPrinterInfo, "availablePrinterNames", staticmethod(printers)),
        (QPrintDialog, "exec", to_file),
    )
    for owner, name, answer in answers:
        setattr(owner, name, answer)
