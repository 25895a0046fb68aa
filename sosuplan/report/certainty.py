"""The section on how sure the balance is: the band in which it probably lies, what that is mostly
due to, the ranges that it rests on, and how well the model explains the past."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sosuplan.analysis.backcast import backcast
from sosuplan.analysis.balance import worst_first
from sosuplan.charts import sensitivity, uncertainty
from sosuplan.editing.cells import choice
from sosuplan.model.plan import InputRange
from sosuplan.model.schema.tables import table_name
from sosuplan.narrative.certainty import band_meaning, draws_in_words, likelihood, rests_on
from sosuplan.report.drawing import drawing
from sosuplan.report.paper import (
    Cell,
    Data,
    Paper,
    chart,
    column,
    figures_table,
    section,
    subheading,
    table,
    text,
)
from sosuplan.text.language import N_
from sosuplan.text.terms import capital

_TOPIC = N_("How sure?")
_INPUT, _LOW, _LIKELY, _HIGH = N_("Input"), N_("Low"), N_("Most likely"), N_("High")
_SOURCE = N_("Source")
_METHOD = N_(
    "Every range is a triangle with its peak at what is most likely, and the draws are spread"
    " evenly over it (a Latin hypercube). The same seed gives the same draws. Without a place or an"
    " occupation, one draw serves all."
)
_PAST = N_("Does the model explain the past? {who}, projected from {start}")
_YEAR, _QUANTITY = N_("Year"), N_("Quantity")
_PROJECTED, _ACTUAL, _TOO_HIGH = N_("Projected"), N_("Actual"), N_("Projected too high by")
_PAST_METHOD = N_(
    "From what was known of the staff in {start} the years since are projected with the plan's own"
    " assumptions of today. What the model missed then, it may miss again; that it hits is no proof"
    " that it will."
)
HEIGHT = 58


def certainty(paper: Paper) -> Data | None:
    """The band by year, what moves the balance most within its ranges, these, and how well the
    model explains the past; None where the plan has neither ranges nor a past."""
    jobs = worst_first(paper.frame.outlook)
    past = [block for job in jobs for block in _past(paper, job)]
    if paper.frame.uncertainty:
        title = uncertainty.build(paper.frame, jobs[0]).title
        return section(title, [*_ranged(paper, jobs), *past], paper.say(_TOPIC))
    return section(paper.say(_TOPIC), past) if past else None


def _ranged(paper: Paper, jobs: Sequence[str]) -> list[Data]:
    """What comes of the ranges, for each occupation, and the ranges."""
    frame, language = paper.frame, paper.frame.language
    year, blocks = frame.years[-1], []
    for job in jobs:
        spec = uncertainty.build(frame, job)
        if job != jobs[0]:
            blocks.append(subheading(spec.title))
        found = frame.uncertainty[job]
        told = (likelihood(found, year, language), draws_in_words(found, language))
        rests = f"{told[1]}; {rests_on(frame)}"
        blocks += [
            text(" ".join(f"{capital(one)}." for one in (told[0], rests))),
            chart(drawing(spec), HEIGHT),
            figures_table(spec),
            *_lists(paper, job, year),
        ]
    draws = frame.uncertainty[jobs[0]].draws
    return [
        *blocks,
        subheading(table_name("input_ranges", language)),
        _ranges(paper, frame.plan.input_ranges),
        text(f"{band_meaning(draws, language)} {paper.say(_METHOD)}", block="small"),
    ]


def _lists(paper: Paper, job: str, year: int) -> Iterator[Data]:
    """How the draws lie at the horizon; what each input, and each measure, does to the balance."""
    specs = (
        uncertainty.distribution(paper.frame, job, year),
        sensitivity.build(paper.frame, job, year),
        sensitivity.build(paper.frame, job, year, levers=True),
    )
    for spec in specs:
        if spec.rows:
            heading = spec.name if spec.kind == "distribution" else spec.title
            yield subheading(heading)
            yield chart(drawing(spec), 0)


def _ranges(paper: Paper, ranges: Sequence[InputRange]) -> Data:
    """What may be other than the plan has it, how far, and who says so."""
    language = paper.frame.language
    columns = [
        column(paper.say(_INPUT), width=1.0),
        *(column(paper.say(head), "right") for head in (_LOW, _LIKELY, _HIGH)),
        column(paper.say(_SOURCE)),
    ]
    rows: list[list[Cell]] = []
    for row in ranges:
        ends = (row.low, row.likely, row.high)
        figures = [sensitivity.range_text(row, end, language) for end in ends]
        rows.append([sensitivity.range_name(row, language), *figures, paper.cite(row.source)])
    return table(columns, rows)


def _past(paper: Paper, job: str) -> Iterator[Data]:
    """What was projected from the earliest year with staff by age, and what came of it; nothing
    without such a history."""
    language = paper.frame.language
    misses = backcast(paper.frame.plan, job).misses
    told = [one for one in misses if one.start == misses[0].start]
    if not told:
        return
    columns = [
        column(paper.say(_QUANTITY)),
        column(paper.say(_YEAR), "right"),
        *(column(paper.say(head), "right", 1.0) for head in (_PROJECTED, _ACTUAL, _TOO_HIGH)),
    ]
    rows: list[list[Cell]] = []
    for one in told:
        share = one.quantity == "fulltime_share"
        figures = [
            paper.percent(value) if share else paper.whole(value)
            for value in (one.projected, one.actual)
        ]
        off = paper.percent(one.error) if share else paper.whole(one.error, signed=True)
        name = choice("actuals", one.quantity, language)
        rows.append([capital(name), str(one.year), *figures, off])
    who = capital(paper.word(f"{job}.short"))
    yield subheading(paper.say(_PAST, who=who, start=told[0].start))
    yield table(columns, rows)
    yield text(paper.say(_PAST_METHOD, start=told[0].start), block="small")
