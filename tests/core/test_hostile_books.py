"""A spreadsheet made to harm ends with a sentence about it, and the program goes on."""

from __future__ import annotations

import contextlib
from pathlib import Path
from random import Random

import pytest

from sosuplan.importing.readers.reading import read_file
from sosuplan.narrative.messages import sentence
from sosuplan.text.errors import ImportFileError
from sosuplan.text.language import Language
from tests.core.hostile import HOSTILE, SHEET, open_parts, pack, parts
from tests.core.import_files import IMPORTS, write

pytestmark = pytest.mark.thorough

_TABLE = (
    '<table:table-row><table:table-cell office:value-type="float" office:value="1"/>'
    "</table:table-row>"
)
_MARKS = ("<", ">", '"', "/", "&", "9999999999", "-1", "A", " ", "<c ", "<!--", "\0", "é")


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
    for path in (
        pack(tmp_path / "x.xlsx", parts()),
        pack(tmp_path / "y.xlsx", parts(place="andet/sted.xml")),
        pack(tmp_path / "z.ods", open_parts(_TABLE)),
    ):
        assert read_file(path).sheets[0].rows == [(1.0,)]


_PLACES = {
    "x.xlsx": (SHEET, "xl/sharedStrings.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"),
    "x.ods": ("content.xml",),
    "elever.xls": (),
}


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", _PLACES)
def test_a_file_changed_anywhere_is_read_or_told_of(name: str, seed: int, tmp_path: Path) -> None:
    """In its markup, which is packed anew, and in its bytes; the worker may end as it likes."""
    random = Random(f"{name}{seed}")
    places = _PLACES[name]
    if places:
        made = parts() if name.endswith("x") else open_parts(_TABLE)
        place = random.choice(places)
        for _ in range(random.choice((1, 3))):
            at = random.randrange(len(made[place]))
            made[place] = made[place][:at] + random.choice(_MARKS) + made[place][at + 1 :]
        content = bytearray(pack(tmp_path / name, made).read_bytes())
    else:
        content = bytearray((IMPORTS / name).read_bytes())
    for _ in range(random.choice((0, 0, 2)) if places else 5):
        content[random.randrange(len(content))] = random.randrange(256)
    with contextlib.suppress(ImportFileError):
        assert read_file(write(tmp_path, name, bytes(content))).sheets
