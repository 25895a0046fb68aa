"""What else happens to a plan when figures are imported: figures without staff are left out, what
groups lack is taken over from others, and assumptions in proportion to the staff follow it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from dataclasses import field as made
from typing import Any

from sosuplan.editing.imputation import (
    FOLLOWING,
    Gap,
    Scaled,
    as_in,
    copy_staff,
    fill,
    follow_staff,
    gaps,
    people,
)
from sosuplan.model.plan import Plan
from sosuplan.model.schema.tables import AREA_TABLES, STAFF_NEEDS
from sosuplan.text.errors import Fault
from sosuplan.text.language import N_, Language

_FOLLOWED = N_("{title}; in proportion to the imported staff")


@dataclass(slots=True)
class Completed:
    """A plan with what an import needs besides the file.

    ``gaps`` are the rows that were lacking, ``fill_from`` the area that most of them were taken
    from ("" if nothing was taken over), ``no_staff`` the areas of the file that have no staff, and
    ``scaled`` what follows the staff, or would.
    """

    plan: Plan
    gaps: tuple[Gap, ...] = ()
    fill_from: str = ""
    no_staff: tuple[str, ...] = ()
    scaled: tuple[Scaled, ...] = ()
    notes: list[Fault] = made(default_factory=list)
    faults: list[Fault] = made(default_factory=list)


def leave_out(new: Plan, old: Plan, file: str, fill_from: str | None, source: str) -> Completed:
    """``new`` without rows about occupations of an area that has nobody of them.

    An area without any staff gets that of ``fill_from``, from ``source``, if that is named.
    """
    areas = {row.area: None for table in STAFF_NEEDS for row in getattr(new, table)}
    staffed = set(new.areas)
    done = Completed(new, no_staff=tuple(area for area in areas if area not in staffed))
    if done.no_staff and fill_from:
        done.plan = copy_staff(new, done.no_staff, fill_from, source)
    else:
        done.faults += [
            Fault("import_area_without_staff", file, values={"area": area})
            for area in done.no_staff
        ]
    heads = people(done.plan)
    tables: dict[str, Any] = {}
    told: dict[tuple[str, str], None] = {}
    for table in STAFF_NEEDS:
        rows = getattr(done.plan, table)
        known = set(getattr(old, table))
        kept = []
        for row in rows:
            if row in known or heads[row.area, row.occupation] > 0.0:
                kept.append(row)
            elif row.area not in done.no_staff:
                told[row.area, row.occupation] = None
        if len(kept) < len(rows):
            tables[table] = tuple(kept)
    done.plan = replace(done.plan, **tables)
    done.notes += [
        Fault("import_without_staff", file, values={"group": f"{area} / {occupation}"})
        for area, occupation in told
    ]
    return done


def fill_gaps(
    done: Completed, old: Plan, fill_from: str | None, source: str, language: Language
) -> None:
    """Take over what groups lack: from the area ``fill_from``, or where it is None from another
    employer in the area itself or from the plan's first area. "" takes nothing over."""
    done.gaps = gaps(done.plan)
    wanted: dict[tuple[str, ...], list[Gap]] = {}
    for gap in done.gaps if fill_from != "" and old.areas else ():
        wanted.setdefault(_models(gap, old, fill_from), []).append(gap)
    taken: dict[str, None] = {}
    for models, listed in wanted.items():
        done.plan = fill(done.plan, listed, models, source)
        taken[models[0]] = None
    if taken:
        done.fill_from = next(iter(taken))
    elif fill_from and done.no_staff:
        done.fill_from = fill_from
    if uses(done.plan, source):
        areas = ", ".join(taken) or fill_from or ", ".join(old.areas[:1])
        assumed = as_in(source, areas, language)
        done.plan = replace(done.plan, sources=(*done.plan.sources, assumed))


def let_follow(done: Completed, old: Plan, language: Language) -> Plan:
    """The plan in which assumptions follow the staff; ``done.scaled`` tells of them."""
    plan, done.scaled = follow_staff(done.plan, old)
    if not done.scaled:
        return plan
    there = {one.id for one in plan.sources}
    added = tuple(
        replace(
            one,
            id=one.id + FOLLOWING,
            title=language(_FOLLOWED).format(title=one.title),
        )
        for one in plan.sources
        if one.id + FOLLOWING not in there and uses(plan, one.id + FOLLOWING)
    )
    return replace(plan, sources=(*plan.sources, *added))


def uses(plan: Plan, source: str, tables: Iterable[str] = AREA_TABLES) -> bool:
    """True if any row of ``tables`` has a figure from ``source``."""
    return any(source in row.source for table in tables for row in getattr(plan, table))


def _models(gap: Gap, old: Plan, fill_from: str | None) -> tuple[str, ...]:
    if fill_from is not None:
        return (fill_from,)
    own = [gap.area] if gap.area in old.areas else []
    return tuple(dict.fromkeys([*own, *old.areas]))
