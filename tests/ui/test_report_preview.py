"""The pages of the report: fresh, sharp, never in the way, for eyes and ears."""

from __future__ import annotations

from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sosuplan.report import typeset
from sosuplan.report.sections import SECTION_IDS
from tests.ui.reporting import Gate, Report, expected, report, shown
from ui.report import pictures, preview
from ui.report.zoom import Fit

__all__ = ["report"]

CTRL = Qt.KeyboardModifier.ControlModifier


# --- fresh, and never in the way --------------------------------------------------------------


def test_a_lever_that_is_moved_back_by_undo_is_seen_on_the_pages(report: Report) -> None:
    session = report.program.session
    session.set_lever(session.catalogue["reform"], 1.0, "x")
    report.hand.settle()
    page = report.open_short()
    with_reform, text = shown(report), page.card.text.toPlainText()
    report.hand.key(Qt.Key.Key_Z, CTRL)
    report.wait()
    assert shown(report) != with_reform
    assert page.card.text.toPlainText() != text
    assert "3.136" in page.pages.accessibleDescription()


def test_the_event_loop_runs_while_pages_are_made_and_the_old_ones_stay(
    report: Report, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page = report.open_short()
    before = shown(report)
    gate, ticks = Gate(), []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(len(gate.asked)))
    timer.start(5)
    with gate.around(monkeypatch):
        report.hand.click(page.side.occupation.button("SSH"))
        qtbot.waitUntil(lambda: ticks.count(1) > 10)
        assert shown(report) == before
        assert page.pages.count == 1
        qtbot.waitUntil(page.toolbar.busy.isVisible)
        gate.open()
        report.wait()
    timer.stop()
    assert shown(report) != before
    assert not page.toolbar.busy.isVisible()


