"""The scenario matrix: what it says, how a line is chosen, and what is published of it."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip
from pytestqt.qtbot import QtBot

from sosuplan.analysis.frame import FTE, HEADS
from sosuplan.analysis.matrix import matrix
from sosuplan.charts.matrix import build
from sosuplan.charts.palette import LIGHT
from sosuplan.model.plan import Plan
from tests.ui.frames import FrameMaker
from ui import i18n
from ui.charts.matrix import MatrixView, wrap
from ui.levers.info import InfoPopup

NARROW = 330


@pytest.fixture
def view(qtbot: QtBot, frames: FrameMaker) -> MatrixView:
    made = MatrixView()
    qtbot.addWidget(made)
    made.resize(NARROW, 320)
    show(made, frames)
    with qtbot.waitExposed(made):
        made.show()
    return made


def show(
    view: MatrixView,
    frames: FrameMaker,
    occupation: str = "SSA",
    current: tuple[str, float] | None = ("historical", 1.0),
    unit: str = HEADS,
    plan: Plan | None = None,
) -> None:
    rows = matrix(frames.inputs, frames.catalogue, occupation)
    view.show_spec(build(rows, plan or frames.plan, occupation, i18n.current(), unit, current))


def spoken(view: MatrixView) -> list[str]:
    """What a screen reader says of each line."""
    model = view.list.model()
    role = Qt.ItemDataRole.DisplayRole
    return [model.data(model.index(row, 0), role) for row in range(model.rowCount())]


def line_at(view: MatrixView, row: int, x: float = 20.0) -> QPoint:
    rect = view.list.visualRect(view.list.model().index(row, 0))
    return QPoint(round(x), rect.center().y())


def tip(view: MatrixView, at: QPoint) -> str:
    viewport = view.list.viewport()
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, at, viewport.mapToGlobal(at)))
    text = QToolTip.text()
    QToolTip.hideText()
    return text


def test_every_demand_scenario_stands_without_and_with_reform(view: MatrixView) -> None:
    lines = spoken(view)
    assert len(lines) == 8
    assert lines[0] == (
        "Vægtet branchescenarie uden reform: 2024–2034 Mangel. I 2034: balance −3.136."
    )
    assert lines[4].startswith(
        "Fuldtidsscenario uden reform: 2024–2027 Overskud, 2028 Rekrutteringsproblemer,"
        " 2029–2034 Mangel."
    )


def test_cells_have_the_colours_of_their_lights(view: MatrixView) -> None:
    picture, columns = view.list.grab().toImage(), view.list.columns
    for year, status in ((2024, "surplus"), (2028, "recruitment"), (2030, "shortage")):
        x = columns.cells + (year - 2024 + 0.5) * columns.cell
        # In a corner of the cell, beside the shape.
        at = line_at(view, 4, x) - QPoint(3, 5)
        assert QColor(picture.pixel(at)).name().upper() == LIGHT.lights[status].fill


def test_a_click_chooses_a_line(qtbot: QtBot, view: MatrixView) -> None:
    with qtbot.waitSignal(view.row_chosen) as chosen:
        qtbot.mouseClick(
            view.list.viewport(), Qt.MouseButton.LeftButton, pos=line_at(view, 5, 200.0)
        )
    assert chosen.args == ["fulltime", 1.0]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_move_without_choosing_and_choose_when_asked(
    qtbot: QtBot, view: MatrixView, key: Qt.Key
) -> None:
    chosen: list[tuple[str, float]] = []
    view.row_chosen.connect(lambda demand, reform: chosen.append((demand, reform)))
    qtbot.keyClick(view.list, Qt.Key.Key_Home)
    for _ in range(2):
        qtbot.keyClick(view.list, Qt.Key.Key_Down)
    assert chosen == []
    qtbot.keyClick(view.list, key)
    qtbot.keyClick(view.list, Qt.Key.Key_Up)
    qtbot.keyClick(view.list, key)
    assert chosen == [("historical", 0.0), ("weighted", 1.0)]


def test_the_line_of_the_scenario_shown_is_marked(view: MatrixView) -> None:
    marked = [place for place, text in enumerate(spoken(view)) if "viste scenarie" in text]
    assert marked == [3]
    colour = QColor(view.list.grab().toImage().pixel(line_at(view, 3, 3.0))).name()
    assert colour.upper() == LIGHT.accent_ground
    view.set_current(("expenditure", 0.0))
    assert "viste scenarie" in spoken(view)[6]
    assert "viste scenarie" not in spoken(view)[3]


@pytest.mark.parametrize("current", [None, ("historical", 0.5)])
def test_a_reform_in_between_marks_no_line(
    view: MatrixView, current: tuple[str, float] | None
) -> None:
    view.set_current(current)
    assert not any("viste scenarie" in text for text in spoken(view))


def test_a_new_matrix_keeps_the_place_of_the_keyboard(
    qtbot: QtBot, view: MatrixView, frames: FrameMaker
) -> None:
    qtbot.keyClick(view.list, Qt.Key.Key_End)
    show(view, frames, "SSH")
    assert view.list.currentIndex().row() == 7


def test_a_cell_says_its_year_status_and_balance(view: MatrixView, frames: FrameMaker) -> None:
    columns = view.list.columns
    text = tip(view, line_at(view, 4, columns.cells + 4.5 * columns.cell))
    name, cell = text.split("\n")
    assert name == "Fuldtidsscenario uden reform"
    assert cell.startswith("2028: Rekrutteringsproblemer, balance ")
    assert tip(view, line_at(view, 2)) == "Historisk scenarie uden reform"


def test_what_is_published_is_counted_and_ticked(view: MatrixView) -> None:
    assert view.published.text() == (
        "Ingen nye tiltag. Med reform: gældende lov. Uden: hvis der ikke havde været nogen reform."
        " ✓ som offentliggjort. Modellen er"
        " tilpasset til den offentliggjorte tabel (88 af 88 felter, 8 af 8 balancer)."
    )
    # One of the eight balances is derived and not published.
    assert sum("Som offentliggjort" in text for text in spoken(view)) == 7
    assert "Som offentliggjort" not in spoken(view)[0]
    assert tip(view, line_at(view, 1, view.list.width() - 10.0)) == (
        "Balancen er den samme som den offentliggjorte."
    )


def test_a_plan_that_differs_from_what_is_published_says_so(
    view: MatrixView, frames: FrameMaker
) -> None:
    plan = frames.plan
    changed = tuple(
        replace(row, value="-999")
        if row.quantity == "gap_heads" and row.scenario == "historical"
        else row
        for row in plan.published
    )
    show(view, frames, plan=replace(plan, published=changed))
    assert "passer 88 af 88 felter, 6 af 8 balancer." in view.published.text()
    assert "Som offentliggjort" not in spoken(view)[2]
    assert "Som offentliggjort" in spoken(view)[4]
    popup = view.about.show_details()
    assert "Historisk scenarie uden reform, 2034: −999 i tabellen, −2.936 her" in popup.text.text()
    popup.close()


def test_what_is_behind_the_published_table_is_a_click_away(
    qtbot: QtBot, view: MatrixView, frames: FrameMaker
) -> None:
    qtbot.mouseClick(view.about, Qt.MouseButton.LeftButton)
    (popup,) = view.findChildren(InfoPopup)
    shown = popup.text.text()
    for told in (
        "siger derfor ikke noget om, hvor sikker fremskrivningen er",
        "et trafiklys for hvert år (88), balancer (8)",
        "88 af 88 felter, 8 af 8 balancer",
        "Udledt af de øvrige: 2 af tabellens 96 tal. Derfor intet ✓ ved Vægtet branchescenarie uden"
        " reform.",
        "Udvalg for personale - afsluttende anbefalinger",
    ):
        assert told in shown
    popup.close()
    show(view, frames, "all")
    assert view.about.isHidden()


def test_full_time_persons_are_not_ticked_because_persons_are_published(
    view: MatrixView, frames: FrameMaker
) -> None:
    show(view, frames, unit=FTE)
    assert not any("Som offentliggjort" in text for text in spoken(view))


@pytest.mark.parametrize(
    ("occupation", "who"), [("SSH", "SOSU-hjælpere"), ("all", "SOSU-assistenter og -hjælpere")]
)
def test_lines_without_a_published_projection_say_that_they_rest_on_assumptions(
    view: MatrixView, frames: FrameMaker, occupation: str, who: str
) -> None:
    show(view, frames, occupation)
    both = (
        "Lyset viser den gruppe, der står dårligst. Tallene er balancerne for assistenter /"
        " hjælpere. "
    )
    assert view.published.text() == (
        f"{both if occupation == 'all' else ''}Ingen nye tiltag. Med reform: gældende lov. Uden:"
        " hvis der ikke havde været nogen reform."
        f" Der er ingen offentliggjort fremskrivning for {who}: Tallene hviler på antagelser."
    )


@pytest.mark.parametrize("width", [300, NARROW, 348, 700])
def test_everything_fits_at_any_width(
    qtbot: QtBot, view: MatrixView, frames: FrameMaker, width: int
) -> None:
    show(view, frames, "all")
    view.resize(width, view.sizeHint().height())
    qtbot.waitUntil(lambda: view.list.width() == width)
    view.resize(width, view.sizeHint().height())
    columns, metrics = view.list.columns, view.list.look.small_metrics
    assert columns.figure <= view.list.width()
    # Years with one light share a block: it needs less where two figures need more.
    assert columns.cell * columns.years >= 48.0
    room = columns.reform - columns.label
    for line in view.list.lines:
        for part in wrap(line.label, metrics, room - 8.0):
            assert metrics.horizontalAdvance(part) <= room
    view.grab()
    assert view.list.height() == 8 * view.list.line_height
    parts = [view.list, view.legend, view.published]
    for above, below in itertools.pairwise(parts):
        assert above.geometry().bottom() < below.geometry().top()
    for label in view.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())


def test_a_screen_reader_goes_through_the_lines(view: MatrixView) -> None:
    heard = QAccessible.queryAccessibleInterface(view.list)
    assert heard.text(QAccessible.Text.Name) == (
        "Scenariematrix, SOSU-assistenter 2024–2034, balance i personer"
    )
    texts = [heard.child(n).text(QAccessible.Text.Name) for n in range(heard.childCount())]
    assert any(text.startswith("Historisk scenarie med reform: ") for text in texts)


def test_the_copied_table_has_the_balance_of_every_year(view: MatrixView) -> None:
    table = view.spec.figures
    assert table[0] == ["Scenarie (balance i personer)", "Reform", *range(2024, 2035)]
    assert table[4][:2] == ["Historisk scenarie", "med"]
    assert len(table) == 9
    assert round(float(str(table[4][-1]))) == -2219


def test_the_matrix_is_told_of_with_its_message_and_its_end_values(view: MatrixView) -> None:
    assert view.spec.text == (
        "8 af 8 linjer viser mangel i 2034. Laveste balance i 2034: −4.097"
        " (Udgiftsscenario uden reform); højeste: −774 (Fuldtidsscenario med reform)."
    )
