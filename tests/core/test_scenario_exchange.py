"""A scenario as a file: out of one plan and into another, with all that is different found before
anything is changed; and what hostile files do."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sosuplan.editing.scenario_arrival import Arrival, arrival
from sosuplan.model.levers import LeverCatalogue, catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import THIS_MODEL, Scenario, edition
from sosuplan.narrative.scenario_arrival import arrival_lines
from sosuplan.resources import resource
from sosuplan.store.folder import read_folder
from sosuplan.store.planfile import PlanFile
from sosuplan.store.scenario_files import read_scenario_file, write_scenario_file
from sosuplan.text.errors import SosuplanError
from sosuplan.text.language import Language
from tests.core.command_line import called, run

DANISH = Language("da")
MINE = Scenario(
    "historical",
    {"fulltime_target:region:SSA": 0.75, "intake_change:SSA": 0.1, "retention": 0.2},
    "Vores bud",
    "Det kan vi nå",
    timing={"retention": (2027, 2031)},
    reasons={"retention": ("Vi har prøvet det", "kkr")},
)


@pytest.fixture
def sent(tmp_path: Path, reference: Plan) -> Path:
    path = tmp_path / "bud.sosuscenario"
    write_scenario_file(path, MINE, reference)
    return path


def brought(path: Path, plan: Plan, saved: tuple[Scenario, ...] = (), demand: str = "") -> Arrival:
    taken = {one.name: one for one in saved}
    text = read_scenario_file(path)
    return arrival(text, plan, catalogue(plan), taken, name=path.stem, demand=demand)


def lines(found: Arrival, plan: Plan, levers: LeverCatalogue, language: Language = DANISH) -> str:
    return "\n".join(arrival_lines(found, plan, levers, language))


def changed(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    said = json.loads(path.read_text("utf-8"))
    change(said)
    path.write_text(json.dumps(said), "utf-8")


def test_a_scenario_comes_back_whole_into_the_plan_it_is_from(
    sent: Path, reference: Plan, levers: LeverCatalogue
) -> None:
    found = brought(sent, reference)
    assert found.scenario == replace(
        MINE, data_edition=edition(reference), model_version=THIS_MODEL
    )
    assert found.losses == found.differences == ()
    assert lines(found, reference, levers).startswith("Intet er anderledes")


def test_all_that_is_different_in_another_plan_is_listed(sent: Path, reference: Plan) -> None:
    other = replace(
        reference,
        name="Et andet sted",
        horizon=2030,
        working_time=tuple(row for row in reference.working_time if row.sector != "region"),
        staff=tuple(row for row in reference.staff if row.sector != "region"),
        demand_scenarios=tuple(
            row for row in reference.demand_scenarios if row.scenario != "historical"
        ),
    )
    there = (Scenario("weighted", {}, "Vores bud"),)

    def change(said: dict[str, Any]) -> None:
        said["locked"] = True
        said["model_version"] = 99
        said["levers"] += [
            {"lever": "robots", "value": 1.0},
            {"lever": "gf2_dropout_reduction", "value": 7.0},
        ]

    changed(sent, change)
    found = brought(sent, other, there)
    # Nothing can be taken before a demand scenario is chosen.
    assert found.scenario is None
    asked = lines(found, other, catalogue(other))
    assert "Planen har ikke efterspørgselsscenariet »Historisk scenarie«. Vælg et andet." in asked
    found = brought(sent, other, there, "weighted")
    told = lines(found, other, catalogue(other))
    for part in (
        "Det får »Vægtet branchescenarie« i stedet",
        "Planen har ikke håndtaget »Fuld tid: region, assistenter«",
        "Planen har ikke håndtaget »robots«",
        "700 % er uden for det, denne plan tillader (−50 % til 100 %)",
        "Dets egne år ligger ikke inden for denne plans",
        "Det kommer fra planen »Region Midtjylland 2024–2034«",
        "Den plan går fra 2024 til 2034, denne fra 2024 til 2030",
        "Det er lavet med andre tal",
        "nyere udgave af modellen (99;",
        "Det var låst dér",
        "Dette kommer til at hedde »Vores bud 2«",
    ):
        assert part in told.replace("\u00a0", " "), part
    assert found.scenario is not None
    assert found.scenario.levers == {"intake_change:SSA": 0.1, "retention": 0.2}
    assert not found.scenario.locked
    english = lines(found, other, catalogue(other), Language("en"))
    assert "{" not in told + english


def test_what_the_plan_has_already_is_said(
    sent: Path, reference: Plan, levers: LeverCatalogue
) -> None:
    found = brought(sent, reference, (replace(MINE, name="Det samme"),))
    assert "Det regner det samme som »Det samme«" in lines(found, reference, levers)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"format": "sosuplan-scenario", "version": 1}',
        b'{"format": "sosuplan-scenario", "version": 99, "name": "x"}',
        b" " * 2_000_000,
        b"<html>",
    ],
)
def test_a_file_that_is_no_scenario_is_refused_by_its_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "fra en kollega.sosuscenario"
    path.write_bytes(content)
    with pytest.raises(SosuplanError) as refused:
        read_scenario_file(path)
    assert refused.value.faults[0].file == path.name


def test_a_cpr_number_is_refused_wherever_it_stands_and_never_repeated(
    sent: Path, tmp_path: Path
) -> None:
    text, number = sent.read_text("utf-8"), "010190-1234"
    for place in ("Det kan vi nå", "Vi har prøvet det", "Vores bud", "kkr"):
        sent.write_text(text.replace(place, f"Aase {number}"), "utf-8")
        with pytest.raises(SosuplanError) as refused:
            read_scenario_file(sent)
        assert number not in repr(refused.value.faults)
    named = tmp_path / f"{number}.sosuscenario"
    named.write_text(text, "utf-8")
    with pytest.raises(SosuplanError) as refused:
        read_scenario_file(named)
    assert number not in repr(refused.value.faults)


def test_the_commands_carry_a_scenario_from_plan_to_plan(tmp_path: Path) -> None:
    folder = read_folder(resource("plans", "midtjylland"))
    here, there = tmp_path / "her.sosuplan", tmp_path / "der.sosuplan"
    PlanFile.create(here, folder.plan, [MINE])
    PlanFile.create(there, folder.plan)
    out = tmp_path / "bud.sosuscenario"
    exporting = ("scenario", "export", here, "--scenario", "Vores bud", "--out")
    done = called(*exporting, out)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    importing = ("scenario", "import", there, out)
    done = called(*importing)
    assert done.returncode == 0
    assert "Intet er anderledes" in done.stdout
    with PlanFile.open(there, read_only=True) as file:
        assert file.scenarios() == ()
    changed(out, lambda text: text["demand"].update(scenario="vores"))
    done = called(*importing, "--accept")
    assert done.returncode == 3
    assert "weighted, historical" in done.stderr
    # One of the two in a process of its own, without Qt.
    assert run(*importing, "--accept", "--demand", "historical").returncode == 0
    with PlanFile.open(there, read_only=True) as file:
        (taken,) = file.scenarios()
    assert taken.computes_as(MINE)
    assert taken.reasons == MINE.reasons
    # What is no scenario is not written over.
    assert called(*exporting, there).returncode == 2
