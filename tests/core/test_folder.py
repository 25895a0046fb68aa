"""What a plan folder holds comes back as it was; anything else is refused, never half-read."""

from __future__ import annotations

import errno
import os
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosuplan.model.levers import LeverCatalogue
from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from sosuplan.store.folder import PLAN_FILES, read_folder, write_folder
from sosuplan.text.errors import StoreError
from tests.core.folders import Folder, cells, places
from tests.core.strategies import plans, plans_with_scenario

NASTY = "Ærø, \"havn\"\r\nlinje 2\n\r\n 'x' =1+1\t;"


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_written_folder_reads_back_as_the_same_plan(reference: Plan, tmp_path: Path) -> None:
    write_folder(reference, tmp_path / "out")
    assert read_folder(tmp_path / "out").plan == reference
    assert _names(tmp_path / "out") == sorted((*PLAN_FILES, "input_ranges.csv"))


def test_writing_twice_gives_the_same_bytes(reference: Plan, tmp_path: Path) -> None:
    write_folder(reference, tmp_path / "one")
    write_folder(read_folder(tmp_path / "one").plan, tmp_path / "two")
    assert _bytes(tmp_path / "one") == _bytes(tmp_path / "two")


def test_written_files_are_plain_utf_8_with_unix_line_ends_and_dots(
    reference: Plan, tmp_path: Path
) -> None:
    write_folder(reference, tmp_path / "out")
    rows = "".join(
        f"{row.area},{row.occupation},{row.demand_heads:g},{row.source}\n"
        for row in reference.demand_base
    )
    assert (tmp_path / "out" / "demand_base.csv").read_bytes() == (
        f"area,occupation,demand_heads,source\n{rows}".encode()
    )
    text = (tmp_path / "out" / "demand_scenarios.csv").read_bytes()
    assert "Vægtet branchescenarie".encode() in text
    assert b"\r" not in text


@given(plans())
def test_any_valid_plan_comes_back_as_it_was(plan: Plan) -> None:
    with tempfile.TemporaryDirectory() as place:
        write_folder(plan, Path(place) / "plan")
        assert read_folder(Path(place) / "plan").plan == plan


@given(plans_with_scenario(), st.text(st.characters(codec="utf-8", exclude_categories=("Cc",))))
def test_any_saved_scenario_comes_back_as_it_was(
    case: tuple[Plan, LeverCatalogue, Scenario], note: str
) -> None:
    plan, _, scenario = case
    saved = (
        replace(scenario, name="A", note=note, data_edition="e"),
        Scenario(scenario.demand, name="B"),
    )
    with tempfile.TemporaryDirectory() as place:
        write_folder(plan, Path(place) / "plan", saved)
        assert read_folder(Path(place) / "plan").scenarios == saved


@pytest.mark.parametrize("note", [NASTY, "a\rb", "a\nb", '"', ",", "a\r\n", " "])
def test_texts_with_every_mark_come_back_as_they_were(
    reference: Plan, tmp_path: Path, note: str
) -> None:
    first, *others = reference.sources
    plan = replace(reference, sources=(replace(first, note=note, title=" x "), *others))
    saved = (Scenario("weighted", {"reform": 0.1 + 0.2}, 'A "b", æ', note),)
    write_folder(plan, tmp_path / "out", saved)
    assert read_folder(tmp_path / "out").plan == plan
    assert read_folder(tmp_path / "out").scenarios == saved


# --- where a folder may be written --------------------------------------------------------------


