"""The catalogue of measures in words: themes and focus areas, what is known of the effect, and what
a scenario's measures do."""

from __future__ import annotations

from collections.abc import Sequence

from sosuplan.analysis.measures import FULLY, NOT, PARTLY, MeasureFacts, Measures
from sosuplan.model.lever import GROUPS, Lever
from sosuplan.model.plan import Measure, Source
from sosuplan.text.language import N_, NN_, Language
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import capital, word

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
_FINDING = N_(
    "None of the {n} measures of others has a figure from before and from after. {some}"
    " What they give, you must assume yourself."
)
_SOME_MEASURED = NN_(
    "{n} of the {all} measures of others has a figure from before and from after. {some}",
    "{n} of the {all} measures of others have a figure from before and from after. {some}",
)
_PARTLY = NN_("{n} has a partial one.", "{n} have a partial one.")


def code_name(code: str, language: Language) -> str:
    """What a theme, a focus area or how far an effect is measured is called; "" of nothing."""
    text = _CODES.get(code)
    return language(text) if text else code


def measure_title(measure: Measure, language: Language) -> str:
    """What a measure is called; in Danish where it has no other name."""
    return (measure.title_en if language.code != "da" else "") or measure.title_da


def measured_finding(found: Measures, language: Language) -> str:
    """How many of the measures of others were measured: that is a finding of its own."""

    def number(count: int) -> str:
        return format_number(count, 0, language.code)

    every, full, part = len(found.of_others), found.counted(FULLY), found.counted(PARTLY)
    some = language.plural(_PARTLY, part).format(n=number(part)) if part else ""
    if not full:
        said = language(_FINDING).format(n=number(every), some=some)
    else:
        said = language.plural(_SOME_MEASURED, full).format(
            n=number(full), all=number(every), some=some
        )
    return " ".join(said.split())


def levers_name(levers: Sequence[Lever], language: Language) -> str:
    """What measures act on: levers of one family together, by the name that they share."""
    families: dict[str, list[Lever]] = {}
    for lever in levers:
        families.setdefault(lever.family, []).append(lever)
    return ", ".join(_family_name(some, language) for some in families.values())


def _family_name(levers: Sequence[Lever], language: Language) -> str:
    first = levers[0]
    if len(levers) == 1:
        return first.full_name(language)
    if first.sector:
        return language(GROUPS[first.group])
    return capital(language(first.label).format(occupation=word("all.short", language)))


def source_lines(one: MeasureFacts) -> str:
    """Where a measure is told of: title, who published it and when, where in it, its address."""
    return source_text(one.source, one.measure.locator)


def source_text(source: Source | None, locator: str = "") -> str:
    """A source in lines; ``locator`` says where in it."""
    if source is None:
        return locator
    who = ", ".join(filter(None, (source.publisher, source.published)))
    return "\n".join(filter(None, (source.title, who, locator or source.locator, source.url)))
