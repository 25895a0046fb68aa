"""What the columns of a file are: no number is taken for another one."""

from __future__ import annotations

from pathlib import Path

import pytest

from sosuplan.importing.grid import grid_of
from sosuplan.importing.guessing import Guess, guess
from sosuplan.importing.readers.reading import read_file
from sosuplan.model.plan import Plan
from sosuplan.narrative.messages import sentence
from sosuplan.text.language import Language
from tests.core.import_files import AREA, ignored, staff_of, taken, write


def _guess(text: str, plan: Plan, folder: Path) -> Guess:
    return guess(grid_of(read_file(write(folder, "fil.csv", text)).sheets[0]), plan=plan)


def _used(found: Guess) -> list[tuple[int, str, str]]:
    assert found.mapping is not None
    return [(use.index, use.field, use.unit) for use in found.mapping.columns]


def _notes(found: Guess) -> dict[str, str]:
    """What is told of columns, by their headings."""
    return {note.column: note.code for note in found.notes}


def _time(plan: Plan, sector: str, occupation: str) -> tuple[float, float, float]:
    row = max(
        (
            row
            for row in plan.working_time
            if (row.area, row.sector, row.occupation) == (AREA, sector, occupation)
        ),
        key=lambda row: row.year,
    )
    return row.fulltime_share, row.parttime_hours, row.sickness_days


@pytest.mark.parametrize(
    ("degrees", "unit"), [("100,0 75,7 50,0 99,5", "percent"), ("1,000 0,757 0,5 0,995", "share")]
)
def test_a_degree_of_employment_becomes_hours_and_is_not_a_count(
    degrees: str, unit: str, reference: Plan, tmp_path: Path
) -> None:
    rows = "".join(
        f"SSA;{age};{degree}\n"
        for age, degree in zip((30, 40, 50, 60), degrees.split(), strict=True)
    )
    text = f"Stilling;Alder;Beskæftigelsesgrad\n{rows}"
    found = _guess(text, reference, tmp_path)
    assert found.target == "staff_list"
    assert _used(found)[2] == (2, "hours", unit)
    assert _notes(found) == {"Beskæftigelsesgrad": "import_degree"}
    result = taken(text, reference, tmp_path, None, sector="region")
    assert sum(staff_of(result.plan, AREA, "region", "SSA").values()) == 4
    share, hours, _ = _time(result.plan, "region", "SSA")
    assert (share, hours) == (0.5, pytest.approx((0.757 + 0.5) * 37 / 2))


def test_a_year_of_birth_becomes_the_age_in_the_base_year(reference: Plan, tmp_path: Path) -> None:
    text = "Stilling;Fødselsår;Timer\nSSA;1964;37\nSSA;1999;30\nSSA;2010;10\nSSA;ukendt;37\n"
    found = _guess(text, reference, tmp_path)
    assert (found.target, _notes(found)["Fødselsår"]) == ("staff_list", "import_birth_year")
    result = taken(text, reference, tmp_path, None, sector="region")
    new = staff_of(result.plan, AREA, "region", "SSA")
    assert (new[25], new[60], sum(new.values())) == (1.0, 1.0, 2.0)
    assert ignored(result) == {"outside_ages": 1, "unknown_age": 1}
    assert all(not rows.examples for rows in result.ignored)


def test_a_date_of_birth_gives_the_year_and_nothing_else_is_kept(
    reference: Plan, tmp_path: Path
) -> None:
    text = "Stilling;Fødselsdato;Timer\nSSA;01-02-1980;37\nSSA;15-07-1990;32\n"
    result = taken(text, reference, tmp_path, None, sector="region")
    assert staff_of(result.plan, AREA, "region", "SSA") == {30: 1.0, 35: 0.0, 40: 1.0}
    assert "15-07" not in repr(result)


def test_hours_and_minutes_are_read_and_unreadable_hours_are_told_of(
    reference: Plan, tmp_path: Path
) -> None:
    text = (
        "Stilling;Alder;Timer pr. uge\nSSA;34;37:00\nSSA;44;32:30\nSSA;51;28,5\nSSA;52;kørselsrute"
        "\nSSA;53;\n"
    )
    result = taken(text, reference, tmp_path, None, sector="region")
    share, hours, _ = _time(result.plan, "region", "SSA")
    assert (share, hours) == (pytest.approx(1 / 3), 30.5)
    assert sum(staff_of(result.plan, AREA, "region", "SSA").values()) == 5
    (note,) = [note for note in result.notes if note.code == "import_no_hours_read"]
    assert note.values["count"] == 1
    assert "kørselsrute" not in repr(result)


