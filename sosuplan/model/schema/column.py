"""What a column is: its kind and limits, its words, and how its figures are written.

Whatever shows, edits, imports, exports, checks or stores cells asks the column, and has no list of
columns of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Literal, NamedTuple, get_type_hints

from sosuplan.text.cpr import holds_cpr, is_figure_or_cpr
from sosuplan.text.errors import Fault
from sosuplan.text.json_text import parse_json, texts_in
from sosuplan.text.language import N_
from sosuplan.text.numbers import parse_plain

Value = str | float | int | None
Kind = Literal["name", "text", "whole", "number", "choice", "result", "json"]
Role = Literal["key", "place", "figure", "text", "source"]

LONGEST_TEXT = 10_000
"""Characters of a text cell: ample for a note, and short enough for any program that reads CSV."""
LONGEST_JSON = 900_000
"""Bytes of a cell of JSON: within what the plan file takes in one cell."""
_LEAST_ABOVE = 1e-6
"""By how much a number has to be above a limit: what is nearer cannot be divided by."""

# Half a pair of surrogates is no sign of any text, and no file takes it.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_NOT_IN_NAMES = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Unit:
    """How the figures of a column are written and read.

    ``factor`` takes the plan's value to the one that is shown (100 for percent). ``decimals`` is
    what is usual when typing: with 0, a mark before three digits separates thousands. Years and
    ages are not ``grouped``. ``sign`` stands behind each figure, ``word`` in the heading.
    """

    decimals: int = 1
    factor: int = 1
    grouped: bool = True
    sign: str = ""
    word: str = ""


PLAIN = Unit()
WHOLE = Unit(0, grouped=False)
PERCENT = Unit(1, 100, sign="%")
PEOPLE = Unit(0, word=N_("persons"))
"""Of figures that are counted, and added up where several are about the same group."""


class Headings(NamedTuple):
    """Headings by which a column is recognised in files: a regular expression that is searched for
    in a heading made plain. Of several that fit, the lowest ``rank`` wins: the most telling one."""

    rank: int
    pattern: str


def _everyone(_row: Any) -> float:
    return 1.0


@dataclass(frozen=True, slots=True)
class Column:
    """One column: all that is known of it.

    ``kind`` is ``name``, ``text``, ``whole``, ``number``, ``choice``, ``result`` (a number or a
    traffic light) or ``json``, whose meaning is another's to read. Numbers lie within
    ``low``..``high`` (``above`` excludes ``low`` itself).
    ``optional`` cells may be empty. Texts have no control characters but line breaks and tabs,
    names none at all and no blanks around them. Neither holds what may be a CPR number.
    A ``guard`` is a ``high`` beyond any real figure: it keeps what cannot be computed out, and is
    no part of the plan file's schema.

    ``role``: the ``key`` tells rows apart; a ``place`` says with it what a row is about, or where
    it stands; ``figure`` is what the row says; ``text`` is beside it, and ``source`` is where
    figures come from. ``refers_to`` is the table whose ids stand in the column; rows that are
    ``owned`` go with what they refer to. ``hidden`` ids are given by the program and never seen.
    A file of a plan folder may lack a column that is ``omittable``.

    Where rows are added up, a figure that is no count becomes a mean: ``among`` says of a row which
    part of its people the figure is about.

    Where a table is narrow, a column of texts has its ``room`` of what there is, against 1.

    The course of a figure over the years is drawn in the unit ``chart``; None: not at all.
    ``example`` is one of a likely size, for templates. A share that is ``never_tiny`` is above 1 %:
    a figure up to 1 among percentages may be a share. Where some figures of a column are shares
    (``some_shares``), what is typed with a percent sign is one.
    """

    kind: Kind
    label: str = ""
    help: str = ""
    headings: Headings | None = None
    example: float | None = None
    low: float | None = None
    high: float | None = None
    above: bool = False
    guard: bool = False
    optional: bool = False
    choices: tuple[str, ...] = ()
    role: Role = "text"
    unit: Unit = PLAIN
    chart: Unit | None = None
    never_tiny: bool = False
    some_shares: bool = False
    refers_to: str = ""
    owned: bool = False
    hidden: bool = False
    omittable: bool = False
    room: float = 1.0
    among: Callable[[Any], float] = _everyone
    name: str = ""

    @property
    def is_number(self) -> bool:
        """True for columns of numbers."""
        return self.kind in ("number", "whole")

    @property
    def counts(self) -> bool:
        """True for numbers of people, which are added up; others have means."""
        return self.unit == PEOPLE

    @property
    def limits(self) -> dict[str, str | float]:
        """The limits as values for a fault's sentence."""
        limits: dict[str, str | float] = {}
        if self.low is not None:
            limits["low"] = self.low
        if self.high is not None:
            limits["high"] = self.high
        return limits

    def read(self, text: str) -> tuple[Value, Fault | None]:
        """The value that ``text`` stands for, or what is wrong with it (without its place)."""
        if self.kind in ("name", "text", "result"):
            return self._read_text(text)
        if self.kind == "json":
            return _read_json(text)
        if self.kind == "choice":
            if text in self.choices:
                return text, None
            choices = ", ".join(filter(None, self.choices))
            return None, Fault("not_a_choice", found=text, values={"choices": choices})
        if self.optional and not text.strip():
            return None, None
        value = parse_plain(text)
        if value is None or (self.kind == "whole" and value != int(value)):
            return None, Fault(self._expected(), found=text, values=self.limits)
        return self.check(int(value) if self.kind == "whole" else value, text)

    def _read_text(self, text: str) -> tuple[Value, Fault | None]:
        if not text.strip() and not self.optional:
            return None, Fault("empty_cell", found=text)
        if len(text) > LONGEST_TEXT:
            return None, Fault("text_too_long", found=text, values={"high": LONGEST_TEXT})
        if (_NOT_IN_NAMES if self.kind == "name" else _CONTROL).search(text):
            return None, Fault("control_character", found=text)
        if self.kind == "name" and text != text.strip():
            # Nobody sees them, and with them a name is another one.
            return None, Fault("blanks_around", found=text)
        if holds_cpr(text):
            return None, Fault("cpr_number")
        return text, None

    def check(self, value: float, found: str) -> tuple[Value, Fault | None]:
        """``value`` if it lies within the limits."""
        least = None if self.low is None else self.low + (_LEAST_ABOVE if self.above else 0.0)
        too_low = least is not None and value < least
        if too_low or (self.high is not None and value > self.high):
            code = self._expected(beyond=not too_low or self._guards_both)
            return None, Fault(code, found=found, values=self.limits)
        return value, None

    @property
    def _guards_both(self) -> bool:
        """True if ``low``, too, is beyond any real figure."""
        return self.guard and self.low is not None and self.low == -(self.high or 0.0) != 0.0

    def _expected(self, *, beyond: bool = False) -> str:
        """The fault's code: what kind of number is expected.

        A guard goes without saying where the number is not ``beyond`` it.
        """
        kind = "whole" if self.kind == "whole" else "number"
        if self.low is not None and self.high is not None and (beyond or not self.guard):
            return f"not_a_{kind}_{'above_to' if self.above else 'between'}"
        if self.low is not None and not self._guards_both:
            return f"not_a_{kind}_{'above' if self.above else 'from'}"
        return f"not_a_{kind}"


