"""The command line: plans, projections and matrices without the window (model, section 8)."""

from __future__ import annotations

import contextlib
import math
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from sosuplan import __version__
from sosuplan.commands.arguments import Arguments, take_apart
from sosuplan.narrative.messages import sentence
from sosuplan.store.files import fault_of
from sosuplan.text.errors import Fault, OpenQuestionError, SosuplanError
from sosuplan.text.language import DEFAULT_LANGUAGE, LANGUAGES, N_, Language

if TYPE_CHECKING:
    from sosuplan.analysis.results import ResultTable
    from sosuplan.model.plan import Plan
    from sosuplan.model.scenario import Scenario

GOOD, PROGRAM_FAULT, BAD_INPUT, QUESTION_OPEN = range(4)
DEBUG = "SOSUPLAN_DEBUG"
"""With this environment variable set, a fault of the program is told with its trace."""

_HELP = (
    N_(
        "SOSUplan {version} – workforce planning for eldercare\n"
        "\n"
        "Without arguments, or with PLAN.sosuplan alone, the window opens.\n"
    ),
    N_(
        "new PLAN.sosuplan --from FOLDER\n"
        "    makes a plan file from a plan folder\n"
        "export PLAN.sosuplan --to FOLDER\n"
        "    writes the plan folder back"
    ),
    N_(
        "project PLAN.sosuplan\n"
        "    prints supply, demand and balance by occupation and year\n"
        "    --scenario NAME      a scenario saved in the plan\n"
        "    --demand SCENARIO    another demand scenario\n"
        "    --set LEVER=VALUE    moves a lever; may be repeated, decimals with a dot\n"
        "    --by area            area by area\n"
        "    --format csv|json    csv if not given\n"
        "matrix PLAN.sosuplan --occupation SSA|SSH|all\n"
        "    prints the balance of every demand scenario, with and without the reform\n"
        "    --format csv|json    csv if not given\n"
        "scenarios PLAN.sosuplan\n"
        "    prints the names of the saved scenarios"
    ),
    N_(
        "report PLAN.sosuplan --out FILE.pdf\n"
        "    writes the printed summary\n"
        "    --scenario NAME      a scenario saved in the plan; {without} if not given\n"
        "    --all                every saved scenario; FOLDER takes the place of FILE.pdf\n"
        "    --occupation SSA|SSH|all\n"
        "    --unit heads|fte     persons if not given\n"
        "    --sections A,B       {sections}\n"
        "    --demand, --set      as above\n"
        "    --date YYYY-MM-DD    the date in print; today if not given"
    ),
    N_(
        "import PLAN.sosuplan FILE\n"
        "    tells what would be taken from a file of figures, as the window guesses it\n"
        "    --sheet NAME         another sheet of a workbook\n"
        "    --answer CODE=VALUE  answers a question, or chooses otherwise; may be repeated\n"
        "    --check              writes nothing, as without it\n"
        "    --accept             takes the figures over, unless a question is open\n"
        "    --format text|json   text if not given\n"
        "    ends with 0, with 3 if a question is open, with 2 if the file is refused"
    ),
    N_(
        "workbook PLAN.sosuplan --out FILE.xlsx\n"
        "    writes the Excel workbook that the window saves, with every saved scenario in it\n"
        "    --scenario, --demand, --set, --occupation, --unit, --date    as above"
    ),
    N_(
        "\n"
        "--lang da|en   language of messages\n"
        "--help         this text\n"
        "--version      the version"
    ),
)


