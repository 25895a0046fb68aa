"""What the wizard says of columns, groups and faults, in the words of the field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sosuplan.cell_messages import plan_sentence
from sosuplan.errors import Fault
from sosuplan.exchange.ages import says_ages
from sosuplan.exchange.cells import Cell, cell_text
from sosuplan.exchange.check_sum import CheckSum
from sosuplan.exchange.fields import COUNTS, NAMES_OF_PEOPLE, SHARES, TARGET, field_word
from sosuplan.exchange.grid import Grid
from sosuplan.exchange.mapping import ColumnUse, in_plan_units
from sosuplan.exchange.places import find_place
from sosuplan.exchange.recognise import (
    figure_of,
    is_suppressed,
    is_total,
    occupation_of,
    plain,
    sector_of,
    year_of,
)
from sosuplan.language import Language
from sosuplan.messages import sentence
from sosuplan.numbers import format_number, format_percent
from sosuplan.schema.tables import TABLE
from sosuplan.words import capital, lower, word
from ui.i18n import _

EXAMPLES = 3
_SAMPLE = 400


def said(fault: Fault, language: Language, *, place: bool = False) -> str:
    """A fault as a sentence in the wizard, where the sheet is known; ``place`` keeps line, column.

    Fields and groups are told in words.
    """
    values = dict(fault.values)
    if isinstance(field := values.get("field"), str):
        values["field"] = lower(field_word(field, language))
    if isinstance(group := values.get("group"), str):
        values["group"] = groups_text(group.split(" / "), language)
    table = fault.file.removesuffix(".csv")
    if place and table in TABLE:
        # A rule of the plan: lines of a plan folder are no help here, but the table is.
        return plan_sentence(fault, language, rows=False)
    if place and (fault.line is not None or fault.column):
        return sentence(replace(fault, values=values), language)
    return sentence(replace(fault, values=values, file="", line=None, column=""), language)


def groups_text(parts: Iterable[object], language: Language) -> str:
    """Area, sector, occupation and so on in words: "Aarhus · Kommuner · SOSU-assistenter"."""
    texts = (word(str(part), language) for part in parts if part not in ("", None, "None"))
    return " · ".join(capital(text) for text in texts)


def rows_text(count: int, language: Language) -> str:
    """How many rows: "1 row", "12 rows"."""
    text = _("1 row") if count == 1 else _("{n} rows")
    return text.format(n=format_number(count, 0, language.code))


def columns_text(count: int, language: Language) -> str:
    """How many columns."""
    text = _("1 column") if count == 1 else _("{n} columns")
    return text.format(n=format_number(count, 0, language.code))


def number_of_groups(count: int, language: Language) -> str:
    """How many groups of the plan."""
    text = _("1 group") if count == 1 else _("{n} groups")
    return text.format(n=format_number(count, 0, language.code))


def listed(names: Sequence[str]) -> str:
    """Names in a sentence: "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return _("{several} and {last}").format(several=", ".join(names[:-1]), last=names[-1])


def value_text(field: str, value: str, language: Language, *, short: bool = False) -> str:
    """What holds for a file or a heading: words for codes, else as it was written."""
    if field == "occupation":
        code = occupation_of(value, trainees=True)
    elif field == "sector":
        code = sector_of(value)
    else:
        code = None
    key = f"{code}.short" if short and code and field == "occupation" else code or value
    text = word(key, language)
    return capital(text) if code or text != value else text


def figure_text(measure: str, value: float | None, language: Language) -> str:
    """A figure of a measure, rounded as it is shown on screen."""
    if value is None:
        return "–"
    if measure in SHARES:
        return format_percent(value, 1, language.code)
    decimals = 0 if measure in COUNTS else 2
    return format_number(value, decimals, language.code)


def written(cell: Cell, language: Language) -> str:
    """A cell as it stands in the file; a number that is no text has the language's decimal mark."""
    text = cell_text(cell)
    return text.replace(".", ",") if isinstance(cell, float) and language.code == "da" else text


def examples(grid: Grid, index: int) -> list[Cell]:
    """The first different cells of a column, without sums and blanks."""
    found: list[Cell] = []
    for row in grid.rows[:_SAMPLE]:
        cell = row[index]
        if cell is not None and cell not in found and not is_total(cell_text(cell)):
            found.append(cell)
            if len(found) == EXAMPLES:
                break
    return found


