"""What the window shows while no plan is open: the ways to one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sosuplan.store.files import is_there
from ui import theme as themes
from ui.i18n import _
from ui.planfiles.files import PlanFiles
from ui.widgets.fitting import Room
from ui.widgets.panes import Pane
from ui.widgets.times import moment

WIDTH = 680
MOST_SHOWN = 5


class StartPage(Room):
    """Calm: the plans that were open lately, and the ways to another one."""

    def __init__(self, files: PlanFiles) -> None:
        page = QWidget()
        super().__init__(page)
        self._files = files
        self.heading, self._hint, self._lately = QLabel(), QLabel(), QLabel()
        self.heading.setFont(themes.font(18, bold=True))
        self._lately.setFont(themes.font(9.5, bold=True))
        self._hint.setProperty("look", "muted")
        self._hint.setWordWrap(True)
        self.recent: list[RecentPlan] = []
        self._card = QFrame()
        self._card.setProperty("kind", "card")
        self._list = QVBoxLayout(self._card)
        self._list.setContentsMargins(10, 10, 10, 10)
        self._list.setSpacing(2)
        self._list.addWidget(self._lately)
        self._texts: list[tuple[QPushButton, Callable[[], str]]] = []
        self.open = self._button(lambda: _("Open plan…"), files.ask_open)
        opening = (
            self.open,
            self._button(lambda: _("Open the reference plan"), files.ask_reference),
        )
        making = (
            self._button(
                lambda: _("New plan from the reference plan…"),
                files.new_reference,
            ),
            self._button(lambda: _("New plan with example figures…"), files.ask_example),
            self._button(lambda: _("New plan from folder…"), files.ask_new),
        )
        inner = self._inner = QWidget()
        inner.setMinimumWidth(WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.heading)
        column.addWidget(self._hint)
        column.addSpacing(12)
        column.addWidget(self._card)
        column.addSpacing(12)
        for buttons in (opening, making):
            column.addLayout(_row(buttons))
        whole = QVBoxLayout(page)
        whole.addStretch(2)
        whole.addWidget(inner, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(3)

    def panes(self) -> list[Pane]:
        """The plans that were open lately, and the other ways to a plan."""
        return [Pane(self._card), Pane(self._inner, self.open)]

    def _button(self, text: Callable[[], str], run: Callable[[], object]) -> QPushButton:
        button = QPushButton()
        button.clicked.connect(lambda: run())
        self._texts.append((button, text))
        return button

    def refresh(self) -> None:
        """List the plans as they are now; Enter opens the one that was closed last."""
        self.heading.setText(_("No plan is open"))
        self._hint.setText(
            _("Open a plan or begin a new one. A plan file can also be dragged onto the window.")
        )
        self._lately.setText(_("Recent plans"))
        for button, text in self._texts:
            button.setText(text())
        for old in self.recent:
            old.deleteLater()
        there = [path for path in self._files.recent.paths if is_there(path)]
        self.recent = [RecentPlan(path, self._files.language) for path in there[:MOST_SHOWN]]
        for plan in self.recent:
            plan.clicked.connect(lambda __=False, path=plan.path: self._files.open(path))
            self._list.addWidget(plan)
        self._card.setVisible(bool(self.recent))
        before: QPushButton | None = None
        for button in (*self.recent, *(one for one, __ in self._texts)):
            if before is not None:
                QWidget.setTabOrder(before, button)
            before = button
        (self.recent[0] if self.recent else self.open).setFocus()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)


def _row(buttons: Sequence[QPushButton]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row


class RecentPlan(QPushButton):
    """One plan: its name, and under it where it is and when it was changed."""

    def __init__(self, path: Path, language: str) -> None:
        super().__init__()
        self.path = path
        self.setProperty("look", "row")
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(str(path))
        self.setAccessibleName(path.stem)
        name, place = QLabel(path.stem), QLabel()
        name.setFont(themes.font(10, half_bold=True))
        place.setProperty("look", "muted")
        time = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
        changed = _("changed {time}").format(time=moment(time, language))
        room = WIDTH - 60 - place.fontMetrics().horizontalAdvance(f" · {changed}")
        folder = place.fontMetrics().elidedText(
            str(path.parent), Qt.TextElideMode.ElideMiddle, room
        )
        place.setText(f"{folder} · {changed}")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 6)
        column.setSpacing(1)
        for label in (name, place):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()
