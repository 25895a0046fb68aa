"""What of the installed packages goes into the built program, and what stays out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import PureWindowsPath
from typing import NamedTuple

EXCLUDED = (
    # sqlite-utils takes pandas along where it is installed; the program itself uses neither it nor
    # SciPy. The command line of sqlite-utils lists pip.
    "pandas",
    "scipy",
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
    # For developing.
    "_pytest",
    "doctest",
    "numpy.f2py",
    "numpy.testing",
    "pdb",
    "pytest",
    "tkinter",
    "unittest",
    # OpenSSL's way of what Python can do by itself, and the line editing of a terminal.
    "_hashlib",
    "readline",
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


class Entry(NamedTuple):
    """A file of the built program: where it goes, where it is, what kind it is."""

    destination: str
    source: str
    kind: str


def chosen(entry: Entry) -> bool:
    """False for plugins, translations and data that are not used."""
    parts = PureWindowsPath(entry.destination).parts
    name = parts[-1]
    if name in _NEVER or "tests" in parts or name.endswith((".pyi", ".h", ".pxd", ".c")):
        return False
    if "plugins" in parts and "PySide6" in parts:
        kind = parts[parts.index("plugins") + 1]
        return name.removeprefix("lib").partition(".")[0] in PLUGINS.get(kind, ())
    if "translations" in parts and "PySide6" in parts:
        return name.partition(".")[0] in TRANSLATIONS
    # pyqtgraph's pictures and colour scales are for widgets of its own.
    return not (parts[0] == "pyqtgraph" and entry.kind == "DATA" and "icons" not in parts)


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
