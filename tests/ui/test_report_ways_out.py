"""What leaves the page Rapport: texts, tables and the PDF file."""

from __future__ import annotations

import errno
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from sosuplan.report import typeset
from sosuplan.report.sections import SECTION_IDS
from sosuplan.report.summary import summary
from sosuplan.store import files
from sosuplan.text.errors import Fault, StoreError
from tests.baseline import BASELINE_HEAD
from tests.ui.reporting import Answers, Report, kept, report
from ui.widgets import saving

__all__ = ["report"]

ALT = Qt.KeyboardModifier.AltModifier


def test_text_and_table_are_copied_for_a_case_document(report: Report) -> None:
    page = report.open_short()
    clipboard = QGuiApplication.clipboard()
    report.hand.click(page.card.copy_text)
    assert clipboard.text() == page.card.text.toPlainText()
    assert "SOSU-assistenter" in clipboard.text()
    assert page.card.done.text() == "Teksten er kopieret"
    report.hand.click(page.card.copy_table)
    mime = clipboard.mimeData()
    assert mime.hasHtml()
    assert "<table" in mime.html()
    rows = [line.split("\t") for line in mime.text().splitlines()]
    assert len({len(row) for row in rows}) == 1
    assert rows[-1][0] == "2034"
    assert "−2.419" in rows[-1]


