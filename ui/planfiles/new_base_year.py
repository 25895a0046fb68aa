"""A new base year: the next plan, as a new plan file beside the one that is open."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sosuplan.editing.new_base_year import NextPlan, next_name, next_plan, usual_year
from sosuplan.model.scenario import Scenario
from sosuplan.narrative.baseline_name import baseline_name
from sosuplan.narrative.messages import sentence
from sosuplan.narrative.new_base_year import parts
from sosuplan.store.files import is_there, name_for_file, numbered
from sosuplan.store.planfile import PlanFile
from sosuplan.text.cpr import masked
from sosuplan.text.errors import SosuplanError
from sosuplan.text.terms import capital
from ui import i18n
from ui.i18n import _
from ui.planfiles.opening import SUFFIX, plainly
from ui.session.autosave import waited_for
from ui.session.session import Session
from ui.widgets.choices import Combo
from ui.widgets.fitting import Scroll
from ui.widgets.form import LONGEST_NAME, FormDialog
from ui.widgets.layouts import fill
from ui.widgets.problems import cpr_fault

WIDTH = 640
"""Pixels of what is told of the next plan, at least."""
HEIGHT = 230
LINES = 2
"""Lines that are kept for the place of the file."""
BASELINE = ""
"""The choice of no new measures; a saved scenario is its name, with a mark before it."""
_SAVED = "="


class NewBaseYearDialog(FormDialog):
    """Asks which year, what was decided on and where the new file is kept; accepted, the file is at
    ``path``, and ``found`` is what is in it."""

    def __init__(self, parent: QWidget, session: Session, folder: Path) -> None:
        """``folder`` is where the plan is kept unless the user chooses another."""
        super().__init__(
            parent,
            "new-base-year",
            _("New base year"),
            _("&Make the plan"),
            _(
                "Makes the next plan from this one: the year after is the base year, and what was"
                " projected for it stands there until you have counted.\n"
                "The scenarios are kept and mean the same as before. What this plan projected is"
                " kept, so that you can see later how right it was.\n"
                "It is a new file. The plan that is open stays as it is."
            ),
        )
        self._session, self._folder = session, folder
        self.found: NextPlan | None = None
        plan = session.plan
        self.year, self.decided = Combo(), Combo()
        for year in range(usual_year(plan), plan.horizon):
            self.year.addItem(str(year), year)
        self.decided.addItem(capital(baseline_name(i18n.current())), BASELINE)
        for name in session.saved:
            self.decided.addItem(name, _SAVED + name)
        at = self.decided.findData(_SAVED + session.scenario.name)
        self.decided.setCurrentIndex(max(0, at))
        self.intake = QCheckBox(_("Take trainees who were counted since over as intake"))
        self.intake.setChecked(True)
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.where = QLabel()
        self.where.setTextFormat(Qt.TextFormat.PlainText)
        self.where.setWordWrap(True)
        self.where.setMinimumHeight(LINES * self.where.fontMetrics().lineSpacing())
        self.choose = QPushButton(_("Choose another &folder…"))
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._choose)
        place = QHBoxLayout()
        fill(place, self.where, self.choose, spacing=8, grows=self.where)
        self.form.addRow(_("New base &year"), self.year)
        self.form.addRow(_("&Decided on"), self.decided)
        self.form.addRow("", self.intake)
        self.form.addRow(_("&Name of the plan"), self.name)
        self.form.addRow("", place)
        self._add_summary()
        self.year.currentIndexChanged.connect(self._suggest)
        self.year.currentIndexChanged.connect(self._look)
        self.decided.currentIndexChanged.connect(self._look)
        self.intake.toggled.connect(self._look)
        self.name.textChanged.connect(self._show_place)
        self._suggest()
        self._look()
        self._show_intake()

    def _add_summary(self) -> None:
        self.summary = QLabel()
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self.summary.setAlignment(Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        fill(QVBoxLayout(inside), self.summary, margins=(14, 10, 14, 10))
        card = QFrame()
        card.setProperty("kind", "card")
        scrolled = Scroll(inside)
        scrolled.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        scrolled.setAccessibleName(_("What is in the new plan"))
        scrolled.setMinimumSize(WIDTH, HEIGHT)
        fill(QVBoxLayout(card), scrolled, margins=(1, 1, 1, 1), grows=scrolled)
        at = self._column.indexOf(self.hint)
        self._column.insertWidget(at, card, 1)
        # What is told has the room that the form would leave free.
        self._column.setStretch(self._column.count() - 2, 0)

    @property
    def path(self) -> Path:
        """Where the new plan is kept."""
        return self._file(self._plan_name)

    @property
    def _plan_name(self) -> str:
        return " ".join(self.name.text().split())

    def _file(self, name: str) -> Path:
        return self._folder / (name_for_file(name) + SUFFIX)

    def _chosen(self) -> Scenario | None:
        code = str(self.decided.currentData())
        return self._session.saved[code[1:]] if code else None

    def _suggest(self) -> None:
        """A name that is free, unless the user has given one."""
        if self.name.isModified() or self.year.currentData() is None:
            return
        name = next_name(self._session.plan, self.year.currentData())
        free = (one for one in numbered(self._file(name)) if not is_there(one))
        found = next(free, self._file(name))
        self.name.setText(name if found == self._file(name) else found.stem)

    def _look(self) -> None:
        """What would be in the plan; or why there can be none."""
        session, language = self._session, i18n.current()
        self.found = None
        try:
            with waited_for():
                self.found = next_plan(
                    session.plan,
                    session.scenario_library,
                    language,
                    date.today(),
                    base_year=self.year.currentData(),
                    decided=self._chosen(),
                    worked_on=session.scenario,
                    take_intake=self.intake.isChecked(),
                )
        except SosuplanError as error:
            self.summary.setText("")
            self.show_check(good=False, fault=sentence(error.faults[0], language))
            return
        told = (
            "\n".join([heading, *(f"• {one}" for one in sentences)])
            for heading, sentences in parts(self.found, language)
        )
        self.summary.setText("\n\n".join(told))
        self._show_place()

    def _show_place(self) -> None:
        named = bool(name_for_file(self._plan_name))
        path = masked(str(self.path if named else self._folder))
        self.where.setText(_("Saved as: {path}").format(path=path))
        fault = cpr_fault(self._plan_name)
        if named and not fault and is_there(self.path):
            there = _("the file is there already and is not overwritten. Choose another name.")
            fault = capital(there)
        if self.found is not None:
            self.show_check(good=named and not fault, fault=fault, note=self._note())

    def _note(self) -> str:
        """That what was decided on is not what is looked at."""
        session, chosen = self._session, self._chosen()
        if chosen is None or chosen.name != session.scenario.name or not session.differs_from_saved:
            return ""
        text = _("“{name}” is kept as it was saved: your changes to it since are not part of it.")
        return text.format(name=masked(chosen.name))

    def _show_intake(self) -> None:
        """The question about trainees, where any were counted."""
        self.intake.setVisible(self.found is not None and bool(self.found.intake))

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, _("Where to keep the plan"), str(self._folder)
        )
        if folder:
            self._folder = Path(folder)
            self._show_place()

    def accept(self) -> None:
        """Write the file; what is in its way is told, and the dialog stays."""
        found = self.found
        if found is None:
            return
        try:
            with waited_for():
                PlanFile.create(
                    self.path,
                    found.named(self._plan_name).plan,
                    found.library,
                    workspace=self._session.workspace(found.scenario),
                )
        except SosuplanError as error:
            fault = " ".join(plainly(one, self.path) for one in error.faults[:2])
            self.show_check(good=True, fault=fault)
            return
        super().accept()
