"""How sure a balance is, as charts draw it and sentences tell it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from sosuplan.analysis.frame import Frame
from sosuplan.analysis.uncertainty import Sampling, distribution, simulate
from sosuplan.charts import gap, sensitivity, uncertainty
from sosuplan.editing.usual_ranges import with_usual_ranges
from sosuplan.model.lever import Lever
from sosuplan.model.plan import Plan
from sosuplan.narrative.certainty import (
    eight_in_ten,
    likelihood,
    probable_balance,
    rests_on,
    share_of_draws,
    with_range,
)
from sosuplan.narrative.headline import headline
from sosuplan.narrative.scenario_name import frame_caption
from sosuplan.text.numbers import format_number
from tests.core.frames import FrameMaker


def drawn(frame: Frame, draws: int = 300, *, band: bool = True) -> Frame:
    """``frame`` with how sure it is."""
    found = simulate(
        frame.scenario,
        frame.catalogue,
        frame.inputs,
        frame.plan.input_ranges,
        Sampling(draws, 7),
    )
    return frame.with_uncertainty(found, awaited=False, band=band)


def told(frame: Frame, low: float, high: float, short: float = 0.5) -> Frame:
    """``frame`` as if its balance were between these at the horizon."""
    one = frame.uncertainty["SSA"]
    ends = one.quantiles.copy()
    ends[:, -1] = low, (low + high) / 2.0, high
    shares = one.shortage.copy()
    shares[-1] = short
    other = replace(one, quantiles=ends, shortage=shares)
    return frame.with_uncertainty(
        {frame.unit: {**frame.uncertainty, "SSA": other}}, awaited=False, band=True
    )


@pytest.mark.parametrize("unit", ["heads", "fte"])
@pytest.mark.parametrize("occupation", ["SSA", "all"])
def test_the_band_lies_round_the_middle_and_goes_wherever_the_curve_goes(
    frames: FrameMaker, occupation: str, unit: str
) -> None:
    bare = frames(occupation=occupation, unit=unit)
    frame = drawn(bare)
    spec = gap.build(frame)
    assert len(spec.bands) == len(frame.occupations)
    for band, job in zip(spec.bands, frame.occupations, strict=True):
        middle = frame.uncertainty[job].quantiles[1]
        assert frame.uncertainty[job].unit == unit
        assert (band.low <= middle).all()
        assert (middle <= band.high).all()
        assert spec.extent[0] <= band.low.min()
    # Read out, in the table and in words.
    ends = spec.bands[0].at_place(frame.years[-1])
    assert ends is not None
    low, high = (format_number(one, 0, "da") for one in ends)
    rows = {row.name: row.figure for row in spec.reading(frame.years[-1]).rows}
    assert rows[spec.bands[0].name] == f"{low} til {high}"
    assert f"ligger mellem {low} og {high}" in spec.alternative
    without = gap.build(bare)
    assert len(spec.figures[0]) == len(without.figures[0]) + 2 * len(frame.occupations)
    assert "sandsynligvis" in headline(frame)
    # Who does not want it in charts is told all the same; what is awaited is no band.
    hidden = gap.build(drawn(bare, band=False))
    assert (hidden.bands, hidden.figures[0]) == ((), without.figures[0])
    waiting = gap.build(bare.with_uncertainty(None, awaited=True, band=True))
    assert (waiting.bands, waiting.more_to_come) == ((), True)
    assert "sandsynligvis" not in headline(bare)


@pytest.mark.parametrize(
    ("low", "high", "said", "beside"),
    [
        (-3988.2, -713.4, "Manglen i 2034 ligger sandsynligvis mellem 713 og 3.988", "mellem 713"),
        (
            -400.0,
            300.0,
            "Balancen i 2034 ligger sandsynligvis mellem en mangel på 400 og et overskud på 300",
            "mellem en mangel på 400 og et overskud på 300",
        ),
        (
            120.0,
            340.0,
            "Overskuddet i 2034 ligger sandsynligvis mellem 120 og 340",
            "et overskud på mellem 120 og 340",
        ),
        (-80.0, 0.3, "Manglen i 2034 ligger sandsynligvis mellem 0 og 80", "mellem 0 og 80"),
    ],
)
def test_a_range_says_whether_its_ends_are_shortages_or_surpluses(
    frames: FrameMaker, low: float, high: float, said: str, beside: str
) -> None:
    frame = told(drawn(frames(), 50), low, high)
    assert probable_balance(frame, "SSA", 2034) == said
    assert beside in with_range(frame, "Svaret")
    fte = told(drawn(frames(unit="fte"), 50), low, high)
    assert probable_balance(fte, "SSA", 2034).endswith((" fuldtidspersoner", " fuldtidsperson"))


def test_no_share_of_draws_is_a_certainty_and_words_follow_it(frames: FrameMaker) -> None:
    frame = drawn(frames(), 50)
    shares = (1.0, 0.996, 0.95, 0.7, 0.5, 0.2, 0.05, 0.0)
    language = frame.language
    said = [
        likelihood(told(frame, -9.0, 9.0, one).uncertainty["SSA"], 2034, language) for one in shares
    ]
    assert [share_of_draws(one, language) for one in shares[:2]] == ["over 99\u00a0%"] * 2
    assert share_of_draws(0.0, language) == "under 1\u00a0%"
    assert (
        len(
            {
                one.replace(share_of_draws(s, language), "")
                for one, s in zip(said, shares, strict=True)
            }
        )
        == 7
    )
    found = told(frame, -4100.0, -1500.0).uncertainty["SSA"]
    assert eight_in_ten(found, 2034, language) == (
        "8 ud af 10 beregninger ligger mellem −4.100 og −1.500"
    )
    assert rests_on(frame) == "bygger på 11 intervaller, der er antagelser"


def test_a_picture_with_what_was_drawn_tells_the_draws_and_their_seed(frames: FrameMaker) -> None:
    plain = frames({})
    known, hidden = drawn(plain, 50), drawn(plain, 50, band=False)
    told_of = uncertainty.build(known, "SSA"), uncertainty.probabilities(known, "SSA")
    for spec in (gap.build(known), *told_of, gap.build(hidden), gap.build(plain)):
        assert spec.frame is not None
        caption = frame_caption(spec.frame, date(2026, 1, 1), drawn=spec.drawn)
        lines = ["50 beregninger, frø 7; bygger på 11 intervaller, der er antagelser"]
        assert caption[1:-1] == (lines if spec.frame is known else [])


def test_the_draws_of_a_year_lie_in_round_intervals_of_which_nought_is_an_end(
    frames: FrameMaker,
) -> None:
    gaps = np.array([-1250.0, -700.0, -10.0, 5.0, 260.0, 900.0])
    found = distribution(gaps)
    assert 0.0 in found.edges
    assert found.shares[found.edges[1:] <= 0.0].sum() == pytest.approx(0.5)
    assert found.shares.sum() == pytest.approx(1.0)
    assert np.ptp(np.diff(found.edges)) == 0.0
    assert distribution(np.full(3, -0.5)).shares.sum() == 1.0
    frame = drawn(frames())
    spec = uncertainty.distribution(frame, "SSA", 2028)
    assert sum(one.segments[0].end for one in spec.rows) == pytest.approx(100.0)
    years = uncertainty.probabilities(frame, "SSA")
    assert [row.key for row in years.rows] == ["", *map(str, frame.years[1:])]


def test_inputs_and_what_can_be_chosen_are_told_apart(frames: FrameMaker) -> None:
    frame = frames({})
    found = frame.sensitivity("SSA", 2034)
    assert frame.knows("sensitivity", "SSA", 2034)
    inputs = sensitivity.build(frame, "SSA", 2034)
    levers = sensitivity.build(frame, "SSA", 2034, levers=True)
    assert len(inputs.rows) + len(levers.rows) == len(found.swings)
    assert {row.key for row in levers.rows} <= {lever.id for lever in frame.catalogue}
    first = next(one for one in found.swings if not isinstance(one.what, Lever))
    assert inputs.rows[0].detail == "−15 til +15\u00a0%"
    assert inputs.rows[0].segments[0].end == pytest.approx(first.gap_low - found.likely)
    outside = [row for row in levers.rows if row.detail.endswith("uden for jeres indflydelse")]
    assert {row.key for row in outside} == {
        lever.id for lever in frame.catalogue if not lever.planner
    } & {row.key for row in levers.rows}
    # A name that is no noun is a name.
    assert f"»{inputs.rows[0].name}« og »{inputs.rows[1].name}«" in inputs.title
    # Nobody chooses how demand grows: no head calls it a choice, and the sentence names what
    # somebody does choose.
    assert levers.heads[0] == "Håndtag"
    assert levers.name == "Hvor meget kan hvert håndtag flytte? Assistenter i 2034, personer"
    assert outside[0].detail.startswith("−3,0 til 0,0\u00a0procentpoint/år,")
    assert outside[0].name not in levers.sentence
    assert levers.sentence == (
        "Af det, I selv kan vælge, betyder »Optag, assistenter« mest i 2034."
    )


def test_a_plan_without_ranges_gets_those_of_the_program_once(reference: Plan) -> None:
    bare = replace(
        reference,
        input_ranges=(),
        sources=tuple(one for one in reference.sources if one.id != "assumption-ranges"),
    )
    made = with_usual_ranges(bare, reference)
    assert made.input_ranges == reference.input_ranges
    assert {one.id for one in made.sources} == {one.id for one in reference.sources}
    assert with_usual_ranges(made, reference) == made
    # An id that stands for something else is left to it.
    taken = replace(reference.sources[0], id="assumption-ranges", title="Andet")
    other = with_usual_ranges(replace(bare, sources=(*bare.sources, taken)), reference)
    assert {row.source for row in other.input_ranges} == {"assumption-ranges-2"}
