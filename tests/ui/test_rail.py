"""The rail has room for its names, also where the user wants larger text."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui import theme as themes
from ui.shell.rail import Rail

NAMES = {"scenarios": "Scenarier", "data": "Data", "report": "Rapport"}


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_no_name_is_cut_with_larger_text(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, scale: float
) -> None:
    monkeypatch.setattr(themes, "text_scale", lambda: scale)
    rail = Rail(tuple(NAMES))
    qtbot.addWidget(rail)
    for page, name in NAMES.items():
        rail.name(page, name, "")
        button = rail.button(page)
        assert button.fontMetrics().horizontalAdvance(name) <= button.width() - 6
