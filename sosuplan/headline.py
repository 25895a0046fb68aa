"""The answer in one sentence, for the top of the page and the printed summary."""

from __future__ import annotations

from collections.abc import Callable

from sosuplan.engine import Balance
from sosuplan.language import Language, mark
from sosuplan.numbers import format_number
from sosuplan.words import word

_ANSWER = {
    "shortage": mark("Headline", "In {year} there is a shortage of {n} {who}"),
    "recruitment": mark(
        "Headline", "In {year} there are {n} {who} more than needed, too few for easy recruitment"
    ),
    "surplus": mark("Headline", "In {year} there is a surplus of {n} {who}"),
}
_ANSWER_FTE = {
    "shortage": mark("Headline", "In {year} {who} equal to {n} full-time persons are missing"),
    "recruitment": mark(
        "Headline",
        "In {year} {who} exceed the need by {n} full-time persons, too few for easy recruitment",
    ),
    "surplus": mark(
        "Headline", "In {year} there is a surplus of {who} equal to {n} full-time persons"
    ),
}
_EVEN = mark("Headline", "In {year} there are as many {who} as needed")
_FEWER = mark("Headline", "{answer} – {n} fewer than {without}")
_MORE = mark("Headline", "{answer} – {n} more than {without}")
_UNCHANGED = mark("Headline", "{answer} – the same as {without}")
_ELSE_SHORTAGE = mark("Headline", "{answer} – {without} {n} are missing")
_ELSE_SURPLUS = mark("Headline", "{answer} – {without} there are {n} too many")
_NO_MEASURES = mark("Headline", "without measures")
_NO_CHANGES = mark("Headline", "without changes")
_NO_SHORTAGE = mark("Headline", "no year with a shortage")
_FIRST_SHORTAGE = mark("Headline", "first year with a shortage: {year}")

Figure = Callable[[float], str]
"""How a number of persons is written, without its sign."""


def answer(
    balance: Balance,
    occupation: str,
    language: Language,
    *,
    fte: bool = False,
    figure: Figure | None = None,
) -> str:
    """What the horizon brings. ``figure`` writes the number; whole persons if it is not given."""
    gap = whole(balance, fte=fte)
    text = (_ANSWER_FTE if fte else _ANSWER)[balance.status[-1]] if gap else _EVEN
    return language("Headline", text).format(
        year=balance.years[-1],
        n=figure(gap) if figure else format_number(abs(gap), 0, language.code),
        who=word(occupation, language),
    )


def headline(
    balance: Balance,
    baseline: Balance | None,
    occupation: str,
    language: Language,
    *,
    fte: bool = False,
    world: bool = False,
) -> str:
    """What the horizon brings, and how far that is from the baseline (None: nothing is changed).

    ``world`` is as in ``without``. Figures are rounded to whole persons before they are compared,
    so that the sentence adds up.
    """
    said = answer(balance, occupation, language, fte=fte)
    if baseline is None:
        return said
    gap, before = whole(balance, fte=fte), whole(baseline, fte=fte)
    short = gap < 0
    if (before < 0) != short:
        text = _ELSE_SURPLUS if short else _ELSE_SHORTAGE
        n = abs(before)
    elif gap == before:
        text, n = _UNCHANGED, 0
    else:
        text = _FEWER if abs(gap) < abs(before) else _MORE
        n = abs(gap - before)
    return language("Headline", text).format(
        answer=said, n=format_number(n, 0, language.code), without=without(language, world=world)
    )


def without(language: Language, *, world: bool) -> str:
    """What the baseline is called: growth in demand, which the world decides, is no measure."""
    return language("Headline", _NO_CHANGES if world else _NO_MEASURES)


def first_shortage(balance: Balance, language: Language) -> str:
    """The first year with a shortage, or that there is none."""
    for year, status in zip(balance.years, balance.status, strict=True):
        if status == "shortage":
            return language("Headline", _FIRST_SHORTAGE).format(year=year)
    return language("Headline", _NO_SHORTAGE)


def whole(balance: Balance, *, fte: bool) -> int:
    """The balance at the horizon in whole persons or full-time persons."""
    return round(float((balance.gap_fte if fte else balance.gap_heads)[-1]))
