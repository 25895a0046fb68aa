"""A list of bars in use: read, heard, gone through with keys, chosen from, and copied."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from sosuplan.charts.palette import DARK, LIGHT
from sosuplan.charts.spec import BarListSpec, BarRow, Segment
from tests.specs import bar_list, tornado, waterfall
from tests.ui.seen import colours
from ui import theme as themes
from ui.charts.picture import PICTURE_SCALE, picture_of
from ui.charts.views import BarListView

ROOM = 450, 420
"""Pixels of half a tab in the smallest window."""


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[BarListView]:
    made = BarListView()
    qtbot.addWidget(made)
    made.resize(*ROOM)
    with qtbot.waitExposed(made):
        made.show()
    return made


def middle_of(view: BarListView, place: int) -> QPointF:
    rows = view.list
    return QPointF(rows.visualRect(rows.model().index(place)).center())


def is_whole(view: BarListView, place: int) -> bool:
    """Whether a row is in sight from its top to its foot."""
    rows = view.list
    return rows.viewport().rect().contains(rows.visualRect(rows.model().index(place)))


def test_rows_are_gone_through_and_chosen_by_key_and_by_mouse(
    qtbot: QtBot, view: BarListView
) -> None:
    chosen: list[str] = []
    view.chosen.connect(chosen.append)
    spec = tornado(3)
    view.show_spec(spec)
    rows = view.list
    rows.setFocus()
    for place, row in enumerate(spec.rows):
        assert rows.currentIndex().row() == place
        assert is_whole(view, place)
        key = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)[place % 3]
        qtbot.keyClick(rows, key)
        assert chosen.pop() == row.key
        qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Home)
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(view, 1).toPoint())
    assert chosen.pop() == spec.rows[1].key
    # What is looked at stays so while figures change, wherever it comes to stand.
    turned = tornado(3)
    turned = BarListSpec(**(turned.__dict__ | {"rows": turned.rows[::-1]}))
    view.show_spec(turned)
    assert turned.rows[rows.currentIndex().row()].key == spec.rows[1].key
    view.show_spec(waterfall())
    qtbot.keyClick(rows, Qt.Key.Key_Space)
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(view, 1).toPoint())
    assert chosen == []


def test_whoever_hears_a_list_hears_what_it_is_and_every_row(view: BarListView) -> None:
    for spec in (waterfall(), tornado()):
        view.show_spec(spec)
        heard = QAccessible.queryAccessibleInterface(view.list)
        assert heard is not None
        assert heard.role() == QAccessible.Role.List
        assert heard.text(QAccessible.Text.Name) == spec.name
        assert heard.text(QAccessible.Text.Description) == spec.alternative
        children = [heard.child(place) for place in range(heard.childCount())]
        items = [
            one.text(QAccessible.Text.Name)
            for one in children
            if one is not None and one.role() == QAccessible.Role.ListItem
        ]
        assert items == [row.text for row in spec.rows]


def test_many_rows_get_closer_and_then_scroll_and_a_picture_has_them_all(
    view: BarListView,
) -> None:
    rows, heights = view.list, []
    for times in (1, 2, 4):
        view.show_spec(tornado(times))
        QApplication.processEvents()
        heights.append(rows.visualRect(rows.model().index(0)).height())
    assert heights[0] > heights[1] >= heights[2]
    assert not is_whole(view, 27)
    rows.verticalScrollBar().setValue(50)
    picture, size = picture_of(view), view.size()
    assert picture.height() > PICTURE_SCALE * rows.whole_height
    assert (view.size(), rows.verticalScrollBar().value()) == (size, 50)
    # The last row's bars are at its foot, in the colours of paper.
    foot = picture.copy(0, picture.height() - 150, picture.width(), 150)
    seen = {foot.pixelColor(x, y).name() for x in range(foot.width()) for y in range(0, 150, 5)}
    assert {LIGHT.supply.lower(), LIGHT.demand.lower()} <= seen
    view.resize(ROOM[0], 900)
    view.show_spec(waterfall())
    QApplication.processEvents()
    # Nothing empty is copied.
    assert picture_of(view).height() < PICTURE_SCALE * 600


def test_its_figures_are_copied_and_its_menu_opens_from_any_row(
    qtbot: QtBot, view: BarListView
) -> None:
    view.show_spec(tornado())
    view.actions()[2].trigger()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[0] for line in lines] == [row[0] for row in tornado().figures]
    view.list.setFocus()
    qtbot.keyClick(view.list, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions() == view.actions()
    menu.close()


def test_a_text_without_room_is_told_in_full_by_a_tool_tip(view: BarListView) -> None:
    long = "Optag på grundforløbets andet hovedafsnit og på hovedforløbet for social- og "
    for name, told in (("Kort navn", False), (long * 2, True)):
        row = tornado().rows[0]
        row = BarRow(name, row.segments, row.figure, row.detail, row.key)
        view.show_spec(BarListSpec(**(tornado().__dict__ | {"rows": (row,)})))
        QApplication.processEvents()
        assert view.list.tip_at(middle_of(view, 0)) == (row.text if told else "")


def test_bars_stay_put_while_a_lever_is_dragged(view: BarListView) -> None:
    """Scale and room for figures only grow until it is let go."""

    def times(factor: float) -> BarListSpec:
        rows = tuple(
            BarRow(row.name, tuple(Segment(0.0, factor, "supply") for _ in row.segments), figure)
            for row in waterfall().rows
            for figure in [str(round(factor))]
        )
        return bar_list(*rows)

    def places() -> tuple[float, float]:
        return view.list.x_at(0.0), view.list.x_at(1000.0)

    view.show_spec(times(1000.0))
    before = places()
    for factor in (100.0, 10.0):
        view.show_spec(times(factor), dragging=True)
        assert places() == before
    view.show_spec(times(4000.0), dragging=True)
    shrunk = places()
    assert shrunk[1] < before[1]
    view.show_spec(times(1000.0), dragging=True)
    assert places() == shrunk
    view.show_spec(times(1000.0))
    assert places() == before


def test_bars_follow_the_look_and_are_larger_in_a_presentation(view: BarListView) -> None:
    view.show_spec(tornado())
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    try:
        for theme in (DARK, LIGHT):
            themes.apply(application, theme)
            assert {theme.supply.lower(), theme.demand.lower()} <= colours(view.list)
    finally:
        themes.apply(application, LIGHT)
    before = view.list.whole_height
    view.set_scale(1.5)
    assert view.list.whole_height > 1.3 * before
    assert view.list.look.scale == 1.5


def test_negative_and_positive_bars_lie_on_their_sides_of_the_line(view: BarListView) -> None:
    """Told apart by more than colour: hatched ones show their ground through."""
    view.show_spec(tornado())
    QApplication.processEvents()
    image, rows = view.list.viewport().grab().toImage(), view.list

    def seen(place: int, start: float, end: float) -> set[str]:
        box = rows.visualRect(rows.model().index(place))
        left, right = sorted((rows.x_at(start), rows.x_at(end)))
        bar = QRectF(left + 4.0, box.center().y() - 3.0, right - left - 8.0, 6.0).toRect()
        return _colours(image, bar.left(), bar.top(), bar.width(), bar.height())

    for place, row in enumerate(tornado().rows[:3]):
        low, high = row.segments
        assert seen(place, low.start, low.end) == {LIGHT.demand.lower()}
        hatched = seen(place, high.start, high.end)
        assert LIGHT.supply.lower() in hatched
        assert len(hatched) > 2


def _colours(image: QImage, left: int, top: int, width: int, height: int) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(left, left + width)
        for y in range(top, top + height)
    }
