"""What a whole plan must satisfy beyond its single cells (model, section 2).

``check`` is given the rows that could be read, each with its line, and finds every broken rule.
Rows with an unreadable cell are known as ``broken``: a rule that such a row may satisfy is not
reported as broken too, so one fault is told once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any
from weakref import WeakValueDictionary

from sosuplan.model.levers import is_lever_or_family, unknown_lever
from sosuplan.model.library import library
from sosuplan.model.parsing import Rows, UncheckedPlan, named
from sosuplan.model.plan import LAST_AGE, Plan
from sosuplan.model.provenance import source_ids
from sosuplan.model.schema.column import Column, Table, Value, write_value
from sosuplan.model.schema.policy_rows import NO_LEVER
from sosuplan.model.schema.rows import STATUS_WORDS
from sosuplan.model.schema.tables import (
    AREA_TABLES,
    BANDED,
    PAST_TABLES,
    SCENARIO_TABLES,
    SETTINGS,
    SETTINGS_FILE,
    STAFF_NEEDS,
    TABLE,
    TABLES,
)
from sosuplan.text.errors import Fault, PlanError
from sosuplan.text.numbers import parse_plain

_ORDER = {file: n for n, file in enumerate((SETTINGS_FILE, *(table.file for table in TABLES)))}

_SOUND: WeakValueDictionary[int, Plan] = WeakValueDictionary()
"""Plans that were found to be sound, by their identity: a plan never changes."""

LONGEST_HORIZON = 40
_ROUNDING = 1e-9
"""By how much shares may add up to more than all."""


def build(unchecked: UncheckedPlan, faults: Iterable[Fault] = ()) -> Plan:
    """The plan that ``unchecked`` stands for.

    Raises ``PlanError`` with ``faults``, which were found in its cells, and every broken rule.
    """
    found = [*faults, *check(unchecked)]
    if found:
        raise PlanError(sorted(found, key=_place))
    tables = {name: tuple(row for _, row in rows.good) for name, rows in unchecked.tables.items()}
    plan = Plan(**unchecked.settings, **tables)  # type: ignore[arg-type]
    _SOUND[id(plan)] = plan
    return plan


def is_sound(plan: Plan) -> bool:
    """True if this very plan was made by ``build`` or has passed ``verify``."""
    return _SOUND.get(id(plan)) is plan


def verify(plan: Plan) -> None:
    """Raise ``PlanError`` with everything that is wrong with values that were not read.

    A plan that is known to be sound is not looked through again.
    """
    if is_sound(plan):
        return
    faults: list[Fault] = []
    build(UncheckedPlan.of(plan, faults), faults)
    _SOUND[id(plan)] = plan


def check(unchecked: UncheckedPlan) -> list[Fault]:
    """Every broken rule, in the order of the plan folder's files."""
    return sorted((fault for rule in _RULES for fault in rule(unchecked)), key=_place)


def _place(fault: Fault) -> tuple[int, int]:
    """Where a fault stands among all: by file, then by line."""
    return _ORDER.get(fault.file, len(_ORDER)), fault.line or 0


def _wrong(code: str, table: str, line: int, row: Any, column: str, **values: str | float) -> Fault:
    """A fault in the cell of a row that could be read."""
    return Fault(code, TABLE[table].file, line, column, write_value(getattr(row, column)), values)


def _missing(code: str, table: str, line: int, column: str, **values: str | float) -> Fault:
    """A row is missing that would stand in ``line``."""
    return Fault(code, TABLE[table].file, line, column, values=values)


# --- settings -----------------------------------------------------------------------------------


def _settings_present(plan: UncheckedPlan) -> Iterator[Fault]:
    line = max(plan.setting_lines.values(), default=1) + 1
    for key in SETTINGS:
        if key not in plan.settings:
            yield Fault("missing_setting", SETTINGS_FILE, line, "key", values={"key": key})


