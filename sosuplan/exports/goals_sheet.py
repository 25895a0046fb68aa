"""The sheet Mål: the plan's own goals with what was measured and what is projected, and the line of
each."""

from __future__ import annotations

from collections.abc import Sequence

from sosuplan.analysis.frame import Frame
from sosuplan.analysis.goals import FollowedGoal
from sosuplan.analysis.indicators import DAYS, SHARE
from sosuplan.charts import goals as lines
from sosuplan.exports.drawn import Drawing, lines_block
from sosuplan.exports.sheet import Column, Kind, Sheet
from sosuplan.model.schema.tables import column_name
from sosuplan.narrative.goals import (
    frequency_text,
    group_name,
    indicator_name,
    measure_titles,
    reaches_word,
    rule,
    source_of_goal,
    status_word,
    summary,
    title_of,
    unit_name,
)
from sosuplan.narrative.goals import heads as table_heads
from sosuplan.text.dates import spoken_date
from sosuplan.text.language import N_
from sosuplan.text.terms import word

NAMES, VALUES = 40.0, 17.0
"""Characters of the column of names, and of another one."""
COLUMNS = 8
_DATE = N_("Date")


def goals_sheet(frame: Frame, sheet: Sheet) -> list[Drawing]:
    """A row for each goal; below, what was measured and projected of each by year, and the
    drawings of these."""
    found, say = frame.goals().own, frame.language
    sheet.set_widths(0, 0, NAMES)
    sheet.set_widths(1, 20, VALUES)
    sheet.block("", _columns(frame, found.goals))
    specs = [lines.build(frame, one) for one in found.goals if lines.is_drawn(one)]
    drawings = [
        lines_block(spec, [series.key for series in spec.series], Kind.FINE, sheet)
        for spec in specs
    ]
    sheet.add_notes([*summary(found, say), rule(say)], COLUMNS)
    return drawings


def _columns(frame: Frame, told: Sequence[FollowedGoal]) -> list[Column]:
    """The table of the goals under the headings of their columns."""
    say, plan = frame.language, frame.selected.plan
    table = [one.goal for one in told]
    values = [_kind(one.unit) for one in table]
    _title, _baseline, target, measured, status, projected, reaches = table_heads(say)

    def texts(name: str, cells: Sequence[str]) -> Column:
        return Column(column_name("goals", name, say), list(cells))

    def figures(heading: str, cells: Sequence[float | None]) -> Column:
        return Column(heading, list(cells), Kind.FINE, kinds=values)

    def names(cells: Sequence[str]) -> list[str]:
        return [spoken_date(one, say) for one in cells]

    sources = [source_of_goal(plan, one) for one in table]
    return [
        Column(
            column_name("goals", "title_da", say),
            [title_of(one, say) for one in table],
            Kind.WRAPPED,
        ),
        texts("indicator", [indicator_name(one, say) for one in table]),
        texts("area", [one.area for one in table]),
        texts("sector", [word(one.sector, say) for one in table]),
        texts("occupation", [group_name(one, say) for one in table]),
        figures(column_name("goals", "baseline", say), [one.baseline for one in table]),
        texts("baseline_date", names([one.baseline_date for one in table])),
        figures(target, [one.target for one in table]),
        texts("target_date", names([one.target_date for one in table])),
        texts("unit", [unit_name(one.unit, say) for one in table]),
        figures(measured, [one.latest.value if one.latest else None for one in told]),
        Column(say(_DATE), names([one.latest.date if one.latest else "" for one in told])),
        Column(status, [status_word(one.status, say) for one in told]),
        figures(projected, [one.projected for one in told]),
        Column(
            column_name("published", "year", say),
            [one.projected_year if one.projected is not None else None for one in told],
            Kind.YEAR,
        ),
        Column(reaches, [reaches_word(one, say) for one in told]),
        texts("responsible", [one.responsible for one in table]),
        texts("frequency", [frequency_text(one, say) for one in table]),
        texts("measures", ["; ".join(measure_titles(plan, one, say)) for one in table]),
        texts("status_of_target", [one.status_of_target for one in table]),
        texts("source_id", [one.title if one else "" for one in sources]),
    ]


def _kind(unit: str) -> Kind:
    if unit == SHARE:
        return Kind.PERCENT
    return Kind.DECIMAL if unit == DAYS else Kind.FINE
