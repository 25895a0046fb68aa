"""Rows that are added to an edited plan, and what comes and goes with a demand scenario."""

from __future__ import annotations

from collections.abc import Iterable

from sosuplan.editing.edited_plan import EditedPlan, Row, columns
from sosuplan.editing.ownership import add_source, new_id
from sosuplan.model.plan import LAST_AGE, OCCUPATIONS
from sosuplan.model.schema.tables import SCENARIO_TABLES, SETTINGS_TABLE, TABLE
from sosuplan.model.validation import LONGEST_HORIZON
from sosuplan.text.language import LANGUAGES, N_, Language
from sosuplan.text.numbers import parse_plain

SCENARIOS, INDEX = "demand_scenarios", "demand_index"

_AS_IN = N_("Assumption: need as in {scenario}")
_FLAT = N_("Assumption: unchanged need")
_NOTE = N_("Filled in when the demand scenario was made. Replace with own figures")
_NEW_DEMAND = N_("New scenario {n}")


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
    only, *others = TABLE[table].key
    if not others and (items := TABLE[table].by_name[only].choices):
        # Each may be there once.
        known = {one for (one,) in edited.select(table, only)}
        new[only] = next((one for one in items if one not in known), new[only])
    if table == "sources":
        new = {"id": new_id(edited, "source"), "kind": "own"}
    if table == "demand_scenarios":
        new = _blank_demand(edited)
    if "source" in names:
        new["source"] = source
    return tuple(new.get(name, "") for name in names)


def _blank_demand(edited: EditedPlan) -> dict[str, str]:
    """A demand scenario with an id and names of its own, after all others."""
    known = {scenario for (scenario,) in edited.select(SCENARIOS, "scenario")}
    count = len(edited.rows(SCENARIOS))
    number = next(n for n in range(count + 1, 2 * count + 2) if f"demand-{n}" not in known)
    places = [int(text) for (text,) in edited.select(SCENARIOS, "position") if text.isdigit()]
    return {
        "scenario": f"demand-{number}",
        "position": str(max(places, default=0) + 1),
        **{f"label_{code}": Language(code)(_NEW_DEMAND).format(n=number) for code in LANGUAGES},
    }


# --- demand scenarios ---------------------------------------------------------------------------


def followed(before: EditedPlan, after: EditedPlan, language: Language) -> EditedPlan:
    """``after`` with the index of demand scenarios that came, and without that of those that went.

    The index of a new scenario is that of the first one that has any, else 1 in all years; it is an
    assumption with a source of its own. Published results of a scenario go with it too.
    """
    if after.rows(SCENARIOS) is before.rows(SCENARIOS):
        return after
    was, now = _ids(before), _ids(after)
    gone = set(was) - set(now)
    if gone:
        for table in SCENARIO_TABLES:
            ids = enumerate(after.select(table, "scenario"))
            after = after.without_rows(table, {at for at, (one,) in ids if one in gone})
    with_index = {scenario for (scenario,) in after.select(INDEX, "scenario")}
    for scenario in now:
        if scenario not in was and scenario not in with_index:
            after = _with_index(after, scenario, language)
    return after


def _ids(edited: EditedPlan) -> tuple[str, ...]:
    ids = (scenario for (scenario,) in edited.select(SCENARIOS, "scenario"))
    return tuple(dict.fromkeys(one for one in ids if one.strip()))


def _with_index(edited: EditedPlan, scenario: str, language: Language) -> EditedPlan:
    rows = list(edited.select(INDEX, "scenario", "area", "occupation", "year", "index"))
    with_index = {one for one, *_ in rows}
    model = next((one for one in _ids(edited) if one in with_index), "")
    known = {(area, job, year): index for one, area, job, year, index in rows if one == model}
    own = dict.fromkeys((area, job) for area, job, _ in known)
    staffed = dict.fromkeys(edited.select("staff", "area", "occupation"))
    served = dict.fromkeys((area if (area, job) in own else "", job) for area, job in staffed)
    edited, source = _with_source(edited, model, language)
    new: list[Row] = []
    for area, job in sorted(served, key=lambda one: (one[0], OCCUPATIONS.index(one[1]))):
        for year in map(str, _years(edited)):
            cells = {
                "area": area,
                "scenario": scenario,
                "occupation": job,
                "year": year,
                "index": known.get((area, job, year), "1"),
                "source": source,
            }
            new.append(tuple(cells[name] for name in columns(INDEX)))
    return edited.with_rows(INDEX, len(rows), new)


def _years(edited: EditedPlan) -> Iterable[int]:
    """Base year to horizon; none while these cannot be told."""
    values = {key: parse_plain(value) for key, value in edited.rows(SETTINGS_TABLE)}
    base, horizon = values.get("base_year"), values.get("horizon")
    if base is None or horizon is None or not base < horizon <= base + LONGEST_HORIZON:
        return ()
    return range(int(base), int(horizon) + 1)


def _with_source(edited: EditedPlan, model: str, language: Language) -> tuple[EditedPlan, str]:
    """``edited`` with a source that says where the index is from, and that source's id."""
    title = language(_FLAT)
    if model:
        name = edited.references(language).scenarios.get(model, model)
        title = language(_AS_IN).format(scenario=name)
    for source, *words in edited.select("sources", "id", "kind", "title"):
        if words == ["assumption", title]:
            return edited, source
    made = new_id(edited, "demand")
    cells = {"id": made, "title": title, "kind": "assumption", "note": language(_NOTE)}
    return add_source(edited, cells), made
