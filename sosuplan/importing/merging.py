"""What a file says becomes rows of the plan: bands in order, secret figures by the chosen rule and
never beyond what they can be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as made
from math import inf, isnan
from typing import TYPE_CHECKING, Any, NamedTuple

from sosuplan.engine.ages import spread
from sosuplan.importing.column_mapping import BEST, KEEP, NUMBER, SPREAD, ImportMapping
from sosuplan.importing.fields import (
    ACTUALS,
    POPULATION,
    STAFF_LIST,
    TARGET,
    Target,
    year_unless_said,
)
from sosuplan.importing.labels import Key, group_name
from sosuplan.importing.population import PopulationError, population_index
from sosuplan.importing.vocabulary import AgeBand, band_code, figure_of
from sosuplan.model.plan import FIRST_AGE, FULL_TIME_HOURS, Plan
from sosuplan.model.provenance import source_of
from sosuplan.model.schema.column import Table
from sosuplan.model.schema.tables import TABLE
from sosuplan.text.errors import Fault

if TYPE_CHECKING:
    from pandas import DataFrame

    from sosuplan.importing.observations import Observations

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


def merge(found: Observations, merge_: Merge) -> None:
    """Put what a file says into ``merge_``."""
    target, figures = found.target, found.figures
    if target.name == POPULATION:
        _merge_population(found, merge_)
    elif target.name == STAFF_LIST:
        _merge_people(found.people, merge_)
    elif target.banded:
        _merge_bands(target, figures, found.stated, merge_)
    else:
        if target.name == "demand_index":
            figures = _scaled_index(figures, merge_)
        elif target.name == ACTUALS:
            figures = _shares_of_percent(figures)
        for _, rows in figures.groupby("key", sort=False):
            key = tuple(rows[name].iloc[0] for name in target.keys)
            if measured := _resolve_secret(target, key, rows, merge_):
                _merge_row(merge_, target, key, measured)
        if target.name == "working_time":
            merge_.notes += _only_history(figures, merge_)


def _merge_population(found: Observations, merge_: Merge) -> None:
    """The population takes the place of the plan's, and the index that it gives that of its
    scenario's, which may be new."""
    try:
        made_ = population_index(found, merge_.plan, merge_.source, merge_.file)
    except PopulationError as error:
        merge_.faults.append(error.fault)
        return
    merge_.notes.extend(made_.notes)
    name = made_.scenario.scenario
    scenarios, index = merge_.rows("demand_scenarios"), merge_.rows("demand_index")
    if made_.scenario not in scenarios:
        scenarios.append(made_.scenario)
    index[:] = [row for row in index if row.scenario != name] + list(made_.index)
    recipes = merge_.rows("demand_recipes")
    recipes[:] = [row for row in recipes if row.scenario != name] + list(made_.recipe)
    merge_.rows("population")[:] = made_.population


def _merge_bands(target: Target, figures: DataFrame, stated: DataFrame, merge_: Merge) -> None:
    """Each group of the file takes the place of the whole group in the plan."""
    table, measure = TABLE[target.table], target.measures[0]
    columns = list(table.group)
    rows = merge_.rows(table.name)
    today: dict[tuple[Any, ...], list[Any]] = {}
    for row in rows:
        today.setdefault(tuple(getattr(row, name) for name in columns), []).append(row)
    whole = stated[stated.age == ""].drop_duplicates(columns)
    sums = dict(zip(zip(*(whole[name] for name in columns), strict=True), whole.value, strict=True))
    for group, bands in figures[figures.age != ""].groupby(columns, sort=False):
        known = _known_bands(merge_, group, bands, today.get(group), sums.get(group), measure)
        if known:
            today[group] = [
                table.row(
                    **dict(zip(columns, group, strict=True)),
                    age_from=band.low,
                    age_to=band.high,
                    **{measure: value},
                    source=merge_.source,
                )
                for band, value in _without_gaps(merge_, group, known)
            ]
    # A group that the plan has stays in its place; a new one comes last.
    rows[:] = [row for group_rows in today.values() for row in group_rows]


