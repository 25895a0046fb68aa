"""The command ``import``: a file read as the wizard would, and taken over if that is asked for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sosuplan.commands.arguments import Arguments
from sosuplan.editing.edit_history import changes_of_step
from sosuplan.editing.scenario_adaptation import adapted_library
from sosuplan.importing.fields import MEASURES, SHARES, TARGET, target_word
from sosuplan.importing.import_result import ImportResult, ignored_word
from sosuplan.importing.session import (
    Answer,
    ImportSession,
    Question,
    import_action,
    open_session,
    questions_of,
    with_answers,
    wrong_answers,
)
from sosuplan.importing.texts import (
    arrived_text,
    choice_text,
    fault_text,
    fault_texts,
    notes_of,
    question_text,
    rows_text,
    total_text,
)
from sosuplan.model.plan import Plan
from sosuplan.model.schema.file_fields import field_word
from sosuplan.model.schema.tables import TABLE
from sosuplan.narrative.messages import sentence, shortened, shown
from sosuplan.store.planfile import PlanFile
from sosuplan.text.cpr import masked
from sosuplan.text.errors import Fault, ImportFileError, OpenQuestionError, SosuplanError
from sosuplan.text.language import N_, Language
from sosuplan.text.numbers import NO_BREAK_SPACE, format_number

MOST_COLUMNS = 40
"""Columns of the file that a question names."""

_WITHOUT_WORD = {"hours": "hours", "index": "index"}
"""Units of figures that are not people and whose column needs no word for its unit."""

_FILE = N_("File: {name}")
_SHEET = N_("File: {name}, sheet {sheet}")
_HOLDS = N_("Holds: {target} ({measures})")
_YEARS = N_("Years: {years}")
_ROWS = N_("Read: {read}. Used: {used}.")
_LEFT_OUT = N_("Left out:")
_FIGURES = N_("Figures:")
_NOTES = N_("Worth knowing:")
_QUESTIONS = N_("Questions to be answered first (--answer CODE=VALUE):")
_COLUMNS = N_("The columns are: {columns}.")
_READY = N_("Nothing is written yet. With --accept the figures are taken over.")


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of reading a file; ``session`` and ``result`` as far as it was read."""

    name: str
    plan: Plan
    session: ImportSession | None = None
    result: ImportResult | None = None
    questions: tuple[Question, ...] = ()
    refused: tuple[Fault, ...] = ()

    @property
    def open(self) -> tuple[Question, ...]:
        return tuple(one for one in self.questions if one.is_open)


def import_file(path: str, arguments: Arguments) -> Iterator[str]:
    """Read the file that ``arguments`` name into the plan in the file ``path``, and tell of it.

    Raises ``SosuplanError`` for what is refused, of which the output tells too, and
    ``OpenQuestionError`` if a question is open.
    """
    shape = arguments.one_of("--format", ("text", "json"), "text")
    accept = "--accept" in arguments.flags
    if accept and "--check" in arguments.flags:
        values = {"option": "--check", "other": "--accept"}
        arguments.faults.append(Fault("options_apart", values=values))
    answers = _answers(arguments)
    arguments.refuse()
    language = arguments.language
    with PlanFile.open(path, read_only=not accept) as file:
        if file.draft():
            raise SosuplanError(Fault("import_unfinished", Path(path).name))
        target = Path(arguments.plain[1])
        found = _outcome_of(target, file.plan(), arguments.last("--sheet"), answers, language)
        taken = accept and found.result is not None and not found.refused and not found.open
        if taken and found.result is not None:
            _take(file, found.result)
    yield from (_as_json(found, language) if shape == "json" else _as_text(found, language, taken))
    if found.refused:
        # Of the plan that it would be, no line can be looked at.
        plain = (replace(one, line=None) if _is_of_plan(one) else one for one in found.refused)
        raise ImportFileError(plain)
    if found.open:
        codes = ", ".join(one.code for one in found.open)
        raise OpenQuestionError(Fault("import_questions_open", found.name, values={"codes": codes}))


def _is_of_plan(fault: Fault) -> bool:
    return fault.file.removesuffix(".csv") in TABLE


def _answers(arguments: Arguments) -> list[Answer]:
    answers = []
    for given in arguments.options.get("--answer", ()):
        code, equals, text = given.partition("=")
        if equals:
            answers.append((code, text))
        else:
            arguments.faults.append(Fault("answer_form", found=given))
    return answers


def _outcome_of(
    path: Path, plan: Plan, sheet: str | None, answers: Sequence[Answer], language: Language
) -> _Outcome:
    """Read a file as far as it goes."""
    name = masked(path.name)
    session = None
    try:
        session = open_session(path, plan, sheet=sheet)
        session = with_answers(session, answers)
        result = None if session.faults else session.result(language=language)
    except SosuplanError as error:
        return _Outcome(name, plan, session, refused=error.faults)
    questions, refused = questions_of(session, result)
    wrong = wrong_answers(answers, questions, all_asked=result is not None)
    return _Outcome(name, plan, session, result, questions, wrong or refused)


def _take(file: PlanFile, result: ImportResult) -> None:
    """Put the result into the plan file, as one step of its history."""
    saved, losses = adapted_library(file.library(), file.plan(), result.plan)
    if losses:
        names = ", ".join(dict.fromkeys(loss.name for loss in losses))
        raise SosuplanError(Fault("import_scenarios_lose", values={"names": names}))
    now = datetime.now().astimezone()
    changes = changes_of_step(file.plan(), result.plan, import_action(result), now, file.history())
    file.replace_plan(result.plan, saved, changes)


# --- what is told -------------------------------------------------------------------------------


