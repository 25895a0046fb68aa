"""The card with the key figures (nøgletal) of the horizon."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from sosuplan.analysis.balance import Outlook
from sosuplan.analysis.frame import CURRENT, FTE, HEADS, Frame
from sosuplan.charts.runs import compared_runs, run_demand, short_name
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import capital, word
from ui import theme as themes
from ui.i18n import _

LINES = 5
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
        self._frame: Frame | None = None
        self._about: object = None
        """What the labels were written for."""
        self._build(1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._frame is not None:
            self.show_frame(self._frame)

    def show_frame(self, frame: Frame) -> None:
        """The figures of each run; labels that do not change are left alone."""
        self._frame, theme = frame, themes.current()
        runs = [CURRENT, *compared_runs(frame)]
        heads, even = _heads(frame, runs), frame.outlook.about_even[-1]
        about = heads, frame.unit, frame.language.code, even, frame.occupation, frame.years[-1]
        if about != self._about:
            self._about = about
            if len(runs) != len(self._values):
                self._build(len(runs))
            self._label(frame, heads)
        for run, values, head in zip(runs, self._values, heads, strict=True):
            whose = f", {_in_one_line(head)}" if len(runs) > 1 else ""
            for label, name, (text, short) in zip(
                values, self._names, _figures(frame, run), strict=True
            ):
                label.setText(text)
                spoken = f"{name.text()}{whose}: {text}"
                if label.accessibleName() != spoken:
                    label.setAccessibleName(spoken)
                style = f"color: {theme.missing if short else theme.ink}"
                if label.styleSheet() != style:
                    label.setStyleSheet(style)
        if layout := self.layout():
            # Names are shortened to the room of their columns.
            layout.activate()

    def _build(self, count: int) -> None:
        """The labels of so many columns: one or two beside the names, more below each name."""
        if (former := self.layout()) is not None:
            # With the layout goes what is in it.
            holder = QWidget()
            holder.setLayout(former)
            holder.deleteLater()
        self._title, self._names = QLabel(self), [QLabel(self) for __ in range(LINES)]
        self._heads = [_Head(self) for __ in range(count if count > 1 else 0)]
        self._values = [[QLabel(self) for __ in range(LINES)] for __ in range(count)]
        for label in (self._title, *chain(*self._values)):
            label.setFont(themes.font(9.5, bold=True))
        for label in self.findChildren(QLabel):
            # While nothing lays them out: else each would lay out the page anew.
            label.show()
        grid = QGridLayout(self)
        beside = count <= BESIDE
        across, above = 14 if count == 1 else 10, 10 if beside else 3
        grid.setContentsMargins(across, above, across, above)
        grid.setVerticalSpacing(5 if beside else 0)
        grid.addWidget(self._title, 0, 0, 1, 2 if count == 1 else 1 if beside else count)
        for line, name in enumerate(self._names):
            name.setWordWrap(beside)
            if beside:
                grid.addWidget(name, 1 + line, 0)
            else:
                # Below each other, a name stands nearer to its own figures than to those above it,
                # and is smaller: the matrix has a line for each column too, and both are seen.
                name.setFont(themes.font(8.5))
                grid.addWidget(name, 2 + 2 * line, 0, 1, count)
        grid.setColumnStretch(0, int(beside))
        for column, values in enumerate(self._values, start=int(beside)):
            if not beside:
                grid.setColumnStretch(column, 1)
            elif count > 1:
                grid.setColumnMinimumWidth(column, COLUMN)
            for line, value in enumerate(values):
                value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
                grid.addWidget(value, 1 + line if beside else 3 + 2 * line, column)
        for column, head in enumerate(self._heads, start=int(beside)):
            grid.addWidget(head, 0 if beside else 1, column)

    def _label(self, frame: Frame, heads: Sequence[str]) -> None:
        first, last = frame.years[0], frame.years[-1]
        in_fte, outlook = frame.unit == FTE, frame.outlook
        self._title.setText(_("Key figures {year}").format(year=last))
        for head, text in zip(self._heads, heads, strict=False):
            head.show_text(text)
        less = (
            _("Supply less demand: − is a shortage, + a surplus.")
            + " "
            + _("The figures are rounded one by one.")
        )
        balance = _("Balance")
        if outlook.about_even[-1] and len(heads) == 1:
            balance = capital(word("about_even", frame.language))
        other = _("Balance in persons") if in_fte else _("Balance in full-time persons")
        balances = [
            (balance, less),
            (other, _("The same balance counted in the other unit.")),
        ]
        if outlook.is_sum:
            text = _("Balance, {who}")
            whose = (word(f"{one.occupation}.short", frame.language) for one in outlook.each)
            balances = [(text.format(who=who), less) for who in whose]
        missing = (
            _("Missing full-time years in all {first}–{last}")
            if in_fte
            else _("Missing person-years in all {first}–{last}")
        )
        added_up = _(
            "The shortages of all years added up: one person missing for ten years, or ten"
            " missing for one, are ten. A surplus in other years is not subtracted."
        )
        facts = (
            (_("Supply"), _("Staff in the scenario.")),
            (_("Demand"), _("The need in the scenario.")),
            *balances,
            (missing.format(first=first, last=last % 100), added_up),
        )
        for line, (name, tip) in enumerate(facts):
            self._names[line].setText(name)
            self._names[line].setToolTip(tip)
            for values in self._values:
                values[line].setToolTip(tip)
                values[line].setAccessibleDescription(tip)


def _in_one_line(head: str) -> str:
    return head.replace("\n", BETWEEN)


def _heads(frame: Frame, runs: Sequence[int]) -> list[str]:
    """Whose column it is; where the runs follow different demand scenarios, also which: the same
    measures give other figures under another demand."""
    names = [capital(short_name(frame, run)) for run in runs]
    demands = [run_demand(frame, run) for run in runs]
    if len(set(demands)) == 1:
        return names
    return [f"{name}\n{demand}" for name, demand in zip(names, demands, strict=True)]


def _figures(frame: Frame, run: int) -> list[tuple[str, bool]]:
    """The figures of a run as shown, and which of them are balances of a shortage."""
    outlook, told = Outlook(frame.balances[run], frame.unit), frame.outlooks[run]
    balances = [
        (one.gap[-1], as_told.is_short)
        for one, as_told in zip(outlook.each, told.each, strict=True)
    ]
    if not outlook.is_sum:
        balances.append((outlook.balance.gap(HEADS if frame.unit == FTE else FTE)[-1], False))
    supply, demand, missing = frame.supply(run)[-1], frame.demand(run)[-1], outlook.missing.sum()
    figures = [(supply, False), (demand, False), *balances, (missing, False)]
    code = frame.language.code
    return [(format_number(float(figure), 0, code), short) for figure, short in figures]


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

    def show_text(self, text: str) -> None:
        """Show a name, and in a line of its own a demand scenario."""
        self.whole = text
        self.setAccessibleName(_in_one_line(text))
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
        name, *demand = self.whole.split("\n")
        first, rest = "", name
        for part in name.split(" "):
            longer = f"{first} {part}".strip()
            if metrics.horizontalAdvance(longer) > room:
                break
            first, rest = longer, name[len(longer) :].strip()
        cut = Qt.TextElideMode.ElideRight
        lines = [metrics.elidedText(line, cut, room) for line in (first, rest, *demand) if line]
        self.setText("\n".join(lines))
        self.setToolTip(_in_one_line(self.whole) if "…" in self.text() else "")
