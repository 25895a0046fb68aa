"""A file on its way into a plan: read, understood, asked about, and what taking it would do.

The window's wizard shows these steps page by page, and the command ``import`` takes them at once.
Without a choice of the user's both come to the same, as every guess is made here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path

from sosuplan.importing.column_mapping import (
    BEST,
    KEEP,
    NUMBER,
    SPREAD,
    SUPPRESSED_RULES,
    UNITS,
    ColumnUse,
    ImportMapping,
    check_mapping,
    code_of,
    untold_keys,
)
from sosuplan.importing.column_profile import names_part
from sosuplan.importing.fields import QUANTITY, TARGET, is_example
from sosuplan.importing.grid import Grid, grid_of
from sosuplan.importing.guessing import Guess, group_of, guess
from sosuplan.importing.import_result import ImportResult, apply, new_source
from sosuplan.importing.merging import SECRET_CODES
from sosuplan.importing.progress import Progress
from sosuplan.importing.readers.reading import Book, read_file
from sosuplan.importing.readers.text_table import (
    DECIMALS,
    ENCODINGS,
    SEPARATORS,
    TextFormat,
)
from sosuplan.importing.titles import (
    NOTHING,
    answer_text,
    answers_of,
    title_choices,
    titles_in,
)
from sosuplan.importing.vocabulary import DASHES, band_code, figure_of, period_of, period_within
from sosuplan.model.plan import OCCUPATIONS, SECTORS, Plan
from sosuplan.model.schema.column import write_value
from sosuplan.model.schema.rows import ACTUAL_QUANTITIES
from sosuplan.narrative.steps import Action, action_for
from sosuplan.text.cpr import holds_cpr, masked
from sosuplan.text.errors import Fault, ImportFileError
from sosuplan.text.language import Language
from sosuplan.text.terms import cut, first_of

MOST_SHEETS = 20
"""Sheets that are looked into for figures."""
_SEARCHED = 60
"""Rows in which the headings of another sheet are looked for."""
LONGEST_NAME = 60
"""Characters of a source's title in the name of a step."""
YES, NO = "yes", "no"
ZERO, UNKNOWN = "zero", "unknown"
"""What a dash means."""
SEVERAL = ";"
"""Between the parts of an answer that has several."""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet as a table, and what it seems to be; ``dashes`` if a dash stands in any cell."""

    sheet: int
    grid: Grid
    guessed: Guess
    dashes: bool


@dataclass(frozen=True, slots=True)
class SourceChoice:
    """What is known of the figures' source; ``kind`` is one of ``plan.SOURCE_KINDS``."""

    title: str
    publisher: str = ""
    published: str = ""
    kind: str = "own"
    note: str = ""


