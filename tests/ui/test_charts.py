"""The main picture: what a planner sees."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from sosuplan.analysis.frame import FTE
from sosuplan.charts import gap
from sosuplan.charts.palette import DARK, LIGHT, Theme
from sosuplan.model.scenario import Scenario
from sosuplan.report.drawing import drawing
from tests.baseline import BASELINE_IN_ENGLISH, BASELINE_NAME
from tests.ui.frames import ALL_FULL_TIME, FrameMaker, last
from tests.ui.seen import colours
from ui.charts.views import ChartView

LONG_NAME = "Flere elever, lærepladsgaranti og fuld tid i alle kommuner fra 2027"


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[ChartView]:
    made = ChartView(gap.build)
    qtbot.addWidget(made)
    made.resize(604, 470)
    with qtbot.waitExposed(made):
        made.show()
    return made


def painted(view: ChartView) -> list[str]:
    """The labels at the lines' ends, from top to bottom."""
    view.grab()
    labels = sorted(view.chart.labels.placed, key=lambda label: label[0].top())
    return [text for _, text, _ in labels]


def test_lines_are_named_where_they_end(view: ChartView, frames: FrameMaker) -> None:
    frame = frames(compared=[ALL_FULL_TIME])
    view.show_frame(frame, dragging=False)
    assert painted(view) == [
        "Alle på fuld tid (Fuldtidsscenario): −774",
        f"dette scenarie: {last(frame)}",
        f"{BASELINE_NAME}: −2.219",
    ]


def test_lines_have_the_dashes_that_they_have_on_paper(view: ChartView, frames: FrameMaker) -> None:
    same = [Scenario("historical", {}, name=f"Scenarie {n}") for n in range(4)]
    frame = frames(compared=same)
    view.show_frame(frame, dragging=False)
    assert view.spec is not None
    printed, on_screen = drawing(gap.build(frame))["series"], []
    for one in view.spec.series:
        pen = view.chart.look.pen(one.stroke)
        inches = [part * pen.widthF() / 96.0 for part in pen.dashPattern()]
        solid = pen.style() == Qt.PenStyle.SolidLine
        on_screen.append([] if solid else [round(part * 72.0, 6) for part in inches])
    assert on_screen == [series["pattern"] for series in printed]
    compared = [tuple(pattern) for pattern in on_screen[-len(same) :]]
    assert len(set(compared)) == len(same)


def test_without_a_moved_lever_there_is_one_line_and_it_is_today(
    view: ChartView, frames: FrameMaker
) -> None:
    view.show_frame(frames({}), dragging=False)
    assert painted(view) == [f"{BASELINE_NAME}: −2.219"]


def test_an_abandoned_comparison_leaves_nothing_behind(view: ChartView, frames: FrameMaker) -> None:
    view.show_frame(frames({}, [ALL_FULL_TIME]), dragging=False)
    both = colours(view)
    view.show_frame(frames({}), dragging=False)
    assert painted(view) == [f"{BASELINE_NAME}: −2.219"]
    assert LIGHT.compared.lower() in both
    assert LIGHT.compared.lower() not in colours(view)


@pytest.mark.parametrize("size", [(420, 300), (604, 470), (1200, 800)])
def test_no_label_is_cut_by_the_edge_or_covered_by_another(
    view: ChartView, frames: FrameMaker, size: tuple[int, int]
) -> None:
    same = [Scenario("historical", {}, name=f"Scenarie {n}") for n in range(3)]
    view.resize(*size)
    view.show_frame(frames(compared=same), dragging=False)
    view.grab()
    placed = sorted(view.chart.labels.placed, key=lambda label: label[0].top())
    assert len(placed) == 5
    for rect, text, whole in placed:
        assert text == whole
        assert view.chart.rect().contains(rect.toAlignedRect())
    assert all(b[0].top() >= a[0].bottom() - 0.01 for a, b in pairwise(placed))


def test_a_long_name_is_shortened_and_whole_in_the_tool_tip(
    view: ChartView, frames: FrameMaker
) -> None:
    name = f"{LONG_NAME}, {LONG_NAME.lower()}"
    view.show_frame(frames(compared=[Scenario("fulltime", {}, name=name)]), dragging=False)
    shown = next(text for text in painted(view) if "Flere" in text)
    assert shown.startswith("Flere elever")
    assert shown.endswith("…: −774")
    rect = next(rect for rect, text, _ in view.chart.labels.placed if text == shown)
    point = rect.center().toPoint()
    viewport = view.chart.viewport()
    QApplication.sendEvent(
        viewport, QHelpEvent(QEvent.Type.ToolTip, point, viewport.mapToGlobal(point))
    )
    assert QToolTip.text() == f"{name} (Fuldtidsscenario): −774"
    QToolTip.hideText()


