"""The test of a built program sees what a program does wrong."""

from __future__ import annotations

import csv
import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.core.source import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="programs that are shell scripts")

SESSION = 'printf \'{"painted": 1.0, "status": 0, "said": ""}\' > "$SOSUPLAN_PROFILE/trial.json"\n'


@pytest.fixture
def packaging(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Any]:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    return importlib.import_module


@pytest.fixture
def program(packaging: Callable[[str], Any], tmp_path: Path) -> Callable[[str], Any]:
    """A program that does what the given lines of shell say."""

    def make(lines: str) -> Any:
        folder = tmp_path / "program"
        folder.mkdir()
        path = folder / "SOSUplan"
        path.write_text(f"#!/bin/sh\n{lines}")
        path.chmod(0o755)
        return packaging("tried").Tried(folder, tmp_path)

    return make


def test_a_session_without_a_word_and_a_trace_is_good(program: Callable[[str], Any]) -> None:
    found, _seconds = program(SESSION).session("offscreen")
    assert found == {"painted": 1.0, "status": 0, "said": ""}


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (f"{SESSION}echo hej", "it says hej"),
        (f"{SESSION}echo qt.qpa: oh no >&2", "it says qt.qpa: oh no"),
        (SESSION.replace('"said": ""', '"said": "QPainter: oh no"'), "it says QPainter: oh no"),
        (f"{SESSION}exit 3", "it ended with 3"),
        (f'{SESSION}echo Traceback > "$SOSUPLAN_PROFILE/fault-1.txt"', "Traceback"),
    ],
    ids=["output", "warning", "warning without outputs", "status", "trace"],
)
def test_what_was_not_asked_for_is_wrong(
    lines: str, told: str, program: Callable[[str], Any], packaging: Callable[[str], Any]
) -> None:
    with pytest.raises(packaging("tried").WrongError, match=told):
        program(lines).session("offscreen")


def test_a_program_that_does_not_end_is_wrong(
    program: Callable[[str], Any],
    packaging: Callable[[str], Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(packaging("tried"), "SECONDS", 0.3)
    with pytest.raises(packaging("tried").WrongError, match="did not end"):
        program("while :; do :; done").command("--version")


def test_the_program_sees_nothing_of_the_developer(
    program: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    tried = program('command -v python3 python; echo "$PATH|$HOME|$PYTHONPATH"')
    path, home, python = tried.command().decode().strip().split("|")
    assert (Path(path), Path(home), python) == (tried.folder / "tom", tried.folder / "hjem", "")


@pytest.mark.parametrize("quantity", ["gap_heads", "status"])
def test_a_published_figure_that_comes_out_otherwise_is_wrong(
    quantity: str,
    program: Callable[[str], Any],
    packaging: Callable[[str], Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    smoke, wrong = packaging("smoke"), packaging("tried").WrongError
    with (smoke.PLAN / "published.csv").open(encoding="utf-8", newline="") as file:
        published = [row for row in csv.DictReader(file) if row["occupation"] == "SSA"]
    rows: dict[tuple[str, ...], dict[str, str]] = {}
    for row in published:
        key = (row["scenario"], row["reform"], row["year"])
        rows.setdefault(key, {"gap_heads": "0"})[row["quantity"]] = row["value"]

    def table() -> str:
        head = "scenario,reform,year,gap_heads,supply_heads,status\n"
        return head + "".join(
            f"{','.join(key)},{row['gap_heads']},1,{row['status']}\n" for key, row in rows.items()
        )

    tried = program('[ "$1" = new ] || cat "${0%/*}/table"'.replace("cat", "/bin/cat"))
    shown = tried.program / "table"

    def show() -> None:
        shown.write_text(table())
        monkeypatch.setattr(smoke, "_source", lambda *_: shown.read_bytes())

    show()
    assert smoke.published_table(tried) == f"{len(published)} cells as published"
    last = next(row for row in reversed(rows.values()) if row["gap_heads"] != "0")
    last[quantity] = {"gap_heads": "12345", "status": "otherwise"}[quantity]
    show()
    with pytest.raises(wrong, match="was computed as"):
        smoke.published_table(tried)
    monkeypatch.setattr(smoke, "_source", lambda *_: b"another table")
    with pytest.raises(wrong, match="not as from source"):
        smoke.published_table(tried)


@pytest.mark.parametrize(
    ("file", "module"),
    [
        ("PySide6/Qt/lib/libQt6Network.so.6", ""),
        ("PySide6/QtNetwork.abi3.so", "PySide6.QtNetwork"),
        ("PySide6/Qt6Quick.dll", ""),
        ("scipy/stats/_stats.cpython-311-x86_64-linux-gnu.so", "scipy.stats._stats"),
        ("python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so", "_ssl"),
        ("pip-26.3.dist-info/METADATA", ""),
        ("", "scipy.stats"),
        ("", "pip._internal"),
    ],
)
def test_a_part_that_is_not_used_is_wrong(
    file: str,
    module: str,
    program: Callable[[str], Any],
    packaging: Callable[[str], Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried = program("")
    inside = "sosuplan" if file else module
    monkeypatch.setattr(packaging("smoke"), "modules", lambda _: [inside])
    path = tried.program / "_internal" / (file or "resources/places.csv")
    path.parent.mkdir(parents=True)
    path.touch()
    with pytest.raises(packaging("tried").WrongError, match=module or file):
        packaging("smoke").left_out(tried)


def test_a_part_with_a_like_name_is_good(
    program: Callable[[str], Any],
    packaging: Callable[[str], Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried = program("")
    monkeypatch.setattr(packaging("smoke"), "modules", lambda _: ["pipes", "scipy_like"])
    path = tried.program / "_internal" / "resources" / "scipy.csv"
    path.parent.mkdir(parents=True)
    path.touch()
    assert packaging("smoke").left_out(tried) == "nothing of it is there"
