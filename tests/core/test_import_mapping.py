"""How the columns of a file are used: kept, used again, and told when it cannot be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sosuplan.importing.column_mapping import (
    ColumnUse,
    ImportMapping,
    adapt,
    check_mapping,
    fingerprint,
)
from sosuplan.importing.fields import SHARES, TARGETS, target_word
from sosuplan.importing.grid import grid_of
from sosuplan.importing.guessing import guess
from sosuplan.importing.import_result import REASONS, apply, ignored_word, new_source
from sosuplan.importing.readers.reading import read_file
from sosuplan.importing.template import write_template
from sosuplan.model.plan import Plan
from sosuplan.text.errors import ImportFileError
from sosuplan.text.language import Language
from tests.core.books import Book
from tests.core.import_files import (
    grid,
    mapping_of,
    write,
)


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
    kept = guess(example, plan=reference).mapping
    assert kept is not None
    assert [fault.code for fault in check_mapping(kept, example)] == ["import_example_sheet"]
    example = replace(example, sheet=sheets[0].name if len(sheets) > 1 else "Udfyldt")
    found = guess(example, plan=reference)
    assert found.target == target
    assert found.mapping is not None
    assert check_mapping(found.mapping, example) == ()
    result = apply(example, found.mapping, reference, new_source(reference, path, "", "own"))
    assert result.used == result.read > 0
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_cells_of_a_template_show_shares_as_percent_and_only_these(
    reference: Plan, tmp_path: Path
) -> None:
    for target in TARGETS:
        path = tmp_path / f"{target.name}.xlsx"
        write_template(path, target.name, reference)
        styles = Book(path.read_bytes()).text("xl/styles.xml")
        assert ("0.0 %" in styles) == bool(SHARES.intersection(target.measures))


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_template_names_demand_scenarios_as_the_window_does(
    language: str, reference: Plan, tmp_path: Path
) -> None:
    path = tmp_path / "indeks.xlsx"
    write_template(path, "demand_index", reference, language)
    example = grid_of(read_file(path).sheets[-1])
    told = {str(cell) for row in example.rows for cell in row}
    first = reference.demands[0]
    assert first.label(language) in told
    assert first.scenario not in told


def test_every_reason_and_target_has_words_in_both_languages() -> None:
    for reason in REASONS:
        assert ignored_word(reason, Language("da")) != ignored_word(reason, Language("en"))
    for name in (*(target.name for target in TARGETS), "population"):
        assert target_word(name, Language("da"))
    assert target_word("population", Language("da")) == "Befolkning efter alder"
