"""The rows of a file as figures by key, with what was left out and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as made
from math import inf

from sosuplan.errors import Fault
from sosuplan.exchange.ages import OLDEST, AgeBand, parse_band
from sosuplan.exchange.cells import Cell, cell_text
from sosuplan.exchange.fields import COUNTS, STAFF_LIST, TARGET, Target
from sosuplan.exchange.grid import Grid
from sosuplan.exchange.mapping import ColumnUse, ImportMapping
from sosuplan.exchange.places import find_place
from sosuplan.exchange.progress import Pace
from sosuplan.exchange.recognise import (
    Figure,
    figure_of,
    full_time_of,
    is_suppressed,
    is_total,
    occupation_of,
    plain,
    sector_of,
    year_of,
)
from sosuplan.plan import LAST_AGE, OCCUPATIONS, SECTORS, Plan

KeyValue = str | int | AgeBand | None
"""One part of a key; None where a row of the file is the sum over it."""
Key = tuple[KeyValue, ...]
"""A value for each key of the target, in their order."""

REASONS = (
    "total",
    "suppressed",
    "unknown_group",
    "unknown_area",
    "outside_ages",
    "blank",
    "not_a_number",
)
_SHOWN_LINES = 20
_SHOWN_EXAMPLES = 3
_REMEMBERED = 200_000
_MOST_FAULTS = 500


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
    """What a file says: figures by key and measure, the secret ones, and the file's own sums."""

    target: Target
    values: dict[Key, dict[str, float]] = made(default_factory=dict)
    suppressed: dict[Key, set[str]] = made(default_factory=dict)
    stated: dict[Key, dict[str, float]] = made(default_factory=dict)
    people: dict[Key, list[tuple[float | None, bool | None]]] = made(default_factory=dict)
    read: int = 0
    used: int = 0
    ignored: dict[str, IgnoredRows] = made(default_factory=dict)
    faults: list[Fault] = made(default_factory=list)
    clipped: bool = False
    middle: bool = False

    def ignore(self, reason: str, line: int, text: str = "") -> None:
        self.ignored.setdefault(reason, IgnoredRows()).add(line, text)

    def place(self, name: str) -> int:
        return self.target.keys.index(name)


@dataclass(frozen=True, slots=True)
class _RowKey:
    """What the labels of a row say: the key of each figure in it, or why it is left out."""

    keys: tuple[Key, ...] = ()
    total: bool = False
    reason: str = ""
    text: str = ""


def read_records(grid: Grid, mapping: ImportMapping, plan: Plan, pace: Pace) -> Records:
    """Every figure of ``grid`` as ``mapping`` says; a sound mapping is expected."""
    return _Reader(grid, mapping, plan).read(pace)


