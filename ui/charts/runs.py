"""What charts call the runs of a frame, and which of them they draw."""

from __future__ import annotations

from sosuplan.frame import BASELINE, CURRENT, FIRST_COMPARED, FTE, Frame
from sosuplan.words import word
from ui.i18n import translate


def shown_runs(frame: Frame) -> list[int]:
    """Runs that are drawn: today's only when it differs from this scenario."""
    others = range(FIRST_COMPARED, len(frame.projection))
    return [CURRENT, *([BASELINE] if frame.changed else []), *others]


def run_name(frame: Frame, run: int) -> str:
    """What people call a run."""
    if run == CURRENT and frame.changed:
        return translate("Charts", "this scenario")
    if run in (CURRENT, BASELINE):
        return translate("Charts", "today")
    return frame.compared[run - FIRST_COMPARED].name


def measures_begin(frame: Frame) -> float | None:
    """The first year of gradual measures, if one is moved and the year is in the plan."""
    catalogue = frame.catalogue
    gradual = any(
        catalogue[lever].effect in ("ramp", "trainees") for lever in frame.scenario.levers
    )
    year = frame.scenario.levers.get("start_year", catalogue["start_year"].neutral)
    if not gradual or year is None or not frame.years[0] <= year <= frame.years[-1]:
        return None
    return year


def unit_word(frame: Frame) -> str:
    """What the numbers of ``frame`` count."""
    return word("fte" if frame.unit == FTE else "persons", frame.language)


def capital(text: str) -> str:
    """With a capital letter, as at the start of a line."""
    return text[:1].upper() + text[1:]
