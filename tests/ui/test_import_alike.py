"""The wizard and the command ``import`` come to the same, file by file, without a choice."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from sosuplan.commands.import_file import _as_json, _Outcome
from sosuplan.importing import session as importing
from sosuplan.importing.import_result import ignored_word
from sosuplan.importing.progress import Pace, Progress
from sosuplan.importing.readers.reading import Book, kind_of_book, read_file, sniff
from sosuplan.importing.readers.text_table import TextFormat
from sosuplan.importing.readers.workbook import read_workbook
from sosuplan.importing.session import questions_of
from sosuplan.model.plan import Plan
from sosuplan.store.planfile import PlanFile
from sosuplan.text.language import Language
from tests.cases import check_each
from tests.core.command_line import called
from tests.core.import_files import IMPORTS
from tests.ui.hand import Hand
from tests.ui.importing import Import, age_file, full_time_file
from ui.importing.wizard import COLUMNS, FILE, RESULT, SHEET, ImportWizard

CASES = IMPORTS.parent / "import-cases"
_CONTRACT = {
    *("table", "sheet", "unit", "years", "rows", "left_out", "totals"),
    *("notes", "questions", "refused"),
}
STORED = sorted(path.name for path in IMPORTS.iterdir())


def _text(name: str, content: str) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        path = folder / name
        path.write_text(content, encoding="utf-8")
        return path

    return write


MADE: dict[str, Callable[[Path], Path]] = {
    "ages": lambda folder: age_file(folder / "alder.csv"),
    "ages of another sum": lambda folder: age_file(folder / "alder.csv", total="3.900"),
    "ages of another year": lambda folder: age_file(folder / "alder.csv", year=2022),
    "ages of another area": lambda folder: age_file(folder / "alder.csv", area="Viborg"),
    "full time": lambda folder: full_time_file(folder / "fuld.xlsx", (31.5, 20.0)),
    "full time as shares": lambda folder: full_time_file(folder / "fuld.xlsx", (0.315, 0.2)),
    "overlapping ages": _text(
        "overlap.csv", "Kommuner SOSU-assistenter\nAlder;Antal\n20-29;10\n25-34;20\n35-64;50\n"
    ),
    "employer not told": _text("alder.csv", "Alder;SOSU-assistenter\n20-29;10\n30-64;50\n"),
    "nothing known": _text("x.csv", "a;b\nrød;1\nblå;2\n"),
    "nurses": _text(
        "sygeplejersker.csv",
        "Alder;Sektor;Personalegruppe;Antal\n20-29;Kommuner;Sygeplejersker;9\n",
    ),
    "two values": _text(
        "fuld.csv",
        "Sektor;Personalegruppe;År;På fuld tid (pct.)\n"
        "Kommuner;SOSU-hjælpere;2024;20\nKommuner;SOSU-hjælpere;2024;30\n",
    ),
    "a web page": _text("ark.xls", "<html><body><table></table></body></html>"),
    "empty": _text("tom.csv", ""),
}


def _seen(wizard: ImportWizard, path: Path, qtbot: QtBot) -> dict[str, Any]:
    """What the wizard comes to with its own guesses, on the page on which it stops."""
    while wizard.pages.currentIndex() != FILE:
        wizard.back.click()
    wizard.file_page.chosen.emit(path)
    qtbot.waitUntil(lambda: not wizard.working, timeout=20_000)
    if wizard.pages.currentIndex() == FILE:
        return {"refused": wizard.file_page.problem_text.text().split("\n")}
    assert wizard.pages.currentIndex() == SHEET
    wizard.next.click()
    assert wizard.pages.currentIndex() == COLUMNS
    if not wizard.next.isEnabled():
        columns = wizard.columns_page
        return {"faults": columns.faults.text().split("\n"), "target": columns.target.currentData()}
    wizard.next.click()
    qtbot.waitUntil(lambda: not wizard.working, timeout=20_000)
    assert wizard.pages.currentIndex() == RESULT
    page = wizard.result_page
    return {
        "title": page.title.text(),
        "left out": [page.ignored.topLevelItem(n).text(0) for n in range(_count(page))],
        "figures": page.totals.texts(),
        "notes": [line.removeprefix("• ") for line in page.notes.text().split("\n") if line],
        "faults": [line for line in page.faults.text().split("\n") if line],
        "ready": wizard.next.isEnabled(),
    }


def _count(page: Any) -> int:
    return int(page.ignored.topLevelItemCount())


@pytest.fixture
def no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small files that do no harm are read here, as starting a process for each takes a while."""

    def read(
        path: Path, *, text: TextFormat | None = None, progress: Progress | None = None
    ) -> Book:
        if sniff(path) != "book":
            return read_file(path, text=text, progress=progress)
        kind = kind_of_book(path)
        sheets, notes = read_workbook(path, kind, Pace(None))
        return Book(path, kind, sheets, None, notes)

    monkeypatch.setattr(importing, "read_file", read)


