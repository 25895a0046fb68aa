"""The answer in one sentence, for the top of the page and the printed summary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sosuplan.baseline import baseline_name
from sosuplan.demand_rules import STATUS_WORDS
from sosuplan.engine import Balance
from sosuplan.engine.projection import Floats, traffic_light
from sosuplan.language import N_, Language
from sosuplan.numbers import format_number, whole
from sosuplan.words import counted, how_many, is_one, whole_number, word

_ANSWER = {
    "shortage": N_("In {year} there is a shortage of {n} {who}"),
    "recruitment": N_("In {year} there is a small surplus of {n} {who}; recruitment will be hard"),
    "surplus": N_("In {year} there is a surplus of {n} {who}"),
}
_ANSWER_FTE = {
    "shortage": N_("In {year} there is a shortage of {who} equal to {n} {unit}"),
    "recruitment": N_(
        "In {year} there is a small surplus of {who} equal to {n} {unit}; recruitment will be hard"
    ),
    "surplus": N_("In {year} there is a surplus of {who} equal to {n} {unit}"),
}
_EVEN = N_("In {year} there are as many {who} as needed")
_FIRST_OF_TWO = {
    "shortage": N_("In {year} there is a shortage of {whom}"),
    "recruitment": N_("In {year} there is a small surplus of {whom}"),
    "surplus": N_("In {year} there is a surplus of {whom}"),
    "even": N_("In {year} there are as many {who} as needed"),
    "about_short": N_("In {year} {who} are about even (a shortage of {n})"),
    "about_over": N_("In {year} {who} are about even (a surplus of {n})"),
}
_OF_TWO = {
    "shortage": N_("there is a shortage of {whom}"),
    "recruitment": N_("there is a small surplus of {whom}"),
    "surplus": N_("there is a surplus of {whom}"),
    "even": N_("there are as many {who} as needed"),
    "about_short": N_("{who} are about even (a shortage of {n})"),
    "about_over": N_("{who} are about even (a surplus of {n})"),
}
_WHOM = N_("{n} {who}")
_WHOM_FTE = N_("{who} equal to {n} {unit}")
_AND = N_("{first} and {second}")
_WHILE = N_("{first}, while {second}")
_OF_WHOM = N_("{balance} for {who}")
_ABOUT_EVEN = {
    "shortage": N_("In {year} supply and need are about even: a shortage of {n} {who}"),
    "surplus": N_("In {year} supply and need are about even: a small surplus of {n} {who}"),
}
_ABOUT_EVEN_FTE = {
    "shortage": N_(
        "In {year} supply and need are about even: a shortage of {who} equal to {n} {unit}"
    ),
    "surplus": N_(
        "In {year} supply and need are about even: a small surplus of {who} equal to {n} {unit}"
    ),
}
_NO_SHORTAGE = N_("no year with a shortage")
_FIRST_SHORTAGE = N_("first year with a shortage: {year}")

FEWER, MORE, LARGER, SMALLER = "fewer", "more", "larger", "smaller"
SAME, NEARLY = "same", "nearly"
ELSE_SHORTAGE, ELSE_EVEN, ELSE_SURPLUS = "else_shortage", "else_even", "else_surplus"
ELSE_ABOUT_SHORT, ELSE_ABOUT_OVER = "else_about_short", "else_about_over"
ALIKE_SHORT, ALIKE_OVER = "alike_short", "alike_over"

_AGAINST = {
    FEWER: N_("{answer} – {n} fewer than {without}"),
    MORE: N_("{answer} – {n} more than {without}"),
    LARGER: N_("{answer} – the surplus is {n} larger than {without}"),
    SMALLER: N_("{answer} – the surplus is {n} smaller than {without}"),
    SAME: N_("{answer} – the same as {without}"),
    NEARLY: N_("{answer} – nearly the same as {without}"),
    ELSE_SHORTAGE: N_("{answer} – {without} {before} would be missing"),
    ELSE_EVEN: N_("{answer} – {without} there would be as many as needed"),
    ELSE_SURPLUS: N_("{answer} – {without} there would be {before} too many"),
    ELSE_ABOUT_SHORT: N_("{answer} – {without} they would be about even ({before} missing)"),
    ELSE_ABOUT_OVER: N_("{answer} – {without} they would be about even (a surplus of {before})"),
}
_ONE_MORE_THAN = N_("{answer} – one more than {without}")
_AGAINST_BOTH = _AGAINST | {
    FEWER: N_("{answer} – in all {n} fewer are missing than {without}"),
    MORE: N_("{answer} – in all {n} more are missing than {without}"),
    ALIKE_SHORT: N_("{answer} – in all as many are missing as {without}"),
    ALIKE_OVER: N_("{answer} – in all the surplus is as large as {without}"),
}
_ONE_MORE_OF_BOTH = N_("{answer} – in all one more is missing than {without}")
_BALANCE = N_("balance {n}")
_BALANCE_ABOUT_EVEN = N_("about even ({n})")
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
    two is less than a whole person, so that no difference of shown figures tells it; or
    ``alike_`` in all, but not each of two occupations."""
    n: int
    """The difference of the two figures as they are shown."""
    before: float
    """The baseline's balance (see ``told_gap``)."""

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
    """What the horizon brings, of occupations together for each of them. ``figure`` writes the
    number; whole persons if it is not given."""
    if balance.parts:
        return in_two(balance, -1, language, fte=fte, figure=figure, year=balance.years[-1])
    gap, status = at_horizon(balance, fte=fte), lights(balance, fte=fte)[-1]
    text = (_ANSWER_FTE if fte else _ANSWER)[status]
    if not whole_number(gap) and (status != "shortage" or abs(gap) <= _SAME):
        text = _EVEN
    elif is_about_even(balance, -1, fte=fte):
        side = "shortage" if status == "shortage" else "surplus"
        text = (_ABOUT_EVEN_FTE if fte else _ABOUT_EVEN)[side]
    return language(text).format(
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
    texts, one_more = _AGAINST, _ONE_MORE_THAN
    if balance.parts:
        texts, one_more = _AGAINST_BOTH, _ONE_MORE_OF_BOTH
    text = one_more if found.one_more else texts[found.code]
    return language(text).format(
        answer=said,
        n=how_many(found.n, language),
        before=how_many(found.before, language),
        without=baseline_name(language, short=True, world=world),
    )


def in_two(
    balance: Balance,
    at: int,
    language: Language,
    *,
    fte: bool,
    figure: Figure | None = None,
    year: int | None = None,
) -> str:
    """The balances of two occupations in one of the years: who is missing first, never one less the
    other. It begins with ``year`` if that is given, and calls the occupations by their full names
    then."""
    short = "" if year else ".short"
    clauses = [_clause(name, one, at, language, fte, figure, short) for name, one in balance.parts]
    clauses.sort(key=lambda clause: clause[0] not in ("shortage", "about_short"))
    (code, values), (other_code, other_values) = clauses
    beginning = _OF_TWO if year is None else _FIRST_OF_TWO

    def say(text: str, **texts: object) -> str:
        return language(text).format(**texts)

    if code == other_code and not code.startswith("about_"):
        both = {
            name: say(_AND, first=values[name], second=other_values[name])
            for name in ("who", "whom")
        }
        return say(beginning[code], year=year, **both)
    first = say(beginning[code], year=year, **values)
    return say(_WHILE, first=first, second=say(_OF_TWO[other_code], **other_values))


def _clause(
    occupation: str,
    balance: Balance,
    at: int,
    language: Language,
    fte: bool,
    figure: Figure | None,
    short: str,
) -> tuple[str, dict[str, str]]:
    """Which clause tells the balance of one of two occupations, and its words."""
    gap, code = float(told_gap(balance, fte=fte)[at]), lights(balance, fte=fte)[at]
    if not whole_number(gap) and (code != "shortage" or abs(gap) <= _SAME):
        code = "even"
    elif is_about_even(balance, at, fte=fte):
        code = "about_short" if code == "shortage" else "about_over"
    n = how_many(gap, language, figure)
    who, one = (
        word(f"{occupation}{short}", language),
        f"{occupation}.{'one' if short else 'single'}",
    )
    counts = word(one, language) if is_one(gap) and not fte else who
    whom = language(_WHOM_FTE if fte else _WHOM).format(
        n=n, who=counts, unit=counted("fte", gap, language)
    )
    return code, {"who": who, "whom": whom, "n": n}


def against(balance: Balance, baseline: Balance, *, fte: bool) -> Against:
    """Hold the horizon of a run against that of the baseline."""
    gap, before = at_horizon(balance, fte=fte), at_horizon(baseline, fte=fte)
    n = abs(whole(gap) - whole(before))
    short, was_short = is_short(balance, fte=fte), is_short(baseline, fte=fte)
    moved = _most_moved(balance, baseline, fte=fte)
    if moved < _SAME:
        code = SAME
    elif short == was_short and not n:
        code = NEARLY if moved < 1.0 else ALIKE_SHORT if short else ALIKE_OVER
    elif short != was_short or not whole_number(gap) or not whole_number(before):
        if not was_short and not whole_number(before):
            code = ELSE_EVEN
        elif is_about_even(baseline, -1, fte=fte):
            code = ELSE_ABOUT_SHORT if was_short else ELSE_ABOUT_OVER
        else:
            code = ELSE_SHORTAGE if was_short else ELSE_SURPLUS
    elif short:
        code = FEWER if gap > before else MORE
    else:
        code = LARGER if gap > before else SMALLER
    return Against(code, n, before)


def _most_moved(balance: Balance, baseline: Balance, *, fte: bool) -> float:
    """By how much the horizon of the occupation differs whose balance differs most."""
    runs = (balance, baseline)
    each = zip(*(one.parts or (("", one),) for one in runs), strict=True)
    return max(
        abs(at_horizon(now, fte=fte) - at_horizon(before, fte=fte))
        for (_, now), (_, before) in each
    )


def is_about_even(balance: Balance, at: int, *, fte: bool) -> bool:
    """True of a year that words call about even: its balance is small beside supply
    (``ABOUT_EVEN``), or none in whole persons; of occupations together, that of each. The traffic
    light tells on which side it is."""
    if balance.parts:
        return all(is_about_even(one, at, fte=fte) for _, one in balance.parts)
    gap, supply = (balance.gap_fte, balance.supply_fte)
    if not fte:
        gap, supply = (balance.gap_heads, balance.supply_heads)
    return bool(abs(gap[at]) < ABOUT_EVEN * supply[at] or not whole_number(float(gap[at])))


def status_in_words(balance: Balance, at: int, language: Language, *, fte: bool) -> str:
    """What the traffic light of a year says, of occupations together whose it is, and of a balance
    that is about even, that it is."""
    status = lights(balance, fte=fte)[at]
    said = word(status, language)
    whose = [name for name, one in balance.parts if lights(one, fte=fte)[at] == status]
    if len(whose) < len(balance.parts):
        said += f" ({word(f'{whose[0]}.short', language)})"
    about_even = is_about_even(balance, at, fte=fte)
    return f"{said}, {word('about_even', language)}" if about_even else said


def balance_in_words(balance: Balance, at: int, language: Language, *, fte: bool) -> str:
    """A balance with its sign within a sentence: "balance −2.419", "about even (−42)"; those of
    occupations together one by one."""
    if balance.parts:
        return ", ".join(
            language(_OF_WHOM).format(
                balance=balance_in_words(one, at, language, fte=fte),
                who=word(f"{name}.short", language),
            )
            for name, one in balance.parts
        )
    text = _BALANCE_ABOUT_EVEN if is_about_even(balance, at, fte=fte) else _BALANCE
    gap = float((balance.gap_fte if fte else balance.gap_heads)[at])
    return language(text).format(n=format_number(gap, 0, language.code))


def first_shortage(balance: Balance, language: Language, *, fte: bool = False) -> str:
    """The first year with a shortage, or that there is none."""
    for year, status in zip(balance.years, lights(balance, fte=fte), strict=True):
        if status == "shortage":
            return language(_FIRST_SHORTAGE).format(year=year)
    return language(_NO_SHORTAGE)


def at_horizon(balance: Balance, *, fte: bool) -> float:
    """``told_gap`` at the horizon."""
    return float(told_gap(balance, fte=fte)[-1])


def missing(balance: Balance, *, fte: bool) -> Floats:
    """People, or full-time persons, that are missing in each year; of occupations together those
    missing of each, since a surplus of one does not fill the shortage of the other."""
    if balance.parts:
        each = [missing(one, fte=fte) for _, one in balance.parts]
        return np.asarray(np.sum(each, axis=0))
    return np.maximum(-(balance.gap_fte if fte else balance.gap_heads), 0.0)


def told_gap(balance: Balance, *, fte: bool) -> Floats:
    """The balance of each year as sentences tell it: of occupations together, those ``missing``
    alone where any of them is short, or else their sum."""
    gap = balance.gap_fte if fte else balance.gap_heads
    if not balance.parts:
        return gap
    short = np.array(lights(balance, fte=fte)) == "shortage"
    return np.where(short, -missing(balance, fte=fte), gap)


def is_short(balance: Balance, *, fte: bool) -> bool:
    """True if people, or full-time persons, are missing at the horizon."""
    return lights(balance, fte=fte)[-1] == "shortage"


def lights(balance: Balance, *, fte: bool) -> tuple[str, ...]:
    """The traffic light of each year, for sentences about persons or full-time persons. That of
    occupations together is the worse one of theirs.

    Of areas together more people may be missing than there are, but fewer full-time persons: then a
    sentence about those goes by their own light.
    """
    if balance.parts:
        each = (lights(one, fte=fte) for _, one in balance.parts)
        return tuple(min(year, key=STATUS_WORDS.index) for year in zip(*each, strict=True))
    if not fte:
        return balance.status
    own = (STATUS_WORDS[light] for light in traffic_light(balance.gap_fte, balance.supply_fte))
    return tuple(
        mine if (mine == "shortage") != (status == "shortage") else status
        for mine, status in zip(own, balance.status, strict=True)
    )
