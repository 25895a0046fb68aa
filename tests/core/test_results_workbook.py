from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sosuplan import MODEL_VERSION, __version__
from sosuplan.analysis.frame import BASELINE, CURRENT, FTE, Frame
from sosuplan.analysis.matrix import matrix
from sosuplan.analysis.potential import potential_tables
from sosuplan.analysis.today import today
from sosuplan.charts.palette import LIGHT
from sosuplan.charts.runs import run_heading
from sosuplan.exports.input_sheets import figures_of
from sosuplan.exports.workbook import workbook
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import Plan
from sosuplan.model.provenance import count_kinds
from sosuplan.model.scenario import Scenario, edition, inputs_hash
from sosuplan.narrative.glossary import terms
from sosuplan.resources import resource
from sosuplan.store.folder import read_folder
from sosuplan.text.errors import SosuplanError
from sosuplan.text.language import Language
from tests.baseline import BASELINE_HEAD, BASELINE_NAME
from tests.core.books import MADE_ON, MAIN, Book, frame, two_areas
from tests.core.strategies import plans_with_scenario

DANISH = ["Resumé", "Balance", "Udbud", "Efterspørgsel", "Alder", "Elever", "Hvorfor",
          "Hvor sikkert", "Hvad skal der til", "Tiltag", "Evidens", "Fuld tid", "Sammenligning",
          "Håndtag", "Forudsætninger", "Kilder", "Ordbog"]  # fmt: skip
ENGLISH = ["Summary", "Balance", "Supply", "Demand", "Age", "Trainees", "Why", "How sure",
           "What it takes", "Measures", "Evidence", "Full time", "Levers", "Inputs", "Sources",
           "Glossary"]  # fmt: skip
SEVERAL = "Resumé", "Hvorfor", "Hvor sikkert", "Hvad skal der til"
ONE_TABLE = [one for one in DANISH if one not in SEVERAL]
"""Sheets with one table, whose head can stay in sight."""
MOVED = Scenario(
    "historical",
    {
        "senior_years": 1.0,
        "fulltime_target:municipality:SSA": 0.565,
        "demand_growth_change": -0.005,
    },
    name="Seniorer og fuld tid",
    note="Besluttet i foråret",
)

OWN = "Seniorer og fuld tid · Historisk scenarie"
"""What the scenario's columns are called: by scenario and demand scenario."""


@pytest.fixture(scope="module")
def saved() -> tuple[Scenario, ...]:
    return read_folder(resource("plans", "midtjylland")).scenarios


@pytest.fixture(scope="module")
def shown(reference: Plan, saved: tuple[Scenario, ...]) -> Frame:
    return frame(reference, MOVED, saved[:1])


@pytest.fixture(scope="module")
def book(shown: Frame, saved: tuple[Scenario, ...]) -> Book:
    return Book(workbook(shown, MADE_ON, saved))


def rows_of(book: Book, sheet: str, **wanted: Any) -> list[dict[str, Any]]:
    return [row for row in book.table(sheet) if wanted.items() <= row.items()]


# --- sheets and figures -------------------------------------------------------------------------


def test_the_sheets_are_named_in_the_language(book: Book, reference: Plan) -> None:
    assert book.sheets == DANISH
    english = Book(workbook(frame(reference, MOVED, language="en"), MADE_ON))
    # Without another scenario there is nothing to compare.
    assert english.sheets == ENGLISH


def test_the_full_time_sheet_has_the_calculators_figures_beside_the_published_ones(
    book: Book, shown: Frame
) -> None:
    """Its cells are those of the facts; a sum is told of each occupation and of both."""
    rows = rows_of(book, "Fuld tid", Gruppe="Kommuner, assistenter")
    facts = [one.groups[0] for one in potential_tables(shown)]
    assert [one.lever.id for one in facts] == ["fulltime_target:municipality:SSA"] * 3
    for row, fact in zip(rows, facts, strict=True):
        base, horizon = (f"Flere i {year} · fuldtidspersoner" for year in (2024, 2034))
        assert (row[base], row[horizon]) == (fact.gain_base, fact.gain_horizon)
        assert row["Offentliggjort"] == fact.published
    assert [row["Offentliggjort"] for row in rows] == [290, 481, 290]
    names = [row["Gruppe"] for row in book.table("Fuld tid")]
    assert names.count("I alt, assistenter") == names.count("I alt") == 3


