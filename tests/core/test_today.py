from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sosuplan.analysis.today import first_effect, source_of_lever, today
from sosuplan.engine import EngineInputs, LeverSets, project
from sosuplan.lever import Lever
from sosuplan.levers import LeverCatalogue
from sosuplan.plan import Plan, ReformYear, StaffBand
from sosuplan.scenario import Scenario

DEMAND = "historical"


def first_difference(
    inputs: EngineInputs,
    levers: LeverCatalogue,
    lever: Lever,
    scenario: Scenario,
    occupation: str = "all",
) -> int | None:
    """The first year whose balance differs when ``lever`` goes to its highest value, if any."""
    moved = scenario.with_lever(lever.id, lever.high)
    runs = project(inputs, LeverSets.of([scenario, moved], levers, inputs))
    before, after = (runs.balance(run, occupation).gap_fte for run in (0, 1))
    differs = ~np.isclose(before, after, rtol=1e-12, atol=1e-9)
    return inputs.years[int(differs.argmax())] if differs.any() else None


@pytest.mark.parametrize("occupation", ["all", "SSA", "SSH"])
@pytest.mark.parametrize("from_ssh", [0.0, 0.3])
@pytest.mark.parametrize("start", [2024, 2026, 2027, 2029])
def test_the_first_effect_is_the_first_year_whose_balance_differs(
    reference: Plan, levers: LeverCatalogue, start: int, from_ssh: float, occupation: str
) -> None:
    training = (
        replace(row, from_ssh_share=from_ssh if row.occupation == "SSA" else 0.0)
        for row in reference.training
    )
    plan = replace(reference, training=tuple(training))
    inputs = EngineInputs.from_plan(plan)
    scenario = Scenario(DEMAND, {"start_year": float(start), "full_effect_year": 2031.0})
    acting = 0
    for lever in levers:
        found = first_difference(inputs, levers, lever, scenario, occupation)
        if lever.effect != "timing" and found is not None:
            acting += 1
            assert first_effect(plan, lever, scenario, levers, occupation) == found, lever.id
    assert acting > 8


def test_assistants_graduate_later_than_helpers(reference: Plan, levers: LeverCatalogue) -> None:
    scenario = Scenario(DEMAND, {"start_year": 2027.0})
    for lever in ("dropout_reduction", "training_guarantee"):
        assert first_effect(reference, levers[lever], scenario, levers, "SSA") == 2030
        assert first_effect(reference, levers[lever], scenario, levers, "SSH") == 2028


def test_measures_begin_in_the_neutral_year_unless_the_scenario_says_otherwise(
    reference: Plan, levers: LeverCatalogue
) -> None:
    lever = levers["parttime_hours_gain"]
    assert first_effect(reference, lever, Scenario(DEMAND), levers) == 2026


def test_graduates_come_when_the_education_is_over(reference: Plan, levers: LeverCatalogue) -> None:
    scenario = Scenario(DEMAND)
    assert first_effect(reference, levers["intake_change:SSA"], scenario, levers) == 2029
    assert first_effect(reference, levers["intake_change:SSH"], scenario, levers) == 2027
    assert first_effect(reference, levers["dropout_reduction"], scenario, levers) == 2027


@pytest.mark.parametrize(
    ("table", "year"),
    [
        ([(2024, 1.0)], 2025),
        ([(2030, 1.0)], 2025),
        ([(2024, 0.0), (2028, 1.0)], 2026),
        ([(2024, 0.0), (2027, 0.0), (2030, 2.0)], 2029),
        ([(2020, 0.0), (2021, 1.0)], 2025),
        ([(2024, 0.0)], 2035),
        ([], 2035),
    ],
)
def test_the_reform_acts_the_year_after_its_table_first_postpones_retirement(
    reference: Plan, levers: LeverCatalogue, table: list[tuple[int, float]], year: int
) -> None:
    plan = replace(reference, reform=tuple(ReformYear(*row, "assumption") for row in table))
    assert first_effect(plan, levers["reform"], Scenario(DEMAND), levers) == year
    inputs = EngineInputs.from_plan(plan)
    if year <= plan.horizon:
        assert first_difference(inputs, levers, levers["reform"], Scenario(DEMAND)) == year


def test_today_is_the_neutral_value_where_there_is_one(
    reference: Plan, levers: LeverCatalogue
) -> None:
    for lever in levers:
        if lever.neutral is not None:
            assert today(reference, lever) == lever.neutral


def test_todays_full_time_share_is_the_plans(reference: Plan, levers: LeverCatalogue) -> None:
    assert today(reference, levers["fulltime_target:municipality:SSA"]) == pytest.approx(0.284)
    assert today(reference, levers["fulltime_target:region:SSA"]) == pytest.approx(0.565)


def test_todays_full_time_share_is_weighted_by_heads_over_areas(
    reference: Plan, levers: LeverCatalogue
) -> None:
    group = ("municipality", "SSA")
    time = reference.current_working_time[(reference.areas[0], *group)]
    heads = sum(b.heads for b in reference.staff if (b.sector, b.occupation) == group)
    plan = replace(
        reference,
        staff=(*reference.staff, StaffBand("Fanø", *group, 30, 34, heads / 3, "assumption")),
        working_time=(*reference.working_time, replace(time, area="Fanø", fulltime_share=0.6)),
    )
    lever = levers["fulltime_target:municipality:SSA"]
    assert today(plan, lever) == pytest.approx((3 * 0.284 + 0.6) / 4)


def test_the_source_of_a_lever_is_that_of_the_figures_it_changes(
    reference: Plan, levers: LeverCatalogue
) -> None:
    def ids(lever_id: str) -> list[str]:
        return [source.id for source in source_of_lever(reference, levers[lever_id])]

    assert ids("fulltime_target:municipality:SSA") == ["rm-udvalg-personale-2025"]
    assert ids("fulltime_target:other:SSA") == ["assumption-fitted"]
    assert ids("parttime_hours_gain") == ["assumption", "da-deltid-2023"]
    assert ids("dropout_reduction") == ["kl-momentum-frafald-2022", "assumption"]
    assert ids("intake_change:SSA") == ["assumption-fitted", "derived-intake-share"]


def test_levers_that_change_no_figure_of_the_plan_have_no_source(
    reference: Plan, levers: LeverCatalogue
) -> None:
    for lever in levers:
        named = bool(source_of_lever(reference, lever))
        assert named == bool(lever.figure), lever.id