def _known_bands(
    merge_: Merge,
    group: tuple[Any, ...],
    bands: DataFrame,
    today: list[Any] | None,
    stated: float | None,
    measure: str,
) -> dict[AgeBand, float]:
    """The bands of a group; the secret ones are filled in by the mapping's rule, or told of."""
    # Of several rows that are added up, a secret one makes the sum unknown.
    told = bands[bands.cells == 0]
    figures: dict[AgeBand, float] = dict(zip(told.age, told.value.tolist(), strict=True))
    untold: Iterable[Any] = bands[bands.cells > 0].itertuples()
    secret = {one.age: limits_of(one) for one in untold}
    if not secret:
        return figures

    def of_today(band: AgeBand) -> float:
        ages = spread((row.age_from, row.age_to, getattr(row, measure)) for row in today or ())
        inside = ages[band.low - FIRST_AGE : band.high - FIRST_AGE + 1]
        return round(float(inside.sum()), 6)

    rest = None if stated is None else float(stated) - sum(figures.values())
    filled = fill_bands(merge_.mapping, secret, rest, of_today if today else None)
    name = group_name(group)
    if filled is None:
        spreading = merge_.mapping.suppressed == SPREAD
        fault = Fault(
            "import_no_total_to_spread" if spreading else "import_no_figure_today",
            merge_.file,
            values={"group": name, "count": len(secret)},
        )
        merge_.faults.append(fault)
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
            gaps.append(band_code(gap))
            ordered.append((gap, 0.0))
        ordered.append((band, figures[band]))
    if gaps:
        merge_.notes.append(
            Fault(
                "import_gaps",
                merge_.file,
                values={"group": group_name(group), "ages": ", ".join(gaps)},
            )
        )
    return ordered


def _only_history(figures: DataFrame, merge_: Merge) -> Iterator[Fault]:
    """Where the plan has later figures of the same groups: what came in changes no projection."""
    group = ["area", "sector", "occupation"]
    known = merge_.plan.current_working_time
    latest = figures.groupby(group, sort=False).year.max()
    for key, year in zip(latest.index.tolist(), latest.tolist(), strict=True):
        if (later := known.get(key)) is not None and year < later.year:
            values: dict[str, str | float] = {"year": str(year), "latest": str(later.year)}
            yield Fault("import_only_history", merge_.file, values=values)
            return


def _resolve_secret(target: Target, key: Key, rows: DataFrame, merge_: Merge) -> dict[str, float]:
    """The figures of one row by measure, those that are secret by the mapping's rule; those that it
    has nothing for stay as they are in the plan, or are left out."""
    told, untold = rows[rows.cells == 0], rows[rows.cells > 0].sort_values("measure")
    figures: dict[str, float] = dict(zip(told.measure, told.value.tolist(), strict=True))
    if untold.empty:
        return figures
    place = merge_.places(target).get(key)
    row = None if place is None else merge_.rows(target.table)[place]
    listed: Iterable[Any] = untold.itertuples()
    secret = {one.measure: limits_of(one) for one in listed}
    today = {measure: getattr(row, measure) for measure in secret} if row is not None else {}
    filled, ways, left_out = fill_row(merge_.mapping, secret, today)
    merge_.notes += notes_of(ways, merge_.file, group_name(key))
    if left_out:
        values: dict[str, str | float] = {"group": group_name(key), "count": left_out}
        merge_.notes.append(Fault("import_secret_left_out", merge_.file, values=values))
    return figures | filled


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
                values={"group": group_name(key), "field": missing[0]},
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


def _scaled_index(figures: DataFrame, merge_: Merge) -> DataFrame:
    """An index whose base year is 100, or anything but 1, is divided by it."""
    year = merge_.plan.base_year
    first = figures[(figures.year == year) & figures.value.fillna(0.0).ne(0.0)]
    columns = ["area", "scenario", "occupation"]
    base = figures[columns].merge(first[[*columns, "value"]], "left", columns).value.fillna(1.0)
    if (base.to_numpy() == 1.0).all():
        return figures
    merge_.notes.append(Fault("import_index_scaled", merge_.file, values={"year": year}))
    return figures.assign(value=figures.value / base.to_numpy())


