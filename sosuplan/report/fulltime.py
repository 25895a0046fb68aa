"""The section on the full-time potential: what more full time would be worth, group by group."""

from __future__ import annotations

from sosuplan.analysis.potential import GOAL, OF_GOAL, Potential, PotentialTable, potential_tables
from sosuplan.analysis.today import source_of_lever
from sosuplan.narrative.potential import (
    GROUP,
    MORE,
    NONE,
    SHARE,
    STAFF,
    TARGET,
    potential_notes,
    sum_name,
    sums,
    targets_name,
)
from sosuplan.report.paper import Cell, Data, Paper, column, rounding_note, section, table, text
from sosuplan.text.language import N_
from sosuplan.text.numbers import whole
from sosuplan.text.terms import capital, counted

_TOPIC = N_("Full-time potential by group")
_MESSAGE = N_("With {n} on full time everywhere there would be {fte} {unit} more than today")
_LEFT_OUT = N_("Groups that have reached a target are left out.")


def fulltime(paper: Paper) -> Data | None:
    """The groups of the occupation at each kind of targets; None if there is nothing to gain."""
    frame = paper.frame
    tables = [(one, groups) for one in potential_tables(frame) if (groups := _groups(paper, one))]
    if not any(groups for _, groups in tables):
        return None
    told = any(one.published is not None for _, groups in tables for one in groups)
    years = [str(frame.plan.base_year), str(frame.plan.horizon)]
    last = [*years, *([capital(paper.word("published"))] if told else [])]
    columns = [
        column(paper.say(GROUP), width=1.3),
        column(paper.say(STAFF, year=years[0]), "right"),
        column(paper.say(SHARE), "right"),
        column(paper.say(TARGET), "right"),
        *(column(name, "right", 0.75) for name in last),
    ]
    heads = [{"text": "", "span": 4}, {"text": paper.say(MORE), "span": len(last)}]
    rows: list[list[Cell]] = []
    for one, groups in tables:
        name = targets_name(one, frame)
        rows.append([{"text": name, "strong": True, "span": len(columns)}])
        rows += [_row(paper, group, told=told) for group in groups]
        for occupation, added in sums(groups):
            cells = [sum_name(occupation, frame.language), _people(paper, added), "", ""]
            cells += [paper.whole(sum(figures)) for figures in _gains(added)]
            rows.append([{"text": cell, "strong": True} for cell in cells])
            rows[-1] += [""] * told
    goal = sum(g.gain_base for one, groups in tables if one.targets == OF_GOAL for g in groups)
    gains = [figures for _, groups in tables for figures in _gains(groups)]
    notes = [
        *potential_notes(frame, [one for one, _ in tables]),
        paper.say(_LEFT_OUT),
        rounding_note(paper, *((figures, sum(figures)) for figures in gains)),
    ]
    blocks = [
        table(columns, rows, groups=heads),
        text(" ".join(filter(None, notes)), block="small"),
    ]
    topic = paper.say(_TOPIC)
    if not whole(goal):
        return section(topic, blocks)
    unit = counted("fte", goal, frame.language)
    heading = paper.say(_MESSAGE, n=paper.percent(GOAL, 0), fte=paper.whole(goal), unit=unit)
    return section(heading, blocks, topic)


def _groups(paper: Paper, one: PotentialTable) -> tuple[Potential, ...]:
    """The groups of the occupation looked at that a target asks anything of."""
    looked_at = paper.frame.occupation
    return tuple(
        group
        for group in one.groups
        if looked_at in ("all", group.lever.occupation) and not group.is_there
    )


def _row(paper: Paper, group: Potential, *, told: bool) -> list[Cell]:
    lever, share = group.lever, paper.percent(group.share)
    sources = source_of_lever(paper.frame.plan, lever)
    published = NONE if group.published is None else paper.whole(group.published)
    return [
        lever.name(paper.frame.language),
        paper.whole(group.heads),
        paper.cite(sources[0].id, share) if len(sources) == 1 else share,
        lever.text(group.target, paper.frame.language),
        paper.whole(group.gain_base),
        paper.whole(group.gain_horizon),
        *([published] if told else []),
    ]


def _people(paper: Paper, groups: tuple[Potential, ...]) -> str:
    return paper.whole(sum(one.heads for one in groups))


def _gains(groups: tuple[Potential, ...]) -> tuple[list[float], list[float]]:
    """What each group gains in the base year, and at the horizon."""
    return [one.gain_base for one in groups], [one.gain_horizon for one in groups]