@dataclass(frozen=True, slots=True)
class ImportSession:
    """A file that was read, the table chosen in it, and what is chosen of the result.

    ``areas`` are those of the file that count, None for the usual ones; ``fill_from`` and
    ``follow`` are those of ``import_result.apply``.
    """

    plan: Plan
    book: Book
    table: Table
    mapping: ImportMapping
    areas: tuple[str, ...] | None = None
    fill_from: str | None = None
    follow: bool = False

    @property
    def title(self) -> str:
        """What the figures' source is called: the table's own title, or else the file's name."""
        return masked(self.table.grid.name or self.book.path.name)

    @property
    def notes(self) -> tuple[Fault, ...]:
        """What is to be told of the file and of its columns as they were guessed."""
        grid = self.table.grid
        rows, columns = grid.hides
        values: dict[str, str | float] = {"rows": rows, "columns": columns}
        hidden: tuple[Fault, ...] = ()
        if rows or columns:
            hidden = (
                Fault("import_hidden_read", grid.sheet, values=values)
                if grid.with_hidden
                else Fault("import_hidden_left_out", grid.sheet, values=values),
            )
        return (*self.sheet_notes, *hidden, *self.table.guessed.notes)

    @property
    def sheet_notes(self) -> tuple[Fault, ...]:
        """What is to be told of the file and of its sheets."""
        sheet, notes = self.table.grid.sheet, [*self.book.notes]
        if self.book.sheets[self.table.sheet].is_hidden:
            notes.append(Fault("import_hidden_sheet", sheet))
        if alike := _alike(self.book, self.table):
            names = first_of([self.book.sheets[number].name for number in alike])
            notes.append(Fault("import_other_sheets", sheet, values={"sheets": names}))
        return tuple(notes)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What keeps the columns from being used as they are chosen."""
        return check_mapping(self.mapping, self.table.grid)

    def with_table(
        self,
        sheet: int,
        header: tuple[int, int] | None = None,
        *,
        fill_down: bool = True,
        hidden: bool = False,
    ) -> ImportSession:
        """The session with another sheet, or the same one read in another way (``grid_of``), and
        what is guessed of it."""
        return _session(
            self.plan, self.book, _table(self.book, sheet, header, self.plan, fill_down, hidden)
        )

    def with_target(self, target: str) -> ImportSession:
        """The session with figures of another kind, and its columns guessed as such."""
        found = guess(self.table.grid, target, self.plan)
        return _session(self.plan, self.book, replace(self.table, guessed=found), target)

    def without_choices(self) -> ImportSession:
        """The session with nothing chosen of the result."""
        return replace(self, areas=None, fill_from=None, follow=False)

    def result(
        self,
        source: SourceChoice | None = None,
        language: Language | None = None,
        progress: Progress | None = None,
    ) -> ImportResult:
        """What taking the file would do. Raises ``ImportFileError`` if ``faults`` are in the way,
        and ``CancelledError``."""
        told = source or SourceChoice(self.title)
        grid = self.table.grid
        made = new_source(
            self.plan,
            self.book.path,
            grid.sheet,
            told.kind,
            title=told.title,
            publisher=told.publisher,
            published=told.published,
            note=told.note,
        )
        return apply(
            grid,
            self.mapping,
            self.plan,
            made,
            areas=self.areas,
            fill_from=self.fill_from,
            follow=self.follow,
            language=language,
            progress=progress,
        )


def open_session(
    path: Path,
    plan: Plan,
    *,
    text: TextFormat | None = None,
    sheet: str | None = None,
    progress: Progress | None = None,
) -> ImportSession:
    """A file and the sheet called ``sheet`` of it, or else the first that looks like figures of the
    plan. Raises as ``read_file``, and ``ImportFileError`` if there is no such sheet."""
    book = read_file(path, text=text, progress=progress)
    if sheet is not None:
        return _session(plan, book, _table(book, sheet_called(book, sheet), None, plan, True))
    shown = [number for number, one in enumerate(book.sheets) if not one.is_hidden]
    order = [*shown, *(set(range(len(book.sheets))) - set(shown))][:MOST_SHEETS]
    tables = (_table(book, number, None, plan, True) for number in order)
    first = next(tables)
    others = (one for one in tables if one.guessed.mapping is not None)
    found = first if first.guessed.mapping is not None else next(others, first)
    latest = _latest_alike(book, found, plan.base_year)
    if latest != found.sheet:
        found = _table(book, latest, None, plan, True)
    return _session(plan, book, found)


def _alike(book: Book, table: Table) -> tuple[int, ...]:
    """The other sheets that are to be seen and have the same headings."""
    here, line = book.sheets[table.sheet], table.grid.header_lines[1]
    heading = next((row for row, at in zip(here.rows, here.lines, strict=False) if at == line), ())
    return tuple(
        number
        for number, sheet in enumerate(book.sheets[:MOST_SHEETS])
        if number != table.sheet
        and not (sheet.is_hidden or is_example(sheet.name, table.grid.header))
        and heading in sheet.rows[:_SEARCHED]
    )


def _latest_alike(book: Book, table: Table, year: int) -> int:
    """Of sheets for one month or year each the latest of the base year; else that of ``table``."""
    numbers = (table.sheet, *_alike(book, table))
    times = {}
    for number in numbers:
        name = book.sheets[number].name
        if names_part(name):
            name = period_within(str(year), name, "") or ""
        if period := period_of(name, brief=True):
            times[number] = (period.year == year, period)
    return (
        max(times, key=lambda number: times[number]) if len(times) == len(numbers) else numbers[0]
    )


def sheet_called(book: Book, name: str) -> int:
    """The number of a sheet. Raises ``ImportFileError``."""
    names = [one.name for one in book.sheets]
    if name in names:
        return names.index(name)
    values = {"choices": ", ".join(names)}
    raise ImportFileError(Fault("import_no_such_sheet", book.path.name, found=name, values=values))


def import_action(result: ImportResult) -> str:
    """The action of the step that takes a result over (``narrative.steps``)."""
    return action_for(
        Action.IMPORT, tables=result.tables, name=cut(result.source.title, LONGEST_NAME)
    )


def _table(
    book: Book,
    sheet: int,
    header: tuple[int, int] | None,
    plan: Plan,
    fill_down: bool,
    hidden: bool = False,
) -> Table:
    grid = grid_of(book.sheets[sheet], header, fill_down=fill_down, hidden=hidden)
    columns = (grid.column(place).levels for place in range(len(grid.header)))
    dashes = any(dash in levels for levels in columns for dash in DASHES)
    return Table(sheet, grid, guess(grid, plan=plan), dashes)


def _session(plan: Plan, book: Book, table: Table, target: str = "") -> ImportSession:
    return ImportSession(plan, book, table, table.guessed.mapping or ImportMapping(target, ()))


# --- questions ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Question:
    """Something that can be chosen: what ``answer`` holds now, and ``choices`` by their codes.

    ``faults`` are what is wrong until it is answered: then the question is open. Several choices
    may hold at once if it is ``several``; besides them any text may be an answer if it is ``free``.
    """

    code: str
    answer: str = ""
    choices: tuple[str, ...] = ()
    several: bool = False
    free: bool = False
    faults: tuple[Fault, ...] = ()

    @property
    def is_open(self) -> bool:
        return bool(self.faults)


_ANSWERED_BY = {
    "import_no_target": "target",
    "import_example_sheet": "sheet",
    "import_no_figures": "column",
    "import_no_hours": "column",
    "import_field_twice": "column",
    "import_column_gone": "column",
    "import_suppressed_rule": "secret",
    "import_no_figure_today": "secret",
    "import_no_total_to_spread": "secret",
    "import_no_area_chosen": "areas",
    "import_population_areas": "areas",
    "import_population_twice": "areas",
    "import_population_band": "from_age",
    "import_population_ages": "from_age",
    "import_bands_overlap": "left_out",
    "import_values_unclear": "values",
    "import_number_format": "decimal",
    "import_figures_missing": "fill_from",
    "import_area_without_staff": "fill_from",
    "import_titles": "titles",
}
"""Which question's answer mends a fault. A field that is missing or unusable is its own."""


