"""Frames of the reference plan for tests of what the window draws from them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication

from sosuplan.analysis.frame import Frame
from sosuplan.model.plan import Plan
from sosuplan.text.numbers import format_number
from tests.core import frames
from tests.core.frames import ALL_FULL_TIME, MOVED
from ui.i18n import Translations
from ui.theme import load_fonts

__all__ = ["ALL_FULL_TIME", "MOVED", "FrameMaker", "danish_frames", "last"]


class FrameMaker(frames.FrameMaker):
    """Makes frames of one plan; ``texts`` changes the language of the application."""

    def __init__(self, plan: Plan, texts: Translations) -> None:
        super().__init__(plan)
        self.texts = texts


def last(frame: Frame, quantity: str = "gap", language: str = "da") -> str:
    """The scenario's gap, supply or demand in the last year, as it is written."""
    return format_number(float(getattr(frame, quantity)()[-1]), 0, language)


@contextmanager
def danish_frames(plan: Plan, application: QApplication) -> Iterator[FrameMaker]:
    """Frames of ``plan`` in an application that speaks Danish for as long as they are used."""
    load_fonts()
    texts = Translations(application)
    texts.use("da")
    yield FrameMaker(plan, texts)
    texts.use("en")
