"""Measures: what is known of them, what they do to the balance, how they belong to a scenario."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from sosuplan.analysis.frame import CURRENT, FTE, HEADS, Frame
from sosuplan.analysis.measures import (
    FULLY,
    NOT,
    PARTLY,
    Measures,
    attached,
    detached,
    levers_of,
    measured_effect,
    measures,
    room,
)
from sosuplan.analysis.today import today
from sosuplan.editing.own_rows import new_measure_id, with_row, without_measure, without_row
from sosuplan.engine import EngineInputs, LeverSets, project
from sosuplan.exports.workbook import workbook
from sosuplan.model.levers import catalogue
from sosuplan.model.library import library
from sosuplan.model.plan import Measure, Plan
from sosuplan.model.scenario import AttachedMeasure, Scenario
from sosuplan.model.scenario_library import ScenarioLibrary
from sosuplan.model.validation import verify
from sosuplan.narrative import measure_catalogue as catalogue_words
from sosuplan.narrative.measure_catalogue import (
    attached_note,
    code_name,
    effect_text,
    known_text,
    measured_finding,
    measured_name,
    move_text,
    moves_text,
    standing_texts,
    together_text,
)
from sosuplan.store.planfile import PlanFile
from sosuplan.text.language import Language
from tests.core.books import MADE_ON, Book
from tests.core.command_line import called
from tests.core.goal_plans import with_goals
from tests.core.pdf_check import faults
from tests.core.reports import framed, read_back, told

DANISH = Language("da")
DROPOUT, FULLTIME = "dropout_reduction", "fulltime_target:municipality:SSA"
OWN = Measure(
    *("eget-forsoeg", "Ikast-Brande", "Fast vejleder", "", "", "", "Frafald", "Én vejleder"),
    *("Godt", "no", "3 timer om ugen", DROPOUT, "", "", ""),
    indicator="Frafald, %",
    before=20.0,
    after=14.0,
)


def of_lever(family: str, place: int = 0) -> Measure:
    return [one for one in library().measures.values() if one.lever == family][place]


def found(plan: Plan, scenario: Scenario) -> Measures:
    return measures(plan, scenario, catalogue(plan), EngineInputs.from_plan(plan))


def paper_told(frame: Frame) -> dict[str, Any]:
    return told(frame, "measures")


def gap(plan: Plan, *scenarios: Scenario) -> list[float]:
    """The balance of assistants at the horizon, in persons."""
    inputs = EngineInputs.from_plan(plan)
    projection = project(inputs, LeverSets.of(scenarios, catalogue(plan), inputs))
    return [float(projection.balance(run, "SSA").gap_heads[-1]) for run in range(len(scenarios))]


# --- what is known --------------------------------------------------------------------------------


def test_of_others_none_has_before_and_after_and_the_finding_counts_those_with_less(
    reference: Plan,
) -> None:
    told = found(replace(reference, measures=(OWN,)), Scenario("weighted"))
    assert (len(told.of_others), told.counted(FULLY), told.counted(PARTLY)) == (67, 0, 10)
    assert told.rows[0].id == OWN.id
    assert {one.kind for one in told.of_others} == {"published"}
    finding = measured_finding(told, DANISH)
    assert finding.startswith("Ingen af de 67 tiltag")
    assert "10 har" in finding
    few = replace(told, rows=told.rows[:1])
    assert measured_finding(few, DANISH) == ""


def test_a_family_means_each_of_its_levers_and_none_means_none(reference: Plan) -> None:
    levers = catalogue(reference)
    assert [one.id for one in levers_of(of_lever("intake_change"), levers)] == [
        "intake_change:SSA",
        "intake_change:SSH",
    ]
    assert len(levers_of(of_lever("fulltime_target"), levers)) == len(reference.groups)
    assert levers_of(of_lever("none"), levers) == ()
    assert levers_of(replace(OWN, lever=""), levers) == ()
    assert [one.id for one in levers_of(replace(OWN, lever=FULLTIME), levers)] == [FULLTIME]


@pytest.mark.parametrize(
    ("before", "after", "others", "effect", "measured", "said"),
    [
        (20.0, 14.0, (21.0, 19.0), -4.0, FULLY, "trukket fra: −4"),
        (20.0, 14.0, (None, 19.0), -6.0, FULLY, "ingen sammenligning"),
        (20.0, None, (21.0, 19.0), None, NOT, "Godt"),
        (None, None, (None, None), None, NOT, "Ikke målt"),
    ],
)
def test_own_figures_before_and_after_less_the_comparison_are_the_effect(
    reference: Plan,
    before: float | None,
    after: float | None,
    others: tuple[float | None, float | None],
    effect: float | None,
    measured: str,
    said: str,
) -> None:
    own = replace(
        OWN, before=before, after=after, comparison_before=others[0], comparison_after=others[1]
    )
    computed = measured_effect(own)
    assert (None if computed is None else computed.effect) == effect
    one = found(replace(reference, measures=(own,)), Scenario("weighted")).rows[0]
    assert one.measured == measured
    assert one.kind == "own"
    assert said in known_text(one, DANISH)
    assert own.effect_da in effect_text(one, DANISH)


# --- attaching ------------------------------------------------------------------------------------


def test_values_of_several_measures_add_up_on_a_lever_and_come_off_it_again(
    reference: Plan,
) -> None:
    levers, one, other = catalogue(reference), of_lever(DROPOUT), of_lever(DROPOUT, 1)
    began = Scenario("weighted", {DROPOUT: 0.05}, reasons={DROPOUT: ("Mit eget ord", "")})
    first = attached(reference, began, levers, one, {DROPOUT: 0.1})
    both = attached(reference, first, levers, other, {DROPOUT: 0.02}, "skøn")
    assert both.levers == {DROPOUT: pytest.approx(0.17, abs=1e-12)}
    assert both.measures[1] == AttachedMeasure(other.id, DROPOUT, 0.02, "skøn")
    # What a planner has said of a lever stays.
    assert both.reasons == began.reasons
    # Changed, it is at its place and moves the lever by its new value only.
    again = attached(reference, both, levers, one, {DROPOUT: 0.2})
    assert [row.measure for row in again.measures] == [one.id, other.id]
    assert again.levers[DROPOUT] == pytest.approx(0.27, abs=1e-12)
    left = detached(reference, both, levers, one.id)
    assert detached(reference, left, levers, other.id) == began


def test_a_full_time_target_begins_at_todays_share_and_goes_with_its_last_measure(
    reference: Plan,
) -> None:
    levers, measure = catalogue(reference), of_lever("fulltime_target")
    began = Scenario("weighted")
    after = attached(reference, began, levers, measure, {FULLTIME: 0.05})
    assert after.levers[FULLTIME] == pytest.approx(today(reference, levers[FULLTIME]) + 0.05)
    assert move_text(levers[FULLTIME], 0.05, DANISH) == "+5\u00a0procentpoint"
    assert detached(reference, after, levers, measure.id) == began


def test_the_reason_of_a_lever_names_its_measures_and_their_source(reference: Plan) -> None:
    levers, one, other = catalogue(reference), of_lever(DROPOUT), of_lever(DROPOUT, 1)
    began = Scenario("weighted")
    after = attached(reference, began, levers, one, {DROPOUT: 0.1})
    title = library().sources[one.source_id].title
    assert after.reasons == {DROPOUT: (f"{one.title_da} ({title})", "")}
    both = attached(reference, after, levers, other, {DROPOUT: 0.1})
    assert other.title_da in both.reasons[DROPOUT][0]
    assert detached(reference, both, levers, other.id).reasons == after.reasons
    with_source = replace(reference, sources=(*reference.sources, library().sources[one.source_id]))
    known = attached(with_source, began, levers, one, {DROPOUT: 0.1})
    assert known.reasons == {DROPOUT: (one.title_da, one.source_id)}


def test_a_measure_without_a_value_belongs_to_the_scenario_and_moves_nothing(
    reference: Plan,
) -> None:
    levers, measure = catalogue(reference), of_lever("none")
    after = attached(reference, Scenario("weighted"), levers, measure, {}, "politisk ønske")
    assert after.measures == (AttachedMeasure(measure.id, "", None, "politisk ønske"),)
    assert not after.levers
    told = found(reference, after)
    assert [one.id for one in told.attached] == [measure.id]
    assert told.attached[0].attached[0].gains == ()
    assert told.together == ()
    # One that nobody knows any more is told of by its id, and can be taken out.
    gone = replace(after, measures=(AttachedMeasure("gone", DROPOUT, 0.1),))
    assert [(one.id, one.kind) for one in found(reference, gone).attached] == [("gone", "")]
    assert detached(reference, gone, levers, "gone").measures == ()
    # Whether its effect was measured is not known either, and it is counted as neither.
    facts = found(reference, gone)
    (unknown,) = facts.attached
    assert code_name(NOT, DANISH) not in known_text(unknown, DANISH)
    assert measured_name(unknown, DANISH) != code_name(NOT, DANISH)
    assert attached_note(facts, DANISH) in attached_note(found(reference, after), DANISH)


def test_what_a_measure_gives_is_the_difference_to_the_scenario_without_it(
    reference: Plan,
) -> None:
    levers, one, other = catalogue(reference), of_lever(DROPOUT), of_lever("retention")
    first = attached(reference, Scenario("weighted", {DROPOUT: 0.05}), levers, one, {DROPOUT: 0.1})
    both = attached(reference, first, levers, other, {"retention": 0.1})
    told = found(reference, both)
    ways = [
        detached(reference, both, levers, one.id),
        detached(reference, both, levers, other.id),
        Scenario("weighted", {DROPOUT: 0.05}),
        both,
    ]
    without_one, without_other, neither, whole = gap(reference, *ways)
    gains = [each.attached[0].gains[0].heads for each in told.attached]
    assert gains == pytest.approx([whole - without_one, whole - without_other])
    assert told.together[0].heads == pytest.approx(whole - neither)
    (lever, __) = told.levers
    assert (lever.lever.id, lever.moved, lever.now) == (DROPOUT, 0.1, pytest.approx(0.15))


def test_what_measures_give_is_told_of_both_occupations_whichever_is_looked_at(
    reference: Plan,
) -> None:
    levers, helpers = catalogue(reference), "intake_change:SSH"
    one, other = of_lever("intake_change"), of_lever("intake_change", 1)
    after = attached(reference, Scenario("weighted"), levers, one, {helpers: 0.2}, "skøn")
    told = found(reference, after)
    # One is no "they".
    alone = together_text(told, HEADS, DANISH)
    assert "hjælpere" in alone
    assert "Tilsammen" not in alone
    paper = framed(reference, replace(after, name="Navn"), occupation="SSA")
    (part,) = paper_told(paper)["parts"]
    assert "hjælpere)" in str(part)
    both = attached(reference, after, levers, other, {helpers: 0.1})
    assert "Tilsammen" in together_text(found(reference, both), HEADS, DANISH)


def test_what_is_noted_of_a_measure_is_printed_once_and_in_the_workbook(reference: Plan) -> None:
    levers, measure = catalogue(reference), of_lever("intake_change")
    moves = {"intake_change:SSA": 0.1, "intake_change:SSH": 0.1}
    after = attached(reference, Scenario("weighted"), levers, measure, moves, "Besluttet")
    frame = framed(reference, replace(after, name="Navn"), occupation="all")
    assert str(paper_told(frame)).count("Besluttet") == 1
    (told_of,) = found(reference, after).attached
    assert moves_text(told_of, DANISH) == "+10\u00a0%"
    more = attached(reference, after, levers, measure, {**moves, "intake_change:SSH": -0.05})
    (told_of,) = found(reference, more).attached
    assert moves_text(told_of, DANISH) == "fra −5 til +10\u00a0%"
    rows = Book(workbook(frame, MADE_ON)).rows("Tiltag")
    assert sum("Besluttet" in row for row in rows) == 2


def test_measures_let_go_of_a_lever_that_is_put_back_by_hand(reference: Plan) -> None:
    levers, measure = catalogue(reference), of_lever(DROPOUT)
    after = attached(reference, Scenario("weighted"), levers, measure, {DROPOUT: 0.1})
    back = after.with_lever(DROPOUT, None).with_measures_let_go(after)
    assert [(one.lever, one.value) for one in back.measures] == [(DROPOUT, None)]
    assert found(reference, back).together == ()
    # Taken out, it takes nothing off the lever that it has not given.
    assert not detached(reference, back, levers, measure.id).levers
    # One that is only moved elsewhere is still moved by it.
    moved = after.with_lever(DROPOUT, 0.3)
    assert moved.with_measures_let_go(after) == moved


def test_a_lever_that_stands_elsewhere_than_its_measures_bring_it_is_told_of(
    reference: Plan,
) -> None:
    levers, measure = catalogue(reference), of_lever(DROPOUT)
    after = attached(reference, Scenario("weighted"), levers, measure, {DROPOUT: 0.1})
    assert standing_texts(found(reference, after), DANISH) == []
    (said,) = standing_texts(found(reference, after.with_lever(DROPOUT, 0.3)), DANISH)
    assert "30" in said
    assert "10" in said


def test_there_is_room_for_a_value_up_to_the_ends_of_the_levers_range(reference: Plan) -> None:
    levers, measure = catalogue(reference), of_lever(DROPOUT)
    lever = levers[DROPOUT]
    scenario = Scenario("weighted", {DROPOUT: 0.4})
    assert room(reference, scenario, lever) == pytest.approx((-0.9, 0.6))
    after = attached(reference, scenario, levers, measure, {DROPOUT: 0.6})
    assert room(reference, after, lever, measure.id) == pytest.approx((-0.9, 0.6))
    beyond = attached(reference, scenario, levers, measure, {DROPOUT: 5.0})
    assert beyond.levers[DROPOUT] == lever.high


# --- own rows -------------------------------------------------------------------------------------


def test_own_measures_are_put_into_the_plan_changed_and_taken_out(reference: Plan) -> None:
    there = with_row(reference, "measures", OWN)
    verify(there)
    assert there.measures == (OWN,)
    other = with_row(there, "measures", replace(OWN, title_da="Andet"))
    assert [one.title_da for one in other.measures] == ["Andet"]
    assert without_row(there, "measures", OWN.id) == reference
    # A source that comes with the program comes with a copy of what it tells of.
    lent = of_lever(DROPOUT)
    copied = with_row(reference, "measures", replace(lent, id="measure-1"))
    verify(copied)
    assert copied.sources[-1] == library().sources[lent.source_id]


# --- out of the program ---------------------------------------------------------------------------


def measured_frame(plan: Plan, **more: Any) -> Any:
    own = replace(plan, measures=(OWN,))
    levers = catalogue(own)
    scenario = attached(
        own, Scenario("weighted", name="Navn"), levers, of_lever(DROPOUT), {DROPOUT: 0.1}
    )
    scenario = attached(own, scenario, levers, OWN, {DROPOUT: 0.05}, "<b>note</b>")
    return framed(own, scenario, **more)


@pytest.mark.paper
@pytest.mark.parametrize(("occupation", "unit"), [("SSA", HEADS), ("all", FTE)])
def test_paper_and_workbook_tell_of_the_scenarios_measures(
    reference: Plan, occupation: str, unit: str
) -> None:
    none = framed(reference)
    assert told(none, "measures")["parts"] == []
    other = attached(
        *(reference, Scenario("historical", name="Andet"), catalogue(reference)),
        *(of_lever("retention"), {"retention": 0.1}),
    )
    frame = measured_frame(reference, occupation=occupation, unit=unit, compared=(other,))
    data = told(frame, "measures")
    assert faults(read_back(data)) == []
    (part,) = data["parts"]
    tables = [block for block in part["blocks"] if block["block"] == "table"]
    facts = frame.measures()
    assert [len(one["rows"]) for one in tables] == [2, 1]
    for row, one in zip(tables[0]["rows"], facts.attached, strict=True):
        assert row[0]["mark"] == one.kind
        assert row[1]["mark"] == "assumption"
        gains = [gain.of(unit) for gain in one.attached[0].gains]
        shown = [f"{gain:+.0f}" for gain in gains][: len(frame.occupations)]
        assert [cell.replace("−", "-") for cell in row[2:-1]] == shown
        assert one.source is None or one.source.title in row[-1]
    # Those of the scenario come first in the workbook, and those of others are all there.
    rows = Book(workbook(frame, MADE_ON)).rows("Tiltag")
    titles = [row[0] for row in rows]
    first = titles.index(of_lever(DROPOUT).title_da)
    assert titles[first + 1] == OWN.title_da
    assert all(one.title_da in titles for one in library().measures.values())
    gain = facts.attached[0].attached[0].gains[0].heads
    assert any(cell == pytest.approx(gain, abs=1e-9) for cell in rows[first] if cell != "")
    assert frame.measures(CURRENT) is facts


def test_a_measure_that_nobody_knows_is_told_of_as_such_and_not_as_one_that_was_not_measured(
    reference: Plan,
) -> None:
    first = next(iter(library().measures))
    rows = (AttachedMeasure("nowhere"), AttachedMeasure(first))
    facts = found(reference, Scenario("weighted", measures=rows))
    unknown, known = facts.attached
    assert (unknown.is_known, known.is_known) == (False, True)
    assert known_text(unknown, DANISH) == DANISH(catalogue_words._NOBODY_KNOWS)
    assert DANISH(catalogue_words._KNOWN).format(full=0, part=0, none=1) in attached_note(
        facts, DANISH
    )
    # What is said of the effect is Danish in any language, and begins as often with "Ikke målt."
    english = known_text(known, Language("en"))
    assert english.startswith("Not measured. ")
    assert "Ikke målt" not in english


def test_the_command_line_prints_all_measures_with_those_of_a_scenario(
    reference: Plan, tmp_path: Path
) -> None:
    plan = replace(reference, measures=(OWN,))
    scenario = attached(
        plan, Scenario("weighted", name="Navn"), catalogue(plan), OWN, {DROPOUT: 0.05}
    )
    path = tmp_path / "a.sosuplan"
    PlanFile.create(path, plan, ScenarioLibrary((scenario,)))
    text = called("analysis", "measures", path, "--scenario", "Navn").stdout
    rows = list(csv.DictReader(StringIO(text)))
    assert len(rows) == 68
    own = rows[0]
    assert (own["id"], own["kind"], own["measured"], own["effect"]) == (
        OWN.id,
        "own",
        "yes",
        "-6.0",
    )
    assert (own["attached"], own["lever"], own["value"]) == ("True", DROPOUT, "0.05")
    gain = found(plan, scenario).attached[0].attached[0].gains[0]
    assert float(own["gap_change_heads_SSA"]) == pytest.approx(gain.heads, rel=1e-9)
    assert {row["attached"] for row in rows[1:]} == {"False"}
    # What would change nothing is refused.
    for option in (("--year", "2030"), ("--unit", "fte")):
        assert called("analysis", "measures", path, *option).returncode == 2


def test_a_new_measure_is_never_taken_for_one_that_is_gone(reference: Plan) -> None:
    # Versions, bookmarks, the bin and scenarios from elsewhere go on naming those that are gone.
    first = replace(OWN, id=new_measure_id(reference, OWN.title_da))
    there = with_row(with_goals(reference), "measures", first)
    serving = replace(there.goals[0], measures=f"thisted-elevpakke {first.id}")
    there = replace(there, goals=(serving, *there.goals[1:]))
    gone = without_measure(there, first.id)
    # It serves no goal any more; the others do.
    assert (gone.measures, gone.goals[0].measures) == ((), "thisted-elevpakke")
    assert gone.goals[1:] == there.goals[1:]
    assert new_measure_id(gone, OWN.title_da) != first.id
    # The words of its title are what is left of it.
    assert first.id.startswith("fast-vejleder-")
    assert " " not in new_measure_id(gone, "<b>  Æ\tø</b> &")
    assert new_measure_id(gone, "*").startswith("measure-")
