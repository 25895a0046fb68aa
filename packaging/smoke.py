"""Tries a built program: ``python packaging/smoke.py [ARCHIVE or FOLDER]``.

It is put into a folder of its own with a name that is hard on paths, and runs for a user who has
nothing, with no Python in reach. Whatever it says that was not asked for is a fault.
"""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import machine
from project import ARCHIVE, LINUX, NAME, PROGRAM, RESOURCES, ROOT, VERSION, WINDOWS
from tried import Tried, WrongError, check

PLAN = RESOURCES / "plans" / "midtjylland"
DATE = "2026-01-31"
SCENARIO = "Alle på fuld tid"
SAVED = "Prøve æøå"
"""The scenario that the trial session saves."""
LARGE = "12000 rows, 1 process"
"""What comes of a spreadsheet that another process reads."""
UNUSED = re.compile(
    r"(lib)?qt6?(designer|network|qml|quick).*|(pandas|pip|scipy)(-.*)?", re.IGNORECASE
)
"""Names of files and folders that no part of the program uses."""


def main(arguments: list[str]) -> int:
    built = Path(arguments[0]) if arguments else ARCHIVE if LINUX else PROGRAM
    with tempfile.TemporaryDirectory(prefix="sosuplan-") as folder:
        place = Path(folder) / "Programmer på prøve"
        _unpack(built, place)
        tried = Tried(place / NAME, Path(folder))
        for one in CHECKS:
            try:
                told = one(tried)
            except WrongError as wrong:
                print(f"{_title(one)}: {wrong}", file=sys.stderr)
                return 1
            print(f"{_title(one)}: {told}", flush=True)
    return 0


def _unpack(built: Path, place: Path) -> None:
    if built.is_dir():
        shutil.copytree(built, place / NAME, symlinks=True)
    else:
        with tarfile.open(built) as archive:
            archive.extractall(place, filter="data")


def _title(one: Callable[[Tried], str]) -> str:
    return (one.__doc__ or "").rstrip(".")


def version(tried: Tried) -> str:
    """Version."""
    said = tried.command("--version").decode()
    check(said == f"SOSUplan {VERSION}\n", f"it says {said!r}")
    return VERSION


def left_out(tried: Tried) -> str:
    """What was left out."""
    there = [
        str(path.relative_to(tried.program))
        for path in tried.program.rglob("*")
        if UNUSED.fullmatch(path.name)
    ]
    check(not there, f"there is {', '.join(there)}")
    return "nothing of it is there"


