"""A field for one figure, as people write it, in the unit that is chosen beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from sosuplan.analysis.indicators import FULL_TIME, PERSONS, SHARE
from sosuplan.model.schema.tables import column_in
from sosuplan.text.numbers import format_number, is_percentage, parse_typed, rounded
from ui import i18n
from ui.i18n import _

_MOST_DECIMALS = 6
MOST = float(column_in("goals", "target").high or 0.0)
"""What a plan can hold."""


class FigureField(QLineEdit):
    """Empty of no figure. Of shares it shows and reads per cent."""

    def __init__(self, unit: str, value: float | None = None) -> None:
        super().__init__()
        self.unit = unit
        self.setMaxLength(40)
        self.set_value(value)

    def set_value(self, value: float | None) -> None:
        """Show a figure with the decimals that it has."""
        self.setText("" if value is None else _written(self._factor * value))

    @property
    def value(self) -> float | None:
        """What is typed; None where that is nothing, or no figure."""
        found = self._read()
        # Through text: 28.4 / 100 as a float is not 0.284.
        return None if found is None else float(f"{found / self._factor:.12g}")

    @property
    def fault(self) -> str:
        """What is wrong with it, in a sentence; "" where nothing is."""
        text = self.text().strip()
        value = self.value
        if value is not None and abs(value) > MOST:
            return _("The number must lie between {low} and {high}.").format(
                low=_written(-MOST), high=_written(MOST)
            )
        if not text or value is not None:
            return ""
        read = parse_typed(text, i18n.current().code, decimals=self._decimals)
        if read.problem == "ambiguous":
            small, large = map(_written, read.readings)
            return _('"{text}" can mean {small} or {large}. Type one of the two.').format(
                text=text, small=small, large=large
            )
        return _('"{text}" is not a number. Type for example {example}.').format(
            text=text, example=_written(1.5)
        )

    @property
    def _factor(self) -> float:
        return 100.0 if self.unit == SHARE else 1.0

    @property
    def _decimals(self) -> int:
        return 0 if self.unit in (PERSONS, FULL_TIME) else 1

    def _read(self) -> float | None:
        text = self.text().strip()
        if is_percentage(text) and self.unit != SHARE:
            return None
        return parse_typed(text, i18n.current().code, decimals=self._decimals).value


def _written(value: float) -> str:
    """Without separated thousands: as one goes on writing it."""
    decimals = next(
        (at for at in range(_MOST_DECIMALS) if abs(rounded(value, at) - value) < 1e-9),
        _MOST_DECIMALS,
    )
    code = i18n.current().code
    return format_number(value, decimals, code).replace("." if code == "da" else ",", "")
