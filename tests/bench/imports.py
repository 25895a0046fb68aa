"""Files of a million rows: reading, putting into the plan, stopping, and the memory it takes."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from pathlib import Path

import xlsxwriter

from sosuplan.model.places import places
from tests.bench.table import Result

ROWS = 1_000_000

_RUN = """
import json, resource, sys, threading, time
from pathlib import Path
from sosuplan.store.folder import read_folder
from sosuplan.importing.guessing import guess
from sosuplan.importing.import_result import apply, new_source
from sosuplan.importing.progress import CancelledError
from sosuplan.importing.grid import grid_of
from sosuplan.importing.readers.reading import (read_file)
from sosuplan.resources import resource as data

path = Path(sys.argv[1])
plan = read_folder(data("plans", "midtjylland")).plan
start = time.perf_counter()
book = read_file(path, progress=lambda share: True)
read = time.perf_counter()
grid = grid_of(book.sheets[0])
mapping = guess(grid, plan=plan).mapping
result = apply(grid, mapping, plan, new_source(plan, path, "", "own"), progress=lambda share: True)
applied = time.perf_counter()
assert result.read == ROWS and result.used == ROWS, result
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

worst = 0.0
for wait in (0.05, 0.4, 0.9):
    stop = threading.Event()
    times = {}
    def cancel():
        time.sleep(wait)
        times["asked"] = time.perf_counter()
        stop.set()
    threading.Thread(target=cancel).start()
    try:
        read_file(path, progress=lambda share: not stop.is_set())
    except CancelledError:
        worst = max(worst, time.perf_counter() - times["asked"])
print(json.dumps([read - start, applied - read, memory, worst]))
"""


_TAKEN = """
import json, resource, sys
from pathlib import Path
from sosuplan.importing.session import open_session
from sosuplan.resources import resource as data
from sosuplan.store.folder import read_folder

def main():
    plan = read_folder(data("plans", "midtjylland")).plan
    session = open_session(Path(sys.argv[1]), plan, progress=lambda share: True)
    result = session.result(progress=lambda share: True)
    assert result.used and not result.faults, (session.faults, result.faults)
    uses = [resource.getrusage(one) for one in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    seconds = sum(one.ru_utime + one.ru_stime for one in uses)
    print(json.dumps([seconds, max(one.ru_maxrss for one in uses) / 1024]))

if __name__ == "__main__":
    main()
"""


def results() -> list[Result]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "million.csv"
        write(path, ROWS)
        program = _RUN.replace("ROWS", str(ROWS))
        done = subprocess.run(
            [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
        )
        shapes = [one for shape in SHAPES for one in _taken_by(shape, Path(folder))]
    read, applied, memory, cancel = json.loads(done.stdout)
    return [
        Result("CSV of a million rows: read", read, "s", 10.0),
        Result("CSV of a million rows: read and put into the plan", read + applied, "s", 10.0),
        Result("CSV of a million rows: memory", memory, "MB", 1000.0),
        Result("CSV of a million rows: stopped after", cancel, "s", 0.5),
        *shapes,
    ]


def _taken_by(shape: str, folder: Path) -> Iterator[Result]:
    """Processor time and memory of a file of a shape, the reader's included."""
    program = folder / "taken.py"
    program.write_text(_TAKEN, encoding="utf-8")
    for kind, limit in (("csv", 10.0), ("xlsx", 20.0)):
        path = folder / f"{shape}.{kind}"
        (_write_csv if kind == "csv" else _write_book)(path, SHAPES[shape]())
        done = subprocess.run(
            [sys.executable, str(program), str(path)],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONPATH": str(Path.cwd())},
        )
        path.unlink()
        seconds, memory = json.loads(done.stdout)
        yield Result(f"{shape}, {kind}: processor time", seconds, "s", limit)
        yield Result(f"{shape}, {kind}: memory", memory, "MB", 1000.0)


# --- shapes ---------------------------------------------------------------------------------------

Row = list[str | int | float]
AREAS = [place.name for place in places() if place.kind != "region"][:98]
JOBS = ("Social- og sundhedsassistent", "Social- og sundhedshjælper")
SEXES = ("Mænd", "Kvinder")
YEARS = range(1990, 2035)
AGES = range(17, 75)


def _staff_by_year() -> Iterator[Row]:
    yield ["Kommune", "Sektor", "Stilling", "Køn", "Alder", "År", "Antal personer"]
    for number, (area, job, sex, age, year) in enumerate(product(AREAS, JOBS, SEXES, AGES, YEARS)):
        yield [area, "Kommunal", job, sex, age, year, number * 7_919 % 301]


def _population() -> Iterator[Row]:
    yield ["OMRÅDE", "KØN", "ALDER", "TID", "INDHOLD"]
    for number, (area, sex, age, year) in enumerate(product(AREAS, SEXES, range(106), YEARS)):
        yield [area, sex, f"{age} år", year, 1_000 + number * 7_919 % 3_001]


def _population_across() -> Iterator[Row]:
    yield ["OMRÅDE", "KØN", "ALDER", *YEARS]
    for number, (area, sex, age) in enumerate(product(AREAS, SEXES, range(106))):
        figures = (1_000 + (number * 45 + place) * 7_919 % 3_001 for place in range(45))
        yield [area, sex, f"{age} år", *figures]


def _staff_list() -> Iterator[Row]:
    yield ["Medarbejdernr", "Kommune", "Sektor", "Stilling", "Alder", "Timer pr. uge"]
    for number in range(ROWS):
        hours = (37, 32, 30, 28.5, 20)[number * 7_919 % 5]
        employee, job = 100_000 + number, JOBS[number % 2]
        yield [employee, AREAS[number % 98], "Kommunal", job, 17 + number % 58, hours]


SHAPES: dict[str, Callable[[], Iterator[Row]]] = {
    "staff by single ages of 98 areas and 45 years": _staff_by_year,
    "population of 98 areas and 45 years": _population,
    "population with years across": _population_across,
    "staff list of a million": _staff_list,
}


def _write_csv(path: Path, rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream, delimiter=";")
        table.writerows([str(cell).replace(".", ",") for cell in row] for row in rows)


def _write_book(path: Path, rows: Iterable[Row]) -> None:
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for line, row in enumerate(rows):
            sheet.write_row(line, 0, row)


def write(path: Path, rows: int) -> None:
    """A table by area, sector, occupation, single age and sex, over and over with other counts."""
    sectors = ("Kommuner", "Regioner", "Privat")
    jobs = ("Social- og sundhedsassistent", "Social- og sundhedshjælper")
    with path.open("w", encoding="cp1252", newline="") as stream:
        stream.write("Område;Sektor;Stilling;Alder;Køn;Antal\r\n")
        for number in range(rows):
            stream.write(
                f"Region Midtjylland;{sectors[number % 3]};{jobs[number % 2]};"
                f"{17 + number % 58} år;{'Mænd' if number % 7 else 'Kvinder'};"
                f"{number % 9_973},{number % 10}\r\n"
            )
