"""Ready-made scenarios and files of scenarios in the window."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from tests.ui.hand import Hand
from ui.scenarios.exchange import ArrivalDialog
from ui.scenarios.ready_made import ReadyMadeDialog


def answered(answer: Callable[[QDialog], object]) -> None:
    """Have the next dialog answered once it is shown."""

    def when_shown() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        answer(dialog)

    QTimer.singleShot(50, when_shown)


def test_a_ready_made_scenario_is_added_with_what_it_rests_on_and_taken_back(
    qtbot: QtBot, hand: Hand
) -> None:
    session, ways = hand.program.session, hand.program.window.scenario_ways
    session.look_at(occupation="SSA", unit="heads")
    hand.settle()
    before = list(session.saved)
    seen: list[str] = []

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, ReadyMadeDialog)
        assert not dialog.accept_button.isEnabled()
        rows = {one.id: row for row, one in dialog._rows}
        for name in ("as_region", "package"):
            dialog.list.setCurrentItem(rows[name])
            seen.append(f"{dialog.name.text()} {dialog.details.text()}")
            rows[name].setCheckState(0, Qt.CheckState.Checked)
        # Balances of both occupations, each by itself.
        seen.extend(rows["package"].text(column) for column in (1, 2))
        assert "2 scenarier" in dialog.accept_button.text()
        dialog.accept_button.click()

    answered(choose)
    ways.ready_made.trigger()
    hand.settle()
    assert "Kilde" in seen[0]
    assert "Antagelse" in seen[1]
    assert list(session.saved) == [
        *before, "Fuld tid som i regionen (56,5 %)", "Udvalgets samlede pakke"
    ]  # fmt: skip
    assert session.scenario.name == "Fuld tid som i regionen (56,5 %)"
    session.change(session.saved["Udvalgets samlede pakke"], "x")
    hand.settle()
    assert session.frame is not None
    shown = session.frame.projection.balance(1, "SSA").gap_heads[-1]
    assert f"{shown:.0f}".replace("-", "\u2212") in seen[2]
    assert session.saved["Udvalgets samlede pakke"].reasons["senior_years"][0]
    session.undo_stack.undo()
    # One step took both.
    hand.program.window.undo.trigger()
    hand.settle()
    assert list(session.saved) == before
    # Nothing is changed by who leaves the list.
    answered(lambda dialog: dialog.reject())
    ways.ready_made.trigger()
    assert list(session.saved) == before
    assert session.undo_stack.index() == 0


def test_a_scenario_goes_out_as_a_file_and_comes_in_after_what_differs_is_shown(
    qtbot: QtBot, hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, window = hand.program.session, hand.program.window
    hand.type("retention", "20")
    out = tmp_path / "bud.sosuscenario"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    answered(lambda dialog: dialog.accept() if isinstance(dialog, QMessageBox) else None)
    window.scenario_ways.save_file.trigger()
    text = json.loads(out.read_text("utf-8"))
    assert text["name"] == "Nyt scenarie"
    assert text["levers"] == [{"lever": "retention", "value": 0.2}]
    assert text["data_edition"]
    # Several at once, by dragging: one from elsewhere with its own demand scenario, one broken.
    foreign, broken = tmp_path / "fremmed.sosuscenario", tmp_path / "brudt.sosuscenario"
    text |= {"name": "<b>Deres</b>", "demand": {"scenario": "deres", "label_da": "Deres eget"}}
    text["levers"].append({"lever": "robots", "value": 1})
    foreign.write_text(json.dumps(text), "utf-8")
    broken.write_text("{", "utf-8")
    before = list(session.saved)

    def drop(answer: Callable[[ArrivalDialog], object]) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(one)) for one in (out, foreign, broken)])
        none = Qt.KeyboardModifier.NoModifier
        left = Qt.MouseButton.LeftButton
        event = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, left, none)
        answered(answer)  # type: ignore[arg-type]
        window.dropEvent(event)
        QTest.qWait(150)

    def look(dialog: ArrivalDialog) -> None:
        lines = "\n".join(label.text() for _, label in dialog._lines)
        assert "robots" in lines
        assert "Deres eget" in lines
        assert "brudt.sosuscenario" in lines
        assert all(label.textFormat() == Qt.TextFormat.PlainText for _, label in dialog._lines)
        # The foreign one needs a demand scenario first.
        assert not dialog.accept_button.isEnabled()
        dialog.reject()

    drop(look)
    assert list(session.saved) == before
    steps = session.undo_stack.count()

    def take(dialog: ArrivalDialog) -> None:
        box = dialog.list.itemWidget(dialog._texts[1][2], 1)
        box.setCurrentIndex(box.findData("historical"))
        assert dialog.accept_button.isEnabled()
        dialog.accept_button.click()

    drop(take)
    assert list(session.saved) == [*before, "Nyt scenarie", "<b>Deres</b>"]
    assert session.saved["<b>Deres</b>"].demand == "historical"
    assert session.undo_stack.count() == steps + 1
    window.undo.trigger()
    hand.settle()
    assert list(session.saved) == before
