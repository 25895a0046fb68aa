"""What a view says in words: its name, its message, and what it is of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from sosuplan.analysis.frame import Frame
from ui.charts.base import Chart
from ui.charts.more import MoreButton


@dataclass(frozen=True)
class Said:
    """The words of a view that go with whatever of it leaves the program."""

    name: str
    told: str = ""
    """Its message."""
    below: tuple[str, ...] = ()
    """Lines on what it is of and what it rests on."""
    frame: Frame | None = None
    """What it shows, if it shows a scenario."""


def said_of(view: QWidget) -> Said:
    """The words of a view: its own, or those of what is in it."""
    inside = [one for one in view.findChildren(QWidget) if one.isVisibleTo(view)]
    widgets = (view, *inside)
    named = next(
        (one for one in widgets if one.accessibleName() and not isinstance(one, MoreButton)), None
    )
    frame = next((one.frame for one in widgets if isinstance(one, Chart)), None)
    return Said(
        named.accessibleName() if named is not None else "",
        named.accessibleDescription() if named is not None else "",
        _below(view, frame),
        frame,
    )


def _below(view: QWidget, frame: Frame | None) -> tuple[str, ...]:
    from sosuplan.narrative.scenario_name import frame_caption

    if frame is not None:
        return tuple(frame_caption(frame, date.today()))
    # What shows no scenario knows by itself what it is of.
    origin = getattr(view, "origin", None)
    return () if origin is None else tuple(origin(date.today()))
