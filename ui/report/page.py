"""The page Rapport: what is told and in which parts, the pages as they will print, and ways out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sosuplan.analysis.frame import Frame
from sosuplan.charts.palette import Theme
from sosuplan.narrative.scenario_name import frame_file, frame_title
from ui import theme as themes
from ui.i18n import _
from ui.report.case_text import CaseText
from ui.report.choice import Choice, frame_for
from ui.report.pages_view import PagesView
from ui.report.pdf_file import PdfFile
from ui.report.preview import Made, Preview, Wish
from ui.report.printing import Printing
from ui.report.side import Side
from ui.report.telling import Telling
from ui.report.toolbar import Toolbar
from ui.report.zoom import Fit
from ui.session.session import Session
from ui.settings import Settings
from ui.widgets.accessible import Pane
from ui.widgets.saving import Outcome

NARROW = 800
"""Pixels of a page that is narrow."""
DAY_MS = 60_000
"""How often the page looks whether its pages bear the date of another day."""


class ReportPage(QWidget):
    """Lives on ``session``; behind another page it makes nothing."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        undo: QAction,
        redo: QAction,
        exports: QMenu,
        settings: Settings,
    ) -> None:
        """``exports`` are the ways out besides print and PDF."""
        super().__init__()
        self._session = session
        self._choice = Choice()
        self._wish: Wish | None = None
        self._awake = False
        self._pending = True
        self._print_waits = False
        self._told: object = None
        """What the report told when its last way out was told of."""
        self._just_told = False
        """What is said is of the pages that are made next."""
        self.preview = Preview(self)
        self.printing = Printing(self, settings)
        self.pdf = PdfFile(self, settings)
        self.pages = PagesView()
        self.card = CaseText()
        self.side = Side(session, self.card)
        self.toolbar = Toolbar(session, self.pages, undo, redo, exports)
        self.outcome = Outcome()
        self._telling = Telling(self.outcome, self.printing, self.pdf)
        self.hint = QLabel()
        self._views = QStackedWidget()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._refresh)
        self._day = QTimer(self)
        self._day.setInterval(DAY_MS)
        self._day.timeout.connect(self._keep_date)
        self._day.start()
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self._name()
        if session.file is not None:
            self._open()

    def _lay_out(self) -> None:
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setWordWrap(True)
        self.hint.setFont(themes.font(11))
        self.hint.setProperty("look", "muted")
        self._views.addWidget(self.pages)
        self._views.addWidget(self.hint)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.toolbar)
        right.addWidget(self._views, 1)
        # Below the pages: what is told moves neither them nor the buttons above.
        right.addSpacing(8)
        right.addWidget(self.outcome)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addLayout(right, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow page what the report is about stands above its pages."""
        super().resizeEvent(event)
        narrow = self.width() < themes.wide(NARROW)
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self.side.set_above(narrow)

    def _connect(self) -> None:
        session = self._session
        session.plan_opened.connect(self._open)
        session.scenarios_changed.connect(self._follow_scenario)
        for changed in (session.plan_closed, session.plan_changed, session.frame_ready):
            changed.connect(self._changed)
        self.side.chosen.connect(self._choose)
        self.pages.ppi_wanted.connect(self.preview.sharpen)
        self.preview.made.connect(self._show_pages)
        self.preview.busy_changed.connect(self.toolbar.set_busy)
        self.toolbar.print_wanted.connect(self.print_pages)
        self.toolbar.pdf_wanted.connect(self.save_pdf)
        self.printing.pdf_wanted.connect(self.save_pdf)
        self.printing.ended.connect(self._enable)
        self.outcome.told.connect(self._note_told)

    @property
    def frame(self) -> Frame | None:
        """What the report tells of; None without a plan."""
        return frame_for(self._session, self._choice)

    def tell_of_screen(self) -> None:
        """Be about the scenario that is worked on."""
        if self._choice.scenario:
            self._choose(replace(self._choice, scenario=""))

    # --- ways out -------------------------------------------------------------------------------

    def print_pages(self) -> None:
        """Print the report as it is set, as soon as its pages are there."""
        self._print_waits = False
        if self._nothing():
            return
        self._keep_date()
        if self._pending or not self.preview.fresh:
            self._print_waits = True
            return
        made = self.preview.latest
        if made is not None and self._wish is not None:
            pages = self.pages
            self.outcome.hide()
            self.printing.start(
                made.data,
                pages.count,
                pages.page + 1,
                frame_title(self._wish.frame),
                self._session.language,
            )
            self._enable()

    def save_pdf(self) -> None:
        """Save the report as it is set as a PDF file."""
        if self._nothing():
            return
        self.outcome.hide()
        self._keep_date()
        if self._pending:
            self._refresh()
        if self._wish is not None:
            name = frame_file(self._wish.frame, self._wish.made_on.isoformat())
            self.pdf.save(self._wish, name, self._session.language)

    def _nothing(self) -> bool:
        """True if no part is chosen, which is told."""
        if self._choice.sections:
            return False
        self.outcome.tell(self._choose_a_part)
        return True

    @staticmethod
    def _choose_a_part() -> str:
        return _("Choose at least one part at the left.")

    def may_leave(self, close: Callable[[], object]) -> bool:
        """False if the window must stay open for now; ``close`` is called when it need not."""
        return self._telling.may_leave(close)

    def finish(self) -> None:
        """The window closes: a file that was asked for is written first."""
        self.preview.close()
        self.printing.finish()
        self.pdf.finish()

    # --- what is shown --------------------------------------------------------------------------

    def set_awake(self, awake: bool) -> None:
        """A page behind another makes nothing, and comes up to date when it is in front again."""
        self._awake = awake
        self._keep_date()
        if awake and self._pending:
            self._soon.start()

    def set_theme(self, theme: Theme) -> None:
        """Colours of what is drawn by hand."""
        self.pages.set_theme(theme)

    def _open(self) -> None:
        """Another plan: the report as it was set the last time."""
        self._choice = Choice.of_text(self._session.report)
        self.pages.go_to(0)
        self.outcome.hide()
        self._changed()

    def _choose(self, choice: Choice) -> None:
        self._choice = choice
        self._session.remember_report(choice.text())
        self._changed()

    def _follow_scenario(self) -> None:
        """Stay with the chosen scenario under another name; if it is no more, say so."""
        session, name = self._session, self._choice.scenario
        if session.file is not None and name and name not in session.saved:
            now = session.name_now(name)
            if now not in session.saved:
                now = ""
                self.outcome.tell(
                    lambda: _(
                        "The scenario {name} has been deleted. The report shows the one on screen."
                    ).format(name=name)
                )
            self._choice = replace(self._choice, scenario=now)
            session.remember_report(self._choice.text())
            self._just_told = not now
        self._changed()

    def _changed(self, *__: object) -> None:
        self._pending = True
        if self._awake:
            self._soon.start()

    def _keep_date(self) -> None:
        """What is made bears the date of the day that it is made on."""
        if self._wish is not None and self._wish.made_on != date.today():
            self._changed()

    def _refresh(self) -> None:
        """Wish for the pages as they are to be now."""
        choice = self._choice
        self._pending = False
        frame = self.frame
        if frame is not None:
            self.side.show_choice(choice)
            self._order_focus()
        self.side.setEnabled(frame is not None)
        self.card.show_frame(frame)
        self._wish = None
        if frame is not None and choice.sections:
            self._wish = Wish(frame, choice.sections, date.today())
            self.preview.sharpen(self.pages.ppi)
            self.preview.make(self._wish)
        else:
            self._print_waits = False
            self.preview.leave()
        self._show_hint()
        self._enable()
        if self._just_told:
            self._note_told()
        elif not (self.printing.running or self.pdf.running) and self._content() != self._told:
            self.outcome.hide()

    def _content(self) -> object:
        """What the report tells, whatever the language of the window."""
        wish, choice = self._wish, self._choice
        if wish is None:
            return None
        frame = wish.frame
        told = frame.plan, frame.scenario, frame.compared, frame.occupation, frame.unit
        return *told, wish.sections, choice.language

    def _note_told(self) -> None:
        """What is said now stands until the report is another."""
        self._told = self._content()

    def _show_pages(self, made: Made) -> None:
        self._just_told = False
        self.pages.show_pages(made)
        if self._print_waits and self.preview.fresh:
            QTimer.singleShot(0, self, self.print_pages)

    def _show_hint(self) -> None:
        self._views.setCurrentWidget(self.pages if self._wish is not None else self.hint)
        self.toolbar.show_pages(self._wish is not None)

    def _enable(self) -> None:
        there = self._wish is not None
        self.toolbar.pdf.setEnabled(there)
        self.toolbar.printing.setEnabled(there and not self.printing.running)

    # --- keys -----------------------------------------------------------------------------------

    def wants(self, event: QKeyEvent) -> bool:
        """True for a key that is the pages' wherever in the window the keyboard is."""
        return bool(_zooming(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that the widget in focus has no use for."""
        match _zooming(event):
            case "in":
                self.pages.zoom_in()
            case "out":
                self.pages.zoom_out()
            case "fit":
                self.pages.set_zoom(Fit.WIDTH)
            case _:
                keys = Qt.Key
                if event.key() in (keys.Key_PageDown, keys.Key_PageUp, keys.Key_Home, keys.Key_End):
                    self.pages.keyPressEvent(event)
                else:
                    super().keyPressEvent(event)

    # --- words ----------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
            self._changed()
        super().changeEvent(event)

    def _name(self) -> None:
        self.side.name()
        self.card.name()
        self.toolbar.name()
        self.outcome.name()
        self.hint.setText(self._choose_a_part())

    def panes(self) -> list[Pane]:
        """The parts of the page, in the order of the Tab key."""
        return [
            Pane(part) for part in (self.side, self.card, self.toolbar, self.outcome, self.pages)
        ]

    def _order_focus(self) -> None:
        chain = [
            *self.side.focus_order(),
            *self.card.focus_order(),
            *self.toolbar.focus_order(),
            self.outcome.stop,
            self.outcome.open,
            self.outcome.folder,
            self.outcome.close_button,
            self.pages,
        ]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)


def _zooming(event: QKeyEvent) -> str:
    """``in``, ``out`` or ``fit`` for the keys that change the size of the pages, else ""."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    # Where plus needs Shift, the key that it is on does as well.
    if (event.key(), held) in (
        (Qt.Key.Key_Plus, control),
        (Qt.Key.Key_Plus, control | shift),
        (Qt.Key.Key_Equal, control),
    ):
        return "in"
    if held == control and event.key() == Qt.Key.Key_Minus:
        return "out"
    return "fit" if held == control and event.key() == Qt.Key.Key_0 else ""