def test_the_balance_is_the_engines_to_the_last_digit(book: Book, shown: Frame) -> None:
    rows = rows_of(book, "Balance", Faggruppe="SOSU-assistenter")
    assert [row["År"] for row in rows] == list(shown.years)
    balance, before = shown.balances[CURRENT], shown.balances[BASELINE]
    assert [
        row["Personer/Seniorer og fuld tid · Historisk scenarie"] for row in rows
    ] == balance.gap_heads.tolist()
    assert [
        row["Fuldtidspersoner/Seniorer og fuld tid · Historisk scenarie"] for row in rows
    ] == balance.gap_fte.tolist()
    assert [
        row[f"Personer/{run_heading(shown, BASELINE)}"] for row in rows
    ] == before.gap_heads.tolist()
    assert {row[f"Trafiklys, {OWN}"] for row in rows} <= {"▲ Mangel", "◆ Rekrutteringsproblemer",
                                                  "● Overskud"}  # fmt: skip


def test_supply_and_demand_are_the_engines_for_every_occupation(book: Book, shown: Frame) -> None:
    for sheet, people, work in (
        ("Udbud", "supply_heads", "supply_fte"),
        ("Efterspørgsel", "demand_heads", "demand_fte"),
    ):
        for job, name in (
            ("SSA", "SOSU-assistenter"),
            ("SSH", "SOSU-hjælpere"),
            ("all", "SOSU-assistenter og -hjælpere"),
        ):
            rows = rows_of(book, sheet, Faggruppe=name)
            balance = shown.projection.balance(CURRENT, job)
            heads = [row["Personer/Seniorer og fuld tid · Historisk scenarie"] for row in rows]
            assert heads == getattr(balance, people).tolist()
            ftes = [
                row["Fuldtidspersoner/Seniorer og fuld tid · Historisk scenarie"] for row in rows
            ]
            assert ftes == getattr(balance, work).tolist()


def test_supply_moves_from_one_year_to_the_next_by_the_flows_beside_it(book: Book) -> None:
    rows = rows_of(book, "Udbud", Faggruppe="SOSU-hjælpere")
    for row, following in pairwise(rows):
        moved = (
            row["Personer/Seniorer og fuld tid · Historisk scenarie"]
            - row["Går på pension"]
            - row["Stopper af andre grunde"]
            - row["Begynder på uddannelsen til SOSU-assistent"]
            + row["Nyuddannede"]
            + row["Anden rekruttering"]
        )
        assert moved == pytest.approx(
            following["Personer/Seniorer og fuld tid · Historisk scenarie"], rel=1e-12
        )
    assert rows[-1]["Går på pension"] == ""


def test_ages_and_trainees_are_the_engines(book: Book, shown: Frame) -> None:
    ages = rows_of(book, "Alder", Faggruppe="SOSU-assistenter")
    assert [row["Alder"] for row in ages] == list(range(17, 75))
    at_end = [row["Seniorer og fuld tid · Historisk scenarie/2034"] for row in ages]
    assert at_end == shown.projection.ages(CURRENT, "SSA")[:, -1].tolist()
    trainees = rows_of(book, "Elever", Faggruppe="SOSU-assistenter")
    starts = [
        row["Seniorer og fuld tid · Historisk scenarie/Starter på grundforløb 2"]
        for row in trainees
    ]
    assert starts == shown.projection.total("gf2_starts", CURRENT, "SSA").tolist()
    working = [
        row["Seniorer og fuld tid · Historisk scenarie/Får arbejde i faget"] for row in trainees
    ]
    assert working == ["", *shown.projection.total("graduates", CURRENT, "SSA").tolist()]


