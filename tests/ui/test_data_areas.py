"""Whole areas and new plans, each made in one step."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.answers import answer
from tests.ui.data_hand import DataHand


def test_an_area_is_copied_added_up_and_undone(data: DataHand) -> None:
    areas = data.program.window.areas

    before = data.file.plan()

    def copy(dialog: Any) -> None:
        dialog.name.setText("region midtjylland")
        assert not dialog.accept_button.isEnabled()
        assert dialog.hint.text() == "Der er allerede et område med det navn."
        dialog.name.setText("Nabo")
        dialog.accept_button.click()

    answer(copy)
    areas.copy.trigger()
    assert data.file.plan().areas == ("Region Midtjylland", "Nabo")
    assert data.page.pane.filters.boxes["area"].isVisible()

    def add_up(dialog: Any) -> None:
        dialog.name.setText("I alt")
        dialog.accept_button.click()

    answer(add_up)
    areas.add_up.trigger()
    plan = data.file.plan()
    assert plan.areas == ("I alt",)
    assert plan.demand_base[0].demand_heads == 2 * before.demand_base[0].demand_heads
    data.undo()
    data.undo()
    assert data.file.plan().areas == ("Region Midtjylland",)


def test_a_copy_is_marked_as_assumed_and_is_not_compared_with_the_published_table(
    data: DataHand,
) -> None:
    window = data.program.window
    matrix = window.scenarios.matrix

    def told() -> str:
        window.pages.turn_to("scenarios")
        data.settle()
        return matrix.published.text()

    def copy(dialog: Any) -> None:
        dialog.name.setText("Nabo")
        dialog.accept_button.click()

    assert "88 af 88 felter" in told()
    answer(copy)
    window.areas.copy.trigger()
    assert "dækker ikke alle planens områder" in told()
    assert "✓" not in told()
    assert not any(line.as_published for line in matrix.list.lines)
    window.pages.turn_to("data")
    data.turn("working_time")
    copied = [row for row in range(data.rows()) if data.cell(row, "area") == "Nabo"]
    assert {data.kind(row, "fulltime_share") for row in copied} == {"assumption"}
    assert data.kind(0, "fulltime_share") == "published"
    data.undo()
    assert "88 af 88 felter" in told()


def test_a_new_area_is_known_by_its_people_only(data: DataHand) -> None:
    def fill(dialog: Any) -> None:
        dialog.name.setText("Odder")
        assert not dialog.accept_button.isEnabled()
        box = dialog.boxes["municipality", "SSA"]
        box.setFocus()
        box.selectAll()
        QTest.keyClicks(box, "120")
        QTest.keyClick(box, Qt.Key.Key_Return)
        dialog.accept_button.click()

    answer(fill)
    data.program.window.areas.new.trigger()
    plan = data.file.plan()
    assert plan.areas == ("Region Midtjylland", "Odder")
    heads = sum(row.heads for row in plan.staff if row.area == "Odder")
    assert heads == pytest.approx(120.0, abs=1e-3)


def test_areas_wait_until_the_faults_are_gone(data: DataHand) -> None:
    data.type(0, "heads", "abc")
    areas = data.program.window.areas
    areas.menu.aboutToShow.emit()
    assert not areas.copy.isEnabled()
