"""The 98 municipalities and five regions, by code or by any of the names that they go by."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from sosuplan.resources import resource
from sosuplan.text.terms import in_order


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality or region. ``code`` has four digits; ``region`` is the code of its region."""

    code: str
    name: str
    kind: str
    region: str


_OTHER_NAMES = {
    "vesthimmerland": "vesthimmerlands",
    "nordfyn": "nordfyns",
    "copenhagen": "københavn",
    "kbh": "københavn",
    "kbhvn": "københavn",
    "region midt": "region midtjylland",
    "region nord": "region nordjylland",
    "region syd": "region syddanmark",
    "region h": "region hovedstaden",
    "hovedstadsregionen": "region hovedstaden",
    "capital region of denmark": "region hovedstaden",
    "central denmark region": "region midtjylland",
    "north denmark region": "region nordjylland",
    "region of southern denmark": "region syddanmark",
    "region zealand": "region sjælland",
}
_LETTERS = str.maketrans({"å": "aa", "æ": "ae", "ø": "oe", "ö": "oe", "ä": "ae", "é": "e"})
_OLD_REGION = re.compile(r"0?8([1-5])")
_CODE = re.compile(r"(?:kommune|region)?\s*(\d{3,4})\b[\s:.,-]*(.*)", re.DOTALL)
_AROUND = re.compile(r"\s*\b(?:kommunen?s?|kommunerne|regionskommunes?|region)\b\s*")
COMING = Place("", "Region Østdanmark", "region", "")
"""From 2027 in the place of the regions Hovedstaden and Sjælland. Files do not name it yet."""
_SPACES = re.compile(r"\s+")
_JOINTS = re.compile(r"[\s.\-\u2010-\u2014]+")


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
        known[_spelled(name.removeprefix("region "))] = place
        known[_spelled(name)] = place
    return known | {_spelled(other): known[_spelled(name)] for other, name in _OTHER_NAMES.items()}


def _spelled(name: str) -> str:
    """A name without what is spelled in several ways: å or aa, hyphen or space, a full stop."""
    return _JOINTS.sub("", name.translate(_LETTERS))


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
        # The regions' codes of StatBank are 081 to 085, those of the authorities 1081 to 1085.
        region = _OLD_REGION.fullmatch(coded[1])
        code = f"108{region[1]}" if region else coded[1].zfill(4)
        place = _by_code().get(code)
        rest = coded[2].strip()
        if place is None or not rest:
            return place
        return place if _named(rest) == place else None
    return _named(cleaned)


def places_like(text: str) -> tuple[Place, ...]:
    """The places with ``text`` in their name, or that it names in another way; all for "".

    In Danish order, those that it names first, then those whose name begins with it.
    """
    sought, named = _spelled(text.strip().casefold()), find_place(text)

    def order(place: Place) -> tuple[bool, bool, list[int]]:
        name = place.name.casefold()
        beginning = any(
            _spelled(part).startswith(sought) for part in (name, name.removeprefix("region "))
        )
        return place != named, not beginning, in_order(name)

    found = (
        place
        for place in (*places(), COMING)
        if place == named or sought in _spelled(place.name.casefold())
    )
    return tuple(sorted(found, key=order))


def overlapping(name: str, areas: Iterable[str]) -> tuple[str, ...]:
    """Those of ``areas`` that count the same people as an area called ``name``.

    They are the region that a municipality lies in, the municipalities of a region, and the same
    place by another name. Nothing is known of areas that are named after no place.
    """
    place = find_place(name)
    if place is None:
        return ()
    return tuple(
        area
        for area in areas
        if area != name
        and (other := find_place(area)) is not None
        and (
            other.code == place.code or (other.kind != place.kind and place.region == other.region)
        )
    )


def _named(text: str) -> Place | None:
    names = _by_name()
    if place := names.get(_spelled(text)):
        return place
    bare = _AROUND.sub(" ", text).strip()
    if not bare:
        return None
    if place := names.get(_spelled(f"region {bare}")) if text.startswith("region") else None:
        return place
    # "Odenses", "Aarhus'": a name with the genitive of "Odense Kommunes".
    owner = bare.rstrip("'’")
    return names.get(_spelled(owner)) or names.get(_spelled(owner.removesuffix("s")))
