"""What an import needs besides the file: labels written once, gaps that are filled, staff first."""

from __future__ import annotations

from pathlib import Path

import pytest

from sosuplan.editing.own_plan import example_tables
from sosuplan.importing.column_mapping import check_mapping
from sosuplan.importing.grid import grid_of
from sosuplan.importing.guessing import guess
from sosuplan.importing.import_result import ImportResult, apply, new_source
from sosuplan.importing.readers.cells import RawSheet
from sosuplan.importing.readers.reading import read_file
from sosuplan.model import validation as rules
from sosuplan.model.plan import Plan
from sosuplan.model.provenance import source_of
from tests.core.folders import hundred_each
from tests.core.import_files import AREA, staff_of, write

AGES = "Alder;SSA;SSH\n20-39;200;100\n40-64;436;452\nI alt;636;552\n"
SHARES = "Stilling;Fuldtidsandel (%)\nSSA;34\nSSH;21,5\n"


def brought(
    text: str,
    plan: Plan,
    folder: Path,
    target: str,
    *,
    fill_from: str | None = None,
    follow: bool = True,
    **constants: str,
) -> ImportResult:
    path = write(folder, "fil.csv", text)
    table = grid_of(read_file(path).sheets[0])
    mapping = guess(table, target, plan).mapping
    assert mapping is not None
    for name, value in constants.items():
        mapping = mapping.with_constant(name, value)
    source = new_source(plan, path, "", "own")
    return apply(table, mapping, plan, source, fill_from=fill_from, follow=follow)


def codes(result: ImportResult) -> set[str]:
    return {one.code for one in (*result.notes, *result.faults)}


def kind_of(plan: Plan, source: str) -> str:
    return next(one.kind for one in plan.sources if one.id == source)


@pytest.fixture(scope="module")
def example(reference: Plan) -> Plan:
    return hundred_each(reference, "Herning")


# --- labels that are written once ---------------------------------------------------------------

PIVOT = (
    "Kommune;Stilling;Alder;Antal\n"
    "Herning;SSA;20-39;10\n;;40-59;20\n;;60-64;5\n;SSA i alt;;35\n"
    ";SSH;20-39;7\n;;40-59;8\n;;60-64;9\n;SSH i alt;;24\nHerning i alt;;;59\n"
    "Viborg;SSA;20-39;1\n;;40-59;2\n;;60-64;3\nHovedtotal;;;65\n"
)


def test_labels_of_merged_cells_are_those_of_all_rows_below(
    reference: Plan, tmp_path: Path
) -> None:
    result = brought(PIVOT, reference, tmp_path, "staff", sector="municipality")
    assert staff_of(result.plan, "Herning", "municipality", "SSA") == {20: 10, 40: 20, 60: 5}
    assert staff_of(result.plan, "Herning", "municipality", "SSH") == {20: 7, 40: 8, 60: 9}
    assert staff_of(result.plan, "Viborg", "municipality", "SSA") == {20: 1, 40: 2, 60: 3}
    (note,) = [one for one in result.notes if one.code == "import_filled_down"]
    assert note.values == {"columns": "Kommune, Stilling"}


def test_labels_are_filled_down_only_if_the_user_wants_it(tmp_path: Path) -> None:
    sheet = read_file(write(tmp_path, "fil.csv", PIVOT)).sheets[0]
    assert [row[0] for row in grid_of(sheet).rows[:2]] == ["Herning", "Herning"]
    bare = grid_of(sheet, fill_down=False)
    assert [row[0] for row in bare.rows[:2]] == ["Herning", None]
    assert (bare.written_once, bare.filled_down) == (("Kommune", "Stilling"), False)


def test_a_label_ends_where_one_to_its_left_begins() -> None:
    rows = [("A", "job", "20-29 år", 1.0), (None, None, "30-39 år", 2.0),
            ("B", None, "20-29 år", 3.0), (None, None, "30-39 år", 4.0)]  # fmt: skip
    heading = ("Distrikt", "Job", "Alder", "Antal")
    table = grid_of(RawSheet("Ark", [heading, *rows], range(1, 6)))
    assert [row[:2] for row in table.rows] == [("A", "job"), ("A", "job"), ("B", None), ("B", None)]


