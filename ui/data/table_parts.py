"""What stands around a table: filters, the meaning of marks, sums, and the faults of the data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sosuplan.charts.spec import Figures
from sosuplan.editing.cells import choice
from sosuplan.editing.edited_plan import EditedPlan, Row, StaffGroup, columns, staff_totals
from sosuplan.model.plan import OCCUPATIONS, SECTORS, SOURCE_KINDS
from sosuplan.model.schema.tables import column_name
from sosuplan.narrative.cell_messages import cell_sentence, place_words
from sosuplan.text.language import NN_
from sosuplan.text.terms import word
from ui import i18n
from ui import theme as themes
from ui.charts.figures_dialog import FiguresModel, FiguresTable
from ui.i18n import _, plural
from ui.session.editor import Editor
from ui.widgets.accessible import SpokenLabel
from ui.widgets.choices import Combo
from ui.widgets.fitting import Wrapping
from ui.widgets.layouts import STRETCH, fill
from ui.widgets.marks import Mark

FILTERED = ("area", "sector", "occupation")
LEAST_LETTERS = 7
"""Of a choice, in sight however narrow the page is."""
MOST_LISTED = 200
LINES = 4
"""Lines of the list of faults that are in sight at once."""
MOST_ROWS = 4
"""Rows of sums in sight at once; of more, the table scrolls."""
UNKNOWN = "–"
"""Where a cell among those added up is no number."""


class Filters(QWidget):
    """One list for each of the columns ``FILTERED`` that the table has."""

    changed = Signal(dict)
    """The texts that columns must have."""

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, Combo] = {}
        areas, groups = QHBoxLayout(), QHBoxLayout()
        for name in FILTERED:
            box = self.boxes[name] = Combo()
            box.setObjectName(f"filter-{name}")
            box.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToContents)
            box.setMaximumWidth(210)
            box.setMinimumContentsLength(LEAST_LETTERS)
            box.activated.connect(lambda: self.changed.emit(self.wanted()))
            (areas if name == "area" else groups).addWidget(box)
        fill(QVBoxLayout(self), Wrapping(areas, groups, together=True))

    def wanted(self) -> dict[str, str]:
        """What is chosen, by column."""
        return {
            name: str(box.currentData())
            for name, box in self.boxes.items()
            if box.isVisibleTo(self) and box.currentData()
        }

    def lift(self) -> None:
        """Choose everything."""
        for box in self.boxes.values():
            box.setCurrentIndex(0)

    def choose(self, name: str, text: str) -> None:
        """Choose what a column must have."""
        box = self.boxes[name]
        box.setCurrentIndex(max(0, box.findData(text)))
        self.changed.emit(self.wanted())

    def show_table(self, table: str, edited: EditedPlan) -> None:
        """Offer what the table has; what was chosen stays as long as it is there."""
        everything = (_("All areas"), _("All employers"), _("Both occupations"))
        there = (edited.areas, SECTORS, OCCUPATIONS)
        language = i18n.current()
        for (name, box), all_of_them, codes in zip(
            self.boxes.items(), everything, there, strict=True
        ):
            chosen = box.currentData()
            box.clear()
            box.addItem(all_of_them, "")
            for code in codes:
                box.addItem(code if name == "area" else choice(table, code, language), code)
            box.setCurrentIndex(max(0, box.findData(chosen)))
            # A second area may be typed at any time: no cell moves for its list.
            box.setVisible(name in columns(table))
            box.setAccessibleName(column_name("staff", name, language))


class EmptyTable(QFrame):
    """Stands where the rows of tasks that move would: what they are for, and a way to the form."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.heading, self.text, self.button = QLabel(), QLabel(), QPushButton()
        self.heading.setFont(themes.font(11, bold=True))
        for label in (self.heading, self.text):
            label.setWordWrap(True)
        row = QHBoxLayout()
        fill(row, self.button, STRETCH)
        parts = (self.heading, self.text, 6, row, STRETCH)
        fill(QVBoxLayout(self), *parts, margins=(18, 16, 18, 16), spacing=8)

    def name(self) -> None:
        """All texts in the language in use."""
        self.heading.setText(_("No tasks move in this plan"))
        self.text.setText(
            _(
                "When tasks move to another employer, as with the health reform of 1 January 2027,"
                " the staff goes with them (virksomhedsoverdragelse). From then on the people work"
                " as the employer that they come to does; if that is one outside the plan, they"
                " leave it, and the need may go with them. How large a share moves is not in any"
                " statistics: it stands in your local agreement (delingsaftale)."
            )
        )
        self.button.setText(_("Tasks move…"))


