"""Whether the model explains the plan's own past, seen by who writes that past."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sosuplan.text.numbers import format_number
from tests.ui.data_hand import DataHand
from tests.ui.frames import FrameMaker
from ui.analysis.backcast import ACTUALS, HISTORY, BackcastView
from ui.widgets.choices import Segments

START = 2019


def shown(qtbot: QtBot, view: BackcastView) -> BackcastView:
    qtbot.waitUntil(lambda: view.found is not None)
    QTest.qWait(20)
    return view


def choices(choice: Segments) -> list[str]:
    return [button.text() for button in choice.buttons()]


def test_a_history_that_is_written_on_data_is_held_to_what_happened(
    data: DataHand, qtbot: QtBot
) -> None:
    session = data.program.session
    assert session.frame is not None
    view = BackcastView()
    qtbot.addWidget(view)
    view.resize(680, 460)
    view.show()
    view.show_frame(session.frame, "SSA")
    shown(qtbot, view)
    assert "Personale i tidligere år" in view.sentence.text()
    assert not view.chart.isVisible()
    wanted: list[str] = []
    view.data_wanted.connect(wanted.append)
    for button in (view.history, view.actuals):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert wanted == [HISTORY, ACTUALS]

    names = {"municipality": "Kommuner", "region": "Region", "other": "Øvrige arbejdsgivere"}
    lines = [
        f"{row.area}\t{names[row.sector]}\tSSA\t{START}\t{row.age_from}\t{row.age_to}"
        f"\t{format_number(row.heads - 2.0, 0)}"
        for row in session.plan.staff
        if row.occupation == "SSA"
    ]
    data.turn(HISTORY)
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
    view.show_frame(session.frame, "SSA")
    shown(qtbot, view)
    assert view.chart.isVisible()
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
    frames: FrameMaker, qtbot: QtBot
) -> None:
    view = BackcastView()
    qtbot.addWidget(view)
    view.show()
    view.show_frame(frames({}), "SSA")
    assert "assistenter" in shown(qtbot, view).sentence.text()
    before = view.found
    view.show_frame(frames({"senior_years": 1.0}), "SSA")
    assert view.found is before
    view.show_frame(frames({}), "SSH")
    assert "hjælpere" in shown(qtbot, view).sentence.text()
    frames.texts.use("en")
    qtbot.waitUntil(lambda: "The plan has no history" in view.sentence.text())
    frames.texts.use("da")
