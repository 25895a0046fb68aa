"""All that a plan has of scenarios: the saved ones, their versions, bookmarks and the bin.

Every change gives another library, so that going back is having the one before. ``ScenarioError``
is raised for what cannot be, and nothing is ever lost but by emptying the bin.

A saved scenario computes with the figures it was saved with: those that the plan no longer has are
kept here, once for each edition that anything refers to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import count
from types import MappingProxyType
from typing import TypeVar

from sosuplan.model.kept_figures import KeptFigures
from sosuplan.model.levers import catalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import THIS_MODEL, Scenario, check, edition
from sosuplan.text.errors import Fault, ScenarioError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Version:
    """A saved scenario as it was at a ``time`` (ISO 8601); its name tells whose version it is."""

    scenario: Scenario
    time: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """What was looked at: the scenario that was worked on, saved or not, with occupation and unit.

    ``scenario.name`` is that of the saved scenario it belonged to, "" if to none.
    """

    name: str
    scenario: Scenario
    occupation: str
    unit: str
    time: str


@dataclass(frozen=True, slots=True)
class Deleted:
    """A scenario in the bin, with the versions that it had."""

    scenario: Scenario
    time: str
    versions: tuple[Version, ...] = ()


@dataclass(frozen=True)
class ScenarioLibrary:
    """Scenarios and bookmarks are in the order in which they are shown, versions and what is in the
    bin oldest first. Names of scenarios are unique. ``figures`` are kept by data edition.
    """

    scenarios: tuple[Scenario, ...] = ()
    versions: tuple[Version, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    bin: tuple[Deleted, ...] = ()
    figures: Mapping[str, KeptFigures] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "figures", MappingProxyType(dict(self.figures)))

    @classmethod
    def of(cls, scenarios: ScenarioLibrary | Iterable[Scenario]) -> ScenarioLibrary:
        """A library of these scenarios alone; one that is a library already is itself."""
        return scenarios if isinstance(scenarios, ScenarioLibrary) else cls(tuple(scenarios))

    @cached_property
    def by_name(self) -> Mapping[str, Scenario]:
        """The saved scenarios by name, in their order."""
        return MappingProxyType({one.name: one for one in self.scenarios})

    def __getitem__(self, name: str) -> Scenario:
        """The saved scenario of this name; ``ScenarioError`` if there is none."""
        if name not in self.by_name:
            raise ScenarioError(unknown_saved(name, self.by_name))
        return self.by_name[name]

    def versions_of(self, name: str) -> tuple[Version, ...]:
        """The versions of a saved scenario, oldest first."""
        return tuple(one for one in self.versions if one.scenario.name == name)

    # --- scenarios ------------------------------------------------------------------------------

    def save(self, scenario: Scenario) -> ScenarioLibrary:
        """``scenario`` in the place of the one of its name, or after all others."""
        there = self.by_name.get(scenario.name)
        if there is None:
            return replace(self, scenarios=(*self.scenarios, scenario))
        return self._put(self._unlocked(scenario.name).name, scenario)

    def duplicate(self, name: str, copy: str) -> ScenarioLibrary:
        """A copy called ``copy`` right after the scenario ``name``, without its versions and not
        locked."""
        made = replace(self[name], name=self._free(copy), locked=False)
        place = self._place(name) + 1
        return replace(self, scenarios=(*self.scenarios[:place], made, *self.scenarios[place:]))

    def rename(self, old: str, new: str) -> ScenarioLibrary:
        """The scenario ``old`` under a name that is free; its place, versions and bookmarks stay
        with it."""
        scenario = self._unlocked(old)
        if new == old:
            return self
        named = self._put(old, replace(scenario, name=self._free(new)))

        def follow(one: Scenario) -> Scenario:
            return replace(one, name=new) if one.name == old else one

        return replace(
            named,
            versions=tuple(replace(one, scenario=follow(one.scenario)) for one in self.versions),
            bookmarks=tuple(replace(one, scenario=follow(one.scenario)) for one in self.bookmarks),
        )

    def describe(self, name: str, note: str) -> ScenarioLibrary:
        """The scenario ``name`` with another note."""
        return self._put(name, replace(self._unlocked(name), note=note))

    def lock(self, name: str, locked: bool) -> ScenarioLibrary:
        """The scenario ``name`` locked or unlocked."""
        return self._put(name, replace(self[name], locked=locked))

    def move(self, name: str, place: int) -> ScenarioLibrary:
        """The scenario ``name`` at another place, from 0; beyond either end is there."""
        return replace(self, scenarios=_moved(self.scenarios, self._place(name), place))

    # --- the bin --------------------------------------------------------------------------------

    def delete(self, name: str, time: str) -> ScenarioLibrary:
        """The scenario ``name`` with its versions in the bin."""
        scenario = self._unlocked(name)
        return replace(
            self,
            scenarios=tuple(one for one in self.scenarios if one.name != name),
            versions=tuple(one for one in self.versions if one.scenario.name != name),
            bin=(*self.bin, Deleted(scenario, time, self.versions_of(name))),
        )

    def restore(self, number: int) -> ScenarioLibrary:
        """What is in the bin under ``number``, from 0, back after all others; under another name if
        its own is taken by now."""
        back = self._in_bin(number)
        name = free_name(back.scenario.name, self.by_name)
        versions = (
            replace(one, scenario=replace(one.scenario, name=name)) for one in back.versions
        )
        return replace(
            self.throw_away(number),
            scenarios=(*self.scenarios, replace(back.scenario, name=name)),
            versions=(*self.versions, *versions),
        )

    def throw_away(self, number: int) -> ScenarioLibrary:
        """The library without what is in the bin under ``number``, from 0."""
        self._in_bin(number)
        return replace(self, bin=(*self.bin[:number], *self.bin[number + 1 :]))

    def empty_bin(self) -> ScenarioLibrary:
        """The library with nothing in the bin."""
        return replace(self, bin=())

    # --- versions -------------------------------------------------------------------------------

    def add_version(self, name: str, time: str, note: str = "") -> ScenarioLibrary:
        """The scenario ``name`` as it is, kept as a version."""
        return replace(self, versions=(*self.versions, Version(self[name], time, note)))

    def go_back(self, name: str, number: int, time: str, note: str = "") -> ScenarioLibrary:
        """The scenario ``name`` as it was in the version ``number``, from 0. What it was until now
        becomes a version with ``note``, unless there is one like it."""
        now, versions = self._unlocked(name), self.versions_of(name)
        if not 0 <= number < len(versions):
            raise ScenarioError(Fault("unknown_version", column="scenario", found=name))
        known = any(_unlocked(one.scenario) == now for one in versions)
        before = self if known else self.add_version(name, time, note)
        return before._put(name, _unlocked(versions[number].scenario))

    def drop_version(self, name: str, number: int) -> ScenarioLibrary:
        """The library without the version ``number``, from 0, of the scenario ``name``."""
        versions = self.versions_of(name)
        if not 0 <= number < len(versions):
            raise ScenarioError(Fault("unknown_version", column="scenario", found=name))
        gone = versions[number]
        return replace(self, versions=tuple(one for one in self.versions if one is not gone))

    # --- bookmarks ------------------------------------------------------------------------------

    def add_bookmark(self, bookmark: Bookmark, place: int | None = None) -> ScenarioLibrary:
        """``bookmark`` at ``place``, from 0, or after all others."""
        at = len(self.bookmarks) if place is None else max(place, 0)
        return replace(self, bookmarks=(*self.bookmarks[:at], bookmark, *self.bookmarks[at:]))

    def rename_bookmark(self, number: int, name: str) -> ScenarioLibrary:
        """The bookmark ``number``, from 0, under another name."""
        renamed = replace(self._bookmark(number), name=name)
        return replace(
            self, bookmarks=(*self.bookmarks[:number], renamed, *self.bookmarks[number + 1 :])
        )

    def remove_bookmark(self, number: int) -> ScenarioLibrary:
        """The library without the bookmark ``number``, from 0."""
        self._bookmark(number)
        return replace(self, bookmarks=(*self.bookmarks[:number], *self.bookmarks[number + 1 :]))

    def move_bookmark(self, number: int, place: int) -> ScenarioLibrary:
        """The bookmark ``number`` at another place, both from 0; beyond either end is there."""
        self._bookmark(number)
        return replace(self, bookmarks=_moved(self.bookmarks, number, place))

    # --- figures --------------------------------------------------------------------------------

    def figures_of(self, scenario: Scenario, plan: Plan) -> Plan | None:
        """What ``scenario`` computes with: ``plan``, if it was saved with its figures or with none
        that are known, or the ones that are kept; None if its figures are not available, or cannot
        compute it."""
        figures: Plan | None = plan
        if scenario.data_edition not in ("", edition(plan)):
            kept = self.figures.get(scenario.data_edition)
            figures = None if kept is None else kept.plan
        try:
            if figures is not None:
                check(scenario, figures, catalogue(figures))
        except ScenarioError:
            return None
        return figures

    def follow(self, before: Plan, now: Plan) -> ScenarioLibrary:
        """The library after the plan's figures went from ``before`` to ``now``: what computed with
        the figures before goes on doing so, and they are kept for it."""
        then = edition(before)
        if then == edition(now):
            return self

        def stamped(one: Scenario) -> Scenario:
            return one if one.data_edition else replace(one, data_edition=then)

        dated = self._each(stamped)
        if then in dated._editions() and then not in dated.figures:
            dated = replace(dated, figures={**dated.figures, then: KeptFigures.of(before)})
        return dated.tidy(now)

    def tidy(self, plan: Plan, *worked_on: Scenario) -> ScenarioLibrary:
        """The library without figures that neither it nor what is ``worked_on`` refers to, nor
        those that ``plan`` has itself."""
        needed = self._editions() | {one.data_edition for one in worked_on}
        needed -= {edition(plan)} if self.figures else set()
        kept = {name: one for name, one in self.figures.items() if name in needed}
        return self if len(kept) == len(self.figures) else replace(self, figures=kept)

    def _editions(self) -> set[str]:
        """Every edition of the figures that something refers to."""
        return {one.data_edition for one in self._all()}

    def _all(self) -> Iterator[Scenario]:
        yield from self.scenarios
        for kept in (self.versions, self.bookmarks, self.bin):
            for one in kept:
                yield one.scenario
        for deleted in self.bin:
            for version in deleted.versions:
                yield version.scenario

    def _each(self, change: Callable[[Scenario], Scenario]) -> ScenarioLibrary:
        """The library with every scenario in it changed."""

        def versions(found: Iterable[Version]) -> tuple[Version, ...]:
            return tuple(replace(one, scenario=change(one.scenario)) for one in found)

        return replace(
            self,
            scenarios=tuple(map(change, self.scenarios)),
            versions=versions(self.versions),
            bookmarks=tuple(replace(one, scenario=change(one.scenario)) for one in self.bookmarks),
            bin=tuple(
                replace(one, scenario=change(one.scenario), versions=versions(one.versions))
                for one in self.bin
            ),
        )

    # --- inside ---------------------------------------------------------------------------------

    def _place(self, name: str) -> int:
        return self.scenarios.index(self[name])

    def _put(self, name: str, scenario: Scenario) -> ScenarioLibrary:
        return replace(
            self,
            scenarios=tuple(scenario if one.name == name else one for one in self.scenarios),
        )

    def _free(self, name: str) -> str:
        if name in self.by_name:
            raise ScenarioError(Fault("scenario_exists", column="scenario", found=name))
        return name

    def _unlocked(self, name: str) -> Scenario:
        """The saved scenario of this name, which may be changed."""
        scenario = self[name]
        if scenario.locked:
            raise ScenarioError(Fault("scenario_locked", column="scenario", found=name))
        return scenario

    def _in_bin(self, number: int) -> Deleted:
        if not 0 <= number < len(self.bin):
            raise ScenarioError(Fault("not_in_bin", column="scenario"))
        return self.bin[number]

    def _bookmark(self, number: int) -> Bookmark:
        if not 0 <= number < len(self.bookmarks):
            raise ScenarioError(Fault("unknown_bookmark", column="scenario"))
        return self.bookmarks[number]


def free_name(wanted: str, taken: Iterable[str]) -> str:
    """``wanted``, or with a number behind it if it is one of ``taken``."""
    known = set(taken)
    if wanted not in known:
        return wanted
    return next(name for number in count(2) if (name := f"{wanted} {number}") not in known)


def unknown_saved(name: str, names: Iterable[str]) -> Fault:
    """There is no saved scenario called ``name`` among ``names``."""
    choices = ", ".join(names)
    code = "unknown_saved_scenario" if choices else "no_saved_scenarios"
    return Fault(code, column="scenario", found=name, values={"choices": choices})


def as_saved(scenario: Scenario, plan: Plan, *, locked: bool = False) -> Scenario:
    """``scenario`` as it is saved by this program with the figures of ``plan``, which computes
    it."""
    return replace(scenario, data_edition=edition(plan), model_version=THIS_MODEL, locked=locked)


def has_older_model(scenario: Scenario) -> bool:
    """True if it is known that another model than this program's computed ``scenario`` when it was
    saved."""
    return 0 < scenario.model_version < THIS_MODEL


def _unlocked(scenario: Scenario) -> Scenario:
    return replace(scenario, locked=False)


def _moved(order: Sequence[T], number: int, place: int) -> tuple[T, ...]:
    rest = [*order[:number], *order[number + 1 :]]
    at = min(max(place, 0), len(rest))
    return (*rest[:at], order[number], *rest[at:])
