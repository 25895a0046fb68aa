"""All scenarios of a plan in one list, their versions, the bookmarks and the bin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sosuplan.analysis.comparison import MOST_COMPARED
from sosuplan.model.scenario import Scenario
from sosuplan.model.scenario_library import has_older_model
from sosuplan.text.terms import capital
from ui import i18n
from ui import theme as themes
from ui.i18n import _, moment
from ui.importing.parts import combo
from ui.scenarios.keeping import LOST, OLD, Keeping
from ui.session.session import Session
from ui.widgets.fitting import FittedDialog
from ui.widgets.form import muted
from ui.widgets.icons import action_button
from ui.widgets.layouts import STRETCH, fill

SCENARIOS, VERSIONS, BOOKMARKS, BIN = range(4)
_LEAST = (600, 120)
"""Pixels of a list."""
_USUAL = (880, 520)
_FRAME = 12
_COMPARED = 4
"""The column of what is compared."""


def when(time: str) -> str:
    """A time of the library as people say it."""
    try:
        return capital(moment(datetime.fromisoformat(time).astimezone()))
    except ValueError:
        return time


class Rows(QTableWidget):
    """Rows of texts, one of which is chosen; it stays chosen when they are filled in anew."""

    def __init__(self, name: str, headings: Sequence[str], grows: int) -> None:
        """``grows``: the column that takes the room that is left."""
        super().__init__(0, len(headings))
        self.setProperty("look", "list")
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(headings))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 11)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in range(len(headings)):
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(
                column, mode.Stretch if column == grows else mode.ResizeToContents
            )
        header.setMaximumSectionSize(themes.wide(300))
        self.setMinimumSize(themes.wide(_LEAST[0]), _LEAST[1])

    def show_rows(self, rows: Sequence[Sequence[str]], chosen: int) -> None:
        """Show other rows, the one at ``chosen`` as the chosen one."""
        self.blockSignals(True)
        self.setRowCount(len(rows))
        for at, texts in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
                self.setItem(at, column, item)
        self.blockSignals(False)
        if rows:
            self.setCurrentCell(min(max(chosen, 0), len(rows) - 1), 0)
        self.itemSelectionChanged.emit()

    def sizeHintForColumn(self, column: int) -> int:
        """With room for the frame around the cell that has the keyboard."""
        return super().sizeHintForColumn(column) + _FRAME

    def sizeHint(self) -> QSize:
        return QSize(themes.wide(_USUAL[0]), 300)


class Page(QWidget):
    """A list and what can be done with the row that is chosen."""

    def __init__(self, rows: Rows, empty: str) -> None:
        """``empty`` is said while there is nothing in the list."""
        super().__init__()
        self.rows = rows
        self.empty = muted(empty)
        self.buttons: dict[str, QPushButton] = {}
        self._column = QVBoxLayout(self)
        fill(self._column, rows, self.empty, margins=(0, 8, 0, 0), spacing=6, grows=rows)
        rows.itemSelectionChanged.connect(self.follow)

    def add(self, code: str, text: str, run: Callable[[], object], keys: str = "") -> QPushButton:
        """A button under the list, which ``keys`` press while the list has the keyboard."""
        button = self.buttons[code] = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: run())
        if keys:
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(f"{text.rstrip('…')} ({shown})")
            context = Qt.ShortcutContext.WidgetShortcut
            QShortcut(QKeySequence(keys), self.rows, button.click, context=context)
        return button

    def lay_out(self, *lines: Sequence[str]) -> None:
        """The buttons of these codes, a line each."""
        for codes in lines:
            row = QHBoxLayout()
            fill(row, *(self.buttons[code] for code in codes), STRETCH, spacing=6)
            self._column.addLayout(row)

    @property
    def at(self) -> int:
        """The row that is chosen; -1: none."""
        return self.rows.currentRow() if self.rows.rowCount() else -1

    def show_rows(self, rows: Sequence[Sequence[str]], chosen: int | None = None) -> None:
        self.empty.setVisible(not rows)
        self.rows.show_rows(rows, self.at if chosen is None else chosen)

    def refresh(self) -> None:
        """Show what there is now."""
        raise NotImplementedError

    def follow(self) -> None:
        """Another row is chosen: what can be done with it."""
        raise NotImplementedError


class ScenarioPage(Page):
    """The saved scenarios in their order."""

    def __init__(self, dialog: LibraryDialog) -> None:
        headings = (_("Name"), _("Demand"), _("Note"), _("State"), _("Compare"))
        super().__init__(
            Rows(_("Scenarios"), headings, 2),
            _("No scenario has been saved yet. Move the levers and save, or begin with a new one."),
        )
        self._dialog, keeping = dialog, dialog.keeping
        self.add("choose", _("Choose"), self._choose, "Return")
        self.add("new", _("New…"), self._new, "Ctrl+N")
        self.add("copy", _("Copy"), self._copy, "Ctrl+D")
        self.add("describe", _("Name and note…"), self._describe, "F2")
        self.add("lock", _("Lock"), self._lock, "Ctrl+K")
        self.add("up", _("Up"), partial(self._move, -1), "Alt+Up")
        self.add("down", _("Down"), partial(self._move, 1), "Alt+Down")
        self.add("delete", _("Delete"), lambda: keeping.delete(self.name), "Del")
        self.add("version", _("Keep a version…"), lambda: keeping.add_version(self.name))
        self.add("figures", _("Old or new figures…"), self._figures)
        self.lay_out(
            ("choose", "new", "copy", "describe", "lock"),
            ("up", "down", "delete", "version", "figures"),
        )
        self.rows.itemDoubleClicked.connect(lambda __: self._choose())
        self.rows.itemChanged.connect(self._compare)

    @property
    def name(self) -> str:
        """The scenario that is chosen."""
        return list(self._dialog.session.saved)[self.at] if self.at >= 0 else ""

    def choose_row(self, name: str) -> None:
        """Choose the row of a scenario."""
        names = list(self._dialog.session.saved)
        if name in names:
            self.rows.setCurrentCell(names.index(name), 0)

    def refresh(self) -> None:
        session, chosen = self._dialog.session, self._chosen_name()
        labels = session.plan.demand_labels(i18n.current().code)
        rows = [
            [
                one.name,
                labels.get(one.demand, one.demand),
                " ".join(one.note.split()),
                ", ".join(self._dialog.signs(one)),
                "",
            ]
            for one in session.saved.values()
        ]
        names = list(session.saved)
        self.show_rows(rows, names.index(chosen) if chosen in names else None)
        self.rows.blockSignals(True)
        for at, name in enumerate(names):
            item = self.rows.item(at, _COMPARED)
            assert item is not None
            on = name in session.compared
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            item.setToolTip(_("Shown beside the scenario that you work on"))
            flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            if on or len(session.compared) < MOST_COMPARED:
                flags |= Qt.ItemFlag.ItemIsEnabled
            item.setFlags(flags)
        self.rows.blockSignals(False)
        self._names = names

    _names: Sequence[str] = ()

    def _chosen_name(self) -> str:
        """What was chosen before the list changed, by the name that it has now."""
        session = self._dialog.session
        if not self._names:
            return session.scenario.name
        return session.name_now(self._names[self.at]) if 0 <= self.at < len(self._names) else ""

    def follow(self) -> None:
        keeping, saved = self._dialog.keeping, self._dialog.session.saved.get(self.name)
        count = self.rows.rowCount()
        writable, there = keeping.writable, saved is not None
        free = writable and saved is not None and not saved.locked
        enabled = {
            "choose": there,
            "new": writable,
            "copy": writable and there,
            "describe": free,
            "lock": writable and there,
            "up": writable and self.at > 0,
            "down": writable and 0 <= self.at < count - 1,
            "delete": free,
            "version": writable and there,
            "figures": saved is not None and bool(keeping.state(saved)),
        }
        for code, on in enabled.items():
            self.buttons[code].setEnabled(on)
        locked = saved is not None and saved.locked
        self.buttons["lock"].setText(_("Unlock") if locked else _("Lock"))

    def _choose(self) -> None:
        if name := self.name:
            self._dialog.keeping.choose(name)
            if self._dialog.session.scenario.name == name:
                self._dialog.accept()

    def _new(self) -> None:
        self._dialog.keeping.new()
        self.choose_row(self._dialog.session.scenario.name)

    def _copy(self) -> None:
        self.choose_row(self._dialog.keeping.duplicate(self.name))

    def _describe(self) -> None:
        self.choose_row(self._dialog.keeping.describe(self.name))

    def _lock(self) -> None:
        saved = self._dialog.session.saved[self.name]
        self._dialog.keeping.lock(saved.name, not saved.locked)

    def _move(self, by: int) -> None:
        name = self.name
        self._dialog.keeping.move(name, by)
        self.choose_row(name)

    def _figures(self) -> None:
        self._dialog.keeping.ask_figures(self._dialog.session.saved[self.name])
        self.refresh()

    def _compare(self, item: QTableWidgetItem) -> None:
        if item.column() == _COMPARED:
            name = list(self._dialog.session.saved)[item.row()]
            self._dialog.compare(name, item.checkState() == Qt.CheckState.Checked)


class VersionPage(Page):
    """The versions of one scenario, the newest first."""

    def __init__(self, dialog: LibraryDialog) -> None:
        headings = (_("When"), _("Note"), _("Demand"), _("Levers moved"), _("State"))
        super().__init__(
            Rows(_("Versions"), headings, 1),
            _("No version has been kept of this scenario yet."),
        )
        self._dialog = dialog
        self.whose = combo(_("Scenario"))
        self.whose.setMinimumContentsLength(30)
        self.whose.currentIndexChanged.connect(lambda: self.refresh())
        label = QLabel(_("Scenario"))
        label.setBuddy(self.whose)
        row = QHBoxLayout()
        fill(row, label, self.whose, STRETCH, spacing=8)
        self._column.insertLayout(0, row)
        self.add("back", _("Go back to it"), self._go_back, "Return")
        self.add("version", _("Keep a version…"), self._add, "Ctrl+N")
        self.add("delete", _("Delete version"), self._drop, "Del")
        self.lay_out(("back", "version", "delete"))

    @property
    def name(self) -> str:
        """Whose versions are shown."""
        return str(self.whose.currentData() or "")

    def show_of(self, name: str) -> None:
        """Show the versions of a scenario."""
        self.whose.setCurrentIndex(max(0, self.whose.findData(name)))

    def refresh(self) -> None:
        session = self._dialog.session
        names, name = list(session.saved), session.name_now(self.name)
        if [self.whose.itemData(at) for at in range(self.whose.count())] != names:
            self.whose.blockSignals(True)
            self.whose.clear()
            for one in names:
                self.whose.addItem(one, one)
            self.whose.setCurrentIndex(max(0, self.whose.findData(name)))
            self.whose.blockSignals(False)
        labels = session.plan.demand_labels(i18n.current().code)
        self.show_rows(
            [
                [
                    when(one.time),
                    one.note,
                    labels.get(one.scenario.demand, one.scenario.demand),
                    str(len(one.scenario.levers)),
                    ", ".join(self._dialog.signs(one.scenario)),
                ]
                for one in reversed(session.library.versions_of(self.name))
            ]
        )

    def follow(self) -> None:
        writable, there = self._dialog.keeping.writable, self.at >= 0
        saved = self._dialog.session.saved.get(self.name)
        self.buttons["back"].setEnabled(
            writable and there and saved is not None and not saved.locked
        )
        self.buttons["version"].setEnabled(writable and saved is not None)
        self.buttons["delete"].setEnabled(writable and there)

    @property
    def _number(self) -> int:
        """The number of the version that is chosen, from 0, the oldest."""
        return self.rows.rowCount() - 1 - self.at

    def _add(self) -> None:
        self._dialog.keeping.add_version(self.name)

    def _go_back(self) -> None:
        self._dialog.keeping.go_back(self.name, self._number)

    def _drop(self) -> None:
        self._dialog.keeping.drop_version(self.name, self._number)


class BookmarkPage(Page):
    """The bookmarks in the order of the page keys."""

    def __init__(self, dialog: LibraryDialog) -> None:
        headings = (_("No."), _("Bookmark"), _("Scenario"), _("When"))
        super().__init__(
            Rows(_("Bookmarks"), headings, 1),
            _("No bookmark has been set yet. Ctrl+B bookmarks what is on the page Scenarios."),
        )
        self._dialog, keeping = dialog, dialog.keeping
        self.add("show", _("Go to it"), self._show, "Return")
        self.add("set", _("Bookmark this step"), keeping.add_bookmark, "Ctrl+N")
        self.add("rename", _("Name…"), lambda: keeping.rename_bookmark(self.at), "F2")
        self.add("up", _("Up"), partial(self._move, -1), "Alt+Up")
        self.add("down", _("Down"), partial(self._move, 1), "Alt+Down")
        self.add("delete", _("Delete"), lambda: keeping.remove_bookmark(self.at), "Del")
        self.lay_out(("show", "set", "rename", "up", "down", "delete"))
        self.rows.itemDoubleClicked.connect(lambda __: self._show())

    def refresh(self) -> None:
        self.show_rows(
            [
                [str(number), mark.name, mark.scenario.name or "–", when(mark.time)]
                for number, mark in enumerate(self._dialog.session.library.bookmarks, 1)
            ]
        )

    def follow(self) -> None:
        writable, there = self._dialog.keeping.writable, self.at >= 0
        self.buttons["show"].setEnabled(there)
        self.buttons["set"].setEnabled(writable)
        for code in ("rename", "delete"):
            self.buttons[code].setEnabled(writable and there)
        self.buttons["up"].setEnabled(writable and self.at > 0)
        self.buttons["down"].setEnabled(writable and 0 <= self.at < self.rows.rowCount() - 1)

    def _show(self) -> None:
        if self.at >= 0:
            self._dialog.keeping.show_bookmark(self.at)
            self._dialog.accept()

    def _move(self, by: int) -> None:
        at = self.at
        self._dialog.keeping.move_bookmark(at, by)
        self.rows.setCurrentCell(at + by, 0)


class BinPage(Page):
    """What was deleted, the newest first."""

    def __init__(self, dialog: LibraryDialog) -> None:
        headings = (_("Name"), _("Note"), _("Versions"), _("Deleted"))
        super().__init__(Rows(_("Bin"), headings, 1), _("The bin is empty."))
        self._dialog, keeping = dialog, dialog.keeping
        self.add("restore", _("Restore"), lambda: keeping.restore(self._number), "Return")
        self.add("gone", _("Delete for good"), lambda: keeping.throw_away(self._number), "Del")
        self.add("empty", _("Empty the bin"), keeping.empty_bin)
        self.lay_out(("restore", "gone", "empty"))

    @property
    def _number(self) -> int:
        return self.rows.rowCount() - 1 - self.at

    def refresh(self) -> None:
        self.show_rows(
            [
                [
                    one.scenario.name,
                    " ".join(one.scenario.note.split()),
                    str(len(one.versions)),
                    when(one.time),
                ]
                for one in reversed(self._dialog.session.library.bin)
            ]
        )

    def follow(self) -> None:
        usable = self._dialog.keeping.writable and self.at >= 0
        for button in self.buttons.values():
            button.setEnabled(usable)


class LibraryDialog(FittedDialog):
    """Four lists, each in a tab; what is done in them can be undone here too."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        keeping: Keeping,
        compare: Callable[[str, bool], object],
        undo_redo: Sequence[QAction],
    ) -> None:
        """``compare`` shows a scenario beside the one worked on, or no longer."""
        super().__init__(parent)
        self.setObjectName("library")
        self.session, self.keeping, self.compare = session, keeping, compare
        self.setWindowTitle(_("Scenarios in the plan"))
        self.tabs, self._stack = QTabBar(), QStackedWidget()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setFont(themes.font(10, half_bold=True))
        self.tabs.setAccessibleName(_("Lists"))
        self.pages: tuple[Page, ...] = (
            ScenarioPage(self),
            VersionPage(self),
            BookmarkPage(self),
            BinPage(self),
        )
        for page in self.pages:
            self._stack.addWidget(page)
            self.tabs.addTab("")
        self.tabs.currentChanged.connect(self._turn_to)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for button in buttons.findChildren(QPushButton):
            button.setAutoDefault(False)
        below = QHBoxLayout()
        # Their keys work while the dialog is in front too.
        self.addActions(list(undo_redo))
        fill(below, *map(action_button, undo_redo), STRETCH, buttons, spacing=4)
        fill(
            QVBoxLayout(self),
            self.tabs,
            self._stack,
            below,
            margins=(16, 12, 16, 12),
            spacing=4,
            grows=self._stack,
        )
        session.scenarios_changed.connect(self.refresh)
        self.finished.connect(lambda: session.scenarios_changed.disconnect(self.refresh))
        self.refresh()
        self.resize(*_USUAL)
        self.pages[SCENARIOS].rows.setFocus()

    def show_tab(self, place: int) -> None:
        """Bring a list to the front."""
        self.tabs.setCurrentIndex(place)

    def signs(self, scenario: Scenario) -> list[str]:
        """What is to be known of a scenario before it is chosen."""
        state = self.keeping.state(scenario)
        found = [_("locked")] if scenario.locked else []
        if state == OLD:
            found.append(_("old figures"))
        elif state == LOST:
            found.append(_("figures not kept"))
        if has_older_model(scenario):
            found.append(_("model {version}").format(version=scenario.model_version))
        return found

    def refresh(self) -> None:
        """Show what there is now."""
        library = self.session.library
        for page in self.pages:
            page.refresh()
        counts = (len(library.scenarios), len(library.bookmarks), len(library.bin))
        names = (_("Scenarios"), _("Bookmarks"), _("Bin"))
        texts = [f"{name} ({n})" for name, n in zip(names, counts, strict=True)]
        texts.insert(VERSIONS, _("Versions"))
        for place, text in enumerate(texts):
            self.tabs.setTabText(place, text)

    def _turn_to(self, place: int) -> None:
        scenarios, versions = self.pages[SCENARIOS], self.pages[VERSIONS]
        assert isinstance(scenarios, ScenarioPage)
        assert isinstance(versions, VersionPage)
        if place == VERSIONS:
            versions.show_of(scenarios.name)
        self._stack.setCurrentWidget(self.pages[place])
