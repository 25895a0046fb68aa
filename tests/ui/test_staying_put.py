"""What is being used does not move when something is said beside it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.data_hand import DataHand
from tests.ui.hand import Hand
from tests.ui.importing import Import
from ui.app.app import Program
from ui.data.areas import AddUpDialog, AreaDialog, CopyAreaDialog, NewAreaDialog
from ui.data.dialogs import SourceDialog
from ui.scenarios.keeping import NameDialog
from ui.shell.pages import DATA, SCENARIOS
from ui.widgets.form import FormDialog

CPR = "010190-1234"
FILES = Path(__file__).parents[1] / "data" / "imports"


def places(widgets: Iterable[QWidget], within: QWidget) -> list[tuple[int, int, int, int]]:
    """Where each widget is, and how large."""
    tops = [(one.mapTo(within, QPoint()), one.size()) for one in widgets]
    return [(at.x(), at.y(), size.width(), size.height()) for at, size in tops]


def fields(dialog: FormDialog) -> list[QWidget]:
    form = dialog.form
    items = [form.itemAt(place) for place in range(form.count())]
    found = [item.widget() for item in items if item is not None]
    return [one for one in found if one is not None]


def forms(program: Program) -> list[AreaDialog | SourceDialog | NameDialog]:
    window, session = program.window, program.session
    plan = session.plan
    return [
        NewAreaDialog(window, plan),
        CopyAreaDialog(window, plan),
        AddUpDialog(window, plan),
        SourceDialog(window),
        NameDialog(window, "Gem scenarie som", "Gem", "A", "en note"),
    ]


def test_no_field_of_a_form_moves_while_one_types(program: Program, qtbot: QtBot) -> None:
    for dialog in forms(program):
        qtbot.addWidget(dialog)
        dialog.show()
        QTest.qWait(30)
        before = places(fields(dialog), dialog)
        first = dialog.fields["title"] if isinstance(dialog, SourceDialog) else dialog.name
        said = {dialog.hint.text()}
        for text in ("Region Midtjylland", f"x {CPR}", "Aarhus"):
            for _ in range(40):
                QTest.keyClick(first, Qt.Key.Key_Backspace)
            QTest.keyClicks(first, text)
            QTest.qWait(20)
            said.add(dialog.hint.text())
            assert places(fields(dialog), dialog) == before, type(dialog)
        assert len(said) > 1, type(dialog)
        dialog.reject()


def test_a_number_of_staff_that_cannot_be_is_refused_in_words_and_moves_no_field(
    program: Program, qtbot: QtBot
) -> None:
    session = program.session
    dialog = NewAreaDialog(program.window, session.plan)
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.qWait(30)
    QTest.keyClicks(dialog.name, "Aarhus")
    before = places(fields(dialog), dialog)
    box, other, *_ = dialog.boxes.values()
    other.setFocus()
    QTest.keyClicks(other.lineEdit(), "100")
    for typed in ("-5", "1000001", "12x"):
        box.setFocus()
        box.lineEdit().selectAll()
        QTest.keyClicks(box.lineEdit(), typed)
        QTest.keyClick(box.lineEdit(), Qt.Key.Key_Tab)
        assert dialog.hint.text() == f"Kommuner, SSA: {box.fault}"
        assert not dialog.accept_button.isEnabled()
        assert places(fields(dialog), dialog) == before
    assert "1.000.000" in box.limits[1]


def test_no_lever_moves_when_another_is_moved_or_refuses_what_is_typed(hand: Hand) -> None:
    panel = hand.program.window.scenarios.panel
    assert panel is not None
    for lever in hand.program.session.catalogue:
        panel.row(lever.id)
    hand.settle()
    parts = [part for row in panel.rows.values() for part in (row.name, row.box, row.slider)]
    before = places(parts, panel)
    for lever_id in ("reform", "fulltime_target:municipality:SSA", "intake_change:SSA"):
        row = panel.rows[lever_id]
        row.slider.choose(row.slider.limits[1])
        hand.settle(200)
        assert row.told.text()
        assert places(parts, panel) == before, lever_id
        row.box.setFocus()
        row.box.selectAll()
        QTest.keyClicks(row.box, "99999999")
        QTest.keyClick(row.box, Qt.Key.Key_Return)
        hand.settle()
        assert row.told.property("look") == "fault"
        assert places(parts, panel) == before, lever_id
        QTest.keyClick(row.box, Qt.Key.Key_Escape)
        row.reset()
        hand.settle()
        assert places(parts, panel) == before, lever_id


def test_nothing_moves_when_a_row_of_the_matrix_is_chosen(hand: Hand) -> None:
    window, scenarios = hand.program.window, hand.program.window.scenarios
    shown = [scenarios.tabs, scenarios.matrix.list, scenarios.subline]
    wrapped = set()
    for occupation in ("SSA", "all"):
        hand.program.session.look_at(occupation=occupation)
        hand.settle(200)
        before = [place[:2] for place in places(shown, window)]
        for row in range(8):
            rows = scenarios.matrix.list
            at = rows.visualRect(rows.model().index(row, 0)).center()
            QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
            hand.settle(60)
            metrics, width = scenarios.headline.fontMetrics(), scenarios.headline.width()
            wrapped.add(metrics.horizontalAdvance(hand.headline) > width)
            assert [place[:2] for place in places(shown, window)] == before, hand.headline
    assert wrapped == {True, False}


def test_a_long_note_is_told_in_full_by_its_tool_tip(hand: Hand) -> None:
    row = hand.row("reform")
    row.slider.choose(row.slider.limits[1])
    sentence = "virker ikke " * 20
    row.show_effect(sentence)
    assert row.told.text().endswith("…")
    assert row.told.toolTip() == row.note
    row.show_effect("kort")
    assert (row.told.text(), row.told.toolTip()) == (row.note, "")


def test_nothing_on_the_page_moves_when_the_notice_of_faults_comes(data: DataHand) -> None:
    window = data.program.window
    scenarios, pages = window.scenarios, window.pages
    pages.turn_to(SCENARIOS)
    data.settle()
    assert scenarios.panel is not None
    used = [scenarios.bar, scenarios.answer, scenarios.tabs, *scenarios.panel.rows.values()]
    before = [place[:2] for place in places(used, window)]
    pages.turn_to(DATA)
    data.type(0, "heads", "12x")
    pages.turn_to(SCENARIOS)
    data.settle()
    assert pages.notice.isVisible()
    assert [place[:2] for place in places(used, window)] == before


def test_no_cell_moves_when_a_fault_is_listed_or_a_figure_doubted(data: DataHand) -> None:
    data.turn("working_time")
    pane = data.page.pane

    def tops() -> list[tuple[int, ...]]:
        used = [*pane.filters.boxes.values(), pane.add_button, pane.view.viewport()]
        used += [pane.legend, pane.only_assumed]
        return [place[:3] for place in places(used, data.page)]

    before = tops()
    data.type(0, "fulltime_share", "0,5")
    assert pane.message.text()
    assert tops() == before
    data.type(0, "fulltime_share", "12x")
    assert data.listed_faults()
    assert tops() == before


def test_no_cell_moves_when_a_second_area_is_typed(data: DataHand) -> None:
    data.turn("staff")
    pane = data.page.pane
    used = [*pane.filters.boxes.values(), pane.area_button, pane.add_button, pane.view.viewport()]
    tops = [place[:2] for place in places(used, data.page)]
    data.type(0, "area", "Aarhus")
    assert pane.filters.boxes["area"].findData("Aarhus") > 0
    assert [place[:2] for place in places(used, data.page)] == tops
    assert len({top for _, top in tops[:3]} | {tops[4][1]}) == 1, "in one line"


def test_three_groups_of_levers_are_in_sight_on_the_smallest_laptop(hand: Hand) -> None:
    panel = hand.program.window.scenarios.panel
    assert panel is not None
    for lever in ("reform", "fulltime_target:municipality:SSA"):
        hand.row(lever).slider.choose(1.0)
    hand.settle(200)
    third = list(panel.groups.values())[2]
    for widget in (third.heading, third.rows[0].slider):
        assert widget.visibleRegion().boundingRect() == widget.rect()


def test_no_choice_of_a_column_moves_another(opened: Import) -> None:
    opened.read(FILES / "krl-alder.csv")
    opened.go_on()
    page = opened.wizard.columns_page
    boxes = [row.field for row in page.rows]
    before = places(boxes, page)
    # Two columns of the same figures: all of them are asked whom they are about.
    for place in (1, 2):
        box = page.rows[place].field
        box.setCurrentIndex(box.findData(""))
        box.activated.emit(box.currentIndex())
        QTest.qWait(20)
        assert places(boxes[: place + 1], page) == before[: place + 1]
