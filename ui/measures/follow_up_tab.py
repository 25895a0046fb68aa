"""Opfølgning: what was projected against what was counted since, and which assumption missed most;
or what to bring to be able to say so."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sosuplan.analysis.balance import worst_first
from sosuplan.analysis.follow_up import Followed, FollowUp
from sosuplan.charts import follow_up as chart
from sosuplan.charts.spec import ChartSpec
from sosuplan.narrative.backcast import quantity_name
from sosuplan.narrative.baseline_name import baseline_name
from sosuplan.narrative.follow_up import (
    CAUSES,
    cause_texts,
    detail,
    meaning,
    outcome_texts,
    projection_headline,
    to_count,
    what_to_bring,
)
from sosuplan.text.terms import capital, word
from ui import i18n
from ui import theme as themes
from ui.analysis.backcast import ACTUALS, PastChart
from ui.charts.copying import CopyActions
from ui.charts.views import Sentence
from ui.i18n import _
from ui.importing.parts import CellText, ReadOnlyTable
from ui.measures.tab import Tab
from ui.session.editor import Editor
from ui.session.session import Session
from ui.widgets.accessible import Pane
from ui.widgets.choices import Combo, Segments
from ui.widgets.fitting import stand_beside
from ui.widgets.layouts import STRETCH, fill

CHART_HEIGHT, CHART_WIDTH = 200, 420
"""Pixels of the chart at least."""
SIDE_BY_SIDE = 1000
"""Pixels of a tab that has the tables beside the chart."""
ROW = 26
TEXTS = 1
"""Columns of texts; the others are figures."""


class FollowUpTab(Tab):
    """One occupation at a time: a sentence, the chart of a quantity, all that was counted, and what
    the error comes of."""

    def __init__(self, session: Session, editor: Editor, parent: QWidget) -> None:
        super().__init__(session, editor, parent)
        self.found: FollowUp | None = None
        """What is shown."""
        self.job = self.area = self.quantity = ""
        self.base_year = 0
        """The projection that is told of, by the base year of its plan."""
        self.stored_as: str | None = None
        """The scenario whose stored projection is told of; None: see ``Frame.follow_up``."""
        self.jobs, self.quantities = Segments(), Segments()
        self.areas, self.years, self.scenarios = Combo(), Combo(), Combo()
        self._labels = {box: QLabel() for box in (self.areas, self.years, self.scenarios)}
        for box, label in self._labels.items():
            label.setBuddy(box)
            box.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToContents)
        self.headline, self.detail, self.note = (Sentence((0, 0, 0, 0)) for _one in range(3))
        for text in (self.headline, self.detail, self.note):
            text.setTextFormat(Qt.TextFormat.PlainText)
        self.headline.setFont(themes.font(12, bold=True))
        self.note.setProperty("look", "muted")
        self.chart = PastChart()
        self.chart.setMinimumSize(CHART_WIDTH, CHART_HEIGHT)
        self.table, self.causes = ReadOnlyTable(""), ReadOnlyTable("")
        self.cause_heading = QLabel()
        self.cause_heading.setFont(themes.font(10, half_bold=True))
        self.cause_heading.setTextFormat(Qt.TextFormat.PlainText)
        self.write, self.bring = QPushButton(), QPushButton()
        self._copy = CopyActions(self.chart)
        self._lay_out()
        self.jobs.chosen.connect(lambda code: self._choose(job=code))
        self.quantities.chosen.connect(lambda code: self._choose(quantity=code))
        self.areas.activated.connect(lambda __: self._choose(area=self.areas.currentData()))
        self.years.activated.connect(lambda __: self._choose(year=self.years.currentData()))
        self.scenarios.activated.connect(
            lambda __: self._choose(scenario=self.scenarios.currentData())
        )
        self.write.clicked.connect(lambda: self.table_wanted.emit(ACTUALS))
        self.bring.clicked.connect(self.import_wanted)

    def _lay_out(self) -> None:
        self._top = QWidget()
        row = QHBoxLayout(self._top)
        boxes = [part for box, label in self._labels.items() for part in (label, box)]
        fill(row, self.jobs, 8, *boxes, STRETCH, spacing=6)
        quantities = QHBoxLayout()
        fill(quantities, self.quantities, STRETCH)
        left, right = QVBoxLayout(), QVBoxLayout()
        fill(left, quantities, self.chart, spacing=6, grows=self.chart)
        fill(right, self.table, self.cause_heading, self.causes, spacing=6, grows=self.table)
        self._middle = QWidget()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._middle)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(16)
        self._halves.addLayout(left, 1)
        self._halves.addLayout(right, 1)
        self._below = QWidget()
        fill(QHBoxLayout(self._below), self.write, self.bring, STRETCH, spacing=8)
        parts = (self._top, self.headline, self.detail, self._middle, self.note, self._below)
        column = QVBoxLayout(self)
        fill(column, *parts, margins=(0, 4, 6, 0), spacing=6, grows=self._middle)
        # Without a chart the words stand together at the top.
        column.addStretch(0)

    def panes(self) -> list[Pane]:
        return [Pane(self._top), Pane(self._middle), Pane(self._below)]

    def name(self) -> None:
        self.jobs.set_about(_("Occupation"))
        self.quantities.set_about(_("What is compared"))
        for box, text in (
            (self.areas, _("A&rea")),
            (self.years, _("&Projected from")),
            (self.scenarios, _("In the &scenario")),
        ):
            self._labels[box].setText(text)
            box.setAccessibleName(text.replace("&", ""))
        self.write.setText(_("Write how it went"))
        self.bring.setText(_("Import figures…"))
        self.table.setAccessibleName(_("Projected and actual"))

    def refresh(self) -> None:
        frame = self.session.frame
        if frame is None:
            return
        plan = frame.selected.plan
        jobs = worst_first(frame.outlook)
        if self.job not in plan.occupations:
            self.job = jobs[0] if jobs[0] in plan.occupations else plan.occupations[0]
        if self.area not in plan.areas:
            self.area = ""
        self.found = frame.follow_up(self.job, self.area, self.stored_as)
        if self.stored_as is not None and self.stored_as not in self.found.scenarios:
            self.stored_as = None
            self.found = frame.follow_up(self.job, self.area)
        self._show_choices(self.found)
        told = self._told(self.found)
        self._show_words(self.found, told)
        self._middle.setVisible(told is not None)
        if told is not None:
            self._show_figures(self.found, told)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stand_beside(self._halves, self.width() >= SIDE_BY_SIDE)

    @property
    def spec(self) -> ChartSpec | None:
        """What the chart shows; None while there is none."""
        return None if self._middle.isHidden() else self.chart.spec

    # --- inside ---------------------------------------------------------------------------------

    def _choose(
        self,
        *,
        job: str | None = None,
        quantity: str | None = None,
        area: str | None = None,
        year: int | None = None,
        scenario: str | None = None,
    ) -> None:
        self.job = self.job if job is None else job
        self.quantity = self.quantity if quantity is None else quantity
        self.area = self.area if area is None else area
        self.base_year = self.base_year if year is None else year
        self.stored_as = self.stored_as if scenario is None else scenario
        self.chart.point_at(None)
        self.refresh()

    def _told(self, found: FollowUp) -> Followed | None:
        """The projection that is chosen, or the latest of counted staff."""
        chosen = (one for one in found.followed if one.base_year == self.base_year)
        return next(chosen, found.latest)

    def _show_choices(self, found: FollowUp) -> None:
        language, plan = i18n.current(), self.session.plan
        told = self._told(found)
        self.jobs.set_choices(
            [(one, one, capital(word(one, language))) for one in plan.occupations]
        )
        self.jobs.set_current(self.job)
        self.jobs.setVisible(len(plan.occupations) > 1)
        there = found.quantities
        if self.quantity not in there and there:
            self.quantity = there[0]
        self.quantities.set_choices([(one, quantity_name(one, language), "") for one in there])
        self.quantities.set_current(self.quantity)
        every = [("", _("All areas")), *((one, one) for one in plan.areas)]
        self._fill(self.areas, every if len(plan.areas) > 1 else [], self.area)
        years = [(one.base_year, str(one.base_year)) for one in found.followed]
        self._fill(self.years, years, told.base_year if told else 0)
        names = [(one, one or capital(baseline_name(language))) for one in found.scenarios]
        # While nothing was counted, there is nothing to choose among.
        self._fill(self.scenarios, names if told else [], told.scenario if told else "")

    def _fill(
        self, box: Combo, choices: list[tuple[str, str]] | list[tuple[int, str]], chosen: str | int
    ) -> None:
        """A box of more than one choice; one of none is out of sight."""
        with QSignalBlocker(box):
            box.clear()
            for code, name in choices:
                box.addItem(name, code)
            box.setCurrentIndex(max(0, box.findData(chosen)))
        for part in (box, self._labels[box]):
            part.setVisible(len(choices) > 1)

    def _show_words(self, found: FollowUp, told: Followed | None) -> None:
        language = i18n.current()
        if told is None:
            self.headline.say(_("How right was the projection?"))
            self.detail.say(what_to_bring(language))
            self.note.say("")
            return
        self.headline.say(f"{projection_headline(found, told, language)}.")
        self.detail.say(" ".join(filter(None, (detail(told, language), to_count(told, language)))))
        self.note.say(meaning(found, told, language))

    def _show_figures(self, found: FollowUp, told: Followed) -> None:
        language = i18n.current()
        self.chart.plan = self.session.plan
        self.chart.show_spec(chart.build(found, self.quantity, language))
        self._copy.name()
        headings, rows = outcome_texts([told], language)
        self.table.show_rows(headings, _cells(rows))
        headings, rows = cause_texts(told, language)
        for part in (self.cause_heading, self.causes):
            part.setVisible(bool(rows))
        if told.end is not None:
            name = language(CAUSES).format(year=told.end.year)
            self.cause_heading.setText(name)
            self.causes.setAccessibleName(name)
        self.causes.show_rows(headings, _cells(rows))
        heading = max(ROW, self.causes.horizontalHeader().sizeHint().height())
        self.causes.setFixedHeight(ROW * len(rows) + heading + 4)


def _cells(rows: list[list[str]]) -> list[list[CellText]]:
    return [[CellText(text, right=at >= TEXTS) for at, text in enumerate(row)] for row in rows]
