"""The traffic lights in words: what they mean, and which years show which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sosuplan.analysis.frame import Frame
from sosuplan.engine.projection import SURPLUS_FROM
from sosuplan.model.schema.rows import STATUS_WORDS
from sosuplan.text.language import N_, Language
from sosuplan.text.numbers import format_percent
from sosuplan.text.terms import word

_BELOW = N_("surplus below {limit}")
_BY_YEAR = N_("Traffic lights by year")


def legend(language: Language) -> list[tuple[str, str]]:
    """Every status and what it means."""
    limit = format_percent(SURPLUS_FROM, 0, language.code)
    below = language(_BELOW).format(limit=limit)
    return [
        (status, f"{word(status, language)} ({below})")
        if status == "recruitment"
        else (status, word(status, language))
        for status in STATUS_WORDS
    ]


def strip_name(language: Language) -> str:
    """What a row of lights is called."""
    return language(_BY_YEAR)


@dataclass(frozen=True, slots=True)
class LightRow:
    """A traffic light for each year, and whose they are ("" where nobody has to ask)."""

    name: str
    statuses: tuple[str, ...]


def light_rows(frame: Frame) -> list[LightRow]:
    """The lights of this scenario; of both occupations a row for each."""
    outlook = frame.outlook
    if not outlook.is_sum:
        return [LightRow("", outlook.status)]
    return [
        LightRow(word(f"{one.occupation}.short", frame.language), one.status)
        for one in outlook.each
    ]


def rows_in_words(years: Sequence[int], rows: Sequence[LightRow], language: Language) -> str:
    """The spells of each row, after whose they are."""
    spells = [(row.name, spells_in_words(years, row.statuses, language)) for row in rows]
    return "; ".join(f"{name}: {said}" if name else said for name, said in spells)


def spells_of(statuses: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Years in a row with one status: first and last place, and the status."""
    for status, places in groupby(range(len(statuses)), key=lambda place: statuses[place]):
        listed = list(places)
        yield listed[0], listed[-1], status


def spells_in_words(years: Sequence[int], statuses: Sequence[str], language: Language) -> str:
    """The same as a list: "2024–2026 Surplus, 2027 Recruitment problems"."""
    return ", ".join(
        f"{years[first]}–{years[last]} {word(status, language)}"
        if first != last
        else f"{years[first]} {word(status, language)}"
        for first, last, status in spells_of(statuses)
    )
