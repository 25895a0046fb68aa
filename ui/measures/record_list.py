"""A list of records that is searched and filtered, with what is known of the chosen one beside it:
the tabs Tiltag, Evidens and Mål are views of their facts through it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QObject,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui import theme as themes
from ui.i18n import _
from ui.measures.record_details import Details
from ui.measures.record_table import Heading, Record, RecordModel, RecordView
from ui.widgets.accessible import Pane, SpokenLabel
from ui.widgets.choices import Combo
from ui.widgets.fitting import Folding, Wrapping
from ui.widgets.form import muted
from ui.widgets.layouts import STRETCH, fill

SIDE_WIDTH, WIDE_SIDE = 430, 560
SHARE = 0.4
"""Of the width, which the details have at most."""
WIDE = 1600
"""Pixels of a page on which there is room for wider details."""
NARROWEST = 440
"""Pixels that the list has beside the details, or it stands above them."""
BOX_WIDTH = 210
"""Pixels that each box has at least."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A box: its ``name`` for those who hear it, what it says while everything is let through, and
    the codes and names of the choices."""

    code: str
    name: str
    everything: str
    choices: Sequence[tuple[str, str]]


class RecordList(QWidget):
    """What is shown is given in the language in use; it is given again when that changes."""

    chosen = Signal(str)
    """Another record is the current one, by its id; "": none is."""
    activated = Signal(str)
    """The user wants to do the first thing that can be done with a record: Enter, double click."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = SpokenLabel()
        """What the whole list tells, above it."""
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.said.hide()
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(lambda: self._sift())
        self._clearing = False
        """True while the search is emptied together with the boxes."""
        self.boxes: dict[str, Combo] = {}
        self.count, self.clear_button = SpokenLabel(), QPushButton()
        self.count.setProperty("look", "muted")
        # What is below it does not move when it comes and goes.
        stays = self.clear_button.sizePolicy()
        stays.setRetainSizeWhenHidden(True)
        self.clear_button.setSizePolicy(stays)
        self.clear_button.clicked.connect(self.clear_filters)
        self.model = RecordModel(self)
        self.view = RecordView(self.model)
        self.view.selectionModel().currentRowChanged.connect(lambda: self._follow())
        self.view.entered_row.connect(self.activated)
        self.none = muted("")
        self.none_button = QPushButton()
        self.none_button.clicked.connect(self.clear_filters)
        self._wanted = ""
        """A record that is chosen as soon as it is there."""
        self._all: Sequence[Record] = ()
        self._told: str | None = None
        self.details = Details()
        self.buttons: dict[str, QPushButton] = {}
        self._lay_out()
        # Wherever the keyboard is in the window, while the list is in sight.
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        shortcut.activated.connect(self._find)

    def _lay_out(self) -> None:
        self._boxes = QWidget()
        self._grid = QGridLayout(self._boxes)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        under = QHBoxLayout()
        fill(under, self.count, self.clear_button, STRETCH, spacing=8)
        empty = QWidget()
        self.none_button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        fill(
            QVBoxLayout(empty),
            self.none,
            self.none_button,
            STRETCH,
            margins=(12, 16, 12, 12),
            spacing=10,
        )
        self._views = QStackedWidget()
        self._views.addWidget(self.view)
        self._views.addWidget(empty)
        self._left, self._right = QHBoxLayout(), QHBoxLayout()
        self._doing = Wrapping(self._left, self._right)
        self._main = QWidget()
        fill(
            QVBoxLayout(self._main),
            under,
            self._views,
            self._doing,
            spacing=6,
            margins=(0, 0, 12, 0),
            grows=self._views,
        )
        self._side = QWidget()
        self._side_column = QVBoxLayout(self._side)
        fill(self._side_column, self.details, grows=self.details)
        self._folding = Folding(self._main, self._side, themes.wide(SIDE_WIDTH), NARROWEST)
        fill(
            QVBoxLayout(self),
            self.said,
            self._boxes,
            self._folding,
            spacing=8,
            grows=self._folding,
        )

    # --- what it is made of ---------------------------------------------------------------------

    def name(self, about: str, search: str) -> None:
        """What the list is about, for those who hear it, and what the search looks for."""
        self.view.setAccessibleName(about)
        self.search.setPlaceholderText(search)
        self.search.setAccessibleName(search)
        self.details.setAccessibleName(_("About what is chosen"))
        self.clear_button.setText(_("Clear filters"))

    def set_headings(self, headings: Sequence[Heading]) -> None:
        """The columns, from left to right."""
        self.model.set_headings(headings)

    def set_filters(self, filters: Sequence[Filter]) -> None:
        """The boxes, in their order; what was chosen stays as long as it is there."""
        for one in filters:
            if one.code not in self.boxes:
                box = self.boxes[one.code] = Combo()
                box.setObjectName(f"filter-{one.code}")
                box.setSizeAdjustPolicy(
                    Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
                )
                box.setMinimumContentsLength(8)
                box.activated.connect(lambda: self._sift())
            box = self.boxes[one.code]
            items = [("", one.everything), *one.choices]
            there = [(box.itemData(at), box.itemText(at)) for at in range(box.count())]
            if items != there:
                before = box.currentData()
                with QSignalBlocker(box):
                    box.clear()
                    for code, text in items:
                        box.addItem(text, code)
                    box.setCurrentIndex(max(0, box.findData(before)))
            box.setAccessibleName(one.name)
            box.setToolTip(one.name)
        self._place_boxes()

    def add_button(self, code: str, run: Callable[[], object], *, right: bool = False) -> None:
        """A button below the list; the owner names it in ``buttons``."""
        button = self.buttons[code] = QPushButton()
        button.clicked.connect(lambda: run())
        row = self._right if right else self._left
        # The stretch stands at one end.
        row.insertWidget(row.count() if right else row.count() - 1, button)

    def put_above_details(self, widget: QWidget) -> None:
        """Something that belongs to the chosen record."""
        self._side_column.insertWidget(0, widget)

    def panes(self) -> list[Pane]:
        """Its parts, in the order of the Tab key."""
        front = self.view if self._views.currentWidget() is self.view else self.none_button
        return [Pane(self._boxes, self.search), Pane(self._main, front), Pane(self._side)]

    # --- what is shown --------------------------------------------------------------------------

    def show_records(self, records: Sequence[Record]) -> None:
        """Show other records, in the order that is chosen; the chosen one stays so while it is
        there."""
        self._all = tuple(records)
        self._told = None
        self._sift(other=True)
        if self._wanted:
            self.choose(self._wanted)

    @property
    def current(self) -> str:
        """The id of the chosen record; "": none is."""
        return self.model.id_at(self.view.currentIndex())

    @property
    def shown(self) -> list[str]:
        """The ids of the records in sight, in their order."""
        return [one.id for one in self.model.records]

    def choose(self, record: str) -> None:
        """Choose a record, at once or when it is there; filters that hide it are cleared."""
        there = any(one.id == record for one in self._all)
        self._wanted = "" if there else record
        if there and record not in self.shown:
            self.clear_filters()
        if there:
            self._go_to(self.shown.index(record))

    def filter_only(self, **wanted: str) -> None:
        """Choose these in the boxes, by their codes, and clear the others and the search."""
        # It has to hear of that itself: the cross in it goes with the text.
        self._clearing = True
        self.search.clear()
        self._clearing = False
        for code, box in self.boxes.items():
            box.setCurrentIndex(max(0, box.findData(wanted.get(code, ""))))
        self._sift()

    def clear_filters(self) -> None:
        """Show all records."""
        had_focus = self.none_button.hasFocus() or self.clear_button.hasFocus()
        self.filter_only()
        if had_focus:
            self.search.setFocus()

    def _find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _sift(self, *, other: bool = False) -> None:
        """Let through what search and boxes ask for. The chosen record stays so if it is among
        these; else it is the first, or, of ``other`` records than before, the one at its place."""
        if self._clearing:
            return
        before = self.current
        row = max(0, self.view.currentIndex().row()) if other else 0
        words = self.search.text().casefold().split()
        wanted = {code: box.currentData() for code, box in self.boxes.items() if box.currentData()}
        found = [
            one
            for one in self._all
            if all(choice in one.falls.get(code, ()) for code, choice in wanted.items())
            and one.has_words(words)
        ]
        with QSignalBlocker(self.view.selectionModel()):
            self.model.show_records(found)
            self.view.share()
        ids = self.shown
        narrowed = bool(words or wanted)
        self._views.setCurrentIndex(0 if found else 1)
        texts = _("{n} of {all}").format(n=len(found), all=len(self._all))
        self.count.setText(texts)
        self.clear_button.setVisible(narrowed)
        self.none.setText(_("Nothing fits the search and the filters."))
        self.none_button.setVisible(narrowed)
        self.none_button.setText(_("Clear filters"))
        if ids:
            self._go_to(ids.index(before) if before in ids else min(row, len(ids) - 1))
        else:
            self._follow()

    def _go_to(self, row: int) -> None:
        at = self.model.index(row, max(0, self.view.currentIndex().column()))
        self.view.setCurrentIndex(at)
        self.view.scrollTo(at)
        self._follow()

    def _follow(self) -> None:
        if self.current != self._told:
            self._told = self.current
            self.chosen.emit(self.current)

    # --- how it looks ---------------------------------------------------------------------------

    def _place_boxes(self) -> None:
        """The search is twice as wide as a box, and all stand in as few lines as there is room."""
        across = max(2, self.width() // themes.wide(BOX_WIDTH))
        parts = [self.search, *self.boxes.values()]
        lines = -(-(len(parts) + 1) // across)
        across = -(-(len(parts) + 1) // lines)
        places = [(0, 0, 1, 2)]
        places += [((at + 2) // across, (at + 2) % across, 1, 1) for at in range(len(self.boxes))]
        if places == self._places:
            return
        self._places = places
        for part, place in zip(parts, places, strict=True):
            self._grid.addWidget(part, *place)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, int(column < across))

    _places: Sequence[tuple[int, int, int, int]] = ()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_boxes()
        width = themes.wide(WIDE_SIDE if self.width() >= WIDE else SIDE_WIDTH)
        # With larger text, the list needs its part as well.
        self._folding.set_side_width(min(width, max(SIDE_WIDTH, int(self.width() * SHARE))))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search, the arrow down leads into what was found."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            down = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if watched is self.search and down and self.model.records:
                self.view.setFocus()
                return True
        return super().eventFilter(watched, event)
