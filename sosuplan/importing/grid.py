"""The table within a sheet: which rows are titles, which the heading, which the data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sosuplan.importing.blocks import blocks_of, names_group
from sosuplan.importing.factor import Factor, factor_of
from sosuplan.importing.fields import NO_FIGURES, field_of_heading
from sosuplan.importing.readers.cells import Cell, RawSheet, cell_text, letter
from sosuplan.importing.vocabulary import (
    figure_of,
    is_statbank,
    is_suppressed,
    is_total,
    says_ages,
    year_of,
)
from sosuplan.model.group_words import occupation_of, plain
from sosuplan.model.places import find_place

_SEARCHED = 60
"""Rows in which the heading is looked for."""
_MOST_HEADING_ROWS = 3
_NO_TITLE = re.compile(r"^sep=|^(?:enhed|unit|kilde|source|anm|note)\b|:$", re.IGNORECASE)
"""What a text above a table begins or ends with that is not its title."""
_WORDS_OF_A_TITLE = 3
JOIN = " / "
"""Between the parts of a heading of several rows."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with one name a column, and its rows with their lines in the file.

    ``title`` holds the texts above the heading, and ``name`` what the table is called among them,
    "" if nothing seems to be its name; ``header_lines`` the heading's first and last line,
    (0, 0) if there is none. ``dash_is_zero`` is True for tables of a statistical office in which a
    dash stands for none. ``written_once`` are the columns whose labels stand only in the first of
    several rows, and ``filled_down`` says whether the rows below have them here. ``hides`` is how
    many rows and columns of the sheet are hidden, and ``with_hidden`` whether they are here.
    """

    sheet: str
    title: tuple[str, ...]
    header: tuple[str, ...]
    header_lines: tuple[int, int]
    rows: Sequence[tuple[Cell, ...]]
    lines: Sequence[int]
    decimal: str
    dash_is_zero: bool = False
    written_once: tuple[str, ...] = ()
    filled_down: bool = False
    name: str = ""
    hides: tuple[int, int] = (0, 0)
    with_hidden: bool = False
    _factors: dict[int, Factor] = field(default_factory=dict, init=False, repr=False, compare=False)

    def column(self, place: int) -> Factor:
        """A column as its different cells, which is found once."""
        found = self._factors.get(place)
        if found is None:
            found = self._factors[place] = factor_of(self.rows, place)
        return found

    def preview(self, count: int = 20) -> list[tuple[int, tuple[str, ...]]]:
        """The first rows with their lines, as the texts that will be read."""
        pairs = zip(self.lines[:count], self.rows[:count], strict=True)
        return [(line, tuple(map(self._shown, row))) for line, row in pairs]

    def _shown(self, cell: Cell) -> str:
        text = cell_text(cell)
        return text.replace(".", self.decimal) if isinstance(cell, float) else text


def grid_of(
    sheet: RawSheet,
    header: tuple[int, int] | None = None,
    *,
    fill_down: bool = True,
    hidden: bool = False,
) -> Grid:
    """The table of ``sheet``; ``header`` is the heading's first and last line if it is known.

    With ``fill_down`` labels that are written once for several rows are those of all of them, and
    with ``hidden`` rows and columns that the sheet hides are read too.
    """
    whole = sheet
    if sheet.hides and not hidden:
        sheet = sheet.visible()
    if header is None:
        first, end = _find_header(sheet)
    elif header == (0, 0):
        first = end = 0
    else:
        heads = range(header[0], header[1] + 1)
        inside = [place for place, line in enumerate(sheet.lines[:1000]) if line in heads]
        first, end = (inside[0], inside[-1] + 1) if inside else (0, 0)
    rows = sheet.rows
    names = _names(rows[first:end], sheet.width)
    title = tuple(cell_text(cell) for row in rows[:first] for cell in row if cell is not None)
    data = rows[end:]
    lines: Sequence[int] = sheet.lines[end:]
    if blocks := blocks_of(data, lines, names):
        data, lines = blocks.rows, blocks.lines
        names = (*(f"{names[0]} – {number}" for number in range(1, len(blocks.kinds) + 1)), *names)
    once = _written_once(data, names, sheet.decimal)
    bounds = (sheet.lines[first], sheet.lines[end - 1]) if end > first else (0, 0)
    return Grid(
        sheet.name,
        title,
        names,
        bounds,
        _filled_down(data, once) if once and fill_down else data,
        lines,
        sheet.decimal,
        sheet.dash_is_zero or is_statbank(title, names),
        tuple(names[place] for place in once),
        bool(once) and fill_down,
        _table_name(rows[:first]),
        (len(whole.hidden_lines), len(whole.hidden_columns)),
        hidden,
    )


def _table_name(rows: Sequence[Sequence[Cell]]) -> str:
    """The title among the rows above a heading: the first text that stands by itself, with the one
    below it if it is too short to say much. A label beside its value is none, nor is the heading of
    a group, and rows under other cells belong to these."""
    lines: list[str] = []
    for row in rows:
        texts = [text for cell in row if (text := re.sub(r"\s+", " ", cell_text(cell)).strip())]
        if len(texts) == 1 and _is_group(texts[0]):
            continue
        if len(texts) == 1 and not _NO_TITLE.search(texts[0]) and re.search(r"[^\W\d]", texts[0]):
            lines.append(texts[0])
        elif len(texts) > 2 or (len(texts) == 2 and _is_heading(texts)):
            break
    if lines and len(re.findall(r"\w+", lines[0])) < _WORDS_OF_A_TITLE:
        return " – ".join(lines[:2])
    return lines[0] if lines else ""


def _is_group(text: str) -> bool:
    """Whether a text is the heading of a group of rows: an occupation and hardly more."""
    return bool(occupation_of(text)) and len(plain(text).split()) <= _WORDS_OF_A_TITLE


def _is_heading(texts: Sequence[str]) -> bool:
    """Whether two texts name columns, and are no label with its value."""
    return all(field_of_heading(plain(text)) for text in texts)


def _find_header(sheet: RawSheet) -> tuple[int, int]:
    """First heading row and the row after the last one, as places in ``sheet.rows``."""
    rows = sheet.rows[:_SEARCHED]
    start = next(
        (place for place, row in enumerate(rows) if _has_figures(row, sheet.decimal)), None
    )
    if start is None:
        widest = max((_filled(row) for row in rows), default=0)
        place = next((n for n, row in enumerate(rows) if _filled(row) == widest), 0)
        return (place, place + 1) if widest > 1 else (0, 0)
    while start > 1 and names_group(rows[start - 1]):
        # The name of the first block of rows, below the heading.
        start -= 1
    first = start
    width = _filled(rows[start])
    while first > 0 and start - first < _MOST_HEADING_ROWS:
        row = rows[first - 1]
        apart = sheet.lines[first] - sheet.lines[first - 1] > 1 and first < start
        if apart or _is_title(row, max(width, _filled(rows[start - 1]))):
            break
        first -= 1
    return first, start


def _filled(row: Sequence[Cell]) -> int:
    return sum(cell is not None for cell in row)


def _is_title(row: Sequence[Cell], width: int) -> bool:
    """A text by itself, or a label with its value ("Udtrukket: | 12-03-2025")."""
    places = [place for place, cell in enumerate(row) if cell is not None]
    if len(places) == 1:
        return places[0] == 0 and width > 1
    return places == [0, 1] and width > 3


def _has_figures(row: Sequence[Cell], decimal: str) -> bool:
    """True if ``row`` holds figures other than a run of years or ages, which make a heading."""
    numbers = []
    secret = 0
    for cell in row:
        if isinstance(cell, str) and is_suppressed(cell):
            secret += 1
        elif cell is not None and (value := figure_of(cell, decimal).value) is not None:
            numbers.append(value)
    if not numbers:
        return secret > 1 or (secret == 1 and _filled(row) > 1)
    if all(value.is_integer() and 1900 <= value <= 2200 for value in numbers):
        return bool(secret) or _filled(row) > len(numbers) + 2
    if any(isinstance(cell, str) and says_ages(cell) for cell in _before_numbers(row, decimal)):
        # Small counts beside an age band can run 1, 2, 3 as ages in a heading do.
        return True
    if len(numbers) >= 3 and not secret:
        steps = {after - before for before, after in pairwise(numbers)}
        return steps not in ({1.0}, {5.0})
    return True


def _before_numbers(row: Sequence[Cell], decimal: str) -> Iterator[Cell]:
    """The cells to the left of the first number."""
    for cell in row:
        if cell is not None and figure_of(cell, decimal).value is not None:
            return
        yield cell


def _names(rows: Sequence[Sequence[Cell]], width: int) -> tuple[str, ...]:
    """One name a column: of several heading rows joined, else the column's letter."""
    parts: list[list[str]] = [[] for _ in range(width)]
    for depth, row in enumerate(rows):
        last = depth == len(rows) - 1
        texts = [cell_text(cell) for cell in row]
        if not last:
            texts = _spread_right(texts, rows[depth + 1 :])
        for place, text in enumerate(texts):
            words = re.sub(r"\s+", " ", text)
            if words and words not in parts[place]:
                parts[place].append(words)
    return tuple(JOIN.join(names) or letter(place) for place, names in enumerate(parts))


