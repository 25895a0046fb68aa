"""A comparison as one table, from which screen, paper and workbook show theirs: what the scenarios
set, what comes of it at the horizon and year by year, and how that differs from the reference."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from sosuplan.analysis.balance import Outlook
from sosuplan.analysis.comparison import BASELINE, Comparison, Outcome, Setting
from sosuplan.engine.projection import FTE, HEADS
from sosuplan.model.lever import Lever
from sosuplan.narrative.baseline_name import baseline_name
from sosuplan.narrative.comparison import DEMAND_SCENARIO, member_name, member_notes
from sosuplan.narrative.reasons import years_text
from sosuplan.text.language import N_, Language
from sosuplan.text.numbers import format_number, format_percent
from sosuplan.text.terms import capital, specified, word

_MORE_DECIMALS = 4

_SET_DIFFERENTLY = N_("What is set differently from {without}")
_DISPUTED = N_("What the scenarios disagree about")
_ALL_ALIKE = N_("They set everything alike")
_NOTHING_SET = N_("Nothing is moved")
_ASSUMED = N_("Full time that it assumes")
_AT_LEAST = N_("at least {n}")
_YEARS = N_("Years of {lever}")
_WHY = N_("Why: {lever}")
_SOURCE = N_("{note} (source: {source})")
_SOURCE_ALONE = N_("Source: {source}")
_IN_YEAR = N_("{who} in {year}")
_SUPPLY, _DEMAND, _BALANCE = N_("Supply"), N_("Demand"), N_("Balance")
_FIRST_SHORTAGE = N_("First year with a shortage")
_NO_SHORTAGE = N_("no shortage")
_MISSING = {
    HEADS: N_("Missing person-years in all {first}–{last}"),
    FTE: N_("Missing full-time years in all {first}–{last}"),
}
_AGAINST = N_("Difference from {reference}, {unit}")
_WORK_YEARS = {HEADS: N_("person-years"), FTE: N_("full-time years")}
_BY_YEAR = N_("{who}: balance year by year, {unit}")
_DIFFERENCE_BY_YEAR = N_("{who}: year by year against {reference}, {unit}")
_NOTHING = "–"


class Kind(StrEnum):
    """What the values of a row are."""

    SECTION = "section"
    """A heading above the rows that follow."""
    TEXT = "text"
    LEVER = "lever"
    SHARE = "share"
    PEOPLE = "people"
    DIFFERENCE = "difference"
    YEAR = "year"
    LIGHT = "light"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a member has in a row: as it is read, and the value with all digits if it has one."""

    text: str
    value: float | None = None
    muted: bool = False
    """It is as in the baseline, or there is nothing."""
    light: str = ""
    """The traffic light that it is, or that stands beside the figure."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its name, and a cell for each member; a section has none."""

    kind: Kind
    name: str
    cells: tuple[Cell, ...] = ()
    lever: Lever | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """``heads`` are the members' names, each with what stands below it."""

    heads: tuple[tuple[str, tuple[str, ...]], ...]
    rows: tuple[Row, ...]

    def figures(self) -> list[list[object]]:
        """Head and rows for a spreadsheet: values with all their digits where there are some."""
        head = [" · ".join((name, *notes)) for name, notes in self.heads]
        made: list[list[object]] = [["", *head]]
        for row in self.rows:
            cells = [one.text if one.value is None else one.value for one in row.cells]
            made.append([row.name, *(cells or [""] * len(head))])
        return made


def comparison_table(
    comparison: Comparison,
    unit: str,
    language: Language,
    *,
    occupations: Sequence[str] = (),
    differences: bool = False,
) -> Table:
    """What is set, and of each occupation (those given first) what comes of it, in ``unit`` and
    then in the other; ``differences``: also those of each year."""
    jobs = sorted(comparison.occupations, key=lambda job: job not in occupations)
    heads = tuple(
        (member_name(comparison, place, language), tuple(member_notes(comparison, place, language)))
        for place in range(len(comparison.members))
    )
    rows = [*_inputs(comparison, language)]
    for job in jobs:
        rows += _ends(comparison, job, unit, language)
    for job in jobs:
        rows += _by_year(comparison, job, unit, language, against=False)
        if differences:
            rows += _by_year(comparison, job, unit, language, against=True)
    return Table(heads, tuple(rows))


