"""A group of levers under a heading that folds it away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sosuplan.charts.palette import LIGHT, Theme
from sosuplan.model.lever import GROUPS, Lever
from sosuplan.text.language import Language
from ui.i18n import _
from ui.levers.row import LeverRow
from ui.widgets.accessible import Unfolding, show_checked

TAG_SCALE = 0.88
_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class GroupHeading(Unfolding, QAbstractButton):
    """A heading with an arrow; checked while its group is open. The text wraps, it is never cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._world = False
        self._ring = False
        self._title = self._tag = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.RichText)
        self.label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._inside = QHBoxLayout(self)
        self._inside.addWidget(self.label)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._fit_font()

    @property
    def tag(self) -> str:
        """What is said behind the heading."""
        return self._tag

    def show_text(self, title: str, tag: str) -> None:
        """The heading, and what is said behind it in small."""
        if (title, tag) != (self._title, self._tag):
            self._title, self._tag = title, tag
            self.setAccessibleName(f"{title} ({tag})" if tag else title)
            self._write()
        self.setAccessibleDescription(_("unfolded") if self.isChecked() else _("folded away"))

    def set_theme(self, theme: Theme, *, world: bool) -> None:
        """``world``: nothing in the group is decided by the planner."""
        self._theme, self._world = theme, world
        self._write()
        self.update()

    def sizeHint(self) -> QSize:
        return self._inside.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the arrows open and close, besides the space bar."""
        key = Qt.Key(event.key())
        opens = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}.get(key)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (
            opens is not None and opens != self.isChecked()
        ):
            self.click()
        elif opens is None:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() in _BY_KEYBOARD
        super().focusInEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_font()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() and self._ring:
            painter.setPen(QPen(QColor(self._theme.accent), 2.0))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.0, 1.0, -1.0, -1.0), 4.0, 4.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._ink()))
        unit = self._arrow_room() / 14.0
        painter.translate(5.5 * unit, 3.0 + self.fontMetrics().height() / 2)
        painter.scale(unit, unit)
        if not self.isChecked():
            painter.rotate(-90.0)
        painter.drawPolygon(QPolygonF([QPointF(-3.6, -2.0), QPointF(3.6, -2.0), QPointF(0.0, 2.8)]))

    def _ink(self) -> str:
        return self._theme.world if self._world else self._theme.ink

    def _arrow_room(self) -> int:
        """Room for the arrow, which grows with the text."""
        return round(0.9 * self.fontMetrics().height())

    def _fit_font(self) -> None:
        self._inside.setContentsMargins(self._arrow_room(), 3, 0, 3)
        self._write()

    def _write(self) -> None:
        text = f'<span style="font-weight:600; color:{self._ink()}">{escape(self._title)}</span>'
        if self._tag:
            small = TAG_SCALE * self.font().pointSizeF()
            colour = self._theme.world if self._world else self._theme.muted
            text += (
                f' <span style="color:{colour}; font-size:{small:.2f}pt">'
                f"({escape(self._tag)})</span>"
            )
        self.label.setText(text)


class LeverGroup(QWidget):
    """The rows of one group. They are made when the group is first opened."""

    opened = Signal(str, bool)
    """The user opened or closed the group of this code."""

    def __init__(
        self,
        code: str,
        levers: Sequence[Lever],
        make_row: Callable[[Lever], LeverRow],
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.code = code
        self.levers = tuple(levers)
        self.rows: list[LeverRow] = []
        self._make_row = make_row
        self._language = language
        self._moved = 0
        self.heading = GroupHeading()
        self._body: QWidget | None = None
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(2)
        self._whole.addWidget(self.heading)
        self.heading.toggled.connect(self._toggled)

    @property
    def is_open(self) -> bool:
        return self.heading.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Show or fold away the rows."""
        show_checked(self.heading, is_open)
        if is_open and self._body is None:
            self._body = QWidget(self)
            inside = QVBoxLayout(self._body)
            inside.setContentsMargins(2, 0, 0, 4)
            inside.setSpacing(1)
            for lever in self.levers:
                row = self._make_row(lever)
                self.rows.append(row)
                inside.addWidget(row)
            self._whole.addWidget(self._body)
        if self._body is not None:
            self._body.setVisible(is_open)
        self._name()
        self.heading.tell_unfolded()

    def set_moved(self, moved: int) -> None:
        """How many of the levers are moved; a folded heading says it."""
        if moved != self._moved:
            self._moved = moved
            self._name()

    def set_language(self, language: Language) -> None:
        self._language = language
        for row in self.rows:
            row.set_language(language)
        self._name()

    def set_theme(self, theme: Theme) -> None:
        self.heading.set_theme(theme, world=all(not lever.planner for lever in self.levers))
        for row in self.rows:
            row.set_theme(theme)

    def _toggled(self) -> None:
        self.set_open(self.is_open)
        self.opened.emit(self.code, self.is_open)

    def _name(self) -> None:
        tags = []
        by_world = [not lever.planner for lever in self.levers]
        if all(by_world):
            tags.append(_("outside the municipality's influence"))
        elif any(by_world):
            tags.append(_("partly outside the municipality's influence"))
        if self._moved and not self.is_open:
            tags.append(_("{n} changed").format(n=self._moved))
        self.heading.show_text(self._language(GROUPS[self.code]), ", ".join(tags))
