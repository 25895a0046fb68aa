"""The log says what happened and nothing of what it happened to."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sosuplan.store.folder import PlanFolder
from sosuplan.store.planfile import PlanFile
from sosuplan.text.errors import Fault, StoreError
from ui.app import crash
from ui.app.app import Program
from ui.app.crash import LOG_NAME, keep_log

LINE = re.compile(
    r"\d{4}(-\d\d){2} \d\d(:\d\d){2},\d{3} \d+ (INFO|WARNING|ERROR) ui(\.\w+)+: (?P<event>.+)"
)


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "profile" / "logs"
    handler = keep_log(folder)
    yield folder / LOG_NAME
    logging.getLogger("ui").removeHandler(handler)
    handler.close()


def told(log: Path) -> list[str]:
    found = [LINE.fullmatch(line) for line in log.read_text("utf-8").splitlines()]
    assert all(found)
    return [line["event"] for line in found if line]


def test_a_session_is_told_in_events_without_names_and_figures(
    log: Path,
    start: Callable[..., Program],
    tmp_path: Path,
    reference_folder: PlanFolder,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    path = tmp_path / "Hemmelig kommune.sosuplan"
    PlanFile.create(path, reference_folder.plan)
    program = start(path)

    def refuse(*_: object) -> None:
        raise StoreError(Fault("disk_full", str(path)))

    with monkeypatch.context() as broken:
        broken.setattr(PlanFile, "save_workspace", refuse)
        program.session.look_at(occupation="SSH")
        program.session.keep()
        program.session.keep()
    program.session.keep()
    program.crash.handle(ValueError, ValueError("Hemmelig 1234"), None)
    program.session.close()
    assert told(log) == [
        "plan opened",
        "not kept: disk_full",
        "kept again",
        "fault of the program: ValueError",
        "plan closed",
    ]


def test_a_full_log_makes_room_for_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crash, "LARGEST_LOG", 1000)
    handler = keep_log(tmp_path)
    for _ in range(200):
        logging.getLogger("ui.x").info("an event")
    handler.close()
    files = sorted(tmp_path.iterdir())
    assert len(files) == crash.KEPT_LOGS + 1
    assert all(file.stat().st_size <= 1000 for file in files)


def test_a_log_that_cannot_be_written_disturbs_nobody(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    handler = keep_log(tmp_path)
    (tmp_path / LOG_NAME).mkdir()
    logging.getLogger("ui.x").info("an event")
    handler.close()
    assert capfd.readouterr() == ("", "")
