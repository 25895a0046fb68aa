"""What the words in a file mean: years, totals, figures, figures kept secret, and age bands ("20-24
år", "60 år og derover", "under 20", "75+", "≥65", "t.o.m. 24")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sosuplan.importing import lexicon
from sosuplan.importing.readers.cells import Cell
from sosuplan.model.group_words import plain
from sosuplan.model.plan import FIRST_AGE, LAST_AGE
from sosuplan.model.schema.rows import OLDEST as OLDEST
from sosuplan.text.numbers import parse_typed

_TOTAL = re.compile(
    r"(?:i ?alt|total(?:t|er|en)?|sum|samlet|hele landet|alle(?: \w+)?|both|all(?: \w+)?|overall"
    r"|begge(?: køn)?|mænd og kvinder|kvinder og mænd|m ?k|k ?m|danmark|hele (?:kommunen|regionen)"
    r"|samtlige(?: \w+)?|hovedtotal|(?:\w+ )?i ?alt|(?:\w+ )?total|total \w+|i ?alt \w+|subtotal"
    r"|mellemsum)"
)
_PART_TOTAL = re.compile(r".+ (?:i ?alt|total(?:t|er|en)?|sum|samlet|subtotal)")
_SUPPRESSED = re.compile(
    r"\.{1,3}|…|-|–|—|\*{1,3}|x|:|#|n/?a|\(x\)|[<≤]\s*=?\s*\d{1,2}"
    r"|(?:under|færre end|mindre end|below|fewer than|less than)\s+\d{1,2}"
    r"|[0-2]\s*[-–]\s*[1-9]\s*\*?"
    r"|(?:diskretioneret|skjult|uoplyst|ukendt|suppressed|unknown)",
    re.IGNORECASE,
)
_LIMITS = re.compile(
    r"(?:[<≤]\s*=?|under|færre end|mindre end|below|fewer than|less than)\s*(?P<high>\d{1,2})"
    r"|(?P<from>\d)\s*[-–]\s*(?P<to>\d)\s*\*?",
    re.IGNORECASE,
)
_PLAIN_DIGITS = 12
DASHES = ("-", "–", "—")
_STATBANK_TITLE = re.compile(
    r"\b(?:efter|by)\b.* (?:og tid|and time)$|\b(?:statistikbank|statbank)"
)
_MONTHS = (
    ("januar", "january", "jan"),
    ("februar", "february", "feb"),
    ("marts", "march", "mar"),
    ("april", "apr"),
    ("maj", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))
_PERIOD = re.compile(
    rf"(?:(?:år|aar|year|pr|den|the|of|(?:løn)?periode|måned|status|opgjort|udtræk|d|sidst|i"
    rf"|(?P<end>ultimo|primo|ult)|(?P<named>{_NAMES})"
    r"|(?P<part>\d)\.?\s*(?P<parts>kvartal|kvt?|halvår|quarter|half)|(?P<letter>[KQMH])(?P<count>\d{1,2})"
    r"|(?P<before>\d{1,2})(?=[-./ ]))\b|\W)*"
    r"(?P<year>(?:19|20|21)\d\d)"
    r"(?:[-\s/]*(?P<sign>kvartal|kvt|kv|[KQMH])\.?\s?(?P<number>\d{1,2})"
    rf"|[-,._/\s]*(?P<last>{_NAMES})\.?"
    r"|(?P<mark>[-./_])(?P<after>\d{1,2})(?:[-./](?P<day>\d{1,2}))?|\s*\*|[,.]?\s+(?P<ended>ultimo|primo)"
    r"|[,.]?\s+(?P<later>\d)\.?\s*(?P<laters>kvartal|kvt?|halvår|quarter|half)\.?)?\s*",
    re.IGNORECASE,
)
_SHORT = re.compile(rf"(?P<named>{_NAMES})\.?[-\s/]*['’]?(?P<year>\d\d)", re.IGNORECASE)
"""A month of a year in two digits: "Nov 24"."""
_JOINED = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])")
"""A year and a month in six digits, as payroll systems have them: "202411"."""
_CLOCK = re.compile(r"[\sT]\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\.0+)?$")
_RANGE = re.compile(r"\s+(?:-|–|til|to)\s+")
_WEEK = re.compile(
    r"(?:uge|week|w|u)\s*(?P<week>\d{1,2})[-,\s/]*(?P<year>20\d\d)"
    r"|(?P<before>20\d\d)[-,\s/]*(?:uge|week|w|u)\s*(?P<after>\d{1,2})",
    re.IGNORECASE,
)
_BRIEF = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<day>\d{1,2})[-./](?P<M>\d{1,2})[-./]['’]?(?P<year>\d\d)",
        rf"(?:d\.? )?(?P<day>\d{{1,2}})[-. ]*(?P<name>{_NAMES})[-. ]*['’]?(?P<year>\d\d(?:\d\d)?)",
        r"(?P<year>(?:19|20)\d\d)(?P<M>\d\d)(?P<day>\d\d)",
        r"(?P<day>\d\d)(?P<M>\d\d)(?P<year>(?:19|20)\d\d)",
        r"(?P<M>\d\d)[-./ ]?['’]?(?P<year>\d\d)|(?P<M1>\d)[-./ ]['’]?(?P<year1>\d\d)",
        r"['’]?(?P<year>\d\d)[-./ ]?(?P<M>\d\d)",
        r"(?P<K>\d)\.?\s*(?:kvartal|kvt|kv|quarter)\.?\s*['’]?(?P<year>\d\d)",
        r"(?P<H>\d)\.?\s*(?:halvår|half)\.?\s*['’]?(?P<year>\d\d)",
        r"[KQ](?P<K>\d)[-\s/]*['’]?(?P<year>\d\d)|H(?P<H>\d)[-\s/]*['’]?(?P<year1>\d\d)",
        r"['’]?(?P<year>\d\d)[-\s/]?[KQ](?P<K>\d)|['’]?(?P<year1>\d\d)[-\s/]?M(?P<M>\d{1,2})",
    )
)
"""Periods whose years have two digits, or days without marks: in a column of periods alone."""
_SERIAL = re.compile(r"3[7-9]\d{3}|4\d{4}|5[0-4]\d{3}")
"""Days of 2001 to 2050 as a spreadsheet counts them, where they are not shown as dates."""
_LATEST_BRIEF, _FIRST_BRIEF = 60, 15
"""The years in two digits that are years beside a month, which goes to 12."""
_WEEKS = re.compile(r"\buge|\bweek")
_QUARTER = re.compile(r"\b[kq]\d|kvartal|quarter|\bkvt")
_MONTHS_IN = {"k": 3, "q": 3, "m": 1, "h": 6}
_NOTED = re.compile(r"(\d[\d.,\s\u00a0]*\d|\d)\s*[*¹²³]")
_PEOPLE = re.compile(
    r"(\d[\d.,\s\u00a0]*)\s*(?:pers(?:on(?:er|s)?)?|ansatte?|medarb(?:ejdere?)?|stk|hoveder)\.?",
    re.IGNORECASE,
)
_FORMULA = re.compile(r"=\"([^\"]+)\"|'(\d.*)")
"""A number that Excel was told to keep as a text."""
_APOSTROPHES = re.compile(r"-?\d{1,3}(?:['’]\d{3})+(?:[.,]\d+)?")
_EXPONENT = re.compile(r"-?\d+(?:[.,]\d+)?[eE][+-]?\d{1,2}")
_BEHIND = re.compile(r"(\d[\d.,\s\u00a0]*)-")
"""A minus behind its number, as payroll systems write it."""
_HOURS = re.compile(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d))?")
_FULL_TIME = re.compile(r"fuld ?tid|full ?time|^(?:ja|yes|true|sand|ft|j|y|1|f)$")
_PART_TIME = re.compile(r"del ?tid|part ?time|^(?:nej|no|false|falsk|dt|n|0|d)$")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A year, or a part of it: ``month`` is its last month, 0 for the year as a whole, and ``day``
    one of that, 0 for the month as a whole."""

    year: int
    month: int = 0
    day: int = 0


