"""Turning and sizing the pages of the report, by key, wheel and choice."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.reporting import Report, report
from ui.app.app import Program
from ui.report.pages_view import Fit

__all__ = ["report"]

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def short(qtbot: QtBot, standing: Program) -> Report:
    """A report of one page in a window that is shared, as wide as it opens."""
    made = Report(qtbot, standing)
    made.open_short().toolbar.zoom.activated.emit(0)
    made.wait()
    return made


def test_page_keys_lead_through_all_pages_and_home_and_end_to_the_ends(report: Report) -> None:
    page = report.open_pages()
    view = page.pages
    last = view.count
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_End)
    assert page.toolbar.page.text() == f"Side {last} af {last}"
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert page.toolbar.page.text() == f"Side 1 af {last}"
    seen = [view.page]
    for _ in range(10 * last):
        QTest.keyClick(view, Qt.Key.Key_PageDown)
        seen.append(view.page)
    assert sorted(set(seen)) == list(range(last))
    assert seen == sorted(seen)
    for _ in range(10 * last):
        QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert view.verticalScrollBar().value() == 0
    # From a check box too: it has no use for the key.
    page.side.boxes["method"].setFocus()
    QTest.keyClick(page.side.boxes["method"], Qt.Key.Key_End)
    assert view.page == last - 1


def test_a_page_turned_by_key_leaves_nothing_of_a_page_unseen(report: Report) -> None:
    page = report.open_pages()
    view, bar = page.pages, page.pages.verticalScrollBar()
    bottom = 0
    while bar.value() < bar.maximum():
        assert bar.value() <= bottom + 40
        bottom = bar.value() + view.viewport().height()
        QTest.keyClick(view, Qt.Key.Key_PageDown)


def test_zoom_keys_change_the_size_of_the_pages_and_leave_the_levers_alone(
    short: Report,
) -> None:
    session = short.program.session
    session.set_lever(session.catalogue["reform"], 0.0)
    short.wait()
    page = short.page
    view = page.pages
    view.setFocus()
    fitting = view.share
    QTest.keyClick(view, Qt.Key.Key_Plus, CTRL)
    assert view.share > fitting
    assert page.toolbar.zoom.currentText() == f"{round(100 * view.share)}\N{NO-BREAK SPACE}%"
    short.wait()
    assert page.preview.latest is not None
    assert page.preview.latest.ppi == pytest.approx(view.ppi)
    QTest.keyClick(view, Qt.Key.Key_Minus, CTRL)
    QTest.keyClick(view, Qt.Key.Key_Minus, CTRL)
    assert view.share < fitting
    QTest.keyClick(page.side.boxes["method"], Qt.Key.Key_0, CTRL)
    assert view.zoom is Fit.WIDTH
    assert view.share == pytest.approx(fitting)
    assert session.scenario.levers["reform"] == 0.0


def test_zoom_keys_change_the_pages_alone_wherever_the_keyboard_is(short: Report) -> None:
    session = short.program.session
    session.set_lever(session.catalogue["reform"], 0.0)
    short.wait()
    page = short.page
    window = short.program.window
    places: dict[str, QWidget] = {
        "rail": window.pages.rail.button("report"),
        "scenario": page.side.scenario,
        "zoom": page.toolbar.zoom,
        "text": page.card.text,
        "nowhere": window,
    }
    chosen, fitting = page.side.scenario.currentText(), page.pages.share
    for place, where in places.items():
        where.setFocus()
        QTest.keyClick(where, Qt.Key.Key_Plus, CTRL)
        assert page.pages.share > fitting, place
        QTest.keyClick(where, Qt.Key.Key_Minus, CTRL)
        QTest.keyClick(where, Qt.Key.Key_Minus, CTRL)
        assert page.pages.share < fitting, place
        QTest.keyClick(where, Qt.Key.Key_0, CTRL)
        assert page.pages.zoom is Fit.WIDTH, place
        assert session.scenario.levers["reform"] == 0.0, place
        assert page.side.scenario.currentText() == chosen, place


def test_the_key_that_zooms_in_needs_no_shift_where_plus_does(short: Report) -> None:
    view = short.page.pages
    shift = Qt.KeyboardModifier.ShiftModifier
    for key, held in ((Qt.Key.Key_Equal, CTRL), (Qt.Key.Key_Plus, CTRL | shift)):
        before = view.share
        QTest.keyClick(view, key, held)
        assert view.share > before


def test_ctrl_0_is_about_the_levers_again_on_the_page_scenarier(report: Report) -> None:
    session = report.program.session
    session.set_lever(session.catalogue["reform"], 0.0)
    report.open_short()
    report.hand.key(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    report.hand.key(Qt.Key.Key_0, CTRL)
    assert "reform" not in session.scenario.levers or session.scenario.levers["reform"] == 0.0


def test_the_wheel_with_ctrl_changes_the_size(short: Report) -> None:
    view = short.page.pages
    before = view.share
    place = QPointF(view.viewport().rect().center())
    for turned in (120, -120, -120):
        wheel = QWheelEvent(
            place, view.viewport().mapToGlobal(place), QPoint(), QPoint(0, turned),
            Qt.MouseButton.NoButton, CTRL, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), wheel)
        assert (view.share > before) == (turned > 0)
        before = view.share


def test_a_whole_page_fits_and_the_whole_width_fills(short: Report) -> None:
    page = short.page
    view = page.pages
    page.toolbar.zoom.setCurrentIndex(1)
    page.toolbar.zoom.activated.emit(1)
    assert view.zoom is Fit.PAGE
    short.wait()
    (rect,) = view._rects()
    assert view.viewport().rect().contains(rect.toRect())
    assert view.verticalScrollBar().maximum() == 0
    page.toolbar.zoom.activated.emit(0)
    short.wait()
    (rect,) = view._rects()
    assert rect.width() > view.viewport().width() - 60
    assert view.horizontalScrollBar().maximum() == 0
