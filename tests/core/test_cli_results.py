"""What the commands print and write: projections, the matrix, scenarios, plans."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from sosuplan.analysis import results
from sosuplan.analysis.matrix import matrix
from sosuplan.engine import EngineInputs, LeverSets, Projection, project
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.store.folder import read_folder
from sosuplan.store.planfile import PlanFile
from tests.core.command_line import called, run
from tests.core.folders import REFERENCE, Folder, two_areas

SAVED = Scenario("fulltime", {"reform": 1.0, "senior_years": 0.5}, "Æblehaven", "n")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plan") / "plan æ.sosuplan"
    PlanFile.create(path, read_folder(REFERENCE).plan, [SAVED])
    return path


def rows(output: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(output)))


def projected(plan: Plan, scenario: Scenario) -> Projection:
    levers, inputs = catalogue(plan), EngineInputs.from_plan(plan)
    return project(inputs, LeverSets.of([scenario], levers, inputs))


def expected(projection: Projection, occupation: str, area: str = "") -> list[dict[str, str]]:
    """The rows that the engine's figures make, every digit of them."""
    balance = projection.balance(0, occupation, area)
    return [
        ({"area": area} if area else {})
        | {
            "occupation": occupation,
            "year": str(year),
            **{
                name: repr(float(getattr(balance, name)[place]))
                for name in results.PROJECTION[2:-1]
            },
            "status": balance.status[place],
        }
        for place, year in enumerate(balance.years)
    ]


# --- project ------------------------------------------------------------------------------------


def test_project_prints_the_engines_figures_to_the_last_digit(path: Path, reference: Plan) -> None:
    done = run("project", path)
    projection = projected(reference, Scenario("weighted"))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == ",".join(results.PROJECTION)
    assert rows(done.stdout) == [
        row for occupation in ("SSA", "SSH", "all") for row in expected(projection, occupation)
    ]


def test_project_as_json_holds_the_same_rows_with_numbers_as_numbers(path: Path) -> None:
    table = json.loads(called("project", path, "--format", "json").stdout)
    text = rows(called("project", path, "--format=csv").stdout)
    assert [{name: str(value) for name, value in row.items()} for row in table] == text
    assert {type(value) for row in table for value in row.values()} == {str, int, float}


@pytest.mark.parametrize(
    ("arguments", "scenario"),
    [
        (["--scenario", "Æblehaven"], SAVED),
        (["--scenario=Æblehaven", "--demand", "weighted"], SAVED.with_demand("weighted")),
        (["--scenario", "Æblehaven", "--set", "reform=0"], SAVED.with_lever("reform", 0.0)),
        (["--demand=historical"], Scenario("historical")),
        (
            ["--set", "retention=-0.1", "--set=fulltime_target:region:SSA=0.75"],
            Scenario("weighted", {"retention": -0.1, "fulltime_target:region:SSA": 0.75}),
        ),
        (
            ["--set", "retention=0.1@2027-2031", "--set", "productivity_gain=0.01@2030-2030"],
            Scenario(
                "weighted",
                {"retention": 0.1, "productivity_gain": 0.01},
                timing={"retention": (2027, 2031), "productivity_gain": (2030, 2030)},
            ),
        ),
        (
            ["--set", "start_year=2032", "--set", "retention=0.1"],
            Scenario("weighted", {"retention": 0.1, "start_year": 2032.0}),
        ),
        (
            ["--set", "retention=0.1@2027-2031", "--set", "retention=0.2"],
            Scenario("weighted", {"retention": 0.2}),
        ),
    ],
)
def test_project_runs_the_scenario_that_is_asked_for(
    path: Path, reference: Plan, arguments: list[str], scenario: Scenario
) -> None:
    done = called("project", path, *arguments)
    assert done.stderr == ""
    assert rows(done.stdout)[:11] == expected(projected(reference, scenario), "SSA")


