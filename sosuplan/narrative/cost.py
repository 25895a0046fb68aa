"""What a scenario costs and saves, in words."""

from __future__ import annotations

from sosuplan.analysis.cost import AGENCY, PARTS, PAY, RECRUITMENT, TRAINEES, Bill
from sosuplan.analysis.frame import Frame
from sosuplan.model.lever import Lever
from sosuplan.model.schema.tables import table_name
from sosuplan.narrative.baseline_name import baseline_name
from sosuplan.narrative.measures import effect_name
from sosuplan.text.language import N_, Language
from sosuplan.text.terms import (
    capital,
    counted,
    how_many,
    kroner,
    listed,
    price_name,
    word,
)

_MORE = N_("In {year} the scenario costs {n} more than {without}")
_LESS = N_("In {year} the scenario costs {n} less than {without}")
_EQUAL = N_("In {year} the scenario costs the same as {without}")
_UNKNOWN = N_("What the scenario costs in {year} is not known: prices are missing")
_PARTS = {
    (PAY, True): N_("pay for more work ({n})"),
    (PAY, False): N_("pay for less work ({n})"),
    (TRAINEES, True): N_("more trainees ({n})"),
    (TRAINEES, False): N_("fewer trainees ({n})"),
    (RECRUITMENT, True): N_("more recruitment ({n})"),
    (RECRUITMENT, False): N_("less recruitment ({n})"),
    (AGENCY, True): N_("more agency staff ({n})"),
    (AGENCY, False): N_("fewer agency staff ({n})"),
}
_OF_WHOM = N_("{who}, {year}: {parts}.")
_ONLY = N_("Only {first} wins full-time persons ({n} for each).")
_CHEAPEST = N_("Per full-time person won, {first} is cheapest ({n}) and {last} dearest ({m}).")
_ALIKE = N_("A full-time person won costs the same with each of the measures: {n}.")
_QUOTED = N_('"{text}"')
_DETAIL = N_("{fte} {unit}, {n} in all")
_NAME = N_("What does a full-time person won cost? Each lever alone in {year}, {who}")
_BY_YEAR = N_("What the scenario costs by year in {unit} compared with {without}: {who}")
_MISSING = N_('Missing in "Data › {table}": {items}. What depends on it is not known.')
_BRING = N_(
    'The plan has no prices. Write in "Data › {table}" what pay, trainees, recruitment and agency'
    " staff cost you. Then the program can say what a scenario costs and saves."
)
_NO_ONE = N_("Wins no full-time person in {year}: {levers}.")
_UNPRICED = N_("Not known, because prices are missing: {levers}.")
_MEANING = N_(
    "Above zero is cost, below zero is saved, compared with {without} at your own prices. Saved is"
    " what agency staff would cost for the part of the shortage that goes: where nobody would have"
    " been hired, no money is saved. What else a measure costs is not counted."
)
_DEMAND = N_("The demand scenario itself assumes more full time; what that costs is not counted.")
_TRAINEES = N_("Trainees cost in the year in which they begin, and work only years later.")
_SICKNESS = N_(
    "Fewer sick days are counted as more work that is paid for; where the absence is paid already,"
    " the cost is lower."
)


def cost_title(frame: Frame, year: int) -> str:
    """What the scenario costs in a year, as a heading without a full stop."""
    say, (net, _, _) = frame.language, frame.cost().whole.at(year)
    if net is None:
        return say(_UNKNOWN).format(year=year)
    text = _EQUAL if abs(net) < 0.5 else _MORE if net > 0.0 else _LESS
    n = kroner(abs(net), say)
    return say(text).format(year=year, n=n, without=baseline_name(say))


def cost_parts(frame: Frame, year: int) -> str:
    """What that is made of, the largest first, as a sentence; "" where there is nothing."""
    say, bill = frame.language, frame.cost().whole
    place = bill.years.index(year)
    known = {part: float(one[place]) for part in PARTS if (one := bill.parts[part]) is not None}
    told = sorted(
        (part for part, value in known.items() if abs(value) >= 0.5),
        key=lambda part: -abs(known[part]),
    )
    parts = [
        say(_PARTS[part, known[part] > 0.0]).format(n=kroner(known[part], say, signed=True))
        for part in told
    ]
    if not parts:
        return ""
    who = capital(_who(frame))
    return say(_OF_WHOM).format(who=who, year=year, parts=listed(parts, say))


