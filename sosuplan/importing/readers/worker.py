"""Spreadsheets are read by a worker: a process of its own, which may be ended at any moment.

Calamine reads a sheet in one call that nothing stops, for a large one keeps every other thread
waiting for seconds, and a file made for it, or a damaged one, can have it take all memory, go on
for ever, or end the process it is in. The worker may do all that; the window goes on.
"""

from __future__ import annotations

import contextlib
import gc
import io
import os
import pickle
import signal
import threading
import time
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Event, Thread
from typing import Any

from sosuplan.importing.progress import PAUSE, CancelledError, Pace
from sosuplan.importing.readers.cells import Cell, RawSheet
from sosuplan.importing.readers.limits import MOST_MEMORY, Bounds, limit_this_process
from sosuplan.text.errors import Fault, ImportFileError

SECONDS = 15.0
"""Seconds of a processor that a small file may take; it takes a hundredth of that."""
SECONDS_A_MEGABYTE = 1.5
"""What is added for each megabyte of the file as it is: several times what it takes. How much it
unpacks to says nothing, as a file made to keep a reader busy is small."""
_BUSY = 4.0
"""How many times as long it may last when the processor has other things to do."""
_BLOCK = 40_000
"""Cells of one message: few enough that handing them over never takes long."""
_LARGEST_MESSAGE = 256_000_000
_READ = 0.7
"""The share of the work that is done when everything is read and nothing is handed over."""
_BEGUN, _KIND, _SHARE, _SHEET, _ROWS, _END, _REFUSED = range(7)
_ABORTS = (-getattr(signal, "SIGABRT", 6), -getattr(signal, "SIGKILL", 9), 0xC0000409)
"""How a process ends that gets no memory: it aborts, or the system ends it."""
_OUT_OF_TIME = -getattr(signal, "SIGXCPU", 24)
_ALLOWED = (
    ("sosuplan.text.errors", "Fault"),
    ("array", "array"),
    ("array", "_array_reconstructor"),
)

Work = Callable[[Connection, Connection], None]
"""What a worker does: it hears of a file on one pipe and tells of it on another."""


def read_in_worker(
    path: Path, pace: Pace, work: Work | None = None
) -> tuple[str, tuple[RawSheet, ...], tuple[Fault, ...]]:
    """The kind of spreadsheet at ``path``, and what ``workbook.read_workbook`` gives.

    Raises ``ImportFileError`` for what is wrong with it, also if it ends the worker, takes more
    memory than ``MOST_MEMORY`` or too long. However this function is left, the worker has ended.
    ``work`` is what it does.
    """
    worker = _ready.take() if work is None else None
    if worker is not None and not worker.give(path):
        worker.end()
        worker = None
    if worker is None:
        try:
            worker = _Worker(work or serve)
        except OSError:
            raise ImportFileError(Fault("import_no_worker", path.name)) from None
        worker.give(path)
    try:
        return worker.results(path, pace)
    finally:
        worker.end()
        _ready.start()


class _Worker:
    """The process, its pipes, and a watch that ends it when it takes too much."""

    def __init__(self, work: Work) -> None:
        """Raises ``OSError`` if the system starts none."""
        context = get_context("spawn")
        files, self._files = context.Pipe(duplex=False)
        self._told, teller = context.Pipe(duplex=False)
        # It ends with this program at the latest: it is killed at its exit, and finds nobody
        # listening after a crash.
        self._process = context.Process(target=work, args=(files, teller), daemon=True)
        try:
            self._process.start()
        except BaseException:
            self._files.close()
            self._told.close()
            raise
        finally:
            files.close()
            teller.close()
        self._bounds = Bounds(self._process.pid or 0, self._process.sentinel)
        self._over = Event()
        self._allowed = SECONDS
        self._too_much: Fault | None = None

    def give(self, path: Path) -> bool:
        """Have it read a file; False if it has died while it waited."""
        try:
            self._files.send(path)
        except OSError:
            return False
        return True

    def end(self) -> None:
        """End it, whatever it does."""
        self._over.set()
        self._process.kill()
        self._process.join()
        self._process.close()
        self._bounds.close()
        self._files.close()
        self._told.close()

    def _watch(self, name: str) -> None:
        """Beside the thread that listens, which waits while half a message is there."""
        begun = time.monotonic()
        while not self._over.wait(PAUSE):
            lasted = time.monotonic() - begun
            memory, seconds = self._bounds.taken() or (0, lasted)
            if memory > MOST_MEMORY:
                self._too_much = _takes_memory(name)
            elif seconds > self._allowed or lasted > _BUSY * self._allowed:
                self._too_much = self._takes_long(name)
            if self._too_much:
                self._process.kill()
                return

    def _takes_long(self, name: str) -> Fault:
        return Fault("import_takes_long", name, values={"seconds": round(self._allowed)})

    def results(
        self, path: Path, pace: Pace
    ) -> tuple[str, tuple[RawSheet, ...], tuple[Fault, ...]]:
        """What it makes of the file that it was given."""
        with contextlib.suppress(OSError):
            self._allowed += SECONDS_A_MEGABYTE * path.stat().st_size / 1_000_000
        watch = Thread(target=self._watch, args=(path.name,), name="watch", daemon=True)
        watch.start()
        try:
            return self._received(path, pace)
        except (TypeError, ValueError, AttributeError, IndexError):
            # No worker of ours says what cannot be understood.
            raise ImportFileError(Fault("import_damaged", path.name)) from None
        finally:
            self._over.set()
            watch.join()

    def _received(
        self, path: Path, pace: Pace
    ) -> tuple[str, tuple[RawSheet, ...], tuple[Fault, ...]]:
        kind = ""
        sheets: list[RawSheet] = []
        rows: list[tuple[Cell, ...]] = []
        share = 0.0
        begun = False
        while True:
            code, *message = self._next(path.name, begun, pace, share)
            begun = True
            if code == _KIND:
                (kind,) = message
            elif code == _SHARE:
                (share,) = message
            elif code == _SHEET:
                name, lines, decimal, notes, *hidden = message
                rows = []
                sheet = RawSheet(name, rows, lines, decimal, False, notes, *hidden)
                sheets.append(sheet)
            elif code == _ROWS:
                block, share = message
                rows += block
            elif code == _END:
                return kind, tuple(sheets), message[0]
            elif code == _REFUSED:
                raise ImportFileError(message[0])
            pace.step(share)

    def _next(self, name: str, begun: bool, pace: Pace, share: float) -> tuple[Any, ...]:
        """The next message. Raises ``ImportFileError`` if there is none to come."""
        try:
            while not self._told.poll(PAUSE):
                pace.step(share)
            content = self._told.recv_bytes(_LARGEST_MESSAGE)
            message: tuple[Any, ...] = _Message(io.BytesIO(content)).load()
        except CancelledError:
            raise
        except Exception:
            # The pipe has ended, or something is in it that no worker of ours has said.
            raise ImportFileError(self._why_ended(name, begun)) from None
        return message

    def _why_ended(self, name: str, begun: bool) -> Fault:
        self._process.join(PAUSE)
        if self._too_much:
            return self._too_much
        if not begun:
            return Fault("import_no_worker", name)
        if self._process.exitcode in _ABORTS:
            return _takes_memory(name)
        if self._process.exitcode == _OUT_OF_TIME:
            return self._takes_long(name)
        # Nothing but the file can have ended it: it does nothing else.
        return Fault("import_damaged", name)


