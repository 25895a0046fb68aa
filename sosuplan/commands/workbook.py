"""The command ``workbook``: a scenario as the workbook that the window saves of it."""

from __future__ import annotations

from pathlib import Path

from sosuplan.commands.arguments import Arguments
from sosuplan.commands.options import check_view, day_of, frames_of, requested_scenario
from sosuplan.commands.targets import in_the_way, one_target
from sosuplan.model.plan import Plan
from sosuplan.model.scenario_library import ScenarioLibrary
from sosuplan.store.files import write_whole
from sosuplan.text.errors import StoreError


def write_workbook(path: str, arguments: Arguments, plan: Plan, library: ScenarioLibrary) -> None:
    """Write the scenario that ``arguments`` ask for of the plan in the file ``path``.

    Raises ``SosuplanError`` with everything that is wrong.
    """
    from sosuplan.analysis.frame import compared_with
    from sosuplan.exports.workbook import workbook

    check_view(arguments, plan)
    made_on = day_of(arguments)
    arguments.refuse()
    scenario, figures = requested_scenario(arguments, plan, library)
    target = one_target(arguments.options["--out"][-1])
    if fault := in_the_way(target, Path(path), "workbook"):
        raise StoreError(fault)
    (frame,) = frames_of(arguments, plan, library, [(scenario, figures)])
    every = compared_with(figures, library.scenarios, library, plan)
    write_whole(target, workbook(frame, made_on, every.alike, every.beside))
