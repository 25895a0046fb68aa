"""What each lever counts in a mix, and which must not be touched."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sosuplan.analysis.frame import Frame
from sosuplan.analysis.mix import USUAL_WEIGHT
from sosuplan.analysis.plausibility import plausible_ends
from sosuplan.model.lever import Lever
from sosuplan.narrative.why import plausible_text
from ui.i18n import _
from ui.levers.numberbox import NumberBox
from ui.widgets.accessible import SpokenLabel, show_checked
from ui.widgets.fitting import Scroll
from ui.widgets.layouts import STRETCH, fill

LEAST, MOST, STEP, DECIMALS = 0.1, 100.0, 0.5, 1
"""Of a weight."""


class WeightRow:
    """A lever that may be used or not, and its weight."""

    def __init__(self, lever: Lever, name: str, detail: str, *, known: bool) -> None:
        """``detail`` is how far the lever plausibly goes; of one that is not ``known`` nobody has
        looked: it is left alone unless somebody allows it."""
        self.lever, self.known, self.weight = lever, known, USUAL_WEIGHT
        self.used, self.box = QCheckBox(name), NumberBox(LEAST, MOST, STEP, DECIMALS)
        self.used.setToolTip(detail)
        self.box.setAccessibleName(_("Weight of {lever}").format(lever=name))
        self.box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_weight(self, weights: dict[str, float | None]) -> None:
        """What ``weights`` say of the lever."""
        weight = weights.get(self.lever.id, USUAL_WEIGHT if self.known else None)
        show_checked(self.used, weight is not None)
        self.box.setEnabled(weight is not None)
        self.weight = weight or USUAL_WEIGHT
        self.box.set_value(self.weight)

    def write(self, weights: dict[str, float | None]) -> None:
        """Have ``weights`` say what is shown; nothing where it is as usual."""
        weight = self.weight if self.used.isChecked() else None
        weights.pop(self.lever.id, None)
        if weight != (USUAL_WEIGHT if self.known else None):
            weights[self.lever.id] = weight


class WeightsEditor(QWidget):
    """The levers that a planner decides, each with a tick for whether it may be used in the mix,
    and its weight there."""

    changed = Signal()
    """``weights`` are others than before."""
    made = Signal()
    """There is more for the Tab key to reach."""

    def __init__(self) -> None:
        super().__init__()
        self.weights: dict[str, float | None] = {}
        """By lever id, as a mix takes them; those that are as usual are not among them."""
        self.rows: tuple[WeightRow, ...] = ()
        self._of: object = None
        """What the rows depend on."""
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.fault = SpokenLabel()
        self.fault.setProperty("look", "fault")
        self.fault.setWordWrap(True)
        self.fault.hide()
        self.reset = QPushButton()
        self.reset.clicked.connect(self._reset)
        self._heads = QLabel(), QLabel()
        for head in self._heads:
            head.setProperty("look", "muted")
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        buttons = QHBoxLayout()
        fill(buttons, self.reset, STRETCH)
        column = QVBoxLayout(self)
        scroll = Scroll(self._inside)
        scroll.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)
        fill(column, self.about, scroll, self.fault, buttons, spacing=6, grows=scroll)
        self._name()

    def row(self, lever_id: str) -> WeightRow:
        """That of a lever."""
        return next(one for one in self.rows if one.lever.id == lever_id)

    def show_frame(self, frame: Frame, occupations: Sequence[str]) -> None:
        """The levers for ``occupations``, or for all."""
        levers = tuple(
            one
            for one in frame.catalogue
            if one.planner and not one.is_timing and one.occupation in ("", *occupations)
        )
        known = {
            one.id
            for one in levers
            if plausible_ends(frame.plan, frame.catalogue, frame.scenario, one) is not None
        }
        of = frame.plan, frame.language.code, tuple(one.id for one in levers), known
        if of != self._of:
            self._of = of
            self._make(frame, levers, known)
        self.weights = dict(frame.weights)
        for row in self.rows:
            row.show_weight(self.weights)
        self.reset.setEnabled(bool(self.weights))

    def _make(self, frame: Frame, levers: Sequence[Lever], known: set[str]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in self._heads:
                widget.deleteLater()
        for column, head in enumerate(self._heads):
            self._grid.addWidget(head, 0, column)
        self.rows = tuple(
            WeightRow(
                one,
                one.full_name(frame.language),
                plausible_text(frame, one),
                known=one.id in known,
            )
            for one in levers
        )
        for at, row in enumerate(self.rows, start=1):
            self._grid.addWidget(row.used, at, 0)
            self._grid.addWidget(row.box, at, 1)
            row.used.clicked.connect(self._change)
            row.box.committed.connect(partial(self._weigh, row))
            row.box.refused.connect(self._refuse)
            row.box.accepted.connect(lambda: self._refuse(""))
        self._grid.setRowStretch(len(self.rows) + 1, 1)
        self.made.emit()

    def _weigh(self, row: WeightRow, weight: float) -> None:
        row.weight = weight
        self._change()

    def _change(self) -> None:
        before = dict(self.weights)
        for row in self.rows:
            row.write(self.weights)
            row.box.setEnabled(row.used.isChecked())
        self.reset.setEnabled(bool(self.weights))
        if self.weights != before:
            self.changed.emit()

    def _refuse(self, text: str) -> None:
        self.fault.setText(text)
        self.fault.setVisible(bool(text))

    def _reset(self) -> None:
        self.weights.clear()
        for row in self.rows:
            row.show_weight(self.weights)
        self.reset.setEnabled(False)
        self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()

    def _name(self) -> None:
        self.about.setText(
            _(
                "Take the tick away from what must not be touched. A measure with weight 2 is moved"
                " half as far as with weight 1. Without a tick at first: nobody has looked how far"
                " it goes."
            )
        )
        used, weight = self._heads
        used.setText(_("May be used"))
        weight.setText(_("Weight"))
        self.reset.setText(_("Weights as usual"))
