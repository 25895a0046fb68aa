"""The sheet Resumé has room for long names and notes."""

from __future__ import annotations

from dataclasses import replace

from sosuplan.exports.workbook import workbook
from sosuplan.plan import Plan
from sosuplan.scenario import Scenario
from tests.core.books import MADE_ON, MAIN, Book, frame
from tests.core.test_results_workbook import MOVED, saved

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


def test_what_stands_over_the_last_columns_stays_within_the_table(reference: Plan) -> None:
    book = Book(workbook(frame(reference, Scenario("historical")), MADE_ON))
    xml = book.sheet_xml("Efterspørgsel")
    widths = {
        place: float(column.get("width", ""))
        for column in xml.findall(f".//{MAIN}col")
        for place in range(int(column.get("min", "")), int(column.get("max", "")) + 1)
    }
    over, heads = book.rows("Efterspørgsel")[3:5]
    last = max(place for place, text in enumerate(over) if text)
    assert over[last] == "Fuldtidspersoner pr. person"
    columns = range(last, len([head for head in heads if head is not None]))
    assert sum(widths[place + 1] for place in columns) >= len(over[last])