# --- what is set --------------------------------------------------------------------------------


def _inputs(comparison: Comparison, language: Language) -> Iterator[Row]:
    title = _DISPUTED if comparison.each_other else _SET_DIFFERENTLY
    yield Row(Kind.SECTION, language(title).format(without=baseline_name(language)))
    if comparison.demands_differ:
        yield from _demand(comparison, language)
    for lever in comparison.told:
        yield from _lever(comparison, lever, language)
    if not (comparison.demands_differ or comparison.told):
        nothing = _ALL_ALIKE if comparison.each_other and comparison.moved else _NOTHING_SET
        yield Row(Kind.TEXT, language(nothing), (Cell("", muted=True),) * len(comparison.members))


def _demand(comparison: Comparison, language: Language) -> Iterator[Row]:
    """The demand scenarios, and the full time that they assume where one does."""
    each = [one.demand for one in comparison.members]
    first = each[BASELINE].scenario
    cells = (Cell(one.label(language.code), muted=one.scenario == first) for one in each)
    yield Row(Kind.TEXT, language(DEMAND_SCENARIO), tuple(cells))
    if any(one.fulltime_target is not None for one in each):
        shares = (one.fulltime_target for one in each)
        yield Row(
            Kind.SHARE,
            language(_ASSUMED),
            tuple(
                Cell(_NOTHING, muted=True)
                if share is None
                else Cell(_assumed(share, language), share)
                for share in shares
            ),
        )


def _assumed(share: float, language: Language) -> str:
    n = format_percent(share, 0 if share >= 1.0 else 1, language.code)
    return n if share >= 1.0 else language(_AT_LEAST).format(n=n)


def _lever(comparison: Comparison, lever: Lever, language: Language) -> Iterator[Row]:
    """A lever's values; the years that it goes by, where any are its own; and why."""
    settings, name = comparison.settings(lever), lever.full_name(language)
    more = _more_decimals(lever, settings, language)
    cells = (
        Cell(_NOTHING, muted=True)
        if one.value is None
        else Cell(lever.text(one.value, language, more=more), one.value, muted=not one.moved)
        for one in settings
    )
    yield Row(Kind.LEVER, name, tuple(cells), lever)
    if any(one.own_years for one in settings):
        years = (
            years_text(lever, *one.years, language) if one.years is not None else ""
            for one in settings
        )
        yield _said(language(_YEARS).format(lever=name), years)
    if any(one.note or one.source for one in settings):
        yield _said(
            language(_WHY).format(lever=name),
            (reason_text(one.note, one.source, language) for one in settings),
        )


def _said(name: str, texts: Iterator[str]) -> Row:
    cells = tuple(Cell(text or _NOTHING, muted=not text) for text in texts)
    return Row(Kind.TEXT, name, cells)


def reason_text(note: str, source: str, language: Language) -> str:
    """Why a lever has its value, and the source of that; "" where nothing is said."""
    if note and source:
        return language(_SOURCE).format(note=note, source=source)
    return language(_SOURCE_ALONE).format(source=source) if source else note


def _more_decimals(lever: Lever, settings: Sequence[Setting], language: Language) -> int:
    """How many more decimals tell values apart that differ."""
    values = {one.value for one in settings if one.value is not None}
    for more in range(_MORE_DECIMALS):
        if len({lever.text(value, language, more=more) for value in values}) == len(values):
            return more
    return _MORE_DECIMALS


# --- what comes of it ---------------------------------------------------------------------------


def _units(unit: str) -> tuple[str, str]:
    return (HEADS, FTE) if unit == HEADS else (FTE, HEADS)


