"""The 98 municipalities and five regions, by code or by any of the names that they go by."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache

from sosuplan.resources import resource


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality or region. ``code`` has four digits; ``region`` is the code of its region."""

    code: str
    name: str
    kind: str
    region: str


_OTHER_SPELLINGS = {
    "århus": "aarhus",
    "ålborg": "aalborg",
    "åbenrå": "aabenraa",
    "vesthimmerland": "vesthimmerlands",
    "nordfyn": "nordfyns",
    "copenhagen": "københavn",
}
_CODE = re.compile(r"(?:kommune|region)?\s*(\d{3,4})\b[\s:.,-]*(.*)", re.DOTALL)
_AROUND = re.compile(r"\s*\b(?:kommunen?s?|kommunerne|regionskommunes?|region)\b\s*")
_SPACES = re.compile(r"\s+")


@lru_cache(maxsize=1)
def places() -> tuple[Place, ...]:
    """All of them, municipalities first, by code."""
    with resource("places.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(Place(**row) for row in csv.DictReader(stream))


@lru_cache(maxsize=1)
def _by_name() -> dict[str, Place]:
    known: dict[str, Place] = {}
    for place in places():
        name = place.name.casefold()
        known[name.removeprefix("region ")] = place
        known[name] = place
    return known


@lru_cache(maxsize=1)
def _by_code() -> dict[str, Place]:
    return {place.code: place for place in places()}


def find_place(text: str) -> Place | None:
    """The place that ``text`` names: "0751", "751", "Aarhus Kommune", "Århus", "751 Aarhus".

    A code and a name that contradict each other are no place.
    """
    cleaned = _SPACES.sub(" ", text.strip().casefold())
    coded = _CODE.fullmatch(cleaned)
    if coded:
        place = _by_code().get(coded[1].zfill(4))
        rest = coded[2].strip()
        if place is None or not rest:
            return place
        return place if _named(rest) == place else None
    return _named(cleaned)


def _named(text: str) -> Place | None:
    names = _by_name()
    if text in names:
        return names[text]
    bare = _AROUND.sub(" ", text).strip()
    if not bare:
        return None
    bare = _OTHER_SPELLINGS.get(bare, bare)
    if text.startswith("region") and f"region {bare}" in names:
        return names[f"region {bare}"]
    if bare in names:
        return names[bare]
    # "Odenses", "Aarhus'": a name with the genitive of "Odense Kommunes".
    return names.get(bare.rstrip("'’").removesuffix("s"))
