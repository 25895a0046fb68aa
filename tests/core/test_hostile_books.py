"""A spreadsheet made to harm ends with a sentence about it, and the program goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from sosuplan.errors import ImportFileError
from sosuplan.exchange.reading import read_file
from sosuplan.language import Language
from sosuplan.messages import sentence
from tests.core.hostile import HOSTILE, open_parts, pack, parts


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_spreadsheet_ends_with_a_sentence(name: str, tmp_path: Path) -> None:
    make, codes = HOSTILE[name]
    path = make(tmp_path / name)
    try:
        book = read_file(path)
    except ImportFileError as error:
        (fault,) = error.faults
        assert not codes or fault.code in codes
        assert sentence(fault, Language("da")).startswith(name)
    else:
        assert not codes
        assert book.sheets[0].rows[0][0] == 1.0


def test_the_sound_files_that_they_are_made_from_are_read(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="float" office:value="1"/>'
    row = f"<table:table-row>{cell}</table:table-row>"
    for path in (
        pack(tmp_path / "x.xlsx", parts()),
        pack(tmp_path / "y.xlsx", parts(place="andet/sted.xml")),
        pack(tmp_path / "z.ods", open_parts(row)),
    ):
        assert read_file(path).sheets[0].rows == [(1.0,)]
