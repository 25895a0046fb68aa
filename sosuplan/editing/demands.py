"""Demand scenarios of an edited plan: their index comes and goes with them."""

from __future__ import annotations

from collections.abc import Iterable

from sosuplan.editing.edited_plan import EditedPlan, Row, columns
from sosuplan.editing.ownership import new_id
from sosuplan.model.plan import OCCUPATIONS
from sosuplan.model.validation import LONGEST_HORIZON
from sosuplan.text.language import N_, Language
from sosuplan.text.numbers import parse_plain

SCENARIOS, INDEX = "demand_scenarios", "demand_index"
OF_SCENARIOS = (INDEX, "published")
"""The tables whose rows are about a demand scenario."""

_AS_IN = N_("Assumption: need as in {scenario}")
_FLAT = N_("Assumption: unchanged need")
_NOTE = N_("Filled in when the demand scenario was made. Replace with own figures")


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
        for table in OF_SCENARIOS:
            place = columns(table).index("scenario")
            rows = after.rows(table)
            after = after.without_rows(
                table, {at for at, row in enumerate(rows) if row[place] in gone}
            )
    with_index = {row[columns(INDEX).index("scenario")] for row in after.rows(INDEX)}
    for scenario in now:
        if scenario not in was and scenario not in with_index:
            after = _with_index(after, scenario, language)
    return after


def _ids(edited: EditedPlan) -> tuple[str, ...]:
    place = columns(SCENARIOS).index("scenario")
    return tuple(dict.fromkeys(row[place] for row in edited.rows(SCENARIOS) if row[place].strip()))


def _with_index(edited: EditedPlan, scenario: str, language: Language) -> EditedPlan:
    scenario_at, job_at, year_at, index_at = (
        columns(INDEX).index(name) for name in ("scenario", "occupation", "year", "index")
    )
    rows = edited.rows(INDEX)
    model = next((one for one in _ids(edited) if any(row[scenario_at] == one for row in rows)), "")
    known = {
        (row[job_at], row[year_at]): row[index_at] for row in rows if row[scenario_at] == model
    }
    edited, source = _with_source(edited, model, language)
    new: list[Row] = []
    for job in _occupations(edited):
        for year in _years(edited):
            cells = {
                "scenario": scenario,
                "occupation": job,
                "year": str(year),
                "index": known.get((job, str(year)), "1"),
                "source": source,
            }
            new.append(tuple(cells[name] for name in columns(INDEX)))
    return edited.with_rows(INDEX, len(rows), new)


def _occupations(edited: EditedPlan) -> Iterable[str]:
    place = columns("staff").index("occupation")
    present = {row[place] for row in edited.rows("staff")}
    return [job for job in OCCUPATIONS if job in present]


def _years(edited: EditedPlan) -> Iterable[int]:
    """Base year to horizon; none while these cannot be told."""
    values = {key: parse_plain(value) for key, value in edited.rows("settings")}
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
    kind_at, title_at = (columns("sources").index(name) for name in ("kind", "title"))
    for row in edited.rows("sources"):
        if (row[kind_at], row[title_at]) == ("assumption", title):
            return edited, row[0]
    cells = {
        "id": new_id(edited, "demand"),
        "title": title,
        "kind": "assumption",
        "note": language(_NOTE),
    }
    row = tuple(cells.get(name, "") for name in columns("sources"))
    return edited.with_rows("sources", len(edited.rows("sources")), [row]), cells["id"]