@pytest.mark.parametrize("heading", ["Kommunekode", "År"])
def test_codes_and_years_are_labels_that_can_be_written_once(heading: str) -> None:
    rows = [(2024.0, "20-29 år", 1.0), (None, "30-39 år", 2.0), (None, "40-49 år", 3.0)]
    table = grid_of(RawSheet("Ark", [(heading, "Alder", "Antal"), *rows], range(1, 5)))
    assert table.written_once == (heading,)


def test_empty_cells_of_figures_are_never_filled() -> None:
    rows = [("20-29 år", 1.0, 5.0), ("30-39 år", None, 6.0), ("40-49 år", None, 7.0)]
    table = grid_of(RawSheet("Ark", [("Alder", "Kommune", "Region"), *rows], range(1, 5)))
    assert table.written_once == ()
    assert table.rows[1][1] is None


# --- a new employer, a group without staff, an area without staff -------------------------------


def test_a_new_employer_takes_the_hours_of_another_one_in_the_same_area(
    reference: Plan, tmp_path: Path
) -> None:
    assert ("region", "SSH") not in reference.groups
    result = brought(AGES, reference, tmp_path, "staff", area=AREA, sector="region")
    assert result.faults == ()
    assert [(gap.table, gap.sector, gap.occupation) for gap in result.gaps] == [
        ("working_time", "region", "SSH")
    ]
    assert result.fill_from == AREA
    new = result.plan.current_working_time[AREA, "region", "SSH"]
    assert kind_of(result.plan, new.source) == "assumption"
    rules.verify(result.plan)
    bare = brought(AGES, reference, tmp_path, "staff", fill_from="", area=AREA, sector="region")
    assert "missing_row" in codes(bare)


def test_shares_of_a_new_employer_take_hours_and_days_from_another_as_assumptions(
    reference: Plan, tmp_path: Path
) -> None:
    result = brought(SHARES, reference, tmp_path, "working_time", area=AREA, sector="region",
                     year="2024")  # fmt: skip
    assert result.faults == ()
    row = result.plan.current_working_time[AREA, "region", "SSH"]
    assert row.fulltime_share == pytest.approx(0.215)
    sources = dict(part.split("=") for part in row.source.split(";"))
    assert sources["fulltime_share"] == result.source.id
    assert kind_of(result.plan, sources["parttime_hours"]) == "assumption"
    rules.verify(result.plan)


def test_figures_of_an_occupation_without_staff_are_left_out_and_told(
    reference: Plan, tmp_path: Path
) -> None:
    only = brought("Alder;SSA\n20-39;200\n40-64;436\n", reference, tmp_path, "staff",
                   area="Herning", sector="municipality").plan  # fmt: skip
    result = brought(SHARES, only, tmp_path, "working_time", area="Herning",
                     sector="municipality")  # fmt: skip
    assert result.faults == ()
    assert "import_without_staff" in codes(result)
    assert not [row for row in result.plan.working_time if row.area == "Herning"
                and row.occupation == "SSH"]  # fmt: skip


def test_an_occupation_of_which_the_file_has_nobody_left_keeps_its_figures_and_is_a_fault(
    reference: Plan, tmp_path: Path
) -> None:
    where = {"area": "Herning", "sector": "municipality"}
    plan = brought(AGES, reference, tmp_path, "staff", **where).plan
    none = "Alder;SSA;SSH\n20-39;200;0\n40-64;436;0\n"
    result = brought(none, plan, tmp_path, "staff", follow=False, **where)
    assert "no_staff" in codes(result)
    assert result.plan.training == plan.training


def test_shares_of_an_area_without_staff_are_refused_with_the_way_out_that_is_offered(
    reference: Plan, tmp_path: Path
) -> None:
    how = {"area": "Herning", "sector": "municipality"}
    result = brought(SHARES, reference, tmp_path, "working_time", **how)
    assert [fault.code for fault in result.faults] == ["import_area_without_staff"]
    assert (result.used, result.no_staff) == (0, ("Herning",))
    taken = brought(SHARES, reference, tmp_path, "working_time", fill_from=AREA, **how)
    assert taken.faults == ()
    assert taken.used == 2
    share = taken.plan.current_working_time["Herning", "municipality", "SSA"].fulltime_share
    assert share == pytest.approx(0.34)
    copied = [row for row in taken.plan.staff if row.area == "Herning"]
    assert {kind_of(taken.plan, row.source) for row in copied} == {"assumption"}
    rules.verify(taken.plan)


