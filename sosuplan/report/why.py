"""The section on why the balance changes: what moves it from the base year to the horizon, and what
each moved lever gives or, where none is moved, what a step of each would."""

from __future__ import annotations

from sosuplan.analysis.balance import worst_first
from sosuplan.analysis.flows import END, START
from sosuplan.charts import flows
from sosuplan.report.drawing import drawing
from sosuplan.report.paper import (
    Data,
    Lines,
    Paper,
    chart,
    section,
    subheading,
    text,
    years_table,
)
from sosuplan.text.language import N_
from sosuplan.text.terms import is_none

_TOPIC = N_("Why?")
_FLOWS = N_("What moves the balance")
_METHOD = N_(
    "Each figure is signed as it moves the balance, from the beginning of the year before to that"
    " of the year; together they are the change of the balance."
)


def why(paper: Paper) -> Data:
    """The waterfall of each occupation with its figures by year, and its levers."""
    frame = paper.frame
    year, blocks = frame.years[-1], []
    jobs = worst_first(frame.outlook)
    for job in jobs:
        spec = flows.build(frame, job, year)
        if job != jobs[0]:
            blocks.append(subheading(spec.title))
        blocks += [chart(drawing(spec), 0), *_by_year(paper, job)]
    blocks.append(text(paper.say(_METHOD), block="small"))
    return section(flows.build(frame, jobs[0], year).title, blocks, paper.say(_TOPIC))


def _by_year(paper: Paper, job: str) -> list[Data]:
    """What moves the balance to each year; what never does is left out."""
    found = paper.frame.flows(job, paper.frame.years[-1])
    lines = []
    for part, values in found.parts.items():
        total = found.total(part)
        if part in (START, END) or is_none(total):
            continue
        name = flows.part_name(part, found, paper.frame.language)
        each = values.sum(axis=0).tolist()
        lines.append((name, tuple(paper.whole(one, signed=True) for one in each)))
    return years_table(paper, paper.say(_FLOWS), found.years, [Lines("", tuple(lines))])
