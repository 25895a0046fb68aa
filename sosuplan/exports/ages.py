"""The sheet Alder: people by age and year."""

from __future__ import annotations

from sosuplan.charts.pyramid import age_word
from sosuplan.charts.runs import Floats, run_heading
from sosuplan.exports.groups import Group, group_headings, group_names, groups
from sosuplan.exports.results import Place
from sosuplan.exports.sheet import FIRST_ROW, Cell, Column, Sheet
from sosuplan.exports.styles import WHOLE, YEAR
from sosuplan.frame import BASELINE, CURRENT, Frame
from sosuplan.plan import FIRST_AGE, LAST_AGE


def age_sheet(frame: Frame, sheet: Sheet) -> Place:
    """Every age in every year of this scenario; of today the last year, where they differ."""
    keys = group_headings(frame)
    now = run_heading(frame, CURRENT)
    columns = [*map(Column, keys), Column(age_word(frame.language), YEAR)]
    columns += [Column(year, WHOLE, now) for year in frame.years]
    if frame.changed:
        today = run_heading(frame, BASELINE)
        columns.append(Column(frame.years[-1], WHOLE, today))
    rows: list[list[Cell]] = []
    for group in groups(frame):
        names = group_names(frame, group)
        ages = _ages(frame, CURRENT, group)
        before = _ages(frame, BASELINE, group)
        for place, age in enumerate(range(FIRST_AGE, LAST_AGE + 1)):
            row: list[Cell] = [*names, age, *map(float, ages[place])]
            rows.append([*row, float(before[place, -1])] if frame.changed else row)
    end = sheet.table(columns, rows, keys=len(keys) + 1)
    first = len(keys) + 1
    return Place(
        sheet,
        len(keys),
        FIRST_ROW + LAST_AGE - FIRST_AGE,
        {(CURRENT, str(year)): first + at for at, year in enumerate(frame.years)},
        end,
        len(columns),
    )


def _ages(frame: Frame, run: int, group: Group) -> Floats:
    return frame.projection.ages(run, group.occupation, group.area)
