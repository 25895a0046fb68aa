"""What each column of the plan's tables may hold: the one definition of a cell.

Reading a plan folder, the plan file's schema and the checks of edited cells all come from here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sosuplan import plan
from sosuplan.cpr import holds_cpr
from sosuplan.errors import Fault
from sosuplan.numbers import parse_plain

Value = str | float | int | None

FIRST_YEAR = 1900
LAST_YEAR = 2200
LONGEST_TEXT = 10_000
"""Characters of a text cell: ample for a note, and short enough for any program that reads CSV."""

MOST_PEOPLE = 1_000_000.0
"""People in one row: more than all of eldercare has, and few enough to compute with."""
MOST_SICK_DAYS = 100.0
LARGEST_INDEX = 100.0
_LEAST_ABOVE = 1e-6
"""By how much a number has to be above a limit: what is nearer cannot be divided by."""

# Half a pair of surrogates is no sign of any text, and no file takes it.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_NOT_IN_NAMES = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``kind`` is ``name``, ``text``, ``whole``, ``number`` or ``choice``.

    Numbers lie within ``low``..``high`` (``above`` excludes ``low`` itself). ``optional`` cells
    may be empty. Texts have no control characters but line breaks and tabs, names none at all
    and no blanks around them. Neither holds what may be a CPR number.

    A ``guard`` is a ``high`` beyond any real figure: it keeps what cannot be computed out, and is
    no part of the plan file's schema.
    """

    name: str
    kind: str
    low: float | None = None
    high: float | None = None
    above: bool = False
    optional: bool = False
    choices: tuple[str, ...] = ()
    guard: bool = False

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
        if self.kind in ("name", "text"):
            return self._read_text(text)
        if self.kind == "choice":
            if text in self.choices:
                return text, None
            return None, Fault(
                "not_a_choice", found=text, values={"choices": ", ".join(self.choices)}
            )
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
            code = self._expected(high=not too_low)
            return None, Fault(code, found=found, values=self.limits)
        return value, None

    def _expected(self, *, high: bool = False) -> str:
        """The fault's code: what kind of number is expected.

        A guard goes without saying where the number is not too ``high``.
        """
        kind = "whole" if self.kind == "whole" else "number"
        if self.low is not None and self.high is not None and (high or not self.guard):
            return f"not_a_{kind}_{'above_to' if self.above else 'between'}"
        if self.low is not None:
            return f"not_a_{kind}_{'above' if self.above else 'from'}"
        return f"not_a_{kind}"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the plan: its columns in order and the columns that identify a row."""

    name: str
    row: type[Any]
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    by_name: Mapping[str, Column] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {column.name: column for column in self.columns})

    @property
    def file(self) -> str:
        """The table's file in a plan folder."""
        return f"{self.name}.csv"


def _text(name: str, *, optional: bool = False) -> Column:
    return Column(name, "text", optional=optional)


def _name(name: str) -> Column:
    return Column(name, "name")


def _share(name: str) -> Column:
    return Column(name, "number", 0.0, 1.0)


def _people(name: str) -> Column:
    return Column(name, "number", 0.0, MOST_PEOPLE, guard=True)


_AREA = _name("area")
_SECTOR = Column("sector", "choice", choices=plan.SECTORS)
_OCCUPATION = Column("occupation", "choice", choices=plan.OCCUPATIONS)
_YEAR = Column("year", "whole", FIRST_YEAR, LAST_YEAR)
_SOURCE = _name("source")
_BAND = (
    Column("age_from", "whole", plan.FIRST_AGE, plan.LAST_AGE),
    Column("age_to", "whole", plan.FIRST_AGE, plan.LAST_AGE),
)

