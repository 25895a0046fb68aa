"""What is being typed when something else begins."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from shiboken6 import isValid


def finish_typing() -> None:
    """Take what stands in the field that has the focus as if the field had been left."""
    field = QApplication.focusWidget()
    if field is None:
        return
    field.clearFocus()
    # The editor of a cell is gone by now; any other field goes on having the focus.
    if isValid(field) and field.isVisible():
        field.setFocus()
