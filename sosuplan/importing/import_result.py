"""A file's figures in the present plan: the new plan, and all to be looked at before it is taken.

Nothing is changed: ``apply`` makes a new plan. Taking it is one step, leaving it leaves nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from dataclasses import field as made
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sosuplan.editing.difference import Change, difference
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
from sosuplan.editing.own_plan import example_tables
from sosuplan.editing.ownership import IMPORTED
from sosuplan.importing.areas import AreaChoice
from sosuplan.importing.checks import CheckSum, same_sum
from sosuplan.importing.column_mapping import ImportMapping, check_mapping
from sosuplan.importing.fields import ACTUALS, COUNTS, QUANTITY, STAFF_LIST
from sosuplan.importing.grid import Grid
from sosuplan.importing.merging import Merge, merge
from sosuplan.importing.progress import Pace, Progress
from sosuplan.importing.titles import TitleCount
from sosuplan.importing.vocabulary import AgeBand
from sosuplan.model import validation as rules
from sosuplan.model.places import overlapping
from sosuplan.model.plan import OCCUPATIONS, SECTORS, Plan, Source
from sosuplan.model.provenance import free_id, source_ids
from sosuplan.model.schema.tables import AREA_TABLES, STAFF_NEEDS, TABLE
from sosuplan.text.cpr import masked
from sosuplan.text.errors import Fault, ImportFileError, PlanError
from sosuplan.text.language import N_, Language
from sosuplan.text.terms import first_of

if TYPE_CHECKING:
    from sosuplan.importing.dimensions import Dimension
    from sosuplan.importing.observations import Observations

REASONS = {
    "total": N_("sums of other rows"),
    "part": N_("parts of sums that are taken"),
    "other_unit": N_("full-time persons and other figures that count no people"),
    "band_sum": N_("age bands that are sums of others"),
    "left_out": N_("age bands that you have left out"),
    "other_area": N_("areas that are not chosen"),
    "other_year": N_("other years"),
    "other_period": N_("other periods of the same year"),
    "suppressed": N_("figures kept secret in the file"),
    "left": N_("people who have left"),
    "later": N_("people who come later"),
    "trainee": N_("those in training"),
    "title": N_("job titles that do not count"),
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
    ``followed`` were True: in the plan ``following`` they do, in ``kept`` they do not. ``examples``
    are the tables that still hold the figures of the example, ``overlapping`` age bands of which
    some must be left out, and ``areas`` those that the file names. ``check`` is the file's own sum
    of all rows, if it states one, and ``dimensions`` the columns without a use that people are
    added up over, or not. ``titles`` are the job titles that are asked about.
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
    changes: tuple[Change, ...]
    gaps: tuple[Gap, ...] = ()
    fill_from: str = ""
    no_staff: tuple[str, ...] = ()
    scaled: tuple[Scaled, ...] = ()
    followed: bool = False
    kept: Plan | None = None
    following: Plan | None = None
    examples: tuple[str, ...] = ()
    overlapping: tuple[AgeBand, ...] = ()
    areas: AreaChoice = field(default_factory=AreaChoice)
    check: CheckSum | None = None
    dimensions: tuple[Dimension, ...] = ()
    titles: tuple[TitleCount, ...] = ()


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
        free_id(wanted, (one.id for one in plan.sources)),
        masked(title) or name,
        masked(publisher),
        masked(published),
        kind,
        # A text file is no workbook: its only sheet is the file.
        "" if sheet == Path(path).name else masked(sheet),
        "",
        masked(note),
    )


def apply(
    grid: Grid,
    mapping: ImportMapping,
    plan: Plan,
    source: Source,
    *,
    areas: Collection[str] | None = None,
    fill_from: str | None = "",
    follow: bool = False,
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
    filled = free_id(f"{source.id}-filled", (one.id for one in plan.sources))
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
    totals = tuple(totals_of(found, new, plan, tables, source.id))
    return ImportResult(
        plan=new,
        tables=tables,
        source=source,
        read=len(found.rows),
        used=0 if faults and not tables else found.used,
        ignored=_ignored(found),
        groups=groups_of(new, tables, source.id),
        years=years_of(found),
        totals=totals,
        notes=(
            *found.notes,
            *work.notes,
            *done.notes,
            *_overlaps(new, plan, grid),
            *_strange(found.areas, grid),
            *_unlikely(totals, grid),
        ),
        faults=faults
        + (_broken(new) if tables else () if faults else _nothing(found, tables, grid)),
        changes=difference(plan, new),
        gaps=done.gaps,
        fill_from=done.fill_from,
        no_staff=done.no_staff,
        scaled=done.scaled,
        followed=follow,
        kept=done.plan,
        following=followed,
        examples=example_tables(new),
        overlapping=tuple(sorted(found.overlapping)),
        areas=found.areas,
        check=found.check,
        dimensions=found.dimensions,
        titles=found.titles,
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


def _strange(areas: AreaChoice, grid: Grid) -> Iterable[Fault]:
    """Areas that are asked about, as they are no places and not the plan's."""
    if areas.strange:
        values = {"areas": first_of(areas.strange)}
        yield Fault("import_area_unknown", grid.sheet, values=values)


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


_FEWEST = 20.0
"""People of a group below which twice as many is nothing unusual."""
_FAR = 2.8
"""Times as many, or as few, people as there can hardly be: three times them, or a thousand."""


