"""The command ``analysis``: what the balance is made of, as a table."""

from __future__ import annotations

from sosuplan.analysis.aim import BALANCE, TARGETS
from sosuplan.analysis.flows import BY
from sosuplan.analysis.mix import Weights
from sosuplan.analysis.named import FLOWS, GOAL, TAKES, analysis, check_name
from sosuplan.analysis.result_table import ResultTable
from sosuplan.analysis.uncertainty import DRAWS, LARGEST_SEED, MOST_DRAWS, SEED, Sampling
from sosuplan.commands.arguments import Arguments
from sosuplan.commands.options import requested_scenario
from sosuplan.engine.projection import FTE, HEADS
from sosuplan.model.plan import Plan
from sosuplan.model.scenario_library import ScenarioLibrary
from sosuplan.text.errors import Fault
from sosuplan.text.numbers import parse_plain

NONE = "none"
"""The weight of a lever that is left out of a mix."""


def analysis_table(
    name: str, arguments: Arguments, plan: Plan, library: ScenarioLibrary
) -> ResultTable:
    """The table of the analysis ``name`` as the options ask for it. Raises ``SosuplanError``."""
    check_name(name)
    both = ("all",) if name in TAKES else ()
    occupation = arguments.one_of("--occupation", (*plan.occupations, *both))
    unit = arguments.one_of("--unit", (HEADS, FTE), HEADS)
    year = int(arguments.one_of("--year", map(str, plan.years), str(plan.horizon)))
    by = _by(name, arguments)
    draws = _whole("--draws", arguments, DRAWS, 10, MOST_DRAWS)
    seed = _whole("--seed", arguments, SEED, 0, LARGEST_SEED)
    target = arguments.one_of("--target", TARGETS, BALANCE)
    weights = _weights(name, arguments)
    arguments.refuse()
    scenario, plan = requested_scenario(arguments, plan, library)
    return analysis(
        name,
        plan,
        scenario,
        occupation,
        unit,
        year,
        by=by,
        sampling=Sampling(draws, seed),
        target=target,
        weights=weights,
    )


def _weights(name: str, arguments: Arguments) -> Weights | None:
    """What each lever counts in a mix, by lever; None where no mix is asked for."""
    if name != GOAL:
        _refuse_here("--target", name, arguments)
        _refuse_here("--mix", name, arguments)
    if "--mix" not in arguments.flags:
        if name == GOAL and "--weight" in arguments.options:
            arguments.faults.append(Fault("weight_without_mix"))
        else:
            _refuse_here("--weight", name, arguments)
        return None
    weights: dict[str, float | None] = {}
    for setting in arguments.options.get("--weight", ()):
        lever, _, text = setting.partition("=")
        weights[lever] = parse_plain(text)
        if weights[lever] is None and text != NONE:
            arguments.faults.append(Fault("weight_form", found=setting))
    return weights


def _refuse_here(option: str, name: str, arguments: Arguments) -> None:
    """That an option is there which this analysis does not know."""
    if option in arguments.options or option in arguments.flags:
        own = ", --target, --mix, --weight" if name == GOAL else ""
        values = {
            "command": f"analysis {name}",
            "choices": f"--scenario, --demand, --set, --unit, --year, --format{own}",
        }
        arguments.faults.append(Fault("unknown_option", found=option, values=values))


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
    if name != FLOWS:
        _refuse_here("--by", name, arguments)
    for one in wanted:
        if one not in BY:
            values = {"option": "--by", "choices": ", ".join(BY)}
            arguments.faults.append(Fault("option_choice", found=one, values=values))
    return tuple(dict.fromkeys(wanted))
