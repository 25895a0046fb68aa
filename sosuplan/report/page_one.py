"""The first page: the answer, the picture, what was changed and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from sosuplan.analysis.frame import CURRENT
from sosuplan.charts import gap
from sosuplan.charts.gap import IN_BALANCE, IN_MATRIX, compared_note
from sosuplan.charts.matrix import BETWEEN
from sosuplan.charts.published import agreement_of
from sosuplan.model.plan import SOURCE_KINDS
from sosuplan.model.provenance import assumed_tables, count_kinds
from sosuplan.model.schema.tables import table_name
from sosuplan.narrative import story
from sosuplan.narrative.story import demand_name
from sosuplan.report.drawing import drawing
from sosuplan.report.lever_table import lever_table
from sosuplan.report.paper import Data, Paper
from sosuplan.report.rounding import rounding_note
from sosuplan.text.language import N_
from sosuplan.text.terms import capital, listed

_KICKER = N_("{who} · {plan} · {demand} · mechanical projection to {year}")
_SHORT_KICKER = N_("{who} · {plan} · {demand} · mechanical projection")
_SUPPLY = N_("Supply {year}")
_DEMAND = N_("Demand {year}")
_BALANCE = N_("Balance {year}")
_RESTS = N_("What it rests on.")
_OF_FIGURES = N_("The plan's {all} figures: {kinds}.")
_KINDS = {
    "published": N_("{n} published"),
    "derived": N_("{n} derived"),
    "assumption": N_("{n} assumptions"),
    "own": N_("{n} own figures"),
}
_ASSUMED = N_("Assumptions alone: {tables}.")
_AND_SOURCES = N_(" and sources on page ")
_SEE_INPUTS = N_("See inputs on page ")
_SEE_SOURCES = N_("See sources on page ")

_MARK, _END_OF_MARK = "\x01{}", "\x02"
"""Where a mark stands in a sentence that is made of words."""


def page_one(paper: Paper) -> Data:
    """Kicker (and a short one for a line that has no room for it), answer, lead, chart, key
    figures, measures and what it rests on."""
    frame = paper.frame

    year = frame.years[-1]
    lead = (story.against(frame), story.effect(frame), story.course(frame))
    supply, demand, balance = frame.supply(CURRENT), frame.demand(CURRENT), frame.gap(CURRENT)
    cards = [
        _card(paper, name, paper.whole(values[-1]), _unit(paper, name, float(values[-1])))
        for name, values in ((_SUPPLY, supply), (_DEMAND, demand), (_BALANCE, balance))
    ]
    gaps = [float(balance[-1])]
    if frame.outlook.is_sum:
        # Each its own: what the one has too many does not fill what the other lacks.
        each = frame.balances[CURRENT].parts
        gaps = [float(one.gap(frame.unit)[-1]) for one in each]
        whose = BETWEEN.join(paper.word(f"{one.occupation}.short") for one in each)
        cards[-1] = _card(paper, _BALANCE, BETWEEN.join(map(paper.whole, gaps)), whose)
    sums = ([supply[-1], -demand[-1], *(-gap for gap in gaps)], 0.0)
    printed = ((IN_MATRIX, "matrix"), (IN_BALANCE, "balance"))
    elsewhere = next((where for where, one in printed if one in paper.sections), "")
    notes = (compared_note(frame, elsewhere), rounding_note(paper, sums))
    about = {
        "who": capital(paper.word(frame.occupation)),
        "plan": frame.plan.name,
        "demand": demand_name(frame),
    }
    return {
        "kicker": paper.say(_KICKER, **about, year=year),
        # The answer names the year as well.
        "short_kicker": paper.say(_SHORT_KICKER, **about),
        "heading": story.answer_of(frame),
        "lead": [" ".join(sentence for sentence in lead if sentence)],
        "chart": drawing(gap.build(frame)),
        "cards": cards,
        "cards_note": " ".join(filter(None, notes)),
        "measures": lever_table(paper),
        "rests": {"title": paper.say(_RESTS), "text": _rests(paper)},
    }


def _card(paper: Paper, name: str, value: str, unit: str) -> Data:
    return {"name": paper.say(name, year=paper.frame.years[-1]), "value": value, "unit": unit}


def _unit(paper: Paper, name: str, value: float) -> str:
    """What a key figure counts, and of a balance that is about even, that it is."""
    unit = paper.unit_of(value)
    about_even = name == _BALANCE and paper.frame.outlook.about_even[-1]
    return f"{unit}, {paper.word('about_even')}" if about_even else unit


def _rests(paper: Paper) -> list[str | Data]:
    plan, language = paper.frame.plan, paper.frame.language
    by_kind = count_kinds(plan)
    kinds = [
        _MARK.format(kind) + _END_OF_MARK + paper.say(_KINDS[kind], n=paper.whole(by_kind[kind]))
        for kind in SOURCE_KINDS
        if by_kind[kind]
    ]
    figures = paper.whole(sum(by_kind.values()))
    sentences = [paper.say(_OF_FIGURES, all=figures, kinds=listed(kinds, paper.frame.language))]
    assumed = [table_name(name, language).lower() for name in assumed_tables(plan)]
    if assumed:
        sentences.append(paper.say(_ASSUMED, tables=listed(assumed, paper.frame.language)))
    sentences.append(agreement_of(paper.frame, paper.reference))
    return [*_marked(" ".join(sentences) + " "), *_where(paper)]


def _marked(words: str) -> Iterator[str | Data]:
    """``words`` with the marks of kinds in their places."""
    for place, part in enumerate(words.split(_MARK.format(""))):
        kind, _, rest = part.partition(_END_OF_MARK)
        if place:
            yield {"mark": kind}
        yield rest if place else part


def _where(paper: Paper) -> list[str | Data]:
    """The pages of the inputs and the sources, as far as they are printed."""
    inputs, sources = (one in paper.sections for one in ("inputs", "sources"))
    parts: list[str | Data] = []
    if inputs:
        parts += [paper.say(_SEE_INPUTS), {"page": "inputs"}]
    if sources:
        parts += [paper.say(_AND_SOURCES if inputs else _SEE_SOURCES), {"page": "sources"}]
    return [*parts, "."] if parts else []
