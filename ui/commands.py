"""The undoable verbs: only these change the scenario."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from sosuplan.scenario import Scenario


class ChangeScenario(QUndoCommand):
    """From one scenario to another, named by a sentence that the Edit menu shows.

    All moves of one drag are one step: the first is pushed on the stack and the others extend it.
    (Commands merged by Qt would do the same, but their Python halves are never freed.)
    """

    def __init__(
        self,
        show: Callable[[Scenario], None],
        before: Scenario,
        after: Scenario,
        sentence: str,
    ) -> None:
        super().__init__(sentence)
        self._show = show
        self._before = before
        self._after = after

    def extend(self, after: Scenario, sentence: str) -> None:
        """Lead to another scenario than before, and show it."""
        self._after = after
        self.setText(sentence)
        # A drag that ends where it began is no step: Qt drops it when it is next undone.
        self.setObsolete(after == self._before)
        self._show(after)

    def redo(self) -> None:
        self._show(self._after)

    def undo(self) -> None:
        self._show(self._before)
