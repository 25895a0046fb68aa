"""What is known of the field from elsewhere than the plan (evidens): findings and their sources,
those that come with the program and the planner's own together.

The former are in ``resources/evidence``, which ``model.library`` reads.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from sosuplan.analysis.result_table import ResultTable, Tabled
from sosuplan.analysis.today import moved_levers
from sosuplan.model.levers import FAMILY, catalogue
from sosuplan.model.library import known_sources, library
from sosuplan.model.places import find_place, overlapping
from sosuplan.model.plan import OCCUPATIONS, Evidence, Plan, Source
from sosuplan.model.scenario import Scenario
from sosuplan.resources import resource

if TYPE_CHECKING:
    from sosuplan.analysis.frame import Frame

_ID = re.compile(r"[\w-]+")
DERIVED = "derived"
COUNTRY = "Danmark"
"""The place of findings about the whole country."""
BALANCE, AGE, DEMAND = "balance", "age", "demand"
JOB_CENTRES = "baseline-survey-beskaeftigelse"
"""The source about the staff of job centres. They are a way to new staff, but no SOSU staff."""
REPORTED = {
    "altinget-fm-2023": "Finansministeriet",
    "berlingske-statistikudvalget-2025": "Statistikudvalget",
    "foa-2034-ritzau": "FOA",
}
"""Whose figures a publication gives that reports those of others."""
COLUMNS = (
    "id",
    "own",
    "kind",
    "topic",
    "area",
    "occupation",
    "levers",
    "tables",
    "statement",
    "value",
    "unit",
    "year",
    "base_year",
    "population_n",
    "about",
    "source_id",
    "source",
    "publisher",
    "published",
    "locator",
    "url",
)
_DEMAND_TABLES = ("demand_base", "demand_scenarios", "demand_index")
_TABLES_OF_TOPICS = {
    AGE: ("staff",),
    DEMAND: _DEMAND_TABLES,
    "exit": ("exit_rates",),
    "fulltime": ("working_time",),
    "sickness": ("working_time",),
    "training": ("training",),
}
"""The input tables that hold figures on what a finding is about."""
_BESIDE_LEVERS = (AGE, DEMAND)
"""Topics whose findings bear on these tables whatever levers they name."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding (fund) and where it stands: in several publications where it was derived from
    figures of each. ``own`` are the planner's."""

    row: Evidence
    publications: tuple[Source, ...]
    own: bool = False

    @property
    def id(self) -> str:
        """Its short name, unique among those of one plan and the program's."""
        return self.row.id

    @property
    def value(self) -> float | None:
        """Its main figure, in ``row.unit``."""
        return self.row.value

    @property
    def place(self) -> str:
        """The municipality or region that it is about, "" for the country or another one."""
        place = find_place(self.row.area)
        return place.name if place else ""

    @property
    def levers(self) -> tuple[str, ...]:
        """The levers or families that it bears on."""
        return tuple(self.row.levers.split())

    @property
    def tables(self) -> tuple[str, ...]:
        """The input tables that it bears on."""
        found = [table for one in self.levers for table in _tables_of_lever(one)]
        if not found or self.row.topic in _BESIDE_LEVERS:
            found += _TABLES_OF_TOPICS.get(self.row.topic, ())
        return tuple(dict.fromkeys(found))

    @property
    def is_context(self) -> bool:
        """True of what is about the staff of job centres, not about SOSU staff."""
        return self.row.source_id == JOB_CENTRES

    def statement(self, code: str) -> str:
        """What has been found, in the language of ``code``; own ones may have one alone."""
        row = self.row
        return (row.statement_da if code == "da" else row.statement_en) or row.statement_da

    @property
    def whose(self) -> str:
        """Who found it: the publisher, or whom that reports on; "" if nobody is known."""
        for one in self.publications:
            return REPORTED.get(one.id, one.publisher)
        return ""

    def bears_on(self, lever: str) -> bool:
        """True if it names ``lever`` or its family, or a lever of the family ``lever``."""
        return any(
            one == lever or family_of(one) == lever or one == family_of(lever)
            for one in self.levers
        )


def family_of(lever: str) -> str:
    """The family of a lever's id; a family's is itself."""
    return lever.partition(":")[0]


def _tables_of_lever(lever: str) -> tuple[str, ...]:
    """The tables whose figures a lever or family changes: see ``Lever.figure``."""
    found = FAMILY.get(family_of(lever))
    if found is None:
        return ()
    if found.group == DEMAND:
        return _DEMAND_TABLES
    return (found.figure.partition(".")[0],) if found.figure else ()


@dataclass(frozen=True)
class EvidenceList(Tabled):
    """Findings, the planner's own first. ``code`` is the language that they are told in."""

    findings: tuple[Finding, ...]
    code: str = "da"

    def __len__(self) -> int:
        return len(self.findings)

    @cached_property
    def by_id(self) -> dict[str, Finding]:
        """Each by its id."""
        return {one.id: one for one in self.findings}

    def bearing_on_lever(self, lever: str) -> EvidenceList:
        """Those that bear on a lever or on any of a family."""
        return self.only(one for one in self.findings if one.bears_on(lever))

    def bearing_on_input(self, table: str) -> EvidenceList:
        """Those that bear on the figures of an input table."""
        return self.only(one for one in self.findings if table in one.tables)

    def only(self, findings: Iterable[Finding]) -> EvidenceList:
        """The same with these alone."""
        return EvidenceList(tuple(findings), self.code)

    def table(self) -> ResultTable:
        """A row for each; those of several publications name them with semicolons between."""
        return ResultTable(COLUMNS, tuple(self._row(one) for one in self.findings))

    def _row(self, one: Finding) -> tuple[str | int | float | None, ...]:
        row = one.row

        def of_all(name: str) -> str:
            told = (getattr(each, name) for each in one.publications)
            return "; ".join(dict.fromkeys(filter(None, told)))

        return (
            row.id,
            int(one.own),
            row.kind,
            row.topic,
            row.area,
            row.occupation,
            row.levers,
            " ".join(one.tables),
            one.statement(self.code),
            row.value,
            row.unit,
            row.year,
            row.base_year,
            row.population_n,
            "job_centres" if one.is_context else "",
            row.source_id,
            of_all("title"),
            of_all("publisher"),
            of_all("published"),
            row.locator,
            of_all("url"),
        )


