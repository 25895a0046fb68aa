"""Writes what is worked on into the plan file: soon, and again until it is there."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from sosuplan.editing.difference import Change
from sosuplan.model.plan import Plan
from sosuplan.model.scenario_library import ScenarioLibrary
from sosuplan.store.files import program_fault
from sosuplan.store.opening import WAIT_SECONDS
from sosuplan.store.planfile import PlanFile
from sosuplan.text.errors import SosuplanError, StoreError

_LOG = logging.getLogger(__name__)

KEEP_AFTER_MS = 800
"""What is looked at is written to the plan file when nothing has changed for this long."""

TRY_AGAIN_MS = 5_000
"""What could not be written is tried again after so long."""

MOMENT = 0.02
"""Seconds for which a try that nobody asked for waits while another program holds the file: the
window stands still meanwhile."""

BUSY_AGAIN_MS = 100
"""A file that another program holds is tried again after so long, for ``WAIT_SECONDS`` in all
before it is told: most let go of it at once."""

Draft = Mapping[str, Sequence[Sequence[str]]]

LOOK_EVERY_MS = 5_000
"""A file that nobody writes is looked at so often: another program may have spoilt it."""

GONE = {"changed_elsewhere", "missing_file", "moved_file", "replaced_file", "spoilt_file"}
"""Faults of a file that does not hold the plan any more, whatever was written before."""


class Autosave(QObject):
    """Looks after one open plan file at a time; one that is only read is left alone."""

    waiting = Signal()
    """Something was changed that is not in the plan file yet."""
    kept = Signal(object)
    """Everything is in the plan file since this ``datetime``."""
    failed = Signal(object)
    """A ``StoreError``: something could not be written; it will be tried again."""

    def __init__(
        self,
        data: Callable[[], tuple[Plan, ScenarioLibrary]],
        workspace: Callable[[], Mapping[str, str]],
        parent: QObject | None = None,
    ) -> None:
        """``data`` and ``workspace`` are asked for what is to be written, when it is written."""
        super().__init__(parent)
        self._data = data
        self._workspace = workspace
        self._file: PlanFile | None = None
        self._plan_waits = False
        self._changes: list[Change] = []
        self.library_waits = False
        """True while the file may have other saved scenarios."""
        self._reasons: list[tuple[tuple[int, ...], str]] = []
        self._draft: Draft | None = None
        self.error: StoreError | None = None
        """What keeps the plan file from being written; None if nothing is known to."""
        self._busy_since: float | None = None
        """Since when another program holds the file, unless that is told already."""
        self._soon, self._again = QTimer(self, singleShot=True), QTimer(self, singleShot=True)
        self._looking = QTimer(self, interval=LOOK_EVERY_MS)
        for timer, do in (
            (self._soon, self.keep),
            (self._again, self.keep),
            (self._looking, self._look),
        ):
            timer.timeout.connect(do)

    def open(self, file: PlanFile) -> None:
        """Write into ``file`` from now on."""
        self._file = file
        if not file.read_only:
            self._looking.start()

    def close(self) -> None:
        """Write what waits, and forget the file; what cannot be written is lost."""
        if self._waits:
            # What is told to fail is tried once more, and not waited for once more.
            self.keep(patient=self.error is None)
        self.forget()

    def forget(self) -> None:
        """Forget the file with what waits to be written into it."""
        for timer in (self._soon, self._again, self._looking):
            timer.stop()
        self._plan_waits, self._draft, self.error = False, None, None
        self.library_waits = False
        self._busy_since = None
        self._changes.clear()
        self._reasons.clear()
        self._file = None

    @property
    def unsaved(self) -> bool:
        """True while edited data are not in the plan file."""
        return self._plan_waits or self._draft is not None or bool(self._reasons)

    @property
    def _waits(self) -> bool:
        return self._soon.isActive() or self._again.isActive()

    def keep_before_leaving(self) -> None:
        """Write what waits; and look whether the file is still there as it was left."""
        if self._file is not None and (self._waits or self._file.is_touched):
            self.keep(patient=True)

    def _look(self) -> None:
        """Find out whether the file still holds what was written, without writing: drives that are
        shared may give a file another time after each write."""
        if self._waits or self._file is None or not self._file.is_touched:
            return
        try:
            with self._file.waiting(MOMENT):
                self._file.refuse_spoilt()
        except SosuplanError as error:
            if error.faults[0].code != "file_in_use":
                self._fail(StoreError(error.faults))

    def keep_soon(self) -> None:
        """What is looked at has changed."""
        if self._file is None or self._file.read_only:
            return
        if not self._soon.isActive():
            self.waiting.emit()
        self._soon.start(KEEP_AFTER_MS)

    def keep_plan(self, changes: Sequence[Change]) -> None:
        """The plan was edited, by ``changes``; this takes the place of any draft."""
        self._plan_waits = True
        self._changes += changes
        self._draft = None
        self.keep()

    def keep_draft(self, draft: Draft) -> None:
        """Cells were edited that do not make a valid plan yet; {}: none any more."""
        self._draft = {name: [list(row) for row in rows] for name, rows in draft.items()}
        self.keep()

    def keep_reasons(self, whys: Mapping[int, str]) -> None:
        """The changes with these numbers in the history were given reasons."""
        for why in dict.fromkeys(whys.values()):
            places = tuple(place for place, its in whys.items() if its == why)
            self._reasons.append((places, why))
        self.keep()

    def keep_library(self) -> None:
        """The saved scenarios, or what belongs to them, have changed; the user waits for it."""
        self.library_waits = True
        self.keep(patient=True)

    def keep(self, *, patient: bool = False) -> None:
        """Write everything that waits; ``patient``: the user waits for it, so that another program
        may take its time with the file."""
        self._soon.stop()
        self._again.stop()
        if self._file is None or self._file.read_only:
            return
        try:
            with (
                waited_for() if patient else nullcontext(),
                self._file.waiting(WAIT_SECONDS if patient else MOMENT),
            ):
                self._write(self._file)
        except SosuplanError as error:
            if not patient and self._may_pass(error):
                self.waiting.emit()
                self._again.start(BUSY_AGAIN_MS)
                return
            # A new one: what failed would hold what it was reading of the file, and so lock it.
            self._fail(StoreError(error.faults))
        except Exception as error:
            # A fault of the program is no reason to lose what was edited. It is told of once.
            known = self.error is not None and self.error.faults[0].code == "not_written"
            self._fail(StoreError(program_fault(error, str(self._file.path))))
            if not known:
                sys.excepthook(type(error), error, error.__traceback__)
        else:
            if self.error is not None:
                _LOG.info("kept again")
            self.error = self._busy_since = None
            self.kept.emit(datetime.now().astimezone())

    def _may_pass(self, error: SosuplanError) -> bool:
        """Whether it is too soon to tell of ``error``: another program holds the file."""
        if error.faults[0].code != "file_in_use" or self.error is not None:
            return False
        now = time.monotonic()
        self._busy_since = self._busy_since or now
        return now - self._busy_since < WAIT_SECONDS

    def _fail(self, error: StoreError) -> None:
        if self.error is None or self.error.codes != error.codes:
            _LOG.warning("not kept: %s", error.codes)
        self.error, self._busy_since = error, None
        self._again.start(TRY_AGAIN_MS)
        self.failed.emit(error)

    def _write(self, file: PlanFile) -> None:
        if self._plan_waits:
            file.replace_plan(*self._data(), tuple(self._changes))
            self._plan_waits = self.library_waits = False
            self._changes.clear()
        if self.library_waits:
            file.save_library(self._data()[1])
            self.library_waits = False
        if self._draft is not None:
            file.save_draft(self._draft)
            self._draft = None
        while self._reasons:
            file.explain(*self._reasons[0])
            del self._reasons[0]
        file.save_workspace(self._workspace())


@contextmanager
def waited_for() -> Iterator[None]:
    """Within, the pointer says that the program is at work, and does not hear."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