def _shares_of_percent(figures: DataFrame) -> DataFrame:
    """Shares on full time that are written as percentages, as shares."""
    percent = (figures.quantity == "fulltime_share") & (figures.value > 1.0)
    return figures.assign(value=figures.value.where(~percent, (figures.value / 100.0).round(9)))


def _merge_people(people: DataFrame, merge_: Merge) -> None:
    """Persons become counts by group and band, and the group's working time."""
    target = TARGET["staff"]
    group = ["area", "sector", "occupation"]

    def band_of(age: object) -> AgeBand:
        oldest = age.low if isinstance(age, AgeBand) else FIRST_AGE
        return next(band for band in _PERSON_BANDS if oldest <= band.high)

    of_key = people.drop_duplicates("key").set_index("key")
    bands = of_key.assign(age=of_key.age.map(band_of), value=people.key.value_counts())
    counts = bands.groupby([*group, "age"], sort=False, as_index=False).value.sum()
    counts = counts.assign(measure="heads", value=counts.value.astype(float), cells=0)
    _merge_bands(target, counts, counts[:0], merge_)
    worked = people.hours.where(people.hours > 0)
    measured = (worked >= _FULL_TIME_FROM).astype(float).where(worked.notna())
    people = people.assign(full=people.full.fillna(measured))
    people["part"] = worked.where((people.full == 0) & (worked < FULL_TIME_HOURS))
    told = people[people.full.notna()]
    means: Iterable[Any] = told.groupby(group, sort=False)[["full", "part"]].mean().iterrows()
    for key, one in means:
        figures = {"fulltime_share": float(one.full)}
        if one.part == one.part:
            figures["parttime_hours"] = float(one.part)
        year = year_unless_said(merge_.plan, "working_time")
        _merge_row(merge_, TARGET["working_time"], (*key, year), figures)


# --- figures that are kept secret -----------------------------------------------------------------


class Limits(NamedTuple):
    """The lowest and the highest that a figure can be, which may be infinite; ``known`` is what is
    told of it, and ``cells`` is how many cells are not."""

    low: float
    high: float
    known: float = 0.0
    cells: int = 1


REST, TODAY, MIDDLE, STATED = "rest", "today", "middle", "stated"
"""What a figure is: left of the file's own sum, the plan's own, the middle of its limits, or
the number that the user states."""
SECRET_CODES = (
    "import_secret_rest",
    "import_secret_today",
    "import_secret_middle",
    "import_secret_number",
    "import_secret_left_out",
    "import_no_figure_today",
    "import_no_total_to_spread",
)
"""Codes of notes and faults that are about secret figures."""


def limits_of(figure: Any) -> Limits:
    """What one of ``Observations.figures`` can be of which a part, or all, is not told."""
    known = 0.0 if isnan(figure.value) else figure.value
    return Limits(known + figure.low, known + figure.high, known, figure.cells)


def fill_bands(
    mapping: ImportMapping,
    secret: Mapping[AgeBand, Limits],
    rest: float | None,
    today: Callable[[AgeBand], float] | None,
) -> tuple[dict[AgeBand, float], dict[str, int]] | None:
    """Persons in the secret bands of a group by the mapping's rule, and how many are which.

    ``rest`` is what the known bands leave of the file's own sum, None if it has none; ``today``
    gives the plan's persons in a band, None for a group that it lacks. None if the rule has
    nothing to go by.
    """
    rule = mapping.suppressed
    if rule == NUMBER:
        number = mapping.suppressed_number
        figures = {band: _within(number, limits) for band, limits in secret.items()}
        return figures, {STATED: len(secret)}
    if rule == SPREAD or (rule == BEST and _fits(rest, secret.values())):
        return None if rest is None else (_shared(rest, secret), {REST: len(secret)})
    figures = {}
    ways: dict[str, int] = {}
    for band, limits in secret.items():
        found = _one(rule, limits, today(band) if today else None)
        if found is None:
            return None
        figures[band], way = found
        ways[way] = ways.get(way, 0) + 1
    return figures, ways


