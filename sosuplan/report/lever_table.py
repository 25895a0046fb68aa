"""The table of moved levers: from what to what, from when, and what that means."""

from __future__ import annotations

from collections.abc import Sequence

from sosuplan.analysis.frame import BASELINE
from sosuplan.analysis.today import source_of_lever, today
from sosuplan.charts.runs import run_name
from sosuplan.model.lever import Lever
from sosuplan.narrative.baseline_name import baseline_name
from sosuplan.narrative.measures import listed_levers, more_decimals, nothing_moved
from sosuplan.narrative.reasons import assumed_share, meaning
from sosuplan.narrative.scenario_name import frame_name, frame_note
from sosuplan.narrative.story import demand_name
from sosuplan.report.paper import Cell, Data, Paper, column, table
from sosuplan.text.language import N_
from sosuplan.text.numbers import NO_BREAK_SPACE, format_percent
from sosuplan.text.terms import capital, cut_at_a_word

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
_ASSUMES = N_('"{demand}" assumes {n} on full time from the first year, also {without}.')

MANY = 7
"""More rows than these stand closer together, so that the page holds them."""
LARGEST = 6
"""Rows on the first page when it does not hold them all."""
SHORT_NOTE = 240
"""Characters of the note that stand there then."""


def lever_table(paper: Paper) -> Data:
    """Heading, note, ``table`` with every moved lever and when they act; for a page that has no
    room for it, ``short_note``, ``short`` with the largest effects first, and where all are listed.
    """
    frame = paper.frame
    name = frame_name(frame) if frame.scenario.name else ""
    shown = listed_levers(frame)
    heading = paper.say(_SCENARIO_MEASURES, name=name) if name else paper.say(_MEASURES)
    made = {
        "heading": heading,
        "note": frame_note(frame) if shown else nothing_moved(frame),
        "table": _table(paper, shown),
        "timing": _timing(paper, shown),
        "short_note": "",
        "short": None,
        "elsewhere": [paper.say(_ELSEWHERE), {"page": "measures"}, "."],
    }
    if shown:
        made["short_note"] = cut_at_a_word(frame_note(frame), SHORT_NOTE)
        largest = sorted(shown, key=lambda lever: -abs(frame.gains[lever.id]))[:LARGEST]
        made["short"] = _table(paper, largest)
        words = paper.say(_LARGEST, all=len(shown), year=frame.years[-1])
        made["largest"] = [words, {"page": "measures"}, "."]
    return made


def _table(paper: Paper, levers: Sequence[Lever]) -> Data:
    columns = [
        column(paper.say(_LEVER), width=1.0),
        column(capital(run_name(paper.frame, BASELINE)), "right"),
        column(paper.say(_SCENARIO), "right"),
        column(_unbroken(paper.say(_ACTS))),
        column(paper.say(_MEANS), width=1.0),
    ]
    return table(columns, [_row(paper, lever) for lever in levers], tight=len(levers) > MANY)


def _unbroken(head: str) -> str:
    """A short head of a narrow column, in one line."""
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
        meaning(frame, lever),
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
            without=baseline_name(frame.language, short=True),
        )
    begins = gradual = ""
    if frame.begins is not None:
        # The year that the charts mark.
        begins = paper.say(_CHANGES_BEGIN if frame.world_moved else _BEGINS, first=frame.begins)
    if any(lever.gradual and frame.first_year(lever) is not None for lever in levers):
        start, full = frame.catalogue.timing(frame.scenario.levers)
        text = _TIMING if start < full else _AT_ONCE
        gradual = paper.say(text, start=f"{start:.0f}", full=f"{full:.0f}")
    return " ".join(sentence for sentence in (begins, gradual, assumed) if sentence)
