"""The sheets Håndtag, Forudsætninger, Kilder and Ordbog: what each scenario sets, every figure of
the plan, where it comes from, and the words of the field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sosuplan.analysis.frame import BASELINE, Frame
from sosuplan.analysis.today import source_of_lever, today
from sosuplan.charts.runs import run_demand, run_heading, run_scenario, told_runs
from sosuplan.editing.cells import choice
from sosuplan.exports.results import DEMAND_SCENARIO
from sosuplan.exports.sheet import Cell, Column, Kind, Sheet, head_width
from sosuplan.model.lever import GROUPS, Lever
from sosuplan.model.provenance import source_of
from sosuplan.model.schema.column import Table
from sosuplan.model.schema.tables import (
    INPUTS,
    SETTINGS,
    SETTINGS_TABLE,
    TABLE,
    column_in,
    column_name,
    table_name,
    unit_word,
)
from sosuplan.narrative.glossary import terms
from sosuplan.narrative.measures import reason_given
from sosuplan.narrative.reasons import years_text
from sosuplan.text.language import N_, Language
from sosuplan.text.terms import capital, word

_TABLE = N_("Table")
_FIGURE = N_("Figure")
_VALUE = N_("Value")
UNIT = N_("Unit")
_KIND = N_("Kind of figure")
_FIGURES_FROM = N_("Figures from it")
GROUP = N_("Group")
LEVER = N_("Lever")
FIRST_EFFECT = N_("First year with an effect")
_REASON = N_("Reason")
_OWN_YEARS = N_("Own years")
_LOWEST = N_("Lowest")
_HIGHEST = N_("Highest")
MEANING = N_("What it means")
_SOURCE = N_("Source of the plan's figure")
_DANISH = N_("Danish")
_ENGLISH = N_("English")
_MEANS = N_("What it means here")

_WIDE, _VALUES = 40.0, 17.0
"""Characters of a column of reasons, and of one of values, at least."""
_SHARES = ("share", "share_year")

_NAMES = ("area", "sector", "occupation", "from_sector", "to_sector", "scenario", "item")
_NUMBERS = ("age_from", "age_to", "year")
"""What identifies a figure: columns of texts and of numbers."""
_PRICES = TABLE["prices"]
_LABELS = {one.name: one.label for table in (_PRICES, *INPUTS) for one in table.columns}


def lever_kind(lever: Lever) -> Kind:
    """How the cells of a lever's values are shown (see ``Kind``)."""
    if lever.unit.code == "year":
        return Kind.YEAR
    if lever.unit.code in _SHARES:
        return Kind.SIGNED_PERCENT if lever.signed else Kind.PERCENT
    if lever.decimals == 0:
        return Kind.SIGNED if lever.signed else Kind.WHOLE
    return Kind.SIGNED_DECIMAL if lever.signed else Kind.DECIMAL


def lever_value(lever: Lever, value: float) -> float:
    """A lever's value as its cell holds it: a share is formatted as one, and percentage points,
    which no format shows, are counted."""
    return value if lever.unit.code in _SHARES else value * lever.unit.factor


def unit_text(frame: Frame, lever: Lever) -> str:
    """The unit of a lever's values, where their cells do not show it: "" for years and shares."""
    code, label = lever.unit.code, lever.unit.label
    return "" if code in ("year", "share") else frame.language(label)


def lever_sheet(frame: Frame, sheet: Sheet) -> None:
    """A row for the demand scenario, and one for each lever; what is moved stands out."""
    say, levers = frame.language, list(frame.catalogue)
    kinds = [lever_kind(lever) for lever in levers]
    value_kinds = [Kind.WRAPPED, *kinds]
    columns = [
        Column(say(GROUP), [None, *(say(GROUPS[one.group]) for one in levers)], width=30.0),
        Column(say(LEVER), [say(DEMAND_SCENARIO), *(one.name(say) for one in levers)], width=31.0),
    ]
    # The baseline comes first here: the others are read as changes of it.
    runs = sorted(told_runs(frame), key=lambda run: run != BASELINE)
    for run in runs:
        name, moved = run_heading(frame, run), run_scenario(frame, run).levers
        values: list[Cell] = [
            lever_value(one, moved[one.id] if one.id in moved else today(frame.plan, one))
            for one in levers
        ]
        columns.append(
            Column(
                name,
                [run_demand(frame, run), *values],
                Kind.DECIMAL,
                say(_VALUE),
                head_width(name, _VALUES),
                value_kinds,
                [False, *(one.id in moved for one in levers)],
            )
        )
        scenario = run_scenario(frame, run)
        if scenario.timing:
            own = (
                years_text(one, *scenario.years_of(one.id, frame.catalogue), say)
                if one.id in scenario.timing
                else None
                for one in levers
            )
            columns.append(Column(name, [None, *own], over=say(_OWN_YEARS), width=_VALUES))
        if scenario.reasons:
            whys = (reason_given(frame.plan, scenario, one, say) or None for one in levers)
            over = say(_REASON)
            columns.append(Column(name, [None, *whys], Kind.WRAPPED, over=over, width=_WIDE))
    firsts = [frame.first_year(one) for one in levers]
    # Beyond the horizon a lever has no effect in the plan's years.
    shown = [year if year is not None and year <= frame.plan.horizon else None for year in firsts]
    columns += [
        Column(say(UNIT), [None, *(unit_text(frame, one) for one in levers)], width=16.0),
        *(
            Column(say(text), [None, *ends], Kind.DECIMAL, width=10.0, kinds=value_kinds)
            for text, ends in (
                (_LOWEST, [lever_value(one, one.low) for one in levers]),
                (_HIGHEST, [lever_value(one, one.high) for one in levers]),
            )
        ),
        Column(say(FIRST_EFFECT), [None, *shown], Kind.YEAR, width=15.0),
        Column(say(MEANING), [None, *(say(one.help) for one in levers)], Kind.WRAPPED, width=60.0),
        Column(
            say(_SOURCE),
            [None, *("; ".join(_titles(frame, one)) for one in levers)],
            Kind.WRAPPED,
            width=40.0,
        ),
    ]
    sheet.table(columns, keys=2)


