"""The section on trainees: from the basic course to work in the field."""

from __future__ import annotations

from sosuplan.charts import trainees as words
from sosuplan.charts.runs import run_name, year_heading
from sosuplan.frame import BASELINE, CURRENT
from sosuplan.language import mark
from sosuplan.report.drawing import pipeline
from sosuplan.report.paper import (
    Cell,
    Data,
    Paper,
    chart,
    column,
    section,
    table,
    text,
    year_by_year,
)
from sosuplan.words import capital

_TOPIC = mark("Report", "Trainees on their way to work as {who}")
_BEFORE = mark(
    "Report",
    "Those who graduate in the first years started before {base}; those years are therefore shown.",
)
_DASH = mark(
    "Report",
    "A dash: the projection begins in {base}, and those who take work are counted from the year"
    " after.",
)
HEIGHT = 78
MOST_COLUMNS = 6
"""Columns that have room in the usual size."""


def trainees(paper: Paper) -> Data | None:
    """The steps by year; None if nobody is trained."""
    frame = paper.frame
    if not any(words.flow(frame, step, CURRENT).any() for step in words.STEPS):
        return None
    drawing = pipeline(frame)
    before = paper.say(_BEFORE, base=frame.plan.base_year) if words.history(frame)[0] else ""
    return section(
        drawing["title"],
        [
            chart(drawing, HEIGHT),
            text(" ".join(filter(None, (words.delay(frame), before)))),
            year_by_year(paper),
            _by_year(paper),
            text(paper.say(_DASH, base=frame.plan.base_year), block="small"),
        ],
        paper.say(_TOPIC, who=paper.word(frame.occupation)),
    )


def _by_year(paper: Paper) -> Data:
    """Every step by year, and of today's those that differ; before the base year, who started."""
    frame = paper.frame
    lines = words.lines(frame)
    rows: list[list[Cell]] = [
        [str(year), *(paper.whole(n) if step == words.STARTS else "–" for _, step in lines)]
        for year, n in zip(*words.history(frame), strict=True)
    ]
    for at, year in enumerate(frame.years):
        # A flow into the next year's staff has no value for the base year.
        places = (at - len(frame.years) + len(values) for values in lines.values())
        cells = [
            paper.whole(values[place]) if place >= 0 else "–"
            for values, place in zip(lines.values(), places, strict=True)
        ]
        rows.append([str(year), *cells])
    columns = [column(year_heading(frame.language))]
    columns += [
        column(capital(words.step_name(step, frame.language)), "right", 1.0) for _, step in lines
    ]
    runs = [run for run, _ in lines]
    if BASELINE not in runs:
        return table(columns, rows)
    spans = {run: {"text": capital(run_name(frame, run)), "span": runs.count(run)} for run in runs}
    groups = [{"text": "", "span": 1}, *spans.values()]
    return table(columns, rows, groups=groups, small=len(columns) > MOST_COLUMNS)