def cost_by_lever(frame: Frame, year: int) -> str:
    """The levers that win a full-time person for least and for most; "" where none is known."""
    say, found = frame.language, winning(frame, year)
    if not found:
        return ""
    (first, _, n), (last, _, m) = found[0], found[-1]
    alike = kroner(n, say) == kroner(m, say)
    text = _ONLY if len(found) == 1 else _ALIKE if alike else _CHEAPEST
    return say(text).format(
        first=_quoted(frame, first), n=kroner(n, say), last=_quoted(frame, last), m=kroner(m, say)
    )


def winning(frame: Frame, year: int) -> list[tuple[Lever, Bill, float]]:
    """The levers that win anybody in a year and whose cost is known, each with its bill and kroner
    per full-time person, the cheapest first."""
    found = [
        (lever, bill, price)
        for lever, bill in frame.cost().levers
        if (price := bill.at(year)[2]) is not None
    ]
    return sorted(found, key=lambda one: one[2])


def winning_detail(frame: Frame, bill: Bill, year: int) -> str:
    """How many full-time persons a lever wins, and what they cost together."""
    say, (net, won, _) = frame.language, bill.at(year)
    assert net is not None
    return say(_DETAIL).format(
        fte=how_many(won, say), unit=counted("fte", won, say), n=kroner(net, say)
    )


def not_winning(frame: Frame, year: int) -> str:
    """Which of the moved levers win nobody, and of which it is not known what they cost; "" if
    there are none."""
    say, levers = frame.language, frame.cost().levers
    told = {one.id for one, _, _ in winning(frame, year)}
    others = [(lever, bill) for lever, bill in levers if lever.id not in told]
    texts = []
    for text, of in (
        (_NO_ONE, [lever for lever, bill in others if bill.net is not None]),
        (_UNPRICED, [lever for lever, bill in others if bill.net is None]),
    ):
        if of:
            names = listed([_quoted(frame, one) for one in of], say)
            texts.append(say(text).format(year=year, levers=names))
    return " ".join(texts)


def missing_prices(frame: Frame) -> str:
    """Which prices somebody has to enter, and where; "" if none is missing."""
    say, items = frame.language, frame.cost().lacking
    if not items:
        return ""
    names = listed([say(_QUOTED).format(text=price_name(item, say)) for item in items], say)
    return say(_MISSING).format(table=table_name("prices", say), items=names)


def no_prices(language: Language) -> str:
    """What a plan without prices needs."""
    return language(_BRING).format(table=table_name("prices", language))


def cost_meaning(frame: Frame) -> str:
    """What is counted, and what is not."""
    say = frame.language
    texts = [say(_MEANING).format(without=baseline_name(say))]
    if frame.demand_scenario.fulltime_target:
        texts.append(say(_DEMAND))
    if frame.cost().whole.more[TRAINEES].any():
        texts.append(say(_TRAINEES))
    if "sickness_reduction_days" in frame.scenario.levers:
        texts.append(say(_SICKNESS))
    return " ".join(texts)


def by_lever_name(frame: Frame, year: int) -> str:
    """The question that the bars answer."""
    return frame.language(_NAME).format(who=_who(frame), year=year)


def by_year_name(frame: Frame, unit: str) -> str:
    """What the chart of the years shows."""
    say = frame.language
    return say(_BY_YEAR).format(unit=unit, without=baseline_name(say), who=_who(frame))


def _who(frame: Frame) -> str:
    say = frame.language
    names = [word(f"{job}.short", say) for job in frame.occupations]
    return listed(names, say)


def _quoted(frame: Frame, lever: Lever) -> str:
    return frame.language(_QUOTED).format(text=effect_name(frame, lever))
