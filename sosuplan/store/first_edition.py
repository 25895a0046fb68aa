"""Plans of the first edition of the model, carried over to the second (model, section 9).

What is the same of a plan folder and a plan file stands here, on texts as they are written in
both: cells of rows, sources, and lever values. None of it may ever change: files of the first
edition do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

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
SOURCE_ROW = (
    SOURCE,
    "Antagelse: uden reformen går folk på pension som i dag",
    "SOSUplan",
    "2026",
    "assumption",
    "",
    "",
    "Planen er ført over fra modellens første udgave. Den regnede fra tilbagetrækningen uden"
    " reform; derfor er forskydningen uden reform 0 år i alle år.",
)
"""Where the years without the reform come from, as a row of ``sources``."""


def free_id(ids: Iterable[str]) -> str:
    """An id for ``SOURCE_ROW`` that no source has yet."""
    taken, number, free = set(ids), 1, SOURCE
    while free in taken:
        number += 1
        free = f"{SOURCE}-{number}"
    return free


def carried_cells(table: str, cells: Sequence[str], source_id: str) -> list[str]:
    """The cells of a row, in the order of the table's columns then, in that of those now."""
    if table == "reform":
        year, later, source = cells
        return [year, "0", later, _two_sources(source, source_id)]
    if table in ("exit_rates", "demand_index"):
        return ["", *cells]
    if table == "scenario_levers":
        return [*cells, "", "", "", ""]
    return list(cells)


def carried_key(table: str, key: Sequence[str]) -> list[str]:
    """The key of a row then as it is now."""
    return ["", *key] if table in ("exit_rates", "demand_index") else list(key)


def carried_source(source: str) -> str:
    """What stands for the source of a year's one figure, as that of the years with the reform."""
    if "=" not in source:
        return f"{NEW_FIGURE}={source}"
    pairs = (pair.partition("=") for pair in source.split(";"))
    return ";".join(
        f"{NEW_FIGURE if column == OLD_FIGURE else column}={one}" for column, _, one in pairs
    )


def _two_sources(source: str, source_id: str) -> str:
    without = f"without_years={source_id}"
    return f"{without};{carried_source(source)}" if source else without


def carried_levers(levers: Mapping[str, float]) -> dict[str, float]:
    """The levers of a scenario, with what went without saying: no reform, and the usual years."""
    usual = {"reform": 0.0, "start_year": START_YEAR, "full_effect_year": FULL_EFFECT_YEAR}
    return {**levers, **{name: value for name, value in usual.items() if name not in levers}}
