"""The commands ``scenario export`` and ``scenario import``: one scenario as a file of its own, out
of a plan and into another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sosuplan.commands.arguments import Arguments
from sosuplan.commands.targets import in_the_way, one_target
from sosuplan.editing.scenario_arrival import arrival
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.saved_scenarios import named
from sosuplan.model.scenario_library import ScenarioLibrary, as_saved
from sosuplan.narrative.messages import shown
from sosuplan.narrative.scenario_arrival import arrival_lines
from sosuplan.store.planfile import PlanFile
from sosuplan.store.scenario_files import read_scenario_file, write_scenario_file
from sosuplan.text.cpr import masked
from sosuplan.text.errors import Fault, OpenQuestionError, StoreError
from sosuplan.text.language import N_

_BRINGS = N_("Scenario: {name}")
_READY = N_("Nothing is written yet. With --accept it is added to the plan.")
_ADDED = N_("“{name}” has been added to the plan.")


def export_scenario(path: str, arguments: Arguments, plan: Plan, library: ScenarioLibrary) -> None:
    """Write the saved scenario that ``arguments`` name, of the plan in the file ``path``.

    Raises ``SosuplanError`` with what is wrong.
    """
    scenario = named(arguments.options["--scenario"][-1], library.scenarios, plan)
    target = one_target(arguments.options["--out"][-1])
    if fault := in_the_way(target, Path(path), "scenario"):
        raise StoreError(fault)
    write_scenario_file(target, scenario, library.figures_of(scenario, plan) or plan)


def import_scenario(path: str, arguments: Arguments) -> Iterator[str]:
    """Tell what the file that ``arguments`` name would bring to the plan in the file ``path``, and
    add it if that is asked for.

    Raises ``SosuplanError`` for what is refused, and ``OpenQuestionError`` if the plan does not
    have its demand scenario and ``--demand`` names none.
    """
    accept = "--accept" in arguments.flags
    if accept and "--check" in arguments.flags:
        values = {"option": "--check", "other": "--accept"}
        arguments.faults.append(Fault("options_apart", values=values))
    language = arguments.language
    with PlanFile.open(path, read_only=not accept) as file:
        plan, library = file.plan(), file.library()
        demand = arguments.one_of("--demand", [row.scenario for row in plan.demands])
        arguments.refuse()
        source = Path(arguments.plain[1])
        text, levers = read_scenario_file(source), catalogue(plan)
        name = masked(source.stem)
        found = arrival(text, plan, levers, library.by_name, name=name, demand=demand)
        if accept and found.scenario is not None:
            file.save_library(library.save(as_saved(found.scenario, plan)))
    yield shown(language(_BRINGS).format(name=found.name)) + "\n"
    for line in arrival_lines(found, plan, levers, language):
        yield f"  {shown(line)}\n"
    if found.scenario is None:
        choices = ", ".join(row.scenario for row in plan.demands)
        values = {"choices": choices}
        raise OpenQuestionError(
            Fault("scenario_needs_demand", found=text.scenario.demand, values=values)
        )
    yield "\n" + language(_ADDED if accept else _READY).format(name=shown(found.name)) + "\n"
