"""What a moved lever means in the plan's own figures: the last column of the table of measures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from string import Formatter
from typing import NamedTuple

from sosuplan.analysis.frame import BASELINE, CURRENT, Frame
from sosuplan.analysis.no_effect import NoEffect
from sosuplan.analysis.potential import more_on_fulltime
from sosuplan.analysis.today import figures_of, has_figure, lever_heads, today
from sosuplan.model.lever import Lever, Text
from sosuplan.narrative.scenario_name import demand_name
from sosuplan.text.language import N_, NN_, Language
from sosuplan.text.numbers import format_number, format_percent, rounded, whole
from sosuplan.text.terms import capital, count_said, how_many, listed, lower, word

_YEARS = N_("from {start}, in full in {full}")
_YEAR = N_("in full from {start}")
_FIRST_YEAR = N_("from {start}")
_UNDER = N_("less than {amount}")
_MOST_DECIMALS = 6
_LEAST_YEARS = 0.1
"""Years that are fewer would be shown as none."""
_AS_REGION = N_("The region's share today")
_AS_REGION_OF = N_("The region's share today ({who})")
_MORE_OF_STAFF = NN_(
    "{staff} more person of today's staff on full time",
    "{staff} more of today's staff on full time",
)
_FEWER_OF_STAFF = N_("{staff} fewer of today's staff on full time")
_NEAR = 0.0005
"""Shares that differ by less are shown as the same."""
_NOT_FOR = N_("No effect on {who}")
_OVERRULED = N_('No effect: "{demand}" assumes {n}')
_ASSUMED = N_("The demand assumes {n}")
_ASSUMED_FULL_TIME = N_("The demand assumes {n} on full time")
_CAUSES = {
    NoEffect.AS_BEFORE: N_("No effect: the same as today"),
    NoEffect.NO_MEASURE: N_("No effect: no measure goes by this year"),
    NoEffect.OTHER_OCCUPATION: _NOT_FOR,
    NoEffect.AFTER_HORIZON: N_("No effect until after {year}"),
    NoEffect.AT_END: N_("No effect: {end}"),
    NoEffect.OTHER_LEVERS: N_("No effect beside the scenario's other levers"),
    NoEffect.TOO_SMALL: N_("Too small to change anything"),
    NoEffect.UNKNOWN: N_("No effect in this scenario"),
}
_NOBODY_OF = {
    "fulltime_target": N_("No effect: nobody is in this group"),
}
_NOBODY = {
    "retirement": N_("No effect: nobody retires at another age"),
    "fulltime": N_("No effect: nobody works part time"),
    "trainees": N_("No effect: there are no trainees that it could act on"),
    "retention": N_("No effect: there is nobody that it could act on"),
    "recruitment": N_("No effect: there is nobody that it could act on"),
    "demand": N_("No effect: nobody is needed"),
    "timing": N_("No effect: there is nobody that it could act on"),
}
"""Where there is nothing that a lever could act on: of some families, and of the rest by group."""
_NO_FURTHER = N_("it can go no further")
_NO_MORE = N_("More of it changes nothing: {end}")
_WHY_NOTHING = N_("Why did nothing happen? {name} – {why}.")
_IDLE = N_("{name} – {why}.")
_ALSO_IDLE = NN_("Nor does {names} do anything.", "Nor do {names} do anything.")
_AT_LEAST = N_("at least {n}")


def meaning(frame: Frame, lever: Lever) -> str:
    """What ``lever`` means in the scenario of ``frame``, or why it has no effect there; and its
    years, where it goes by its own."""
    text = why_not(frame, lever) or reason(frame, lever)
    return "; ".join(filter(None, (text, own_years(frame, lever))))


def own_years(frame: Frame, lever: Lever) -> str:
    """The years that a lever goes by, where they are its own: "from 2027, in full in 2031"."""
    if lever.id not in frame.scenario.timing:
        return ""
    return years_text(lever, *frame.scenario.years_of(lever.id, frame.catalogue), frame.language)


def years_text(lever: Lever, start: int, full: int, language: Language) -> str:
    """When a lever begins and, if it grows until then, when it acts in full."""
    text = _FIRST_YEAR
    if lever.gradual:
        text = _YEARS if start < full else _YEAR
    return language(text).format(start=start, full=full)


def reason(frame: Frame, lever: Lever) -> str:
    """A few words about ``lever`` in the scenario of ``frame``."""
    value = frame.scenario.levers[lever.id]
    text = lever.why_down if value < (lever.neutral or 0.0) and lever.why_down else lever.why
    if lever.sets_fulltime:
        text = _of_fulltime(frame, lever, value)
    one = text if isinstance(text, str) else text[0]
    blanks = [name for _, name, _, _ in Formatter().parse(one) if name]
    figures = {name: _FIGURES[name](frame, lever, value) for name in blanks}
    if isinstance(text, str):
        sentence = frame.language(text)
    else:
        # What is said first is what is counted.
        sentence = frame.language.plural(text, figures[blanks[0]].number)
    return capital(sentence.format_map({name: figure.shown for name, figure in figures.items()}))


def why_not(frame: Frame, lever: Lever, *, short: bool = False) -> str:
    """Why ``lever`` changes nothing for the occupation looked at, or would not; "" if it does.
    ``short``: in a line beside the lever, where its own figure stands too."""
    cause, say = frame.no_effect(lever), frame.language
    if cause is None:
        return ""
    if cause == NoEffect.OVERRULED:
        return _overruled(frame, lever, short=short)
    if cause == NoEffect.NOBODY:
        nought = lever.why_not if not has_figure(frame.plan, lever) else ""
        return say(nought or _NOBODY_OF.get(lever.family) or _NOBODY[lever.group])
    return say(_CAUSES[cause]).format(
        year=frame.years[-1],
        who=word(f"{frame.occupation}.short", say),
        end=_end(frame, lever),
    )


def no_more(frame: Frame, lever: Lever) -> str:
    """Why the last step of a moved lever changes nothing, where those before do; "" if it does."""
    cause = frame.no_more(lever)
    if cause == NoEffect.AT_END:
        return frame.language(_NO_MORE).format(end=_end(frame, lever))
    return _overruled(frame, lever, short=True) if cause == NoEffect.OVERRULED else ""


def idle(frame: Frame) -> str:
    """Which moved levers change nothing, and why each does not; "" if all do something."""
    say = frame.language
    found = [
        (lever.full_name(say, frame.scenario.levers[lever.id]), lower(why_not(frame, lever)))
        for lever in frame.catalogue
        if lever.id in frame.scenario.levers and frame.no_effect(lever)
    ]
    if not found:
        return ""
    name, why = found[0]
    if frame.begins is None:
        text = say(_WHY_NOTHING).format(name=name, why=why)
    else:
        text = say(_IDLE).format(name=name, why=why)
    if len(found) > 1:
        text += " " + say.plural(_ALSO_IDLE, len(found) - 1).format(
            n=len(found) - 1, names=listed([one for one, _ in found[1:]], say)
        )
    return text


def _end(frame: Frame, lever: Lever) -> str:
    """How it is where the figure of a lever can go no further."""
    value = frame.scenario.levers.get(lever.id, lever.high)
    up = value >= today(frame.plan, lever)
    return frame.language((up and lever.at_end) or _NO_FURTHER)


def _overruled(frame: Frame, lever: Lever, *, short: bool) -> str:
    """That the full time that the demand scenario assumes leaves nothing for ``lever`` to do."""
    text = _OVERRULED
    if short:
        text = _ASSUMED if lever.sets_fulltime else _ASSUMED_FULL_TIME
    return frame.language(text).format(demand=demand_name(frame), n=assumed_share(frame))


def assumed_share(frame: Frame) -> str:
    """The share on full time that the demand scenario assumes: a group may already be above it."""
    share, say = frame.demand_scenario.fulltime_target or 0.0, frame.language
    n = _share_digits(share, say.code)
    return n if share >= 1.0 else say(_AT_LEAST).format(n=n)


def _share_digits(share: float, code: str) -> str:
    """A share that was chosen, in percent: with a decimal only where there is one, and with more
    where it would else be shown as nothing."""
    for decimals in range(_MOST_DECIMALS):
        shown = rounded(100.0 * share, decimals)
        if abs(shown - 100.0 * share) < 0.05 and (shown or not share):
            break
    return format_percent(share, decimals, code)


class _Figure(NamedTuple):
    """What stands in a blank of a reason, and as how many it counts."""

    shown: str
    number: int = 2


def _of_fulltime(frame: Frame, lever: Lever, value: float) -> Text:
    """That it is the region's own share, or else how many people more or fewer it means."""
    alike = _regions_alike(frame, lever, value)
    if lever.sector != "region" and alike:
        return _AS_REGION if lever.occupation in alike else _AS_REGION_OF
    people, change = more_on_fulltime(frame, lever), value - today(frame.plan, lever)
    if people * change > 0.0:
        return lever.why if people > 0 else lever.why_down
    # There are more or fewer people by then, which hides what the lever does.
    return _MORE_OF_STAFF if change >= 0 else _FEWER_OF_STAFF


