"""The views of the page Scenarier: a chart with what is said over and below it, and the ages."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from sosuplan.analysis.frame import Frame
from sosuplan.charts.spec import BarListSpec, ChartSpec, PlotSpec
from ui import theme as themes
from ui.charts.bar_list import BarList
from ui.charts.chart import Chart
from ui.charts.copying import CopyActions
from ui.charts.lights import LightStrip
from ui.charts.look import ANY_SIZE, TEXT, HasSpec
from ui.charts.more import SIZE as BUTTON
from ui.i18n import _
from ui.levers.slider import LeverSlider


class Sentence(QLabel):
    """Wrapped, selectable text. It keeps its lines during a drag, so that the chart stays put, and
    is out of sight while there is nothing to say."""

    def __init__(self, margins: tuple[int, int, int, int]) -> None:
        """``margins`` stay free around it, in pixels."""
        super().__init__()
        self.setContentsMargins(*margins)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def say(self, text: str, *, dragging: bool = False) -> None:
        """Show ``text``; while dragging the room for it only grows.

        Its size is fixed then: any other label has the whole window laid out for each new text,
        which takes as long as the picture.
        """
        self.setVisible(bool(text))
        held = dragging and self.isVisible()
        if held and self.minimumSize() != self.maximumSize():
            self.setFixedSize(self.size())
        elif not held and self.minimumSize() == self.maximumSize():
            self.setMinimumSize(0, 0)
            self.setMaximumSize(ANY_SIZE, ANY_SIZE)
        if text != self.text():
            self.setText(text)
            needed = self.heightForWidth(self.width()) if held else 0
            if needed > self.height():
                self.setFixedHeight(needed)


class WordedView(QWidget, HasSpec):
    """What a spec draws, its sentence over it, its note below, and its menu at the corner."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence, self.note = Sentence((0, 4, BUTTON, 6)), Sentence((0, 6, 0, 0))
        self.note.setProperty("look", "muted")
        self._copy = CopyActions(self)

    def _stack(self, *widgets: QWidget, growing: QWidget) -> None:
        """Lay the widgets below each other, the ``growing`` one as high as there is room."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for widget in widgets:
            layout.addWidget(widget, 1 if widget is growing else 0)
        self.sentence.hide()
        self.note.hide()

    def hide_menu(self) -> None:
        """Nothing of it is copied or saved where it is only looked at."""
        self._copy.button.hide()

    def set_scale(self, scale: float) -> None:
        """Texts and lines so many times larger than usual."""
        for label in (self.sentence, self.note):
            label.setFont(themes.font(TEXT * scale))

    def _say(self, spec: ChartSpec, *, dragging: bool) -> None:
        self.sentence.say(spec.sentence, dragging=dragging)
        self.note.say(spec.note, dragging=dragging)
        if not dragging:
            self._copy.name()


class PlotView(WordedView):
    """A chart over years: its sentence, the curves, the traffic lights under their years, and what
    else has to be said. What there is, the spec says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart, self.strip = Chart(), LightStrip()
        self._stack(self.sentence, self.chart, self.strip, self.note, growing=self.chart)
        self.strip.hide()
        self.chart.area_moved.connect(self._align)
        self.strip.pointed.connect(self.chart.point_at)

    @property
    def spec(self) -> PlotSpec | None:
        return self.chart.spec

    def set_scale(self, scale: float) -> None:
        super().set_scale(scale)
        self.chart.set_scale(scale)
        self.strip.set_scale(scale)

    def show_spec(self, spec: PlotSpec, *, dragging: bool = False) -> None:
        """Show ``spec``; while a lever is dragged the picture stays as calm as it can."""
        self.chart.show_spec(spec, dragging=dragging)
        self.strip.show_lights(spec.places, spec.lights, spec.language)
        self.strip.setVisible(bool(spec.lights))
        self._say(spec, dragging=dragging)

    def _align(self) -> None:
        self.strip.set_span(self.chart.area.left(), self.chart.area.right())


