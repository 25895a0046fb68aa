"""The number box: shows and reads numbers as the reader writes them, and never guesses."""

from __future__ import annotations

from PySide6.QtCore import Property, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleValueChangeEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QShowEvent,
    QValidator,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSpinBox, QWidget

from sosuplan.text.numbers import MINUS, format_number, parse_typed, rounded
from ui import i18n
from ui import theme as themes
from ui.i18n import _

PADDING = 6
UNIT_GAP = 3
RADIUS = 4.0
_ELSEWHERE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""Focus is not given up: a menu is open, or a figure is fetched from another program."""


def judge_number(text: str, decimals: int, example: str) -> tuple[float | None, str]:
    """The number that was typed as ``text`` (None if nothing was), or what is wrong with it; an
    ``example`` says what can be typed."""
    code = i18n.current().code
    typed = parse_typed(text, code, decimals=decimals)
    if typed.problem == "empty":
        return None, ""
    if typed.problem == "ambiguous":
        small, large = typed.readings
        return None, _('"{text}" can mean {small} or {large}. Type one of the two.').format(
            text=text.strip(),
            small=format_number(small, 3, code),
            large=f"{large:.0f}".replace("-", MINUS),
        )
    if typed.value is None:
        return None, _('"{text}" is not a number. Type for example {example}.').format(
            text=text.strip(), example=example
        )
    return typed.value, ""


def out_of_range(low: str, high: str) -> str:
    """That a number is, and between which it must lie."""
    return _("The number must lie between {low} and {high}.").format(low=low, high=high)


class NumberBox(QAbstractSpinBox):
    """A number from ``low`` to ``high``, in the unit shown.

    Qt's own double box turns a typed "72.5" into 725 under Danish and cuts what is out of range;
    this one keeps what was typed, says what is wrong with it, and keeps its value. What is typed
    counts on Enter or when the box is left.
    """

    committed = Signal(float)
    """The user chose another value."""
    cleared = Signal()
    """The user emptied the box: back to neutral. The box itself shows its value again."""
    refused = Signal(str)
    """What was typed does not count; the sentence says why and what to type."""
    accepted = Signal()
    """Nothing is wrong any more."""

    def __init__(
        self,
        low: float,
        high: float,
        step: float = 1.0,
        decimals: int = 0,
        *,
        signed: bool = False,
        grouped: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """``signed`` shows +; ``grouped`` separates thousands (years do without)."""
        super().__init__(parent)
        # A whole number of Python 3.11 does not tell that it is one.
        self._low, self._high = float(low), float(high)
        self._step, self._decimals = step, decimals
        self._signed, self._grouped = signed, grouped
        self._value = min(max(0.0, low), high)
        self._unit = self._fault = self._shown = ""
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setFrame(False)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setAlignment(Qt.AlignmentFlag.AlignRight)
        # A changed text is not wrong before it is meant to count.
        self.lineEdit().textEdited.connect(lambda: self._refuse(""))
        self._show_value()

    # --- the value ------------------------------------------------------------------------------

    def _read_value(self) -> float:
        return self._value

    def _choose(self, value: float) -> None:
        """A value from assistive technology counts as the user's; out of range it is ignored."""
        if self._low <= value <= self._high:
            self._take(rounded(value, self._decimals))

    # Qt's accessible interface of spin boxes reads and writes these properties.
    value = Property(float, _read_value, _choose)
    minimum = Property(float, lambda box: box._low)
    maximum = Property(float, lambda box: box._high)
    singleStep = Property(float, lambda box: box._step)

    @property
    def fault(self) -> str:
        """What is wrong with what was typed, or ""."""
        return self._fault

    @property
    def modified(self) -> bool:
        """True if the text is not the value: typed and not counting yet, or refused."""
        return self.lineEdit().text() != self._shown

    def set_value(self, value: float) -> None:
        """Show ``value``, without a signal. What is being typed stays while the value does."""
        if value != self._value:
            self._value = value
            self._show_value()

    def textFromValue(self, value: float) -> str:
        """``value`` as the box shows it."""
        if not self._grouped:
            return f"{value:.{self._decimals}f}"
        return format_number(value, self._decimals, i18n.current().code, signed=self._signed)

    def valueFromText(self, text: str) -> float:
        """The value that ``text`` stands for; the box's own where it stands for none."""
        value, __ = self._judge(text)
        return self._value if value is None else value

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Everything may be typed: what is wrong is told in words, when it is meant to count."""
        value, fault = self._judge(text)
        good = value is not None or not fault
        state = QValidator.State.Acceptable if good else QValidator.State.Intermediate
        return state, text, position

    def fixup(self, text: str) -> str:
        return text

    # --- how it looks ---------------------------------------------------------------------------

    def set_unit(self, unit: str) -> None:
        """Show ``unit`` behind the number, inside the frame."""
        self._unit = unit
        self._place_text()

    @property
    def unit(self) -> str:
        return self._unit

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        metrics = self.fontMetrics()
        widest = max(
            metrics.horizontalAdvance(self.textFromValue(value))
            for value in (self._low, self._high)
        )
        # Room for one more character than the limits need, so that a slip is seen whole.
        widest += metrics.horizontalAdvance("0")
        return QSize(widest + 2 * PADDING + self._unit_width(), metrics.height() + 6)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write_anew()
        elif event.type() == QEvent.Type.FontChange:
            self._place_text()
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            # The application's style sheet paints line edits in its own colours.
            self._colour_text()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The style sheet has its say when a box is first shown, over colours given before.
        self._colour_text()

    def _write_anew(self) -> None:
        """Numbers as the language of now writes and reads them. What is being typed stays."""
        typed, had_fault = self.lineEdit().text() if self.modified else None, bool(self._fault)
        self._show_value()
        if typed is not None:
            self.lineEdit().setText(typed)
            if had_fault:
                self._refuse(self._judge(typed)[1])
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = themes.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge, width = theme.edge, 1.0
        if self.hasFocus():
            edge, width = theme.accent, 2.0
        if self._fault:
            edge = theme.fault
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(theme.fault_ground if self._fault else theme.field))
        inset = width / 2.0
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        if self._unit:
            painter.setPen(QColor(theme.muted))
            room = self.rect().adjusted(0, 0, -PADDING, 0)
            place = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, place, self._unit)

    def _unit_width(self) -> int:
        if not self._unit:
            return 0
        return self.fontMetrics().horizontalAdvance(self._unit) + UNIT_GAP

    def _place_text(self) -> None:
        # Qt's line edit keeps two pixels of its own at each side.
        self.lineEdit().setTextMargins(PADDING - 2, 0, PADDING - 2 + self._unit_width(), 0)
        self.updateGeometry()
        self.update()

    def _colour_text(self) -> None:
        palette = self.lineEdit().palette()
        ink = themes.current().fault if self._fault else themes.current().ink
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, QColor(ink))
        self.lineEdit().setPalette(palette)
        self.update()

    # --- typing ---------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo)
            if (undo or event.matches(QKeySequence.StandardKey.Redo)) and not self.modified:
                # Nothing is being typed: the window's undo is meant, not the text's.
                event.ignore()
                return False
            if event.key() == Qt.Key.Key_Escape and self.modified:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.commit():
                self.selectAll()
            event.accept()
        elif key == Qt.Key.Key_Escape and self.modified:
            self._show_value()
            self.selectAll()
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _ELSEWHERE:
            self.commit()
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        # What is typed counts first: there may be a way on from there.
        flag = QAbstractSpinBox.StepEnabledFlag
        return flag.StepUpEnabled | flag.StepDownEnabled

    def stepBy(self, steps: int) -> None:
        """Go ``steps`` steps on from what is typed, or from the value, up to the limits."""
        if not self.commit():
            return
        value = rounded(self._value + steps * self._step, self._decimals)
        self._take(min(max(value, self._low), self._high))
        self.selectAll()

    def commit(self) -> bool:
        """Let the text count; False if it cannot."""
        text = self.lineEdit().text()
        if text == self._shown:
            return True
        value, fault = self._judge(text)
        if fault:
            self._refuse(fault)
            return False
        if value is None:
            self._show_value()
            self.cleared.emit()
        else:
            self._take(value)
        return True

    def _take(self, value: float) -> None:
        changed = value != self._value
        self._value = value
        self._show_value()
        if changed:
            self.committed.emit(value)

    def _judge(self, text: str) -> tuple[float | None, str]:
        """The value that ``text`` stands for (None if empty), or what is wrong with it."""
        example = self.textFromValue(self._value)
        value, fault = judge_number(text, self._decimals, example)
        if value is None:
            return None, fault
        if not self._low <= value <= self._high:
            return None, out_of_range(*self.limits)
        if self._decimals == 0 and not value.is_integer():
            example = self.textFromValue(rounded(value, 0))
            return None, _("Type a whole number, for example {example}.").format(example=example)
        return rounded(value, self._decimals), ""

    @property
    def limits(self) -> tuple[str, str]:
        """The range in words, without needless decimals, the unit behind the second."""
        low, high = (
            format_number(limit, 0 if limit.is_integer() else self._decimals, i18n.current().code)
            if self._grouped
            else self.textFromValue(limit)
            for limit in (self._low, self._high)
        )
        return low, f"{high} {self._unit}".strip()

    def _show_value(self) -> None:
        """Show the value and forget what was typed."""
        text = self.textFromValue(self._value)
        self._shown = text
        if self.lineEdit().text() != text:
            self.lineEdit().setText(text)
        self._refuse("")
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, self._value))

    def _refuse(self, fault: str) -> None:
        """Say that the text does not count and why; "": nothing is wrong any more."""
        if fault or self._fault:
            self._fault = fault
            self._colour_text()
            if fault:
                self.refused.emit(fault)
            else:
                self.accepted.emit()
