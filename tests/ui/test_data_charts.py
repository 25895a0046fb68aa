"""The pictures beside the tables show what the cells say, also while some cannot be read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sosuplan.charts.inputs import lines_of, staff_by_age
from sosuplan.charts.palette import GROUP_STROKES, SIGNS
from sosuplan.editing.edited_plan import EditedPlan
from sosuplan.model.plan import FIRST_AGE, Plan
from sosuplan.model.schema.tables import column_name
from sosuplan.text.numbers import format_number
from tests.ui.frames import danish_frames
from ui import i18n
from ui.charts import plot
from ui.data.charts import DataCharts


@pytest.fixture
def charts(qtbot: QtBot, qapp: QApplication, reference: Plan):  # type: ignore[no-untyped-def]
    with danish_frames(reference, qapp):
        made = DataCharts()
        qtbot.addWidget(made)
        made.resize(320, 400)
        made.show()
        yield made


def test_every_band_that_can_be_read_is_drawn(reference: Plan) -> None:
    edited = EditedPlan.of(reference)
    everyone = sum(row.heads for row in reference.staff)
    assert sum(ages.sum() for ages in staff_by_age(edited, {}).values()) == pytest.approx(everyone)
    broken = edited.with_cells("staff", {(0, "heads"): "?abc", (1, "age_to"): "200"})
    left = everyone - sum(row.heads for row in reference.staff[:2])
    assert sum(ages.sum() for ages in staff_by_age(broken, {}).values()) == pytest.approx(left)


def test_the_picture_of_the_staff_follows_the_filter(charts: DataCharts, reference: Plan) -> None:
    edited = EditedPlan.of(reference)
    charts.show_table("staff", edited, {})
    assert charts.isVisible()
    assert "Region" in charts.key.text()
    charts.show_table("staff", edited, {"sector": "municipality"})
    assert "Region" not in charts.key.text()
    assert charts.chart.accessibleDescription() == "SSA: 4.547; SSH: 5.634"


def test_the_staff_picture_says_people_of_an_age_under_the_mouse(
    charts: DataCharts, reference: Plan
) -> None:
    charts.show_table("staff", EditedPlan.of(reference), {})
    chart = charts.chart
    QTest.mouseMove(chart, QPointF(chart.x_at(-10.0), chart.y_at(42.0)).toPoint())
    reading = chart.shown_reading
    assert reading is not None
    assert reading.title == "42 år"
    told = {row.name: row.figure for row in reading.rows}
    assert told["SSA, Kommuner"] == "100"
    people = staff_by_age(EditedPlan.of(reference), {})["SSA", "region"][42 - FIRST_AGE]
    assert told["SSA, Region"] == format_number(people)


def test_full_time_shares_are_a_line_for_each_group_over_the_years(
    charts: DataCharts, reference: Plan
) -> None:
    earlier = tuple(replace(row, year=2020, fulltime_share=0.2) for row in reference.working_time)
    latest = reference.working_time[0].year
    plan = replace(reference, working_time=earlier + reference.working_time)
    edited = EditedPlan.of(plan)
    lines = lines_of("working_time", edited, {}, i18n.current())
    assert [name for name, _ in lines][:2] == ["Kommuner, SSA", "Region, SSA"]
    assert lines[0][1] == {2020: 20.0, latest: pytest.approx(28.4)}
    charts.show_table("working_time", edited, {})
    charts.chart.point_at(latest)
    reading = charts.chart.shown_reading
    assert reading is not None
    assert ("Kommuner, SSA", "28,4\u00a0%") in [(row.name, row.figure) for row in reading.rows]


def test_more_lines_than_there_are_colours_are_those_of_one_occupation(
    charts: DataCharts, reference: Plan
) -> None:
    charts.show_table("demand_index", EditedPlan.of(reference), {})
    assert charts.spec is not None
    assert 0 < len(charts.spec.series) <= len(GROUP_STROKES)
    assert all(line.name.endswith("SSA") for line in charts.spec.series)


def test_a_table_without_a_picture_has_none(charts: DataCharts, reference: Plan) -> None:
    charts.show_table("training", EditedPlan.of(reference), {})
    assert not charts.isVisible()


def test_a_picture_is_told_of_with_its_own_words_not_those_of_a_hidden_one(
    charts: DataCharts, reference: Plan
) -> None:
    edited = EditedPlan.of(reference)
    charts.show_table("staff", edited, {})
    heads = {
        job: sum(row.heads for row in reference.staff if row.occupation == job)
        for job in reference.occupations
    }
    assert charts.spec.text == "; ".join(f"{job}: {format_number(n)}" for job, n in heads.items())
    charts.show_table("trainee_intake", edited, {})
    latest = {row.occupation: row for row in reference.trainee_intake}
    assert charts.spec.text == "; ".join(
        f"{job} {row.year}: {format_number(row.gf2_starts)}" for job, row in latest.items()
    )
    charts.show_table("reform", edited, {})
    without, law = (
        column_name("reform", name, i18n.current()) for name in ("without_years", "with_years")
    )
    assert charts.spec.text == f"{without} 2034: −4,2; {law} 2034: 1,0"


def test_a_table_of_two_courses_names_each_figure_and_its_unit(
    charts: DataCharts, reference: Plan
) -> None:
    charts.show_table("reform", EditedPlan.of(reference), {})
    names = [column_name("reform", one, i18n.current()) for one in ("without_years", "with_years")]
    assert charts.spec.figures[0] == ["År", *(f"{name}, år" for name in names)]


@pytest.mark.parametrize(
    ("table", "unit"),
    [
        ("staff", "personer"),
        ("working_time", "%"),
        ("trainee_intake", "personer"),
        ("demand_index", "indeks"),
        ("reform", "år"),
    ],
)
def test_every_head_of_a_copied_table_names_the_unit_and_so_does_its_name(
    charts: DataCharts, reference: Plan, table: str, unit: str
) -> None:
    charts.show_table(table, EditedPlan.of(reference), {})
    named = "basisår = 100" if table == "demand_index" else unit
    assert charts.spec.name == f"{charts.heading.text()}, {named}"
    first, *heads = charts.spec.figures[0]
    assert first in ("År", "Alder")
    assert heads
    assert all(str(head).endswith(f", {unit}") for head in heads)


def test_the_title_says_which_occupation_is_shown_where_there_is_no_room_for_both(
    charts: DataCharts, reference: Plan
) -> None:
    edited = EditedPlan.of(reference)
    charts.show_table("demand_index", edited, {})
    assert charts.heading.text() == "Indeks, SOSU-assistenter"
    charts.show_table("demand_index", edited, {"occupation": "SSH"})
    assert charts.heading.text() == "Indeks"


def test_every_group_of_the_key_has_a_sign_of_its_own_in_the_picture(
    charts: DataCharts, reference: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[tuple[str, QPointF]] = []
    monkeypatch.setattr(
        plot, "paint_marker", lambda _, sign, at: painted.append((sign, QPointF(at)))
    )
    edited = EditedPlan.of(reference)
    for table in ("working_time", "demand_index", "trainee_intake"):
        painted.clear()
        charts.show_table(table, edited, {})
        charts.grab()
        assert charts.spec is not None
        markers = {line.stroke.marker for line in charts.spec.series}
        assert len(markers) == len(charts.spec.series)
        assert {marker for marker, _ in painted} == markers
        assert all(SIGNS[marker] in charts.key.text() for marker in markers)
        places = {(round(at.x()), round(at.y())) for _, at in painted}
        assert len(places) == len({(sign, at.x(), at.y()) for sign, at in painted})


def test_a_short_line_has_a_sign_at_each_end(
    charts: DataCharts, reference: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []
    monkeypatch.setattr(plot, "paint_marker", lambda _, sign, __: painted.append(sign))
    one = tuple(replace(row, year=2023) for row in reference.trainee_intake if row.year == 2024)
    other = tuple(replace(row, year=2024) for row in one)
    plan = replace(reference, trainee_intake=one + other)
    charts.show_table("trainee_intake", EditedPlan.of(plan), {})
    assert charts.spec is not None
    assert [len(line.at) for line in charts.spec.series] == [2, 2]
    painted.clear()
    charts.grab()
    assert sorted(painted) == sorted([one.marker for one in GROUP_STROKES[:2]] * 2)
