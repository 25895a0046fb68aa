"""The sheet Forudsætninger: every figure of the plan that the formulas read, in cells that can be
changed, each with its source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sosuplan.analysis.frame import Frame
from sosuplan.exports.input_sheets import figure_kind
from sosuplan.exports.live.formula import Cells, Expression
from sosuplan.exports.live.formula_sheet import Names, Page, Reference, column_of
from sosuplan.exports.sheet import HEAD, INDENTED, INPUT, MUTED, PLAIN, RIGHT, Cell, Kind, Sheet
from sosuplan.model.plan import SECTORS, Plan
from sosuplan.model.provenance import source_ids, source_of
from sosuplan.model.schema.tables import (
    SETTINGS_TABLE,
    column_help,
    column_name,
    table_help,
    table_name,
    unit_word,
)
from sosuplan.text.language import N_
from sosuplan.text.terms import cut, specified, word

_FIGURE = N_("Figure")
_VALUE = N_("Value")
_UNIT = N_("Unit")
_SOURCE = N_("Source")
_OTHERS = N_("The plan's other areas")
_OTHERS_NAME = N_("Employed in other areas")
_OTHERS_HELP = N_(
    "The plan's other areas share other recruitment with this one by their base-year staff. They"
    " are not computed here."
)
_NUMBER = N_("No.")
_OUTSIDE = N_("Outside the plan")

_LABELS, _VALUES, _SOURCES = 34.0, 17.0, 60.0
_FEWEST_VALUES = 4
_DITTO = "″"
"""Of a row whose sources are those of the row above."""
_SMALL = MUTED | INDENTED
_LONGEST_LABEL = 60

_TRAINING = ("gf2_completion", "transition", "main_completion", "duration_years", "entry_share")


@dataclass(frozen=True, slots=True)
class Listed:
    """A table of the plan that is listed by age or by year: the keys rise."""

    keys: Cells
    columns: Mapping[str, Cells]


@dataclass(frozen=True, slots=True)
class Band:
    """People, or a share of new entrants, from one age to another, both included."""

    age_from: Reference
    age_to: Reference
    people: Reference


@dataclass(frozen=True, slots=True)
class Trainees:
    """The figures of the trainees of an occupation."""

    intake: Listed
    shares: Mapping[str, Expression]


@dataclass(frozen=True, slots=True)
class Move:
    """Staff of one sector who change employer in a year; ``target`` "" is outside the plan."""

    year: int
    source: str
    target: str
    staff: Reference
    need: Reference


@dataclass(frozen=True)
class Assumptions:
    """The cells of the sheet, as formulas read them."""

    sectors: tuple[str, ...]
    working_days: Expression
    demand_heads: Expression
    others: Expression
    """People of the occupation in the plan's other areas."""
    working_time: Mapping[str, Mapping[str, Expression]]
    """By sector: share on full time, hours of part-timers, sick days."""
    staff: Mapping[str, Sequence[Band]]
    entry_ages: Sequence[Band]
    exits: Listed
    reform: Listed | None
    trainees: Trainees
    assistants: Trainees | None
    """Of those who become assistants, where the occupation is the helpers whom they leave."""
    scenarios: Cells
    """What the demand scenarios are called here,"""
    places: Cells
    """their numbers,"""
    fulltime: Cells
    """and the share on full time that each assumes; empty: none."""
    index: Mapping[int, Cells]
    """By year: the demand of each scenario."""
    moves: Sequence[Move]


