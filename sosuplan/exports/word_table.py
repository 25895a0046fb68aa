"""The balance by year as a table for Word's clipboard."""

from __future__ import annotations

from html import escape

from sosuplan.analysis.balance import Outlook
from sosuplan.analysis.frame import CURRENT, Frame
from sosuplan.charts.palette import LIGHT
from sosuplan.charts.runs import unit_word, year_heading
from sosuplan.exports.results import BALANCE, DEMAND, SUPPLY, of_each
from sosuplan.exports.texts import neutral
from sosuplan.narrative import story
from sosuplan.narrative.scenario_name import frame_name
from sosuplan.narrative.story import demand_name
from sosuplan.text.language import N_
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import capital, word

_STATUS = N_("Status")
_BELOW = N_(
    "{unit}. Scenario: {scenario}. Demand: {demand}. Mechanical projection, not a forecast."
)

_TABLE = "border-collapse:collapse;font-family:Calibri,Arial,sans-serif;font-size:10pt"
_HEAD = "border-bottom:1pt solid {line};padding:2pt 8pt;text-align:{align}"
_CELL = "border-bottom:0.5pt solid {line};padding:2pt 8pt;text-align:{align}"


def rows(frame: Frame) -> list[tuple[str, ...]]:
    """The head, then a row for each year: year, supply, demand, balance, status, as shown; of both
    occupations balance and status of each."""
    say = frame.language
    each = Outlook(frame.balances[CURRENT], frame.unit).each

    columns = (frame.supply(), frame.demand(), *(one.gap for one in each))
    body = [
        (
            str(year),
            *(format_number(float(column[at]), 0, say.code) for column in columns),
            *(word(one.status[at], say) for one in each),
        )
        for at, year in enumerate(frame.years)
    ]
    head = (year_heading(say), say(SUPPLY), say(DEMAND))
    return [(*head, *of_each(frame, BALANCE), *of_each(frame, _STATUS)), *body]


def html(frame: Frame) -> str:
    """A table with a caption and column heads, in the frame's language and unit."""
    head, *body = rows(frame)
    figures = range(1, 3 + len(frame.outlook.each))
    caption = f"{frame.plan.name}: {story.answer_of(frame)}"
    unit = capital(unit_word(frame))
    below = frame.language(_BELOW).format(
        unit=unit, scenario=frame_name(frame), demand=demand_name(frame)
    )
    parts = [
        f'<table lang="{frame.language.code}" style="{_TABLE}">',
        f'<caption style="text-align:left;font-weight:bold">{escape(neutral(caption))}</caption>',
        "<thead><tr>",
        *(_cell("th", text, ' scope="col"', figure=at in figures) for at, text in enumerate(head)),
        "</tr></thead>",
        "<tbody>",
    ]
    for first, *rest in body:
        cells = [_cell("th", first, ' scope="row"')]
        cells += [_cell("td", text, figure=at in figures) for at, text in enumerate(rest, start=1)]
        parts.append(f"<tr>{''.join(cells)}</tr>")
    parts += ["</tbody>", "</table>", f"<p>{escape(neutral(below))}</p>"]
    return "\n".join(parts) + "\n"


def _cell(tag: str, text: str, more: str = "", *, figure: bool = False) -> str:
    align = "right" if figure else "left"
    head = 'scope="col"' in more
    line = LIGHT.zero if head else LIGHT.line
    style = (_HEAD if head else _CELL).format(align=align, line=line)
    weight = ";font-weight:normal" if 'scope="row"' in more else ""
    return f'<{tag}{more} style="{style}{weight}">{escape(text)}</{tag}>'
