"""Choosing a backup of a plan: when it was made, and what would be different."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sosuplan.editing.cells import References, column_of, shown
from sosuplan.editing.difference import Difference, difference
from sosuplan.editing.edited_plan import EditedPlan
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.model.schema.tables import TABLE, column_name, table_name
from sosuplan.narrative.messages import sentence
from sosuplan.store.backup import Backup, backups_in, folder_of
from sosuplan.store.planfile import PlanFile
from sosuplan.store.restore import restore
from sosuplan.text.errors import SosuplanError
from sosuplan.text.language import Language
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import capital
from ui import theme as themes
from ui.i18n import _
from ui.importing.parts import CellText, TableLook
from ui.widgets.fitting import FittedDialog
from ui.widgets.problems import tell
from ui.widgets.times import moment

ROW_HEIGHT = 30
MOST_SHOWN = 500
"""Differences listed; more are counted only."""

Content = tuple[Plan, tuple[Scenario, ...]]


def ask_restore(parent: QWidget, path: Path, backups: Path, language: Language) -> bool:
    """Let the user put the plan at ``path``, which must not be open, back to a backup.

    True if that was done; problems are told.
    """
    dialog = RestoreDialog(parent, path, backups, language)
    if dialog.exec() != QDialog.DialogCode.Accepted or dialog.chosen is None:
        return False
    return put_back(parent, path, dialog.chosen, backups, language)


def put_back(
    parent: QWidget, path: Path, backup: Backup, backups: Path, language: Language
) -> bool:
    """Restore ``backup``; True if that was done, and a problem is told."""
    try:
        restore(path, backup, backups)
    except SosuplanError as error:
        tell(parent, _("The plan was not restored."), error, language)
        return False
    return True


class RestoreDialog(FittedDialog):
    """The backups of one plan, newest first, and what differs from the plan as it is now."""

    def __init__(self, parent: QWidget, path: Path, backups: Path, language: Language) -> None:
        super().__init__(parent)
        self.setObjectName("restore")
        self.setWindowTitle(_("Restore a backup"))
        self.chosen: Backup | None = None
        self._language = language
        self._now = _content(path)
        self._differs = True
        self._backups = _listed(folder_of(backups, path))
        heading = QLabel(_("Restore {name}").format(name=path.stem))
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setFont(themes.font(12, bold=True))
        hint = QLabel(
            _("The plan as it is now is kept as a backup first, so restoring can be undone here.")
        )
        hint.setProperty("look", "muted")
        hint.setWordWrap(True)
        self.times = QListWidget()
        self.times.setAccessibleName(_("Backups"))
        self.times.setProperty("look", "list")
        self.times.setFixedWidth(210)
        for backup in self._backups:
            text = moment(backup.time, language.code)
            item = QListWidgetItem(capital(text), self.times)
            # The style sheet's padding is not known before the list is first shown.
            item.setSizeHint(QSize(0, ROW_HEIGHT))
        self.summary = QLabel()
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self.summary.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.table = TableLook(_("What would be different"))
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
        column.addWidget(hint)
        column.addLayout(middle, 1)
        column.addWidget(buttons)
        self.resize(1080, 560)
        self.times.currentRowChanged.connect(self._look_at)
        if self._backups:
            self.times.setCurrentRow(0)
        else:
            self._show(_("There are no backups of this plan yet."), ())
            self.restore_button.setEnabled(False)

    def _look_at(self, row: int) -> None:
        """Show what restoring the backup in ``row`` would change."""
        self._differs = True
        backup = self._backups[row]
        try:
            with PlanFile.open(backup.path, read_only=True) as file:
                plan, scenarios = file.plan(), file.scenarios()
        except SosuplanError as error:
            self.chosen = None
            sentences = (sentence(fault, self._language) for fault in error.faults[:3])
            self._show("\n".join(sentences), ())
        else:
            self.chosen = backup
            self._compare(plan, scenarios)
        self.restore_button.setEnabled(self.chosen is not None and self._differs)

    def _compare(self, plan: Plan, scenarios: tuple[Scenario, ...]) -> None:
        if self._now is None:
            self._show(
                _(
                    "The plan as it is now cannot be read. The backup holds {name}."
                    " Saved scenarios: {n}."
                ).format(name=plan.name, n=len(scenarios)),
                (),
            )
            return
        now, now_scenarios = self._now
        found = difference(now, plan)
        lines = [self._counted(found), *_scenario_lines(now_scenarios, scenarios)]
        text = "\n".join(line for line in lines if line)
        same = _("Nothing differs from the plan as it is now.")
        self._differs = bool(text)
        self._show(text or same, self._rows(found, now, plan))

    def _counted(self, found: tuple[Difference, ...]) -> str:
        if not found:
            return ""
        figures = sum(1 for one in found if one.column)
        text = _(
            "Different figures: {figures}. Rows that come back: {back}. Rows that go: {gone}."
        ).format(
            figures=self._number(figures),
            back=self._number(sum(1 for one in found if one.old is None)),
            gone=self._number(sum(1 for one in found if one.new is None)),
        )
        if len(found) > MOST_SHOWN:
            most = _("The first {n} are listed.")
            text += " " + most.format(n=self._number(MOST_SHOWN))
        return text

    def _rows(
        self, found: tuple[Difference, ...], now: Plan, then: Plan
    ) -> tuple[tuple[str, ...], ...]:
        """Table, row, column, now and afterwards of each difference, in words."""
        refer = {
            False: EditedPlan.of(now).references(self._language),
            True: EditedPlan.of(then).references(self._language),
        }
        several_areas = len({*now.areas, *then.areas}) > 1
        rows = []
        for one in found[:MOST_SHOWN]:
            key = self._key(one, refer[one.old is None], areas=several_areas)
            if one.column:
                cells = (
                    self._value(one, one.old, refer[False]),
                    self._value(one, one.new, refer[True]),
                )
                name = column_name(one.table, one.column, self._language)
                if one.table == "settings":
                    key, name = column_name("settings", one.key[0], self._language), ""
            else:
                there, gone = _("is there"), "–"
                name = _("Whole row")
                cells = (gone, there) if one.old is None else (there, gone)
            rows.append((table_name(one.table, self._language), key, name, *cells))
        return tuple(rows)

    def _key(self, one: Difference, refer: References, *, areas: bool) -> str:
        """The row in words; the area is only said where there are several."""
        if one.table == "settings":
            return one.key[0]
        table = TABLE[one.table]
        return " · ".join(
            shown(one.table, table.by_name[name], text, refer, self._language)
            for name, text in zip(table.key, one.key, strict=True)
            if areas or name != "area"
        )

    def _value(self, one: Difference, text: str | None, refer: References) -> str:
        column = column_of(one.table, one.column, one.key[0])
        return shown(one.table, column, text or "", refer, self._language)

    def _number(self, count: int) -> str:
        return format_number(count, 0, self._language.code)

    def _show(self, text: str, rows: tuple[tuple[str, ...], ...]) -> None:
        self.summary.setText(text)
        headings = (_("Table"), _("Row"), _("Column"), _("Now"), _("After restoring"))
        self.table.setVisible(bool(rows))
        self.table.show_rows(
            headings, [[CellText(cell, tip=cell) for cell in cells] for cells in rows]
        )


def _content(path: Path) -> Content | None:
    """Plan and scenarios of the file as it is now; None if it cannot be read."""
    try:
        with PlanFile.open(path, read_only=True) as file:
            return file.plan(), file.scenarios()
    except SosuplanError:
        return None


def _listed(folder: Path) -> tuple[Backup, ...]:
    try:
        return backups_in(folder)
    except SosuplanError:
        return ()


def _scenario_lines(now: tuple[Scenario, ...], then: tuple[Scenario, ...]) -> list[str]:
    """Which saved scenarios come back, go or become others, a line each."""
    before = {one.name: one for one in now}
    after = {one.name: one for one in then}
    texts = {
        _("Saved scenarios that come back: {names}."): after.keys() - before.keys(),
        _("Saved scenarios that go: {names}."): before.keys() - after.keys(),
        _("Saved scenarios that become as they were: {names}."): {
            name for name in before.keys() & after.keys() if before[name] != after[name]
        },
    }
    return [text.format(names=", ".join(sorted(names))) for text, names in texts.items() if names]
