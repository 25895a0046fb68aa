"""Tables as text: for spreadsheets with all digits, for documents rounded as on screen, and the
balance by year for a case document in Word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sosuplan.analysis.balance import Outlook
from sosuplan.analysis.frame import CURRENT, Frame
from sosuplan.charts.palette import LIGHT
from sosuplan.charts.runs import unit_word, year_heading
from sosuplan.charts.spec import Figures
from sosuplan.exports.results import BALANCE, DEMAND, SUPPLY, of_each
from sosuplan.model.schema.column import write_value
from sosuplan.narrative import story
from sosuplan.narrative.scenario_name import demand_name, frame_name
from sosuplan.store.csv_text import csv_text
from sosuplan.text.language import N_, Language
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import capital, word

_STATUS = N_("Status")
_BELOW = N_(
    "{unit}. Scenario: {scenario}. Demand: {demand}. Mechanical projection, not a forecast."
)

_TABLE = "border-collapse:collapse;font-family:Calibri,Arial,sans-serif;font-size:10pt"
_HEAD = "border-bottom:1pt solid {line};padding:2pt 8pt;text-align:{align}"
_CELL = "border-bottom:0.5pt solid {line};padding:2pt 8pt;text-align:{align}"
_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What makes a spreadsheet take a text for a formula; the last four are the wide forms."""


def neutral(text: str) -> str:
    """``text`` so that a spreadsheet takes it for what it is: text."""
    return f"'{text}" if text.startswith(_BEGINS_FORMULA) else text


def _escaped(text: str) -> str:
    """``text`` within HTML."""
    # Only here: every start would pay for its table of entities.
    from html import escape

    return escape(neutral(text))


def exact(value: object, language: Language) -> str:
    """A cell for a spreadsheet in ``language``: a figure with all its digits, a text as text."""
    if isinstance(value, float):
        text = write_value(value)
        return text.replace(".", ",") if language.code == "da" else text
    return str(value) if isinstance(value, int) else neutral(str(value))


def shown(value: object, decimals: int, language: Language) -> str:
    """A cell as people read it: figures rounded, whole numbers (years, ages) and texts as is."""
    if isinstance(value, float):
        return format_number(value, decimals, language.code)
    return str(value)


def decimals_of(decimals: int | Sequence[int], column: int) -> int:
    """Those of the figures of a column."""
    return decimals if isinstance(decimals, int) else decimals[column]


def spreadsheet_csv(figures: Figures, language: Language) -> bytes:
    """A table as a CSV file that a spreadsheet in ``language`` opens right when it is clicked.

    Danish: semicolons and decimal commas. English: commas and decimal dots. Both are UTF-8 with a
    byte order mark, which tells a spreadsheet that it is, and have the line ends of Windows.
    """
    header, *rows = ([exact(cell, language) for cell in row] for row in figures)
    separator = ";" if language.code == "da" else ","
    return csv_text(header, rows, separator=separator, line_end="\r\n").encode("utf-8-sig")


def tab_separated(figures: Figures, language: Language) -> str:
    """A table with all digits for the clipboard, as spreadsheets read it."""
    return block([exact(cell, language) for cell in row] for row in figures)


def block(rows: Iterable[Iterable[str]]) -> str:
    """Rows of texts as a block on the clipboard; cells with tabs or line breaks are quoted."""
    text = csv_text((), rows, separator="\t", line_end="\r\n")
    # The header, which is empty here, and the end of the last line.
    return text.removeprefix("\r\n").removesuffix("\r\n")


def html_table(
    caption: str,
    figures: Figures,
    language: Language,
    decimals: int | Sequence[int] = 0,
    below: Iterable[str] = (),
) -> str:
    """A table for the clipboard, as documents read it: heads, figures rounded to ``decimals`` of
    all or of each column and to the right; under it lines of text.

    Spreadsheets that read it take the figure with all its digits from an attribute of the cell.
    """
    header, *rows = figures
    sheet_language = "1030" if language.code == "da" else "2057"

    def cell(value: object, tag: str, at: int) -> str:
        places = decimals_of(decimals, at)
        text = _escaped(shown(value, places, language))
        scope = ' scope="col"' if tag == "th" else ""
        if not isinstance(value, int | float):
            return f'<{tag}{scope} style="text-align:left">{text}</{tag}>'
        number = write_value(value)
        kept = f' x:num="{number}" sdval="{number}"'
        if isinstance(value, float):
            picture = "#,##0" + ("." + "0" * places if places else "")
            kept += f' sdnum="{sheet_language};0;{picture}"'
        return f'<{tag}{scope} style="text-align:right"{kept}>{text}</{tag}>'

    def cells(row: Sequence[object], tag: str) -> str:
        return "".join(cell(value, tag, at) for at, value in enumerate(row))

    head = cells(header, "th")
    body = "".join(f"<tr>{cells(row, 'td')}</tr>" for row in rows)
    under = "".join(f"<p>{_escaped(line)}</p>" for line in below)
    return (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head>'
        '<body><table border="1" cellspacing="0" cellpadding="3">'
        f"<caption>{_escaped(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>{under}</body></html>"
    )


def case_rows(frame: Frame) -> list[tuple[str, ...]]:
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
    return [(*head, *of_each(frame, say(BALANCE)), *of_each(frame, say(_STATUS))), *body]


def case_table(frame: Frame) -> str:
    """A table with a caption and column heads, in the frame's language and unit."""
    head, *body = case_rows(frame)
    figures = range(1, 3 + len(frame.outlook.each))
    caption = f"{frame.plan.name}: {story.answer_of(frame)}"
    unit = capital(unit_word(frame))
    below = frame.language(_BELOW).format(
        unit=unit, scenario=frame_name(frame), demand=demand_name(frame)
    )
    heads = (
        _case_cell("th", text, ' scope="col"', figure=at in figures) for at, text in enumerate(head)
    )
    parts = [
        f'<table lang="{frame.language.code}" style="{_TABLE}">',
        f'<caption style="text-align:left;font-weight:bold">{_escaped(caption)}</caption>',
        "<thead><tr>",
        *heads,
        "</tr></thead>",
        "<tbody>",
    ]
    for first, *rest in body:
        cells = [_case_cell("th", first, ' scope="row"')]
        cells += [_case_cell("td", text, figure=at in figures) for at, text in enumerate(rest, 1)]
        parts.append(f"<tr>{''.join(cells)}</tr>")
    parts += ["</tbody>", "</table>", f"<p>{_escaped(below)}</p>"]
    return "\n".join(parts) + "\n"


def _case_cell(tag: str, text: str, more: str = "", *, figure: bool = False) -> str:
    align = "right" if figure else "left"
    head = 'scope="col"' in more
    line = LIGHT.zero if head else LIGHT.line
    style = (_HEAD if head else _CELL).format(align=align, line=line)
    weight = ";font-weight:normal" if 'scope="row"' in more else ""
    return f'<{tag}{more} style="{style}{weight}">{_escaped(text)}</{tag}>'
