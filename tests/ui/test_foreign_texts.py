"""Texts of a plan or of a file are texts wherever they are shown: nothing in them is markup.

The plan's every text, and those of the files that are imported, would open a picture if they were
shown as HTML, and the picture is watched.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
)
from PySide6.QtGui import QAction, QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QMenu,
    QMessageBox,
    QToolTip,
    QTreeView,
    QWhatsThis,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from xlsxwriter import Workbook

from sosuplan.editing.difference import Change
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.model.schema.tables import TABLES
from sosuplan.store.folder import PlanFolder
from sosuplan.store.lock import note_of
from sosuplan.store.planfile import PlanFile
from tests.ui.hand import Hand
from tests.ui.importing import BANDS, Import
from tests.ui.plan_files import METTE
from tests.ui.reporting import Report
from tests.ui.watching import CAN_WATCH, Watch, watched
from ui.app.app import Program
from ui.data.charts import DataCharts
from ui.data.provenance import Provenance
from ui.importing.wizard import ImportWizard
from ui.levers.group import GroupHeading
from ui.levers.info import InfoPopup
from ui.settings import Places

pytestmark = pytest.mark.skipif(not CAN_WATCH, reason="only Linux tells who opens a file")

PICTURE = "p.png"
RICH = (InfoPopup, GroupHeading, DataCharts, Provenance)
"""Whose labels are HTML of ours, with the texts of others in them as texts."""
MOST_ROWS = 25


def hostile(what: str) -> str:
    return f'<h1>{what} & &amp; {what}</h1><img src="{PICTURE}">'


@pytest.fixture
def watch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watch]:
    """A picture in the folder that the program is in."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / PICTURE).write_bytes(b"no picture")
    with watched(tmp_path / PICTURE) as found:
        yield found


def hostile_plan(plan: Plan) -> Plan:
    """The plan with every text another one: names, titles, labels, notes."""
    areas = {"": ""} | {area: hostile(f"Område {n}") for n, area in enumerate(plan.areas)}
    changed: dict[str, object] = {"name": hostile("Plan")}
    for table in TABLES:
        if "area" in table.by_name:
            rows = getattr(plan, table.name)
            changed[table.name] = tuple(replace(row, area=areas[row.area]) for row in rows)
    changed["sources"] = tuple(
        replace(
            one,
            title=hostile(f"Titel {n}"),
            publisher=hostile("Udgiver"),
            published=hostile("Dato"),
            locator=hostile("Sted"),
            url=(f"https://x.dk/{hostile('Adresse')}", hostile("Adresse"))[n % 2],
            note=hostile("Note"),
        )
        for n, one in enumerate(plan.sources)
    )
    changed["demand_scenarios"] = tuple(
        replace(
            one,
            label_da=hostile(f"Efterspørgsel {n}"),
            label_en=hostile(f"Demand {n}"),
        )
        for n, one in enumerate(plan.demand_scenarios)
    )
    return replace(plan, **changed)  # type: ignore[arg-type]


@pytest.fixture
def hostile_file(tmp_path: Path, reference_folder: PlanFolder, watch: Watch) -> Path:
    plan = hostile_plan(reference_folder.plan)
    scenarios = [
        Scenario(one.demand, one.levers, hostile(f"Scenarie {n}"), hostile("Om det"), "abc")
        for n, one in enumerate(reference_folder.scenarios[:3])
    ]
    path = tmp_path / f'<img src="{PICTURE}"> & x.sosuplan'
    PlanFile.create(path, plan, scenarios)
    time = "2026-01-01T12:00:00+01:00"
    row = plan.staff[0]
    key = (row.area, row.sector, row.occupation, str(row.age_from))
    first = str(row.heads)
    change = Change("staff", key, "heads", "1", first, time, hostile("Trin"), hostile("Grund"))
    source = plan.sources[0]
    renamed = Change(
        "sources", (source.id,), "title", hostile("Før"), source.title, time, hostile("Trin 2")
    )
    with PlanFile.open(path) as file:
        file.replace_plan(plan, changes=[change, renamed])
    return path


@pytest.fixture
def shown(start: Callable[..., Program], hostile_file: Path) -> Program:
    return start(hostile_file)


@pytest.fixture
def look(watch: Watch) -> Look:
    return Look(watch)


