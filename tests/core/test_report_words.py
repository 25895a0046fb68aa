"""What the summary says in words: rounded figures, measures, the course of the shortage."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosuplan.analysis.frame import BASELINE, CURRENT, FTE, Frame
from sosuplan.exports.texts import case_rows, case_table
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import Plan
from sosuplan.model.provenance import assumed_tables, count_kinds
from sosuplan.model.scenario import Scenario
from sosuplan.narrative import story
from sosuplan.narrative.headline import headline
from sosuplan.narrative.story import about, paragraph, share_of
from sosuplan.text.language import Language
from sosuplan.text.numbers import NO_BREAK_SPACE, format_number, whole
from sosuplan.text.terms import capital
from tests.baseline import BASELINE_NAME
from tests.core.reports import framed, in_danish, reference, scenario, told
from tests.core.strategies import plans_with_scenario

DA, EN = Language("da"), Language("en")


# --- rounded figures ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "danish", "english"),
    [
        (0, "0", "0"),
        (0.4, "0", "0"),
        (7.6, "8", "8"),
        (-99, "99", "99"),
        (100, "100", "100"),
        (104, "godt 100", "just over 100"),
        (995, "knap 1.000", "just under 1,000"),
        (1625, "godt 1.600", "just over 1,600"),
        (-2936, "godt 2.900", "just over 2,900"),
        (1950, "knap 2.000", "just under 2,000"),
        (2000, "2.000", "2,000"),
        (12_345, "godt 12.300", "just over 12,300"),
        (987_654, "knap 988.000", "just under 988,000"),
    ],
)
def test_figures_are_rounded_and_say_which_way(value: float, danish: str, english: str) -> None:
    assert about(value, DA) == danish
    assert about(value, EN) == english


@given(st.integers(0, 10**7))
def test_a_rounded_figure_is_near_and_never_exact_when_it_says_otherwise(value: int) -> None:
    text = about(value, EN)
    rounded = int(text.rpartition(" ")[2].replace(",", ""))
    assert abs(rounded - value) <= 0.05 * value
    assert ("under" in text, "over" in text) == (value < rounded, value > rounded)


@pytest.mark.parametrize(
    ("share", "danish"),
    [
        (0.25, "en fjerdedel"),
        (0.2286, "knap en fjerdedel"),
        (0.447, "45 %"),
        (0.48, "knap halvdelen"),
        (0.52, "godt halvdelen"),
        (0.39, "39 %"),
        (2 / 3, "to tredjedele"),
        (0.99, "99 %"),
        (0.996, "knap 100 %"),
        (0.0001, "under 1 %"),
        (0.006, "1 %"),
    ],
)
def test_shares_are_fractions_where_one_is_near(share: float, danish: str) -> None:
    assert share_of(share, DA).replace(NO_BREAK_SPACE, " ") == danish


# --- the story ----------------------------------------------------------------------------------


def test_without_the_reform_the_difference_is_what_it_does() -> None:
    plan, saved = reference()
    assert in_danish(framed(plan, saved[0])) == (
        f"Det er 717 flere end {BASELINE_NAME} (2.419).",
        "Forskellen viser, hvad reformen (formentlig tilbagetrækningsreformen) betyder i"
        " fremskrivningen.",
        "Manglen begynder i 2024 og vokser hvert år.",
    )


def test_without_measures_there_is_nothing_to_compare_with() -> None:
    against, effect, course = in_danish(framed(reference()[0]))
    assert against == f"Sådan går det {BASELINE_NAME}."
    assert effect == ""
    assert course == "Manglen begynder i 2024 og vokser hvert år."


def test_a_shortage_that_is_closed_and_one_that_grows() -> None:
    plan, _ = reference()
    frame = framed(plan, scenario(other_recruitment__SSA=2000.0))
    closed, before = in_danish(frame), format_number(-frame.gap(BASELINE)[-1])
    assert closed[0] == f"{capital(BASELINE_NAME)} ville der mangle {before}."
    assert closed[1] == "Anden rekruttering dækker hele manglen."
    worse = in_danish(framed(plan, scenario(retention=-0.5)))
    assert worse[0].startswith("Det er ")
    assert f" flere end {BASELINE_NAME} ({before})." in worse[0]
    assert worse[1] == "Flere skift til andet job gør manglen større."


def test_a_surplus_is_larger_or_smaller() -> None:
    plan, _ = reference()
    rich = replace(
        plan, demand_base=tuple(replace(row, demand_heads=1000.0) for row in plan.demand_base)
    )
    frame = framed(rich, scenario(senior_years=1.0))
    more = in_danish(frame)
    less = in_danish(framed(rich, scenario(retention=-0.2)))
    assert more[0].startswith(
        f"Overskuddet er {format_number(frame.change)} større end {BASELINE_NAME} ("
    )
    assert f"mindre end {BASELINE_NAME}" in less[0]
    assert more[1] == "Scenariet regner med senere tilbagetrækning blandt seniorer."
    assert more[2] == "Der er ikke mangel i noget år frem til 2034."


@pytest.mark.parametrize(
    ("moved", "way"), [({"senior_years": 1.0}, "større"), ({"retention": -0.2}, "mindre")]
)
def test_of_a_surplus_the_headline_says_what_is_larger_or_smaller(
    moved: dict[str, float], way: str
) -> None:
    """Not "rekrutteringen bliver vanskelig – 604 færre", which counts nobody."""
    plan, _ = reference()
    rich = replace(
        plan, demand_base=tuple(replace(row, demand_heads=4000.0) for row in plan.demand_base)
    )
    frame = framed(rich, Scenario("weighted", moved))
    now, before = frame.balances[CURRENT], frame.balances[BASELINE]
    text = headline(frame)
    n = format_number(abs(whole(now.gap_heads[-1]) - whole(before.gap_heads[-1])))
    assert text.endswith(f" – overskuddet er {n} {way} end {BASELINE_NAME}")


def with_gaps(*gaps: float) -> Frame:
    """A frame whose balance goes like this; supply is 1,000 every year."""
    plan, _ = reference()
    years = len(gaps)
    frame = framed(replace(plan, horizon=plan.base_year + years - 1, published=()))
    shape = frame.projection.supply_heads.shape
    supply, demand = frame.projection.supply_heads * 0.0, frame.projection.supply_heads * 0.0
    assert shape[-1] == years
    supply[:, 0, 0] = 1000.0
    demand[:, 0, 0] = [1000.0 - gap for gap in gaps]
    work = demand * frame.projection.work_per_person
    return replace(
        frame,
        projection=replace(
            frame.projection, supply_heads=supply, demand_heads=demand, demand_fte=work
        ),
    )


@pytest.mark.parametrize(
    ("gaps", "said"),
    [
        ((-1, -2, -3), "Manglen begynder i 2024 og vokser hvert år."),
        ((5, -2, -3), "Manglen begynder i 2025 og vokser hvert år."),
        ((-3, -2, -1), "Der er mangel fra 2024, og den bliver mindre hvert år."),
        ((-1, -9, -3), "Manglen begynder i 2024 og er størst i 2025 (9)."),
        ((-2, -1, -3), "Manglen begynder i 2024 og er størst i 2026."),
        ((-3, -2, 7), "Der er mangel i 2024 og 2025, størst i 2024 (3)."),
        ((-3, -2, -1, 7), "Der er mangel fra 2024 til 2026, størst i 2024 (3)."),
        ((-3, 5, -7), "Der er mangel i 2 af de 3 år, størst i 2026 (7)."),
        ((5, -3, 5), "Der er kun mangel i 2025."),
        ((90, 80, 70), "Der er ikke mangel i noget år frem til 2026."),
        (
            (90, 40, 70),
            "Der er ikke mangel i noget år frem til 2026. I 2025 er overskuddet lille, og"
            " rekrutteringen bliver vanskelig.",
        ),
        (
            (90, 40, 30),
            "Der er ikke mangel i noget år frem til 2026. I 2 af de 3 år er overskuddet lille, og"
            " rekrutteringen bliver vanskelig.",
        ),
        (
            (40, 0, 30),
            "Der er ikke mangel i noget år frem til 2026. Overskuddet er lille i alle årene, og"
            " rekrutteringen bliver vanskelig.",
        ),
        # What the answer says of the last year is not said again.
        ((90, 80, 30), "Der er ikke mangel i noget år frem til 2026."),
        # Alike in whole persons, not in fact.
        ((-1, -2.8, -3.1, -2.9), "Manglen begynder i 2024 og er størst i 2026 (3)."),
        ((-1, -2, -2.8, -3.1), "Manglen begynder i 2024 og er størst i 2027."),
    ],
)
def test_the_course_of_the_shortage_is_told(gaps: tuple[float, ...], said: str) -> None:
    assert in_danish(with_gaps(*gaps))[2] == said


@pytest.mark.parametrize(
    ("gap", "danish", "english"),
    [
        (0.0, "er der lige så mange SOSU-assistenter, som der er brug for",
         "there are as many social and health care assistants as needed"),
        (0.3, "er der lige så mange SOSU-assistenter, som der er brug for",
         "there are as many social and health care assistants as needed"),
        (0.5, "er udbud og behov omtrent i balance: et lille overskud på 1 SOSU-assistent",
         "supply and need are about even: a small surplus of 1 social and health care assistant"),
        (-0.3, "er udbud og behov omtrent i balance: Der mangler under 1 SOSU-assistent",
         "supply and need are about even: a shortage of less than 1 social and health care"
         " assistant"),
        (-0.6, "er udbud og behov omtrent i balance: Der mangler 1 SOSU-assistent",
         "supply and need are about even: a shortage of 1 social and health care assistant"),
        (9.6, "er udbud og behov omtrent i balance: et lille overskud på 10 SOSU-assistenter",
         "supply and need are about even: a small surplus of 10 social and health care"
         " assistants"),
        (-9.6, "er udbud og behov omtrent i balance: Der mangler 10 SOSU-assistenter",
         "supply and need are about even: a shortage of 10 social and health care assistants"),
        (-11.0, "mangler der 11 SOSU-assistenter",
         "there is a shortage of 11 social and health care assistants"),
    ],
)  # fmt: skip
def test_a_balance_near_nought_agrees_with_its_light(gap: float, danish: str, english: str) -> None:
    frame = with_gaps(-5, -5, gap)
    assert story.answer_of(frame) == f"I 2026 {danish}"
    frame = replace(frame, language=EN)
    assert story.answer_of(frame) == f"In 2026 {english}"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (EN, "In 2034 there is a shortage of social and health care assistants equal to {SSA}"
         " full-time persons and social and health care helpers equal to {SSH} full-time persons"),
        (DA, "I 2034 mangler der SOSU-assistenter svarende til {SSA} fuldtidspersoner og"
         " SOSU-hjælpere svarende til {SSH} fuldtidspersoner"),
    ],
)  # fmt: skip
def test_a_shortage_of_full_time_persons_names_who_is_missing(
    language: Language, said: str
) -> None:
    frame = framed(reference()[0], occupation="all", unit=FTE, language=language.code)
    short = {
        one: format_number(-frame.projection.balance(0, one).gap_fte[-1], 0, language.code)
        for one in ("SSA", "SSH")
    }
    assert story.answer_of(frame) == said.format(**short)


def test_a_surplus_of_nothing_among_nobody_is_none() -> None:
    frame = with_gaps(-5, -5, 9.7e-7)
    supply = frame.projection.supply_heads * 0.0
    supply[:, 0, 0] = 9.7e-7
    none = supply * 0.0
    nobody = replace(frame.projection, supply_heads=supply, demand_heads=none, demand_fte=none)
    frame = replace(frame, projection=nobody)
    assert frame.balances[CURRENT].status[-1] == "surplus"
    said = story.answer_of(frame)
    assert said == "I 2026 er der lige så mange SOSU-assistenter, som der er brug for"


# --- paragraph and table ------------------------------------------------------------------------


def test_the_paragraph_is_one_plain_line_with_rounded_figures() -> None:
    plan, _ = reference()
    more = Scenario("weighted", {"other_recruitment:SSA": 100.0}, "Flere udefra")
    text = paragraph(framed(plan, more))
    assert text == (
        "En mekanisk fremskrivning for Region Midtjylland 2024–2034 viser i scenariet »Flere"
        " udefra«: I 2034 mangler der knap 1.900 SOSU-assistenter. Det er knap 550 færre end"
        f" {BASELINE_NAME} (godt 2.400). Anden rekruttering dækker knap en"
        " fjerdedel af manglen. Manglen begynder i 2024 og vokser hvert år. I 2034 er udbuddet"
        " knap 8.900 og efterspørgslen knap"
        " 10.800 personer. Efterspørgslen følger »Vægtet branchescenarie«. Tallene er afrundede. De"
        " siger, hvad der følger af de angivne forudsætninger, og er ikke en prognose; 274 af de"
        " 297 forudsætninger er antagelser."
    )


@given(plans_with_scenario(), st.sampled_from(["da", "en"]))
def test_every_plan_has_a_paragraph_and_a_table(
    drawn: tuple[Plan, LeverCatalogue, Scenario], language: str
) -> None:
    plan, _, chosen = drawn
    frame = framed(plan, chosen, language=language)
    text = paragraph(frame)
    assert text.endswith(".")
    assert not set(text) & set("{}\n")
    assert "  " not in text
    assert len(case_rows(frame)) == len(plan.years) + 1


class Cells(HTMLParser):
    """The cells of a table by tag and scope."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.cells: list[tuple[str, str, str]] = []
        self.open: tuple[str, str] | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("th", "td", "caption"):
            self.open = tag, dict(attrs).get("scope") or ""

    def handle_endtag(self, _tag: str) -> None:
        self.open = None

    def handle_data(self, data: str) -> None:
        if self.open:
            self.cells.append((*self.open, data))