def choose(monkeypatch: pytest.MonkeyPatch, *paths: Path | str) -> list[str]:
    """Answer the next dialogs with these files; what they suggested."""
    suggested: list[str] = []
    answers = list(paths)

    def chosen(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        suggested.append(name)
        return str(answers.pop(0)), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    return suggested


def test_the_report_is_saved_as_pdf_under_a_name_that_says_what_it_is(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    page = report.open_short()
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    path = tmp_path / "Æblegrød.pdf"
    suggested = choose(monkeypatch, tmp_path / "Æblegrød")
    report.hand.click(page.toolbar.pdf)
    qtbot.waitUntil(lambda: not page.pdf.running, timeout=30_000)
    name = Path(suggested[0]).name
    assert name == f"{report.program.session.plan.name} – {BASELINE_HEAD} – {date.today()}.pdf"
    assert path.read_bytes().startswith(b"%PDF-")
    frame = page.frame
    assert frame is not None
    assert path.read_bytes() == typeset.pdf(summary(frame, SECTION_IDS[:1], made_on=date.today()))
    assert page.outcome.label.text() == kept(tmp_path / "Æblegrød.pdf")
    assert not opened
    report.hand.click(page.outcome.open)
    report.hand.click(page.outcome.folder)
    assert opened == [str(path), str(tmp_path)]
    report.program.use_language("en")
    report.hand.settle()
    assert page.outcome.label.text() == f"Æblegrød.pdf is saved in {tmp_path}."
    report.hand.click(page.outcome.close_button)
    assert not page.outcome.isVisible()


def test_what_was_saved_is_no_longer_told_when_the_next_one_fails(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    page = report.open_short()
    choose(monkeypatch, tmp_path / "gammel.pdf", tmp_path / "ny.pdf")
    report.hand.click(page.toolbar.pdf)
    qtbot.waitUntil(lambda: page.outcome.label.text() == kept(tmp_path / "gammel.pdf"))

    def full(_path: Path, _content: bytes) -> None:
        raise StoreError(Fault("disk_full", "ny.pdf"))

    monkeypatch.setattr(saving, "write_whole", full)
    answers = Answers("")
    report.hand.click(page.toolbar.pdf)
    qtbot.waitUntil(lambda: bool(answers.texts) and not page.pdf.running)
    report.hand.settle()
    assert not page.outcome.isVisible()


def test_what_was_saved_is_told_until_the_report_is_another(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    page = report.open_short()
    choose(monkeypatch, tmp_path / "a.pdf")
    report.hand.click(page.toolbar.pdf)
    qtbot.waitUntil(lambda: page.outcome.label.text() == kept(tmp_path / "a.pdf"))
    report.program.use_look("dark")
    report.hand.settle()
    assert page.outcome.isVisible()
    session = report.program.session
    session.set_lever(session.catalogue["reform"], 0.5)
    qtbot.waitUntil(lambda: not page.outcome.isVisible())


def test_a_second_file_is_written_after_the_first_and_the_window_says_so(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    page = report.open_short()
    real, begun, may_go_on = typeset.pdf, [], Event()

    def pdf(data: dict[str, object]) -> bytes:
        begun.append(1)
        assert may_go_on.wait(60)
        return real(data)

    monkeypatch.setattr(typeset, "pdf", pdf)
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"
    choose(monkeypatch, first, second)
    try:
        report.hand.click(page.toolbar.pdf)
        qtbot.waitUntil(lambda: bool(begun))
        assert page.outcome.label.text() == "Gemmer a.pdf…"
        assert page.outcome.isVisible()
        report.hand.click(page.toolbar.pdf)
        assert len(begun) == 1
        assert page.outcome.label.text() == "Gemmer a.pdf og 1 fil mere…"
    finally:
        may_go_on.set()
    qtbot.waitUntil(lambda: page.outcome.label.text() == kept(tmp_path / "b.pdf"), timeout=30_000)
    assert first.read_bytes().startswith(b"%PDF-")
    assert second.read_bytes().startswith(b"%PDF-")


def test_a_fault_of_the_program_leaves_the_ways_out_open(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    page = report.open_short()

    def broken(_data: object) -> bytes:
        raise ZeroDivisionError("a fault in the template")

    choose(monkeypatch, tmp_path / "a.pdf", tmp_path / "b.pdf")
    with monkeypatch.context() as patch:
        patch.setattr(typeset, "pdf", broken)
        with qtbot.captureExceptions() as exceptions:
            report.hand.click(page.toolbar.pdf)
            qtbot.waitUntil(lambda: bool(exceptions))
    assert not page.outcome.isVisible()
    report.hand.click(page.toolbar.pdf)
    qtbot.waitUntil(lambda: page.outcome.label.text() == kept(tmp_path / "b.pdf"), timeout=30_000)


def test_leaving_the_dialog_saves_nothing(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    page = report.open_short()
    choose(monkeypatch, "")
    report.hand.click(page.toolbar.pdf)
    assert not page.pdf._job.running
    assert not page.outcome.isVisible()


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "plads"),
        (errno.EROFS, "kan læses, men ikke ændres"),
        (errno.EACCES, "adgang"),
        (errno.EBUSY, "andet program"),
    ],
)
def test_a_file_that_cannot_be_written_is_told_and_the_good_one_under_it_stays(
    report: Report,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    qtbot: QtBot,
    number: int,
    said: str,
) -> None:
    page = report.open_short()
    good, other = tmp_path / "notat.pdf", tmp_path / "andet.pdf"
    good.write_bytes(b"good")
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if Path(target) == good:
            raise OSError(number, "no")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    choose(monkeypatch, good, other)
    answers = Answers("Prøv igen", "Gem et andet sted…")
    report.hand.click(page.toolbar.pdf)
    qtbot.waitUntil(lambda: not page.pdf.running, timeout=30_000)
    assert len(answers.texts) == 2
    assert answers.texts[0].startswith("Filen blev ikke gemt.\n")
    assert said in answers.texts[0]
    assert good.read_bytes() == b"good"
    assert other.read_bytes().startswith(b"%PDF-")
    assert {path.name for path in tmp_path.glob("*.*")} == {"notat.pdf", "andet.pdf"}


def test_a_plan_under_the_name_that_was_chosen_stays_and_another_can_be_given(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    page = report.open_short()
    opened = report.program.session.path
    assert opened is not None
    content = opened.read_bytes()
    link, other = tmp_path / "notat.pdf", tmp_path / "andet.pdf"
    link.symlink_to(opened)
    choose(monkeypatch, link, other)
    answers = Answers("Gem et andet sted…")
    report.hand.click(page.toolbar.pdf)
    qtbot.waitUntil(lambda: not page.pdf.running, timeout=30_000)
    assert len(answers.texts) == 1
    assert "notat.pdf: der ligger allerede en plan, og den kan kun" in answers.texts[0]
    assert opened.read_bytes() == content
    assert other.read_bytes().startswith(b"%PDF-")


def test_a_scenario_with_a_very_long_danish_name_can_be_saved(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    session = report.program.session
    session.save_as("Æøå" * 39, "")
    page = report.open_short()
    suggested = choose(monkeypatch, "")
    page.save_pdf()
    name = Path(suggested[0]).name
    assert len(name.encode()) <= 255 - len(files.sibling(Path("x")).name)
    choose(monkeypatch, tmp_path / name)
    page.save_pdf()
    qtbot.waitUntil(lambda: not page.pdf.running, timeout=30_000)
    assert (tmp_path / name).read_bytes().startswith(b"%PDF-")


def test_the_menu_saves_the_scenario_on_screen_from_the_page_scenarier(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    page = report.open_short()
    page.side.scenario.activated.emit(1)
    report.wait()
    report.hand.key(Qt.Key.Key_1, ALT)
    suggested = choose(monkeypatch, tmp_path / "ud.pdf")
    report.program.window.pages.save_report()
    qtbot.waitUntil(lambda: not page.pdf.running, timeout=30_000)
    assert f"– {BASELINE_HEAD} –" in suggested[0]
    assert report.program.window.pages.current == "report"


def test_closing_the_window_writes_a_file_that_was_asked_for(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = report.open_short()
    path = tmp_path / "ud.pdf"
    choose(monkeypatch, path)
    page.save_pdf()
    report.program.window.close()
    assert path.read_bytes().startswith(b"%PDF-")


def test_a_notice_says_that_the_pages_show_the_last_valid_plan(report: Report) -> None:
    report.open_short()
    editor = report.program.window.editor
    pages = report.program.window.pages
    assert not pages.notice.isVisible()
    row = editor.edited
    editor.change(row.with_cells("staff", {(0, "heads"): "mange"}), "x")
    assert pages.notice.isVisible()


def test_what_comes_of_a_workbook_is_told_where_the_pdf_was_and_a_stale_success_goes(
    report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    page = report.open_short()
    program = report.program
    choose(monkeypatch, tmp_path / "a.pdf", tmp_path / "b.xlsx", tmp_path / "c.csv")
    report.hand.click(page.toolbar.pdf)
    qtbot.waitUntil(lambda: page.outcome.label.text() == kept(tmp_path / "a.pdf"))

    def full(_path: Path, _content: bytes) -> None:
        raise StoreError(Fault("disk_full", "b.xlsx"))

    answers = Answers("")
    with monkeypatch.context() as patch:
        patch.setattr(saving, "write_whole", full)
        program.window.exports.excel.trigger()
        assert page.outcome.label.text() == "Gemmer b.xlsx…"
        qtbot.waitUntil(lambda: bool(answers.texts), timeout=30_000)
        report.hand.settle()
    assert not page.outcome.isVisible()
    program.window.exports.csv.trigger()
    qtbot.waitUntil((tmp_path / "c.csv").exists)
    qtbot.waitUntil(lambda: page.outcome.label.text().startswith("c.csv er gemt i"))
    assert page.outcome.open.isVisible()
    assert program.window.statusBar().currentMessage() == ""
