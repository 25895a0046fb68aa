"""How the columns of a file become fields of the plan: a value that can be kept and used again."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from dataclasses import field as made

from sosuplan.importing.fields import OPTIONAL_KEYS, QUANTITY, TARGET, Target, is_example
from sosuplan.importing.grid import JOIN, Grid
from sosuplan.importing.vocabulary import figure_of, parse_band, period_of, quantity_of, year_of
from sosuplan.model.group_words import is_unclear, occupation_of, plain, sector_of
from sosuplan.model.plan import FULL_TIME_HOURS, OCCUPATIONS, SECTORS
from sosuplan.text.errors import Fault, ImportFileError

BEST, KEEP, SPREAD, NUMBER = "best", "keep", "spread", "number"
SUPPRESSED_RULES = (BEST, KEEP, SPREAD, NUMBER)
"""How a figure counts that the file keeps secret. It is never taken for 0, and never for more or
less than it can be ("<5").

``keep``: the plan's figure stays. ``spread``: what is left of the file's own total of the
group when the known figures are taken away, by the width of the age bands. ``number``: a number
that the user states, for each secret figure. ``best``: as ``spread`` if there is such a total, else
as ``keep``, else the middle of what the figure can be.
"""
UNITS = ("", "share", "percent", "thousands", "month", "part_time", "part_time_percent")
_WEEKS_A_MONTH = 52.0 / 12.0

_VERSION = 1
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """What a column is: ``field`` is a key or a measure of the target.

    ``group`` is what the column's heading says of all its figures, as texts by key. ``unit`` says
    how figures are written: ``percent`` ones are divided by 100, ``thousands`` are times 1,000,
    hours of a ``month`` become those of a week, and of a share on ``part_time`` (or its
    ``part_time_percent``) the rest are on full time. Hours and sick days that are ``percent`` or
    ``share`` are parts of a whole (``in_plan_units``).
    """

    index: int
    field: str
    group: Mapping[str, str] = made(default_factory=dict)
    unit: str = ""


@dataclass(frozen=True, slots=True)
class ImportMapping:
    """The columns that are used, and what holds for the whole file (``constants``, as texts).

    ``dash_is_zero`` says that a dash stands for none; else its figure is unknown. ``left_out`` are
    age bands ("20-30") whose rows do not count. ``values`` are those that count of a column that is
    not read, by its heading, where the user has said so. ``titles`` says which occupation an
    unclear job title (in plain words, or "*" for all others) counts as, "" for none.
    """

    target: str
    columns: tuple[ColumnUse, ...]
    constants: Mapping[str, str] = made(default_factory=dict)
    suppressed: str = BEST
    suppressed_number: float = 0.0
    dash_is_zero: bool = False
    left_out: tuple[str, ...] = ()
    values: Mapping[str, tuple[str, ...]] = made(default_factory=dict)
    titles: Mapping[str, str] = made(default_factory=dict)

    def with_column(self, use: ColumnUse) -> ImportMapping:
        """This mapping with ``use`` in place of what its column was used for."""
        others = [column for column in self.columns if column.index != use.index]
        columns = sorted([*others, use], key=lambda column: column.index)
        return replace(self, columns=tuple(columns))

    def without_column(self, index: int) -> ImportMapping:
        """This mapping with a column left out."""
        return replace(self, columns=tuple(use for use in self.columns if use.index != index))

    def with_constant(self, name: str, text: str) -> ImportMapping:
        """This mapping with a field that is the same in all rows; "" takes it away."""
        constants = {key: value for key, value in self.constants.items() if key != name}
        if text:
            constants[name] = text
        return replace(self, constants=constants)

    def to_json(self) -> str:
        """This mapping as text; it holds nothing of the file's rows."""
        return json.dumps({"version": _VERSION, **asdict(self)}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> ImportMapping:
        """The mapping that ``to_json`` wrote. Raises ``ImportFileError`` for any other text."""
        try:
            kept = json.loads(text)
            if kept["version"] != _VERSION or kept["target"] not in TARGET:
                raise ValueError(kept["target"])
            mapping = cls(
                kept["target"],
                tuple(
                    ColumnUse(
                        int(use["index"]),
                        str(use["field"]),
                        {str(key): str(value) for key, value in use["group"].items()},
                        str(use.get("unit", "")),
                    )
                    for use in kept["columns"]
                ),
                {str(key): str(value) for key, value in kept["constants"].items()},
                str(kept["suppressed"]),
                float(kept["suppressed_number"]),
                bool(kept.get("dash_is_zero", False)),
                tuple(str(band) for band in kept.get("left_out", ())),
                {
                    str(heading): tuple(map(str, values))
                    for heading, values in kept.get("values", {}).items()
                },
                {
                    str(key): value
                    for key, value in kept.get("titles", {}).items()
                    if value in ("", *OCCUPATIONS)
                },
            )
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError):
            raise ImportFileError(Fault("import_mapping_unreadable")) from None
        return mapping


def in_plan_units(value: float, use: ColumnUse, working_days: float) -> float:
    """A figure of a column in the plan's unit, without the last digits that come of arithmetic.

    Hours that are written as a part of full time become hours a week, and sick leave as a part of
    the working days becomes days.
    """
    if use.unit == "thousands":
        return round(value * 1000.0, 9)
    if use.unit == "month":
        return round(value / _WEEKS_A_MONTH, 6)
    if use.unit in ("percent", "part_time_percent"):
        value = round(value / 100.0, 15)
    if use.unit.startswith("part_time"):
        return round(1.0 - value, 15)
    if use.unit in ("percent", "share"):
        whole = {"hours": FULL_TIME_HOURS, "sickness_days": working_days}.get(use.field, 1.0)
        value = value if whole == 1.0 else round(value * whole, 6)
    return value


