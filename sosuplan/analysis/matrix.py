"""The scenario matrix: every demand scenario, without and with the reform."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from sosuplan.engine import Balance, EngineInputs, LeverSets, project
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One demand scenario; ``reform`` is 0 or 1 (as published), all other levers are neutral."""

    scenario: str
    reform: int
    balance: Balance
    """Of the occupation that was asked for, over all areas."""


def matrix(
    inputs: EngineInputs, catalogue: LeverCatalogue, occupation: str
) -> tuple[MatrixRow, ...]:
    """The rows in the order of the demand scenarios, each without and then with the reform.

    ``occupation`` is ``SSA``, ``SSH`` or ``all``.
    """
    cases = tuple(product(inputs.demands, (0, 1)))
    scenarios = [Scenario(demand, {"reform": float(reform)}) for demand, reform in cases]
    projection = project(inputs, LeverSets.of(scenarios, catalogue, inputs))
    return tuple(
        MatrixRow(demand, reform, projection.balance(run, occupation))
        for run, (demand, reform) in enumerate(cases)
    )
