"""Fourth step: what the import would do, before it is taken over."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sosuplan.cells import References
from sosuplan.errors import Fault, SosuplanError
from sosuplan.exchange.importing import ImportResult
from sosuplan.exchange.mapping import KEEP, NUMBER, SPREAD, ImportMapping
from sosuplan.language import Language
from sosuplan.numbers import format_number
from sosuplan.palette import Theme
from sosuplan.plan import Plan
from sosuplan.table_words import table_name
from ui.i18n import translate
from ui.importing.outcome import (
    change_headings,
    change_rows,
    ignored_details,
    ignored_line,
    total_headings,
    total_rows,
)
from ui.importing.parts import TableLook, card, choose, combo, heading, note
from ui.importing.words import groups_text, lower, said
from ui.levers.numberbox import NumberBox
from ui.segments import Segments

SIDE_WIDTH = 390
MOST_FAULTS = 6
MOST_NOTES = 12
USUAL_NUMBER = 2.5
"""The middle of 1 to 4, for which "<5" stands."""
_SECRET = ("import_suppressed", "import_no_figure_today", "import_no_total_to_spread")
TOTALS, CHANGES = "totals", "changes"


class ResultPage(QWidget):
    """Shows an ``ImportResult``; choices that change it are told to the wizard."""

    secret_chosen = Signal(str, float)
    """How secret figures count, and the number that stands for one."""
    model_chosen = Signal(str)
    """The area whose other inputs a new area takes over, "" for none."""

    def __init__(self, plan: Plan, refer: References, language: Language) -> None:
        super().__init__()
        self._plan = plan
        self._refer = refer
        self._language = language
        self.title = heading("", 13.0)
        self.facts = note()
        self.faults = note("", "fault")
        self.faults.setObjectName("faults")

        self.left_out, inside = card()
        self.left_out_title = heading("")
        self.ignored = QTreeWidget()
        self.ignored.setHeaderHidden(True)
        self.ignored.setAccessibleName(translate("Import", "Rows that are not used"))
        self.ignored.setWordWrap(True)
        self.ignored.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.ignored.itemExpanded.connect(self._fit_ignored)
        self.ignored.itemCollapsed.connect(self._fit_ignored)
        inside.addWidget(self.left_out_title)
        inside.addWidget(self.ignored)

        self.secret, inside = card()
        inside.addWidget(heading(translate("Import", "Secret figures")))
        inside.addWidget(
            note(
                translate(
                    "Import",
                    "Figures that the file keeps secret are unknown, not 0. They count as:",
                )
            )
        )
        self.rule = combo(
            translate("Import", "How secret figures count"),
            (
                (KEEP, translate("Import", "the plan's figures today")),
                (SPREAD, translate("Import", "what is left of the file's own sum")),
                (NUMBER, translate("Import", "a number that I state")),
            ),
        )
        self.number = NumberBox(0.0, 99.0, 0.5, 1, language=language)
        self.number.set_value(USUAL_NUMBER)
        self.number.setAccessibleName(translate("Import", "Number for each secret figure"))
        row = QHBoxLayout()
        row.addWidget(self.rule, 1)
        row.addWidget(self.number)
        inside.addLayout(row)
        self.rule.activated.connect(self._tell_secret)
        self.number.committed.connect(self._tell_secret)

        self.new_area, inside = card()
        self.new_area_title = heading("")
        self.model = combo(translate("Import", "Area to take the other figures from"))
        self.model.addItem(translate("Import", "nothing is taken over"), "")
        for area in plan.areas:
            self.model.addItem(area, area)
        self.model.activated.connect(lambda: self.model_chosen.emit(str(self.model.currentData())))
        inside.addWidget(self.new_area_title)
        inside.addWidget(
            note(
                translate(
                    "Import",
                    "The plan's other figures for it (working time, trainees, training, need) are"
                    " taken from another area, in proportion to the staff, and marked as"
                    " assumptions:",
                )
            )
        )
        inside.addWidget(self.model)

        self.told, inside = card()
        inside.addWidget(heading(translate("Import", "Worth knowing")))
        self.notes = note("", "")
        inside.addWidget(self.notes)

        self.tables = Segments()
        self.tables.chosen.connect(self._turn_to)
        self.totals = TableLook(translate("Import", "Sums by group"))
        self.changes = TableLook(translate("Import", "Changes from today's plan"))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.totals)
        self.stack.addWidget(self.changes)
        self._lay_out()

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setContentsMargins(0, 0, 8, 0)
        side.setSpacing(10)
        for frame in (self.secret, self.new_area, self.left_out, self.told):
            side.addWidget(frame)
        side.addStretch(1)
        inside = QWidget()
        inside.setLayout(side)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFixedWidth(SIDE_WIDTH)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right = QVBoxLayout()
        right.setSpacing(8)
        choice = QHBoxLayout()
        choice.addWidget(self.tables)
        choice.addStretch(1)
        right.addLayout(choice)
        right.addWidget(self.stack, 1)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(scroll)
        below.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addWidget(self.title)
        column.addWidget(self.facts)
        column.addWidget(self.faults)
        column.addLayout(below, 1)

    def set_theme(self, theme: Theme) -> None:
        self.number.set_theme(theme)
        self.totals.rows.set_theme(theme)
        self.changes.rows.set_theme(theme)

    # --- showing --------------------------------------------------------------------------------

    def show_result(self, result: ImportResult, mapping: ImportMapping, model: str) -> None:
        """Show what taking the file over would do."""
        code = self._language.code
        self.title.setText(
            translate("Import", "{used} of {read} rows give figures to the plan").format(
                used=format_number(result.used, 0, code), read=format_number(result.read, 0, code)
            )
        )
        self.facts.setText(self._facts(result))
        self._show_faults(result.faults)
        self._show_ignored(result)
        self._show_secret(result, mapping)
        self._show_new_area(result, model)
        notes = list(dict.fromkeys(said(one, self._language) for one in result.notes))
        more = len(notes) - MOST_NOTES
        if more > 0:
            notes = [*notes[:MOST_NOTES], translate("Import", "and {n} more").format(n=more)]
        self.notes.setText("\n".join(f"• {text}" for text in notes))
        self.told.setVisible(bool(notes))
        changes = change_rows(result, self._plan, self._refer, self._language)
        self.totals.show_rows(total_headings(), total_rows(result.totals, self._language))
        self.changes.show_rows(change_headings(), changes)
        self.tables.set_choices(
            [
                (TOTALS, translate("Import", "Sums by group"), ""),
                (
                    CHANGES,
                    translate("Import", "Changes ({n})").format(
                        n=format_number(len(changes), 0, code)
                    ),
                    "",
                ),
            ]
        )
        self.tables.set_current(CHANGES if self.stack.currentIndex() else TOTALS)

    def show_problem(self, error: SosuplanError) -> None:
        """Tell why there is no result."""
        self.title.setText(translate("Import", "The file cannot be taken over like this"))
        self.facts.setText("")
        self._show_faults(error.faults)
        for frame in (self.secret, self.new_area, self.left_out, self.told):
            frame.hide()
        self.totals.show_rows((), ())
        self.changes.show_rows((), ())

    def _facts(self, result: ImportResult) -> str:
        language = self._language
        tables = ", ".join(lower(table_name(name, language)) for name in result.tables)
        groups = [groups_text(group, language) for group in result.groups]
        if len(groups) > 4:
            groups = [*groups[:3], translate("Import", "{n} more").format(n=len(groups) - 3)]
        parts = [
            translate("Import", "Tables: {listed}").format(listed=tables or "–"),
            *([translate("Import", "Groups: {listed}").format(listed="; ".join(groups))]
              if any(groups) else []),
        ]  # fmt: skip
        if result.years:
            first, last = result.years[0], result.years[-1]
            years = str(first) if first == last else f"{first}–{last}"
            parts.append(translate("Import", "Years: {listed}").format(listed=years))
        return "\n".join(parts)

    def _show_faults(self, faults: tuple[Fault, ...]) -> None:
        lines = list(dict.fromkeys(said(one, self._language, place=True) for one in faults))
        more = len(lines) - MOST_FAULTS
        if more > 0:
            lines = [*lines[:MOST_FAULTS], translate("Import", "and {n} more").format(n=more)]
        self.faults.setText("\n".join(lines))
        self.faults.setVisible(bool(lines))

    def _show_ignored(self, result: ImportResult) -> None:
        self.ignored.clear()
        rows = sum(one.count for one in result.ignored)
        self.left_out_title.setText(
            translate("Import", "Rows that are not used: {n}").format(
                n=format_number(rows, 0, self._language.code)
            )
        )
        for one in result.ignored:
            item = QTreeWidgetItem([ignored_line(one, self._language)])
            for text in ignored_details(one):
                item.addChild(QTreeWidgetItem([text]))
            self.ignored.addTopLevelItem(item)
        self.left_out.setVisible(bool(result.ignored))
        self._fit_ignored()

    def _fit_ignored(self) -> None:
        """As high as what is unfolded."""
        self.ignored.doItemsLayout()
        height, item = 0, self.ignored.itemAt(0, 0)
        while item is not None:
            height += self.ignored.visualItemRect(item).height()
            item = self.ignored.itemBelow(item)
        self.ignored.setFixedHeight(height + 6)

    def _show_secret(self, result: ImportResult, mapping: ImportMapping) -> None:
        told = any(one.code in _SECRET for one in (*result.notes, *result.faults))
        left = any(one.reason == "suppressed" for one in result.ignored)
        self.secret.setVisible(told or left or mapping.suppressed != KEEP)
        choose(self.rule, mapping.suppressed)
        self.number.setVisible(mapping.suppressed == NUMBER)

    def _show_new_area(self, result: ImportResult, model: str) -> None:
        new = [area for area in result.plan.areas if area not in self._plan.areas]
        self.new_area.setVisible(bool(new))
        self.new_area_title.setText(
            translate("Import", "New in the plan: {listed}").format(listed=", ".join(new))
        )
        choose(self.model, model)

    # --- what the user changes ------------------------------------------------------------------

    def _turn_to(self, code: str) -> None:
        self.stack.setCurrentIndex(1 if code == CHANGES else 0)

    def _tell_secret(self) -> None:
        rule = str(self.rule.currentData())
        self.secret_chosen.emit(rule, self.number.value if rule == NUMBER else 0.0)


def with_secret(mapping: ImportMapping, rule: str, number: float) -> ImportMapping:
    """``mapping`` with another rule for secret figures."""
    return replace(mapping, suppressed=rule, suppressed_number=number)