def test_every_saved_scenario_has_columns_and_its_own_figures(
    book: Book, reference: Plan, saved: tuple[Scenario, ...]
) -> None:
    rows = rows_of(book, "Balance", Faggruppe="SOSU-assistenter")
    labels = {row.scenario: row.label("da") for row in reference.demands}
    for scenario in saved:
        alone = frame(reference, scenario).balances[CURRENT].gap_heads.tolist()
        column = f"Personer/{scenario.name} · {labels[scenario.demand]}"
        assert [row[column] for row in rows] == pytest.approx(alone, rel=1e-12)


def test_a_saved_scenario_that_is_shown_has_no_second_column(
    reference: Plan, saved: tuple[Scenario, ...]
) -> None:
    one = frame(reference, saved[0])
    book = Book(workbook(one, MADE_ON, saved))
    heads = [str(cell) for cell in book.rows("Balance")[4] if "Trafiklys" not in str(cell)]
    for scenario in saved[:2]:
        # In persons, and in full-time persons.
        assert sum(head.startswith(f"{scenario.name} · ") for head in heads) == 2


def test_several_areas_are_told_apart_and_added_up(reference: Plan) -> None:
    plan = two_areas(reference)
    shown = frame(plan, MOVED)
    book = Book(workbook(shown, MADE_ON))
    for sheet in ("Balance", "Udbud", "Efterspørgsel"):
        by_area = {
            area: rows_of(book, sheet, Område=area, Faggruppe="SOSU-assistenter")
            for area in ("Alle områder", plan.areas[0], "Nabo")
        }
        for whole, one, other in zip(*by_area.values(), strict=True):
            column = "Personer/Seniorer og fuld tid · Historisk scenarie"
            assert one[column] + other[column] == pytest.approx(whole[column], rel=1e-12)
    assert rows_of(book, "Alder", Område="Nabo", Faggruppe="SOSU-hjælpere")
    assert "Område" not in Book(workbook(frame(reference, MOVED), MADE_ON)).table("Balance")[0]


@pytest.mark.thorough
@settings(max_examples=8)
@given(plans_with_scenario(), st.data())
def test_every_valid_plan_makes_a_workbook(
    made: tuple[Plan, LeverCatalogue, Scenario], data: st.DataObject
) -> None:
    plan, _, scenario = made
    occupation = data.draw(st.sampled_from((*plan.occupations, "all")))
    shown = frame(plan, scenario, occupation=occupation, unit=FTE, language="en")
    book = Book(workbook(shown, MADE_ON))
    # Without ranges nobody can say how sure it is.
    there = [name for name in ENGLISH if name != "How sure" or plan.input_ranges]
    assert book.sheets == there
    gaps = shown.projection.balance(CURRENT, occupation).gap_fte.tolist()
    column = f"Full-time persons/{run_heading(shown, CURRENT)}"
    first = book.table("Balance")[: len(shown.years)]
    assert [row[column] for row in first] == gaps


def test_figures_beyond_any_number_are_told_of(reference: Plan) -> None:
    shown = frame(reference, MOVED)
    shown.projection.demand_heads[0, 0, 0, -1] = float("inf")
    with pytest.raises(SosuplanError) as raised:
        workbook(shown, MADE_ON)
    assert [fault.code for fault in raised.value.faults] == ["not_finite"]


# --- what it rests on ---------------------------------------------------------------------------


def test_the_summary_tells_the_answer_the_levers_and_what_they_are_made_from(
    book: Book, shown: Frame
) -> None:
    cells = [cell for row in book.rows("Resumé") for cell in row if cell != ""]
    answer = round(float(-shown.gap()[-1]))
    sentence = f"I 2034 mangler der {answer:,} SOSU-assistenter".replace(",", ".")
    assert any(str(cell).startswith(sentence) for cell in cells)
    for text in (
        "Seniorer og fuld tid",
        "Besluttet i foråret",
        "31.03.2026",
        "Seniorer bliver længere",
        "Fuld tid: kommuner, assistenter",
    ):
        assert text in cells
    assert edition(shown.plan) not in cells
    assert inputs_hash(shown.plan, shown.scenario) not in cells
    assert float(shown.gap()[-1]) in cells
    for row in matrix(shown.inputs, shown.catalogue, "SSA"):
        assert float(row.balance.gap_heads[-1]) in cells
    counts = count_kinds(shown.plan)
    kinds = {row[0]: row[1] for row in book.rows("Resumé") if row[0] in ("Udledt", "Antagelse")}
    assert kinds == {"Udledt": counts["derived"], "Antagelse": counts["assumption"]}


