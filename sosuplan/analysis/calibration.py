"""Which values of chosen assumptions make the model meet results that are known: published ones, or
one's own.

They are fitted by least squares between bounds, as near to what the plan has as the targets allow.
That a plan meets what it was fitted to is no evidence for it: other values may meet it as well, and
``tradeoffs`` says which.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sosuplan.analysis.batches import Progress, blocks
from sosuplan.analysis.parameters import Parameter, Space, adjustable, chosen, kinds_of
from sosuplan.analysis.published import covers
from sosuplan.analysis.result_table import ResultTable, Tabled
from sosuplan.editing.fitted_figures import with_fitted
from sosuplan.engine import EngineInputs, LeverSets, project
from sosuplan.engine.projection import RECRUITMENT, SHORTAGE, SURPLUS_FROM, Projection
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.provenance import source_ids, source_of
from sosuplan.model.scenario import Scenario
from sosuplan.text.errors import Fault, SosuplanError
from sosuplan.text.language import Language

Floats = NDArray[np.float64]

GAP, STATUS, STOCK = "gap_heads", "status", "supply_heads"
"""What a target is about: a balance in persons, a traffic light, or the staff."""
NEAR = 1.0
"""Persons: a figure that is no further from its target hits it."""
MARGIN = 1e-3
"""Of supply: a light is aimed at from this far inside its limits, so that it is not a matter of
rounding; and over so much of supply it begins to count, since the search stalls at a corner."""
LIGHT = 0.1
"""What a person counts for beyond the limits of a light, to one beside a figure: a light is met if
it can be, and a figure is met to the person."""
STAY = 0.3
"""Persons that half the way to a bound counts for, so that of many sets of values the one nearest
to the plan's is found;"""
BEND = 1.0
"""and a year of the way that demand takes being as far from the years beside it."""
TOLD = 5.0
"""Persons: what moves no target by as much over half its bounds, the targets do not tell."""
ALIKE = 0.02
"""What moves targets otherwise than others by a smaller part than this is not told from them."""
SLIGHT = 0.05
"""What takes a smaller part than this of the largest in a tradeoff is not named."""
STEP = 1e-4
"""Of half the way between bounds, over which slopes are taken."""
MOST_STEPS, FEW_STEPS = 60, 6
"""Steps after which the search ends in any case; and some, for how far it may be."""


@dataclass(frozen=True, slots=True)
class Target:
    """A result that is to be met. A ``status`` has a word, the others a number of persons."""

    quantity: str
    occupation: str
    year: int
    value: str | float
    source: str
    scenario: str = ""
    """The demand scenario; of staff none: it does not depend on it."""
    reform: float = 1.0
    area: str = ""
    """"": all areas together."""
    weight: float = 1.0

    @property
    def id(self) -> str:
        """What it is called in tables: ``gap_heads:weighted:0:SSA:2034``."""
        case = () if self.quantity == STOCK else (self.scenario, f"{self.reform:g}")
        parts = self.quantity, *case, self.area, self.occupation, str(self.year)
        return ":".join(filter(None, parts))

    def is_hit(self, found: str | float) -> bool:
        """True if ``found`` will do."""
        if isinstance(found, str) or isinstance(self.value, str):
            return found == self.value
        return abs(found - self.value) <= NEAR


@dataclass(frozen=True, slots=True)
class Fit:
    """A target, and what the plan gives with its figures as they were and as they are fitted."""

    target: Target
    before: str | float
    after: str | float

    @property
    def hit(self) -> bool:
        """True if the fitted figures meet it."""
        return self.target.is_hit(self.after)

    @property
    def was_hit(self) -> bool:
        """True if the plan met it before."""
        return self.target.is_hit(self.before)

    @property
    def residual(self) -> float | None:
        """By how much the fitted figures miss it, in persons; of a light None."""
        if isinstance(self.after, str) or isinstance(self.target.value, str):
            return None
        return self.after - self.target.value


