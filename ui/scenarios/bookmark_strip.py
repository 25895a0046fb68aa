"""Which bookmark is looked at, which one of how many, and the ways to its neighbours."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from ui.i18n import _
from ui.scenarios.keeping import Keeping
from ui.session.session import Session
from ui.widgets.accessible import SpokenLabel
from ui.widgets.layouts import fill

SOME_LETTERS = 12
"""Of a name, fewer than which are not worth their room."""


class BookmarkStrip(QWidget):
    """Out of sight until a bookmark is set or gone to."""

    def __init__(self, session: Session, keeping: Keeping) -> None:
        super().__init__()
        self._session, self._keeping = session, keeping
        self._text = self._spoken = ""
        self._briefly: tuple[str, ...] = ()
        """What is said where there is no room for the name, the shorter last."""
        self.label = SpokenLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setProperty("look", "muted")
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.previous, self.next = QToolButton(), QToolButton()
        for button, by, arrow in (
            (self.previous, -1, "‹"),
            (self.next, 1, "›"),
        ):
            button.setProperty("look", "flat")
            button.setText(arrow)
            button.clicked.connect(partial(keeping.step, by))
        fill(QHBoxLayout(self), self.label, self.previous, self.next, spacing=2, grows=self.label)
        # Not by functions of no object, which would outlive a strip that goes with its window.
        keeping.bookmark_shown.connect(self.show_bookmark)
        session.scenarios_changed.connect(self.show_bookmark)
        session.frame_ready.connect(self.show_bookmark)
        session.plan_closed.connect(self.hide)
        self.show_bookmark()

    def show_bookmark(self) -> None:
        """Say which bookmark it is, and whether what is looked at has gone on from there."""
        session, at = self._session, self._keeping.bookmark
        self.setVisible(session.file is not None and at >= 0)
        if self.isHidden():
            self._text = ""
            return
        marks = session.scenario_library.bookmarks
        facts = {"n": at + 1, "all": len(marks), "name": marks[at].name}
        text, spoken = _("{n} of {all}: {name}"), _("Bookmark {n} of {all}: {name}")
        briefly = [_("{n} of {all}")]
        if not self._keeping.is_at_bookmark:
            text = _("{n} of {all} (changed since): {name}")
            spoken = _("Bookmark {n} of {all}: {name} (changed since)")
            briefly.insert(0, _("{n} of {all} (changed since)"))
        self._text, self._spoken = text.format(**facts), spoken.format(**facts)
        self._briefly = tuple(one.format(**facts) for one in briefly)
        self.previous.setEnabled(at > 0)
        self.next.setEnabled(at < len(marks) - 1)
        self._show()

    def _show(self) -> None:
        room, metrics = self.label.width(), self.label.fontMetrics()
        shown = metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, room)
        # A few letters of a name say nothing.
        if shown != self._text and len(shown) < len(self._briefly[0]) + SOME_LETTERS:
            fitting = (one for one in self._briefly if metrics.horizontalAdvance(one) <= room)
            shown = next(fitting, shown)
        self.label.setText(shown)
        self.label.setToolTip(self._spoken)
        self.label.setAccessibleName(self._spoken)
        for button, text, key in (
            (self.previous, _("Previous bookmark"), "PgUp"),
            (self.next, _("Next bookmark"), "PgDown"),
        ):
            shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(f"{text} ({shown})")
            button.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        hint, metrics = super().sizeHint(), self.label.fontMetrics()
        return QSize(hint.width() + metrics.horizontalAdvance(self._text), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._text:
            self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.show_bookmark()
