"""PX files, the format of StatBank Denmark and other statistical offices.

A PX file is a list of entries, ``KEYWORD("variable")="text","text";``. The last one is ``DATA``:
one figure for each combination of the values of all variables, the last variable of ``HEADING``
running fastest. Two sheets are made of it: a long one with a row a figure, and a wide one with
the variables of ``HEADING`` across; each is named after its variables. Figures that are not
published ("..") stay texts, and so do dashes, which stand for zero.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice, product
from operator import add
from pathlib import Path
from typing import Any

from sosuplan.importing.progress import Pace
from sosuplan.importing.readers.cells import (
    MOST_CELLS,
    MOST_COLUMNS,
    PLAIN_UNITS,
    RawSheet,
    SheetBuilder,
)
from sosuplan.importing.readers.text_table import (
    danish_letters,
    encoding_of_bytes,
    high_bytes,
)
from sosuplan.store.files import fault_of
from sosuplan.text.errors import Fault, ImportFileError
from sosuplan.text.numbers import parse_plain

_ENTRY = re.compile(
    r'\s*([A-Z][A-Z0-9-]*)(?:\[([A-Za-z-]+)\])?\s*(?:\(((?:"[^"]*"|[^")]){0,500})\))?\s*=',
    re.IGNORECASE,
)
_CODEPAGE = re.compile(rb'CODEPAGE\s*=\s*"([\w-]{1,20})"', re.IGNORECASE)
_HEAD = 65_536
_TEXT = re.compile(r'"([^"]*)"')
_NO_COMMA = re.compile(r'"\s*"')
_DATUM = re.compile(r'"([^"]*)"|([^\s",;]+)')


@dataclass(frozen=True, slots=True)
class PxTable:
    """The variables in the order in which the figures run, each with its values."""

    title: str
    stub: tuple[str, ...]
    heading: tuple[str, ...]
    values: Mapping[str, tuple[str, ...]]
    data: str
    notes: tuple[tuple[str, ...], ...]
    """Every text of the file, in every language, for each entry with its variable first."""

    @property
    def size(self) -> int:
        """Figures that there must be."""
        return math.prod(len(self.values[name]) for name in (*self.stub, *self.heading))


def read_px(path: Path, pace: Pace) -> tuple[RawSheet, ...]:
    """The long sheet, and the wide one unless that has too many columns.

    Raises ``ImportFileError``.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ImportFileError(fault_of(error, path.name)) from None
    pace.step(0.1)
    table = parse_px(_decoded(content), path.name)
    stub, heading = ", ".join(table.stub), ", ".join(table.heading)
    long = SheetBuilder(path.name, ", ".join(filter(None, (stub, heading))))
    wide = SheetBuilder(path.name, " / ".join(filter(None, (stub, heading))))
    sheets = [long]
    if math.prod(len(table.values[name]) for name in table.heading) <= MOST_COLUMNS - len(
        table.stub
    ):
        sheets.append(wide)
    for builder in sheets:
        builder.add(1, [table.title])
    # All that the file says is read for CPR numbers like cells, whether it is shown or not.
    for texts in table.notes:
        notes = SheetBuilder(path.name, "")
        for line, note in enumerate(texts, 1):
            notes.add(line, [note])
        notes.sheet()
    _fill_long(table, long, pace)
    if wide in sheets:
        _fill_wide(table, wide, pace)
    made = [long.sheet(".")]
    if wide in sheets:
        # Ids that may be CPR numbers are left out of a column, and stand in the heading here.
        with suppress(ImportFileError):
            made.append(wide.sheet("."))
    return tuple(replace(sheet, dash_is_zero=True) for sheet in made)


def _decoded(content: bytes) -> str:
    """The text of a file: in UTF-8 if every byte fits, else in what it names as its CODEPAGE, else
    in what makes more words of it."""
    with suppress(UnicodeDecodeError):
        return content.decode("utf-8-sig")
    named = _CODEPAGE.search(content[:_HEAD])
    high = Counter(high_bytes(content))
    found = encoding_of_bytes(high)
    with suppress(LookupError, UnicodeDecodeError, ValueError):
        name = named[1].decode("ascii") if named else ""
        name = f"cp{name}" if name.isdigit() else name
        # Programs write a CODEPAGE that they do not keep to.
        if danish_letters(high, name) >= danish_letters(high, found):
            return content.decode(name)
    with suppress(UnicodeDecodeError):
        return content.decode(found)
    return content.decode("latin-1")