def questions_of(
    session: ImportSession, result: ImportResult | None
) -> tuple[tuple[Question, ...], tuple[Fault, ...]]:
    """What can be chosen, and the faults that no choice mends.

    ``result`` is that of the session; None while its ``faults`` are in the way.
    """
    offered = [*_questions_of_table(session)]
    if result is not None:
        offered += _questions_of_result(session, result)
    codes = {one.code for one in offered}
    found: dict[str, list[Fault]] = {}
    refused = []
    for fault in session.faults if result is None else result.faults:
        code = _ANSWERED_BY.get(fault.code) or str(fault.values.get("field", ""))
        if code in codes:
            found.setdefault(code, []).append(fault)
        else:
            refused.append(fault)
    asked = (replace(one, faults=tuple(found.get(one.code, ()))) for one in offered)
    return tuple(asked), tuple(refused)


def _questions_of_table(session: ImportSession) -> Iterator[Question]:
    """What can be chosen of the table and its columns."""
    grid, mapping, book = session.table.grid, session.mapping, session.book
    if book.text is not None:
        yield Question("encoding", book.text.encoding, tuple(ENCODINGS))
        yield Question("separator", book.text.separator, SEPARATORS)
        yield Question("decimal", book.text.decimal, DECIMALS)
    if len(book.sheets) > 1:
        names = tuple(sheet.name for sheet in book.sheets)
        yield Question("sheet", names[session.table.sheet], names)
    if any(grid.hides):
        yield Question("hidden", YES if grid.with_hidden else NO, (YES, NO))
    if grid.written_once:
        yield Question("fill_down", YES if grid.filled_down else NO, (YES, NO))
    yield Question("target", mapping.target, tuple(TARGET))
    if mapping.target not in TARGET:
        return
    uses = {use.index: f"{use.field}/{use.unit}".rstrip("/") for use in mapping.columns}
    used = (f"{name}={uses[place]}" for place, name in enumerate(grid.header) if place in uses)
    yield Question("column", SEVERAL.join(used), TARGET[mapping.target].fields, free=True)
    choices = {
        "occupation": OCCUPATIONS,
        "sector": SECTORS,
        "area": session.plan.areas,
        "scenario": tuple(row.scenario for row in session.plan.demands),
        QUANTITY: ACTUAL_QUANTITIES,
    }
    for key in untold_keys(mapping):
        free = key not in choices or key == "area"
        yield Question(key, mapping.constants.get(key, ""), choices.get(key, ()), free=free)
    if session.table.dashes:
        yield Question("dash", ZERO if mapping.dash_is_zero else UNKNOWN, (ZERO, UNKNOWN))


