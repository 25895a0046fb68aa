"""The picture beside a table: staff by age, or the course of figures over the years."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from sosuplan.charts import inputs
from sosuplan.charts.palette import SIGNS, SQUARE
from sosuplan.charts.spec import PlotSpec
from sosuplan.editing.edited_plan import EditedPlan
from sosuplan.model.plan import Plan
from ui import i18n
from ui import theme as themes
from ui.charts.chart import Chart
from ui.charts.copying import CopyActions
from ui.charts.look import HasSpec

HEIGHT = 250


class DataCharts(QFrame, HasSpec):
    """The card with the picture of the table in front; out of sight where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.heading, self.key = QLabel(), QLabel()
        self.heading.setFont(themes.font(9.5, bold=True))
        self.key.setWordWrap(True)
        self.key.setTextFormat(Qt.TextFormat.RichText)
        self.chart = Chart()
        self.chart.ground = "card"
        self.chart.setFixedHeight(HEIGHT)
        self.chart.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 8, 10)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.chart)
        column.addWidget(self.key)
        self._plan: Plan | None = None
        self._sound = True
        self._copy = CopyActions(self)

    @property
    def spec(self) -> PlotSpec | None:
        return self.chart.spec

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_key()

    def show_table(
        self,
        table: str,
        edited: EditedPlan,
        wanted: Mapping[str, str],
        plan: Plan | None = None,
        *,
        sound: bool = True,
    ) -> None:
        """Draw what a table says, of the areas and groups that are wanted.

        ``plan`` is the one that is edited, and ``sound`` says whether it has all that is shown.
        """
        self._plan, self._sound = plan, sound
        spec = inputs.build(table, edited, wanted, i18n.current())
        self.setVisible(spec is not None)
        if spec is None:
            return
        self.chart.point_at(None)
        self.chart.show_spec(spec)
        self.heading.setText(spec.title)
        self._copy.name()
        self._show_key()

    def caption(self) -> list[str]:
        from sosuplan.narrative.scenario_name import data_caption

        if self._plan is None or self.spec is None:
            return []
        return data_caption(self._plan, self.spec.language, date.today(), sound=self._sound)

    def _show_key(self) -> None:
        """The names of colours under the picture."""
        if self.spec is None:
            return
        theme = themes.current()
        entries = {one.entry: (one.colour, SIGNS[SQUARE]) for one in self.spec.bars}
        entries |= {
            one.entry: (one.stroke.colour, SIGNS[one.stroke.marker]) for one in self.spec.series
        }
        entries.pop("", None)
        self.key.setVisible(bool(entries))
        self.key.setText(
            " &nbsp; ".join(
                f'<span style="color:{theme.colour(colour)}">{sign}</span>&nbsp;'
                + escape(name, quote=False).replace(" ", "&nbsp;").replace(",&nbsp;", ", ")
                for name, (colour, sign) in entries.items()
            )
        )
