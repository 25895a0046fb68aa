"""The window of keeping: the list of scenarios, bookmarks, and old or new figures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sosuplan.model.scenario import edition
from tests.ui.answers import answer
from tests.ui.hand import Hand
from ui.scenarios.figures_choice import FiguresChoice, MoveAll
from ui.scenarios.keeping import NameDialog, NoteDialog
from ui.scenarios.library_dialog import BIN, BOOKMARKS, VERSIONS, LibraryDialog, Rows, ScenarioPage

NONE = Qt.KeyboardModifier.NoModifier
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
FULL, WITHOUT, ALL = "Fuld tid som i regionen", "Uden reform", "Alle på fuld tid"


def edit_data(hand: Hand, heads: str = "900") -> None:
    editor = hand.program.window.editor
    assert editor.change(editor.edited.with_cells("staff", {(1, "heads"): heads}), "Ansatte")
    hand.settle()


def in_list(hand: Hand, act: Callable[[LibraryDialog, ScenarioPage], None]) -> None:
    """Do something in the list of scenarios, which is opened by its key."""

    def look(dialog: LibraryDialog) -> None:
        try:
            page = dialog.pages[0]
            assert isinstance(page, ScenarioPage)
            act(dialog, page)
        finally:
            dialog.reject()

    answer(look)
    hand.key(Qt.Key.Key_L, CONTROL)
    hand.settle()


def press(
    rows: Rows,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = NONE,
    asked: Callable[[Any], None] | None = None,
) -> None:
    """A key in the list, which has the keyboard, and what is done in the dialog that comes up."""
    rows.window().activateWindow()
    QTest.qWait(20)
    assert rows.window().focusWidget() is rows
    if asked is not None:
        answer(asked)
    QTest.keyClick(rows, key, modifier)


def typed(name: str, note: str = "") -> Callable[[Any], None]:
    """Fills in the next dialog that asks for a name or a note."""

    def fill(dialog: NameDialog | NoteDialog) -> None:
        if isinstance(dialog, NoteDialog):
            dialog.note.setText(note)
        else:
            dialog.name.setText(name)
            dialog.note.setPlainText(note)
        dialog.accept_button.click()

    return fill


def choice(way: str, seen: list[str]) -> Callable[[Any], None]:
    """Decides which figures count in the next dialog that asks."""

    def decide(dialog: FiguresChoice) -> None:
        seen.append(dialog.about.text() + "\n" + str(dialog.table.texts()))
        buttons = {"keep": dialog.keep, "move": dialog.move_, "": dialog.leave}
        assert buttons[way].isEnabled()
        buttons[way].click()

    return decide


def test_everything_in_the_list_is_done_by_keyboard_and_undone_to_the_same_library(
    hand: Hand,
) -> None:
    session = hand.program.session
    before, stack = session.scenario_library, session.undo_stack

    def act(dialog: LibraryDialog, page: ScenarioPage) -> None:
        rows = page.rows
        press(rows, Qt.Key.Key_N, CONTROL, typed("Budget 2027", "til budgettet"))
        assert page.name == session.scenario.name == "Budget 2027"
        page.choose_row(FULL)
        press(rows, Qt.Key.Key_D, CONTROL)
        assert page.name == f"{FULL} – kopi"
        press(rows, Qt.Key.Key_F2, asked=typed("Kopi", "prøve"))
        assert session.saved["Kopi"].note == "prøve"
        press(rows, Qt.Key.Key_Up, ALT)
        assert list(session.saved) == [WITHOUT, "Kopi", FULL, ALL, "Budget 2027"]
        press(rows, Qt.Key.Key_K, CONTROL)
        item = rows.item(1, 3)
        assert item is not None
        assert item.text() == "låst"
        assert not page.buttons["delete"].isEnabled()
        press(rows, Qt.Key.Key_K, CONTROL)
        answer(typed("", "efter mødet"))
        page.buttons["version"].click()
        press(rows, Qt.Key.Key_Delete)
        assert "Kopi" not in session.saved
        dialog.show_tab(BIN)
        assert dialog.tabs.tabText(BIN) == "Papirkurv (1)"
        dialog.pages[BIN].buttons["restore"].click()
        assert list(session.saved)[-1] == "Kopi"
        assert [one.note for one in session.scenario_library.versions_of("Kopi")] == ["efter mødet"]
        dialog.show_tab(0)
        page.choose_row("Kopi")
        dialog.show_tab(VERSIONS)
        dialog.pages[VERSIONS].buttons["back"].click()
        assert session.scenario.name == "Kopi"
        compared = rows.item(0, 4)
        assert compared is not None
        compared.setCheckState(Qt.CheckState.Checked)
        assert session.compared == (WITHOUT,)
        count = stack.index()
        QTest.keyClick(dialog, Qt.Key.Key_Z, CONTROL)
        assert stack.index() == count - 1

    in_list(hand, act)
    assert stack.index() >= 9
    while stack.canUndo():
        stack.undo()
    hand.settle()
    assert session.scenario_library == before


def test_bookmarks_are_set_and_stepped_through_by_keys(hand: Hand) -> None:
    window, session = hand.program.window, hand.program.session
    strip = window.scenarios.bookmark
    slider = hand.row("retention").slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_PageUp)
    assert "retention" in session.scenario.levers  # With no bookmark, the key is the slider's.
    hand.type("retention", "10")
    hand.key(Qt.Key.Key_B, CONTROL)
    hand.key(Qt.Key.Key_B, CONTROL)
    first, again = (one.name for one in session.scenario_library.bookmarks)
    assert again.startswith(first)
    session.undo_stack.undo()
    hand.type("senior_years", "1")
    session.look_at(occupation="SSH")
    hand.key(Qt.Key.Key_B, CONTROL)
    assert strip.isVisible()
    assert strip.label.accessibleName() == "Bogmærke 2 af 2: Seniorer bliver længere: +1,0\xa0år"
    hand.key(Qt.Key.Key_PageUp, NONE)
    assert dict(session.scenario.levers) == {"retention": 0.1}
    assert session.occupation == "SSA"
    assert strip.label.accessibleName().startswith("Bogmærke 1 af 2: ")
    hand.key(Qt.Key.Key_PageUp, NONE)
    assert strip.label.text().startswith("1 af 2")
    hand.type("retention", "5")
    assert "(ændret siden)" in strip.label.accessibleName()
    # On a small screen it has no room beside the tabs: it stands below them, as a whole.
    assert strip.label.text() == "1 af 2 (ændret siden): Færre skifter til andet job: 10\xa0%"
    assert strip.y() >= window.scenarios.tabs.geometry().bottom()
    hand.click(strip.next)
    assert set(session.scenario.levers) == {"retention", "senior_years"}
    window.pages.turn_to("data")
    assert not window.scenario_menu.next.isEnabled()
    window.pages.turn_to("scenarios")

    def act(dialog: LibraryDialog, _: ScenarioPage) -> None:
        dialog.show_tab(BOOKMARKS)
        dialog.pages[BOOKMARKS].buttons["up"].click()
        dialog.pages[BOOKMARKS].buttons["delete"].click()

    in_list(hand, act)
    assert [mark.name for mark in session.scenario_library.bookmarks] != []
    assert len(session.scenario_library.bookmarks) == 1


def test_nothing_goes_on_with_new_figures_unseen(hand: Hand) -> None:
    window, session = hand.program.window, hand.program.session
    bar, banner, keeping = window.scenarios.bar, window.pages.banner, window.keeping
    seen: list[str] = []
    keeping.choose(FULL)
    hand.settle()
    headline = hand.headline
    session.bookmark("Før")
    edit_data(hand)
    assert FULL in banner.label.text()
    assert banner.isVisible()
    # More than one was saved with older figures: all can be moved from here.
    assert banner.other_button.text() == "Flyt alle til de nye tal…"
    assert bar.mark.isVisible()
    assert hand.headline != headline
    # A bookmark leads back to the older figures, and what is said of them follows.
    said = banner.label.text()
    session.show_bookmark(0)
    hand.settle()
    assert hand.headline == headline
    assert banner.label.text() == said.replace("de nye tal", "de ældre tal") != said
    window.undo.trigger()
    hand.settle()
    assert banner.label.text() == said
    answer(choice("keep", seen))
    hand.click(banner.way_button)
    hand.settle()
    assert "1 tal i planen er et andet" in seen[0]
    assert "['SOSU-assistenter: balance i 2034, personer', '−1.788', '−1.583']" in seen[0]
    assert hand.headline == headline
    assert not banner.isVisible()
    assert bar.mark.text() == "ældre tal"
    # The mark leads to the same choice later, and moving is one step that can be undone.
    answer(choice("move", seen))
    hand.click(bar.mark)
    hand.settle()
    assert not bar.mark.isVisible()
    assert session.saved[FULL].data_edition == edition(session.plan)
    assert "Flyt Fuld tid som i regionen til de nye tal" in window.undo.text()
    window.undo.trigger()
    hand.settle()
    assert hand.headline == headline
    # Another one is asked for when it is chosen; without an answer it is not.
    for way, chosen in (("", FULL), ("keep", WITHOUT)):
        answer(choice(way, seen))
        keeping.choose(WITHOUT)
        hand.settle()
        assert session.scenario.name == chosen
    keeping.choose("")
    keeping.choose(WITHOUT)  # Whoever has chosen to keep the figures is not asked again.
    assert session.scenario.name == WITHOUT
    assert len(seen) == 4


def test_a_locked_scenario_keeps_its_figures(hand: Hand) -> None:
    keeping, session = hand.program.window.keeping, hand.program.session
    keeping.lock(ALL, True)
    edit_data(hand)
    enabled: list[bool] = []

    def look(dialog: FiguresChoice) -> None:
        enabled.append(dialog.move_.isEnabled())
        dialog.reject()

    answer(look)
    keeping.choose(ALL)
    assert enabled == [False]
    assert session.scenario.name != ALL
    hand.program.window.scenario_menu.refresh()
    shown = [action.text() for action in hand.program.window.scenario_menu.menu.actions()]
    assert f"{ALL} (låst, ældre tal)" in shown


def test_all_that_is_on_older_figures_is_moved_in_one_step_once_the_difference_was_seen(
    hand: Hand,
) -> None:
    session, menu = hand.program.session, hand.program.window.scenario_menu
    session.change_library(session.scenario_library.duplicate(FULL, "Låst <b>"), "x")
    session.change_library(session.scenario_library.lock("Låst <b>", True), "x")
    assert not menu.move_all.isVisible()
    edit_data(hand)
    before, count = session.scenario_library, session.undo_stack.count()
    assert menu.move_all.isVisible()
    seen: list[str] = []

    def decide(way: str) -> Callable[[Any], None]:
        def act(dialog: MoveAll) -> None:
            seen.append(f"{dialog.about.text()}\n{dialog.table.texts()}")
            {"move": dialog.move_, "": dialog.leave}[way].click()

        return act

    answer(decide(""))
    menu.move_all.trigger()
    assert session.scenario_library is before
    answer(decide("move"))
    menu.move_all.trigger()
    # Each is there with the balance before and after, and the locked one by its name as it is.
    assert "'SOSU-assistenter: balance i 2034, personer', '−1.788', '−1.583'" in seen[1]
    assert all(f"'{name}'" in seen[1] for name in (WITHOUT, FULL, ALL))
    assert "»Låst <b>«" in seen[1]
    now = edition(session.plan)
    assert [one.name for one in session.saved.values() if one.data_edition != now] == ["Låst <b>"]
    assert session.undo_stack.count() == count + 1
    session.undo_stack.undo()
    assert session.scenario_library == before
