"""The command line: plans, projections and matrices without the window (model, section 8)."""

from __future__ import annotations

import contextlib
import math
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

from sosuplan import __version__
from sosuplan.commands.arguments import Arguments, Command, before_command, program_help
from sosuplan.narrative.messages import sentence
from sosuplan.store.files import fault_of
from sosuplan.text.errors import Fault, OpenQuestionError, SosuplanError
from sosuplan.text.language import LANGUAGES, N_, Language

if TYPE_CHECKING:
    from sosuplan.analysis.result_table import ResultTable
    from sosuplan.model.plan import Plan
    from sosuplan.model.scenario_library import ScenarioLibrary

GOOD, PROGRAM_FAULT, BAD_INPUT, QUESTION_OPEN = range(4)
DEBUG = "SOSUPLAN_DEBUG"
"""With this environment variable set, a fault of the program is told with its trace."""

_ABOUT = N_(
    "SOSUplan {version} – workforce planning for eldercare\n"
    "\n"
    "Without arguments, or with PLAN.sosuplan alone, the window opens.\n"
)


def main(argv: Sequence[str]) -> int:
    """Run one command; the exit status is 0, 2 for bad input, 3 for a question that must first be
    answered, or 1 for a fault of the program."""
    for stream in (sys.stdout, sys.stderr):
        # Everyone who reads the output reads the same bytes, whatever the system's own encoding.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    arguments, name, words = before_command(argv)
    language = arguments.language
    try:
        for part in _answer(arguments, name, words):
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
    _say(faults, language)
    return status


def _say(faults: Iterable[Fault], language: Language) -> None:
    """Print what is wrong, or worth knowing, to standard error."""
    if sys.stderr is None:
        return
    try:
        for fault in faults:
            print(sentence(fault, language), file=sys.stderr)
        sys.stderr.flush()
    except OSError:
        # Nobody can be told; the status still says whether something is wrong.
        _drop(sys.stderr)


