"""What a lever's figure is today, where that figure comes from, and when moving it first shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import floor
from typing import Any

from sosuplan.lever import Lever
from sosuplan.levers import LeverCatalogue
from sosuplan.plan import Plan, Source, WorkingTime
from sosuplan.rules import source_of
from sosuplan.scenario import Scenario
from sosuplan.schema.tables import TABLE

_FROM_NEXT_YEAR = ("senior_years", "retention")
"""They act on who leaves during a year, so staff is first different the year after."""
_MORE_ON_MAIN_COURSE = ("intake_change", "training_guarantee")
"""They act on who starts the main course, so on helpers who leave to be trained as assistants."""
_BRINGS_PEOPLE = ("entry_share_gain", "other_recruitment")
"""The staff of the base year is known: nobody can be added to it."""


def today(plan: Plan, lever: Lever) -> float:
    """The value, in the lever's own unit, at which nothing is changed.

    Where neutral is "unset" it is the plan's full-time share of the group: the mean over areas,
    weighted by heads.
    """
    if lever.neutral is not None:
        return lever.neutral
    heads: dict[str, float] = {}
    for band in plan.staff:
        if (band.sector, band.occupation) == (lever.sector, lever.occupation):
            heads[band.area] = heads.get(band.area, 0.0) + band.heads
    rows = [(heads[row.area], row.fulltime_share) for row in _working_time(plan, lever, heads)]
    people = sum(count for count, _ in rows)
    if people <= 0:
        return sum(share for _, share in rows) / max(1, len(rows))
    return sum(count * share for count, share in rows) / people


def source_of_lever(plan: Plan, lever: Lever) -> tuple[Source, ...]:
    """The sources of the figures that ``lever`` changes, each once, in the order of their rows.

    Empty for levers that change no figure of the plan (other recruitment, technology, timing).
    """
    if not lever.figure:
        return ()
    name, column = lever.figure.split(".")
    table = TABLE[name]
    rows: Iterable[Any] = getattr(plan, name)
    if name == "working_time":
        rows = _working_time(plan, lever, plan.areas)
    named = (
        source_of(table, row, column)
        for row in rows
        if not lever.occupation or row.occupation == lever.occupation
    )
    by_id = {source.id: source for source in plan.sources}
    return tuple(by_id[name] for name in dict.fromkeys(named) if name in by_id)


def first_effect(
    plan: Plan,
    lever: Lever,
    scenario: Scenario,
    catalogue: LeverCatalogue,
    occupation: str = "all",
) -> int:
    """The first year whose balance for ``occupation`` is another when ``lever`` is moved.

    For trainees it is the year of the first graduates, or for SSH the year after the first of them
    go to train as SSA, if that is before. It may lie beyond the plan's horizon. Levers of timing
    act from the year in which measures begin.
    """
    if lever.effect == "table":
        return _reform_begins(plan) + 1
    start = int(scenario.levers.get("start_year", catalogue["start_year"].neutral or 0.0))
    if lever.effect == "trainees":
        wait = min(_waits(plan, lever, occupation), default=0)
        return max(start + wait, plan.base_year + 1)
    if lever.family in _BRINGS_PEOPLE:
        return max(start, plan.base_year + 1)
    return start + 1 if lever.family in _FROM_NEXT_YEAR else start


def has_reform(plan: Plan) -> bool:
    """False for a plan whose reform postpones no one's retirement."""
    return any(row.later_retirement_years > 0 for row in plan.reform)


def _waits(plan: Plan, lever: Lever, occupation: str) -> Iterator[int]:
    """Years from a cohort's start until ``occupation`` feels it, of every education that counts."""
    leaves_early = occupation in ("all", "SSH") and "SSH" in plan.occupations
    for row in plan.training:
        if lever.occupation not in ("", row.occupation):
            continue
        if lever.occupation or occupation in ("all", row.occupation):
            yield floor(row.duration_years)
        if leaves_early and row.from_ssh_share and lever.family in _MORE_ON_MAIN_COURSE:
            yield 1


def _reform_begins(plan: Plan) -> int:
    """The first year from which the reform postpones retirement: its table is read as the model
    reads it, linear between listed years and constant outside; the horizon if it never does."""
    before: int | None = None
    for row in sorted(plan.reform, key=lambda row: row.year):
        if row.later_retirement_years > 0:
            return plan.base_year if before is None else max(plan.base_year, before + 1)
        before = row.year
    return plan.horizon


def _working_time(plan: Plan, lever: Lever, areas: Iterable[str]) -> tuple[WorkingTime, ...]:
    """The rows that count for the lever's group, or for every group, in ``areas``."""
    known = frozenset(areas)
    return tuple(
        row
        for (area, sector, occupation), row in plan.current_working_time.items()
        if area in known and lever.sector in ("", sector) and lever.occupation in ("", occupation)
    )
