"""Builds the program for machines without Python: ``python packaging/build.py``.

In ``dist`` it leaves the folder ``SOSUplan`` and, on Linux, an archive of it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
from importlib.metadata import packages_distributions

import contents
import icons
import licences
import sizes
import version_resource
from project import ARCHIVE, DIST, LINUX, MADE, NAME, PACKAGING, PROGRAM, ROOT, VERSION

LARGEST = 110_000_000
"""Bytes that the archive may have."""
LEVEL = ("--threads=0", "-6")
"""How hard xz tries: on all processors."""


def main() -> int:
    shutil.rmtree(MADE, ignore_errors=True)
    shutil.rmtree(PROGRAM, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "sosuplan.text.catalogues"], check=True, cwd=ROOT)
    icons.write(MADE)
    (MADE / "version.txt").write_text(version_resource.text(VERSION), encoding="utf-8")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    command += ["--distpath", str(DIST), "--workpath", str(MADE), str(PACKAGING / "sosuplan.spec")]
    subprocess.run(command, check=True, cwd=ROOT)
    shutil.copy(ROOT / "LICENSE", PROGRAM)
    licences.collect(_packages(), PROGRAM / "licenses")
    if LINUX:
        licences.collect_of_system(_listed("libraries"), PROGRAM / "licenses")
        _strip()
        _integrate()
    print(sizes.table(sizes.parts(PROGRAM, sizes.modules)))
    return _pack() if LINUX else 0


def _packages() -> set[str]:
    """The distributions whose modules went into the program."""
    of_module = packages_distributions()
    return {name for module in _listed("modules") for name in of_module.get(module, ())}


def _listed(what: str) -> list[str]:
    """What the recipe of PyInstaller wrote down of what went in."""
    return (MADE / "sosuplan" / f"{what}.txt").read_text(encoding="utf-8").splitlines()


def _strip() -> None:
    """Take out what a debugger wants, which is most of Python's own libraries."""
    inside = PROGRAM / "_internal"
    patterns = ("libpython*", "python3.*/lib-dynload/*.so", "typst/*.so")
    libraries = [str(path) for pattern in patterns for path in inside.glob(pattern)]
    subprocess.run(["strip", "--strip-unneeded", *libraries], check=True)


def _integrate() -> None:
    """What Linux's desktops want to know, and what tells them."""
    shutil.copytree(MADE / "hicolor", PROGRAM / contents.ICONS)
    for name, folder in contents.TO_DESKTOP.items():
        (PROGRAM / folder).mkdir(parents=True, exist_ok=True)
        shutil.copy(PACKAGING / "linux" / name, PROGRAM / folder)


def _pack() -> int:
    """The archive; 1 if it is too large."""
    with ARCHIVE.open("wb") as file:
        xz = subprocess.Popen(["xz", *LEVEL], stdin=subprocess.PIPE, stdout=file)
        with tarfile.open(fileobj=xz.stdin, mode="w|") as archive:
            archive.add(PROGRAM, NAME, filter=_of_nobody)
        xz.communicate()
    if xz.returncode:
        return xz.returncode
    size = ARCHIVE.stat().st_size
    print(f"{size / 1_000_000:8.1f} MB  packed: {ARCHIVE.relative_to(ROOT)}")
    if size > LARGEST:
        print(f"The archive is larger than {LARGEST / 1_000_000:.0f} MB.", file=sys.stderr)
        return 1
    return 0


def _of_nobody(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Whoever unpacks the archive owns what is in it."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return member


if __name__ == "__main__":
    sys.exit(main())
