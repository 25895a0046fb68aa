"""How sure a projection is: what comes of it when its inputs are others than the plan's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from sosuplan.analysis.batches import Progress
from sosuplan.analysis.sensitivity import sensitivity
from sosuplan.analysis.uncertainty import Sampling, Uncertainty, draw, simulate, triangular
from sosuplan.cli import main
from sosuplan.engine import EngineInputs, LeverSets, project
from sosuplan.model.lever import Lever
from sosuplan.model.levers import LeverCatalogue, catalogue
from sosuplan.model.plan import FULL_TIME_HOURS, Plan
from sosuplan.model.scenario import Scenario
from sosuplan.model.schema.rows import UNCERTAIN_INPUTS, InputRange
from sosuplan.store.planfile import PlanFile
from tests.core.folders import two_areas

MOVED = Scenario("historical", {"retention": 0.2, "gf2_dropout_reduction": 0.3})


def scaled(table: str, *columns: str, most: float = 1.0) -> Callable[[Plan, float], Plan]:
    """The plan with figures of a table multiplied, as a planner would type them."""

    def change(plan: Plan, factor: float) -> Plan:
        rows = tuple(
            replace(row, **{one: min(most, getattr(row, one) * factor) for one in columns})
            for row in getattr(plan, table)
        )
        return replace(plan, **{table: rows})

    return change


def grown(plan: Plan, more: float) -> Plan:
    rows = tuple(
        replace(row, index=row.index * (1.0 + more) ** (row.year - plan.base_year))
        for row in plan.demand_index
    )
    return replace(plan, demand_index=rows)


def postponed(plan: Plan, years: float) -> Plan:
    length = plan.horizon - plan.base_year
    rows = tuple(
        replace(row, with_years=row.with_years + years * (row.year - plan.base_year) / length)
        for row in plan.reform
    )
    return replace(plan, reform=rows)


TYPED: dict[str, Callable[[Plan, float], Plan]] = {
    "other_exits": scaled("exit_rates", "other"),
    "retirement": scaled("exit_rates", "retirement"),
    "gf2_starts": scaled("trainee_intake", "gf2_starts", most=1e9),
    "gf2_completion": scaled("training", "gf2_completion"),
    "transition": scaled("training", "transition"),
    "main_completion": scaled("training", "main_completion"),
    "entry_share": scaled("training", "entry_share"),
    "parttime_hours": scaled("working_time", "parttime_hours", most=FULL_TIME_HOURS),
    "demand_base": scaled("demand_base", "demand_heads", most=1e9),
    "demand_growth": grown,
    "reform_with_years": postponed,
}
EXPECTED = (-2137.002894, -1482.853330, -806.440899)
"""The balances that a tenth, half and nine tenths of 400 draws with seed 2024 are below."""
ENDS = {"demand_growth": 0.004, "reform_with_years": -0.7}


def balances(plan: Plan, scenario: Scenario, occupation: str, unit: str) -> np.ndarray:
    inputs = EngineInputs.from_plan(plan)
    made = project(inputs, LeverSets.of([scenario], catalogue(plan), inputs))
    return made.balance(0, occupation).gap(unit)


def uncertainty(
    scenario: Scenario,
    levers: LeverCatalogue,
    inputs: EngineInputs,
    ranges: Sequence[InputRange],
    occupation: str,
    unit: str = "heads",
    *,
    draws: int,
    seed: int = 2024,
    progress: Progress | None = None,
) -> Uncertainty:
    found = simulate(scenario, levers, inputs, ranges, Sampling(draws, seed), progress)
    return found[unit][occupation]


def certain(name: str, value: float) -> InputRange:
    return InputRange(name, "", "", value, value, value, "assumption-ranges")


@pytest.mark.parametrize("name", UNCERTAIN_INPUTS)
def test_an_input_that_is_another_is_as_if_the_plan_had_it(reference: Plan, name: str) -> None:
    value = ENDS.get(name, 0.93)
    typed = TYPED[name](reference, value)
    levers, inputs = catalogue(reference), EngineInputs.from_plan(reference)
    for occupation in reference.occupations:
        for unit in ("heads", "fte"):
            found = uncertainty(
                MOVED, levers, inputs, [certain(name, value)], occupation, unit, draws=3
            )
            expected = balances(typed, MOVED, occupation, unit)
            for row in found.quantiles:
                assert row == pytest.approx(expected, rel=1e-9, abs=1e-6)
    assert typed != reference


def test_a_range_of_a_group_goes_before_one_that_serves_all(reference: Plan) -> None:
    levers, inputs = catalogue(reference), EngineInputs.from_plan(reference)
    common, own = certain("other_exits", 0.9), certain("other_exits", 1.1)
    rows = [replace(own, occupation="SSA"), common]
    for occupation, row in (("SSA", own), ("SSH", common)):
        alone = uncertainty(MOVED, levers, inputs, [row], occupation, draws=2)
        found = uncertainty(MOVED, levers, inputs, rows, occupation, draws=2)
        if occupation == "SSH":
            # Helpers who become assistants are the same number; who leaves is their own.
            assert found.quantiles == pytest.approx(alone.quantiles)
        assert found.quantiles[1, -1] == pytest.approx(alone.quantiles[1, -1])


@pytest.mark.parametrize("name", [one for one in UNCERTAIN_INPUTS if one != "reform_with_years"])
def test_a_range_of_one_area_acts_there_alone(reference: Plan, name: str) -> None:
    plan = two_areas(reference)
    levers, inputs = catalogue(plan), EngineInputs.from_plan(plan)
    value = ENDS.get(name, 0.93)

    def gap(*areas: str) -> float:
        rows = [replace(certain(name, value), area=area) for area in areas]
        found = uncertainty(MOVED, levers, inputs, rows, "SSH", "fte", draws=2)
        return float(found.quantiles[1, -1])

    here, there = plan.areas
    apart = [gap(area) - gap() for area in plan.areas]
    assert min(map(abs, apart)) > 1e-6
    assert sum(apart) == pytest.approx(gap("") - gap())
    assert gap(here, there) == pytest.approx(gap(""))


def test_each_slice_of_a_range_has_one_draw_and_none_is_beyond_its_ends() -> None:
    rows = [
        InputRange("other_exits", "", "", 0.8, 0.9, 1.3, "a"),
        InputRange("retirement", "", "", 0.5, 0.5, 1.0, "a"),
        InputRange("gf2_starts", "", "", 0.5, 1.0, 1.0, "a"),
        certain("entry_share", 1.02),
    ]
    draws = 200
    values = draw(rows, draws, 7)
    edges = np.arange(draws + 1) / draws
    for column, row in enumerate(rows[:3]):
        limits = triangular(edges, row.low, row.likely, row.high)
        assert (limits[0], limits[-1]) == pytest.approx((row.low, row.high))
        inside = np.histogram(values[:, column], limits)[0]
        assert inside.tolist() == [1] * draws
    assert values[:, 3].tolist() == [1.02] * draws
    # Without the order of one column there is no knowing that of another.
    assert abs(np.corrcoef(values[:, 0], values[:, 1])[0, 1]) < 0.25


def test_a_triangle_has_its_share_below_the_most_likely_and_its_mean() -> None:
    places = (np.arange(100_000) + 0.5) / 100_000
    values = triangular(places, 1.0, 2.0, 5.0)
    assert (values < 2.0).mean() == pytest.approx(0.25, abs=1e-4)
    assert values.mean() == pytest.approx(8.0 / 3.0, abs=1e-4)


def test_the_same_seed_gives_the_same_result_and_another_another(reference: Plan) -> None:
    levers, inputs = catalogue(reference), EngineInputs.from_plan(reference)

    def computed(seed: int, draws: int = 400) -> np.ndarray:
        found = uncertainty(
            MOVED, levers, inputs, reference.input_ranges, "SSA", draws=draws, seed=seed
        )
        low, middle, high = found.quantiles
        assert (low <= middle).all()
        assert (middle <= high).all()
        for at, one in enumerate(found.distributions):
            assert one.shares.sum() == pytest.approx(1.0)
            assert one.edges[0] <= low[at]
            assert high[at] <= one.edges[-1]
            below = one.edges[1:] <= 0.0
            assert one.shares[below].sum() <= found.shortage[at] + 1e-9
        return found.quantiles

    assert (computed(1) == computed(1)).all()
    assert (computed(1) != computed(2)).all()
    # The same on any machine: only the last digits may be others.
    assert computed(2024)[:, -1] == pytest.approx(EXPECTED, rel=1e-6)
    # Draws that fill their ranges evenly agree whatever their seed.
    width = computed(1)[2, -1] - computed(1)[0, -1]
    assert computed(1)[:, -1] == pytest.approx(computed(2)[:, -1], abs=0.15 * width)


def test_draws_do_not_depend_on_the_blocks_that_they_are_computed_in(
    reference: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    levers, inputs = catalogue(reference), EngineInputs.from_plan(reference)
    told: list[tuple[int, int]] = []

    def computed() -> np.ndarray:
        told.clear()
        found = uncertainty(
            MOVED,
            levers,
            inputs,
            reference.input_ranges,
            "SSH",
            draws=50,
            progress=lambda done, of: told.append((done, of)),
        )
        return found.quantiles

    whole = computed()
    monkeypatch.setattr("sosuplan.analysis.batches.BLOCK", 2_000)
    assert computed() == pytest.approx(whole, rel=1e-12)
    assert told == sorted(told)
    assert len(told) > 5
    assert told[-1] == (50, 50)


def test_whoever_has_heard_enough_stops_the_draws(reference: Plan) -> None:
    def enough(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    levers, inputs = catalogue(reference), EngineInputs.from_plan(reference)
    ranges = reference.input_ranges
    with pytest.raises(KeyboardInterrupt):
        uncertainty(MOVED, levers, inputs, ranges, "SSA", draws=50, progress=enough)


def test_a_swing_is_the_plan_with_one_input_or_lever_at_its_ends(reference: Plan) -> None:
    levers, inputs = catalogue(reference), EngineInputs.from_plan(reference)
    found = sensitivity(reference, MOVED, levers, inputs, "SSA", year=2030)
    place = reference.years.index(2030)
    assert found.likely == pytest.approx(balances(reference, MOVED, "SSA", "heads")[place])
    widths = [one.width for one in found.swings]
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] > 0
    for one in found.swings:
        for value, gap in ((one.low, one.gap_low), (one.high, one.gap_high)):
            if isinstance(one.what, Lever):
                made = balances(reference, MOVED.with_lever(one.what.id, value), "SSA", "heads")
            else:
                typed = TYPED[one.what.input](reference, value)
                made = balances(typed, MOVED, "SSA", "heads")
            assert gap == pytest.approx(made[place], rel=1e-9, abs=1e-6)
    inputs_told = {one.what.input for one in found.swings if isinstance(one.what, InputRange)}
    assert inputs_told == set(UNCERTAIN_INPUTS)


def test_the_command_prints_the_band_and_refuses_a_plan_without_ranges(
    reference: Plan, tmp_path: Path, capsys: pytest.CaptureFixture[str], levers: LeverCatalogue
) -> None:
    path = tmp_path / "plan.sosuplan"
    PlanFile.create(path, reference)
    ask = ["analysis", "uncertainty", str(path), "--occupation", "SSA", "--draws", "30"]
    assert main([*ask, "--seed", "5"]) == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert head == "year,p10,p50,p90,p_shortage"
    inputs = EngineInputs.from_plan(reference)
    neutral = Scenario(reference.demands[0].scenario)
    found = uncertainty(neutral, levers, inputs, reference.input_ranges, "SSA", draws=30, seed=5)
    expected = [",".join([str(row[0]), *map(repr, row[1:])]) for row in found.table().rows]
    assert rows == expected
    assert main([*ask, "--seed", "five"]) == 2
    with PlanFile.open(path) as file:
        file.replace_plan(replace(reference, input_ranges=()))
    capsys.readouterr()
    assert main(ask) == 2
    assert capsys.readouterr().err.count("\n") == 1
