"""A scenario: a demand scenario plus lever values, and the edition of figures it was made with."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from weakref import WeakValueDictionary

from sosuplan import MODEL_VERSION
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import Plan
from sosuplan.model.schema.column import write_value
from sosuplan.model.schema.tables import INPUTS, SETTINGS
from sosuplan.text.errors import Fault, ScenarioError

THIS_MODEL = int(MODEL_VERSION)
"""The model that this program computes with."""
LONGEST_NAME = 120
"""Characters of a scenario's name."""

_LENGTH = 12
_HASH = 8

_KNOWN: WeakValueDictionary[str, Plan] = WeakValueDictionary()
"""Plans by the edition that was found for them: a plan never changes, and is asked for often."""


Years = tuple[int | None, int | None]
"""A first year and a year of full effect; None: those of the scenario."""
_YEARS = ("start_year", "full_effect_year")

LONGEST_REASON = 300
"""Letters of a lever's reason: a few lines of a printed table."""


@dataclass(frozen=True, slots=True)
class AttachedMeasure:
    """A measure that belongs to a scenario (see ``plan.Measure``), and by how much its planner
    takes it to move one of the levers it acts on, from where the lever would be without it, in the
    lever's unit. That is an assumption, whoever the measure is from; "" and None: it moves none, or
    nobody has said how far."""

    measure: str
    lever: str = ""
    value: float | None = None
    note: str = ""


@dataclass(frozen=True)
class Scenario:
    """Lever values by lever id in the model's units; a lever that is not named is neutral.

    ``timing`` holds the own first year and year of full effect of levers that are named; None: that
    of the scenario.
    ``data_edition`` says which edition of the plan's figures it was last saved against, and
    ``model_version`` which model; "" and 0: that is not known. One that is ``locked`` can only be
    looked at, compared and copied until it is unlocked.
    """

    demand: str
    levers: Mapping[str, float] = field(default_factory=dict)
    name: str = ""
    note: str = ""
    data_edition: str = ""
    timing: Mapping[str, Years] = field(default_factory=dict)
    reasons: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Why a lever has its value, in words, and the id of the plan's source of that; either may be
    ""."""
    model_version: int = 0
    locked: bool = False
    measures: tuple[AttachedMeasure, ...] = ()
    """What is to be done, in the order in which it was attached; of a measure and lever once."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "levers", MappingProxyType(dict(self.levers)))
        # What is said of a lever goes with it.
        for name, nothing in (("timing", (None, None)), ("reasons", ("", ""))):
            own = {
                lever: said
                for lever, said in getattr(self, name).items()
                if lever in self.levers and said != nothing
            }
            object.__setattr__(self, name, MappingProxyType(own))

    def __hash__(self) -> int:
        return hash((self.demand, self.name, frozenset(self.levers.items())))

    def with_lever(self, lever_id: str, value: float | None) -> Scenario:
        """This scenario with one lever changed; None takes the lever out (neutral)."""
        levers = {key: kept for key, kept in self.levers.items() if key != lever_id}
        if value is not None:
            levers[lever_id] = value
        return replace(self, levers=levers)

    def with_timing(self, lever_id: str, start: int | None, full: int | None) -> Scenario:
        """This scenario with a lever that it names going by its own years; None: the scenario's."""
        return replace(self, timing={**self.timing, lever_id: (start, full)})

    def years_of(self, lever_id: str, catalogue: LeverCatalogue) -> tuple[int, int]:
        """The first year and the year of full effect that a lever goes by: its own, or those of
        the scenario."""
        own = self.timing.get(lever_id, (None, None))
        usual = catalogue.timing(self.levers)
        start, full = (
            ours if year is None else year for year, ours in zip(own, usual, strict=True)
        )
        return int(start), int(full)

    def with_reason(self, lever_id: str, note: str, source: str) -> Scenario:
        """This scenario with why a lever that it names has its value, and the id of the source of
        that; both "": nothing is said."""
        return replace(self, reasons={**self.reasons, lever_id: (note, source)})

    def with_years(
        self, lever_id: str, start: int, full: int, catalogue: LeverCatalogue
    ) -> Scenario:
        """This scenario with a lever that goes by these years. What is the scenario's own year is
        not kept for the lever, and follows it."""
        usual_start, usual_full = catalogue.timing(self.levers)
        own_start = None if start == usual_start else start
        own_full = None if full == usual_full else full
        return self.with_timing(lever_id, own_start, own_full).in_order(catalogue)

    def in_order(self, catalogue: LeverCatalogue) -> Scenario:
        """This scenario with every lever in full effect no earlier than it begins, which it may not
        be when one of the scenario's years has moved past one of its own."""
        late = {}
        for lever_id, own in self.timing.items():
            start, full = self.years_of(lever_id, catalogue)
            if full < start:
                late[lever_id] = (own[0], start)
        return replace(self, timing={**self.timing, **late}) if late else self

    def with_measures_let_go(self, before: Scenario) -> Scenario:
        """This scenario with its measures no longer moving the levers that were moved in ``before``
        and have been put back by hand. They still belong to it."""
        back = before.levers.keys() - self.levers.keys()
        rows = (replace(row, value=None) if row.lever in back else row for row in self.measures)
        return replace(self, measures=tuple(rows))

    def with_demand(self, demand: str) -> Scenario:
        """This scenario under another demand scenario."""
        return replace(self, demand=demand)

    def computes_as(self, other: Scenario) -> bool:
        """True if both give the same figures, whatever they are called."""
        return (self.demand, dict(self.levers), dict(self.timing)) == (
            other.demand,
            dict(other.levers),
            dict(other.timing),
        )

    def holds_as(self, other: Scenario) -> bool:
        """True if both give the same figures, reasons and measures, whatever they are called."""
        same = self.reasons == other.reasons and self.measures == other.measures
        return same and self.computes_as(other)

    def neutral(self) -> Scenario:
        """The same demand scenario with no lever moved: the baseline."""
        return Scenario(self.demand)


