"""Whatever leaves the window says of each figure which scenario and which demand it is of."""

from __future__ import annotations

import re

import pytest

from sosuplan.analysis.frame import BASELINE, CURRENT, FIRST_COMPARED, Frame
from sosuplan.charts import gap, pyramid, supply_demand, trainees, wave
from sosuplan.charts.matrix import OWN
from sosuplan.charts.runs import run_heading
from sosuplan.exports.results import balance_figures
from sosuplan.exports.workbook import workbook
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.report.paper import Paper
from sosuplan.report.scenario_matrix import scenario_matrix
from tests.core.books import Book, frame
from tests.core.reports import MADE_ON

OTHER = Scenario("expenditure", {"retention": 0.1}, name="Bedre fastholdelse")


@pytest.fixture
def shown(reference: Plan) -> Frame:
    moved = Scenario("historical", {"reform": 1.0}, name="Med reform")
    return frame(reference, moved, (OTHER,))


def test_a_run_is_headed_by_its_scenario_and_demand_scenario(shown: Frame) -> None:
    own, before, other = (run_heading(shown, run) for run in (CURRENT, BASELINE, FIRST_COMPARED))
    assert own == "Med reform · Historisk scenarie"
    assert before.endswith(" · Historisk scenarie")
    assert other == "Bedre fastholdelse · Udgiftsscenario"


def test_the_columns_of_every_charts_figures_are_so_headed(shown: Frame) -> None:
    for chart in (gap, supply_demand, trainees, wave):
        _, *heads = map(str, chart.figures(shown)[0])
        assert heads
        assert all(" · Historisk scenarie" in head or "Bedre" in head for head in heads), chart
    assert "Bedre fastholdelse · Udgiftsscenario" in gap.figures(shown)[0]
    _, at_end, today, other = map(str, pyramid.figures(shown, 2034)[0])
    assert at_end.endswith("2034, Med reform · Historisk scenarie")
    assert today.endswith(" 2024")
    assert other.endswith("2034, Bedre fastholdelse · Udgiftsscenario")


def test_each_row_of_the_csv_names_its_demand_scenario(shown: Frame) -> None:
    head, *rows = balance_figures(shown)
    assert list(head[:2]) == ["Scenarie", "Efterspørgselsscenarie"]
    named = {str(row[0]): row[1] for row in rows}
    assert named["Med reform"] == "Historisk scenarie"
    assert named["Bedre fastholdelse"] == "Udgiftsscenario"


def printed(shown: Frame) -> tuple[list[str], str]:
    """The first cells of the rows that stand out in the printed matrix, and the text below it."""
    section = scenario_matrix(Paper(shown, ("matrix",)))
    assert section is not None
    table, below = section["blocks"]
    own = [
        row[0]["text"].replace("\u00a0", " ")
        for row in table["rows"]
        if all(isinstance(cell, dict) and cell.get("own") for cell in row)
    ]
    return own, str(below)


def test_the_printed_matrix_marks_the_reports_own_row(reference: Plan, shown: Frame) -> None:
    own, below = printed(shown)
    assert own == [f"{OWN} med ✓"]
    assert f"{OWN} er det scenarie, som de øvrige tal her handler om" in below
    own, below = printed(frame(reference, OTHER))
    assert own == [f"{OWN} med ✓"]
    assert "scenariets andre ændringer er ikke med i matricen" in below
    assert printed(frame(reference, Scenario("weighted", {"reform": 0.5})))[0] == []


def test_the_workbooks_retirement_wave_has_the_compared_scenarios(shown: Frame) -> None:
    book = Book(workbook(shown, MADE_ON))
    (chart,) = (
        text
        for part in book.parts(r"xl/charts/chart\d+\.xml")
        if "Går på pension hvert år" in (text := book.text(part))
    )
    own, *others = re.findall(r"Går på pension hvert år, ([^<]*)</", chart)
    assert own == "Med reform · Historisk scenarie"
    assert others[-1] == "Bedre fastholdelse · Udgiftsscenario"
