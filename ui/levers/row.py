"""One lever: its name, a number box, a slider, the way back, and what it means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QResizeEvent,
)
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from sosuplan.charts.palette import LIGHT, Theme
from sosuplan.model.lever import Lever
from sosuplan.model.plan import Source
from sosuplan.text.language import Language
from sosuplan.text.numbers import rounded
from sosuplan.text.terms import word
from ui.i18n import _
from ui.levers.buttons import InfoButton, ResetButton
from ui.levers.info import InfoPopup, explanation, plain_explanation
from ui.levers.note import Note
from ui.levers.numberbox import NumberBox
from ui.levers.slider import LeverSlider
from ui.widgets.accessible import announce

GAP = 5
BELOW = 1
"""Pixels between the parts of the first line, and under the row."""


class LeverRow(QWidget):
    """Shows and changes one lever. Values in signals are in the model's unit, None is neutral."""

    moved = Signal(str, object, int)
    """Lever id, value or None, and a number that all moves of one mouse drag share (else 0)."""
    released = Signal(str)
    """A drag has ended."""

    def __init__(
        self,
        lever: Lever,
        today: float,
        language: Language,
        tokens: Iterator[int],
        parent: QWidget | None = None,
    ) -> None:
        """``today`` is the value of the tick; ``tokens`` numbers the drags of all rows."""
        super().__init__(parent)
        self.lever = lever
        self._today = today
        self._language = language
        self._theme = LIGHT
        self._value: float | None = None
        self._effect = self._potential = ""
        self._sizes: tuple[tuple[str, str], ...] = ()
        self._sources: tuple[Source, ...] = ()
        low, high = self._as_shown(lever.low), self._as_shown(lever.high)
        self.name = QLabel()
        if not lever.planner:
            self.name.setProperty("look", "world")
        self.name.setWordWrap(True)
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.box = NumberBox(
            low,
            high,
            lever.step,
            lever.decimals,
            signed=lever.signed,
            grouped=lever.unit.code != "year",
            language=language,
        )
        self.reset_button = ResetButton()
        self.info_button = InfoButton(self.plain_explanation, self.explanation)
        self.slider = LeverSlider(low, high, lever.step, tokens)
        self.name.setBuddy(self.box)
        self.told = Note()
        self.told.set_row_font(self.font())
        self._fault = ""
        self._lay_out()
        self.box.committed.connect(lambda shown: self._choose(shown, 0))
        self.box.cleared.connect(self.reset)
        self.box.refused.connect(self._show_fault)
        self.box.accepted.connect(lambda: self._show_fault(""))
        self.slider.chosen.connect(self._choose)
        self.slider.neutral_wanted.connect(self.reset)
        self.slider.drag_ended.connect(lambda: self.released.emit(lever.id))
        self.reset_button.clicked.connect(lambda: self._reset_by_button())
        self.info_button.clicked.connect(lambda: self.open_info())
        self._show_value()
        self.set_language(language)

    def _lay_out(self) -> None:
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(GAP)
        self._head.addWidget(self.name, 1)
        controls = QHBoxLayout()
        controls.setSpacing(GAP)
        controls.addStretch(1)
        controls.addWidget(self.box)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        buttons.addWidget(self.reset_button)
        buttons.addWidget(self.info_button)
        controls.addLayout(buttons)
        self._head.addLayout(controls)
        self._controls = controls
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, BELOW)
        self._whole.setSpacing(0)
        self._whole.addLayout(self._head)
        self._whole.addWidget(self.slider)
        self._whole.addWidget(self.told)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # --- the value ------------------------------------------------------------------------------

    @property
    def value(self) -> float | None:
        """The value shown, in the model's unit; None while the lever is neutral."""
        return self._value

    @property
    def is_moved(self) -> bool:
        return self._value is not None

    def display(self, value: float | None, today: float) -> None:
        """Show ``value`` (None or neutral: not moved) and the tick, without a signal."""
        if value is not None and value == self.lever.neutral:
            value = None
        if (value, today) != (self._value, self._today):
            self._value, self._today = value, today
            self._show_value()

    def reset(self, drag: int = 0) -> None:
        """Back to neutral, as the user's move."""
        if self.is_moved:
            self.display(None, self._today)
            self.moved.emit(self.lever.id, None, drag)

    def _reset_by_button(self) -> None:
        # The button disappears: the keyboard goes on from the slider, not from nowhere.
        had_focus = self.reset_button.hasFocus()
        self.reset()
        if had_focus:
            self.slider.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, shown: float, drag: int) -> None:
        """The user chose a value, in the unit shown."""
        lever = self.lever
        digits = lever.decimals + len(str(int(lever.unit.factor)))
        value: float | None = round(rounded(shown, lever.decimals) / lever.unit.factor, digits)
        if value == lever.neutral:
            value = None
        if value != self._value:
            self.display(value, self._today)
            self.moved.emit(lever.id, value, drag)

    def _as_shown(self, value: float) -> float:
        """A value of the model in the unit shown, without dust of the binary fractions."""
        return round(value * self.lever.unit.factor, 9)

    def _show_value(self) -> None:
        today = self._as_shown(self._today)
        shown = today if self._value is None else self._as_shown(self._value)
        self.slider.show_value(shown, today, moved=self.is_moved)
        self.box.set_value(shown)
        self._say_value()
        if self.reset_button.isVisibleTo(self) != self.is_moved:
            self.reset_button.setVisible(self.is_moved)
        self._show_note()

    def _say_value(self) -> None:
        value = self._today if self._value is None else self._value
        self.slider.spoken = self.lever.text(value, self._language)

    # --- words ----------------------------------------------------------------------------------

    def set_language(self, language: Language) -> None:
        """All words and numbers in ``language``."""
        self._language = language
        lever = self.lever
        self.name.setText(self._tagged(lever.name(language)))
        self.box.set_language(language)
        self.box.set_unit(language(lever.unit.label) if lever.unit.label else "")
        self._say_value()
        # Whoever hears a row does not see the heading above it.
        name = lever.full_name(language)
        spoken = self._tagged(name)
        self.box.setAccessibleName(f"{spoken}, {self.box.unit}" if self.box.unit else spoken)
        self.slider.setAccessibleName(spoken)
        self.reset_button.setAccessibleName(_("Reset {name}").format(name=name))
        self.reset_button.setToolTip(_("Reset"))
        self.info_button.setAccessibleName(_("About {name}").format(name=name))
        self._show_note()
        self._arrange()

    def _tagged(self, name: str) -> str:
        """``name``, with a word about levers that the world moves."""
        if self.lever.planner:
            return name
        return _("{name} (outside the municipality's influence)").format(name=name)

    def set_effect(self, text: str, potential: str = "") -> None:
        """When moving the lever first shows, and what it would give today, as short clauses without
        a full stop."""
        if (text, potential) != (self._effect, self._potential):
            self._effect, self._potential = text, potential
            self._show_note()

    def set_sizes(self, facts: Sequence[tuple[str, str]]) -> None:
        """What the lever gives in the scenario, each size with its name."""
        self._sizes = tuple(facts)

    def set_sources(self, sources: Sequence[Source]) -> None:
        """Where the figures come from that the lever changes."""
        self._sources = tuple(sources)

    def facts(self) -> list[tuple[str, str]]:
        """Range, unmoved value, first effect and sources, each with its name."""
        lever, language = self.lever, self._language
        low, high = self.box.limits
        today = lever.text(self._today, language)
        facts = [
            (
                _("Range"),
                _("{low} to {high}").format(low=low, high=high),
            )
        ]
        if lever.neutral is None:
            facts.append((_("Today"), today))
        else:
            facts.append((_("Unless changed"), today))
        if self._effect:
            facts.append((_("Effect"), self._effect))
        if self.is_moved:
            facts += self._sizes
        if self._sources:
            listed = "\n".join(
                f"{source.title} ({word(source.kind, language)})" for source in self._sources
            )
            facts.append((_("The plan's figures"), listed))
        elif not lever.is_timing:
            facts.append(
                (
                    _("Source"),
                    _("Your own assumption: the plan holds no figure for this"),
                )
            )
        return facts

    def plain_explanation(self) -> str:
        """Everything about the lever in lines of plain text."""
        return plain_explanation(
            self.lever.name(self._language),
            self._language(self.lever.help),
            self.facts(),
        )

    def explanation(self) -> str:
        """Everything about the lever as rich text."""
        return explanation(
            self.lever.name(self._language),
            self._language(self.lever.help),
            self.facts(),
            self._theme.muted,
        )

    def open_info(self) -> InfoPopup:
        """Show what the lever means."""
        popup = InfoPopup(
            self.lever.name(self._language),
            self.explanation(),
            self._theme,
            self.font(),
            self,
        )
        popup.open_at(self.info_button)
        return popup

    @property
    def note(self) -> str:
        """The line under a moved slider: today's figure, and what the lever would give today's
        staff, or else when it acts. The rest has no room in it and is among the ``facts``."""
        if not self.is_moved:
            return ""
        lever, language = self.lever, self._language
        today = ""
        if lever.neutral is None:
            today = _("today {value}").format(value=lever.text(self._today, language))
        elif lever.is_timing:
            today = _("unless changed {value}").format(value=lever.text(self._today, language))
        return " · ".join(filter(None, (today, self._potential or self._effect)))

    def _show_note(self) -> None:
        self.told.say(self._fault or self.note, "fault" if self._fault else "muted")

    def _show_fault(self, text: str) -> None:
        self._fault = text
        self._show_note()
        self.box.setAccessibleDescription(text)
        announce(self.box, text)

    # --- how it looks ---------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Colours; what the world decides has its own."""
        self._theme = theme
        accent = theme.accent if self.lever.planner else theme.world
        self.slider.set_theme(theme, accent)
        self.box.set_theme(theme)
        self.reset_button.set_colour(accent)
        self.info_button.set_colour(theme.muted)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the name to stand above the box."""
        width = max(
            self._controls.minimumSize().width(),
            self._longest_word(),
            self.slider.minimumSizeHint().width(),
        )
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.told.set_row_font(self.font())
            self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.QueryWhatsThis, QEvent.Type.WhatsThis):
            self.setWhatsThis(self.explanation())
        return super().event(event)

    def _arrange(self) -> None:
        """The name beside the box in at most two lines, or above it where it needs more room."""
        room = self.width() - self._controls.minimumSize().width() - GAP
        two_lines = 2 * self.name.fontMetrics().lineSpacing() + 2
        beside = self._longest_word() <= room and self.name.heightForWidth(room) <= two_lines
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if direction != self._head.direction():
            self._head.setDirection(direction)
            self._head.setSpacing(GAP if beside else 1)

    def _longest_word(self) -> int:
        """Width of the longest word of the name, which is never cut."""
        metrics = self.name.fontMetrics()
        return max(
            (metrics.horizontalAdvance(part) for part in self.name.text().split()), default=0
        )
