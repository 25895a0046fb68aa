"""Saved scenarios beside the one that is worked on: on every tab, and in the key figures."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from sosuplan.analysis.frame import CURRENT, FIRST_COMPARED, Frame
from sosuplan.charts import supply_demand
from sosuplan.model.scenario import Scenario
from sosuplan.narrative.measures import difference
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import capital
from tests.baseline import BASELINE_NAME
from tests.ui.conftest import Hand
from ui import theme as themes
from ui.charts.views import AgesView, ChartView

OTHER = "75 procent fuld tid"
LONG = "Flere elever, lærepladsgaranti og fuld tid i alle kommuner fra 2027"
FULL_TIME = "fulltime_target:municipality:SSA"


def save(hand: Hand, name: str, levers: dict[str, float]) -> None:
    """A saved scenario of the plan; the one worked on is today's again."""
    session = hand.program.session
    today = session.scenario
    session.change(replace(today, levers=levers), name)
    session.save_as(name, "")
    session.change(Scenario(today.demand), "I dag")
    hand.settle()


def compare(hand: Hand, *names: str) -> Frame:
    """Choose scenarios in the menu, and what is shown then."""
    menu = hand.program.window.scenario_menu.compare
    for name in hand.program.session.saved:
        # The menu is filled anew after each choice.
        action = next(one for one in menu.actions() if one.text() == name)
        if action.isChecked() != (name in names):
            action.trigger()
    hand.settle()
    frame = hand.program.session.frame
    assert frame is not None
    return frame


def turn(hand: Hand, place: int) -> object:
    page = hand.program.window.scenarios
    page.tabs.setCurrentIndex(place)
    hand.settle()
    page.chart.grab()
    return page.chart


def shown_figures(hand: Hand) -> list[list[str]]:
    """The key figures by column."""
    card = hand.program.window.scenarios.figures
    return [
        [value.text() for value in column] for column in card._values if column[0].isVisibleTo(card)
    ]


def test_the_line_of_a_compared_scenario_ends_with_its_name_and_balance(hand: Hand) -> None:
    save(hand, OTHER, {FULL_TIME: 0.75})
    frame = compare(hand, OTHER)
    view = turn(hand, 0)
    assert isinstance(view, ChartView)
    labels = {text for _, text, _ in view.chart.labels.placed}
    assert f"{OTHER}: {format_number(float(frame.gap(FIRST_COMPARED)[-1]))}" in labels
    assert "75 procent fuld tid: −1.709" in labels


@pytest.mark.parametrize("unit", ["heads", "fte"])
def test_every_tab_shows_the_scenarios_compared_with(hand: Hand, unit: str) -> None:
    save(hand, OTHER, {FULL_TIME: 0.75, "intake_change:SSA": 0.2, "reform": 0.0})
    hand.program.session.look_at(unit=unit)
    frame = compare(hand, OTHER)
    run = FIRST_COMPARED
    balance = turn(hand, 1)
    assert isinstance(balance, ChartView)
    labels = {text for _, _, text in balance.chart.labels.placed}
    assert f"udbud, {OTHER}: {format_number(float(frame.supply(run)[-1]))}" in labels
    ages = turn(hand, 2)
    assert isinstance(ages, AgesView)
    for chart in (ages.pyramid, ages.wave):
        ((_, _, whole),) = chart.key_placed
        assert whole.startswith(f"{OTHER}: ")
    trainees = turn(hand, 3)
    assert isinstance(trainees, ChartView)
    started = frame.projection.total("gf2_starts", run, "SSA")[-1]
    labels = {text for _, _, text in trainees.chart.labels.placed}
    assert f"{OTHER}: {format_number(float(started))}" in labels


def test_a_scenario_whose_lines_are_there_already_is_named(hand: Hand) -> None:
    save(hand, OTHER, {FULL_TIME: 0.75})
    compare(hand, OTHER)
    trainees = turn(hand, 3)
    assert isinstance(trainees, ChartView)
    assert trainees.note.text().endswith(f"Falder sammen med andre viste kurver: {OTHER}.")


def test_an_abandoned_comparison_leaves_no_line_in_any_chart(hand: Hand) -> None:
    save(hand, OTHER, {FULL_TIME: 0.75, "intake_change:SSA": 0.2})
    for place in (1, 3):
        view = turn(hand, place)
        assert isinstance(view, ChartView)
        compare(hand, OTHER)
        assert view.spec is not None
        assert any(one.key[0] > CURRENT for one in view.spec.series)
        compare(hand)
        assert not any(one.key[0] > CURRENT for one in view.spec.series)


