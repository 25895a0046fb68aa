"""Lever sets as one array: what a batch of runs varies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sosuplan.engine.inputs import EngineInputs
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

    @classmethod
    def of(
        cls, scenarios: Sequence[Scenario], catalogue: LeverCatalogue, inputs: EngineInputs
    ) -> LeverSets:
        """One run for each scenario. The scenarios are checked already (``scenario.check``)."""
        values = np.tile(catalogue.neutral, (len(scenarios), 1))
        for run, scenario in enumerate(scenarios):
            for lever_id, value in scenario.levers.items():
                values[run, catalogue.index[lever_id]] = value
        demand = [inputs.demands.index(scenario.demand) for scenario in scenarios]
        return cls(catalogue, values, np.array(demand, dtype=np.intp))

    def __len__(self) -> int:
        return len(self.values)

    def rows(self, part: slice) -> LeverSets:
        """Some of the runs."""
        return LeverSets(self.catalogue, self.values[part], self.demand[part])

    def one(self, lever_id: str) -> Floats:
        """A lever's values, (R,)."""
        return self.values[:, self.catalogue.index[lever_id]]

    def by_occupation(self, family: str, occupations: Sequence[str]) -> Floats:
        """A family's values, (R, O)."""
        columns = [self.catalogue.index[f"{family}:{occupation}"] for occupation in occupations]
        return self.values[:, columns]

    def by_group(self, family: str, occupations: Sequence[str]) -> Floats:
        """A family's values, (R, S, O); NaN for groups that the plan does not have."""
        values = np.full((len(self), len(SECTORS), len(occupations)), np.nan)
        for s, sector in enumerate(SECTORS):
            for o, occupation in enumerate(occupations):
                column = self.catalogue.index.get(f"{family}:{sector}:{occupation}")
                if column is not None:
                    values[:, s, o] = self.values[:, column]
        return values
