"""How right a projection was, in words: how far off it was, which assumption missed most, and what
to bring where that cannot be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sosuplan.analysis.follow_up import (
    COMPLETION,
    OTHER,
    START,
    Cause,
    Followed,
    FollowUp,
    Lacking,
    Outcome,
    contributed_most,
    is_most_of_all,
    largest,
)
from sosuplan.engine.quantities import EXITS, FULLTIME, GRADUATES, SHARES, STARTS
from sosuplan.model.schema.tables import column_name, table_name
from sosuplan.narrative.backcast import figure, miss_text, quantity_name, quantity_title
from sosuplan.narrative.baseline_name import baseline_name
from sosuplan.text.language import N_, Language
from sosuplan.text.numbers import format_number, whole, with_unit
from sosuplan.text.terms import capital, first_of, listed, word

TOPIC = N_("How it went: {who}")
CAUSES = N_("What the error in {year} comes of")
CAUSE, OF_STAFF, OF_WORK = N_("Input"), N_("Error, persons"), N_("Error, full-time persons")
_FROM, _PROJECTED, _ACTUAL = N_("Projected from"), N_("Projected"), N_("Actual")
_ERROR, _ERROR_SHARE = N_("Error"), N_("Error, %")
_POINTS = N_("percentage points")
CLOSE = 0.02
"""A projection that is off by less than this is told to have hit."""

_NAMES = {
    START: N_("Staff in the base year"),
    EXITS: N_("Exits"),
    GRADUATES: N_("New graduates"),
    STARTS: N_("Intake"),
    COMPLETION: N_("Completion and work in the field"),
    FULLTIME: N_("Share on full time"),
    OTHER: N_("Other: recruitment, moves and counting"),
}
_WHAT = {
    START: N_("the staff in the base year"),
    EXITS: N_("the exits"),
    GRADUATES: N_("the new graduates"),
    STARTS: N_("the intake"),
    COMPLETION: N_("completion and the way into the field"),
    FULLTIME: N_("the share on full time"),
}
"""What contributes to an error, within a sentence."""
_MOST = N_("{what} contributed most to the error")
_OF_COUNTED = N_("of what was counted, {what} contributed most to the error")
_NEITHER = N_("most of the error is neither exits nor new graduates")
_MISSED_HIGH = N_(
    "Of the assumptions, {what} missed most; alone that made the projection {n} too high."
)
_MISSED_LOW = N_(
    "Of the assumptions, {what} missed most; alone that made the projection {n} too low."
)
_HIT = N_("The projection from {start} hit the number of {who} in {year} within {miss}")
_EXACT = N_("The projection from {start} hit the number of {who} in {year}")
_HIGH = N_("The projection from {start} put the number of {who} {miss} too high in {year}")
_LOW = N_("The projection from {start} put the number of {who} {miss} too low in {year}")
_AGAINST = N_("{headline}; {cause}")
_FIGURES = N_("{projected} were projected, and {actual} were there.")
_WORK_HIGH = N_(
    "Of the work, {what} missed most; alone that made the projection {n} full-time persons too"
    " high."
)
_WORK_LOW = N_(
    "Of the work, {what} missed most; alone that made the projection {n} full-time persons too low."
)
_PLUS = N_("In “{table}”, plus says that this made the projection too high, and minus too low.")
_COUNT = N_(
    "What the error comes of can be told when this is counted: {lacking}. Write it in “{table}”."
)
_COUNT_REST = N_(
    "The rest of it can be told when this is counted: {lacking}. Write it in “{table}”."
)
_LACKING = N_("{what} ({years})")
_STORED = N_(
    "Projected in {base}, in the scenario “{scenario}”, and kept when a new base year was made."
)
_STORED_BASELINE = N_("Projected in {base}, {baseline}, and kept when a new base year was made.")
_OWN = N_(
    "The plan has no earlier projection, so it is its own from {base} that is told of. Earlier ones"
    " are kept when a new base year is made."
)
_ONLY = N_("Only areas that were counted: {areas}.")
_NOT_ALL = N_("Not all areas were counted of this: {partly}. Its figures are of those that were.")
_BRING = N_(
    "Nothing has been counted yet that was projected. Write how it went in “{actuals}”, or import"
    " it: how many are employed, how many left, how many new graduates started, how many began GF2,"
    " and the share on full time."
)
_BRING_YEAR = N_(
    "Each year: count, make a new base year in the menu File, and see here how right the projection"
    " was."
)


def cause_name(code: str, language: Language) -> str:
    """What part of an error is called."""
    return language(_NAMES[code])


def headline(found: FollowUp, language: Language) -> str:
    """How far off the latest projection of counted staff was, and what contributed most, without a
    full stop; "" without anything to tell."""
    return projection_headline(found, found.latest, language) if found.latest else ""


def projection_headline(found: FollowUp, told: Followed, language: Language) -> str:
    """The same of one projection."""
    end = told.end
    if end is None:
        return quantity_title(told.outcomes[-1], language)
    sentence = _ended(found, end, language)
    cause = _most(told.causes, end.error, language)
    if not cause or not whole(end.error):
        return sentence
    return language(_AGAINST).format(headline=sentence, cause=cause)


def _ended(found: FollowUp, end: Outcome, language: Language) -> str:
    text = _EXACT if not whole(1000.0 * end.share) else _HIT
    if abs(end.share) >= CLOSE:
        text = _HIGH if end.error > 0 else _LOW
    return language(text).format(
        start=end.start,
        year=end.year,
        who=word(found.occupation, language),
        miss=miss_text(end, language),
    )


def _most(causes: Sequence[Cause], error: float, language: Language) -> str:
    """What contributed most to an error, as a part of a sentence; "" where nothing is known of
    it."""
    cause = contributed_most(causes, error)
    if cause is None:
        return ""
    if cause.code == OTHER:
        return language(_NEITHER)
    text = _MOST if is_most_of_all(cause, causes) else _OF_COUNTED
    return language(text).format(what=language(_WHAT[cause.code]))


def story(found: FollowUp, language: Language) -> str:
    """The headline and its ``detail``."""
    told = found.latest
    if told is None:
        return ""
    sentence = f"{headline(found, language)}."
    return " ".join(filter(None, (sentence, detail(told, language))))


def detail(told: Followed, language: Language) -> str:
    """How many were projected and how many were there, which assumption missed most where that is
    not what contributed most to the error, and which did so of the work, where it is something else
    than of the staff."""
    if (end := told.end) is None:
        return ""
    projected, actual = (
        format_number(one, 0, language.code) for one in (end.projected, end.actual)
    )
    sentences = [language(_FIGURES).format(projected=projected, actual=actual)]
    most, named = largest(told.causes), contributed_most(told.causes, end.error)
    if most is not None and most != named:
        text = _MISSED_HIGH if most.effect > 0.0 else _MISSED_LOW
        count = format_number(abs(most.effect), 0, language.code)
        what = language(_WHAT[most.code])
        sentences.append(language(text).format(what=what, n=count))
    work = largest(told.work)
    if work is not None and work.code not in {one.code for one in (most, named) if one}:
        text = _WORK_HIGH if work.effect > 0.0 else _WORK_LOW
        count = format_number(abs(work.effect), 0, language.code)
        what = language(_WHAT[work.code])
        sentences.append(language(text).format(what=what, n=count))
    return " ".join(sentences)


def to_count(told: Followed, language: Language) -> str:
    """What has to be counted to say what the error comes of; "" if all of it was."""
    if told.end is None or not told.lacking:
        return ""
    text = _COUNT_REST if told.causes else _COUNT
    lacking = listed([_lacking(one, language) for one in told.lacking], language)
    return language(text).format(lacking=lacking, table=table_name("actuals", language))


def _lacking(one: Lacking, language: Language) -> str:
    # Years that follow each other stand together; one that was counted is not among them.
    runs: list[list[int]] = []
    for year in one.years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    years = (str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
    is_share = one.quantity == FULLTIME
    what = language(_NAMES[FULLTIME]) if is_share else quantity_name(one.quantity, language)
    return language(_LACKING).format(what=what.lower(), years=", ".join(years))


def meaning(found: FollowUp, told: Followed, language: Language) -> str:
    """Which projection it is, what the signs mean, and which areas are left out."""
    return " ".join(_meaning(found, told, language))


def _meaning(found: FollowUp, told: Followed, language: Language) -> Iterator[str]:
    if not told.stored:
        yield language(_OWN).format(base=told.base_year)
    elif told.scenario:
        yield language(_STORED).format(base=told.base_year, scenario=told.scenario)
    else:
        yield language(_STORED_BASELINE).format(
            base=told.base_year, baseline=baseline_name(language)
        )
    if told.causes and told.end is not None:
        yield language(_PLUS).format(table=language(CAUSES).format(year=told.end.year))
    last = told.outcomes[-1].areas
    if all(set(one.areas) == set(last) for one in told.outcomes):
        if set(last) != set(found.areas):
            yield language(_ONLY).format(areas=first_of(last))
    elif partly := _partly(found, told, language):
        yield language(_NOT_ALL).format(partly=listed(partly, language))


def _partly(found: FollowUp, told: Followed, language: Language) -> list[str]:
    """What was not counted in all areas where it was projected, and when."""
    partly = list[str]()
    for quantity in found.quantities:
        outcomes = told.of(quantity)
        everywhere = set(found.areas)
        if quantity in (STARTS, FULLTIME):
            # Trainees begin, and staff is on full time, only where there are any.
            everywhere = {area for one in outcomes for area in one.areas}
        years = tuple(one.year for one in outcomes if set(one.areas) != everywhere)
        if years:
            partly.append(_lacking(Lacking(quantity, years), language))
    return partly


def what_to_bring(language: Language) -> str:
    """What is needed where nothing can be told yet."""
    first = language(_BRING).format(actuals=table_name("actuals", language))
    return f"{first} {language(_BRING_YEAR)}"


def cause_rows(told: Followed) -> list[tuple[str, float | None, float | None]]:
    """What an error comes of, with its effect on the staff and on its work; None where it has none
    or is not known."""
    staff = {one.code: one.effect for one in told.causes}
    work = {one.code: one.effect for one in told.work}
    codes = [one.code for one in told.work or told.causes]
    return [(code, staff.get(code), work.get(code)) for code in codes]


def cause_texts(told: Followed, language: Language) -> tuple[list[str], list[list[str]]]:
    """Headings and rows of what an error comes of, the largest first, in whole persons."""
    rows = cause_rows(told)
    heads = [(1, OF_STAFF), (2, OF_WORK)]
    shown = [(at, head) for at, head in heads if any(row[at] is not None for row in rows)]

    def text(value: object) -> str:
        if not isinstance(value, float):
            return ""
        return format_number(value, 0, language.code, signed=True)

    return (
        [language(CAUSE), *(language(head) for _, head in shown)],
        [[cause_name(row[0], language), *(text(row[at]) for at, _ in shown)] for row in rows],
    )


def outcome_texts(
    followed: Sequence[Followed], language: Language
) -> tuple[list[str], list[list[str]]]:
    """Headings and rows of every quantity and year; the base year where there are several."""
    several = len(followed) > 1
    headings = [
        column_name("actuals", "quantity", language),
        column_name("actuals", "year", language),
        *((language(_FROM),) if several else ()),
        *map(language, (_PROJECTED, _ACTUAL, _ERROR, _ERROR_SHARE)),
    ]
    rows = [
        [
            quantity_name(one.quantity, language),
            str(one.year),
            *((str(one.start),) if several else ()),
            figure(one.quantity, one.projected, language),
            figure(one.quantity, one.actual, language),
            *_errors(one, language),
        ]
        for each in followed
        for one in each.outcomes
    ]
    return headings, rows


def _errors(one: Outcome, language: Language) -> tuple[str, str]:
    """By how much too high it was projected, and the same in percent of what it was; of a share the
    percentage points alone."""
    share = format_number(100.0 * one.share, 1, language.code, signed=True)
    percent = with_unit(share, "%", language.code)
    if one.quantity not in SHARES:
        return format_number(one.error, 0, language.code, signed=True), percent
    points = format_number(100.0 * one.error, 1, language.code, signed=True)
    return with_unit(points, language(_POINTS), language.code), ""


def topic(found: FollowUp, language: Language) -> str:
    """A heading for an occupation."""
    return language(TOPIC).format(who=capital(word(f"{found.occupation}.short", language)))
