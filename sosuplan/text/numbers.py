"""The one number format: how figures are shown and how typed figures are read.

Danish writes 1.234,5 and English 1,234.5; both use the true minus sign. What is typed is never
guessed: a text that can be read in two ways is refused as ``ambiguous``.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

MINUS = "\u2212"
NO_BREAK_SPACE = "\u00a0"

_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?\Z", re.ASCII)
_MINUS_SIGNS = str.maketrans({MINUS: "-", "\u2013": "-", "\u2010": "-", "\u2011": "-"})
_SPACES = re.compile("[ \u00a0\u2009\u202f]")
_UNIT = re.compile(r"(%|pct\.?)\Z", re.IGNORECASE)
_NEAR_HALF = 1e-6
_NO_HALVES = 2.0**52
"""Floats from here on are whole."""
_LONGEST = 40
"""Characters of a typed number; with hundreds of digits it would be infinite."""
_MOST_DECIMALS = 6
_SHAPE = re.compile(r"[+-]?(\d[\d.,]*|[.,]\d+)\Z", re.ASCII)


def rounded(value: float, decimals: int = 0) -> float:
    """``value`` as it is shown with ``decimals`` decimals: halves away from zero.

    Halves are those of the figure as it is written, to 15 digits: 0.285 is one with two decimals.
    """
    value = float(value)
    if not _at_a_half(abs(value), decimals):
        return round(value, decimals) + 0.0
    written = Decimal(f"{value:.15g}")
    return float(written.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def whole(value: float) -> int:
    """``value`` as it is shown in whole numbers; it is finite."""
    return int(rounded(value))


def significant(value: float, digits: int) -> float:
    """``value`` in so many digits; what is smaller than that is whole."""
    if not math.isfinite(value) or abs(value) < 1.0:
        return rounded(value) if math.isfinite(value) else value
    spare = max(0, math.floor(math.log10(abs(value))) + 1 - digits)
    return rounded(value / 10.0**spare) * 10.0**spare


def nice_step(span: float, most: int) -> float:
    """The smallest of 1, 2, 5, 10, 20, 50 … that goes at most ``most`` times into ``span``."""
    wanted = span / max(1, most)
    if wanted <= 1.0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(wanted))
    return next(f * power for f in (1.0, 2.0, 5.0, 10.0) if f * power >= wanted * (1.0 - 1e-9))


def _at_a_half(size: float, decimals: int) -> bool:
    scaled = size * 10.0**decimals
    return abs(scaled % 1.0 - 0.5) < _NEAR_HALF and scaled < _NO_HALVES


def format_number(
    value: float, decimals: int = 0, language: str = "da", *, signed: bool = False
) -> str:
    """``value`` with thousands separated, rounded to so many decimals; never a negative zero.

    ``signed`` puts + before positive values. Values that are not finite are shown as an en dash.
    """
    if not math.isfinite(value):
        return "\u2013"
    size = abs(value)
    if _at_a_half(size, decimals):
        size = rounded(size, decimals)
    text = f"{size:,.{decimals}f}"
    if language == "da":
        text = text.translate({ord(","): ".", ord("."): ","})
    if not any(digit in text for digit in "123456789"):
        return text
    if value < 0:
        return MINUS + text
    return "+" + text if signed else text


def format_as_given(value: float, language: str = "da", *, signed: bool = False) -> str:
    """A figure that somebody gave, with as many decimals as it has, three at most."""
    decimals = next((one for one in range(3) if rounded(value, one) == rounded(value, 6)), 3)
    return format_number(value, decimals, language, signed=signed)


def format_percent(share: float, decimals: int = 1, language: str = "da") -> str:
    """A share (0.725) as a percentage: "72,5 %" in Danish, "72.5%" in English."""
    return with_unit(format_number(100.0 * share, decimals, language), "%", language)


def format_chosen(share: float, language: str = "da") -> str:
    """A share that somebody chose as a percentage: with a decimal only where it has one, and with
    more where it would else be shown as nothing."""
    for decimals in range(_MOST_DECIMALS):
        shown = rounded(100.0 * share, decimals)
        if abs(shown - 100.0 * share) < 0.05 and (shown or not share):
            break
    return format_percent(share, decimals, language)


def with_unit(number: str, unit: str, language: str) -> str:
    """A number as it is written with its unit after it: "72,5 %", "+1,5 år", in English "72.5%"."""
    space = "" if unit.startswith("%") and language != "da" else NO_BREAK_SPACE
    return f"{number}{space}{unit}"


def without_shared_unit(low: str, high: str) -> str:
    """``low`` without the unit that ``high`` has too: of a range it is said once."""
    number, space, unit = low.partition("\u00a0")
    return number if space and high.endswith(f"\u00a0{unit}") else low


def is_percentage(text: str) -> bool:
    """True if what was typed ends with a percent sign, or the word for it."""
    return bool(_UNIT.search(text.strip()))


def parse_plain(text: str) -> float | None:
    """A finite number with a dot, as in plan folders and on the command line; None if it is not."""
    text = text.strip()
    if not _PLAIN.match(text):
        return None
    value = float(text)
    return value if math.isfinite(value) else None


@dataclass(frozen=True, slots=True)
class Typed:
    """What a typed text means: a value, or the problem that keeps it from being one.

    ``problem`` is "" or one of ``empty``, ``not_a_number``, ``ambiguous``. ``readings`` holds the
    two values that an ambiguous text may mean.
    """

    value: float | None
    problem: str = ""
    readings: tuple[float, ...] = ()


def parse_typed(text: str, language: str = "da", *, decimals: int = 1) -> Typed:
    """Read a number as a person types it in a box that shows ``decimals`` decimals.

    In Danish a comma is the decimal mark. A dot is taken as decimal mark where it cannot separate
    thousands ("72.5"), as thousands mark where a comma follows or no decimals are allowed
    ("1.234,5", "1.234" persons), and is ambiguous otherwise ("1.234"). English likewise with the
    marks exchanged. A percent sign and any kind of minus are accepted.
    """
    cleaned = text.strip().translate(_MINUS_SIGNS)
    cleaned = _UNIT.sub("", cleaned).strip()
    if not cleaned:
        return Typed(None, "empty")
    sign = -1.0 if cleaned.startswith("-") else 1.0
    body = cleaned.lstrip("+-").strip()
    if len(cleaned) - len(cleaned.lstrip("+-")) > 1:
        return Typed(None, "not_a_number")
    parts = _SPACES.split(body)
    if len(parts) > 1:
        if not _grouped(parts[0], [*parts[1:-1], re.split("[.,]", parts[-1])[0]]):
            return Typed(None, "not_a_number")
        body = "".join(parts)
    if len(body) > _LONGEST or not _SHAPE.match(body):
        return Typed(None, "not_a_number")
    decimal_mark, thousands_mark = (",", ".") if language == "da" else (".", ",")
    if decimal_mark in body and thousands_mark in body:
        last = max(body.rfind("."), body.rfind(","))
        return _with_groups(body, sign, decimal=body[last])
    if body.count(decimal_mark) == 1:
        return Typed(sign * float(body.replace(decimal_mark, ".")))
    if body.count(decimal_mark) > 1:
        return _with_groups(body, sign, decimal=thousands_mark)
    if thousands_mark not in body:
        return Typed(sign * float(body))
    first, *groups = body.split(thousands_mark)
    if not _grouped(first, groups):
        if len(groups) == 1:
            return Typed(sign * float(body.replace(thousands_mark, ".")))
        return Typed(None, "not_a_number")
    whole = sign * float(body.replace(thousands_mark, ""))
    if len(groups) > 1 or decimals == 0:
        return Typed(whole)
    return Typed(None, "ambiguous", (sign * float(body.replace(thousands_mark, ".")), whole))


def _grouped(first: str, groups: list[str]) -> bool:
    """True if digits before and between marks are thousands: 1-3 digits, then threes."""
    return (
        first.isdigit()
        and 1 <= len(first) <= 3
        and first[0] != "0"
        and all(len(group) == 3 and group.isdigit() for group in groups)
    )


def _with_groups(body: str, sign: float, *, decimal: str) -> Typed:
    """Read a text in which ``decimal`` is the decimal mark and the other mark groups thousands."""
    mark = "." if decimal == "," else ","
    whole, *rest = body.split(decimal)
    first, *groups = whole.split(mark)
    if len(rest) > 1 or not _grouped(first, groups) or any(mark in part for part in rest):
        return Typed(None, "not_a_number")
    return Typed(sign * float(whole.replace(mark, "") + "." + "".join(rest)))
