"""The command ``next-year``: the plan that follows a plan, as a new plan file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sosuplan.commands.arguments import Arguments
from sosuplan.commands.targets import one_target
from sosuplan.editing.new_base_year import next_plan
from sosuplan.model import working_scenario
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.narrative.messages import shown
from sosuplan.narrative.new_base_year import parts
from sosuplan.store.planfile import PlanFile
from sosuplan.text.errors import Fault, SosuplanError


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the options say."""

    target: Path
    base_year: int | None
    scenario: str | None


def next_year(path: str, arguments: Arguments) -> Iterator[str]:
    """Write the plan that follows the one in the file ``path`` where ``--out`` says; what is at
    ``path`` stays as it is. Tells what is in it, what stands in, and what to bring.

    Raises ``SosuplanError``.
    """
    asked = _asked(arguments)
    with PlanFile.open(path, read_only=True) as file:
        if file.draft():
            raise SosuplanError(Fault("next_year_unfinished", Path(path).name))
        plan, library, workspace = file.plan(), file.scenario_library(), file.workspace()
    decided = None if asked.scenario is None else library[asked.scenario]
    language = arguments.language
    found = next_plan(
        plan,
        library,
        language,
        date.today(),
        base_year=asked.base_year,
        decided=decided,
        worked_on=_worked_on(workspace, plan),
    )
    if workspace:
        workspace = {**workspace, **working_scenario.written(found.scenario)}
    PlanFile.create(asked.target, found.plan, found.library, workspace=workspace)
    for heading, sentences in parts(found, language):
        yield f"{heading}\n"
        for sentence in sentences:
            yield f"  {shown(sentence)}\n"


def _worked_on(workspace: Mapping[str, str], plan: Plan) -> Scenario | None:
    """The scenario that was last looked at; None if there is none that can be read."""
    try:
        return working_scenario.read(workspace, plan.demands[0].scenario) if workspace else None
    except working_scenario.UNREADABLE:
        return None


def _asked(arguments: Arguments) -> _Asked:
    text = arguments.last("--base-year")
    if text is not None and not (text.isascii() and text.isdigit() and len(text) == 4):
        arguments.faults.append(Fault("option_year", found=text, values={"option": "--base-year"}))
    arguments.refuse()
    year = None if text is None else int(text)
    return _Asked(one_target(arguments.options["--out"][-1]), year, arguments.last("--scenario"))
