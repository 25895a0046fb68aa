"""The tab Hvad skal der til?, walked with mouse and keyboard."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sosuplan.charts.spec import BarListSpec
from sosuplan.model.plan import Price
from tests.ui.hand import Hand
from tests.ui.ways_out import shows_all
from ui.analysis.takes import COST, EXCHANGE, INTAKE, SURPLUS, TakesQuestion
from ui.charts.views import BarListView
from ui.scenarios.page import TAKES
from ui.session.workspace import workspace_in
from ui.widgets.accessible import tab_stops

CTRL = Qt.KeyboardModifier.ControlModifier
FROM_THE_START = "Intet enkelt tiltag dækker manglen i 2034; syv tilsammen gør det"


class Asking:
    """The tab, in front, of whose answer a test waits."""

    def __init__(self, qtbot: QtBot, hand: Hand) -> None:
        self.qtbot, self.hand = qtbot, hand
        self.session = hand.program.session
        self.page = hand.program.window.scenarios
        hand.key(Qt.Key.Key_7, CTRL)
        assert self.page.tabs.currentIndex() == TAKES
        self.view = cast(TakesQuestion, self.page.chart)

    def answer(self) -> str:
        """The headline, once it has what it asks for."""
        view = self.view
        self.hand.settle()
        self.qtbot.waitUntil(
            lambda: view.frame is self.session.frame and shows_all(view), timeout=20_000
        )
        self.hand.settle()
        return self.hand.headline

    def click_row(self, view: BarListView, place: int) -> str:
        """Click a row of a list; its key."""
        lists = view.list
        index = lists.model().index(place, 0)
        lists.scrollTo(index)
        point = lists.visualRect(index).center()
        QTest.mouseClick(lists.viewport(), Qt.MouseButton.LeftButton, pos=point)
        assert view.spec is not None
        return view.spec.rows[place].key

    def turn_to(self, part: str) -> str:
        self.hand.click(self.view.part.button(part))
        return self.answer()


def spec_of(view: BarListView) -> BarListSpec:
    assert view.spec is not None
    return view.spec


@pytest.fixture
def takes(qtbot: QtBot, hand: Hand) -> Asking:
    hand.program.session.look_at(occupation="SSA", unit="heads")
    return Asking(qtbot, hand)


def test_a_planner_sees_what_it_takes_weighs_the_mix_and_uses_it_in_one_step(
    takes: Asking,
) -> None:
    hand, view, session = takes.hand, takes.view, takes.session
    assert takes.answer() == FROM_THE_START
    assert "grænser: det, der er set her eller i landet" in takes.page.subline.text()
    alone, mixed = spec_of(view.alone), spec_of(view.mix)
    world = next(row for row in alone.rows if row.key == "demand_growth_change")
    assert world.detail.startswith("uden for jeres indflydelse")
    assert {row.key for row in mixed.rows[:-1]} <= {row.key for row in alone.rows}
    assert view.mix.list.accessibleName() == mixed.name
    # Nothing of before is seen while a lever is dragged, and nothing can be taken.
    session.set_lever(session.catalogue["senior_years"], 1.0, drag=1)
    hand.settle()
    assert hand.headline == "Hvad skal der til?"
    assert (spec_of(view.alone).rows, spec_of(view.mix).rows) == ((), ())
    assert not view.use.isEnabled()
    session.settle()
    hand.key(Qt.Key.Key_Z, CTRL)
    assert takes.answer() == FROM_THE_START
    # What must not be touched is in no mix; what counts more goes less far.
    before = session.frame.mix("SSA", 2034, "0").parts
    hand.click(view.weigh)
    seniors, trained = map(view.weights.row, ("senior_years", "training_guarantee"))
    assert seniors.used.isChecked()
    assert not view.weights.row("retention").used.isChecked()
    hand.click(seniors.used)
    takes.answer()
    assert view.weights.weights == {"senior_years": None}
    assert "senior_years" not in {row.key for row in spec_of(view.mix).rows}
    seniors.used.setFocus()
    QTest.keyClick(seniors.used, Qt.Key.Key_Space)
    trained.box.setFocus()
    trained.box.selectAll()
    takes.qtbot.keyClicks(trained.box, "3")
    takes.qtbot.keyClick(trained.box, Qt.Key.Key_Return)
    takes.answer()
    assert view.weights.weights == {"training_guarantee": 3.0}
    parts = session.frame.mix("SSA", 2034, "0").parts
    less, more = (
        {part.lever.id: part.value for part in each}["training_guarantee"]
        for each in (parts, before)
    )
    assert 0.0 < less < more
    # Paper and workbook tell the same mix, and whose weights it has; they are kept with the plan.
    assert "»Lærepladsgaranti« 3,0" in spec_of(view.mix).note
    assert hand.program.window.pages.report_page().frame.weights == session.frame.weights
    session.autosave.keep()
    written, of = session.file.workspace(), (session.plan, session.scenario_library)
    kept, dropped = workspace_in(written, *of)
    assert (kept.weights, dropped) == ({"training_guarantee": 3.0}, False)
    for text in ('{"retention": "x"}', '{"retention": -1}', '{"start_year": 2}', "[1]"):
        assert workspace_in({**written, "weights": text}, *of)[1], text
    kept, dropped = workspace_in({**written, "weights": '{"gone": 2, "retention": null}'}, *of)
    assert (kept.weights, dropped) == ({"retention": None}, False)
    hand.click(view.weigh)
    # The mix is one step; then there is nothing more to do.
    steps = session.undo_stack.index()
    assert view.use in tab_stops(view)
    view.use.setFocus()
    QTest.keyClick(view.use, Qt.Key.Key_Space)
    assert takes.answer() == "Der er ingen mangel i 2034, så der skal ikke mere til"
    assert session.undo_stack.index() == steps + 1
    assert session.scenario.levers == {part.lever.id: part.value for part in parts}
    assert float(session.frame.outlook.each[0].missing[-1]) == pytest.approx(0.0, abs=1e-3)
    assert view.said.isVisible()
    assert not view.use.isEnabled()
    hand.click(view.target.button(SURPLUS))
    assert takes.answer() != "Der er ingen mangel i 2034, så der skal ikke mere til"
    hand.key(Qt.Key.Key_Z, CTRL)
    takes.answer()
    assert not session.scenario.levers
    assert not view.said.isVisible()


def test_a_click_takes_one_lever_and_both_occupations_are_asked_for_at_once(
    takes: Asking,
) -> None:
    hand, view, session = takes.hand, takes.view, takes.session
    takes.answer()
    steps = session.undo_stack.index()
    key = takes.click_row(view.alone, 1)
    takes.answer()
    assert list(session.scenario.levers) == [key]
    assert session.undo_stack.index() == steps + 1
    assert "Fortryd: Ctrl+Z." in view.said.text()
    hand.key(Qt.Key.Key_Z, CTRL)
    assert not view.together.isVisible()
    hand.click(takes.page.bar.occupation.button("all"))
    takes.answer()
    hand.click(view.together)
    assert "både assistenter og hjælpere" in takes.answer()
    assert not view.occupation_box.isVisible()
    assert {one.lever.occupation for one in view.weights.rows} == {"", "SSA", "SSH"}


def test_intake_and_exchange_rates_are_told_and_lead_on(takes: Asking) -> None:
    hand, view, session = takes.hand, takes.view, takes.session
    assert takes.turn_to(INTAKE) == "Mellem 2.473 og 4.512 elever om året mod 1.867 i dag"
    assert "Virker tidligst fra 2029." in takes.page.subline.text()
    advice = spec_of(view.intake)
    assert advice.zero == 1867.0
    further = {row.key: len(row.segments) for row in advice.rows}
    assert further["expenditure"] == 2
    assert further["fulltime"] == 1
    assert takes.click_row(view.intake, 1) == "historical"
    takes.answer()
    assert session.scenario.demand == "historical"
    assert takes.turn_to(EXCHANGE).startswith("»Deltidsansatte: 1,0 timer mere om ugen« svarer til")
    rates = spec_of(view.exchange)
    place = [row.key for row in rates.rows].index("retention")
    view.exchange.list.setFocus()
    for key in (*[Qt.Key.Key_Down] * place, Qt.Key.Key_Return):
        QTest.keyClick(view.exchange.list, key)
    takes.answer()
    assert session.scenario.levers == {"retention": 0.01}
    hand.program.use_language("en")
    hand.settle()
    assert view.part.button(COST).text() == "Cost"
    assert '"' in takes.answer()


def test_without_prices_the_tab_leads_to_their_table_and_with_them_it_says_what_it_costs(
    takes: Asking,
) -> None:
    hand, view, session = takes.hand, takes.view, takes.session
    assert takes.turn_to(COST) == "Planen har ingen priser, så hvad det koster, kan den ikke sige"
    assert "»Data › Priser«" in view.lacking.text()
    hand.click(view.open_table)
    pages = hand.program.window.pages
    assert pages.data_page().table == "prices"
    source = session.plan.sources[0].id
    kroner = {"wage_ssa": 4e5, "trainee_ssa": 2e5, "recruitment": 3e4, "temp": 6e5}
    prices = tuple(Price(item, value, source) for item, value in kroner.items())
    session.take_plan(
        replace(session.plan, prices=prices), session.scenario_library, session.scenario, ()
    )
    hand.key(Qt.Key.Key_7, CTRL)
    assert takes.answer() == "Hvad koster scenariet?"
    assert not view.costs.isVisible()
    hand.type("retention", "20")
    assert takes.answer().startswith("I 2034 koster scenariet ")
    shown: tuple[QWidget, ...] = (view.costs, view.by_lever, view.table)
    assert all(one.isVisible() for one in shown)
    assert [row.name for row in spec_of(view.by_lever).rows] == ["Færre skifter til andet job"]
    assert view.picture is view.costs
    # What is missing is said once, at the top.
    session.take_plan(
        replace(session.plan, prices=prices[1:]), session.scenario_library, session.scenario, ()
    )
    takes.answer()
    assert "Priser" in view.unpriced.text()
    assert view.unpriced.isVisible()
    assert view.unpriced.text() not in spec_of(view.by_lever).note
    assert "Priser" not in spec_of(view.by_lever).note
