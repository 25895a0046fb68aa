"""The undoable verbs: only these change the scenario."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from sosuplan.scenario import Scenario

_MERGE_ID = 1


class ChangeScenario(QUndoCommand):
    """From one scenario to another, named by a sentence that the Edit menu shows.

    Commands with the same ``drag`` token (not 0) are one step: a slider dragged from end to end is
    undone at once. A drag that ends where it began leaves no step.
    """

    def __init__(
        self,
        show: Callable[[Scenario], None],
        before: Scenario,
        after: Scenario,
        sentence: str,
        drag: int = 0,
    ) -> None:
        super().__init__(sentence)
        self._show = show
        self._before = before
        self._after = after
        self._drag = drag

    def id(self) -> int:
        return _MERGE_ID if self._drag else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, ChangeScenario) or other._drag != self._drag:
            return False
        self._after = other._after
        self.setText(other.text())
        self.setObsolete(self._after == self._before)
        return True

    def redo(self) -> None:
        self._show(self._after)

    def undo(self) -> None:
        self._show(self._before)