def published_table(tried: Tried) -> str:
    """The published table."""
    tried.command("new", str(tried.plan), "--from", str(PLAN))
    text = tried.command("matrix", str(tried.plan), "--occupation", "SSA")
    check(text == _source("matrix", str(tried.plan), "--occupation", "SSA"), "not as from source")
    computed = {
        (row["scenario"], row["reform"], row["year"]): row
        for row in csv.DictReader(io.StringIO(text.decode()))
    }
    seen = 0
    with (PLAN / "published.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["occupation"] != "SSA":
                continue
            found = computed[row["scenario"], row["reform"], row["year"]]
            quantity = row["quantity"]
            got = found[quantity] if quantity == "status" else str(round(float(found[quantity])))
            check(got == row["value"], f"{row} was computed as {found}")
            seen += 1
    check(seen > 0, "there is nothing to compare with")
    return f"{seen} cells as published"


def summary(tried: Tried) -> str:
    """The summary."""
    sizes = []
    for language in ("da", "en"):
        made, same = tried.folder / f"resumé-{language}.pdf", tried.folder / "fra-kilde.pdf"
        words = ["report", str(tried.plan), "--scenario", SCENARIO, "--lang", language]
        words += ["--date", DATE, "--out"]
        tried.command(*words, str(made))
        _source(*words, str(same))
        check(made.read_bytes() == same.read_bytes(), f"{made.name} is not as from source")
        sizes.append(f"{made.stat().st_size // 1000} kB")
    return f"{' and '.join(sizes)}, the same bytes as from source"


def window_without_screen(tried: Tried) -> str:
    """The window, without a screen."""
    return _session(tried, "offscreen")


def window_on_screen(tried: Tried) -> str:
    """The window, on a screen."""
    if WINDOWS:
        return _session(tried, "windows")
    with machine.screen() as display:
        if display is None:
            return "not tried, for want of Xvfb"
        return _session(tried, "xcb", DISPLAY=display)


def _session(tried: Tried, platform: str, **more: str) -> str:
    found, seconds = tried.session(platform, **more)
    matrix = tried.command("matrix", str(tried.plan), "--occupation", "SSA").decode()
    rows = csv.DictReader(io.StringIO(matrix))
    *_, last = (row for row in rows if row["reform"] == "0" and row["scenario"] == _first_demand())
    missing = round(-float(last["gap_heads"]))
    check(f"{missing:,}".replace(",", ".") in found["headline"], f"it says {found['headline']!r}")
    check(f"{missing:,}" not in found["headline_en"], "no lever had an effect")
    check(found["headline_after"] != found["headline"], "no lever had an effect")
    for what in ("icon", "reopened", "spreadsheet"):
        check(found.get(what), f"{what}: {found.get(what)!r}")
    check(found.get("large") == LARGE, f"of a large spreadsheet: {found.get('large')!r}")
    plan = Path(found["plan"])
    with closing(sqlite3.connect(plan)) as file:
        check(file.execute("PRAGMA application_id").fetchone()[0], "the plan bears no mark")
    names = tried.command("scenarios", str(plan)).decode().splitlines()
    check(SAVED in names, f"the plan has the scenarios {names}")
    words = ("report", str(plan), "--scenario", SAVED, "--date", found["date"], "--out")
    same = plan.with_suffix(".pdf")
    tried.command(*words, str(same))
    check(Path(found["summary"]).read_bytes() == same.read_bytes(), f"{same} is another report")
    check(Path(found["printed"]).read_bytes()[:5] == b"%PDF-", "nothing was printed")
    check(zipfile.is_zipfile(found["workbook"]), "there is no workbook")
    return f"a session in {platform}, painted after {seconds:.2f} s"


def next_start(tried: Tried) -> str:
    """The next start."""
    _, seconds = tried.start("offscreen")
    return f"painted after {seconds:.2f} s"


def outside(tried: Tried) -> str:
    """What it takes from the system."""
    if not LINUX:
        return "not looked at"
    strange = machine.libraries_outside(tried.program) - machine.LIBRARIES
    check(not strange, f"libraries that a desktop need not have: {', '.join(sorted(strange))}")
    return "libraries of every desktop alone"


def files_and_sockets(tried: Tried) -> str:
    """Files and sockets of a session."""
    if not machine.can_trace():
        return "not looked at, for want of strace"
    trace = tried.folder / "trace.txt"
    tried.session("offscreen", machine.tracer(trace), **machine.PRINT_SERVICE)
    text = trace.read_text(encoding="utf-8", errors="replace")
    strange = machine.sockets(text) + machine.opened_under(text, machine.pythons(ROOT))
    check("openat(" in text, "nothing was traced")
    check(not strange, "\n".join(strange[:10]))
    return "no socket of a network, nothing of another Python"


CHECKS = (
    version,
    left_out,
    published_table,
    summary,
    window_without_screen,
    window_on_screen,
    next_start,
    outside,
    files_and_sockets,
)


def _first_demand() -> str:
    with (PLAN / "demand_scenarios.csv").open(encoding="utf-8", newline="") as file:
        return min(csv.DictReader(file), key=lambda row: int(row["position"]))["scenario"]


def _source(*words: str) -> bytes:
    """What the program says when it runs from source."""
    command = [sys.executable, str(ROOT / "main.py"), *words]
    return subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=os.environ).stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
