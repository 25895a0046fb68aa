"""What the summary says of its figures: true of the occupation, the measures and the plan shown."""

from __future__ import annotations

from dataclasses import replace

from sosuplan.analysis.frame import CURRENT, FTE, Frame
from sosuplan.model.scenario import Scenario, inputs_hash
from sosuplan.narrative import story
from sosuplan.narrative.measures import NAMED_OF_MANY
from sosuplan.narrative.reasons import reason
from sosuplan.report.page_one import LARGEST
from sosuplan.text.language import Language
from sosuplan.text.numbers import NO_BREAK_SPACE, format_number
from tests.baseline import BASELINE_NAME
from tests.core.reports import framed, in_danish, mark_of, moved, reference, scenario, told

DA = Language("da")


def frame_of_helpers(occupation: str) -> Frame:
    """Of the reference plan without its assistants."""
    plan, _ = reference()
    tables = ("staff", "working_time", "trainee_intake", "training", "entry_ages", "exit_rates")
    helpers = {
        name: tuple(row for row in getattr(plan, name) if row.occupation == "SSH")
        for name in (*tables, "demand_base", "demand_index")
    }
    alone_ = replace(plan, published=(), **helpers)
    return framed(alone_, Scenario("weighted"), occupation=occupation)


def test_only_what_lessens_a_shortage_is_said_to_and_what_widens_it_is_named() -> None:
    plan, _ = reference()
    mixed = {"retention": 0.3, "senior_years": -1.0, "demand_growth_change": 0.01}
    said = story.effect(framed(plan, scenario(**mixed)))
    assert said == (
        "Højere vækst i efterspørgslen og tidligere tilbagetrækning blandt seniorer gør manglen"
        " større, mens færre skift til andet job gør den mindre; i alt vokser den."
    )
    partly = {"other_recruitment__SSA": 200.0, "demand_growth_change": 0.005}
    said = story.effect(framed(plan, scenario(**partly))).replace(NO_BREAK_SPACE, " ")
    assert said.startswith(
        "Anden rekruttering gør manglen mindre, mens højere vækst i efterspørgslen gør den større;"
        " i alt dækkes "
    )
    closed = story.effect(framed(plan, scenario(**partly | {"other_recruitment__SSA": 900.0})))
    assert closed == (
        "Anden rekruttering dækker hele manglen, selv om højere vækst i efterspørgslen trækker"
        " den anden vej."
    )


def test_of_many_changes_only_those_that_pull_the_same_way_are_counted_together() -> None:
    plan, _ = reference()
    many = moved(plan, 99).with_lever("demand_growth_change", 0.03)
    frame = framed(plan, many)
    better, worse = frame.causes.way(1), frame.causes.way(-1)
    assert [one.id for cause in worse for one in cause.levers] == ["demand_growth_change"]
    said = story.effect(frame)
    assert f" og {len(better) - NAMED_OF_MANY} andre ændringer " in said
    assert said.count("vækst i efterspørgslen") == 1


def test_growth_in_demand_is_no_measure() -> None:
    plan, _ = reference()
    growth = framed(plan, scenario(demand_growth_change=0.01))
    assert in_danish(growth)[0].count("tiltag") == in_danish(growth)[0].count(BASELINE_NAME) == 1
    assert "tiltag" not in " ".join(in_danish(growth)[1:])
    part = told(growth, "summary")["parts"][0]
    mark = mark_of(part["chart"])
    assert mark is not None
    assert mark["text"] == "ændringer begynder at virke"
    assert part["measures"]["timing"] == "Ændringerne begynder at virke i 2026."
    both = framed(plan, scenario(demand_growth_change=0.01, retention=0.1))
    timing = told(both, "summary")["parts"][0]["measures"]["timing"]
    assert timing == (
        "Ændringerne begynder at virke i 2026. Gradvise tiltag indfases fra 2026 og virker fuldt ud"
        " fra 2030."
    )


def test_what_a_demand_scenario_assumes_is_no_measure() -> None:
    plan, _ = reference()
    said = in_danish(framed(plan, Scenario("fulltime")))[0].replace(NO_BREAK_SPACE, " ")
    assert said == (
        f"Sådan går det {BASELINE_NAME}, når 100 % er på fuld tid fra første år,"
        " som »Fuldtidsscenario« forudsætter."
    )
    part = told(framed(plan, Scenario("fulltime")), "summary")["parts"][0]["measures"]
    assert part["note"] == "Ingen håndtag er flyttet."