def main(argv: Sequence[str]) -> int:
    """Run one command; the exit status is 0, 2 for bad input, 3 for a question that must first be
    answered, or 1 for a fault of the program."""
    for stream in (sys.stdout, sys.stderr):
        # Everyone who reads the output reads the same bytes, whatever the system's own encoding.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    arguments = take_apart(argv)
    language = Language(arguments.last("--lang") or DEFAULT_LANGUAGE)
    try:
        for part in _answer(arguments, language):
            if sys.stdout is not None:
                sys.stdout.write(part)
        if sys.stdout is not None:
            sys.stdout.flush()
    except OpenQuestionError as error:
        return _tell(error.faults, language, QUESTION_OPEN)
    except SosuplanError as error:
        return _tell(error.faults, language, BAD_INPUT)
    except BrokenPipeError:
        # Whoever was reading has seen enough.
        _drop(sys.stdout)
        return GOOD
    except OSError as error:
        _drop(sys.stdout)
        return _tell([fault_of(error, "stdout")], language, BAD_INPUT)
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        found = f"{type(error).__name__}: {error}"
        fault = Fault("program_fault", found=found, values={"variable": DEBUG})
        return _tell([fault], language, PROGRAM_FAULT)
    return GOOD


def _tell(faults: Iterable[Fault], language: Language, status: int) -> int:
    if sys.stdout is not None:
        # What was printed before comes first, and has its own way of failing.
        try:
            sys.stdout.flush()
        except OSError:
            _drop(sys.stdout)
    if sys.stderr is None:
        return status
    try:
        for fault in faults:
            print(sentence(fault, language), file=sys.stderr)
        sys.stderr.flush()
    except OSError:
        # Nobody can be told; the status still says that something is wrong.
        _drop(sys.stderr)
    return status


def _drop(stream: TextIO) -> None:
    """What could not be written goes nowhere: Python must not try again at its exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@dataclass(frozen=True, slots=True)
class _Command:
    """A command: what it does, and its options besides ``--lang``."""

    run: Callable[[str, Arguments], Iterator[str]]
    needed: Sequence[str] = ()
    options: Sequence[str] = ()
    words: Sequence[str] = ("PLAN.sosuplan",)
    """What follows the command's name."""


def _answer(arguments: Arguments, language: Language) -> Iterator[str]:
    """What is to be printed, in parts. Raises ``SosuplanError``."""
    if "--help" in arguments.flags:
        from sosuplan.report.sections import SECTION_IDS

        sections = ", ".join(SECTION_IDS)
        from sosuplan.narrative.baseline_name import baseline_name

        without = baseline_name(language)
        for part in _HELP:
            values = {"version": __version__, "sections": sections, "without": without}
            yield language(part).format(**values) + "\n"
        return
    if "--version" in arguments.flags:
        yield f"SOSUplan {__version__}\n"
        return
    arguments.one_of("--lang", LANGUAGES)
    choices = {"choices": ", ".join(_COMMANDS)}
    if not arguments.plain:
        raise SosuplanError([*arguments.faults, Fault("missing_command", values=choices)])
    name, *rest = arguments.plain
    if name not in _COMMANDS:
        raise SosuplanError(Fault("unknown_command", found=name, values=choices))
    command = _COMMANDS[name]
    for missing in command.words[len(rest) :]:
        values = {"command": name, "argument": missing}
        arguments.faults.append(Fault("missing_argument", values=values))
    words = 1 + len(command.words)
    arguments.refuse_unknown(name, words, command.needed, (*command.options, "--lang"))
    if arguments.faults:
        raise SosuplanError(arguments.faults)
    yield from command.run(rest[0], arguments)


# --- commands -----------------------------------------------------------------------------------


def _new(path: str, arguments: Arguments) -> Iterator[str]:
    from sosuplan.store.folder import read_folder
    from sosuplan.store.planfile import PlanFile

    folder = read_folder(arguments.options["--from"][-1])
    PlanFile.create(path, folder.plan, folder.scenarios)
    yield from ()


def _export(path: str, arguments: Arguments) -> Iterator[str]:
    from sosuplan.store.folder import write_folder

    plan, scenarios = _open(path)
    write_folder(plan, arguments.options["--to"][-1], scenarios)
    yield from ()


def _scenarios(path: str, arguments: Arguments) -> Iterator[str]:
    _, scenarios = _open(path)
    for scenario in scenarios:
        yield f"{scenario.name}\n"


