"""The plan of the next base year: what stands in is what was projected, and all else means the
same as before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings

from sosuplan.cli import main
from sosuplan.editing.demand_builders import (
    Growth,
    Industries,
    Industry,
    Method,
    PopulationUse,
    Trend,
)
from sosuplan.editing.demand_recipes import outdated, rebuilt, recipes
from sosuplan.editing.new_base_year import BASELINE, NextPlan, next_plan
from sosuplan.engine import EngineInputs, LeverSets, Projection, project
from sosuplan.engine.inputs import COHORTS_BEFORE
from sosuplan.engine.levers import Ramps
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan, Transfer
from sosuplan.model.scenario import AttachedMeasure, Scenario, edition
from sosuplan.model.scenario_library import Bookmark, ScenarioLibrary, as_saved
from sosuplan.model.schema.rows import ACTUAL_QUANTITIES, Actual, StaffBand
from sosuplan.model.validation import verify
from sosuplan.narrative import new_base_year as words
from sosuplan.store.folder import read_folder, write_folder
from sosuplan.store.planfile import PlanFile
from sosuplan.text.errors import SosuplanError
from sosuplan.text.language import Language
from tests.core.strategies import plans
from tests.core.test_demand_builders import ELDERLY, built_in, with_people

DANISH = Language("da")
TODAY = date(2026, 1, 31)
RETENTION = Scenario("weighted", {"retention": 0.1}, "Fastholdelse")
OWN_YEARS = Scenario(
    "historical",
    {"retention": 0.1, "intake_change:SSA": 0.2, "start_year": 2025.0},
    "Egne år",
    timing={"intake_change:SSA": (2026, 2028)},
)
LIBRARY = ScenarioLibrary((RETENTION, OWN_YEARS, Scenario("fulltime", {}, "Fuld tid")))


def after(
    plan: Plan,
    base_year: int | None = None,
    library: ScenarioLibrary = LIBRARY,
    **chosen: Any,
) -> NextPlan:
    return next_plan(plan, library, DANISH, TODAY, base_year=base_year, **chosen)


def run(plan: Plan, scenario: Scenario | None = None) -> Projection:
    inputs = EngineInputs.from_plan(plan)
    chosen = scenario or Scenario(plan.demands[0].scenario)
    return project(inputs, LeverSets.of([chosen], catalogue(plan), inputs), keep_ages=True)


def by_single_age(plan: Plan) -> Plan:
    """The same plan with its staff counted by single year of age."""
    ages = run(plan).heads_by_age
    assert ages is not None
    inputs = EngineInputs.from_plan(plan)
    sectors = {row.sector for row in plan.staff}
    staff = tuple(
        StaffBand(area, sector, job, 17 + at, 17 + at, float(heads), plan.sources[0].id)
        for a, area in enumerate(inputs.areas)
        for s, sector in enumerate(("municipality", "region", "other"))
        for o, job in enumerate(inputs.occupations)
        if sector in sectors
        for at, heads in enumerate(ages[0, a, s, o, :, 0])
    )
    return replace(plan, staff=staff)


def people(rows: tuple[StaffBand, ...]) -> Mapping[tuple[str, str, str], float]:
    found: dict[tuple[str, str, str], float] = defaultdict(float)
    for row in rows:
        found[row.area, row.sector, row.occupation] += row.heads
    return found


def test_projected_staff_stands_in_exactly_and_is_no_count(reference: Plan) -> None:
    found = after(reference)
    plan = found.plan
    verify(plan)
    assert (plan.base_year, plan.horizon) == (2025, 2034)
    assert plan.name == "Region Midtjylland 2025–2034"
    ages = run(reference).heads_by_age
    assert ages is not None
    for (area, sector, job), count in people(plan.staff).items():
        s, o = ("municipality", "region", "other").index(sector), plan.occupations.index(job)
        assert area == "Region Midtjylland"
        assert count == pytest.approx(ages[0, 0, s, o, :, 1].sum(), rel=1e-12)
    kinds = {one.id: one.kind for one in plan.sources}
    assert {kinds[row.source] for row in (*plan.staff, *plan.demand_base)} == {"assumption"}
    assert {(row.age_from, row.age_to) for row in plan.staff} == {
        (row.age_from, row.age_to) for row in reference.staff
    }


@pytest.mark.parametrize("base_year", [2025, 2028, 2033])
def test_the_next_plan_projects_what_the_old_one_did(reference: Plan, base_year: int) -> None:
    """The need is the same to the last digits. The staff is within two thousandths where it is told
    in bands of five years, as its ages within them are found anew, and the same where it is told by
    single years; then only work per person differs, as entrants go to the employers as the new
    base year's staff does."""
    at = base_year - reference.base_year
    for plan, near in ((reference, 2e-3), (by_single_age(reference), 1e-9)):
        before, now = run(plan), run(after(plan, base_year).plan)
        np.testing.assert_allclose(now.supply_heads, before.supply_heads[..., at:], rtol=near)
        np.testing.assert_allclose(now.demand_fte, before.demand_fte[..., at:], rtol=1e-9)
        np.testing.assert_allclose(now.graduates, before.graduates[..., at:], rtol=1e-12)
        np.testing.assert_allclose(now.work_per_person, before.work_per_person[..., at:], rtol=1e-4)


