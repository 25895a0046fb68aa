"""Why a lever has its value, in the words of whoever moved it, and the source of that."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from sosuplan.model.plan import Source
from sosuplan.model.scenario import LONGEST_REASON
from ui.i18n import _
from ui.widgets.accessible import announce
from ui.widgets.menus import literal
from ui.widgets.problems import cpr_fault

LINES = 3
WIDEST_TITLE = 60
"""Letters of a source's title: the list is no wider than what it stands in."""
Reason = tuple[str, str]
"""A note, and the id of one of the plan's sources."""


class _Text(QPlainTextEdit):
    """A few lines of plain text. The Tab key goes on from it."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(LINES * self.fontMetrics().lineSpacing() + 14)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class ReasonEditor(QWidget):
    """A note and a source, of a lever that is moved."""

    given = Signal(str, str)
    """Note and id of the source that the user wants; "" for none."""

    def __init__(self, name: str, sources: Sequence[Source]) -> None:
        """``name`` is that of the lever; ``sources`` are those of the plan."""
        super().__init__()
        self._name, self._reason, self._moved = name, ("", ""), False
        self.heading, self.told = QLabel(), QLabel()
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.text, self.source = _Text(), QComboBox()
        self.source.addItem("", "")
        for one in sources:
            self.source.addItem(_shortened(one.title), one.id)
        self.source.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.source.setMinimumContentsLength(20)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.setSpacing(4)
        for part in (self.heading, self.text, self.source, self.told):
            whole.addWidget(part)
        self.heading.setBuddy(self.text)
        self.text.left.connect(self.commit)
        self.text.textChanged.connect(self._check)
        self.source.activated.connect(lambda _at: self.commit())
        self._fault = ""
        self._retranslate()

    def show_reason(self, reason: Reason, *, moved: bool) -> None:
        """Show a lever's reason; only one that is ``moved`` has any. What is being typed stays."""
        if (reason, moved) != (self._reason, self._moved):
            self._reason, self._moved = reason, moved
            self.text.blockSignals(True)
            self.text.setPlainText(reason[0])
            self.text.blockSignals(False)
            self.source.setCurrentIndex(max(0, self.source.findData(reason[1])))
        for part in (self.text, self.source):
            part.setEnabled(moved)
        self._check()

    def commit(self) -> None:
        """Let count what is typed, unless it is refused."""
        reason = self.text.toPlainText().strip(), self.source.currentData() or ""
        if self._moved and not self._fault and reason != self._reason:
            self._reason = reason
            self.given.emit(*reason)

    def hideEvent(self, event: QHideEvent) -> None:
        # The small window that it stands in was closed by a click elsewhere.
        self.commit()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _check(self) -> None:
        """What is wrong with what is typed, or how much room there is left for it."""
        typed = self.text.toPlainText().strip()
        over = len(typed) - LONGEST_REASON
        fault = cpr_fault(typed)
        if not fault and over > 0:
            fault = _("At most {n} letters; {over} too many.").format(n=LONGEST_REASON, over=over)
        if fault != self._fault:
            self._fault = fault
            if fault:
                announce(self.text, fault)
        told = fault
        if not fault and not self._moved:
            told = _("Move the lever first: then you can say why.")
        look = "fault" if fault else "muted"
        if look != self.told.property("look"):
            self.told.setProperty("look", look)
            self.told.style().polish(self.told)
        self.told.setText(told)
        self.text.setAccessibleDescription(told)
        if self.told.isVisibleTo(self) != bool(told):
            self.told.setVisible(bool(told))
            QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """Have the small window that it stands in as high as it takes."""
        self.window().adjustSize()

    def _retranslate(self) -> None:
        self.heading.setText(_("Why"))
        self.text.setPlaceholderText(_("Why the lever stands where it does: who has decided what?"))
        self.text.setAccessibleName(_("{name}: why").format(name=self._name))
        self.source.setItemText(0, _("No source"))
        self.source.setAccessibleName(_("{name}: source of the reason").format(name=self._name))
        self._check()


def _shortened(title: str) -> str:
    shown = title if len(title) <= WIDEST_TITLE else title[: WIDEST_TITLE - 1].rstrip() + "…"
    return literal(shown)
