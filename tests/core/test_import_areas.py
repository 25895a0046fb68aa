"""Of the areas that a file names those of the plan count, unless the user chooses others."""

from __future__ import annotations

from pathlib import Path

import pytest

from sosuplan.importing.import_result import ImportResult
from sosuplan.model import validation as rules
from sosuplan.model.plan import Plan
from tests.core.import_files import AREA, ignored, staff_of, taken

HEAD = "Kommune;Stilling;Alder;Antal\n"
PLANNED = f"{AREA};Social- og sundhedsassistent;20-39 år;900\n{AREA};SSA;40-64 år;2000\n"
OTHERS = "0461 Odense;SSA;20-64 år;300\nOdense Kommune;SSA;I alt;300\n259 Køge;SSA;20-64 år;77\n"
WHOLE = "I alt;SSA;20-39 år;1277\nI alt;SSA;40-64 år;2000\n"


def _staff(text: str, plan: Plan, folder: Path, *areas: str) -> ImportResult:
    return taken(text, plan, folder, "staff", areas or None, sector="municipality")


def test_beside_the_plans_area_no_other_counts(reference: Plan, tmp_path: Path) -> None:
    result = _staff(HEAD + PLANNED + OTHERS + WHOLE, reference, tmp_path)
    assert result.faults == ()
    rules.verify(result.plan)
    assert result.plan.areas == reference.areas
    assert staff_of(result.plan, AREA, "municipality", "SSA") == {20: 900.0, 40: 2000.0}
    assert result.areas.there == (AREA, "Odense", "Køge")
    assert result.areas.counted == (AREA,)
    assert (result.read, result.used) == (7, 2)
    assert ignored(result) == {"other_area": 3, "total": 2}


def test_sums_over_all_areas_are_not_compared_with_those_of_some(
    reference: Plan, tmp_path: Path
) -> None:
    text = HEAD + PLANNED + OTHERS + "I alt;SSA;I alt;3277\n"
    assert not any(total.differs for total in _staff(text, reference, tmp_path).totals)


def test_the_user_can_choose_an_area_that_is_new(reference: Plan, tmp_path: Path) -> None:
    result = _staff(HEAD + PLANNED + OTHERS, reference, tmp_path, "Køge")
    assert result.areas.counted == ("Køge",)
    assert staff_of(result.plan, "Køge", "municipality", "SSA") == {20: 77.0}
    assert staff_of(result.plan, AREA, "municipality", "SSA") == staff_of(
        reference, AREA, "municipality", "SSA"
    )
    (left,) = [one for one in result.ignored if one.reason == "other_area"]
    assert left.examples == (AREA, "Odense")


def test_where_the_plan_has_none_of_them_all_count(reference: Plan, tmp_path: Path) -> None:
    result = _staff(HEAD + OTHERS, reference, tmp_path)
    assert result.areas.counted == ("Odense", "Køge")
    assert {"Odense", "Køge"} < set(result.plan.areas)


def test_with_no_area_chosen_nothing_is_taken(reference: Plan, tmp_path: Path) -> None:
    result = taken(HEAD + PLANNED + OTHERS, reference, tmp_path, "staff", (), sector="municipality")
    assert [fault.code for fault in result.faults] == ["import_no_area_chosen"]
    assert result.plan == reference


@pytest.mark.parametrize(
    ("areas", "found"), [(None, {AREA: 10.0}), (("Odense",), {"Odense": 7.0}), ((), {})]
)
def test_areas_in_headings_are_chosen_as_well(
    areas: tuple[str, ...] | None, found: dict[str, float], reference: Plan, tmp_path: Path
) -> None:
    text = f"Stilling;Alder;{AREA};0461 Odense\nSSA;20-64 år;10;7\n"
    result = taken(text, reference, tmp_path, "staff", areas, sector="municipality")
    assert result.areas.there == (AREA, "Odense")
    imported = {row.area: row.heads for row in result.plan.staff if row.source == result.source.id}
    assert imported == found
    assert ignored(result) == ({} if found else {"other_area": 1})
