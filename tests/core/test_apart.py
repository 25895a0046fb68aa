"""A large spreadsheet is read by another process, which is gone when the reading ends or stops."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from sosuplan.errors import ImportFileError
from sosuplan.exchange import reading
from sosuplan.exchange.apart import read_apart
from sosuplan.exchange.progress import CancelledError, Pace
from sosuplan.exchange.reading import read_file
from sosuplan.store.processes import mark_of
from tests.core.import_files import IMPORTS
from tests.core.source import ROOT


def table(path: Path, rows: int = 12_000, cell: str = "Ærø") -> Path:
    book = Workbook(str(path))
    sheet = book.add_worksheet("Ark & 1")
    for row in range(rows):
        sheet.write_row(2 * row, 0, [cell, row, row / 7])
    book.add_worksheet("Tomt")
    book.close()
    return path


def stuck(sender: Connection, path: Path, kind: str) -> None:
    """What a long call of a reader looks like from outside."""
    path.with_suffix(".pid").write_text(str(os.getpid()))
    time.sleep(600)


def killed(sender: Connection, path: Path, kind: str) -> None:
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


def wrong(sender: Connection, path: Path, kind: str) -> None:
    sender.send((5, "KeyError: 'x'"))


def number_of(path: Path) -> int:
    """The process that ``stuck`` runs in."""
    told = path.with_suffix(".pid")
    while not (told.exists() and told.read_text()):
        time.sleep(0.01)
    return int(told.read_text())


def test_a_large_spreadsheet_gives_what_a_small_one_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = table(tmp_path / "x.xlsx")
    here = read_file(path)
    monkeypatch.setattr(reading, "LARGE", 0)
    shares: list[float] = []
    apart = read_file(path, progress=lambda share: shares.append(share) is None)
    assert apart == here
    assert len(apart.sheets[0].rows) == 12_000
    assert shares == sorted(shares)
    assert shares
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("name", ["elever.xls", "behov.ods"])
def test_other_kinds_of_spreadsheet_too(name: str) -> None:
    path = IMPORTS / name
    book = read_file(path)
    assert read_apart(path, path.suffix[1:], Pace(None)) == (book.sheets, book.notes)


def test_size_decides_who_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError

    path = table(tmp_path / "x.xlsx", 10)
    monkeypatch.setattr("sosuplan.exchange.apart.read_apart", refused)
    assert read_file(path).sheets
    monkeypatch.setattr(reading, "LARGE", 1000)
    with pytest.raises(AssertionError):
        read_file(path)


def test_what_is_wrong_with_the_file_is_told_in_the_same_way(tmp_path: Path) -> None:
    path = table(tmp_path / "x.xlsx", 30, "010190-1234")
    with pytest.raises(ImportFileError) as here:
        read_file(path)
    with pytest.raises(ImportFileError) as apart:
        read_apart(path, "xlsx", Pace(None))
    assert apart.value.faults == here.value.faults
    assert apart.value.faults[0].code == "import_cpr"


def test_stopping_ends_the_reader_in_the_middle_of_a_call(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with pytest.raises(CancelledError):
        read_apart(path, "xlsx", Pace(lambda _: not path.with_suffix(".pid").exists()), stuck)
    assert mark_of(number_of(path)) is None
    assert multiprocessing.active_children() == []


def test_a_file_that_ends_the_reader_is_told_of_as_damaged(tmp_path: Path) -> None:
    with pytest.raises(ImportFileError) as caught:
        read_apart(tmp_path / "x.xlsx", "xlsx", Pace(None), killed)
    assert [fault.code for fault in caught.value.faults] == ["import_damaged"]


def test_a_fault_of_the_program_is_one_here_too(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="KeyError"):
        read_apart(tmp_path / "x.xlsx", "xlsx", Pace(None), wrong)


_PROGRAM = """
import sys, threading, time
from pathlib import Path
from sosuplan.exchange.apart import read_apart
from sosuplan.exchange.progress import Pace
from tests.core.test_apart import stuck

if __name__ == "__main__":
    path = Path(sys.argv[1])
    work = (path, "xlsx", Pace(lambda _: True), stuck)
    threading.Thread(target=read_apart, args=work, daemon=True).start()
    while not path.with_suffix(".pid").exists():
        time.sleep(0.01)
"""


def test_the_reader_does_not_outlive_the_program(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    program = tmp_path / "program.py"
    program.write_text(_PROGRAM)
    subprocess.run(
        [sys.executable, str(program), str(path)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
        timeout=60,
    )
    assert mark_of(number_of(path)) is None
