"""The sheets Balance, Udbud, Efterspørgsel and Elever: results by area, occupation and year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from sosuplan.analysis.frame import CURRENT, FTE, HEADS, Frame
from sosuplan.charts import trainees
from sosuplan.charts.runs import Floats, own_runs, run_heading, told_runs, year_heading
from sosuplan.engine import Balance
from sosuplan.exports.balance import LIGHT as LIGHT_HEADING
from sosuplan.exports.groups import Group, group_headings, group_names, groups
from sosuplan.exports.sheet import FIRST_ROW, Cell, Column, Sheet, light_text
from sosuplan.exports.styles import FINE, WHOLE, YEAR
from sosuplan.text.language import N_
from sosuplan.text.terms import capital, word

_WORK = N_("Full-time persons per person")
_ON_THE_WAY = N_("{run}: from this year to the next")
_RETIRE = N_("Retire")
_LEAVE = N_("Leave for other reasons")
_TO_TRAINING = N_("Start training as assistants")
_GRADUATES = N_("New graduates")
_RECRUITED = N_("Other recruitment")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the columns of a result stand, for the charts: the years of the occupation looked at
    are the first rows."""

    sheet: Sheet
    years: int
    last: int
    columns: dict[tuple[int, str], int]
    """By run and what is counted."""
    end: int
    after: int
    """The first free row and column."""


Values = Callable[[Group], Floats]
"""The figures of one column for a group, by year; of a flow, one less, beginning with the year that
it leads from or, ``late``, to."""


@dataclass(frozen=True, slots=True)
class Result:
    """One column: what identifies it, its heading, and its figures."""

    key: tuple[int, str]
    column: Column
    values: Values
    late: bool = False


def balance_sheet(frame: Frame, sheet: Sheet) -> Place:
    """The balance of every run in both units, and the traffic light of this scenario."""

    def of(run: int, unit: str) -> Values:
        def values(group: Group) -> Floats:
            return _balance(frame, run, group).gap(unit)

        return values

    heading = f"{frame.language(LIGHT_HEADING)}, {run_heading(frame, CURRENT)}"
    place = _write(frame, sheet, _by_run(frame, of), (heading, _lights(frame)))
    sheet.lights(FIRST_ROW, place.end - 1, place.after - 1)
    return place


def supply_sheet(frame: Frame, sheet: Sheet) -> Place:
    """The supply of every run in both units, what changes that of this scenario, and how many
    retire in the others."""
    say = frame.language

    def of(run: int, unit: str) -> Values:
        def values(group: Group) -> Floats:
            return _balance(frame, run, group).supply(unit)

        return values

    def flow(run: int, *names: str) -> Values:
        def values(group: Group) -> Floats:
            parts = (
                frame.projection.total(name, run, group.occupation, group.area) for name in names
            )
            return np.asarray(sum(parts))

        return values

    over = say(_ON_THE_WAY).format(run=run_heading(frame, CURRENT))
    flows = (
        (_RETIRE, ("retired", "aged_out")),
        (_LEAVE, ("other_exits",)),
        (_TO_TRAINING, ("to_training",)),
        (_GRADUATES, ("graduates",)),
        (_RECRUITED, ("recruited",)),
    )
    results = _by_run(frame, of)
    results += [
        Result((CURRENT, names[0]), Column(say(text), WHOLE, over), flow(CURRENT, *names))
        for text, names in flows
    ]
    (retire, wave), *_ = flows
    results += [
        Result(
            (run, wave[0]),
            Column(run_heading(frame, run), WHOLE, say(retire)),
            flow(run, *wave),
        )
        for run in told_runs(frame)[1:]
    ]
    return _write(frame, sheet, results)


def demand_sheet(frame: Frame, sheet: Sheet) -> Place:
    """The demand of every run in both units, and how much work a person does."""
    say = frame.language

    def of(run: int, unit: str) -> Values:
        def values(group: Group) -> Floats:
            return _balance(frame, run, group).demand(unit)

        return values

    def work(run: int) -> Values:
        def values(group: Group) -> Floats:
            balance = _balance(frame, run, group)
            people = balance.supply_heads
            nobody = np.full_like(people, np.nan)
            return np.divide(balance.supply_fte, people, out=nobody, where=people > 0.0)

        return values

    results = _by_run(frame, of)
    results += [
        Result((run, "work"), Column(run_heading(frame, run), FINE, say(_WORK)), work(run))
        for run in own_runs(frame)
    ]
    return _write(frame, sheet, results)


def trainee_sheet(frame: Frame, sheet: Sheet) -> Place:
    """Every step of the trainees' way, of every run."""

    def of(run: int, step: str) -> Values:
        return lambda group: frame.projection.total(step, run, group.occupation, group.area)

    results = [
        Result(
            (run, step),
            Column(
                capital(trainees.step_name(step, frame.language)), WHOLE, run_heading(frame, run)
            ),
            of(run, step),
            late=True,
        )
        for run in told_runs(frame)
        for step in trainees.STEPS
    ]
    return _write(frame, sheet, results)


# --- rows ---------------------------------------------------------------------------------------


def _balance(frame: Frame, run: int, group: Group) -> Balance:
    return frame.projection.balance(run, group.occupation, group.area)


def _by_run(frame: Frame, of: Callable[[int, str], Values]) -> list[Result]:
    """A column for every run, in the unit that is looked at and then in the other."""
    units = sorted((HEADS, FTE), key=lambda unit: unit != frame.unit)
    return [
        Result(
            (run, unit),
            Column(
                run_heading(frame, run),
                WHOLE,
                capital(word("persons" if unit == HEADS else FTE, frame.language)),
            ),
            of(run, unit),
        )
        for unit in units
        for run in told_runs(frame)
    ]


def _lights(frame: Frame) -> Callable[[Group], Sequence[str]]:
    return lambda group: [
        light_text(status, frame.language) for status in _balance(frame, CURRENT, group).status
    ]


def _write(
    frame: Frame,
    sheet: Sheet,
    results: Sequence[Result],
    words: tuple[str, Callable[[Group], Sequence[str]]] | None = None,
) -> Place:
    """The table of ``results``, and after it a column of ``words``."""
    keys = group_headings(frame)
    columns = [*map(Column, keys), Column(year_heading(frame.language), YEAR)]
    columns += [result.column for result in results]
    if words:
        columns.append(Column(words[0]))
    rows: list[list[Cell]] = []
    for group in groups(frame):
        names = group_names(frame, group)
        figures = [_over_years(frame, result, group) for result in results]
        texts = words[1](group) if words else ()
        for at, year in enumerate(frame.years):
            row: list[Cell] = [*names, year, *(values[at] for values in figures)]
            rows.append([*row, texts[at]] if words else row)
    end = sheet.table(columns, rows, keys=len(keys) + 1)
    first = len(keys) + 1
    return Place(
        sheet,
        len(keys),
        FIRST_ROW + len(frame.years) - 1,
        {result.key: first + at for at, result in enumerate(results)},
        end,
        len(columns),
    )


def _over_years(frame: Frame, result: Result, group: Group) -> list[float | None]:
    """A cell for every year; empty where a flow has no figure, or nobody is there to have one."""
    values = [None if np.isnan(value) else float(value) for value in result.values(group)]
    empty: list[float | None] = [None] * (len(frame.years) - len(values))
    return [*empty, *values] if result.late else [*values, *empty]