def period_of(text: str, *, brief: bool = False) -> Period | None:
    """The year, half year, quarter, month, week or day that ``text`` says, and says nothing beside:
    "2024", "2024K1", "Oktober 2024", "Nov 24", "202411", "31-12-2024", "2024/25" (the year in which
    it begins); of two days the last one. ``brief``: also "30-11-24", "11/24", "2411" and
    "20241130", which elsewhere may be figures.
    """
    text = _CLOCK.sub("", text.strip())
    if len(text) > 40:
        return None
    ends = [_one_period(part, brief) for part in _RANGE.split(text)]
    if len(ends) == 2 and all(end is not None and end.month for end in ends):
        return ends[1]
    return _one_period(text, brief)


def _one_period(text: str, brief: bool) -> Period | None:
    if brief and (period := _brief_period(text)):
        return period
    if match := _WEEK.fullmatch(text):
        return _of_week(int(match["year"] or match["before"]), int(match["week"] or match["after"]))
    if match := _SHORT.fullmatch(text):
        return Period(2000 + int(match["year"]), _MONTH[match["named"].lower()])
    if match := _JOINED.fullmatch(text):
        return Period(int(match["year"]), int(match["month"]))
    match = _PERIOD.fullmatch(text)
    if match is None:
        return None
    year, month, day = int(match["year"]), 0, 0
    before = [int(number) for number in re.findall(r"\d+", text[: match.start("year")])]
    part, parts = match["part"] or match["later"], match["parts"] or match["laters"]
    letter, count = match["sign"] or match["letter"], match["number"] or match["count"]
    if letter:
        month = int(count) * _MONTHS_IN[letter[0].lower()]
    elif part:
        month = int(part) * (3 if parts.lower() in ("kvartal", "kvt", "kv", "quarter") else 6)
    elif match["after"]:
        season = match["mark"] == "/" and int(match["after"]) == (year + 1) % 100
        month, day = (0 if season else int(match["after"])), int(match["day"] or 0)
    elif match["last"]:
        month = _MONTH[match["last"].lower()]
    elif match["named"]:
        month, day = _MONTH[match["named"].lower()], before[-1] if before else 0
    elif match["before"]:
        day, month = ([0, *before])[-2:]
        if month > 12:
            day, month = month, day
    elif end := match["end"] or match["ended"]:
        month = 12 if end.lower().startswith("ult") else 1
    return Period(year, month, day if 0 < day <= 31 else 0) if month <= 12 else None


