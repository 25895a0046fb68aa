"""What each moved lever gives of the difference between scenario and baseline."""

from __future__ import annotations

from functools import partial

from sosuplan.analysis.contributions import MOST_PLAYERS, Contribution
from sosuplan.analysis.frame import Frame
from sosuplan.charts.spec import BarListSpec, BarRow, Figures, Segment
from sosuplan.narrative.why import (
    by_group_note,
    giving,
    giving_name,
    share_detail,
    share_name,
)
from sosuplan.text.language import N_, Language
from sosuplan.text.numbers import format_number, whole
from sosuplan.text.terms import word

_HEADS = N_("Lever"), N_("Contribution")
_GROUPS = N_("Group")
_TOTAL = N_("In all")
_COLUMNS = N_("Contribution"), N_("Alone"), N_("With the others")
_ALONE, _INTERACTION = N_("alone"), N_("acting with the others")
_NOTHING = N_("None of the levers that are moved changes the balance of {who} in {year}.")


def build(frame: Frame, occupation: str, year: int) -> BarListSpec:
    """A bar for each lever that gives anything, largest first, and all of them together. It takes
    as long as the contributions do if the frame does not know them yet."""
    found, say = frame.contributions(occupation, year), frame.language
    whole_change = found.after - found.before
    together = any(whole(one.interaction) for one in found.shares)
    rows = [
        BarRow(
            share_name(frame, one, by_group=found.by_group),
            _segments(one, say, together=together),
            format_number(one.contribution, 0, say.code, signed=True),
            detail=share_detail(one, say),
        )
        for one in found.shares
    ]
    if len(rows) > 1:
        bar = Segment(0.0, whole_change, "scenario")
        figure = format_number(whole_change, 0, say.code, signed=True)
        rows.append(BarRow(say(_TOTAL), (bar,), figure, total=True))
    name = giving_name(frame, found, occupation)
    nothing = say(_NOTHING).format(who=word(f"{occupation}.short", say), year=year)
    return BarListSpec(
        kind="contributions",
        frame=frame,
        language=say,
        title_of=lambda: name,
        description_of=lambda: (name, giving(frame, found)),
        sentence_of=partial(giving, frame, found),
        note_of=partial(by_group_note, found, MOST_PLAYERS, say),
        figures_of=partial(figures, frame, occupation, year),
        rows=tuple(rows),
        heads=(say(_GROUPS if found.by_group else _HEADS[0]), say(_HEADS[1])),
        unit=word(found.unit, say),
        empty=nothing,
    )


def _segments(one: Contribution, say: Language, *, together: bool) -> tuple[Segment, ...]:
    """What it gives alone, and from there what acting with the others adds or takes."""
    if not together:
        return (Segment(0.0, one.contribution, _colour(one, one.contribution)),)
    return (
        Segment(0.0, one.alone, _colour(one, one.alone), say(_ALONE)),
        Segment(one.alone, one.contribution, "muted", say(_INTERACTION)),
    )


def _colour(one: Contribution, value: float) -> str:
    """By the way it goes; that of what the world decides is another."""
    if not any(lever.planner for lever in one.levers):
        return "baseline"
    return "supply" if value > 0.0 else "demand"


def figures(frame: Frame, occupation: str, year: int) -> Figures:
    """Contribution, what it gives alone and the interaction, with all their digits."""
    found, say = frame.contributions(occupation, year), frame.language
    rows: list[list[object]] = [
        [
            share_name(frame, one, by_group=found.by_group),
            one.contribution,
            one.alone,
            one.interaction,
        ]
        for one in found.shares
    ]
    sums = [sum(float(str(row[at])) for row in rows) for at in (1, 2, 3)]
    head = say(_GROUPS if found.by_group else _HEADS[0])
    return [[head, *map(say, _COLUMNS)], *rows, [say(_TOTAL), *sums]]
