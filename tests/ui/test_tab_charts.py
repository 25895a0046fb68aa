"""The other tabs: supply and demand, age, trainees."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sosuplan.analysis.frame import CURRENT, FTE
from sosuplan.charts import supply_demand
from sosuplan.charts import trainees as steps_to_work
from sosuplan.charts.palette import DARK, Theme
from sosuplan.charts.runs import run_heading
from sosuplan.model.plan import FIRST_AGE
from sosuplan.text.numbers import format_number
from tests.baseline import BASELINE_NAME
from tests.ui.frames import FrameMaker, last
from ui.charts.more import MoreButton
from ui.charts.views import AgesView, ChartView


def open_at_usual_size(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.resize(640, 480)
    with qtbot.waitExposed(widget):
        widget.show()


@pytest.fixture
def balance(qtbot: QtBot) -> ChartView:
    made = ChartView(supply_demand.build)
    open_at_usual_size(qtbot, made)
    return made


@pytest.fixture
def ages(qtbot: QtBot) -> AgesView:
    made = AgesView()
    open_at_usual_size(qtbot, made)
    return made


@pytest.fixture
def trainees(qtbot: QtBot, wear: Callable[[Theme], None]) -> ChartView:
    wear(DARK)
    made = ChartView(steps_to_work.build)
    open_at_usual_size(qtbot, made)
    return made


def ends(view: ChartView) -> list[str]:
    view.grab()
    placed = sorted(view.chart.labels.placed, key=lambda label: label[0].top())
    return [text for _, text, _ in placed]


# --- supply and demand ------------------------------------------------------------------------


def test_supply_and_demand_are_named_where_they_end(balance: ChartView, frames: FrameMaker) -> None:
    frame, baseline = frames(), frames({})
    balance.show_frame(frame, dragging=False)
    assert ends(balance) == [
        f"efterspørgsel {BASELINE_NAME}: {last(baseline, 'demand')}",
        f"efterspørgsel: {last(frame, 'demand')}",
        f"udbud: {last(frame, 'supply')}",
        f"udbud {BASELINE_NAME}: {last(baseline, 'supply')}",
    ]


def test_what_a_lever_does_not_change_is_not_drawn_twice(
    balance: ChartView, frames: FrameMaker
) -> None:
    alone = f"efterspørgsel: {last(frames({}), 'demand')}"
    balance.show_frame(frames({"retention": 0.2}), dragging=False)
    assert [text for text in ends(balance) if "efterspørgsel" in text] == [alone]
    balance.show_frame(frames({}), dragging=False)
    assert ends(balance) == [alone, f"udbud: {last(frames({}), 'supply')}"]


def test_the_balance_is_read_out_beside_its_parts(
    qtbot: QtBot, balance: ChartView, frames: FrameMaker
) -> None:
    frame = frames({}, unit=FTE)
    balance.show_frame(frame, dragging=False)
    qtbot.keyClick(balance.chart, Qt.Key.Key_End)
    reading = balance.chart.shown_reading
    assert reading is not None
    assert {row.name: row.figure for row in reading.rows} == {
        "Udbud": format_number(frame.supply(CURRENT)[-1]),
        "Efterspørgsel": format_number(frame.demand(CURRENT)[-1]),
        "Balance": format_number(frame.gap(CURRENT)[-1]),
    }


# --- age --------------------------------------------------------------------------------------


def test_the_sentence_counts_the_oldest_and_those_who_retire(
    ages: AgesView, frames: FrameMaker
) -> None:
    frame = frames({})
    ages.show_frame(frame, dragging=False)
    staff = frame.projection.ages(CURRENT, "SSA")[:, -1]
    old = staff[60 - FIRST_AGE :].sum()
    retire = frame.projection.total("retired", CURRENT, "SSA")[-1]
    retire += frame.projection.total("aged_out", CURRENT, "SSA")[-1]
    share = format_number(100 * old / staff.sum())
    assert ages.sentence.text() == (
        f"I 2034 er {format_number(old)} af {format_number(staff.sum())} assistenter"
        f" ({share}\u00a0%) 60 år eller ældre."
        f" Fra 2033 til 2034 går {format_number(retire)} på pension."
    )


def test_the_year_is_turned_by_keyboard_and_stays_when_a_lever_moves(
    qtbot: QtBot, ages: AgesView, frames: FrameMaker
) -> None:
    ages.show_frame(frames({}), dragging=False)
    assert ages.slider is not None
    assert ages.year == 2034
    scale = ages.pyramid.x_at(100.0)
    for _ in range(4):
        qtbot.keyClick(ages.slider, Qt.Key.Key_Left)
    assert ages.year == 2030
    assert ages.sentence.text().startswith("I 2030 er ")
    assert "Fra 2030 til 2031 går " in ages.sentence.text()
    assert ages.pyramid.x_at(100.0) == scale
    ages.show_frame(frames({"retention": 0.1}), dragging=False)
    assert ages.year == 2030
    assert ages.slider.spoken == "2030"


def test_a_click_on_a_bar_of_the_wave_turns_to_its_year(
    qtbot: QtBot, ages: AgesView, frames: FrameMaker
) -> None:
    ages.show_frame(frames({}), dragging=False)
    wave = ages.wave
    at = QPointF(wave.x_at(2027), wave.area.bottom() - 10.0).toPoint()
    qtbot.mouseClick(wave.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert ages.year == 2027
    assert wave.spec is not None
    marked = next(bars for bars in wave.spec.bars if bars.colour == "supply")
    assert list(marked.at) == [2027.0]


def test_both_occupations_stand_on_either_side(
    qtbot: QtBot, ages: AgesView, frames: FrameMaker
) -> None:
    frame = frames({}, occupation="all")
    ages.show_frame(frame, dragging=False)
    assert ages.pyramid.x_at(0.0) == pytest.approx(ages.pyramid.area.center().x())
    for _ in range(1 + 45 - FIRST_AGE):
        qtbot.keyClick(ages.pyramid, Qt.Key.Key_Up)
    reading = ages.pyramid.shown_reading
    assert reading is not None
    assert reading.title == "45 år"
    at = 45 - FIRST_AGE
    helpers = frame.projection.ages(CURRENT, "SSH")[at]
    assert {row.name: row.figure for row in reading.rows if "Hjælpere" in row.name} == {
        "Hjælpere 2034": format_number(helpers[-1]),
        "Hjælpere 2024": format_number(helpers[0]),
    }
    ages.show_frame(frames({}, occupation="SSH"), dragging=False)
    assert ages.pyramid.x_at(0.0) == ages.pyramid.area.left()


def test_the_base_year_needs_no_outline_of_itself(ages: AgesView, frames: FrameMaker) -> None:
    frame = frames({})
    ages.show_frame(frame, dragging=False)
    assert ages.slider is not None
    ages.slider.choose(2024.0)
    assert ages.pyramid.spec.figures[0] == ["Alder", "SOSU-assistenter 2024"]
    ages.slider.choose(2030.0)
    assert ages.pyramid.spec.figures[0] == [
        "Alder",
        f"SOSU-assistenter 2030, {run_heading(frame, CURRENT)}",
        "SOSU-assistenter 2024",
    ]


def test_the_wave_says_when_most_retire(ages: AgesView, frames: FrameMaker) -> None:
    ages.show_frame(frames({}), dragging=False)
    assert ages.wave.accessibleName() == "SOSU-assistenter, der går på pension, personer år for år"
    assert "flest i 2024" in ages.wave.accessibleDescription()


# --- trainees ---------------------------------------------------------------------------------


def test_the_steps_to_work_are_named_as_people_name_them(
    trainees: ChartView, frames: FrameMaker
) -> None:
    frame = frames()
    trainees.show_frame(frame, dragging=False)
    trainees.grab()
    steps = {text for _, text, _ in trainees.chart.labels.placed}
    total = frame.projection.total
    assert steps == {
        f"{words}: {format_number(total(name, CURRENT, 'SSA')[-1])}"
        for name, words in (
            ("gf2_starts", "starter på grundforløb 2"),
            ("main_starts", "starter på hovedforløb"),
            ("graduating", "nyuddannede"),
            ("graduates", "får arbejde i faget"),
        )
    }


def test_the_tab_says_that_trainees_take_years_to_graduate(
    trainees: ChartView, frames: FrameMaker
) -> None:
    trainees.show_frame(frames({"intake_change:SSA": 0.1}), dragging=False)
    assert trainees.note.text() == (
        "Assistenter bliver færdige 3,2 år efter start på grundforløb 2;"
        " de første, der starter i 2026, bliver færdige i 2029."
    )
    trainees.show_frame(frames({}, occupation="all"), dragging=False)
    assert "Hjælpere bliver færdige 1,55 år efter" in trainees.note.text()


def test_who_enters_work_is_counted_from_the_year_after_the_base_year(
    qtbot: QtBot, trainees: ChartView, frames: FrameMaker
) -> None:
    frame = frames({})
    trainees.show_frame(frame, dragging=False)
    chart = trainees.chart
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    first = chart.shown_reading
    assert first is not None
    assert "Får arbejde i faget" not in [row.name for row in first.rows]
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    second = chart.shown_reading
    assert second is not None
    entrants = format_number(frame.projection.total("graduates", CURRENT, "SSA")[0])
    assert ("Får arbejde i faget", entrants) in [(row.name, row.figure) for row in second.rows]


def test_sentences_do_not_move_the_chart_while_a_lever_is_dragged(
    trainees: ChartView, frames: FrameMaker
) -> None:
    trainees.resize(500, 480)
    trainees.show_frame(frames({"intake_change:SSA": 0.1}), dragging=False)
    QApplication.processEvents()
    before = trainees.chart.geometry()
    for change in (0.2, -0.4, -0.5):
        trainees.show_frame(frames({"intake_change:SSA": change}), dragging=True)
        trainees.sentence.say("Kort.", dragging=True)
        QApplication.processEvents()
        assert trainees.chart.geometry() == before
    trainees.sentence.say("Kort.")
    QApplication.processEvents()
    assert trainees.chart.height() > before.height()


# --- all of them ------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [420, 640, 1200])
@pytest.mark.parametrize("unit", ["heads", "fte"])
@pytest.mark.parametrize("begin", [2024, 2025, 2026, 2034])
def test_the_years_are_said_to_be_projected_where_their_ground_begins(
    balance: ChartView, frames: FrameMaker, begin: int, unit: str, width: int
) -> None:
    levers = {"intake_change:SSA": 0.1, "start_year": begin, "full_effect_year": 2034}
    balance.resize(width, 400)
    balance.show_frame(frames(levers, unit=unit), dragging=False)
    balance.grab()
    notes = balance.chart.notes_placed
    projected = notes["Fremskrivning →"]
    beside_unit = notes[next(iter(notes))].right() + 30.0
    assert projected.left() <= max(balance.chart.area.left(), beside_unit) + 2.0
    places = list(notes.values())
    for place in places:
        assert place.top() >= 0.0
        assert not any(place.intersects(other) for other in places if other is not place)


def test_no_sentence_runs_under_the_button_at_its_corner(
    ages: AgesView, trainees: ChartView
) -> None:
    for view in (ages, trainees):
        buttons = view.findChildren(MoreButton)
        assert buttons
        words = view.sentence.contentsRect().translated(view.sentence.pos())
        for button in buttons:
            place = button.rect().translated(button.mapTo(view, QPoint()))
            assert not words.intersects(place)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("occupation", ["SSA", "SSH", "all"])
def test_no_sentence_is_cut_and_every_chart_has_words_in_both_languages(
    qtbot: QtBot, frames: FrameMaker, occupation: str, language: str
) -> None:
    frames.texts.use(language)
    frame = frames(occupation=occupation, language=language)
    for view in (AgesView(), ChartView(steps_to_work.build)):
        open_at_usual_size(qtbot, view)
        view.show_frame(frame, dragging=False)
        QApplication.processEvents()
        for label in view.findChildren(QLabel):
            assert label.text()
            assert "{" not in label.text()
            assert label.height() >= label.heightForWidth(label.width())
    frames.texts.use("da")


def test_copied_tables_have_a_row_for_each_year_or_age(
    balance: ChartView, ages: AgesView, trainees: ChartView, frames: FrameMaker
) -> None:
    assert balance.spec is None
    frame = frames()
    for view, rows in ((balance, 11), (ages, 58), (trainees, 11)):
        view.show_frame(frame, dragging=False)
        assert view.spec is not None
        table = view.spec.figures
        assert len(table) == 1 + rows
        assert {len(row) for row in table} == {len(table[0])}
    assert len(ages.wave.spec.figures) == 11