def check(scenario: Scenario, plan: Plan, catalogue: LeverCatalogue) -> None:
    """Raise ``ScenarioError`` with everything in ``scenario`` that ``plan`` cannot compute."""
    faults = []
    demands = [row.scenario for row in plan.demands]
    if scenario.demand not in demands:
        faults.append(
            Fault(
                "unknown_demand",
                column="demand",
                found=scenario.demand,
                values={"choices": ", ".join(demands)},
            )
        )
    for lever_id, value in scenario.levers.items():
        try:
            fault = catalogue[lever_id].check(value)
        except ScenarioError as unknown:
            faults.extend(unknown.faults)
            continue
        if fault:
            faults.append(fault)
    start, full = catalogue.timing(scenario.levers)
    known = not set(_YEARS) & {fault.column for fault in faults}
    if known and full < start:
        faults.append(
            Fault(
                "full_effect_before_start",
                column="full_effect_year",
                found=f"{full:.0f}",
                values={"start": f"{start:.0f}"},
            )
        )
    for lever_id, years in scenario.timing.items():
        faults += _own_years(lever_id, years, catalogue, (start, full) if known else None)
    if faults:
        raise ScenarioError(faults)


def _own_years(
    lever_id: str,
    years: Years,
    catalogue: LeverCatalogue,
    usual: tuple[float, float] | None,
) -> Iterator[Fault]:
    """What is wrong with a lever's own years, if those of the scenario are ``usual``; None: they
    are wrong themselves. Which of the two it is stands with the values, as ``year``."""
    lever = catalogue[lever_id] if lever_id in catalogue.index else None
    own = {name: year for name, year in zip(_YEARS, years, strict=True) if year is not None}
    if lever is not None and not lever.has_years:
        values = {"lever": lever_id, "year": next(iter(own))}
        yield Fault("lever_without_years", column=lever_id, values=values)
        return
    found = [
        replace(
            fault,
            column=lever_id,
            values={**fault.values, "lever": f"{lever_id} ({name})", "year": name},
        )
        for name, year in own.items()
        if (fault := catalogue[name].check(year))
    ]
    yield from found
    if found or not own or usual is None:
        return
    start, full = (own.get(name, ours) for name, ours in zip(_YEARS, usual, strict=True))
    if full < start:
        values = {"lever": lever_id, "start": f"{start:.0f}", "year": list(own)[-1]}
        yield Fault("lever_full_before_start", column=lever_id, found=f"{full:.0f}", values=values)


def edition(plan: Plan) -> str:
    """A short text that changes exactly when a figure does that a projection reads.

    Names, labels, sources, published results and the order of rows make no difference.
    """
    for known, other in _KNOWN.items():
        if other is plan:
            return known
    found = _edition(plan)
    _KNOWN[found] = plan
    return found


def saved_with(scenario: Scenario, plan: Plan) -> bool:
    """True if ``scenario`` was saved with the figures of ``plan``, as far as is known."""
    return scenario.data_edition in ("", edition(plan))


def _edition(plan: Plan) -> str:
    figures = [[key, write_value(getattr(plan, key))] for key in SETTINGS if key != "name"]
    for table in INPUTS:
        columns = [one.name for one in table.columns if one.role not in ("text", "source")]
        figures += sorted(
            [table.name, *(write_value(getattr(row, name)) for name in columns)]
            for row in getattr(plan, table.name)
        )
    text = json.dumps(figures, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]


def inputs_hash(plan: Plan, scenario: Scenario) -> str:
    """A short text that changes exactly when an input of a result does: a figure of the plan, the
    demand scenario, a lever or the model.

    It is the beginning of the SHA-256, in hexadecimal digits, of these four as compact JSON:
    ``[edition, demand, [[lever, value], ...] in order of lever, model version]``; a lever with its
    own years has them after its value. What is looked at (occupation, unit, sections) and names
    make no difference.
    """
    levers = sorted(
        [lever, float(value), *scenario.timing.get(lever, ())]
        for lever, value in scenario.levers.items()
    )
    inputs = [edition(plan), scenario.demand, levers, MODEL_VERSION]
    text = json.dumps(inputs, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:_HASH]
