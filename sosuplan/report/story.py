"""The sentences that tell a frame: the answer, what the measures do, how the shortage goes.

``figure`` writes a number of persons without its sign: exactly on the printed page, rounded in a
paragraph for a case document.
"""

from __future__ import annotations

from sosuplan.analysis import balance as facts
from sosuplan.analysis.frame import Frame
from sosuplan.engine.projection import FTE
from sosuplan.narrative.baseline_name import baseline_name
from sosuplan.narrative.headline import Figure, answer
from sosuplan.report.amounts import NEARLY_ALL, share_of
from sosuplan.report.measures import in_a_row, together
from sosuplan.report.reasons import assumed_share
from sosuplan.text.language import N_
from sosuplan.text.numbers import whole
from sosuplan.text.terms import capital, counted, how_many

_NO_MEASURES = N_("This is how it goes {without}.")
_ASSUMED_MEASURE = N_(
    "This is how it goes {without} when {n} are on full time from the first year, as"
    ' "{demand}" assumes.'
)
_AGAINST = {
    facts.FEWER: N_("That is {n} fewer than {without} ({before})."),
    facts.MORE: N_("That is {n} more than {without} ({before})."),
    facts.LARGER: N_("The surplus is {n} larger than {without} ({before})."),
    facts.SMALLER: N_("The surplus is {n} smaller than {without} ({before})."),
    facts.EQUAL: N_("That is the same as {without}."),
    facts.NEARLY: N_("That is nearly the same as {without}."),
    facts.ELSE_SHORTAGE: N_("{without} {before} would be missing."),
    facts.ELSE_EVEN: N_("{without} there would be as many as needed."),
    facts.ELSE_SURPLUS: N_("{without} there would be a surplus of {before}."),
    facts.ELSE_ABOUT_SHORT: N_(
        "{without} supply and need would be about even, with {before} missing."
    ),
    facts.ELSE_ABOUT_OVER: N_(
        "{without} supply and need would be about even, with a surplus of {before}."
    ),
}
_ONE_MORE = N_("That is one more than {without} ({before}).")
_AGAINST_BOTH = _AGAINST | {
    facts.FEWER: N_("In all {n} fewer are missing than {without} ({before})."),
    facts.MORE: N_("In all {n} more are missing than {without} ({before})."),
    facts.ALIKE_SHORT: N_("In all as many are missing as {without}."),
    facts.ALIKE_OVER: N_("In all the surplus is as large as {without}."),
}
_ONE_MORE_OF_BOTH = N_("In all one more is missing than {without} ({before}).")

_CLOSES_PART = N_("{share} of the shortage is closed by {measures}.")
_CLOSES_NEARLY = N_("Nearly all of the shortage is closed by {measures}.")
_CLOSES = N_("The shortage is closed by {measures}.")
_WIDENS = N_("The shortage is made larger by {against}.")
_CLOSES_PART_AGAINST = N_(
    "With {measures} the shortage is smaller, with {against} it is larger; in all, {share} of it is"
    " closed."
)
_CLOSES_NEARLY_AGAINST = N_(
    "With {measures} the shortage is smaller, with {against} it is larger; in all, nearly all of it"
    " is closed."
)
_CLOSES_AGAINST = N_("The shortage is closed by {measures}, although made larger by {against}.")
_WIDENS_AGAINST = N_(
    "With {against} the shortage is larger, with {measures} it is smaller; in all, it grows."
)
_CAUSED_AGAINST = N_("The shortage is caused by {against}, although made smaller by {measures}.")
_LARGER_AGAINST = N_(
    "With {measures} the surplus is larger, with {against} it is smaller; in all, it grows."
)
_SMALLER_AGAINST = N_(
    "With {against} the surplus is smaller, with {measures} it is larger; in all, it shrinks."
)
_EACH_WAY = N_("With {measures} the balance is better, with {against} it is worse.")
_COUNTS_ON = N_("The scenario has {measures}.")

_NEVER = N_("There is no shortage in any year up to {last}.")
_HARD = N_("In {n} of the {years} years the surplus is small and recruitment hard.")
_HARD_ALWAYS = N_("In every year the surplus is small and recruitment hard.")
_HARD_ONCE = N_("In {year} the surplus is small and recruitment hard.")
_ONE_YEAR = N_("There is a shortage in {year} alone.")
_GROWS = N_("The shortage begins in {first} and grows every year.")
_SHRINKS = N_("The shortage is there from {first} and shrinks every year.")
_LARGEST = N_("The shortage begins in {first} and is largest in {peak} ({n}).")
_LARGEST_LAST = N_("The shortage begins in {first} and is largest in {peak}.")
_TWO_YEARS = N_("There is a shortage in {first} and {last}, largest in {peak} ({n}).")
_ENDS = N_("There is a shortage from {first} to {last}, largest in {peak} ({n}).")
_ON_AND_OFF = N_("There is a shortage in {count} of the {years} years, largest in {peak} ({n}).")

