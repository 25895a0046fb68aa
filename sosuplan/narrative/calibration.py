"""What came of fitting assumptions to known results, in words: what is hit and what is not, what
was changed, and what the targets cannot tell apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sosuplan.analysis.calibration import (
    STATUS,
    STOCK,
    Calibration,
    Fit,
    Fitted,
    Target,
    TradeOff,
    little_known,
)
from sosuplan.analysis.parameters import (
    COURSE,
    FACTOR,
    FIRST,
    GROWN,
    GROWTH,
    LAST,
    WITH_LAST,
    YEARS,
    Parameter,
)
from sosuplan.model.plan import Plan
from sosuplan.model.schema.tables import TABLE, input_name
from sosuplan.narrative.scenario_name import row_name
from sosuplan.text.language import N_, NN_, Language
from sosuplan.text.numbers import format_number, with_unit
from sosuplan.text.terms import first_of, listed, lower, word

MOST_NAMED = 6
"""Parameters, or targets, that a sentence names."""

_OF = N_("{what}, {whom}")
_NAMES = {
    FIRST: N_("Later retirement without the reform, {first}"),
    LAST: N_("Later retirement without the reform, {last}"),
    WITH_LAST: N_("Later retirement with the reform, {last}"),
    GROWN: N_("Growth of demand"),
    COURSE: N_("The way of demand between {first} and {last}"),
    "fulltime_target": N_("Full time that is assumed"),
}
_YEARS = N_("years")
_POINTS = N_("percentage points")
_A_YEAR = N_("percentage points a year")
_BETWEEN = N_("between {low} and {high}")
_BALANCE = N_("Balance in {year}, {row}")
_LIGHT = N_("Traffic light in {year}, {row}")
_LIGHTS = N_("Traffic lights {first}–{last}, {row}")
_STAFF = N_("Employed people in {year}")

_COMPLETE = N_("The fitted assumptions meet all targets: {counts}.")
_UNCHANGED = N_("The plan meets all targets as it is: {counts}. Nothing is changed.")
_PARTLY = N_("The fitted assumptions do not meet all targets: {counts}.")
_FIGURES = NN_("{hit} of 1 figure within one person", "{hit} of {n} figures within one person")
_CELLS = NN_("{hit} of 1 traffic light", "{hit} of {n} traffic lights")
_WORST = N_("Furthest off: {target} ({wanted} wanted, {found} found).")
_BOUNDS = N_(
    "As far as their bounds allow: {names}. Give them wider bounds, or fit others too, if that is"
    " reasonable."
)
_LEFT_OUT = N_("Not fitted: {names}. Let them be fitted too, if they may be others.")
_CANNOT_TELL = N_("The targets cannot tell {what} from others: {step} is made up for by {moves}.")
_MOVE = N_('{size} of "{what}"')
_EACH = N_("{what} ({n} demand scenarios)")
_QUOTED = N_('"{what}"')
_UNTOLD = N_("Traffic lights only set limits to {names}; no other target says anything of them.")
_UNTOLD_OF = N_("The targets say nothing of {names}.")
_INDEPENDENT = NN_(
    "The figures settle one of the {all} things that were fitted; the rest stays as near as it can"
    " to what the plan had.",
    "The figures settle {n} of the {all} things that were fitted; the rest stays as near as it can"
    " to what the plan had.",
)
_PROVES_NOTHING = N_(
    "That the plan meets what it is fitted to does not show that it is right: other values may do"
    " the same. The fitted figures stay assumptions, with the targets as their source."
)


def parameter_name(one: Parameter, plan: Plan, language: Language) -> str:
    """What is fitted, and of whom: "Leave for other reasons, assistants"."""
    return _name([one], plan, language)


def _name(alike: Sequence[Parameter], plan: Plan, language: Language) -> str:
    """What parameters that differ in their demand scenarios alone are called together."""
    one = alike[0]
    text = _NAMES.get(one.name)
    if text is not None:
        name = language(text).format(first=plan.base_year, last=plan.horizon)
    else:
        of = one.name if one.name in TABLE else one.kind.column
        name = input_name(of, language)
    parts = [word(one.sector, language)] if one.sector else []
    if one.occupation and len(plan.occupations) > 1:
        parts.append(word(f"{one.occupation}.short", language))
    if len(alike) > 1:
        name = language(_EACH).format(what=name, n=len(alike))
    elif one.scenario:
        parts.insert(0, plan.demand_labels(language.code).get(one.scenario, one.scenario))
    return ", ".join([name, *(lower(part) for part in parts)])


def change_text(one: Parameter, value: float, language: Language) -> str:
    """By how much the figures are others than the plan's: "+8.3%", "−0.42 years"."""
    return with_unit(_change(one, value, language), unit_of(one, language), language.code)


