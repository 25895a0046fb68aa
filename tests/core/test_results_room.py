"""The sheet Resumé has room for long names and notes."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from sosuplan.exports.workbook import workbook
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from tests.core.books import MADE_ON, MAIN, Book, frame
from tests.core.test_results_workbook import MOVED, saved

pytestmark = pytest.mark.thorough

__all__ = ["saved"]


def test_every_scenario_of_the_summary_has_a_column_as_wide_as_its_name_asks_for(
    reference: Plan, saved: tuple[Scenario, ...]
) -> None:
    name = "Et langt navn på et scenarie, som en kommune har givet det i budgettet for 2027 og frem"
    many = [*saved, Scenario("historical", {"reform": 0.5}, name)]
    many += [Scenario("historical", {"reform": 0.1 * part}, f"Nr. {part}") for part in range(1, 5)]
    book = Book(workbook(frame(reference, MOVED), MADE_ON, many))
    xml = book.sheet_xml("Resumé")
    widths = {
        place: float(column.get("width", ""))
        for column in xml.findall(f".//{MAIN}col")
        for place in range(int(column.get("min", "")), int(column.get("max", "")) + 1)
    }
    heading = f"{name} · Historisk scenarie"
    heads = next(row for row in book.rows("Resumé") if heading in row)
    wide = heads.index(heading) + 1
    usual = {widths[place] for place in range(2, len([head for head in heads if head]) + 2)}
    assert min(usual) < max(usual) == widths[wide]
    assert len(heading) / widths[wide] < 4


def test_a_long_note_is_broken_into_lines_across_the_columns(reference: Plan) -> None:
    note = ("Besluttet i foråret efter høring i alle kommuner. " * 12).strip()
    book = Book(workbook(frame(reference, replace(MOVED, note=note)), MADE_ON))
    rows = book.rows("Resumé")
    at = next(place for place, row in enumerate(rows, start=1) if note in row)
    xml = book.sheet_xml("Resumé")
    merged = {one.get("ref", "") for one in xml.findall(f".//{MAIN}mergeCell")}
    assert f"B{at}:F{at}" in merged
    row = next(one for one in xml.findall(f".//{MAIN}row") if one.get("r") == str(at))
    assert float(row.get("ht", "0")) > 4 * 15.0


def test_the_heads_over_moved_levers_have_room_for_a_long_name(reference: Plan) -> None:
    name = "Et langt navn på et scenarie, som en kommune har givet det i budgettet for 2027 og frem"
    book = Book(workbook(frame(reference, replace(MOVED, name=name)), MADE_ON))
    xml = book.sheet_xml("Resumé")
    widths = {
        place: float(column.get("width", ""))
        for column in xml.findall(f".//{MAIN}col")
        for place in range(int(column.get("min", "")), int(column.get("max", "")) + 1)
    }
    heading = f"{name} · Historisk scenarie"
    heads = [row for row in book.rows("Resumé") if heading in row[1:]]
    assert len(heads) == 2
    for head in heads:
        assert len(heading) / widths[head.index(heading) + 1] < 4


def test_what_stands_over_columns_is_read_to_its_end_above_them(
    reference: Plan, saved: tuple[Scenario, ...]
) -> None:
    """It is cut by the text to the right of it, and goes on outside the table at its end."""
    for frames in (frame(reference, Scenario("historical")), frame(reference, MOVED, saved)):
        book = Book(workbook(frames, MADE_ON, saved))
        for sheet in ("Balance", "Udbud", "Efterspørgsel", "Alder", "Elever", "Håndtag"):
            xml = book.sheet_xml(sheet)
            widths = {
                place: float(column.get("width", ""))
                for column in xml.findall(f".//{MAIN}col")
                for place in range(int(column.get("min", "")), int(column.get("max", "")) + 1)
            }
            row = next(one for one in xml.findall(f".//{MAIN}row") if one.get("r") == "4")
            lines = float(row.get("ht", "15")) // 15.0
            over, heads = book.rows(sheet)[3:5]
            starts = [place for place, text in enumerate(over) if text]
            end = len([head for head in heads if head is not None])
            for first, after in pairwise([*starts, end]):
                room = sum(widths[place + 1] for place in range(first, after))
                assert len(over[first]) <= lines * room, (sheet, over[first])


def test_heads_have_room_for_every_line_that_their_words_are_broken_into(reference: Plan) -> None:
    scenario = replace(MOVED, name="Navn")
    book = Book(workbook(frame(reference, scenario), MADE_ON))
    heads = next(row for row in book.rows("Resumé") if "Virkning på balancen 2034, personer" in row)
    at = book.rows("Resumé").index(heads) + 1
    row = next(
        one for one in book.sheet_xml("Resumé").iter(f"{MAIN}row") if one.get("r") == str(at)
    )
    assert float(row.get("ht", "0")) >= 3 * 15.0
