"""Pictures of charts, as they are copied and saved: for paper, with what they are of."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Hand
from tests.ui.ways_out import more_button, views
from ui.app.app import Program
from ui.charts import picture
from ui.charts.picture import picture_of


def come_to_rest(view: QWidget, qtbot: QtBot) -> None:
    """Wait until the window has given the view the size that it keeps."""
    sizes = []
    while len(sizes) < 4 or len({size.toTuple() for size in sizes[-4:]}) > 1:
        qtbot.wait(20)
        sizes.append(view.size())


def test_a_picture_shows_no_guide_no_focus_and_nomore_button(hand: Hand, qtbot: QtBot) -> None:
    view = hand.program.window.scenarios.chart
    button = more_button(view)
    assert button is not None
    button.hide()
    come_to_rest(view, qtbot)
    plain = picture_of(view)
    button.show()
    hand.settle()
    assert picture_of(view) == plain
    view.chart.setFocus(Qt.FocusReason.TabFocusReason)
    view.chart.point_at(2030)
    assert picture_of(view) == plain
    assert view.chart.pointed_place == 2030


def test_a_picture_names_its_chart_plan_scenario_and_what_it_is(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = hand.program.session
    session.change(session.saved["Uden reform"], "x")
    session.set_lever(session.catalogue["intake_change:SSA"], 0.13)
    hand.settle()
    view = hand.program.window.scenarios.chart
    written: list[str] = []
    monkeypatch.setattr(
        picture, "QPainter", lambda on: Recorder(QPainter(on), written), raising=True
    )
    picture_of(view)
    assert written[0] == view.spec.name
    plan = session.plan
    assert written[1].split("\n")[0] == (
        f"{plan.name} · scenarie: Uden reform (ændret) · efterspørgsel: "
        f"{plan.demands[0].label('da')}"
    )
    assert written[1].split("\n")[1].startswith("Mekanisk fremskrivning, ikke en prognose · ")


class Recorder:
    """A painter that remembers the texts that it paints."""

    def __init__(self, painter: QPainter, written: list[str]) -> None:
        self._painter, self._written = painter, written

    def drawText(self, place: QRect, flags: int, text: str) -> None:
        self._written.append(text)
        self._painter.drawText(place, flags, text)

    def __getattr__(self, name: str) -> object:
        return getattr(self._painter, name)


def test_a_picture_is_for_paper_also_where_the_screen_is_dark(
    program: Program, qtbot: QtBot
) -> None:
    program.use_look("light")
    # The band, which a tab asks for, would be in the later pictures alone.
    program.session.certainty.stop()
    light, screen = [], []
    for view in views(program):
        come_to_rest(view, qtbot)
        light.append(picture_of(view))
        screen.append(view.grab().toImage())
    program.use_look("dark")
    program.window.pages.turn_to("scenarios")
    for view, wanted in zip(views(program), light, strict=True):
        come_to_rest(view, qtbot)
        before = view.grab().toImage()
        assert picture_of(view) == wanted, view.spec.name
        assert view.grab().toImage() == before
    program.use_look("light")
    program.window.pages.turn_to("scenarios")
    for view, wanted in zip(views(program), screen, strict=True):
        come_to_rest(view, qtbot)
        assert view.grab().toImage() == wanted, view.spec.name
