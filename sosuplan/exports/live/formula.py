"""Formulas that know what they give.

An ``Expression`` is put together with Python's operators and the functions below, and keeps the
text of a spreadsheet's formula and its value side by side: a cell is written with both, so that
the value that a reader sees before anything is recalculated is that of the formula. Only functions
are used that every Excel since 2016 and LibreOffice know. What a spreadsheet cannot compute is NaN
here: it may stand in the branch of an ``IF`` that is not taken.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Value = float | str | bool | None
"""None is an empty cell, which counts as 0."""

_COMPARED, _ADDED, _MULTIPLIED, _RAISED, _WHOLE = range(5)
"""How tightly the outermost operator of a text binds."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A formula without its equals sign, and its value."""

    text: str
    value: Value
    rank: int = _WHOLE

    @property
    def number(self) -> float:
        """The value as a number, as arithmetic takes it."""
        if self.value is None:
            return 0.0
        return math.nan if isinstance(self.value, str) else float(self.value)

    def __add__(self, other: Term) -> Expression:
        return _joined(self, "+", other, _ADDED, lambda a, b: a + b)

    def __radd__(self, other: Term) -> Expression:
        return expression(other) + self

    def __sub__(self, other: Term) -> Expression:
        return _joined(self, "-", other, _ADDED, lambda a, b: a - b, closer=True)

    def __rsub__(self, other: Term) -> Expression:
        return expression(other) - self

    def __mul__(self, other: Term) -> Expression:
        return _joined(self, "*", other, _MULTIPLIED, lambda a, b: a * b)

    def __rmul__(self, other: Term) -> Expression:
        return expression(other) * self

    def __truediv__(self, other: Term) -> Expression:
        return _joined(self, "/", other, _MULTIPLIED, _divided, closer=True)

    def __rtruediv__(self, other: Term) -> Expression:
        return expression(other) / self

    def __pow__(self, other: Term) -> Expression:
        exponent = expression(other)
        value = math.nan
        if self.number > 0.0 or (self.number == 0.0 and exponent.number >= 0.0):
            value = self.number**exponent.number
        text = f"{_within(self, _WHOLE)}^{_within(exponent, _WHOLE)}"
        return Expression(text, value, _RAISED)

    def __lt__(self, other: Term) -> Expression:
        return _joined(self, "<", other, _COMPARED, lambda a, b: a < b)

    def __le__(self, other: Term) -> Expression:
        return _joined(self, "<=", other, _COMPARED, lambda a, b: a <= b)

    def __gt__(self, other: Term) -> Expression:
        return _joined(self, ">", other, _COMPARED, lambda a, b: a > b)

    def __ge__(self, other: Term) -> Expression:
        return _joined(self, ">=", other, _COMPARED, lambda a, b: a >= b)


Term = Expression | float | str


@dataclass(frozen=True, slots=True)
class Cells:
    """Several cells in a row, and what they hold."""

    text: str
    values: tuple[Value, ...]

    @property
    def numbers(self) -> list[float]:
        """The cells that hold numbers."""
        return [float(one) for one in self.values if isinstance(one, int | float)]


def expression(term: Term) -> Expression:
    """A constant as an expression; an expression as it is."""
    if isinstance(term, Expression):
        return term
    if isinstance(term, str):
        quoted = term.replace('"', '""')
        return Expression(f'"{quoted}"', term)
    value = float(term)
    text = str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value).upper()
    return Expression(text, value, _WHOLE if value >= 0.0 else _ADDED)


# --- functions ----------------------------------------------------------------------------------


def if_(condition: Expression, then: Term, otherwise: Term) -> Expression:
    """One of two values."""
    then, otherwise = expression(then), expression(otherwise)
    value = then.value if condition.value else otherwise.value
    return _called("IF", value, condition, then, otherwise)


def both(one: Expression, other: Expression) -> Expression:
    """True if both are."""
    return _called("AND", bool(one.value and other.value), one, other)


def equal(one: Term, other: Term) -> Expression:
    """True if two values are the same; texts whatever the case of their letters."""
    return _joined(one, "=", other, _COMPARED, _same)


def differ(one: Term, other: Term) -> Expression:
    """The opposite of ``equal``."""
    return _joined(one, "<>", other, _COMPARED, lambda a, b: not _same(a, b))


def is_blank(cell: Expression) -> Expression:
    """True of an empty cell."""
    return Expression(f'{_within(cell, _ADDED)}=""', cell.value in (None, ""), _COMPARED)


def least(*terms: Term) -> Expression:
    """The smallest of some numbers."""
    each = [expression(one) for one in terms]
    return _called("MIN", min(one.number for one in each), *each)


