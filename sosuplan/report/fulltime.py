"""The section on the full-time potential: what more full time would be worth, group by group."""

from __future__ import annotations

from collections.abc import Sequence

from sosuplan.analysis.potential import (
    GOAL,
    OF_GOAL,
    OF_SCENARIO,
    Potential,
    PotentialTable,
    potential_tables,
)
from sosuplan.analysis.today import source_of_lever
from sosuplan.narrative.potential import (
    GROUP,
    NONE,
    SHARE,
    STAFF,
    potential_notes,
    sum_name,
    sums,
    targets_name,
)
from sosuplan.report.paper import Cell, Data, Paper, column, rounding_note, section, table, text
from sosuplan.text.language import N_
from sosuplan.text.numbers import whole
from sosuplan.text.terms import BETWEEN, capital, counted

_TOPIC = N_("Full-time potential by group")
_MESSAGE = N_("With {n} on full time everywhere there would be {fte} {unit} more than today")
_ORDER = N_("Published figures stand in the order of the targets.")
_DASH = N_("A dash: the group has reached the target, or there is none.")


def fulltime(paper: Paper) -> Data | None:
    """A row for each group of the occupation, at each kind of targets; None if there is nothing to
    gain."""
    frame = paper.frame
    tables = [one for one in potential_tables(frame) if _asked(_groups(paper, one))]
    if not tables:
        return None
    each = [_groups(paper, one) for one in tables]
    years = [str(frame.plan.base_year), str(frame.plan.horizon)]
    told = [
        groups
        for one, groups in zip(tables, each, strict=True)
        if one.targets != OF_SCENARIO and any(group.told is not None for group in groups)
    ]
    columns = [
        column(paper.say(GROUP), width=1.3),
        column(paper.say(STAFF, year=years[0]), "right"),
        column(paper.say(SHARE), "right"),
        *(column(year, "right", 0.75) for _ in tables for year in years),
    ]
    heads = [{"text": "", "span": 3}]
    heads += [{"text": targets_name(one, frame), "span": len(years)} for one in tables]
    if told:
        columns.append(column(capital(paper.word("published")), "right"))
        heads.append({"text": "", "span": 1})
    rows: list[list[Cell]] = []
    for same in zip(*each, strict=True):
        published = [_published(paper, [one[len(rows)] for one in told])]
        rows.append([*_head(paper, same[0]), *_gains(paper, same), *(published if told else [])])
    parts = [gains for groups in each for gains in _figures(groups)]
    for occupation, added in sums(each[0]):
        places = [at for at, group in enumerate(each[0]) if group in added]
        people = paper.whole(sum(group.heads for group in added))
        figures = [paper.whole(sum(gains[at] for at in places)) for gains in parts]
        cells = [sum_name(occupation, frame.language), people, "", *figures]
        rows.append([{"text": cell, "strong": True} for cell in cells])
        rows[-1] += [""] * bool(told)
    notes = [
        *potential_notes(frame, tables, by_area=False, with_sources=False),
        paper.say(_ORDER) if len(told) > 1 else "",
        paper.say(_DASH) if any(one.is_there for groups in each for one in groups) else "",
        rounding_note(paper, *((gains, sum(gains)) for gains in parts)),
    ]
    blocks = [
        table(columns, rows, groups=heads),
        text(" ".join(filter(None, notes)), block="small"),
    ]
    topic, goal = paper.say(_TOPIC), 0.0
    for one, groups in zip(tables, each, strict=True):
        if one.targets == OF_GOAL:
            goal = sum(group.gain_base for group in groups)
    if not whole(goal):
        return section(topic, blocks)
    unit = counted("fte", goal, frame.language)
    heading = paper.say(_MESSAGE, n=paper.percent(GOAL, 0), fte=paper.whole(goal), unit=unit)
    return section(heading, blocks, topic)


def _groups(paper: Paper, one: PotentialTable) -> tuple[Potential, ...]:
    """The groups of the occupation looked at."""
    looked_at = paper.frame.occupation
    return tuple(group for group in one.groups if looked_at in ("all", group.lever.occupation))


def _asked(groups: Sequence[Potential]) -> bool:
    """True if a target asks anything of any of them."""
    return not all(group.is_there for group in groups)


def _head(paper: Paper, group: Potential) -> list[Cell]:
    """The group, its staff and its share on full time."""
    share, sources = paper.percent(group.share), source_of_lever(paper.frame.plan, group.lever)
    return [
        group.lever.name(paper.frame.language),
        paper.whole(group.heads),
        paper.cite(sources[0].id, share) if len(sources) == 1 else share,
    ]


def _gains(paper: Paper, same: Sequence[Potential]) -> list[Cell]:
    """What one group gains at each kind of targets, in the base year and at the horizon."""
    found: list[Cell] = []
    for one in same:
        gains = one.gain_base, one.gain_horizon
        found += [NONE, NONE] if one.is_there else [paper.whole(gain) for gain in gains]
    return found


def _published(paper: Paper, same: Sequence[Potential]) -> str:
    """What is published of one group, in the order of the targets."""
    found = [NONE if one.published is None else paper.whole(one.published) for one in same]
    return BETWEEN.join(found) if any(one != NONE for one in found) else NONE


def _figures(groups: Sequence[Potential]) -> tuple[list[float], list[float]]:
    """What each group gains in the base year, and at the horizon."""
    return [one.gain_base for one in groups], [one.gain_horizon for one in groups]
