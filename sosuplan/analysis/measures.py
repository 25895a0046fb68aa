"""Measures (tiltag): what others have done and what one has done oneself, what is known of the
effect, on which levers each acts, and what those of a scenario do to the balance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sosuplan.analysis.batches import balances
from sosuplan.analysis.result_table import ResultTable, Tabled
from sosuplan.analysis.today import today
from sosuplan.engine import EngineInputs, LeverSets
from sosuplan.engine.projection import FTE, HEADS
from sosuplan.model.lever import Lever
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.library import known_measures, known_sources, library
from sosuplan.model.plan import Measure, Plan, Source
from sosuplan.model.scenario import LONGEST_REASON, AttachedMeasure, Scenario
from sosuplan.model.schema.policy_rows import MEASURED, NO_LEVER

NOT, PARTLY, FULLY = MEASURED
"""Whether the effect was measured."""
OWN = "own"
_DECIMALS = 9
"""Of a lever's value: what is added and taken off again leaves what was there."""
_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class MeasuredEffect:
    """What came of a measure by its own figures: ``change`` is what is after less what was before,
    in the unit of its indicator, ``against`` the same of those it is compared with; None: there are
    none."""

    change: float
    against: float | None

    @property
    def effect(self) -> float:
        """By how much it changed more than where nothing was done, as far as that is known."""
        return self.change - (self.against or 0.0)


@dataclass(frozen=True, slots=True)
class Gain:
    """What something adds to the balance of an occupation at the horizon."""

    occupation: str
    heads: float
    fte: float

    def of(self, unit: str) -> float:
        """In ``heads`` or ``fte``."""
        return self.fte if unit == FTE else self.heads


@dataclass(frozen=True, slots=True)
class Attached:
    """One lever that a scenario's measure moves, or none (``lever`` is None)."""

    row: AttachedMeasure
    lever: Lever | None
    gains: tuple[Gain, ...]
    """What the balance of each occupation owes to it beside all else that the scenario does; ()
    where it moves nothing."""

    @property
    def moves(self) -> bool:
        """True if the planner has said by how much it moves a lever of the plan."""
        return self.lever is not None and self.row.value is not None


@dataclass(frozen=True, slots=True)
class MeasureFacts:
    """One measure. ``kind`` is that of a source: ``own``, or what the program's own source is; ""
    of one that a scenario names and nobody knows any more."""

    measure: Measure
    kind: str
    source: Source | None
    levers: tuple[Lever, ...]
    """Those of the plan that it acts on."""
    attached: tuple[Attached, ...]

    @property
    def id(self) -> str:
        return self.measure.id

    @property
    def is_own(self) -> bool:
        """True of a measure of the plan, which can be changed."""
        return self.kind == OWN

    @property
    def is_known(self) -> bool:
        """False of one that a scenario names and neither the plan nor the program has."""
        return bool(self.kind)

    @property
    def measured(self) -> str:
        """Whether its effect was measured: own figures of before and after tell."""
        if self.effect is not None:
            return FULLY
        known = self.measure.effect_measured
        # Without the figures nobody can see what was measured.
        return PARTLY if known == FULLY else known or NOT

    @property
    def effect(self) -> MeasuredEffect | None:
        """What came of it by its own figures; None where they are not all there."""
        return measured_effect(self.measure)


@dataclass(frozen=True, slots=True)
class LeverOfMeasures:
    """A lever that measures of a scenario move: where it stands, and where they bring it."""

    lever: Lever
    now: float
    today: float
    moved: float
    """What all its measures add up to."""
    measures: int
    """How many they are."""

    @property
    def differs(self) -> bool:
        """True if it stands elsewhere than today's figure and its measures add up to."""
        return abs(self.now - _bounded(self.lever, self.today + self.moved)) > _SAME


