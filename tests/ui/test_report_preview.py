"""The pages of the report: fresh, sharp, never in the way, for eyes and ears."""

from __future__ import annotations

from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sosuplan.report import typeset
from sosuplan.report.sections import SECTION_IDS
from tests.ui.reporting import Gate, Report, expected, report, shown
from ui.report import pages_view, preview
from ui.widgets.accessible import tab_stops

__all__ = ["report"]

CTRL = Qt.KeyboardModifier.ControlModifier


# --- fresh, and never in the way --------------------------------------------------------------


def test_a_lever_that_is_moved_back_by_undo_is_seen_on_the_pages(report: Report) -> None:
    session = report.program.session
    session.set_lever(session.catalogue["reform"], 0.0)
    report.hand.settle()
    page = report.open_short()
    with_reform, text = shown(report), page.card.text.toPlainText()
    report.hand.key(Qt.Key.Key_Z, CTRL)
    report.wait()
    assert shown(report) != with_reform
    assert page.card.text.toPlainText() != text
    assert "2.419" in page.pages.accessibleDescription()


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
        session.set_lever(session.catalogue["reform"], 0.1)
        qtbot.waitUntil(lambda: len(gate.asked) == 1)
        for step in range(2, 8):
            session.set_lever(session.catalogue["reform"], step / 10)
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
    real, threads, may_go_on = pages_view.decode, [], Event()

    def decode(file: bytes) -> QImage:
        threads.append(current_thread())
        assert may_go_on.wait(60)
        return real(file)

    monkeypatch.setattr(pages_view, "decode", decode)
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
    assert len(kept()) <= pages_view.MOST_DECODED
    view.go_to(view.count - 1)
    report.wait()
    assert view.count - 1 in kept()
    assert len(kept()) <= pages_view.MOST_DECODED


def test_however_small_the_pages_are_all_of_those_in_sight_are_painted(report: Report) -> None:
    report.program.window.resize(1366, 2000)
    page = report.open()
    page.pages.set_zoom(0.25)
    report.wait()
    seen = page.pages.viewport().grab().toImage()
    rects = [rect for rect in page.pages._rects() if page.pages.rect().contains(rect.toRect())]
    assert len(rects) > pages_view.MOST_DECODED
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
    page = report.open_pages()
    view = page.pages
    assert view.accessibleName() == f"Side 1 af {view.count}"
    assert "I 2034 mangler der 2.419 SOSU-assistenter" in view.accessibleDescription()
    view.go_to(view.count - 1)
    assert view.accessibleName() == f"Side {view.count} af {view.count}"
    assert "I 2034 mangler der 2.419" not in view.accessibleDescription()
    assert view.accessibleDescription()


@pytest.mark.parametrize("language", ["da", "en"])
def test_at_the_smallest_size_nothing_is_cut(report: Report, language: str) -> None:
    report.program.use_language(language)
    report.program.window.resize(report.program.window.minimumSize())
    page = report.open_short()
    for box in page.side.boxes.values():
        right = box.mapTo(page.side, QPoint(box.sizeHint().width(), 0)).x()
        assert right <= page.side.width() - 10, box.text()
    for widget in tab_stops(page.toolbar):
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


def test_when_all_is_quiet_free_memory_is_given_back_beside_the_window(
    report: Report, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    given: list[bool] = []
    monkeypatch.setattr(
        preview, "give_back", lambda: given.append(current_thread() is main_thread())
    )
    page = report.open_short()
    qtbot.waitUntil(lambda: not page.preview._tidying.running, timeout=30_000)
    assert given == []
    page.preview._idle.setInterval(10)
    page.preview._idle.start()
    qtbot.waitUntil(lambda: len(given) == 1, timeout=30_000)
    assert given == [False]