_COURSES = {
    facts.ONE_YEAR: _ONE_YEAR,
    facts.TWO_YEARS: _TWO_YEARS,
    facts.ON_AND_OFF: _ON_AND_OFF,
    facts.ENDS: _ENDS,
    facts.GROWS: _GROWS,
    facts.SHRINKS: _SHRINKS,
    facts.LARGEST: _LARGEST,
    facts.LARGEST_LAST: _LARGEST_LAST,
}


def answer_of(frame: Frame, figure: Figure) -> str:
    """What the horizon brings, without a full stop."""
    return answer(frame.outlook, frame.language, figure=figure)


def against(frame: Frame, figure: Figure) -> str:
    """How far the horizon is from what it would be without measures."""
    if not frame.changed:
        return _unchanged(frame)
    now, found = frame.outlook, frame.against
    texts, one_more = (_AGAINST_BOTH, _ONE_MORE_OF_BOTH) if now.is_sum else (_AGAINST, _ONE_MORE)
    missing = how_many(found.before, frame.language, figure)
    if now.unit == FTE and found.code.startswith("else_"):
        # The other texts go on from the answer, which names the unit.
        missing = f"{missing} {counted(FTE, found.before, frame.language)}"
    return capital(
        _say(
            frame,
            one_more if found.one_more else texts[found.code],
            n=figure(found.n),
            before=missing,
            without=baseline_name(frame.language, short=True, world=frame.world_moved),
        )
    )


def _unchanged(frame: Frame) -> str:
    """That nothing is changed, but for what the demand scenario assumes."""
    demand = frame.demand_scenario
    name = baseline_name(frame.language)
    if not demand.fulltime_target:
        return _say(frame, _NO_MEASURES, without=name)
    label = demand.label(frame.language.code)
    share = assumed_share(frame)
    return _say(frame, _ASSUMED_MEASURE, n=share, demand=label, without=name)


def effect(frame: Frame) -> str:
    """Which measures matter, and how much of the shortage they close; "" if none changes anything.

    A measure is said to close or to widen it as it would by itself, the largest first. What gives
    less than a twentieth of the change is not named (see ``analysis.effects``).
    """
    causes = frame.causes
    if not causes.named and not whole(causes.change):
        return ""
    found = frame.against
    moves = bool(found.n)
    better, worse = (in_a_row(frame, causes.way(sign)) for sign in (1, -1))
    if moves and causes.change > 0:
        better = better or together(frame)
    elif moves:
        worse = worse or together(frame)
    share = ""
    if found.was_short and not found.short and better:
        text = _CLOSES_AGAINST if worse else _CLOSES
    elif found.was_short and found.better and better and moves:
        closed = found.closed
        if closed >= NEARLY_ALL:
            text = _CLOSES_NEARLY_AGAINST if worse else _CLOSES_NEARLY
        else:
            text = _CLOSES_PART_AGAINST if worse else _CLOSES_PART
            share = share_of(closed, frame.language)
    elif found.was_short and found.worse and worse and moves:
        text = _WIDENS_AGAINST if better else _WIDENS
    elif better and worse:
        if found.was_short or not moves:
            text = _EACH_WAY
        elif found.short:
            text = _CAUSED_AGAINST
        else:
            text = _LARGER_AGAINST if found.better else _SMALLER_AGAINST
    else:
        text = _COUNTS_ON
        better = better or worse or together(frame)
    return capital(_say(frame, text, measures=better, against=worse, share=share))


def course(frame: Frame, figure: Figure) -> str:
    """When a shortage begins, and how it goes."""
    outlook, years = frame.outlook, frame.years
    short, hard = outlook.shortage_years, outlook.recruitment_years
    if outlook.peak is None:
        text = _say(frame, _NEVER, last=years[-1])
        if outlook.is_sum:
            # The surplus of which of the two is small, the answer tells.
            return text
        if len(hard) == 1 and hard[0] != years[-1]:
            # The answer itself tells of the last year.
            text += " " + _say(frame, _HARD_ONCE, year=hard[0])
        elif len(hard) == len(years):
            text += " " + _say(frame, _HARD_ALWAYS)
        elif len(hard) > 1:
            text += " " + _say(frame, _HARD, n=len(hard), years=len(years))
        return text
    peak, size = outlook.peak
    return _say(
        frame,
        _COURSES[outlook.course],
        year=short[0],
        first=short[0],
        last=short[-1],
        peak=peak,
        n=how_many(size, frame.language, figure),
        count=len(short),
        years=len(years),
    )


def _say(frame: Frame, text: str, **values: object) -> str:
    return frame.language(text).format(**values)