def _project(path: str, arguments: Arguments) -> Iterator[str]:
    import numpy as np

    from sosuplan.analysis.results import projection_table
    from sosuplan.commands.options import asked_for
    from sosuplan.engine import EngineInputs, LeverSets, project
    from sosuplan.model.levers import catalogue

    by_area = arguments.one_of("--by", ("area",)) == "area"
    shape = _format(arguments)
    plan, saved = _open(path)
    levers = catalogue(plan)
    scenario = asked_for(arguments, plan, saved, levers)
    # Figures beyond any number are told of as such below, not as warnings on the way.
    with np.errstate(all="ignore"):
        inputs = EngineInputs.from_plan(plan)
        projection = project(inputs, LeverSets.of([scenario], levers, inputs))
    yield from _printed(projection_table(projection, by_area=by_area), shape)


def _matrix(path: str, arguments: Arguments) -> Iterator[str]:
    import numpy as np

    from sosuplan.analysis.matrix import matrix
    from sosuplan.analysis.results import matrix_table
    from sosuplan.engine import EngineInputs
    from sosuplan.model.levers import catalogue

    shape = _format(arguments)
    plan, _ = _open(path)
    occupation = arguments.one_of("--occupation", (*plan.occupations, "all"))
    if arguments.faults:
        raise SosuplanError(arguments.faults)
    with np.errstate(all="ignore"):
        found = matrix(EngineInputs.from_plan(plan), catalogue(plan), occupation)
    yield from _printed(matrix_table(found), shape)


def _report(path: str, arguments: Arguments) -> Iterator[str]:
    from sosuplan.commands.report import report

    report(path, arguments, *_open(path))
    yield from ()


def _import(path: str, arguments: Arguments) -> Iterator[str]:
    from sosuplan.commands.import_file import import_file

    yield from import_file(path, arguments)


def _workbook(path: str, arguments: Arguments) -> Iterator[str]:
    from sosuplan.commands.workbook import write_workbook

    write_workbook(path, arguments, *_open(path))
    yield from ()


_VIEW = ("--scenario", "--demand", "--set", "--occupation", "--unit", "--date")
_COMMANDS = {
    "new": _Command(_new, ("--from",)),
    "export": _Command(_export, ("--to",)),
    "project": _Command(_project, options=("--scenario", "--demand", "--set", "--by", "--format")),
    "matrix": _Command(_matrix, ("--occupation",), ("--format",)),
    "scenarios": _Command(_scenarios),
    "report": _Command(_report, ("--out",), (*_VIEW, "--all", "--sections")),
    "import": _Command(
        _import,
        options=("--sheet", "--answer", "--check", "--accept", "--format"),
        words=("PLAN.sosuplan", "FILE"),
    ),
    "workbook": _Command(_workbook, ("--out",), _VIEW),
}


def _open(path: str) -> tuple[Plan, tuple[Scenario, ...]]:
    from sosuplan.store.planfile import PlanFile

    with PlanFile.open(path, read_only=True) as file:
        return file.plan(), file.scenarios()


def _format(arguments: Arguments) -> str:
    """``csv`` or ``json``; raises what is wrong with the choices made so far."""
    shape = arguments.one_of("--format", ("csv", "json"), "csv")
    if arguments.faults:
        raise SosuplanError(arguments.faults)
    return shape


# --- tables -------------------------------------------------------------------------------------


def _printed(table: ResultTable, shape: str) -> Iterator[str]:
    """A result as CSV or JSON with every digit of each figure."""
    cells = (cell for row in table.rows for cell in row)
    if not all(math.isfinite(cell) for cell in cells if isinstance(cell, float)):
        raise SosuplanError(Fault("not_finite"))
    if shape == "json":
        import json

        objects = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
        yield json.dumps(objects, ensure_ascii=False, indent=1) + "\n"
    else:
        from sosuplan.store.csv_text import csv_text

        # str of a Python float is its repr: the shortest text that reads back to the same figure.
        yield csv_text(table.columns, (map(str, row) for row in table.rows))
