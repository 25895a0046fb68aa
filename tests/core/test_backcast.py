"""Whether the model explains the plan's own past."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sosuplan.analysis.backcast import backcast
from sosuplan.charts import backcast as chart
from sosuplan.charts import trainees
from sosuplan.cli import main
from sosuplan.editing.areas import add_up, copy_area, delete_area
from sosuplan.editing.own_plan import own_plan
from sosuplan.engine import EngineInputs, LeverSets, project
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import FIRST_AGE, SECTORS, Plan, StaffBand
from sosuplan.model.scenario import Scenario
from sosuplan.model.schema.rows import ACTUAL_QUANTITIES, Actual, StaffHistory
from sosuplan.model.schema.tables import table_name
from sosuplan.model.validation import verify
from sosuplan.narrative import backcast as words
from sosuplan.store.folder import read_folder, write_folder
from sosuplan.store.planfile import PlanFile
from sosuplan.text.errors import PlanError
from sosuplan.text.language import Language
from sosuplan.text.terms import word
from tests.core.frames import FrameMaker
from tests.core.strategies import plans

YEARS = 3


def history_of(plan: Plan, year: int) -> tuple[StaffHistory, ...]:
    return tuple(
        StaffHistory(
            row.area,
            row.sector,
            row.occupation,
            year,
            row.age_from,
            row.age_to,
            row.heads,
            row.source,
        )
        for row in plan.staff
    )


def lived(plan: Plan, years: int = YEARS) -> Plan:
    """A plan made ``years`` after ``plan``, of an organisation in which everything went exactly as
    that projected, and which counted it."""
    inputs = EngineInputs.from_plan(plan)
    neutral = Scenario(plan.demands[0].scenario)
    made = project(inputs, LeverSets.of([neutral], catalogue(plan), inputs), keep_ages=True)
    assert made.heads_by_age is not None
    source = plan.sources[0].id
    staff, actuals = [], []
    for a, area in enumerate(plan.areas):
        for o, job in enumerate(plan.occupations):
            if not made.supply_heads[0, a, o, 0]:
                continue
            for s, sector in enumerate(SECTORS):
                people = made.heads_by_age[0, a, s, o, :, years]
                if not made.heads_by_age[0, a, s, o, :, 0].any():
                    continue
                staff += [
                    StaffBand(area, sector, job, FIRST_AGE + at, FIRST_AGE + at, count, source)
                    for at, count in enumerate(people.tolist())
                ]
            for year in range(years):
                gone = sum(
                    getattr(made, flow)[0, a, o, year]
                    for flow in ("retired", "other_exits", "aged_out")
                )
                for quantity, value, at in (
                    ("exits", gone, year),
                    # Flows lead to the next year's staff, among whom the new ones are.
                    ("graduates", made.graduates[0, a, o, year], year + 1),
                    ("gf2_starts", made.gf2_starts[0, a, o, year], year),
                    ("supply_heads", made.supply_heads[0, a, o, year], year),
                ):
                    when = plan.base_year + at
                    actuals.append(Actual(area, job, when, quantity, float(value), source))
    return replace(
        plan,
        base_year=plan.base_year + years,
        horizon=plan.horizon + years,
        staff=tuple(staff),
        staff_history=history_of(plan, plan.base_year),
        actuals=tuple(actuals),
        transfers=(),
        demand_index=tuple(replace(row, year=row.year + years) for row in plan.demand_index),
    )


@given(plans(), st.data())
@settings(max_examples=10)
def test_a_past_that_the_model_made_is_explained_to_the_last_person(
    plan: Plan, data: st.DataObject
) -> None:
    years = min(YEARS, plan.horizon - plan.base_year)
    now = lived(replace(plan, transfers=()), years)
    occupation = data.draw(st.sampled_from(plan.occupations))
    found = backcast(now, occupation)
    told = {(one.quantity, one.horizon) for one in found.misses}
    flows = {(flow, at) for flow in ("exits", "gf2_starts") for at in range(years)}
    after = {(new, at) for new in ("supply_heads", "graduates") for at in range(1, years + 1)}
    assert told == flows | after
    for one in found.misses:
        assert one.start == plan.base_year
        size = 1.0 + max(one.actual, sum(row.heads for row in plan.staff))
        assert one.error == pytest.approx(0.0, abs=1e-6 * size)


def test_what_went_otherwise_is_told_by_how_much_too_high_it_was_projected(
    reference: Plan,
) -> None:
    now = lived(reference)
    place = next(n for n, row in enumerate(now.staff) if row.occupation == "SSA" and row.heads > 5)
    fewer = replace(now.staff[place], heads=now.staff[place].heads - 5.0)
    share = Actual(reference.areas[0], "SSA", now.base_year, "fulltime_share", 0.25, "own")
    short = replace(
        now,
        staff=(*now.staff[:place], fewer, *now.staff[place + 1 :]),
        actuals=(*now.actuals, share),
    )
    last = [one for one in backcast(short, "SSA").misses if one.horizon == YEARS]
    (supply,) = (one for one in last if one.quantity == "supply_heads")
    assert supply.error == pytest.approx(5.0, abs=1e-6)
    (full,) = (one for one in last if one.quantity == "fulltime_share")
    shares = [row.fulltime_share for row in now.working_time if row.occupation == "SSA"]
    assert min(shares) < full.projected < max(shares)
    assert full.error == full.projected - 0.25
    assert backcast(now, "SSH").misses
    assert backcast(reference, "SSA").misses == ()


def test_only_areas_with_a_history_are_compared_and_with_themselves(reference: Plan) -> None:
    (area,) = reference.areas
    two = copy_area(lived(reference), area, "Naboby", Language("da"))
    assert {row.area for row in two.staff_history} == {area}
    assert {row.area for row in two.actuals} == {area}
    found = backcast(two, "SSA")
    assert found.areas == (area,)
    assert [one.error for one in found.misses] == pytest.approx([0.0] * len(found.misses), abs=1e-6)
    # What both have not counted is nothing of the sum of them.
    summed = add_up(two, (area, "Naboby"), "Begge", Language("da"))
    assert (summed.staff_history, summed.actuals) == ((), ())
    alone = add_up(lived(reference), (area,), "Alene", Language("da"))
    assert [one.error for one in backcast(alone, "SSA").misses] == pytest.approx(
        [0.0] * len(found.misses), abs=1e-6
    )
    assert delete_area(two, area).staff_history == ()
    own = own_plan(two, "Ny", "Ny by", {("municipality", "SSA"): 90.0}, 2027, Language("da"))
    assert (own.staff_history, own.actuals) == ((), ())
    verify(own)


def test_graduates_are_those_of_the_year_that_the_chart_of_trainees_has_them_in(
    reference: Plan,
) -> None:
    """With a larger intake every year, a year beside it shows."""
    last = max(row.year for row in reference.trainee_intake)
    rising = tuple(
        replace(row, year=row.year + at, gf2_starts=row.gf2_starts * 1.1**at)
        for row in reference.trainee_intake
        if row.year == last
        for at in range(12)
    )
    then = replace(reference, trainee_intake=rising)
    charted = {
        one.key[1]: dict(zip(one.at.tolist(), one.values.tolist(), strict=True))
        for one in trainees.build(FrameMaker(then)({})).series
    }
    told = {
        one.year: one.projected
        for one in backcast(lived(then), "SSA").misses
        if one.quantity == "graduates"
    }
    assert sorted(told) == [then.base_year + 1 + at for at in range(YEARS)]
    assert told == pytest.approx({year: charted["graduates"][year] for year in told})


def test_staff_of_some_employers_is_not_compared_with_that_of_all(reference: Plan) -> None:
    now = lived(reference)
    start, (area,) = reference.base_year, reference.areas
    there = {row.sector for row in now.staff if row.occupation == "SSA" and row.heads}
    town = tuple(row for row in now.staff_history if row.sector == "municipality")
    some = backcast(replace(now, staff_history=town), "SSA")
    assert (some.starts, some.misses) == ((), ())
    (lacking,) = some.incomplete
    assert (lacking.area, lacking.year) == (area, start)
    assert set(lacking.sectors) == there - {"municipality"}
    # Nobody is known, too; and a later year that is not whole is no count of the staff.
    nobody = tuple(replace(row, heads=0.0) for row in now.staff_history if row not in town)
    begun = backcast(replace(now, staff_history=town + nobody), "SSA")
    assert [one.year for one in begun.starts] == [start]
    counted = tuple(row for row in now.actuals if row.quantity != "supply_heads")
    later = tuple(replace(row, year=start + 1) for row in town)
    both = replace(now, staff_history=now.staff_history + later, actuals=counted)
    years = [one.year for one in backcast(both, "SSA").misses if one.quantity == "supply_heads"]
    assert years == [start + YEARS]


@pytest.mark.parametrize(
    ("table", "changes", "code", "column"),
    [
        ("staff_history", {"year": 2027}, "year_not_before", "year"),
        ("staff_history", {"age_from": 40, "age_to": 30}, "band_reversed", "age_to"),
        ("staff_history", {"area": "Ukendt"}, "no_staff", "area"),
        ("actuals", {"quantity": "fulltime_share", "value": 1.5}, "not_a_number_between", "value"),
        ("actuals", {"area": "Ukendt"}, "no_staff", "area"),
    ],
)
def test_a_past_that_cannot_be_is_refused_with_its_place(
    reference: Plan, table: str, changes: dict[str, Any], code: str, column: str
) -> None:
    now = lived(reference)
    rows = getattr(now, table)
    with pytest.raises(PlanError) as caught:
        verify(replace(now, **{table: (replace(rows[0], **changes), *rows[1:])}))
    found = [one for one in caught.value.faults if one.code == code]
    assert [(one.file, one.column) for one in found] == [(f"{table}.csv", column)]
    verify(now)


def test_a_past_goes_with_the_plan_and_is_told_by_the_command(
    reference: Plan, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    now = lived(reference)
    write_folder(now, tmp_path / "mappe")
    assert read_folder(tmp_path / "mappe").plan == now
    path = tmp_path / "plan.sosuplan"
    PlanFile.create(path, now)
    with PlanFile.open(path) as file:
        assert file.plan() == now
    ask = ["analysis", "backcast", str(path), "--occupation", "SSA"]
    assert main(ask) == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert head == "horizon,quantity,projected,actual,error,start,year"
    assert len(rows) == len(backcast(now, "SSA").misses)
    with PlanFile.open(path) as file:
        file.replace_plan(replace(now, staff_history=()))
    assert main(ask) == 2
    assert capsys.readouterr().err.count("\n") == 1


def past_of(plan: Plan, *, left: float = 0.0, new: float = 0.0, staff: float = 0.0) -> Plan:
    """``lived``, but that in each year so many more left and were new than projected, and that the
    staff has so many more at the end."""
    now = lived(plan)
    more = {"exits": left, "graduates": new}
    actuals = tuple(
        replace(row, value=row.value + more.get(row.quantity, 0.0)) for row in now.actuals
    )
    place = next(n for n, row in enumerate(now.staff) if row.occupation == "SSA" and row.heads > 90)
    one = replace(now.staff[place], heads=now.staff[place].heads + staff)
    return replace(now, actuals=actuals, staff=(*now.staff[:place], one, *now.staff[place + 1 :]))


def test_a_miss_is_told_with_its_direction_and_with_what_missed_most(reference: Plan) -> None:
    da = Language("da")
    found = backcast(past_of(reference, left=30.0, new=10.0, staff=-80.0), "SSA")
    end = found.longest
    assert end is not None
    assert (end.horizon, round(end.error)) == (YEARS, 80)
    assert [(one.quantity, round(one.error)) for one in found.parts] == [
        ("exits", -30 * YEARS),
        ("graduates", -10 * YEARS),
    ]
    # 90 more left and 30 more were new: 60 of the 80 who are lacking are explained.
    assert found.unexplained == pytest.approx(-20.0, abs=1e-6)
    told = words.story(found, da)
    for text in (words.miss_text(end, da), "for højt", "90 personer", "30 personer", "20 personer"):
        assert text in told
    assert told.index("90 personer") < told.index("30 personer")
    low = words.story(backcast(past_of(reference, staff=80.0), "SSA"), da)
    assert "for lavt" in low
    assert "for højt" not in low
    exact = words.headline(backcast(lived(reference), "SSA"), da)
    assert "for højt" not in exact
    assert "for lavt" not in exact


@pytest.mark.parametrize("quantity", ACTUAL_QUANTITIES)
def test_the_chart_draws_what_was_and_what_was_projected_of_it(
    reference: Plan, quantity: str
) -> None:
    (area,), base = reference.areas, reference.base_year
    now = past_of(reference, left=30.0, staff=-80.0)
    share = Actual(area, "SSA", base + 2, "fulltime_share", 0.25, now.sources[0].id)
    then = tuple(replace(row, year=base + 1) for row in now.staff_history)
    now = replace(now, actuals=(*now.actuals, share), staff_history=(*now.staff_history, *then))
    found, factor = backcast(now, "SSA"), 100.0 if quantity == "fulltime_share" else 1.0
    spec = chart.build(found, quantity, Language("da"))
    actual, *projected = spec.series
    assert not actual.stroke.pattern
    assert [bool(one.stroke.pattern) for one in projected] == [True] * len(projected)
    for start, line in zip((base, base + 1), projected, strict=True):
        assert str(start) in line.name
        drawn = dict(zip(line.at.tolist(), line.values.tolist(), strict=True))
        misses = [one for one in found.misses if (one.start, one.quantity) == (start, quantity)]
        assert misses
        for one in misses:
            assert drawn[one.year] == factor * one.projected
            assert actual.value_at(one.year) == factor * one.actual
    head, *rows = spec.figures
    assert [row[0] for row in rows] == sorted(actual.at.tolist())
    assert len(head) == 2 + len(projected)


def test_without_a_history_it_is_told_what_to_bring_and_where(
    reference: Plan, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    da = Language("da")
    tables = [table_name(table, da) for table in ("staff_history", "actuals")]
    told = words.what_to_bring(backcast(reference, "SSA"), reference, da)
    assert all(name in told for name in tables)
    now = lived(reference)
    some = tuple(row for row in now.staff_history if row.sector == "region")
    now = replace(now, staff_history=some)
    lacking = words.what_to_bring(backcast(now, "SSA"), now, da)
    assert word("municipality", da) in lacking
    assert str(reference.base_year) in lacking
    path = tmp_path / "plan.sosuplan"
    PlanFile.create(path, now)
    assert main(["analysis", "backcast", str(path), "--occupation", "SSA"]) == 2
    assert "municipality" in capsys.readouterr().err
