"""A program that edits a plan without rest, made to be killed.

For every number on standard input it forks a child that edits from that number on, and prints
``pid N``; the child prints each number after its change was saved. When the child has been killed,
``ended SIGNAL`` is printed. (The fork is done here because a test's own process has threads.)
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import sqlite_utils  # noqa: F401  Loaded before the first fork, so that children start at once.

from sosuplan.editing.difference import Change
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.store.planfile import PlanFile

PLAN, SCENARIO, DRAFT = 0, 1, 2
"""What a change is of, by the remainder of its number."""


def with_heads(plan: Plan, number: int) -> Plan:
    """``plan`` after the change with this number, which two of its tables tell."""
    first, *others = plan.staff
    staff = (replace(first, heads=float(number)), *others)
    return replace(plan, name=f"Plan {number}", staff=staff)


def change(number: int) -> Change:
    return Change("staff", ("k",), "heads", "", "", "2025-01-01T10:00:00+01:00", f"Step {number}")


def edit(path: Path, number: int) -> None:
    """Edit from ``number`` on, for ever."""
    with PlanFile.open(path) as file:
        # A cache of nothing makes SQLite write into the file itself all the time.
        file._connection.execute("PRAGMA cache_size=1")
        file._connection.execute("PRAGMA cache_spill=1")
        while True:
            if number % 3 == PLAN:
                file.replace_plan(with_heads(file.plan(), number), changes=[change(number)])
            elif number % 3 == SCENARIO:
                file.save_library(
                    file.library().save(Scenario("weighted", {"reform": 0.5}, "B", str(number)))
                )
            else:
                file.save_draft({"staff": [[str(number)] * 7]})
            _say(str(number))
            number += 1


def _say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def main() -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            edit(Path(sys.argv[1]), int(line))
        _say(f"pid {child}")
        _, status = os.waitpid(child, 0)
        _say(f"ended {status}")


if __name__ == "__main__":
    main()
