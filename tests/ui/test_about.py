"""The box that tells what the program is says under which licences it comes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMessageBox

from ui.app.app import Program

Said = Callable[[], str]


@pytest.fixture
def said(program: Program) -> Said:
    """Chooses the box in the menu and reads it."""

    def open_and_read() -> str:
        found: list[str] = []

        def read() -> None:
            box = QApplication.activeModalWidget()
            assert isinstance(box, QMessageBox)
            found.append(box.informativeText())
            box.reject()

        QTimer.singleShot(0, read)
        actions = program.window.findChildren(QAction)
        next(one for one in actions if one.text() == "&Om SOSUplan").trigger()
        return found[0]

    return open_and_read


def test_it_names_the_licence_of_the_windows_library(said: Said) -> None:
    text = said()
    assert "Qt og Qt for Python" in text
    assert "(LGPL), version 3" in text
    assert text.endswith("Licensteksterne ligger i de installerede Python-pakker.")


def test_the_built_program_says_where_the_licence_texts_lie(
    said: Said, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "<b>SOSUplan" / "SOSUplan"))
    folder = tmp_path / "<b>SOSUplan" / "licenses"
    assert said().endswith(f"Licensteksterne ligger i mappen {folder}.")
