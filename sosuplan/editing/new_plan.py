"""A plan to begin with when there are no figures yet: valid, small, and all of it assumed.

Rates and demand are those of the reference plan; the staff is a round number in each group, so that
nobody takes the example for the truth.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sosuplan.editing.areas import delete_area, new_area
from sosuplan.editing.imputation import FOLLOWING
from sosuplan.model.plan import Plan, Source
from sosuplan.model.provenance import source_ids
from sosuplan.model.schema.tables import AREA_TABLES, INPUTS
from sosuplan.text.language import N_, Language

EXAMPLE_HEADS = 100.0
"""People in each group of the example."""

_TITLE = N_("Example: {n} people in each group")
_NOTE = N_("Not figures of any municipality. Replace them with your own before you use them")
_RATES = N_("Assumption: as in the plan {plan}")
_RATES_NOTE = N_(
    "Taken over from another plan and not looked at for this one. Replace with own figures"
)
EXAMPLE, RATES = "example", "as-in-reference"


def template_plan(reference: Plan, name: str, area: str, language: Language) -> Plan:
    """A valid plan called ``name`` with one ``area``, made from the rates of ``reference``.

    It has the municipal groups of ``reference`` with ``EXAMPLE_HEADS`` people each, as many people
    needed in the base year as there are, intake in proportion, and no published results.
    """
    model = reference.areas[0]
    groups = [group for group in reference.groups if group[0] == "municipality"]
    heads = dict.fromkeys(groups or reference.groups, EXAMPLE_HEADS)
    made = delete_others(new_area(reference, area, model, heads, language), area)
    need = {
        occupation: sum(count for (_, job), count in heads.items() if job == occupation)
        for occupation in made.occupations
    }
    tables: dict[str, Any] = {
        table: tuple(
            replace(row, source=EXAMPLE if table == "staff" else RATES)
            for row in getattr(made, table)
            if getattr(row, "occupation", made.occupations[0]) in made.occupations
        )
        for table in (one.name for one in INPUTS)
    }
    tables["demand_base"] = tuple(
        replace(row, demand_heads=need[row.occupation], source=EXAMPLE)
        for row in tables["demand_base"]
    )
    tables["trainee_intake"] = tuple(
        replace(row, source=EXAMPLE) for row in tables["trainee_intake"]
    )
    sources = (
        _assumption(
            EXAMPLE,
            language(_TITLE).format(n=f"{EXAMPLE_HEADS:.0f}"),
            language(_NOTE),
        ),
        _assumption(
            RATES,
            language(_RATES).format(plan=reference.name),
            language(_RATES_NOTE),
        ),
    )
    return replace(made, name=name, published=(), sources=sources, **tables)


def example_tables(plan: Plan) -> tuple[str, ...]:
    """The tables with figures of the example, which are nobody's, also where they have followed
    imported staff."""
    ids = {EXAMPLE, EXAMPLE + FOLLOWING}
    if not any(source.id in ids and source.kind == "assumption" for source in plan.sources):
        return ()
    return tuple(
        table
        for table in AREA_TABLES
        if any(one in ids for row in getattr(plan, table) for _, one in source_ids(row.source))
    )


def delete_others(plan: Plan, area: str) -> Plan:
    """``plan`` with only ``area``."""
    for other in plan.areas:
        if other != area:
            plan = delete_area(plan, other)
    return plan


def _assumption(id_: str, title: str, note: str) -> Source:
    return Source(id_, title, "SOSUplan", "", "assumption", "", "", note)
