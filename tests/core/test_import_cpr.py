"""A file with CPR numbers is refused, and nothing of them is kept, shown or logged."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from sosuplan.importing.readers.reading import read_file
from sosuplan.narrative.messages import sentence
from sosuplan.text.cpr import holds_cpr, masked
from sosuplan.text.errors import Fault, ImportFileError
from sosuplan.text.language import LANGUAGES, Language
from tests.core.import_files import IMPORTS, write

NUMBER = "010203-1234"


def refused(path: Path) -> tuple[Fault, ...]:
    """The faults, in which and in whose sentences nothing of the number is left."""
    with pytest.raises(ImportFileError) as caught:
        read_file(path)
    texts = [repr(caught.value), repr(caught.value.faults)]
    texts += [sentence(fault, Language(one)) for fault in caught.value.faults for one in LANGUAGES]
    for text in texts:
        assert not any(part in text for part in ("010203", "10203", "1234"))
    return caught.value.faults


def test_a_column_of_cpr_numbers_is_named_with_its_rows(tmp_path: Path) -> None:
    rows = "".join(f"Sosu-assistent;0102031{n}34;30\n" for n in range(3))
    (fault,) = refused(write(tmp_path, "liste.csv", f"Stilling;Nummer;Alder\n{rows}"))
    assert (fault.code, fault.column, fault.values["rows"]) == ("import_cpr", "B (Nummer)", 3)
    assert "3 rækker" in sentence(fault, Language("da"))


@pytest.mark.parametrize(
    "between", ["", "-", " ", "  ", " - ", "- ", " -", "–", " – ", "−", "/", " / ", "\u00a0-"]
)
def test_a_number_is_seen_however_its_parts_are_set_apart(between: str) -> None:
    text = f"Udtræk 010203{between}1234 fra maj"
    assert holds_cpr(text)
    assert masked(text) == "Udtræk … fra maj"


@pytest.mark.parametrize("text", ["Tabel 3 - 2024", "01.02.2024 - 1234", "tlf. 87 85 00 00 - 1234"])
def test_dates_and_telephone_numbers_are_none(text: str) -> None:
    assert not holds_cpr(text)


@pytest.mark.parametrize(
    "text",
    [
        f"a;b\nx;Husk {NUMBER} fra i går\n",
        f"a;{NUMBER}\nx;1\n",
        f"Udtræk for {NUMBER}\n\na;b\nx;1\n",
        "a;b\nx;0102031234\n",
        "a;b\nx;102031234\n",
        f"{NUMBER}\n",
    ],
)
def test_notes_headings_titles_and_lost_zeros_are_looked_at(text: str, tmp_path: Path) -> None:
    (fault,) = refused(write(tmp_path, "x.csv", text))
    assert fault.code == "import_cpr_cell"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (f"Alder;Stilling;Antal\n30;SSA;5\n\nKontakt {NUMBER}\n", 4, "A"),
        (f"Alder;Stilling;Antal {NUMBER}\n30;SSA;5\n31;SSA;6\n", 1, "C"),
    ],
)
def test_a_single_number_is_named_by_its_cell_and_no_column_is_to_be_deleted(
    text: str, line: int, column: str, tmp_path: Path
) -> None:
    (fault,) = refused(write(tmp_path, "x.csv", text))
    assert (fault.code, fault.line, fault.column) == ("import_cpr_cell", line, column)
    told = sentence(fault, Language("da"))
    assert "Slet nummeret" in told
    assert "1 rækker" not in told


def column(head: str, numbers: list[str]) -> str:
    return f"Alder;{head}\n" + "".join(f"{20 + n};{one}\n" for n, one in enumerate(numbers))


@pytest.mark.parametrize(
    ("head", "numbers"),
    [
        ("Budget", [f"{41 + n}2034567{n % 10}" for n in range(20)] + ["1210203040"]),
        ("Omkostningssted", [f"05{50 + n}100200" for n in range(12)] + ["0512341678"]),
        ("P-nummer", ["1003123456", "1013123456", "1012123456", "1025123456"]),
    ],
)
def test_a_column_of_ids_or_amounts_is_read_without_those_that_may_be_cpr_numbers(
    head: str, numbers: list[str], tmp_path: Path
) -> None:
    sheet = read_file(write(tmp_path, "x.csv", column(head, numbers))).sheets[0]
    kept = [row[1] for row in sheet.rows[1:]]
    assert not any(map(holds_cpr, kept))
    assert [one for one in kept if one is not None] == [
        one for one in numbers if not holds_cpr(one)
    ]
    assert None in kept


@pytest.mark.parametrize(
    "numbers",
    [
        ["0102031234", "4112345678"],
        ["0102031234", *(f"41123456{n}" for n in range(30, 38))],
        [*(f"41123456{n}" for n in range(30, 60)), "010203-1234"],
        [*(f"0102031{n}34" for n in range(4)), *(f"41123456{n}" for n in range(30, 44))],
        ["1002031234", "1003031234", "1004031234", "1013123456"],
        ["1002031234", "1013123456", "0102031234"],
    ],
)
def test_a_column_with_more_of_them_than_chance_brings_is_refused(
    numbers: list[str], tmp_path: Path
) -> None:
    refused(write(tmp_path, "x.csv", column("Nr", numbers)))


def test_names_of_files_and_sheets_are_looked_at(tmp_path: Path) -> None:
    (fault,) = refused(write(tmp_path, f"{NUMBER}.csv", "a;b\n1;2\n"))
    assert fault.code == "import_cpr_in_name"
    with Workbook(str(tmp_path / "ark.xlsx")) as book:
        book.add_worksheet(NUMBER).write(0, 0, "x")
    assert refused(tmp_path / "ark.xlsx")[0].code == "import_cpr_in_notes"


def test_cells_stored_as_numbers_are_looked_at(tmp_path: Path) -> None:
    with Workbook(str(tmp_path / "tal.xlsx")) as book:
        sheet = book.add_worksheet("Ark")
        sheet.write_row(0, 0, ["Alder", "Nr"])
        sheet.write_row(1, 0, [30, 102031234])
        sheet.write_row(2, 0, [31, 1102031234])
    (fault,) = refused(tmp_path / "tal.xlsx")
    assert (fault.column, fault.values["rows"]) == ("B (Nr)", 2)


def test_notes_and_page_headings_of_a_workbook_are_looked_at(tmp_path: Path) -> None:
    assert refused(IMPORTS / "cpr-i-note.xlsx")[0].code == "import_cpr_in_notes"
    with Workbook(str(tmp_path / "hoved.xlsx")) as book:
        sheet = book.add_worksheet("Ark")
        sheet.write(0, 0, "x")
        sheet.set_header(f"&LUdskrift {NUMBER}")
    assert refused(tmp_path / "hoved.xlsx")[0].code == "import_cpr_in_notes"


def test_a_note_written_in_two_pieces_is_looked_at(tmp_path: Path) -> None:
    target = tmp_path / "stykker.xlsx"
    with (
        zipfile.ZipFile(IMPORTS / "cpr-i-note.xlsx") as source,
        zipfile.ZipFile(target, "w") as copy,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name == "xl/comments1.xml":
                content = content.replace(b"010203-1234", b"010203-</t></r><r><t>1234")
            copy.writestr(name, content)
    assert refused(target)[0].code == "import_cpr_in_notes"


def test_a_note_of_a_px_file_is_looked_at(tmp_path: Path) -> None:
    content = (IMPORTS / "statbank-frkm.px").read_bytes()
    content = content.replace(b'NOTE="Tal', f'NOTE="{NUMBER} Tal'.encode())
    assert refused(write(tmp_path, "x.px", content))[0].code in ("import_cpr", "import_cpr_cell")


@pytest.mark.parametrize(
    "value",
    ["0,2512345678", "0.2512345678", 0.2512345678, 123456789012.0, "12345678", "2024-2034", None],
)
def test_other_figures_are_no_cpr_numbers(value: str | float | None) -> None:
    assert not holds_cpr(value)


@pytest.mark.parametrize(
    "entry",
    [
        f'MYKEYWORD="Svend {NUMBER}";',
        f"MYKEYWORD={NUMBER};",
        f'MYKEYWORD[en]="Svend {NUMBER}";',
        'CONTACT="Svend" " 010203-"\n"1234";',
        f'VALUENOTE("{NUMBER}")="x";',
        f'CODES("unknown")="1","{NUMBER}";',
    ],
)
def test_every_entry_of_a_px_file_is_looked_at(entry: str, tmp_path: Path) -> None:
    content = (IMPORTS / "statbank-frkm.px").read_bytes()
    content = content.replace(b"DATA=", entry.encode() + b"\nDATA=")
    assert refused(write(tmp_path, "x.px", content))[0].code in ("import_cpr", "import_cpr_cell")


P_NUMBERS = ["1003381394", "1010123456", "1012241234"]
"""Each may be a CPR number, and there are no others to tell that they are none."""


@pytest.mark.parametrize(
    "head", ["P-nummer", "p-nr.", "Produktionsenhed", "CVR/P", "EAN", "PSP-element", "Kontonr."]
)
def test_a_heading_tells_that_ids_are_no_cpr_numbers_and_those_that_look_like_one_are_left_out(
    head: str, tmp_path: Path
) -> None:
    book = read_file(write(tmp_path, "x.csv", column(head, P_NUMBERS)))
    assert [row[1] for row in book.sheets[0].rows] == [head, None, None, None]
    (note,) = book.notes
    assert (note.code, note.column) == ("import_cpr_left_out", f"B ({head})")
    assert note.values == {"count": 3}


@pytest.mark.parametrize("head", ["CPR/P-nummer", "Personkonto", "Nummer", "pnr", "Id"])
@pytest.mark.parametrize("number", ["1003381394", "100338-1394"])
def test_no_other_heading_tells_so(head: str, number: str, tmp_path: Path) -> None:
    refused(write(tmp_path, "x.csv", column(head, [number])))


@pytest.mark.parametrize("head", ["P-nummer", "Konto"])
def test_a_number_with_a_dash_is_refused_below_any_heading(head: str, tmp_path: Path) -> None:
    refused(write(tmp_path, "x.csv", column(head, ["1013123456", "100338-1394", "1012123456"])))


def test_what_is_left_out_of_a_column_of_ids_is_told_of_a_workbook_too(tmp_path: Path) -> None:
    numbers = [4120345670 + n for n in range(20)]
    with Workbook(str(tmp_path / "x.xlsx")) as book:
        sheet = book.add_worksheet("Ark")
        sheet.write_column(0, 0, ["Nr", *numbers, 1210203040])
        sheet.write_column(0, 1, ["Alder", *range(20, 41)])
    read = read_file(tmp_path / "x.xlsx")
    assert [(note.code, note.column, note.values["count"]) for note in read.notes] == [
        ("import_cpr_left_out", "A (Nr)", 1)
    ]
    assert "1210203040" not in repr(read)


def test_a_dimension_of_places_of_work_is_read_from_a_px_file(tmp_path: Path) -> None:
    values = ",".join(f'"{number}"' for number in P_NUMBERS)
    head = 'TITLE="Ansatte";STUB="P-nummer";HEADING="tid";VALUES("tid")="2024";'
    good = f'{head}VALUES("P-nummer")={values};DATA=1 2 3;'
    book = read_file(write(tmp_path, "x.px", good))
    assert not any(number in repr(book.sheets) for number in P_NUMBERS)
    assert {(note.code, note.values["count"]) for note in book.notes} == {
        ("import_cpr_left_out", 3)
    }
    across = good.replace("STUB", "X").replace("HEADING", "STUB").replace("X=", "HEADING=")
    assert len(read_file(write(tmp_path, "y.px", across)).sheets) == 1
    refused(write(tmp_path, "z.px", good.replace("P-nummer", "nummer")))


def test_a_file_named_by_a_short_date_and_time_is_refused_with_a_name_that_it_may_have(
    tmp_path: Path,
) -> None:
    (fault,) = refused(write(tmp_path, "rapport_260524_1430.csv", "a;b\n1;2\n"))
    assert fault.code == "import_cpr_in_name"
    assert "2026-05-24" in sentence(fault, Language("da"))
    assert read_file(write(tmp_path, "rapport_2026-05-24_1430.csv", "a;b\n1;2\n")).sheets
