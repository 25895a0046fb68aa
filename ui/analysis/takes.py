"""What would it take: how far one lever, or several together, have to go; how many trainees must be
taken in; what a step of a lever is worth in trainees; and what it all costs."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sosuplan.analysis.aim import BALANCE
from sosuplan.analysis.batches import Progress as Runs
from sosuplan.analysis.exchange import Rate
from sosuplan.analysis.frame import Frame, goal_key, mix_key
from sosuplan.analysis.goal import Solution
from sosuplan.analysis.mix import Part
from sosuplan.charts import cost, exchange, goal, intake, mix
from sosuplan.charts.spec import BarListSpec
from sosuplan.engine.projection import SURPLUS
from sosuplan.model.scenario import Scenario
from sosuplan.narrative.certainty import of_whom
from sosuplan.narrative.cost import (
    by_lever_name,
    cost_meaning,
    cost_title,
    missing_prices,
    no_prices,
    not_winning,
)
from sosuplan.narrative.measures import nothing_moved
from sosuplan.narrative.steps import Action, action_for
from sosuplan.narrative.what_it_takes import (
    aim_line,
    exchange_meaning,
    headline,
    intake_detail,
    intake_headline,
    leading_rate,
    mix_meaning,
    rate_text,
)
from sosuplan.narrative.why import moved_text
from sosuplan.text.terms import capital, listed, word
from ui import i18n
from ui import theme as themes
from ui.analysis.question import Question, QuestionChoice, Work, awaited
from ui.analysis.weights import WeightsEditor
from ui.charts.views import BarListView, PlotView
from ui.i18n import _
from ui.levers.info import Details, InfoButton
from ui.session.session import Session
from ui.widgets.accessible import SpokenLabel
from ui.widgets.choices import Segments
from ui.widgets.fitting import stand_beside
from ui.widgets.layouts import STRETCH, fill

GOAL, INTAKE, EXCHANGE, COST = PARTS = ("goal", "intake", "exchange", "cost")
"""What is asked."""
PRICES = "prices"
"""The table of what things cost."""
BESIDE = 700
"""Pixels from which two lists have room beside each other."""
BAR_BESIDE = 890
"""Pixels from which all that is asked has room in one row."""
LEAST_HEIGHT = 240
"""Pixels of each where they stand below each other."""
WIDEST = 900
"""Pixels of a list that stands alone: its figures are not far from its names."""


class TakesQuestion(Question):
    """Four parts, one at a time. What they find is the frame's; what is moved here is one step that
    can be undone."""

    def __init__(self, choice: QuestionChoice, session: Session) -> None:
        self._session = session
        self._part, self._target = GOAL, BALANCE
        self._taken: Scenario | None = None
        """What came of what was taken here last."""
        self.part, self.target = Segments(), Segments()
        self.target_label, self.together = QLabel(), QCheckBox()
        self.meaning = InfoButton(self._meaning)
        self.alone, self.mix, self.weights = BarListView(), BarListView(), WeightsEditor()
        self.use, self.weigh = QPushButton(), QPushButton()
        self.said = SpokenLabel()
        self.intake, self.exchange = BarListView(), BarListView()
        self.costs, self.by_lever, self.unpriced = PlotView(), BarListView(), QLabel()
        self.table, self.lacking, self.open_table = QPushButton(), QLabel(), QPushButton()
        super().__init__(choice)
        self.part.chosen.connect(self._turn_to)
        self.target.chosen.connect(self._aim_at)
        self.together.clicked.connect(self._ask_again)
        self.alone.chosen.connect(self._take)
        self.mix.chosen.connect(self._take_part)
        self.exchange.chosen.connect(self._take_step)
        self.intake.chosen.connect(self._choose_demand)
        self.weights.changed.connect(lambda: session.weigh(self.weights.weights))
        self.weights.made.connect(self.made)
        self.use.clicked.connect(self._use_mix)
        self.weigh.setCheckable(True)
        self.weigh.toggled.connect(self._show_weights)
        for button in (self.table, self.open_table):
            button.clicked.connect(lambda: self.table_wanted.emit(PRICES))
        self.pages = QStackedWidget()
        self._pages = {
            GOAL: self._goal_page(),
            INTAKE: self._list_page(self.intake),
            EXCHANGE: self._list_page(self.exchange),
            COST: self._cost_page(),
        }
        for page in self._pages.values():
            self.pages.addWidget(page)
        self._without_prices = self._lacking_page()
        self.pages.addWidget(self._without_prices)
        asked = QWidget()
        fill(QHBoxLayout(asked), self.part, self.meaning, STRETCH, spacing=8)
        self.put_before_bar(asked, BAR_BESIDE)
        self.add(self.pages)
        self.add(self.said, 0)
        self.said.setWordWrap(True)
        self.said.setProperty("look", "muted")
        self.said.hide()
        self._name_all()

    # --- layout ---------------------------------------------------------------------------------

    def _goal_page(self) -> QWidget:
        aim = QHBoxLayout()
        fill(aim, self.target_label, self.target, 12, self.together, STRETCH, spacing=8)
        left = QWidget()
        fill(QVBoxLayout(left), aim, self.alone, spacing=6, grows=self.alone)
        card = QFrame()
        card.setProperty("kind", "card")
        self._mixes = QStackedWidget()
        self._mixes.addWidget(self.mix)
        self._mixes.addWidget(self.weights)
        buttons = QHBoxLayout()
        fill(buttons, self.use, self.weigh, STRETCH, spacing=8)
        fill(
            QVBoxLayout(card),
            self._mixes,
            buttons,
            margins=(12, 10, 12, 10),
            spacing=6,
            grows=self._mixes,
        )
        for side in (left, card):
            side.setMinimumHeight(LEAST_HEIGHT)
        page = QWidget()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._both.setContentsMargins(0, 0, 0, 4)
        self._both.setSpacing(14)
        self._both.addWidget(left, 6)
        self._both.addWidget(card, 5)
        return page

    @staticmethod
    def _list_page(view: BarListView) -> QWidget:
        view.setMaximumWidth(themes.wide(WIDEST))
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 4)
        row.addWidget(view, 1)
        # All that is left beyond the widest is to the right of it.
        row.addStretch(0)
        return page

    def _cost_page(self) -> QWidget:
        self.unpriced.setWordWrap(True)
        self.unpriced.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QHBoxLayout()
        fill(buttons, self.table, STRETCH)
        left = QWidget()
        column = QVBoxLayout(left)
        fill(column, self.costs, self.unpriced, buttons, spacing=6, grows=self.costs)
        # Without a chart the words stand together at the top.
        column.addStretch(0)
        page = QWidget()
        row = self._cost_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(20)
        for side in (left, self.by_lever):
            side.setMinimumHeight(LEAST_HEIGHT)
            row.addWidget(side, 1)
        return page

    def _lacking_page(self) -> QWidget:
        """What a plan without prices lacks, and the way to it."""
        self.lacking.setWordWrap(True)
        self.lacking.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open_table.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        page = QWidget()
        fill(
            QVBoxLayout(page),
            self.lacking,
            self.open_table,
            STRETCH,
            margins=(0, 8, 0, 0),
            spacing=12,
        )
        return page

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for row in (self._both, self._cost_row):
            stand_beside(row, self.width() >= themes.wide(BESIDE))

    # --- the question -----------------------------------------------------------------------------

    @property
    def picture(self) -> QWidget:
        of = {GOAL: self.alone, INTAKE: self.intake, EXCHANGE: self.exchange}
        return of.get(self._part) or (self.by_lever if self.costs.isHidden() else self.costs)

    @property
    def asked(self) -> str:
        """The occupation that is asked about; of a goal it may be each of both (``all``)."""
        assert self.frame is not None
        both = self._part == GOAL and self.together.isChecked() and self.frame.occupation == "all"
        return "all" if both else self.occupation

    def _is_known(self, frame: Frame) -> bool:
        if self._part == GOAL:
            known = frame.knows(mix_key(self._target), self.asked, self.year)
            return self._knows_goal(frame) and known
        if self._part == COST:
            return not frame.prices or frame.knows(COST, frame.occupation, 0)
        return frame.knows(self._part, self.asked, self.year)

    def _knows_goal(self, frame: Frame) -> bool:
        return frame.knows(goal_key(self._target), self.asked, self.year)

    def work(self, frame: Frame) -> Work | None:
        if self._is_known(frame):
            return None
        part, target, of = self._part, self._target, (self.asked, self.year)

        def run(progress: Runs) -> object:
            if part == GOAL and not frame.knows(goal_key(target), *of):
                return frame.goal(*of, target, progress)
            if part == GOAL:
                return frame.mix(*of, target, progress)
            if part == COST:
                return frame.cost()
            return frame.intake(*of) if part == INTAKE else frame.exchange(*of)

        return run

    def tell(self, frame: Frame) -> tuple[str, str]:
        if self._part == COST and not frame.prices:
            said = _("Write them on Data, and see what a scenario costs and saves")
            return _("What it costs, the plan does not say: it has no prices"), said
        say, of = frame.language, (self.asked, self.year)
        about = f"{capital(word(f'{self.asked}.short', say))}, {self.year}"
        known = not self.dragging and self._is_known(frame)
        if self._part == GOAL and not self.dragging and self._knows_goal(frame):
            found = frame.goal(*of, self._target)
            mixed = frame.mix(*of, self._target) if known else None
            return self._of_whom(frame, headline(frame, found, mixed)), aim_line(found, say)
        if not known:
            return self._question(), about
        if self._part == INTAKE:
            asked = frame.intake(*of)
            advice = self._of_whom(frame, intake_headline(frame, asked))
            return advice, intake_detail(frame, asked)
        if self._part == EXCHANGE:
            rates = frame.exchange(*of)
            first = leading_rate(rates)
            text = rate_text(first, rates, say) if first else self._question()
            return self._of_whom(frame, text), about
        if not frame.changed:
            return self._question(), nothing_moved(frame)
        names = capital(listed([word(f"{job}.short", say) for job in frame.occupations], say))
        return cost_title(frame, self.year), _("{who}, at your own prices").format(who=names)

    def _of_whom(self, frame: Frame, text: str) -> str:
        """``text``, with whose answer it is where both occupations are looked at."""
        return text if self.asked == "all" else of_whom(frame, self.asked, text)

    def draw(self, frame: Frame, *, dragging: bool) -> None:
        without = self._part == COST and not frame.prices
        self.pages.setCurrentWidget(self._without_prices if without else self._pages[self._part])
        if not dragging:
            occupations = frame.occupations if self.asked == "all" else (self.asked,)
            self.weights.show_frame(frame, occupations)
        self.together.setVisible(frame.occupation == "all")
        if without:
            self.lacking.setText(no_prices(frame.language))
        else:
            known = not dragging and self._is_known(frame)
            draw = {
                GOAL: self._draw_goal,
                INTAKE: self._draw_intake,
                EXCHANGE: self._draw_exchange,
                COST: self._draw_cost,
            }
            draw[self._part](frame, known=known)
        if self._taken is not None and not frame.scenario.computes_as(self._taken):
            self._taken = None
        self.said.setVisible(self._taken is not None)

    def _draw_goal(self, frame: Frame, *, known: bool) -> None:
        of = self.asked, self.year, self._target
        alone = self._await(frame, _("One measure alone"))
        mixed = self._await(frame, _("Several measures together"))
        if not self.dragging and self._knows_goal(frame):
            alone = goal.build(frame, *of)
        if known:
            mixed = mix.build(frame, *of)
        self.alone.show_spec(alone, dragging=self.dragging)
        self.mix.show_spec(mixed, dragging=self.dragging)
        self.use.setEnabled(known and bool(frame.mix(*of).parts))

    def _draw_intake(self, frame: Frame, *, known: bool) -> None:
        spec = self._await(frame, _("Required intake"))
        if known:
            spec = intake.build(frame, self.asked, self.year)
        self.intake.show_spec(spec, dragging=self.dragging)

    def _draw_exchange(self, frame: Frame, *, known: bool) -> None:
        spec = self._await(frame, _("What a step is worth in trainees"))
        if known:
            spec = exchange.build(frame, self.asked, self.year)
        self.exchange.show_spec(spec, dragging=self.dragging)

    def _draw_cost(self, frame: Frame, *, known: bool) -> None:
        whole = frame.cost().whole if known else None
        drawn = whole is not None and whole.net is not None and frame.changed
        self.costs.setVisible(drawn)
        self.unpriced.setVisible(known and not drawn)
        if drawn:
            self.costs.show_spec(cost.by_year(frame), dragging=self.dragging)
        elif known:
            self.unpriced.setText(missing_prices(frame) or cost_meaning(frame))
        spec = self._await(frame, by_lever_name(frame, self.year))
        if known:
            found = cost.build(frame, self.year)
            # There is nothing to take: the levers stand where they are paid for.
            spec = replace(found, rows=tuple(replace(row, key="") for row in found.rows))
            if not drawn:
                # What prices lack is said beside it already.
                spec = replace(spec, note_of=partial(not_winning, frame, self.year))
        self.by_lever.show_spec(spec, dragging=self.dragging)

    def _await(self, frame: Frame, name: str) -> BarListSpec:
        return awaited(frame, name, self.awaits())

    def _question(self) -> str:
        """What stands where the answer is awaited."""
        return {
            GOAL: _("What would it take?"),
            INTAKE: _("How many trainees must be taken in?"),
            EXCHANGE: _("What is a step worth in trainees?"),
            COST: _("What does the scenario cost?"),
        }[self._part]

    # --- asking -----------------------------------------------------------------------------------

    def _turn_to(self, part: str) -> None:
        self._part = part
        self._ask_again()

    def _aim_at(self, target: str) -> None:
        self._target = target
        self._ask_again()

    def _ask_again(self) -> None:
        if self.frame is not None:
            self.show_frame(self.frame, dragging=False)

    def _fill_bar(self, frame: Frame) -> None:
        super()._fill_bar(frame)
        if self._part == COST or self.asked == "all":
            # Costs are those of what is looked at.
            self.occupation_box.hide()

    def _show_weights(self, shown: bool) -> None:
        self._mixes.setCurrentWidget(self.weights if shown else self.mix)
        self._name_weigh()

    def _take(self, lever_id: str) -> None:
        """Move a lever to where it alone has to be, as one step that can be undone, and say so."""
        frame = self.frame
        if frame is not None and self._knows_goal(frame):
            levers = frame.goal(self.asked, self.year, self._target).levers
            self._move(next(one for one in levers if one.lever.id == lever_id))

    def _take_part(self, lever_id: str) -> None:
        """The same with one lever of the mix alone,"""
        if (frame := self._shown) is not None:
            parts = frame.mix(self.asked, self.year, self._target).parts
            self._move(next(one for one in parts if one.lever.id == lever_id))

    def _take_step(self, lever_id: str) -> None:
        """and with a step of the exchange rates."""
        if (frame := self._shown) is not None:
            rates = frame.exchange(self.asked, self.year).rates
            self._move(next(one for one in rates if one.lever.id == lever_id))

    @property
    def _shown(self) -> Frame | None:
        """The frame whose answer is in sight; None while it is awaited."""
        known = self.frame is not None and self._is_known(self.frame)
        return self.frame if known else None

    def _move(self, to: Solution | Part | Rate) -> None:
        self._session.set_lever(to.lever, to.value)
        self._tell_taken(moved_text(to.lever, to.value, self._session.language))

    def _choose_demand(self, demand: str) -> None:
        session = self._session
        session.change(
            session.scenario.with_demand(demand), action_for(Action.CHOOSE_DEMAND, demand=demand)
        )

    def _use_mix(self) -> None:
        frame = self._shown
        if frame is None:
            return
        found = frame.mix(self.asked, self.year, self._target)
        after = found.scenario.in_order(self._session.catalogue)
        count = len(found.parts)
        self._session.change(after, action_for(Action.USE_MIX, n=count))
        self._tell_taken(_("The levers of the mix are set: {n}. Undo: Ctrl+Z.").format(n=count))

    def _tell_taken(self, text: str) -> None:
        self._taken = self._session.scenario
        self.said.setText(text)

    # --- words ----------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_all()

    def _meaning(self) -> Details:
        say = i18n.current()
        alone = _(
            "On the left each measure is the only one that is moved: how far it must go for the"
            " target, and how that is to what has been seen. On the right several are moved."
        )
        text = {
            GOAL: f"{alone} {mix_meaning(say)}",
            INTAKE: _(
                "How many must begin GF2 each year for supply to meet the need in the year, in each"
                " demand scenario, with the years of effect that the scenario has. From intake to"
                " trained employee it takes years, so early years cannot be helped by it."
            ),
            EXCHANGE: exchange_meaning(say),
            COST: _(
                "What the scenario costs and saves compared with the baseline at your own prices,"
                " and for each moved lever alone what one full-time person costs that it wins."
            ),
        }[self._part]
        return _("What this shows"), text, ()

    def _name_weigh(self) -> None:
        self.weigh.setText(_("Show the mix") if self.weigh.isChecked() else _("Weights…"))

    def _name_all(self) -> None:
        self.part.set_choices(
            [
                (GOAL, _("Target"), _("How far measures have to go")),
                (INTAKE, _("Intake"), _("How many trainees must be taken in")),
                (EXCHANGE, _("Exchange rates"), _("What a step is worth in trainees")),
                (COST, _("Cost"), _("What the scenario costs and saves")),
            ]
        )
        self.part.set_about(_("What is asked"))
        self.part.set_current(self._part)
        self.target.set_choices(
            [
                (BALANCE, _("No shortage"), _("Supply is as large as the need")),
                (SURPLUS, _("Surplus"), _("The traffic light is green")),
            ]
        )
        self.target.set_about(_("Target"))
        self.target.set_current(self._target)
        self.target_label.setText(_("Target"))
        self.together.setText(_("Both occupations at once"))
        self.together.setToolTip(
            _("One mix that is enough for assistants and for helpers, each for themselves")
        )
        self.meaning.setAccessibleName(_("What this shows"))
        self.use.setText(_("Use the mix"))
        self.use.setToolTip(_("Set all levers of the mix in the scenario, as one step"))
        self.weigh.setToolTip(_("Which measures may be used, and how much each is spared"))
        self.table.setText(_("Open the table Prices"))
        self.open_table.setText(_("Open the table Prices"))
        self._name_weigh()
        if self.frame is not None and not self.frame.prices:
            self.lacking.setText(no_prices(i18n.current()))