def fill_row(
    mapping: ImportMapping,
    secret: Mapping[str, Limits],
    today: Mapping[str, float],
) -> tuple[dict[str, float], dict[str, int], int]:
    """Secret figures of one row by measure, how many are which, and how many nothing stands for.

    ``today`` holds the plan's figures of the row; one of them that stays is not among the figures.
    """
    figures: dict[str, float] = {}
    ways: dict[str, int] = {}
    left_out = 0
    for measure, limits in secret.items():
        found: tuple[float, str] | None
        if mapping.suppressed == NUMBER:
            found = _within(mapping.suppressed_number, limits), STATED
        else:
            found = _one(BEST, limits, today.get(measure))
        if found is None:
            left_out += 1
            continue
        ways[found[1]] = ways.get(found[1], 0) + 1
        if found[1] != TODAY:
            figures[measure] = found[0]
    return figures, ways, left_out


def notes_of(ways: Mapping[str, int], file: str, group: str) -> Iterable[Fault]:
    """What to tell of a group's secret figures."""
    for way, count in ways.items():
        values: dict[str, str | float] = {"group": group, "count": count}
        if way == REST:
            yield Fault("import_secret_rest", file, values=values)
        elif way == TODAY:
            yield Fault("import_secret_today", file, values=values)
        elif way == MIDDLE:
            yield Fault("import_secret_middle", file, values=values)
        else:
            yield Fault("import_secret_number", file, values=values)


def _one(rule: str, limits: Limits, today: float | None) -> tuple[float, str] | None:
    """The plan's figure if it can be the secret one, else the middle of what that can be."""
    if today is not None and limits.low <= today <= limits.high:
        return today, TODAY
    if today is None and (rule == KEEP or limits.high == inf):
        return None
    return (limits.low if limits.high == inf else (limits.low + limits.high) / 2.0), MIDDLE


def _within(number: float, limits: Limits) -> float:
    """A stated number for each secret cell, as far as they can be it."""
    return min(max(limits.known + number * limits.cells, limits.low), limits.high)


def _fits(rest: float | None, secret: Iterable[Limits]) -> bool:
    """True if secret figures can add up to ``rest``; sums in files are rounded."""
    if rest is None:
        return False
    listed = list(secret)
    low, high = sum(one.low for one in listed), sum(one.high for one in listed)
    return low - 0.5 <= rest <= high + 0.5


def _shared(rest: float, secret: Mapping[AgeBand, Limits]) -> dict[AgeBand, float]:
    """``rest`` shared by the width of the bands, each within its limits."""
    figures = {band: limits.low for band, limits in secret.items()}
    left = rest - sum(figures.values())
    open_ = set(secret)
    while left > 1e-9 and open_:
        width = sum(band.high - band.low + 1 for band in open_)
        shares = {band: left * (band.high - band.low + 1) / width for band in open_}
        full = {band for band in open_ if figures[band] + shares[band] >= secret[band].high}
        for band in full or open_:
            given = min(shares[band], secret[band].high - figures[band])
            figures[band] += given
            left -= given
        open_ = open_ - full if full else set()
    return _whole(figures, secret)


def _whole(figures: dict[AgeBand, float], secret: Mapping[AgeBand, Limits]) -> dict[AgeBand, float]:
    """``figures`` as whole people, if their sum and their limits are whole."""
    left = float(round(sum(figures.values()), 6))
    rounded = {band: float(int(figure + 1e-9)) for band, figure in figures.items()}
    if not left.is_integer() or any(rounded[band] < secret[band].low for band in figures):
        return figures
    extra = int(left - sum(rounded.values()))
    nearest = sorted(figures, key=lambda band: rounded[band] - figures[band])
    for band in nearest[:extra]:
        rounded[band] += 1.0
    return rounded
