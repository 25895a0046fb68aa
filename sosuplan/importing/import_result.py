"""A file's figures in the present plan: the new plan, and all to be looked at before it is taken.

Nothing is changed: ``apply`` makes a new plan. Taking it is one step, leaving it leaves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sosuplan.editing.difference import Difference, difference
from sosuplan.editing.imputation import Gap, Scaled
from sosuplan.editing.new_plan import example_tables
from sosuplan.editing.ownership import IMPORTED
from sosuplan.importing.age_bands import AgeBand
from sosuplan.importing.checks import CheckSum
from sosuplan.importing.column_mapping import ImportMapping, check_mapping
from sosuplan.importing.completion import fill_gaps, leave_out, let_follow
from sosuplan.importing.grid import Grid
from sosuplan.importing.merging import Merge, merge
from sosuplan.importing.places import overlapping
from sosuplan.importing.progress import Pace, Progress
from sosuplan.importing.scope import AreaChoice
from sosuplan.importing.totals import Group, GroupTotal, groups_of, totals_of, years_of
from sosuplan.model import validation as rules
from sosuplan.model.plan import Plan, Source
from sosuplan.text.cpr import masked
from sosuplan.text.errors import Fault, ImportFileError, PlanError
from sosuplan.text.language import N_, Language

if TYPE_CHECKING:
    from sosuplan.importing.observations import Observations

REASONS = {
    "total": N_("sums of other rows"),
    "band_sum": N_("age bands that are sums of others"),
    "left_out": N_("age bands that you have left out"),
    "other_area": N_("areas that are not chosen"),
    "other_year": N_("other years"),
    "other_period": N_("other periods of the same year"),
    "suppressed": N_("figures kept secret in the file"),
    "unknown_group": N_("other groups than this table has"),
    "unknown_area": N_("areas that cannot be told"),
    "outside_ages": N_("ages outside 17 to 74"),
    "unknown_age": N_("age not told"),
    "blank": N_("rows without figures"),
    "not_a_number": N_("cells that are not numbers"),
    "faulty": N_("figures that cannot be right"),
}
"""Why rows are left out."""
_SHOWN_LINES = 20
_SHOWN_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Ignored:
    """Rows that were left out for one reason, with the first lines and a few of their labels."""

    reason: str
    count: int
    lines: tuple[int, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What taking the file would do; ``plan`` is the new plan, sound if there are no ``faults``.

    ``notes`` are to be told and are in nobody's way. ``gaps`` are the rows that the file's groups
    lacked, ``fill_from`` the area that they were taken over from, and ``no_staff`` the areas of the
    file that have no staff. ``scaled`` are the assumptions that follow the new staff, or would if
    ``followed`` were True, and ``examples`` the tables that still hold the figures of the example.
    ``overlapping`` are age bands of which some must be left out, and ``areas`` those that the file
    names. ``check`` is the file's own sum of all rows, if it states one.
    """

    plan: Plan
    tables: tuple[str, ...]
    source: Source
    read: int
    used: int
    ignored: tuple[Ignored, ...]
    groups: tuple[Group, ...]
    years: tuple[int, ...]
    totals: tuple[GroupTotal, ...]
    notes: tuple[Fault, ...]
    faults: tuple[Fault, ...]
    changes: tuple[Difference, ...]
    gaps: tuple[Gap, ...] = ()
    fill_from: str = ""
    no_staff: tuple[str, ...] = ()
    scaled: tuple[Scaled, ...] = ()
    followed: bool = False
    examples: tuple[str, ...] = ()
    overlapping: tuple[AgeBand, ...] = ()
    areas: AreaChoice = field(default_factory=AreaChoice)
    check: CheckSum | None = None


def ignored_word(reason: str, language: Language) -> str:
    """Why rows were left out, to stand after their number."""
    return language(REASONS[reason])


def new_source(
    plan: Plan,
    path: Path | str,
    sheet: str,
    kind: str,
    *,
    title: str = "",
    publisher: str = "",
    published: str = "",
    note: str = "",
    today: date | None = None,
) -> Source:
    """A source for the figures of a file, with an id that ``plan`` does not have yet.

    What may be CPR numbers in its texts is left out.
    """
    name = masked(Path(path).name)
    today = today or date.today()
    slug = re.sub(r"[^a-z0-9]+", "-", Path(name).stem.casefold()).strip("-")[:40] or "file"
    wanted = f"{IMPORTED}{slug}-{today:%Y%m%d}"
    return Source(
        _free(wanted, plan),
        masked(title) or name,
        masked(publisher),
        masked(published),
        kind,
        # A text file is no workbook: its only sheet is the file.
        "" if sheet == Path(path).name else masked(sheet),
        "",
        masked(note),
    )


