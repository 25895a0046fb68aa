"""Whose figures are: a figure that the user changes is the user's own, unless a source is given.

The ``source`` cell of a row is an id for the whole row, or ``column=id`` pairs with, possibly, an
id for the other columns.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sosuplan.editing.edited_plan import EditedPlan, Row, columns
from sosuplan.model.plan import LAST_AGE
from sosuplan.model.provenance import source_ids
from sosuplan.model.schema.tables import TABLE
from sosuplan.text.language import LANGUAGES, N_, Language

OWN_ID = "own"
IMPORTED = "import-"
"""What the ids of sources begin with that an import has made."""
_TITLE = N_("Own figures")
_NOTE = N_("Typed in by the users of the plan")
_NEW_DEMAND = N_("New scenario {n}")


def covered(table: str) -> tuple[str, ...]:
    """The columns of a table that a source stands behind; none in ``sources``.

    Years, ages and places in an order are no figures but say what a row is about.
    """
    found = TABLE.get(table)
    if found is None or "source" not in found.by_name:
        return ()
    return tuple(one.name for one in found.columns if one.role in ("figure", "text"))


def source_of_cell(text: str, column: str) -> str:
    """The id behind one column in a ``source`` cell; "" if the cell does not say."""
    pairs = dict(source_ids(text))
    return pairs.get(column, pairs.get("", ""))


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
    known = {row[0] for row in edited.rows("sources")}
    if wanted not in known:
        return wanted
    return next(f"{wanted}-{n}" for n in range(2, len(known) + 3) if f"{wanted}-{n}" not in known)


def with_own_source(edited: EditedPlan, language: Language) -> tuple[EditedPlan, str]:
    """``edited`` with a source for the user's own figures, and that source's id."""
    for row in edited.rows("sources"):
        if is_own_source(edited, row[0]):
            return edited, row[0]
    made = new_id(edited, OWN_ID)
    cells = {
        "id": made,
        "title": language(_TITLE),
        "kind": "own",
        "note": language(_NOTE),
    }
    row = tuple(cells.get(name, "") for name in columns("sources"))
    rows = edited.rows("sources")
    return edited.with_rows("sources", len(rows), [row]), made


def is_own_source(edited: EditedPlan, source: str) -> bool:
    """True for the id of a source that ``with_own_source`` has made."""
    kind = columns("sources").index("kind")
    named = source == OWN_ID or source.startswith(f"{OWN_ID}-")
    return named and any(row[0] == source and row[kind] == "own" for row in edited.rows("sources"))


def figures_behind(edited: EditedPlan, sources: Collection[str]) -> int:
    """How many figures of the plan have one of ``sources`` behind them."""
    return sum(
        source_of_cell(row[columns(table).index("source")], name) in sources
        for table in TABLE
        if "source" in TABLE[table].by_name
        for row in edited.rows(table)
        for name in covered(table)
        if row[columns(table).index(name)]
    )


def without_sources(edited: EditedPlan, sources: Collection[str], language: Language) -> EditedPlan:
    """``edited`` without ``sources``; the figures that they stood behind are the user's own."""
    rows = edited.rows("sources")
    left = edited.without_rows("sources", {at for at, row in enumerate(rows) if row[0] in sources})
    own = ""
    for table in TABLE:
        if "source" not in TABLE[table].by_name:
            continue
        cells = {}
        for at, row in enumerate(edited.rows(table)):
            text = row[columns(table).index("source")]
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
    edited: EditedPlan,
    table: str,
    cells: Mapping[tuple[int, str], str],
    language: Language,
    source: str = "",
) -> EditedPlan:
    """Cells changed by the user: with ``source`` behind them, or else as the user's own.

    Rows whose ``source`` cell is among ``cells`` keep what it says. Figures that are the user's own
    already keep the source that they have, unless it is a file that has another figure.
    """
    changed = {place: text for place, text in cells.items() if edited.cell(table, *place) != text}
    after = edited.with_cells(table, changed)
    names = covered(table)
    if not names:
        return after
    by_row: dict[int, set[str]] = {}
    for row, column in changed:
        by_row.setdefault(row, set()).update(_touched(table, column))
    for row, column in changed:
        if column == "source":
            by_row.pop(row, None)
    claims = {row: _to_claim(edited, table, row, touched) for row, touched in by_row.items()}
    claims = {row: touched for row, touched in claims.items() if touched}
    if not claims:
        return after
    if not source:
        after, source = with_own_source(after, language)
    place = columns(table).index("source")
    return after.with_cells(
        table,
        {
            (row, "source"): with_source(table, after.rows(table)[row][place], touched, source)
            for row, touched in claims.items()
        },
    )


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


def _to_claim(edited: EditedPlan, table: str, row: int, touched: set[str]) -> set[str]:
    kind = columns("sources").index("kind")
    kept = {
        cells[0]
        for cells in edited.rows("sources")
        if cells[kind] == "own" and not cells[0].startswith(IMPORTED)
    }
    text = edited.cell(table, row, "source")
    return {name for name in touched if source_of_cell(text, name) not in kept}


def _blank_demand(edited: EditedPlan) -> dict[str, str]:
    """A demand scenario with an id and names of its own, after all others."""
    names = columns("demand_scenarios")
    rows = edited.rows("demand_scenarios")
    known = {row[names.index("scenario")] for row in rows}
    number = next(n for n in range(len(rows) + 1, 2 * len(rows) + 2) if f"demand-{n}" not in known)
    places = [int(text) for row in rows if (text := row[names.index("position")]).isdigit()]
    return {
        "scenario": f"demand-{number}",
        "position": str(max(places, default=0) + 1),
        **{f"label_{code}": Language(code)(_NEW_DEMAND).format(n=number) for code in LANGUAGES},
    }


def blank_row(edited: EditedPlan, table: str, after: int, source: str) -> Row:
    """A new row to come after the row ``after``: its key goes on from there, its figures are empty.

    Age bands begin where the last one ended; after the last age of a plan they are left empty. The
    next year, age or place follows. A demand scenario has an id of its own, which nobody sees, and
    names to be replaced.
    """
    names = columns(table)
    rows = edited.rows(table)
    old = dict(zip(names, rows[after], strict=True)) if 0 <= after < len(rows) else {}
    new = {name: old.get(name, "") for name in TABLE[table].key}
    if "age_to" in names and old.get("age_to", "").isdigit():
        first = int(old["age_to"]) + 1
        last = min(first + 4, LAST_AGE)
        found = (str(first), str(last)) if first <= last else ("", "")
        new |= dict(zip(("age_from", "age_to"), found, strict=True))
    for name in ("year", "age", "position"):
        if old.get(name, "").isdigit():
            new[name] = str(int(old[name]) + 1)
    for name in TABLE[table].by_name:
        if TABLE[table].by_name[name].kind == "choice" and name not in new and old.get(name):
            new[name] = old[name]
    if table == "sources":
        new = {"id": new_id(edited, "source"), "kind": "own"}
    if table == "demand_scenarios":
        new = _blank_demand(edited)
    if "source" in names:
        new["source"] = source
    return tuple(new.get(name, "") for name in names)
