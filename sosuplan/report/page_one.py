"""The first page: the answer, the picture, what was changed and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sosuplan.analysis.balance import worst_first
from sosuplan.analysis.frame import BASELINE, CURRENT
from sosuplan.analysis.today import source_of_lever, today
from sosuplan.charts import gap
from sosuplan.charts.gap import IN_COMPARISON, IN_MATRIX
from sosuplan.charts.published import agreement_of
from sosuplan.charts.runs import run_name
from sosuplan.model.lever import Lever
from sosuplan.model.plan import SOURCE_KINDS
from sosuplan.model.provenance import assumed_tables, count_kinds
from sosuplan.model.schema.tables import table_name
from sosuplan.narrative import story
from sosuplan.narrative.baseline_name import baseline_name
from sosuplan.narrative.certainty import EIGHT, eight_in_ten, ends_of, from_to
from sosuplan.narrative.glossary import counted_kind
from sosuplan.narrative.measures import explained, listed_levers, more_decimals, nothing_moved
from sosuplan.narrative.plausibility import departures_told
from sosuplan.narrative.premises import premise_sentences
from sosuplan.narrative.reasons import assumed_share
from sosuplan.narrative.scenario_name import demand_name, frame_name, frame_note
from sosuplan.narrative.transfers import counts_on
from sosuplan.narrative.why import largest_causes
from sosuplan.report.drawing import drawing
from sosuplan.report.paper import Cell, Data, Paper, column, rounding_note, table
from sosuplan.text.language import N_, NN_
from sosuplan.text.numbers import NO_BREAK_SPACE, format_percent
from sosuplan.text.terms import BETWEEN, capital, cut_at_a_word, listed

_KICKER = N_("{who} · {plan} · {demand} · mechanical projection to {year}")
_SHORT_KICKER = N_("{who} · {plan} · {demand} · mechanical projection")
_SUPPLY = N_("Supply {year}")
_DEMAND = N_("Demand {year}")
_BALANCE = N_("Balance {year}")
_RANGES = N_("{eight}: {ranges}")
_RESTS = N_("What it rests on.")
_OF_FIGURES = N_("The plan's {all} figures: {kinds}.")
_ASSUMED = N_("Assumptions alone: {tables}.")
_AND_SOURCES = N_(" and sources on page ")
_SEE_INPUTS = N_("See inputs on page ")
_SEE_SOURCES = N_("See sources on page ")

_MARK, _END_OF_MARK = "\x01{}", "\x02"
"""Where a mark stands in a sentence that is made of words."""

_MEASURES = N_("What is changed")
_SCENARIO_MEASURES = N_('What "{name}" changes')
_LEVER = N_("Lever")
_SCENARIO = N_("Scenario")
_ACTS = N_("Acts from")
_MEANS = N_("What it means")
_AFTER = N_("after {year}")
_ELSEWHERE = N_("What is changed is listed on page ")
_LARGEST = N_(
    "Largest first: the changes that by themselves matter most in {year}. All {all} are listed on"
    " page "
)
_BEGINS = N_("Measures take effect from {first}.")
_CHANGES_BEGIN = N_("Changes take effect from {first}.")
_TIMING = N_("Gradual measures are phased in from {start} and act in full from {full}.")
_AT_ONCE = N_("Gradual measures act in full from {full}.")
_OTHERS = N_("Other gradual measures are phased in from {start} and act in full from {full}.")
_OTHERS_AT_ONCE = N_("Other gradual measures act in full from {full}.")
_BEYOND = N_("Beyond what has been seen so far")
_BEYOND_ELSEWHERE = NN_(
    "{n} change goes beyond what has been seen so far. See page ",
    "{n} changes go beyond what has been seen so far. See page ",
)
_ASSUMES = N_('"{demand}" assumes {n} on full time from the first year, also {without}.')

MANY = 7
"""More rows than these stand closer together, so that the page holds them."""
LARGEST = 6
"""Rows on the first page when it does not hold them all."""
SHORT_NOTE = 240
"""Characters of the note that stand there then."""


def page_one(paper: Paper) -> Data:
    """Kicker (and a short one for a line that has no room for it), answer, lead, chart, key
    figures, the largest causes, measures and what it rests on."""
    frame = paper.frame
    year = frame.years[-1]
    causes = [largest_causes(frame, job) for job in worst_first(frame.outlook)]
    lead = (story.against(frame), story.effect(frame), story.course(frame))
    supply, demand, balance = frame.supply(CURRENT), frame.demand(CURRENT), frame.gap(CURRENT)
    cards = [
        _card(paper, name, paper.whole(values[-1]), _unit(paper, name, float(values[-1])))
        for name, values in ((_SUPPLY, supply), (_DEMAND, demand), (_BALANCE, balance))
    ]
    # Each its own: what the one has too many does not fill what the other lacks.
    gaps = [float(one.balance.gap(frame.unit)[-1]) for one in frame.outlook.each]
    if frame.outlook.is_sum:
        whose = BETWEEN.join(paper.word(f"{one}.short") for one in frame.occupations)
        both = _unbroken(BETWEEN.join(map(paper.whole, gaps)))
        cards[-1] = _card(paper, _BALANCE, both, whose)
    cards[-1]["beside"] = _range(paper)
    sums = ([supply[-1], -demand[-1], *(-gap for gap in gaps)], 0.0)
    printed = ((IN_MATRIX, "matrix"), (IN_COMPARISON, "comparison"))
    elsewhere = next((where for where, one in printed if one in paper.sections), "")
    notes = (gap.notes(frame, elsewhere), rounding_note(paper, sums))
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
        "causes": " ".join(filter(None, causes)),
        "cards_note": " ".join(filter(None, notes)),
        "measures": lever_table(paper),
        "rests": {"title": paper.say(_RESTS), "text": _rests(paper)},
    }


def _card(paper: Paper, name: str, value: str, unit: str) -> Data:
    head = paper.say(name, year=paper.frame.years[-1])
    return {"name": head, "value": value, "unit": unit, "beside": ""}


def _range(paper: Paper) -> str:
    """Between what the balance lies in eight of ten draws, of both occupations that of each; ""
    where nothing is drawn."""
    frame, language = paper.frame, paper.frame.language
    if not frame.uncertainty:
        return ""
    found = [(job, frame.uncertainty[job]) for job in frame.occupations]
    if len(found) == 1:
        return eight_in_ten(found[0][1], frame.years[-1], language)
    ranges = [
        f"{paper.word(f'{job}.short')} {from_to(*ends_of(one, frame.years[-1]), language)}"
        for job, one in found
    ]
    return paper.say(_RANGES, eight=language(EIGHT), ranges=listed(ranges, language))


def _unit(paper: Paper, name: str, value: float) -> str:
    """What a key figure counts, and of a balance that is about even, that it is."""
    unit = paper.unit_of(value)
    about_even = name == _BALANCE and paper.frame.outlook.about_even[-1]
    return f"{unit}, {paper.word('about_even')}" if about_even else unit


def _rests(paper: Paper) -> list[str | Data]:
    plan, language = paper.frame.plan, paper.frame.language
    by_kind = count_kinds(plan)
    kinds = []
    for kind in filter(by_kind.get, SOURCE_KINDS):
        text = counted_kind(kind, by_kind[kind], language)
        kinds.append(_MARK.format(kind) + _END_OF_MARK + text)
    figures = paper.whole(sum(by_kind.values()))
    sentences = premise_sentences(
        paper.frame,
        lambda kind: NO_BREAK_SPACE + _MARK.format(kind) + _END_OF_MARK if kind else "",
    )
    sentences.append(paper.say(_OF_FIGURES, all=figures, kinds=listed(kinds, language)))
    assumed = [table_name(name, language).lower() for name in assumed_tables(plan)]
    if assumed:
        sentences.append(paper.say(_ASSUMED, tables=listed(assumed, language)))
    sentences += [counts_on(paper.frame), agreement_of(paper.frame, paper.reference)]
    return [*_marked(" ".join(filter(None, sentences)) + " "), *_where(paper)]


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


# --- what is changed ------------------------------------------------------------------------------


def lever_table(paper: Paper) -> Data:
    """Heading, note, ``table`` with every moved lever, when they act, and what goes ``beyond`` what
    has been seen. For a page that has no room for all of it: where that is told; ``short_note``,
    ``short`` with the largest effects first, and where all are listed.
    """
    frame = paper.frame
    name = frame_name(frame) if frame.scenario.name else ""
    shown = listed_levers(frame)
    heading = paper.say(_SCENARIO_MEASURES, name=name) if name else paper.say(_MEASURES)
    beyond = departures_told(frame)
    made = {
        "heading": heading,
        "note": frame_note(frame) if shown else nothing_moved(frame),
        "table": _lever_rows(paper, shown),
        "timing": _timing(paper, shown),
        "beyond_title": paper.say(_BEYOND),
        "beyond": beyond,
        "beyond_elsewhere": [
            frame.language.plural(_BEYOND_ELSEWHERE, len(beyond)).format(n=len(beyond)),
            {"page": "beyond"},
            ".",
        ],
        "short_note": "",
        "short": None,
        "elsewhere": [paper.say(_ELSEWHERE), {"page": "measures"}, "."],
    }
    if shown:
        made["short_note"] = cut_at_a_word(frame_note(frame), SHORT_NOTE)
        largest = sorted(shown, key=lambda lever: -abs(frame.gains[lever.id]))[:LARGEST]
        made["short"] = _lever_rows(paper, largest)
        words = paper.say(_LARGEST, all=len(shown), year=frame.years[-1])
        made["largest"] = [words, {"page": "measures"}, "."]
    return made


def _lever_rows(paper: Paper, levers: Sequence[Lever]) -> Data:
    columns = [
        column(paper.say(_LEVER), width=1.0),
        column(_unbroken(capital(run_name(paper.frame, BASELINE))), "right"),
        column(paper.say(_SCENARIO), "right"),
        column(_unbroken(paper.say(_ACTS))),
        column(paper.say(_MEANS), width=1.0),
    ]
    return table(columns, [_row(paper, lever) for lever in levers], tight=len(levers) > MANY)


def _unbroken(head: str) -> str:
    """A short text of a narrow column, in one line."""
    return head.replace(" ", NO_BREAK_SPACE)


def _row(paper: Paper, lever: Lever) -> list[Cell]:
    frame, language = paper.frame, paper.frame.language
    plan, scenario = frame.plan, frame.scenario
    year = frame.first_year(lever)
    begins = "–"
    if year is not None:
        begins = str(year) if year <= plan.horizon else paper.say(_AFTER, year=plan.horizon)
    more, value = more_decimals(frame, lever), scenario.levers[lever.id]
    return [
        lever.full_name(language, value),
        _today(paper, lever, more),
        lever.text(lever.as_named(value), language, more=more),
        begins,
        explained(frame, lever),
    ]


def _today(paper: Paper, lever: Lever, more: int) -> Cell:
    """The baseline's value: a figure of the plan with its source, or that nothing is changed."""
    plan, language = paper.frame.plan, paper.frame.language
    value = today(plan, lever)
    if lever.neutral == 0.0:
        # A nought's unit is told by the scenario's value.
        nought = "0" if lever.unit.code != "share" else format_percent(0.0, 0, language.code)
        return paper.uncited(nought)
    shown = lever.text(value, language, more=more)
    sources = source_of_lever(plan, lever) if lever.neutral is None else ()
    return paper.cite(sources[0].id, shown) if len(sources) == 1 else paper.uncited(shown)


def _timing(paper: Paper, levers: Sequence[Lever]) -> str:
    """When what is changed begins to make a difference, when gradual measures act in full, and the
    full time that demand assumes."""
    frame = paper.frame
    assumed = ""
    if frame.demand_scenario.fulltime_target:
        assumed = paper.say(
            _ASSUMES,
            demand=demand_name(frame),
            n=assumed_share(frame),
            without=baseline_name(frame.language),
        )
    begins = gradual = ""
    if frame.begins is not None:
        # The year that the charts mark.
        begins = paper.say(_CHANGES_BEGIN if frame.world_moved else _BEGINS, first=frame.begins)
    acting = [one for one in levers if one.gradual and frame.first_year(one) is not None]
    usual = [one for one in acting if one.id not in frame.scenario.timing]
    if usual:
        start, full = frame.catalogue.timing(frame.scenario.levers)
        text = _TIMING if start < full else _AT_ONCE
        if usual != acting:
            text = _OTHERS if start < full else _OTHERS_AT_ONCE
        gradual = paper.say(text, start=f"{start:.0f}", full=f"{full:.0f}")
    return " ".join(sentence for sentence in (begins, gradual, assumed) if sentence)
