"""What other figures do to a scenario: its balance with those it was saved with, and with those
that the plan has now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sosuplan.analysis.balance import Outlook
from sosuplan.engine import Balance, EngineInputs, LeverSets, project
from sosuplan.engine.projection import FTE
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario

if TYPE_CHECKING:
    from pandas import DataFrame

Run = tuple[Scenario, Plan]
"""A scenario and the figures that it is computed with."""


@dataclass(frozen=True, slots=True)
class OccupationChange:
    """The outlook of one occupation with either figures; None where these do not have it, or are
    not there any more."""

    occupation: str
    before: Outlook | None
    after: Outlook | None


@dataclass(frozen=True, slots=True)
class FiguresChange:
    """A scenario with the figures before and after, by occupation, all in one unit."""

    unit: str
    occupations: tuple[OccupationChange, ...]

    def to_frame(self) -> DataFrame:
        """A row for each occupation and side (``before``, ``after``): base year and horizon, the
        balance (gap) and traffic light (status) of both years, and the first year of a shortage
        (NaN: none)."""
        from pandas import DataFrame

        sides = (
            (one.occupation, side, getattr(one, side))
            for one in self.occupations
            for side in ("before", "after")
        )
        return DataFrame(
            {
                "occupation": occupation,
                "side": side,
                "base_year": outlook.years[0],
                "horizon": outlook.years[-1],
                "gap_base": float(outlook.gap[0]),
                "status_base": outlook.status[0],
                "gap_horizon": float(outlook.gap[-1]),
                "status_horizon": outlook.status[-1],
                "first_shortage": outlook.first_shortage,
            }
            for occupation, side, outlook in sides
            if outlook is not None
        )


def figures_change(before: Run | None, after: Run | None, unit: str) -> FiguresChange:
    """``before`` and ``after`` in ``unit``, or in full-time persons where persons would say
    otherwise than a traffic light of theirs; None: that cannot be computed."""
    runs = [None if run is None else _balances(*run) for run in (before, after)]
    told = [one for run in runs if run is not None for one in run.values()]
    if any(one.units_differ for one in told):
        unit = FTE
    occupations = dict.fromkeys(job for run in runs if run is not None for job in run)
    return FiguresChange(
        unit,
        tuple(
            OccupationChange(
                job,
                *(
                    None if run is None or job not in run else Outlook(run[job], unit)
                    for run in runs
                ),
            )
            for job in occupations
        ),
    )


def _balances(scenario: Scenario, plan: Plan) -> dict[str, Balance]:
    inputs = EngineInputs.from_plan(plan)
    projection = project(inputs, LeverSets.of([scenario], catalogue(plan), inputs))
    return {job: projection.balance(0, job) for job in plan.occupations}
