"""Why, and how sure, as they go out: printed, and on sheets of the workbook."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

import pytest

from sosuplan.analysis.backcast import backcast
from sosuplan.analysis.contributions import contributions
from sosuplan.analysis.flows import END, PARTS, START, flows
from sosuplan.analysis.frame import FTE, HEADS, Frame, with_computed_uncertainty
from sosuplan.analysis.ranking import ranking
from sosuplan.analysis.uncertainty import USUAL, Sampling, simulate
from sosuplan.exports.workbook import workbook
from sosuplan.model.scenario import Scenario
from sosuplan.narrative.why import largest_causes
from sosuplan.text.numbers import format_number
from tests.core.books import MADE_ON, Book
from tests.core.pdf_check import faults
from tests.core.reports import framed, moved, read_back, reference, told
from tests.core.test_backcast import lived
from tests.core.test_report_areas import many

CHANGED = Scenario("weighted", {"retention": 0.2, "intake_change:SSA": 0.2, "reform": 0.5}, "Navn")


def parts_of(frame: Frame, *sections: str) -> dict[str, dict[str, Any]]:
    return {part["id"]: part for part in told(frame, *sections)["parts"]}


def charts_of(part: dict[str, Any]) -> list[dict[str, Any]]:
    return [block["chart"] for block in part["blocks"] if block["block"] == "chart"]


def tables_of(part: dict[str, Any]) -> list[dict[str, Any]]:
    return [block for block in part["blocks"] if block["block"] == "table"]


@lru_cache
def book(several: bool) -> tuple[Frame, Book]:
    plan = many(reference()[0], 2) if several else reference()[0]
    frame = framed(plan, CHANGED, occupation="all" if several else "SSA", unit=FTE)
    return frame, Book(workbook(frame, MADE_ON))


@pytest.mark.paper
@pytest.mark.parametrize(
    ("occupation", "unit", "language", "changed"),
    [("SSA", HEADS, "da", False), ("all", FTE, "en", True)],
)
def test_both_sections_print_accessibly_with_the_figures_of_the_analyses(
    occupation: str, unit: str, language: str, changed: bool
) -> None:
    plan, _ = reference()
    scenario = CHANGED if changed else None
    frame = framed(plan, scenario, occupation=occupation, unit=unit, language=language)
    data = told(frame, "why", "certainty")
    assert faults(read_back(data)) == []
    parts = {part["id"]: part for part in data["parts"]}
    draws = simulate(frame.scenario, frame.catalogue, frame.inputs, plan.input_ranges)[unit]
    worst = sorted(frame.occupations, key=lambda one: float(frame.outlook_of(one).gap[-1]))
    whys, bands = charts_of(parts["why"]), charts_of(parts["certainty"])
    assert [one["kind"] for one in whys] == ["flows", whys[1]["kind"]] * len(worst)
    assert whys[1]["kind"] == ("contributions" if changed else "ranking")
    assert [one["kind"] for one in bands].count("uncertainty") == len(worst)

    def shown(value: float, *, signed: bool = False) -> str:
        return format_number(float(value), 0, language, signed=signed)

    # The ranges stand below the first band, which rests on them.
    (first, ranges, *others) = tables_of(parts["certainty"])
    for place, job in enumerate(worst):
        found = flows(frame.scenario, frame.catalogue, frame.inputs, job, unit)
        ends = [row["figure"] for row in whys[2 * place]["rows"] if row["total"]]
        assert ends == [shown(found.total(one)) for one in (START, END)]
        by_year = tables_of(parts["why"])[place * (2 if changed else 1)]
        exits = [shown(one, signed=True) for one in found.parts["other_exits"].sum(axis=0)]
        assert any(row[1:] == exits for row in by_year["rows"])
        one = draws[job]
        # The ends and the middle of the band, of every year.
        table = (first, *others)[place]
        assert [row[2:5] for row in table["rows"]] == [
            list(map(shown, values)) for values in one.quantiles.T
        ]
        assert [row[0] for row in table["rows"]] == list(map(str, frame.years))
    assert len(ranges["rows"]) == len(plan.input_ranges)
    # Every range says who says so.
    assert all(row[-1]["mark"] == "assumption" for row in ranges["rows"])


def test_the_first_page_tells_the_range_and_the_two_largest_causes_of_each_occupation() -> None:
    plan, _ = reference()
    for scenario, occupation in ((None, "SSA"), (CHANGED, "all")):
        frame = framed(plan, scenario, occupation=occupation)
        page = parts_of(frame, "summary")["summary"]
        draws = simulate(frame.scenario, frame.catalogue, frame.inputs, plan.input_ranges)[HEADS]
        for job in frame.occupations:
            beside = page["cards"][-1]["beside"]
            for end in (0, -1):
                assert format_number(float(draws[job].quantiles[end, -1]), 0, "da") in beside
            assert largest_causes(frame, job) in page["causes"]
            of = frame.scenario, frame.catalogue, frame.inputs, job
            if scenario is None:
                parts = flows(*of)
                values = sorted(parts.total(one) for one in PARTS[1:-1])[:2]
            else:
                values = [one.contribution for one in contributions(*of).shares[:2]]
            for value in values:
                assert f"({format_number(value, 0, 'da', signed=True)})" in page["causes"]
        assert [card["beside"] for card in page["cards"][:-1]] == ["", ""]


def test_a_plan_without_ranges_is_printed_without_a_word_on_how_sure_it_is() -> None:
    plan, _ = reference()
    frame = framed(replace(plan, input_ranges=()), CHANGED)
    parts = parts_of(frame, "summary", "why", "certainty")
    assert list(parts) == ["summary", "why"]
    assert parts["summary"]["cards"][-1]["beside"] == ""
    assert "Hvor sikkert" not in Book(workbook(frame, MADE_ON)).sheets


def test_what_has_been_drawn_already_is_what_is_told() -> None:
    plan, _ = reference()
    frame = framed(plan, CHANGED)
    asked = Sampling(200, 7)
    drawn = simulate(frame.scenario, frame.catalogue, frame.inputs, plan.input_ranges, asked)
    known = frame.with_uncertainty(drawn, awaited=False, band=False)
    assert with_computed_uncertainty(known) is known
    texts = str(parts_of(known, "certainty")["certainty"]["blocks"])
    assert "200 beregninger, frø 7" in texts
    assert f"1.000 beregninger, frø {USUAL.seed}" in str(parts_of(frame, "certainty"))


def blocks_of(read: Book, sheet: str, width: int) -> list[list[list[Any]]]:
    """The tables of a sheet so many columns wide, each from its head on, without empty cells at the
    end of rows. To the right stands what only charts read."""
    found: list[list[list[Any]]] = [[]]
    for row in read.rows(sheet)[5:]:
        cells = list(row[:width])
        while cells and cells[-1] == "":
            cells.pop()
        if not cells:
            found.append([])
        else:
            found[-1].append(cells)
    return [block[1:] for block in found if len(block) > 2]


@pytest.mark.parametrize("several", [False, True])
def test_the_sheet_why_has_every_digit_of_flows_contributions_and_ranking(several: bool) -> None:
    frame, read = book(several)
    blocks = iter(blocks_of(read, "Hvorfor", 13))
    for job in sorted(frame.occupations, key=lambda one: float(frame.outlook_of(one).gap[-1])):
        of = frame.scenario, frame.catalogue, frame.inputs, job, FTE
        found = flows(*of)
        there = [one for one in PARTS if one in (START, END) or round(found.total(one))]
        head, *rows = next(blocks)
        assert head[2:] == list(map(float, found.years))
        exact = {tuple(row[1:]) for row in rows}
        for part in there:
            years = [found.total(part, year=at) for at in range(len(found.years))]
            assert (found.total(part), *years) in exact
        if several:
            _, *rows = next(blocks)
            assert [row[0] for row in rows] == list(found.areas)
            at = rows[0].index(found.total("graduates", area=0))
            assert [row[at] for row in rows] == [found.total("graduates", area=n) for n in (0, 1)]
        _, *rows = next(blocks)
        shares = contributions(*of).shares
        assert [row[1:] for row in rows[:-1]] == [
            [one.contribution, one.alone, one.interaction] for one in shares
        ]
        assert rows[-1][1] == pytest.approx(frame.gap(1)[-1] - frame.gap(0)[-1]) or several
        _, *rows = next(blocks)
        steps = ranking(frame.plan, *of).levers
        assert [row[1] for row in rows] == [one.gap_change for one in steps]


@pytest.mark.parametrize("several", [False, True])
def test_the_sheet_how_sure_has_every_digit_of_the_draws(several: bool) -> None:
    frame, read = book(several)
    drawn = simulate(frame.scenario, frame.catalogue, frame.inputs, frame.plan.input_ranges)[FTE]
    blocks = iter(blocks_of(read, "Hvor sikkert", 7))
    for job in sorted(frame.occupations, key=lambda one: float(frame.outlook_of(one).gap[-1])):
        found = drawn[job]
        _, *rows = next(blocks)
        assert [row[2:5] for row in rows] == found.quantiles.T.tolist()
        assert [row[5] for row in rows] == found.shortage.tolist()
        _, *rows = next(blocks)
        assert sum(row[2] for row in rows) == pytest.approx(1.0)
        ends = [[one.gap_low, one.gap_high] for one in frame.sensitivity(job, 2034).swings]
        rows = [row for _, *each in (next(blocks), next(blocks)) for row in each]
        assert sorted(row[3:5] for row in rows) == sorted(ends)
    _, *rows = next(blocks)
    assert [row[1:4] for row in rows[: len(frame.plan.input_ranges)]] == [
        [one.low, one.likely, one.high] for one in frame.plan.input_ranges
    ]


@pytest.mark.paper
@pytest.mark.parametrize("ranges", [True, False])
def test_a_plan_with_a_past_tells_how_well_the_model_explains_it(ranges: bool) -> None:
    plan = lived(reference()[0])
    # More staff in the base year than was projected: no two figures alike.
    first = replace(plan.staff[0], heads=plan.staff[0].heads + 1000.0)
    plan = replace(plan, staff=(first, *plan.staff[1:]))
    plan = plan if ranges else replace(plan, input_ranges=())
    frame = framed(plan, occupation="SSA")
    data = told(frame, "certainty")
    assert faults(read_back(data)) == []
    found = backcast(plan, "SSA")
    missed = found.misses
    assert min(one.error for one in missed) == pytest.approx(-1000.0)
    printed = tables_of(data["parts"][0])[-len(found.quantities) :]
    for quantity, one in zip(found.quantities, printed, strict=True):
        by_year = {int(row[0]): row[1:] for row in one["rows"]}
        for miss in missed:
            if miss.quantity == quantity:
                ends = miss.actual, miss.projected
                assert by_year[miss.year] == [format_number(end, 0, "da") for end in ends]
    blocks = blocks_of(Book(workbook(frame, MADE_ON)), "Hvor sikkert", 7)
    assert any(
        [row[3:6] for row in block[1:]]
        == [[one.projected, one.actual, one.error] for one in missed]
        for block in blocks
    )


@pytest.mark.paper
def test_a_scenario_with_every_lever_and_many_areas_is_told_and_printed() -> None:
    plan = many(reference()[0], 3)
    frame = framed(plan, moved(plan, 99), occupation="all", language="en")
    assert faults(read_back(told(frame, "why", "certainty"))) == []
