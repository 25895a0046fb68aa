"""How sure is it: the band in which the balance probably lies, and what that is due to."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sosuplan.analysis.backcast import Backcast, backcast
from sosuplan.analysis.frame import Frame
from sosuplan.analysis.uncertainty import LARGEST_SEED, LEAST_DRAWS, MOST_DRAWS
from sosuplan.charts import sensitivity, uncertainty
from sosuplan.model.plan import Plan
from sosuplan.narrative.backcast import quantity_title
from sosuplan.narrative.certainty import (
    about_draws,
    band_meaning,
    draws_in_words,
    probable_balance,
)
from sosuplan.text.terms import capital, word
from ui import i18n
from ui import theme as themes
from ui.analysis.backcast import BackcastView
from ui.analysis.question import Question, QuestionChoice, Work
from ui.charts.views import BarListView, PlotView
from ui.i18n import _
from ui.levers.info import Details, InfoButton
from ui.levers.numberbox import NumberBox
from ui.session.session import Session
from ui.widgets.accessible import announce
from ui.widgets.choices import Segments
from ui.widgets.fitting import stand_beside

SENSITIVITY = "sensitivity"
INPUTS, LEVERS, SPREAD, BY_YEAR = "inputs", "levers", "spread", "by_year"
"""What the lists beside the band show."""
AHEAD, PAST = "ahead", "past"
"""How sure what is to come is, and how well the model explains what has been."""
DRAWS_STEP = 1_000
BESIDE = 640
"""Pixels from which band and lists have room beside each other."""
LEAST_HEIGHT = 240
"""Pixels of each."""
LATE_MS = 500
"""Draws that take longer, with the rest before them, are told of."""


def keep_room(widget: QWidget) -> None:
    """What is awaited is not seen, but its room is kept for it."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)


class ListChoice(QWidget):
    """One of several lists of bars, and the choice among them."""

    def __init__(self, *codes: str) -> None:
        super().__init__()
        self.choice = Segments()
        self.lists = {code: BarListView() for code in codes}
        self._stack = QStackedWidget()
        for one in self.lists.values():
            self._stack.addWidget(one)
        self.choice.chosen.connect(self.turn_to)
        row = QHBoxLayout()
        row.addWidget(self.choice)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        self.current = codes[0]
        self._ready: set[str] = set()
        keep_room(self._stack)

    def turn_to(self, code: str) -> None:
        """Show the list ``code``."""
        self.current = code
        self.choice.set_current(code)
        self._stack.setCurrentWidget(self.lists[code])
        self._stack.setVisible(code in self._ready)

    def show_ready(self, *codes: str) -> None:
        """Which lists there are by now; the others are awaited."""
        self._ready = set(codes)
        self._stack.setVisible(self.current in self._ready)

    def name(self, about: str, *choices: tuple[str, str]) -> None:
        """What is chosen, and what each list is called, with its tool tip."""
        named = zip(self.lists, choices, strict=True)
        self.choice.set_choices([(code, *texts) for code, texts in named])
        self.choice.set_about(about)
        self.choice.set_current(self.current)


