"""Both occupations together are told as two: a surplus of one fills no shortage of the other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sosuplan.analysis.balance import against
from sosuplan.analysis.frame import CURRENT, FTE, HEADS, Frame
from sosuplan.charts import gap, supply_demand
from sosuplan.charts.matrix import both_note, compared_lines
from sosuplan.exports.results import balance_figures
from sosuplan.model.scenario import Scenario
from sosuplan.narrative import story
from sosuplan.narrative.headline import (
    answer,
    compared,
    first_shortage,
    headline,
    status_in_words,
)
from sosuplan.narrative.story import paragraph
from sosuplan.text.language import Language
from sosuplan.text.numbers import format_number
from tests.baseline import BASELINE_NAME
from tests.core.claims import plain
from tests.core.reports import framed, in_danish, reference, told

HELPERS, ASSISTANTS = "other_recruitment:SSH", "other_recruitment:SSA"
MANY_HELPERS = {HELPERS: 1000.0}
"""With these the sum of both is a surplus, while assistants are short."""


def of(levers: dict[str, float], unit: str = HEADS, demand: str = "historical") -> Frame:
    return framed(reference()[0], Scenario(demand, levers, "Navn"), occupation="all", unit=unit)


def sentences(frame: Frame) -> Iterator[str]:
    """What page one, the window and the paragraph say."""
    yield answer(frame.outlook, frame.language)
    yield first_shortage(frame.outlook, frame.language)
    yield status_in_words(frame.outlook, -1, frame.language)
    yield from in_danish(frame)
    yield paragraph(frame)
    yield gap.title(frame)
    yield from gap.describe(frame)
    yield supply_demand.title(frame)
    yield supply_demand.describe(frame)[1]


@pytest.mark.parametrize("unit", [HEADS, FTE])
@pytest.mark.parametrize(
    ("levers", "short", "over"),
    [
        (MANY_HELPERS, "assistenter", "hjælpere"),
        ({ASSISTANTS: 1000.0}, "hjælpere", "assistenter"),
    ],
)
def test_a_surplus_of_one_never_hides_the_shortage_of_the_other(
    unit: str, levers: dict[str, float], short: str, over: str
) -> None:
    frame = of(levers, unit)
    assert frame.gap()[-1] > 0
    assert set(frame.outlook.status) == {"shortage"}
    for sentence in map(plain, sentences(frame)):
        for claim in ("hele manglen", "ikke mangel", "ingen mangel", "ingen år", "omtrent i bal"):
            assert claim not in sentence
    answer = plain(story.answer_of(frame, lambda value: f"{value:.0f}"))
    first, second = answer.split(", mens ")
    assert first.startswith("I 2034 mangler der ")
    assert short in first
    assert over in second
    assert "overskud" in second
    title = plain(gap.title(frame)).lower()
    assert title.startswith("assistenter: ")
    assert "; hjælpere: " in title
    lines = gap.lines(frame).items()
    drawn = {occupation: line for (run, occupation), line in lines if run == CURRENT}
    names = {"SSA": "assistenter", "SSH": "hjælpere"}
    for occupation, line in drawn.items():
        assert (line[-1] < 0) == (names[occupation] == short)


def test_only_the_shortage_of_each_is_counted_as_covered() -> None:
    """Helpers beyond those missing cover nothing, and cause nothing."""
    enough, more = of({HELPERS: 400.0}), of({HELPERS: 1000.0})
    assert story.effect(enough) == story.effect(more)
    both = of({ASSISTANTS: 100.0, HELPERS: 1000.0})
    found = {cause.levers[0].family for cause in both.causes.named}
    assert found == {"other_recruitment"}
    gaps = [float(one.gap_heads[-1]) for one in both.balances[CURRENT].parts]
    assert both.outlook.missing[-1] == pytest.approx(-min(gaps))
    assert both.outlook.end == pytest.approx(min(gaps))


def test_a_shortage_is_covered_when_that_of_each_is() -> None:
    frame = of({ASSISTANTS: 1000.0, HELPERS: 1000.0})
    assert "shortage" not in frame.outlook.status[-1:]
    assert plain(story.effect(frame)).endswith("dækker hele manglen.")


def test_what_leaves_the_missing_as_they_were_is_said_to_leave_them() -> None:
    """More helpers where helpers are in surplus already."""
    plan, _ = reference()
    frame = of({HELPERS: 400.0})
    surplus = of({HELPERS: 500.0})
    assert frame.outlook.end == pytest.approx(surplus.outlook.end)
    found = against(surplus.outlook, frame.outlook)
    text = compared(surplus.outlook, found, Language("da"))
    assert plain(text).endswith(f"i alt mangler der lige så mange som {BASELINE_NAME}")
    assert plan.occupations == ("SSA", "SSH")


def test_what_would_be_missing_of_both_is_said_to_be_so_in_all() -> None:
    frame = of({ASSISTANTS: 1000.0, HELPERS: 1000.0})
    missing = f"{-frame.against.before:,.0f}".replace(",", ".")
    assert plain(headline(frame)).endswith(f" – {BASELINE_NAME} mangler der i alt {missing}")


def test_page_one_and_the_csv_file_tell_of_both() -> None:
    frame = of(MANY_HELPERS)
    card = told(frame, "summary")["parts"][0]["cards"][2]
    gaps = [float(one.gap_heads[-1]) for one in frame.balances[CURRENT].parts]
    assert plain(card["value"]) == " / ".join(format_number(one) for one in gaps)
    assert card["unit"] == "assistenter / hjælpere"
    table = balance_figures(frame)
    group = list(table[0]).index("Faggruppe")
    sums = [row for row in table[1:] if "og -hjælpere" in str(row[group])]
    assert sums
    assert {row[-1] for row in sums} == {"Mangel"}


def test_the_matrix_says_what_lights_of_both_mean_and_shows_compared_scenarios() -> None:
    plan, saved = reference()
    other = next(one for one in saved if one.demand != "historical")
    frame = framed(plan, Scenario("historical", {}, "Navn"), occupation="SSA", compared=[other])
    (line,) = compared_lines(frame)
    assert line.case is None
    assert other.name in line.spoken
    assert line.outlook.end == frame.gap(2)[-1]
    printed = str(told(frame, "matrix")["parts"])
    assert f"{other.name} (" in printed
    assert both_note([line.row], frame.language) == ""
