"""What several levers have to do together, and what each of them gives."""

from __future__ import annotations

from functools import partial

from sosuplan.analysis.frame import Frame
from sosuplan.analysis.mix import Part
from sosuplan.charts.spec import BarListSpec, BarRow, Figures, Segment
from sosuplan.narrative.what_it_takes import (
    gain_text,
    total_text,
    unknown_note,
    value_text,
    weights_note,
)
from sosuplan.text.language import N_, Language
from sosuplan.text.numbers import format_number, format_percent
from sosuplan.text.terms import word

_NAME = N_("The least change that does it together, {who} in {year}, {unit}")
_HEADS = N_("Several together"), N_("Gives")
_TOTAL = N_("In all")
_DETAIL = N_("{value}, {share} of the way to {end}")
_ALL_THE_WAY = N_("{value}, all the way")
_COLUMNS = N_("Lever"), N_("Has to be"), N_("Moved by"), N_("Gives"), N_("Share of the way")
_NOTHING = N_("Nothing more is needed.")
_NO_LEVER = N_(
    "None of the measures that may be used, and of which it is known how far they go, helps."
)


def build(frame: Frame, occupation: str, year: int, target: str) -> BarListSpec:
    """A bar for what each lever of the mix gives, the one that gives most first, and all of them;
    a lever's id is the key of its row."""
    found, say = frame.mix(occupation, year, target), frame.language
    rows = [
        BarRow(
            one.lever.full_name(say, one.value),
            (Segment(0.0, one.gap_change, "supply" if one.lever.planner else "baseline"),),
            gain_text(one, say),
            detail=_detail(one, say),
            key=one.lever.id,
        )
        for one in found.parts
    ]
    if rows:
        total = sum(one.gap_change for one in found.parts)
        figure = format_number(total, 0, say.code, signed=True)
        rows.append(BarRow(say(_TOTAL), (Segment(0.0, total, "scenario"),), figure, total=True))
    name = say(_NAME).format(
        who=word(f"{occupation}.short", say), year=year, unit=word(found.unit, say)
    )
    return BarListSpec(
        kind="mix",
        frame=frame,
        language=say,
        title_of=lambda: name,
        description_of=lambda: (name, total_text(found, say)),
        sentence_of=lambda: f"{total_text(found, say)}." if rows else "",
        note_of=lambda: " ".join(filter(None, (weights_note(frame), unknown_note(found, say)))),
        figures_of=partial(figures, frame, occupation, year, target),
        rows=tuple(rows),
        heads=(say(_HEADS[0]), say(_HEADS[1])),
        unit=word(found.unit, say),
        empty=say(_NOTHING if found.reached else _NO_LEVER),
    )


def _detail(one: Part, say: Language) -> str:
    share = format_percent(one.share, 0, say.code)
    whole = share == format_percent(1.0, 0, say.code)
    return say(_ALL_THE_WAY if whole else _DETAIL).format(
        value=value_text(one, say),
        share=share,
        end=one.lever.text(one.lever.as_named(one.end), say),
    )


def figures(frame: Frame, occupation: str, year: int, target: str) -> Figures:
    """The levers of the mix, with every digit."""
    found, say = frame.mix(occupation, year, target), frame.language
    rows = [
        [
            one.lever.full_name(say, one.value),
            value_text(one, say),
            one.change,
            one.gap_change,
            one.share,
        ]
        for one in found.parts
    ]
    return [[say(column) for column in _COLUMNS], *rows]
