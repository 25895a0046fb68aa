"""The main picture in use: values read with mouse and keyboard, heard, and copied."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAccessible, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from sosuplan.analysis.frame import BASELINE, CURRENT, FIRST_COMPARED
from sosuplan.charts import gap
from sosuplan.charts.palette import LIGHT
from sosuplan.charts.runs import run_heading
from sosuplan.text.numbers import MINUS, format_number
from sosuplan.text.terms import capital
from tests.baseline import BASELINE_NAME
from tests.ui.frames import ALL_FULL_TIME, FrameMaker, last
from tests.ui.seen import colours
from ui.charts.chart import Chart
from ui.charts.views import ChartView
from ui.widgets.accessible import install_accessibility


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[ChartView]:
    made = ChartView(gap.build)
    qtbot.addWidget(made)
    made.resize(604, 470)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_every_value_can_be_read_by_keyboard(
    qtbot: QtBot, view: ChartView, frames: FrameMaker
) -> None:
    frame = frames(compared=[ALL_FULL_TIME])
    view.show_frame(frame, dragging=False)
    chart = view.chart
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    for at, year in enumerate(frame.years):
        reading = chart.shown_reading
        assert reading is not None
        about_even = abs(frame.gap()[at]) < 0.01 * frame.supply()[at]
        assert reading.title == f"{year}: Mangel{', omtrent i balance' if about_even else ''}"
        figures = {row.name: row.figure for row in reading.rows}
        assert figures == {
            "Dette scenarie": format_number(frame.gap(CURRENT)[at]),
            capital(BASELINE_NAME): format_number(frame.gap(BASELINE)[at]),
            "Alle på fuld tid (Fuldtidsscenario)": format_number(frame.gap(FIRST_COMPARED)[at]),
        }
        qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.pointed_place == frame.years[-1]
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert chart.pointed_place == frame.years[0]
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.pointed_place is None
    assert chart.shown_reading is None


def test_the_mouse_reads_the_year_it_is_over_and_leaves_nothing(
    qtbot: QtBot, view: ChartView, frames: FrameMaker
) -> None:
    view.show_frame(frames(), dragging=False)
    chart = view.chart
    at = QPointF(chart.x_at(2030) + 6.0, chart.area.center().y()).toPoint()
    QTest.mouseMove(chart.viewport(), at)
    qtbot.waitUntil(lambda: chart.pointed_place == 2030)
    assert LIGHT.card.lower() in colours(view)
    QApplication.sendEvent(chart, QEvent(QEvent.Type.Leave))
    assert chart.pointed_place is None


def test_the_guide_shows_new_values_while_a_lever_moves(
    view: ChartView, frames: FrameMaker
) -> None:
    view.show_frame(frames({"retention": 0.1}), dragging=False)
    view.chart.point_at(2034)
    frame = frames({"retention": 0.4})
    view.show_frame(frame, dragging=True)
    reading = view.chart.shown_reading
    assert reading is not None
    assert format_number(frame.gap()[-1]) in [row.figure for row in reading.rows]


def test_the_wheel_never_zooms(view: ChartView, frames: FrameMaker) -> None:
    view.show_frame(frames(), dragging=False)
    before, area = view.chart.y_range, view.chart.area
    centre = QPoint(300, 200)
    QTest.wheelEvent(view.windowHandle(), centre, QPoint(0, 240))
    QTest.mousePress(view.chart.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    QTest.mouseMove(view.chart.viewport(), QPoint(100, 100))
    QTest.mouseRelease(view.chart.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    assert (view.chart.y_range, view.chart.area) == (before, area)


def test_a_screen_reader_hears_a_chart_with_its_answer(view: ChartView, frames: FrameMaker) -> None:
    install_accessibility()
    frame = frames()
    view.show_frame(frame, dragging=False)
    missing = last(frame).removeprefix(MINUS)
    heard = QAccessible.queryAccessibleInterface(view.chart)
    assert heard.role() == QAccessible.Role.Chart
    assert heard.childCount() == 0
    assert heard.text(QAccessible.Text.Name) == (
        "Mangel på eller overskud af SOSU-assistenter år for år, personer"
    )
    assert heard.text(QAccessible.Text.Description).replace("\xa0", " ") == (
        f"Nyt scenarie i 2034: der mangler {missing}; {BASELINE_NAME}: der mangler 2.219."
        " 56,5 % på fuld tid (kommuner) fra 2026, senere tilbagetrækning blandt seniorer fra 2027"
        " og 10 % flere elever fra 2029."
    )


def choose(view: ChartView, entry: str) -> None:
    """Open the context menu over the curve and choose an entry."""

    def pick() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = next(action for action in menu.actions() if action.text() == entry)
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())

    QTimer.singleShot(50, pick)
    at = view.chart.area.center().toPoint()
    viewport = view.chart.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, viewport.mapToGlobal(at))
    QApplication.sendEvent(viewport, event)


def test_copied_numbers_paste_into_a_danish_spreadsheet(
    view: ChartView, frames: FrameMaker
) -> None:
    frame = frames()
    view.show_frame(frame, dragging=False)
    choose(view, "Kopiér tal")
    lines = QGuiApplication.clipboard().text().splitlines()
    own, today = (run_heading(frame, run) for run in (CURRENT, BASELINE))
    assert lines[0].split("\t") == ["År", own, today, f"Status, {own}"]
    assert len(lines) == 1 + len(frame.years)
    year, now, before, status = lines[-1].split("\t")
    assert (year, status) == ("2034", "Mangel")
    assert float(now.replace(",", ".")) == frame.gap()[-1]
    assert float(before.replace(",", ".")) == frame.gap(BASELINE)[-1]
    assert "," in now
    assert "." not in now


def test_a_copied_picture_is_three_times_as_fine(
    view: ChartView,
    frames: FrameMaker,
    tmp_path: Path,
) -> None:
    view.show_frame(frames(), dragging=False)
    choose(view, "Kopiér billede")
    picture = QGuiApplication.clipboard().image()
    # Around the view there is a margin, with its name above and its source below.
    margin = (picture.width() - 3 * view.width()) / 2
    assert margin == 3 * 8
    assert picture.height() > 3 * view.height()
    x = round(margin + 3 * view.chart.x_at(2032))
    column = [picture.pixelColor(x, y).name() for y in range(picture.height())]
    # The thick line is 3 pixels on screen; at three times the size it must not be a hair.
    assert column.count(LIGHT.scenario.lower()) >= 8


def test_hundreds_of_frames_leak_neither_memory_nor_none(
    view: ChartView, frames: FrameMaker
) -> None:
    made = [frames({"reform": share / 20, "retention": 0.1}) for share in range(20)]

    def run(times: int) -> None:
        for n in range(times):
            view.show_frame(made[n % len(made)], dragging=n % 10 > 0)
            view.chart.point_at(2024 + n % 11)
            QApplication.processEvents()
        gc.collect()

    def megabytes() -> float:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return pages * 4096 / 1e6

    run(150)
    before, nones = (megabytes() if sys.platform == "linux" else 0.0), sys.getrefcount(None)
    run(300)
    assert sys.getrefcount(None) > nones - 100
    if sys.platform == "linux":
        assert megabytes() - before < 2.5


def test_a_chart_alone_can_be_closed(qtbot: QtBot, frames: FrameMaker) -> None:
    chart = Chart()
    qtbot.addWidget(chart)
    chart.show_spec(gap.build(frames()))
    chart.resize(500, 300)
    chart.show()
    chart.close()