@dataclass(frozen=True, slots=True)
class Measures(Tabled):
    """All measures, the plan's own first; those of the scenario come with what they do."""

    rows: tuple[MeasureFacts, ...]
    levers: tuple[LeverOfMeasures, ...]
    """Those that the scenario's measures move, in the order of the panel."""
    order: tuple[str, ...]
    """The ids of the scenario's measures, in the order in which they were attached."""
    together: tuple[Gain, ...]
    """What all that they move gives, beside all else that the scenario does; () where they move
    nothing."""
    occupations: tuple[str, ...]
    year: int

    @property
    def attached(self) -> tuple[MeasureFacts, ...]:
        """Those of the scenario, in the order in which they were attached."""
        there = (one for one in self.rows if one.attached)
        return tuple(sorted(there, key=lambda one: self.order.index(one.id)))

    @property
    def of_others(self) -> tuple[MeasureFacts, ...]:
        """Those that come with the program."""
        return tuple(one for one in self.rows if one.kind not in (OWN, ""))

    def counted(self, measured: str) -> int:
        """How many of others are measured so far."""
        return sum(one.measured == measured for one in self.of_others)

    def table(self) -> ResultTable:
        """A row for each measure, or for each lever that one of the scenario moves."""
        columns = (
            *("id", "title", "place", "theme", "focus_area", "levers", "measured", "kind"),
            *("before", "after", "comparison_before", "comparison_after", "effect"),
            *("attached", "lever", "value"),
            *(f"gap_change_{unit}_{one}" for unit in (HEADS, FTE) for one in self.occupations),
            *("source", "locator"),
        )
        return ResultTable(columns, tuple(row for one in self.rows for row in self._lines(one)))

    def _lines(self, one: MeasureFacts) -> Iterator[tuple[str | int | float | None, ...]]:
        measure, effect = one.measure, one.effect
        known = (
            *(measure.id, measure.title_da, measure.municipality, measure.theme),
            *(measure.focus_area, measure.lever, one.measured if one.is_known else "", one.kind),
            *(measure.before, measure.after),
            *(measure.comparison_before, measure.comparison_after),
            None if effect is None else effect.effect,
        )
        source = "" if one.source is None else one.source.title
        for row in one.attached or (None,):
            gains = () if row is None else row.gains
            changes = [
                next((gain.of(unit) for gain in gains if gain.occupation == job), None)
                for unit in (HEADS, FTE)
                for job in self.occupations
            ]
            lever, value = ("", None) if row is None else (row.row.lever, row.row.value)
            yield (*known, row is not None, lever, value, *changes, source, measure.locator)


def measured_effect(measure: Measure) -> MeasuredEffect | None:
    """What came of a measure by its own figures; None where before or after is not known."""
    if measure.before is None or measure.after is None:
        return None
    against = None
    if measure.comparison_before is not None and measure.comparison_after is not None:
        against = measure.comparison_after - measure.comparison_before
    return MeasuredEffect(measure.after - measure.before, against)


def levers_of(measure: Measure, catalogue: LeverCatalogue) -> tuple[Lever, ...]:
    """The levers that a measure acts on: a family means each of its levers."""
    named = [one for one in measure.lever.split() if one != NO_LEVER]
    return tuple(
        lever
        for lever in catalogue
        if not lever.is_timing and (lever.id in named or lever.family in named)
    )


def measures(
    plan: Plan,
    scenario: Scenario,
    catalogue: LeverCatalogue,
    inputs: EngineInputs,
    figures: Plan | None = None,
) -> Measures:
    """All measures that ``plan`` has and those of others; ``catalogue`` and ``inputs`` are of the
    ``figures`` that the scenario computes with, which are the plan's if none are given."""
    figures = plan if figures is None else figures
    rows = scenario.measures
    gains, together = _gains(figures, scenario, catalogue, inputs)
    of_scenario: dict[str, list[Attached]] = {}
    for row in rows:
        lever = catalogue[row.lever] if row.lever in catalogue.index else None
        of_scenario.setdefault(row.measure, []).append(Attached(row, lever, gains.get(row, ())))
    own, known = {one.id for one in plan.measures}, known_measures(plan)
    published, sources = library().sources, known_sources(plan)
    found = []
    for measure in (*known.values(), *_unknown(rows, known)):
        is_own = measure.id in own
        is_other = not is_own and measure.id in known
        source = (published if is_other else sources).get(measure.source_id)
        kind = OWN if is_own else source.kind if is_other and source is not None else ""
        found.append(
            MeasureFacts(
                measure,
                kind,
                source,
                levers_of(measure, catalogue),
                tuple(of_scenario.get(measure.id, ())),
            )
        )
    return Measures(
        tuple(found),
        tuple(_levers(figures, scenario, catalogue)),
        tuple(dict.fromkeys(row.measure for row in rows)),
        together,
        inputs.occupations,
        inputs.years[-1],
    )


