"""Whatever stands in the settings' file, the program starts."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QSettings, QSize, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from sosuplan.store.files import is_there
from sosuplan.text.language import LANGUAGES
from tests.core.source import ROOT
from ui.app import app
from ui.app.app import Program
from ui.importing.wizard import MAPPINGS, SIZE, Remembered
from ui.planfiles import safety
from ui.settings import DARK, LANGUAGE, LOOK, Places, Settings
from ui.widgets.saving import FOLDER, Saving

KEYS = (
    LANGUAGE,
    LOOK,
    "window/geometry",
    "plan/last",
    "plan/recent",
    "plan/folder",
    safety.WARNED,
    FOLDER,
    "import/folder",
    MAPPINGS,
    SIZE,
)

junk = st.one_of(
    st.text(max_size=30),
    st.integers(-(2**31), 2**31 - 1),
    st.floats(),
    st.booleans(),
    st.binary(max_size=40).map(QByteArray),
    st.lists(st.text(max_size=8), max_size=3),
    st.builds(QSize, st.integers(-9, 99999), st.integers(-9, 99999)),
    st.sampled_from(
        ["blue", "\0", "x" * 9_000, "[" * 50_000, "1" * 400, "/", "/nowhere/x", "{}", "[]"]
    ),
)


def test_no_key_is_read_but_those_that_are_tried_here() -> None:
    read = set()
    for path in (ROOT / "ui").rglob("*.py"):
        text = path.read_text("utf-8")
        if path.name != "settings.py":
            assert not re.search(r"settings\.value\(", text), path
        read.update(re.findall(r'"((?:window|plan|export|import)/\w+)"', text))
    assert read | {LANGUAGE, LOOK} == set(KEYS)


@pytest.fixture
def kept(places: Places) -> Settings:
    places.settings_file.parent.mkdir(parents=True)
    return places.settings()


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(values=st.fixed_dictionaries(dict.fromkeys(KEYS, junk)))
@example(values=dict.fromkeys(KEYS, "blue"))
@example(values=dict.fromkeys(KEYS, "\0"))
@example(values=dict.fromkeys(KEYS, QByteArray(b"\xff" * 30)))
@example(values={key: ["a", "b"] for key in KEYS})
def test_any_values_give_what_can_be_used(
    kept: Settings, qapp: QApplication, values: dict[str, object]
) -> None:
    for key, value in values.items():
        kept.setValue(key, value)
    assert kept.choice(LOOK, ("light", "dark"), "system") in ("light", "dark", "system")
    for key in KEYS:
        assert isinstance(kept.text(key), str)
        for path in kept.paths(key):
            assert not is_there(path / "x")
        assert kept.folder(key, Path("there")) == Path("there") or kept.folder(key, Path()).is_dir()
        assert isinstance(kept.mapping(key), dict)
        assert kept.size(key, QSize(3, 4)).isValid()
        assert isinstance(kept.geometry(key), QByteArray)
    assert isinstance(Remembered(kept)._all(), dict)
    assert Path(Saving(None, kept)._folder()) is not None  # type: ignore[arg-type]


CONTENTS = {
    "unknown values": "[General]\nlook=blue\nlanguage=klingon\n",
    "other types": "[General]\nlook=@Size(1 2)\nlanguage=@Invalid()\n"
    "[window]\ngeometry=hej\n[plan]\nlast=@Rect(1 2 3 4)\nrecent=@ByteArray(x)\nfolder=1, 2\n",
    "junk geometry": "[window]\ngeometry=@ByteArray(\\x1\\xd9\\xd0\\xcb\\0\\x3\\0\\0zzzz)\n",
    "impossible paths": f"[plan]\nlast=\\0\nrecent={'x' * 9000}, a\nfolder=\\0/\\x1\n",
    "junk": "\0\1\2\xff[[[[=\n=\n%%%\n@Variant(\0\0\0\x7f)",
    "variants": "[General]\nlook=@Variant(\\0\\0\\0\\x7f\\0\\0\\0\\x5QFont)\n[plan]\n"
    "recent=@Variant(\\0\\0\\0\\t\\xff\\xff)\nlast=@DateTime(\\0)\n",
}


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS.keys())
def test_the_window_opens_with_any_file_of_settings(
    start: Callable[..., Program], places: Places, content: str
) -> None:
    places.settings_file.parent.mkdir(parents=True)
    places.settings_file.write_bytes(content.encode("latin-1"))
    program = start()
    assert program.window.isVisible()
    assert program.window.scenarios.headline.text().startswith("I 2034 mangler")
    assert [code for code, look in program.window._looks.items() if look.isChecked()] == ["system"]
    assert program.session.language.code in LANGUAGES


def test_the_window_opens_where_a_folder_is_in_the_place_of_the_settings(
    start: Callable[..., Program], places: Places
) -> None:
    places.settings_file.mkdir(parents=True)
    program = start()
    assert program.window.isVisible()
    program.use_look(DARK)
    assert program.window.isVisible()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are other ones there")
def test_the_window_opens_where_the_settings_cannot_be_read(
    start: Callable[..., Program], places: Places
) -> None:
    places.settings_file.parent.mkdir(parents=True)
    places.settings_file.write_text("[General]\nlook=dark\n")
    places.settings_file.chmod(0)
    assert start().window.isVisible()


def test_what_is_kept_comes_back(places: Places) -> None:
    places.settings_file.parent.mkdir(parents=True)
    kept = places.settings()
    kept.setValue(LOOK, DARK)
    kept.setValue("plan/recent", ["/a, b/c.sosuplan", "/æ/d.sosuplan"])
    kept.setValue("plan/last", "/a, b/c.sosuplan")
    kept.setValue(SIZE, QSize(900, 700))
    kept.setValue(MAPPINGS, '{"a": "b"}')
    kept.sync()
    again = Settings(str(places.settings_file), QSettings.Format.IniFormat)
    assert again.choice(LOOK, ("light", "dark"), "system") == DARK
    assert again.paths("plan/recent") == [Path("/a, b/c.sosuplan"), Path("/æ/d.sosuplan")]
    assert again.paths("plan/last") == [Path("/a, b/c.sosuplan")]
    assert again.size(SIZE, QSize(1, 1)) == QSize(900, 700)
    assert again.mapping(MAPPINGS) == {"a": "b"}


def test_a_fault_while_the_window_is_built_is_told_and_leaves_a_trace(
    qtbot: QtBot, qapp: QApplication, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("blue")

    told: list[str] = []

    def read() -> None:
        (box,) = [one for one in qapp.topLevelWidgets() if isinstance(one, QMessageBox)]
        told.append(box.informativeText())
        box.reject()

    monkeypatch.setattr(app, "MainWindow", broken)
    monkeypatch.setattr(Places, "of_user", lambda: places)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    QTimer.singleShot(100, read)
    assert app.run([]) == 1
    assert len(told) == 1
    (trace,) = places.logs.glob("fault-*.txt")
    assert "KeyError" in trace.read_text("utf-8")
