"""Who counts as staff: job titles that are asked about once, trainees, and those who are not there
at the time of the figures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sosuplan.importing.import_result import ImportResult
from sosuplan.importing.session import (
    ImportSession,
    Question,
    open_session,
    questions_of,
    with_answers,
    wrong_answers,
)
from sosuplan.importing.titles import MOST_TITLES, OTHERS
from sosuplan.model.group_words import is_trainee, is_unclear, occupation_of
from sosuplan.model.plan import Plan
from tests.core.import_files import AREA

HEADER = "Område;Sektor;Stilling;Alder;Antal"
PERSONS = "Medarbejdernr.;Område;Sektor;Stilling;Alder;Ugentlige timer"
JOBS = {"SSA": "Social- og sundhedsassistent", "SSH": "Social- og sundhedshjælper"}
AGES = ("20-29", "30-39", "40-64")


def counts(**titles: int) -> list[str]:
    return [f"{AREA};Kommunal;{title};{age};{n}" for title, n in titles.items() for age in AGES]


RIGHT = counts(**{JOBS["SSA"]: 400, JOBS["SSH"]: 300})


def persons(number: int = 0) -> list[str]:
    """Twenty assistants and ten helpers."""
    return [
        f"{1000 + number + n};{AREA};Kommunal;{JOBS['SSA' if n < 20 else 'SSH']};{22 + n};30"
        for n in range(30)
    ]


def read(folder: Path, plan: Plan, lines: list[str], **answers: str) -> Reading:
    path = folder / "fil.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return Reading(with_answers(open_session(path, plan), [*answers.items()]))


class Reading:
    """What comes of a file: ``people`` by occupation, what is ``left`` out, and what is asked."""

    def __init__(self, session: ImportSession) -> None:
        self.session = session
        self.result: ImportResult | None = None if session.faults else session.result()
        asked, self.refused = questions_of(session, self.result)
        self.asked: dict[str, Question] = {one.code: one for one in asked}
        self.open = [one.code for one in asked if one.is_open]

    @property
    def people(self) -> tuple[float, float]:
        sums = {"SSA": 0.0, "SSH": 0.0}
        for one in self.result.totals if self.result is not None else ():
            if one.measure == "heads" and not one.wider:
                sums[one.group[2]] += one.imported
        return sums["SSA"], sums["SSH"]

    @property
    def left(self) -> dict[str, int]:
        ignored = self.result.ignored if self.result is not None else ()
        return {one.reason: one.count for one in ignored}

    @property
    def told(self) -> list[str]:
        notes = self.result.notes if self.result is not None else ()
        return [one.code for one in (*self.session.notes, *notes)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("filer")


UNCLEAR = (
    "Hjemmehjælper",
    "Sygehjælpere",
    "Plejehjemsassistent",
    "Plejer",
    "Gruppeleder",
    "Teamleder, SOSU",
    "Ledende social- og sundhedsassistent",
    "SSA/SSH",
    "Sosu-assistent/hjælper",
    "Social- og sundhedshjælper/-assistent",
    "Social- og sundhedspersonale",
    "Sygeplejerske/SSA",
    "Ufaglært SOSU-hjælper",
)


def test_titles_are_occupations_or_unclear_or_of_others() -> None:
    for title in UNCLEAR:
        assert (occupation_of(title), is_unclear(title)) == (None, True), title
    for title in ("Sygeplejerske", "Skoleleder", "Kontorassistent", "Dagplejer", "Ergoterapeut",
                  "Pædagogisk assistent", "Sundhedsplejerske", "Omsorgsmedhjælper"):  # fmt: skip
        assert (occupation_of(title), is_unclear(title)) == (None, False), title
    for title in (
        "Praktikvejleder, SSA",
        "Elevvejleder SSA",
        "Social- og sundhedsassistent, plejehjem",
    ):
        assert occupation_of(title) == "SSA", title
    for title in ("SSA-elev", "SSH under udd.", "Sosu-assistentlærling", "SSA stud.", "EUD SSA"):
        assert (is_trainee(title, title=True), is_unclear(title)) == (True, False), title


@settings(max_examples=6)
@given(st.lists(st.sampled_from(UNCLEAR), min_size=1, max_size=4, unique=True), st.booleans())
def test_unclear_titles_change_nothing_until_it_is_said_what_they_count_as(
    reference: Plan, folder: Path, titles: list[str], listed: bool
) -> None:
    lines = [PERSONS, *persons()] if listed else [HEADER, *RIGHT]
    right = (20, 10) if listed else (1200, 900)
    each = 1 if listed else 3 * 7
    for n, title in enumerate(titles):
        row = f"{5000 + n};{AREA};Kommunal;{title};40;30"
        lines += [row] if listed else counts(**{title: 7})
    found = read(folder, reference, lines)
    assert found.people == right
    assert found.open == ["titles"]
    assert found.result is not None
    assert {one.title: one.people for one in found.result.titles} == dict.fromkeys(titles, each)
    none = read(folder, reference, lines, titles="none")
    assert (none.people, none.open) == (right, [])
    said = read(folder, reference, lines, titles=f"{titles[0].upper()}:SSH;{OTHERS}:ssa")
    assert said.people == (right[0] + each * (len(titles) - 1), right[1] + each)
    assert not said.open


def test_answers_name_titles_of_the_file_and_leave_the_others_open(
    reference: Plan, folder: Path
) -> None:
    lines = [HEADER, *RIGHT, *counts(Hjemmehjælper=10, Gruppeleder=2)]
    part = read(folder, reference, lines, titles="Hjemmehjælper:SSH")
    assert (part.people, part.open) == ((1200, 930), ["titles"])
    assert part.asked["titles"].faults[0].values["titles"] == "Gruppeleder (6)"
    questions = tuple(part.asked.values())
    for answer in part.asked["titles"].choices:
        assert not wrong_answers([("titles", answer)], questions, all_asked=True), answer
    for answer in ("", "Kok:SSA", "Hjemmehjælper", "Hjemmehjælper:RN", "Hjemmehjælper:SSA;"[:-2]):
        assert wrong_answers([("titles", answer)], questions, all_asked=True), answer


def test_many_titles_are_asked_about_together_and_odd_ones_as_they_are(
    reference: Plan, folder: Path
) -> None:
    odd = ["<b>Hjemmehjælper</b>", "=SUM(A1) SSA/SSH", "Plejer: aften, nat"]
    many = odd + [f"Teamleder {n} SOSU" for n in range(MOST_TITLES)]
    lines = [HEADER, *RIGHT, *counts(**{title: 50 - n for n, title in enumerate(many)})]
    found = read(folder, reference, lines)
    choices = found.asked["titles"].choices
    assert found.people == (1200, 900)
    assert len(choices) == 1 + 3 * (MOST_TITLES + 1)
    assert f"{odd[2]}:SSA" in choices
    said = read(folder, reference, lines, titles=f"{odd[2]}:SSA;{OTHERS}:none")
    assert (said.people, said.open) == ((1200 + 3 * 48, 900), [])


def test_a_column_among_others_and_a_group_of_rows_are_asked_about_too(
    reference: Plan, folder: Path
) -> None:
    title = f"Kommunalt ansatte 2024, {AREA}"
    across = [title, "Alder;SSA;SSH;SSA / SSH;Sygeplejersker;SSA-elever"]
    across += [f"{age};400;300;7;90;20" for age in AGES]
    down = [title, "Stilling / alder;Antal"]
    for job, n in (
        (JOBS["SSA"], 400),
        ("Hjemmehjælpere", 7),
        ("Sygeplejersker", 90),
        (JOBS["SSH"], 300),
    ):
        down += [f"{job};", *(f"{age} år;{n}" for age in AGES)]
    for lines in (across, down):
        found = read(folder, reference, lines)
        assert (found.people, found.open) == ((1200, 900), ["titles"])
        assert found.result is not None
        assert [one.people for one in found.result.titles] == [21]
        assert read(folder, reference, lines, titles="*:SSH").people == (1200, 921)


def test_bare_titles_are_what_their_agreement_says(reference: Plan, folder: Path) -> None:
    def rows(agreement: str, title: str, n: int) -> list[str]:
        return [f"{AREA};Kommunal;{agreement};{title};{age};{n}" for age in AGES]

    header = "Område;Sektor;Overenskomst;Stilling;Alder;Antal"
    care, office = "Social- og sundhedspersonale, KL", "Administration og IT mv., KL"
    lines = [header, *rows(care, "Assistenter", 400), *rows(care, "Hjælpere", 300)]
    lines += rows(office, "Assistenter", 540) + rows(office, "Afdelingsleder", 8)
    found = read(folder, reference, lines)
    assert (found.people, found.open) == ((1200, 900), [])
    lines += rows(care, "Gruppeleder", 4)
    assert read(folder, reference, lines).open == ["titles"]
    # Among office staff nobody can tell: nothing is taken.
    lines = [HEADER, *counts(Assistent=540, Overassistent=30, Hjælper=10)]
    assert read(folder, reference, lines).people == (0, 0)


@pytest.mark.parametrize(
    ("heading", "staff", "other", "reason"),
    [
        ("Ansættelsesform", "Månedslønnet", "Elev", "trainee"),
        ("Elev", "Nej", "Ja", "trainee"),
        ("Status", "Aktiv", "Fratrådt", "left"),
        ("Fratrædelsesdato", "", "30-06-2023", "left"),
        ("Ansat til", "31-12-9999", "30.06.23", "left"),
        ("Gyldig til", "", "2023-06-30", "left"),
        ("Ansættelsesdato", "01-03-2015", "01-03-2025", "later"),
        ("Ansat fra", "01-03-15", "01-03-25", "later"),
    ],
)
def test_people_who_are_no_staff_at_the_time_are_left_out_and_told(
    reference: Plan, folder: Path, heading: str, staff: str, other: str, reason: str
) -> None:
    lines = [f"{PERSONS};{heading}", *(f"{row};{staff}" for row in persons())]
    lines += [f"{row};{other}" for row in persons(500)[17:23]]
    found = read(folder, reference, lines)
    assert (found.people, found.open) == ((20, 10), [])
    assert found.left == {reason: 6}


def test_people_with_two_positions_count_once_by_whatever_says_who_they_are(
    reference: Plan, folder: Path
) -> None:
    for heading in ("Medarb.nr.", "Tjenestenummer", "Medarbejder nr. (OPUS)", "ID", "Initialer"):
        lines = [PERSONS.replace("Medarbejdernr.", heading), *persons(), *persons()[:4]]
        found = read(folder, reference, lines)
        assert found.people == (20, 10), heading
        assert "import_same_employee" in found.told, heading
    # The number of a workplace or of a leader is that of many.
    for heading in ("Nr.", "Leders medarbejdernr."):
        lines = [PERSONS.replace("Medarbejdernr.", heading)]
        lines += [f"{n % 3};{row.partition(';')[2]}" for n, row in enumerate(persons())]
        assert read(folder, reference, lines).people == (20, 10), heading


def test_trainees_among_the_people_are_told(reference: Plan, folder: Path) -> None:
    lines = [f"{HEADER};heraf elever", *(f"{row};9" for row in RIGHT)]
    assert "import_with_trainees" in read(folder, reference, lines).told
    lines = [f"{HEADER} inkl. elever;Antal ekskl. elever", *(f"{row};9" for row in RIGHT)]
    assert read(folder, reference, lines).people == (27, 27)


@pytest.mark.parametrize(
    ("times", "code"),
    [(2.0, "import_doubled"), (0.5, "import_halved"), (3.0, "import_far_more"), (1.1, ""),
     (1000.0, "import_far_more"), (0.001, "import_far_fewer"), (0.0, "import_far_fewer")],
)  # fmt: skip
def test_groups_far_from_those_of_the_plan_are_pointed_at_in_a_sentence_each(
    reference: Plan, folder: Path, times: float, code: str
) -> None:
    staff = [row for row in reference.staff if row.sector == "municipality"]
    lines = [HEADER] + [
        f"{row.area};Kommune;{row.occupation};{row.age_from}-{row.age_to};"
        + str(row.heads * times).replace(".", ",")
        for row in staff
    ]
    found = read(folder, replace(reference), lines)
    assert found.told.count(code) == (2 if code else 0)
    odd = {"import_doubled", "import_halved", "import_far_more", "import_far_fewer"}
    assert len(odd & set(found.told)) == (1 if code else 0)