def _unknown(rows: Sequence[AttachedMeasure], known: Mapping[str, Measure]) -> Iterator[Measure]:
    """What a scenario names that is neither the plan's nor the program's."""
    for one in dict.fromkeys(row.measure for row in rows):
        if one not in known:
            yield Measure(one, "", one, "", "", "", "", "", "", "", "", "", "", "", "")


def _levers(plan: Plan, scenario: Scenario, catalogue: LeverCatalogue) -> Iterator[LeverOfMeasures]:
    moves: dict[str, list[float]] = {}
    for row in scenario.measures:
        if row.value is not None:
            moves.setdefault(row.lever, []).append(row.value)
    for lever in catalogue:
        if values := moves.get(lever.id):
            now = level(plan, scenario, lever)
            yield LeverOfMeasures(lever, now, today(plan, lever), sum(values), len(values))


# --- what they do to the balance ------------------------------------------------------------------


def balance_changes(
    pairs: Sequence[tuple[Scenario, Scenario]], catalogue: LeverCatalogue, inputs: EngineInputs
) -> list[tuple[Gain, ...]]:
    """By how much the balance of each occupation at the horizon is better in the second scenario of
    each pair than in the first."""
    if not pairs:
        return []
    runs = [one for pair in pairs for one in pair]
    found = balances(inputs, LeverSets.of(runs, catalogue, inputs))
    heads, fte = (gap[1::2, :, -1] - gap[::2, :, -1] for gap in (found.gap_heads, found.gap_fte))
    return [
        tuple(
            Gain(job, float(heads[at, place]), float(fte[at, place]))
            for place, job in enumerate(inputs.occupations)
        )
        for at in range(len(pairs))
    ]


def _gains(
    plan: Plan, scenario: Scenario, catalogue: LeverCatalogue, inputs: EngineInputs
) -> tuple[dict[AttachedMeasure, tuple[Gain, ...]], tuple[Gain, ...]]:
    """What each of the scenario's measures gives on each lever, and all of them together."""
    moving = [
        row for row in scenario.measures if row.value is not None and row.lever in catalogue.index
    ]
    if not moving:
        return {}, ()
    without = [
        _with_level(plan, scenario, catalogue[row.lever], -(row.value or 0.0)) for row in moving
    ]
    none = scenario
    for row in moving:
        none = _with_level(plan, none, catalogue[row.lever], -(row.value or 0.0))
    pairs = [(one, scenario) for one in (*without, none)]
    *each, together = balance_changes(pairs, catalogue, inputs)
    return dict(zip(moving, each, strict=True)), together


# --- attaching ------------------------------------------------------------------------------------


def level(plan: Plan, scenario: Scenario, lever: Lever) -> float:
    """Where a lever stands in ``scenario``, in its unit."""
    return scenario.levers.get(lever.id, today(plan, lever))


def room(plan: Plan, scenario: Scenario, lever: Lever, measure: str = "") -> tuple[float, float]:
    """How far down and up a measure may move a lever that it does not move yet, from where it
    stands, within its range. What ``measure`` moves it by now is given back first."""
    before = level(plan, detached(plan, scenario, [lever], measure), lever)
    return round(lever.low - before, _DECIMALS), round(lever.high - before, _DECIMALS)


