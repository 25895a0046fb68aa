"""The presentation on a large screen, and that a chart says when its scale is another one."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sosuplan.charts.palette import DARK
from tests.ui.frames import FrameMaker
from tests.ui.hand import Hand
from ui.charts import chart as charts
from ui.charts.views import ChartView
from ui.levers.slider import LeverSlider
from ui.scenarios.page import make_chart
from ui.scenarios.presentation import Presentation


def presented(qtbot: QtBot, hand: Hand) -> Presentation:
    """The presentation, as its key brings it."""
    window = hand.program.window
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F11)
    shown = window.presentation
    assert shown is not None
    qtbot.waitExposed(shown)
    QTest.qWait(20)
    return shown


def drag(slider: LeverSlider, by: int) -> None:
    """Take the handle and leave it so many pixels away, on the way through the middle."""
    start = slider.handle_centre().toPoint()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(slider, left, Qt.KeyboardModifier.NoModifier, start)
    for part in (by // 2, by):
        QTest.mouseMove(slider, start + QPoint(part, 0))
        QTest.qWait(5)
    QTest.mouseRelease(slider, left, Qt.KeyboardModifier.NoModifier, start + QPoint(by, 0))
    QTest.qWait(20)


def test_the_presentation_follows_the_window_and_moves_its_levers(qtbot: QtBot, hand: Hand) -> None:
    session, window = hand.program.session, hand.program.window
    geometry = window.geometry()
    session.change(session.saved["Fuld tid som i regionen"], "x")
    session.look_at(occupation="SSA", unit="heads")
    QTest.qWait(20)
    shown = presented(qtbot, hand)
    assert shown.isFullScreen()
    # Large enough to be read from five metres: 28 points on a screen of 1920 x 1080.
    assert shown.headline.font().pointSizeF() >= 28.0 * min(
        shown.width() / 1920, shown.height() / 1080
    )
    assert shown.headline.text() == window.scenarios.headline.text()
    assert list(shown.levers.rows) == [
        "fulltime_target:municipality:SSA",
        "fulltime_target:municipality:SSH",
    ]
    # A lever that is moved here moves the scenario, and one drag is one step.
    steps, before = session.undo_stack.count(), shown.headline.text()
    drag(shown.levers.rows["fulltime_target:municipality:SSA"].slider, 40)
    assert session.scenario.levers["fulltime_target:municipality:SSA"] > 0.565
    assert session.undo_stack.count() == steps + 1
    assert shown.headline.text() == window.scenarios.headline.text() != before
    qtbot.keyClick(shown, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(20)
    assert shown.headline.text() == before
    # Occupation, unit, language and look follow.
    session.look_at(occupation="all", unit="fte")
    hand.program.use_language("en")
    hand.program.use_look("dark")
    QTest.qWait(50)
    assert "full-time persons" in shown.about.text()
    assert len(shown.view.strip.accessibleDescription().split("assistants")) > 5
    assert shown.view.chart.look.theme is DARK
    assert shown.view.chart.look.scale == shown.scale
    hand.program.use_look("light")
    # A lever that is not in use is had from the menu, where the used ones are ticked.
    shown.levers._menu.aboutToShow.emit()
    entries = {
        entry.text(): entry
        for group in shown.levers._menu.actions()
        for entry in group.menu().actions()
    }
    assert entries["Municipalities, assistants"].isChecked()
    entries["Fewer leave for other jobs"].trigger()
    assert "retention" in shown.levers.rows
    # Nothing is cut at the edge, and no name is guessed to be markup.
    for label in shown.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.height() >= label.fontMetrics().height()
            assert label.textFormat() == Qt.TextFormat.PlainText
    # Escape leaves, and the window is as it was.
    with qtbot.waitSignal(shown.left):
        qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert window.presentation is None
    assert window.isVisible()
    assert window.geometry() == geometry
    # With the plan it goes too.
    shown = presented(qtbot, hand)
    with qtbot.waitSignal(shown.left):
        session.close_plan()


def test_a_chart_says_after_a_drag_that_its_scale_is_another_one(
    qtbot: QtBot, frames: FrameMaker
) -> None:
    view = make_chart(0)
    assert isinstance(view, ChartView)
    qtbot.addWidget(view)
    view.resize(700, 400)
    view.show()
    chart = view.chart
    chart._sign_rest.setInterval(60)
    assert charts.SIGN_MS > 2000
    view.show_frame(frames({}), dragging=False)
    assert chart.sign == ""
    low = chart.y_range[0]
    # While one drags nothing is said, also where a line would leave.
    view.show_frame(frames({"demand_growth_change": 0.03}), dragging=True)
    assert chart.y_range[0] < low
    assert chart.sign == ""
    view.show_frame(frames({"demand_growth_change": 0.03}), dragging=False)
    shown = f"{chart.y_range[0]:,.0f}".replace(",", ".").replace("-", "\u2212")
    assert shown in chart.sign
    # A picture has nothing of it, and soon it is gone.
    with chart.at_rest():
        assert chart.sign == ""
    qtbot.waitUntil(lambda: chart.sign == "")
    # Another occupation or unit is another picture: nobody takes its scale for the same one.
    view.show_frame(frames({}, occupation="SSH"), dragging=False)
    assert chart.sign == ""
