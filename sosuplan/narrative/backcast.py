"""How well the model explains a plan's own past, in words: what was hit, what was not, and what it
does not prove."""

from __future__ import annotations

from collections.abc import Sequence

from sosuplan.analysis.backcast import Backcast, Incomplete, Miss, Part
from sosuplan.engine.quantities import SHARES
from sosuplan.model.plan import Plan
from sosuplan.model.schema.tables import input_name, table_name
from sosuplan.text.language import N_, NN_, Language
from sosuplan.text.numbers import format_number, format_percent, whole, with_unit
from sosuplan.text.terms import capital, counted, first_of, how_many, listed, word

PAST = N_("Does the model explain the past? {who}")
_HIGH = N_(
    "From {start}, the projection of {who} was {miss} too high after {years}: {projected} employed"
    " people against {actual}."
)
_LOW = N_(
    "From {start}, the projection of {who} was {miss} too low after {years}: {projected} employed"
    " people against {actual}."
)
_HIT = N_(
    "From {start}, the projection of {who} was less than 0.1% off after {years}: {projected}"
    " employed people against {actual}."
)
_YEARS = NN_("1 year", "{n} years")
_SEVERAL = N_("Projected from {years}, it ended between {lowest} and {highest}.")
_OVER = {
    True: N_("{miss} too high"),
    False: N_("{miss} too low"),
}
_RIGHT = N_("less than 0.1% off")
_PARTS = {
    ("exits", True): N_("those who left were put {n} too high ({first}–{last})"),
    ("exits", False): N_("those who left were put {n} too low ({first}–{last})"),
    ("graduates", True): N_("new graduates were put {n} too high ({first}–{last})"),
    ("graduates", False): N_("new graduates were put {n} too low ({first}–{last})"),
}
_TWO_PARTS = N_("It missed most on this: {largest}. Next: {other}.")
_BESIDE = {
    True: N_("Besides, there were {n} more than those who left and the new graduates explain."),
    False: N_("Besides, there were {n} fewer than those who left and the new graduates explain."),
}
_PROVES_NOTHING = N_(
    "That a projection hits the past proves nothing about the future. It was made with the"
    " assumptions that the plan has now: where these come from the same years, they hit them by"
    " themselves."
)
_INCOMPLETE = N_("{area} {year}: {sectors}")
_LEFT_OUT = N_(
    "Not projected from, because the staff of some employers is lacking: {places}. Fill in the"
    ' rest in "Data › {table}"; where there was nobody, write 0.'
)
_ONLY = N_("Only areas with a history are counted: {areas}.")
_OTHERS = N_("What was projected from years with a history of fewer areas is not shown: {years}.")
_BRING = N_(
    "The plan has no history of {who} that can be projected from. Bring the number of employed"
    " people by age in a year before {base}, for example from KRL's statistics SIRKA or your own"
    ' payroll, and write it in "Data › {history}".'
)
_BRING_MORE = N_(
    "If you also know how many left, how many new graduates started, how many began GF2, or the"
    ' share on full time, write it in "Data › {actuals}". Then the program can say which part'
    " missed."
)
_OF_QUANTITY = {
    1: N_("{what}: the projection from {start} is {miss} too high in {year}"),
    -1: N_("{what}: the projection from {start} is {miss} too low in {year}"),
    0: N_("{what}: the projection from {start} hits {year}"),
}
_POINTS = N_("percentage points")


def quantity_name(quantity: str, language: Language) -> str:
    """What is projected and counted: "Employed people"."""
    return capital(input_name(quantity, language) or word(quantity, language))


def headline(found: Backcast, language: Language) -> str:
    """How far off the staff was that was projected furthest ahead; "" without a history."""
    end = found.longest
    if end is None:
        return ""
    text = {1: _HIGH, -1: _LOW, 0: _HIT}[_direction(end)]
    years = language.plural(_YEARS, end.horizon).format(n=end.horizon)
    return language(text).format(
        start=end.start,
        who=word(f"{found.occupation}.short", language),
        miss=miss_text(end, language),
        years=years,
        projected=format_number(end.projected, 0, language.code),
        actual=format_number(end.actual, 0, language.code),
    )


def story(found: Backcast, language: Language) -> str:
    """The headline, how much it was off from other years, and which part missed most."""
    sentences = headline(found, language), _several(found, language), _parts(found, language)
    return " ".join(filter(None, sentences))


