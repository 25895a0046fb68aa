"""SOSUplan as a library: open a plan, look at its levers, project and compare, as DataFrames.

    from sosuplan.api import open_plan

    plan = open_plan("Odder.sosuplan")
    plan.levers()
    plan.project(levers={"retention": 0.1, "intake_change:SSA": 0.2})
    plan.compare("Fuld tid som i regionen", "Alle på fuld tid")

Everything is computed by the engine that the window uses, from what the plan file holds; nothing
is written. Faults are ``SosuplanError``, with everything that is wrong in words below them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from sosuplan.analysis import calibration
from sosuplan.analysis.aim import BALANCE
from sosuplan.analysis.comparison import Comparison, compare
from sosuplan.analysis.data_edition import standing
from sosuplan.analysis.frame import frame_of
from sosuplan.analysis.matrix import matrix
from sosuplan.analysis.mix import Weights
from sosuplan.analysis.named import analysis
from sosuplan.analysis.potential import potential_tables
from sosuplan.analysis.results import (
    matrix_table,
    potential_table,
    projection_table,
    projections_table,
)
from sosuplan.analysis.uncertainty import DRAWS, SEED, Sampling
from sosuplan.editing.scenario_adaptation import computable
from sosuplan.engine import EngineInputs, LeverSets, Projection, project
from sosuplan.engine.projection import HEADS
from sosuplan.model.levers import LeverCatalogue, catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario, check
from sosuplan.model.scenario_library import ScenarioLibrary, unknown_saved
from sosuplan.narrative.messages import sentence
from sosuplan.store.folder import read_folder
from sosuplan.store.planfile import PlanFile
from sosuplan.text.errors import ScenarioError, SosuplanError
from sosuplan.text.language import DEFAULT_LANGUAGE, Language

if TYPE_CHECKING:
    from pandas import DataFrame


P = ParamSpec("P")
T = TypeVar("T")


def _explained(function: Callable[P, T]) -> Callable[P, T]:
    """Puts the sentences of its faults below what ``function`` raises."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return function(*args, **kwargs)
        except SosuplanError as error:
            for fault in error.faults:
                error.add_note(sentence(fault, Language(DEFAULT_LANGUAGE)))
            raise

    return run


