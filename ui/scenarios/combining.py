"""Makes one scenario of two: where they disagree, one chooses."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from sosuplan.analysis.combining import Pair
from sosuplan.analysis.comparison import Comparison
from sosuplan.model.scenario import Scenario
from sosuplan.narrative.combining import choice_reasons, choice_texts, clash_name, made_of
from sosuplan.narrative.comparison import member_name
from sosuplan.text.language import NN_
from ui import i18n
from ui import theme as themes
from ui.i18n import _, plural
from ui.widgets.choices import Combo
from ui.widgets.form import LONGEST_NAME, WIDTH, FormDialog, muted
from ui.widgets.menus import literal
from ui.widgets.problems import cpr_fault

_LEFT = NN_("{n} choice is still to be made.", "{n} choices are still to be made.")
LONGEST_SHOWN = 34
"""Letters of a scenario's name over its choices."""


class CombineDialog(FormDialog):
    """Asks which two, for each thing they disagree about whose it is, and for a name that is free;
    nothing is chosen beforehand."""

    def __init__(self, parent: QWidget, comparison: Comparison, taken: frozenset[str]) -> None:
        """``taken`` are the names that scenarios have already."""
        super().__init__(
            parent,
            "combine",
            _("Combine two scenarios"),
            _("Combine"),
            _(
                "What only one of them moves is taken over. Where both move the same lever"
                " differently, choose whose it is to be."
            ),
        )
        self._comparison, self._taken = comparison, taken
        self.chosen: dict[str, int] = {}
        language = i18n.current()
        names = [member_name(comparison, at, language) for at in range(len(comparison.members))]
        self._names = names
        self.first, self.second = Combo(), Combo()
        for combo, current in ((self.first, 1), (self.second, 2)):
            for place in range(1, len(names)):
                combo.addItem(names[place], place)
            combo.setCurrentIndex(current - 1)
            combo.currentIndexChanged.connect(lambda _at, which=combo: self._choose_pair(which))
        self.form.addRow(_("First"), self.first)
        self.form.addRow(_("Second"), self.second)
        self._questions = QWidget()
        self._inside = QVBoxLayout(self._questions)
        self._inside.setContentsMargins(0, 4, 0, 4)
        self.form.addRow(self._questions)
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setMinimumWidth(WIDTH)
        self.name.textChanged.connect(self.check)
        self.form.addRow(_("Name"), self.name)
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setMaximumHeight(90)
        self.note.textChanged.connect(self._note_typed)
        self.form.addRow(_("Note (why)"), self.note)
        self._own_note = False
        self._ask()

    @property
    def pair(self) -> Pair:
        """The two that are to become one."""
        return Pair(self._comparison, (self.first.currentData(), self.second.currentData()))

    def result_scenario(self) -> tuple[Scenario, str, str]:
        """What was made, its name and its note."""
        made = self.pair.combined(self.chosen)
        return made, self.name.text().strip(), self.note.toPlainText().strip()

    # --- what is asked --------------------------------------------------------------------------

    def _choose_pair(self, changed: Combo) -> None:
        """Two different ones: choosing one for both moves the other away."""
        other = self.second if changed is self.first else self.first
        if self.first.currentData() == self.second.currentData():
            other.blockSignals(True)
            other.setCurrentIndex((other.currentIndex() + 1) % other.count())
            other.blockSignals(False)
        self._ask()

    def _ask(self) -> None:
        """A question for each clash, none of them answered."""
        self.chosen = {}
        while (item := self._inside.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.groups: dict[str, QButtonGroup] = {}
        clashes = self.pair.clashes
        if clashes:
            self._inside.addWidget(self._take_all())
            self._inside.addWidget(self._grid())
        else:
            self._inside.addWidget(
                muted(_("They agree about every lever that both move: there is nothing to choose."))
            )
        self._suggest()
        self.grow()

    def _take_all(self) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        self.all: list[QPushButton] = []
        for at, place in enumerate(self.pair.places):
            button = QPushButton(literal(_("All from {name}").format(name=self._short(place))))
            button.setToolTip(self._names[place])
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, which=at: self.take_all(which))
            self.all.append(button)
            layout.addWidget(button)
        layout.addStretch(1)
        return row

    def _short(self, place: int) -> str:
        name = self._names[place]
        return name if len(name) <= LONGEST_SHOWN else f"{name[: LONGEST_SHOWN - 1]}…"

    def _grid(self) -> QWidget:
        language, pair = i18n.current(), self.pair
        area = QWidget()
        grid = QGridLayout(area)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        for at, place in enumerate(pair.places, start=1):
            head = QLabel(self._short(place))
            head.setTextFormat(Qt.TextFormat.PlainText)
            head.setFont(themes.font(9.5, bold=True))
            grid.addWidget(head, 0, at)
        for line, clash in enumerate(pair.clashes, start=1):
            about = clash_name(clash, language)
            label = QLabel(about)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            grid.addWidget(label, line, 0)
            group = self.groups[clash.id] = QButtonGroup(area)
            texts = choice_texts(pair, clash, language)
            reasons = choice_reasons(pair, clash, language)
            for at, (text, why) in enumerate(zip(texts, reasons, strict=True)):
                button = QRadioButton(literal(text))
                button.setAccessibleName(f"{about}: {text} ({self._names[pair.places[at]]})")
                button.setToolTip(why)
                button.toggled.connect(
                    lambda on, one=clash.id, a=at: self._answer(one, a) if on else None
                )
                group.addButton(button, at)
                grid.addWidget(button, line, 1 + at)
        grid.setColumnStretch(0, 1)
        return area

    # --- what is answered -----------------------------------------------------------------------

    def take_all(self, which: int) -> None:
        """All that is to be chosen from one of the two."""
        for group in self.groups.values():
            group.button(which).setChecked(True)

    def _answer(self, clash: str, which: int) -> None:
        self.chosen[clash] = which
        self._suggest()

    def _note_typed(self) -> None:
        self._own_note = self.note.toPlainText() != self._suggested
        self.check()

    _suggested = ""

    def _suggest(self) -> None:
        """The note says what the scenario is made of, unless another one was written."""
        self._suggested = made_of(self.pair, self.chosen, i18n.current())
        if not self._own_note:
            self.note.setPlainText(self._suggested)
        self.check()

    def check(self) -> None:
        name, note = self.name.text().strip(), self.note.toPlainText()
        left = sum(one.id not in self.chosen for one in self.pair.clashes)
        fault = cpr_fault(name, note)
        if not fault and name in self._taken:
            fault = _("There is a scenario named {name} already. Choose another name.").format(
                name=name
            )
        self.show_check(
            good=bool(name) and not fault and not left,
            fault=fault,
            note=plural(_LEFT, left) if left else "",
        )