def _spread_right(texts: list[str], below: Sequence[Sequence[Cell]]) -> list[str]:
    """A text stands for the empty cells to its right that have a heading below, as merged ones."""
    spread = list(texts)
    for place in range(1, len(texts)):
        has_below = any(row[place] is not None for row in below)
        own_below = any(row[place - 1] is not None for row in below)
        if not spread[place] and has_below and own_below:
            spread[place] = spread[place - 1]
    return spread


def _written_once(
    rows: Sequence[tuple[Cell, ...]], names: Sequence[str], decimal: str
) -> tuple[int, ...]:
    """Columns whose labels are written once for several rows, as StatBank and pivot tables and
    merged cells have them.

    Such a column is empty in many rows, though not in the first, and the column to its right has
    labels in nearly all rows, or is such a column itself: an empty cell elsewhere is an empty cell.
    Rows of sums lack labels for another reason.
    """
    sample = [row for row in rows[:200] if not any(map(_is_sum, row))]
    labels: list[int] = []
    for place in range(len(names) - 1 if sample else 0):
        cells = [row[place] for row in sample if row[place] is not None]
        if not (cells and _are_labels(cells, names[place], decimal)):
            break
        labels.append(place)
    found: list[int] = []
    complete = False
    for place in reversed(labels):
        filled = sum(row[place] is not None for row in sample)
        if complete and filled * 3 <= len(sample) * 2 and sample[0][place] is not None:
            found.insert(0, place)
        else:
            complete = filled * 10 >= len(sample) * 9
    return tuple(found)