def _of_week(year: int, week: int) -> Period | None:
    try:
        thursday = date.fromisocalendar(year, week, 4)
    except ValueError:
        return None
    return Period(year, thursday.month, thursday.day)


def _brief_period(text: str) -> Period | None:
    for pattern in _BRIEF:
        match = pattern.fullmatch(text)
        if match is None:
            continue
        groups = {name.rstrip("1"): found for name, found in match.groupdict().items() if found}
        if name := groups.pop("name", ""):
            groups["M"] = str(_MONTH[name.lower()])
        said = {name: int(found) for name, found in groups.items()}
        year = said.get("year", 0)
        month = said.get("M") or said.get("K", 0) * 3 or said.get("H", 0) * 6
        day = said.get("day", 0)
        known = year >= 1900 or (year < _LATEST_BRIEF and (day or year >= _FIRST_BRIEF))
        if known and 0 < month <= 12 and day <= 31:
            return Period(year if year >= 1900 else 2000 + year, month, day)
    if _SERIAL.fullmatch(text):
        day_ = date(1899, 12, 30) + timedelta(int(text))
        return Period(day_.year, day_.month, day_.day)
    return None


def period_within(year: str, part: str, heading: str) -> str | None:
    """A year and a part of it that stand in two columns as one text: "2024" and "januar".

    ``heading`` says what a bare number is. A part that is a sum gives the year as a whole.
    """
    if is_total(part) or not part:
        return year
    words = plain(part)
    month = next((number for name, number in _MONTH.items() if words.startswith(name)), 0)
    digits = re.search(r"\d{1,2}", words)
    if month or not digits:
        return f"{year}M{month:02d}" if month else None
    kind = f"{words} {plain(heading)}"
    if _WEEKS.search(kind):
        return f"{year} uge {int(digits[0])}"
    letter = "K" if _QUARTER.search(kind) else "H" if "halv" in kind or "half" in kind else "M"
    return f"{year}{letter}{int(digits[0])}"


