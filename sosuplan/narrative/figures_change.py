"""In words: which figures a scenario was saved with, and what others do to it."""

from __future__ import annotations

from sosuplan.analysis.balance import Outlook
from sosuplan.analysis.figures_change import FiguresChange
from sosuplan.text.language import N_, Language
from sosuplan.text.numbers import format_number, whole
from sosuplan.text.terms import capital, specified, word

BEFORE, AFTER = N_("The old figures"), N_("The new figures")
_BALANCE = N_("{who}: balance in {year}")
_LIGHT = N_("{who}: traffic light in {year}")
_FIRST = N_("{who}: first year of shortage")
_NONE = N_("none")
_MISSING = "–"


def change_rows(change: FiguresChange, language: Language) -> list[list[str]]:
    """A table with a head: the balance and traffic light in the first year and at the horizon, and
    the first year of a shortage, of each occupation with the figures before and after. A dash
    where there are none."""
    rows = [["", language(BEFORE), language(AFTER)]]
    unit = word(change.unit, language)
    for one in change.occupations:
        who = capital(word(one.occupation, language))
        sides = (one.before, one.after)
        years = [{side.years[at] for side in sides if side is not None} for at in (0, -1)]
        for at, told in zip((0, -1), years, strict=True):
            year = "/".join(map(str, sorted(told)))
            name = specified(language(_BALANCE).format(who=who, year=year), unit, language)
            rows.append([name, *(_balance(side, at, language) for side in sides)])
            name = language(_LIGHT).format(who=who, year=year)
            rows.append([name, *(_light(side, at, language) for side in sides)])
        first = [_first(side, language) for side in sides]
        rows.append([language(_FIRST).format(who=who), *first])
    return rows


def is_same(change: FiguresChange) -> bool:
    """True if whole persons and traffic lights are the same with either figures."""
    return all(
        one.before is not None
        and one.after is not None
        and one.before.status == one.after.status
        and [whole(gap) for gap in one.before.gap] == [whole(gap) for gap in one.after.gap]
        for one in change.occupations
    )


def _balance(side: Outlook | None, at: int, language: Language) -> str:
    if side is None:
        return _MISSING
    return format_number(float(side.gap[at]), 0, language.code, signed=True)


def _light(side: Outlook | None, at: int, language: Language) -> str:
    if side is None:
        return _MISSING
    return word(side.status[at], language)


def _first(side: Outlook | None, language: Language) -> str:
    if side is None:
        return _MISSING
    return language(_NONE) if side.first_shortage is None else str(side.first_shortage)
