"""The bar above the charts: which scenario, demand, occupation and unit; undo and redo."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from sosuplan.analysis.data_edition import KEPT
from sosuplan.narrative.scenario_name import scenario_name
from sosuplan.text.language import NN_
from ui import i18n
from ui.i18n import _, plural
from ui.scenarios.keeping import OLDER, Keeping
from ui.session.session import Session
from ui.widgets.choices import Segments
from ui.widgets.fitting import stand_beside
from ui.widgets.icons import StepActions, action_button
from ui.widgets.menus import literal

_MEASURES = NN_("{n} measure", "{n} measures")
NAME_WIDTH = 200
"""Pixels for a scenario's name."""


class ScenarioBar(QWidget):
    """Shows what the session looks at and asks for something else."""

    demand_chosen = Signal(str)
    measures_wanted = Signal()
    """The user wants to see the scenario's measures."""

    def __init__(self, session: Session, steps: StepActions) -> None:
        super().__init__()
        self._session = session
        self.scenario_button = _menu_button("scenario")
        self.demand_button = _menu_button("demand")
        self._demands = QMenu(self.demand_button)
        self.demand_button.setMenu(self._demands)
        self._one_demand = QActionGroup(self)
        self._one_demand.triggered.connect(lambda action: self.demand_chosen.emit(action.data()))
        self.occupation = Segments()
        self.occupation.setObjectName("occupation")
        self.occupation.chosen.connect(lambda code: session.look_at(occupation=code))
        self.unit = Segments()
        self.unit.setObjectName("unit")
        self.unit.chosen.connect(lambda code: session.look_at(unit=code))
        self.undo, self.redo, self.history = steps.buttons()

        self.mark = QPushButton()
        self.mark.setProperty("look", "chip")
        self.mark.hide()
        self.measures = QPushButton()
        self.measures.setProperty("look", "chip")
        self.measures.clicked.connect(self.measures_wanted)
        self.measures.hide()
        self._keeping: Keeping | None = None
        self._names = _in_row(self.scenario_button, self.mark, self.measures, self.demand_button)
        self._choices = _in_row(self.occupation, self.unit)
        self._ends = _in_row(self.undo, self.redo, self.history)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        self._grid.addWidget(self._names, 0, 0)
        self._grid.addWidget(self._choices, 0, 1)
        self._grid.addWidget(self._ends, 0, 3)
        self.printing: QToolButton | None = None
        session.plan_opened.connect(self.refresh)
        session.plan_changed.connect(self.refresh)
        session.frame_ready.connect(self._follow)
        session.scenarios_changed.connect(self.refresh)

    def set_menu(self, menu: QMenu) -> None:
        """The menu of saved scenarios, which the window's menu bar shows too."""
        self.scenario_button.setMenu(menu)

    def set_print(self, action: QAction) -> None:
        """The button that prints, at the right end."""
        self.printing = action_button(action)
        self._add_end(self.printing)

    def set_bookmark(self, action: QAction) -> None:
        """The button that bookmarks what is looked at."""
        self._add_end(action_button(action))

    def set_keeping(self, keeping: Keeping) -> None:
        """What tells of scenarios with other figures: a mark leads to the choice."""
        self._keeping = keeping
        self.mark.clicked.connect(keeping.ask_stale)

    def _add_end(self, button: QToolButton) -> None:
        layout = self._ends.layout()
        assert layout is not None
        layout.addWidget(button)

    def minimumSizeHint(self) -> QSize:
        """That of the names below each other and the choices too: see ``resizeEvent``."""
        buttons = (self.scenario_button, self.mark, self.measures, self.demand_button)
        names = max(one.sizeHint().width() for one in buttons if not one.isHidden())
        choices = max(one.sizeHint().width() for one in (self.occupation, self.unit))
        width = max(names + self._ends.sizeHint().width() + 8, choices)
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Occupation and unit beside the names, or below them where there is no room; where there
        is less still, each of them below the other."""
        spacing = self._grid.horizontalSpacing()
        _stack(self._names, self.width() - self._ends.sizeHint().width() - spacing)
        _stack(self._choices, self.width())
        parts = (self._names, self._choices, self._ends)
        wanted = sum(one.sizeHint().width() for one in parts) + 2 * spacing
        below = wanted > self.width()
        if below != (self._grid.itemAtPosition(1, 0) is not None):
            self._grid.removeWidget(self._choices)
            if below:
                self._grid.addWidget(self._choices, 1, 0, 1, 4, Qt.AlignmentFlag.AlignLeft)
            else:
                self._grid.addWidget(self._choices, 0, 1)
            # While a layout gives out room, it does not hear of other wishes.
            QTimer.singleShot(0, self, self.updateGeometry)

    def refresh(self) -> None:
        """Fill in names and choices anew: another plan, language or saved scenarios."""
        session = self._session
        if session.file is None:
            return
        self._demands.clear()
        for row in session.figures.demands:
            action = self._demands.addAction(literal(row.label(i18n.current().code)))
            action.setCheckable(True)
            action.setData(row.scenario)
            self._one_demand.addAction(action)
        self.occupation.set_choices(session.occupation_choices())
        self.unit.set_choices(session.unit_choices())
        self.occupation.set_about(_("Occupation"))
        self.unit.set_about(_("Unit"))
        self.undo.setAccessibleName(_("Undo"))
        self.redo.setAccessibleName(_("Redo"))
        self.history.setAccessibleName(_("History of steps"))
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
                name = action.text().replace("&&", "&")
                _show_name(self.demand_button, name, _("Demand scenario: {name}"))
        self.occupation.set_current(session.occupation)
        self.unit.set_current(session.unit)
        # The mark beside it tells of older figures.
        changed, language = session.differs_from_saved, i18n.current()
        name = scenario_name(session.scenario, language, changed=changed)
        _show_name(self.scenario_button, name, _("Scenario: {name}"))
        self._show_measures()
        self._show_mark()

    def _show_measures(self) -> None:
        """How many measures the scenario has, if it has any."""
        count = len({one.measure for one in self._session.scenario.measures})
        was_hidden = self.measures.isHidden()
        self.measures.setVisible(bool(count))
        text = plural(_MEASURES, count)
        # A drag comes by here with every frame.
        if count and text != self.measures.text():
            self.measures.setText(text)
            tip = _("What belongs to this scenario: click to see it.")
            self.measures.setToolTip(tip)
            self.measures.setAccessibleName(f"{text}. {tip}")
        if was_hidden != self.measures.isHidden():
            self._fold()

    def _show_mark(self) -> None:
        """That the scenario goes by other figures than the plan's, or was saved with others."""
        keeping = self._keeping
        stale = None if keeping is None else keeping.stale
        was_hidden = self.mark.isHidden()
        self.mark.setVisible(stale is not None)
        if stale is not None and keeping is not None:
            if keeping.state(stale) == OLDER:
                text, tip = _("older model"), _("An older model computed it when it was saved.")
            else:
                old = keeping.state(self._session.scenario) == KEPT
                text = _("older figures") if old else _("saved with older figures")
                tip = _("The plan's figures have changed since this was saved.")
            self.mark.setText(text)
            tip = " ".join((tip, _("Click to choose.")))
            self.mark.setToolTip(tip)
            self.mark.setAccessibleName(f"{self.mark.text()}. {tip}")
        if was_hidden != self.mark.isHidden():
            self._fold()


def _in_row(*widgets: QWidget) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for widget in widgets:
        layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
    return row


def _stack(row: QWidget, room: int) -> None:
    """Put what is in a row below each other where it has no room beside each other."""
    layout = row.layout()
    assert isinstance(layout, QHBoxLayout)
    parts = [
        part
        for part in row.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if not part.isHidden()
    ]
    wanted = sum(part.sizeHint().width() for part in parts)
    stand_beside(layout, wanted + (len(parts) - 1) * layout.spacing() <= room)


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
    button.setText(f"{literal(shown)}  ▾")
    button.setToolTip(spoken)
    button.setAccessibleName(spoken)
