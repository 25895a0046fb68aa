"""What tables that leave the program call the runs of a frame, and which of the runs they hold."""

from __future__ import annotations

from sosuplan.charts.runs import run_name, shown_runs
from sosuplan.frame import CURRENT, FIRST_COMPARED, Frame
from sosuplan.scenario_name import frame_name
from sosuplan.words import capital


def run_title(frame: Frame, run: int) -> str:
    """What the scenario of a run is called: away from the screen nobody knows which "this" is."""
    return frame_name(frame) if run == CURRENT else capital(run_name(frame, run))


def told_runs(frame: Frame) -> list[int]:
    """The runs that are drawn; one that is compared with itself is there once."""
    return [run for run in shown_runs(frame) if not _is_current(frame, run)]


def _is_current(frame: Frame, run: int) -> bool:
    if run < FIRST_COMPARED:
        return False
    other = frame.compared[run - FIRST_COMPARED]
    return other.name == frame.scenario.name and other.computes_as(frame.scenario)
