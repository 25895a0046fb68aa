"""Lever sets as one array: what a batch of runs varies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sosuplan.engine.inputs import COHORTS_BEFORE, EngineInputs
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import SECTORS
from sosuplan.model.scenario import Scenario

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class LeverSets:
    """A batch: ``values`` (R, levers) in catalogue order, NaN where unset, and ``demand`` (R,),
    the position of each run's demand scenario."""

    catalogue: LeverCatalogue
    values: Floats
    demand: NDArray[np.intp]
    timing: Floats | None = None
    """Levers' own first year and year of full effect, (R, levers, 2), NaN where the scenario's
    count; None if no lever of any run has its own."""

    @classmethod
    def of(
        cls, scenarios: Sequence[Scenario], catalogue: LeverCatalogue, inputs: EngineInputs
    ) -> LeverSets:
        """One run for each scenario. The scenarios are checked already (``scenario.check``)."""
        values = np.tile(catalogue.neutral, (len(scenarios), 1))
        timing = None
        years = [catalogue.index[one] for one in ("start_year", "full_effect_year")]
        for run, scenario in enumerate(scenarios):
            for lever_id, value in scenario.levers.items():
                values[run, catalogue.index[lever_id]] = value
            # The year of full effect that is not set follows the first one.
            values[run, years] = catalogue.timing(scenario.levers)
            if scenario.timing:
                if timing is None:
                    timing = np.full((*values.shape, 2), np.nan)
                for lever_id, own in scenario.timing.items():
                    years_of = [np.nan if year is None else year for year in own]
                    timing[run, catalogue.index[lever_id]] = years_of
        demand = [inputs.demands.index(scenario.demand) for scenario in scenarios]
        return cls(catalogue, values, np.array(demand, dtype=np.intp), timing)

    def __len__(self) -> int:
        return len(self.values)

    def rows(self, part: slice) -> LeverSets:
        """Some of the runs."""
        timing = None if self.timing is None else self.timing[part]
        return LeverSets(self.catalogue, self.values[part], self.demand[part], timing)

    def one(self, lever_id: str) -> Floats:
        """A lever's values, (R,)."""
        return self.values[:, self.catalogue.index[lever_id]]

    def by_group(self, family: str, occupations: Sequence[str]) -> Floats:
        """A family's values, (R, S, O); NaN for groups that the plan does not have."""
        columns = self.of_groups(family, occupations)
        return np.where(columns < 0, np.nan, self.values[:, columns])

    def of_occupations(self, family: str, occupations: Sequence[str]) -> NDArray[np.intp]:
        """The columns of a family, (O,)."""
        index = self.catalogue.index
        return np.array([index[f"{family}:{occupation}"] for occupation in occupations], np.intp)

    def of_groups(self, family: str, occupations: Sequence[str]) -> NDArray[np.intp]:
        """The columns of a family, (S, O); -1 for groups that the plan does not have."""
        index = self.catalogue.index
        return np.array(
            [
                [index.get(f"{family}:{sector}:{occupation}", -1) for occupation in occupations]
                for sector in SECTORS
            ],
            np.intp,
        )

    def years_of(self, columns: int | NDArray[np.intp]) -> tuple[Floats, Floats]:
        """First year and year of full effect of levers, each (R, *columns); (R, 1...) where all
        have the scenario's."""
        shape = (len(self), *(1,) * np.ndim(columns))
        start, full = (self.one(one).reshape(shape) for one in ("start_year", "full_effect_year"))
        if self.timing is None:
            return start, full
        own = self.timing[:, columns]
        return (
            np.where(np.isnan(own[..., 0]), start, own[..., 0]),
            np.where(np.isnan(own[..., 1]), full, own[..., 1]),
        )


class Ramps:
    """How far gradual levers act, 0..1: from the first cohort that can graduate after the base
    year to the horizon, (R, ..., U)."""

    def __init__(self, inputs: EngineInputs, sets: LeverSets) -> None:
        self._sets = sets
        self._years = np.arange(inputs.years[0] - COHORTS_BEFORE, inputs.years[-1] + 1, dtype=float)
        self._shared: Floats | None = None

    def of(self, columns: int | NDArray[np.intp]) -> Floats:
        """Of the levers at ``columns``, (R, *columns, U); (R, 1..., U) where all go alike."""
        if self._sets.timing is not None:
            return self._between(*self._sets.years_of(columns))
        if self._shared is None:
            self._shared = self._between(*self._sets.years_of(0))
        shape = (len(self._sets), *(1,) * np.ndim(columns), len(self._years))
        return self._shared.reshape(shape)

    def one(self, lever_id: str) -> Floats:
        """Of a single lever, (R, U)."""
        return self.of(self._sets.catalogue.index[lever_id])

    def acting(self, lever_id: str) -> Floats:
        """Of a single lever from the base year on, (R, T)."""
        return self.one(lever_id)[:, COHORTS_BEFORE:]

    def _between(self, start: Floats, full: Floats) -> Floats:
        first, last = start[..., np.newaxis], full[..., np.newaxis]
        return np.clip((self._years - first + 1.0) / (last - first + 1.0), 0.0, 1.0)
