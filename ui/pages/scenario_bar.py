"""The bar above the charts: which scenario, demand, occupation and unit; undo and redo."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from sosuplan.frame import FTE, HEADS
from sosuplan.language import Language
from sosuplan.plan import DemandScenario
from sosuplan.words import word
from ui.i18n import translate
from ui.segments import Segments
from ui.session import Session

NAME_WIDTH = 200
"""Pixels for a scenario's name."""


class ScenarioBar(QWidget):
    """Shows what the session looks at and asks for something else."""

    demand_chosen = Signal(str)

    def __init__(self, session: Session, undo: QAction, redo: QAction) -> None:
        super().__init__()
        self._session = session
        self.scenario_button = _menu_button("scenario")
        self.demand_button = _menu_button("demand")
        self._demands = QMenu(self.demand_button)
        self.demand_button.setMenu(self._demands)
        self.occupation = Segments()
        self.occupation.setObjectName("occupation")
        self.occupation.chosen.connect(lambda code: session.look_at(occupation=code))
        self.unit = Segments()
        self.unit.setObjectName("unit")
        self.unit.chosen.connect(lambda code: session.look_at(unit=code))
        self.undo, self.redo = self._action_button(undo), self._action_button(redo)

        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.scenario_button, self.demand_button, self.occupation, self.unit):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        session.plan_opened.connect(self.refresh)
        session.plan_changed.connect(self.refresh)
        session.frame_ready.connect(self._follow)
        session.scenarios_changed.connect(self.refresh)

    def set_menu(self, menu: QMenu) -> None:
        """The menu of saved scenarios, which the window's menu bar shows too."""
        self.scenario_button.setMenu(menu)

    def focus_order(self) -> list[QWidget]:
        """Everything the Tab key reaches, from left to right."""
        return [
            self.scenario_button,
            self.demand_button,
            *self.occupation.buttons(),
            *self.unit.buttons(),
            self.undo,
            self.redo,
        ]

    def refresh(self) -> None:
        """Fill in names and choices anew: another plan, language or saved scenarios."""
        session = self._session
        if session.file is None:
            return
        language = session.language
        self._demands.clear()
        group = QActionGroup(self._demands)
        for row in session.plan.demands:
            action = self._demands.addAction(demand_label(row, language).replace("&", "&&"))
            action.setCheckable(True)
            action.setData(row.scenario)
            action.triggered.connect(
                lambda _=False, chosen=row.scenario: self.demand_chosen.emit(chosen)
            )
            group.addAction(action)
        occupations = [
            (code, code, _capital(word(code, language))) for code in session.plan.occupations
        ]
        if len(occupations) > 1:
            both = _capital(word("all.short", language))
            occupations.append(("all", both, _capital(word("all", language))))
        self.occupation.set_choices(occupations)
        self.unit.set_choices(
            [
                (
                    HEADS,
                    _capital(word("persons", language)),
                    translate("ScenarioBar", "Count people"),
                ),
                (
                    FTE,
                    _capital(word("fte", language)),
                    translate("ScenarioBar", "Count work in full-time persons (37 hours a week)"),
                ),
            ]
        )
        self.undo.setAccessibleName(translate("ScenarioBar", "Undo"))
        self.redo.setAccessibleName(translate("ScenarioBar", "Redo"))
        self._follow()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)

    def _follow(self) -> None:
        session = self._session
        for action in self._demands.actions():
            if action.data() == session.scenario.demand:
                action.setChecked(True)
                _show_name(
                    self.demand_button,
                    action.text().replace("&&", "&"),
                    translate("ScenarioBar", "Demand scenario: {name}"),
                )
        self.occupation.set_current(session.occupation)
        self.unit.set_current(session.unit)
        _show_name(self.scenario_button, self._name(), translate("ScenarioBar", "Scenario: {name}"))

    def _name(self) -> str:
        scenario = self._session.scenario
        if scenario.name:
            if self._session.differs_from_saved:
                return translate("ScenarioBar", "{name} (changed)").format(name=scenario.name)
            return scenario.name
        if scenario.levers:
            return translate("ScenarioBar", "New scenario")
        return translate("ScenarioBar", "Today")

    def _action_button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setProperty("look", "flat")
        button.setIconSize(QSize(18, 18))
        return button


def demand_label(row: DemandScenario, language: Language) -> str:
    """What a demand scenario is called in ``language``, or its id where it has no name."""
    return (row.label_da if language.code == "da" else row.label_en) or row.scenario


def _menu_button(name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setProperty("look", "button")
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    return button


def _show_name(button: QToolButton, name: str, described: str) -> None:
    """Show ``name`` on a button that opens a menu; a long one is cut in the middle."""
    spoken = described.format(name=name)
    if button.accessibleName() == spoken:
        return
    shown = button.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, NAME_WIDTH)
    button.setText(f"{shown.replace('&', '&&')}  ▾")
    button.setToolTip(spoken)
    button.setAccessibleName(spoken)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
