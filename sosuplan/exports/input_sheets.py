"""The sheets Forudsætninger and Kilder: every figure of the plan, and where it comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sosuplan.analysis.frame import Frame
from sosuplan.editing.cells import choice
from sosuplan.exports.sheet import FIRST_ROW, Cell, Column, Sheet
from sosuplan.exports.styles import DECIMAL, FINE, PERCENT, TEXT, WHOLE, WRAPPED, YEAR
from sosuplan.model.plan import Source
from sosuplan.model.provenance import source_of
from sosuplan.model.schema.column import Table
from sosuplan.model.schema.tables import (
    INPUTS,
    SETTINGS,
    SETTINGS_TABLE,
    TABLE,
    column_in,
    column_name,
    table_name,
    unit_word,
)
from sosuplan.text.language import N_
from sosuplan.text.terms import capital, word

_TABLE = N_("Table")
_FIGURE = N_("Figure")
_VALUE = N_("Value")
_UNIT = N_("Unit")
_KIND = N_("Kind of figure")
_FIGURES_FROM = N_("Figures from it")

_NAMES = ("area", "sector", "occupation", "scenario")
_NUMBERS = ("age_from", "age_to", "year")
"""What identifies a figure: columns of texts and of numbers."""
_LABELS = {one.name: one.label for table in INPUTS for one in table.columns}


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the plan; ``names`` is what identifies it, by column; ``source`` an id."""

    table: str
    column: str
    value: float
    names: Mapping[str, Cell]
    source: str


def figures_of(frame: Frame) -> Iterator[Figure]:
    """Every figure that the projection reads, in the order of the plan's tables."""
    plan = frame.plan
    for key in SETTINGS:
        if key != "name":
            yield Figure(SETTINGS_TABLE, key, float(getattr(plan, key)), {}, "")
    for table in INPUTS:
        for row in getattr(plan, table.name):
            names = _named(frame, table, row)
            for name in table.figures:
                value = getattr(row, name)
                if value is not None:
                    source = source_of(row, name)
                    yield Figure(table.name, name, float(value), names, source)


def _named(frame: Frame, table: Table, row: Any) -> dict[str, Cell]:
    """What identifies a row, in words; an age by itself is a band of one."""
    labels = {one.scenario: one.label(frame.language.code) for one in frame.plan.demands}
    found: dict[str, Cell] = {}
    for name in table.by_name:
        value = getattr(row, name)
        if name == "age":
            found |= {"age_from": value, "age_to": value}
        elif name == "scenario":
            found[name] = labels.get(value, value)
        elif name == "occupation":
            found[name] = capital(word(value, frame.language))
        elif name == "sector":
            found[name] = word(value, frame.language)
        elif name == "area" or name in _NUMBERS:
            found[name] = value
    return found


def figure_kind(table: str, column: str) -> str:
    """How the cell of a figure is shown (see ``styles``)."""
    unit = column_in(table, column).unit
    if not unit.grouped:
        return YEAR
    if unit.factor == 100:
        return PERCENT
    return {0: WHOLE, 1: DECIMAL}.get(unit.decimals, FINE)


def input_sheet(frame: Frame, sheet: Sheet) -> None:
    """A row for each figure: what it is, its value, and the kind and title of its source."""
    say = frame.language
    sources = {source.id: source for source in frame.plan.sources}
    figures = list(figures_of(frame))
    names = [name for name in _NAMES if any(name in figure.names for figure in figures)]
    columns = [
        Column(say(_TABLE)),
        *(Column(say(_LABELS[name])) for name in names),
        *(Column(say(_LABELS[name]), YEAR, width=9.0) for name in _NUMBERS),
        Column(say(_FIGURE)),
        Column(say(_VALUE), DECIMAL, width=14.0),
        Column(say(_UNIT)),
        Column(say(_KIND)),
        Column(say(_LABELS["source"]), width=70.0),
    ]
    rows: list[list[Cell]] = [
        [
            table_name(figure.table, say),
            *(figure.names.get(name) for name in (*names, *_NUMBERS)),
            column_name(figure.table, figure.column, say),
            None,
            unit_word(figure.table, figure.column, say) or None,
            *_of_source(frame, sources.get(figure.source)),
        ]
        for figure in figures
    ]
    sheet.table(columns, rows, keys=1)
    place = len(columns) - 4
    for at, figure in enumerate(figures, start=FIRST_ROW):
        sheet.write(at, place, figure.value, figure_kind(figure.table, figure.column))


def _of_source(frame: Frame, source: Source | None) -> tuple[Cell, Cell]:
    """The kind and the title of a source; settings have none."""
    if source is None:
        return None, None
    return choice("sources", source.kind, frame.language), source.title


_WIDTHS = {"title": 50.0, "publisher": 26.0, "locator": 34.0, "url": 44.0, "note": 60.0}


def source_sheet(frame: Frame, sheet: Sheet) -> None:
    """A row for each source with everything that is known of it, and how many figures it gave."""
    say = frame.language
    counts = Counter(figure.source for figure in figures_of(frame))
    table = TABLE["sources"]
    columns = [
        Column(
            column_name("sources", name, say),
            WRAPPED if name in _WIDTHS else TEXT,
            width=_WIDTHS.get(name, 0.0),
        )
        for name in table.by_name
    ]
    columns.append(Column(say(_FIGURES_FROM), WHOLE, width=14.0))
    rows: list[list[Cell]] = []
    for source in frame.plan.sources:
        texts = {name: str(getattr(source, name)) for name in table.by_name}
        texts["kind"] = choice("sources", source.kind, say)
        rows.append([*(text or None for text in texts.values()), counts[source.id]])
    sheet.table(columns, rows, keys=2)
