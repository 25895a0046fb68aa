"""The analyses by the names that they are asked for on the command line and in a notebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from sosuplan.analysis.backcast import backcast
from sosuplan.analysis.contributions import contributions
from sosuplan.analysis.cost import cost
from sosuplan.analysis.flows import BY as FLOWS_BY
from sosuplan.analysis.flows import flows
from sosuplan.analysis.ranking import ranking
from sosuplan.analysis.result_table import ResultTable
from sosuplan.analysis.sensitivity import sensitivity
from sosuplan.analysis.uncertainty import USUAL, Sampling, simulate
from sosuplan.engine import EngineInputs
from sosuplan.engine.projection import HEADS
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan, Price
from sosuplan.model.scenario import Scenario
from sosuplan.text.errors import Fault, SosuplanError

FLOWS, COST = "flows", "cost"
ANALYSES = (FLOWS, "contributions", "ranking", "sensitivity", "uncertainty", "backcast", COST)
BY: Mapping[str, tuple[str, ...]] = {FLOWS: FLOWS_BY, COST: ("lever",)}
"""What the tables of analyses may be told by."""


def check_name(name: str) -> None:
    """Raises ``SosuplanError`` if there is no analysis of this ``name``."""
    if name not in ANALYSES:
        values = {"choices": ", ".join(ANALYSES)}
        raise SosuplanError(Fault("unknown_analysis", found=name, values=values))


def analysis(
    name: str,
    plan: Plan,
    scenario: Scenario,
    occupation: str,
    unit: str = HEADS,
    year: int | None = None,
    *,
    by: Sequence[str] = (),
    sampling: Sampling = USUAL,
    prices: Sequence[Price] | None = None,
) -> ResultTable:
    """The table of the analysis ``name`` of ``scenario`` with the figures of ``plan``; flows may be
    told ``by`` area and year, costs by lever. Costs are told at ``prices`` (None: the plan's),
    which may be those of today where the figures are older ones. Raises ``SosuplanError`` where the
    plan has not what it takes."""
    check_name(name)
    if name in ("sensitivity", "uncertainty") and not plan.input_ranges:
        raise SosuplanError(Fault("no_input_ranges"))
    if name == "backcast":
        return _backcast(plan, occupation)
    levers = catalogue(plan)
    # Figures beyond any number are told of as such when they are printed.
    with np.errstate(all="ignore"):
        inputs = EngineInputs.from_plan(plan)
        if name == FLOWS:
            return flows(scenario, levers, inputs, occupation, unit, year).table(by)
        if name == "contributions":
            return contributions(scenario, levers, inputs, occupation, unit, year).table()
        if name == "sensitivity":
            return sensitivity(plan, scenario, levers, inputs, occupation, unit, year).table()
        if name == "uncertainty":
            simulated = simulate(scenario, levers, inputs, plan.input_ranges, sampling)
            return simulated[unit][occupation].table()
        if name == COST:
            paid = plan.prices if prices is None else prices
            found = cost(scenario, levers, inputs, paid, occupation)
            return found.by_lever(year or plan.horizon) if by else found.table()
        return ranking(plan, scenario, levers, inputs, occupation, unit, year).table()


def _backcast(plan: Plan, occupation: str) -> ResultTable:
    found = backcast(plan, occupation)
    if found.misses:
        return found.table()
    values: dict[str, str | float] = {"occupation": occupation}
    if not found.incomplete:
        raise SosuplanError(Fault("no_history", values=values))
    lacking = found.incomplete[0]
    values = {"area": lacking.area, "year": lacking.year, "sectors": ", ".join(lacking.sectors)}
    raise SosuplanError(Fault("history_incomplete", values=values))
