"""What the window shows while no plan is open: the ways to one."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sosuplan.store.files import is_there
from sosuplan.text.language import N_
from ui import theme as themes
from ui.i18n import _, moment, time_of
from ui.planfiles.files import PlanFiles
from ui.widgets.accessible import Pane
from ui.widgets.fitting import Room
from ui.widgets.form import muted

WIDTH = 680
MOST_SHOWN = 5


class StartPage(Room):
    """Calm: the plans that were open lately, and the ways to another one."""

    def __init__(self, files: PlanFiles) -> None:
        page = QWidget()
        super().__init__(page)
        self._files = files
        self.heading, self._hint, self._lately = QLabel(), muted(""), QLabel()
        self.heading.setFont(themes.font(18, bold=True))
        self._lately.setFont(themes.font(9.5, bold=True))
        self.recent: list[RecentPlan] = []
        self._card = QFrame()
        self._card.setProperty("kind", "card")
        self._list = QVBoxLayout(self._card)
        self._list.setContentsMargins(10, 10, 10, 10)
        self._list.setSpacing(2)
        self._list.addWidget(self._lately)
        self._inner = QWidget()
        self._inner.setMinimumWidth(WIDTH)
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.heading)
        column.addWidget(self._hint)
        column.addSpacing(12)
        column.addWidget(self._card)
        column.addSpacing(12)
        self._buttons: list[tuple[QPushButton, str]] = []
        for ways in (
            (
                (N_("Open plan…"), files.ask_open),
                (N_("New plan for my municipality or region…"), files.ask_own),
            ),
            (
                (N_("Open the reference plan"), files.ask_reference),
                (N_("New plan from the reference plan…"), files.new_reference),
                (N_("New plan from folder…"), files.ask_new),
            ),
        ):
            row = QHBoxLayout()
            row.setSpacing(8)
            for text, run in ways:
                button = QPushButton()
                button.clicked.connect(run)
                row.addWidget(button)
                self._buttons.append((button, text))
            row.addStretch(1)
            column.addLayout(row)
        self.open = self._buttons[0][0]
        whole = QVBoxLayout(page)
        whole.addStretch(2)
        whole.addWidget(self._inner, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(3)

    def panes(self) -> list[Pane]:
        """The plans that were open lately, and the other ways to a plan."""
        return [Pane(self._card), Pane(self._inner, self.open)]

    def refresh(self) -> None:
        """List the plans as they are now; Enter opens the one that was closed last."""
        self.heading.setText(_("No plan is open"))
        self._hint.setText(
            _("Open a plan or begin a new one. A plan file can also be dragged onto the window.")
        )
        self._lately.setText(_("Recent plans"))
        for button, text in self._buttons:
            button.setText(_(text))
        for old in self.recent:
            old.deleteLater()
        there = [path for path in self._files.recent.paths if is_there(path)]
        self.recent = [RecentPlan(path, self._files.open) for path in there[:MOST_SHOWN]]
        for plan in self.recent:
            self._list.addWidget(plan)
        self._card.setVisible(bool(self.recent))
        for before, after in pairwise([*self.recent, *(button for button, __ in self._buttons)]):
            QWidget.setTabOrder(before, after)
        (self.recent[0] if self.recent else self.open).setFocus()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)


class RecentPlan(QPushButton):
    """One plan: its name, and under it where it is and when it was changed."""

    def __init__(self, path: Path, open_plan: Callable[[Path], object]) -> None:
        super().__init__()
        self.path = path
        self.clicked.connect(lambda: open_plan(path))
        self.setProperty("look", "row")
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(str(path))
        self.setAccessibleName(path.stem)
        name, place = QLabel(path.stem), QLabel()
        name.setFont(themes.font(10, half_bold=True))
        place.setProperty("look", "muted")
        time = time_of(path)
        letters = place.fontMetrics()
        changed = "" if time is None else " · " + _("changed {time}").format(time=moment(time))
        room = WIDTH - 60 - letters.horizontalAdvance(changed)
        folder = letters.elidedText(str(path.parent), Qt.TextElideMode.ElideMiddle, room)
        place.setText(folder + changed)
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
