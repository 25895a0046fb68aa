"""What the program says and writes of about 30 scenarios, as text files to compare before and
after the inside is rebuilt: ``python -m tests.golden`` writes them, ``--check`` lists what differs.
"""

from __future__ import annotations

import difflib
import io
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from sosuplan.analysis.frame import FTE, HEADS, Frame, frame_of
from sosuplan.analysis.matrix import matrix
from sosuplan.analysis.published import compare
from sosuplan.charts import gap, pyramid, supply_demand, trainees, wave
from sosuplan.charts import matrix as matrix_chart
from sosuplan.charts.lights import light_rows, rows_in_words
from sosuplan.editing.areas import copy_area
from sosuplan.engine import EngineInputs
from sosuplan.exports.workbook import workbook
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.narrative.headline import first_shortage, headline
from sosuplan.narrative.story import paragraph
from sosuplan.report.summary import summary
from sosuplan.report.typeset import pdf
from sosuplan.resources import resource
from sosuplan.store.folder import read_folder
from sosuplan.text.language import Language
from tests.core.frames import only, times

FOLDER = Path(__file__).parent / "data" / "golden"
MADE_ON = date(2026, 3, 31)
REFORM = {"reform": 1.0}
MEASURES = {
    **REFORM,
    "fulltime_target:municipality:SSA": 0.75,
    "fulltime_target:municipality:SSH": 0.75,
    "intake_change:SSA": 0.2,
    "retention": 0.15,
}
MIXED = {
    "fulltime_target:municipality:SSA": 0.7,
    "intake_change:SSA": -0.3,
    "dropout_reduction": 0.2,
}
HELPERS = {"productivity_gain": 0.03, "fulltime_target:municipality:SSH": 0.73}
ABROAD = {**REFORM, "other_recruitment:SSA": 900.0, "start_year": 2027.0}
WORSE = {"demand_growth_change": 0.02, "sickness_reduction_days": -3.0, "entry_share_gain": -0.2}
LATE = {"senior_years": 1.0, "start_year": 2034.0, "full_effect_year": 2034.0}


@dataclass(frozen=True, slots=True)
class Case:
    """One scenario as it is looked at."""

    levers: dict[str, float] = field(default_factory=dict)
    demand: str = "weighted"
    occupation: str = "SSA"
    unit: str = HEADS
    language: str = "da"
    plan: str = "reference"
    compared: tuple[Scenario, ...] = ()
    book: bool = False
    """The workbook is written too."""


BESIDE = (Scenario("fulltime", REFORM, "Alle på fuld tid"), Scenario("weighted", MIXED, "Blandet"))
CASES = {
    "baseline": Case(book=True),
    "baseline-fte-en": Case(unit=FTE, language="en"),
    "baseline-all": Case(occupation="all"),
    "baseline-helpers": Case(occupation="SSH", unit=FTE),
    "reform": Case(REFORM),
    "reform-en": Case(REFORM, language="en"),
    "reform-all-fte": Case(REFORM, occupation="all", unit=FTE),
    "measures": Case(MEASURES, "historical", book=True),
    "measures-fte": Case(MEASURES, "historical", unit=FTE),
    "measures-en": Case(MEASURES, "historical", unit=FTE, language="en", book=True),
    "measures-all": Case(MEASURES, "historical", "all", book=True),
    "measures-all-en": Case(MEASURES, "historical", "all", language="en"),
    "measures-helpers": Case(MEASURES, "historical", "SSH"),
    "mixed": Case(MIXED, "expenditure"),
    "mixed-all-fte": Case(MIXED, "expenditure", "all", FTE),
    "helpers-cover-all-fte": Case(HELPERS, "expenditure", "all", FTE),
    "helpers-cover-all": Case(HELPERS, "expenditure", "all"),
    "abroad": Case(ABROAD, "fulltime"),
    "abroad-all": Case(ABROAD, "fulltime", "all", book=True),
    "worse": Case(WORSE),
    "worse-helpers-en": Case(WORSE, occupation="SSH", language="en"),
    "late": Case(LATE, "fulltime"),
    "full-time": Case(REFORM, "fulltime", "SSA", FTE),
    "compared": Case(MEASURES, "weighted", compared=BESIDE, book=True),
    "compared-all-fte-en": Case(MEASURES, "weighted", "all", FTE, "en", compared=BESIDE),
    "areas": Case(MEASURES, "weighted", plan="areas", book=True),
    "areas-all-fte": Case(MEASURES, "weighted", "all", FTE, plan="areas"),
    "one-occupation": Case(REFORM, plan="one"),
    "one-occupation-all-en": Case(MEASURES, occupation="all", language="en", plan="one"),
    "tiny": Case(REFORM, plan="tiny"),
    "tiny-all-fte": Case(MIXED, occupation="all", unit=FTE, plan="tiny"),
}


