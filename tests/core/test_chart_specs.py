"""Charts as data: what their builders say is the projection's, for every renderer alike."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosuplan.analysis.frame import BASELINE, CURRENT, FIRST_COMPARED, FTE, Frame
from sosuplan.charts import gap, pyramid, supply_demand, trainees, wave
from sosuplan.charts.palette import DARK, LIGHT
from sosuplan.charts.spec import AGES, PlotSpec, tabulate
from sosuplan.model.plan import FIRST_AGE
from sosuplan.text.terms import word
from tests.core.frames import ALL_FULL_TIME, MOVED, FrameMaker
from tests.specs import plot_spec

Builder = Callable[[Frame], PlotSpec]
BUILDERS: dict[str, Builder] = {
    "gap": gap.build,
    "supply_demand": supply_demand.build,
    "trainees": trainees.build,
    "wave": wave.build,
    "pyramid": pyramid.build,
}
WORDS = ("title", "alternative", "figures", "sentence", "note")


@pytest.fixture(params=BUILDERS)
def build(request: pytest.FixtureRequest) -> Builder:
    return BUILDERS[request.param]


def frame(frames: FrameMaker, occupation: str = "SSA", **how: str) -> Frame:
    return frames(MOVED, [ALL_FULL_TIME], occupation=occupation, **how)


@pytest.mark.parametrize("occupation", ["SSA", "SSH", "all"])
def test_lines_have_the_values_of_their_run(frames: FrameMaker, occupation: str) -> None:
    shown = frame(frames, occupation, unit=FTE)
    for one in supply_demand.build(shown).series:
        run, side = one.key
        wanted = shown.supply(run) if side == "supply" else shown.demand(run)
        assert one.values.tolist() == wanted.tolist()
        assert one.at.tolist() == list(shown.years)
    for one in trainees.build(shown).series:
        run, step = one.key
        assert one.values.tolist() == trainees.flow(shown, step, run).tolist()
        assert one.at[-1] == shown.years[-1]


def test_sentences_and_tables_cost_nothing_until_they_are_asked_for(
    frames: FrameMaker, build: Builder
) -> None:
    spec = build(frame(frames))
    assert not {*WORDS, "_description"} & vars(spec).keys()
    assert all(isinstance(getattr(spec, name), str | list) for name in WORDS)


def test_whoever_has_nothing_in_sight_hears_name_message_and_ends(
    frames: FrameMaker, build: Builder
) -> None:
    spec = build(frame(frames))
    assert spec.alternative.startswith(f"{spec.name}. {spec.title}. ")
    assert spec.alternative.endswith(".")


def test_the_data_frame_is_the_table(frames: FrameMaker, build: Builder) -> None:
    spec = build(frame(frames, "all"))
    head, *rows = spec.figures
    made = spec.to_frame()
    assert list(made.columns) == head
    assert made.to_numpy().tolist() == [list(row) for row in rows]
    assert [row[0] for row in rows] == list(spec.places)


@pytest.mark.parametrize("occupation", ["SSA", "all"])
def test_lines_of_a_chart_differ_without_their_colours(
    frames: FrameMaker, build: Builder, occupation: str
) -> None:
    """But for those that stand for the same run on either side, or of the same other run, whose
    names stand at their ends."""
    spec = build(frame(frames, occupation))
    own = [one for one in spec.series if one.key[0] == CURRENT and not one.steps]
    looks = {(one.stroke.weight, one.stroke.pattern, one.stroke.marker) for one in own}
    assert len(looks) == len(own)
    runs: dict[tuple[float, ...], set[int]] = {}
    for one in spec.series:
        if one.key[0] != CURRENT:
            runs.setdefault(one.stroke.pattern, set()).add(one.key[0])
    assert all(len(found) == 1 for found in runs.values())


def test_every_colour_is_one_of_both_themes(frames: FrameMaker, build: Builder) -> None:
    spec = build(frame(frames, "all"))
    roles = {one.stroke.colour for one in spec.series} | {one.colour for one in spec.bars}
    roles |= {one.colour for one in spec.areas} | {one.ink for one in spec.series}
    for theme in (LIGHT, DARK):
        for role in roles:
            assert len(bytes.fromhex(theme.colour(role)[1:])) == 3


def test_all_that_is_drawn_lies_within_the_extent(frames: FrameMaker, build: Builder) -> None:
    spec = build(frame(frames, "all"))
    low, high = spec.extent
    for one in (*spec.series, *spec.bars):
        assert low <= one.values.min()
        assert one.values.max() <= high
        assert spec.edges[0] <= one.at[0]
        assert one.at[-1] <= spec.edges[1]


def test_a_reading_tells_each_line_of_a_year_from_above(frames: FrameMaker) -> None:
    shown = frame(frames)
    reading = supply_demand.build(shown).reading(2030)
    at = 2030 - shown.years[0]
    heights = [row.at for row in reading.rows if row.at is not None]
    assert heights == sorted(heights, reverse=True)
    assert {shown.supply(run)[at] for run in (CURRENT, BASELINE, FIRST_COMPARED)} <= set(heights)
    assert reading.rows[-1].name == "Balance"
    assert reading.rows[-1].at is None
    assert reading.text.startswith("2030. ")


@pytest.mark.parametrize("occupation", ["SSA", "all"])
def test_those_missing_are_shaded_in_this_scenario_alone(
    frames: FrameMaker, occupation: str
) -> None:
    shown = frame(frames, occupation)
    least = [float(area.values.min()) for area in gap.build(shown).areas]
    assert least == [min(0.0, float(one.gap.min())) for one in shown.outlook.each]


def test_the_balance_of_a_year_is_read_with_its_traffic_light(frames: FrameMaker) -> None:
    spec = gap.build(frames({}))
    (row,) = spec.lights
    for year, status in zip(spec.places, row.statuses, strict=True):
        assert spec.reading(year).title.startswith(f"{year}: {word(status, spec.language)}")


def test_a_flow_has_no_reading_before_it_begins(frames: FrameMaker) -> None:
    spec = trainees.build(frames({}))
    first, second = (spec.reading(year).rows for year in spec.places[:2])
    assert len(second) == len(first) + 1


def test_those_who_started_before_the_base_year_are_drawn_where_they_are_wanted(
    frames: FrameMaker,
) -> None:
    shown = frames({})
    earlier, started = trainees.history(shown)
    spec = trainees.build(shown, before=True)
    starts = next(one for one in spec.series if one.key == (CURRENT, trainees.STARTS))
    assert spec.places == (*earlier, *shown.years)
    assert spec.projected_from == shown.years[0]
    assert starts.values[: len(earlier)].tolist() == started.tolist()


def test_the_highest_bar_is_marked_or_that_of_a_year(frames: FrameMaker) -> None:
    shown = frames({})
    people = wave.retiring(shown)
    for year, marked in ((None, shown.years[int(np.argmax(people))]), (2027, 2027)):
        bars = {one.colour: one for one in wave.build(shown, year).bars}
        assert bars["supply"].at.tolist() == [marked]
        assert bars["supply"].values[0] == people[marked - shown.years[0]]
        assert len(bars["compared"].at) == len(people) - 1


def test_ages_of_the_base_year_are_outlined_in_every_other_year(frames: FrameMaker) -> None:
    shown = frames({})
    for year in shown.years:
        spec = pyramid.build(shown, year)
        outlined = [one.entry for one in spec.series]
        assert outlined == ([] if year == shown.years[0] else [str(shown.years[0])])
        assert len(spec.corner) == 1 + len(outlined)


def test_the_scale_of_ages_is_the_same_in_every_year(frames: FrameMaker) -> None:
    shown = frame(frames, "all")
    assert len({pyramid.build(shown, year).extent for year in shown.years}) == 1


def test_two_occupations_stand_on_either_side_of_nothing(frames: FrameMaker) -> None:
    shown = frame(frames, "all")
    spec = pyramid.build(shown)
    assert spec.along == AGES
    assert spec.extent[0] == -spec.extent[1]
    assert len(spec.heads) == 2
    ages = shown.projection.ages(CURRENT, "SSH")[:, -1]
    helpers = [bars for bars in spec.bars if bars.values.sum() > 0]
    drawn = {
        int(age): people
        for bars in helpers
        for age, people in zip(bars.at, bars.values, strict=True)
    }
    assert drawn == {FIRST_AGE + place: people for place, people in enumerate(ages)}


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=8), st.integers(0, 4))
def test_a_column_that_begins_later_is_empty_before(values: list[float], before: int) -> None:
    places = range(2024, 2024 + len(values) + before)
    head, *rows = tabulate("År", places, [("a", np.array(values)), ("b", [*places])])
    assert head == ["År", "a", "b"]
    assert [row[1] for row in rows] == [""] * before + values
    assert [row[0] for row in rows] == [row[2] for row in rows] == [*places]


def test_a_single_year_has_room_on_both_sides() -> None:
    assert plot_spec((2024,), (1.0,)).edges == (2023.5, 2024.5)