@dataclass(frozen=True, slots=True)
class Fitted:
    """A parameter and its value, in its own unit; of a way over years, one for each."""

    parameter: Parameter
    values: tuple[float, ...]

    @property
    def at_bound(self) -> bool:
        """True if it has gone as far as it was allowed to."""
        one = self.parameter
        near = 1e-3 * (one.high - one.low)
        ends = [end for end in (one.low, one.high) if abs(end - one.neutral) > near]
        return any(abs(value - end) < near for value in self.values for end in ends)


@dataclass(frozen=True, slots=True)
class TradeOff:
    """A parameter that the targets do not tell from others together: moved by ``step``, it leaves
    all of them as they are where the ``others`` are moved too."""

    parameter: Parameter
    step: float
    others: tuple[tuple[Parameter, float], ...]


@dataclass(frozen=True)
class Calibration(Tabled):
    """What came of fitting."""

    before: Plan
    after: Plan
    """The plan with the figures that were found, whose sources are still those of before."""
    fitted: tuple[Fitted, ...]
    fits: tuple[Fit, ...]
    tradeoffs: tuple[TradeOff, ...]
    untold: tuple[Parameter, ...]
    """The parameters on which no target depends, but for lights."""

    @property
    def unchanged(self) -> bool:
        """True if the plan met every target as it was."""
        return self.after is self.before

    @property
    def complete(self) -> bool:
        """True if every target is hit."""
        return all(one.hit for one in self.fits)

    def table(self) -> ResultTable:
        """A row for each parameter (``parameter``: value between low and high), each target
        (``target``: wanted, before and after) and each pair of a tradeoff (``together``: ``name``
        moved by ``after`` offsets ``of`` moved by a plain step)."""
        rows: list[tuple[Any, ...]] = []
        for found in self.fitted:
            one = found.parameter
            years = [f":{year}" for year in self.before.years[1:-1]] if one.has_years else [""]
            note = "no_effect" if one in self.untold else "at_bound" if found.at_bound else ""
            for year, value in zip(years, found.values, strict=True):
                name = f"{one.id}{year}"
                rows.append(
                    ("parameter", name, "", None, one.neutral, value, one.low, one.high, note)
                )
        for fit in self.fits:
            note = "hit" if fit.hit else "missed"
            wanted, ends = fit.target.value, (None, None)
            row = "target", fit.target.id, "", wanted, fit.before, fit.after, *ends, note
            rows.append(row)
        for trade in self.tradeoffs:
            of = trade.parameter.id
            for one, moved in ((trade.parameter, trade.step), *trade.others):
                rows.append(("together", one.id, of, None, None, moved, None, None, ""))
        columns = "part", "name", "of", "target", "before", "after", "low", "high", "note"
        return ResultTable(columns, rows)


def targets_of(plan: Plan) -> tuple[Target, ...]:
    """What ``plan`` can be fitted to: the published results that are about its areas and years, the
    user's own, and staff that was counted after the base year."""
    own = {source.id for source in plan.sources if source.kind == "own"}
    jobs, years, demands = plan.occupations, plan.years, {row.scenario for row in plan.demands}
    about_it = covers(plan)
    found = []
    for row in plan.published:
        known = row.occupation in jobs and row.year in years and row.scenario in demands
        if not known or not (about_it or row.source in own):
            continue
        if row.reform != 1.0 and not plan.reform:
            continue
        value = row.value if row.quantity == STATUS else float(row.value)
        found.append(
            Target(
                row.quantity,
                row.occupation,
                row.year,
                value,
                row.source,
                row.scenario,
                float(row.reform),
            )
        )
    for one in plan.actuals:
        if one.quantity == STOCK and one.occupation in jobs and one.year in years[1:]:
            area = one.area if len(plan.areas) > 1 else ""
            if one.area in plan.areas:
                source = source_of(one, "value")
                found.append(Target(STOCK, one.occupation, one.year, one.value, source, area=area))
    return tuple(found)


def little_known(plan: Plan, targets: Sequence[Target]) -> tuple[Parameter, ...]:
    """The parameters that ``targets`` may depend on and that are seldom measured."""
    about = {one.occupation for one in targets}
    return tuple(
        one
        for one in adjustable(plan)
        if one.kind.usual and one.occupation in ("", *about) and _matters(one, targets)
    )