class _Writer(Page):
    """Writes table after table."""

    def __init__(self, frame: Frame, sheet: Sheet, names: Names, values: int) -> None:
        super().__init__(sheet, row=2)
        self.plan = frame.plan
        self.names = names
        self.source = 1 + values
        """The column of sources."""
        self._above = ""
        self._titles = {one.id: one.title for one in frame.plan.sources}
        sheet.set_widths(0, 0, _LABELS)
        sheet.set_widths(1, values, _VALUES)
        sheet.set_widths(self.source, self.source, _SOURCES)

    def titles(self, row: Any, column: str = "") -> str:
        """The sources of a row, each once, or that of one column."""
        if column:
            return self._titles.get(source_of(row, column), "")
        ids = dict.fromkeys(source for _, source in source_ids(row.source))
        return "; ".join(self._titles[one] for one in ids if one in self._titles)

    def introduce(self, table: str, of: str = "") -> None:
        """The heading of a table, whose it is if it is not all, and what it holds."""
        name = table_name(table, self.say)
        self.heading(specified(name, of, self.say) if of else name)
        self.text(table_help(table, self.say))

    def text(self, text: str) -> None:
        self.sheet.span(self.row, 0, self.source, text, Kind.WRAPPED, MUTED)
        self.sheet.fit_row(self.row, [text])
        self.row += 1

    def heads(self, first: str, kind: Kind, others: Sequence[tuple[str, Kind]]) -> None:
        """Headings: of what the rows are of, of their figures, and of their sources."""
        room = self.source - 1 - len(others)
        spare = [("", Kind.TEXT)] * room
        last = (self.say(_SOURCE), Kind.TEXT)
        self.head(self.row, [(first, kind), *others, *spare, last])
        self._above = ""
        self.row += 1

    def cells(
        self, key: Cell, kind: Kind, figures: Sequence[tuple[Cell, Kind, bool]], source: str
    ) -> list[Reference]:
        """A row: what it is of, figures that may be changed or (False) not, and its source."""
        made = [self.put(self.row, 0, key, kind)]
        for column, (figure, its, free) in enumerate(figures, start=1):
            made.append(self.put(self.row, column, figure, its, INPUT if free else PLAIN))
        self._source(source)
        return made

    def _source(self, source: str) -> None:
        """End a row with its sources, unless they are those of the row above."""
        again = source != "" and source == self._above
        self.sheet.write(
            self.row, self.source, _DITTO if again else source or None, Kind.WRAPPED, _SMALL
        )
        if not again:
            self.sheet.fit_row(self.row, [*[None] * self.source, source])
        self._above = source
        self.row += 1

    def listed(
        self, table: str, rows: Sequence[Any], key: str, columns: Sequence[str], of: str = ""
    ) -> Listed:
        """A table by a rising ``key``."""
        self.introduce(table, of)
        kinds = [figure_kind(table, one) for one in columns]
        heads = [column_name(table, one, self.say) for one in columns]
        key_head = column_name(table, key, self.say)
        self.heads(key_head, Kind.YEAR, list(zip(heads, kinds, strict=True)))
        made = [
            self.cells(
                getattr(row, key),
                Kind.YEAR,
                [(getattr(row, one), kind, True) for one, kind in zip(columns, kinds, strict=True)],
                self.titles(row),
            )
            for row in sorted(rows, key=lambda row: int(getattr(row, key)))
        ]
        by_column = list(zip(*made, strict=True))
        return Listed(
            column_of(by_column[0]),
            {one: column_of(cells) for one, cells in zip(columns, by_column[1:], strict=True)},
        )

    def single(self, table: str, column: str, value: float, source: str, *more: str) -> Expression:
        """A row for one figure, which gets a name; ``more`` tells it apart from others of it."""
        name = ", ".join((column_name(table, column, self.say), *more))
        kind = figure_kind(table, column)
        unit = unit_word(table, column, self.say)
        row = self.row
        self.put(row, 0, name)
        cell = self.put(row, 1, value, kind, INPUT)
        self.sheet.write(row, 2, "" if unit == "%" else unit, style=MUTED | INDENTED)
        self.sheet.note(row, 0, column_help(table, column, self.say))
        self._source(source)
        return self.names.give(cell, name)

    def single_heads(self) -> None:
        """Headings over rows of single figures."""
        say = self.say
        self.heads(say(_FIGURE), Kind.TEXT, [(say(_VALUE), Kind.DECIMAL), (say(_UNIT), Kind.TEXT)])


