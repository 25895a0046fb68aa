"""The answer in one sentence, for the top of the page and the printed summary."""

from __future__ import annotations

from collections.abc import Callable

from sosuplan.analysis import balance as facts
from sosuplan.analysis.balance import SAME, Against, Outlook
from sosuplan.analysis.frame import Frame
from sosuplan.analysis.today import has_reform, reform_of
from sosuplan.engine.projection import FTE
from sosuplan.narrative.baseline_name import baseline_name
from sosuplan.narrative.certainty import with_range
from sosuplan.text.language import N_, NN_, Language
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import (
    capital,
    counted,
    how_many,
    is_one,
    listed,
    lower,
    whole_number,
    word,
)

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

_AGAINST = {
    facts.FEWER: N_("{answer} – {n} fewer than {without}"),
    facts.MORE: N_("{answer} – {n} more than {without}"),
    facts.LARGER: N_("{answer} – the surplus is {n} larger than {without}"),
    facts.SMALLER: N_("{answer} – the surplus is {n} smaller than {without}"),
    facts.EQUAL: N_("{answer} – the same as {without}"),
    facts.NEARLY: N_("{answer} – nearly the same as {without}"),
    facts.ELSE_SHORTAGE: N_("{answer} – {without} {before} would be missing"),
    facts.ELSE_EVEN: N_("{answer} – {without} there would be as many as needed"),
    facts.ELSE_SURPLUS: N_("{answer} – {without} there would be {before} too many"),
    facts.ELSE_ABOUT_SHORT: N_("{answer} – {without} they would be about even ({before} missing)"),
    facts.ELSE_ABOUT_OVER: N_(
        "{answer} – {without} they would be about even (a surplus of {before})"
    ),
}
_ONE_MORE_THAN = N_("{answer} – one more than {without}")
_AGAINST_BOTH = _AGAINST | {
    facts.FEWER: N_("{answer} – in all {n} fewer are missing than {without}"),
    facts.MORE: N_("{answer} – in all {n} more are missing than {without}"),
    facts.ALIKE_SHORT: N_("{answer} – in all as many are missing as {without}"),
    facts.ALIKE_OVER: N_("{answer} – in all the surplus is as large as {without}"),
    facts.ELSE_SHORTAGE: N_("{answer} – {without} {before} would be missing in all"),
    facts.ELSE_SURPLUS: N_("{answer} – {without} there would be {before} too many in all"),
}
_ONE_MORE_OF_BOTH = N_("{answer} – in all one more is missing than {without}")
_NO_REFORM = N_("if there had been no reform")
_PART_OF_REFORM = N_("if only {n} of the reform had taken effect")
_SUPPOSED = N_("{supposed}: {sentence}")
_BALANCE = N_("balance {n}")
_BALANCE_ABOUT_EVEN = N_("about even ({n})")
_BALANCE_IN_BOTH = N_("balance {n} persons, {m} full-time persons")
_IN_AREAS = N_("{unit} (shortage in {areas})")
_MORE_AREAS = NN_("{areas} and {n} more area", "{areas} and {n} more areas")
MOST_AREAS = 3
"""Areas that a sentence names, at most."""

Figure = Callable[[float], str]
"""How a number of persons is written, without its sign."""


def answer(outlook: Outlook, language: Language, *, figure: Figure | None = None) -> str:
    """What the horizon brings, of both occupations for each of them. ``figure`` writes the number;
    whole persons if it is not given."""
    if outlook.is_sum:
        return in_two(outlook, language, figure=figure, year=outlook.years[-1])
    gap, fte = outlook.end, outlook.unit == FTE
    text = (_ANSWER_FTE if fte else _ANSWER)[outlook.status[-1]]
    if _is_even(outlook):
        text = _EVEN
    elif outlook.about_even[-1]:
        side = "shortage" if outlook.is_short else "surplus"
        text = (_ABOUT_EVEN_FTE if fte else _ABOUT_EVEN)[side]
    return language(text).format(
        year=outlook.years[-1],
        n=how_many(gap, language, figure),
        who=word(outlook.occupation, language)
        if fte or text == _EVEN
        else counted(outlook.occupation, gap, language),
        unit=_unit(outlook, gap, language),
    )


def headline(frame: Frame) -> str:
    """What the horizon brings, if anything is changed how far that is from the baseline, and
    between which figures it probably lies where that is known."""
    said = with_range(frame, answer(frame.outlook, frame.language))
    if not frame.changed:
        return said
    return as_supposed(frame, compared(frame.outlook, frame.against, frame.language, said))


def supposed(frame: Frame) -> str:
    """What a scenario without the reform, or with a part of it, supposes: nobody can choose that.
    "" where the law in force goes on."""
    share = reform_of(frame.scenario)
    if share >= 1.0 or not has_reform(frame.plan):
        return ""
    n = frame.catalogue["reform"].text(share, frame.language)
    return frame.language(_PART_OF_REFORM if share else _NO_REFORM).format(n=n)


def as_supposed(frame: Frame, sentence: str) -> str:
    """``sentence`` about the scenario, after what it supposes."""
    if not (words := supposed(frame)):
        return sentence
    return frame.language(_SUPPOSED).format(supposed=capital(words), sentence=lower(sentence))


