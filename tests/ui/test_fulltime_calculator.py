"""The full-time calculator, from its button to the levers of the scenario."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.ui.answers import answer
from tests.ui.hand import Hand
from ui.scenarios.fulltime_calculator import FulltimeCalculator, TargetBox

MUNICIPAL, REGION = "fulltime_target:municipality:SSA", "fulltime_target:region:SSA"


def type_into(box: TargetBox, text: str) -> None:
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)


def shown(dialog: FulltimeCalculator) -> dict[str, list[str]]:
    model = dialog.table.model()
    rows = (
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    )
    return {name: cells for name, *cells in rows}


@pytest.mark.parametrize("by", ["button", "keys"])
def test_targets_are_typed_seen_beside_the_published_ones_and_taken_over_in_one_step(
    hand: Hand, by: str
) -> None:
    session = hand.program.session
    steps = session.undo_stack.count()
    seen: list[str] = []

    def use(dialog: FulltimeCalculator) -> None:
        rows = shown(dialog)
        assert rows["Kommuner, assistenter"][:2] == ["4.547", "28,4"]
        assert rows["Kommuner, assistenter"][3:] == ["290", "307", "290"]
        assert rows["Kommuner, hjælpere"][3:] == ["573", "616", "570"]
        QTest.mouseClick(dialog.kinds.button("goal"), Qt.MouseButton.LeftButton)
        assert shown(dialog)["Region, assistenter"][3:] == ["63", "68", "63"]
        type_into(dialog.target_box(REGION), "172,5")
        assert dialog.fault.isVisible()
        assert "mellem 0 og 100" in dialog.fault.text()
        type_into(dialog.target_box(REGION), "72,5")
        assert not dialog.fault.isVisible()
        assert dialog.kinds.button("own").isChecked()
        assert shown(dialog)["Region, assistenter"][3:] == ["55", "59", "–"]
        dialog.copy_numbers.click()
        seen.append(QGuiApplication.clipboard().text())
        dialog.use.click()

    answer(use)
    if by == "button":
        panel = hand.program.window.scenarios.panel
        assert panel is not None
        assert panel.calculator is not None
        hand.click(panel.calculator)
    else:
        control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        hand.key(Qt.Key.Key_F, control)
    hand.settle()
    assert "\t481,04802" in seen[0]
    assert session.scenario.levers[REGION] == 0.725
    assert session.scenario.levers[MUNICIPAL] == 0.75
    assert session.undo_stack.count() == steps + 1
    assert hand.program.window.undo.text().endswith("Fuld tid: mål fra fuldtidsregneren")
    assert hand.row(REGION).box.text() == "72,5"
    hand.program.window.undo.trigger()
    hand.settle()
    assert not session.scenario.levers