# --- a plan of example figures ------------------------------------------------------------------


def test_need_and_trainees_of_the_example_follow_the_imported_staff(
    example: Plan, tmp_path: Path
) -> None:
    how = {"area": "Herning", "sector": "municipality"}
    result = brought(AGES, example, tmp_path, "staff", **how)
    need = {row.occupation: row.demand_heads for row in result.plan.demand_base}
    assert need == {"SSA": 642.0, "SSH": 563.0}
    assert {(one.table, one.occupation, one.before, one.after) for one in result.scaled} >= {
        ("demand_base", "SSA", 101.0, 642.0)
    }
    assert {kind_of(result.plan, row.source) for row in result.plan.demand_base} == {"assumption"}
    assert example_tables(result.plan) == ("trainee_intake", "demand_base")
    rules.verify(result.plan)


def test_what_follows_the_staff_is_told_also_where_it_is_not_wanted(
    example: Plan, tmp_path: Path
) -> None:
    how = {"area": "Herning", "sector": "municipality"}
    result = brought(AGES, example, tmp_path, "staff", follow=False, **how)
    assert [row.demand_heads for row in result.plan.demand_base] == [101.0, 102.0]
    assert len(result.scaled) == 4
    assert not result.followed


def test_assumptions_follow_the_staff_again_when_it_is_imported_again(
    example: Plan, tmp_path: Path
) -> None:
    how = {"area": "Herning", "sector": "municipality"}
    once = brought(AGES, example, tmp_path, "staff", **how).plan
    twice = brought(AGES.replace("436", "800"), once, tmp_path, "staff", **how).plan
    assert next(row for row in twice.demand_base if row.occupation == "SSA").demand_heads == 1009
    assert [one.id for one in twice.sources].count("example-scaled") == 1


def test_need_that_somebody_stated_does_not_follow_the_staff(
    reference: Plan, tmp_path: Path
) -> None:
    how = {"area": AREA, "sector": "municipality"}
    result = brought(AGES, reference, tmp_path, "staff", **how)
    assert result.scaled == ()
    assert result.plan.demand_base == reference.demand_base
    assert result.examples == ()


def test_groups_come_in_the_plans_order(reference: Plan, tmp_path: Path) -> None:
    text = "Sektor;Stilling;Alder;Antal\n"
    for sector, job in (("Region", "SSA"), ("Kommuner", "SSH"), ("Kommuner", "SSA")):
        text += f"{sector};{job};20-39;100\n{sector};{job};40-64;200\n"
    result = brought(text, reference, tmp_path, "staff", area=AREA)
    assert [total.group[1:] for total in result.totals] == [
        ("municipality", "SSA"),
        ("region", "SSA"),
        ("municipality", "SSH"),
    ]


def test_a_plan_of_one_area_and_employer_is_not_asked_for_them(
    example: Plan, tmp_path: Path
) -> None:
    table = grid_of(read_file(write(tmp_path, "fil.csv", AGES)).sheets[0])
    mapping = guess(table, plan=example).mapping
    assert mapping is not None
    assert mapping.constants == {"area": "Herning", "sector": "municipality"}
    assert check_mapping(mapping, table) == ()


def test_what_a_new_year_takes_from_another_is_an_assumption(
    reference: Plan, tmp_path: Path
) -> None:
    text = "År;Stilling;Fuldtidsandel (%)\n2021;SSA;25\n2024;SSA;30\n"
    how = {"area": AREA, "sector": "municipality"}
    for fill_from in (None, ""):
        plan = brought(text, reference, tmp_path, "working_time", fill_from=fill_from, **how).plan
        rules.verify(plan)
        rows = {row.year: row for row in plan.working_time
                if (row.sector, row.occupation) == ("municipality", "SSA")}  # fmt: skip
        hours = {
            year: kind_of(plan, source_of(row, "parttime_hours")) for year, row in rows.items()
        }
        assert hours[2021] == "assumption"
        before = reference.current_working_time[AREA, "municipality", "SSA"]
        kept = source_of(before, "parttime_hours")
        assert hours[2024] == kind_of(reference, kept)
