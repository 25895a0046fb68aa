"""What a file says becomes rows of the plan: bands in order, secret figures by the chosen rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as made
from typing import Any

from sosuplan.engine.ages import spread
from sosuplan.importing.age_bands import AgeBand
from sosuplan.importing.column_mapping import SPREAD, ImportMapping
from sosuplan.importing.fields import POPULATION, STAFF_LIST, TARGET, Target
from sosuplan.importing.population import PopulationError, population_index
from sosuplan.importing.records import Key, Records
from sosuplan.importing.suppression import Limits, fill_bands, fill_row, limits_of, notes_of
from sosuplan.importing.vocabulary import figure_of
from sosuplan.model.plan import FIRST_AGE, FULL_TIME_HOURS, Plan
from sosuplan.model.provenance import source_of
from sosuplan.model.schema.column import Table
from sosuplan.model.schema.tables import TABLE
from sosuplan.text.errors import Fault

_PERSON_BANDS = (AgeBand(17, 19), *(AgeBand(age, age + 4) for age in range(20, 75, 5)))
"""Persons of a staff list are counted in bands: nobody is told of by age."""
_FULL_TIME_FROM = FULL_TIME_HOURS - 0.01


@dataclass(slots=True)
class Merge:
    """Rows that take the place of others, by table, and what is to be told of them.

    New rows take what the file does not have from their group's latest year, or else from the area
    ``fill_from`` or another employer in their own, as assumptions from the source ``filled``.
    """

    plan: Plan
    source: str
    mapping: ImportMapping
    file: str
    fill_from: str = ""
    filled: str = ""
    tables: dict[str, list[Any]] = made(default_factory=dict)
    notes: list[Fault] = made(default_factory=list)
    faults: list[Fault] = made(default_factory=list)
    _places: dict[str, dict[Key, int]] = made(default_factory=dict)
    _latest: dict[str, dict[Key, Any]] = made(default_factory=dict)

    def rows(self, table: str) -> list[Any]:
        """The table's rows as far as they are merged."""
        return self.tables.setdefault(table, list(getattr(self.plan, table)))

    def places(self, target: Target) -> dict[Key, int]:
        """Where the row of each key is in the target's table."""
        if target.table not in self._places:
            self._places[target.table] = {
                tuple(getattr(row, name) for name in target.keys): place
                for place, row in enumerate(self.rows(target.table))
            }
        return self._places[target.table]

    def latest(self, target: Target) -> dict[Key, Any]:
        """The plan's row of the latest year of each group, whose figures a new year takes over."""
        if target.table not in self._latest:
            rows = sorted(self.rows(target.table), key=lambda row: getattr(row, "year", 0))
            names = [name for name in target.keys if name != "year"]
            self._latest[target.table] = (
                {tuple(getattr(row, name) for name in names): row for row in rows} if names else {}
            )
        return self._latest[target.table]

    def merged(self) -> Plan:
        """The plan with all of it."""
        tables: dict[str, Any] = {name: tuple(rows) for name, rows in self.tables.items()}
        return replace(self.plan, **tables)


def merge(records: Records, merge_: Merge) -> None:
    """Put what ``records`` say into ``merge_``."""
    target = records.target
    if target.name == POPULATION:
        _merge_population(records, merge_)
    elif target.name == STAFF_LIST:
        _merge_people(records, merge_)
    elif target.banded:
        _merge_bands(records, merge_)
    else:
        if target.name == "demand_index":
            _scale_index(records, merge_)
        for key in dict.fromkeys([*records.values, *records.suppressed]):
            figures = dict(records.values.get(key, {}))
            _resolve_secret(records, merge_, key, figures)
            if figures:
                _merge_row(merge_, target, key, figures)


def _merge_population(records: Records, merge_: Merge) -> None:
    """The index that the population gives takes the place of its scenario's, which may be new."""
    try:
        found = population_index(records, merge_.plan, merge_.source, merge_.file)
    except PopulationError as error:
        merge_.faults.append(error.fault)
        return
    merge_.notes.extend(found.notes)
    name = found.scenario.scenario
    scenarios, index = merge_.rows("demand_scenarios"), merge_.rows("demand_index")
    if found.scenario not in scenarios:
        scenarios.append(found.scenario)
    index[:] = [row for row in index if row.scenario != name] + list(found.index)


