"""The command ``workbook``: a scenario as a workbook that the window saves of it, with results or
with formulas."""

from __future__ import annotations

from pathlib import Path

from sosuplan.commands.arguments import Arguments
from sosuplan.commands.options import check_view, day_of, frames_of, requested_scenario
from sosuplan.commands.targets import in_the_way, one_target
from sosuplan.model.plan import Plan
from sosuplan.model.scenario_library import ScenarioLibrary
from sosuplan.store.files import write_whole
from sosuplan.text.errors import Fault, StoreError

_LIVE = "--live"


def write_workbook(path: str, arguments: Arguments, plan: Plan, library: ScenarioLibrary) -> None:
    """Write the scenario that ``arguments`` ask for of the plan in the file ``path``.

    Raises ``SosuplanError`` with everything that is wrong.
    """
    from sosuplan.analysis.beside import compared_with
    from sosuplan.exports.live_workbook import live_area, live_workbook
    from sosuplan.exports.workbook import workbook

    live = _LIVE in arguments.flags
    occupation = _live_occupation(arguments, plan) if live else check_view(arguments, plan)[0]
    made_on = day_of(arguments)
    if not live and "--area" in arguments.options:
        arguments.faults.append(
            Fault("option_only_with", values={"option": "--area", "other": _LIVE})
        )
    arguments.refuse()
    scenario, figures = requested_scenario(arguments, plan, library)
    target = one_target(arguments.options["--out"][-1])
    if fault := in_the_way(target, Path(path), "workbook"):
        raise StoreError(fault)
    area = live_area(figures, occupation, arguments.last("--area")) if live else ""
    (frame,) = frames_of(arguments, plan, library, [(scenario, figures)])
    if live:
        content = live_workbook(frame, occupation, area, made_on)
    else:
        every = compared_with(figures, library.scenarios, library, plan)
        content = workbook(frame, made_on, every.alike, every.beside)
    write_whole(target, content)


def _live_occupation(arguments: Arguments, plan: Plan) -> str:
    """The occupation that a workbook with formulas is of; what else it cannot be of is noted."""
    for option in ("--compare", "--unit"):
        if option in arguments.options:
            values = {"option": option, "other": _LIVE}
            arguments.faults.append(Fault("options_apart", values=values))
    return arguments.one_of("--occupation", plan.occupations, plan.occupations[0])
