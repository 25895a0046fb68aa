"""The sheet Hvorfor: what moves the balance by year and area, what each moved lever gives, and what
a step of each would."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sosuplan.analysis.balance import worst_first
from sosuplan.analysis.flows import END, PARTS, START, Flows
from sosuplan.analysis.frame import Frame
from sosuplan.charts import contributions, flows, ranking
from sosuplan.charts.spec import ChartSpec
from sosuplan.exports.drawn import Drawing
from sosuplan.exports.sheet import Column, Kind, Sheet
from sosuplan.model.schema.tables import column_name
from sosuplan.narrative.why import flows_meaning, shares_meaning, step_detail, step_name
from sosuplan.text.language import N_
from sosuplan.text.terms import capital, is_none

_IN_ALL = N_("In all")
_BY_AREA = N_("{name}, by area")
NAMES, VALUES = 44.0, 15.0
"""Characters of the column of names, and of another one."""
NOTED = 8
"""Columns that a note goes across."""


def why_sheet(frame: Frame, sheet: Sheet) -> list[Drawing]:
    """The tables of each occupation, and the drawings of their charts."""
    year, drawings = frame.years[-1], []
    sheet.set_widths(0, 0, NAMES)
    sheet.set_widths(1, max(len(frame.years), len(PARTS)), VALUES)
    for job in worst_first(frame.outlook):
        found, spec = frame.flows(job, year), flows.build(frame, job, year)
        drawings.append(Drawing(spec))
        parts = [one for one in PARTS if one in (START, END) or not is_none(found.total(one))]
        sheet.block(spec.name, _by_year(frame, found, parts, spec))
        if len(found.areas) > 1:
            heading = frame.language(_BY_AREA).format(name=spec.name)
            sheet.block(heading, _by_area(frame, found, parts, spec))
        steps = ranking.build(frame, job, year)
        given = contributions.build(frame, job, year) if frame.changed else None
        if given is not None and given.rows:
            sheet.block(given.title, _figures(given))
            drawings.append(Drawing(given))
        sheet.block(steps.title, list(_steps(frame, job, year, steps)))
        if steps.rows:
            drawings.append(Drawing(steps))
    notes = [flows_meaning(frame.language)]
    if frame.changed:
        notes.append(shares_meaning(frame.language))
    sheet.add_notes(notes, NOTED)
    return drawings


def _figures(spec: ChartSpec) -> list[Column]:
    """A chart's table of figures as it is, a name and numbers."""
    (first, *heads), *rows = spec.figures
    names, *columns = zip(*rows, strict=True)
    return [
        Column(str(first), list(map(str, names)), Kind.WRAPPED),
        *(
            Column(str(head), [float(str(cell)) for cell in cells], Kind.SIGNED)
            for head, cells in zip(heads, columns, strict=True)
        ),
    ]


def _steps(frame: Frame, job: str, year: int, spec: ChartSpec) -> Iterator[Column]:
    """A step of every lever with what it adds, and what is plausible."""
    levers = frame.ranking(job, year).levers
    heads = list(map(str, spec.figures[0]))
    yield Column(heads[0], [step_name(one, job, frame.language) for one in levers], Kind.WRAPPED)
    yield Column(capital(heads[1]), [one.gap_change for one in levers], Kind.SIGNED)
    yield Column(heads[2], [step_detail(frame, one.lever) for one in levers])


def _by_year(frame: Frame, found: Flows, parts: Sequence[str], spec: ChartSpec) -> list[Column]:
    """The figures of each year and, first, those of all years together."""
    heading, names = str(spec.figures[0][0]), _names(spec)
    columns = [
        Column(heading, names),
        Column(frame.language(_IN_ALL), [found.total(one) for one in parts], Kind.SIGNED),
    ]
    for place, year in enumerate(found.years):
        cells = [found.total(one, year=place) for one in parts]
        columns.append(Column(year, cells, Kind.SIGNED))
    return columns


def _names(spec: ChartSpec) -> list[str]:
    """What the parts are called."""
    return [str(row[0]) for row in spec.figures[1:]]


def _by_area(frame: Frame, found: Flows, parts: Sequence[str], spec: ChartSpec) -> list[Column]:
    """The figures of each area over all years."""
    columns = [Column(column_name("staff", "area", frame.language), found.areas)]
    for name, one in zip(_names(spec), parts, strict=True):
        cells = [found.total(one, area=place) for place in range(len(found.areas))]
        columns.append(Column(name, cells, Kind.SIGNED))
    return columns
