"""The library's face: what a notebook asks is what the command line prints."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
import textwrap
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sosuplan.api import OpenedPlan, open_plan
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario_library import ScenarioLibrary
from sosuplan.resources import resource
from sosuplan.store.folder import read_folder
from sosuplan.store.planfile import PlanFile
from sosuplan.text.errors import ScenarioError, SosuplanError, StoreError
from tests.core.command_line import run
from tests.core.source import ROOT

REFERENCE = resource("plans", "midtjylland")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = read_folder(REFERENCE)
    made = tmp_path_factory.mktemp("api") / "Region.sosuplan"
    PlanFile.create(made, folder.plan, folder.scenarios)
    return made


@pytest.fixture(scope="module")
def opened(path: Path) -> OpenedPlan:
    return open_plan(path)


def test_a_plan_folder_and_the_plan_file_made_from_it_are_the_same(opened: OpenedPlan) -> None:
    assert open_plan(REFERENCE) == opened


def test_a_projection_is_what_the_command_prints(path: Path, opened: OpenedPlan) -> None:
    printed = run("project", path, "--demand", "fulltime", "--set", "reform=1", "--by", "area")
    rows = list(csv.DictReader(printed.stdout.splitlines()))
    frame = opened.project(demand="fulltime", levers={"reform": 1.0}, by_area=True)
    assert list(frame.columns) == list(rows[0])
    assert frame.astype(str).to_dict("records") == rows


def test_a_matrix_is_what_the_command_prints(path: Path, opened: OpenedPlan) -> None:
    printed = run("matrix", path, "--occupation", "SSA")
    rows = list(csv.DictReader(printed.stdout.splitlines()))
    assert opened.matrix("SSA").astype(str).to_dict("records") == rows


@pytest.mark.parametrize(
    ("what", "options", "asked"),
    [
        ("flows", ("--by", "year", "--unit", "fte"), {"by": ["year"], "unit": "fte"}),
        ("contributions", ("--year", "2030"), {"year": 2030}),
        ("uncertainty", ("--draws", "20", "--seed", "7"), {"draws": 20, "seed": 7}),
        (
            "goal",
            ("--mix", "--weight", "retention=4", "--weight", "reform=none", "--target", "surplus"),
            {"weights": {"retention": 4.0, "reform": None}, "target": "surplus"},
        ),
    ],
)
def test_an_analysis_is_what_the_command_prints(
    path: Path, opened: OpenedPlan, what: str, options: tuple[str, ...], asked: dict[str, Any]
) -> None:
    name = "Fuld tid som i regionen"
    asked_for = ("--occupation", "SSH", "--scenario", name, *options)
    printed = run("analysis", what, path, *asked_for)
    rows = list(csv.DictReader(printed.stdout.splitlines()))
    assert rows
    assert opened.analysis(what, "SSH", name, **asked).astype(str).to_dict("records") == rows


def test_an_analysis_that_the_plan_has_nothing_for_says_so(opened: OpenedPlan) -> None:
    bare = OpenedPlan(replace(opened.plan, input_ranges=()), opened.scenario_library)
    for what, code in (
        ("sensitivity", "no_input_ranges"),
        ("backcast", "no_history"),
        ("cost", "no_prices"),
        ("guesses", "unknown_analysis"),
    ):
        with pytest.raises(SosuplanError) as caught:
            bare.analysis(what, "SSA")
        assert [fault.code for fault in caught.value.faults] == [code]
        assert caught.value.__notes__


def test_everything_that_is_wrong_with_what_is_asked_of_an_analysis_is_told(
    opened: OpenedPlan,
) -> None:
    ask: Callable[..., object] = opened.analysis
    for what, occupation, asked, told in (
        ("flows", "XX", {"unit": "persons", "year": 2040, "by": ("sector",)}, 4),
        ("uncertainty", "SSA", {"draws": 0, "seed": -1}, 2),
        ("uncertainty", "all", {"draws": 10.5, "by": ("year",)}, 3),
        ("ranking", "SSA", {"by": "year"}, 1),
    ):
        with pytest.raises(SosuplanError) as caught:
            ask(what, occupation, **asked)
        assert len(caught.value.faults) == len(caught.value.__notes__) == told


def test_compared_scenarios_are_what_each_is_by_itself(opened: OpenedPlan) -> None:
    compared = opened.compare()
    assert list(compared["scenario"].unique()) == [one.name for one in opened.saved]
    for name, frame in compared.groupby("scenario"):
        alone = opened.project(str(name))
        assert frame.drop(columns="scenario").reset_index(drop=True).equals(alone)
    changed = opened.scenario("Uden reform", levers={"retention": 0.2})
    assert len(opened.compare("Uden reform", changed)) == 2 * len(opened.project())


def test_scenarios_side_by_side_are_what_the_command_prints(path: Path, opened: OpenedPlan) -> None:
    names = ["Fuld tid som i regionen", "Uden reform"]
    options = [part for name in names for part in ("--scenario", name)]
    printed = run("compare", path, *options, "--reference", names[1])
    rows = list(csv.DictReader(printed.stdout.splitlines()))
    found = opened.side_by_side(*names, reference=names[1])
    frame = found.results.assign(
        scenario=[["baseline", *names][at] for at in found.results.member],
        reference=names[1],
        difference_heads=found.differences.gap_heads,
        difference_fte=found.differences.gap_fte,
        # The baseline goes by the demand of the first, which is not that of the reference.
        demand_scenario=[
            ["historical", "historical", "weighted"][at] for at in found.results.member
        ],
        unlike=[["demand", "demand", ""][at] for at in found.results.member],
    )
    assert frame[list(rows[0])].astype(str).to_dict("records") == rows
    # A saved one that is not compared is no reference, and the message says which are.
    for other in ("Ukendt", "Alle på fuld tid"):
        refused = run("compare", path, *options, "--reference", other)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert other in refused.stderr
        assert ", ".join(names) in refused.stderr


def test_a_plan_without_saved_scenarios_compares_none(opened: OpenedPlan) -> None:
    found = OpenedPlan(opened.plan, ScenarioLibrary()).compare()
    assert found.empty
    assert list(found.columns) == list(opened.compare().columns)


def test_levers_are_those_of_the_catalogue_with_their_ranges(
    opened: OpenedPlan, reference: Plan
) -> None:
    frame = opened.levers().set_index("lever")
    levers = catalogue(reference)
    assert list(frame.index) == [one.id for one in levers]
    assert [(row.low, row.high) for row in frame.itertuples()] == [
        (one.low, one.high) for one in levers
    ]
    assert frame["neutral"].isna().sum() == sum(one.neutral is None for one in levers)
    assert (
        frame.loc["reform", "name"] != opened.levers("en").set_index("lever").loc["reform", "name"]
    )


def test_faults_say_in_words_what_is_wrong(opened: OpenedPlan, tmp_path: Path) -> None:
    with pytest.raises(ScenarioError) as caught:
        opened.project(levers={"reform": 9.0, "nothing": 1.0})
    assert {fault.code for fault in caught.value.faults} == {"lever_out_of_range", "unknown_lever"}
    assert len(caught.value.__notes__) == 2
    with pytest.raises(ScenarioError):
        opened.project("Ukendt")
    with pytest.raises(StoreError):
        open_plan(tmp_path / "none.sosuplan")


def test_the_example_of_the_readme_runs() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", example],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "gap_heads" in done.stdout


def test_a_plan_file_is_written_without_loading_pandas(path: Path) -> None:
    """The first save of a session would wait for it."""
    program = textwrap.dedent("""
        import sys
        from dataclasses import replace
        from sosuplan.store.planfile import PlanFile
        with PlanFile.open(sys.argv[1]) as file:
            file.replace_plan(replace(file.plan(), name="Ny"))
        print({"sqlite_utils", "pandas"} & set(sys.modules))
        import pandas
        print(pandas.DataFrame({"a": [1]}).a.sum())
    """)
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "{'sqlite_utils'}\n1\n"
