"""The full-time potential (fuldtidspotentiale): what more people on full time would be worth."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sosuplan.analysis.frame import CURRENT, Frame
from sosuplan.analysis.today import group_heads, lever_heads, today
from sosuplan.engine import EngineInputs, LeverSets, Projection, fulltime_shares
from sosuplan.model.lever import Lever
from sosuplan.model.plan import FULL_TIME_HOURS, SECTORS, Plan


def fulltime_potential(plan: Plan, sector: str, occupation: str, target: float) -> float:
    """Full-time persons gained if the share on full time in the base year were ``target`` (0..1).

    It is the sum over areas of heads * (target - share today) * (1 - part-timers' hours / 37), for
    one sector and occupation (model, section 5). Negative where the share is above the target.
    """
    gained = 0.0
    for area, people in group_heads(plan, sector, occupation).items():
        now = plan.current_working_time[area, sector, occupation]
        part_time = 1.0 - now.parttime_hours / FULL_TIME_HOURS
        gained += people * (target - now.fulltime_share) * part_time
    return gained


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
