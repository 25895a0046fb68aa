"""The real window, as its own process, under a real screen reader's interface (AT-SPI).

Where the packages for it are not installed this is skipped; ``test_heard`` asks the same from
within everywhere.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.core.source import ROOT
from ui.settings import PROFILE_VARIABLE

SYSTEM_PYTHON = "/usr/bin/python3"
BUS = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
PACKAGES = "xvfb xauth dbus-daemon at-spi2-core python3-gi gir1.2-atspi-2.0"
LONGEST = 200
"""Seconds."""

pytestmark = pytest.mark.timeout(LONGEST + 40)

Node = Mapping[str, Any]


def _has_client() -> bool:
    """True if the system's own Python can be a screen reader."""
    asked = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    try:
        tried = subprocess.run([SYSTEM_PYTHON, "-c", asked], capture_output=True, timeout=30)
    except OSError:
        return False
    return tried.returncode == 0


def _missing() -> str:
    tools = all(map(shutil.which, ("xvfb-run", "xauth", "dbus-run-session")))
    if sys.platform == "linux" and tools and BUS.exists() and _has_client():
        return ""
    return f"a screen reader's interface needs the packages {PACKAGES}"


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    """What a screen reader heard of the window on its pages."""
    if reason := _missing():
        pytest.skip(reason)
    environment = {
        **os.environ,
        PROFILE_VARIABLE: str(tmp_path_factory.mktemp("profile")),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    client = str(ROOT / "tests" / "ui" / "atspi_client.py")
    window = [sys.executable, str(ROOT / "main.py")]
    with subprocess.Popen(
        ["xvfb-run", "-a", "dbus-run-session", "--", SYSTEM_PYTHON, client, *window],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as run:
        try:
            told, errors = run.communicate(timeout=LONGEST)
        finally:
            if run.poll() is None:
                os.killpg(run.pid, signal.SIGKILL)
    assert run.returncode == 0, errors[-3000:]
    found: Mapping[str, Any] = json.loads(told.splitlines()[-1])
    return found


def nodes(heard: Mapping[str, Any], role: str) -> list[Node]:
    return [node for view in heard["views"] for node in view if node["role"] == role]


def test_the_window_lives_on_after_it_was_asked_for_everything(heard: Mapping[str, Any]) -> None:
    assert heard["ended"] is None
    assert len(heard["views"]) == 3
    assert len(heard["views"][0]) > 250
    assert all(len(view) > 40 for view in heard["views"])


def test_a_slider_says_group_value_and_range_in_the_levers_unit(heard: Mapping[str, Any]) -> None:
    sliders = {node["name"]: node for node in nodes(heard, "slider")}
    full_time = sliders["Fuld tid: kommuner, assistenter"]
    assert full_time["value"] == pytest.approx(28.4)
    assert full_time["range"] == [0.0, 100.0]
    assert full_time["step"] == 0.5
    assert "focusable" in full_time["states"]
    assert all(node["name"] for node in sliders.values())


def test_charts_lists_tables_and_pages_are_what_they_are(heard: Mapping[str, Any]) -> None:
    for role in ("chart", "spin button", "page tab list", "table", "list item", "radio button"):
        found = nodes(heard, role)
        assert found, role
        assert all(node["name"] or node["labels"] for node in found), role
    assert nodes(heard, "document frame")


def test_groups_of_levers_unfold_and_pages_are_choices(heard: Mapping[str, Any]) -> None:
    headings = [one for one in nodes(heard, "button") if "expandable" in one["states"]]
    headings += [one for one in nodes(heard, "push button") if "expandable" in one["states"]]
    assert {"expanded" in one["states"] for one in headings} == {True, False}
    pages = {one["name"] for one in nodes(heard, "radio button")}
    assert {"Scenarier", "Data", "Rapport"} <= pages


def test_a_list_to_choose_from_has_a_label_beside_its_value(heard: Mapping[str, Any]) -> None:
    shown = [node for node in nodes(heard, "combo box") if "showing" in node["states"]]
    assert len(shown) >= 3
    for node in shown:
        assert node["labels"], node["name"]
        assert node["labels"] != [node["name"]]


def test_the_answer_is_announced_when_a_lever_was_moved(heard: Mapping[str, Any]) -> None:
    assert heard["moved"]["value"] == heard["moved"]["range"][1]
    assert any(text.startswith("I 2034 mangler der") for text in heard["said"]), heard["said"]
