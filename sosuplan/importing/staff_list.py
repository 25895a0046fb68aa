"""The persons of a staff list: each of them once, and nothing else kept of them.

Imported late, as pandas is.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from pandas import DataFrame

from sosuplan.importing.column_mapping import ColumnUse, ImportMapping
from sosuplan.importing.factor import Factor, Ints
from sosuplan.importing.figure_cells import TOLD
from sosuplan.importing.grid import Grid
from sosuplan.importing.labels import is_blank
from sosuplan.importing.vocabulary import Period, period_of
from sosuplan.model.plan import FULL_TIME_HOURS
from sosuplan.text.errors import Fault

_FULL_DEGREE = 0.995 * FULL_TIME_HOURS
"""Hours from which a degree of employment, which is rounded, is full time."""


class StaffList:
    """The list in ``grid``, which is of ``time`` if that is known; ``uses`` are its columns of
    figures. What is to be told of the persons is in ``notes``."""

    def __init__(
        self,
        grid: Grid,
        mapping: ImportMapping,
        uses: Sequence[ColumnUse],
        time: Period | None,
    ) -> None:
        self._grid, self._mapping, self._uses, self._time = grid, mapping, uses, time
        self.notes: list[Fault] = []

    def people(self, frame: DataFrame, rows: DataFrame, numbers: Ints) -> DataFrame:
        """A row for each person, of the observations in ``frame``, with the number of the ``key``
        (of those in ``numbers``), ``hours`` and whether on ``full`` time. The rows of those who do
        not count are given the reason."""
        told = frame[frame.state == TOLD]
        degrees = [number for number, use in enumerate(self._uses) if use.unit]
        whole = told[told.use.isin(degrees) & (told.value >= _FULL_DEGREE)].assign(value=1.0)
        hours, stated, degree = (
            one.groupby("row").value.last()
            for one in (told[told.measure == "hours"], told[told.measure == "fulltime"], whole)
        )
        sound = rows.index[(rows.reason == "") & ~rows.total]
        people = DataFrame({"key": numbers[sound, 0]}, index=sound)
        people["hours"] = hours.reindex(sound)
        people["full"] = stated.reindex(sound).fillna(degree.reindex(sound))
        return self._once(self._still_there(people, rows))

    def _column_of(self, field: str) -> Factor | None:
        """The column that is used for a field, None without one."""
        place = next((use.index for use in self._mapping.columns if use.field == field), None)
        return None if place is None else self._grid.column(place)

    def _still_there(self, people: DataFrame, rows: DataFrame) -> DataFrame:
        """The persons without those who have left before the time of the list, or come after it."""
        time = self._time
        if time is None:
            return people
        for field_, reason in (("leaving", "left"), ("joining", "later")):
            column = self._column_of(field_)
            if column is None:
                continue
            days = [period_of(text, brief=True) for text in column.texts]
            gone = [
                day is not None and (day < time if reason == "left" else _is_after(day, time))
                for day in days
            ]
            out = np.array(gone, dtype=bool)[column.codes[people.index]]
            rows.loc[people.index[out], "reason"] = reason
            people = people[~out]
        return people

    def _once(self, people: DataFrame) -> DataFrame:
        """Each person once, with the hours of all positions, in the group of the longest."""
        column = self._column_of("employee")
        if column is None:
            return people
        # Numbers of the numbers: a million texts as a column would take long to be compared.
        same = column.codes
        if len({type(cell) for cell in column.levels if cell is not None}) > 1:
            # A number may stand there as a text, too.
            numbers: dict[str, int] = {}
            of_level = [numbers.setdefault(text, len(numbers)) for text in column.texts]
            same = np.array(of_level, dtype=np.int32)[same]
        told = people.assign(employee=same[people.index])
        told = told[~column.rows_where(is_blank)[people.index]]
        again = told.duplicated("employee", keep=False)
        if not again.any():
            return people
        several = told[again].sort_values("hours", ascending=False, kind="stable")
        hours = several.groupby("employee").hours.sum(min_count=1)
        first = several.drop_duplicates("employee")
        values: dict[str, str | float] = {"count": len(first), "positions": len(several)}
        self.notes.append(Fault("import_same_employee", self._grid.sheet, values=values))
        people = people.drop(several.index.difference(first.index))
        people.loc[first.index, "hours"] = first.employee.map(hours)
        return people


def _is_after(day: Period, time: Period) -> bool:
    """True for a day after the end of ``time``."""
    return day > time and (day.year, day.month) > (time.year, time.month if not time.day else 0)
