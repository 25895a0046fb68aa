"""What a scenario costs a year against the baseline, and what it saves, in kroner.

What is more of in the scenario than in the baseline under the same demand scenario, of each
occupation with all areas added up, times the plan's price of it (``PART_ITEMS``):

- ``pay``: full-time persons of supply, at ``wage_ssa`` and ``wage_ssh``: who is employed longer or
  works more hours is paid for it. Less absence counts as more work, too, though its pay may have
  been paid already: then the true cost is lower.
- ``trainees``: people who start GF2 in the year, at ``trainee_ssa`` and ``trainee_ssh``: the price
  is that of the whole training, in the year in which it begins.
- ``recruitment``: people who are recruited besides graduates, at ``recruitment``, in the year from
  which they are counted among the staff: none in the base year.
- ``agency``: full-time persons of shortage that go, at ``temp``, as a saving: if all who are
  missing were hired from agencies. The shortage of an occupation is the one that is told of
  everywhere else (``Outlook.missing``): a surplus of helpers fills no shortage of assistants, but
  one in an area fills another's.

Positive is cost, negative is saved: each part can be either. ``net`` is their sum. Kroner are those
of the prices: there is no inflation, no discounting, and no revenue.

Not counted: what a measure costs besides (a bonus, a senior scheme, technology, administration,
premises), what the demand scenario assumes, which the baseline assumes as well, and what it costs
that tasks are not done.

A part whose price is not known is not known either, unless there is no more and no less of anything
that it is for: then it is nothing. The sum of parts of which one is not known is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sosuplan.analysis.balance import Outlook
from sosuplan.analysis.effects import TINY, apart, only
from sosuplan.analysis.result_table import ResultTable, Tabled
from sosuplan.engine import EngineInputs, LeverSets, Projection, project
from sosuplan.engine.projection import FTE, Floats
from sosuplan.model.lever import Lever
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import Price
from sosuplan.model.scenario import Scenario
from sosuplan.text.errors import Fault, SosuplanError

PAY, TRAINEES, RECRUITMENT, AGENCY = PARTS = ("pay", "trainees", "recruitment", "agency")
PART_ITEMS: Mapping[str, Mapping[str, str]] = {
    PAY: {"SSA": "wage_ssa", "SSH": "wage_ssh"},
    TRAINEES: {"SSA": "trainee_ssa", "SSH": "trainee_ssh"},
    RECRUITMENT: {"SSA": "recruitment", "SSH": "recruitment"},
    AGENCY: {"SSA": "temp", "SSH": "temp"},
}
"""The item of the table of prices that each part is paid at, by occupation."""


@dataclass(frozen=True)
class Bill:
    """What one run costs more than the baseline, by year."""

    years: tuple[int, ...]
    more: Mapping[str, Floats]
    """By part, (T,): full-time persons of supply, trainees and people recruited more than in the
    baseline, and full-time persons of shortage more."""
    parts: Mapping[str, Floats | None]
    """By part, (T,): kroner; None where a price is missing."""
    lacking: tuple[str, ...]
    """The items without a price that there is more or less of."""
    won: Floats
    """Full-time persons by which the balance is better, (T,)."""

    @cached_property
    def net(self) -> Floats | None:
        """The sum of the parts, (T,); None where one is not known."""
        known = [one for one in self.parts.values() if one is not None]
        return np.asarray(sum(known)) if len(known) == len(self.parts) else None

    def row(self, place: int) -> tuple[float | None, ...]:
        """Each part of the year at ``place``, and the net."""
        columns = (*(self.parts[part] for part in PARTS), self.net)
        return tuple(None if one is None else float(one[place]) for one in columns)

    def at(self, year: int) -> tuple[float | None, float, float | None]:
        """The net of a year, the full-time persons won in it, and the kroner for each of them; None
        where a price is missing or, of the last, nobody is won."""
        place = self.years.index(year)
        won = float(self.won[place])
        if self.net is None:
            return None, won, None
        net = float(self.net[place])
        return net, won, net / won if won > TINY else None


@dataclass(frozen=True)
class Cost(Tabled):
    """What a scenario costs, and what each of its levers would cost alone."""

    occupation: str
    """``SSA``, ``SSH`` or ``all``: both, each at its own price."""
    whole: Bill
    levers: tuple[tuple[Lever, Bill], ...]
    """The moved levers but the timing, in the order of the panel, each with its bill if it were the
    only one that is moved, in the same years."""

    @property
    def lacking(self) -> tuple[str, ...]:
        """The items whose price is missing, of the scenario or of any of its levers alone."""
        bills = (self.whole, *(bill for _, bill in self.levers))
        return tuple(dict.fromkeys(item for bill in bills for item in bill.lacking))

    def table(self) -> ResultTable:
        """A row for each year, with what is not known left empty; prices that are missing are told
        in the notes."""
        rows = tuple((year, *self.whole.row(place)) for place, year in enumerate(self.whole.years))
        return ResultTable(("year", *PARTS, "net"), rows, _notes(self.whole.lacking))

    def by_lever(self, year: int) -> ResultTable:
        """A row for each lever: what it alone would cost in ``year``, net, how many full-time
        persons it would win, what each of them would cost (empty where nobody is won), and the
        parts that the net is the sum of."""
        place = self.whole.years.index(year)
        rows = tuple(
            (lever.id, *bill.at(year), *bill.row(place)[:-1]) for lever, bill in self.levers
        )
        lacking = dict.fromkeys(item for _, bill in self.levers for item in bill.lacking)
        columns = ("lever", "kr", "fte", "kr_per_fte", *PARTS)
        return ResultTable(columns, rows, _notes(tuple(lacking)))


def cost(
    scenario: Scenario,
    catalogue: LeverCatalogue,
    inputs: EngineInputs,
    prices: Iterable[Price],
    occupation: str = "all",
) -> Cost:
    """What ``scenario`` costs a year for ``occupation`` at ``prices``. Raises ``SosuplanError``
    with ``no_prices`` where there are none."""
    known = {row.item: row.value for row in prices}
    if not known:
        raise SosuplanError(Fault("no_prices"))
    levers = [one for one in catalogue if one.id in scenario.levers and not one.is_timing]
    alone = [only(scenario, catalogue, one.id) for one in levers]
    runs = [only(scenario, catalogue), scenario, *alone]
    made = project(inputs, LeverSets.of(runs, catalogue, inputs))
    whole, *bills = (_bill(made, run, occupation, known) for run in range(1, len(runs)))
    return Cost(occupation, whole, tuple(zip(levers, bills, strict=True)))


def _bill(made: Projection, run: int, occupation: str, prices: Mapping[str, float]) -> Bill:
    """The bill of a run; the first one is the baseline."""
    jobs = made.occupations if occupation == "all" else (occupation,)
    years = len(made.years)
    more = {part: np.zeros(years) for part in PARTS}
    parts: dict[str, Floats | None] = {part: np.zeros(years) for part in PARTS}
    lacking: dict[str, None] = {}
    won = np.zeros(years)
    for job in jobs:
        now, before = (_amounts(made, one, job) for one in (run, 0))
        won += made.balance(run, job).gap_fte - made.balance(0, job).gap_fte
        for part in PARTS:
            added = now[part] - before[part]
            more[part] += added
            item, so_far = PART_ITEMS[part][job], parts[part]
            if item in prices:
                parts[part] = None if so_far is None else so_far + prices[item] * added
            elif apart(now[part], before[part]).any():
                parts[part] = None
                lacking[item] = None
    return Bill(made.years, more, parts, tuple(lacking), won)


def _amounts(made: Projection, run: int, job: str) -> dict[str, Floats]:
    """What is paid for, by part, (T,)."""
    balance = made.balance(run, job)
    # Who is recruited from one year to the next is there in the next.
    recruited = np.concatenate(([0.0], made.total("recruited", run, job)))
    return {
        PAY: balance.supply_fte,
        TRAINEES: made.total("gf2_starts", run, job),
        RECRUITMENT: recruited,
        AGENCY: Outlook(balance, FTE).missing,
    }


def _notes(lacking: tuple[str, ...]) -> tuple[Fault, ...]:
    if not lacking:
        return ()
    return (Fault("prices_missing", values={"items": ", ".join(lacking)}),)
