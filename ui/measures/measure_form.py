"""The form of a measure of one's own: what was lacking, what was done, what came of it, and the
figures before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from sosuplan.analysis.measures import levers_of, measured_effect
from sosuplan.editing.own_rows import new_measure_id
from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import Measure, Plan
from sosuplan.model.scenario import LONGEST_NAME
from sosuplan.model.schema.column import LONGEST_TEXT
from sosuplan.model.schema.policy_rows import FOCUS_AREAS, MEASURED, NO_LEVER, THEMES
from sosuplan.model.schema.tables import column_help, column_name
from sosuplan.narrative.measure_catalogue import code_name, levers_name
from sosuplan.text.numbers import format_as_given
from ui import i18n
from ui.data.dialogs import list_of
from ui.i18n import _
from ui.measures.fields import SourceList, line, text_area
from ui.measures.number_field import NumberField
from ui.widgets.choices import Combo
from ui.widgets.form import FormDialog, of_width
from ui.widgets.layouts import STRETCH, fill
from ui.widgets.problems import cpr_fault

WIDTH = 520
LINES = 2
_TEXTS = ("challenge_da", "action_da", "effect_da", "considerations_da", "lever_note_da")
_FIGURES = ("before", "after", "comparison_before", "comparison_after")


class MeasureForm(FormDialog):
    """Asks for a new measure, or for other words about one of one's own."""

    def __init__(
        self, parent: QWidget, plan: Plan, catalogue: LeverCatalogue, measure: Measure, title: str
    ) -> None:
        """``measure`` is what is filled in at first; one without an id is a new one."""
        super().__init__(
            parent,
            "measure",
            title,
            _("Save"),
            _("Write what was done and what came of it, and nothing about people by name."),
        )
        self._plan, self._measure = plan, measure
        language = i18n.current()
        self.lines: dict[str, QLineEdit] = {}
        self.texts: dict[str, QPlainTextEdit] = {}
        self.figures: dict[str, NumberField] = {}
        self._line("title_da", LONGEST_NAME)
        self._line("municipality", LONGEST_NAME)
        self.theme = self._choice("theme", THEMES)
        self.focus = self._choice("focus_area", FOCUS_AREAS)
        families = dict.fromkeys(one.family for one in catalogue if not one.is_timing)
        named = {
            family: levers_name(levers_of(replace(measure, lever=family), catalogue), language)
            for family in families
        }
        if measure.lever not in ("", NO_LEVER, *named):
            # Several levers, or one of a family, as an import may bring them.
            named[measure.lever] = (
                levers_name(levers_of(measure, catalogue), language) or measure.lever
            )
        self.lever = list_of((NO_LEVER, *named), (_("No lever"), *named.values()))
        self.lever.setCurrentIndex(max(0, self.lever.findData(measure.lever)))
        self._add("lever", self.lever)
        for name in _TEXTS[:3]:
            self._text(name)
        self.measured = self._choice("effect_measured", MEASURED[:2], nothing=False)
        self._line("indicator")
        self._pair("before", "after")
        self._line("comparison")
        self._pair("comparison_before", "comparison_after")
        self.effect = QLabel()
        self.effect.setProperty("look", "muted")
        of_width(self.effect, WIDTH, LINES)
        self.form.addRow("", self.effect)
        for name in _TEXTS[3:]:
            self._text(name)
        self.source = SourceList(plan, measure.source_id)
        self._add("source_id", self.source)
        self._line("locator")
        self.check()

    # --- the fields -----------------------------------------------------------------------------

    def _add(self, name: str, field: QWidget) -> None:
        language = i18n.current()
        field.setToolTip(column_help("measures", name, language))
        self.form.addRow(column_name("measures", name, language), field)

    def _line(self, name: str, longest: int = LONGEST_TEXT) -> None:
        field = self.lines[name] = line(getattr(self._measure, name), longest)
        field.setMinimumWidth(WIDTH)
        field.textChanged.connect(self.check)
        self._add(name, field)

    def _text(self, name: str) -> None:
        field = self.texts[name] = text_area(getattr(self._measure, name), LINES)
        field.textChanged.connect(self.check)
        self._add(name, field)

    def _choice(self, name: str, codes: Sequence[str], *, nothing: bool = True) -> Combo:
        language = i18n.current()
        none = ("",) if nothing else ()
        names = [_("Not said")] if nothing else []
        box = list_of((*none, *codes), (*names, *(code_name(one, language) for one in codes)))
        box.setCurrentIndex(max(0, box.findData(getattr(self._measure, name))))
        self._add(name, box)
        return box

    def _pair(self, before: str, after: str) -> None:
        """Two figures in a row, each with its name."""
        language, row = i18n.current(), QWidget()
        parts: list[QWidget | None] = []
        for name in (before, after):
            field = self.figures[name] = NumberField(getattr(self._measure, name))
            field.textChanged.connect(self.check)
            field.setToolTip(column_help("measures", name, language))
            field.setAccessibleName(column_name("measures", name, language))
            if name == after:
                parts.append(QLabel(column_name("measures", "after", language)))
            parts.append(field)
        fill(QHBoxLayout(row), *parts, STRETCH, spacing=8)
        self.form.addRow(column_name("measures", "before", language), row)

    # --- what is filled in ----------------------------------------------------------------------

    def chosen(self) -> Measure:
        """The measure as filled in; a new one with an id of its own."""
        texts: dict[str, Any] = {name: field.text().strip() for name, field in self.lines.items()}
        texts |= {name: field.toPlainText().strip() for name, field in self.texts.items()}
        measure = replace(
            self._measure,
            theme=str(self.theme.currentData()),
            focus_area=str(self.focus.currentData()),
            lever=str(self.lever.currentData()),
            effect_measured=str(self.measured.currentData()),
            source_id=self.source.chosen,
            **self._figures(),
            **texts,
        )
        if measured_effect(measure) is not None:
            measure = replace(measure, effect_measured="yes")
        if measure.id:
            return measure
        return replace(measure, id=new_measure_id(self._plan, measure.title_da))

    def _figures(self) -> dict[str, Any]:
        return {name: field.value for name, field in self.figures.items()}

    def check(self) -> None:
        if not hasattr(self, "source"):
            return
        typed = (
            *(field.text() for field in self.lines.values()),
            *(field.toPlainText() for field in self.texts.values()),
        )
        faults = [field.fault for field in self.figures.values() if field.fault]
        long = [one for one in typed if len(one) > LONGEST_TEXT]
        if long:
            too_long = _("At most {n} letters; {over} too many.")
            over = len(long[0]) - LONGEST_TEXT
            faults.append(too_long.format(n=LONGEST_TEXT, over=over))
        fault = cpr_fault(*typed) or next(iter(faults), "")
        good = bool(self.lines["title_da"].text().strip()) and not fault
        self.show_check(good=good, fault=fault)
        self._show_effect()

    def _show_effect(self) -> None:
        """What the figures come to."""
        found = measured_effect(replace(self._measure, **self._figures()))
        if found is None:
            self.effect.setText(
                _("With a figure before and after, the effect is computed and counts as measured.")
            )
            return
        change = format_as_given(found.effect, i18n.current().code, signed=True)
        told = _("Effect: {change}, less what happened where it was not done.")
        if found.against is None:
            told = _("Effect: {change}, without a comparison: it may have other causes.")
        self.effect.setText(told.format(change=change))


def empty_measure() -> Measure:
    """A measure of which nothing is filled in yet."""
    return Measure("", "", "", "", "", "", "", "", "", "no", "", NO_LEVER, "", "", "")
