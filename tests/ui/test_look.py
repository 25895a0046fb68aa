"""What can be used is seen as such, where the keyboard is too, and lights without colours."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sosuplan.charts.lights import LightRow
from sosuplan.charts.palette import DARK, LIGHT, Theme
from sosuplan.text.language import Language
from tests.ui.hand import Hand
from ui import theme as themes
from ui.charts.lights import LightStrip


def test_controls_of_the_style_sheet_have_borders_that_are_seen() -> None:
    """Lines between things are weaker: no control that can be used has one."""
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", themes._rules())
    used = ("QPushButton", "QToolButton", "QRadioButton", "QComboBox", "QLineEdit", "QCheckBox",
            "handle", "indicator")  # fmt: skip
    weak = [
        selector.strip()
        for selector, rule in rules
        if any(control in selector for control in used)
        and ":disabled" not in selector
        and "QAbstractItemView" not in selector
        and re.search(r"border[^;]*%\((line|grid|compared)\)s", rule)
    ]
    assert weak == []


def test_focus_is_not_shown_as_hover_is() -> None:
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", themes._rules())
    shown: dict[str, dict[str, str]] = {}
    for selectors, rule in rules:
        for selector in selectors.split(","):
            for state in (":hover", ":focus"):
                if selector.strip().endswith(state):
                    control = selector.strip().removesuffix(state)
                    shown.setdefault(control, {})[state] = rule.strip()
    both = {control: states for control, states in shown.items() if len(states) == 2}
    assert len(both) >= 5
    for control, states in both.items():
        assert "accent)s" not in states[":hover"].replace("accent_ground", ""), control
        assert "border" not in states[":hover"], control
        assert "border" in states[":focus"], control


@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_keyboard_is_seen_on_every_kind_of_control(hand: Hand, look: str) -> None:
    hand.program.use_look(look)
    window = hand.program.window
    row = hand.row("reform")
    row.slider.choose(50.0)
    hand.settle()
    # What follows when the levers rest may give a control another width.
    while window.scenarios._rest.isActive():
        hand.settle()
    controls: list[QWidget] = [
        window.scenarios.bar.scenario_button,
        window.scenarios.bar.occupation.button("SSA"),
        window.scenarios.bar.undo,
        row.slider,
        row.box,
        row.info_button,
        window.scenarios.tabs,
        window.scenarios.matrix.list,
        window.pages.rail.button("scenarios"),
    ]
    for control in controls:
        pictures = []
        for focused in (control, window.scenarios.bar.demand_button):
            focused.setFocus(Qt.FocusReason.TabFocusReason)
            QTest.qWait(30)
            pictures.append(control.grab().toImage())
        assert differing(*pictures) >= 40, control


def differing(one: QImage, other: QImage) -> int:
    """How many pixels are others."""
    return sum(
        one.pixel(x, y) != other.pixel(x, y)
        for x in range(one.width())
        for y in range(one.height())
    )


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_lights_on_screen_differ_without_colours(
    theme: Theme, qtbot: QtBot, wear: Callable[[Theme], None]
) -> None:
    wear(theme)
    strip = LightStrip()
    qtbot.addWidget(strip)
    strip.resize(300, 26)
    strip.set_span(50.0, 250.0)
    row = LightRow("", ("shortage", "recruitment", "surplus"))
    strip.show_lights((2024, 2025, 2026), (row,), Language("da"))
    picture = strip.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)

    def brightness(year: int) -> float:
        cell = strip.cell(year).toRect()
        levels = [
            picture.pixelColor(x, y).lightness()
            for x in range(cell.left(), cell.right())
            for y in range(cell.top(), cell.bottom())
        ]
        return sum(levels) / len(levels)

    dark, middle, bright = (brightness(year) for year in (2024, 2025, 2026))
    assert middle - dark > 25
    assert bright - middle > 25
