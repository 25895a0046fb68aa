"""The full-time calculator: every group at a target, today and at the horizon."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sosuplan.analysis.frame import Frame
from sosuplan.analysis.potential import (
    OF_GOAL,
    OF_REGION,
    OF_SCENARIO,
    OF_USER,
    all_on,
    fulltime_potential,
    potential_tables,
    published_potentials,
    tables_for,
)
from sosuplan.analysis.results import potential_table
from sosuplan.engine import LeverSets, project
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.store.planfile import PlanFile
from tests.core.books import frame, two_areas
from tests.core.command_line import called

MUNICIPAL = "fulltime_target:municipality:SSA"


def of(plan: Plan, levers: dict[str, float] | None = None, demand: str = "weighted") -> Frame:
    return frame(plan, Scenario(demand, levers or {}), occupation="all")


def test_every_published_potential_is_beside_the_computed_one_and_within_one_percent(
    reference: Plan,
) -> None:
    rows = potential_table(potential_tables(of(reference))).to_frame()
    told = rows[rows.published.notna()]
    assert sorted(told.published) == sorted(one.fte for one in published_potentials())
    assert sorted(told.published) == [63, 290, 481, 570, 841]
    assert (abs(told.gain_base / told.published - 1) < 0.01).all()
    # What one region publishes says nothing of another place.
    tables = potential_tables(of(two_areas(reference)))
    told_of = [one.area for table in tables for one in table.areas if one.told is not None]
    assert set(told_of) == {"Region Midtjylland"}


@given(share=st.floats(0.0, 1.0), demand=st.sampled_from(("weighted", "fulltime")))
@settings(max_examples=8)
def test_gains_are_the_formulas_today_and_the_engines_at_the_horizon(
    reference: Plan, share: float, demand: str
) -> None:
    plan = two_areas(reference)
    shown = of(plan, {"retention": 0.3}, demand)
    (table,) = tables_for(shown, {OF_USER: {MUNICIPAL: share, "fulltime_target:other:SSH": 0.7}})
    for group in table.groups:
        lever = group.lever
        static = fulltime_potential(plan, lever.sector, lever.occupation, group.target)
        assert group.gain_base == pytest.approx(static if not group.is_there else 0.0, abs=1e-9)
        parts = [one for one in table.areas if one.lever is lever]
        for name in ("heads", "gain_base", "gain_horizon"):
            total = sum(getattr(one, name) for one in parts)
            assert getattr(group, name) == pytest.approx(total, abs=1e-9)
    # Together they are worth what each of them is by itself.
    both = {MUNICIPAL: share, "fulltime_target:other:SSH": 0.7}
    runs = [Scenario(demand), Scenario(demand, both)]
    found = project(shown.inputs, LeverSets.of(runs, shown.catalogue, shown.inputs))
    more = np.diff(found.supply_fte[..., -1].sum(axis=(1, 2)))[0]
    assert sum(one.gain_horizon for one in table.groups) == pytest.approx(more, abs=1e-6)


def test_the_tables_are_the_regions_share_the_goal_and_the_scenarios_targets(
    reference: Plan,
) -> None:
    def kinds(shown: Frame) -> list[str]:
        return [one.targets for one in potential_tables(shown)]

    assert kinds(of(reference)) == [OF_REGION, OF_GOAL]
    assert kinds(of(reference, {MUNICIPAL: 0.6})) == [OF_REGION, OF_GOAL, OF_SCENARIO]
    # A target that the demand scenario overrules is none, whatever occupation is looked at.
    assert kinds(of(reference, {MUNICIPAL: 0.6}, "fulltime")) == [OF_REGION, OF_GOAL]
    helpers = frame(reference, Scenario("weighted", {MUNICIPAL: 0.6}), occupation="SSH")
    assert potential_tables(helpers)[-1].groups[0].target == 0.6
    assert "fulltime_target:region:SSA" not in all_on(of(reference), 0.5)


def test_the_command_prints_what_the_table_has(reference: Plan, tmp_path: Path) -> None:
    file = tmp_path / "p.sosuplan"
    PlanFile.create(file, reference)
    lines = called("fulltime", file, "--target", "0.75").stdout.splitlines()
    assert lines[0].startswith("targets,sector,occupation,heads,fulltime_share,target,gain_base")
    first = lines[1].split(",")
    assert first[:3] == ["own", "municipality", "SSA"]
    assert round(float(first[6])) == 481
    assert first[-1] == "481.0"
    assert lines[3].endswith(",")
    by_area = called("fulltime", file, "--by", "area").stdout.splitlines()
    assert by_area[1].startswith("region,Region Midtjylland,municipality,SSA")
    assert called("fulltime", file, "--target", "72").returncode == 2
