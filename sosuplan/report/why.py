"""The section on why the balance changes: what moves it from the base year to the horizon, and what
each moved lever gives or, where none is moved, what a step of each would."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sosuplan.analysis.balance import worst_first
from sosuplan.analysis.flows import END, START
from sosuplan.charts import contributions, flows, ranking
from sosuplan.narrative.why import detail, flows_meaning, one_part_name, shares_meaning
from sosuplan.report.drawing import drawing
from sosuplan.report.paper import (
    Data,
    Lines,
    Paper,
    chart,
    figures_table,
    section,
    subheading,
    text,
    years_table,
)
from sosuplan.text.language import N_
from sosuplan.text.terms import is_none

_TOPIC = N_("Why?")
_FLOWS = N_("What moves the balance")
_LARGEST = N_("The {n} steps that give most are shown.")
ALONE = 62
"""Millimetres of a waterfall that has a page with few levers; others are as high as they need."""
MOST_STEPS = 12
"""More would leave the waterfall's page."""


def why(paper: Paper) -> Data:
    """The waterfall of each occupation with its figures by year, and its levers."""
    frame = paper.frame
    year, blocks = frame.years[-1], []
    jobs = worst_first(frame.outlook)
    height = ALONE if frame.changed and len(jobs) == 1 else 0
    for job in jobs:
        spec = flows.build(frame, job, year)
        if job != jobs[0]:
            blocks.append(subheading(spec.title))
        blocks += [
            text(detail(frame, job, year)),
            chart(drawing(spec), height),
            *_by_year(paper, job),
            *_levers(paper, job, year),
        ]
    notes = [flows_meaning(frame.language)]
    if frame.changed:
        notes.append(shares_meaning(frame.language))
    blocks.append(text(" ".join(notes), block="small"))
    return section(flows.build(frame, jobs[0], year).title, blocks, paper.say(_TOPIC))


def _by_year(paper: Paper, job: str) -> list[Data]:
    """What moves the balance to each year; what never does is left out."""
    found = paper.frame.flows(job, paper.frame.years[-1])
    lines = []
    for part, values in found.parts.items():
        if part in (START, END) or is_none(found.total(part)):
            continue
        name = one_part_name(part, found, paper.frame.language)
        each = values.sum(axis=0).tolist()
        lines.append((name, tuple(paper.whole(one, signed=True) for one in each)))
    if not lines:
        return []
    return years_table(paper, paper.say(_FLOWS), found.years, [Lines("", tuple(lines))])


def _levers(paper: Paper, job: str, year: int) -> Iterator[Data]:
    """What each moved lever gives, or what a step of each would."""
    frame = paper.frame
    spec = (contributions if frame.changed else ranking).build(frame, job, year)
    yield subheading(spec.title)
    if spec.sentence:
        yield text(spec.sentence)
    if not spec.rows:
        yield text(spec.empty)
        return
    shown = replace(spec, rows=spec.rows[:MOST_STEPS]) if not frame.changed else spec
    yield chart(drawing(shown), 0)
    if frame.changed and len(spec.rows) > 1:
        yield figures_table(spec)
    left_out = "" if len(shown.rows) == len(spec.rows) else paper.say(_LARGEST, n=MOST_STEPS)
    if note := " ".join(filter(None, (left_out, spec.note))):
        yield text(note, block="small")