def usual(plan: Plan, targets: Sequence[Target]) -> tuple[Parameter, ...]:
    """Those of them that are fitted unless somebody chooses otherwise: what rests on assumptions.
    What is published or the user's own stays."""
    every = little_known(plan, targets)
    return tuple(one for one in every if kinds_of(one, plan) == {"assumption"})


def fit(plan: Plan, wanted: Sequence[str] = ()) -> Calibration:
    """Fit what is ``wanted`` (see ``parameters.chosen``), or else what is usual, to all that the
    plan can be fitted to. Raises ``SosuplanError``."""
    targets = targets_of(plan)
    parameters = chosen(plan, wanted) if wanted else usual(plan, targets)
    # Figures beyond any number are told of as such when they are shown.
    with np.errstate(all="ignore"):
        return calibrate(plan, parameters, targets)


class _Model:
    """What the targets come to in runs of the engine."""

    def __init__(self, plan: Plan, targets: Sequence[Target]) -> None:
        self.inputs, self._levers = EngineInputs.from_plan(plan), catalogue(plan)
        self.targets = targets
        first = plan.demands[0].scenario
        cases = [(one.scenario or first, one.reform) for one in targets]
        self._cases = list(dict.fromkeys(cases))
        self._case_of = np.array([self._cases.index(one) for one in cases])
        self._sets = LeverSets.of(
            [Scenario(demand, {"reform": reform}) for demand, reform in self._cases],
            self._levers,
            self.inputs,
        )
        jobs, years = self.inputs.occupations, self.inputs.years
        self._job = np.array([jobs.index(one.occupation) for one in targets])
        self._year = np.array([years.index(one.year) for one in targets])
        self.lights = np.array([one.quantity == STATUS for one in targets])
        self._weight = np.array([one.weight for one in targets])

    def found(self) -> list[str | float]:
        """What the plan gives for each target."""
        projection = project(self.inputs, self._sets)
        told: list[str | float] = []
        for one, case, year in zip(self.targets, self._case_of, self._year, strict=True):
            balance = projection.balance(int(case), one.occupation, one.area)
            if one.quantity == STATUS:
                told.append(balance.status[year])
            else:
                of = balance.gap_heads if one.quantity == GAP else balance.supply_heads
                told.append(float(of[year]))
        return told

    def residuals(self, space: Space, numbers: Floats, progress: Progress | None = None) -> Floats:
        """How far each target is missed in points of ``space``, (P, targets): persons; of a light
        what it counts for to be beyond its limits."""
        return self._residuals(
            space, numbers, np.ones((len(numbers), len(self._cases)), dtype=bool), progress
        )

    def slopes(self, space: Space, numbers: Floats, progress: Progress | None = None) -> Floats:
        """What each number does to each target, (targets, size)."""
        ahead = np.where(numbers + STEP > space.bounds[1], -STEP, STEP)
        points = np.vstack([numbers, numbers + np.diag(ahead)])
        # What is of one demand scenario moves nothing in the others.
        moves = np.ones((len(points), len(self._cases)), dtype=bool)
        for one, part in zip(space.parameters, space.parts, strict=True):
            if one.scenario:
                moves[1 + part.start : 1 + part.stop] = [
                    demand == one.scenario for demand, _ in self._cases
                ]
        found = self._residuals(space, points, moves, progress)
        return np.asarray((found[1:] - found[0]).T / ahead)

    def _residuals(
        self,
        space: Space,
        numbers: Floats,
        wanted: NDArray[np.bool_],
        progress: Progress | None,
    ) -> Floats:
        """The residuals in points, of which those that are not ``wanted`` in a case are there as in
        the first point."""
        point, case = np.nonzero(wanted)
        sets = LeverSets(self._levers, self._sets.values[case], self._sets.demand[case])
        missed = np.empty((len(point), len(self.targets)))
        for rows, projection in blocks(
            lambda rows: space.inputs(numbers[point[rows]]), sets, progress
        ):
            missed[rows] = self._missed(projection)
        by_case = np.tile(missed[: len(self._cases)], (len(numbers), 1, 1))
        by_case[point, case] = missed
        chosen = by_case[:, self._case_of, np.arange(len(self.targets))]
        return np.asarray(chosen * self._weight)

    def _missed(self, projection: Projection) -> Floats:
        found = np.empty((len(projection), len(self.targets)))
        supply_fte, gap_fte = projection.supply_fte, projection.gap_fte
        for at, one in enumerate(self.targets):
            areas = slice(None)
            if one.area:
                place = self.inputs.areas.index(one.area)
                areas = slice(place, place + 1)
            where = slice(None), areas, self._job[at], self._year[at]

            def total(values: Floats, where: Any = where) -> Floats:
                return np.asarray(values[where].sum(axis=1))

            if one.quantity == STATUS:
                found[:, at] = _beyond(str(one.value), total(gap_fte), total(supply_fte))
            else:
                heads = projection.gap_heads if one.quantity == GAP else projection.supply_heads
                found[:, at] = total(heads) - float(one.value)
        return found