def _questions_of_result(session: ImportSession, result: ImportResult) -> Iterator[Question]:
    """What can be chosen of the result."""
    plan, mapping, areas = session.plan, session.mapping, result.areas
    others = [area for area in areas.there if area not in plan.areas]
    if others and (len(areas.there) > 1 or areas.unrelated or areas.strange):
        mine = [area for area in areas.there if area in plan.areas]
        counted = SEVERAL.join(areas.counted)
        yield Question("areas", counted, (*mine, *others), several=True)
    if result.titles:
        yield Question(
            "titles", answer_text(result.titles), title_choices(result.titles), free=True
        )
    if result.overlapping:
        bands = tuple(map(band_code, result.overlapping))
        yield Question("left_out", SEVERAL.join(mapping.left_out), bands, several=True)
    if result.dimensions:
        there, taken = (
            tuple(f"{one.heading}={value}" for one in result.dimensions for value in values(one))
            for values in (attrgetter("values"), attrgetter("counted"))
        )
        yield Question("values", SEVERAL.join(taken), there, several=True)
    if plan.areas and (result.gaps or result.no_staff):
        yield Question("fill_from", result.fill_from or NOTHING, (NOTHING, *plan.areas))
    if result.scaled:
        yield Question("follow", YES if result.followed else NO, (YES, NO))
    told = any(one.code in SECRET_CODES for one in (*result.notes, *result.faults))
    left = any(one.reason == "suppressed" for one in result.ignored)
    if told or left or mapping.suppressed != BEST:
        number = write_value(mapping.suppressed_number)
        rule = number if mapping.suppressed == NUMBER else mapping.suppressed
        yield Question("secret", rule, (BEST, KEEP, SPREAD), free=True)


# --- answers ------------------------------------------------------------------------------------

Answer = tuple[str, str]
"""The code of a question, and what is answered."""

_OF_TEXT = ("encoding", "separator", "decimal")
"""Questions about how a text file is written."""
_FIRST = (*_OF_TEXT, "sheet", "hidden", "fill_down", "target", "column")
"""Questions whose answers change what else is asked, in the order in which they count."""
_OF_RESULT = ("areas", "titles", "left_out", "values", "fill_from", "follow", "secret")


def with_answers(session: ImportSession, answers: Sequence[Answer]) -> ImportSession:
    """The session with what is answered. Whether there are such questions and choices is told by
    ``wrong_answers``; raises ``ImportFileError`` for what cannot even be tried."""
    faults = [Fault("import_answer_cpr", values={"question": masked(code)})
              for code, text in answers if holds_cpr(text) or holds_cpr(code)]  # fmt: skip
    if faults:
        raise ImportFileError(faults)
    places = {code: place for place, code in enumerate(_FIRST)}
    for code, text in sorted(answers, key=lambda one: places.get(one[0], len(places))):
        session = _with_answer(session, code, text)
    return session