def write_assumptions(
    frame: Frame, occupation: str, area: str, sheet: Sheet, names: Names
) -> Assumptions:
    """Every table of the plan as far as it is about an occupation in an area."""
    plan = frame.plan
    writer = _Writer(frame, sheet, names, max(_FEWEST_VALUES, len(plan.demands)))
    say = writer.say

    def own(table: str) -> list[Any]:
        return [
            row for row in getattr(plan, table) if (row.area, row.occupation) == (area, occupation)
        ]

    writer.introduce(SETTINGS_TABLE)
    writer.single_heads()
    working_days = writer.single(SETTINGS_TABLE, "working_days", plan.working_days, "")
    writer.introduce("demand_base")
    writer.single_heads()
    (base,) = own("demand_base")
    demand_heads = writer.single(
        "demand_base", "demand_heads", base.demand_heads, writer.titles(base)
    )
    others = _others(writer, occupation, area)
    working_time = _working_time(writer, occupation, area)
    sectors = tuple(working_time)
    trainees = _trainees(writer, occupation, area)
    exits = writer.listed(
        "exit_rates",
        _own_or_common(plan.exit_rates, area, occupation),
        "age",
        ("retirement", "other"),
    )
    reform = (
        writer.listed("reform", plan.reform, "year", ("without_years", "with_years"))
        if plan.reform
        else None
    )
    scenarios, places, fulltime, index = _demand(writer, occupation, area)
    moves = _moves(writer, own("transfers"))
    assistants = None
    if draws_helpers(plan, occupation, area):
        assistants = _trainees(writer, "SSA", area, "from_ssh_share")
    entry_ages = [row for row in plan.entry_ages if row.occupation == occupation]
    staff: dict[str, Sequence[Band]] = {}
    for sector in sectors:
        rows = [row for row in own("staff") if row.sector == sector]
        if rows:
            staff[sector] = _bands(writer, "staff", rows, "heads", word(sector, say).lower())
    return Assumptions(
        sectors=sectors,
        working_days=working_days,
        demand_heads=demand_heads,
        others=others,
        working_time=working_time,
        staff=staff,
        entry_ages=_bands(writer, "entry_ages", entry_ages, "share"),
        exits=exits,
        reform=reform,
        trainees=trainees,
        assistants=assistants,
        scenarios=scenarios,
        places=places,
        fulltime=fulltime,
        index=index,
        moves=moves,
    )


def draws_helpers(plan: Plan, occupation: str, area: str) -> bool:
    """True of helpers some of whom become assistants in the area."""
    return occupation == "SSH" and any(
        row.from_ssh_share > 0.0
        for row in plan.training
        if (row.area, row.occupation) == (area, "SSA")
    )


def demand_names(plan: Plan, language: str) -> list[str]:
    """What each demand scenario is called in a list of choices: no two alike."""
    names: list[str] = []
    for label in plan.demand_labels(language).values():
        name, number = cut(label, _LONGEST_LABEL), 1
        while name.casefold() in map(str.casefold, names):
            number += 1
            name = f"{cut(label, _LONGEST_LABEL)} ({number})"
        names.append(name)
    return names


def _own_or_common(rows: Sequence[Any], area: str, occupation: str) -> list[Any]:
    """The rows of an area or, where it has none of its own, those that serve every area."""
    of = [row for row in rows if row.occupation == occupation]
    return [row for row in of if row.area == area] or [row for row in of if not row.area]


def _others(writer: _Writer, occupation: str, area: str) -> Expression:
    plan, say = writer.plan, writer.say
    elsewhere = sum(
        row.heads for row in plan.staff if row.occupation == occupation and row.area != area
    )
    if len(plan.areas) == 1:
        return Expression("0", 0.0)
    writer.heading(say(_OTHERS))
    writer.text(say(_OTHERS_HELP))
    writer.heads(say(_FIGURE), Kind.TEXT, [(say(_VALUE), Kind.WHOLE)])
    _, cell = writer.cells(
        say(_OTHERS_NAME), Kind.TEXT, [(float(elsewhere), Kind.WHOLE, False)], "SOSUplan"
    )
    return writer.names.give(cell, say(_OTHERS_NAME))


def _working_time(
    writer: _Writer, occupation: str, area: str
) -> dict[str, Mapping[str, Expression]]:
    """A row for each sector with working time, in the order of the sectors."""
    say = writer.say
    columns = ("fulltime_share", "parttime_hours", "sickness_days")
    kinds = [figure_kind("working_time", one) for one in columns]
    writer.introduce("working_time")
    heads = [column_name("working_time", one, say) for one in columns]
    writer.heads(
        column_name("working_time", "sector", say),
        Kind.TEXT,
        [
            *zip(heads, kinds, strict=True),
            (column_name("working_time", "year", say), Kind.YEAR),
        ],
    )
    found: dict[str, Mapping[str, Expression]] = {}
    for sector in SECTORS:
        row = writer.plan.current_working_time.get((area, sector, occupation))
        if row is None:
            continue
        figures: list[tuple[Cell, Kind, bool]] = [
            (getattr(row, one), kind, True) for one, kind in zip(columns, kinds, strict=True)
        ]
        figures.append((row.year, Kind.YEAR, False))
        _, *cells, _ = writer.cells(word(sector, say), Kind.TEXT, figures, writer.titles(row))
        found[sector] = {one: cell.fixed for one, cell in zip(columns, cells, strict=True)}
    return found


