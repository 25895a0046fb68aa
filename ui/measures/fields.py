"""Fields that the forms of the page Tiltag have in common."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit, QSizePolicy

from sosuplan.model.library import library
from sosuplan.model.plan import Plan, Source
from sosuplan.model.schema.column import LONGEST_TEXT
from ui.i18n import _
from ui.widgets.choices import Combo

SOURCE_LETTERS = 26
"""Letters of a source's title that are in sight at least."""


def line(text: str, longest: int = LONGEST_TEXT) -> QLineEdit:
    """A field for a text in one line, from its beginning."""
    field = QLineEdit(" ".join(text.split()))
    # What came from a file may be longer, and is not cut by being looked at.
    field.setMaxLength(max(longest, len(field.text())))
    field.setCursorPosition(0)
    return field


def text_area(text: str, lines: int) -> QPlainTextEdit:
    """A field for a text of several lines, which the Tab key leaves."""
    field = QPlainTextEdit(text)
    field.setTabChangesFocus(True)
    field.setFixedHeight(lines * field.fontMetrics().lineSpacing() + 14)
    return field


class CheckList(QListWidget):
    """A list of which any may be chosen."""

    def __init__(self, names: Mapping[str, str], chosen: Collection[str], lines: int) -> None:
        """``names`` by code, in the order in which they are shown, ``lines`` of them at once."""
        super().__init__()
        for code, name in names.items():
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, code)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            states = Qt.CheckState
            item.setCheckState(states.Checked if code in chosen else states.Unchecked)
            self.addItem(item)
        self.setFixedHeight(lines * (self.fontMetrics().lineSpacing() + 4) + 4)

    @property
    def chosen(self) -> list[str]:
        """The codes of what is chosen."""
        return [
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in map(self.item, range(self.count()))
            if item.checkState() == Qt.CheckState.Checked
        ]


class SourceList(Combo):
    """The sources of a plan, and the one that is chosen at first: of what is copied from the
    library that is the library's, and comes into the plan with the copy."""

    def __init__(self, plan: Plan, chosen: str) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(SOURCE_LETTERS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.addItem(_("No source"), "")
        for one in plan.sources:
            self.addItem(one.title, one.id)
        if self.findData(chosen) < 0:
            lent = library().sources.get(chosen)
            self.addItem(chosen if lent is None else lent.title, chosen)
        self.setCurrentIndex(self.findData(chosen))

    def put(self, source: Source) -> None:
        """Choose a source that the plan has not, under the title that it has now."""
        if self.findData(source.id) < 0:
            self.addItem("", source.id)
        self.setItemText(self.findData(source.id), source.title)
        self.setCurrentIndex(self.findData(source.id))

    @property
    def chosen(self) -> str:
        """The id of the source; "" for none."""
        return str(self.currentData())
