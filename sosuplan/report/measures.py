"""The section on what the scenario's measures are: what each moves and gives, what is known of its
effect, and where it is told of. Compared scenarios with measures follow."""

from __future__ import annotations

from collections.abc import Iterator

from sosuplan.analysis.frame import CURRENT
from sosuplan.analysis.measures import Attached, Gain, MeasureFacts, Measures
from sosuplan.charts.runs import compared_runs, run_heading
from sosuplan.narrative.measure_catalogue import (
    attached_heading,
    attached_note,
    attached_text,
    known_text,
    measure_title,
    source_lines,
    standing_texts,
    together_text,
)
from sosuplan.report.paper import Cell, Data, Paper, column, section, subheading, table, text
from sosuplan.text.language import N_
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import capital

TOPIC = N_("Measures")
MEASURE, MOVES, KNOWN = N_("Measure"), N_("Moves, as assumed"), N_("Known effect, and source")
IN_YEAR = N_("Balance {year}, {unit}")
_SOURCE = N_("Source: {source}")
_CONSIDERED = N_("Considerations: {what}")
_NAME = N_("{name} ({place})")


def measures(paper: Paper) -> Data | None:
    """A table for each scenario that has measures; None where none has."""
    frame = paper.frame
    runs = [run for run in (CURRENT, *compared_runs(frame)) if frame.measures(run).order]
    if not runs:
        return None
    blocks: list[Data] = []
    for run in runs:
        found = frame.measures(run)
        if run != CURRENT:
            blocks.append(subheading(run_heading(frame, run)))
        blocks += _of_scenario(paper, found)
    first = frame.measures(runs[0])
    heading = attached_heading(first, frame.language)
    if runs[0] != CURRENT:
        heading = paper.say(TOPIC)
    return section(heading, blocks, paper.say(TOPIC))


def _of_scenario(paper: Paper, found: Measures) -> Iterator[Data]:
    frame, say = paper.frame, paper.frame.language
    told = together_text(found, frame.unit, say)
    yield text(" ".join((told, *standing_texts(found, say))))
    jobs = frame.occupations
    columns = [
        column(paper.say(MEASURE), width=1.3),
        column(paper.say(MOVES), width=1.2),
        *(column(capital(paper.word(f"{job}.short")), "right") for job in jobs),
        column(paper.say(KNOWN), width=2.4),
    ]
    over = paper.say(IN_YEAR, year=found.year, unit=paper.unit)
    groups = [
        {"text": "", "span": 2},
        {"text": over, "span": len(jobs)},
        {"text": "", "span": 1},
    ]
    rows = [
        row
        for one in found.attached
        for place, each in enumerate(one.attached)
        for row in [_row(paper, one, each, first=place == 0)]
    ]
    yield table(columns, rows, groups=groups, small=True)
    yield text(attached_note(found, say), block="small")


def _row(paper: Paper, one: MeasureFacts, each: Attached, *, first: bool) -> list[Cell]:
    frame, say = paper.frame, paper.frame.language
    name: Cell = ""
    if first:
        title, place = measure_title(one.measure, say), one.measure.municipality
        name = paper.say(_NAME, name=title, place=place) if place else title
        if one.kind:
            name = {"text": name, "mark": one.kind}
    # What is noted of the measure is not told again with each lever.
    told = () if first else (one.attached[0].row.note,)
    note = "" if each.row.note in told else each.row.note
    moved: Cell = " – ".join(filter(None, (attached_text(each, say), note)))
    if each.moves:
        moved = {"text": moved, "mark": "assumption"}
    gains = {gain.occupation: gain for gain in each.gains}
    source = ", ".join(source_lines(one).split("\n"))
    known = [known_text(one, say)]
    if one.measure.considerations_da:
        known.append(paper.say(_CONSIDERED, what=one.measure.considerations_da))
    if source:
        known.append(paper.say(_SOURCE, source=source))
    return [
        name,
        moved,
        *(_gain(paper, gains.get(job)) for job in frame.occupations),
        " ".join(filter(None, known)) if first else "",
    ]


def _gain(paper: Paper, gain: Gain | None) -> str:
    if gain is None:
        return "–"
    language = paper.frame.language
    return format_number(gain.of(paper.frame.unit), 0, language.code, signed=True)
