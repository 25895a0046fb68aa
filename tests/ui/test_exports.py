"""Workbook and CSV of what is on screen, and targets that cannot be written."""

from __future__ import annotations

import csv
import errno
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QMessageBox,
)
from pytestqt.qtbot import QtBot

from sosuplan.analysis.frame import CURRENT
from sosuplan.charts.runs import run_heading
from tests.baseline import BASELINE_HEAD
from tests.core.books import Book, two_areas
from tests.core.command_line import called
from tests.ui.conftest import Hand
from tests.ui.reporting import Report
from tests.ui.ways_out import Asked, menu_entry
from ui.app.app import Program
from ui.charts.live_choice import LiveChoice


@pytest.fixture
def at_problem(qapp: QApplication) -> Iterator[Callable[..., list[str]]]:
    """Presses a button in each message that opens, one after the other, and remembers it."""
    said: list[str] = []
    presses: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            said.append(f"{box.text()}\n{box.informativeText()}")
            wanted = presses.pop(0)
            button = next(one for one in box.buttons() if one.text().replace("&", "") == wanted)
            button.click()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(20)

    def press(*buttons: str) -> list[str]:
        presses.extend(buttons)
        return said

    yield press
    timer.stop()


# --- workbook and CSV ---------------------------------------------------------------------------


def test_the_command_writes_the_windows_workbook(
    qtbot: QtBot, hand: Hand, asked: Asked, tmp_path: Path
) -> None:
    program, saved, written = hand.program, tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    session = program.session
    name = "Fuld tid som i regionen"
    session.change(session.saved[name], "x")
    qtbot.waitUntil(lambda: session.frame is not None and session.frame.scenario.name == name)
    asked.answers = [saved]
    menu_entry(program, "Filer", "Eksportér", "Excel-projektmappe…")
    program.window.exports.finish()
    assert session.file is not None
    done = called("workbook", session.file.path, "--scenario", name, "--out", written)
    assert (done.returncode, done.stderr) == (0, "")
    assert written.read_bytes() == saved.read_bytes()


def test_a_workbook_with_formulas_is_of_one_occupation_in_one_area(
    hand: Hand, qtbot: QtBot, asked: Asked, tmp_path: Path
) -> None:
    """Of what is on screen; where that is more, of what is chosen."""
    program, saved, written = hand.program, tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    session, window = program.session, program.window
    assert session.file is not None
    hand.type("retention", "10")
    shown: list[str] = []

    def choose_helpers() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LiveChoice)
        shown.append(dialog.occupation.currentText())
        assert not dialog.area.isVisible()
        qtbot.keyClick(dialog.occupation, Qt.Key.Key_Down)
        hand.click(dialog.accept_button)

    for occupation, one, answer in (("SSA", "SSA", ""), ("all", "SSH", saved)):
        session.look_at(occupation=occupation)
        hand.settle()
        if occupation == "all":
            QTimer.singleShot(50, choose_helpers)
        asked.answers = [answer]
        menu_entry(program, "Filer", "Eksportér", "Regneark med formler…")
        window.exports.finish()
        assert f"{one} formler" in asked.suggested[-1]
    done = called("workbook", session.file.path, "--live", "--occupation", "SSH",
                  "--set", "retention=0.1", "--out", written)  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert written.read_bytes() == saved.read_bytes()
    assert shown == ["SOSU-assistenter"]
    assert window.exports.live in window.pages.exports.actions()


def test_an_area_is_chosen_with_an_occupation_that_it_employs(
    program: Program, qtbot: QtBot
) -> None:
    plan = two_areas(program.session.plan)
    there = tuple(row for row in plan.staff if (row.area, row.occupation) != ("Nabo", "SSH"))
    dialog = LiveChoice(program.window, replace(plan, staff=there), "SSH")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.area.isVisible()
    assert dialog.chosen == ("Region Midtjylland", "SSH")
    dialog.area.setCurrentIndex(1)
    assert dialog.chosen == ("Nabo", "SSA")
    assert dialog.occupation.count() == 1


