"""Writes what is worked on into the plan file: soon, and again until it is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from sosuplan.errors import StoreError
from sosuplan.history import Change
from sosuplan.plan import Plan
from sosuplan.scenario import Scenario
from sosuplan.store.planfile import PlanFile

KEEP_AFTER_MS = 800
"""What is looked at is written to the plan file when nothing has changed for this long."""

TRY_AGAIN_MS = 5_000
"""What could not be written is tried again after so long."""

Draft = Mapping[str, Sequence[Sequence[str]]]


class Keeper(QObject):
    """Looks after one open plan file at a time; one that is only read is left alone."""

    waiting = Signal()
    """Something was changed that is not in the plan file yet."""
    kept = Signal(object)
    """Everything is in the plan file since this ``datetime``."""
    failed = Signal(object)
    """A ``StoreError``: something could not be written; it will be tried again."""

    def __init__(
        self,
        data: Callable[[], tuple[Plan, Sequence[Scenario]]],
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
        self._draft: Draft | None = None
        self._soon = self._timer(KEEP_AFTER_MS)
        self._again = self._timer(TRY_AGAIN_MS)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.keep)
        return timer

    def open(self, file: PlanFile) -> None:
        """Write into ``file`` from now on."""
        self._file = file

    def close(self) -> None:
        """Write what waits, and forget the file; what cannot be written is lost."""
        if self._soon.isActive() or self._again.isActive():
            self.keep()
        self._again.stop()
        self._plan_waits, self._draft = False, None
        self._changes.clear()
        self._file = None

    @property
    def unsaved(self) -> bool:
        """True while edited data could not be written into the plan file."""
        return self._plan_waits or self._draft is not None

    def keep_soon(self) -> None:
        """What is looked at has changed."""
        if self._file is None or self._file.read_only:
            return
        if not self._soon.isActive():
            self.waiting.emit()
        self._soon.start()

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

    def keep(self) -> None:
        """Write everything that waits."""
        self._soon.stop()
        self._again.stop()
        if self._file is None or self._file.read_only:
            return
        try:
            self._write(self._file)
        except StoreError as error:
            self._again.start()
            self.failed.emit(error)
            return
        self.tell_kept()

    def tell_kept(self) -> None:
        """Say that everything is in the plan file."""
        self.kept.emit(datetime.now().astimezone())

    def _write(self, file: PlanFile) -> None:
        if self._plan_waits:
            file.replace_plan(*self._data(), tuple(self._changes))
            self._plan_waits = False
            self._changes.clear()
        if self._draft is not None:
            file.save_draft(self._draft)
            self._draft = None
        file.save_workspace(self._workspace())
