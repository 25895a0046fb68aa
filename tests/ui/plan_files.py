"""Plan files that stand in the way of something, and who has them."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtWidgets import (
    QApplication,
    QMessageBox,
)

from sosuplan.store.lock import Holder, note_of
from sosuplan.store.planfile import PlanFile
from ui.settings import Places

METTE = Holder("mette", "KOM-PC-17", "2025-03-04T14:02:00+01:00", 1, "1", "t")


def holder(path: Path) -> str:
    return str(json.loads(note_of(path).read_text("utf-8"))["machine"])


def backed_up(path: Path, places: Places) -> None:
    with PlanFile.open(path) as file:
        file.back_up(places.backups)


def dialog() -> QMessageBox:
    found = QApplication.activeModalWidget()
    assert isinstance(found, QMessageBox)
    return found
