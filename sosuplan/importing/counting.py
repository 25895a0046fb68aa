"""Which of several columns with people of the same group count: a total without its parts, a whole
without some of it, the parts of a whole that has no column, or nobody can tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sosuplan.importing.checks import Figures, is_sum
from sosuplan.importing.fields import FULL_TIME, PART_TIME, says_part
from sosuplan.importing.vocabulary import is_total
from sosuplan.model.group_words import plain

SUM, WHOLE, PARTS, UNCLEAR = "sum", "whole", "parts", "unclear"
_EVERYBODY = re.compile(
    r"antal|ansatte?|person(?:er|s)?|medarbejdere|hoveder|heads|personale|beskæftigede|lønmodtagere"
    r"|i|ialt|alt|total(?:t)?|sum|samlet|alle|all|begge|both|køn|sexes|m|k|og|mænd|kvinder"
    r"|employees|headcount|number|of|staff"
)
"""Words of a heading that leave nobody out, where it has no others."""
_PARTS_OF = (
    {
        "men": re.compile(r"\b(?:mænd|mand|men|male|m)\b"),
        "women": re.compile(r"\b(?:kvinder|kvinde|women|female|k)\b"),
    },
    {"monthly": re.compile(r"månedsløn"), "hourly": re.compile(r"timeløn")},
    {"part_time": PART_TIME, "full_time": FULL_TIME},
)
"""What a whole is made of."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The places of the columns that count, and why: one is the ``SUM`` of the others or the
    ``WHOLE`` that they are of, they are all ``PARTS`` of it, or it is ``UNCLEAR``."""

    places: tuple[int, ...]
    why: str


def counted_once(headings: Sequence[str], figures: Figures) -> Counted:
    """Which of the columns with ``headings`` count; ``figures`` has one for each of them."""
    places = range(len(headings))
    for place in places:
        others = [one for one in places if one != place]
        if is_sum(figures[:, place], figures[:, others]):
            return Counted((place,), SUM)
    if are_parts(headings):
        return Counted(tuple(places), PARTS)
    words = [set(plain(heading).split()) for heading in headings]
    common = set.intersection(*words)
    whole = [
        place
        for place in places
        if not _is_part(headings[place]) and all(map(_EVERYBODY.fullmatch, words[place] - common))
    ]
    if len(whole) == 1 and _is_whole(figures, whole[0], headings):
        return Counted((whole[0],), WHOLE)
    return Counted((), UNCLEAR)


def says_sex(heading: str) -> bool:
    """True if a heading says nothing but a sex: its figures are people."""
    return any(pattern.fullmatch(plain(heading)) for pattern in _PARTS_OF[0].values())


def _is_part(heading: str) -> bool:
    return not is_total(heading) and (
        says_part(heading) or any(_part(heading, parts) for parts in _PARTS_OF)
    )


def _part(heading: str, parts: dict[str, re.Pattern[str]]) -> str:
    """Which of the parts of a whole a heading says, "" if none or several of them."""
    found = [name for name, pattern in parts.items() if pattern.search(plain(heading))]
    return found[0] if len(found) == 1 else ""


def are_parts(headings: Sequence[str]) -> bool:
    """True if the headings say all parts of a whole, each once."""
    return any(
        sorted(_part(heading, parts) for heading in headings) == sorted(parts)
        for parts in _PARTS_OF
    )


def some_of_others(labels: Sequence[str]) -> bool:
    """True if one of the labels says a part of what another says: "SOSU-assistenter, kvinder"."""
    words = {label: set(plain(label).split()) for label in labels}
    return any(
        words[whole] < words[label] and bool(words[whole])
        for label in labels
        if _is_part(label)
        for whole in labels
        if not _is_part(whole)
    )


def _is_whole(figures: Figures, place: int, headings: Sequence[str]) -> bool:
    """False if what says that it is a part of the whole at ``place`` is larger than this."""
    parts = [one for one, heading in enumerate(headings) if one != place and _is_part(heading)]
    larger = figures[:, parts] > figures[:, [place]]
    return not bool((larger & np.isfinite(figures[:, parts])).any())
