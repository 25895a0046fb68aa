"""What a balance comes to: since when there is a shortage, how it goes, and how it ends."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from sosuplan.engine import Balance
from sosuplan.engine.projection import RECRUITMENT, SHORTAGE, Floats
from sosuplan.text.numbers import whole

if TYPE_CHECKING:
    from pandas import DataFrame

ABOUT_EVEN = 0.01
"""A balance of less than this share of supply is about even in words: it is within what nobody
knows. Its traffic light keeps the rule (``Balance.status``), which is that of the published table,
so that −42 of 7,946 is red and about even."""
SAME = 1e-6
"""People: balances that differ by less are the same."""

NEVER, ONE_YEAR, TWO_YEARS, ON_AND_OFF, ENDS = "never", "one_year", "two_years", "on_off", "ends"
GROWS, SHRINKS, LARGEST, LARGEST_LAST = "grows", "shrinks", "largest", "largest_last"

FEWER, MORE, LARGER, SMALLER = "fewer", "more", "larger", "smaller"
EQUAL, NEARLY = "same", "nearly"
ELSE_SHORTAGE, ELSE_EVEN, ELSE_SURPLUS = "else_shortage", "else_even", "else_surplus"
ELSE_ABOUT_SHORT, ELSE_ABOUT_OVER = "else_about_short", "else_about_over"
ALIKE_SHORT, ALIKE_OVER = "alike_short", "alike_over"


@dataclass(frozen=True)
class Outlook:
    """The facts of a balance in one unit, for whoever tells or draws them.

    Both occupations together are ``each`` told by itself: a surplus of one fills no shortage of the
    other. Together they have a shortage where either has, of those missing of each.
    """

    balance: Balance
    unit: str
    """``HEADS`` or ``FTE``."""

    @property
    def occupation(self) -> str:
        """``SSA``, ``SSH`` or ``all``."""
        return self.balance.occupation

    @property
    def years(self) -> tuple[int, ...]:
        return self.balance.years

    @property
    def status(self) -> tuple[str, ...]:
        """The traffic light of each year."""
        return self.balance.status

    @property
    def supply(self) -> Floats:
        """(T,), in the unit."""
        return self.balance.supply(self.unit)

    @property
    def gap(self) -> Floats:
        """Supply less demand, (T,), in the unit."""
        return self.balance.gap(self.unit)

    @property
    def is_sum(self) -> bool:
        """True of both occupations together."""
        return bool(self.balance.parts)

    @cached_property
    def each(self) -> tuple[Outlook, ...]:
        """One outlook for each occupation: of one, this."""
        if not self.is_sum:
            return (self,)
        return tuple(Outlook(part, self.unit) for part in self.balance.parts)

    @cached_property
    def missing(self) -> Floats:
        """Those missing in each year, (T,), 0 or more; of both occupations those of each."""
        if self.is_sum:
            return np.asarray(sum(one.missing for one in self.each))
        return np.maximum(-self.gap, 0.0)

    def years_of(self, status: str) -> tuple[int, ...]:
        """The years with this traffic light."""
        return tuple(
            year for year, one in zip(self.years, self.status, strict=True) if one == status
        )

    @cached_property
    def shortage_years(self) -> tuple[int, ...]:
        return self.years_of(SHORTAGE)

    @cached_property
    def recruitment_years(self) -> tuple[int, ...]:
        return self.years_of(RECRUITMENT)

    @property
    def first_shortage(self) -> int | None:
        """The first year with a shortage; None if there is none."""
        return next(iter(self.shortage_years), None)

    @cached_property
    def peak(self) -> tuple[int, float] | None:
        """The year in which most are missing, the first of several, and how many; None without a
        shortage."""
        if not self.shortage_years:
            return None
        size = self.missing
        year = max(self.shortage_years, key=lambda one: float(size[self.years.index(one)]))
        return year, float(size[self.years.index(year)])

    @cached_property
    def course(self) -> str:
        """How the shortage goes: ``never``, in ``one_year`` alone, ``on_off``, from one year to
        another before the horizon (``two_years``, ``ends``), or to the horizon: it ``grows`` or
        ``shrinks`` every year, in whole persons, or is ``largest`` in a year between,
        ``largest_last`` at the horizon."""
        short = self.shortage_years
        if not short or self.peak is None:
            return NEVER
        if len(short) == 1:
            return ONE_YEAR
        first, last = short[0], short[-1]
        if len(short) < last - first + 1:
            return ON_AND_OFF
        if last < self.years[-1]:
            return TWO_YEARS if last == first + 1 else ENDS
        steps = [b - a for a, b in pairwise(self.shown_missing[-len(short) :])]
        if min(steps) > 0:
            return GROWS
        if max(steps) < 0:
            return SHRINKS
        return LARGEST_LAST if self.peak[0] == last else LARGEST

    @cached_property
    def shown_missing(self) -> tuple[int, ...]:
        """Those missing in each year as they are shown: in whole persons."""
        return tuple(map(whole, self.missing.tolist()))

    # --- the horizon ----------------------------------------------------------------------------

    @property
    def is_short(self) -> bool:
        """True if the horizon has a shortage."""
        return self.status[-1] == SHORTAGE

    @property
    def end(self) -> float:
        """The balance at the horizon; of both occupations, with a minus those missing of each if
        any are, else the surplus of both."""
        if self.is_sum and self.is_short:
            return -float(self.missing[-1])
        return float(self.gap[-1])

    @property
    def short_areas(self) -> tuple[str, ...]:
        """Of a sum of areas that persons and full-time persons tell differently: the areas with a
        shortage at the horizon."""
        areas = self.balance.short_areas
        return areas if areas and self.balance.units_differ else ()

    @cached_property
    def about_even(self) -> tuple[bool, ...]:
        """Of each year, whether words call it about even: its balance is small beside supply
        (``ABOUT_EVEN``), or none in whole persons; of both occupations, that of each. The traffic
        light tells on which side it is."""
        if self.is_sum:
            years = zip(*(one.about_even for one in self.each), strict=True)
            return tuple(map(all, years))
        shares = np.abs(self.gap) < ABOUT_EVEN * self.supply
        return tuple(
            small or not whole(gap)
            for small, gap in zip(shares.tolist(), self.gap.tolist(), strict=True)
        )

    def to_frame(self) -> DataFrame:
        """A row for each occupation and year: occupation, year, supply, gap, missing, status,
        about_even."""
        from pandas import DataFrame, concat

        frames = [
            DataFrame(
                {
                    "occupation": one.occupation,
                    "year": one.years,
                    "supply": one.supply,
                    "gap": one.gap,
                    "missing": one.missing,
                    "status": one.status,
                    "about_even": one.about_even,
                }
            )
            for one in self.each
        ]
        return concat(frames, ignore_index=True)


def worst_first(outlook: Outlook) -> list[str]:
    """The occupations that an outlook tells of, the one with the larger shortage first."""
    return [one.occupation for one in sorted(outlook.each, key=lambda one: one.end)]


@dataclass(frozen=True, slots=True)
class Against:
    """How the horizon of one run is to that of the baseline."""

    code: str
    """``fewer`` or ``more`` are missing; the surplus is ``larger`` or ``smaller``; ``same``, or
    ``nearly`` the same in whole persons; or what there would be ``else_``: also where one of the
    two is less than a whole person, so that no difference of shown figures tells it; or
    ``alike_`` in all, but not each of two occupations."""
    end: float
    """The balance at the horizon,"""
    before: float
    """and the baseline's (``Outlook.end``)."""
    short: bool
    was_short: bool

    @property
    def n(self) -> int:
        """The difference of the two figures as they are shown."""
        return abs(whole(self.end) - whole(self.before))

    @property
    def one_more(self) -> bool:
        """True where "more" is said of one: a singular of its own in Danish."""
        return self.n == 1 and self.code == MORE

    @property
    def better(self) -> bool:
        """True if the balance is higher."""
        return self.end > self.before

    @property
    def worse(self) -> bool:
        """True if it is lower."""
        return self.end < self.before

    @property
    def closed(self) -> float:
        """The share of the baseline's shortage that is closed. Of the figures that are shown: a
        reader of "2, without measures 3" counts a third. Less than one of one is shown as such,
        and may still be most of it."""
        shown = whole(self.end), whole(self.before)
        return 1.0 - (shown[0] / shown[1] if all(shown) else self.end / self.before)


def against(now: Outlook, baseline: Outlook) -> Against:
    """Hold the horizon of a run against that of the baseline."""
    end, before = now.end, baseline.end
    short, was_short = now.is_short, baseline.is_short
    moved = max(
        abs(one.end - other.end) for one, other in zip(now.each, baseline.each, strict=True)
    )
    shown, shown_before = whole(end), whole(before)
    if moved < SAME:
        code = EQUAL
    elif short == was_short and shown == shown_before:
        code = NEARLY if moved < 1.0 else ALIKE_SHORT if short else ALIKE_OVER
    elif short != was_short or not shown or not shown_before:
        if not was_short and not shown_before:
            code = ELSE_EVEN
        elif baseline.about_even[-1]:
            code = ELSE_ABOUT_SHORT if was_short else ELSE_ABOUT_OVER
        else:
            code = ELSE_SHORTAGE if was_short else ELSE_SURPLUS
    elif short:
        code = FEWER if end > before else MORE
    else:
        code = LARGER if end > before else SMALLER
    return Against(code, end, before, short, was_short)
