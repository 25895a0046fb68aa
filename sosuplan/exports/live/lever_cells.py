"""The sheets Håndtag and Indfasning: the levers as cells that a planner changes, with what comes of
it above them; and how far each acts in each year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sosuplan.analysis.frame import Frame
from sosuplan.engine.inputs import COHORTS_BEFORE
from sosuplan.exports.input_sheets import (
    GROUP,
    LEVER,
    lever_kind,
    unit_text,
)
from sosuplan.exports.live.formula import (
    Cells,
    Expression,
    both,
    count_text,
    equal,
    if_,
    is_blank,
    largest,
    least,
    place_of_text,
)
from sosuplan.exports.live.formula_sheet import Line, Names, Page, Reference, YearPage
from sosuplan.exports.live.plan_cells import Assumptions, demand_names
from sosuplan.exports.results import DEMAND_SCENARIO
from sosuplan.exports.sheet import BOLD, INDENTED, INPUT, MUTED, Kind, Sheet
from sosuplan.model.lever import GROUPS, Lever
from sosuplan.model.plan import Plan
from sosuplan.narrative.baseline_name import baseline_name
from sosuplan.text.language import N_
from sosuplan.text.terms import capital

_VALUE = N_("Value")
_BEGINS = N_("Begins in")
_FULL = N_("In full effect in")
EXPORTED = N_("When exported")
_CHANGED = N_("Changed")
_LOWEST, _HIGHEST = N_("Lowest"), N_("Highest")
_UNIT = N_("Unit")
_BEGINS_USED = N_("Computed from")
_FULL_USED = N_("In full from")
_EMPTY_NOW = N_("empty: as now")
_TITLE = N_("Not allowed here")
_NUMBER = N_("Write a number from {low} to {high}.")
_CHOOSE = N_("Choose from the list.")
_RAMP = N_("How far it acts")
_RAMP_HOW = N_(
    "The years since it began, counted with the first, divided by the years until full effect;"
    " from 0 to 100%."
)
CHANGED_MARK = "●"

(_NAMES, _VALUES, _UNITS, _STARTS, _FULLS, _NEUTRAL, _AT_EXPORT, _MARKS, _LOWS, _HIGHS,
 _USED_STARTS, _USED_FULLS, _GROUPS) = range(13)  # fmt: skip
_WIDTHS = (40.0, 17.0, 16.0, 11.0, 11.0, 13.0, 17.0, 9.0, 9.0, 9.0, 11.0, 11.0, 32.0)
RESULT_ROW, LEVER_ROW = 2, 8
"""Rows: the head of what comes of it, and that of the levers."""


@dataclass(frozen=True, slots=True)
class LeverCell:
    """A lever as formulas read it: its value, and the first year in which it acts."""

    value: Expression
    unset: Expression
    """True where the cell is empty."""
    start: Expression
    full: Expression


class LeverCells:
    """The levers of an occupation, and how far each acts in a year."""

    def __init__(
        self,
        cells: Mapping[str, LeverCell],
        scenario: Expression,
        changed: Expression,
        end: int,
    ) -> None:
        self.cells = cells
        self.scenario = scenario
        """The number of the demand scenario."""
        self.changed = changed
        """How many levers are no longer as they were exported."""
        self.end = end
        """The first row below the levers."""
        self.ramps: Mapping[str, Line] = {}

    def value(self, lever: str) -> Expression:
        return self.cells[lever].value

    def acting(self, lever: str, year: int) -> Expression:
        """The value of a lever times how far it acts in a year."""
        return self.value(lever) * self.ramps[lever][year]


def levers_of(frame: Frame, occupation: str, assumptions: Assumptions) -> list[Lever]:
    """The levers that act on an occupation in an area: its own, those that act on both, and the
    intake of assistants where helpers become assistants."""
    also = "intake_change:SSA" if assumptions.assistants is not None else ""
    return [
        lever
        for lever in frame.catalogue
        if lever.id == also
        or (lever.occupation in ("", occupation) and lever.sector in ("", *assumptions.sectors))
    ]


def write_levers(
    frame: Frame,
    occupation: str,
    assumptions: Assumptions,
    sheet: Sheet,
    names: Names,
) -> LeverCells:
    """A row for the demand scenario and one for each lever."""
    page, say = Page(sheet, LEVER_ROW), frame.language
    for column, width in enumerate(_WIDTHS):
        sheet.set_widths(column, column, width)
    heads = (
        (say(LEVER), Kind.TEXT),
        (say(_VALUE), Kind.DECIMAL),
        (say(_UNIT), Kind.TEXT),
        (say(_BEGINS), Kind.YEAR),
        (say(_FULL), Kind.YEAR),
        (capital(baseline_name(say)), Kind.DECIMAL),
        (say(EXPORTED), Kind.DECIMAL),
        (say(_CHANGED), Kind.TEXT),
        (say(_LOWEST), Kind.DECIMAL),
        (say(_HIGHEST), Kind.DECIMAL),
        (say(_BEGINS_USED), Kind.YEAR),
        (say(_FULL_USED), Kind.YEAR),
        (say(GROUP), Kind.TEXT),
    )
    page.head(page.row, heads)
    sheet.raw.freeze_panes(LEVER_ROW + 1, _VALUES)
    sheet.raw.repeat_rows(LEVER_ROW)
    page.row += 1
    writer = _Writer(frame, page, names, assumptions)
    scenario = writer.scenario()
    levers = levers_of(frame, occupation, assumptions)
    # The others go by the scenario's own years.
    timing = [lever for lever in levers if lever.is_timing]
    first = page.row + len(levers) - len(timing)
    rows = {lever.id: first + at for at, lever in enumerate(timing)}
    usual = writer.timing(timing, rows)
    cells = {lever.id: writer.lever(lever, *usual) for lever in levers if not lever.is_timing}
    page.row += len(timing)
    marks = Cells(
        f"'{sheet.name}'!{_column(_MARKS)}{LEVER_ROW + 2}:{_column(_MARKS)}{page.row}",
        tuple("" for _ in range(page.row - LEVER_ROW - 1)),
    )
    return LeverCells(cells, scenario, count_text(marks, CHANGED_MARK), page.row)


def _column(place: int) -> str:
    return f"${chr(ord('A') + place)}$"


class _Writer:
    def __init__(self, frame: Frame, page: Page, names: Names, assumptions: Assumptions) -> None:
        self.frame, self.page, self.names = frame, page, names
        self.assumptions = assumptions
        self.plan, self.say = frame.plan, frame.language

    def scenario(self) -> Expression:
        """The row of the demand scenario; its number."""
        page, row, assumptions = self.page, self.page.row, self.assumptions
        labels = demand_names(self.plan, self.say.code)
        ids = [one.scenario for one in self.plan.demands]
        label = labels[ids.index(self.frame.scenario.demand)]
        self._text(row, _NAMES, self.say(DEMAND_SCENARIO))
        cell = page.put(row, _VALUES, label, Kind.WRAPPED, INPUT)
        exported = page.put(row, _AT_EXPORT, label, Kind.WRAPPED, MUTED)
        page.sheet.fit_row(row, [None, label])
        self._mark(row, equal(cell, exported))
        rule = {"validate": "list", "source": f"={assumptions.scenarios.text}"}
        page.sheet.raw.data_validation(
            row,
            _VALUES,
            row,
            _VALUES,
            rule | {"error_title": self.say(_TITLE), "error_message": self.say(_CHOOSE)},
        )
        named = self.names.give(cell, self.say(DEMAND_SCENARIO))
        place = place_of_text(named, assumptions.scenarios, assumptions.places)
        page.row += 1
        return place

    def timing(
        self, levers: Sequence[Lever], rows: Mapping[str, int]
    ) -> tuple[Expression, Expression]:
        """The rows of the scenario's years; the year in which levers begin, and that of full
        effect, which is not before it."""
        values = self.frame.catalogue.timing(self.frame.scenario.levers)
        used: list[Expression] = []
        for lever, value in zip(levers, values, strict=True):
            row = rows[lever.id]
            cell, same = self._row(row, lever, value)
            self._mark(row, same)
            filled = if_(is_blank(cell), lever.neutral or 0.0, cell)
            column = _USED_FULLS if used else _USED_STARTS
            year = largest(used[0], filled) if used else filled
            used.append(self.page.put(row, column, year, Kind.YEAR).fixed)
        start, full = used
        return start, full

    def lever(self, lever: Lever, start: Expression, full: Expression) -> LeverCell:
        """A lever's row. It begins and is in full effect as the scenario's measures are unless it
        has years of its own."""
        page, row = self.page, self.page.row
        scenario = self.frame.scenario
        cell, same = self._row(row, lever, scenario.levers.get(lever.id, lever.neutral))
        own = scenario.timing.get(lever.id, (None, None))
        ends = zip((_STARTS, _FULLS), (_USED_STARTS, _USED_FULLS), own, strict=True)
        used = [start, full]
        for at, (column, place, year) in enumerate(ends):
            if not lever.has_years or (at and not lever.gradual):
                continue
            given = page.put(row, column, year, Kind.YEAR, INPUT)
            self._limit(row, column, self.plan.base_year, self.plan.horizon, whole=True)
            same = both(same, equal(given, "" if year is None else float(year)))
            found = if_(is_blank(given), used[at], given)
            found = largest(used[0], found) if at else found
            used[at] = page.put(row, place, found, Kind.YEAR).fixed
        start, full = used
        self._mark(row, same)
        page.row += 1
        name = self.names.give(cell, lever.full_name(self.say))
        unset = is_blank(name)
        if lever.neutral:
            return LeverCell(if_(unset, lever.neutral, name), unset, start, full)
        return LeverCell(name, unset, start, full)

    def _row(self, row: int, lever: Lever, value: float | None) -> tuple[Reference, Expression]:
        """What all rows of levers have; the cell of the value, and whether it is as exported."""
        page, say, kind = self.page, self.say, lever_kind(lever)
        self._text(row, _GROUPS, say(GROUPS[lever.group]))
        self._text(row, _NAMES, lever.full_name(say))
        unit = unit_text(self.frame, lever)
        if lever.unit.factor == 100.0:
            # Shares are written as such, as formulas have them: their cells show the sign.
            kind = Kind.SIGNED_PERCENT if lever.signed else Kind.PERCENT
            unit = say(_EMPTY_NOW) if lever.neutral is None else unit
        cell = page.put(row, _VALUES, value, kind, INPUT)
        page.put(row, _UNITS, unit or None, Kind.TEXT, MUTED | INDENTED)
        exported = page.put(row, _AT_EXPORT, value, kind, MUTED)
        unmoved: Expression | float | None = lever.neutral
        if lever.sets_fulltime:
            unmoved = self.assumptions.working_time[lever.sector]["fulltime_share"]
        for column, figure in ((_NEUTRAL, unmoved), (_LOWS, lever.low), (_HIGHS, lever.high)):
            page.put(row, column, figure, kind, MUTED)
        page.sheet.note(row, _NAMES, say(lever.help))
        same = equal(cell, exported)
        if lever.neutral is None:
            # Nothing is the plan's own share, and not 0.
            same = both(same, equal(is_blank(cell), is_blank(exported)))
        whole = lever.unit.code == "year"
        self._limit(row, _VALUES, lever.low, lever.high, lever, whole=whole)
        return cell, same

    def _mark(self, row: int, same: Expression) -> None:
        """A mark where something is no longer as it was exported."""
        self.page.put(row, _MARKS, if_(same, "", CHANGED_MARK), Kind.TEXT, BOLD)

    def _text(self, row: int, column: int, text: str) -> None:
        style = BOLD if column == _NAMES else MUTED | INDENTED
        self.page.put(row, column, text, Kind.TEXT, style)

    def _limit(
        self,
        row: int,
        column: int,
        low: float,
        high: float,
        lever: Lever | None = None,
        *,
        whole: bool = False,
    ) -> None:
        """Let nothing be written but numbers between two limits."""
        ends = [f"{end:.0f}" if lever is None else lever.text(end, self.say) for end in (low, high)]
        message = self.say(_NUMBER).format(low=ends[0], high=ends[1])
        self.page.sheet.raw.data_validation(
            row,
            column,
            row,
            column,
            {
                "validate": "integer" if whole else "decimal",
                "criteria": "between",
                "minimum": low,
                "maximum": high,
                "error_title": self.say(_TITLE),
                "error_message": message,
            },
        )


def write_ramps(frame: Frame, levers: LeverCells, sheet: Sheet) -> None:
    """A line for each lever that is phased in, from the first cohort that can graduate after the
    base year."""
    page, say = YearPage(sheet, cohort_years(frame.plan)), frame.language
    ramps: dict[str, Line] = {}
    for lever in frame.catalogue:
        cell = levers.cells.get(lever.id)
        if cell is None or not lever.gradual:
            continue
        line = page.line(lever.full_name(say), say(_RAMP_HOW), say(_RAMP), Kind.PERCENT)
        for year in page.years:
            since = page.year(year) - cell.start + 1.0
            line[year] = least(1.0, largest(0.0, since / (cell.full - cell.start + 1.0)))
        ramps[lever.id] = line
    levers.ramps = ramps


def cohort_years(plan: Plan) -> range:
    """The years from the first cohort that can graduate after the base year."""
    return range(plan.base_year - COHORTS_BEFORE, plan.horizon + 1)