def test_the_scale_stays_still_while_a_lever_is_dragged(
    view: ChartView, frames: FrameMaker
) -> None:
    view.show_frame(frames({"reform": 0.1}), dragging=False)
    before, area = view.chart.y_range, view.chart.area
    for reform in (0.3, 0.6, 0.8, 0.9):
        view.show_frame(frames({"reform": reform}), dragging=True)
        assert view.chart.y_range == before
        assert view.chart.area == area


def test_a_curve_that_would_leave_the_view_widens_it_even_while_dragging(
    view: ChartView, frames: FrameMaker
) -> None:
    view.show_frame(frames({"reform": 1.4}), dragging=False)
    low, high = view.chart.y_range
    view.show_frame(frames({"demand_growth_change": 0.03}), dragging=True)
    wider = view.chart.y_range
    assert wider[0] < low
    assert wider[1] >= high
    assert wider[0] <= frames({"demand_growth_change": 0.03}).gap().min()


def test_the_scale_follows_when_the_lever_is_released(view: ChartView, frames: FrameMaker) -> None:
    view.show_frame(frames({"demand_growth_change": 0.03}), dragging=False)
    wide = view.chart.y_range
    frame = frames({"retention": 0.05})
    view.show_frame(frame, dragging=True)
    assert view.chart.y_range == wide
    view.show_frame(frame, dragging=False)
    assert view.chart.y_range[0] > wide[0]


@pytest.mark.parametrize("demand", ["historical", "fulltime"])
def test_zero_is_always_in_view(view: ChartView, frames: FrameMaker, demand: str) -> None:
    view.show_frame(frames({}, demand=demand, unit=FTE), dragging=False)
    low, high = view.chart.y_range
    assert low <= 0.0 <= high


def test_the_first_year_with_an_effect_is_marked_where_there_is_one(
    view: ChartView, frames: FrameMaker
) -> None:
    view.show_frame(frames({}), dragging=False)
    assert view.chart.spec.mark is None
    view.show_frame(frames({"senior_years": 1.0, "start_year": 2024.0}), dragging=False)
    assert view.chart.spec.mark == (2025.0, "tiltag begynder at virke")
    # Who leaves in 2028 is first missed the year after.
    view.show_frame(frames({"retention": 0.1, "start_year": 2028.0}), dragging=False)
    assert view.chart.spec.mark == (2029.0, "tiltag begynder at virke")
    view.show_frame(frames({"demand_growth_change": 0.01}), dragging=False)
    assert view.chart.spec.mark == (2026.0, "ændringer begynder at virke")


def test_levers_have_first_years_of_their_own_when_nothing_is_dragged(
    view: ChartView, frames: FrameMaker
) -> None:
    two = frames({"intake_change:SSA": 0.1, "fulltime_target:municipality:SSA": 0.6})
    view.show_frame(two, dragging=True)
    view.grab()
    assert "tiltag begynder at virke" in view.chart.notes_placed
    assert "effects" not in two.__dict__
    view.show_frame(two, dragging=False)
    view.grab()
    said = [text for text in view.chart.notes_placed if " fra 20" in text]
    assert [text[-4:] for text in said] == ["2026", "2029"]
    one, other = (view.chart.notes_placed[text] for text in said)
    assert not one.intersects(other)


def test_the_language_changes_with_the_next_frame(view: ChartView, frames: FrameMaker) -> None:
    view.show_frame(frames(), dragging=False)
    frames.texts.use("en")
    view.show_frame(frames(language="en"), dragging=False)
    assert painted(view) == [
        f"this scenario: {last(frames(), language='en')}",
        f"{BASELINE_IN_ENGLISH}: −2,219",
    ]
    frames.texts.use("da")
    view.show_frame(frames(), dragging=False)
    assert painted(view) == [f"dette scenarie: {last(frames())}", f"{BASELINE_NAME}: −2.219"]


def test_dark_is_dark_and_light_is_light(
    view: ChartView, frames: FrameMaker, wear: Callable[[Theme], None]
) -> None:
    view.show_frame(frames(), dragging=False)
    for theme, other in ((DARK, LIGHT), (LIGHT, DARK)):
        wear(theme)
        seen = colours(view)
        for name in ("scenario", "shortage", "chart_ground"):
            assert getattr(theme, name).lower() in seen
            assert getattr(other, name).lower() not in seen
