"""The sheet Hvad skal der til: how far each lever alone and several together have to go, how many
trainees must be taken in, what a step of a lever is worth in trainees, and what it costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sosuplan.analysis.aim import BALANCE
from sosuplan.analysis.balance import worst_first
from sosuplan.analysis.frame import Frame
from sosuplan.analysis.goal import Solution
from sosuplan.analysis.mix import Part
from sosuplan.charts import cost, exchange, goal, intake, mix
from sosuplan.charts.spec import BarListSpec, ChartSpec
from sosuplan.exports.drawn import Drawing, Line
from sosuplan.exports.input_sheets import UNIT, lever_kind, lever_value, unit_text
from sosuplan.exports.results import Place
from sosuplan.exports.sheet import Cell, Column, Kind, Sheet
from sosuplan.narrative.what_it_takes import (
    aim_line,
    exchange_meaning,
    headline,
    intake_detail,
    intake_headline,
    mix_meaning,
    weights_note,
)
from sosuplan.text.terms import capital

NAMES, VALUES, TEXTS = 44.0, 17.0, 30.0
"""Characters of the column of names, of one of figures, and of one that has texts, too."""
COLUMNS = 6


def takes_sheet(frame: Frame, sheet: Sheet) -> list[Drawing]:
    """The tables of each occupation and of both together, and the drawings of their charts."""
    year, drawings, notes = frame.years[-1], list[Drawing](), list[str]()
    sheet.set_widths(0, 0, NAMES)
    sheet.set_widths(1, 3, VALUES)
    sheet.set_widths(4, COLUMNS - 1, TEXTS)
    jobs = worst_first(frame.outlook)
    for job in jobs:
        specs = [
            *_goal(frame, sheet, job, year),
            *_mix(frame, sheet, job, year),
            *_trainees(frame, sheet, job, year),
        ]
        drawings += [Drawing(one) for one in specs if _has_bars(one)]
        found, mixed = frame.goal(job, year, BALANCE), frame.mix(job, year, BALANCE)
        needed = frame.intake(job, year)
        notes += [
            f"{headline(frame, found, mixed)}. {aim_line(found, frame.language)}.",
            f"{intake_headline(frame, needed)}. {intake_detail(frame, needed)}",
        ]
    if len(jobs) > 1:
        drawings += [Drawing(one) for one in _mix(frame, sheet, "all", year)]
    notes += filter(None, [weights_note(frame)])
    notes += [mix_meaning(frame.language), exchange_meaning(frame.language)]
    if frame.prices and frame.changed:
        drawings += _cost(frame, sheet, year, notes)
    sheet.add_notes(notes, COLUMNS)
    return drawings


def _has_bars(spec: BarListSpec) -> bool:
    """False where there is nothing to see: spreadsheets do not open a chart of nothing."""
    return any(one.start != one.end for row in spec.rows for one in row.segments)


def _heads(spec: ChartSpec) -> list[str]:
    return [capital(str(one)) for one in spec.figures[0]]


def _levers(told: Sequence[Solution | Part], values: Sequence[float], head: str) -> Column:
    """Values of levers, each as its lever is counted."""
    kinds = [lever_kind(one.lever) for one in told]
    cells: list[Cell] = [
        lever_value(one.lever, value) for one, value in zip(told, values, strict=True)
    ]
    return Column(head, cells, Kind.FINE, kinds=kinds)


def _units(frame: Frame, told: Sequence[Solution | Part]) -> Column:
    """What the values of levers are counted in, where their cells do not show it."""
    return Column(frame.language(UNIT), [unit_text(frame, one.lever) for one in told])


def _goal(frame: Frame, sheet: Sheet, job: str, year: int) -> Iterator[BarListSpec]:
    """How far each lever alone has to go."""
    spec = goal.build(frame, job, year, BALANCE)
    found = frame.goal(job, year, BALANCE)
    if not found.is_there:
        name, value, left, seen, beside = _heads(spec)
        rows = spec.figures[1:]
        sheet.block(
            spec.name,
            [
                Column(name, [str(row[0]) for row in rows], Kind.WRAPPED),
                _levers(found.levers, [one.value for one in found.levers], value),
                _units(frame, found.levers),
                Column(left, [float(str(row[2])) for row in rows], Kind.SIGNED),
                Column(seen, [str(row[3]) for row in rows], Kind.WRAPPED),
                Column(beside, [str(row[4]) for row in rows], Kind.WRAPPED),
            ],
        )
        yield spec


def _mix(frame: Frame, sheet: Sheet, job: str, year: int) -> Iterator[BarListSpec]:
    """What several have to do together."""
    together = mix.build(frame, job, year, BALANCE)
    parts = frame.mix(job, year, BALANCE).parts
    if parts:
        name, value, change, gives, share = _heads(together)
        sheet.block(
            together.name,
            [
                Column(name, [str(row[0]) for row in together.figures[1:]], Kind.WRAPPED),
                _levers(parts, [one.value for one in parts], value),
                _units(frame, parts),
                _levers(parts, [one.change for one in parts], change),
                Column(gives, [one.gap_change for one in parts], Kind.SIGNED),
                Column(share, [one.share for one in parts], Kind.PERCENT),
            ],
        )
        yield together


def _trainees(frame: Frame, sheet: Sheet, job: str, year: int) -> Iterator[BarListSpec]:
    """The intake that every demand scenario asks for, and what steps are worth in trainees."""
    for spec, kinds in (
        (intake.build(frame, job, year), (Kind.WHOLE, Kind.PERCENT, Kind.YEAR)),
        (exchange.build(frame, job, year), (Kind.SIGNED, Kind.WHOLE)),
    ):
        if len(spec.figures) > 1:
            sheet.block(spec.name, _columns(spec, kinds))
            yield spec


def _columns(spec: ChartSpec, kinds: Sequence[Kind]) -> list[Column]:
    """A chart's table of figures: a name, and a kind of figures in each other column."""
    names, *columns = zip(*spec.figures[1:], strict=True)
    first, *heads = _heads(spec)
    return [
        Column(first, list(map(str, names)), Kind.WRAPPED),
        *(
            Column(head, [cell if isinstance(cell, int | float) else "" for cell in cells], kind)
            for head, cells, kind in zip(heads, columns, kinds, strict=True)
        ),
    ]


def _cost(frame: Frame, sheet: Sheet, year: int, notes: list[str]) -> Iterator[Drawing]:
    """What the scenario costs by year, and each full-time person that a lever wins."""
    whole, each = frame.cost().whole, cost.build(frame, year)
    heads, *rows = cost.year_figures(frame)
    columns = [
        Column(str(head), [float(str(row[at])) for row in rows], Kind.SIGNED)
        for at, head in enumerate(heads[1:], start=1)
    ]
    if whole.net is not None:
        # Its cells are in kroner, and its chart is of these.
        spec = cost.by_year(frame, scaled=False)
        first = sheet.block(
            spec.name, [Column(str(heads[0]), list(whole.years), Kind.YEAR), *columns]
        )
        net, *_others = spec.series
        place = Place(sheet, 0, len(whole.years), {net.key: len(columns)}, first)
        yield Drawing(spec, [Line(place, net.key, net.stroke, capital(net.name))])
        notes.append(spec.note)
    if len(each.figures) > 1:
        sheet.block(each.name, _columns(each, (Kind.SIGNED, Kind.DECIMAL, Kind.SIGNED)))
    if _has_bars(each):
        yield Drawing(each)
    if each.note:
        notes.append(each.note)