def _unlikely(totals: Iterable[GroupTotal], grid: Grid) -> Iterable[Fault]:
    """Groups of people that are about twice or half of what they are today, or far from it."""
    for one in totals:
        if one.wider or one.measure not in COUNTS or not one.today:
            continue
        if max(one.today, one.imported) < _FEWEST:
            continue
        imported, present = (
            round(value) if value >= 10 else round(value, 1) for value in (one.imported, one.today)
        )
        values: dict[str, str | float] = {
            "group": " / ".join(filter(None, one.group)),
            "imported": imported,
            "present": present,
        }
        times = one.imported / one.today
        if 1.8 <= times <= 2.2:
            yield Fault("import_doubled", grid.sheet, values=values)
        elif 0.45 <= times <= 0.55:
            yield Fault("import_halved", grid.sheet, values=values)
        elif times >= _FAR:
            yield Fault("import_far_more", grid.sheet, values=values)
        elif times <= 1.0 / _FAR:
            yield Fault("import_far_fewer", grid.sheet, values=values)


# --- sums by group --------------------------------------------------------------------------------

Group = tuple[str, str, str]
"""Area (of an index its demand scenario), sector and occupation; "" where a table has none of it,
or for the sum over it."""


@dataclass(frozen=True, slots=True)
class GroupTotal:
    """A group's figures after the import, before it, and by the file's own row of sums.

    ``year`` is None where the table has no years. Persons are added up over ages. ``wider`` is True
    for the file's own sum over several groups, beside what these come to.
    """

    group: Group
    year: int | None
    measure: str
    imported: float
    today: float | None
    stated: float | None
    wider: bool = False

    @property
    def differs(self) -> bool:
        """True if the file's own sum is another one."""
        return self.stated is not None and not same_sum(self.stated, self.imported)


def groups_of(plan: Plan, tables: tuple[str, ...], source: str) -> tuple[Group, ...]:
    """The groups that got figures from the file."""
    found: dict[Group, None] = {}
    for name in tables:
        for row in getattr(plan, name):
            if any(one == source for _, one in source_ids(row.source)):
                found[_group_of(row)] = None
    return tuple(found)


def _group_of(row: object) -> Group:
    place = " / ".join(filter(None, (getattr(row, name, "") for name in ("area", "scenario"))))
    return (place, getattr(row, "sector", ""), getattr(row, "occupation", ""))


def years_of(found: Observations) -> tuple[int, ...]:
    """The years that the file's figures are of."""
    if "year" not in found.target.keys:
        return ()
    return tuple(sorted({year for year in found.figures.year if year != ""}))


def totals_of(
    found: Observations, new: Plan, old: Plan, tables: tuple[str, ...], source: str
) -> list[GroupTotal]:
    """Sums by group of what is counted, and single figures of what is not, in the plan's order."""

    def place(total: GroupTotal) -> tuple[int, ...]:
        """Sums over several groups come last."""
        orders: tuple[Sequence[str], ...] = (new.areas, OCCUPATIONS, SECTORS)
        area, sector, occupation = total.group
        ranks = (
            order.index(part) if part in order else len(order)
            for order, part in zip(orders, (area, occupation, sector), strict=True)
        )
        return (*ranks, total.year or 0)

    return sorted(_totals(found, new, old, tables, source), key=place)


def _totals(
    found: Observations, new: Plan, old: Plan, tables: tuple[str, ...], source: str
) -> Iterable[GroupTotal]:
    for name in tables:
        if name == "demand_recipes":
            continue  # What an index is built from adds up to nothing.
        after = _summed(new, name, source)
        before = _summed(old, name, "")
        stated = _stated(found) if name == found.target.table else {}
        # A sum over several groups is compared with what the file's own groups add up to.
        wider = {place: value for place, value in stated.items() if place not in after}
        for place, imported in after.items():
            yield GroupTotal(*place, imported, before.get(place), stated.get(place))
        for place, value in wider.items():
            group, year, measure = place
            parts = [
                number
                for (other, in_year, what), number in after.items()
                if what == measure
                and year in (None, in_year)
                and all(mine in ("", theirs) for mine, theirs in zip(group, other, strict=True))
            ]
            if parts and "" in group:
                yield GroupTotal(group, year, measure, sum(parts), None, value, wider=True)


def _summed(plan: Plan, table: str, source: str) -> dict[tuple[Group, int | None, str], float]:
    """Figures by group, year and measure; with ``source`` only those that come from it."""
    sums: dict[tuple[Group, int | None, str], float] = defaultdict(float)
    for row in getattr(plan, table):
        by_column = dict(source_ids(row.source))
        for name in TABLE[table].figures:
            counted = TABLE[table].by_name[name].counts or TABLE[table].banded
            from_file = by_column.get(name, by_column.get("")) == source
            value = getattr(row, name)
            if value is None:
                continue
            if (from_file or not source) and (counted or table != "exit_rates"):
                what = getattr(row, QUANTITY) if table == ACTUALS else name
                place = (_group_of(row), getattr(row, "year", None), what)
                sums[place] += value
    return sums


def _stated(found: Observations) -> dict[tuple[Group, int | None, str], float]:
    """The file's own sums by the same places."""
    target, stated = found.target, found.stated
    if target.name == STAFF_LIST:
        return {}
    sums = stated[stated.measure.isin(COUNTS)]
    rows: Iterable[Any] = (sums[sums.age == ""] if "age" in target.keys else sums).itertuples()
    found_: dict[tuple[Group, int | None, str], float] = {}
    for one in rows:
        area, sector, job = (getattr(one, name, "") for name in ("area", "sector", "occupation"))
        year: Any = getattr(one, "year", "") if target.table != "staff" else ""
        found_[(area, sector, job), year if year != "" else None, one.measure] = one.value
    return found_


# --- what happens besides -------------------------------------------------------------------------

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
