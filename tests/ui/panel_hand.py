"""A lever panel as it is shown in tests, and what it asked for."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sosuplan.model.plan import Plan
from sosuplan.model.scenario import Scenario
from tests.core.frames import FrameMaker
from ui.levers.group import LeverGroup
from ui.levers.panel import LeverPanel

LAPTOP, DESKTOP = 660, 2100
"""Heights of a panel in pixels."""


class Heard:
    """What a panel asked for."""

    def __init__(self, panel: LeverPanel) -> None:
        self.moves: list[tuple[str, float | None, int]] = []
        self.others: list[str] = []
        panel.lever_moved.connect(lambda *move: self.moves.append(move))
        panel.lever_released.connect(self.others.append)
        panel.reset_all.connect(lambda: self.others.append("reset all"))
        panel.revert.connect(lambda: self.others.append("revert"))


def settle() -> None:
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def show(qtbot: QtBot, panel: LeverPanel, height: int = LAPTOP, width: int = 318) -> LeverPanel:
    qtbot.addWidget(panel)
    panel.resize(width, height)
    panel.show()
    qtbot.waitActive(panel)
    settle()
    return panel


def rest(
    panel: LeverPanel, plan: Plan, shown: Scenario, occupation: str = "all", language: str = "da"
) -> None:
    """Show a scenario that has rested, so that the engine was asked when its levers act."""
    panel.show_scenario(shown, occupation)
    frame = FrameMaker(plan)(
        shown.levers, demand=shown.demand, occupation=occupation, language=language
    )
    panel.show_effects(frame)


def scenario(**values: float) -> Scenario:
    return Scenario("historical", {key.replace("__", ":"): value for key, value in values.items()})


def opened(panel: LeverPanel) -> list[str]:
    return [code for code, group in panel.groups.items() if group.is_open]


def heading(group: LeverGroup) -> str:
    return group.heading.accessibleName()
