"""What the tabs that are questions have in common: an answer of their own over the charts, the year
and the occupation that it is about, and work that goes on beside the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sosuplan.analysis.batches import Progress as Runs
from sosuplan.analysis.frame import Frame
from sosuplan.charts.spec import BarListSpec
from sosuplan.importing.progress import Pace, Progress
from sosuplan.text.errors import SosuplanError
from sosuplan.text.terms import capital, word
from ui import theme as themes
from ui.i18n import _
from ui.job import Job
from ui.widgets.accessible import announce
from ui.widgets.choices import Combo, Segments
from ui.widgets.fitting import Room, stand_beside
from ui.widgets.layouts import STRETCH, fill

REST_MS = 150
"""Work begins when the levers rest this long."""
TELL_MS = 250
"""Work that takes longer is told of: what is over at once would only flicker."""
BAR_WIDTH = 110

Work = Callable[[Runs], Any]
"""Is told how to say how many runs are done, which raises when nobody waits for them any more."""


def awaited(frame: Frame, name: str, text: str) -> BarListSpec:
    """In place of bars that would not be true any more: what they will be of, and what they wait
    for."""
    return BarListSpec(
        kind="awaited",
        frame=frame,
        language=frame.language,
        title_of=lambda: name,
        description_of=lambda: (name, text),
        figures_of=lambda: [[name], [text]],
        rows=(),
        heads=("", ""),
        unit="",
        empty=text,
    )


class QuestionChoice(QObject):
    """The year and the occupation that all questions are about."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._year: int | None = None
        """None: the horizon."""
        self._order: tuple[str, ...] = ()
        self._occupation = ""

    def year(self, frame: Frame) -> int:
        """The year, after the base year; the horizon at first."""
        return self._year if self._year in frame.years[1:] else frame.years[-1]

    def occupations(self, frame: Frame) -> tuple[str, ...]:
        """Those that can be chosen. Of both, the one with the larger shortage comes first; they
        stay in this order for as long as both are looked at."""
        if frame.occupation != "all":
            self._order = ()
            return (frame.occupation,)
        if set(self._order) != set(frame.occupations):
            each = sorted(frame.outlook.each, key=lambda one: -float(one.missing[-1]))
            self._order = tuple(one.occupation for one in each)
            self._occupation = self._order[0]
        return self._order

    def occupation(self, frame: Frame) -> str:
        """The one that is told of: both together are never told as one."""
        chosen = self.occupations(frame)
        return self._occupation if self._occupation in chosen else chosen[0]

    def choose(self, *, year: int | None = None, occupation: str = "") -> None:
        """Ask about another year, or occupation."""
        self._year = year or self._year
        self._occupation = occupation or self._occupation
        self.changed.emit()


