"""The tab Alder: the staff by age in a year to be chosen, and the retirement wave beside it."""

from __future__ import annotations

from itertools import count

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sosuplan.analysis.frame import Frame
from sosuplan.charts import pyramid, wave
from sosuplan.charts.palette import LIGHT, Theme
from sosuplan.charts.spec import Figures
from ui import theme as themes
from ui.charts.copying import CopyActions
from ui.charts.more import SIZE as BUTTON
from ui.charts.pyramid import PyramidChart
from ui.charts.sentence import Sentence
from ui.charts.wave import WaveChart
from ui.i18n import _
from ui.levers.slider import LeverSlider


class AgesView(QWidget):
    """A sentence with the answer, the pyramid with its year slider, and the wave."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._frame: Frame | None = None
        self.sentence = Sentence(room=BUTTON)
        self.pyramid = PyramidChart()
        self.wave = WaveChart()
        self.wave.chosen.connect(self._choose)
        self._wave_title = QLabel()
        self._wave_title.setFont(themes.font(9.0, bold=True))
        self._year_label = QLabel()
        self._year_label.setFont(themes.font(9.0, bold=True))
        self.slider: LeverSlider | None = None
        self._slider_row = QHBoxLayout()
        self._slider_row.setSpacing(8)
        self._slider_row.addWidget(self._year_label)
        self._pyramid_copy = CopyActions(self.pyramid, self.pyramid.figures)
        self._wave_copy = CopyActions(self.wave, self.wave.figures)

        left = QVBoxLayout()
        left.setSpacing(2)
        left.addWidget(self.pyramid, 1)
        left.addLayout(self._slider_row)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(self._wave_title)
        right.addWidget(self.wave, 1)
        charts = QHBoxLayout()
        charts.setSpacing(16)
        charts.addLayout(left, 3)
        charts.addLayout(right, 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 4, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.sentence)
        whole.addLayout(charts, 1)

    @property
    def year(self) -> int:
        """The year whose ages are shown."""
        return self.pyramid.year

    def show_frame(self, frame: Frame, *, dragging: bool) -> None:
        """Show ``frame``; the year chosen stays, as long as the plan has it."""
        self._frame = frame
        for chart, copy in ((self.pyramid, self._pyramid_copy), (self.wave, self._wave_copy)):
            chart.show_frame(frame, dragging=dragging)
            copy.name(frame.language, chart.accessibleName())
        self._fit_slider(frame)
        self._say(frame)

    def set_theme(self, theme: Theme) -> None:
        """Colours of both charts and the slider."""
        self._theme = theme
        self.pyramid.set_theme(theme)
        self.wave.set_theme(theme)

    def focus_order(self) -> list[QWidget]:
        """What the Tab key reaches: the pyramid with its slider, then the wave."""
        slider = [] if self.slider is None else [self.slider]
        wave = (self.wave, self._wave_copy.button)
        return [self.pyramid, self._pyramid_copy.button, *slider, *wave]

    def figures(self) -> Figures:
        """The pyramid's numbers."""
        return self.pyramid.figures()

    def _fit_slider(self, frame: Frame) -> None:
        """A slider over the years of the plan: made anew when these are others."""
        first, last = float(frame.years[0]), float(frame.years[-1])
        if self.slider is None or self.slider.limits[:2] != (first, last):
            if self.slider is not None:
                self._slider_row.removeWidget(self.slider)
                self.slider.deleteLater()
            self.slider = LeverSlider(first, last, 1.0, count(1))
            self.slider.chosen.connect(lambda year, _drag: self._choose(int(year)))
            self._slider_row.addWidget(self.slider, 1)
            QWidget.setTabOrder(self._pyramid_copy.button, self.slider)
        self.slider.setAccessibleName(_("Year of the age distribution"))
        self._mark_year(frame)

    def _mark_year(self, frame: Frame) -> None:
        assert self.slider is not None
        self.slider.spoken = str(self.year)
        self.slider.show_value(float(self.year), float(frame.years[0]), moved=True)
        self._year_label.setText(str(self.year))
        self.wave.show_year(min(self.year, frame.years[-2]))

    def _choose(self, year: int) -> None:
        if self._frame is not None and year != self.year:
            self.pyramid.show_year(year)
            self._mark_year(self._frame)
            self._say(self._frame)

    def _say(self, frame: Frame) -> None:
        ages = pyramid.sentence(frame, self.year)
        leaving = wave.sentence(frame, self.wave.year)
        self.sentence.say(f"{ages} {leaving}", dragging=self.pyramid.dragging)
        title = wave.heading(frame.language)
        if title != self._wave_title.text():
            self._wave_title.setText(title)
