"""Opens the import wizard for the window's plan, and takes its result over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from sosuplan.editing.edited_plan import EditedPlan
from ui.i18n import _
from ui.session.editor import Editor
from ui.session.session import Session
from ui.settings import Settings

if TYPE_CHECKING:
    from sosuplan.importing.import_result import ImportResult
    from ui.importing.wizard import ImportWizard


class ImportOpener(QObject):
    """The menu's entry. The wizard's modules are imported when it is first wanted."""

    taken = Signal(object)
    """An ``ImportResult`` is in the plan."""

    def __init__(
        self, window: QWidget, session: Session, editor: Editor, settings: Settings
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._editor = editor
        self._settings = settings
        self.wizard: ImportWizard | None = None
        """The wizard that is open."""

    def open(self) -> None:
        """Open the wizard, or say why figures cannot be imported now."""
        if self.wizard is not None or not self._editor.can_edit:
            return
        if self._editor.faults:
            QMessageBox.information(
                self._window,
                _("Import figures"),
                _("The plan's data have faults. Correct them on the page Data before importing."),
            )
            return
        from ui.importing.wizard import ImportWizard

        self.wizard = ImportWizard(
            self._window,
            self._session.plan,
            self._editor.references,
            self._settings,
            self._take,
        )
        self.wizard.finished.connect(self._forget)
        self.wizard.open()

    def _take(self, result: ImportResult, done: str) -> bool:
        if not self._editor.change(EditedPlan.of(result.plan), done):
            return False
        self.taken.emit(result)
        return True

    def _forget(self) -> None:
        self.wizard = None
