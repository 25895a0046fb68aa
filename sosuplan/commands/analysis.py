"""The command ``analysis``: what the balance is made of, as a table."""

from __future__ import annotations

from sosuplan.analysis.flows import BY
from sosuplan.analysis.named import OWN, analysis, check_name
from sosuplan.analysis.result_table import ResultTable
from sosuplan.analysis.uncertainty import DRAWS, DRAWS_ENDS, SEED, SEED_ENDS, Sampling
from sosuplan.commands.arguments import Arguments
from sosuplan.commands.options import requested_scenario
from sosuplan.engine.projection import FTE, HEADS
from sosuplan.model.plan import Plan
from sosuplan.model.scenario_library import ScenarioLibrary
from sosuplan.text.errors import Fault

_FOR_ALL = ("--scenario", "--demand", "--set", "--unit", "--year")
"""What every analysis can be asked for."""


def analysis_table(
    name: str, arguments: Arguments, plan: Plan, library: ScenarioLibrary
) -> ResultTable:
    """The table of the analysis ``name`` as the options ask for it. Raises ``SosuplanError``."""
    check_name(name)
    occupation = arguments.one_of("--occupation", plan.occupations)
    unit = arguments.one_of("--unit", (HEADS, FTE), HEADS)
    year = arguments.one_of("--year", map(str, plan.years), str(plan.horizon))
    _refuse_others(name, arguments)
    by = _by(arguments)
    sampling = Sampling(
        _whole("--draws", arguments, DRAWS, *DRAWS_ENDS),
        _whole("--seed", arguments, SEED, *SEED_ENDS),
    )
    arguments.refuse()
    scenario, plan = requested_scenario(arguments, plan, library)
    return analysis(name, plan, scenario, occupation, unit, int(year), by=by, sampling=sampling)


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


def _refuse_others(name: str, arguments: Arguments) -> None:
    """An option of another analysis would change nothing of this one."""
    own = {f"--{option}": of for option, of in OWN.items()}
    for option in own:
        if option in arguments.options and own[option] != name:
            known = (*_FOR_ALL, *(one for one in own if own[one] == name), "--format")
            values = {"command": f"analysis {name}", "choices": ", ".join(known)}
            arguments.faults.append(Fault("unknown_option", found=option, values=values))


def _by(arguments: Arguments) -> tuple[str, ...]:
    """What a table of flows is told by, in the order that is asked for, each once."""
    wanted = arguments.options.get("--by", [])
    for one in wanted:
        if one not in BY:
            values = {"option": "--by", "choices": ", ".join(BY)}
            arguments.faults.append(Fault("option_choice", found=one, values=values))
    return tuple(dict.fromkeys(wanted))
