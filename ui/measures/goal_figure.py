"""A field for one figure of a goal, in the unit that is chosen beside it, and what is wrong with a
date."""

from __future__ import annotations

from sosuplan.analysis.indicators import FULL_TIME, PERSONS, SHARE
from sosuplan.model.schema.tables import column_in
from sosuplan.text.dates import decimal_year
from ui.i18n import _
from ui.measures.number_field import DECIMALS, NumberField

MOST = float(column_in("goals", "target").high or 0.0)
"""What a plan can hold, in the unit that it keeps."""


class GoalFigure(NumberField):
    """Of shares it shows and reads per cent."""

    def __init__(self, unit: str, value: float | None = None) -> None:
        super().__init__()
        self.set_unit(unit)
        self.set_limits(-MOST, MOST)
        self._set: tuple[str, str, float | None] = ("", unit, None)
        self.set_figure(value)

    def set_unit(self, unit: str) -> None:
        """Another unit: of people, a mark before three digits separates thousands."""
        self.unit = unit
        self.decimals = 0 if unit in (PERSONS, FULL_TIME) else DECIMALS

    def set_figure(self, figure: float | None) -> None:
        """Show a figure, of shares as one of 1."""
        self.setText("" if figure is None else self.written(self._factor * figure))
        self._set = self.text(), self.unit, figure

    @property
    def figure(self) -> float | None:
        """What is typed; None where that is nothing, or nothing that counts."""
        if (self.text(), self.unit) == self._set[:2]:
            # All its digits, of which the field shows the first.
            return self._set[2]
        typed = self.value
        # Through text: 28.4 / 100 as a float is not 0.284.
        return None if typed is None else float(f"{typed / self._factor:.12g}")

    @property
    def _factor(self) -> float:
        return 100.0 if self.unit == SHARE else 1.0


def date_fault(*texts: str) -> str:
    """Why the first of ``texts`` that is no date is none; "" if all that is written are dates."""
    for text in texts:
        if text and decimal_year(text) is None:
            return _(
                "“{text}” is not a date. Write a year, a month (2025-02), a day or a school"
                " year (2024/2025)."
            ).format(text=text)
    return ""
