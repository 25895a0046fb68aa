"""The section on how it went: what earlier plans projected, what was counted since, and which
assumption missed most."""

from __future__ import annotations

from collections.abc import Iterator

from sosuplan.analysis.balance import worst_first
from sosuplan.analysis.follow_up import FollowUp
from sosuplan.charts import follow_up as spec_of
from sosuplan.narrative.follow_up import (
    CAUSES,
    cause_texts,
    detail,
    headline,
    meaning,
    outcome_texts,
    to_count,
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
from sosuplan.text.terms import specified

_TOPIC = N_("Follow-up")
_YEAR_BY_YEAR = N_("Projected and actual, year by year")
HEIGHT = 44
"""Millimetres of a chart."""


def follow_up(paper: Paper) -> Data | None:
    """Each occupation of which anything was counted that had been projected; None without any."""
    every = [paper.frame.follow_up(job) for job in worst_first(paper.frame.outlook)]
    told = [one for one in every if one.followed]
    if not told:
        return None
    titles = [headline(one, paper.frame.language) for one in told]
    blocks: list[Data] = []
    for found, title in zip(told, titles, strict=True):
        if found is not told[0]:
            blocks.append(subheading(title))
        blocks += _occupation(paper, found, several=len(told) > 1)
    return section(titles[0], blocks, paper.say(_TOPIC))


def _occupation(paper: Paper, found: FollowUp, *, several: bool) -> Iterator[Data]:
    language, latest = paper.frame.language, found.latest
    assert latest is not None

    def title(what: str) -> Data:
        who = paper.word(f"{found.occupation}.short")
        return subheading(specified(what, who, language) if several else what)

    if told := detail(latest, language):
        yield text(told)
    first = found.quantities[0]
    spec = spec_of.build(found, first, language)
    yield subheading(spec.title)
    yield chart(drawing(spec), HEIGHT)
    # Under a heading of its own: it may stand on the page after the chart's.
    yield title(paper.say(_YEAR_BY_YEAR))
    yield _figures(outcome_texts(found.followed, language))
    if latest.causes and latest.end is not None:
        yield title(paper.say(CAUSES, year=latest.end.year))
        yield _figures(cause_texts(latest, language))
    notes = (to_count(latest, language), meaning(found, latest, language))
    yield text(" ".join(filter(None, notes)), block="small")


def _figures(texts: tuple[list[str], list[list[str]]]) -> Data:
    """A table of a name and figures."""
    (first, *heads), rows = texts
    columns = [column(first, width=1.0), *(column(head, "right") for head in heads)]
    return table(columns, [list[Cell](row) for row in rows])