def test_an_empty_folder_may_be_written_to(reference: Plan, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write_folder(reference, tmp_path / "out")
    assert read_folder(tmp_path / "out").plan == reference


def test_a_plan_folder_is_replaced_and_other_files_in_it_stay(
    reference: Plan, tmp_path: Path
) -> None:
    write_folder(reference, tmp_path / "out", [Scenario("weighted", name="Old")])
    (tmp_path / "out" / "notes.txt").write_text("mine")
    write_folder(replace(reference, name="New"), tmp_path / "out")
    assert read_folder(tmp_path / "out").plan.name == "New"
    assert read_folder(tmp_path / "out").scenarios == ()
    assert _names(tmp_path / "out") == sorted((*PLAN_FILES, "input_ranges.csv", "notes.txt"))
    assert _names(tmp_path) == ["out"]


@pytest.mark.parametrize("held", [["notes.txt"], ["staff.csv"], list(PLAN_FILES[1:])])
def test_a_folder_with_something_other_than_a_plan_is_refused_and_untouched(
    reference: Plan, tmp_path: Path, held: list[str]
) -> None:
    (tmp_path / "out").mkdir()
    for name in held:
        (tmp_path / "out" / name).write_text("mine")
    before = _bytes(tmp_path / "out")
    with pytest.raises(StoreError) as caught:
        write_folder(reference, tmp_path / "out")
    assert [fault.code for fault in caught.value.faults] == ["folder_in_use"]
    assert _bytes(tmp_path / "out") == before
    assert _names(tmp_path) == ["out"]


def test_a_file_in_the_way_and_a_missing_parent_are_refused(
    reference: Plan, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("mine")
    for path, code in (
        (tmp_path / "file", "not_a_folder"),
        (tmp_path / "a" / "b", "missing_folder"),
    ):
        with pytest.raises(StoreError) as caught:
            write_folder(reference, path)
        assert [fault.code for fault in caught.value.faults] == [code]
    assert (tmp_path / "file").read_text() == "mine"
    assert _names(tmp_path) == ["file"]


@pytest.mark.parametrize("failing", range(1, 30))
@pytest.mark.parametrize("existing", [False, True])
def test_a_fault_while_writing_leaves_everything_as_it_was(
    reference: Plan,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    failing: int,
    existing: bool,
) -> None:
    if existing:
        write_folder(reference, tmp_path / "out", [Scenario("weighted", name="Old")])
    before = _bytes(tmp_path / "out") if existing else None
    steps = 0

    def failing_step(real):  # type: ignore[no-untyped-def]
        def step(*arguments: object, **named: object) -> object:
            nonlocal steps
            steps += 1
            if steps == failing:
                raise OSError(errno.ENOSPC, "No space left on device")
            return real(*arguments, **named)

        return step

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing_step(os.fsync))
        patch.setattr(Path, "rename", failing_step(Path.rename))
        patch.setattr(Path, "replace", failing_step(Path.replace))
        try:
            write_folder(replace(reference, name="New"), tmp_path / "out")
            codes = []
        except StoreError as error:
            codes = [fault.code for fault in error.faults]
    refused = failing <= steps
    assert codes == (["disk_full"] if refused else [])
    if not refused:
        assert read_folder(tmp_path / "out").plan.name == "New"
    elif before is None:
        assert _names(tmp_path) == []
    else:
        assert _bytes(tmp_path / "out") == before
        assert _names(tmp_path) == ["out"]


# --- saved scenarios in the folder --------------------------------------------------------------


@pytest.fixture
def saved(reference: Plan, tmp_path: Path) -> Folder:
    """A folder with two saved scenarios."""
    folder = Folder(tmp_path)
    scenarios = [
        Scenario("weighted", {"reform": 1.0, "retention": 0.1}, "A"),
        Scenario("fulltime", name="B"),
    ]
    write_folder(reference, folder.path, scenarios)
    return folder


@pytest.mark.parametrize("file", ["scenarios.csv", "scenario_levers.csv"])
def test_one_of_the_two_scenario_files_alone_is_refused(saved: Folder, file: str) -> None:
    (saved.path / file).unlink()
    assert places(saved.faults()) == [("missing_file", file, None, "")]


def test_faults_of_saved_scenarios_have_file_line_and_column(saved: Folder) -> None:
    saved.set("scenarios.csv", 3, "demand", "none")
    saved.set("scenario_levers.csv", 2, "value", "9")
    saved.set("scenario_levers.csv", 3, "lever", "retention:SSA")
    saved.add("scenario_levers.csv", "C,reform,1,,,,")
    saved.add("scenario_levers.csv", "B,start_year,2033,,,,")
    saved.add("scenario_levers.csv", "B,start_year,2034,,,,")
    saved.add("scenario_levers.csv", "B,full_effect_year,2032,,,,")
    saved.add("scenarios.csv", "A,weighted,,,,")
    assert sorted(places(saved.faults())) == [
        ("duplicate_row", "scenario_levers.csv", 6, "lever"),
        ("duplicate_row", "scenarios.csv", 4, "scenario"),
        ("full_effect_before_start", "scenario_levers.csv", 7, "value"),
        ("lever_out_of_range", "scenario_levers.csv", 2, "value"),
        ("unknown_demand", "scenarios.csv", 3, "demand"),
        ("unknown_lever", "scenario_levers.csv", 3, "lever"),
        ("unknown_saved_scenario", "scenario_levers.csv", 4, "scenario"),
    ]


def test_faults_of_a_levers_own_years_have_file_line_and_column(saved: Folder) -> None:
    for row in (
        "B,reform,0.5,2026,,,",
        "B,start_year,2026,,2030,,",
        "B,retention,0.1,2023,2035,,",
        "B,senior_years,1,2031,2027,,",
        "B,dropout_reduction,0.1,2034,,,",
        "B,training_guarantee,0.1,,2025,,",
        "B,entry_share_gain,0.1,2026.5,x,,",
        "B,parttime_hours_gain,1,2026,2026,,",
    ):
        saved.add("scenario_levers.csv", row)
    assert sorted(places(saved.faults()), key=lambda place: place[2] or 0) == [
        ("not_a_whole_between", "scenario_levers.csv", 10, "start_year"),
        ("not_a_whole_between", "scenario_levers.csv", 10, "full_effect_year"),
    ]
    saved.drop("scenario_levers.csv", 10)
    assert sorted(places(saved.faults()), key=lambda place: place[2] or 0) == [
        ("lever_without_years", "scenario_levers.csv", 4, "start_year"),
        ("lever_without_years", "scenario_levers.csv", 5, "full_effect_year"),
        ("lever_year_out_of_range", "scenario_levers.csv", 6, "start_year"),
        ("lever_year_out_of_range", "scenario_levers.csv", 6, "full_effect_year"),
        ("lever_full_before_start", "scenario_levers.csv", 7, "full_effect_year"),
        ("lever_full_before_start", "scenario_levers.csv", 8, "start_year"),
        ("lever_full_before_start", "scenario_levers.csv", 9, "full_effect_year"),
    ]


def test_the_source_of_a_levers_value_must_be_there(saved: Folder) -> None:
    saved.set("scenario_levers.csv", 2, "source", "assumption")
    assert saved.faults() == []
    saved.set("scenario_levers.csv", 3, "source", "hearsay")
    assert places(saved.faults()) == [("unknown_source", "scenario_levers.csv", 3, "source")]


def test_a_source_that_the_plan_has_lost_is_not_written(reference: Plan, tmp_path: Path) -> None:
    told = Scenario(
        "weighted", {"retention": 0.1}, "A", reasons={"retention": ("Aftalt", "hearsay")}
    )
    write_folder(reference, tmp_path / "out", [told])
    (one,) = read_folder(tmp_path / "out").scenarios
    assert dict(one.reasons) == {"retention": ("Aftalt", "")}


@pytest.mark.parametrize("columns", [3, 5, 6, 7])
def test_the_last_columns_of_a_levers_row_may_be_missing(saved: Folder, columns: int) -> None:
    rows = [row.split(",")[:columns] for row in saved.lines("scenario_levers.csv")]
    saved.write("scenario_levers.csv", [",".join(row) for row in rows])
    one, _ = read_folder(saved.path).scenarios
    assert dict(one.levers) == {"reform": 1.0, "retention": 0.1}
    assert (dict(one.timing), dict(one.reasons)) == ({}, {})


def test_years_and_reasons_of_levers_come_back_as_they_were(
    reference: Plan, tmp_path: Path
) -> None:
    scenario = Scenario(
        "weighted",
        {"retention": 0.1, "senior_years": 1.0, "reform": 0.5},
        "A",
        timing={"retention": (2027, 2031), "senior_years": (None, 2028)},
        reasons={"retention": (NASTY, "assumption"), "reform": ("", "assumption")},
    )
    write_folder(reference, tmp_path / "out", [scenario])
    assert read_folder(tmp_path / "out").scenarios == (scenario,)


def test_faults_of_plan_and_scenario_cells_are_told_together(saved: Folder) -> None:
    saved.set("staff.csv", 2, "heads", "abc")
    saved.set("scenario_levers.csv", 2, "value", "abc")
    assert places(saved.faults()) == [
        ("not_a_number_from", "staff.csv", 2, "heads"),
        ("not_a_number", "scenario_levers.csv", 2, "value"),
    ]


# --- anything that a file may hold --------------------------------------------------------------

_TEXTS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["", " ", "-1", "0", "1", "1e400", "nan", "NaN", "inf", "0,5", "2024", "SSA", "other", '"']
    ),
    st.floats().map(repr),
    st.integers().map(str),
)


