"""One scenario made of two: what both move and do not agree on is chosen, the rest is taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sosuplan.analysis.comparison import DEMAND, Comparison, Setting
from sosuplan.model.lever import Lever
from sosuplan.model.scenario import AttachedMeasure, Scenario

A, B = 0, 1
"""The two scenarios."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A lever that both move, to different values or with different years; or, without a lever, the
    demand scenario, where these differ."""

    lever: Lever | None
    settings: tuple[Setting, Setting] | None = None

    @property
    def id(self) -> str:
        return DEMAND if self.lever is None else self.lever.id


@dataclass(frozen=True)
class Pair:
    """Two members of a comparison that are to become one scenario."""

    comparison: Comparison
    places: tuple[int, int]

    @property
    def scenarios(self) -> tuple[Scenario, Scenario]:
        a, b = (self.comparison.members[place].scenario for place in self.places)
        return a, b

    def settings(self, lever: Lever) -> tuple[Setting, Setting]:
        """What the two set a lever to."""
        each = self.comparison.settings(lever)
        a, b = (each[place] for place in self.places)
        return a, b

    @property
    def levers(self) -> tuple[Lever, ...]:
        """The levers that either moves, and the plan has; the years of the scenarios are none."""
        known = self.comparison.catalogue.index
        return tuple(
            lever
            for lever in self.comparison.moved
            if lever.id in known
            and not lever.is_timing
            and any(one.moved for one in self.settings(lever))
        )

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """What has to be chosen, the demand scenario first."""
        a, b = self.scenarios
        found = [] if a.demand == b.demand else [Clash(None)]
        for lever in self.levers:
            one, other = self.settings(lever)
            if one.moved and other.moved and one[:3] != other[:3]:
                found.append(Clash(lever, (one, other)))
        return tuple(found)

    def origins(self, chosen: Mapping[str, int]) -> dict[str, tuple[int, ...]]:
        """From which of the two each lever (and ``demand``) comes: both where they agree. Of
        clashes that nobody has ``chosen`` yet, none."""
        clashing = {one.id for one in self.clashes}
        found: dict[str, tuple[int, ...]] = {DEMAND: (A, B)}
        for lever in self.levers:
            found[lever.id] = tuple(at for at, one in enumerate(self.settings(lever)) if one.moved)
        for one in clashing:
            found[one] = (chosen[one],) if one in chosen else ()
        return found

    def combined(self, chosen: Mapping[str, int]) -> Scenario:
        """The third scenario, without a name: its years are those of the first, and every lever
        keeps the value, the years, the reason and the measures that it had where it comes from.

        Raises ``ValueError`` while a clash is not ``chosen``, by its id.
        """
        origins, (a, b) = self.origins(chosen), self.scenarios
        if not all(origins.values()):
            raise ValueError("something is still to be chosen")
        levers = self.comparison.catalogue
        years = {one.id: a.levers[one.id] for one in levers if one.is_timing and one.id in a.levers}
        made = Scenario((a, b)[origins[DEMAND][0]].demand, years)
        reasons: dict[str, tuple[str, str]] = {}
        for lever in self.levers:
            first = origins[lever.id][0]
            setting = self.settings(lever)[first]
            assert setting.value is not None
            made = made.with_lever(lever.id, setting.value)
            if setting.years is not None:
                made = made.with_years(lever.id, *setting.years, levers)
            reasons[lever.id] = _reason(*((a, b)[at] for at in origins[lever.id]), lever=lever.id)
        return replace(made, reasons=reasons, measures=self._measures(origins))

    def _measures(self, origins: Mapping[str, tuple[int, ...]]) -> tuple[AttachedMeasure, ...]:
        """Those of both: what moves a lever comes with it, from where its value is; where they
        agree on it, from the first that has any for it."""
        found: dict[tuple[str, str], AttachedMeasure] = {}
        moved_by: dict[str, int] = {}
        for at, scenario in enumerate(self.scenarios):
            for row in scenario.measures:
                if at not in origins.get(row.lever, (at,)):
                    continue
                if row.lever in origins and moved_by.setdefault(row.lever, at) != at:
                    continue
                found.setdefault((row.measure, row.lever), row)
        return tuple(found.values())


def _reason(*scenarios: Scenario, lever: str) -> tuple[str, str]:
    """Why the lever has its value; where both say why, and not the same, what both say."""
    each = [one.reasons[lever] for one in scenarios if lever in one.reasons]
    notes, sources = (
        (dict.fromkeys(filter(None, said)) for said in zip(*each, strict=True))
        if each
        else ({}, {})
    )
    return "; ".join(notes), "; ".join(sources)