class _Message(pickle.Unpickler):
    """What a worker says is data: nothing is done because of it, whoever has the worker say it."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _ALLOWED:
            raise pickle.UnpicklingError
        return super().find_class(module, name)


def _takes_memory(name: str) -> Fault:
    return Fault("import_takes_memory", name, values={"high": MOST_MEMORY // 1_000_000})


class _Ready:
    """A worker that waits for a file, so that a small one is there at once; none unless wanted."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wanted = False
        self._worker: _Worker | None = None

    def want(self, wanted: bool) -> None:
        self._wanted = wanted
        if not wanted and (worker := self.take()):
            worker.end()

    def start(self) -> None:
        """Have one, if one is wanted; nobody waits for it to be there."""
        if self._wanted:
            Thread(target=self._start, name="worker", daemon=True).start()

    def _start(self) -> None:
        with self._lock, contextlib.suppress(OSError):
            if self._wanted and self._worker is None:
                self._worker = _Worker(serve)

    def take(self) -> _Worker | None:
        with self._lock:
            worker, self._worker = self._worker, None
        return worker


_ready = _Ready()


def keep_ready() -> None:
    """Have a worker wait for the next file, from now on until ``let_go``.

    Starting one takes a tenth of a second, and more on Windows.
    """
    _ready.want(True)
    _ready.start()


def let_go() -> None:
    """Let no worker wait any more."""
    _ready.want(False)


# --- the other process --------------------------------------------------------------------------


def serve(files: Connection, teller: Connection) -> None:
    """Read the file that is heard of, hand it over, end."""
    # The program that asked hears Ctrl+C and ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_this_process()
    _silence_output()
    # It ends with the file: nothing in it is worth being looked through for rubbish.
    gc.disable()
    # Before the file is known, while somebody chooses it.
    import python_calamine  # noqa: F401

    from sosuplan.importing.readers import reading, workbook  # noqa: F401

    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        path = files.recv()
        teller.send((_BEGUN,))
        try:
            _read(teller, path)
        except ImportFileError as error:
            teller.send((_REFUSED, error.faults))
        except MemoryError:
            teller.send((_REFUSED, (_takes_memory(path.name),)))
        except (BrokenPipeError, ConnectionResetError):
            raise
        except Exception:
            # Whatever it is, the file has brought it about.
            teller.send((_REFUSED, (Fault("import_damaged", path.name),)))


def _silence_output() -> None:
    """Whoever started the program is told by the window, and not by a library's last words."""
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for output in (1, 2):
            os.dup2(nowhere, output)


def _read(teller: Connection, path: Path) -> None:
    from sosuplan.importing.readers.reading import kind_of_book
    from sosuplan.importing.readers.workbook import read_workbook

    def tell(share: float) -> bool:
        teller.send((_SHARE, _READ * share))
        return True

    kind = kind_of_book(path)
    teller.send((_KIND, kind))
    sheets, notes = read_workbook(path, kind, Pace(tell))
    _hand_over(teller, sheets)
    teller.send((_END, notes))


def _hand_over(teller: Connection, sheets: tuple[RawSheet, ...]) -> None:
    count = max(1, sum(len(sheet.rows) for sheet in sheets))
    done = 0
    for sheet in sheets:
        hidden = (sheet.hidden_lines, sheet.hidden_columns, sheet.is_hidden)
        teller.send((_SHEET, sheet.name, sheet.lines, sheet.decimal, sheet.notes, *hidden))
        step = max(1, _BLOCK // max(1, sheet.width))
        for first in range(0, len(sheet.rows), step):
            block = list(sheet.rows[first : first + step])
            done += len(block)
            teller.send((_ROWS, block, _READ + (1.0 - _READ) * done / count))
