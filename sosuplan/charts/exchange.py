"""What a plain step of each lever is worth in trainees a year."""

from __future__ import annotations

from functools import partial

from sosuplan.analysis.frame import Frame
from sosuplan.charts.spec import BarListSpec, BarRow, Figures, Segment
from sosuplan.narrative.what_it_takes import leading_rate, rate_text, told_rates
from sosuplan.narrative.why import step_name
from sosuplan.text.language import N_
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import capital, word

_NAME = N_("{who}: what is a step worth, in trainees a year? Balance in {year}")
_HEADS = N_("Step"), N_("As many trainees a year")
_NONE = N_("none in time")
_GIVES = N_("{n} on the balance")
_COLUMNS = N_("Step"), N_("Effect"), N_("As many trainees a year")
_NOTHING = N_("No step of any lever adds to the balance of {who} in {year}.")


def build(frame: Frame, occupation: str, year: int) -> BarListSpec:
    """A bar for each lever whose step helps, as long as the trainees that do as much; a lever's id
    is the key of its row."""
    found, say = frame.exchange(occupation, year), frame.language
    told = told_rates(found)
    rows = tuple(
        BarRow(
            step_name(one, occupation, say),
            (Segment(0.0, one.starts or 0.0, "supply" if one.lever.planner else "baseline"),),
            say(_NONE) if one.starts is None else format_number(one.starts, 0, say.code),
            detail=say(_GIVES).format(n=format_number(one.gap_change, 0, say.code, signed=True)),
            key=one.lever.id,
        )
        for one in told
    )
    first = leading_rate(found)
    who = word(f"{occupation}.short", say)
    name = say(_NAME).format(who=capital(who), year=year)
    return BarListSpec(
        kind="exchange",
        frame=frame,
        language=say,
        title_of=lambda: rate_text(first, found, say) if first else name,
        description_of=lambda: (name, f"{rate_text(first, found, say)}." if first else ""),
        figures_of=partial(figures, frame, occupation, year),
        rows=rows,
        heads=(say(_HEADS[0]), say(_HEADS[1])),
        unit=say(_HEADS[1]),
        empty=say(_NOTHING).format(who=who, year=year),
    )


def figures(frame: Frame, occupation: str, year: int) -> Figures:
    """The steps with what they add and the trainees that do as much."""
    found, say = frame.exchange(occupation, year), frame.language
    rows = [
        [
            step_name(one, occupation, say),
            one.gap_change,
            "" if one.starts is None else one.starts,
        ]
        for one in told_rates(found)
    ]
    return [[say(column) for column in _COLUMNS], *rows]
