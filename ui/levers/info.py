"""The small buttons of a lever row, sharp in light and dark, and what the i among them tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from textwrap import wrap

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import theme as themes
from ui.widgets.fitting import room_around
from ui.widgets.menus import literal

UNITS = 18.0
"""The drawings are made in a square of this side."""
CHARACTERS = 60
"""Width of a line, in average letters."""
TIP_CHARACTERS = 72
"""Letters of a line of a tool tip."""

MARGINS, LEAST_SHOWN = 48, 60
"""Pixels around what the small window holds, and of its text that are always shown."""

Details = tuple[str, str, Sequence[tuple[str, str]]]
"""A title, a paragraph, and facts each with its name; every text is taken as it is."""
Way = tuple[str, Callable[[], object]]
"""What leads to more, and what it does."""


class GlyphButton(QToolButton):
    """A flat button with a drawing as large as the text."""

    def __init__(
        self, draw: Callable[[QPainter], None], colour: str, parent: QWidget | None = None
    ) -> None:
        """``draw`` draws with the pen that is set, in a square of ``UNITS``; ``colour`` is one of a
        ``Theme``'s."""
        super().__init__(parent)
        self._draw, self._colour = draw, colour
        self.setProperty("look", "flat")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        side = self.fontMetrics().height() + 4
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height())
        painter.translate((self.width() - side) / 2, (self.height() - side) / 2)
        painter.scale(side / UNITS, side / UNITS)
        round_ = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        colour = QColor(getattr(themes.current(), self._colour))
        painter.setPen(QPen(colour, 1.3, Qt.PenStyle.SolidLine, *round_))
        self._draw(painter)


class ResetButton(GlyphButton):
    """An arrow that turns back. It keeps its place while it is hidden."""

    def __init__(self, parent: QWidget, *, world: bool) -> None:
        """``world``: for something that the planner does not decide."""
        super().__init__(_draw_arrow, "world" if world else "accent", parent)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)


def _draw_arrow(painter: QPainter) -> None:
    path = QPainterPath()
    path.arcMoveTo(QRectF(4.6, 4.8, 8.8, 8.8), 150.0)
    path.arcTo(QRectF(4.6, 4.8, 8.8, 8.8), 150.0, -290.0)
    painter.drawPath(path)
    painter.drawPolyline([QPointF(4.7, 3.4), QPointF(5.0, 7.1), QPointF(8.7, 6.8)])


class CalculatorButton(GlyphButton):
    """A pocket calculator."""

    def __init__(self) -> None:
        super().__init__(_draw_calculator, "muted")


def _draw_calculator(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(4.2, 2.8, 9.6, 12.6), 1.4, 1.4)
    painter.drawLine(QPointF(6.6, 6.0), QPointF(11.4, 6.0))
    for x in (6.8, 9.0, 11.2):
        for y in (9.2, 12.2):
            painter.drawPoint(QPointF(x, y))


class InfoButton(GlyphButton):
    """An i in a circle: a click shows what ``details`` are then, and so do its tool tip and What's
    This."""

    def __init__(
        self,
        details: Callable[[], Details],
        editor: Callable[[], QWidget] | None = None,
        parent: QWidget | None = None,
        way: Callable[[], Way | None] | None = None,
    ) -> None:
        """``editor`` makes what can be changed there, below the details; ``way`` is what leads to
        more, if anything does then."""
        super().__init__(self._draw_info, "muted", parent)
        self._details, self._editor, self._way = details, editor, way
        self._marked = False
        self.clicked.connect(self.show_details)

    def show_details(self) -> InfoPopup:
        """Open the small window with the details."""
        editor = self._editor() if self._editor is not None else None
        way = self._way() if self._way is not None else None
        popup = InfoPopup(self._details()[0], self.rich_text(), self, editor, way)
        popup.show_beside(self)
        return popup

    def set_marked(self, marked: bool) -> None:
        """Whether something is noted there: a small dot beside the i says it."""
        if marked != self._marked:
            self._marked = marked
            self.update()

    @property
    def is_marked(self) -> bool:
        return self._marked

    def _draw_info(self, painter: QPainter) -> None:
        _draw_i(painter)
        if self._marked:
            painter.setBrush(QColor(themes.current().accent))
            painter.setPen(QPen(QColor(themes.current().card), 1.0))
            painter.drawEllipse(QPointF(14.4, 3.6), 3.0, 3.0)

    def refresh(self) -> None:
        """Show the details of now in the small window, if it is open."""
        for popup in self.findChildren(InfoPopup):
            popup.show_text(self.rich_text())

    def rich_text(self) -> str:
        """The details as rich text."""
        title, meaning, facts = self._details()
        rows = "".join(
            f'<tr><td style="color:{themes.current().muted}; padding-right:10px">{escape(name)}'
            f"</td><td>{'<br>'.join(escape(line) for line in fact.splitlines())}</td></tr>"
            for name, fact in facts
        )
        return (
            f"<p style='margin:0 0 4px 0'><b>{escape(title)}</b></p>"
            f"<p style='margin:0'>{escape(meaning)}</p>"
            f"<table style='margin-top:8px' cellspacing='0' cellpadding='1'>{rows}</table>"
        )

    def plain_text(self) -> str:
        """The same as plain text in lines that are not too long, as tool tips have it."""
        title, meaning, facts = self._details()
        named = (f"{name}: {', '.join(fact.splitlines())}" for name, fact in facts)
        lines = [title, *wrap(meaning, TIP_CHARACTERS), ""]
        return "\n".join((*lines, *(part for fact in named for part in wrap(fact, TIP_CHARACTERS))))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(self.plain_text())
        elif event.type() in (QEvent.Type.QueryWhatsThis, QEvent.Type.WhatsThis):
            self.setWhatsThis(self.rich_text())
        return super().event(event)


