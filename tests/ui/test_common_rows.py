"""Rows that serve every area, on the page Data: what they read, and own figures for an area."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from sosuplan.analysis.frame import CURRENT
from sosuplan.editing.areas import copy_area
from sosuplan.editing.edited_plan import EditedPlan
from sosuplan.text.language import Language
from tests.ui.data_hand import DataHand

EVERY, OTHERS = "alle", "alle uden egne tal"


@pytest.fixture
def two(data: DataHand) -> DataHand:
    """The reference plan with a copy of its area, which has no helpers."""
    session, editor = data.program.session, data.program.window.editor
    plan = copy_area(session.plan, session.plan.areas[0], "Nabo", Language("da"))
    tables = {
        name: tuple(
            row for row in getattr(plan, name) if (row.area, row.occupation) != ("Nabo", "SSH")
        )
        for name in ("staff", "working_time", "trainee_intake", "training", "demand_base")
    }
    training = tuple(replace(row, from_ssh_share=0.0) for row in tables["training"])
    plan = replace(plan, **tables | {"training": training})
    editor.change(EditedPlan.of(plan), "x")
    data.settle()
    return data


def areas(data: DataHand) -> set[str]:
    return {data.cell(row, "area") for row in data.page.pane.model.visible}


def own_figures(data: DataHand, area: str) -> None:
    """Choose an area from the button's menu."""
    menu = data.page.pane.own_button.menu()
    menu.aboutToShow.emit()
    next(one for one in menu.actions() if one.text() == area).trigger()
    data.settle()


def test_a_plan_of_one_area_reads_all_and_offers_no_own_figures(data: DataHand) -> None:
    data.turn("exit_rates")
    assert areas(data) == {EVERY}
    assert not data.page.pane.own_button.isVisible()


def test_an_area_gets_the_common_rows_as_its_own_in_one_step(two: DataHand) -> None:
    session = two.program.session
    before = session.plan
    two.turn("exit_rates")
    pane = two.page.pane
    assert pane.own_button.isVisible()
    own_figures(two, "Nabo")
    assert two.listed_faults() == []
    # Copies of what served it, for the occupation that it has, from the same sources.
    copies = [row for row in session.plan.exit_rates if row.area == "Nabo"]
    common = [row for row in before.exit_rates if row.occupation == "SSA"]
    assert [replace(row, area="") for row in copies] == common
    assert pane.filters.wanted() == {"area": "Nabo"}
    assert areas(two) == {"Nabo", OTHERS}
    assert pane.view.currentIndex() == two.index(len(before.exit_rates), "retirement")
    two.undo()
    assert session.plan == before
    assert areas(two) == {EVERY}


def test_own_figures_that_are_changed_change_their_area_alone(two: DataHand) -> None:
    session = two.program.session

    def supply(area: str) -> float:
        two.settle()
        frame = session.frame
        assert frame is not None
        return float(frame.projection.balance(CURRENT, "SSA", area).supply_heads[-1])

    there, here = (supply(area) for area in session.plan.areas)
    two.turn("exit_rates")
    own_figures(two, "Nabo")
    assert supply("Nabo") == pytest.approx(here)
    first = next(row for row, one in enumerate(session.plan.exit_rates) if one.area == "Nabo")
    two.type(first, "other", "50")
    assert session.plan.exit_rates[first].other == 0.5
    assert supply("Nabo") < here - 1.0
    assert supply("Region Midtjylland") == pytest.approx(there)


def test_a_filter_shows_what_an_area_goes_by(two: DataHand) -> None:
    two.turn("demand_index")
    pane = two.page.pane
    everything = two.rows()
    pane.filters.choose("area", "Nabo")
    assert two.rows() == everything
    pane.filters.choose("area", "")
    own_figures(two, "Nabo")
    pane.filters.choose("area", "Region Midtjylland")
    assert two.rows() == everything
    assert areas(two) == {OTHERS}


def test_an_area_typed_over_all_makes_the_row_its_own_and_delete_makes_it_common_again(
    two: DataHand,
) -> None:
    session = two.program.session
    two.turn("exit_rates")
    two.type(0, "area", "Nabo")
    two.type(1, "area", "Nabo")
    assert [row.area for row in session.plan.exit_rates[:2]] == ["Nabo", "Nabo"]
    assert two.cell(0, "area") == "Nabo"
    assert two.cell(2, "area") == OTHERS
    two.type(0, "area", "alle andre")
    two.go(1, "area")
    two.key(Qt.Key.Key_Delete)
    assert not any(row.area for row in session.plan.exit_rates)
    assert areas(two) == {EVERY}


def test_a_new_row_after_a_common_one_is_common_and_reads_so(two: DataHand) -> None:
    two.turn("exit_rates")
    last = two.rows() - 1
    two.go(last, "age")
    two.key(Qt.Key.Key_Plus, control=True)
    assert two.cell(last + 1, "area") == EVERY
    assert two.fault(last + 1, "area") == ""
