"""A file as one table of observations: what is added up, left out, and still found beside it."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from sosuplan.importing.grid import Grid, grid_of
from sosuplan.importing.guessing import guess
from sosuplan.importing.observations import Observations, observe
from sosuplan.importing.progress import Pace
from sosuplan.importing.readers.cells import SheetBuilder
from sosuplan.model.plan import Plan

HEAD = ("Afdeling", "Arbejdsgiver", "Stilling", "Alder", "Antal")
JOBS = {"SSA": "SOSU-assistent", "SSH": "SOSU-hjælper"}
BANDS = ("20-29 år", "30-39 år", "40-59 år")


def observed(rows: list[tuple[str, ...]], plan: Plan) -> tuple[Grid, Observations]:
    builder = SheetBuilder("fil.csv", "fil.csv")
    for line, row in enumerate([HEAD, *rows], 1):
        builder.add(line, row)
    grid = grid_of(builder.sheet(), (1, 1))
    mapping = guess(grid, "staff", plan).mapping
    assert mapping is not None
    return grid, observe(grid, mapping, plan, Pace(None))


def row_of(place: int, job: str, band: str, count: str) -> tuple[str, ...]:
    return (f"Afdeling {place % 3}", "Kommuner", JOBS[job], band, count)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(list(JOBS)),
            st.sampled_from(BANDS),
            st.integers(1, 900) | st.none(),
        ),
        min_size=1,
        max_size=40,
    )
)
def test_counts_of_a_group_are_added_up_and_one_that_is_not_told_makes_the_sum_unknown(
    reference: Plan, rows: list[tuple[str, str, int | None]]
) -> None:
    texts = [
        row_of(place, job, band, "<5" if count is None else str(count))
        for place, (job, band, count) in enumerate(rows)
    ]
    _, found = observed(texts, reference)
    sums, untold = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for job, band, count in rows:
        sums[job, band] += count or 0
        untold[job, band] += count is None
    figures = {
        (one.occupation, f"{one.age.low}-{one.age.high} år"): one
        for one in found.figures.itertuples()
    }
    assert figures.keys() == sums.keys()
    for key, one in figures.items():
        told = one.value if one.value == one.value else 0
        assert (told, one.cells) == (sums[key], untold[key])
        assert (one.low, one.high) == (untold[key], 4 * untold[key])
    assert found.used == sum(count is not None for _, _, count in rows)


def test_a_table_that_is_longer_than_what_is_read_at_once_is_read_to_its_end(
    reference: Plan,
) -> None:
    rows = [row_of(place, "SSA", BANDS[place % 3], "2") for place in range(140_000)]
    _, found = observed(rows, reference)
    assert (len(found.rows), found.used) == (140_000, 140_000)
    assert found.figures.value.sum() == 280_000


def test_columns_that_are_not_read_are_found_beside_the_figures(
    reference: Plan,
) -> None:
    rows = [row_of(place, "SSH", BANDS[place % 3], str(place + 1)) for place in range(9)]
    rows[4] = ("Afdeling 9", "Kommuner", "Sygeplejerske", BANDS[0], "100")
    grid, found = observed(rows, reference)
    department = [grid.rows[place][0] for place in found.frame.row]
    assert dict(found.frame.groupby(department).value.sum()) == {
        "Afdeling 0": 1 + 4 + 7,
        "Afdeling 1": 2 + 8,
        "Afdeling 2": 3 + 6 + 9,
        "Afdeling 9": 100,
    }
    assert found.rows.reason.tolist() == ["", "", "", "", "unknown_group", "", "", "", ""]
    assert found.rows.line.tolist() == list(range(2, 11))
