"""The section that compares scenarios: their curves, what they set, and what comes of it."""

from __future__ import annotations

from sosuplan.charts import comparison as words
from sosuplan.narrative.comparison import disagreement, unlike_notes
from sosuplan.narrative.comparison_table import Cell as TableCell
from sosuplan.narrative.comparison_table import Kind, Row, comparison_table
from sosuplan.report.drawing import drawing
from sosuplan.report.paper import (
    LONGEST_NAME,
    Cell,
    Data,
    Paper,
    chart,
    column,
    section,
    subheading,
    table,
    text,
)
from sosuplan.text.language import N_
from sosuplan.text.terms import cut

_TOPIC = N_("Scenarios side by side")
_BETWEEN = " · "
HEIGHT = 58


def comparison(paper: Paper) -> Data | None:
    """A chart for each occupation and the table of the comparison; None where nothing is chosen to
    be compared."""
    frame, language = paper.frame, paper.frame.language
    found = frame.comparison
    if not frame.compared or not found.chosen:
        return None
    specs = [words.build(found, one, frame.unit, language) for one in frame.occupations]
    blocks: list[Data] = []
    for spec in specs:
        if spec is not specs[0]:
            blocks.append(subheading(spec.title))
        blocks.append(chart(drawing(spec), HEIGHT))
    notes = [*unlike_notes(found, language), disagreement(found, language)]
    blocks += [text(one, block="small") for one in notes if one]
    made = comparison_table(found, frame.unit, language, occupations=frame.occupations)
    heads = [_BETWEEN.join((cut(name, LONGEST_NAME), *below)) for name, below in made.heads]
    columns = [column("", width=1.6), *(column(one, "right", 1.0) for one in heads)]
    rows = [_row(row, len(columns)) for row in made.rows]
    blocks.append(table(columns, rows, small=True))
    return section(specs[0].title, blocks, paper.say(_TOPIC))


def _row(row: Row, width: int) -> list[Cell]:
    if row.kind == Kind.SECTION:
        return [{"text": row.name, "strong": True, "span": width, "own": True}]
    return [row.name, *(_cell(one, strong=row.strong) for one in row.cells)]


def _cell(cell: TableCell, *, strong: bool) -> Cell:
    found: Data = {"text": cell.text}
    if cell.light:
        found["light"] = cell.light
    if strong:
        found["strong"] = True
    return found if len(found) > 1 else cell.text
