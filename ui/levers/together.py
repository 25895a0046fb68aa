"""All groups' shares on full time in one row, above those of each. It is no lever of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from sosuplan.analysis.fulltime import Together
from sosuplan.model.levers import FAMILY
from sosuplan.text.language import N_, NN_
from sosuplan.text.numbers import format_percent
from sosuplan.text.terms import listed
from ui import i18n
from ui.i18n import _, plural
from ui.levers.info import Details
from ui.levers.row import LeverRow

_ABOVE = NN_("{names} is above and stays there", "{names} are above and stay there")
_ALL = replace(
    FAMILY["fulltime_target"],
    label=N_("All groups, at least"),
    help=N_(
        "Brings every group that is below to this share on full time, as if each had been moved by"
        " itself. A group that is above it today stays where it is; one by one they can also go"
        " down. The tick is the lowest share today."
    ),
)
"""Is shown and used as the groups' levers are, and stands in no catalogue."""


class TogetherRow(LeverRow):
    """Moves the groups together, and shows the lowest share where they have been moved apart."""

    def __init__(self, together: Together, tokens: Iterator[int], parent: QWidget) -> None:
        self._together = together
        super().__init__(_ALL, min(together.today), (), tokens, parent=parent)
        self.show_together(together)

    def show_together(self, together: Together) -> None:
        """Show how the groups stand, without a signal."""
        self._together = together
        self.display(min(together.shares) if together.mixed else together.target)
        self._show_note()
        self._describe()

    def _said(self) -> str:
        return self.note

    @property
    def note(self) -> str:
        """How the groups stand, or which of them do not go along."""
        together, language = self._together, i18n.current()
        if together.mixed:
            return _("moved one by one, the lowest is shown")
        if not together.above:
            return ""
        names = [lever.name(language) for lever in together.above]
        return plural(_ABOVE, len(names), names=listed(names, language))

    def details(self) -> Details:
        """What the row does, and where each group stands."""
        together, language = self._together, i18n.current()
        facts = [(_("Today"), _("{low} to {high}").format(**_ends(together.today)))]
        facts += [
            (lever.name(language), lever.text(share, language))
            for lever, share in zip(together.levers, together.shares, strict=True)
        ]
        return self.lever.name(language), language(self.lever.help), facts


def _ends(shares: tuple[float, ...]) -> dict[str, str]:
    """The lowest and the highest."""
    code = i18n.current().code
    return {
        "low": format_percent(min(shares), 1, code),
        "high": format_percent(max(shares), 1, code),
    }
