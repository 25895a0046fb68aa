"""What the people of the staff table add up to, by group."""

from __future__ import annotations

from collections.abc import Iterable

from sosuplan.editing.edited_plan import Row, columns
from sosuplan.text.numbers import parse_plain

StaffGroup = tuple[str, str, str]
"""Area, sector and occupation, as the cells have them."""


def staff_totals(rows: Iterable[Row]) -> dict[StaffGroup, float | None]:
    """The sum of persons of each group in ``rows`` of the table ``staff``, in their order; None if
    one of its cells is no number."""
    names = columns("staff")
    places = [names.index(name) for name in ("area", "sector", "occupation")]
    heads = names.index("heads")
    sums: dict[StaffGroup, float | None] = {}
    for row in rows:
        area, sector, occupation = (row[place] for place in places)
        group = (area, sector, occupation)
        so_far, number = sums.get(group, 0.0), parse_plain(row[heads])
        sums[group] = None if so_far is None or number is None else so_far + number
    return sums