def _titles(frame: Frame, lever: Lever) -> list[str]:
    return [source.title for source in source_of_lever(frame.plan, lever)]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the plan; ``names`` is what identifies it, by column; ``source`` an id."""

    table: str
    column: str
    value: float
    names: Mapping[str, Cell]
    source: str


def figures_of(frame: Frame) -> Iterator[Figure]:
    """Every figure that the projection reads, in the order of the plan's tables, and the prices."""
    plan = frame.plan
    labels = plan.demand_labels(frame.language.code)
    for key in SETTINGS:
        if key != "name":
            yield Figure(SETTINGS_TABLE, key, float(getattr(plan, key)), {}, "")
    for table in (*INPUTS, _PRICES):
        for row in frame.prices if table is _PRICES else getattr(plan, table.name):
            names = _named(table, row, labels, frame.language)
            for name in table.figures:
                value = getattr(row, name)
                if value is not None:
                    source = source_of(row, name)
                    yield Figure(table.name, name, float(value), names, source)


def _named(table: Table, row: Any, labels: Mapping[str, str], say: Language) -> dict[str, Cell]:
    """What identifies a row, in words, with the ``labels`` of demand scenarios; an age by itself is
    a band of one."""
    found: dict[str, Cell] = {}
    for name in table.by_name:
        value = getattr(row, name)
        if name == "age":
            found |= {"age_from": value, "age_to": value}
        elif name == "scenario":
            found[name] = labels.get(value, value)
        elif name == "occupation":
            found[name] = capital(word(value, say))
        elif name.endswith("sector") or name == "item":
            found[name] = choice(table.name, value, say)
        elif name == "area" or name in _NUMBERS:
            found[name] = value
    return found


def figure_kind(table: str, column: str) -> Kind:
    """How the cell of a figure is shown (see ``Kind``)."""
    unit = column_in(table, column).unit
    if not unit.grouped:
        return Kind.YEAR
    if unit.factor == 100:
        return Kind.PERCENT
    return {0: Kind.WHOLE, 1: Kind.DECIMAL}.get(unit.decimals, Kind.FINE)


def input_sheet(frame: Frame, sheet: Sheet) -> None:
    """A row for each figure: what it is, its value, and the kind and title of its source."""
    say = frame.language
    sources = {source.id: source for source in frame.plan.sources}
    figures = list(figures_of(frame))
    found = [sources.get(figure.source) for figure in figures]
    names = [name for name in _NAMES if any(name in figure.names for figure in figures)]

    def named(name: str) -> list[Cell]:
        return [figure.names.get(name) for figure in figures]

    columns = [
        Column(say(_TABLE), [table_name(one.table, say) for one in figures]),
        *(Column(say(_LABELS[name]), named(name)) for name in names),
        *(Column(say(_LABELS[name]), named(name), Kind.YEAR, width=9.0) for name in _NUMBERS),
        Column(say(_FIGURE), [column_name(one.table, one.column, say) for one in figures]),
        Column(
            say(_VALUE),
            [one.value for one in figures],
            Kind.DECIMAL,
            width=14.0,
            kinds=[figure_kind(one.table, one.column) for one in figures],
        ),
        Column(say(UNIT), [unit_word(one.table, one.column, say) or None for one in figures]),
        # Settings have no source.
        Column(say(_KIND), [choice("sources", one.kind, say) if one else None for one in found]),
        Column(say(_LABELS["source"]), [one.title if one else None for one in found], width=70.0),
    ]
    sheet.table(columns, keys=1)


_WIDTHS = {"title": 50.0, "publisher": 26.0, "locator": 34.0, "url": 44.0, "note": 60.0}


def source_sheet(frame: Frame, sheet: Sheet) -> None:
    """A row for each source with everything that is known of it, and how many figures it gave."""
    say, sources = frame.language, frame.plan.sources
    counts = Counter(figure.source for figure in figures_of(frame))
    columns = []
    for name in TABLE["sources"].by_name:
        texts = [str(getattr(source, name)) for source in sources]
        if name == "kind":
            texts = [choice("sources", text, say) for text in texts]
        kind, width = Kind.WRAPPED if name in _WIDTHS else Kind.TEXT, _WIDTHS.get(name, 0.0)
        heading = column_name("sources", name, say)
        columns.append(Column(heading, [text or None for text in texts], kind, width=width))
    given = [counts[source.id] for source in sources]
    columns.append(Column(say(_FIGURES_FROM), given, Kind.WHOLE, width=14.0))
    sheet.table(columns, keys=2)


def glossary_sheet(frame: Frame, sheet: Sheet) -> None:
    """A row for each term."""
    say = frame.language
    danish, english, meanings = zip(*terms(say), strict=True)
    columns = [
        Column(say(_DANISH), danish, width=38.0),
        Column(say(_ENGLISH), english, width=38.0),
        Column(say(_MEANS), meanings, Kind.WRAPPED, width=90.0),
    ]
    sheet.table(columns, keys=1 if say.code == "da" else 2)


INPUT_SHEETS: Mapping[str, Callable[[Frame, Sheet], None]] = {
    "levers": lever_sheet,
    "inputs": input_sheet,
    "sources": source_sheet,
    "glossary": glossary_sheet,
}
