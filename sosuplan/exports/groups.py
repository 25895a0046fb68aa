"""What results are broken down by: areas, their sum first, and occupations."""

from __future__ import annotations

from dataclasses import dataclass

from sosuplan.analysis.frame import Frame
from sosuplan.model.schema.tables import column_name
from sosuplan.text.language import N_, Language
from sosuplan.text.terms import capital, word

_ALL_AREAS = N_("All areas")


@dataclass(frozen=True, slots=True)
class Group:
    """One occupation (``all`` for both) in one area; "" is the sum of all areas."""

    area: str
    occupation: str


def groups(frame: Frame) -> list[Group]:
    """The sum of all areas, then each area if there are several; in each, the occupation that is
    looked at first. An area has no row for an occupation that it does not employ."""
    ordered = sorted(frame.plan.told_apart, key=lambda job: job != _looked_at(frame))
    found = [Group("", job) for job in ordered]
    if len(frame.plan.areas) > 1:
        found += [
            Group(area, job)
            for area in frame.plan.areas
            for job in ordered
            if job == "all" or frame.projection.employs(area, job)
        ]
    return found


def _looked_at(frame: Frame) -> str:
    jobs = frame.plan.occupations
    return jobs[0] if frame.occupation == "all" and len(jobs) == 1 else frame.occupation


def by_area(frame: Frame) -> bool:
    """True if rows must say which area they are for."""
    return len(frame.plan.areas) > 1


def group_headings(frame: Frame) -> list[str]:
    """The headings of what tells groups apart."""
    names = ("area", "occupation") if by_area(frame) else ("occupation",)
    return [column_name("staff", name, frame.language) for name in names]


def group_names(frame: Frame, group: Group) -> list[str]:
    """The cells under ``group_headings``."""
    job = capital(word(group.occupation, frame.language))
    return [area_name(group.area, frame.language), job] if by_area(frame) else [job]


def area_name(area: str, language: Language) -> str:
    """An area's own name, or that of them all."""
    return area or language(_ALL_AREAS)
