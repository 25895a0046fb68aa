"""Results of every run as one long frame, and the tables that are made of it: the CSV file, and the
sheets Balance, Udbud, Efterspørgsel, Alder and Elever."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np

from sosuplan.analysis.frame import CURRENT, FTE, HEADS, Frame
from sosuplan.charts import trainees
from sosuplan.charts.pyramid import age_word
from sosuplan.charts.runs import (
    Floats,
    own_runs,
    run_demand,
    run_heading,
    short_title,
    told_runs,
    unit_word,
    year_heading,
)
from sosuplan.charts.spec import Figures
from sosuplan.charts.uncertainty import HIGHEST, LOWEST
from sosuplan.charts.yardsticks import yardstick_points
from sosuplan.exports.sheet import FIRST_ROW, Cell, Column, Kind, Sheet, light_text
from sosuplan.model.plan import FIRST_AGE, LAST_AGE
from sosuplan.model.schema.tables import column_name
from sosuplan.text.language import N_
from sosuplan.text.terms import capital, specified, word

if TYPE_CHECKING:
    from pandas import DataFrame

SUPPLY = N_("Supply")
DEMAND = N_("Demand")
BALANCE = N_("Balance")
LIGHT = N_("Traffic light")
SCENARIO = N_("Scenario")
DEMAND_SCENARIO = N_("Demand scenario")
_ALL_AREAS = N_("All areas")
_WORK = N_("Full-time persons per person")
_ON_THE_WAY = N_("{run}: from this year to the next")
_SIDES = {"supply": SUPPLY, "demand": DEMAND, "gap": BALANCE}
_RETIRE = N_("Retire")
_FLOWS = {
    "retired": _RETIRE,
    "other_exits": N_("Leave for other reasons"),
    "to_training": N_("Start training as assistants"),
    "new_graduates": N_("New graduates"),
    "recruited": N_("Other recruitment"),
    "transferred": N_("Tasks moved out of the plan"),
}
_PARTS = {"retired": ("retired", "aged_out"), "new_graduates": ("graduates",)}
"""Of flows by another name: what they are the sum of in the projection."""

Group = tuple[str, str]
"""An area ("" is the sum of them all) and an occupation (``all`` for both)."""
Key = tuple[int, str]
"""A run of the frame, and what is counted."""


def groups(frame: Frame) -> list[Group]:
    """The sum of all areas, then each area if there are several; in each, the occupation that is
    looked at first. An area has no row for an occupation that it does not employ."""
    areas, jobs = frame.plan.areas, frame.plan.told_apart
    ordered = sorted(jobs, key=lambda job: job != frame.occupation)
    found = [("", job) for job in ordered]
    if len(areas) > 1:
        found += [
            (area, job)
            for area in areas
            for job in ordered
            if job == "all" or frame.projection.employs(area, job)
        ]
    return found


def result_frame(frame: Frame) -> DataFrame:
    """Results by run, area, occupation and year: supply, demand and gap in either unit (named as in
    ``Balance``) with its status, ``work`` for one person, flows from each year to the next
    (``_FLOWS``; NaN for the horizon), and trainees (``trainees.STEPS``; NaN for the base year of
    the flow into work)."""
    from pandas import DataFrame, MultiIndex

    projection, years = frame.projection, frame.years
    where = [(run, job, area) for run in told_runs(frame) for area, job in groups(frame)]
    balances = [projection.balance(*one) for one in where]
    columns: dict[str, object] = {
        f"{side}_{unit}": np.concatenate([getattr(one, f"{side}_{unit}") for one in balances])
        for unit in (HEADS, FTE)
        for side in _SIDES
    }
    columns["status"] = [status for one in balances for status in one.status]

    def flow(*names: str, before: int = 0, after: int = 0) -> Floats:
        """Of each group in turn, with so many years without a figure before and after it."""
        each = [np.asarray(sum(projection.total(name, *one) for name in names)) for one in where]
        return np.concatenate(
            [np.pad(one, (before, after), constant_values=np.nan) for one in each]
        )

    for name in _FLOWS:
        columns[name] = flow(*_PARTS.get(name, (name,)), after=1)
    for step in trainees.STEPS:
        columns[step] = flow(step, before=step == trainees.STEPS[-1])
    index = MultiIndex.from_tuples(
        [(run, area, job, year) for run, job, area in where for year in years],
        names=["run", "area", "occupation", "year"],
    )
    made = DataFrame(columns, index=index)
    made["work"] = made["supply_fte"] / made["supply_heads"].where(made["supply_heads"] > 0.0)
    return made


def group_cells(frame: Frame, of: Iterable[Group]) -> dict[str, list[str]]:
    """What tells groups apart, by heading: the area where there are several, and the occupation."""
    say, each = frame.language, list(of)
    found = {"occupation": [capital(word(job, say)) for _, job in each]}
    if len(frame.plan.areas) > 1:
        found = {"area": [area or say(_ALL_AREAS) for area, _ in each]} | found
    return {column_name("staff", name, say): cells for name, cells in found.items()}


def balance_figures(frame: Frame) -> Figures:
    """A row for each run (scenario and demand scenario), group and year: supply, demand and balance
    in persons and in full-time persons, and the traffic light, all in the words of the frame's
    language."""
    say, made = frame.language, result_frame(frame)
    runs, areas, jobs, years = (made.index.get_level_values(at).tolist() for at in range(4))
    columns: dict[str, Sequence[object]] = {
        say(SCENARIO): [short_title(frame, run) for run in runs],
        say(DEMAND_SCENARIO): [run_demand(frame, run) for run in runs],
        **group_cells(frame, zip(areas, jobs, strict=True)),
        year_heading(say): years,
    }
    for unit in (HEADS, FTE):
        for side, text in _SIDES.items():
            heading = specified(say(text), unit_word(frame, unit), say)
            columns[heading] = made[f"{side}_{unit}"].tolist()
    columns[say(LIGHT)] = [word(status, say) for status in made["status"]]
    return [list(columns), *map(list, zip(*columns.values(), strict=True))]


def of_each(frame: Frame, what: str) -> list[str]:
    """A heading; of both occupations, which are told one by one, a heading for each."""
    say, each = frame.language, frame.outlook.each
    if len(each) == 1:
        return [what]
    return [specified(what, word(f"{one.occupation}.short", say), say) for one in each]


# --- sheets -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """Where the columns of a result stand, for the charts: the rows of the occupation looked at are
    the first."""

    sheet: Sheet
    keys: int
    """The column of years or ages."""
    count: int
    """Rows of one group."""
    columns: dict[Key, int]
    first: int = FIRST_ROW
    """The row of the first place of the first group."""


def balance_sheet(frame: Frame, made: DataFrame, sheet: Sheet) -> Place:
    """The balance of every run in both units, the traffic light of this scenario, and the ends of
    the band in which its balance probably lies, of all areas together, where that is known; and
    the figures of the whole country that its chart shows, beside the first group."""
    lights: list[Cell] = [light_text(one, frame.language) for one in made.loc[CURRENT]["status"]]
    heading = f"{frame.language(LIGHT)}, {run_heading(frame, CURRENT)}"
    columns = _by_run(frame, made, "gap") | {(CURRENT, "status"): Column(heading, lights)}
    for end, text in enumerate((LOWEST, HIGHEST)) if frame.band and frame.uncertainty else ():
        cells: list[Cell] = []
        for area, job in groups(frame):
            found = None if area else frame.uncertainty.get(job)
            known = None if found is None else found.quantiles[-end].tolist()
            cells += known or [None] * len(frame.years)
        heading = capital(frame.language(text))
        over = capital(unit_word(frame))
        columns[CURRENT, text] = Column(heading, cells, Kind.WHOLE, over)
    for one in yardstick_points(frame):
        cells = [one.value if year == one.at else None for year in frame.years]
        cells += [None] * (len(lights) - len(cells))
        columns[CURRENT, one.text] = Column(one.name, cells, Kind.WHOLE, capital(unit_word(frame)))
    place = _write(frame, sheet, columns)
    sheet.lights(FIRST_ROW, FIRST_ROW + len(lights) - 1, place.columns[CURRENT, "status"])
    return place


def supply_sheet(frame: Frame, made: DataFrame, sheet: Sheet) -> Place:
    """The supply of every run in both units, what changes that of this scenario, and how many
    retire in the others."""
    say = frame.language
    over = say(_ON_THE_WAY).format(run=run_heading(frame, CURRENT))
    columns = _by_run(frame, made, "supply")
    for name, text in _FLOWS.items():
        if name == "transferred" and not any(row.to_sector == "" for row in frame.plan.transfers):
            continue
        columns[CURRENT, name] = Column(say(text), _cells(made, CURRENT, name), Kind.WHOLE, over)
    for run in told_runs(frame)[1:]:
        cells = _cells(made, run, "retired")
        columns[run, "retired"] = Column(run_heading(frame, run), cells, Kind.WHOLE, say(_RETIRE))
    return _write(frame, sheet, columns)


def demand_sheet(frame: Frame, made: DataFrame, sheet: Sheet) -> Place:
    """The demand of every run in both units, and how much work a person does."""
    over = frame.language(_WORK)
    columns = _by_run(frame, made, "demand")
    for run in own_runs(frame):
        cells = _cells(made, run, "work")
        columns[run, "work"] = Column(run_heading(frame, run), cells, Kind.FINE, over)
    return _write(frame, sheet, columns)


def trainee_sheet(frame: Frame, made: DataFrame, sheet: Sheet) -> Place:
    """Every step of the trainees' way, of every run."""
    names = {step: capital(trainees.step_name(step, frame.language)) for step in trainees.STEPS}
    columns = {
        (run, step): Column(name, _cells(made, run, step), Kind.WHOLE, run_heading(frame, run))
        for run in told_runs(frame)
        for step, name in names.items()
    }
    return _write(frame, sheet, columns)


