"""What the built program says of the licences of all that is in it."""

from __future__ import annotations

import json
import re
import sys
from importlib.metadata import distributions
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from tests.core.source import ROOT

PACKAGING = ROOT / "packaging"


def test_every_package_that_is_needed_to_run_brings_its_licence(tool: Any, tmp_path: Path) -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    here = {re.sub("[-_.]+", "-", one.name).lower() for one in distributions()}
    needed = {name for name in re.findall(r"^([\w.-]+)==", lock, re.MULTILINE) if name in here}
    assert {"numpy", "typst", "sqlite-utils"} <= needed
    tool("licences").collect(needed, tmp_path / "licenses")
    files = list((tmp_path / "licenses").glob("*.txt"))
    names = {path.stem.lower().replace("_", "-") for path in files}
    ours = {"lgpl-3.0", "gpl-3.0", "icu", "qt", "python", "pyinstaller", "typst-fonts"}
    made_of = {"typst-crates", "python-calamine-crates"}
    of_qt = {name for name in needed if name.startswith(("pyside6", "shiboken6"))}
    assert names == ours | made_of | (needed - of_qt)
    assert all(path.stat().st_size > 300 for path in files)
    assert "{" not in (tmp_path / "licenses" / "Qt.txt").read_text("utf-8")


def test_a_licence_that_is_named_by_its_id_is_there_in_full() -> None:
    folder = PACKAGING / "licences"
    texts = {path.stem for path in (folder / "texts").iterdir()}
    _, _, listed = (folder / "Qt.txt").read_text("utf-8").partition("\nQt Core\n")
    parts = [line for line in listed.splitlines() if line.startswith("    ")]
    assert len(parts) > 25
    for part in parts:
        named = set(part.rpartition(": ")[2].split(", "))
        assert named <= texts | {"public domain"}, part
    fonts = (folder / "typst-fonts.txt").read_text("utf-8")
    assert set(re.findall(r"texts/([\w.-]+)\.txt", fonts)) == {"OFL-1.1", "LPPL-1.3c"}


@pytest.mark.parametrize(
    ("expression", "chosen"),
    [
        ("MIT", {"MIT"}),
        ("MIT OR Apache-2.0", {"MIT"}),
        ("Unlicense OR MIT", {"MIT"}),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", {"MIT", "Unicode-3.0"}),
        ("Unlicense AND MIT OR Apache-2.0", {"Apache-2.0"}),
        ("Apache-2.0 WITH LLVM-exception", {"Apache-2.0", "LLVM-exception"}),
    ],
)
def test_of_licences_to_choose_from_one_is_taken_whose_text_is_there(
    expression: str, chosen: set[str], tool: Any
) -> None:
    texts = {"MIT", "Apache-2.0", "Unicode-3.0", "LLVM-exception"}
    assert tool("crates").chosen(expression, texts) == chosen


@pytest.mark.parametrize("expression", ["BUSL-1.1", "MIT AND BUSL-1.1", "", "(BUSL-1.1)"])
def test_a_licence_without_a_text_stops_the_build(expression: str, tool: Any) -> None:
    with pytest.raises(ValueError, match="no text"):
        tool("crates").chosen(expression, {"MIT"})


class Wheel:
    """An installed package with a list of what it is made of."""

    def __init__(self, folder: Path, *parts: dict[str, object]) -> None:
        path = folder / "a-1.dist-info" / "sboms" / "a.cyclonedx.json"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps({"components": parts}), "utf-8")
        self._folder, self.files = folder, [PurePosixPath(path.relative_to(folder).as_posix())]

    def locate_file(self, file: PurePosixPath) -> Path:
        return self._folder / file


def test_what_a_library_is_made_of_is_told_without_what_only_built_it(
    tool: Any, tmp_path: Path
) -> None:
    licences = [{"expression": "MIT  OR  Apache-2.0"}]
    part = {"name": "b", "version": "2", "licenses": licences, "scope": "required", "purl": "b@2"}
    told = {
        **part,
        "name": "a",
        "author": "Ann",
        "externalReferences": [
            {"type": "website", "url": "https://a.example"},
            {"type": "vcs", "url": "https://a.src"},
        ],
    }
    crates = tool("crates")
    found = crates.crates(Wheel(tmp_path, part, told, {**part, "name": "c", "scope": "excluded"}))
    assert crates.table(found) == (
        "a 2\n    MIT OR Apache-2.0\n    https://a.src\n    Ann\n"
        "b 2\n    MIT OR Apache-2.0\n    b@2\n"
    )


def test_a_part_that_tells_no_licence_stops_the_build(tool: Any, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="a 1 tells no licence"):
        tool("crates").crates(Wheel(tmp_path, {"name": "a", "version": "1"}))


@pytest.fixture
def system(tool: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A system with two libraries of one package, whose licence refers to a common one."""
    package, common = tmp_path / "doc" / "libz1", tmp_path / "common"
    package.mkdir(parents=True)
    common.mkdir()
    (common / "LGPL-2.1").write_text("The common one.", "utf-8")
    (package / "copyright").write_text(f"As {common}/LGPL-2.1. See {common}/None.", "utf-8")
    dpkg = tmp_path / "bin" / "dpkg"
    dpkg.parent.mkdir()
    known = "".join(f'*/{name}) echo "libz1:amd64: $1";; ' for name in ("libz.so.1", "libzz.so"))
    dpkg.write_text(f'#!/bin/sh\nwhile shift; do case "$1" in {known}esac; done', "utf-8")
    dpkg.chmod(0o755)
    query = dpkg.with_name("dpkg-query")
    query.write_text("#!/bin/sh\nprintf 'libz1:amd64\\tz\\t1:1.2-3\\n'", "utf-8")
    query.chmod(0o755)
    monkeypatch.setenv("PATH", str(dpkg.parent))
    monkeypatch.setattr("platform.freedesktop_os_release", lambda: {"ID": "debian"})
    licences = tool("licences")
    monkeypatch.setattr(licences, "DOCUMENTS", tmp_path / "doc")
    monkeypatch.setattr(licences, "COMMON", common)
    return tmp_path


@pytest.mark.skipif(sys.platform != "linux", reason="these are Linux's packages")
def test_libraries_of_the_system_bring_the_licence_of_their_package(
    tool: Any, system: Path
) -> None:
    libraries = [f"{system}/libz.so.1", f"{system}/libzz.so", f"{sys.prefix}/lib/own.so"]
    tool("licences").collect_of_system(libraries, system / "licenses")
    found = {
        str(path.relative_to(system / "licenses")): path.read_text("utf-8").split()[1]
        for path in (system / "licenses").rglob("*/*.txt")
    }
    assert found == {
        "system/libz1.txt": f"{system}/common/LGPL-2.1.",
        "common-licenses/LGPL-2.1.txt": "common",
    }
    sources = (system / "licenses" / "system-sources.txt").read_text("utf-8")
    assert sources.endswith(
        "\n\nlibz1: z 1:1.2-3\n    https://snapshot.debian.org/package/z/1:1.2-3/\n"
    )


@pytest.mark.skipif(sys.platform != "linux", reason="these are Linux's packages")
def test_a_library_of_no_package_stops_the_build(tool: Any, system: Path) -> None:
    with pytest.raises(FileNotFoundError, match="libstrange"):
        tool("licences").collect_of_system([f"{system}/libstrange.so"], system / "licenses")
