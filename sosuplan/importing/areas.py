"""Which of the areas that a file names count: those of the plan, or those that the user chose."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sosuplan.importing.column_mapping import ImportMapping
from sosuplan.importing.fields import POPULATION, TARGET
from sosuplan.importing.grid import Grid
from sosuplan.importing.vocabulary import is_suppressed, is_total
from sosuplan.model.places import find_place, overlapping
from sosuplan.model.plan import Plan


class AreaNames:
    """What texts are as areas of a plan."""

    def __init__(self, plan: Plan) -> None:
        self._known = set(plan.areas)
        places = ((find_place(area), area) for area in plan.areas)
        self._by_code = {place.code: area for place, area in places if place}

    def find(self, text: str) -> str | None:
        """The plan's area that ``text`` names, else a new one; None if it names none."""
        if text in self._known:
            return text
        place = find_place(text)
        if place is not None:
            return self._by_code.get(place.code, place.name)
        if not text or is_suppressed(text) or not any(sign.isalpha() for sign in text):
            return None
        return text


@dataclass(frozen=True, slots=True)
class AreaChoice:
    """The areas that a file names (``there``, in its order), and those of them that count.

    ``unrelated`` says that they are those of a population that has nothing to do with the plan's
    areas, so that none of them counts unless the user says so. ``texts_left_out`` name those that
    do not count as the file does.
    """

    there: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    unrelated: bool = False
    texts_left_out: frozenset[str] = frozenset()
    strange: tuple[str, ...] = ()

    @property
    def left_out(self) -> tuple[str, ...]:
        """Those that do not count."""
        return tuple(area for area in self.there if area not in self.counted)


def choose_areas(
    grid: Grid, mapping: ImportMapping, plan: Plan, wanted: Collection[str] | None
) -> AreaChoice:
    """The areas of ``grid`` that count: those ``wanted``, or without a wish the usual ones.

    They are those that the plan has, else all that are places in Denmark. Of a population that has
    none of them they are those that lie in one of the plan's areas or have one in them.
    """
    if "area" not in TARGET[mapping.target].keys:
        return AreaChoice()
    names = AreaNames(plan)
    texts = dict.fromkeys(text for text in _area_texts(grid, mapping) if not is_total(text))
    named = {text: area for text in texts if (area := names.find(text))}
    there = tuple(dict.fromkeys(named.values()))
    usual = tuple(area for area in there if area in plan.areas)
    if not usual:
        usual = _near(there, plan) if mapping.target == POPULATION else there
    strange = tuple(area for area in usual if area not in plan.areas and find_place(area) is None)
    if wanted is None:
        counted = tuple(area for area in usual if area not in strange)
    else:
        counted = tuple(area for area in there if area in wanted)
        strange = ()
    texts_left_out = frozenset(text for text, area in named.items() if area not in counted)
    return AreaChoice(there, counted, bool(there) and not usual, texts_left_out, strange)


def _near(there: Iterable[str], plan: Plan) -> tuple[str, ...]:
    """Those that count the same people as the plan's areas, municipalities rather than regions."""
    near = tuple(area for area in there if overlapping(area, plan.areas))
    places = ((area, find_place(area)) for area in near)
    within = tuple(area for area, place in places if place and place.kind != "region")
    return within or near


def _area_texts(grid: Grid, mapping: ImportMapping) -> Iterable[str]:
    """What the file's labels and headings, or else the user, say of areas."""
    places = [use.index for use in mapping.columns if use.field == "area"]
    for place in places:
        yield from grid.column(place).texts
    if places:
        return
    for use in mapping.columns:
        if text := use.group.get("area", mapping.constants.get("area")):
            yield text
