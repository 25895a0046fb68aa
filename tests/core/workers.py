"""Workers that do what a file made to harm, or a damaged one, may have a worker do."""

from __future__ import annotations

import os
import signal
import time
from multiprocessing.connection import Connection

from sosuplan.importing.readers.limits import limit_this_process


def stuck(files: Connection, teller: Connection) -> None:
    """What a long call of a reader looks like from outside."""
    path = files.recv()
    teller.send((0,))
    path.with_suffix(".pid").write_text(str(os.getpid()))
    time.sleep(600)


def killed(files: Connection, teller: Connection) -> None:
    files.recv()
    teller.send((0,))
    os.kill(os.getpid(), getattr(signal, "SIGSEGV", signal.SIGTERM))


def aborted(files: Connection, teller: Connection) -> None:
    """As a library ends a process that gets no memory."""
    files.recv()
    teller.send((0,))
    limit_this_process()
    os.abort()


def hungry(files: Connection, teller: Connection) -> None:
    files.recv()
    teller.send((0,))
    taken = []
    while True:
        taken.append(b"\1" * 10_000_000)


def greedy(files: Connection, teller: Connection) -> None:
    """Asks for more than it may have, as the system has it only in name."""
    limit_this_process()
    files.recv()
    teller.send((0,))
    try:
        bytearray(20_000_000_000)
    except MemoryError:
        os.abort()


def silent(files: Connection, teller: Connection) -> None:
    """Dies before it has heard of a file."""


def half_said(files: Connection, teller: Connection) -> None:
    files.recv()
    teller.send((0,))
    os.write(teller.fileno(), b"\xff" * 7)
    time.sleep(600)


def nonsense(files: Connection, teller: Connection) -> None:
    files.recv()
    teller.send((0,))
    teller.send_bytes(b"\x80\x05nonsense")


class _Order:
    """Has whoever reads it do something."""

    def __reduce__(self) -> tuple[object, ...]:
        return os.write, (2, b"done")


def ordering(files: Connection, teller: Connection) -> None:
    files.recv()
    teller.send((0,))
    teller.send((5, _Order()))


def other_words(files: Connection, teller: Connection) -> None:
    files.recv()
    teller.send((0,))
    teller.send((3, "Ark"))


def endless(files: Connection, teller: Connection) -> None:
    """Says that it is working, and never comes to an end."""
    files.recv()
    while True:
        teller.send((2, 0.5))
        time.sleep(0.01)


def busy(files: Connection, teller: Connection) -> None:
    files.recv()
    while True:
        pass