def unit_of(one: Parameter, language: Language) -> str:
    """In what the change of a parameter is told."""
    text = {FACTOR: "%", YEARS: _YEARS, GROWTH: _A_YEAR}.get(one.kind.unit, _POINTS)
    return language(text)


def shown_change(one: Parameter, value: float) -> float:
    """A value as it is told: by how much the figures are others, in percent or years."""
    return value if one.kind.unit == YEARS else 100.0 * (value - one.neutral)


def value_of_change(one: Parameter, shown: float) -> float:
    """The value that is told so."""
    return shown if one.kind.unit == YEARS else one.neutral + shown / 100.0


def decimals_of(one: Parameter) -> int:
    """With how many decimals a change is told."""
    return 2 if one.kind.unit in (YEARS, GROWTH) else 1


def _change(one: Parameter, value: float, language: Language) -> str:
    shown = shown_change(one, value)
    return format_number(shown, decimals_of(one), language.code, signed=True)


def found_text(found: Fitted, language: Language) -> str:
    """The change that was found, without its unit (``unit_of``); of a way over years the smallest
    and the largest."""
    ends = [
        _change(found.parameter, value, language)
        for value in (min(found.values), max(found.values))
    ]
    return ends[0] if ends[0] == ends[1] else " … ".join(ends)


def target_name(one: Target, plan: Plan, language: Language) -> str:
    """What a target is about: "Balance in 2034, Historical trend with reform, assistants"."""
    if one.quantity == STOCK:
        name = language(_STAFF).format(year=one.year)
        name = language(_OF).format(what=name, whom=one.area) if one.area else name
    else:
        row = row_name(plan, one.scenario, one.reform, language)
        name = language(_LIGHT if one.quantity == STATUS else _BALANCE)
        name = name.format(year=one.year, row=row)
    return _whose(name, one.occupation, plan, language)


def lights_name(lights: Sequence[Target], plan: Plan, language: Language) -> str:
    """What the lights of one row and occupation are called together."""
    one, years = lights[0], [light.year for light in lights]
    row = row_name(plan, one.scenario, one.reform, language)
    name = language(_LIGHTS).format(first=min(years), last=max(years), row=row)
    return _whose(name, one.occupation, plan, language)


def value_text(value: str | float, language: Language) -> str:
    """A target's value, or what was found: a light's word, or whole persons."""
    if isinstance(value, str):
        return word(value, language)
    return format_number(value, 0, language.code)


def counts(fits: Iterable[Fit], language: Language) -> str:
    """How many of the targets are hit: figures, and lights."""
    each = list(fits)
    said = []
    for lights, texts in ((False, _FIGURES), (True, _CELLS)):
        some = [one for one in each if (one.target.quantity == STATUS) == lights]
        if some:
            hit = sum(one.hit for one in some)
            said.append(language.plural(texts, len(some)).format(hit=hit, n=len(some)))
    return listed(said, language)


