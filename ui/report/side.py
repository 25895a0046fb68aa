"""The left column of the page Rapport: what the report is about, which parts it has, and a
paragraph of it to paste into a case document, with the table that goes with it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sosuplan.analysis.beside import compared_with
from sosuplan.analysis.frame import Frame, frame_of
from sosuplan.editing.scenario_adaptation import computable
from sosuplan.engine import EngineInputs
from sosuplan.exports.texts import case_rows, case_table
from sosuplan.model.levers import catalogue
from sosuplan.narrative.story import paragraph
from sosuplan.report.sections import FIRST_PAGE, SECTION_IDS, SECTIONS
from sosuplan.text.json_text import parse_json
from sosuplan.text.language import LANGUAGES, Language
from ui import i18n
from ui import theme as themes
from ui.i18n import _
from ui.session.session import Session
from ui.session.workspace import occupation_in
from ui.widgets.accessible import SpokenLabel, show_checked
from ui.widgets.choices import Combo, Segments
from ui.widgets.fitting import UNBOUNDED, Scrolled
from ui.widgets.saving import copy_to_clipboard

WIDTH = 314
ABOVE = 190
"""Pixels of height where it stands above the pages."""
WORKED_ON = ""
"""The code of the scenario that is worked on, among the names of the saved ones."""
LEAST_TEXT = 96
"""Pixels: about five lines."""
AROUND_TEXT = 4


@dataclass(frozen=True)
class Choice:
    """What the report is set to. ``scenario`` is the name of a saved one, "" the one that is worked
    on; ``language`` "" is the window's."""

    scenario: str = WORKED_ON
    left_out: frozenset[str] = frozenset()
    """Ids of sections."""
    language: str = ""

    @property
    def sections(self) -> tuple[str, ...]:
        """Ids of the sections that are wanted, in printing order."""
        return tuple(name for name in SECTION_IDS if name not in self.left_out)

    def with_section(self, name: str, wanted: bool) -> Choice:
        """This choice with one section or without it."""
        return replace(self, left_out=self.left_out - {name} if wanted else self.left_out | {name})

    def text(self) -> str:
        """To keep in the plan file."""
        return json.dumps(vars(self) | {"left_out": sorted(self.left_out)}, ensure_ascii=False)

    @classmethod
    def of_text(cls, text: str) -> Choice:
        """What ``text`` made; whatever in it cannot be used is as at the first start."""
        try:
            kept = parse_json(text or "{}")
        except ValueError:
            return cls()
        if not isinstance(kept, dict):
            return cls()
        scenario, language, names = (kept.get(key) for key in ("scenario", "language", "left_out"))
        left_out = names if isinstance(names, list) else []
        return cls(
            scenario if isinstance(scenario, str) else WORKED_ON,
            frozenset(name for name in SECTION_IDS if name in left_out),
            language if language in LANGUAGES else "",
        )

    def frame(self, session: Session) -> Frame | None:
        """What the report tells of: the scenario chosen, in the report's language; None without a
        plan."""
        if session.file is None or session.frame is None:
            return None
        language = Language(self.language or i18n.current().code)
        saved = session.saved.get(self.scenario)
        if saved is None:
            return replace(session.frame, language=language)
        others = [session.saved[name] for name in session.compared if name != saved.name]
        saved, figures = computable(session.scenario_library, saved, session.plan)
        compared = compared_with(figures, others, session.scenario_library, session.plan)
        return frame_of(
            figures,
            catalogue(figures),
            EngineInputs.from_plan(figures),
            saved,
            compared.alike,
            beside=compared.beside,
            occupation=occupation_in(session.occupation, figures),
            unit=session.unit,
            language=language,
            selection=session.selection(others),
            weights=session.weights,
            yardsticks=session.yardsticks,
        )


class Paragraph(QPlainTextEdit):
    """Text to read and to copy, as high as it is long where there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        # The text is wrapped: there is nothing to the right of it.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(LEAST_TEXT)
        # The document's own margin would be scrolled away, and lines would stand elsewhere then.
        self.document().setDocumentMargin(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        around = self.height() - self._room() + 2 * AROUND_TEXT
        width = max(self.viewport().width(), 100)
        text = self.fontMetrics().boundingRect(
            0, 0, width, 10_000, Qt.TextFlag.TextWordWrap, self.toPlainText()
        )
        # A line more: a word too many for one line must not call for a scroll bar.
        height = text.height() + self.fontMetrics().lineSpacing() + around
        return QSize(super().sizeHint().width(), max(height, LEAST_TEXT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where not all lines have room, none is cut in half: they are scrolled by whole lines.
        below = (self._room() - AROUND_TEXT) % self.fontMetrics().lineSpacing()
        self.setViewportMargins(AROUND_TEXT, AROUND_TEXT, AROUND_TEXT, below)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _room(self) -> int:
        """Pixels from above to below within the frame."""
        margins = self.viewportMargins()
        return self.viewport().height() + margins.top() + margins.bottom()


class CaseDocumentCard(QFrame):
    """Shows the paragraph; copies it, or the table, on request."""

    def __init__(self) -> None:
        super().__init__()
        self._frame: Frame | None = None
        self.setProperty("kind", "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.heading = QLabel()
        self.heading.setFont(themes.font(9.0, half_bold=True))
        self.text = Paragraph()
        self.copy_text, self.copy_table = QPushButton(), QPushButton()
        self.copy_text.clicked.connect(self._copy_text)
        self.copy_table.clicked.connect(self._copy_table)
        self.done = SpokenLabel()
        self.done.setProperty("look", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 10)
        column.setSpacing(6)
        top, buttons = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.done)
        buttons.setSpacing(6)
        buttons.addWidget(self.copy_text)
        buttons.addWidget(self.copy_table, 1)
        column.addLayout(top)
        column.addWidget(self.text, 1)
        column.addLayout(buttons)
        self._retranslate()

    def show_frame(self, frame: Frame | None) -> None:
        """Tell of a frame in its language; None: of nothing."""
        self._frame = frame
        text = paragraph(frame) if frame is not None else ""
        if self.text.toPlainText() != text:
            self.text.setPlainText(text)
            self.text.updateGeometry()
            self.done.clear()
        for button in (self.copy_text, self.copy_table):
            button.setEnabled(frame is not None)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.heading.setText(_("For the case document"))
        self.text.setAccessibleName(_("Paragraph for the case document"))
        self.text.setToolTip(_("In plain words and rounded figures, ready to paste"))
        self.copy_text.setText(_("Copy text"))
        self.copy_table.setText(_("Copy table for Word"))
        self.copy_table.setToolTip(_("Supply, demand and balance of each year, to paste into Word"))
        self.done.clear()

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.done.setText(_("Text copied"))

    def _copy_table(self) -> None:
        if self._frame is not None:
            rows = case_rows(self._frame)
            copy_to_clipboard(case_table(self._frame), "\n".join("\t".join(row) for row in rows))
            self.done.setText(_("Table copied"))


class SectionBox(QCheckBox):
    """One part of the report; the arrow keys lead to its neighbours."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)


