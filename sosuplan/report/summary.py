"""The printed summary as data: what stands on each page, in the words of one language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from sosuplan import MODEL_VERSION, __version__
from sosuplan.analysis.frame import Frame, with_computed_uncertainty
from sosuplan.analysis.uncertainty import USUAL, Sampling
from sosuplan.charts.palette import LIGHT, MARKS
from sosuplan.model.scenario import edition, inputs_hash
from sosuplan.narrative.measures import in_a_line
from sosuplan.narrative.scenario_name import demand_name, frame_name, frame_note
from sosuplan.narrative.story import answer_of
from sosuplan.report.balance import balance
from sosuplan.report.certainty import certainty
from sosuplan.report.comparison import comparison
from sosuplan.report.evidence import evidence_found
from sosuplan.report.follow_up import follow_up
from sosuplan.report.fulltime import fulltime
from sosuplan.report.glyphs import lacks
from sosuplan.report.goals import goals
from sosuplan.report.inputs import inputs
from sosuplan.report.measures import measures
from sosuplan.report.method import method, sources
from sosuplan.report.page_one import SHORT_NOTE, page_one
from sosuplan.report.paper import LONGEST_NAME, Data, Paper, text, with_ids
from sosuplan.report.people import ages, trainees
from sosuplan.report.scenario_matrix import scenario_matrix
from sosuplan.report.sections import SECTION_IDS
from sosuplan.report.takes import takes
from sosuplan.report.why import why
from sosuplan.text.dates import format_date
from sosuplan.text.language import N_
from sosuplan.text.terms import cut, cut_at_a_word

Part = Callable[[Paper], Data | None]
"""Makes one section; None when there is nothing to say, and then it leaves no trace."""

_PARTS: dict[str, Part] = {
    "summary": page_one,
    "matrix": scenario_matrix,
    "comparison": comparison,
    "balance": balance,
    "ages": ages,
    "trainees": trainees,
    "why": why,
    "certainty": certainty,
    "takes": takes,
    "measures": measures,
    "goals": goals,
    "fulltime": fulltime,
    "follow_up": follow_up,
    "evidence": evidence_found,
    "inputs": inputs,
    "method": method,
    "sources": sources,
}

_OF_DRAWS = {"summary", "certainty"}
"""Sections that tell how sure the balance is."""

_TITLE = N_("{plan}: {answer}")
_DESCRIPTION = N_("Scenario: {scenario}. Demand: {demand}.")
_FOOTER = (
    N_("{plan} · scenario: {scenario} · demand: {demand}"),
    N_("inputs {hash} · data {edition} · SOSUplan {version}, model {model} · {date}"),
)
_PAGE = N_("page {page} of {pages}")
_CONTINUED = N_("continued")
_LEFT_OUT = N_(
    "Signs that the report's typeface does not have, such as emoji and the letters of some other"
    " alphabets, are left out or shown as □."
)
_PLAN_LANGUAGE = {"lang": "da", "region": "DK"}
"""What names, notes and sources of a plan are written in."""
LONGEST_BELOW = 240
"""Characters of a name in the footer, which grows with it."""
LEAST_TOLD = 3
"""Characters of a name that is told apart from words by its language."""


def summary(
    frame: Frame,
    sections: Sequence[str] = SECTION_IDS,
    *,
    made_on: date,
    sampling: Sampling = USUAL,
) -> Data:
    """What is typeset: ``title``, ``lang`` (da, en), ``date``, ``footer`` and ``parts`` in printing
    order.

    Each part is ``{"id": ..., **what its typst function reads}``. How sure the balance is is drawn
    as ``sampling`` says where the frame does not know it yet.
    """
    if not _OF_DRAWS.isdisjoint(sections):
        frame = with_computed_uncertainty(frame, sampling)
    paper = Paper(frame, tuple(sections))
    parts = [
        with_ids(part, name)
        for name in SECTION_IDS
        if name in sections and (part := _PARTS[name](paper)) is not None
    ]
    code = frame.language.code
    values = {
        "plan": cut(frame.plan.name, LONGEST_BELOW),
        "scenario": frame_name(frame, LONGEST_BELOW),
        "demand": cut(demand_name(frame), LONGEST_BELOW),
        "hash": inputs_hash(frame.plan, frame.scenario),
        "version": __version__,
        "model": MODEL_VERSION,
        "edition": edition(frame.plan),
        "date": format_date(made_on, frame.language),
    }
    made = {
        "title": paper.say(
            _TITLE,
            plan=frame.plan.name,
            answer=answer_of(frame),
        ),
        "description": paper.say(_DESCRIPTION, **values),
        "lang": code,
        "continued": paper.say(_CONTINUED),
        "region": {"da": "DK", "en": "GB"}[code],
        "date": made_on.isoformat(),
        "footer": {
            "lines": [paper.say(text, **values) for text in _FOOTER],
            "page": paper.say(_PAGE, page="{page}", pages="{pages}"),
        },
        "colours": _colours(),
        "lights": {
            status: {**asdict(light), "status": status, "word": paper.word(status)}
            for status, light in LIGHT.lights.items()
        },
        "marks": {kind: {**asdict(mark), "word": paper.word(kind)} for kind, mark in MARKS.items()},
        "parts": parts,
        "plan_texts": {**_PLAN_LANGUAGE, "texts": _plan_texts(frame) if code != "da" else []},
    }
    if parts and lacks(made):
        _add_sentence(parts, paper.say(_LEFT_OUT))
    return made


def _add_sentence(parts: Sequence[Data], sentence: str) -> None:
    """Puts a sentence about the whole summary at the end of the method, else in the first part."""
    named = {part["id"]: part for part in parts}
    if "method" in named:
        named["method"]["blocks"].append(text(sentence, block="small"))
    elif "summary" in named:
        named["summary"]["rests"]["text"].append(f" {sentence}")
    else:
        parts[0]["blocks"].insert(0, text(sentence, block="small"))


def _plan_texts(frame: Frame) -> list[str]:
    """Names and notes of the plan as they stand in sentences and tables of the summary."""
    scenarios = [frame.scenario.name, *(one.name for one in frame.compared)]
    names = [frame.plan.name, *scenarios, *frame.plan.areas]
    cuts = (LONGEST_NAME, LONGEST_BELOW)
    note = frame_note(frame)
    found = [*names, *(cut(name, longest) for name in names for longest in cuts)]
    found += [note, cut_at_a_word(note, SHORT_NOTE)]
    for one in (frame.scenario, *frame.compared):
        told = (text for reason in one.reasons.values() for text in reason)
        found += [in_a_line(text) for text in told]
    for goal in frame.selected.plan.goals:
        texts = (goal.title_da, goal.indicator, goal.status_of_target, goal.responsible)
        found += map(in_a_line, texts)
    return sorted(
        dict.fromkeys(one for one in found if len(one) >= LEAST_TOLD), key=len, reverse=True
    )


def _colours() -> dict[str, Any]:
    values = {field.name: getattr(LIGHT, field.name) for field in fields(LIGHT)}
    return {name: value for name, value in values.items() if isinstance(value, str)}