def test_the_table_for_word_has_heads_and_the_engines_figures() -> None:
    plan, saved = reference()
    frame = framed(plan, saved[1], unit=FTE)
    cells = Cells(case_table(frame)).cells
    assert [text for tag, scope, text in cells if scope == "col"] == [
        *("År", "Udbud", "Efterspørgsel", "Balance", "Status"),
    ]
    assert [text for tag, scope, text in cells if scope == "row"] == [str(y) for y in plan.years]
    figures = [text for tag, _, text in cells if tag == "td"]
    for at in range(len(plan.years)):
        assert figures[4 * at : 4 * at + 3] == [
            format_number(float(values[at]), 0)
            for values in (frame.supply(CURRENT), frame.demand(CURRENT), frame.gap(CURRENT))
        ]


def test_text_in_the_table_for_word_is_never_markup() -> None:
    plan, _ = reference()
    text = case_table(framed(replace(plan, name="<b>&</b>")))
    assert "<b>" not in text
    assert "&lt;b&gt;&amp;&lt;/b&gt;" in text


# --- what it rests on ---------------------------------------------------------------------------


def test_kinds_are_counted_and_tables_of_assumptions_alone_are_named() -> None:
    plan, _ = reference()
    assert count_kinds(plan) == {"published": 19, "derived": 4, "assumption": 274, "own": 0}
    assert assumed_tables(plan) == (
        *("staff", "entry_ages", "exit_rates", "reform", "demand_base", "demand_index"),
    )
    own = replace(plan.sources[0], id="own", kind="own")
    mine = tuple(replace(row, source="own") for row in plan.reform)
    changed = replace(plan, reform=mine, sources=(*plan.sources, own))
    # Years without the reform, and with it.
    assert count_kinds(changed)["own"] == 2 * len(plan.reform)
    assert "reform" not in assumed_tables(changed)


def test_the_first_page_says_what_the_result_rests_on() -> None:
    plan, _ = reference()
    parts = told(framed(plan, language="en"), "summary")["parts"][0]["rests"]["text"]
    assert "The plan's 297 figures: " in parts[-7]
    # Before them stands what the baseline rests on.
    assert parts[-6:] == [
        {"mark": "published"},
        "19 published, ",
        {"mark": "derived"},
        "4 derived and ",
        {"mark": "assumption"},
        "274 assumptions. Assumptions alone: staff by age, age at start, exits, reform, need in the"
        " base year and demand index. For social and health care assistants the model is"
        " fitted to the published table (88 of 88 cells, 8 of 8 balances). ",
    ]
    both = told(framed(plan, occupation="all"), "summary")["parts"][0]["rests"]["text"]
    assert (
        "For SOSU-assistenter er modellen tilpasset til den offentliggjorte tabel (88 af 88"
        in both[-1]
    )
    helpers = told(framed(plan, occupation="SSH"), "summary", "sources")["parts"][0]["rests"][
        "text"
    ]
    assert "Der er ingen offentliggjort fremskrivning for SOSU-hjælpere" in helpers[-4]
    assert helpers[-3:] == ["Se kilder på side ", {"page": "sources"}, "."]
