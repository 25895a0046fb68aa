"""The answer over the charts, and what each lever gives: sentences that follow the frame."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sosuplan.analysis.frame import Frame
from sosuplan.charts.runs import unit_word
from sosuplan.model.provenance import count_all_assumed
from sosuplan.narrative.baseline_name import baseline_meaning
from sosuplan.narrative.headline import first_shortage, headline
from sosuplan.narrative.measures import difference, effect_name
from sosuplan.narrative.premises import mean_age_meaning, premise_facts, premises_title
from sosuplan.narrative.reasons import idle
from sosuplan.text.language import NN_
from sosuplan.text.numbers import format_number, whole
from sosuplan.text.terms import counted
from ui import i18n
from ui import theme as themes
from ui.data.assumptions import share_text
from ui.i18n import _, plural
from ui.levers.info import Details, InfoButton
from ui.session.session import Session
from ui.widgets.accessible import announce
from ui.widgets.fitting import stand_beside

MOST_EFFECTS = 6
LONGEST = 130
"""Letters of the longest answer, beside what would be without measures."""
SIZES = (15.0, 12.0)
"""Points of the answer, and where it would take more than two lines."""
_SHORTEST = 160
SIDES = 30
"""Pixels free at the left and at the right together."""


class Answer(QWidget):
    """The headline, and under it what it is about and what it rests on."""

    assumptions_wanted = Signal()
    """The user wants to see which of the plan's figures are assumptions."""

    def __init__(self) -> None:
        super().__init__()
        self.headline = QLabel()
        self.headline.setObjectName("headline")
        self._fonts = [themes.font(size, bold=True) for size in SIZES]
        self.headline.setFont(self._fonts[0])
        self.headline.setWordWrap(True)
        self.headline.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.headline.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.subline = _Line()
        self.subline.setProperty("look", "muted")
        self.chip = QPushButton()
        self.chip.setProperty("look", "chip")
        self.chip.clicked.connect(self.assumptions_wanted)
        self.premises = InfoButton(self._premises)
        self._frame: Frame | None = None
        under = self._under = QHBoxLayout()
        under.setSpacing(4)
        under.addWidget(self.subline)
        under.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        under.addWidget(self.premises, 0, Qt.AlignmentFlag.AlignTop)
        under.addStretch(1)
        self._spoken = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 2, SIDES - 18, 0)
        column.setSpacing(1)
        column.addWidget(self.headline)
        column.addLayout(under)

    def show_plan(self, session: Session) -> None:
        """What the plan's figures rest on."""
        count = count_all_assumed(session.figures)
        self.chip.setVisible(count.assumed > 0)
        self.chip.setText(
            _("rests on assumptions: {share} figures").format(share=share_text(count))
        )
        self.premises.setAccessibleName(premises_title(i18n.current()))
        self.chip.setToolTip(
            _(
                "Some of the plan's figures are assumptions. Replace them with your own figures to"
                " make the result yours. Click to see which."
            )
        )

    def show_frame(self, frame: Frame) -> None:
        """The answer of the current run."""
        areas = frame.plan.areas
        about = _("{areas} · {unit} · mechanical projection · {first}").format(
            areas=", ".join(areas) if len(areas) <= 3 else _("{n} areas").format(n=len(areas)),
            unit=unit_word(frame),
            first=first_shortage(frame.outlook, frame.language),
        )
        self.show_words(frame, headline(frame), about)

    def show_words(self, frame: Frame, answer: str, about: str) -> None:
        """Another answer about ``frame``, and what stands below it."""
        self._frame = frame
        self.headline.setText(answer)
        self._keep_room()
        self.subline.setText(about)

    def _premises(self) -> Details:
        """What the baseline is, and what it rests on."""
        assert self._frame is not None
        language = self._frame.language
        meaning = f"{baseline_meaning(language)} {mean_age_meaning(language)}"
        return premises_title(language), meaning, premise_facts(self._frame)

    def speak(self) -> None:
        """Say the answer to whoever hears the window, if it is another one than before."""
        if self.headline.text() != self._spoken:
            self._spoken = self.headline.text()
            announce(self.headline, self._spoken)

    def _keep_room(self) -> None:
        """The room of the longest answer is there before it is given, or the matrix would move
        under the mouse that chooses one of its rows. A line more, once taken, stays."""
        metrics, width = QFontMetrics(self._fonts[0]), self.headline.width()
        room = QRect(0, 0, width, 0)
        taken = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self.headline.text())
        font = self._fonts[taken.height() > 2 * (metrics.lineSpacing() + 1)]
        if font != self.headline.font():
            self.headline.setFont(font)
        lines = 1 if LONGEST * metrics.averageCharWidth() <= width else 2
        needed = max(lines * (metrics.lineSpacing() + 1), self.headline.heightForWidth(width))
        if needed > self.headline.minimumHeight():
            self.headline.setMinimumHeight(needed)

    def minimumSizeHint(self) -> QSize:
        """That of the chip below the line."""
        margins = self.contentsMargins()
        width = max(_SHORTEST, self.chip.sizeHint().width()) + SIDES
        return QSize(width + margins.left() + margins.right(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        buttons = sum(8 + one.sizeHint().width() for one in (self.chip, self.premises))
        beside = _SHORTEST + buttons + SIDES <= self.width()
        stand_beside(self._under, beside)
        if event.size().width() != event.oldSize().width():
            self.headline.setMinimumHeight(0)
            self._keep_room()


class _Line(QLabel):
    """As long as its text where there is room, and wrapped where there is not."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(_SHORTEST, self.fontMetrics().height())


class Effects(QLabel):
    """What each moved lever that matters gives by itself, the largest first."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("effects")
        self.setProperty("look", "muted")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        # It comes when the levers rest: the chart above does not shrink for it each time.
        self.setMinimumHeight(2 * self.fontMetrics().lineSpacing())

    def tell(self, text: str) -> None:
        """Say something else until there is another answer."""
        self.setText(text)
        announce(self, text)

    def show_frame(self, frame: Frame) -> None:
        """Run each lever by itself, which takes longer than a picture may."""
        language = frame.language
        causes = frame.lever_causes
        named = [cause for cause in causes.named if whole(cause.gain)]
        parts = [
            f"{effect_name(frame, lever)}"
            f" {format_number(cause.gain, 0, language.code, signed=True)}"
            for cause in named[:MOST_EFFECTS]
            for lever in cause.levers
        ]
        sizes = any(lever.sets_fulltime for cause in named for lever in cause.levers)
        # Why a lever that also has a potential gives another figure than that.
        why = difference(frame) if sizes else ""
        self.setToolTip(why)
        self.setAccessibleDescription(why)
        others = len(named) - len(parts) + causes.left_out
        if others and parts:
            more = NN_("one other that gives less", "{n} others that give less")
            parts.append(plural(more, others))
        unit = unit_word(frame)
        if parts:
            text = _("On the balance in {year}, each by itself ({unit}): {effects}")
        elif causes.left_out or causes.named:
            text = _("No lever by itself gives a whole {unit} in {year}.")
            unit = counted(frame.unit, 1, language)
        elif frame.effects:
            text = ""
        else:
            text = _(
                "Move one of the levers at the left to see what would help. The tick on each"
                ' slider is where nothing is changed. What matters most? See "Why?".'
            )
        text = text.format(year=frame.years[-1], unit=unit, effects=" · ".join(parts))
        without = idle(frame)
        # A list of figures has no full stop of its own.
        end = "." if parts and without else ""
        self.setText(" ".join(filter(None, (f"{text}{end}", without))))