def test_the_need_stands_in_for_the_scenario_that_was_decided_on(reference: Plan) -> None:
    """In persons who work as those of the base year do, also where the scenario assumes that all
    work full time."""
    decided = Scenario("fulltime", {}, "Fuld tid")
    found = after(reference, decided=decided)
    before, now = run(reference, decided), run(found.plan, decided)
    np.testing.assert_allclose(now.demand_fte, before.demand_fte[..., 1:], rtol=1e-9)
    for row in found.plan.demand_index:
        assert row.year >= 2025
        assert row.index == 1.0 or row.year > 2025
    assert found.demand == "fulltime"


def test_every_scenario_acts_in_the_years_in_which_it_did(reference: Plan) -> None:
    mark = Bookmark("Bogmærke", RETENTION, "SSA", "heads", "2025-05-01T10:00:00+02:00")
    library = LIBRARY.add_version("Fastholdelse", "2025-05-01T10:00:00+02:00")
    library = library.add_bookmark(mark).delete("Egne år", "2025-06-01T10:00:00+02:00")
    library = library.save(OWN_YEARS)
    for base_year in (2025, 2027, 2031):
        found = after(reference, base_year, library=library, worked_on=RETENTION)
        kept = found.library
        pairs = [
            *zip(library.scenarios, kept.scenarios, strict=True),
            (library.versions[0].scenario, kept.versions[0].scenario),
            (library.bookmarks[0].scenario, kept.bookmarks[0].scenario),
            (library.bin[0].scenario, kept.bin[0].scenario),
            (RETENTION, found.scenario),
        ]
        for before, now in pairs:
            assert {**now.levers, **before.levers} == dict(now.levers)
            assert now.timing == before.timing
            assert {"start_year", "full_effect_year"} <= set(now.levers)
            assert now.data_edition == edition(found.plan)
            for lever in ("retention", "intake_change:SSA"):
                np.testing.assert_array_equal(
                    ramp(found.plan, now, lever), ramp(reference, before, lever, base_year)
                )
        assert not found.losses
        assert found.begun == tuple(
            one.name for one in kept.scenarios if base_year > 2026 and "retention" in one.levers
        )


def ramp(plan: Plan, scenario: Scenario, lever: str, first: int = 0) -> object:
    """How far a lever acts in each year from ``first`` on."""
    inputs, levers = EngineInputs.from_plan(plan), catalogue(plan)
    ramps = Ramps(inputs, LeverSets.of([scenario], levers, inputs)).of(levers.index[lever])
    return ramps[0, COHORTS_BEFORE + max(0, first - plan.base_year) :]


def test_a_baseline_stays_one_with_the_measures_that_move_nothing(reference: Plan) -> None:
    worked_on = Scenario("historical", measures=(AttachedMeasure("mentor", note="fra 2026"),))
    assert after(reference, worked_on=worked_on).scenario == worked_on


