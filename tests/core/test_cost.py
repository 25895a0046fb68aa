"""What a scenario costs, and where prices are kept."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sosuplan.analysis.cost import AGENCY, PARTS, PAY, RECRUITMENT, TRAINEES, Cost, cost
from sosuplan.analysis.effects import only
from sosuplan.api import OpenedPlan
from sosuplan.charts import cost as charts
from sosuplan.editing.added_rows import blank_row
from sosuplan.editing.cells import choice
from sosuplan.editing.edited_plan import EditedPlan
from sosuplan.engine import EngineInputs, LeverSets, project
from sosuplan.exports.input_sheets import figures_of
from sosuplan.model import plan as p
from sosuplan.model.levers import LeverCatalogue, catalogue
from sosuplan.model.plan import Plan, Price
from sosuplan.model.scenario import Scenario, edition
from sosuplan.model.scenario_library import ScenarioLibrary
from sosuplan.model.schema.rows import PRICE_ITEMS
from sosuplan.model.validation import verify
from sosuplan.narrative import cost as narrative
from sosuplan.narrative.messages import sentence
from sosuplan.store.folder import read_folder, write_folder
from sosuplan.store.planfile import PlanFile
from sosuplan.text.errors import Fault, PlanError, SosuplanError
from sosuplan.text.language import Language
from sosuplan.text.terms import kroner
from tests.core.command_line import called
from tests.core.reports import framed, reference, told
from tests.core.strategies import SOURCE, number, plans_with_scenario

Case = tuple[Plan, LeverCatalogue, Scenario]
KRONER = {
    "wage_ssa": 480_000.0,
    "wage_ssh": 430_000.0,
    "trainee_ssa": 300_000.0,
    "trainee_ssh": 200_000.0,
    "recruitment": 50_000.0,
    "temp": 750_000.0,
}


def priced(kroner: dict[str, float], source: str = "s") -> tuple[Price, ...]:
    return tuple(Price(item, value, source) for item, value in kroner.items())


def cost_of(
    plan: Plan, scenario: Scenario, kroner: dict[str, float], occupation: str = "all"
) -> Cost:
    inputs = EngineInputs.from_plan(plan)
    return cost(scenario, catalogue(plan), inputs, priced(kroner), occupation)


@given(plans_with_scenario(), st.tuples(*[number(0.0, 1e6)] * len(PRICE_ITEMS)))
@settings(max_examples=12)
def test_a_part_is_what_there_is_more_of_at_its_price_and_the_parts_add_up(
    case: Case, values: tuple[float, ...]
) -> None:
    plan, levers, scenario = case
    kroner = dict(zip(PRICE_ITEMS, values, strict=True))
    inputs = EngineInputs.from_plan(plan)
    runs = [scenario.neutral(), scenario]
    made = project(inputs, LeverSets.of(runs, levers, inputs))
    found = cost_of(plan, scenario, kroner)
    expected = {part: np.zeros(len(plan.years)) for part in PARTS}
    won = np.zeros(len(plan.years))
    size = 1.0
    for job in plan.occupations:
        end = job.lower()
        before, after = (made.balance(run, job) for run in (0, 1))
        starts, came = (
            made.total(flow, 1, job) - made.total(flow, 0, job)
            for flow in ("gf2_starts", "recruited")
        )
        filled = np.minimum(before.gap_fte, 0.0) - np.minimum(after.gap_fte, 0.0)
        expected[PAY] += kroner[f"wage_{end}"] * (after.supply_fte - before.supply_fte)
        expected[TRAINEES] += kroner[f"trainee_{end}"] * starts
        expected[RECRUITMENT][1:] += kroner["recruitment"] * came
        expected[AGENCY] += kroner["temp"] * filled
        won += after.gap_fte - before.gap_fte
        size += max(1.0, *after.supply_fte, *before.demand_fte, *after.demand_fte)
    for part in PARTS:
        assert found.whole.parts[part] == pytest.approx(expected[part], abs=1e-3 * size)
    net = found.whole.net
    assert net is not None
    assert net == pytest.approx(sum(expected.values()), abs=1e-3 * size)
    assert found.whole.won == pytest.approx(won, abs=1e-9 * size)
    assert found.lacking == ()
    # Both occupations together are each of them at its own price.
    each = [cost_of(plan, scenario, kroner, job).whole.net for job in plan.occupations]
    assert net == pytest.approx(sum(one for one in each if one is not None), abs=1e-3 * size)
    # A lever's row is what the scenario with that lever alone costs.
    moved = [one for one in levers if one.id in scenario.levers and not one.is_timing]
    assert [lever for lever, _ in found.levers] == moved
    for lever, bill in found.levers[:2]:
        alone = cost_of(plan, only(scenario, levers, lever.id), kroner).whole
        assert alone.row(-1) == pytest.approx(bill.row(-1), abs=1e-3 * size)
    # What nobody changes costs nothing, whether its price is known or not.
    nothing = cost_of(plan, scenario.neutral(), {"temp": 1.0})
    assert {row[1:] for row in nothing.table().rows} == {(0.0,) * 5}
    assert (nothing.levers, nothing.table().notes) == ((), ())


def small_plan() -> Plan:
    """A hundred assistants who never leave and do three quarters of a full-time person's work each;
    110 are needed. Nobody graduates within its years."""
    job, area, base = "SSA", "Lille", 2024
    plan = Plan(
        name="Lille",
        base_year=base,
        horizon=base + 2,
        working_days=222.0,
        staff=(p.StaffBand(area, "municipality", job, 30, 34, 100.0, "s"),),
        working_time=(p.WorkingTime(area, "municipality", job, base, 0.5, 18.5, 10.0, "s"),),
        trainee_intake=(p.TraineeIntake(area, job, base, 10.0, "s"),),
        training=(p.Training(area, job, 1.0, 1.0, 1.0, 8.0, 0.0, 0.0, "s"),),
        entry_ages=(p.EntryAges(job, 25, 29, 1.0, "s"),),
        exit_rates=tuple(p.ExitRate("", job, age, 0.0, 0.0, "s") for age in (17, 74)),
        reform=(),
        transfers=(),
        demand_base=(p.DemandBase(area, job, 110.0, "s"),),
        demand_scenarios=(p.DemandScenario("flat", "Fladt", "Flat", None, 1, "s"),),
        demand_index=tuple(p.DemandIndex("", "flat", job, base + n, 1.0, "s") for n in range(3)),
        prices=priced({"wage_ssa": 4e5, "trainee_ssa": 2e5, "recruitment": 3e4, "temp": 6e5}),
        published=(),
        sources=(SOURCE,),
    )
    verify(plan)
    return plan


SMALL = {
    "other_recruitment:SSA": 6.0,
    "intake_change:SSA": 0.5,
    "start_year": 2025.0,
    "full_effect_year": 2025.0,
}


def test_a_small_plan_costs_what_one_reckons_by_hand() -> None:
    plan = small_plan()
    scenario = Scenario("flat", SMALL)
    found = cost(scenario, catalogue(plan), EngineInputs.from_plan(plan), plan.prices)
    # 6 and 12 more people do 4.5 and 9 full-time persons' work: 7.5 were missing, then 3, then none
    # (1.5 too many save nothing). 5 more begin to train in each year.
    assert found.table().columns == ("year", *PARTS, "net")
    assert [pytest.approx(row) for row in found.table().rows] == [
        (2024, 0.0, 0.0, 0.0, 0.0, 0.0),
        (2025, 1_800_000, 1_000_000, 180_000, -2_700_000, 280_000),
        (2026, 3_600_000, 1_000_000, 180_000, -4_500_000, 280_000),
    ]
    assert found.by_lever(2026).columns[:4] == ("lever", "kr", "fte", "kr_per_fte")
    training, recruiting = (row[:4] for row in found.by_lever(2026).rows)
    assert training == ("intake_change:SSA", pytest.approx(1_000_000), 0.0, None)
    assert recruiting[0] == "other_recruitment:SSA"
    assert recruiting[1:] == pytest.approx((-720_000, 9.0, -80_000))


def test_a_price_that_is_missing_leaves_what_needs_it_unknown_and_nothing_else() -> None:
    plan = small_plan()
    kroner = {row.item: row.value for row in plan.prices}
    del kroner["trainee_ssa"]
    found = cost_of(plan, Scenario("flat", SMALL), kroner)
    year, *parts, net = found.table().rows[-1]
    assert [part is None for part in parts] == [False, True, False, False]
    assert (year, net, found.lacking) == (2026, None, ("trainee_ssa",))
    assert found.to_frame()["trainees"].isna().all()
    assert [row[1] is None for row in found.by_lever(2026).rows] == [True, False]
    recruiting = Scenario("flat", {one: at for one, at in SMALL.items() if "intake" not in one})
    assert cost_of(plan, recruiting, kroner).lacking == ()
    with pytest.raises(SosuplanError) as caught:
        cost_of(plan, recruiting, {})
    assert [fault.code for fault in caught.value.faults] == ["no_prices"]


def test_the_command_tells_costs_and_what_it_lacks(tmp_path: Path) -> None:
    plan, path = small_plan(), tmp_path / "lille.sosuplan"
    PlanFile.create(path, plan, [Scenario("flat", SMALL, "Flere")])
    ask = ["analysis", "cost", path, "--scenario", "Flere"]
    head, *rows = called(*ask).stdout.splitlines()
    assert head == "year,pay,trainees,recruitment,agency,net"
    found = [[float(cell) for cell in row.split(",")] for row in rows]
    assert found[1] == pytest.approx([2025, 1.8e6, 1e6, 1.8e5, -2.7e6, 2.8e5])
    head, first, _ = called(*ask, "--by", "lever", "--occupation", "SSA").stdout.splitlines()
    assert head.startswith("lever,kr,fte,kr_per_fte,")
    assert first.startswith("intake_change:SSA,1000000.0,0.0,,")
    assert called(*ask, "--by", "area").returncode == 2
    # At the prices of today, whatever figures a scenario was saved with.
    with PlanFile.open(path) as file:
        library = file.scenario_library()
        grown = replace(plan, staff=(replace(plan.staff[0], heads=200.0),), prices=plan.prices[1:])
        file.replace_plan(grown, library.follow(plan, grown))
    done = called(*ask)
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "2026,,1000000.0,180000.0,-4500000.0,"
    assert "wage_ssa" in done.stderr
    with PlanFile.open(path) as file:
        file.replace_plan(replace(grown, prices=()))
    done = called(*ask)
    said = sentence(Fault("no_prices"), Language("da"))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == said
    assert all(word in said for word in ("Priser", "Data", "prices.csv"))
    opened = OpenedPlan(plan, ScenarioLibrary())
    frame = opened.analysis("cost", "all", levers=SMALL, by=["lever"], year=2025)
    assert frame["fte"].tolist() == pytest.approx([0.0, 4.5])


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("cleaning,1,s", "not_a_choice", "item"),
        ("temp,-1,s", "not_a_number_from", "value"),
        ("temp,,s", "not_a_number_from", "value"),
        ("wage_ssa,1,s", "duplicate_row", "item"),
        ("temp,1,nobody", "unknown_source", "source"),
    ],
)
def test_prices_that_cannot_be_are_refused_with_their_place(
    tmp_path: Path, row: str, code: str, column: str
) -> None:
    plan = replace(small_plan(), prices=priced({"wage_ssa": 1.0}))
    write_folder(plan, tmp_path)
    with (tmp_path / "prices.csv").open("a", encoding="utf-8") as stream:
        stream.write(row + "\n")
    with pytest.raises(PlanError) as caught:
        read_folder(tmp_path)
    assert [(one.code, one.file, one.line, one.column) for one in caught.value.faults] == [
        (code, "prices.csv", 3, column)
    ]


def test_prices_go_with_the_plan_and_change_no_projection(reference: Plan, tmp_path: Path) -> None:
    assert reference.prices == ()
    plan = replace(reference, prices=priced(KRONER, reference.sources[0].id))
    assert edition(plan) == edition(reference)
    write_folder(plan, tmp_path / "mappe")
    assert read_folder(tmp_path / "mappe").plan == plan
    path = tmp_path / "plan.sosuplan"
    PlanFile.create(path, plan)
    with PlanFile.open(path) as file:
        assert file.plan() == plan
    # Paper and workbook show them with the figures that the projection reads.
    frame, danish = framed(plan), Language("da")
    names = [choice("prices", item, danish) for item in PRICE_ITEMS]
    on_paper = json.dumps(told(frame, "inputs"), ensure_ascii=False)
    assert all(name in on_paper for name in (*names, "480.000"))
    sheet = [(one.names["item"], one.value) for one in figures_of(frame) if "item" in one.names]
    assert sheet == list(zip(names, KRONER.values(), strict=True))
    assert len({*names, *PRICE_ITEMS}) == 2 * len(PRICE_ITEMS)
    assert choice("prices", "recruitment", danish).startswith("Anden rekruttering")
    # Each may be there once, so that a new row is one that is not there yet.
    some = EditedPlan.of(replace(plan, prices=plan.prices[:2]))
    assert blank_row(some, "prices", 1, "own") == ("trainee_ssa", "", "own")


@pytest.mark.parametrize(
    ("value", "danish"),
    [
        (0.0, "0 kr."),
        (0.4, "0 kr."),
        (1_979.6, "1.980 kr."),
        (-258_777.9, "−259.000 kr."),
        (999_700.0, "1,0 mio. kr."),
        (27_274_048.9, "27,3 mio. kr."),
        (-99_960_000.0, "−100 mio. kr."),
        (1_240_400_000.0, "1.240 mio. kr."),
    ],
)
def test_money_is_told_in_three_digits(value: float, danish: str) -> None:
    assert kroner(value, Language("da")).replace("\u00a0", " ") == danish


def test_sentences_and_charts_tell_the_same_costs_and_what_is_not_known() -> None:
    plan, scenario = small_plan(), Scenario("flat", SMALL)
    frame = framed(plan, scenario)
    found = frame.cost()
    assert found.whole.net is not None
    assert frame.cost() is found
    title = narrative.cost_title(frame, 2026).replace("\u00a0", " ")
    assert title == "I 2026 koster scenariet 280.000 kr. mere end uden nye tiltag"
    parts = narrative.cost_parts(frame, 2026)
    sizes = ["færre vikarer", "løn til mere arbejde", "flere elever", "mere rekruttering"]
    assert sorted(sizes, key=parts.index) == sizes
    course = charts.by_year(frame)
    (net, *_) = course.series
    assert course.unit == "tusind kr."
    assert net.values * 1e3 == pytest.approx(found.whole.net)
    assert course.number(float(net.values[-1])).replace("\u00a0", " ") == "280.000 kr."
    bars = charts.build(frame, 2026)
    assert [(row.key, row.segments[0].end) for row in bars.rows] == [
        ("other_recruitment:SSA", pytest.approx(-80_000.0))
    ]
    assert "Optag" in bars.note
    _, *rows = bars.figures
    assert [row[1:] for row in rows] == [
        ["", 0.0, pytest.approx(1_000_000.0)],
        [pytest.approx(-80_000.0), pytest.approx(9.0), pytest.approx(-720_000.0)],
    ]
    # Where each costs no more than the pay, none is the cheapest.
    whole, _ = reference()
    source = whole.sources[0].id
    paid = {"wage_ssa": 4e5, "trainee_ssa": 0.0, "recruitment": 0.0, "temp": 0.0}
    prices = tuple(Price(item, value, source) for item, value in paid.items())
    both = Scenario("weighted", {"retention": 0.2, "senior_years": 1.0})
    alike = narrative.cost_by_lever(framed(replace(whole, prices=prices), both), 2034)
    assert "koster det samme" in alike
    # With a price missing nothing is told as if it were nought.
    some = framed(replace(plan, prices=plan.prices[:1] + plan.prices[2:]), scenario)
    assert "kan ikke regnes ud" in narrative.cost_title(some, 2026)
    assert "elever" not in narrative.cost_parts(some, 2026)
    assert "»Assistentelev, pr. start på GF2«" in narrative.missing_prices(some)
    assert "»Data › Priser«" in narrative.no_prices(Language("da"))
    # What a demand scenario assumes, the baseline does too.
    assumed = tuple(replace(one, fulltime_target=1.0) for one in plan.demand_scenarios)
    full = framed(replace(plan, demand_scenarios=assumed), scenario.neutral())
    assert full.cost().table().rows[-1][1:] == (0.0,) * 5
    assert "forudsætter selv mere fuld tid" in narrative.cost_meaning(full)
    assert "forudsætter" not in narrative.cost_meaning(frame)
    baseline = framed(plan, scenario.neutral())
    assert "det samme som uden nye tiltag" in narrative.cost_title(baseline, 2026)
    assert (narrative.cost_parts(baseline, 2026), charts.build(baseline, 2026).rows) == ("", ())
