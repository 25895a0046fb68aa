"""The status line: which plan, whether it is saved, what its figures rest on, and compared what."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar

from sosuplan.charts.runs import short_name, told_runs
from sosuplan.model.provenance import count_kinds
from sosuplan.narrative.glossary import counted_kind
from sosuplan.narrative.messages import sentence
from sosuplan.text.cpr import masked
from sosuplan.text.errors import SosuplanError
from sosuplan.text.terms import cut
from ui.i18n import _, clock, moment, time_of
from ui.session.session import Session
from ui.widgets.accessible import announce
from ui.widgets.fitting import ElidedLabel

BETWEEN = " · "

LONGEST_NAME = 44
"""Characters of a file's name; of a longer one the middle is left out."""


class StatusLine(QStatusBar):
    """Follows the session. That something is not saved stays in sight until it is."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._kept: datetime | None = None
        self._saving = False
        self._differs = False
        self._spoken = ""
        self._error: SosuplanError | None = None
        self.file = QLabel()
        self.basis = ElidedLabel(QSizePolicy.Policy.Ignored)
        self.compared = ElidedLabel(QSizePolicy.Policy.Preferred)
        self.file.setContentsMargins(6, 0, 10, 0)
        self.compared.setContentsMargins(0, 0, 6, 0)
        self.addWidget(self.file)
        self.basis.setContentsMargins(0, 0, 10, 0)
        self.addWidget(self.basis, 1)
        self.addPermanentWidget(self.compared)
        self.setSizeGripEnabled(False)
        session.plan_opened.connect(self._open)
        session.plan_closed.connect(self._open)
        session.plan_changed.connect(self.refresh)
        session.scenarios_changed.connect(self.refresh)
        session.frame_ready.connect(self._follow)
        session.keeping.connect(lambda: self._take(saving=True, error=self._error))
        session.kept.connect(lambda when: self._take(when))
        session.keeping_failed.connect(lambda error: self._take(error=error))
        self.refresh()

    # --- what has happened ----------------------------------------------------------------------

    def _open(self) -> None:
        self._error, self._saving = None, False
        # That the file is gone is told of when something is to be written.
        self._kept = time_of(self._session.path)
        self.refresh()

    def _take(
        self,
        kept: datetime | None = None,
        *,
        error: SosuplanError | None = None,
        saving: bool = False,
    ) -> None:
        self._kept, self._error, self._saving = kept or self._kept, error, saving
        self._show_file()

    def _follow(self) -> None:
        if self._differs != self._session.differs_from_saved:
            self._show_file()
        self._show_compared()

    # --- what is shown --------------------------------------------------------------------------

    def refresh(self) -> None:
        """Everything anew, in the language in use."""
        self._show_file()
        self._show_cut(self.basis, self._basis() if self._session.file is not None else "")
        self._show_compared()

    def _show_compared(self) -> None:
        """The runs beside this scenario by the names that they have in the charts: the baseline
        only where it is not this scenario itself."""
        frame = self._session.frame if self._session.file is not None else None
        names = [short_name(frame, run) for run in told_runs(frame)[1:]] if frame else []
        text = _("compared with: {names}").format(names=", ".join(names)) if names else ""
        if frame and (apart := self._session.not_drawn):
            why = _("not in the chart, as the figures have other years, areas or jobs: {names}")
            text = " · ".join(filter(None, (text, why.format(names=", ".join(apart)))))
        self._show_cut(self.compared, text)

    def _show_cut(self, line: ElidedLabel, text: str) -> None:
        if line.text() != text:
            line.setText(text)
            line.setToolTip(text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)

    def _show_file(self) -> None:
        path = self._session.path
        if path is None:
            self._show(_("No plan is open"), "")
            return
        text = f"{cut(path.name, LONGEST_NAME)}{BETWEEN}{self._state()}"
        self._differs = self._session.differs_from_saved
        if self._read_only:
            text += BETWEEN + _("changes are not saved")
        elif self._differs and self._error is None:
            text += BETWEEN + _("the changes in the scenario are remembered")
        self._show(text, self._tip(masked(str(path))))

    def _show(self, text: str, tip: str) -> None:
        if self.file.text() != text:
            self.file.setText(text)
        # What passes in a moment is seen and not heard, and nothing is heard twice in a row.
        if not self._saving and text != self._spoken:
            self._spoken = text
            announce(self, text)
        self.file.setToolTip(tip)
        look = "fault" if self._error is not None else ""
        if self.file.property("look") != look:
            self.file.setProperty("look", look)
            self.file.style().polish(self.file)

    @property
    def _read_only(self) -> bool:
        file = self._session.file
        return file is not None and file.read_only

    def _state(self) -> str:
        if self._read_only:
            return _("read-only")
        if self._error is not None:
            return _("not saved")
        if self._saving:
            return _("saving …")
        if self._kept is None:
            return _("saved")
        today = datetime.now().astimezone().date()
        told = clock(self._kept) if self._kept.date() == today else moment(self._kept)
        return _("saved {time}").format(time=told)

    def _tip(self, path: str) -> str:
        language = self._session.language
        if self._error is not None:
            return "\n".join([path, *(sentence(one, language) for one in self._error.faults)])
        if self._read_only:
            tip = _(
                "The plan is open to read only. To keep what you change, save a copy under Files."
            )
            return f"{path}\n{tip}"
        if self._session.differs_from_saved:
            tip = _(
                "The scenario {name} differs from how it was saved. Your changes are in the plan"
                " file and are there at the next start. Ctrl+S saves them in the scenario itself."
            )
            return f"{path}\n{tip.format(name=self._session.scenario.name)}"
        return path

    def _basis(self) -> str:
        """How many of the plan's figures are published, derived, assumed and the user's own."""
        listed = ", ".join(
            counted_kind(kind, count, self._session.language)
            for kind, count in count_kinds(self._session.plan).items()
            if count
        )
        return _("Figures in the plan: {listed}").format(listed=listed)
