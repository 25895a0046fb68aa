"""Plans with bad figures are refused: each rule by itself, and all faults at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sosuplan.store.folder import PLAN_FILES
from tests.core.folders import Folder, places


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


_CELLS = [
    ("staff.csv", "heads", "abc", "not_a_number_from"),
    ("staff.csv", "heads", "", "not_a_number_from"),
    ("staff.csv", "heads", "-1", "not_a_number_from"),
    ("staff.csv", "heads", "nan", "not_a_number_from"),
    ("staff.csv", "heads", "inf", "not_a_number_from"),
    ("staff.csv", "heads", "1e999", "not_a_number_from"),
    ("staff.csv", "heads", "1_000", "not_a_number_from"),
    ("staff.csv", "heads", "0x10", "not_a_number_from"),
    ("staff.csv", "heads", "١٢", "not_a_number_from"),
    ("staff.csv", "age_from", "20.5", "not_a_whole_between"),
    ("staff.csv", "age_from", "16", "not_a_whole_between"),
    ("staff.csv", "age_to", "75", "not_a_whole_between"),
    ("staff.csv", "sector", "kommune", "not_a_choice"),
    ("staff.csv", "occupation", "ssa", "not_a_choice"),
    ("staff.csv", "area", " ", "empty_cell"),
    ("staff.csv", "source", "", "empty_cell"),
    ("staff.csv", "area", "x" * 10_001, "text_too_long"),
    ("staff.csv", "area", "a\tb", "control_character"),
    ("working_time.csv", "fulltime_share", "1.01", "not_a_number_between"),
    ("working_time.csv", "fulltime_share", "-0.01", "not_a_number_between"),
    ("working_time.csv", "parttime_hours", "0", "not_a_number_above_to"),
    ("working_time.csv", "parttime_hours", "37.1", "not_a_number_above_to"),
    ("working_time.csv", "year", "1899", "not_a_whole_between"),
    ("training.csv", "main_completion", "64.3", "not_a_number_between"),
    ("training.csv", "duration_years", "8.1", "not_a_number_between"),
    ("trainee_intake.csv", "gf2_starts", "-1", "not_a_number_from"),
    ("exit_rates.csv", "retirement", "1.1", "not_a_number_between"),
    ("exit_rates.csv", "age", "101", "not_a_whole_between"),
    ("exit_rates.csv", "age", "-1", "not_a_whole_between"),
    ("reform.csv", "without_years", "-10.1", "not_a_number_between"),
    ("reform.csv", "with_years", "10.1", "not_a_number_between"),
    ("reform.csv", "with_years", "", "not_a_number_between"),
    ("working_time.csv", "sickness_days", "100.1", "not_a_number_between"),
    ("demand_index.csv", "index", "100.1", "not_a_number_above_to"),
    ("staff.csv", "heads", "1000001", "not_a_number_between"),
    ("demand_base.csv", "demand_heads", "-1", "not_a_number_from"),
    ("demand_scenarios.csv", "fulltime_target", "2", "not_a_number_between"),
    ("demand_scenarios.csv", "position", "1e300", "not_a_whole_between"),
    ("demand_index.csv", "index", "0", "not_a_number_above"),
    ("published.csv", "quantity", "gap", "not_a_choice"),
    ("input_ranges.csv", "low", "1.2", "range_ends"),
    ("input_ranges.csv", "likely", "1.2", "range_order"),
]


# --- cells --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("file", "column", "text", "code"), _CELLS)
def test_a_cell_that_its_column_cannot_hold_is_refused(
    folder: Folder, file: str, column: str, text: str, code: str
) -> None:
    folder.set(file, 2, column, text)
    faults = folder.faults()
    assert places(faults) == [(code, file, 2, column)]
    assert faults[0].found == text


def test_a_decimal_comma_is_refused_as_the_cell_it_is(folder: Folder) -> None:
    folder.set("working_time.csv", 2, "fulltime_share", '"0,284"')
    faults = folder.faults()
    assert places(faults) == [("not_a_number_between", "working_time.csv", 2, "fulltime_share")]
    assert faults[0].found == "0,284"


# --- settings -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "text", "expected"),
    [
        (3, "base_year,2024.5", ("not_a_whole_between", 3, "value")),
        (3, "basisår,2024", ("missing_setting", 6, "key")),
        (4, "horizon,2024", ("horizon", 4, "value")),
        (4, "horizon,2065", ("horizon", 4, "value")),
        (5, "working_days,149.9", ("not_a_number_between", 5, "value")),
        (5, "working_days,366.1", ("not_a_number_between", 5, "value")),
        (2, "name,", ("empty_cell", 2, "value")),
    ],
)
def test_a_setting_that_cannot_be_is_refused(
    folder: Folder, line: int, text: str, expected: tuple[str, int, str]
) -> None:
    lines = folder.lines("settings.csv")
    lines[line - 1] = text
    folder.write("settings.csv", lines)
    found = [(fault.code, fault.line, fault.column) for fault in folder.faults()]
    assert expected in found


def test_an_unknown_or_repeated_setting_is_refused(folder: Folder) -> None:
    folder.add("settings.csv", "colour,red")
    folder.add("settings.csv", "name,Again")
    assert places(folder.faults()) == [
        ("unknown_setting", "settings.csv", 6, "key"),
        ("duplicate_setting", "settings.csv", 7, "key"),
    ]


# --- rules that span rows and tables ------------------------------------------------------------


def test_overlapping_age_bands_are_refused(folder: Folder) -> None:
    folder.set("staff.csv", 3, "age_from", "24")
    assert places(folder.faults()) == [("band_overlap", "staff.csv", 3, "age_from")]


def test_a_gap_between_age_bands_is_refused(folder: Folder) -> None:
    folder.set("staff.csv", 3, "age_from", "26")
    assert places(folder.faults()) == [("band_gap", "staff.csv", 3, "age_from")]


def test_an_age_band_that_ends_before_it_begins_is_refused(folder: Folder) -> None:
    folder.set("staff.csv", 2, "age_to", "19")
    assert places(folder.faults()) == [("band_reversed", "staff.csv", 2, "age_to")]


def test_an_unreadable_age_is_not_told_of_as_a_gap_too(folder: Folder) -> None:
    folder.set("staff.csv", 4, "age_from", "thirty")
    assert places(folder.faults()) == [("not_a_whole_between", "staff.csv", 4, "age_from")]


def test_a_row_that_is_there_twice_is_refused(folder: Folder) -> None:
    line = folder.add("demand_base.csv", folder.lines("demand_base.csv")[1])
    faults = folder.faults()
    assert places(faults) == [("duplicate_row", "demand_base.csv", line, "occupation")]
    assert faults[0].values["first"] == 2


@pytest.mark.parametrize(
    ("file", "column"), [("staff.csv", "age_from"), ("entry_ages.csv", "age_from")]
)
def test_a_band_that_is_there_twice_is_told_of_once(folder: Folder, file: str, column: str) -> None:
    line = folder.add(file, folder.lines(file)[2])
    assert places(folder.faults()) == [("duplicate_row", file, line, column)]


@pytest.mark.parametrize("text", [" Region Midtjylland", "Region Midtjylland ", "Viborg\u00a0"])
def test_a_name_with_blanks_around_it_is_refused(folder: Folder, text: str) -> None:
    folder.set("demand_base.csv", 2, "area", text)
    fault = folder.faults()[0]
    assert places([fault]) == [("blanks_around", "demand_base.csv", 2, "area")]
    assert fault.found == text


def test_a_source_that_does_not_exist_is_refused(folder: Folder) -> None:
    folder.set("staff.csv", 2, "source", "hearsay")
    folder.set("training.csv", 2, "source", "transition=assumption;entry_share=rumour")
    folder.set("training.csv", 3, "source", "colour=assumption")
    assert places(folder.faults()) == [
        ("unknown_source", "staff.csv", 2, "source"),
        ("unknown_source", "training.csv", 2, "source"),
        ("unknown_source_column", "training.csv", 3, "source"),
    ]


def test_a_row_with_a_broken_cell_is_held_to_the_other_rules_too(folder: Folder) -> None:
    folder.set("staff.csv", 2, "heads", "many")
    folder.set("staff.csv", 2, "source", "hearsay")
    folder.set("demand_index.csv", 3, "index", "x")
    folder.set("demand_index.csv", 3, "scenario", "other")
    assert {
        ("not_a_number_from", "staff.csv", 2, "heads"),
        ("unknown_source", "staff.csv", 2, "source"),
        ("unknown_scenario", "demand_index.csv", 3, "scenario"),
    } <= set(places(folder.faults()))


def test_a_missing_year_of_a_demand_index_is_refused(folder: Folder) -> None:
    folder.drop("demand_index.csv", 5)
    faults = folder.faults()
    assert places(faults) == [("missing_years", "demand_index.csv", 12, "year")]
    assert faults[0].values["years"] == "2027"


def test_missing_years_that_follow_each_other_are_told_as_one(folder: Folder) -> None:
    for line in (11, 10, 9, 7, 6, 3):
        folder.drop("demand_index.csv", line)
    (fault,) = folder.faults()
    assert fault.values["years"] == "2025, 2028–2029, 2031–2033"


def test_an_index_other_than_one_in_the_base_year_is_refused(folder: Folder) -> None:
    folder.set("demand_index.csv", 2, "index", "1.0000001")
    faults = folder.faults()
    assert places(faults) == [("index_not_one", "demand_index.csv", 2, "index")]
    assert faults[0].found == "1.0000001"


@pytest.mark.parametrize(
    ("file", "column"),
    [("working_time.csv", "occupation"), ("training.csv", "occupation")],
)
def test_a_group_without_its_other_figures_is_refused(
    folder: Folder, file: str, column: str
) -> None:
    folder.drop(file, 2)
    end = len(folder.lines(file)) + 1
    assert places(folder.faults()) == [("missing_row", file, end, column)]


def test_an_occupation_without_staff_is_refused(folder: Folder) -> None:
    folder.add("demand_base.csv", "Elsewhere,SSA,10,assumption")
    assert places(folder.faults()) == [("no_staff", "demand_base.csv", 4, "area")]


def test_an_occupation_needs_two_ages_of_exit(folder: Folder) -> None:
    lines = folder.lines("exit_rates.csv")
    kept = [lines[0], lines[1], *(line for line in lines if line.startswith(",SSH"))]
    folder.write("exit_rates.csv", kept)
    assert places(folder.faults()) == [
        ("two_ages_needed", "exit_rates.csv", len(kept) + 1, "age"),
    ]


def test_what_is_at_the_end_of_a_range_is_accepted(folder: Folder) -> None:
    folder.set("exit_rates.csv", len(folder.lines("exit_rates.csv")), "age", "100")
    folder.set("exit_rates.csv", 2, "age", "0")
    folder.set("reform.csv", 2, "without_years", "-10")
    folder.set("reform.csv", 2, "with_years", "10")
    folder.set("demand_index.csv", 3, "index", "100")
    folder.set("working_time.csv", 2, "sickness_days", "100")
    for days in ("150", "366", "217.5"):
        lines = folder.lines("settings.csv")
        folder.write("settings.csv", [*lines[:4], f"working_days,{days}"])
        assert folder.faults() == []


def test_a_published_value_must_suit_its_quantity(folder: Folder) -> None:
    folder.set("published.csv", 2, "value", "red")
    line = folder.add("published.csv", "weighted,0.5,SSA,2034,gap_heads,many,assumption")
    assert places(folder.faults()) == [
        ("not_a_choice", "published.csv", 2, "value"),
        ("not_a_number", "published.csv", line, "value"),
    ]


def test_all_faults_of_all_files_are_told_at_once_and_in_order(folder: Folder) -> None:
    folder.set("staff.csv", 2, "heads", "abc")
    folder.set("staff.csv", 20, "sector", "kommune")
    folder.set("working_time.csv", 3, "fulltime_share", "72")
    folder.set("reform.csv", 2, "source", "hearsay")
    folder.drop("demand_index.csv", 5)
    shutil.copy(folder.path / "staff.csv", folder.path / "published.csv")
    (folder.path / "sources.csv").unlink()
    folder.add("settings.csv", "colour,red")
    found = [(fault.code, fault.file, fault.line) for fault in folder.faults()]
    assert ("unknown_setting", "settings.csv", 6) in found
    assert ("not_a_number_from", "staff.csv", 2) in found
    assert ("not_a_choice", "staff.csv", 20) in found
    assert ("not_a_number_between", "working_time.csv", 3) in found
    assert ("missing_years", "demand_index.csv", 12) in found
    assert ("missing_column", "published.csv", 1) in found
    assert ("missing_file", "sources.csv", None) in found
    order = [PLAN_FILES.index(file) for _, file, _ in found]
    assert order == sorted(order)
