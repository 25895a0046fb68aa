"""Faults of plans that nobody sees yet are told by the names of tables and columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from sosuplan.narrative.cell_messages import plan_sentence
from sosuplan.text.errors import Fault, PlanError
from sosuplan.text.language import Language
from tests.core.folders import Folder

DANISH = Language("da")
KEY = {"key": "Region Midtjylland / municipality / SSA / 40", "first": 7}


@pytest.mark.parametrize(
    ("fault", "danish"),
    [
        (
            Fault("not_a_number_from", "staff.csv", 2, "heads", "x", {"low": 0.0}),
            "Personale efter alder, række 1, Antal: »x« er ikke et tal på 0 eller derover.",
        ),
        (
            Fault("not_a_number_between", "working_time.csv", 3, "fulltime_share", "1.5",
                  {"low": 0.0, "high": 1.0}),
            "Arbejdstid, række 2, På fuld tid: »150 %« er ikke et tal fra 0 % til 100 %.",
        ),
        (
            Fault("missing_row", "working_time.csv", 22, "occupation", None,
                  {"group": "Region Midtjylland / municipality / SSA"}),
            "Arbejdstid: Der mangler en række for Region Midtjylland / Kommuner / SSA. Tilføj den.",
        ),
        (
            Fault("duplicate_row", "staff.csv", 9, "age_from", "40", KEY),
            "Personale efter alder, række 8, Alder fra: Rækken for Region Midtjylland / Kommuner /"
            " SSA / 40 findes allerede i række 6.",
        ),
        (
            Fault("cpr_number", "scenarios.csv", 3, "note"),
            "Gemte scenarier, række 2: teksten kan indeholde et CPR-nummer, som ikke hører hjemme"
            " i en plan. Slet det.",
        ),
        (Fault("missing_folder", "plan"), "plan: mappen findes ikke."),
    ],
)  # fmt: skip
def test_a_fault_is_told_in_danish_words(fault: Fault, danish: str) -> None:
    assert plan_sentence(fault, DANISH).replace("\u00a0", " ") == danish


def test_of_a_plan_that_an_import_would_make_no_row_is_named() -> None:
    fault = Fault("duplicate_row", "staff.csv", 9, "age_from", "40", KEY)
    assert plan_sentence(fault, DANISH, rows=False) == (
        "Personale efter alder: Rækken for Region Midtjylland / Kommuner / SSA / 40 står der"
        " to gange."
    )


@pytest.mark.parametrize("code", ["da", "en"])
def test_every_fault_of_a_broken_plan_can_be_told(tmp_path: Path, code: str) -> None:
    folder = Folder(tmp_path)
    folder.set("settings.csv", 3, "value", "x")
    folder.drop("demand_base.csv", 2)
    folder.drop("demand_index.csv", 3)
    folder.add("staff.csv", folder.lines("staff.csv")[1])
    faults = folder.faults()
    assert len(faults) == 3
    for fault in PlanError(faults).faults:
        told = plan_sentence(fault, Language(code))
        assert ".csv" not in told
        assert "municipality" not in told
