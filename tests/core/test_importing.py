"""A file becomes figures of the plan, with all that a planner must know before taking them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sosuplan import rules
from sosuplan.errors import ImportFileError
from sosuplan.exchange.fields import TARGETS, target_word
from sosuplan.exchange.grid import grid_of
from sosuplan.exchange.guessing import guess
from sosuplan.exchange.importing import ImportResult, apply, ignored_word, new_source
from sosuplan.exchange.mapping import (
    ColumnUse,
    ImportMapping,
    adapt,
    check_mapping,
    fingerprint,
)
from sosuplan.exchange.reading import read_file
from sosuplan.exchange.records import REASONS
from sosuplan.exchange.template import write_template
from sosuplan.language import Language
from sosuplan.messages import sentence
from sosuplan.plan import Plan
from tests.core.import_files import (
    AREA,
    IMPORTS,
    grid,
    guessed,
    imported,
    mapping_of,
    write,
)


def heads(plan: Plan, area: str, sector: str, occupation: str) -> dict[int, float]:
    return {
        row.age_from: row.heads
        for row in plan.staff
        if (row.area, row.sector, row.occupation) == (area, sector, occupation)
    }


def ignored(result: ImportResult) -> dict[str, int]:
    return {rows.reason: rows.count for rows in result.ignored}


def taken(text: str, plan: Plan, tmp_path: Path, target: str, **constants: str) -> ImportResult:
    """The result for a text file with the guessed columns."""
    path = write(tmp_path, "fil.csv", text)
    table = grid_of(read_file(path).sheets[0])
    mapping = guess(table, target, plan).mapping
    assert mapping is not None
    for name, value in constants.items():
        mapping = mapping.with_constant(name, value)
    return apply(table, mapping, plan, new_source(plan, path, "", "own"))


def test_an_age_extract_with_groups_across_replaces_the_groups(reference: Plan) -> None:
    mapping = mapping_of("krl-alder.csv", reference, area=AREA)
    assert mapping.constants["sector"] == "municipality"
    result = imported("krl-alder.csv", reference, mapping)
    assert (result.read, result.used) == (13, 11)
    assert ignored(result) == {"total": 1, "blank": 1}
    new = heads(result.plan, AREA, "municipality", "SSA")
    assert list(new) == [17, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65]
    assert (new[17], new[60]) == (2.0, 74.0)
    assert result.faults == ()
    rules.verify(result.plan)
    others = [row for row in reference.staff if row.sector != "municipality"]
    assert [row for row in result.plan.staff if row.sector != "municipality"] == others


def test_the_files_own_sums_are_compared(reference: Plan) -> None:
    mapping = mapping_of("krl-alder.csv", reference, area=AREA)
    totals = {
        total.group[2]: total for total in imported("krl-alder.csv", reference, mapping).totals
    }
    assert (totals["SSH"].imported, totals["SSH"].stated) == (571.0, 571.0)
    assert not totals["SSH"].differs
    assert totals["SSH"].today == sum(heads(reference, AREA, "municipality", "SSH").values())
    assert totals["SSA"].stated == 720.0
    assert totals["SSA"].differs


def test_a_secret_figure_keeps_todays_takes_the_rest_or_a_stated_number(reference: Plan) -> None:
    mapping = mapping_of("krl-alder.csv", reference, area=AREA)
    kept = imported("krl-alder.csv", reference, mapping)
    today = heads(reference, AREA, "municipality", "SSA")
    assert heads(kept.plan, AREA, "municipality", "SSA")[65] == pytest.approx(today[65] + today[70])
    assert "import_suppressed" in {note.code for note in kept.notes}
    spread = imported("krl-alder.csv", reference, replace(mapping, suppressed="spread"))
    assert heads(spread.plan, AREA, "municipality", "SSA")[65] == 720 - 716
    stated = replace(mapping, suppressed="number", suppressed_number=3)
    number = imported("krl-alder.csv", reference, stated)
    assert heads(number.plan, AREA, "municipality", "SSA")[65] == 3.0


def test_a_secret_figure_without_anything_to_keep_is_a_fault_and_not_0(reference: Plan) -> None:
    result = imported("krl-alder.csv", reference, mapping_of("krl-alder.csv", reference))
    assert "import_no_figure_today" in {fault.code for fault in result.faults}
    assert 65 not in heads(result.plan, "Aarhus", "municipality", "SSA")


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
    assert intake.demand_heads == pytest.approx(needed * 571 / whole)


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
    assert f"fulltime_share={result.source.id};parttime_hours=assumption" in secret.source
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
    assert sum(heads(result.plan, AREA, "municipality", "SSA").values()) == 40
    assert sum(heads(result.plan, AREA, "municipality", "SSH").values()) == 20
    (time,) = [
        row
        for row in result.plan.working_time
        if (row.sector, row.occupation) == ("municipality", "SSA")
    ]
    assert (time.fulltime_share, time.parttime_hours) == (0.25, 28.5)
    assert "Person" not in repr(result)
    assert result.faults == ()


def test_whoever_works_37_hours_is_on_full_time(reference: Plan, tmp_path: Path) -> None:
    text = "Stilling;Alder;Timer\nSSA;30;37,0\nSSA;31;30,0\nSSA;52;20,0\nSSA;55;0\n"
    result = taken(text, reference, tmp_path, "staff_list", sector="region")
    (time,) = [
        row for row in result.plan.working_time if (row.sector, row.occupation) == ("region", "SSA")
    ]
    assert (time.fulltime_share, time.parttime_hours) == (pytest.approx(1 / 3), 25.0)
    assert heads(result.plan, AREA, "region", "SSA") == {
        30: 2.0,
        35: 0.0,
        50: 1.0,
        55: 1.0,
    }


def test_a_row_of_secret_figures_is_told_apart_from_an_empty_one(
    reference: Plan, tmp_path: Path
) -> None:
    text = "Alder;Stilling;Antal\n20-24;SSA;5\n25-29;SSA;<5\n30-34;SSA;\n"
    result = taken(text, reference, tmp_path, "staff", sector="region")
    assert ignored(result) == {"suppressed": 1, "blank": 1}


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
    assert heads(result.plan, "Odense", "other", "SSH")[60] == 8.0


def test_a_long_statbank_table_counts_nobody_twice(reference: Plan) -> None:
    mapping = replace(
        mapping_of("statbank-lang.csv", reference), suppressed="number", suppressed_number=3
    )
    result = imported("statbank-lang.csv", reference, mapping, fill_from=AREA)
    found = heads(result.plan, "Aarhus", "municipality", "SSA")
    assert found == {17: 69.0, 20: 69.0, 30: 69.0, 40: 69.0, 50: 69.0, 60: 69.0, 70: 3.0}
    assert {note.code for note in result.notes} >= {"import_other_years", "import_ages_clipped"}
    assert ignored(result)["unknown_group"] == 48


def test_a_px_file_gives_the_same_long_and_wide(reference: Plan) -> None:
    plans = []
    for sheet in (0, 1):
        mapping = mapping_of("statbank-ansatte.px", reference, sheet, area=AREA)
        mapping = replace(mapping, suppressed="number", suppressed_number=2)
        plans.append(imported("statbank-ansatte.px", reference, mapping, sheet, AREA).plan)
    assert plans[0].staff == plans[1].staff
    assert heads(plans[0], AREA, "region", "SSH")[20] == 2.0


def test_intake_by_year_comes_from_an_old_spreadsheet(reference: Plan) -> None:
    mapping = mapping_of("elever.xls", reference)
    assert mapping.target == "trainee_intake"
    result = imported("elever.xls", reference, mapping)
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
    result = imported("behov.ods", reference, mapping_of("behov.ods", reference))
    needed = {(row.area, row.occupation): row.demand_heads for row in result.plan.demand_base}
    assert needed["Aarhus", "SSA"] == 1250.0
    assert needed["Odense", "SSA"] == 900.0


@pytest.mark.parametrize("name", ["statbank-frkm.csv", "statbank-frkm.px"])
def test_the_population_is_shown_but_has_no_table_to_go_to(name: str, reference: Plan) -> None:
    found = guessed(name, reference)
    assert (found.mapping, found.target) == (None, "population")
    assert "befolkningen" in sentence(found.notes[0], Language("da"))
    refused = check_mapping(ImportMapping("population", ()), grid(name))
    assert [fault.code for fault in refused] == ["import_population"]


def test_nothing_of_todays_plan_is_changed_and_the_differences_are_told(reference: Plan) -> None:
    before = repr(reference)
    result = imported("fuldtid.tsv", reference, mapping_of("fuldtid.tsv", reference, area=AREA))
    assert repr(reference) == before
    changed = {(change.key[1:], change.column): change for change in result.changes}
    change = changed[("municipality", "SSA", "2024"), "fulltime_share"]
    assert (change.old, change.new) == ("0.284", "0.293")


def test_ages_between_bands_have_nobody_and_that_is_told(reference: Plan, tmp_path: Path) -> None:
    text = "Alder;Stilling;Antal\n20-24;SSA;5\n30-34;SSA;6\n80+;SSA;1\n"
    result = taken(text, reference, tmp_path, "staff", sector="region")
    assert heads(result.plan, AREA, "region", "SSA") == {20: 5.0, 25: 0.0, 30: 6.0}
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


def test_a_file_without_any_figure_says_so(reference: Plan, tmp_path: Path) -> None:
    result = taken("Alder;Stilling;Antal\nx;SSA;5\n", reference, tmp_path, "staff", sector="region")
    assert [fault.code for fault in result.faults] == ["import_nothing_used"]
    assert result.plan == reference


def test_a_mapping_is_read_back_from_its_text(reference: Plan) -> None:
    mapping = mapping_of("dobbelt-overskrift.xlsx", reference, 1)
    assert ImportMapping.from_json(mapping.to_json()) == mapping
    for text in ("", "[]", "{}", '{"version": 9}', mapping.to_json().replace("staff", "x")):
        with pytest.raises(ImportFileError):
            ImportMapping.from_json(text)


def test_a_mapping_fits_the_next_file_of_its_shape(reference: Plan, tmp_path: Path) -> None:
    def table(years: str) -> object:
        text = f"Område;Stilling;{years}\nAarhus;SSA;7;9\n"
        return grid_of(read_file(write(tmp_path, "x.csv", text)).sheets[0])

    first, following = table("2023;2024"), table("2024;2025")
    mapping = guess(first, "trainee_intake").mapping  # type: ignore[arg-type]
    assert mapping is not None
    assert fingerprint(first) == fingerprint(following)  # type: ignore[arg-type]
    assert fingerprint(first) != fingerprint(grid("elever.xls"))  # type: ignore[arg-type]
    years = [use.group["year"] for use in adapt(mapping, following).columns[2:]]  # type: ignore[arg-type]
    assert years == ["2024", "2025"]


def test_what_a_mapping_lacks_is_told_by_field(reference: Plan) -> None:
    table = grid("personaleliste.csv")
    bare = ImportMapping("staff", (ColumnUse(2, "age"),), {"sector": "skov"})
    codes = {(fault.code, fault.values.get("field")) for fault in check_mapping(bare, table)}
    assert codes == {
        ("import_no_figures", None),
        ("import_field_missing", "area"),
        ("import_field_missing", "occupation"),
        ("import_bad_constant", "sector"),
    }
    with pytest.raises(ImportFileError):
        apply(table, bare, reference, reference.sources[0])
    twice = ImportMapping("staff", (ColumnUse(2, "age"), ColumnUse(3, "age"), ColumnUse(99, "x")))
    codes = {(fault.code, fault.values.get("field")) for fault in check_mapping(twice, table)}
    assert codes >= {("import_field_twice", "age"), ("import_column_gone", "x")}


@pytest.mark.parametrize("target", [target.name for target in TARGETS])
@pytest.mark.parametrize("language", ["da", "en"])
def test_a_template_can_be_filled_in_and_imported(
    target: str, language: str, reference: Plan, tmp_path: Path
) -> None:
    path = tmp_path / f"{target}.xlsx"
    write_template(path, target, reference, language)
    sheets = read_file(path).sheets
    example = grid_of(sheets[-1])
    found = guess(example, plan=reference)
    assert found.target == target
    assert found.mapping is not None
    assert check_mapping(found.mapping, example) == ()
    result = apply(example, found.mapping, reference, new_source(reference, path, "", "own"))
    assert result.used == result.read > 0
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_every_reason_and_target_has_words_in_both_languages() -> None:
    for reason in REASONS:
        assert ignored_word(reason, Language("da")) != ignored_word(reason, Language("en"))
    for name in (*(target.name for target in TARGETS), "population"):
        assert target_word(name, Language("da"))
    assert target_word("population", Language("da")) == "Befolkning efter alder"