class Question(QWidget):
    """A tab that answers a question. It has ``headline`` and ``subline``, which stand where the
    answer of other tabs does; its charts go below the bar (``add``).

    Whoever fills it overrides ``tell``, ``draw`` and ``work``. ``frame``, ``year`` and
    ``occupation`` say what of; ``frame`` is None before the first.
    """

    told = Signal()
    """``headline`` or ``subline`` are others than before."""
    made = Signal()
    """There is more for the Tab key to reach."""
    usual_ranges_wanted = Signal()
    """The plan has no ranges: the user wants those that come with the program."""
    table_wanted = Signal(str)
    """The user wants to see a table of the plan."""

    def __init__(self, choice: QuestionChoice) -> None:
        super().__init__()
        self.choice = choice
        self.frame: Frame | None = None
        self.dragging = False
        self.headline = self.subline = ""
        self.stopped = False
        """True once the user has stopped the work, until it is asked for again."""
        self.year_box, self.occupation_box = Combo(), Segments()
        self.year_label = QLabel()
        self.year_label.setBuddy(self.year_box)
        self.year_box.currentIndexChanged.connect(self._choose_year)
        self.occupation_box.chosen.connect(lambda code: choice.choose(occupation=code))
        self.waiting, self.progress, self.cancel = QLabel(), QProgressBar(), QPushButton()
        self.waiting.setProperty("look", "muted")
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(themes.wide(BAR_WIDTH), 8)
        self.progress.setRange(0, 1000)
        self.cancel.clicked.connect(self._cancel_or_begin)
        self._job: Job | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._begin)
        self._late = QTimer(self, singleShot=True, interval=TELL_MS)
        self._late.timeout.connect(lambda: self.show_waiting(_("Computing …"), 0.0))
        self.bar = QHBoxLayout()
        asked: tuple[QWidget, ...] = self.year_label, self.year_box, self.occupation_box
        awaited: tuple[QWidget, ...] = self.waiting, self.progress, self.cancel
        fill(self.bar, *asked, STRETCH, *awaited, spacing=8)
        self._beside = 0
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 6, 8, 0)
        self._column.setSpacing(8)
        self._tops = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tops.setSpacing(8)
        self._tops.addLayout(self.bar, 1)
        self._column.addLayout(self._tops)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Room(self._inside))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        choice.changed.connect(self._follow_choice)
        self.show_waiting("", 0.0)
        self._name()

    # --- what a question fills in -----------------------------------------------------------------

    @property
    def picture(self) -> QWidget:
        """The view that can leave the program as a picture."""
        raise NotImplementedError

    def tell(self, frame: Frame) -> tuple[str, str]:
        """The answer, and what stands below it: of what costs no more than a picture may."""
        raise NotImplementedError

    def draw(self, frame: Frame, *, dragging: bool) -> None:
        """Show what is known of ``frame`` in the charts; of the rest that it is awaited."""
        raise NotImplementedError

    def work(self, frame: Frame) -> Work | None:
        """What takes longer and is not known yet: it is done beside the window once the levers
        rest, and ``draw`` is asked again then. None if all is known. It holds no widget: it may go
        on for a while after the tab is gone."""
        return None

    # --- for those who fill it --------------------------------------------------------------------

    def put_before_bar(self, widget: QWidget, beside: int) -> None:
        """What is asked first: before the bar or, in a tab that is not ``beside`` pixels wide, over
        it."""
        self._tops.insertWidget(0, widget)
        self._beside = beside

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stand_beside(self._tops, self.width() >= themes.wide(self._beside))

    def add(self, widget: QWidget, stretch: int = 1) -> None:
        """Put a widget below the bar."""
        self._column.addWidget(widget, stretch)

    @property
    def year(self) -> int:
        """The year that is asked about."""
        assert self.frame is not None
        return self.choice.year(self.frame)

    @property
    def occupation(self) -> str:
        """The occupation that is asked about: one, never both."""
        assert self.frame is not None
        return self.choice.occupation(self.frame)

    def show_waiting(self, text: str, share: float, button: str = "") -> None:
        """Say calmly that something is awaited, how far it is (below 0: that is not known), and
        what ``button`` does; "": nothing is."""
        self.waiting.setVisible(bool(text))
        self.cancel.setVisible(bool(text))
        self.progress.setVisible(bool(text) and share >= 0.0)
        if text != self.waiting.text():
            self.waiting.setText(text)
            announce(self.waiting, text)
        self.progress.setValue(round(1000 * share))
        self.cancel.setText(button or _("Cancel"))

    def awaits(self) -> str:
        """What is said where something that takes long is not known yet."""
        if self.dragging:
            return _("This follows when the levers rest.")
        return _("Stopped.") if self.stopped else _("Computing …")

    # --- following --------------------------------------------------------------------------------

    def show_frame(self, frame: Frame, *, dragging: bool) -> None:
        """Answer for ``frame``. While a lever is dragged nothing is begun that takes long."""
        self.frame, self.dragging = frame, dragging
        self.stop()
        self.stopped = False
        if not dragging:
            self._fill_bar(frame)
        self._show(frame)
        if not dragging and self.work(frame) is not None:
            self._rest.start()

    def stop(self) -> None:
        """Drop the work that is under way or about to be."""
        self._rest.stop()
        self._late.stop()
        if self._job is not None:
            self._job.cancel()
        self.show_waiting("", 0.0)

    def _show(self, frame: Frame) -> None:
        self.draw(frame, dragging=self.dragging)
        said = self.tell(frame)
        if said != (self.headline, self.subline):
            self.headline, self.subline = said
            self.told.emit()

    def _follow_choice(self) -> None:
        if self.frame is not None and self.isVisible():
            self.show_frame(self.frame, dragging=False)

    # --- work -------------------------------------------------------------------------------------

    def _begin(self) -> None:
        frame = self.frame
        if frame is None:
            return
        work = self.work(frame)
        if work is None:
            # Work that was dropped may have been done all the same.
            self._done(frame)
            return
        if self._job is None:
            self._job = Job("analysis")
            self._job.progressed.connect(self._progressed)
            self.destroyed.connect(self._job.close)
        self._late.start()

        def run(progress: Progress) -> Any:
            pace = Pace(progress)
            # Figures beyond any number are told of as such.
            with np.errstate(all="ignore"):
                return work(lambda done, of: pace.step(done / of))

        self._job.run(run, lambda _found: self._done(frame), self._fail)

    def _done(self, frame: Frame) -> None:
        self._late.stop()
        self.show_waiting("", 0.0)
        if frame is self.frame:
            self._show(frame)
            # What is known first is shown first.
            if self.work(frame) is not None:
                self._begin()

    def _fail(self, error: SosuplanError) -> None:
        """None of it has faults that a planner could mend."""
        raise error

    def _progressed(self, share: float) -> None:
        self.progress.setValue(round(1000 * share))

    def _cancel_or_begin(self) -> None:
        if self.stopped:
            self.stopped = False
            self.show_waiting(_("Computing …"), 0.0)
            self._begin()
        else:
            self.stop()
            self.stopped = True
            self.show_waiting(_("Stopped."), -1.0, _("Compute"))
        if self.frame is not None:
            self._show(self.frame)

    # --- the bar ----------------------------------------------------------------------------------

    def _choose_year(self, place: int) -> None:
        if place >= 0:
            self.choice.choose(year=int(self.year_box.itemData(place)))

    def _fill_bar(self, frame: Frame) -> None:
        years = frame.years[1:]
        self.year_box.blockSignals(True)
        if [self.year_box.itemData(at) for at in range(self.year_box.count())] != list(years):
            self.year_box.clear()
            for year in years:
                self.year_box.addItem(str(year), year)
        self.year_box.setCurrentIndex(years.index(self.choice.year(frame)))
        self.year_box.blockSignals(False)
        chosen = self.choice.occupations(frame)
        if len(chosen) > 1:
            of = {one: capital(word(f"{one}.short", frame.language)) for one in chosen}
            full = {one: capital(word(one, frame.language)) for one in chosen}
            before = self.occupation_box.buttons()
            self.occupation_box.set_choices([(one, of[one], full[one]) for one in chosen])
            self.occupation_box.set_current(self.choice.occupation(frame))
            if self.occupation_box.buttons() != before:
                self.made.emit()
        self.occupation_box.setVisible(len(chosen) > 1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()

    def _name(self) -> None:
        self.year_label.setText(_("Year"))
        self.year_box.setAccessibleName(_("Year that is asked about"))
        self.occupation_box.set_about(_("Occupation that is asked about"))
