"""What each tab of the page Tiltag is: a widget that shows what there is now when it is asked,
mostly a list."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sosuplan.editing.edited_plan import EditedPlan
from sosuplan.model.plan import Plan
from ui import i18n
from ui.i18n import _
from ui.measures.record_list import RecordList
from ui.session.editor import Editor
from ui.session.session import Session
from ui.widgets.accessible import Pane
from ui.widgets.layouts import fill
from ui.widgets.problems import ask


class Tab(QWidget):
    """Lives on the ``session``, and changes what is the plan's through the ``editor``."""

    lever_wanted = Signal(str)
    """The user wants to see a lever, by its id, on the page Scenarier; "": the page."""
    table_wanted = Signal(str)
    """The user wants to see a table of the plan on the page Data."""
    import_wanted = Signal()
    """The user wants to take figures from a file."""
    faults_wanted = Signal()
    """Nothing can be changed before the faults of the data are mended: the user is led there."""

    def __init__(self, session: Session, editor: Editor, parent: QWidget) -> None:
        super().__init__(parent)
        self.session, self.editor = session, editor

    def name(self) -> None:
        """Say all that stands still in the language in use; called once before ``refresh``, and
        again when another language is chosen."""

    def refresh(self) -> None:
        """Show what there is now. Called while the tab is in sight, when it comes into sight and
        after every step; a plan is open then."""

    def panes(self) -> list[Pane]:
        """The parts of the tab, in the order of the Tab key."""
        return [Pane(self)]

    def go_to(self, plan: Plan, done: str) -> bool:
        """Go to another plan as one step, whose action is ``done``. What it could not be read from
        again is told instead; False then, and where nothing was changed."""
        after = EditedPlan.of(plan)
        again = EditedPlan(after.tables).checked
        if again.plan is None:
            from sosuplan.narrative.cell_messages import cell_sentence

            say = i18n.current()
            words = [cell_sentence(one, after.references(say), say) for one in again.faults]
            ask(self, _("Nothing was changed."), words, {})
            return False
        return self.editor.change(after, done)

    @property
    def may_change(self) -> bool:
        """True if rows of the plan may be changed now; if faults keep them from it, the user is led
        there."""
        if self.editor.faults:
            self.faults_wanted.emit()
            return False
        return self.editor.can_edit


class ListTab(Tab):
    """A tab with a ``list`` of records, and all that is known of the chosen one beside it."""

    def __init__(self, session: Session, editor: Editor, parent: QWidget) -> None:
        super().__init__(session, editor, parent)
        self.list = RecordList(self)
        self.list.chosen.connect(lambda __: self._show_details())
        fill(QVBoxLayout(self), self.list, grows=self.list)

    def panes(self) -> list[Pane]:
        return self.list.panes()

    def put(self, plan: Plan, record: str, done: str) -> None:
        """``go_to`` another plan, and choose the record that it has or has otherwise now."""
        if self.go_to(plan, done):
            self.list.choose(record)

    def _show_details(self) -> None:
        """Show what is known of the chosen record, and what can be done with it."""
