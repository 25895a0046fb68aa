"""Whether the model explains the plan's own past, seen by who writes that past."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sosuplan.text.numbers import format_number
from tests.ui.data_hand import DataHand
from tests.ui.hand import Hand
from ui.analysis.backcast import ACTUALS, HISTORY
from ui.analysis.certainty import AHEAD, PAST, CertaintyQuestion
from ui.shell.pages import SCENARIOS
from ui.widgets.choices import Segments

START = 2019


def past(hand: Hand) -> CertaintyQuestion:
    """The tab in front, asked about the past."""
    hand.program.window.pages.turn_to(SCENARIOS)
    hand.key(Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    view = cast(CertaintyQuestion, hand.program.window.scenarios.chart)
    QTest.mouseClick(view.side.button(PAST), Qt.MouseButton.LeftButton)
    return view


def shown(qtbot: QtBot, view: CertaintyQuestion) -> None:
    qtbot.waitUntil(lambda: view.past.found is not None)
    QTest.qWait(20)


def choices(choice: Segments) -> list[str]:
    return [button.text() for button in choice.buttons()]


def test_a_history_that_is_written_on_data_is_held_to_what_happened(
    data: DataHand, qtbot: QtBot
) -> None:
    session = data.program.session
    hand = Hand(qtbot, data.program)
    question = past(hand)
    view = question.past
    shown(qtbot, question)
    assert hand.headline == "Forklarer modellen jeres egen fortid?"
    assert "Personale i tidligere år" in view.sentence.text()
    assert not view.chart.isVisible()
    pages = data.program.window.pages
    for button, table in ((view.actuals, ACTUALS), (view.history, HISTORY)):
        pages.turn_to(SCENARIOS)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert data.page.table == table

    names = {"municipality": "Kommuner", "region": "Region", "other": "Øvrige arbejdsgivere"}
    lines = [
        f"{row.area}\t{names[row.sector]}\tSSA\t{START}\t{row.age_from}\t{row.age_to}"
        f"\t{format_number(row.heads - 2.0, 0)}"
        for row in session.plan.staff
        if row.occupation == "SSA"
    ]
    QTest.mouseClick(data.page.pane.add_button, Qt.MouseButton.LeftButton)
    data.go(0, "area")
    data.paste("\n".join(lines))
    assert data.listed_faults() == []
    data.turn(ACTUALS)
    QTest.mouseClick(data.page.pane.add_button, Qt.MouseButton.LeftButton)
    data.go(0, "area")
    area = session.plan.areas[0]
    data.paste(f"{area}\tSSA\t{START}\tPersoner, der stoppede\t600")
    assert data.listed_faults() == []

    qtbot.waitUntil(lambda: session.frame is not None and bool(session.frame.plan.actuals))
    pages.turn_to(SCENARIOS)
    shown(qtbot, question)
    assert view.chart.isVisible()
    assert hand.headline.startswith(f"Ansatte: fremskrivningen fra {START} ")
    start, end = (
        sum(row.heads for row in rows if row.occupation == "SSA")
        for rows in (session.plan.staff_history, session.plan.staff)
    )
    assert view.spec is not None
    actual, projected = view.spec.series
    assert (actual.values[0], actual.values[-1], projected.values[0]) == (start, end, start)
    assert view.sentence.text().startswith(f"Fra {START} ramte fremskrivningen for assistenter")
    assert "beviser intet" in view.note.text()
    assert choices(view.choice) == ["Ansatte", "Personer, der stoppede"]
    QTest.mouseClick(view.choice.buttons()[1], Qt.MouseButton.LeftButton)
    assert view.spec.series[0].values.tolist() == [600.0]


def test_it_follows_occupation_and_language_and_stays_while_levers_move(
    hand: Hand, qtbot: QtBot
) -> None:
    session = hand.program.session
    view = past(hand)
    shown(qtbot, view)
    assert "assistenter" in view.past.sentence.text()
    before = view.past.found
    hand.type("senior_years", "1")
    qtbot.waitUntil(lambda: session.frame is view.frame)
    assert view.past.found is before
    assert not view.year_box.isVisible()
    hand.program.use_language("en")
    qtbot.waitUntil(lambda: "The plan has no history" in view.past.sentence.text())
    assert hand.headline == "Does the model explain your own past?"
    hand.program.use_language("da")
    QTest.mouseClick(view.side.button(AHEAD), Qt.MouseButton.LeftButton)
    assert view.year_box.isVisible()
    assert not view.past.isVisible()
