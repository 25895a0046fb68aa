"""The history in words: when something was changed, what, from what and to what."""

from __future__ import annotations

import json
from datetime import datetime

from sosuplan.editing.cells import References, choice, column_of, shown
from sosuplan.editing.changes import Change
from sosuplan.editing.edit_history import LoggedStep
from sosuplan.editing.edited_plan import EditedPlan, columns, key_columns
from sosuplan.model.schema.tables import BANDED, SETTINGS_TABLE, TABLE, column_name, table_name
from sosuplan.narrative.steps import StepWords
from sosuplan.text.language import Language
from sosuplan.text.terms import cells_text
from ui.i18n import _


class HistoryWords:
    """The words for changes in one language, with the names that the plan has now."""

    def __init__(self, edited: EditedPlan, language: Language) -> None:
        self._language = language
        self._refer: References = edited.references(language)
        self.step = StepWords(language, lambda: self._refer)
        """Tells what a step was, from its action."""
        # Bands that are there now, for changes that know only the key of a row.
        self._last_ages = {}
        for table in BANDED:
            first, last = (columns(table).index(one) for one in ("age_from", "age_to"))
            for row in edited.rows(table):
                self._last_ages[table, row[: first + 1]] = row[last]

    def when(self, time: str) -> str:
        """A time of the history as people write it."""
        try:
            when = datetime.fromisoformat(time).astimezone()
        except (ValueError, OverflowError, OSError):
            return time
        danish = self._language.code == "da"
        return when.strftime("%d.%m.%Y %H.%M" if danish else "%d/%m/%Y %H:%M")

    def count(self, step: LoggedStep) -> str:
        """How many fields a step has changed; sources alone are told by the rows they are of."""
        if step.cells:
            return cells_text(step.cells, self._language)
        if len(step.entries) == 1:
            return _("1 change")
        return _("{n} changes").format(n=len(step.entries))

    def what(self, change: Change, *, with_table: bool = True) -> str:
        """The table, the row by its key, and the column, also of a row that has only one."""
        language = self._language
        if change.table == SETTINGS_TABLE:
            text = choice(SETTINGS_TABLE, change.key[0], language)
        else:
            text = self._row(change)
            told = self._told(change)
            column = change.column or (next(iter(told)) if len(told) == 1 else "")
            if column:
                text += f" – {column_name(change.table, column, language)}"
        return f"{table_name(change.table, language)}: {text}" if with_table else text

    def before(self, change: Change) -> str:
        """What stood there; a row that came was not there."""
        return "–" if change.old is None else self._value(change, change.old)

    def now(self, change: Change) -> str:
        """What stands there; a row that went is told to have gone."""
        if change.new is None:
            return _("removed")
        text = self._value(change, change.new)
        if change.column:
            return text
        return _("new: {figures}").format(figures=text)

    def details(self, change: Change) -> list[str]:
        """What stands in a row that came or went, a line for each of its fields."""
        return [
            f"{column_name(change.table, name, self._language)} {text}"
            for name, text in self._told(change).items()
        ]

    # --- inside ---------------------------------------------------------------------------------

    def _row(self, change: Change) -> str:
        """The row by its key; one that is not there any more by what it was called."""
        cells = self._cells(change)
        if change.table == "sources":
            return cells.get("title") or self._refer.titles.get(change.key[0], change.key[0])
        if change.table == "demand_scenarios":
            label = cells.get("label_da" if self._language.code == "da" else "label_en")
            return label or self._refer.scenarios.get(change.key[0], change.key[0])
        parts = []
        for name, text in zip(key_columns(change.table), change.key, strict=False):
            if name == "age_from":
                parts.append(self._ages(text, cells.get("age_to") or self._last_age(change)))
            elif name == "age":
                parts.append(_("{age} years").format(age=text))
            else:
                parts.append(self._shown(change.table, name, text))
        return ", ".join(parts)

    def _ages(self, first: str, last: str) -> str:
        if not last:
            return _("from {age} years").format(age=first)
        ages = first if first == last else f"{first}–{last}"
        return _("{age} years").format(age=ages)

    def _last_age(self, change: Change) -> str:
        return self._last_ages.get((change.table, change.key), "")

    def _cells(self, change: Change) -> dict[str, str]:
        """The cells of a row that came or went."""
        text = change.new if change.old is None else change.old
        if change.column or text is None:
            return {}
        return dict(zip(columns(change.table), json.loads(text), strict=False))

    def _value(self, change: Change, text: str) -> str:
        table = change.table
        if change.column:
            column = column_of(table, change.column, change.key[0])
            return shown(table, column, text, self._refer, self._language) or "–"
        told = self._told(change)
        if len(told) > 1:
            return cells_text(len(told), self._language)
        return next(iter(told.values()), _("the row"))

    def _told(self, change: Change) -> dict[str, str]:
        """What stands in a row that came or went, but for its key."""
        return {
            name: self._shown(change.table, name, cell)
            for name, cell in self._cells(change).items()
            if cell and TABLE[change.table].by_name[name].role in ("figure", "text")
        }

    def _shown(self, table: str, name: str, text: str) -> str:
        return shown(table, column_of(table, name), text, self._refer, self._language)