def _horizon(plan: UncheckedPlan) -> Iterator[Fault]:
    base, horizon = plan.settings.get("base_year"), plan.settings.get("horizon")
    if not isinstance(base, int) or not isinstance(horizon, int):
        return
    if not base < horizon <= base + LONGEST_HORIZON:
        line, limits = plan.setting_lines.get("horizon"), (base + 1, base + LONGEST_HORIZON)
        values = dict(zip(("low", "high"), limits, strict=True))
        yield Fault("horizon", SETTINGS_FILE, line, "value", str(horizon), values)


# --- any table ----------------------------------------------------------------------------------


def _unique_keys(plan: UncheckedPlan) -> Iterator[Fault]:
    for table in TABLES:
        yield from repeated_keys(table, plan.tables[table.name])


def repeated_keys(table: Table, rows: Rows) -> Iterator[Fault]:
    """Rows whose key stands in an earlier row already."""
    first: dict[tuple[Value, ...], int] = {}
    for line, row in rows.good:
        key = tuple(getattr(row, column) for column in table.key)
        if key in first:
            # Without the place of what is for all, which is empty.
            told = named(*(part for part in key if part != ""))
            values: dict[str, str | float] = {"key": told, "first": first[key]}
            found = write_value(key[-1])
            yield Fault("duplicate_row", table.file, line, table.key[-1], found, values)
        first.setdefault(key, line)


def _age_bands(plan: UncheckedPlan) -> Iterator[Fault]:
    """Bands of a group follow each other without overlap or gap."""
    for table in BANDED:
        rows = plan.tables[table]
        columns = tuple(one for one in TABLE[table].key if one != "age_from")
        for key, group in rows.groups(*columns).items():
            torn = rows.may_hold(**dict(zip(columns, key, strict=True)))
            yield from _bands(table, named(*key), group, torn=torn)


def _bands(
    table: str, group: str, bands: Sequence[tuple[int, Any]], *, torn: bool
) -> Iterator[Fault]:
    sound = []
    for line, row in bands:
        if row.age_from > row.age_to:
            limits = {"low": row.age_from, "high": TABLE[table].by_name["age_to"].high or LAST_AGE}
            yield _wrong("band_reversed", table, line, row, "age_to", **limits)
        else:
            sound.append((line, row))
    sound.sort(key=lambda item: (item[1].age_from, item[1].age_to))
    torn = torn or len(sound) < len(bands)
    reached = None
    begins: set[int] = set()
    for line, row in sound:
        if row.age_from in begins:
            continue  # A row that is there twice is told of as such.
        begins.add(row.age_from)
        if reached is not None:
            values = {"group": group, "expected": reached + 1}
            if row.age_from <= reached:
                yield _wrong("band_overlap", table, line, row, "age_from", **values)
            elif row.age_from > reached + 1 and not torn:
                yield _wrong("band_gap", table, line, row, "age_from", **values)
        reached = row.age_to if reached is None else max(row.age_to, reached)


# --- what belongs together ----------------------------------------------------------------------


def _staff_everywhere(plan: UncheckedPlan) -> Iterator[Fault]:
    """Every occupation that a table names for an area has staff in the base year."""
    heads: dict[tuple[str, str], float] = defaultdict(float)
    for _, row in plan.rows("staff"):
        heads[row.area, row.occupation] += row.heads
    staff = plan.tables["staff"]
    if not staff.good and not staff.broken and staff.readable:
        yield _missing("no_rows", "staff", staff.end, "area")
        return
    known = set()
    for table in (*AREA_TABLES, *PAST_TABLES):
        for line, row in plan.rows(table):
            pair = (row.area, row.occupation)
            if not row.area or heads[pair] > 0 or pair in known:
                continue
            if staff.may_hold(area=row.area, occupation=row.occupation):
                continue
            known.add(pair)
            column, found = ("heads", "0") if table == "staff" else ("area", row.area)
            values = {"group": named(*pair)}
            yield Fault("no_staff", TABLE[table].file, line, column, found, values)


