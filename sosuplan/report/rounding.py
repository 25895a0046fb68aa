"""Figures that are rounded one by one, and so do not always add up to their rounded sum."""

from __future__ import annotations

from collections.abc import Sequence

from sosuplan.report.paper import Paper
from sosuplan.text.language import N_
from sosuplan.text.numbers import whole

_NOTE = N_("Figures are rounded one by one and so do not always add up.")

Sum = tuple[Sequence[float], float]
"""Parts that stand on paper, and what they add up to."""


def rounding_note(paper: Paper, *sums: Sum) -> str:
    """What is said below figures of which one that is shown is not the sum of its parts; "" where
    all add up."""
    up = all(sum(map(whole, parts)) == whole(total) for parts, total in sums)
    return "" if up else paper.say(_NOTE)
