"""A spreadsheet read in a process of its own, which can be ended at any moment.

Calamine reads a sheet in one call that nothing stops, and for a large one keeps every other thread
waiting for seconds: the window would neither move nor hear that it is to stop.
"""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from sosuplan.errors import Fault, ImportFileError
from sosuplan.exchange.cells import Cell, RawSheet
from sosuplan.exchange.progress import PAUSE, Pace
from sosuplan.exchange.workbook import read_workbook

_ROWS = 5_000
"""Rows of one message: few enough that handing them over never takes long."""
_READ = 0.7
"""The share of the work that is done when everything is read and nothing is handed over."""
_SHARE, _SHEET, _ROW_BLOCK, _END, _REFUSED, _FAILED = range(6)

Work = Callable[[Connection, Path, str], None]


def read_apart(
    path: Path, kind: str, pace: Pace, work: Work | None = None
) -> tuple[tuple[RawSheet, ...], tuple[Fault, ...]]:
    """What ``workbook.read_workbook`` gives, read by another process.

    Raises what that raises, and ``ImportFileError`` for a file that ends the process. However this
    function is left, the process has ended. ``work`` is what it does.
    """
    context = get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    # It ends with this program at the latest: it is killed at its exit, and finds nobody listening
    # after a crash.
    process = context.Process(target=work or _read, args=(sender, path, kind), daemon=True)
    process.start()
    sender.close()
    try:
        return _received(receiver, path, pace)
    finally:
        process.kill()
        process.join()
        process.close()
        receiver.close()


def _received(
    receiver: Connection, path: Path, pace: Pace
) -> tuple[tuple[RawSheet, ...], tuple[Fault, ...]]:
    sheets: list[RawSheet] = []
    rows: list[tuple[Cell, ...]] = []
    share = 0.0
    while True:
        while not receiver.poll(PAUSE):
            pace.step(share)
        try:
            code, *message = receiver.recv()
        except (EOFError, OSError):
            # Nothing but the file can have ended it: it does nothing else.
            raise ImportFileError(Fault("import_damaged", path.name)) from None
        if code == _SHARE:
            (share,) = message
        elif code == _SHEET:
            name, lines, decimal = message
            rows = []
            sheets.append(RawSheet(name, rows, lines, decimal))
        elif code == _ROW_BLOCK:
            block, share = message
            rows += block
        elif code == _END:
            return tuple(sheets), message[0]
        elif code == _REFUSED:
            raise ImportFileError(message[0])
        else:
            raise RuntimeError(message[0])
        pace.step(share)


def _read(sender: Connection, path: Path, kind: str) -> None:
    """The other process: read the file, hand it over, end."""
    # The program that asked hears Ctrl+C and ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def tell(share: float) -> bool:
        sender.send((_SHARE, _READ * share))
        return True

    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        try:
            sheets, notes = read_workbook(path, kind, Pace(tell))
        except ImportFileError as error:
            sender.send((_REFUSED, error.faults))
        except (BrokenPipeError, ConnectionResetError):
            raise
        except Exception as error:
            sender.send((_FAILED, f"{type(error).__name__}: {error}"))
        else:
            _hand_over(sender, sheets)
            sender.send((_END, notes))


def _hand_over(sender: Connection, sheets: tuple[RawSheet, ...]) -> None:
    count = max(1, sum(len(sheet.rows) for sheet in sheets))
    done = 0
    for sheet in sheets:
        sender.send((_SHEET, sheet.name, sheet.lines, sheet.decimal))
        for first in range(0, len(sheet.rows), _ROWS):
            block = sheet.rows[first : first + _ROWS]
            done += len(block)
            sender.send((_ROW_BLOCK, block, _READ + (1.0 - _READ) * done / count))
