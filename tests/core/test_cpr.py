"""What may be a CPR number is found in every disguise, and ordinary figures and words are not."""

from __future__ import annotations

import datetime as dates
import string
import unicodedata
from contextlib import nullcontext
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from sosuplan.importing.readers.reading import read_file
from sosuplan.text.cpr import holds_cpr, is_figure_or_cpr, masked
from sosuplan.text.errors import ImportFileError
from tests.core.import_files import write

DASHES = [
    sign
    for sign in map(chr, range(0x10000))
    if unicodedata.category(sign) == "Pd" and not sign.isascii()
]
UNSEEN = ["\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u200e"]
BLANKS = [" ", "\u00a0", "\u2007", "\u2009", "\u202f", "\u3000", "\t", "\n"]
SIGNS = ["-", ".", "_", "/", "\u2212", "\u00b7", "\uff0e", "\uff3f", *DASHES]
ZEROS = [
    "0",
    *(
        sign
        for sign in map(chr, range(0x80, 0x20000))
        if sign.isdecimal() and not int(sign) and chr(ord(sign) + 9).isdecimal()
    ),
]


@st.composite
def numbers(draw: st.DrawFn) -> tuple[str, str, str, str, str]:
    """Day, month, year in full, its last two digits, and the four digits of a CPR number."""
    born = draw(st.dates(dates.date(1900, 1, 1), dates.date(2026, 12, 31)))
    first = draw(st.sampled_from("01239" if born.year < 2000 else "456789"))
    if first == "9" and born.year % 100 < 37:
        first = "0" if born.year < 2000 else "9"
    serial = first + "".join(draw(st.lists(st.sampled_from(string.digits), min_size=3, max_size=3)))
    day = born.day + draw(st.sampled_from([0, 60]))
    return f"{day:02}", f"{born.month:02}", str(born.year), f"{born.year % 100:02}", serial


blanks = st.lists(st.sampled_from(BLANKS), max_size=3).map("".join)
between = st.one_of(
    st.just(""), blanks, st.builds("{}{}{}".format, blanks, st.sampled_from(SIGNS), blanks)
)


@st.composite
def disguised(draw: st.DrawFn) -> str:
    """A CPR number as somebody may write it."""
    day, month, full, short, serial = draw(numbers())
    year = draw(st.sampled_from([full, short]))
    inner = draw(st.sampled_from(["", "-", ".", "/", "_", " ", "\u00a0", "\u2013", " . "]))
    outer = draw(between)
    if inner.isspace() and not outer:
        outer = "-"
    date = inner.join((day, month, year))
    zero = draw(st.sampled_from(ZEROS))
    text = date + outer + serial
    text = "".join(chr(ord(zero) + int(one)) if one in string.digits else one for one in text)
    place = draw(st.integers(0, len(text)))
    return text[:place] + draw(st.sampled_from(["", *UNSEEN])) + text[place:]


words = st.text(alphabet="abcdefghijklmnopqrstuvwxyzæøåÆØÅ ,;:()&<>\"'!?", max_size=12)


@given(disguised(), words, words)
@example("010190\u2015\uff11\uff12\uff13\uff14", "Svend ", "")
@example("010190-1234", "x", "y")
@example("01 01 2000\u00b74000", "", "")
def test_a_number_is_found_in_every_disguise_and_nothing_is_left_of_it(
    number: str, before: str, after: str
) -> None:
    text = f"{before}{number}{after}"
    assert holds_cpr(text)
    left = masked(text)
    assert not holds_cpr(left)
    assert not any(sign.isdecimal() for sign in left)


@given(
    disguised().filter(lambda text: len(text) > 5), st.sampled_from(["https://x.dk/?a=%s", "%s"])
)
def test_a_number_in_a_web_address_is_found(number: str, address: str) -> None:

    assert holds_cpr(address % quote(number, safe=""))


@given(numbers(), st.sampled_from(["-", "_", "\u2013", " - ", ""]))
def test_a_number_without_its_first_zero_is_found(parts: tuple[str, ...], sign: str) -> None:
    day, month, full, short, serial = parts
    day = f"{int(day) % 9 + 1}"
    if (day, month) > ("28", "") or sign == "":
        day = "5"
    for year in (full, short):
        assert holds_cpr(f"{day}{month}{year}{sign}{serial}")
    assert holds_cpr(float(f"{day}{month}{short}{serial}"))
    assert holds_cpr(f"{day}{month}{short}{serial},00")
    assert holds_cpr(f"0{day}{month}{short}{serial}.0")


