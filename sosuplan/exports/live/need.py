"""The sheets Arbejdstid, Efterspørgsel and Balance: work per person, demand, and what is missing
(model, section 5), beside the figures that the program wrote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sosuplan.charts.palette import SYMBOLS
from sosuplan.engine.inputs import LEFT
from sosuplan.engine.projection import (
    FTE,
    HEADS,
    RECRUITMENT,
    ROUNDING,
    SHORTAGE,
    SURPLUS,
    SURPLUS_FROM,
    Balance,
)
from sosuplan.exports.live.formula import (
    Expression,
    added,
    equal,
    if_,
    largest,
    least,
    nth,
    smallest,
)
from sosuplan.exports.live.formula_sheet import Line, YearPage
from sosuplan.exports.live.lever_cells import LeverCells
from sosuplan.exports.live.plan_cells import Assumptions
from sosuplan.exports.live.supply import Staff
from sosuplan.exports.results import BALANCE, DEMAND, LIGHT, SUPPLY
from sosuplan.exports.sheet import BOLD, PLAIN, Kind, Sheet, light_text
from sosuplan.model.plan import FULL_TIME_HOURS
from sosuplan.model.schema.rows import STATUS_WORDS
from sosuplan.narrative.baseline_name import baseline_name
from sosuplan.text.language import N_
from sosuplan.text.terms import capital, specified, word

_SHARE = N_("share")
_YEARS = N_("years")
_FACTOR = N_("factor")
_HOURS = N_("hours/week")
_DAYS = N_("days/year")
_PER_PERSON = N_("full-time persons per person")

_PHI = N_("On full time")
_PHI_HOW = N_(
    "Share now + (lever - share now) × how far it acts; an empty lever: share now. Never less than"
    " the demand scenario assumes."
)
_H = N_("Hours of part-timers")
_H_HOW = N_("Hours now + more hours × how far that acts, at most 37.")
_Q = N_("Sick days")
_Q_HOW = N_("Days now - fewer sick days × how far that acts, at least 0.")
_W = N_("Work per person")
_W_HOW = N_(
    "(On full time + the rest × hours / 37) × (working days - sick days) / (working days - sick"
    " days now)."
)
_Y = N_("Work per person, all sectors")
_Y_HOW = N_("Work per person of each sector, weighted by its staff of the year.")
_BASE = N_("Work per person in the base year")
_BASE_HOW = N_(
    "On full time now + the rest × hours now / 37 of each sector, weighted by its base-year staff."
)

_INDEX = N_("Index of demand")
_INDEX_HOW = N_("The index of the demand scenario that is chosen; the base year is 1.")
_K = N_("Years of other growth")
_K_HOW = N_("The years since the lever began, counted with the first.")
_GROWTH = N_("Other growth")
_GROWTH_HOW = N_("(1 + the lever of growth) to the power of the years.")
_SAVED_YEARS = N_("Years of technology")
_SAVED = N_("Work that is left to do")
_SAVED_HOW = N_("(1 - the lever of technology) to the power of the years.")
_KEPT = N_("Need that is still the plan's")
_KEPT_HOW = N_("Last year's × (1 - the shares of the need that move out of the plan this year).")
_NEED_FTE_HOW = N_(
    "People needed in the base year × work per person in the base year × index × other growth ×"
    " work that is left × need that is still the plan's."
)
_NEED_HOW = N_("Demand in full-time persons / work per person.")

_SUPPLY_HOW = N_("Staff in all.")
_SUPPLY_FTE_HOW = N_("Staff in all × work per person.")
_DEMAND_HOW = N_("From the sheet of demand.")
_BALANCE_HOW = N_("Supply less demand: below zero people are missing.")
_LIGHT_HOW = N_(
    "{lights}. By the balance in full-time persons: below 0; below 5% of supply; from there on."
)
_WRITTEN = N_("As SOSUplan wrote it")
_WRITTEN_HOW = N_("Figures, not formulas: what the program computed when this file was made.")
_DIFFERENCE = N_("Now less as SOSUplan wrote it")
_DIFFERENCE_HOW = N_("0 as long as no cell is changed; afterwards what the change does.")
_BASELINE_HOW = N_("Figures of the program for the scenario without any lever moved.")
_CHECK = N_("Check")
_CHECK_HOW = N_(
    "Whether the formulas give what the program computed, in each of the figures above, to a"
    " billionth."
)
_AGREES = N_("Agrees with SOSUplan")
_LEVERS_CHANGED = N_("Levers are changed")
_OTHERS_CHANGED = N_("Does not agree: an assumption is changed")
TOLERANCE = 1e-9
"""Of the larger of supply and demand."""


@dataclass(frozen=True, slots=True)
class Work:
    """Full-time persons for one person by year, and in the base year with nothing changed."""

    per_person: Line
    base: Expression


def write_work(
    assumptions: Assumptions,
    levers: LeverCells,
    staff: Staff,
    base_staff: Mapping[str, Expression],
    occupation: str,
    sheet: Sheet,
    years: Sequence[int],
) -> Work:
    """Work per person of each sector, and of them all."""
    page, say = YearPage(sheet, years), sheet.language
    share, unit = say(_SHARE), say(_PER_PERSON)
    at_once = nth(assumptions.fulltime, levers.scenario)
    first = years[0]
    of_sector: dict[str, Line] = {}
    for sector in assumptions.sectors:
        page.heading(capital(word(sector, say)))
        now = assumptions.working_time[sector]
        phi = page.line(say(_PHI), say(_PHI_HOW), share, Kind.PERCENT)
        hours = page.line(say(_H), say(_H_HOW), say(_HOURS))
        sick = page.line(say(_Q), say(_Q_HOW), say(_DAYS))
        work = page.line(say(_W), say(_W_HOW), unit, Kind.FACTOR, BOLD)
        target = f"fulltime_target:{sector}:{occupation}"
        lever, own = levers.cells[target], now["fulltime_share"]
        for year in years:
            moved = own + (lever.value - own) * levers.ramps[target][year]
            phi[year] = largest(if_(lever.unset, own, moved), at_once)
            more = levers.acting("parttime_hours_gain", year)
            hours[year] = least(FULL_TIME_HOURS, now["parttime_hours"] + more)
            fewer = levers.acting("sickness_reduction_days", year)
            sick[year] = largest(0.0, now["sickness_days"] - fewer)
            days = assumptions.working_days
            present = (days - sick[year]) / (days - now["sickness_days"])
            work[year] = _worked(phi[year], hours[year]) * present
        of_sector[sector] = work
    page.heading(say(_Y))
    per_person = page.line(say(_Y), say(_Y_HOW), unit, Kind.FACTOR, BOLD)
    base = page.line(say(_BASE), say(_BASE_HOW), unit, Kind.FACTOR)
    sectors = assumptions.sectors
    for year in years:
        people, before = staff.all[year], staff.all[first].in_column
        worked = added(staff.sectors[one][year] * of_sector[one][year] for one in sectors)
        # Where nobody is left, what newcomers would work is known all the same.
        otherwise = added(
            staff.sectors[one][first].in_column * of_sector[one][year] for one in sectors
        )
        per_person[year] = if_(people >= LEFT * before, worked / people, otherwise / before)
    now_worked = added(
        base_staff[one]
        * _worked(
            assumptions.working_time[one]["fulltime_share"],
            assumptions.working_time[one]["parttime_hours"],
        )
        for one in base_staff
    )
    base[first] = now_worked / added(base_staff.values())
    return Work(per_person, base[first].fixed)


def _worked(phi: Expression, hours: Expression) -> Expression:
    return phi + (1.0 - phi) * hours / FULL_TIME_HOURS


@dataclass(frozen=True, slots=True)
class Demand:
    """By year, in either unit."""

    heads: Line
    fte: Line


def write_demand(
    assumptions: Assumptions,
    levers: LeverCells,
    work: Work,
    sheet: Sheet,
    years: Sequence[int],
) -> Demand:
    """What the need for work is made of."""
    page, say = YearPage(sheet, years), sheet.language
    count, factor = say(_YEARS), say(_FACTOR)
    index = page.line(say(_INDEX), say(_INDEX_HOW), factor, Kind.FACTOR)
    grown_years = page.line(say(_K), say(_K_HOW), count, Kind.YEAR)
    growth = page.line(say(_GROWTH), say(_GROWTH_HOW), factor, Kind.FACTOR)
    saved_years = page.line(say(_SAVED_YEARS), say(_K_HOW), count, Kind.YEAR)
    saved = page.line(say(_SAVED), say(_SAVED_HOW), factor, Kind.FACTOR)
    kept = page.line(say(_KEPT), say(_KEPT_HOW), say(_SHARE), Kind.PERCENT)
    fte = page.line(
        specified(say(DEMAND), word(FTE, say), say), say(_NEED_FTE_HOW), word(FTE, say), style=BOLD
    )
    heads = page.line(
        specified(say(DEMAND), word(HEADS, say), say), say(_NEED_HOW), word(HEADS, say), style=BOLD
    )
    for year in years:
        index[year] = nth(assumptions.index[year], levers.scenario)
        for since, lever in (
            (grown_years, "demand_growth_change"),
            (saved_years, "productivity_gain"),
        ):
            since[year] = largest(0.0, page.year(year) - levers.cells[lever].start + 1.0)
        growth[year] = (1.0 + levers.value("demand_growth_change")) ** grown_years[year]
        saved[year] = (1.0 - levers.value("productivity_gain")) ** saved_years[year]
        lost = [one.need.fixed for one in assumptions.moves if one.year == year and not one.target]
        if year == years[0]:
            kept.write(year, 1.0)
        else:
            kept[year] = kept[year - 1] * (1.0 - added(lost)) if lost else kept[year - 1]
        fte[year] = (
            assumptions.demand_heads
            * work.base
            * index[year]
            * growth[year]
            * saved[year]
            * kept[year]
        )
        heads[year] = fte[year] / work.per_person[year]
    return Demand(heads, fte)


@dataclass(frozen=True, slots=True)
class BalanceCells:
    """The balance as other sheets show it, by unit."""

    gaps: Mapping[str, Line]
    written: Mapping[str, Line]
    baseline: Mapping[str, Line]
    lights: Line
    verdict: Expression
    """Whether the formulas give what the program computed, in words."""
    end: int
    """The first row below."""


def write_balance(
    levers: LeverCells,
    staff: Staff,
    work: Work,
    demand: Demand,
    written: Balance,
    baseline: Balance,
    sheet: Sheet,
    years: Sequence[int],
) -> BalanceCells:
    """Supply, demand and balance in both units, the traffic light, what the program wrote, how the
    two differ, and the baseline."""
    page, say = YearPage(sheet, years), sheet.language
    now: dict[Side, Line] = {}
    for unit in (HEADS, FTE):
        for side, how in (
            ("supply", _SUPPLY_HOW if unit == HEADS else _SUPPLY_FTE_HOW),
            ("demand", _DEMAND_HOW),
            ("gap", _BALANCE_HOW),
        ):
            now[side, unit] = _side(page, (side, unit), say(how))
        for year in years:
            people = staff.all[year]
            supply = people if unit == HEADS else people * work.per_person[year]
            now["supply", unit][year] = supply
            now["demand", unit][year] = (demand.heads if unit == HEADS else demand.fte)[year]
            now["gap", unit][year] = now["supply", unit][year] - now["demand", unit][year]
    meanings = ", ".join(light_text(one, say) for one in STATUS_WORDS)
    light_how = say(_LIGHT_HOW).format(lights=meanings)
    lights = page.line(say(LIGHT), light_how, "", Kind.TEXT, {"align": "center"})
    for year in years:
        lights[year] = _light(now["gap", FTE][year], now["supply", FTE][year])
        sheet.lights(lights.row, lights.row, page.columns[year])
    check = page.line(say(_CHECK), say(_CHECK_HOW), "", Kind.TEXT, BOLD)
    page.heading(say(_WRITTEN))
    was = {key: _side(page, key, say(_WRITTEN_HOW)) for key in now}
    page.heading(say(_DIFFERENCE))
    step = {key: _side(page, key, say(_DIFFERENCE_HOW), signed=True) for key in now}
    page.heading(capital(baseline_name(say)))
    before = {unit: _side(page, ("gap", unit), say(_BASELINE_HOW)) for unit in (HEADS, FTE)}
    for at, year in enumerate(years):
        for (side, unit), line in was.items():
            line.write(year, float(getattr(written, f"{side}_{unit}")[at]))
            step[side, unit][year] = now[side, unit][year] - line[year]
        for unit, line in before.items():
            line.write(year, float(baseline.gap(unit)[at]))
    sides = [line.all for (side, _), line in was.items() if side != "gap"]
    apart = [term for line in step.values() for term in (_most(line), _least(line))]
    agrees = largest(*apart) <= TOLERANCE * largest(*sides)
    changed = if_(levers.changed > 0.0, say(_LEVERS_CHANGED), say(_OTHERS_CHANGED))
    check[years[0]] = if_(agrees, say(_AGREES), changed)
    return BalanceCells(
        {unit: now["gap", unit] for unit in (HEADS, FTE)},
        {unit: was["gap", unit] for unit in (HEADS, FTE)},
        before,
        lights,
        check[years[0]].fixed,
        page.row,
    )


Side = tuple[str, str]
"""``supply``, ``demand`` or ``gap``, in a unit."""
_NAMES = {"supply": SUPPLY, "demand": DEMAND, "gap": BALANCE}


def _side(page: YearPage, key: Side, how: str, *, signed: bool = False) -> Line:
    """A line for supply, demand or balance in a unit."""
    side, unit = key
    name = word(unit, page.say)
    is_gap = side == "gap"
    kind = Kind.SIGNED_DECIMAL if is_gap or signed else Kind.DECIMAL
    style = BOLD if is_gap else PLAIN
    return page.line(specified(page.say(_NAMES[side]), name, page.say), how, name, kind, style)


def _most(line: Line) -> Expression:
    return largest(line.all)


def _least(line: Line) -> Expression:
    """How far the lowest cell is below 0."""
    return 0.0 - smallest(line.all)


def _light(gap: Expression, supply: Expression) -> Expression:
    """The shape of the traffic light (model, section 5)."""
    not_surplus = if_(
        gap < (SURPLUS_FROM - ROUNDING) * supply, SYMBOLS[RECRUITMENT], SYMBOLS[SURPLUS]
    )
    return if_(gap < -ROUNDING * supply, SYMBOLS[SHORTAGE], not_surplus)


def light_in_words(shape: Expression, sheet: Sheet) -> Expression:
    """A traffic light as a shape and a word."""
    words = {one: light_text(one, sheet.language) for one in STATUS_WORDS}
    no_shortage = if_(equal(shape, SYMBOLS[RECRUITMENT]), words[RECRUITMENT], words[SURPLUS])
    return if_(equal(shape, SYMBOLS[SHORTAGE]), words[SHORTAGE], no_shortage)