def _regions_alike(frame: Frame, lever: Lever, value: float) -> list[str]:
    """The occupations whose share on full time in the region today is ``value``."""
    return [
        one.occupation
        for one in frame.catalogue
        if one.family == lever.family
        and one.sector == "region"
        and abs(today(frame.plan, one) - value) < _NEAR
    ]


def told_apart(before: float, after: float, code: str) -> tuple[str, str]:
    """Two figures in whole numbers, or with the decimals it takes to see that they differ."""
    for decimals in range(4):
        a, b = (format_number(number, decimals, code) for number in (before, after))
        if a != b:
            break
    return a, b


def _ends(shown: list[str]) -> str:
    """The lowest and the highest, or the one there is."""
    return "–".join(dict.fromkeys((shown[0], shown[-1])))


def _people(frame: Frame, people: float) -> _Figure:
    return _Figure(how_many(people, frame.language), count_said(people))


def _todays(frame: Frame, lever: Lever, *, rest: bool = False) -> _Figure:
    """The plan's figures that the lever changes, from the lowest to the highest, of the occupation
    looked at; with ``rest`` what is left to 100 %."""
    code = frame.language.code
    occupation = lever.occupation or frame.occupation
    found = sorted(
        1.0 - figure if rest else figure
        for row, figure in figures_of(frame.plan, lever)
        if occupation in ("all", row.occupation)
    )
    if lever.unit.code != "share":
        return _Figure(_ends([format_number(one, 1, code) for one in found]))
    ends = _ends([format_number(100.0 * one, 0, code) for one in found])
    return _Figure(ends + format_percent(0.0, 0, code).removeprefix("0"))


