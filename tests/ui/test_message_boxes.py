"""Messages can be read to their end, however long their headings and the names in them are."""

from __future__ import annotations

from itertools import product

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QMessageBox

from tests.ui.answers import answer
from ui.app.app import Program
from ui.widgets.fitting import room_around
from ui.widgets.problems import ask

NAME = "Region_Midtjylland_" * 6 + "2024–2034.sosuplan"


def cut(label: QLabel) -> bool:
    """Whether a label is too small for its text, which may be broken where a line can end."""
    room, flags = label.contentsRect(), label.alignment()
    if label.wordWrap():
        flags |= Qt.TextFlag.TextWordWrap
    most = QRect(0, 0, room.width(), 10_000)
    needed = label.fontMetrics().boundingRect(most, int(flags), label.text())
    return needed.width() > room.width() or needed.height() > room.height() + 1


HEADINGS = (
    "Kort.",
    "Scenarier bruger noget, som planen så ikke længere har.",
    "Scenarierne i planen bruger nogle håndtag, som planen så ikke længere har, " * 3,
    f"Planen {NAME} kan ikke åbnes.",
)
TEXTS = ("", "Kort.", f"Mappen /{NAME * 4}/ findes ikke.")


def test_no_message_is_cut(program: Program) -> None:
    seen: dict[tuple[str, str, str], bool] = {}

    def read(box: QMessageBox) -> None:
        for name in ("qt_msgbox_label", "qt_msgbox_informativelabel"):
            label = box.findChild(QLabel, name)
            if label is not None and label.isVisible():
                seen[heading, text, name] = cut(label)
        assert box.width() <= room_around(box).width()
        box.reject()

    for heading, text in product(HEADINGS, TEXTS):
        answer(read)
        ask(program.window, heading, [text] if text else [], {"way": "Ret data og scenarier"})
    assert len(seen) >= len(HEADINGS) * len(TEXTS)
    assert [case for case, is_cut in seen.items() if is_cut] == []