class Look:
    """Looks at windows as a user does who points at everything, and at what they are made of."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self.seen: set[str] = set()
        self.foreign: set[str] = set()
        """What of the hostile texts was seen."""

    def at(self, top: QWidget) -> None:
        """A window and all in it."""
        top.grab()
        for widget in [top, *top.findChildren(QWidget)]:
            # A tool tip makes way for the next one.
            if isValid(widget) and widget.isVisibleTo(top):
                self._widget(widget)
        QToolTip.hideText()
        QApplication.processEvents()
        assert not self._watch.opened(), top

    def _widget(self, widget: QWidget) -> None:
        if isinstance(widget, QLabel):
            self._label(widget)
        if isinstance(widget, QAbstractButton):
            self.key(widget.text())
        if isinstance(widget, QAbstractItemView):
            self._items(widget)
        self._actions(widget)
        place = QPoint(widget.width() // 2, widget.height() // 2)
        for kind in (QEvent.Type.ToolTip, QEvent.Type.QueryWhatsThis, QEvent.Type.WhatsThis):
            help_event = QHelpEvent(kind, place, widget.mapToGlobal(place))
            QApplication.sendEvent(widget, help_event)
        self._tip(widget.toolTip(), widget)
        QWhatsThis.hideText()

    def _label(self, label: QLabel) -> None:
        self._text(label.text())
        rich = label.textFormat() != Qt.TextFormat.PlainText
        if rich:
            owner = label.parentWidget()
            while owner is not None and not isinstance(owner, RICH):
                owner = owner.parentWidget()
            assert owner is not None, (label, label.text())
            assert label.textFormat() == Qt.TextFormat.RichText
            assert "<h1" not in label.text()
            assert "<img" not in label.text()
        if label.buddy() is not None:
            self.key(label.text())

    def _text(self, text: str) -> None:
        self.seen.add(text)
        if "<h1>" in text:
            self.foreign.add(text)

    def key(self, text: str) -> None:
        """In a text with keys, & of others must be doubled."""
        self._text(text)
        assert "<h1" not in text or "& &amp;" not in text.replace("&&", ""), text

    def _actions(self, widget: QWidget) -> None:
        for action in widget.actions():
            self.key(action.text())
            self._tip(action.toolTip(), widget)
            self._text(action.toolTip())

    def _tip(self, text: str, widget: QWidget) -> None:
        if text:
            self._text(text)
            QToolTip.showText(widget.mapToGlobal(QPoint(1, 1)), text, widget)

    def _items(self, view: QAbstractItemView) -> None:
        model: QAbstractItemModel | None = view.model()
        if model is not None:
            self._rows(view, model, QModelIndex())

    def _rows(
        self, view: QAbstractItemView, model: QAbstractItemModel, parent: QModelIndex
    ) -> None:
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
        for row in range(min(model.rowCount(parent), MOST_ROWS)):
            for column in range(columns):
                index = model.index(row, column, parent)
                self._text(str(index.data()))
                self._tip(str(index.data(Qt.ItemDataRole.ToolTipRole) or ""), view)
            if isinstance(view, QTreeView):
                self._rows(view, model, model.index(row, 0, parent))


class Rejecting:
    """Looks at each dialog that comes up, and leaves it."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self.titles: list[str] = []
        self.faults: list[BaseException] = []
        self._timer = QTimer()
        self._timer.timeout.connect(self._reject)
        self._timer.start(15)

    def _reject(self) -> None:
        popup = QApplication.activePopupWidget()
        if isinstance(popup, QMenu):
            popup.close()
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            return
        self._timer.stop()
        self.titles.append(dialog.windowTitle() or type(dialog).__name__)
        try:
            self._look.at(dialog)
        except BaseException as fault:
            self.faults.append(fault)
        dialog.reject()
        self._timer.start(15)


@pytest.fixture
def rejecting(look: Look) -> Iterator[Rejecting]:
    made = Rejecting(look)
    yield made
    made._timer.stop()
    if made.faults:
        raise made.faults[0]


def entries(menu: QMenu) -> Iterator[QAction]:
    """All entries under a menu, which is filled as when it is opened."""
    menu.aboutToShow.emit()
    for action in menu.actions():
        # The wrapper of a menu must be held while its entries are looked at.
        below = action.menu()
        if isinstance(below, QMenu):
            yield from entries(below)
        elif not action.isSeparator():
            yield action


