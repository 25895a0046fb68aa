"""What goes into the built program, and what it tells the desktops of Linux and Windows."""

from __future__ import annotations

import ast
import configparser
import importlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree

import pytest

from sosuplan import __version__
from sosuplan.plan import Plan
from sosuplan.store.planfile import PlanFile
from tests.core.source import ROOT

PACKAGING = ROOT / "packaging"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
APP = (ROOT / "ui" / "app.py").read_text("utf-8")
HARD_NAMES = ("SOSUplan", "Mine programmer", "på $HOME", '50 % "af" `alt`', r"bag\streg", "a&b|c")


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Loads a module of packaging, which is no package."""
    monkeypatch.syspath_prepend(str(PACKAGING))

    def load(name: str) -> ModuleType:
        return importlib.import_module(name)

    return load


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_no_module_that_is_left_out_is_used_by_the_program(tool: Any) -> None:
    left_out = set(tool("contents").EXCLUDED)
    sources = [ROOT / "main.py", *(ROOT / "sosuplan").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]
    for path in sources:
        for name in imported(path):
            above = {name.rsplit(".", depth)[0] for depth in range(1, name.count(".") + 1)}
            assert not left_out & {name, *above}, f"{path}: {name}"


@pytest.mark.parametrize(
    ("destination", "goes_in"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", False),
        ("PySide6/Qt/plugins/networkinformation/libqnetworkmanager.so", False),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6\\plugins\\tls\\qschannelbackend.dll", False),
        ("PySide6/Qt/translations/qtbase_da.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6/Qt/translations/qt_help_da.qm", False),
        ("PySide6\\translations\\qtbase_en.qm", True),
        ("PySide6/opengl32sw.dll", False),
        ("numpy/tests/data.csv", False),
        ("pyqtgraph/colors/maps/viridis.csv", False),
        ("pyqtgraph/icons/auto.png", True),
        ("resources/plans/midtjylland/staff.csv", True),
        ("resources/fonts/Inter-Regular.otf", True),
    ],
)
def test_plugins_translations_and_data_go_in_if_they_are_used(
    destination: str, goes_in: bool, tool: Any
) -> None:
    contents = tool("contents")
    assert contents.chosen(contents.Entry(destination, destination, "DATA")) is goes_in


def test_a_library_goes_in_if_something_that_goes_in_needs_it(tool: Any) -> None:
    contents = tool("contents")
    entries = [
        contents.Entry(destination, source or f"/from/{destination}", kind)
        for destination, source, kind in (
            ("PySide6/QtGui.so", "", "EXTENSION"),
            ("PySide6/Qt/lib/libGui.so.6", "", "BINARY"),
            ("libdeep.so.1", "", "BINARY"),
            ("PySide6/Qt/plugins/tls/libqtls.so", "", "BINARY"),
            ("PySide6/Qt/lib/libNetwork.so.6", "", "BINARY"),
            ("libGui.so.6", "PySide6/Qt/lib/libGui.so.6", "SYMLINK"),
            ("libNetwork.so.6", "PySide6/Qt/lib/libNetwork.so.6", "SYMLINK"),
            ("libpython3.11.so.1.0", "", "BINARY"),
            ("resources/places.csv", "", "DATA"),
        )
    ]
    links = {
        "/from/PySide6/QtGui.so": ["libGui.so.6", "libc.so.6"],
        "/from/PySide6/Qt/lib/libGui.so.6": ["libdeep.so.1"],
        "/from/libdeep.so.1": ["libGui.so.6"],
        "/from/PySide6/Qt/plugins/tls/libqtls.so": ["libNetwork.so.6"],
    }
    kept = contents.contents(entries, lambda path: links.get(path, []))
    assert [entry.destination for entry in kept] == [
        "PySide6/QtGui.so",
        "PySide6/Qt/lib/libGui.so.6",
        "libdeep.so.1",
        "libGui.so.6",
        "libpython3.11.so.1.0",
        "resources/places.csv",
    ]


def test_every_package_that_is_needed_to_run_brings_its_licence(tool: Any, tmp_path: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [re.split(r"[><=]", name)[0] for name in project["dependencies"]]
    tool("licences").collect(needed, tmp_path / "licenses")
    names = {path.stem.lower().replace("_", "-") for path in (tmp_path / "licenses").iterdir()}
    ours = {"lgpl-3.0", "gpl-3.0", "icu", "qt", "python"}
    assert names == ours | {name.lower() for name in needed if not name.startswith("PySide6")}
    assert all(path.stat().st_size > 300 for path in (tmp_path / "licenses").iterdir())


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
    monkeypatch.setenv("PATH", str(dpkg.parent))
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
        for path in (system / "licenses").rglob("*.txt")
    }
    assert found == {
        "system/libz1.txt": f"{system}/common/LGPL-2.1.",
        "common-licenses/LGPL-2.1.txt": "common",
    }


@pytest.mark.skipif(sys.platform != "linux", reason="these are Linux's packages")
def test_a_library_of_no_package_stops_the_build(tool: Any, system: Path) -> None:
    with pytest.raises(FileNotFoundError, match="libstrange"):
        tool("licences").collect_of_system([f"{system}/libstrange.so"], system / "licenses")


def test_sizes_count_every_file_once_and_no_link(tool: Any, tmp_path: Path) -> None:
    sizes = tool("sizes")
    for name, size in {
        "SOSUplan": 100_000,
        "_internal/PySide6/Qt/lib/libQt6Core.so.6": 300_000,
        "_internal/PySide6/QtCore.abi3.so": 200_000,
        "_internal/libX11.so.6": 60_000,
        "_internal/resources/places.csv": 10,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes(size))
    (tmp_path / "_internal" / "libQt6Core.so.6").symlink_to("PySide6/Qt/lib/libQt6Core.so.6")
    parts = sizes.parts(tmp_path)
    assert parts == {
        "SOSUplan and all Python modules": 100_000,
        "Qt": 300_000,
        "PySide6": 200_000,
        "libraries of the system": 60_000,
        "resources": 10,
    }
    lines = [line.split("MB")[1].strip() for line in sizes.table(parts).splitlines()]
    assert lines[0] == "Qt"
    assert lines[-2:] == ["the rest", "in all"]
    assert sizes.table(parts).splitlines()[-1].split()[0] == "0.7"


def test_windows_is_told_the_version(tool: Any) -> None:
    text = tool("version_resource").text("1.20.3")
    call = ast.parse(text, mode="eval").body
    assert isinstance(call, ast.Call)
    assert text.count("(1, 20, 3, 0)") == 2
    assert "StringStruct('ProductVersion', '1.20.3')" in text
    assert "StringTable('040604B0'" in text
    assert __version__ == tool("project").VERSION


def test_the_desktop_file_and_the_file_type_agree() -> None:
    desktop = configparser.RawConfigParser()
    desktop.optionxform = str  # type: ignore[assignment, method-assign]
    desktop.read(PACKAGING / "linux" / "sosuplan.desktop", "utf-8")
    entry = desktop["Desktop Entry"]
    kind = ElementTree.parse(PACKAGING / "linux" / "sosuplan.xml").find(f"{MIME}mime-type")
    assert kind is not None
    assert entry["MimeType"] == f"{kind.get('type')};"
    icon, glob = kind.find(f"{MIME}icon"), kind.find(f"{MIME}glob")
    assert icon is not None
    assert glob is not None
    assert icon.get("name") == entry["Icon"] == "sosuplan"
    assert glob.get("pattern") == "*.sosuplan"
    # How X11 knows the window, and Wayland the desktop file.
    assert f'setApplicationName("{entry["StartupWMClass"]}")' in APP
    assert 'setDesktopFileName("sosuplan")' in APP
    for key in ("GenericName", "Comment", "Keywords"):
        assert entry[f"{key}[da]"] != entry[key]


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="the tool is not there")
def test_the_desktop_file_is_valid() -> None:
    file = PACKAGING / "linux" / "sosuplan.desktop"
    done = subprocess.run(["desktop-file-validate", file], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")


def test_a_plan_file_bears_the_marks_that_the_file_type_looks_for(
    reference: Plan, tmp_path: Path
) -> None:
    path = tmp_path / "a.sosuplan"
    PlanFile.create(path, reference)
    content = path.read_bytes()
    tree = ElementTree.parse(PACKAGING / "linux" / "sosuplan.xml")
    matches = list(tree.iter(f"{MIME}match"))
    assert len(matches) == 2
    for match in matches:
        value = match.attrib["value"].replace("\\000", "\0").encode()
        place = int(match.attrib["offset"])
        assert content[place : place + len(value)] == value


def test_the_installer_of_windows_takes_what_is_built_and_opens_plan_files() -> None:
    script = PACKAGING / "windows" / "sosuplan.iss"
    text = script.read_text("utf-8")
    assert "PrivilegesRequired=lowest" in text
    assert "HKLM" not in text
    named = {name.lower() for name in re.findall(r"Subkey: \"Software\\Classes\\(\.\w+)", text)}
    assert named == {".sosuplan"}
    assert '""{app}\\SOSUplan.exe"" ""%1""' in text
    assert "LicenseFile=..\\..\\LICENSE" in text
    assert (script.parent / "../../LICENSE").exists()
    assert {'Name: "da"', 'Name: "en"'} <= set(re.findall(r'^Name: "\w\w"', text, re.MULTILINE))
    # What Windows knows of the file type is gone after the uninstallation.
    assert re.findall(r'sosuplan"; .*Flags: (.*)|Progids"; .*Flags: (.*)', text) == [
        ("uninsdeletevalue uninsdeletekeyifempty", ""),
        ("", "uninsdeletevalue uninsdeletekeyifempty"),
    ]
    # The start menu's entry and the window must give Windows the same name, or it shows two.
    taskbar = re.findall(r'AppUserModelID: "(\w+)"', text)
    window = re.search(r'SetCurrentProcessExplicitAppUserModelID\("(\w+)"\)', APP)
    assert window is not None
    assert set(taskbar) == {window[1]}


# --- install.sh ---------------------------------------------------------------------------------

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="desktops of Linux")


def unpacked(place: Path) -> Path:
    """The parts of an unpacked archive that install.sh looks at."""
    linux = PACKAGING / "linux"
    icon = place / "share" / "icons" / "hicolor" / "16x16" / "apps" / "sosuplan.png"
    for folder in ("share/applications", "share/mime/packages", icon.parent):
        (place / folder).mkdir(parents=True)
    shutil.copy(linux / "sosuplan.desktop", place / "share" / "applications")
    shutil.copy(linux / "sosuplan.xml", place / "share" / "mime" / "packages")
    for script in ("install.sh", "uninstall.sh"):
        shutil.copy(linux / script, place)
    icon.write_bytes(b"png")
    (place / "SOSUplan").write_text("#!/bin/sh\n")
    (place / "SOSUplan").chmod(0o755)
    return place


def run(script: Path, home: Path, language: str = "da_DK.UTF-8") -> str:
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], "LANG": language}
    done = subprocess.run(
        [script], env=environment, capture_output=True, text=True, check=True, cwd=home
    )
    assert done.stderr == ""
    return done.stdout


def command_in(desktop: Path) -> str:
    """The program that a desktop starts, undone by the rules for desktop files."""
    line = next(line for line in desktop.read_text("utf-8").splitlines() if line[:5] == "Exec=")
    text = re.sub(r"\\(.)", r"\1", line.removeprefix("Exec="))
    quoted = re.fullmatch(r'"((?:[^"\\]|\\.)*)" %f', text)
    assert quoted is not None, line
    return re.sub(r"\\(.)", r"\1", quoted[1]).replace("%%", "%")


@on_linux
@pytest.mark.parametrize("name", HARD_NAMES)
def test_install_makes_the_program_known_wherever_it_lies(name: str, tmp_path: Path) -> None:
    place, home = unpacked(tmp_path / name), tmp_path / "home"
    home.mkdir()
    assert str(place) in run(place / "install.sh", home)
    data = home / ".local" / "share"
    assert command_in(data / "applications" / "sosuplan.desktop") == str(place / "SOSUplan")
    assert (data / "mime" / "packages" / "sosuplan.xml").exists()
    assert (data / "icons" / "hicolor" / "16x16" / "apps" / "sosuplan.png").exists()


@on_linux
def test_uninstall_takes_away_what_install_put_in_place_and_nothing_else(tmp_path: Path) -> None:
    place, home = unpacked(tmp_path / "SOSUplan"), tmp_path / "home"
    kept = home / ".local" / "share" / "applications" / "other.desktop"
    kept.parent.mkdir(parents=True)
    kept.write_text("[Desktop Entry]\nType=Application\nName=Other\nExec=true\n")
    run(place / "install.sh", home)
    run(place / "uninstall.sh", home)
    assert kept.exists()
    ours = [path for path in home.rglob("*") if "sosuplan" in path.name.lower()]
    assert ours == []


@on_linux
def test_install_speaks_the_language_of_the_system(tmp_path: Path) -> None:
    place = unpacked(tmp_path / "SOSUplan")
    (tmp_path / "home").mkdir()
    assert "ligger nu blandt dine programmer" in run(place / "install.sh", tmp_path / "home")
    english = run(place / "install.sh", tmp_path / "home", "en_GB.UTF-8")
    assert "is now among your programs" in english


# --- what a trial looks at ----------------------------------------------------------------------


def test_a_file_of_another_python_is_seen_in_a_trace(tool: Any, tmp_path: Path) -> None:
    machine = tool("machine")
    own = tmp_path / "SOSUplan" / "_internal" / "libz.so.1"
    trace = (
        f'7 openat(AT_FDCWD, "{own}", O_RDONLY|O_CLOEXEC) = 3\n'
        '7 openat(AT_FDCWD, "/usr/lib/python3.11/os.py", O_RDONLY|O_CLOEXEC) = 4\n'
        '7 openat(AT_FDCWD, "/usr/lib/python3.11/gone.py", O_RDONLY) = -1 ENOENT (No such file)\n'
    )
    found = machine.opened_under(trace, machine.pythons(ROOT))
    assert found == ["/usr/lib/python3.11/os.py"]
