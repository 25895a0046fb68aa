"""The waterfall: from the balance of the base year through all that moves it to that of a year."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from sosuplan.analysis.effects import MATTERS
from sosuplan.analysis.flows import END, PARTS, START, Flows
from sosuplan.analysis.frame import Frame
from sosuplan.charts.spec import BarListSpec, BarRow, Figures, Segment
from sosuplan.model.lever import GROUPS
from sosuplan.text.language import N_, Language
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import is_none, listed, lower, word

_NAME = N_("From the balance in {base} to the balance in {year}, {who}, {unit}")
_BALANCE = N_("Balance {year}")
_OTHER = N_("Other")
_HEADS = N_("What moves the balance"), N_("Adds")
_NAMES = {
    "retired": N_("Retire"),
    "other_exits": N_("Leave for other reasons"),
    "aged_out": N_("Turn 75"),
    "graduates": N_("Graduates"),
    "recruited": N_("Other recruitment"),
    "to_training": N_("Begin training"),
    "transfers": N_("Tasks that move"),
    "demand_levers": GROUPS["demand"],
    "work_per_person": N_("Work done by each employee"),
}
_GROWTH = {
    True: N_("The need falls"),
    False: N_("The need grows"),
}


class Part(NamedTuple):
    """What is told of as one: a part of the flows, or the small ones together."""

    name: str
    value: float
    parts: tuple[str, ...]


def build(frame: Frame, occupation: str, year: int) -> BarListSpec:
    """A bar for each part that matters, the others together, between the two balances."""
    flows, language = frame.flows(occupation, year), frame.language
    start, end = flows.total(START), flows.total(END)
    rows = [_total(language, frame.years[0], start)]
    at = start
    for part in told_parts(flows, language):
        colour = "supply" if part.value > 0.0 else "demand"
        figure = format_number(part.value, 0, language.code, signed=True)
        detail = ""
        if len(part.parts) > 1:
            detail = listed(
                [lower(part_name(one, flows, language)) for one in part.parts], language
            )
        rows.append(BarRow(part.name, (Segment(at, at + part.value, colour),), figure, detail))
        at += part.value
    rows.append(_total(language, year, end))
    name = language(_NAME).format(
        base=frame.years[0],
        year=year,
        who=word(f"{occupation}.short", language),
        unit=word(frame.unit, language),
    )
    return BarListSpec(
        kind="flows",
        frame=frame,
        language=language,
        title_of=lambda: name,
        description_of=lambda: (name, "; ".join(row.text for row in rows)),
        figures_of=partial(figures, frame, occupation, year),
        rows=tuple(rows),
        heads=(language(_HEADS[0]), language(_HEADS[1])),
        unit=word(frame.unit, language),
        joined=True,
    )


def _total(language: Language, year: int, gap: float) -> BarRow:
    name = language(_BALANCE).format(year=year)
    figure = format_number(gap, 0, language.code)
    return BarRow(name, (Segment(0.0, gap, "scenario"),), figure, total=True)


def part_name(part: str, flows: Flows, language: Language) -> str:
    """What a part is called; of the need, by the way that it goes."""
    if part == "demand_growth":
        return language(_GROWTH[flows.total(part) > 0.0])
    return language(_NAMES[part])


def told_parts(flows: Flows, language: Language) -> list[Part]:
    """The parts between the two balances: those below a twentieth of the change together, last.
    What is nothing is left out, and a single small one has its own name."""
    change = abs(flows.total(END) - flows.total(START))
    values = {one: flows.total(one) for one in PARTS if one not in (START, END)}
    values = {one: value for one, value in values.items() if not is_none(value)}
    small = tuple(one for one, value in values.items() if abs(value) < MATTERS * change)
    if len(small) < 2:
        small = ()
    told = [
        Part(part_name(one, flows, language), value, (one,))
        for one, value in values.items()
        if one not in small
    ]
    if small:
        told.append(Part(language(_OTHER), sum(values[one] for one in small), small))
    return told


def figures(frame: Frame, occupation: str, year: int) -> Figures:
    """Every part for itself, the small ones too, with all its digits."""
    flows, language = frame.flows(occupation, year), frame.language
    names = {START: (frame.years[0]), END: year}
    rows = []
    for part in PARTS:
        value = flows.total(part)
        if part in names:
            rows.append([language(_BALANCE).format(year=names[part]), value])
        elif not is_none(value):
            rows.append([part_name(part, flows, language), value])
    return [[language(_HEADS[0]), word(frame.unit, language)], *rows]
