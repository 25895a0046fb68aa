"""The names of a wizard's steps, with the one that is being worked on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui import theme as themes
from ui.widgets.accessible import announce


class Steps(QWidget):
    """The names in a row; those that are done have a tick."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = tuple(names)
        self._labels = [QLabel() for __ in self._names]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(22)
        for label in self._labels:
            row.addWidget(label)
        row.addStretch(1)

    def show_step(self, step: int) -> None:
        """Show that ``step`` is being worked on; they count from 0."""
        for number, (label, name) in enumerate(zip(self._labels, self._names, strict=True)):
            label.setText(f"{name} ✓" if number < step else name)
            label.setProperty("look", "" if number == step else "muted")
            label.style().unpolish(label)
            label.style().polish(label)
            # The style sheet takes a font that was set before it.
            label.setFont(themes.font(10, half_bold=number == step))
        announce(self, self._names[step])
