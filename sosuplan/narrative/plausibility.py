"""What has been seen of a lever, and how its value goes beyond that, in words."""

from __future__ import annotations

from sosuplan.analysis.evidence import findings
from sosuplan.analysis.frame import Frame
from sosuplan.analysis.plausibility import Departure, PlausibleRange, departures
from sosuplan.model.lever import Lever
from sosuplan.model.plan import Source
from sosuplan.text.language import N_, Language
from sosuplan.text.numbers import format_number, rounded, with_unit, without_shared_unit
from sosuplan.text.terms import lower

_BETWEEN = N_("{low} to {high}")
_UP_TO = N_("up to {high}")
_FROM = N_("from {low}")
_A_YEAR = N_("at most {most} a year")
_NO_SOURCE = N_("no source")
_OWN_HISTORY = N_("The plan's own figures of earlier years")
_PUBLISHED = N_("{publisher}: {title} ({year})")
_UNDATED = N_("{publisher}: {title}")
_POINTS = N_("percentage points")
_TOLD = N_("{lever}: {text}.")
_TOLD_BY = N_("{lever}: {text}. Source: {who}.")
_FAST = N_("{value} in {year} is {speed} a year; at most {most} a year has been seen")
_FALL = N_("{value} in {year} is a fall of {speed} a year; at most {most} a year has been seen")
_MORE = N_("{value} is more than has been seen (at most {end})")
_LESS = N_("{value} is less than has been seen (at least {end})")
_MORE_THAN_ANY = N_("{value} is more than has been seen")
_LESS_THAN_ANY = N_("{value} is less than has been seen")
_AND_FASTER = N_("{far}; {speed} a year is faster (at most {most})")
_MORE_THAN_ENACTED = N_("{value} is more than has been enacted ({end})")


def departures_told(frame: Frame) -> list[str]:
    """A sentence for each lever of the scenario that goes beyond what has been seen, with who has
    seen it, in the order of the panel."""
    told = []
    for one in departures(frame.plan, frame.catalogue, frame.scenario):
        text = departure_text(one, frame.language)
        who = seen_by(one.range, frame.language)
        name = one.lever.full_name(frame.language, one.value)
        sentence = frame.language(_TOLD_BY if who else _TOLD)
        told.append(sentence.format(lever=name, text=text, who=who))
    return told


def seen_by(seen: PlausibleRange, language: Language) -> str:
    """Who has seen how far a lever goes, and when; "" if that is not said."""
    finding = findings().get(seen.evidence)
    who = [] if finding is None else [publisher_text(each) for each in finding.publications]
    if seen.own:
        who.append(lower(language(_OWN_HISTORY)))
    return "; ".join(dict.fromkeys(who))


def publisher_text(one: Source) -> str:
    """Who has published it, and when."""
    year = one.published[:4]
    return f"{one.publisher} {year}" if year.isdecimal() else one.publisher


def departure_text(departure: Departure, language: Language) -> str:
    """How a value goes beyond what has been seen, without a full stop."""
    lever, seen = departure.lever, departure.range
    value = _shown(lever, departure.value, language)
    speed = _speed(lever, departure.per_year, language)
    most = _speed(lever, seen.per_year or 0.0, language, bare=lever.neutral is None)
    if not departure.far:
        year = departure.reached
        text = _FAST if departure.per_year >= 0.0 else _FALL
        return language(text).format(value=value, year=year, speed=speed, most=most)
    up = seen.high is not None and departure.value > seen.high
    end = seen.high if up else seen.low
    # What is named by its opposite is more of that where the value is less.
    text = _MORE if up != (lever.as_named(departure.value) != departure.value) else _LESS
    if lever.family == "reform":
        text = _MORE_THAN_ENACTED
    elif end == lever.neutral:
        # Nobody has seen it go that way at all.
        text = {_MORE: _MORE_THAN_ANY, _LESS: _LESS_THAN_ANY}[text]
    far = language(text).format(value=value, end=_shown(lever, end or 0.0, language))
    if not departure.fast:
        return far
    return language(_AND_FASTER).format(far=far, speed=speed, most=most)


def range_text(lever: Lever, seen: PlausibleRange | None, language: Language) -> str:
    """The range that has been seen, and how fast: "up to 56,5 %, at most 0,9 percentage points a
    year"; that there is no source where nobody has looked."""
    if seen is None:
        return language(_NO_SOURCE)
    low, high = (
        None if end is None else lever.text(end, language) for end in (seen.low, seen.high)
    )
    text = ""
    if low is not None and high is not None:
        text = language(_BETWEEN).format(low=without_shared_unit(low, high), high=high)
    elif high is not None:
        text = language(_UP_TO).format(high=high)
    elif low is not None:
        text = language(_FROM).format(low=low)
    fast = ""
    if seen.per_year is not None:
        fast = language(_A_YEAR).format(most=_speed(lever, seen.per_year, language))
    return ", ".join(filter(None, (text, fast)))


def evidence_lines(seen: PlausibleRange, language: Language) -> list[str]:
    """What says so: the note or the finding, and the publications where it stands."""
    finding = findings().get(seen.evidence)
    own = [language(_OWN_HISTORY)] if seen.own else []
    if finding is None:
        return own
    # The note is in Danish, and says more of the range than the finding.
    said = seen.note if language.code == "da" and seen.note else finding.statement(language.code)
    return [said, *(publication_text(one, language) for one in finding.publications), *own]


def publication_text(one: Source, language: Language) -> str:
    """Who has published it, what it is called, and the year if that is known."""
    year = one.published[:4]
    text = _PUBLISHED if year.isdecimal() else _UNDATED
    return language(text).format(publisher=one.publisher, title=one.title, year=year)


def _shown(lever: Lever, value: float, language: Language) -> str:
    """A value as it reads after the lever's name."""
    return lever.text(lever.as_named(value), language)


def _speed(lever: Lever, per_year: float, language: Language, *, bare: bool = False) -> str:
    """How much a value moves in a year: of a share that is aimed at, in percentage points."""
    moves = abs(per_year) * lever.unit.factor
    shown = format_number(moves, 0 if rounded(moves, 1).is_integer() else 1, language.code)
    if bare:
        return shown
    label = _POINTS if lever.neutral is None else lever.unit.label
    return with_unit(shown, language(label), language.code)