def _draw_i(painter: QPainter) -> None:
    painter.drawEllipse(QPointF(9.0, 9.0), 6.2, 6.2)
    painter.drawLine(QPointF(9.0, 8.6), QPointF(9.0, 12.2))
    painter.setBrush(painter.pen().color())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(QPointF(9.0, 6.2), 0.95, 0.95)


class InfoPopup(QFrame):
    """Shows rich text, and an editor below it; Escape or a click elsewhere closes it."""

    def __init__(
        self,
        title: str,
        text: str,
        parent: QWidget,
        editor: QWidget | None = None,
        way: Way | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        theme = themes.current()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # The click that closes it does not press the button that would open it again.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)
        self.setObjectName("lever_info")
        self.setStyleSheet(
            f"#lever_info {{ background: {theme.card}; border: 1px solid {theme.line}; }}"
        )
        self.setAccessibleName(title)
        self.text = QLabel()
        self.text.setFont(parent.font())
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._scroll = QScrollArea()
        self._scroll.setWidget(self.text)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        self.text.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addWidget(self._scroll)
        self.way: QPushButton | None = None
        """Leads to more."""
        if way is not None:
            layout.addWidget(self._make_way(*way), 0, Qt.AlignmentFlag.AlignLeft)
        if editor is not None:
            editor.setFont(parent.font())
            layout.addWidget(editor)
        self.text.setFixedWidth(self.text.fontMetrics().averageCharWidth() * CHARACTERS)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._editor = editor
        self.show_text(text)
        self.setFocusProxy(self.text)

    def _make_way(self, text: str, run: Callable[[], object]) -> QPushButton:
        self.way = button = QPushButton(literal(text))
        button.setProperty("look", "link")
        button.setFont(self.text.font())

        def go() -> None:
            self.close()
            run()

        button.clicked.connect(go)
        return button

    def show_text(self, text: str) -> None:
        """Show other text, in the height that it takes; what a small screen has no room for is
        scrolled, and what can be changed below it stays in sight."""
        self.text.setText(text)
        height = self.text.heightForWidth(self.text.width())
        self.text.setFixedHeight(height)
        under = (one for one in (self._editor, self.way) if one is not None)
        below = sum(one.sizeHint().height() for one in under)
        parent = self.parentWidget()
        room = height if parent is None else room_around(parent).height() - below - MARGINS
        shown = max(min(height, room), LEAST_SHOWN)
        bar = self._scroll.verticalScrollBar().sizeHint().width() if shown < height else 0
        # What is scrolled is scrolled by key too.
        focus = Qt.FocusPolicy.TabFocus if shown < height else Qt.FocusPolicy.NoFocus
        self._scroll.setFocusPolicy(focus)
        self._scroll.setAccessibleName(self.accessibleName())
        self._scroll.setFixedSize(self.text.width() + bar, min(shown, height))
        self.adjustSize()

    def show_beside(self, button: QWidget) -> None:
        """Below ``button``, or wherever on its screen there is room."""
        self.adjustSize()
        room = room_around(button)
        place = QRect(button.mapToGlobal(QPoint(0, button.height() + 4)), self.size())
        if place.bottom() > room.bottom():
            place.moveBottom(button.mapToGlobal(QPoint(0, -4)).y())
        place.moveRight(min(place.right(), room.right() - 4))
        place.moveLeft(max(place.left(), room.left() + 4))
        place.moveTop(max(place.top(), room.top() + 4))
        self.move(place.topLeft())
        self.show()
        self.text.setFocus(Qt.FocusReason.PopupFocusReason)
