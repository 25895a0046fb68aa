"""Goals in words: how each is doing by what was measured, and beside it what the scenario comes to,
which is a projection and is told as one."""

from __future__ import annotations

from collections.abc import Mapping

from sosuplan.analysis.goals import (
    COUNTED,
    READINGS,
    FollowedGoal,
    GoalList,
    GoalStatus,
    NotProjected,
)
from sosuplan.analysis.indicators import BOTH, DAYS, FULL_TIME, INDICATORS, PERSONS, SHARE
from sosuplan.model.library import known_measures, known_sources
from sosuplan.model.plan import Goal, Plan, Source
from sosuplan.model.schema.tables import table_name
from sosuplan.narrative.measure_catalogue import measure_title
from sosuplan.narrative.measures import in_a_line
from sosuplan.text.dates import decimal_year, spoken_date
from sosuplan.text.language import N_, NN_, Language
from sosuplan.text.numbers import NO_BREAK_SPACE, format_number, format_percent, with_unit
from sosuplan.text.terms import cut, listed, word

STATUS_WORDS: Mapping[GoalStatus, str] = {
    GoalStatus.REACHED: N_("Reached"),
    GoalStatus.ON_TRACK: N_("On track"),
    GoalStatus.BEHIND: N_("Behind"),
    GoalStatus.NOT_MEASURED: N_("Not measured"),
    GoalStatus.NO_TARGET: N_("Without a target"),
    GoalStatus.NO_YEAR: N_("Without a target year"),
    GoalStatus.NO_BASELINE: N_("Without a baseline"),
}
STATUS_SIGNS: Mapping[GoalStatus, str] = {
    GoalStatus.REACHED: "●",
    GoalStatus.ON_TRACK: "◆",
    GoalStatus.BEHIND: "▼",
    GoalStatus.NOT_MEASURED: "○",
    GoalStatus.NO_TARGET: "–",
    GoalStatus.NO_YEAR: "○",
    GoalStatus.NO_BASELINE: "○",
}
"""A status is a word, a shape and a colour."""
FREQUENCY_WORDS: Mapping[str, str] = {
    "month": N_("every month"),
    "quarter": N_("every quarter"),
    "half_year": N_("every half year"),
    "year": N_("every year"),
}
UNIT_WORDS: Mapping[str, str] = {
    SHARE: N_("per cent (%)"),
    PERSONS: N_("persons"),
    FULL_TIME: N_("full-time persons"),
    DAYS: N_("days"),
}
"""The units that the program knows; any other is a word of one's own."""

LONGEST_TITLE, LONGEST_UNIT = 160, 40
"""Characters of a title, and of a unit of one's own, where they are told."""

