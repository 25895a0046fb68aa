"""Which figures a scenario goes on with that was saved with others than the plan has now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from sosuplan.analysis.data_edition import CURRENT, GONE, KEPT, EditionChange
from sosuplan.narrative.data_edition import change_rows, moved_rows
from sosuplan.text.language import NN_
from ui import i18n
from ui import theme as themes
from ui.i18n import _, plural
from ui.importing.parts import CellText, ReadOnlyTable, note
from ui.widgets.fitting import UNBOUNDED, FittedDialog
from ui.widgets.layouts import fill

KEEP, MOVE = "keep", "move"
_CHANGED = NN_(
    "{n} figure of the plan's data is another one than when the scenario was saved.",
    "{n} figures of the plan's data are others than when the scenario was saved.",
)
_WAYS = NN_(
    "{n} scenario is moved to the plan's figures, in one step that can be undone.",
    "{n} scenarios are moved to the plan's figures, in one step that can be undone.",
)
_ROWS, _MOST_ROWS = 5, 12


class _Figures(ReadOnlyTable):
    """What comes of a scenario with the old figures and with the new ones. Its texts have the room
    that the figures leave."""

    def __init__(self, told: Sequence[Sequence[str]], texts: int) -> None:
        """``told``: the headings and the rows; the first ``texts`` columns are no figures."""
        super().__init__(_("With the older figures and with the new ones"))
        self._texts = texts
        self.horizontalHeader().setMaximumSectionSize(UNBOUNDED)
        head, *rows = told
        self.show_rows(
            head,
            [[CellText(text, right=at >= texts) for at, text in enumerate(row)] for row in rows],
        )
        self.setMinimumHeight(self.height_of(_ROWS) + 4)

    def height_of(self, most: int) -> int:
        """Pixels of all rows, or so many of them, under their headings."""
        each = self.verticalHeader().defaultSectionSize()
        return (min(self.rows.rowCount(), most) + 1) * each

    def _fit(self) -> None:
        super()._fit()
        header, last = self.horizontalHeader(), self._texts - 1
        left = self.viewport().width() - header.length()
        header.resizeSection(last, header.sectionSize(last) + max(0, left))


class FiguresChoice(FittedDialog):
    """Shows the difference first; ``way`` is then ``KEEP``, ``MOVE``, or "" for neither yet."""

    def __init__(
        self,
        parent: QWidget,
        name: str,
        change: EditionChange,
        figures: int,
        losses: Sequence[str],
        *,
        writable: bool,
    ) -> None:
        """``name`` is what the scenario is called; ``figures`` of the plan have changed since it
        was saved, as far as is known; ``losses`` tell what the move takes. A plan that is not
        ``writable`` keeps the scenario as it is."""
        super().__init__(parent)
        self.setObjectName("figures-choice")
        self.setWindowTitle(_("Older or new figures"))
        self.way = ""
        locked = change.scenario.locked or not writable
        language = i18n.current()
        text = _("“{name}” was saved with other figures")
        if change.standing == CURRENT:
            text = _("“{name}” was saved with another model")
        heading = QLabel(text.format(name=name))
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setFont(themes.font(12, bold=True))
        heading.setWordWrap(True)
        self.about = note(" ".join(_about(change, figures, locked=locked)))
        self.table = _Figures(change_rows(change, language), texts=1)
        self.losses = note("\n".join(losses), "fault")
        self.losses.setVisible(bool(losses))
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        words = (
            _("Keep the older figures")
            if change.standing == KEPT
            else _("Show it with the new figures")
        )
        self.keep = buttons.addButton(words, role.ActionRole)
        self.keep.clicked.connect(lambda: self._choose(KEEP))
        self.move_ = buttons.addButton(_("Move to the new figures"), role.ActionRole)
        self.move_.setEnabled(change.moved is not None and not locked)
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
        self.resize(620, 170 + self.table.height_of(UNBOUNDED))
        self.keep.setFocus()

    def _choose(self, way: str) -> None:
        self.way = way
        self.accept()


class MoveAll(FittedDialog):
    """Shows what becomes of every scenario that was saved with other figures, before all of them
    are moved to the plan's; accepted if they are to be."""

    def __init__(
        self,
        parent: QWidget,
        changes: Sequence[EditionChange],
        staying: Sequence[str],
        losses: Sequence[str],
    ) -> None:
        """``changes``: of those that are moved; ``staying``: sentences about the others;
        ``losses`` tell what the move takes."""
        super().__init__(parent)
        self.setObjectName("move-all")
        self.setWindowTitle(_("Move all to the new figures"))
        about = [plural(_WAYS, len(changes))] if changes else []
        about += staying
        if any(one.standing == GONE for one in changes):
            about.append(_("A dash: the figures that it was saved with are not kept in this plan."))
        self.about = note(" ".join(about))
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.table = _Figures(moved_rows(changes, i18n.current()), texts=2)
        self.losses = note("\n".join(losses), "fault")
        self.losses.setTextFormat(Qt.TextFormat.PlainText)
        self.losses.setVisible(bool(losses))
        buttons, role = QDialogButtonBox(), QDialogButtonBox.ButtonRole
        self.move_ = buttons.addButton(_("Move all to the new figures"), role.AcceptRole)
        self.move_.setEnabled(bool(changes))
        self.move_.clicked.connect(self.accept)
        self.leave = buttons.addButton(_("Not now"), role.RejectRole)
        buttons.rejected.connect(self.reject)
        self.leave.setDefault(True)
        fill(
            QVBoxLayout(self),
            self.about,
            self.table,
            self.losses,
            buttons,
            margins=(20, 18, 20, 16),
            spacing=10,
            grows=self.table,
        )
        self.resize(820, 150 + self.table.height_of(_MOST_ROWS))
        self.leave.setFocus()


def _about(change: EditionChange, figures: int, *, locked: bool) -> list[str]:
    """What has changed, and what can be done."""
    said = []
    if figures:
        said.append(plural(_CHANGED, figures))
    if change.standing == GONE:
        said.append(
            _(
                "The figures that it was saved with are not kept in this plan. Its old results"
                " cannot be computed again."
            )
        )
    if change.older_model:
        text = _(
            "It was saved with model {version} of the program, whose results nobody can compute"
            " any more."
        )
        said.append(text.format(version=change.scenario.model_version))
    elif change.standing == KEPT and all(one.same for one in change.occupations):
        said.append(_("The results are the same with both."))
    if change.moved is None:
        said.append(
            _("The new figures cannot compute it: its demand scenario is not there any more.")
        )
    if locked:
        said.append(_("It is locked, and so it can only keep its figures."))
    elif change.moved is not None:
        said.append(_("It can be moved later too: the mark beside its name leads back here."))
    return said
