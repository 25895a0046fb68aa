"""The page Rapport: what is told and in which parts, the pages as they will print, and ways out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sosuplan.analysis.frame import Frame
from sosuplan.narrative.scenario_name import frame_file, frame_title
from sosuplan.text.numbers import format_percent
from ui import i18n
from ui import theme as themes
from ui.i18n import _
from ui.report.pages_view import STEPS, Fit, PagesView, Zoom
from ui.report.preview import Made, Preview, Wish
from ui.report.printing import PdfFile, Printing
from ui.report.side import WORKED_ON, Choice, Side
from ui.session.session import Session
from ui.settings import Settings
from ui.widgets.accessible import Pane, order_tab_stops
from ui.widgets.choices import Combo
from ui.widgets.fitting import Wrapping, stand_beside
from ui.widgets.icons import StepActions
from ui.widgets.saving import Outcome

NARROW = 800
"""Pixels of a page that is narrow."""
DAY_MS = 60_000
"""How often the page looks whether its pages bear the date of another day."""
ZOOM_WIDTH = 124
BUSY_WIDTH = 80
"""Pixels kept free for the sign that is out of sight most of the time."""

_ZOOMS: tuple[Zoom, ...] = (Fit.WIDTH, Fit.PAGE, *STEPS)
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_ZOOM_KEYS: dict[tuple[int, Qt.KeyboardModifier], Callable[[PagesView], None]] = {
    (Qt.Key.Key_Plus, _CTRL): PagesView.zoom_in,
    # Where plus needs Shift, the key that it is on does as well.
    (Qt.Key.Key_Plus, _CTRL | _SHIFT): PagesView.zoom_in,
    (Qt.Key.Key_Equal, _CTRL): PagesView.zoom_in,
    (Qt.Key.Key_Minus, _CTRL): PagesView.zoom_out,
    (Qt.Key.Key_0, _CTRL): PagesView.fit_width,
}
"""What changes the size of the pages."""
_PAGE_KEYS = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_End)


def _zooming(event: QKeyEvent) -> Callable[[PagesView], None] | None:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _ZOOM_KEYS.get((event.key(), held))


class Toolbar(Wrapping):
    """The line above the pages: how large, which page, and the ways out. Drives a ``PagesView`` and
    shows where it is."""

    print_wanted = Signal()
    pdf_wanted = Signal()

    def __init__(self, pages: PagesView, steps: StepActions, exports: QMenu) -> None:
        looking, leaving = QHBoxLayout(), QHBoxLayout()
        super().__init__(looking, leaving, BUSY_WIDTH)
        self._rows.setContentsMargins(16, 9, 12, 8)
        self._pages = pages
        self.smaller, self.larger = QToolButton(), QToolButton()
        self.undo, self.redo, self.history = steps.buttons()
        for button, text, clicked in (
            (self.smaller, "−", pages.zoom_out),
            (self.larger, "+", pages.zoom_in),
        ):
            button.setText(text)
            button.setFixedSize(26, 26)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setProperty("look", "flat")
            button.clicked.connect(clicked)
        self.zoom = Combo()
        self.zoom.setFixedWidth(ZOOM_WIDTH)
        self.zoom.activated.connect(lambda place: pages.set_zoom(_ZOOMS[place]))
        self.page, self.busy = QLabel(), QLabel()
        for label in (self.page, self.busy):
            label.setProperty("look", "muted")
        self.busy.hide()
        self.exports, self.pdf, self.printing = QPushButton(), QPushButton(), QPushButton()
        self.exports.setMenu(exports)
        self.pdf.clicked.connect(self.pdf_wanted)
        self.printing.clicked.connect(self.print_wanted)
        shown = (self.smaller, self.zoom, self.larger, self.page, self.busy)
        for place, widget in enumerate(shown):
            looking.insertWidget(place, widget)
        for widget in (self.undo, self.redo, self.history, self.exports, self.pdf, self.printing):
            leaving.addWidget(widget)
        self.exports.setVisible(not exports.isEmpty())
        pages.zoom_changed.connect(self._show_zoom)
        pages.page_changed.connect(self._show_page)
        self._retranslate()

    def show_pages(self, there: bool) -> None:
        """Whether there are pages to look at."""
        for widget in (self.smaller, self.zoom, self.larger):
            widget.setEnabled(there)
        self.page.setVisible(there)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.smaller.setToolTip(_("Smaller") + " (Ctrl+−)")
        self.larger.setToolTip(_("Larger") + " (Ctrl++)")
        self.zoom.setToolTip(_("Size of the pages (Ctrl+0: the whole width)"))
        for widget, name in (
            (self.smaller, _("Smaller")),
            (self.larger, _("Larger")),
            (self.zoom, _("Size of the pages")),
            (self.undo, _("Undo")),
            (self.redo, _("Redo")),
            (self.history, _("History of steps")),
            (self.exports, _("Export")),
        ):
            widget.setAccessibleName(name)
        self.busy.setText(_("Updating…"))
        self.exports.setText(_("Export") + "  ▾")
        self.pdf.setText(_("Save PDF…"))
        self.pdf.setToolTip(_("The pages as a file that can be read and searched everywhere"))
        self.printing.setText(_("Print…"))
        self.printing.setToolTip(_("Choose printer, pages and copies (Ctrl+P)"))
        code = i18n.current().code
        self.zoom.clear()
        self.zoom.addItems([_("Whole width"), _("Whole page")])
        self.zoom.addItems([format_percent(step, 0, code) for step in STEPS])
        self._show_zoom()
        self._show_page()

    def _show_zoom(self) -> None:
        self.zoom.setCurrentIndex(_ZOOMS.index(self._pages.zoom))

    def _show_page(self) -> None:
        page, count = self._pages.page + 1, self._pages.count
        text = _("Page {page} of {count}").format(page=page, count=count)
        self.page.setText(text if count else "")


class ReportPage(QWidget):
    """Lives on ``session``; behind another page it makes nothing."""

    def __init__(
        self, session: Session, steps: StepActions, exports: QMenu, settings: Settings
    ) -> None:
        """``exports`` are the ways out besides print and PDF."""
        super().__init__()
        self._session = session
        self._choice = Choice()
        self._wish: Wish | None = None
        self._awake = self._print_waits = False
        self._pending = True
        self._notified: object = None
        """What the report told when its last way out was told of."""
        self._just_notified = False
        """What is said is of the pages that are made next."""
        self.preview = Preview(self)
        self.pages = PagesView()
        self.side = Side(session)
        self.card = self.side.card
        self.toolbar = Toolbar(self.pages, steps, exports)
        self.outcome = Outcome()
        self.printing = Printing(self, settings, self.outcome)
        self.pdf = PdfFile(self, settings, self.outcome)
        self.hint = QLabel()
        self._views = QStackedWidget()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._refresh)
        self._day = QTimer(self, interval=DAY_MS)
        self._day.timeout.connect(self._keep_date)
        self._day.start()
        self._lay_out()
        self._connect()
        self._retranslate()
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
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.side)
        self._row.addLayout(right, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow page what the report is about stands above its pages."""
        super().resizeEvent(event)
        narrow = self.width() < themes.wide(NARROW)
        stand_beside(self._row, not narrow)
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
        self.preview.busy_changed.connect(self.toolbar.busy.setVisible)
        self.toolbar.print_wanted.connect(self.print_pages)
        self.toolbar.pdf_wanted.connect(self.save_pdf)
        self.printing.pdf_wanted.connect(self.save_pdf)
        self.printing.ended.connect(self._enable)
        self.outcome.told.connect(self._note_notified)

    @property
    def frame(self) -> Frame | None:
        """What the report tells of; None without a plan."""
        return self._choice.frame(self._session)

    def tell_of_screen(self) -> None:
        """Be about the scenario that is worked on."""
        if self._choice.scenario:
            self._choose(replace(self._choice, scenario=WORKED_ON))

    # --- ways out -------------------------------------------------------------------------------

    def print_pages(self) -> None:
        """Print the report as it is set, as soon as its pages are there."""
        self._print_waits = False
        if self._has_no_parts():
            return
        self._keep_date()
        made, wish = self.preview.latest, self._wish
        if self._pending or not self.preview.fresh:
            self._print_waits = True
        elif made is not None and wish is not None:
            self.outcome.hide()
            title = frame_title(wish.frame)
            self.printing.start(made.data, self.pages.count, self.pages.page + 1, title)
            self._enable()

    def save_pdf(self) -> None:
        """Save the report as it is set as a PDF file."""
        if self._has_no_parts():
            return
        self.outcome.hide()
        self._keep_date()
        if self._pending:
            self._refresh()
        if self._wish is not None:
            name = frame_file(self._wish.frame, self._wish.made_on.isoformat())
            self.pdf.save(self._wish, name)

    def _has_no_parts(self) -> bool:
        """True if no part is chosen, which is told."""
        if not self._choice.sections:
            self.outcome.tell(_choose_a_part)
        return not self._choice.sections

    def may_leave(self, close: Callable[[], object]) -> bool:
        """False if the window must stay open for now; ``close`` is called when it need not."""
        return self.printing.may_leave(close)

    def finish(self) -> None:
        """The window closes: a file that was asked for is written first."""
        self._awake = False
        self._soon.stop()
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
                now = WORKED_ON
                self.outcome.tell(
                    lambda: _(
                        "The scenario {name} has been deleted. The report shows the one on screen."
                    ).format(name=name)
                )
            self._just_notified = not now
            self._choose(replace(self._choice, scenario=now))
        else:
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
        choice, frame = self._choice, self.frame
        self._pending = False
        if frame is not None:
            self.side.show_choice(choice)
            order_tab_stops(self.side, self.toolbar, self.outcome, self.pages)
        self.side.setEnabled(frame is not None)
        self.card.show_frame(frame)
        if frame is not None and choice.sections:
            sampling = self._session.certainty.choice.sampling
            self._wish = Wish(frame, choice.sections, date.today(), sampling)
            self.preview.make(self._wish, self.pages.ppi)
        else:
            self._wish = None
            self._print_waits = False
            self.preview.leave()
        there = self._wish is not None
        self._views.setCurrentWidget(self.pages if there else self.hint)
        self.toolbar.show_pages(there)
        self._enable()
        if self._just_notified:
            self._note_notified()
        elif not (self.printing.running or self.pdf.running) and self._content() != self._notified:
            self.outcome.hide()

    def _content(self) -> object:
        """What the report tells, whatever the language of the window."""
        if self._wish is None:
            return None
        frame = self._wish.frame
        told = (
            frame.plan,
            frame.scenario,
            frame.selected.others,
            frame.selected.how,
            frame.occupation,
            frame.weights,
        )
        seen = frame.unit, self._wish.sections, self._choice.language, self._wish.sampling
        return *told, *seen

    def _note_notified(self) -> None:
        """What is said now stands until the report is another."""
        self._notified = self._content()

    def _show_pages(self, made: Made) -> None:
        self._just_notified = False
        self.pages.show_pages(made)
        if self._print_waits and self.preview.fresh:
            QTimer.singleShot(0, self, self.print_pages)

    def _enable(self) -> None:
        there = self._wish is not None
        self.toolbar.pdf.setEnabled(there)
        self.toolbar.printing.setEnabled(there and not self.printing.running)

    # --- keys and words -------------------------------------------------------------------------

    def wants(self, event: QKeyEvent) -> bool:
        """True for a key that is the pages' wherever in the window the keyboard is."""
        return _zooming(event) is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that the widget in focus has no use for."""
        if zoom := _zooming(event):
            zoom(self.pages)
        elif event.key() in _PAGE_KEYS:
            self.pages.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._changed()

    def _retranslate(self) -> None:
        self.outcome.name()
        self.hint.setText(_choose_a_part())

    def panes(self) -> list[Pane]:
        """The parts of the page, in the order of the Tab key."""
        parts = (self.side, self.card, self.toolbar, self.outcome, self.pages)
        return [Pane(part) for part in parts]


def _choose_a_part() -> str:
    return _("Choose at least one part at the left.")
