"""A spreadsheet is read by another process, which may do what it will and is gone afterwards."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from sosuplan.importing.progress import CancelledError, Pace
from sosuplan.importing.readers import worker
from sosuplan.importing.readers.reading import read_file
from sosuplan.importing.readers.worker import Work, keep_ready, let_go, read_in_worker
from sosuplan.store.processes import mark_of
from sosuplan.text.errors import ImportFileError
from tests.core.import_files import IMPORTS, codes_of, read_here
from tests.core.source import ROOT
from tests.core.workers import (
    aborted,
    busy,
    endless,
    greedy,
    half_said,
    hungry,
    killed,
    nonsense,
    ordering,
    other_words,
    silent,
    stuck,
)

pytestmark = pytest.mark.thorough


def table(path: Path, rows: int = 12_000, cell: str = "Ærø") -> Path:
    book = Workbook(str(path))
    sheet = book.add_worksheet("Ark & 1")
    for row in range(rows):
        sheet.write_row(2 * row, 0, [cell, row, row / 7])
    book.add_worksheet("Tomt")
    book.close()
    return path


def number_of(path: Path) -> int:
    """The process that ``stuck`` runs in."""
    told = path.with_suffix(".pid")
    while not (told.exists() and told.read_text()):
        time.sleep(0.01)
    return int(told.read_text())


def test_a_worker_gives_what_is_read_here(tmp_path: Path) -> None:
    path = table(tmp_path / "x.xlsx")
    shares: list[float] = []
    book = read_file(path, progress=lambda share: shares.append(share) is None)
    assert (book.kind, book.sheets) == ("xlsx", read_here(path))
    assert len(book.sheets[0].rows) == 12_000
    # Two ways to the same share differ in its last digit.
    assert (rounded := [round(share, 9) for share in shares]) == sorted(rounded)
    assert shares
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("name", ["elever.xls", "behov.ods", "ikke-beregnet.xlsx"])
def test_no_spreadsheet_is_read_in_the_program_itself(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets = read_here(IMPORTS / name)

    def refused(*_: object) -> None:
        raise AssertionError

    for reader in (
        "packed.Package.__init__",
        "packed.workbook_stream",
        "workbook.read_workbook",
        "workbook._opened",
    ):
        monkeypatch.setattr(f"sosuplan.importing.readers.{reader}", refused)
    assert read_file(IMPORTS / name).sheets == sheets


def test_what_is_wrong_with_the_file_is_told_in_the_same_way(tmp_path: Path) -> None:
    path = table(tmp_path / "x.xlsx", 30, "010190-1234")
    with pytest.raises(ImportFileError) as here:
        read_here(path)
    with pytest.raises(ImportFileError) as there:
        read_file(path)
    assert there.value.faults == here.value.faults
    assert there.value.faults[0].code == "import_cpr"


def test_stopping_ends_the_reader_in_the_middle_of_a_call(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with pytest.raises(CancelledError):
        read_in_worker(path, Pace(lambda _: not path.with_suffix(".pid").exists()), stuck)
    assert mark_of(number_of(path)) is None
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize(
    ("work", "code"),
    [
        (killed, "import_damaged"),
        (nonsense, "import_damaged"),
        (other_words, "import_damaged"),
        (ordering, "import_damaged"),
        (aborted, "import_takes_memory"),
        (hungry, "import_takes_memory"),
        (greedy, "import_takes_memory"),
        (silent, "import_no_worker"),
    ],
)
def test_however_the_worker_ends_it_is_told_of_the_file(
    work: Work, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "MOST_MEMORY", 150_000_000)
    told = codes_of(tmp_path / "x.xlsx", lambda path: read_in_worker(path, Pace(None), work))
    assert told == [code]
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("work", [half_said, endless, busy])
def test_a_worker_that_comes_to_no_end_is_ended(
    work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "SECONDS", 0.5)
    told = codes_of(tmp_path / "x.xlsx", lambda path: read_in_worker(path, Pace(None), work))
    assert told == ["import_takes_long"]
    assert multiprocessing.active_children() == []


def test_a_system_that_starts_no_process_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: object) -> None:
        raise BlockingIOError

    monkeypatch.setattr(multiprocessing.context.SpawnProcess, "start", refused)
    assert codes_of(table(tmp_path / "x.xlsx", 2)) == ["import_no_worker"]


def test_a_worker_waits_while_it_is_wanted_and_reads_one_file(tmp_path: Path) -> None:
    path = table(tmp_path / "x.xlsx", 3)
    keep_ready()
    try:
        (first,) = waited_for(1)
        assert len(read_file(path).sheets[0].rows) == 3
        (second,) = waited_for(1)
        assert first != second
        os.kill(second, signal.SIGTERM)
        while mark_of(second) is not None:
            time.sleep(0.01)
        assert len(read_file(path).sheets[0].rows) == 3
    finally:
        let_go()
    waited_for(0)


_WAITING = """
import multiprocessing, os, time
from sosuplan.importing.readers.worker import keep_ready

if __name__ == "__main__":
    keep_ready()
    while not multiprocessing.active_children():
        time.sleep(0.01)
    print(multiprocessing.active_children()[0].pid, flush=True)
    os._exit(1)
"""


def test_a_worker_that_waits_does_not_outlive_a_program_that_crashes(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(_WAITING)
    done = subprocess.run(
        [sys.executable, str(program)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        timeout=60,
    )
    while mark_of(int(done.stdout)) is not None:
        time.sleep(0.01)


def waited_for(count: int) -> list[int]:
    """The workers, when there are so many."""
    while len(workers := multiprocessing.active_children()) != count:
        time.sleep(0.01)
    return [number for worker in workers if (number := worker.pid)]


_PROGRAM = """
import sys, threading, time
from pathlib import Path
from sosuplan.importing.progress import Pace
from sosuplan.importing.readers.worker import read_in_worker
from tests.core.workers import stuck

if __name__ == "__main__":
    path = Path(sys.argv[1])
    work = (path, Pace(lambda _: True), stuck)
    threading.Thread(target=read_in_worker, args=work, daemon=True).start()
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
