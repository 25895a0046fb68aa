"""install.sh and uninstall.sh: the program among a user's programs, and gone from there again."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.core.source import ROOT

PACKAGING = ROOT / "packaging"
HARD_NAMES = ("SOSUplan", "Mine programmer", "på $HOME", '50 % "af" `alt`', r"bag\streg", "a&b|c")

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


def refused(script: Path, **environment: str) -> str:
    """The one line in which a script says why it did nothing."""
    done = subprocess.run(
        [script],
        env={"PATH": os.environ["PATH"], "LANG": "da_DK.UTF-8", **environment},
        capture_output=True,
        text=True,
        cwd=script.parent,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    return done.stderr


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


@on_linux
def test_install_finds_the_program_through_a_link_to_itself(tmp_path: Path) -> None:
    place, home = unpacked(tmp_path / "SOSUplan"), tmp_path / "home"
    home.mkdir()
    link = home / "installér"
    link.symlink_to(place / "install.sh")
    run(link, home)
    desktop = home / ".local" / "share" / "applications" / "sosuplan.desktop"
    assert command_in(desktop) == str(place / "SOSUplan")


@on_linux
def test_install_by_itself_says_where_it_belongs(tmp_path: Path) -> None:
    place = unpacked(tmp_path / "SOSUplan")
    alone = Path(shutil.copy(place / "install.sh", tmp_path))
    assert f"SOSUplan ligger ikke i {tmp_path}" in refused(alone, HOME=str(tmp_path))
    assert not (tmp_path / ".local").exists()


@on_linux
@pytest.mark.parametrize("script", ["install.sh", "uninstall.sh"])
@pytest.mark.parametrize("environment", [{}, {"HOME": ""}], ids=["none", "empty"])
def test_without_a_home_nothing_is_done(
    script: str, environment: dict[str, str], tmp_path: Path
) -> None:
    place = unpacked(tmp_path / "SOSUplan")
    assert "hjemmemappe er ukendt" in refused(place / script, **environment)


@on_linux
@pytest.mark.parametrize("taken", ["", "applications", "mime", "icons"])
def test_a_file_in_the_place_of_a_folder_leaves_nothing_half_installed(
    taken: str, tmp_path: Path
) -> None:
    place, data = unpacked(tmp_path / "SOSUplan"), tmp_path / "home" / "data"
    file = data / taken if taken else data
    file.parent.mkdir(parents=True)
    file.write_text("mine", "utf-8")
    said = refused(place / "install.sh", HOME=str(tmp_path / "home"), XDG_DATA_HOME=str(data))
    assert f"Der kan ikke skrives i {data}" in said
    assert file.read_text("utf-8") == "mine"
    assert [path for path in data.rglob("*") if path.is_file() and path != file] == []


@on_linux
def test_install_warns_of_a_percent_sign_which_desktops_do_not_undo(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    with_sign = unpacked(tmp_path / "50 %" / "SOSUplan")
    assert "procenttegn" in run(with_sign / "install.sh", tmp_path / "home")
    without = unpacked(tmp_path / "SOSUplan")
    assert "procenttegn" not in run(without / "install.sh", tmp_path / "home")
