"""Another language, at once: nothing in a window that was used keeps the old one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest

from sosuplan.model.schema.tables import LISTED_TABLES
from sosuplan.report.sections import SECTION_IDS
from tests.ui.seen import texts
from tests.ui.ways_out import until_known
from ui.app.app import Program
from ui.report.side import Choice
from ui.shell.pages import DATA, REPORT, SCENARIOS

LAST = {
    "da": "Personale efter alder, Antal: 208 → 12x",
    "en": "Staff by age, Number: 208 → 12x",
}
"""The last thing that is done by ``work``."""
CLOCK = re.compile(r"\d{1,2}[.:]\d\d")


def tour(program: Program) -> Iterator[None]:
    """Stops on every page, in every tab and at every table, with all levers unfolded."""
    window, panel = program.window, program.window.scenarios.panel
    assert panel is not None
    for lever in program.session.catalogue:
        panel.row(lever.id)
    window.pages.turn_to(SCENARIOS)
    for place in range(window.scenarios.tabs.count()):
        window.scenarios.tabs.setCurrentIndex(place)
        QTest.qWait(10)
        while window.scenarios._rest.isActive():
            QTest.qWait(10)
        # What follows a rest takes more than one turn.
        QTest.qWait(20)
        until_known(program)
        yield
    window.pages.turn_to(DATA)
    for table in (*LISTED_TABLES, "changes"):
        window.pages.data_page().show_table(table)
        yield
    # One part of the report is enough, and soon made.
    program.session.report = Choice(left_out=frozenset(SECTION_IDS[1:])).text()
    window.pages.turn_to(REPORT)
    report = window.pages.report_page()
    QTest.qWait(10)
    while not (report.preview.fresh and report.preview.up_to_date):
        QTest.qWait(10)
    yield


def look_around(program: Program) -> Counter[str]:
    """Everything that is said anywhere, but for the time of day."""
    found: Counter[str] = Counter()
    for _ in tour(program):
        found.update({CLOCK.sub("", text): n for text, n in texts(program.window).items()})
    return found


def work(program: Program) -> None:
    """Compare, move a lever by hand, edit and paste figures, revert, and leave a fault."""
    window, session = program.window, program.session
    panel = window.scenarios.panel
    assert panel is not None
    session.compare_with(("Alle på fuld tid",))
    window.pages.turn_to(SCENARIOS)
    session.change(session.saved["Fuld tid som i regionen"], "x")
    QTest.qWait(20)
    panel.row("reform").slider.choose(50.0)
    window.pages.turn_to(DATA)
    page = window.pages.data_page()
    page.show_table("staff")
    figure = page.pane.model.index_of(0, "heads")
    page.pane.model.setData(figure, "206")
    page.pane.view.setCurrentIndex(figure)
    page.pane.view.pasted.emit("207\n208")
    session.undo_stack.undo()
    page.pane.view.pasted.emit("208\n209\n210")
    page.pane.model.setData(figure, "12x")
    QTest.qWait(20)


@pytest.mark.parametrize(("before", "after"), [("en", "da")])
def test_a_used_window_speaks_like_one_that_was_started_in_the_language(
    start: Callable[..., Program], before: str, after: str
) -> None:
    program = start()
    work(program)
    program.use_language(before)
    list(tour(program))
    program.use_language(after)
    turned = look_around(program)
    program = start()
    list(tour(program))
    began = look_around(program)
    # Nothing was done yet in the one, and in the other it is told in the new language.
    assert any(LAST[after] in text for text in turned)
    found: Counter[str] = Counter()
    for text, count in turned.items():
        found[text.replace(f": {LAST[after]}", "")] += count
    assert found - began == Counter()
    assert began - found == Counter()


def steps_told(program: Program) -> list[tuple[str, str]]:
    """The entries of the menu Edit at every place of the undo stack."""
    window, stack = program.window, program.session.undo_stack
    told = []
    for place in range(stack.count(), -1, -1):
        stack.setIndex(place)
        told.append((window.undo.toolTip(), window.redo.toolTip()))
    return told


@pytest.mark.parametrize(("before", "after"), [("da", "en")])
def test_steps_are_told_in_the_language_in_use_whatever_it_was_when_they_were_made(
    start: Callable[..., Program], before: str, after: str
) -> None:
    program = start()
    program.use_language(before)
    QTest.qWait(20)
    work(program)
    old = steps_told(program)
    work(program)
    program.use_language(after)
    QTest.qWait(20)
    switched = steps_told(program)
    work(program)
    assert switched == steps_told(program)
    assert not set(old) & set(switched)
