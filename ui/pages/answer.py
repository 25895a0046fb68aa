"""The answer over the charts, and what each lever gives: sentences that follow the frame."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sosuplan.frame import BASELINE, CURRENT, FTE, Frame
from sosuplan.headline import first_shortage, headline
from sosuplan.numbers import format_number, whole
from sosuplan.provenance import count_kinds
from sosuplan.report.measures import alone
from sosuplan.words import word
from ui import theme as themes
from ui.i18n import translate
from ui.looked_at import edition_name
from ui.session import Session

MOST_EFFECTS = 6
_SHORTEST = 160


class Answer(QWidget):
    """The headline, and under it what it is about and what it rests on."""

    def __init__(self) -> None:
        super().__init__()
        self.headline = QLabel()
        self.headline.setObjectName("headline")
        self.headline.setFont(themes.font(15, bold=True))
        self.headline.setWordWrap(True)
        self.headline.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.headline.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.subline = _Line()
        self.subline.setProperty("look", "muted")
        self.chip = QLabel()
        self.chip.setProperty("look", "chip")
        under = QHBoxLayout()
        under.setSpacing(8)
        under.addWidget(self.subline)
        under.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        under.addStretch(1)
        self._edition = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 9, 12, 0)
        column.setSpacing(1)
        column.addWidget(self.headline)
        column.addLayout(under)

    def show_plan(self, session: Session) -> None:
        """What the plan's figures rest on, and which edition of them it is."""
        self._edition = edition_name(session.plan)
        self.chip.setVisible(count_kinds(session.plan)["assumption"] > 0)

    def show_frame(self, frame: Frame) -> None:
        """The answer of the current run."""
        current, before = frame.balances[CURRENT], frame.balances[BASELINE]
        set_text(
            self.headline,
            headline(
                current,
                before if frame.changed else None,
                frame.occupation,
                frame.language,
                fte=frame.unit == FTE,
                world=frame.world_moved,
            ),
        )
        self._keep_room()
        text = translate(
            "ScenariosPage", "{areas} · {unit} · mechanical projection · {first} · {edition}"
        )
        areas = frame.plan.areas
        shown = text.format(
            areas=", ".join(areas)
            if len(areas) <= 3
            else translate("ScenariosPage", "{n} areas").format(n=len(areas)),
            unit=word("fte" if frame.unit == FTE else "persons", frame.language),
            first=first_shortage(current, frame.language),
            edition=self._edition,
        )
        set_text(self.subline, shown)

    def _keep_room(self) -> None:
        """Once the headline took a second line, its room stays: what is below does not move each
        time that the answer is a shorter one."""
        needed = self.headline.heightForWidth(self.headline.width())
        if needed > self.headline.minimumHeight():
            self.headline.setMinimumHeight(needed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.headline.setMinimumHeight(0)

    def name(self) -> None:
        """What is always there, in the language in use."""
        self.chip.setText(translate("ScenariosPage", "rests on assumptions"))
        self.chip.setToolTip(
            translate(
                "ScenariosPage",
                "Some of the plan's figures are assumptions. Replace them with your own figures to"
                " make the result yours.",
            )
        )


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
    """What each moved lever gives by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("effects")
        self.setProperty("look", "muted")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        # It comes when the levers rest: the chart above does not shrink for it each time.
        self.setMinimumHeight(2 * self.fontMetrics().lineSpacing())

    def show_frame(self, frame: Frame) -> None:
        """Run each lever by itself, which takes longer than a picture may."""
        levers = frame.scenario.levers
        effects = [
            (gain, frame.catalogue[lever_id].full_name(frame.language, levers[lever_id]))
            for lever_id, gain in alone(frame).items()
            if whole(gain)
        ]
        effects.sort(key=lambda effect: -abs(effect[0]))
        listed = " · ".join(
            f"{name} {format_number(gain, 0, frame.language.code, signed=True)}"
            for gain, name in effects[:MOST_EFFECTS]
        )
        if effects:
            text = translate("ScenariosPage", "Each by itself in {year}: {effects}")
            set_text(self, text.format(year=frame.years[-1], effects=listed))
        elif frame.effects:
            set_text(self, "")
        else:
            set_text(
                self,
                translate(
                    "ScenariosPage",
                    "Move one of the levers at the left to see what would help. The tick on each"
                    " slider is today's value.",
                ),
            )


def set_text(label: QLabel, text: str) -> None:
    """Change a label only when its text is another: a new text lays out and paints anew."""
    if label.text() != text:
        label.setText(text)
