"""The cells of figures: what each of them holds, each different one read once.

Imported late, as pandas is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf, nan
from typing import NamedTuple

import numpy as np
import pandas as pd
from pandas import DataFrame

from sosuplan.importing.column_mapping import ColumnUse, ImportMapping, in_plan_units
from sosuplan.importing.fields import COUNTS, MEASURES, STAFF_LIST, TARGET
from sosuplan.importing.grid import Grid
from sosuplan.importing.progress import Pace
from sosuplan.importing.readers.cells import Cell, cell_text
from sosuplan.importing.vocabulary import Figure, figure_of, full_time_of, hours_of, thousands_only
from sosuplan.text.errors import Fault

TOLD, FAULTY, SECRET, UNREAD = "told", "faulty", "suppressed", "not_a_number"
"""What a cell of figures holds: one to be used, one that cannot be right, none that is told, or
something else."""


class _Read(NamedTuple):
    """What a cell of a column is."""

    value: float
    state: str
    low: float = 0.0
    high: float = 0.0
    dash: bool = False
    noted: bool = False
    text: str = ""
    fault: Fault | None = None


class FigureCells:
    """Reads the cells of the columns ``uses``. After reading, ``marked`` says that some marks were
    read as those between thousands, and nothing in the file is against it; ``notes`` tell of it."""

    def __init__(
        self, grid: Grid, mapping: ImportMapping, uses: Sequence[ColumnUse], working_days: float
    ) -> None:
        self._grid, self._mapping, self._uses = grid, mapping, uses
        self._working_days = working_days
        self._target = TARGET[mapping.target]
        self._persons = self._target.name == STAFF_LIST
        self._known: dict[tuple[Cell, str], Figure] = {}
        self.marked = False
        self.notes: list[Fault] = []

    def frames(self, pace: Pace) -> tuple[DataFrame, DataFrame]:
        """The observations, and what their different cells hold. Raises ``CancelledError``."""
        codes = np.empty((len(self._grid.rows), len(self._uses)), dtype=np.int32)
        cells: list[_Read] = []
        alike: dict[tuple[str, str, str], dict[Cell, int]] = {}
        for number, use in enumerate(self._uses):
            pace.step(0.6 + 0.2 * number / len(self._uses))
            column = self._grid.column(use.index)
            decimal = self._decimal_of(use, column.levels)
            known = alike.setdefault((use.field, use.unit, decimal), {None: -1})
            for cell in column.levels:
                if cell not in known:
                    known[cell] = len(cells)
                    cells.append(self._read(cell, use, decimal))
            numbers = np.array([known[cell] for cell in column.levels], dtype=np.int32)
            codes[:, number] = numbers[column.codes]
        flat = codes.ravel()
        found = np.flatnonzero(flat >= 0)
        coded = flat[found]
        rows, used = (one.astype(np.int32) for one in np.divmod(found, max(1, len(self._uses))))
        table = DataFrame(cells, columns=list(_Read._fields)).astype({"state": "category"})
        frame = DataFrame({"row": rows, "use": used.astype(np.int16), "cell": coded}, copy=False)
        frame["measure"] = pd.Categorical([use.field for use in self._uses]).take(used)
        frame["value"] = table.value.to_numpy(dtype=float)[coded]
        frame["state"] = table.state.array.take(coded)
        return frame, table

    def figure(self, cell: Cell, decimal: str = "") -> Figure:
        """What a cell is as a figure; ``decimal`` is its mark if that is not the grid's."""
        mark = decimal or self._grid.decimal
        figure = self._known.get((cell, mark))
        if figure is None:
            zero = self._mapping.dash_is_zero
            figure = self._known[cell, mark] = figure_of(cell, mark, dash_is_zero=zero)
        return figure

    def _decimal_of(self, use: ColumnUse, cells: Iterable[Cell]) -> str:
        """The decimal mark of a column: where every mark among people has three digits behind it,
        it stands between thousands."""
        mark = self._grid.decimal
        if use.field not in COUNTS or use.unit:
            return mark
        other = "," if mark == "." else "."
        texts = [cell for cell in cells if isinstance(cell, str)]
        self.marked |= not self._grid.decimal_said and thousands_only(texts, other)
        if self._grid.decimal_said or not thousands_only(texts, mark):
            return mark
        self.marked = True
        values: dict[str, str | float] = {"heading": self._grid.header[use.index], "mark": mark}
        self.notes.append(Fault("import_thousands", self._grid.sheet, values=values))
        return other

    def _read(self, cell: Cell, use: ColumnUse, decimal: str) -> _Read:
        text = cell_text(cell)
        if self._persons and use.field != "hours":
            full = full_time_of(text)
            return _Read(nan, SECRET) if full is None else _Read(float(full), TOLD)
        figure = hours_of(cell, self._grid.decimal) if self._persons else self.figure(cell, decimal)
        if figure.value is None:
            # What cannot be read is as unknown as what is not told, and no more 0 than it.
            low, high = figure.limits or (0.0, inf)
            if use.field not in COUNTS:
                low, high = 0.0, inf
            factor = 1000.0 if use.unit == "thousands" else 1.0
            state = SECRET if figure.state == SECRET and not self._persons else UNREAD
            return _Read(nan, state, low * factor, high * factor, figure.dash, text=text)
        value = in_plan_units(figure.value, use, self._working_days)
        fault = None if self._persons else self._wrong(figure, use, value)
        state = FAULTY if fault else TOLD
        return _Read(value, state, 0.0, 0.0, figure.dash, figure.noted, text, fault)

    def _wrong(self, figure: Figure, use: ColumnUse, value: float) -> Fault | None:
        """Why a figure cannot be one of its measure."""
        number = figure.value or 0.0
        tiny = 0 < number <= 1 and use.unit == "percent" and not figure.percent
        if tiny and MEASURES[use.field].never_tiny:
            return Fault("import_share_or_percent", values={"number": number})
        column = self._target.column(use.field)
        # What a guard says holds in the plan, where an index of 100 is 1.
        if column is None or (column.guard and value > (column.low or 0.0)):
            return None
        return column.check(value, cell_text(value))[1]
