"""What becomes of a saved scenario when the plan's figures, or the model, are others than those it
was saved with: for the choice between keeping the old figures and moving to the new."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sosuplan.analysis.balance import Outlook
from sosuplan.editing.scenario_adaptation import Loss, adapted
from sosuplan.engine import EngineInputs, LeverSets, Projection, project
from sosuplan.engine.projection import FTE, HEADS
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.model.scenario_library import ScenarioLibrary, as_saved, has_older_model

if TYPE_CHECKING:
    from pandas import DataFrame

CURRENT, KEPT, GONE = "current", "kept", "gone"
"""What a scenario was saved with: the plan's figures; others, which are kept; or others, which are
not, so that only moving is left."""


@dataclass(frozen=True, slots=True)
class End:
    """What a scenario comes to for one occupation, with some figures."""

    year: int
    """The horizon,"""
    gap_heads: float
    """the balance in that year, in persons"""
    gap_fte: float
    """and in full-time persons,"""
    status: str
    """its traffic light,"""
    first_shortage: int | None
    """and the first year with a shortage; None if there is none."""


@dataclass(frozen=True, slots=True)
class OccupationChange:
    """One occupation ``before`` and ``after`` a move to the plan's figures; None where there is
    nothing of it, or where the figures before are not kept."""

    occupation: str
    before: End | None
    after: End | None

    @property
    def same(self) -> bool:
        """True if nothing that is told is another thing, in whole persons."""
        a, b = self.before, self.after
        if a is None or b is None:
            return a is b
        return (a.year, a.status, a.first_shortage) == (b.year, b.status, b.first_shortage) and (
            round(a.gap_heads) == round(b.gap_heads) and round(a.gap_fte) == round(b.gap_fte)
        )


@dataclass(frozen=True, slots=True)
class EditionChange:
    """What moving a scenario to the plan's figures, and to this model, changes."""

    scenario: Scenario
    moved: Scenario | None
    """The scenario as it is saved after the move; None if its demand scenario is gone, so that it
    cannot be moved."""
    standing: str
    """``CURRENT``, ``KEPT`` or ``GONE``."""
    older_model: bool
    """It was saved with an older model, whose results nobody can compute any more."""
    losses: tuple[Loss, ...]
    """What the plan cannot compute of it, and the move therefore takes."""
    occupations: tuple[OccupationChange, ...]

    def to_frame(self) -> DataFrame:
        """A row for each occupation: occupation, and with ``_before`` and ``_after``: year,
        gap_heads, gap_fte, status, first_shortage."""
        from pandas import DataFrame

        rows = []
        for one in self.occupations:
            row: dict[str, object] = {"occupation": one.occupation}
            for side, end in (("before", one.before), ("after", one.after)):
                for name in End.__slots__:
                    row[f"{name}_{side}"] = None if end is None else getattr(end, name)
            rows.append(row)
        return DataFrame(rows)


def standing(library: ScenarioLibrary, scenario: Scenario, plan: Plan) -> str:
    """What ``scenario`` of ``library`` was saved with, if the plan has the figures of ``plan``."""
    figures = library.figures_of(scenario, plan)
    if figures is None:
        return GONE
    return CURRENT if figures is plan else KEPT


def must_be_asked(library: ScenarioLibrary, scenario: Scenario, plan: Plan) -> bool:
    """True if ``scenario`` would give other figures now than when it was saved, as far as is
    known, so that nobody may be led to take it for the same."""
    return standing(library, scenario, plan) != CURRENT or has_older_model(scenario)


def edition_change(library: ScenarioLibrary, scenario: Scenario, plan: Plan) -> EditionChange:
    """What moving ``scenario`` to the figures of ``plan`` changes."""
    where = standing(library, scenario, plan)
    kept = library.figures_of(scenario, plan)
    left, losses = adapted(scenario, plan, catalogue(plan))
    before = {} if kept is None else _ends(kept, scenario)
    after = {} if left is None else _ends(plan, left)
    return EditionChange(
        scenario,
        None if left is None else as_saved(left, plan, locked=scenario.locked),
        where,
        has_older_model(scenario),
        losses,
        tuple(
            OccupationChange(job, before.get(job), after.get(job))
            for job in dict.fromkeys((*before, *after))
        ),
    )


def _ends(plan: Plan, scenario: Scenario) -> dict[str, End]:
    inputs, levers = EngineInputs.from_plan(plan), catalogue(plan)
    projection = project(inputs, LeverSets.of([scenario], levers, inputs))
    return {job: _end(projection, job) for job in plan.occupations}


def _end(projection: Projection, occupation: str) -> End:
    balance = projection.balance(0, occupation)
    heads, fte = Outlook(balance, HEADS), Outlook(balance, FTE)
    return End(balance.years[-1], heads.end, fte.end, balance.status[-1], heads.first_shortage)
