"""Timing, and the table in which the figures are reported."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Result:
    """One figure with its limit, and what it is a multiple of where a yardstick was measured."""

    name: str
    value: float
    unit: str
    limit: float | None = None
    yardstick: float | None = None
    note: str = ""


def milliseconds(run: Callable[[], object], times: int, *, warm: int = 3) -> np.ndarray:
    """How long each of ``times`` calls took, after ``warm`` that are not counted."""
    for _ in range(warm):
        run()
    taken = np.empty(times)
    gc.collect()
    for number in range(times):
        start = time.perf_counter()
        run()
        taken[number] = time.perf_counter() - start
    return taken * 1e3


def show(results: list[Result]) -> None:
    """All results as a table."""
    width = max(len(result.name) for result in results)
    print(f"{'':{width}}  {'measured':>12}  {'limit':>12}  {'x yardstick':>11}  ")
    for result in results:
        limit = f"{result.limit:g} {result.unit}" if result.limit is not None else ""
        times = f"{result.value / result.yardstick:.1f}" if result.yardstick else ""
        over = result.limit is not None and result.value > result.limit
        remark = "OVER THE LIMIT" if over else result.note
        print(
            f"{result.name:{width}}  {f'{result.value:.3g} {result.unit}':>12}  {limit:>12}  "
            f"{times:>11}  {remark}"
        )