def _free(wanted: str, plan: Plan) -> str:
    taken = {source.id for source in plan.sources}
    number, name = 1, wanted
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name


def apply(
    grid: Grid,
    mapping: ImportMapping,
    plan: Plan,
    source: Source,
    *,
    areas: Collection[str] | None = None,
    fill_from: str | None = "",
    follow: bool = True,
    language: Language | None = None,
    progress: Progress | None = None,
) -> ImportResult:
    """What ``grid`` says, put into ``plan`` as ``mapping`` tells.

    The groups of a table by age are replaced as wholes, single figures elsewhere one by one.
    ``areas`` are those of the file that count, None for the usual ones: those of the plan, if it
    has any of them. ``fill_from`` is the area from which groups take over what they lack as
    assumptions, "" for none; None stands for the nearest: another employer in the same area, or the
    plan's first area.
    With ``follow``, need and trainees that are assumptions in proportion to the staff change as
    much as it. ``language`` is that of the titles of their sources.
    Raises ``ImportFileError`` for a mapping that cannot be applied and ``CancelledError``.
    """
    unusable = check_mapping(mapping, grid)
    if unusable:
        raise ImportFileError(unusable)
    pace = Pace(progress)
    language = language or Language()
    from sosuplan.importing.observations import observe

    found = observe(grid, mapping, plan, pace, areas)
    filled = _free(f"{source.id}-filled", plan)
    nearest = plan.areas[0] if fill_from is None and plan.areas else fill_from or ""
    work = Merge(plan, source.id, mapping, grid.sheet, nearest, filled)
    merge(found, work)
    done = leave_out(work.merged(), plan, grid.sheet, fill_from, filled)
    tables = tuple(name for name in work.tables if getattr(done.plan, name) != getattr(plan, name))
    if tables:
        done.plan = replace(done.plan, sources=(*done.plan.sources, source))
    fill_gaps(done, plan, fill_from, filled, language)
    followed = let_follow(done, plan, language)
    new = followed if follow else done.plan
    faults = (*found.faults, *work.faults, *done.faults)
    return ImportResult(
        plan=new,
        tables=tables,
        source=source,
        read=len(found.rows),
        used=0 if faults and not tables else found.used,
        ignored=_ignored(found),
        groups=groups_of(new, tables, source.id),
        years=years_of(found),
        totals=tuple(totals_of(found, new, plan, tables, source.id)),
        notes=(
            *found.notes,
            *work.notes,
            *done.notes,
            *_overlaps(new, plan, grid),
        ),
        faults=faults
        + (_broken(new) if tables else () if faults else _nothing(found, tables, grid)),
        changes=difference(plan, new),
        gaps=done.gaps,
        fill_from=done.fill_from,
        no_staff=done.no_staff,
        scaled=done.scaled,
        followed=follow,
        examples=example_tables(new),
        overlapping=tuple(sorted(found.overlapping)),
        areas=found.areas,
        check=found.check,
    )


def _nothing(found: Observations, tables: tuple[str, ...], grid: Grid) -> tuple[Fault, ...]:
    """A fault for a file that brings nothing."""
    if found.areas.there and not found.areas.counted:
        return (Fault("import_no_area_chosen", grid.sheet),)
    if not found.used:
        return (Fault("import_nothing_used", grid.sheet, values={"rows": len(found.rows)}),)
    return () if tables else (Fault("import_nothing_new", grid.sheet),)


def _broken(plan: Plan) -> tuple[Fault, ...]:
    try:
        rules.verify(plan)
    except PlanError as error:
        return error.faults
    return ()


def _ignored(found: Observations) -> tuple[Ignored, ...]:
    """The rows that are left out, by their reasons."""
    left_out = found.rows[found.rows.reason != ""]
    by_reason = dict(iter(left_out.groupby("reason")))
    return tuple(
        Ignored(
            reason,
            len(rows),
            tuple(rows.line[:_SHOWN_LINES].tolist()),
            tuple(rows.text[rows.text != ""].unique()[:_SHOWN_EXAMPLES].tolist()),
        )
        for reason in REASONS
        if (rows := by_reason.get(reason)) is not None
    )


def _overlaps(new: Plan, old: Plan, grid: Grid) -> Iterable[Fault]:
    """New areas whose people another area of the plan counts too."""
    for area in new.areas:
        others = () if area in old.areas else overlapping(area, new.areas)
        if others:
            yield Fault(
                "import_area_overlaps",
                grid.sheet,
                values={"area": area, "areas": ", ".join(others)},
            )
