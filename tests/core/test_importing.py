"""A file becomes figures of the plan, with all that a planner must know before taking them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sosuplan.importing.grid import grid_of
from sosuplan.importing.guessing import guess
from sosuplan.importing.import_result import apply, new_source
from sosuplan.importing.readers.reading import read_file
from sosuplan.importing.session import open_session
from sosuplan.model import validation as rules
from sosuplan.model.places import overlapping
from sosuplan.model.plan import Plan
from sosuplan.model.schema.tables import TABLE
from sosuplan.narrative.messages import sentence
from sosuplan.text.language import Language
from tests.core.folders import two_areas
from tests.core.import_files import (
    AREA,
    IMPORTS,
    guessed,
    ignored,
    imported,
    mapping_of,
    staff_of,
    taken,
    write,
)
from tests.core.source import ROOT


def test_an_age_extract_with_groups_across_replaces_the_groups(reference: Plan) -> None:
    mapping = mapping_of("krl-alder.csv", reference, area=AREA)
    assert mapping.constants["sector"] == "municipality"
    result = imported("krl-alder.csv", reference, mapping)
    assert (result.read, result.used) == (13, 11)
    assert ignored(result) == {"total": 1, "blank": 1}
    new = staff_of(result.plan, AREA, "municipality", "SSA")
    assert list(new) == [17, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65]
    assert (new[17], new[60]) == (2.0, 74.0)
    assert result.faults == ()
    rules.verify(result.plan)
    others = [row for row in reference.staff if row.sector != "municipality"]
    assert [row for row in result.plan.staff if row.sector != "municipality"] == others


def test_the_files_own_sums_are_compared(reference: Plan) -> None:
    mapping = mapping_of("krl-alder.csv", reference, area=AREA)
    mapping = replace(mapping, suppressed="keep")
    totals = {
        total.group[2]: total for total in imported("krl-alder.csv", reference, mapping).totals
    }
    assert (totals["SSH"].imported, totals["SSH"].stated) == (571.0, 571.0)
    assert not totals["SSH"].differs
    assert totals["SSH"].today == sum(staff_of(reference, AREA, "municipality", "SSH").values())
    assert totals["SSA"].stated == 720.0
    assert totals["SSA"].differs


def test_a_new_area_takes_what_it_lacks_from_another(reference: Plan) -> None:
    mapping = replace(
        mapping_of("krl-alder.csv", reference), suppressed="number", suppressed_number=4
    )
    bare = imported("krl-alder.csv", reference, mapping)
    assert {fault.code for fault in bare.faults} == {"missing_row"}
    result = imported("krl-alder.csv", reference, mapping, fill_from=AREA)
    assert result.faults == ()
    rules.verify(result.plan)
    kinds = {source.id: source.kind for source in result.plan.sources}
    (intake,) = [
        row for row in result.plan.demand_base if (row.area, row.occupation) == ("Aarhus", "SSH")
    ]
    assert kinds[intake.source] == "assumption"
    whole = sum(row.heads for row in reference.staff if row.occupation == "SSH")
    needed = next(row for row in reference.demand_base if row.occupation == "SSH").demand_heads
    assert intake.demand_heads == round(needed * 571 / whole)


def test_figures_carry_their_source(reference: Plan) -> None:
    mapping = mapping_of("krl-alder.csv", reference, area=AREA)
    result = imported("krl-alder.csv", reference, mapping)
    assert result.plan.sources[-1] == result.source
    assert (result.source.title, result.source.kind) == ("krl-alder.csv", "own")
    assert {row.source for row in result.plan.staff if row.sector == "municipality"} == {
        result.source.id
    }
    again = new_source(result.plan, IMPORTS / "krl-alder.csv", "", "own")
    assert again.id != result.source.id


def test_a_table_of_percentages_changes_figures_one_by_one(reference: Plan) -> None:
    assert "import_percent" in {note.code for note in guessed("fuldtid.tsv", reference).notes}
    result = imported("fuldtid.tsv", reference, mapping_of("fuldtid.tsv", reference, area=AREA))
    rows = {(row.sector, row.occupation, row.year): row for row in result.plan.working_time}
    assert rows["municipality", "SSA", 2024].fulltime_share == pytest.approx(0.293)
    assert rows["municipality", "SSA", 2023].sickness_days == 16.9
    secret = rows["region", "SSA", 2024]
    assert (secret.fulltime_share, secret.parttime_hours) == (0.57, 28.6)
    filled = f"fulltime_share={result.source.id};parttime_hours={result.source.id}-filled"
    assert filled in secret.source
    assert result.years == (2023, 2024)
    assert result.faults == ()


def test_a_staff_list_is_counted_and_nobody_is_kept(reference: Plan) -> None:
    notes = guessed("personaleliste.csv", reference).notes
    assert [(note.code, note.column) for note in notes] == [
        ("import_names_ignored", "Medarbejdernavn")
    ]
    mapping = mapping_of("personaleliste.csv", reference, area=AREA, sector="municipality")
    result = imported("personaleliste.csv", reference, mapping)
    assert result.used == 60
    assert ignored(result) == {"unknown_group": 1}
    assert sum(staff_of(result.plan, AREA, "municipality", "SSA").values()) == 40
    assert sum(staff_of(result.plan, AREA, "municipality", "SSH").values()) == 20
    time = result.plan.current_working_time[AREA, "municipality", "SSA"]
    assert (time.fulltime_share, time.parttime_hours) == (0.25, 28.5)
    assert "Person" not in repr(result)
    assert result.faults == ()


def test_whoever_works_37_hours_is_on_full_time(reference: Plan, tmp_path: Path) -> None:
    text = "Stilling;Alder;Timer\nSSA;30;37,0\nSSA;31;30,0\nSSA;52;20,0\nSSA;55;0\n"
    result = taken(text, reference, tmp_path, "staff_list", sector="region")
    time = result.plan.current_working_time[AREA, "region", "SSA"]
    assert (time.fulltime_share, time.parttime_hours) == (pytest.approx(1 / 3), 25.0)
    assert staff_of(result.plan, AREA, "region", "SSA") == {
        30: 2.0,
        35: 0.0,
        50: 1.0,
        55: 1.0,
    }


def test_more_people_than_any_group_has_are_refused_like_in_a_cell(
    reference: Plan, tmp_path: Path
) -> None:
    text = "Alder;SOSU-assistenter\n20-24;43\n25-59;2500000\n60-64;20\n"
    result = taken(text, reference, tmp_path, "staff", sector="municipality", area=AREA)
    (fault,) = result.faults
    assert (fault.code, fault.file, fault.column) == (
        "not_a_number_between",
        "staff.csv",
        "heads",
    )


def test_a_heading_of_two_rows_gives_sector_and_occupation(reference: Plan) -> None:
    mapping = mapping_of("dobbelt-overskrift.xlsx", reference, 1)
    assert mapping.constants["area"] == "Odense"
    result = imported("dobbelt-overskrift.xlsx", reference, mapping, 1)
    assert {total.group[1:]: total.imported for total in result.totals} == {
        ("municipality", "SSA"): 260.0,
        ("other", "SSA"): 35.0,
        ("municipality", "SSH"): 210.0,
        ("other", "SSH"): 30.0,
    }
    assert not any(total.differs for total in result.totals)
    assert staff_of(result.plan, "Odense", "other", "SSH")[60] == 8.0


def test_a_long_statbank_table_counts_nobody_twice(reference: Plan) -> None:
    mapping = replace(
        mapping_of("statbank-lang.csv", reference), suppressed="number", suppressed_number=3
    )
    result = imported("statbank-lang.csv", reference, mapping, fill_from=AREA)
    found = staff_of(result.plan, "Aarhus", "municipality", "SSA")
    assert found == {17: 69.0, 20: 69.0, 30: 69.0, 40: 69.0, 50: 69.0, 60: 69.0, 70: 63.0}
    assert {note.code for note in result.notes} >= {"import_other_years", "import_ages_clipped"}
    assert ignored(result)["unknown_group"] == 48


def test_a_px_file_gives_the_same_long_and_wide(reference: Plan) -> None:
    plans = []
    for sheet in (0, 1):
        mapping = mapping_of("statbank-ansatte.px", reference, sheet, area=AREA)
        mapping = replace(mapping, suppressed="number", suppressed_number=2)
        plans.append(imported("statbank-ansatte.px", reference, mapping, sheet, AREA).plan)
    assert plans[0].staff == plans[1].staff
    assert staff_of(plans[0], AREA, "region", "SSH")[20] == 2.0


@pytest.mark.parametrize(
    ("name", "areas", "found"),
    [
        ("Aarhus Kommune", ["Region Midtjylland", "Odense"], ("Region Midtjylland",)),
        ("Region Syddanmark", ["Odense", "Viborg"], ("Odense",)),
        ("Århus", ["Aarhus"], ("Aarhus",)),
        ("Viborg", ["Aarhus", "Distrikt Vest"], ()),
        ("Distrikt Vest", ["Region Midtjylland"], ()),
        ("Region Sjælland", ["Region Midtjylland"], ()),
    ],
)
def test_areas_that_count_the_same_people_are_known(
    name: str, areas: list[str], found: tuple[str, ...]
) -> None:
    assert overlapping(name, areas) == found


def test_a_new_municipality_within_a_region_of_the_plan_is_told_of(reference: Plan) -> None:
    result = imported("krl-alder.csv", reference, mapping_of("krl-alder.csv", reference))
    (note,) = [note for note in result.notes if note.code == "import_area_overlaps"]
    assert note.values == {"area": "Aarhus", "areas": "Region Midtjylland"}
    text = sentence(note, Language("da"))
    assert "Aarhus og Region Midtjylland overlapper" in text


def test_a_source_has_what_is_known_of_it_but_no_cpr_number(reference: Plan) -> None:
    source = new_source(
        reference,
        "tal.csv",
        "Ark 1",
        "published",
        title="KRL",
        publisher="Kontoret",
        published="oktober 2024",
        note="fra 010190-1234",
    )
    assert (source.publisher, source.published, source.note) == (
        "Kontoret",
        "oktober 2024",
        "fra …",
    )


def test_a_column_of_another_group_beside_ours_is_not_read(reference: Plan, tmp_path: Path) -> None:
    text = (
        "KRL\nSIRKA: Antal ansatte\nPeriode: Oktober 2024\nKommune: 791 Viborg\n\n"
        "Aldersinterval;SOSU-assistenter;SOSU-hjælpere;Sygeplejersker;I alt\n"
        "-24;43;65;12;120\n25-59;1.041,0;60;12;1.113\n60-;20;30;9;59\nTotal;1.104;155;33;1.292\n"
    )
    path = write(tmp_path, "krl.csv", text.encode("cp1252"))
    found = guess(grid_of(read_file(path).sheets[0]), plan=reference)
    assert found.mapping is not None
    assert [(use.field, dict(use.group)) for use in found.mapping.columns] == [
        ("age", {}),
        ("heads", {"occupation": "SSA"}),
        ("heads", {"occupation": "SSH"}),
    ]
    result = taken(text, reference, tmp_path, "staff", sector="municipality")
    assert {(one.imported, one.stated) for one in result.totals} == {(1104, 1104), (155, 155)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Alder;Stilling;Antal\n20-24;SSA;5\n20-24;SSA;5\n20-24;SSA;5\n", (2, 3)),
        ("Alder;Køn;Stilling;Antal\n20-24;M;SSA;5\n20-24;K;SSA;5\n", None),
        ("Alder;Stilling;Antal\n20-24;SSA;5\nI alt;SSA;5\nI alt;SSA;5\n", None),
    ],
)
def test_rows_that_may_be_copies_are_told_of(
    text: str, told: tuple[int, int] | None, reference: Plan, tmp_path: Path
) -> None:
    result = taken(text, reference, tmp_path, "staff", sector="region")
    notes = [note.values for note in result.notes if note.code == "import_repeated"]
    assert notes == ([] if told is None else [{"count": told[0], "line": told[1]}])


def test_a_first_row_of_small_counts_is_no_heading(reference: Plan, tmp_path: Path) -> None:
    text = "Alder;SSA;SSH;Andre\n17-19;1;2;3\n20-29;4;5;6\n"
    result = taken(text, reference, tmp_path, "staff", area=AREA, sector="region")
    assert staff_of(result.plan, AREA, "region", "SSH") == {17: 2.0, 20: 5.0}


def test_percentages_and_thousands_keep_the_digits_that_they_have(
    reference: Plan, tmp_path: Path
) -> None:
    text = "Stilling;Fuldtidsandel (%)\nSSA;16,4\nSSH;33,4\n"
    result = taken(text, reference, tmp_path, "working_time", area=AREA, sector="municipality")
    shares = {row.fulltime_share for row in result.plan.working_time}
    assert {0.164, 0.334} <= shares
    text = "Stilling;Efterspørgsel (1.000 personer)\nSSA;1,001\n"
    result = taken(text, reference, tmp_path, "demand_base", area=AREA)
    assert 1001.0 in {row.demand_heads for row in result.plan.demand_base}


def test_an_employer_that_the_model_area_lacks_takes_over_from_another(
    reference: Plan, tmp_path: Path
) -> None:
    assert ("region", "SSH") not in reference.groups
    text = "Alder;SSH\n20-39;10\n40-64;20\n"
    path = write(tmp_path, "fil.csv", text)
    table = grid_of(read_file(path).sheets[0])
    mapping = guess(table, "staff", reference).mapping
    assert mapping is not None
    for name, value in (("area", "Viborg"), ("sector", "region")):
        mapping = mapping.with_constant(name, value)
    source = new_source(reference, path, "", "own")
    result = apply(table, mapping, reference, source, fill_from=AREA)
    assert result.faults == ()
    kinds = {one.id: one.kind for one in result.plan.sources}
    (time,) = [row for row in result.plan.working_time if row.area == "Viborg"]
    assert (time.sector, time.occupation, kinds[time.source]) == ("region", "SSH", "assumption")


def test_an_index_is_compared_with_that_of_its_own_scenario(
    reference: Plan, tmp_path: Path
) -> None:
    text = "Scenarie;Faggruppe;År;Indeks\nVægtet branchescenarie;SSA;2024;100\n"
    text += "Vægtet branchescenarie;SSA;2025;101,5\n"
    result = taken(text, reference, tmp_path, "demand_index")
    today = next(
        row.index
        for row in reference.demand_index
        if (row.scenario, row.occupation, row.year) == ("weighted", "SSA", 2025)
    )
    (total,) = [one for one in result.totals if one.year == 2025]
    assert total.group == ("weighted", "", "SSA")
    assert (total.imported, total.today) == (pytest.approx(1.015), today)


def test_intake_by_year_comes_from_an_old_spreadsheet(reference: Plan) -> None:
    mapping = mapping_of("elever.xls", reference)
    assert mapping.target == "trainee_intake"
    result = imported("elever.xls", reference, mapping, fill_from=AREA)
    starts = {
        (row.occupation, row.year): row.gf2_starts
        for row in result.plan.trainee_intake
        if row.area == "Aarhus"
    }
    assert starts["SSA", 2023] == 287.0
    assert ("SSH", 2023) not in starts
    both = [total for total in result.totals if total.group == ("Aarhus", "", "")]
    assert [(total.imported, total.stated) for total in both] == [(515.0, 515.0), (523.0, 523.0)]


def test_figures_in_thousands_are_multiplied(reference: Plan) -> None:
    mapping = mapping_of("behov.ods", reference)
    result = imported("behov.ods", reference, mapping, fill_from=AREA)
    needed = {(row.area, row.occupation): row.demand_heads for row in result.plan.demand_base}
    assert needed["Aarhus", "SSA"] == 1250.0
    assert needed["Odense", "SSA"] == 900.0


def test_nothing_of_todays_plan_is_changed_and_the_differences_are_told(reference: Plan) -> None:
    of_2024 = tuple(replace(row, year=2024) for row in reference.working_time)
    plan = replace(reference, working_time=of_2024)
    before = repr(plan)
    result = imported("fuldtid.tsv", plan, mapping_of("fuldtid.tsv", plan, area=AREA))
    assert repr(plan) == before
    changed = {(change.key[1:], change.column): change for change in result.changes}
    change = changed[("municipality", "SSA", "2024"), "fulltime_share"]
    assert (change.old, change.new) == ("0.284", "0.293")


def test_ages_between_bands_have_nobody_and_that_is_told(reference: Plan, tmp_path: Path) -> None:
    text = "Alder;Stilling;Antal\n20-24;SSA;5\n30-34;SSA;6\n80+;SSA;1\n"
    result = taken(text, reference, tmp_path, "staff", sector="region")
    assert staff_of(result.plan, AREA, "region", "SSA") == {20: 5.0, 25: 0.0, 30: 6.0}
    assert "import_gaps" in {note.code for note in result.notes}
    assert ignored(result) == {"outside_ages": 1}
    assert result.faults == ()


def test_two_values_for_one_share_and_figures_out_of_range_are_faults(
    reference: Plan, tmp_path: Path
) -> None:
    text = "Sektor;Stilling;Andel på fuld tid\nKommune;SSA;0,3\nKommune;SSA;0,4\nRegion;SSA;-2\n"
    result = taken(text, reference, tmp_path, "working_time")
    assert {(fault.code, fault.line) for fault in result.faults} == {
        ("import_two_values", 3),
        ("not_a_number_between", 4),
    }


def test_an_index_of_100_becomes_1(reference: Plan, tmp_path: Path) -> None:
    demand = reference.demands[0]
    rows = "".join(f"{demand.label_da};SSA;{year};{100 + year - 2024}\n" for year in (2024, 2025))
    result = taken(f"Scenarie;Stilling;År;Indeks\n{rows}", reference, tmp_path, "demand_index")
    index = {
        row.year: row.index
        for row in result.plan.demand_index
        if (row.scenario, row.occupation) == (demand.scenario, "SSA")
    }
    assert (index[2024], index[2025]) == (1.0, 1.01)
    assert result.faults == ()


def test_an_index_of_no_area_serves_all_and_one_of_an_area_only_that(
    reference: Plan, tmp_path: Path
) -> None:
    rows = "".join(f"weighted;SSA;{year};{1 + year / 1000 - 2.024}\n" for year in reference.years)
    for head, of in (("", ""), ("Område;", f"{AREA};")):
        text = f"{head}Scenarie;Stilling;År;Indeks\n" + rows.replace("weighted", f"{of}weighted")
        result = taken(text.replace(".", ","), reference, tmp_path, "demand_index")
        assert result.faults == ()
        index = {
            row.area: row.index
            for row in result.plan.demand_index
            if (row.scenario, row.occupation, row.year) == ("weighted", "SSA", 2034)
        }
        assert index[of.rstrip(";")] == pytest.approx(1.01)
        assert set(index) == {"", of.rstrip(";")}


@pytest.mark.parametrize("areas", [1, 2])
def test_exit_rates_of_no_area_serve_all(reference: Plan, tmp_path: Path, areas: int) -> None:
    plan = reference if areas == 1 else two_areas(reference)
    text = "Stilling;Alder;Går på pension;Anden afgang\nSSA;60;0,25;0,05\n"
    result = taken(text, plan, tmp_path, "exit_rates")
    assert result.faults == ()
    (row,) = [row for row in result.plan.exit_rates if (row.occupation, row.age) == ("SSA", 60)]
    assert (row.area, row.retirement, row.other) == ("", 0.25, 0.05)


def test_working_time_of_no_stated_year_is_that_which_counts(
    reference: Plan, tmp_path: Path
) -> None:
    """The plan has that of 2025, after its base year."""
    text = "Sektor;Stilling;Andel på fuld tid\nKommune;SSA;0,3\n"
    result = taken(text, reference, tmp_path, "working_time")
    time = result.plan.current_working_time[AREA, "municipality", "SSA"]
    assert (time.year, time.fulltime_share) == (2025, 0.3)


def test_a_file_without_any_figure_says_so(reference: Plan, tmp_path: Path) -> None:
    result = taken("Alder;Stilling;Antal\nx;SSA;5\n", reference, tmp_path, "staff", sector="region")
    assert [fault.code for fault in result.faults] == ["import_nothing_used"]
    assert result.plan == reference


@pytest.mark.parametrize("table", ["exit_rates", "demand_index"])
def test_the_programs_own_rows_for_every_area_are_read_as_they_are(
    reference: Plan, table: str
) -> None:
    path = ROOT / "resources" / "plans" / "midtjylland" / f"{table}.csv"
    result = open_session(path, reference).result()
    assert result.faults == ()
    assert result.used == result.read == len(getattr(reference, table))
    key = TABLE[table].key
    was, now = (
        {tuple(getattr(row, name) for name in key): row for row in getattr(plan, table)}
        for plan in (reference, result.plan)
    )
    assert was.keys() == now.keys()
    for figure in TABLE[table].figures:
        assert all(getattr(now[at], figure) == getattr(was[at], figure) for at in was)
