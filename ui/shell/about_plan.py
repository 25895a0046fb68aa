"""What the open plan is: its name and file, its years, and which edition of its figures it has."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDir, Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from sosuplan import MODEL_VERSION, __version__
from sosuplan.model.provenance import count_all_assumed
from sosuplan.model.scenario import edition
from ui.data.assumptions import share_text
from ui.i18n import _
from ui.session.session import Session
from ui.widgets.fitting import FittedDialog, Scrolled
from ui.widgets.form import WIDTH, muted
from ui.widgets.times import moment


class AboutPlan(FittedDialog):
    """A line for each fact; accepted, the plan's assumptions are wanted."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent)
        self.setObjectName("about-plan")
        self.setWindowTitle(_("About the plan"))
        plan, language, path = session.plan, session.language, session.path
        count = count_all_assumed(plan)
        facts = {
            _("Plan"): plan.name,
            _("Areas"): ", ".join(plan.areas),
            _("File"): (QDir.toNativeSeparators(str(path)) if path is not None else ""),
            _("First change"): _first_change(session),
            _("Last saved"): _saved(session),
            _("Base year"): str(plan.base_year),
            _("Horizon"): str(plan.horizon),
            _("Assumptions"): _("{share} figures").format(share=share_text(count, language)),
            _("Data edition"): edition(plan),
            _("Program"): _("SOSUplan {version}, model {model}").format(
                version=__version__, model=MODEL_VERSION
            ),
        }
        self.facts = {name: text for name, text in facts.items() if text}
        self._lay_out(assumed=count.assumed > 0)

    def _lay_out(self, *, assumed: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        facts = QWidget()
        form = QFormLayout(facts)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        for name, text in self.facts.items():
            label = _text(text)
            label.setAccessibleName(f"{name}: {text}")
            form.addRow(name, label)
        column.addWidget(Scrolled(facts), 1)
        column.addWidget(
            muted(
                _(
                    "The data edition is another one whenever a figure of the plan is. The same"
                    " scenario gives the same result with the same edition. It stands at the foot"
                    " of printed pages and of the workbook, too."
                )
            )
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.assumptions = buttons.addButton(
            _("Show the assumptions…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.assumptions.clicked.connect(self.accept)
        self.assumptions.setVisible(assumed)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        column.addWidget(buttons)


def _text(text: str) -> QLabel:
    """What is a fact: it can be selected and copied, and is nothing but text."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(True)
    label.setMinimumWidth(WIDTH)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label


def _first_change(session: Session) -> str:
    """Since when the plan's data are others than it was made with; "" if they are not. When it was
    made is said nowhere."""
    if not session.history:
        return ""
    try:
        return moment(datetime.fromisoformat(session.history[0].time), session.language.code)
    except (ValueError, OverflowError, OSError):
        return ""  # Another program has written it.


def _saved(session: Session) -> str:
    """When the plan's file was last written; "" if nobody can tell."""
    try:
        time = session.path.stat().st_mtime if session.path is not None else None
    except OSError:
        return ""
    if time is None:
        return ""
    return moment(datetime.fromtimestamp(time).astimezone(), session.language.code)
