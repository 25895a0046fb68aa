"""What "without new measures" rests on: figures that are what they are called, told with their
kinds in print, window and workbook alike."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pytest
from python_calamine import CalamineWorkbook

from sosuplan.analysis.frame import Frame
from sosuplan.analysis.premises import Premises
from sosuplan.exports.workbook import workbook
from sosuplan.model.plan import Plan, TraineeIntake, Transfer
from sosuplan.model.scenario import Scenario
from sosuplan.narrative.glossary import terms
from sosuplan.narrative.premises import in_words, premise_facts, premise_rows, premise_sentences
from sosuplan.text.language import LANGUAGES, Language
from sosuplan.text.numbers import NO_BREAK_SPACE
from tests.core.reports import MADE_ON, framed, reference, scenario, told


def of_plan(plan: Plan, made: Scenario | None = None) -> Premises:
    (found,) = framed(plan, made).premises
    return found


def retiring_at(plan: Plan, age: int) -> Plan:
    """The plan if everyone retired at ``age`` and nobody before."""
    rows = [row for row in plan.exit_rates if row.age == 17]
    curve = ((17, 0.0), (age - 1, 0.0), (age, 1.0), (100, 1.0))
    rates = tuple(replace(row, age=at, retirement=rate) for row in rows for at, rate in curve)
    return replace(plan, exit_rates=rates)


def postponed(plan: Plan, without: float, with_reform: float) -> Plan:
    """The plan with the same years of the reform in every year."""
    rows = (replace(row, without_years=without, with_years=with_reform) for row in plan.reform)
    return replace(plan, reform=tuple(rows))


def test_the_reference_plan_retires_a_year_later_at_the_horizon() -> None:
    plan, _ = reference()
    for one in framed(plan, occupation="all").premises:
        assert 63.0 < one.retirement_age < one.retirement_age_end < 67.0
        assert one.retirement_age_end - one.retirement_age == pytest.approx(1.0, abs=0.02)


@pytest.mark.parametrize("age", [58, 64, 67, 70])
def test_the_mean_age_is_that_at_which_all_retire(age: int) -> None:
    """Half of those who leave between two counts have had their birthday."""
    plan, _ = reference()
    found = of_plan(postponed(retiring_at(plan, age), 0.0, 0.0))
    assert found.retirement_age == pytest.approx(age + 0.5)
    assert found.retirement_age_end == pytest.approx(age + 0.5)


@pytest.mark.parametrize("years", [-3.0, 0.5, 2.0])
def test_the_law_in_force_moves_it_whatever_the_scenario_or_a_course_without_it(
    years: float,
) -> None:
    plan, _ = reference()
    moved = postponed(retiring_at(plan, 64), -5.0, years)
    for made in (Scenario("weighted"), scenario(reform=0.0, senior_years=2.0)):
        found = of_plan(moved, made)
        assert found.retirement_age == pytest.approx(64.5 + years)


def test_who_stops_early_for_good_does_not_lower_it() -> None:
    plan, _ = reference()
    early = tuple(replace(row, retirement=0.02) if row.age < 50 else row for row in plan.exit_rates)
    assert of_plan(replace(plan, exit_rates=early)).retirement_age == pytest.approx(
        of_plan(plan).retirement_age
    )


def test_nobody_retires_after_the_last_age_that_is_counted() -> None:
    plan, _ = reference()
    never = tuple(replace(row, retirement=0.0) for row in plan.exit_rates)
    assert of_plan(replace(plan, exit_rates=never)).retirement_age == pytest.approx(74.5)


def test_areas_count_by_their_staff() -> None:
    plan, _ = reference()
    (area,) = plan.areas

    def there(table: str, factor: float) -> tuple[object, ...]:
        rows = getattr(plan, table)
        column = {"staff": "heads", "demand_base": "demand_heads", "trainee_intake": "gf2_starts"}
        made = (
            replace(row, area="Nord", **({column[table]: getattr(row, column[table]) * factor}))
            for row in rows
        )
        return (*rows, *made)

    copied = {
        name: (*getattr(plan, name), *(replace(row, area="Nord") for row in getattr(plan, name)))
        for name in ("working_time", "training")
    }
    sized = {name: there(name, 3.0) for name in ("staff", "demand_base", "trainee_intake")}
    north = retiring_at(plan, 66).exit_rates
    south = retiring_at(plan, 62).exit_rates
    rates = (
        *(replace(row, area="Nord") for row in north),
        *(replace(row, area=area) for row in south),
    )
    two = replace(plan, exit_rates=rates, **copied, **sized)
    found = of_plan(postponed(two, 0.0, 0.0))
    assert found.retirement_age == pytest.approx(66.5 * 0.75 + 62.5 * 0.25)
    assert found.intake == pytest.approx(4.0 * of_plan(plan).intake)


def test_intake_exits_and_growth_are_the_projections() -> None:
    plan, _ = reference()
    frame = framed(plan)
    (found,) = frame.premises
    flows = {name: frame.projection.total(name, 0, "SSA") for name in ("retired", "other_exits")}
    aged_out = frame.projection.total("aged_out", 0, "SSA")[0]
    assert found.intake == found.intake_end == frame.projection.total("gf2_starts", 0, "SSA")[0]
    assert found.retired == pytest.approx(flows["retired"][0] + aged_out)
    assert found.exits == pytest.approx(found.retired + flows["other_exits"][0])
    index = [
        row.index
        for row in plan.demand_index
        if (row.scenario, row.occupation) == ("weighted", "SSA")
    ]
    assert (1.0 + found.demand_growth) ** 10 == pytest.approx(max(index))


def test_tasks_that_leave_the_plan_are_no_fall_in_the_need() -> None:
    plan, _ = reference()
    (area,) = plan.areas
    move = Transfer(area, "SSA", 2027, "municipality", "", 0.3, 0.3, "assumption")
    assert of_plan(replace(plan, transfers=(move,))) == of_plan(plan)


def test_what_a_scenario_changes_is_none_of_it() -> None:
    plan, _ = reference()
    moved = scenario(
        intake_change__SSA=0.5, retention=0.5, demand_growth_change=0.01, start_year=2024.0
    )
    assert of_plan(plan, moved) == of_plan(plan)


def test_the_kind_is_that_of_the_least_certain_source_of_the_rows_that_count() -> None:
    plan, _ = reference()
    kinds = {source.kind: source.id for source in plan.sources}
    (area,) = plan.areas

    def with_intake(*sources: str) -> str:
        rows = tuple(
            TraineeIntake(area, occupation, 2020 + 2 * at, 1000.0, kinds[kind])
            for occupation in plan.occupations
            for at, kind in enumerate(sources)
        )
        return of_plan(replace(plan, trainee_intake=rows)).kinds["intake"]

    # Those of 2020 and 2022 are history.
    assert with_intake("assumption", "assumption", "published") == "published"
    assert with_intake("published", "published", "derived") == "derived"
    assert with_intake("published", "published", "published", "assumption") == "assumption"
    alone = replace(plan, reform=())
    assert of_plan(alone).kinds["retirement_age_end"] == of_plan(alone).kinds["retirement_age"]


def sentences(frame: Frame) -> list[str]:
    said = premise_sentences(frame, lambda kind: in_words(kind, frame.language))
    return [text.replace(NO_BREAK_SPACE, " ") for text in said]


def test_the_sentence_tells_every_figure_with_its_kind() -> None:
    plan, _ = reference()
    (said,) = sentences(framed(plan))
    for part in (
        "Uden nye tiltag",
        "SOSU-assistenter",
        "1.867 (antagelse) om året",
        "702 (antagelse) i 2024",
        "65,5 år (antagelse) i 2024",
        "66,5 år (antagelse) i 2034 med gældende lov",
        "3,0 % (antagelse) om året",
    ):
        assert part in said


def test_of_both_occupations_the_second_tells_only_what_is_otherwise() -> None:
    plan, _ = reference()
    first, second = sentences(framed(plan, occupation="all"))
    assert "1.867" in first
    assert "1.268" in second
    assert second.endswith("resten er det samme.")
    assert "tilbagetrækningsalder" not in second


@pytest.mark.parametrize(
    ("index", "said"),
    [(1.0, "uændret behov"), (0.9, "et fald i behovet for arbejde på 1,0 %"), (1.1, "en vækst")],
)
def test_a_need_that_falls_is_said_to_fall(index: float, said: str) -> None:
    plan, _ = reference()
    course = np.linspace(1.0, index, len(plan.years))
    rows = tuple(
        replace(row, index=float(course[row.year - plan.base_year])) for row in plan.demand_index
    )
    assert said in sentences(framed(replace(plan, demand_index=rows)))[0]


def test_an_intake_that_changes_is_told_at_both_ends() -> None:
    plan, _ = reference()
    (area,) = plan.areas
    more = TraineeIntake(area, "SSA", 2030, 2500.0, "assumption-intake")
    frame = framed(replace(plan, trainee_intake=(*plan.trainee_intake, more)))
    assert "1.867 (antagelse) i 2024 og 2.500 (antagelse) i 2034" in sentences(frame)[0]
    assert [row.field for row in premise_rows(frame)][:2] == ["intake", "intake_end"]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("occupation", ["SSA", "SSH", "all"])
def test_page_one_the_method_and_the_window_tell_the_same_figures(
    code: str, occupation: str
) -> None:
    plan, _ = reference()
    frame = framed(plan, occupation=occupation, language=code)
    first, method = told(frame, "summary", "method")["parts"]
    rests = first["rests"]["text"]
    assert {"mark": "assumption"} in rests
    printed = "".join(part for part in rests if isinstance(part, str)).replace(NO_BREAK_SPACE, "")
    points = " ".join(point["text"] for point in method["blocks"][1]["points"])
    facts = premise_facts(frame)
    for row in premise_rows(frame):
        texts = [row.text(place, frame.language) for place in range(len(row.of))]
        assert any(all(text in fact for text in texts) for _, fact in facts)
        for text in texts:
            assert text.replace(NO_BREAK_SPACE, "") in printed
            assert text in points


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_help_says_whose_mean_retirement_age_it_is(code: str) -> None:
    meaning = {english: text for _, english, text in terms(Language(code))}
    assert "55" in meaning["Mean retirement age"]


@pytest.mark.parametrize("occupation", ["SSA", "all"])
def test_the_workbook_has_the_figures_in_full_with_their_kinds(occupation: str) -> None:
    plan, _ = reference()
    frame = framed(plan, occupation=occupation)
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(frame, MADE_ON)))
    rows = {row[0]: row[1:] for row in book.get_sheet_by_name(book.sheet_names[0]).to_python()}
    for one in premise_rows(frame):
        found = rows[one.name]
        for place, value in enumerate(one.values):
            assert found[2 * place] == pytest.approx(value)
            assert found[2 * place + 1] == "antagelse"