_FIGURE_AND_DATE = N_("{figure} ({date})")
_NO_YEAR_SAID = N_("no year")
_NONE = "–"
_REACHES = {True: N_("Yes"), False: N_("No"), None: N_("Cannot be computed")}
_REACHED = N_('"{title}" is reached: {measured} was measured, and the target is {target}.')
_ON_TRACK = N_(
    '"{title}" is on track: {measured} was measured. The straight line from {baseline} to {target}'
    " is at {line} there."
)
_BEHIND = N_(
    '"{title}" is behind: {measured} was measured. The straight line from {baseline} to {target} is'
    " at {line} there."
)
_LATE = N_('"{title}" is behind: {measured} was measured, and the target was {target}.')
_NOT_MEASURED = N_(
    '"{title}" has not been measured since the baseline: {baseline}. The target is {target}.'
)
_WAS_ON_TRACK = N_('"{title}" was last measured at {measured}, and the target was {target}.')
_PAST_DUE = N_(
    "The target year has passed and nothing was measured when it was due, so it is not known"
    " whether the target was reached."
)
_NO_TARGET = N_('"{title}" is a reading without a target: {baseline}.')
_NO_TARGET_MEASURED = N_(
    '"{title}" is a reading without a target: {baseline}, and since then {measured}.'
)
_NO_YEAR = N_(
    '"{title}" has no target year, so it cannot be said whether it is on track: {measured} was'
    " measured, and the target is {target}."
)
_NO_BASELINE = N_(
    '"{title}" has no baseline with a date, so it cannot be said how it is doing. The target is'
    " {target}."
)
_APART = N_(
    "The projection begins at {figure} in {year} and not at the baseline: if the goal is about one"
    " employer, say which."
)
_COMES_TO = {
    True: N_(
        "In this scenario the projected figure is {figure} in {year}: that reaches the target."
    ),
    False: N_(
        "In this scenario the projected figure is {figure} in {year}: that does not reach the"
        " target."
    ),
    None: N_("In this scenario the projected figure is {figure} in {year}."),
}
_NOT_PROJECTED: Mapping[NotProjected, str] = {
    NotProjected.OWN: N_("It cannot be projected: the model does not know the indicator."),
    NotProjected.OUTSIDE: N_("It cannot be projected: it is about somebody outside the plan."),
    NotProjected.NOT_TOLD: N_(
        "It cannot be projected: the model does not tell the indicator of one employer, or of both"
        " occupations together."
    ),
    NotProjected.YEAR: N_(
        "It cannot be projected: the target year is not among the years of the plan."
    ),
    NotProjected.NOTHING: N_("It cannot be projected: the model says nothing of that year."),
}
_STANDING = N_("Standing of the target: {text}.")
_ALL = N_("All {all} goals are reached")
_NO_GOAL = N_("None of {all} goals is reached")
_SOME = NN_("{n} of {all} goals is reached", "{n} of {all} goals are reached")
_MORE: Mapping[GoalStatus, tuple[str, str]] = {
    GoalStatus.ON_TRACK: NN_("1 is on track", "{n} are on track"),
    GoalStatus.BEHIND: NN_("1 is behind", "{n} are behind"),
    GoalStatus.NOT_MEASURED: NN_("1 is not measured", "{n} are not measured"),
}
_LACKING = NN_("1 goal lacks a year or a baseline", "{n} goals lack a year or a baseline")
_ONLY: Mapping[GoalStatus, str] = {
    GoalStatus.REACHED: N_("The goal is reached"),
    GoalStatus.ON_TRACK: N_("The goal is on track"),
    GoalStatus.BEHIND: N_("The goal is behind"),
    GoalStatus.NOT_MEASURED: N_("The goal is not measured"),
    GoalStatus.NO_YEAR: N_("The goal lacks a target year"),
    GoalStatus.NO_BASELINE: N_("The goal lacks a baseline with a date"),
}
_NONE_YET = N_("The plan has no goals of its own yet")
_READINGS = NN_("1 reading has no target", "{n} readings have no target")
_SCENARIO = NN_(
    "This scenario reaches {reached} of the 1 goal that can be projected.",
    "This scenario reaches {reached} of the {n} goals that can be projected.",
)
_RULE = N_(
    "A goal is reached when the latest measurement is at the target or past it, and on track when"
    " it is at the straight line from the baseline to the target or past it; otherwise it is"
    " behind. A goal that was on track when it was last measured counts as not measured once the"
    " target year has passed."
    " Only what was measured after the baseline counts, and nothing that is an assumption."
    " What a scenario comes to is a projection and changes no status."
)
_FOLLOWED_BY = N_("Followed up by: {who}.")
_FOLLOWED_BY_OFTEN = N_("Followed up by: {who}, {often}.")
_FOLLOWED = N_("Followed up {often}.")
_SERVED_BY = N_("Measures that serve it: {measures}.")
_SOURCE = N_("Source: {source}.")
_HEADS = (
    *(N_("Goal"), N_("Baseline"), N_("Target figure"), N_("Last measured"), N_("Status")),
    *(N_("Projected"), N_("Does the scenario reach it?")),
)
_ANSWER_AND_FIGURE = N_("{answer}: {figure}")
_READING = N_("reading of the goal")
_AREAS = N_("the whole plan")


def whole_title(goal: Goal, language: Language) -> str:
    """What a goal is called, as it was written."""
    return goal.title_en if language.code == "en" and goal.title_en else goal.title_da


