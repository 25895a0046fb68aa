"""Why: where the change of the balance comes from."""

from __future__ import annotations

from sosuplan.analysis.frame import Frame
from sosuplan.charts import flows
from ui.analysis.question import Question, QuestionChoice
from ui.charts.views import BarListView


class WhyQuestion(Question):
    """The waterfall from the balance of the base year to that of the year."""

    def __init__(self, choice: QuestionChoice) -> None:
        super().__init__(choice)
        self.flows = BarListView()
        self.add(self.flows)

    @property
    def picture(self) -> BarListView:
        return self.flows

    def tell(self, frame: Frame) -> tuple[str, str]:
        spec = self.flows.spec
        return ("", "") if spec is None else (spec.title, "")

    def draw(self, frame: Frame, *, dragging: bool) -> None:
        spec = flows.build(frame, self.occupation, self.year)
        self.flows.show_spec(spec, dragging=dragging)
