"""The licences of everything in the built program, to lie beside it."""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from importlib.metadata import Distribution, distribution
from pathlib import Path

import crates
from contents import LICENCES

TEXTS = LICENCES / "texts"
"""Licences that are referred to by their SPDX id, word for word as SPDX, Debian and Rust keep
them."""
QT = "Qt.txt"
BUILDER = "pyinstaller"
"""Its loader is in the program too."""

DOCUMENTS = Path("/usr/share/doc")
"""Where Debian and Ubuntu keep the licence of every package."""
COMMON = Path("/usr/share/common-licenses")
"""Texts that these licences refer to."""
SOURCES = {
    "debian": "https://snapshot.debian.org/package/{source}/{version}/",
    "ubuntu": "https://launchpad.net/ubuntu/+source/{source}/{version}",
}
"""Where each system keeps the source of its packages for good."""

_NAMES = ("licen", "copying", "notice", "authors")


def collect(packages: Iterable[str], folder: Path) -> None:
    """Write into ``folder`` the licences of ``packages``, of Qt, of Python and of what builds the
    program; and of libraries in Rust, what they are made of.

    Raises ``FileNotFoundError`` for a package without a licence, and ``ValueError`` for a part of
    one under a licence whose text is not there.
    """
    folder.mkdir(parents=True)
    for file in LICENCES.glob("*.txt"):
        shutil.copy(file, folder)
    shutil.copytree(TEXTS, folder / TEXTS.name)
    (folder / QT).write_text(_of_qt(), encoding="utf-8")
    shutil.copy(_of_python(), folder / "Python.txt")
    known = {text.stem for text in TEXTS.iterdir()}
    for name in {*packages, BUILDER}:
        found = distribution(name)
        texts = _texts(found)
        if texts:
            (folder / f"{found.name}.txt").write_text("\n\n".join(texts), encoding="utf-8")
        elif not is_of_qt(found.name):
            raise FileNotFoundError(f"{name} comes without a licence")
        if parts := crates.crates(found):
            for part in parts:
                crates.chosen(part.licence, known)
            text = _MADE_OF.format(name=found.name) + crates.table(parts)
            (folder / f"{found.name}-crates.txt").write_text(text, encoding="utf-8")


_MADE_OF = """What the library {name} is made of: name, version, licence, source and authors of each
part. Where a licence leaves a choice, it is used under those whose texts are in the folder texts.

"""


def is_of_qt(name: str) -> bool:
    """True for the packages that Qt.txt is about, by the name of the distribution."""
    return name.lower().startswith(("pyside6", "shiboken6"))


def _of_qt() -> str:
    from PySide6 import __version__ as pyside
    from PySide6.QtCore import qVersion

    qt = qVersion()
    text = (LICENCES / QT).read_text(encoding="utf-8")
    return text.format(qt=qt, pyside=pyside, series=qt.rpartition(".")[0])


def collect_of_system(libraries: Iterable[str], folder: Path) -> None:
    """Write the licences of the system's packages that ``libraries`` (paths) come from, and the
    texts that they refer to, into folders in ``folder``.

    Raises ``FileNotFoundError`` for a library that is of no package.
    """
    paths = [path for path in map(Path, libraries) if not _is_of_python(path)]
    owners = _owners(paths)
    packages = set(owners.values())
    strange = [str(path) for path in paths if path not in owners]
    if strange:
        raise FileNotFoundError(f"of no package: {', '.join(strange)}")
    system, common = folder / "system", folder / "common-licenses"
    for into in (system, common):
        into.mkdir(parents=True)
    (folder / "system-sources.txt").write_text(_sources(packages), encoding="utf-8")
    for package in packages:
        text = (DOCUMENTS / package / "copyright").read_text(encoding="utf-8", errors="replace")
        (system / f"{package}.txt").write_text(text, encoding="utf-8")
        for name in set(re.findall(rf"{COMMON}/([\w.+-]*\w)", text)):
            if (COMMON / name).is_file():
                shutil.copy(COMMON / name, common / f"{name}.txt")


def _sources(packages: Iterable[str]) -> str:
    """Where the source of each of the system's packages is, exactly as it is used here."""
    system = platform.freedesktop_os_release()["ID"]
    form = "${binary:Package}\\t${source:Package}\\t${source:Version}\\n"
    command = ["dpkg-query", "-W", "-f", form, *packages]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    lines = {}
    for line in told.splitlines():
        package, source, version = line.split("\t")
        name = package.partition(":")[0]
        address = SOURCES[system].format(source=source, version=version)
        lines[name] = f"{name}: {source} {version}\n    {address}\n"
    return _FROM_SYSTEM + "".join(lines[name] for name in sorted(lines))


_FROM_SYSTEM = """Libraries of the system that the program was built on, as files of their own in
the folder _internal: the package of each, and its source. Their licences are in the folder system.
Those under the LGPL are unchanged, and may be replaced by other builds under the same names.

"""


def _is_of_python(path: Path) -> bool:
    """True for Python's own libraries and its packages', unless they are the system's."""
    return any(path.is_relative_to(one) for one in {sys.prefix, sys.base_prefix} - {"/usr"})


def _owners(paths: Iterable[Path]) -> dict[Path, str]:
    """The package of Debian or Ubuntu that each file is of."""
    asked: dict[str, Path] = {}
    for path in paths:
        real = str(path.resolve())
        # Where /lib is a link to /usr/lib, packages may have registered either name.
        asked |= dict.fromkeys((str(path), real, real.removeprefix("/usr")), path)
    if not asked:
        return {}
    told = subprocess.run(["dpkg", "-S", *asked], capture_output=True, text=True, check=False)
    lines = (line.rpartition(": ") for line in told.stdout.splitlines())
    return {
        asked[file]: re.split("[:,]", packages)[0]
        for packages, _, file in lines
        if file in asked and not packages.startswith("diversion ")
    }


def _texts(found: Distribution) -> list[str]:
    return [
        Path(str(found.locate_file(file))).read_text(encoding="utf-8", errors="replace")
        for file in sorted(found.files or ())
        if ".dist-info" in file.parts[0]
        and any(word in "/".join(file.parts[1:]).lower() for word in _NAMES)
    ]


def _of_python() -> Path:
    places = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix))
    return next(place / "LICENSE.txt" for place in places if (place / "LICENSE.txt").exists())
