"""The section on what it would take: how far each lever alone and several together have to go, how
many trainees must be taken in, what a step of a lever is worth in trainees, and what it costs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sosuplan.analysis.aim import BALANCE
from sosuplan.analysis.balance import worst_first
from sosuplan.charts import cost, exchange, goal, intake, mix
from sosuplan.charts.spec import BarListSpec, PlotSpec
from sosuplan.narrative.what_it_takes import (
    aim_line,
    exchange_meaning,
    headline,
    intake_detail,
    intake_headline,
    leading_rate,
    mix_meaning,
    rate_text,
)
from sosuplan.report.drawing import drawing
from sosuplan.report.paper import (
    Cell,
    Data,
    Paper,
    chart,
    column,
    section,
    subheading,
    table,
    text,
)
from sosuplan.text.language import N_
from sosuplan.text.terms import kroner

_TOPIC = N_("What would it take?")
_FURTHEST = N_("The {n} levers that get furthest are shown.")
_MOST_WORTH = N_("The {n} steps that are worth most are shown.")
MOST_LEVERS, MOST_STEPS = 9, 13
"""What a list shows: more would leave its page."""
HEIGHT = 58
"""Millimetres of the costs by year."""


def takes(paper: Paper) -> Data:
    """What brings each occupation to balance at the horizon and, of two, what does so for both."""
    frame = paper.frame
    year, jobs = frame.years[-1], worst_first(frame.outlook)
    titles = [_answer(paper, job) for job in jobs]
    blocks: list[Data] = []
    for job, title in zip(jobs, titles, strict=True):
        if job != jobs[0]:
            blocks.append(subheading(title))
        blocks += [*_goal(paper, job, year), *_trainees(paper, job, year)]
    if len(jobs) > 1:
        blocks += _mix(paper, "all", year)
    meaning = f"{mix_meaning(frame.language)} {exchange_meaning(frame.language)}"
    blocks += [text(meaning, block="small"), *_cost(paper, year)]
    return section(titles[0], blocks, paper.say(_TOPIC))


def _answer(paper: Paper, job: str) -> str:
    frame = paper.frame
    of = job, frame.years[-1], BALANCE
    return headline(frame, frame.goal(*of), frame.mix(*of))


def _goal(paper: Paper, job: str, year: int) -> Iterator[Data]:
    """How far each lever alone has to go, and several together."""
    found, spec = paper.frame.goal(job, year, BALANCE), goal.build(paper.frame, job, year, BALANCE)
    yield text(f"{aim_line(found, paper.frame.language)}.")
    if found.is_there:
        return
    yield subheading(spec.name)
    yield from _longest_first(paper, spec, MOST_LEVERS, _FURTHEST)
    yield from _mix(paper, job, year)


def _mix(paper: Paper, job: str, year: int) -> Iterator[Data]:
    spec = mix.build(paper.frame, job, year, BALANCE)
    yield subheading(spec.name)
    if spec.sentence:
        yield text(spec.sentence)
    yield chart(drawing(spec), 0) if spec.rows else text(spec.empty)
    if spec.note:
        yield text(spec.note, block="small")


def _trainees(paper: Paper, job: str, year: int) -> Iterator[Data]:
    """The intake that every demand scenario asks for, and what steps are worth in trainees."""
    frame = paper.frame
    needed = frame.intake(job, year)
    yield subheading(intake_headline(frame, needed))
    yield text(intake_detail(frame, needed))
    advice = intake.build(frame, job, year)
    yield chart(drawing(advice), 0)
    yield _intake_table(paper, advice)
    rates, spec = frame.exchange(job, year), exchange.build(frame, job, year)
    yield subheading(spec.name)
    if (first := leading_rate(rates)) is None:
        yield text(spec.empty)
        return
    yield text(f"{rate_text(first, rates, frame.language)}.")
    yield from _longest_first(paper, spec, MOST_STEPS, _MOST_WORTH)


def _intake_table(paper: Paper, spec: BarListSpec) -> Data:
    """Trainees a year, how many more that is, and from when they have an effect."""
    head, *rows = spec.figures
    columns = [column(str(head[0])), *(column(str(one), "right", 1.0) for one in head[1:])]
    cells: list[list[Cell]] = []
    for name, starts, more, first in rows:
        told = paper.whole(starts) if isinstance(starts, float) else ""
        share = ""
        if isinstance(more, float):
            share = paper.percent(more, 0)
        cells.append([str(name), told, share, str(first)])
    return table(columns, cells)


def _longest_first(paper: Paper, spec: BarListSpec, most: int, left_out: str) -> Iterator[Data]:
    """A list as far as it has room, and what else has to be said."""
    if not spec.rows:
        yield text(spec.empty)
        return
    yield chart(drawing(replace(spec, rows=spec.rows[:most])), 0)
    cut = paper.say(left_out, n=most) if len(spec.rows) > most else ""
    if note := " ".join(filter(None, (cut, spec.note))):
        yield text(note, block="small")


def _by_year(paper: Paper, spec: PlotSpec) -> Data:
    """Its figures as they are told: no price is known to the krone."""
    head, *rows = spec.figures
    columns = [column(str(head[0])), *(column(str(one), "right", 1.0) for one in head[1:])]
    say = paper.frame.language
    return table(
        columns, [[str(row[0]), *(kroner(float(str(one)), say) for one in row[1:])] for row in rows]
    )


def _cost(paper: Paper, year: int) -> Iterator[Data]:
    """What the scenario costs; nothing without prices, or where no lever is moved."""
    frame = paper.frame
    if not frame.prices or not frame.changed:
        return
    if frame.cost().whole.net is not None:
        spec = cost.by_year(frame)
        yield subheading(spec.title)
        if spec.sentence:
            yield text(spec.sentence)
        yield chart(drawing(spec), HEIGHT)
        yield _by_year(paper, spec)
        yield text(spec.note, block="small")
    each = cost.build(frame, year)
    yield subheading(each.name)
    if each.sentence:
        yield text(each.sentence)
    yield chart(drawing(each), 0) if each.rows else text(each.empty)
    if each.note:
        yield text(each.note, block="small")
