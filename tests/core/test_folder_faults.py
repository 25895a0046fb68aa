"""Plan folders with bad files are refused: every fault with its file, line and column."""

from __future__ import annotations

import os
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sosuplan.store.csv_text import LARGEST_FILE, LONGEST_LINE
from sosuplan.store.folder import PLAN_FILES, read_folder
from sosuplan.text.errors import PlanError
from tests.core.folders import Folder, places


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_the_reference_folder_is_accepted(folder: Folder) -> None:
    assert folder.faults() == []


# --- the folder and its files -------------------------------------------------------------------


def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PlanError) as caught:
        read_folder(tmp_path / "none")
    assert places(list(caught.value.faults)) == [
        ("missing_folder", str(tmp_path / "none"), None, "")
    ]


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan"
    path.write_text("x")
    with pytest.raises(PlanError) as caught:
        read_folder(path)
    assert [fault.code for fault in caught.value.faults] == ["not_a_folder"]


def test_a_folder_without_any_of_the_plans_files_is_told_of_once(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(PlanError) as caught:
        read_folder(tmp_path)
    assert [fault.code for fault in caught.value.faults] == ["no_plan_files"]


@pytest.mark.parametrize("file", PLAN_FILES)
def test_a_folder_with_a_missing_file_is_refused_naming_the_file(folder: Folder, file: str) -> None:
    (folder.path / file).unlink()
    assert places(folder.faults()) == [("missing_file", file, None, "")]


@pytest.mark.parametrize("file", PLAN_FILES)
def test_a_folder_with_an_empty_file_is_refused_naming_the_file(folder: Folder, file: str) -> None:
    (folder.path / file).write_bytes(b"")
    (fault,) = folder.faults()
    assert (fault.code, fault.file, fault.line) == ("empty_file", file, 1)
    assert str(fault.values["columns"]).startswith(f"{fault.column},")


def test_a_file_of_blank_lines_is_an_empty_file(folder: Folder) -> None:
    (folder.path / "staff.csv").write_bytes(b"\n\r\n\n")
    assert places(folder.faults()) == [("empty_file", "staff.csv", 1, "area")]


def test_a_folder_in_the_place_of_a_file_is_refused(folder: Folder) -> None:
    (folder.path / "staff.csv").unlink()
    (folder.path / "staff.csv").mkdir()
    assert places(folder.faults()) == [("is_a_folder", "staff.csv", None, "")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_in_the_place_of_a_file_is_refused_without_waiting(folder: Folder) -> None:
    (folder.path / "staff.csv").unlink()
    os.mkfifo(folder.path / "staff.csv")
    assert places(folder.faults()) == [("not_a_file", "staff.csv", None, "")]


def test_a_file_that_may_not_be_read_is_refused(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def refuse(path: Path, *arguments: object, **named: object) -> object:
        if path.name == "staff.csv":
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    assert places(folder.faults()) == [("no_permission", "staff.csv", None, "")]


# --- the text of a file -------------------------------------------------------------------------


@pytest.mark.parametrize("column", ["area", "age_to", "heads", "source"])
def test_a_missing_column_is_told_of_once(folder: Folder, column: str) -> None:
    lines = folder.lines("staff.csv")
    place = lines[0].split(",").index(column)
    folder.write(
        "staff.csv",
        [",".join(cells[:place] + cells[place + 1 :]) for cells in (x.split(",") for x in lines)],
    )
    assert places(folder.faults()) == [("missing_column", "staff.csv", 1, column)]


def test_an_unknown_column_is_refused(folder: Folder) -> None:
    folder.write("reform.csv", [f"{line},x" for line in folder.lines("reform.csv")])
    assert places(folder.faults()) == [("unknown_column", "reform.csv", 1, "x")]


def test_a_column_that_is_there_twice_is_refused(folder: Folder) -> None:
    lines = [f"{line},{line.split(',')[0]}" for line in folder.lines("reform.csv")]
    folder.write("reform.csv", lines)
    assert places(folder.faults()) == [("duplicate_column", "reform.csv", 1, "year")]


def test_columns_may_stand_in_any_order(folder: Folder) -> None:
    turned = [",".join(reversed(line.split(","))) for line in folder.lines("staff.csv")]
    folder.write("staff.csv", turned)
    assert folder.faults() == []


def test_semicolons_between_columns_are_told_of_once(folder: Folder) -> None:
    lines = [line.replace(",", ";") for line in folder.lines("staff.csv")]
    folder.write("staff.csv", lines)
    assert places(folder.faults()) == [("semicolons", "staff.csv", 1, "area")]


def test_a_file_without_a_header_is_told_of_once(folder: Folder) -> None:
    folder.drop("staff.csv", 1)
    assert places(folder.faults()) == [("no_header", "staff.csv", 1, "area")]


def test_text_in_another_encoding_is_refused_naming_the_cell(folder: Folder) -> None:
    path = folder.path / "demand_scenarios.csv"
    path.write_bytes(path.read_text("utf-8").encode("cp1252"))
    (fault,) = folder.faults()
    assert places([fault]) == [("not_utf8", "demand_scenarios.csv", 2, "label_da")]
    assert "\\x" in (fault.found or "")


def test_a_header_in_another_encoding_is_refused(folder: Folder) -> None:
    path = folder.path / "settings.csv"
    path.write_bytes(b"key,v\xe6rdi,x,y\nname,x\n")
    assert places(folder.faults()) == [("not_utf8", "settings.csv", 1, "value")]


def test_a_file_in_utf_16_is_refused(folder: Folder) -> None:
    path = folder.path / "staff.csv"
    path.write_bytes(path.read_text("utf-8").encode("utf-16"))
    assert places(folder.faults()) == [("nul_bytes", "staff.csv", 1, "area")]


def test_nul_bytes_are_refused_naming_the_line(folder: Folder) -> None:
    lines = folder.lines("staff.csv")
    lines[4] = lines[4].replace("SSA", "SSA\0")
    folder.write("staff.csv", lines)
    assert places(folder.faults()) == [("nul_bytes", "staff.csv", 5, "occupation")]


def test_a_byte_order_mark_and_windows_line_ends_are_accepted(folder: Folder) -> None:
    for file in PLAN_FILES:
        path = folder.path / file
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert folder.faults() == []


@pytest.mark.parametrize("cells", [6, 8])
def test_a_row_with_too_few_or_too_many_cells_is_refused(folder: Folder, cells: int) -> None:
    lines = folder.lines("staff.csv")
    lines[2] = ",".join([*lines[2].split(","), "x"][:cells])
    folder.write("staff.csv", lines)
    assert places(folder.faults()) == [("cell_count", "staff.csv", 3, "source")]


def test_an_unclosed_quotation_mark_is_refused_where_its_row_begins(folder: Folder) -> None:
    lines = folder.lines("staff.csv")
    lines[2] = '"' + lines[2]
    folder.write("staff.csv", lines)
    assert places(folder.faults()) == [("bad_csv", "staff.csv", 3, "")]


def test_lines_are_counted_as_an_editor_counts_them(folder: Folder) -> None:
    lines = folder.lines("sources.csv")
    lines[1] = 'assumption,"In\ntwo, or three\nlines",SOSUplan,2026,assumption,,,'
    folder.write("sources.csv", [lines[0], "", *lines[1:], "x,y,,,no,,,"])
    count = len((folder.path / "sources.csv").read_text("utf-8").splitlines())
    assert places(folder.faults()) == [("not_a_choice", "sources.csv", count, "kind")]


def test_an_empty_row_is_told_of_once(folder: Folder) -> None:
    line = folder.add("reform.csv", ", ,")
    assert places(folder.faults()) == [("empty_row", "reform.csv", line, "year")]


def test_a_line_of_two_gigabytes_is_refused_with_little_memory_and_time(folder: Folder) -> None:
    path = folder.path / "staff.csv"
    with path.open("r+b") as stream:
        stream.truncate(2 << 30)
    start = time.perf_counter()
    with _peak_below(5_000_000):
        assert places(folder.faults()) == [("file_too_large", "staff.csv", None, "")]
    assert time.perf_counter() - start < 5.0


def test_a_long_line_is_refused_without_being_held_in_memory(folder: Folder) -> None:
    path = folder.path / "staff.csv"
    path.write_bytes(path.read_bytes() + b"x" * (LARGEST_FILE - path.stat().st_size - 1))
    with _peak_below(5 * LONGEST_LINE):
        assert places(folder.faults()) == [("line_too_long", "staff.csv", 57, "")]


@contextmanager
def _peak_below(most_bytes: int) -> Iterator[None]:
    """What runs in the block never holds more than ``most_bytes`` at once."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < most_bytes
    finally:
        tracemalloc.stop()


def test_a_file_full_of_faults_is_given_up(folder: Folder) -> None:
    path = folder.path / "staff.csv"
    path.write_bytes(path.read_bytes() + b"x\n" * 1_000_000)
    faults = folder.faults()
    assert len(faults) < 11_000
    assert faults[-1].code == "too_many_faults"