def test_a_compared_scenario_has_a_column_of_key_figures(hand: Hand) -> None:
    (alone,) = shown_figures(hand)
    save(hand, OTHER, {FULL_TIME: 0.75})
    frame = compare(hand, OTHER)
    now, other = shown_figures(hand)
    assert now == alone
    supply, demand, gap = (
        format_number(float(one(FIRST_COMPARED)[-1]))
        for one in (frame.supply, frame.demand, frame.gap)
    )
    assert other[:3] == [supply, demand, gap]
    card = hand.program.window.scenarios.figures
    assert [head.whole for head in card._heads] == [capital(BASELINE_NAME), OTHER]
    assert card._values[1][0].accessibleName() == f"Udbud, {OTHER}: {supply}"
    compare(hand)
    assert shown_figures(hand) == [alone]
    assert card._values[0][0].accessibleName() == f"Udbud: {card._values[0][0].text()}"


def test_key_figures_under_different_demands_name_the_demand(hand: Hand) -> None:
    compare(hand, "Uden reform")
    card = hand.program.window.scenarios.figures
    assert [head.accessibleName() for head in card._heads] == [
        capital(BASELINE_NAME),
        "Uden reform",
    ]
    frame = compare(hand, "Fuld tid som i regionen")
    hand.settle(250)
    heads = [head for head in card._heads if head.isVisibleTo(card)]
    assert [head.accessibleName() for head in heads] == [
        f"{capital(BASELINE_NAME)} · Vægtet branchescenarie",
        "Fuld tid som i regionen · Historisk scenarie",
    ]
    for head in heads:
        # The name in as many lines as it takes, and under it the demand.
        name, *_, demand = head.text().split("\n")
        assert head.whole.startswith(name)
        assert demand.removesuffix("…") in head.whole
        lines = head.text().count("\n") + 1
        assert head.height() >= lines * head.fontMetrics().lineSpacing()
    balance = format_number(float(frame.gap(FIRST_COMPARED)[-1]))
    told = card._values[1][2].accessibleName()
    assert told.startswith(f"Balance, {heads[1].accessibleName()}: {balance}")


def test_the_status_line_names_what_is_drawn_beside_the_scenario(hand: Hand) -> None:
    line = hand.program.window.status.compared
    assert line.text() == ""
    compare(hand, "Uden reform")
    assert line.text() == "sammenlignes med: Uden reform"
    hand.type(FULL_TIME, "75")
    assert line.text() == f"sammenlignes med: {BASELINE_NAME}, Uden reform"
    hand.type("demand_growth_change", "0,2")
    assert line.text() == "sammenlignes med: uden nye tiltag, Uden reform"


def test_four_compared_scenarios_have_room_on_the_smallest_laptop(hand: Hand) -> None:
    hand.program.window.resize(1366, 768)
    save(hand, OTHER, {FULL_TIME: 0.75})
    save(hand, LONG, {"intake_change:SSA": 0.2, "retention": 0.1})
    names = (OTHER, LONG, "Uden reform", "Alle på fuld tid")
    hand.program.session.look_at(occupation="all")
    frame = compare(hand, *names)
    assert len(frame.compared) == 4
    card = hand.program.window.scenarios.figures
    assert len(shown_figures(hand)) == 5
    for label in card.findChildren(QLabel):
        if label.isVisibleTo(card) and not label.wordWrap() and label.text():
            assert label.width() >= label.fontMetrics().horizontalAdvance(
                max(label.text().split("\n"), key=len)
            ), label.text()
    gap = turn(hand, 0)
    assert isinstance(gap, ChartView)
    for _, text, whole in gap.chart.labels.placed:
        assert text.rpartition(": ")[2] == whole.rpartition(": ")[2]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("unit", ["heads", "fte"])
@pytest.mark.parametrize("occupation", ["SSA", "SSH", "all"])
def test_key_figures_of_three_compared_scenarios_are_seen_without_scrolling(
    hand: Hand, occupation: str, unit: str, language: str
) -> None:
    hand.program.window.resize(1366, 768)
    save(hand, LONG, {"intake_change:SSA": 0.2, "retention": 0.1})
    hand.program.use_language(language)
    hand.program.session.look_at(occupation=occupation, unit=unit)
    for names in (("Alle på fuld tid",), ("Alle på fuld tid", "Uden reform", LONG)):
        compare(hand, *names)
        hand.type(FULL_TIME, "75")
        hand.settle(100)
        card = hand.program.window.scenarios.figures
        last = card._values[len(names)][-1]
        assert not last.visibleRegion().isEmpty()
        assert last.visibleRegion().boundingRect() == last.rect()


def test_one_compared_scenario_has_room_for_the_name_of_its_demand(hand: Hand) -> None:
    hand.program.window.resize(1366, 768)
    compare(hand, "Fuld tid som i regionen")
    card = hand.program.window.scenarios.figures
    heads = [head for head in card._heads if head.isVisibleTo(card)]
    assert heads[1].text().endswith("\nHistorisk scenarie")


