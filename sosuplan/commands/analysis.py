"""The command ``analysis``: what the balance is made of, as a table."""

from __future__ import annotations

from sosuplan.analysis.aim import BALANCE, TARGETS
from sosuplan.analysis.mix import Weights
from sosuplan.analysis.named import (
    ALL_IF_NOT_SAID,
    ASKED,
    BY,
    OF_ALL,
    OF_NO_YEAR,
    analysis,
    check_name,
)
from sosuplan.analysis.result_table import ResultTable
from sosuplan.analysis.uncertainty import DRAWS, DRAWS_ENDS, SEED, SEED_ENDS, Sampling
from sosuplan.commands.arguments import Arguments
from sosuplan.commands.options import requested_scenario
from sosuplan.engine.projection import FTE, HEADS
from sosuplan.model.plan import Plan
from sosuplan.model.scenario_library import ScenarioLibrary
from sosuplan.text.errors import Fault
from sosuplan.text.numbers import parse_plain

_FOR_ALL, _FOR_MOST = ("--scenario", "--demand", "--set"), ("--unit", "--year")
"""What every analysis can be asked for, and what all but those of no year."""
NONE = "none"
"""The weight of a lever that is left out of a mix."""


def analysis_table(
    name: str, arguments: Arguments, plan: Plan, library: ScenarioLibrary
) -> ResultTable:
    """The table of the analysis ``name`` as the options ask for it. Raises ``SosuplanError``."""
    check_name(name)
    occupation = _occupation(name, arguments, plan)
    unit = arguments.one_of("--unit", (HEADS, FTE), HEADS)
    year = arguments.one_of("--year", map(str, plan.years), str(plan.horizon))
    _refuse_others(name, arguments)
    by = _by(name, arguments)
    sampling = Sampling(
        _whole("--draws", arguments, DRAWS, *DRAWS_ENDS),
        _whole("--seed", arguments, SEED, *SEED_ENDS),
    )
    target = arguments.one_of("--target", TARGETS, BALANCE)
    weights = _weights(arguments)
    arguments.refuse()
    scenario, figures = requested_scenario(arguments, plan, library)
    return analysis(
        name,
        figures,
        scenario,
        occupation,
        unit,
        int(year),
        by=by,
        sampling=sampling,
        target=target,
        weights=weights,
        prices=plan.prices,
        language=arguments.language.code,
        now=plan,
    )


def _occupation(name: str, arguments: Arguments, plan: Plan) -> str:
    """The occupation that is asked about; of some it is all unless one is."""
    if name in ALL_IF_NOT_SAID:
        return arguments.one_of("--occupation", (*plan.occupations, "all"), "all")
    if "--occupation" not in arguments.options:
        values = {"command": f"analysis {name}", "argument": "--occupation"}
        arguments.faults.append(Fault("missing_argument", values=values))
    all_of_them = ("all",) if name in OF_ALL else ()
    return arguments.one_of("--occupation", (*plan.occupations, *all_of_them))


def _refuse_others(name: str, arguments: Arguments) -> None:
    """An option of another analysis would change nothing of this one."""
    own = [*(() if name in OF_NO_YEAR else _FOR_MOST), *(f"--{one}" for one in ASKED[name])]
    others = (f"--{one}" for each in ASKED.values() for one in each)
    for option in dict.fromkeys((*_FOR_MOST, *others)):
        given = option in arguments.options or option in arguments.flags
        if given and option not in own:
            values = {
                "command": f"analysis {name}",
                "choices": ", ".join((*_FOR_ALL, *own, "--format")),
            }
            arguments.faults.append(Fault("unknown_option", found=option, values=values))


def _weights(arguments: Arguments) -> Weights | None:
    """What each lever counts in a mix, by lever; None where no mix is asked for."""
    if "--mix" not in arguments.flags:
        if "--weight" in arguments.options and not arguments.faults:
            arguments.faults.append(Fault("weight_without_mix"))
        return None
    weights: dict[str, float | None] = {}
    for setting in arguments.options.get("--weight", ()):
        lever, _, text = setting.partition("=")
        weights[lever] = parse_plain(text)
        if weights[lever] is None and text != NONE:
            arguments.faults.append(Fault("weight_form", found=setting))
    return weights


def _whole(option: str, arguments: Arguments, usual: int, low: int, high: int) -> int:
    """The value of an option that is a whole number."""
    text = arguments.last(option)
    if text is None:
        return usual
    if not (text.isascii() and text.isdigit() and len(text) <= 10 and low <= int(text) <= high):
        values: dict[str, str | float] = {"option": option, "low": low, "high": high}
        arguments.faults.append(Fault("option_whole", found=text, values=values))
        return usual
    return int(text)


def _by(name: str, arguments: Arguments) -> tuple[str, ...]:
    """What a table is told by, in the order that is asked for, each once."""
    wanted, choices = arguments.options.get("--by", []), BY.get(name, ())
    for one in wanted:
        if choices and one not in choices:
            values = {"option": "--by", "choices": ", ".join(choices)}
            arguments.faults.append(Fault("option_choice", found=one, values=values))
    return tuple(dict.fromkeys(wanted))
