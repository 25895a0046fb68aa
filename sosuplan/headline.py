"""The answer in one sentence, for the top of the page and the printed summary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sosuplan.baseline import baseline_name
from sosuplan.demand_rules import STATUS_WORDS
from sosuplan.engine import Balance
from sosuplan.engine.projection import traffic_light
from sosuplan.language import Language, mark
from sosuplan.numbers import format_number, whole
from sosuplan.words import counted, how_many, whole_number, word

_ANSWER = {
    "shortage": mark("Headline", "In {year} there is a shortage of {n} {who}"),
    "recruitment": mark(
        "Headline", "In {year} there is a small surplus of {n} {who}; recruitment will be hard"
    ),
    "surplus": mark("Headline", "In {year} there is a surplus of {n} {who}"),
}
_ANSWER_FTE = {
    "shortage": mark("Headline", "In {year} there is a shortage of {who} equal to {n} {unit}"),
    "recruitment": mark(
        "Headline",
        "In {year} there is a small surplus of {who} equal to {n} {unit}; recruitment will be hard",
    ),
    "surplus": mark("Headline", "In {year} there is a surplus of {who} equal to {n} {unit}"),
}
_EVEN = mark("Headline", "In {year} there are as many {who} as needed")
_ABOUT_EVEN = {
    "shortage": mark(
        "Headline", "In {year} supply and need are about even: a shortage of {n} {who}"
    ),
    "surplus": mark(
        "Headline", "In {year} supply and need are about even: a small surplus of {n} {who}"
    ),
}
_ABOUT_EVEN_FTE = {
    "shortage": mark(
        "Headline",
        "In {year} supply and need are about even: a shortage of {who} equal to {n} {unit}",
    ),
    "surplus": mark(
        "Headline",
        "In {year} supply and need are about even: a small surplus of {who} equal to {n} {unit}",
    ),
}
_NO_SHORTAGE = mark("Headline", "no year with a shortage")
_FIRST_SHORTAGE = mark("Headline", "first year with a shortage: {year}")

FEWER, MORE, LARGER, SMALLER = "fewer", "more", "larger", "smaller"
SAME, NEARLY = "same", "nearly"
ELSE_SHORTAGE, ELSE_EVEN, ELSE_SURPLUS = "else_shortage", "else_even", "else_surplus"
ELSE_ABOUT_SHORT, ELSE_ABOUT_OVER = "else_about_short", "else_about_over"

_AGAINST = {
    FEWER: mark("Headline", "{answer} – {n} fewer than {without}"),
    MORE: mark("Headline", "{answer} – {n} more than {without}"),
    LARGER: mark("Headline", "{answer} – the surplus is {n} larger than {without}"),
    SMALLER: mark("Headline", "{answer} – the surplus is {n} smaller than {without}"),
    SAME: mark("Headline", "{answer} – the same as {without}"),
    NEARLY: mark("Headline", "{answer} – nearly the same as {without}"),
    ELSE_SHORTAGE: mark("Headline", "{answer} – {without} {before} would be missing"),
    ELSE_EVEN: mark("Headline", "{answer} – {without} there would be as many as needed"),
    ELSE_SURPLUS: mark("Headline", "{answer} – {without} there would be {before} too many"),
    ELSE_ABOUT_SHORT: mark(
        "Headline", "{answer} – {without} they would be about even ({before} missing)"
    ),
    ELSE_ABOUT_OVER: mark(
        "Headline", "{answer} – {without} they would be about even (a surplus of {before})"
    ),
}
_ONE_MORE_THAN = mark("Headline", "{answer} – one more than {without}")
_BALANCE = mark("Headline", "balance {n}")
_BALANCE_ABOUT_EVEN = mark("Headline", "about even ({n})")
ABOUT_EVEN = 0.01
"""A balance of less than this share of supply is about even in words: it is within what nobody
knows. Its traffic light keeps the rule (``traffic_light``), which is that of the published table,
so that −42 of 7,946 is red and about even."""
_SAME = 1e-6
"""Persons: balances that differ by less are the same."""

Figure = Callable[[float], str]
"""How a number of persons is written, without its sign."""


@dataclass(frozen=True, slots=True)
class Against:
    """How the horizon of one run is to that of the baseline."""

    code: str
    """``fewer`` or ``more`` are missing; the surplus is ``larger`` or ``smaller``; ``same``, or
    ``nearly`` the same in whole persons; or what there would be ``else_``: also where one of the
    two is less than a whole person, so that no difference of shown figures tells it."""
    n: int
    """The difference of the two figures as they are shown."""
    before: float
    """The baseline's balance."""

    @property
    def one_more(self) -> bool:
        """True where "more" is said of one: a singular of its own in Danish."""
        return self.n == 1 and self.code == MORE


