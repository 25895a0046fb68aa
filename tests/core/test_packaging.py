"""What goes into the built program, and what it tells the desktops of Linux and Windows."""

from __future__ import annotations

import ast
import configparser
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree

import pytest

from sosuplan import __version__
from sosuplan.model.plan import Plan
from sosuplan.store.planfile import PlanFile
from tests.core.source import ROOT

PACKAGING = ROOT / "packaging"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
APP = (ROOT / "ui" / "app" / "app.py").read_text("utf-8")


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
        ("pyqtgraph/icons/peegee/peegee.svg", False),
        ("click-8.5.1.dist-info/METADATA", False),
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


@pytest.fixture
def built(tool: Any, tmp_path: Path) -> Path:
    """A built program: empty files in the places of all that must be there, and some modules."""
    for pattern in tool("contents").required(ROOT / "resources", windows=False):
        path = tmp_path / pattern.replace("*", "any")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    for name in ("PySide6/QtCore.abi3.so", "PySide6/Qt/lib/libQt6Core.so.6", "libz.so.1"):
        path = tmp_path / "_internal" / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    return tmp_path


def links(path: str) -> list[str]:
    return {"QtCore.abi3.so": ["libQt6Core.so.6"], "libQt6Core.so.6": ["libz.so.1"]}.get(
        Path(path).name, []
    )


def strange(contents: ModuleType, program: Path) -> set[str]:
    found = contents.built(program)
    return {entry.destination for entry in set(found) - set(contents.contents(found, links))}


def test_of_a_built_program_nothing_is_too_much(tool: Any, built: Path) -> None:
    assert len(tool("contents").built(built)) > 30
    assert strange(tool("contents"), built) == set()


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Pdf.so.6",
        "libstray.so.1",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "numpy/tests/data.csv",
        "pip-26.dist-info/METADATA",
    ],
)
def test_what_no_one_needs_is_found_in_a_built_program(name: str, tool: Any, built: Path) -> None:
    path = built / "_internal" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    assert strange(tool("contents"), built) == {name}


@pytest.mark.parametrize("windows", [True, False])
def test_what_must_be_in_a_built_program_are_all_parts_that_are_loaded_late(
    windows: bool, tool: Any
) -> None:
    contents = tool("contents")
    needed = contents.required(ROOT / "resources", windows=windows)
    for path in (ROOT / "resources").rglob("*"):
        if path.suffix in contents.SOURCES:
            continue
        assert path.is_dir() or f"_internal/{path.relative_to(ROOT).as_posix()}" in needed
    inside = [name.removeprefix("_internal/") for name in needed if name.startswith("_internal/")]
    assert all(contents.chosen(contents.Entry(name, name, "DATA")) for name in inside)
    assert any(name.endswith("qtbase_da.qm") for name in needed)
    assert ("share/applications/sosuplan.desktop" in needed) is not windows
    assert any("qwindows" in name for name in needed) is windows
    assert any("wayland" in name for name in needed) is not windows
    assert {"LICENSE", "licenses/Qt.txt", "licenses/texts/MPL-2.0.txt"} <= set(needed)


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
    inside = {"numpy.lib": 20_000, "ui.app.app": 50_000, "csv": 5_000}
    parts = sizes.parts(tmp_path, lambda _launcher: inside)
    assert parts == {
        "SOSUplan, the launcher": 25_000,
        "modules: numpy": 20_000,
        "modules: SOSUplan": 50_000,
        "modules: Python and others": 5_000,
        "Qt": 300_000,
        "PySide6": 200_000,
        "X11": 60_000,
        "resources": 10,
    }
    assert sizes.modules(tmp_path / "SOSUplan") == {}
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


on_linux = pytest.mark.skipif(sys.platform != "linux", reason="a program of Linux")


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


@on_linux
def test_a_library_that_only_the_launcher_finds_outside_is_told(
    tool: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = tool("machine")
    needs = {
        "SOSUplan": {"libc.so.6", "libz.so.1", "libbz2.so.1"},
        "QtGui.so": {"libz.so.1", "libc.so.6", "libGL.so.1", "libbz2.so.1"},
    }
    for name in ("SOSUplan", "_internal/QtGui.so", "_internal/libz.so.1", "_internal/libbz2.so.1"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"\x7fELF")
    monkeypatch.setattr(
        machine,
        "linked_to",
        lambda *files: set().union(*(needs.get(Path(file).name, set()) for file in files)),
    )
    assert machine.libraries_outside(tmp_path) == {"libbz2.so.1"}


@on_linux
@pytest.mark.parametrize(
    ("doing", "told"),
    [
        ("exit 3", "it ended with 3"),
        ('printf \'{"said": "Qt: Hov", "painted": 0}\' > "$SOSUPLAN_PROFILE/trial.json"', "Hov"),
        ('printf \'{"said": "", "painted": 0}\' > "$SOSUPLAN_PROFILE/trial.json"; echo Hov', "Hov"),
        ('printf \'{"said": "", "painted": 0}\' > "$SOSUPLAN_PROFILE/trial.json"; exit 4', "4"),
    ],
    ids=["crash", "said inside", "said aloud", "status"],
)
def test_a_trial_that_says_anything_or_fails_is_wrong(
    doing: str, told: str, tool: Any, tmp_path: Path
) -> None:
    program = tmp_path / "SOSUplan"
    program.write_text(f"#!/bin/sh\n{doing}\n")
    program.chmod(0o755)
    tried = tool("tried")
    with pytest.raises(tried.WrongError, match=told):
        tried.Tried(tmp_path, tmp_path).session("offscreen")


def test_the_workflow_takes_no_action_that_could_change_under_its_name() -> None:
    text = (ROOT / ".github" / "workflows" / "bundle.yml").read_text("utf-8")
    used = re.findall(r"uses: (.*)", text)
    assert len(used) >= 6
    for action in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action
