"""What the program is and rests on; and what the open plan is: its file, years and edition."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QDir, Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from sosuplan import MODEL_VERSION, __version__
from sosuplan.editing.difference import Change
from sosuplan.model.provenance import count_all_assumed
from sosuplan.model.scenario import edition
from sosuplan.store.first_edition import CARRIED_OVER
from ui.data.assumptions import share_text
from ui.i18n import _, moment, time_of
from ui.session.session import Session
from ui.widgets.fitting import FittedDialog, Scrolled
from ui.widgets.form import WIDTH, muted


def show_about(parent: QWidget) -> None:
    """Version, what a projection is, and the licences."""
    box = QMessageBox(parent)
    box.setObjectName("about")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(_("About SOSUplan"))
    box.setText(
        _("SOSUplan {version} · model {model}").format(version=__version__, model=MODEL_VERSION)
    )
    about = _(
        "SOSUplan shows how many social and health care assistants and helpers will be missing,"
        " and what would help.\n\nThe figures are a mechanical projection, not a forecast: they"
        " say what follows from the plan's stated assumptions.\n\nThe program works offline and"
        " sends nothing anywhere.\n\nMIT licence. The typeface is Inter (SIL Open Font"
        " License). The window is made with Qt and Qt for Python, used under the GNU Lesser"
        " General Public License (LGPL), version 3."
    )
    licences = _("The licence texts are in the installed Python packages.")
    if getattr(sys, "frozen", False):
        folder = QDir.toNativeSeparators(str(Path(sys.executable).parent / "licenses"))
        licences = _("The licence texts are in the folder {folder}.").format(folder=folder)
    box.setInformativeText(f"{about} {licences}")
    box.exec()


class AboutPlan(FittedDialog):
    """A line for each fact; accepted, the plan's assumptions are wanted."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent)
        self.setObjectName("about-plan")
        self.setWindowTitle(_("About the plan"))
        plan, path = session.plan, session.path
        count = count_all_assumed(plan)
        facts = {
            _("Plan"): plan.name,
            _("Areas"): ", ".join(plan.areas),
            _("File"): QDir.toNativeSeparators(str(path)) if path is not None else "",
            _("Carried over"): _carried_over(session),
            _("First change"): _first_change(session),
            _("Last saved"): _saved(session),
            _("Base year"): str(plan.base_year),
            _("Horizon"): str(plan.horizon),
            _("Assumptions"): _("{share} figures").format(share=share_text(count)),
            _("Data edition"): edition(plan),
            _("Program"): _("SOSUplan {version}, model {model}").format(
                version=__version__, model=MODEL_VERSION
            ),
        }
        self.facts = {name: text for name, text in facts.items() if text}
        listed = QWidget()
        form = QFormLayout(listed)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        for name, text in self.facts.items():
            # What is a fact can be selected and copied, and is nothing but text.
            label = QLabel(text, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
            label.setMinimumWidth(WIDTH)
            by = Qt.TextInteractionFlag
            label.setTextInteractionFlags(by.TextSelectableByMouse | by.TextSelectableByKeyboard)
            label.setAccessibleName(f"{name}: {text}")
            form.addRow(name, label)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.assumptions = buttons.addButton(
            _("Show the assumptions…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.assumptions.clicked.connect(self.accept)
        self.assumptions.setVisible(count.assumed > 0)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(Scrolled(listed), 1)
        column.addWidget(
            muted(
                _(
                    "The data edition is another one whenever a figure of the plan is. The same"
                    " scenario gives the same result with the same edition. It stands at the foot"
                    " of printed pages and of the workbook, too."
                )
            )
        )
        column.addWidget(buttons)


def _carried_over(session: Session) -> str:
    """When the plan was carried over from the first edition of the model; "" if it is not of it."""
    times = [_moment_of(one) for one in session.history if one.action == CARRIED_OVER]
    return _("from the first edition of the model, {time}").format(time=times[0]) if times else ""


def _first_change(session: Session) -> str:
    """Since when the plan's data are others than it was made with; "" if they are not. When it was
    made is said nowhere."""
    return _moment_of(session.history[0]) if session.history else ""


def _moment_of(change: Change) -> str:
    try:
        return moment(datetime.fromisoformat(change.time))
    except (ValueError, OverflowError, OSError):
        return ""  # Another program has written it.


def _saved(session: Session) -> str:
    """When the plan's file was last written; "" if nobody can tell."""
    time = time_of(session.path)
    return moment(time) if time is not None else ""
