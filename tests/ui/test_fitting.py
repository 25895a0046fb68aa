"""Every window fits its screen, and all of it can be reached where there is little room."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMargins, QRect, Qt
from PySide6.QtGui import QGuiApplication, QScreen, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QDialog,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from sosuplan.analysis.data_edition import edition_change
from sosuplan.model.schema.tables import LISTED_TABLES
from tests.core.source import ROOT
from tests.ui.importing import Import, age_file
from ui.app.app import Program
from ui.data.areas import AddUpDialog, NewAreaDialog
from ui.data.assumptions import AssumptionsDialog
from ui.data.calibration import CalibrationDialog
from ui.data.dialogs import SourceDialog
from ui.importing.file_page import TemplateDialog
from ui.planfiles.backups import RestoreDialog
from ui.planfiles.own_plan import OwnPlanWizard
from ui.scenarios.figures_choice import FiguresChoice, MoveAll
from ui.scenarios.fulltime_calculator import FulltimeCalculator
from ui.scenarios.library_dialog import LibraryDialog
from ui.shell.about import AboutPlan
from ui.shell.pages import DATA, REPORT, SCENARIOS
from ui.widgets.fitting import LEAST_SHOWN, Room, fit
from ui.widgets.problems import FaultList

SCREENS = ((1366, 728), (911, 485), (683, 364))
"""What is left by the desktop of 1366 x 768 pixels at 100, 150 and 200 per cent."""
SMALLEST = (900, 560)


def show_on(monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]) -> QRect:
    """Pretend that the screen has this much room."""
    room = QRect(0, 0, *size)
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _: room)
    return room


def lost(window: QWidget) -> list[str]:
    """What is cut off for good: layouts take a moment to settle."""
    for _ in range(20):
        QTest.qWait(20)
        if not (found := cut_off(window)):
            break
    return found


def cut_off(window: QWidget) -> list[str]:
    """Widgets of which a part is cut off where no scrolling brings it into sight."""
    found = []
    for widget in window.findChildren(QWidget):
        parent = widget.parentWidget()
        if parent is None or not widget.isVisible() or widget.isWindow() or widget.size().isEmpty():
            continue
        if isinstance(widget, QLabel) and widget.heightForWidth(widget.width()) > widget.height():
            found.append(f"{widget.text()!r} is higher than {widget.height()}")
        if (
            isinstance(widget, QLabel)
            and widget.sizePolicy().horizontalPolicy() != QSizePolicy.Policy.Ignored
            and not widget.wordWrap()
            and widget.sizeHint().width() > widget.width() + 1
        ):
            found.append(f"{widget.text()!r} is wider than {widget.width()}")
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            area = parent.parentWidget()
            still = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if (
                isinstance(area, QScrollArea)
                and widget is area.widget()
                and area.horizontalScrollBarPolicy() == still
                and widget.width() > parent.width()
            ):
                found.append(f"{widget} in {area}: {widget.width()} > {parent.width()}")
            continue
        if isinstance(parent, QStackedWidget | QAbstractScrollArea):
            continue
        if not parent.rect().adjusted(-1, -1, 1, 1).contains(widget.geometry()):
            found.append(f"{widget} {widget.geometry()} in {parent} {parent.rect()}")
    return found


@pytest.mark.parametrize("size", SCREENS)
def test_the_first_window_fits_the_screen_with_its_frame(
    start: Callable[..., Program], monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    room = show_on(monkeypatch, size)
    program = start()
    window = program.window
    # The hand of the tests gives every window the size of a laptop.
    window.resize(1366, 768)
    window.hide()
    window.show()
    assert room.contains(window.frameGeometry())
    assert window.statusBar().geometry().bottom() < window.height()


def test_a_remembered_size_fits_a_smaller_screen_and_one_that_is_elsewhere(
    start: Callable[..., Program], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = start().window
    window.setGeometry(300, 200, 1600, 800)
    room = show_on(monkeypatch, (911, 485))
    again = start().window
    again.hide()
    again.show()
    assert room.contains(again.frameGeometry())


def test_a_frame_that_comes_late_is_brought_into_sight(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = show_on(monkeypatch, (911, 485))
    dialog = SourceDialog(program.window)
    qtbot.addWidget(dialog)
    dialog.resize(2000, 1200)
    dialog.show()
    given = QMargins(6, 60, 6, 6)
    monkeypatch.setattr(QWindow, "frameMargins", lambda _: given)
    qtbot.waitUntil(lambda: room.contains(dialog.geometry().marginsAdded(given)))


@pytest.mark.parametrize("size", SCREENS)
def test_every_dialog_fits_the_screen(
    program: Program,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    opened: Import,
    size: tuple[int, int],
) -> None:
    room = show_on(monkeypatch, size)
    window, session = program.window, program.session
    plan, path = session.plan, session.path
    assert path is not None
    assert session.frame is not None
    dialogs: list[QDialog] = [
        NewAreaDialog(window, plan),
        AddUpDialog(window, plan),
        SourceDialog(window),
        OwnPlanWizard(window, plan, path.parent),
        TemplateDialog(window, plan, ""),
        RestoreDialog(window, path, path.parent),
        AboutPlan(window, session),
        AssumptionsDialog(window, plan),
        CalibrationDialog(window, plan),
        FulltimeCalculator(window, session.frame, session.set_targets),
        LibraryDialog(window, session, window.keeping, lambda *_: None, []),
        FiguresChoice(
            window,
            "Reform",
            edition_change(session.scenario_library, session.saved["Uden reform"], plan),
            3,
            ["Uden reform: mister »Fuld tid«"],
            writable=True,
        ),
        MoveAll(
            window,
            [
                edition_change(session.scenario_library, one, plan)
                for one in session.scenario_library.scenarios
            ],
            ["Låst: A."],
            ["Uden reform: mister »Fuld tid«"],
        ),
        FaultList(window, "Mange fejl", ["En fejl"] * 40, {}),
        opened.wizard,
    ]
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        dialog.hide()
        dialog.resize(2000, 1200)
        dialog.show()
        QTest.qWait(20)
        assert room.contains(dialog.frameGeometry()), type(dialog)
        assert lost(dialog) == [], type(dialog)
        dialog.hide()


def test_nothing_is_lost_on_any_page_of_the_smallest_window(program: Program) -> None:
    window = program.window
    window.resize(*SMALLEST)
    QTest.qWait(50)
    assert (window.width(), window.height()) == SMALLEST
    pages = window.pages
    assert pages.room.horizontalScrollBar().maximum() == 0
    assert pages.room.verticalScrollBar().maximum() == 0
    for place in range(window.scenarios.tabs.count()):
        window.scenarios.tabs.setCurrentIndex(place)
        assert lost(window) == []
    pages.turn_to(DATA)
    for table in (*LISTED_TABLES, "changes"):
        pages.data_page().show_table(table)
        assert lost(window) == [], table
    pages.turn_to(REPORT)
    program.session.look_at(occupation="all", unit="fte")
    assert lost(window) == []
    pages.turn_to(SCENARIOS)
    window.files.close_plan()
    assert lost(window) == []


@pytest.mark.parametrize("page", [SCENARIOS, DATA, REPORT])
def test_a_smaller_window_than_that_is_scrolled_one_way(program: Program, page: str) -> None:
    """As at 200 per cent on the smallest laptop."""
    window, pages = program.window, program.window.pages
    window.resize(667, 344)
    pages.turn_to(page)
    for table in ("staff", "sources", "changes") if page == DATA else ("",):
        if table:
            pages.data_page().show_table(table)
        QTest.qWait(50)
        assert (window.width(), window.height()) == (667, 344)
        assert lost(window) == [], table
        assert pages.room.horizontalScrollBar().maximum() == 0
        assert pages.room.verticalScrollBar().maximum() > 0


@pytest.mark.parametrize("size", [(667, 344), SMALLEST, (1366, 768)])
def test_every_column_of_a_table_can_be_read_and_one_without_room_is_scrolled_to(
    program: Program, size: tuple[int, int]
) -> None:
    window, pages = program.window, program.window.pages
    window.resize(*size)
    pages.turn_to(DATA)
    view = pages.data_page().pane.view
    for table in LISTED_TABLES:
        pages.data_page().show_table(table)
        QTest.qWait(50)
        for place in range(view.model().columnCount()):
            texts = [
                str(view.model().index(row, place).data() or "")
                for row in range(min(20, view.model().rowCount()))
            ]
            needed = max(map(view.fontMetrics().horizontalAdvance, texts), default=0)
            assert view.columnWidth(place) >= min(needed, 80), (table, place)
        hidden = view.horizontalHeader().length() - view.viewport().width()
        assert view.horizontalScrollBar().maximum() == max(0, hidden), table
        assert hidden <= 0 or size[0] < 1366, table


def test_why_a_change_cannot_be_taken_back_is_read_and_moves_no_row(program: Program) -> None:
    window, page = program.window, program.window.pages.data_page()
    window.pages.turn_to(DATA)
    page.show_table("staff")
    pane = page.pane
    for text in ("100", "101"):
        pane.model.setData(pane.model.index(0, 5), text)
    page.show_table("changes")
    for size in (SMALLEST, (667, 344)):
        window.resize(*size)
        history = page.history
        history.table.selectRow(0)
        QTest.qWait(50)
        top = history.table.geometry().top()
        history.table.selectRow(1)
        assert history.reason.text()
        assert lost(window) == []
        assert history.table.geometry().top() == top
        assert history.table.columnWidth(4) >= 80


def test_columns_of_a_backup_can_be_read_in_a_small_dialog(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    session = program.session
    assert session.path is not None
    dialog = RestoreDialog(program.window, session.path, tmp_path)
    qtbot.addWidget(dialog)
    dialog.resize(640, 320)
    row = ("Personale efter alder", "Kommuner, SSA, 20–24 år – Antal", "1.439,5", "205")
    dialog._show("Tal, der bliver anderledes: 1.", [row])
    dialog.show()
    QTest.qWait(50)
    metrics = dialog.table.fontMetrics()
    for place, text in enumerate(row):
        assert dialog.table.columnWidth(place) >= min(metrics.horizontalAdvance(text), 130)


def test_lists_over_a_table_and_the_status_line_are_not_cut_in_a_smaller_window(
    program: Program,
) -> None:
    window = program.window
    window.resize(667, 344)
    window.pages.turn_to(DATA)
    QTest.qWait(50)
    boxes = window.pages.data_page().pane.filters.boxes.values()
    assert [box.currentText() for box in boxes if box.width() < box.sizeHint().width()] == []
    assert len({box.geometry().top() for box in boxes}) > 1
    program.session.compare_with(tuple(program.session.saved))
    QTest.qWait(50)
    for line in (window.status.basis, window.status.compared):
        assert line.shown == "" or len(line.shown) >= LEAST_SHOWN
    window.resize(1366, 728)
    QTest.qWait(50)
    assert len({box.geometry().top() for box in boxes}) == 1


@pytest.mark.parametrize("size", [SMALLEST, (895, 445), (667, 324)])
def test_the_wizard_loses_nothing_in_a_small_window(
    opened: Import, tmp_path: Path, size: tuple[int, int]
) -> None:
    wizard = opened.wizard
    wizard.setMinimumSize(1, 1)
    wizard.resize(*size)
    opened.read(age_file(tmp_path / "alder.csv", area="Aarhus"))
    for step in range(1, 4):
        assert lost(wizard) == []
        sideways = [
            area.horizontalScrollBar().maximum()
            for area in wizard.findChildren(QScrollArea)
            if area.isVisible()
        ]
        assert not any(sideways)
        down = [
            area.verticalScrollBar().value()
            for area in wizard.findChildren(QScrollArea)
            if area.isVisible()
        ]
        assert not any(down), "a step does not begin at its top"
        assert wizard.pages.currentIndex() == step
        if step < 3:
            # Whoever has scrolled to the end of a step begins the next at its top.
            bar = wizard.findChild(Room).verticalScrollBar()
            bar.setValue(bar.maximum())
            opened.go_on()


def test_the_screen_does_not_go_with_a_window_that_was_fitted_to_it(qtbot: QtBot) -> None:
    """As a child of the window it would: whoever asks for it next would end the program."""
    screen = QGuiApplication.primaryScreen()
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    fit(window)
    assert "parent" not in Shiboken.dump(screen)


def test_nothing_asks_a_widget_for_its_screen() -> None:
    asking = [
        path.name for path in (ROOT / "ui").rglob("*.py") if ".screen()" in path.read_text("utf-8")
    ]
    assert asking == []
