"""Why: where the change of the balance comes from; what would help most, or what each lever that is
moved gives."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from sosuplan.analysis.batches import Progress as Runs
from sosuplan.analysis.frame import Frame
from sosuplan.charts import contributions, flows, ranking
from sosuplan.narrative.why import asking, detail, headline, moved_text
from ui import theme as themes
from ui.analysis.question import Question, QuestionChoice, Work, awaited
from ui.charts.views import BarListView
from ui.i18n import _
from ui.session.session import Session
from ui.widgets.accessible import SpokenLabel
from ui.widgets.choices import Segments
from ui.widgets.fitting import stand_beside

BESIDE = 760
"""Pixels from which the two lists have room beside each other."""
LEAST_HEIGHT = 240
"""Pixels of each where they stand below each other."""
GIVES, MATTERS = "contributions", "ranking"
"""What the second list answers."""


class WhyQuestion(Question):
    """The waterfall from the balance of the base year to that of the year. Beside it: while no
    lever is moved, what a step of each would add, which a click takes; then what each gives, with
    the other question still to be had."""

    def __init__(self, session: Session, choice: QuestionChoice) -> None:
        super().__init__(choice)
        self._session = session
        self._side = GIVES
        """What is asked of once levers are moved."""
        self._taken: tuple[str, float] | None = None
        """The lever whose step was taken here last, and where it stands since."""
        self.flows, self.side = BarListView(), BarListView()
        self.side_choice = Segments()
        self.side_choice.chosen.connect(self._ask)
        self.said = SpokenLabel()
        self.said.setWordWrap(True)
        self.said.setProperty("look", "muted")
        self.side.chosen.connect(self._take)
        card = QFrame()
        card.setProperty("kind", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(12, 10, 12, 10)
        inside.setSpacing(6)
        for widget in (self.side_choice, self.side, self.said):
            inside.addWidget(widget, int(widget is self.side))
        for view in (self.flows, card):
            view.setMinimumHeight(LEAST_HEIGHT)
        both = QWidget()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, both)
        self._both.setContentsMargins(0, 0, 0, 8)
        self._both.setSpacing(14)
        self._both.addWidget(self.flows, 5)
        self._both.addWidget(card, 6)
        self.add(both)
        self._name_choices()

    @property
    def picture(self) -> BarListView:
        return self.flows

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stand_beside(self._both, self.width() >= themes.wide(BESIDE))

    # --- the answer -------------------------------------------------------------------------------

    def tell(self, frame: Frame) -> tuple[str, str]:
        of = frame, self.occupation, self.year
        return headline(*of), detail(*of)

    def draw(self, frame: Frame, *, dragging: bool) -> None:
        of = frame, self.occupation, self.year
        self.flows.show_spec(flows.build(*of), dragging=dragging)
        asked = self._asked(frame)
        if not dragging and frame.knows(asked, *of[1:]):
            spec = (contributions if asked == GIVES else ranking).build(*of)
        else:
            spec = awaited(frame, asking(frame, gives=asked == GIVES), self.awaits())
        self.side.show_spec(spec, dragging=dragging)
        self.side_choice.setVisible(frame.changed)
        if not dragging:
            self._name_choices(frame)
            self.side_choice.set_current(asked)
        if self._taken is not None:
            lever, value = self._taken
            if frame.scenario.levers.get(lever) != value:
                self._taken = None
        self.said.setVisible(self._taken is not None)

    def work(self, frame: Frame) -> Work | None:
        asked, of = self._asked(frame), (self.occupation, self.year)
        if frame.knows(asked, *of):
            return None

        def run(progress: Runs) -> object:
            if asked == GIVES:
                return frame.contributions(*of, progress)
            return frame.ranking(*of, progress)

        return run

    def _asked(self, frame: Frame) -> str:
        return self._side if frame.changed else MATTERS

    # --- asking -----------------------------------------------------------------------------------

    def _ask(self, side: str) -> None:
        self._side = side
        if self.frame is not None:
            self.show_frame(self.frame, dragging=False)

    def _take(self, lever_id: str) -> None:
        """Move a lever by its step, as one step that can be undone, and say so."""
        frame, session = self.frame, self._session
        if frame is None:
            return
        ranked = frame.ranking(self.occupation, self.year).levers
        one = next(one for one in ranked if one.lever.id == lever_id)
        session.set_lever(one.lever, one.value)
        self._taken = lever_id, session.scenario.levers.get(lever_id, one.value)
        self.said.setText(moved_text(one.lever, one.value, frame.language))

    def _name_choices(self, frame: Frame | None = None) -> None:
        gives, matters = (
            ("", "") if frame is None else (asking(frame, gives=True), asking(frame, gives=False))
        )
        self.side_choice.set_about(_("What is asked of the levers"))
        self.side_choice.set_choices(
            [
                (GIVES, gives, _("What each lever that is moved gives")),
                (MATTERS, matters, _("What a step of each lever would give")),
            ]
        )
