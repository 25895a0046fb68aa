"""Quarters and months of one year are never added up as if they were other people."""

from __future__ import annotations

from pathlib import Path

import pytest

from sosuplan.importing.import_result import ImportResult
from sosuplan.importing.vocabulary import Period, period_of, year_of
from sosuplan.model.plan import Plan
from sosuplan.narrative.messages import sentence
from sosuplan.text.language import Language
from tests.core.import_files import AREA, ignored, staff_of, taken

LONG = "OMRÅDE;STILLING;SEKTOR;ALDER;TID;INDHOLD\n" + "".join(
    f"{AREA};SSA;Regioner;{age};2024K{quarter};{100 + quarter}\n"
    for quarter in (1, 2, 3, 4)
    for age in ("20-39 år", "40-64 år")
)
WIDE = (
    '"Ansatte efter stilling, alder og tid";;;;\n;;2024K1;2024K2;2024K3\n'
    "SSA;20-39 år;100;101;102\nSSA;40-64 år;100;101;102\n"
)
MONTHS = "Måned;Stilling;Alder;Antal\n" + "".join(
    f"2024-{month:02d};SSA;{age};{20 + month}\n"
    for month in (1, 2, 3)
    for age in ("20-39", "40-64")
)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024", Period(2024)),
        ("2024*", Period(2024)),
        ("2024/25", Period(2024)),
        ("2024K1", Period(2024, 3)),
        ("2024 Q4", Period(2024, 12)),
        ("4. kvartal 2024", Period(2024, 12)),
        ("2024, 1. halvår", Period(2024, 6)),
        ("2024M02", Period(2024, 2)),
        ("2024-01", Period(2024, 1)),
        ("31-12-2024", Period(2024, 12, 31)),
        ("1. januar 2024", Period(2024, 1, 1)),
        ("Oktober 2023", Period(2023, 10)),
        ("ultimo 2024", Period(2024, 12)),
        ("2024-K4", Period(2024, 12)),
        ("2024 kv. 3", Period(2024, 9)),
        ("Lønperiode 11 2024", Period(2024, 11)),
        ("30. november 2024", Period(2024, 11, 30)),
        ("2024-11-30", Period(2024, 11, 30)),
        ("01-11-2024 - 30-11-2024", Period(2024, 11, 30)),
        ("Uge 48 2024", Period(2024, 11, 28)),
        ("2024 - 2025", None),
        ("2411", None),
        ("2024-13", None),
        ("20240", None),
        ("i alt 2024", None),
    ],
)
def test_a_period_is_read_from_words(text: str, period: Period | None) -> None:
    assert period_of(text) == period
    assert year_of(text) == (period.year if period else None)


def _note(result: ImportResult, code: str) -> str:
    (note,) = [note for note in result.notes if note.code == code]
    return sentence(note, Language("da"))


@pytest.mark.parametrize(
    ("text", "each", "latest", "left"),
    [(LONG, 104, "2024K4", "2024K1, 2024K2, 2024K3"), (WIDE, 102, "2024K3", "2024K1, 2024K2"),
     (MONTHS, 23, "2024-03", "2024-01, 2024-02")],
)  # fmt: skip
def test_of_several_periods_of_a_year_the_latest_is_taken_and_that_is_told(
    text: str, each: float, latest: str, left: str, reference: Plan, tmp_path: Path
) -> None:
    sector = {} if text is LONG else {"sector": "region"}
    result = taken(text, reference, tmp_path, "staff", **sector)
    assert staff_of(result.plan, AREA, "region", "SSA") == {20: each, 40: each}
    told = _note(result, "import_latest_period")
    assert f"Brugt: {latest}. Udeladt: {left}." in told


def test_rows_of_other_periods_and_years_are_counted_as_left_out(
    reference: Plan, tmp_path: Path
) -> None:
    result = taken(LONG, reference, tmp_path, "staff")
    assert (result.read, result.used, ignored(result)) == (8, 2, {"other_period": 6})
    text = "Periode;Stilling;Alder;Antal\nOktober 2023;SSA;20-64;5\nOktober 2024;SSA;20-64;7\n"
    result = taken(text, reference, tmp_path, "staff", sector="region")
    assert (result.used, ignored(result), result.years) == (1, {"other_year": 1}, (2024,))
    assert "2023" in _note(result, "import_other_years")


