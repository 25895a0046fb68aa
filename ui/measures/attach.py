"""The form in which a measure becomes part of the scenario: by how much it is taken to move each
lever that it acts on, and what that does to the balance."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from sosuplan.analysis.measures import MeasureFacts, attached, balance_changes, level, room
from sosuplan.analysis.plausibility import departure, plausible_range
from sosuplan.model.scenario import LONGEST_NAME, LONGEST_REASON, Scenario
from sosuplan.narrative.measure_catalogue import (
    acts_text,
    gain_in_both_units,
    known_text,
    measure_title,
    move_unit,
)
from sosuplan.narrative.plausibility import departure_text, evidence_lines, range_text, seen_by
from sosuplan.text.terms import capital, cut_at_a_word, word
from ui import i18n
from ui import theme as themes
from ui.i18n import _
from ui.measures.number_field import NumberField
from ui.session.session import Session
from ui.widgets.accessible import SpokenLabel
from ui.widgets.form import FormDialog, muted, of_width
from ui.widgets.layouts import STRETCH, fill
from ui.widgets.marks import Mark
from ui.widgets.problems import cpr_fault

REST_MS = 80
"""The balance follows when nothing has been typed for so long."""
FIELD, NAME, SEEN = 560, 180, 250
"""Pixels of a text beside its name, of a lever's name, and of what has been seen of it."""
MEANING = 700
"""Pixels of what a lever's value counts, over the whole width."""
PREVIEW_LINES = 2


