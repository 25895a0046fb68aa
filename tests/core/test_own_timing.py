"""Levers with years of their own, and the levers of the second edition (model, sections 3 to 5)."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.testing import assert_allclose
from numpy.typing import NDArray

from sosuplan.engine import EngineInputs, LeverSets, Projection, project
from sosuplan.model.levers import LeverCatalogue, catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario, Years, check
from sosuplan.text.errors import ScenarioError
from tests.core import oracle

BEGIN, FULL = 2027, 2031
YEARS = {"start_year": float(BEGIN), "full_effect_year": float(FULL)}


def run(inputs: EngineInputs, levers: LeverCatalogue, *scenarios: Scenario) -> Projection:
    return project(inputs, LeverSets.of(scenarios, levers, inputs))


def one(lever: str, value: float, years: Years = (None, None), **usual: float) -> Scenario:
    return Scenario("weighted", {lever: value, **usual}, timing={lever: years})


def own_levers(levers: LeverCatalogue) -> list[str]:
    return [lever.id for lever in levers if lever.has_years]


def test_every_lever_but_the_reform_and_the_years_may_have_its_own(levers: LeverCatalogue) -> None:
    others = {lever.id for lever in levers} - set(own_levers(levers))
    assert others == {"reform", "start_year", "full_effect_year"}


def test_own_years_like_those_of_the_scenario_change_nothing(
    inputs: EngineInputs, levers: LeverCatalogue
) -> None:
    for lever in own_levers(levers):
        high = levers[lever].high
        made = run(
            inputs,
            levers,
            one(lever, high, **YEARS),
            one(lever, high, (BEGIN, FULL)),
            one(lever, high, (BEGIN, None), start_year=2024.0, full_effect_year=float(FULL)),
            one(lever, high, (None, FULL), start_year=float(BEGIN), full_effect_year=2034.0),
        )
        for name, values in made.arrays.items():
            for other in values[1:]:
                assert_allclose(other, values[0], rtol=1e-13, err_msg=f"{lever} {name}")


def test_own_years_move_that_lever_and_no_other(
    inputs: EngineInputs, levers: LeverCatalogue
) -> None:
    late = {"retention": (2033, 2034)}
    both = Scenario("weighted", {"retention": 0.5, "sickness_reduction_days": 10.0})
    made = run(inputs, levers, both, replace(both, timing=late), one("retention", 0.5))
    usual, own, alone = (made.work_per_person[place] for place in range(3))
    # Who is left weighs a little on the mean.
    assert_allclose(own, usual, rtol=1e-4)
    assert not np.allclose(usual, alone, rtol=1e-3)
    exits = made.other_exits[:, 0, 0]
    years = made.years.index(2026)
    assert (exits[1, years : years + 5] > exits[0, years : years + 5]).all()


@pytest.mark.parametrize("lever", ["demand_growth_change", "productivity_gain"])
def test_what_grows_year_by_year_grows_from_its_own_first_year(
    lever: str, inputs: EngineInputs, levers: LeverCatalogue
) -> None:
    """``k`` of section 5: the year of full effect makes no difference."""
    made = run(
        inputs,
        levers,
        Scenario("weighted"),
        one(lever, 0.01, (2030, 2030)),
        one(lever, 0.01, (2030, 2034)),
        one(lever, 0.01),
    )
    growth = made.demand_fte[:, 0, 0] / made.demand_fte[0, 0, 0]
    step = 1.01 if lever == "demand_growth_change" else 0.99
    expected = [step ** max(0, year - 2030 + 1) for year in made.years]
    assert_allclose(growth[1], expected)
    assert_allclose(growth[2], expected)
    assert_allclose(growth[3], [step ** max(0, year - 2026 + 1) for year in made.years])


def test_a_batch_may_mix_runs_with_and_without_own_years(
    inputs: EngineInputs, levers: LeverCatalogue
) -> None:
    scenarios = [
        one("retention", 0.3),
        one("retention", 0.3, (2030, 2034)),
        Scenario("weighted", {"retention": 0.3, "start_year": 2028.0}),
    ]
    batch = run(inputs, levers, *scenarios)
    for place, scenario in enumerate(scenarios):
        alone = run(inputs, levers, scenario)
        for name, values in alone.arrays.items():
            assert_allclose(batch.arrays[name][place], values[0], rtol=1e-13, err_msg=name)


@pytest.mark.parametrize(
    ("lever", "years", "usual", "code"),
    [
        ("retention", (2031, 2027), {}, "lever_full_before_start"),
        ("retention", (2031, None), {}, "lever_full_before_start"),
        ("retention", (None, 2025), {}, "lever_full_before_start"),
        ("retention", (2023, 2031), {}, "lever_year_out_of_range"),
        ("retention", (2027, 2035), {}, "lever_year_out_of_range"),
        ("reform", (2027, 2031), {}, "lever_without_years"),
        ("start_year", (2026, 2026), {}, "lever_without_years"),
        ("retention", (2031, None), {"start_year": 2031.0}, None),
        ("retention", (2031, 2031), {}, None),
        ("retention", (2024, 2034), {}, None),
    ],
)
def test_own_years_that_cannot_be_are_refused(
    reference: Plan,
    levers: LeverCatalogue,
    lever: str,
    years: Years,
    usual: dict[str, float],
    code: str | None,
) -> None:
    value = 2026.0 if levers[lever].is_timing else 0.5
    scenario = one(lever, value, years, **usual)
    codes = []
    try:
        check(scenario, reference, levers)
    except ScenarioError as error:
        codes = [fault.code for fault in error.faults]
    assert codes == ([code] if code else [])


def test_a_year_of_full_effect_that_is_not_set_is_not_before_the_first(
    reference: Plan, levers: LeverCatalogue
) -> None:
    assert levers.timing({}) == (2026.0, 2030.0)
    assert levers.timing({"start_year": 2032.0}) == (2032.0, 2032.0)
    late = replace(reference, base_year=2031, horizon=2034)

    assert catalogue(late).timing({}) == (2033.0, 2034.0)


def test_years_and_reasons_go_with_their_lever() -> None:
    scenario = Scenario(
        "weighted",
        {"retention": 0.1, "reform": 0.5},
        timing={"retention": (2027, 2031), "senior_years": (2027, 2031)},
        reasons={"retention": ("Aftalt", ""), "reform": ("", "")},
    )
    assert dict(scenario.timing) == {"retention": (2027, 2031)}
    assert dict(scenario.reasons) == {"retention": ("Aftalt", "")}
    without = scenario.with_lever("retention", None)
    assert (dict(without.timing), dict(without.reasons)) == ({}, {})
    assert scenario.with_lever("retention", 0.2).timing == scenario.timing
    assert not scenario.computes_as(scenario.with_timing("retention", 2026, 2031))
    assert scenario.with_timing("retention", None, None).timing == {}


# --- the levers of the way to work --------------------------------------------------------------


def cohort(made: Projection, run_: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    return made.main_starts[run_, 0, 0], made.gf2_starts[run_, 0, 0]


@pytest.mark.parametrize("value", [-0.5, 0.25, 1.0])
def test_less_dropout_on_the_basic_course_lets_more_through(
    value: float, reference: Plan, inputs: EngineInputs, levers: LeverCatalogue
) -> None:
    scenario = one("gf2_dropout_reduction", value, (2024, 2024))
    main, starts = cohort(run(inputs, levers, scenario), 0)
    row = next(row for row in reference.training if row.occupation == "SSA")
    completing = 1 - (1 - row.gf2_completion) * (1 - value)
    assert_allclose(main / starts, completing * row.transition)


def test_more_dropout_than_trainees_is_all_of_them(reference: Plan, levers: LeverCatalogue) -> None:
    plan = replace(
        reference, training=tuple(replace(row, gf2_completion=0.1) for row in reference.training)
    )
    scenario = one("gf2_dropout_reduction", -0.5, (2024, 2024))
    main, _ = cohort(run(EngineInputs.from_plan(plan), levers, scenario), 0)
    assert (main == 0.0).all()


@pytest.mark.parametrize("value", [-0.4, -0.1, 0.3])
def test_the_guarantee_may_lapse_and_never_lets_more_through_than_all(
    value: float, reference: Plan, inputs: EngineInputs, levers: LeverCatalogue
) -> None:
    scenario = one("training_guarantee", value, (2026, 2030))
    main, starts = cohort(run(inputs, levers, scenario), 0)
    row = next(row for row in reference.training if row.occupation == "SSA")
    ramp = np.clip((np.array(reference.years) - 2026 + 1) / 5, 0, 1)
    onward = np.minimum(1.0, row.transition * (1 + value * ramp))
    assert_allclose(main / starts, row.gf2_completion * onward)


def test_all_levers_at_their_own_years_are_projected_as_the_model_says(
    reference: Plan, inputs: EngineInputs, levers: LeverCatalogue
) -> None:
    ids = own_levers(levers)
    years = {
        lever: (2024 + place % 7, 2024 + place % 7 + place % 4) for place, lever in enumerate(ids)
    }
    for end in ("low", "high"):
        values = {lever: getattr(levers[lever], end) for lever in ids}
        scenario = Scenario("historical", {**values, "reform": 0.4}, timing=years)
        check(scenario, reference, levers)
        made = run(inputs, levers, scenario)
        expected = oracle.project(reference, "historical", scenario.levers, years)
        for (area, job, year), figures in expected.items():
            balance = made.balance(0, job, area)
            scale = max(figures["supply_heads"], figures["demand_heads"])
            for name, value in figures.items():
                found = getattr(balance, name)[year - reference.base_year]
                assert found == pytest.approx(value, rel=1e-9, abs=1e-9 * scale), (job, year, name)
