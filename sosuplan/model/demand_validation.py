"""What demand scenarios, their index and their published results must satisfy (model, section 2).

Part of ``rules``, which see.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sosuplan.model.parsing import Draft, named
from sosuplan.model.schema.column import write_value
from sosuplan.model.schema.tables import TABLE
from sosuplan.text.errors import Fault
from sosuplan.text.numbers import parse_plain

STATUS_WORDS = ("shortage", "recruitment", "surplus")


def demand_index(draft: Draft) -> Iterator[Fault]:
    """Index 1 in the base year, and a row for every scenario, occupation and year."""
    scenarios, index = draft.tables["demand_scenarios"], draft.tables["demand_index"]
    if scenarios.readable and not scenarios.good and not scenarios.broken:
        yield Fault("no_rows", "demand_scenarios.csv", scenarios.end, "scenario")
    base, horizon = draft.settings.get("base_year"), draft.settings.get("horizon")
    for line, row in index.good:
        if row.year == base and row.index != 1.0:
            yield Fault(
                "index_not_one",
                "demand_index.csv",
                line,
                "index",
                write_value(row.index),
                {"year": row.year},
            )
    if not isinstance(base, int) or not isinstance(horizon, int) or horizon > base + 300:
        return
    years = index.groups("scenario", "occupation")
    for (scenario,) in scenarios.groups("scenario"):
        for (occupation,) in draft.tables["staff"].groups("occupation"):
            rows = years.get((scenario, occupation), [])
            found = {row.year for _, row in rows}
            missing = [
                year
                for year in range(base, horizon + 1)
                if year not in found
                and not index.may_hold(scenario=scenario, occupation=occupation, year=year)
            ]
            if missing:
                yield Fault(
                    "missing_years",
                    "demand_index.csv",
                    max((line for line, _ in rows), default=index.end - 1) + 1,
                    "year",
                    values={
                        "group": named(scenario, occupation),
                        "years": _runs(missing),
                    },
                )


def known_scenarios(draft: Draft) -> Iterator[Fault]:
    """Index and published results are about demand scenarios that the plan has."""
    scenarios = draft.tables["demand_scenarios"]
    known = {row.scenario for _, row in scenarios.good}
    if not scenarios.readable or scenarios.broken:
        return
    for name in ("demand_index", "published"):
        for line, scenario in draft.tables[name].texts("scenario"):
            if scenario not in known:
                yield Fault(
                    "unknown_scenario",
                    TABLE[name].file,
                    line,
                    "scenario",
                    scenario,
                    {"choices": ", ".join(sorted(known))},
                )


def published_values(draft: Draft) -> Iterator[Fault]:
    """A published status is a word of the traffic light, a published balance a number."""
    for line, row in draft.rows("published"):
        if row.quantity == "status" and row.value not in STATUS_WORDS:
            yield Fault(
                "not_a_choice",
                "published.csv",
                line,
                "value",
                row.value,
                {"choices": ", ".join(STATUS_WORDS)},
            )
        if row.quantity == "gap_heads" and parse_plain(row.value) is None:
            yield Fault("not_a_number", "published.csv", line, "value", row.value)


def _runs(years: Sequence[int]) -> str:
    """Years in order, those that follow each other as one: 2024, 2027–2034."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