def test_the_matrix_in_the_summary_has_the_reform_only_where_the_plan_has_one(
    book: Book, reference: Plan
) -> None:
    def told(one: Book) -> list[object]:
        return [row[1] for row in one.rows("Resumé") if row[1] in ("med", "uden")]

    demands = len(reference.demands)
    assert told(book) == ["uden", "med"] * demands
    without = replace(reference, reform=(), published=())
    made = Book(workbook(frame(without, Scenario("historical")), MADE_ON))
    assert told(made) == []
    cells = [cell for row in made.rows("Resumé") for cell in row]
    assert "Scenariematrix: kun efterspørgsel" in cells


def test_without_levers_the_summary_says_that_nothing_is_moved(reference: Plan) -> None:
    book = Book(workbook(frame(reference, Scenario("historical")), MADE_ON))
    cells = [cell for row in book.rows("Resumé") for cell in row]
    assert (
        f"Ingen håndtag er flyttet: Fremskrivningen viser, hvad der følger {BASELINE_NAME}."
        in cells
    )
    assert "Nyt scenarie" not in cells


def test_a_lever_that_is_moved_the_wrong_way_is_named_for_what_it_does(reference: Plan) -> None:
    levers = {"sickness_reduction_days": -5.0, "dropout_reduction": -0.3}
    book = Book(workbook(frame(reference, Scenario("weighted", levers)), MADE_ON))
    # What they give stands below, under the same names.
    moved = {row[0]: row[1:3] for row in reversed(book.rows("Resumé"))}
    assert moved["Flere sygedage"] == [0.0, 5.0]
    assert moved["Større frafald på hovedforløbet"] == [0.0, 0.3]
    assert "Færre sygedage" not in moved


def test_a_lever_that_the_demand_scenario_overrules_has_no_year_of_effect(reference: Plan) -> None:
    levers = {"fulltime_target:municipality:SSA": 0.565, "senior_years": 1.0, "retention": 0.0}
    book = Book(workbook(frame(reference, Scenario("fulltime", levers)), MADE_ON))
    rows = {row["Håndtag"]: row for row in book.table("Håndtag")}
    assert rows["Seniorer bliver længere"]["Første år med virkning"] == 2027
    assert rows["Kommuner, assistenter"]["Første år med virkning"] == ""
    assert rows["Kommuner, hjælpere"]["Første år med virkning"] == ""
    moved = {row[0]: row for row in reversed(book.rows("Resumé"))}
    assert "Uden virkning: »Fuldtidsscenario« forudsætter 100 %" in [
        str(cell).replace("\u00a0", " ") for cell in moved["Fuld tid: kommuner, assistenter"]
    ]
    # Where it stands in the baseline it is not moved.
    assert "Færre skifter til andet job" not in moved


def test_levers_stand_with_todays_value_and_percentage_points_are_not_percent(
    book: Book, shown: Frame
) -> None:
    rows = {row["Håndtag"]: row for row in book.table("Håndtag")}
    lever = shown.catalogue["fulltime_target:municipality:SSA"]
    row = rows[lever.name(Language("da"))]
    assert (row[run_heading(shown, BASELINE)], row[OWN]) == (
        today(shown.plan, lever),
        0.565,
    )
    growth = rows["Vækst i efterspørgslen"]
    assert growth[OWN] == -0.5
    assert growth["Enhed"] == "procentpoint/år"
    assert rows["Efterspørgselsscenarie"][OWN] == "Historisk scenarie"
    assert len(rows) == len(shown.catalogue.levers) + 1


