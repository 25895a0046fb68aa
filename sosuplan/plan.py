"""The plan's data as immutable values.

A plan is one table for each input of the model, with the columns of the plan folder, plus four
settings. ``tables`` says what each column may hold; ``rules`` says what a whole plan must satisfy.
A ``Plan`` made by ``exchange`` or ``store`` satisfies both.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

SECTORS = ("municipality", "region", "other")
OCCUPATIONS = ("SSA", "SSH")
SOURCE_KINDS = ("published", "derived", "assumption", "own")
FIRST_AGE = 17
LAST_AGE = 74
FULL_TIME_HOURS = 37.0


@dataclass(frozen=True, slots=True)
class StaffBand:
    """Employed people (personer) in one age band, ages inclusive, in the base year."""

    area: str
    sector: str
    occupation: str
    age_from: int
    age_to: int
    heads: float
    source: str


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """Share on full time (0..1), weekly hours of part-timers, sick days a year for one FTE."""

    area: str
    sector: str
    occupation: str
    year: int
    fulltime_share: float
    parttime_hours: float
    sickness_days: float
    source: str


@dataclass(frozen=True, slots=True)
class TraineeIntake:
    """People starting grundforløb 2 (GF2) in a year."""

    area: str
    occupation: str
    year: int
    gf2_starts: float
    source: str


@dataclass(frozen=True, slots=True)
class Training:
    """The way from GF2 to work. Shares 0..1; ``duration_years`` from GF2 start to graduation."""

    area: str
    occupation: str
    gf2_completion: float
    transition: float
    main_completion: float
    duration_years: float
    entry_share: float
    from_ssh_share: float
    source: str


@dataclass(frozen=True, slots=True)
class EntryAges:
    """Share of new entrants in one age band."""

    occupation: str
    age_from: int
    age_to: int
    share: float
    source: str


@dataclass(frozen=True, slots=True)
class ExitRate:
    """Yearly probabilities of retiring and of leaving for other reasons at one age."""

    occupation: str
    age: int
    retirement: float
    other: float
    source: str


@dataclass(frozen=True, slots=True)
class ReformYear:
    """Years by which the reform, at 100 %, postpones retirement in a year."""

    year: int
    later_retirement_years: float
    source: str


@dataclass(frozen=True, slots=True)
class DemandBase:
    """People needed in the base year: employed plus unfilled posts."""

    area: str
    occupation: str
    demand_heads: float
    source: str


@dataclass(frozen=True, slots=True)
class DemandScenario:
    """A named course of demand; ``fulltime_target`` is the full-time share it assumes at once."""

    scenario: str
    label_da: str
    label_en: str
    fulltime_target: float | None
    position: int
    source: str

    def label(self, language: str) -> str:
        """What the scenario is called in ``language`` (da, en); its id if it has no name there."""
        return (self.label_da if language == "da" else self.label_en) or self.scenario


@dataclass(frozen=True, slots=True)
class DemandIndex:
    """Demand for work relative to the base year (1.0)."""

    scenario: str
    occupation: str
    year: int
    index: float
    source: str


@dataclass(frozen=True, slots=True)
class Published:
    """A published result: ``quantity`` is ``gap_heads`` (a number) or ``status`` (a word)."""

    scenario: str
    reform: float
    occupation: str
    year: int
    quantity: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where figures come from; ``kind`` is one of ``SOURCE_KINDS``."""

    id: str
    title: str
    publisher: str
    published: str
    kind: str
    locator: str
    url: str
    note: str


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
    demand_base: tuple[DemandBase, ...]
    demand_scenarios: tuple[DemandScenario, ...]
    demand_index: tuple[DemandIndex, ...]
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
        """(sector, occupation) pairs with staff rows, by occupation and then by sector."""
        present = {(row.sector, row.occupation) for row in self.staff}
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

    @cached_property
    def current_working_time(self) -> dict[tuple[str, str, str], WorkingTime]:
        """The row of the latest year for each (area, sector, occupation)."""
        latest: dict[tuple[str, str, str], WorkingTime] = {}
        for row in sorted(self.working_time, key=lambda row: row.year):
            latest[row.area, row.sector, row.occupation] = row
        return latest