def year_of(text: str, *, brief: bool = False) -> int | None:
    """The year of the period that ``text`` says: "2024", "2024K1", "1. januar 2024"."""
    period = period_of(text, brief=brief)
    return period.year if period else None


def year_within(text: str) -> int | None:
    """The only year that a longer text names."""
    found = set(re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", text))
    return int(found.pop()) if len(found) == 1 else None


def quantity_of(text: str) -> str | None:
    """What was counted in a year, as the plan has it: "Afgang" is ``exits``."""
    words = plain(text)
    found = (code for code, pattern in lexicon.QUANTITIES if code == text or pattern.search(words))
    return next(found, None)


def is_total(text: str) -> bool:
    """True if ``text`` is the label of a sum: "I alt", "Total", "Hele landet"."""
    if len(text) > 60 or text.isdecimal():
        return False
    return bool(_TOTAL.fullmatch(plain(text)))


def is_part_total(text: str) -> bool:
    """True if ``text`` is the label of a sum of what it names: "SOSU-assistenter i alt"."""
    if len(text) > 100 or text.isdecimal():
        return False
    return bool(_PART_TOTAL.fullmatch(plain(text)))


def is_suppressed(text: str) -> bool:
    """True if a cell says that its figure is not told: "..", "<5", "*", "-", "under 5"."""
    return len(text) <= 20 and bool(_SUPPRESSED.fullmatch(text.strip()))


def is_statbank(title: Iterable[str], header: Iterable[str]) -> bool:
    """True for a table as Statistics Denmark's StatBank gives it: there a dash stands for none,
    and what is not told is two dots.
    """
    return {"tid", "indhold"} <= set(map(plain, header)) or any(
        _STATBANK_TITLE.search(plain(text)) for text in title
    )


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
    the cell itself has a percent sign; ``dash`` if it is a dash; ``noted`` if the mark of a
    footnote follows the number ("61*"). ``limits`` are the lowest and the highest number that a
    suppressed one can be, if the cell says so.
    """

    value: float | None
    state: str = ""
    percent: bool = False
    dash: bool = False
    noted: bool = False
    limits: tuple[float, float] | None = None


def limits_of(text: str) -> tuple[float, float] | None:
    """The lowest and the highest whole number that a suppressed figure can be: "<5" is 1 to 4, as
    none would be written as 0."""
    match = _LIMITS.fullmatch(text.strip())
    if match is None:
        return None
    if match["to"]:
        return float(match["from"]), float(match["to"])
    high = float(match["high"]) - (0.0 if "≤" in text or "=" in text else 1.0)
    return min(1.0, high), max(high, 0.0)


def figure_of(cell: Cell, decimal: str, *, dash_is_zero: bool = False) -> Figure:
    """Read a cell as a number whose decimal mark is ``decimal``; a dash is unknown, or zero."""
    if cell is None:
        return Figure(None, "blank")
    if isinstance(cell, float):
        return Figure(cell)
    if cell.isdecimal() and cell.isascii() and len(cell) <= _PLAIN_DIGITS:
        # Most figures: nothing else can be meant.
        return Figure(float(cell))
    if cell.strip() in DASHES:
        return Figure(0.0, dash=True) if dash_is_zero else Figure(None, "suppressed", dash=True)
    if is_suppressed(cell):
        return Figure(None, "suppressed", limits=limits_of(cell))
    typed = parse_typed(cell, "da" if decimal == "," else "en", decimals=0)
    if typed.value is None and (noted := _NOTED.fullmatch(cell)):
        return replace(figure_of(noted[1], decimal), noted=True)
    if typed.value is None and (plainer := _FORMULA.fullmatch(cell)):
        return figure_of(plainer[1] or plainer[2], decimal)
    if typed.value is None and (grouped := _APOSTROPHES.fullmatch(cell)):
        return figure_of(re.sub("['’]", "", grouped[0]), decimal)
    if typed.value is None and _EXPONENT.fullmatch(cell):
        return Figure(float(cell.replace(",", ".")))
    if typed.value is None and (people := _PEOPLE.fullmatch(cell)):
        return figure_of(people[1], decimal)
    if typed.value is None and (less := _BEHIND.fullmatch(cell)):
        figure = figure_of(less[1], decimal)
        return replace(figure, value=None if figure.value is None else -figure.value)
    if typed.value is None:
        return Figure(None, "not_a_number")
    return Figure(typed.value, percent=cell.rstrip(" .").endswith(("%", "pct")))


def thousands_only(cells: Iterable[Cell], mark: str) -> bool:
    """True if ``mark`` stands in numbers written as text, and always between thousands: "1,010"."""
    marked = [
        cell
        for cell in cells
        if isinstance(cell, str) and mark in cell and re.search(rf"\d{re.escape(mark)}\d", cell)
    ]
    thousands = re.compile(rf"-?[1-9]\d{{0,2}}(?:{re.escape(mark)}\d{{3}})+\*?")
    return bool(marked) and all(thousands.fullmatch(cell) for cell in marked)


def hours_of(cell: Cell, decimal: str) -> Figure:
    """Read a cell of hours: a number, or hours and minutes ("32:30")."""
    match = _HOURS.fullmatch(cell) if isinstance(cell, str) else None
    if match is None:
        return figure_of(cell, decimal)
    return Figure(int(match[1]) + int(match[2]) / 60.0 + int(match[3] or 0) / 3600.0)


# --- age bands ------------------------------------------------------------------------------------

_YEARS = r"\s*(?:-?(?:års?|aars?|årige?|year-?olds?|years?(?: of age| old)?|yrs?|y)|\.)?\s*"
_TO = r"(?:til og med|t\.? ?o\.? ?m\.?|tom|up to and including)"
_BETWEEN = re.compile(
    rf"(\d{{1,3}}){_YEARS}(?:-|–|—|\u2212|\u2010|\u2011|/|{_TO}|til|to|\.\.)\s*(\d{{1,3}}){_YEARS}"
)
_BEFORE = re.compile(rf"(\d{{1,3}}){_YEARS}[-–]?\s*(?:<|til under|to under)\s*(\d{{1,3}}){_YEARS}")
_SINGLE = re.compile(rf"(\d{{1,3}})(?:[.,]0+)?{_YEARS}")
_FROM = re.compile(
    rf"(\d{{1,3}}){_YEARS}(?:\+|(?:og|eller|&) ?(?:der)?over|(?:og|eller) (?:ældre|mere|opefter)"
    rf"|og op|(?:and|or) (?:over|older|above|more)|-|–|—)\s*(?:år)?"
    rf"|(?:fra(?: og med)?|f\.? ?o\.? ?m\.?|o\.|mindst|from|at least|\+|≥|>\s*=|=\s*>)"
    rf"\s*(\d{{1,3}}){_YEARS}(?:år)?(?:\+|og (?:der)?over|og ældre)?\s*"
)
_ABOVE = re.compile(rf"(?:over|ældre end|older than|>)\s*(\d{{1,3}}){_YEARS}")
_BELOW = re.compile(
    rf"(?:under|u\.|yngre end|below|younger than|less than|<)\s*(\d{{1,3}}){_YEARS}"
)
_UP_TO = re.compile(
    rf"(?:-|–|{_TO}|højst|op til|up to|at most|≤|<\s*=|=\s*<)\s*(\d{{1,3}}){_YEARS}"
    rf"|(\d{{1,3}}){_YEARS}(?:(?:og|eller) (?:derunder|under|yngre|mindre)|(?:and|or) (?:under"
    rf"|younger|less))"
)
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d*)?")
_ORDERED = re.compile(r"^\d{1,2}[.)] (?=\d{2}\b|under|over)")
"""What puts bands in order: "3. 30-34 år"."""
_OPENING = re.compile(r"^(?:alder|aldersgruppe|ages?|gruppe|fra)\s*:?\s*(?=\d|under|over|<|>)")


@dataclass(frozen=True, slots=True, order=True)
class AgeBand:
    """Ages ``low`` to ``high``, both included; an open end is 0 or ``OLDEST``."""

    low: int
    high: int

    def clipped(self) -> AgeBand | None:
        """The part within the ages that a plan counts, if any."""
        low, high = max(self.low, FIRST_AGE), min(self.high, LAST_AGE)
        return AgeBand(low, high) if low <= high else None


def parse_band(text: str) -> AgeBand | None:
    """The ages that ``text`` says, None if it says no ages."""
    words = re.sub(r"\s+", " ", text.strip().casefold()) if len(text) <= 60 else ""
    words = _ORDERED.sub("", words)
    between = _BETWEEN.fullmatch(words)
    if not between:
        words = words if _FROM.fullmatch(words) else _OPENING.sub("", words)
        between = _BETWEEN.fullmatch(words)
    if between:
        return _band(int(between[1]), int(between[2]))
    if match := _BEFORE.fullmatch(words):
        return _band(int(match[1]), int(match[2]) - 1)
    if match := _SINGLE.fullmatch(words):
        return _band(int(match[1]), int(match[1]))
    if match := _FROM.fullmatch(words):
        return _band(int(match[1] or match[2]), OLDEST)
    if match := _ABOVE.fullmatch(words):
        return _band(int(match[1]) + 1, OLDEST)
    if match := _BELOW.fullmatch(words):
        return _band(0, int(match[1]) - 1)
    if match := _UP_TO.fullmatch(words):
        return _band(0, int(match[1] or match[2]))
    return None


def says_ages(text: str) -> bool:
    """True if ``text`` can be nothing but ages: not a bare number, which may be a count."""
    return parse_band(text) is not None and not _NUMBER.fullmatch(text.strip())


def _band(low: int, high: int) -> AgeBand | None:
    return AgeBand(low, high) if 0 <= low <= high <= OLDEST else None


def band_code(band: AgeBand) -> str:
    """The band in figures alone ("20-24"), to be kept and compared."""
    return f"{band.low}-{band.high}"


def format_band(band: AgeBand, language: str = "da") -> str:
    """The band in the words that StatBank uses; ``parse_band`` reads them back."""
    danish = language == "da"
    if band.low == 0 and band.high < OLDEST:
        return f"under {band.high + 1} år" if danish else f"under {band.high + 1} years"
    if band.high == OLDEST and band.low > 0:
        return f"{band.low} år og derover" if danish else f"{band.low} years and over"
    if band.low == band.high:
        return f"{band.low} år" if danish else f"{band.low} years"
    return f"{band.low}-{band.high} år" if danish else f"{band.low}-{band.high} years"
