"""Blocks of what was projected against what was counted: a table of misses, and the courses that a
chart is drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sosuplan.analysis.backcast import Miss
from sosuplan.charts.backcast import ACTUAL
from sosuplan.charts.spec import PlotSpec
from sosuplan.engine.quantities import SHARES
from sosuplan.exports.drawn import Drawing, lines_block
from sosuplan.exports.sheet import Column, Kind, Sheet
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
    keys = [(0, str(key)) for key in (ACTUAL, *starts)]
    kind = Kind.FINE if quantity in SHARES else Kind.WHOLE
    return lines_block(spec, keys, kind, sheet, of=capital(who))
