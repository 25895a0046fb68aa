from __future__ import annotations

from dataclasses import replace

import pytest

from sosuplan.analysis.today import source_of_lever, today
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import Plan, StaffBand


def test_today_is_the_neutral_value_where_there_is_one(
    reference: Plan, levers: LeverCatalogue
) -> None:
    for lever in levers:
        if lever.neutral is not None:
            assert today(reference, lever) == lever.neutral


def test_todays_full_time_share_is_the_plans(reference: Plan, levers: LeverCatalogue) -> None:
    assert today(reference, levers["fulltime_target:municipality:SSA"]) == pytest.approx(0.284)
    assert today(reference, levers["fulltime_target:region:SSA"]) == pytest.approx(0.565)


def test_todays_full_time_share_is_weighted_by_heads_over_areas(
    reference: Plan, levers: LeverCatalogue
) -> None:
    group = ("municipality", "SSA")
    time = reference.current_working_time[(reference.areas[0], *group)]
    heads = sum(b.heads for b in reference.staff if (b.sector, b.occupation) == group)
    plan = replace(
        reference,
        staff=(*reference.staff, StaffBand("Fanø", *group, 30, 34, heads / 3, "assumption")),
        working_time=(*reference.working_time, replace(time, area="Fanø", fulltime_share=0.6)),
    )
    lever = levers["fulltime_target:municipality:SSA"]
    assert today(plan, lever) == pytest.approx((3 * 0.284 + 0.6) / 4)


def test_todays_full_time_share_of_a_group_without_staff_is_that_of_its_working_time(
    reference: Plan, levers: LeverCatalogue
) -> None:
    group = ("other", "SSH")
    staff = tuple(b for b in reference.staff if (b.sector, b.occupation) != group)
    time = reference.current_working_time[(reference.areas[0], *group)]
    assert time.fulltime_share > 0
    plan = replace(reference, staff=staff)
    # Tasks may be moved to it, and full time counts from then on.
    assert today(plan, levers["fulltime_target:other:SSH"]) == time.fulltime_share


def test_the_source_of_a_lever_is_that_of_the_figures_it_changes(
    reference: Plan, levers: LeverCatalogue
) -> None:
    def ids(lever_id: str) -> list[str]:
        return [source.id for source in source_of_lever(reference, levers[lever_id])]

    assert ids("fulltime_target:municipality:SSA") == ["rm-udvalg-personale-2025"]
    assert ids("fulltime_target:other:SSA") == ["assumption-fitted"]
    assert ids("parttime_hours_gain") == ["assumption", "da-deltid-2023"]
    assert ids("dropout_reduction") == ["kl-momentum-frafald-2022", "assumption"]
    assert ids("intake_change:SSA") == ["derived-intake-share", "assumption-intake"]


def test_levers_that_change_no_figure_of_the_plan_have_no_source(
    reference: Plan, levers: LeverCatalogue
) -> None:
    for lever in levers:
        named = bool(source_of_lever(reference, lever))
        assert named == bool(lever.figure), lever.id
