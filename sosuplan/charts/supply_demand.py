"""Supply and demand (udbud og efterspørgsel) by year."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

import numpy as np

from sosuplan.analysis.frame import BASELINE, CURRENT, Frame
from sosuplan.charts.palette import CIRCLE, SQUARE, THICK, Stroke
from sosuplan.charts.runs import (
    Floats,
    compared_runs,
    firsts_in_words,
    lines_alike,
    marked_firsts,
    marked_moves,
    marked_year,
    moves_in_words,
    of_run,
    people,
    projection_note,
    run_heading,
    run_name,
    run_stroke,
    run_title,
    told_runs,
    unit_word,
    unlike_lines,
    whole,
    year_heading,
)
from sosuplan.charts.scales import between
from sosuplan.charts.spec import Area, Figures, PlotSpec, Series, tabulate
from sosuplan.narrative.headline import balance_in_words, in_two
from sosuplan.text.language import N_, Language
from sosuplan.text.terms import capital, how_many, whole_number, word

SUPPLY, DEMAND = "supply", "demand"

_SIDES = {SUPPLY: N_("supply"), DEMAND: N_("demand")}
_BALANCE = N_("Balance")
_BALANCE_OF = N_("Balance, {who}")
_NAME = N_("Supply of and demand for {occupation} by year, {unit}")
_ENDS = N_("In {year}: supply {supply}, demand {demand}, {balance}.")
_BEFORE = N_("{without}: supply {supply}, demand {demand}, {balance}.")
_OTHER = N_("{name}: supply {supply}, demand {demand}, {balance}.")
_UP, _DOWN, _SAME, _TURNS = "up", "down", "same", "turns"
_SUPPLY_GOES = {
    _UP: N_("Supply grows from {a} in {first} to {b} in {year}"),
    _DOWN: N_("Supply falls from {a} in {first} to {b} in {year}"),
    _SAME: N_("Supply is {b} in {year} as in {first}"),
    _TURNS: N_("Supply goes from {a} in {first} to {b} in {year}"),
}
_DEMAND_GOES = {
    _UP: N_("{supply}, while demand grows from {c} to {d}"),
    _DOWN: N_("{supply}, while demand falls from {c} to {d}"),
    _SAME: N_("{supply}, while demand stays at {d}"),
    _TURNS: N_("{supply}, while demand goes from {c} to {d}"),
}
_DEMAND_TOO = N_("{supply}, and demand from {c} to {d}")
_OF_BOTH = N_("{course}; {balances}")
_DEMAND_AS_WELL = N_("{supply}, and demand is {d}")
"""For a demand that goes as supply does."""


_MARKERS = {SUPPLY: CIRCLE, DEMAND: SQUARE}
_INKS = {SUPPLY: "supply", DEMAND: "missing"}
"""Of the texts at the ends of this scenario's lines."""


def build(frame: Frame) -> PlotSpec:
    """Supply and demand of this scenario, and what is missing between them; those of other runs
    where they differ, thin with dashes of their own."""
    years = np.array(frame.years, dtype=float)
    drawn = lines(frame)
    missing = between(years, drawn[CURRENT, SUPPLY], drawn[CURRENT, DEMAND])
    return PlotSpec(
        kind="supply_demand",
        frame=frame,
        language=frame.language,
        title_of=partial(title, frame),
        description_of=partial(describe, frame),
        sentence_of=lambda: f"{title(frame)}. {lines_alike(frame, drawn)}".rstrip(),
        figures_of=partial(figures, frame),
        places=frame.years,
        series=tuple(
            Series(
                (run, side),
                name := line_name(frame, run, side),
                years,
                values,
                run_stroke(run, side, THICK, _MARKERS[side]),
                label=name,
                ink=_INKS[side] if run == CURRENT else "muted",
                own=run == CURRENT,
            )
            for (run, side), values in drawn.items()
        ),
        areas=(Area(*missing, "shortage"),),
        read=tuple(
            Series((CURRENT, "balance"), name, years, gap, Stroke("scenario", THICK))
            for name, gap in balances(frame)
        ),
        number=partial(whole, frame),
        unit=unit_word(frame),
        places_name=year_heading(frame.language),
        projection=projection_note(frame.language),
        mark=marked_year(frame),
        firsts_of=partial(marked_firsts, frame),
        moves=marked_moves(frame),
    )


