"""Figures that a file keeps secret: what counts in their place, never beyond what they can be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from math import inf, isnan
from typing import Any, NamedTuple

from sosuplan.importing.age_bands import AgeBand
from sosuplan.importing.column_mapping import BEST, KEEP, NUMBER, SPREAD, ImportMapping
from sosuplan.text.errors import Fault


class Limits(NamedTuple):
    """The lowest and the highest that a figure can be, which may be infinite; ``known`` is what is
    told of it, and ``cells`` is how many cells are not."""

    low: float
    high: float
    known: float = 0.0
    cells: int = 1


REST, TODAY, MIDDLE, STATED = "rest", "today", "middle", "stated"
"""What a figure is: left of the file's own sum, the plan's own, the middle of its limits, or
the number that the user states."""
SECRET_CODES = (
    "import_secret_rest",
    "import_secret_today",
    "import_secret_middle",
    "import_secret_number",
    "import_secret_left_out",
    "import_no_figure_today",
    "import_no_total_to_spread",
)
"""Codes of notes and faults that are about secret figures."""


def limits_of(figure: Any) -> Limits:
    """What one of ``Observations.figures`` can be of which a part, or all, is not told."""
    known = 0.0 if isnan(figure.value) else figure.value
    return Limits(known + figure.low, known + figure.high, known, figure.cells)


def fill_bands(
    mapping: ImportMapping,
    secret: Mapping[AgeBand, Limits],
    rest: float | None,
    today: Callable[[AgeBand], float] | None,
) -> tuple[dict[AgeBand, float], dict[str, int]] | None:
    """Persons in the secret bands of a group by the mapping's rule, and how many are which.

    ``rest`` is what the known bands leave of the file's own sum, None if it has none; ``today``
    gives the plan's persons in a band, None for a group that it lacks. None if the rule has
    nothing to go by.
    """
    rule = mapping.suppressed
    if rule == NUMBER:
        number = mapping.suppressed_number
        figures = {band: _within(number, limits) for band, limits in secret.items()}
        return figures, {STATED: len(secret)}
    if rule == SPREAD or (rule == BEST and _fits(rest, secret.values())):
        return None if rest is None else (_shared(rest, secret), {REST: len(secret)})
    figures = {}
    ways: dict[str, int] = {}
    for band, limits in secret.items():
        found = _one(rule, limits, today(band) if today else None)
        if found is None:
            return None
        figures[band], way = found
        ways[way] = ways.get(way, 0) + 1
    return figures, ways


def fill_row(
    mapping: ImportMapping,
    secret: Mapping[str, Limits],
    today: Mapping[str, float],
) -> tuple[dict[str, float], dict[str, int], int]:
    """Secret figures of one row by measure, how many are which, and how many nothing stands for.

    ``today`` holds the plan's figures of the row; one of them that stays is not among the figures.
    """
    figures: dict[str, float] = {}
    ways: dict[str, int] = {}
    left_out = 0
    for measure, limits in secret.items():
        found: tuple[float, str] | None
        if mapping.suppressed == NUMBER:
            found = _within(mapping.suppressed_number, limits), STATED
        else:
            found = _one(BEST, limits, today.get(measure))
        if found is None:
            left_out += 1
            continue
        ways[found[1]] = ways.get(found[1], 0) + 1
        if found[1] != TODAY:
            figures[measure] = found[0]
    return figures, ways, left_out


def notes_of(ways: Mapping[str, int], file: str, group: str) -> Iterable[Fault]:
    """What to tell of a group's secret figures."""
    for way, count in ways.items():
        values: dict[str, str | float] = {"group": group, "count": count}
        if way == REST:
            yield Fault("import_secret_rest", file, values=values)
        elif way == TODAY:
            yield Fault("import_secret_today", file, values=values)
        elif way == MIDDLE:
            yield Fault("import_secret_middle", file, values=values)
        else:
            yield Fault("import_secret_number", file, values=values)


def _one(rule: str, limits: Limits, today: float | None) -> tuple[float, str] | None:
    """The plan's figure if it can be the secret one, else the middle of what that can be."""
    if today is not None and limits.low <= today <= limits.high:
        return today, TODAY
    if today is None and (rule == KEEP or limits.high == inf):
        return None
    return (limits.low if limits.high == inf else (limits.low + limits.high) / 2.0), MIDDLE


def _within(number: float, limits: Limits) -> float:
    """A stated number for each secret cell, as far as they can be it."""
    return min(max(limits.known + number * limits.cells, limits.low), limits.high)


def _fits(rest: float | None, secret: Iterable[Limits]) -> bool:
    """True if secret figures can add up to ``rest``; sums in files are rounded."""
    if rest is None:
        return False
    listed = list(secret)
    low, high = sum(one.low for one in listed), sum(one.high for one in listed)
    return low - 0.5 <= rest <= high + 0.5


def _shared(rest: float, secret: Mapping[AgeBand, Limits]) -> dict[AgeBand, float]:
    """``rest`` shared by the width of the bands, each within its limits."""
    figures = {band: limits.low for band, limits in secret.items()}
    left = rest - sum(figures.values())
    open_ = set(secret)
    while left > 1e-9 and open_:
        width = sum(band.high - band.low + 1 for band in open_)
        shares = {band: left * (band.high - band.low + 1) / width for band in open_}
        full = {band for band in open_ if figures[band] + shares[band] >= secret[band].high}
        for band in full or open_:
            given = min(shares[band], secret[band].high - figures[band])
            figures[band] += given
            left -= given
        open_ = open_ - full if full else set()
    return _whole(figures, secret)


def _whole(figures: dict[AgeBand, float], secret: Mapping[AgeBand, Limits]) -> dict[AgeBand, float]:
    """``figures`` as whole people, if their sum and their limits are whole."""
    left = float(round(sum(figures.values()), 6))
    rounded = {band: float(int(figure + 1e-9)) for band, figure in figures.items()}
    if not left.is_integer() or any(rounded[band] < secret[band].low for band in figures):
        return figures
    extra = int(left - sum(rounded.values()))
    nearest = sorted(figures, key=lambda band: rounded[band] - figures[band])
    for band in nearest[:extra]:
        rounded[band] += 1.0
    return rounded
