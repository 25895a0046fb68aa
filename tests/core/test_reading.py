"""Files are read as they are: encoding, separator, marks, headings, blank and merged cells."""

from __future__ import annotations

import contextlib
import time
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from sosuplan.importing.column_mapping import check_mapping
from sosuplan.importing.fields import TARGETS
from sosuplan.importing.grid import grid_of
from sosuplan.importing.guessing import guess
from sosuplan.importing.import_result import apply, new_source
from sosuplan.importing.progress import CancelledError
from sosuplan.importing.readers.cells import cell_text, letter
from sosuplan.importing.readers.px import parse_px
from sosuplan.importing.readers.reading import read_file
from sosuplan.importing.readers.text_table import TextFormat
from sosuplan.model.plan import Plan
from sosuplan.text.errors import ImportFileError, SosuplanError
from tests.bench.imports import write as write_many
from tests.core.binary_book import BinaryCell, binary_parts
from tests.core.hostile import pack
from tests.core.import_files import book_of, codes_of, grid, read_here, write


def test_a_binary_workbook_is_read_and_says_what_cannot_be_seen_in_it(tmp_path: Path) -> None:
    rows: list[list[BinaryCell]] = [
        ["Alder", "Antal", "Dato"],
        ["20-24 år", 12.5, date(2024, 11, 1)],
        ["25-29 år", 7.0],
    ]
    # A sheet may say to be larger than it is.
    path = pack(tmp_path / "alder.xlsb", binary_parts(rows, corner=(1_048_575, 16_383)))
    book = read_file(path)
    assert book.kind == "xlsb"
    assert [note.code for note in book.notes] == ["import_binary_workbook"]
    assert list(book.sheets[0].rows) == [
        ("Alder", "Antal", "Dato"),
        ("20-24 år", 12.5, "2024-11-01"),
        ("25-29 år", 7.0, None),
    ]
    path.write_bytes(path.read_bytes()[:-200])
    assert codes_of(path) == ["import_truncated"]
    pack(path, binary_parts([["Navn", "Antal"], ["010190-1234", 1.0]]))
    assert codes_of(path) == ["import_cpr_cell"]


