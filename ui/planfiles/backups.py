"""Choosing a backup of a plan: when it was made, and what would be different."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sosuplan.editing.difference import Change, difference
from sosuplan.editing.edited_plan import EditedPlan
from sosuplan.model.plan import Plan
from sosuplan.model.scenario_library import ScenarioLibrary
from sosuplan.model.schema.tables import table_name
from sosuplan.narrative.messages import sentence
from sosuplan.store.backup import Backup, backups_in, folder_of
from sosuplan.store.planfile import PlanFile
from sosuplan.store.restore import restore
from sosuplan.text.errors import SosuplanError
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import capital
from ui import i18n
from ui import theme as themes
from ui.data.history import HistoryWords
from ui.i18n import _, moment
from ui.importing.parts import CellText, ReadOnlyTable
from ui.widgets.fitting import FittedDialog
from ui.widgets.form import muted
from ui.widgets.problems import tell

ROW_HEIGHT = 30
MOST_SHOWN = 500
"""Differences listed; more are counted only."""

Content = tuple[Plan, ScenarioLibrary]


class RestoreDialog(FittedDialog):
    """The backups of one plan, newest first, and what differs from the plan as it is now."""

    def __init__(self, parent: QWidget, path: Path, backups: Path) -> None:
        """``backups`` is the folder of all backups of the user."""
        super().__init__(parent)
        self.setObjectName("restore")
        self.setWindowTitle(_("Restore a backup"))
        self.chosen: Backup | None = None
        self._parent, self._path, self._folder = parent, path, backups
        self._language = i18n.current()
        try:
            self._now: Content | None = _content(path)
        except SosuplanError:
            self._now = None
        try:
            self._backups = backups_in(folder_of(backups, path))
        except SosuplanError:
            self._backups = ()
        heading = QLabel(_("Restore {name}").format(name=path.stem))
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setFont(themes.font(12, bold=True))
        self.times = QListWidget()
        self.times.setAccessibleName(_("Backups"))
        self.times.setProperty("look", "list")
        self.times.setFixedWidth(210)
        for backup in self._backups:
            text = moment(backup.time)
            item = QListWidgetItem(capital(text), self.times)
            # The style sheet's padding is not known before the list is first shown.
            item.setSizeHint(QSize(0, ROW_HEIGHT))
        self.summary = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.table = ReadOnlyTable(_("What would be different"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.restore_button = buttons.addButton(
            _("Restore"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        right = QVBoxLayout()
        right.addWidget(self.summary)
        right.addWidget(self.table, 1)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.times)
        middle.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addWidget(
            muted(
                _(
                    "The plan as it is now is kept as a backup first, so restoring can be undone"
                    " here."
                )
            )
        )
        column.addLayout(middle, 1)
        column.addWidget(buttons)
        self.resize(1080, 560)
        self.times.currentRowChanged.connect(self._show_backup)
        if self._backups:
            self.times.setCurrentRow(0)
        else:
            self._show(_("There are no backups of this plan yet."), [])
            self.restore_button.setEnabled(False)

    def restore(self) -> None:
        """Put the plan, which must not be open, back to what was chosen; a problem is told."""
        if self.chosen is None:
            return
        try:
            restore(self._path, self.chosen, self._folder)
        except SosuplanError as error:
            tell(self._parent, _("The plan was not restored."), error, self._language)

    def _show_backup(self, row: int) -> None:
        """Show what restoring the backup in ``row`` would change."""
        backup, differs = self._backups[row], True
        try:
            with PlanFile.open(backup.path, read_only=True) as file:
                plan, library, is_older = file.plan(), file.scenario_library(), file.is_older
        except SosuplanError as error:
            self.chosen = None
            sentences = (sentence(fault, self._language) for fault in error.faults[:3])
            self._show("\n".join(sentences), [])
        else:
            self.chosen = backup
            differs = self._compare(plan, library)
            if is_older and differs:
                text = _(
                    "The backup is of the first edition of the model. You are asked before it is"
                    " carried over."
                )
                self.summary.setText(f"{self.summary.text()}\n{text}")
        self.restore_button.setEnabled(self.chosen is not None and differs)

    def _compare(self, plan: Plan, library: ScenarioLibrary) -> bool:
        """Show what differs from the plan as it is now; False if nothing does."""
        if self._now is None:
            text = _(
                "The plan as it is now cannot be read. The backup holds {name}."
                " Saved scenarios: {n}."
            )
            self._show(text.format(name=plan.name, n=len(library.scenarios)), [])
            return True
        now, now_library = self._now
        found = difference(now, plan)
        lines = [*self._counted(found), *_scenario_lines(now_library, library)]
        same = _("Nothing differs from the plan as it is now.")
        self._show("\n".join(lines) or same, self._rows(found[:MOST_SHOWN], now, plan))
        return bool(lines)

    def _counted(self, found: Sequence[Change]) -> list[str]:
        if not found:
            return []
        counts = {
            "figures": sum(1 for one in found if one.column),
            "back": sum(1 for one in found if one.old is None),
            "gone": sum(1 for one in found if one.new is None),
            "n": MOST_SHOWN,
        }
        text = _("Different figures: {figures}. Rows that come back: {back}. Rows that go: {gone}.")
        if len(found) > MOST_SHOWN:
            text += " " + _("The first {n} are listed.")
        code = self._language.code
        return [text.format(**{k: format_number(n, 0, code) for k, n in counts.items()})]

    def _rows(
        self, found: Sequence[Change], now: Plan, then: Plan
    ) -> list[tuple[str, str, str, str]]:
        """Table, what, now and afterwards of each difference, in words."""
        before, after = (HistoryWords(EditedPlan.of(one), self._language) for one in (now, then))
        rows = []
        for change in found:
            there = after if change.old is None else before
            what = there.what(change, with_table=False)
            table = table_name(change.table, self._language)
            rows.append((table, what, before.before(change), after.now(change)))
        return rows

    def _show(self, text: str, rows: Sequence[Sequence[str]]) -> None:
        self.summary.setText(text)
        headings = (_("Table"), _("What"), _("Now"), _("After restoring"))
        self.table.setVisible(bool(rows))
        self.table.show_rows(
            headings, [[CellText(cell, tip=cell) for cell in cells] for cells in rows]
        )


def _content(path: Path) -> Content:
    """Plan and scenarios of a file. Raises ``SosuplanError`` if they cannot be read."""
    with PlanFile.open(path, read_only=True) as file:
        return file.plan(), file.scenario_library()


def _scenario_lines(now: ScenarioLibrary, then: ScenarioLibrary) -> list[str]:
    """Which saved scenarios come back, go or become others, and whether what else belongs to them
    does, a line each."""
    before, after = now.by_name, then.by_name
    texts = {
        _("Saved scenarios that come back: {names}."): after.keys() - before.keys(),
        _("Saved scenarios that go: {names}."): before.keys() - after.keys(),
        _("Saved scenarios that become as they were: {names}."): {
            name for name in before.keys() & after.keys() if before[name] != after[name]
        },
    }
    lines = [text.format(names=", ".join(sorted(names))) for text, names in texts.items() if names]
    if replace(now, scenarios=()) != replace(then, scenarios=()):
        lines.append(_("Versions, bookmarks and the bin become as they were."))
    return lines
