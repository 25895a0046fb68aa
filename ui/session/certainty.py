"""How sure the balance of what is looked at is: drawn beside the window when the levers rest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from sosuplan.analysis.frame import Frame
from sosuplan.analysis.uncertainty import Sampling, Simulated, simulate
from sosuplan.importing.progress import Pace, Progress
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.text.errors import SosuplanError
from ui.job import Job

if TYPE_CHECKING:
    from ui.session.session import Session

REST_MS = 200
"""Draws begin when the levers rest this long."""
_MOST_KEPT = 8
"""Scenarios whose draws are kept: undo need not draw them again."""


@dataclass(frozen=True)
class CertaintyChoice:
    """How the planner wants to see it: kept with the plan."""

    draws: int = Sampling.draws
    seed: int = Sampling.seed
    band: bool = True
    """Charts of the balance show it."""

    @property
    def sampling(self) -> Sampling:
        return Sampling(self.draws, self.seed)


AS_USUAL = CertaintyChoice()


@dataclass(frozen=True, eq=False)
class _Kept:
    """What came of the draws for one scenario."""

    figures: Plan
    scenario: Scenario
    sampling: Sampling
    found: Simulated | None = None

    def is_of(self, figures: Plan, scenario: Scenario, sampling: Sampling) -> bool:
        return (
            self.figures is figures
            and self.sampling == sampling
            and self.scenario.computes_as(scenario)
        )


class Certainty(QObject):
    """Draws for whatever ``session`` shows, once somebody has asked for it: after each rest of the
    levers anew, and never while one is dragged. What was drawn for another scenario, plan or seed
    is never shown."""

    changed = Signal()
    """Draws began, ended or were stopped, or the planner wants to see them in another way."""
    progressed = Signal(float)
    """The share done, 0..1."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.choice = CertaintyChoice()
        self.wanted = False
        """True once somebody has asked for it, until it is stopped or another plan is opened."""
        self.stopped = False
        """True since somebody has stopped it, until it is asked for again."""
        self._kept: list[_Kept] = []
        self._drawing: _Kept | None = None
        """What is being drawn for."""
        self._job: Job | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._draw)

    @property
    def running(self) -> bool:
        """True while draws are made, or will be as soon as the levers rest."""
        return self._drawing is not None or self._rest.isActive()

    def begin(self, choice: CertaintyChoice) -> None:
        """Another plan is opened, which was last looked at with ``choice``."""
        self.close()
        self.choice, self.wanted, self.stopped = choice, False, False
        self._kept.clear()

    def close(self) -> None:
        """Draw no more."""
        self._rest.stop()
        self._drawing = None
        if self._job is not None:
            self._job.close()
            self._job = None

    # --- asking ---------------------------------------------------------------------------------

    def want(self) -> None:
        """Draw from now on."""
        if not self.wanted:
            self.wanted, self.stopped = True, False
            self._session.tell_certainty()
            self.changed.emit()

    def stop(self) -> None:
        """Draw no more, until somebody asks again."""
        self.wanted, self.stopped = False, True
        self._stop()
        self._session.tell_certainty()
        self.changed.emit()

    def choose(self, after: CertaintyChoice) -> None:
        """Draw, or show it, in another way."""
        if after != self.choice:
            self.choice = after
            self._session.autosave.keep_soon()
            self._session.tell_certainty()
            self.changed.emit()

    @property
    def shows_band(self) -> bool:
        """True if charts of the balance show the band as soon as it is there."""
        return self.wanted and self.choice.band

    def show_band(self, wanted: bool) -> None:
        """Whether charts of the balance show the band; it is drawn if nobody has asked yet."""
        if wanted:
            self.want()
        self.choose(replace(self.choice, band=wanted))

    # --- following ------------------------------------------------------------------------------

    def found(self, figures: Plan, scenario: Scenario) -> Simulated | None:
        """What has been drawn for a scenario with these figures; None if nothing has."""
        of = figures, scenario, self.choice.sampling
        return next((one.found for one in self._kept if one.is_of(*of)), None)

    def known(self, frame: Frame, *, dragging: bool) -> Frame:
        """``frame`` with what is known of it. Draws for what it does not show are stopped; those
        that it lacks begin when the levers rest."""
        of = frame.plan, frame.scenario, self.choice.sampling
        found = None if dragging else self.found(frame.plan, frame.scenario)
        lacks = self.wanted and found is None and bool(frame.plan.input_ranges)
        if self._drawing is not None and not (lacks and self._drawing.is_of(*of)):
            self._stop()
        if not lacks or dragging:
            self._rest.stop()
        elif self._drawing is None:
            self._rest.start()
        return frame.with_uncertainty(found, awaited=lacks, band=self.choice.band)

    def _stop(self) -> None:
        self._rest.stop()
        self._drawing = None
        if self._job is not None:
            self._job.cancel()

    def _draw(self) -> None:
        frame = self._session.frame
        if frame is None or self._session.file is None:
            return
        sampling = self.choice.sampling
        one = self._drawing = _Kept(frame.plan, frame.scenario, sampling)
        if self._job is None:
            self._job = Job("uncertainty")
            self._job.progressed.connect(self.progressed)

        def work(progress: Progress) -> Simulated:
            pace = Pace(progress)
            # Figures beyond any number are told of as such.
            with np.errstate(all="ignore"):
                return simulate(
                    frame.scenario,
                    frame.catalogue,
                    frame.inputs,
                    frame.plan.input_ranges,
                    sampling,
                    lambda done, of: pace.step(done / of),
                )

        self._job.run(work, lambda found: self._keep(one, found), self._fail)
        self.changed.emit()

    def _keep(self, one: _Kept, found: Simulated) -> None:
        self._drawing = None
        self._kept = [replace(one, found=found), *self._kept[: _MOST_KEPT - 1]]
        self._session.tell_certainty()
        self.changed.emit()

    def _fail(self, error: SosuplanError) -> None:
        """Nothing that is drawn has faults that a planner could mend."""
        raise error