def title_of(goal: Goal, language: Language) -> str:
    """The same in one line, to stand in sentences."""
    return cut(in_a_line(whole_title(goal, language)), LONGEST_TITLE)


def status_text(status: GoalStatus, language: Language) -> str:
    """The same with its shape."""
    return f"{STATUS_SIGNS[status]}{NO_BREAK_SPACE}{status_word(status, language)}"


def status_word(status: GoalStatus, language: Language) -> str:
    """A status as it is told."""
    return language(STATUS_WORDS[status])


def indicator_name(goal: Goal, language: Language) -> str:
    """What is counted: a name of the plan's, or the one that was typed."""
    known = INDICATORS.get(goal.indicator)
    return goal.indicator if known is None else language(known.name)


def group_name(goal: Goal, language: Language) -> str:
    """The occupation that a goal is about, or whoever else was typed."""
    return word("all" if goal.occupation in BOTH else goal.occupation, language)


def scope(goal: Goal, language: Language) -> str:
    """Whom a goal is about."""
    sector = word(goal.sector, language) if goal.sector else ""
    parts = (goal.area or language(_AREAS), sector, group_name(goal, language))
    return ", ".join(filter(None, parts))


def decimals(unit: str, value: float) -> int:
    """How many a figure of a unit is shown with."""
    if unit in (PERSONS, FULL_TIME) or abs(value) >= 1000.0:
        return 0
    return 1


def figure(unit: str, value: float | None, language: Language) -> str:
    """A value with its unit; a dash where there is none."""
    if value is None:
        return _NONE
    if unit == SHARE:
        return format_percent(value, 1, language.code)
    number = format_number(value, decimals(unit, value), language.code)
    name = unit_name(unit, language)
    return with_unit(number, name, language.code) if name else number


def unit_name(unit: str, language: Language) -> str:
    """What a figure counts, for a scale or a heading."""
    if unit == SHARE:
        return "%"
    return language(UNIT_WORDS[unit]) if unit in UNIT_WORDS else cut(in_a_line(unit), LONGEST_UNIT)


def _dated(unit: str, value: float | None, when: str, language: Language) -> str:
    told = figure(unit, value, language)
    if value is None or not when:
        return told
    return language(_FIGURE_AND_DATE).format(figure=told, date=spoken_date(when, language))


def brief(unit: str, value: float | None, when: str, language: Language) -> str:
    """A figure with its year, for a column of many: only shares have their sign, and of a month or
    a day the year is told, of a school year its two ends ("24/25")."""
    if value is None:
        return _NONE
    told = (
        figure(unit, value, language)
        if unit == SHARE
        else format_number(value, decimals(unit, value), language.code)
    )
    at = decimal_year(when)
    shown = when if at is None else f"{int(at)}"
    if at is not None and "/" in when:
        shown = f"{(int(at) - 1) % 100:02}/{int(at) % 100:02}"
    return language(_FIGURE_AND_DATE).format(figure=told, date=shown) if when else told


def brief_texts(one: FollowedGoal, language: Language) -> tuple[str, ...]:
    """A goal under ``brief_heads``."""
    goal, latest = one.goal, one.latest
    return (
        title_of(goal, language),
        brief(goal.unit, goal.baseline, goal.baseline_date, language),
        brief(goal.unit, goal.target, goal.target_date, language),
        _NONE if latest is None else brief(goal.unit, latest.value, latest.date, language),
        status_text(one.status, language),
        _brief_projection(one, language),
    )


def _brief_projection(one: FollowedGoal, language: Language) -> str:
    told = brief(one.goal.unit, one.projected, str(one.projected_year or ""), language)
    return _answered(one, told, language)


def projection_text(one: FollowedGoal, language: Language) -> str:
    """Whether the scenario reaches the target, and what it comes to with its year."""
    return _answered(one, projected_text(one, language), language)


def _answered(one: FollowedGoal, told: str, language: Language) -> str:
    if one.reaches is None:
        return told
    return language(_ANSWER_AND_FIGURE).format(answer=reaches_word(one, language), figure=told)