def _beyond(status: str, gap: Floats, supply: Floats) -> Floats:
    """How far balances are from where a light is ``status``, with a margin; 0 where they are."""
    margin = MARGIN * supply
    limit = SURPLUS_FROM * supply
    if status == SHORTAGE:
        return _from_nought(gap + margin, margin)
    if status == RECRUITMENT:
        return _from_nought(margin - gap, margin) + _from_nought(gap - limit + margin, margin)
    return _from_nought(limit + margin - gap, margin)


def _from_nought(beyond: Floats, room: Floats) -> Floats:
    """``LIGHT`` times what is above 0, with a bend over ``room`` in the place of the corner."""
    above = np.maximum(0.0, beyond)
    return LIGHT * np.where(above < room, above * above / (2.0 * room), above - room / 2.0)


def calibrate(
    plan: Plan,
    parameters: Sequence[Parameter],
    targets: Sequence[Target],
    progress: Progress | None = None,
) -> Calibration:
    """Fit ``parameters`` to ``targets``. How many steps it takes is not known before: ``progress``
    is told how many are done, and of a few more.

    Raises ``SosuplanError`` where there is nothing to fit, nothing to fit it to, or a figure is
    beyond any number.
    """
    if not parameters:
        raise SosuplanError(Fault("nothing_to_fit"))
    if not targets:
        raise SosuplanError(Fault("no_targets"))
    model = _Model(plan, targets)
    space = Space(plan, model.inputs, [one for one in parameters if _matters(one, targets)])
    before = model.found()
    if all(target.is_hit(was) for target, was in zip(targets, before, strict=True)):
        # Nothing is changed without need.
        numbers, after, now = np.zeros(space.size), plan, before
    else:
        numbers = _solved(model, space, progress)
        after = space.plan(numbers)
        now = _Model(after, targets).found()
    fits = tuple(Fit(*one) for one in zip(targets, before, now, strict=True))
    values = space.values(numbers)
    moved = dict(zip(space.parameters, space.parts, strict=True))
    fitted = tuple(
        Fitted(
            one,
            tuple(values[moved[one]].tolist())
            if one in moved
            else (one.neutral,) * one.size(len(plan.years)),
        )
        for one in parameters
    )
    tradeoffs, untold = _not_told(model, space, numbers)
    idle = tuple(one for one in parameters if one in untold or one not in moved)
    return Calibration(plan, after, fitted, fits, tradeoffs, idle)


def _matters(one: Parameter, targets: Sequence[Target]) -> bool:
    """False for what can move no target: another demand scenario, or helpers where all targets are
    about assistants (who do come from among helpers, but are not fewer where these are)."""
    if one.scenario and all(target.scenario != one.scenario for target in targets):
        return False
    return one.occupation != "SSH" or any(target.occupation == "SSH" for target in targets)