def _drop(stream: TextIO) -> None:
    """What could not be written goes nowhere: Python must not try again at its exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _answer(common: Arguments, name: str, words: Sequence[str]) -> Iterator[str]:
    """What is to be printed, in parts. Raises ``SosuplanError``."""
    if "--help" in common.flags:
        yield _help(name, common.language)
        return
    if "--version" in common.flags:
        yield f"SOSUplan {__version__}\n"
        return
    common.one_of("--lang", LANGUAGES)
    choices = {"choices": ", ".join(_COMMANDS)}
    if not name:
        common.faults.append(Fault("missing_command", values=choices))
        common.refuse()
    if name not in _COMMANDS:
        raise SosuplanError(Fault("unknown_command", found=name, values=choices))
    command = _COMMANDS[name]
    arguments = command.take_apart(name, words)
    arguments.one_of("--lang", LANGUAGES)
    arguments.refuse()
    yield from command.run(arguments.plain[0], arguments)


def _help(name: str, language: Language) -> str:
    from sosuplan.narrative.baseline_name import baseline_name
    from sosuplan.report.sections import SECTION_IDS

    if name not in _COMMANDS:
        about = language(_ABOUT).format(version=__version__)
        return program_help(_COMMANDS, about, language)
    values = {"sections": ", ".join(SECTION_IDS), "without": baseline_name(language)}
    return _COMMANDS[name].help(name, language, values)


# --- commands -----------------------------------------------------------------------------------


def _new(path: str, arguments: Arguments) -> Iterator[str]:
    from sosuplan.store.folder import read_folder
    from sosuplan.store.planfile import PlanFile

    folder = read_folder(arguments.options["--from"][-1])
    PlanFile.create(path, folder.plan, folder.scenario_library, history=folder.history)
    yield from ()


def _export(path: str, arguments: Arguments) -> Iterator[str]:
    from sosuplan.store.folder import write_folder

    plan, library = _open(path, arguments)
    write_folder(plan, arguments.options["--to"][-1], library)
    yield from ()


def _scenarios(path: str, arguments: Arguments) -> Iterator[str]:
    _, library = _open(path, arguments, every=True)
    for scenario in library.scenarios:
        yield f"{scenario.name}\n"


def _project(path: str, arguments: Arguments) -> Iterator[str]:
    import numpy as np

    from sosuplan.analysis.results import projection_table
    from sosuplan.commands.options import requested_scenario
    from sosuplan.engine import EngineInputs, LeverSets, project
    from sosuplan.model.levers import catalogue

    by_area = arguments.one_of("--by", ("area",)) == "area"
    shape = _format(arguments)
    plan, library = _open(path, arguments)
    scenario, plan = requested_scenario(arguments, plan, library)
    levers = catalogue(plan)
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
    plan, _ = _open(path, arguments)
    occupation = arguments.one_of("--occupation", (*plan.occupations, "all"))
    arguments.refuse()
    with np.errstate(all="ignore"):
        found = matrix(EngineInputs.from_plan(plan), catalogue(plan), occupation)
    yield from _printed(matrix_table(found), shape)


def _analysis(name: str, arguments: Arguments) -> Iterator[str]:
    from sosuplan.commands.analysis import analysis_table

    shape = _format(arguments)
    plan, saved = _open(arguments.plain[1], arguments)
    table = analysis_table(name, arguments, plan, saved)
    yield from _printed(table, shape)
    _say(table.notes, arguments.language)


def _compare(path: str, arguments: Arguments) -> Iterator[str]:
    import numpy as np

    from sosuplan.analysis.comparison import compare
    from sosuplan.analysis.results import differences_table

    shape = _format(arguments)
    plan, library = _open(path, arguments)
    names = list(dict.fromkeys(arguments.options["--scenario"]))
    scenarios = [library[one] for one in names]
    asked = arguments.last("--reference")
    if asked is not None and asked not in names:
        values = {"option": "--reference", "choices": ", ".join(names)}
        raise SosuplanError(Fault("option_choice", found=asked, values=values))
    place = 0 if asked is None else names.index(asked) + 1
    with np.errstate(all="ignore"):
        found = compare(plan, scenarios, library=library, reference=place)
    yield from _printed(differences_table(found, ["baseline", *names]), shape)


def _fulltime(path: str, arguments: Arguments) -> Iterator[str]:
    from sosuplan.analysis.potential import potential_tables
    from sosuplan.analysis.results import potential_table
    from sosuplan.commands.options import frames_of, requested_scenario, share_of

    by_area = arguments.one_of("--by", ("area",)) == "area"
    target = share_of(arguments, "--target")
    shape = _format(arguments)
    plan, library = _open(path, arguments)
    (frame,) = frames_of(arguments, plan, library, [requested_scenario(arguments, plan, library)])
    yield from _printed(potential_table(potential_tables(frame, target), by_area=by_area), shape)


def _report(path: str, arguments: Arguments) -> Iterator[str]:
    from sosuplan.commands.report import report

    report(path, arguments, *_open(path, arguments))
    yield from ()


def _calibrate(path: str, arguments: Arguments) -> Iterator[str]:
    from sosuplan.commands.calibrate import calibrated

    shape = _format(arguments)
    yield from _printed(calibrated(path, arguments).table(), shape)


def _next_year(path: str, arguments: Arguments) -> Iterator[str]:
    from sosuplan.commands.next_year import next_year

    yield from next_year(path, arguments)


def _import(path: str, arguments: Arguments) -> Iterator[str]:
    from sosuplan.commands.import_file import import_file

    yield from import_file(path, arguments)


def _workbook(path: str, arguments: Arguments) -> Iterator[str]:
    from sosuplan.commands.workbook import write_workbook

    every = "--live" not in arguments.flags
    write_workbook(path, arguments, *_open(path, arguments, every=every))
    yield from ()


def _scenario_export(path: str, arguments: Arguments) -> Iterator[str]:
    from sosuplan.commands.scenario_file import export_scenario

    export_scenario(path, arguments, *_open(path, arguments))
    yield from ()


def _scenario_import(path: str, arguments: Arguments) -> Iterator[str]:
    from sosuplan.commands.scenario_file import import_scenario

    yield from import_scenario(path, arguments)


_VIEW = ("--scenario", "--demand", "--set", "--compare", "--occupation", "--unit", "--date")
_COMMANDS = {
    "new": Command(_new, N_("makes a plan file from a plan folder"), ("--from",)),
    "export": Command(_export, N_("writes the plan folder back"), ("--to",)),
    "project": Command(
        _project,
        N_("prints supply, demand and balance by occupation and year"),
        options=("--scenario", "--demand", "--set", "--by", "--format"),
    ),
    "matrix": Command(
        _matrix,
        N_("prints the balance of every demand scenario, with and without the reform"),
        ("--occupation",),
        ("--format",),
    ),
    "analysis": Command(
        _analysis,
        N_(
            "prints why the balance is as it is, and how sure it is: flows (what moves it from\n"
            "    year to year), contributions (what each moved lever gives), ranking (what a step\n"
            "    of each gives), sensitivity (what each input and lever may do), uncertainty (a\n"
            "    band by year), backcast (how well the model explains the plan's past); what it\n"
            "    takes: goal (how far each lever has to go, or several), intake (trainees),\n"
            "    exchange (what a step of each is worth in trainees); cost (what it costs and\n"
            "    saves a year, --by lever: what each full-time person won costs); and what the\n"
            "    tabs of the page Measures tell: measures, evidence, goals, follow_up"
        ),
        options=(
            "--occupation",
            "--scenario",
            "--demand",
            "--set",
            "--unit",
            "--year",
            "--by",
            "--draws",
            "--seed",
            "--target",
            "--mix",
            "--weight",
            "--format",
        ),
        words=("NAME", "PLAN.sosuplan"),
        others={
            "--occupation": (
                "SSA|SSH|all",
                N_("assistants, helpers or, of what it takes, costs and came of it, each of them"),
            ),
            "--by": (
                "area|year|lever",
                N_(
                    "of flows: area by area, year by year, or both; of cost: lever by lever; of"
                    " follow_up: area by area"
                ),
            ),
            "--target": (
                "0|surplus",
                N_("of goal: no shortage, if not given, or the traffic light of a surplus"),
            ),
        },
    ),
    "compare": Command(
        _compare,
        N_("prints saved scenarios side by side, each less the baseline or one of them"),
        ("--scenario",),
        ("--reference", "--format"),
    ),
    "fulltime": Command(
        _fulltime,
        N_("prints what each group would be worth if more of it were on full time"),
        options=("--scenario", "--demand", "--set", "--target", "--by", "--format"),
    ),
    "scenarios": Command(_scenarios, N_("prints the names of the saved scenarios")),
    "scenario export": Command(
        _scenario_export,
        N_("writes a saved scenario as a file of its own"),
        ("--scenario", "--out"),
    ),
    "scenario import": Command(
        _scenario_import,
        N_(
            "tells what is different in this plan of a scenario from a file\n"
            "    (ends with 0, with 3 if a demand scenario must be chosen, with 2 if the file is"
            " refused)"
        ),
        options=("--demand", "--check", "--accept"),
        words=("PLAN.sosuplan", "FILE"),
    ),
    "report": Command(
        _report, N_("writes the printed summary (PDF)"), ("--out",), (*_VIEW, "--all", "--sections")
    ),
    "calibrate": Command(
        _calibrate,
        N_(
            "fits assumptions to the results that the plan knows (balances and lights, published\n"
            "    or one's own, and staff counted after the base year); prints what was found, how\n"
            "    each target is met, and which assumptions the targets cannot tell apart. With\n"
            "    --out it writes the fitted plan as a new plan file"
        ),
        options=("--fit", "--out", "--format"),
    ),
    "next-year": Command(
        _next_year,
        N_(
            "makes the plan of the next base year: scenarios and all that still holds are carried"
            " over,\n    the projected staff and need stand in until they are counted, and what was"
            " projected is\n    kept, also of the scenario that was decided on. Tells what to bring"
        ),
        ("--out",),
        ("--base-year", "--scenario"),
    ),
    "import": Command(
        _import,
        N_(
            "tells what would be taken from a file of figures, as the window guesses it\n"
            "    (ends with 0, with 3 if a question is open, with 2 if the file is refused)"
        ),
        options=("--sheet", "--answer", "--check", "--accept", "--format"),
        words=("PLAN.sosuplan", "FILE"),
    ),
    "workbook": Command(
        _workbook,
        N_(
            "writes the Excel workbook that the window saves, with every saved scenario in it;\n"
            "    with --live one with formulas, of one scenario, occupation and area"
        ),
        ("--out",),
        (*_VIEW, "--live", "--area"),
    ),
}


def _open(path: str, arguments: Arguments, *, every: bool = False) -> tuple[Plan, ScenarioLibrary]:
    """The plan and its library of scenarios. One of an earlier version is carried over in memory,
    which is said: the file stays as it is. So is which of the scenarios that are asked for, or of
    ``every`` one, do not compute with the plan's figures as they were when they were saved."""
    from sosuplan.store.planfile import PlanFile

    with PlanFile.open(path, read_only=True) as file:
        if file.is_older:
            _say([Fault("read_as_carried_over", path)], arguments.language)
        plan, library = file.plan(), file.scenario_library()
    asked = {*arguments.options.get("--scenario", ()), *arguments.options.get("--compare", ())}
    every = every or "--all" in arguments.flags
    names = [one for one in library.by_name if every or one in asked]
    _say(_other_figures(plan, library, names), arguments.language)
    return plan, library


def _other_figures(plan: Plan, library: ScenarioLibrary, names: Sequence[str]) -> Iterator[Fault]:
    """Which saved scenarios compute with older figures than the plan's, or with the plan's though
    they were saved with others."""
    from sosuplan.analysis.data_edition import GONE, KEPT, standing

    found = {name: standing(library, library[name], plan) for name in names}
    for code, state in (("computed_with_older", KEPT), ("figures_gone", GONE)):
        if those := [name for name in names if found[name] == state]:
            yield Fault(code, values={"names": ", ".join(those)})


def _format(arguments: Arguments) -> str:
    """``csv`` or ``json``; raises what is wrong with the choices made so far."""
    shape = arguments.one_of("--format", ("csv", "json"), "csv")
    arguments.refuse()
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
        rows = (("" if cell is None else str(cell) for cell in row) for row in table.rows)
        yield csv_text(table.columns, rows)
