"""What earlier plans projected, against what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given, settings

from sosuplan.analysis.follow_up import COMPLETION, OTHER, FollowUp, Lacking, follow_up
from sosuplan.analysis.named import analysis
from sosuplan.charts import follow_up as chart
from sosuplan.cli import main
from sosuplan.editing.areas import copy_area
from sosuplan.editing.new_base_year import next_plan
from sosuplan.engine import EngineInputs, LeverSets, project
from sosuplan.exports.workbook import workbook
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan, TraineeIntake
from sosuplan.model.scenario import Scenario
from sosuplan.model.scenario_library import ScenarioLibrary
from sosuplan.model.schema.rows import Actual
from sosuplan.model.validation import verify
from sosuplan.narrative import follow_up as words
from sosuplan.report.drawing import drawing
from sosuplan.store.planfile import PlanFile
from sosuplan.text.language import Language
from tests.core.books import MADE_ON, Book
from tests.core.pdf_check import faults
from tests.core.reports import framed, read_back
from tests.core.reports import told as printed
from tests.core.strategies import plans

BASELINE = Scenario("weighted")
RETENTION = Scenario("weighted", {"retention": 0.2}, "Fastholdelse")
SOURCE = "own-count"


def later(plan: Plan, base_year: int = 2025, decided: Scenario | None = None) -> Plan:
    """The next plan, with a source for what is counted."""
    library = ScenarioLibrary((RETENTION,))
    found = next_plan(
        plan, library, Language("da"), date(2026, 1, 1), base_year=base_year, decided=decided
    ).plan
    own = replace(plan.sources[0], id=SOURCE, kind="own", title="Egen optælling")
    others = (one for one in found.sources if one.id != SOURCE)
    return replace(found, sources=(*others, own))


def with_counts(plan: Plan, *counts: tuple[str, int, float], job: str = "SSA") -> Plan:
    rows = tuple(
        Actual(plan.areas[0], job, year, quantity, value, SOURCE)
        for quantity, year, value in counts
    )
    after = replace(plan, actuals=(*plan.actuals, *rows))
    verify(after)
    return after


def projected(plan: Plan, quantity: str, year: int, scenario: str = "") -> float:
    """A stored figure of the assistants."""
    (value,) = (
        row.value
        for row in plan.stored_projections
        if (row.quantity, row.year, row.scenario, row.occupation)
        == (quantity, year, scenario, "SSA")
    )
    return value


def as_projected(
    plan: Plan, years: Iterable[int], **errors: float
) -> tuple[tuple[str, int, float], ...]:
    """Counts of all quantities in the ``years`` as they were projected, but for what is added."""
    return tuple(
        (quantity, year, projected(plan, quantity, year) + errors.get(f"{quantity}_{year}", 0.0))
        for year in years
        for quantity in ("supply_heads", "exits", "graduates", "gf2_starts", "fulltime_share")
        if not (year == 2024 and quantity in ("supply_heads", "graduates"))
    )


def effects(found: FollowUp, unit: str = "causes") -> dict[str, float]:
    return {one.code: one.effect for one in getattr(found.followed[0], unit)}


def test_without_counts_there_is_nothing_to_tell_and_a_stand_in_is_no_count(
    reference: Plan,
) -> None:
    assert not follow_up(reference, "SSA", BASELINE).followed
    plan = later(reference)
    assert not follow_up(plan, "SSA", BASELINE).followed
    counted = replace(plan, staff=tuple(replace(row, source=SOURCE) for row in plan.staff))
    (told,) = follow_up(counted, "SSA", BASELINE).followed
    (end,) = told.of("supply_heads")
    assert (end.start, end.year) == (2024, 2025)
    assert end.error == pytest.approx(0.0, abs=1e-6)
    assert {one.quantity for one in told.lacking} == {"exits", "graduates", "fulltime_share"}


def test_errors_are_what_was_projected_less_what_was_counted(reference: Plan) -> None:
    plan = later(reference)
    supply = projected(plan, "supply_heads", 2025)
    found = follow_up(with_counts(plan, ("supply_heads", 2025, supply - 80.0)), "SSA", BASELINE)
    frame = found.to_frame()
    assert list(frame.columns) == [
        *("year", "occupation", "area", "quantity", "scenario", "base_year"),
        *("projected", "actual", "error", "share"),
    ]
    (row,) = frame.itertuples(index=False)
    assert (row.year, row.occupation, row.base_year, row.scenario) == (2025, "SSA", 2024, "")
    assert row.error == pytest.approx(80.0)
    assert row.share == pytest.approx(80.0 / (supply - 80.0))


@pytest.mark.parametrize(
    ("errors", "expected"),
    [
        ({"exits_2024": 100.0}, {"exits": 100.0}),
        ({"graduates_2025": -60.0}, {"graduates": 60.0}),
        ({"supply_heads_2025": -30.0}, {OTHER: 30.0}),
        (
            {"exits_2024": 100.0, "supply_heads_2025": -140.0},
            {"exits": 100.0, OTHER: 40.0},
        ),
    ],
)
def test_the_miss_of_the_staff_is_divided_among_what_was_counted(
    reference: Plan, errors: dict[str, float], expected: dict[str, float]
) -> None:
    plan = later(reference)
    missing = {"supply_heads_2025": -sum(expected.values())}
    counts = as_projected(plan, (2024, 2025), **{**missing, **errors})
    found = follow_up(with_counts(plan, *counts), "SSA", BASELINE)
    told = effects(found)
    assert {code: effect for code, effect in told.items() if abs(effect) > 1e-6} == pytest.approx(
        expected
    )
    (each,) = found.followed
    assert not each.lacking
    assert sum(told.values()) == pytest.approx(each.end.error if each.end else None)
    sizes = [abs(one.effect) for one in each.causes]
    assert sizes == sorted(sizes, reverse=True)


def test_graduates_are_divided_into_who_began_and_who_completed(reference: Plan) -> None:
    """As soon as those who have begun since can have graduated, and were counted."""
    plan = later(reference, 2028)
    fewer = 200.0
    training = next(row for row in plan.training if row.occupation == "SSA")
    rates = (
        training.gf2_completion
        * training.transition
        * training.main_completion
        * training.entry_share
    )
    whole = int(training.duration_years)
    last = 2024 + whole + 1
    share = 1.0 - (training.duration_years - whole)
    began = {"gf2_starts_2024": -fewer, f"graduates_{last - 1}": -fewer * rates * share - 10.0}
    began[f"supply_heads_{last - 1}"] = -fewer * rates * share - 10.0
    counts = as_projected(plan, range(2024, last), **began)
    told = effects(follow_up(with_counts(plan, *counts), "SSA", BASELINE))
    assert told["gf2_starts"] == pytest.approx(fewer * rates * share)
    assert told[COMPLETION] == pytest.approx(10.0)
    assert told["exits"] == pytest.approx(0.0, abs=1e-6)
    assert told[OTHER] == pytest.approx(0.0, abs=1e-6)
    without = [one for one in counts if one[0] != "gf2_starts"]
    told = effects(follow_up(with_counts(plan, *without), "SSA", BASELINE))
    assert "gf2_starts" not in told
    assert told["graduates"] == pytest.approx(fewer * rates * share + 10.0)


def test_the_share_on_full_time_is_part_of_the_miss_of_the_work(reference: Plan) -> None:
    plan = later(reference)
    counts = as_projected(plan, (2024, 2025), fulltime_share_2025=-0.02)
    found = follow_up(with_counts(plan, *counts), "SSA", BASELINE)
    told = effects(found, "work")
    assert max(told, key=lambda one: abs(told[one])) == "fulltime_share"
    supply = projected(plan, "supply_heads", 2025)
    assert told["fulltime_share"] == pytest.approx(supply * 0.02 * (1 - 28.6 / 37))
    assert sum(told.values()) == pytest.approx(told["fulltime_share"])
    fewer = [one for one in counts if one[0] != "fulltime_share"]
    assert not follow_up(with_counts(plan, *fewer), "SSA", BASELINE).followed[0].work


def test_the_scenario_that_was_decided_on_is_told_unless_another_one_is_asked_for(
    reference: Plan,
) -> None:
    plan = later(reference, 2028, RETENTION)
    plan = with_counts(plan, ("supply_heads", 2028, 9000.0))
    (told,) = follow_up(plan, "SSA", BASELINE).followed
    assert told.scenario == "Fastholdelse"
    (other,) = follow_up(plan, "SSA", BASELINE, stored_as="").followed
    assert other.scenario == ""
    assert told.outcomes[0].projected > other.outcomes[0].projected
    table = analysis("follow_up", plan, BASELINE, "SSA")
    assert set(table.to_frame().scenario) == {"Fastholdelse"}
    again = next_plan(plan, ScenarioLibrary(), Language("da"), date(2029, 1, 1)).plan
    years = [one.base_year for one in follow_up(again, "SSA", BASELINE).followed]
    assert years == [2024]
    counts = with_counts(again, ("exits", 2028, 700.0))
    years = [one.base_year for one in follow_up(counts, "SSA", BASELINE).followed]
    assert years == [2028, 2024]


def test_a_plan_without_earlier_ones_is_told_of_by_its_own_projection(reference: Plan) -> None:
    source = reference.sources[0].id
    count = Actual(reference.areas[0], "SSH", 2025, "exits", 500.0, source)
    plan = replace(reference, actuals=(count,))
    for scenario in (BASELINE, RETENTION):
        (told,) = follow_up(plan, "SSH", scenario).followed
        assert (told.stored, told.base_year, told.scenario) == (False, 2024, scenario.name)
        inputs = EngineInputs.from_plan(plan)
        made = project(inputs, LeverSets.of([scenario], catalogue(plan), inputs))
        gone = sum(
            getattr(made, flow)[0, 0, 1, 1] for flow in ("retired", "other_exits", "aged_out")
        )
        assert told.outcomes[0].projected == pytest.approx(gone)


def test_intake_and_working_time_since_count_unless_they_are_assumed(reference: Plan) -> None:
    plan = later(reference)
    area = plan.areas[0]
    more = TraineeIntake(area, "SSA", 2025, 1500.0, SOURCE)
    assumed = replace(more, year=2026, source="assumption")
    times = tuple(
        replace(row, year=2025, fulltime_share=0.4, source=SOURCE) for row in plan.working_time
    )
    plan = replace(plan, trainee_intake=(*plan.trainee_intake, more, assumed), working_time=times)
    (told,) = follow_up(plan, "SSA", BASELINE).followed
    assert [(one.quantity, one.year, one.actual) for one in told.outcomes] == [
        ("gf2_starts", 2025, 1500.0),
        ("fulltime_share", 2025, pytest.approx(0.4)),
    ]


def test_the_command_prints_the_table_of_both_occupations(
    tmp_path: Path, reference: Plan, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.sosuplan"
    plan = later(reference)
    PlanFile.create(path, plan)
    assert main(["analysis", "follow_up", str(path)]) == 2
    path.unlink()
    counted = with_counts(plan, ("exits", 2024, 500.0))
    counted = with_counts(counted, ("exits", 2024, 400.0), job="SSH")
    PlanFile.create(path, counted)
    capsys.readouterr()
    assert main(["analysis", "follow_up", str(path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(",")[1] for line in lines[1:]] == ["SSA", "SSH"]
    assert main(["analysis", "follow_up", str(path), "--occupation", "SSH", "--by", "area"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(",")[2] for line in lines[1:]] == [plan.areas[0]]


@pytest.mark.paper
def test_it_is_printed_and_in_the_workbook_only_where_something_was_counted(
    reference: Plan,
) -> None:
    plan = later(reference, decided=RETENTION)
    empty = framed(plan, occupation="all")
    assert printed(empty, "follow_up")["parts"] == []
    assert "Opfølgning" not in Book(workbook(empty, MADE_ON)).sheets
    counts = as_projected(plan, (2024, 2025), exits_2024=100.0, supply_heads_2025=-100.0)
    frame = framed(with_counts(plan, *counts), occupation="all")
    found = frame.follow_up("SSA")
    assert not frame.follow_up("SSH").followed
    data = printed(frame, "follow_up")
    assert faults(read_back(data)) == []
    (part,) = data["parts"]
    (chart,) = [block["chart"] for block in part["blocks"] if block["block"] == "chart"]
    assert chart["kind"] == "follow_up"
    # The table may stand on the page after the chart's.
    blocks = [block["block"] for block in part["blocks"]]
    assert blocks[blocks.index("table") - 1] == "heading"
    outcomes, causes = [block for block in part["blocks"] if block["block"] == "table"]
    (followed,) = found.followed
    assert len(outcomes["rows"]) == len(followed.outcomes)
    assert len(causes["rows"]) == len(followed.work)
    assert part["heading"] == words.headline(found, Language("da"))
    rows = Book(workbook(frame, MADE_ON)).rows("Opfølgning")
    cells = {cell for row in rows for cell in row if isinstance(cell, float)}
    for one in followed.outcomes:
        assert any(abs(cell - one.error) < 1e-9 for cell in cells)
    for cause in (*followed.causes, *followed.work):
        assert any(abs(cell - cause.effect) < 1e-9 for cell in cells)


def test_what_missed_most_is_named_and_what_has_to_be_counted(reference: Plan) -> None:
    plan = later(reference)
    danish = Language("da")
    counts = as_projected(plan, (2024, 2025), exits_2024=-90.0, supply_heads_2025=90.0)
    found = follow_up(with_counts(plan, *counts), "SSA", BASELINE)
    most = danish(words._MOST).format(what=danish(words._WHAT["exits"]))
    assert most in words.headline(found, danish)
    assert words.to_count(found.followed[0], danish) == ""
    fewer = [one for one in counts if one[0] != "graduates"]
    found = follow_up(with_counts(plan, *fewer), "SSA", BASELINE)
    assert "2025" in words.to_count(found.followed[0], danish)
    # A year that was counted is not told of as one that was not.
    some = replace(found.followed[0], lacking=(Lacking("exits", (2024, 2026, 2027)),))
    assert "(2024, 2026–2027)" in words.to_count(some, danish)
    exact = follow_up(with_counts(plan, *as_projected(plan, (2024, 2025))), "SSA", BASELINE)
    assert ";" not in words.headline(exact, danish)


def test_only_what_pulled_the_way_of_the_error_is_said_to_have_made_it(reference: Plan) -> None:
    """What pulled the other way may have missed most all the same, which is told for itself; and
    what was not counted may be larger than what was."""
    plan = later(reference)

    def told(*left_out: str, **errors: float) -> tuple[FollowUp, str]:
        counts = [
            one
            for one in as_projected(plan, (2024, 2025), **errors)
            if one[0] not in ("gf2_starts", "fulltime_share", *left_out)
        ]
        found = follow_up(with_counts(plan, *counts), "SSA", BASELINE)
        text = words.projection_headline(found, found.followed[0], english)
        return found, f"{text}. {words.detail(found.followed[0], english)}"

    english = Language("en")
    # Too few were projected, though more left than was projected: others came.
    found, text = told(supply_heads_2025=280.0, exits_2024=188.0)
    assert effects(found) == pytest.approx({"exits": 188.0, OTHER: -468.0, "graduates": 0.0})
    assert english(words._NEITHER) in text
    assert "Of the assumptions, the exits missed most" in text
    assert "188 too high" in text
    # Without the graduates nothing is known that made the error.
    _, text = told("graduates", supply_heads_2025=280.0, exits_2024=188.0)
    assert "contributed" not in text
    assert "188 too high" in text
    _, text = told("graduates", supply_heads_2025=280.0, exits_2024=-50.0)
    assert "of what was counted, the exits contributed most" in text
    # Less than half of it is left: what is known is told.
    _, text = told(supply_heads_2025=280.0, exits_2024=-90.0, graduates_2025=80.0)
    assert "of what was counted, the exits contributed most" in text
    _, text = told(supply_heads_2025=280.0, exits_2024=-150.0, graduates_2025=80.0)
    assert "; the exits contributed most" in text
    # Of the work it may be something else than of the staff, and pull the other way.
    counts = as_projected(
        plan, (2024, 2025), supply_heads_2025=-100.0, graduates_2025=-100.0,
        fulltime_share_2025=0.2,
    )  # fmt: skip
    told_of = follow_up(with_counts(plan, *counts), "SSA", BASELINE).followed[0]
    assert "the share on full time missed most" in words.detail(told_of, english)
    assert "full-time persons too low" in words.detail(told_of, english)


def test_the_latest_projection_of_counted_staff_is_told_first(reference: Plan) -> None:
    """A plan that is a year older has most to tell, until staff is counted that the newer one
    projected. The share on full time of a base year is what was projected from."""
    first = later(reference)
    counts = as_projected(first, (2024, 2025), supply_heads_2025=280.0)
    library = ScenarioLibrary()
    second = next_plan(with_counts(first, *counts), library, Language("da"), date(2027, 1, 1)).plan
    found = follow_up(second, "SSA", BASELINE)
    assert [one.base_year for one in found.followed] == [2025, 2024]
    assert {one.quantity for one in found.followed[0].outcomes} == {"exits", "gf2_starts"}
    assert found.latest == found.followed[1]
    assert "2024" in words.headline(found, Language("en"))
    newer = follow_up(with_counts(second, ("supply_heads", 2026, 8000.0)), "SSA", BASELINE)
    assert newer.latest == newer.followed[0]


def test_lines_that_lie_close_are_drawn_apart_and_the_scale_says_so(reference: Plan) -> None:
    """Not so far apart that next to nothing looks like much."""
    plan = later(reference)
    for error, from_zero in ((280.0, False), (0.0, False), (-6000.0, True)):
        counts = as_projected(plan, (2025,), supply_heads_2025=error)
        found = follow_up(with_counts(plan, *counts), "SSA", BASELINE)
        spec = chart.build(found, "supply_heads", Language("en"))
        assert spec.from_zero == from_zero
        low, high = spec.limits(*spec.extent)
        assert (low == 0.0) == from_zero
        assert ("does not begin at 0" in spec.unit) != from_zero
        assert high - low > 0.05 * high
        assert drawing(spec)["y"]["low"] == low


def test_a_plan_that_began_with_staff_that_nobody_had_counted_is_told_so(
    reference: Plan,
) -> None:
    first = later(reference)
    second = later(first, 2026)
    staff, exits, graduates = (
        next(
            row.value
            for row in second.stored_projections
            if (row.base_year, row.quantity, row.year, row.occupation, row.scenario)
            == (2025, quantity, year, "SSA", "")
        )
        for quantity, year in (("supply_heads", 2026), ("exits", 2025), ("graduates", 2026))
    )
    began = projected(first, "supply_heads", 2025)
    as_projected = (("exits", 2025, exits), ("graduates", 2026, graduates))

    def causes(*counts: tuple[str, int, float]) -> dict[str, float]:
        found = follow_up(with_counts(second, *counts), "SSA", BASELINE)
        assert found.latest is not None
        assert found.latest.base_year == 2025
        assert found.latest.end is not None
        told = {one.code: one.effect for one in found.latest.causes}
        assert sum(told.values()) == pytest.approx(found.latest.end.error)
        for say in (Language("da"), Language("en")):
            assert words.cause_texts(found.latest, say)[1]
            assert words.story(found, say)
        return told

    # 120 fewer were there from the beginning on, and nothing else went wrong.
    lower = ("supply_heads", 2026, staff - 120.0)
    told = causes(("supply_heads", 2025, began - 120.0), lower, *as_projected)
    assert told["start"] == pytest.approx(120.0)
    assert told[OTHER] == pytest.approx(0.0, abs=1e-6)
    # Where that was not counted, it is part of what nobody knows.
    assert causes(lower, *as_projected)[OTHER] == pytest.approx(120.0)
    right = causes(("supply_heads", 2025, began), lower, *as_projected)
    assert "start" not in right


def test_figures_of_some_areas_alone_are_told_to_be_so(reference: Plan) -> None:
    say = Language("da")
    both = copy_area(reference, reference.areas[0], "Nordjylland", say)
    first, second = both.areas
    after = later(both)

    def note(*counts: tuple[str, str, int]) -> str:
        rows = tuple(Actual(area, "SSA", year, code, 700.0, SOURCE) for area, code, year in counts)
        found = follow_up(replace(after, actuals=rows), "SSA", BASELINE)
        assert found.latest is not None
        return words.meaning(found, found.latest, say)

    staff = tuple((area, "supply_heads", 2025) for area in both.areas)
    whole = note(*staff, *((area, "exits", 2024) for area in both.areas))
    assert "områder" not in whole
    # One year of one quantity was counted in one of the two: its figures are not of both.
    partly = note(*staff, (first, "exits", 2024), *((area, "exits", 2025) for area in both.areas))
    assert "personer, der stoppede (2024)" in partly
    # Where all is of the one, it is named.
    assert first in note(staff[0], (first, "exits", 2024))
    assert second not in note(staff[0], (first, "exits", 2024))


@pytest.mark.thorough
@given(plans())
@settings(deadline=None, max_examples=30)
def test_what_went_as_projected_has_no_error_in_any_plan(plan: Plan) -> None:
    """In each area and in all together; and where one area was not counted, the others are told."""
    assume(plan.horizon > plan.base_year + 1)
    assume(not any(row.staff_share == 1.0 for row in plan.transfers))
    after = next_plan(plan, ScenarioLibrary(), Language("da"), date(2026, 1, 1)).plan
    source = after.sources[0].id
    counts = tuple(
        Actual(row.area, row.occupation, row.year, row.quantity, min(row.value, 1e6), source)
        for row in after.stored_projections
        if row.year <= after.base_year
    )
    counted = replace(after, actuals=counts)
    scenario = Scenario(plan.demands[0].scenario)
    for job in plan.occupations:
        found = follow_up(counted, job, scenario)
        (told,) = found.followed
        for one in told.outcomes:
            assert one.error == pytest.approx(0.0, abs=1e-6)
            assert one.areas == found.areas or one.quantity in ("gf2_starts", "fulltime_share")
        for area in found.areas:
            (here,) = follow_up(counted, job, scenario, area=area).followed
            assert len(here.outcomes) <= len(told.outcomes)
        left = {row.area for row in counts} - {found.areas[0]}
        fewer = replace(counted, actuals=tuple(row for row in counts if row.area in left))
        for each in follow_up(fewer, job, scenario).followed:
            assert all(found.areas[0] not in one.areas for one in each.of("supply_heads"))
