"""Files in the shapes that people bring: what is taken is right, or it is asked or refused.

Each file in tests/data/import-cases is made by hand with invented figures; what is right of it
stands in import-cases-expected.json. The property tests disturb a right table in the same ways.
"""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from sosuplan.importing import session as importing
from sosuplan.importing.progress import Progress
from sosuplan.importing.readers.reading import Book, read_file, sniff
from sosuplan.importing.readers.text_table import TextFormat
from sosuplan.importing.session import open_session, questions_of, with_answers
from sosuplan.model.plan import Plan
from sosuplan.text.errors import SosuplanError
from tests.core.import_files import read_here
from tests.core.source import ROOT

CASES = ROOT / "tests" / "data" / "import-cases"
EXPECTED = json.loads((CASES.parent / "import-cases-expected.json").read_text(encoding="utf-8"))
PLACES = {
    "sector": "municipality",
    "area": "Odense",
    "fill_from": "Region Midtjylland",
    "titles": "none",
}
"""What a user answers who knows whose figures they are, and counts no title that is unclear."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a file: the sums that it gives by measure and occupation, what is asked besides
    the places, what is refused, and what is told."""

    table: str
    sums: Mapping[tuple[str, str], float]
    asked: tuple[str, ...]
    refused: tuple[str, ...]
    told: tuple[str, ...]

    @property
    def people(self) -> tuple[float, float]:
        return self.sums.get(("heads", "SSA"), 0.0), self.sums.get(("heads", "SSH"), 0.0)