def _with_answer(session: ImportSession, code: str, text: str) -> ImportSession:
    mapping = session.mapping
    parts = tuple(part.strip() for part in text.split(SEVERAL) if part.strip())
    if code in _OF_TEXT and session.book.text is not None:
        if not _is_format(code, text):
            return session
        form = replace(session.book.text, **{code: text})
        book = read_file(session.book.path, text=form)
        return _session(session.plan, book, _table(book, 0, None, session.plan, True))
    if code == "sheet":
        return session.with_table(sheet_called(session.book, text))
    grid = session.table.grid
    if code == "hidden":
        return session.with_table(session.table.sheet, hidden=text == YES)
    if code == "fill_down":
        return session.with_table(
            session.table.sheet,
            grid.header_lines,
            fill_down=text != NO,
            hidden=grid.with_hidden,
        )
    if code == "target":
        return session.with_target(text) if text in TARGET else session
    if code == "areas":
        return replace(session, areas=parts)
    if code == "fill_from":
        known = text in session.plan.areas
        return replace(session, fill_from=text if known else "")
    if code == "follow":
        return replace(session, follow=text == YES)
    if code == "titles":
        mapping = replace(mapping, titles={**mapping.titles, **(answers_of(text) or {})})
    elif code == "left_out":
        mapping = replace(mapping, left_out=parts)
    elif code == "values":
        mapping = replace(mapping, values=values_of(parts))
    elif code == "dash":
        mapping = replace(mapping, dash_is_zero=text == ZERO)
    elif code == "secret":
        number = figure_of(text, ",").value
        if text in SUPPRESSED_RULES:
            mapping = replace(mapping, suppressed=text)
        elif number is not None:
            mapping = replace(mapping, suppressed=NUMBER, suppressed_number=number)
    elif code == "column":
        mapping = _with_column(session, text)
    elif code in untold_keys(mapping):
        mapping = mapping.with_constant(code, code_of(code, text))
    return replace(session, mapping=mapping)


def values_of(parts: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Values by the headings of their columns, of answers such as "Køn=Mænd"."""
    found: dict[str, tuple[str, ...]] = {}
    for part in parts:
        heading, _, value = part.rpartition("=")
        found[heading] = (*found.get(heading, ()), value)
    return found


def _is_format(code: str, text: str) -> bool:
    """Whether ``text`` is an answer to a question about how a text file is written."""
    return text in {"encoding": ENCODINGS, "separator": SEPARATORS, "decimal": DECIMALS}[code]


def _with_column(session: ImportSession, text: str) -> ImportMapping:
    """``HEADING=FIELD`` or ``HEADING=FIELD/UNIT``; without a field the column is not used."""
    heading, _, use = text.rpartition("=")
    field, _, unit = use.partition("/")
    header = session.table.grid.header
    if heading not in header:
        values = {"choices": ", ".join(header)}
        raise ImportFileError(Fault("import_no_such_column", found=heading or text, values=values))
    index, mapping = header.index(heading), session.mapping
    if not field:
        return mapping.without_column(index)
    target = TARGET.get(mapping.target)
    if target is None or field not in target.fields or unit not in UNITS:
        values = {"choices": ", ".join(target.fields if target else ()), "heading": heading}
        raise ImportFileError(Fault("import_no_such_field", found=use, values=values))
    known = next((one.group for one in mapping.columns if one.index == index), None)
    group = known if known is not None else {}
    if known is None and field in target.measures:
        group = group_of(session.table.grid, index, mapping)
    return mapping.with_column(ColumnUse(index, field, group, unit))


def wrong_answers(
    answers: Sequence[Answer], questions: Sequence[Question], *, all_asked: bool
) -> tuple[Fault, ...]:
    """Faults for answers that belong to no question, or are none of its choices.

    ``all_asked`` is False while nothing can be asked of the result.
    """
    offered = {one.code: one for one in questions}
    faults = []
    for code, text in answers:
        question = offered.get(code)
        if question is None:
            if all_asked or code not in _OF_RESULT:
                values = {"choices": ", ".join(offered)}
                faults.append(Fault("import_no_such_question", found=code, values=values))
        elif not _is_answer(question, text):
            values = {"question": code, "choices": ", ".join(question.choices)}
            faults.append(Fault("import_no_such_answer", found=text, values=values))
    return tuple(faults)


def _is_answer(question: Question, text: str) -> bool:
    if question.code == "secret":
        return text in question.choices or figure_of(text, ",").value is not None
    if question.code == "titles":
        return (said := answers_of(text)) is not None and said.keys() <= titles_in(question.choices)
    if question.several:
        return all(part.strip() in question.choices for part in text.split(SEVERAL) if part.strip())
    return question.free or code_of(question.code, text) in question.choices
