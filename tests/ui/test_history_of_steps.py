"""The list of steps since the plan was opened: what it says, and where a click in it leads."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from sosuplan.text.numbers import NO_BREAK_SPACE
from tests.ui.data_hand import DataHand
from tests.ui.hand import Hand
from ui.shell.history import HistoryDialog
from ui.shell.pages import DATA, SCENARIOS

CTRL = Qt.KeyboardModifier.ControlModifier
LAST = "productivity_gain"


def opened(hand: Hand) -> HistoryDialog:
    hand.key(Qt.Key.Key_H, CTRL)
    (dialog,) = hand.program.window.findChildren(HistoryDialog)
    return dialog


def told(dialog: HistoryDialog) -> list[str]:
    """The lines as a screen reader says them, without the time."""
    role = Qt.ItemDataRole.AccessibleTextRole
    rows = range(dialog.model.rowCount())
    lines = [dialog.model.index(row).data(role) for row in rows]
    return [(line.partition("  ")[2] or line).replace(NO_BREAK_SPACE, " ") for line in lines]


def click(hand: Hand, dialog: HistoryDialog, row: int) -> None:
    at = dialog.list.visualRect(dialog.model.index(row)).center()
    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    hand.settle(60)


def is_in_sight(widget: QWidget) -> bool:
    return not widget.visibleRegion().isEmpty()


def test_every_step_is_listed_and_a_click_leads_to_it_and_shows_its_lever(
    hand: Hand, data: DataHand
) -> None:
    session, window = hand.program.session, hand.program.window
    hand.drag("fulltime_target:municipality:SSA", 0.8)
    hand.type(LAST, "1")
    data.type(0, "heads", "300")
    window.pages.turn_to(SCENARIOS)
    hand.settle()
    hand.type("retention", "10")
    dialog = opened(hand)
    lines = told(dialog)
    assert len(lines) == 5
    assert lines[0] == "Planen blev åbnet"
    assert lines[1].startswith("Fuld tid: kommuner, assistenter: ")
    assert lines[2] == "Teknologi og nye arbejdsgange: +1,0 % om året"
    assert "205 → 300" in lines[3]
    assert lines[4].endswith(" – her er du nu")

    panel = window.scenarios.panel
    assert panel is not None
    click(hand, dialog, 2)
    assert set(session.scenario.levers) == {"fulltime_target:municipality:SSA", LAST}
    assert [one for one, row in panel.rows.items() if row.is_marked] == [LAST]
    assert is_in_sight(panel.row(LAST).slider)
    assert window.focusWidget() is panel.row(LAST).slider
    assert [line.endswith(" – fortrudt") for line in told(dialog)] == [False] * 3 + [True] * 2

    click(hand, dialog, 3)
    assert window.pages.current == DATA
    page = window.pages.data_page()
    assert page.table == "staff"
    assert page.pane.view.currentIndex().data() == "300"

    # The keyboard goes up and down the list, and Enter goes to a step.
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Home)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    hand.settle()
    assert not session.scenario.levers
    assert session.plan.staff[0].heads == 205.0
    assert told(dialog)[0].endswith(" – her er du nu")

    hand.program.use_language("en")
    assert told(dialog)[0] == "The plan was opened – you are here"
    hand.program.use_language("da")
    click(hand, dialog, 4)
    assert session.scenario.levers["retention"] == 0.1
    assert session.plan.staff[0].heads == 300.0
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    hand.settle()
    assert dialog.isHidden()
    assert not any(row.is_marked for row in panel.rows.values())
    hand.type(LAST, "2")
    # What was done since it was last open is there when it opens again, from the button too.
    hand.click(window.scenarios.bar.history)
    assert told(dialog)[-1] == "Teknologi og nye arbejdsgange: +2,0 % om året – her er du nu"


def test_the_history_ends_with_its_plan(hand: Hand) -> None:
    hand.type("retention", "10")
    dialog = opened(hand)
    hand.program.window.files.close_plan()
    hand.settle()
    assert dialog.isHidden()
    assert not hand.program.window.history.isEnabled()
