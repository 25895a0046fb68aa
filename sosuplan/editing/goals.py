"""Goals of one's own: taken over from an example, and followed by readings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sosuplan.editing.own_rows import new_id
from sosuplan.model.library import library
from sosuplan.model.plan import Goal, GoalReading, Plan


def taken_over(plan: Plan, example: str) -> Goal:
    """The plan's own goal that is like an example: it keeps who has adopted the target, or that
    nobody has, and its source."""
    goal = library().goals[example]
    return replace(goal, id=new_id(plan, "goals", goal.id))


def with_readings(plan: Plan, goal: str, readings: Iterable[GoalReading]) -> Plan:
    """The plan with these as all readings of a goal."""
    others = (one for one in plan.goal_readings if one.goal != goal)
    return replace(plan, goal_readings=(*others, *readings))
