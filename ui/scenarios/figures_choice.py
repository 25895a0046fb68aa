"""Which figures a scenario goes on with that was saved with others than the plan has now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from sosuplan.analysis.figures_change import Run, figures_change
from sosuplan.editing.difference import difference
from sosuplan.model.scenario_library import has_older_model
from sosuplan.narrative.figures_change import change_rows, is_same
from sosuplan.text.language import NN_
from ui import i18n
from ui import theme as themes
from ui.i18n import _, plural
from ui.importing.parts import CellText, ReadOnlyTable, note
from ui.widgets.fitting import FittedDialog
from ui.widgets.layouts import fill

KEEP, MOVE = "keep", "move"
_CHANGED = NN_(
    "{n} figure of the plan's data is another one than when the scenario was saved.",
    "{n} figures of the plan's data are others than when the scenario was saved.",
)
_ROWS = 5


class FiguresChoice(FittedDialog):
    """Shows the difference first; ``way`` is then ``KEEP``, ``MOVE``, or "" for neither yet."""

    def __init__(
        self,
        parent: QWidget,
        name: str,
        before: Run | None,
        after: Run | None,
        unit: str,
        losses: Sequence[str],
        *,
        locked: bool,
    ) -> None:
        """``before`` and ``after`` as ``figures_change`` takes them; ``losses``: what the scenario
        would lose with the new figures. One that is ``locked`` cannot be moved."""
        super().__init__(parent)
        self.setObjectName("figures-choice")
        self.setWindowTitle(_("Old or new figures"))
        self.way = ""
        language = i18n.current()
        heading = QLabel(_("“{name}” was saved with other figures").format(name=name))
        heading.setFont(themes.font(12, bold=True))
        heading.setWordWrap(True)
        change = figures_change(before, after, unit)
        self.about = note(" ".join(self._about(before, after, is_same(change), locked=locked)))
        self.table = ReadOnlyTable(_("With the old figures and with the new ones"))
        head, *rows = change_rows(change, language)
        cells = [
            [CellText(what), *(CellText(one, right=True) for one in told)] for what, *told in rows
        ]
        self.table.show_rows(head, cells)
        each = self.table.verticalHeader().defaultSectionSize()
        self.table.setMinimumHeight((min(len(rows), _ROWS) + 1) * each + 4)
        self.losses = note("\n".join(losses), "fault")
        self.losses.setVisible(bool(losses))
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        words = _("Keep the old figures") if before else _("Show it with the new figures")
        self.keep = buttons.addButton(words, role.ActionRole)
        self.keep.clicked.connect(lambda: self._choose(KEEP))
        self.move_ = buttons.addButton(_("Move to the new figures"), role.ActionRole)
        self.move_.setEnabled(after is not None and not locked)
        self.move_.clicked.connect(lambda: self._choose(MOVE))
        self.leave = buttons.addButton(_("Not now"), role.RejectRole)
        buttons.rejected.connect(self.reject)
        self.keep.setDefault(True)
        fill(
            QVBoxLayout(self),
            heading,
            self.about,
            self.table,
            self.losses,
            buttons,
            margins=(20, 18, 20, 16),
            spacing=10,
            grows=self.table,
        )
        self.resize(620, 170 + (len(rows) + 1) * each)
        self.keep.setFocus()

    def _about(
        self, before: Run | None, after: Run | None, same: bool, *, locked: bool
    ) -> list[str]:
        said = []
        if before is None:
            said.append(
                _(
                    "The figures that it was saved with are not kept in this plan. Its old results"
                    " cannot be computed again."
                )
            )
        elif after is not None:
            changes = difference(before[1], after[1])
            figures = sum(1 for one in changes if one.column)
            if figures:
                said.append(plural(_CHANGED, figures))
            if same:
                said.append(_("The results are the same with both."))
        if after is None:
            said.append(
                _("The new figures cannot compute it: its demand scenario is not there any more.")
            )
        scenario = (before or after or (None,))[0]
        if scenario is not None and has_older_model(scenario):
            version = scenario.model_version
            said.append(
                _("It was saved by model {version} of the program.").format(version=version)
            )
        if locked:
            said.append(_("It is locked, and so it can only keep its figures."))
        elif before is not None and after is not None:
            said.append(_("It can be moved later too: the mark beside its name leads back here."))
        return said

    def _choose(self, way: str) -> None:
        self.way = way
        self.accept()
