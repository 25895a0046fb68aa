"""Supply and demand (udbud og efterspørgsel) by year."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sosuplan.charts.figures import Figures
from sosuplan.charts.runs import (
    Floats,
    alike,
    own_runs,
    run_heading,
    unit_word,
    whole,
    year_heading,
)
from sosuplan.frame import BASELINE, CURRENT, Frame
from sosuplan.language import Language, mark
from sosuplan.words import capital, whole_number, word

SUPPLY, DEMAND = "supply", "demand"

_SIDES = {SUPPLY: mark("BalanceChart", "supply"), DEMAND: mark("BalanceChart", "demand")}
_TODAY = mark("BalanceChart", "{side} today")
_BALANCE = mark("BalanceChart", "Balance")
_NAME = mark("BalanceChart", "Supply of and demand for {occupation} by year, {unit}")
_ENDS = mark("BalanceChart", "In {year}: supply {supply}, demand {demand}, balance {balance}.")
_BEFORE = mark(
    "BalanceChart",
    "With today's conditions: supply {supply}, demand {demand}, balance {balance}.",
)
_COURSES = {
    ("up", "up"): mark("BalanceChart", "Supply and demand both grow until {year}"),
    ("up", "same"): mark("BalanceChart", "Supply grows until {year}; demand stays the same"),
    ("up", "down"): mark("BalanceChart", "Supply grows until {year} while demand falls"),
    ("same", "up"): mark("BalanceChart", "Demand grows until {year}; supply stays the same"),
    ("same", "same"): mark("BalanceChart", "Supply and demand stay the same until {year}"),
    ("same", "down"): mark("BalanceChart", "Demand falls until {year}; supply stays the same"),
    ("down", "up"): mark("BalanceChart", "Demand grows until {year} while supply falls"),
    ("down", "same"): mark("BalanceChart", "Supply falls until {year}; demand stays the same"),
    ("down", "down"): mark("BalanceChart", "Supply and demand both fall until {year}"),
}
_DEMAND_GROWS_MORE = mark("BalanceChart", "Demand grows more than supply until {year}")
_SUPPLY_GROWS_MORE = mark("BalanceChart", "Supply grows more than demand until {year}")
_SUPPLY_FALLS_MORE = mark("BalanceChart", "Supply falls more than demand until {year}")
_DEMAND_FALLS_MORE = mark("BalanceChart", "Demand falls more than supply until {year}")
_AT_THE_ENDS = {
    ("up", "up"): mark(
        "BalanceChart", "Supply and demand are both higher in {year} than in {first}"
    ),
    ("up", "same"): mark(
        "BalanceChart", "Supply is higher in {year} than in {first}; demand is the same"
    ),
    ("up", "down"): mark(
        "BalanceChart", "Supply is higher in {year} than in {first} and demand lower"
    ),
    ("same", "up"): mark(
        "BalanceChart", "Demand is higher in {year} than in {first}; supply is the same"
    ),
    ("same", "same"): mark(
        "BalanceChart", "Supply and demand are the same in {year} as in {first}"
    ),
    ("same", "down"): mark(
        "BalanceChart", "Demand is lower in {year} than in {first}; supply is the same"
    ),
    ("down", "up"): mark(
        "BalanceChart", "Demand is higher in {year} than in {first} and supply lower"
    ),
    ("down", "same"): mark(
        "BalanceChart", "Supply is lower in {year} than in {first}; demand is the same"
    ),
    ("down", "down"): mark(
        "BalanceChart", "Supply and demand are both lower in {year} than in {first}"
    ),
}
"""For a line that turns on its way."""
_SUPPLY_MOST = {
    "up": mark(
        "BalanceChart", "Supply and demand are both higher in {year} than in {first}, supply most"
    ),
    "down": mark(
        "BalanceChart", "Supply and demand are both lower in {year} than in {first}, supply most"
    ),
}
_DEMAND_MOST = {
    "up": mark(
        "BalanceChart", "Supply and demand are both higher in {year} than in {first}, demand most"
    ),
    "down": mark(
        "BalanceChart", "Supply and demand are both lower in {year} than in {first}, demand most"
    ),
}


def lines(frame: Frame) -> dict[tuple[int, str], Floats]:
    """The curves that are drawn, by run and side: today's where they differ."""
    now = {(CURRENT, SUPPLY): frame.supply(), (CURRENT, DEMAND): frame.demand()}
    before = {SUPPLY: frame.supply(BASELINE), DEMAND: frame.demand(BASELINE)}
    others = {
        (BASELINE, side): values
        for side, values in before.items()
        if not alike(values, now[CURRENT, side])
    }
    return now | others


