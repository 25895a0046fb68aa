"""How many trainees each demand scenario asks for, as against now."""

from __future__ import annotations

from functools import partial

from sosuplan.analysis.frame import Frame
from sosuplan.analysis.intake import Intake, Required
from sosuplan.charts.spec import BarListSpec, BarRow, Figures, Segment
from sosuplan.narrative.what_it_takes import intake_detail, intake_headline, required_note
from sosuplan.text.language import N_, Language
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import capital, word

_NAME = N_("{who}: trainees a year that give balance in {year}")
_HEADS = N_("Demand scenario"), N_("Trainees a year")
_WITHIN, _BEYOND = N_("within the lever's reach"), N_("beyond it")
_NOW = N_("now: {n}")
_NONE, _ENOUGH = N_("none does it"), N_("no shortage")
_COLUMNS = (
    N_("Demand scenario"),
    N_("Trainees a year"),
    N_("More than now"),
    N_("Has an effect from"),
)


def build(frame: Frame, occupation: str, year: int) -> BarListSpec:
    """A bar for each demand scenario, from the trainees of now to those that it asks for: as far as
    the lever reaches, and on from there. The line is now."""
    found, say = frame.intake(occupation, year), frame.language
    labels = frame.plan.demand_labels(say.code)
    rows = tuple(
        BarRow(
            labels[one.demand],
            _segments(found, one, say),
            say(_ENOUGH if one.enough else _NONE)
            if one.starts is None or not one.reached
            else format_number(one.starts, 0, say.code),
            detail=required_note(one, say),
            key=one.demand,
        )
        for one in found.demands
    )
    name = say(_NAME).format(who=capital(word(f"{occupation}.short", say)), year=year)
    return BarListSpec(
        kind="intake",
        frame=frame,
        language=say,
        title_of=partial(intake_headline, frame, found),
        description_of=lambda: (name, intake_detail(frame, found)),
        figures_of=partial(figures, frame, occupation, year),
        rows=rows,
        heads=(say(_HEADS[0]), say(_HEADS[1])),
        unit=say(_HEADS[1]),
        zero=found.latest,
        zero_name=say(_NOW).format(n=format_number(found.latest, 0, say.code)),
    )


def _segments(found: Intake, one: Required, say: Language) -> tuple[Segment, ...]:
    if one.starts is None or not one.reached:
        return ()
    low, high = found.reachable
    within = min(max(one.starts, low), high)
    parts = (
        Segment(found.latest, within, "supply", say(_WITHIN)),
        Segment(within, one.starts, "muted", say(_BEYOND)),
    )
    return tuple(part for part in parts if part.start != part.end)


def figures(frame: Frame, occupation: str, year: int) -> Figures:
    """The demand scenarios, with every digit."""
    found, say = frame.intake(occupation, year), frame.language
    labels = frame.plan.demand_labels(say.code)
    rows = [
        [
            labels[one.demand],
            "" if one.starts is None else one.starts,
            "" if one.change is None else one.change,
            "" if one.first_year is None else one.first_year,
        ]
        for one in found.demands
    ]
    return [[say(column) for column in _COLUMNS], *rows]