def test_the_wizard_and_the_command_come_to_the_same(
    hand: Hand, qtbot: QtBot, tmp_path: Path, reference: Plan, no_worker: None
) -> None:
    plan = tmp_path / "alike.sosuplan"
    PlanFile.create(plan, reference)
    wizard = Import(qtbot, hand).wizard

    def check(name: str) -> None:
        folder = tmp_path / name
        folder.mkdir()
        compare(wizard, MADE[name](folder) if name in MADE else IMPORTS / name, plan, qtbot)

    try:
        check_each([*STORED, *MADE], check)
    finally:
        wizard.reject()
        qtbot.waitUntil(lambda: hand.program.window.importing.wizard is None)


def compare(wizard: ImportWizard, path: Path, plan: Path, qtbot: QtBot) -> None:
    """What the wizard shows of a file with what the command says of it; neither changes a plan."""
    done = called("import", plan, path, "--format", "json", "--lang", "da")
    told = json.loads(done.stdout)
    seen = _seen(wizard, path, qtbot)
    questions = [one["text"] for one in told["questions"]]
    refused = [one["text"] for one in told["refused"]]
    if "refused" in seen:
        assert (done.returncode, refused, questions) == (2, seen["refused"], [])
        return
    if "ready" not in seen:
        assert done.returncode == 3
        assert told["rows"]["used"] == 0
        if seen["target"]:
            assert sorted(questions) == sorted(seen["faults"])
        else:
            assert [one["code"] for one in told["questions"]] == ["target"]
        return
    assert seen["ready"] == (done.returncode == 0)
    rows = told["rows"]
    assert seen["title"].startswith(f"{rows['used']} af {rows['read']} ")
    assert [line.split(" · ")[0] for line in seen["left out"]] == [
        str(one["count"]) for one in told["left_out"]
    ]
    words = (ignored_word(one["reason"], Language("da")) for one in told["left_out"])
    assert all(word in line for word, line in zip(words, seen["left out"], strict=True))
    notes = [one["text"] for one in told["notes"]]
    assert all(note in notes or note.startswith("og ") for note in seen["notes"])
    found = " ".join([*questions, *refused])
    assert bool(found) == bool(seen["faults"])
    assert all(fault in found for fault in seen["faults"])
    result = wizard._result
    assert result is not None
    own = [one for one in result.totals if not one.wider]
    figures = ("area", "sector", "occupation", "year", "measure", "value")
    assert [tuple(one[name] for name in figures) for one in told["totals"]] == [
        (*one.group, one.year, one.measure, one.imported) for one in own
    ]
    assert len(seen["figures"]) == len(result.totals)


# --- a case of each kind --------------------------------------------------------------------------

OF_EACH_KIND = (
    "03_utf16_unicode_text.txt",
    "06_cp850_dos.csv",
    "20_english_thousand_in_semicolon.csv",
    "26_trainee2.csv",
    "29_sex_total0.csv",
    "30_unit_dim1.csv",
    "31_fte00.csv",
    "32_wt04.csv",
    "33_index1.csv",
    "41_filtered_rows.xlsx",
    "45_pivot_compact_years.xlsx",
    "47_group_header_rows.xlsx",
    "58_band_sum.xlsx",
    "60b_stafflist_leaver.xlsx",
    "61d_statbank_matrix_fte_title.csv",
    "69b_danmark.csv",
    "74b_occ_overenskomst.csv",
    "76_html_as.xlsx",
    "78_jsonstat.json",
    "79b_two_years_months.csv",
    "89e_heads_and_change.csv",
    "98_px_thousands.px",
)
"""Of the files in import-cases, as a window takes a while for each."""


def test_a_case_of_each_kind_is_told_of_alike_to_the_last_note(
    hand: Hand, qtbot: QtBot, tmp_path: Path, reference: Plan, no_worker: None
) -> None:
    plan = tmp_path / "alike.sosuplan"
    PlanFile.create(plan, reference)
    before = plan.read_bytes()
    opened = Import(qtbot, hand)
    wizard = opened.wizard

    def check(name: str) -> None:
        done = called("import", plan, CASES / name, "--check", "--format", "json", "--lang", "da")
        told = json.loads(done.stdout)
        assert set(told) == _CONTRACT
        assert done.returncode == (2 if told["refused"] else 3 if told["questions"] else 0)
        while wizard.pages.currentIndex() != FILE:
            wizard.back.click()
        wizard.file_page.chosen.emit(CASES / name)
        qtbot.waitUntil(lambda: not wizard.working, timeout=20_000)
        if wizard.pages.currentIndex() == FILE:
            refused = [one["text"] for one in told["refused"]]
            assert refused == wizard.file_page.problem_text.text().split("\n")
            return
        wizard.next.click()
        assert wizard.pages.currentIndex() == COLUMNS
        result = None
        if wizard.next.isEnabled():
            wizard.next.click()
            qtbot.waitUntil(lambda: not wizard.working, timeout=20_000)
            assert wizard.pages.currentIndex() == RESULT
            result = wizard._result
            assert wizard.next.isEnabled() == (done.returncode == 0)
        read = wizard._import
        assert read is not None
        found = _Outcome(name, wizard._plan, read, result, *questions_of(read, result))
        assert json.loads("".join(_as_json(found, Language("da")))) == told

    try:
        check_each(OF_EACH_KIND, check)
    finally:
        wizard.reject()
        qtbot.waitUntil(lambda: hand.program.window.importing.wizard is None)
    assert plan.read_bytes() == before
