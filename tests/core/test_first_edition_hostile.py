"""Folders and files of the first edition that are none, or damaged, are refused as they stand."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sosuplan.store.folder import read_folder, write_folder
from sosuplan.store.planfile import PlanFile
from sosuplan.text.errors import PlanError, StoreError
from tests.core.old_plans import FOLDER, carried, rows_of, sql
from tests.core.plan_files import codes

# --- mixtures and faults of folders -------------------------------------------------------------


EXITS = "area,occupation,age,retirement,other,source\n"
TRANSFERS = (
    "area,occupation,year,from_sector,to_sector,staff_share,demand_share,source\n"
    "Region Midtjylland,SSA,2027,municipality,region,0.1,,own\n"
)
LEVERS = "scenario,lever,value,start_year,full_effect_year,note,source\n"


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("transfers.csv", TRANSFERS),
        ("transfers.csv", TRANSFERS.splitlines()[0]),
        ("exit_rates.csv", EXITS + ",SSA,20,0,0.1,own\n,SSA,60,0,0.1,own\n"),
        ("exit_rates.csv", EXITS + "Region Midtjylland,SSA,20,0,0.1,own\n"),
        (
            "demand_index.csv",
            "area,scenario,occupation,year,index,source\n,weighted,SSA,2024,1,own\n",
        ),
        ("scenario_levers.csv", LEVERS + "Med reform,reform,1,2026,2030,,\n"),
        ("reform.csv", "year,later_retirement_years,with_years,source\n2024,1,1,own\n"),
    ],
)
def test_a_folder_that_is_partly_of_each_edition_is_refused(
    old_folder: Path, file: str, text: str
) -> None:
    (old_folder / file).write_text(text, "utf-8")
    with pytest.raises(PlanError) as caught:
        read_folder(old_folder)
    mixed = [one.file for one in caught.value.faults if one.code == "mixed_editions"]
    assert mixed == [file]


@pytest.mark.parametrize("file", ["exit_rates.csv", "demand_index.csv", "reform.csv"])
def test_a_folder_of_today_with_a_file_of_then_is_refused(tmp_path: Path, file: str) -> None:
    folder = read_folder(FOLDER)
    write_folder(folder.plan, tmp_path / "new", folder.scenarios)
    shutil.copyfile(FOLDER / file, tmp_path / "new" / file)
    with pytest.raises(PlanError) as caught:
        read_folder(tmp_path / "new")
    assert caught.value.faults


@pytest.mark.parametrize(
    "header", ["later_retirement_years,year,source", '"year","later_retirement_years",source']
)
def test_however_its_header_is_written_a_folder_of_then_is_known(
    old_folder: Path, header: str
) -> None:
    order = [name.strip('"') for name in header.split(",")]
    rows = rows_of(old_folder / "reform.csv")
    lines = [header, *(",".join(row[name] for name in order) for row in rows)]
    (old_folder / "reform.csv").write_bytes(b"\xef\xbb\xbf" + "\r\n".join(lines).encode())
    assert read_folder(old_folder).plan == read_folder(FOLDER).plan


def test_faults_are_told_as_the_file_of_then_has_them(old_folder: Path) -> None:
    (old_folder / "reform.csv").write_text(
        "year,later_retirement_years,source\n2024,fire,own\n2025,1,ukendt\n2026,2,\n2027,11,own\n"
    )
    with (old_folder / "scenario_levers.csv").open("a") as stream:
        stream.write("Findes ikke,reform,1\n")
    with pytest.raises(PlanError) as caught:
        read_folder(old_folder)
    assert [(one.line, one.column, one.found) for one in caught.value.faults] == [
        (2, "later_retirement_years", "fire"),
        (3, "source", "ukendt"),
        (4, "source", ""),
        (5, "later_retirement_years", "11"),
    ]


def test_levers_of_a_scenario_that_is_not_there_are_told_of_once(old_folder: Path) -> None:
    with (old_folder / "scenario_levers.csv").open("a") as stream:
        stream.write("Findes ikke,reform,1\n")
    with pytest.raises(PlanError) as caught:
        read_folder(old_folder)
    assert [(one.code, one.line) for one in caught.value.faults] == [("unknown_saved_scenario", 15)]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE draft SET cells = '[1, 2, 3]' WHERE table_name = 'reform' AND position = 2",
        'UPDATE draft SET cells = \'{"a": 1, "b": 2, "c": 3}\' WHERE table_name = \'reform\'',
        "UPDATE draft SET cells = 'nej' WHERE table_name = 'reform' AND position = 0",
        'UPDATE draft SET cells = \'["year", "with_years", "source"]\' WHERE position = 0',
        "UPDATE draft SET cells = '[\"a\"]' WHERE table_name = 'reform' AND position = 3",
        "UPDATE history SET row_key = '5' WHERE table_name = 'exit_rates'",
        "UPDATE history SET row_key = '\"ab\"' WHERE table_name = 'exit_rates'",
        "UPDATE history SET old = '[1]', new = NULL, column_name = '' WHERE table_name = 'reform'",
        "UPDATE history SET row_key = replace(hex(zeroblob(30000)), '0', '[')",
    ],
)
def test_what_no_program_wrote_is_damage_and_no_fault_of_ours(old: Path, statement: str) -> None:
    with sql(old) as raw:
        assert raw.execute(statement).rowcount
    before = old.read_bytes()
    for kept in (None, old.with_name("original.sosuplan")):
        with pytest.raises(StoreError) as caught:
            PlanFile.open(old, kept_as=kept)
        assert codes(caught) == ["damaged_file"]
    assert old.read_bytes() == before


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("history", "action", None),
        ("history", "row_key", None),
        ("history", "column_name", None),
        ("history", "new", b"x"),
        ("draft", "cells", None),
        ("draft", "cells", b"[]"),
        ("reform", "source", b"own"),
        ("reform", "later_retirement_years", None),
        ("exit_rates", "age", "x"),
        ("scenario_levers", "value", None),
        ("scenario_levers", "lever", b"reform"),
        ("sources", "id", None),
    ],
)
def test_values_that_got_round_the_tables_are_damage_too(
    old: Path, table: str, column: str, value: object
) -> None:
    with sql(old) as raw:
        (made,) = raw.execute("SELECT sql FROM sqlite_master WHERE name = ?", [table]).fetchone()
        loose = made.replace(" STRICT", "").replace(" NOT NULL", "")
        for schema in (loose, made):
            raw.execute("PRAGMA writable_schema=ON")
            raw.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", [schema, table])
            raw.execute("PRAGMA writable_schema=RESET")
            if schema == loose:
                raw.execute("PRAGMA ignore_check_constraints=ON")
                first = f'(SELECT min(rowid) FROM "{table}")'
                spoil = f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = {first}'
                assert raw.execute(spoil, [value]).rowcount == 1
    before = old.read_bytes()
    for kept in (None, old.with_name("original.sosuplan")):
        with pytest.raises((StoreError, PlanError)):
            PlanFile.open(old, kept_as=kept)
    assert old.read_bytes() == before


@pytest.mark.parametrize("levers", ["nej", "5", "[1]", '{"reform": "x"}', "[" * 50_000])
def test_a_workspace_that_cannot_be_used_harms_no_plan(old: Path, levers: str) -> None:
    with sql(old) as raw:
        raw.execute("UPDATE workspace SET value = ? WHERE key = 'levers'", [levers])
    with carried(old) as file:
        assert file.plan().name == "Egen plan 2024"


def test_a_figure_that_no_plan_may_hold_is_told_with_its_place(old: Path) -> None:
    with sql(old) as raw:
        raw.execute("PRAGMA ignore_check_constraints=ON")
        raw.execute("UPDATE reform SET later_retirement_years = 99 WHERE year = 2030")
    before = old.read_bytes()
    for kept in (None, old.with_name("original.sosuplan")):
        with pytest.raises(PlanError) as caught:
            PlanFile.open(old, kept_as=kept)
        (fault,) = caught.value.faults
        assert (fault.file, fault.line, fault.found) == ("reform.csv", 8, "99")
    assert old.read_bytes() == before
