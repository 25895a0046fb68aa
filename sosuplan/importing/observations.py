"""What a file says as one long table: an observation a figure, and why rows are left out.

Imported late, as pandas is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from math import inf, nan
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas import DataFrame, Series

from sosuplan.importing.checks import (
    CheckSum,
    check_sum,
    duplicates,
    first_overlap,
    sums_of,
    wrong_row_totals,
)
from sosuplan.importing.column_mapping import ColumnUse, ImportMapping, in_plan_units
from sosuplan.importing.dimensions import Dimension, unread_dimensions
from sosuplan.importing.factor import Bools, Ints
from sosuplan.importing.fields import COUNTS, MEASURES, STAFF_LIST, TARGET, Target
from sosuplan.importing.grid import Grid
from sosuplan.importing.labels import (
    AreaChoice,
    Labels,
    bare_names_count,
    choose_areas,
    choose_periods,
    columns_with_sums,
    first_labels,
    first_of,
    group_name,
)
from sosuplan.importing.progress import Pace
from sosuplan.importing.readers.cells import Cell, cell_text
from sosuplan.importing.vocabulary import (
    AgeBand,
    Figure,
    band_code,
    figure_of,
    format_band,
    full_time_of,
    hours_of,
    is_part_total,
    period_of,
    thousands_only,
)
from sosuplan.model.plan import FULL_TIME_HOURS, Plan
from sosuplan.text.errors import Fault

TOLD, FAULTY, SECRET, UNREAD = "told", "faulty", "suppressed", "not_a_number"
"""What a cell of figures holds: one to be used, one that cannot be right, none that is told, or
something else."""
_SHOWN_EXAMPLES = 3
_MOST_FAULTS = 500
_ROLES = ("", "sum", "part", "row")
_FULL_DEGREE = 0.995 * FULL_TIME_HOURS
"""Hours from which a degree of employment, which is rounded, is full time."""


@dataclass(slots=True)
class Observations:
    """What a file says.

    ``rows`` has a row for each of the file's, in its order: its ``line``, the ``reason`` why it
    gives nothing to the plan ("" if it does) and the ``text`` that shows it. ``frame`` has one for
    each cell of figures that is not empty: its ``row`` (by which the columns that are not read are
    found in ``rows`` and the grid), its column's ``measure``, of which ``state`` it is, and its
    ``value`` in the plan's unit; whether it is a ``total``, and the number of its ``key``, -1 where
    the row is left out.

    ``figures`` are those of each key added up: a column for each key of the target ("" for the sum
    over it) with ``measure``, ``value`` (NaN if none of it is told), the number of ``cells`` that
    are not told, and ``low`` and ``high`` of what these come to. ``stated`` are the file's own
    sums. ``people`` are those of a staff list, with ``hours`` and whether on ``full`` time (1, 0).

    ``overlapping`` are the bands of groups in which some overlap without being sums, ``areas`` the
    areas that the file names, and ``check`` its own sum of all rows, if it states one.
    """

    target: Target
    areas: AreaChoice
    rows: DataFrame
    frame: DataFrame
    figures: DataFrame
    stated: DataFrame
    people: DataFrame
    notes: list[Fault] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    overlapping: set[AgeBand] = field(default_factory=set)
    check: CheckSum | None = None

    @property
    def used(self) -> int:
        """How many rows give something to the plan."""
        return int((self.rows.reason == "").sum())


def observe(
    grid: Grid, mapping: ImportMapping, plan: Plan, pace: Pace, areas: Collection[str] | None = None
) -> Observations:
    """Every figure of ``grid`` as ``mapping`` says, which is sound, in ``areas`` (see
    ``choose_areas``).

    Raises ``CancelledError``.
    """
    return _Observer(grid, mapping, plan, pace, areas).observe()


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


class _Observer:
    """Takes what is the same in many rows once: labels that come again, and cells."""

    def __init__(
        self,
        grid: Grid,
        mapping: ImportMapping,
        plan: Plan,
        pace: Pace,
        wanted: Collection[str] | None,
    ) -> None:
        self.grid, self.mapping, self.pace = grid, mapping, pace
        self.target = TARGET[mapping.target]
        self.persons = self.target.name == STAFF_LIST
        self.working_days = plan.working_days
        periods = choose_periods(grid, mapping, plan)
        self.notes = [*periods.notes]
        self.list_of = periods.latest
        self.areas = choose_areas(grid, mapping, plan, wanted)
        self.uses = [
            use
            for use in mapping.columns
            if use.field in self.target.measures
            and use.group.get("year", "") not in periods.left_out
            and use.group.get("area", "") not in self.areas.texts_left_out
        ]
        sums = columns_with_sums(grid, {use.index for use in mapping.columns})
        named = (use.index for use in mapping.columns if use.field == "occupation")
        bare = any(bare_names_count(grid, first_labels(grid, place)) for place in named)
        self.labels = Labels(mapping, self.uses, sums, plan, periods, self.areas, bare)
        self.known: dict[tuple[Cell, str], Figure] = {}

    def observe(self) -> Observations:
        for place, use in enumerate(self.mapping.columns):
            self.pace.step(0.5 * place / len(self.mapping.columns))
            self.grid.column(use.index)
        read = self.labels.read(self.grid)
        numbers, keys = read.numbers, read.keys
        rows = DataFrame(
            {
                "line": np.asarray(self.grid.lines, dtype=np.int32),
                "reason": Series(read.reason, dtype=object),
                "text": Series(read.text, dtype=object),
                "total": read.total,
                "whole": read.whole,
            }
        )
        self.pace.step(0.6)
        frame, cells = self._cells()
        frame["key"] = numbers[frame.row, frame.use] if keys else -1
        frame["total"] = rows.total.to_numpy()[frame.row]
        empty = np.bincount(frame.row, minlength=len(rows)) == 0
        if self.uses:
            rows.loc[(rows.reason != "") & empty, ["reason", "text"]] = "blank", ""
        named = DataFrame(
            [["" if part is None else part for part in key] for key in keys],
            columns=list(self.target.keys),
            dtype=object,
        )
        self._leave_out(rows, frame)
        usable, total = frame.key >= 0, frame.total
        found = Observations(
            self.target,
            self.areas,
            rows,
            frame,
            _added_up(frame, usable & ~total & (frame.state != FAULTY), cells, named),
            _added_up(frame, usable & total & (frame.state == TOLD), cells, named),
            self._people(frame[usable], rows, numbers, named),
            self.notes,
        )
        self.pace.step(0.9)
        if self.areas.left_out:
            # Sums over all areas of the file are no sums of those that count.
            found.stated = found.stated[found.stated.area != ""]
        if self.persons:
            rows["reason"] = np.where(rows.total & (rows.reason == ""), "total", rows.reason)
        else:
            self._check(found, cells, numbers)
        self._note(found, cells)
        return found

    def _leave_out(self, rows: DataFrame, frame: DataFrame) -> None:
        """Rows that are totals of others, or count no people, as a column that is not read says."""
        counted = frame[(frame.key >= 0) & ~frame.total & frame.measure.isin(COUNTS)]
        if self.persons or counted.empty:
            return
        used = {use.index for use in self.mapping.columns}
        people = counted.assign(value=counted.value.where(counted.state == TOLD))
        for one in unread_dimensions(self.grid, used, people):
            for reason, out in (("total", one.total_rows), ("other_unit", one.other_unit_rows)):
                lost = out & (rows.reason == "").to_numpy() & ~rows.total.to_numpy()
                rows.loc[lost, "reason"] = reason
                frame.loc[lost[frame.row], "key"] = -1
            self.notes += _of_dimension(one, self.grid.sheet)

    # --- cells ----------------------------------------------------------------------------------

    def _cells(self) -> tuple[DataFrame, DataFrame]:
        """The observations, and what their different cells hold."""
        codes = np.empty((len(self.grid.rows), len(self.uses)), dtype=np.int32)
        cells: list[_Read] = []
        for number, use in enumerate(self.uses):
            self.pace.step(0.6 + 0.2 * number / len(self.uses))
            column = self.grid.column(use.index)
            np.add(column.codes, np.int32(len(cells)), out=codes[:, number])
            decimal = self._decimal_of(use, column.levels)
            cells += [self._read(cell, use, decimal) for cell in column.levels]
            if None in column.levels:
                blank = column.levels.index(None)
                codes[column.codes == blank, number] = -1
        flat = codes.ravel()
        found = np.flatnonzero(flat >= 0)
        coded = flat[found]
        rows, used = (one.astype(np.int32) for one in np.divmod(found, max(1, len(self.uses))))
        table = DataFrame(cells, columns=list(_Read._fields)).astype({"state": "category"})
        frame = DataFrame({"row": rows, "use": used.astype(np.int16), "cell": coded}, copy=False)
        frame["measure"] = pd.Categorical([use.field for use in self.uses]).take(used)
        frame["value"] = table.value.to_numpy(dtype=float)[coded]
        frame["state"] = table.state.array.take(coded)
        return frame, table

    def _figure(self, cell: Cell, decimal: str = "") -> Figure:
        mark = decimal or self.grid.decimal
        figure = self.known.get((cell, mark))
        if figure is None:
            zero = self.mapping.dash_is_zero
            figure = self.known[cell, mark] = figure_of(cell, mark, dash_is_zero=zero)
        return figure

    def _decimal_of(self, use: ColumnUse, cells: Iterable[Cell]) -> str:
        """The decimal mark of a column: where every mark among people has three digits behind it,
        it stands between thousands."""
        mark = self.grid.decimal
        if use.field not in COUNTS or use.unit or not thousands_only(cells, mark):
            return mark
        values: dict[str, str | float] = {"heading": self.grid.header[use.index], "mark": mark}
        self.notes.append(Fault("import_thousands", self.grid.sheet, values=values))
        return "," if mark == "." else "."

    def _read(self, cell: Cell, use: ColumnUse, decimal: str) -> _Read:
        text = cell_text(cell)
        if self.persons and use.field != "hours":
            full = full_time_of(text)
            return _Read(nan, SECRET) if full is None else _Read(float(full), TOLD)
        figure = hours_of(cell, self.grid.decimal) if self.persons else self._figure(cell, decimal)
        if figure.value is None:
            # What cannot be read is as unknown as what is not told, and no more 0 than it.
            low, high = figure.limits or (0.0, inf)
            if use.field not in COUNTS:
                low, high = 0.0, inf
            factor = 1000.0 if use.unit == "thousands" else 1.0
            state = SECRET if figure.state == SECRET and not self.persons else UNREAD
            return _Read(nan, state, low * factor, high * factor, figure.dash, text=text)
        value = in_plan_units(figure.value, use, self.working_days)
        fault = None if self.persons else self._wrong(figure, use, value)
        state = FAULTY if fault else TOLD
        return _Read(value, state, 0.0, 0.0, figure.dash, figure.noted, text, fault)

    def _wrong(self, figure: Figure, use: ColumnUse, value: float) -> Fault | None:
        """Why a figure cannot be one of its measure."""
        number = figure.value or 0.0
        tiny = 0 < number <= 1 and use.unit == "percent" and not figure.percent
        if tiny and MEASURES[use.field].never_tiny:
            return Fault("import_share_or_percent", values={"number": number})
        column = self.target.column(use.field)
        # What a guard says holds in the plan, where an index of 100 is 1.
        if column is None or (column.guard and value > (column.low or 0.0)):
            return None
        return column.check(value, cell_text(value))[1]

    def _people(
        self, frame: DataFrame, rows: DataFrame, numbers: Ints, named: DataFrame
    ) -> DataFrame:
        """One row a person of a staff list; nothing else is kept of them."""
        if not self.persons:
            return DataFrame()
        told = frame[frame.state == TOLD]
        degrees = [number for number, use in enumerate(self.uses) if use.unit]
        whole = told[told.use.isin(degrees) & (told.value >= _FULL_DEGREE)].assign(value=1.0)
        hours, stated, degree = (
            one.groupby("row").value.last()
            for one in (told[told.measure == "hours"], told[told.measure == "fulltime"], whole)
        )
        sound = rows.index[(rows.reason == "") & ~rows.total]
        people = DataFrame({"key": numbers[sound, 0]}, index=sound)
        people["hours"] = hours.reindex(sound)
        people["full"] = stated.reindex(sound).fillna(degree.reindex(sound))
        return self._once(self._still_there(people, rows)).join(named, on="key")

    def _cells_of(self, field: str, people: DataFrame) -> list[str] | None:
        """What a column says of each person, None without such a column."""
        place = next((use.index for use in self.mapping.columns if use.field == field), None)
        if place is None:
            return None
        column = self.grid.column(place)
        return list(map(column.texts.__getitem__, column.codes[people.index].tolist()))

    def _still_there(self, people: DataFrame, rows: DataFrame) -> DataFrame:
        """The persons without those who have left before the time of the list."""
        left = self._cells_of("leaving", people)
        if left is None or self.list_of is None:
            return people
        days = {text: period_of(text) for text in dict.fromkeys(left)}
        before = {text for text, day in days.items() if day is not None and day < self.list_of}
        gone = np.fromiter((text in before for text in left), dtype=bool, count=len(left))
        if gone.any():
            rows.loc[people.index[gone], "reason"] = "left"
        return people[~gone]

    def _once(self, people: DataFrame) -> DataFrame:
        """Each person once, with the hours of all positions, in the group of the longest."""
        numbers = self._cells_of("employee", people)
        if numbers is None:
            return people
        told = people.assign(employee=numbers)
        told = told[told.employee != ""]
        again = told.duplicated("employee", keep=False)
        if not again.any():
            return people
        several = told[again].sort_values("hours", ascending=False, kind="stable")
        hours = several.groupby("employee").hours.sum(min_count=1)
        first = several.drop_duplicates("employee")
        values: dict[str, str | float] = {"count": len(first), "positions": len(several)}
        self.notes.append(Fault("import_same_employee", self.grid.sheet, values=values))
        people = people.drop(several.index.difference(first.index))
        people.loc[first.index, "hours"] = first.employee.map(hours)
        return people

    # --- rows -----------------------------------------------------------------------------------

    def _check(self, found: Observations, cells: DataFrame, numbers: Ints) -> None:
        """Why rows are left out, faults of figures, and whether the file agrees with itself."""
        rows, frame = found.rows, found.frame
        sound = (rows.reason == "").to_numpy()
        self._add_faults(found, cells)
        sums = self._sums(rows, frame, sound)
        told, faulty, secret, unread = (
            np.bincount(frame.row[frame.state == state], minlength=len(rows)) > 0
            for state in (TOLD, FAULTY, SECRET, UNREAD)
        )
        odd = frame[frame.state.isin([FAULTY, UNREAD]) & sound[frame.row] & ~frame.total]
        last = odd.groupby("row").cell.last()
        rows["reason"] = np.select(
            [~sound, rows.total.to_numpy(), told, faulty, secret, unread],
            [rows.reason.to_numpy(), "total", "", "faulty", SECRET, UNREAD],
            "blank",
        ).astype(object)
        last = last[rows.reason[last.index].isin([FAULTY, UNREAD])]
        rows.loc[last.index, "text"] = cells.text.to_numpy()[last]
        if self.target.banded:
            self._take_sums_out(found, numbers, told | faulty)
        counted = found.figures.measure.isin(COUNTS)
        reasons = set(rows.reason) - {""}
        found.check = check_sum(sums, float(found.figures.value[counted].sum()), reasons)
        if set(self.target.measures) & set(COUNTS):
            places = [use.index for use in self.uses]
            used = sound & ~rows.total.to_numpy()
            self._tell_duplicates(found, *duplicates(self.grid, used, places))

    def _add_faults(self, found: Observations, cells: DataFrame) -> None:
        """Faults of figures by their cells; where every cell is at fault, the first ones say so."""
        frame = found.frame
        sound = frame.key >= 0
        single = frame[sound & (frame.state == TOLD) & ~frame.total & ~frame.measure.isin(COUNTS)]
        first = single.groupby(["key", "measure"], observed=True).value.transform("first")
        several = single[single.value != first]
        wrong = pd.concat([frame[sound & (frame.state == FAULTY)], several]).sort_index()
        for row, use, cell in wrong[["row", "use", "cell"]][:_MOST_FAULTS].itertuples(index=False):
            fault = cells.fault[cell] or Fault("import_two_values")
            line, column = self.grid.lines[row], self.grid.header[self.uses[use].index]
            found.faults.append(replace(fault, file=self.grid.sheet, line=line, column=column))

    def _sums(self, rows: DataFrame, frame: DataFrame, sound: Bools) -> DataFrame:
        """The people that each row counts, and what the row is to the file's own sum."""
        counts = frame.measure.isin(COUNTS).to_numpy()
        row, value = frame.row.to_numpy()[counts], frame.value.to_numpy()[counts]
        told = ~np.isnan(value)
        people = np.bincount(row, np.where(told, value, 0.0), minlength=len(rows))
        untold, filled = np.zeros((2, len(rows)), dtype=bool)
        untold[row[~told]], filled[row] = True, True
        total, whole = rows.total.to_numpy(), rows.whole.to_numpy()
        besides = ~sound & ~rows.reason.isin(["total", "blank"]).to_numpy()
        parts = np.zeros(len(rows), dtype=bool)
        for place in range(len(self.grid.header) if besides.any() else 0):
            column = self.grid.column(place)
            for code in np.unique(column.codes[besides]).tolist():
                cell = column.levels[code]
                if isinstance(cell, str) and is_part_total(cell):
                    parts |= besides & (column.codes == code)
        roles = (sound & total & whole, besides & parts, besides | (sound & ~total))
        role = np.select(roles, (np.int8(1), np.int8(2), np.int8(3)), np.int8(0))
        return DataFrame(
            {
                "role": pd.Categorical.from_codes(role, pd.Index(_ROLES)),
                "people": people,
                "untold": untold,
                "empty": ~filled,
            }
        )

    def _take_sums_out(self, found: Observations, numbers: Ints, filled: Bools) -> None:
        """Bands that are sums of others do not count; those that overlap otherwise are a fault."""
        figures = found.figures
        others = [name for name in self.target.keys if name != "age"]
        dropped: dict[int, str] = {}
        gone: list[int] = []
        for group, bands in figures[figures.age != ""].groupby(others, sort=False):
            ages = dict(zip(bands.age, bands.index, strict=True))
            if first_overlap(ages) is None:
                continue
            told = bands.value.astype(object).where(bands.value.notna(), None)
            sums = sums_of(dict(zip(bands.age, told, strict=True)))
            unclear = [band for band in ages if band not in sums]
            for band, parts in sums.items():
                dropped[ages[band]] = "band_sum"
                whole = figures.loc[[ages[band]]]
                if len(parts) == len(unclear) and whole.value.notna().all():
                    found.stated = pd.concat([found.stated, whole.assign(age="")])
            if first_overlap(unclear) is None:
                continue
            found.overlapping.update(unclear)
            left = {band for band in unclear if band_code(band) in self.mapping.left_out}
            dropped |= {ages[band]: "left_out" for band in left}
            kept = [band for band in unclear if band not in left]
            if pair := first_overlap(kept):
                gone += [ages[band] for band in kept]
                one, other = map(band_code, pair)
                values = {"group": group_name(group), "one": one, "other": other}
                fault = Fault("import_bands_overlap", self.grid.sheet, values=values)
                found.faults.append(fault)
        if not dropped and not gone:
            return
        found.stated = found.stated.drop_duplicates([*self.target.keys, "measure"])
        found.figures = figures.drop([*dropped, *gone])
        lost = figures.loc[list(dropped), ["key", "age"]].assign(reason=list(dropped.values()))
        lost = lost.set_index("key")
        out = np.isin(numbers, lost.index).all(axis=1) & filled & (found.rows.reason == "")
        told_of = lost.reindex(numbers[out, 0])
        found.rows.loc[out, "reason"] = told_of.reason.to_numpy()
        found.rows.loc[out, "text"] = [format_band(band) for band in told_of.age]

    # --- what is told of it ---------------------------------------------------------------------

    def _tell_duplicates(self, found: Observations, repeated: NDArray[np.intp], times: int) -> None:
        sheet = self.grid.sheet
        if times > 1:
            fault = Fault("import_block_repeated", sheet, values={"times": times})
            found.faults.append(fault)
        if len(repeated):
            values = {"count": len(repeated), "line": self.grid.lines[int(repeated[0])]}
            self.repeated = Fault("import_repeated", sheet, values=values)

    repeated: Fault | None = None

    def _note(self, found: Observations, cells: DataFrame) -> None:
        """Notes of the rows as a whole."""
        grid, sound = self.grid, found.frame[found.frame.key >= 0]
        read = cells.take(sound.cell.to_numpy())
        notes = self.notes
        if not self.persons and (wrong := wrong_row_totals(grid, self.mapping, self._figure)):
            values = {"count": len(wrong), "line": wrong[0]}
            notes.append(Fault("import_row_totals", grid.sheet, values=values))
        unread = read.text[(read.state == UNREAD) & ~sound.total.to_numpy()]
        if self.persons:
            # What stands where hours should be may be anything, and is about one person.
            self._fault("import_no_hours_read", unread.where(unread == "", ""))
        else:
            self._fault("import_noted", read.text[read.noted])
            self._fault("import_unreadable", unread)
        if grid.filled_down:
            columns = ", ".join(grid.written_once)
            notes.append(Fault("import_filled_down", grid.sheet, values={"columns": columns}))
        if dashes := int(read.dash.sum()):
            fault = Fault(
                "import_dash_zero" if self.mapping.dash_is_zero else "import_dash_unknown",
                grid.sheet,
                values={"count": dashes},
            )
            notes.append(fault)
        if self.repeated:
            notes.append(self.repeated)
        if self.labels.clipped:
            notes.append(Fault("import_ages_clipped", grid.sheet))
        if self.labels.middle:
            notes.append(Fault("import_age_middle", grid.sheet))

    def _fault(self, code: str, texts: Series[str]) -> None:
        """A note of odd cells, if there are any."""
        if len(texts):
            examples = ", ".join(texts.unique()[:_SHOWN_EXAMPLES])
            values: dict[str, str | float] = {"count": len(texts), "examples": examples}
            self.notes.append(Fault(code, self.grid.sheet, values=values))