# --- tests --------------------------------------------------------------------------------------


def test_a_label_with_markup_opens_the_picture_and_is_seen_by_the_watch(
    watch: Watch, qtbot: QtBot
) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setText(hostile("x"))
    label.grab()
    assert watch.opened()
    assert not watch.opened()


def test_the_first_page_takes_every_text_as_it_is(shown: Program, look: Look) -> None:
    window = shown.window
    shown.session.compare_with((hostile("Scenarie 1"), hostile("Scenarie 2")))
    shown.session.change(shown.session.saved[hostile("Scenarie 0")], hostile("Trin"))
    window.resize(1920, 1080)
    for tab in range(window.scenarios.tabs.count()):
        window.scenarios.tabs.setCurrentIndex(tab)
        QTest.qWait(300)
        look.at(window)
    assert hostile("Plan") in window.windowTitle()
    for said in ("Efterspørgsel", "Scenarie", "Område"):
        assert any(said in text for text in look.foreign)
    assert any(hostile("Titel").split(" ")[0] in text for text in look.seen)


def test_the_notes_behind_the_i_take_every_text_as_it_is(shown: Program, look: Look) -> None:
    panel = shown.window.scenarios.panel
    assert panel is not None
    for row in panel.rows.values():
        if row.isVisible():
            popup = row.info_button.show_details()
            look.at(popup)
            assert "&lt;h1&gt;" in popup.text.text() or not row._sources
            QWhatsThis.showText(QPoint(5, 5), row.info_button.rich_text(), row)
            popup.close()
    look.at(shown.window)
    assert any("Titel" in text and "\n" in text for text in look.seen)


def test_the_page_data_takes_every_text_as_it_is(shown: Program, look: Look) -> None:
    shown.window.pages.turn_to("data")
    page = shown.window.pages.data_page()
    for place in range(page.list.count()):
        page.show_table(page.list.item(place).data(Qt.ItemDataRole.UserRole))
        QTest.qWait(30)
        pane = page.pane
        if pane.isVisible():
            pane.view.setCurrentIndex(pane.model.index(0, pane.model.columnCount() - 2))
            pane.view.selectAll()
        QTest.qWait(20)
        look.at(shown.window)
    for said in ("Område", "Titel", "Udgiver", "Note", "Efterspørgsel", "Trin", "Grund"):
        assert any(said in text for text in look.seen), said


def test_faults_of_the_data_take_every_text_as_it_is(
    shown: Program, look: Look, qtbot: QtBot
) -> None:
    from tests.ui.data_hand import DataHand

    data = DataHand(qtbot, shown)
    data.turn("staff")
    data.type(0, "heads", hostile("Antal"))
    data.type(1, "area", hostile("Andet"))
    assert data.listed_faults()
    look.at(shown.window)
    assert any("Antal" in text for text in look.foreign)


LEAVING = ("luk", "afslut", "udskriv", "gem rapporten", "åbn reference", "dupliker", "<img")
"""Entries that leave the plan or take long; what is open lately is looked at and not opened."""


