"""The rail has room for its names, also where the user wants larger text."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui import theme as themes
from ui.i18n import Translations
from ui.shell.pages import PAGES, Rail


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_no_name_is_cut_with_larger_text(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, translations: Translations, scale: float
) -> None:
    monkeypatch.setattr(themes, "text_scale", lambda: scale)
    rail = Rail()
    qtbot.addWidget(rail)
    buttons = [rail.button(page) for page in PAGES]
    assert [button.text() for button in buttons] == ["Scenarier", "Data", "Tiltag", "Rapport"]
    for button in buttons:
        assert button.fontMetrics().horizontalAdvance(button.text()) <= button.width() - 6