def of_scenario(found: EvidenceList, frame: Frame) -> dict[str, tuple[Finding, ...]]:
    """Those that bear on the levers that a scenario moves, by the levers' families in the order of
    the panel, and under "" the planner's other ones; each once, and the nearest to the plan first.
    Those on the other occupation alone are left out."""
    told: dict[str, tuple[Finding, ...]] = {}
    there: set[str] = set()
    near = sorted(found.findings, key=lambda one: _distance(one, frame.plan))
    near = [one for one in near if is_about(one, frame.occupation)]
    for family in dict.fromkeys(lever.family for lever in frame.moved if not lever.is_timing):
        some = tuple(one for one in near if one.bears_on(family) and one.id not in there)
        if some:
            told[family] = some
            there |= {one.id for one in some}
    others = tuple(one for one in near if one.own and one.id not in there)
    return told | ({"": others} if others else {})


def told_for(
    found: EvidenceList, plan: Plan, scenario: Scenario, occupation: str = "all"
) -> ResultTable:
    """The table of those that are about ``occupation``, with whether each bears on a lever that
    ``scenario`` moves."""
    found = found.only(one for one in found.findings if is_about(one, occupation))
    moved = [one.id for one in moved_levers(plan, catalogue(plan), scenario) if not one.is_timing]
    made = found.table()
    rows = (
        (*row, int(any(one.bears_on(lever) for lever in moved)))
        for row, one in zip(made.rows, found.findings, strict=True)
    )
    return ResultTable((*made.columns, "moved"), tuple(rows))


def is_about(finding: Finding, occupation: str) -> bool:
    """False of what is about another occupation alone than ``occupation`` (``all``: none is)."""
    return occupation == "all" or finding.row.occupation not in set(OCCUPATIONS) - {occupation}


def _distance(finding: Finding, plan: Plan) -> tuple[bool, bool, int, int]:
    """How far from a plan a finding is: whose it is, what it is about, where, and when."""
    place = finding.place
    near = bool(place) and (place in plan.areas or bool(overlapping(place, plan.areas)))
    where = 0 if near else 1 if finding.row.area == COUNTRY else 2
    return not finding.own, finding.is_context, where, -(finding.row.year or 0)


@cache
def findings() -> dict[str, Finding]:
    """Those that come with the program, by id."""
    known = library()
    return {
        one: _finding(row, known.evidence, known.sources) for one, row in known.evidence.items()
    }


def evidence(plan: Plan, code: str = "da") -> EvidenceList:
    """The findings of ``plan``, and those that come with the program and have other ids."""
    sources = known_sources(plan)
    rows = {**library().evidence, **{row.id: row for row in plan.evidence}}
    own = {row.id: _finding(row, rows, sources, own=True) for row in plan.evidence}
    others = (one for one in findings().values() if one.id not in own)
    return EvidenceList((*own.values(), *others), code)


def _finding(
    row: Evidence,
    rows: Mapping[str, Evidence],
    sources: Mapping[str, Source],
    *,
    own: bool = False,
) -> Finding:
    named = [row.source_id]
    if row.source_id == DERIVED:
        # How it was derived names the findings and publications that it was derived from.
        words = _ID.findall(row.locator)
        behind = [rows[word].source_id if word in rows else word for word in words]
        named = [one for one in behind if one in sources and one != DERIVED] or named
    known = tuple(sources[one] for one in dict.fromkeys(named) if one in sources)
    return Finding(row, known, own)


@dataclass(frozen=True, slots=True)
class Yardstick:
    """A figure of the whole country's balance that a chart can show beside a plan's: ``value``
    persons more (less, if negative) in ``year`` than in ``base_year``. It is about ``occupation``,
    or both (``all``)."""

    finding: Finding
    occupation: str
    value: float
    year: int
    base_year: int

    @property
    def id(self) -> str:
        """The finding's."""
        return self.finding.id

    def is_about(self, occupation: str) -> bool:
        """True if it may stand in a chart of ``occupation``: one of both only where both are
        shown."""
        return occupation in (self.occupation, "all")


BOTH = "SOSU"
"""What findings about assistants and helpers together are about."""


def yardsticks(plan: Plan) -> tuple[Yardstick, ...]:
    """The country's figures, of those that say in which year and counted from which."""
    found = []
    for one in evidence(plan).findings:
        row = one.row
        national = (row.area, row.topic, row.unit) == (COUNTRY, BALANCE, "persons")
        about = "all" if row.occupation == BOTH else row.occupation
        if not national or about not in (*OCCUPATIONS, "all"):
            continue
        if row.value is not None and row.year is not None and row.base_year is not None:
            found.append(Yardstick(one, about, row.value, row.year, row.base_year))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class IndustryGrowth:
    """How many people an industry of a place is expected to employ more each year, as a share."""

    place: str
    industry: str
    growth: float
    publication: Source


@cache
def industries() -> tuple[IndustryGrowth, ...]:
    """Published growth by industry: an example of what an index of demand can be built from."""
    with resource("evidence", "industries.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            IndustryGrowth(
                row["area"],
                row["industry"],
                float(row["growth_a_year"]),
                library().sources[row["source"]],
            )
            for row in csv.DictReader(file)
        )