def headline(found: Calibration, language: Language) -> str:
    """How many targets are met, and which is missed most."""
    said = counts(found.fits, language)
    if found.unchanged:
        return language(_UNCHANGED).format(counts=said)
    if found.complete:
        return language(_COMPLETE).format(counts=said)
    worst = max(
        (one for one in found.fits if not one.hit), key=lambda one: abs(one.residual or 0.0)
    )
    name = lower(target_name(worst.target, found.before, language))
    values = {"wanted": worst.target.value, "found": worst.after}
    told = {key: lower(value_text(value, language)) for key, value in values.items()}
    return " ".join(
        (
            language(_PARTLY).format(counts=said),
            language(_WORST).format(target=name, **told),
        )
    )


def findings(found: Calibration, language: Language) -> list[str]:
    """What else is to be known of it: bounds that were reached, what cannot be told apart, and that
    it proves nothing. A sentence or two each."""
    said = []
    plan = found.before
    ends = [one.parameter for one in found.fitted if one.at_bound]
    if ends:
        said.append(language(_BOUNDS).format(names=_named(ends, plan, language)))
    chosen = [one.parameter.id for one in found.fitted]
    every = little_known(plan, [one.target for one in found.fits])
    left = [one for one in every if one.id not in chosen]
    if left and not found.complete:
        said.append(language(_LEFT_OUT).format(names=_named(left, plan, language)))
    settled = len(found.fitted) - len(found.untold) - len(found.tradeoffs)
    if found.tradeoffs or found.untold:
        text = language.plural(_INDEPENDENT, settled)
        said.append(text.format(n=settled, all=len(found.fitted)))
    said += [tradeoff_text(one, plan, language) for one in found.tradeoffs]
    if found.untold:
        lights = any(one.target.quantity == STATUS for one in found.fits)
        text = language(_UNTOLD if lights else _UNTOLD_OF)
        said.append(text.format(names=_named(found.untold, plan, language)))
    said.append(language(_PROVES_NOTHING))
    return said


def tradeoff_text(one: TradeOff, plan: Plan, language: Language) -> str:
    """What a parameter cannot be told from: a plain step of it, and what makes up for that."""

    def name(parameter: Parameter) -> str:
        return parameter_name(parameter, plan, language)

    moves = []
    for alike in _together([other for other, _ in one.others]):
        values = [other.neutral + size for other, size in one.others if other in alike]
        if change_text(alike[0], max(values, key=abs), language) != change_text(
            alike[0], alike[0].neutral, language
        ):
            size = _range(alike[0], values, language)
            moves.append(language(_MOVE).format(size=size, what=_name(alike, plan, language)))
    return language(_CANNOT_TELL).format(
        what=language(_QUOTED).format(what=name(one.parameter)),
        step=change_text(one.parameter, one.parameter.neutral + one.step, language),
        moves=listed(moves, language),
    )


def _together(parameters: Iterable[Parameter]) -> list[list[Parameter]]:
    """Parameters that differ in their demand scenarios alone, together, in their order."""
    found: dict[tuple[str, str, str], list[Parameter]] = {}
    for one in parameters:
        found.setdefault((one.name, one.occupation, one.sector), []).append(one)
    return list(found.values())


def _range(one: Parameter, values: Sequence[float], language: Language) -> str:
    """A change, or the smallest and the largest of several."""
    low, high = (_change(one, value, language) for value in (min(values), max(values)))
    if low == high:
        return change_text(one, values[0], language)
    return language(_BETWEEN).format(low=low, high=change_text(one, max(values), language))


def _whose(name: str, occupation: str, plan: Plan, language: Language) -> str:
    if len(plan.occupations) == 1:
        return name
    return language(_OF).format(what=name, whom=word(f"{occupation}.short", language))


def _named(parameters: Iterable[Parameter], plan: Plan, language: Language) -> str:
    names = [
        language(_QUOTED).format(what=_name(alike, plan, language))
        for alike in _together(parameters)
    ]
    return first_of(names, MOST_NAMED) if len(names) > MOST_NAMED else listed(names, language)
