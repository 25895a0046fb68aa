"""The analyses by the names that they are asked for on the command line and in a notebook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from sosuplan.analysis.backcast import backcast
from sosuplan.analysis.contributions import contributions
from sosuplan.analysis.flows import BY, flows
from sosuplan.analysis.ranking import ranking
from sosuplan.analysis.result_table import ResultTable
from sosuplan.analysis.sensitivity import sensitivity
from sosuplan.analysis.uncertainty import DRAWS_ENDS, SEED_ENDS, USUAL, Sampling, simulate
from sosuplan.engine import EngineInputs
from sosuplan.engine.projection import FTE, HEADS
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.text.errors import Fault, SosuplanError

FLOWS, UNCERTAINTY = "flows", "uncertainty"
ANALYSES = (FLOWS, "contributions", "ranking", "sensitivity", UNCERTAINTY, "backcast")
OWN = {"by": FLOWS, "draws": UNCERTAINTY, "seed": UNCERTAINTY}
"""What one analysis alone can be asked for."""


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
) -> ResultTable:
    """The table of the analysis ``name`` of ``scenario`` with the figures of ``plan``; flows may be
    told ``by`` area and year. Raises ``SosuplanError`` with all that cannot be asked for, or where
    the plan has not what it takes."""
    check_name(name)
    by = (by,) if isinstance(by, str) else by
    if faults := list(_faults(name, plan, occupation, unit, year, by, sampling)):
        raise SosuplanError(faults)
    if name in ("sensitivity", UNCERTAINTY) and not plan.input_ranges:
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
        if name == UNCERTAINTY:
            simulated = simulate(scenario, levers, inputs, plan.input_ranges, sampling)
            return simulated[unit][occupation].table()
        return ranking(plan, scenario, levers, inputs, occupation, unit, year).table()


def _faults(
    name: str,
    plan: Plan,
    occupation: str,
    unit: str,
    year: int | None,
    by: Sequence[str],
    sampling: Sampling,
) -> Iterator[Fault]:
    """What cannot be asked for."""
    chosen: list[tuple[str, object, Sequence[object]]] = [
        ("occupation", occupation, plan.occupations),
        ("unit", unit, (HEADS, FTE)),
        ("year", plan.horizon if year is None else year, plan.years),
        *(("by", one, BY if name == FLOWS else ()) for one in by),
    ]
    for option, found, choices in chosen:
        if not choices:
            values: dict[str, str | float] = {"command": name, "choices": "unit, year"}
            yield Fault("unknown_option", found=option, values=values)
        elif found not in choices:
            values = {"option": option, "choices": ", ".join(map(str, choices))}
            yield Fault("option_choice", found=str(found), values=values)
    numbers = (("draws", sampling.draws, DRAWS_ENDS), ("seed", sampling.seed, SEED_ENDS))
    for option, number, (low, high) in numbers:
        if not (hasattr(number, "__index__") and low <= number <= high):
            values = {"option": option, "low": low, "high": high}
            yield Fault("option_whole", found=str(number), values=values)


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
