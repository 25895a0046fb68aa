"""Fourth step: what the import would do, before it is taken over."""

from __future__ import annotations

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

from sosuplan.charts.palette import Theme
from sosuplan.editing.cells import References
from sosuplan.importing.import_result import ImportResult
from sosuplan.importing.session import ImportSession, questions_of
from sosuplan.importing.texts import check_text, fault_texts
from sosuplan.model.plan import Plan
from sosuplan.model.schema.tables import table_name
from sosuplan.text.errors import Fault, SosuplanError
from sosuplan.text.language import Language
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import cells_text, lower
from ui.i18n import _
from ui.importing.choices import (
    AreaCard,
    ExamplesCard,
    FollowCard,
    GapsCard,
    OverlapCard,
    SecretCard,
)
from ui.importing.outcome import (
    change_table,
    group_name,
    ignored_details,
    ignored_line,
    total_table,
)
from ui.importing.parts import TableLook, card, heading, note
from ui.widgets.fitting import UNBOUNDED
from ui.widgets.panes import Pane
from ui.widgets.segments import Segments

SIDE_WIDTH = 360
NARROW = 760
"""Pixels of a page that is narrow."""
MOST_FAULTS = 6
MOST_NOTES = 12
TOTALS, CHANGES = "totals", "changes"