def test_of_many_changes_the_newest_is_made_and_those_between_are_left_out(
    report: Report, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    report.open_short()
    session = report.program.session
    gate = Gate()
    with gate.around(monkeypatch):
        session.set_lever(session.catalogue["reform"], 0.1, "x")
        qtbot.waitUntil(lambda: len(gate.asked) == 1)
        for step in range(2, 8):
            session.set_lever(session.catalogue["reform"], step / 10, "x")
            report.hand.settle()
        assert len(gate.asked) == 1
        gate.open()
        report.wait()
    assert len(gate.asked) == 2
    assert shown(report) == expected(report, SECTION_IDS[:1])


def test_pages_are_decoded_beside_the_window_and_look_as_before_until_they_are(
    report: Report, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page = report.open_short()
    before = page.pages.viewport().grab().toImage()
    real, threads, may_go_on = pictures.decode, [], Event()

    def decode(file: bytes) -> QImage:
        threads.append(current_thread())
        assert may_go_on.wait(60)
        return real(file)

    monkeypatch.setattr(pictures, "decode", decode)
    try:
        report.hand.click(page.side.occupation.button("SSH"))
        qtbot.waitUntil(lambda: bool(threads))
        report.hand.settle()
        assert not page.pages.pictures.ready
        assert page.pages.viewport().grab().toImage() == before
    finally:
        may_go_on.set()
    report.wait()
    assert page.pages.viewport().grab().toImage() != before
    assert main_thread() not in threads


def test_only_the_pages_in_sight_and_beside_it_are_kept_decoded(report: Report) -> None:
    view = report.open().pages

    def kept() -> set[int]:
        return {page for page in range(view.count) if view.pictures.picture(page) is not None}

    assert view.count > 5
    assert 0 in kept()
    assert len(kept()) <= pictures.MOST_DECODED
    view.go_to(view.count - 1)
    report.wait()
    assert view.count - 1 in kept()
    assert len(kept()) <= pictures.MOST_DECODED


def test_however_small_the_pages_are_all_of_those_in_sight_are_painted(report: Report) -> None:
    report.program.window.resize(1366, 2000)
    page = report.open()
    page.pages.set_zoom(0.25)
    report.wait()
    seen = page.pages.viewport().grab().toImage()
    rects = [rect for rect in page.pages._rects() if page.pages.rect().contains(rect.toRect())]
    assert len(rects) > pictures.MOST_DECODED
    for rect in rects:
        inks = {
            seen.pixelColor(x, y).rgb()
            for x in range(round(rect.left()), round(rect.right()))
            for y in range(round(rect.top()), round(rect.bottom()), 3)
        }
        assert len(inks) > 5


def test_closing_the_window_while_pages_are_made_is_clean(
    report: Report, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page = report.open_short()
    gate = Gate()
    with gate.around(monkeypatch):
        report.hand.click(page.side.occupation.button("SSH"))
        qtbot.waitUntil(lambda: len(gate.asked) == 1)
        job = page.preview._job
        report.program.window.close()
        assert not report.program.window.isVisible()
        assert job._tasks
        gate.open()
        qtbot.waitUntil(lambda: not job._tasks)


def test_a_fault_of_the_program_is_told_once_and_the_next_change_is_made(
    report: Report, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page = report.open_short()
    before = shown(report)

    def broken(_summary: object, _ppi: float) -> list[bytes]:
        raise ZeroDivisionError("a fault in the template")

    with monkeypatch.context() as patch:
        patch.setattr(typeset, "pages", broken)
        with qtbot.captureExceptions() as exceptions:
            report.hand.click(page.side.occupation.button("SSH"))
            qtbot.waitUntil(lambda: bool(exceptions))
            report.hand.settle(50)
    assert [kind for kind, _, _ in exceptions] == [ZeroDivisionError]
    assert shown(report) == before
    report.hand.click(page.side.occupation.button("all"))
    report.wait()
    assert shown(report) != before


def test_a_plan_that_is_closed_leaves_nothing_to_tell(report: Report) -> None:
    page = report.open_short()
    report.program.session.close_plan()
    report.hand.settle(50)
    assert page.frame is None
    assert not page.side.isEnabled()
    assert not page.toolbar.pdf.isEnabled()
    assert page.card.text.toPlainText() == ""


# --- looking at the pages ---------------------------------------------------------------------


def test_page_keys_lead_through_all_pages_and_home_and_end_to_the_ends(report: Report) -> None:
    page = report.open()
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
    page = report.open()
    view, bar = page.pages, page.pages.verticalScrollBar()
    bottom = 0
    while bar.value() < bar.maximum():
        assert bar.value() <= bottom + 40
        bottom = bar.value() + view.viewport().height()
        QTest.keyClick(view, Qt.Key.Key_PageDown)


def test_zoom_keys_change_the_size_of_the_pages_and_leave_the_levers_alone(
    report: Report,
) -> None:
    session = report.program.session
    session.set_lever(session.catalogue["reform"], 1.0, "x")
    page = report.open_short()
    view = page.pages
    view.setFocus()
    fitting = view.share
    QTest.keyClick(view, Qt.Key.Key_Plus, CTRL)
    assert view.share > fitting
    assert page.toolbar.zoom.currentText() == f"{round(100 * view.share)}\N{NO-BREAK SPACE}%"
    report.wait()
    assert page.preview.latest is not None
    assert page.preview.latest.ppi == pytest.approx(view.ppi)
    QTest.keyClick(view, Qt.Key.Key_Minus, CTRL)
    QTest.keyClick(view, Qt.Key.Key_Minus, CTRL)
    assert view.share < fitting
    QTest.keyClick(page.side.boxes["method"], Qt.Key.Key_0, CTRL)
    assert view.zoom is Fit.WIDTH
    assert view.share == pytest.approx(fitting)
    assert session.scenario.levers["reform"] == 1.0


@pytest.mark.parametrize("place", ["rail", "scenario", "zoom", "text", "nowhere"])
def test_zoom_keys_change_the_pages_alone_wherever_the_keyboard_is(
    report: Report, place: str
) -> None:
    session = report.program.session
    session.set_lever(session.catalogue["reform"], 1.0, "x")
    page = report.open_short()
    window = report.program.window
    places: dict[str, QWidget] = {
        "rail": window.pages.rail.button("report"),
        "scenario": page.side.scenario,
        "zoom": page.toolbar.zoom,
        "text": page.card.text,
        "nowhere": window,
    }
    where = places[place]
    where.setFocus()
    chosen, fitting = page.side.scenario.currentText(), page.pages.share
    QTest.keyClick(where, Qt.Key.Key_Plus, CTRL)
    assert page.pages.share > fitting
    QTest.keyClick(where, Qt.Key.Key_Minus, CTRL)
    QTest.keyClick(where, Qt.Key.Key_Minus, CTRL)
    assert page.pages.share < fitting
    QTest.keyClick(where, Qt.Key.Key_0, CTRL)
    assert page.pages.zoom is Fit.WIDTH
    assert session.scenario.levers["reform"] == 1.0
    assert page.side.scenario.currentText() == chosen


def test_the_key_that_zooms_in_needs_no_shift_where_plus_does(report: Report) -> None:
    view = report.open_short().pages
    shift = Qt.KeyboardModifier.ShiftModifier
    for key, held in ((Qt.Key.Key_Equal, CTRL), (Qt.Key.Key_Plus, CTRL | shift)):
        before = view.share
        QTest.keyClick(view, key, held)
        assert view.share > before


def test_ctrl_0_is_about_the_levers_again_on_the_page_scenarier(report: Report) -> None:
    session = report.program.session
    session.set_lever(session.catalogue["reform"], 1.0, "x")
    report.open_short()
    report.hand.key(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    report.hand.key(Qt.Key.Key_0, CTRL)
    assert "reform" not in session.scenario.levers or session.scenario.levers["reform"] == 0.0


def test_the_wheel_with_ctrl_changes_the_size(report: Report) -> None:
    view = report.open_short().pages
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


def test_a_whole_page_fits_and_the_whole_width_fills(report: Report) -> None:
    page = report.open_short()
    view = page.pages
    page.toolbar.zoom.setCurrentIndex(1)
    page.toolbar.zoom.activated.emit(1)
    assert view.zoom is Fit.PAGE
    report.wait()
    (rect,) = view._rects()
    assert view.viewport().rect().contains(rect.toRect())
    assert view.verticalScrollBar().maximum() == 0
    page.toolbar.zoom.activated.emit(0)
    report.wait()
    (rect,) = view._rects()
    assert rect.width() > view.viewport().width() - 60
    assert view.horizontalScrollBar().maximum() == 0


def test_pages_are_painted_pixel_for_pixel_as_the_template_made_them(report: Report) -> None:
    view = report.open_short().pages
    (rect,) = view._rects()
    seen = view.viewport().grab().toImage()
    picture = view.pictures.picture(0)
    assert picture is not None
    corner = rect.topLeft().toPoint()
    inside = [(x, y) for x in range(100, 800, 7) for y in range(60, 400, 7)]
    inks = {picture.pixelColor(x, y).rgb() for x, y in inside}
    assert len(inks) > 5, "text should be among them"
    for x, y in inside:
        assert seen.pixelColor(corner.x() + x, corner.y() + y).rgb() == (
            picture.pixelColor(x, y).rgb()
        )


def test_on_a_finer_screen_the_pages_are_made_as_fine(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = report.open_short().pages
    made = report.page.preview.latest
    assert made is not None
    before, size = made.ppi, view._page_sizes()[0]
    monkeypatch.setattr(view, "devicePixelRatioF", lambda: 2.0)
    QApplication.sendEvent(view, QEvent(QEvent.Type.DevicePixelRatioChange))
    report.wait()
    made = report.page.preview.latest
    assert made is not None
    assert made.ppi == pytest.approx(2.0 * before)
    assert view._page_sizes()[0] == pytest.approx(size, abs=1.0)


def test_paper_is_white_in_the_dark_too(report: Report) -> None:
    view = report.open_short().pages
    report.program.use_look("dark")
    report.hand.settle(50)
    (rect,) = view._rects()
    seen = view.viewport().grab().toImage()
    at = rect.topLeft().toPoint() + QPoint(12, 12)
    assert seen.pixelColor(at).name() == "#ffffff"
    assert seen.pixelColor(3, 300).lightness() < 60


def test_a_screen_reader_hears_page_and_text(report: Report) -> None:
    page = report.open()
    view = page.pages
    assert view.accessibleName() == f"Side 1 af {view.count}"
    assert "I 2034 mangler der 3.136 SOSU-assistenter" in view.accessibleDescription()
    view.go_to(view.count - 1)
    assert view.accessibleName() == f"Side {view.count} af {view.count}"
    assert "I 2034 mangler der 3.136" not in view.accessibleDescription()
    assert view.accessibleDescription()


@pytest.mark.parametrize("language", ["da", "en"])
def test_at_the_smallest_size_nothing_is_cut(report: Report, language: str) -> None:
    report.program.use_language(language)
    report.program.window.resize(report.program.window.minimumSize())
    page = report.open_short()
    for box in page.side.boxes.values():
        right = box.mapTo(page.side, QPoint(box.sizeHint().width(), 0)).x()
        assert right <= page.side.width() - 10, box.text()
    for widget in page.toolbar.focus_order():
        if widget.isVisible():
            assert widget.width() >= widget.minimumSizeHint().width()
            assert page.rect().contains(widget.mapTo(page, widget.rect().bottomRight()))


def test_the_sign_of_pages_being_made_goes_when_none_are_wanted_any_more(
    report: Report, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page = report.open_short()
    with Gate().around(monkeypatch) as gate:
        report.hand.click(page.side.occupation.button("SSH"))
        qtbot.waitUntil(page.toolbar.busy.isVisible)
        assert len(gate.asked) == 1
        report.tick(SECTION_IDS[0])
        assert page.hint.isVisible()
        assert not page.toolbar.busy.isVisible()
        gate.open()
        qtbot.waitUntil(lambda: not page.preview._job.running)
    report.hand.settle(400)
    assert page.hint.isVisible()
    assert not page.toolbar.busy.isVisible()
    report.tick(SECTION_IDS[0])
    report.wait()
    assert shown(report) == expected(report, SECTION_IDS[:1])


def test_free_memory_is_given_back_when_the_pages_are_there_and_again_when_all_is_quiet(
    report: Report, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    given: list[bool] = []
    monkeypatch.setattr(
        preview, "give_back", lambda: given.append(current_thread() is main_thread())
    )
    page = report.open_short()
    qtbot.waitUntil(lambda: len(given) == 1, timeout=30_000)
    page.preview._idle.setInterval(10)
    page.preview._idle.start()
    qtbot.waitUntil(lambda: len(given) == 2, timeout=30_000)
    assert given == [False, False]
