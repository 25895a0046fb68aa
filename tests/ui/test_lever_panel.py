from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sosuplan.exchange.folder import read_folder
from sosuplan.levers import LeverCatalogue, catalogue
from sosuplan.palette import DARK, LIGHT, Theme
from sosuplan.plan import Plan
from sosuplan.resources import resource
from sosuplan.scenario import Scenario
from ui import theme as themes
from ui.i18n import Translations
from ui.levers.group import LeverGroup
from ui.levers.panel import LeverPanel

LEFT = Qt.MouseButton.LeftButton
FULL_TIME = "fulltime_target:municipality:SSA"
FIRST = ["retirement", "fulltime", "trainees"]
LAPTOP, DESKTOP = 660, 1600


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_folder(resource("plans", "midtjylland")).plan


@pytest.fixture(scope="module")
def levers(plan: Plan) -> LeverCatalogue:
    return catalogue(plan)


@pytest.fixture
def translations(qapp: QApplication) -> Iterator[Translations]:
    made = Translations(qapp)
    made.use("da")
    yield made
    made.use("en")


class Heard:
    """What a panel asked for."""

    def __init__(self, panel: LeverPanel) -> None:
        self.moves: list[tuple[str, float | None, int]] = []
        self.others: list[str] = []
        panel.lever_moved.connect(lambda *move: self.moves.append(move))
        panel.lever_released.connect(self.others.append)
        panel.reset_all.connect(lambda: self.others.append("reset all"))
        panel.revert.connect(lambda: self.others.append("revert"))


def settle() -> None:
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def show(qtbot: QtBot, panel: LeverPanel, height: int = LAPTOP, width: int = 318) -> LeverPanel:
    qtbot.addWidget(panel)
    panel.resize(width, height)
    panel.show()
    qtbot.waitActive(panel)
    settle()
    return panel


@pytest.fixture
def panel(
    qtbot: QtBot, plan: Plan, levers: LeverCatalogue, translations: Translations
) -> LeverPanel:
    return show(qtbot, LeverPanel(levers, plan, translations.language))


def scenario(**values: float) -> Scenario:
    return Scenario("historical", {key.replace("__", ":"): value for key, value in values.items()})


def opened(panel: LeverPanel) -> list[str]:
    return [code for code, group in panel.groups.items() if group.is_open]


def heading(group: LeverGroup) -> str:
    return group.heading.accessibleName()