@pytest.mark.parametrize("several", [slice(0, 1), slice(1, None)])
def test_every_menu_entry_and_its_dialog_take_every_text_as_it_is(
    several: slice,
    shown: Program,
    look: Look,
    rejecting: Rejecting,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ui.shell.window.QDesktopServices.openUrl", lambda _: True)
    window, session = shown.window, shown.session
    session.change(session.saved[hostile("Scenarie 0")], hostile("Trin"))
    session.set_lever(session.catalogue["retention"], 0.1)
    for title in window.menuBar().actions()[several]:
        menu = title.menu()
        assert isinstance(menu, QMenu)
        menu.popup(window.mapToGlobal(QPoint(0, 30)))
        look.at(menu)
        menu.close()
        for action in list(entries(menu)):
            if not isValid(action):
                continue  # The menu was filled anew by an entry before it.
            look.key(action.text())
            text = action.text().replace("&", "").lower()
            if action.isEnabled() and not action.isCheckable() and not text.startswith(LEAVING):
                action.trigger()
                QTest.qWait(40)
                if (wizard := window.importing.wizard) is not None:
                    wizard.reject()
                    QTest.qWait(20)
        assert session.plan.name == hostile("Plan")
    look.at(window)
    assert len(rejecting.titles) >= 6
    assert any("Scenarie" in text or "Område" in text for text in look.foreign)


def workbook(path: Path) -> Path:
    """An import whose every text is hostile: title, headings, sheet, areas, notes."""
    with Workbook(str(path)) as book:
        book.add_worksheet("<h1><b>x & y").write(0, 0, "x")
        sheet = book.add_worksheet('<img src="p.png"> & y')
        sheet.write(0, 0, hostile("Over tabellen"))
        for place, text in enumerate(
            ("Område", "Alder", hostile("Antal"), hostile("Andet"), "Kommuner / SOSU-assistenter")
        ):
            sheet.write(2, place, text)
        line = 3
        for area in (hostile("Sted 1"), hostile("Sted 2")):
            for band in (*BANDS, hostile("Alder")):
                sheet.write_row(line, 0, [area, band, hostile("Celle"), hostile("Celle"), 400])
                line += 1
            sheet.write_row(line, 0, ["I alt", hostile("Sum"), "", "", 3200])
            line += 1
    return path


def test_the_import_takes_every_text_as_it_is(
    shown: Program, look: Look, qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Import(qtbot, Hand(qtbot, shown))
    wizard: ImportWizard = opened.wizard
    look.at(wizard)
    bad = tmp_path / f'<img src="{PICTURE}"> & bad.xlsx'
    bad.write_bytes(b"<html><h1>x</h1></html>")
    opened.read(bad)
    assert wizard.file_page.problem.isVisible()
    look.at(wizard)
    opened.read(workbook(tmp_path / f'<img src="{PICTURE}"> & y.xlsx'))
    for _ in range(2):
        look.at(wizard)
        opened.go_on()
        QTest.qWait(50)
    look.at(wizard)
    for said in ("Over tabellen", "Antal", "Sted 1", "Celle"):
        assert any(said in text for text in look.foreign), said
    wizard.reject()
    QTest.qWait(20)


def test_the_report_takes_every_text_as_it_is(shown: Program, look: Look, qtbot: QtBot) -> None:
    report = Report(qtbot, shown)
    shown.session.change(shown.session.saved[hostile("Scenarie 0")], "x")
    report.open_short()
    look.at(shown.window)
    page = report.page
    page.card.copy_table.click()
    html = QGuiApplication.clipboard().mimeData().html()
    assert "&lt;h1&gt;Plan" in html
    assert "<img" not in html


def test_the_first_page_of_a_program_without_a_plan_takes_every_text_as_it_is(
    shown: Program, look: Look
) -> None:
    shown.window.files.close_plan()
    QTest.qWait(50)
    look.at(shown.window)
    assert any("<img" in text for text in look.seen)


def test_a_plan_in_use_by_somebody_with_markup_in_his_name_is_told_as_text(
    shown: Program, look: Look, rejecting: Rejecting, tmp_path: Path, reference: Plan
) -> None:
    path = tmp_path / "<h1>anden & <b>.sosuplan"
    PlanFile.create(path, replace(reference, name=hostile("Anden")))
    holder = replace(METTE, user=hostile("Mette"), machine=hostile("PC"))
    note_of(path).write_text(
        json.dumps({name: getattr(holder, name) for name in holder.__dataclass_fields__}), "utf-8"
    )
    shown.window.files.open(path)
    QTest.qWait(100)
    assert rejecting.titles
    assert any("Mette" in text for text in look.foreign)


def test_a_crash_and_a_question_are_told_as_text(
    shown: Program, look: Look, rejecting: Rejecting, places: Places
) -> None:
    from ui.widgets.problems import ask

    ask(shown.window, hostile("Spørgsmål"), [hostile("Svar"), hostile("Svar 2")], {})
    assert any("Svar 2" in text for text in look.foreign)
    shown.crash.report(ValueError(hostile("Fejl")))
    QTest.qWait(80)
    box = shown.window.findChild(QMessageBox, "crash")
    if box is not None:
        look.at(box)
        box.reject()
    QMessageBox.information(shown.window, hostile("Titel"), hostile("Tekst"))
    assert any("Tekst" in text for text in look.foreign)
