"""What a step has done: kept as facts, told as a sentence in the language that is asked for.

The action of a step is a text: the English sentence with its places, and what belongs into them,
as JSON. It is kept by the commands that can be undone and in the history of a plan file. Actions of
older plan files are finished sentences, and are told as they are.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from sosuplan.editing.cells import References, choice, column_of, shown
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.schema.tables import SETTINGS_TABLE, column_name, table_name
from sosuplan.narrative.baseline_name import baseline_name
from sosuplan.text.errors import SosuplanError
from sosuplan.text.language import N_, Language
from sosuplan.text.terms import capital, cut_at_a_word, lower

Fact = str | int | float | Sequence[str] | None


class Action(StrEnum):
    """All that a step can be: what a plan file holds besides is no sentence of ours."""

    MOVE_LEVER = N_("{lever}: {value}")
    OWN_YEARS = N_("{lever}: from {start}, in full in {full}")
    OWN_FIRST_YEAR = N_("{lever}: from {start}")
    SCENARIOS_YEARS = N_("{lever}: the scenario's years")
    GIVE_REASON = N_("{lever}: reason")
    DROP_REASON = N_("{lever}: no reason any more")
    MOVE_ALL_GROUPS = N_("Full time, all groups: {value}")
    USE_MIX = N_("Mix of levers ({n})")
    SET_TARGETS = N_("Full time: targets of the calculator")
    CHOOSE_DEMAND = N_("Demand: {demand}")
    CHOOSE_WITH_REFORM = N_("{demand}, with reform")
    CHOOSE_WITHOUT_REFORM = N_("{demand}, without reform")
    CHOOSE_SCENARIO = N_("Scenario: {name}")
    CHOOSE_BASELINE = N_("Scenario: {baseline}")
    NEW_SCENARIO = N_("New scenario {name}")
    SAVE_SCENARIO = N_("Save the scenario {name}")
    DELETE_SCENARIO = N_("Delete the scenario {name}")
    RENAME_SCENARIO = N_("Rename {old_name} to {new_name}")
    ADD_SCENARIO = N_("New scenario: {name}")
    ADD_SCENARIOS = N_("{n} new scenarios: {names}")
    DUPLICATE_SCENARIO = N_("Make a copy of {name}")
    DESCRIBE_SCENARIO = N_("Describe {name}")
    REORDER_SCENARIOS = N_("Move {name} in the list")
    LOCK_SCENARIO = N_("Lock {name}")
    UNLOCK_SCENARIO = N_("Unlock {name}")
    RESTORE_SCENARIO = N_("Restore {name} from the bin")
    THROW_AWAY = N_("Delete {name} for good")
    EMPTY_BIN = N_("Empty the bin")
    ADD_VERSION = N_("Keep a version of {name}")
    GO_BACK = N_("Back to a version of {name}")
    DROP_VERSION = N_("Delete a version of {name}")
    MOVE_TO_NEW = N_("Move {name} to the new figures")
    MOVE_ALL_TO_NEW = N_("Move all scenarios to the new figures")
    ADD_BOOKMARK = N_("Bookmark: {name}")
    SHOW_BOOKMARK = N_("Go to the bookmark {name}")
    RENAME_BOOKMARK = N_("Rename the bookmark {name}")
    REMOVE_BOOKMARK = N_("Delete the bookmark {name}")
    REORDER_BOOKMARKS = N_("Move the bookmark {name}")
    RESET_LEVERS = N_("Reset all levers")
    COMBINE = N_("Combine: {name}")
    BACK_TO_SAVED = N_("Back to the saved {name}")
    EDIT_CELL = N_("{table}, {column}: {old} → {new}")
    EDIT_CELLS = N_("{table}: change {n} cells")
    PASTE_ROW = N_("{table}: paste a row")
    PASTE_ROWS = N_("{table}: paste {n} rows")
    ADD_ROW = N_("{table}: add a row")
    DELETE_ROW = N_("{table}: delete a row")
    DELETE_ROWS = N_("{table}: delete {n} rows")
    OWN_FIGURES = N_("{table}: own figures for {area}")
    GIVE_SOURCE = N_("{table}: source of a figure")
    GIVE_SOURCES = N_("{table}: source of {n} figures")
    NEW_SOURCE = N_("New source: {title}")
    CHANGE_SOURCE = N_("Change the source {title}")
    REVERT_CELL = N_("Revert: {table}, {column}")
    REVERT_ROW = N_("Revert: {table}")
    REVERT_STEP = N_("Revert: {step}")
    IMPORT = N_("Import of {tables} from {name}")
    EXPLAIN_CHANGE = N_("Reason for a change of the data")
    NEW_AREA = N_("New area: {name}")
    COPY_AREA = N_("Copy {area} as {name}")
    ADD_UP_AREAS = N_("Add up areas: {name}")
    DELETE_AREA = N_("Delete the area {area}")
    MOVE_TASKS = N_("Tasks move in {year}: {a} → {b}")
    USUAL_RANGES = N_("Uncertainty: the ranges that come with SOSUplan")
    BUILD_DEMAND = N_("Build demand: {name}")
    BUILD_AGAIN = N_("Build demand again: {names}")
    ATTACH_MEASURE = N_("In the scenario: {name}")
    DETACH_MEASURE = N_("Out of the scenario: {name}")
    NEW_MEASURE = N_("New measure: {name}")
    CHANGE_MEASURE = N_("Change the measure {name}")
    DELETE_MEASURE = N_("Delete the measure {name}")
    NEW_FINDING = N_("New finding: {name}")
    CHANGE_FINDING = N_("Change the finding {name}")
    DELETE_FINDING = N_("Delete the finding {name}")
    CALIBRATE = N_("Fit assumptions to known results ({n})")
    NEW_GOAL = N_("New goal: {title}")
    TAKE_GOAL = N_("Goal of your own from an example: {title}")
    CHANGE_GOAL = N_("Change the goal {title}")
    DELETE_GOAL = N_("Delete the goal {title}")
    READ_GOAL = N_("Measurements of the goal {title}")
    UNDONE = N_("Undone: {step}")
    CARRY_OVER = N_("Carried over from the first edition of the model")


_RESET = N_("reset")
_NOT_OURS = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    SosuplanError,
    TypeError,
    ValueError,
)
_MOST_LINES = 100
"""A step about a step about a step: nobody goes on for so long."""
_LONGEST = 48
"""Characters of a name that is a text of its own."""


def action_for(sentence: str, **facts: Fact) -> str:
    """The action of a step, to be told by ``StepWords``.

    What the facts are follows from the places of the sentence: ``table``, ``column``, ``lever`` and
    ``demand`` are ids, ``old`` and ``new`` texts of cells, ``value`` that of a lever in the model's
    unit or None; the rest are told as they are.
    """
    return json.dumps([sentence, facts], ensure_ascii=False)


def short_name(text: str) -> str:
    """What is told at length, as a name in a step: its beginning, in whole words."""
    return cut_at_a_word(" ".join(text.split()), _LONGEST)


def action_about(sentence: str, step: str) -> str:
    """The action of a step that is about another one, ``step``, with which it ends."""
    return f"{action_for(sentence)}\n{step}"


class StepWords:
    """Tells actions in one language, with the names that a plan has now."""

    def __init__(
        self,
        language: Language,
        refer: Callable[[], References],
        levers: LeverCatalogue | None = None,
    ) -> None:
        """``refer`` is only asked for steps that name a scenario or source. ``levers`` are needed
        for those that move one: the history of a plan file has none."""
        self._language = language
        self._refer = refer
        self._levers = levers

    def __call__(self, action: str) -> str:
        """The sentence; what is no action of ours as it is."""
        text = ""
        lines = action.split("\n", _MOST_LINES)
        if len(lines) > _MOST_LINES:
            return action
        for line in reversed(lines):
            try:
                text = self._sentence(line, text)
            except _NOT_OURS:
                if text:
                    return action
                text = line
        return text

    def _sentence(self, line: str, step: str) -> str:
        """One line of an action; ``step`` tells of the line below."""
        sentence, facts = json.loads(line)
        return self._language(Action(sentence).value).format(**self._words(facts) | {"step": step})

    def _words(self, facts: Mapping[str, Any]) -> dict[str, str]:
        words = {name: str(fact) for name, fact in facts.items()}
        language = self._language
        table = facts.get("table", "")
        if table:
            words["table"] = table_name(table, language)
        if "column" in facts:
            words["column"] = column_name(table, facts["column"], language)
        for name in {"old", "new"} & set(facts):
            key = facts["column"]
            column = column_of(table, "value" if table == SETTINGS_TABLE else key, key)
            words[name] = shown(table, column, facts[name], self._refer(), language) or "–"
        if "tables" in facts:
            words["tables"] = ", ".join(lower(table_name(one, language)) for one in facts["tables"])
        if "demand" in facts:
            words["demand"] = self._refer().scenarios.get(facts["demand"], facts["demand"])
        if "lever" in facts:
            words |= self._lever(facts["lever"], facts["value"])
        for name in {"a", "b"} & set(facts):
            words[name] = choice("transfers", facts[name], language)
        words["baseline"] = capital(baseline_name(language))
        return words

    def _lever(self, lever_id: str, value: float | None) -> dict[str, str]:
        if self._levers is None:
            raise LookupError(lever_id)
        lever = self._levers[lever_id]
        language = self._language
        shown_value = language(_RESET) if value is None else lever.text(value, language)
        return {"lever": lever.full_name(language), "value": shown_value}
