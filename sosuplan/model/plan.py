"""The plan's data as immutable values.

A plan is one table for each input of the model, with the columns of the plan folder, plus four
settings. ``schema`` says what its rows are and what each column may hold; ``validation`` says what
a whole plan must satisfy. A ``Plan`` made by ``validation.build`` satisfies both.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

# The rows belong to the plan: whoever has one needs them.
from sosuplan.model.schema.policy_rows import Evidence as Evidence
from sosuplan.model.schema.policy_rows import Goal as Goal
from sosuplan.model.schema.policy_rows import GoalReading as GoalReading
from sosuplan.model.schema.policy_rows import Measure as Measure
from sosuplan.model.schema.policy_rows import StoredProjection as StoredProjection
from sosuplan.model.schema.rows import FIRST_AGE as FIRST_AGE
from sosuplan.model.schema.rows import FULL_TIME_HOURS as FULL_TIME_HOURS
from sosuplan.model.schema.rows import LAST_AGE as LAST_AGE
from sosuplan.model.schema.rows import OCCUPATIONS as OCCUPATIONS
from sosuplan.model.schema.rows import SECTORS as SECTORS
from sosuplan.model.schema.rows import SOURCE_KINDS as SOURCE_KINDS
from sosuplan.model.schema.rows import Actual as Actual
from sosuplan.model.schema.rows import DemandBase as DemandBase
from sosuplan.model.schema.rows import DemandIndex as DemandIndex
from sosuplan.model.schema.rows import DemandRecipe as DemandRecipe
from sosuplan.model.schema.rows import DemandScenario as DemandScenario
from sosuplan.model.schema.rows import EntryAges as EntryAges
from sosuplan.model.schema.rows import ExitRate as ExitRate
from sosuplan.model.schema.rows import InputRange as InputRange
from sosuplan.model.schema.rows import Population as Population
from sosuplan.model.schema.rows import Price as Price
from sosuplan.model.schema.rows import Published as Published
from sosuplan.model.schema.rows import ReformYear as ReformYear
from sosuplan.model.schema.rows import Source as Source
from sosuplan.model.schema.rows import StaffBand as StaffBand
from sosuplan.model.schema.rows import StaffHistory as StaffHistory
from sosuplan.model.schema.rows import TraineeIntake as TraineeIntake
from sosuplan.model.schema.rows import Training as Training
from sosuplan.model.schema.rows import Transfer as Transfer
from sosuplan.model.schema.rows import WorkingTime as WorkingTime


@dataclass(frozen=True)
class Plan:
    """All inputs of a projection. Tables keep the order of their rows."""

    name: str
    base_year: int
    horizon: int
    working_days: float
    staff: tuple[StaffBand, ...]
    working_time: tuple[WorkingTime, ...]
    trainee_intake: tuple[TraineeIntake, ...]
    training: tuple[Training, ...]
    entry_ages: tuple[EntryAges, ...]
    exit_rates: tuple[ExitRate, ...]
    reform: tuple[ReformYear, ...]
    transfers: tuple[Transfer, ...]
    demand_base: tuple[DemandBase, ...]
    demand_scenarios: tuple[DemandScenario, ...]
    demand_index: tuple[DemandIndex, ...]
    population: tuple[Population, ...] = field(default=(), kw_only=True)
    demand_recipes: tuple[DemandRecipe, ...] = field(default=(), kw_only=True)
    input_ranges: tuple[InputRange, ...] = field(default=(), kw_only=True)
    staff_history: tuple[StaffHistory, ...] = field(default=(), kw_only=True)
    actuals: tuple[Actual, ...] = field(default=(), kw_only=True)
    prices: tuple[Price, ...] = field(default=(), kw_only=True)
    measures: tuple[Measure, ...] = field(default=(), kw_only=True)
    evidence: tuple[Evidence, ...] = field(default=(), kw_only=True)
    goals: tuple[Goal, ...] = field(default=(), kw_only=True)
    goal_readings: tuple[GoalReading, ...] = field(default=(), kw_only=True)
    stored_projections: tuple[StoredProjection, ...] = field(default=(), kw_only=True)
    published: tuple[Published, ...]
    sources: tuple[Source, ...]

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """Areas in the order in which the staff table names them."""
        return tuple(dict.fromkeys(row.area for row in self.staff))

    @cached_property
    def occupations(self) -> tuple[str, ...]:
        """Occupations with staff, SSA first."""
        present = {row.occupation for row in self.staff}
        return tuple(occupation for occupation in OCCUPATIONS if occupation in present)

    @property
    def told_apart(self) -> tuple[str, ...]:
        """What results can be told of: each occupation, and ``all`` where there are several."""
        jobs = self.occupations
        return (*jobs, "all") if len(jobs) > 1 else jobs

    @cached_property
    def groups(self) -> tuple[tuple[str, str], ...]:
        """(sector, occupation) pairs with working time, by occupation and then by sector: those
        with staff, and those that only receive it in a transfer."""
        present = {(row.sector, row.occupation) for row in self.working_time}
        return tuple(
            (sector, occupation)
            for occupation in self.occupations
            for sector in SECTORS
            if (sector, occupation) in present
        )

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Base year to horizon, both included."""
        return tuple(range(self.base_year, self.horizon + 1))

    @cached_property
    def demands(self) -> tuple[DemandScenario, ...]:
        """Demand scenarios by position."""
        return tuple(sorted(self.demand_scenarios, key=lambda row: row.position))

    def demand_labels(self, language: str) -> dict[str, str]:
        """What demand scenarios are called in a language, by id and in their order."""
        return {row.scenario: row.label(language) for row in self.demands}

    @cached_property
    def current_working_time(self) -> dict[tuple[str, str, str], WorkingTime]:
        """The row of the latest year for each (area, sector, occupation)."""
        latest: dict[tuple[str, str, str], WorkingTime] = {}
        for row in sorted(self.working_time, key=lambda row: row.year):
            latest[row.area, row.sector, row.occupation] = row
        return latest
