"""Blocks of what was projected against what was counted: a table of misses, and the courses that a
chart is drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from sosuplan.analysis.backcast import Miss
from sosuplan.charts.backcast import ACTUAL
from sosuplan.charts.spec import PlotSpec
from sosuplan.engine.quantities import SHARES
from sosuplan.exports.drawn import Drawing, Line
from sosuplan.exports.results import Place
from sosuplan.exports.sheet import Cell, Column, Kind, Sheet
from sosuplan.model.schema.tables import column_name
from sosuplan.narrative.backcast import quantity_name
from sosuplan.text.language import N_, Language
from sosuplan.text.terms import capital

_FROM, _PROJECTED = N_("Projected from"), N_("Projected")
_ACTUAL, _TOO_HIGH = N_("Actual"), N_("Projected too high by")


def misses_block(heading: str, misses: Sequence[Miss], sheet: Sheet, say: Language) -> None:
    """A row for each miss, below ``heading``."""
    kinds = [Kind.PERCENT if one.quantity in SHARES else Kind.WHOLE for one in misses]
    figures = [[one.projected, one.actual, one.error] for one in misses]
    sheet.block(
        heading,
        [
            Column(
                column_name("actuals", "quantity", say),
                [quantity_name(one.quantity, say) for one in misses],
            ),
            Column(say(_FROM), [one.start for one in misses], Kind.YEAR),
            Column(column_name("actuals", "year", say), [one.year for one in misses], Kind.YEAR),
            *(
                Column(say(head), [row[at] for row in figures], kinds=kinds, kind=Kind.WHOLE)
                for at, head in enumerate((_PROJECTED, _ACTUAL, _TOO_HIGH))
            ),
        ],
    )


def course_block(
    spec: PlotSpec, quantity: str, starts: Iterable[int], who: str, sheet: Sheet
) -> Drawing:
    """A quantity by year: as it was counted, and as it was projected from each of ``starts``, which
    are the columns of the figures of ``spec``."""
    heads, *rows = spec.figures
    by_year = {row[0]: row[1:] for row in rows}
    nothing: list[object] = [""] * (len(heads) - 1)
    kind = Kind.FINE if quantity in SHARES else Kind.WHOLE
    first = sheet.block(
        spec.title,
        [
            Column(str(heads[0]), list(spec.places), Kind.YEAR),
            *(
                Column(
                    str(head),
                    [cast(Cell, by_year.get(year, nothing)[at]) for year in spec.places],
                    kind,
                )
                for at, head in enumerate(heads[1:])
            ),
        ],
    )
    columns = {(0, str(key)): at for at, key in enumerate((ACTUAL, *starts), start=1)}
    place = Place(sheet, 0, len(spec.places), columns, first)
    lines = [Line(place, one.key, one.stroke, capital(one.name)) for one in spec.series]
    return Drawing(spec, lines, of=capital(who))
