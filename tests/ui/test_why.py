"""The tab Hvorfor?, walked with the keyboard and the mouse."""

from __future__ import annotations

from time import sleep
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sosuplan.charts.spec import BarListSpec
from tests.ui.hand import Hand
from tests.ui.ways_out import shows_all
from ui.analysis.why import GIVES, MATTERS, WhyQuestion
from ui.scenarios.page import CERTAINTY, WHY
from ui.widgets.accessible import tab_stops

CTRL = Qt.KeyboardModifier.ControlModifier


class Question:
    """The tab, in front."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        hand.key(Qt.Key.Key_5, CTRL)
        page = hand.program.window.scenarios
        assert page.tabs.currentIndex() == WHY
        self.view = cast(WhyQuestion, page.chart)

    @property
    def side(self) -> BarListSpec:
        """What stands beside the waterfall, once it is there."""
        view = self.view
        self.hand._qtbot.waitUntil(lambda: shows_all(view))
        assert view.side.spec is not None
        return view.side.spec

    @property
    def flows(self) -> BarListSpec:
        assert self.view.flows.spec is not None
        return self.view.flows.spec


@pytest.fixture
def why(hand: Hand) -> Question:
    hand.program.session.look_at(occupation="SSA")
    hand.program.session.change(
        hand.program.session.scenario.with_demand("historical"), "historisk"
    )
    hand.settle()
    return Question(hand)


def test_a_planner_sees_why_takes_a_step_by_keyboard_and_sees_what_it_gives(why: Question) -> None:
    hand, view, session = why.hand, why.view, why.hand.program.session
    page = hand.program.window.scenarios
    assert hand.headline == "Manglen vokser med 2.140, fordi behovet stiger mere end udbuddet"
    assert "7.235 nyuddannede kommer til, 6.839 går fra." in page.subline.text()
    assert not page.matrix.isVisible()
    figures = {row.name: row.figure for row in why.flows.rows}
    assert (figures["Balance 2024"], figures["Balance 2034"]) == ("−79", "−2.219")
    assert why.side.kind == MATTERS
    assert not view.side_choice.isVisible()
    # The keyboard reaches the list, and takes the second step.
    steps = session.undo_stack.index()
    assert view.side.list in tab_stops(view)
    view.side.list.setFocus()
    row = next(at for at, one in enumerate(why.side.rows) if one.key == "retention")
    for key in (*[Qt.Key.Key_Down] * row, Qt.Key.Key_Return):
        QTest.keyClick(view.side.list, key)
    hand.settle()
    assert session.scenario.levers == {"retention": 0.15}
    assert session.undo_stack.index() == steps + 1
    assert view.said.isVisible()
    assert view.said.text() == (
        "Færre skifter til andet job står nu på 15\u00a0%. Fortryd: Ctrl+Z."
    )
    assert view.side.list.hasFocus()
    # Now it is told what it gives; the other question is still to be had, and stays chosen.
    assert why.side.kind == GIVES
    assert [one.name for one in why.side.rows] == ["Færre skifter til andet job"]
    hand.click(view.side_choice.button(MATTERS))
    assert why.side.kind == MATTERS
    assert why.side.rows[0].key
    hand.type("intake_change:SSA", "20")
    assert why.side.kind == MATTERS
    assert view.said.isVisible()
    hand.key(Qt.Key.Key_Z, CTRL)
    hand.key(Qt.Key.Key_Z, CTRL)
    assert not session.scenario.levers
    assert not view.said.isVisible()


def test_a_click_on_a_step_moves_its_lever(why: Question) -> None:
    view, place = why.view, 3
    wanted = why.side.rows[place].key
    lists = view.side.list
    point = lists.visualRect(lists.model().index(place, 0)).center()
    QTest.mouseClick(lists.viewport(), Qt.MouseButton.LeftButton, pos=point)
    why.hand.settle()
    session = why.hand.program.session
    assert list(session.scenario.levers) == [wanted]
    assert why.hand.row(wanted).box.text() == session.catalogue[wanted].text(
        session.scenario.levers[wanted], session.language
    ).split("\u00a0")[0].replace("%", "")


def test_year_and_occupation_are_chosen_once_for_both_questions(why: Question) -> None:
    hand, view = why.hand, why.view
    page, session = hand.program.window.scenarios, hand.program.session
    assert not view.occupation_box.isVisible()
    # The row of tabs reaches over the matrix: all have room on a small laptop.
    assert page.tabs.parentWidget().width() >= page.tabs.sizeHint().width()
    hand.click(page.bar.occupation.button("all"))
    # The occupation with the larger shortage comes first; both are never told as one.
    assert [one.text() for one in view.occupation_box.buttons()] == ["Assistenter", "Hjælpere"]
    assert page.subline.text().startswith("Assistenter, 2024–2034")
    assert hand.headline.endswith(" end udbuddet (assistenter)")
    hand.click(view.occupation_box.button("SSH"))
    view.year_box.setFocus()
    QTest.keyClick(view.year_box, Qt.Key.Key_Up)
    hand.settle()
    assert page.subline.text().startswith("Hjælpere, 2024–2033")
    assert "2033" in why.flows.name
    assert "hjælpere" in why.side.name
    hand.key(Qt.Key.Key_6, CTRL)
    assert page.tabs.currentIndex() == CERTAINTY
    other = page.chart
    assert isinstance(other, type(view).__mro__[1])
    assert (other.year, other.occupation) == (2033, "SSH")
    # Another language and unit are followed; the answer of the other tabs comes back with them.
    hand.key(Qt.Key.Key_5, CTRL)
    session.look_at(unit="fte")
    hand.settle()
    assert "fuldtidspersoner" in hand.headline
    hand.program.use_language("en")
    hand.settle()
    assert hand.headline.startswith("The shortage grows by ")
    assert view.year_label.text() == "Year"
    hand.key(Qt.Key.Key_1, CTRL)
    assert hand.headline.startswith("In 2034 there is a shortage of ")
    assert page.matrix.isVisible()


def test_nothing_that_takes_long_is_computed_while_a_lever_is_dragged(why: Question) -> None:
    view, session = why.view, why.hand.program.session
    assert why.side.rows
    session.set_lever(session.catalogue["retention"], 0.2, drag=1)
    why.hand.settle()
    before = why.flows.rows[-1].figure
    assert view.side.spec is not None
    assert (view.side.spec.rows, view.side.spec.empty) == ((), "Følger, når håndtagene hviler.")
    why.hand.settle(400)
    frame = session.frame
    assert frame is not None
    assert not frame.knows(GIVES, "SSA", 2034)
    session.settle()
    assert why.side.rows
    assert why.flows.rows[-1].figure == before


def test_work_can_be_stopped_and_taken_up_again(
    why: Question, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, hand = why.view, why.hand
    monkeypatch.setattr("ui.analysis.question.TELL_MS", 0)
    # A computation that says for ever how far it is: that it is stopped ends it.
    frames = type(hand.program.session.frame)
    real = frames.contributions

    def slow(frame, occupation, year, progress=None):  # type: ignore[no-untyped-def]
        while progress is not None:
            progress(1, 2)
            sleep(0.005)
        return real(frame, occupation, year, progress)

    monkeypatch.setattr(frames, "contributions", slow)
    hand.type("retention", "20")
    hand._qtbot.waitUntil(view.cancel.isVisible)
    assert (view.waiting.text(), view.cancel.text()) == ("Beregner …", "Annuller")
    hand.click(view.cancel)
    assert view.side.spec is not None
    assert view.side.spec.empty == "Stoppet."
    monkeypatch.setattr(frames, "contributions", real)
    assert view.cancel.text() == "Beregn"
    hand.click(view.cancel)
    assert why.side.rows
    hand._qtbot.waitUntil(lambda: not view.cancel.isVisible())