def largest(*terms: Term | Cells) -> Expression:
    """The largest of some numbers."""
    each = [one if isinstance(one, Cells) else expression(one) for one in terms]
    numbers = (one.numbers if isinstance(one, Cells) else [one.number] for one in each)
    return _called("MAX", max(value for some in numbers for value in some), *each)


def smallest(cells: Cells) -> Expression:
    """The smallest of the numbers in some cells."""
    return _called("MIN", min(cells.numbers), cells)


def size(term: Expression) -> Expression:
    """A number without its sign."""
    return _called("ABS", abs(term.number), term)


def sign(term: Expression) -> Expression:
    """-1, 0 or 1."""
    number = term.number
    value = math.nan if math.isnan(number) else float((number > 0) - (number < 0))
    return _called("SIGN", value, term)


def whole(term: Expression) -> Expression:
    """The next whole number that is not above."""
    number = term.number
    return _called("INT", float(math.floor(number)) if math.isfinite(number) else math.nan, term)


def total(*terms: Expression | Cells) -> Expression:
    """The sum of some numbers."""
    each = (one.numbers if isinstance(one, Cells) else [one.number] for one in terms)
    return _called("SUM", math.fsum(value for some in each for value in some), *terms)


def sum_of_products(*columns: Cells) -> Expression:
    """The products of the cells at the same places of columns, added up."""
    rows = zip(*(one.values for one in columns), strict=True)
    products = (math.prod(float(cell or 0.0) for cell in row) for row in rows)
    return _called("SUMPRODUCT", math.fsum(products), *columns)


def place_of_text(text: Expression, texts: Cells, places: Cells) -> Expression:
    """The place of a text among texts that all differ, where no sign in it is a wild card."""
    found = (
        float(place or 0.0)
        for one, place in zip(texts.values, places.values, strict=True)
        if _same(one, text.value)
    )
    count = Expression(
        f"SUMPRODUCT(({texts.text}={_within(text, _ADDED)})*{places.text})", math.fsum(found)
    )
    return if_(count > 0.0, count, Expression("NA()", math.nan))


def count_text(cells: Cells, text: str) -> Expression:
    """How many cells hold a text."""
    found = sum(_same(one, text) for one in cells.values)
    return _called("COUNTIF", float(found), cells, expression(text))


def nth(cells: Cells, place: Term) -> Expression:
    """The cell at a place, counted from 1; 0 where it is empty."""
    place = expression(place)
    at = place.number
    inside = math.isfinite(at) and 1 <= at < len(cells.values) + 1
    found = cells.values[int(at) - 1] if inside else math.nan
    return _called("INDEX", 0.0 if found is None else found, cells, place)


def last_not_above(term: Term, cells: Cells) -> Expression:
    """The place, counted from 1, of the last of rising numbers that is not above ``term``."""
    term = expression(term)
    below = sum(one <= term.number for one in cells.numbers)
    return _called("MATCH", float(below) if below else math.nan, term, cells, expression(1.0))


# --- inside -------------------------------------------------------------------------------------


def _called(name: str, value: Value, *terms: Expression | Cells) -> Expression:
    return Expression(f"{name}({','.join(one.text for one in terms)})", value)


def _within(term: Expression, rank: int) -> str:
    return term.text if term.rank >= rank else f"({term.text})"


def _joined(
    one: Term,
    operator: str,
    other: Term,
    rank: int,
    compute: Callable[..., Value],
    *,
    closer: bool = False,
) -> Expression:
    """Two terms with an operator between them. The second must bind ``closer`` than the operator
    where what it is made of would otherwise be taken apart, and both must where they are
    compared."""
    first, second = expression(one), expression(other)
    compared = rank == _COMPARED
    left = _within(first, rank + 1 if compared else rank)
    text = f"{left}{operator}{_within(second, rank + 1 if closer or compared else rank)}"
    values = [each.value if compared else each.number for each in (first, second)]
    if compared and all(not isinstance(each, str) for each in values):
        values = [first.number, second.number]
    try:
        return Expression(text, compute(*values), rank)
    except TypeError:
        # A text beside a number.
        return Expression(text, math.nan, rank)


def _divided(a: float, b: float) -> float:
    return a / b if b != 0.0 else math.nan


def _same(one: Value, other: Value) -> bool:
    """True if a spreadsheet takes two values for the same: an empty cell is both 0 and no text."""
    if isinstance(one, str) or isinstance(other, str):
        texts = ["" if each is None else each for each in (one, other)]
        return all(isinstance(each, str) for each in texts) and (
            str(texts[0]).casefold() == str(texts[1]).casefold()
        )
    return float(one or 0.0) == float(other or 0.0)


def added(terms: Iterable[Term]) -> Expression:
    """Terms with a plus between them, as far as there are any."""
    first, *others = terms
    made = expression(first)
    for one in others:
        made = made + one
    return made
