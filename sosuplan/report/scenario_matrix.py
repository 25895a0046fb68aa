"""The section with the scenario matrix: every demand scenario, without and with the reform."""

from __future__ import annotations

from sosuplan.analysis.matrix import matrix
from sosuplan.analysis.published import compare
from sosuplan.charts import lights, published
from sosuplan.charts import matrix as words
from sosuplan.language import N_
from sosuplan.numbers import whole
from sosuplan.palette import SYMBOLS
from sosuplan.report.paper import Cell, Data, Paper, column, section, table, text

_MESSAGE = N_("Demand and reform alone put the balance in {year} between {low} and {high}")
_ALIKE = N_("Demand and reform alone put the balance in {year} at {low}")
_MESSAGE_OF_DEMAND = N_("Demand alone puts the balance in {year} between {low} and {high}")
_ALIKE_OF_DEMAND = N_("Demand alone puts the balance in {year} at {low}")
_REFORM = N_("Reform")
_UNIT = N_("Balance in {unit}. {legend}.")
_STEP = N_("{n} of the {all} years are shown.")

ROOM = 66
"""Characters of balances that stand beside each other in a row."""


def scenario_matrix(paper: Paper) -> Data | None:
    """A light and a balance for each case and year; None where there is only one case."""
    frame, language = paper.frame, paper.frame.language
    plan = frame.plan
    found = matrix(frame.inputs, frame.catalogue, frame.occupation)
    agreement = compare(found, plan, frame.occupation)
    lines = words.lines(found, plan, words.own_case(frame), language, frame.unit, agreement)
    if len(lines) == 1:
        return None
    every = [*lines, *words.compared_lines(frame)]
    longest = max(len(paper.whole(gap)) for line in every for gap in line.gaps)
    places = shown_years(len(plan.years), ROOM // longest)
    ends = sorted(whole(line.gaps[-1]) for line in lines)
    between, alike = _MESSAGE_OF_DEMAND, _ALIKE_OF_DEMAND
    if any(line.row.reform for line in lines):
        between, alike = _MESSAGE, _ALIKE
    message = paper.say(
        alike if ends[0] == ends[-1] else between,
        year=plan.horizon,
        low=paper.whole(ends[0]),
        high=paper.whole(ends[-1]),
    )
    years = [column(str(plan.years[at]), "right", 1.0) for at in places]
    columns = [column(paper.say(_REFORM)), *years]
    rows: list[list[Cell]] = []
    for line in every:
        if not line.second:
            rows.append([{"text": line.label, "strong": True, "span": len(columns)}])
        checked = f"{line.reform} ✓" if line.as_published else line.reform
        cells = [_cell(paper, line, at, last=at == places[-1]) for at in places]
        if line.current:
            own = {"text": f"{words.OWN} {checked}".replace(" ", "\u00a0")}
            rows.append([cell | {"strong": True, "own": True} for cell in (own, *cells)])
        else:
            rows.append([checked, *cells])
    legend = ", ".join(f"{SYMBOLS[status]} {said}" for status, said in lights.legend(language))
    below = [
        paper.say(_UNIT, unit=paper.unit, legend=legend),
        words.both_note(found, language),
        *([words.own_note(frame)] if any(line.current for line in lines) else []),
        published.rests_on(
            agreement,
            plan,
            frame.occupation,
            language,
            unit=frame.unit,
            reference=paper.reference,
        ),
        published.derived(agreement, plan, language, unit=frame.unit, reference=paper.reference),
    ]
    if len(places) < len(plan.years):
        below.append(paper.say(_STEP, n=len(places), all=len(plan.years)))
    return section(
        message,
        [table(columns, rows, small=True), text(" ".join(filter(None, below)), block="small")],
        words.title(plan, frame.occupation, language, frame.unit),
    )


def shown_years(count: int, most: int) -> list[int]:
    """Places of at most ``most`` of ``count`` years, in even steps back from the last."""
    step = -(-count // max(1, most))
    return list(range(count - 1, -1, -step))[::-1]


def _cell(paper: Paper, line: words.MatrixLine, at: int, *, last: bool) -> Data:
    return {"text": paper.whole(line.gaps[at]), "light": line.statuses[at], "strong": last}
