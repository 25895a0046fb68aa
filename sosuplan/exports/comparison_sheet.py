"""The sheet Sammenligning: scenarios side by side, with their chart below."""

from __future__ import annotations

from collections.abc import Sequence

from sosuplan.analysis.frame import Frame
from sosuplan.charts import comparison as words
from sosuplan.exports.drawn import Drawing, Line
from sosuplan.exports.input_sheets import lever_kind, lever_value
from sosuplan.exports.results import Place
from sosuplan.exports.sheet import FIRST_ROW, Cell, Column, Kind, Sheet, head_width, light_text
from sosuplan.narrative import comparison_table as of_table
from sosuplan.narrative.comparison import unlike_notes
from sosuplan.narrative.comparison_table import Row, comparison_table
from sosuplan.text.language import Language

_NAMES, _VALUES = 46.0, 17.0
"""Characters of the column of names, and of another one at least."""
_KINDS = {
    of_table.Kind.SHARE: Kind.PERCENT,
    of_table.Kind.PEOPLE: Kind.WHOLE,
    of_table.Kind.DIFFERENCE: Kind.SIGNED,
    of_table.Kind.YEAR: Kind.YEAR,
}


def comparison_sheet(frame: Frame, sheet: Sheet) -> list[Drawing]:
    """The table of the comparison; the drawings of its charts, one for each occupation that is
    looked at."""
    comparison, language = frame.comparison, frame.language
    made = comparison_table(
        comparison, frame.unit, language, occupations=frame.occupations, differences=True
    )
    names: list[Cell] = [int(row.name) if row.name.isdecimal() else row.name for row in made.rows]
    sections = [row.kind == of_table.Kind.SECTION for row in made.rows]
    name_kinds = [Kind.YEAR if isinstance(one, int) else Kind.WRAPPED for one in names]
    columns = [Column("", names, width=_NAMES, kinds=name_kinds, moved=sections)]
    heads = [" · ".join((name, *below)) for name, below in made.heads]
    for at, head in enumerate(heads):
        cells = [_cell(row, at, language) for row in made.rows]
        kinds = [_kind(row, cell) for row, cell in zip(made.rows, cells, strict=True)]
        moved = [
            section or _stands_out(row, at)
            for section, row in zip(sections, made.rows, strict=True)
        ]
        width = head_width(head, _VALUES)
        columns.append(Column(head, cells, Kind.WHOLE, width=width, kinds=kinds, moved=moved))
    sheet.table(columns, keys=1)
    for at in range(len(heads)):
        sheet.lights(FIRST_ROW, FIRST_ROW + len(made.rows) - 1, 1 + at)
    return [
        _drawing(frame, sheet, occupation, _first_year(made.rows, place))
        for place, occupation in enumerate(frame.occupations)
    ]


def _cell(row: Row, at: int, language: Language) -> Cell:
    if not row.cells:
        return None
    cell = row.cells[at]
    if row.kind == of_table.Kind.LIGHT and cell.light:
        return light_text(cell.light, language)
    if cell.value is None:
        return cell.text
    return cell.value if row.lever is None else lever_value(row.lever, cell.value)


def _kind(row: Row, cell: Cell) -> Kind:
    if cell is None or isinstance(cell, str):
        return Kind.WRAPPED
    return _KINDS[row.kind] if row.lever is None else lever_kind(row.lever)


def _stands_out(row: Row, at: int) -> bool:
    """A lever that is moved, or the figure that the comparison is about."""
    moved = row.kind == of_table.Kind.LEVER and not row.cells[at].muted
    return row.strong or moved


def _first_year(rows: Sequence[Row], which: int) -> int:
    """The row of the sheet with the first year of the ``which``-th table of balances by year."""
    starts = [
        at
        for at, row in enumerate(rows)
        if row.kind == of_table.Kind.PEOPLE
        and row.name.isdecimal()
        and rows[at - 1].kind == of_table.Kind.SECTION
    ]
    return FIRST_ROW + starts[which]


def _drawing(frame: Frame, sheet: Sheet, occupation: str, first: int) -> Drawing:
    comparison = frame.comparison
    spec = words.build(comparison, occupation, frame.unit, frame.language)
    members = range(len(comparison.members))
    place = Place(sheet, 0, len(spec.places), {(at, ""): 1 + at for at in members}, first)
    lines = [Line(place, one.key, one.stroke) for one in spec.series]
    note = " ".join(unlike_notes(comparison, frame.language))
    return Drawing(spec, lines, note, of=frame.plan.name)
