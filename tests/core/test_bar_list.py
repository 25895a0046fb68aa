"""A list of bars on paper and in a workbook: what the spec says, and told apart without colours."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter.utility import xl_cell_to_rowcol

from sosuplan.charts.spec import BarListSpec, BarRow, Segment
from sosuplan.exports.drawn import Drawing, draw
from sosuplan.exports.drawn_bars import pieces
from sosuplan.exports.sheet import Column, Kind, Sheet, Styles, new_book
from sosuplan.report.drawing import drawing
from tests.core.books import Book
from tests.core.drawn import as_pdf
from tests.core.frames import FrameMaker
from tests.core.pdf_check import Tagged, faults
from tests.specs import FLOWS, LOW_HIGH, bar_list, tornado, waterfall

BACK = bar_list(
    BarRow(
        "Fremad", (Segment(0.0, 100.0, "supply", "a"), Segment(100.0, 140.0, "demand", "b")), ""
    ),
    BarRow(
        "Tilbage", (Segment(0.0, 100.0, "supply", "a"), Segment(100.0, 70.0, "demand", "b")), ""
    ),
    BarRow("Over", (Segment(0.0, -50.0, "supply", "a"), Segment(-50.0, 30.0, "demand", "b")), ""),
    BarRow("Intet", (), ""),
)
"""Parts that go on, back, and back past nought."""


def test_parts_of_a_bar_are_told_apart_without_their_colours() -> None:
    assert list(tornado().entries) == ["lav", "høj"]
    assert [tornado().is_hatched(one) for one in tornado().entries.values()] == [False, True]
    assert waterfall().entries == {}
    back = [[row.lies_on_others(place) for place in range(len(row.segments))] for row in BACK.rows]
    assert back == [[False, False], [False, True], [False, True], []]


@given(st.lists(st.tuples(*[st.integers(-9, 9)] * 2), max_size=4), st.integers(-9, 8))
@settings(max_examples=60)
def test_what_is_seen_of_a_bar_is_the_last_part_at_each_place(
    ends: Sequence[tuple[int, int]], place: int
) -> None:
    segments = tuple(Segment(float(a), float(b), "supply", f"{n}") for n, (a, b) in enumerate(ends))
    found = pieces(BarRow("", segments, ""))
    middle = place + 0.5
    over = [one for one in segments if one.ends[0] < middle < one.ends[1]]
    seen = [one for start, end, one in found if min(start, end) < middle < max(start, end)]
    assert seen == over[-1:]
    assert all(abs(start) < abs(end) and start * end >= 0.0 for start, end, _ in found)


# --- paper ------------------------------------------------------------------------------------


def test_a_printed_list_is_one_figure_that_tells_every_row(frames: FrameMaker) -> None:
    long = "Etmegetlangtnavnudenmellemrumderskalbrydes" * 2
    hostile = bar_list(BarRow(f'#import "x": *fed* {long}', (), "−1", detail="_kursiv_ $x$"))
    specs = [waterfall(), tornado(), hostile, BACK, bar_list(empty="Der er ikke flyttet noget.")]
    file = Tagged(as_pdf([drawing(one) for one in specs], height=0.0))
    assert [one.alt for one in file.tree.find("Figure")] == [one.alternative for one in specs]
    assert faults(file) == ["no heading"]
    # Texts may be broken at any of their spaces, and a long word anywhere.
    text = re.sub(r"[\s\u200b]", "", file.text)
    said = [*FLOWS, *LOW_HIGH, *(row.figure for one in specs for row in one.rows)]
    said += ["lav", "høj", "0,85 til 1,15", "Lav / høj", "Hvad der flytter balancen", "−2.419"]
    said += [hostile.rows[0].name, hostile.rows[0].detail, specs[-1].empty]
    assert [one for one in said if "".join(one.split()) not in text] == []


# --- workbook ---------------------------------------------------------------------------------


def _book(frames: FrameMaker, *specs: BarListSpec) -> Book:
    """A sheet for each spec, with its table of figures."""
    frame, memory = frames({}), io.BytesIO()
    book = new_book(memory)
    styles = Styles(book, frame.language)
    for number, spec in enumerate(specs):
        sheet = Sheet(book, styles, frame.language, f"Ark {number}", "Hvorfor?", "")
        head, *rows = spec.figures
        kinds = [Kind.TEXT, *[Kind.WHOLE] * (len(head) - 1)]
        cells = list(zip(*rows, strict=True)) or [()] * len(head)
        columns = zip(head, cells, kinds, strict=True)
        sheet.table([Column(str(one), list(of), kind) for one, of, kind in columns], keys=1)
        made = Drawing(spec)
        draw(book, frame, made, sheet, sheet.place_chart(made.height))
    book.close()
    return Book(memory.getvalue())


def _series(book: Book, number: int) -> list[tuple[str, list[float]]]:
    """Name and cells of every series of a chart; an empty cell is nought."""
    found = []
    for one in re.findall(r"<c:ser>.*?</c:ser>", book.text(f"xl/charts/chart{number}.xml")):
        name, values = (
            re.findall(r"<c:f>'?([^'<]+)'?!([^<]+)</c:f>", part)[0]
            for part in (one, one.partition("<c:val>")[2])
        )
        head, (first, last) = xl_cell_to_rowcol(name[1]), values[1].split(":")
        (top, column), bottom = xl_cell_to_rowcol(first), xl_cell_to_rowcol(last)[0]
        rows = book.rows(name[0])
        cells = [row[column] or 0.0 for row in rows[top : bottom + 1]]
        found.append((str(rows[head[0]][head[1]]), cells))
    return found


@pytest.mark.parametrize("spec", [waterfall(), tornado(), BACK], ids=["flows", "tornado", "back"])
def test_stacked_bars_of_a_workbook_end_where_the_spec_says(
    frames: FrameMaker, spec: BarListSpec
) -> None:
    book = _book(frames, spec)
    series = _series(book, 1)
    for place, row in enumerate(spec.rows):
        ends = [0.0, *(end for one in row.segments for end in one.ends)]
        cells = [values[place] for _, values in series]
        assert sum(one for one in cells if one > 0.0) == pytest.approx(max(ends))
        assert sum(one for one in cells if one < 0.0) == pytest.approx(min(ends))
    chart = book.text("xl/charts/chart1.xml")
    legend = chart.partition("<c:legend>")[2]
    deleted = [int(one) for one in re.findall(r'<c:idx val="(\d+)"/><c:delete', legend)]
    shown = [name for place, (name, _) in enumerate(series) if place not in deleted]
    # From whichever end entries are counted, the same are left.
    assert deleted == [] or {len(series) - 1 - one for one in deleted} == set(deleted)
    assert (shown if legend else []) == list(spec.entries)
    assert ('prst="wdUpDiag"' in chart) == bool(spec.entries)
    # What the chart alone reads is out of sight.
    hidden = re.findall(
        r'<col min="(\d+)" max="(\d+)"[^>]*hidden="1"', book.text("xl/worksheets/sheet1.xml")
    )
    assert [int(first) > len(spec.figures[0]) for first, _ in hidden] == [True]


def test_a_workbook_tells_a_list_in_words_and_draws_no_empty_one(frames: FrameMaker) -> None:
    book = _book(frames, bar_list(), tornado())
    assert book.parts(r"xl/charts/chart\d+\.xml") == ["xl/charts/chart1.xml"]
    assert tornado().text in book.text("xl/drawings/drawing1.xml")