def _required_rows(plan: UncheckedPlan) -> Iterator[Fault]:
    """Each staff group has working time; each area and occupation has the other inputs."""
    for table in (*STAFF_NEEDS, "entry_ages"):
        rows, columns = plan.tables[table], TABLE[table].group
        present = rows.groups(*columns)
        for key in plan.tables["staff"].groups(*columns):
            if key not in present and not rows.may_hold(**dict(zip(columns, key, strict=True))):
                yield _missing("missing_row", table, rows.end, columns[-1], group=named(*key))


def _entry_shares(plan: UncheckedPlan) -> Iterator[Fault]:
    rows = plan.tables["entry_ages"]
    for (job,), group in rows.groups("occupation").items():
        if sum(row.share for _, row in group) <= 0 and not rows.may_hold(occupation=job):
            file = TABLE["entry_ages"].file
            yield Fault("no_share", file, group[0][0], "share", "0", {"group": job})


def _two_exit_ages(plan: UncheckedPlan) -> Iterator[Fault]:
    """Every area and occupation has a curve: its own, or the one of all areas."""
    rows = plan.tables["exit_rates"]
    curves = rows.groups("area", "occupation")
    served = {
        (area if (area, job) in curves else "", job)
        for area, job in plan.tables["staff"].groups("area", "occupation")
        if not rows.may_hold(area=area, occupation=job)
    }
    for area, job in sorted(served):
        count = len({row.age for _, row in curves.get((area, job), [])})
        if count < 2 and not rows.may_hold(area=area, occupation=job):
            group = named(*filter(None, (area, job)))
            yield _missing(
                "two_ages_needed", "exit_rates", rows.end, "age", group=group, count=count
            )


def _transfers(plan: UncheckedPlan) -> Iterator[Fault]:
    """Tasks move within the plan's years, between sectors that have working time, and no more of
    them than there are."""
    base, horizon = plan.settings.get("base_year"), plan.settings.get("horizon")
    times = plan.tables["working_time"]
    groups = times.groups("area", "occupation", "sector")
    leaving: dict[tuple[Any, ...], float] = defaultdict(float)
    for line, row in plan.rows("transfers"):
        if isinstance(base, int) and isinstance(horizon, int) and not base < row.year <= horizon:
            limits = {"low": base + 1, "high": horizon}
            yield _wrong("transfer_year", "transfers", line, row, "year", **limits)
        if row.from_sector == row.to_sector:
            yield _wrong("transfer_to_itself", "transfers", line, row, "to_sector")
        for column in ("from_sector", "to_sector"):
            sector = getattr(row, column)
            group = (row.area, row.occupation, sector)
            known = dict(zip(("area", "occupation", "sector"), group, strict=True))
            if sector and group not in groups and not times.may_hold(**known):
                where = named(row.area, row.occupation)
                yield _wrong("transfer_sector", "transfers", line, row, column, group=where)
        if row.to_sector and row.demand_share is not None:
            yield _wrong("transfer_need_stays", "transfers", line, row, "demand_share")
        for column, sector in (("staff_share", row.from_sector), ("demand_share", None)):
            key = (row.area, row.occupation, row.year, sector)
            leaving[key] += getattr(row, column) or 0.0
            if leaving[key] > 1.0 + _ROUNDING:
                where = named(*filter(None, (row.area, sector, row.occupation)), row.year)
                yield _wrong("transfer_too_much", "transfers", line, row, column, group=where)


# --- demand -------------------------------------------------------------------------------------