def _trainees(writer: _Writer, occupation: str, area: str, *more: str) -> Trainees:
    """The intake by year and the shares of an occupation's training; ``more`` of these columns."""
    plan, say = writer.plan, writer.say
    who = (word(f"{occupation}.short", say),) if more else ()
    (training,) = (row for row in plan.training if (row.area, row.occupation) == (area, occupation))
    rows = [row for row in plan.trainee_intake if (row.area, row.occupation) == (area, occupation)]
    of = word(occupation, say)
    intake = writer.listed("trainee_intake", rows, "year", ("gf2_starts",), of)
    writer.introduce("training", of)
    writer.single_heads()
    shares = {
        one: writer.single(
            "training", one, getattr(training, one), writer.titles(training, one), *who
        )
        for one in (*_TRAINING, *more)
    }
    return Trainees(intake, shares)


def _demand(
    writer: _Writer, occupation: str, area: str
) -> tuple[Cells, Cells, Cells, dict[int, Cells]]:
    """The demand scenarios side by side: names, numbers, full time at once, and index by year."""
    plan, say = writer.plan, writer.say
    writer.introduce("demand_index")
    labels = demand_names(plan, say.code)
    scenarios = [row.scenario for row in plan.demands]
    rows = {
        one: {
            row.year: row
            for row in _own_or_common(
                [row for row in plan.demand_index if row.scenario == one], area, occupation
            )
        }
        for one in scenarios
    }
    row = writer.row
    writer.heads(column_name("demand_index", "year", say), Kind.TEXT, [])
    names = [
        writer.put(row, at, label, Kind.WRAPPED, HEAD | RIGHT)
        for at, label in enumerate(labels, start=1)
    ]
    writer.sheet.fit_row(row, ["", *labels])
    whole = [(float(at), Kind.WHOLE, False) for at in range(1, len(labels) + 1)]
    _, *places = writer.cells(say(_NUMBER), Kind.TEXT, whole, "")
    shares = [(one.fulltime_target, Kind.PERCENT, True) for one in plan.demands]
    titles = dict.fromkeys(writer.titles(one) for one in plan.demands)
    _, *fulltime = writer.cells(
        column_name("demand_scenarios", "fulltime_target", say),
        Kind.TEXT,
        shares,
        "; ".join(one for one in titles if one),
    )
    index: dict[int, Cells] = {}
    for year in plan.years:
        those = [rows[one][year] for one in scenarios]
        titles = dict.fromkeys(writer.titles(one) for one in those)
        figures = [(one.index, Kind.FACTOR, True) for one in those]
        _, *cells = writer.cells(year, Kind.YEAR, figures, "; ".join(one for one in titles if one))
        index[year] = column_of(cells)
    return column_of(names), column_of(places), column_of(fulltime), index


def _moves(writer: _Writer, rows: Sequence[Any]) -> list[Move]:
    """Tasks that move, a row each; nothing where none do."""
    if not rows:
        return []
    say = writer.say
    writer.introduce("transfers")
    names = ("to_sector", "year", "staff_share", "demand_share")
    kinds = (Kind.TEXT, Kind.YEAR, Kind.PERCENT, Kind.PERCENT)
    heads = [column_name("transfers", one, say) for one in names]
    writer.heads(
        column_name("transfers", "from_sector", say),
        Kind.TEXT,
        list(zip(heads, kinds, strict=True)),
    )
    made = []
    for row in rows:
        target = word(row.to_sector, say) if row.to_sector else say(_OUTSIDE)
        _, _, _, staff, need = writer.cells(
            word(row.from_sector, say),
            Kind.TEXT,
            [
                (target, Kind.TEXT, False),
                (row.year, Kind.YEAR, False),
                (row.staff_share, Kind.PERCENT, True),
                (row.demand_share, Kind.PERCENT, True),
            ],
            writer.titles(row),
        )
        made.append(Move(row.year, row.from_sector, row.to_sector, staff, need))
    return made


def _bands(
    writer: _Writer, table: str, rows: Sequence[Any], figure: str, of: str = ""
) -> list[Band]:
    """A table by bands of ages, of one sector or of all."""
    say = writer.say
    writer.introduce(table, of)
    kind = figure_kind(table, figure)
    heads = [column_name(table, one, say) for one in ("age_from", "age_to", figure)]
    kinds = (Kind.YEAR, kind)
    writer.heads(heads[0], Kind.YEAR, list(zip(heads[1:], kinds, strict=True)))
    made = []
    for row in sorted(rows, key=lambda row: int(row.age_from)):
        cells = writer.cells(
            row.age_from,
            Kind.YEAR,
            [(row.age_to, Kind.YEAR, False), (getattr(row, figure), kind, True)],
            writer.titles(row),
        )
        made.append(Band(*cells))
    return made