def test_the_chart_of_supply_and_demand_has_the_printed_title(hand: Hand) -> None:
    view = turn(hand, 1)
    assert isinstance(view, ChartView)
    frame = hand.program.session.frame
    assert frame is not None
    title = supply_demand.title(frame)
    assert view.sentence.text() == f"{title}."
    for figure in (frame.supply()[0], frame.supply()[-1], frame.demand()[0], frame.demand()[-1]):
        assert format_number(float(figure)) in title


def test_a_small_balance_is_about_even_in_words_and_red_where_people_are_missing(
    hand: Hand,
) -> None:
    card = hand.program.window.scenarios.figures
    assert card._names[2].text() == "Balance"
    hand.type("other_recruitment:SSA", "425")
    hand.settle()
    frame = hand.program.session.frame
    assert frame is not None
    assert frame.outlook.status[-1] == "shortage"
    assert hand.headline.startswith("I 2034 er udbud og behov omtrent i balance: Der mangler ")
    assert card._names[2].text() == "Omtrent i balance"
    theme = themes.current()
    assert theme.missing in card._values[0][2].styleSheet()


def test_a_lever_says_what_its_three_sizes_are_of(hand: Hand) -> None:
    hand.type(FULL_TIME, "75")
    hand.settle(250)
    frame = hand.program.session.frame
    assert frame is not None
    facts = dict(hand.row(FULL_TIME).details()[2])
    assert facts["Potentiale"].startswith("481 fuldtidspersoner, hvis 75,0")
    assert "potentiale 481" in hand.row(FULL_TIME).note
    # Beside the note it stands once, where it is explained.
    assert facts["Virkning"] == "virker fra 2026"
    assert hand.row(FULL_TIME).info_button.plain_text().count("481") == 1
    effect = frame.effects[FULL_TIME]
    fte, heads = (format_number(one, signed=True) for one in (effect.gain_fte, effect.gain_heads))
    assert facts["Virkning i 2034"].startswith(f"{fte} fuldtidspersoner eller {heads} personer")
    assert facts["Forskellen"] == difference(frame)
    effects = hand.program.window.scenarios.effects
    assert effects.toolTip() == effects.accessibleDescription() == difference(frame)
    hand.row(FULL_TIME).reset()
    hand.settle(250)
    assert effects.toolTip() == effects.accessibleDescription() == ""
    assert "Potentiale" not in dict(hand.row(FULL_TIME).details()[2])


def test_compared_scenarios_stand_below_the_matrix_and_are_chosen_there(hand: Hand) -> None:
    view = hand.program.window.scenarios.matrix
    cases = len(view.list.lines)
    frame = compare(hand, "Uden reform", "Alle på fuld tid")
    added = view.list.lines[cases:]
    assert [line.name for line in added] == ["Uden reform", "Alle på fuld tid (Fuldtidsscenario)"]
    assert [line.figure for line in added] == [
        format_number(float(frame.gap(run)[-1])) for run in (2, 3)
    ]
    assert added[1].spoken.startswith("Alle på fuld tid (Fuldtidsscenario): ")
    # Dragging a lever leaves them as they are.
    hand.type(FULL_TIME, "60")
    assert len(view.list.lines) == cases + 2
    index = view.list.model().index(cases + 1, 0)
    QTest.mouseClick(
        view.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=view.list.visualRect(index).center(),
    )
    hand.settle()
    assert hand.program.session.scenario.name == "Alle på fuld tid"
    # It is the scenario shown now, and not compared with itself.
    assert [line.name for line in view.list.lines[cases:]] == [
        "Uden reform (Vægtet branchescenarie)"
    ]
    compare(hand)
    assert len(view.list.lines) == cases


def test_key_figures_of_both_occupations_have_a_balance_for_each(hand: Hand) -> None:
    hand.program.session.look_at(occupation="all")
    hand.type("other_recruitment:SSH", "1.000")
    hand.settle()
    card, theme = hand.program.window.scenarios.figures, themes.current()
    frame = hand.program.session.frame
    assert frame is not None
    assert frame.gap()[-1] > 0
    assert [label.text() for label in card._names[2:4]] == [
        "Balance, assistenter",
        "Balance, hjælpere",
    ]
    assistants, helpers = frame.balances[CURRENT].parts
    values = card._values[0]
    assert values[2].text() == format_number(float(assistants.gap_heads[-1]))
    assert values[3].text() == format_number(float(helpers.gap_heads[-1]))
    assert theme.missing in values[2].styleSheet()
    assert theme.missing not in values[3].styleSheet()
    assert values[4].text() == format_number(float(frame.outlook.missing.sum()))
    assert "SOSU-assistenter, mens der er " in hand.headline
    assert set(frame.outlook.status) == {"shortage"}
