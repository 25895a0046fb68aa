"""The section on the full-time potential: what more full time would be worth, group by group."""

from __future__ import annotations

from sosuplan.analysis.potential import fulltime_potential
from sosuplan.analysis.today import source_of_lever, today
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
    frame = paper.frame
    plan = frame.plan
    levers = [
        lever
        for lever in frame.catalogue
        if lever.sets_fulltime and frame.occupation in ("all", lever.occupation)
    ]
    region = _region_share(paper)
    targets: list[tuple[str, dict[str, float]]] = []
    if region is not None and region < GOAL:
        name = paper.say(_REGION, n=paper.percent(region))
        targets.append((name, {lever.id: region for lever in levers}))
    goal = (paper.percent(GOAL, 0), {lever.id: GOAL for lever in levers})
    targets.append(goal)
    moved = [lever for lever in levers if lever in listed_levers(frame)]
    # The demand scenario's full time goes on where a target is below it.
    least = frame.demand_scenario.fulltime_target or 0.0
    set_here = {
        lever.id: max(least, frame.scenario.levers[lever.id])
        for lever in moved
        if frame.effects[lever.id].first is not None
    }
    gains = [
        {lever.id: _gain(paper, lever, goals[lever.id]) for lever in levers} for _, goals in targets
    ]
    if set_here:
        targets.append((paper.say(_TARGET), set_here))
        gains.append(
            {
                lever.id: _potential(plan, lever, set_here[lever.id])
                if lever.id in set_here
                else None
                for lever in levers
            }
        )
    if not any(gain for by_lever in gains for gain in by_lever.values()):
        return None
    rows = [_row(paper, lever, [by_lever[lever.id] for by_lever in gains]) for lever in levers]
    if set_here:
        for lever, row in zip(levers, rows, strict=True):
            row += _effects(paper, lever) if lever.id in set_here else ["–", "–"]
    rounded = ""
    if len(levers) > 1:
        parts = [[gain or 0.0 for gain in by_lever.values()] for by_lever in gains]
        sums = [sum(part) for part in parts]
        rounded = rounding_note(paper, *zip(parts, sums, strict=True))
        rows.append(
            [
                {"text": paper.say(_SUM), "strong": True},
                {"text": paper.whole(sum(_heads(paper, one) for one in levers)), "strong": True},
                "",
                *({"text": paper.whole(one), "strong": True} for one in sums),
                # Effects do not add up, because levers act on each other.
                *(["", ""] if set_here else []),
            ]
        )
    columns = [
        column(paper.say(_GROUP), width=1.3),
        column(paper.say(_STAFF, year=plan.base_year), "right"),
        column(paper.say(_SHARE), "right"),
        *(column(name, "right", 0.75) for name, _ in targets),
    ]
    before = len(columns) - len(targets)
    if set_here:
        columns += [column(capital(paper.word(unit)), "right", 0.75) for unit in ("fte", "persons")]
    to_goal = sum(gain or 0.0 for gain in gains[targets.index(goal)].values())
    groups = [
        {"text": "", "span": before},
        {"text": paper.say(_GAIN), "span": len(targets)},
    ]
    if set_here:
        groups.append({"text": paper.say(_EFFECT, year=frame.years[-1]), "span": 2})
    potential = table(columns, rows, groups=groups)
    heading = paper.say(
        _MESSAGE,
        n=paper.percent(GOAL, 0),
        fte=paper.whole(to_goal),
        unit=counted("fte", to_goal, paper.frame.language),
    )
    dashed = any(gain is None for by_lever in gains for gain in by_lever.values())
    dash = _THERE
    if set_here and len(set_here) < len(levers):
        dash = _UNSET if len(set_here) == len(moved) else _NOT_ACTING
    said = [paper.say(_NOTE, year=plan.base_year), paper.say(dash) if dashed else "", rounded]
    if set_here:
        said.insert(1, difference(frame))
    if region is not None and region < GOAL:
        said.insert(1, _whose_region(paper, levers))
    note = text(" ".join(filter(None, said)), block="small")
    topic = paper.say(_TOPIC)
    if not whole(to_goal):
        return section(topic, [potential, note])
    return section(heading, [potential, note], topic)


def _row(paper: Paper, lever: Lever, gains: list[float | None]) -> list[Cell]:
    plan = paper.frame.plan
    sources = source_of_lever(plan, lever)
    share = paper.percent(today(plan, lever))
    return [
        lever.name(paper.frame.language),
        paper.whole(_heads(paper, lever)),
        paper.cite(sources[0].id, share) if len(sources) == 1 else share,
        *("–" if gain is None else paper.whole(gain) for gain in gains),
    ]


def _effects(paper: Paper, lever: Lever) -> list[Cell]:
    """What the lever by itself gives at the horizon, in full-time persons and in persons."""
    effect = paper.frame.effects[lever.id]
    return [paper.whole(gain, signed=True) for gain in (effect.gain_fte, effect.gain_heads)]


def _gain(paper: Paper, lever: Lever, target: float) -> float | None:
    """Full-time persons; None if the group is at the target or above it."""
    plan = paper.frame.plan
    return None if target <= today(plan, lever) else _potential(plan, lever, target)


def _potential(plan: Plan, lever: Lever, target: float) -> float:
    """Full-time persons that the lever's group would be worth more, or less, at ``target``."""
    return fulltime_potential(plan, lever.sector, lever.occupation, target)


def _whose_region(paper: Paper, levers: list[Lever]) -> str:
    """Whose share the region's is, where it has none of an occupation."""
    of = [lever.occupation for lever in _regional(paper)]
    if all(lever.occupation in of for lever in levers):
        return ""
    return paper.say(_REGION_OF, who=paper.word(f"{of[0]}.short"))


def _heads(paper: Paper, lever: Lever) -> float:
    return sum(
        band.heads
        for band in paper.frame.plan.staff
        if (band.sector, band.occupation) == (lever.sector, lever.occupation)
    )


def _region_share(paper: Paper) -> float | None:
    """The share on full time in the region, of assistants where it has them."""
    regional = _regional(paper)
    return today(paper.frame.plan, regional[0]) if regional else None


def _regional(paper: Paper) -> list[Lever]:
    return [
        lever for lever in paper.frame.catalogue if lever.sets_fulltime and lever.sector == "region"
    ]
