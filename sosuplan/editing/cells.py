"""A table's cells as a planner sees and types them, against the texts that a plan folder holds.

Plan folders hold ``0.725`` and ``municipality``; a planner sees and types ``72,5 %`` and
``Kommuner``. What cannot be read is kept as it was typed, marked with ``UNREAD``, so that it is
never taken for something else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, DecimalException, InvalidOperation

from sosuplan.model.group_words import occupation_of, sector_of
from sosuplan.model.plan import OCCUPATIONS
from sosuplan.model.provenance import source_ids
from sosuplan.model.schema.column import PEOPLE, PERCENT, Column, Unit
from sosuplan.model.schema.rows import STATUS_WORDS
from sosuplan.model.schema.tables import (
    ALL_TABLES,
    SETTINGS,
    SETTINGS_TABLE,
    column_name,
    input_name,
)
from sosuplan.text.language import LANGUAGES, N_, Language
from sosuplan.text.numbers import (
    NO_BREAK_SPACE,
    format_number,
    is_percentage,
    parse_plain,
    parse_typed,
)
from sosuplan.text.terms import capital, price_name, word

_OUTSIDE = N_("An employer outside the plan")
"""The one choice that a folder leaves empty: who takes over tasks."""

_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+", re.ASCII)
UNREAD = "?"
"""Before a text that was typed into a column of numbers and is no number, or could be two."""

MOST_DECIMALS = 6
"""Decimals shown of a figure that has more; while it is edited it has all of them."""


_EVERY_AREA = N_("all")
_OTHER_AREAS = N_("all without own figures")
_FOR_ALL = (_EVERY_AREA, _OTHER_AREAS, N_("all others"), N_("all areas"))
"""Ways to write the area of a row that serves every area without rows of its own."""


@dataclass(frozen=True)
class References:
    """What the plan's own ids stand for: demand scenarios by id, sources' titles and kinds; and the
    tables in which some areas have rows of their own beside those that serve all others."""

    scenarios: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    divided: Collection[str] = ()

    def names(self, column: Column) -> Mapping[str, str] | None:
        """The names of the ids that may stand in ``column``; None if it has no ids."""
        if column.refers_to == "demand_scenarios":
            return self.scenarios
        return self.titles if column.role == "source" else None


def column_of(table: str, name: str, key: str = "") -> Column:
    """The definition of a cell's column; ``key`` is the setting that a row of settings is for."""
    if table == SETTINGS_TABLE and name == "value":
        return SETTINGS.get(key, SETTINGS["name"])
    return ALL_TABLES[table].by_name[name]


# --- showing ------------------------------------------------------------------------------------


def shown(table: str, column: Column, text: str, refer: References, language: Language) -> str:
    """A cell's text as it is shown."""
    if column.kind == "result" and text in STATUS_WORDS:
        return word(text, language)
    if column.is_number or column.kind == "result":
        return _number(text, column.unit, language, MOST_DECIMALS, sign=True)
    if column.kind == "choice":
        # An empty cell is a choice in few columns; in the others nothing is chosen yet.
        return choice(table, text, language) if text or text in column.choices else ""
    if column.role == "source":
        found = dict.fromkeys(refer.titles.get(one, one) for _, one in source_ids(text))
        return " · ".join(found)
    if not text and serves_all(column):
        return for_all(table, refer, language)
    return (refer.names(column) or {}).get(text, text)


def editable(table: str, column: Column, text: str, refer: References, language: Language) -> str:
    """A cell's text as it is offered to be changed: in full precision, without unit, and without
    marks between thousands, which could be taken for decimals."""
    if column.is_number:
        return _number(text, column.unit, language, None, sign=False)
    return shown(table, column, text, refer, language)


def serves_all(column: Column) -> bool:
    """Whether an empty cell of ``column`` stands for every area without rows of its own."""
    return column.name == "area" and column.optional


def for_all(table: str, refer: References, language: Language) -> str:
    """Whom the rows of ``table`` without an area are for."""
    return language(_OTHER_AREAS if table in refer.divided else _EVERY_AREA)


def choice(table: str, code: str, language: Language) -> str:
    """The word for a choice: a sector, an occupation, a kind of source, a setting."""
    if table == SETTINGS_TABLE and code in SETTINGS:
        return column_name(table, code, language)
    if table == "prices":
        return price_name(code, language)
    if not code:
        return language(_OUTSIDE) if table == "transfers" else capital(word("all.short", language))
    if table in ("input_ranges", "actuals") and (name := input_name(code, language)):
        return name
    # Occupations go by their short names, which are the codes themselves.
    return code if code in OCCUPATIONS else capital(word(code, language))