def _ends(comparison: Comparison, occupation: str, unit: str, language: Language) -> Iterator[Row]:
    """One occupation in the year in which the members are compared."""
    each = comparison.outcomes[occupation]
    who = capital(word(f"{occupation}.short", language))
    first, last = comparison.years[0], comparison.year
    yield Row(Kind.SECTION, language(_IN_YEAR).format(who=who, year=last))
    people = partial(_people, each, language)
    against = partial(_against, comparison, each, language)
    for one in _units(unit):
        name = specified(language(_BALANCE), word(one, language), language)
        yield people(name, f"gap_{one}", strong=one == unit)
        yield against(word(one, language), f"gap_{one}")
    yield Row(
        Kind.LIGHT,
        capital(word("status", language)),
        tuple(
            _nothing() if one is None else Cell(word(one.status, language), light=one.status)
            for one in each
        ),
    )
    shortages = (_nothing() if one is None else _year(one.first_shortage, language) for one in each)
    yield Row(Kind.YEAR, language(_FIRST_SHORTAGE), tuple(shortages))
    for one in _units(unit):
        name = language(_MISSING[one]).format(first=first, last=f"{last % 100:02}")
        yield people(name, f"missing_{one}")
        if one == unit:
            yield against(language(_WORK_YEARS[one]), f"missing_{one}")
    for side, text in (("supply", _SUPPLY), ("demand", _DEMAND)):
        yield people(specified(language(text), word(unit, language), language), f"{side}_{unit}")


def _nothing() -> Cell:
    return Cell(_NOTHING, muted=True)


def _year(year: int | None, language: Language) -> Cell:
    return Cell(language(_NO_SHORTAGE)) if year is None else Cell(str(year), year)


def _people(
    each: Sequence[Outcome | None], language: Language, name: str, figure: str, strong: bool = False
) -> Row:
    values = [None if one is None else float(getattr(one, figure)) for one in each]
    cells = tuple(
        _nothing() if value is None else Cell(format_number(value, 0, language.code), value + 0.0)
        for value in values
    )
    return Row(Kind.PEOPLE, name, cells, strong=strong)


def _against(
    comparison: Comparison,
    each: Sequence[Outcome | None],
    language: Language,
    unit: str,
    figure: str,
) -> Row:
    """The figures less that of the reference."""
    name = language(_AGAINST).format(reference=reference_name(comparison, language), unit=unit)
    of = each[comparison.reference]
    start = None if of is None else float(getattr(of, figure))
    cells = tuple(
        _nothing()
        if one is None or start is None or place == comparison.reference
        else _difference(float(getattr(one, figure)) - start, language)
        for place, one in enumerate(each)
    )
    return Row(Kind.DIFFERENCE, name, cells)


def _difference(value: float, language: Language) -> Cell:
    return Cell(format_number(value, 0, language.code, signed=True), value + 0.0)


def reference_name(comparison: Comparison, language: Language) -> str:
    """What the member that the others are compared with is called within a line."""
    if comparison.reference == BASELINE:
        return baseline_name(language)
    return member_name(comparison, comparison.reference, language)


def _by_year(
    comparison: Comparison, occupation: str, unit: str, language: Language, *, against: bool
) -> Iterator[Row]:
    """A row for each year that any member has until that in which they are compared: the balance
    with its traffic light, or its difference from that of the reference."""
    outlooks = [
        comparison.outlook(place, occupation, unit) for place in range(len(comparison.members))
    ]
    years = sorted({year for one in outlooks if one is not None for year in one.years})
    title = _DIFFERENCE_BY_YEAR if against else _BY_YEAR
    yield Row(
        Kind.SECTION,
        language(title).format(
            who=capital(word(f"{occupation}.short", language)),
            unit=word(unit, language),
            reference=reference_name(comparison, language),
        ),
    )
    cell: Callable[[int, Outlook | None], Cell] = partial(_light_cell, language)
    if against:
        cell = partial(_difference_cell, language, outlooks[comparison.reference])
    for year in years:
        if year <= comparison.year:
            cells = tuple(cell(year, one) for one in outlooks)
            yield Row(Kind.DIFFERENCE if against else Kind.PEOPLE, str(year), cells)


def _gap(year: int, outlook: Outlook | None) -> float | None:
    if outlook is None or year not in outlook.years:
        return None
    return float(outlook.gap[outlook.years.index(year)])


def _light_cell(language: Language, year: int, outlook: Outlook | None) -> Cell:
    gap = _gap(year, outlook)
    if gap is None or outlook is None:
        return _nothing()
    status = outlook.status[outlook.years.index(year)]
    return Cell(format_number(gap, 0, language.code), gap + 0.0, light=status)


def _difference_cell(
    language: Language, reference: Outlook | None, year: int, outlook: Outlook | None
) -> Cell:
    gap, of = _gap(year, outlook), _gap(year, reference)
    if gap is None or of is None or outlook is reference:
        return _nothing()
    return _difference(gap - of, language)
