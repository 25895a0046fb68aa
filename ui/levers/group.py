"""A group of levers: its heading, which folds it away, and its rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sosuplan.model.lever import GROUPS, Lever
from ui import i18n
from ui import theme as themes
from ui.i18n import _
from ui.levers.row import LeverRow
from ui.widgets.accessible import Unfolding, show_checked

TAG_SCALE = 0.88
"""Of the size of the heading, that of what is said behind it."""
_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class GroupHeading(Unfolding, QAbstractButton):
    """A heading with an arrow; checked while its group is open. The text wraps, it is never cut."""

    def __init__(self, parent: QWidget, *, world: bool) -> None:
        """``world``: nothing in the group is decided by the planner."""
        super().__init__(parent)
        self._world, self._ring = world, False
        self._title = self._tag = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.RichText)
        self.label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._inside = QHBoxLayout(self)
        self._inside.addWidget(self.label)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._write()

    def show_text(self, title: str, tag: str) -> None:
        """The heading, and what is said behind it in small."""
        if (title, tag) != (self._title, self._tag):
            self._title, self._tag = title, tag
            self.setAccessibleName(f"{title} ({tag})" if tag else title)
            self._write()
        self.setAccessibleDescription(_("unfolded") if self.isChecked() else _("folded away"))

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
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._write()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() and self._ring:
            painter.setPen(QPen(QColor(themes.current().accent), 2.0))
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
        return themes.current().world if self._world else themes.current().ink

    def _arrow_room(self) -> int:
        """Room for the arrow, which grows with the text."""
        return round(0.9 * self.fontMetrics().height())

    def _write(self) -> None:
        self._inside.setContentsMargins(self._arrow_room(), 3, 0, 3)
        text = f'<span style="font-weight:600; color:{self._ink()}">{escape(self._title)}</span>'
        if self._tag:
            small = TAG_SCALE * self.font().pointSizeF()
            colour = self._ink() if self._world else themes.current().muted
            text += (
                f' <span style="color:{colour}; font-size:{small:.2f}pt">'
                f"({escape(self._tag)})</span>"
            )
        self.label.setText(text)
        self._inside.invalidate()
        self.updateGeometry()


class LeverGroup(QWidget):
    """The rows of one group. They are made when the group is first opened."""

    opened = Signal(str, bool)
    """The user opened or closed the group of this code."""

    def __init__(
        self,
        code: str,
        levers: Sequence[Lever],
        make_row: Callable[[Lever, QWidget], LeverRow],
        head: QWidget | None,
        parent: QWidget,
    ) -> None:
        """``head`` stands beside the heading while the group is open."""
        super().__init__(parent)
        self.code, self.levers = code, tuple(levers)
        self.rows: list[LeverRow] = []
        self._make_row, self._head, self._moved = make_row, head, 0
        self.heading = GroupHeading(self, world=not any(lever.planner for lever in levers))
        self._body: QWidget | None = None
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(2)
        top = QHBoxLayout()
        top.setSpacing(2)
        top.addWidget(self.heading, 1)
        if head is not None:
            head.hide()
            top.addWidget(head, 0, Qt.AlignmentFlag.AlignTop)
        self._whole.addLayout(top)
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
                row = self._make_row(lever, self._body)
                self.rows.append(row)
                inside.addWidget(row)
            self._whole.addWidget(self._body)
        if self._body is not None:
            self._body.setVisible(is_open)
        if self._head is not None:
            self._head.setVisible(is_open)
        self._retranslate()
        self.heading.tell_unfolded()

    def set_moved(self, moved: int) -> None:
        """How many of the levers are moved; a folded heading says it."""
        if moved != self._moved:
            self._moved = moved
            self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _toggled(self) -> None:
        self.set_open(self.is_open)
        self.opened.emit(self.code, self.is_open)

    def _retranslate(self) -> None:
        tags = []
        by_world = [not lever.planner for lever in self.levers]
        if all(by_world):
            tags.append(_("outside the municipality's influence"))
        elif any(by_world) and not self.is_open:
            # Their own names say it where they are seen.
            tags.append(_("partly outside the municipality's influence"))
        if self._moved and not self.is_open:
            tags.append(_("{n} changed").format(n=self._moved))
        self.heading.show_text(i18n.current()(GROUPS[self.code]), ", ".join(tags))
