"""The section on the full-time potential: what more full time would be worth, group by group."""

from __future__ import annotations

from sosuplan.analysis.potential import fulltime_potential
from sosuplan.analysis.today import lever_heads, source_of_lever, today
from sosuplan.model.lever import Lever
from sosuplan.model.plan import Plan
from sosuplan.narrative.measures import difference, listed_levers
from sosuplan.report.paper import Cell, Data, Paper, column, rounding_note, section, table, text
from sosuplan.text.language import N_
from sosuplan.text.numbers import whole
from sosuplan.text.terms import capital, counted

_TOPIC = N_("Full-time potential by group")
_MESSAGE = N_("With {n} on full time everywhere there would be {fte} {unit} more than today")
_GROUP, _STAFF = N_("Group"), N_("Staff {year}")
_SHARE = N_("On full time")
_GAIN = N_("More than today at")
_EFFECT = N_("Effect in {year}")
_REGION = N_("The region's {n}")
_TARGET = N_("The scenario's target")
_SUM = N_("In all")
_NOTE = N_(
    "Full-time persons gained if the share on full time in {year} were another, with everything"
    " else as it was."
)
_THERE = N_("A dash: the group is there already.")
_UNSET = N_("A dash: the group is there already, or the scenario sets it no target.")
_NOT_ACTING = N_(
    "A dash: the group is there already, or the scenario sets it no target that has an effect."
)
_REGION_OF = N_("The region's share is that of its {who}.")
GOAL = 0.75
"""The target that published potentials are told for."""


def fulltime(paper: Paper) -> Data | None:
    """A row for each group of the occupation; None if there is nothing to gain."""
    frame, plan = paper.frame, paper.frame.plan
    shares = [lever for lever in frame.catalogue if lever.sets_fulltime]
    levers = [one for one in shares if frame.occupation in ("all", one.occupation)]
    now = {lever.id: today(plan, lever) for lever in shares}
    # The region's share is that of its assistants where it has them.
    regional = [one for one in shares if one.sector == "region"]
    goal = paper.percent(GOAL, 0)
    targets = {goal: GOAL}
    told_of_region = bool(regional) and now[regional[0].id] < GOAL
    if told_of_region:
        region = now[regional[0].id]
        targets = {paper.say(_REGION, n=paper.percent(region)): region} | targets
    gains: dict[str, list[float | None]] = {
        name: [_potential(plan, one, target) if target > now[one.id] else None for one in levers]
        for name, target in targets.items()
    }
    # The demand scenario's full time goes on where a target is below it.
    least = frame.demand_scenario.fulltime_target or 0.0
    moved = [lever for lever in levers if lever in listed_levers(frame)]
    own = {
        lever.id: max(least, frame.scenario.levers[lever.id])
        for lever in moved
        if frame.effects[lever.id].first is not None
    }
    if own:
        gains[paper.say(_TARGET)] = [
            _potential(plan, one, own[one.id]) if one.id in own else None for one in levers
        ]
    if not any(gain for column in gains.values() for gain in column):
        return None
    rows: list[list[Cell]] = []
    heads = [lever_heads(plan, one) for one in levers]
    for lever, people, *each in zip(levers, heads, *gains.values(), strict=True):
        share, sources = paper.percent(now[lever.id]), source_of_lever(plan, lever)
        row = [
            lever.name(frame.language),
            paper.whole(people),
            paper.cite(sources[0].id, share) if len(sources) == 1 else share,
            *("–" if gain is None else paper.whole(gain) for gain in each),
        ]
        if lever.id in own:
            effect = frame.effects[lever.id]
            row += [paper.whole(one, signed=True) for one in (effect.gain_fte, effect.gain_heads)]
        elif own:
            row += ["–", "–"]
        rows.append(row)
    parts = {name: [gain or 0.0 for gain in column] for name, column in gains.items()}
    rounded = ""
    if len(levers) > 1:
        rounded = rounding_note(paper, *((part, sum(part)) for part in parts.values()))
        sums = [_strong(paper.whole(sum(part))) for part in parts.values()]
        # Effects do not add up, because levers act on each other.
        no_sums = ["", ""] if own else []
        total = [_strong(paper.say(_SUM)), _strong(paper.whole(sum(heads))), ""]
        rows.append([*total, *sums, *no_sums])
    columns = [
        column(paper.say(_GROUP), width=1.3),
        column(paper.say(_STAFF, year=plan.base_year), "right"),
        column(paper.say(_SHARE), "right"),
        *(column(name, "right", 0.75) for name in gains),
    ]
    groups = [{"text": "", "span": 3}, {"text": paper.say(_GAIN), "span": len(gains)}]
    if own:
        columns += [column(capital(paper.word(unit)), "right", 0.75) for unit in ("fte", "heads")]
        groups.append({"text": paper.say(_EFFECT, year=frame.years[-1]), "span": 2})
    to_goal = sum(parts[goal])
    dash = ""
    if any(gain is None for column in gains.values() for gain in column):
        dash = _THERE
        if own and len(own) < len(levers):
            dash = _UNSET if len(own) == len(moved) else _NOT_ACTING
    notes = [
        paper.say(_NOTE, year=plan.base_year),
        _whose_region(paper, levers, regional) if told_of_region else "",
        difference(frame) if own else "",
        paper.say(dash) if dash else "",
        rounded,
    ]
    blocks = [
        table(columns, rows, groups=groups),
        text(" ".join(filter(None, notes)), block="small"),
    ]
    topic = paper.say(_TOPIC)
    if not whole(to_goal):
        return section(topic, blocks)
    unit = counted("fte", to_goal, frame.language)
    heading = paper.say(_MESSAGE, n=goal, fte=paper.whole(to_goal), unit=unit)
    return section(heading, blocks, topic)


def _strong(text: str) -> Cell:
    return {"text": text, "strong": True}


def _potential(plan: Plan, lever: Lever, target: float) -> float:
    """Full-time persons that the lever's group would be worth more, or less, at ``target``."""
    return fulltime_potential(plan, lever.sector, lever.occupation, target)


def _whose_region(paper: Paper, levers: list[Lever], regional: list[Lever]) -> str:
    """Whose share the region's is, where it has none of an occupation."""
    of = [lever.occupation for lever in regional]
    if all(lever.occupation in of for lever in levers):
        return ""
    return paper.say(_REGION_OF, who=paper.word(f"{of[0]}.short"))
