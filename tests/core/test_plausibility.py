"""What has been seen of levers: ranges, who has seen it, and what is said beyond it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sosuplan.analysis.evidence import findings
from sosuplan.analysis.plausibility import (
    departure,
    departures,
    plausible_range,
    published_ranges,
)
from sosuplan.analysis.today import today
from sosuplan.model.levers import LeverCatalogue, catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.model.schema.tables import AREA_TABLES
from sosuplan.narrative.plausibility import departure_text, evidence_lines, range_text
from sosuplan.text.language import Language
from sosuplan.text.numbers import NO_BREAK_SPACE
from tests.core.books import texts_in_workbook
from tests.core.reports import framed, measures

FULL_TIME = "fulltime_target:municipality:SSA"
DANISH = Language("da")


def said(plan: Plan, levers: LeverCatalogue, lever_id: str, value: float, **years: int) -> str:
    """What is said of a lever at ``value``; "" if it stays within what has been seen."""
    scenario = Scenario("historical", {lever_id: value})
    if years:
        scenario = scenario.with_years(lever_id, years["start"], years["full"], levers)
    lever = levers[lever_id]
    found = departure(plan, levers, scenario, lever, plausible_range(plan, lever))
    return "" if found is None else departure_text(found, DANISH).replace(NO_BREAK_SPACE, " ")


def test_every_range_names_a_publication_that_says_so(
    reference: Plan, levers: LeverCatalogue
) -> None:
    for lever_id, seen in published_ranges().items():
        finding = findings()[seen.evidence]
        assert finding.publications, lever_id
        for language in (DANISH, Language("en")):
            lines = evidence_lines(seen, language)
            assert len(lines) == 1 + len(finding.publications)
            assert all(one.title in "".join(lines) for one in finding.publications)
        assert finding.statement("en") in evidence_lines(seen, Language("en"))
        assert lever_id in levers.index


def test_every_range_holds_where_nothing_is_changed(
    reference: Plan, levers: LeverCatalogue
) -> None:
    for lever in levers:
        seen = plausible_range(reference, lever)
        if seen is not None:
            unmoved = today(reference, lever)
            assert seen.low is None or seen.low <= unmoved
            assert seen.high is None or seen.high >= unmoved


def test_a_lever_that_nobody_has_looked_at_has_no_range_and_says_so(
    reference: Plan, levers: LeverCatalogue
) -> None:
    for lever_id in ("retention", "other_recruitment:SSA", "gf2_dropout_reduction"):
        assert plausible_range(reference, levers[lever_id]) is None
        assert range_text(levers[lever_id], None, DANISH) == "ingen kilde"
        assert said(reference, levers, lever_id, levers[lever_id].high) == ""


@pytest.mark.parametrize(
    ("lever_id", "value", "text"),
    [
        (FULL_TIME, 0.565, "56,5 % i 2030 er 5,6 procentpoint om året; der er højst set 0,9 om"
                           " året"),
        (FULL_TIME, 0.3, ""),
        (FULL_TIME, 0.75, "75,0 % er mere, end der er set før (højst 56,5 %); 9,3 procentpoint om"
                          " året er hurtigere end før (højst 0,9)"),
        ("intake_change:SSA", -0.3, "−30 % er mindre, end der er set før (mindst −22 %)"),
        ("intake_change:SSA", 0.05, ""),
        ("reform", 1.2, "120 % er mere, end der er vedtaget (100 %)"),
        ("reform", 0.0, ""),
        ("sickness_reduction_days", -8.0,
         "8,0 dage/år er mere, end der er set før (højst 7,0 dage/år)"),
        ("training_guarantee", -0.1, "−10,0 % er mindre, end der er set før"),
        ("senior_years", 2.7, ""),
        ("senior_years", 3.0, "+3,0 år er mere, end der er set før (højst +2,7 år)"),
    ],
)  # fmt: skip
def test_a_value_beyond_what_has_been_seen_is_said_to_be(
    reference: Plan, levers: LeverCatalogue, lever_id: str, value: float, text: str
) -> None:
    assert said(reference, levers, lever_id, value) == text


def test_how_fast_a_lever_moves_follows_the_years_that_it_goes_by(
    reference: Plan, levers: LeverCatalogue
) -> None:
    lever = levers[FULL_TIME]
    scenario = Scenario("historical", {FULL_TIME: 0.365})
    for start, full in ((2026, 2034), (2026, 2026)):
        own = scenario.with_years(FULL_TIME, start, full, levers)
        found = departure(reference, levers, own, lever, plausible_range(reference, lever))
        # By the model's ramp a lever goes one step in each year from the first one on.
        step = (0.365 - 0.284) / (full - start + 1)
        if step <= 0.009 + 1e-9:
            assert found is None
        else:
            assert found is not None
            assert found.per_year == pytest.approx(step)
            assert found.reached == full


def test_the_plans_own_years_widen_what_has_been_seen(
    reference: Plan, levers: LeverCatalogue
) -> None:
    rows = reference.working_time
    (now,) = (row for row in rows if (row.sector, row.occupation) == ("municipality", "SSA"))
    earlier = replace(now, year=2023, fulltime_share=0.2)
    plan = replace(reference, working_time=(*rows, earlier))
    seen = plausible_range(plan, levers[FULL_TIME])
    assert seen is not None
    assert (seen.low, seen.high) == (0.2, 0.565)
    assert seen.per_year == pytest.approx((0.284 - 0.2) / 2)


def test_the_plans_own_intake_widens_what_has_been_seen(
    reference: Plan, levers: LeverCatalogue
) -> None:
    rows = reference.trainee_intake
    (first,) = (row for row in rows if (row.occupation, row.year) == ("SSA", 2021))
    more = tuple(
        replace(row, gf2_starts=2 * row.gf2_starts) if row is first else row for row in rows
    )
    lever = levers["intake_change:SSA"]
    seen, usual = (
        plausible_range(plan, lever)
        for plan in (replace(reference, trainee_intake=more), reference)
    )
    assert seen is not None
    assert usual is not None
    own = "Planens egne tal fra tidligere år"
    assert own in evidence_lines(seen, DANISH)
    assert own not in evidence_lines(usual, DANISH)
    assert (usual.low, usual.high, usual.per_year) == (-0.22, 0.05, 0.1)
    assert (seen.low, seen.high, seen.per_year) == (-0.22, 1.0, 1.0)


@pytest.mark.parametrize("code", ["da", "en"])
def test_print_and_workbook_say_what_has_not_been_seen_and_who_has_seen_less(
    reference: Plan, code: str
) -> None:
    scenario = Scenario("historical", {FULL_TIME: 0.565, "retention": 0.2})
    frame = framed(reference, scenario, language=code)
    (found,) = departures(reference, frame.catalogue, scenario)
    text = departure_text(found, frame.language)
    (printed,) = measures(frame)["beyond"]
    assert text in printed
    assert "KL, Momentum 2023" in printed
    texts = texts_in_workbook(frame)
    assert any(text in one for one in texts)
    quiet = framed(reference, Scenario("historical", {"retention": 0.2}), language=code)
    assert measures(quiet)["beyond"] == []


def test_what_one_region_is_like_says_nothing_of_another_place(reference: Plan) -> None:
    """How fast the country moves does, and no plan but the region's own names the region."""
    renamed = {
        table: tuple(
            replace(row, area="Region Nordjylland") if row.area else row
            for row in getattr(reference, table)
        )
        for table in AREA_TABLES
    }
    other = replace(reference, **renamed)
    levers = catalogue(reference)
    for lever in levers:
        seen = plausible_range(other, lever)
        if lever.family == "fulltime_target" and lever.sector == "municipality":
            assert seen is not None
            assert (seen.high, seen.note) == (None, "")
            assert seen.per_year == plausible_range(reference, lever).per_year
        elif lever.family in ("fulltime_target", "intake_change"):
            assert seen is None or seen.evidence == ""
        if seen is not None and seen.evidence in findings():
            publishers = {one.publisher for one in findings()[seen.evidence].publications}
            assert "Region Midtjylland" not in publishers
