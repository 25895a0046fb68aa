"""How saved scenarios are laid out as two tables, in a plan folder and in the plan file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sosuplan.model.levers import catalogue
from sosuplan.model.parsing import FIRST_LINE, Rows, read_rows, records_of
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario, Years, check
from sosuplan.model.schema.column import Table
from sosuplan.model.schema.rows import SavedLever, SavedScenario
from sosuplan.model.validation import repeated_keys
from sosuplan.text.errors import Fault, ScenarioError

SCENARIOS = Table("scenarios", SavedScenario)
SCENARIO_LEVERS = Table("scenario_levers", SavedLever)
SAVED_TABLES = (SCENARIOS, SCENARIO_LEVERS)


def laid_out(scenarios: Iterable[Scenario]) -> dict[str, list[Any]]:
    """The rows for ``scenarios``, in their order, by table name."""
    rows, levers = [], []
    for one in scenarios:
        rows.append(SavedScenario(one.name, one.demand, one.note, one.data_edition))
        for lever, value in one.levers.items():
            start, full = one.timing.get(lever, (None, None))
            note, source = one.reasons.get(lever, ("", ""))
            levers.append(SavedLever(one.name, lever, value, start, full, note, source))
    return {SCENARIOS.name: rows, SCENARIO_LEVERS.name: levers}


def verify(scenarios: Iterable[Scenario], plan: Plan) -> None:
    """Raise ``ScenarioError`` with everything that keeps ``scenarios`` from being saved.

    A fault's ``file`` is the name of the scenario that it is in.
    """
    rows, read = laid_out(scenarios), {}
    for table in SAVED_TABLES:
        # Names are looked at first: a bad one stands in every row of its levers too.
        faults: list[Fault] = []
        read[table.name] = read_rows(table, records_of(table, rows[table.name]), faults)
        if faults:
            raise ScenarioError(_of_scenario(fault, rows) for fault in faults)
    try:
        put_together(read, plan)
    except ScenarioError as error:
        raise ScenarioError(_of_scenario(fault, rows) for fault in error.faults) from None


def _of_scenario(fault: Fault, rows: Mapping[str, Sequence[Any]]) -> Fault:
    """``fault`` of a row of ``rows``, told of the scenario instead of the row."""
    table = SCENARIOS if fault.file == SCENARIOS.file else SCENARIO_LEVERS
    row = rows[table.name][(fault.line or FIRST_LINE) - FIRST_LINE]
    return replace(fault, file=row.scenario, line=None, column="")


def put_together(rows: Mapping[str, Rows], plan: Plan) -> tuple[Scenario, ...]:
    """The scenarios of both tables' rows.

    Raises ``ScenarioError`` with everything in them that ``plan`` cannot compute.
    """
    scenarios, levers = rows[SCENARIOS.name], rows[SCENARIO_LEVERS.name]
    faults = [*repeated_keys(SCENARIOS, scenarios), *repeated_keys(SCENARIO_LEVERS, levers)]
    # A row that repeats an earlier one is told of as such and not looked at any further.
    first: dict[str, tuple[int, SavedScenario]] = {}
    for line, row in scenarios.good:
        first.setdefault(row.scenario, (line, row))
    values: dict[str, dict[str, float]] = {name: {} for name in first}
    timing: dict[str, dict[str, Years]] = {name: {} for name in first}
    reasons: dict[str, dict[str, tuple[str, str]]] = {name: {} for name in first}
    lines: dict[tuple[str, str], int] = {}
    for line, row in levers.good:
        if row.scenario in values:
            values[row.scenario].setdefault(row.lever, row.value)
            timing[row.scenario].setdefault(row.lever, (row.start_year, row.full_effect_year))
            reasons[row.scenario].setdefault(row.lever, (row.note, row.source))
            lines.setdefault((row.scenario, row.lever), line)
        else:
            fault = unknown_saved(row.scenario, first)
            faults.append(replace(fault, file=SCENARIO_LEVERS.file, line=line))
    found = tuple(
        Scenario(
            row.demand,
            values[name],
            name,
            row.note,
            row.data_edition,
            timing[name],
            reasons[name],
        )
        for name, (_, row) in first.items()
    )
    levers_of_plan = catalogue(plan)
    for scenario in found:
        try:
            check(scenario, plan, levers_of_plan)
        except ScenarioError as error:
            for fault in error.faults:
                if fault.code == "unknown_demand":
                    line = first[scenario.name][0]
                    faults.append(replace(fault, file=SCENARIOS.file, line=line))
                else:
                    faults.append(_placed(fault, scenario.name, lines))
    if faults:
        raise ScenarioError(faults)
    return found


def named(name: str | None, saved: Sequence[Scenario], plan: Plan) -> Scenario:
    """The saved scenario called ``name``; None: the baseline under the first demand scenario.

    Raises ``ScenarioError`` if there is none of that name.
    """
    if name is None:
        return Scenario(plan.demands[0].scenario)
    by_name = {one.name: one for one in saved}
    if name not in by_name:
        raise ScenarioError(unknown_saved(name, by_name))
    return by_name[name]


def unknown_saved(name: str, names: Iterable[str]) -> Fault:
    """There is no saved scenario called ``name`` among ``names``."""
    choices = ", ".join(names)
    code = "unknown_saved_scenario" if choices else "no_saved_scenarios"
    return Fault(code, column="scenario", found=name, values={"choices": choices})


def _placed(fault: Fault, name: str, lines: Mapping[tuple[str, str], int]) -> Fault:
    """``fault`` of a lever of the scenario ``name`` with its place among the levers."""
    # Full effect before the start may come of the start year alone, the other being neutral.
    line = lines.get((name, fault.column)) or lines.get((name, "start_year"))
    column = "lever" if fault.code == "unknown_lever" else str(fault.values.get("year", "value"))
    return replace(fault, file=SCENARIO_LEVERS.file, line=line, column=column)