def test_every_figure_of_the_plan_has_its_kind_and_source(book: Book, shown: Frame) -> None:
    rows = book.table("Forudsætninger")
    figures = list(figures_of(shown))
    assert [row["Værdi"] for row in rows] == [figure.value for figure in figures]
    with_source = [row for row in rows if row["Kilde"]]
    assert len(with_source) == sum(count_kinds(shown.plan).values())
    assert {row["Tabel"] for row in rows if not row["Kilde"]} == {"Indstillinger"}
    scenarios = [row["Efterspørgselsscenarie"] for row in rows]
    assert set(filter(None, scenarios)) == {row.label_da for row in shown.plan.demands}
    titles = {source.title for source in shown.plan.sources}
    assert {row["Kilde"] for row in with_source} <= titles
    assert {row["Tallets art"] for row in with_source} == {"Offentliggjort", "Udledt", "Antagelse"}


def test_sources_are_told_in_full_and_lead_nowhere(book: Book, reference: Plan) -> None:
    rows = book.table("Kilder")
    assert [row["Id"] for row in rows] == [source.id for source in reference.sources]
    assert [row["Adresse"] for row in rows] == [source.url for source in reference.sources]
    assert any(source.url.startswith("https://") for source in reference.sources)
    assert not any("hyperlink" in book.text(part) for part in book.parts(r"xl/worksheets/.*"))


def test_the_summary_says_that_the_model_is_fitted_to_the_published_table(book: Book) -> None:
    told = {row[0]: row[1] for row in book.rows("Resumé") if len(row) > 1}
    assert told["Offentliggjort tabel"] == (
        "For SOSU-assistenter er modellen tilpasset til den offentliggjorte tabel"
        " (88 af 88 felter, 8 af 8 balancer)."
    )


def test_the_glossary_has_both_languages_and_a_meaning_for_each_term(book: Book) -> None:
    rows = book.table("Ordbog")
    assert len(rows) == len(terms(Language("da")))
    by_english = {row["Engelsk"]: row for row in rows}
    assert by_english["Mechanical projection"]["Dansk"] == "Mekanisk fremskrivning"
    assert BASELINE_HEAD in [row["Dansk"] for row in rows]
    assert all(row["Hvad det betyder her"].endswith(".") for row in rows)
    danish = [row["Dansk"] for row in rows]
    assert danish.index("Afgang") < danish.index("Basisår") < danish.index("Udbud")


# --- how it looks -------------------------------------------------------------------------------


def test_the_same_frame_and_date_give_the_same_bytes(
    shown: Frame, saved: tuple[Scenario, ...]
) -> None:
    assert workbook(shown, MADE_ON, saved) == workbook(shown, MADE_ON, saved)
    assert workbook(shown, MADE_ON) != workbook(shown, MADE_ON.replace(day=30))


def test_heads_stay_in_sight_and_can_be_filtered(book: Book) -> None:
    for sheet in ONE_TABLE:
        xml = book.sheet_xml(sheet)
        pane = xml.find(f".//{MAIN}pane")
        assert pane is not None, sheet
        assert (pane.get("ySplit"), pane.get("state")) == ("5", "frozen")
        assert xml.find(f"{MAIN}autoFilter") is not None


def test_pages_are_a4_with_a_footer_and_heads_on_every_page(book: Book) -> None:
    for sheet in DANISH:
        page = book.sheet_xml(sheet).find(f"{MAIN}pageSetup")
        assert page is not None
        assert page.get("paperSize") == "9"
        wanted = "portrait" if sheet in ("Resumé", "Hvor sikkert") else "landscape"
        assert page.get("orientation") == wanted
        footer = book.sheet_xml(sheet).findtext(f".//{MAIN}oddFooter", "")
        assert "Region Midtjylland" in footer
        assert "side &P af &N" in footer
        assert len(footer) <= 255
    assert book.text("xl/workbook.xml").count("_xlnm.Print_Titles") == len(ONE_TABLE)