def _merge_bands(records: Records, merge_: Merge) -> None:
    """Each group of the file takes the place of the whole group in the plan."""
    target = records.target
    measure, place = target.measures[0], records.place("age")
    table = TABLE[target.table]
    columns = table.group
    groups: dict[tuple[Any, ...], dict[AgeBand, Key]] = defaultdict(dict)
    for key in dict.fromkeys([*records.values, *records.suppressed]):
        band = key[place]
        if isinstance(band, AgeBand):
            groups[tuple(key[records.place(name)] for name in columns)][band] = key
    rows = merge_.rows(table.name)
    today: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for row in rows:
        today[tuple(getattr(row, name) for name in columns)].append(row)
    for group, keys in groups.items():
        stated = _stated(records, columns, group, measure)
        figures = _known_bands(records, merge_, group, keys, today[group], stated)
        if not figures:
            continue
        today[group] = [
            table.row(
                **dict(zip(columns, group, strict=True)),
                age_from=band.low,
                age_to=band.high,
                **{measure: value},
                source=merge_.source,
            )
            for band, value in _without_gaps(merge_, group, figures)
        ]
    # A group that the plan has stays in its place; a new one comes last.
    rows[:] = [row for group_rows in today.values() for row in group_rows]


def _stated(
    records: Records, columns: tuple[str, ...], group: tuple[Any, ...], measure: str
) -> float | None:
    """The file's own sum of a group over all ages."""
    for key, sums in records.stated.items():
        same = all(
            key[records.place(name)] == part for name, part in zip(columns, group, strict=True)
        )
        if same and key[records.place("age")] is None and measure in sums:
            return sums[measure]
    return None


def _known_bands(
    records: Records,
    merge_: Merge,
    group: tuple[Any, ...],
    keys: Mapping[AgeBand, Key],
    today: list[Any],
    stated: float | None,
) -> dict[AgeBand, float]:
    """The bands of a group; the secret ones are filled in by the mapping's rule, or told of."""
    measure = records.target.measures[0]
    figures: dict[AgeBand, float] = {}
    secret: dict[AgeBand, Limits] = {}
    for band, key in keys.items():
        # Of several rows that are added up, a secret one makes the sum unknown.
        if measure in records.suppressed.get(key, ()) or key not in records.values:
            secret[band] = limits_of(records, key, measure)
        else:
            figures[band] = records.values[key][measure]
    if not secret:
        return figures

    def of_today(band: AgeBand) -> float:
        ages = spread((row.age_from, row.age_to, getattr(row, measure)) for row in today)
        inside = ages[band.low - FIRST_AGE : band.high - FIRST_AGE + 1]
        return round(float(inside.sum()), 6)

    rest = None if stated is None else stated - sum(figures.values())
    filled = fill_bands(merge_.mapping, secret, rest, of_today if today else None)
    name = _named(group)
    if filled is None:
        spreading = merge_.mapping.suppressed == SPREAD
        merge_.faults.append(
            Fault(
                "import_no_total_to_spread" if spreading else "import_no_figure_today",
                merge_.file,
                values={"group": name, "count": len(secret)},
            )
        )
        return figures
    merge_.notes += notes_of(filled[1], merge_.file, name)
    return figures | filled[0]


def _without_gaps(
    merge_: Merge, group: tuple[Any, ...], figures: Mapping[AgeBand, float]
) -> list[tuple[AgeBand, float]]:
    """Bands in order; ages between them that the file does not name have nobody, which is told."""
    ordered: list[tuple[AgeBand, float]] = []
    gaps = []
    for band in sorted(figures):
        if ordered and band.low > ordered[-1][0].high + 1:
            gap = AgeBand(ordered[-1][0].high + 1, band.low - 1)
            gaps.append(f"{gap.low}-{gap.high}")
            ordered.append((gap, 0.0))
        ordered.append((band, figures[band]))
    if gaps:
        merge_.notes.append(
            Fault(
                "import_gaps",
                merge_.file,
                values={"group": _named(group), "ages": ", ".join(gaps)},
            )
        )
    return ordered


def _named(parts: Iterable[object]) -> str:
    """What a group is called in a sentence."""
    return " / ".join(str(part) for part in parts if part is not None)


def _resolve_secret(records: Records, merge_: Merge, key: Key, figures: dict[str, float]) -> None:
    """Secret figures that are not by age, by the mapping's rule; those that it has nothing for stay
    as they are, or are left out."""
    measures = sorted(records.suppressed.get(key, set()))
    if not measures:
        return
    place = merge_.places(records.target).get(key)
    row = None if place is None else merge_.rows(records.target.table)[place]
    secret = {measure: limits_of(records, key, measure) for measure in measures}
    today = {measure: getattr(row, measure) for measure in measures} if row is not None else {}
    for measure in measures:
        figures.pop(measure, None)
    filled, ways, left_out = fill_row(merge_.mapping, secret, today)
    figures |= filled
    merge_.notes += notes_of(ways, merge_.file, _named(key))
    if left_out:
        merge_.notes.append(
            Fault(
                "import_secret_left_out",
                merge_.file,
                values={"group": _named(key), "count": left_out},
            )
        )


