"""The tab Elever: the way from the basic course to work in the field, year by year."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sosuplan.frame import BASELINE, CURRENT, Frame
from sosuplan.numbers import format_number
from sosuplan.palette import Theme
from sosuplan.words import word
from ui.charts.copying import CopyActions, Figures
from ui.charts.labels import EndLabel
from ui.charts.readout import Reading, Row
from ui.charts.runs import capital, measures_begin, run_name
from ui.charts.sentence import Sentence
from ui.charts.years import THIN, Floats, YearChart, projection_note
from ui.i18n import translate

STEPS = ("gf2_starts", "main_starts", "graduating", "graduates")
"""From start to work, by the projection's names; the last is a flow into the next year's staff."""
LINE = 2.4
_SHADES = {"gf2_starts": 0.0, "main_starts": 0.4, "graduating": 0.7, "graduates": 1.0}
"""From grey to the blue of supply, the nearer to work."""


class TraineesChart(YearChart):
    """A line for each step of the way; today's thin and dashed where they differ."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curves = {
            (run, step): self.add_curve() for run in (BASELINE, CURRENT) for step in STEPS
        }
        self.style()

    def style(self) -> None:
        super().style()
        for (run, step), curve in self._curves.items():
            now = run == CURRENT
            curve.setPen(self.pen(self._colour(step), LINE if now else THIN, dashed=not now))

    def _colour(self, step: str) -> QColor:
        return self.look.mixed("muted", "supply", _SHADES[step])

    def draw(self, frame: Frame) -> None:
        lines = _lines(frame)
        self.set_years(frame.years)
        differs = any(run == BASELINE for run, _ in lines)
        self.set_notes(
            word("persons", frame.language),
            projection_note(),
            dashed=run_name(frame, BASELINE) if differs else "",
        )
        self.fit_y(0.0, max(float(values.max()) for values in lines.values()))
        for key, curve in self._curves.items():
            curve.setVisible(key in lines)
            if key in lines:
                # A flow into the next year's staff has no value for the base year.
                curve.setData(self.years[len(self.years) - len(lines[key]) :], lines[key])
        self.show_labels(
            [
                EndLabel(
                    float(lines[CURRENT, step][-1]),
                    self.number(lines[CURRENT, step][-1]),
                    step_name(step),
                    self._colour(step),
                )
                for step in STEPS
            ]
        )

    def marked_year(self) -> tuple[float, str] | None:
        year = None if self.frame is None else measures_begin(self.frame)
        return None if year is None else (year, translate("Charts", "measures begin"))

    def reading(self, place: int) -> Reading:
        frame = self.frame
        assert frame is not None
        rows = []
        for (run, step), values in _lines(frame).items():
            at = place - frame.years[0] - (len(frame.years) - len(values))
            if at >= 0:
                name = step_name(step)
                if run == BASELINE:
                    name = f"{name}, {run_name(frame, BASELINE)}"
                number = self.number(values[at])
                rows.append(Row(capital(name), number, self._colour(step), float(values[at])))
        rows.sort(key=lambda row: -(row.at or 0.0))
        return Reading(str(place), tuple(rows))

    def describe(self, frame: Frame) -> tuple[str, str]:
        name = translate("TraineesChart", "Trainees on their way to work as {occupation}, persons")
        ends = ", ".join(
            f"{self.number(_flow(frame, CURRENT, step)[-1])} {step_name(step)}" for step in STEPS
        )
        return (
            name.format(occupation=word(frame.occupation, frame.language)),
            translate("TraineesChart", "In {year}: {ends}.").format(
                year=frame.years[-1], ends=ends
            ),
        )

    def figures(self) -> Figures:
        """Every step by year, of this scenario and today."""
        frame = self.frame
        if frame is None:
            return []
        runs = (CURRENT, BASELINE) if frame.changed else (CURRENT,)
        columns = [(run, step) for run in runs for step in STEPS]
        header: list[object] = [translate("Charts", "Year")]
        header += [f"{capital(step_name(step))}, {run_name(frame, run)}" for run, step in columns]
        rows = []
        for at, year in enumerate(frame.years):
            row: list[object] = [year]
            for run, step in columns:
                flow = _flow(frame, run, step)
                place = at - (len(frame.years) - len(flow))
                row.append(float(flow[place]) if place >= 0 else "")
            rows.append(row)
        return [header, *rows]


class TraineesView(QWidget):
    """What the lines say in the last year, the lines, and when a cohort graduates."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence, self.note = Sentence(), Sentence()
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
        self._copy.set_language(frame.language)
        self.chart.show_frame(frame, dragging=dragging)
        start, main, done, work = (float(_flow(frame, CURRENT, step)[-1]) for step in STEPS)
        number = self.chart.number
        sentence = translate(
            "TraineesView",
            "In {year}, {start} trainees start the basic course and {main} the main course; {done}"
            " graduate, and {work} take work in the field.",
        ).format(
            year=frame.years[-1],
            start=number(start),
            main=number(main),
            done=number(done),
            work=number(work),
        )
        self.sentence.say(sentence, dragging=dragging)
        self.note.say(_delay(frame), dragging=dragging)

    def set_theme(self, theme: Theme) -> None:
        """Colours of the lines."""
        self.chart.set_theme(theme)

    def figures(self) -> Figures:
        """The lines' numbers."""
        return self.chart.figures()


def step_name(step: str) -> str:
    """What people say of those at a step."""
    return {
        "gf2_starts": translate("TraineesChart", "start the basic course"),
        "main_starts": translate("TraineesChart", "start the main course"),
        "graduating": translate("TraineesChart", "graduates"),
        "graduates": translate("TraineesChart", "in work in the field"),
    }[step]


def _flow(frame: Frame, run: int, step: str) -> Floats:
    return frame.projection.total(step, run, frame.occupation)


def _lines(frame: Frame) -> dict[tuple[int, str], Floats]:
    """The curves that are drawn, by run and step."""
    lines = {(CURRENT, step): _flow(frame, CURRENT, step) for step in STEPS}
    for step in STEPS:
        before = _flow(frame, BASELINE, step)
        if not np.allclose(before, lines[CURRENT, step], rtol=0.0, atol=0.5):
            lines[BASELINE, step] = before
    return lines


def _delay(frame: Frame) -> str:
    """How long a cohort takes, and when more trainees are felt."""
    plan, code = frame.plan, frame.language.code
    occupations = plan.occupations if frame.occupation == "all" else (frame.occupation,)
    start = measures_begin(frame)
    first = plan.base_year if start is None else int(start)
    sentences = []
    for occupation in occupations:
        years = sorted(row.duration_years for row in plan.training if row.occupation == occupation)
        sentences.append(
            translate(
                "TraineesView",
                "{who} graduate {years} years after they start the basic course; the first of those"
                " who start in {start} graduate in {end}.",
            ).format(
                who=capital(word(f"{occupation}.short", frame.language)),
                years="–".join(_shortest(value, code) for value in _ends(years)),
                start=first,
                end=first + int(years[0]),
            )
        )
    return " ".join(sentences)


def _ends(values: Sequence[float]) -> list[float]:
    return list(dict.fromkeys((values[0], values[-1])))


def _shortest(value: float, code: str) -> str:
    """With as many decimals as it has, two at most."""
    decimals = next((n for n in (0, 1) if round(value, n) == round(value, 2)), 2)
    return format_number(value, decimals, code)
