"""A packed file is unpacked as it is, whatever its directory says of it."""

from __future__ import annotations

import contextlib
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosuplan.importing.readers.packed import Package
from sosuplan.text.errors import ImportFileError
from tests.core.hostile import SHEET, falsify, pack, parts, sheet
from tests.core.import_files import write


def contents(path: Path) -> dict[str, bytes]:
    with Package(path) as package:
        return {part.filename: b"".join(package.pieces(part)) for part in package.parts}


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_every_part_is_unpacked_as_it_was_packed(method: int, tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(700_000)
    wanted = {"a.xml": b"<a/>", "b/c.bin": noise, "tom.xml": b"", "nul": bytes(900_000)}
    with zipfile.ZipFile(tmp_path / "x.zip", "w", method) as file:
        for name, content in wanted.items():
            file.writestr(name, content)
    assert contents(tmp_path / "x.zip") == wanted


def test_a_part_is_read_no_further_than_is_asked_for(tmp_path: Path) -> None:
    with Package(pack(tmp_path / "x.zip", {"a": bytes(5_000_000)})) as package:
        assert (package.read("a", 10), package.read("b", 10)) == (bytes(10), b"")
        assert (package.has("a"), package.has("b")) == (True, False)


@pytest.mark.parametrize("size", [0, 100, 10_000_000])
def test_a_part_of_another_size_than_is_said_is_damaged(size: int, tmp_path: Path) -> None:
    content = sheet("<row/>" * 50_000)
    path = pack(tmp_path / "x.xlsx", parts() | {SHEET: content})
    falsify(path, SHEET, size, content[:size].encode())
    with pytest.raises(ImportFileError, match="import_truncated"):
        contents(path)


def test_a_part_packed_in_another_way_is_not_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_LZMA) as file:
        file.writestr("a", b"x" * 100)
    with pytest.raises(ImportFileError, match="import_damaged"):
        contents(tmp_path / "x.zip")


_SOUND = parts() | {"xl/media/billede.png": "PNG" * 300}


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=6), st.floats(0, 1))
def test_whatever_bytes_of_a_packed_file_are_changed_it_is_unpacked_or_damaged(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[float, int]], kept: float
) -> None:
    folder = tmp_path_factory.mktemp("packed")
    content = bytearray(pack(folder / "x.xlsx", _SOUND).read_bytes())
    for place, value in changes:
        content[int(place * (len(content) - 1))] = value
    cut = content if kept > 0.2 else content[: int(5 * kept * len(content))]
    with contextlib.suppress(ImportFileError):
        for name, part in contents(write(folder, "y.xlsx", bytes(cut))).items():
            assert name not in _SOUND or part == _SOUND[name].encode()
