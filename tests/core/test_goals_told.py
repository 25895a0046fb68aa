"""Goals as they are told: words, lines, paper and workbook say what the facts say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sosuplan.analysis.frame import Frame
from sosuplan.analysis.goals import FollowedGoal, GoalList, GoalStatus
from sosuplan.charts import goals as chart
from sosuplan.editing.own_rows import copied, with_readings, with_row, without_row
from sosuplan.exports.workbook import workbook
from sosuplan.model.library import library
from sosuplan.model.plan import GoalReading, Plan
from sosuplan.narrative import goals as words
from sosuplan.text.dates import spoken_date
from sosuplan.text.language import Language
from tests.core.books import MADE_ON, Book
from tests.core.frames import FrameMaker
from tests.core.goal_plans import LENT, with_goals
from tests.core.pdf_check import faults
from tests.core.reports import read_back, told

DANISH = Language("da")
MOVED = {"fulltime_target:municipality:SSA": 0.45}


@pytest.fixture
def frame(reference: Plan) -> Frame:
    return FrameMaker(with_goals(reference))(MOVED)


def of(frame: Frame) -> dict[str, FollowedGoal]:
    return {one.goal.id: one for one in frame.goals().own.goals}


def test_the_headline_counts_every_goal_once(frame: Frame) -> None:
    own = frame.goals().own
    said = words.headline(own, DANISH)
    assert said == "1 af 6 mål er nået, 2 er på vej, 1 er bagud og 1 er ikke målt"
    beside = words.beside_headline(own, DANISH)
    assert "1 mål mangler" in beside
    assert "1 opgørelse har" in beside
    assert "1 af de 5 mål" in words.scenario_headline(own, DANISH)
    each = {status: GoalList(own.with_status(status)) for status in GoalStatus}
    assert words.headline(each[GoalStatus.REACHED], DANISH) == "Målet er nået"
    assert (
        words.headline(each[GoalStatus.ON_TRACK], DANISH) == "Ingen af 2 mål er nået og 2 er på vej"
    )
    assert words.headline(each[GoalStatus.NO_TARGET], DANISH) == "1 opgørelse har intet måltal"
    assert words.headline(GoalList(()), DANISH) == "Planen har endnu ingen egne mål"


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_status_has_a_sentence_and_no_status_tells_of_the_projection(
    reference: Plan, language: str
) -> None:
    say, one = Language(language), FrameMaker(with_goals(reference))
    nothing, moved = of(one({})), of(one(MOVED))
    assert {each.status for each in nothing.values()} == set(GoalStatus) - {GoalStatus.NO_BASELINE}
    for id_, goal in nothing.items():
        said = words.sentence(goal, say)
        assert said == words.sentence(moved[id_], say)
        assert "{" not in said
        assert words.title_of(goal.goal, say) in said
        assert words.status_word(goal.status, say)
        assert words.projection_sentence(goal, say)
    assert words.projection_sentence(nothing["fuldtid"], say) != words.projection_sentence(
        moved["fuldtid"], say
    )
    assert moved["fuldtid"].reaches
    assert not nothing["fuldtid"].reaches
    lost = replace(nothing["fuldtid"], begins=None)
    assert lost.status is GoalStatus.NO_BASELINE
    assert words.sentence(lost, say)
    # Where the target's year is over, the sentence says that nobody knows how it ended.
    for id_, status in (
        ("optag", GoalStatus.REACHED),
        ("fuldtid", GoalStatus.NOT_MEASURED),
        ("afgang", GoalStatus.BEHIND),
        ("balance", GoalStatus.NOT_MEASURED),
    ):
        before, over = nothing[id_], replace(nothing[id_], known_year=2040)
        assert over.status is status
        said = words.sentence(over, say)
        assert "{" not in said
        assert (said == words.sentence(before, say)) is (status is GoalStatus.REACHED)


def test_a_line_shows_what_was_measured_the_way_and_what_is_projected(frame: Frame) -> None:
    one = of(frame)["fuldtid"]
    spec = chart.build(frame, one)
    lines = {series.key[1]: series for series in spec.series}
    measured, way = lines["measured"], lines["way"]
    assert measured.at.tolist() == [2025.0, 2026.0, 2027.0]
    assert measured.values == pytest.approx([28.4, 32.0, 35.5])
    assert (way.at[-1], way.values[-1]) == (2030.0, pytest.approx(40.0))
    assert lines["scenario"].values[-1] == pytest.approx(45.0)
    table = spec.to_frame()
    assert len(table.columns) == 4
    assert list(table.iloc[:, 0]) == list(range(2024, 2035))
    assert words.sentence(one, DANISH) in spec.alternative
    # Without a year the target is a level; without the plan's indicator nothing is projected.
    level = chart.build(frame, of(frame)["fuldtid-75"])
    (target,) = (series for series in level.series if series.key[1] == "way")
    assert set(target.values.tolist()) == {75.0}
    assert target.name != way.name
    own = chart.build(frame, of(frame)["trivsel"])
    assert [series.key[1] for series in own.series] == ["measured", "way"]
    assert own.projection == ""
    bare = replace(one, readings=(), course={}, begins=None)
    assert not chart.is_drawn(bare)
    # One figure by itself is no line, and may be from before anything is projected.
    alone = replace(one, readings=(), course={}, goal=replace(one.goal, target=None))
    assert not chart.is_drawn(alone)
    assert chart.is_drawn(replace(alone, readings=one.readings))


def test_paper_and_workbook_tell_the_same_and_nothing_where_there_are_no_goals(
    frame: Frame, reference: Plan
) -> None:
    data = told(frame, "goals")
    assert faults(read_back(data)) == []
    (part,) = data["parts"]
    assert part["heading"] == words.headline(frame.goals(), DANISH)
    tables = [block for block in part["blocks"] if block["block"] == "table"]
    followed = of(frame)
    for row, one in zip(tables[0]["rows"], followed.values(), strict=True):
        assert row[4]["text"] == words.status_text(one.status, DANISH)
        assert row[3] == words.measured_text(one, DANISH)
    charts = [block for block in part["blocks"] if block["block"] == "chart"]
    assert len(charts) == sum(map(chart.is_drawn, followed.values()))
    # The standing of every target stands where the target does.
    texts = str(part["blocks"])
    assert all(one.goal.status_of_target in texts for one in followed.values())
    rows = Book(workbook(frame, MADE_ON)).rows("Mål")
    cells = [cell for row in rows for cell in row]
    for one in followed.values():
        assert one.goal.title_da in cells
        assert one.goal.status_of_target in cells
        for value in (one.goal.baseline, one.projected, one.latest and one.latest.value):
            assert value is None or any(
                isinstance(cell, float) and cell == pytest.approx(value, rel=1e-12)
                for cell in cells
            )
    without = FrameMaker(reference)({})
    assert told(without, "goals")["parts"] == []
    assert "Mål" not in Book(workbook(without, MADE_ON)).sheets


def test_goals_are_changed_taken_over_read_and_deleted(reference: Plan) -> None:
    plan = with_goals(reference)
    lent = copied(plan, "goals", library().goals["fuldtid-kommuner-ssa"])
    assert lent.id not in {*library().goals, *(one.id for one in plan.goals)}
    taken = with_row(plan, "goals", lent)
    assert taken.goals[-1] == lent
    # Its source is there already; another one comes along.
    assert taken.sources == plan.sources
    assert lent.source_id == LENT
    more = with_row(taken, "goals", copied(taken, "goals", library().goals["eud-valg"]))
    assert more.sources[-1] == library().sources["nordjysk-ambition"]
    again = with_row(more, "goals", replace(lent, responsible="HR"))
    assert [one.id for one in again.goals] == [one.id for one in more.goals]
    read = with_readings(again, lent.id, [GoalReading(lent.id, "2026", 0.3, "", "")])
    assert len(read.goal_readings) == 2
    gone = without_row(read, "goals", lent.id)
    assert lent.id not in {one.id for one in gone.goals}
    assert gone.goal_readings == plan.goal_readings


def test_months_are_told_by_name_and_other_dates_as_they_are() -> None:
    dates = ("2025-02", "02.2025", "2025-12-31", "2024/2025", "2030")
    found = [spoken_date(one, DANISH) for one in dates]
    assert found == ["februar 2025", "februar 2025", "31.12.2025", "2024/2025", "2030"]


def test_a_projection_that_begins_elsewhere_than_the_goal_says_so(reference: Plan) -> None:
    """The share of the municipalities is not that of all employers."""
    lent = library().goals["fuldtid-kommuner-ssa"]
    everybody, theirs = replace(lent, id="alle", sector=""), replace(lent, id="deres")
    plan = replace(reference, goals=(everybody, theirs))
    found = of(FrameMaker(plan)({}))
    assert found["alle"].begins_apart == plan.base_year
    assert found["deres"].begins_apart is None
    assert len(words.projection_sentence(found["alle"], DANISH)) > len(
        words.projection_sentence(found["deres"], DANISH)
    )