def test_a_sum_of_a_period_that_is_left_out_is_not_compared(
    reference: Plan, tmp_path: Path
) -> None:
    text = "Tid;Stilling;Alder;Antal\n"
    text += "".join(f"2024K{n};SSA;20-64;{n}\n2024K{n};SSA;I alt;{n}\n" for n in (1, 2))
    result = taken(text, reference, tmp_path, "staff", sector="region")
    assert [(one.imported, one.stated) for one in result.totals] == [(2.0, 2.0)]


def test_the_year_as_a_whole_comes_before_its_quarters(reference: Plan, tmp_path: Path) -> None:
    text = "Tid;Stilling;Alder;Antal\n2024;SSA;20-64;50\n2024K4;SSA;20-64;60\n"
    result = taken(text, reference, tmp_path, "staff", sector="region")
    assert staff_of(result.plan, AREA, "region", "SSA") == {20: 50.0}


def test_trainees_who_start_in_the_quarters_of_a_year_are_added_up_and_that_is_told(
    reference: Plan, tmp_path: Path
) -> None:
    text = "Stilling;2023K1;2023K2;2023K3;2023K4\nSSA;100;50;300;50\n"
    result = taken(text, reference, tmp_path, "trainee_intake")
    (starts,) = [
        row.gf2_starts
        for row in result.plan.trainee_intake
        if (row.area, row.occupation, row.year) == (AREA, "SSA", 2023)
    ]
    assert starts == 500.0
    assert "lægges sammen: 2023K1, 2023K2" in _note(result, "import_periods_added")


def test_a_month_of_sick_leave_is_one_figure_and_no_fault(reference: Plan, tmp_path: Path) -> None:
    text = "Måned;Stilling;Sygedage\n2024-01;SSA;14\n2024-02;SSA;15\n"
    result = taken(text, reference, tmp_path, "working_time", sector="region")
    assert result.faults == ()
    (time,) = [
        row
        for row in result.plan.working_time
        if (row.sector, row.occupation, row.year) == ("region", "SSA", 2024)
    ]
    assert time.sickness_days == 15.0


@pytest.mark.parametrize(
    ("text", "heads", "taken_period"),
    [
        ("År;Måned;Alder;SSA\n2024;januar;20-64;10\n2024;februar;20-64;12\n", 12, "2024M02"),
        ("År;Kvartal;Alder;SSA\n2024;1;20-64;10\n2024;2;20-64;12\n", 12, "2024K2"),
        ("År;Kvartal;Alder;SSA\n2024;1;20-64;10\n2024;I alt;20-64;11\n", 11, "2024"),
        ("Ansatte 2024\n\nKvartal;Alder;SSA\nK1;20-64;10\nK4;20-64;13\n", 13, "2024K4"),
        ("Måned;Alder;SSA\n1;20-64;10\n12;20-64;14\n", 14, "2024M12"),
    ],
)
def test_a_quarter_or_month_may_stand_in_a_column_of_its_own(
    text: str, heads: float, taken_period: str, reference: Plan, tmp_path: Path
) -> None:
    result = taken(text, reference, tmp_path, "staff", sector="region")
    assert staff_of(result.plan, AREA, "region", "SSA") == {20: heads}
    assert f"Brugt: {taken_period}. Udeladt: 2024" in _note(result, "import_latest_period")


def test_quarters_of_intake_in_a_column_of_their_own_are_added_up(
    reference: Plan, tmp_path: Path
) -> None:
    rows = "".join(f"2023;{quarter}. kvartal;SSA;{100 * quarter}\n" for quarter in (1, 2, 3, 4))
    result = taken(f"År;Kvartal;Stilling;Optag\n{rows}", reference, tmp_path, None)
    starts = {(row.occupation, row.year): row.gf2_starts for row in result.plan.trainee_intake}
    assert starts["SSA", 2023] == 1000.0
