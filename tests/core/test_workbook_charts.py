"""The workbook's charts: their lines are those of the screen, at the cells that say so."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from sosuplan.analysis.frame import BASELINE, FIRST_COMPARED
from sosuplan.charts import gap, supply_demand, trainees
from sosuplan.exports.workbook import workbook
from sosuplan.model.plan import Plan, Transfer
from sosuplan.model.scenario import Scenario
from tests.core.books import Book, frame, two_areas

MOVED = Scenario("historical", {"reform": 1.0, "intake_change:SSA": 0.2}, "Flere elever")
OTHER = Scenario("weighted", {"reform": 1.0}, "Anden")
LINE = re.compile(r"<c:ser>.*?</c:ser>")
VALUES = re.compile(r"<c:val>.*?<c:f>'?([^'<]+)'?!\$([A-Z]+)\$(\d+):\$[A-Z]+\$(\d+)</c:f>")
LOOKS = (r'<a:ln w="(\d+)"', r'<a:prstDash val="(\w+)"', r'<c:symbol val="(\w+)"')


def column_of(letters: str) -> int:
    place = 0
    for letter in letters:
        place = 26 * place + ord(letter) - ord("A") + 1
    return place - 1


def lines_of(book: Book, number: int) -> list[str]:
    """The lines of a chart, but for the unseen ones that mark years."""
    found = LINE.findall(book.text(f"xl/charts/chart{number}.xml"))
    return [line for line in found if "<c:errBars>" not in line]


def drawn(book: Book, number: int) -> list[list[float]]:
    """The figures that each line of a chart points at."""
    lines = []
    for line in lines_of(book, number):
        found = VALUES.search(line)
        assert found is not None
        sheet, letters, first, last = found.groups()
        cells = [row[column_of(letters)] for row in book.rows(sheet)[int(first) - 1 : int(last)]]
        lines.append([cell for cell in cells if cell != ""])
    return lines


@pytest.mark.parametrize("occupation", ["SSA", "all"])
def test_lines_are_those_of_the_screen(reference: Plan, occupation: str) -> None:
    """But for a scenario that is compared with itself: its columns would be there twice."""
    shown = frame(two_areas(reference), MOVED, (OTHER, MOVED), occupation=occupation)
    book = Book(workbook(shown, date(2026, 3, 31)))
    lines = {
        2: [one for one in gap.build(shown).series if one.key[0] <= FIRST_COMPARED],
        3: supply_demand.build(shown).series,
        7: [one for one in trainees.build(shown).series if one.key[0] != BASELINE],
    }
    for number, series in lines.items():
        assert drawn(book, number) == [pytest.approx(one.values.tolist()) for one in series]


@pytest.mark.parametrize("occupation", ["SSA", "all"])
def test_lines_of_the_balance_differ_without_their_colours(
    reference: Plan, occupation: str
) -> None:
    shown = frame(reference, MOVED, (OTHER,), occupation=occupation)
    lines = lines_of(Book(workbook(shown, date(2026, 3, 31))), 2)
    looks = [tuple(re.findall(look, line)[:1] for look in LOOKS) for line in lines]
    assert len(lines) == {"SSA": 3, "all": 4}[occupation]
    assert not any(look in looks[:place] for place, look in enumerate(looks))


def test_years_that_are_marked_have_an_upright_line_with_their_name(reference: Plan) -> None:
    rows = (
        Transfer(
            reference.areas[0],
            "SSA",
            year,
            "municipality",
            "region",
            0.1,
            None,
            "assumption-fitted",
        )
        for year in (2027, 2029)
    )
    shown = frame(replace(reference, transfers=tuple(rows)), MOVED)
    book = Book(workbook(shown, date(2026, 3, 31)))
    low = min(shown.gap().min(), shown.gap(BASELINE).min())
    firsts = gap.build(shown).firsts
    assert firsts
    for number in (2, 3):
        text = book.text(f"xl/charts/chart{number}.xml")
        names = re.findall(r"<c:tx><c:v>(.*?)</c:v></c:tx>", text)
        moves = ["opgaver flytter 2027", "opgaver flytter 2029"]
        marks = [*(one.text for one in firsts), *moves]
        assert names[-len(marks) :] == marks
    bars = re.findall(r"<c:minus>.*?</c:minus>", book.text("xl/charts/chart2.xml"))
    at = shown.years.index(2027)
    below = [float(one) for one in re.findall(r"<c:v>([^<]+)</c:v>", bars[len(firsts)])]
    assert below[at] == pytest.approx(shown.gap()[at] - low)
    assert not any(one for place, one in enumerate(below) if place != at)