class Side(QFrame):
    """Asks what the report is to be; ``show_choice`` shows what it is."""

    chosen = Signal(object)
    """The ``Choice`` that the user made."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._choice = Choice()
        self.setProperty("kind", "panel")
        self.setMinimumWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.scenario = Combo()
        self.scenario.setObjectName("report scenario")
        self.scenario.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.scenario.activated.connect(
            lambda place: self._choose(
                replace(self._choice, scenario=str(self.scenario.itemData(place)))
            )
        )
        self.occupation, self.unit, self.language = Segments(), Segments(), Segments()
        self.occupation.chosen.connect(lambda code: session.look_at(occupation=code))
        self.unit.chosen.connect(lambda code: session.look_at(unit=code))
        self.language.chosen.connect(
            lambda code: self._choose(replace(self._choice, language=code))
        )
        self.boxes = {name: SectionBox() for name in SECTION_IDS}
        for name, box in self.boxes.items():
            box.toggled.connect(
                lambda wanted, code=name: self._choose(self._choice.with_section(code, wanted))
            )
        self.all_button, self.first_button = QToolButton(), QToolButton()
        others = frozenset(SECTION_IDS) - {FIRST_PAGE.id}
        for button, left_out in ((self.all_button, frozenset()), (self.first_button, others)):
            button.clicked.connect(
                lambda __=False, names=left_out: self._choose(replace(self._choice, left_out=names))
            )
        self.card = CaseDocumentCard()
        self._headings = [QLabel() for __ in range(5)]
        self._lay_out()
        self._retranslate()

    def _lay_out(self) -> None:
        for heading in self._headings:
            heading.setFont(themes.font(9.0, half_bold=True))
        *headings, parts = self._headings
        headings[0].setBuddy(self.scenario)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 8, 12)
        column.setSpacing(4)
        fields = (self.scenario, self.occupation, self.unit, self.language)
        for heading, widget in zip(headings, fields, strict=True):
            column.addWidget(heading)
            row = QHBoxLayout()
            row.addWidget(widget, int(widget is self.scenario))
            if widget is not self.scenario:
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
        column.addWidget(self.card)
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
        session, language = self._session, i18n.current()
        self._choice = choice
        self._fill_scenarios()
        self.occupation.set_choices(session.occupation_choices())
        self.unit.set_choices(session.unit_choices())
        self.occupation.set_current(session.occupation)
        self.unit.set_current(session.unit)
        self.language.set_current(choice.language or language.code)
        for section in SECTIONS:
            box = self.boxes[section.id]
            box.setText(section.name(language))
            show_checked(box, section.id not in choice.left_out)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
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
        danish, english = _("The report in Danish"), _("The report in English")
        self.language.set_choices([("da", "Dansk", danish), ("en", "English", english)])
        self.all_button.setText(_("All"))
        self.all_button.setToolTip(_("Print every part"))
        self.first_button.setText(_("First page only"))
        self.first_button.setToolTip(_("Print nothing but the summary on one page"))

    def _fill_scenarios(self) -> None:
        session, box = self._session, self.scenario
        worked_on = _("On screen: {name}").format(name=session.scenario_name)
        entries = {WORKED_ON: worked_on, **{name: name for name in session.saved}}
        shown = {box.itemData(at): box.itemData(at, _WHOLE) for at in range(box.count())}
        if list(entries.items()) != list(shown.items()):
            box.clear()
            for code, name in entries.items():
                # As long as the box; the whole of it is in the tool tip.
                middle, room = Qt.TextElideMode.ElideMiddle, WIDTH - 76
                box.addItem(box.fontMetrics().elidedText(name, middle, room), code)
                box.setItemData(box.count() - 1, name, _WHOLE)
        place = max(box.findData(self._choice.scenario), 0)
        box.setCurrentIndex(place)
        help_text = _("The scenario you are working on, or one that is saved in the plan")
        box.setToolTip(f"{box.itemData(place, _WHOLE)}\n{help_text}")

    def _choose(self, choice: Choice) -> None:
        # The next choice may come before this one is shown, and begins with it.
        self._choice = choice
        self.chosen.emit(choice)


_WHOLE = Qt.ItemDataRole.ToolTipRole
