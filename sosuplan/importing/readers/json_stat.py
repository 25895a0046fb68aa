"""JSON-stat, the format in which statistical offices give tables to programs.

Version 2 and the older one, in which a file holds several tables by their names: each becomes a
sheet with a row a figure, and its dimensions as columns.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any

from sosuplan.importing.progress import Pace
from sosuplan.importing.readers.cells import MOST_CELLS, PLAIN_UNITS, RawSheet, SheetBuilder
from sosuplan.store.files import fault_of
from sosuplan.text.errors import Fault, ImportFileError

_MEASURE = "INDHOLD"
"""The heading of the figures: as in StatBank's own CSV."""
_NOT_TOLD = ".."


def read_json_stat(path: Path, pace: Pace) -> tuple[RawSheet, ...]:
    """The tables of the file. Raises ``ImportFileError``."""
    try:
        content = json.loads(path.read_bytes().decode("utf-8-sig"))
        pace.step(0.3)
        tables = list(_tables(content))
        sheets = tuple(_sheet(table, path.name, pace) for table in tables)
    except OSError as error:
        raise ImportFileError(fault_of(error, path.name)) from None
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        raise ImportFileError(Fault("import_json", path.name)) from None
    if not sheets:
        raise ImportFileError(Fault("import_json", path.name))
    return sheets


def _tables(content: Any) -> Iterator[Mapping[str, Any]]:
    if "dimension" in content:
        yield content
        return
    for table in content.values():
        if isinstance(table, dict) and "dimension" in table:
            yield table


def _sheet(table: Mapping[str, Any], file: str, pace: Pace) -> RawSheet:
    dimensions = table["dimension"]
    names = [str(name) for name in table.get("id") or dimensions["id"]]
    values = [_values(dimensions[name]["category"]) for name in names]
    size = math.prod(map(len, values))
    if size != math.prod(map(int, table.get("size") or dimensions["size"])):
        raise ImportFileError(Fault("import_json", file))
    if size * (len(names) + 1) > MOST_CELLS:
        raise ImportFileError(Fault("import_too_many_cells", file, values={"high": MOST_CELLS}))
    title = str(table.get("label", ""))
    units = set().union(*(_units(dimensions[name]["category"]) for name in names))
    if len(units) == 1 and not {unit.casefold() for unit in units} & PLAIN_UNITS:
        title = f"{title} ({units.pop()})"
    headings = [str(dimensions[name].get("label") or name) for name in names]
    builder = SheetBuilder(file, title or file)
    builder.add(1, [title])
    builder.add(2, [*headings, _MEASURE])
    figures, status = table["value"], table.get("status") or {}
    rows = (
        (*labels, _figure(_at(figures, number), _at(status, number)))
        for number, labels in enumerate(product(*values))
    )
    builder.add_all(3, rows, lambda done: pace.step(0.3 + 0.7 * done / size))
    return builder.sheet(".")


def _unit(category: Mapping[str, Any], code: str) -> str:
    """In what a value of a dimension counts, "" where it does not say so."""
    unit = (category.get("unit") or {}).get(code) or {}
    return str(unit.get("base") or unit.get("label") or "") if isinstance(unit, dict) else str(unit)


def _units(category: Mapping[str, Any]) -> set[str]:
    return {_unit(category, code) for code in category.get("unit") or {}} - {""}


def _values(category: Mapping[str, Any]) -> list[str]:
    """The labels of a dimension's values in their order: told by a list of codes, by a place for
    each, or by the labels alone where there is one. Units that differ stand behind them."""
    labels = category.get("label") or {}
    index = category.get("index") or list(labels)
    codes = sorted(index, key=index.__getitem__) if isinstance(index, dict) else index
    if len(_units(category)) < 2:
        return [str(labels.get(code, code)) for code in codes]
    return [f"{labels.get(code, code)} ({_unit(category, code)})" for code in codes]


def _at(values: Any, number: int) -> Any:
    """What a list, or a table of the filled places only, has at a place."""
    if isinstance(values, list):
        return values[number] if number < len(values) else None
    return values.get(str(number)) if isinstance(values, dict) else None


def _figure(value: Any, status: Any) -> str | float:
    if isinstance(value, int | float) and math.isfinite(value):
        return float(value)
    return value if isinstance(value, str) else str(status or _NOT_TOLD)
