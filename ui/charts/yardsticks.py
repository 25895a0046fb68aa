"""The menu of the figures of the whole country that the chart of the balance can show."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from sosuplan.analysis.frame import HEADS
from ui import i18n
from ui.i18n import _
from ui.session.session import Session
from ui.widgets.menus import literal


class YardstickMenu(QObject):
    """Each is chosen by itself. The entries are made when the menu is opened: the planner's own
    findings may be among them."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.menu = QMenu(parent)
        self.menu.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """The figures that there are; those that cannot be shown now say why."""
        from sosuplan.analysis.evidence import yardsticks
        from sosuplan.narrative.yardsticks import only_in_persons, only_with, yardstick_text

        session, language, menu = self._session, i18n.current(), self.menu
        menu.clear()
        if session.file is None or session.frame is None:
            return
        for one in yardsticks(session.plan):
            text = yardstick_text(one, language)
            fits = one.is_about(session.frame.occupation)
            if not fits:
                text = f"{text} ({only_with(one, language)})"
            action = menu.addAction(literal(text))
            chosen = one.id in session.yardsticks
            action.setCheckable(True)
            action.setChecked(chosen)
            # One that is chosen can always be taken away.
            action.setEnabled((fits and session.unit == HEADS) or chosen)
            action.triggered.connect(partial(self._choose, one.id, wanted=not chosen))
        menu.addSeparator()
        if session.unit != HEADS:
            menu.addAction(literal(only_in_persons(language))).setEnabled(False)
        none = menu.addAction(_("Show &none of them"))
        none.setEnabled(bool(session.yardsticks))
        none.triggered.connect(lambda: session.show_yardsticks(()))

    def _choose(self, one: str, *, wanted: bool) -> None:
        kept = [other for other in self._session.yardsticks if other != one]
        self._session.show_yardsticks([*kept, one] if wanted else kept)
