"""A CSV of a million rows: reading, putting into the plan, stopping, and the memory it takes."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

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


def results() -> list[Result]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "million.csv"
        write(path, ROWS)
        program = _RUN.replace("ROWS", str(ROWS))
        done = subprocess.run(
            [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
        )
    read, applied, memory, cancel = json.loads(done.stdout)
    return [
        Result("CSV of a million rows: read", read, "s", 10.0),
        Result("CSV of a million rows: read and put into the plan", read + applied, "s", 10.0),
        Result("CSV of a million rows: memory", memory, "MB", 1500.0),
        Result("CSV of a million rows: stopped after", cancel, "s", 0.5),
    ]


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
