"""The section on evidence: what is known elsewhere of the levers that the scenario moves, and the
planner's own findings."""

from __future__ import annotations

from collections.abc import Sequence

from sosuplan.analysis.evidence import Finding, evidence, of_scenario
from sosuplan.model.levers import name_of_lever
from sosuplan.narrative.evidence import (
    CONTEXT,
    FINDING,
    SOURCE,
    VALUE,
    YEAR,
    about_text,
    evidence_headline,
    value_text,
)
from sosuplan.narrative.plausibility import publisher_text
from sosuplan.report.paper import Cell, Data, Paper, column, section, subheading, table, text
from sosuplan.text.language import N_

MOST = 5
"""Findings on one lever that are printed: there may be thirty."""
_TOPIC = N_("Evidence")
_ABOUT = N_("Place and group")
_OWN = N_("Other findings of your own")
_SOME_OF = N_("{lever} ({most} of {n} findings)")
_NEAREST = N_(
    "Of many findings the nearest are shown: your own first, then those on the plan's places, then"
    " those on the whole country. The workbook has them all."
)
_PLAIN = N_("What is known elsewhere need not hold here. It changes no figure of the projection.")


def evidence_found(paper: Paper) -> Data | None:
    """A table for each lever that is moved and known of, and one of the other own findings; None
    where there is nothing to tell."""
    frame = paper.frame
    found = of_scenario(evidence(frame.selected.plan), frame)
    if not found:
        return None
    blocks = [text(paper.say(_PLAIN))]
    notes: dict[str, None] = {}
    for lever, findings in found.items():
        name = name_of_lever(lever, frame.language) if lever else paper.say(_OWN)
        # All own ones are printed, however many there are.
        shown = findings[: max(MOST, sum(one.own for one in findings))]
        if len(shown) < len(findings):
            name = paper.say(_SOME_OF, lever=name, most=len(shown), n=len(findings))
            notes[_NEAREST] = None
        blocks += [subheading(name), _table(paper, shown)]
        if any(one.is_context for one in shown):
            blocks.append(text(paper.say(CONTEXT), block="small"))
    blocks += [text(paper.say(note), block="small") for note in notes]
    every = {one.id for findings in found.values() for one in findings}
    return section(evidence_headline(len(every), frame.language), blocks, paper.say(_TOPIC))


def _table(paper: Paper, findings: Sequence[Finding]) -> Data:
    say = paper.frame.language
    columns = [
        column(say(FINDING), width=4.4),
        column(say(VALUE), width=1.25),
        column(say(YEAR), "right"),
        column(say(_ABOUT), width=1.5),
        column(say(SOURCE), width=0.7),
    ]
    rows: list[list[Cell]] = []
    for one in findings:
        row = one.row
        rows.append(
            [
                one.statement(say.code),
                value_text(one, say),
                "" if row.year is None else str(row.year),
                about_text(one, say),
                _sources(paper, one),
            ]
        )
    return table(columns, rows, small=True)


def _sources(paper: Paper, finding: Finding) -> Cell:
    """Where it stands, by number; by name where no list is printed. The mark is the finding's: what
    is derived from publications stands in none of them."""
    kind = finding.row.kind
    cited = [
        {**paper.cite_known(one, publisher_text(one)), "mark": kind} for one in finding.publications
    ]
    return {"text": "", "sources": cited or [{"text": paper.word(kind), "mark": kind}]}
