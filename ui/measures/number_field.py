"""A field for a number that may be left empty: nothing is put into it that nobody has said."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from sosuplan.text.numbers import format_as_given
from ui import i18n
from ui import theme as themes
from ui.levers.numberbox import judge_number, out_of_range

_MOST = 24
WIDTH = 96
DECIMALS = 3


class NumberField(QLineEdit):
    """Read it with ``value``, and ``fault`` says why there is none though something is typed."""

    def __init__(
        self, value: float | None = None, *, signed: bool = False, decimals: int = DECIMALS
    ) -> None:
        """``decimals`` are what is usual when typing: with 0, a mark before three digits separates
        thousands."""
        super().__init__()
        self._signed, self.decimals = signed, decimals
        self._low, self._high = float("-inf"), float("inf")
        self._unit = ""
        self.setMaxLength(_MOST)
        self.setMinimumWidth(themes.wide(WIDTH))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        if value is not None:
            self.setText(self.written(value))

    def set_limits(self, low: float, high: float, unit: str = "") -> None:
        """Between what the number must lie, and what it counts."""
        self._low, self._high, self._unit = low, high, unit

    @property
    def value(self) -> float | None:
        """The number; None where nothing is typed, or nothing that counts."""
        return self._read()[0]

    @property
    def fault(self) -> str:
        """What is wrong with what is typed; "" if nothing is."""
        return self._read()[1]

    def written(self, value: float) -> str:
        """A number as it is put into the field: thousands that were separated could be read in two
        ways."""
        mark = "." if i18n.current().code == "da" else ","
        return self._shown(value).replace(mark, "")

    def _read(self) -> tuple[float | None, str]:
        value, fault = judge_number(self.text(), self.decimals, self.written(1.5))
        if value is None:
            return None, fault
        if not self._low <= value <= self._high:
            low, high = self._shown(self._low), self._shown(self._high)
            return None, out_of_range(low, f"{high} {self._unit}".strip())
        return value, ""

    def _shown(self, value: float) -> str:
        return format_as_given(value, i18n.current().code, signed=self._signed)
