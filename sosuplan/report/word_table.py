"""The balance by year as a table for Word's clipboard."""

from __future__ import annotations

from html import escape

from sosuplan.exports.texts import neutral
from sosuplan.frame import CURRENT, FTE, Frame
from sosuplan.language import N_
from sosuplan.numbers import format_number
from sosuplan.palette import LIGHT
from sosuplan.report import story
from sosuplan.report.amounts import exactly
from sosuplan.report.paragraph import demand_name
from sosuplan.scenario_name import frame_name
from sosuplan.words import capital, word

_YEAR = N_("Year")
_SUPPLY = N_("Supply")
_DEMAND = N_("Demand")
_BALANCE = N_("Balance")
_STATUS = N_("Status")
_BELOW = N_(
    "{unit}. Scenario: {scenario}. Demand: {demand}. Mechanical projection, not a forecast."
)

_TABLE = "border-collapse:collapse;font-family:Calibri,Arial,sans-serif;font-size:10pt"
_HEAD = "border-bottom:1pt solid {line};padding:2pt 8pt;text-align:{align}"
_CELL = "border-bottom:0.5pt solid {line};padding:2pt 8pt;text-align:{align}"


def rows(frame: Frame) -> list[tuple[str, ...]]:
    """The head, then a row for each year: year, supply, demand, balance, status, as shown."""
    say = frame.language
    head = tuple(say(one) for one in (_YEAR, _SUPPLY, _DEMAND, _BALANCE, _STATUS))
    columns = (frame.supply(CURRENT), frame.demand(CURRENT), frame.gap(CURRENT))
    body = [
        (
            str(year),
            *(format_number(float(column[at]), 0, say.code) for column in columns),
            word(status, say),
        )
        for at, (year, status) in enumerate(zip(frame.years, frame.lights(), strict=True))
    ]
    return [head, *body]


def html(frame: Frame) -> str:
    """A table with a caption and column heads, in the frame's language and unit."""

    def figure(value: float) -> str:
        return exactly(value, frame.language)

    head, *body = rows(frame)
    caption = f"{frame.plan.name}: {story.answer_of(frame, figure)}"
    unit = capital(word(FTE if frame.unit == FTE else "persons", frame.language))
    below = frame.language(_BELOW).format(
        unit=unit, scenario=frame_name(frame), demand=demand_name(frame)
    )
    parts = [
        f'<table lang="{frame.language.code}" style="{_TABLE}">',
        f'<caption style="text-align:left;font-weight:bold">{escape(neutral(caption))}</caption>',
        "<thead><tr>",
        *(_cell("th", text, at, ' scope="col"') for at, text in enumerate(head)),
        "</tr></thead>",
        "<tbody>",
    ]
    for first, *rest in body:
        cells = [_cell("th", first, 0, ' scope="row"')]
        cells += [_cell("td", text, at) for at, text in enumerate(rest, start=1)]
        parts.append(f"<tr>{''.join(cells)}</tr>")
    parts += ["</tbody>", "</table>", f"<p>{escape(neutral(below))}</p>"]
    return "\n".join(parts) + "\n"


def _cell(tag: str, text: str, at: int, more: str = "") -> str:
    align = "right" if at in (1, 2, 3) else "left"
    head = 'scope="col"' in more
    line = LIGHT.zero if head else LIGHT.line
    style = (_HEAD if head else _CELL).format(align=align, line=line)
    weight = ";font-weight:normal" if 'scope="row"' in more else ""
    return f'<{tag}{more} style="{style}{weight}">{escape(text)}</{tag}>'
