"""Tables in blocks: a row that names a group, and below it the rows of that group.

Compact pivot tables have them, and sheets in which "Social- og sundhedsassistenter" stands above
its ages. Each kind of label gets a column of its own, filled down. So does what tells several
tables below each other apart, each with the same heading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from sosuplan.importing.readers.cells import Cell, cell_text
from sosuplan.importing.vocabulary import is_suppressed, is_total, says_ages, year_of
from sosuplan.model.group_words import is_unclear, occupation_of, sector_of
from sosuplan.model.places import find_place

_LEAVES = ("age", "year")
"""Kinds of labels that stand below a group, never above one."""
_LEAST_ROWS = 2
_MOST_LABELS = 2_000


@dataclass(frozen=True, slots=True)
class Blocks:
    """A table with a column for each kind of label that one column had.

    ``kinds`` are the kinds in the order of the new columns.
    """

    kinds: tuple[str, ...]
    rows: list[tuple[Cell, ...]]
    lines: list[int]


def kind_of(text: str) -> str:
    """The kind of a label: ``age``, ``year``, ``occupation``, ``area``, ``sector``, ``total``, or
    "" for any other."""
    if is_total(text):
        return "total"
    if says_ages(text):
        return "age"
    if year_of(text) is not None:
        return "year"
    if occupation_of(text, trainees=True) or is_unclear(text):
        return "occupation"
    if find_place(text):
        return "area"
    return "sector" if sector_of(text) else ""


def is_alone(row: Sequence[Cell]) -> bool:
    """True for a row with nothing but what stands in its first column."""
    return row[0] is not None and all(cell is None for cell in row[1:])


def names_group(row: Sequence[Cell]) -> bool:
    """True for a row that holds nothing but the name of a group."""
    texts = [cell for cell in row if cell is not None]
    if len(texts) != 1 or not isinstance(texts[0], str):
        return False
    return kind_of(texts[0]) in ("occupation", "area", "sector")


def blocks_of(
    rows: Sequence[tuple[Cell, ...]], lines: Sequence[int], names: Sequence[str]
) -> Blocks | None:
    """The table of ``rows`` if its first column holds groups and what is in them, else None.

    A row of a group that has figures is the sum of the rows below it, and left out with headings
    that come again.
    """
    known: dict[str, str] = {}
    for row in rows:
        text = cell_text(row[0]) if row else ""
        if text not in known:
            if len(known) > _MOST_LABELS:
                return None
            known[text] = kind_of(text)
    kinds = set(known.values())
    leaf = next((one for one in _LEAVES if one in kinds), "")
    kinds_alone = {known[cell_text(row[0])] for row in rows if is_alone(row)}
    years = leaf == "age" and "year" in kinds_alone
    groups: list[str] = [one for one in ("area", "sector", "occupation") if one in kinds]
    groups = ["year", *groups] if years else groups
    inner = _inner_names(rows, known, groups, leaf)
    kinds_above = [*groups, "part"] if inner else groups
    if not leaf or not kinds_above:
        return None
    heading = [name.casefold() for name in names]
    summed = any(known[cell_text(row[0])] in groups and not is_alone(row) for row in rows)
    found: list[tuple[Cell, ...]] = []
    kept: list[int] = []
    above: dict[str, Cell] = {}
    sizes: list[int] = []
    for place, (line, row) in enumerate(zip(lines, rows, strict=True)):
        text = cell_text(row[0])
        below = cell_text(rows[place + 1][0]) if place + 1 < len(rows) else None
        kind, after = known[text], "" if below is None else known[below]
        named = is_alone(row) or (summed and not kind and bool(text) and not _is_untold(text))
        if kind in ("", "total") and named and after == leaf:
            # The heading of others, such as nurses, or of all of them, or of a part of each.
            kind = "part" if text in inner else kinds_above[-1]
        elif not kind and named and groups and below in inner and text not in inner:
            kind = groups[-1]
        elif not kind and named and len(groups) > 1 and after == groups[-1]:
            kind = groups[0]
        if kind in kinds_above:
            # What is further in begins anew.
            above = {
                name: text for name, text in above.items() if _is_outer(name, kind, kinds_above)
            }
            above[kind] = row[0]
            sizes.append(0)
            continue
        if [cell_text(cell).casefold() for cell in row] == heading:
            continue
        if kind == leaf and sizes:
            sizes[-1] += 1
        labels = (None,) * len(kinds_above) if kind == "total" else map(above.get, kinds_above)
        found.append((*labels, *row))
        kept.append(line)
    if max(sizes, default=0) < _LEAST_ROWS:
        return None
    return Blocks(tuple(kinds_above), found, kept)


def _inner_names(
    rows: Sequence[tuple[Cell, ...]], known: dict[str, str], groups: Sequence[str], leaf: str
) -> set[str]:
    """What stands alone below the names of groups, and divides each of them ("Mænd", "Kvinder"), or
    where there are none above what is no group of its own ("Plejehjem")."""
    texts = Counter(cell_text(row[0]) for row in rows if is_alone(row))
    texts = Counter({text: n for text, n in texts.items() if known[text] in ("", "total")})
    above = groups or [leaf]
    beside = pairwise(rows) if groups else ((after, row) for row, after in pairwise(rows))
    found = {
        cell_text(row[0])
        for other, row in beside
        if cell_text(row[0]) in texts and known[cell_text(other[0])] in above
    }
    return found | {text for text in texts if texts[text] > 1} if found else found


def _is_untold(text: str) -> bool:
    """True for a label of those whose age or group is not told."""
    return is_suppressed(text) or "uopl" in text.casefold() or "ukendt" in text.casefold()


def _is_outer(name: str, kind: str, groups: Sequence[str]) -> bool:
    return name != kind and groups.index(name) < groups.index(kind)


def _is_same_text(cell: Cell, text: str) -> bool:
    """True for a cell with ``text`` but for capitals; quick, as a million cells are asked."""
    if isinstance(cell, str):
        return len(cell) == len(text) and cell.casefold() == text
    return text[:1].isdecimal() and cell_text(cell) == text


def tables_of(
    rows: Sequence[tuple[Cell, ...]], lines: Sequence[int], names: Sequence[str], above: str
) -> Blocks | None:
    """The table of ``rows`` if its heading comes again below, with what stands above each heading
    in a last column; None if there is one table, or they are blocks of groups.

    ``above`` stands above the first heading.
    """
    first = names[0].casefold()
    firsts = list(map(itemgetter(0), rows))
    again = {cell for cell in set(firsts) if _is_same_text(cell, first)}
    if not again:
        return None
    begins = [place for place, cell in enumerate(firsts) if cell in again]
    begins = [place for place in begins if not is_alone(rows[place])]
    if not begins:
        return None
    heading = [name.casefold() for name in names]
    found: list[tuple[Cell, ...]] = []
    kept: list[int] = []
    told: list[str] = [above]
    for number, end in enumerate([*begins, len(rows)]):
        begin = begins[number - 1] + 1 if number else 0
        body = end
        if end < len(rows):
            while body > begin and is_alone(rows[body - 1]):
                body -= 1
            texts = [cell_text(row[0]) for row in rows[body:end]]
            texts += [
                text
                for text, usual in zip(map(cell_text, rows[end]), heading, strict=True)
                if text and text.casefold() != usual
            ]
            told.append(" ".join(texts))
        label = told[number] or str(number + 1)
        found += [(*row, label) for row in rows[begin:body]]
        kept += lines[begin:body]
    if all(kind_of(text) in ("occupation", "area", "sector") for text in told):
        return None
    return Blocks(("table",), found, kept)