def test_project_by_area_leaves_out_pairs_without_staff(tmp_path: Path) -> None:
    plan = two_areas(read_folder(REFERENCE).plan)
    PlanFile.create(tmp_path / "p.sosuplan", plan)
    done = called("project", tmp_path / "p.sosuplan", "--by", "area")
    projection = projected(plan, Scenario("weighted"))
    assert done.stdout.startswith("area,occupation,year,")
    assert rows(done.stdout) == [
        row
        for area, occupations in (
            ("Region Midtjylland", ("SSA", "SSH", "all")),
            ('Ærø, "havn"', ("SSH", "all")),
        )
        for occupation in occupations
        for row in expected(projection, occupation, area)
    ]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--set", "reform=abc"], ["abc", "reform"]),
        (["--set", "reform=0,5"], ["0,5", "0.5", "punktum"]),
        (["--set", "reform"], ["reform", "HÅNDTAG=VÆRDI"]),
        (["--set", "retention=0.1@2027"], ["retention=0.1@2027", "HÅNDTAG=VÆRDI@START-FULDT"]),
        (["--set", "retention=0.1@"], ["retention=0.1@", "HÅNDTAG=VÆRDI@START-FULDT"]),
        (["--set", "retention=0.1@2027-"], ["retention=0.1@2027-", "HÅNDTAG=VÆRDI@START-FULDT"]),
        (["--set", "retention=0.1@2027-2029-2031"], ["HÅNDTAG=VÆRDI@START-FULDT"]),
        (["--set", "retention=0.1@2027-2031.5"], ["HÅNDTAG=VÆRDI@START-FULDT"]),
        (["--set", "retention=0.1@2031-2027"], ["2027", "2031"]),
        (["--set", "retention=0.1@2023-2031"], ["retention", "2023", "2024", "2034"]),
        (["--set", "retention=0.1@2027-2035"], ["retention", "2035", "2024", "2034"]),
        (["--set", "reform=0.5@2027-2031"], ["reform", "egne år"]),
        (["--set", "start_year=2026@2027-2031"], ["start_year", "egne år"]),
        (["--set", "reform=2"], ["reform", "2", "0", "1.5"]),
        (["--set", "refrom=1"], ["refrom", "reform", "senior_years", "intake_change:SSH"]),
        (["--set", "start_year=2040"], ["start_year", "2040", "2024", "2034"]),
        (["--set=start_year=2032", "--set=full_effect_year=2030"], ["2030", "2032"]),
        (["--demand", "none"], ["none", "weighted", "expenditure"]),
        (["--scenario", "None"], ["None", "Æblehaven"]),
        (["--format", "xml"], ["xml", "--format", "csv, json"]),
        (["--by", "sector"], ["sector", "--by", "area"]),
        (["--colour", "red"], ["--colour", "project", "--demand"]),
        (["--demand"], ["--demand", "værdi"]),
        (["--lang"], ["--lang", "værdi"]),
        (["--lang", "de"], ["--lang", "de", "da, en"]),
        (["more"], ["more", "project"]),
    ],
)
def test_what_cannot_be_projected_is_told_in_one_readable_line(
    path: Path, arguments: list[str], found: list[str]
) -> None:
    done = called("project", path, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert all(text in line for text in found)
    assert "Traceback" not in line


def test_several_faults_take_a_line_each(path: Path) -> None:
    done = called("project", path, "--set", "reform=9", "--set", "x=1", "--demand", "none")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 3)


def test_figures_beyond_any_number_are_refused(tmp_path: Path, reference: Plan) -> None:
    folder = Folder(tmp_path)
    folder.set("staff.csv", 2, "heads", "1e308")
    folder.set("staff.csv", 3, "heads", "1e308")
    done = called("new", tmp_path / "p.sosuplan", "--from", folder.path)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 2)
    assert not (tmp_path / "p.sosuplan").exists()


# --- matrix, scenarios, new, export -------------------------------------------------------------


@pytest.mark.parametrize("occupation", ["SSA", "SSH", "all"])
def test_matrix_prints_every_demand_scenario_without_and_with_the_reform(
    path: Path, reference: Plan, occupation: str
) -> None:
    done = called("matrix", path, "--occupation", occupation)
    assert done.stdout.splitlines()[0] == "scenario,reform,year,gap_heads,supply_heads,status"
    assert [tuple(row.values()) for row in rows(done.stdout)] == [
        (
            row.scenario,
            str(row.reform),
            str(year),
            repr(float(row.balance.gap_heads[place])),
            repr(float(row.balance.supply_heads[place])),
            row.balance.status[place],
        )
        for row in matrix(EngineInputs.from_plan(reference), catalogue(reference), occupation)
        for place, year in enumerate(reference.years)
    ]


def test_matrix_as_json_has_numbers(path: Path) -> None:
    table = json.loads(called("matrix", path, "--occupation=SSA", "--format=json").stdout)
    assert len(table) == 88
    assert list(table[0]) == list(results.MATRIX)
    assert (table[10]["reform"], round(table[10]["gap_heads"])) == (0, -3136)


