"""Frames of the reference plan for tests of what is drawn from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication

from sosuplan.engine import EngineInputs
from sosuplan.frame import HEADS, Frame, frame_of
from sosuplan.language import Language
from sosuplan.levers import catalogue
from sosuplan.plan import Plan
from sosuplan.scenario import Scenario
from ui.i18n import Translations
from ui.theme import load_fonts

MOVED = {"reform": 1.0, "fulltime_target:municipality:SSA": 0.565, "intake_change:SSA": 0.1}
ALL_FULL_TIME = Scenario("fulltime", {"reform": 1.0}, name="Alle på fuld tid")


class FrameMaker:
    """Makes frames of one plan."""

    def __init__(self, plan: Plan, texts: Translations) -> None:
        self.plan = plan
        self.texts = texts
        self.catalogue = catalogue(plan)
        self.inputs = EngineInputs.from_plan(plan)

    def __call__(
        self,
        levers: Mapping[str, float] | None = None,
        compared: Sequence[Scenario] = (),
        *,
        demand: str = "historical",
        occupation: str = "SSA",
        unit: str = HEADS,
        language: str = "da",
    ) -> Frame:
        return frame_of(
            self.plan,
            self.catalogue,
            self.inputs,
            Scenario(demand, MOVED if levers is None else levers),
            compared,
            occupation=occupation,
            unit=unit,
            language=Language(language),
        )


@contextmanager
def danish_frames(plan: Plan, application: QApplication) -> Iterator[FrameMaker]:
    """Frames of ``plan`` in an application that speaks Danish for as long as they are used."""
    load_fonts()
    texts = Translations(application)
    texts.use("da")
    yield FrameMaker(plan, texts)
    texts.use("en")
