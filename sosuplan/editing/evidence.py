"""Findings of one's own: begun, and told in other words."""

from __future__ import annotations

from dataclasses import replace

from sosuplan.editing.own_rows import new_id
from sosuplan.model.plan import Evidence, Plan

OWN = "own"


def blank_finding(plan: Plan) -> Evidence:
    """A finding of which nothing is known yet but that it is the planner's own, and of where."""
    area = plan.areas[0] if len(plan.areas) == 1 else ""
    return Evidence(
        id=new_id(plan, "evidence", "own-finding"),
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
