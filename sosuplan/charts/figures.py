"""The figures of a chart as a table."""

from __future__ import annotations

from collections.abc import Sequence

Figures = Sequence[Sequence[object]]
"""A header and rows: texts, whole numbers (years, ages) and figures in full precision. "" where a
flow has no value."""
