"""Fitting assumptions on the page Data: what is ticked is fitted, shown and stored as one step."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sosuplan.analysis.matrix import matrix
from sosuplan.engine import EngineInputs
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan
from tests.ui.answers import answer
from tests.ui.data_hand import DataHand
from ui.data.calibration import FOUND, LOW, MISSED, CalibrationDialog, _List
from ui.levers.numberbox import NumberBox


def click(widget: QPushButton) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def row_of(table: _List, name: str) -> int:
    """The row that begins so."""
    for row in range(table.rowCount()):
        item = table.item(row, 0)
        if item is not None and item.text().startswith(name):
            return row
    raise AssertionError(name)


def text(table: _List, row: int, column: int) -> str:
    item = table.item(row, column)
    return item.text() if item is not None else ""


def tick(table: _List, row: int) -> None:
    """Click on the box before a row."""
    index = table.model().index(row, 0)
    table.scrollTo(index)
    place = table.visualRect(index)
    QTest.mouseClick(
        table.viewport(),
        Qt.MouseButton.LeftButton,
        pos=QPoint(place.left() + 14, place.center().y()),
    )


def agreeing(plan: Plan) -> int:
    """How many of the published balances the plan gives, within one person."""
    ends = {
        (row.scenario, float(row.reform)): row.balance.gap_heads[-1]
        for row in matrix(EngineInputs.from_plan(plan), catalogue(plan), "SSA")
    }
    wanted = [row for row in plan.published if row.quantity == "gap_heads"]
    return sum(abs(ends[row.scenario, row.reform] - float(row.value)) <= 1.0 for row in wanted)


def within(data: DataHand, qtbot: QtBot, act: Callable[[CalibrationDialog], None]) -> None:
    """Open the dialog from the page Data, and do something in it."""
    done: list[bool] = []

    def run(dialog: CalibrationDialog) -> None:
        try:
            assert isinstance(dialog, CalibrationDialog)
            act(dialog)
            done.append(True)
        finally:
            if dialog.isVisible():
                dialog.reject()

    data.turn("demand_base")
    answer(run)
    click(data.page.fit_button)
    assert done


def test_what_is_fitted_is_shown_and_stored_as_one_step_and_what_is_stopped_changes_nothing(
    data: DataHand, qtbot: QtBot
) -> None:
    session = data.program.session
    data.turn("demand_base")
    data.type(0, "demand_heads", "7500")
    spoilt, steps = session.plan, session.undo_stack.count()
    assert agreeing(spoilt) == 0

    def stopped(dialog: CalibrationDialog) -> None:
        click(dialog.fit)
        assert dialog.cancel.isVisible()
        assert not dialog.store.isEnabled()
        click(dialog.cancel)
        QTest.qWait(50)
        assert dialog.found is None
        assert dialog.fit.isEnabled()
        assert "tilpasset" in dialog.answer.text()

    within(data, qtbot, stopped)
    assert session.plan is spoilt

    def fitted(dialog: CalibrationDialog) -> None:
        table, targets = dialog.parameters, dialog.targets
        # What was typed in is one's own: it is not fitted without being asked to.
        need = row_of(table, "Behov i basisåret, assistenter")
        exits = row_of(table, "Stopper af andre grunde, assistenter")
        assert not table.is_ticked(need)
        assert table.is_ticked(exits)
        tick(table, need)
        assert table.is_ticked(need)
        box = table.cellWidget(need, LOW)
        assert isinstance(box, NumberBox)
        box.setFocus()
        box.selectAll()
        QTest.keyClicks(box, "-10")
        QTest.keyClick(box, Qt.Key.Key_Return)
        click(dialog.fit)
        qtbot.waitUntil(lambda: dialog.found is not None, timeout=60_000)
        assert dialog.answer.text().startswith("De tilpassede forudsætninger rammer alle mål: 8 af")
        assert "kan ikke skelne" in dialog.details.text()
        assert text(table, need, FOUND).startswith("+")
        click(dialog.sides.buttons()[1])
        assert targets.isVisible()
        assert text(targets, row_of(targets, "Balance i 2034"), MISSED).startswith("✓")
        (one,) = [
            each
            for each in dialog.chosen_parameters()
            if each.name == "demand_base" and each.occupation == "SSA"
        ]
        assert (one.low, one.high) == (pytest.approx(0.9), 1.25)
        # Something else is chosen than what was fitted: nothing of it can be stored.
        tick(targets, 0)
        assert dialog.found is None
        assert not dialog.store.isEnabled()
        tick(targets, 0)
        click(dialog.fit)
        qtbot.waitUntil(lambda: dialog.found is not None, timeout=60_000)
        click(dialog.store)

    within(data, qtbot, fitted)
    assert agreeing(session.plan) == 8
    assert session.undo_stack.count() == steps + 1
    assert "Tilpas forudsætninger til kendte resultater (13)" in data.program.window.undo.text()
    source = session.plan.sources[-1]
    assert (source.kind, source.title[:22]) == ("assumption", "Antagelse, tilpasset t")
    session.undo_stack.undo()
    assert session.plan == spoilt
