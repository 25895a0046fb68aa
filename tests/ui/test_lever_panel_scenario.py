"""The lever panel and its scenario: what it shows, asks for and tells of effects."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sosuplan.analysis import frame as frame_module
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from tests.ui.lever_bench import FULL_TIME, LEFT
from tests.ui.panel_hand import DESKTOP, LAPTOP, Heard, rest, scenario, settle, show
from ui.i18n import Translations
from ui.levers.panel import LeverPanel

# --- the scenario -------------------------------------------------------------------------------


def test_showing_a_scenario_is_silent_and_shows_every_lever(
    panel: LeverPanel, levers: LeverCatalogue
) -> None:
    heard = Heard(panel)
    values = {lever.id: lever.high if lever.id != "start_year" else 2027.0 for lever in levers}
    panel.show_scenario(Scenario("historical", values))
    for lever in levers:
        assert panel.row(lever.id).value == values[lever.id], lever.id
    panel.show_scenario(Scenario("historical"))
    assert not any(row.is_moved for row in panel.rows.values())
    assert not heard.moves
    assert not heard.others


def test_a_row_made_later_shows_the_scenario_of_now(panel: LeverPanel) -> None:
    panel.show_scenario(scenario(retention=0.2))
    row = panel.row("retention")
    assert row.box.text() == "20"
    assert row.is_moved


def test_a_slider_asks_for_its_value_and_tells_the_end_of_the_drag(panel: LeverPanel) -> None:
    heard = Heard(panel)
    slider = panel.rows["reform"].slider
    QTest.mousePress(slider, LEFT, pos=slider.handle_centre().toPoint())
    QTest.mouseMove(slider, QPoint(slider.width(), 5))
    QTest.mouseRelease(slider, LEFT, pos=QPoint(slider.width(), 5))
    assert [(lever, value) for lever, value, _ in heard.moves] == [("reform", 1.5)]
    assert heard.moves[0][2] > 0
    assert heard.others == ["reform"]


def test_drags_are_numbered_through_all_rows_and_plans(
    panel: LeverPanel, plan: Plan, levers: LeverCatalogue
) -> None:
    heard = Heard(panel)
    for lever_id in ("reform", "senior_years"):
        QTest.mouseClick(panel.rows[lever_id].slider, LEFT, pos=QPoint(60, 8))
    panel.rebuild(levers, plan)
    settle()
    QTest.mouseClick(panel.rows["reform"].slider, LEFT, pos=QPoint(60, 8))
    tokens = [token for _, _, token in heard.moves]
    assert len(set(tokens)) == 3


def test_the_dragged_slider_stays_under_the_mouse(panel: LeverPanel, plan: Plan) -> None:
    rest(panel, plan, scenario())
    for lever_id in (FULL_TIME, "dropout_reduction"):
        slider = panel.rows[lever_id].slider
        panel._scroll.ensureWidgetVisible(slider)
        settle()
        before = slider.mapTo(panel, QPoint(0, 0)), slider.size()
        QTest.mousePress(slider, LEFT, pos=slider.handle_centre().toPoint())
        QTest.mouseMove(slider, QPoint(220, 5))
        settle()
        assert panel.rows[lever_id].note
        assert (slider.mapTo(panel, QPoint(0, 0)), slider.size()) == before
        QTest.mouseRelease(slider, LEFT, pos=QPoint(220, 5))


def test_a_slider_keeps_its_width_when_scrolling_becomes_necessary(
    qtbot: QtBot, plan: Plan, levers: LeverCatalogue, translations: Translations
) -> None:
    panel = show(qtbot, LeverPanel(levers, plan), DESKTOP)
    width = panel.rows["reform"].slider.width()
    panel.resize(318, LAPTOP)
    settle()
    assert panel._scroll.verticalScrollBar().maximum() > 0
    assert panel.rows["reform"].slider.width() == width


# --- effects ------------------------------------------------------------------------------------


def test_a_moved_lever_tells_the_first_year_of_its_effect(panel: LeverPanel, plan: Plan) -> None:
    values = {"reform": 0.5, FULL_TIME: 0.565, "intake_change:SSA": 0.1, "senior_years": 1.0}
    rest(panel, plan, Scenario("historical", values))
    assert panel.rows["reform"].note == "virker fra 2025"
    potential = "i dag 28,4\u00a0% · potentiale 290 fuldtidspersoner"
    assert panel.rows[FULL_TIME].note == potential
    assert dict(panel.rows[FULL_TIME].details()[2])["Virkning"] == "virker fra 2026"
    assert panel.rows["intake_change:SSA"].note == "første nyuddannede i 2029"
    assert panel.rows["senior_years"].note == "virker fra 2027"
    rest(panel, plan, Scenario("historical", {**values, "start_year": 2029.0}))
    assert panel.rows["reform"].note == "virker fra 2025"
    assert panel.rows[FULL_TIME].note == potential
    assert dict(panel.rows[FULL_TIME].details()[2])["Virkning"] == "virker fra 2029"
    assert panel.rows["intake_change:SSA"].note == "første nyuddannede i 2032"


def test_the_first_year_of_effect_is_that_of_the_occupation_looked_at(
    panel: LeverPanel, plan: Plan
) -> None:
    later = scenario(dropout_reduction=0.2, start_year=2027.0)
    for occupation, year in (("SSA", 2030), ("SSH", 2028), ("all", 2028)):
        rest(panel, plan, later, occupation)
        assert panel.row("dropout_reduction").note == f"første nyuddannede i {year}"


def test_an_effect_after_the_plans_last_year_is_told_as_such(panel: LeverPanel, plan: Plan) -> None:
    late = scenario(intake_change__SSA=0.1, start_year=2033.0, full_effect_year=2033.0)
    rest(panel, plan, late)
    assert panel.rows["intake_change:SSA"].note == "virker først efter 2034"


def test_a_lever_without_an_effect_says_so_and_why(panel: LeverPanel, plan: Plan) -> None:
    def notes(levers: dict[str, float], demand: str = "historical") -> dict[str, str]:
        rest(panel, plan, Scenario(demand, levers), "SSA")
        return {lever: panel.row(lever).note for lever in levers}

    overruled = notes({FULL_TIME: 0.565, "parttime_hours_gain": 5.0}, "fulltime")
    assert overruled == {
        FULL_TIME: "i dag 28,4\u00a0% · efterspørgslen regner med 100\u00a0%",
        "parttime_hours_gain": "efterspørgslen regner med 100\u00a0% på fuld tid",
    }
    acts = notes({FULL_TIME: 0.565})[FULL_TIME]
    assert acts.endswith(" · potentiale 290 fuldtidspersoner")
    assert dict(panel.rows[FULL_TIME].details()[2])["Virkning"] == "virker fra 2026"
    other = notes({"intake_change:SSH": 0.1, "intake_change:SSA": 0.1})
    assert other["intake_change:SSH"] == "uden virkning for assistenter"
    assert other["intake_change:SSA"] == "første nyuddannede i 2029"


def test_what_was_found_at_rest_is_said_while_a_lever_moves_on(
    panel: LeverPanel, plan: Plan
) -> None:
    rest(panel, plan, scenario())
    panel.show_scenario(scenario(retention=0.1))
    assert panel.row("retention").note == "virker fra 2027"
    panel.show_scenario(scenario(retention=0.2, fulltime_target__municipality__SSA=0.75))
    assert panel.row("retention").note == "virker fra 2027"
    assert panel.row(FULL_TIME).note.endswith("potentiale 481 fuldtidspersoner")


def test_what_was_found_of_another_year_occupation_or_demand_is_not_said_of_this(
    panel: LeverPanel, plan: Plan
) -> None:
    moved = scenario(retention=0.2)
    for other, occupation in (
        (scenario(retention=0.2, start_year=2029.0), "all"),
        (moved, "SSH"),
        (Scenario("fulltime", moved.levers), "all"),
    ):
        rest(panel, plan, moved)
        assert panel.row("retention").note == "virker fra 2027"
        panel.show_scenario(other, occupation)
        assert panel.row("retention").note == ""


def test_the_engine_is_not_asked_when_levers_act_while_one_is_dragged(
    panel: LeverPanel, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    rest(panel, plan, scenario())

    def asked(*_: object) -> None:
        raise AssertionError("the engine is asked")

    for name in ("effects", "would_act", "acts_later"):
        monkeypatch.setattr(frame_module, name, asked)
    heard = Heard(panel)
    for lever_id in (FULL_TIME, "dropout_reduction"):
        slider = panel.rows[lever_id].slider
        QTest.mousePress(slider, LEFT, pos=slider.handle_centre().toPoint())
        for x in (140, 180, 220):
            QTest.mouseMove(slider, QPoint(x, 5))
            (moved, value, _drag) = heard.moves[-1]
            panel.show_scenario(scenario(**{moved.replace(":", "__"): value}))
            assert panel.rows[lever_id].note
        QTest.mouseRelease(slider, LEFT, pos=QPoint(220, 5))


def test_the_years_of_the_measures_show_what_the_scenario_says(panel: LeverPanel) -> None:
    panel.show_scenario(scenario(start_year=2032.0, full_effect_year=2032.0))
    assert panel.row("full_effect_year").box.text() == "2032"
    assert panel.row("full_effect_year").note == "uden ændring: 2030"


# --- the ways back ------------------------------------------------------------------------------


def test_reset_is_offered_when_something_is_moved(panel: LeverPanel) -> None:
    heard = Heard(panel)
    assert not panel.reset_button.isEnabled()
    panel.show_scenario(scenario(retention=0.1))
    assert panel.reset_button.isEnabled()
    QTest.mouseClick(panel.reset_button, LEFT)
    assert heard.others == ["reset all"]
    panel.show_scenario(scenario())
    assert not panel.reset_button.isEnabled()


def test_the_saved_scenario_is_offered_when_it_is_another(panel: LeverPanel) -> None:
    heard = Heard(panel)
    assert not panel.revert_button.isEnabled()
    panel.revert_button.setEnabled(True)
    QTest.mouseClick(panel.revert_button, LEFT)
    assert heard.others == ["revert"]
    panel.revert_button.setEnabled(False)
    assert not panel.revert_button.isEnabled()
