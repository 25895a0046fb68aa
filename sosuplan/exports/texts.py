"""Tables as text: for spreadsheets with all digits, for documents rounded as on screen."""

from __future__ import annotations

from collections.abc import Iterable

from sosuplan.charts.spec import Figures
from sosuplan.exchange.csv_text import csv_text
from sosuplan.language import Language
from sosuplan.numbers import format_number
from sosuplan.schema.column import write_value

_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What makes a spreadsheet take a text for a formula; the last four are the wide forms."""


def neutral(text: str) -> str:
    """``text`` so that a spreadsheet takes it for what it is: text."""
    return f"'{text}" if text.startswith(_BEGINS_FORMULA) else text


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
    return "\r\n".join("\t".join(map(_quoted, row)) for row in rows)


def _quoted(text: str) -> str:
    if any(sign in text for sign in '\t\r\n"'):
        return '"' + text.replace('"', '""') + '"'
    return text


def html_table(
    caption: str,
    figures: Figures,
    language: Language,
    decimals: int = 0,
    below: Iterable[str] = (),
) -> str:
    """A table for the clipboard, as documents read it: heads, figures rounded and to the right;
    under it lines of text.

    Spreadsheets that read it take the figure with all its digits from an attribute of the cell.
    """
    # Only here: every start would pay for its table of entities.
    from html import escape

    header, *rows = figures
    sheet_language = "1030" if language.code == "da" else "2057"
    picture = "#,##0" + ("." + "0" * decimals if decimals else "")

    def cell(value: object, tag: str) -> str:
        text = escape(neutral(shown(value, decimals, language)))
        scope = ' scope="col"' if tag == "th" else ""
        if not isinstance(value, int | float):
            return f'<{tag}{scope} style="text-align:left">{text}</{tag}>'
        number = write_value(value)
        kept = f' x:num="{number}" sdval="{number}"'
        if isinstance(value, float):
            kept += f' sdnum="{sheet_language};0;{picture}"'
        return f'<{tag}{scope} style="text-align:right"{kept}>{text}</{tag}>'

    head = "".join(cell(value, "th") for value in header)
    body = "".join(f"<tr>{''.join(cell(value, 'td') for value in row)}</tr>" for row in rows)
    under = "".join(f"<p>{escape(neutral(line))}</p>" for line in below)
    return (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head>'
        '<body><table border="1" cellspacing="0" cellpadding="3">'
        f"<caption>{escape(neutral(caption))}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>{under}</body></html>"
    )