def _of_dimension(one: Dimension, sheet: str) -> Iterable[Fault]:
    """What is to be told of a column that is not read."""
    if one.totals:
        values = {"heading": one.heading, "values": first_of(one.totals)}
        yield Fault("import_totals_left_out", sheet, values=values)
    if one.other_units:
        values = {"heading": one.heading, "values": first_of(one.other_units)}
        yield Fault("import_other_unit_left_out", sheet, values=values)
    if one.added:
        values = {"heading": one.heading, "values": first_of(one.added)}
        yield Fault("import_added_up", sheet, values=values)


def _added_up(
    frame: DataFrame, counted: Series[bool], cells: DataFrame, named: DataFrame
) -> DataFrame:
    """What is ``counted`` of ``frame``: counts added up by key and measure; of other measures the
    first figure, and only one cell that is not told."""
    by = ["key", "measure"]
    told, untold = (
        frame.loc[counted & chosen, [*by, "value", "cell"]]
        for chosen in (frame.value.notna(), frame.value.isna())
    )
    sums = told.groupby(by, sort=False, observed=True).value.agg(["first", "sum"])
    limits = untold.join(cells[["low", "high"]], on="cell").assign(cells=1)
    lacking = limits.groupby(by, sort=False, observed=True)[["cells", "low", "high"]].sum()
    # Keys of which something is told come first.
    sums = sums.reindex(sums.index.append(lacking.index.difference(sums.index, sort=False)))
    sums = sums.join(lacking).fillna({"cells": 0, "low": 0.0, "high": 0.0}).reset_index()
    counts = sums.measure.isin(COUNTS)
    sums["value"] = sums["sum"].where(counts, sums["first"])
    sums["cells"] = sums.cells.where(counts, sums.cells.clip(upper=1)).astype(int)
    return sums.drop(columns=["first", "sum"]).astype({"measure": object}).join(named, on="key")
