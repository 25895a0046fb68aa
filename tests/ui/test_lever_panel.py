"""The lever panel: groups that open and fold, its plan, language and look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from sosuplan.charts.palette import DARK, LIGHT, Theme
from sosuplan.model.levers import LeverCatalogue, catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from tests.ui.lever_bench import FULL_TIME, LEFT
from tests.ui.panel_hand import DESKTOP, LAPTOP, heading, opened, rest, scenario, settle, show
from ui import theme as themes
from ui.i18n import Translations
from ui.levers.panel import LeverPanel

FIRST = ["retirement", "fulltime", "trainees"]


def visible_text(widget: QWidget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


# --- groups -------------------------------------------------------------------------------------


def test_on_a_small_laptop_the_first_three_groups_are_open(panel: LeverPanel) -> None:
    assert opened(panel) == FIRST


def test_on_a_high_screen_every_group_that_fits_is_open(
    qtbot: QtBot, plan: Plan, levers: LeverCatalogue, translations: Translations
) -> None:
    panel = show(qtbot, LeverPanel(levers, plan), DESKTOP)
    assert opened(panel) == list(panel.groups)
    bar = panel._scroll.verticalScrollBar()
    assert bar.maximum() == 0


def test_groups_are_not_opened_behind_the_users_back(
    qtbot: QtBot, plan: Plan, levers: LeverCatalogue, translations: Translations
) -> None:
    panel = show(qtbot, LeverPanel(levers, plan))
    QTest.mouseClick(panel.groups["fulltime"].heading, LEFT)
    panel.resize(318, DESKTOP)
    settle()
    assert opened(panel) == ["retirement", "trainees"]


def test_rows_are_made_when_their_group_is_first_opened(
    panel: LeverPanel, levers: LeverCatalogue
) -> None:
    shown = {lever.id for lever in levers if lever.group in FIRST}
    assert set(panel.rows) == shown
    for group in panel.groups.values():
        if not group.is_open:
            QTest.mouseClick(group.heading, LEFT)
    assert set(panel.rows) == {lever.id for lever in levers}


def test_a_group_opens_and_closes_with_the_keyboard(panel: LeverPanel) -> None:
    group = panel.groups["recruitment"]
    group.heading.setFocus(Qt.FocusReason.TabFocusReason)
    states = []
    keys = (
        Qt.Key.Key_Return,
        Qt.Key.Key_Space,
        Qt.Key.Key_Right,
        Qt.Key.Key_Right,
        Qt.Key.Key_Left,
        Qt.Key.Key_Left,
    )
    for key in keys:
        QTest.keyClick(group.heading, key)
        states.append(group.is_open)
    assert states == [True, False, True, True, False, False]


def test_a_group_that_is_opened_comes_into_view(panel: LeverPanel) -> None:
    group = panel.groups["timing"]
    QTest.mouseClick(group.heading, LEFT)
    settle()
    viewport = panel._scroll.viewport()
    last = group.rows[-1].slider
    assert viewport.rect().contains(QRect(last.mapTo(viewport, QPoint(0, 0)), last.size()))


def test_a_folded_heading_says_how_many_levers_are_changed(panel: LeverPanel) -> None:
    group = panel.groups["retention"]
    assert heading(group) == "Fastholdelse og sygefravær"
    panel.show_scenario(scenario(retention=0.2, sickness_reduction_days=2.0))
    assert heading(group) == "Fastholdelse og sygefravær (2 ændret)"
    assert group.heading.accessibleDescription() == "foldet sammen"
    QTest.mouseClick(group.heading, LEFT)
    assert heading(group) == "Fastholdelse og sygefravær"
    assert group.heading.accessibleDescription() == "foldet ud"


def test_a_group_in_which_the_world_decides_says_so(panel: LeverPanel) -> None:
    assert (
        heading(panel.groups["demand"])
        == "Efterspørgsel og teknologi (delvis uden for kommunens indflydelse)"
    )
    panel.show_scenario(scenario(demand_growth_change=0.01))
    said = heading(panel.groups["demand"])
    assert said == "Efterspørgsel og teknologi (delvis uden for kommunens indflydelse, 1 ændret)"


# --- plan, language and look --------------------------------------------------------------------


def test_another_plan_brings_its_own_levers_and_keeps_what_was_open(
    panel: LeverPanel, plan: Plan
) -> None:
    QTest.mouseClick(panel.groups["fulltime"].heading, LEFT)
    smaller = replace(
        plan,
        staff=tuple(row for row in plan.staff if row.sector == "municipality"),
        working_time=tuple(row for row in plan.working_time if row.sector == "municipality"),
        base_year=2023,
    )
    panel.rebuild(catalogue(smaller), smaller)
    settle()
    assert opened(panel) == ["retirement", "trainees"]
    QTest.mouseClick(panel.groups["fulltime"].heading, LEFT)
    targets = [lever_id for lever_id in panel.rows if lever_id.startswith("fulltime_target")]
    assert targets == [FULL_TIME, "fulltime_target:municipality:SSH"]
    assert not any(row.is_moved for row in panel.rows.values())


def test_another_language_changes_every_visible_word(
    panel: LeverPanel, plan: Plan, translations: Translations
) -> None:
    moved = scenario(reform=0.5, retention=0.2)
    rest(panel, plan, moved)
    danish = visible_text(panel)
    translations.use("en")
    settle()
    assert "virker" not in visible_text(panel)
    rest(panel, plan, moved, language="en")
    english = visible_text(panel)
    assert "virker fra 2025" in danish
    assert "has an effect from 2025" in english
    assert not (set(danish.split(" | ")) & set(english.split(" | "))) - {""}
    assert panel.reset_button.text() == "Reset all"
    assert heading(panel.groups["retention"]) == "Retention and sickness absence (1 changed)"


@pytest.mark.parametrize("points", [9.5, 19.0])
def test_nothing_is_cut_at_any_text_size(
    qtbot: QtBot,
    plan: Plan,
    levers: LeverCatalogue,
    translations: Translations,
    points: float,
) -> None:
    themes.load_fonts()
    panel = LeverPanel(levers, plan)
    panel.setFont(themes.font(points))
    show(qtbot, panel)
    values = {lever.id: lever.high for lever in levers if lever.unit.code != "year"}
    panel.show_scenario(Scenario("fulltime", {**values, "start_year": 2033.0}))
    for lever in levers:
        panel.row(lever.id)
    settle()
    # As the layout of the page does it.
    panel.resize(max(panel.width(), panel.minimumSizeHint().width()), LAPTOP)
    settle()
    content = panel._content
    assert content.width() <= panel._scroll.viewport().width()
    for label in content.findChildren(QLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
            inside = QRect(label.mapTo(content, QPoint(0, 0)), label.size())
            assert content.rect().contains(inside), label.text()
    for button in (panel.reset_button, panel.revert_button):
        assert button.width() >= button.sizeHint().width()
        assert panel.rect().contains(button.geometry())


def test_light_and_dark_are_taken_on_by_rows_made_before_and_after(
    panel: LeverPanel, wear: Callable[[Theme], None]
) -> None:
    for theme, later in ((LIGHT, "retention"), (DARK, "other_recruitment:SSA")):
        wear(theme)
        for lever_id in ("reform", later):
            box = panel.row(lever_id).box
            settle()
            picture = box.grab().toImage()
            middle = picture.height() // 2
            assert picture.pixelColor(0, middle).name() == theme.edge.lower(), lever_id
            assert picture.pixelColor(3, middle).name() == theme.field.lower(), lever_id
            unit = {
                picture.pixelColor(x, y).name()
                for x in range(picture.width() - 14, picture.width() - 5)
                for y in range(5, picture.height() - 5)
            }
            assert len(unit) > 1, lever_id


def test_every_control_of_the_panel_has_a_name_and_is_reached_by_tab(panel: LeverPanel) -> None:
    reached = set()
    for _ in range(200):
        focus = panel.window().focusWidget()
        if focus is not None:
            assert focus.accessibleName() or focus.property("text"), focus
            reached.add(focus)
            QTest.keyClick(focus, Qt.Key.Key_Tab)
    for group in panel.groups.values():
        assert group.heading in reached
    for row in panel.rows.values():
        assert {row.box, row.slider, row.info_button} <= reached