def _read_json(text: str) -> tuple[Value, Fault | None]:
    """The text itself, if it is JSON and none of the texts in it may hold a CPR number."""
    if len(text.encode("utf-8", "replace")) > LONGEST_JSON:
        return None, Fault("text_too_long", values={"high": LONGEST_JSON})
    try:
        texts = texts_in(parse_json(text))
    except ValueError:
        return None, Fault("not_json")
    if any(holds_cpr(one) and not is_figure_or_cpr(one) for one in set(texts)):
        return None, Fault("cpr_number")
    return text, None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the plan. ``row`` is the class of its rows, whose fields are ``Annotated`` with
    their ``Column``."""

    name: str
    row: type[Any]
    label: str = ""
    help: str = ""
    omittable: bool = False
    """A plan folder may lack the table's file."""
    own_page: bool = False
    """Shown and edited on a page of its own, and not among the tables of the page Data."""
    columns: tuple[Column, ...] = field(init=False)
    by_name: Mapping[str, Column] = field(init=False)
    key: tuple[str, ...] = field(init=False)
    """The columns that identify a row."""
    group: tuple[str, ...] = field(init=False)
    """The columns of the key that tell groups apart, without years and ages."""
    figures: tuple[str, ...] = field(init=False)
    """The columns that hold figures."""

    def __post_init__(self) -> None:
        columns = columns_of(self.row)

        def of_role(role: Role) -> tuple[str, ...]:
            return tuple(column.name for column in columns if column.role == role)

        object.__setattr__(self, "columns", columns)
        object.__setattr__(self, "by_name", {column.name: column for column in columns})
        object.__setattr__(self, "key", of_role("key"))
        groups = tuple(one.name for one in columns if one.role == "key" and not one.is_number)
        object.__setattr__(self, "group", groups)
        object.__setattr__(self, "figures", of_role("figure"))

    @property
    def file(self) -> str:
        """The table's file in a plan folder."""
        return f"{self.name}.csv"

    @property
    def source_column(self) -> str:
        """The column that says where a row is from; "" if there is none."""
        return next((one.name for one in self.columns if one.role == "source"), "")

    @property
    def banded(self) -> bool:
        """True if a row is about a band of ages."""
        return "age_to" in self.by_name

    @property
    def charted(self) -> tuple[Column, ...]:
        """The figures whose course over the years is drawn, all in one unit."""
        return tuple(column for column in self.columns if column.chart)


def columns_of(row: type[Any]) -> tuple[Column, ...]:
    """The columns that the fields of a class of rows are annotated with, in order."""
    hints = get_type_hints(row, include_extras=True)
    return tuple(replace(hints[one.name].__metadata__[0], name=one.name) for one in fields(row))


def write_value(value: Value) -> str:
    """``value`` as text that reads back to the same value: dot decimals, full precision."""
    if value is None:
        return ""
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < 1e15
        return str(int(value)) if whole else repr(float(value))
    return str(value)
