"""How a library of scenarios is laid out as tables, in a plan folder and in the plan file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from weakref import ref

from sosuplan.model.kept_figures import Cells, KeptFigures
from sosuplan.model.levers import LeverCatalogue, catalogue, is_lever, unknown_lever
from sosuplan.model.parsing import FIRST_LINE, Rows, read_rows, records_of
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import AttachedMeasure, Scenario, Years, check, edition
from sosuplan.model.scenario_library import (
    Bookmark,
    Deleted,
    ScenarioLibrary,
    Version,
    unknown_saved,
)
from sosuplan.model.scenario_text import read_scenario, write_scenario
from sosuplan.model.schema.column import Table
from sosuplan.model.schema.saved_rows import (
    LOCKED,
    DeletedScenario,
    SavedBookmark,
    SavedFigures,
    SavedLever,
    SavedMeasure,
    SavedScenario,
    SavedVersion,
)
from sosuplan.model.schema.tables import ALL_TABLES
from sosuplan.model.validation import repeated_keys
from sosuplan.text.errors import Fault, ScenarioError
from sosuplan.text.json_text import parse_json

SCENARIOS = Table("scenarios", SavedScenario)
SCENARIO_LEVERS = Table("scenario_levers", SavedLever)
SCENARIO_MEASURES = Table("scenario_measures", SavedMeasure)
VERSIONS = Table("scenario_versions", SavedVersion)
BOOKMARKS = Table("scenario_bookmarks", SavedBookmark)
BIN = Table("scenario_bin", DeletedScenario)
FIGURES = Table("scenario_figures", SavedFigures)
SAVED_TABLES = (SCENARIOS, SCENARIO_LEVERS, SCENARIO_MEASURES, VERSIONS, BOOKMARKS, BIN, FIGURES)

_sound: tuple[ref[ScenarioLibrary], ref[Plan]] | None = None
"""The library that was last found to be sound, and the plan it was held against."""
_PART = 200_000
"""Characters of rows that are kept in one cell."""


def laid_out(library: ScenarioLibrary) -> dict[str, list[Any]]:
    """The rows for all that is in ``library``, in its order, by table name."""
    rows: dict[str, list[Any]] = {table.name: [] for table in SAVED_TABLES}
    for one in library.scenarios:
        rows[SCENARIOS.name].append(
            SavedScenario(
                one.name,
                one.demand,
                one.note,
                one.data_edition,
                one.model_version or None,
                LOCKED if one.locked else "",
            )
        )
        for lever, value in one.levers.items():
            start, full = one.timing.get(lever, (None, None))
            note, source = one.reasons.get(lever, ("", ""))
            rows[SCENARIO_LEVERS.name].append(
                SavedLever(one.name, lever, value, start, full, note, source)
            )
        rows[SCENARIO_MEASURES.name] += (
            SavedMeasure(one.name, at.measure, at.lever, at.value, at.note) for at in one.measures
        )
    rows[VERSIONS.name] += _versions(0, library.versions)
    for number, mark in enumerate(library.bookmarks, 1):
        text = write_scenario(mark.scenario)
        rows[BOOKMARKS.name].append(
            SavedBookmark(number, mark.name, mark.time, mark.occupation, mark.unit, text)
        )
    for number, gone in enumerate(library.bin, 1):
        rows[BIN.name].append(DeletedScenario(number, gone.time, write_scenario(gone.scenario)))
        rows[VERSIONS.name] += _versions(number, gone.versions)
    for kept in library.figures.values():
        rows[FIGURES.name] += _figures(kept)
    return rows


def _versions(place: int, versions: Iterable[Version]) -> Iterator[SavedVersion]:
    numbers: dict[str, int] = {}
    for one in versions:
        name = one.scenario.name
        numbers[name] = numbers.get(name, 0) + 1
        yield SavedVersion(
            place, name, numbers[name], one.time, one.note, write_scenario(one.scenario)
        )


def _figures(kept: KeptFigures) -> Iterator[SavedFigures]:
    """The rows of every table, as many in one part as there is room for."""
    for table, rows in kept.tables.items():
        parts: list[list[str]] = [[]]
        room = _PART
        for row in rows:
            text = json.dumps(row, ensure_ascii=False)
            if parts[-1] and len(text) > room:
                parts.append([])
                room = _PART
            parts[-1].append(text)
            room -= len(text)
        for part, texts in enumerate(parts, 1):
            yield SavedFigures(kept.edition, table, part, f"[{', '.join(texts)}]")


def verify(library: ScenarioLibrary, plan: Plan) -> None:
    """Raise ``ScenarioError`` with everything that keeps ``library`` from being saved.

    A fault's ``file`` is the name of the scenario that it is in. What was found to be sound just
    before is not looked through again.
    """
    global _sound
    if _sound is not None and _sound[0]() is library and _sound[1]() is plan:
        return
    rows, read = laid_out(replace(library, figures={})), {}
    for table in SAVED_TABLES:
        # Names are looked at first: a bad one stands in every row of its levers too.
        faults: list[Fault] = []
        read[table.name] = read_rows(table, records_of(table, rows[table.name]), faults)
        if faults:
            raise ScenarioError(_of_scenario(fault, rows) for fault in faults)
    try:
        put_together(read, plan, library.figures)
    except ScenarioError as error:
        raise ScenarioError(_of_scenario(fault, rows) for fault in error.faults) from None
    _sound = ref(library), ref(plan)


def _of_scenario(fault: Fault, rows: Mapping[str, Sequence[Any]]) -> Fault:
    """``fault`` of a row of ``rows``, told of the scenario instead of the row."""
    row = rows[fault.file.removesuffix(".csv")][(fault.line or FIRST_LINE) - FIRST_LINE]
    name = getattr(row, "scenario", getattr(row, "name", ""))
    return replace(fault, file=name, line=None, column="")


def put_together(
    rows: Mapping[str, Rows], plan: Plan, figures: Mapping[str, KeptFigures] | None = None
) -> ScenarioLibrary:
    """The library that the tables' rows make, with the kept ``figures`` if they are at hand.

    Raises ``ScenarioError`` with everything that nothing can be done with: scenarios that neither
    the figures they were saved with nor ``plan`` can compute, and texts that are none of ours.
    """
    faults: list[Fault] = []
    for table in SAVED_TABLES:
        faults += repeated_keys(table, rows[table.name])
    scenarios, levers = rows[SCENARIOS.name], rows[SCENARIO_LEVERS.name]
    # A row that repeats an earlier one is told of as such and not looked at any further.
    first: dict[str, tuple[int, SavedScenario]] = {}
    for line, row in scenarios.good:
        first.setdefault(row.scenario, (line, row))
    values: dict[str, dict[str, float]] = {name: {} for name in first}
    timing: dict[str, dict[str, Years]] = {name: {} for name in first}
    reasons: dict[str, dict[str, tuple[str, str]]] = {name: {} for name in first}
    lines: dict[tuple[str, str], int] = {}
    for line, row in levers.good:
        if row.scenario in values:
            values[row.scenario].setdefault(row.lever, row.value)
            timing[row.scenario].setdefault(row.lever, (row.start_year, row.full_effect_year))
            reasons[row.scenario].setdefault(row.lever, (row.note, row.source))
            lines.setdefault((row.scenario, row.lever), line)
        else:
            fault = unknown_saved(row.scenario, first)
            faults.append(replace(fault, file=SCENARIO_LEVERS.file, line=line))
    measures: dict[str, list[AttachedMeasure]] = {name: [] for name in first}
    for line, row in rows[SCENARIO_MEASURES.name].good:
        if row.scenario not in measures:
            fault = unknown_saved(row.scenario, first)
            faults.append(replace(fault, file=SCENARIO_MEASURES.file, line=line))
            continue
        if row.lever and not is_lever(row.lever):
            faults.append(
                unknown_lever(row.lever, file=SCENARIO_MEASURES.file, line=line, column="lever")
            )
        elif row.value is not None and not row.lever:
            faults.append(Fault("value_without_lever", SCENARIO_MEASURES.file, line, "lever"))
        attached = AttachedMeasure(row.measure, row.lever, row.value, row.note)
        measures[row.scenario].append(attached)
    found = tuple(
        Scenario(
            row.demand,
            values[name],
            name,
            row.note,
            row.data_edition,
            timing[name],
            reasons[name],
            row.model_version or 0,
            row.locked == LOCKED,
            tuple(measures[name]),
        )
        for name, (_, row) in first.items()
    )
    if figures is None:
        figures = _kept_figures(rows[FIGURES.name], faults)
    library = _with_texts(ScenarioLibrary(found, figures=figures), rows, faults)
    levers_of_plan = catalogue(plan)
    kept = set(figures) - {edition(plan)} if figures else set()
    for scenario in found:
        if scenario.data_edition not in kept:
            place = first[scenario.name][0]
            faults += _uncomputed(scenario, plan, levers_of_plan, place, lines)
    if faults:
        raise ScenarioError(faults)
    return library


def _uncomputed(
    scenario: Scenario,
    plan: Plan,
    levers: LeverCatalogue,
    place: int,
    lines: Mapping[tuple[str, str], int],
) -> Iterator[Fault]:
    """What ``plan`` cannot compute of a scenario; ``place`` and ``lines`` are those of its rows."""
    try:
        check(scenario, plan, levers)
    except ScenarioError as error:
        for fault in error.faults:
            if fault.code == "unknown_demand":
                yield replace(fault, file=SCENARIOS.file, line=place)
            else:
                yield _placed(fault, scenario.name, lines)


def _with_texts(
    library: ScenarioLibrary, rows: Mapping[str, Rows], faults: list[Fault]
) -> ScenarioLibrary:
    """``library`` with what is kept as texts of scenarios."""

    def scenario_of(table: Table, line: int, row: Any) -> Scenario:
        try:
            return read_scenario(row.content).scenario
        except ScenarioError as error:
            places = (replace(one, file=table.file, line=line) for one in error.faults)
            faults.extend(replace(one, column="content") for one in places)
            return Scenario("")

    for table in (VERSIONS, BOOKMARKS, BIN):
        for line, row in rows[table.name].good:
            if not _is_time(row.time):
                faults.append(Fault("not_a_time", table.file, line, "time", row.time))
    deleted = {
        row.bin: Deleted(scenario_of(BIN, line, row), row.time) for line, row in rows[BIN.name].good
    }
    names = {0: set(library.by_name)} | {
        number: {gone.scenario.name} for number, gone in deleted.items()
    }
    versions: dict[int, list[Version]] = {number: [] for number in names}
    for line, row in rows[VERSIONS.name].good:
        scenario = scenario_of(VERSIONS, line, row)
        if row.scenario not in names.get(row.bin, ()):
            fault = unknown_saved(row.scenario, names[0])
            faults.append(replace(fault, file=VERSIONS.file, line=line))
        else:
            named = replace(scenario, name=row.scenario)
            versions[row.bin].append(Version(named, row.time, row.note))
    bookmarks = (
        Bookmark(row.name, scenario_of(BOOKMARKS, line, row), row.occupation, row.unit, row.time)
        for line, row in rows[BOOKMARKS.name].good
    )
    return replace(
        library,
        versions=tuple(versions[0]),
        bookmarks=tuple(bookmarks),
        bin=tuple(
            replace(gone, versions=tuple(versions[number])) for number, gone in deleted.items()
        ),
    )


def _is_time(text: str) -> bool:
    try:
        datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError):
        return False
    return True


def _kept_figures(rows: Rows, faults: list[Fault]) -> dict[str, KeptFigures]:
    found: dict[str, dict[str, Cells]] = {}
    for line, row in rows.good:
        cells = _cells(row)
        if cells is None:
            faults.append(Fault("wrong_in_figures", FIGURES.file, line, "content"))
            continue
        tables = found.setdefault(row.edition, {})
        tables[row.table] = (*tables.get(row.table, ()), *cells)
    return {name: KeptFigures(name, tables) for name, tables in found.items()}


def _cells(row: SavedFigures) -> Cells | None:
    """The rows in one part; None if they are none of the table."""
    if row.table not in ALL_TABLES:
        return None
    width = len(ALL_TABLES[row.table].by_name)
    parsed = parse_json(row.content)
    sound = isinstance(parsed, list) and all(
        isinstance(cells, list)
        and len(cells) == width
        and all(isinstance(cell, str) for cell in cells)
        for cells in parsed
    )
    return tuple(map(tuple, parsed)) if sound else None


def _placed(fault: Fault, name: str, lines: Mapping[tuple[str, str], int]) -> Fault:
    """``fault`` of a lever of the scenario ``name`` with its place among the levers."""
    # Full effect before the start may come of the start year alone, the other being neutral.
    line = lines.get((name, fault.column)) or lines.get((name, "start_year"))
    column = "lever" if fault.code == "unknown_lever" else str(fault.values.get("year", "value"))
    return replace(fault, file=SCENARIO_LEVERS.file, line=line, column=column)