def test_the_workbook_is_of_what_is_on_screen(hand: Hand, asked: Asked, tmp_path: Path) -> None:
    program, target = hand.program, tmp_path / "tal æøå.xlsx"
    hand.type("reform", "0")
    asked.answers = [target]
    menu_entry(program, "Filer", "Eksportér", "Excel-projektmappe…")
    program.window.exports.finish()
    book = Book(target.read_bytes())
    assert book.sheets[0] == "Resumé"
    frame = program.session.frame
    assert frame is not None
    rows = book.table("Balance")[: len(frame.years)]
    column = f"Personer/{run_heading(frame, CURRENT)}"
    assert [row[column] for row in rows] == frame.gap().tolist()
    assert asked.suggested[0].startswith("Region Midtjylland 2024–2034 – ")
    assert asked.suggested[0].endswith(".xlsx")
    assert asked.kinds == ["Excel-projektmapper (*.xlsx)"]
    told = program.window.statusBar().currentMessage()
    assert told == f"tal æøå.xlsx er gemt i {tmp_path}."


def test_a_saved_scenario_stands_in_the_workbook_beside_the_one_on_screen(
    program: Program, asked: Asked, tmp_path: Path
) -> None:
    asked.answers = [tmp_path / "a.xlsx"]
    program.window.exports.excel.trigger()
    program.window.exports.finish()
    heads = Book((tmp_path / "a.xlsx").read_bytes()).table("Balance")[0]
    labels = {row.scenario: row.label("da") for row in program.session.plan.demands}
    for name, scenario in program.session.saved.items():
        assert f"Personer/{name} · {labels[scenario.demand]}" in heads


def test_csv_holds_the_scenarios_on_screen_for_danish_excel(
    program: Program, asked: Asked, tmp_path: Path
) -> None:
    program.session.compare_with(("Uden reform",))
    program.session.look_at(unit="heads")
    target = tmp_path / "tal.csv"
    asked.answers = [tmp_path / "tal"]
    menu_entry(program, "Filer", "Eksportér", "CSV…")
    program.window.exports.finish()
    with target.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    assert {row["Scenarie"] for row in rows} >= {BASELINE_HEAD}
    frame = program.session.frame
    assert frame is not None
    row = rows[len(frame.years) - 1]
    assert row["År"] == "2034"
    gap = frame.projection.balance(CURRENT, "SSA").gap_heads[-1]
    assert float(row["Balance, personer"].replace(",", ".")) == gap


def test_in_english_everything_that_goes_out_is_english(
    program: Program, asked: Asked, tmp_path: Path, qtbot: QtBot
) -> None:
    program.use_language("en")
    qtbot.wait(50)
    assert program.window.exports.excel.text() == "E&xcel workbook…"
    asked.answers = [tmp_path / "a.xlsx", tmp_path / "a.csv"]
    program.window.exports.excel.trigger()
    program.window.exports.finish()
    program.window.exports.csv.trigger()
    program.window.exports.finish()
    assert Book((tmp_path / "a.xlsx").read_bytes()).sheets[0] == "Summary"
    assert (
        (tmp_path / "a.csv")
        .read_bytes()
        .decode("utf-8-sig")
        .startswith("Scenario,Demand scenario,Occ")
    )


def test_on_the_page_rapport_the_reports_own_scenario_and_language_go_out(
    program: Program, qtbot: QtBot, asked: Asked, tmp_path: Path
) -> None:
    report = Report(qtbot, program)
    page = report.open_short()
    page.side.scenario.setCurrentIndex(1)
    page.side.scenario.activated.emit(1)
    report.wait()
    report.hand.click(page.side.language.button("en"))
    report.wait()
    entries = page.toolbar.exports.menu().actions()
    names = ["E&xcel-projektmappe…", "Regneark med &formler…", "&CSV…"]
    assert [entry.text() for entry in entries] == names
    asked.answers = [tmp_path / "a.xlsx"]
    entries[0].trigger()
    program.window.exports.finish()
    book = Book((tmp_path / "a.xlsx").read_bytes())
    name = next(iter(program.session.saved))
    assert name in [row[1] for row in book.rows("Summary") if row[0] == "Scenario"]
    assert asked.suggested[0].startswith(f"Region Midtjylland 2024–2034 – {name} – ")


def test_leaving_the_file_dialog_saves_nothing(program: Program, asked: Asked) -> None:
    asked.answers = ["", "", ""]
    for action in (program.window.exports.excel, program.window.exports.csv):
        action.trigger()
    program.window.exports.picture.trigger()
    assert program.window.statusBar().currentMessage() == ""


def test_without_a_plan_there_is_nothing_to_save(program: Program) -> None:
    exports = program.window.exports
    program.session.close()
    program.session.plan_closed.emit()
    assert not any(one.isEnabled() for one in (exports.excel, exports.csv, exports.picture))


