"""The balance by scenario, area, occupation and year as one long table: what the CSV file holds."""

from __future__ import annotations

from sosuplan.charts.runs import run_demand, short_title, told_runs, year_heading
from sosuplan.charts.spec import Figures
from sosuplan.exports.groups import group_headings, group_names, groups
from sosuplan.frame import Frame
from sosuplan.language import N_
from sosuplan.words import word

SUPPLY = N_("Supply")
DEMAND = N_("Demand")
BALANCE = N_("Balance")
LIGHT = N_("Traffic light")
_SCENARIO = N_("Scenario")
_DEMAND_SCENARIO = N_("Demand scenario")
MEASURE = N_("{what}, {unit}")


def balance_figures(frame: Frame) -> Figures:
    """A row for each run (scenario and demand scenario), group and year: supply, demand and balance
    in persons and in full-time persons, and the traffic light, all in the words of the frame's
    language."""
    language = frame.language
    measures = [
        language(MEASURE).format(what=language(what), unit=unit)
        for unit in (word("persons", language), word("fte", language))
        for what in (SUPPLY, DEMAND, BALANCE)
    ]
    header = [
        language(_SCENARIO),
        language(_DEMAND_SCENARIO),
        *group_headings(frame),
        year_heading(language),
        *measures,
        language(LIGHT),
    ]
    rows = [
        [
            short_title(frame, run),
            run_demand(frame, run),
            *group_names(frame, group),
            *figures,
            word(str(status), language),
        ]
        for run in told_runs(frame)
        for group in groups(frame)
        for balance in (frame.projection.balance(run, group.occupation, group.area),)
        for *figures, status in balance.rows()
    ]
    return [header, *rows]
