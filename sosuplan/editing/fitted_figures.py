"""Figures that were fitted to results which are known: they are assumptions, and their source says
what they were fitted to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sosuplan.editing.ownership import with_source
from sosuplan.model.plan import Plan, Source
from sosuplan.model.provenance import free_id
from sosuplan.model.schema.column import LONGEST_TEXT
from sosuplan.model.schema.tables import INPUTS
from sosuplan.text.language import N_, Language
from sosuplan.text.terms import cut, first_of

_ID = "fitted"
_MOST_TITLES = 3
_TITLE = N_("Assumption, fitted to: {titles}")
_NOTE = N_(
    "Chosen by least squares, as near to the figures before as the targets allow; {hit} of {all}"
    " targets are met. Other values may do the same"
)


def with_fitted(
    before: Plan, after: Plan, titles: Sequence[str], met: tuple[int, int], language: Language
) -> Plan:
    """``after`` with a source of their own behind the figures that are others than ``before``:
    fitted to what has ``titles``, of which so many targets of so many are ``met``."""
    title = cut(language(_TITLE).format(titles=first_of(titles, _MOST_TITLES)), LONGEST_TEXT)
    note = language(_NOTE).format(hit=met[0], all=met[1])
    known = [one.id for one in after.sources]
    same = (one.id for one in after.sources if one.title == title and one.kind == "assumption")
    source = Source(
        next(same, "") or free_id(_ID, known), title, "SOSUplan", "", "assumption", "", "", note
    )
    tables: dict[str, Any] = {}
    for table in INPUTS:
        rows = getattr(after, table.name)
        if rows is getattr(before, table.name):
            continue
        were = {_key(table.key, row): row for row in getattr(before, table.name)}
        marked = []
        for row in rows:
            was = were.get(_key(table.key, row))
            changed = [
                name
                for name in table.figures
                if was is None or getattr(row, name) != getattr(was, name)
            ]
            text = with_source(table.name, row.source, changed, source.id) if changed else ""
            marked.append(replace(row, source=text) if changed else row)
        if marked != list(getattr(before, table.name)):
            tables[table.name] = tuple(marked)
    if not tables:
        return before
    others = [one for one in after.sources if one.id != source.id]
    return replace(after, sources=(*others, source), **tables)


def _key(names: Sequence[str], row: Any) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in names)
