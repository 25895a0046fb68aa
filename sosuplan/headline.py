"""The answer in one sentence, for the top of the page and the printed summary."""

from __future__ import annotations

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
_FEWER = mark("Headline", "{answer} – {n} fewer than without measures")
_MORE = mark("Headline", "{answer} – {n} more than without measures")
_UNCHANGED = mark("Headline", "{answer} – the same as without measures")
_ELSE_SHORTAGE = mark("Headline", "{answer} – without measures {n} are missing")
_ELSE_SURPLUS = mark("Headline", "{answer} – without measures there are {n} too many")
_NO_SHORTAGE = mark("Headline", "no year with a shortage")
_FIRST_SHORTAGE = mark("Headline", "first year with a shortage: {year}")


def headline(
    balance: Balance,
    baseline: Balance | None,
    occupation: str,
    language: Language,
    *,
    fte: bool = False,
) -> str:
    """What the horizon brings, and how far that is from the baseline (None: nothing is changed).

    Figures are rounded to whole persons before they are compared, so that the sentence adds up.
    """
    gap = _last(balance, fte=fte)
    status = balance.status[-1]
    text = (_ANSWER_FTE if fte else _ANSWER)[status]
    answer = language("Headline", text).format(
        year=balance.years[-1],
        n=format_number(abs(gap), 0, language.code),
        who=word(occupation, language),
    )
    if baseline is None:
        return answer
    before = _last(baseline, fte=fte)
    short = gap < 0
    if (before < 0) != short:
        text = _ELSE_SURPLUS if short else _ELSE_SHORTAGE
        n = abs(before)
    elif gap == before:
        text, n = _UNCHANGED, 0
    else:
        text = _FEWER if abs(gap) < abs(before) else _MORE
        n = abs(gap - before)
    return language("Headline", text).format(answer=answer, n=format_number(n, 0, language.code))


def first_shortage(balance: Balance, language: Language) -> str:
    """The first year with a shortage, or that there is none."""
    for year, status in zip(balance.years, balance.status, strict=True):
        if status == "shortage":
            return language("Headline", _FIRST_SHORTAGE).format(year=year)
    return language("Headline", _NO_SHORTAGE)


def _last(balance: Balance, *, fte: bool) -> int:
    return round(float((balance.gap_fte if fte else balance.gap_heads)[-1]))
