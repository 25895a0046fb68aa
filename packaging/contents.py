"""What of the installed packages goes into the built program, and what stays out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path, PureWindowsPath
from typing import NamedTuple

EXCLUDED = (
    # Of SciPy what optimizes goes in; pandas and SciPy itself offer to use the rest.
    "scipy.cluster",
    "scipy.datasets",
    "scipy.differentiate",
    "scipy.fftpack",
    "scipy.integrate",
    "scipy.interpolate",
    "scipy.io",
    "scipy.misc",
    "scipy.ndimage",
    "scipy.odr",
    "scipy.signal",
    "scipy.stats",
    # The command line of sqlite-utils lists pip.
    "pip",
    "setuptools",
    "sqlite_utils.cli",
    # No network. (pyqtgraph cannot be loaded without the module ``socket``.)
    "_ssl",
    "asyncio",
    "ftplib",
    "http",
    "smtplib",
    "socketserver",
    "ssl",
    "urllib.request",
    "webbrowser",
    "xmlrpc",
    "PySide6.QtNetwork",
    # Parts of Qt that pyqtgraph offers to use.
    "PySide6.QtDBus",
    "PySide6.QtDesigner",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtTest",
    "PySide6.QtUiTools",
    "pyqtgraph.canvas",
    "pyqtgraph.console",
    "pyqtgraph.examples",
    "pyqtgraph.flowchart",
    "pyqtgraph.jupyter",
    "pyqtgraph.opengl",
    # For developing. (SciPy loads all of numpy, its tests' tools and those of Python with it.)
    "_pytest",
    "doctest",
    "numpy._core._multiarray_tests",
    "pdb",
    "pydoc_data",
    "pytest",
    "tkinter",
    # OpenSSL's way of what Python can do by itself, and the line editing of a terminal.
    "_hashlib",
    "readline",
    # Texts in Chinese, Japanese and Korean encodings: what is read is UTF-8 or of western Europe.
    "_codecs_cn",
    "_codecs_hk",
    "_codecs_iso2022",
    "_codecs_jp",
    "_codecs_kr",
    "_codecs_tw",
    "_multibytecodec",
)
"""Modules that stay out."""

HIDDEN = ("PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets")
"""Modules that pyqtgraph loads by a name that it puts together."""

PLUGINS = {
    "iconengines": {"qsvgicon"},
    "imageformats": {"qsvg"},
    # Dead keys and compose keys; without them é and ü cannot be typed.
    "platforminputcontexts": {
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    },
    # A screen of each system, and none, for tests.
    "platforms": {"qwindows", "qxcb", "qwayland", "qoffscreen"},
    # The file dialogs of the desktop.
    "platformthemes": {"qxdgdesktopportal"},
    "printsupport": {"cupsprintersupport"},
    "wayland-decoration-client": {"adwaita"},
    "wayland-shell-integration": {"xdg-shell"},
}
"""Qt's plugins that go in, by kind."""

TRANSLATIONS = {"qtbase_da", "qtbase_en"}
"""Qt's own texts; everything else that is said is in ``resources``."""

_NEVER = {
    # Drawing in software what OpenGL draws: there is none.
    "opengl32sw.dll",
    # The library belongs to the printing system of the machine, if it has one.
    "libcups.so.2",
}


_DISTRIBUTION = re.compile(r".+\.dist-info")
"""What an installer wants to know of a package; the licences lie beside the program."""

TO_DESKTOP = {
    "install.sh": "",
    "uninstall.sh": "",
    "README.txt": "",
    "sosuplan.desktop": "share/applications",
    "sosuplan.xml": "share/mime/packages",
}
"""Files of ``packaging/linux`` and their folder in the program: what Linux's desktops want to know,
and what tells them."""
ICONS = "share/icons/hicolor"
LICENCES = Path(__file__).with_name("licences")
"""Texts of licences that what goes in does not bring."""

_OF_WINDOWS = {"qwindows"}
_OF_BOTH = {"qoffscreen", "qsvg", "qsvgicon"}
"""Plugins of Windows, and those that it shares with Linux; all others are Linux's."""


SOURCES = {".po"}
"""Kinds of files in ``resources`` that others are made from, which stay behind."""


