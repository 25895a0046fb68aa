"""A plan of one's own, made from the program's example plan and the number of people that one has.

Nothing in it tells whom the example plan is about: its name, its published results and its sources
stay behind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Any

from sosuplan.editing.areas import Group, apportioned, heads_of
from sosuplan.editing.imputation import FOLLOWING, people, rounded
from sosuplan.model.plan import OCCUPATIONS, SECTORS, Plan, Source
from sosuplan.model.provenance import source_ids
from sosuplan.model.scenario import Scenario
from sosuplan.model.schema.tables import (
    AREA_TABLES,
    COMMON_TABLES,
    INPUTS,
    LOCAL_TABLES,
    OWN_PAGES,
    TABLE,
)
from sosuplan.text.language import N_, Language

MOST_STAFF = 100_000.0
"""People in a group: more than the whole country has, and few enough for what is in proportion to
them to keep within the plan's own limits."""
YEARS_FROM_EXAMPLE = 10
"""By how much the base year may differ from that of the example plan."""

_AGES, _SCALED, _RATES = "example-ages", "example", "example-rates"
"""Ids of the sources: of the employees, of what is in proportion to them, and of the rest."""
_SOURCES = {
    _AGES: (
        N_("Assumption: own number of employees, ages as in the program's example plan"),
        N_(
            "How many they are in each group was stated when the plan was made. How old they are is"
            " taken over from the example plan. Replace with own figures"
        ),
    ),
    _SCALED: (
        N_("Assumption: as in the program's example plan, in proportion to the employees"),
        N_(
            "As many per employee as in the example plan, and not looked at for this place. Replace"
            " with own figures"
        ),
    ),
    _RATES: (
        N_("Assumption: as in the program's example plan"),
        N_(
            "Taken over unchanged: some are figures of the whole country, others are estimates, and"
            " none was looked at for this place. Replace with own figures"
        ),
    ),
}
_WITHOUT_REFORM = N_("Without the reform")
_WITHOUT_REFORM_NOTE = N_("If there had been no reform, and people retired earlier")
_FULL_TIME = N_("Everybody on full time")
_FULL_TIME_NOTE = N_("Everybody works full time from the first year on")


