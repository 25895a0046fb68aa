"""The waterfall: from the balance of the base year through all that moves it to that of a year."""

from __future__ import annotations

from functools import partial

from sosuplan.analysis.change import told_parts
from sosuplan.analysis.flows import END, PARTS, START
from sosuplan.analysis.frame import Frame
from sosuplan.charts.spec import BarListSpec, BarRow, Figures, Segment
from sosuplan.narrative.why import detail, headline, one_part_name, part_name, small_parts
from sosuplan.text.language import N_, Language
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import is_none, word

_NAME = N_("From the balance in {base} to the balance in {year}, {who}, {unit}")
_BALANCE = N_("Balance {year}")
_HEADS = N_("What moves the balance"), N_("Effect")


def build(frame: Frame, occupation: str, year: int) -> BarListSpec:
    """A bar for each part that matters, the others together, between the two balances."""
    flows, say = frame.flows(occupation, year), frame.language
    at, end = flows.total(START), flows.total(END)
    rows = [_total(say, frame.years[0], at)]
    for part in told_parts(flows):
        colour = "supply" if part.value > 0.0 else "demand"
        figure = format_number(part.value, 0, say.code, signed=True)
        segment = Segment(at, at + part.value, colour)
        small = small_parts(part, flows, say)
        rows.append(BarRow(part_name(part, flows, say), (segment,), figure, small))
        at += part.value
    rows.append(_total(say, year, end))
    name = say(_NAME).format(
        base=frame.years[0],
        year=year,
        who=word(f"{occupation}.short", say),
        unit=word(frame.unit, say),
    )
    return BarListSpec(
        kind="flows",
        frame=frame,
        language=say,
        title_of=partial(headline, frame, occupation, year),
        description_of=lambda: (name, detail(frame, occupation, year)),
        figures_of=partial(figures, frame, occupation, year),
        rows=tuple(rows),
        heads=(say(_HEADS[0]), say(_HEADS[1])),
        unit=word(frame.unit, say),
        joined=True,
    )


def _total(say: Language, year: int, gap: float) -> BarRow:
    name = say(_BALANCE).format(year=year)
    return BarRow(
        name, (Segment(0.0, gap, "scenario"),), format_number(gap, 0, say.code), total=True
    )


def figures(frame: Frame, occupation: str, year: int) -> Figures:
    """Every part for itself, the small ones too, with all its digits."""
    flows, say = frame.flows(occupation, year), frame.language
    years = {START: frame.years[0], END: year}
    rows: list[list[object]] = []
    for part in PARTS:
        value = flows.total(part)
        if part in years:
            rows.append([say(_BALANCE).format(year=years[part]), value])
        elif not is_none(value):
            rows.append([one_part_name(part, flows, say), value])
    return [[say(_HEADS[0]), word(frame.unit, say)], *rows]
