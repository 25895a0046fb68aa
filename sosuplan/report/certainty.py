"""The section on how sure the balance is: the band in which it probably lies, the ranges that it
rests on, what it is mostly due to, and how well the model explains the past."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sosuplan.analysis.backcast import backcast
from sosuplan.analysis.balance import worst_first
from sosuplan.charts import backcast as past
from sosuplan.charts import sensitivity, uncertainty
from sosuplan.model.plan import InputRange
from sosuplan.model.schema.tables import table_name
from sosuplan.narrative.backcast import PAST, caveat, story
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
HEIGHT = 58
PAST_HEIGHT = 44


def certainty(paper: Paper) -> Data | None:
    """The band by year, its ranges, what moves the balance most within them, and how well the
    model explains the past; None where the plan has neither ranges nor a past."""
    jobs = worst_first(paper.frame.outlook)
    past = [block for job in jobs for block in _past(paper, job)]
    if paper.frame.uncertainty:
        title = uncertainty.build(paper.frame, jobs[0]).title
        return section(title, [*_ranged(paper, jobs), *past], paper.say(_TOPIC))
    return section(paper.say(_TOPIC), past) if past else None


def _ranged(paper: Paper, jobs: Sequence[str]) -> list[Data]:
    """What comes of the ranges, for each occupation, and the ranges below the first band."""
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
        ]
        if job == jobs[0]:
            meaning = band_meaning(found.draws, language)
            blocks += [
                subheading(table_name("input_ranges", language)),
                _ranges(paper, frame.plan.input_ranges),
                text(f"{meaning} {paper.say(_METHOD)}", block="small"),
            ]
        blocks += _lists(paper, job, year)
    return blocks


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
    """What was projected from earlier years and what came of it, furthest back first; nothing
    without such a history."""
    plan, language = paper.frame.plan, paper.frame.language
    found = backcast(plan, job)
    if not found.quantities:
        return
    yield subheading(paper.say(PAST, who=capital(paper.word(f"{job}.short"))))
    yield text(story(found, language))
    for quantity in found.quantities:
        spec = past.build(found, quantity, language)
        if quantity != found.quantities[0]:
            yield subheading(spec.title)
        yield chart(drawing(spec), PAST_HEIGHT)
        yield figures_table(spec)
    yield text(caveat(found, plan, language), block="small")