def required(resources: Path, *, windows: bool) -> list[str]:
    """What must be in the folder of the program, as patterns: whatever is not loaded before it is
    needed, so that the program may start without it. ``resources`` is the folder of that name."""
    qt = "_internal/PySide6" if windows else "_internal/PySide6/Qt"
    pattern = f"{qt}/plugins/{{}}/{{}}.dll" if windows else f"{qt}/plugins/{{}}/lib{{}}.so"
    ours = _OF_WINDOWS | _OF_BOTH
    found = [
        pattern.format(kind, name)
        for kind, names in PLUGINS.items()
        for name in names
        if (name in ours if windows else name not in _OF_WINDOWS)
    ]
    found += [f"{qt}/translations/{name}.qm" for name in TRANSLATIONS - {"qtbase_en"}]
    found += [
        f"_internal/resources/{path.relative_to(resources).as_posix()}"
        for path in resources.rglob("*")
        if path.is_file() and path.suffix not in SOURCES
    ]
    found += [
        f"licenses/{path.relative_to(LICENCES).as_posix()}" for path in LICENCES.rglob("*.txt")
    ]
    found += ["LICENSE", "licenses/Python.txt", "licenses/pyinstaller.txt", "licenses/*-crates.txt"]
    if windows:
        found += ["sosuplan-cli.exe"]
    else:
        found += [f"{folder}/{name}".lstrip("/") for name, folder in TO_DESKTOP.items()]
        found += [f"{ICONS}/*/apps/sosuplan.png", f"{ICONS}/scalable/apps/sosuplan.svg"]
        found += ["licenses/system-sources.txt", "licenses/system/*.txt"]
        found += ["licenses/common-licenses/*.txt"]
    return found


class Entry(NamedTuple):
    """A file of the built program: where it goes, where it is, what kind it is."""

    destination: str
    source: str
    kind: str


def chosen(entry: Entry) -> bool:
    """False for plugins, translations and data that are not used."""
    parts = PureWindowsPath(entry.destination).parts
    name = parts[-1]
    if (
        name in _NEVER
        or _DISTRIBUTION.fullmatch(parts[0])
        or "tests" in parts
        or name.endswith((".pyi", ".h", ".pxd", ".c", *SOURCES))
    ):
        return False
    if "plugins" in parts and "PySide6" in parts:
        kind = parts[parts.index("plugins") + 1]
        return name.removeprefix("lib").partition(".")[0] in PLUGINS.get(kind, ())
    if "translations" in parts and "PySide6" in parts:
        return name.partition(".")[0] in TRANSLATIONS
    # pyqtgraph's colour scales and its own icon are for widgets of its own.
    ours = "icons" in parts and "peegee" not in parts
    return not (parts[0] == "pyqtgraph" and entry.kind == "DATA" and not ours)


def built(program: Path) -> list[Entry]:
    """The files of a built program, as they would be found for building it."""
    inside = program / "_internal"
    return [
        Entry(str(path.relative_to(inside)), str(path.resolve()), _kind(path))
        for path in sorted(inside.rglob("*"))
        if path.is_file()
    ]


def module_of(entry: Entry) -> str:
    """The name by which Python loads an extension."""
    *folders, name = PureWindowsPath(entry.destination).parts
    if "lib-dynload" in folders:
        folders = []
    return ".".join((*folders, name.partition(".")[0]))


def _kind(path: Path) -> str:
    name = path.name.lower()
    if path.is_symlink():
        return "SYMLINK"
    # pandas has a module that is called lib itself.
    library = name.startswith("lib") and not name.startswith("lib.")
    if name.endswith(".pyd") or (".so" in path.suffixes and not library):
        return "EXTENSION"
    return "BINARY" if name.endswith(".dll") or ".so" in path.suffixes else "DATA"


def contents(entries: Iterable[Entry], linked_to: Callable[[str], Iterable[str]]) -> list[Entry]:
    """Of all that was found: what is used, and of the libraries those that something used needs.

    ``linked_to`` tells the names of the libraries that the file at a path asks for itself.
    """
    used = [entry for entry in entries if chosen(entry)]
    libraries: dict[str, list[Entry]] = {}
    for entry in used:
        if entry.kind == "BINARY":
            libraries.setdefault(_file_name(entry.destination), []).append(entry)
    waiting = [entry for entry in used if _is_root(entry)]
    kept = set(waiting)
    while waiting:
        for name in linked_to(waiting.pop().source):
            new = [entry for entry in libraries.get(_file_name(name), ()) if entry not in kept]
            kept.update(new)
            waiting += new
    # A link beside the program leads to a library in a package's own folder.
    names = {_file_name(entry.destination) for entry in kept}
    return [
        entry
        for entry in used
        if entry in kept
        or entry.kind == "DATA"
        or (entry.kind == "SYMLINK" and _file_name(entry.source) in names)
    ]


def _is_root(entry: Entry) -> bool:
    """True for what the program itself loads: modules, Qt's plugins and Python."""
    parts = PureWindowsPath(entry.destination).parts
    if entry.kind == "BINARY":
        return "plugins" in parts or parts[-1].lower().startswith(("libpython", "python3"))
    return entry.kind == "EXTENSION"


def _file_name(path: str) -> str:
    return PureWindowsPath(path).name.lower()
