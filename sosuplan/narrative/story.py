"""The sentences that tell a frame: the answer, what the measures do, how the shortage goes, and the
paragraph that is made of them.

``figure`` writes a number of persons without its sign: rounded in a paragraph for a case document;
in whole persons, as on the printed page, if it is not given.
"""

from __future__ import annotations

from math import floor, log10

from sosuplan.analysis import balance as facts
from sosuplan.analysis.frame import FTE, Frame
from sosuplan.analysis.today import reform_of
from sosuplan.model.provenance import count_all_assumed
from sosuplan.narrative.baseline_name import baseline_name
from sosuplan.narrative.headline import Figure, answer, as_supposed, supposed
from sosuplan.narrative.measures import in_a_row, together
from sosuplan.narrative.reasons import assumed_share
from sosuplan.narrative.scenario_name import demand_name, frame_name
from sosuplan.narrative.transfers import counts_on
from sosuplan.text.language import N_, Language
from sosuplan.text.numbers import format_number, format_percent, whole
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

_COUNTS_ON = "counts_on"
_EFFECTS = {
    "part": (
        N_("{share} of the shortage is closed by {measures}."),
        N_(
            "With {measures} the shortage is smaller, with {against} it is larger; in all, {share}"
            " of it is closed."
        ),
    ),
    "nearly": (
        N_("Nearly all of the shortage is closed by {measures}."),
        N_(
            "With {measures} the shortage is smaller, with {against} it is larger; in all, nearly"
            " all of it is closed."
        ),
    ),
    "closed": (
        N_("The shortage is closed by {measures}."),
        N_("The shortage is closed by {measures}, although made larger by {against}."),
    ),
    "wider": (
        N_("The shortage is made larger by {against}."),
        N_(
            "With {against} the shortage is larger, with {measures} it is smaller; in all, it"
            " grows."
        ),
    ),
    "caused": (
        "",
        N_("The shortage is caused by {against}, although made smaller by {measures}."),
    ),
    "larger": (
        "",
        N_(
            "With {measures} the surplus is larger, with {against} it is smaller; in all, it grows."
        ),
    ),
    "smaller": (
        "",
        N_(
            "With {against} the surplus is smaller, with {measures} it is larger; in all, it"
            " shrinks."
        ),
    ),
    "each_way": ("", N_("With {measures} the balance is better, with {against} it is worse.")),
    _COUNTS_ON: (N_("The scenario has {measures}."), ""),
}
"""What is said of causes that go one way, and of those that go either way."""
_REFORM_ALONE = N_(
    "The difference shows what the reform (most likely the retirement reform) does in the"
    " projection."
)
_AND_REFORM = N_(
    "The scenario has {measures}; a part of the difference is that the retirement reform is not"
    " counted in full."
)
_PART_OF_REFORM_ALONE = N_(
    "The difference shows what the rest of the reform (most likely the retirement reform) does in"
    " the projection."
)

_NEVER = N_("There is no shortage in any year up to {last}.")
_HARD = N_("In {n} of the {years} years the surplus is small and recruitment hard.")
_HARD_ALWAYS = N_("In every year the surplus is small and recruitment hard.")
_HARD_ONCE = N_("In {year} the surplus is small and recruitment hard.")
_COURSES = {
    facts.ONE_YEAR: N_("There is a shortage in {year} alone."),
    facts.TWO_YEARS: N_("There is a shortage in {first} and {last}, largest in {peak} ({n})."),
    facts.ON_AND_OFF: N_(
        "There is a shortage in {count} of the {years} years, largest in {peak} ({n})."
    ),
    facts.ENDS: N_("There is a shortage from {first} to {last}, largest in {peak} ({n})."),
    facts.GROWS: N_("The shortage begins in {first} and grows every year."),
    facts.SHRINKS: N_("The shortage is there from {first} and shrinks every year."),
    facts.LARGEST: N_("The shortage begins in {first} and is largest in {peak} ({n})."),
    facts.LARGEST_LAST: N_("The shortage begins in {first} and is largest in {peak}."),
}

_PLAN = N_("For {plan} a mechanical projection shows: {answer}.")
_SCENARIO = N_('For {plan} a mechanical projection of the scenario "{name}" shows: {answer}.')
_DEMAND = N_('Demand follows "{demand}".')
_AS_IF = N_("That is how it would go {supposed}.")
_BOTH_SIDES = N_("In {year}, supply is {supply} and demand {demand} {unit}.")
_CAVEAT = N_(
    "The figures are rounded. They say what follows from the stated assumptions and are not a"
    " forecast."
)
_ASSUMED = N_(
    "The figures are rounded. They say what follows from the stated assumptions and are not a"
    " forecast; {n} of the {all} inputs are assumptions."
)

_UNDER = N_("just under {amount}")
_OVER = N_("just over {amount}")
_LESS = N_("less than {amount}")
_FRACTIONS: tuple[tuple[float, str], ...] = (
    (1 / 4, N_("a quarter")),
    (1 / 3, N_("a third")),
    (1 / 2, N_("half")),
    (2 / 3, N_("two thirds")),
    (3 / 4, N_("three quarters")),
)
NEAR = 0.035
"""How far a share may be from a fraction that is said for it."""
NEARLY_ALL = 0.995
"""From here on a share is 100 % when it is rounded."""
EXACT = 0.005
"""Nearer than this, it is the fraction."""


