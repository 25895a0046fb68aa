"""The number that moves all groups' full time together: a control of the panel and no lever."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sosuplan.analysis.fulltime import fulltime_levers
from sosuplan.analysis.today import today
from sosuplan.model.levers import catalogue
from sosuplan.store.folder import write_folder
from tests.ui.hand import Hand
from ui.levers.panel import LeverPanel
from ui.levers.together import TogetherBox

NO_BREAK = "\N{NO-BREAK SPACE}"


@pytest.fixture
def together(hand: Hand) -> TogetherBox:
    panel = hand.program.window.scenarios.panel
    assert panel is not None
    panel.groups["fulltime"].set_open(True)
    hand.settle()
    assert panel.together is not None
    return panel.together


def type_all(hand: Hand, together: TogetherBox, text: str) -> None:
    together.box.setFocus()
    together.box.selectAll()
    QTest.keyClicks(together.box, text)
    QTest.keyClick(together.box, Qt.Key.Key_Return)
    hand.settle()


def shares(hand: Hand) -> dict[str, float | None]:
    session = hand.program.session
    return {
        one.id: session.scenario.levers.get(one.id) for one in fulltime_levers(session.catalogue)
    }


def test_a_typed_share_lifts_every_group_that_is_below_in_one_step(
    hand: Hand, together: TogetherBox
) -> None:
    session = hand.program.session
    steps = session.undo_stack.count()
    type_all(hand, together, "55")
    for lever in fulltime_levers(session.catalogue):
        below = today(session.plan, lever) < 0.55
        assert shares(hand)[lever.id] == (0.55 if below else None)
        assert hand.row(lever.id).box.text() == ("55,0" if below else "56,5")
    assert together.note == "Region, assistenter ligger over og bliver der"
    assert together.box.accessibleDescription() == together.box.toolTip() == together.note
    assert session.undo_stack.count() == steps + 1
    assert "Fuld tid, alle grupper: 55,0" in hand.program.window.undo.text()
    hand.program.window.undo.trigger()
    hand.settle()
    assert not session.scenario.levers
    assert not together.reset_button.isVisible()
    assert together.box.text() == "16,5"


def test_below_the_lowest_share_of_today_every_group_stays_where_it_is(
    hand: Hand, together: TogetherBox
) -> None:
    session = hand.program.session
    type_all(hand, together, "80")
    assert set(shares(hand).values()) == {0.8}
    type_all(hand, together, "5")
    assert not session.scenario.levers
    assert together.box.text() == "16,5"
    type_all(hand, together, "101")
    assert not session.scenario.levers
    assert together.box.fault == together.box.accessibleDescription() != ""


def test_the_keyboard_steps_all_groups_and_a_screen_reader_says_which(
    hand: Hand, together: TogetherBox
) -> None:
    together.box.setFocus()
    QTest.keyClick(together.box, Qt.Key.Key_Up)
    hand.settle()
    assert {share for share in shares(hand).values() if share is not None} == {0.17}
    assert together.box.accessibleName() == "Fuld tid: alle grupper, mindst, %"
    assert "alle grupper" in together.reset_button.accessibleName()
    assert "alle grupper" in together.info_button.accessibleName()


def test_groups_that_differ_are_told_and_moved_together_again(
    hand: Hand, together: TogetherBox
) -> None:
    hand.type("fulltime_target:municipality:SSA", "80")
    assert together.name.text() == "hver for sig"
    assert together.note.replace(NO_BREAK, " ") == "Flyttet hver for sig: 16,5 % til 80,0 %"
    assert together.box.text() == "16,5"
    type_all(hand, together, "60")
    assert set(shares(hand).values()) == {0.6}
    assert together.name.text() == "alle mindst"
    assert together.note == ""


def test_its_reset_brings_every_group_to_today_and_leaves_the_others(
    hand: Hand, together: TogetherBox
) -> None:
    session = hand.program.session
    hand.type("retention", "10")
    type_all(hand, together, "75")
    hand.click(together.reset_button)
    assert dict(session.scenario.levers) == {"retention": 0.1}
    assert not together.reset_button.isVisible()
    assert together.box.text() == "16,5"


def test_it_stands_in_no_scenario_and_no_folder(
    hand: Hand, together: TogetherBox, tmp_path: Path
) -> None:
    session = hand.program.session
    type_all(hand, together, "75")
    session.save_as("Alle", "")
    assert set(session.saved["Alle"].levers) == {
        one for one, share in shares(hand).items() if share
    }
    write_folder(session.plan, tmp_path / "plan", tuple(session.saved.values()))
    text = (tmp_path / "plan" / "scenario_levers.csv").read_text(encoding="utf-8")
    assert "fulltime_target:municipality:SSA,0.75" in text
    assert "fulltime_target,0.75" not in text


def test_its_i_lists_where_each_group_stands(hand: Hand, together: TogetherBox) -> None:
    type_all(hand, together, "55")
    facts = dict(together.details()[2])
    assert facts["Kommuner, hjælpere"].replace(NO_BREAK, " ") == "55,0 %"
    assert facts["Region, assistenter"].replace(NO_BREAK, " ") == "56,5 %"


def test_a_plan_with_one_group_needs_no_such_row(hand: Hand) -> None:
    plan = hand.program.session.plan

    def kept(row: object) -> bool:
        return getattr(row, "occupation", "SSA") == "SSA" and (
            getattr(row, "sector", "municipality") == "municipality"
        )

    tables = ("staff", "working_time", "trainee_intake", "training", "demand_base")
    small = replace(plan, **{table: tuple(filter(kept, getattr(plan, table))) for table in tables})
    panel = LeverPanel(catalogue(small), small)
    assert panel.together is None
    assert [row.name.text() for row in panel.rows.values() if row.lever.sets_fulltime] == [
        "Assistenter på fuld tid"
    ]
    panel.deleteLater()
