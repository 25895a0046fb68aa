"""The projection: plan and lever sets in, supply, demand and balance out (model, sections 2-5)."""

from sosuplan.engine.inputs import EngineInputs
from sosuplan.engine.levers import LeverSets
from sosuplan.engine.project import fulltime_shares, project, sick_days, training_cohorts
from sosuplan.engine.projection import Balance, Projection

__all__ = [
    "Balance",
    "EngineInputs",
    "LeverSets",
    "Projection",
    "fulltime_shares",
    "project",
    "sick_days",
    "training_cohorts",
]
