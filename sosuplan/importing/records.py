"""The rows of a file as figures by key, with what was left out and why."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as made
from math import inf

from sosuplan.importing.age_bands import AgeBand, band_code, format_band
from sosuplan.importing.area_choice import AreaChoice, choose_areas
from sosuplan.importing.band_sums import by_group, first_overlap, sums_of
from sosuplan.importing.check_sum import CheckSum, CheckSums, RowTotals
from sosuplan.importing.column_mapping import ColumnUse, ImportMapping, in_plan_units
from sosuplan.importing.duplicates import Copies
from sosuplan.importing.fields import COUNTS, MEASURES, STAFF_LIST, TARGET, Target
from sosuplan.importing.grid import Grid
from sosuplan.importing.labels import Key, KeyValue, Labels, RowKey, columns_with_sums
from sosuplan.importing.periods import choose_periods
from sosuplan.importing.progress import Pace
from sosuplan.importing.readers.cells import Cell, cell_text
from sosuplan.importing.vocabulary import Figure, figure_of, full_time_of, hours_of, is_part_total
from sosuplan.model.plan import FULL_TIME_HOURS, Plan
from sosuplan.text.errors import Fault

__all__ = ["REASONS", "IgnoredRows", "Key", "KeyValue", "Records", "read_records"]

REASONS = (
    "total",
    "band_sum",
    "left_out",
    "other_area",
    "other_year",
    "other_period",
    "suppressed",
    "unknown_group",
    "unknown_area",
    "outside_ages",
    "unknown_age",
    "blank",
    "not_a_number",
    "faulty",
)
_SHOWN_LINES = 20
_SHOWN_EXAMPLES = 3
_REMEMBERED = 200_000
_MOST_FAULTS = 500
_FULL_DEGREE = 0.995 * FULL_TIME_HOURS
"""Hours from which a degree of employment, which is rounded, is full time."""


@dataclass(slots=True)
class IgnoredRows:
    """Rows left out for one reason: how many, the first lines, and a few of the texts."""

    count: int = 0
    lines: list[int] = made(default_factory=list)
    examples: list[str] = made(default_factory=list)

    def add(self, line: int, text: str) -> None:
        self.count += 1
        if len(self.lines) < _SHOWN_LINES:
            self.lines.append(line)
        if text and text not in self.examples and len(self.examples) < _SHOWN_EXAMPLES:
            self.examples.append(text)


@dataclass(slots=True)
class Records:
    """What a file says: figures by key and measure, the secret ones, and the file's own sums.

    ``limits`` are the lowest and highest that a secret count can be, added up over its cells, and
    how many those are.
    ``dashes`` counts cells of figures that are a dash, and ``repeated`` holds the lines of rows
    with the same labels as an earlier one. ``notes`` are to be told of what was read, and
    ``overlapping`` are the bands of groups in which some overlap without being sums. ``areas`` are
    those that the file names. ``check`` is the file's own sum of all rows, if it states one.
    """

    target: Target
    values: dict[Key, dict[str, float]] = made(default_factory=dict)
    suppressed: dict[Key, set[str]] = made(default_factory=dict)
    limits: dict[tuple[Key, str], tuple[float, float, int]] = made(default_factory=dict)
    stated: dict[Key, dict[str, float]] = made(default_factory=dict)
    people: dict[Key, list[tuple[float | None, bool | None]]] = made(default_factory=dict)
    read: int = 0
    used: int = 0
    ignored: dict[str, IgnoredRows] = made(default_factory=dict)
    faults: list[Fault] = made(default_factory=list)
    notes: list[Fault] = made(default_factory=list)
    dashes: int = 0
    repeated: list[int] = made(default_factory=list)
    clipped: bool = False
    middle: bool = False
    overlapping: set[AgeBand] = made(default_factory=set)
    areas: AreaChoice = made(default_factory=AreaChoice)
    check: CheckSum | None = None

    def ignore(self, reason: str, line: int, text: str = "") -> None:
        self.ignored.setdefault(reason, IgnoredRows()).add(line, text)

    def place(self, name: str) -> int:
        return self.target.keys.index(name)


@dataclass(slots=True)
class _Odd:
    """Cells that are told of in one note: how many, and the first of them."""

    count: int = 0
    examples: list[str] = made(default_factory=list)

    def add(self, text: str) -> None:
        self.count += 1
        if text not in self.examples and len(self.examples) < _SHOWN_EXAMPLES:
            self.examples.append(text)


def read_records(
    grid: Grid, mapping: ImportMapping, plan: Plan, pace: Pace, areas: Collection[str] | None = None
) -> Records:
    """Every figure of ``grid`` as ``mapping`` says, which is sound, in ``areas`` (area_choice)."""
    return _Reader(grid, mapping, plan, areas).read(pace)


class _Reader:
    """Reads the rows of one grid."""

    def __init__(
        self, grid: Grid, mapping: ImportMapping, plan: Plan, wanted: Collection[str] | None
    ) -> None:
        self.grid = grid
        self.target = TARGET[mapping.target]
        self.records = Records(self.target)
        self._working_days = plan.working_days
        self._dash_is_zero = mapping.dash_is_zero
        self._left_out = set(mapping.left_out)
        periods = choose_periods(grid, mapping, plan.base_year)
        self.records.notes += periods.notes
        areas = self.records.areas = choose_areas(grid, mapping, plan, wanted)
        self._figures = [
            use
            for use in mapping.columns
            if use.field in self.target.measures
            and use.group.get("year", "") not in periods.left_out
            and use.group.get("area", "") not in areas.texts_left_out
        ]
        sums = columns_with_sums(grid, {use.index for use in mapping.columns})
        self._labels = Labels(mapping, self._figures, sums, plan, periods, areas)
        self._measured = {use.field: self.target.column(use.field) for use in self._figures}
        self._known_figures: dict[Cell, Figure] = {}
        self._copies = Copies(len(grid.header), [use.index for use in self._figures])
        self._noted, self._unread, self._no_hours = _Odd(), _Odd(), _Odd()
        self._sums = CheckSums()
        counts = [use.index for use in mapping.columns if use.field in COUNTS]
        self._row_totals = RowTotals(grid.header, counts, {use.index for use in mapping.columns})

    def read(self, pace: Pace) -> Records:
        records, labels = self.records, self._labels
        persons = self.target.name == STAFF_LIST
        take = self._person if persons else self._row
        count = max(1, len(self.grid.rows))
        for line, row in zip(self.grid.lines, self.grid.rows, strict=True):
            records.read += 1
            if not records.read & 1023:
                pace.step(records.read / count)
            key = labels.key_of(row)
            if not persons:
                self._row_totals.see(line, row, self._figure)
            if (
                key.reason
                and self._figures
                and not any(row[use.index] is not None for use in self._figures)
            ):
                records.ignore("blank", line)
            elif key.reason:
                records.ignore(key.reason, line, key.text)
                if not persons and key.reason != "total":
                    self._add(row)
            else:
                take(line, row, key)
                if not persons and not key.total:
                    self._copies.see(line, row)
                    self._sums.add(self._counts(row))
                elif key.whole and not persons:
                    self._sums.state(self._counts(row))
        records.clipped, records.middle = labels.clipped, labels.middle
        if records.areas.left_out:
            # Sums over all areas of the file are no sums of those that count.
            place = records.place("area")
            for whole in [one for one in records.stated if one[place] is None]:
                del records.stated[whole]
        if self.target.banded and not persons:
            self._take_sums_out()
        records.check = self._sums.check(self._used(), records.ignored)
        self._tell_of_all()
        return records

    def _add(self, row: Sequence[Cell]) -> None:
        """A row that gives nothing to the plan, as part of the file's own sum."""
        part = any(isinstance(cell, str) and is_part_total(cell) for cell in row)
        (self._sums.add_part if part else self._sums.add)(self._counts(row))

    def _counts(self, row: Sequence[Cell]) -> list[float | None]:
        """The counts of people in a row, None for one that is not told."""
        counts: list[float | None] = []
        for use in self._figures:
            if use.field in COUNTS:
                figure = self._figure(row[use.index])
                if figure.value is not None:
                    counts.append(in_plan_units(figure.value, use, self._working_days))
                elif figure.state != "blank":
                    counts.append(None)
        return counts

    def _used(self) -> float:
        """All counts of people that give something to the plan."""
        return sum(
            value
            for figures in self.records.values.values()
            for measure, value in figures.items()
            if measure in COUNTS
        )

    def _take_sums_out(self) -> None:
        """Bands that are sums of others do not count; those that overlap otherwise are a fault."""
        records, place = self.records, self.records.place("age")
        measure = self.target.measures[0]
        dropped: dict[Key, str] = {}
        keys = [*records.values, *(key for key in records.suppressed if key not in records.values)]
        for group, bands in by_group(keys, place).items():
            if first_overlap(bands) is None:
                continue

            def at(band: KeyValue, group: Key = group) -> Key:
                return (*group[:place], band, *group[place:])

            figures = {band: records.values.get(at(band), {}).get(measure) for band in bands}
            sums = sums_of(figures)
            unclear = [band for band in bands if band not in sums]
            for band, parts in sums.items():
                known = records.values.pop(at(band), {})
                dropped[at(band)] = "band_sum"
                if known and len(parts) == len(bands) - len(sums):
                    records.stated.setdefault(at(None), known)
            if first_overlap(unclear) is None:
                continue
            records.overlapping.update(unclear)
            kept = [band for band in unclear if band_code(band) not in self._left_out]
            for band in set(unclear) - set(kept):
                records.values.pop(at(band), None)
                dropped[at(band)] = "left_out"
            if pair := first_overlap(kept):
                self._refuse_overlap(at, kept, pair)
        self._tell_dropped(dropped)

    def _tell_dropped(self, dropped: dict[Key, str]) -> None:
        """Count the rows of bands that are left out; ``dropped`` says why by key."""
        records, place = self.records, self.records.place("age")
        for key in dropped:
            records.suppressed.pop(key, None)
        for line, row in zip(self.grid.lines, self.grid.rows, strict=True) if dropped else ():
            keys = self._labels.key_of(row).keys
            if not keys or any(key not in dropped for key in keys):
                continue
            if any(self._figure(row[use.index]).value is not None for use in self._figures):
                band = keys[0][place]
                records.used -= 1
                records.ignore(
                    dropped[keys[0]], line, format_band(band) if isinstance(band, AgeBand) else ""
                )

    def _refuse_overlap(
        self, at: Callable[[KeyValue], Key], bands: list[AgeBand], pair: tuple[AgeBand, AgeBand]
    ) -> None:
        for band in bands:
            self.records.values.pop(at(band), None)
            self.records.suppressed.pop(at(band), None)
        named = [str(part) for part in at(None) if part is not None]
        one, other = map(band_code, pair)
        values = {"group": " / ".join(named), "one": one, "other": other}
        self.records.faults.append(Fault("import_bands_overlap", self.grid.sheet, values=values))

    def _tell_of_all(self) -> None:
        """Notes and faults of the rows as a whole."""
        records, sheet = self.records, self.grid.sheet
        records.repeated = self._copies.lines
        if (times := self._copies.times) > 1 and set(self.target.measures) & set(COUNTS):
            fault = Fault("import_block_repeated", sheet, values={"times": times})
            records.faults.append(fault)
        if wrong := self._row_totals.wrong:
            values = {"count": len(wrong), "line": wrong[0]}
            records.notes.append(Fault("import_row_totals", sheet, values=values))
        self._fault("import_noted", self._noted)
        self._fault("import_unreadable", self._unread)
        self._fault("import_no_hours_read", self._no_hours)

    def _fault(self, code: str, odd: _Odd) -> None:
        """A note of odd cells, if there are any."""
        if odd.count:
            examples = ", ".join(odd.examples)
            self.records.notes.append(
                Fault(code, self.grid.sheet, values={"count": odd.count, "examples": examples})
            )

    def _figure(self, cell: Cell) -> Figure:
        figure = self._known_figures.get(cell)
        if figure is None:
            if len(self._known_figures) > _REMEMBERED:
                self._known_figures.clear()
            figure = self._known_figures[cell] = figure_of(
                cell, self.grid.decimal, dash_is_zero=self._dash_is_zero
            )
        return figure

    def _row(self, line: int, row: Sequence[Cell], key: RowKey) -> None:
        """The figures of one row."""
        records = self.records
        found = secret = wrong = faulty = False
        example = ""
        for use, whole in zip(self._figures, key.keys, strict=True):
            cell = row[use.index]
            figure = self._figure(cell)
            if figure.dash:
                records.dashes += 1
            if figure.value is not None:
                if figure.noted:
                    self._noted.add(cell_text(cell))
                if self._take(line, use, whole, figure, key.total):
                    found = True
                else:
                    faulty, example = True, cell_text(cell)
            elif figure.state != "blank":
                secret |= figure.state == "suppressed"
                if not key.total:
                    # What cannot be read is as unknown as what is not told, and no more 0 than it.
                    records.suppressed.setdefault(whole, set()).add(use.field)
                    self._limit(whole, use, figure)
                    if figure.state == "not_a_number":
                        wrong, example = True, cell_text(cell)
                        self._unread.add(example)
        if key.total:
            records.ignore("total", line, key.text)
        elif found:
            records.used += 1
        elif faulty:
            records.ignore("faulty", line, example)
        elif secret:
            records.ignore("suppressed", line)
        else:
            records.ignore("not_a_number" if wrong else "blank", line, example)

    def _limit(self, key: Key, use: ColumnUse, figure: Figure) -> None:
        """Keep what a secret count can be; one that may be anything makes the sum so too."""
        if use.field not in COUNTS:
            return
        low, high = figure.limits or (0.0, inf)
        factor = 1000.0 if use.unit == "thousands" else 1.0
        least, most, cells = self.records.limits.get((key, use.field), (0.0, 0.0, 0))
        limits = (least + low * factor, most + high * factor, cells + 1)
        self.records.limits[key, use.field] = limits

    def _take(self, line: int, use: ColumnUse, key: Key, figure: Figure, total: bool) -> bool:
        """Keep one figure; False if it cannot be one of its measure."""
        measure, number = use.field, figure.value or 0.0
        if (
            0 < number <= 1
            and not figure.percent
            and use.unit == "percent"
            and MEASURES[measure].never_tiny
        ):
            self._tell(Fault("import_share_or_percent", values={"number": number}), line, use)
            return False
        value = in_plan_units(number, use, self._working_days)
        column = self._measured.get(measure)
        # Millions of figures come by here: most lie within the limits and need no sentence. What a
        # guard says holds in the plan, where an index of 100 is 1.
        high = inf if column is None or column.guard else column.high or inf
        if column is not None and not (column.low or 0.0) < value <= high:
            _, fault = column.check(value, cell_text(value))
            if fault is not None:
                self._tell(fault, line, use)
                return False
        kept = (self.records.stated if total else self.records.values).setdefault(key, {})
        if measure in COUNTS:
            kept[measure] = kept.get(measure, 0.0) + value
        elif kept.setdefault(measure, value) != value and not total:
            self._tell(Fault("import_two_values"), line, use)
        return True

    def _tell(self, fault: Fault, line: int, use: ColumnUse) -> None:
        """Add a fault of a cell; where every cell is at fault, the first ones say so."""
        if len(self.records.faults) < _MOST_FAULTS:
            heading = self.grid.header[use.index]
            self.records.faults.append(
                replace(fault, file=self.grid.sheet, line=line, column=heading)
            )

    def _person(self, line: int, row: Sequence[Cell], key: RowKey) -> None:
        """One person: counted by group and age, with hours and full time; nothing else is kept."""
        records = self.records
        if key.total:
            records.ignore("total", line, key.text)
            return
        hours: float | None = None
        full: bool | None = None
        for use in self._figures:
            cell = row[use.index]
            if use.field == "hours":
                figure = hours_of(cell, self.grid.decimal)
                if figure.value is not None:
                    hours = in_plan_units(figure.value, use, self._working_days)
                    if use.unit and hours >= _FULL_DEGREE and full is None:
                        full = True
                elif figure.state != "blank":
                    # What stands there instead may be anything, and is about one person.
                    self._no_hours.add("")
            elif cell is not None and (told := full_time_of(cell_text(cell))) is not None:
                full = told
        records.people.setdefault(key.keys[0], []).append((hours, full))
        records.used += 1