def test_results_are_one_page_wide_with_their_charts_below(book: Book, reference: Plan) -> None:
    areas = Book(workbook(frame(two_areas(reference), MOVED), MADE_ON))
    for made in (book, areas):
        for sheet in made.sheets:
            xml = made.sheet_xml(sheet)
            page, fits = xml.find(f"{MAIN}pageSetup"), xml.find(f"{MAIN}sheetPr/{MAIN}pageSetUpPr")
            assert page is not None
            assert fits is not None
            assert (fits.get("fitToPage"), page.get("fitToWidth", "1")) == ("1", "1"), sheet
            assert xml.find(f"{MAIN}colBreaks") is None
    for sheet in ("Balance", "Udbud", "Efterspørgsel", "Alder", "Elever"):
        for made in (book, areas):
            last = len(made.rows(sheet))
            assert [place[0] for place in made.charts(sheet)] == [0] * len(made.charts(sheet))
            tops = [place[1] for place in made.charts(sheet)]
            assert min(tops) >= last, sheet
            breaks = [int(one.get("id", "")) for one in made.sheet_xml(sheet).iter(f"{MAIN}brk")]
            one_page = made.sheet_xml(sheet).find(f"{MAIN}pageSetup")
            assert one_page is not None
            # Either all is on one page, or the first chart begins one.
            assert (min(tops) in breaks) == (one_page.get("fitToHeight", "1") == "0"), sheet


def test_a_table_and_its_chart_are_printed_on_one_page_where_that_can_be_read(
    reference: Plan,
) -> None:
    book = Book(workbook(frame(reference, Scenario("historical")), MADE_ON))
    for sheet in ("Balance", "Udbud", "Efterspørgsel", "Elever"):
        page = book.sheet_xml(sheet).find(f"{MAIN}pageSetup")
        assert page is not None
        assert page.get("fitToHeight", "1") == "1", sheet
        assert not list(book.sheet_xml(sheet).iter(f"{MAIN}brk")), sheet


def test_as_many_charts_are_printed_on_a_page_as_it_holds(book: Book) -> None:
    for sheet, most in (("Hvorfor", 2), ("Hvor sikkert", 2)):
        tops = [place[1] for place in book.charts(sheet)]
        breaks = [int(one.get("id", "")) for one in book.sheet_xml(sheet).iter(f"{MAIN}brk")]
        assert breaks[0] == min(tops)
        assert set(breaks) <= set(tops)
        assert len(breaks) <= most < len(tops), sheet


def test_every_column_and_title_names_scenario_and_demand_scenario(
    book: Book, shown: Frame, saved: tuple[Scenario, ...]
) -> None:
    labels = {row.scenario: row.label("da") for row in shown.plan.demands}
    titles = [OWN, run_heading(shown, BASELINE)]
    titles += [f"{one.name} · {labels[one.demand]}" for one in saved]
    for sheet in ("Balance", "Udbud", "Efterspørgsel", "Alder", "Elever", "Håndtag"):
        assert book.rows(sheet)[0][0].endswith(f" · {OWN}"), sheet
    for sheet in ("Balance", "Udbud", "Efterspørgsel"):
        heads = [str(cell) for cell in book.rows(sheet)[4]]
        assert all(heads.count(title) >= 2 for title in titles), sheet
    for sheet in ("Alder", "Elever"):
        over = {cell for cell in book.rows(sheet)[3] if cell}
        assert over == set(titles), sheet
    heads = [str(cell) for row in book.rows("Resumé") for cell in row]
    assert all(title in heads for title in titles)
    assert book.rows("Resumé")[1][0].startswith(f"{OWN} · ")
    for part in book.parts(r"xl/charts/chart\d+\.xml"):
        # Scenarios side by side are all of one plan, and have their names at their lines.
        whose = shown.plan.name if "Sammenligning" in book.text(part) else OWN
        assert f"\n{whose}</a:t>" in book.text(part), part