def answer_of(frame: Frame, figure: Figure | None = None) -> str:
    """What the horizon brings, and what that supposes, without a full stop."""
    return as_supposed(frame, answer(frame.outlook, frame.language, figure=figure))


def against(frame: Frame, figure: Figure | None = None) -> str:
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
            n=how_many(found.n, frame.language, figure),
            before=missing,
            without=baseline_name(frame.language),
        )
    )


def _unchanged(frame: Frame) -> str:
    """That nothing is changed, but for what the demand scenario assumes."""
    demand = frame.demand_scenario
    name = baseline_name(frame.language)
    if not demand.fulltime_target:
        return _say(frame, _NO_MEASURES, without=name)
    share = assumed_share(frame)
    return _say(frame, _ASSUMED_MEASURE, n=share, demand=demand_name(frame), without=name)


def effect(frame: Frame) -> str:
    """Which measures matter, and how much of the shortage they close; "" if none changes anything.

    A measure is said to close or to widen it as it would by itself, the largest first. What gives
    less than a twentieth of the change is not named (see ``analysis.effects``). That there is less
    of a reform is no measure, and not said to do anything by itself.
    """
    causes, found = frame.causes, frame.against
    if not causes.named and not whole(causes.change):
        return ""
    others = [cause for cause in causes.named if cause.levers[0].family != "reform"]
    if len(others) < len(causes.named) and supposed(frame):
        part = reform_of(frame.scenario) > 0.0
        text = _PART_OF_REFORM_ALONE if part else _REFORM_ALONE
        return _say(frame, _AND_REFORM if others else text, measures=in_a_row(frame, others))
    moves = bool(found.n)
    better, worse = (in_a_row(frame, causes.way(sign)) for sign in (1, -1))
    if moves and causes.change > 0:
        better = better or together(frame)
    elif moves:
        worse = worse or together(frame)
    share = ""
    if found.was_short and not found.short and better:
        code = "closed"
    elif found.was_short and found.better and better and moves:
        code = "nearly" if found.closed >= NEARLY_ALL else "part"
        share = share_of(found.closed, frame.language)
    elif found.was_short and found.worse and worse and moves:
        code = "wider"
    elif not (better and worse):
        code = _COUNTS_ON
    elif found.was_short or not moves:
        code = "each_way"
    elif found.short:
        code = "caused"
    else:
        code = "larger" if found.better else "smaller"
    text = _EFFECTS[code][bool(better and worse)]
    if code == _COUNTS_ON:
        better = better or worse or together(frame)
    return capital(_say(frame, text, measures=better, against=worse, share=share))


def course(frame: Frame, figure: Figure | None = None) -> str:
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


def paragraph(frame: Frame) -> str:
    """The answer, what the measures do, how the shortage goes and what the figures are, as one
    line of plain text in the frame's language, to paste into a case document."""
    language = frame.language

    def figure(value: float) -> str:
        return about(value, language)

    name = frame_name(frame) if frame.scenario.name else ""
    supply, demand = float(frame.supply()[-1]), float(frame.demand()[-1])
    count = count_all_assumed(frame.plan)
    sentences = [
        _say(
            frame,
            _SCENARIO if name else _PLAN,
            plan=frame.plan.name,
            name=name,
            answer=answer(frame.outlook, language, figure=figure),
        ),
        _say(frame, _AS_IF, supposed=words) if (words := supposed(frame)) else "",
        against(frame, figure),
        effect(frame),
        course(frame, figure),
        _say(
            frame,
            _BOTH_SIDES,
            year=frame.years[-1],
            supply=how_many(supply, language, figure),
            demand=how_many(demand, language, figure),
            unit=counted(frame.unit, demand, language),
        ),
        _say(frame, _DEMAND, demand=demand_name(frame)),
        counts_on(frame),
        _say(
            frame,
            _ASSUMED if count.assumed else _CAVEAT,
            n=format_number(count.assumed, 0, language.code),
            all=format_number(count.figures, 0, language.code),
        ),
    ]
    return " ".join(filter(None, sentences))


def _say(frame: Frame, text: str, **values: object) -> str:
    return frame.language(text).format(**values)


# --- rounded figures ----------------------------------------------------------------------------


def about(value: float, language: Language) -> str:
    """``value`` without its sign, to two figures, or three from 10,000.

    Below 100 it is whole. "just under" and "just over" say where the figure was rounded.
    """
    size = whole(abs(value))
    if size < 100:
        return format_number(size, 0, language.code)
    step = 10 ** (floor(log10(size)) - (1 if size < 10_000 else 2))
    shown = floor(size / step + 0.5) * step
    return _near(float(shown), float(size), format_number(shown, 0, language.code), language)


def share_of(share: float, language: Language) -> str:
    """A share of 0..1 as a fraction where one is near, else in whole percent.

    Something is never said to be nothing, nor nearly all to be all.
    """
    if 0.0 < share < 0.005:
        percent = format_percent(0.01, 0, language.code)
        return language(_LESS).format(amount=percent)
    for fraction, text in _FRACTIONS:
        if abs(share - fraction) <= NEAR:
            words = language(text)
            if abs(share - fraction) < EXACT:
                return words
            return _near(fraction, share, words, language)
    if NEARLY_ALL <= share < 1.0:
        return _near(1.0, share, format_percent(1.0, 0, language.code), language)
    return format_percent(share, 0, language.code)


def _near(shown: float, value: float, words: str, language: Language) -> str:
    if shown == value:
        return words
    return language(_UNDER if value < shown else _OVER).format(amount=words)
