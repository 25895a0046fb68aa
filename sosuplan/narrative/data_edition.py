"""In words: what other figures do to a scenario that was saved with those of before."""

from __future__ import annotations

from collections.abc import Iterable

from sosuplan.analysis.data_edition import EditionChange, End
from sosuplan.engine.projection import FTE, HEADS
from sosuplan.text.language import N_, Language
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import capital, specified, word

BEFORE, AFTER = N_("The older figures"), N_("The new figures")
_BALANCE = N_("{who}: balance in {year}")
_LIGHT = N_("{who}: traffic light in {year}")
_FIRST = N_("{who}: first year of shortage")
_NONE = N_("none")
_SCENARIO, _WHAT = N_("Scenario"), N_("What")
_SAME = N_("the results are the same")
_MISSING = "–"


def change_rows(change: EditionChange, language: Language) -> list[list[str]]:
    """A table with a head: the balance in either unit and the traffic light at the horizon, and the
    first year of a shortage, of each occupation with the figures before and after. A dash where
    there are none."""
    rows = [["", language(BEFORE), language(AFTER)]]
    for one in change.occupations:
        who, sides = capital(word(one.occupation, language)), (one.before, one.after)
        year = "/".join(str(year) for year in sorted({end.year for end in sides if end}))
        balance = language(_BALANCE).format(who=who, year=year)
        for unit in (HEADS, FTE):
            name = specified(balance, word(unit, language), language)
            rows.append([name, *(_gap(end, unit, language) for end in sides)])
        light = language(_LIGHT).format(who=who, year=year)
        rows.append([light, *(word(end.status, language) if end else _MISSING for end in sides)])
        first = [_first(end, language) for end in sides]
        rows.append([language(_FIRST).format(who=who), *first])
    return rows


def moved_rows(changes: Iterable[EditionChange], language: Language) -> list[list[str]]:
    """A table with a head: of each scenario what becomes another thing if it is moved, with the
    figures before and after; one row that says so where nothing does."""
    rows = [[language(one) for one in (_SCENARIO, _WHAT, BEFORE, AFTER)]]
    for change in changes:
        name, told = change.scenario.name, change_rows(change, language)[1:]
        others = [row for row in told if row[1] != row[2]]
        rows += [[name, *row] for row in others] or [[name, language(_SAME), "", ""]]
    return rows


def _gap(end: End | None, unit: str, language: Language) -> str:
    if end is None:
        return _MISSING
    gap = end.gap_heads if unit == HEADS else end.gap_fte
    return format_number(gap, 0, language.code, signed=True)


def _first(end: End | None, language: Language) -> str:
    if end is None:
        return _MISSING
    return language(_NONE) if end.first_shortage is None else str(end.first_shortage)