def _are_labels(cells: Sequence[Cell], name: str, decimal: str) -> bool:
    """True for texts that are no figures, and for codes, years, places and ages, which are labels
    too."""
    if all(isinstance(cell, str) and _is_label(cell, decimal) for cell in cells):
        return True
    texts = [cell_text(cell) for cell in cells]
    if all(map(find_place, texts)) or all(map(year_of, texts)):
        return True
    heading = plain(name.split(JOIN)[-1])
    age = field_of_heading(heading) in ("age", "age_from", "age_to") and not says_ages(name)
    return age or bool(NO_FIGURES.search(heading))


def _filled_down(
    rows: Sequence[tuple[Cell, ...]], columns: Sequence[int]
) -> Sequence[tuple[Cell, ...]]:
    """Empty cells of ``columns`` with the label above, where there is a label to their right: a row
    of sums has none. A label ends where one further to the left begins."""
    filled = []
    above: dict[int, Cell] = dict.fromkeys(columns)
    for row in rows:
        cells = list(row)
        for place in columns:
            if row[place] is not None:
                above |= dict.fromkeys((later for later in columns if later > place), None)
                above[place] = row[place]
        for place in reversed(columns):
            right = row[place + 1 : columns[-1] + 2]
            if cells[place] is None and any(cell is not None for cell in right):
                cells[place] = above[place]
        filled.append(tuple(cells))
    return filled


def _is_sum(cell: Cell) -> bool:
    return isinstance(cell, str) and is_total(cell)


def _is_label(cell: str, decimal: str) -> bool:
    return says_ages(cell) or figure_of(cell, decimal).state == "not_a_number"
