"""Assumptions fitted to known results: they hit them within their bounds, say what the results
cannot tell apart, and stay assumptions."""

from __future__ import annotations

import csv
import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from sosuplan.analysis.calibration import (
    GAP,
    STATUS,
    Calibration,
    Target,
    calibrate,
    fit,
    stored,
    targets_of,
    usual,
)
from sosuplan.analysis.matrix import matrix
from sosuplan.analysis.parameters import Space, adjustable, chosen
from sosuplan.api import OpenedPlan
from sosuplan.editing.edited_plan import EditedPlan
from sosuplan.engine import EngineInputs
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Actual, Plan, Source
from sosuplan.model.provenance import source_of
from sosuplan.model.scenario_library import ScenarioLibrary
from sosuplan.narrative.calibration import findings, headline
from sosuplan.store.planfile import PlanFile
from sosuplan.text.errors import SosuplanError
from sosuplan.text.language import Language
from tests.core.command_line import called

DANISH = Language("da")
MOVED = {"exit_rates", "reform", "demand_base", "working_time", "demand_index"}
"""Tables with the figures of the reference plan that were fitted."""


def spoilt(plan: Plan, way: str) -> Plan:
    """``plan`` with its fitted figures spoilt: all alike, each by chance, or forgotten."""
    chance = random.Random(way)

    def factor(most: float) -> float:
        return chance.uniform(1.0 - most, 1.0 + most)

    alike = way == "alike"
    exits, need = (1.45, 0.9) if alike else (0.8, 1.06)
    # Whoever forgets which way the years are counted has them with the wrong sign.
    turned = -1.0 if way == "forgotten" else 1.0

    def index(value: float, year: int) -> float:
        if way == "forgotten" or year == plan.base_year:
            return 1.0
        return value * (1.012 ** (year - plan.base_year) if alike else factor(0.06))

    return replace(
        plan,
        exit_rates=tuple(
            replace(row, other=min(1.0, row.other * exits * (1.0 if alike else factor(0.2))))
            for row in plan.exit_rates
        ),
        reform=tuple(
            replace(row, without_years=-0.5 if alike else row.without_years * turned * factor(0.3))
            for row in plan.reform
        ),
        demand_base=tuple(
            replace(row, demand_heads=row.demand_heads * need) for row in plan.demand_base
        ),
        working_time=tuple(
            replace(row, fulltime_share=row.fulltime_share * 0.8) if row.sector == "other" else row
            for row in plan.working_time
        ),
        demand_index=tuple(
            replace(row, index=index(row.index, row.year)) for row in plan.demand_index
        ),
    )


@pytest.fixture(scope="module")
def found(reference: Plan) -> Calibration:
    """What comes of the reference plan, spoilt by chance, with what is usually fitted."""
    return fit(spoilt(reference, "chance"))


@pytest.mark.parametrize("way", ["alike", "chance", "forgotten"])
def test_the_reference_plan_with_its_fitted_figures_spoilt_is_fitted_to_the_published_table(
    reference: Plan, found: Calibration, way: str
) -> None:
    one = found if way == "chance" else fit(spoilt(reference, way))
    plan = stored(one, DANISH)
    assert EditedPlan(EditedPlan.of(plan).tables).checked.plan == plan
    rows = {
        (row.scenario, float(row.reform)): row.balance
        for row in matrix(EngineInputs.from_plan(plan), catalogue(plan), "SSA")
    }
    lights = balances = 0
    for result in plan.published:
        balance, at = rows[result.scenario, result.reform], plan.years.index(result.year)
        if result.quantity == STATUS:
            lights += balance.status[at] == result.value
        else:
            balances += abs(balance.gap_heads[at] - float(result.value)) <= 1.0
    assert (balances, lights) == (8, 88)
    assert one.complete
    assert not all(each.was_hit for each in one.fits)
    for each in one.fitted:
        ends = each.parameter.low, each.parameter.high
        assert all(ends[0] <= value <= ends[1] for value in each.values)
    assert "8 af 8 tal" in headline(one, DANISH)
    assert "88 af 88 lys" in headline(one, DANISH)


def test_fitted_figures_are_assumptions_whose_source_says_what_they_were_fitted_to(
    found: Calibration,
) -> None:
    plan, before = stored(found, DANISH), found.before
    (source,) = [one for one in plan.sources if one not in before.sources]
    assert source.kind == "assumption"
    assert source.title.startswith("Antagelse, tilpasset til: Udvalg for personale")
    assert "96 af 96" in source.note
    for table in MOVED:
        for row, was in zip(getattr(plan, table), getattr(before, table), strict=True):
            for column in ("other", "retirement", "without_years", "with_years", "index"):
                if hasattr(row, column):
                    new = getattr(row, column) != getattr(was, column)
                    assert (source_of(row, column) == source.id) is new, (row, column)
    helpers = [row for row in plan.exit_rates if row.occupation == "SSH"]
    assert helpers == [row for row in before.exit_rates if row.occupation == "SSH"]
    assert (plan.staff, plan.training) == (before.staff, before.training)
    # Fitted once more, it has one such source, not two.
    again = stored(replace(found, before=plan), DANISH)
    assert [one.id for one in again.sources].count(source.id) == 1


