"""Many cases of one rule over something dear to make: all that fail are listed at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

Case = TypeVar("Case")


def check_each(cases: Iterable[Case], check: Callable[[Case], object]) -> None:
    """Hold every case to ``check``, and fail with a line for each that does not keep to it."""
    faults = []
    for case in cases:
        try:
            check(case)
        except AssertionError as fault:
            faults.append(f"{case!r}: {fault}")
        except Exception as fault:
            fault.add_note(f"Case: {case!r}")
            raise
    assert not faults, "\n\n".join(faults)