def lines(frame: Frame) -> dict[tuple[int, str], Floats]:
    """The curves that are drawn, by run and side: those of other runs where they differ."""
    return unlike_lines(frame, (SUPPLY, DEMAND), partial(_line, frame))


def _line(frame: Frame, run: int, side: str) -> Floats:
    return frame.supply(run) if side == SUPPLY else frame.demand(run)


def side_name(side: str, language: Language) -> str:
    """Supply or demand, as a word."""
    return language(_SIDES[side])


def line_name(frame: Frame, run: int, side: str) -> str:
    """What a curve is called."""
    name = side_name(side, frame.language)
    if run == BASELINE:
        return f"{name} {run_name(frame, run)}"
    return of_run(frame, name, run)


def balances(frame: Frame) -> list[tuple[str, Floats]]:
    """The difference between supply and demand by year, with its name: of both occupations that of
    each."""
    say = frame.language
    if not frame.outlook.is_sum:
        return [(say(_BALANCE), frame.gap())]
    return [
        (
            say(_BALANCE_OF).format(who=word(f"{one.occupation}.short", say)),
            one.balance.gap(frame.unit),
        )
        for one in frame.outlook.each
    ]


def title(frame: Frame) -> str:
    """Where supply and demand go, with their figures, as a heading without a full stop."""
    supply, demand = frame.supply(), frame.demand()
    one, other = _course(supply), _course(demand)
    text = _DEMAND_GOES[other]
    if one == other:
        text = _DEMAND_AS_WELL if one == _SAME else _DEMAND_TOO
    a, b, c = (
        how_many(float(value), frame.language) for value in (supply[0], supply[-1], demand[0])
    )
    said = frame.language(_SUPPLY_GOES[one]).format(
        a=a, b=b, first=frame.years[0], year=frame.years[-1]
    )
    goes = frame.language(text).format(supply=said, c=c, d=people(frame, demand[-1]))
    if not frame.outlook.is_sum:
        return goes
    # Of both together the lines may cross where one of the two is short.
    return frame.language(_OF_BOTH).format(
        course=goes, balances=in_two(frame.outlook, frame.language)
    )


def _course(line: Floats) -> str:
    """Where a line goes in whole persons; one that goes back and forth is told by its ends."""
    values = [whole_number(value) for value in line]
    ways = {_UP if b > a else _DOWN for a, b in pairwise(values) if a != b}
    if len(ways) > 1:
        return _TURNS if values[0] != values[-1] else _SAME
    return ways.pop() if ways else _SAME


def describe(frame: Frame) -> tuple[str, str]:
    """The chart's name, and its last year in words, the baseline's where a curve of it is drawn,
    and that of the chosen others."""
    name = frame.language(_NAME)
    texts = {CURRENT: _ENDS}
    if any(run == BASELINE for run, _ in lines(frame)):
        texts[BASELINE] = _BEFORE
    texts |= dict.fromkeys(compared_runs(frame), _OTHER)
    sentences = [
        frame.language(text).format(
            year=frame.years[-1],
            name=run_name(frame, run),
            supply=how_many(float(frame.supply(run)[-1]), frame.language),
            demand=how_many(float(frame.demand(run)[-1]), frame.language),
            balance=balance_in_words(frame.outlooks[run], -1, frame.language),
            without=run_title(frame, BASELINE),
        )
        for run, text in texts.items()
    ]
    return (
        name.format(occupation=word(frame.occupation, frame.language), unit=unit_word(frame)),
        " ".join(filter(None, [*sentences, firsts_in_words(frame), moves_in_words(frame)])),
    )


def figures(frame: Frame) -> Figures:
    """Supply and demand by year, of every run that is told of."""
    columns = [
        (
            f"{capital(side_name(side, frame.language))}, {run_heading(frame, run)}",
            _line(frame, run, side),
        )
        for run in told_runs(frame)
        for side in (SUPPLY, DEMAND)
    ]
    return tabulate(year_heading(frame.language), frame.years, columns)
