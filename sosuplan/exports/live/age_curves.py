"""The sheets Aldersfordeling and Afgangskurver: bands of ages as single years, and what is listed
at some ages at each of them (model, section 2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sosuplan.engine.inputs import CURVE_FIRST_AGE, CURVE_LAST_AGE
from sosuplan.exports.live.formula import (
    Cells,
    Expression,
    Term,
    both,
    differ,
    if_,
    largest,
    last_not_above,
    least,
    nth,
    sign,
    size,
)
from sosuplan.exports.live.formula_sheet import AGE, Page, Reference, column_of
from sosuplan.exports.live.plan_cells import Assumptions, Band, Listed
from sosuplan.exports.sheet import BOLD, MUTED, Kind, Sheet
from sosuplan.model.plan import FIRST_AGE, LAST_AGE
from sosuplan.model.schema.tables import column_name, table_name
from sosuplan.text.language import N_
from sosuplan.text.terms import word

_BANDS_HOW = N_(
    "People are added up at the edges of the bands. A smooth curve that never falls goes through"
    " these sums (the monotone cubic of Fritsch and Carlson), and the people of one age are what it"
    " rises by in that year. So every band keeps its total."
)
_SINGLE = N_("Single years of age")
_SINGLE_HOW = N_(
    "Row: the band that the age is in. Sum: the curve at the age. People: what it rises by until"
    " the next age. Shares of new entrants add up to 100%."
)
_EDGE = N_("Edge (age)")
_PEOPLE = N_("In the band")
_SUM = N_("Sum")
_WIDTH = N_("Years")
_SLOPE = N_("Slope")
_TANGENT = N_("Slope at the edge")
_BEND, _TWIST = N_("Bend"), N_("Twist")
_ROW = N_("Row")
_OF_AGE = N_("Persons of the age")
_SHARE = N_("Share")
_CURVES_HOW = N_(
    "Between the ages that are listed the curves are straight lines, outside them they are level."
    " They go beyond the ages that are counted, as later or earlier retirement reads them there."
)
_WITHIN = N_("Within the list")
_LABELS, _COLUMNS = 20.0, 14.0


@dataclass(frozen=True, slots=True)
class SingleYears:
    """Base-year people by sector and single age, and the share of new entrants of each age."""

    staff: Mapping[str, Mapping[int, Expression]]
    total: Mapping[str, Expression]
    """The base-year people of each sector."""
    entry: Mapping[int, Expression]


def write_single_years(assumptions: Assumptions, sheet: Sheet) -> SingleYears:
    """Band tables one below the other, then a row for each age."""
    page, say = Page(sheet, row=2), sheet.language
    curves: dict[str, _Curve] = {}
    sheet.set_widths(0, 0, _LABELS)
    groups = {sector: word(sector, say) for sector in assumptions.staff}
    names = {**groups, "": table_name("entry_ages", say)}
    count = 3 * len(names)
    sheet.set_widths(1, max(count, 9), _COLUMNS)
    sheet.span(page.row, 0, 9, say(_BANDS_HOW), Kind.WRAPPED, MUTED)
    sheet.fit_row(page.row, [say(_BANDS_HOW)])
    page.row += 1
    for key, name in names.items():
        bands = assumptions.staff[key] if key else assumptions.entry_ages
        curves[key] = _Curve(page, name, bands, Kind.DECIMAL if key else Kind.FACTOR)
    page.heading(say(_SINGLE))
    sheet.span(page.row, 0, 9, say(_SINGLE_HOW), Kind.WRAPPED, MUTED)
    sheet.fit_row(page.row, [say(_SINGLE_HOW)])
    page.row += 1
    for place, name in enumerate(names.values()):
        sheet.write(page.row, 1 + 3 * place, name, style=BOLD)
    page.row += 1
    heads = [(say(AGE), Kind.YEAR)]
    for key in names:
        last = _OF_AGE if key else _SHARE
        heads += [(say(text), Kind.DECIMAL) for text in (_ROW, _SUM, last)]
    page.head(page.row, heads)
    page.row += 1
    first = page.row
    # One age more than is counted: a curve rises until the next.
    ages = [
        page.put(first + at, 0, age, Kind.YEAR)
        for at, age in enumerate(range(FIRST_AGE, LAST_AGE + 2))
    ]
    page.row += len(ages)
    single = {
        key: curve.by_age(first, 1 + 3 * place, ages, share=not key)
        for place, (key, curve) in enumerate(curves.items())
    }
    entry = single.pop("")
    sums = {key: curves[key].total for key in single}
    return SingleYears(single, sums, entry)


class _Curve:
    """The monotone cubic through the sums of bands."""

    def __init__(self, page: Page, name: str, bands: Sequence[Band], kind: Kind) -> None:
        """``kind``: how people, or shares, are shown."""
        self._page, self._kind = page, kind
        say, put = page.say, page.put
        page.heading(name)
        texts = (_EDGE, _PEOPLE, _SUM, _WIDTH, _SLOPE, _TANGENT, _BEND, _TWIST)
        page.head(page.row, [(say(text), Kind.DECIMAL) for text in texts])
        page.row += 1
        row, count = page.row, len(bands)
        rows = range(row, row + count)
        edges = [put(row + at, 0, band.age_from.fixed, Kind.YEAR) for at, band in enumerate(bands)]
        edges.append(put(row + count, 0, bands[-1].age_to.fixed + 1.0, Kind.YEAR))
        people = [put(row + at, 1, band.people.fixed, kind) for at, band in enumerate(bands)]
        sums = [put(row, 2, 0.0, kind)]
        for at, one in enumerate(people):
            sums.append(put(row + at + 1, 2, sums[at] + one, kind))
        widths = [put(one, 3, edges[at + 1] - edges[at], Kind.YEAR) for at, one in enumerate(rows)]
        slopes = [put(one, 4, people[at] / widths[at], Kind.FACTOR) for at, one in enumerate(rows)]
        tangents = [
            put(row + at, 5, one, Kind.FACTOR) for at, one in enumerate(_tangents(widths, slopes))
        ]
        bends: list[Reference] = []
        twists: list[Reference] = []
        for at, place in enumerate(rows):
            twist = (tangents[at] + tangents[at + 1] - 2.0 * slopes[at]) / widths[at]
            twists.append(put(place, 7, twist, Kind.FACTOR))
            bend = (slopes[at] - tangents[at]) / widths[at] - twists[at]
            bends.append(put(place, 6, bend, Kind.FACTOR))
        page.row += count + 1
        self._edges, self._ends = column_of(edges[:-1]), (edges[0].fixed, edges[-1].fixed)
        self._parts = [column_of(one) for one in (edges[:-1], sums[:-1], tangents, bends, twists)]
        self._widths = column_of(widths)
        self.total = sums[-1].fixed

    def by_age(
        self, row: int, column: int, ages: Sequence[Reference], *, share: bool
    ) -> dict[int, Expression]:
        """Three columns by age: the band, the curve, and what it rises by, or the ``share`` of it
        in all that it rises by."""
        put, first, last = self._page.put, *self._ends
        sums: list[Reference] = []
        for at, age in enumerate(ages):
            inside = least(last, largest(first, age.in_column))
            band = put(row + at, column, last_not_above(inside, self._edges), Kind.YEAR)
            edge, below, tangent, bend, twist = (nth(one, band) for one in self._parts)
            step = inside - edge
            cubic = bend + step * (twist / nth(self._widths, band))
            curve = below + step * (tangent + step * cubic)
            sums.append(put(row + at, column + 1, curve, self._kind))
        found: dict[int, Expression] = {}
        for at, (this, following) in enumerate(pairwise(sums)):
            rise = largest(0.0, following - this)
            what, kind = (rise / self.total, Kind.PERCENT) if share else (rise, self._kind)
            found[FIRST_AGE + at] = put(row + at, column + 2, what, kind).fixed
        return found


def _tangents(widths: Sequence[Expression], slopes: Sequence[Expression]) -> list[Expression]:
    """The slopes of the curve at the edges of the bands."""
    if len(slopes) == 1:
        return [slopes[0], slopes[0]]
    inner = []
    for at in range(1, len(slopes)):
        before, after = slopes[at - 1], slopes[at]
        weight_before = 2.0 * widths[at] + widths[at - 1]
        weight_after = widths[at] + 2.0 * widths[at - 1]
        mean = (weight_before + weight_after) / (weight_before / before + weight_after / after)
        inner.append(if_(before * after <= 0.0, 0.0, mean))
    return [
        _end_tangent(widths[0], widths[1], slopes[0], slopes[1]),
        *inner,
        _end_tangent(widths[-1], widths[-2], slopes[-1], slopes[-2]),
    ]


def _end_tangent(
    near: Expression, far: Expression, slope: Expression, next_slope: Expression
) -> Expression:
    estimate = ((2.0 * near + far) * slope - near * next_slope) / (near + far)
    too_steep = both(differ(sign(slope), sign(next_slope)), size(estimate) > 3.0 * size(slope))
    return if_(differ(sign(estimate), sign(slope)), 0.0, if_(too_steep, 3.0 * slope, estimate))


def interpolated(place: Term, row: Expression, keys: Cells, figures: Cells) -> Expression:
    """The figure at ``place``, which is within the ``keys``: a straight line from the ``row`` to
    the next."""
    low, high = nth(keys, row), nth(keys, row + 1.0)
    start, end = nth(figures, row), nth(figures, row + 1.0)
    return start + (end - start) * (place - low) / (high - low)


def within(place: Term, listed: Listed) -> Expression:
    """``place``, or the end of the table that it is beyond."""
    keys = listed.keys
    return least(nth(keys, float(len(keys.values))), largest(nth(keys, 1.0), place))


def row_of(inside: Expression, listed: Listed) -> Expression:
    """The row of a table from which a line goes on to the next through ``inside``."""
    return least(float(len(listed.keys.values) - 1), last_not_above(inside, listed.keys))


@dataclass(frozen=True, slots=True)
class ExitCurves:
    """The curves of exits: retirement from ``CURVE_FIRST_AGE`` on, others by age."""

    retirement: Cells
    other: Mapping[int, Expression]


def write_exit_curves(assumptions: Assumptions, sheet: Sheet) -> ExitCurves:
    """A row for each age that a lever may read the curves at."""
    page, say, listed = Page(sheet, row=2), sheet.language, assumptions.exits
    sheet.set_widths(0, 4, 16.0)
    sheet.span(page.row, 0, 4, say(_CURVES_HOW), Kind.WRAPPED, MUTED)
    sheet.fit_row(page.row, [say(_CURVES_HOW)])
    page.row += 2
    heads = [(say(text), Kind.YEAR) for text in (AGE, _WITHIN, _ROW)]
    names = [column_name("exit_rates", one, say) for one in ("retirement", "other")]
    page.head(page.row, [*heads, *((name, Kind.PERCENT) for name in names)])
    sheet.raw.freeze_panes(page.row + 1, 1)
    sheet.raw.repeat_rows(page.row)
    retirement, other = [], {}
    for row, age in enumerate(range(CURVE_FIRST_AGE, CURVE_LAST_AGE + 1), start=page.row + 1):
        cell = page.put(row, 0, age, Kind.YEAR)
        inside = page.put(row, 1, within(cell, listed), Kind.YEAR)
        at = page.put(row, 2, row_of(inside, listed), Kind.YEAR)
        for column, name in enumerate(("retirement", "other"), start=3):
            figure = interpolated(inside, at, listed.keys, listed.columns[name])
            made = page.put(row, column, figure, Kind.PERCENT)
            if name == "retirement":
                retirement.append(made)
            else:
                other[age] = made.in_column
    return ExitCurves(column_of(retirement), other)