TABLES: tuple[Table, ...] = (
    Table(
        "staff",
        plan.StaffBand,
        (_AREA, _SECTOR, _OCCUPATION, *_BAND, _people("heads"), _SOURCE),
        ("area", "sector", "occupation", "age_from"),
    ),
    Table(
        "working_time",
        plan.WorkingTime,
        (
            _AREA,
            _SECTOR,
            _OCCUPATION,
            _YEAR,
            _share("fulltime_share"),
            Column("parttime_hours", "number", 0.0, plan.FULL_TIME_HOURS, above=True),
            Column("sickness_days", "number", 0.0, MOST_SICK_DAYS, guard=True),
            _SOURCE,
        ),
        ("area", "sector", "occupation", "year"),
    ),
    Table(
        "trainee_intake",
        plan.TraineeIntake,
        (_AREA, _OCCUPATION, _YEAR, _people("gf2_starts"), _SOURCE),
        ("area", "occupation", "year"),
    ),
    Table(
        "training",
        plan.Training,
        (
            _AREA,
            _OCCUPATION,
            _share("gf2_completion"),
            _share("transition"),
            _share("main_completion"),
            Column("duration_years", "number", 0.0, 8.0),
            _share("entry_share"),
            _share("from_ssh_share"),
            _SOURCE,
        ),
        ("area", "occupation"),
    ),
    Table(
        "entry_ages",
        plan.EntryAges,
        (_OCCUPATION, *_BAND, _share("share"), _SOURCE),
        ("occupation", "age_from"),
    ),
    Table(
        "exit_rates",
        plan.ExitRate,
        (
            _OCCUPATION,
            Column("age", "whole", 0, 120),
            _share("retirement"),
            _share("other"),
            _SOURCE,
        ),
        ("occupation", "age"),
    ),
    Table(
        "reform",
        plan.ReformYear,
        (_YEAR, Column("later_retirement_years", "number", 0.0, 10.0), _SOURCE),
        ("year",),
    ),
    Table(
        "demand_base",
        plan.DemandBase,
        (_AREA, _OCCUPATION, _people("demand_heads"), _SOURCE),
        ("area", "occupation"),
    ),
    Table(
        "demand_scenarios",
        plan.DemandScenario,
        (
            _name("scenario"),
            _text("label_da", optional=True),
            _text("label_en", optional=True),
            Column("fulltime_target", "number", 0.0, 1.0, optional=True),
            Column("position", "whole", -1_000_000, 1_000_000),
            _SOURCE,
        ),
        ("scenario",),
    ),
    Table(
        "demand_index",
        plan.DemandIndex,
        (
            _name("scenario"),
            _OCCUPATION,
            _YEAR,
            Column("index", "number", 0.0, LARGEST_INDEX, above=True, guard=True),
            _SOURCE,
        ),
        ("scenario", "occupation", "year"),
    ),
    Table(
        "published",
        plan.Published,
        (
            _name("scenario"),
            Column("reform", "number", 0.0, 1.5),
            _OCCUPATION,
            _YEAR,
            Column("quantity", "choice", choices=("gap_heads", "status")),
            _text("value"),
            _SOURCE,
        ),
        ("scenario", "reform", "occupation", "year", "quantity"),
    ),
    Table(
        "sources",
        plan.Source,
        (
            _name("id"),
            _text("title"),
            _text("publisher", optional=True),
            _text("published", optional=True),
            Column("kind", "choice", choices=plan.SOURCE_KINDS),
            _text("locator", optional=True),
            _text("url", optional=True),
            _text("note", optional=True),
        ),
        ("id",),
    ),
)

TABLE: Mapping[str, Table] = {table.name: table for table in TABLES}

SETTINGS: Mapping[str, Column] = {
    "name": _name("name"),
    "base_year": Column("base_year", "whole", FIRST_YEAR, LAST_YEAR),
    "horizon": Column("horizon", "whole", FIRST_YEAR, LAST_YEAR),
    "working_days": Column("working_days", "number", 0.0, 366.0, above=True),
}
SETTINGS_FILE = "settings.csv"


def write_value(value: Value) -> str:
    """``value`` as text that reads back to the same value: dot decimals, full precision."""
    if value is None:
        return ""
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < 1e15
        return str(int(value)) if whole else repr(float(value))
    return str(value)
