"""The workbook with live formulas: one scenario of one occupation in one area, which Excel and
LibreOffice compute themselves from levers and assumptions in cells (model, sections 2-5)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np

from sosuplan.analysis.frame import BASELINE, CURRENT, Frame
from sosuplan.exports.live.age_curves import write_exit_curves, write_single_years
from sosuplan.exports.live.formula_sheet import Names
from sosuplan.exports.live.lever_cells import (
    EXPORTED,
    cohort_years,
    write_levers,
    write_ramps,
)
from sosuplan.exports.live.need import write_balance, write_demand, write_work
from sosuplan.exports.live.outcome import draw_balance, write_outcome, write_read_me
from sosuplan.exports.live.plan_cells import write_assumptions
from sosuplan.exports.live.supply import write_exits, write_staff, write_training
from sosuplan.exports.sheet import Sheet, Styles, new_book
from sosuplan.exports.workbook import describe, free_cells, set_up_pages
from sosuplan.model.plan import Plan
from sosuplan.text.errors import Fault, SosuplanError
from sosuplan.text.language import N_
from sosuplan.text.terms import capital, word

if TYPE_CHECKING:
    from xlsxwriter import Workbook

SHEETS: Mapping[str, tuple[str, str]] = {
    "read_me": (N_("Read me"), ""),
    "levers": (
        N_("Levers"),
        N_("Change a coloured cell: every sheet follows. An empty year is that of the scenario."),
    ),
    "assumptions": (
        N_("Inputs"),
        N_("What the plan says of this occupation in this area. Coloured cells may be changed."),
    ),
    "ramps": (
        N_("Phasing in"),
        N_("How much of each lever acts in each year, from the first year of trainees."),
    ),
    "ages": (N_("Age distribution"), N_("Bands of ages as single years.")),
    "curves": (N_("Exit curves"), N_("What the plan lists at some ages, at every age.")),
    "exits": (N_("Exits"), N_("Who leaves from each year to the next, as a share of an age.")),
    "training": (
        N_("Training"),
        N_("From the basic course to work in the field, by the year of GF2 and by year."),
    ),
    "staff": (N_("Staff"), N_("People by employer, age and year, and what comes and goes.")),
    "work": (N_("Working time"), N_("What one person works, in full-time persons.")),
    "demand": (N_("Demand"), N_("The need for work, and how many people it takes.")),
    "balance": (
        N_("Balance"),
        N_("Supply less demand, beside the figures that SOSUplan wrote."),
    ),
}
"""The sheets in their order: names, and what each shows."""


def live_area(plan: Plan, occupation: str, area: str | None) -> str:
    """The area that is exported: the one that is named, or the only one.

    Raises ``SosuplanError`` where there are several and none is named, or where the area does not
    employ the occupation.
    """
    choices = {"choices": ", ".join(plan.areas)}
    if area is None:
        if len(plan.areas) > 1:
            raise SosuplanError(Fault("area_needed", values=choices))
        (area,) = plan.areas
    if area not in plan.areas:
        raise SosuplanError(Fault("not_an_area", found=area, values=choices))
    if occupation not in employed_in(plan, area):
        raise SosuplanError(
            Fault("area_without_occupation", found=area, values={"occupation": occupation})
        )
    return area


def employed_in(plan: Plan, area: str) -> list[str]:
    """The occupations that an area employs."""
    there = {row.occupation for row in plan.staff if row.area == area}
    return [one for one in plan.occupations if one in there]


def live_workbook(frame: Frame, occupation: str, area: str, made_on: date) -> bytes:
    """The workbook's bytes, the same for the same scenario, occupation, area and date.

    Every cell that can be computed is a formula, written with its value: what the engine gives.
    Raises ``SosuplanError`` if a figure is beyond any number.
    """
    if not all(np.isfinite(values).all() for values in frame.projection.arrays.values()):
        raise SosuplanError(Fault("not_finite"))
    plan, years = frame.plan, frame.plan.years
    memory = BytesIO()
    book = new_book(memory)
    describe(book, frame, made_on, occupation)
    sheets = _sheets(book, frame, occupation, area)
    names = Names(book)
    assumptions = write_assumptions(frame, occupation, area, sheets["assumptions"], names)
    levers = write_levers(frame, occupation, assumptions, sheets["levers"], names)
    write_ramps(frame, levers, sheets["ramps"])
    single = write_single_years(assumptions, sheets["ages"])
    curves = write_exit_curves(assumptions, sheets["curves"])
    exits = write_exits(assumptions, levers, curves, sheets["exits"], years[:-1])
    training = write_training(
        assumptions,
        levers,
        single,
        occupation,
        sheets["training"],
        cohort_years(plan),
        plan.base_year,
    )
    staff = write_staff(assumptions, single, exits, training, sheets["staff"], years)
    work = write_work(assumptions, levers, staff, single.total, occupation, sheets["work"], years)
    demand = write_demand(assumptions, levers, work, sheets["demand"], years)
    written, baseline = (
        frame.projection.balance(run, occupation, area) for run in (CURRENT, BASELINE)
    )
    balance = write_balance(
        levers, staff, work, demand, written, baseline, sheets["balance"], years
    )
    write_outcome(balance, sheets["levers"], years)
    for sheet, row in ((sheets["levers"], levers.end), (sheets["balance"], balance.end)):
        draw_balance(book, frame, balance, sheet, row)
    write_read_me(
        frame,
        occupation,
        area,
        made_on,
        balance,
        sheets,
        SHEETS,
        with_assistants=assumptions.assistants is not None,
    )
    # Cells change after this: whoever prints them must not take them for the scenario's.
    first = f"{frame.language(EXPORTED)}: "
    set_up_pages(frame, sheets, made_on, upright=("read_me",), first=first)
    book.close()
    free_cells(book)
    return memory.getvalue()


def _sheets(book: Workbook, frame: Frame, occupation: str, area: str) -> dict[str, Sheet]:
    say = frame.language
    styles = Styles(book, say)
    of = " · ".join(
        (capital(word(occupation, say)), *([area] if len(frame.plan.areas) > 1 else []))
    )
    made = {}
    for name, (title, note) in SHEETS.items():
        heading = f"{say(title)} – {frame.plan.name} · {of}"
        made[name] = Sheet(book, styles, say, say(title), heading, say(note) if note else "")
    return made