def caveat(found: Backcast, plan: Plan, language: Language) -> str:
    """What it does not prove, and what is left out."""
    sentences = [language(_PROVES_NOTHING)] if found.starts else []
    shown = found.starts_alike[:1]
    if shown and len(shown[0].areas) < len(plan.areas):
        sentences.append(language(_ONLY).format(areas=first_of(shown[0].areas)))
    others = [str(one.year) for one in found.starts if one not in found.starts_alike]
    if others:
        sentences.append(language(_OTHERS).format(years=listed(others, language)))
    return " ".join([*sentences, *_left_out(found.incomplete, language)])


def what_to_bring(found: Backcast, plan: Plan, language: Language) -> str:
    """What a plan without a history needs to be held to its past, and where that belongs."""
    first = language(_BRING).format(
        who=word(f"{found.occupation}.short", language),
        base=plan.base_year,
        history=table_name("staff_history", language),
    )
    more = language(_BRING_MORE).format(actuals=table_name("actuals", language))
    return " ".join([first, *_left_out(found.incomplete, language), more])


def quantity_title(end: Miss, language: Language) -> str:
    """How far off a quantity was in its last year, as a heading without a full stop."""
    return language(_OF_QUANTITY[_direction(end)]).format(
        what=quantity_name(end.quantity, language),
        start=end.start,
        miss=miss_text(end, language),
        year=end.year,
    )


def miss_text(one: Miss, language: Language) -> str:
    """By how much something was missed, without a sign: a percentage, of a share the percentage
    points."""
    if one.quantity in SHARES:
        number = format_number(100.0 * abs(one.error), 1, language.code)
        return with_unit(number, language(_POINTS), language.code)
    return format_percent(abs(one.share), 1, language.code)


def figure(quantity: str, value: float, language: Language) -> str:
    """A value of a quantity: whole persons, or a percentage."""
    if quantity in SHARES:
        return format_percent(value, 1, language.code)
    return format_number(value, 0, language.code)


def _direction(one: Miss) -> int:
    """1 if it is told as too high, -1 as too low, 0 if what is told of the miss is nothing."""
    size = one.error if one.quantity in SHARES else one.share
    tenths = whole(1000.0 * size)
    return (tenths > 0) - (tenths < 0)


def _several(found: Backcast, language: Language) -> str:
    """Between what the projections from several years ended."""
    ends = sorted(found.ends, key=lambda one: one.share)
    if len(ends) < 2:
        return ""
    starts = [str(year) for year in sorted(one.start for one in ends)]
    lowest, highest = (_over(one, language) for one in (ends[0], ends[-1]))
    years = listed(starts, language)
    return language(_SEVERAL).format(years=years, lowest=lowest, highest=highest)


def _over(one: Miss, language: Language) -> str:
    direction = _direction(one)
    if not direction:
        return language(_RIGHT)
    return language(_OVER[direction > 0]).format(miss=miss_text(one, language))


def _parts(found: Backcast, language: Language) -> str:
    """Which of the flows that were counted missed most; nothing of less than a person."""
    told = [_part(one, language) for one in found.parts if whole(one.error)]
    sentences = []
    if len(told) == 1:
        sentences.append(f"{capital(told[0])}.")
    elif told:
        sentences.append(language(_TWO_PARTS).format(largest=told[0], other=told[1]))
    if whole(more := found.unexplained):
        sentences.append(language(_BESIDE[more > 0]).format(n=_people(more, language)))
    return " ".join(sentences)


def _part(one: Part, language: Language) -> str:
    n = _people(one.error, language)
    text = _PARTS[one.quantity, one.error > 0]
    return language(text).format(n=n, first=one.first, last=one.last)


def _people(count: float, language: Language) -> str:
    return f"{how_many(count, language)} {counted('heads', count, language)}"


def _left_out(incomplete: Sequence[Incomplete], language: Language) -> list[str]:
    """Which years are lacking the staff of whom."""
    if not incomplete:
        return []
    places = [
        language(_INCOMPLETE).format(
            area=one.area,
            year=one.year,
            sectors=listed([word(sector, language) for sector in one.sectors], language),
        )
        for one in incomplete
    ]
    text = language(_LEFT_OUT)
    return [text.format(places=first_of(places, 4), table=table_name("staff_history", language))]