def test_sick_leave_in_percent_becomes_days_of_the_working_days(
    reference: Plan, tmp_path: Path
) -> None:
    text = "Stilling;Sygefraværsprocent\nSSA;7,1\n"
    found = _guess(text, reference, tmp_path)
    assert _used(found)[1] == (1, "sickness_days", "percent")
    (note,) = found.notes
    told = sentence(note, Language("da"))
    assert "5\u00a0% af planens 222 arbejdsdage om året er 11,1 dage" in told
    result = taken(text, reference, tmp_path, None, sector="region")
    assert _time(result.plan, "region", "SSA")[2] == pytest.approx(0.071 * reference.working_days)


def test_sick_leave_in_percent_may_be_written_as_a_share(reference: Plan, tmp_path: Path) -> None:
    text = "Stilling;Sygefravær i pct.\nSSA;0,071\n"
    assert _used(_guess(text, reference, tmp_path))[1] == (1, "sickness_days", "share")
    result = taken(text, reference, tmp_path, None, sector="region")
    assert _time(result.plan, "region", "SSA")[2] == pytest.approx(0.071 * reference.working_days)


def test_sick_days_stay_days(reference: Plan, tmp_path: Path) -> None:
    text = "Stilling;Sygefraværsdagsværk pr. fuldtidsansat\nSSA;15,2\n"
    assert _used(_guess(text, reference, tmp_path))[1] == (1, "sickness_days", "")


@pytest.mark.parametrize(
    "heading", ["Telefon", "Medarbejdernr", "Lønnummer", "Postnr", "Afdelingskode", "Løbenr.", "ID"]
)
def test_a_number_that_names_something_counts_nobody(
    heading: str, reference: Plan, tmp_path: Path
) -> None:
    for counted in ("Antal", "SSA"):
        text = f"{heading};Alder;Faggruppe;{counted}\n12345678;20-64;SSA;5\n12345679;65+;SSA;2\n"
        if counted == "SSA":
            text = f"{heading};Alder;SSA\n12345678;20-64;5\n12345679;65+;2\n"
        result = taken(text, reference, tmp_path, "staff", sector="region")
        assert staff_of(result.plan, AREA, "region", "SSA") == {20: 5.0, 65: 2.0}


def test_only_one_column_counts_the_persons(reference: Plan, tmp_path: Path) -> None:
    text = (
        "Alder;Stilling;Antal personer;Antal årsværk;Fuldtidsandel (pct.);Antal ledige;Gns. alder\n"
        "20-39;SSA;25;20,0;30;2;31\n40-64;SSA;40;32,0;31;3;52\n"
    )
    found = _guess(text, reference, tmp_path)
    assert found.target == "staff"
    assert [index for index, _, _ in _used(found)] == [0, 1, 2]
    assert _notes(found) == {
        "Antal årsværk": "import_full_time_persons",
        "Fuldtidsandel (pct.)": "import_share_by_age",
        "Antal ledige": "import_no_people",
    }
    result = taken(text, reference, tmp_path, None, sector="region")
    assert staff_of(result.plan, AREA, "region", "SSA") == {20: 25.0, 40: 40.0}


def test_men_and_women_in_columns_of_their_own_are_added_up(
    reference: Plan, tmp_path: Path
) -> None:
    for heading in ("Mænd;Kvinder", "Antal mænd;Antal kvinder"):
        text = f"Alder;Stilling;{heading};I alt\n20-64;SSA;5;40;45\n65+;SSA;1;2;3\n"
        result = taken(text, reference, tmp_path, "staff", sector="region")
        assert staff_of(result.plan, AREA, "region", "SSA") == {20: 45.0, 65: 3.0}


def test_a_share_among_percentages_is_a_fault_of_its_cell(reference: Plan, tmp_path: Path) -> None:
    text = "Stilling;Sektor;Fuldtidsandel\nSSA;Kommuner;0,34\nSSA;Regioner;21,5\n"
    result = taken(text, reference, tmp_path, "working_time")
    (fault,) = result.faults
    assert (fault.code, fault.line, fault.column) == ("import_share_or_percent", 2, "Fuldtidsandel")
    assert "0,34 kan være en andel eller en procent" in sentence(fault, Language("da"))


