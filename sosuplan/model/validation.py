"""What a whole plan must satisfy beyond its single cells (model, section 2).

``check`` is given the rows that could be read, each with its line, and finds every broken rule.
Rows with an unreadable cell are known as ``broken``: a rule that such a row may satisfy is not
reported as broken too, so one fault is told once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from weakref import WeakValueDictionary

from sosuplan.model.demand_validation import demand_index, known_scenarios, published_values
from sosuplan.model.parsing import Draft, Rows, named
from sosuplan.model.plan import FIRST_AGE, LAST_AGE, Plan
from sosuplan.model.schema.column import Table, Value, write_value
from sosuplan.model.schema.tables import (
    AREA_TABLES,
    BANDED,
    SETTINGS,
    SETTINGS_FILE,
    STAFF_NEEDS,
    TABLE,
    TABLES,
)
from sosuplan.text.errors import Fault, PlanError

_ORDER = {file: n for n, file in enumerate((SETTINGS_FILE, *(table.file for table in TABLES)))}

_SOUND: WeakValueDictionary[int, Plan] = WeakValueDictionary()
"""Plans that were found to be sound, by their identity: a plan never changes."""

LONGEST_HORIZON = 40


def build(draft: Draft, faults: Iterable[Fault] = ()) -> Plan:
    """The plan that ``draft`` stands for.

    Raises ``PlanError`` with ``faults``, which were found in its cells, and every broken rule.
    """
    found = [*faults, *check(draft)]
    if found:
        raise PlanError(sorted(found, key=_place))
    tables = {name: tuple(row for _, row in rows.good) for name, rows in draft.tables.items()}
    plan = Plan(**draft.settings, **tables)  # type: ignore[arg-type]
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
    build(Draft.of(plan, faults), faults)
    _SOUND[id(plan)] = plan


def check(draft: Draft) -> list[Fault]:
    """Every broken rule, in the order of the plan folder's files."""
    return sorted((fault for rule in _RULES for fault in rule(draft)), key=_place)


def _place(fault: Fault) -> tuple[int, int]:
    """Where a fault stands among all: by file, then by line."""
    return _ORDER.get(fault.file, len(_ORDER)), fault.line or 0


def _horizon(draft: Draft) -> Iterator[Fault]:
    base, horizon = draft.settings.get("base_year"), draft.settings.get("horizon")
    if not isinstance(base, int) or not isinstance(horizon, int):
        return
    if not base < horizon <= base + LONGEST_HORIZON:
        yield Fault(
            "horizon",
            SETTINGS_FILE,
            draft.setting_lines.get("horizon"),
            "value",
            str(horizon),
            {"low": base + 1, "high": base + LONGEST_HORIZON},
        )


def _settings_present(draft: Draft) -> Iterator[Fault]:
    for key in SETTINGS:
        if key not in draft.settings:
            yield Fault(
                "missing_setting",
                SETTINGS_FILE,
                max(draft.setting_lines.values(), default=1) + 1,
                "key",
                values={"key": key},
            )


def _working_days(draft: Draft) -> Iterator[Fault]:
    days = draft.settings.get("working_days")
    if not isinstance(days, int | float):
        return
    for line, row in draft.rows("working_time"):
        if row.sickness_days >= days:
            yield Fault(
                "sickness_above_working_days",
                "working_time.csv",
                line,
                "sickness_days",
                write_value(row.sickness_days),
                {"days": days},
            )


def _unique_keys(draft: Draft) -> Iterator[Fault]:
    for table in TABLES:
        yield from repeated_keys(table, draft.tables[table.name])


def repeated_keys(table: Table, rows: Rows) -> Iterator[Fault]:
    """Rows whose key stands in an earlier row already."""
    first: dict[tuple[Value, ...], int] = {}
    for line, row in rows.good:
        key = tuple(getattr(row, column) for column in table.key)
        if key in first:
            yield Fault(
                "duplicate_row",
                table.file,
                line,
                table.key[-1],
                write_value(key[-1]),
                {"key": named(*key), "first": first[key]},
            )
        first.setdefault(key, line)


def _age_bands(draft: Draft) -> Iterator[Fault]:
    for name in BANDED:
        yield from _bands(TABLE[name], draft.tables[name])


def _bands(table: Table, rows: Rows) -> Iterator[Fault]:
    """Bands of a group follow each other without overlap or gap."""
    for key, group in rows.groups(*table.group).items():
        sound = []
        for line, row in group:
            if row.age_from > row.age_to:
                yield Fault(
                    "band_reversed",
                    table.file,
                    line,
                    "age_to",
                    str(row.age_to),
                    {"low": row.age_from, "high": LAST_AGE},
                )
            else:
                sound.append((line, row))
        sound.sort(key=lambda item: (item[1].age_from, item[1].age_to))
        torn = len(sound) < len(group) or rows.may_hold(**dict(zip(table.group, key, strict=True)))
        reached = None
        begins: set[int] = set()
        for line, row in sound:
            if row.age_from in begins:
                continue  # A row that is there twice is told of as such.
            begins.add(row.age_from)
            if reached is not None and row.age_from <= reached:
                yield Fault(
                    "band_overlap",
                    table.file,
                    line,
                    "age_from",
                    str(row.age_from),
                    {"group": named(*key), "expected": reached + 1},
                )
            elif reached is not None and row.age_from > reached + 1 and not torn:
                yield Fault(
                    "band_gap",
                    table.file,
                    line,
                    "age_from",
                    str(row.age_from),
                    {"group": named(*key), "expected": reached + 1},
                )
            reached = max(row.age_to, reached or FIRST_AGE)


