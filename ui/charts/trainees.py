"""The tab Elever: the way from the basic course to work in the field, year by year."""

from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sosuplan.analysis.frame import BASELINE, CURRENT, Frame
from sosuplan.charts import trainees as content
from sosuplan.charts.palette import Theme
from sosuplan.charts.runs import lines_alike, projection_note, run_name, run_pattern
from sosuplan.charts.spec import Figures
from sosuplan.charts.trainees import STEPS, step_name
from sosuplan.text.terms import capital, word
from ui.charts.copying import CopyActions
from ui.charts.labels import EndLabel
from ui.charts.more import SIZE as BUTTON
from ui.charts.readout import Reading, Row
from ui.charts.sentence import Sentence
from ui.charts.years import THIN, YearChart

LINE = 2.4


class TraineesChart(YearChart):
    """A line for each step of the way; the baseline's thin and dashed where they differ, those of
    the chosen others thin with dashes of their own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curves = {
            (run, step): self.add_curve() for run in (BASELINE, CURRENT) for step in STEPS
        }
        self.style()

    def style(self) -> None:
        super().style()
        for (run, step), curve in self._curves.items():
            width = LINE if run == CURRENT else THIN
            curve.setPen(self.pen(self._colour(step), width, run_pattern(run)))

    def _colour(self, step: str) -> QColor:
        return self.look.colour(step)

    def draw(self, frame: Frame) -> None:
        lines = content.lines(frame)
        self.set_years(frame.years)
        differs = any(run == BASELINE for run, _ in lines)
        self.set_notes(
            word("persons", frame.language),
            projection_note(frame.language),
            dashed=run_name(frame, BASELINE) if differs else "",
        )
        self.fit_y(0.0, max(float(values.max()) for values in lines.values()))
        if lines.keys() - self._curves.keys():
            for key in lines.keys() - self._curves.keys():
                self._curves[key] = self.add_curve()
            self.style()
        for key, curve in self._curves.items():
            curve.setVisible(key in lines)
            if key in lines:
                # A flow into the next year's staff has no value for the base year.
                curve.setData(self.years[len(self.years) - len(lines[key]) :], lines[key])
        self.show_labels(
            [
                EndLabel(
                    float(values[-1]),
                    self.number(values[-1]),
                    # A step's name and a scenario's have no room together: the line's colour says
                    # which step it is.
                    step_name(step, frame.language) if run == CURRENT else run_name(frame, run),
                    self._colour(step),
                )
                for (run, step), values in lines.items()
                if run != BASELINE
            ]
        )

    def marked_year(self) -> tuple[float, str] | None:
        return (
            None
            if self.frame is None
            else content.marked_year(self.frame, content.lines(self.frame))
        )

    def reading(self, place: int) -> Reading:
        frame = self.frame
        assert frame is not None
        rows = []
        for (run, step), values in content.lines(frame).items():
            at = place - frame.years[0] - (len(frame.years) - len(values))
            if at >= 0:
                name = content.line_name(frame, run, step)
                number = self.number(values[at])
                rows.append(Row(capital(name), number, self._colour(step), float(values[at])))
        rows.sort(key=lambda row: -(row.at or 0.0))
        return Reading(str(place), tuple(rows))

    def describe(self, frame: Frame) -> tuple[str, str]:
        return content.describe(frame)

    def figures(self) -> Figures:
        """Every step by year, of this scenario and the baseline."""
        return content.figures(self.frame) if self.frame is not None else []


class TraineesView(QWidget):
    """What the lines say in the last year, the lines, and when a cohort graduates."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence, self.note = Sentence(room=BUTTON), Sentence()
        self.note.setProperty("look", "muted")
        self.chart = TraineesChart()
        self._copy = CopyActions(self, self.figures)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.sentence)
        layout.addWidget(self.chart, 1)
        layout.addWidget(self.note)

    def show_frame(self, frame: Frame, *, dragging: bool) -> None:
        """Show ``frame``."""
        self.chart.show_frame(frame, dragging=dragging)
        self._copy.name(frame.language, self.chart.accessibleName())
        self.sentence.say(content.sentence(frame), dragging=dragging)
        alike = lines_alike(frame, content.lines(frame))
        self.note.say(f"{content.delay(frame)} {alike}".rstrip(), dragging=dragging)

    def set_theme(self, theme: Theme) -> None:
        """Colours of the lines."""
        self.chart.set_theme(theme)

    def focus_order(self) -> list[QWidget]:
        """What the Tab key reaches, from above."""
        return [self._copy.button, self.chart]

    def figures(self) -> Figures:
        """The lines' numbers."""
        return self.chart.figures()