@pytest.mark.parametrize(
    "text",
    [
        "010190.1234",
        "010190_1234",
        "010190\u20151234",
        "010190\uff0d1234",
        "010190\u00ad1234",
        "010190\u200b1234",
        "01 01 90 1234",
        "01.01.90-1234",
        "01.01.90 1234",
        "1.1.90-1234",
        "01011990-1234",
        "01011990 1234",
        "010119901234",
        "10190-1234",
        "10190 1234",
        "0101901234,00",
        "101901234,00",
        "101901234",
        "010190,1234",
        "251290.1234",
        "610190-1234",
        "'0101901234",
        "ID010190-1234x",
        "Svend 010190--1234, Aarhus",
        "mailto:010190-1234@example.dk",
        "https://example.dk/010190%2D1234",
        "0101 90-1234",
        "01-0190-1234",
        "0101_90_1234",
        "0101 90 1234",
        "01/01-90-1234",
        "1/1-1990-1234",
        "010190:1234",
        "010190=1234",
        "010190'1234",
        "010190----1234",
        "010190\u25001234",
        "010190\u254d1234",
        "010190&nbsp;1234",
        "010190&#45;1234",
        "1,01901234E+08",
        "2.512901234e+9",
        "\u00b9\u2070\u2070\u00b9\u2079\u2070-1234",
    ],
)
def test_ways_to_write_a_number(text: str) -> None:
    assert holds_cpr(text)
    assert "1234" not in masked(text)


@pytest.mark.parametrize(
    "text",
    [
        # Years, dates and times
        "2010-2034",
        "2024 - 2034",
        "2010, 2011, 2012, 2013",
        "01-01-2024 12:30",
        "01-01-2024 1230",
        "01.01.2024 - 1234",
        "31.12.2023 - 2034",
        "01.01.2024-31.12.2034",
        "2024-01-01T12:30:00",
        "2024-01-01 12:30:00.123456",
        "20240101 12:30",
        "20240101-1230",
        "20240101T123000Z",
        "uge 01-52 2024",
        "3. kvartal 2024",
        # Figures
        "1.234.567.890",
        "1 234 567 890",
        "12.345.678,90",
        "DKK 1.020.304.050",
        "0,2512345678",
        "0.2512901234",
        "251290,1234",
        "10190,1234",
        "101901.1234",
        "12345678901234567890",
        "1,5E-7",
        # Numbers of firms, goods, telephones, accounts
        "25243312",
        "CVR 25 24 33 12",
        "5790000123456",
        "5790 0001 23456",
        "87 12 34 56",
        "+45 87 12 34 56",
        "+4587123456",
        "(+45) 3917 3041",
        "tlf. 87 85 00 00 - 1234",
        "regning 0101 90 1234 56",
        "1/1-2024 - 31/12-2034",
        "31/12-2024: 1234",
        "S&S 010190",
        "1,01E+08",
        "1,3119E+09",
        "DK50 0040 0440 1162 43",
        # No such date
        "300290-1234",
        "290201-1234",
        "310490-1234",
        "001290-1234",
        "011390-1234",
        "920190-1234",
        # Too many digits, or too few
        "010190-12345",
        "9010190-1234",
        "010190-123",
        # What programs write
        "0x0101001234AB0011223344556677",
        "{12010190-1234-1234-1234-123456789012}",
        "MSIP_Label_12010190-1234-4321-8765-123456789012_SetDate",
        "https://www.dst.dk/2024/01/01/1234",
        "LibreOffice/24.2.7.2$Linux_X86_64 LibreOffice_project/420$Build-2",
        "16.0300",
        "020F0502020204030204",
    ],
)
def test_what_is_clearly_something_else_is_none(text: str) -> None:
    assert not holds_cpr(text)
    assert masked(text) == text


@given(
    st.one_of(
        st.floats(-1e9, 9.9e7, allow_nan=False),
        st.integers(0, 99_999_999).map(float),
        st.integers(10**12, 10**15).map(float),
    )
)
def test_ordinary_numbers_are_none(value: float) -> None:
    assert not holds_cpr(value)
    if value == int(value):
        assert not holds_cpr(f"{value:.0f}")
    for decimals in (1, 2, 3, 5, 6):
        text = f"{value:.{decimals}f}"
        if value != int(value):
            assert not holds_cpr(text) or not text.partition(".")[2].strip("0")
            assert not holds_cpr(text.replace(".", ",")) or not text.partition(".")[2].strip("0")
    assert not holds_cpr(f"{value:,.2f} kr.")
    assert not holds_cpr(f"{value:,.0f}".replace(",", "."))


@given(st.lists(words, max_size=6), st.lists(st.integers(0, 9_999_999), max_size=1))
def test_ordinary_words_are_none(texts: list[str], figures: list[int]) -> None:
    assert not holds_cpr(" x ".join((*texts, *map(str, figures))))