def _number(text: str, unit: Unit, language: Language, most: int | None, *, sign: bool) -> str:
    if text.startswith(UNREAD):
        return text[len(UNREAD) :]
    value = parse_plain(text)
    if value is None:
        return text
    try:
        exact = Decimal(text.strip()) * unit.factor
        exponent = exact.normalize().as_tuple().exponent
    except DecimalException:
        # So near to zero, or with so many digits, that it is no figure to write another way.
        return text
    assert isinstance(exponent, int)
    decimals = max(0, -exponent)
    # Beyond what a float tells apart, digits come of the arithmetic and not of the figure.
    number = float(exact)
    if most is not None and decimals > most:
        # 33.399999999999996 is 33,4 and not 33,400000.
        decimals = len(f"{number:.{most}f}".rstrip("0").partition(".")[2])
    if unit.grouped and sign:
        written = format_number(number, min(decimals, 15), language.code)
    else:
        written = f"{number:.{min(decimals, 15)}f}"
        if language.code == "da":
            written = written.replace(".", ",")
    if not sign or not unit.sign:
        return written
    return f"{written}{NO_BREAK_SPACE if language.code == 'da' else ''}{unit.sign}"


# --- reading ------------------------------------------------------------------------------------


def typed(table: str, column: Column, text: str, refer: References, language: Language) -> str:
    """The text to keep for what was typed or pasted into a cell.

    Reading what ``shown`` or ``editable`` gives leads back to the same value.
    """
    text = text.strip("\r\n") if column.kind in ("text", "result") else text.strip()
    if not text:
        return ""
    if column.is_number:
        return _plain(text, _unit_of(column, text), language)
    if column.kind == "result":
        code = _named(text, {one: word(one, language) for one in STATUS_WORDS}, STATUS_WORDS)
        if code is not None:
            return code
        plain = _plain(text, column.unit, language)
        return text if plain.startswith(UNREAD) else plain
    if column.kind == "choice":
        return _choice(table, column, text)
    if serves_all(column):
        words = {Language(code)(one).casefold() for code in LANGUAGES for one in _FOR_ALL}
        return "" if text.casefold() in words else text
    known = refer.names(column)
    if known is not None:
        found = _named(text, known, tuple(known))
        return text if found is None else found
    return text


def _unit_of(column: Column, text: str) -> Unit:
    """The unit of what was typed, where not all figures of a column are shares: no share is as
    large as a number with thousands."""
    if column.some_shares and is_percentage(text):
        return PERCENT
    return PEOPLE if column.some_shares and _THOUSANDS.fullmatch(text) else column.unit


def _plain(text: str, unit: Unit, language: Language) -> str:
    """A typed number as a plan folder holds it."""
    read = parse_typed(text, language.code, decimals=unit.decimals)
    if read.value is None or (is_percentage(text) and unit.sign != "%"):
        return UNREAD + text.removeprefix(UNREAD)
    try:
        # Through decimals: 28.4 / 100 as a float is not 0.284.
        return _written(Decimal(repr(read.value)) / unit.factor)
    except InvalidOperation:
        return UNREAD + text


def _written(value: Decimal) -> str:
    text = format(value.normalize(), "f")
    return "0" if text == "-0" else text


def _choice(table: str, column: Column, text: str) -> str:
    for code in LANGUAGES:
        language = Language(code)
        names = {one: choice(table, one, language) for one in column.choices}
        found = _named(text, names, column.choices)
        if found is not None:
            return found
        longer = {one: word(one, language) for one in column.choices}
        found = _named(text, longer, ())
        if found is not None:
            return found
    return _by_synonym(table, column, text) or text


def _by_synonym(table: str, column: Column, text: str) -> str | None:
    """The occupation or sector that files of others mean by ``text``."""
    if column.name == "occupation":
        return occupation_of(text, trainees=table == "trainee_intake", bare=True)
    return sector_of(text) if column.name.endswith("sector") else None


def _named(text: str, names: Mapping[str, str], codes: tuple[str, ...]) -> str | None:
    """The code that ``text`` is or names, whatever its case; None if there is none or several."""
    wanted = text.strip().casefold()
    by_code = [code for code in codes if code.casefold() == wanted]
    if by_code:
        return by_code[0]
    by_name = [code for code, name in names.items() if name.casefold() == wanted]
    return by_name[0] if len(by_name) == 1 else None


def readings(text: str) -> tuple[float, ...]:
    """The two values that an ``UNREAD`` text may mean; none if it is no number at all."""
    return next(_ambiguous(text.removeprefix(UNREAD)), ())


def _ambiguous(text: str) -> Iterator[tuple[float, ...]]:
    for code in LANGUAGES:
        read = parse_typed(text, code)
        if read.problem == "ambiguous":
            yield read.readings
