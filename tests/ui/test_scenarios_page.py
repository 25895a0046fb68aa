"""The page Scenarier, driven by mouse and keyboard in the real window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from sosuplan.model.scenario import Scenario
from sosuplan.model.scenario_library import ScenarioLibrary
from sosuplan.store.planfile import PlanFile
from tests.baseline import BASELINE_NAME
from tests.core.frames import only
from tests.ui.conftest import Hand
from ui.app.app import Program
from ui.settings import Places

CTRL = Qt.KeyboardModifier.ControlModifier
FULL_TIME = "fulltime_target:municipality:SSA"


def test_the_first_start_shows_what_will_be_missing(hand: Hand) -> None:
    assert hand.headline == "I 2034 mangler der 2.419 SOSU-assistenter"


def test_clicking_a_row_of_the_matrix_makes_it_the_current_one(hand: Hand) -> None:
    page = hand.program.window.scenarios
    page.matrix.row_chosen.emit("expenditure", 0.0)
    hand.settle()
    assert hand.headline == (
        "Hvis der ikke havde været nogen reform: i 2034 mangler der 4.097 SOSU-assistenter – 717"
        f" flere end {BASELINE_NAME}"
    )
    assert "Udgiftsscenario" in page.bar.demand_button.text()
    assert hand.row("reform").box.text() == "0"


def test_dragging_a_slider_changes_the_answer_and_is_one_undo_step(hand: Hand) -> None:
    before = hand.headline
    hand.drag("reform", 1.0)
    session = hand.program.session
    assert session.scenario.levers["reform"] == 1.5
    assert hand.headline != before
    assert session.undo_stack.count() == 1
    hand.key(Qt.Key.Key_Z, CTRL)
    assert hand.headline == before
    assert hand.row("reform").box.text() == "100"
    hand.key(Qt.Key.Key_Y, CTRL)
    assert session.scenario.levers["reform"] == 1.5


def test_a_drag_back_to_where_it_began_leaves_no_undo_step(hand: Hand) -> None:
    session = hand.program.session
    lever = session.catalogue["reform"]
    for value in (0.2, 0.5, 1.0):
        session.set_lever(lever, value, drag=7)
    session.settle()
    assert session.undo_stack.count() == 0
    assert not session.undo_stack.canRedo()
    assert not session.scenario.levers


def test_a_number_typed_with_comma_or_unambiguous_dot_is_taken(hand: Hand) -> None:
    for typed in ("72,5", "72.5", "72,5 %"):
        hand.type(FULL_TIME, "60")
        hand.type(FULL_TIME, typed)
        assert hand.program.session.scenario.levers[FULL_TIME] == pytest.approx(0.725), typed
        assert hand.row(FULL_TIME).box.text() == "72,5", typed


def test_a_number_out_of_range_keeps_its_digits_and_the_scenario_as_it_was(hand: Hand) -> None:
    hand.type(FULL_TIME, "725")
    assert FULL_TIME not in hand.program.session.scenario.levers
    assert hand.row(FULL_TIME).box.text() == "725"


def test_the_arrow_keys_move_a_slider_step_by_step(hand: Hand) -> None:
    slider = hand.row("senior_years").slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    QTest.keyClick(slider, Qt.Key.Key_Right)
    hand.settle()
    assert hand.program.session.scenario.levers["senior_years"] == pytest.approx(0.2)
    assert hand.program.session.undo_stack.count() == 2


def test_moves_within_one_turn_of_the_event_loop_are_one_run(hand: Hand) -> None:
    session = hand.program.session
    frames = []
    session.frame_ready.connect(lambda frame, _: frames.append(frame))
    lever = session.catalogue["reform"]
    for step in range(1, 51):
        session.set_lever(lever, 1.0 - step / 50, drag=1)
    assert frames == []
    hand.settle()
    assert len(frames) == 1
    assert frames[0].scenario.levers["reform"] == 0.0


def test_occupation_and_unit_change_the_answer(hand: Hand) -> None:
    bar = hand.program.window.scenarios.bar
    hand.click(bar.unit.button("fte"))
    assert "fuldtidspersoner" in hand.headline
    hand.click(bar.occupation.button("SSH"))
    assert "SOSU-hjælpere" in hand.headline
    hand.click(bar.occupation.button("all"))
    assert "SOSU-assistenter" in hand.headline
    assert "SOSU-hjælpere" in hand.headline


def test_every_lever_of_the_panel_answers_in_the_headline_or_the_figures(hand: Hand) -> None:
    session = hand.program.session
    session.look_at(occupation="all")
    hand.settle()
    for lever in session.catalogue:
        if lever.unit.code == "year":
            continue
        row = hand.row(lever.id)
        before = hand.headline
        row.slider.setFocus()
        QTest.keyClick(row.slider, Qt.Key.Key_End)
        hand.settle()
        assert hand.headline != before, lever.id
        hand.key(Qt.Key.Key_Z, CTRL)
        assert hand.headline == before, lever.id


def test_start_year_after_full_effect_moves_both(hand: Hand) -> None:
    hand.type("start_year", "2032")
    assert hand.program.session.scenario.levers == {"start_year": 2032}
    assert hand.row("full_effect_year").box.text() == "2032"
    hand.type("full_effect_year", "2028")
    levers = hand.program.session.scenario.levers
    assert (levers["start_year"], levers["full_effect_year"]) == (2028, 2028)


def test_both_resets_bring_back_today_and_the_saved_scenario(hand: Hand) -> None:
    session = hand.program.session
    panel = hand.program.window.scenarios.panel
    assert panel is not None
    session.change(session.saved["Fuld tid som i regionen"], "x")
    hand.settle()
    saved = hand.headline
    hand.type("retention", "20")
    assert hand.headline != saved
    hand.click(panel.revert_button)
    assert hand.headline == saved
    hand.click(panel.reset_button)
    assert hand.headline == "I 2034 mangler der 2.219 SOSU-assistenter"
    assert not session.scenario.levers


def test_each_tab_shows_its_chart(hand: Hand) -> None:
    page = hand.program.window.scenarios
    names = [page.tabs.tabText(place) for place in range(page.tabs.count())]
    assert names == [
        "Mangel",
        "Udbud og efterspørgsel",
        "Alder",
        "Elever",
        "Hvorfor?",
        "Hvor sikkert?",
        "Hvad skal der til?",
        "Sammenlign",
    ]
    for number in range(len(names)):
        hand.key(Qt.Key(Qt.Key.Key_1 + number), CTRL)
        assert page.tabs.currentIndex() == number
        assert page._view(number).isVisible()


def test_what_each_lever_gives_by_itself_is_listed_when_the_levers_rest(hand: Hand) -> None:
    hand.type("reform", "0")
    hand.type(FULL_TIME, "56,5")
    hand.settle(250)
    text = hand.program.window.scenarios.effects.text()
    assert "−717" in text
    assert "Fuld tid: kommuner, assistenter +" in text
    hand.type("sickness_reduction_days", "-5")
    hand.settle(250)
    text = hand.program.window.scenarios.effects.text()
    assert "Flere sygedage −" in text
    assert "Færre sygedage" not in text


def test_what_matters_is_listed_largest_first_and_what_gives_less_is_counted(hand: Hand) -> None:
    hand.type("reform", "0")
    hand.type(FULL_TIME, "56,5")
    hand.type("retention", "1")
    hand.settle(250)
    text = hand.program.window.scenarios.effects.text()
    assert text.startswith("Virkning på balancen i 2034, hver for sig (personer): ")
    assert text.index("Et forløb uden reformen") < text.index("Fuld tid: kommuner, assistenter")
    assert "skifter til andet job" not in text
    assert text.endswith(" · et andet, der giver mindre")


def test_scenarios_are_saved_compared_renamed_and_deleted(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.scenarios import keeping

    def answer(name: str) -> None:
        def accept(dialog: keeping.NameDialog) -> QDialog.DialogCode:
            dialog.name.setText(name)
            return QDialog.DialogCode.Accepted

        monkeypatch.setattr(keeping.NameDialog, "exec", accept)

    menu, session = hand.program.window.scenario_menu, hand.program.session
    hand.type("retention", "10")
    answer("Bedre fastholdelse")
    menu.save_as.trigger()
    assert [action.text() for action in menu.menu.actions()][1:5] == [
        "Uden reform",
        "Fuld tid som i regionen",
        "Alle på fuld tid",
        "Bedre fastholdelse",
    ]
    session.compare_with(("Bedre fastholdelse",))
    answer("Fastholdelse 10 %")
    menu.rename.trigger()
    assert session.compared == ("Fastholdelse 10 %",)
    assert "Fastholdelse 10 %" in hand.program.window.scenarios.bar.scenario_button.text()
    menu.delete.trigger()
    assert "Fastholdelse 10 %" not in session.saved
    assert session.compared == ()


def test_what_is_worked_on_is_there_again_at_the_next_start(
    hand: Hand, start: Callable[..., Program]
) -> None:
    hand.type("retention", "12")
    hand.program.session.look_at(unit="fte")
    hand.settle()
    seen = hand.headline
    again = start()
    assert again.window.scenarios.headline.text() == seen
    assert again.session.scenario.levers == {"retention": 0.12}


def test_the_language_changes_everywhere_without_restart(hand: Hand) -> None:
    hand.program.use_language("en")
    hand.settle()
    assert hand.headline.startswith("In 2034 there is a shortage of 2,419 ")
    assert hand.program.window.scenarios.tabs.tabText(0) == "Shortage"
    hand.program.use_language("da")
    hand.settle()
    assert hand.headline == "I 2034 mangler der 2.419 SOSU-assistenter"


def test_nothing_of_the_pages_labels_is_cut_on_the_smallest_laptop(hand: Hand) -> None:
    hand.type(FULL_TIME, "56,5")
    hand.settle(250)
    for label in hand.program.window.scenarios.findChildren(QLabel):
        if label.isVisible() and label.text() and not label.wordWrap():
            wanted = label.sizeHint()
            assert label.width() >= wanted.width(), label.text()


@pytest.mark.parametrize("kept", ["SSH", "all"])
@pytest.mark.parametrize("edited", [False, True])
def test_a_plan_of_one_occupation_offers_no_other_and_shows_that_one(
    hand: Hand, kept: str, edited: bool
) -> None:
    session = hand.program.session
    assert session.file is not None
    session.look_at(occupation=kept)
    hand.settle()
    plan = only(session.plan, "SSA")
    if edited:
        session.take_plan(plan, ScenarioLibrary(), Scenario(session.scenario.demand), [])
    else:
        session.keep()
        session.file.replace_plan(plan, ())
        session.open(PlanFile.open(session.file.path))
    hand.settle(200)
    assert session.occupation == "SSA"
    page = hand.program.window.scenarios
    assert [(one.text(), one.isChecked()) for one in page.bar.occupation.buttons()] == [
        ("SSA", True)
    ]
    assert page.matrix.spec.name.startswith("Scenariematrix, SOSU-assistenter 2024–2034")
    assert hand.headline.endswith(" SOSU-assistenter")


def test_no_widget_of_the_window_lacks_a_name_for_a_screen_reader(hand: Hand) -> None:
    from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QAbstractSpinBox, QScrollBar

    for kind in (QAbstractButton, QAbstractSlider, QAbstractSpinBox):
        for widget in hand.program.window.findChildren(kind):
            if not widget.isVisible() or isinstance(widget, QScrollBar):
                continue
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            assert widget.accessibleName() or text, widget


def test_a_full_time_lever_tells_todays_share_its_kind_and_the_published_potential(
    qtbot: QtBot, hand: Hand
) -> None:
    hand.type(FULL_TIME, "56,5")
    # The engine is asked when it acts once nothing moves.
    said = "i dag 28,4\u00a0% · potentiale 290 fuldtidspersoner"
    qtbot.waitUntil(lambda: hand.row(FULL_TIME).note == said)
    assert dict(hand.row(FULL_TIME).details()[2])["Planens tal"].endswith("(offentliggjort)")
    hand.type(FULL_TIME, "75")
    assert "potentiale 481 fuldtidspersoner" in hand.row(FULL_TIME).note


@pytest.mark.parametrize("language", ["da", "en"])
def test_no_note_of_a_lever_is_cut_on_the_smallest_laptop(
    qtbot: QtBot, hand: Hand, language: str
) -> None:
    session, page = hand.program.session, hand.program.window.scenarios
    panel = page.panel
    assert panel is not None
    hand.program.use_language(language)
    for group in panel.groups.values():
        group.set_open(True)
    told = set()
    for demand in session.plan.demands:
        for occupation, share in (("SSA", 0.1), ("SSH", 0.9)):
            session.look_at(occupation=occupation)
            moved = {
                lever.id: lever.low + (lever.high - lever.low) * share
                for lever in session.catalogue
                if not lever.is_timing
            }
            session.change(Scenario(demand.scenario, moved), "x")
            qtbot.waitUntil(lambda: bool(page._rest.isActive()))
            qtbot.waitUntil(lambda: not page._rest.isActive())
            hand.settle()
            for row in panel.rows.values():
                # How a value is beyond what has been seen is said instead, whole in the tip.
                assert row.beyond or row.told.text() == row.note
                assert row.beyond in row.told.toolTip() or row.told.text() == row.beyond
                told.add(row.note)
    assert len(told) > 10


def test_the_tab_key_goes_from_the_bar_through_the_levers_to_charts_and_matrix(
    hand: Hand,
) -> None:
    page = hand.program.window.scenarios
    assert page.panel is not None
    places = {
        "bar": [page.bar.scenario_button, page.bar.unit.button("fte")],
        "levers": [page.panel.rows["reform"].box, page.panel.rows["intake_change:SSA"].slider],
        "charts": [page.tabs, page.matrix.list],
    }
    wanted = [widget for group in places.values() for widget in group]
    seen, widget = [], page.bar.scenario_button.previousInFocusChain()
    for _ in range(2000):
        widget = widget.nextInFocusChain()
        if widget in wanted and widget not in seen:
            seen.append(widget)
    assert seen == wanted


def test_the_scenario_menu_ticks_today_only_while_no_lever_is_moved(hand: Hand) -> None:
    menu = hand.program.window.scenario_menu
    assert menu.menu.actions()[0].isChecked()
    hand.type("reform", "0")
    assert not menu.menu.actions()[0].isChecked()


def test_a_program_that_starts_in_the_dark_shows_its_levers_names_in_light_ink(
    start: Callable[..., Program], places: Places
) -> None:
    settings = places.settings()
    settings.setValue("look", "dark")
    settings.sync()
    program = start()
    panel = program.window.scenarios.panel
    assert panel is not None
    picture = panel.rows["senior_years"].name.grab().toImage()
    brightest = max(
        picture.pixelColor(x, y).lightness()
        for x in range(picture.width())
        for y in range(picture.height())
    )
    assert brightest > 180
    assert panel.rows["senior_years"].box.grab().toImage().pixelColor(2, 2).lightness() < 120