def test_an_old_workbook_comes_with_advice() -> None:
    assert [note.code for note in book_of("elever.xls").notes] == ["import_old_workbook"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_encoding_and_separator_are_found(encoding: str, separator: str, tmp_path: Path) -> None:
    lines = ["Område", "Stilling", "Antal"], ["Ærø", "hjælper", "12"], ["Tårnby", "æ", "7"]
    text = "\r\n".join(separator.join(line) for line in lines)
    book = read_file(write(tmp_path, "x.csv", text.encode(encoding)))
    assert book.text is not None
    assert book.text.separator == separator
    assert book.text.encoding == ("utf-8-sig" if encoding.startswith("utf-8") else encoding)
    assert book.sheets[0].rows[1] == ("Ærø", "hjælper", "12")


@pytest.mark.parametrize(
    ("text", "decimal"),
    [
        ("a;b\nx;1,5\n", ","),
        ("a;b\nx;1.234,5\n", ","),
        ("a;b\nx;1.234\n", ","),
        ("a;b\nx;1.5\n", "."),
        ("a,b\nx,1.5\n", "."),
        ('a,b\nx,"1,5"\n', ","),
        ('a,b\nx,"1,025"\ny,"1,040"\n', "."),
        ('a,b\nx,"1,025"\ny,"12,5"\n', ","),
    ],
)
def test_the_decimal_mark_is_found(text: str, decimal: str, tmp_path: Path) -> None:
    book = read_file(write(tmp_path, "x.csv", text))
    assert book.text is not None
    assert book.text.decimal == decimal


def test_what_was_found_can_be_changed(tmp_path: Path) -> None:
    path = write(tmp_path, "x.csv", "a;b\nx,y;1.234\n")
    book = read_file(path, text=TextFormat("cp1252", ",", "."))
    assert book.sheets[0].rows[1] == ("x", "y;1.234")
    assert book.sheets[0].decimal == "."


def test_codes_keep_their_leading_zeros(tmp_path: Path) -> None:
    path = write(tmp_path, "x.csv", "Kommune;Antal\n0101;5\n")
    assert grid_of(read_file(path).sheets[0]).preview() == [(2, ("0101", "5"))]


def test_titles_blank_rows_and_footnotes_are_not_the_heading() -> None:
    table = grid("krl-alder.csv")
    assert table.header[:2] == ("Aldersgruppe", "Social- og sundhedsassistenter")
    assert table.header_lines == (4, 4)
    assert table.title[0] == "KRL - SIRKA"
    assert table.preview(1) == [(5, ("Under 20 år", "2,0", "6,0", "8,0"))]


def test_a_heading_of_two_rows_with_merged_cells_is_joined() -> None:
    table = grid("dobbelt-overskrift.xlsx", 1)
    assert table.header == (
        "Alder",
        "Kommuner / SSA",
        "Kommuner / SSH",
        "Øvrige / SSA",
        "Øvrige / SSH",
    )
    assert (table.header_lines, table.lines[0]) == ((4, 5), 6)


def test_the_heading_can_be_chosen_or_be_none(tmp_path: Path) -> None:
    sheet = read_file(write(tmp_path, "x.csv", "t;u\na;b\n1;2\n")).sheets[0]
    assert grid_of(sheet, (2, 2)).header == ("a", "b")
    assert grid_of(sheet, (0, 0)).header == ("A", "B")
    assert len(grid_of(sheet, (0, 0)).rows) == 3


def test_years_and_ages_across_are_a_heading(tmp_path: Path) -> None:
    for across in ("2022;2023;2024", "17;18;19", "20;25;30"):
        path = write(tmp_path, "x.csv", f"Gruppe;{across}\nSSA;7;9;4\n")
        assert grid_of(read_file(path).sheets[0]).header == ("Gruppe", *across.split(";"))


def test_a_label_written_once_stands_for_the_rows_below() -> None:
    areas = [row[0] for row in grid("statbank-frkm.csv").rows]
    assert areas == ["Aarhus"] * 4 + ["Odense"] * 4


def test_cells_merged_downwards_all_have_the_label(tmp_path: Path) -> None:
    with Workbook(str(tmp_path / "x.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Sektor", "Antal"])
        sheet.merge_range(1, 0, 3, 0, "Kommuner")
        for row in range(1, 4):
            sheet.write(row, 1, row)
    rows = grid_of(read_file(tmp_path / "x.xlsx").sheets[0]).rows
    assert [row[0] for row in rows] == ["Kommuner"] * 3


def test_formulas_never_calculated_are_empty_and_told_of() -> None:
    book = book_of("ikke-beregnet.xlsx")
    assert book.sheets[0].rows[-1] == ("25-29 år", "SSA", None)
    (note,) = book.notes
    assert (note.code, note.values["count"]) == ("import_not_calculated", 1)
    assert book_of("dobbelt-overskrift.xlsx").notes == ()


def test_old_and_open_spreadsheets_are_read() -> None:
    assert grid("elever.xls").header == ("Område", "Uddannelse", "2022", "2023", "2024")
    assert grid("behov.ods").preview(1) == [(2, ("0751", "SSA", "1,25"))]


def test_a_px_file_is_read_long_and_wide() -> None:
    long, wide = grid("statbank-frkm.px", 0), grid("statbank-frkm.px", 1)
    assert long.header == ("område", "alder", "tid", "INDHOLD")
    assert len(long.rows) == 12
    assert long.rows[0] == ("Aarhus", "80 år", "2025", 1200.0)
    assert wide.header == ("område", "alder", "2025", "2026", "2027")
    assert [row[2:] for row in wide.rows][2:] == [
        (1300.0, 1330.0, ".."),
        (1280.0, "-", 1310.0),
    ]
    assert [row[3] for row in long.rows] == [cell for row in wide.rows for cell in row[2:]]


def test_a_px_file_with_too_few_figures_is_refused(tmp_path: Path) -> None:
    text = 'CHARSET="ANSI";STUB="a";HEADING="t";VALUES("a")="x","y";VALUES("t")="1";DATA=\n1;'
    assert codes_of(write(tmp_path, "x.px", text)) == ["import_px_size"]
    assert codes_of(write(tmp_path, "y.px", 'CHARSET="ANSI";STUB="a";')) == ["import_px_incomplete"]


def test_another_language_in_a_px_file_is_left_alone() -> None:
    table = parse_px(
        'LANGUAGE="da";STUB="alder";STUB[en]="age";VALUES("alder")="20 år","21; år";'
        'VALUES[en]("age")="20","21";DATA=1 2;',
        "x.px",
    )
    assert table.values["alder"] == ("20 år", "21; år")
    assert (table.stub, table.size) == (("alder",), 2)


def test_long_work_tells_how_far_it_is_and_stops_at_once(tmp_path: Path) -> None:
    write_many(tmp_path / "mange.csv", 150_000)
    told: list[float] = []

    def until(share: float) -> bool:
        told.append(time.monotonic())
        return share < 0.3

    with pytest.raises(CancelledError):
        read_file(tmp_path / "mange.csv", progress=until)
    assert len(told) > 1
    # Much more would be what a user notices; others may be at work on the machine.
    assert time.monotonic() - told[-1] < 2.0
    assert max(after - before for before, after in pairwise(told)) < 2.0


def test_a_missing_quotation_mark_is_told_with_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, "x.csv", 'a;b\n1;"' + "x" * 200_000 + "\n")
    with pytest.raises(ImportFileError) as caught:
        read_file(path)
    assert [fault.code for fault in caught.value.faults] == ["bad_csv"]


def test_a_text_with_more_columns_than_anybody_uses_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "x.csv", ";".join(map(str, range(20_000))))
    assert codes_of(path) == ["import_too_many_columns"]
    sheet = read_file(write(tmp_path, "y.csv", "a;b" + ";" * 20_000 + "\n1;2\n")).sheets[0]
    assert sheet.rows[1][:3] == ("1", "2", None)


