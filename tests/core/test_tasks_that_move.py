"""Tasks that move to another employer: what they come to, and where they are told of."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from sosuplan.analysis.frame import CURRENT
from sosuplan.analysis.transfers import added_up, moves
from sosuplan.charts import gap, supply_demand, wave
from sosuplan.editing.areas import add_up, copy_area, delete_area, new_area
from sosuplan.editing.edited_plan import EditedPlan
from sosuplan.editing.transfers import TaskMove, staffed, with_move, without_work
from sosuplan.engine import EngineInputs, LeverSets, project
from sosuplan.exports.input_sheets import figures_of
from sosuplan.exports.results import result_frame
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import SECTORS, Plan, Transfer
from sosuplan.model.scenario import Scenario
from sosuplan.narrative.steps import Action, StepWords, action_for
from sosuplan.narrative.story import paragraph
from sosuplan.narrative.transfers import counts_on, move_text
from sosuplan.report.balance import balance
from sosuplan.report.drawing import drawing
from sosuplan.report.inputs import inputs
from sosuplan.report.method import method
from sosuplan.report.page_one import page_one
from sosuplan.report.paper import Paper
from sosuplan.report.sections import SECTION_IDS
from sosuplan.text.language import LANGUAGES, Language
from sosuplan.text.numbers import NO_BREAK_SPACE
from tests.core.frames import FrameMaker

AREA = "Region Midtjylland"
NEUTRAL = Scenario("historical")
DANISH = Language("da")


def moved(plan: Plan, *rows: Transfer) -> Plan:
    return replace(plan, transfers=rows)


def within(year: int = 2027, share: float = 0.1, occupation: str = "SSA") -> Transfer:
    return Transfer(
        AREA, occupation, year, "municipality", "region", share, None, "assumption-fitted"
    )


def outside(year: int = 2028, share: float = 0.05, need: float | None = 0.04) -> Transfer:
    return Transfer(AREA, "SSH", year, "municipality", "", share, need, "assumption-fitted")


def projected(plan: Plan) -> Any:
    levers, arrays = catalogue(plan), EngineInputs.from_plan(plan)
    return project(arrays, LeverSets.of([NEUTRAL], levers, arrays), keep_ages=True)


def people(plan: Plan, sector: str, occupation: str, year: int) -> float:
    heads = projected(plan).heads_by_age
    where = 0, 0, SECTORS.index(sector), plan.occupations.index(occupation)
    return float(heads[where][:, plan.years.index(year)].sum())


# --- what they come to ------------------------------------------------------------------------


def test_those_who_move_are_missing_with_the_one_and_found_with_the_other(reference: Plan) -> None:
    plan = moved(reference, within())
    (move,) = moves(plan, catalogue(plan), NEUTRAL)
    left = people(reference, "municipality", "SSA", 2027) - people(
        plan, "municipality", "SSA", 2027
    )
    came = people(plan, "region", "SSA", 2027) - people(reference, "region", "SSA", 2027)
    assert move.people == pytest.approx(left) == pytest.approx(came)
    assert move.need == 0.0


def test_those_who_move_work_as_the_employer_that_they_come_to_does(reference: Plan) -> None:
    plan = moved(reference, within())
    (move,) = moves(plan, catalogue(plan), NEUTRAL)
    before, after = (
        plan.current_working_time[AREA, sector, "SSA"] for sector in ("municipality", "region")
    )
    assert (move.fulltime, move.fulltime_after) == (before.fulltime_share, after.fulltime_share)
    assert move.work_after / move.people == pytest.approx(
        after.fulltime_share + (1.0 - after.fulltime_share) * after.parttime_hours / 37.0
    )
    gained = projected(plan).supply_fte[0, 0, 0, 3] - projected(reference).supply_fte[0, 0, 0, 3]
    assert gained == pytest.approx(move.work_after - move.work)


def test_who_leaves_the_plan_is_gone_with_as_much_of_the_need_as_is_said(reference: Plan) -> None:
    plan = moved(reference, outside())
    (move,) = moves(plan, catalogue(plan), NEUTRAL)
    made, was = projected(plan), projected(reference)
    at = plan.years.index(2028)
    assert made.transferred[0, 0, 1, at - 1] == pytest.approx(-move.people)
    assert was.demand_heads[0, 0, 1, at] * 0.04 == pytest.approx(move.need)
    assert move.work_after == 0.0


def test_a_need_that_goes_in_proportion_leaves_the_balance_as_large_beside_the_supply(
    reference: Plan,
) -> None:
    alone = moved(reference, outside(need=None))
    (move,) = moves(alone, catalogue(alone), NEUTRAL)
    plan = moved(reference, outside(need=move.proportion))

    def share(plan: Plan) -> float:
        found = projected(plan).balance(0, "SSH")
        return float(found.gap_fte[4] / found.supply_fte[4])

    assert share(plan) == pytest.approx(share(reference))
    assert share(alone) < share(reference)


def test_moves_of_one_year_are_shares_of_what_was_there_before_all_of_them(reference: Plan) -> None:
    rows = within(share=0.25), replace(within(share=0.25), to_sector="other"), within(2029, 0.5)
    plan = moved(reference, *rows)
    first, second, later = moves(plan, catalogue(plan), NEUTRAL)
    assert first.people == second.people
    assert [later.row, first.row.year] == [rows[2], 2027]
    assert later.people == pytest.approx(people(plan, "municipality", "SSA", 2029))


def test_areas_are_added_up_and_employers_and_years_are_not(reference: Plan) -> None:
    two = copy_area(moved(reference, within(), within(2028)), AREA, "Nabo", DANISH)
    found = moves(two, catalogue(two), NEUTRAL)
    sums = added_up(found)
    assert [one.year for one in sums] == [2027, 2028]
    assert sums[0].areas == (AREA, "Nabo")
    assert sums[0].people == pytest.approx(2.0 * found[0].people)


# --- on charts --------------------------------------------------------------------------------


def test_each_year_in_which_tasks_of_the_occupation_move_is_marked_once(reference: Plan) -> None:
    two = replace(within(2028, occupation="SSA"), to_sector="other")
    frames = FrameMaker(moved(reference, within(), within(2028), two, outside(2030)))
    for build in (gap.build, supply_demand.build):
        years = {
            job: [mark.year for mark in build(frames({}, occupation=job)).moves]
            for job in ("SSA", "SSH", "all")
        }
        assert years == {"SSA": [2027, 2028], "SSH": [2030], "all": [2027, 2028, 2030]}
    assert wave.build(frames({})).moves == ()
    texts = [mark.text for mark in gap.build(frames({})).moves]
    assert texts == ["opgaver flytter 2027", "opgaver flytter 2028"]


def test_a_plan_without_moves_has_no_marks_and_no_words_of_them(frames: FrameMaker) -> None:
    spec = gap.build(frames({}))
    assert spec.moves == ()
    assert "flytter" not in spec.alternative
    assert counts_on(frames({})) == ""


def test_who_does_not_see_the_lines_is_told_of_them(reference: Plan) -> None:
    frames = FrameMaker(moved(reference, within(), within(2028)))
    for build in (gap.build, supply_demand.build):
        text = build(frames({})).alternative
        assert "Opgaver flytter til en anden arbejdsgiver i 2027 og 2028." in text


def test_paper_draws_what_changes_and_what_moves_apart(reference: Plan) -> None:
    frames = FrameMaker(moved(reference, within()))
    drawn = drawing(gap.build(frames({"sickness_reduction_days": 1.0})))
    kinds = [(one["kind"], one["at"]) for one in drawn["marks"]]
    assert kinds == [("mark", 2026.0), ("move", 2027.0)]


# --- in words and tables ----------------------------------------------------------------------


def cells(block: dict[str, Any]) -> list[list[str]]:
    return [[one if isinstance(one, str) else one["text"] for one in row] for row in block["rows"]]


def test_one_sentence_says_what_the_plan_counts_on(reference: Plan) -> None:
    frames = FrameMaker(moved(reference, within(), outside()))
    frame = frames({}, occupation="all")
    text = counts_on(frame)
    (first, second) = frame.moves
    assert f"{first.people:.0f} SOSU-assistenter i 2027 fra kommunal ansættelse til" in text
    assert f"{second.people:.0f} SOSU-hjælpere i 2028" in text
    assert text.endswith("en arbejdsgiver uden for planen.")
    assert text in paragraph(frame)
    rests = page_one(Paper(frame, SECTION_IDS))["rests"]["text"]
    assert text in "".join(one for one in rests if isinstance(one, str))
    # Of the occupation looked at alone.
    assert "hjælpere" not in counts_on(frames({}))


@pytest.mark.parametrize("code", LANGUAGES)
def test_of_many_moves_the_sentence_names_some_and_counts_the_others(
    reference: Plan, code: str
) -> None:
    frames = FrameMaker(moved(reference, *(within(year, 0.01) for year in range(2025, 2031))))
    text = counts_on(frames({}, language=code))
    assert "2027" in text
    assert "2028" not in text
    assert {"da": "3 flytninger mere", "en": "3 more moves"}[code] in text


def test_a_move_is_told_with_its_work_or_its_need(reference: Plan) -> None:
    plan = moved(reference, within(), outside(), replace(outside(2029), demand_share=None))
    here, away, alone = (
        move_text(one, DANISH).replace(NO_BREAK_SPACE, " ")
        for one in moves(plan, catalogue(plan), NEUTRAL)
    )
    assert "56,5 % på fuld tid mod 28,4 % før" in here
    assert "4,0 % af områdets" in away
    assert "Intet af behovet flytter med." in alone


def test_the_report_has_a_row_for_each_move(reference: Plan) -> None:
    frame = FrameMaker(moved(reference, within(), outside()))({}, occupation="all")
    blocks = balance(Paper(frame, SECTION_IDS))["blocks"]
    at = next(place for place, one in enumerate(blocks) if one.get("text") == "Opgaver der flytter")
    first, second = cells(blocks[at + 1])
    move, away = frame.moves
    figures = [f"{one:.0f}" for one in (move.people, move.work, move.work_after)]
    assert first == ["2027", "SSA", "Kommuner", "Region", *figures, "–"]
    assert second[3] == "Arbejdsgiver uden for planen"
    assert second[-2:] == ["–", f"−{away.need:.0f}"]


def test_the_report_of_many_areas_adds_moves_up_and_lists_their_shares(reference: Plan) -> None:
    plan = moved(reference, within(), outside(need=None))
    for name in ("A", "B", "C", "D"):
        plan = copy_area(plan, AREA, name, DANISH)
    paper = Paper(FrameMaker(plan)({}, occupation="all"), SECTION_IDS)
    blocks = balance(paper)["blocks"]
    at = next(place for place, one in enumerate(blocks) if one.get("text") == "Opgaver der flytter")
    assert [row[1] for row in cells(blocks[at + 1])] == ["5 af 5", "5 af 5"]
    listed = inputs(paper)["blocks"]
    at = next(place for place, one in enumerate(listed) if one.get("text") == "Opgaver der flytter")
    rows = [row for row in cells(listed[at + 1]) if len(row) > 1]
    assert len(rows) == 10
    assert rows[0] == ["SSA", "2027", "Kommuner", "Region", f"10{NO_BREAK_SPACE}%", "–"]


def test_the_method_explains_moves_where_there_are_some(reference: Plan) -> None:
    def titles(plan: Plan) -> list[str]:
        points = method(Paper(FrameMaker(plan)({}), SECTION_IDS))["blocks"][1]["points"]
        return [one["title"] for one in points]

    plan = moved(reference, within())
    assert set(titles(plan)) - set(titles(reference)) == {"Opgaver der flytter."}


def test_the_workbook_names_employers_and_counts_who_leaves(reference: Plan) -> None:
    frame = FrameMaker(moved(reference, within(), outside()))({}, occupation="SSH")
    names = [one.names for one in figures_of(frame) if one.table == "transfers"]
    assert names[0]["from_sector"] == "Kommuner"
    assert names[-1]["to_sector"] == "Arbejdsgiver uden for planen"
    made = result_frame(frame).sort_index().xs((CURRENT, "", "SSH"))
    flows = made["transferred"] + made["new_graduates"] + made["recruited"]
    flows -= made["retired"] + made["other_exits"] + made["to_training"]
    steps = np.diff(made["supply_heads"])
    assert flows.to_numpy()[:-1] == pytest.approx(steps)
    assert made["transferred"].loc[2027] == pytest.approx(-frame.moves[1].people)


# --- as a planner says it ---------------------------------------------------------------------


def wish(**other: Any) -> TaskMove:
    pairs = ((AREA, "SSA"), (AREA, "SSH"))
    about = {"year": 2027, "from_sector": "municipality", "to_sector": "", "pairs": pairs}
    return TaskMove(**(about | {"staff_share": 0.1, "kind": "own"} | other))


def test_what_a_planner_says_becomes_rows_with_a_source(reference: Plan) -> None:
    cells = EditedPlan.of(reference)
    after = with_move(cells, reference, wish(demand_shares={(AREA, "SSH"): 0.05}), DANISH)
    plan = after.checked.plan
    assert plan is not None
    assert [row.demand_share for row in plan.transfers] == [None, 0.05]
    source = next(one for one in plan.sources if one.id == plan.transfers[0].source)
    assert (source.kind, source.title) == ("own", "Lokal delingsaftale")
    # Those of another year have the same one.
    again = with_move(after, plan, wish(year=2028), DANISH).checked.plan
    assert again is not None
    assert len(again.sources) == len(plan.sources)
    assert len(again.transfers) == 4


def test_an_employer_without_working_time_gets_some_with_the_move(reference: Plan) -> None:
    pairs = staffed(reference, "municipality", [AREA], ["SSA", "SSH"])
    assert without_work(reference, "region", pairs) == ((AREA, "SSH"),)
    assert without_work(reference, "", pairs) == ()
    work = {"fulltime_share": 0.4, "parttime_hours": 28.0, "sickness_days": 0.0}
    asked = wish(to_sector="region", work=work)
    plan = with_move(EditedPlan.of(reference), reference, asked, DANISH).checked.plan
    assert plan is not None
    row = plan.current_working_time[AREA, "region", "SSH"]
    assert (row.fulltime_share, row.sickness_days, row.year) == (0.4, 0.0, plan.base_year)
    assert len(plan.working_time) == len(reference.working_time) + 1


def test_moving_more_than_there_is_makes_no_plan(reference: Plan) -> None:
    plan = moved(reference, within(share=0.95))
    after = with_move(EditedPlan.of(plan), plan, wish(), DANISH)
    assert [one.fault.code for one in after.checked.faults] == ["transfer_too_much"]


def test_the_step_is_told_in_the_language_of_now() -> None:
    action = action_for(Action.MOVE_TASKS, year=2027, a="municipality", b="")
    told = {
        code: StepWords(Language(code), lambda: pytest.fail("nothing to refer to"))(action)
        for code in LANGUAGES
    }
    assert told["da"] == "Opgaver flytter i 2027: Kommuner → Arbejdsgiver uden for planen"
    assert told["en"] == "Tasks move in 2027: Municipalities → An employer outside the plan"


# --- areas ------------------------------------------------------------------------------------


def test_moves_follow_their_area(reference: Plan) -> None:
    plan = moved(reference, within(share=0.1))
    two = copy_area(plan, AREA, "Nabo", DANISH)
    assert [row.area for row in two.transfers] == [AREA, "Nabo"]
    assert [row.area for row in delete_area(two, AREA).transfers] == ["Nabo"]
    summed = add_up(two, two.areas, "I alt", DANISH)
    assert [(row.area, row.staff_share) for row in summed.transfers] == [("I alt", 0.1)]
    # How much moves is agreed in each area: a new one has no share yet.
    fresh = new_area(plan, "Ny", AREA, {("municipality", "SSA"): 100.0}, DANISH)
    assert [row.area for row in fresh.transfers] == [AREA]


def test_an_employer_that_goes_leaves_its_moves_marked(reference: Plan) -> None:
    cells = EditedPlan.of(moved(reference, within()))
    rows = cells.rows("working_time")
    gone = {at for at, row in enumerate(rows) if row[1] == "region"}
    staff = {at for at, row in enumerate(cells.rows("staff")) if row[1] == "region"}
    left = cells.without_rows("working_time", gone).without_rows("staff", staff)
    faults = left.checked.faults
    assert [(one.table, one.column, one.fault.code) for one in faults] == [
        ("transfers", "to_sector", "transfer_sector")
    ]