def brief_heads(language: Language) -> tuple[str, ...]:
    """The headings of a narrow table of goals."""
    *most, _projected, reaches = heads(language)
    return (*most, reaches)


def baseline_text(goal: Goal, language: Language) -> str:
    """The baseline with its date."""
    return _dated(goal.unit, goal.baseline, goal.baseline_date, language)


def target_text(goal: Goal, language: Language) -> str:
    """The target with its year."""
    when = goal.target_date or language(_NO_YEAR_SAID)
    return _dated(goal.unit, goal.target, when, language)


def measured_text(one: FollowedGoal, language: Language) -> str:
    """What was measured last, with its date; a dash if nothing was."""
    latest = one.latest
    if latest is None:
        return _NONE
    return _dated(one.goal.unit, latest.value, latest.date, language)


def projected_text(one: FollowedGoal, language: Language) -> str:
    """What the scenario comes to, with its year; a dash where that is not known."""
    return _dated(one.goal.unit, one.projected, str(one.projected_year or ""), language)


def reaches_word(one: FollowedGoal, language: Language) -> str:
    """Whether the scenario reaches the target."""
    return _NONE if one.goal.target is None else language(_REACHES[one.reaches])


def reading_from(table: str, language: Language) -> str:
    """Where a measurement is written."""
    return language(_READING) if table == READINGS else table_name(table, language)


def frequency_text(goal: Goal, language: Language) -> str:
    """How often a goal is followed up; "" if nobody has said."""
    return language(FREQUENCY_WORDS[goal.frequency]) if goal.frequency else ""


def source_of_goal(plan: Plan, goal: Goal) -> Source | None:
    """Where a goal comes from: a source of the plan, or of the library."""
    return known_sources(plan).get(goal.source_id)


def sentence(one: FollowedGoal, language: Language) -> str:
    """How a goal is doing."""
    goal, status = one.goal, one.status
    text = {
        GoalStatus.REACHED: _REACHED,
        GoalStatus.ON_TRACK: _ON_TRACK,
        GoalStatus.BEHIND: _BEHIND,
        GoalStatus.NOT_MEASURED: _NOT_MEASURED,
        GoalStatus.NO_TARGET: _NO_TARGET if one.latest is None else _NO_TARGET_MEASURED,
        GoalStatus.NO_YEAR: _NO_YEAR,
        GoalStatus.NO_BASELINE: _NO_BASELINE,
    }[status]
    if status is GoalStatus.BEHIND and one.line is None:
        text = _LATE
    elif status is GoalStatus.NOT_MEASURED and one.latest is not None:
        text = _WAS_ON_TRACK
    told = language(text).format(
        title=title_of(goal, language),
        measured=measured_text(one, language),
        baseline=baseline_text(goal, language),
        target=target_text(goal, language),
        line=figure(goal.unit, one.line, language),
    )
    open_ended = status in (GoalStatus.NOT_MEASURED, GoalStatus.BEHIND) and one.is_past_due
    return f"{told} {language(_PAST_DUE)}" if open_ended else told


def projection_sentence(one: FollowedGoal, language: Language) -> str:
    """What the scenario comes to, or why that cannot be said."""
    if one.projected is None:
        return language(_NOT_PROJECTED[one.not_projected or NotProjected.NOTHING])
    unit, first = one.goal.unit, one.begins_apart
    told = language(_COMES_TO[one.reaches]).format(
        figure=figure(unit, one.projected, language), year=one.projected_year
    )
    if first is None:
        return told
    apart = language(_APART).format(figure=figure(unit, one.course[first], language), year=first)
    return f"{told} {apart}"


def standing(goal: Goal, language: Language) -> str:
    """Who has adopted the target, or that nobody has; "" where nothing is said of it."""
    text = in_a_line(goal.status_of_target)
    return language(_STANDING).format(text=text) if text else ""


