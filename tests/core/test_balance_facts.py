"""What a balance comes to is found once, and told as its traffic light says."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sosuplan.analysis import balance as facts
from sosuplan.analysis.balance import Outlook
from sosuplan.analysis.frame import FTE, HEADS
from sosuplan.editing.areas import copy_area
from sosuplan.engine import Balance
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.narrative.headline import answer
from sosuplan.text.language import Language
from tests.core.claims import plain
from tests.core.reports import framed, in_danish, reference


def outlook(*gaps: float) -> Outlook:
    supply = np.full(len(gaps), 1000.0)
    demand = supply - np.array(gaps)
    years = tuple(range(2024, 2024 + len(gaps)))
    return Outlook(Balance("SSA", years, supply, demand, supply, demand), HEADS)


@pytest.mark.parametrize(
    ("gaps", "course", "first", "peak"),
    [
        ((80, 60, 40), facts.NEVER, None, None),
        ((80, -60, 40), facts.ONE_YEAR, 2025, 2025),
        ((-10, -20, 40), facts.TWO_YEARS, 2024, 2025),
        ((-10, -30, -20, 40), facts.ENDS, 2024, 2025),
        ((-10, 20, -30, 40), facts.ON_AND_OFF, 2024, 2026),
        ((10, -20, -30, -40), facts.GROWS, 2025, 2027),
        ((10, -40, -30, -20), facts.SHRINKS, 2025, 2025),
        ((-10, -40, -30), facts.LARGEST, 2024, 2025),
        ((-20, -10, -30), facts.LARGEST_LAST, 2024, 2026),
    ],
)
def test_the_course_of_a_shortage(
    gaps: tuple[float, ...], course: str, first: int | None, peak: int | None
) -> None:
    found = outlook(*gaps)
    assert (found.course, found.first_shortage) == (course, first)
    assert (found.peak and found.peak[0]) == peak
    assert found.missing.tolist() == [max(-gap, 0.0) for gap in gaps]


def test_the_facts_of_both_occupations_are_a_table_with_rows_of_each() -> None:
    frame = framed(reference()[0], occupation="all")
    table = frame.outlook.to_frame()
    assert set(table["occupation"]) == {"SSA", "SSH"}
    for one in frame.balances[1].parts:
        rows = table[table["occupation"] == one.occupation]
        assert rows["gap"].tolist() == one.gap_heads.tolist()
        assert tuple(rows["status"]) == one.status


def of_two_areas(needed: float) -> Plan:
    """One area of part-timers with a surplus, and one of full-timers (Nabo) with a shortage."""
    plan = copy_area(reference()[0], reference()[0].areas[0], "Nabo", Language("da"))
    return replace(
        plan,
        working_time=tuple(
            replace(row, fulltime_share=1.0 if row.area == "Nabo" else 0.0, parttime_hours=15.0)
            for row in plan.working_time
        ),
        demand_base=tuple(
            replace(row, demand_heads=row.demand_heads * (1.1 if row.area == "Nabo" else needed))
            for row in plan.demand_base
        ),
    )


def test_where_persons_and_full_time_persons_differ_the_light_is_told_and_the_area_named() -> None:
    plan = of_two_areas(0.85)
    frame = framed(plan, Scenario("weighted", {"retention": 0.1}, "Navn"))
    balance = frame.balances[1]
    assert balance.units_differ
    assert balance.gap_heads[0] > 0 > balance.gap_fte[0]
    assert balance.status[0] == "shortage"
    assert frame.outlook.unit == FTE
    said = plain(answer(frame.outlook, frame.language))
    assert f"fuldtidspersoner (mangel i {', '.join(balance.short_areas)})" in said
    assert "Nabo" in balance.short_areas
    assert ("mangler" in said) == (balance.gap_fte[-1] < 0)
    course = in_danish(frame)[2]
    assert str(frame.outlook.shortage_years[0]) in course


def test_persons_are_told_where_no_unit_says_otherwise() -> None:
    frame = framed(reference()[0])
    assert frame.outlook.unit == HEADS
    assert frame.outlook.short_areas == ()
