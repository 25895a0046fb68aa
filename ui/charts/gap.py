"""The main picture: how many are missing, year by year, with the traffic lights under it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sosuplan.analysis.frame import CURRENT, Frame
from sosuplan.charts import gap as content
from sosuplan.charts.lights import light_rows
from sosuplan.charts.palette import Theme
from sosuplan.charts.runs import marked_year, projection_note, unit_word
from sosuplan.charts.shading import below_zero
from sosuplan.charts.spec import Figures, Key
from sosuplan.narrative.headline import status_in_words
from sosuplan.text.terms import capital
from ui import theme as themes
from ui.charts.copying import CopyActions
from ui.charts.labels import EndLabel
from ui.charts.plot import Curve
from ui.charts.readout import Reading, Row
from ui.charts.strip import LightStrip
from ui.charts.years import THICK, THIN, YearChart


class GapChart(YearChart):
    """Balance by year: this scenario thick, the baseline's thin and dashed, others thin with
    dashes of their own; of both occupations a line for each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shades = [self.add_curve(fill=0.0) for _ in range(2)]
        for shade in self._shades:
            shade.setZValue(-1.0)
        self._curves: list[Curve] = []
        self._drawn: tuple[Key, ...] = ()
        self.style()

    def style(self) -> None:
        super().style()
        for shade in self._shades:
            shade.setBrush(self.look.colour("shortage"))
        if self.frame is None:
            return
        for curve, key in zip(self._curves, self._drawn, strict=False):
            current = key[0] == CURRENT
            curve.setZValue(2.0 if current else 1.0)
            curve.setPen(
                self.pen(
                    self.look.colour(content.line_colour(self.frame, key)),
                    THICK if current else THIN,
                    content.line_pattern(self.frame, key),
                )
            )

    def draw(self, frame: Frame) -> None:
        lines = content.lines(frame)
        self.set_years(frame.years)
        self.set_notes(unit_word(frame), projection_note(frame.language))
        self.fit_y(
            min(float(gap.min()) for gap in lines.values()),
            max(float(gap.max()) for gap in lines.values()),
        )
        while len(self._curves) < len(lines):
            self._curves.append(self.add_curve())
        keys = tuple(lines)
        if keys != self._drawn:
            self._drawn = keys
            self.style()
        for at, curve in enumerate(self._curves):
            curve.setVisible(at < len(keys))
            if at < len(keys):
                curve.setData(self.years, lines[keys[at]])
        own = [gap for (run, _), gap in lines.items() if run == CURRENT]
        for shade, gap in zip(self._shades, own, strict=False):
            shade.setData(*below_zero(self.years, gap))
        self._shades[1].setVisible(len(own) > 1)
        self.show_labels(
            [
                EndLabel(
                    float(gap[-1]),
                    self.number(gap[-1]),
                    content.line_name(frame, key),
                    self.look.colour(
                        content.line_colour(frame, key) if key[0] == CURRENT else "muted"
                    ),
                    bold=key[0] == CURRENT,
                )
                for key, gap in lines.items()
            ]
        )

    def _ink(self, frame: Frame, key: Key) -> str:
        """The colour of the text at a line's end."""
        return content.line_colour(frame, key) if key[0] == CURRENT else "muted"

    def marked_year(self) -> tuple[float, str] | None:
        return None if self.frame is None else marked_year(self.frame)

    def reading(self, place: int) -> Reading:
        frame = self.frame
        assert frame is not None
        at = place - frame.years[0]
        status = status_in_words(frame.outlook, at, frame.language)
        gaps = sorted(
            ((float(gap[at]), key) for key, gap in content.lines(frame).items()), reverse=True
        )
        rows = tuple(
            Row(
                capital(content.line_name(frame, key)),
                self.number(gap),
                self.look.colour(content.line_colour(frame, key)),
                gap,
            )
            for gap, key in gaps
        )
        return Reading(f"{place}: {status}", rows)

    def describe(self, frame: Frame) -> tuple[str, str]:
        return content.describe(frame)

    def figures(self) -> Figures:
        """Balance by year and run."""
        return content.figures(self.frame) if self.frame is not None else []


class GapView(QWidget):
    """The curve and, under its years, the strip of traffic lights."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = GapChart(self)
        self.strip = LightStrip(self)
        self.note = QLabel()
        self.note.setProperty("look", "muted")
        self.note.setFont(themes.font(8.5))
        self.note.setWordWrap(True)
        self.note.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.chart, 1)
        layout.addWidget(self.strip)
        layout.addWidget(self.note)
        self.chart.area_moved.connect(self._align)
        self.strip.pointed.connect(self.chart.point_at)
        self._copy = CopyActions(self, self.figures)

    def show_frame(self, frame: Frame, *, dragging: bool) -> None:
        """Show ``frame``; the lights are those of this scenario."""
        self.chart.show_frame(frame, dragging=dragging)
        self._copy.name(frame.language, self.chart.accessibleName())
        note = content.compared_note(frame, content.IN_MATRIX)
        if note != self.note.text():
            self.note.setText(note)
        self.note.setVisible(bool(note))
        self.strip.show_lights(frame.years, light_rows(frame), frame.language)

    def set_theme(self, theme: Theme) -> None:
        """Colours of curve and lights."""
        self.chart.set_theme(theme)
        self.strip.set_theme(theme)

    def focus_order(self) -> list[QWidget]:
        """What the Tab key reaches, from above."""
        return [self.chart, self._copy.button, self.strip]

    def figures(self) -> Figures:
        """The curve's numbers."""
        return self.chart.figures()

    def _align(self) -> None:
        area = self.chart.area
        self.strip.set_span(area.left(), area.right())