def _staff_everywhere(draft: Draft) -> Iterator[Fault]:
    """Every occupation that a table names for an area has staff in the base year."""
    heads: dict[tuple[str, str], float] = defaultdict(float)
    for _, row in draft.rows("staff"):
        heads[row.area, row.occupation] += row.heads
    staff = draft.tables["staff"]
    if not staff.good and not staff.broken and staff.readable:
        yield Fault("no_rows", "staff.csv", staff.end, "area")
        return
    told = set()
    for name in AREA_TABLES:
        for line, row in draft.rows(name):
            pair = (row.area, row.occupation)
            if heads[pair] > 0 or pair in told:
                continue
            if staff.may_hold(area=row.area, occupation=row.occupation):
                continue
            told.add(pair)
            yield Fault(
                "no_staff",
                f"{name}.csv",
                line,
                "heads" if name == "staff" else "area",
                "0" if name == "staff" else row.area,
                {"group": named(*pair)},
            )


def _required_rows(draft: Draft) -> Iterator[Fault]:
    """Each staff group has working time; each area and occupation has the other inputs."""
    staff = draft.tables["staff"]
    for name in (*STAFF_NEEDS, "entry_ages"):
        rows, columns = draft.tables[name], TABLE[name].group
        present = rows.groups(*columns)
        for key in staff.groups(*columns):
            if key not in present and not rows.may_hold(**dict(zip(columns, key, strict=True))):
                yield Fault(
                    "missing_row",
                    TABLE[name].file,
                    rows.end,
                    columns[-1],
                    values={"group": named(*key)},
                )


def _entry_shares(draft: Draft) -> Iterator[Fault]:
    rows = draft.tables["entry_ages"]
    for (occupation,), group in rows.groups("occupation").items():
        if sum(row.share for _, row in group) <= 0 and not rows.may_hold(occupation=occupation):
            yield Fault(
                "no_share", "entry_ages.csv", group[0][0], "share", "0", {"group": occupation}
            )


def _two_exit_ages(draft: Draft) -> Iterator[Fault]:
    rows = draft.tables["exit_rates"]
    ages = rows.groups("occupation")
    for (occupation,) in draft.tables["staff"].groups("occupation"):
        found = {row.age for _, row in ages.get((occupation,), [])}
        if len(found) < 2 and not rows.may_hold(occupation=occupation):
            yield Fault(
                "two_ages_needed",
                "exit_rates.csv",
                rows.end,
                "age",
                values={"group": str(occupation), "count": len(found)},
            )


def _source_ids(draft: Draft) -> Iterator[Fault]:
    rows = draft.tables["sources"]
    known = {row.id for _, row in rows.good}
    for line, row in rows.good:
        if "=" in row.id or ";" in row.id:
            yield Fault("source_id_marks", "sources.csv", line, "id", row.id)
    if not rows.readable or rows.broken:
        return
    for table in TABLES[:-1]:
        for line, text in draft.tables[table.name].texts("source"):
            for column, source in source_ids(text):
                if column and (column not in table.by_name or column == "source"):
                    yield Fault(
                        "unknown_source_column",
                        table.file,
                        line,
                        "source",
                        text,
                        {"column": column},
                    )
                if source not in known:
                    yield Fault(
                        "unknown_source",
                        table.file,
                        line,
                        "source",
                        text,
                        {"source": source},
                    )


def source_ids(text: str) -> list[tuple[str, str]]:
    """(column, source id) pairs of a ``source`` cell; column "" stands for the whole row."""
    if "=" not in text:
        return [("", text)]
    pairs = [part.partition("=") for part in text.split(";")]
    return [(column, source) if mark else ("", column) for column, mark, source in pairs]


def source_of(table: Table, row: Any, column: str) -> str:
    """The id of the source of one figure, "" if the row's pairs do not name it."""
    pairs = dict(source_ids(row.source))
    return pairs.get(column, pairs.get("", ""))


_RULES: tuple[Callable[[Draft], Iterator[Fault]], ...] = (
    _settings_present,
    _horizon,
    _working_days,
    _unique_keys,
    _age_bands,
    _staff_everywhere,
    _required_rows,
    _entry_shares,
    _two_exit_ages,
    demand_index,
    known_scenarios,
    published_values,
    _source_ids,
)