def test_a_plan_of_one_occupation_speaks_of_that_one_alone() -> None:
    alone = frame_of_helpers(occupation="all")
    assert alone.occupation == "SSH"
    answer = story.answer_of(alone)
    assert answer.endswith(" SOSU-hjælpere")


def test_a_reform_that_postpones_nothing_has_no_effect_and_no_rows_of_its_own() -> None:
    plan, _ = reference()
    without = replace(plan, reform=(), published=())
    frame = framed(without, scenario(reform=0.0))
    parts = {part["id"]: part for part in told(frame, "summary", "matrix")["parts"]}
    (row,) = parts["summary"]["measures"]["table"]["rows"]
    assert row[3:] == ["–", "Reformen i planen udskyder ikke tilbagetrækningen"]
    assert in_danish(frame)[1] == ""
    (table, _) = parts["matrix"]["blocks"]
    assert [line[0] for line in table["rows"]] == [one.label_da for one in plan.demands]


def test_the_first_year_of_effect_is_that_of_the_occupation() -> None:
    plan, _ = reference()
    levers = scenario(start_year=2027.0, dropout_reduction=0.2)
    for occupation, year in (("SSA", "2030"), ("SSH", "2028"), ("all", "2028")):
        part = told(framed(plan, levers, occupation=occupation), "summary")["parts"][0]
        assert part["measures"]["table"]["rows"][0][3] == year


def test_reasons_tell_the_figures_of_the_occupation_looked_at() -> None:
    plan, _ = reference()
    levers = scenario(dropout_reduction=0.2, training_guarantee=0.1, parttime_hours_gain=1.0)

    def said(occupation: str) -> list[str]:
        frame = framed(plan, levers, occupation=occupation)
        reasons = (reason(frame, frame.catalogue[one]) for one in levers.levers)
        return [text.replace(NO_BREAK_SPACE, " ") for text in reasons]

    assert said("SSA") == [
        "I dag falder 36 % fra",
        "I dag går 93 % videre fra GF2",
        "I dag 28,6 timer om ugen",
    ]
    assert said("all")[0] == "I dag falder 20–36 % fra"


def test_figures_that_do_not_add_up_as_shown_are_explained_where_they_stand() -> None:
    plan, saved = reference()
    note = "Tallene er afrundet hver for sig og går derfor ikke altid op."
    found = set()
    for scenario_ in saved:
        for occupation in ("SSA", "SSH", "all"):
            frame = framed(plan, scenario_, occupation=occupation)
            supply, demand = (round(float(one[-1])) for one in (frame.supply(), frame.demand()))
            # Of both occupations the balance of each stands there.
            each = frame.balances[CURRENT].parts or (frame.balances[CURRENT],)
            odd = supply - demand != sum(round(float(one.gap_heads[-1])) for one in each)
            found.add(odd)
            assert (told(frame, "summary")["parts"][0]["cards_note"] == note) == odd
    assert found == {True, False}


def test_the_largest_changes_stand_on_a_first_page_that_cannot_hold_them_all() -> None:
    plan, _ = reference()
    frame = framed(plan, moved(plan, 99))
    measures_ = told(frame, "summary")["parts"][0]["measures"]
    effects = frame.gains
    names = {lever.id: lever.full_name(DA) for lever in frame.catalogue}
    largest = sorted(effects, key=lambda one: -abs(effects[one]))[:LARGEST]
    assert [row[0] for row in measures_["short"]["rows"]] == [names[one] for one in largest]
    assert measures_["largest"][0].startswith("Størst virkning først: ")
    few = told(framed(plan, scenario(retention=0.1)), "summary")["parts"][0]["measures"]
    assert few["short"]["rows"] == few["table"]["rows"]
    assert told(framed(plan), "summary")["parts"][0]["measures"]["short"] is None