def _demand_index(plan: UncheckedPlan) -> Iterator[Fault]:
    """Index 1 in the base year, and a row for every scenario, occupation and year."""
    scenarios, index = plan.tables["demand_scenarios"], plan.tables["demand_index"]
    if scenarios.readable and not scenarios.good and not scenarios.broken:
        yield _missing("no_rows", "demand_scenarios", scenarios.end, "scenario")
    base, horizon = plan.settings.get("base_year"), plan.settings.get("horizon")
    for line, row in index.good:
        if row.year == base and row.index != 1.0:
            yield _wrong("index_not_one", "demand_index", line, row, "index", year=row.year)
    if not isinstance(base, int) or not isinstance(horizon, int) or horizon > base + 300:
        return
    for (scenario,) in scenarios.groups("scenario"):
        own = index.groups("scenario", "area", "occupation")
        told = set()
        for area, job in plan.tables["staff"].groups("area", "occupation"):
            of = area if (scenario, area, job) in own else ""
            if (of, job) in told:
                continue
            told.add((of, job))
            rows = own.get((scenario, of, job), [])
            found = {row.year for _, row in rows}
            missing = [
                year
                for year in range(base, horizon + 1)
                if year not in found
                and not index.may_hold(scenario=scenario, area=area, occupation=job, year=year)
                and not index.may_hold(scenario=scenario, area="", occupation=job, year=year)
            ]
            if missing:
                line = max((line for line, _ in rows), default=index.end - 1) + 1
                group = named(*filter(None, (scenario, of, job)))
                values = {"group": group, "years": _runs(missing)}
                yield _missing("missing_years", "demand_index", line, "year", **values)


