"""Indexes of demand that are built: what each way gives, what it refuses, and how the plan keeps
what they were built from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sosuplan.analysis.evidence import industries
from sosuplan.charts import demand as chart
from sosuplan.editing.added_rows import followed
from sosuplan.editing.areas import add_up, copy_area, delete_area
from sosuplan.editing.demand_builders import (
    Growth,
    Industries,
    Industry,
    Method,
    PopulationUse,
    Trend,
    Use,
    build,
    fit_trend,
    postponed,
    shares,
    use_by_age,
)
from sosuplan.editing.demand_recipes import (
    Recipe,
    figures_of,
    method_of,
    new_scenario,
    outdated,
    rebuilt,
    recipes,
    with_built,
)
from sosuplan.editing.edited_plan import EditedPlan
from sosuplan.model import validation as rules
from sosuplan.model.plan import Plan, Population, Source
from sosuplan.model.schema.rows import OLDEST
from sosuplan.narrative.demand import how_built
from sosuplan.store.folder import read_folder, write_folder
from sosuplan.store.planfile import PlanFile
from sosuplan.text.errors import DemandError
from sosuplan.text.language import Language

DANISH = Language("da")
SOURCE = Source("", "Bygget indeks", "", "", "assumption", "", "", "")
ELDERLY = (Use(65, 79, 0.5), Use(80, OLDEST, 2.0))


def people(plan: Plan, area: str = "", growth: float = 0.02, first: int = 40) -> list[Population]:
    """1,000 at each age in the base year; from there on more each year."""
    source = plan.staff[0].source
    return [
        Population(area, year, age, age if age < 99 else OLDEST, 1000.0 * (1 + growth) ** n, source)
        for n, year in enumerate(plan.years)
        for age in range(first, 100)
    ]


def with_people(plan: Plan, *areas: str, **how: Any) -> Plan:
    rows = [row for area in areas or ("",) for row in people(plan, area, **how)]
    return replace(plan, population=tuple(rows))


def course(method: Method, plan: Plan, area: str = "") -> dict[int, float]:
    return dict(build(method, plan, area).index[area])


def code(method: Method, plan: Plan, area: str = "") -> str:
    with pytest.raises(DemandError) as caught:
        build(method, plan, area)
    return caught.value.faults[0].code


def built_in(plan: Plan, method: Method, area: str = "", **given: Any) -> Plan:
    """The plan with the index in the scenario that comes first."""
    recipe = Recipe(area, plan.demands[0].scenario, plan.occupations, method)
    return with_built(plan, recipe, build(method, plan, area), SOURCE, **given)


# --- the four ways --------------------------------------------------------------------------------


def test_growth_applies_from_its_year_until_the_next_one(reference: Plan) -> None:
    index = course(Growth({2025: 0.01, 2030: -0.02}), reference)
    assert list(index) == list(reference.years)
    assert index[2024] == 1.0
    assert index[2029] == pytest.approx(1.01**5)
    assert index[2034] == pytest.approx(1.01**5 * 0.98**5)
    assert course(Growth({2020: 0.01}), reference)[2025] == pytest.approx(1.01)
    assert code(Growth({2026: 0.01}), reference) == "demand_growth_begins"
    assert code(Growth({2025: -1.0}), reference) == "demand_growth_low"
    assert code(Growth({2025: 5.0}), reference) == "demand_index_out"
    assert code(Growth({2025: -0.99}), reference) == "demand_index_out"
    assert code(Growth({}), reference) == "demand_nothing"


@settings(max_examples=25, deadline=None)
@given(
    st.floats(-0.08, 0.12),
    st.floats(10.0, 90_000.0),
    st.lists(st.integers(2000, 2024), min_size=3, max_size=12, unique=True),
)
def test_a_history_on_a_line_is_found_exactly(
    reference: Plan, growth: float, level: float, years: list[int]
) -> None:
    curve = {year: level * (1 + growth) ** (year - 2024) for year in years}
    fit = fit_trend(Trend(curve, True), reference.horizon, 2024)
    assert fit.growth == pytest.approx(growth, abs=1e-9)
    assert max(map(abs, fit.residuals.values())) <= 1e-9 * max(curve.values())
    index = course(Trend(curve, True), reference)
    assert index[2034] == pytest.approx((1 + growth) ** 10, rel=1e-9)
    line = {year: level * (2.0 + 0.01 * (year - 2024)) for year in years}
    straight = build(Trend(line, False), reference)
    assert straight.index[""][2034] == pytest.approx(1.05, rel=1e-9)
    assert straight.fit is not None
    assert straight.fit.r2 == pytest.approx(1.0)
    assert straight.fit.years == tuple(sorted(years))


def test_a_fit_tells_how_well_the_line_explains_the_history(reference: Plan) -> None:
    history = {2019: 100.0, 2020: 104.0, 2021: 103.0, 2022: 110.0, 2024: 115.0}
    fit = build(Trend(history, False), reference).fit
    assert fit is not None
    slope, at = np.polyfit(list(history), list(history.values()), 1)
    assert fit.growth == pytest.approx(slope)
    frame = fit.to_frame()
    assert list(frame.columns) == ["year", "figure", "fitted", "residual"]
    assert frame.fitted.to_list() == pytest.approx([slope * year + at for year in history])
    assert frame.residual.sum() == pytest.approx(0.0, abs=1e-9)
    left, spread = (frame.residual**2).sum(), ((frame.figure - frame.figure.mean()) ** 2).sum()
    assert fit.r2 == pytest.approx(1 - left / spread)
    flat = build(Trend(dict.fromkeys(history, 7.0), True), reference)
    assert flat.fit is not None
    assert flat.fit.r2 is None
    assert set(flat.index[""].values()) == {1.0}
    assert code(Trend({2020: 1.0, 2021: 2.0}, False), reference) == "demand_history_short"
    falling = {2022: 300.0, 2023: 200.0, 2024: 100.0}
    assert code(Trend(falling, False), reference) == "demand_index_out"
    nought = {2022: 3.0, 2023: 0.0, 2024: 1.0}
    assert code(Trend(nought, True), reference) == "demand_history_not_positive"


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.floats(0.01, 90.0), st.floats(-0.05, 0.05)), min_size=1, max_size=8))
def test_industries_weigh_as_their_shares_which_add_up(
    reference: Plan, parts: list[tuple[float, float]]
) -> None:
    method = Industries(tuple(Industry(f"B{n}", *one) for n, one in enumerate(parts)))
    assert sum(shares(method).values()) == pytest.approx(1.0)
    index = course(method, reference)
    wanted = sum(shares(method)[one.name] * (1 + one.growth) ** 10 for one in method.parts)
    assert index[2034] == pytest.approx(wanted)
    growths = [(1 + growth) ** 10 for _, growth in parts]
    assert min(growths) - 1e-9 <= index[2034] <= max(growths) + 1e-9


def test_industries_without_a_weight_are_refused(reference: Plan) -> None:
    assert code(Industries(()), reference) == "demand_nothing"
    assert code(Industries((Industry("a", 0.0, 0.1),)), reference) == "demand_no_weight"
    twice = Industries((Industry("a", 1.0, 0.01), Industry("b", 1.0, 0.0), Industry("a", 3.0, 0.0)))
    assert code(twice, reference) == "demand_industry_twice"
    negative = Industries((Industry("a", 2.0, 0.1), Industry("b", -1.0, 0.1)))
    assert code(negative, reference) == "demand_weight_low"


def test_the_published_example_grows_as_its_jobs_do() -> None:
    found = {one.industry: one for one in industries()}
    assert len(found) == 14
    assert {one.place for one in found.values()} == {"Nordjylland"}
    assert found["Sundhedsvæsen"].growth == pytest.approx((18996 / 17462) ** (1 / 7) - 1, abs=1e-5)
    assert found["Sundhedsvæsen"].publication.title.startswith("FremKom4")


# --- population -----------------------------------------------------------------------------------


def test_use_by_age_follows_the_population(reference: Plan) -> None:
    plan = with_people(reference, growth=0.02)
    assert course(PopulationUse(ELDERLY), plan)[2034] == pytest.approx(1.02**10)
    # Only those over 80 are more.
    rows = [replace(one, people=1000.0 if one.age_from < 80 else one.people)
            for one in plan.population]  # fmt: skip
    index = course(PopulationUse(ELDERLY), replace(plan, population=tuple(rows)))
    need = 15 * 0.5, 20 * 2.0
    assert index[2034] == pytest.approx((need[0] + need[1] * 1.02**10) / sum(need))


@pytest.mark.parametrize("years", [0.25, 1.0, 1.5, 3.0])
def test_postponed_need_moves_to_ages_so_many_years_older(years: float, reference: Plan) -> None:
    use = use_by_age(ELDERLY)
    moved = postponed(use, years)
    for age in (64, 66, 79, 80, 81, 84):
        low, part = int(np.floor(age - years)), (age - years) % 1.0
        assert moved[age] == pytest.approx((1 - part) * use[low] + part * use[low + 1])
    plan = with_people(reference, growth=0.0)
    index = course(PopulationUse(ELDERLY, healthy_years=years), plan)
    # As many people: those who are above each threshold need so many years less after ten years.
    need = 15 * 0.5 + 20 * 2.0
    assert index[2034] == pytest.approx(1 - years * (0.5 + 1.5) / need)
    assert index[2029] == pytest.approx(1 - years / 2 * 2.0 / need)


def test_areas_have_an_index_of_their_own_where_asked(reference: Plan) -> None:
    area = reference.areas[0]
    two = copy_area(reference, area, "Aarhus", DANISH)
    rows = (*people(two, area, growth=0.0), *people(two, "Aarhus", growth=0.03))
    plan = replace(two, population=rows)
    together = build(PopulationUse(ELDERLY), plan)
    assert list(together.index) == [""]
    assert together.index[""][2034] == pytest.approx((1 + 1.03**10) / 2)
    apart = build(PopulationUse(ELDERLY, by_area=True), plan)
    assert {one: apart.index[one][2034] for one in apart.index} == {
        area: 1.0,
        "Aarhus": pytest.approx(1.03**10),
    }
    one = build(PopulationUse(ELDERLY), plan, "Aarhus")
    assert one.index == {"Aarhus": apart.index["Aarhus"]}
    # An area without people of its own goes by all of them.
    some = replace(two, population=tuple(people(two, "Aarhus", growth=0.03)))
    assert list(build(PopulationUse(ELDERLY, by_area=True), some).index) == ["Aarhus", ""]
    assert code(PopulationUse(ELDERLY), some, area) == "demand_no_population_of"
    taken = built_in(plan, PopulationUse(ELDERLY, by_area=True))
    rules.verify(taken)
    assert outdated(taken) == ()
    # What areas have follows them when they are added up, copied or deleted.
    assert len(add_up(taken, [area, "Aarhus"], "Begge", DANISH).population) == len(rows) // 2
    assert copy_area(taken, "Aarhus", "Ny", DANISH).population == rows
    assert {row.area for row in delete_area(taken, "Aarhus").population} == {area}


@pytest.mark.parametrize(
    ("drop", "method", "wanted"),
    [
        (lambda one: one.year == 2029, PopulationUse(ELDERLY), "demand_population_years"),
        (lambda one: one.age_from == 83, PopulationUse(ELDERLY), "demand_population_ages"),
        (
            lambda one: (one.year, one.age_from) == (2030, 99),
            PopulationUse(ELDERLY),
            "demand_population_ages",
        ),
        (lambda one: one.age_from < 70, PopulationUse(ELDERLY), "demand_population_ages"),
        # Who is 86 needs what one of 84 did.
        (
            lambda one: one.age_from > 84,
            PopulationUse((Use(80, 84, 1.0),), healthy_years=2.0),
            "demand_population_ages",
        ),
        (lambda one: False, PopulationUse(()), "demand_nothing"),
        (lambda one: False, PopulationUse((Use(80, 90, 1), Use(85, 95, 2))), "demand_use_twice"),
        (lambda one: False, PopulationUse((Use(80, 90, -1.0),)), "demand_use_low"),
        (lambda one: True, PopulationUse(ELDERLY), "demand_no_population"),
    ],
)
def test_a_population_that_lacks_something_is_refused(
    drop: Any, method: PopulationUse, wanted: str, reference: Plan
) -> None:
    plan = with_people(reference)
    assert method.uses == () or "twice" in wanted or "low" in wanted or build(method, plan)
    kept = tuple(row for row in plan.population if not drop(row))
    assert code(method, replace(plan, population=kept)) == wanted


def test_bands_of_ages_are_refused_where_they_hide_what_is_used(reference: Plan) -> None:
    source = reference.staff[0].source
    bands = [(60, 74), (75, 84), (85, OLDEST)]
    rows = [
        Population("", year, *band, 1000.0, source) for year in reference.years for band in bands
    ]
    plan = replace(reference, population=tuple(rows))
    uses = (Use(75, 84, 1.0), Use(85, OLDEST, 2.0))
    assert set(course(PopulationUse(uses), plan).values()) == {1.0}
    assert code(PopulationUse(ELDERLY), plan) == "demand_population_band"
    assert code(PopulationUse(uses, healthy_years=1.0), plan) == "demand_population_wide"


# --- recipes --------------------------------------------------------------------------------------


WAYS: tuple[Method, ...] = (
    Growth({2025: 0.012, 2029: 0.008}),
    Trend({2020: 100.0, 2021: 102.5, 2023: 108.0}, True),
    Trend({2020: 100.0, 2021: 102.5, 2023: 108.0}, False),
    Industries((Industry("Sundhedsvæsen", 40.0, 0.0121), Industry("Andre", 60.0, 1e-5))),
    PopulationUse(ELDERLY, 0.75, by_area=True),
)


@pytest.mark.parametrize("method", WAYS, ids=lambda one: type(one).__name__)
def test_what_an_index_was_built_from_is_kept_and_builds_it_again(
    method: Method, reference: Plan, tmp_path: Path
) -> None:
    assert method_of(figures_of(method)) == method
    plan = built_in(with_people(reference), method)
    rules.verify(plan)
    write_folder(plan, tmp_path / "mappe")
    path = tmp_path / "plan.sosuplan"
    PlanFile.create(path, read_folder(tmp_path / "mappe").plan)
    with PlanFile.open(path) as file:
        kept = file.plan()
    assert (kept.demand_recipes, kept.population) == (plan.demand_recipes, plan.population)
    (recipe,) = recipes(kept)
    assert recipe == Recipe("", plan.demands[0].scenario, plan.occupations, method)
    assert outdated(kept) == ()
    again = with_built(kept, recipe, build(method, kept), SOURCE)
    assert again == kept
    assert rebuilt(kept, recipe, lambda _plan, _built: (SOURCE.title, SOURCE.note)) == kept


def test_it_is_known_when_an_index_is_another_one_than_its_inputs_give(reference: Plan) -> None:
    plan = built_in(with_people(reference), PopulationUse(ELDERLY))
    more = replace(plan, population=tuple(people(plan, growth=0.03)))
    (found,) = outdated(more)
    assert (found.fault, found.by_hand) == (None, False)
    rebuilt = built_in(more, PopulationUse(ELDERLY))
    assert outdated(rebuilt) == ()
    assert len(rebuilt.sources) == len(plan.sources)
    gone = replace(plan, population=())
    (lacking,) = outdated(gone)
    assert lacking.fault is not None
    assert lacking.fault.code == "demand_no_population"
    own = Source("own", "Egne tal", "", "", "own", "", "", "")
    typed = tuple(
        replace(row, index=1.5, source="own")
        if (row.scenario, row.year) == (plan.demands[0].scenario, 2030)
        else row
        for row in plan.demand_index
    )
    (hand,) = outdated(replace(plan, demand_index=typed, sources=(*plan.sources, own)))
    assert hand.by_hand
    mixed = replace(plan.demand_recipes[0], item="growth", part="2025")
    (wrong,) = outdated(replace(plan, demand_recipes=(*plan.demand_recipes, mixed)))[:1]
    assert wrong.fault is not None
    assert wrong.fault.code == "demand_recipe_mixed"


def test_a_new_scenario_and_an_area_of_its_own(reference: Plan) -> None:
    method = Growth({2025: 0.01})
    made = new_scenario(reference, "Vækst på 1 pct.")
    recipe = Recipe("", made.scenario, reference.occupations, method)
    plan = with_built(reference, recipe, build(method, reference), SOURCE, made)
    rules.verify(plan)
    assert plan.demands[-1].label("da") == "Vækst på 1 pct."
    two = copy_area(plan, plan.areas[0], "Aarhus", DANISH)
    faster = Growth({2025: 0.03})
    own = Recipe("Aarhus", made.scenario, ("SSA",), faster)
    apart = with_built(two, own, build(faster, two, "Aarhus"), SOURCE)
    rules.verify(apart)
    assert len(recipes(apart)) == 2
    assert outdated(apart) == ()
    # A demand scenario takes what it is built from along when it goes.
    cells = EditedPlan.of(apart)
    gone = len(cells.rows("demand_scenarios")) - 1
    left = followed(cells, cells.without_rows("demand_scenarios", {gone}), DANISH)
    assert left.rows("demand_recipes") == ()
    assert left.checked.plan is not None
    # What is built for all takes the place of what one had.
    after = with_built(apart, recipe, build(method, apart), SOURCE)
    assert recipes(after) == (recipe,)
    assert {row.area for row in after.demand_index if row.scenario == made.scenario} == {""}


def test_rows_of_areas_without_staff_are_refused(reference: Plan) -> None:
    plan = built_in(with_people(reference), PopulationUse(ELDERLY))
    for table in ("population", "demand_recipes"):
        rows = getattr(plan, table)
        wrong = replace(plan, **{table: (replace(rows[0], area="Ukendt"), *rows[1:])})
        with pytest.raises(rules.PlanError) as caught:
            rules.verify(wrong)
        assert {fault.code for fault in caught.value.faults} == {"no_staff"}


# --- words and the picture ------------------------------------------------------------------------


def test_an_index_is_drawn_from_the_base_year_with_its_history_and_what_the_plan_has(
    reference: Plan,
) -> None:
    built = build(Trend({2020: 100.0, 2022: 104.0, 2023: 107.0}, False), reference)
    spec = chart.build(built, {"": dict.fromkeys(reference.years, 1.1)}, DANISH)
    lines = {one.key[1]: one for one in spec.series}
    assert list(lines) == ["index ", "history", "trend", "now"]
    assert lines["index "].value_at(2024) == 0.0
    assert lines["index "].value_at(2034) == pytest.approx(100 * (built.index[""][2034] - 1))
    assert lines["now"].value_at(2030) == pytest.approx(10.0)
    fit = built.fit
    assert fit is not None
    past = 100 * (104.0 / fit.fitted[2024] - 1)
    assert lines["history"].value_at(2022) == pytest.approx(past)
    frame = spec.to_frame()
    assert frame.shape == (15, 5)


def test_many_areas_are_told_by_the_least_and_the_most(reference: Plan) -> None:
    plan, area = reference, reference.areas[0]
    for number in range(7):
        plan = copy_area(plan, area, f"By {number}", DANISH)
    rows = [
        row
        for number in range(7)
        for row in people(plan, f"By {number}", growth=0.01 * number, first=60)
    ]
    rows += people(plan, growth=-0.01, first=60)
    plan = replace(plan, population=tuple(rows))
    built = build(PopulationUse(ELDERLY, by_area=True), plan)
    assert len(built.index) == 8
    text = how_built(built, plan, DANISH).replace("\u00a0", " ")
    assert "mellem −9,6 % (alle andre områder) og +79,1 % (By 6)" in text
    spec = chart.build(built, {}, DANISH)
    assert len(spec.series) == chart.MOST_AREAS
    assert {one.name for one in spec.series} >= {"By 6", "alle andre"}