def test_what_the_targets_cannot_tell_apart_moves_no_target(found: Calibration) -> None:
    names = [trade.parameter.id for trade in found.tradeoffs]
    assert {"other_exits:SSA", "demand_base:SSA", "without_reform_first"} <= set(names)
    before = found.before
    inputs = EngineInputs.from_plan(before)
    parameters = tuple(one.parameter for one in found.fitted)
    space = Space(before, inputs, parameters)
    at = np.concatenate([one.values for one in found.fitted])

    def moved(*moves: tuple[str, float]) -> np.ndarray:
        values = at.copy()
        for name, size in moves:
            place = [one.id for one in parameters].index(name)
            values[space.parts[place]] += 0.2 * size
        plan = space.plan((values - space.neutral) / space.half)
        rows = matrix(EngineInputs.from_plan(plan), catalogue(plan), "SSA")
        return np.array([row.balance.gap_heads[-1] for row in rows])

    still = moved()
    for trade in found.tradeoffs:
        alone = moved((trade.parameter.id, trade.step)) - still
        others = [(one.id, size) for one, size in trade.others]
        together = moved((trade.parameter.id, trade.step), *others) - still
        assert np.abs(together).max() < max(2.0, 0.06 * np.abs(alone).max()), trade
    said = " ".join(findings(found, DANISH))
    assert "Målene kan ikke skelne »Stopper af andre grunde, assistenter« fra andre" in said
    assert "(4 efterspørgselsscenarier)" in said


def test_an_assumption_without_effect_is_told_as_one_that_the_targets_say_nothing_of(
    reference: Plan,
) -> None:
    some = [one for one in targets_of(reference) if one.quantity == GAP]
    wanted = chosen(reference, ["other_exits", "demand_growth:weighted:SSA"])
    found = calibrate(reference, wanted, some)
    # As it is, the plan meets them all: nothing is changed without need.
    assert found.after is reference
    assert stored(found, DANISH) is reference
    assert headline(found, DANISH).startswith("Planen rammer alle mål, som den er: 8 af 8 tal")
    assert [one.id for one in found.untold] == ["other_exits:SSH"]
    assert [one.values for one in found.fitted if one.parameter in found.untold] == [(1.0,)]
    assert "Målene siger intet om »Stopper af andre grunde, hjælpere«." in findings(found, DANISH)


def test_bounds_are_kept_and_told_where_they_are_in_the_way(reference: Plan) -> None:
    far = [
        replace(one, value=float(one.value) - 2_000.0)
        for one in targets_of(reference)
        if one.quantity == GAP
    ]
    wanted = chosen(reference, ["demand_growth=-0.005..0.005", "other_exits:SSA=0.9..1.0"])
    found = calibrate(reference, wanted, far)
    assert not found.complete
    for one in found.fitted:
        assert all(one.parameter.low <= value <= one.parameter.high for value in one.values)
    ends = [one.parameter.id for one in found.fitted if one.at_bound]
    assert "demand_growth:weighted:SSA" in ends
    said = findings(found, DANISH)
    assert said[0].startswith("Så langt, som grænserne tillader: »Vækst i efterspørgslen (4 ")
    assert "»Behov i basisåret, assistenter«" in said[1]
    assert "0 af 8 tal" in headline(found, DANISH)


def test_a_plan_is_fitted_to_staff_that_was_counted_and_to_results_of_its_own(
    reference: Plan,
) -> None:
    own = Source("mine", "Egen optælling", "", "", "own", "", "", "")
    (area,) = reference.areas
    counted = Actual(area, "SSA", 2026, "supply_heads", 7_500.0, "mine")
    table = [
        replace(row, value="-3000", source="mine")
        for row in reference.published
        if (row.scenario, row.reform, row.quantity) == ("historical", 1.0, GAP)
    ]
    plan = replace(
        reference,
        actuals=(counted, replace(counted, year=2020), replace(counted, quantity="exits")),
        published=tuple(table),
        sources=(*reference.sources, own),
    )
    targets = targets_of(plan)
    assert [one.id for one in targets] == [
        "gap_heads:historical:1:SSA:2034",
        "supply_heads:SSA:2026",
    ]
    found = calibrate(plan, chosen(plan, ["other_exits:SSA", "demand_growth:historical"]), targets)
    assert found.complete
    after = stored(found, DANISH)
    (balance,) = (
        row.balance
        for row in matrix(EngineInputs.from_plan(after), catalogue(after), "SSA")
        if (row.scenario, row.reform) == ("historical", 1)
    )
    assert balance.supply_heads[2] == pytest.approx(7_500.0, abs=1.0)
    assert balance.gap_heads[-1] == pytest.approx(-3_000.0, abs=1.0)
    assert after.sources[-1].title == "Antagelse, tilpasset til: Egen optælling"
    # A figure of one's own is no assumption: nobody changes it without being asked to.
    mine = replace(plan, demand_base=tuple(replace(row, source="mine") for row in plan.demand_base))
    assert "demand_base:SSA" in [one.id for one in usual(plan, targets)]
    assert "demand_base:SSA" not in [one.id for one in usual(mine, targets)]


