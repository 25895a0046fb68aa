"""Frames of a plan for tests of what is made from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sosuplan.analysis.frame import HEADS, Frame, frame_of
from sosuplan.engine import EngineInputs
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.model.schema.tables import TABLES
from sosuplan.text.language import Language

MOVED = {"senior_years": 1.0, "fulltime_target:municipality:SSA": 0.565, "intake_change:SSA": 0.1}
ALL_FULL_TIME = Scenario("fulltime", name="Alle på fuld tid")


class FrameMaker:
    """Makes frames of one plan."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.catalogue = catalogue(plan)
        self.inputs = EngineInputs.from_plan(plan)

    def __call__(
        self,
        levers: Mapping[str, float] | None = None,
        compared: Sequence[Scenario] = (),
        *,
        demand: str = "historical",
        occupation: str = "SSA",
        unit: str = HEADS,
        language: str = "da",
    ) -> Frame:
        return frame_of(
            self.plan,
            self.catalogue,
            self.inputs,
            Scenario(demand, MOVED if levers is None else levers),
            compared,
            occupation=occupation,
            unit=unit,
            language=Language(language),
        )


def until(plan: Plan, horizon: int) -> Plan:
    """The plan with another horizon; demand stays as it is after its last year."""
    last = {(row.area, row.scenario, row.occupation): row for row in plan.demand_index}
    index = {(row.area, row.scenario, row.occupation, row.year): row for row in plan.demand_index}
    rows = [
        replace(index.get((*key, year), row), year=year)
        for key, row in last.items()
        for year in range(plan.base_year, horizon + 1)
    ]
    return replace(plan, horizon=horizon, demand_index=tuple(rows))


def only(plan: Plan, occupation: str) -> Plan:
    """The plan without the other occupation."""
    tables = {
        table.name: tuple(row for row in getattr(plan, table.name) if row.occupation == occupation)
        for table in TABLES
        if "occupation" in table.by_name
    }
    training = tuple(replace(row, from_ssh_share=0.0) for row in tables["training"])
    return replace(plan, **tables | {"training": training})


def times(plan: Plan, factor: float) -> Plan:
    """The plan with so many times the people."""
    return replace(
        plan,
        staff=tuple(replace(row, heads=row.heads * factor) for row in plan.staff),
        trainee_intake=tuple(
            replace(row, gf2_starts=row.gf2_starts * factor) for row in plan.trainee_intake
        ),
        demand_base=tuple(
            replace(row, demand_heads=row.demand_heads * factor) for row in plan.demand_base
        ),
    )