def test_trainees_who_started_before_the_plan_are_shown() -> None:
    plan, _ = reference()
    (part,) = told(framed(plan), "trainees")["parts"]
    drawing, text, table, _, note = part["blocks"]
    starts = drawing["chart"]["series"][0]["points"]
    listed = {row.year: row.gf2_starts for row in plan.trainee_intake if row.occupation == "SSA"}
    years = range(min(listed), plan.base_year + 1)
    assert years[0] < plan.base_year
    # A year that is not listed takes the nearest listed one before it.
    expected = [listed[max(one for one in listed if one <= year)] for year in years]
    assert starts[: len(years)] == [list(one) for one in zip(years, expected, strict=True)]
    assert [one["text"] for one in table["columns"][1:3]] == [str(year) for year in years[:2]]
    first, second = table["rows"][:2]
    assert first[1:3] == [format_number(value) for value in expected[:2]]
    assert second[1:3] == ["–", "–"]
    assert drawing["chart"]["x"]["projected"] == 2024
    assert "begyndte før 2024" in text["text"][0]
    assert note["text"][0].startswith("En streg: ")
    bare = replace(
        plan, trainee_intake=tuple(row for row in plan.trainee_intake if row.year == 2024)
    )
    (part,) = told(framed(bare), "trainees")["parts"]
    assert part["blocks"][2]["columns"][1]["text"] == "2024"
    assert "begyndte før" not in part["blocks"][1]["text"][0]


def test_a_year_is_marked_among_trainees_only_where_it_changes_them() -> None:
    plan, _ = reference()
    for levers, marked in (({"senior_years": 1.0}, False), ({"intake_change__SSA": 0.2}, True)):
        (part,) = told(framed(plan, scenario(**levers)), "trainees")["parts"]
        assert (mark_of(part["blocks"][0]["chart"]) is not None) == marked


def test_a_wave_that_bars_cannot_tell_has_a_table_and_no_wave_has_no_chart() -> None:
    plan, _ = reference()

    def blocks(levers: Scenario | None = None, **changes: object) -> list[str]:
        frame = framed(replace(plan, **changes), levers)  # type: ignore[arg-type]
        (part,) = told(frame, "ages")["parts"]
        return [one["block"] for one in part["blocks"] if one["block"] != "heading"]

    assert blocks() == ["chart", "table", "chart"]
    assert blocks(scenario(senior_years=1.0)) == ["chart", "table", "chart", "table"]
    years = range(plan.base_year, plan.base_year + 41)
    index = tuple(
        replace(row, year=year)
        for row in plan.demand_index
        if row.year == plan.base_year
        for year in years
    )
    long = {"horizon": years[-1], "demand_index": index, "published": ()}
    assert blocks(**long) == ["chart", "table", "chart", *["table"] * 4]
    young = tuple(band for band in plan.staff if band.age_to < 30)
    nobody = tuple(replace(row, retirement=0.0) for row in plan.exit_rates)
    assert blocks(staff=young, exit_rates=nobody) == ["chart", "table", "text"]


def test_only_groups_that_a_target_asks_something_of_are_told_of() -> None:
    plan, _ = reference()
    some = framed(plan, scenario(fulltime_target__municipality__SSA=0.6))
    (part,) = told(some, "fulltime")["parts"]
    heads: dict[str, list[str]] = {}
    for name, *_ in part["blocks"][0]["rows"]:
        if isinstance(name, str):
            heads[list(heads)[-1]].append(name)
        elif "span" in name:
            heads[name["text"].replace(NO_BREAK_SPACE, " ")] = []
    assert heads == {
        "Regionens andel, 56,5 %": ["Kommuner, assistenter", "Øvrige arbejdsgivere, assistenter"],
        "75 % på fuld tid": [
            "Kommuner, assistenter",
            "Region, assistenter",
            "Øvrige arbejdsgivere, assistenter",
        ],
        "Scenariets mål": ["Kommuner, assistenter"],
    }


def test_every_page_tells_the_demand_scenario() -> None:
    plan, _ = reference()
    lines = told(framed(plan, Scenario("expenditure")), "balance")["footer"]["lines"]
    assert lines[0].endswith(" · efterspørgsel: Udgiftsscenario")


def test_the_number_of_the_inputs_follows_from_inputs_alone() -> None:
    plan, saved = reference()
    number = inputs_hash(plan, saved[0])
    texts = set()
    for occupation, unit in (("SSA", "heads"), ("all", "heads"), ("SSA", FTE)):
        frame = framed(plan, saved[0], occupation=occupation, unit=unit)
        texts.add(told(frame, "method")["footer"]["lines"][1])
    (line,) = texts
    assert f"forudsætninger {number} · " in line
    (part,) = told(framed(plan, saved[0]), "method")["parts"]
    points = part["blocks"][1]["points"]
    # It is told what the number is, and the number itself stands in the footer alone.
    assert any("SHA-256" in point["text"] for point in points)
    assert not any(number in point["text"] for point in points)
