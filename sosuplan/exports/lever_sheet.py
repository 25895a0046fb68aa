"""The sheet Håndtag: every lever in the baseline, in this scenario and in the saved ones."""

from __future__ import annotations

from collections.abc import Sequence

from sosuplan.analysis.frame import BASELINE, Frame
from sosuplan.analysis.today import source_of_lever, today
from sosuplan.charts.runs import run_heading, run_scenario, told_runs
from sosuplan.exports.sheet import FIRST_ROW, Cell, Column, Sheet, head_width
from sosuplan.exports.styles import (
    APART,
    DECIMAL,
    MOVED,
    PERCENT,
    PLAIN,
    SIGNED,
    SIGNED_DECIMAL,
    SIGNED_PERCENT,
    TEXT,
    WHOLE,
    WRAPPED,
    YEAR,
    is_figure,
)
from sosuplan.model.lever import GROUPS, Lever
from sosuplan.model.scenario import Scenario
from sosuplan.text.language import N_

GROUP = N_("Group")
LEVER = N_("Lever")
UNIT = N_("Unit")
FIRST_EFFECT = N_("First year with an effect")
_LOWEST = N_("Lowest")
_HIGHEST = N_("Highest")
MEANING = N_("What it means")
_SOURCE = N_("Source of the plan's figure")
_DEMAND = N_("Demand scenario")
_VALUE = N_("Value")

_VALUES = 17.0
"""Characters of a column of values, at least."""
_SHARES = ("share", "share_year")


def lever_kind(lever: Lever) -> str:
    """How the cells of a lever's values are shown (see ``styles``)."""
    if lever.unit.code == "year":
        return YEAR
    if lever.unit.code in _SHARES:
        return SIGNED_PERCENT if lever.signed else PERCENT
    if lever.decimals == 0:
        return SIGNED if lever.signed else WHOLE
    return SIGNED_DECIMAL if lever.signed else DECIMAL


def lever_value(lever: Lever, value: float) -> float:
    """A lever's value as its cell holds it: a share is formatted as one, and percentage points,
    which no format shows, are counted."""
    return value if lever.unit.code in _SHARES else value * lever.unit.factor


def lever_at(frame: Frame, lever: Lever, scenario: Scenario) -> float:
    """The value that a lever has in a scenario, moved or not."""
    moved = scenario.levers.get(lever.id)
    return today(frame.plan, lever) if moved is None else moved


def unit_text(frame: Frame, lever: Lever) -> str:
    """The unit of a lever's values, where their cells do not show it: "" for years and shares."""
    code, label = lever.unit.code, lever.unit.label
    return "" if code in ("year", "share") else frame.language(label)


def lever_sheet(frame: Frame, sheet: Sheet) -> None:
    """A row for each lever, and one for the demand scenario; what is moved stands out."""
    say = frame.language
    runs = told_runs(frame)
    if frame.changed:
        # The baseline comes first here: the others are read as changes of it.
        runs.remove(BASELINE)
        runs.insert(0, BASELINE)
    names = [run_heading(frame, run) for run in runs]
    scenarios = [run_scenario(frame, run) for run in runs]
    columns = [
        Column(say(GROUP), width=30.0),
        Column(say(LEVER), width=31.0),
        *(Column(name, DECIMAL, say(_VALUE), width=head_width(name, _VALUES)) for name in names),
        Column(say(UNIT), width=16.0),
        Column(say(_LOWEST), DECIMAL, width=10.0),
        Column(say(_HIGHEST), DECIMAL, width=10.0),
        Column(say(FIRST_EFFECT), YEAR, width=15.0),
        Column(say(MEANING), WRAPPED, width=60.0),
        Column(say(_SOURCE), WRAPPED, width=40.0),
    ]
    levers = list(frame.catalogue)
    sheet.table(columns, [[None] * len(columns) for _ in range(len(levers) + 1)], keys=2)
    _write_demands(frame, sheet, scenarios)
    for row, lever in enumerate(levers, start=FIRST_ROW + 1):
        _write_lever(frame, sheet, row, lever, scenarios)


def _write_demands(frame: Frame, sheet: Sheet, scenarios: Sequence[Scenario]) -> None:
    labels = {row.scenario: row.label(frame.language.code) for row in frame.plan.demands}
    sheet.write(FIRST_ROW, 1, frame.language(_DEMAND))
    for place, scenario in enumerate(scenarios, start=2):
        sheet.write(FIRST_ROW, place, labels[scenario.demand], WRAPPED)
    sheet.fit_row(FIRST_ROW, ["", "", *(labels[scenario.demand] for scenario in scenarios)])


def _write_lever(
    frame: Frame, sheet: Sheet, row: int, lever: Lever, scenarios: Sequence[Scenario]
) -> None:
    say, kind = frame.language, lever_kind(lever)
    sheet.write(row, 0, say(GROUPS[lever.group]))
    sheet.write(row, 1, lever.name(say))
    for place, scenario in enumerate(scenarios, start=2):
        value = lever_value(lever, lever_at(frame, lever, scenario))
        if lever.id in scenario.levers:
            sheet.write(row, place, value, kind, MOVED)
        else:
            sheet.write(row, place, value, kind)
    effect = frame.first_year(lever)
    sources = "; ".join(source.title for source in source_of_lever(frame.plan, lever))
    rest: tuple[tuple[Cell, str], ...] = (
        (unit_text(frame, lever), TEXT),
        (lever_value(lever, lever.low), kind),
        (lever_value(lever, lever.high), kind),
        # Beyond the horizon it has none in the plan's years.
        (effect if effect is not None and effect <= frame.plan.horizon else None, YEAR),
        (say(lever.help), WRAPPED),
        (sources, WRAPPED),
    )
    before = kind
    for place, (cell, its_kind) in enumerate(rest, start=2 + len(scenarios)):
        beside = is_figure(before) and not is_figure(its_kind)
        sheet.write(row, place, cell, its_kind, APART if beside else PLAIN)
        before = its_kind
    texts = [cell if its_kind == WRAPPED else "" for cell, its_kind in rest]
    sheet.fit_row(row, [""] * (2 + len(scenarios)) + texts)