@given(st.dates(dates.date(2000, 1, 1), dates.date(2057, 12, 31)), st.times())
def test_dates_with_times_are_none(day: dates.date, time: dates.time) -> None:
    clock = f"{time:%H:%M}"
    for text in (
        f"{day:%d-%m-%Y} {clock}",
        f"{day:%d.%m.%Y} kl. {clock}",
        f"{day:%d/%m/%y} {clock}",
        f"{day:%d-%m-%Y} {time:%H%M}",
        f"{day:%Y%m%d}{time:%H%M%S}",
        day.isoformat(),
        dates.datetime.combine(day, time).isoformat(),
        f"{day:%d.%m.%Y}-{day:%d.%m.%Y}",
    ):
        assert not holds_cpr(text)


@given(st.text(max_size=60))
def test_what_is_masked_holds_none_and_the_rest_of_it_stays(text: str) -> None:
    left = masked(text)
    assert not holds_cpr(left)
    assert holds_cpr(text) == (left != text)


@pytest.mark.parametrize(
    "part", [" 010190-1234", "{12010190-1234-1234-1234-123456789012}", "0101 ", "1 ", "- ", "%2D"]
)
def test_a_text_of_any_length_takes_no_longer_than_its_length(part: str) -> None:
    # Patterns that go back over what they have read would take minutes.
    assert len(masked(part * 20_000)) <= len(part) * 20_000


# --- columns of figures -------------------------------------------------------------------------


def rows(figures: list[str]) -> str:
    return "Alder;Nr\n" + "".join(f"{30 + n};{one}\n" for n, one in enumerate(figures))


@pytest.mark.parametrize(
    "figures",
    [
        ["251290,1234"],
        ["251290.1234", "110375.0042", "10190.4321"],
        ["251290,1234", "110375,421", "280266,2034", "x"],
    ],
)
def test_a_column_of_numbers_that_a_program_took_for_figures_is_refused(
    figures: list[str], tmp_path: Path
) -> None:
    assert any(map(is_figure_or_cpr, figures))
    with pytest.raises(ImportFileError) as caught:
        read_file(write(tmp_path, "x.csv", rows(figures)))
    assert caught.value.faults[0].code in ("import_cpr", "import_cpr_cell")
    assert "1234" not in repr(caught.value.faults)


@pytest.mark.parametrize(
    "figures",
    [
        ["251290,1234", "987654,3210", "3,1415"],
        ["110212,5", "101010,25"],
        ["251290,12", "101010,1"],
        ["99,1234", "101901,1234"],
        ["2024", "110212,1234", "2034"],
    ],
)
def test_a_column_of_other_figures_is_taken(figures: list[str], tmp_path: Path) -> None:
    assert read_file(write(tmp_path, "x.csv", rows(figures))).sheets[0].rows


def test_a_column_that_a_spreadsheet_took_for_figures_is_refused(tmp_path: Path) -> None:
    from xlsxwriter import Workbook

    for figures, refused in (
        ([251290.1234, 110375.0042], True),
        ([10190.1234], True),
        ([251290.1234, 1.5, 2.25], False),
        ([251290.5, 110375.25], False),
    ):
        with Workbook(str(tmp_path / "x.xlsx")) as book:
            sheet = book.add_worksheet("Ark")
            sheet.write_column(0, 0, ["Beløb", *figures])
        expected = pytest.raises(ImportFileError) if refused else nullcontext()
        with expected:
            read_file(tmp_path / "x.xlsx")


# --- other files --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Svend 010190_1234.csv", "101901234.csv", "010190.1234"])
def test_the_name_of_a_file_is_looked_at(name: str, tmp_path: Path) -> None:
    with pytest.raises(ImportFileError) as caught:
        read_file(write(tmp_path, name, "a;b\n1;2\n"))
    assert caught.value.faults[0].code == "import_cpr_in_name"
    assert "1234" not in repr(caught.value.faults)


@given(st.dates(dates.date(2027, 1, 1), dates.date(2057, 12, 31)), st.integers(5000, 8999))
@example(dates.date(2038, 3, 10), 8394)
def test_ten_digits_of_somebody_not_born_yet_are_none_and_with_a_dash_they_are(
    born: dates.date, serial: int
) -> None:
    assume(born.year > max(2026, dates.date.today().year))
    assert not holds_cpr(f"{born:%d%m%y}{serial}")
    assert not holds_cpr(float(f"{born:%d%m%y}{serial}"))
    assert holds_cpr(f"{born:%d%m%y}-{serial}")


@given(numbers())
def test_a_psp_element_is_no_number_and_nothing_that_only_resembles_one_is_let_through(
    parts: tuple[str, ...],
) -> None:
    day, month, _, short, serial = parts
    digits = f"{day}{month}{short}{serial}"
    assert not holds_cpr(f"PSP XG-{digits}-00001")
    for text in (f"XG-{digits}", f"NR-{digits}-00001", f"XG-{digits}-0001", f"AXG-{digits}-00001"):
        assert holds_cpr(text)
