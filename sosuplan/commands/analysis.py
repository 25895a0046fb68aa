"""The command ``analysis``: what the balance is made of, as a table."""

from __future__ import annotations

import numpy as np

from sosuplan.analysis.backcast import backcast
from sosuplan.analysis.contributions import contributions
from sosuplan.analysis.flows import BY, flows
from sosuplan.analysis.ranking import ranking
from sosuplan.analysis.results import ResultTable
from sosuplan.analysis.sensitivity import sensitivity
from sosuplan.analysis.uncertainty import DRAWS, SEED, uncertainty
from sosuplan.commands.arguments import Arguments
from sosuplan.commands.options import requested_scenario
from sosuplan.engine import EngineInputs
from sosuplan.engine.projection import FTE, HEADS
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario_library import ScenarioLibrary
from sosuplan.text.errors import Fault, SosuplanError

ANALYSES = ("flows", "contributions", "ranking", "sensitivity", "uncertainty", "backcast")
_MOST_DRAWS = 100_000
_LARGEST_SEED = 2**32 - 1


def analysis_table(
    name: str, arguments: Arguments, plan: Plan, library: ScenarioLibrary
) -> ResultTable:
    """The table of the analysis ``name`` as the options ask for it. Raises ``SosuplanError``."""
    if name not in ANALYSES:
        values = {"choices": ", ".join(ANALYSES)}
        raise SosuplanError(Fault("unknown_analysis", found=name, values=values))
    occupation = arguments.one_of("--occupation", plan.occupations)
    unit = arguments.one_of("--unit", (HEADS, FTE), HEADS)
    year = int(arguments.one_of("--year", map(str, plan.years), str(plan.horizon)))
    by = _by(name, arguments)
    draws = _whole("--draws", arguments, DRAWS, 10, _MOST_DRAWS)
    seed = _whole("--seed", arguments, SEED, 0, _LARGEST_SEED)
    arguments.refuse()
    scenario, plan = requested_scenario(arguments, plan, library)
    if name in ("sensitivity", "uncertainty") and not plan.input_ranges:
        raise SosuplanError(Fault("no_input_ranges"))
    if name == "backcast":
        found = backcast(plan, occupation)
        if not found.misses:
            if not found.incomplete:
                raise SosuplanError(Fault("no_history", values={"occupation": occupation}))
            lacking = found.incomplete[0]
            where: dict[str, str | float] = {"area": lacking.area, "year": lacking.year}
            where["sectors"] = ", ".join(lacking.sectors)
            raise SosuplanError(Fault("history_incomplete", values=where))
        return found.table()
    levers = catalogue(plan)
    # Figures beyond any number are told of as such when they are printed.
    with np.errstate(all="ignore"):
        inputs = EngineInputs.from_plan(plan)
        if name == "flows":
            return flows(scenario, levers, inputs, occupation, unit, year).table(by)
        if name == "contributions":
            return contributions(scenario, levers, inputs, occupation, unit, year).table()
        if name == "sensitivity":
            return sensitivity(plan, scenario, levers, inputs, occupation, unit, year).table()
        if name == "uncertainty":
            return uncertainty(
                scenario,
                levers,
                inputs,
                plan.input_ranges,
                occupation,
                unit,
                draws=draws,
                seed=seed,
            ).table()
        return ranking(plan, scenario, levers, inputs, occupation, unit, year).table()


def _whole(option: str, arguments: Arguments, usual: int, low: int, high: int) -> int:
    """The whole number that follows an option."""
    text = arguments.last(option)
    if text is None:
        return usual
    if not text.isascii() or not text.isdigit() or len(text) > 10 or not low <= int(text) <= high:
        values: dict[str, str | float] = {"option": option, "low": low, "high": high}
        arguments.faults.append(Fault("option_whole", found=text, values=values))
        return usual
    return int(text)


def _by(name: str, arguments: Arguments) -> tuple[str, ...]:
    """What a table of flows is told by, in the order that is asked for, each once."""
    wanted = arguments.options.get("--by", [])
    if wanted and name != "flows":
        values = {
            "command": f"analysis {name}",
            "choices": "--scenario, --demand, --set, --unit, --year, --format",
        }
        arguments.faults.append(Fault("unknown_option", found="--by", values=values))
    for one in wanted:
        if one not in BY:
            values = {"option": "--by", "choices": ", ".join(BY)}
            arguments.faults.append(Fault("option_choice", found=one, values=values))
    return tuple(dict.fromkeys(wanted))