def fingerprint(grid: Grid) -> str:
    """The same for files of the same shape: the same headings, whatever years they name."""
    shape = "\n".join(_YEAR.sub("year", plain(name)) for name in grid.header)
    return hashlib.sha256(shape.encode()).hexdigest()[:24]


def adapt(mapping: ImportMapping, grid: Grid) -> ImportMapping:
    """``mapping`` for the next file of its shape: years that headings name are read again."""
    columns = []
    for use in mapping.columns:
        if "year" in use.group and use.index < len(grid.header):
            parts = [part for part in grid.header[use.index].split(JOIN) if period_of(part)]
            if len(parts) == 1:
                use = replace(use, group={**use.group, "year": parts[0]})
        columns.append(use)
    return replace(mapping, columns=tuple(columns))


def check_mapping(mapping: ImportMapping, grid: Grid) -> tuple[Fault, ...]:
    """Everything that keeps ``mapping`` from being applied to ``grid``; a fault names its field."""
    target = TARGET.get(mapping.target)
    if target is None:
        return (Fault("import_no_target", grid.sheet),)
    if is_example(grid.sheet, grid.header):
        return (Fault("import_example_sheet", grid.sheet),)
    faults = [*_column_faults(mapping, target, grid), *_constant_faults(mapping, target)]
    keys = [use.field for use in mapping.columns if use.field in target.fields]
    faults += [
        Fault("import_field_twice", grid.sheet, column=name, values={"field": name})
        for name in dict.fromkeys(keys)
        if name not in target.measures and keys.count(name) > 1
    ]
    faults += _missing(mapping, target, grid)
    if mapping.suppressed not in SUPPRESSED_RULES or not 0 <= mapping.suppressed_number < 1e9:
        faults.append(Fault("import_suppressed_rule", grid.sheet))
    return tuple(faults)


def _column_faults(mapping: ImportMapping, target: Target, grid: Grid) -> list[Fault]:
    faults = []
    for use in mapping.columns:
        sound = (
            0 <= use.index < len(grid.header)
            and use.field in target.fields
            and use.unit in UNITS
            and set(use.group) <= set(target.keys)
        )
        if not sound:
            faults.append(Fault("import_column_gone", grid.sheet, values={"field": use.field}))
    return faults


def untold_keys(mapping: ImportMapping) -> tuple[str, ...]:
    """The keys that neither a column nor every heading tells: they are stated for the whole file,
    or left open where they are optional."""
    target = TARGET.get(mapping.target)
    if target is None:
        return ()
    used = {use.field for use in mapping.columns}
    figures = [use for use in mapping.columns if use.field in target.measures]
    untold = []
    for key in target.keys:
        ends = key == "age" and ({"age_from", "age_to"} <= used or "birth_year" in used)
        everywhere = bool(figures) and all(key in use.group for use in figures)
        if not (key in used or everywhere or ends):
            untold.append(key)
    return tuple(untold)


def code_of(name: str, text: str) -> str:
    """The code of an occupation, an employer or what was counted that a text stands for, else the
    text itself."""
    if name == "occupation":
        return occupation_of(text, trainees=True) or text
    if name == QUANTITY:
        return quantity_of(text) or text
    return sector_of(text) or text if name == "sector" and text not in SECTORS else text


def _missing(mapping: ImportMapping, target: Target, grid: Grid) -> list[Fault]:
    """Faults for what neither a column, nor headings, nor a constant says."""
    used = {use.field for use in mapping.columns}
    figures = [use for use in mapping.columns if use.field in target.measures]
    faults = []
    if not figures and target.name != "staff_list":
        faults.append(Fault("import_no_figures", grid.sheet))
    if target.name == "staff_list" and not used & {"hours", "fulltime"}:
        faults.append(Fault("import_no_hours", grid.sheet))
    given = {*mapping.constants, *OPTIONAL_KEYS.get(target.name, ())}
    faults += [
        Fault("import_field_missing", grid.sheet, values={"field": key})
        for key in untold_keys(mapping)
        if key not in given
    ]
    return faults


def _constant_faults(mapping: ImportMapping, target: Target) -> list[Fault]:
    texts = [*mapping.constants.items()]
    for use in mapping.columns:
        texts += [
            (name, text)
            for name, text in use.group.items()
            if name != "occupation" or not is_unclear(text)
        ]
    faults = []
    for name, text in dict.fromkeys(texts):
        if name not in target.fields or not _has_meaning(name, text):
            faults.append(
                Fault("import_bad_constant", column=name, found=text, values={"field": name})
            )
    return faults


def _has_meaning(name: str, text: str) -> bool:
    if name == "sector":
        return text in SECTORS or sector_of(text) is not None
    if name == "occupation":
        return text in OCCUPATIONS or occupation_of(text, trainees=True) is not None
    if name == "year":
        return year_of(text) is not None
    if name in ("age", "from_age"):
        return parse_band(text) is not None
    if name == QUANTITY:
        return quantity_of(text) is not None
    if name in ("area", "scenario"):
        return bool(text.strip())
    return figure_of(text, ",").value is not None
