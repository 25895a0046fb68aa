"""The charts of the printed summary: their data, their words, and that every one can be set."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sosuplan.analysis.frame import BASELINE, CURRENT, FIRST_COMPARED, FTE, Frame, frame_of
from sosuplan.charts import gap, pyramid, supply_demand, trainees, wave
from sosuplan.charts.palette import DASHED, LIGHT
from sosuplan.charts.runs import told_name, whole
from sosuplan.charts.scales import spread
from sosuplan.engine import EngineInputs
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.text.language import Language
from tests.baseline import BASELINE_HEAD, BASELINE_NAME
from tests.core.drawn import CHARTS, as_pdf, made, spread_places
from tests.core.frames import ALL_FULL_TIME, MOVED, FrameMaker, times, until
from tests.core.pdf_check import Tagged, faults
from tests.core.strategies import plans_with_scenario

LONG_NAMES = (
    "Flere elever, lærepladsgaranti og fuld tid i alle kommuner fra 2027",
    "Fastholdelse og senere tilbagetrækning i samtlige kommuner mv.",
    "Etmegetlangtnavnudenmellemrumderskalbrydesmidtidethele12345678",
    '#import "x": y; *fed* $x^2$ <mærke> @henvisning \\ _kursiv_ // note',
)


def drawn(frame: Frame) -> list[dict[str, Any]]:
    return [made(kind, frame) for kind in CHARTS]


def many(frames: FrameMaker, **how: Any) -> Frame:
    compared = [
        Scenario("historical", {"reform": 1.0, "retention": share / 10}, name=name)
        for share, name in enumerate(LONG_NAMES)
    ]
    return frames(MOVED, compared, **how)


# --- data -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", CHARTS)
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_chart_is_plain_data_with_its_words(
    frames: FrameMaker, kind: str, language: str
) -> None:
    for occupation, levers in itertools.product(("SSA", "SSH", "all"), (MOVED, {})):
        frame = frames(levers, occupation=occupation, language=language)
        data = made(kind, frame)
        assert json.loads(json.dumps(data, allow_nan=False)) == data
        assert data["kind"] == kind
        assert data["alt"].startswith(f"{data['name']}. {data['title']}. ")
        assert data["alt"].endswith(".")
        assert "{" not in data["alt"]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("unit", ["heads", FTE])
def test_the_alternative_text_tells_message_and_end_values(
    frames: FrameMaker, language: str, unit: str
) -> None:
    frame = frames(MOVED, [ALL_FULL_TIME], language=language, unit=unit)
    alt = {kind: made(kind, frame)["alt"] for kind in CHARTS}
    assert gap.title(frame) in alt["gap"]
    for run in (CURRENT, BASELINE, FIRST_COMPARED):
        assert told_name(frame, run) in alt["gap"]
        assert whole(frame, abs(frame.gap(run)[-1])) in alt["gap"]
    assert supply_demand.title(frame) in alt["supply_demand"]
    for values in (frame.supply(), frame.demand(), frame.gap()):
        assert whole(frame, values[-1]) in alt["supply_demand"]
    assert pyramid.title(frame) in alt["pyramid"]
    for year in (frame.years[0], frame.years[-1]):
        assert all(whole(frame, n) in alt["pyramid"] for n in pyramid.seniors(frame, year))
    assert wave.title(frame) in alt["wave"]
    assert whole(frame, wave.retiring(frame)[-1]) in alt["wave"]
    assert trainees.title(frame) in alt["trainees"]
    for step in trainees.STEPS:
        assert whole(frame, trainees.flow(frame, step)[-1]) in alt["trainees"]


def test_the_alternative_text_tells_where_dashed_lines_end(frames: FrameMaker) -> None:
    frame = frames(MOVED)
    balance, waves = (made(kind, frame)["alt"] for kind in ("supply_demand", "wave"))
    for values in (frame.supply(BASELINE), frame.demand(BASELINE), frame.gap(BASELINE)):
        assert whole(frame, values[-1]) in balance
    assert whole(frame, wave.retiring(frame, BASELINE)[-1]) in waves
    unmoved = frames({})
    for kind in ("supply_demand", "wave", "trainees"):
        assert BASELINE_HEAD in made(kind, frame)["alt"]
        assert BASELINE_HEAD not in made(kind, unmoved)["alt"]


def test_the_alternative_text_tells_its_message_once(frames: FrameMaker) -> None:
    frame = frames(MOVED)
    assert made("wave", frame)["alt"].count("flest") == 1
    assert made("pyramid", frame)["alt"].count("fyldt 60 år") == 1


def test_the_lights_are_told_with_the_curve(frames: FrameMaker) -> None:
    frame = frames()
    assert "Trafiklys for hvert år: 2024–2034 Mangel." in made("gap", frame)["alt"]
    (row,) = made("gap", frame)["strip"]
    strip = row["cells"]
    assert [cell["year"] for cell in strip] == list(frame.years)
    assert [cell["status"] for cell in strip] == list(frame.balances[CURRENT].status)
    assert [cell["text"] for cell in strip] == ["Mangel"] * 11
    assert strip[0]["fill"] == LIGHT.lights["shortage"].fill


def test_lines_and_bars_are_the_projection(frames: FrameMaker) -> None:
    frame = frames(MOVED, [ALL_FULL_TIME])
    lines = made("gap", frame)["series"]
    for line, run in zip(lines, (CURRENT, BASELINE, FIRST_COMPARED), strict=True):
        assert line["points"] == [
            list(point) for point in zip(frame.years, frame.gap(run), strict=True)
        ]
        assert line["label"]["figure"] == whole(frame, frame.gap(run)[-1])
    supply, demand, *_ = made("supply_demand", frame)["series"]
    assert [y for _, y in supply["points"]] == list(frame.supply())
    assert [y for _, y in demand["points"]] == list(frame.demand())
    bars = made("wave", frame)["bars"]["each"]
    assert [bar["value"] for bar in bars] == list(wave.retiring(frame))
    for line, step in zip(made("trainees", frame)["series"], trainees.STEPS, strict=False):
        flow = list(trainees.flow(frame, step))
        assert [y for _, y in line["points"]][-len(flow) :] == flow
        assert line["points"][-1][0] == frame.years[-1]
    ages = made("pyramid", frame)
    people = [count for one in ages["bars"] for _, count in one["points"]]
    assert people == list(frame.projection.ages(CURRENT, "SSA")[:, -1])
    base, *_ = ages["series"]
    assert [y for _, y in base["points"]] == list(frame.projection.ages(CURRENT, "SSA")[:, 0])


@pytest.mark.parametrize("kind", ["gap", "supply_demand", "trainees"])
def test_no_two_lines_are_told_apart_by_colour_alone(frames: FrameMaker, kind: str) -> None:
    data = made(kind, many(frames))
    styles = []
    for line in data["series"]:
        if tuple(line["pattern"]) == DASHED:
            # The baseline's: named at its end, or in the key of dashed lines.
            assert line["label"] is not None or data["notes"]["dashed"] == BASELINE_NAME
        else:
            assert line["label"] is not None
            styles.append((line["width"], tuple(line["pattern"]), line["marker"]))
    assert len(set(styles)) == len(styles)


def test_the_first_year_with_an_effect_is_marked_where_there_is_one(frames: FrameMaker) -> None:
    def marks(**levers: float) -> list[tuple[float, str]]:
        drawn = made("gap", frames({name.replace("__", ":"): v for name, v in levers.items()}))
        assert all(one["kind"] == "mark" for one in drawn["marks"])
        return [(one["at"], one["text"]) for one in drawn["marks"]]

    begins, world = "tiltag begynder at virke", "ændringer begynder at virke"
    # The reform is no measure of the planner's: without it the world is another.
    assert marks(reform=0.0) == [(2025.0, world)]
    assert marks(sickness_reduction_days=1.0, start_year=2028.0) == [(2028.0, begins)]
    assert marks(intake_change__SSA=0.1) == [(2029.0, begins)]
    assert marks(intake_change__SSH=0.1) == []
    assert marks() == []


# --- on paper ---------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_chart_is_one_tagged_figure_with_its_alternative_text(
    frames: FrameMaker, language: str
) -> None:
    charts = drawn(frames(MOVED, [ALL_FULL_TIME], language=language))
    file = Tagged(as_pdf(charts))
    assert [one.alt for one in file.tree.find("Figure")] == [data["alt"] for data in charts]
    assert faults(file) == ["no heading"]


def test_user_text_is_set_as_it_is_and_in_full(frames: FrameMaker) -> None:
    frame = many(frames)
    text = Tagged(as_pdf([made("gap", frame)])).text.replace(" ", "")
    for run in range(FIRST_COMPARED, FIRST_COMPARED + len(LONG_NAMES)):
        figure = whole(frame, frame.gap(run)[-1])
        assert f"{told_name(frame, run)}: {figure}".replace(" ", "") in text


def test_scales_years_and_units_are_named(frames: FrameMaker) -> None:
    text = Tagged(as_pdf([made("gap", frames(unit=FTE))])).text
    for said in ("fuldtidspersoner", "Fremskrivning →", "fra 2026", "−2.000", "2024",
                 "2034", "Mangel", "Rekrutteringsproblemer (overskud under 5 %)"):  # fmt: skip
        assert said in text


def test_a_chart_without_an_alternative_text_is_refused(frames: FrameMaker) -> None:
    data = made("gap", frames())
    data["alt"] = None
    with pytest.raises(Exception, match="alt"):
        as_pdf([data])


@pytest.mark.parametrize("years", [1, 3, 40])
def test_plans_of_any_length_are_drawn(frames: FrameMaker, years: int) -> None:
    frame = FrameMaker(until(frames.plan, 2024 + years))(MOVED, [ALL_FULL_TIME])
    text = Tagged(as_pdf(drawn(frame))).text
    assert str(frame.years[0]) in text
    assert len(made("gap", frame)["strip"][0]["cells"]) == years + 1


@pytest.mark.parametrize("factor", [0.0001, 10000.0])
def test_tiny_and_huge_plans_are_drawn(frames: FrameMaker, factor: float) -> None:
    frame = FrameMaker(times(frames.plan, factor))(MOVED, occupation="all")
    text = Tagged(as_pdf(drawn(frame), width=8.0, height=3.0)).text
    for one in frame.outlook.each:
        assert whole(frame, one.gap[-1]) in text


@pytest.mark.thorough
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(
    plans_with_scenario(),
    st.sampled_from(["SSA", "SSH", "all"]),
    st.sampled_from(["heads", FTE]),
    st.sampled_from(["da", "en"]),
)
def test_every_plan_draws(
    case: tuple[Plan, LeverCatalogue, Scenario], occupation: str, unit: str, language: str
) -> None:
    plan, levers, scenario = case
    if occupation not in plan.occupations:
        occupation = "all"
    frame = frame_of(
        plan,
        levers,
        EngineInputs.from_plan(plan),
        scenario,
        [Scenario(scenario.demand, {}, name="Another")],
        occupation=occupation,
        unit=unit,
        language=Language(language),
    )
    charts = drawn(frame)
    figures = Tagged(as_pdf(charts)).tree.find("Figure")
    assert [one.alt for one in figures] == [data["alt"] for data in charts]


# --- labels -----------------------------------------------------------------------------------

HEIGHTS = st.sampled_from([10.0, 11.5, 23.0])
CASES = st.lists(
    st.lists(st.tuples(st.floats(-50.0, 450.0), HEIGHTS), min_size=1, max_size=8), max_size=20
)


@settings(max_examples=20)
@given(CASES)
def test_labels_of_any_height_are_spread_apart_in_their_order_and_within_the_plot(
    cases: list[list[tuple[float, float]]],
) -> None:
    given_cases = [
        {
            "wanted": [wanted for wanted, _ in case],
            "heights": [height for _, height in case],
            "low": 10.0,
            "high": 390.0,
        }
        for case in cases
    ]
    for case, places in zip(cases, spread_places(given_cases), strict=True):
        ends = sorted(
            (wanted, n, place - height / 2, place + height / 2)
            for n, ((wanted, height), place) in enumerate(zip(case, places, strict=True))
        )
        assert ends[0][2] >= 10.0 - 1e-6
        assert ends[-1][3] <= 390.0 + 1e-6
        for (_, _, _, end), (_, _, start, _) in itertools.pairwise(ends):
            assert start >= end - 1e-6


@settings(max_examples=20)
@given(
    st.lists(
        st.lists(
            st.tuples(st.integers(-50, 450).map(float), st.sampled_from((16.0, 32.0))), max_size=8
        ),
        max_size=20,
    )
)
def test_paper_spreads_labels_as_the_screen_does(cases: list[list[tuple[float, float]]]) -> None:
    labels = [([one for one, _ in case], [height for _, height in case]) for case in cases]
    given_cases = [
        {"wanted": wanted, "heights": heights, "low": 0.0, "high": 400.0}
        for wanted, heights in labels
    ]
    for (wanted, heights), places in zip(labels, spread_places(given_cases), strict=True):
        assert places == pytest.approx(spread(wanted, heights, 0.0, 400.0))