@cache
def plan_of(name: str) -> Plan:
    """The plans of the cases: the reference plan, and what is made from it."""
    plan = read_folder(resource("plans", "midtjylland")).plan
    if name == "areas":
        return copy_area(plan, plan.areas[0], "Nabo", Language("da"))
    if name == "one":
        return only(plan, "SSA")
    if name == "tiny":
        return times(plan, 0.002)
    return plan


def frame(case: Case) -> Frame:
    plan = plan_of(case.plan)
    levers = catalogue(plan)
    known = {lever.id for lever in levers}
    kept = {name: value for name, value in case.levers.items() if name in known}
    return frame_of(
        plan,
        levers,
        EngineInputs.from_plan(plan),
        Scenario(case.demand, kept),
        case.compared,
        occupation=case.occupation,
        unit=case.unit,
        language=Language(case.language),
    )


def texts(case: Case) -> Iterator[str]:
    """What is said and shown of one case, in parts under headings."""
    shown = frame(case)
    language, year = shown.language, shown.years[-1]
    yield "## words"
    yield headline(shown)
    yield first_shortage(shown.outlook, language)
    yield rows_in_words(shown.years, light_rows(shown), language)
    yield paragraph(shown)
    for name, chart in (("gap", gap), ("supply and demand", supply_demand), ("trainees", trainees)):
        yield f"## {name}"
        yield chart.title(shown)
        yield "\n".join(chart.describe(shown))
        yield from _rows(chart.figures(shown))
    yield "## pyramid"
    yield pyramid.title(shown)
    yield "\n".join(pyramid.describe(shown, year))
    yield pyramid.sentence(shown, year)
    yield "## wave"
    yield wave.title(shown)
    yield "\n".join(wave.describe(shown))
    yield "## matrix"
    rows = matrix(shown.inputs, shown.catalogue, shown.occupation)
    agreement = compare(rows, shown.plan, shown.occupation)
    own = matrix_chart.own_case(shown)
    lines = matrix_chart.lines(rows, shown.plan, own, language, shown.unit, agreement)
    yield matrix_chart.title(shown.plan, shown.occupation, language, shown.unit)
    yield matrix_chart.describe(lines)
    yield from _rows(matrix_chart.figures(lines))
    yield "## report"
    reader = PdfReader(io.BytesIO(pdf(summary(shown, made_on=MADE_ON))))
    for page in reader.pages:
        yield page.extract_text()
    if case.book:
        book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(shown, MADE_ON, ())))
        for name in book.sheet_names:
            yield f"## sheet {name}"
            yield from _rows(book.get_sheet_by_name(name).to_python())


def _rows(table: Iterable[Iterable[object]]) -> Iterator[str]:
    for row in table:
        yield "\t".join(
            f"{one:.6g}" if isinstance(one, float) else str(one) for one in row
        ).rstrip()


def main(arguments: list[str]) -> int:
    """0, or with ``--check`` 1 where anything differs."""
    differ = 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, case in CASES.items():
        made = "\n".join(texts(case)) + "\n"
        path = FOLDER / f"{name}.txt"
        if "--check" not in arguments:
            path.write_text(made, encoding="utf-8")
            continue
        before = path.read_text(encoding="utf-8")
        if before != made:
            differ += 1
            found = difflib.unified_diff(
                before.splitlines(), made.splitlines(), name, "now", n=0, lineterm=""
            )
            print("\n".join(found))
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
