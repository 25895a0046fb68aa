"""Another language, at once: nothing in a window that was used keeps the old one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest

from sosuplan.table_words import TABLE_NAMES
from tests.ui.seen import texts
from ui.app import Program
from ui.pages.stack import DATA, REPORT, SCENARIOS

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
        yield
    window.pages.turn_to(DATA)
    for table in (*TABLE_NAMES, "changes"):
        window.pages.data_page().show_table(table)
        yield
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
    """Compare, move a lever by hand, edit a figure, and leave a fault."""
    window, session = program.window, program.session
    panel = window.scenarios.panel
    assert panel is not None
    session.compare_with(("Alle på fuld tid",))
    session.change(session.saved["Fuld tid som i regionen"], "x")
    panel.row("reform").slider.choose(50.0)
    window.pages.turn_to(DATA)
    page = window.pages.data_page()
    page.show_table("staff")
    for text in ("206", "12x"):
        page.pane.model.setData(page.pane.model.index_of(0, "heads"), text)
    QTest.qWait(20)


@pytest.mark.parametrize(("before", "after"), [("da", "en"), ("en", "da")])
def test_a_used_window_speaks_like_one_that_was_started_in_the_language(
    start: Callable[..., Program], before: str, after: str
) -> None:
    program = start()
    work(program)
    # What was done is named as it was when it was done, and not again when it is undone.
    program.session.undo_stack.clear()
    program.use_language(before)
    list(tour(program))
    program.use_language(after)
    turned = look_around(program)
    program = start()
    list(tour(program))
    began = look_around(program)
    assert turned - began == Counter()
    assert began - turned == Counter()
