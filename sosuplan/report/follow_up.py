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

_TOPIC = N_("Follow-up")
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
        blocks += _occupation(paper, found)
    return section(titles[0], blocks, paper.say(_TOPIC))


def _occupation(paper: Paper, found: FollowUp) -> Iterator[Data]:
    language, latest = paper.frame.language, found.latest
    assert latest is not None
    if told := detail(latest, language):
        yield text(told)
    first = found.quantities[0]
    spec = spec_of.build(found, first, language)
    yield subheading(spec.title)
    yield chart(drawing(spec), HEIGHT)
    yield _figures(outcome_texts(found.followed, language))
    if latest.causes and latest.end is not None:
        yield subheading(paper.say(CAUSES, year=latest.end.year))
        yield _figures(cause_texts(latest, language))
    notes = (to_count(latest, language), meaning(found, latest, language))
    yield text(" ".join(filter(None, notes)), block="small")


def _figures(texts: tuple[list[str], list[list[str]]]) -> Data:
    """A table of a name and figures."""
    (first, *heads), rows = texts
    columns = [column(first, width=1.0), *(column(head, "right") for head in heads)]
    return table(columns, [list[Cell](row) for row in rows])
