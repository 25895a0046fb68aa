"""The sheet Resumé: the answer, the picture, key figures, what is changed and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from sosuplan import MODEL_VERSION, __version__
from sosuplan.analysis.balance import Outlook
from sosuplan.analysis.frame import BASELINE, CURRENT, FTE, HEADS, Frame
from sosuplan.analysis.matrix import matrix
from sosuplan.analysis.today import today
from sosuplan.charts import matrix as words
from sosuplan.charts.published import agreement_of, cases_note
from sosuplan.charts.runs import run_heading, told_runs, unit_word
from sosuplan.engine.projection import Floats
from sosuplan.exports.input_sheets import (
    FIRST_EFFECT,
    LEVER,
    MEANING,
    UNIT,
    lever_kind,
    lever_value,
    unit_text,
)
from sosuplan.exports.results import (
    BALANCE,
    DEMAND,
    DEMAND_SCENARIO,
    LIGHT,
    SCENARIO,
    SUPPLY,
    of_each,
)
from sosuplan.exports.sheet import (
    FIRST_ROW,
    HEAD,
    INDENTED,
    MOVED,
    MUTED,
    NOTE_ROW,
    PLAIN,
    RIGHT,
    Cell,
    Kind,
    Sheet,
    Style,
    head_width,
    light_text,
    lines_of,
)
from sosuplan.model.provenance import count_kinds
from sosuplan.model.schema.tables import table_name
from sosuplan.narrative import story
from sosuplan.narrative.headline import headline
from sosuplan.narrative.measures import (
    difference,
    effect_name,
    explained,
    listed_levers,
    nothing_moved,
    potential,
)
from sosuplan.narrative.plausibility import departures_told
from sosuplan.narrative.premises import mean_age_meaning, premise_rows, premises_title
from sosuplan.narrative.scenario_name import demand_name, frame_name, frame_note
from sosuplan.narrative.transfers import counts_on
from sosuplan.text.language import N_
from sosuplan.text.terms import capital, specified, word

_MECHANICAL = N_("Mechanical projection, not a forecast")
_KEY_FIGURES = N_("Key figures {year}")
_FIRST_SHORTAGE = N_("First year with a shortage")
_NONE = N_("no shortage")
_NOT_STAFFED = {
    HEADS: N_("Missing person-years in all {first}–{last}"),
    FTE: N_("Missing full-time years in all {first}–{last}"),
}
_CHANGED = N_("Levers that are moved")
_EFFECTS = N_("What each lever gives by itself, largest first in {year}")
_POTENTIAL = N_("Potential {year}, {unit}")
_GAIN = N_("Effect on the balance {year}, {unit}")
_BEYOND = N_("Beyond what has been seen so far")
_MATRIX = N_("Scenario matrix: demand and reform alone")
_MATRIX_OF_DEMAND = N_("Scenario matrix: demand alone")
_BALANCE_IN = N_("Balance {year}, {unit}")
_RESTS = N_("What the figures rest on")
_FIGURES = N_("Figures")
_SOURCE = N_("Source")
_AGREEMENT = N_("Published table")
_SHARE = N_("Share")
_ABOUT = N_("About this file")
_PLAN = N_("Plan")
_AREAS = N_("Areas")
_NOTE = N_("Note")
_OCCUPATION = N_("Occupation")
_YEARS = N_("Years")
_MODEL = N_("Model version")
_MADE_WITH = N_("Made with")
_MADE_ON = N_("Made on")

CHART_ROWS = 21
"""Rows that the chart covers."""
_LABELS, _VALUES, _EXPLAINED = 46.0, 17.0, 46.0
"""Characters of the first column, at least of those with figures, and of explanations."""
_EXPLANATION = 5
"""The column with explanations. Where it holds figures too, it is as wide as the others of these
and explanations go on in the columns after it."""
_WIDEST_NAME = 32.0
"""Characters: names that are longer are broken into more lines."""
_IN_A_LINE = 118
_LINE = 20
"""Pixels of a line of text."""
_HEADING: Style = {"bold": True, "font_size": 12}


class _Writer:
    """Writes block after block, each under the one before."""

    def __init__(self, frame: Frame, sheet: Sheet, row: int) -> None:
        self.frame, self.sheet, self.row = frame, sheet, row
        self.last = _last_column(frame)

    def say(self, text: str, **values: object) -> str:
        return self.frame.language(text).format(**values)

    def heading(self, text: str) -> None:
        self.row += 1
        self.sheet.write(self.row, 0, text, style=_HEADING)
        self.row += 1

    def head(self, *texts: str, figures: Sequence[int] = ()) -> None:
        """The head of a block; the columns at ``figures`` hold figures."""
        for place, text in enumerate(texts):
            beside = INDENTED if place - 1 in figures else PLAIN
            kind, style = (Kind.TEXT, RIGHT) if place in figures else (Kind.WRAPPED, beside)
            self._put(place, text, kind, {**HEAD, **style})
        self.sheet.fit_row(self.row, [f"{text}  " for text in texts])
        self.row += 1

    def line(
        self, *cells: Cell | tuple[Cell, Kind], kind: Kind = Kind.WHOLE, own: bool = False
    ) -> None:
        """A row of a block: texts, figures of a ``kind``, or either with a kind of its own. The
        ``own`` row of a block stands out."""
        each = [
            one if isinstance(one, tuple) else (one, Kind.TEXT if isinstance(one, str) else kind)
            for one in cells
        ]
        # Beside figures, words stand to the right as they do.
        figures, before = any(one.is_figure for _, one in each), Kind.TEXT
        for place, (cell, its) in enumerate(each):
            beside = INDENTED if before.is_figure and not its.is_figure else PLAIN
            style = RIGHT if place and its == Kind.TEXT and figures else beside
            self._put(place, cell, its, {**style, **(MOVED if own else PLAIN)})
            before = its
        self.sheet.fit_row(self.row, [cell if its == Kind.WRAPPED else "" for cell, its in each])
        self.row += 1

    def text(self, name: str | None, text: str, style: Style = PLAIN) -> None:
        """A text beside its name, or instead of one, broken into lines across all columns: one long
        line would have the whole sheet printed small."""
        first = 0 if name is None else 1
        self.sheet.write(self.row, 0, name)
        self.sheet.span(self.row, first, self.last, text, Kind.WRAPPED, style)
        self.sheet.fit_row(self.row, [*[""] * first, text])
        self.row += 1

    def _put(self, place: int, cell: Cell, kind: Kind, style: Style) -> None:
        """A cell; an explanation goes on in the columns beside it."""
        if place == _EXPLANATION < self.last and kind == Kind.WRAPPED:
            self.sheet.span(self.row, place, self.last, str(cell or ""), kind, style)
        else:
            self.sheet.write(self.row, place, cell, kind, style)


def summary_sheet(frame: Frame, sheet: Sheet, made_on: str) -> None:
    """Everything but the chart, for which the rows below the answer are left free. ``made_on`` is
    the date as it is written."""
    runs, last = told_runs(frame), _last_column(frame)
    sheet.set_widths(0, 0, _LABELS)
    sheet.set_widths(1, last, _VALUES)
    for place, run in enumerate(runs, start=1):
        names = [run_heading(frame, run)]
        # The levers that are moved stand under their own two heads there.
        names += [run_heading(frame, (BASELINE, CURRENT)[place - 1])] if place <= 2 else []
        width = max(min(head_width(name, _VALUES), _WIDEST_NAME) for name in names)
        sheet.set_widths(place, place, width)
    if last == _EXPLANATION:
        sheet.set_widths(last, last, _EXPLAINED)
    who = capital(word(frame.occupation, frame.language))
    subline = " · ".join((run_heading(frame, CURRENT), who, frame.language(_MECHANICAL)))
    sheet.write(NOTE_ROW, 0, subline, style=MUTED)
    _answer(frame, sheet)
    writer = _Writer(frame, sheet, FIRST_ROW + CHART_ROWS)
    _key_figures(writer)
    _moved(writer)
    _effects(writer)
    _matrix(writer)
    _premises(writer)
    _rests_on(writer)
    _about(writer, made_on)


def _last_column(frame: Frame) -> int:
    """The last column of all blocks."""
    runs = len(told_runs(frame))
    if runs < _EXPLANATION:
        return _EXPLANATION
    return max(runs, _EXPLANATION + ceil(_EXPLAINED / _VALUES) - 1)


def _answer(frame: Frame, sheet: Sheet) -> None:
    """The answer in one sentence, and what follows from it, across the columns."""
    answer = headline(frame)
    more = " ".join(filter(None, (story.effect(frame), story.course(frame))))
    for row, text, style in ((3, f"{answer}.", _HEADING), (4, more, PLAIN)):
        sheet.raw.set_row_pixels(row, _LINE * lines_of(text, _IN_A_LINE) + 4)
        sheet.span(row, 0, _last_column(frame), text, Kind.WRAPPED, style)


# --- blocks -------------------------------------------------------------------------------------


def _key_figures(writer: _Writer) -> None:
    frame, say = writer.frame, writer.say
    runs = told_runs(frame)
    balances = [frame.balances[run] for run in runs]
    writer.heading(say(_KEY_FIGURES, year=frame.years[-1]))
    writer.head("", *(run_heading(frame, run) for run in runs), figures=range(1, len(runs) + 1))
    for unit in (HEADS, FTE):

        def ends(name: str, values: Iterable[Floats], unit: str = unit) -> None:
            name = specified(name, unit_word(frame, unit), frame.language)
            writer.line(name, *(float(one[-1]) for one in values))

        ends(say(SUPPLY), [one.supply(unit) for one in balances])
        ends(say(DEMAND), [one.demand(unit) for one in balances])
        ends(say(BALANCE), [one.gap(unit) for one in balances])
        if frame.outlook.is_sum:
            for at, name in enumerate(of_each(frame, say(BALANCE))):
                ends(name, [one.parts[at].gap(unit) for one in balances])
    missing = [float(Outlook(balance, frame.unit).missing.sum()) for balance in balances]
    name = say(_NOT_STAFFED[frame.unit], first=frame.years[0], last=frame.years[-1])
    writer.line(name, *(value + 0.0 for value in missing))
    firsts = [frame.outlooks[run].first_shortage for run in runs]
    writer.line(say(_FIRST_SHORTAGE), *(year or say(_NONE) for year in firsts), kind=Kind.YEAR)
    first = writer.row
    for at, name in enumerate(of_each(frame, say(LIGHT))):
        statuses = (frame.outlooks[run].each[at].status[-1] for run in runs)
        writer.line(name, *(light_text(status, frame.language) for status in statuses))
    for place in range(1, len(runs) + 1):
        writer.sheet.lights(first, writer.row - 1, place)


def _moved(writer: _Writer) -> None:
    frame, say = writer.frame, writer.say
    writer.heading(say(_CHANGED))
    levers = [*listed_levers(frame), *(lever for lever in frame.moved if lever.is_timing)]
    if not levers:
        writer.line(nothing_moved(frame))
        return
    names = (run_heading(frame, run) for run in (BASELINE, CURRENT))
    writer.head(say(LEVER), *names, say(UNIT), say(FIRST_EFFECT), say(MEANING), figures=(1, 2, 4))
    for lever in levers:
        year = frame.first_year(lever)
        kind, value = lever_kind(lever), frame.scenario.levers[lever.id]
        writer.line(
            lever.full_name(frame.language, value),
            (lever_value(lever, today(frame.plan, lever)), kind),
            (lever_value(lever, lever.as_named(value)), kind),
            (unit_text(frame, lever), Kind.WRAPPED),
            (year if year is not None and year <= frame.plan.horizon else None, Kind.YEAR),
            (explained(frame, lever), Kind.WRAPPED),
        )
    for place, text in enumerate(departures_told(frame)):
        writer.text("" if place else say(_BEYOND), text)


def _effects(writer: _Writer) -> None:
    """What each moved lever gives by itself, in its three sizes, and how these differ."""
    frame, say = writer.frame, writer.say
    acting = [one for one in listed_levers(frame) if frame.effects[one.id].first is not None]
    if not acting:
        return
    writer.heading(say(_EFFECTS, year=frame.years[-1]))
    units = [word(unit, frame.language) for unit in (FTE, HEADS)]
    names = [say(_GAIN, year=frame.years[-1], unit=unit) for unit in units]
    potentials = {one.id: potential(frame, one) for one in acting}
    has_potential = any(size is not None for size in potentials.values())
    if has_potential:
        names.insert(0, say(_POTENTIAL, year=frame.plan.base_year, unit=units[0]))
    writer.head(say(LEVER), *names, figures=range(1, len(names) + 1))
    for lever in sorted(acting, key=lambda one: -abs(frame.gains[one.id])):
        effect = frame.effects[lever.id]
        writer.line(
            effect_name(frame, lever),
            *([potentials[lever.id]] if has_potential else []),
            effect.gain_fte,
            effect.gain_heads,
            kind=Kind.SIGNED,
        )
    if has_potential:
        writer.text("", difference(frame))


def _matrix(writer: _Writer) -> None:
    frame, say = writer.frame, writer.say
    lines = words.build(
        matrix(frame.inputs, frame.catalogue, frame.occupation),
        frame.plan,
        frame.occupation,
        frame.language,
        frame.unit,
        words.own_case(frame),
    ).lines
    rows = [line.row for line in lines]
    with_reform = any(line.reform for line in lines)
    writer.heading(say(_MATRIX if with_reform else _MATRIX_OF_DEMAND))
    gaps = of_each(frame, say(_BALANCE_IN, year=frame.years[-1], unit=unit_word(frame)))
    names = [say(DEMAND_SCENARIO)]
    if with_reform:
        names.append(capital(words.reform_heading(frame.language)))
    lights = len(names) + len(gaps)
    writer.head(
        *names,
        *gaps,
        say(LIGHT),
        say(_FIRST_SHORTAGE),
        figures=(*range(len(names), lights), lights + 1),
    )
    first = writer.row
    for line in lines:
        begins = line.outlook.first_shortage
        writer.line(
            f"{words.OWN} {line.label}" if line.current else line.label,
            *([(line.reform, Kind.WRAPPED)] if with_reform else []),
            *(float(one.gap[-1]) for one in line.outlook.each),
            (light_text(line.statuses[-1], frame.language), Kind.WRAPPED),
            (begins, Kind.YEAR) if begins else say(_NONE),
            own=line.current,
        )
    writer.sheet.lights(first, writer.row - 1, lights)
    notes = (
        cases_note(frame.plan, frame.language),
        words.both_note(rows, frame.language),
        words.own_note(frame),
    )
    for note in filter(None, notes):
        writer.text(None, note, MUTED)


def _rests_on(writer: _Writer) -> None:
    say = writer.say
    counts = count_kinds(writer.frame.plan)
    all_figures = sum(counts.values())
    writer.heading(say(_RESTS))
    writer.head("", say(_FIGURES), say(_SHARE), figures=(1, 2))
    for kind, count in counts.items():
        share = count / all_figures if all_figures else 0.0
        writer.line(capital(word(kind, writer.frame.language)), count, (share, Kind.PERCENT))
    if moved := counts_on(writer.frame):
        writer.text(table_name("transfers", writer.frame.language), moved)
    writer.text(say(_AGREEMENT), agreement_of(writer.frame))


def _premises(writer: _Writer) -> None:
    """What the baseline rests on, with the kind of each figure."""
    frame = writer.frame
    writer.heading(premises_title(frame.language))
    names = [capital(word(f"{one.occupation}.short", frame.language)) for one in frame.premises]
    heads = [text for name in names for text in (name, writer.say(_SOURCE))]
    writer.head("", *heads, figures=range(1, len(heads) + 1, 2))
    for row in premise_rows(frame):
        kind = Kind.PERCENT if row.is_share else Kind.DECIMAL if row.is_age else Kind.WHOLE
        cells = [
            cell
            for value, its in zip(row.values, row.kinds, strict=True)
            for cell in ((value, kind), (word(its, frame.language) if its else "", Kind.WRAPPED))
        ]
        writer.line(row.name, *cells)
    writer.text("", mean_age_meaning(frame.language))


def _about(writer: _Writer, made_on: str) -> None:
    frame, say = writer.frame, writer.say
    plan = frame.plan
    writer.heading(say(_ABOUT))
    lines = (
        (_PLAN, plan.name),
        (_AREAS, ", ".join(plan.areas)),
        (SCENARIO, frame_name(frame)),
        (_NOTE, frame_note(frame)),
        (DEMAND_SCENARIO, demand_name(frame)),
        (_OCCUPATION, capital(word(frame.occupation, frame.language))),
        (UNIT, capital(unit_word(frame))),
        (_YEARS, f"{plan.base_year}–{plan.horizon}"),
        (_MODEL, MODEL_VERSION),
        (_MADE_WITH, f"SOSUplan {__version__}"),
        (_MADE_ON, made_on),
    )
    for name, text in lines:
        if text:
            writer.text(say(name), text)
