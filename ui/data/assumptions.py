"""Which of the plan's figures are assumptions: how many in each table, and the way to them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sosuplan.model.plan import Plan
from sosuplan.model.provenance import AssumedCount, count_all_assumed, count_assumed
from sosuplan.model.schema.tables import table_name
from sosuplan.narrative.checklist import what_to_ask, whom_to_ask
from sosuplan.narrative.glossary import counted_kind
from sosuplan.text.language import NN_
from sosuplan.text.numbers import format_number
from ui import i18n
from ui import theme as themes
from ui.i18n import _, plural
from ui.widgets.accessible import SpokenLabel
from ui.widgets.fitting import FittedDialog
from ui.widgets.form import muted
from ui.widgets.layouts import fill

WIDTH = 640
"""Pixels of the list."""
ABOUT_LINES = 3
"""Lines that are kept for what is said of a table."""
LEAST_ROWS = 4
"""In sight however small the screen is."""


def share_text(count: AssumedCount) -> str:
    """How many figures of how many: "262 of 285"."""
    return _("{n} of {all}").format(
        n=format_number(count.assumed, 0, i18n.current().code),
        all=format_number(count.figures, 0, i18n.current().code),
    )


def left_text(count: AssumedCount) -> str:
    """How many assumptions a table has left; "" for a table without figures."""
    if not count.figures:
        return ""
    if not count.assumed:
        return _("✓ no assumptions")
    return counted_kind("assumption", count.assumed, i18n.current())


class AssumptionsDialog(FittedDialog):
    """A row for each input table, with a tick at those without assumptions and, for the one that is
    chosen, where its figures are to be had. Accepted, either ``import_wanted``, or ``table`` is the
    one whose assumptions are wanted."""

    def __init__(self, parent: QWidget, plan: Plan, *, can_import: bool = True) -> None:
        super().__init__(parent)
        self.import_wanted = False
        self.setObjectName("assumptions")
        self.setWindowTitle(_("Checklist of assumptions"))
        self._counts = count_assumed(plan)
        self.heading = QLabel(_heading(count_all_assumed(plan)))
        self.heading.setFont(themes.font(12, bold=True))
        self.heading.setWordWrap(True)
        self.list = _Tables(self._counts)
        self.list.doubleClicked.connect(lambda __: self._accept())
        self.list.itemSelectionChanged.connect(self._follow)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.show_button = buttons.addButton(
            _("Show in the table"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.show_button.setDefault(True)
        self.import_button = buttons.addButton(
            _("Import figures…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.import_button.setEnabled(can_import)
        self.import_button.clicked.connect(self._import)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        explanation = muted(
            _(
                "Assumptions are estimates that nobody has measured or published. Replace them"
                " with your own figures to make the result yours."
            )
        )
        self.about = SpokenLabel()
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        # What is said of another table moves nothing.
        self.about.setMinimumHeight(ABOUT_LINES * self.about.fontMetrics().lineSpacing())
        parts = (self.heading, explanation, self.list, self.about, buttons)
        fill(QVBoxLayout(self), *parts, margins=(20, 18, 20, 16), spacing=10, grows=self.list)
        some = (row for row, count in enumerate(self._counts.values()) if count.assumed)
        self.list.selectRow(next(some, 0))
        self.list.setFocus()

    @property
    def table(self) -> str:
        """The table that is chosen."""
        return list(self._counts)[max(0, self.list.currentRow())]

    def _follow(self) -> None:
        self.show_button.setEnabled(self._counts[self.table].assumed > 0)
        self.about.setText(what_to_ask(self.table, i18n.current()))

    def _accept(self) -> None:
        if self.show_button.isEnabled():
            self.accept()

    def _import(self) -> None:
        self.import_wanted = True
        self.accept()


class _Tables(QTableWidget):
    """The tables with their counts, all in sight where there is room."""

    def __init__(self, counts: Mapping[str, AssumedCount]) -> None:
        super().__init__(len(counts), 3)
        self.setProperty("look", "list")
        self.setAccessibleName(_("Assumptions by table"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 11)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.setHorizontalHeaderLabels([_("Table"), _("Assumptions"), _("Own figures from")])
        language = i18n.current()
        for row, (table, count) in enumerate(counts.items()):
            share = share_text(count) if count.assumed else left_text(count)
            self.setItem(row, 0, QTableWidgetItem(table_name(table, language)))
            item = QTableWidgetItem(share)
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setItem(row, 1, item)
            where = whom_to_ask(table, language) if count.assumed or not count.figures else ""
            self.setItem(row, 2, QTableWidgetItem(where))
        self.setMinimumSize(themes.wide(WIDTH), self._high(LEAST_ROWS))

    def _high(self, rows: int) -> int:
        lines = rows * self.verticalHeader().defaultSectionSize()
        return self.horizontalHeader().sizeHint().height() + lines + 2 * self.frameWidth()

    def sizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), self._high(self.rowCount()))


def _heading(count: AssumedCount) -> str:
    text = NN_(
        "{n} of the plan's {all} figures is an assumption",
        "{n} of the plan's {all} figures are assumptions",
    )
    return plural(text, count.assumed, all=format_number(count.figures, 0, i18n.current().code))
