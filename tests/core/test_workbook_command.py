"""The command ``workbook``: the file that the window saves, and nothing lost for it."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from sosuplan.analysis.frame import FTE, frame_of
from sosuplan.engine import EngineInputs
from sosuplan.exports.workbook import workbook
from sosuplan.model.levers import catalogue
from sosuplan.model.scenario import Scenario
from sosuplan.store.planfile import PlanFile
from sosuplan.text.language import Language
from tests.core.command_line import called, run
from tests.core.reports import reference

SAVED = (
    Scenario("weighted", {"reform": 1.0}, "Æblehaven"),
    Scenario("historical", {"retention": 0.2}, "Bliv her"),
)
DAY = ("--date", "2026-11-22")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plan") / "plan æ.sosuplan"
    PlanFile.create(path, reference()[0], SAVED)
    return path


def written(scenario: Scenario, language: str, occupation: str, unit: str) -> bytes:
    """What the window saves of a scenario that it shows."""
    plan = reference()[0]
    frame = frame_of(
        plan,
        catalogue(plan),
        EngineInputs.from_plan(plan),
        scenario,
        occupation=occupation,
        unit=unit,
        language=Language(language),
        changed_since_saved=scenario not in SAVED,
    )
    return workbook(frame, date(2026, 11, 22), SAVED)


def test_the_workbook_is_the_windows_byte_for_byte_without_qt(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "tal å.xlsx"
    asked = ("--scenario", "Æblehaven", "--lang", "da", "--out", out, *DAY)
    done = run("workbook", path, *asked)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert out.read_bytes() == written(SAVED[0], "da", "SSA", "heads")
    assert [one.name for one in tmp_path.iterdir()] == [out.name]


def test_options_are_those_of_the_report(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.xlsx"
    asked = ("--scenario", "Bliv her", "--set", "retention=0.3", "--occupation", "all")
    assert called("workbook", path, *asked, "--unit", "fte", "--lang=en", "--out", out, *DAY)
    changed = SAVED[1].with_lever("retention", 0.3)
    assert out.read_bytes() == written(changed, "en", "all", FTE)


@pytest.mark.parametrize("there", [b"a letter", b"%PDF-1.7 ...", b"PK\x03\x04 broken", None])
def test_nothing_but_a_workbook_is_replaced(
    path: Path, tmp_path: Path, there: bytes | None
) -> None:
    out = tmp_path / "x.xlsx"
    if there is None:
        with zipfile.ZipFile(out, "w") as packed:
            packed.writestr("word/document.xml", "a document")
    else:
        out.write_bytes(there)
    before = out.read_bytes()
    done = called("workbook", path, "--out", out, "--lang", "en")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "not an Excel workbook" in done.stderr
    assert out.read_bytes() == before


def test_a_workbook_and_an_empty_file_are_replaced(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.xlsx"
    out.write_bytes(b"")
    assert called("workbook", path, "--out", out, *DAY).returncode == 0
    first = out.read_bytes()
    assert called("workbook", path, "--scenario=Bliv her", "--out", out, *DAY).returncode == 0
    assert called("workbook", path, "--out", out, *DAY).returncode == 0
    assert out.read_bytes() == first


def test_the_plan_itself_is_never_written_over(path: Path) -> None:
    before = path.read_bytes()
    assert called("workbook", path, "--out", path).returncode == 2
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "wrong",
    [
        ("--scenario", "ukendt"),
        ("--occupation", "læge"),
        ("--unit", "kroner"),
        ("--date", "i går"),
        ("--set", "x=1"),
        ("--all",),
        ("--sections", "summary"),
    ],
)
def test_what_is_asked_wrongly_is_told_and_nothing_written(
    path: Path, tmp_path: Path, wrong: tuple[str, ...]
) -> None:
    out = tmp_path / "x.xlsx"
    done = called("workbook", path, "--out", out, *wrong)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr
    assert list(tmp_path.iterdir()) == []
