"""What is said of the reform: the law in force is the baseline, and without it is a supposition."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sosuplan.analysis.matrix import matrix
from sosuplan.charts import inputs
from sosuplan.charts import matrix as matrix_chart
from sosuplan.charts.matrix import own_case
from sosuplan.charts.published import details
from sosuplan.editing.edited_plan import EditedPlan
from sosuplan.importing.fields import field_of_heading
from sosuplan.model.group_words import plain
from sosuplan.narrative import story
from sosuplan.narrative.headline import headline
from sosuplan.narrative.measures import effect_name
from sosuplan.narrative.reasons import reason
from sosuplan.narrative.story import answer_of, paragraph
from sosuplan.text.language import Language
from sosuplan.text.numbers import NO_BREAK_SPACE
from tests.core.reports import framed, in_danish, reference, scenario, told

SUPPOSED = "hvis der ikke havde været nogen reform"


def test_the_law_in_force_is_told_as_the_baseline_and_supposes_nothing() -> None:
    plan, _ = reference()
    for frame in (framed(plan), framed(plan, scenario(reform=1.0)), framed(plan, scenario())):
        assert not frame.changed
        assert own_case(frame) == ("weighted", 1.0)
        said = (headline(frame), answer_of(frame), *in_danish(frame), paragraph(frame))
        assert not any("reform" in sentence for sentence in said)


def test_a_course_without_the_reform_is_told_as_supposed_wherever_its_answer_stands() -> None:
    plan, _ = reference()
    frame = framed(plan, scenario(reform=0.0))
    assert headline(frame).startswith(f"H{SUPPOSED[1:]}: i 2034 ")
    assert answer_of(frame).startswith(f"H{SUPPOSED[1:]}: i 2034 ")
    assert paragraph(frame).count(SUPPOSED) == 1
    assert told(frame, "summary")["title"].lower().count(SUPPOSED) == 1


def test_that_there_is_no_reform_is_not_said_to_do_anything_by_itself() -> None:
    plan, _ = reference()
    for occupation in ("SSA", "SSH", "all"):
        frame = framed(plan, scenario(reform=0.0), occupation=occupation)
        text = story.effect(frame)
        assert "hvad reformen (formentlig tilbagetrækningsreformen) betyder" in text
        assert "mangel" not in text
    part = story.effect(framed(plan, scenario(reform=0.5)))
    assert "resten af reformen (formentlig tilbagetrækningsreformen)" in part


def test_beside_measures_it_is_a_course_and_no_measure() -> None:
    plan, _ = reference()
    frame = framed(plan, scenario(reform=0.0, intake_change__SSA=0.3))
    text = story.effect(frame).replace(NO_BREAK_SPACE, " ")
    assert text == (
        "Scenariet regner med 30 % flere elever; en del af forskellen kommer af, at"
        " tilbagetrækningsreformen ikke er regnet fuldt med."
    )
    assert "%" not in effect_name(frame, frame.catalogue["reform"])
    assert effect_name(frame, frame.catalogue["reform"]) == "Et forløb uden reformen"


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.0, "5,2 år tidligere på pension i 2034 end med gældende lov"),
        (0.5, "2,6 år tidligere på pension i 2034 end med gældende lov"),
        (1.5, "2,6 år senere på pension i 2034 end med gældende lov"),
    ],
)
def test_the_reason_compares_with_the_law_in_force(share: float, said: str) -> None:
    plan, _ = reference()
    frame = framed(plan, scenario(reform=share))
    assert reason(frame, frame.catalogue["reform"]) == said


def test_a_plan_whose_courses_are_alike_supposes_nothing() -> None:
    plan, _ = reference()
    alike = replace(
        plan, reform=tuple(replace(row, without_years=row.with_years) for row in plan.reform)
    )
    frame = framed(alike, scenario(reform=0.0))
    assert "reform" not in headline(frame)
    assert "reform" not in answer_of(frame)


def test_on_paper_the_matrix_is_headed_by_the_law_in_force_alone() -> None:
    plan, _ = reference()
    frame = framed(plan)
    (part,) = told(frame, "matrix")["parts"]
    lines = matrix_chart.lines(
        matrix(frame.inputs, frame.catalogue, "SSA"),
        plan,
        None,
        Language("da"),
        frame.unit,
        matrix_chart.build(
            matrix(frame.inputs, frame.catalogue, "SSA"), plan, "SSA", Language("da"), frame.unit
        ).agreement,
    )
    in_force = [line.figure for line in lines if line.case and line.case[1] == 1.0]
    without = {line.figure for line in lines} - set(in_force)
    assert sum(figure in part["heading"] for figure in in_force) == 2
    assert not any(figure in part["heading"] for figure in without)


def test_both_courses_of_the_table_are_drawn_under_their_names() -> None:
    plan, _ = reference()
    spec = inputs.build("reform", EditedPlan.of(plan), {}, Language("da"))
    assert spec is not None
    drawn = {one.name: dict(zip(one.at, one.values, strict=True)) for one in spec.series}
    assert list(drawn) == ["Uden reform", "Med reform"]
    for row in plan.reform:
        assert drawn["Uden reform"][row.year] == row.without_years
        assert drawn["Med reform"][row.year] == row.with_years
    heads, *rows = spec.figures_of()
    assert heads == ["År", "Uden reform, år", "Med reform, år"]
    assert len(rows) == len(plan.reform)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Uden reform", "without_years"),
        ("Uden den nye reform", ""),
        ("Without the reform", "without_years"),
        ("Pension uden reformen (år)", "without_years"),
        ("Med reform", "with_years"),
        ("Senere tilbagetrækning", "with_years"),
        ("Ansatte uden uddannelse", ""),
        ("Staff without training", ""),
    ],
)
def test_columns_of_the_reform_are_recognised(heading: str, field: str) -> None:
    found = field_of_heading(plain(heading))
    assert found == field if field else found not in ("without_years", "with_years")


def test_the_published_table_says_which_reform_it_most_likely_means() -> None:
    plan, _ = reference()
    frame = framed(plan)
    rows = matrix(frame.inputs, frame.catalogue, "SSA")
    spec = matrix_chart.build(rows, plan, "SSA", Language("da"), frame.unit)
    _, meaning, facts = details(spec.agreement, plan, Language("da"), frame.unit)
    assert "formentlig tilbagetrækningsreformen" in meaning
    assert ("Som i tabellen", "88 af 88 felter, 8 af 8 balancer") in facts
