"""What takes how much in a built program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

_MEGABYTE = 1_000_000
_SHOWN = 50_000
"""Bytes from which a part has a line of its own."""

_LIBRARIES = {
    "libicu": "ICU (texts of all languages, for Qt)",
    "libscipy_openblas": "OpenBLAS (for numpy and SciPy)",
    "libgfortran": "OpenBLAS (for numpy and SciPy)",
    "libquadmath": "OpenBLAS (for numpy and SciPy)",
    "libpython": "Python",
    "python3": "Python",
    **dict.fromkeys(("libX", "libxcb", "libxkb"), "X11"),
    **dict.fromkeys(("libglib", "libgthread", "libpcre2", "libffi"), "GLib"),
    **dict.fromkeys(
        ("libfreetype", "libfontconfig", "libpng", "libexpat", "libbrotli", "libbz2"),
        "libraries for fonts",
    ),
    **dict.fromkeys(
        ("libdbus", "libsystemd", "libgcrypt", "libgpg", "libcap", "liblz", "libzstd"),
        "D-Bus and systemd",
    ),
    **dict.fromkeys(("libstdc++", "libgcc"), "C++"),
    "libsqlite3": "SQLite",
}
_FOLDERS = {
    "base_library.zip": "Python",
    "numpy.libs": "OpenBLAS (for numpy and SciPy)",
    "scipy.libs": "OpenBLAS (for numpy and SciPy)",
    "shiboken6": "PySide6",
    "licenses": "licences",
    "share": "desktop file, icons, file type",
}


_LAUNCHER = "SOSUplan, the launcher"
_LAUNCHERS = ("SOSUplan", "SOSUplan.exe", "sosuplan-cli.exe")
_OURS = ("main", "sosuplan", "ui")
_LARGE = ("PySide6", "click", "dateutil", "multiprocessing", "numpy", "pyqtgraph", "xlsxwriter")
"""Packages whose modules are counted by themselves."""


def parts(
    folder: Path, modules: Callable[[Path], Mapping[str, int]] = lambda _launcher: {}
) -> Counter[str]:
    """Bytes of the files in ``folder`` by what they belong to; links are not counted.

    ``modules`` tells the bytes of the modules of Python inside a launcher by their names.
    """
    sizes: Counter[str] = Counter()
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            part, size = _part(path.relative_to(folder)), path.stat().st_size
            if part == _LAUNCHER:
                for name, of_module in modules(path).items():
                    sizes[_part_of_module(name)] += of_module
                    size -= of_module
            sizes[part] += size
    return sizes


def modules(launcher: Path) -> dict[str, int]:
    """Bytes of the modules of Python that PyInstaller put into a launcher; none in another file."""
    from PyInstaller.archive.readers import ArchiveReadError, CArchiveReader

    try:
        inside = CArchiveReader(str(launcher)).open_embedded_archive("PYZ.pyz")
    except (ArchiveReadError, KeyError):
        return {}
    return {name: length for name, (_kind, _place, length) in inside.toc.items()}


def _part_of_module(name: str) -> str:
    top = name.partition(".")[0]
    if top in _OURS:
        return "modules: SOSUplan"
    return f"modules: {top if top in _LARGE else 'Python and others'}"


def _part(path: Path) -> str:
    inside = path.parts[1:] if path.parts[0] == "_internal" else path.parts
    top, name = inside[0], inside[-1]
    for start, part in _LIBRARIES.items():
        if name.startswith(start) or (top.startswith(start) and len(inside) > 1):
            return part
    if top == "PySide6":
        return "Qt" if name.startswith(("libQt6", "Qt6")) or "plugins" in inside else "PySide6"
    if len(inside) == 1 and path.parts[0] != "_internal":
        return _LAUNCHER if name in _LAUNCHERS else "texts and scripts"
    if len(inside) == 1 and top not in _FOLDERS:
        return "other libraries of the system"
    return _FOLDERS.get(top, top.partition("-")[0] if top.endswith(".dist-info") else top)


def table(sizes: Counter[str]) -> str:
    """The parts, largest first, and their sum, in megabytes."""
    large = {part: size for part, size in sizes.items() if size >= _SHOWN}
    rest = sizes.total() - sum(large.values())
    rows = [*Counter(large).most_common(), ("the rest", rest), ("in all", sizes.total())]
    return "\n".join(f"{size / _MEGABYTE:8.1f} MB  {part}" for part, size in rows if size)