def test_scenarios_with_older_figures_go_on_with_the_new_ones_and_that_is_told(
    reference: Plan,
) -> None:
    older = replace(reference, working_days=200.0)
    library = ScenarioLibrary((as_saved(RETENTION, older),)).follow(older, reference)
    assert library.figures
    found = after(reference, library=library)
    assert not found.library.figures
    assert found.older == ("Fastholdelse",)
    assert any("Fastholdelse" in one for one in words.carried(found, DANISH))


def test_the_old_projection_is_kept_with_the_scenario_that_was_decided_on(reference: Plan) -> None:
    found = after(reference, decided=RETENTION)
    rows = found.plan.stored_projections
    assert {row.scenario for row in rows} == {BASELINE, "Fastholdelse"}
    assert {row.quantity for row in rows} == set(ACTUAL_QUANTITIES)
    assert found.stored == len(rows) == 2 * 2 * (3 * 11 + 2 * 10)
    # The name is quoted as the language quotes.
    assert any("»Fastholdelse«" in one for one in words.carried(found, DANISH))
    (source,) = (one for one in found.plan.sources if one.id == rows[0].source)
    assert source.kind == "derived"
    assert "2024" in source.title
    assert reference.name in source.note
    assert "2026-01-31" in source.note
    for name, scenario in ((BASELINE, None), ("Fastholdelse", RETENTION)):
        made = run(reference, scenario)
        told = {
            row.year: row.value
            for row in rows
            if (row.scenario, row.occupation, row.quantity) == (name, "SSH", "supply_heads")
        }
        assert list(told.values()) == pytest.approx(made.supply_heads[0, 0, 1].tolist())
    again = after(found.plan, library=found.library)
    assert {row.base_year for row in again.plan.stored_projections} == {2024, 2025}


def test_counts_become_history_and_what_only_stood_in_does_not(reference: Plan) -> None:
    found = after(reference)
    assert sum(row.heads for row in found.plan.staff_history) == sum(
        row.heads for row in reference.staff
    )
    assert {row.year for row in found.plan.staff_history} == {2024}
    again = after(found.plan, library=found.library)
    assert again.stood_in
    assert not again.history
    assert again.plan.staff_history == found.plan.staff_history
    # What stood in for 2025 is nowhere any more, and neither is its source.
    assert not {one.id for one in again.plan.sources} & {"stand-in-2025", "stand-in-need-2025"}


def test_trainees_counted_since_become_intake_and_tasks_that_have_moved_go(
    reference: Plan,
) -> None:
    area, source = reference.areas[0], reference.sources[0].id
    starts = [
        Actual(area, "SSA", year, "gf2_starts", 1500.0 + year, f"value={source}")
        for year in (2022, 2025)
    ]
    moves = [
        Transfer(area, "SSA", year, "municipality", "region", 0.1, None, source)
        for year in (2025, 2027)
    ]
    plan = replace(reference, actuals=tuple(starts), transfers=tuple(moves))
    found = after(plan)
    assert [(row.year, row.gf2_starts, row.source) for row in found.intake] == [
        (2025, 3525.0, source)
    ]
    assert [row.year for row in found.plan.transfers] == [2027]
    assert [row.year for row in found.dropped_transfers] == [2025]
    np.testing.assert_allclose(
        run(after(plan, take_intake=False).plan).supply_heads,
        run(plan).supply_heads[..., 1:],
        rtol=2e-3,
    )


@pytest.mark.thorough
@given(plans())
@settings(deadline=None, max_examples=40)
def test_any_plan_has_a_next_one_with_the_people_that_it_projected(plan: Plan) -> None:
    assume(plan.horizon > plan.base_year + 1)
    if any(row.staff_share == 1.0 for row in plan.transfers):
        return  # Nobody may be left, and then there is no plan.
    found = after(plan, library=ScenarioLibrary())
    verify(found.plan)
    now, before = run(found.plan), run(plan)
    np.testing.assert_allclose(
        now.supply_heads[..., 0], before.supply_heads[..., 1], rtol=1e-9, atol=1e-9
    )


