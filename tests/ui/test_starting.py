"""What the start says when a plan cannot be opened: over the window, with what is shown instead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from sosuplan.store.folder import PlanFolder
from sosuplan.store.planfile import PlanFile
from ui.app.app import Program
from ui.settings import Places


class Said:
    """Reads and closes each message, and notes whether the window was there behind it."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.over_a_window: list[bool] = []
        self._timer = QTimer()
        self._timer.timeout.connect(self._read)
        self._timer.start(10)

    def _read(self) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            self.texts.append(f"{box.text()}\n{box.informativeText()}")
            parent = box.parentWidget()
            self.over_a_window.append(parent is not None and parent.isVisible())
            box.done(0)


@pytest.fixture
def said() -> Said:
    return Said()


@pytest.fixture
def own(tmp_path: Path, reference_folder: PlanFolder) -> Path:
    path = tmp_path / "Odder.sosuplan"
    PlanFile.create(path, reference_folder.plan)
    return path


def test_a_last_plan_that_is_damaged_is_told_over_the_window_with_what_is_shown(
    start: Callable[..., Program], own: Path, said: Said
) -> None:
    start(own).session.close()
    own.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    again = start()
    assert said.over_a_window == [True]
    assert said.texts[0].startswith("Planen Odder.sosuplan kan ikke åbnes.\n")
    assert said.texts[0].endswith("I stedet vises planen »Region Midtjylland 2024–2034«.")
    assert again.session.plan.name == "Region Midtjylland 2024–2034"
    assert again.window.files.recent.last == again.session.path


def test_a_plan_asked_for_that_is_gone_is_told_once_and_the_last_one_shown(
    start: Callable[..., Program], own: Path, tmp_path: Path, said: Said
) -> None:
    start(own)
    again = start(tmp_path / "væk.sosuplan")
    assert again.session.path == own
    assert len(said.texts) == 1
    assert said.texts[0].startswith("Planen væk.sosuplan kan ikke åbnes.\n")
    assert said.over_a_window == [True]


def test_after_a_closed_plan_one_that_cannot_be_opened_leaves_the_start_page(
    start: Callable[..., Program], own: Path, tmp_path: Path, said: Said
) -> None:
    start(own).window.files.close_plan()
    again = start(tmp_path / "væk.sosuplan")
    assert again.session.file is None
    assert len(said.texts) == 1
    assert "I stedet" not in said.texts[0]


def test_a_last_plan_that_is_there_again_when_asked_about_is_opened(
    start: Callable[..., Program], own: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    start(own).session.close()
    away = own.with_name("væk")
    own.rename(away)
    opened = Program.start

    def back(program: Program, plan: Path | None) -> None:
        opened(program, plan)
        away.rename(own)

    monkeypatch.setattr(Program, "start", back)
    again = start()
    assert said.texts == []
    assert again.session.path == own


def test_a_folder_that_cannot_be_written_is_told_over_the_window(
    start: Callable[..., Program], places: Places, said: Said
) -> None:
    places.plans.parent.mkdir(parents=True)
    places.plans.write_text("a file where the folder should be", encoding="utf-8")
    start()
    assert said.over_a_window == [True]
    assert "midlertidig mappe" in said.texts[0]
