"""Job titles: which of them are occupations of the plan, which are of others, and which nobody can
tell but the user, who is asked about them once.

Titles such as "Assistent" have a meaning by what stands beside them: by the agreement of their row,
or by the other titles of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from sosuplan.importing.column_mapping import ImportMapping
from sosuplan.importing.fields import COUNTS, STAFF_LIST, TARGET
from sosuplan.importing.grid import Grid
from sosuplan.importing.readers.cells import cell_text
from sosuplan.importing.vocabulary import full_time_of
from sosuplan.model.group_words import (
    is_bare,
    is_trainee,
    is_unclear,
    occupation_of,
    plain,
)
from sosuplan.model.plan import OCCUPATIONS

_MOST_LABELS = 40
"""Different texts of a column that tells groups apart; more are names, places or notes."""
_CARE = re.compile(r"social (?:og )?sundhed|\bsosu|\bss[ah]\b|social and health")
_CARE_STAFF = re.compile(
    r"\bsosu|\bss[ah]\b|social (?:og )?sundheds? ?(?:pers|ass|hj|fagl|medarb|overens)"
    r"|health care staff"
)
"""Words of a title that say that it is about staff in care; of a department others are, too."""
_DEPARTMENT = re.compile(
    r"forvaltning|afdeling|afsnit|område|enhed|center|department|unit|sted|direkt|distrikt|adresse"
)
"""Headings of places of work, where office staff is employed too."""
_NEAR_CARE = re.compile(r"social|sundhed|ældre|pleje|omsorg|hjemmehjælp|health|care\b")
_OFFICE = re.compile(
    r"kontor|overass|sekretær|\bhk\b|admin|fuldmægtig|korrespondent|specialist|it med|office|clerk"
)
"""Titles of those whose neighbours called "Assistent" may be office staff too."""
_LEARNS = re.compile(r"uddannelse|education|niveau|level|skole")
"""Headings of what people have learnt, which says nothing of what they do."""
_LONGEST = 60
_INCLUDED = re.compile(r"\binkl|\bincl|\bmed elev|\bog elev|\bsamt elev|\band (?:trainee|student)")
_OF_THEM = re.compile(r"heraf|deraf|of which|\binkl|\bincl")
_PERIODS = re.compile(
    r"^(?:løn|opgørelses|rapport|kalender)? ?(?:periode|måned|kvartal|halvår|uge)\b"
    r"|^(?:tid|year|år)$"
    r"|^(?:opgørelses|status|skærings|udtræks) ?dato|^(?:period|month|quarter|week)\b"
)
"""Headings of what can be nothing but times."""


@dataclass(frozen=True, slots=True)
class TitleCount:
    """A job title that is asked about: how many ``people`` have it, and the occupation that they
    count as, "" if they do not count and None while that is not said."""

    title: str
    people: float
    answer: str | None


@dataclass(slots=True)
class Titles:
    """How the job titles of a file are read.

    ``bare`` titles count. ``agreement`` is the column that says of each row whether it is about
    care, None without one. Unclear titles stand for themselves if they are ``asked`` about, and by
    ``answers`` (by their plain words) for what the user says.
    """

    trainees: bool = False
    asked: bool = False
    bare: bool = False
    agreement: int | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    _near: bool = False
    _first: dict[str, str] = field(default_factory=dict)

    def read(self, text: str, agreement: str = "") -> tuple[str | None, str]:
        """The occupation that a title is, or the title itself if it is asked about; else the reason
        why it is none."""
        if text in OCCUPATIONS:
            return text, ""
        care = _says_care(agreement) if self.agreement is not None and agreement else None
        bare = self.bare if care is None else care
        if code := occupation_of(text, trainees=self.trainees, bare=bare):
            return code, ""
        if is_trainee(text, title=True):
            return None, "trainee"
        unclear = is_unclear(text) or (is_bare(text) and care is None and self._near)
        if not (self.asked and unclear) or (care is False and not _says_care(text)):
            return None, "unknown_group"
        return self._first.setdefault(plain(text), text), ""

    def answer(self, title: str) -> str | None:
        """What the user says of a title: an occupation, "" if it does not count, or None."""
        return self.answers.get(plain(title), self.answers.get(OTHERS))


def titles_of(grid: Grid, mapping: ImportMapping) -> Titles:
    """How the job titles of ``grid`` are read by ``mapping``."""
    target = TARGET[mapping.target]
    places = [use.index for use in mapping.columns if use.field == "occupation"]
    names = [text for place in places for text in first_labels(grid, place)]
    used = {use.index for use in mapping.columns}
    return Titles(
        target.name == "trainee_intake",
        target.name == STAFF_LIST or bool(set(target.measures) & COUNTS),
        bare_names_count(grid, names),
        _agreement_of(grid, used) if any(map(_needs_agreement, names)) else None,
        mapping.titles,
        _near=any(map(_says_near_care, (*_around(grid), *names))),
    )


def _around(grid: Grid) -> tuple[str, ...]:
    return (*grid.title, grid.sheet, *grid.header)


def _needs_agreement(title: str) -> bool:
    return is_bare(title) or is_unclear(title)


def _agreement_of(grid: Grid, used: set[int]) -> int | None:
    """The column that says of some rows that they are about social care and health, and not of
    others."""
    for place, heading in enumerate(grid.header):
        if place in used or _DEPARTMENT.search(plain(heading)):
            continue
        labels = list(first_labels(grid, place))
        if 1 < len(labels) <= _MOST_LABELS and 0 < sum(map(_says_care, labels)) < len(labels):
            return place
    return None


def bare_names_count(grid: Grid, texts: Iterable[str]) -> bool:
    """Whether names that others have too ("Assistenter") are occupations of the plan among
    ``texts``: not beside fuller names, but where both are there, or where the title, the headings
    or another column, such as one of agreements, say that it is about care."""
    names = list(texts)
    bare = {occupation_of(text, bare=True) for text in names if is_bare(text)}
    if not bare or any(map(occupation_of, names)):
        return False
    if bare == set(OCCUPATIONS) and not any(_OFFICE.search(plain(text)) for text in names):
        return True
    if any(map(_is_of_care_staff, _around(grid))):
        return True
    columns = (
        list(first_labels(grid, place))
        for place, heading in enumerate(grid.header)
        if not _DEPARTMENT.search(plain(heading))
    )
    return any(labels and all(map(_says_care, labels)) for labels in columns)


def _is_of_care_staff(text: str) -> bool:
    return bool(_CARE_STAFF.search(plain(text)))


def _says_care(text: str) -> bool:
    return bool(_CARE.search(plain(text)))


def _says_near_care(text: str) -> bool:
    return bool(_NEAR_CARE.search(plain(text)))


def first_labels(grid: Grid, place: int, most: int = 200) -> Iterator[str]:
    """The different texts of a column; beyond ``most`` it is no column of a few labels."""
    texts = (cell for cell in grid.column(place).levels if isinstance(cell, str))
    return islice(texts, most + 1)


# --- people who are no staff ----------------------------------------------------------------------


_GONE = re.compile(
    r"^(?:fratråd|fratræd|ophørt|afsluttet|inaktiv|passiv|tidligere ansat|stoppet|afskediget"
    r"|pensioneret|afgået|er (?:fratråd|stoppet|ophørt)|left|terminated|inactive|former)"
)
"""Labels of people who are no longer employed."""


def no_staff_rows(grid: Grid, used: set[int]) -> dict[str, NDArray[np.bool_]]:
    """The rows of people who are no staff, by the reason, as columns say that are not read: those
    in training (a label such as "Elev", or a yes under such a heading), and who has left."""
    out = {reason: np.zeros(len(grid.rows), dtype=bool) for reason in ("trainee", "left")}
    for place, heading in enumerate(grid.header):
        if place in used or _LEARNS.search(plain(heading)):
            continue
        labels = list(first_labels(grid, place, _MOST_LABELS))
        if not labels or len(labels) > _MOST_LABELS:
            continue
        wanted = {text for text in labels if len(text) <= _LONGEST and is_trainee(text)}
        if is_trainee(heading):
            wanted |= {text for text in labels if full_time_of(text)}
        gone = {text for text in labels if _GONE.search(plain(text))}
        for reason, those in (("trainee", wanted), ("left", gone)):
            if those:
                out[reason] |= grid.column(place).rows_where(those.__contains__)
    return out


def with_trainees(grid: Grid, used: set[int]) -> str:
    """What says that those in training are among the people that are counted: a title, a heading of
    what is read, or a column of how many of them are; "" if nothing does."""
    for text in (*grid.title, *(grid.header[place] for place in used)):
        if is_trainee(text) and _INCLUDED.search(plain(text)):
            return text
    for place, heading in enumerate(grid.header):
        if place not in used and is_trainee(heading) and _OF_THEM.search(plain(heading)):
            return heading
    return ""


def unread_periods(
    grid: Grid, used: set[int], kept: NDArray[np.bool_]
) -> Iterator[tuple[str, list[str]]]:
    """Columns of times that are not read, with their texts among the rows that are ``kept``: over
    several of them the same people would be added up."""
    for place, heading in enumerate(grid.header):
        if place not in used and _PERIODS.search(plain(heading)):
            column = grid.column(place)
            cells = (column.levels[code] for code in np.unique(column.codes[kept]).tolist())
            texts = [cell_text(cell) for cell in cells if cell is not None]
            if len(texts) > 1:
                yield heading, texts


# --- what is asked --------------------------------------------------------------------------------

NOTHING = "none"
"""The answer that nothing counts: of a title, or of all of them."""
OTHERS = "*"
"""Stands for all titles that are not named."""
MOST_TITLES = 20
"""Titles that are asked about one by one; those of fewer people are asked about together."""
_ANSWER = re.compile(r"\s*(.+?)\s*:\s*([^:;]+?)\s*(?:;|$)")


def answers_of(text: str) -> dict[str, str] | None:
    """What an answer such as ``Hjemmehjælper:SSH;*:none`` says by plain title ("" for those that do
    not count), None if it cannot be read."""
    if text.strip().casefold() == NOTHING:
        return {OTHERS: ""}
    found: dict[str, str] = {}
    end = 0
    for match in _ANSWER.finditer(text):
        said = match[2]
        code = "" if said.casefold() == NOTHING else occupation_of(said)
        if code is None or match.start() != end:
            return None
        end = match.end()
        found[OTHERS if match[1] == OTHERS else plain(match[1])] = code
    return found if found and not text[end:].strip() else None


def answer_text(counts: Sequence[TitleCount]) -> str:
    """The answers that ``answers_of`` reads, of the titles that have one."""
    if counts and all(one.answer == "" for one in counts):
        return NOTHING
    told = (one for one in counts if one.answer is not None)
    return ";".join(f"{one.title}:{one.answer or NOTHING}" for one in told)


def grouped(counts: Sequence[TitleCount]) -> tuple[TitleCount, ...]:
    """The titles that are asked about one by one, and the others as one."""
    named, rest = counts[:MOST_TITLES], counts[MOST_TITLES:]
    if not rest:
        return tuple(named)
    answers = {one.answer for one in rest}
    people = sum(one.people for one in rest)
    return (*named, TitleCount(OTHERS, people, answers.pop() if len(answers) == 1 else None))


def title_choices(counts: Sequence[TitleCount]) -> tuple[str, ...]:
    """Every answer about one title, or about those that are asked about together."""
    named = [one.title for one in counts[:MOST_TITLES]]
    if len(counts) > 1:
        named.append(OTHERS)
    pairs = (f"{title}:{code}" for title in named for code in (*OCCUPATIONS, NOTHING))
    return NOTHING, *pairs


def titles_in(choices: Iterable[str]) -> set[str]:
    """The titles, in plain words, that ``title_choices`` are about."""
    named = (choice.rpartition(":")[0] for choice in choices)
    return {OTHERS, *(plain(title) for title in named if title not in ("", OTHERS))}
