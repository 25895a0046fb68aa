"""What is chosen where two scenarios become one, and what the third one was made of, in words."""

from __future__ import annotations

from collections.abc import Mapping

from sosuplan.analysis.combining import A, B, Clash, Pair
from sosuplan.analysis.comparison import DEMAND
from sosuplan.narrative.comparison import DEMAND_SCENARIO, member_name
from sosuplan.narrative.comparison_table import reason_text
from sosuplan.narrative.reasons import years_text
from sosuplan.text.language import N_, Language

_WITH_YEARS = N_("{value}, {years}")
_MADE_OF = N_('Combined of "{a}" and "{b}".')
_FROM = N_('From "{name}": {what}.')
_FROM_BOTH = N_("Alike in both: {what}.")


def clash_name(clash: Clash, language: Language) -> str:
    """What has to be chosen."""
    if clash.lever is None:
        return language(DEMAND_SCENARIO)
    return clash.lever.full_name(language)


def choice_texts(pair: Pair, clash: Clash, language: Language) -> list[str]:
    """What each of the two has there: the value, and the years where they are not the same."""
    if clash.lever is None or clash.settings is None:
        members = (pair.comparison.members[place] for place in pair.places)
        return [one.demand.label(language.code) for one in members]
    lever, found = clash.lever, []
    years_differ = clash.settings[A].years != clash.settings[B].years
    for one in clash.settings:
        text = lever.text(one.value or 0.0, language)
        if years_differ and one.years is not None:
            years = years_text(lever, *one.years, language)
            text = language(_WITH_YEARS).format(value=text, years=years)
        found.append(text)
    if found[A] == found[B]:
        found = [lever.text(one.value or 0.0, language, more=3) for one in clash.settings]
    return found


def choice_reasons(pair: Pair, clash: Clash, language: Language) -> list[str]:
    """Why each of the two has that; "" where nothing is said."""
    if clash.settings is None:
        return ["", ""]
    return [reason_text(one.note, one.source, language) for one in clash.settings]


def made_of(pair: Pair, chosen: Mapping[str, int], language: Language) -> str:
    """What the third scenario was made of, as its note."""
    names = [member_name(pair.comparison, place, language) for place in pair.places]
    origins = pair.origins(chosen)
    labels = {lever.id: lever.full_name(language) for lever in pair.levers}
    if any(one.id == DEMAND for one in pair.clashes):
        labels = {DEMAND: language(DEMAND_SCENARIO)} | labels
    sentences = [language(_MADE_OF).format(a=names[A], b=names[B])]
    for at, name in enumerate(names):
        what = [text for one, text in labels.items() if origins[one] == (at,)]
        if what:
            sentences.append(language(_FROM).format(name=name, what="; ".join(what)))
    if both := [text for one, text in labels.items() if origins[one] == (A, B)]:
        sentences.append(language(_FROM_BOTH).format(what="; ".join(both)))
    return " ".join(sentences)
