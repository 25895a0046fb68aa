"""Ways out of the window: workbook, CSV, pictures and tables, from menus and by keyboard."""

from __future__ import annotations

import csv
import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QImageReader, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QMenu,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sosuplan.frame import CURRENT
from tests.core.books import Book
from tests.ui.conftest import Hand
from tests.ui.reporting import Report
from ui.app import Program
from ui.charts.more import MoreButton
from ui.charts.picture import picture_of, png_of, said_of
from ui.figures_dialog import FiguresDialog

ENTRIES = ["Vis tallene som tabel…", "Kopiér tabel", "Kopiér tal", "Kopiér billede", "Gem billede…"]


class Asked:
    """The dialog that asks for a file: answers with ``path`` and remembers what it suggested."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.answers: list[Path | str] = []
        self.suggested: list[str] = []
        self.kinds: list[str] = []
        monkeypatch.setattr(QFileDialog, "getSaveFileName", self._answer)

    def _answer(self, _parent: object, _title: str, suggested: str, kind: str) -> tuple[str, str]:
        self.suggested.append(Path(suggested).name)
        self.kinds.append(kind)
        return str(self.answers.pop(0)), ""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    return Asked(monkeypatch)


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


def menu_entry(program: Program, *path: str) -> None:
    """Choose an entry of the menu bar by what is read there."""
    actions = program.window.menuBar().actions()
    for name in path[:-1]:
        menu = next(one for one in actions if one.text().replace("&", "") == name).menu()
        assert isinstance(menu, QMenu)
        menu.aboutToShow.emit()
        actions = menu.actions()
    entry = next(one for one in actions if one.text().replace("&", "") == path[-1])
    assert entry.isEnabled()
    entry.trigger()


# --- workbook and CSV ---------------------------------------------------------------------------


def test_the_workbook_is_of_what_is_on_screen(hand: Hand, asked: Asked, tmp_path: Path) -> None:
    program, target = hand.program, tmp_path / "tal æøå.xlsx"
    hand.type("reform", "100")
    asked.answers = [target]
    menu_entry(program, "Filer", "Eksportér", "Excel-projektmappe…")
    program.window.exports.finish()
    book = Book(target.read_bytes())
    assert book.sheets[0] == "Resumé"
    frame = program.session.frame
    assert frame is not None
    rows = book.table("Balance")[: len(frame.years)]
    assert [row["Personer/Nyt scenarie"] for row in rows] == frame.gap().tolist()
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
    for name in program.session.saved:
        assert f"Personer/{name}" in heads


def test_csv_holds_the_scenarios_on_screen_for_danish_excel(
    program: Program, asked: Asked, tmp_path: Path
) -> None:
    program.session.compare_with(("Med reform",))
    program.session.look_at(unit="heads")
    target = tmp_path / "tal.csv"
    asked.answers = [tmp_path / "tal"]
    menu_entry(program, "Filer", "Eksportér", "CSV…")
    program.window.exports.finish()
    with target.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    assert {row["Scenarie"] for row in rows} >= {"I dag"}
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
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfScenario,Occupation,Year,")


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
    assert [entry.text() for entry in entries] == ["E&xcel-projektmappe…", "&CSV…"]
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


# --- charts -------------------------------------------------------------------------------------


def views(program: Program) -> Iterator[QWidget]:
    """Every view with figures, one after the other in front."""
    window = program.window
    for place in range(window.scenarios.tabs.count()):
        window.scenarios.tabs.setCurrentIndex(place)
        found = [window.scenarios.chart, *window.scenarios.chart.findChildren(QWidget)]
        with_menu = [view for view in found if more_button(view) is not None]
        assert with_menu, place
        yield from with_menu
    yield window.scenarios.matrix
    window.pages.turn_to("data")
    for table in ("staff", "working_time", "trainee_intake", "demand_index", "reform"):
        window.pages.data_page().show_table(table)
        yield window.pages.data_page().charts


def more_button(view: QWidget) -> MoreButton | None:
    return view.findChild(MoreButton, options=Qt.FindChildOption.FindDirectChildrenOnly)


def test_every_chart_can_be_copied_saved_and_read_as_a_table(
    program: Program, qtbot: QtBot, asked: Asked, tmp_path: Path
) -> None:
    for number, view in enumerate(views(program)):
        qtbot.wait(20)
        assert [action.text() for action in view.actions()] == ENTRIES
        name, told = said_of(view)
        assert name
        view.actions()[2].trigger()
        lines = QGuiApplication.clipboard().text().split("\r\n")
        assert len(lines) > 1, name
        assert len({line.count("\t") for line in lines}) == 1
        view.actions()[1].trigger()
        data = QGuiApplication.clipboard().mimeData()
        assert data.html().count("<tr>") == len(lines)
        assert data.text().split("\r\n") == lines
        target = tmp_path / f"{number}.png"
        asked.answers = [target]
        view.actions()[4].trigger()
        picture = QImage(str(target))
        assert picture.width() > view.width() * 3
        assert picture.text("Title") == name
        assert picture.text("Description") == told
        assert name.replace("/", "")[:8] in asked.suggested[-1]
        assert not Path(asked.suggested[-1]).stem.endswith(",")


def test_the_menu_key_and_shift_f10_open_a_charts_menu(hand: Hand, qtbot: QtBot) -> None:
    chart = hand.program.window.scenarios.chart.findChildren(QWidget, "")[0]
    for key, modifier in (
        (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier),
    ):
        chart.setFocus()
        qtbot.keyClick(chart, key, modifier)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert [action.text() for action in menu.actions()] == ENTRIES
        assert menu.activeAction() is menu.actions()[0]
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)
        assert QApplication.activePopupWidget() is None
        assert QGuiApplication.clipboard().text().startswith("År\t")
        QGuiApplication.clipboard().clear()


def test_the_button_at_the_corner_is_reached_by_tab_and_opens_the_menu(
    hand: Hand, qtbot: QtBot
) -> None:
    button = more_button(hand.program.window.scenarios.chart)
    assert button is not None
    assert button.accessibleName() == "Kopiér, gem eller vis tallene som tabel"
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()


def test_the_picture_of_the_chart_in_front_is_in_the_menu(
    program: Program, asked: Asked, tmp_path: Path, qtbot: QtBot
) -> None:
    program.window.scenarios.tabs.setCurrentIndex(3)
    qtbot.wait(20)
    asked.answers = [tmp_path / "elever.png"]
    menu_entry(program, "Filer", "Eksportér", "Billede af diagrammet…")
    reader = QImageReader(str(tmp_path / "elever.png"))
    shown = program.window.scenarios.chart.size() * 3
    assert reader.size().width() > shown.width()
    assert reader.size().height() > shown.height()
    # As large in a document as on screen: three times the 96 pixels to an inch.
    assert round(reader.read().dotsPerMeterX() * 0.0254) == 288
    program.window.pages.turn_to("data")
    program.window.pages.data_page().show_table("sources")
    menu = next(
        one.menu() for one in program.window.menuBar().actions()[0].menu().actions()
        if one.text().replace("&", "") == "Eksportér"
    )  # fmt: skip
    menu.aboutToShow.emit()
    assert not program.window.exports.picture.isEnabled()
    menu.aboutToHide.emit()


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
    session.change(session.saved["Med reform"], "x")
    session.set_lever(session.catalogue["intake_change:SSA"], 0.13, "x")
    report = Report(qtbot, program)
    page = report.open_short()
    asked.answers = [""] * 4
    page.save_pdf()
    program.window.exports.excel.trigger()
    program.window.exports.csv.trigger()
    program.window.pages.turn_to("scenarios")
    program.window.exports.picture.trigger()
    plan = session.plan.name
    assert [name.startswith(f"{plan} – Med reform (ændret) – ") for name in asked.suggested] == [
        True
    ] * 4
    assert "»Med reform (ændret)«" in page.card.text.toPlainText()


# --- figures as a table -------------------------------------------------------------------------


@pytest.fixture
def dialog(program: Program, qtbot: QtBot) -> FiguresDialog:
    view = program.window.scenarios.chart
    name, told = said_of(view)
    made = FiguresDialog(program.window, name, told, view.figures(), 0, program.session.language)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_table_shows_what_the_chart_shows_rounded(
    dialog: FiguresDialog, program: Program
) -> None:
    model = dialog.table.model()
    frame = program.session.frame
    assert frame is not None
    heads = [
        model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())
    ]
    assert heads == ["År", "I dag", "Status"]
    assert model.rowCount() == len(frame.years)
    last = [model.index(model.rowCount() - 1, place).data() for place in range(3)]
    assert last == ["2034", "−3.136", "Mangel"]
    assert dialog.table.accessibleName() == said_of(program.window.scenarios.chart)[0]


def test_the_context_menu_opens_the_table(program: Program, qtbot: QtBot) -> None:
    seen: list[str] = []

    def look() -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, FiguresDialog):
            seen.append(shown.table.accessibleName())
            shown.reject()

    QTimer.singleShot(200, look)
    program.window.scenarios.matrix.actions()[0].trigger()
    assert seen == ["Scenariematrix, SOSU-assistenter 2024–2034"]


def test_ctrl_c_copies_the_cells_that_are_chosen_under_their_headings(
    dialog: FiguresDialog, program: Program, qtbot: QtBot
) -> None:
    frame = program.session.frame
    assert frame is not None
    model = dialog.table.model()
    dialog.table.setCurrentIndex(model.index(0, 1))
    for _ in range(2):
        qtbot.keyClick(dialog.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keySequence(dialog.table, QKeySequence.StandardKey.Copy)
    lines = QGuiApplication.clipboard().text().split("\r\n")
    assert lines[0] == "I dag"
    figures = [float(line.replace(",", ".")) for line in lines[1:]]
    assert figures == frame.gap()[:3].tolist()


def test_the_tables_buttons_copy_all_and_save(
    dialog: FiguresDialog, program: Program, qtbot: QtBot, asked: Asked, tmp_path: Path
) -> None:
    def press(button: QPushButton) -> None:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    press(dialog.copy_numbers)
    text = QGuiApplication.clipboard().text()
    press(dialog.copy_table)
    assert "<caption>Mangel på eller overskud" in QGuiApplication.clipboard().mimeData().html()
    asked.answers = [tmp_path / "tabel.csv"]
    press(dialog.save)
    saved = (tmp_path / "tabel.csv").read_text("utf-8-sig")
    assert saved.splitlines() == [line.replace("\t", ";") for line in text.splitlines()]
    assert asked.suggested[0].endswith(".csv")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_png_is_the_picture(program: Program) -> None:
    view = program.window.scenarios.chart
    assert QImage.fromData(png_of(view)).convertToFormat(QImage.Format.Format_RGB32) == picture_of(
        view
    ).convertToFormat(QImage.Format.Format_RGB32)


def test_a_long_name_of_a_scenario_leaves_its_figures_in_sight(
    program: Program, qtbot: QtBot
) -> None:
    name = "Et navn, der er så langt, at det alene fylder mere end hele vinduet, " * 3
    figures = [["År", name, "Status"], [2034, -1574.0, "Mangel"]]
    made = FiguresDialog(program.window, "Navn", "", figures, 0, program.session.language)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    table = made.table
    cells = [table.visualRect(table.model().index(0, place)) for place in range(3)]
    assert all(table.viewport().rect().contains(cell) for cell in cells)
    tip = table.model().headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert tip == name
