"""What was changed in a plan since it was made: when, where, from what to what, and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """One figure that was changed, or one row that came or went.

    ``time`` is local time with its offset (ISO 8601, whole seconds) and ``action`` the name of the
    step that made the change, as the user saw it. ``table`` is a table of the plan or ``settings``;
    ``key`` holds the texts of the row's key columns. ``old`` and ``new`` are texts as in a plan
    folder. A row that came or went has no ``column`` (""): its cells are a JSON list of texts in
    the order of the table's columns, and the side where it is not there is None.
    """

    time: str
    action: str
    table: str
    key: tuple[str, ...]
    column: str
    old: str | None
    new: str | None
    why: str = ""
