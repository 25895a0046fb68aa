"""The section on goals: how each is doing, and its line."""

from __future__ import annotations

from collections.abc import Iterator

from sosuplan.analysis.goals import FollowedGoal, GoalList
from sosuplan.charts import goals as lines
from sosuplan.narrative.goals import (
    baseline_text,
    brief_heads,
    followed_by,
    headline,
    measured_text,
    measures_text,
    projection_sentence,
    projection_text,
    rule,
    sentence,
    source_text,
    standing,
    status_text,
    summary,
    target_text,
    title_of,
)
from sosuplan.report.drawing import drawing
from sosuplan.report.paper import (
    LONGEST_NAME,
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
from sosuplan.text.terms import cut

_TOPIC = N_("Goals")
HEIGHT = 40
"""Millimetres of a goal's chart."""


def goals(paper: Paper) -> Data | None:
    """The plan's own goals in a table, and what there is to say of each with its line; None where
    the plan has none."""
    found = paper.frame.goals().own
    if not len(found):
        return None
    language = paper.frame.language
    _heading, *told = summary(found, language)
    blocks = [text(" ".join(told))] if told else []
    blocks += [_table(paper, found), text(rule(language), block="small")]
    for one in found.goals:
        blocks += _goal(paper, one)
    return section(headline(found, language), blocks, paper.say(_TOPIC))


def _table(paper: Paper, found: GoalList) -> Data:
    language = paper.frame.language
    names = brief_heads(language)
    columns = [column(names[0], width=1.0), *(column(name) for name in names[1:])]
    rows: list[list[Cell]] = [
        [
            cut(title_of(one.goal, language), LONGEST_NAME),
            baseline_text(one.goal, language),
            target_text(one.goal, language),
            measured_text(one, language),
            {"text": status_text(one.status, language), "strong": True},
            projection_text(one, language),
        ]
        for one in found.goals
    ]
    return table(columns, rows, small=True)


def _goal(paper: Paper, one: FollowedGoal) -> Iterator[Data]:
    """One goal in words, with its line."""
    language, plan = paper.frame.language, paper.frame.selected.plan
    yield subheading(title_of(one.goal, language))
    yield text(f"{sentence(one, language)} {projection_sentence(one, language)}")
    if lines.is_drawn(one):
        yield chart(drawing(lines.build(paper.frame, one)), HEIGHT)
    beside = (
        standing(one.goal, language),
        followed_by(one.goal, language),
        measures_text(plan, one.goal, language),
        source_text(plan, one.goal, language),
    )
    if told := " ".join(filter(None, beside)):
        yield text(told, block="small")