@pytest.mark.parametrize("text", ["a;" * 2_500_000, ('"' + "x" * 900 + '\n";') * 5_000])
def test_a_row_without_end_does_not_fill_the_memory(text: str, tmp_path: Path) -> None:
    with pytest.raises(ImportFileError) as caught:
        read_file(
            write(tmp_path, "x.csv", text),
            text=TextFormat("utf-8-sig", ";", ","),
        )
    assert [fault.code for fault in caught.value.faults] == ["line_too_long"]


def test_of_a_very_long_text_the_beginning_is_kept(tmp_path: Path) -> None:
    (row,) = read_file(write(tmp_path, "x.csv", "a;" + "x " * 9_000)).sheets[0].rows
    assert row == ("a", ("x " * 500)[:999] + "…")


def test_a_number_of_a_person_is_seen_at_the_end_of_a_long_text(tmp_path: Path) -> None:
    path = write(tmp_path, "x.csv", "a;" + "x " * 9_000 + "010190-1234")
    assert codes_of(path) == ["import_cpr_cell"]


@pytest.mark.parametrize(
    "text",
    [
        "STUB=" + '"a""b"' * 60_000,
        "STUB=" + '""' * 200_000 + ";",
        'STUB("' + "a" * 400_000,
        "STUB(" + "a" * 400_000,
    ],
)
def test_a_px_file_of_quotation_marks_is_read_in_one_pass(text: str, tmp_path: Path) -> None:
    path = write(tmp_path, "x.px", 'CHARSET="ANSI";' + text)
    assert codes_of(path) == ["import_px_incomplete"]


def test_a_px_table_too_wide_for_a_sheet_is_read_long(tmp_path: Path) -> None:
    years = ",".join(f'"{1000 + year}"' for year in range(1_200))
    text = f'STUB="a";HEADING="t";VALUES("a")="x";VALUES("t")={years};DATA={"1 " * 1_200};'
    (sheet,) = read_file(write(tmp_path, "x.px", 'CHARSET="ANSI";' + text)).sheets
    assert (len(sheet.rows), sheet.width) == (1_201, 3)


def test_columns_are_lettered_as_in_a_spreadsheet() -> None:
    assert [letter(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert [cell_text(cell) for cell in (20.0, 0.5, "x", None)] == ["20", "0.5", "x", ""]


_HEADS = st.sampled_from(
    [
        b"",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"),
        b'CHARSET="ANSI";STUB="a";VALUES("a")="x";DATA=',
        b"Alder;Stilling;Antal\r\n20-24;SSA;",
        b"\xff\xfe",
        b"<?xml ",
    ]
)


@given(_HEADS, st.binary(max_size=400), st.sampled_from([".csv", ".xlsx", ".px", ".ods"]))
def test_whatever_bytes_come_only_faults_of_the_file_are_raised(
    tmp_path_factory: pytest.TempPathFactory, reference: Plan, head: bytes, tail: bytes, end: str
) -> None:
    path = tmp_path_factory.mktemp("bytes") / f"fil{end}"
    path.write_bytes(head + tail)
    with contextlib.suppress(SosuplanError):
        for sheet in read_here(path):
            table = grid_of(sheet)
            for target in (None, "staff", "working_time", "staff_list", "exit_rates", "population"):
                mapping = guess(table, target, reference).mapping
                if mapping and not check_mapping(mapping, table):
                    apply(table, mapping, reference, new_source(reference, path, "", "own"))


_CELLS = st.one_of(
    st.sampled_from(
        ["SSA", "Sosu-hjælper", "20-24 år", "60+", "I alt", "..", "<5", "Kommuner", "Aarhus"]
    ),
    st.sampled_from(["Fødselsår", "Beskæftigelsesgrad", "Sygefravær i pct.", "Normering", "1969"]),
    st.sampled_from(["2024K1", "Oktober 2024", "2034", "80 år og derover", "Under 40", "80-89 år"]),
    st.sampled_from(["37:30", "61*", "1-4", "65-", "≥65", "Uoplyst", "Telefon", "Mænd", "082"]),
    st.sampled_from(["0101", "2024", "1.234,5", "72 %", "", "0,72", "99", "-5", "Antal", "Alder"]),
    st.text(max_size=8),
)


@given(st.lists(st.lists(_CELLS, min_size=1, max_size=5), min_size=1, max_size=12))
def test_whatever_table_comes_it_is_imported_or_told_why_not(
    tmp_path_factory: pytest.TempPathFactory, reference: Plan, rows: list[list[str]]
) -> None:
    path = tmp_path_factory.mktemp("tables") / "x.csv"
    text = "\n".join(";".join(cell.replace("\n", " ") for cell in row) for row in rows)
    path.write_bytes(text.encode("utf-8", "replace"))
    with contextlib.suppress(SosuplanError):
        table = grid_of(read_file(path).sheets[0])
        for target in (one.name for one in TARGETS):
            mapping = guess(table, target, reference).mapping
            assert mapping is not None
            for name, told in (("area", "Odense"), ("sector", "region"), ("occupation", "SSA")):
                mapping = mapping.with_constant(name, told)
            if not check_mapping(mapping, table):
                apply(table, mapping, reference, new_source(reference, path, "", "own"))