class CertaintyQuestion(Question):
    """The band over the years, how the calculations for the year lie, and what the uncertainty is
    made of. The draws are the session's, which the main chart and the headline show too."""

    def __init__(self, choice: QuestionChoice, session: Session) -> None:
        self._session, self._certainty = session, session.certainty
        self.band = PlotView()
        self.band.chart.chosen.connect(self._choose_year_at)
        self.lists = ListChoice(INPUTS, LEVERS, SPREAD, BY_YEAR)
        self.lists.lists[BY_YEAR].chosen.connect(lambda year: self._choose_year_at(int(year)))
        self.draws = NumberBox(LEAST_DRAWS, MOST_DRAWS, DRAWS_STEP)
        self.seed = NumberBox(0, LARGEST_SEED, grouped=False)
        self.draws_label, self.seed_label, self.fault = QLabel(), QLabel(), QLabel()
        self.fault.setProperty("look", "fault")
        self.another = QPushButton()
        self.shown = QCheckBox()
        self.meaning = InfoButton(self._meaning)
        self.side, self.past = Segments(), BackcastView()
        self._pasts: tuple[Plan | None, dict[str, Backcast]] = (None, {})
        """What is known of the past of which plan, by occupation: it stays while levers move."""
        self._side = AHEAD
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.lacking, self.insert, self.table = QLabel(), QPushButton(), QPushButton()
        super().__init__(choice)
        self.draws.committed.connect(lambda draws: self._choose(draws=int(draws)))
        self.seed.committed.connect(lambda seed: self._choose(seed=int(seed)))
        for box, label in ((self.draws, self.draws_label), (self.seed, self.seed_label)):
            label.setBuddy(box)
            box.refused.connect(self._refuse)
            box.accepted.connect(lambda: self._refuse(""))
        self.another.clicked.connect(self._take_another_seed)
        self.shown.clicked.connect(self._certainty.show_band)
        self.insert.clicked.connect(self.usual_ranges_wanted)
        self.table.clicked.connect(lambda: self.table_wanted.emit("input_ranges"))
        self._late_draws = QTimer(self, singleShot=True, interval=LATE_MS)
        self._late_draws.timeout.connect(self._show_late)
        self._certainty.changed.connect(self._show_certainty)
        self._certainty.progressed.connect(self._show_share)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._whole())
        self.pages.addWidget(self._without_ranges())
        self.pages.addWidget(self.past)
        self.bar.insertWidget(0, self.side)
        self.side.chosen.connect(self._turn_to)
        self.past.table_wanted.connect(self.table_wanted)
        self.add(self.pages)
        self._name_all()

    # --- layout ---------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stand_beside(self._both, self.width() >= themes.wide(BESIDE))

    def _whole(self) -> QWidget:
        charts = self._both
        charts.setSpacing(20)
        for part in (self.band, self.lists):
            part.setMinimumHeight(LEAST_HEIGHT)
            charts.addWidget(part, 1)
        settings = QHBoxLayout()
        settings.setSpacing(8)
        for widget in (self.draws_label, self.draws, self.seed_label, self.seed, self.another):
            settings.addWidget(widget)
        settings.addSpacing(12)
        settings.addWidget(self.shown)
        settings.addWidget(self.meaning)
        settings.addWidget(self.fault)
        settings.addStretch(1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(charts, 1)
        column.addLayout(settings)
        return page

    def _without_ranges(self) -> QWidget:
        """What a plan without ranges lacks, and ways to it."""
        self.lacking.setWordWrap(True)
        self.lacking.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for button in (self.insert, self.table):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        ways = QHBoxLayout()
        ways.addWidget(self.insert)
        ways.addWidget(self.table)
        ways.addStretch(1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.lacking)
        column.addLayout(ways)
        column.addStretch(1)
        return page

    # --- the question -----------------------------------------------------------------------------

    @property
    def picture(self) -> QWidget:
        return self.past if self._side == PAST else self.band

    def tell(self, frame: Frame) -> tuple[str, str]:
        if self._side == PAST:
            return self._tell_past(frame)
        if not frame.plan.input_ranges:
            said = _("Type them in on Data, or begin with those of SOSUplan")
            return _("How sure the figures are, the plan does not say"), said
        known = self.occupation in frame.uncertainty
        sampling = self._certainty.choice.sampling
        awaited = draws_in_words(sampling, frame.language)
        about = about_draws(frame, self.occupation, self.year) if known else awaited
        return probable_balance(frame, self.occupation, self.year), about

    def draw(self, frame: Frame, *, dragging: bool) -> None:
        has_ranges = bool(frame.plan.input_ranges)
        if self._side == PAST:
            self.pages.setCurrentWidget(self.past)
            self.past.show_past(self._known_past(frame).get(self.occupation), frame.plan)
            return
        self.pages.setCurrentIndex(0 if has_ranges else 1)
        if not has_ranges:
            self._show_lacking()
            return
        job, year = self.occupation, self.year
        known, knows = job in frame.uncertainty, frame.knows(SENSITIVITY, job, year)
        lists = self.lists.lists
        self.band.show_spec(uncertainty.build(frame, job, year), dragging=dragging)
        if known:
            lists[SPREAD].show_spec(uncertainty.distribution(frame, job, year), dragging=dragging)
            lists[BY_YEAR].show_spec(uncertainty.probabilities(frame, job), dragging=dragging)
        if knows:
            for code in (INPUTS, LEVERS):
                spec = sensitivity.build(frame, job, year, levers=code == LEVERS)
                lists[code].show_spec(spec, dragging=dragging)
        ready = [*((SPREAD, BY_YEAR) if known else ()), *((INPUTS, LEVERS) if knows else ())]
        self.lists.show_ready(*ready)
        self._show_certainty()

    def work(self, frame: Frame) -> Work | None:
        job, year = self.occupation, self.year
        if self._side == PAST:
            plan, known = frame.plan, self._known_past(frame)
            if job in known:
                return None
            return lambda _progress: known.setdefault(job, backcast(plan, job))
        if not frame.plan.input_ranges or frame.knows(SENSITIVITY, job, year):
            return None
        return lambda _progress: frame.sensitivity(job, year)

    def show_frame(self, frame: Frame, *, dragging: bool) -> None:
        super().show_frame(frame, dragging=dragging)
        self._ask_soon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask_soon()

    def _ask_soon(self) -> None:
        """Whoever opens the tab wants to know, unless the draws were stopped here."""
        frame = self.frame
        if (
            self.isVisible()
            and self._side == AHEAD
            and frame is not None
            and not self.dragging
            and not (self._certainty.wanted or self._certainty.stopped)
        ):
            QTimer.singleShot(0, self, self._certainty.want)

    # --- the past -------------------------------------------------------------------------------

    def _turn_to(self, side: str) -> None:
        self._side = side
        for widget in (self.year_label, self.year_box):
            widget.setVisible(side == AHEAD)
        if self.frame is not None:
            self.show_frame(self.frame, dragging=False)

    def _known_past(self, frame: Frame) -> dict[str, Backcast]:
        if self._pasts[0] is not frame.plan:
            self._pasts = frame.plan, {}
        return self._pasts[1]

    def _tell_past(self, frame: Frame) -> tuple[str, str]:
        found, say = self._known_past(frame).get(self.occupation), frame.language
        asked, who = _("Does the model explain your own past?"), word(self.occupation, say)
        if found is None:
            return asked, capital(who)
        if (end := found.longest) is None:
            said = _("The plan has no history of {who} that can be projected from")
            return asked, said.format(who=who)
        said = _("{who}, projected with the assumptions that the plan has now")
        return quantity_title(end, say), said.format(who=capital(who))

    # --- draws ----------------------------------------------------------------------------------

    def _show_certainty(self) -> None:
        """That the draws are being made, or have been stopped."""
        frame = self.frame
        if self._side == PAST:
            return
        self._show_choice()
        if frame is None or self.dragging or not frame.plan.input_ranges:
            self.show_waiting("", 0.0)
        elif self._certainty.running:
            # What is over at once would only flicker.
            if not self._late_draws.isActive() and not self.progress.isVisible():
                self._late_draws.start()
        elif self._certainty.stopped and self.occupation not in frame.uncertainty:
            self.show_waiting(_("Stopped."), -1.0, _("Compute"))
        else:
            self.show_waiting("", 0.0)

    def _show_late(self) -> None:
        if self._side == AHEAD and self._certainty.running and not self.dragging:
            self.show_waiting(_("Computing …"), 0.0)

    def _show_share(self, share: float) -> None:
        if self._side == AHEAD:
            self.progress.setValue(round(1000 * share))

    def _cancel_or_begin(self) -> None:
        if self._side == PAST:
            super()._cancel_or_begin()
        elif self._certainty.running:
            self._certainty.stop()
        else:
            self._certainty.want()

    def _show_choice(self) -> None:
        choice = self._certainty.choice
        self.draws.set_value(float(choice.draws))
        self.seed.set_value(float(choice.seed))
        self.shown.setChecked(choice.band)

    def _choose(self, *, draws: int = 0, seed: int | None = None) -> None:
        before = self._certainty.choice
        after = replace(
            before, draws=draws or before.draws, seed=before.seed if seed is None else seed
        )
        self._certainty.choose(after)
        self._certainty.want()

    def _take_another_seed(self) -> None:
        """Other draws of the same ranges: how much of the result is chance."""
        self._choose(seed=(self._certainty.choice.seed + 1) % (LARGEST_SEED + 1))

    def _refuse(self, text: str) -> None:
        self.fault.setText(text)
        if text:
            announce(self.fault, text)

    def _choose_year_at(self, year: int) -> None:
        if self.frame is not None and year in self.frame.years[1:]:
            self.choice.choose(year=year)

    def _meaning(self) -> Details:
        return _("What the band is"), band_meaning(self._certainty.choice.draws, i18n.current()), ()

    # --- words ----------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_all()

    def _show_lacking(self) -> None:
        old = self._session.older_figures
        editable = self._session.file is not None and not self._session.file.read_only and not old
        self.insert.setVisible(editable)
        self.table.setVisible(not old)
        text = _(
            "To say how sure the balance is, the plan needs the lowest, the most likely and the"
            " highest that its figures may be: exits, retirement, intake, completion, hours and"
            " need. They stand in Data › Uncertainty."
        )
        more = _(
            "Begin with the ranges that come with SOSUplan. They are assumptions, and marked as"
            " such: replace them with your own when you know better. It can be undone."
        )
        kept = _("The scenario is computed with older figures, which cannot be changed.")
        self.lacking.setText("\n\n".join([text, *([more] if editable else [kept] if old else [])]))

    def _name_all(self) -> None:
        self.lists.name(
            _("What is shown beside the band"),
            (_("Uncertain figures"), _("Figures that nobody knows exactly")),
            (_("Levers"), _("How much each lever could move: no uncertainty")),
            (_("Spread"), _("Which balances the calculations for the year give")),
            (_("By year"), _("How probable a shortage is in each year")),
        )
        self.side.set_choices(
            [
                (AHEAD, _("Uncertainty"), _("How sure what is to come is")),
                (PAST, _("The past"), _("How well the model explains what has been")),
            ]
        )
        self.side.set_about(_("What is asked"))
        self.side.set_current(self._side)
        self.draws_label.setText(_("Calculations"))
        self.seed_label.setText(_("Seed"))
        self.another.setText(_("Another seed"))
        self.another.setToolTip(
            _("Draw other figures at random from the same ranges: it shows what is chance")
        )
        self.draws.setToolTip(_("How many times figures are drawn and the plan is computed"))
        self.seed.setToolTip(_("The same seed always gives the same result"))
        self.shown.setText(_("Show in the chart of the shortage"))
        self.draws.setAccessibleName(_("Calculations"))
        self.seed.setAccessibleName(_("Seed"))
        self.meaning.setAccessibleName(_("What the band is"))
        self.insert.setText(_("Insert the ranges of SOSUplan"))
        self.table.setText(_("Open the table"))
        if self.frame is not None and not self.frame.plan.input_ranges:
            self._show_lacking()