def own_plan(
    example: Plan,
    name: str,
    area: str,
    heads: Mapping[Group, float],
    base_year: int,
    language: Language,
) -> Plan:
    """A valid plan called ``name`` with one ``area`` and the ``heads`` of its groups, beginning in
    ``base_year`` and as long as ``example``.

    ``example`` has staff in each occupation that ``heads`` has; numbers are at most ``MOST_STAFF``,
    and groups without people are left out. Ages, shares, hours, days and rates are those of its
    first area: of the same group, or of another employer's people in the occupation. Intake and
    need are in proportion to the people. Growth of demand is counted from the base year on, and the
    years of the law stay what they are. All figures are assumptions.
    """
    model = example.areas[0]
    there = {group: count for group, count in heads_of(example, model).items() if count > 0.0}
    groups = [
        (sector, job)
        for job in OCCUPATIONS
        for sector in SECTORS
        if heads.get((sector, job), 0.0) > 0.0
    ]
    jobs = list(dict.fromkeys(job for _, job in groups))
    like = {group: next(one for one in (group, *there) if one in there and one[1] == group[1])
            for group in groups}  # fmt: skip
    whole = people(example)
    parts = {
        job: sum(heads[group] for group in groups if group[1] == job) / whole[model, job]
        for job in jobs
    }
    later = base_year - example.base_year
    tables: dict[str, Sequence[Any]] = {
        table.name: _serving(example, table.name, model, area, jobs) for table in INPUTS
    }

    def of_group(table: str, group: Group) -> list[Any]:
        rows = (row for row in tables[table] if (row.sector, row.occupation) == like[group])
        return [replace(row, sector=group[0]) for row in rows]

    def in_proportion(table: str, figure: str) -> list[Any]:
        return [
            replace(row, **{figure: rounded(getattr(row, figure) * parts[row.occupation])})
            for row in tables[table]
        ]

    staff = []
    for group in groups:
        bands = of_group("staff", group)
        counts = apportioned([row.heads for row in bands], heads[group])
        staff += [replace(row, heads=count) for row, count in zip(bands, counts, strict=True)]
    # What was in earlier years there was not so here: what is latest goes on from the base year.
    tables["working_time"] = [
        replace(max(of_group("working_time", group), key=attrgetter("year")), year=base_year)
        for group in groups
    ]
    intake = {row.occupation: row for row in sorted(
        in_proportion("trainee_intake", "gf2_starts"), key=attrgetter("year"))}  # fmt: skip
    tables |= {
        "staff": staff,
        "trainee_intake": [replace(intake[job], year=base_year) for job in jobs],
        "demand_base": in_proportion("demand_base", "demand_heads"),
        "demand_index": [replace(row, year=row.year + later) for row in tables["demand_index"]],
        # What moves is agreed upon locally.
        "transfers": (),
    }
    made: dict[str, Any] = {}
    for table in INPUTS:
        counted = any(column.counts for column in table.columns)
        source = _AGES if table.name == "staff" else _SCALED if counted else _RATES
        made[table.name] = tuple(replace(row, source=source) for row in tables[table.name])
    # Nothing better is known of how sure they are; of one area of the example it says nothing.
    made["input_ranges"] = tuple(
        replace(row, source=_RATES)
        for row in example.input_ranges
        if not row.area and row.occupation in ("", *jobs)
    )
    # How it went there, who lives there, what it costs there and what is done and wanted there,
    # nobody assumes of here.
    made |= dict.fromkeys((*LOCAL_TABLES, *OWN_PAGES, "prices"), ())
    sources = tuple(
        Source(id_, language(title), "SOSUplan", "", "assumption", "", "", language(note))
        for id_, (title, note) in _SOURCES.items()
    )
    return replace(
        example,
        name=name,
        base_year=base_year,
        horizon=example.horizon + later,
        published=(),
        sources=sources,
        **made,
    )


def _serving(
    example: Plan, table: str, model: str, area: str, jobs: Sequence[str]
) -> Sequence[Any]:
    """The rows of ``table`` that serve the area ``model``, as those of ``area``; what may serve all
    areas does."""
    rows = [row for row in getattr(example, table) if getattr(row, "occupation", jobs[0]) in jobs]
    if table not in AREA_TABLES:
        return rows
    own = [row for row in rows if row.area == model]
    if table not in COMMON_TABLES:
        return [replace(row, area=area) for row in own]
    group = attrgetter(*(column for column in TABLE[table].group if column != "area"))
    known = {group(row) for row in own}
    common = (row for row in rows if not row.area and group(row) not in known)
    return [replace(row, area="") for row in (*own, *common)]


def first_scenarios(plan: Plan, language: Language) -> tuple[Scenario, ...]:
    """Scenarios that a plan of one's own begins with, to compare its baseline with."""
    note = language(_WITHOUT_REFORM_NOTE)
    first = plan.demands[0].scenario
    found = [Scenario(first, {"reform": 0.0}, language(_WITHOUT_REFORM), note)]
    at_once = next((row.scenario for row in plan.demands if row.fulltime_target == 1.0), None)
    if at_once is not None:
        name, note = language(_FULL_TIME), language(_FULL_TIME_NOTE)
        found.append(Scenario(at_once, {}, name, note))
    return tuple(found)


def example_tables(plan: Plan) -> tuple[str, ...]:
    """The tables whose numbers of people are those of the example plan, also where they have
    followed imported staff."""
    ids = {_AGES, _SCALED, _SCALED + FOLLOWING}
    if not any(source.id in ids and source.kind == "assumption" for source in plan.sources):
        return ()
    return tuple(
        table
        for table in AREA_TABLES
        if any(one in ids for row in getattr(plan, table) for _, one in source_ids(row.source))
    )
