"""Plans of the first edition of the model: stored by its program, or written as it wrote them."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.store.folder import write_folder
from sosuplan.store.planfile import PlanFile
from tests.core.source import ROOT
from tests.core.strategies import SOURCE, number, plans

STORED = ROOT / "tests" / "data" / "first-edition"
FILE, FOLDER = STORED / "plan.sosuplan", STORED / "folder"
EDITION = "7199d28daf7e"
"""What that edition's program calls the figures of the stored plan."""
WORKED_ON = "*"
"""In the stored results: the scenario that was being worked on."""
FIGURES = ("supply_heads", "demand_heads", "supply_fte", "demand_fte")

Rows = list[dict[str, str]]


def results(name: str = "results.json") -> dict[str, list[list[Any]]]:
    """By scenario what that edition's program computed: occupation, year and ``FIGURES``."""
    found: dict[str, list[list[Any]]] = json.loads((STORED / name).read_text("utf-8"))
    return found


def rows_of(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write_rows(path: Path, columns: list[str], rows: Rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_old_folder(plan: Plan, path: Path, scenarios: list[Scenario] | None = None) -> None:
    """``plan``, which uses nothing of the second edition, as the first wrote a folder."""
    write_folder(plan, path, scenarios or [])
    (path / "transfers.csv").unlink()
    reform = rows_of(path / "reform.csv")
    for row in reform:
        row["later_retirement_years"] = row["with_years"]
    write_rows(path / "reform.csv", ["year", "later_retirement_years", "source"], reform)
    for name in ("exit_rates", "demand_index"):
        rows = rows_of(path / f"{name}.csv")
        columns = [column for column in rows[0] if column != "area"]
        write_rows(path / f"{name}.csv", columns, rows)
    levers = path / "scenario_levers.csv"
    if levers.exists():
        saved = path / "scenarios.csv"
        write_rows(saved, ["scenario", "demand", "note", "data_edition"], rows_of(saved))
        write_rows(levers, ["scenario", "lever", "value"], rows_of(levers))


def _one_for_all(rows: tuple[Any, ...], *key: str) -> tuple[Any, ...]:
    """The first row for each key, for every area."""
    found: dict[tuple[Any, ...], Any] = {}
    for row in rows:
        found.setdefault(tuple(getattr(row, name) for name in key), replace(row, area=""))
    return tuple(found.values())


@st.composite
def old_plans(draw: st.DrawFn) -> tuple[Plan, Scenario]:
    """A plan that the first edition could hold, with a scenario of its levers."""
    plan = draw(plans())
    plan = replace(
        plan,
        exit_rates=_one_for_all(plan.exit_rates, "occupation", "age"),
        demand_index=_one_for_all(plan.demand_index, "scenario", "occupation", "year"),
        transfers=(),
        reform=tuple(
            replace(row, without_years=0.0, with_years=abs(row.with_years)) for row in plan.reform
        ),
        sources=(SOURCE,),
    )
    levers: dict[str, float] = {}
    for lever in catalogue(plan):
        if lever.is_timing or lever.id == "gf2_dropout_reduction" or draw(st.booleans()):
            continue
        low = max(lever.low, 0.0) if lever.id == "training_guarantee" else lever.low
        levers[lever.id] = draw(number(low, lever.high))
    years = sorted(draw(st.tuples(*[st.integers(plan.base_year, plan.horizon)] * 2)))
    levers |= dict(zip(("start_year", "full_effect_year"), map(float, years), strict=True))
    demand = draw(st.sampled_from([row.scenario for row in plan.demands]))
    return plan, Scenario(demand, levers, "Gemt")


@contextmanager
def sql(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        yield raw


def content(path: Path) -> Mapping[str, list[tuple[Any, ...]]]:
    """Every row of every table of a plan file."""
    with sql(path) as raw:
        names = [n for (n,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: raw.execute(f'SELECT * FROM "{name}" ORDER BY rowid').fetchall() for name in names
        }


def version_of(path: Path) -> int:
    with sql(path) as raw:
        return int(raw.execute("PRAGMA user_version").fetchone()[0])


def carried(path: Path) -> PlanFile:
    """The plan file, carried over for good."""
    return PlanFile.open(path, kept_as=path.with_name("original.sosuplan"))
