"""Figures that a file keeps secret, and dashes, which mean one thing here and another there."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosuplan.importing.column_mapping import SUPPRESSED_RULES, ImportMapping
from sosuplan.importing.grid import grid_of
from sosuplan.importing.guessing import guess
from sosuplan.importing.import_result import apply, new_source
from sosuplan.importing.merging import Limits, fill_bands
from sosuplan.importing.readers.reading import read_file
from sosuplan.importing.vocabulary import AgeBand, is_statbank
from sosuplan.model.plan import Plan
from tests.core.import_files import (
    AREA,
    IMPORTS,
    ignored,
    imported,
    mapping_of,
    staff_of,
    taken,
    write,
)


def test_a_secret_figure_keeps_todays_takes_the_rest_or_a_stated_number(reference: Plan) -> None:
    mapping = mapping_of("krl-alder.csv", reference, area=AREA)
    best = imported("krl-alder.csv", reference, mapping)
    assert staff_of(best.plan, AREA, "municipality", "SSA")[65] == 720 - 716
    assert "import_secret_rest" in {note.code for note in best.notes}
    kept = imported("krl-alder.csv", reference, replace(mapping, suppressed="keep"))
    assert staff_of(kept.plan, AREA, "municipality", "SSA")[65] == 2.5
    assert "import_secret_middle" in {note.code for note in kept.notes}
    spread = imported("krl-alder.csv", reference, replace(mapping, suppressed="spread"))
    assert staff_of(spread.plan, AREA, "municipality", "SSA")[65] == 720 - 716
    stated = replace(mapping, suppressed="number", suppressed_number=3)
    number = imported("krl-alder.csv", reference, stated)
    assert staff_of(number.plan, AREA, "municipality", "SSA")[65] == 3.0


def test_a_secret_figure_without_anything_to_keep_is_a_fault_and_not_0(reference: Plan) -> None:
    mapping = replace(mapping_of("krl-alder.csv", reference), suppressed="keep")
    result = imported("krl-alder.csv", reference, mapping)
    assert "import_no_figure_today" in {fault.code for fault in result.faults}
    assert 65 not in staff_of(result.plan, "Aarhus", "municipality", "SSA")


def test_a_row_of_secret_figures_is_told_apart_from_an_empty_one(
    reference: Plan, tmp_path: Path
) -> None:
    text = "Alder;Stilling;Antal\n20-24;SSA;5\n25-29;SSA;<5\n30-34;SSA;\n"
    result = taken(text, reference, tmp_path, "staff", sector="region")
    assert ignored(result) == {"suppressed": 1, "blank": 1}


STATBANK = "Område;Stilling;Sektor;Alder;TID;INDHOLD\nViborg;SSA;Kommuner;20-24 år;2024;-\n"
WIDE = "Ansatte efter alder og tid\n\n;2024\n20-24 år;–\n25-29 år;9\n"


@pytest.mark.parametrize(("text", "rows"), [(STATBANK, 1), (WIDE, 2)])
def test_a_dash_of_the_statbank_is_0_and_that_is_told(
    text: str, rows: int, reference: Plan, tmp_path: Path
) -> None:
    group = {"area": "Viborg", "sector": "municipality", "occupation": "SSA"}
    constants = group if text == WIDE else {}
    result = taken(text, reference, tmp_path, "staff", **constants)
    assert staff_of(result.plan, "Viborg", "municipality", "SSA")[20] == 0.0
    assert result.used == rows
    assert [note.values["count"] for note in result.notes if note.code == "import_dash_zero"] == [1]


def test_a_dash_of_a_px_file_is_0_and_two_dots_are_unknown(reference: Plan, tmp_path: Path) -> None:
    text = (IMPORTS / "statbank-ansatte.px").read_text("cp1252").replace("61 3 4", '61 3 "-"')
    path = write(tmp_path, "tal.px", text.encode("cp1252"))
    for sheet in read_file(path).sheets:
        table = grid_of(sheet)
        mapping = guess(table, plan=reference).mapping
        assert mapping is not None
        mapping = mapping.with_constant("area", AREA)
        result = apply(table, mapping, reference, new_source(reference, path, "", "own"))
        counts = {note.code: note.values.get("count") for note in result.notes}
        assert counts["import_dash_zero"] == 1
        assert {"import_secret_today", "import_no_figure_today"} & {
            one.code for one in (*result.notes, *result.faults)
        }


def test_a_dash_elsewhere_is_unknown_until_the_user_says_that_it_is_0(
    reference: Plan, tmp_path: Path
) -> None:
    path = write(tmp_path, "fil.csv", "Alder;Stilling;Antal\n20-24;SSA;-\n25-29;SSA;7\n")
    table = grid_of(read_file(path).sheets[0])
    mapping = guess(table, "staff", reference).mapping
    assert mapping is not None
    mapping = replace(mapping.with_constant("sector", "region"), suppressed="spread")
    source = new_source(reference, path, "", "own")
    unknown = apply(table, mapping, reference, source)
    assert "import_no_total_to_spread" in {fault.code for fault in unknown.faults}
    assert "import_dash_unknown" in {note.code for note in unknown.notes}
    zero = apply(table, replace(mapping, dash_is_zero=True), reference, source)
    assert staff_of(zero.plan, AREA, "region", "SSA") == {20: 0.0, 25: 7.0}


@pytest.mark.parametrize(
    ("title", "header", "known"),
    [
        (["Ansatte efter område, alder og tid"], ["", "2024"], True),
        (["Employees by region and time"], ["", "2024"], True),
        (["Kilde: Statistikbanken"], ["", "2024"], True),
        ([], ["ALDER", "TID", "INDHOLD"], True),
        (["Ansatte pr. oktober 2024"], ["Alder", "Antal"], False),
        (["Ansatte efter alder"], ["Alder", "Tid"], False),
    ],
)
def test_a_statbank_table_is_known_by_title_or_headings(
    title: list[str], header: list[str], known: bool
) -> None:
    assert is_statbank(title, header) is known


def test_secret_figures_that_nothing_stands_for_are_left_out_and_told(
    reference: Plan, tmp_path: Path
) -> None:
    text = "Stilling;2022;2099\nSSA;700;..\n"
    result = taken(text, reference, tmp_path, "trainee_intake", area=AREA)
    assert 2099 not in {row.year for row in result.plan.trainee_intake}
    assert "import_secret_left_out" in {note.code for note in result.notes}


BEYOND = "Alder;Stilling;Antal\n20-39;SSA;900\n40-64;SSA;{old}\n{total}"


def _old(text: str, plan: Plan, tmp_path: Path, rule: str = "best") -> tuple[float, set[str]]:
    """The figure of the second band by a rule, and the codes of what is told."""
    path = write(tmp_path, "fil.csv", text)
    table = grid_of(read_file(path).sheets[0])
    mapping = guess(table, "staff", plan).mapping
    assert mapping is not None
    mapping = mapping.with_constant("sector", "region").with_constant("area", AREA)
    mapping = replace(mapping, suppressed=rule, suppressed_number=30.0)
    result = apply(table, mapping, plan, new_source(plan, path, "", "own"))
    codes = {one.code for one in (*result.notes, *result.faults)}
    return staff_of(result.plan, AREA, "region", "SSA").get(40, -1.0), codes


@pytest.mark.parametrize("rule", ["best", "keep", "spread", "number"])
@pytest.mark.parametrize(("old", "most"), [("<5", 4), ("1-4", 4), ("Under 10", 9), ("≤3", 3)])
def test_a_figure_below_five_is_never_more_than_four_whatever_the_rule(
    old: str, most: int, rule: str, reference: Plan, tmp_path: Path
) -> None:
    text = BEYOND.format(old=old, total="I alt;SSA;2.000\n")
    value, codes = _old(text, reference, tmp_path, rule)
    assert 1 <= value <= most
    assert any(code.startswith("import_secret_") for code in codes)


@pytest.mark.parametrize(
    ("old", "total", "expected", "code"),
    [
        ("<5", "I alt;SSA;903\n", 3.0, "import_secret_rest"),
        ("..", "I alt;SSA;1.000\n", 100.0, "import_secret_rest"),
        ("<5", "I alt;SSA;950\n", 2.5, "import_secret_middle"),
        ("<5", "", 2.5, "import_secret_middle"),
    ],
)
def test_the_files_own_sum_goes_before_the_middle_where_it_can_be_true(
    old: str, total: str, expected: float, code: str, reference: Plan, tmp_path: Path
) -> None:
    value, codes = _old(BEYOND.format(old=old, total=total), reference, tmp_path)
    assert value == pytest.approx(expected)
    assert code in codes


def test_without_a_sum_or_limits_todays_figure_stays(reference: Plan, tmp_path: Path) -> None:
    value, codes = _old(BEYOND.format(old="..", total=""), reference, tmp_path)
    today = staff_of(reference, AREA, "region", "SSA")
    assert value == pytest.approx(sum(heads for age, heads in today.items() if 40 <= age < 65))
    assert "import_secret_today" in codes


def test_the_rest_of_a_sum_is_shared_with_those_that_have_room_for_it(
    reference: Plan, tmp_path: Path
) -> None:
    text = "Alder;Stilling;Antal\n20-39;SSA;<5\n40-59;SSA;..\n60-64;SSA;10\nI alt;SSA;60\n"
    result = taken(text, reference, tmp_path, "staff", sector="region")
    found = staff_of(result.plan, AREA, "region", "SSA")
    assert found[20] == 4.0
    assert found[40] == pytest.approx(46.0)


def test_a_secret_intake_below_five_is_not_todays_of_hundreds(
    reference: Plan, tmp_path: Path
) -> None:
    text = "Stilling;2022;2023\nSSA;700;<5\n"
    result = taken(text, reference, tmp_path, "trainee_intake", area=AREA)
    starts = {row.year: row.gf2_starts for row in result.plan.trainee_intake
              if row.occupation == "SSA"}  # fmt: skip
    assert starts[2023] == 2.5


def test_people_who_are_left_of_a_sum_are_whole(reference: Plan, tmp_path: Path) -> None:
    text = "Alder;Stilling;Antal\n20-24;SSA;..\n25-29;SSA;..\n30-40;SSA;..\n41-64;SSA;10\n"
    result = taken(text + "I alt;SSA;60\n", reference, tmp_path, "staff", sector="region")
    found = staff_of(result.plan, AREA, "region", "SSA")
    assert all(heads.is_integer() for heads in found.values())
    assert sum(found.values()) == 60.0


@given(
    limits=st.lists(
        st.tuples(st.integers(0, 9), st.one_of(st.just(inf), st.integers(0, 40))),
        min_size=1,
        max_size=9,
    ),
    rest=st.floats(-50, 5000),
    rule=st.sampled_from(SUPPRESSED_RULES),
    number=st.floats(0, 99),
    today=st.one_of(st.none(), st.floats(0, 500)),
)
def test_whatever_is_known_a_secret_figure_is_within_its_limits(
    limits: list[tuple[int, float]], rest: float, rule: str, number: float, today: float | None
) -> None:
    secret = {
        AgeBand(17 + 5 * place, 21 + 5 * place): Limits(low, low + above)
        for place, (low, above) in enumerate(limits)
    }
    mapping = ImportMapping("staff", (), suppressed=rule, suppressed_number=number)
    of_today = None if today is None else lambda _: today
    filled = fill_bands(mapping, secret, rest, of_today)
    if filled is not None:
        figures, ways = filled
        assert sum(ways.values()) == len(secret) == len(figures)
        assert all(
            one.low - 1e-6 <= figures[band] <= one.high + 1e-6 for band, one in secret.items()
        )
