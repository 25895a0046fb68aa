"""One lever: its name, a number box, a slider, the way back, and what it means."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from sosuplan.analysis.plausibility import PlausibleRange
from sosuplan.model.lever import Lever
from sosuplan.model.plan import Source
from sosuplan.narrative.plausibility import evidence_lines, range_text
from sosuplan.narrative.reasons import years_text
from sosuplan.text.numbers import rounded
from sosuplan.text.terms import capital, word
from ui import i18n
from ui import theme as themes
from ui.i18n import _
from ui.levers.info import Details, InfoButton, ResetButton, Way
from ui.levers.numberbox import NumberBox
from ui.levers.reason import Reason, ReasonEditor
from ui.levers.slider import LeverSlider
from ui.levers.years import Years, YearsEditor
from ui.widgets.accessible import announce
from ui.widgets.fitting import stand_beside

GAP = 5
BELOW = 0
"""Pixels between the parts of the first line, and under the row."""
BESIDE = 3
"""Lines of a name beside the box, at most."""
NOTE_SCALE = 0.88
"""Size of a note beside that of the row's text."""


class Note(QLabel):
    """A sentence in small: one line high whatever it says, so that its room is there before it is;
    of what is longer the end is left to the tool tip.

    It writes the sentence itself: a label would have all that is around it laid out anew, each time
    that a slider moves.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sentence = self._shown = self._more = ""
        # However long it is, it makes no row wider.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_sentence(self, sentence: str, look: str, more: str = "") -> None:
        """Show something else, or nothing; ``look`` is that of labels. ``more`` there is to say
        stands in the tool tip."""
        if (sentence, look, more) == (self._sentence, self.property("look"), self._more):
            return
        self._more = more
        if look != self.property("look"):
            self.setProperty("look", look)
            self.style().polish(self)
        self._sentence = sentence
        self._fit()

    def set_row_font(self, font: QFont) -> None:
        """The typeface of the row that it stands in."""
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * NOTE_SCALE)
        self.setFont(small)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            # Qt asks for a pixel more where letters are large.
            self.setFixedHeight(self.fontMetrics().lineSpacing() + 1)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """As many words as there is room for."""
        shown, words = self._sentence, self._sentence.split(" ")
        while len(words) > 1 and self.fontMetrics().horizontalAdvance(shown) > self.width():
            words.pop()
            shown = " ".join(words).rstrip(" ·,") + "…"
        if shown != self._shown:
            self._shown = shown
            self.setAccessibleName(shown)
            self.update()
        cut = shown != self._sentence
        tip = (self._sentence, self._more) if cut or self._more else ()
        self.setToolTip("\n".join(filter(None, tip)))

    def text(self) -> str:
        """What there is room for."""
        return self._shown

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        top_left = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect(), top_left, self._shown)


class LeverRow(QWidget):
    """Shows and changes one lever. Values in signals are in the model's unit, None is neutral."""

    moved = Signal(str, object, int)
    """Lever id, value or None, and a number that all moves of one mouse drag share (else 0)."""
    released = Signal(str)
    """A drag has ended."""
    years_chosen = Signal(str, int, int)
    """Lever id, first year and year of full effect that the lever is to go by."""
    years_cleared = Signal(str)
    """The lever is to go by the scenario's years."""
    reason_given = Signal(str, str, str)
    """Lever id, why it has its value, and the id of the source of that; "" for none."""
    evidence_wanted = Signal(str)
    """The user wants to see what is known of the lever of this id."""

    def __init__(
        self,
        lever: Lever,
        today: float,
        sources: Sequence[Source],
        tokens: Iterator[int],
        seen: PlausibleRange | None = None,
        limits: Years | None = None,
        all_sources: Sequence[Source] = (),
        parent: QWidget | None = None,
    ) -> None:
        """``today`` is the value of the tick, ``sources`` are where the figures come from that the
        lever changes; ``tokens`` numbers the drags of all rows; ``seen`` is how far the lever has
        been seen to go, and ``limits`` are the first and the last year that it can have for its
        own; None: it has none. ``all_sources`` are those that a reason may have."""
        super().__init__(parent)
        self.lever = lever
        self._today, self._sources = today, tuple(sources)
        self._value: float | None = None
        self._ask: Callable[[], str] | None = None
        self._effect = self._potential = self._fault = self._beyond = ""
        self.seen, self._limits = seen, limits
        self._years = self._usual = limits or (0, 0)
        self._editor: YearsEditor | None = None
        self._reason: Reason = ("", "")
        self._marked = False
        self._all_sources = tuple(all_sources)
        self._reason_editor: ReasonEditor | None = None
        self._sizes: Callable[[], Sequence[tuple[str, str]]] = tuple
        self.count_findings: Callable[[str], int] = lambda _lever: 0
        """How many findings bear on a lever: asked when somebody looks."""
        low, high = self._as_shown(lever.low), self._as_shown(lever.high)
        self.name = QLabel(self)
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
            parent=self,
        )
        self.reset_button = ResetButton(self, world=not lever.planner)
        self.info_button = InfoButton(self.details, self._edit, self, self._way)
        self.slider = LeverSlider(low, high, lever.step, tokens, self, world=not lever.planner)
        self.name.setBuddy(self.box)
        self.years, self.told = QLabel(self), Note(self)
        self.years.setProperty("look", "muted")
        self.years.hide()
        self._fit_notes()
        if seen is not None:
            self.slider.mark_seen(
                *(None if end is None else self._as_shown(end) for end in (seen.low, seen.high))
            )
        self._lay_out()
        self.box.committed.connect(lambda shown: self._choose(shown, 0))
        self.box.cleared.connect(self.reset)
        self.box.refused.connect(self._show_fault)
        self.box.accepted.connect(lambda: self._show_fault(""))
        self.slider.chosen.connect(self._choose)
        self.slider.neutral_wanted.connect(self.reset)
        self.slider.drag_ended.connect(lambda: self.released.emit(lever.id))
        self.reset_button.clicked.connect(lambda: self._reset_by_button())
        self._show_value()
        self._retranslate()

    def _lay_out(self) -> None:
        self._controls = QHBoxLayout()
        self._controls.setSpacing(GAP)
        self._controls.addStretch(1)
        self._controls.addWidget(self.years)
        self._controls.addWidget(self.box)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        buttons.addWidget(self.reset_button)
        buttons.addWidget(self.info_button)
        self._controls.addLayout(buttons)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(GAP)
        self._head.addWidget(self.name, 1)
        self._head.addLayout(self._controls)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, BELOW)
        whole.setSpacing(0)
        whole.addLayout(self._head)
        whole.addWidget(self.slider)
        whole.addWidget(self.told)
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

    def shows(self, value: float | None) -> bool:
        """True if ``value`` (None or neutral: not moved) is what stands here."""
        return (None if value == self.lever.neutral else value) == self._value

    def display(self, value: float | None) -> None:
        """Show ``value`` (None or neutral: not moved), without a signal."""
        if not self.shows(value):
            self._value = None if value == self.lever.neutral else value
            self._show_value()

    def reset(self, drag: int = 0) -> None:
        """Back to neutral, as the user's move."""
        if self.is_moved:
            self.display(None)
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
        before = self._value
        self.display(round(rounded(shown, lever.decimals) / lever.unit.factor, digits))
        if self._value != before:
            self.moved.emit(lever.id, self._value, drag)

    def _as_shown(self, value: float) -> float:
        """A value of the model in the unit shown, without dust of the binary fractions."""
        return round(value * self.lever.unit.factor, 9)

    def _show_value(self) -> None:
        today = self._as_shown(self._today)
        shown = today if self._value is None else self._as_shown(self._value)
        self.slider.show_value(shown, today, moved=self.is_moved)
        self.box.set_value(shown)
        self._name_value()
        if self.reset_button.isVisibleTo(self) != self.is_moved:
            self.reset_button.setVisible(self.is_moved)
        self._show_note()

    def _name_value(self) -> None:
        value = self._today if self._value is None else self._value
        self.slider.spoken = self.lever.text(value, i18n.current())

    # --- when it acts ---------------------------------------------------------------------------

    def show_years(self, years: Years, usual: Years) -> None:
        """Show the years that the lever goes by, where the scenario's are ``usual``."""
        self._years, self._usual = years, usual
        own = self.has_own_years
        grows = self.lever.gradual and years[0] < years[1]
        text = f"{years[0]}–{years[1]}" if grows else f"{years[0]}"
        if own != self.years.isVisibleTo(self) or (own and text != self.years.text()):
            self.years.setText(text if own else "")
            self.years.setVisible(own)
            self._arrange()
            self._describe()
        if self._editor is not None:
            self._editor.show_years(years, usual, moved=self.is_moved)

    @property
    def has_own_years(self) -> bool:
        """True if the lever goes by other years than the scenario's."""
        told = slice(2 if self.lever.gradual else 1)
        return self.is_moved and self._years[told] != self._usual[told]

    def _edit(self) -> QWidget:
        """Where its years are changed, and where it is said why it has its value."""
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if self._limits is not None:
            column.addWidget(self._edit_years(self._limits))
        column.addWidget(self._edit_reason())
        return whole

    def _edit_years(self, limits: Years) -> YearsEditor:
        lever = self.lever
        editor = YearsEditor(lever.full_name(i18n.current()), *limits, grows=lever.gradual)
        editor.show_years(self._years, self._usual, moved=self.is_moved)
        editor.chosen.connect(lambda *years: self.years_chosen.emit(self.lever.id, *years))
        editor.cleared.connect(lambda: self.years_cleared.emit(self.lever.id))
        editor.destroyed.connect(lambda: self._forget(editor))
        self._editor = editor
        return editor

    def _edit_reason(self) -> ReasonEditor:
        lever = self.lever
        editor = ReasonEditor(lever.full_name(i18n.current()), self._all_sources)
        editor.show_reason(self._reason, moved=self.is_moved)
        editor.given.connect(lambda *reason: self.reason_given.emit(self.lever.id, *reason))
        editor.destroyed.connect(lambda: self._forget(editor))
        self._reason_editor = editor
        return editor

    def _forget(self, editor: QWidget) -> None:
        if self._editor is editor:
            self._editor = None
        if self._reason_editor is editor:
            self._reason_editor = None

    # --- why it has its value -------------------------------------------------------------------

    @property
    def reason(self) -> Reason:
        """Why the lever has its value, and the id of the source of that."""
        return self._reason

    def show_reason(self, reason: Reason) -> None:
        """Show why the lever has its value."""
        if reason != self._reason:
            self._reason = reason
            self.info_button.set_marked(reason != ("", ""))
            self._describe()
        if self._reason_editor is not None:
            self._reason_editor.show_reason(reason, moved=self.is_moved)

    def _why(self) -> str:
        """The reason and its source in words."""
        note, source = self._reason
        titles = {one.id: one.title for one in self._all_sources}
        return "\n".join(filter(None, (note, titles.get(source, ""))))

    # --- words ----------------------------------------------------------------------------------

    def _retranslate(self) -> None:
        lever, language = self.lever, i18n.current()
        # Whoever hears a row does not see the heading above it.
        name = lever.full_name(language)
        shown, spoken = lever.name(language), name
        if not lever.planner:
            tagged = _("{name} (outside the municipality's influence)")
            shown, spoken = tagged.format(name=shown), tagged.format(name=spoken)
        self.name.setText(shown)
        self.box.set_unit(language(lever.unit.label) if lever.unit.label else "")
        self._name_value()
        self.box.setAccessibleName(f"{spoken}, {self.box.unit}" if self.box.unit else spoken)
        self.slider.setAccessibleName(spoken)
        self.reset_button.setAccessibleName(_("Reset {name}").format(name=name))
        self.reset_button.setToolTip(_("Reset"))
        self.info_button.setAccessibleName(_("About {name}").format(name=name))
        self._tell_seen()
        self._show_note()
        self._arrange()

    def show_effect(
        self,
        effect: str | Callable[[], str],
        potential: str = "",
        sizes: Callable[[], Sequence[tuple[str, str]]] = tuple,
    ) -> None:
        """When moving the lever first shows, and what it would give today's staff, as short clauses
        without a full stop; and for who wants to know, what it gives, each size with its name. What
        is no text yet is asked for when somebody looks."""
        self._sizes = sizes
        self._ask = effect if callable(effect) else None
        told = "" if callable(effect) else effect
        if (told, potential) != (self._effect, self._potential):
            self._effect, self._potential = told, potential
            self._show_note()
        self.info_button.refresh()

    @property
    def beyond(self) -> str:
        """How the value goes beyond what has been seen; "" if it does not."""
        return self._beyond

    def show_beyond(self, sentence: str) -> None:
        """How the value goes beyond what has been seen, without a full stop; "": it does not."""
        if sentence == self._beyond:
            return
        self._beyond = sentence
        self._show_note()
        self._describe()

    def _tell_seen(self) -> None:
        """What the mark under the track means."""
        tip = ""
        if self.slider.seen is not None:
            seen = range_text(self.lever, self.seen, i18n.current())
            text = _("The mark under the track shows what has been seen so far: {range}")
            tip = text.format(range=seen)
        self.slider.setToolTip(tip)
        self._describe()

    def _describe(self) -> None:
        """Have what is heard of the row besides name and value be that of now."""
        said = self._said()
        self.slider.setAccessibleDescription(said)
        self.box.setAccessibleDescription(self._fault or said)

    def _said(self) -> str:
        """What is heard of the row besides name and value."""
        years = ""
        if self.has_own_years:
            years = capital(years_text(self.lever, *self._years, i18n.current()))
        why = ", ".join(self._why().splitlines())
        if why:
            why = _("Why: {note}").format(note=why)
        return ". ".join(filter(None, (self._beyond, years, why, self.slider.toolTip())))

    def details(self) -> Details:
        """What the lever means, with range, unmoved value, first effect and sources."""
        lever, language = self.lever, i18n.current()
        low, high = self.box.limits
        facts = [
            (_("Range"), _("{low} to {high}").format(low=low, high=high)),
            (
                _("Today") if lever.neutral is None else _("Unless changed"),
                lever.text(self._today, language),
            ),
        ]
        if self.has_own_years:
            facts.append((_("Years"), years_text(lever, *self._years, language)))
        if self._reason_editor is None and (why := self._why()):
            facts.append((_("Why"), why))
        if effect := self._effect or (self._ask() if self._ask is not None else ""):
            facts.append((_("Effect"), effect))
        if self.is_moved:
            facts += self._sizes()
        if self._beyond:
            facts.append((_("Not seen before"), self._beyond))
        if not lever.is_timing:
            facts.append((_("Seen so far"), self._seen_text()))
        if self._sources:
            listed = "\n".join(
                f"{source.title} ({word(source.kind, language)})" for source in self._sources
            )
            facts.append((_("The plan's figures"), listed))
        elif not lever.is_timing:
            none = _("Your own assumption: the plan holds no figure for this")
            facts.append((_("Source"), none))
        return lever.name(language), language(lever.help), facts

    def _way(self) -> Way | None:
        """To what is known of the lever, if anything is."""
        count = self.count_findings(self.lever.id)
        if not count:
            return None
        # Not before somebody looks: a start does without it.
        from sosuplan.narrative.evidence import see_text

        wanted = partial(self.evidence_wanted.emit, self.lever.id)
        return see_text(count, i18n.current()), wanted

    def _seen_text(self) -> str:
        """How far the lever has been seen to go, and who says so."""
        language, seen = i18n.current(), self.seen
        lines = [range_text(self.lever, seen, language)]
        if seen is not None:
            lines += evidence_lines(seen, language)
        return "\n".join(lines)

    @property
    def note(self) -> str:
        """The line under a moved slider: today's figure, and what the lever would give today's
        staff, or else when it acts. The rest has no room in it and is among the ``details``."""
        if not self.is_moved:
            return ""
        lever, today = self.lever, ""
        if lever.family == "reform" and self._value == 0.0:
            return _("without reform: had there been none")
        if lever.neutral is None:
            today = _("today {value}")
        elif lever.is_timing:
            today = _("unless changed {value}")
        today = today.format(value=lever.text(self._today, i18n.current()))
        return " · ".join(filter(None, (today, self._potential or self._effect)))

    def _show_note(self) -> None:
        """What is wrong with what was typed, or how the value is beyond what has been seen, or else
        the note."""
        look = "fault" if self._fault else "world" if self._beyond else "muted"
        more = self.note if self._beyond else ""
        self.told.show_sentence(self._fault or self._beyond or self.note, look, more)

    def _show_fault(self, text: str) -> None:
        self._fault = text
        self._show_note()
        self._describe()
        announce(self.box, text)

    # --- how it looks ---------------------------------------------------------------------------

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
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._fit_notes()
            self._arrange()

    def _fit_notes(self) -> None:
        self.told.set_row_font(self.font())
        self.years.setFont(self.told.font())

    def set_marked(self, marked: bool) -> None:
        """Show calmly that this is the lever which is spoken of."""
        if marked != self._marked:
            self._marked = marked
            self.update()

    @property
    def is_marked(self) -> bool:
        return self._marked

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._marked:
            painter, theme = QPainter(self), themes.current()
            painter.fillRect(self.rect(), QColor(theme.accent_ground))
            painter.fillRect(0, self.height() - 2, self.width(), 2, QColor(theme.accent))
        super().paintEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.QueryWhatsThis, QEvent.Type.WhatsThis):
            self.setWhatsThis(self.info_button.rich_text())
        return super().event(event)

    def _arrange(self) -> None:
        """The name beside the box in a few lines, or above it where it needs more room."""
        room = self.width() - self._controls.minimumSize().width() - GAP
        lines = BESIDE * self.name.fontMetrics().lineSpacing() + BESIDE
        beside = self._longest_word() <= room and self.name.heightForWidth(room) <= lines
        if stand_beside(self._head, beside):
            self._head.setSpacing(GAP if beside else 1)

    def _longest_word(self) -> int:
        """Width of the longest word of the name, which is never cut."""
        metrics = self.name.fontMetrics()
        words = self.name.text().split()
        return max((metrics.horizontalAdvance(part) for part in words), default=0)
