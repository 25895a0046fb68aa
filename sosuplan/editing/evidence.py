"""Findings of one's own in the plan that is being edited: made, changed, copied from others, and
deleted. Each gives another plan."""

from __future__ import annotations

from dataclasses import replace

from sosuplan.model.library import library
from sosuplan.model.plan import Evidence, Plan, Source
from sosuplan.model.provenance import free_id

OWN = "own"


def new_id(plan: Plan, wanted: str = "own-finding") -> str:
    """An id for a finding that neither the plan nor the library has."""
    return free_id(wanted, (*(one.id for one in plan.evidence), *library().evidence))


def blank_finding(plan: Plan) -> Evidence:
    """A finding of which nothing is known yet but that it is the planner's own, and of where."""
    area = plan.areas[0] if len(plan.areas) == 1 else ""
    return Evidence(
        id=new_id(plan),
        area=area,
        occupation="SOSU",
        topic="",
        levers="",
        statement_da="",
        statement_en="",
        value=None,
        unit="percent",
        year=None,
        population_n=None,
        kind=OWN,
        source_id="",
        locator="",
    )


def copied(plan: Plan, finding: Evidence) -> Evidence:
    """One of one's own like ``finding``, which keeps its kind and where it stands."""
    return replace(finding, id=new_id(plan, finding.id))


def with_finding(plan: Plan, finding: Evidence, source: Source | None = None) -> Plan:
    """The plan with a finding, in the place of the one with its id if there is one. A new
    ``source`` that it names comes with it."""
    known = any(one.id == finding.id for one in plan.evidence)
    kept = tuple(finding if one.id == finding.id else one for one in plan.evidence)
    made = replace(plan, evidence=kept if known else (*kept, finding))
    if source is None or source.id != finding.source_id:
        return made
    return replace(made, sources=(*made.sources, source))


def without_finding(plan: Plan, finding: str) -> Plan:
    """The plan without a finding, by its id; its source stays."""
    return replace(plan, evidence=tuple(one for one in plan.evidence if one.id != finding))


def reworded(finding: Evidence, statement: str, code: str) -> Evidence:
    """The finding in the words of one language. What it said in the other is left out if it says
    something else now."""
    if code != "da" and finding.statement_en:
        if statement == finding.statement_en:
            return finding
        return replace(finding, statement_da=statement, statement_en="")
    if statement == finding.statement_da:
        return finding
    return replace(finding, statement_da=statement, statement_en="")
