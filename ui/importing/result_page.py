"""Fourth step: what the import would do, before it is taken over."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sosuplan.editing.cells import References, column_of, shown
from sosuplan.editing.difference import Change, changed_cells
from sosuplan.editing.edited_plan import columns, key_columns
from sosuplan.importing.import_result import Group, Ignored, ImportResult, ignored_word
from sosuplan.importing.session import ImportSession, questions_of
from sosuplan.importing.texts import check_text, fault_texts, figure_text, group_text
from sosuplan.importing.vocabulary import AgeBand, format_band
from sosuplan.model.plan import OCCUPATIONS, SECTORS, Plan
from sosuplan.model.schema.file_fields import field_word
from sosuplan.model.schema.tables import BANDED, TABLE, column_name, table_name
from sosuplan.text.errors import Fault, SosuplanError
from sosuplan.text.language import NN_
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import cells_text, lower
from ui.i18n import _, current, plural
from ui.importing.choices import (
    AreaCard,
    ExamplesCard,
    FollowCard,
    GapsCard,
    OverlapCard,
    QuestionCard,
    SecretCard,
    TitlesCard,
    ValuesCard,
)
from ui.importing.parts import Card, CellText, ReadOnlyTable, heading, note
from ui.widgets.accessible import Pane
from ui.widgets.choices import Segments
from ui.widgets.fitting import UNBOUNDED

SIDE_WIDTH = 360
NARROW = 760
"""Pixels of a page that is narrow."""
MOST_FAULTS = 6
MOST_NOTES = 12
TOTALS, CHANGES = "totals", "changes"


class ResultPage(QWidget):
    """Shows an ``ImportResult``; choices that change it are told to the wizard."""

    chosen = Signal(dict)
    """See ``QuestionCard.chosen``."""

    def __init__(self, plan: Plan, refer: References) -> None:
        super().__init__()
        self._plan = plan
        self._refer = refer
        self.title = heading("", 13.0, spoken=True)
        self.facts = note()
        self.faults = note("", "fault")
        self.faults.setObjectName("faults")

        self.left_out, self.told = Card(), Card()
        self.left_out_title = heading("")
        self.ignored = QTreeWidget()
        self.ignored.setHeaderHidden(True)
        self.ignored.setAccessibleName(_("Rows that are not used"))
        self.ignored.setWordWrap(True)
        self.ignored.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.ignored.itemExpanded.connect(self._fit_ignored)
        self.ignored.itemCollapsed.connect(self._fit_ignored)
        self.left_out.inside.addWidget(self.left_out_title)
        self.left_out.inside.addWidget(self.ignored)

        self.titles = TitlesCard()
        self.areas, self.overlap, self.gaps = AreaCard(), OverlapCard(), GapsCard(plan)
        self.values = ValuesCard()
        self.follow, self.examples, self.secret = FollowCard(), ExamplesCard(), SecretCard()
        self._asked: tuple[QuestionCard, ...] = (
            *(self.titles, self.areas, self.values, self.overlap, self.gaps),
            *(self.follow, self.examples, self.secret),
        )
        for asked in self._asked:
            asked.chosen.connect(self.chosen)
        self.notes = note("", "")
        self.told.inside.addWidget(heading(_("Worth knowing")))
        self.told.inside.addWidget(self.notes)
        self._cards = (*self._asked, self.left_out, self.told)

        self.caption = note()
        self._captions: list[str] = []
        self.tables = Segments()
        self.tables.chosen.connect(self._turn_to)
        self.totals = ReadOnlyTable(_("Sums by group"))
        self.changes = ReadOnlyTable(_("Changes from the present plan"))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.totals)
        self.stack.addWidget(self.changes)
        self._lay_out()

    def _lay_out(self) -> None:
        side = self._column = QVBoxLayout()
        side.setContentsMargins(0, 0, 8, 0)
        side.setSpacing(10)
        for frame in self._cards:
            side.addWidget(frame)
        side.addStretch(1)
        inside = QWidget()
        inside.setLayout(side)
        scroll = self._side = QScrollArea()
        scroll.setWidget(inside)
        # The keyboard scrolls what is only to be read.
        scroll.setObjectName("read-only")
        scroll.setAccessibleName(_("Choices and notes"))
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right = QVBoxLayout()
        right.setSpacing(8)
        choice = QHBoxLayout()
        choice.addWidget(self.tables)
        choice.addStretch(1)
        right.addLayout(choice)
        right.addWidget(self.caption)
        right.addWidget(self.stack, 1)
        below = self._below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(scroll)
        below.addLayout(right, 1)
        self._fold()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addWidget(self.title)
        column.addLayout(below, 1)
        # What a choice changes in them moves no choice.
        column.addWidget(self.faults)
        column.addWidget(self.facts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def minimumSizeHint(self) -> QSize:
        """That of the choices above the result: see ``resizeEvent``."""
        return QSize(SIDE_WIDTH, super().minimumSizeHint().height())

    def _fold(self) -> None:
        """The choices beside the result, or above it where there is no room."""
        above = self.width() < NARROW
        way = QBoxLayout.Direction
        self._below.setDirection(way.TopToBottom if above else way.LeftToRight)
        self._below.setStretch(0, int(above))
        self._side.setMinimumWidth(0 if above else SIDE_WIDTH)
        self._side.setMaximumWidth(UNBOUNDED if above else SIDE_WIDTH)

    def panes(self) -> list[Pane]:
        """What can be chosen about the result, and the result."""
        shown = self.stack.currentWidget()
        return [Pane(self._side), Pane(self, shown)]

    # --- showing --------------------------------------------------------------------------------

    def show_result(self, result: ImportResult, read: ImportSession) -> None:
        """Show what taking the file over would do; the card that is being used stays in place."""
        card, place = self._used()
        text = NN_(
            "{used} of {n} row gives figures to the plan",
            "{used} of {n} rows give figures to the plan",
        )
        used = format_number(result.used, 0, current().code)
        self.title.setText(plural(text, result.read, used=used))
        self.facts.setText(self._facts(result))
        self._show_faults(result.faults)
        self._show_ignored(result)
        asked = {one.code: one for one in questions_of(read, result)[0]}
        for frame in self._asked:
            frame.show_question(asked.get(frame.code), read, result)
        notes = fault_texts(result.notes, current())
        more = len(notes) - MOST_NOTES
        if more > 0:
            notes = [*notes[:MOST_NOTES], _("and {n} more").format(n=more)]
        self.notes.setText("\n".join(f"• {text}" for text in notes))
        self.told.setVisible(bool(notes))
        self._side.setVisible(any(not frame.isHidden() for frame in self._cards))
        if card is not None and not card.isHidden():
            self._keep_in_place(card, place)
        self._captions = []
        for view, table in (
            (self.totals, total_table(result, self._refer)),
            (self.changes, change_table(result, self._plan, self._refer)),
        ):
            view.show_rows(table.headings, table.rows)
            self._captions.append(table.caption)
        changes = self.changes.rows.rowCount()
        self.tables.set_choices(
            [
                (TOTALS, _("Sums by group"), ""),
                (
                    CHANGES,
                    _("Changes ({cells})").format(cells=cells_text(changes, current())),
                    "",
                ),
            ]
        )
        self._turn_to(CHANGES if self.stack.currentIndex() else TOTALS)

    def _used(self) -> tuple[QFrame | None, int]:
        """The card that the keyboard is in, and how far down it is in sight."""
        focus = self.focusWidget()
        for frame in self._cards:
            if focus is not None and frame.isAncestorOf(focus):
                return frame, frame.mapTo(self._side.viewport(), QPoint()).y()
        return None, 0

    def _keep_in_place(self, used: QFrame, place: int) -> None:
        """Scroll by as much as cards above have grown or shrunk."""
        self._column.activate()
        inside = self._side.widget()
        if inside is not None:
            inside.resize(
                inside.width(), max(self._side.height(), self._column.sizeHint().height())
            )
        moved = used.mapTo(self._side.viewport(), QPoint()).y() - place
        bar = self._side.verticalScrollBar()
        bar.setValue(bar.value() + moved)

    def show_problem(self, error: SosuplanError) -> None:
        """Tell why there is no result."""
        self.title.setText(_("The figures cannot be taken over with these choices"))
        self.facts.setText("")
        self._show_faults(error.faults)
        for frame in self._cards:
            frame.hide()
        self._captions = []
        self.caption.hide()
        self.totals.show_rows((), ())
        self.changes.show_rows((), ())

    def _facts(self, result: ImportResult) -> str:
        tables = ", ".join(lower(table_name(name, current())) for name in result.tables)
        groups = [group_name(group, self._refer) for group in result.groups]
        if len(groups) > 4:
            groups = [*groups[:3], _("{n} more").format(n=len(groups) - 3)]
        parts = [_("Tables: {listed}").format(listed=tables or "–")]
        if any(groups):
            parts.append(_("Groups: {listed}").format(listed="; ".join(groups)))
        if result.years:
            first, last = result.years[0], result.years[-1]
            years = str(first) if first == last else f"{first}–{last}"
            parts.append(_("Years: {listed}").format(listed=years))
        if result.check is not None:
            parts.append(check_text(result.check, current()))
        return "\n".join(parts)

    def _show_faults(self, faults: tuple[Fault, ...]) -> None:
        lines = fault_texts(faults, current(), place=True)
        more = len(lines) - MOST_FAULTS
        if more > 0:
            lines = [*lines[:MOST_FAULTS], _("and {n} more").format(n=more)]
        self.faults.setText("\n".join(lines))
        self.faults.setVisible(bool(lines))

    def _show_ignored(self, result: ImportResult) -> None:
        self.ignored.clear()
        rows = sum(one.count for one in result.ignored)
        self.left_out_title.setText(
            _("Rows that are not used: {n}").format(n=format_number(rows, 0, current().code))
        )
        for one in result.ignored:
            item = QTreeWidgetItem([ignored_line(one)])
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

    # --- what the user changes ------------------------------------------------------------------

    def _turn_to(self, code: str) -> None:
        place = 1 if code == CHANGES else 0
        self.tables.set_current(code)
        self.stack.setCurrentIndex(place)
        caption = self._captions[place] if self._captions else ""
        self.caption.setText(caption)
        self.caption.setVisible(bool(caption))


# --- the result as rows to be read ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Readable:
    """A table to be read; ``caption`` is what holds for all of its rows and has no column."""

    caption: str
    headings: tuple[str, ...]
    rows: list[list[CellText]]


def _folded(
    headings: Sequence[str], rows: list[list[CellText]], foldable: Sequence[int]
) -> Readable:
    """A table without those columns among ``foldable`` that say the same in all rows."""
    if not rows:
        return Readable("", (), [])
    same = [place for place in foldable if len({row[place].text for row in rows}) == 1]
    kept = [place for place in range(len(headings)) if place not in same]
    return Readable(
        " · ".join(text for place in same if (text := rows[0][place].text)),
        tuple(headings[place] for place in kept),
        [[row[place] for place in kept] for row in rows],
    )


def _place_heading(tables: Sequence[str]) -> str:
    """What the first part of a group is: an area, or a demand scenario."""
    only = all("scenario" in TABLE[name].key for name in tables)
    return field_word("scenario" if tables and only else "area", current())


def group_name(group: Group, refer: References) -> str:
    """What a group is called: the first part may be a demand scenario."""
    place, *others = group
    return group_text((refer.scenarios.get(place, place), *others), current())


def total_table(result: ImportResult, refer: References) -> Readable:
    """The sums by group; where the file states another one, it is marked and said."""
    headings = (
        _place_heading(result.tables),
        _("Group"),
        _("Year"),
        _("Figure"),
        _("Read"),
        _("Sum in the file"),
        _("In the plan now"),
    )
    rows = []
    for one in result.totals:
        stated = figure_text(one.measure, one.stated, current())
        if one.stated is None:
            check = CellText(stated, "muted", True)
        elif one.differs:
            check = CellText(f"≠ {stated}", "fault", True, _("The file states another sum"))
        else:
            check = CellText(f"✓ {stated}", "", True, _("As the file itself states"))
        rows.append(
            [
                CellText(refer.scenarios.get(one.group[0], one.group[0])),
                CellText(group_text(one.group[1:], current()) or _("All")),
                CellText(str(one.year or ""), "muted"),
                CellText(field_word(one.measure, current())),
                CellText(figure_text(one.measure, one.imported, current()), "", True),
                check,
                CellText(figure_text(one.measure, one.today, current()), "muted", True),
            ]
        )
    return _folded(headings, rows, (0, 2, 3))


def change_table(result: ImportResult, today: Plan, refer: References) -> Readable:
    """Each figure that will be another one, and each row that comes or goes.

    That figures get the file as their source is told once, not for each.
    """
    headings = (
        _("Table"),
        _place_heading(result.tables),
        _("Row"),
        _("Figure"),
        _("Now"),
        _("Will be"),
    )
    ends = _band_ends(today) | _band_ends(result.plan)
    areas = tuple(dict.fromkeys((*result.plan.areas, *today.areas)))
    rows = []
    for change in sorted(result.changes, key=lambda one: _order(one, areas)):
        place, row = _row_name(change, ends, refer)
        for figure, before, after in _figures(change, refer):
            rows.append(
                [
                    CellText(table_name(change.table, current())),
                    CellText(place),
                    CellText(row),
                    CellText(figure),
                    CellText(before, "muted", True),
                    CellText(after, "muted" if change.new is None else "", True),
                ]
            )
    return _folded(headings, rows, (0, 1, 3))


def _order(change: Change, areas: Sequence[str]) -> tuple[int | tuple[int, str], ...]:
    """Where a change stands: tables and groups as in the plan, then years and ages."""
    names = key_columns(change.table)
    parts = dict(zip(names, change.key, strict=True))
    ranks = [list(TABLE).index(change.table)]
    for name, order in (("area", areas), ("occupation", OCCUPATIONS), ("sector", SECTORS)):
        part = parts.pop(name, "")
        ranks.append(order.index(part) if part in order else len(order))
    numbers = ((int(part), "") if part.isdecimal() else (0, part) for part in parts.values())
    return (*ranks, *numbers)


def _figures(change: Change, refer: References) -> Iterator[tuple[str, str, str]]:
    """The fields that are other ones, or of a row that came or went: name, present and new."""
    for name, *texts in changed_cells(change):
        column = column_of(change.table, name, change.key[0])
        before, after = (
            shown(change.table, column, text, refer, current()) if text else "–" for text in texts
        )
        yield column_name(change.table, name, current()), before, after


def _band_ends(plan: Plan) -> dict[tuple[str, tuple[str, ...]], int]:
    """The last age of each row that is about an age band, by table and key."""
    ends = {}
    for name in BANDED:
        for row in getattr(plan, name):
            key = tuple(str(getattr(row, part)) for part in TABLE[name].key)
            ends[name, key] = row.age_to
    return ends


def _row_name(
    change: Change, ends: dict[tuple[str, tuple[str, ...]], int], refer: References
) -> tuple[str, str]:
    """What a row is about: its area or demand scenario; and its group and ages in words."""
    parts = list(change.key)
    cells = json.loads(change.new or change.old or "[]") if not change.column else []
    end = ends.get((change.table, change.key))
    if cells and "age_to" in columns(change.table):
        end = int(cells[columns(change.table).index("age_to")])
    if end is not None:
        parts[-1] = format_band(AgeBand(int(parts[-1]), end), current().code)
    first = key_columns(change.table)[:1]
    place = parts.pop(0) if first in (("area",), ("scenario",)) else ""
    return refer.scenarios.get(place, place), group_text(parts, current())


def ignored_line(one: Ignored) -> str:
    """How many rows were left out, and why."""
    return f"{format_number(one.count, 0, current().code)} · {ignored_word(one.reason, current())}"


def ignored_details(one: Ignored) -> list[str]:
    """Where the rows are in the file, and what stands in them."""
    listed = ", ".join(map(str, one.lines))
    if one.count > len(one.lines):
        listed += " …"
    details = [plural(NN_("line {lines}", "lines {lines}"), one.count, lines=listed)]
    if one.examples:
        named = ", ".join(_('"{text}"').format(text=text) for text in one.examples)
        details.append(_("such as {examples}").format(examples=named))
    return details
