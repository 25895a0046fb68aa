"""The catalogue of measures in words: themes and focus areas, what is known of the effect, and what
a scenario's measures do."""

from __future__ import annotations

from collections.abc import Sequence

from sosuplan.analysis.measures import (
    FULLY,
    NOT,
    PARTLY,
    Attached,
    Gain,
    MeasureFacts,
    Measures,
)
from sosuplan.engine.projection import FTE, HEADS
from sosuplan.model.lever import Lever
from sosuplan.model.levers import name_of_lever
from sosuplan.model.plan import Measure
from sosuplan.model.schema.policy_rows import MEASURED
from sosuplan.narrative.named_in_texts import with_names
from sosuplan.text.language import N_, NN_, Language
from sosuplan.text.numbers import format_as_given, format_number, whole, with_unit
from sosuplan.text.terms import capital, counted, listed, more_or_fewer, word

_CODES: dict[str, str] = {
    "rekruttering": N_("Recruitment"),
    "trivsel-fastholdelse": N_("Well-being and retention"),
    "oevrige-vilkaar": N_("Other conditions"),
    "uddannelsesvalg": N_("Choice of education"),
    "under-uddannelse": N_("During education"),
    "vejen-til-arbejdsmarkedet": N_("The way to work"),
    "livslang-laering": N_("Lifelong learning"),
    NOT: N_("Not measured"),
    PARTLY: N_("Partly measured"),
    FULLY: N_("Measured before and after"),
}
_OWN_MEASURE = N_("Own measure")
_FINDING = N_(
    "None of the {n} measures of others has a figure from before and from after. {some}"
    " What they give, you must assume yourself."
)
_SOME_MEASURED = NN_(
    "{n} of the {all} measures of others has a figure from before and from after. {some}",
    "{n} of the {all} measures of others have a figure from before and from after. {some}",
)
_PARTLY = NN_("{n} has a partial one.", "{n} have a partial one.")

_BEFORE_AFTER = N_("{what}: {before} before and {after} after, {change}.")
_THE_FIGURE = N_("The figure")
_COMPARED = N_("Compared with")
_LESS_COMPARED = N_("Less what happened where it was not done: {effect}.")
_NO_COMPARISON = N_("Without a comparison: the change may have other causes.")
_MOVED = N_("{lever}: {value}")
_POINTS = N_("percentage points")
_MOVES_LEVERS = NN_("moves {n} lever", "moves {n} levers")
_LOW_TO_HIGH = N_("{low} to {high}")
_NO_SIZE = N_("{lever}: no size given")
_NO_LEVER = N_("moves no lever")
_GONE_LEVER = N_("its lever is not in this plan")
_GAIN = N_("{n} {unit} ({occupation})")
_TOGETHER = NN_(
    "It changes the balance in {year} by {gains}.",
    "Together they change the balance in {year} by {gains}.",
)
_NOTHING_CHANGED = NN_(
    "It does not change the balance in {year}.",
    "Together they do not change the balance in {year}.",
)
_NOTHING_MOVED = NN_(
    "It moves no lever: what it would give is not in the projection.",
    "They move no lever: what they would give is not in the projection.",
)
_STANDS = NN_(
    "{lever} stands at {now}, but the measure brings it to {sum}.",
    "{lever} stands at {now}, but the measures bring it to {sum}.",
)
_ATTACHED = NN_("The scenario has {n} measure", "The scenario has {n} measures")
_ASSUMPTIONS = N_(
    "By how much a measure moves a lever is assumed by the planner. What each gives is the"
    " difference to the scenario without it: what several give does not add up."
)
_UNKNOWN = N_("Unknown")
_NOBODY_KNOWS = N_("Neither the plan nor the program knows this measure: it may have been deleted.")
_DANISH = Language("da")
_KNOWN = N_("Of these, {full} measured before and after, {part} partly, {none} not.")


def code_name(code: str, language: Language) -> str:
    """What a theme, a focus area or how far an effect is measured is called; "" of nothing."""
    text = _CODES.get(code)
    return language(text) if text else code


