"""What the wizard says of columns, groups and faults, in the words of the field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sosuplan.importing.age_bands import says_ages
from sosuplan.importing.column_mapping import ColumnUse, in_plan_units
from sosuplan.importing.fields import COUNTS, NAMES_OF_PEOPLE, SHARES, TARGET
from sosuplan.importing.grid import Grid
from sosuplan.importing.places import find_place
from sosuplan.importing.readers.cells import Cell, cell_text
from sosuplan.importing.texts import fault_text, figure_text
from sosuplan.importing.vocabulary import figure_of, is_suppressed, is_total, year_of
from sosuplan.model.group_words import occupation_of, plain, sector_of
from sosuplan.text.errors import Fault
from sosuplan.text.language import Language
from sosuplan.text.numbers import format_number
from sosuplan.text.terms import capital, word
from ui.i18n import _

EXAMPLES = 3
_SAMPLE = 400


def columns_text(count: int, language: Language) -> str:
    """How many columns."""
    text = _("1 column") if count == 1 else _("{n} columns")
    return text.format(n=format_number(count, 0, language.code))


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
        return " ".join(fault_text(note, language) for note in told)
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
