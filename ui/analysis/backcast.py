"""Whether the model explains the plan's own past: what was projected against what happened, or what
to bring for that."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sosuplan.analysis.backcast import Backcast
from sosuplan.analysis.frame import Frame
from sosuplan.charts import backcast as chart
from sosuplan.charts.spec import PlotSpec
from sosuplan.model.plan import Plan
from sosuplan.narrative.backcast import HEADING, caveat, quantity_name, what_to_bring
from sosuplan.narrative.scenario_name import plan_caption
from sosuplan.text.errors import SosuplanError
from ui import i18n
from ui import theme as themes
from ui.charts.chart import Chart
from ui.charts.copying import CopyActions
from ui.charts.look import HasSpec
from ui.charts.views import Sentence
from ui.i18n import _
from ui.job import Job
from ui.widgets.choices import Segments
from ui.widgets.layouts import STRETCH, fill

HEIGHT = 220
"""Pixels of the chart at least."""
HISTORY, ACTUALS = "staff_history", "actuals"


class PastChart(Chart):
    """The chart; what leaves the program of it says of which plan it is."""

    def __init__(self) -> None:
        super().__init__()
        self.plan: Plan | None = None

    def caption(self) -> list[str]:
        if self.plan is None or self.spec is None:
            return []
        return plan_caption(self.plan, self.spec.language, date.today())


class BackcastView(QWidget, HasSpec):
    """A sentence, the chart of what is chosen among what was counted, and what it does not prove.

    It has to do with the plan and the occupation alone: while levers move it stays as it is. What
    it shows is computed in the background.
    """

    data_wanted = Signal(str)
    """The table on Data in which the user wants to write what is lacking."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job = Job("backcast")
        self.destroyed.connect(self._job.close)
        self._of: tuple[Plan, str] | None = None
        self.found: Backcast | None = None
        """What is shown; None until it is computed."""
        self.quantity = ""
        """The quantity that is looked at."""
        self.heading = QLabel()
        self.heading.setFont(themes.font(10, bold=True))
        self.sentence, self.note = Sentence((0, 0, 0, 4)), Sentence((0, 4, 0, 0))
        for label in (self.sentence, self.note):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setProperty("look", "muted")
        self.choice = Segments()
        self.choice.chosen.connect(self._choose)
        self.chart = PastChart()
        self.chart.setMinimumHeight(HEIGHT)
        self.history, self.actuals = QPushButton(), QPushButton()
        self.history.clicked.connect(lambda: self.data_wanted.emit(HISTORY))
        self.actuals.clicked.connect(lambda: self.data_wanted.emit(ACTUALS))
        self._copy = CopyActions(self.chart)
        choices, buttons = QHBoxLayout(), QHBoxLayout()
        fill(choices, self.choice, STRETCH)
        fill(buttons, self.history, self.actuals, STRETCH, spacing=8)
        parts = (self.heading, self.sentence, choices, self.chart, self.note, buttons)
        column = QVBoxLayout(self)
        fill(column, *parts, spacing=4, grows=self.chart)
        # Without a chart the words stand together at the top.
        column.addStretch(0)
        self._show()

    @property
    def spec(self) -> PlotSpec | None:
        """What the chart shows; None where there is no history."""
        return None if self.chart.isHidden() else self.chart.spec

    def caption(self) -> list[str]:
        return self.chart.caption()

    def show_frame(self, frame: Frame, occupation: str) -> None:
        """Show what came of projecting ``occupation`` from the past of the plan of ``frame``."""
        of = frame.plan, occupation
        if self._of is not None and self._of[0] is frame.plan and self._of[1] == occupation:
            return
        self._of, self.found = of, None
        self._show()
        self._job.run(lambda _progress: frame.backcast(occupation), self._take, self._fail)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()

    def _take(self, found: Backcast) -> None:
        self.found = found
        self._show()

    def _fail(self, error: SosuplanError) -> None:
        """Nothing in it refuses a plan that is valid."""
        raise error

    def _choose(self, quantity: str) -> None:
        self.quantity = quantity
        self.chart.point_at(None)
        self._show()

    def _show(self) -> None:
        language, found = i18n.current(), self.found
        self.heading.setText(language(HEADING))
        self.history.setText(_("Write staff of earlier years"))
        self.actuals.setText(_("Write how it went"))
        self.choice.set_about(_("What is compared"))
        there = () if found is None else found.quantities
        self.chart.setVisible(bool(there))
        self.choice.setVisible(len(there) > 1)
        for button in (self.history, self.actuals):
            button.setVisible(found is not None)
        if found is None or self._of is None:
            self.sentence.say("" if self._of is None else _("Computing…"))
            self.note.say("")
            return
        plan = self._of[0]
        if not there:
            self.sentence.say(what_to_bring(found, plan, language))
            self.note.say("")
            return
        if self.quantity not in there:
            self.quantity = there[0]
        self.choice.set_choices([(one, quantity_name(one, language), "") for one in there])
        self.choice.set_current(self.quantity)
        spec = chart.build(found, self.quantity, language)
        self.chart.plan = plan
        self.chart.show_spec(spec)
        self._copy.name()
        self.sentence.say(spec.sentence)
        self.note.say(caveat(found, plan, language))