def answer(
    balance: Balance,
    occupation: str,
    language: Language,
    *,
    fte: bool = False,
    figure: Figure | None = None,
) -> str:
    """What the horizon brings. ``figure`` writes the number; whole persons if it is not given."""
    gap, status = at_horizon(balance, fte=fte), lights(balance, fte=fte)[-1]
    text = (_ANSWER_FTE if fte else _ANSWER)[status]
    if not whole_number(gap) and (status != "shortage" or abs(gap) <= _SAME):
        text = _EVEN
    elif is_about_even(gap, supply_at_horizon(balance, fte=fte)):
        side = "shortage" if status == "shortage" else "surplus"
        text = (_ABOUT_EVEN_FTE if fte else _ABOUT_EVEN)[side]
    return language("Headline", text).format(
        year=balance.years[-1],
        n=how_many(gap, language, figure),
        who=word(occupation, language)
        if fte or text == _EVEN
        else counted(occupation, gap, language),
        unit=counted("fte", gap, language),
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

    ``world`` is as in ``baseline_name``. Figures are rounded to whole persons before they
    are compared, so that the sentence adds up.
    """
    said = answer(balance, occupation, language, fte=fte)
    if baseline is None:
        return said
    found = against(balance, baseline, fte=fte)
    text = _ONE_MORE_THAN if found.one_more else _AGAINST[found.code]
    return language("Headline", text).format(
        answer=said,
        n=how_many(found.n, language),
        before=how_many(found.before, language),
        without=baseline_name(language, short=True, world=world),
    )


def against(balance: Balance, baseline: Balance, *, fte: bool) -> Against:
    """Hold the horizon of a run against that of the baseline."""
    gap, before = at_horizon(balance, fte=fte), at_horizon(baseline, fte=fte)
    n = abs(whole(gap) - whole(before))
    short, was_short = is_short(balance, fte=fte), is_short(baseline, fte=fte)
    if abs(gap - before) < _SAME:
        code = SAME
    elif short == was_short and not n:
        code = NEARLY
    elif short != was_short or not whole_number(gap) or not whole_number(before):
        if not was_short and not whole_number(before):
            code = ELSE_EVEN
        elif is_about_even(before, supply_at_horizon(baseline, fte=fte)):
            code = ELSE_ABOUT_SHORT if was_short else ELSE_ABOUT_OVER
        else:
            code = ELSE_SHORTAGE if was_short else ELSE_SURPLUS
    elif short:
        code = FEWER if gap > before else MORE
    else:
        code = LARGER if gap > before else SMALLER
    return Against(code, n, before)


def is_about_even(gap: float, supply: float) -> bool:
    """True of a balance that words call about even: small beside supply (``ABOUT_EVEN``), or none
    in whole persons. The traffic light tells on which side it is."""
    return abs(gap) < ABOUT_EVEN * supply or not whole_number(gap)


def status_in_words(status: str, gap: float, supply: float, language: Language) -> str:
    """What a traffic light says, and of a balance that is about even, that it is."""
    said = word(status, language)
    return f"{said}, {word('about_even', language)}" if is_about_even(gap, supply) else said


def balance_in_words(gap: float, supply: float, language: Language) -> str:
    """A balance with its sign within a sentence: "balance −2.419", "about even (−42)"."""
    text = _BALANCE_ABOUT_EVEN if is_about_even(gap, supply) else _BALANCE
    return language("Headline", text).format(n=format_number(gap, 0, language.code))


def first_shortage(balance: Balance, language: Language, *, fte: bool = False) -> str:
    """The first year with a shortage, or that there is none."""
    for year, status in zip(balance.years, lights(balance, fte=fte), strict=True):
        if status == "shortage":
            return language("Headline", _FIRST_SHORTAGE).format(year=year)
    return language("Headline", _NO_SHORTAGE)


def at_horizon(balance: Balance, *, fte: bool) -> float:
    """The balance at the horizon in persons or full-time persons."""
    return float((balance.gap_fte if fte else balance.gap_heads)[-1])


def supply_at_horizon(balance: Balance, *, fte: bool) -> float:
    """The supply at the horizon in persons or full-time persons."""
    return float((balance.supply_fte if fte else balance.supply_heads)[-1])


def is_short(balance: Balance, *, fte: bool) -> bool:
    """True if people, or full-time persons, are missing at the horizon."""
    return lights(balance, fte=fte)[-1] == "shortage"


def lights(balance: Balance, *, fte: bool) -> tuple[str, ...]:
    """The traffic light of each year, for sentences about persons or full-time persons.

    Of occupations together more people may be missing than there are, but fewer full-time persons:
    then a sentence about those goes by their own light.
    """
    if not fte:
        return balance.status
    own = (STATUS_WORDS[light] for light in traffic_light(balance.gap_fte, balance.supply_fte))
    return tuple(
        mine if (mine == "shortage") != (status == "shortage") else status
        for mine, status in zip(own, balance.status, strict=True)
    )