@pytest.mark.parametrize(
    ("base_year", "code"), [(2024, "next_year_range"), (2034, "next_year_range")]
)
def test_a_base_year_that_cannot_be_is_refused(reference: Plan, base_year: int, code: str) -> None:
    with pytest.raises(SosuplanError) as caught:
        after(reference, base_year)
    assert [one.code for one in caught.value.faults] == [code]
    with pytest.raises(SosuplanError) as caught:
        after(replace(reference, horizon=2025))
    assert [one.code for one in caught.value.faults] == ["next_year_none"]


def test_the_command_writes_a_new_plan_file_and_nothing_on_faults(
    tmp_path: Path, reference: Plan, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new, bad = (tmp_path / f"{name}.sosuplan" for name in ("gammel", "ny", "ingen"))
    measures = '[["mentor", "", null, "fra 2026"]]'
    workspace = {"demand": "historical", "levers": '{"retention": 0.2}', "occupation": "SSH"}
    workspace["measures"] = measures
    PlanFile.create(old, reference, LIBRARY, workspace=workspace)
    before = old.read_bytes()
    for words_ in (
        ["--base-year", "2040"],
        ["--base-year", "x"],
        ["--scenario", "Ukendt"],
    ):
        assert main(["next-year", str(old), "--out", str(bad), *words_]) == 2
    assert main(["next-year", str(old), "--out", str(old)]) == 2
    assert main(["next-year", str(old), "--out", str(new), "--scenario", "Egne år"]) == 0
    told = capsys.readouterr().out
    assert "2025" in told
    assert "Egne år" in told
    assert old.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["gammel.sosuplan", "ny.sosuplan"]
    with PlanFile.open(new, read_only=True) as file:
        plan, library, kept = file.plan(), file.scenario_library(), file.workspace()
    assert plan.base_year == 2025
    assert kept["occupation"] == "SSH"
    assert '"start_year": 2026.0' in kept["levers"]
    assert kept["measures"] == measures
    folder = tmp_path / "mappe"
    write_folder(plan, folder, library)
    read = read_folder(folder)
    assert (read.plan, read.scenario_library.scenarios) == (plan, library.scenarios)


@pytest.mark.parametrize(
    "method",
    [
        Growth({2020: 0.01, 2027: -0.005}),
        Trend({2019: 100.0, 2021: 108.0, 2023: 111.0}, log_linear=True),
        Trend({2019: 100.0, 2021: 108.0, 2023: 111.0}, log_linear=False),
        Industries((Industry("Hospitaler", 600.0, 0.02), Industry("Plejehjem", 400.0, -0.01))),
        PopulationUse(ELDERLY),
    ],
)
def test_an_index_built_again_is_the_same_one(reference: Plan, method: Method) -> None:
    """What it was built from goes on: it is not said to be outdated, nor is it another one."""
    plan = built_in(with_people(reference, growth=0.02), method)
    found = after(plan, 2027)
    assert outdated(found.plan) == ()
    assert found.restarted == ()
    (recipe,) = recipes(found.plan)
    again = rebuilt(found.plan, recipe, lambda _plan, _built: ("Bygget", ""))
    was = {(row.scenario, row.occupation, row.year): row.index for row in found.plan.demand_index}
    for row in again.demand_index:
        assert row.index == pytest.approx(was[row.scenario, row.occupation, row.year], rel=1e-9)


def test_a_need_that_is_postponed_from_the_base_year_is_told_of(reference: Plan) -> None:
    plan = with_people(reference, growth=0.02)
    rising = tuple(
        replace(row, people=row.people * (1.0 + 0.01 * (row.year - 2024) * (row.age_from > 85)))
        for row in plan.population
    )
    method = PopulationUse(ELDERLY, healthy_years=2.0)
    found = after(built_in(replace(plan, population=rising), method), 2027)
    assert found.restarted == (plan.demands[0].scenario,)
    told = " ".join(words.carried(found, DANISH))
    assert plan.demand_labels("da")[plan.demands[0].scenario] in told


def test_what_is_not_counted_yet_is_on_the_list_of_what_to_bring(reference: Plan) -> None:
    found = after(reference)
    told = words.parts(found, DANISH)
    assert len(told) == 3
    assert all(sentence.endswith(".") for _, sentences in told for sentence in sentences)