def _merge_row(merge_: Merge, target: Target, key: Key, figures: Mapping[str, float]) -> None:
    """One row: figures that the file does not have stay, or are those of the group's latest row."""
    table = TABLE[target.table]
    named = dict(zip(target.keys, key, strict=True))
    rows, places, latest = merge_.rows(table.name), merge_.places(target), merge_.latest(target)
    place = places.get(key)
    group = tuple(named[name] for name in target.keys if name != "year")
    model = rows[place] if place is not None else latest.get(group)
    if model is None and merge_.fill_from and "area" in named:
        model = _nearest(latest, group, merge_.fill_from)
    known = dict(figures)
    for name, text in merge_.mapping.constants.items():
        value = figure_of(text, ",").value
        if name in target.measures and name not in known and value is not None:
            known[name] = value
    missing = [name for name in target.measures if name not in known]
    if model is None and missing:
        merge_.faults.append(
            Fault(
                "import_figures_missing",
                merge_.file,
                values={"group": _named(key), "field": missing[0]},
            )
        )
        return
    row = table.row(
        **named,
        **{name: known.get(name, getattr(model, name, None)) for name in target.measures},
        source=_source(
            # Of another year or group than the row they come from, figures are assumptions.
            merge_.source,
            table,
            model,
            list(known),
            missing,
            "" if place is not None else merge_.filled,
        ),
    )
    if place is None:
        places[key] = len(rows)
        rows.append(row)
    else:
        rows[place] = row


def _nearest(latest: Mapping[Key, Any], group: tuple[Any, ...], fill_from: str) -> Any:
    """The row that a new group takes figures from: of the area ``fill_from``, or else of the same
    occupation with another employer in its own area, or in ``fill_from``."""
    area, *others = group
    if found := latest.get((fill_from, *others)):
        return found
    for place in (area, fill_from):
        for key, row in latest.items():
            if key[0] == place and key[-1] == group[-1]:
                return row
    return None


def _source(
    source: str, table: Table, model: Any, new: list[str], kept: list[str], filled: str
) -> str:
    """The row's source: the file for what it has, the old sources for what stays, ``filled`` for
    what is taken over from another group."""
    if not kept:
        return source
    pairs = dict.fromkeys(new, source)
    pairs |= {name: old for name in kept if (old := filled or source_of(model, name))}
    return ";".join(f"{name}={pairs[name]}" for name in table.by_name if name in pairs)


def _scale_index(records: Records, merge_: Merge) -> None:
    """An index whose base year is 100, or anything but 1, is divided by it."""
    base = {
        (key[0], key[1]): figures["index"]
        for key, figures in records.values.items()
        if key[2] == merge_.plan.base_year and figures.get("index")
    }
    scaled = False
    for key, figures in records.values.items():
        first = base.get((key[0], key[1]), 1.0)
        if first != 1.0 and "index" in figures:
            figures["index"] = figures["index"] / first
            scaled = True
    if scaled:
        merge_.notes.append(
            Fault("import_index_scaled", merge_.file, values={"year": merge_.plan.base_year})
        )


def _merge_people(records: Records, merge_: Merge) -> None:
    """Persons become counts by group and band, and the group's working time."""
    staff, times = TARGET["staff"], TARGET["working_time"]
    counted = Records(staff)
    hours: dict[tuple[Any, ...], list[float]] = defaultdict(list)
    full: dict[tuple[Any, ...], list[bool]] = defaultdict(list)
    for key, people in records.people.items():
        *group, age = key
        oldest = age.low if isinstance(age, AgeBand) else FIRST_AGE
        band = next(band for band in _PERSON_BANDS if oldest <= band.high)
        figures = counted.values.setdefault((*group, band, None), {"heads": 0.0})
        figures["heads"] += len(people)
        for worked, whole in people:
            on_full = whole
            if on_full is None and worked is not None and worked > 0:
                on_full = worked >= _FULL_TIME_FROM
            if on_full is not None:
                full[tuple(group)].append(on_full)
            if on_full is False and worked is not None and 0 < worked < FULL_TIME_HOURS:
                hours[tuple(group)].append(worked)
    _merge_bands(counted, merge_)
    for group_, told in full.items():
        measured = {"fulltime_share": sum(told) / len(told)}
        if hours[group_]:
            measured["parttime_hours"] = sum(hours[group_]) / len(hours[group_])
        _merge_row(merge_, times, (*group_, merge_.plan.base_year), measured)
