"""The command ``analysis``: what the balance is made of, as a table."""

from __future__ import annotations

from sosuplan.analysis.named import BY, COST, analysis, check_name
from sosuplan.analysis.result_table import ResultTable
from sosuplan.analysis.uncertainty import DRAWS, LARGEST_SEED, MOST_DRAWS, SEED, Sampling
from sosuplan.commands.arguments import Arguments
from sosuplan.commands.options import requested_scenario
from sosuplan.engine.projection import FTE, HEADS
from sosuplan.model.plan import Plan
from sosuplan.model.scenario_library import ScenarioLibrary
from sosuplan.text.errors import Fault


def analysis_table(
    name: str, arguments: Arguments, plan: Plan, library: ScenarioLibrary
) -> ResultTable:
    """The table of the analysis ``name`` as the options ask for it. Raises ``SosuplanError``."""
    check_name(name)
    occupation = _occupation(name, arguments, plan)
    unit = arguments.one_of("--unit", (HEADS, FTE), HEADS)
    year = int(arguments.one_of("--year", map(str, plan.years), str(plan.horizon)))
    by = _by(name, arguments)
    draws = _whole("--draws", arguments, DRAWS, 10, MOST_DRAWS)
    seed = _whole("--seed", arguments, SEED, 0, LARGEST_SEED)
    arguments.refuse()
    scenario, figures = requested_scenario(arguments, plan, library)
    return analysis(
        name,
        figures,
        scenario,
        occupation,
        unit,
        year,
        by=by,
        sampling=Sampling(draws, seed),
        prices=plan.prices,
    )


def _occupation(name: str, arguments: Arguments, plan: Plan) -> str:
    """The occupation that is asked about; costs are those of all unless one is."""
    if name == COST:
        return arguments.one_of("--occupation", (*plan.occupations, "all"), "all")
    if "--occupation" not in arguments.options:
        values = {"command": f"analysis {name}", "argument": "--occupation"}
        arguments.faults.append(Fault("missing_argument", values=values))
    return arguments.one_of("--occupation", plan.occupations)


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
    """What a table is told by, in the order that is asked for, each once."""
    wanted, choices = arguments.options.get("--by", []), BY.get(name, ())
    if wanted and not choices:
        values = {
            "command": f"analysis {name}",
            "choices": "--scenario, --demand, --set, --unit, --year, --format",
        }
        arguments.faults.append(Fault("unknown_option", found="--by", values=values))
    for one in wanted:
        if choices and one not in choices:
            values = {"option": "--by", "choices": ", ".join(choices)}
            arguments.faults.append(Fault("option_choice", found=one, values=values))
    return tuple(dict.fromkeys(wanted))
