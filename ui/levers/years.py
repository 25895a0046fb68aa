"""A lever's own years: when it begins and when it acts in full, where that is not as the scenario's
other measures."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.i18n import _
from ui.levers.numberbox import NumberBox
from ui.widgets.accessible import announce

Years = tuple[int, int]
"""A first year and a year of full effect."""


class YearsEditor(QWidget):
    """Two years that a lever goes by, and the way back to those of the scenario."""

    chosen = Signal(int, int)
    """The user chose a first year and a year of full effect."""
    cleared = Signal()
    """Back to the scenario's years."""

    def __init__(self, name: str, low: int, high: int, *, grows: bool) -> None:
        """``name`` is that of the lever; its years go from ``low`` to ``high``. One that does not
        grow from year to year has no year of full effect."""
        super().__init__()
        self._name = name
        self._years: Years = (low, high)
        self.labels = QLabel(), QLabel()
        self.boxes = tuple(NumberBox(low, high, grouped=False) for _one in self.labels)
        self.start, self.full = self.boxes
        self.reset_button = QPushButton()
        self.heading, self.told = QLabel(), QLabel()
        self.told.setWordWrap(True)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        for column, (label, box) in enumerate(zip(self.labels, self.boxes, strict=True)):
            label.setBuddy(box)
            label.setProperty("look", "muted")
            grid.addWidget(label, 0, column)
            grid.addWidget(box, 1, column)
            box.committed.connect(partial(self._choose, column))
            box.cleared.connect(self.cleared)
            box.refused.connect(self._refuse)
            box.accepted.connect(self._write)
        self._grows = grows
        if not grows:
            self.labels[1].hide()
            self.full.hide()
        grid.addWidget(self.reset_button, 1, 2)
        grid.setColumnStretch(3, 1)
        self.reset_button.clicked.connect(self._clear)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 4, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(self.heading)
        whole.addLayout(grid)
        whole.addWidget(self.told)
        self._own, self._moved, self._usual = False, False, self._years
        self._retranslate()

    def show_years(self, years: Years, usual: Years, *, moved: bool) -> None:
        """Show the years that the lever goes by, where the scenario's are ``usual``. Only a lever
        that is ``moved`` has years of its own."""
        self._years, self._usual, self._moved = years, usual, moved
        told = slice(2 if self._grows else 1)
        self._own = moved and years[told] != usual[told]
        for box, year in zip(self.boxes, years, strict=True):
            box.set_value(float(year))
            box.setEnabled(moved)
        if self.reset_button.hasFocus() and not self._own:
            # The button goes: the keyboard goes on from the years.
            self.start.setFocus()
        self.reset_button.setEnabled(self._own)
        self._write()

    def commit(self) -> None:
        """Let count what is typed, as when a box is left."""
        for box in self.boxes:
            if box.modified:
                box.commit()

    def hideEvent(self, event: QHideEvent) -> None:
        # The small window that it stands in was closed by a click elsewhere.
        self.commit()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _choose(self, which: int, year: float) -> None:
        start, full = self._years
        if not self._grows:
            full = max(int(year), self._usual[1])
        self.chosen.emit(*((int(year), full) if which == 0 else (start, int(year))))

    def _clear(self) -> None:
        self.cleared.emit()

    def _refuse(self, fault: str) -> None:
        self._say(fault, "fault")
        announce(self, fault)

    def _write(self) -> None:
        """What the years are, unless something is wrong with one."""
        if fault := next((box.fault for box in self.boxes if box.fault), ""):
            self._say(fault, "fault")
        elif not self._moved:
            self._say(_("Move the lever first: then it can have its own years."), "muted")
        elif self._own:
            text = _("The scenario's other measures: {start} and {full}.")
            if not self._grows:
                text = _("The scenario's other measures: {start}.")
            self._say(text.format(start=self._usual[0], full=self._usual[1]), "muted")
        else:
            self._say(_("As the scenario's other measures."), "muted")

    def _say(self, text: str, look: str) -> None:
        if look != self.told.property("look"):
            self.told.setProperty("look", look)
            self.told.style().polish(self.told)
        self.told.setText(text)

    def _retranslate(self) -> None:
        self.heading.setText(_("When it acts"))
        names = _("First year"), _("Full effect")
        for label, box, name in zip(self.labels, self.boxes, names, strict=True):
            label.setText(name)
            box.setAccessibleName(f"{self._name}: {name}")
        self.reset_button.setText(_("As the scenario"))
        self.reset_button.setToolTip(_("Back to the years of the scenario's other measures"))
        self.reset_button.setAccessibleName(
            _("{name}: back to the scenario's years").format(name=self._name)
        )
        self._write()
