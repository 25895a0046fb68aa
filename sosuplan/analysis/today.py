"""What a lever's figure is today, and where that figure comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sosuplan.model.lever import Lever
from sosuplan.model.levers import FAMILY, LeverCatalogue
from sosuplan.model.plan import Plan, Source, WorkingTime
from sosuplan.model.provenance import source_of
from sosuplan.model.scenario import Scenario


def today(plan: Plan, lever: Lever) -> float:
    """The value, in the lever's own unit, at which nothing is changed.

    Where neutral is "unset" it is the plan's full-time share of the group: the mean over areas,
    weighted by heads; of a group that has none, which tasks may be moved to, the mean over areas.
    """
    if lever.neutral is not None:
        return lever.neutral
    heads = group_heads(plan, lever.sector, lever.occupation)
    known = _working_time(plan, lever)
    rows = [(heads.get(row.area, 0.0), row.fulltime_share) for row in known]
    people = sum(count for count, _ in rows)
    if people <= 0:
        return sum(share for _, share in rows) / max(1, len(rows))
    return sum(count * share for count, share in rows) / people


def moved_levers(plan: Plan, catalogue: LeverCatalogue, scenario: Scenario) -> tuple[Lever, ...]:
    """The levers that ``scenario`` has elsewhere than the baseline, in the order of the panel."""
    levers = scenario.levers
    return tuple(
        one for one in catalogue if one.id in levers and levers[one.id] != today(plan, one)
    )


def group_heads(plan: Plan, sector: str, occupation: str) -> dict[str, float]:
    """The base-year staff of one group by area."""
    heads: dict[str, float] = {}
    for band in plan.staff:
        if (band.sector, band.occupation) == (sector, occupation):
            heads[band.area] = heads.get(band.area, 0.0) + band.heads
    return heads


def lever_heads(plan: Plan, lever: Lever) -> float:
    """The base-year staff of the lever's group in all areas."""
    return sum(group_heads(plan, lever.sector, lever.occupation).values())


def source_of_lever(plan: Plan, lever: Lever) -> tuple[Source, ...]:
    """The sources of the figures that ``lever`` changes, each once, in the order of their rows.

    Empty for levers that change no figure of the plan (other recruitment, technology, timing).
    """
    if not lever.figure:
        return ()
    column = lever.figure.partition(".")[2]
    named = (source_of(row, column) for row, _ in figures_of(plan, lever))
    by_id = {source.id: source for source in plan.sources}
    return tuple(by_id[name] for name in dict.fromkeys(named) if name in by_id)


def figures_of(plan: Plan, lever: Lever) -> Iterator[tuple[Any, float]]:
    """The figures of the plan that ``lever`` changes, each with its row."""
    name, _, column = lever.figure.partition(".")
    rows: Iterable[Any] = getattr(plan, name) if name else ()
    if name == "working_time":
        rows = _working_time(plan, lever)
    for row in rows:
        if not lever.occupation or row.occupation == lever.occupation:
            yield row, getattr(row, column)


def has_figure(plan: Plan, lever: Lever) -> bool:
    """False for a plan in which ``lever`` changes nothing: every figure that it acts on is nought,
    or the years with and without the reform are the same."""
    if lever.family == "reform":
        return has_reform(plan)
    return any(figure for _, figure in figures_of(plan, lever))


def has_reform(plan: Plan) -> bool:
    """False for a plan in which people retire at the same ages with the reform and without it."""
    return any(row.with_years != row.without_years for row in plan.reform)


def reform_of(scenario: Scenario) -> float:
    """The share of the reform that takes effect in ``scenario``: 1 is the law in force, and 0 as if
    there had been no reform."""
    return scenario.levers.get("reform", FAMILY["reform"].neutral or 0.0)


def _working_time(plan: Plan, lever: Lever) -> tuple[WorkingTime, ...]:
    """The rows that count for the lever's group, or for every group."""
    return tuple(
        row
        for (_, sector, occupation), row in plan.current_working_time.items()
        if lever.sector in ("", sector) and lever.occupation in ("", occupation)
    )
