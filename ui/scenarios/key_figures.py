"""The card with the key figures (nøgletal) of the horizon."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from sosuplan.analysis.balance import Outlook
from sosuplan.analysis.frame import CURRENT, FTE, HEADS, Frame
from sosuplan.charts.palette import Theme
from sosuplan.charts.runs import compared_runs, run_demand, short_name
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import capital, word
from ui import theme as themes
from ui.i18n import _

LINES = 5
_BALANCES = 2
"""The first line that holds a balance."""
BESIDE = 2
"""Columns that have room beside the names; more stand below them."""
BETWEEN = " · "
COLUMN = 94
"""Pixels of a column beside the names, at least."""


class KeyFigures(QFrame):
    """Supply, demand and balance at the horizon, and the years of work not staffed until then: of
    this scenario, and of the chosen others in columns of their own. Of both occupations each has
    a balance of its own, as a surplus of one does not fill the shortage of the other."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._title = QLabel()
        self._title.setFont(themes.font(9.5, bold=True))
        self._names = [QLabel() for __ in range(LINES)]
        self._heads: list[_Head] = []
        self._values: list[list[QLabel]] = []
        """By column and line."""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 10, 14, 10)
        self._grid.setVerticalSpacing(5)
        self._columns = 0
        self._set_columns(1)
        self._shown: tuple[object, ...] = ()
        self._theme: Theme | None = None
        self._frame: Frame | None = None

    def set_theme(self, theme: Theme) -> None:
        """Colours; a balance is red where people are missing."""
        self._theme = theme
        self._shown = ()
        if self._frame is not None:
            self.show_frame(self._frame)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._shown = ()
        super().changeEvent(event)

    def show_frame(self, frame: Frame) -> None:
        """The figures of each run; labels that do not change are left alone."""
        self._frame = frame
        runs = [CURRENT, *compared_runs(frame)]
        texts = [_texts(frame, run) for run in runs]
        short = [_short(frame, run) for run in runs]
        heads = _heads(frame, runs)
        even = frame.outlook.about_even[-1]
        about = (heads, frame.unit, frame.language.code, even, frame.occupation)
        shown = (texts, short, about)
        if shown == self._shown:
            return
        self._set_columns(len(runs))
        if not self._shown or about != self._shown[-1]:
            self._label(frame, heads)
        for column, column_texts in enumerate(texts):
            for line, text in enumerate(column_texts):
                self._write(column, line, text)
            if self._theme is not None:
                for line, missing in enumerate(short[column], start=_BALANCES):
                    colour = self._theme.missing if missing else self._theme.ink
                    style = f"color: {colour}"
                    if self._values[column][line].styleSheet() != style:
                        self._values[column][line].setStyleSheet(style)
        self._shown = shown

    def _write(self, column: int, line: int, text: str) -> None:
        label = self._values[column][line]
        if label.text() != text:
            label.setText(text)
        named = self._names[line].text()
        if self._columns > 1:
            named += f", {self._heads[column].told}"
        told = f"{named}: {text}"
        if label.accessibleName() != told:
            label.setAccessibleName(told)

    def _set_columns(self, count: int) -> None:
        """One column beside the names, or two; more stand below each name."""
        if count == self._columns:
            return
        self._columns = count
        while len(self._values) < count:
            self._heads.append(_Head(self))
            self._values.append([_value(self) for __ in range(LINES)])
        grid = self._grid
        while grid.takeAt(0) is not None:
            pass
        beside = count <= BESIDE
        grid.setVerticalSpacing(5 if beside else 0)
        across, above = 14 if count == 1 else 10, 10 if beside else 5
        grid.setContentsMargins(across, above, across, above)
        first = 1 if beside else 0
        for column in range(grid.columnCount()):
            grid.setColumnStretch(column, 0)
            grid.setColumnMinimumWidth(column, 0)
        grid.addWidget(self._title, 0, 0, 1, 2 if count == 1 else first or count)
        for column, (head, values) in enumerate(zip(self._heads, self._values, strict=True)):
            there = column < count
            head.setVisible(there and count > 1)
            for value in values:
                value.setVisible(there)
            if not there:
                continue
            if count > 1:
                grid.addWidget(head, 0 if beside else 1, first + column)
                grid.setColumnMinimumWidth(first + column, COLUMN if beside else 0)
            if not beside:
                grid.setColumnStretch(column, 1)
            for line, value in enumerate(values):
                grid.addWidget(value, 1 + line if beside else 3 + 2 * line, first + column)
        for line, name in enumerate(self._names):
            name.setWordWrap(beside)
            # Below each other, a name stands nearer to its own figures than to those above it, and
            # is smaller: the matrix has a line for each column too, and both are to be seen.
            name.setContentsMargins(0, 0 if beside else 1, 0, 0)
            name.setFont(QFont() if beside else themes.font(8.5))
            if beside:
                grid.addWidget(name, 1 + line, 0)
            else:
                grid.addWidget(name, 2 + 2 * line, 0, 1, count)
        if beside:
            grid.setColumnStretch(0, 1)

    def _label(self, frame: Frame, heads: Sequence[str]) -> None:
        first, last = frame.years[0], frame.years[-1]
        in_fte = frame.unit == FTE
        self._title.setText(_("Key figures {year}").format(year=last))
        for head, text in zip(self._heads, heads, strict=False):
            head.show_text(text)
        balance = _("Balance")
        if frame.outlook.about_even[-1] and len(heads) == 1:
            balance = capital(word("about_even", frame.language))
        balances = [
            balance,
            _("Balance in persons") if in_fte else _("Balance in full-time persons"),
        ]
        if frame.outlook.is_sum:
            text = _("Balance, {who}")
            balances = [
                text.format(who=word(f"{one.occupation}.short", frame.language))
                for one in frame.outlook.each
            ]
        names = (
            _("Supply"),
            _("Demand"),
            *balances,
            (
                _("Missing full-time years in all {first}–{last}")
                if in_fte
                else _("Missing person-years in all {first}–{last}")
            ).format(first=first, last=last % 100),
        )
        less = (
            _("Supply less demand: − is a shortage, + a surplus.")
            + " "
            + _("The figures are rounded one by one.")
        )
        other_unit = _("The same balance counted in the other unit.")
        tips = (
            _("Staff in the scenario."),
            _("The need in the scenario."),
            less,
            less if frame.outlook.is_sum else other_unit,
            _(
                "The shortages of all years added up: one person missing for ten years, or ten"
                " missing for one, are ten. A surplus in other years is not subtracted."
            ),
        )
        for line, (label, name, tip) in enumerate(zip(self._names, names, tips, strict=True)):
            label.setText(name)
            label.setToolTip(tip)
            for values in self._values:
                values[line].setToolTip(tip)
                values[line].setAccessibleDescription(tip)


