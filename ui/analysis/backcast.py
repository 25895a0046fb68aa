"""Whether the model explains the plan's own past: what was projected against what happened, or what
to bring for that."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sosuplan.analysis.backcast import Backcast
from sosuplan.charts import backcast as chart
from sosuplan.charts.spec import PlotSpec
from sosuplan.model.plan import Plan
from sosuplan.narrative.backcast import caveat, quantity_name, story, what_to_bring
from sosuplan.narrative.scenario_name import plan_caption
from ui import i18n
from ui.charts.chart import Chart
from ui.charts.copying import CopyActions
from ui.charts.look import HasSpec
from ui.charts.views import Sentence
from ui.i18n import _
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
    """A sentence, the chart of what is chosen among what was counted, and what it does not
    prove."""

    table_wanted = Signal(str)
    """The table on Data in which the user wants to write what is lacking."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self.found: Backcast | None = None
        """What is shown; None while it is awaited."""
        self.quantity = ""
        """The quantity that is looked at."""
        self.sentence, self.note = Sentence((0, 0, 0, 4)), Sentence((0, 4, 0, 0))
        for label in (self.sentence, self.note):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setProperty("look", "muted")
        self.choice = Segments()
        self.choice.chosen.connect(self._choose)
        self.chart = PastChart()
        self.chart.setMinimumHeight(HEIGHT)
        self.history, self.actuals = QPushButton(), QPushButton()
        self.history.clicked.connect(lambda: self.table_wanted.emit(HISTORY))
        self.actuals.clicked.connect(lambda: self.table_wanted.emit(ACTUALS))
        self._copy = CopyActions(self.chart)
        choices, buttons = QHBoxLayout(), QHBoxLayout()
        fill(choices, self.choice, STRETCH)
        fill(buttons, self.history, self.actuals, STRETCH, spacing=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        parts = (self.sentence, choices, self.chart, self.note, buttons)
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

    def show_past(self, found: Backcast | None, plan: Plan) -> None:
        """Show what came of projecting from the past of ``plan``; None: it is awaited."""
        if found is not self.found or plan is not self._plan:
            self.found, self._plan = found, plan
            self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()

    def _choose(self, quantity: str) -> None:
        self.quantity = quantity
        self.chart.point_at(None)
        self._show()

    def _show(self) -> None:
        language, found, plan = i18n.current(), self.found, self._plan
        self.history.setText(_("Write staff of earlier years"))
        self.actuals.setText(_("Write how it went"))
        self.choice.set_about(_("What is compared"))
        there = () if found is None else found.quantities
        self.chart.setVisible(bool(there))
        self.choice.setVisible(len(there) > 1)
        for button in (self.history, self.actuals):
            button.setVisible(found is not None)
        self.sentence.say("")
        self.note.say("")
        if found is None or plan is None:
            return
        if not there:
            self.sentence.say(what_to_bring(found, plan, language))
            return
        if self.quantity not in there:
            self.quantity = there[0]
        self.choice.set_choices([(one, quantity_name(one, language), "") for one in there])
        self.choice.set_current(self.quantity)
        self.chart.plan = plan
        self.chart.show_spec(chart.build(found, self.quantity, language))
        self._copy.name()
        self.sentence.say(story(found, language))
        self.note.say(caveat(found, plan, language))