class AttachDialog(FormDialog):
    """Asks for a value of each lever; one that is left empty is not moved, and a measure without
    any belongs to the scenario all the same."""

    def __init__(self, parent: QWidget, session: Session, one: MeasureFacts) -> None:
        say = i18n.current()
        there = bool(one.attached)
        super().__init__(
            parent,
            "attach-measure",
            _("Change in the scenario") if there else _("Add to the scenario"),
            _("Save") if there else _("Add to the scenario"),
            cut_at_a_word(measure_title(one.measure, say), LONGEST_NAME),
        )
        self._session, self._one = session, one
        self.boxes: dict[str, NumberField] = {}
        self._levers = {lever.id: lever for lever in one.levers}
        for each in one.attached:
            # What it moves already, though it is not among those that it is said to act on.
            if each.lever is not None:
                self._levers.setdefault(each.lever.id, each.lever)
        self._preview = SpokenLabel()
        self._preview.setTextFormat(Qt.TextFormat.PlainText)
        of_width(self._preview, themes.wide(FIELD), PREVIEW_LINES)
        self.note = QLineEdit(next((each.row.note for each in one.attached), ""))
        self.note.setMaxLength(LONGEST_REASON)
        self.note.textChanged.connect(self.check)
        form = self.form
        wide = themes.wide(FIELD)
        form.addRow(_("Known effect"), of_width(muted(known_text(one, say)), wide))
        if acts := acts_text(one.measure, say):
            form.addRow(_("How it acts"), of_width(muted(acts), wide))
        if self._levers:
            form.addRow(self._grid())
            form.addRow(self._assumed())
            form.addRow(_("Effect on the balance"), self._preview)
        else:
            none = _("It acts on no lever of the model: it belongs to the scenario as a text.")
            form.addRow("", of_width(muted(none), wide))
        form.addRow(_("Note"), self.note)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._show_effect)
        self.check()
        self._show_effect()

    def _grid(self) -> QWidget:
        """A row for each lever: where it stands, what has been seen of it, and the box."""
        say, session = i18n.current(), self._session
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(3, 1)
        heads = (_("Lever"), _("Stands at"), _("Seen so far"), _("It moves it by"))
        for column, text in enumerate(heads):
            grid.addWidget(muted(text), 0, column)
        rows = {each.row.lever: each.row for each in self._one.attached}
        figures, scenario = session.figures, session.scenario
        # What a value counts is easily taken for something else: a part of those who drop out for
        # percentage points. Levers of a family are explained once, below the last of them.
        explained = {say(lever.help): lever.id for lever in self._levers.values()}
        for place, lever in enumerate(self._levers.values()):
            row = rows.get(lever.id)
            factor = lever.unit.factor
            value = None if row is None or row.value is None else row.value * factor
            box = self.boxes[lever.id] = NumberField(value, signed=True)
            low, high = room(figures, scenario, lever, self._one.id)
            box.set_limits(low * factor, high * factor, move_unit(lever, say))
            name = QLabel(lever.full_name(say))
            name.setTextFormat(Qt.TextFormat.PlainText)
            of_width(name, themes.wide(NAME))
            name.setBuddy(box)
            seen = plausible_range(figures, lever)
            lines = [range_text(lever, seen, say)]
            if seen is not None and (who := seen_by(seen, say)):
                lines.append(_("Source: {source}").format(source=who))
            told = of_width(muted("\n".join(lines)), themes.wide(SEEN))
            if seen is not None:
                told.setToolTip(f"<qt>{escape(' '.join(evidence_lines(seen, say)))}</qt>")
            field = QWidget()
            fill(QHBoxLayout(field), box, QLabel(move_unit(lever, say)), STRETCH, spacing=6)
            stands = QLabel(lever.text(level(figures, scenario, lever), say))
            top = Qt.AlignmentFlag.AlignTop
            for column, part in enumerate((name, stands, told, field)):
                grid.addWidget(part, 1 + 2 * place, column, top)
            if lever.neutral is not None and explained[say(lever.help)] == lever.id:
                meaning = of_width(muted(say(lever.help)), themes.wide(MEANING))
                grid.addWidget(meaning, 2 + 2 * place, 0, 1, len(heads))
            heard = _("{measure} moves {lever} by, {unit}").format(
                measure=measure_title(self._one.measure, say),
                lever=lever.full_name(say),
                unit=move_unit(lever, say),
            )
            box.setAccessibleName(heard)
            box.setPlaceholderText(_("your guess"))
            box.textChanged.connect(self.check)
        return inside

    def _assumed(self) -> QWidget:
        """That what is typed is an assumption, with its mark."""
        row = QWidget()
        text = _(
            "What you type is your assumption, and is marked as such. Left empty, the measure moves"
            " nothing."
        )
        label = of_width(muted(text), themes.wide(FIELD))
        fill(QHBoxLayout(row), Mark("assumption"), label, STRETCH, spacing=6)
        return row

    # --- what is filled in ----------------------------------------------------------------------

    def values(self) -> dict[str, float | None]:
        """By how much each lever is moved, of those of which it is said."""
        return {
            lever: round(value / self._levers[lever].unit.factor, 9)
            for lever, box in self.boxes.items()
            if (value := box.value) is not None
        }

    def check(self) -> None:
        """What is wrong with what is filled in, or worth knowing of it."""
        faults = [box.fault for box in self.boxes.values() if box.fault]
        cpr = cpr_fault(self.note.text())
        fault = cpr or next(iter(faults), "")
        self.show_check(good=not fault, fault=fault, note="" if fault else self._beyond())
        if hasattr(self, "_rest"):
            self._rest.start()

    def _after(self) -> Scenario:
        session = self._session
        return attached(
            session.figures,
            session.scenario,
            session.catalogue,
            self._one.measure,
            self.values(),
            known_in=session.plan,
        )

    def _beyond(self) -> str:
        """That a lever is brought further, or faster, than has been seen."""
        session, say, after = self._session, i18n.current(), self._after()
        told = []
        for lever in map(self._levers.__getitem__, self.values()):
            seen = plausible_range(session.figures, lever)
            found = departure(session.figures, session.catalogue, after, lever, seen)
            if found is not None:
                name = lever.full_name(say, found.value)
                told.append(f"{name}: {departure_text(found, say)}.")
        return " ".join(told)

    def _show_effect(self) -> None:
        """What the values do to the balance, beside all else that the scenario does."""
        values = self.values()
        if not values:
            self._preview.setText(_("Type a value, and its effect on the balance is shown here."))
            return
        session, say = self._session, i18n.current()
        without = attached(
            session.figures, session.scenario, session.catalogue, self._one.measure, {}
        )
        (gains,) = balance_changes([(without, self._after())], session.catalogue, session.inputs)
        year = session.inputs.years[-1]
        lines = [
            f"{capital(word(one.occupation, say))}, {year}: {gain_in_both_units(one, say)}"
            for one in gains
        ]
        self._preview.setText("\n".join(lines))
