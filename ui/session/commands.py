"""The undoable verbs: only these change the scenario."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand, QUndoStack

from sosuplan.model.scenario import Scenario


class Step(QUndoCommand):
    """Something that can be undone, from one scenario to another or the same."""

    def __init__(self, action: str) -> None:
        """``action`` is told in whatever language is in use then (see ``step_words``)."""
        super().__init__()
        self.action = action
        """Kept here: Qt takes the text of a command apart where a line of it ends."""

    def begin_in(self, scenario: Scenario) -> None:
        """Undo to another scenario than before."""
        raise NotImplementedError

    def end_in(self, scenario: Scenario) -> None:
        """Redo to another scenario than before."""
        raise NotImplementedError


class ChangeScenario(Step):
    """From one scenario to another, named by an action.

    All moves of one drag are one step: the first is pushed on the stack and the others extend it.
    (Commands merged by Qt would do the same, but their Python halves are never freed.)
    """

    def __init__(
        self,
        show: Callable[[Scenario], None],
        before: Scenario,
        after: Scenario,
        action: str,
    ) -> None:
        super().__init__(action)
        self._show = show
        self._before = before
        self._after = after

    def extend(self, after: Scenario, action: str) -> None:
        """Lead to another scenario than before, and show it."""
        self._after = after
        self.action = action
        # A drag that ends where it began is no step: Qt drops it when it is next undone.
        self.setObsolete(after == self._before)
        self._show(after)

    def begin_in(self, scenario: Scenario) -> None:
        self._before = scenario

    def end_in(self, scenario: Scenario) -> None:
        self._after = scenario

    def redo(self) -> None:
        self._show(self._after)

    def undo(self) -> None:
        self._show(self._before)


def be_here(stack: QUndoStack, scenario: Scenario) -> None:
    """The scenario where ``stack`` stands now was saved under this name: undo and redo lead back
    to it as it is now."""
    below, above = stack.command(stack.index() - 1), stack.command(stack.index())
    if isinstance(below, Step):
        below.end_in(scenario)
    if isinstance(above, Step):
        above.begin_in(scenario)