class ChartView(PlotView):
    """That of a frame."""

    def __init__(self, build: Callable[[Frame], PlotSpec], parent: QWidget | None = None) -> None:
        """``build`` makes the spec of a frame."""
        super().__init__(parent)
        self._build = build
        self._frame: Frame | None = None

    def show_frame(self, frame: Frame, *, dragging: bool) -> None:
        """Show ``frame``, unless it is shown already."""
        if frame is not self._frame or dragging != self.chart.dragging:
            self._frame = frame
            self.show_spec(self._build(frame), dragging=dragging)


class BarListView(WordedView):
    """A list of bars under its name and sentence, and what else has to be said."""

    chosen = Signal(str)
    """The key of a row that was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel()
        self._title.setWordWrap(True)
        self._title.setContentsMargins(0, 0, BUTTON, 0)
        self.list = BarList()
        self.list.chosen.connect(self.chosen)
        self._below = QWidget()
        self._below.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        parts = self._title, self.sentence, self.list, self.note, self._below
        self._stack(*parts, growing=self.list)
        self.set_scale(1.0)

    @property
    def spec(self) -> BarListSpec | None:
        return self.list.spec

    @property
    def spare_height(self) -> int:
        return self._below.height()

    def set_scale(self, scale: float) -> None:
        super().set_scale(scale)
        self._title.setFont(themes.font(TEXT * scale, bold=True))
        self.list.set_scale(scale)

    def show_spec(self, spec: BarListSpec, *, dragging: bool = False) -> None:
        """Show ``spec``; while a lever is dragged the picture stays as calm as it can."""
        self.list.show_spec(spec, dragging=dragging)
        self._title.setText(spec.name)
        self._say(spec, dragging=dragging)


class AgesView(QWidget, HasSpec):
    """A sentence with the answer, the pyramid with its year slider, and the retirement wave, whose
    bars turn to their years."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame: Frame | None = None
        self._dragging = False
        self.year = 0
        """The year whose ages are shown."""
        self.sentence = Sentence((0, 0, BUTTON, 0))
        self.pyramid, self.wave = Chart(), Chart()
        self.wave.chosen.connect(self._choose)
        self._wave_title, self._year_label = QLabel(), QLabel()
        for label in (self._wave_title, self._year_label):
            label.setFont(themes.font(9.0, bold=True))
        self.slider: LeverSlider | None = None
        self._slider_row = QHBoxLayout()
        self._slider_row.setSpacing(8)
        self._slider_row.addWidget(self._year_label)
        self._copies = CopyActions(self.pyramid), CopyActions(self.wave)

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
    def spec(self) -> PlotSpec | None:
        """That of the pyramid; the wave has its own."""
        return self.pyramid.spec

    def show_frame(self, frame: Frame, *, dragging: bool) -> None:
        """Show ``frame``; the year chosen stays, as long as the plan has it."""
        self._frame, self._dragging = frame, dragging
        if self.year not in frame.years:
            self.year = frame.years[-1]
        self._fit_slider(frame)
        self._show(frame)

    def _show(self, frame: Frame) -> None:
        from sosuplan.charts import pyramid, wave

        assert self.slider is not None
        ages = pyramid.build(frame, self.year)
        leaving = wave.build(frame, min(self.year, frame.years[-2]))
        self.pyramid.show_spec(ages, dragging=self._dragging)
        self.wave.show_spec(leaving, dragging=self._dragging)
        if not self._dragging:
            for copy in self._copies:
                copy.name()
        self.slider.spoken = str(self.year)
        self.slider.show_value(float(self.year), float(frame.years[0]), moved=True)
        self._year_label.setText(str(self.year))
        self.sentence.say(f"{ages.sentence} {leaving.sentence}", dragging=self._dragging)
        self._wave_title.setText(wave.heading(frame.language))

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
            QWidget.setTabOrder(self._copies[0].button, self.slider)
        self.slider.setAccessibleName(_("Year of the age distribution"))

    def _choose(self, year: int) -> None:
        if self._frame is not None and year != self.year:
            self.year, self._dragging = year, False
            self.pyramid.point_at(None)
            self._show(self._frame)
