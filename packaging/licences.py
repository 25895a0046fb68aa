"""The licences of everything in the built program, to lie beside it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from importlib.metadata import Distribution, distribution
from pathlib import Path

OURS = Path(__file__).with_name("licences")
"""Texts of packages that bring none."""

DOCUMENTS = Path("/usr/share/doc")
"""Where Debian and Ubuntu keep the licence of every package."""
COMMON = Path("/usr/share/common-licenses")
"""Texts that these licences refer to."""

_NAMES = ("licen", "copying", "notice", "authors")


def collect(packages: Iterable[str], folder: Path) -> None:
    """Write one file into ``folder`` for each of ``packages``, for Qt and for Python.

    Raises ``FileNotFoundError`` for a package without a licence.
    """
    folder.mkdir(parents=True)
    for text in OURS.iterdir():
        shutil.copy(text, folder)
    python = _of_python()
    shutil.copy(python, folder / "Python.txt")
    for name in packages:
        found = distribution(name)
        texts = _texts(found)
        if texts:
            (folder / f"{found.name}.txt").write_text("\n\n".join(texts), encoding="utf-8")
        elif not found.metadata["Name"].lower().startswith(("pyside6", "shiboken6")):
            raise FileNotFoundError(f"{name} comes without a licence")


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
    for package in packages:
        text = (DOCUMENTS / package / "copyright").read_text(encoding="utf-8", errors="replace")
        (system / f"{package}.txt").write_text(text, encoding="utf-8")
        for name in set(re.findall(rf"{COMMON}/([\w.+-]*\w)", text)):
            if (COMMON / name).is_file():
                shutil.copy(COMMON / name, common / f"{name}.txt")


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
