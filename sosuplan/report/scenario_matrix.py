"""The section with the scenario matrix: every demand scenario, without and with the reform."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sosuplan.analysis.balance import Outlook
from sosuplan.analysis.matrix import matrix
from sosuplan.charts import lights, published
from sosuplan.charts import matrix as words
from sosuplan.charts.palette import SYMBOLS
from sosuplan.model.schema.tables import column_name
from sosuplan.narrative.baseline_name import baseline_name
from sosuplan.report.paper import Cell, Data, Paper, column, section, table, text
from sosuplan.text.language import N_
from sosuplan.text.numbers import format_number, whole
from sosuplan.text.terms import capital, listed, word

_MESSAGE = N_("{without} the balance in {year} is {ends}, depending on demand")
_BETWEEN = N_("between {low} and {high}")
_FOR_WHOM = N_("{ends} for {who}")
_UNIT = N_("Balance in {unit}. {legend}.")
_STEP = N_("{n} of the {all} years are shown.")

ROOM = 66
"""Characters of balances that stand beside each other in a row."""


def scenario_matrix(paper: Paper) -> Data | None:
    """A light and a balance for each case and year; None where there is only one case."""
    frame, plan, language = paper.frame, paper.frame.plan, paper.frame.language
    spec = words.build(
        matrix(frame.inputs, frame.catalogue, frame.occupation),
        plan,
        frame.occupation,
        language,
        frame.unit,
        words.own_case(frame),
        words.compared_lines(frame),
    )
    lines = [line for line in spec.lines if not line.compared]
    if len(lines) == 1:
        return None
    longest = max(
        len(text)
        for line in spec.lines
        for at in range(len(plan.years))
        for text in line.figures(at)
    )
    places = shown_years(len(plan.years), ROOM // longest)
    years = [column(str(plan.years[at]), "right", 1.0) for at in places]
    make, head = _rows, capital(words.reform_heading(language))
    if not any(line.reform for line in lines):
        head = column_name("demand_index", "scenario", language)
    if frame.outlook.is_sum:
        make, head = _rows_of_each, column_name("staff", "occupation", language)
    columns = [column(head), *years]
    rows = [row for line in spec.lines for row in make(line, places, len(columns))]
    legend = ", ".join(f"{SYMBOLS[status]} {said}" for status, said in lights.legend(language))
    below = [
        paper.say(_UNIT, unit=paper.unit, legend=legend),
        *([words.own_note(frame)] if any(line.current for line in lines) else []),
        published.rests_on(
            spec.agreement,
            plan,
            frame.occupation,
            language,
            unit=frame.unit,
            reference=paper.reference,
        ),
        published.derived(
            spec.agreement, plan, language, unit=frame.unit, reference=paper.reference
        ),
    ]
    if len(places) < len(plan.years):
        below.append(paper.say(_STEP, n=len(places), all=len(plan.years)))
    return section(
        _message(paper, lines),
        [table(columns, rows, small=True), text(" ".join(filter(None, below)), block="small")],
        spec.title,
    )


def shown_years(count: int, most: int) -> list[int]:
    """Places of at most ``most`` of ``count`` years, in even steps back from the last."""
    step = -(-count // max(1, most))
    return list(range(count - 1, -1, -step))[::-1]


def _message(paper: Paper, lines: Sequence[words.MatrixLine]) -> str:
    """Between what the balance is at the horizon under the law in force, of both occupations that
    of each. What might have been without a reform is no end of it."""
    parts = []
    lines = [line for line in lines if line.row.reform]
    for place, one in enumerate(lines[0].outlook.each):
        found = sorted(whole(line.outlook.each[place].end) for line in lines)
        low, high = paper.whole(found[0]), paper.whole(found[-1])
        ends = low if low == high else paper.say(_BETWEEN, low=low, high=high)
        if paper.frame.outlook.is_sum:
            ends = paper.say(_FOR_WHOM, ends=ends, who=paper.word(f"{one.occupation}.short"))
        parts.append(ends)
    without = capital(baseline_name(paper.frame.language))
    year = paper.frame.plan.horizon
    return paper.say(_MESSAGE, without=without, year=year, ends=listed(parts, paper.frame.language))


def _rows(line: words.MatrixLine, places: Sequence[int], width: int) -> Iterator[list[Cell]]:
    """A row without and one with reform, the first under their demand scenario; just one with its
    name where there is no reform."""
    if line.reform and not line.second:
        yield [{"text": line.label, "strong": True, "span": width}]
    name = line.reform or line.label
    checked = f"{name} ✓" if line.as_published else name
    cells = _cells(line, line.outlook, places)
    if line.current:
        own = {"text": f"{words.OWN} {checked}".replace(" ", "\u00a0")}
        yield [cell | {"strong": True, "own": True} for cell in (own, *cells)]
    else:
        yield [checked, *cells]


def _rows_of_each(
    line: words.MatrixLine, places: Sequence[int], width: int
) -> Iterator[list[Cell]]:
    """A row for each of two occupations, with its own lights, under their scenario."""
    name = f"{words.OWN} {line.name}" if line.current else line.name
    yield [{"text": name, "strong": True, "span": width, "own": line.current}]
    for one in line.outlook.each:
        who = {"text": word(f"{one.occupation}.short", line.language)}
        cells = (who, *_cells(line, one, places))
        yield [cell | {"own": line.current} for cell in cells]


def _cells(line: words.MatrixLine, outlook: Outlook, places: Sequence[int]) -> list[Data]:
    return [
        {
            "text": format_number(float(outlook.gap[at]), 0, line.language.code),
            "light": outlook.status[at],
            "strong": at == places[-1],
        }
        for at in places
    ]
