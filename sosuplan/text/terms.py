"""The words of the field that screen, paper and command line share, by their codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sosuplan.text.language import N_, NN_, Language
from sosuplan.text.numbers import format_number, significant, whole, with_unit

_UNITS = {
    "heads": N_("persons"),
    "heads.single": N_("person"),
    "fte": N_("full-time persons"),
    "fte.single": N_("full-time person"),
}
_WORDS: dict[str, str] = {
    **_UNITS,
    "SSA": N_("social and health care assistants"),
    "SSH": N_("social and health care helpers"),
    "all": N_("assistants and helpers"),
    "SSA.short": N_("assistants"),
    "SSH.short": N_("helpers"),
    "all.short": N_("both"),
    "SSA.one": N_("assistant"),
    "SSH.one": N_("helper"),
    "SSA.single": N_("social and health care assistant"),
    "SSH.single": N_("social and health care helper"),
    "all.single": N_("assistant or helper"),
    "municipality": N_("Municipalities"),
    "region": N_("Region"),
    "other": N_("Other employers"),
    "shortage": N_("Shortage"),
    "recruitment": N_("Recruitment problems"),
    "surplus": N_("Surplus"),
    "about_even": N_("about even"),
    "gap_heads": N_("Balance, persons"),
    "status": N_("Traffic light"),
    "published": N_("published"),
    "derived": N_("derived"),
    "assumption": N_("assumption"),
    "own": N_("own figure"),
    "supply_heads": N_("employed people"),
    "exits": N_("people who left"),
    "graduates": N_("new graduates who started"),
    "other_exits": N_("exits for other reasons"),
    "demand_growth": N_("growth of demand"),
    "growth": N_("growth a year"),
    "history": N_("figure of the history"),
    "log_linear": N_("the same growth each year"),
    "weight": N_("weight of the industry"),
    "industry_growth": N_("growth of the industry"),
    "use": N_("use per person"),
    "healthy_years": N_("years that needs come later per decade"),
    "by_area": N_("each area by itself"),
    "reform_with_years": N_("later retirement by the reform"),
}
_PRICES: dict[str, str] = {
    "wage_ssa": N_("Full-time assistant, pay a year"),
    "wage_ssh": N_("Full-time helper, pay a year"),
    "trainee_ssa": N_("Assistant trainee, per start on GF2"),
    "trainee_ssh": N_("Helper trainee, per start on GF2"),
    "recruitment": N_("Other recruitment, per person"),
    "temp": N_("Full-time agency worker, a year"),
}
KRONER = N_("kr.")
_THOUSAND, _MILLION = N_("thousand kr."), N_("million kr.")
_DIGITS = 3
"""Of an amount of money: it rests on figures that are known no better."""
_CELLS = NN_("1 cell", "{n} cells")
_LISTED = N_("{first} and {last}")
_SPECIFIED = N_("{what}, {unit}")
_UNDER_ONE = N_("less than 1")
_NOTHING = 1e-6
"""Fewer people than this are none: what there is of them is rounding."""


def word(code: str, language: Language) -> str:
    """The word for ``code`` in ``language``; the code itself if there is none."""
    text = _WORDS.get(code)
    return language(text) if text else code


def price_name(item: str, language: Language) -> str:
    """What has a price, and what the price is for; the item itself if it is none of these."""
    text = _PRICES.get(item)
    return language(text) if text else item


def kroner(value: float, language: Language, *, signed: bool = False) -> str:
    """An amount of money in three digits: "259.000 kr.", "27,3 mio. kr.", "−1.240 mio. kr."."""
    shown, unit, decimals = significant(value, _DIGITS), KRONER, 0
    if abs(shown) >= 1e6:
        shown, unit = shown / 1e6, _MILLION
        decimals = 1 if abs(shown) < 100.0 else 0
    number = format_number(shown, decimals, language.code, signed=signed)
    return with_unit(number, language(unit), language.code)


def kroner_scale(largest: float, language: Language) -> tuple[float, str]:
    """How many kroner one is on a scale that ends at ``largest``, and what that is called."""
    for size, unit in ((1e6, _MILLION), (1e3, _THOUSAND)):
        if largest >= 5.0 * size:
            return size, language(unit)
    return 1.0, language(KRONER)


def cells_text(count: int, language: Language) -> str:
    """How many cells of a table: "1 cell", "12 cells"."""
    n = format_number(count, 0, language.code)
    return language.plural(_CELLS, count).format(n=n)


def whole_number(value: float) -> int:
    """``value`` without its sign as it is shown: 0 is none at all, or not even a half."""
    return whole(abs(value))


def is_none(value: float) -> bool:
    """True if there are none at all, and not just less than one."""
    return abs(value) <= _NOTHING


def is_one(value: float) -> bool:
    """True of so many people that are told in the singular: one, or less than one."""
    return whole_number(value) == 1 or (not is_none(value) and abs(value) < 1.0)


def count_said(value: float) -> int:
    """The whole number in what ``how_many`` writes: "less than 1" is told as one."""
    return 1 if is_one(value) else whole_number(value)


def how_many(value: float, language: Language, figure: Callable[[float], str] | None = None) -> str:
    """People without a sign: "12"; some that round to none are "less than 1".

    ``figure`` writes the number; in whole persons if it is not given.
    """
    if whole_number(value) == 0 and not is_none(value):
        return language(_UNDER_ONE)
    return figure(value) if figure else format_number(abs(value), 0, language.code)


def more_or_fewer(value: float, language: Language, *, signed: bool = False) -> str:
    """People more or fewer, with a minus where they are fewer and, if ``signed``, a plus where they
    are more; some that round to none are "less than 1"."""
    if whole_number(value) == 0:
        return how_many(value, language)
    return format_number(value, 0, language.code, signed=signed)


def counted(code: str, value: float, language: Language) -> str:
    """The word for ``code`` (an occupation, ``heads``, ``fte``) after that many people."""
    return word(f"{code}.single" if is_one(value) else code, language)


def specified(what: str, by: str, language: Language) -> str:
    """A heading with its unit, or whose it is: "Balance, persons"."""
    return language(_SPECIFIED).format(what=what, unit=by)


def cut(text: str, longest: int) -> str:
    """``text`` with at most so many characters: of a long one, the beginning and the end."""
    if len(text) <= longest:
        return text
    kept = max(longest - 1, 2)
    first = kept - kept // 2
    return f"{text[:first].rstrip()}…{text[len(text) - kept // 2 :].lstrip()}"


def cut_at_a_word(text: str, longest: int) -> str:
    """``text`` with at most so many characters: of a long one the beginning, in whole words."""
    if len(text) <= longest:
        return text
    kept = text[: longest - 2]
    # A single word may be longer than all there is room for.
    return f"{(kept.rpartition(' ')[0] or kept).rstrip(' ,.;:–-')} …"


BETWEEN = " / "
"""Stands between the figures of two occupations that are shown together."""


def capital(text: str) -> str:
    """With a capital letter, as at the start of a line."""
    return text[:1].upper() + text[1:]


def lower(text: str) -> str:
    """``text`` with a small first letter, to stand in a sentence; abbreviations keep theirs."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def first_of(names: Sequence[str], most: int = 6) -> str:
    """The first of many names, to stand in a sentence."""
    more = ["…"] if len(names) > most else []
    return ", ".join([*names[:most], *more])


def listed(parts: Sequence[str], language: Language) -> str:
    """``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    return language(_LISTED).format(first=", ".join(parts[:-1]), last=parts[-1])


def in_order(text: str) -> list[int]:
    """What puts texts into Danish order: æ, ø and å come last, in this order."""
    alphabet = "abcdefghijklmnopqrstuvwxyzæøå"
    return [alphabet.find(sign) for sign in text.lower()]
