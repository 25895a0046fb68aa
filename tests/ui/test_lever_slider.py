"""A lever's slider under mouse, keyboard and wheel."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.lever_bench import FULL_TIME, LEFT, Bench, drag, place, wheel

# --- dragging -----------------------------------------------------------------------------------


def test_all_moves_of_a_drag_carry_one_number_and_the_end_is_told(bench: Bench) -> None:
    row = bench.row("reform")
    drag(row, 30.0, 60.0, 120.0)
    assert bench.values() == [0.3, 0.6, 1.2]
    assert len({token for _, _, token in bench.moves}) == 1
    assert bench.moves[0][2] != 0
    assert bench.released == ["reform"]


def test_two_drags_have_two_numbers_even_on_different_levers(bench: Bench) -> None:
    first, second = bench.row("reform"), bench.row("retention")
    drag(first, 50.0)
    drag(second, 50.0)
    drag(first, 80.0)
    assert len({token for _, _, token in bench.moves}) == 3


def test_the_handle_follows_the_mouse_and_the_box_follows_the_handle(bench: Bench) -> None:
    row = bench.row("reform")
    slider = row.slider
    QTest.mousePress(slider, LEFT, pos=slider.handle_centre().toPoint())
    QTest.mouseMove(slider, place(row, 50.0))
    assert abs(slider.handle_centre().x() - place(row, 50.0).x()) <= 1
    assert row.box.text() == "50"
    QTest.mouseRelease(slider, LEFT, pos=place(row, 50.0))


def test_taking_the_handle_without_moving_it_changes_nothing(bench: Bench) -> None:
    row = bench.row(FULL_TIME)
    centre = row.slider.handle_centre().toPoint()
    QTest.mouseClick(row.slider, LEFT, pos=centre + QPoint(3, 0))
    assert not bench.moves
    assert row.value is None


def test_a_click_beside_the_handle_brings_it_there(bench: Bench) -> None:
    row = bench.row("reform")
    QTest.mouseClick(row.slider, LEFT, pos=place(row, 50.0))
    assert bench.values() == [0.5]
    assert bench.released == ["reform"]


def test_beyond_the_ends_a_drag_stays_at_the_limit(bench: Bench) -> None:
    row = bench.row("senior_years")
    slider = row.slider
    QTest.mousePress(slider, LEFT, pos=slider.handle_centre().toPoint())
    QTest.mouseMove(slider, QPoint(slider.width() + 80, 4))
    QTest.mouseMove(slider, QPoint(-90, 4))
    QTest.mouseRelease(slider, LEFT)
    assert bench.values() == [5.0, -2.0]


def test_the_right_mouse_button_moves_nothing(bench: Bench) -> None:
    row = bench.row("reform")
    QTest.mouseClick(row.slider, Qt.MouseButton.RightButton, pos=place(row, 50.0))
    assert not bench.moves


def test_a_slider_that_is_hidden_in_mid_drag_lets_go(bench: Bench) -> None:
    row = bench.row("reform")
    QTest.mousePress(row.slider, LEFT, pos=row.slider.handle_centre().toPoint())
    row.hide()
    assert bench.released == ["reform"]
    assert not row.slider.isSliderDown()


def test_a_double_click_goes_back_to_today_in_the_same_undo_step(bench: Bench) -> None:
    row = bench.row("reform")
    row.display(0.5)
    spot = place(row, 0.0)
    QTest.mouseClick(row.slider, LEFT, pos=spot)
    QTest.mouseDClick(row.slider, LEFT, pos=spot)
    assert bench.values()[-1] is None
    assert row.box.text() == "100"
    assert bench.moves[-2][2] == bench.moves[-1][2]
    assert bench.released[-1] == "reform"


# --- keyboard and wheel -------------------------------------------------------------------------


def test_the_keyboard_moves_by_steps_pages_and_to_the_ends(bench: Bench) -> None:
    row = bench.row("retention")
    row.slider.setFocus()
    keys = (
        Qt.Key.Key_Right,
        Qt.Key.Key_Left,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_End,
        Qt.Key.Key_Home,
    )
    for key in keys:
        QTest.keyClick(row.slider, key)
    assert bench.values() == [0.01, None, 0.1, None, 1.0, -0.5]
    assert {token for _, _, token in bench.moves} == {0}


def test_the_wheel_moves_only_where_the_focus_is(bench: Bench) -> None:
    row = bench.row("reform")
    bench.other.setFocus()
    wheel(row.slider)
    wheel(row.box)
    assert not bench.moves
    row.slider.setFocus()
    wheel(row.slider)
    assert len(bench.moves) == 1


def test_everything_in_a_row_is_reached_by_tab(bench: Bench) -> None:
    row = bench.row("reform")
    row.display(0.5)
    bench.other.setFocus()
    reached: list[Any] = []
    for _ in range(4):
        QTest.keyClick(bench.window.focusWidget(), Qt.Key.Key_Tab)
        reached.append(bench.window.focusWidget())
    assert reached == [row.box, row.reset_button, row.info_button, row.slider]
