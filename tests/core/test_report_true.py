"""Whatever the summary claims of a scenario is what the engine finds."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from sosuplan.analysis.frame import BASELINE, CURRENT, FTE, HEADS, Frame
from sosuplan.charts import supply_demand, trainees, wave
from sosuplan.exports.texts import case_table
from sosuplan.model.scenario import Scenario
from sosuplan.narrative import story
from sosuplan.narrative.story import paragraph
from sosuplan.report.page_one import SHORT_NOTE
from sosuplan.text.language import Language
from sosuplan.text.numbers import format_number
from tests.baseline import BASELINE_NAME
from tests.core.claims import check_effect, plain, rows, said
from tests.core.frames import times, until
from tests.core.reports import framed, in_danish, mark_of, moved, reference, told

EN = Language("en")
SSA, SSH, OTHER_SSH = (
    "fulltime_target:municipality:SSA",
    "fulltime_target:municipality:SSH",
    "fulltime_target:other:SSH",
)


def of(
    levers: dict[str, float],
    demand: str = "weighted",
    occupation: str = "SSA",
    language: str = "da",
    note: str = "",
) -> Frame:
    plan, _ = reference()
    return framed(
        plan, Scenario(demand, levers, "Navn", note), occupation=occupation, language=language
    )


# --- which way each measure pulls ---------------------------------------------------------------


def test_levers_of_one_family_that_pull_apart_are_named_apart() -> None:
    frame = of({SSH: 0.061, OTHER_SSH: 0.956}, "historical", "all")
    assert said(frame) == (
        "Mindre fuld tid (hjælpere: kommuner) gør manglen større, mens 95,6 % på fuld tid"
        " (hjælpere: øvrige arbejdsgivere) gør den mindre; i alt vokser den."
    )
    frame = of({SSA: 0.1, SSH: 0.9}, "historical", "all")
    assert said(frame).startswith(
        "90 % på fuld tid (hjælpere: kommuner) gør manglen mindre, mens mindre fuld tid"
        " (assistenter: kommuner) gør den større; i alt dækkes "
    )
    check_effect(frame)
    assert said(frame) in plain(paragraph(frame))


def test_both_intakes_up_are_more_trainees() -> None:
    up = of({"intake_change:SSA": 0.1, "intake_change:SSH": 0.2}, occupation="all")
    assert said(up).startswith("Flere elever dækker ")
    apart = of({"intake_change:SSA": 0.1, "intake_change:SSH": -0.2}, occupation="all")
    assert "10 % flere elever (assistenter)" in said(apart)
    assert "20 % færre elever (hjælpere)" in said(apart).lower()


def test_a_helping_and_a_hurting_lever_are_one_sentence_in_english() -> None:
    frame = of({"other_recruitment:SSA": 200.0, "demand_growth_change": 0.005}, language="en")
    assert story.effect(frame).startswith(
        "With other recruitment the shortage is smaller, with stronger growth in demand it is"
        " larger; in all, "
    )
    worse = of({"retention": 0.1, "demand_growth_change": 0.01}, language="en")
    assert story.effect(worse) == (
        "With stronger growth in demand the shortage is larger, with fewer leaving for other jobs"
        " it is smaller; in all, it grows."
    )


@pytest.mark.parametrize(
    ("levers", "demand", "occupation", "sentence"),
    [
        (
            {"demand_growth_change": 0.02, "senior_years": 1.0},
            "fulltime",
            "SSH",
            "Højere vækst i efterspørgslen fører til mangel, selv om senere tilbagetrækning"
            " blandt seniorer trækker den anden vej.",
        ),
        (
            {"senior_years": 2.0, "retention": -0.1},
            "fulltime",
            "SSH",
            "Senere tilbagetrækning blandt seniorer gør overskuddet større, mens flere skift til"
            " andet job gør det mindre; i alt vokser det.",
        ),
        (
            {"senior_years": 0.3, "retention": -0.03},
            "fulltime",
            "SSH",
            "Flere skift til andet job gør overskuddet mindre, mens senere tilbagetrækning blandt"
            " seniorer gør det større; i alt bliver det mindre.",
        ),
        (
            {"other_recruitment:SSA": 40.0, "demand_growth_change": 0.00223},
            "weighted",
            "SSA",
            "Anden rekruttering forbedrer balancen, mens højere vækst i efterspørgslen forværrer"
            " den.",
        ),
    ],
)
def test_what_helps_and_what_hurts_is_named_apart_also_without_a_shortage_before(
    levers: dict[str, float], demand: str, occupation: str, sentence: str
) -> None:
    frame = of(levers, demand, occupation)
    assert said(frame) == sentence
    check_effect(frame)


# --- what acts ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lever", "value"),
    [(SSA, 0.565), ("fulltime_target:region:SSA", 0.167), ("parttime_hours_gain", 5.0)],
)
def test_a_lever_that_the_demand_scenario_overrules_is_said_to_have_no_effect(
    lever: str, value: float
) -> None:
    frame = of({lever: value}, "fulltime")
    against, effect, _ = in_danish(frame)
    assert (against, effect) == (f"Det er det samme som {BASELINE_NAME}.", "")
    parts = {one["id"]: one for one in told(frame)["parts"]}
    ((*_, begins, means),) = rows(frame)
    assert (begins, means) == ("–", "Uden virkning: »Fuldtidsscenario« forudsætter 100 %")
    assert mark_of(parts["summary"]["chart"]) is None
    assert mark_of(parts["balance"]["blocks"][0]["chart"]) is None
    assert "Gradvise tiltag" not in parts["summary"]["measures"]["timing"]
    columns = [one["text"] for one in parts["fulltime"]["blocks"][0]["columns"]]
    assert "Scenariets mål" not in columns


def test_a_target_above_the_demand_scenarios_acts_from_the_year_in_which_it_passes_it() -> None:
    plan, _ = reference()
    half = tuple(
        replace(row, fulltime_target=0.5) if row.scenario == "fulltime" else row
        for row in plan.demand_scenarios
    )
    plan = replace(plan, demand_scenarios=half)
    frame = framed(plan, Scenario("fulltime", {SSA: 0.565}))
    assert rows(frame)[0][3] == "2029"
    mark = mark_of(told(frame, "summary")["parts"][0]["chart"])
    assert mark is not None
    assert mark["at"] == 2029
    none = framed(plan, Scenario("fulltime", {SSA: 0.4}))
    assert rows(none)[0][3:] == ["–", "Uden virkning: »Fuldtidsscenario« forudsætter mindst 50 %"]
    alone = plain(in_danish(framed(plan, Scenario("fulltime")))[0])
    assert "når mindst 50 % er på fuld tid" in alone


def test_levers_of_the_other_occupation_are_said_to_have_no_effect() -> None:
    assert rows(of({"intake_change:SSH": 0.1}))[0][3:] == ["–", "Uden virkning for assistenter"]


def test_a_lever_that_did_not_move_is_not_listed() -> None:
    for levers in ({"reform": 1.0}, {SSA: 0.284}):
        frame = of(levers)
        assert rows(frame) == []
        assert in_danish(frame)[0] == f"Sådan går det {BASELINE_NAME}."
        assert not frame.changed


def test_timing_alone_changes_nothing() -> None:
    frame = of({"start_year": 2030.0})
    assert in_danish(frame) == in_danish(of({}))
    part = told(frame, "summary")["parts"][0]
    assert part["measures"]["note"] == (
        f"Kun tiltagenes timing er flyttet: Fremskrivningen viser, hvad der følger {BASELINE_NAME}."
    )
    assert [one["label"] for one in part["chart"]["series"]] != []
    assert len(part["chart"]["series"]) == 1


def test_measures_that_begin_in_full_are_not_said_to_begin_before() -> None:
    levers = {"retention": 0.1, "start_year": 2033.0, "full_effect_year": 2033.0}
    timing = told(of(levers), "summary")["parts"][0]["measures"]["timing"]
    assert timing == "Tiltagene begynder at virke i 2034. Gradvise tiltag virker fuldt ud fra 2033."


def test_a_tiny_move_is_printed_with_the_digits_that_tell_it_from_today() -> None:
    ((_, today, value, *_),) = rows(of({SSA: 0.28403}))
    assert (today, value) == ("28,400 %", "28,403 %")
    ((_, today, value, *_),) = rows(of({"reform": 0.996}))
    assert (today, value) == ("100 %", "99,6 %")


# --- how much -----------------------------------------------------------------------------------


def test_more_people_on_full_time_are_counted_among_those_there_will_be() -> None:
    frame = of({SSA: 0.613}, "expenditure")
    heads = frame.projection.heads_by_age
    assert heads is not None
    there = heads[CURRENT, 0, 0, 0].sum(axis=0)
    more = format_number(0.613 * there[-1] - 0.284 * there[0])
    assert rows(frame)[0][-1] == f"{more} flere på fuld tid i 2034 end i dag"
    # A higher share of fewer people.
    more = format_number((0.29 - 0.284) * there[0])
    assert rows(of({SSA: 0.29, "retention": -0.5}, "expenditure"))[0][-1] == (
        f"{more} flere af de nuværende ansatte på fuld tid"
    )


def test_some_who_round_to_none_are_less_than_one() -> None:
    said_of = rows(of({SSA: 0.28403, "retention": -0.5}))[0][-1]
    assert said_of == "Under 1 mere af de nuværende ansatte på fuld tid"


def test_technology_that_costs_work_is_not_said_to_save_it() -> None:
    assert rows(of({"productivity_gain": -0.002}))[0][-1] == "Mere arbejde pr. opgave hvert år"
    assert rows(of({"productivity_gain": 0.002}))[0][-1] == "Arbejde, der spares hvert år"


@pytest.mark.parametrize("recruited", [0.02, 0.05, 0.08])
def test_of_less_than_one_of_one_the_share_is_what_it_is(recruited: float) -> None:
    """Shown as "under 1" and "1" it would be all, whatever is covered."""
    plan, _ = reference()
    frame = framed(times(plan, 2.33e-4), Scenario("weighted", {"other_recruitment:SSA": recruited}))
    gap, before = (float(frame.balances[run].gap_heads[-1]) for run in (CURRENT, BASELINE))
    assert -0.5 < gap < 0.0
    assert before < -0.5
    check_effect(frame)
    assert "næsten hele" not in said(frame)


def test_a_target_below_what_the_demand_scenario_assumes_is_counted_from_there() -> None:
    plan, _ = reference()
    half = tuple(
        replace(row, fulltime_target=0.5) if row.scenario == "fulltime" else row
        for row in plan.demand_scenarios
    )
    plan = replace(plan, demand_scenarios=half)
    region = "fulltime_target:region:SSA"

    def in_the_region(target: float) -> object:
        (part,) = told(framed(plan, Scenario("fulltime", {region: target})), "fulltime")["parts"]
        *_, row = (row for row in part["blocks"][0]["rows"] if row[0] == "Region, assistenter")
        return row

    assert in_the_region(0.3) == in_the_region(0.5) != in_the_region(0.6)


def test_the_regions_share_is_that_of_its_assistants() -> None:
    plan, _ = reference()
    levers = {SSA: 0.565, SSH: 0.565}
    helpers = framed(plan, Scenario("weighted", levers), occupation="SSH")
    by_lever = {row[0]: row[-1] for row in rows(helpers)}
    assert list(by_lever.values()) == [
        "Uden virkning for hjælpere",
        "Regionens andel i dag (assistenter)",
    ]
    (part,) = told(helpers, "fulltime")["parts"]
    assert "Regionens andel gælder dens assistenter." in part["blocks"][-1]["text"][0]
    (part,) = told(of(levers), "fulltime")["parts"]
    assert "Regionens andel" not in part["blocks"][-1]["text"][0]


def test_a_target_below_todays_share_costs_full_time_persons() -> None:
    (part,) = told(of({SSA: 0.1}), "fulltime")["parts"]
    table, note = part["blocks"]
    *_, municipal = (row for row in table["rows"] if first(row))
    assert all(gain.startswith("−") for gain in municipal[4:6])
    assert "Grupper, der allerede har nået målet, er udeladt." in note["text"][0]


def first(row: list[object]) -> bool:
    return row[0] == "Kommuner, assistenter"


@pytest.mark.parametrize(
    ("left", "answer", "effect"),
    [
        (1.0, "omtrent i balance: Der mangler 1 SOSU-assistent", "dækker næsten hele manglen."),
        (
            0.3,
            "omtrent i balance: Der mangler under 1 SOSU-assistent",
            "dækker næsten hele manglen.",
        ),
    ],
)
def test_one_person_and_almost_none_are_said_as_such(left: float, answer: str, effect: str) -> None:
    # What is recruited adds to the balance almost in proportion.
    recruited, each = 0.0, 5.4
    for _ in range(9):
        frame = of({"other_recruitment:SSA": recruited})
        recruited += (-left - float(frame.gap()[-1])) / each
    assert frame.gap()[-1] == pytest.approx(-left)
    assert frame.balances[CURRENT].status[-1] == "shortage"
    part = told(frame, "summary")["parts"][0]
    assert part["heading"] == f"I 2034 er udbud og behov {answer}"
    assert part["cards"][-1]["unit"].endswith(", omtrent i balance")
    assert effect in part["lead"][0]
    assert answer in paragraph(frame)
    assert answer in case_table(frame)
    assert not re.search(r"\b1 (personer|SOSU-assistenter)\b", str(part))
    english = told(replace(frame, language=EN), "summary")["parts"][0]
    assert not re.search(r"\b1 (persons|[a-z ]+assistants)\b", str(english))


def test_less_than_one_percent_is_not_nothing() -> None:
    assert (
        said(of({"other_recruitment:SSA": 0.5}))
        == "Anden rekruttering dækker under 1 % af manglen."
    )


def test_one_who_retires_is_singular() -> None:
    plan, _ = reference()
    frame = framed(times(plan, 1 / 2700))
    retiring = float(wave.retiring(frame).sum())
    assert 0.5 < retiring < 1.5
    assert wave.title(frame) == "1 SOSU-assistent går på pension frem til 2034"
    assert wave.title(replace(frame, language=EN)) == (
        "1 social and health care assistant retires by 2034"
    )


def test_a_cohort_is_that_of_a_measure_or_an_example_of_todays() -> None:
    for levers, start in (
        ({"retention": 0.1, "start_year": 2027.0}, 2024),
        ({"intake_change:SSA": 0.1}, 2026),
        ({"dropout_reduction": 0.1, "start_year": 2027.0}, 2027),
    ):
        delay = trainees.delay(of(levers))
        assert f"de første, der starter i {start}, bliver færdige i {start + 3}" in delay


def test_a_cohort_of_each_occupation_is_told_of() -> None:
    delay = trainees.delay(of({}, occupation="all"))
    assert delay.count("starter i 2024, bliver færdige i") == 2


@pytest.mark.parametrize(("unit", "word"), [(HEADS, "personer"), (FTE, "fuldtidspersoner")])
def test_key_figures_say_what_they_count(unit: str, word: str) -> None:
    cards = told(framed(reference()[0], unit=unit), "summary")["parts"][0]["cards"]
    assert [card["unit"].split(", ")[0] for card in cards] == [word] * 3


# --- the course of the curves -------------------------------------------------------------------


def test_a_line_that_turns_is_compared_at_its_ends() -> None:
    frame = of({"retention": -0.2})
    supply = [round(float(one)) for one in frame.supply()]
    assert supply != sorted(supply)
    assert supply != sorted(supply, reverse=True)
    first, last = (format_number(one) for one in (supply[0], supply[-1]))
    assert supply_demand.title(frame).startswith(
        f"Udbuddet går fra {first} i 2024 til {last} i 2034, mens efterspørgslen "
    )


# --- what it rests on ---------------------------------------------------------------------------


def rests(frame: Frame, *sections: str) -> str:
    parts = told(frame, "summary", *sections)["parts"]
    return "".join(part for part in parts[0]["rests"]["text"] if isinstance(part, str))


def matrix_note(frame: Frame, *sections: str) -> str:
    parts = {part["id"]: part for part in told(frame, "matrix", *sections)["parts"]}
    return str(parts["matrix"]["blocks"][-1]["text"][0])


def test_the_published_comparison_names_its_sources_where_they_are_listed() -> None:
    frame = of({})
    listed = {part["id"]: part for part in told(frame)["parts"]}["sources"]["blocks"][0]["sources"]
    numbers = {one["number"]: one["mark"] for one in listed}
    on_page_one = re.findall(r"\[(\d+)\]", rests(frame, "sources"))
    assert [numbers[one] for one in on_page_one] == ["published"]
    at_the_matrix = re.findall(r"\[(\d+)\]", matrix_note(frame, "sources"))
    assert [numbers[one] for one in at_the_matrix] == ["published", "derived"]
    assert "[" not in rests(frame) + matrix_note(frame)


def test_the_check_mark_is_explained_only_where_it_stands() -> None:
    assert "Derfor intet ✓ ved Vægtet branchescenarie uden reform" in matrix_note(of({}))
    plan, _ = reference()
    assert "✓" not in matrix_note(framed(plan, unit="fte"))
    wrong = tuple(
        replace(row, value="-1") if row.quantity == "gap_heads" else row for row in plan.published
    )
    assert "✓" not in matrix_note(framed(replace(plan, published=wrong)))


def test_what_is_not_there_to_compare_is_not_counted() -> None:
    plan, _ = reference()
    short = framed(until(plan, 2026))
    for text in (rests(short), matrix_note(short)):
        assert "balancer" not in text
        assert "24 af 24 felter" in text
    without = framed(replace(plan, reform=()))
    for text in (rests(without), matrix_note(without)):
        assert "af 44 felter" in text
        assert "af 4 balancer" in text
    assert "Kun efterspørgsel, ingen nye tiltag." in matrix_note(without)


def test_a_plan_with_nothing_published_says_that_there_is_nothing_to_compare_with() -> None:
    plan, _ = reference()
    text = rests(framed(replace(plan, published=())))
    assert "Der er ingen offentliggjort fremskrivning for SOSU-assistenter" in text


def test_the_note_is_begun_on_a_first_page_that_cannot_hold_every_lever() -> None:
    plan, _ = reference()
    words = " ".join(f"ord{n}" for n in range(100))
    part = told(framed(plan, replace(moved(plan, 19), note=words)), "summary")["parts"][0]
    cut = part["measures"]["short_note"]
    assert cut.endswith(" …")
    assert len(cut) <= SHORT_NOTE
    assert words.startswith(cut.removesuffix(" …"))
    assert words[len(cut) - 2] == " "
    assert part["measures"]["note"] == words