class _Reader:
    """Reads the rows of one grid; what labels mean is remembered, as they come again."""

    def __init__(self, grid: Grid, mapping: ImportMapping, plan: Plan) -> None:
        self.grid = grid
        self.target = TARGET[mapping.target]
        self.records = Records(self.target)
        self._plan = plan
        self._labels = [use for use in mapping.columns if use.field not in self.target.measures]
        self._figures = [use for use in mapping.columns if use.field in self.target.measures]
        self._sums = _columns_with_sums(grid, {use.index for use in mapping.columns})
        self._areas = _areas_of(plan)
        self._constants = {
            name: self._meaning(name, text)[0]
            for name, text in mapping.constants.items()
            if name in self.target.keys
        }
        self._groups = [
            {name: self._meaning(name, text)[0] for name, text in use.group.items()}
            for use in self._figures
        ]
        self._measured = {use.field: self.target.column(use.field) for use in self._figures}
        self._known_keys: dict[tuple[Cell, ...], _RowKey] = {}
        self._known_figures: dict[Cell, Figure] = {}

    def read(self, pace: Pace) -> Records:
        records = self.records
        places = [use.index for use in self._labels] + self._sums
        take = self._person if self.target.name == STAFF_LIST else self._row
        count = max(1, len(self.grid.rows))
        for line, row in zip(self.grid.lines, self.grid.rows, strict=True):
            records.read += 1
            if not records.read & 1023:
                pace.step(records.read / count)
            cells = tuple(row[place] for place in places)
            key = self._known_keys.get(cells)
            if key is None:
                if len(self._known_keys) > _REMEMBERED:
                    self._known_keys.clear()
                key = self._known_keys[cells] = self._key(cells)
            if key.reason and not any(row[use.index] is not None for use in self._figures):
                records.ignore("blank", line)
            elif key.reason:
                records.ignore(key.reason, line, key.text)
            else:
                take(line, row, key)
        return records

    def _figure(self, cell: Cell) -> Figure:
        figure = self._known_figures.get(cell)
        if figure is None:
            if len(self._known_figures) > _REMEMBERED:
                self._known_figures.clear()
            figure = self._known_figures[cell] = figure_of(cell, self.grid.decimal)
        return figure

    def _row(self, line: int, row: Sequence[Cell], key: _RowKey) -> None:
        """The figures of one row."""
        records = self.records
        found = secret = wrong = False
        example = ""
        for use, whole in zip(self._figures, key.keys, strict=True):
            cell = row[use.index]
            figure = self._figure(cell)
            if figure.value is not None:
                found = self._take(line, use, whole, _scaled(figure.value, use), key.total) or found
            elif figure.state == "suppressed":
                secret = True
                if not key.total:
                    records.suppressed.setdefault(whole, set()).add(use.field)
            elif figure.state == "not_a_number":
                wrong, example = True, cell_text(cell)
        if key.total:
            records.ignore("total", line, key.text)
        elif found:
            records.used += 1
        elif secret:
            records.ignore("suppressed", line)
        else:
            records.ignore("not_a_number" if wrong else "blank", line, example)

    def _take(self, line: int, use: ColumnUse, key: Key, value: float, total: bool) -> bool:
        """Keep one figure; False if it cannot be one of its measure."""
        measure = use.field
        column = self._measured.get(measure)
        # Millions of figures come by here: most lie within the limits and need no sentence.
        if column is not None and not (column.low or 0.0) < value <= (column.high or inf):
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

    def _person(self, line: int, row: Sequence[Cell], key: _RowKey) -> None:
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
                hours = self._figure(cell).value
            elif cell is not None:
                full = full_time_of(cell_text(cell))
        records.people.setdefault(key.keys[0], []).append((hours, full))
        records.used += 1

    def _key(self, cells: tuple[Cell, ...]) -> _RowKey:
        """What the labels of a row mean. ``cells`` ends with the columns that hold sums."""
        parts: dict[str, KeyValue] = {}
        ends: dict[str, int] = {}
        total = ""
        for use, cell in zip(self._labels, cells, strict=False):
            text = cell_text(cell)
            if use.field in ("age_from", "age_to"):
                band = parse_band(text)
                if band is None:
                    return _RowKey(reason="total" if is_total(text) else "outside_ages", text=text)
                ends[use.field] = band.low if use.field == "age_from" else band.high
            elif is_total(text):
                parts[use.field] = None
                total = text
            else:
                value, reason = self._meaning(use.field, text)
                if reason:
                    return _RowKey(reason=reason, text=text)
                parts[use.field] = value
        beside = cells[len(self._labels) :]
        if any(isinstance(cell, str) and is_total(cell) for cell in beside):
            return _RowKey(reason="total")
        if ends:
            low, high = ends.get("age_from", 0), ends.get("age_to", OLDEST)
            age, reason = self._band(AgeBand(low, high)) if low <= high else (None, "outside_ages")
            if reason:
                return _RowKey(reason=reason)
            parts["age"] = age
        groups = self._groups if self.target.name != STAFF_LIST else self._groups[:1]
        keys = tuple(
            tuple(
                parts[name] if name in parts else group.get(name, self._constants.get(name))
                for name in self.target.keys
            )
            for group in groups
        )
        return _RowKey(keys, bool(total), text=total)

    def _meaning(self, name: str, text: str) -> tuple[KeyValue, str]:
        """What ``text`` is as a value of a key, or the reason why it is none."""
        if name == "occupation":
            trainees = self.target.name == "trainee_intake"
            code = text if text in OCCUPATIONS else occupation_of(text, trainees=trainees)
            return code, "" if code else "unknown_group"
        if name == "sector":
            sector = text if text in SECTORS else sector_of(text)
            return sector, "" if sector else "unknown_group"
        if name == "area":
            area = self._area(text)
            return area, "" if area else "unknown_area"
        if name == "year":
            year = year_of(text)
            return year, "" if year else "unknown_group"
        if name == "scenario":
            scenario = self._scenario(text)
            return scenario, "" if scenario else "unknown_group"
        band = parse_band(text)
        return self._band(band) if band else (None, "outside_ages")

    def _band(self, band: AgeBand) -> tuple[KeyValue, str]:
        if self.target.table == "exit_rates":
            self.records.middle |= band.low != band.high
            return (band.low + min(band.high, LAST_AGE)) // 2, ""
        clipped = band.clipped()
        if clipped is None:
            return None, "outside_ages"
        self.records.clipped |= 0 < band.low < clipped.low or clipped.high < band.high < OLDEST
        return clipped, ""

    def _area(self, text: str) -> str | None:
        if text in self._plan.areas:
            return text
        place = find_place(text)
        if place is not None:
            return self._areas.get(place.code, place.name)
        if not text or is_suppressed(text) or not any(sign.isalpha() for sign in text):
            return None
        return text

    def _scenario(self, text: str) -> str | None:
        for row in self._plan.demand_scenarios:
            if plain(text) in {plain(row.scenario), plain(row.label_da), plain(row.label_en)}:
                return row.scenario
        return None


def _scaled(value: float, use: ColumnUse) -> float:
    """A figure in the plan's unit."""
    if use.unit == "percent":
        return value / 100.0
    return value * 1000.0 if use.unit == "thousands" else value


def _areas_of(plan: Plan) -> Mapping[str, str]:
    """The plan's areas by the code of the place that they are named after."""
    places = ((find_place(area), area) for area in plan.areas)
    return {place.code: area for place, area in places if place}


def _columns_with_sums(grid: Grid, used: set[int]) -> list[int]:
    """Columns without a use that hold sums among other labels: both would count people twice."""
    found = []
    for place in range(len(grid.header)):
        if place in used:
            continue
        labels = set(_first_labels(grid, place))
        sums = {label for label in labels if is_total(label)}
        if sums and labels - sums:
            found.append(place)
    return found


def _first_labels(grid: Grid, place: int, most: int = 200) -> Iterator[str]:
    """The different texts of a column; beyond ``most`` it is no column of a few labels."""
    seen: set[str] = set()
    for row in grid.rows:
        cell = row[place]
        if isinstance(cell, str) and cell not in seen:
            seen.add(cell)
            yield cell
            if len(seen) > most:
                return