# --- targets that cannot be written -------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "der er ikke mere plads på disken"),
        (errno.EACCES, "adgangen blev nægtet"),
        (errno.EBUSY, "et andet program bruger filen"),
        (errno.EROFS, "den kan læses, men ikke ændres"),
    ],
)
def test_a_target_in_the_way_is_told_with_a_way_out_and_the_good_file_stays(
    number: int,
    words: str,
    program: Program,
    asked: Asked,
    at_problem: Callable[..., list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taken, free = tmp_path / "åben i Excel.xlsx", tmp_path / "andet.xlsx"
    taken.write_bytes(b"good")
    asked.answers = [taken, free]
    said = at_problem("Gem et andet sted…")
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target == taken:
            raise OSError(number, os.strerror(number))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    program.window.exports.excel.trigger()
    program.window.exports.finish()
    assert len(said) == 1
    assert said[0].startswith("Filen blev ikke gemt.\nåben i Excel.xlsx: ")
    assert words in said[0]
    assert taken.read_bytes() == b"good"
    assert Book(free.read_bytes()).sheets
    assert sorted(tmp_path.glob("*.xlsx")) == sorted([taken, free])


def test_a_file_that_was_closed_meanwhile_is_written_at_the_second_try(
    program: Program,
    asked: Asked,
    at_problem: Callable[..., list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "tal.csv"
    asked.answers = [target]
    said = at_problem("Prøv igen")
    flush, calls = os.fsync, []

    def once(number: int) -> None:
        calls.append(number)
        if len(calls) == 1:
            raise OSError(errno.EBUSY, "busy")
        flush(number)

    monkeypatch.setattr(os, "fsync", once)
    program.window.exports.csv.trigger()
    program.window.exports.finish()
    assert len(said) == 1
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_name_that_is_too_long_and_a_folder_that_is_gone_have_sentences(
    program: Program, asked: Asked, at_problem: Callable[..., list[str]], tmp_path: Path
) -> None:
    asked.answers = [
        tmp_path / ("ø" * 200 + ".xlsx"),
        tmp_path / "borte" / "a.xlsx",
        tmp_path / ("a" * 196 + "æøå.xlsx"),
    ]
    said = at_problem("Gem et andet sted…", "Gem et andet sted…")
    program.window.exports.excel.trigger()
    program.window.exports.finish()
    assert "Giv filen et kortere navn." in said[0]
    assert "borte: mappen findes ikke." in said[1]
    assert [path.name for path in tmp_path.glob("*.xlsx")] == ["a" * 196 + "æøå.xlsx"]


# --- while it is made, and its name -------------------------------------------------------------


def test_the_window_goes_on_while_a_workbook_is_made(
    program: Program, asked: Asked, tmp_path: Path, qtbot: QtBot
) -> None:
    asked.answers = [tmp_path / "a.xlsx", tmp_path / "b.csv"]
    program.window.exports.excel.trigger()
    program.window.exports.csv.trigger()
    assert program.window.statusBar().currentMessage() == "Gemmer a.xlsx…"
    assert not list(tmp_path.glob("*.xlsx"))
    with qtbot.waitSignal(program.window.exports.saved):
        pass
    with qtbot.waitSignal(program.window.exports.saved):
        pass
    assert Book((tmp_path / "a.xlsx").read_bytes()).sheets
    assert (tmp_path / "b.csv").read_bytes()


def test_a_workbook_that_was_asked_for_is_there_when_the_window_has_closed(
    program: Program, asked: Asked, tmp_path: Path
) -> None:
    asked.answers = [tmp_path / "a.xlsx"]
    program.window.exports.excel.trigger()
    program.window.close()
    assert Book((tmp_path / "a.xlsx").read_bytes()).sheets


def test_pdf_workbook_csv_and_picture_of_a_changed_scenario_say_so_in_their_names(
    program: Program, qtbot: QtBot, asked: Asked
) -> None:
    session = program.session
    session.change(session.saved["Uden reform"], "x")
    session.set_lever(session.catalogue["intake_change:SSA"], 0.13)
    report = Report(qtbot, program)
    page = report.open_short()
    asked.answers = [""] * 5
    page.save_pdf()
    program.window.exports.excel.trigger()
    program.window.exports.csv.trigger()
    program.window.pages.turn_to("scenarios")
    program.window.exports.picture.trigger()
    view = program.window.scenarios.chart
    program.window.exports.save_figures(view.spec)
    plan = session.plan.name
    assert [name.startswith(f"{plan} – Uden reform (ændret) – ") for name in asked.suggested] == [
        True
    ] * 5
    assert "»Uden reform (ændret)«" in page.card.text.toPlainText()
