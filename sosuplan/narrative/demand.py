"""How an index of demand is built, told in sentences; and that one should be built again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sosuplan.analysis.evidence import industries
from sosuplan.editing.demand_builders import (
    Built,
    Fit,
    Growth,
    Industries,
    Method,
    PopulationUse,
    Trend,
    Use,
    shares,
)
from sosuplan.editing.demand_recipes import Outdated
from sosuplan.model.plan import Plan
from sosuplan.model.provenance import source_ids
from sosuplan.model.schema.rows import OLDEST
from sosuplan.narrative.messages import bare_sentence
from sosuplan.text.errors import Fault
from sosuplan.text.language import N_, NN_, Language
from sosuplan.text.numbers import format_chosen, format_number, format_percent, with_unit
from sosuplan.text.terms import capital, first_of, listed

WAYS: Mapping[type[Method], str] = {
    Growth: N_("yearly growth"),
    Trend: N_("the trend of a history"),
    Industries: N_("industries and their growth"),
    PopulationUse: N_("population by age and use per person"),
}
"""What an index can be built from, by the method."""
_NAMES: Mapping[type[Method], str] = {
    Growth: N_("Yearly growth"),
    Trend: N_("Trend of a history"),
    Industries: N_("Industries with weights"),
    PopulationUse: N_("Population by age and use"),
}
"""What a new demand scenario is called, as long as nobody calls it otherwise."""
MOST_AREAS = 4
"""Areas whose need is told one by one."""
MOST_TOLD = 14
"""Industries, rates and ages that are told one by one."""

_TITLE = N_("Built: {way}")
_RATE = N_("{rate} a year from {year}")
_GROWTH = N_("Built from yearly growth: {rates}.")
_TREND_GROWTH = N_(
    "Built from the trend of {n} years ({first}–{last}): the same growth each year, {growth}."
)
_TREND_LINE = N_(
    "Built from the trend of {n} years ({first}–{last}): a straight line with {growth} more each"
    " year."
)
_TREND_DOWN = N_(
    "Built from the trend of {n} years ({first}–{last}): a straight line with {growth} less each"
    " year."
)
_FIT = N_(
    "The line explains {share} of the variation (R² = {r2}); it misses most in {year}: by {miss},"
    " {part} of the figure."
)
_FLAT = N_("All figures of the history are equal.")
_BASE = N_("In the base year {base} the line counts as 1, not the figure of the history.")
_INDUSTRIES = N_("Built from industries, each of which grows by itself: {parts}.")
_INDUSTRY = N_("{industry} {share} of the need, {growth} a year")
_GROWTH_FROM = N_("The growth is that of {place} ({title}).")
_SOME_FROM = N_("Some of the growth is that of {place} ({title}).")
_POPULATION = N_("Built from the population by age times what each person uses: {uses}.")
_USE = N_("{ages}: {use}")
_HEALTHY = N_("With healthier ageing every need comes {years} later for each decade after {base}.")
_UNHEALTHY = N_("With poorer health every need comes {years} earlier for each decade after {base}.")
_YEARS = NN_("{n} year", "{n} years")
_SPREAD = N_("People of one age band count as spread evenly over its ages.")
_APART = N_("Areas with a population of their own have an index of their own: {areas}.")
_PEOPLE_FROM = N_("The population is from: {titles}.")
_CHANGE = N_("The need grows by {change} from {base} to {last}, {year} a year.")
_FALL = N_("The need falls by {change} from {base} to {last}, {year} a year.")
_STILL = N_("The need is the same in {last} as in {base}.")
_BETWEEN = N_(
    "From {base} to {last} the need changes by {low} ({lowest}) to {high} ({highest}), depending on"
    " the area."
)
_OTHERS = N_("all other areas")
_IN_AREA = N_("{area}: {text}")
_CHANGED = N_(
    "What the index of “{names}” was built from has changed since. The index stays as it was until"
    " you build it again."
)
_BY_HAND = N_("The index of “{names}” has been changed by hand since it was built.")
_CANNOT = N_("The index of “{names}” cannot be built again: {why}")


def way_name(method: type[Method], language: Language) -> str:
    """What an index is built from, in a few words."""
    return language(WAYS[method])


def scenario_name(method: type[Method], language: Language) -> str:
    """What a new demand scenario is called that is built in this way."""
    return language(_NAMES[method])


def source_title(method: Method, language: Language) -> str:
    """The title of the source that stands behind a built index."""
    return language(_TITLE).format(way=way_name(type(method), language))


def how_built(built: Built, plan: Plan, language: Language) -> str:
    """How an index is built and what comes of it."""
    parts = [*_made_from(built, plan, language), *_outcome(built, language)]
    return " ".join(parts)


def _made_from(built: Built, plan: Plan, language: Language) -> Iterable[str]:
    method = built.method
    if isinstance(method, Growth):
        rates = [
            language(_RATE).format(rate=_percent(rate, language), year=year)
            for year, rate in sorted(method.rates.items())
        ]
        yield language(_GROWTH).format(rates=first_of(rates, MOST_TOLD))
    elif isinstance(method, Trend):
        assert built.fit is not None
        yield from fit_sentences(built.fit, language)
        yield language(_BASE).format(base=built.base_year)
    elif isinstance(method, Industries):
        part = shares(method)
        told = [
            language(_INDUSTRY).format(
                industry=one.name,
                share=format_chosen(part[one.name], language.code),
                growth=_percent(one.growth, language),
            )
            for one in method.parts
            if one.weight > 0.0
        ]
        yield language(_INDUSTRIES).format(parts="; ".join(_some(told)))
        published = {(one.industry, one.growth): one for one in industries()}
        as_told = [published.get((one.name, one.growth)) for one in method.parts if one.weight]
        if found := next(filter(None, as_told), None):
            text = _GROWTH_FROM if None not in as_told else _SOME_FROM
            title = found.publication.title
            yield language(text).format(place=found.place, title=title)
    else:
        yield from _of_population(method, built, plan, language)


def _of_population(
    method: PopulationUse, built: Built, plan: Plan, language: Language
) -> Iterable[str]:
    uses = [
        language(_USE).format(ages=ages_text(one), use=_number(one.per_person, language))
        for one in sorted(method.uses, key=lambda one: one.low)
    ]
    yield language(_POPULATION).format(uses="; ".join(_some(uses)))
    if method.healthy_years:
        text = _HEALTHY if method.healthy_years > 0.0 else _UNHEALTHY
        size = abs(method.healthy_years)
        n = _number(size, language)
        years = language.plural(_YEARS, 1 if size == 1.0 else 2).format(n=n)
        yield language(text).format(years=years, base=built.base_year)
    if built.spread:
        yield language(_SPREAD)
    if apart := [area for area in built.index if area and method.by_area]:
        yield language(_APART).format(areas=first_of(apart, MOST_TOLD))
    titles = {row.id: row.title for row in plan.sources}
    ids = dict.fromkeys(one for row in plan.population for _, one in source_ids(row.source))
    yield language(_PEOPLE_FROM).format(titles=first_of([titles[one] for one in ids], 3))


def fit_sentences(fit: Fit, language: Language) -> list[str]:
    """The line through a history, and how well it fits."""
    text = _TREND_GROWTH if fit.log_linear else _TREND_LINE if fit.growth >= 0.0 else _TREND_DOWN
    growth = (
        _percent(fit.growth, language)
        if fit.log_linear
        else _number(abs(fit.growth), language, max(fit.history.values()))
    )
    found = [
        language(text).format(
            n=len(fit.years), first=fit.years[0], last=fit.years[-1], growth=growth
        )
    ]
    if fit.r2 is None:
        return [*found, language(_FLAT)]
    year, miss = max(fit.residuals.items(), key=lambda one: abs(one[1]))
    figure = fit.history[year]
    found.append(
        language(_FIT).format(
            share=format_percent(max(0.0, fit.r2), 1, language.code),
            r2=format_number(fit.r2, 3, language.code),
            year=year,
            miss=_number(abs(miss), language, figure),
            part=format_percent(abs(miss / figure) if figure else 0.0, 1, language.code),
        )
    )
    return found


def _outcome(built: Built, language: Language) -> Iterable[str]:
    """What the need comes to in the last year, of each area where there are a few."""
    last = built.years[-1]
    ends = {area: course[last] - 1.0 for area, course in built.index.items()}
    if len(ends) > MOST_AREAS:
        low, high = min(ends, key=ends.__getitem__), max(ends, key=ends.__getitem__)
        yield language(_BETWEEN).format(
            base=built.base_year,
            last=last,
            low=_signed(ends[low], language),
            lowest=low or language(_OTHERS),
            high=_signed(ends[high], language),
            highest=high or language(_OTHERS),
        )
        return
    for area, change in ends.items():
        text = _CHANGE if change > 0.0 else _FALL
        if abs(change) < 5e-4:
            text = _STILL
        told = language(text).format(
            change=format_percent(abs(change), 1, language.code),
            base=built.base_year,
            last=last,
            year=format_percent(abs(built.growth_a_year(area)), 1, language.code),
        )
        name = area or (language(_OTHERS) if len(ends) > 1 else "")
        yield language(_IN_AREA).format(area=name, text=told) if name else told


def _signed(share: float, language: Language) -> str:
    number = format_number(100.0 * share, 1, language.code, signed=True)
    return with_unit(number, "%", language.code)


def ages_text(use: Use) -> str:
    """Ages as people write them: "80–84", "85+"."""
    if use.high >= OLDEST:
        return f"{use.low}+"
    return str(use.low) if use.low == use.high else f"{use.low}–{use.high}"


def fault_text(fault: Fault, language: Language) -> str:
    """Why no index can be built, with the area that it is about."""
    text = capital(bare_sentence(fault, language))
    area = str(fault.values.get("area", ""))
    return language(_IN_AREA).format(area=area, text=text) if area else text


def outdated_text(found: Iterable[Outdated], plan: Plan, language: Language) -> str:
    """Which indexes are others than what they were built from gives by now."""
    known = plan.demand_labels(language.code)
    faults: dict[str, str] = {}
    changed: dict[str, None] = {}
    by_hand: dict[str, None] = {}
    for one in found:
        name = known.get(one.recipe.scenario, one.recipe.scenario)
        if one.fault is not None:
            faults.setdefault(name, fault_text(one.fault, language))
        else:
            (by_hand if one.by_hand else changed)[name] = None
    texts = [
        language(text).format(names=listed(list(names), language))
        for text, names in ((_CHANGED, changed), (_BY_HAND, by_hand))
        if names
    ]
    texts += [language(_CANNOT).format(names=name, why=why) for name, why in faults.items()]
    return " ".join(texts)


def _some(texts: list[str]) -> list[str]:
    return [*texts[:MOST_TOLD], *(["…"] if len(texts) > MOST_TOLD else [])]


def _percent(share: float, language: Language) -> str:
    """A growth with as many decimals as it was given with, up to two."""
    rounded = round(share, 4)
    if abs(rounded * 1000 - round(rounded * 1000)) > 1e-6:
        return format_percent(rounded, 2, language.code)
    return format_chosen(rounded, language.code)


def _number(value: float, language: Language, size: float | None = None) -> str:
    """A figure with as many decimals as tell one of its ``size``, three at most."""
    size = abs(value if size is None else size)
    decimals = 0 if size >= 1000 else 1 if size >= 100 else 3
    text = f"{value:.{decimals}f}"
    kept = len(text.partition(".")[2].rstrip("0"))
    return format_number(value, kept, language.code)
