"""What all charts share: a theme made ready for painting, and the spec of what they show."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPen
from PySide6.QtWidgets import QWidget

from sosuplan.charts.palette import Stroke
from sosuplan.charts.spec import ChartSpec
from ui import theme as themes
from ui.theme import font

TEXT, SMALL = 9.0, 8.5
"""Sizes in charts, in points."""
ANY_SIZE = 16_777_215
"""Pixels: as large as a widget may be."""
_POINT = 96.0 / 72.0
"""Pixels."""


class HasSpec:
    """Mixed into widgets that show a chart, alone or with others. Whatever leaves the program of
    it (a picture, a table, numbers) is its spec's."""

    @property
    def spec(self) -> ChartSpec | None:
        """What is shown; None before the first."""
        raise NotImplementedError

    @property
    def spare_height(self) -> int:
        """Pixels at its foot with nothing in them, which no picture has."""
        return 0

    def caption(self) -> list[str]:
        """Lines on what it is of and what it rests on, for whatever of it leaves the program."""
        from sosuplan.narrative.scenario_name import frame_caption

        spec = self.spec
        if spec is None or spec.frame is None:
            return []
        return frame_caption(spec.frame, date.today(), drawn=spec.drawn)


def spec_of(view: QWidget | None) -> ChartSpec | None:
    """The spec of a view, if it shows a chart."""
    return view.spec if isinstance(view, HasSpec) else None


def step_to(stops: Sequence[int], at: int | None, key: int, *, upright: bool = True) -> int | None:
    """Where a key leads from a stop, or from none; None if it is not one that moves. Stops lie
    beside each other, or above each other where the chart is not ``upright``."""
    back, on = (Qt.Key.Key_Left, Qt.Key.Key_Right) if upright else (Qt.Key.Key_Down, Qt.Key.Key_Up)
    if not stops or key not in (back, on, Qt.Key.Key_Home, Qt.Key.Key_End):
        return None
    if key == Qt.Key.Key_Home or (at is None and key == on):
        return stops[0]
    if key == Qt.Key.Key_End or at is None:
        return stops[-1]
    step = stops.index(at) + (-1 if key == back else 1)
    return stops[min(max(step, 0), len(stops) - 1)]


def looks_new(widget: QWidget, event: QEvent) -> bool:
    """True if ``event`` tells of another theme than that of the widget's ``look``."""
    # Qt tells of the first one while the widget is being made, before it has any.
    look = getattr(widget, "look", None)
    tells = event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)
    return tells and isinstance(look, Look) and look.theme is not themes.current()


class Look:
    """What charts paint with: colours, pens and typefaces, made once and not for every frame; so
    many times larger than usual where they are seen from afar."""

    def __init__(self, scale: float = 1.0) -> None:
        self.theme = themes.current()
        self.scale = scale
        self.text = font(TEXT * scale)
        self.bold = font(TEXT * scale, bold=True)
        self.small = font(SMALL * scale)
        self.text_metrics = QFontMetricsF(self.text)
        self.bold_metrics = QFontMetricsF(self.bold)
        self.small_metrics = QFontMetricsF(self.small)
        self._colours: dict[str, QColor] = {}
        self._pens: dict[Stroke, QPen] = {}

    def colour(self, role: str) -> QColor:
        """The theme's colour of this role."""
        made = self._colours.get(role)
        if made is None:
            made = self._colours[role] = QColor(self.theme.colour(role))
        return made

    def pen(self, stroke: Stroke) -> QPen:
        """The pen of a line, with the dashes that it has on paper."""
        made = self._pens.get(stroke)
        if made is None:
            width = stroke.weight.screen * self.scale
            made = self._pens[stroke] = QPen(self.colour(stroke.colour), width)
            made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            if stroke.pattern:
                # Qt counts in widths of the pen, and would make every dash longer by one.
                made.setCapStyle(Qt.PenCapStyle.FlatCap)
                made.setDashPattern([part * _POINT * self.scale / width for part in stroke.pattern])
        return made