def compared(outlook: Outlook, found: Against, language: Language, said: str = "") -> str:
    """What the horizon brings, ``said`` in other words if these are given, and how far that is from
    the baseline.

    Figures are rounded to whole persons before they are compared, so that the sentence adds up.
    """
    said = said or answer(outlook, language)
    texts, one_more = _AGAINST, _ONE_MORE_THAN
    if outlook.is_sum:
        texts, one_more = _AGAINST_BOTH, _ONE_MORE_OF_BOTH
    text = one_more if found.one_more else texts[found.code]
    return language(text).format(
        answer=said,
        n=how_many(found.n, language),
        before=how_many(found.before, language),
        without=baseline_name(language),
    )


def in_two(
    outlook: Outlook,
    language: Language,
    *,
    figure: Figure | None = None,
    year: int | None = None,
) -> str:
    """The balances of two occupations at the horizon: who is missing first, never one less the
    other. It begins with ``year`` if that is given, and calls the occupations by their full names
    then."""
    short = "" if year else ".short"
    clauses = [_clause(one, language, figure, short) for one in outlook.each]
    clauses.sort(key=lambda clause: clause[0] not in ("shortage", "about_short"))
    (code, values), (other_code, other_values) = clauses
    beginning = _OF_TWO if year is None else _FIRST_OF_TWO

    def say(text: str, **texts: object) -> str:
        return language(text).format(**texts)

    if code == other_code and not code.startswith("about_"):
        both = {
            name: listed([values[name], other_values[name]], language) for name in ("who", "whom")
        }
        return say(beginning[code], year=year, **both)
    first = say(beginning[code], year=year, **values)
    return say(_WHILE, first=first, second=say(_OF_TWO[other_code], **other_values))


def _clause(
    outlook: Outlook, language: Language, figure: Figure | None, short: str
) -> tuple[str, dict[str, str]]:
    """Which clause tells the balance of one of two occupations, and its words."""
    occupation, gap, fte = outlook.occupation, outlook.end, outlook.unit == FTE
    code = outlook.status[-1]
    if _is_even(outlook):
        code = "even"
    elif outlook.about_even[-1]:
        code = "about_short" if code == "shortage" else "about_over"
    n = how_many(gap, language, figure)
    who = word(f"{occupation}{short}", language)
    one = f"{occupation}.{'one' if short else 'single'}"
    counts = word(one, language) if is_one(gap) and not fte else who
    whom = language(_WHOM_FTE if fte else _WHOM).format(
        n=n, who=counts, unit=_unit(outlook, gap, language)
    )
    return code, {"who": who, "whom": whom, "n": n}


def _is_even(outlook: Outlook) -> bool:
    """True if nobody is missing at the horizon and no whole person is left over."""
    gap = outlook.end
    return not whole_number(gap) and (outlook.status[-1] != "shortage" or abs(gap) <= SAME)


def _unit(outlook: Outlook, gap: float, language: Language) -> str:
    """What a sentence counts; of full-time persons that say otherwise than persons do, also the
    areas in which people are missing."""
    unit = counted("fte", gap, language)
    areas = outlook.short_areas
    if not areas:
        return unit
    named = ", ".join(areas[:MOST_AREAS])
    if (more := len(areas) - MOST_AREAS) > 0:
        named = language.plural(_MORE_AREAS, more).format(areas=named, n=more)
    return language(_IN_AREAS).format(unit=unit, areas=named)


def status_in_words(outlook: Outlook, at: int, language: Language) -> str:
    """What the traffic light of a year says, of both occupations whose it is, and of a balance
    that is about even, that it is."""
    status = outlook.status[at]
    said = word(status, language)
    whose = [one.occupation for one in outlook.each if one.status[at] == status]
    if len(whose) < len(outlook.each):
        said += f" ({word(f'{whose[0]}.short', language)})"
    return f"{said}, {word('about_even', language)}" if outlook.about_even[at] else said


def balance_in_words(outlook: Outlook, at: int, language: Language) -> str:
    """A balance with its sign within a sentence: "balance −2.419", "about even (−42)"; those of
    both occupations one by one, and in both units where these differ in sign."""
    if outlook.is_sum:
        return ", ".join(
            language(_OF_WHOM).format(
                balance=balance_in_words(one, at, language),
                who=word(f"{one.occupation}.short", language),
            )
            for one in outlook.each
        )
    text = _BALANCE_ABOUT_EVEN if outlook.about_even[at] else _BALANCE
    ends = (outlook.gap, outlook.gap)
    if outlook.balance.units_differ:
        text, ends = _BALANCE_IN_BOTH, (outlook.balance.gap_heads, outlook.balance.gap_fte)
    n, m = (format_number(float(gap[at]), 0, language.code) for gap in ends)
    return language(text).format(n=n, m=m)


def first_shortage(outlook: Outlook, language: Language) -> str:
    """The first year with a shortage, or that there is none."""
    if outlook.first_shortage is None:
        return language(_NO_SHORTAGE)
    return language(_FIRST_SHORTAGE).format(year=outlook.first_shortage)