def age_sheet(frame: Frame, _made: DataFrame, sheet: Sheet) -> Place:
    """Every age in every year of this scenario; of the other runs the last year."""

    def ages(run: int) -> Floats:
        parts = [frame.projection.ages(run, job, area) for area, job in groups(frame)]
        return np.concatenate(parts)

    now, years, whose = ages(CURRENT), frame.years, run_heading(frame, CURRENT)
    columns = {
        (CURRENT, str(year)): Column(year, now[:, at].tolist(), Kind.WHOLE, whose)
        for at, year in enumerate(years)
    }
    for run in told_runs(frame)[1:]:
        last = ages(run)[:, -1].tolist()
        columns[run, str(years[-1])] = Column(years[-1], last, Kind.WHOLE, run_heading(frame, run))
    return _write(frame, sheet, columns, age_word(frame.language), range(FIRST_AGE, LAST_AGE + 1))


RESULT_SHEETS: Mapping[str, Callable[[Frame, DataFrame, Sheet], Place]] = {
    "balance": balance_sheet,
    "supply": supply_sheet,
    "demand": demand_sheet,
    "ages": age_sheet,
    "trainees": trainee_sheet,
}


def _by_run(frame: Frame, made: DataFrame, side: str) -> dict[Key, Column]:
    """A column for every run, in the unit that is looked at and then in the other."""
    return {
        (run, unit): Column(
            run_heading(frame, run),
            _cells(made, run, f"{side}_{unit}"),
            Kind.WHOLE,
            capital(unit_word(frame, unit)),
        )
        for unit in sorted((HEADS, FTE), key=lambda unit: unit != frame.unit)
        for run in told_runs(frame)
    }


def _cells(made: DataFrame, run: int, name: str) -> list[Cell]:
    """A cell for every group and year; empty where there is no figure."""
    return cast(list[Cell], [None if one != one else one for one in made.loc[run][name].tolist()])


def _write(
    frame: Frame,
    sheet: Sheet,
    columns: dict[Key, Column],
    heading: str = "",
    places: Sequence[int] = (),
) -> Place:
    """The table of ``columns``, which have a cell for every group and year or, under a ``heading``,
    other place."""
    places = places or frame.years
    every = groups(frame)
    names = group_cells(frame, [group for group in every for _ in places])
    keys = [Column(name, cells) for name, cells in names.items()]
    keys.append(Column(heading or year_heading(frame.language), [*places] * len(every), Kind.YEAR))
    sheet.table([*keys, *columns.values()], keys=len(keys))
    found = {key: len(keys) + at for at, key in enumerate(columns)}
    return Place(sheet, len(keys) - 1, len(places), found)
