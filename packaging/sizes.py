"""What takes how much in a built program."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

_MEGABYTE = 1_000_000
_SHOWN = 50_000
"""Bytes from which a part has a line of its own."""

_LIBRARIES = {
    "libicu": "ICU (texts of all languages, for Qt)",
    "libscipy_openblas": "OpenBLAS (for numpy)",
    "libgfortran": "OpenBLAS (for numpy)",
    "libquadmath": "OpenBLAS (for numpy)",
    "libpython": "Python",
    "python3": "Python",
}
_FOLDERS = {
    "base_library.zip": "Python",
    "numpy.libs": "OpenBLAS (for numpy)",
    "shiboken6": "PySide6",
    "licenses": "licences",
    "share": "desktop file, icons, file type",
}


def parts(folder: Path) -> Counter[str]:
    """Bytes of the files in ``folder`` by what they belong to; links are not counted."""
    sizes: Counter[str] = Counter()
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            sizes[_part(path.relative_to(folder))] += path.stat().st_size
    return sizes


def _part(path: Path) -> str:
    inside = path.parts[1:] if path.parts[0] == "_internal" else path.parts
    top, name = inside[0], inside[-1]
    for start, part in _LIBRARIES.items():
        if name.startswith(start) or (top.startswith(start) and len(inside) > 1):
            return part
    if top == "PySide6":
        return "Qt" if name.startswith(("libQt6", "Qt6")) or "plugins" in inside else "PySide6"
    if len(inside) == 1 and path.parts[0] != "_internal":
        return "SOSUplan and all Python modules"
    if len(inside) == 1 and top not in _FOLDERS:
        return "libraries of the system"
    return _FOLDERS.get(top, top.partition("-")[0] if top.endswith(".dist-info") else top)


def table(sizes: Counter[str]) -> str:
    """The parts, largest first, and their sum, in megabytes."""
    large = {part: size for part, size in sizes.items() if size >= _SHOWN}
    rest = sizes.total() - sum(large.values())
    rows = [*Counter(large).most_common(), ("the rest", rest), ("in all", sizes.total())]
    return "\n".join(f"{size / _MEGABYTE:8.1f} MB  {part}" for part, size in rows if size)
