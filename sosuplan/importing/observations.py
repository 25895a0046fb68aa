"""What a file says as one long table: an observation a figure, and why rows are left out.

Imported late, as pandas is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas import DataFrame, Series

from sosuplan.engine.quantities import SHARES
from sosuplan.importing.areas import AreaChoice, choose_areas
from sosuplan.importing.checks import (
    CheckSum,
    check_sum,
    duplicates,
    first_overlap,
    sums_of,
    wrong_row_totals,
)
from sosuplan.importing.column_mapping import ImportMapping
from sosuplan.importing.dimensions import Dimension, unread_dimensions
from sosuplan.importing.factor import Bools, Ints
from sosuplan.importing.fields import ACTUALS, COUNTS, QUANTITY, STAFF_LIST, TARGET, Target
from sosuplan.importing.figure_cells import FAULTY, SECRET, TOLD, UNREAD, FigureCells
from sosuplan.importing.grid import Grid
from sosuplan.importing.labels import Key, Labels, columns_with_sums, group_name
from sosuplan.importing.periods import choose_periods
from sosuplan.importing.progress import Pace
from sosuplan.importing.staff_list import StaffList
from sosuplan.importing.titles import (
    TitleCount,
    no_staff_rows,
    titles_of,
    unread_periods,
    with_trainees,
)
from sosuplan.importing.vocabulary import (
    AgeBand,
    band_code,
    format_band,
    is_part_total,
)
from sosuplan.model.plan import OCCUPATIONS, Plan
from sosuplan.text.errors import Fault
from sosuplan.text.terms import first_of

_SHOWN_EXAMPLES = 3
_MOST_FAULTS = 500
_MOST_OF_A_KIND = 60_000.0
"""People of one occupation in one place: more than Denmark has."""
_ROLES = ("", "sum", "part", "row")


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
    ``dimensions`` are the columns without a use that people are added up over, or not, and
    ``titles`` the job titles that are asked about.
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
    dimensions: tuple[Dimension, ...] = ()
    titles: tuple[TitleCount, ...] = ()

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
        periods = choose_periods(grid, mapping, plan)
        self.notes = [*periods.notes]
        self.time = periods.latest
        self.areas = choose_areas(grid, mapping, plan, wanted)
        self.uses = [
            use
            for use in mapping.columns
            if use.field in self.target.measures
            and use.group.get("year", "") not in periods.left_out
            and use.group.get("area", "") not in self.areas.texts_left_out
        ]
        sums = columns_with_sums(grid, {use.index for use in mapping.columns})
        self.titles = titles_of(grid, mapping)
        self.labels = Labels(mapping, self.uses, sums, plan, periods, self.areas, self.titles)
        self.cells = FigureCells(grid, mapping, self.uses, plan.working_days)
        self.repeated: Fault | None = None

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
        frame, cells = self.cells.frames(self.pace)
        self.notes += self.cells.notes
        frame["key"] = numbers[frame.row, frame.use] if keys else -1
        frame["counts"] = self._counts(frame, keys)
        frame["total"] = rows.total.to_numpy()[frame.row]
        empty = np.bincount(frame.row, minlength=len(rows)) == 0
        if self.uses:
            rows.loc[(rows.reason != "") & empty, ["reason", "text"]] = "blank", ""
        apart = self._leave_out(rows, frame)
        people = DataFrame({"key": []}, dtype=int)
        if self.persons:
            staff = StaffList(self.grid, self.mapping, self.uses, self.time)
            people = staff.people(frame[frame.key >= 0], rows, numbers)
            self.notes += staff.notes
        titles = self._settle_titles(rows, frame, people, numbers, keys)
        named = DataFrame(
            [["" if part is None else part for part in key] for key in keys],
            columns=list(self.target.keys),
            dtype=object,
        )
        usable, total = frame.key >= 0, frame.total
        found = Observations(
            self.target,
            self.areas,
            rows,
            frame,
            _added_up(frame, usable & ~total & (frame.state != FAULTY), cells, named),
            _added_up(frame, usable & total & (frame.state == TOLD), cells, named),
            people[people.key >= 0].join(named, on="key"),
            self.notes,
            [
                Fault("import_values_unclear", self.grid.sheet, values={"heading": one.heading})
                for one in apart
                if one.unclear
            ],
            dimensions=apart,
            titles=titles,
        )
        kept = (rows.reason == "").to_numpy() & ~rows.total.to_numpy()
        if self.target.table == "staff":
            used = {use.index for use in self.mapping.columns}
            for heading, texts in unread_periods(self.grid, used, kept):
                values: dict[str, str | float] = {"heading": heading, "examples": first_of(texts)}
                found.faults.append(Fault("import_period_unread", self.grid.sheet, values=values))
        if asked := [one for one in titles if one.answer is None]:
            listed = first_of([f"{one.title} ({one.people:.0f})" for one in asked])
            values = {"count": len(asked), "titles": listed}
            found.faults.append(Fault("import_titles", self.grid.sheet, values=values))
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

    def _counts(self, frame: DataFrame, keys: list[Key]) -> Bools:
        """Which figures count people, and are added up. Of how it went, the quantity says so."""
        if self.target.name != ACTUALS:
            return frame.measure.isin(COUNTS).to_numpy()
        place = self.target.keys.index(QUANTITY)
        # The last one is of rows that are left out, whose key is -1.
        counts = np.array([*(key[place] not in SHARES for key in keys), False])
        return np.asarray(counts[frame.key.to_numpy()])

    def _leave_out(self, rows: DataFrame, frame: DataFrame) -> tuple[Dimension, ...]:
        """Rows that are totals of others, or count no people, as a column that is not read says."""
        used = {use.index for use in self.mapping.columns}
        if self.target.table == "staff":
            for reason, out in no_staff_rows(self.grid, used).items():
                lost = out & (rows.reason == "").to_numpy()
                rows.loc[lost, "reason"] = reason
                frame.loc[lost[frame.row], "key"] = -1
            if told := with_trainees(self.grid, used):
                values: dict[str, str | float] = {"heading": told}
                self.notes.append(Fault("import_with_trainees", self.grid.sheet, values=values))
        figures = frame[(frame.key >= 0) & ~frame.total]
        people = figures[figures.counts]
        counted = people if len(people) else figures
        if self.persons or counted.empty:
            return ()
        counted = counted.assign(value=counted.value.where(counted.state == TOLD))
        named = [one.index for one in self.mapping.columns if one.field in ("occupation", "sector")]
        found = unread_dimensions(
            self.grid, used, counted, self.mapping.values, read=named, counts=len(people) > 0
        )
        for one in found:
            for reason, out in one.out.items():
                lost = out & (rows.reason == "").to_numpy() & ~rows.total.to_numpy()
                rows.loc[lost, "reason"] = reason
                frame.loc[lost[frame.row], "key"] = -1
            # Shares of several groups are none of them together.
            note = one if len(people) else replace(one, added=())
            self.notes += _of_dimension(note, self.grid.sheet)
        return tuple(one for one in found if one.says)

    def _settle_titles(
        self, rows: DataFrame, frame: DataFrame, people: DataFrame, numbers: Ints, keys: list[Key]
    ) -> tuple[TitleCount, ...]:
        """Job titles that are asked about, most people first. What they count as is settled in all
        that is given: where it is not said they do not count."""
        place = self.target.keys.index("occupation") if "occupation" in self.target.keys else -1
        titles = {
            number: str(key[place])
            for number, key in enumerate(keys)
            if place >= 0 and key[place] not in (None, "", *OCCUPATIONS)
        }
        if not titles:
            return ()
        told = (frame.state == TOLD) & ~frame.total & frame.counts
        counted = frame[told].groupby("key").value.sum()
        if self.persons:
            counted = people.key.value_counts()
        sums: dict[str, float] = dict.fromkeys(titles.values(), 0.0)
        known = {key: number for number, key in enumerate(keys)}
        becomes = np.arange(-1, len(keys), dtype=np.int32)
        for number, title in titles.items():
            sums[title] += float(counted.get(number, 0.0))
            key, code = keys[number], self.titles.answer(title)
            new = (*key[:place], code, *key[place + 1 :])
            becomes[number + 1] = known.setdefault(new, len(known)) if code else -1
        keys += list(known)[len(keys) :]
        asked = np.isin(numbers, list(titles))
        first = numbers.max(axis=1)
        numbers[:] = becomes[numbers + 1]
        frame["key"] = becomes[frame.key.to_numpy() + 1]
        people["key"] = becomes[people.key.to_numpy() + 1]
        lost = asked.any(axis=1) & (numbers < 0).all(axis=1) & (rows.reason == "").to_numpy()
        rows.loc[lost, "reason"] = "title"
        rows.loc[lost, "text"] = [titles[one] for one in first[lost].tolist()]
        return tuple(
            TitleCount(title, number, self.titles.answer(title))
            for title, number in sorted(sums.items(), key=lambda one: -one[1])
            if number > 0.0
        )

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
        self._add_unlikely(found)
        reasons = set(rows.reason.unique()) - {""}
        found.check = check_sum(sums, float(found.figures.value[counted].sum()), reasons)
        if set(self.target.measures) & set(COUNTS):
            places = [use.index for use in self.uses]
            used = sound & ~rows.total.to_numpy()
            self._tell_duplicates(found, *duplicates(self.grid, used, places))
        elif self.target.name == ACTUALS:
            places = [use.index for use in self.uses]
            used = sound & ~rows.total.to_numpy()
            self._refuse_repeated(found, duplicates(self.grid, used, places)[0])

    def _add_unlikely(self, found: Observations) -> None:
        """A fault where more people come of a mark between thousands than there can be."""
        people = found.figures[found.figures.measure == "heads"]
        if self.cells.marked and len(people):
            most = people.groupby(["area", "occupation"]).value.sum().max()
            if most > _MOST_OF_A_KIND:
                values: dict[str, str | float] = {"people": float(most)}
                found.faults.append(Fault("import_number_format", self.grid.sheet, values=values))

    def _add_faults(self, found: Observations, cells: DataFrame) -> None:
        """Faults of figures by their cells; where every cell is at fault, the first ones say so."""
        frame = found.frame
        sound = frame.key >= 0
        single = frame[sound & (frame.state == TOLD) & ~frame.total & ~frame.counts]
        first = single.groupby(["key", "measure"], observed=True).value.transform("first")
        several = single[single.value != first]
        wrong = pd.concat([frame[sound & (frame.state == FAULTY)], several]).sort_index()
        other = Fault("import_two_values")
        if self.target.name == ACTUALS:
            other = Fault("import_two_shares", values={"table": "working_time"})
        for row, use, cell in wrong[["row", "use", "cell"]][:_MOST_FAULTS].itertuples(index=False):
            fault = cells.fault[cell] or other
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
        besides = ~sound & ~rows.reason.isin(["total", "part", "other_unit", "blank"]).to_numpy()
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

    def _refuse_repeated(self, found: Observations, repeated: NDArray[np.intp]) -> None:
        """Counts of a group that nothing tells apart are the same one twice, or one is wrong."""
        frame = found.frame
        there = frame[(frame.key >= 0) & (frame.state == TOLD) & ~frame.total & frame.counts]
        again = there[there.duplicated(["key", "use"]) & there.row.isin(repeated)]
        for row, use in again[["row", "use"]][:_MOST_FAULTS].itertuples(index=False):
            line, column = self.grid.lines[row], self.grid.header[self.uses[use].index]
            found.faults.append(
                Fault("import_twice", file=self.grid.sheet, line=line, column=column)
            )

    def _note(self, found: Observations, cells: DataFrame) -> None:
        """Notes of the rows as a whole."""
        grid, sound = self.grid, found.frame[found.frame.key >= 0]
        read = cells.take(sound.cell.to_numpy())
        notes = self.notes
        if not self.persons and (wrong := wrong_row_totals(grid, self.mapping, self.cells.figure)):
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
    for code, texts in (
        ("import_totals_left_out", one.totals),
        ("import_parts_left_out", one.parts),
        ("import_other_unit_left_out", one.other_units),
        ("import_added_up", one.added),
    ):
        if texts:
            values = {
                "heading": one.heading,
                "values": first_of([text or "–" for text in texts]),
                "taken": first_of([text or "–" for text in one.counted]),
            }
            yield Fault(code, sheet, values=values)


def _added_up(
    frame: DataFrame, counted: Series[bool], cells: DataFrame, named: DataFrame
) -> DataFrame:
    """What is ``counted`` of ``frame``: counts added up by key and measure; of other measures the
    first figure, and only one cell that is not told."""
    by = ["key", "measure", "counts"]
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
    sums["value"] = sums["sum"].where(sums.counts, sums["first"])
    sums["cells"] = sums.cells.where(sums.counts, sums.cells.clip(upper=1)).astype(int)
    return (
        sums.drop(columns=["first", "sum", "counts"])
        .astype({"measure": object})
        .join(named, on="key")
    )
