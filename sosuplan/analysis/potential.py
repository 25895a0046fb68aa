"""The full-time potential (fuldtidspotentiale): what more people on full time would be worth, by
group, today and at the horizon, beside what has been published."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from sosuplan.analysis.effects import effects
from sosuplan.analysis.evidence import Finding, findings
from sosuplan.analysis.frame import CURRENT, Frame
from sosuplan.analysis.fulltime import fulltime_levers
from sosuplan.analysis.today import group_heads, lever_heads, today
from sosuplan.engine import EngineInputs, LeverSets, Projection, fulltime_shares, project
from sosuplan.model.lever import Lever
from sosuplan.model.places import find_place
from sosuplan.model.plan import FULL_TIME_HOURS, SECTORS, Plan, Source
from sosuplan.resources import resource

GOAL = 0.75
"""The target that published potentials are told for, besides the region's own share."""
OF_REGION, OF_GOAL, OF_SCENARIO, OF_USER = "region", "goal", "scenario", "own"
"""Whose the targets of a table are: the region's share, ``GOAL``, the scenario's, or others."""
_SAME = 5e-4
"""Shares are shown, and published, to a tenth of a percentage point."""
COLUMNS = (
    "targets",
    "area",
    "sector",
    "occupation",
    "heads",
    "fulltime_share",
    "target",
    "gain_base",
    "gain_horizon",
    "published",
)


@dataclass(frozen=True, slots=True)
class PublishedPotential:
    """A potential that stands in print: of whom, at which target, and the finding that tells it."""

    place: str
    sector: str
    occupation: str
    target: float
    fte: float
    finding: Finding


@dataclass(frozen=True, slots=True)
class Potential:
    """What a group, in one area or in all of them (""), would be worth at ``target``. Shares are
    0..1, and gains full-time persons: negative where the target is below the share."""

    lever: Lever
    area: str
    heads: float
    """Staff in the base year."""
    share: float
    """On full time today."""
    target: float
    gain_base: float
    """Of the base-year staff (model, section 5)."""
    gain_horizon: float
    """Of the staff there will be at the horizon without other measures, beyond what the demand
    scenario counts on."""
    told: PublishedPotential | None = None
    """What has been published of the same group, area and target."""

    @property
    def published(self) -> float | None:
        """The same in full-time persons."""
        return None if self.told is None else self.told.fte

    @property
    def is_there(self) -> bool:
        """True of a group that the target asks nothing of."""
        return abs(self.target - self.share) < 1e-9


@dataclass(frozen=True, slots=True)
class PotentialTable:
    """All groups at the targets of one kind (``OF_REGION`` and so on)."""

    targets: str
    base_year: int
    horizon: int
    groups: tuple[Potential, ...]
    """In the order of the catalogue."""
    areas: tuple[Potential, ...]
    """Each of them in each area that has it."""

    @property
    def has_areas(self) -> bool:
        """True if the groups are spread over several areas."""
        return len({one.area for one in self.areas}) > 1

    def rows(self, *, by_area: bool = False) -> Iterator[tuple[str | float | None, ...]]:
        """The values of ``COLUMNS`` for each group; ``by_area``: for each group in each area."""
        for one in self.areas if by_area else self.groups:
            group = one.lever.sector, one.lever.occupation
            gains = one.gain_base, one.gain_horizon, one.published
            yield self.targets, one.area, *group, one.heads, one.share, one.target, *gains


def potential_tables(frame: Frame, target: float | None = None) -> tuple[PotentialTable, ...]:
    """All groups at ``target``; None: what print and workbook tell, at the region's share, where it
    is below ``GOAL``, at ``GOAL``, and at the scenario's targets that have an effect. A group that
    is above the target, the region's share or the goal stays there."""
    if target is not None:
        return tables_for(frame, {OF_USER: all_on(frame, target)})
    plan, catalogue = frame.plan, frame.catalogue
    wanted: dict[str, Mapping[str, float]] = {}
    region = share_of_region(plan, fulltime_levers(catalogue))
    if region is not None and region < GOAL:
        wanted[OF_REGION] = all_on(frame, region)
    wanted[OF_GOAL] = all_on(frame, GOAL)
    if own := scenario_targets(frame):
        wanted[OF_SCENARIO] = own
    return tables_for(frame, wanted)


def share_of_region(plan: Plan, levers: Iterable[Lever]) -> float | None:
    """The region's share on full time: that of its assistants where it has them."""
    regional = [one for one in levers if one.sector == "region"]
    return today(plan, regional[0]) if regional else None


def all_on(frame: Frame, target: float) -> dict[str, float]:
    """The target of each group below ``target``, by lever."""
    levers = fulltime_levers(frame.catalogue)
    return {one.id: target for one in levers if today(frame.plan, one) < target}


def scenario_targets(frame: Frame) -> dict[str, float]:
    """The targets that the scenario sets and that change anything, by lever. What the demand
    scenario counts on goes on where a target is below it."""
    least = frame.demand_scenario.fulltime_target or 0.0
    acting = effects(frame.scenario, frame.catalogue, frame.inputs, "all")
    return {
        one.id: max(least, frame.scenario.levers[one.id])
        for one in frame.moved
        if one.sets_fulltime and acting[one.id].first is not None
    }


