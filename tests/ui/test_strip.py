"""The traffic lights under the curve: where they are, what they say, and their legend."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from sosuplan.charts import gap
from sosuplan.charts.palette import LIGHT
from sosuplan.text.language import Language
from tests.ui.frames import FrameMaker
from ui.charts.lights import LightLegend, LightStrip, shape
from ui.charts.views import ChartView

YEARS = tuple(range(2024, 2035))


@pytest.fixture
def view(qtbot: QtBot, frames: FrameMaker) -> ChartView:
    """Full time everywhere without the reform: surplus, then recruitment problems in 2028, then
    shortage."""
    made = ChartView(gap.build)
    qtbot.addWidget(made)
    made.show_frame(frames({"reform": 0.0}, demand="fulltime"), dragging=False)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def strip(view: ChartView) -> LightStrip:
    return view.strip


def colour_at(strip: LightStrip, year: int) -> str:
    """The colour of a year's cell, between its border and its shape."""
    cell = strip.cell(year)
    at = QPoint(int(cell.center().x()), int(cell.top()) + 2)
    return QColor(strip.grab().toImage().pixel(at)).name().upper()


@pytest.mark.parametrize("size", [(420, 300), (604, 470), (1100, 700)])
@pytest.mark.parametrize("language", ["da", "en"])
def test_each_light_stands_under_its_year_at_any_size(
    view: ChartView, frames: FrameMaker, size: tuple[int, int], language: str
) -> None:
    view.resize(*size)
    view.show_frame(frames(language=language), dragging=False)
    view.grab()
    for year in YEARS:
        cell = view.strip.cell(year)
        assert cell.center().x() == pytest.approx(view.chart.x_at(year), abs=0.01)
        assert cell.left() >= 0.0
        assert cell.right() <= view.strip.width()


def test_lights_follow_the_curve_when_the_scale_gets_wider_numbers(
    view: ChartView, frames: FrameMaker
) -> None:
    view.show_frame(frames({"demand_growth_change": 0.03}, occupation="all"), dragging=False)
    assert view.strip.cell(2024).center().x() == pytest.approx(view.chart.x_at(2024), abs=0.01)


def test_a_light_is_a_colour_and_a_shape(strip: LightStrip) -> None:
    assert [colour_at(strip, year) for year in (2024, 2028, 2034)] == [
        LIGHT.lights[status].fill for status in ("surplus", "recruitment", "shortage")
    ]
    polygons = [shape(status, strip.cell(2024).center(), 9.0) for status in LIGHT.lights]
    corners = [0 if polygon is None else polygon.size() for polygon in polygons]
    assert sorted(corners) == [0, 3, 4]


def test_a_tool_tip_says_the_year_and_the_word(strip: LightStrip) -> None:
    at = strip.cell(2028).center().toPoint()
    QApplication.sendEvent(strip, QHelpEvent(QEvent.Type.ToolTip, at, strip.mapToGlobal(at)))
    assert QToolTip.text() == "2028: Rekrutteringsproblemer"
    QToolTip.hideText()


def test_a_screen_reader_hears_every_year(strip: LightStrip) -> None:
    assert strip.accessibleName() == "Trafiklys for hvert år"
    heard = strip.accessibleDescription().split("; ")
    assert heard[0] == "2024: Overskud"
    assert "2028: Rekrutteringsproblemer" in heard
    assert heard[-1] == "2034: Mangel"


def test_keys_move_between_years_and_the_curve_reads_them_out(
    qtbot: QtBot, view: ChartView
) -> None:
    strip = view.strip
    qtbot.keyClick(strip, Qt.Key.Key_Home)
    assert view.chart.pointed_place == 2024
    for _ in range(4):
        qtbot.keyClick(strip, Qt.Key.Key_Right)
    reading = view.chart.shown_reading
    assert reading is not None
    assert reading.title == "2028: Rekrutteringsproblemer"
    qtbot.keyClick(strip, Qt.Key.Key_End)
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert view.chart.pointed_place == 2034


def test_the_mouse_over_a_light_points_at_its_year(qtbot: QtBot, view: ChartView) -> None:
    QTest.mouseMove(view.strip, view.strip.cell(2031).center().toPoint())
    qtbot.waitUntil(lambda: view.chart.pointed_place == 2031)
    QApplication.sendEvent(view.strip, QEvent(QEvent.Type.Leave))
    assert view.chart.pointed_place is None


def test_both_curve_and_lights_are_reached_by_tab(view: ChartView) -> None:
    for part in (view.chart, view.strip):
        assert part.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.fixture
def legend(qtbot: QtBot, frames: FrameMaker) -> LightLegend:
    made = LightLegend()
    qtbot.addWidget(made)
    made.set_language(Language("da"))
    return made


def test_the_legend_says_what_the_lights_mean(legend: LightLegend) -> None:
    assert legend.texts() == [
        "Mangel",
        "Rekrutteringsproblemer (overskud under 5\u00a0%)",
        "Overskud",
    ]
    assert "Overskud" in legend.accessibleName()


def test_the_legend_takes_more_lines_rather_than_be_cut(legend: LightLegend) -> None:
    one_line = legend.heightForWidth(900)
    assert legend.heightForWidth(330) == pytest.approx(2 * one_line, abs=1)
    assert legend.heightForWidth(260) == pytest.approx(3 * one_line, abs=1)