def test_what_is_fitted_in_the_engine_is_what_is_stored_in_the_plan(reference: Plan) -> None:
    ends = [row for row in reference.reform if row.year in (2024, 2034)]
    plan = replace(reference, reform=tuple(ends))
    inputs = EngineInputs.from_plan(plan)
    space = Space(plan, inputs, adjustable(plan))
    numbers = np.random.default_rng(3).uniform(-0.3, 0.3, space.size)
    low, high = space.bounds
    numbers = np.clip(numbers, low, high)
    fitted = space.inputs(numbers[np.newaxis])
    kept = EngineInputs.from_plan(space.plan(numbers))
    for name in {one.kind.array for one in space.parameters}:
        was, now = getattr(inputs, name), getattr(kept, name)
        assert not np.allclose(was, now), name
        error = np.abs(getattr(fitted, name) - now).max()
        assert error < (0.01 if name == "demand_heads" else 1e-4), name


def test_what_cannot_be_fitted_is_refused(reference: Plan) -> None:
    def codes(plan: Plan, *wanted: str) -> list[str]:
        with pytest.raises(SosuplanError) as caught:
            fit(plan, wanted)
        return [fault.code for fault in caught.value.faults]

    wrong = "guess", "other_exits=2..3", "other_exits=much"
    expected = ["unknown_parameter", "parameter_bounds", "parameter_bounds"]
    assert codes(reference, *wrong) == expected
    assert codes(replace(reference, published=()), "other_exits") == ["no_targets"]
    measured = tuple(replace(one, kind="own") for one in reference.sources)
    assert codes(replace(reference, sources=measured)) == ["nothing_to_fit"]


def test_the_command_prints_what_was_found_and_writes_the_fitted_plan(
    reference: Plan, tmp_path: Path
) -> None:
    path, out = tmp_path / "spoilt.sosuplan", tmp_path / "fitted.sosuplan"
    balances = tuple(row for row in reference.published if row.quantity == GAP)
    plan = replace(spoilt(reference, "alike"), published=balances)
    PlanFile.create(path, plan)
    was = path.read_bytes()
    wanted = "demand_growth", "without_reform_last=-8..5", "fulltime_share:other:SSA"
    options = [part for name in wanted for part in ("--fit", name)]
    printed = called("calibrate", path, *options, "--out", out)
    assert (printed.returncode, printed.stderr) == (0, "")
    rows = list(csv.DictReader(printed.stdout.splitlines()))
    assert {row["part"] for row in rows} == {"parameter", "target", "together"}
    gaps = [row for row in rows if row["name"].startswith(GAP)]
    assert [row["note"] for row in gaps] == ["hit"] * 8
    assert path.read_bytes() == was
    with PlanFile.open(out, read_only=True) as file:
        fitted = file.plan()
        assert {one.table for one in file.history()} >= {"demand_index", "reform", "sources"}
    ends = {
        (row.scenario, row.reform): row.balance.gap_heads[-1]
        for row in matrix(EngineInputs.from_plan(fitted), catalogue(fitted), "SSA")
    }
    for row in gaps:
        _, scenario, reform, _, _ = row["name"].split(":")
        assert float(row["after"]) == ends[scenario, int(reform)]
    api = OpenedPlan(plan, ScenarioLibrary.of(())).calibrate(*wanted)
    assert list(api["name"]) == [row["name"] for row in rows]
    assert called("calibrate", path, "--out", out).returncode == 2
    assert "tilpasses" in called("calibrate", path, "--fit", "guess").stderr


def test_targets_are_weighed(reference: Plan) -> None:
    (area,) = reference.areas
    heavy = Target("supply_heads", "SSA", 2030, 7_000.0, "x", area=area, weight=100.0)
    light = replace(heavy, value=8_000.0, weight=1.0)
    found = calibrate(reference, chosen(reference, ["other_exits:SSA=0.2..5"]), [heavy, light])
    assert found.fits[0].residual == pytest.approx(0.0, abs=1.0)
    assert found.fits[1].residual == pytest.approx(-1_000.0, abs=1.0)
