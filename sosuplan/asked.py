"""The scenario that a command line asks for: a saved one or the baseline, with what is set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sosuplan.arguments import Arguments
from sosuplan.errors import Fault, ScenarioError
from sosuplan.levers import LeverCatalogue
from sosuplan.numbers import parse_plain
from sosuplan.plan import Plan
from sosuplan.saved import named
from sosuplan.scenario import Scenario, check


def asked_for(
    arguments: Arguments, plan: Plan, saved: Sequence[Scenario], levers: LeverCatalogue
) -> Scenario:
    """The scenario of ``--scenario``, or the first demand scenario, with ``--demand`` and
    ``--set``. Raises ``ScenarioError``."""
    scenario = named(arguments.last("--scenario"), saved, plan)
    return changed(scenario, arguments, plan, levers)


def changed(
    scenario: Scenario, arguments: Arguments, plan: Plan, levers: LeverCatalogue
) -> Scenario:
    """``scenario`` with what ``--demand`` and ``--set`` ask for. Raises ``ScenarioError``."""
    demand = arguments.last("--demand")
    if demand is not None:
        scenario = replace(scenario, demand=demand)
    faults: list[Fault] = []
    for setting in arguments.options.get("--set", ()):
        lever, equals, text = setting.partition("=")
        value = parse_plain(text)
        if not equals:
            faults.append(Fault("set_form", found=setting))
        elif value is None and lever in levers.index:
            faults.append(Fault("lever_not_a_number", found=text, values={"lever": lever}))
        else:
            # A lever that does not exist is told of below, with the ones that do.
            scenario = scenario.with_lever(lever, value or 0.0)
    try:
        check(scenario, plan, levers)
    except ScenarioError as error:
        faults += error.faults
    if faults:
        raise ScenarioError(faults)
    return scenario
