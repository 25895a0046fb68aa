"""What is known of the field from elsewhere than the plan: published findings and their sources.

They come with the program, in ``resources/evidence``.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache

from sosuplan.model.places import find_place
from sosuplan.resources import resource

_ID = re.compile(r"[\w-]+")
DERIVED = "derived"


@dataclass(frozen=True, slots=True)
class Publication:
    """Where a finding stands. ``published`` is a year, a date or what is said instead."""

    id: str
    title: str
    publisher: str
    published: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What has been found, in the words of both languages, and where that stands: in several
    publications where it was derived from figures of each. ``place`` is what it is about, "" for
    the country or another one."""

    statement_da: str
    statement_en: str
    publications: tuple[Publication, ...]
    value: float | None = None
    place: str = ""

    def statement(self, code: str) -> str:
        """What has been found, in the language of ``code``."""
        return self.statement_da if code == "da" else self.statement_en


@cache
def findings() -> dict[str, Finding]:
    """All findings by id."""
    rows = {row["id"]: row for row in _rows("evidence.csv")}
    publications = _publications()
    found = {}
    for one, row in rows.items():
        named = [row["source_id"]]
        if row["source_id"] == DERIVED:
            # How it was derived names the findings and publications that it was derived from.
            words = _ID.findall(row["locator"])
            named = [rows[word]["source_id"] if word in rows else word for word in words]
        behind = tuple(publications[name] for name in dict.fromkeys(named) if name in publications)
        place = find_place(row["area"])
        value = float(row["value"]) if row["value"] else None
        statements = row["statement_da"], row["statement_en"]
        found[one] = Finding(*statements, behind, value, place.name if place else "")
    return found


@dataclass(frozen=True, slots=True)
class IndustryGrowth:
    """How many people an industry of a place is expected to employ more each year, as a share."""

    place: str
    industry: str
    growth: float
    publication: Publication


@cache
def industries() -> tuple[IndustryGrowth, ...]:
    """Published growth by industry: an example of what an index of demand can be built from."""
    publications = _publications()
    return tuple(
        IndustryGrowth(
            row["area"], row["industry"], float(row["growth_a_year"]), publications[row["source"]]
        )
        for row in _rows("industries.csv")
    )


def _publications() -> dict[str, Publication]:
    return {
        row["id"]: Publication(row["id"], row["title"], row["publisher"], row["published"])
        for row in _rows("sources.csv")
    }


def _rows(name: str) -> list[dict[str, str]]:
    with resource("evidence", name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
