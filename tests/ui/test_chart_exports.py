"""Charts that are copied, saved and read as a table, from menus and by keyboard."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageReader
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sosuplan.text.dates import format_date
from tests.ui.conftest import Hand
from tests.ui.ways_out import Asked, menu_entry, more_button, views
from ui.app.app import Program
from ui.charts.look import spec_of
from ui.charts.picture import picture_of, png_of

ENTRIES = ["Vis tallene som tabel…", "Kopiér tabel", "Kopiér tal", "Kopiér billede", "Gem billede…"]
MORE = "Tal for hele &landet"
"""The first chart, that of the balance, has one more."""


def test_every_chart_can_be_copied_saved_and_read_as_a_table(
    program: Program, qtbot: QtBot, asked: Asked, tmp_path: Path
) -> None:
    for number, view in enumerate(views(program)):
        qtbot.wait(20)
        more = [MORE] if not number else []
        assert [action.text() for action in view.actions()] == ENTRIES + more
        spec, caption = spec_of(view), view.caption()
        assert spec is not None
        name = spec.name
        assert name
        view.actions()[2].trigger()
        lines = QGuiApplication.clipboard().text().split("\r\n")
        assert len(lines) > 1, name
        assert len({line.count("\t") for line in lines}) == 1
        view.actions()[1].trigger()
        data = QGuiApplication.clipboard().mimeData()
        assert data.html().count("<tr>") == len(lines)
        assert caption[0].startswith(program.session.plan.name)
        assert caption[-1].endswith(format_date(date.today(), program.session.language))
        assert all(f"<p>{line}</p>" in data.html() for line in caption)
        assert data.text().split("\r\n") == lines
        target = tmp_path / f"{number}.png"
        asked.answers = [target]
        view.actions()[4].trigger()
        picture = QImage(str(target))
        assert picture.width() > view.width() * 3
        assert picture.text("Title") == name
        assert picture.text("Description") == spec.text
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
        assert [action.text() for action in menu.actions()] == [*ENTRIES, MORE]
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
    assert button.accessibleName() == (
        "Kopiér, gem eller vis tallene som tabel: "
        "Mangel på eller overskud af SOSU-assistenter år for år, personer"
    )
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


def test_a_png_is_the_picture(program: Program) -> None:
    view = program.window.scenarios.chart
    assert QImage.fromData(png_of(view)).convertToFormat(QImage.Format.Format_RGB32) == picture_of(
        view
    ).convertToFormat(QImage.Format.Format_RGB32)
