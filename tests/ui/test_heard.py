"""Whoever hears the window: everything has a name, and what is said unasked is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from sosuplan.model.schema.tables import LISTED_TABLES
from sosuplan.report.sections import SECTION_IDS
from sosuplan.text.errors import Fault, SosuplanError
from tests.ui.conftest import running
from tests.ui.data_hand import DataHand
from tests.ui.hand import Hand
from tests.ui.heard import ask_everything, interfaces, name, nameless, nameless_among, names_among
from tests.ui.importing import Import, age_file, back_to_window
from ui.app.app import Program
from ui.data.areas import AddUpDialog, DeleteAreaDialog
from ui.data.page import CHANGES
from ui.report.side import Choice
from ui.settings import Places
from ui.shell.pages import DATA, MEASURES, PAGES, REPORT, SCENARIOS
from ui.widgets.accessible import install_accessibility
from ui.widgets.problems import ask

LANGUAGES = ("da", "en")


@pytest.fixture(autouse=True)
def factory(qapp: QApplication) -> None:
    """As the program does when it starts."""
    install_accessibility()


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is given to say unasked."""
    said: list[str] = []

    def hear(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr("ui.widgets.accessible.QAccessible.isActive", lambda: True)
    monkeypatch.setattr("ui.widgets.accessible.QAccessible.updateAccessibility", hear)
    return said


def views(program: Program) -> Iterator[str]:
    """Every view of the window, one after the other in front."""
    window = program.window
    window.pages.turn_to(SCENARIOS)
    for tab in range(window.scenarios.tabs.count()):
        window.scenarios.tabs.setCurrentIndex(tab)
        QTest.qWait(30)
        yield f"tab {tab}"
    window.pages.turn_to(DATA)
    for table in (*LISTED_TABLES, CHANGES):
        window.pages.data_page().show_table(table)
        QTest.qWait(10)
        yield table
    window.pages.turn_to(MEASURES)
    QTest.qWait(10)
    yield MEASURES
    # A few of the report's sections are heard as all of them are.
    few = ("summary", "trainees", "method")
    program.session.report = Choice(left_out=frozenset(SECTION_IDS) - set(few)).text()
    window.pages.turn_to(REPORT)
    while not window.pages.report_page().pages.count:
        QTest.qWait(20)
    QTest.qWait(300)
    yield REPORT


# --- everything can be asked, and has a name ----------------------------------------------------


@dataclass(frozen=True)
class Heard:
    """What is heard of one view of the window."""

    nameless: list[str]
    names: list[tuple[str, str]]
    lists: list[tuple[str, str]]
    """Name and value of every list to choose from."""
    buttons: list[str]


def heard_in(
    program: Program, and_then: Callable[[QWidget], object] = lambda _: None
) -> dict[str, Heard]:
    """What is heard of every view, with all levers unfolded; what else is done at each stop."""
    unfold(program)
    found = {}
    for view in views(program):
        seen = list(interfaces(program.window, seen=True))
        found[view] = Heard(
            nameless_among(seen),
            names_among(seen),
            [
                (name(one), one.text(QAccessible.Text.Value))
                for one in seen
                if one.role() == QAccessible.Role.ComboBox
            ],
            [
                name(one)
                for one in seen
                if one.role() in (QAccessible.Role.Button, QAccessible.Role.ButtonMenu)
            ],
        )
        and_then(program.window)
    return found


@dataclass(frozen=True)
class Walks:
    """What was heard on walks through all views, and the roles of whatever answered all that
    assistive technology may ask."""

    danish: dict[str, Heard]
    switched: dict[str, Heard]
    """In English, in the window that was Danish before."""
    english: dict[str, Heard]
    """In a window that was started in English."""
    answered: set[QAccessible.Role]


@pytest.fixture(scope="module")
def walks(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Walks:
    install_accessibility()
    places = Places.under(tmp_path_factory.mktemp("profile"))
    with running(qapp, places) as program:
        danish = heard_in(program)
    with running(qapp, places) as program:
        unfold(program)
        for _ in views(program):
            pass  # Everything is made, in Danish, and not asked for: nobody tells of what goes.
        program.use_language("en")
        switched = heard_in(program)
    answered = set()

    def ask_all(window: QWidget) -> None:
        for one in interfaces(window):
            ask_everything(one)
            answered.add(one.role())

    with running(qapp, places) as program:
        english = heard_in(program, ask_all)
    return Walks(danish, switched, english, answered)


def test_whatever_assistive_technology_asks_is_answered(walks: Walks) -> None:
    wanted = {QAccessible.Role.Slider, QAccessible.Role.Chart, QAccessible.Role.Document}
    assert wanted <= walks.answered


def test_nothing_on_any_page_is_without_a_name(walks: Walks) -> None:
    for heard in (walks.danish, walks.switched, walks.english):
        assert not {view: one.nameless for view, one in heard.items() if one.nameless}


def test_names_are_in_the_language_after_a_switch(walks: Walks) -> None:
    assert walks.switched.keys() == walks.english.keys()
    for view, heard in walks.english.items():
        assert walks.switched[view].names == heard.names, view


def test_a_list_to_choose_from_has_a_name_beside_its_value(walks: Walks) -> None:
    for view, heard in walks.danish.items():
        for called, value in heard.lists:
            assert value, view
            assert called not in ("", value), view


def test_buttons_of_a_page_are_told_apart_and_have_words_for_names(walks: Walks) -> None:
    for view, heard in walks.danish.items():
        buttons = heard.buttons
        assert buttons, view
        assert len(buttons) == len(set(buttons)), (view, sorted(buttons))
        assert not [text for text in buttons if not text.strip("▾▸■ ") or "▾" in text], view


def test_pages_are_choices_and_groups_of_levers_unfold(standing: Program) -> None:
    roles = {name(one): one for one in interfaces(standing.window)}
    for page in ("Scenarier", "Data", "Rapport"):
        assert roles[page].role() == QAccessible.Role.RadioButton, page
    panel = standing.window.scenarios.panel
    assert panel is not None
    for group in panel.groups.values():
        heading = QAccessible.queryAccessibleInterface(group.heading)
        assert heading.role() == QAccessible.Role.Button
        for _ in range(2):
            is_open = group.is_open
            state = heading.state()
            assert (state.expandable, state.expanded, state.collapsed) == (1, is_open, not is_open)
            press = heading.actionInterface()
            press.doAction(press.actionNames()[0])
            assert group.is_open != is_open
    assert not [one for one in roles.values() if one.role() == QAccessible.Role.CheckBox]


def test_a_slider_says_its_group_where_its_label_alone_does_not_tell(standing: Program) -> None:
    unfold(standing)
    panel = standing.window.scenarios.panel
    assert panel is not None
    row = panel.row("fulltime_target:municipality:SSA")
    heard = [
        name(one)
        for one in interfaces(row)
        if one.role()
        in (QAccessible.Role.Slider, QAccessible.Role.SpinBox, QAccessible.Role.Button)
    ]
    assert len(heard) == 4
    assert all("Fuld tid: kommuner, assistenter" in text for text in heard)
    sliders = [name(one) for one in interfaces(panel) if one.role() == QAccessible.Role.Slider]
    assert len(sliders) == len(set(sliders)) == len(panel.rows)


def test_a_figure_says_what_it_is(standing: Program) -> None:
    card = standing.window.scenarios.figures
    heard = [name(one) for one in interfaces(card) if one.role() == QAccessible.Role.StaticText]
    for label in ("Udbud", "Efterspørgsel", "Balance"):
        assert any(text.startswith(f"{label}: ") for text in heard), heard


def test_a_sum_says_its_group_and_its_column(data: DataHand) -> None:
    data.turn("staff")
    totals = data.page.pane.totals.figures
    down, across = Qt.Orientation.Vertical, Qt.Orientation.Horizontal
    assert [totals.headerData(row, down) for row in range(4)] == [
        "Kommuner", "Region", "Øvrige arbejdsgivere", "I alt"]  # fmt: skip
    assert totals.headerData(1, across) == "SSA"


def test_the_field_in_a_cell_says_its_column_and_row(data: DataHand, qtbot: QtBot) -> None:
    data.turn("staff")
    data.go(1, "heads")
    qtbot.keyClick(data.page.pane.view, Qt.Key.Key_F2)
    editor = data.page.pane.view.findChild(QLineEdit)
    assert editor is not None
    assert editor.accessibleName().endswith(", række 2")
    assert nameless(data.program.window) == []


def test_a_figure_in_a_cell_says_what_kind_it_is(data: DataHand) -> None:
    data.turn("staff")
    index = data.index(0, "heads")
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "Antagelse"


def test_every_note_about_a_lever_has_a_name_and_its_text(program: Program) -> None:
    unfold(program)
    panel = program.window.scenarios.panel
    assert panel is not None
    for language in LANGUAGES:
        program.use_language(language)
        for row in panel.rows.values():
            popup = row.info_button.show_details()
            assert nameless(popup) == []
            heard = [name(one).replace("\xa0", " ") for one in interfaces(popup)]
            title, meaning, facts = row.details()
            told = [title, meaning, *(line for _, fact in facts for line in fact.splitlines())]
            # Rich text that is heard has plain blanks.
            parts = [part.replace("\xa0", " ") for part in told]
            assert [part for part in parts if not any(part in text for text in heard)] == []
            assert not any("<" in text for text in heard)
            popup.close()


def unfold(program: Program) -> None:
    panel = program.window.scenarios.panel
    assert panel is not None
    for group in panel.groups.values():
        group.set_open(True)
    QTest.qWait(20)


def toggle(widget: QWidget, action: str = "Toggle") -> None:
    """As assistive technology does it: without a click."""
    one = QAccessible.queryAccessibleInterface(widget)
    assert one is not None
    actions = one.actionInterface()
    assert actions is not None
    actions.doAction(action)
    QTest.qWait(30)


def test_what_assistive_technology_toggles_is_chosen(program: Program) -> None:
    window, session = program.window, program.session
    panel = window.scenarios.panel
    assert panel is not None
    toggle(window.scenarios.bar.occupation.button("SSH"))
    assert session.occupation == "SSH"
    group = panel.groups["recruitment"]
    opened = group.is_open
    toggle(group.heading, "Press")
    assert group.is_open is not opened
    assert group.rows
    assert group.rows[0].isVisible() is not opened
    toggle(window.pages.rail.button(REPORT), "Press")
    assert window.pages.current == REPORT
    QTest.qWait(300)
    report = window.pages.report_page()
    box = next(iter(report.side.boxes.values()))
    toggle(box)
    assert not box.isChecked()
    assert len(report._choice.left_out) == 1


def test_what_is_no_value_is_not_taken_from_assistive_technology(standing: Program) -> None:
    unfold(standing)
    panel = standing.window.scenarios.panel
    assert panel is not None
    for row in panel.rows.values():
        for widget in (row.slider, row.box):
            one = QAccessible.queryAccessibleInterface(widget)
            assert one is not None
            value = one.valueInterface()
            before = value.currentValue()
            for wrong in (float("nan"), float("inf"), float("-inf")):
                value.setCurrentValue(wrong)
            assert value.currentValue() == before
    assert not standing.session.scenario.levers


def test_a_press_that_arrives_late_does_not_revert_what_is_not_chosen(data: DataHand) -> None:
    data.turn("staff")
    data.type(0, "heads", "12")
    data.turn(CHANGES)
    history = data.page.history
    one = QAccessible.queryAccessibleInterface(history.revert)
    assert one is not None
    one.actionInterface().doAction("Press")
    history.table.clearSelection()
    QTest.qWait(300)
    assert not history.revert.isEnabled()
    data.turn("staff")
    assert data.cell(0, "heads") == "12"


def menu_entries(program: Program) -> list[str]:
    """As assistive technology reads the menus: none of them is opened."""
    return [
        action.text() or "nameless"
        for menu in program.window.findChildren(QMenu)
        for action in menu.actions()
        if not action.isSeparator()
    ]


def test_menus_that_are_not_open_are_in_the_language_too(start: Callable[..., Program]) -> None:
    program = start()
    began = menu_entries(program)
    assert "SOSU-hjælpere" in began
    program.use_language("en")
    QTest.qWait(20)
    switched = menu_entries(program)
    assert "&New area…" in switched
    assert "social and health care helpers" in switched
    program.use_language("da")
    QTest.qWait(20)
    assert menu_entries(program) == began
    assert "nameless" not in began


def test_without_a_plan_no_entry_of_a_menu_works_on_the_closed_one(program: Program) -> None:
    program.window.files.close_plan()
    usable = [
        action.text().replace("&", "")
        for menu in program.window.findChildren(QMenu)
        for action in menu.actions()
        if not menu.menuAction().isEnabled() and not action.isSeparator() and action.isEnabled()
    ]
    assert usable == []


# --- dialogs ------------------------------------------------------------------------------------


def met(open_: Callable[[], object], look: Callable[[QWidget], None]) -> None:
    """Open a dialog, ``look`` at it, and leave it."""
    seen = []
    before = QApplication.activeModalWidget()

    def meet() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog in (None, before) or not dialog.isVisible():
            QTimer.singleShot(20, meet)
            return
        seen.append(dialog)
        try:
            look(dialog)
        finally:
            assert isinstance(dialog, QDialog)
            dialog.reject()

    QTimer.singleShot(20, meet)
    open_()
    while not seen:
        QTest.qWait(20)
    QTest.qWait(50)


def check(dialog: QWidget) -> None:
    assert nameless(dialog) == []
    for one in interfaces(dialog):
        ask_everything(one)


DIALOGS: dict[str, Callable[[Program], object]] = {
    "about": lambda program: entry(program, "SOSUplan", last=True).trigger(),
    "save scenario as": lambda program: program.window.scenario_menu.save_as.trigger(),
    "scenarios": lambda program: program.window.scenario_menu.list.trigger(),
    "calculator": lambda program: program.window.scenarios.show_calculator(),
    "question": lambda program: ask(program.window, "?", ["!"], {"a": "A"}),
    "many faults": lambda program: ask(program.window, "?", list("abcdef"), {"a": "A"}),
    "new area": lambda program: program.window.areas.new.trigger(),
    "copy area": lambda program: program.window.areas.copy.trigger(),
    "add up": lambda program: AddUpDialog(program.window, program.session.plan).exec(),
    "delete area": lambda program: DeleteAreaDialog(program.window, program.session.plan).exec(),
    "new plan": lambda program: program.window.files.ask_own(),
    "new source": lambda program: program.window.pages.data_page().provenance.new_wanted.emit(),
    "source": lambda program: source(program),
    "figures": lambda program: program.window.scenarios.chart._copy.table.trigger(),
    "backups": lambda program: program.window.files.ask_restore(),
    "fault": lambda program: program.crash.report(RuntimeError("x")),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_in_a_dialog_is_without_a_name(program: Program, language: str) -> None:
    program.use_language(language)
    QTest.qWait(20)
    for dialog, open_ in DIALOGS.items():
        try:
            met(partial(open_, program), check)
        except AssertionError as error:
            raise AssertionError(dialog) from error


def source(program: Program) -> None:
    page = program.window.pages.data_page()
    program.window.pages.turn_to(DATA)
    page.show_table("staff")
    QTest.qWait(20)
    page.provenance.change_button.click()


def entry(program: Program, text: str, *, last: bool = False) -> QAction:
    """An entry of a menu, by a part of its text."""
    found = [
        action
        for menu in program.window.findChildren(QMenu)
        for action in menu.actions()
        if text in action.text()
    ]
    return found[-1 if last else 0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_in_the_import_wizard_is_without_a_name(
    hand: Hand, qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    hand.program.use_language(language)
    opened = Import(qtbot, hand)
    wizard = opened.wizard
    check(wizard)
    met(wizard.save_template, check)
    opened.read(age_file(tmp_path / "alder.csv"))
    check(wizard)
    opened.go_on()
    check(wizard)
    row = opened.wizard.columns_page.rows[1]
    met(lambda: row._ask("area"), check)
    opened.go_on()
    check(wizard)
    wizard.reject()


# --- what is said unasked -----------------------------------------------------------------------


def test_the_answer_is_said_when_the_levers_rest(hand: Hand, spoken: list[str]) -> None:
    hand.settle(300)
    spoken.clear()
    hand.drag("senior_years", 0.9)
    hand.settle(300)
    assert spoken.count(hand.headline) == 1


def test_the_status_line_says_what_became_of_a_change(
    hand: Hand, qtbot: QtBot, spoken: list[str]
) -> None:
    status, session = hand.program.window.status, hand.program.session
    hand.settle(300)
    spoken.clear()
    session.keeping_failed.emit(SosuplanError([Fault("disk_full")]))
    assert spoken == [status.file.text()]
    assert "ikke gemt" in spoken[0]
    hand.type("senior_years", "2")
    with qtbot.waitSignal(session.kept):
        pass
    assert spoken[-1] == status.file.text()
    assert "gemt" in spoken[-1]


def test_faults_in_the_data_are_said(data: DataHand, hand: Hand, spoken: list[str]) -> None:
    data.turn("staff")
    for _ in range(2):
        spoken.clear()
        data.type(0, "heads", "12x")
        assert any(text.startswith("1 fejl") for text in spoken)
        spoken.clear()
        data.type(0, "heads", "12")
        assert not [text for text in spoken if "fejl" in text]
    data.program.use_language("en")
    QTest.qWait(20)
    assert not [text for text in spoken if "fault" in text]


def test_a_copied_text_and_a_number_that_may_be_meant_otherwise_are_said(
    data: DataHand, spoken: list[str]
) -> None:
    data.turn("working_time")
    data.type(0, "fulltime_share", "0,72")
    assert data.page.pane.message.text() in spoken
    window = data.program.window
    window.pages.turn_to(REPORT)
    QTest.qWait(200)
    window.pages.report_page().card.copy_text.click()
    assert window.pages.report_page().card.done.text() in spoken


def test_the_import_says_what_came_of_each_step(
    hand: Hand, qtbot: QtBot, tmp_path: Path, spoken: list[str]
) -> None:
    opened = Import(qtbot, hand)
    bad = tmp_path / "tom.xlsx"
    bad.write_bytes(b"")
    opened.read(bad)
    assert opened.wizard.file_page.problem_text.text() in spoken
    opened.to_result(age_file(tmp_path / "alder.csv"))
    assert opened.wizard.result_page.title.text() in spoken
    opened.wizard.reject()
    back_to_window(hand)


def test_all_pages_are_looked_at() -> None:
    assert set(PAGES) == {SCENARIOS, DATA, MEASURES, REPORT}
