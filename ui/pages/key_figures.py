"""The card with the key figures (nøgletal) of the horizon."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from sosuplan.frame import CURRENT, FTE, Frame
from sosuplan.numbers import format_number
from sosuplan.palette import Theme
from ui import theme as themes
from ui.i18n import translate


class KeyFigures(QFrame):
    """Supply, demand and balance at the horizon, and the years of work not staffed until then."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._title = QLabel()
        self._title.setFont(themes.font(9.5, bold=True))
        self._names = [QLabel() for _ in range(5)]
        self._values = [QLabel() for _ in range(5)]
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 10, 14, 10)
        grid.setVerticalSpacing(5)
        grid.addWidget(self._title, 0, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        for line, (name, value) in enumerate(zip(self._names, self._values, strict=True), start=1):
            value.setFont(themes.font(9.5, bold=True))
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(name, line, 0)
            grid.addWidget(value, line, 1)
        self._shown: tuple[str, ...] = ()
        self._theme: Theme | None = None
        self._frame: Frame | None = None

    def set_theme(self, theme: Theme) -> None:
        """Colours; the balance is red where people are missing."""
        self._theme = theme
        self._shown = ()
        if self._frame is not None:
            self.show_frame(self._frame)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._shown = ()
        super().changeEvent(event)

    def show_frame(self, frame: Frame) -> None:
        """The figures of the current run; labels that do not change are left alone."""
        self._frame = frame
        balance = frame.balances[CURRENT]
        in_fte = frame.unit == FTE
        gap = frame.gap()
        other_gap = balance.gap_heads if in_fte else balance.gap_fte
        missing = float((-gap[gap < 0]).sum())
        figures = (frame.supply()[-1], frame.demand()[-1], gap[-1], other_gap[-1], missing)
        texts = tuple(format_number(float(f), 0, frame.language.code) for f in figures)
        shown = (*texts, frame.unit, frame.language.code)
        if shown == self._shown:
            return
        if shown[-2:] != self._shown[-2:]:
            self._label(frame)
        for label, text in zip(self._values, texts, strict=True):
            if label.text() != text:
                label.setText(text)
        if self._theme is not None:
            short = frame.lights()[-1] == "shortage"
            colour = self._theme.missing if short else self._theme.ink
            style = f"color: {colour}"
            if self._values[2].styleSheet() != style:
                self._values[2].setStyleSheet(style)
        self._shown = shown

    def _label(self, frame: Frame) -> None:
        first, last = frame.years[0], frame.years[-1]
        in_fte = frame.unit == FTE
        self._title.setText(translate("KeyFigures", "Key figures {year}").format(year=last))
        names = (
            translate("KeyFigures", "Supply"),
            translate("KeyFigures", "Demand"),
            translate("KeyFigures", "Balance"),
            translate("KeyFigures", "Balance in persons")
            if in_fte
            else translate("KeyFigures", "Balance in full-time persons"),
            (
                translate("KeyFigures", "Missing full-time years in all {first}–{last}")
                if in_fte
                else translate("KeyFigures", "Missing person-years in all {first}–{last}")
            ).format(first=first, last=last % 100),
        )
        tips = (
            translate("KeyFigures", "Staff in the scenario."),
            translate("KeyFigures", "The need in the scenario."),
            translate("KeyFigures", "Supply less demand: − is a shortage, + a surplus."),
            translate("KeyFigures", "The same balance counted in the other unit."),
            translate(
                "KeyFigures",
                "The shortages of all years added up: one person missing for ten years, or ten"
                " missing for one, are ten. A surplus in other years is not subtracted.",
            ),
        )
        for label, value, name, tip in zip(self._names, self._values, names, tips, strict=True):
            label.setText(name)
            label.setToolTip(tip)
            value.setToolTip(tip)
            value.setAccessibleDescription(tip)
