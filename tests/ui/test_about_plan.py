"""The data edition stands in "Om planen" and nowhere else in the window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sosuplan.model.provenance import count_all_assumed
from sosuplan.model.scenario import edition
from ui.app.app import Program
from ui.shell.about import AboutPlan


def texts(window: QWidget) -> Iterator[str]:
    """What the parts of a window say, also to those who hear it or wait for a tool tip."""
    yield window.windowTitle()
    for widget in window.findChildren(QWidget):
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()


def test_no_part_of_the_window_shows_the_data_edition(qtbot: QtBot, program: Program) -> None:
    pages, found = program.window.pages, edition(program.session.plan)
    for page in ("scenarios", "data", "report"):
        pages.turn_to(page)
        qtbot.wait(50)
        assert [text for text in texts(program.window) if found in text] == []
    views = [program.window.scenarios.chart, program.window.scenarios.matrix]
    for view in (*views, pages.data_page().charts):
        assert not any(found in line for line in view.caption())


def test_the_first_change_of_the_plan_is_told_once_there_is_one(program: Program) -> None:
    def facts() -> dict[str, str]:
        return AboutPlan(program.window, program.session).facts

    assert "Første ændring" not in facts()
    editor = program.window.editor
    for heads in ("77", "78"):
        cells = editor.edited.with_cells("staff", {(0, "heads"): heads})
        editor.change(cells, f"Antal: {heads}")
    session = program.session
    first, *_ = session.history
    session.history[0] = replace(first, time="2025-03-04T10:12:00+01:00")
    assert facts()["Første ændring"].startswith("4. marts 2025 kl. ")


def test_the_plan_is_described_by_an_entry_of_the_menu(program: Program) -> None:
    read: dict[str, str] = {}

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AboutPlan)
        read.update(dialog.facts)
        shown = {label.text() for label in dialog.findChildren(QLabel)}
        read["shown"] = str(all(text in shown for text in dialog.facts.values()))
        dialog.reject()

    QTimer.singleShot(50, look)
    actions = program.window.findChildren(QAction)
    next(one for one in actions if one.text() == "&Om planen…").trigger()
    plan, count = program.session.plan, count_all_assumed(program.session.plan)
    assert read["shown"] == "True"
    assert read["Plan"] == plan.name
    assert read["Fil"] == str(program.session.path)
    assert (read["Basisår"], read["Horisont"]) == (str(plan.base_year), str(plan.horizon))
    assert read["Dataudgave"] == edition(plan)
    assert read["Antagelser"] == f"{count.assumed} af {count.figures} tal"
    assert read["Sidst gemt"].startswith("i dag kl. ")
