"""Figures of the whole country in the chart of the balance: points of their own, never added to the
plan's nor scaled to it, each with its year and the one that it is counted from."""

from __future__ import annotations

from collections.abc import Sequence

from sosuplan.analysis.frame import HEADS, Frame
from sosuplan.charts.spec import Figures, Point
from sosuplan.narrative.yardsticks import (
    only_in_persons,
    yardstick_heading,
    yardstick_note,
    yardstick_text,
)
from sosuplan.text.language import N_
from sosuplan.text.numbers import format_number

_FOR_COMPARISON = N_("For comparison: {figures}.")


def yardstick_points(frame: Frame) -> tuple[Point, ...]:
    """A point for each that is shown: at its year, or at the plan's last one if that is earlier."""
    first, last = frame.years[0], frame.years[-1]
    return tuple(
        Point(
            min(max(one.year, first), last),
            one.value,
            yardstick_text(one, frame.language),
            f"{yardstick_heading(one, frame.language)} ({one.year})",
            format_number(one.value, 0, frame.language.code),
        )
        for one in frame.shown_yardsticks
    )


def yardsticks_note(frame: Frame) -> str:
    """What has to be said of them below the chart; "" where none is wanted."""
    if frame.shown_yardsticks:
        return yardstick_note(frame.language)
    if frame.unit != HEADS and frame.yardsticks:
        return only_in_persons(frame.language)
    return ""


def yardsticks_in_words(frame: Frame) -> str:
    """The same for whoever does not see the points; "" where none is shown."""
    told = [yardstick_text(one, frame.language) for one in frame.shown_yardsticks]
    return frame.language(_FOR_COMPARISON).format(figures="; ".join(told)) if told else ""


def with_yardsticks(frame: Frame, figures: Figures) -> Figures:
    """A table by year with a column for each, and a row for each year that it has not."""
    shown = frame.shown_yardsticks
    if not shown:
        return figures
    head, *rows = map(list, figures)
    beyond = sorted({one.year for one in shown} - {row[0] for row in rows})
    width = len(head)
    rows += [[year, *[""] * (width - 1)] for year in beyond]
    rows.sort(key=lambda row: int(str(row[0])))

    def cells(year: object) -> Sequence[object]:
        return [one.value if one.year == year else "" for one in shown]

    named = [yardstick_heading(one, frame.language) for one in shown]
    return [[*head, *named], *([*row, *cells(row[0])] for row in rows)]