def _as_json(found: _Outcome, language: Language) -> Iterator[str]:
    session, result = found.session, found.result
    known = session is not None and session.mapping.target in TARGET
    totals = result.totals if result is not None else ()
    told: dict[str, Any] = {
        "table": TARGET[session.mapping.target].table if session and known else None,
        "sheet": masked(session.table.grid.sheet) if session else None,
        "unit": ", ".join(_units(session)) if session and known else None,
        "years": list(result.years) if result is not None else [],
        "rows": {"read": _read(found), "used": result.used if result is not None else 0},
        "left_out": [
            {"reason": one.reason, "count": one.count}
            for one in (result.ignored if result is not None else ())
        ],
        "totals": [
            {
                "area": one.group[0],
                "sector": one.group[1],
                "occupation": one.group[2],
                "year": one.year,
                "measure": one.measure,
                "value": one.imported,
            }
            for one in totals
            if not one.wider
        ],
        "notes": [{"code": code, "text": text} for code, text in _notes(found, language)],
        "questions": [_question(one, found, language) for one in found.open],
        "refused": [
            {"code": one.code, "text": _refusal(one, found, language)} for one in found.refused
        ],
    }
    yield json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _question(question: Question, found: _Outcome, language: Language) -> dict[str, Any]:
    return {
        "code": question.code,
        "text": " ".join(_texts(question, found, language)),
        "choices": [
            {"value": one, "text": choice_text(question.code, one, found.plan, language)}
            for one in question.choices
        ],
    }


def _texts(question: Question, found: _Outcome, language: Language) -> list[str]:
    """Why a question is asked, and what it can be answered of."""
    texts = fault_texts(question.faults, language, place=found.result is not None)
    if question.code == "column" and found.session is not None:
        header = found.session.table.grid.header[:MOST_COLUMNS]
        columns = ", ".join(shortened(shown(heading)) for heading in header)
        texts.append(language(_COLUMNS).format(columns=columns))
    return texts


def _refusal(fault: Fault, found: _Outcome, language: Language) -> str:
    if found.session is None:
        return sentence(fault, language)
    return fault_text(fault, language, place=True)


def _notes(found: _Outcome, language: Language) -> list[tuple[str, str]]:
    if found.session is None:
        return []
    return list(dict.fromkeys(notes_of(found.session.notes, found.result, found.plan, language)))


def _read(found: _Outcome) -> int:
    if found.result is not None:
        return found.result.read
    return len(found.session.table.grid.rows) if found.session is not None else 0


def _units(session: ImportSession) -> list[str]:
    """The units in which the file's figures are written."""
    measures = TARGET[session.mapping.target].measures
    units: dict[str, None] = {}
    for use in session.mapping.columns:
        if use.field in measures:
            units[use.unit or _usual_unit(use.field)] = None
    return list(units)


def _usual_unit(field: str) -> str:
    """In what the figures of a field are written where the file does not say otherwise."""
    if field in SHARES:
        return "share"
    word = MEASURES[field].unit.word if field in MEASURES else ""
    return word.partition(" ")[0] or _WITHOUT_WORD.get(field, "persons")


def _as_text(found: _Outcome, language: Language, taken: bool) -> Iterator[str]:
    session, result = found.session, found.result
    if session is None:
        return
    sheet = masked(session.table.grid.sheet)
    whole = sheet == found.name
    yield _line(language(_FILE if whole else _SHEET).format(name=found.name, sheet=sheet))
    mapping = session.mapping
    if mapping.target in TARGET:
        measures = TARGET[mapping.target].measures
        used = dict.fromkeys(use.field for use in mapping.columns if use.field in measures)
        told = ", ".join(field_word(name, language) for name in used) or "–"
        holds = language(_HOLDS)
        yield holds.format(target=target_word(mapping.target, language), measures=told) + "\n"
    if result is not None:
        if result.years:
            yield language(_YEARS).format(years=", ".join(map(str, result.years))) + "\n"
        read, rows = (rows_text(count, language) for count in (result.read, result.used))
        yield language(_ROWS).format(read=read, used=rows) + "\n"
        left = (
            f"{format_number(one.count, 0, language.code)} · {ignored_word(one.reason, language)}"
            for one in result.ignored
        )
        yield from _listed(_LEFT_OUT, left, language)
        totals = (total_text(one, language) for one in result.totals if not one.wider)
        yield from _listed(_FIGURES, totals, language)
    notes = dict.fromkeys(text for _, text in _notes(found, language))
    yield from _listed(_NOTES, notes, language)
    yield from _listed(_QUESTIONS, _open_questions(found, language), language)
    if taken and result is not None:
        yield "\n" + _line(arrived_text(result, language))
    elif result is not None and not found.refused and not found.open:
        yield f"\n{language(_READY)}\n"


def _line(text: str) -> str:
    """``text`` with nothing that a terminal would take for more than text."""
    signs = (one if one.isprintable() or one == NO_BREAK_SPACE else shown(one) for one in text)
    return "".join(signs) + "\n"


def _open_questions(found: _Outcome, language: Language) -> Iterator[str]:
    for question in found.open:
        yield f"{question.code}: {question_text(question.code, language)}"
        for text in _texts(question, found, language):
            yield f"    {text}"
        for choice in question.choices:
            text = choice_text(question.code, choice, found.plan, language)
            yield f"    {choice}" if text == choice else f"    {choice} – {text}"


def _listed(title: str, lines: Iterable[str], language: Language) -> Iterator[str]:
    begun = False
    for line in lines:
        if not begun:
            yield f"\n{language(title)}\n"
        begun = True
        yield _line(f"  {line}")
