"""Tasks that move, as a planner says it: from whom, to whom, in which areas, how many; and the rows
that this makes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sosuplan.editing.edited_plan import EditedPlan, columns
from sosuplan.editing.ownership import add_source, new_id
from sosuplan.model.plan import Plan, Transfer, WorkingTime
from sosuplan.model.schema.column import write_value
from sosuplan.model.schema.tables import TABLE
from sosuplan.text.language import N_, Language

_TITLES = {
    "own": N_("Local agreement on who takes over what (delingsaftale)"),
    "assumption": N_("Assumption: tasks that move"),
}
_NOTE = N_("Filled in with the form for tasks that move")

WORK = TABLE["working_time"].figures
"""What is asked about an employer that has no working time yet."""

Pair = tuple[str, str]
"""An area and an occupation."""


@dataclass(frozen=True, slots=True)
class TaskMove:
    """The same share of the staff of one employer, in some areas and occupations."""

    year: int
    from_sector: str
    to_sector: str
    """"": an employer outside the plan."""
    pairs: tuple[Pair, ...]
    staff_share: float
    kind: str
    """Of the source: ``own`` or ``assumption``."""
    demand_shares: Mapping[Pair, float] = field(default_factory=dict)
    """Of the need, where some of it leaves the plan too."""
    work: Mapping[str, float] = field(default_factory=dict)
    """The figures ``WORK`` of the employer that takes over, where it has none."""


def staffed(plan: Plan, sector: str, areas: Iterable[str], jobs: Iterable[str]) -> tuple[Pair, ...]:
    """Of these areas and occupations those in which ``sector`` has staff, or may get some."""
    known = plan.current_working_time
    wanted = [(area, job) for area in areas for job in jobs]
    return tuple((area, job) for area, job in wanted if (area, sector, job) in known)


def without_work(plan: Plan, sector: str, pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """Where an employer that takes over has no working time, which the plan needs then."""
    known = plan.current_working_time
    return tuple((area, job) for area, job in pairs if sector and (area, sector, job) not in known)


def with_move(edited: EditedPlan, plan: Plan, move: TaskMove, language: Language) -> EditedPlan:
    """``edited``, which makes ``plan``, with the rows of ``move`` and their source."""
    after, source = _with_source(edited, move.kind, language)
    employers = move.from_sector, move.to_sector
    rows = [
        Transfer(area, job, move.year, *employers, move.staff_share, share, source)
        for area, job in move.pairs
        for share in (move.demand_shares.get((area, job)),)
    ]
    times = [
        WorkingTime(
            area,
            move.to_sector,
            job,
            plan.base_year,
            move.work["fulltime_share"],
            move.work["parttime_hours"],
            move.work["sickness_days"],
            source,
        )
        for area, job in without_work(plan, move.to_sector, move.pairs)
    ]
    return _added(_added(after, "working_time", times), "transfers", rows)


def _added(edited: EditedPlan, table: str, rows: Iterable[Transfer | WorkingTime]) -> EditedPlan:
    new = [tuple(write_value(getattr(row, name)) for name in columns(table)) for row in rows]
    return edited.with_rows(table, len(edited.rows(table)), new) if new else edited


def _with_source(edited: EditedPlan, kind: str, language: Language) -> tuple[EditedPlan, str]:
    """``edited`` with a source for moves of this kind, and that source's id."""
    title = language(_TITLES[kind])
    for source, *words in edited.select("sources", "id", "kind", "title"):
        if words == [kind, title]:
            return edited, source
    made = new_id(edited, "tasks-move")
    cells = {"id": made, "title": title, "kind": kind, "note": language(_NOTE)}
    return add_source(edited, cells), made