def side_name(side: str, language: Language) -> str:
    """Supply or demand, as a word."""
    return language("BalanceChart", _SIDES[side])


def line_name(frame: Frame, run: int, side: str) -> str:
    """What a curve is called."""
    name = side_name(side, frame.language)
    if run == CURRENT:
        return name
    return frame.language("BalanceChart", _TODAY).format(side=name)


def balance_name(language: Language) -> str:
    """What the difference between supply and demand is called."""
    return language("BalanceChart", _BALANCE)


def title(frame: Frame) -> str:
    """Where supply and demand go, as a heading without a full stop; in whole persons.

    A line that turns on its way is compared at its ends.
    """
    supply, demand = (
        [whole_number(value) for value in values] for values in (frame.supply(), frame.demand())
    )
    more_supply, more_demand = supply[-1] - supply[0], demand[-1] - demand[0]
    courses = one, other = _course(more_supply), _course(more_demand)
    unlike = one == other != "same" and more_supply != more_demand
    supply_most = abs(more_supply) > abs(more_demand)
    if _steady(supply) and _steady(demand):
        text = _COURSES[courses]
        if unlike and one == "up":
            text = _SUPPLY_GROWS_MORE if supply_most else _DEMAND_GROWS_MORE
        elif unlike:
            text = _SUPPLY_FALLS_MORE if supply_most else _DEMAND_FALLS_MORE
    else:
        text = _AT_THE_ENDS[courses]
        if unlike:
            text = (_SUPPLY_MOST if supply_most else _DEMAND_MOST)[one]
    return frame.language("BalanceChart", text).format(year=frame.years[-1], first=frame.years[0])


def _course(change: int) -> str:
    return "up" if change > 0 else "down" if change < 0 else "same"


def _steady(values: Sequence[int]) -> bool:
    """True of a line that never turns."""
    return len({_course(after - before) for before, after in pairwise(values)} - {"same"}) < 2


def describe(frame: Frame) -> tuple[str, str]:
    """The chart's name, and its last year in words, today's where a curve of it is drawn."""
    name = frame.language("BalanceChart", _NAME)
    texts = {CURRENT: _ENDS}
    if len(lines(frame)) > len(_SIDES):
        texts[BASELINE] = _BEFORE
    return (
        name.format(occupation=word(frame.occupation, frame.language), unit=unit_word(frame)),
        " ".join(
            frame.language("BalanceChart", text).format(
                year=frame.years[-1],
                supply=whole(frame, frame.supply(run)[-1]),
                demand=whole(frame, frame.demand(run)[-1]),
                balance=whole(frame, frame.gap(run)[-1]),
            )
            for run, text in texts.items()
        ),
    )


def figures(frame: Frame) -> Figures:
    """Supply and demand by year, of this scenario and today."""
    columns = [(run, side) for run in own_runs(frame) for side in (SUPPLY, DEMAND)]
    values = [frame.supply(run) if side == SUPPLY else frame.demand(run) for run, side in columns]
    header: list[object] = [year_heading(frame.language)]
    header += [
        f"{capital(side_name(side, frame.language))}, {run_heading(frame, run)}"
        for run, side in columns
    ]
    return [
        header,
        *([year, *(float(line[at]) for line in values)] for at, year in enumerate(frame.years)),
    ]