def visible_text(widget: QWidget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


# --- groups -------------------------------------------------------------------------------------


def test_on_a_small_laptop_the_first_three_groups_are_open(panel: LeverPanel) -> None:
    assert opened(panel) == FIRST


def test_on_a_high_screen_every_group_that_fits_is_open(
    qtbot: QtBot, plan: Plan, levers: LeverCatalogue, translations: Translations
) -> None:
    panel = show(qtbot, LeverPanel(levers, plan, translations.language), DESKTOP)
    assert opened(panel) == list(panel.groups)
    bar = panel._scroll.verticalScrollBar()
    assert bar.maximum() == 0


def test_groups_are_not_opened_behind_the_users_back(
    qtbot: QtBot, plan: Plan, levers: LeverCatalogue, translations: Translations
) -> None:
    panel = show(qtbot, LeverPanel(levers, plan, translations.language))
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
    assert heading(panel.groups["demand"]) == "Efterspørgsel og teknologi (delvis omverdenen)"
    panel.show_scenario(scenario(demand_growth_change=0.01))
    said = heading(panel.groups["demand"])
    assert said == "Efterspørgsel og teknologi (delvis omverdenen, 1 ændret)"


# --- the scenario -------------------------------------------------------------------------------


def test_showing_a_scenario_is_silent_and_shows_every_lever(
    panel: LeverPanel, levers: LeverCatalogue
) -> None:
    heard = Heard(panel)
    values = {lever.id: lever.high if lever.id != "start_year" else 2027.0 for lever in levers}
    panel.show_scenario(Scenario("historical", values))
    for lever in levers:
        assert panel.row(lever.id).value == values[lever.id], lever.id
    panel.show_scenario(Scenario("historical"))
    assert not any(row.is_moved for row in panel.rows.values())
    assert not heard.moves
    assert not heard.others


def test_a_row_made_later_shows_the_scenario_of_now(panel: LeverPanel) -> None:
    panel.set_theme(DARK)
    panel.show_scenario(scenario(retention=0.2))
    row = panel.row("retention")
    assert row.box.text() == "20"
    assert row.is_moved


def test_a_slider_asks_for_its_value_and_tells_the_end_of_the_drag(panel: LeverPanel) -> None:
    heard = Heard(panel)
    slider = panel.rows["reform"].slider
    QTest.mousePress(slider, LEFT, pos=slider.handle_centre().toPoint())
    QTest.mouseMove(slider, QPoint(slider.width(), 5))
    QTest.mouseRelease(slider, LEFT, pos=QPoint(slider.width(), 5))
    assert [(lever, value) for lever, value, _ in heard.moves] == [("reform", 1.5)]
    assert heard.moves[0][2] > 0
    assert heard.others == ["reform"]


def test_drags_are_numbered_through_all_rows_and_plans(
    panel: LeverPanel, plan: Plan, levers: LeverCatalogue
) -> None:
    heard = Heard(panel)
    for lever_id in ("reform", "senior_years"):
        QTest.mouseClick(panel.rows[lever_id].slider, LEFT, pos=QPoint(200, 8))
    panel.rebuild(levers, plan)
    settle()
    QTest.mouseClick(panel.rows["reform"].slider, LEFT, pos=QPoint(200, 8))
    tokens = [token for _, _, token in heard.moves]
    assert len(set(tokens)) == 3


def test_the_dragged_slider_stays_under_the_mouse(panel: LeverPanel) -> None:
    for lever_id in (FULL_TIME, "dropout_reduction"):
        slider = panel.rows[lever_id].slider
        panel._scroll.ensureWidgetVisible(slider)
        settle()
        before = slider.mapTo(panel, QPoint(0, 0)), slider.size()
        QTest.mousePress(slider, LEFT, pos=slider.handle_centre().toPoint())
        QTest.mouseMove(slider, QPoint(220, 5))
        settle()
        assert panel.rows[lever_id].note
        assert (slider.mapTo(panel, QPoint(0, 0)), slider.size()) == before
        QTest.mouseRelease(slider, LEFT, pos=QPoint(220, 5))


def test_a_slider_keeps_its_width_when_scrolling_becomes_necessary(
    qtbot: QtBot, plan: Plan, levers: LeverCatalogue, translations: Translations
) -> None:
    panel = show(qtbot, LeverPanel(levers, plan, translations.language), DESKTOP)
    width = panel.rows["reform"].slider.width()
    panel.resize(318, LAPTOP)
    settle()
    assert panel._scroll.verticalScrollBar().maximum() > 0
    assert panel.rows["reform"].slider.width() == width


# --- effects ------------------------------------------------------------------------------------


def test_a_moved_lever_tells_the_first_year_of_its_effect(panel: LeverPanel) -> None:
    values = {"reform": 1.0, FULL_TIME: 0.565, "intake_change:SSA": 0.1, "senior_years": 1.0}
    panel.show_scenario(Scenario("historical", values))
    assert panel.rows["reform"].note == "virker fra 2025"
    assert (
        panel.rows[FULL_TIME].note
        == "i dag 28,4\u00a0% (offentliggjort) · virker fra 2026 · potentiale 290 fuldtidspersoner"
    )
    assert panel.rows["intake_change:SSA"].note == "første nyuddannede i 2029"
    assert panel.rows["senior_years"].note == "virker fra 2027"
    panel.show_scenario(Scenario("historical", {**values, "start_year": 2029.0}))
    assert panel.rows["reform"].note == "virker fra 2025"
    assert panel.rows[FULL_TIME].note.endswith("virker fra 2029 · potentiale 290 fuldtidspersoner")
    assert panel.rows["intake_change:SSA"].note == "første nyuddannede i 2032"


def test_the_first_year_of_effect_is_that_of_the_occupation_looked_at(panel: LeverPanel) -> None:
    later = scenario(dropout_reduction=0.2, start_year=2027.0)
    for occupation, year in (("SSA", 2030), ("SSH", 2028), ("all", 2028)):
        panel.show_scenario(later, occupation)
        assert panel.row("dropout_reduction").note == f"første nyuddannede i {year}"


def test_an_effect_after_the_plans_last_year_is_told_as_such(panel: LeverPanel) -> None:
    panel.show_scenario(scenario(intake_change__SSA=0.1, start_year=2033.0))
    assert panel.rows["intake_change:SSA"].note == "virker først efter planens sidste år, 2034"


def test_a_demand_scenario_that_assumes_full_time_is_named_where_it_counts(
    panel: LeverPanel,
) -> None:
    panel.show_scenario(Scenario("fulltime", {FULL_TIME: 0.565}))
    note = panel.rows[FULL_TIME].note
    assert note.endswith("efterspørgselsscenariet regner allerede med 100,0\u00a0%")
    panel.show_scenario(Scenario("historical", {FULL_TIME: 0.565}))
    assert panel.rows[FULL_TIME].note.endswith("virker fra 2026 · potentiale 290 fuldtidspersoner")


def test_the_years_of_the_measures_show_what_the_scenario_says(panel: LeverPanel) -> None:
    panel.show_scenario(scenario(start_year=2032.0, full_effect_year=2032.0))
    assert panel.row("full_effect_year").box.text() == "2032"
    assert panel.row("full_effect_year").note == "uden ændring: 2030"


# --- the ways back ------------------------------------------------------------------------------


def test_reset_is_offered_when_something_is_moved(panel: LeverPanel) -> None:
    heard = Heard(panel)
    assert not panel.reset_button.isEnabled()
    panel.show_scenario(scenario(retention=0.1))
    assert panel.reset_button.isEnabled()
    QTest.mouseClick(panel.reset_button, LEFT)
    assert heard.others == ["reset all"]
    panel.show_scenario(scenario())
    assert not panel.reset_button.isEnabled()


def test_the_saved_scenario_is_offered_when_it_is_another(panel: LeverPanel) -> None:
    heard = Heard(panel)
    assert not panel.revert_button.isEnabled()
    panel.set_can_revert(True)
    QTest.mouseClick(panel.revert_button, LEFT)
    assert heard.others == ["revert"]
    panel.set_can_revert(False)
    assert not panel.revert_button.isEnabled()


# --- plan, language and look --------------------------------------------------------------------


def test_another_plan_brings_its_own_levers_and_keeps_what_was_open(
    panel: LeverPanel, plan: Plan
) -> None:
    QTest.mouseClick(panel.groups["fulltime"].heading, LEFT)
    smaller = replace(
        plan,
        staff=tuple(row for row in plan.staff if row.sector == "municipality"),
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
    panel: LeverPanel, translations: Translations
) -> None:
    panel.show_scenario(scenario(reform=1.0, retention=0.2))
    danish = visible_text(panel)
    translations.use("en")
    panel.set_language(translations.language)
    english = visible_text(panel)
    assert "virker fra 2025" in danish
    assert "has an effect from 2025" in english
    assert not set(danish.split(" | ")) & set(english.split(" | "))
    assert panel.reset_button.text() == "Reset to today"
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
    panel = LeverPanel(levers, plan, translations.language)
    panel.setFont(themes.font(points))
    show(qtbot, panel, LAPTOP, max(318, panel.minimumSizeHint().width()))
    values = {lever.id: lever.high for lever in levers if lever.unit.code != "year"}
    panel.show_scenario(Scenario("fulltime", {**values, "start_year": 2033.0}))
    for lever in levers:
        panel.row(lever.id)
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


@pytest.fixture
def application_theme(qapp: QApplication) -> Iterator[Callable[[Theme], None]]:
    palette, sheet = qapp.palette(), qapp.styleSheet()
    yield lambda theme: themes.apply(qapp, theme)
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)


@pytest.mark.parametrize("panel_first", [True, False])
def test_light_and_dark_are_taken_on_by_rows_made_before_and_after(
    panel: LeverPanel, application_theme: Callable[[Theme], None], panel_first: bool
) -> None:
    for theme, later in ((LIGHT, "retention"), (DARK, "other_recruitment:SSA")):
        if panel_first:
            panel.set_theme(theme)
        application_theme(theme)
        if not panel_first:
            panel.set_theme(theme)
        for lever_id in ("reform", later):
            box = panel.row(lever_id).box
            settle()
            picture = box.grab().toImage()
            middle = picture.height() // 2
            assert picture.pixelColor(0, middle).name() == theme.line.lower(), lever_id
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