def measure_title(measure: Measure, language: Language) -> str:
    """What a measure is called; in Danish where it has no other name."""
    return (measure.title_en if language.code != "da" else "") or measure.title_da


def measured_finding(found: Measures, language: Language) -> str:
    """How many of the measures of others were measured: that is a finding of its own; "" where
    there are none."""

    def number(count: int) -> str:
        return format_number(count, 0, language.code)

    every, full, part = len(found.of_others), found.counted(FULLY), found.counted(PARTLY)
    if not every:
        return ""
    some = language.plural(_PARTLY, part).format(n=number(part)) if part else ""
    if not full:
        said = language(_FINDING).format(n=number(every), some=some)
    else:
        said = language.plural(_SOME_MEASURED, full).format(
            n=number(full), all=number(every), some=some
        )
    return " ".join(said.split())


def kind_name(one: MeasureFacts, language: Language) -> str:
    """Whose a measure is, or what kind its source is; "" of one that nobody knows."""
    if one.is_own:
        return language(_OWN_MEASURE)
    return capital(word(one.kind, language)) if one.kind else ""


def levers_name(levers: Sequence[Lever], language: Language) -> str:
    """What measures act on: levers of one family together, by the name that they share."""
    families: dict[str, list[Lever]] = {}
    for lever in levers:
        families.setdefault(lever.family, []).append(lever)
    return ", ".join(
        some[0].full_name(language) if len(some) == 1 else name_of_lever(family, language)
        for family, some in families.items()
    )


def source_lines(one: MeasureFacts) -> str:
    """Where a measure is told of: title, who published it and when, where in it, its address."""
    source, locator = one.source, one.measure.locator
    if source is None:
        return locator
    who = ", ".join(filter(None, (source.publisher, source.published)))
    return "\n".join(filter(None, (source.title, who, locator or source.locator, source.url)))


def effect_text(one: MeasureFacts, language: Language) -> str:
    """What is known of the effect: the figures before and after where they are there, then what is
    said of it."""
    measure, effect = one.measure, one.effect
    if effect is None or measure.before is None or measure.after is None:
        return measure.effect_da
    what = measure.indicator or language(_THE_FIGURE)
    lines = [_before_after(what, measure.before, measure.after, language)]
    there = (measure.comparison_before, measure.comparison_after)
    if effect.against is None or there[0] is None or there[1] is None:
        lines.append(language(_NO_COMPARISON))
    else:
        other = measure.comparison or language(_COMPARED)
        lines.append(_before_after(other, there[0], there[1], language))
        change = format_as_given(effect.effect, language.code, signed=True)
        lines.append(language(_LESS_COMPARED).format(effect=change))
    return " ".join(filter(None, (*lines, measure.effect_da)))


def _before_after(what: str, before: float, after: float, language: Language) -> str:
    return language(_BEFORE_AFTER).format(
        what=what,
        before=format_as_given(before, language.code),
        after=format_as_given(after, language.code),
        change=format_as_given(after - before, language.code, signed=True),
    )


def acts_text(measure: Measure, language: Language) -> str:
    """How a measure acts on its lever."""
    return with_names(measure.lever_note_da, language)


def measured_name(one: MeasureFacts, language: Language) -> str:
    """How far the effect was measured; of a measure that nobody knows, that it is not known."""
    return code_name(one.measured, language) if one.is_known else language(_UNKNOWN)


def known_text(one: MeasureFacts, language: Language) -> str:
    """How far the effect was measured, and what is known of it."""
    if not one.is_known:
        return language(_NOBODY_KNOWS)
    known, told = code_name(one.measured, language), effect_text(one, language)
    if told.startswith(known):
        return told
    # "Ikke målt. Ikke målt. Kommunen oplever …": the texts are Danish in any language.
    told = told.removeprefix(f"{code_name(one.measured, _DANISH)}.").lstrip()
    return " ".join(filter(None, (f"{known}.", told)))


def move_text(lever: Lever, value: float, language: Language) -> str:
    """By how much a measure moves a lever, signed: "+2 %", "+5 procentpoint"."""
    number = format_as_given(value * lever.unit.factor, language.code, signed=True)
    return with_unit(number, move_unit(lever, language), language.code)


