"""Whose figures are: a figure that the user changes is the user's own, unless a source is given.

The ``source`` cell of a row is an id for the whole row, or ``column=id`` pairs with, possibly, an
id for the other columns.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from sosuplan.editing.edited_plan import EditedPlan, columns
from sosuplan.model.provenance import free_id, source_ids, source_of_cell
from sosuplan.model.schema.tables import TABLE
from sosuplan.text.language import N_, Language

OWN_ID = "own"
IMPORTED = "import-"
"""What the ids of sources begin with that an import has made."""
BUILT = "built-index"
"""What the ids of sources begin with that stand behind an index that was built."""
_TITLE = N_("Own figures")
_NOTE = N_("Typed in by the users of the plan")


def covered(table: str) -> tuple[str, ...]:
    """The columns of a table that a source stands behind; none in ``sources``.

    Years, ages and places in an order are no figures but say what a row is about.
    """
    found = TABLE.get(table)
    if found is None or "source" not in found.by_name:
        return ()
    return tuple(one.name for one in found.columns if one.role in ("figure", "text"))


def with_source(table: str, text: str, changed: Collection[str], source: str) -> str:
    """The ``source`` cell ``text`` with ``source`` behind the ``changed`` columns.

    What stands behind the other columns stays.
    """
    if not text.strip():
        return source
    pairs = dict(source_ids(text))
    default = pairs.pop("", "")
    pairs |= dict.fromkeys(changed, source)
    names = covered(table)
    if all(name in pairs for name in names):
        default = ""
    pairs = {name: pairs[name] for name in names if name in pairs and pairs[name] != default}
    if not pairs:
        return default
    if not default and len(set(pairs.values())) == 1 and len(pairs) == len(names):
        return next(iter(pairs.values()))
    listed = [f"{name}={one}" for name, one in pairs.items()]
    return ";".join([default, *listed] if default else listed)


def new_id(edited: EditedPlan, wanted: str) -> str:
    """An id like ``wanted`` that no source has."""
    return free_id(wanted, (row[0] for row in edited.rows("sources")))


def add_source(edited: EditedPlan, cells: Mapping[str, str]) -> EditedPlan:
    """``edited`` with a source more; ``cells`` are its texts by column."""
    row = tuple(cells.get(name, "") for name in columns("sources"))
    return edited.with_rows("sources", len(edited.rows("sources")), [row])


def with_own_source(edited: EditedPlan, language: Language) -> tuple[EditedPlan, str]:
    """``edited`` with a source for the user's own figures, and that source's id."""
    for source, kind in edited.select("sources", "id", "kind"):
        if kind == "own" and (source == OWN_ID or source.startswith(f"{OWN_ID}-")):
            return edited, source
    made = new_id(edited, OWN_ID)
    cells = {"id": made, "title": language(_TITLE), "kind": "own", "note": language(_NOTE)}
    return add_source(edited, cells), made


def figures_behind(edited: EditedPlan, sources: Collection[str]) -> int:
    """How many figures of the plan have one of ``sources`` behind them."""
    return sum(
        bool(figure) and source_of_cell(text, name) in sources
        for table in TABLE
        if covered(table)
        for text, *figures in edited.select(table, "source", *covered(table))
        for name, figure in zip(covered(table), figures, strict=True)
    )


def give_source(
    edited: EditedPlan, table: str, cells: Iterable[tuple[int, str]], source: str
) -> EditedPlan:
    """``edited`` with ``source`` behind figures, given by row and column."""
    by_row: dict[int, set[str]] = defaultdict(set)
    for row, name in cells:
        by_row[row].add(name)
    texts = {
        (row, "source"): with_source(table, edited.cell(table, row, "source"), names, source)
        for row, names in by_row.items()
    }
    return edited.with_cells(table, texts)


def without_sources(edited: EditedPlan, sources: Collection[str], language: Language) -> EditedPlan:
    """``edited`` without ``sources``; the figures that they stood behind are the user's own."""
    rows = edited.rows("sources")
    left = edited.without_rows("sources", {at for at, row in enumerate(rows) if row[0] in sources})
    own = ""
    for table in filter(covered, TABLE):
        cells = {}
        for at, (text,) in enumerate(edited.select(table, "source")):
            pairs = source_ids(text)
            if not any(source in sources for _, source in pairs):
                continue
            if not own:
                left, own = with_own_source(left, language)
            cells[at, "source"] = ";".join(
                f"{column}={one}" if column else one
                for column, source in pairs
                for one in (own if source in sources else source,)
            )
        left = left.with_cells(table, cells)
    return left


def with_figures(
    edited: EditedPlan, table: str, cells: Mapping[tuple[int, str], str], language: Language
) -> EditedPlan:
    """Cells changed by the user, whose own figures they are from then on.

    Rows whose ``source`` cell is among ``cells`` keep what it says. Figures that are the user's own
    already keep the source that they have, unless it is a file, or what they were built from, that
    has another figure.
    """
    changed = {place: text for place, text in cells.items() if edited.cell(table, *place) != text}
    after = edited.with_cells(table, changed)
    if not covered(table):
        return after
    kept = {
        source
        for source, kind in edited.select("sources", "id", "kind")
        if kind == "own" and not source.startswith((IMPORTED, BUILT))
    }
    sourced = {row for row, column in changed if column == "source"}
    claimed = [
        (row, name)
        for row, column in changed
        if row not in sourced
        for name in _touched(table, column)
        if source_of_cell(edited.cell(table, row, "source"), name) not in kept
    ]
    if not claimed:
        return after
    after, source = with_own_source(after, language)
    return give_source(after, table, claimed, source)


def _touched(table: str, column: str) -> Sequence[str]:
    """The columns whose figures are others when a cell of ``column`` is.

    Another age, year or occupation makes every figure of the row another one; another name of an
    area does not.
    """
    if column in covered(table):
        return (column,)
    if column in ("source", "position") or TABLE[table].by_name[column].kind == "name":
        return ()
    return covered(table)
