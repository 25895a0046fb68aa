"""The command ``import``: what a file would give, questions and answers, and taking it over."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sosuplan.editing.cells import References
from sosuplan.importing.session import open_session
from sosuplan.model.scenario import Scenario, edition
from sosuplan.narrative.steps import StepWords
from sosuplan.store.folder import read_folder
from sosuplan.store.lock import Holder, note_of
from sosuplan.store.planfile import PlanFile
from sosuplan.text.language import Language
from tests.core.command_line import called, run
from tests.core.folders import REFERENCE
from tests.core.import_files import AREA, IMPORTS

pytestmark = pytest.mark.thorough

SAVED = Scenario("weighted", {"retention": 0.1}, "Bliv her")
KEYS = ["table", "sheet", "unit", "years", "rows", "left_out", "totals", "notes", "questions",
        "refused"]  # fmt: skip
FILES = sorted(path.name for path in IMPORTS.iterdir())
AGES = "Alder;Personalegruppe;Antal\n20-29;Sosu-assistent;{}\n30-64;Sosu-assistent;200\n"


def new_plan(folder: Path) -> Path:
    path = folder / "plan æ.sosuplan"
    PlanFile.create(path, read_folder(REFERENCE).plan, [SAVED])
    return path


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan that no test changes."""
    return new_plan(tmp_path_factory.mktemp("plan"))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A plan that the test may change."""
    return new_plan(tmp_path)


def imported(path: Path, file: Path, *arguments: str) -> tuple[int, dict[str, Any]]:
    done = called("import", path, file, "--format", "json", *arguments)
    assert "Traceback" not in done.stderr
    return done.returncode, json.loads(done.stdout)


def ages(folder: Path, first: str = "100", name: str = "alder.csv") -> Path:
    path = folder / name
    path.write_text(AGES.format(first), encoding="utf-8")
    return path


# --- looking ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FILES)
def test_each_file_is_told_of_as_the_contract_says_and_nothing_is_written(
    path: Path, name: str
) -> None:
    before = path.read_bytes()
    status, told = imported(path, IMPORTS / name)
    assert list(told) == KEYS
    assert status == (2 if told["refused"] else 3 if told["questions"] else 0)
    assert told["rows"].keys() == {"read", "used"}
    assert all(row.keys() == {"reason", "count"} for row in told["left_out"])
    for group in ("notes", "questions", "refused"):
        assert all(one["code"] and one["text"] for one in told[group])
    figures = {"area", "sector", "occupation", "year", "measure", "value"}
    assert all(total.keys() == figures for total in told["totals"])
    text = called("import", path, IMPORTS / name, "--check", "--lang", "en")
    assert text.returncode == status
    assert path.read_bytes() == before


def test_figures_are_those_of_the_file(path: Path) -> None:
    status, told = imported(path, IMPORTS / "krl-alder.csv")
    assert status == 0
    assert (told["table"], told["unit"], told["years"]) == ("staff", "persons", [2024])
    assert told["rows"] == {"read": 13, "used": 11}
    assert told["left_out"] == [{"reason": "total", "count": 1}, {"reason": "blank", "count": 1}]
    assert [(one["occupation"], one["value"]) for one in told["totals"]] == [
        ("SSA", 720.0),
        ("SSH", 571.0),
    ]
    codes = {one["code"] for one in told["notes"]}
    assert {"import_secret_rest", "import_sum_differs", "import_taken_over"} <= codes


def test_a_workbook_is_read_by_the_worker_of_a_program_without_qt(path: Path) -> None:
    done = run("import", path, IMPORTS / "dobbelt-overskrift.xlsx")
    assert (done.returncode, done.stderr) == (0, "")
    assert "arket Ansatte 2024" in done.stdout
    assert "Odense · Kommuner · SOSU-assistenter · antal: 260" in done.stdout


def test_texts_are_in_the_language_that_is_asked_for(path: Path) -> None:
    file = IMPORTS / "personaleliste.csv"
    assert "Spørgsmål, der skal besvares" in called("import", path, file).stdout
    assert "Questions to be answered" in called("import", path, file, "--lang=en").stdout


def test_a_file_that_cannot_be_read_is_refused_on_both_streams(path: Path, tmp_path: Path) -> None:
    done = called("import", path, tmp_path / "findes-ikke.csv", "--format", "json")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert [one["code"] for one in json.loads(done.stdout)["refused"]] == ["missing_file"]
    assert called("import", path, tmp_path / "findes-ikke.csv").stdout == ""


# --- answers ------------------------------------------------------------------------------------


def test_an_open_question_has_choices_and_its_answer_opens_the_way(path: Path) -> None:
    file = IMPORTS / "personaleliste.csv"
    status, told = imported(path, file)
    (question,) = told["questions"]
    assert (status, question["code"]) == (3, "sector")
    assert [one["value"] for one in question["choices"]] == ["municipality", "region", "other"]
    for answer in ("sector=municipality", "sector=Kommuner"):
        status, told = imported(path, file, "--answer", answer)
        assert (status, told["questions"]) == (0, [])
        assert {one["sector"] for one in told["totals"]} == {"municipality"}


def test_answers_choose_what_the_window_lets_choose(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "tal.csv"
    file.write_text("Alder;Ansatte A;Ansatte B\n20-29;100;-\n30-64;200;20\n", "utf-8")
    given = ("target=staff", "occupation=SSA", "sector=region", "dash=zero")
    status, told = imported(
        path,
        file,
        *(part for answer in given for part in ("--answer", answer)),
        *("--answer", "column=Ansatte A="),
        *("--answer", "column=Ansatte B=heads/thousands"),
    )
    assert status == 0, told
    assert told["unit"] == "thousands"
    assert [(one["sector"], one["value"]) for one in told["totals"]] == [("region", 20_000.0)]
    assert "import_dash_zero" in {one["code"] for one in told["notes"]}


def test_answers_about_the_result_are_used(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "alder.csv"
    rows = "20-29;10\n25-34;20\n35-64;50\n"
    file.write_text(f"Kommunale SOSU-assistenter\nAlder;Antal\n{rows}", encoding="utf-8")
    status, told = imported(path, file, "--answer", "sector=municipality")
    assert (status, [one["code"] for one in told["questions"]]) == (3, ["left_out"])
    answers = ("--answer", "sector=municipality", "--answer", "left_out=20-29")
    status, told = imported(path, file, *answers)
    assert status == 0
    assert [one["value"] for one in told["totals"]] == [70.0]
    assert {"reason": "left_out", "count": 1} in told["left_out"]


@pytest.mark.parametrize("rule", ["keep", "spread", "best", "3"])
def test_secret_figures_count_as_it_is_answered(path: Path, tmp_path: Path, rule: str) -> None:
    answers = ("--answer", "sector=municipality", "--answer", f"secret={rule}")
    status, told = imported(path, ages(tmp_path, "<5"), *answers)
    asked = {"keep": 0, "spread": 3, "best": 0, "3": 0}
    assert status == asked[rule]
    if rule == "3":
        assert [one["value"] for one in told["totals"]] == [203.0]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("sektor=region", "import_no_such_question"),
        ("areas=Aarhus", "import_no_such_question"),
        ("target=løn", "import_no_such_answer"),
        ("fill_from=Ribe", "import_no_such_answer"),
        ("secret=ofte", "import_no_such_answer"),
        ("column=Løn=heads", "import_no_such_column"),
        ("column=Løn", "import_no_such_column"),
        ("sheet=Ark 9", "import_no_such_sheet"),
        ("area=010203-1234", "import_answer_cpr"),
    ],
)
def test_an_answer_that_fits_nothing_is_refused(path: Path, answer: str, code: str) -> None:
    status, told = imported(path, IMPORTS / "krl-alder.csv", "--answer", answer)
    assert status == 2
    assert [one["code"] for one in told["refused"]] == [code]
    assert "1234" not in json.dumps(told)


@pytest.mark.parametrize(
    "wrong",
    [
        ("--answer", "sector"),
        ("--check", "--accept"),
        ("--format", "csv"),
        ("--all",),
        ("en", "to"),
    ],
)
def test_what_is_asked_wrongly_is_told_and_nothing_printed(
    path: Path, wrong: tuple[str, ...]
) -> None:
    done = called("import", path, IMPORTS / "krl-alder.csv", *wrong)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr


def test_plan_and_file_are_both_needed(path: Path) -> None:
    assert "FILE" in called("import", path, "--lang", "en").stderr
    assert len(called("import", "--lang", "en").stderr.splitlines()) == 2


# --- taking it over -----------------------------------------------------------------------------


def accepted(path: Path, file: Path, *arguments: str) -> CompletedProcess[str]:
    return called("import", path, file, "--accept", *arguments)


def test_what_is_taken_over_is_the_sessions_result_with_source_and_history(own: Path) -> None:
    file = IMPORTS / "krl-alder.csv"
    result = open_session(file, read_folder(REFERENCE).plan).result(language=Language("da"))
    done = accepted(own, file)
    assert (done.returncode, done.stderr) == (0, "")
    assert "er indlæst, i alt 1.291 personer" in done.stdout
    with PlanFile.open(own, read_only=True) as opened:
        assert opened.plan() == result.plan
        # What was saved goes on with the figures as they were.
        before = read_folder(REFERENCE).plan
        assert opened.scenarios() == (replace(SAVED, data_edition=edition(before)),)
        assert opened.scenario_library().figures_of(opened.scenarios()[0], result.plan) == before
        history = opened.history()
    assert {(one.table, one.key) for one in history} == {
        (one.table, one.key) for one in result.changes
    }
    (action,) = {one.action for one in history}
    said = StepWords(Language("da"), References)(action)
    assert said.startswith("Import af personale efter alder fra KRL - SIRKA")
    assert [one.id for one in result.plan.sources if one == result.source]


def test_nothing_is_taken_over_while_a_question_is_open(own: Path) -> None:
    before = own.read_bytes()
    done = accepted(own, IMPORTS / "personaleliste.csv")
    assert (done.returncode, len(done.stderr.splitlines())) == (3, 1)
    assert "sector" in done.stderr
    assert own.read_bytes() == before
    done = accepted(own, IMPORTS / "personaleliste.csv", "--answer", "sector=municipality")
    assert done.returncode == 0
    with PlanFile.open(own, read_only=True) as opened:
        rows = [row for row in opened.plan().staff if row.sector == "municipality"]
    assert sum(row.heads for row in rows if row.occupation == "SSA") == 40.0


def test_a_file_that_is_refused_changes_nothing(own: Path) -> None:
    before = own.read_bytes()
    assert accepted(own, IMPORTS / "statbank-frkm.px").returncode == 2
    assert accepted(own, IMPORTS / "cpr-i-note.xlsx").returncode == 2
    assert own.read_bytes() == before


def test_a_plan_that_a_window_has_open_is_looked_at_but_not_changed(own: Path) -> None:
    file = IMPORTS / "krl-alder.csv"
    holder = Holder("mette", "KOM-PC-17", "2025-03-04T14:02:00+01:00", 1, "1", "t")
    note_of(own).write_text(json.dumps(asdict(holder)), encoding="utf-8")
    before = own.read_bytes()
    assert called("import", own, file).returncode == 0
    done = accepted(own, file)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert "mette" in done.stderr
    assert own.read_bytes() == before


def test_a_plan_with_unfinished_cells_takes_no_import(own: Path) -> None:
    with PlanFile.open(own) as opened:
        opened.save_draft({"reform": [["2024", "x", "", ""]]})
    for way in ("--check", "--accept"):
        done = called("import", own, IMPORTS / "krl-alder.csv", way, "--lang", "en")
        assert (done.returncode, done.stdout) == (2, "")
        assert "have faults" in done.stderr
    with PlanFile.open(own, read_only=True) as opened:
        assert opened.draft()


def test_the_area_of_a_file_may_be_answered_with_a_new_one(own: Path, tmp_path: Path) -> None:
    file = ages(tmp_path)
    answers = ("--answer", "sector=municipality", "--answer", "area=Viborg")
    assert accepted(own, file, *answers).returncode == 0
    with PlanFile.open(own, read_only=True) as opened:
        assert opened.plan().areas == (AREA, "Viborg")
    more = ages(tmp_path, "300", "flere.csv")

    def followed(*given: str) -> list[str]:
        """The need and trainees of the area that follow its new staff."""
        _, told = imported(own, more, *answers, *given)
        return [one["text"] for one in told["notes"] if one["code"] == "import_follows_staff"]

    assert followed("--answer", "follow=yes")
    assert followed("--answer", "follow=no") == followed() == []


# --- whatever the file --------------------------------------------------------------------------

BEGINNINGS = (
    *(b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"\xef\xbb\xbf"),
    *(b"%PDF-1.7", b"<html>", b'CHARSET="ANSI";\nMATRIX="x";\n', b'{"a": ['),
    *(b"Alder;Antal SSA;Antal SSH\n20-24;", b"sep=,\nage,heads\n"),
)
PIECES = (
    *(b"Alder", b"Antal", b"2024", b"20-24", b"SSA", b"<5", b"-", b"I alt", b"1e999", b"NaN"),
    *(b"\n", b";", b",", b"\t", b'"', b"\x00", b"\x1b[31m", b"1.234,5", b"\xe6"),
)


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.builds(
        lambda first, middle, last: first + b"".join(middle) + last,
        st.sampled_from(BEGINNINGS),
        st.lists(st.sampled_from(PIECES), max_size=60),
        st.binary(max_size=40),
    )
)
def test_any_bytes_end_with_a_status_of_the_contract_and_valid_json(
    path: Path, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "fil.csv"
    file.write_bytes(content)
    before = path.read_bytes()
    status, told = imported(path, file)
    assert status in (0, 2, 3)
    assert list(told) == KEYS
    assert status == (2 if told["refused"] else 3 if told["questions"] else 0)
    text = called("import", path, file)
    assert text.returncode == status
    assert "\x1b" not in text.stdout
    assert path.read_bytes() == before