def _trainees(frame: Frame, lever: Lever, run: int) -> _Figure:
    """Those who start in the last year: in the scenario, or without it."""
    people = [
        float(frame.projection.total("gf2_starts", one, lever.occupation)[-1])
        for one in (BASELINE, CURRENT)
    ]
    shown = told_apart(people[BASELINE], people[CURRENT], frame.language.code)[run]
    return _Figure(shown, whole(people[run]) if shown.isdecimal() else 2)


def _later(frame: Frame, value: float) -> _Figure:
    """Years by which so much of the reform moves retirement in the last year, against all of it."""
    language = frame.language
    inputs = frame.inputs
    whole = float(inputs.with_reform[0, -1] - inputs.without_reform[0, -1])
    years = abs(whole * (value - 1.0))
    n = format_number(max(years, _LEAST_YEARS), 1, language.code)
    return _Figure(n if years >= _LEAST_YEARS else language(_UNDER).format(amount=n))


def _leaving(frame: Frame) -> _Figure:
    """Those who leave in the first year for other reasons than retirement."""
    return _people(
        frame, float(frame.projection.total("other_exits", BASELINE, frame.occupation)[0])
    )


_FIGURES: Mapping[str, Callable[[Frame, Lever, float], _Figure]] = {
    "today": lambda frame, lever, _: _todays(frame, lever),
    "lost": lambda frame, lever, _: _todays(frame, lever, rest=True),
    "leaving": lambda frame, _lever, _: _leaving(frame),
    "trainees": lambda frame, lever, _: _trainees(frame, lever, CURRENT),
    "otherwise": lambda frame, lever, _: _trainees(frame, lever, BASELINE),
    "later": lambda frame, _, value: _later(frame, value),
    "people": lambda frame, lever, _: _people(frame, more_on_fulltime(frame, lever)),
    "staff": lambda frame, lever, value: _people(
        frame, (value - today(frame.plan, lever)) * lever_heads(frame.plan, lever)
    ),
    "who": lambda frame, lever, value: _Figure(
        word(f"{_regions_alike(frame, lever, value)[0]}.short", frame.language)
    ),
    "year": lambda frame, _lever, _: _Figure(str(frame.years[-1])),
}
"""The blanks that a lever's reasons may have."""
