"""The page that compares scenarios: what is chosen and read there, and one made of two."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton, QToolButton

from sosuplan.analysis.comparison import Comparing
from tests.ui.answers import answer
from tests.ui.conftest import Hand
from tests.ui.test_comparing import FULL_TIME, save
from ui.scenarios.combining import CombineDialog
from ui.scenarios.comparing import ComparingView
from ui.scenarios.page import COMPARING
from ui.session.workspace import workspace_in

A, B = "Gruppe A", "Gruppe B"
INTAKE = "intake_change:SSA"


def trigger(button: QToolButton, text: str) -> None:
    """Choose an entry of a button's menu, which is filled anew after each choice."""
    next(one for one in button.menu().actions() if one.text() == text).trigger()


def shown(view: ComparingView) -> dict[str, list[str]]:
    """The cells by the name of their row, as they are read; of two of one name the first."""
    model = view.table.figures
    found: dict[str, list[str]] = {}
    for row in range(model.rowCount()):
        cells = [str(model.index(row, at).data()) for at in range(model.columnCount())]
        found.setdefault(cells[0], cells[1:])
    return found


def heads(view: ComparingView) -> list[str]:
    model, across = view.table.figures, Qt.Orientation.Horizontal
    return [str(model.headerData(at, across)) for at in range(1, model.columnCount())]


def test_two_groups_see_what_they_disagree_about_and_agree_on_a_third(hand: Hand) -> None:
    session, page = hand.program.session, hand.program.window.scenarios
    save(hand, A, {INTAKE: 0.2, FULL_TIME: 0.45})
    save(hand, B, {FULL_TIME: 0.6, "retention": 0.2})
    frame = session.frame
    assert frame is not None
    # Nothing of the comparison is computed until it is looked at.
    assert "comparison" not in vars(frame)
    hand.key(Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    view = cast(ComparingView, page.chart)
    assert page.tabs.currentIndex() == COMPARING
    assert page.panel is not None
    assert not page.panel.isVisible()
    for name in (A, B):
        trigger(view.choose, name)
        hand.settle()
    assert session.compared == (A, B)
    assert heads(view) == ["Uden nye tiltag", A, B]
    cells = shown(view)
    assert cells["Optag, assistenter"] == ["0\xa0%", "+20\xa0%", "0\xa0%"]
    assert cells["Forskel fra uden nye tiltag, personer"][0] == "–"
    view.charts.charts[0].grab()
    labels = {text for _, _, text in view.charts.charts[0].labels.placed}
    assert {label.partition(":")[0] for label in labels} == {"Uden nye tiltag", A, B}

    # With another reference the differences are those from it.
    trigger(view.reference, A)
    hand.settle()
    cells = shown(view)
    assert cells[f"Forskel fra {A}, personer"][1] == "–"

    # What is moved now is one of them, with its unsaved moves.
    session.set_lever(session.catalogue["senior_years"], 1.0)
    hand.settle()
    assert heads(view)[1] == "Nyt scenarie"
    assert shown(view)["Seniorer bliver længere"][1] == "+1,0 år".replace(" ", "\xa0")
    session.undo_stack.undo()

    # Both occupations are told as two.
    session.look_at(occupation="all")
    hand.settle()
    titles = [one.text() for one in view.charts.titles if one.isVisible()]
    assert len(set(titles)) == 2
    assert session.file is not None
    session.keep()
    seen, dropped = workspace_in(session.file.workspace(), session.plan, session.scenario_library)
    assert (seen.comparing, dropped) == (Comparing(reference=A), False)

    def combine(dialog: CombineDialog) -> None:
        dialog.name.setText("Fælles")
        assert not dialog.accept_button.isEnabled()
        buttons = dialog.findChildren(QRadioButton)
        assert not any(one.isChecked() for one in buttons)
        hand.click(buttons[1])
        assert dialog.accept_button.isEnabled()
        hand.click(dialog.accept_button)

    answer(combine)
    hand.click(view.combine)
    assert dict(session.saved["Fælles"].levers) == {INTAKE: 0.2, FULL_TIME: 0.6, "retention": 0.2}
    assert A in session.saved["Fælles"].note
    assert heads(view) == ["Uden nye tiltag", "Fælles", A, B]
    session.undo_stack.undo()
    hand.settle()
    assert "Fælles" not in session.saved
    page.tabs.setCurrentIndex(0)
    hand.settle()
    assert page.panel.isVisible()
