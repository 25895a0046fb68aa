"""Goals of one's own in the plan that is being edited: made, changed, taken over from an example,
followed by readings, and deleted. Each gives another plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sosuplan.model.library import library
from sosuplan.model.plan import Goal, GoalReading, Plan
from sosuplan.model.provenance import free_id


def new_id(plan: Plan, wanted: str = "goal") -> str:
    """An id for a goal that neither the plan nor the library has."""
    return free_id(wanted, (*(one.id for one in plan.goals), *library().goals))


def with_goal(plan: Plan, goal: Goal) -> Plan:
    """The plan with a goal, in the place of the one with its id if there is one. A source that only
    the library has comes with it."""
    known = any(one.id == goal.id for one in plan.goals)
    kept = tuple(goal if one.id == goal.id else one for one in plan.goals)
    made = replace(plan, goals=kept if known else (*kept, goal))
    lent = library().sources.get(goal.source_id)
    if lent is None or any(one.id == lent.id for one in plan.sources):
        return made
    return replace(made, sources=(*made.sources, lent))


def taken_over(plan: Plan, example: str) -> Goal:
    """The plan's own goal that is like an example: it keeps who has adopted the target, or that
    nobody has, and its source."""
    goal = library().goals[example]
    return replace(goal, id=new_id(plan, goal.id))


def without_goal(plan: Plan, goal: str) -> Plan:
    """The plan without a goal and its readings."""
    return replace(
        plan,
        goals=tuple(one for one in plan.goals if one.id != goal),
        goal_readings=tuple(one for one in plan.goal_readings if one.goal != goal),
    )


def with_readings(plan: Plan, goal: str, readings: Iterable[GoalReading]) -> Plan:
    """The plan with these as all readings of a goal."""
    others = (one for one in plan.goal_readings if one.goal != goal)
    return replace(plan, goal_readings=(*others, *readings))
