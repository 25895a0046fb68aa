"""All groups' shares on full time in one number, at the head of their group. It is no lever of its
own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from sosuplan.analysis.fulltime import Together
from sosuplan.model.lever import GROUPS
from sosuplan.text.language import N_, NN_
from sosuplan.text.numbers import format_percent, rounded
from sosuplan.text.terms import listed, lower
from ui import i18n
from ui.i18n import _, plural
from ui.levers.info import Details, InfoButton, ResetButton
from ui.levers.numberbox import NumberBox
from ui.widgets.accessible import announce

_ABOVE = NN_("{names} is above and stays there", "{names} are above and stay there")
_HELP = N_(
    "Brings every group that is below to this share on full time, as if each had been moved by"
    " itself. A group that is above it today stays where it is; one by one they can also go down."
    " Unless they are moved together, the lowest share is shown."
)
GAP = 4
NOTE_SCALE = 0.88
STEP, DECIMALS = 0.5, 1
"""Percentage points of a step, and decimals, as the groups' own levers have them."""


class TogetherBox(QWidget):
    """Moves the groups together, and shows the lowest share where they have been moved apart."""

    moved = Signal(object)
    """The share that every group is to have at least; None: today's."""

    def __init__(self, together: Together, calculator: QWidget) -> None:
        """``calculator`` stands among its buttons."""
        super().__init__()
        self._together, self._shown = together, False
        self.name = QLabel()
        self.box = NumberBox(0.0, 100.0, STEP, DECIMALS)
        self.name.setProperty("look", "muted")
        self.name.setBuddy(self.box)
        self.box.set_unit("%")
        self.reset_button = ResetButton(self, world=False)
        self.info_button = InfoButton(self.details, None, self)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 2, 0)
        inside.setSpacing(GAP)
        inside.addWidget(self.name)
        inside.addWidget(self.box)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        buttons.addWidget(self.reset_button)
        buttons.addWidget(calculator)
        buttons.addWidget(self.info_button)
        inside.addLayout(buttons)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._shrink_name()
        self.box.committed.connect(self._choose)
        self.box.cleared.connect(lambda: self.moved.emit(None))
        self.box.refused.connect(self._refuse)
        self.box.accepted.connect(self._tell)
        self.reset_button.clicked.connect(self._reset)
        self.show_together(together)

    def show_together(self, together: Together) -> None:
        """Show how the groups stand, without a signal."""
        if together == self._together and self._shown:
            return
        self._together, self._shown = together, True
        share = min(together.shares) if together.target is None else together.target
        self.box.set_value(round(100.0 * share, 9))
        self.reset_button.setVisible(together.moved)
        self._tell()

    def show_again(self) -> None:
        """Show how the groups stand where what was typed has moved none."""
        self._shown = False
        self.show_together(self._together)

    @property
    def why_none(self) -> str:
        """Why a share that no group is below moves none."""
        text = _("Why did nothing happen? Every group is at {low} or above today.")
        return text.format(low=_ends(self._together.today)["low"])

    @property
    def note(self) -> str:
        """How the groups stand, or which of them do not go along."""
        together, language = self._together, i18n.current()
        if together.mixed:
            return _("Moved one by one: {low} to {high}").format(**_ends(together.shares))
        if not together.above:
            return ""
        names = [lever.name(language) for lever in together.above]
        return plural(_ABOVE, len(names), names=listed(names, language))

    def details(self) -> Details:
        """What the number does, and where each group stands."""
        together, language = self._together, i18n.current()
        facts = [(_("Today"), _("{low} to {high}").format(**_ends(together.today)))]
        facts += [
            (lever.name(language), lever.text(share, language))
            for lever, share in zip(together.levers, together.shares, strict=True)
        ]
        if self.note:
            facts.append((_("Not together"), self.note))
        return _("All groups, at least"), language(_HELP), facts

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._tell()
        elif event.type() == QEvent.Type.FontChange:
            self._shrink_name()

    def _choose(self, shown: float) -> None:
        self.moved.emit(round(rounded(shown, DECIMALS) / 100.0, DECIMALS + 3))

    def _reset(self) -> None:
        # The button disappears: the keyboard goes on from the number.
        if self.reset_button.hasFocus():
            self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moved.emit(None)

    def _refuse(self, fault: str) -> None:
        self._tell()
        announce(self.box, fault)

    def _tell(self) -> None:
        """The words of now."""
        group, all_groups = i18n.current()(GROUPS["fulltime"]), lower(_("All groups, at least"))
        name = f"{group}: {all_groups}"
        self.name.setText(_("one by one") if self._together.mixed else _("all at least"))
        self.box.setAccessibleName(f"{name}, %")
        self.reset_button.setAccessibleName(_("Reset {name}").format(name=name))
        self.reset_button.setToolTip(_("Reset"))
        self.info_button.setAccessibleName(_("About {name}").format(name=name))
        said = self.box.fault or self.note
        for widget in (self.name, self.box):
            widget.setToolTip(said)
        self.box.setAccessibleDescription(said)

    def _shrink_name(self) -> None:
        small = QFont(self.font())
        small.setPointSizeF(self.font().pointSizeF() * NOTE_SCALE)
        self.name.setFont(small)


def _ends(shares: tuple[float, ...]) -> dict[str, str]:
    """The lowest and the highest."""
    code = i18n.current().code
    return {
        "low": format_percent(min(shares), 1, code),
        "high": format_percent(max(shares), 1, code),
    }
