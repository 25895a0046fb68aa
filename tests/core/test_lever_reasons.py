"""Why levers are moved, as it is told on paper, in the workbook and in the history of steps."""

from __future__ import annotations

import io
import json

from python_calamine import CalamineWorkbook

from sosuplan.exports.workbook import workbook
from sosuplan.model.scenario import Scenario
from sosuplan.narrative.measures import reason_given
from sosuplan.report.summary import summary
from tests.core.reports import MADE_ON, framed, reference

NOTE = "Aftalt i udvalget:\n<b>alle</b> stillinger"
ONE_LINE = "Aftalt i udvalget: <b>alle</b> stillinger"
MOVED = Scenario(
    "historical",
    {"retention": 0.1, "senior_years": 1.0, "reform": 0.5},
    reasons={"retention": (NOTE, ""), "senior_years": ("", "assumption"), "reform": ("x", "gone")},
)


def test_a_reason_is_told_in_one_line_with_the_source_that_the_plan_has() -> None:
    plan, _ = reference()
    frame = framed(plan, MOVED)
    title = next(one.title for one in plan.sources if one.id == "assumption")

    def told(lever: str) -> str:
        return reason_given(plan, MOVED, frame.catalogue[lever], frame.language)

    assert told("retention") == f"Hvorfor: {ONE_LINE}"
    assert told("senior_years") == f"Kilde: {title}"
    assert told("reform") == "Hvorfor: x"
    assert told("productivity_gain") == ""


def test_reasons_stand_in_the_printed_list_of_measures_and_in_the_workbook() -> None:
    plan, _ = reference()
    frame = framed(plan, MOVED)
    parts = {one["id"]: one for one in summary(frame, made_on=MADE_ON)["parts"]}
    rows = parts["summary"]["measures"]["table"]["rows"]
    (row,) = [one for one in rows if ONE_LINE in json.dumps(one, ensure_ascii=False)]
    assert row[-1].endswith(f"Hvorfor: {ONE_LINE}")
    # On an English page it is told to be in the plan's language.
    english = summary(framed(plan, MOVED, language="en"), made_on=MADE_ON)
    assert ONE_LINE in english["plan_texts"]["texts"]
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(frame, MADE_ON)))
    held = {
        name
        for name in book.sheet_names
        for line in book.get_sheet_by_name(name).to_python()
        for cell in line
        if f"Hvorfor: {ONE_LINE}" in str(cell)
    }
    assert held == {"Resumé", "Håndtag"}