def attached(
    plan: Plan,
    scenario: Scenario,
    catalogue: LeverCatalogue,
    measure: Measure,
    values: Mapping[str, float | None],
    note: str = "",
    known_in: Plan | None = None,
) -> Scenario:
    """``scenario`` with a measure, by how much it moves each lever, from where that would be
    without it; None: nobody has said. No levers: it belongs to the scenario and moves none. One
    that is there already is there with these values only, at its place.

    A value that takes a lever out of its range is kept as it is said; the lever stays at the end.
    ``plan`` has the figures; the plan's own measures and sources are ``known_in`` another one where
    the figures are older.
    """
    there = [row.measure for row in scenario.measures]
    at = there.index(measure.id) if measure.id in there else len(there)
    after = detached(plan, scenario, catalogue, measure.id, known_in)
    rows = tuple(
        AttachedMeasure(measure.id, lever, value, note)
        for lever, value in (values or {"": None}).items()
    )
    at = min(at, len(after.measures))
    after = replace(after, measures=(*after.measures[:at], *rows, *after.measures[at:]))
    for lever, value in values.items():
        if value is not None:
            after = _with_level(plan, after, catalogue[lever], value)
    return _with_reasons(known_in or plan, scenario, after)


def detached(
    plan: Plan,
    scenario: Scenario,
    levers: Iterable[Lever],
    measure: str,
    known_in: Plan | None = None,
) -> Scenario:
    """``scenario`` without a measure: what it moves ``levers`` by is taken off them again."""
    after = scenario
    by_id = {lever.id: lever for lever in levers}
    rows = [row for row in scenario.measures if row.measure == measure]
    after = replace(
        after, measures=tuple(row for row in scenario.measures if row.measure != measure)
    )
    for row in rows:
        if row.value is not None and row.lever in by_id:
            after = _with_level(plan, after, by_id[row.lever], -row.value)
    return _with_reasons(known_in or plan, scenario, after)


def _with_level(plan: Plan, scenario: Scenario, lever: Lever, by: float) -> Scenario:
    """``scenario`` with a lever moved ``by`` so much, no further than its range goes; where nothing
    is changed any more, it is not named."""
    value = _bounded(lever, level(plan, scenario, lever) + by)
    back = abs(value - today(plan, lever)) <= _SAME
    return scenario.with_lever(lever.id, None if back else value)


def _bounded(lever: Lever, value: float) -> float:
    return min(max(round(value, _DECIMALS), lever.low), lever.high)


def _with_reasons(plan: Plan, before: Scenario, after: Scenario) -> Scenario:
    """``after`` with the reasons that follow from its measures. Words of the planner's own stay."""
    known = known_measures(plan)
    reasons = dict(after.reasons)
    for lever in after.levers:
        was, will = (measures_reason(plan, one, lever, known) for one in (before, after))
        if was != will and before.reasons.get(lever, ("", "")) in (was, ("", "")):
            reasons[lever] = will
    return replace(after, reasons=reasons)


def measures_reason(
    plan: Plan, scenario: Scenario, lever: str, known: Mapping[str, Measure]
) -> tuple[str, str]:
    """Why a lever stands where its measures bring it: their titles, and the id of their source
    where the plan has it and they have but one; else the sources stand in the words."""
    found = [
        known[row.measure]
        for row in scenario.measures
        if row.lever == lever and row.value is not None and row.measure in known
    ]
    ids = {one.source_id for one in found}
    own = {one.id for one in plan.sources}
    if len(ids) == 1 and ids <= own:
        words, source = [one.title_da for one in found], next(iter(ids))
    else:
        words, source = [_with_source(plan, one) for one in found], ""
    return "; ".join(words)[:LONGEST_REASON], source


def _with_source(plan: Plan, measure: Measure) -> str:
    source = known_sources(plan).get(measure.source_id)
    return measure.title_da if source is None else f"{measure.title_da} ({source.title})"