def _solved(model: _Model, space: Space, progress: Progress | None) -> Floats:
    from scipy.optimize import least_squares

    prior = _prior(space)
    steps = 0
    if not space.size:
        return np.empty(0)

    def tell(*_runs: int) -> None:
        if progress is not None:
            progress(steps, steps + FEW_STEPS)

    def missed(numbers: Floats) -> Floats:
        nonlocal steps
        steps += 1
        tell()
        return np.concatenate([model.residuals(space, numbers[np.newaxis])[0], prior @ numbers])

    def slopes(numbers: Floats) -> Floats:
        return np.concatenate([model.slopes(space, numbers, tell), prior])

    low, high = space.bounds
    # From a bound the search goes nowhere.
    inside = 0.05 * (high - low)
    start = np.clip(np.zeros(space.size), low + inside, high - inside)
    if not np.isfinite(missed(start)).all():
        raise SosuplanError(Fault("not_finite"))
    found = least_squares(
        missed, start, slopes, (low, high), ftol=1e-2, xtol=1e-6, max_nfev=MOST_STEPS
    )
    return np.asarray(found.x)


def _prior(space: Space) -> Floats:
    """What staying near the plan's figures weighs, as residuals of the numbers."""
    rows = [STAY * np.eye(space.size)]
    for one, part in zip(space.parameters, space.parts, strict=True):
        if one.has_years:
            bends = np.zeros((part.stop - part.start + 1, space.size))
            for at, place in enumerate(range(part.start, part.stop)):
                bends[at, place], bends[at + 1, place] = BEND, -BEND
            rows.append(bends)
    return np.vstack(rows)


def _not_told(
    model: _Model, space: Space, numbers: Floats
) -> tuple[tuple[TradeOff, ...], tuple[Parameter, ...]]:
    """Which parameters the targets cannot tell from others, and which they tell nothing of.

    Those that are about the fewest targets are taken to be told first, as long as each moves the
    targets in a way that those before it do not; each of the rest is made up for by these. That is
    a basis of the directions in which no target moves, with as few parameters in each as may be.
    """
    # A light only says where a value cannot be.
    slopes = model.slopes(space, numbers)[~model.lights]
    columns: dict[Parameter, Floats] = {}
    for one, part in zip(space.parameters, space.parts, strict=True):
        block = slopes[:, part]
        if np.abs(block).max(initial=0.0) >= TOLD:
            # Of a way over years the direction that matters most.
            way = np.linalg.svd(block, full_matrices=False)[2][0]
            columns[one] = block @ (way if way.sum() >= 0.0 else -way)

    def about(one: Parameter) -> tuple[int, float]:
        column = np.abs(columns[one])
        return int((column >= TOLD).sum()), -float(np.linalg.norm(column))

    told: list[Parameter] = []
    basis = np.empty((len(slopes), 0))
    free: list[Parameter] = []
    for one in sorted(columns, key=about):
        column = columns[one]
        left = column - basis @ (basis.T @ column)
        size = float(np.linalg.norm(left))
        if size < max(TOLD, ALIKE * float(np.linalg.norm(column))):
            free.append(one)
        else:
            told.append(one)
            basis = np.column_stack([basis, left / size])
    half = {one: (one.high - one.low) / 2.0 for one in columns}
    order = space.parameters.index
    found = []
    for one in sorted(free, key=order):
        moves = np.linalg.lstsq(np.column_stack([columns[k] for k in told]), columns[one])[0]
        share = -moves * one.kind.step / half[one]
        named = np.abs(share) >= SLIGHT * np.abs(share).max()
        others = [
            (other, float(moved * half[other]))
            for other, moved, is_named in zip(told, share, named, strict=True)
            if is_named
        ]
        others.sort(key=lambda pair: order(pair[0]))
        found.append(TradeOff(one, one.kind.step, tuple(others)))
    return tuple(found), tuple(one for one in space.parameters if one not in columns)


def stored(found: Calibration, language: Language) -> Plan:
    """The plan with the figures that were found, whose source says what they were fitted to."""
    titles = {source.id: source.title for source in found.before.sources}
    derived = {source.id for source in found.before.sources if source.kind == "derived"}
    named = dict.fromkeys(id_ for one in found.fits for _, id_ in source_ids(one.target.source))
    behind = [one for one in named if one not in derived] or list(named)
    hit = sum(one.hit for one in found.fits)
    told = [titles[one] for one in behind if one in titles]
    return with_fitted(found.before, found.after, told, (hit, len(found.fits)), language)
