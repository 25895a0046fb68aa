"""Tries a built program: ``python packaging/smoke.py [ARCHIVE or FOLDER]``.

It is put into a folder of its own with a name that is hard on paths, and runs for a user who has
nothing, with no Python in reach. Whatever it says that was not asked for is a fault.
"""

from __future__ import annotations

import csv
import io
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable
from contextlib import closing
from importlib.metadata import packages_distributions
from pathlib import Path
from statistics import median

import contents
import machine
import papers
from licences import is_of_qt
from project import ARCHIVE, LINUX, NAME, PROGRAM, RESOURCES, ROOT, VERSION, WINDOWS
from sizes import modules
from tried import Tried, WrongError, check

PLAN = RESOURCES / "plans" / "midtjylland"
DATE = "2026-01-31"
SCENARIO = "Alle på fuld tid"
SAVED = "Prøve æøå"
"""The scenario that the trial session saves."""
LARGE = "12000 rows, 1 process"
"""What comes of a spreadsheet that another process reads."""
PRINTED_PPI = 300
SHEETS = (
    "Resumé",
    "Balance",
    "Udbud",
    "Efterspørgsel",
    "Alder",
    "Elever",
    "Hvorfor",
    "Hvor sikkert",
    "Hvad skal der til",
    "Tiltag",
    "Evidens",
    "Fuld tid",
    "Sammenligning",
    "Håndtag",
    "Forudsætninger",
    "Kilder",
    "Ordbog",
)
TEXTS = {"qtbase_da.qm": "Annuller", "qt.mo": "Fil&type:"}
"""What Qt says in Danish, from each file that holds its texts."""
STARTS = 5
LIMIT = 1.3
"""Seconds to the first painted window that the bench holds on a machine at rest."""
ROOM = 2
"""Times as many as that are let pass here: others may be at work on the machine."""


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


def there(tried: Tried) -> str:
    """What must be there."""
    needed = contents.required(RESOURCES, windows=WINDOWS)
    missing = [pattern for pattern in needed if not any(tried.program.glob(pattern))]
    check(not missing, f"there is no {', '.join(sorted(missing))}")
    return f"all {len(needed)} of it"


def left_out(tried: Tried) -> str:
    """What was left out."""
    found = contents.built(tried.program)
    extensions = [contents.module_of(entry) for entry in found if entry.kind == "EXTENSION"]
    excluded = tuple(f"{name}." for name in contents.EXCLUDED)
    loaded = (*modules(tried.window), *extensions)
    strange = {name for name in loaded if f"{name}.".startswith(excluded)}
    check(not strange, f"there is {', '.join(sorted(strange))}")
    used = contents.contents(found, machine.linked_to)
    strange = {entry.destination for entry in found} - {entry.destination for entry in used}
    check(not strange, f"there is {', '.join(sorted(strange))}")
    return "nothing of it is there"


def licensed(tried: Tried) -> str:
    """Licences."""
    of_module = packages_distributions()
    files = {path.stem for path in (tried.program / "licenses").glob("*.txt")}
    packages = {
        package
        for module in {name.partition(".")[0] for name in modules(tried.window)}
        for package in of_module.get(module, ())
        if not is_of_qt(package)
    }
    check(packages, "it has no modules")
    bare = packages - files
    check(not bare, f"without a licence: {', '.join(sorted(bare))}")
    return f"of {len(packages)} packages, Qt and Python"


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
    *_, last = (row for row in rows if row["reform"] == "1" and row["scenario"] == _first_demand())
    missing = round(-float(last["gap_heads"]))
    check(f"{missing:,}".replace(",", ".") in found["headline"], f"it says {found['headline']!r}")
    check(f"{missing:,}" not in found["headline_en"], "no lever had an effect")
    check(found["headline_after"] != found["headline"], "no lever had an effect")
    check(found.get("texts") == TEXTS, f"Qt says {found.get('texts')}")
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
    check(isinstance(found.get("printers"), list), "the system was not asked for its printers")
    wrong = papers.faults(Path(found["printed"]), same, PRINTED_PPI)
    check(not wrong, "\n".join(wrong))
    _workbook(tried, plan, Path(found["workbook"]))
    return f"a session in {platform}, painted after {seconds:.2f} s"


def _workbook(tried: Tried, plan: Path, file: Path) -> None:
    """Its sheets, and the balance of the last year, as the command line tells it."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(file)
    check(tuple(book.sheet_names) == SHEETS, f"the workbook has the sheets {book.sheet_names}")
    told = tried.command("project", str(plan), "--scenario", SAVED).decode()
    *_, last = (row for row in csv.DictReader(io.StringIO(told)) if row["occupation"] == "SSA")
    rows = book.get_sheet_by_name("Balance").to_python()
    # The demand scenario stands behind the name; of the two units persons come first.
    places = [row.index(one) for row in rows for one in row if str(one).startswith(f"{SAVED} ·")]
    check(places, f"the workbook has no column of {SAVED}")
    (line,) = (row for row in rows if row[:2] == ["SOSU-assistenter", float(last["year"])])
    gap = line[places[0]]
    check(
        isinstance(gap, float) and abs(gap - float(last["gap_heads"])) < 1e-6,
        f"the workbook's balance of {last['year']} is {gap}, not {last['gap_heads']}",
    )


def next_starts(tried: Tried) -> str:
    """The next starts."""
    seconds = median(tried.start("offscreen")[1] for _ in range(STARTS))
    told = f"painted after {seconds:.2f} s (the median of {STARTS}; {LIMIT} s on a machine at rest)"
    check(seconds <= ROOM * LIMIT, told)
    return told


def outside(tried: Tried) -> str:
    """What it takes from the system."""
    if not LINUX:
        return "not looked at"
    strange = machine.libraries_outside(tried.program)
    check(not strange, f"libraries that a desktop need not have: {', '.join(sorted(strange))}")
    return "libraries of every desktop alone"


def files_and_sockets(tried: Tried) -> str:
    """Files and sockets of a session."""
    if not machine.can_trace():
        return "not looked at, for want of strace"
    trace = tried.folder / "trace.txt"
    tried.session("offscreen", machine.tracer(trace))
    text = trace.read_text(encoding="utf-8", errors="replace")
    strange = machine.sockets(text) + machine.opened_under(text, machine.pythons(ROOT))
    check("openat(" in text, "nothing was traced")
    check(not strange, "\n".join(strange[:10]))
    return "no socket of a network, nothing of another Python"


CHECKS = (
    version,
    there,
    left_out,
    licensed,
    published_table,
    summary,
    window_without_screen,
    window_on_screen,
    next_starts,
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
