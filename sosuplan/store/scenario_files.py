"""Files of single scenarios, which people send each other: small, readable, and from anyone.

They are text that is read by Python's own JSON reader with a limit of its size, its depth and all
that is in it (see ``model.scenario_text``), in milliseconds: it needs no process of its own.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sosuplan.model.plan import Plan
from sosuplan.model.scenario import THIS_MODEL, Scenario, edition
from sosuplan.model.scenario_text import LARGEST, ScenarioText, read_scenario, write_scenario
from sosuplan.store.files import fault_of, not_a_plain_file, write_whole
from sosuplan.text.cpr import holds_cpr, masked
from sosuplan.text.errors import Fault, ScenarioError, StoreError

SUFFIX = ".sosuscenario"


def read_scenario_file(path: Path) -> ScenarioText:
    """What a file holds. Raises ``StoreError`` if it cannot be read, and ``ScenarioError`` if it is
    no scenario; faults name the file."""
    name = masked(path.name)
    if holds_cpr(path.name):
        raise StoreError(Fault("cpr_in_name", name))
    if fault := not_a_plain_file(path, name):
        raise StoreError(fault)
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise StoreError(fault_of(error, name)) from None
    try:
        return read_scenario(content)
    except ScenarioError as error:
        # The place in a text means nothing to who has only its file.
        raise ScenarioError(replace(one, file=name, column="") for one in error.faults) from None


def write_scenario_file(path: Path, scenario: Scenario, plan: Plan) -> None:
    """Write ``scenario`` of ``plan``. Raises ``StoreError``."""
    write_whole(path, scenario_bytes(scenario, plan))


def scenario_bytes(scenario: Scenario, plan: Plan) -> bytes:
    """The content of the file of ``scenario``, which computes with the figures of ``plan``; what it
    does not say of figures and model is what they are now."""
    told = replace(
        scenario,
        data_edition=scenario.data_edition or edition(plan),
        model_version=scenario.model_version or THIS_MODEL,
    )
    return write_scenario(told, plan).encode("utf-8")
