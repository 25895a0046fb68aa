"""The faults of the data under the table: a click leads to the cell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from sosuplan.editing.cells import References
from sosuplan.editing.edited_plan import CellFault, EditedPlan
from sosuplan.model.schema.tables import SETTINGS_TABLE
from sosuplan.narrative.cell_messages import cell_sentence, place_words
from sosuplan.text.language import Language
from ui import theme as themes
from ui.i18n import _
from ui.widgets.accessible import SpokenLabel

MOST_LISTED = 200
LINES = 4
"""Lines of the list that are in sight at once."""


class FaultList(QFrame):
    """What keeps the data from being a valid plan. Out of sight while there is nothing to tell."""

    wanted = Signal(object)
    """The user wants to go to this ``CellFault``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.heading = SpokenLabel()
        self.heading.setProperty("look", "fault")
        self.heading.setFont(themes.font(9.5, bold=True))
        self.list = _Faults()
        self.list.setWordWrap(False)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._go)
        self.list.entered_on.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.list)
        self.hide()

    def show_faults(
        self,
        faults: Sequence[CellFault],
        table: str,
        edited: EditedPlan,
        refer: References,
        language: Language,
    ) -> None:
        """List ``faults``, those of ``table`` first."""
        self.setVisible(bool(faults))
        self.list.clear()
        if not faults:
            self.heading.setText("")  # The next fault is said, though there were as many before.
            return
        text = (
            _("1 fault: the page Scenarios shows the last valid plan")
            if len(faults) == 1
            else _("{n} faults: the page Scenarios shows the last valid plan")
        )
        self.heading.setText(text.format(n=len(faults)))
        ordered = sorted(faults, key=lambda fault: fault.table != table)
        for fault in ordered[:MOST_LISTED]:
            setting = ""
            if fault.table == SETTINGS_TABLE and fault.row is not None:
                setting = edited.rows(SETTINGS_TABLE)[fault.row][0]
            sentence = cell_sentence(fault, refer, language, setting=setting)
            item = QListWidgetItem(f"{place_words(fault, language)}: {sentence}")
            item.setToolTip(sentence)
            item.setData(Qt.ItemDataRole.UserRole, fault)
            self.list.addItem(item)
        line = self.list.sizeHintForRow(0)
        self.list.setFixedHeight(line * min(LINES, self.list.count()) + 4)

    def _go(self, item: QListWidgetItem) -> None:
        self.wanted.emit(item.data(Qt.ItemDataRole.UserRole))


class _Faults(QListWidget):
    """A list whose current line is chosen with Enter too."""

    entered_on = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.entered_on.emit(self.currentItem())
            event.accept()
        else:
            super().keyPressEvent(event)
