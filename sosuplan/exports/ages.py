"""The sheet Alder: people by age and year."""

from __future__ import annotations

from sosuplan.analysis.frame import CURRENT, Frame
from sosuplan.charts.pyramid import age_word
from sosuplan.charts.runs import Floats, run_heading, told_runs
from sosuplan.exports.groups import Group, group_headings, group_names, groups
from sosuplan.exports.results import Place
from sosuplan.exports.sheet import FIRST_ROW, Cell, Column, Sheet
from sosuplan.exports.styles import WHOLE, YEAR
from sosuplan.model.plan import FIRST_AGE, LAST_AGE


def age_sheet(frame: Frame, sheet: Sheet) -> Place:
    """Every age in every year of this scenario; of the other runs the last year."""
    keys = group_headings(frame)
    now = run_heading(frame, CURRENT)
    columns = [*map(Column, keys), Column(age_word(frame.language), YEAR)]
    columns += [Column(year, WHOLE, now) for year in frame.years]
    others = told_runs(frame)[1:]
    columns += [Column(frame.years[-1], WHOLE, run_heading(frame, run)) for run in others]
    rows: list[list[Cell]] = []
    for group in groups(frame):
        names = group_names(frame, group)
        ages = _ages(frame, CURRENT, group)
        theirs = [_ages(frame, run, group)[:, -1] for run in others]
        for place, age in enumerate(range(FIRST_AGE, LAST_AGE + 1)):
            last = [float(one[place]) for one in theirs]
            rows.append([*names, age, *map(float, ages[place]), *last])
    end = sheet.table(columns, rows, keys=len(keys) + 1)
    first = len(keys) + 1
    return Place(
        sheet,
        len(keys),
        FIRST_ROW + LAST_AGE - FIRST_AGE,
        {(CURRENT, str(year)): first + at for at, year in enumerate(frame.years)}
        | {
            (run, str(frame.years[-1])): first + len(frame.years) + at
            for at, run in enumerate(others)
        },
        end,
        len(columns),
    )


def _ages(frame: Frame, run: int, group: Group) -> Floats:
    return frame.projection.ages(run, group.occupation, group.area)