def moves_text(one: MeasureFacts, language: Language) -> str:
    """By how much a measure of a scenario moves its levers, from the least to the most: which by
    how much is ``attached_text``'s. "" if it moves none."""
    moves = [
        (each.row.value, each.lever)
        for each in one.attached
        if each.lever is not None and each.row.value is not None
    ]
    if len({move_unit(lever, language) for _value, lever in moves}) > 1:
        number = format_number(len(moves), 0, language.code)
        return language.plural(_MOVES_LEVERS, len(moves)).format(n=number)
    moves.sort(key=lambda move: move[0])
    told = dict.fromkeys(move_text(lever, value, language) for value, lever in moves)
    if len(told) < 2:
        return "".join(told)
    low, *_between, high = told
    bare = low.removesuffix(move_unit(moves[0][1], language)).rstrip()
    return language(_LOW_TO_HIGH).format(low=bare, high=high)


def move_unit(lever: Lever, language: Language) -> str:
    """What that is counted in."""
    return language(_POINTS if lever.neutral is None else lever.unit.label)


def attached_text(one: Attached, language: Language) -> str:
    """What a measure of a scenario does: the lever and by how much, that nobody has said how much,
    or that it moves none."""
    lever = one.lever
    if lever is None:
        return language(_GONE_LEVER if one.row.lever else _NO_LEVER)
    if one.row.value is None:
        return language(_NO_SIZE).format(lever=lever.full_name(language))
    value = move_text(lever, one.row.value, language)
    return language(_MOVED).format(lever=lever.full_name(language), value=value)


def gain_text(gain: Gain, unit: str, language: Language) -> str:
    """What something adds to the balance of an occupation."""
    value = gain.of(unit)
    return language(_GAIN).format(
        n=more_or_fewer(value, language, signed=True),
        unit=counted(unit, value, language),
        occupation=word(f"{gain.occupation}.short", language),
    )


def gains_text(gains: Sequence[Gain], unit: str, language: Language) -> str:
    """What something adds to the balance of each occupation of which it changes it, whichever is
    looked at: who sees one alone must not take it to give nothing. "" if it changes none."""
    told = [one for one in gains if whole(one.of(unit))]
    return listed([gain_text(one, unit, language) for one in told], language)


def gain_in_both_units(gain: Gain, language: Language) -> str:
    """The same in persons and in full-time persons."""
    told = (
        f"{more_or_fewer(gain.of(unit), language, signed=True)}"
        f" {counted(unit, gain.of(unit), language)}"
        for unit in (HEADS, FTE)
    )
    return listed(list(told), language)


def together_text(found: Measures, unit: str, language: Language) -> str:
    """What the scenario's measures do to the balance together."""
    gains = gains_text(found.together, unit, language)
    changed = _TOGETHER if gains else _NOTHING_CHANGED
    text = language.plural(changed if found.together else _NOTHING_MOVED, len(found.order))
    return text.format(year=found.year, gains=gains)


def standing_texts(found: Measures, language: Language) -> list[str]:
    """A sentence for each lever that stands elsewhere than its measures bring it."""
    return [
        language.plural(_STANDS, one.measures).format(
            lever=one.lever.full_name(language),
            now=one.lever.text(one.now, language),
            sum=one.lever.text(one.today + one.moved, language),
        )
        for one in found.levers
        if one.differs
    ]


def attached_heading(found: Measures, language: Language) -> str:
    """How many measures the scenario has."""
    n = len(found.attached)
    return language.plural(_ATTACHED, n).format(n=format_number(n, 0, language.code))


def attached_note(found: Measures, language: Language) -> str:
    """That the values are assumed, and how far the effects of these measures were measured."""
    known = [one for one in found.attached if one.is_known]
    counts = [sum(one.measured == each for one in known) for each in MEASURED]
    none, part, full = (format_number(n, 0, language.code) for n in counts)
    told = language(_KNOWN).format(full=full, part=part, none=none) if known else ""
    return " ".join(filter(None, (language(_ASSUMPTIONS), told)))
