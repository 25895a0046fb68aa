"""The chart and its traffic lights on the whole of a screen, with large type, for meetings. It is
live: it shows what the session shows, and its levers move the session's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import count

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sosuplan.analysis.frame import Frame
from sosuplan.analysis.today import source_of_lever, today
from sosuplan.charts import gap
from sosuplan.charts.runs import unit_word
from sosuplan.charts.spec import PlotSpec
from sosuplan.model.lever import GROUPS, Lever
from sosuplan.narrative.headline import headline
from sosuplan.narrative.scenario_name import demand_name, frame_name
from sosuplan.text.terms import capital, word
from ui import i18n
from ui import theme as themes
from ui.charts.lights import LightLegend
from ui.charts.views import ChartView
from ui.i18n import _
from ui.levers.row import LeverRow
from ui.session.session import Session
from ui.widgets.fitting import room_around
from ui.widgets.icons import ACTION_SIZE
from ui.widgets.menus import literal

KEYS = "F11"
HEADLINE, ABOUT, CONTROLS = 16.0, 8.5, 6.5
"""Points on a screen of ``USUAL`` times one; twice that on one of 1920 x 1080."""
USUAL = (960.0, 540.0)
SMALLEST, LARGEST = 1.2, 6.0
"""How many times larger than usual texts are."""
MOST_LEVERS, LEVER_WIDTH = 4, 30
"""Levers that are moved here, if there is room for so many letters beside each other: the chart is
looked at, not they."""
LINES = 2
"""Of the headline, whose room is there before it is told: the chart does not move while one
drags."""


class Presentation(QWidget):
    """A window of its own on the whole of a screen: on another one than that of the program's
    window, where there is one."""

    left = Signal()
    """The presentation has been closed."""

    def __init__(self, session: Session, actions: Sequence[QAction], window: QWidget) -> None:
        """``actions`` are those of ``window`` whose keys work here too; of the first two, which
        take back and do again, there are buttons."""
        super().__init__()
        self._session = session
        self.setObjectName("presentation")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.addActions(list(actions))
        self.headline, self.about = QLabel(), QLabel()
        for label in (self.headline, self.about):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.headline.setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        self.about.setProperty("look", "muted")
        self.view = ChartView(_chart)
        self.view.hide_menu()
        self.legend = LightLegend()
        self.levers = LeverBar(session)
        self.leave = QPushButton()
        self.leave.clicked.connect(self.close)
        self._buttons = [_Button(action) for action in actions[:2]]
        controls = QHBoxLayout()
        controls.setSpacing(12)
        controls.addWidget(self.levers, 1)
        for button in (*self._buttons, self.leave):
            controls.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.headline)
        self._column.addWidget(self.about)
        self._column.addWidget(self.view, 1)
        self._column.addWidget(self.legend)
        self._column.addLayout(controls)
        session.frame_ready.connect(self.show_frame)
        session.plan_opened.connect(self._open)
        session.plan_closed.connect(self.close)
        self._name()
        self._place(window)
        if session.frame is not None:
            self.show_frame(session.frame, False)

    def _place(self, window: QWidget) -> None:
        """On the screen that people look at: the largest one besides that of ``window``."""
        # Only their places are kept: a screen may go at any time.
        here = room_around(window).center()
        places = [screen.geometry() for screen in QGuiApplication.screens()]
        others = [place for place in places if not place.contains(here)]
        mine = next((place for place in places if place.contains(here)), places[0])
        self.setGeometry(max(others, key=lambda one: one.width() * one.height(), default=mine))

    def show_frame(self, frame: Frame, dragging: bool) -> None:
        """The answer, its chart, and the levers that are in use."""
        self.headline.setText(headline(frame))
        about = _("{scenario} · demand: {demand} · {who} · {unit} · mechanical projection")
        self.about.setText(
            about.format(
                scenario=frame_name(frame),
                demand=demand_name(frame),
                who=capital(word(frame.occupation, frame.language)),
                unit=unit_word(frame),
            )
        )
        self.view.show_frame(frame, dragging=dragging)
        self.levers.show_frame(frame, dragging=dragging)

    def _open(self) -> None:
        """Another plan has other levers."""
        self.levers.forget()

    # --- how it looks ---------------------------------------------------------------------------

    @property
    def scale(self) -> float:
        """How many times larger than usual texts are on a screen of this size."""
        share = min(self.width() / USUAL[0], self.height() / USUAL[1])
        return min(max(share, SMALLEST), LARGEST) / themes.text_scale()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = self.scale
        self.headline.setFont(themes.font(HEADLINE * scale, bold=True))
        self.headline.setMinimumHeight(LINES * self.headline.fontMetrics().lineSpacing())
        self.about.setFont(themes.font(ABOUT * scale))
        self.view.set_scale(scale)
        self.legend.set_scale(0.8 * scale)
        small = themes.font(CONTROLS * scale)
        self.levers.set_type(small)
        self.leave.setFont(small)
        for button in self._buttons:
            button.setIconSize(QSize(ACTION_SIZE, ACTION_SIZE) * (scale / SMALLEST))
        edge = round(12 * scale)
        self._column.setContentsMargins(2 * edge, edge, 2 * edge, edge)
        self._column.setSpacing(round(4 * scale))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
        super().changeEvent(event)

    def _name(self) -> None:
        title = _("Large screen")
        self.setWindowTitle(f"{title} – SOSUplan")
        self.leave.setText(_("Close (Esc)"))
        self.legend.set_language(i18n.current())

    # --- leaving --------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F11):
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.left.emit()


class _Button(QToolButton):
    """A flat button for an action that stays when the button goes: a button's default action goes
    with it."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self.setProperty("look", "flat")
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        action = self._action
        self.setIcon(action.icon())
        self.setEnabled(action.isEnabled())
        self.setToolTip(action.toolTip())
        self.setAccessibleName(action.toolTip())