class ResultPage(QWidget):
    """Shows an ``ImportResult``; choices that change it are told to the wizard."""

    secret_chosen = Signal(str, float)
    """How secret figures count, and the number that stands for one."""
    model_chosen = Signal(str)
    """The area from which groups take over what they lack, "" for none."""
    left_out_chosen = Signal(tuple)
    """The age bands that do not count, as in ``ImportMapping.left_out``."""
    areas_chosen = Signal(tuple)
    """The areas of the file that count."""
    follow_chosen = Signal(bool)
    """Whether assumptions follow the staff."""

    def __init__(self, plan: Plan, refer: References, language: Language) -> None:
        super().__init__()
        self._plan = plan
        self._refer = refer
        self._language = language
        self.title = heading("", 13.0, spoken=True)
        self.facts = note()
        self.faults = note("", "fault")
        self.faults.setObjectName("faults")

        self.left_out, inside = card()
        self.left_out_title = heading("")
        self.ignored = QTreeWidget()
        self.ignored.setHeaderHidden(True)
        self.ignored.setAccessibleName(_("Rows that are not used"))
        self.ignored.setWordWrap(True)
        self.ignored.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.ignored.itemExpanded.connect(self._fit_ignored)
        self.ignored.itemCollapsed.connect(self._fit_ignored)
        inside.addWidget(self.left_out_title)
        inside.addWidget(self.ignored)

        self.secret = SecretCard(language)
        self.secret.chosen.connect(self.secret_chosen)
        self.areas = AreaCard(plan)
        self.areas.chosen.connect(self.areas_chosen)
        self.overlap = OverlapCard(language)
        self.overlap.chosen.connect(self.left_out_chosen)
        self.gaps = GapsCard(plan, language)
        self.gaps.chosen.connect(self.model_chosen)
        self.follow = FollowCard(language)
        self.follow.chosen.connect(self.follow_chosen)
        self.examples = ExamplesCard(language)

        self.told, inside = card()
        inside.addWidget(heading(_("Worth knowing")))
        self.notes = note("", "")
        inside.addWidget(self.notes)
        self._cards = (
            self.areas,
            self.overlap,
            self.gaps,
            self.follow,
            self.examples,
            self.secret,
            self.left_out,
            self.told,
        )

        self.caption = note()
        self._captions: list[str] = []
        self.tables = Segments()
        self.tables.chosen.connect(self._turn_to)
        self.totals = TableLook(_("Sums by group"))
        self.changes = TableLook(_("Changes from the present plan"))
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

    def set_theme(self, theme: Theme) -> None:
        self.secret.set_theme(theme)
        self.totals.rows.set_theme(theme)
        self.changes.rows.set_theme(theme)

    # --- showing --------------------------------------------------------------------------------

    def show_result(self, result: ImportResult, read: ImportSession) -> None:
        """Show what taking the file over would do; the card that is being used stays in place."""
        used, place = self._used()
        code = self._language.code
        one = _("{used} of {read} row gives figures to the plan")
        many = _("{used} of {read} rows give figures to the plan")
        self.title.setText(
            (one if result.read == 1 else many).format(
                used=format_number(result.used, 0, code), read=format_number(result.read, 0, code)
            )
        )
        self.facts.setText(self._facts(result))
        self._show_faults(result.faults)
        self._show_ignored(result)
        asked = {one.code: one for one in questions_of(read, result)[0]}
        self.areas.show_question(asked.get("areas"), result)
        self.overlap.show_question(asked.get("left_out"), read)
        self.secret.show_question(asked.get("secret"), read)
        self.gaps.show_question(asked.get("fill_from"), result)
        self.follow.show_question(asked.get("follow"), result)
        self.examples.show_result(result)
        notes = fault_texts(result.notes, self._language)
        more = len(notes) - MOST_NOTES
        if more > 0:
            notes = [*notes[:MOST_NOTES], _("and {n} more").format(n=more)]
        self.notes.setText("\n".join(f"• {text}" for text in notes))
        self.told.setVisible(bool(notes))
        self._side.setVisible(any(not frame.isHidden() for frame in self._cards))
        if used is not None and not used.isHidden():
            self._keep_in_place(used, place)
        self._captions = []
        for view, table in (
            (self.totals, total_table(result, self._refer, self._language)),
            (self.changes, change_table(result, self._plan, self._refer, self._language)),
        ):
            view.show_rows(table.headings, table.rows)
            self._captions.append(table.caption)
        changes = self.changes.rows.rowCount()
        self.tables.set_choices(
            [
                (TOTALS, _("Sums by group"), ""),
                (
                    CHANGES,
                    _("Changes ({cells})").format(cells=cells_text(changes, self._language)),
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
        language = self._language
        tables = ", ".join(lower(table_name(name, language)) for name in result.tables)
        groups = [group_name(group, self._refer, language) for group in result.groups]
        if len(groups) > 4:
            groups = [*groups[:3], _("{n} more").format(n=len(groups) - 3)]
        parts = [
            _("Tables: {listed}").format(listed=tables or "–"),
            *([_("Groups: {listed}").format(listed="; ".join(groups))]
              if any(groups) else []),
        ]  # fmt: skip
        if result.years:
            first, last = result.years[0], result.years[-1]
            years = str(first) if first == last else f"{first}–{last}"
            parts.append(_("Years: {listed}").format(listed=years))
        if result.check is not None:
            parts.append(check_text(result.check, language))
        return "\n".join(parts)

    def _show_faults(self, faults: tuple[Fault, ...]) -> None:
        lines = fault_texts(faults, self._language, place=True)
        more = len(lines) - MOST_FAULTS
        if more > 0:
            lines = [*lines[:MOST_FAULTS], _("and {n} more").format(n=more)]
        self.faults.setText("\n".join(lines))
        self.faults.setVisible(bool(lines))

    def _show_ignored(self, result: ImportResult) -> None:
        self.ignored.clear()
        rows = sum(one.count for one in result.ignored)
        self.left_out_title.setText(
            _("Rows that are not used: {n}").format(n=format_number(rows, 0, self._language.code))
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

    # --- what the user changes ------------------------------------------------------------------

    def _turn_to(self, code: str) -> None:
        place = 1 if code == CHANGES else 0
        self.tables.set_current(code)
        self.stack.setCurrentIndex(place)
        caption = self._captions[place] if self._captions else ""
        self.caption.setText(caption)
        self.caption.setVisible(bool(caption))
