"""Tables in blocks: a row that names a group, and below it the rows of that group.

Compact pivot tables have them, and sheets in which "Social- og sundhedsassistenter" stands above
its ages. Each kind of label gets a column of its own, filled down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
    groups = [one for one in ("area", "sector", "occupation") if one in kinds]
    if not leaf or not groups:
        return None
    heading = [name.casefold() for name in names]
    found: list[tuple[Cell, ...]] = []
    kept: list[int] = []
    above: dict[str, Cell] = {}
    sizes: list[int] = []
    texts = [cell_text(row[0]) if row else "" for row in rows]
    after = [*(known[text] for text in texts[1:]), ""]
    for line, row, text, below in zip(lines, rows, texts, after, strict=True):
        kind = known[text]
        if not kind and text and not _is_untold(text):
            # What is not known stands above its rows as what is known does: another occupation.
            kind = groups[-1] if below == leaf else groups[0] if below == groups[-1] else ""
            kind = "" if not kind or (below != leaf and len(groups) < 2) else kind
        if kind in groups:
            # What is further in begins anew.
            above = {name: text for name, text in above.items() if _is_outer(name, kind, groups)}
            above[kind] = row[0]
            sizes.append(0)
            continue
        if [cell_text(cell).casefold() for cell in row] == heading:
            continue
        if kind == leaf and sizes:
            sizes[-1] += 1
        labels = (None,) * len(groups) if kind == "total" else map(above.get, groups)
        found.append((*labels, *row))
        kept.append(line)
    if max(sizes, default=0) < _LEAST_ROWS:
        return None
    return Blocks(tuple(groups), found, kept)


def _is_untold(text: str) -> bool:
    """True for a label of those whose age or group is not told."""
    return is_suppressed(text) or "uopl" in text.casefold() or "ukendt" in text.casefold()


def _is_outer(name: str, kind: str, groups: Sequence[str]) -> bool:
    return name != kind and groups.index(name) < groups.index(kind)