def tables_for(
    frame: Frame, wanted: Mapping[str, Mapping[str, float]]
) -> tuple[PotentialTable, ...]:
    """A table for each kind of targets; a group without one keeps its share. One batch of the
    engine computes the horizon of them all, each group by itself."""
    plan, catalogue = frame.plan, frame.catalogue
    levers = fulltime_levers(catalogue)
    runs = dict.fromkeys(pair for targets in wanted.values() for pair in targets.items())
    baseline = frame.scenario.neutral()
    scenarios = [baseline, *(baseline.with_lever(*pair) for pair in runs)]
    projection = project(frame.inputs, LeverSets.of(scenarios, catalogue, frame.inputs))
    work = projection.supply_fte[..., -1]
    more = {pair: work[at] - work[0] for at, pair in enumerate(runs, start=1)}
    tables = []
    for name, targets in wanted.items():
        parts = [
            part
            for lever in levers
            for part in _parts(plan, projection, lever, targets.get(lever.id), more)
        ]
        groups = tuple(
            _together(plan, one, [part for part in parts if part.lever is one]) for one in levers
        )
        tables.append(PotentialTable(name, plan.base_year, plan.horizon, groups, tuple(parts)))
    return tuple(tables)


def _parts(
    plan: Plan,
    projection: Projection,
    lever: Lever,
    target: float | None,
    more: Mapping[tuple[str, float], NDArray[np.float64]],
) -> list[Potential]:
    """The group in each area that has it."""
    found = []
    occupation = projection.occupations.index(lever.occupation)
    heads = group_heads(plan, lever.sector, lever.occupation)
    for area in plan.areas:
        # A group without staff may have some later, that tasks are moved to.
        group = area, lever.sector, lever.occupation
        if group not in plan.current_working_time:
            continue
        people, share = heads.get(area, 0.0), plan.current_working_time[group].fulltime_share
        if target is None:
            found.append(Potential(lever, area, people, share, share, 0.0, 0.0))
            continue
        here = projection.areas.index(area), occupation
        gain = _gain(plan, group, people, target)
        later = float(more[lever.id, target][here])
        told = _published(lever, area, target)
        found.append(Potential(lever, area, people, share, target, gain, later, told))
    return found


def _together(plan: Plan, lever: Lever, parts: Sequence[Potential]) -> Potential:
    """The group in all its areas. Where it has one, it is what it is there."""
    share = today(plan, lever)
    targets = {one.target for one in parts if not one.is_there}
    return Potential(
        lever,
        "",
        sum(one.heads for one in parts),
        share,
        targets.pop() if len(targets) == 1 else share,
        sum(one.gain_base for one in parts),
        sum(one.gain_horizon for one in parts),
        parts[0].told if len(parts) == 1 == len(plan.areas) else None,
    )


@cache
def published_potentials() -> tuple[PublishedPotential, ...]:
    """Those that come with the program."""
    with resource("evidence", "potentials.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            PublishedPotential(
                row["place"],
                row["sector"],
                row["occupation"],
                float(row["target"]),
                float(row["fte"]),
                findings()[row["evidence_id"]],
            )
            for row in csv.DictReader(file)
        )


def _published(lever: Lever, area: str, target: float) -> PublishedPotential | None:
    place = find_place(area)
    for one in published_potentials():
        group = one.sector, one.occupation
        same = place is not None and one.place == place.name
        if same and group == (lever.sector, lever.occupation) and abs(one.target - target) < _SAME:
            return one
    return None


def fulltime_potential(plan: Plan, sector: str, occupation: str, target: float) -> float:
    """Full-time persons gained if the share on full time in the base year were ``target`` (0..1).

    It is the sum over areas of heads * (target - share today) * (1 - part-timers' hours / 37), for
    one sector and occupation (model, section 5). Negative where the share is above the target.
    """
    gained = 0.0
    for area, people in group_heads(plan, sector, occupation).items():
        gained += _gain(plan, (area, sector, occupation), people, target)
    return gained


def _gain(plan: Plan, group: tuple[str, str, str], people: float, target: float) -> float:
    """The same of one area, sector and occupation with so many ``people``."""
    now = plan.current_working_time[group]
    part_time = 1.0 - now.parttime_hours / FULL_TIME_HOURS
    return people * (target - now.fulltime_share) * part_time


def people_on_fulltime(
    inputs: EngineInputs, sets: LeverSets, projection: Projection, sector: str, occupation: str
) -> NDArray[np.float64]:
    """People on full time in one group by year, (R, T), of the ``sets``, which are the first runs
    of a projection with ages."""
    if projection.heads_by_age is None:
        raise ValueError("the projection was made without ages")
    group = SECTORS.index(sector), projection.occupations.index(occupation)
    shares = fulltime_shares(inputs, sets)[:, :, *group]
    heads = projection.heads_by_age[: len(shares), :, *group].sum(axis=-2)
    return np.asarray((heads * shares).sum(axis=1))


def more_on_fulltime(frame: Frame, lever: Lever) -> float:
    """How many more of the lever's group are on full time at the horizon than in the base year as
    the plan has it; a demand scenario's full time is none of the plan's."""
    runs = (frame.scenario.neutral(), frame.scenario)
    sets = LeverSets.of(runs, frame.catalogue, frame.inputs)
    found = people_on_fulltime(frame.inputs, sets, frame.projection, lever.sector, lever.occupation)
    return float(found[CURRENT, -1]) - lever_heads(frame.plan, lever) * today(frame.plan, lever)


def publications(of: Iterable[Potential]) -> tuple[Source, ...]:
    """Where published potentials stand, each once."""
    found = (one for each in of if each.told is not None for one in each.told.finding.publications)
    return tuple(dict.fromkeys(found))