def test_the_matrix_in_the_summary_marks_the_scenarios_own_row(reference: Plan) -> None:
    def marked(scenario: Scenario) -> tuple[list[list[Any]], str]:
        rows = Book(workbook(frame(reference, scenario), MADE_ON)).rows("Resumé")
        notes = [str(row[0]) for row in rows if str(row[0]).startswith("→ er ")]
        own = [row for row in rows if str(row[0]).startswith("→ ") and row[1] in ("med", "uden")]
        return own, "".join(notes)

    rows, note = marked(Scenario("historical", {"reform": 1.0}))
    assert [row[:2] for row in rows] == [["→ Historisk scenarie", "med"]]
    assert note == "→ er det scenarie, som de øvrige tal her handler om."
    rows, note = marked(Scenario("weighted", {"retention": 0.1}))
    assert [row[:2] for row in rows] == [["→ Vægtet branchescenarie", "med"]]
    assert "andre ændringer er ikke med" in note
    assert marked(Scenario("weighted", {"reform": 0.5})) == ([], "")


def test_people_are_shown_whole_and_shares_as_percent(book: Book) -> None:
    codes = book.text("xl/styles.xml")
    assert 'formatCode="0.0 %"' in codes
    styles = book.xml("xl/styles.xml")
    formats = [xf.get("numFmtId") for xf in styles.findall(f"{MAIN}cellXfs/{MAIN}xf")]
    cell = book.sheet_xml("Balance").find(f".//{MAIN}c[@r='C6']")
    assert cell is not None
    own = {one.get("numFmtId"): one.get("formatCode") for one in styles.iter(f"{MAIN}numFmt")}
    # Written with a comma, and shown with a dot by a Danish spreadsheet.
    assert (own | {"3": "#,##0"})[formats[int(cell.get("s", "0"))]] == "#,##0"


def test_traffic_lights_have_the_colours_of_the_screen_and_a_word(book: Book) -> None:
    rules = book.sheet_xml("Balance").findall(f".//{MAIN}cfRule")
    assert [rule.get("text") for rule in rules] == ["▲", "◆", "●"]
    styles = book.text("xl/styles.xml")
    for light in LIGHT.lights.values():
        assert f'rgb="FF{light.fill[1:]}"' in styles


def test_every_chart_has_a_title_axis_titles_and_is_told_in_words(book: Book) -> None:
    charts = book.parts(r"xl/charts/chart\d+\.xml")
    assert len(charts) == 19
    for part in charts:
        # Of a list of bars, the names say what they are.
        titles = 2 if '<c:barDir val="bar"/>' in book.text(part) else 3
        assert book.text(part).count("<c:title>") == titles, part
    drawings = "".join(book.text(part) for part in book.parts(r"xl/drawings/drawing\d+\.xml"))
    assert drawings.count("descr=") == 19
    assert "SOSU-assistenter" in drawings
    balance = book.text("xl/charts/chart1.xml")
    assert f'val="{LIGHT.scenario[1:]}"' in balance
    assert "Manglen" in balance


def test_the_file_says_what_it_is_about(book: Book, shown: Frame) -> None:
    core, app = book.text("docProps/core.xml"), book.text("docProps/app.xml")
    assert "<dc:title>Region Midtjylland 2024–2034</dc:title>" in core
    assert "Seniorer og fuld tid" in core
    # What it rests on as a number stands at the foot of its pages alone.
    assert inputs_hash(shown.plan, shown.scenario) not in core + app
    assert edition(shown.plan) not in core + app
    assert "2026-03-31T00:00:00Z" in core
    assert f"SOSUplan {__version__}, model {MODEL_VERSION}" in core
    told = core.partition("<dc:description>")[2].partition("</dc:description>")[0]
    assert told.count("SOSUplan") == 1
    assert "<Company>Region Midtjylland 2024–2034</Company>" in app


def test_texts_beside_figures_stand_apart_from_them(book: Book) -> None:
    formats = book.xml("xl/styles.xml").findall(f"{MAIN}cellXfs/{MAIN}xf/{MAIN}alignment")
    styles = book.xml("xl/styles.xml").findall(f"{MAIN}cellXfs/{MAIN}xf")
    assert formats
    row = book.sheet_xml("Balance").findall(f".//{MAIN}row[@r='6']/{MAIN}c")
    light = styles[int(row[-1].get("s", "0"))].find(f"{MAIN}alignment")
    assert light is not None
    assert (light.get("horizontal"), light.get("indent")) == ("left", "1")
