"""The analyses by the names that they are asked for on the command line and in a notebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from sosuplan.analysis.aim import BALANCE, TARGETS
from sosuplan.analysis.backcast import backcast
from sosuplan.analysis.contributions import contributions
from sosuplan.analysis.cost import cost
from sosuplan.analysis.evidence import evidence, told_for
from sosuplan.analysis.exchange import exchange
from sosuplan.analysis.flows import BY as FLOWS_BY
from sosuplan.analysis.flows import flows
from sosuplan.analysis.follow_up import follow_up
from sosuplan.analysis.goal import goal
from sosuplan.analysis.goals import goals
from sosuplan.analysis.indicators import Projected
from sosuplan.analysis.intake import intake
from sosuplan.analysis.measures import measures
from sosuplan.analysis.mix import Weights, mix
from sosuplan.analysis.ranking import ranking
from sosuplan.analysis.result_table import ResultTable, joined
from sosuplan.analysis.sensitivity import sensitivity
from sosuplan.analysis.uncertainty import DRAWS_ENDS, SEED_ENDS, USUAL, Sampling, simulate
from sosuplan.engine import EngineInputs, LeverSets, project
from sosuplan.engine.projection import FTE, HEADS
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan, Price
from sosuplan.model.scenario import Scenario
from sosuplan.text.errors import Fault, SosuplanError
from sosuplan.text.language import DEFAULT_LANGUAGE

FLOWS, UNCERTAINTY, GOAL, COST = "flows", "uncertainty", "goal", "cost"
INTAKE, EXCHANGE = "intake", "exchange"
MEASURES = "measures"
EVIDENCE = "evidence"
FOLLOW_UP = "follow_up"
GOALS = "goals"
ASKED: Mapping[str, tuple[str, ...]] = {
    FLOWS: ("by",),
    "contributions": (),
    "ranking": (),
    "sensitivity": (),
    UNCERTAINTY: ("draws", "seed"),
    "backcast": (),
    GOAL: ("target", "mix", "weight"),
    INTAKE: (),
    EXCHANGE: (),
    COST: ("by",),
    MEASURES: (),
    GOALS: (),
    EVIDENCE: (),
    FOLLOW_UP: ("by",),
}
"""What each analysis can be asked for besides what all of them can."""
ANALYSES = tuple(ASKED)
OF_ALL = (GOAL, INTAKE, EXCHANGE, COST, MEASURES, GOALS, EVIDENCE, FOLLOW_UP)
"""Those of one occupation, or of each of them (``all``),"""
ALL_IF_NOT_SAID = (COST, MEASURES, GOALS, EVIDENCE, FOLLOW_UP)
"""and of these the ones of all where none is asked for."""
OF_NO_YEAR = (MEASURES, GOALS, EVIDENCE, FOLLOW_UP)
"""Those that tell of their own years, in persons and full-time persons as there are figures."""
BY: Mapping[str, tuple[str, ...]] = {FLOWS: FLOWS_BY, COST: ("lever",), FOLLOW_UP: ("area",)}
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
    target: str = BALANCE,
    weights: Weights | None = None,
    prices: Sequence[Price] | None = None,
    language: str = DEFAULT_LANGUAGE,
    now: Plan | None = None,
) -> ResultTable:
    """The table of the analysis ``name`` of ``scenario`` with the figures of ``plan``; flows may be
    told ``by`` area and year, costs by lever. A goal is a mix of levers if there are ``weights``
    (see ``mix``), and what each takes by itself if there are none. Costs are told at ``prices``
    (None: the plan's), which may be those of today where the figures are older ones; so may the
    measures, goals and findings of one's own and what was measured, those of the plan ``now``.
    What findings say is in ``language``. Raises ``SosuplanError`` with all that cannot be asked
    for, or where the plan has not what it takes."""
    check_name(name)
    by = (by,) if isinstance(by, str) else by
    if faults := list(_faults(name, plan, occupation, unit, year, by, sampling, target, weights)):
        raise SosuplanError(faults)
    if name in ("sensitivity", UNCERTAINTY) and not plan.input_ranges:
        raise SosuplanError(Fault("no_input_ranges"))
    if name == "backcast":
        return _backcast(plan, occupation)
    if name == FOLLOW_UP:
        return _follow_up(now or plan, scenario, occupation, by_area="area" in by)
    levers = catalogue(plan)
    if name == EVIDENCE:
        return told_for(evidence(now or plan, language), plan, scenario, occupation)
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
        if name == GOALS:
            sets = LeverSets.of([scenario], levers, inputs)
            made = Projected(project(inputs, sets, keep_ages=True), 0, inputs, sets)
            return goals(now or plan, made).of_occupation(occupation).table()
        if name == COST:
            paid = plan.prices if prices is None else prices
            bill = cost(scenario, levers, inputs, paid, occupation)
            return bill.by_lever(year or plan.horizon) if by else bill.table()
        if name == MEASURES:
            told = measures(now or plan, scenario, levers, inputs, plan)
            one = told.occupations if occupation == "all" else (occupation,)
            return replace(told, occupations=one).table()
        of = plan, scenario, levers, inputs
        if name == GOAL and weights is not None:
            found = mix(*of, occupation, unit, year, target, weights)
            if found.parts or found.reached:
                return found.table()
            values: dict[str, str | float] = {"occupation": occupation, "year": found.year}
            raise SosuplanError(Fault("no_mix", values=values))
        if name == GOAL:
            return goal(*of, occupation, unit, year, target).table()
        if name in (INTAKE, EXCHANGE):
            ask = intake if name == INTAKE else exchange
            each = plan.occupations if occupation == "all" else (occupation,)
            return joined([ask(*of, one, unit, year).table() for one in each])
        return ranking(*of, occupation, unit, year).table()


def _faults(
    name: str,
    plan: Plan,
    occupation: str,
    unit: str,
    year: int | None,
    by: Sequence[str],
    sampling: Sampling,
    target: str,
    weights: Weights | None,
) -> Iterator[Fault]:
    """What cannot be asked for."""
    all_of_them = ("all",) if name in OF_ALL else ()
    chosen: list[tuple[str, object, Sequence[object]]] = [
        ("occupation", occupation, (*plan.occupations, *all_of_them)),
        ("unit", unit, (HEADS, FTE)),
        ("year", plan.horizon if year is None else year, plan.years),
        ("target", target, TARGETS if name == GOAL else (BALANCE,)),
        *(("by", one, BY.get(name, ())) for one in by),
        *(("weights", "", ()) for _ in (weights,) if weights is not None and name != GOAL),
    ]
    for option, found, choices in chosen:
        if not choices:
            known = ", ".join(("unit", "year", *ASKED[name]))
            values: dict[str, str | float] = {"command": name, "choices": known}
            yield Fault("unknown_option", found=option, values=values)
        elif found not in choices:
            values = {"option": option, "choices": ", ".join(map(str, choices))}
            yield Fault("option_choice", found=str(found), values=values)
    numbers = (("draws", sampling.draws, DRAWS_ENDS), ("seed", sampling.seed, SEED_ENDS))
    for option, number, (low, high) in numbers:
        if not (hasattr(number, "__index__") and low <= number <= high):
            values = {"option": option, "low": low, "high": high}
            yield Fault("option_whole", found=str(number), values=values)


def _follow_up(plan: Plan, scenario: Scenario, occupation: str, *, by_area: bool) -> ResultTable:
    """Of the stored projections, those of the scenario of that name, or else of the one that was
    decided on."""
    jobs = plan.occupations if occupation == "all" else (occupation,)
    areas = plan.areas if by_area else ("",)
    found = [
        follow_up(plan, job, scenario, area=area, stored_as=scenario.name or None)
        for job in jobs
        for area in areas
    ]
    if not any(one.followed for one in found):
        raise SosuplanError(Fault("nothing_followed_up"))
    return joined([one.table() for one in found])


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
