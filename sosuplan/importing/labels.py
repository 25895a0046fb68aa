"""What the labels of a row say: the keys of its figures, or why the row is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sosuplan.importing.age_bands import OLDEST, AgeBand, parse_band
from sosuplan.importing.column_mapping import ColumnUse, ImportMapping
from sosuplan.importing.fields import POPULATION, STAFF_LIST, TARGET
from sosuplan.importing.grid import Grid
from sosuplan.importing.readers.cells import Cell, cell_text, parts_of
from sosuplan.importing.scope import AreaChoice, AreaNames, PeriodChoice
from sosuplan.importing.vocabulary import is_suppressed, is_total, year_of
from sosuplan.model.group_words import occupation_of, plain, sector_of
from sosuplan.model.plan import LAST_AGE, OCCUPATIONS, SECTORS, Plan

KeyValue = str | int | AgeBand | None
"""One part of a key; None where a row of the file is the sum over it."""
Key = tuple[KeyValue, ...]
"""A value for each key of the target, in their order."""

_AGES = ("age_from", "age_to", "birth_year")
"""Fields that tell an age."""
_UNKNOWN = ("uoplyst alder", "ukendt alder", "alder uoplyst", "alder ukendt", "age unknown")


@dataclass(frozen=True, slots=True)
class RowKey:
    """What the labels of a row say: the key of each figure in it, or why it is left out.

    ``total``: the row is a sum; ``whole``: of all rows, as none of its labels says of which.
    """

    keys: tuple[Key, ...] = ()
    total: bool = False
    whole: bool = False
    reason: str = ""
    text: str = ""


class Labels:
    """Reads the labels of rows: the ``cells`` of a row, of which ``key_of`` tells the meaning.

    ``sums`` are columns that are not used and say which rows are sums. ``periods`` says which years
    and parts of years are not read, ``areas`` which areas do not count. After reading, ``clipped``
    says that bands reached beyond the ages of a plan, and ``middle`` that the middle of a band
    stands for it.
    """

    def __init__(
        self,
        mapping: ImportMapping,
        figures: Sequence[ColumnUse],
        sums: Sequence[int],
        plan: Plan,
        periods: PeriodChoice,
        areas: AreaChoice,
    ) -> None:
        self.target = TARGET[mapping.target]
        self.clipped = False
        self.middle = False
        self._plan = plan
        self._periods = periods
        self._year = mapping.constants.get("year", str(plan.base_year))
        self._labels = [use for use in mapping.columns if use.field not in self.target.measures]
        self.cells = parts_of([*(use.index for use in self._labels), *sums])
        self._names = AreaNames(plan)
        self._left_out = set(areas.left_out)
        self._constants = {
            name: self._meaning(name, text)[0]
            for name, text in mapping.constants.items()
            if name in self.target.keys
        }
        groups = [
            {name: self._meaning(name, text)[0] for name, text in use.group.items()}
            for use in figures
        ]
        self._groups = groups if self.target.name != STAFF_LIST else groups[:1]

    def key_of(self, cells: tuple[Cell, ...]) -> RowKey:
        """What the labels of a row mean. ``cells`` ends with the columns that hold sums."""
        parts: dict[str, KeyValue] = {}
        ends: dict[str, int] = {}
        year, part = self._year, None
        texts = list(map(cell_text, cells))
        beside = texts[len(self._labels) :]
        # A whole year beside its parts is a period like them.
        labels = [
            text for use, text in zip(self._labels, texts, strict=False) if use.field != "period"
        ]
        total = next(filter(is_total, (*labels, *beside)), "")
        whole = bool(total) and all(not text or is_total(text) for text in labels)
        for use, text in zip(self._labels, texts, strict=False):
            if use.field == "period":
                part = text if text or not total else None
                continue
            if use.field == "year":
                year = text
            if is_total(text) or (total and not text):
                # What a row of sums leaves blank it is the sum over, too.
                parts["age" if use.field in _AGES else use.field] = None
                continue
            if use.field in ("age_from", "age_to"):
                band = parse_band(text)
                if band is None:
                    return RowKey(reason=_no_age(text), text=text)
                ends[use.field] = band.low if use.field == "age_from" else band.high
            elif use.field == "birth_year":
                parts["age"], reason = self._age_of(text)
                if reason:
                    # A year of birth is no label: it is nobody's to be told.
                    return RowKey(reason=reason)
            else:
                parts[use.field], reason = self._meaning(use.field, text)
                if reason:
                    return RowKey(reason=reason, text=text)
        if part is not None and (reason := self._periods.reason(year, part)):
            return RowKey(reason=reason, text=part)
        if any(map(is_total, beside)) and not whole:
            return RowKey(reason="total")
        if ends:
            low, high = ends.get("age_from", 0), ends.get("age_to", OLDEST)
            age, reason = self._band(AgeBand(low, high)) if low <= high else (None, "outside_ages")
            if reason:
                return RowKey(reason=reason)
            parts["age"] = age
        keys = tuple(
            tuple(
                parts[name] if name in parts else group.get(name, self._constants.get(name))
                for name in self.target.keys
            )
            for group in self._groups
        )
        if not keys:
            # The headings of all figures are areas that do not count.
            return RowKey(reason="other_area")
        area = keys[0][self.target.keys.index("area")] if self._left_out else None
        if area in self._left_out:
            return RowKey(reason="other_area", text=str(area))
        return RowKey(keys, bool(total), whole, text=total)

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
            area = self._names.find(text)
            return area, "" if area else "unknown_area"
        if name == "year":
            year = year_of(text)
            return year, self._periods.left_out.get(text, "" if year else "unknown_group")
        if name == "scenario":
            scenario = self._scenario(text)
            return scenario, "" if scenario else "unknown_group"
        band = parse_band(text)
        if name == "from_age":
            return (band.low, "") if band else (None, "outside_ages")
        return self._band(band) if band else (None, _no_age(text))

    def _age_of(self, text: str) -> tuple[KeyValue, str]:
        """The age in the plan's base year of those born in a year."""
        year = year_of(text)
        if year is None:
            return None, "unknown_age"
        age = self._plan.base_year - year
        return self._band(AgeBand(age, age)) if 0 <= age <= OLDEST else (None, "outside_ages")

    def _band(self, band: AgeBand) -> tuple[KeyValue, str]:
        if self.target.table == "exit_rates":
            self.middle |= band.low != band.high
            return (band.low + min(band.high, LAST_AGE)) // 2, ""
        if self.target.name == POPULATION:
            return band, ""
        clipped = band.clipped()
        if clipped is None:
            return None, "outside_ages"
        self.clipped |= 0 < band.low < clipped.low or clipped.high < band.high < OLDEST
        return clipped, ""

    def _scenario(self, text: str) -> str | None:
        for row in self._plan.demand_scenarios:
            if plain(text) in {plain(row.scenario), plain(row.label_da), plain(row.label_en)}:
                return row.scenario
        return None


def _no_age(text: str) -> str:
    """Why a text is no age: it says that the age is not known, or it is something else."""
    return "unknown_age" if is_suppressed(text) or plain(text) in _UNKNOWN else "outside_ages"


def columns_with_sums(grid: Grid, used: set[int]) -> list[int]:
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
