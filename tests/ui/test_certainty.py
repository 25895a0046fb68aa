"""The tab Hvor sikkert?, and the band in the main chart, walked with mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from sosuplan.model.plan import Plan
from sosuplan.store.planfile import PlanFile
from tests.ui.hand import Hand
from tests.ui.ways_out import shows_all
from ui.analysis.certainty import BY_YEAR, LEVERS, CertaintyQuestion
from ui.app.app import Program
from ui.charts.views import ChartView
from ui.scenarios.page import CERTAINTY
from ui.session.certainty import Certainty, CertaintyChoice
from ui.widgets.accessible import tab_stops

CTRL = Qt.KeyboardModifier.ControlModifier


class Sure:
    """The tab in front, of whose answer a test waits."""

    def __init__(self, qtbot: QtBot, hand: Hand) -> None:
        self.qtbot, self.hand = qtbot, hand
        self.session = hand.program.session
        self.page = hand.program.window.scenarios
        hand.key(Qt.Key.Key_6, CTRL)
        assert self.page.tabs.currentIndex() == CERTAINTY
        self.view = cast(CertaintyQuestion, self.page.chart)

    @property
    def certainty(self) -> Certainty:
        return self.session.certainty

    @property
    def bands(self) -> int:
        """How many bands the main chart shows."""
        spec = cast(ChartView, self.page._view(0)).spec
        assert spec is not None
        return len(spec.bands)

    def known(self) -> bool:
        frame = self.session.frame
        return frame is not None and bool(frame.uncertainty) and not self.certainty.running

    def answer(self) -> str:
        """The headline, once it has what it asks for."""
        self.qtbot.waitUntil(self.known)
        self.qtbot.waitUntil(lambda: shows_all(self.view))
        return self.hand.headline

    def type(self, box: QLineEdit, text: str) -> None:
        box.setFocus()
        box.selectAll()
        self.qtbot.keyClicks(box, text)
        self.qtbot.keyClick(box, Qt.Key.Key_Return)


@pytest.fixture
def sure(qtbot: QtBot, hand: Hand) -> Sure:
    return Sure(qtbot, hand)


def test_a_planner_sees_how_sure_it_is_and_never_a_band_of_other_levers(sure: Sure) -> None:
    hand, view, session = sure.hand, sure.view, sure.session
    first = sure.answer()
    assert first == "Manglen i 2034 ligger sandsynligvis mellem 1.876 og 3.084"
    about = sure.page.subline.text()
    assert about.startswith("8 ud af 10 beregninger ligger mellem −3.084 og −1.876 · ")
    assert "1.000 beregninger, frø 2024 · bygger på 11 intervaller, der er antagelser" in about
    assert view.band.sentence.text().startswith("Mangel i 2034 er næsten sikker: over 99")
    inputs = view.lists.lists["inputs"].spec
    assert inputs is not None
    assert inputs.rows[0].name == "Afgang af andre grunde"
    # While a lever is dragged nothing old is seen, here or in the main chart.
    seen: list[bool] = []
    session.frame_ready.connect(lambda frame, dragging: dragging and seen.append(frame.uncertainty))
    hand.drag("retention", 0.8)
    assert seen
    assert not any(seen)
    second = sure.answer()
    assert second not in (first, "")
    hand.key(Qt.Key.Key_1, CTRL)
    assert sure.bands == 1
    assert hand.headline.endswith(" end uden nye tiltag")
    assert "(sandsynligvis mellem" in hand.headline
    # What has been drawn for a scenario is there at once when one goes back to it.
    hand.program.window.undo.trigger()
    hand.settle()
    assert sure.known()
    assert "(sandsynligvis mellem 1.876 og 3.084)" in hand.headline
    # Units and occupations are of the same draws.
    session.look_at(occupation="all", unit="fte")
    hand.settle()
    assert sure.known()
    assert sure.bands == 2
    # Their names do not stand on the line of nought.
    chart = cast(ChartView, sure.page._view(0)).chart
    assert chart.spec is not None
    card = chart.band_card(chart.spec)
    assert not card.top() <= float(chart.y_at(0.0)) <= card.bottom()
    hand.key(Qt.Key.Key_6, CTRL)
    assert hand.headline.endswith(" fuldtidspersoner (assistenter)")
    hand.click(view.occupation_box.button("SSH"))
    assert hand.headline.endswith(" fuldtidspersoner (hjælpere)")


def test_draws_seed_and_the_bands_switch_are_the_planners_and_kept(
    sure: Sure, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand, view, certainty = sure.hand, sure.view, sure.certainty
    first = sure.answer()
    sure.type(view.draws.lineEdit(), "50")
    assert "100" in view.fault.text()
    sure.type(view.draws.lineEdit(), "2.000")
    assert view.fault.text() == ""
    assert not sure.known()
    assert sure.answer() != first
    assert "2.000 beregninger, frø 2024" in sure.page.subline.text()
    hand.click(view.another)
    # The seed that is drawn with, and not the one before it.
    assert view.seed.text() == "2025"
    sure.answer()
    assert "frø 2025" in sure.page.subline.text()
    sure.type(view.seed.lineEdit(), "2024")
    sure.type(view.draws.lineEdit(), "1.000")
    assert sure.answer() == first
    # All of it is reached by keyboard.
    stops = tab_stops(view)
    for widget in (view.draws, view.seed, view.another, view.shown, view.meaning, view.band.chart):
        assert widget in stops
    # In a narrow window the lists stand below the band.
    assert view.lists.y() == view.band.y()
    hand.program.window.resize(800, 768)
    hand.settle()
    assert view.lists.y() >= view.band.geometry().bottom()
    hand.program.window.resize(1366, 768)
    hand.settle()
    # A year may be chosen in the list of years, and another list beside the band.
    hand.click(view.lists.choice.button(LEVERS))
    assert view.lists.lists[LEVERS].isVisible()
    view.lists.lists[BY_YEAR].list.chosen.emit("2028")
    assert sure.answer().startswith("Manglen i 2028 ")
    # Without the band the headline tells the range all the same.
    hand.click(view.shown)
    hand.key(Qt.Key.Key_1, CTRL)
    assert sure.bands == 0
    assert "sandsynligvis" in hand.headline
    hand.program.window._show_band()
    hand.settle()
    assert sure.bands == 1
    certainty.choose(CertaintyChoice(700, 5, band=False))
    sure.session.keep()
    assert sure.session.path is not None
    with PlanFile.open(sure.session.path, read_only=True) as file:
        assert '"draws": 700' in file.workspace()["certainty"]
    sure.answer()
    # Who stops the draws is not asked again before they ask themselves.
    hand.key(Qt.Key.Key_6, CTRL)
    certainty.stop()
    hand.type("retention", "7")
    sure.qtbot.wait(300)
    assert not sure.session.frame.uncertainty
    assert view.cancel.text() == "Beregn"
    hand.click(view.cancel)
    assert "ligger sandsynligvis" in sure.answer()


def test_a_plan_without_ranges_says_what_it_needs_and_takes_those_of_the_program(
    qtbot: QtBot, start: Callable[..., Program], tmp_path: Path, reference: Plan
) -> None:
    path = tmp_path / "uden.sosuplan"
    PlanFile.create(path, replace(reference, name="Uden", input_ranges=()))
    program = start(path)
    sure = Sure(qtbot, Hand(qtbot, program))
    hand, view = sure.hand, sure.view
    assert hand.headline == "Planen siger ikke, hvor sikre dens tal er"
    assert view.insert.isVisible()
    hand.click(view.insert)
    assert sure.answer() == "Manglen i 2034 ligger sandsynligvis mellem 1.876 og 3.084"
    assert program.session.plan.input_ranges == reference.input_ranges
    program.window.undo.trigger()
    hand.settle()
    assert not program.session.plan.input_ranges
    assert hand.headline == "Planen siger ikke, hvor sikre dens tal er"
    hand.click(view.table)
    assert program.window.pages.data_page().table == "input_ranges"
