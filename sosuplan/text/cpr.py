"""Civil registration numbers (CPR), which the program neither keeps nor shows.

A number is looked for as people write it and as it comes out of other programs: a date of birth
(two or four digits of the year) and four digits more, with or without blanks, dashes, dots and the
like between the parts, in the digits of any script, and without the zero that a spreadsheet drops
before the days 01 to 09. There is no check digit: numbers that fail it have been given out since
2007. So ten digits that begin with a date are refused, whatever they are; only in a column of other
numbers, some of which begin with one by chance, they are left out instead.

No numbers are: eight digits (CVR, telephone), thirteen (EAN), years and spans of years, dates and
times, figures grouped by thousands, figures with decimals, and digits within identifiers: those
that office programs write into their files (GUIDs and "0x…") and the PSP elements of accounts
(XG-1206000123-00001). Ten digits with nothing between them are none either if whoever had them
would be born in a year to come, going by the date and the seventh digit, which tells the century:
so are many numbers of places of work (P-numre, 1003388394).

A date and a time that begin with the year's last two digits (260524_1430) cannot be told from a
number: every such date up to 2031 is a date of birth too, read the other way round, and people of
that age are in care. They are refused; with the year in full (2026-05-24_1430) they are not.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

_HIDDEN = "…"
_FEWEST = 8
"""Digits: 1.1.90-1234."""

# 60 is added to the day of numbers given to newcomers.
_DAY = r"(0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])"
_MONTH = r"(0[1-9]|1[0-2])"
_YEAR = r"((?:1[89]|20)\d\d|\d\d)"
_SERIAL = r"(\d{4})(?!\d)"
_ANY = r"-._/\u00b7\u2022~+*\\"
_GAP = rf"(?:[:='\u2019]| {{0,3}}+[{_ANY}]{{0,4}}+ {{0,3}}+)"
_SIGN = r" {0,3}+[-._/]{1,4}+ {0,3}+"
_DASH = r" {0,3}+[-_]{1,4}+ {0,3}+"
_MIXED = "[-._/ ]"
_FORMS = "|".join(
    (
        # 010190-1234, 01011990-1234, and with nothing, blanks or up to two signs between the parts
        rf"{_DAY}{_MONTH}{_YEAR}{_GAP}{_SERIAL}",
        # 01.01.90-1234, 01/01/1990 1234; 01 01 90 1234; 1.1.90-1234
        rf"{_DAY} ?(?P<sign>[-._/]) ?{_MONTH} ?(?P=sign) ?{_YEAR}{_GAP}{_SERIAL}",
        rf"{_DAY} {{1,3}}{_MONTH} {{1,3}}{_YEAR}(?:{_SIGN}| {{1,3}}){_SERIAL}",
        rf"(0?[1-9]|{_DAY[1:]} ?(?P<mark>[-._/]) ?(0?[1-9]|1[0-2]) ?(?P=mark) ?"
        rf"{_YEAR}{_SIGN}{_SERIAL}",
        # 0101 90-1234, 01-0190-1234; 1/1-90-1234
        rf"{_DAY}{_MIXED}{{0,3}}+{_MONTH}{_MIXED}{{0,3}}+{_YEAR}{_DASH}{_SERIAL}",
        rf"(0?[1-9]|{_DAY[1:]}{_MIXED}{{1,3}}+(0?[1-9]|1[0-2]){_MIXED}{{1,3}}+"
        rf"{_YEAR}{_DASH}{_SERIAL}",
        # 10190-1234: the zero is lost, and a dash tells that it is more than a figure
        rf"([1-9]){_MONTH}{_YEAR}{_DASH}{_SERIAL}",
    )
)
"""Each matches from the beginning of a row of digits, and has day, month, year and serial number as
the first and the last three of its groups."""
_LOST = (
    rf"\W*(?:([1-9]){_MONTH}{_YEAR}[-_/: ]{{0,3}}{_SERIAL}|"
    rf"{_DAY} {{0,3}}{_MONTH} {{0,3}}{_YEAR} {{0,3}}{_SERIAL})\W*(?:\.[A-Za-z]\w*)?"
)
"""All of a text or a file's name, so that nine digits, or some with blanks anywhere between the
parts, are more than a part of something else."""
_DIGITS = re.compile(r"[0-9]+")
_LIKELY = re.compile(
    rf"[0-9](?:[0-9]{{4,7}}|[0-9]{{3}}[{_ANY} ]{{1,3}}[0-9]{{2,4}}|[{_ANY} ]{{1,3}}"
    rf"(?:[0-9]{{4,6}}|[0-9]{{1,2}}[{_ANY} ]{{1,3}}[0-9]{{2,4}}))"
    rf"[{_ANY}:=' ]{{0,10}}[0-9]{{4}}(?![0-9])"
    r"|0[0-9]{5,7},[0-9]{4}|[0-9]%[0-9A-Fa-f]|[0-9]&[#A-Za-z]|[0-9][.,][0-9]{5,11}[eE]"
)
"""What all forms have in common, and what ``holds_cpr`` makes one of: a search that is quick."""
_LETTERS = re.compile(r"[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f]")
_ENOUGH = re.compile(rf"(?:\d\D*){{{_FEWEST}}}")
_DECIMAL = re.compile(r"\s*[+-]?(?P<whole>\d+)[.,](?P<decimals>\d+)\s*%?\s*")
_SCIENTIFIC = re.compile(r"\s*([1-9])[.,](\d{5,9})[eE]\+?0?([89])\s*")
"""A number as spreadsheets write it where a column is too narrow for it."""
_SPLIT = re.compile(r"([1-9]\d{4,5})[.,](\d{1,4})")
_LONGEST_IDENTIFIER = 300
_IDENTIFIER = re.compile(
    r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|0[xX][0-9A-Fa-f]{12,}"
    r"|(?<![0-9A-Za-z])X[A-Z]-[0-9]{10}-[0-9]{5}(?![0-9])"
)
_LIKE = {
    sign: plain
    for plain, signs in {
        "-": "\u00af\u02c9\u02d7\u2043\u2212\u223c\u23af\u2500\u2501\u254c\u254d\u2796\u30fc",
        ".": "\u00b7\u2027\u2219\u22c5\u3002\u30fb",
        "/": "\u2044\u2215\u29f8",
        " ": "\u1160\u2800\u3164",
    }.items()
    for sign in signs
}
"""Signs that look like others and whose kind does not tell it."""
_THIS_EDITION = 2026
"""A year that is over or under way, whatever the clock of a machine says."""
_LEAST, _MOST = 10**8, 10**12


def masked(text: str) -> str:
    """``text`` without the numbers in it that may be CPR numbers."""
    if not holds_cpr(text):
        return text
    plain, origin = _normal(text)
    parts, end = [], 0
    for start, stop in _found(plain):
        parts += [text[origin[end] : origin[start]], _HIDDEN]
        end = stop
    left = "".join(parts) + text[origin[end] :]
    # Some are to be seen only from all of a text, or are written as a web address writes them.
    return _HIDDEN if holds_cpr(left) else left


def holds_cpr(value: str | float | None) -> bool:
    """True if a text or the number of a cell holds what may be a CPR number."""
    if isinstance(value, float):
        if not (_LEAST <= value < _MOST and value.is_integer()):
            return False
        value = str(int(value))
    if value is None or not _may_hold(value):
        return False
    if value.isdecimal() and not 9 <= len(value) <= 12:
        return False
    text, _ = _normal(value)
    if scientific := _SCIENTIFIC.fullmatch(text):
        first, digits, zeros = scientific.groups()
        return holds_cpr(float(f"{first}.{digits}e{zeros}"))
    if decimal := _DECIMAL.fullmatch(text):
        whole, decimals = decimal["whole"], decimal["decimals"]
        if not decimals.strip("0"):
            text = whole
        elif len(decimals) == 4 and (whole.startswith("0") or "." in text):
            # Nobody writes a zero before a figure, and a comma stands for nothing but decimals.
            text = f"{whole}-{decimals}" if len(whole) in (6, 8) else ""
        else:
            text = ""
    return bool(
        any(_found(text))
        or ((lost := re.fullmatch(_LOST, text)) and _is_number(lost))
        or ("%" in text and any(_found(_normal(unquote(text))[0])))
        or ("&" in text and any(_found(_normal(unescape(text))[0])))
    )


def is_figure_or_cpr(value: str | float | None) -> bool:
    """True for a cell that is a figure like any other, or a CPR number of which a program has made
    one: 251290.1234. Only the other cells of its column can tell."""
    if isinstance(value, float):
        if not 1e4 <= value < 1e6 or value.is_integer():
            return False
        value = repr(value)
    if value is None or not (split := _SPLIT.fullmatch(value)):
        return False
    return any(_found(split[1].zfill(6) + split[2].ljust(4, "0")))


def _may_hold(text: str) -> bool:
    """Whether it is worth looking closer: what is asked of a million cells."""
    if len(text) < _FEWEST:
        return False
    plain = _plain_letters(text)
    if plain.isascii() and plain.isprintable():
        return bool(_LIKELY.search(plain))
    return bool(_ENOUGH.search(unicodedata.normalize("NFKC", text)))


def _plain_letters(text: str) -> str:
    """``text`` of the same length with an x for each letter of European languages."""
    return text if text.isascii() else _LETTERS.sub("x", text)


# Compiling takes a while, and most starts of the program never come to a text with digits enough.
@lru_cache(maxsize=1)
def _forms() -> re.Pattern[str]:
    return re.compile(_FORMS)


def _found(text: str) -> Iterator[tuple[int, int]]:
    """Beginning and end of each number in a text made ``_normal``."""
    end = 0
    for digits in _DIGITS.finditer(text):
        start = digits.start()
        match = _forms().match(text, start) if start >= end else None
        if match and _is_number(match) and not _in_identifier(text, start):
            end = match.end()
            yield start, end


def _in_identifier(text: str, place: int) -> bool:
    first = max(0, place - _LONGEST_IDENTIFIER)
    around = text[first : place + _LONGEST_IDENTIFIER]
    return any(one.start() <= place - first < one.end() for one in _IDENTIFIER.finditer(around))


def _is_number(match: re.Match[str]) -> bool:
    """Whether the parts are those of a CPR number: there is such a date, the first digit of the
    serial number goes with the century if that is written, and the birth is not to come if there is
    nothing but digits."""
    first, *_, month, in_full, serial = filter(None, match.groups())
    day, year = int(first), int(in_full)
    born = _full_year(serial[0], year % 100)
    if year > 99 and year != born:
        return False
    if born > max(_THIS_EDITION, date.today().year) and match[0].isdecimal():
        return False
    return (day - 60 if day > 60 else day) <= monthrange(2000 + year % 100, int(month))[1]


def _full_year(first: str, year: int) -> int:
    """The year of birth, from the serial number's first digit and the year's last two."""
    if first in "0123" or (first in "49" and year > 36):
        return 1900 + year
    return 2000 + year if first in "49" or year <= 57 else 1800 + year


def _normal(text: str) -> tuple[str, Sequence[int]]:
    """``text`` with plain digits, dashes and blanks and without what cannot be seen, and where each
    of its letters comes from in ``text``; the last of these numbers is that of the end."""
    if (plain := _plain_letters(text)).isascii() and plain.isprintable():
        return plain, range(len(text) + 1)
    letters: list[str] = []
    origin: list[int] = []
    for place, letter in enumerate(plain):
        for part in letter if letter == _HIDDEN else unicodedata.normalize("NFKC", letter):
            kind = unicodedata.category(part)
            if kind == "Nd":
                part = str(unicodedata.decimal(part))
            elif part in _LIKE or kind in ("Pd", "Pc"):
                part = _LIKE.get(part, "_" if kind == "Pc" else "-")
            elif part.isspace():
                part = " "
            elif kind in ("Cc", "Cf", "Mn", "Me"):
                continue
            letters.append(part)
            origin.append(place)
    return "".join(letters), [*origin, len(text)]
