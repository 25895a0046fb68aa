"""From when a lever acts, as the engine is asked: in the plan's years, beyond them, or never."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sosuplan.analysis.frame import Frame
from sosuplan.analysis.no_effect import NoEffect
from sosuplan.model.plan import Plan, ReformYear
from sosuplan.model.scenario import Scenario
from sosuplan.narrative.reasons import why_not
from tests.core.reports import framed

DEMAND = "historical"
NEUTRAL_START = 2026


def at(plan: Plan, occupation: str = "all", **levers: float) -> Frame:
    values = {one.replace("__", ":"): value for one, value in levers.items()}
    return framed(plan, Scenario(DEMAND, values), occupation=occupation)


def year(frame: Frame, lever_id: str) -> int | None:
    return frame.first_year(frame.catalogue[lever_id])


def first_difference(frame: Frame, lever_id: str) -> int | None:
    """The first year whose balance differs when a lever goes to its highest value, if any."""
    lever = frame.catalogue[lever_id]
    after = frame.scenario.with_lever(lever_id, lever.high)
    moved = framed(frame.plan, after, occupation=frame.occupation)
    gaps = (one.balances[1].gap_fte for one in (frame, moved))
    differs = ~np.isclose(*gaps, rtol=1e-12, atol=1e-9)
    return frame.years[int(differs.argmax())] if differs.any() else None


def with_training(plan: Plan, **changes: float) -> Plan:
    return replace(plan, training=tuple(replace(row, **changes) for row in plan.training))


@pytest.mark.parametrize("occupation", ["all", "SSA", "SSH"])
@pytest.mark.parametrize("from_ssh", [0.0, 0.3])
@pytest.mark.parametrize("start", [2024, 2027])
def test_the_first_year_is_the_first_whose_balance_differs(
    reference: Plan, start: int, from_ssh: float, occupation: str
) -> None:
    training = (
        replace(row, from_ssh_share=from_ssh if row.occupation == "SSA" else 0.0)
        for row in reference.training
    )
    plan = replace(reference, training=tuple(training))
    frame = at(plan, occupation, start_year=float(start), full_effect_year=2031.0)
    found = {one.id: first_difference(frame, one.id) for one in frame.catalogue}
    acting = [one for one in frame.catalogue if not one.is_timing and found[one.id] is not None]
    assert len(acting) > 8
    assert [one.id for one in acting if frame.first_year(one) != found[one.id]] == []


def test_assistants_graduate_later_than_helpers(reference: Plan) -> None:
    for lever in ("dropout_reduction", "training_guarantee"):
        assert year(at(reference, "SSA", start_year=2027.0), lever) == 2030
        assert year(at(reference, "SSH", start_year=2027.0), lever) == 2028


def test_graduates_come_when_the_education_is_over(reference: Plan) -> None:
    assert year(at(reference), "intake_change:SSA") == 2029
    assert year(at(reference), "intake_change:SSH") == 2027
    assert year(at(with_training(reference, duration_years=5.5)), "dropout_reduction") == 2031


def test_measures_begin_in_the_neutral_year_unless_the_scenario_says_otherwise(
    reference: Plan,
) -> None:
    for lever in ("parttime_hours_gain", "start_year", "full_effect_year"):
        assert year(at(reference), lever) == NEUTRAL_START
        assert year(at(reference, start_year=2029.0), lever) == 2029


@pytest.mark.parametrize(
    ("lever", "first"),
    [
        ("other_recruitment:SSA", 2034),
        ("senior_years", 2035),
        ("retention", 2035),
        ("intake_change:SSH", 2035),
        ("intake_change:SSA", 2037),
        ("dropout_reduction", 2035),
    ],
)
@pytest.mark.parametrize("moved", [True, False])
def test_what_acts_after_the_horizon_is_known_to_the_year(
    reference: Plan, lever: str, first: int, moved: bool
) -> None:
    late = {"start_year": 2034.0, "full_effect_year": 2034.0}
    frame = at(reference, **late, **({lever.replace(":", "__"): 0.2} if moved else {}))
    assert year(frame, lever) == first
    said = why_not(frame, frame.catalogue[lever])
    assert said == ("" if first == 2034 else "Virker først efter 2034")


@pytest.mark.parametrize(
    ("table", "first"),
    [
        ([(2024, 0.0, 1.0)], 2025),
        ([(2030, 0.0, 1.0)], 2025),
        ([(2024, 0.0, 0.0), (2028, 0.0, 1.0)], 2026),
        ([(2024, 0.0, 0.0), (2027, 0.0, 0.0), (2030, 0.0, 2.0)], 2029),
        ([(2020, 0.0, 0.0), (2021, 0.0, 1.0)], 2025),
        ([(2034, 0.0, 0.0), (2060, 0.0, 1.0)], 2036),
        ([(2050, 0.0, 0.0), (2051, 0.0, 1.0)], 2052),
        ([(2024, -2.0, 0.0)], 2025),
        ([(2024, 1.0, 1.0), (2028, -1.0, 1.0)], 2026),
        ([(2024, 0.0, 0.0)], None),
        ([], None),
    ],
)
def test_the_reform_acts_the_year_after_its_table_first_moves_retirement(
    reference: Plan, table: list[tuple[int, float, float]], first: int | None
) -> None:
    plan = replace(reference, reform=tuple(ReformYear(*row, "assumption") for row in table))
    for frame in (at(plan), at(plan, reform=0.0)):
        assert year(frame, "reform") == first
        said = why_not(frame, frame.catalogue["reform"])
        assert said.startswith("Reformen i planen udskyder ikke") == (first is None)


def test_a_reform_that_moves_everyone_alike_with_and_without_it_does_nothing(
    reference: Plan,
) -> None:
    plan = replace(reference, reform=(ReformYear(2024, 1.0, 1.0, "assumption"),))
    for frame in (at(plan), at(plan, reform=0.0)):
        assert year(frame, "reform") is None
        assert why_not(frame, frame.catalogue["reform"]) != ""


def test_a_lever_of_the_other_occupation_has_no_first_year_unless_helpers_go_on(
    reference: Plan,
) -> None:
    assistants = "intake_change:SSA"
    alone = at(with_training(reference, from_ssh_share=0.0), "SSH")
    assert year(alone, assistants) is None
    assert why_not(alone, alone.catalogue[assistants]) == "Uden virkning for hjælpere"
    trained = with_training(reference, from_ssh_share=0.3)
    # Those who will finish leave the helpers, the year after they begin.
    assert year(at(trained, "SSH"), assistants) == NEUTRAL_START + 1
    late = at(trained, "SSH", start_year=2034.0, full_effect_year=2034.0)
    assert year(late, assistants) == 2035


@pytest.mark.parametrize("lever", ["intake_change:SSA", "retention"])
def test_a_lever_that_never_acts_does_not_act_beyond_the_horizon_either(
    reference: Plan, lever: str
) -> None:
    nothing = with_training(reference, main_completion=0.0)
    nothing = replace(
        nothing, exit_rates=tuple(replace(row, other=0.0) for row in reference.exit_rates)
    )
    frame = at(nothing, "SSA")
    assert year(frame, lever) is None
    assert frame.no_effect(frame.catalogue[lever]) == NoEffect.NOBODY