def test_matrix_needs_an_occupation_that_the_plan_has(path: Path) -> None:
    for arguments in ([], ["--occupation", "SSB"]):
        done = called("matrix", path, *arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert "--occupation" in done.stderr


def test_scenarios_prints_the_saved_names(path: Path) -> None:
    assert called("scenarios", path).stdout == "Æblehaven\n"


def test_new_and_export_bring_plan_and_scenarios_through_unchanged(
    path: Path, tmp_path: Path
) -> None:
    folder, again = tmp_path / "folder", tmp_path / "again.sosuplan"
    assert run("export", path, "--to", folder).returncode == 0
    assert run("new", again, "--from", folder).returncode == 0
    with PlanFile.open(path) as before, PlanFile.open(again) as after:
        assert after.plan() == before.plan()
        assert after.scenarios() == before.scenarios() == (SAVED,)


def test_new_lists_every_fault_of_a_bad_folder_and_makes_no_file(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.set("staff.csv", 3, "heads", "abc")
    folder.set("working_time.csv", 2, "fulltime_share", "72")
    done = called("new", tmp_path / "p.sosuplan", "--from", folder.path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        "staff.csv, linje 3, kolonne heads: »abc« er ikke et tal på 0 eller derover.",
        "working_time.csv, linje 2, kolonne fulltime_share: »72« er ikke et tal fra 0 til 1.",
    ]
    assert [one.name for one in tmp_path.iterdir()] == ["plan"]


def test_nothing_that_exists_is_overwritten(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    assert called("new", path, "--from", REFERENCE).returncode == 2
    assert path.read_bytes() == before
    (tmp_path / "mine.txt").write_text("mine")
    assert called("export", path, "--to", tmp_path).returncode == 2
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    "command", ["project", "scenarios", "export --to x", "matrix --occupation=SSA"]
)
def test_a_plan_that_cannot_be_opened_is_told_in_one_line(tmp_path: Path, command: str) -> None:
    name, *arguments = command.split()
    (tmp_path / "bad.sosuplan").write_text("x")
    for plan in (tmp_path / "none.sosuplan", tmp_path / "bad.sosuplan", tmp_path):
        done = called(name, plan, *arguments)
        assert (done.returncode, done.stdout) == (2, "")
        (line,) = done.stderr.splitlines()
        assert line.startswith(str(plan))


# --- analysis -----------------------------------------------------------------------------------


def test_analyses_are_printed_with_the_columns_of_the_contract(path: Path) -> None:
    asked = ("--occupation", "SSA", "--set", "retention=0.1", "--unit", "fte", "--year", "2030")

    def table(name: str, *more: str) -> list[dict[str, str]]:
        done = called("analysis", name, path, *asked, *more)
        assert (done.returncode, done.stderr) == (0, "")
        return rows(done.stdout)

    whole = {row["part"]: float(row["value"]) for row in table("flows")}
    by_year = table("flows", "--by", "year")
    assert list(by_year[0]) == ["year", "part", "value"]
    assert [row["year"] for row in by_year if row["part"] == "retired"] == [
        str(year) for year in range(2025, 2031)
    ]
    retired = sum(float(row["value"]) for row in by_year if row["part"] == "retired")
    assert retired == pytest.approx(whole["retired"])
    assert list(table("flows", "--by", "area")[0]) == ["area", "part", "value"]
    (given,) = table("contributions")
    assert list(given)[:3] == ["lever", "alone", "contribution"]
    project_row = next(
        row
        for row in rows(called("project", path, "--set", "retention=0.1").stdout)
        if (row["occupation"], row["year"]) == ("SSA", "2030")
    )
    assert whole["end_gap"] == pytest.approx(float(project_row["gap_fte"]))
    assert list(table("ranking")[0])[:3] == ["lever", "step", "gap_change"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("flow", "--occupation", "SSA"), "flows, contributions, ranking"),
        (("flows",), "--occupation"),
        (("flows", "--occupation", "all"), "SSA, SSH"),
        (("flows", "--occupation", "SSA", "--year", "2040"), "2034"),
        (("flows", "--occupation", "SSA", "--year", "2030.0"), "2030, 2031"),
        (("flows", "--occupation", "SSA", "--by", "month"), "area, year"),
        (("ranking", "--occupation", "SSA", "--by", "area"), "--by"),
        (("flows", "--occupation", "SSA", "--draws", "100"), "--unit, --year, --by, --format"),
        (("sensitivity", "--occupation", "SSA", "--seed", "1"), "--seed"),
    ],
)
def test_what_cannot_be_analysed_is_told(path: Path, words: tuple[str, ...], told: str) -> None:
    name, *options = words
    done = called("analysis", name, path, *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1
