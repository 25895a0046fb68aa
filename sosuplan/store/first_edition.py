"""Plans of the first edition of the model, carried over to the second (model, section 9).

What is the same of a plan folder and a plan file stands here, on texts as they are written in
both: cells of rows, sources, and lever values. None of it may ever change: files of the first
edition do not.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sosuplan.model.plan import Plan

OLD_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "reform": ("year", "later_retirement_years", "source"),
    "exit_rates": ("occupation", "age", "retirement", "other", "source"),
    "demand_index": ("scenario", "occupation", "year", "index", "source"),
    "scenario_levers": ("scenario", "lever", "value"),
}
"""The columns of the tables that have others now."""
OLD_FIGURE, NEW_FIGURE = "later_retirement_years", "with_years"

START_YEAR, FULL_EFFECT_YEAR = 2026.0, 2030.0
"""When the levers of a plan of the first edition acted that did not say so."""

SOURCE = "assumption-first-edition"
_SOURCE_CELLS = (
    "Antagelse: uden reformen følger tilbagetrækningen afgangskurven",
    "SOSUplan",
    "2026",
    "assumption",
    "",
    "",
    "Planen er ført over fra modellens første udgave. Den regnede fra tilbagetrækningen uden"
    " reform; derfor er forskydningen uden reform 0 år i alle år.",
)

CARRIED_OVER = '["Carried over from the first edition of the model", {}]'
"""What the step is called in the history of a plan."""

FIGURES: Mapping[str, tuple[str, ...]] = {
    "staff": ("area", "sector", "occupation", "age_from", "age_to", "heads"),
    "working_time": (
        "area",
        "sector",
        "occupation",
        "year",
        "fulltime_share",
        "parttime_hours",
        "sickness_days",
    ),
    "trainee_intake": ("area", "occupation", "year", "gf2_starts"),
    "training": (
        "area",
        "occupation",
        "gf2_completion",
        "transition",
        "main_completion",
        "duration_years",
        "entry_share",
        "from_ssh_share",
    ),
    "entry_ages": ("occupation", "age_from", "age_to", "share"),
    "exit_rates": ("occupation", "age", "retirement", "other"),
    "reform": ("year", OLD_FIGURE),
    "demand_base": ("area", "occupation", "demand_heads"),
    "demand_scenarios": ("scenario", "fulltime_target", "position"),
    "demand_index": ("scenario", "occupation", "year", "index"),
}
"""The columns of each table that an edition of the figures was made of."""
SETTINGS = ("base_year", "horizon", "working_days")
"""And the settings."""


def source_row(source_id: str) -> tuple[str, ...]:
    """Where the years without the reform come from, as a row of ``sources``: an assumption that
    says that the plan was carried over."""
    return (source_id, *_SOURCE_CELLS)


def free_id(ids: Iterable[str]) -> str:
    """An id for ``source_row`` that no source has yet."""
    taken, number, free = set(ids), 1, SOURCE
    while free in taken:
        number += 1
        free = f"{SOURCE}-{number}"
    return free


def carried_cells(table: str, cells: Sequence[str], source_id: str) -> list[str]:
    """The cells of a row, in the order of the table's columns then, in that of those now."""
    if table == "reform":
        year, later, source = cells
        return [year, "0", later, carried_source(source, source_id)]
    if table in ("exit_rates", "demand_index"):
        return ["", *cells]
    if table == "scenario_levers":
        return [*cells, "", "", "", ""]
    return list(cells)


def carried_key(table: str, key: Sequence[str]) -> list[str]:
    """The key of a row then as it is now."""
    return ["", *key] if table in ("exit_rates", "demand_index") else list(key)


def carried_source(source: str, source_id: str) -> str:
    """What stands for the source of a year's one figure, as those of the two that it has now: an
    id for the row, or pairs of columns and ids. A cell that is empty stays so."""
    without = f"without_years={source_id}"
    if not source:
        return ""
    if "=" not in source:
        return f"{without};{NEW_FIGURE}={source}"
    pairs = [pair.partition("=") for pair in source.split(";")]
    ids = [column for column, mark, _ in pairs if not mark]
    named = [
        f"{NEW_FIGURE if column == OLD_FIGURE else column}={one}"
        for column, mark, one in pairs
        if mark
    ]
    return ";".join([*ids, without, *named])


def carried_levers(levers: Mapping[str, float]) -> dict[str, float]:
    """The levers of a scenario, with what went without saying: no reform, and the usual years."""
    usual = {"reform": 0.0, "start_year": START_YEAR, "full_effect_year": FULL_EFFECT_YEAR}
    return {**levers, **{name: value for name, value in usual.items() if name not in levers}}


def edition(settings: Iterable[str], rows: Mapping[str, Iterable[Sequence[str]]]) -> str:
    """The edition of the figures that these are, as texts, by table: see ``FIGURES``."""
    figures = [list(pair) for pair in zip(SETTINGS, settings, strict=True)]
    for table, cells in rows.items():
        figures += sorted([table, *row] for row in cells)
    return hashlib.sha256(json.dumps(figures, ensure_ascii=False).encode()).hexdigest()[:12]


def has_other_helpers(plan: Plan) -> bool:
    """Whether ``plan`` gives other numbers of helpers than it did then: those who become assistants
    followed from the ones who began."""
    helpers = {row.area for row in plan.staff if row.occupation == "SSH"}
    return any(
        row.from_ssh_share > 0 and row.occupation == "SSA" and row.area in helpers
        for row in plan.training
    )
