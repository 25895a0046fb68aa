"""The command ``next-year``: the plan that follows a plan, as a new plan file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sosuplan.commands.arguments import Arguments
from sosuplan.commands.targets import one_target
from sosuplan.editing.new_base_year import next_plan
from sosuplan.model.scenario import Scenario
from sosuplan.narrative.messages import shown
from sosuplan.narrative.new_base_year import parts
from sosuplan.store.planfile import PlanFile
from sosuplan.text.errors import Fault, SosuplanError
from sosuplan.text.json_text import parse_json


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
        worked_on=_worked_on(workspace),
    )
    workspace = _carried(workspace, found.scenario)
    PlanFile.create(asked.target, found.plan, found.library, workspace=workspace)
    for heading, sentences in parts(found, language):
        yield f"{heading}\n"
        for sentence in sentences:
            yield f"  {shown(sentence)}\n"


def _worked_on(workspace: Mapping[str, str]) -> Scenario | None:
    """The scenario that was last looked at; None if there is none that can be read."""
    try:
        levers, timing, reasons = (
            parse_json(workspace.get(key, "{}")) for key in ("levers", "timing", "reasons")
        )
        return Scenario(
            workspace["demand"],
            {lever: float(value) for lever, value in levers.items()},
            workspace.get("scenario", ""),
            workspace.get("note", ""),
            workspace.get("data_edition", ""),
            {lever: (years[0], years[1]) for lever, years in timing.items()},
            {lever: (why[0], why[1]) for lever, why in reasons.items()},
        )
    except (KeyError, IndexError, ValueError, TypeError, AttributeError, OverflowError):
        return None


def _carried(workspace: Mapping[str, str], scenario: Scenario) -> dict[str, str]:
    """What was looked at, now with ``scenario``; nothing where nothing was."""
    if not workspace:
        return {}
    return {
        **workspace,
        "scenario": scenario.name,
        "note": scenario.note,
        "demand": scenario.demand,
        "data_edition": scenario.data_edition,
        "levers": json.dumps(dict(scenario.levers), sort_keys=True),
        "timing": json.dumps(dict(scenario.timing), sort_keys=True),
        "reasons": json.dumps(dict(scenario.reasons), sort_keys=True),
    }


def _asked(arguments: Arguments) -> _Asked:
    text = arguments.last("--base-year")
    if text is not None and not (text.isascii() and text.isdigit() and len(text) == 4):
        arguments.faults.append(Fault("option_year", found=text, values={"option": "--base-year"}))
    arguments.refuse()
    year = None if text is None else int(text)
    return _Asked(one_target(arguments.options["--out"][-1]), year, arguments.last("--scenario"))