class Legend(QWidget):
    """What the marks beside figures mean: each with its word, in a line."""

    def __init__(self) -> None:
        super().__init__()
        self._words = {kind: QLabel() for kind in SOURCE_KINDS}
        row = QHBoxLayout(self)
        for kind, label in self._words.items():
            label.setProperty("look", "muted")
            fill(row, Mark(kind), label, 8, spacing=5)
        row.addStretch(1)
        self._name()

    def _name(self) -> None:
        for kind, label in self._words.items():
            label.setText(word(kind, i18n.current()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
        super().changeEvent(event)


class FaultList(QFrame):
    """What keeps the data from being a valid plan: a click leads to the cell. Out of sight while
    there is nothing to tell."""

    wanted = Signal(object)
    """The user wants to go to this ``CellFault``."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.heading = SpokenLabel()
        self.heading.setProperty("look", "fault")
        self.heading.setFont(themes.font(9.5, bold=True))
        self.list = QListWidget()
        self.list.setWordWrap(False)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._go)
        self.list.itemActivated.connect(self._go)
        fill(QVBoxLayout(self), self.heading, self.list, margins=(12, 8, 8, 8), spacing=4)
        self.hide()

    def show_faults(self, editor: Editor, table: str) -> None:
        """List the faults of the cells, those of ``table`` first."""
        faults, language = editor.faults, i18n.current()
        self.setVisible(bool(faults))
        self.list.clear()
        if not faults:
            self.heading.setText("")  # The next fault is said, though there were as many before.
            return
        text = NN_(
            "{n} fault: the page Scenarios shows the last valid plan",
            "{n} faults: the page Scenarios shows the last valid plan",
        )
        self.heading.setText(plural(text, len(faults)))
        ordered = sorted(faults, key=lambda fault: fault.table != table)
        for fault in ordered[:MOST_LISTED]:
            sentence = cell_sentence(fault, editor.references, language)
            item = QListWidgetItem(f"{place_words(fault, language)}: {sentence}")
            item.setToolTip(sentence)
            item.setData(Qt.ItemDataRole.UserRole, fault)
            self.list.addItem(item)
        line = self.list.sizeHintForRow(0)
        self.list.setFixedHeight(line * min(LINES, self.list.count()) + 4)

    def _go(self, item: QListWidgetItem) -> None:
        self.wanted.emit(item.data(Qt.ItemDataRole.UserRole))


class TotalsTable(FiguresTable):
    """Under the staff table: what its rows add up to, employers down and occupations across. The
    sums follow the rows shown; they can be copied and not changed."""

    def __init__(self) -> None:
        super().__init__(FiguresModel((), 0, i18n.current()))

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Show what ``rows`` of the staff table add up to."""
        self.figures.show(_totals(staff_totals(rows)), i18n.current())
        self.setAccessibleName(_("Persons in all by group"))
        self.setVisible(self.figures.rowCount() > 0)
        high = min(self.figures.rowCount(), MOST_ROWS)
        bar = self.horizontalScrollBar()
        self.setFixedHeight(
            self.horizontalHeader().sizeHint().height()
            + high * self.verticalHeader().defaultSectionSize()
            + (bar.sizeHint().height() if bar.maximum() else 0)
            + 2 * self.frameWidth()
        )
        self.fit()


def _totals(totals: Mapping[StaffGroup, float | None]) -> Figures:
    """A row for each employer, of each area where there are several, and one for all of them."""
    if not totals:
        return ()
    language = i18n.current()
    jobs = list(dict.fromkeys(job for __, __, job in totals))
    employers = list(dict.fromkeys((area, sector) for area, sector, __ in totals))
    by_area = len({area for area, __ in employers}) > 1
    all_of_them = _("In all")

    def line(name: str, groups: list[list[StaffGroup]]) -> list[object]:
        sums = [_sum(totals, mates) for mates in groups]
        if len(jobs) > 1:
            sums.append(_sum(totals, [group for mates in groups for group in mates]))
        return [name, *sums]

    header: list[object] = [_("Persons in all")]
    header += [choice("staff", job, language) for job in jobs]
    header += [all_of_them] if len(jobs) > 1 else []
    rows = [
        line(
            " · ".join([*([area] if by_area else []), choice("staff", sector, language)]),
            [[(area, sector, job)] for job in jobs],
        )
        for area, sector in employers
    ]
    if len(employers) > 1:
        mates = [[(area, sector, job) for area, sector in employers] for job in jobs]
        rows.append(line(all_of_them, mates))
    return [header, *rows]


def _sum(totals: Mapping[StaffGroup, float | None], groups: Iterable[StaffGroup]) -> object:
    there = [totals[group] for group in groups if group in totals]
    if not there:
        return ""
    known = [one for one in there if one is not None]
    return sum(known) if len(known) == len(there) else UNKNOWN
