"""Ages that a file counts twice, does not tell, or tells in a way of its own."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosuplan.importing.checks import first_overlap, sums_of
from sosuplan.importing.vocabulary import AgeBand
from sosuplan.model.plan import Plan
from tests.core.import_files import AREA, ignored, staff_of, taken

HEAD = "Alder;Stilling;Antal\n"


def _rows(*pairs: tuple[str, object]) -> str:
    return HEAD + "".join(f"{age};SSA;{count}\n" for age, count in pairs)


def test_a_band_that_is_the_sum_of_others_counts_nobody(reference: Plan, tmp_path: Path) -> None:
    text = _rows(("20-29", 25), ("30-39", 40), ("40-64", 95), ("65+", 22), ("Under 40 år", 65),
                 ("40 år og derover", 117))  # fmt: skip
    result = taken(text, reference, tmp_path, "staff", sector="region")
    assert staff_of(result.plan, AREA, "region", "SSA") == {20: 25, 30: 40, 40: 95, 65: 22}
    assert (result.used, ignored(result), result.faults) == (4, {"band_sum": 2}, ())


def test_a_band_over_all_ages_is_the_files_own_sum(reference: Plan, tmp_path: Path) -> None:
    text = _rows(("20-39", 40), ("40-64", 95), ("17-74 år", 135))
    result = taken(text, reference, tmp_path, "staff", sector="region")
    assert [(one.imported, one.stated) for one in result.totals] == [(135.0, 135.0)]


@pytest.mark.parametrize(
    "pairs",
    [
        [("20-30", 10), ("30-40", 20), ("40-64", 30)],
        [("20-39", 10), ("40-64", 20), ("30-49", 7)],
        # It reaches as far as the others, but they do not add up to it.
        [("60-64", 70), ("65-69", 20), ("60+", 130), ("20-59", 500)],
    ],
)
def test_bands_that_overlap_otherwise_are_one_fault_and_the_group_stays(
    pairs: list[tuple[str, object]], reference: Plan, tmp_path: Path
) -> None:
    result = taken(_rows(*pairs), reference, tmp_path, "staff", sector="region")
    assert [fault.code for fault in result.faults] == ["import_bands_overlap"]
    assert result.plan.staff == reference.staff


@given(st.lists(st.integers(17, 74), min_size=3, max_size=9, unique=True), st.data())
def test_a_band_of_neighbours_is_always_known_as_their_sum(
    edges: list[int], data: st.DataObject
) -> None:
    edges.sort()
    bands = [AgeBand(low, high - 1) for low, high in pairwise(edges)]
    first = data.draw(st.integers(0, len(bands) - 2))
    last = data.draw(st.integers(first + 1, len(bands) - 1))
    figures: dict[AgeBand, float | None] = dict.fromkeys(bands, 10.0)
    whole = AgeBand(bands[first].low, bands[last].high)
    figures[whole] = 10.0 * (last - first + 1)
    assert sums_of(figures) == {whole: tuple(bands[first : last + 1])}
    assert first_overlap(bands) is None


def test_persons_of_unknown_age_are_told_apart_from_the_young_and_the_old(
    reference: Plan, tmp_path: Path
) -> None:
    text = _rows(("<25", 10), ("25-64", 14), (">=65", 15), ("Uoplyst", 16), ("80+", 1))
    result = taken(text, reference, tmp_path, "staff", sector="region")
    assert ignored(result) == {"unknown_age": 1, "outside_ages": 1}
    assert staff_of(result.plan, AREA, "region", "SSA") == {17: 10, 25: 14, 65: 15}


def test_a_figure_with_the_mark_of_a_footnote_is_read_and_told_of(
    reference: Plan, tmp_path: Path
) -> None:
    result = taken(_rows(("20-39", "61*"), ("40-64", 70)), reference, tmp_path, "staff",
                   sector="region")  # fmt: skip
    assert staff_of(result.plan, AREA, "region", "SSA") == {20: 61, 40: 70}
    (note,) = [note for note in result.notes if note.code == "import_noted"]
    assert note.values == {"count": 1, "examples": "61*"}


def test_what_is_no_number_is_unknown_and_never_0(reference: Plan, tmp_path: Path) -> None:
    today = staff_of(reference, AREA, "region", "SSA")
    text = _rows(("20-24", 25), ("25-29", "ca. 61"), ("30-64", 70), ("65+", "1-4"))
    result = taken(text, reference, tmp_path, "staff", sector="region")
    new = staff_of(result.plan, AREA, "region", "SSA")
    assert new[25] == pytest.approx(today[25])
    assert new[65] == 2.5
    codes = {note.code: note.values for note in result.notes}
    assert codes["import_unreadable"] == {"count": 1, "examples": "ca. 61"}
    assert codes["import_secret_today"]["count"] == 1
    assert codes["import_secret_middle"]["count"] == 1
    assert "import_gaps" not in codes
    assert ignored(result) == {"not_a_number": 1, "suppressed": 1}


def test_a_table_that_is_there_twice_is_refused(reference: Plan, tmp_path: Path) -> None:
    rows = "20-39;SSA;10\n40-64;SSA;20\n"
    result = taken(HEAD + rows * 2, reference, tmp_path, "staff", sector="region")
    (fault,) = result.faults
    assert (fault.code, fault.values) == ("import_block_repeated", {"times": 2})
    others = taken(HEAD + rows + rows.replace("10", "11"), reference, tmp_path, "staff",
                   sector="region")  # fmt: skip
    assert others.faults == ()
    assert "import_repeated" in {note.code for note in others.notes}
