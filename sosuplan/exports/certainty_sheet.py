"""The sheet Hvor sikkert: the band of the balance by year, how the draws lie at the horizon, what
each input and lever does to it within its range, the ranges, and how well the model explains the
past."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sosuplan.analysis.backcast import backcast
from sosuplan.analysis.balance import worst_first
from sosuplan.analysis.frame import CURRENT, Frame
from sosuplan.analysis.sensitivity import Swing
from sosuplan.charts import backcast as past
from sosuplan.charts import sensitivity, uncertainty
from sosuplan.charts.spec import BarListSpec, PlotSpec
from sosuplan.exports.drawn import Drawing, Line
from sosuplan.exports.input_sheets import lever_kind, lever_value
from sosuplan.exports.past_blocks import course_block, misses_block
from sosuplan.exports.results import Place
from sosuplan.exports.sheet import Cell, Column, Kind, Sheet
from sosuplan.model.lever import Lever
from sosuplan.model.plan import InputRange
from sosuplan.model.provenance import source_of
from sosuplan.model.schema.tables import column_name, table_name
from sosuplan.narrative.backcast import PAST, caveat, story
from sosuplan.narrative.certainty import band_meaning, draws_in_words, rests_on
from sosuplan.text.terms import capital, word

NAMES, VALUES = 36.0, 17.0
"""Characters of the column of names, and of another one."""
COLUMNS = 7
_ENDS = ("low", "likely", "high")


def certainty_sheet(frame: Frame, sheet: Sheet) -> list[Drawing]:
    """The tables of each occupation, and the drawings of their charts."""
    sheet.set_widths(0, 0, NAMES)
    sheet.set_widths(1, COLUMNS - 1, VALUES)
    jobs = worst_first(frame.outlook)
    drawings = _ranged(frame, sheet, jobs) if frame.uncertainty else []
    for job in jobs:
        drawings += _past(frame, sheet, job)
    return drawings


def _ranged(frame: Frame, sheet: Sheet, jobs: Sequence[str]) -> list[Drawing]:
    """What comes of the ranges, for each occupation, and the ranges."""
    year, language = frame.years[-1], frame.language
    drawings: list[Drawing] = []
    for job in jobs:
        band = uncertainty.build(frame, job)
        lists = [
            _named(uncertainty.distribution(frame, job, year)),
            sensitivity.build(frame, job, year),
            sensitivity.build(frame, job, year, levers=True),
        ]
        drawings.append(_band(frame, job, band, sheet))
        sheet.block(lists[0].name, _distribution(frame, job, lists[0].figures[0]))
        found = frame.sensitivity(job, year)
        for spec, levers in zip(lists[1:], (False, True), strict=True):
            if told := sensitivity.swings(found, levers=levers):
                sheet.block(spec.name, _swings(frame, told, spec.figures[0]))
        drawings += [Drawing(one) for one in lists if one.rows]
    sheet.block(table_name("input_ranges", language), _ranges(frame))
    one = frame.uncertainty[frame.occupations[0]]
    drawn = f"{capital(draws_in_words(one, language))}; {rests_on(frame)}."
    sheet.add_notes([drawn, band_meaning(one.draws, language)], COLUMNS)
    return drawings


def _past(frame: Frame, sheet: Sheet, job: str) -> list[Drawing]:
    """What was projected from each earlier year and what came of it, and a table to draw each
    quantity from; nothing without a history."""
    found, say = backcast(frame.plan, job), frame.language
    misses = found.misses
    if not misses:
        return []
    heading = say(PAST).format(who=capital(word(f"{job}.short", say)))
    misses_block(heading, misses, sheet, say)
    who = word(job, say)
    drawings = [
        course_block(
            past.build(found, quantity, say),
            quantity,
            past.courses(found, quantity)[1],
            who,
            sheet,
        )
        for quantity in found.quantities
    ]
    sheet.add_notes(filter(None, (story(found, say), caveat(found, frame.plan, say))), COLUMNS)
    return drawings


def _named(spec: BarListSpec) -> BarListSpec:
    """The chart under its name: the band has the same title."""
    return replace(spec, title_of=lambda: spec.name)


def _band(frame: Frame, job: str, spec: PlotSpec, sheet: Sheet) -> Drawing:
    """The balance by year with the ends of its band and their middle, and the probability of a
    shortage."""
    found = frame.uncertainty[job]
    own = frame.projection.balance(CURRENT, job).gap(frame.unit)
    figures = (own, *found.quantiles)
    heads = list(map(str, spec.figures[0]))
    first = sheet.block(
        spec.title,
        [
            Column(heads[0], list(found.years), Kind.YEAR),
            *(
                Column(head, values.tolist(), Kind.WHOLE)
                for head, values in zip(heads[1:-1], figures, strict=True)
            ),
            Column(heads[-1], found.shortage.tolist(), Kind.PERCENT),
        ],
    )
    # The curve of the plan's own figures, then the middle and both ends of the band.
    order = (1, 3, 4, 2)
    keys = {one.key: column for one, column in zip(spec.series, order, strict=True)}
    place = Place(sheet, 0, len(found.years), keys, first)
    return Drawing(
        spec, [Line(place, one.key, one.stroke, capital(one.name)) for one in spec.series]
    )


def _distribution(frame: Frame, job: str, heads: Sequence[object]) -> list[Column]:
    """The ends of each interval and its share of the draws, from above as in the chart."""
    found = frame.uncertainty[job].distributions[-1]
    names = [column_name("input_ranges", end, frame.language) for end in ("low", "high")]
    balance, share = map(str, heads)
    return [
        Column(f"{balance}, {names[0].lower()}", found.edges[-2::-1].tolist(), Kind.WHOLE),
        Column(f"{balance}, {names[1].lower()}", found.edges[:0:-1].tolist(), Kind.WHOLE),
        Column(share, found.shares[::-1].tolist(), Kind.PERCENT),
    ]


def _swings(frame: Frame, told: Sequence[Swing], heads: Sequence[object]) -> list[Column]:
    """An input or lever, its range, and the balance at either end of it."""
    names: list[Cell] = [sensitivity.swing_name(one, frame.language) for one in told]
    kinds = [lever_kind(one.what) if isinstance(one.what, Lever) else Kind.FINE for one in told]
    ends = [[_end(one, value) for one, value in zip(told, values, strict=True)]
            for values in ([one.low for one in told], [one.high for one in told])]  # fmt: skip
    gaps = [one.gap_low for one in told], [one.gap_high for one in told]
    return [
        Column(str(heads[0]), names, Kind.WRAPPED),
        *(
            Column(str(head), cells, Kind.FINE, kinds=kinds)
            for head, cells in zip(heads[1:3], ends, strict=True)
        ),
        *(
            Column(str(head), cells, Kind.WHOLE)
            for head, cells in zip(heads[3:], gaps, strict=True)
        ),
    ]


def _end(one: Swing, value: float) -> Cell:
    return lever_value(one.what, value) if isinstance(one.what, Lever) else value


def _ranges(frame: Frame) -> list[Column]:
    """The ranges as they stand on the page Data, and where they come from."""
    rows, say = frame.plan.input_ranges, frame.language
    titles = {source.id: source.title for source in frame.plan.sources}

    def source(row: InputRange) -> str:
        ids = dict.fromkeys(source_of(row, end) for end in _ENDS)
        return "; ".join(titles.get(one, one) for one in ids)

    return [
        Column(
            column_name("input_ranges", "input", say),
            [sensitivity.range_name(row, say) for row in rows],
            Kind.WRAPPED,
        ),
        *(
            Column(
                column_name("input_ranges", end, say),
                [float(getattr(row, end)) for row in rows],
                Kind.FINE,
            )
            for end in _ENDS
        ),
        Column(column_name("input_ranges", "source", say), [source(row) for row in rows]),
    ]
