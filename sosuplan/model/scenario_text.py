"""One scenario as a readable JSON text: what is sent to others, and what a plan file keeps of
versions, bookmarks and deleted scenarios.

The text names the plan, its years and the figures that the scenario was made with, so that whoever
gets it can be told what is different. It may come from anyone: reading finds what is wrong with it
as a text; what another plan cannot compute is found by ``editing.scenario_adaptation.adapted``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NoReturn

from sosuplan.model.levers import is_lever
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import AttachedMeasure, Scenario
from sosuplan.model.schema.column import Column, Table
from sosuplan.model.schema.saved_rows import SavedLever, SavedMeasure, SavedScenario
from sosuplan.model.schema.tables import SETTINGS
from sosuplan.text.errors import Fault, ScenarioError
from sosuplan.text.json_text import parse_json

FORMAT = "sosuplan-scenario"
VERSION = 1
LARGEST = 900_000
"""Bytes: more than all levers with the longest reasons that anyone writes."""

_SCENARIO = Table("scenarios", SavedScenario).by_name
_LEVER = Table("scenario_levers", SavedLever).by_name
_MEASURE = Table("scenario_measures", SavedMeasure).by_name
_MOST_LEVERS = 1_000


@dataclass(frozen=True, slots=True)
class ScenarioText:
    """A scenario, and what is said beside it of the plan that it was made in; that is for people
    and empty where it is kept in that plan's own file."""

    scenario: Scenario
    plan_name: str = ""
    base_year: int | None = None
    horizon: int | None = None
    demand_labels: Mapping[str, str] = field(default_factory=dict)
    """What the demand scenario is called, by language."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """Titles of the sources that reasons name, by id."""


def write_scenario(scenario: Scenario, plan: Plan | None = None) -> str:
    """The text of ``scenario``, which belongs to ``plan``; without a plan nothing is said of it."""
    demand = {"scenario": scenario.demand}
    said: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "name": scenario.name,
        "note": scenario.note,
        "demand": demand,
        "levers": [_lever(scenario, lever, value) for lever, value in scenario.levers.items()],
        "data_edition": scenario.data_edition,
        "model_version": scenario.model_version,
    }
    if scenario.measures:
        said["measures"] = [_measure(one) for one in scenario.measures]
    if scenario.locked:
        said["locked"] = True
    if plan is not None:
        for row in plan.demands:
            if row.scenario == scenario.demand:
                demand |= {f"label_{code}": row.label(code) for code in ("da", "en")}
        said["plan"] = {
            "name": plan.name,
            "base_year": plan.base_year,
            "horizon": plan.horizon,
        }
        named = {source for _, source in scenario.reasons.values() if source}
        titles = {row.id: row.title for row in plan.sources if row.id in named}
        if titles:
            said["sources"] = titles
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _measure(one: AttachedMeasure) -> dict[str, Any]:
    """What is said of one measure; what is not said of it is left out."""
    said = {
        "measure": one.measure,
        "lever": one.lever or None,
        "value": one.value,
        "note": one.note or None,
    }
    return {name: value for name, value in said.items() if value is not None}


def _lever(scenario: Scenario, lever: str, value: float) -> dict[str, Any]:
    """What is said of one lever; what is not said of it is left out."""
    start, full = scenario.timing.get(lever, (None, None))
    reason, source = scenario.reasons.get(lever, ("", ""))
    said = {
        "lever": lever,
        "value": value,
        "start_year": start,
        "full_effect_year": full,
        "reason": reason or None,
        "source": source or None,
    }
    return {name: one for name, one in said.items() if one is not None}


def read_scenario(text: str | bytes) -> ScenarioText:
    """What the text says. Levers may be unknown to a plan, and their values out of range.

    Raises ``ScenarioError`` if it is no text of a scenario, or holds what may be a CPR number; a
    fault's ``column`` is the place in it.
    """
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if len(raw) > LARGEST:
        raise ScenarioError(Fault("scenario_text_too_large", values={"high": LARGEST}))
    try:
        said = parse_json(raw.decode("utf-8-sig"))
    except ValueError:
        raise ScenarioError(Fault("not_a_scenario")) from None
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise ScenarioError(Fault("not_a_scenario"))
    version = said.get("version")
    if type(version) is int and version > VERSION:
        raise ScenarioError(Fault("newer_scenario", values={"version": version, "ours": VERSION}))
    if type(version) is not int or version < 1:
        raise ScenarioError(Fault("not_a_scenario"))
    return _Reading(said).whole()


class _Reading:
    """One text being read; ``fault`` ends it at the first thing that no program of ours writes."""

    def __init__(self, said: Mapping[str, Any]) -> None:
        self._said = said

    def whole(self) -> ScenarioText:
        said = self._said
        known = (
            *("format", "version", "name", "note", "demand", "levers", "data_edition"),
            *("model_version", "measures", "locked", "plan", "sources"),
        )
        self._known(said, known, "")
        demand = self._object(said.get("demand"), "demand")
        self._known(demand, ("scenario", "label_da", "label_en"), "demand")
        plan = self._object(said.get("plan", {}), "plan")
        self._known(plan, ("name", "base_year", "horizon"), "plan")
        sources = self._object(said.get("sources", {}), "sources")
        if len(sources) > _MOST_LEVERS:
            self._refuse("sources")
        levers, timing, reasons = self._levers(said.get("levers"))
        scenario = Scenario(
            self._text(demand.get("scenario"), _SCENARIO["demand"], "demand"),
            levers,
            self._text(said.get("name"), Column("name", optional=True), "name"),
            self._text(said.get("note", ""), _SCENARIO["note"], "note"),
            self._text(said.get("data_edition", ""), _SCENARIO["data_edition"], "data_edition"),
            timing,
            reasons,
            self._whole(said.get("model_version", 0), _SCENARIO["model_version"], "model_version"),
            self._yes(said.get("locked", False), "locked"),
            self._measures(said.get("measures", [])),
        )
        text, year = Column("text", optional=True), SETTINGS["base_year"]
        return ScenarioText(
            scenario,
            self._text(plan.get("name", ""), text, "plan"),
            self._whole(plan["base_year"], year, "plan") if "base_year" in plan else None,
            self._whole(plan["horizon"], year, "plan") if "horizon" in plan else None,
            {
                name.removeprefix("label_"): self._text(label, text, "demand")
                for name, label in demand.items()
                if name != "scenario"
            },
            {
                self._text(one, text, "sources"): self._text(title, text, "sources")
                for one, title in sources.items()
            },
        )

    def _levers(
        self, rows: Any
    ) -> tuple[
        dict[str, float], dict[str, tuple[int | None, int | None]], dict[str, tuple[str, str]]
    ]:
        if not isinstance(rows, list) or len(rows) > _MOST_LEVERS:
            self._refuse("levers")
        levers: dict[str, float] = {}
        timing: dict[str, tuple[int | None, int | None]] = {}
        reasons: dict[str, tuple[str, str]] = {}
        for row in rows:
            said = self._object(row, "levers")
            names = ("lever", "value", "start_year", "full_effect_year", "reason", "source")
            self._known(said, names, "levers")
            lever = self._text(said.get("lever"), _LEVER["lever"], "levers")
            if lever in levers:
                self._refuse("levers", lever)
            levers[lever] = self._number(said.get("value"), lever)
            start, full = (
                self._whole(said[name], _LEVER[name], lever) if name in said else None
                for name in ("start_year", "full_effect_year")
            )
            timing[lever] = start, full
            reasons[lever] = (
                self._text(said.get("reason", ""), _LEVER["note"], lever),
                self._text(said.get("source", ""), _LEVER["source"], lever),
            )
        return levers, timing, reasons

    def _measures(self, rows: Any) -> tuple[AttachedMeasure, ...]:
        if not isinstance(rows, list) or len(rows) > _MOST_LEVERS:
            self._refuse("measures")
        found: dict[tuple[str, str], AttachedMeasure] = {}
        for row in rows:
            said = self._object(row, "measures")
            self._known(said, ("measure", "lever", "value", "note"), "measures")
            measure = self._text(said.get("measure"), _MEASURE["measure"], "measures")
            lever = self._text(said.get("lever", ""), _MEASURE["lever"], "measures")
            if (measure, lever) in found or (lever and not is_lever(lever)):
                self._refuse("measures", measure)
            value = self._number(said["value"], measure) if "value" in said else None
            if value is not None and not lever:
                self._refuse("measures", measure)
            note = self._text(said.get("note", ""), _MEASURE["note"], measure)
            found[measure, lever] = AttachedMeasure(measure, lever, value, note)
        return tuple(found.values())

    # --- single values --------------------------------------------------------------------------

    def _object(self, value: Any, place: str) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            self._refuse(place)
        return value

    def _known(self, said: Mapping[str, Any], names: Sequence[str], place: str) -> None:
        for name in said:
            if name not in names:
                self._refuse(place or name, name)

    def _text(self, value: Any, column: Column, place: str) -> str:
        if not isinstance(value, str):
            self._refuse(place)
        return str(self._read(column, value, place))

    def _whole(self, value: Any, column: Column, place: str) -> int:
        if type(value) is not int:
            self._refuse(place)
        return int(self._read(column, str(value), place))

    def _number(self, value: Any, place: str) -> float:
        if type(value) not in (int, float) or abs(value) > 1e12:
            self._refuse(place)
        return float(value)

    def _yes(self, value: Any, place: str) -> bool:
        if type(value) is not bool:
            self._refuse(place)
        return value

    def _read(self, column: Column, text: str, place: str) -> Any:
        value, fault = column.read(text)
        if fault is not None:
            raise ScenarioError(replace(fault, column=place))
        return value

    def _refuse(self, place: str, found: str | None = None) -> NoReturn:
        raise ScenarioError(
            Fault("wrong_in_scenario", column=place, found=found, values={"place": place})
        )
