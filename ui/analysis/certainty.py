"""How sure is it: between what the balance lies when the inputs may be others."""

from __future__ import annotations

from functools import partial

from sosuplan.analysis.batches import Progress as Runs
from sosuplan.analysis.frame import Frame
from sosuplan.analysis.uncertainty import Uncertainty, uncertainty
from sosuplan.charts.spec import BarListSpec, BarRow, Figures, Segment
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import word
from ui.analysis.question import Question, QuestionChoice, Work
from ui.charts.views import BarListView
from ui.i18n import _


class CertaintyQuestion(Question):
    """The balance of each year in eight of ten draws of the inputs."""

    def __init__(self, choice: QuestionChoice) -> None:
        super().__init__(choice)
        self.view = BarListView()
        self.add(self.view)
        self._found: list[tuple[Frame, str, Uncertainty]] = []
        """What was computed last, and of what."""

    @property
    def picture(self) -> BarListView:
        return self.view

    def tell(self, frame: Frame) -> tuple[str, str]:
        found = self._known(frame)
        if found is None:
            return _("How sure is it?"), ""
        low, high = self._ends(frame, found)[frame.years.index(self.year)]
        text = _("8 of 10 calculations of the balance in {year} lie between {low} and {high}")
        return text.format(year=self.year, low=low, high=high), ""

    def draw(self, frame: Frame, *, dragging: bool) -> None:
        found, unit = self._known(frame), word(frame.unit, frame.language)
        rows: tuple[BarRow, ...] = ()
        if found is not None:
            parts = zip(
                found.years, found.quantiles[[0, 2]].T, self._ends(frame, found), strict=True
            )
            rows = tuple(
                BarRow(str(year), (Segment(low, high, "compared"),), " – ".join(ends))
                for year, (low, high), ends in parts
            )
        name = _("Balance, {unit}: 8 of 10 calculations").format(unit=unit)
        text = "; ".join(row.text for row in rows)
        self.view.show_spec(
            BarListSpec(
                kind="certainty",
                language=frame.language,
                frame=frame,
                title_of=lambda: name,
                description_of=lambda: (name, text),
                figures_of=partial(_figures, found),
                rows=rows,
                heads=(_("Year"), _("Balance")),
                unit=unit,
                empty=_("Computing …"),
            ),
            dragging=dragging,
        )

    def work(self, frame: Frame) -> Work | None:
        if self._known(frame) is not None or not frame.plan.input_ranges:
            return None
        kept, occupation = self._found, self.choice.occupation(frame)

        def run(progress: Runs) -> None:
            found = uncertainty(
                frame.scenario,
                frame.catalogue,
                frame.inputs,
                frame.plan.input_ranges,
                occupation,
                frame.unit,
                progress=progress,
            )
            kept[:] = [(frame, occupation, found)]

        return run

    def _known(self, frame: Frame) -> Uncertainty | None:
        occupation = self.choice.occupation(frame)
        here = (one for of, who, one in self._found if of is frame and who == occupation)
        return next(here, None)

    def _ends(self, frame: Frame, found: Uncertainty) -> list[tuple[str, str]]:
        code = frame.language.code
        ends = found.quantiles[[0, 2]].T.tolist()
        return [(format_number(low, 0, code), format_number(high, 0, code)) for low, high in ends]


def _figures(found: Uncertainty | None) -> Figures:
    if found is None:
        return [["year"], [_("Computing …")]]
    table = found.table()
    return [list(table.columns), *map(list, table.rows)]