def _chart(frame: Frame) -> PlotSpec:
    """Without the note on what stands elsewhere on the page of the program's window."""
    return replace(gap.build(frame), note_of=str)


class LeverBar(QWidget):
    """The levers in use beside each other, with little around them, and a menu of all of them."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._tokens = count(1)
        self._chosen: list[str] = []
        """Those that were moved or wanted here, which stay,"""
        self._unwanted: set[str] = set()
        """and those in use that were taken away."""
        self.rows: dict[str, LeverRow] = {}
        self._type = themes.font(CONTROLS)
        self.choice = QToolButton()
        self.choice.setObjectName("levers")
        self.choice.setProperty("look", "button")
        self.choice.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.choice)
        self._menu.aboutToShow.connect(self._fill)
        self.choice.setMenu(self._menu)
        self.hint = QLabel()
        self.hint.setProperty("look", "muted")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(24)
        self._row.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignBottom)
        self._row.addWidget(self.hint, 1, Qt.AlignmentFlag.AlignBottom)
        self._name()

    def set_type(self, font: QFont) -> None:
        """The size of all texts."""
        self._type = font
        for widget in (self.choice, self.hint):
            widget.setFont(font)
        for row in self.rows.values():
            self._dress(row)

    def _dress(self, row: LeverRow) -> None:
        # What has a rule of the style sheet does not take over the type of what it is in.
        for part in (row, row.name, row.box, row.box.lineEdit(), row.slider, row.reset_button):
            part.setFont(self._type)

    @property
    def _room(self) -> int:
        """How many levers there is room for."""
        width = LEVER_WIDTH * QFontMetrics(self._type).averageCharWidth()
        return max(1, min(MOST_LEVERS, (self.width() - self.choice.width()) // width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._session.frame is not None:
            self.show_frame(self._session.frame, dragging=False)

    def forget(self) -> None:
        """Begin anew with the levers of another plan."""
        self._chosen, self._unwanted = [], set()
        self._arrange(())

    def show_frame(self, frame: Frame, *, dragging: bool) -> None:
        """Show the levers that are in use, and where they stand."""
        if not dragging:
            used = [lever.id for lever in frame.moved if not lever.is_timing]
            self._unwanted &= set(used)
            wanted = [*self._chosen, *used]
            wanted = [one for one in dict.fromkeys(wanted) if one not in self._unwanted]
            shown = set(wanted[: self._room])
            self._arrange([one for one in frame.catalogue if one.id in shown])
        for lever_id, row in self.rows.items():
            row.display(frame.scenario.levers.get(lever_id))

    def _arrange(self, levers: Sequence[Lever]) -> None:
        """Have a row for each of these, in their order."""
        if [one.id for one in levers] == list(self.rows):
            return
        for row in self.rows.values():
            self._row.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {lever.id: self._make(lever) for lever in levers}
        for row in self.rows.values():
            self._row.insertWidget(self._row.count() - 1, row, 2, Qt.AlignmentFlag.AlignBottom)
        self.hint.setVisible(not self.rows)

    def _make(self, lever: Lever) -> LeverRow:
        plan = self._session.plan
        row = LeverRow(lever, today(plan, lever), source_of_lever(plan, lever), self._tokens)
        # What it means is told in the program's window.
        row.info_button.hide()
        row.told.hide()
        # Beside others of its group it has no heading above it.
        row.name.setText(lever.full_name(i18n.current()))
        row.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._dress(row)
        row.moved.connect(self._move)
        row.released.connect(self._session.settle)
        return row

    def _move(self, lever_id: str, value: float | None, drag: int) -> None:
        if lever_id not in self._chosen:
            self._chosen.append(lever_id)
        session = self._session
        session.set_lever(session.catalogue[lever_id], value, drag=drag)

    # --- which ones -----------------------------------------------------------------------------

    def _fill(self) -> None:
        """All levers by group, those that are here ticked."""
        self._menu.clear()
        language = i18n.current()
        for code, title in GROUPS.items():
            levers = [one for one in self._session.catalogue if one.group == code]
            if code == "timing" or not levers:
                continue
            group = self._menu.addMenu(literal(language(title)))
            for lever in levers:
                action = group.addAction(literal(lever.name(language)))
                action.setCheckable(True)
                action.setChecked(lever.id in self.rows)
                action.toggled.connect(partial(self._want, lever.id))

    def _want(self, lever_id: str, wanted: bool) -> None:
        """Show a lever, in the place of another if there are as many as there can be."""
        self._chosen = [one for one in self._chosen if one != lever_id]
        self._unwanted.discard(lever_id)
        if wanted:
            self._chosen.insert(0, lever_id)
        else:
            self._unwanted.add(lever_id)
        if self._session.frame is not None:
            self.show_frame(self._session.frame, dragging=False)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
            for row in self.rows.values():
                row.name.setText(row.lever.full_name(i18n.current()))
        super().changeEvent(event)

    def _name(self) -> None:
        name = _("Levers")
        self.choice.setText(f"{name}  ▾")
        self.choice.setAccessibleName(name)
        self.hint.setText(_("Choose a lever to move here."))