def followed_by(goal: Goal, language: Language) -> str:
    """Who follows a goal, and how often; "" if nobody is said to."""
    who, often = in_a_line(goal.responsible), frequency_text(goal, language)
    if not who:
        return language(_FOLLOWED).format(often=often) if often else ""
    text = language(_FOLLOWED_BY_OFTEN if often else _FOLLOWED_BY)
    return text.format(who=who, often=often)


def measure_titles(plan: Plan, goal: Goal, language: Language) -> list[str]:
    """The measures that serve a goal, those of the plan and of the library alike; one that is
    neither is told by its id."""
    known = measure_names(plan, language)
    return [in_a_line(known.get(one, one)) for one in goal.measures.split()]


def measure_names(plan: Plan, language: Language) -> dict[str, str]:
    """What the measures of the library and of the plan are called, by their ids."""
    return {one: measure_title(row, language) for one, row in known_measures(plan).items()}


def measures_text(plan: Plan, goal: Goal, language: Language) -> str:
    """The same as a sentence; "" where there are none."""
    titles = measure_titles(plan, goal, language)
    return language(_SERVED_BY).format(measures="; ".join(titles)) if titles else ""


def source_name(plan: Plan, goal: Goal) -> str:
    """Where a goal comes from; "" where nobody has said."""
    source = source_of_goal(plan, goal)
    if source is None:
        return ""
    parts = (source.title, source.publisher, source.published, goal.locator)
    return ", ".join(filter(None, map(in_a_line, parts)))


def source_text(plan: Plan, goal: Goal, language: Language) -> str:
    """The same as a sentence."""
    name = source_name(plan, goal)
    return language(_SOURCE).format(source=name) if name else ""


def heads(language: Language) -> tuple[str, ...]:
    """The headings of the table of goals."""
    return tuple(map(language, _HEADS))


def rule(language: Language) -> str:
    """What the words of the status mean."""
    return language(_RULE)


def headline(found: GoalList, language: Language) -> str:
    """How the plan's own goals are doing, a heading without a full stop."""
    own = found.own
    count = {one: len(own.with_status(one)) for one in GoalStatus}
    count.pop(GoalStatus.NO_TARGET)
    total = sum(count.values())
    parts = []
    if total == 1:
        (only,) = (one for one, n in count.items() if n)
        parts.append(language(_ONLY[only]))
    elif total:
        parts.append(_first(count[GoalStatus.REACHED], total, language))
        parts += [
            language.plural(_MORE[one], count[one]).format(n=count[one])
            for one in COUNTED[1:]
            if count[one]
        ]
    elif found.own:
        return beside_headline(found, language).removesuffix(".")
    return listed(parts, language) if parts else language(_NONE_YET)


def beside_headline(found: GoalList, language: Language) -> str:
    """Which of them are neither, in a sentence; "" where none is."""
    own = found.own
    lacking = sum(len(own.with_status(one)) for one in (GoalStatus.NO_YEAR, GoalStatus.NO_BASELINE))
    told = [(_LACKING, lacking), (_READINGS, len(own.with_status(GoalStatus.NO_TARGET)))]
    return " ".join(f"{language.plural(texts, n).format(n=n)}." for texts, n in told if n)


def _first(reached: int, total: int, language: Language) -> str:
    if reached == total:
        return language(_ALL).format(all=total)
    if not reached:
        return language(_NO_GOAL).format(all=total)
    return language.plural(_SOME, reached).format(n=reached, all=total)


def scenario_headline(found: GoalList, language: Language) -> str:
    """How many of the plan's own goals the scenario reaches; "" where none can be projected."""
    told = [one.reaches for one in found.own.goals if one.reaches is not None]
    if not told:
        return ""
    text = language.plural(_SCENARIO, len(told))
    return text.format(n=len(told), reached=told.count(True))


def summary(found: GoalList, language: Language) -> list[str]:
    """How the plan's own goals are doing, and how many the scenario reaches: a sentence each, the
    headline first."""
    told = (
        f"{headline(found, language)}.",
        beside_headline(found, language),
        scenario_headline(found, language),
    )
    return list(dict.fromkeys(filter(None, told)))
