"""Which of the periods that a file tells of are read: staff at two times is never added up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from sosuplan.importing.column_mapping import ImportMapping
from sosuplan.importing.factor import Factor, numbered
from sosuplan.importing.fields import TARGET, Target, year_unless_said
from sosuplan.importing.grid import Grid
from sosuplan.importing.readers.cells import cell_text
from sosuplan.importing.vocabulary import Period, period_of, period_within
from sosuplan.model.plan import Plan
from sosuplan.text.errors import Fault
from sosuplan.text.terms import first_of

_FLOWS = ("trainee_intake",)
"""Targets whose figures are what happens in a period: those of a year are added up."""


@dataclass(frozen=True, slots=True)
class PeriodChoice:
    """What is read: texts of years and periods that are ``left_out``, by the reason for it.

    ``heading`` is that of a column with the parts of years, "" if there is none, and ``latest`` the
    time of the figures: the end of the base year if nothing is said.
    """

    left_out: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Fault, ...] = ()
    heading: str = ""
    latest: Period | None = None

    def reason(self, year: str, part: str) -> str:
        """Why a row of a part of a year is left out, "" if it is read."""
        period = period_within(year, part, self.heading)
        return self.left_out.get(period, "") if period else "unknown_group"


def choose_periods(grid: Grid, mapping: ImportMapping, plan: Plan) -> PeriodChoice:
    """The periods of ``grid`` that are read.

    Of quarters, months and days of one year the latest is taken, and the year as a whole before any
    of them; only what happens in a year (``_FLOWS``) is added up. Staff is taken of the base year,
    or of the latest that there is, as a plan has it of one year.
    """
    target, base_year = TARGET[mapping.target], plan.base_year
    if "year" not in target.keys:
        return PeriodChoice()
    usual = year_unless_said(plan, mapping.target)
    latest = Period(base_year, 12)
    texts: dict[Period, list[str]] = defaultdict(list)
    for text in dict.fromkeys(_period_texts(grid, mapping, usual)):
        if period := period_of(text, brief=True):
            texts[period].append(text)
    years = sorted({period.year for period in texts})
    left: dict[str, str] = {}
    notes: list[Fault] = []
    if target.table == "staff" and years:
        year = base_year if base_year in years else years[-1]
        notes += _year_notes(year, years, base_year, grid)
        left = {
            text: "other_year" for one, found in texts.items() if one.year != year for text in found
        }
        years = [year]
    taken: list[str] = []
    others: list[str] = []
    for year in years:
        periods = sorted(period for period in texts if period.year == year)
        latest = replace(periods[-1], month=periods[-1].month or 12)
        if len(periods) > 1:
            read = _read(periods, target)
            taken += [texts[period][0] for period in read]
            for period in periods:
                if period not in read:
                    others.append(texts[period][0])
                    left |= dict.fromkeys(texts[period], "other_period")
    if others:
        values = {"taken": first_of(taken), "left": first_of(others)}
        notes.append(Fault("import_latest_period", grid.sheet, values=values))
    elif taken:
        notes.append(Fault("import_periods_added", grid.sheet, values={"taken": first_of(taken)}))
    return PeriodChoice(left, tuple(notes), _heading(grid, mapping), latest)


def _heading(grid: Grid, mapping: ImportMapping) -> str:
    return next((grid.header[use.index] for use in mapping.columns if use.field == "period"), "")


def _period_texts(grid: Grid, mapping: ImportMapping, usual: int) -> Iterable[str]:
    """What the file's labels and headings say of years; ``usual`` is the year of those of a part of
    a year that say none."""
    places = {use.field: use.index for use in mapping.columns}
    if "period" in places:
        stated = mapping.constants.get("year", str(usual))
        year, part, heading = places.get("year"), places["period"], _heading(grid, mapping)
        parts = grid.column(part)
        years = Factor(np.zeros_like(parts.codes), (stated,)) if year is None else grid.column(year)
        columns = (years, parts)
        _, first = numbered([one.codes for one in columns], [len(one.levels) for one in columns])
        for row in first.tolist():
            in_year, in_part = (cell_text(one.levels[one.codes[row]]) for one in columns)
            yield period_within(in_year, in_part, heading) or ""
        return
    for use in mapping.columns:
        if use.field == "year":
            yield from grid.column(use.index).texts
        elif text := use.group.get("year"):
            yield text
    if text := mapping.constants.get("year"):
        yield text


def _read(periods: list[Period], target: Target) -> list[Period]:
    """Those of the periods of one year that are read; the year as a whole is the first of them."""
    if not periods[0].month:
        return periods[:1]
    return periods if target.name in _FLOWS else periods[-1:]


def _year_notes(year: int, years: list[int], base: int, grid: Grid) -> Iterable[Fault]:
    if len(years) > 1:
        others = ", ".join(str(other) for other in years if other != year)
        yield Fault("import_other_years", grid.sheet, values={"year": year, "years": others})
    if year != base:
        yield Fault("import_not_base_year", grid.sheet, values={"year": year, "base": base})
