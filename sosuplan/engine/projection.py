"""The result of a projection, as values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sosuplan.model.schema.rows import STATUS_WORDS

Floats = NDArray[np.float64]

HEADS, FTE = "heads", "fte"
"""The two units: persons, and full-time persons (fuldtidspersoner)."""

SHORTAGE, RECRUITMENT, SURPLUS = STATUS_WORDS
SURPLUS_FROM = 0.05
"""A balance of this share of supply or more is a surplus; below it recruiting is a problem."""


ROUNDING = 1e-9
"""A balance smaller than this share of supply is zero: what is left of it is rounding."""


def is_short(gap_fte: Floats, supply_fte: Floats) -> NDArray[np.bool_]:
    """Where a balance in full-time persons is a shortage, and not rounding (model, section 5)."""
    return np.asarray(gap_fte < -ROUNDING * supply_fte)


@dataclass(frozen=True)
class Balance:
    """Supply (udbud), demand (efterspørgsel) and balance by year, (T,), for one run and one sum.

    Negative gaps are a shortage (mangel).
    """

    occupation: str
    """``SSA``, ``SSH`` or ``all``."""
    years: tuple[int, ...]
    supply_heads: Floats
    demand_heads: Floats
    supply_fte: Floats
    demand_fte: Floats
    parts: tuple[Balance, ...] = ()
    """Of a sum over occupations: each of them."""
    short_areas: tuple[str, ...] = ()
    """Of one occupation in a sum of areas: those that have a shortage at the horizon."""

    @cached_property
    def gap_heads(self) -> Floats:
        """Persons."""
        return self.supply_heads - self.demand_heads

    @cached_property
    def gap_fte(self) -> Floats:
        """Full-time persons (fuldtidspersoner)."""
        return self.supply_fte - self.demand_fte

    def supply(self, unit: str) -> Floats:
        """Supply in ``HEADS`` or ``FTE``, like the two below."""
        return self.supply_heads if unit == HEADS else self.supply_fte

    def demand(self, unit: str) -> Floats:
        return self.demand_heads if unit == HEADS else self.demand_fte

    def gap(self, unit: str) -> Floats:
        return self.gap_heads if unit == HEADS else self.gap_fte

    @cached_property
    def status(self) -> tuple[str, ...]:
        """The traffic light of each year, a word of ``STATUS_WORDS``: the one status rule (model,
        section 5), on full-time persons; of both occupations together, the worse of the two."""
        if self.parts:
            each = zip(*(part.status for part in self.parts), strict=True)
            return tuple(min(year, key=STATUS_WORDS.index) for year in each)
        limits = np.array((-ROUNDING, SURPLUS_FROM - ROUNDING))[:, np.newaxis] * self.supply_fte
        return tuple(STATUS_WORDS[above] for above in (self.gap_fte >= limits).sum(axis=0))

    @cached_property
    def units_differ(self) -> bool:
        """True of a sum of areas that has, in any year, a shortage in full-time persons and none in
        persons, or the other way round: then only full-time persons tell of it."""
        if self.parts:
            return any(part.units_differ for part in self.parts)
        short = self.gap_heads < -ROUNDING * self.supply_heads
        return bool((short != (np.array(self.status) == SHORTAGE)).any())

    def rows(self) -> Iterator[tuple[int | float | str, ...]]:
        """A row for each year: year; supply, demand and balance in persons; the same in full-time
        persons; status."""
        people = (self.supply_heads, self.demand_heads, self.gap_heads)
        work = (self.supply_fte, self.demand_fte, self.gap_fte)
        figures = (values.tolist() for values in (*people, *work))
        yield from zip(self.years, *figures, self.status, strict=True)


@dataclass(frozen=True)
class Projection:
    """All runs of a batch. Stocks (R, A, O, T) for base year to horizon, flows (R, A, O, T-1) from
    each year to the next: ``supply[t+1] = supply[t] - retired - other_exits - aged_out
    - to_training + graduates + recruited + transferred``."""

    years: tuple[int, ...]
    areas: tuple[str, ...]
    occupations: tuple[str, ...]
    supply_heads: Floats
    demand_heads: Floats
    demand_fte: Floats
    work_per_person: Floats
    """FTE for one person."""
    retired: Floats
    other_exits: Floats
    aged_out: Floats
    """People who would turn 75."""
    to_training: Floats
    """SSH who leave to become SSA."""
    transferred: Floats
    """People whose tasks move to an employer outside the plan (negative)."""
    graduates: Floats
    """New graduates who take work in the occupation and the area (nyuddannede)."""
    recruited: Floats
    """Other recruitment."""
    gf2_starts: Floats
    """(R, A, O, T), like the two below: trainees starting GF2 in the year,"""
    main_starts: Floats
    """those of this cohort who start hovedforløb,"""
    graduating: Floats
    """and all who graduate in the year."""
    heads_by_age: Floats | None
    """(R, A, S, O, G, T) when asked for."""

    @property
    def supply_fte(self) -> Floats:
        """Supply of work, (R, A, O, T)."""
        return self.supply_heads * self.work_per_person

    @property
    def gap_heads(self) -> Floats:
        """Balance in persons, (R, A, O, T)."""
        return self.supply_heads - self.demand_heads

    @property
    def gap_fte(self) -> Floats:
        """Balance in full-time persons, (R, A, O, T)."""
        return self.supply_fte - self.demand_fte

    def __len__(self) -> int:
        return len(self.supply_heads)

    def with_runs(self, *others: Projection) -> Projection:
        """This projection with the runs of ``others``, which have the same years, areas and
        occupations, after its own."""
        if not others:
            return self
        runs: dict[str, Any] = {
            name: np.concatenate([values, *(one.arrays[name] for one in others)])
            for name, values in self.arrays.items()
        }
        return replace(self, **runs)

    def balance(self, run: int = 0, occupation: str = "all", area: str = "") -> Balance:
        """One run, summed over occupations (``all``) and areas ("") or for one of them."""
        where = (run, self._areas(area), self._occupations(occupation))

        def total(values: Floats) -> Floats:
            return np.asarray(values[where].sum(axis=(0, 1)))

        supply = self.supply_heads[where] * self.work_per_person[where]
        together = occupation == "all" and len(self.occupations) > 1
        if not together and occupation == "all":
            (occupation,) = self.occupations
        short_areas: tuple[str, ...] = ()
        if not (area or together) and len(self.areas) > 1:
            ends, needs = (
                values[..., -1].sum(axis=1) for values in (supply, self.demand_fte[where])
            )
            short = is_short(ends - needs, ends)
            short_areas = tuple(
                one for one, is_short in zip(self.areas, short, strict=True) if is_short
            )
        return Balance(
            occupation,
            self.years,
            total(self.supply_heads),
            total(self.demand_heads),
            np.asarray(supply.sum(axis=(0, 1))),
            total(self.demand_fte),
            tuple(self.balance(run, one, area) for one in self.occupations) if together else (),
            short_areas,
        )

    def total(self, name: str, run: int = 0, occupation: str = "all", area: str = "") -> Floats:
        """A flow or stock by its field name, summed like ``balance``; (T,) or (T-1,)."""
        values: Floats = getattr(self, name)
        return np.asarray(
            values[run, self._areas(area), self._occupations(occupation)].sum(axis=(0, 1))
        )

    def ages(self, run: int = 0, occupation: str = "all", area: str = "") -> Floats:
        """People by single age 17..74, (G, T), of all sectors, summed like ``balance``."""
        if self.heads_by_age is None:
            raise ValueError("the projection was made without ages")
        where = (run, self._areas(area), slice(None), self._occupations(occupation))
        return np.asarray(self.heads_by_age[where].sum(axis=(0, 1, 2)))

    def employs(self, area: str, occupation: str) -> bool:
        """True if the area has staff of the occupation in the base year."""
        where = self.areas.index(area), self.occupations.index(occupation)
        return bool(self.supply_heads[(0, *where, 0)] > 0)

    def _areas(self, area: str) -> slice:
        return _one_or_all(self.areas, area)

    def _occupations(self, occupation: str) -> slice:
        return _one_or_all(self.occupations, "" if occupation == "all" else occupation)

    @cached_property
    def arrays(self) -> dict[str, Floats]:
        """The arrays by name, for whoever treats them alike."""
        return {
            field.name: value
            for field in fields(self)
            if isinstance(value := getattr(self, field.name), np.ndarray)
        }


def _one_or_all(names: tuple[str, ...], name: str) -> slice:
    if not name:
        return slice(None)
    place = names.index(name)
    return slice(place, place + 1)
