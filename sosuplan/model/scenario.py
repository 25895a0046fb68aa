"""A scenario: a demand scenario plus lever values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import Plan
from sosuplan.text.errors import Fault, ScenarioError


@dataclass(frozen=True)
class Scenario:
    """Lever values by lever id in the model's units; a lever that is not named is neutral.

    ``data_edition`` says which edition of the plan's figures it was last saved against.
    """

    demand: str
    levers: Mapping[str, float] = field(default_factory=dict)
    name: str = ""
    note: str = ""
    data_edition: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "levers", MappingProxyType(dict(self.levers)))

    def __hash__(self) -> int:
        return hash((self.demand, self.name, frozenset(self.levers.items())))

    def with_lever(self, lever_id: str, value: float | None) -> Scenario:
        """This scenario with one lever changed; None takes the lever out (neutral)."""
        levers = {key: kept for key, kept in self.levers.items() if key != lever_id}
        if value is not None:
            levers[lever_id] = value
        return replace(self, levers=levers)

    def with_demand(self, demand: str) -> Scenario:
        """This scenario under another demand scenario."""
        return replace(self, demand=demand)

    def computes_as(self, other: Scenario) -> bool:
        """True if both give the same figures, whatever they are called."""
        return (self.demand, dict(self.levers)) == (other.demand, dict(other.levers))

    def neutral(self) -> Scenario:
        """The same demand scenario with no lever moved: the baseline."""
        return Scenario(self.demand)


def check(scenario: Scenario, plan: Plan, catalogue: LeverCatalogue) -> None:
    """Raise ``ScenarioError`` with everything in ``scenario`` that ``plan`` cannot compute."""
    faults = []
    demands = [row.scenario for row in plan.demands]
    if scenario.demand not in demands:
        faults.append(
            Fault(
                "unknown_demand",
                column="demand",
                found=scenario.demand,
                values={"choices": ", ".join(demands)},
            )
        )
    for lever_id, value in scenario.levers.items():
        try:
            fault = catalogue[lever_id].check(value)
        except ScenarioError as unknown:
            faults.extend(unknown.faults)
            continue
        if fault:
            faults.append(fault)
    start, full = catalogue.timing(scenario.levers)
    timing = {"start_year", "full_effect_year"} & {fault.column for fault in faults}
    if not timing and full < start:
        faults.append(
            Fault(
                "full_effect_before_start",
                column="full_effect_year",
                found=f"{full:.0f}",
                values={"start": f"{start:.0f}"},
            )
        )
    if faults:
        raise ScenarioError(faults)