@pytest.mark.parametrize("column", ["0,34;0,215", "34;21,5", "34 %;0,9 %"])
def test_figures_written_in_one_way_are_no_fault(
    column: str, reference: Plan, tmp_path: Path
) -> None:
    first, second = column.split(";")
    text = f"Stilling;Sektor;Fuldtidsandel\nSSA;Kommuner;{first}\nSSA;Regioner;{second}\n"
    result = taken(text, reference, tmp_path, "working_time")
    assert result.faults == ()
    assert _time(result.plan, "municipality", "SSA")[0] == pytest.approx(0.34)


def test_small_exit_rates_among_percentages_are_no_fault(reference: Plan, tmp_path: Path) -> None:
    text = "Stilling;Alder;Pensionering (pct.)\nSSA;40;0,2\nSSA;60;4,5\n"
    result = taken(text, reference, tmp_path, "exit_rates")
    assert not [fault for fault in result.faults if fault.code == "import_share_or_percent"]


@pytest.mark.parametrize(
    ("text", "target", "field", "unit"),
    [
        ("Kommune;Stilling;Normering\nAarhus;SSA;800\n", "demand_base", "demand_heads", ""),
        (
            "Fuldtidsandel, procent;2023;2024\nSOSU-assistenter;25,1;26,2\nSOSU-hjælpere;15;16\n",
            "working_time",
            "fulltime_share",
            "percent",
        ),
        ("Sygedage;2023;2024\nSSA;15,1;16,2\n", "working_time", "sickness_days", ""),
        ("Sygefravær i pct.\n\nStilling;2023;2024\nSSA;7,1;8,2\n", "working_time", "sickness_days",
         "percent"),
    ],
)  # fmt: skip
def test_a_table_is_known_by_what_stands_above_its_labels(
    text: str, target: str, field: str, unit: str, reference: Plan, tmp_path: Path
) -> None:
    found = _guess(text, reference, tmp_path)
    assert found.target == target
    assert {(name, how) for _, name, how in _used(found) if name not in ("area", "occupation")} == {
        (field, unit)
    }


def test_who_made_a_table_is_no_employer_and_a_workplace_no_area(
    reference: Plan, tmp_path: Path
) -> None:
    title = "Kommunernes og Regionernes Løndatakontor (KRL)\nAntal ansatte, november 2024\n\n"
    found = _guess(f"{title}Alder;SSA;SSH\n20-39;1;2\n40-64;3;4\n", reference, tmp_path)
    assert found.mapping is not None
    assert "sector" not in found.mapping.constants
    text = "Stilling;Alder;Timer;Arbejdssted\nSSA;40;37;Plejecenter Nord\nSSA;50;30;Hjemmeplejen\n"
    found = _guess(text, reference, tmp_path)
    assert found.mapping is not None
    assert found.mapping.constants["area"] == AREA
    assert "area" not in {use.field for use in found.mapping.columns}
    told = "KRL: Antal ansatte i kommunerne\n\nAlder;SSA\n20-39;1\n40-64;3\n"
    found = _guess(told, reference, tmp_path)
    assert found.mapping is not None
    assert found.mapping.constants["sector"] == "municipality"


@pytest.mark.parametrize("head", ["Område;Sektor", "Kommune;Arbejdsgiver"])
@pytest.mark.parametrize("places", ["Kommune 0", "Kommune 0,Kommune 1,Kommune 2", "Aarhus,Odense"])
def test_places_called_municipalities_are_places_beside_employers(
    head: str, places: str, reference: Plan, tmp_path: Path
) -> None:
    rows = "".join(
        f"{place};{sector};SSA;{age};10\n"
        for place in places.split(",")
        for sector in ("Kommune", "Region")
        for age in ("20-39", "40-64")
    )
    found = _guess(f"{head};Faggruppe;Alder;Antal\n{rows}", reference, tmp_path)
    assert [name for _, name, _ in _used(found)] == [
        "area",
        "sector",
        "occupation",
        "age",
        "heads",
    ]


def test_several_municipalities_under_a_heading_of_places_are_places(
    reference: Plan, tmp_path: Path
) -> None:
    rows = "".join(f"Kommune {place};SSA;20-64;10\n" for place in "ABC")
    found = _guess(f"Område;Faggruppe;Alder;Antal\n{rows}", reference, tmp_path)
    assert _used(found)[0][:2] == (0, "area")


def test_employers_under_a_heading_of_places_are_employers(reference: Plan, tmp_path: Path) -> None:
    rows = "".join(f"{place};SSA;20-64;10\n" for place in ("Kommuner", "Region", "Øvrige"))
    found = _guess(f"Område;Faggruppe;Alder;Antal\n{rows}", reference, tmp_path)
    assert _used(found)[0][:2] == (0, "sector")