@pytest.fixture(autouse=True)
def no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small files that do no harm are read here, as starting a process for each takes a while."""

    def read(
        path: Path, *, text: TextFormat | None = None, progress: Progress | None = None
    ) -> Book:
        if sniff(path) != "book":
            return read_file(path, text=text, progress=progress)
        return Book(path, "xlsx", tuple(read_here(path)), None, ())

    monkeypatch.setattr(importing, "read_file", read)


def outcome_of(path: Path, plan: Plan) -> Outcome:
    try:
        session = open_session(path, plan)
        for _ in PLACES:
            result = None if session.faults else session.result()
            questions, refused = questions_of(session, result)
            asked = {one.code for one in questions if one.is_open}
            answers = [(code, text) for code, text in PLACES.items() if code in asked]
            if not answers:
                break
            session = with_answers(session, answers)
    except SosuplanError as error:
        return Outcome("", {}, (), tuple(fault.code for fault in error.faults), ())
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for total in result.totals if result is not None else ():
        if not total.wider:
            sums[total.measure, total.group[2]] += total.imported
    told = (*session.notes, *(result.notes if result is not None else ()))
    return Outcome(
        session.mapping.target,
        sums,
        tuple(asked),
        tuple(fault.code for fault in refused),
        tuple(fault.code for fault in told),
    )


@pytest.mark.parametrize("name", EXPECTED)
def test_no_file_gives_wrong_figures_without_a_word(name: str, reference: Plan) -> None:
    case, found = EXPECTED[name], outcome_of(CASES / name, reference)
    if found.asked or found.refused:
        sure = case.get("SSA") is not None and "refuse" not in case and "flag" not in case
        assert not sure or found.table in ("working_time", "demand_index", "")
    elif shares := case.get("fulltime_share"):
        for occupation, share in shares.items():
            assert found.sums["fulltime_share", occupation] == pytest.approx(share)
    elif found.table == "working_time":
        assert case.get("takes") == "sickness_days or a question" or "SSA" in case
    elif case["SSA"] is None:
        assert case.get("flag")
        assert found.told
    else:
        assert found.people == (case["SSA"], case["SSH"])


# --- a right table, disturbed -------------------------------------------------------------------

AGES = ("20-29", "30-39", "40-49", "50-59", "60-64")
JOBS = {"SSA": "Social- og sundhedsassistent", "SSH": "Social- og sundhedshjælper"}
HEADER = ["Kommune", "Sektor", "Stilling", "Alder", "År", "Antal"]
counts = st.lists(st.integers(20, 900), min_size=10, max_size=10, unique=True)


def right_table(people: list[int], year: str = "2024") -> list[list[str]]:
    figures = iter(people)
    return [
        ["Odense Kommune", "Kommunal", job, age, year, str(next(figures))]
        for job in JOBS.values()
        for age in AGES
    ]


def written(folder: Path, rows: list[list[str]], encoding: str = "utf-8-sig") -> Path:
    stream = io.StringIO()
    csv.writer(stream, delimiter=";").writerows(rows)
    path = folder / "fil.csv"
    path.write_bytes(stream.getvalue().encode(encoding))
    return path


def sums_of(people: list[int]) -> tuple[int, int]:
    return sum(people[:5]), sum(people[5:])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("filer")


@given(
    counts,
    st.sampled_from(["I alt", "Begge", "Uanset køn", "Alle medarbejdere", "M+K", "Samtlige", "9"]),
    st.sampled_from(["Køn", "Lønform", "Herkomst", "Ansættelse"]),
    st.floats(0.1, 0.9),
)
def test_a_total_beside_its_parts_is_not_counted_whatever_it_is_called(
    reference: Plan, folder: Path, people: list[int], total: str, heading: str, share: float
) -> None:
    rows = [[*HEADER[:3], heading, *HEADER[3:]]]
    for row in right_table(people):
        part = round(int(row[-1]) * share)
        for value, figure in ((total, int(row[-1])), ("A", part), ("B", int(row[-1]) - part)):
            rows.append([*row[:3], value, *row[3:-1], str(figure)])
    found = outcome_of(written(folder, rows), reference)
    assert found.people == sums_of(people) or found.asked or found.refused
    assert {"import_added_up", "import_totals_left_out", "import_parts_left_out"} & {*found.told}


@given(counts, st.sampled_from(["Fuldtidsansatte", "Årsværk", "Helårspersoner", "Pct.", "Indeks"]))
def test_another_unit_beside_people_is_not_counted(
    reference: Plan, folder: Path, people: list[int], unit: str
) -> None:
    rows = [[*HEADER[:3], "Måleenhed", *HEADER[3:]]]
    for row in right_table(people):
        for value, figure in (("Personer", row[-1]), (unit, str(round(int(row[-1]) * 0.8)))):
            rows.append([*row[:3], value, *row[3:-1], figure])
    found = outcome_of(written(folder, rows), reference)
    assert found.people == sums_of(people)
    assert "import_other_unit_left_out" in found.told


@given(
    counts,
    st.sampled_from(
        [
            ("202401", "202411"),
            ("Jan 24", "Nov 24"),
            ("1. kvt. 2024", "4. kvt. 2024"),
            ("2024K1", "2024K4"),
            ("2024-01", "2024-11"),
            ("31-01-2024", "30-11-2024"),
            ("31-01-24", "30-11-24"),
            ("01/24", "11/24"),
            ("2401", "2411"),
            ("20240131", "20241130"),
            ("2024-01-31 00:00:00", "2024-11-30 00:00:00"),
            ("1. kvartal 24", "4. kvartal 24"),
            ("2024 januar", "2024 november"),
            ("Uge 5 2024", "Uge 48 2024"),
            ("01-01-2024 - 31-01-2024", "01-11-2024 - 30-11-2024"),
            ("Januar", "November"),
        ]
    ),
)
def test_of_months_and_quarters_the_latest_is_taken_and_told(
    reference: Plan, folder: Path, people: list[int], periods: tuple[str, str]
) -> None:
    before, after = periods
    earlier = right_table([one + 7 for one in people], before)
    found = outcome_of(written(folder, [HEADER, *earlier, *right_table(people, after)]), reference)
    assert found.people == sums_of(people)
    assert "import_latest_period" in found.told


def test_times_that_cannot_be_read_are_refused_and_never_added_up(
    reference: Plan, folder: Path
) -> None:
    for heading, before, after in (
        ("Periode", "forår", "efterår"),
        ("Måned", "sidste", "denne"),
        ("Tid", "før", "efter"),
    ):
        people, earlier = list(range(100, 110)), list(range(300, 320, 2))
        header = [heading if name == "År" else name for name in HEADER]
        rows = [header, *right_table(earlier, before), *right_table(people, after)]
        found = outcome_of(written(folder, rows), reference)
        assert found.refused == ("import_period_unread",), heading
        rows = [header, *right_table(people, after)]
        found = outcome_of(written(folder, rows), reference)
        assert (found.people, found.refused) == (sums_of(people), ()), heading


def test_months_across_are_times_of_the_year_in_the_title(reference: Plan, folder: Path) -> None:
    people = list(range(100, 110))
    rows = [
        [*row[:4], str(int(row[5]) + 9), str(int(row[5]) + 5), row[5]]
        for row in right_table(people)
    ]
    for title, names in (
        ("Personale 2024", ["Januar", "Juni", "November"]),
        ("Personale 2024", ["1. kvt.", "2. kvt.", "4. kvt."]),
        ("Personale", ["Jan 24", "Jun 24", "Nov 24"]),
    ):
        found = outcome_of(written(folder, [[title], [*HEADER[:4], *names], *rows]), reference)
        assert found.people == sums_of(people), names
        assert "import_latest_period" in found.told, names


def sheets(path: Path, tables: Mapping[str, list[int]], hide: Collection[str] = ()) -> Path:
    """A workbook with a right table in each sheet, of which some are hidden."""
    with xlsxwriter.Workbook(path) as book:
        for name, people in tables.items():
            sheet = book.add_worksheet(name)
            for line, row in enumerate([HEADER, *right_table(people)] if people else [["x"]]):
                cells = [int(cell) if cell.isdigit() else cell for cell in row]
                sheet.write_row(line, 0, cells)
            if name in hide:
                sheet.very_hidden()
    return path


def test_of_several_sheets_those_that_are_seen_and_the_latest_are_read(
    reference: Plan, folder: Path
) -> None:
    early, late = list(range(50, 60)), list(range(100, 110))
    path = folder / "ark.xlsx"
    for tables, hide, code in (
        ({"Jan 2024": early, "Jun 2024": early, "Nov 2024": late}, (), "import_other_sheets"),
        ({"2023": early, "2024": late, "2025": early}, (), "import_other_sheets"),
        ({"Jan": early, "Nov": late}, (), "import_other_sheets"),
        ({"Nu": late, "Før": early}, (), "import_other_sheets"),
        ({"Læs": [], "Før": early, "Nu": late}, ("Før",), ""),
        ({"Læs": [], "Nu": late}, ("Nu",), "import_hidden_sheet"),
    ):
        found = outcome_of(sheets(path, tables, hide), reference)
        assert found.people == sums_of(late), tables
        told = {"import_other_sheets", "import_hidden_sheet"} & set(found.told)
        assert told == ({code} if code else set()), tables


@given(counts, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp850", "mac_roman"]))
def test_any_code_page_gives_the_same(
    reference: Plan, folder: Path, people: list[int], encoding: str
) -> None:
    rows = [["Køge Kommune", *row[1:]] for row in right_table(people)]
    found = outcome_of(written(folder, [HEADER, *rows], encoding), reference)
    assert found.people == sums_of(people)


@given(counts, st.sampled_from(["elev", "lærling", "studerende", "under uddannelse", "EUD"]))
def test_those_in_training_are_no_staff(
    reference: Plan, folder: Path, people: list[int], training: str
) -> None:
    rows = right_table(people)
    trainees = [[*row[:2], f"{row[2]}, {training}", *row[3:]] for row in rows]
    found = outcome_of(written(folder, [HEADER, *rows, *trainees]), reference)
    assert found.people == sums_of(people)


@given(
    counts,
    st.sampled_from([lambda n: f"{n + 1000:,}", lambda n: f"{n + 1000:,}".replace(",", ".")]),
)
def test_marks_between_thousands_are_no_decimal_marks(
    reference: Plan, folder: Path, people: list[int], write: Callable[[int], str]
) -> None:
    rows = [[*row[:-1], write(int(row[-1]))] for row in right_table(people)]
    found = outcome_of(written(folder, [HEADER, *rows]), reference)
    assert found.people == tuple(5000 + one for one in sums_of(people))


@given(counts, st.sets(st.integers(0, 9), min_size=1, max_size=8), st.booleans())
def test_rows_that_a_sheet_hides_are_left_out_and_told(
    reference: Plan, folder: Path, people: list[int], hidden: set[int], flat: bool
) -> None:
    path = folder / "bog.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Ark1")
        for line, row in enumerate([HEADER, *right_table(people)]):
            sheet.write_row(line, 0, [*row[:-1], int(row[-1]) if line else row[-1]])
        for line in hidden:
            # A row without height is not seen either.
            sheet.set_row(1 + line, 0 if flat else None, None, {"hidden": not flat})
    shown = [0 if place in hidden else one for place, one in enumerate(people)]
    found = outcome_of(path, reference)
    assert found.people == sums_of(shown)
    assert "import_hidden_left_out" in found.told


@given(
    counts,
    st.sampled_from([("I alt", "M", "K"), ("X", "M", "K"), ("0", "1", "2"), ("", "M", "K")]),
    st.sampled_from([("Alle", "Måned", "Time"), ("Ej fordelt", "A", "B")]),
    st.booleans(),
)
@settings(max_examples=5, deadline=None)
def test_totals_of_two_columns_count_once_crossed_or_beside_each_other(
    reference: Plan,
    folder: Path,
    people: list[int],
    sexes: tuple[str, str, str],
    forms: tuple[str, str, str],
    crossed: bool,
) -> None:
    rows = [[*HEADER[:3], "Køn", "Løn", *HEADER[3:]]]
    for row in right_table(people):
        n = int(row[-1])
        for sex, all_of in zip(sexes, (n, n // 3, n - n // 3), strict=True):
            for form, part in zip(forms, (all_of, all_of // 4, all_of - all_of // 4), strict=True):
                if crossed or sex == sexes[0] or form == forms[0]:
                    rows.append([*row[:3], sex, form, *row[3:-1], str(part)])
    found = outcome_of(written(folder, rows), reference)
    assert found.people == sums_of(people) or found.asked or found.refused


LAYOUTS: dict[str, Callable[[int], list[tuple[str, str]]]] = {
    "heraf": lambda n: [("{0}", f"{n}"), ("heraf {0} på deltid", f"{n // 2}")],
    "sexes": lambda n: [("{0} mænd", f"{n // 5}"), ("{0} kvinder", f"{n - n // 5}")],
    "sexes and all": lambda n: [
        ("{0} M", f"{n // 5}"),
        ("{0} K", f"{n - n // 5}"),
        ("{0} M+K", f"{n}"),
    ],
    "percent": lambda n: [("{0}", f"{n}"), ("{0} i pct.", f"{n / 50:.1f}".replace(".", ","))],
    "change": lambda n: [("{0} 2023", f"{n + 3}"), ("{0} 2024", f"{n}"), ("{0} ændring", "-3")],
    "full time": lambda n: [("{0} årsværk", f"{n - 7}"), ("{0} personer", f"{n}")],
    "women": lambda n: [("{0} kvinder", f"{n - n // 5}"), ("{0}", f"{n}")],
    "hours": lambda n: [("{0}", f"{n}"), ("{0} timer", f"{n * 30}")],
    "full and part time": lambda n: [
        ("{0} fuldtid", f"{n // 3}"),
        ("{0} deltid", f"{n - n // 3}"),
    ],
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_of_columns_about_one_group_those_count_that_are_everybody(
    reference: Plan, tmp_path: Path, layout: str
) -> None:
    people = [13, 47, 88, 131, 97, 31, 28, 52, 77, 45]
    make = LAYOUTS[layout]
    heads = [head.format(job) for job in ("SSA", "SSH") for head, _ in make(1)]
    rows = [
        [age, *(cell for n in (people[at], people[at + 5]) for _, cell in make(n))]
        for at, age in enumerate(AGES)
    ]
    found = outcome_of(written(tmp_path, [["Alder", *heads], *rows]), reference)
    assert found.people == sums_of(people)


@pytest.mark.parametrize("parts", [("plejehjem", "hjemmepleje"), ("fastansatte", "vikarer")])
def test_columns_that_nobody_can_tell_apart_are_asked_about(
    reference: Plan, tmp_path: Path, parts: tuple[str, str]
) -> None:
    heads = [f"{job} {part}" for job in ("SSA", "SSH") for part in parts]
    rows = [[age, "40", "17", "21", "35"] for age in AGES]
    path = written(tmp_path, [["Alder", *heads], *rows])
    assert "column" in outcome_of(path, reference).asked
    answers = [("column", f"{head}=heads") for head in heads]
    session = with_answers(open_session(path, reference), [*answers, ("sector", "region")])
    told = {total.group[2]: total.imported for total in session.result().totals}
    assert told == {"SSA": 285.0, "SSH": 280.0}


@pytest.mark.parametrize("heading", ["Årsværk", "ÅV", "Gns. løn", "Timer"])
@pytest.mark.parametrize("unit", ["Antal", "Enhed"])
def test_figures_of_another_unit_alone_are_never_people(
    reference: Plan, tmp_path: Path, heading: str, unit: str
) -> None:
    people = [13, 47, 88, 131, 97, 31, 28, 52, 77, 45]
    rows = right_table(people)
    if unit == "Enhed":
        table = [[*HEADER[:3], unit, *HEADER[3:]], *([*r[:3], heading, *r[3:]] for r in rows)]
    else:
        table = [[*HEADER[:-1], heading], *rows]
    found = outcome_of(written(tmp_path, table), reference)
    assert found.asked or found.refused


@given(
    st.lists(st.integers(20, 900), min_size=10, max_size=10, unique=True),
    st.sampled_from(["names", "headings", "sums", "nurses", "sexes", "years", "units"]),
)
@settings(max_examples=8, deadline=None)
def test_blocks_below_each_other_give_the_same_as_one_table(
    reference: Plan, folder: Path, people: list[int], layout: str
) -> None:
    head = ["Alder", "Antal"]
    blocks = {job: people[place * 5 :][:5] for place, job in enumerate(JOBS.values())}
    rows: list[list[str]] = [] if layout in ("headings", "years", "units") else [head]
    if layout in ("years", "units"):
        wide = ["Alder", "SSA", "SSH"]
        for label in ("2023", "2024") if layout == "years" else ("Personer", "Årsværk"):
            more = 0 if label in ("2024", "Personer") else 9
            rows += [[label, "", ""], wide]
            rows += [[a, str(people[n] + more), str(people[n + 5])] for n, a in enumerate(AGES)]
    else:
        for job, figures in blocks.items():
            rows.append([job, str(sum(figures)) if layout == "sums" else ""])
            rows += [head] if layout == "headings" else []
            for sex, share in (("Mænd", 3), ("Kvinder", 0)) if layout == "sexes" else (("", 0),):
                rows += [[sex, ""]] if sex else []
                for age, n in zip(AGES, figures, strict=True):
                    kept = n // share if share else n - n // 3 if sex else n
                    rows.append([age, str(kept)])
            if layout == "nurses":
                rows += [["Sygeplejersker", ""], *([age, "40"] for age in AGES)]
    found = outcome_of(written(folder, rows), reference)
    assert found.people == sums_of(people) or found.asked or found.refused


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "utf-8"])
@pytest.mark.parametrize("said", ["cp1252", "cp850", ""])
def test_a_px_file_is_read_by_what_its_words_become(
    reference: Plan, tmp_path: Path, encoding: str, said: str
) -> None:
    people = [13, 47, 88, 131, 97, 31, 28, 52, 77, 45]
    ages = ",\n".join(f'"{age} år"' for age in AGES)
    text = (
        f'CHARSET="ANSI";\nCODEPAGE="{said}";\nTITLE="Ansatte efter område, stilling og alder";\n'
        'UNITS="antal";\nSTUB="område","stilling","alder";\nHEADING="tid";\n'
        'VALUES("område")="Køge";\nVALUES("stilling")="Social- og sundhedsassistent",\n'
        f'"Social- og sundheds"\n"hjælper";\nVALUES("alder")={ages};\nVALUES("tid")="2024";\n'
        f"DATA=\n{' '.join(map(str, people[:7]))}\n{' '.join(map(str, people[7:]))};\n"
    )
    path = tmp_path / "tabel.px"
    path.write_bytes(text.encode(encoding))
    assert outcome_of(path, reference).people == sums_of(people)
    path.write_bytes(text.replace('UNITS="antal"', 'UNITS="fuldtidspersoner"').encode(encoding))
    assert outcome_of(path, reference).asked


def test_questions_of_text_files_are_answered_by_their_codes(
    reference: Plan, tmp_path: Path
) -> None:
    people = [13, 47, 88, 131, 97, 31, 28, 52, 77, 45]
    rows = [[*row[:-1], f"{int(row[-1]) * 0.8313:.3f}"] for row in right_table(people)]
    path = written(tmp_path, [HEADER, *rows])
    assert "decimal" in outcome_of(path, reference).asked
    answers = [("decimal", "."), ("fill_from", PLACES["fill_from"])]
    session = with_answers(open_session(path, reference), answers)
    assert max(total.imported for total in session.result().totals) < sum(people)
    doubled = [[*HEADER, "Gruppe"]]
    for row in right_table(people):
        doubled += [[*row, "Medarbejdere"], [*row[:-1], str(int(row[-1]) - 9), "Kvinder"]]
    path = written(tmp_path, doubled)
    assert "values" in outcome_of(path, reference).asked
    answers = [("values", "Gruppe=Medarbejdere"), ("fill_from", PLACES["fill_from"])]
    result = with_answers(open_session(path, reference), answers).result()
    assert sum(total.imported for total in result.totals) == sum(people)
    assert not result.faults