def _heads(frame: Frame, runs: Sequence[int]) -> list[str]:
    """Whose column it is; where the runs follow different demand scenarios, also which: the same
    measures give other figures under another demand."""
    names = [capital(short_name(frame, run)) for run in runs]
    demands = [run_demand(frame, run) for run in runs]
    if len(set(demands)) == 1:
        return names
    return [f"{name}\n{demand}" for name, demand in zip(names, demands, strict=True)]


def _texts(frame: Frame, run: int) -> tuple[str, ...]:
    """The figures of a run, as shown."""
    outlook = Outlook(frame.balances[run], frame.unit)
    gaps = [one.gap[-1] for one in outlook.each]
    if not outlook.is_sum:
        gaps.append(outlook.balance.gap(HEADS if frame.unit == FTE else FTE)[-1])
    missing = outlook.missing.sum()
    figures = (frame.supply(run)[-1], frame.demand(run)[-1], *gaps, missing)
    return tuple(format_number(float(figure), 0, frame.language.code) for figure in figures)


def _short(frame: Frame, run: int) -> tuple[bool, bool]:
    """Whether the lines of balances, from ``_BALANCES`` on, are red: the first, or those of both
    occupations."""
    outlook = frame.outlooks[run]
    if outlook.is_sum:
        first, second = (one.is_short for one in outlook.each)
        return first, second
    return outlook.is_short, False


def _value(card: QWidget) -> QLabel:
    label = QLabel(card)
    label.setFont(themes.font(9.5, bold=True))
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
    return label


class _Head(QLabel):
    """Whose column it is in at most two lines, and its demand scenario in one more where that is
    told; shortened to the column's width, whole in the tool tip."""

    def __init__(self, card: QWidget) -> None:
        super().__init__(card)
        self.whole = ""
        self.setProperty("look", "muted")
        self.setFont(themes.font(8.5))
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def told(self) -> str:
        """The same in one line."""
        return self.whole.replace("\n", BETWEEN)

    def show_text(self, text: str) -> None:
        """Show a name, and in a line of its own a demand scenario."""
        self.whole = text
        self.setAccessibleName(self.told)
        self._shorten()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        lines = 1 + self.text().count("\n")
        return QSize(0, lines * self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        """In two lines, broken between words where that helps."""
        metrics, room = self.fontMetrics(), self.width()
        first = ""
        name, *demand = self.whole.split("\n")
        rest = name
        for part in name.split(" "):
            longer = f"{first} {part}".strip()
            if metrics.horizontalAdvance(longer) > room:
                break
            first = longer
            rest = name[len(first) :].strip()
        lines = [first, rest] if first else [rest]
        lines += demand
        shown = [
            metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines if line
        ]
        self.setText("\n".join(shown))
        self.setToolTip("" if "…" not in self.text() else self.told)