@dataclass(frozen=True)
class OpenedPlan:
    """A plan and its saved scenarios, read once."""

    plan: Plan
    scenario_library: ScenarioLibrary

    @property
    def saved(self) -> tuple[Scenario, ...]:
        """The saved scenarios, in their order."""
        return self.scenario_library.scenarios

    @cached_property
    def catalogue(self) -> LeverCatalogue:
        """The levers that the plan has."""
        return catalogue(self.plan)

    @cached_property
    def inputs(self) -> EngineInputs:
        """What the engine reads of the plan."""
        return EngineInputs.from_plan(self.plan)

    def levers(self, language: str = DEFAULT_LANGUAGE) -> DataFrame:
        """A row for each lever (håndtag): id, name, group, unit, range and neutral value, in the
        units of the model (NaN: unset, the plan's own value counts)."""
        from pandas import DataFrame

        say = Language(language)
        return DataFrame(
            {
                "lever": lever.id,
                "name": lever.full_name(say),
                "group": lever.group,
                "unit": lever.unit.code,
                "low": lever.low,
                "high": lever.high,
                "neutral": lever.neutral,
            }
            for lever in self.catalogue
        ).astype({"neutral": float})

    def scenarios(self) -> DataFrame:
        """A row for each saved scenario: its name, demand scenario and note, and whether the
        ``figures`` that it was saved with are the plan's (``current``), older ones that it is
        computed with (``kept``), or ``gone``, so that it is computed with the plan's."""
        from pandas import DataFrame

        rows = [
            (one.name, one.demand, one.note, standing(self.scenario_library, one, self.plan))
            for one in self.saved
        ]
        return DataFrame.from_records(rows, columns=["scenario", "demand", "note", "figures"])

    @_explained
    def scenario(
        self,
        name: str | None = None,
        *,
        demand: str | None = None,
        levers: Mapping[str, float] | None = None,
    ) -> Scenario:
        """The saved scenario ``name``, or the baseline under the first demand scenario, with
        another ``demand`` and ``levers`` by id in the units of the model.

        Raises ``ScenarioError`` with everything that the plan cannot compute.
        """
        library, plan = self.scenario_library, self.plan
        found, figures = computable(library, library.named(name, plan), plan)
        made = replace(
            found, demand=demand or found.demand, levers={**found.levers, **(levers or {})}
        )
        check(made, figures, catalogue(figures))
        return made

    def figures_of(self, scenario: Scenario) -> Plan:
        """The figures that a scenario computes with: those it was saved with, where the plan file
        keeps them, else those of the plan."""
        return self.scenario_library.figures_of(scenario, self.plan) or self.plan

    def project(
        self,
        name: str | None = None,
        *,
        demand: str | None = None,
        levers: Mapping[str, float] | None = None,
        by_area: bool = False,
    ) -> DataFrame:
        """Supply, demand and balance by occupation (and ``all``) and year in persons (heads) and
        full-time persons (fte), with the traffic light: what the command ``project`` prints."""
        scenario = self.scenario(name, demand=demand, levers=levers)
        projection = self._projected([scenario])
        return projection_table(projection, by_area=by_area).to_frame()

    def compare(self, *scenarios: str | Scenario, by_area: bool = False) -> DataFrame:
        """The projections of several scenarios, each with its own figures, below each other under
        their names in the first column; of none: of all that are saved."""
        chosen = [
            one if isinstance(one, Scenario) else self.scenario(one)
            for one in scenarios or self.saved
        ]
        if len({id(self.figures_of(one)) for one in chosen}) < 2:
            names = [one.name for one in chosen]
            return projections_table(self._projected(chosen), names, by_area=by_area).to_frame()
        from pandas import concat

        each = (
            projections_table(self._projected([one]), [one.name], by_area=by_area).to_frame()
            for one in chosen
        )
        return concat(each, ignore_index=True)

    def _projected(self, scenarios: Sequence[Scenario]) -> Projection:
        """The runs of scenarios that have their figures in common."""
        figures = self.figures_of(scenarios[0]) if scenarios else self.plan
        inputs = self.inputs if figures is self.plan else EngineInputs.from_plan(figures)
        return project(inputs, LeverSets.of(scenarios, catalogue(figures), inputs))

    def side_by_side(
        self, *scenarios: str | Scenario, reference: str | None = None, each_other: bool = False
    ) -> Comparison:
        """Scenarios compared with each other and with the baseline, which is the first member: its
        DataFrames are ``inputs`` (what is set differently from the baseline or, with
        ``each_other``, from each other), ``results``, ``ends`` (the last year) and ``differences``
        (from ``reference``, one of the scenarios; None: from the baseline)."""
        chosen = [one if isinstance(one, Scenario) else self.scenario(one) for one in scenarios]
        names = [one.name for one in chosen]
        if reference is not None and reference not in names:
            raise ScenarioError(unknown_saved(reference, names))
        place = 0 if reference is None else names.index(reference) + 1
        return compare(
            self.plan,
            chosen,
            library=self.scenario_library,
            reference=place,
            each_other=each_other,
        )

    def fulltime(
        self,
        name: str | None = None,
        *,
        target: float | None = None,
        demand: str | None = None,
        levers: Mapping[str, float] | None = None,
        by_area: bool = False,
    ) -> DataFrame:
        """What each group would be worth if more of it were on full time, today and at the horizon,
        beside what is published: every group that is below ``target`` there, or at the targets that
        the report tells of. What the command ``fulltime`` prints."""
        scenario = self.scenario(name, demand=demand, levers=levers)
        figures = self.figures_of(scenario)
        frame = frame_of(
            figures,
            catalogue(figures),
            EngineInputs.from_plan(figures),
            scenario,
            occupation="all",
            language=Language(DEFAULT_LANGUAGE),
        )
        return potential_table(potential_tables(frame, target), by_area=by_area).to_frame()

    def matrix(self, occupation: str) -> DataFrame:
        """The balance of every demand scenario without (0) and with (1) the reform."""
        return matrix_table(matrix(self.inputs, self.catalogue, occupation)).to_frame()

    @_explained
    def analysis(
        self,
        what: str,
        occupation: str,
        name: str | None = None,
        *,
        unit: str = HEADS,
        year: int | None = None,
        by: Sequence[str] = (),
        draws: int = DRAWS,
        seed: int = SEED,
        target: str = BALANCE,
        weights: Weights | None = None,
        demand: str | None = None,
        levers: Mapping[str, float] | None = None,
    ) -> DataFrame:
        """Why the balance is what it is, how sure, what it takes and what it costs: ``flows``,
        ``contributions``, ``ranking``, ``sensitivity``, ``uncertainty``, ``backcast``, ``goal``,
        ``intake``, ``exchange`` or ``cost`` of one occupation in ``year`` (None: at the horizon),
        the last four of "all" too, and ``measures``, ``goals``, ``evidence`` and ``follow_up`` of
        "all", as the command ``analysis`` prints it.

        Flows may be told ``by`` "area" and "year", costs by "lever"; ``draws`` and ``seed`` are
        those of ``uncertainty``; the ``target`` of a goal is "0" or "surplus", and with ``weights``
        by lever id, which may be none at all (``{}``), it is a mix. Raises ``SosuplanError`` where
        the plan has not what it takes.
        """
        scenario = self.scenario(name, demand=demand, levers=levers)
        figures = self.figures_of(scenario)
        return analysis(
            what,
            figures,
            scenario,
            occupation,
            unit,
            year,
            by=by,
            sampling=Sampling(draws, seed),
            target=target,
            weights=weights,
            prices=self.plan.prices,
            now=self.plan,
        ).to_frame()

    @_explained
    def calibrate(self, *fit: str) -> DataFrame:
        """What comes of fitting assumptions, those named as ``NAME`` or ``NAME=LOW..HIGH`` or else
        what is usual, to the results that the plan knows, as the command ``calibrate`` prints it.

        Raises ``SosuplanError`` where there is nothing to fit, or nothing to fit it to.
        """
        return calibration.fit(self.plan, fit).to_frame()


@_explained
def open_plan(path: Path | str) -> OpenedPlan:
    """The plan file or plan folder at ``path``, only read: it may be open in the window.

    Raises ``StoreError`` if it cannot be read, ``PlanError`` with every fault of the plan.
    """
    if Path(path).is_dir():
        folder = read_folder(path)
        return OpenedPlan(folder.plan, folder.scenario_library)
    with PlanFile.open(path, read_only=True) as file:
        return OpenedPlan(file.plan(), file.scenario_library())
