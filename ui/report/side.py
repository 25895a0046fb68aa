"""The left column of the page Rapport: what the report is about, and which parts it has."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sosuplan.report.sections import FIRST_PAGE, SECTION_IDS, SECTIONS
from ui import theme as themes
from ui.i18n import _
from ui.report.choice import Choice
from ui.session.session import Session
from ui.widgets.accessible import show_checked
from ui.widgets.choices import Combo, Segments
from ui.widgets.fitting import UNBOUNDED, Scrolled

WIDTH = 314
ABOVE = 190
"""Pixels of height where it stands above the pages."""
WORKED_ON = ""
"""The code of the scenario that is worked on, among the names of the saved ones."""


class SectionBox(QCheckBox):
    """One part of the report; the arrow keys lead to its neighbours."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
            return
        super().keyPressEvent(event)


class Side(QFrame):
    """Asks what the report is to be; ``show_choice`` shows what it is."""

    chosen = Signal(object)
    """The ``Choice`` that the user made."""

    def __init__(self, session: Session, card: QWidget, parent: QWidget | None = None) -> None:
        """``card`` stands under the choices."""
        super().__init__(parent)
        self._session = session
        self._choice = Choice()
        self._entries: list[tuple[str, str]] = []
        self.setProperty("kind", "panel")
        self.setMinimumWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.scenario = Combo()
        self.scenario.setObjectName("report scenario")
        self.scenario.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.scenario.activated.connect(self._choose_scenario)
        self.occupation, self.unit, self.language = Segments(), Segments(), Segments()
        self.occupation.chosen.connect(lambda code: session.look_at(occupation=code))
        self.unit.chosen.connect(lambda code: session.look_at(unit=code))
        self.language.chosen.connect(
            lambda code: self._choose(replace(self._choice, language=code))
        )
        self.boxes = {section.id: SectionBox() for section in SECTIONS}
        for name, box in self.boxes.items():
            box.toggled.connect(
                lambda wanted, code=name: self._choose(self._choice.with_section(code, wanted))
            )
        self.all_button, self.first_button = QToolButton(), QToolButton()
        self.all_button.clicked.connect(lambda: self._choose_sections(frozenset()))
        self.first_button.clicked.connect(
            lambda: self._choose_sections(frozenset(SECTION_IDS) - {FIRST_PAGE.id})
        )
        self._headings = [QLabel() for __ in range(5)]
        self._lay_out(card)

    def _lay_out(self, card: QWidget) -> None:
        for heading in self._headings:
            heading.setFont(themes.font(9.0, half_bold=True))
        scenario, occupation, unit, language, parts = self._headings
        scenario.setBuddy(self.scenario)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 8, 12)
        column.setSpacing(4)
        for heading, widget in (
            (scenario, self.scenario),
            (occupation, self.occupation),
            (unit, self.unit),
            (language, self.language),
        ):
            column.addWidget(heading)
            if widget is self.scenario:
                column.addWidget(widget)
            else:
                row = QHBoxLayout()
                row.addWidget(widget)
                row.addStretch(1)
                column.addLayout(row)
            column.addSpacing(5)
        row = QHBoxLayout()
        row.addWidget(parts, 1)
        for button in (self.all_button, self.first_button):
            button.setProperty("look", "flat")
            row.addWidget(button)
        column.addLayout(row)
        for box in self.boxes.values():
            column.addWidget(box)
        column.addSpacing(8)
        column.addWidget(card)
        column.addStretch(1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 1, 0)
        outside.addWidget(Scrolled(inside))

    def set_above(self, above: bool) -> None:
        """Stand above the pages, over their whole width, or beside them."""
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Preferred if above else policy.Fixed, policy.Preferred)
        self.setMinimumHeight(ABOVE if above else 0)
        self.setMaximumHeight(ABOVE if above else UNBOUNDED)

    def show_choice(self, choice: Choice) -> None:
        """Show how the report is set, without a signal."""
        session = self._session
        self._choice = choice
        self._fill_scenarios()
        self.occupation.set_choices(session.occupation_choices())
        self.unit.set_choices(session.unit_choices())
        self.language.set_choices(
            [
                ("da", "Dansk", _("The report in Danish")),
                ("en", "English", _("The report in English")),
            ]
        )
        self.occupation.set_current(session.occupation)
        self.unit.set_current(session.unit)
        self.language.set_current(choice.language or session.language.code)
        for section in SECTIONS:
            box = self.boxes[section.id]
            box.setText(section.name(session.language))
            show_checked(box, section.id not in choice.left_out)

    def name(self) -> None:
        """All texts in the window's language."""
        texts = (
            _("Scenario"),
            _("Occupation"),
            _("Unit"),
            _("Language of the report"),
            _("Parts"),
        )
        for heading, text in zip(self._headings, texts, strict=True):
            heading.setText(text)
        self.scenario.setAccessibleName(texts[0])
        for segments, text in zip(
            (self.occupation, self.unit, self.language), texts[1:4], strict=True
        ):
            segments.set_about(text)
        self.all_button.setText(_("All"))
        self.all_button.setToolTip(_("Print every part"))
        self.first_button.setText(_("First page only"))
        self.first_button.setToolTip(_("Print nothing but the summary on one page"))

    def focus_order(self) -> list[QWidget]:
        """What the Tab key reaches, from above."""
        return [
            self.scenario,
            *self.occupation.buttons(),
            *self.unit.buttons(),
            *self.language.buttons(),
            self.all_button,
            self.first_button,
            *self.boxes.values(),
        ]

    def _fill_scenarios(self) -> None:
        session, box = self._session, self.scenario
        worked_on = _("On screen: {name}").format(name=session.scenario_name)
        entries = [(worked_on, WORKED_ON), *((name, name) for name in session.saved)]
        if entries != self._entries:
            self._entries = entries
            box.clear()
            for text, code in entries:
                box.addItem(self._short(text), code)
                box.setItemData(box.count() - 1, text, Qt.ItemDataRole.ToolTipRole)
        codes = [code for __, code in entries]
        wanted = self._choice.scenario
        place = codes.index(wanted) if wanted in codes else 0
        box.setCurrentIndex(place)
        help_text = _("The scenario you are working on, or one that is saved in the plan")
        box.setToolTip(f"{entries[place][0]}\n{help_text}")

    def _short(self, text: str) -> str:
        """A name as long as the box; the whole of it is in the tool tip."""
        metrics = self.scenario.fontMetrics()
        return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, WIDTH - 76)

    def _choose_scenario(self, place: int) -> None:
        self._choose(replace(self._choice, scenario=str(self.scenario.itemData(place))))

    def _choose_sections(self, left_out: frozenset[str]) -> None:
        self._choose(replace(self._choice, left_out=left_out))

    def _choose(self, choice: Choice) -> None:
        # The next choice may come before this one is shown, and begins with it.
        self._choice = choice
        self.chosen.emit(choice)
