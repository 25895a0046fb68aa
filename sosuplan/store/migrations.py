"""Steps that bring a plan file of an earlier version up to this one.

Each step is final once released and stands by itself: plain SQL as it was true then, never made
from the columns or rules of today's program. Step ``n`` makes version ``n`` of ``n - 1``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

STEPS: Mapping[int, tuple[str, ...]] = {
    2: (
        """CREATE TABLE "history" (
  "id" INTEGER PRIMARY KEY,
  "time" TEXT NOT NULL,
  "action" TEXT NOT NULL,
  "table_name" TEXT NOT NULL,
  "row_key" TEXT NOT NULL,
  "column_name" TEXT NOT NULL,
  "old" TEXT,
  "new" TEXT,
  "why" TEXT NOT NULL
) STRICT""",
        """CREATE TABLE "draft" (
  "table_name" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "cells" TEXT NOT NULL,
  PRIMARY KEY ("table_name", "position")
) STRICT""",
    ),
}

OLDEST = min(STEPS) - 1
"""The earliest version that can be brought up to date."""


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Take every step after ``version``, within the transaction that is going on."""
    for step in range(version + 1, max(STEPS) + 1):
        for statement in STEPS[step]:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version={step}")
