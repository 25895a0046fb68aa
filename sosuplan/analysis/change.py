"""How a balance changes from the base year to another, and what of it is need and what supply."""

from __future__ import annotations

from dataclasses import dataclass

from sosuplan.analysis.effects import MATTERS
from sosuplan.analysis.flows import END, PARTS, START, Flows
from sosuplan.analysis.frame import Frame
from sosuplan.engine.projection import FTE, SHORTAGE
from sosuplan.text.numbers import whole
from sosuplan.text.terms import is_none

GROWS, FALLS, STAYS = "grows", "falls", "stays"
APPEARS, GOES, TURNS = "appears", "goes", "turns"
COMING = ("graduates", "recruited")
LEAVING = ("retired", "other_exits", "aged_out", "to_training")
"""The flows of people, that of tasks which move apart."""
_ROUNDING = 1.5
"""Three figures that are rounded each for itself belie their sum by less than this."""


@dataclass(frozen=True)
class Change:
    """One occupation's balance in two years, in the unit."""

    unit: str
    base: int
    year: int
    before: float
    after: float
    was_short: bool
    is_short: bool
    """Whether the years have a shortage by the traffic light."""
    need: float
    supply: float
    """By how much each is more in the later year."""
    flows: Flows

    @property
    def size(self) -> int:
        """The difference of the two balances as they are shown: positive is for the better."""
        return whole(self.after) - whole(self.before)

    @property
    def agrees(self) -> bool:
        """False where persons and the traffic light, which counts full-time persons, say opposite
        things of the sum of several areas: then there is neither shortage nor surplus to tell."""
        ends = ((self.before, self.was_short), (self.after, self.is_short))
        return all(gap == 0.0 or (gap < 0.0) == short for gap, short in ends)

    @property
    def course(self) -> str:
        """How the shortage, or the surplus, of the base year goes: it ``grows``, ``falls``,
        ``stays`` as it is or ``goes``; it ``turns`` into its opposite; or one ``appears`` where
        supply was as large as the need."""
        first, last = whole(self.before), whole(self.after)
        if first == last:
            return STAYS
        if not first:
            return APPEARS
        if not last:
            return GOES
        if self.was_short != self.is_short:
            return TURNS
        return GROWS if abs(last) > abs(first) else FALLS

    def sign(self, value: float) -> int:
        """Which way a part of the change goes; 0 if it is below a twentieth of the change, and so
        does not cause it, or no whole person."""
        matters = whole(value) != 0 and abs(value) >= MATTERS * abs(self.after - self.before)
        return 0 if not matters else 1 if value > 0.0 else -1

    @property
    def told_need(self) -> float:
        """The change of the need as a sentence tells it: with that of supply in whole persons it
        makes the difference of the balances, where that is told."""
        if self.course not in (GROWS, FALLS):
            return self.need
        return _near(self.need, whole(self.supply) - self.size)

    @property
    def leaving(self) -> float:
        """Those who leave in all the years."""
        return -sum(self.flows.total(part) for part in LEAVING)

    @property
    def told_leaving(self) -> float:
        """The same as a sentence tells it: with those who come they make the change of supply, but
        of full-time persons, of which some are gained and lost by those who stay."""
        if self.unit == FTE:
            return self.leaving
        coming = sum(whole(self.flows.total(part)) for part in COMING)
        return _near(self.leaving, coming - whole(self.supply))


@dataclass(frozen=True, slots=True)
class Part:
    """What is told of as one: a part of the flows, or the small ones together."""

    names: tuple[str, ...]
    value: float


def _near(value: float, shown: int) -> float:
    """``shown`` where ``value`` is that but for what is lost by rounding. Of the very few nobody is
    added, nor taken away."""
    few = min(abs(shown), abs(value)) < 2.0
    return value if few or abs(value - shown) >= _ROUNDING else float(shown)


def told_parts(flows: Flows) -> list[Part]:
    """The parts between the two balances: those below a twentieth of the change together, last.
    What is nothing is left out, and a single small one stands for itself if it is a person."""
    least = MATTERS * abs(flows.total(END) - flows.total(START))
    values = {one: flows.total(one) for one in PARTS if one not in (START, END)}
    values = {one: value for one, value in values.items() if not is_none(value)}
    small = [one for one, value in values.items() if abs(value) < least]
    if len(small) == 1:
        if not whole(values[small[0]]):
            del values[small[0]]
        small = []
    told = [Part((one,), value) for one, value in values.items() if one not in small]
    return told + ([Part(tuple(small), sum(values[one] for one in small))] if small else [])


def change_of(frame: Frame, occupation: str, year: int) -> Change:
    """How the balance of an occupation changes under the scenario of ``frame``, in its unit."""
    outlook, flows = frame.outlook_of(occupation), frame.flows(occupation, year)
    at = frame.years.index(year)
    short = [status == SHORTAGE for status in outlook.status]
    supply, demand = (
        series(frame.unit) for series in (outlook.balance.supply, outlook.balance.demand)
    )
    return Change(
        frame.unit,
        frame.years[0],
        year,
        flows.total(START),
        flows.total(END),
        short[0],
        short[at],
        float(demand[at] - demand[0]),
        float(supply[at] - supply[0]),
        flows,
    )