def parse_px(text: str, name: str) -> PxTable:
    """The table that ``text`` holds; ``name`` is the file that faults are told of."""
    single: dict[str, tuple[str, ...]] = {}
    values: dict[str, tuple[str, ...]] = {}
    codes: dict[str, tuple[str, ...]] = {}
    notes: list[tuple[str, ...]] = []
    language = ""
    for keyword, tongue, variable, body in _entries(text):
        if keyword != "DATA":
            notes.append((variable, *_texts(body)))
        if keyword == "LANGUAGE":
            language = "".join(_TEXT.findall(body)).lower()
        if tongue and tongue.lower() != language:
            # The same file in another language: its own one is enough.
            continue
        if keyword == "DATA":
            single["DATA"] = (body,)
            break
        texts = tuple(_TEXT.findall(_NO_COMMA.sub("", body)))
        if keyword == "VALUES":
            values[variable] = texts
        elif keyword == "CODES":
            codes[variable] = texts
        elif not variable:
            single[keyword] = texts
    stub, heading = single.get("STUB", ()), single.get("HEADING", ())
    for variable in (*stub, *heading):
        values[variable] = values.get(variable) or codes.get(variable, ())
    if "DATA" not in single or not all(values[variable] for variable in (*stub, *heading)):
        raise ImportFileError(Fault("import_px_incomplete", name))
    title, contents = ("".join(single.get(name, ())) for name in ("TITLE", "CONTENTS"))
    if contents.casefold() not in title.casefold():
        title = f"{contents}: {title}" if title else contents
    units = "".join(single.get("UNITS", ()))
    if units.casefold() not in PLAIN_UNITS:
        title = f"{title} ({units})"
    table = PxTable(title, stub, heading, values, single["DATA"][0], tuple(notes))
    if not stub and not heading:
        raise ImportFileError(Fault("import_px_incomplete", name))
    if table.size * (len(stub) + len(heading) + 1) > MOST_CELLS:
        raise ImportFileError(Fault("import_too_many_cells", name, values={"high": MOST_CELLS}))
    found = sum(1 for _ in islice(_DATUM.finditer(table.data), table.size + 1))
    if found != table.size:
        raise ImportFileError(
            Fault("import_px_size", name, values={"expected": table.size, "cells": found})
        )
    return table


def _texts(body: str) -> list[str]:
    """What an entry says: a text may go on in another pair of quotes, and have none at all."""
    joined = _NO_COMMA.sub("", body)
    return _TEXT.findall(joined) or [joined]


def _entries(text: str) -> Iterator[tuple[str, str, str, str]]:
    """(keyword, language, variable, body) of each entry; a semicolon within quotes ends nothing."""
    place, stop = 0, -1
    while match := _ENTRY.match(text, place):
        start = match.end()
        end = start
        while True:
            quote = text.find('"', end)
            if stop < end:
                # Looked for once, however many quotation marks come before it.
                stop = text.find(";", end)
            if stop < 0:
                stop = len(text)
            if quote < 0 or stop < quote:
                break
            end = text.find('"', quote + 1) + 1
            if not end:
                return
        variable = "".join(_TEXT.findall(match[3] or "")[:1])
        yield match[1].upper(), match[2] or "", variable, text[start:stop]
        place = stop + 1


def _figures(table: PxTable) -> Iterator[str | float]:
    """The figures in order; what is not a number stays as text."""
    known: dict[tuple[str | Any, ...], str | float] = {}
    for datum in map(re.Match.groups, _DATUM.finditer(table.data)):
        figure = known.get(datum)
        if figure is None:
            quoted, bare = datum
            value = parse_plain(bare) if bare else None
            figure = known[datum] = (bare or quoted or "..") if value is None else value
        yield figure


def _fill_long(table: PxTable, builder: SheetBuilder, pace: Pace) -> None:
    variables = (*table.stub, *table.heading)
    builder.add(2, [*variables, _measure(table)])
    combinations = product(*(table.values[name] for name in variables))
    figures = zip(_figures(table), strict=True)
    rows = map(add, combinations, figures)
    builder.add_all(3, rows, lambda done: pace.step(0.1 + 0.5 * done / table.size))


def _measure(table: PxTable) -> str:
    """The heading of the figures: as in StatBank's own CSV."""
    return "INDHOLD" if "INDHOLD" not in (*table.stub, *table.heading) else "DATA"


def _fill_wide(table: PxTable, builder: SheetBuilder, pace: Pace) -> None:
    """One heading row for each variable across, as a spreadsheet from StatBank has them."""
    across = list(product(*(table.values[name] for name in table.heading)))
    for place in range(len(table.heading)):
        last = place == len(table.heading) - 1
        before = list(table.stub) if last else [None] * len(table.stub)
        builder.add(2 + place, [*before, *(labels[place] for labels in across)])
    if not table.heading:
        builder.add(2, [*table.stub, _measure(table)])
    figures = _figures(table)
    first = 2 + max(1, len(table.heading))
    stubs = product(*(table.values[name] for name in table.stub))
    rows = ((*labels, *islice(figures, len(across))) for labels in stubs)
    told = len(across) / table.size
    builder.add_all(first, rows, lambda done: pace.step(0.6 + 0.4 * done * told))