def reason(
    use: ColumnUse | None, grid: Grid, index: int, notes: Sequence[Fault], language: Language
) -> str:
    """Why a column was taken for what it was, or why it is left out."""
    header = grid.header[index]
    told = [note for note in notes if note.column == header]
    if told:
        return " ".join(said(note, language) for note in told)
    if use is None:
        return _reason_unused(grid, index)
    if use.group:
        listed = ", ".join(value_text(key, text, language) for key, text in use.group.items())
        return _("The heading says: {listed}").format(listed=listed)
    return _reason_key(use.field, grid, index) or _("The heading says “{heading}”").format(
        heading=header
    )


def _reason_unused(grid: Grid, index: int) -> str:
    header = grid.header[index]
    if any(is_total(part) for part in header.split(" / ")):
        return _("A column of sums: only compared")
    if NAMES_OF_PEOPLE.search(plain(header)):
        return _("Tells who the persons are: nothing of it is kept")
    return _("Nothing in the plan is like it")


def _reason_key(field: str, grid: Grid, index: int) -> str:
    """What the contents of a column are, if they alone tell it."""
    texts = [cell_text(cell) for cell in examples(grid, index)]
    tests: Mapping[str, tuple[object, str]] = {
        "age": (says_ages, _("Holds age bands")),
        "year": (year_of, _("Holds years")),
        "area": (find_place, _("Holds municipalities or regions")),
        "occupation": (occupation_of, _("Holds occupations")),
        "sector": (sector_of, _("Holds employers")),
    }
    if field not in tests or not texts:
        return ""
    recognise, text = tests[field]
    known = [callable(recognise) and recognise(one) for one in texts]
    return text if any(known) else ""


def read_as(cell: Cell, use: ColumnUse, decimal: str, language: Language) -> str:
    """An example beside what it becomes: "0,725 → 72,5 %"; "" if it stays as it is written."""
    figure = figure_of(cell, decimal)
    if figure.value is None or not use.unit or use.field == "sickness_days":
        # What a percentage of sick leave becomes depends on the plan: a note says it.
        return ""
    value = in_plan_units(figure.value, use, 0.0)
    return f"{written(cell, language)} → {figure_text(use.field, value, language)}"


def check_text(check: CheckSum, language: Language) -> str:
    """Whether the file's own sum is what its rows come to."""
    stated, rows = (format_number(value, 0, language.code) for value in (check.stated, check.rows))
    if check.agrees and check.secret:
        text = _("The file's row of totals, {stated}, agrees with the figures that the file tells.")
    elif check.agrees:
        text = _("The file's row of totals, {stated}, agrees with its rows.")
    elif check.secret and check.rows < check.stated:
        text = _(
            "The file's row of totals says {stated} and its rows come to {rows}: some of their"
            " figures are not told."
        )
    else:
        text = _(
            "The file's row of totals does not agree: the rows come to {rows}, the file says"
            " {stated}."
        )
    return text.format(stated=stated, rows=rows)


def units(field: str, target: str) -> tuple[tuple[str, str], ...]:
    """The ways in which a file may write a measure, as (code, text); may be none."""
    if field not in TARGET[target].measures:
        return ()
    if field == "hours":
        return (
            ("", _("hours (32)")),
            ("percent", _("percent (86.5)")),
            ("share", _("share (0.865)")),
        )
    if field == "sickness_days":
        return (
            ("", _("days")),
            ("percent", _("percent (7.1)")),
            ("share", _("share (0.071)")),
        )
    if field in SHARES:
        return (
            ("percent", _("percent (72.5)")),
            ("share", _("share (0.725)")),
        )
    if field in COUNTS:
        return (
            ("", _("as it stands")),
            ("thousands", _("thousands")),
        )
    return ()


def note_of_row(cells: Sequence[str]) -> str:
    """Why a row of the file is not counted, told from its labels; "" if it is."""
    if any(is_total(text) for text in cells):
        return _("sum, not counted")
    told = [text for text in cells if text]
    if any(is_suppressed(text) for text in told):
        return _("secret figure")
    return ""
