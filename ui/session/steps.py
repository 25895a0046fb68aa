"""What can be undone of a plan's scenarios: each step from one state to another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtGui import QUndoCommand, QUndoStack

from sosuplan.model.scenario import Scenario
from sosuplan.model.scenario_library import ScenarioLibrary


class Step(QUndoCommand):
    """Something that can be undone, from one scenario to another or the same."""

    def __init__(self, action: str, before: Scenario, after: Scenario) -> None:
        """``action`` is told in whatever language is in use then (see ``step_words``)."""
        super().__init__()
        self.action = action
        """Kept here: Qt takes the text of a command apart where a line of it ends."""
        self.before, self.after = before, after
        self.made = datetime.now()

    @property
    def place(self) -> tuple[str, int | None, str] | None:
        """Where on the page Data it is seen: a table, a row of it and a column; None if nowhere."""
        return None

    @property
    def levers(self) -> tuple[str, ...]:
        """The levers that it has moved, or whose years or reasons it has changed."""
        before, after = self.before, self.after
        every = dict.fromkeys((*before.levers, *after.levers))
        kinds = ((one.levers, one.timing, one.reasons) for one in (before, after))
        pairs = list(zip(*kinds, strict=True))
        return tuple(one for one in every if any(a.get(one) != b.get(one) for a, b in pairs))


class ChangeScenario(Step):
    """From one scenario to another, named by an action.

    All moves of one drag are one step: the first is pushed on the stack and the others extend it.
    (Commands merged by Qt would do the same, but their Python halves are never freed.)
    """

    def __init__(
        self, show: Callable[[Scenario], None], before: Scenario, after: Scenario, action: str
    ) -> None:
        super().__init__(action, before, after)
        self._show = show

    def extend(self, after: Scenario, action: str) -> None:
        """Lead to another scenario than before, and show it."""
        self.after, self.action = after, action
        # A drag that ends where it began is no step: Qt drops it when it is next undone.
        self.setObsolete(after == self.before)
        self._show(after)

    def redo(self) -> None:
        self._show(self.after)

    def undo(self) -> None:
        self._show(self.before)


class ScenarioSteps:
    """The changes of the scenario that is worked on, as steps; all moves of one drag are one."""

    def __init__(self, stack: QUndoStack, show: Callable[[Scenario], None]) -> None:
        self._stack, self._show = stack, show
        self._drag = self._place = 0
        """The number of the drag that goes on, 0 if none does; and where its step is."""
        self._last: ChangeScenario | None = None

    def change(self, before: Scenario, after: Scenario, action: str, drag: int) -> None:
        """Go to another scenario, as part of a ``drag`` unless that is 0."""
        step = self._step_of(drag)
        if step is not None:
            step.extend(after, action)
            return
        self._drag = drag
        self._last = ChangeScenario(self._show, before, after, action)
        self._stack.push(self._last)
        self._place = self._stack.index()

    def began_with(self, drag: int, scenario: Scenario) -> Scenario:
        """What the ``drag`` began with; ``scenario`` if it begins now. On its way a lever may pass
        where it is neutral, and has no years of its own, and a year may push the other."""
        step = self._step_of(drag)
        return scenario if step is None else step.before

    def settle(self) -> None:
        """A drag has ended: name its step; where it ended as it began there is none."""
        self._drag = 0
        step = self._on_top()
        if step is not None and step.isObsolete():
            self._stack.undo()
        self._last = None
        self._stack.undoTextChanged.emit(self._stack.undoText())

    def _step_of(self, drag: int) -> ChangeScenario | None:
        """The step that a drag has begun, if it goes on."""
        return self._on_top() if drag and drag == self._drag else None

    def _on_top(self) -> ChangeScenario | None:
        """The last step of ours, unless it has been undone or another came after it."""
        on_top = self._stack.index() == self._stack.count() == self._place
        return self._last if on_top else None


class ChangeLibrary(Step):
    """From one library of saved scenarios to another."""

    def __init__(
        self,
        show: Callable[[ChangeLibrary, ScenarioLibrary, Scenario], None],
        libraries: tuple[ScenarioLibrary, ScenarioLibrary],
        scenarios: tuple[Scenario, Scenario],
        action: str,
    ) -> None:
        """``libraries`` and ``scenarios``: those before and after."""
        super().__init__(action, *scenarios)
        self._show = show
        self.libraries = libraries

    def redo(self) -> None:
        self._show(self, self.libraries[1], self.after)

    def undo(self) -> None:
        self._show(self, self.libraries[0], self.before)
