"""What the words in a file mean: occupations, sectors, years, totals, and figures kept secret."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from sosuplan.exchange.cells import Cell
from sosuplan.numbers import parse_typed

_SIGNS = re.compile(r"[^\w%+<>]+")
_TRAINEE = re.compile(r"elev|\btrainee|\bstudent|\bapprentice")
_OCCUPATIONS = (
    (
        "SSA",
        re.compile(
            r"\bssa\b|\bsosu ?a\b|\bsosu ?ass|\bsosuass|sundhedsass|sundheds ass"
            r"|health(?:care| care)? assist|^plejeassistent|^assistent(?:er|erne)?$|^assistants?$"
        ),
    ),
    (
        "SSH",
        re.compile(
            r"\bssh\b|\bsosu ?h\b|\bsosu ?hj|\bsosuhj|sundhedshj|sundheds hj"
            r"|health(?:care| care)? help|^hjælper(?:e|en|ne)?$|^helpers?$"
        ),
    ),
)
_SECTORS = (
    ("other", re.compile(r"privat|øvrig|\bandre\b|selvejende|\bother\b|\bstat(?:en|lig|lige)?\b")),
    ("municipality", re.compile(r"kommune|kommunal|\bmunicipal")),
    ("region", re.compile(r"\bregion|\bregional")),
)
_TOTAL = re.compile(
    r"(?:i ?alt|total(?:t|er|en)?|sum|samlet|hele landet|alle(?: \w+)?|both|all(?: \w+)?|overall"
    r"|hovedtotal|(?:\w+ )?i ?alt|(?:\w+ )?total|total \w+|i ?alt \w+|subtotal|mellemsum)"
)
_SUPPRESSED = re.compile(
    r"\.{1,3}|…|-|–|—|\*{1,3}|x|:|#|n/?a|\(x\)|[<≤]\s*=?\s*\d{1,2}"
    r"|(?:under|færre end|mindre end|below|fewer than|less than)\s+\d{1,2}|\d\s*-\s*\d\s*\*"
    r"|(?:diskretioneret|skjult|uoplyst|ukendt|suppressed|unknown)",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?:år|aar|year|ultimo|primo|pr|den|januar|december|oktober|november|februar|marts|april|maj"
    r"|juni|juli|august|september|\W|\d{1,2}[-./ ])*"
    r"((?:19|20|21)\d\d)(?:\s*(?:K|Q|M|H)\d{1,2}|[-./]\d{1,2}(?:[-./]\d{1,2})?|/\d\d|\s*\*)?\s*",
    re.IGNORECASE,
)
_FULL_TIME = re.compile(r"fuld ?tid|full ?time|^(?:ja|yes|true|sand|ft|j|y|1|f)$")
_PART_TIME = re.compile(r"del ?tid|part ?time|^(?:nej|no|false|falsk|dt|n|0|d)$")


def plain(text: str) -> str:
    """``text`` in small letters with single spaces for every other sign: fit to be compared."""
    small = unicodedata.normalize("NFC", text).casefold()
    return _SIGNS.sub(" ", small.replace("_", " ")).strip()


def occupation_of(text: str, *, trainees: bool = False) -> str | None:
    """``SSA`` or ``SSH`` if ``text`` names one; with ``trainees`` also those in training."""
    words = plain(text)
    if not trainees and _TRAINEE.search(words):
        return None
    found = [code for code, pattern in _OCCUPATIONS if pattern.search(words)]
    return found[0] if len(found) == 1 else None


def sector_of(text: str) -> str | None:
    """The sector that ``text`` names."""
    words = plain(text)
    return next((code for code, pattern in _SECTORS if pattern.search(words)), None)


def year_of(text: str) -> int | None:
    """The year that ``text`` says and says nothing beside: "2024", "2024K1", "1. januar 2024"."""
    match = _YEAR.fullmatch(text.strip()) if len(text) <= 40 else None
    return int(match[1]) if match else None


def year_within(text: str) -> int | None:
    """The only year that a longer text names."""
    found = set(re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", text))
    return int(found.pop()) if len(found) == 1 else None


def is_total(text: str) -> bool:
    """True if ``text`` is the label of a sum: "I alt", "Total", "Hele landet"."""
    return bool(_TOTAL.fullmatch(plain(text))) if len(text) <= 60 else False


def is_suppressed(text: str) -> bool:
    """True if a cell says that its figure is not told: "..", "<5", "*", "-", "under 5"."""
    return len(text) <= 20 and bool(_SUPPRESSED.fullmatch(text.strip()))


def full_time_of(text: str) -> bool | None:
    """True or False if a cell says whether somebody is on full time."""
    words = plain(text)
    if _FULL_TIME.search(words):
        return True
    return False if _PART_TIME.search(words) else None


@dataclass(frozen=True, slots=True)
class Figure:
    """What a cell of figures holds: ``value``, or ``state`` says why there is none.

    ``state`` is "" or one of ``blank``, ``suppressed``, ``not_a_number``. ``percent`` is True if
    the cell itself has a percent sign.
    """

    value: float | None
    state: str = ""
    percent: bool = False


def figure_of(cell: Cell, decimal: str) -> Figure:
    """Read a cell as a number whose decimal mark is ``decimal``."""
    if cell is None:
        return Figure(None, "blank")
    if isinstance(cell, float):
        return Figure(cell)
    if is_suppressed(cell):
        return Figure(None, "suppressed")
    typed = parse_typed(cell, "da" if decimal == "," else "en", decimals=0)
    if typed.value is None:
        return Figure(None, "not_a_number")
    return Figure(typed.value, percent=cell.rstrip(" .").endswith(("%", "pct")))
