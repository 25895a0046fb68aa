"""What it would take, as it goes out: printed, and on a sheet of the workbook."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sosuplan.analysis.frame import FTE, HEADS
from sosuplan.charts import goal
from sosuplan.exports.workbook import workbook
from sosuplan.model.plan import Price
from sosuplan.model.scenario import Scenario
from sosuplan.text.numbers import format_number
from tests.core.books import MADE_ON, Book
from tests.core.pdf_check import faults
from tests.core.reports import framed, read_back, reference, told

MOVED = Scenario("weighted", {"retention": 0.2, "intake_change:SSA": 0.2}, "Navn")
KRONER = {"wage_ssa": 4e5, "wage_ssh": 35e4, "trainee_ssa": 2e5, "trainee_ssh": 1e5, "temp": 6e5}


@pytest.mark.paper
@pytest.mark.parametrize(("occupation", "unit"), [("SSA", HEADS), ("all", FTE)])
def test_paper_and_workbook_tell_what_the_analyses_find(occupation: str, unit: str) -> None:
    plan, _ = reference()
    priced = tuple(Price(item, value, plan.sources[0].id) for item, value in KRONER.items())
    several = occupation == "all"
    frame = framed(
        replace(plan, prices=priced) if several else plan,
        MOVED if several else None,
        occupation=occupation,
        unit=unit,
    )
    data = told(frame, "takes")
    assert faults(read_back(data)) == []
    (part,) = data["parts"]
    charts = [block["chart"] for block in part["blocks"] if block["block"] == "chart"]
    kinds = [one["kind"] for one in charts]
    each = ["goal", "mix", "intake", "exchange"]
    jobs = sorted(frame.occupations, key=lambda one: float(frame.outlook_of(one).gap[-1]))
    costs = ["mix", "cost_by_year", "cost_by_lever"] if several else []
    assert kinds == each * len(jobs) + costs
    book = Book(workbook(frame, MADE_ON))
    sheet = book.rows("Hvad skal der til")
    cells: list[Any] = [cell for row in sheet for cell in row]
    for place, job in enumerate(jobs):
        mixed, needed = frame.mix(job, 2034, "0"), frame.intake(job, 2034)
        printed = [row["figure"] for row in charts[4 * place + 1]["rows"][:-1]]
        assert printed == [
            format_number(one.gap_change, 0, "da", signed=True) for one in mixed.parts
        ]
        # Everything with all its digits: of levers, in the numbers that their boxes show.
        for figure in (
            *(one.gap_change for one in mixed.parts),
            *(one.starts for one in needed.demands),
            *(min(one.gap_left, 0.0) for one in goal.telling(frame.goal(job, 2034, "0"))),
            *(one.gap_change for one in frame.exchange(job, 2034).rates[:5]),
        ):
            assert pytest.approx(figure, abs=1e-6) in cells
    if several:
        net = frame.cost().whole.net
        assert net is not None
        assert pytest.approx(float(net[-1]), rel=1e-9) in cells
        # Kroner are called kroner, by the heading of the table and the axis of the chart.
        (heading,) = [cell for cell in cells if str(cell).startswith("Hvad scenariet koster")]
        assert "år for år i kr. " in heading
        drawn = [book.text(part) for part in book.parts(r"xl/charts/chart\d+\.xml")]
        assert [one.count("<a:t>Kr.</a:t>") for one in drawn if " koster scenariet " in one] == [1]
