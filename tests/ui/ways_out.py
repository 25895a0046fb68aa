"""Ways out of the window as tests take them: menus, dialogs for files, charts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import (
    QFileDialog,
    QMenu,
    QWidget,
)

from ui.analysis.question import Question
from ui.app.app import Program
from ui.charts.more import MoreButton


class Asked:
    """The dialog that asks for a file: answers with ``path`` and remembers what it suggested."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.answers: list[Path | str] = []
        self.suggested: list[str] = []
        self.kinds: list[str] = []
        monkeypatch.setattr(QFileDialog, "getSaveFileName", self._answer)

    def _answer(self, _parent: object, _title: str, suggested: str, kind: str) -> tuple[str, str]:
        self.suggested.append(Path(suggested).name)
        self.kinds.append(kind)
        return str(self.answers.pop(0)), ""


def menu_entry(program: Program, *path: str) -> None:
    """Choose an entry of the menu bar by what is read there."""
    actions = program.window.menuBar().actions()
    for name in path[:-1]:
        menu = next(one for one in actions if one.text().replace("&", "") == name).menu()
        assert isinstance(menu, QMenu)
        menu.aboutToShow.emit()
        actions = menu.actions()
    entry = next(one for one in actions if one.text().replace("&", "") == path[-1])
    assert entry.isEnabled()
    entry.trigger()


def shows_all(view: Question) -> bool:
    """True where a tab shows all that it asks for: what was done beside the window is shown a
    moment after it is known."""
    if view.frame is None or view.work(view.frame) is not None:
        return False
    return not view._rest.isActive() and not (view._job is not None and view._job.running)


def until_known(program: Program) -> None:
    """Wait until the tab in front shows all that it asks for."""
    chart, certainty = program.window.scenarios.chart, program.session.certainty
    rests = 0 if isinstance(chart, Question) else 3
    # What is known is shown a moment later.
    while rests < 3:
        # A loop of its own: qWait lets no thread go on.
        loop = QEventLoop()
        QTimer.singleShot(20, loop.quit)
        loop.exec()
        rests = rests + 1 if shows_all(chart) and not certainty.running else 0


def views(program: Program) -> Iterator[QWidget]:
    """Every view with figures, one after the other in front."""
    window = program.window
    for place in range(window.scenarios.tabs.count()):
        window.scenarios.tabs.setCurrentIndex(place)
        chart = window.scenarios.chart
        until_known(program)
        found = [chart, *chart.findChildren(QWidget)]
        with_menu = [view for view in found if view.isVisible() and more_button(view) is not None]
        assert with_menu, place
        yield from with_menu
    yield window.scenarios.matrix
    window.pages.turn_to("data")
    for table in ("staff", "working_time", "trainee_intake", "demand_index", "reform"):
        window.pages.data_page().show_table(table)
        yield window.pages.data_page().charts


def more_button(view: QWidget) -> MoreButton | None:
    return view.findChild(MoreButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