@given(st.data())
def test_a_changed_cell_is_accepted_as_it_stands_or_refused_with_its_place(
    data: st.DataObject,
) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Folder(Path(place))
        folder.add("transfers.csv", "Region Midtjylland,SSA,2027,region,,0.1,0.05,assumption")
        file = data.draw(st.sampled_from([name for name in PLAN_FILES if name != "sources.csv"]))
        lines = folder.lines(file)
        header = cells(lines[0])
        line = data.draw(st.integers(2, len(lines)))
        column = data.draw(st.sampled_from(header))
        text = data.draw(_TEXTS)
        row = cells(lines[line - 1])
        row[header.index(column)] = '"' + text.replace('"', '""') + '"'
        lines[line - 1] = ",".join(row)
        (folder.path / file).write_bytes("\n".join(lines).encode("utf-8", "surrogatepass") + b"\n")
        faults = folder.faults()
        for fault in faults:
            assert fault.file in PLAN_FILES
            assert fault.line is not None
            assert fault.column or fault.code in ("nul_bytes", "not_utf8", "bad_csv")
        if faults:
            return
        plan = read_folder(folder.path).plan
        write_folder(plan, Path(place) / "again")
        assert read_folder(Path(place) / "again").plan == plan
        if file != "settings.csv":
            table = getattr(plan, file.removesuffix(".csv"))
            value = getattr(table[line - 2], column)
            assert str(value or "") == text.strip() or value == text or value == float(text or "0")


@given(st.sampled_from(PLAN_FILES), st.binary(max_size=300), st.integers(0, 400), st.booleans())
def test_arbitrary_bytes_are_refused_or_accepted_but_never_fail_the_program(
    file: str, junk: bytes, place: int, whole: bool
) -> None:
    with tempfile.TemporaryDirectory() as where:
        folder = Folder(Path(where))
        path = folder.path / file
        text = path.read_bytes()
        path.write_bytes(junk if whole else text[:place] + junk + text[place + len(junk) :])
        assert all(fault.file in PLAN_FILES for fault in folder.faults())