def _runs(years: Sequence[int]) -> str:
    """Years in order, those that follow each other as one: 2024, 2027–2034."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _known_scenarios(plan: UncheckedPlan) -> Iterator[Fault]:
    """Index and published results are about demand scenarios that the plan has."""
    scenarios = plan.tables["demand_scenarios"]
    known = {row.scenario for _, row in scenarios.good}
    if not scenarios.readable or scenarios.broken:
        return
    values = {"choices": ", ".join(sorted(known))}
    for table in SCENARIO_TABLES:
        for line, scenario in plan.tables[table].texts("scenario"):
            if scenario not in known:
                file = TABLE[table].file
                yield Fault("unknown_scenario", file, line, "scenario", scenario, values)


def _published_values(plan: UncheckedPlan) -> Iterator[Fault]:
    """A published status is a word of the traffic light, a published balance a number."""
    status = Column("choice", choices=STATUS_WORDS)
    for line, row in plan.rows("published"):
        if row.quantity == "gap_heads" and parse_plain(row.value) is None:
            yield _wrong("not_a_number", "published", line, row, "value")
        fault = status.read(row.value)[1]
        if row.quantity == "status" and fault is not None:
            yield _wrong(fault.code, "published", line, row, "value", **fault.values)


# --- how sure inputs are ------------------------------------------------------------------------


_ENDS = {
    "demand_growth": (-0.5, 0.5),
    "reform_with_years": (-10.0, 10.0),
    "parttime_hours": (0.1, 10.0),
}
_FACTOR = (0.0, 10.0)


def _input_ranges(plan: UncheckedPlan) -> Iterator[Fault]:
    """The most likely lies between the ends, which an input can have, of a group that there is."""
    staff = plan.tables["staff"]
    for line, row in plan.rows("input_ranges"):
        low, high = _ENDS.get(row.input, _FACTOR)
        for column in ("low", "likely", "high"):
            if not low <= getattr(row, column) <= high:
                limits = {"low": low, "high": high}
                yield _wrong("not_a_number_between", "input_ranges", line, row, column, **limits)
        limits = {"low": row.low, "high": row.high}
        if row.low > row.high:
            yield _wrong("range_ends", "input_ranges", line, row, "low", **limits)
        elif not row.low <= row.likely <= row.high:
            yield _wrong("range_order", "input_ranges", line, row, "likely", **limits)
        for column in ("area", "occupation"):
            if row.input == "reform_with_years" and getattr(row, column):
                yield _wrong("range_for_all", "input_ranges", line, row, column)
        yield from _staffed("input_ranges", line, row, staff)


def _staffed(table: str, line: int, row: Any, staff: Rows) -> Iterator[Fault]:
    """A row is about an area and an occupation that there are, if it is about one."""
    group = {name: at for name in ("area", "occupation") if (at := getattr(row, name, ""))}
    known = staff.groups(*group) if group else {}
    if group and tuple(group.values()) not in known and not staff.may_hold(**group):
        told = named(*group.values())
        yield _wrong("no_staff", table, line, row, next(iter(group)), group=told)


def _what_demand_is_built_from(plan: UncheckedPlan) -> Iterator[Fault]:
    """Population and recipes are of areas and occupations with staff."""
    staff = plan.tables["staff"]
    for table in ("population", "demand_recipes"):
        known: set[tuple[str, str]] = set()
        for line, row in plan.rows(table):
            group = (row.area, getattr(row, "occupation", ""))
            if group not in known:
                known.add(group)
                yield from _staffed(table, line, row, staff)


def _past(plan: UncheckedPlan) -> Iterator[Fault]:
    """History lies before the base year, and a share is no more than all."""
    base = plan.settings.get("base_year")
    for line, row in plan.rows("staff_history"):
        if base is not None and row.year >= base:
            values = {"base": base}
            yield _wrong("year_not_before", "staff_history", line, row, "year", **values)
    for line, row in plan.rows("actuals"):
        if row.quantity == "fulltime_share" and row.value > 1.0:
            limits = {"low": 0, "high": 1}
            yield _wrong("not_a_number_between", "actuals", line, row, "value", **limits)


# --- sources ------------------------------------------------------------------------------------


def _source_ids(plan: UncheckedPlan) -> Iterator[Fault]:
    rows = plan.tables["sources"]
    known = {row.id for _, row in rows.good}
    for line, row in rows.good:
        if "=" in row.id or ";" in row.id:
            yield _wrong("source_id_marks", "sources", line, row, "id")
    if not rows.readable or rows.broken:
        return
    for table in TABLES[:-1]:
        file = table.file
        if table.own_page and table.source_column != "source":
            yield from _known_here_or_there(plan, table, known)
            continue
        for line, text in plan.tables[table.name].texts("source"):
            for column, source in source_ids(text):
                if column and (column not in table.by_name or column == "source"):
                    yield Fault(
                        "unknown_source_column", file, line, "source", text, {"column": column}
                    )
                if source not in known:
                    yield Fault("unknown_source", file, line, "source", text, {"source": source})


def _known_here_or_there(
    plan: UncheckedPlan, table: Table, known: Collection[str]
) -> Iterator[Fault]:
    """Of what was taken from the library that comes with the program, the source may be there."""
    name = table.source_column
    for line, source in plan.tables[table.name].texts(name):
        if source and source not in known and source not in library().sources:
            yield Fault("unknown_source", table.file, line, name, source, {"source": source})


def _goal_readings(plan: UncheckedPlan) -> Iterator[Fault]:
    """Readings are of goals that there are."""
    goals = plan.tables["goals"]
    known = goals.groups("id")
    for line, row in plan.rows("goal_readings"):
        if (row.goal,) not in known and not goals.may_hold(id=row.goal):
            yield _wrong("unknown_goal", "goal_readings", line, row, "goal", goal=row.goal)


def _levers_named(plan: UncheckedPlan) -> Iterator[Fault]:
    """What measures act on and findings bear on are levers, or families of them."""
    for table, column in (("measures", "lever"), ("evidence", "levers")):
        for line, text in plan.tables[table].texts(column):
            for one in text.split():
                if one != NO_LEVER and not is_lever_or_family(one):
                    yield unknown_lever(one, file=TABLE[table].file, line=line, column=column)


_RULES: tuple[Callable[[UncheckedPlan], Iterator[Fault]], ...] = (
    _settings_present,
    _horizon,
    _unique_keys,
    _age_bands,
    _staff_everywhere,
    _required_rows,
    _entry_shares,
    _two_exit_ages,
    _transfers,
    _demand_index,
    _known_scenarios,
    _input_ranges,
    _what_demand_is_built_from,
    _past,
    _published_values,
    _levers_named,
    _goal_readings,
    _source_ids,
)
