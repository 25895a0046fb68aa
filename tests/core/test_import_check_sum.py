"""A file's own sum of all rows is held against the rows that were read, and its title is its."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas import DataFrame

from sosuplan.importing.checks import CheckSum, check_sum
from sosuplan.importing.grid import grid_of
from sosuplan.importing.import_result import new_source
from sosuplan.importing.readers.reading import read_file
from sosuplan.model.plan import Plan
from tests.core.import_files import AREA, grid, imported, mapping_of, taken, write

HEAD = "Arbejdsgiver;Stilling;Alder;Antal\n"
ROWS = (
    "Kommuner;SOSU-assistent;20-39 år;100\nKommuner;SOSU-assistent;40-59 år;200\n"
    "Region;SOSU-assistent;20-39 år;30\n"
)


def check(text: str, plan: Plan, folder: Path) -> CheckSum | None:
    return taken(text, plan, folder, "staff", area=AREA).check


@pytest.mark.parametrize(
    "last",
    ["I alt;;;330", "I alt;I alt;I alt;330", ";;I alt;330", ";Total;;330", "Hovedtotal;;;330"],
)
def test_a_row_of_totals_is_known_by_one_label_and_compared(
    reference: Plan, tmp_path: Path, last: str
) -> None:
    result = taken(HEAD + ROWS + last, reference, tmp_path, "staff", area=AREA)
    assert result.check == CheckSum(330.0, 330.0)
    assert result.check.agrees
    assert (result.used, {one.reason: one.count for one in result.ignored}) == (3, {"total": 1})


def test_a_total_that_the_rows_do_not_come_to_is_told(reference: Plan, tmp_path: Path) -> None:
    found = check(HEAD + ROWS + "I alt;;;336", reference, tmp_path)
    assert found == CheckSum(336.0, 330.0)
    assert not found.agrees


def test_a_file_without_a_row_of_totals_has_no_check(reference: Plan, tmp_path: Path) -> None:
    assert check(HEAD + ROWS, reference, tmp_path) is None


def test_people_who_are_not_taken_stand_in_the_total_too(reference: Plan, tmp_path: Path) -> None:
    more = ROWS + "Kommuner;Pedagogisk assistent;20-39 år;70\n"
    found = check(HEAD + more + "I alt;;;400", reference, tmp_path)
    assert found == CheckSum(400.0, 400.0)


def test_a_total_of_what_is_taken_agrees_as_well(reference: Plan, tmp_path: Path) -> None:
    more = ROWS + "Kommuner;Pedagogisk assistent;20-39 år;70\n"
    found = check(HEAD + more + "I alt;;;330", reference, tmp_path)
    assert found is not None
    assert found.agrees


def test_sums_of_blocks_are_those_of_the_rows_since_the_last_one(
    reference: Plan, tmp_path: Path
) -> None:
    lines = ROWS.splitlines()
    blocks = "\n".join([*lines[:2], "I alt;;;300", lines[2], "I alt;;;30", "I alt;;;330"])
    assert check(HEAD + blocks, reference, tmp_path) == CheckSum(330.0, 330.0)
    wrong = blocks.replace("I alt;;;30\n", "I alt;;;31\n")
    found = check(HEAD + wrong, reference, tmp_path)
    assert found is not None
    assert (found.stated, found.agrees) == (31.0, False)


def test_secret_figures_are_said_to_be_why_a_total_is_larger(reference: Plan) -> None:
    result = imported("krl-alder.csv", reference, mapping_of("krl-alder.csv", reference, area=AREA))
    assert result.check == CheckSum(1291.0, 1287.0, secret=True)


def test_bands_that_are_sums_of_others_do_not_count_twice(reference: Plan, tmp_path: Path) -> None:
    bands = "Kommuner;SOSU-assistent;20-59 år;300\n"
    found = check(HEAD + ROWS + bands + "I alt;;;330", reference, tmp_path)
    assert found == CheckSum(330.0, 330.0)


def test_the_sum_of_one_group_is_not_taken_for_that_of_the_file(
    reference: Plan, tmp_path: Path
) -> None:
    text = HEAD + ROWS + "Kommuner;SOSU-assistent;I alt;300\n"
    assert check(text, reference, tmp_path) is None


@pytest.mark.parametrize(
    ("sums", "told"),
    [((300, 90, 390), None), ((300, 91, 391), (2, 3)), ((301, 90, 390), (1, 2)), ((1, 2, 3), None)],
)
def test_a_column_of_totals_that_does_not_agree_is_told(
    reference: Plan, tmp_path: Path, sums: tuple[int, ...], told: tuple[int, int] | None
) -> None:
    lines = ["Stilling;20-39 år;40-59 år;I alt", f"SOSU-assistent;100;200;{sums[0]}"]
    lines += [f"SOSU-hjælper;40;50;{sums[1]}", f"I alt;140;250;{sums[2]}"]
    text = "\n".join(lines)
    result = taken(text, reference, tmp_path, "staff", area=AREA, sector="municipality")
    notes = [one.values for one in result.notes if one.code == "import_row_totals"]
    assert notes == ([{"count": told[0], "line": told[1]}] if told else [])


@pytest.mark.parametrize(("stated", "rows"), [(330.0, 330.0), (999.0, 330.0), (630.0, 630.0)])
def test_sums_with_a_name_of_their_own_are_not_added_to_the_rows_that_they_add_up(
    reference: Plan, tmp_path: Path, stated: float, rows: float
) -> None:
    named = "Social- og sundhedsassistenter, kommuner i alt;;;300\n"
    found = check(f"{HEAD}{ROWS}{named}I alt;;;{stated:.0f}", reference, tmp_path)
    assert found == CheckSum(stated, rows)


@given(st.lists(st.lists(st.integers(0, 5_000), min_size=1, max_size=4), max_size=30))
def test_a_total_agrees_exactly_when_it_is_the_sum_of_the_rows(rows: list[list[int]]) -> None:
    total = float(sum(map(sum, rows)))
    for stated in (total, total + 1.0):
        read = [("row", float(sum(row)), False, not row) for row in rows]
        table = DataFrame(
            [*read, ("sum", stated, False, False)], columns=["role", "people", "untold", "empty"]
        )
        found = check_sum(table, total, ())
        assert found is not None
        assert found.agrees == (stated == total)


def test_nothing_is_said_where_rows_that_are_sums_cannot_be_told_from_others_left_out() -> None:
    rows = [("row", 60.0, False, False), ("row", 40.0, False, False), ("sum", 60.0, False, False)]
    table = DataFrame(rows, columns=["role", "people", "untold", "empty"])
    assert check_sum(table, 60.0, ("band_sum", "total")) == CheckSum(60.0, 60.0)
    assert check_sum(table, 60.0, ("band_sum", "total", "other_year")) is None


# --- the title ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("above", "name"),
    [
        ("Ansatte efter alder, oktober 2024\n\n", "Ansatte efter alder, oktober 2024"),
        ("KRL - SIRKA\nUdtræk af ansatte\n", "KRL - SIRKA – Udtræk af ansatte"),
        ("Udtrukket:;12-03-2025\nAnsatte i Region Midtjylland\n", "Ansatte i Region Midtjylland"),
        ("Enhed: antal personer\n", ""),
        ("sep=;\n", ""),
        ("Social- og sundhedsassistenter\n", ""),
        ("SSA\nAnsatte efter alder i Odense\n", "Ansatte efter alder i Odense"),
        ("SOSU-assistenter efter alder i 2024\n", "SOSU-assistenter efter alder i 2024"),
        ("2024\n", ""),
        ("", ""),
    ],
)
def test_a_table_is_called_what_stands_above_it(tmp_path: Path, above: str, name: str) -> None:
    path = write(tmp_path, "fil.csv", above + HEAD + ROWS)
    assert grid_of(read_file(path).sheets[0]).name == name


def test_the_heading_of_a_group_below_the_columns_names_is_not_the_title(tmp_path: Path) -> None:
    rows = "Stilling / alder;Antal\nSocial- og sundhedsassistenter;\n20-24;10\n25-29;20\n"
    assert grid_of(read_file(write(tmp_path, "fil.csv", rows)).sheets[0]).name == ""


def test_a_text_file_is_called_by_its_name_alone(tmp_path: Path, reference: Plan) -> None:
    path = write(tmp_path, "fil.csv", HEAD + ROWS)
    (sheet,) = read_file(path).sheets
    source = new_source(reference, path, sheet.name, "own")
    assert (sheet.name, source.title, source.locator) == ("fil.csv", "fil.csv", "")


def test_a_px_file_is_called_by_its_title() -> None:
    assert grid("statbank-ansatte.px").name.startswith("Ansatte efter uddannelse, alder og tid")
