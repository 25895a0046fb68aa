"""Asks before scenarios lose what an edited plan cannot compute any more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from sosuplan.editing.scenario_adaptation import Loss
from sosuplan.text.errors import ScenarioError
from ui.i18n import _
from ui.session.session import Session
from ui.widgets.problems import ask

MOST_TOLD = 8
_CHANGE = "change"


def may_lose(parent: QWidget, losses: Sequence[Loss], session: Session) -> bool:
    """Tell what saved scenarios and the one that is worked on would lose; True if they may."""
    lines = list(dict.fromkeys(_line(loss, session) for loss in losses))
    told = lines[:MOST_TOLD]
    if len(lines) > MOST_TOLD:
        told.append(_("… and {n} more").format(n=len(lines) - MOST_TOLD))
    way = ask(
        parent,
        _heading(losses),
        ["\n".join(told)],
        {_CHANGE: _("Change the data and the scenarios")},
    )
    return way == _CHANGE


def _heading(losses: Sequence[Loss]) -> str:
    levers = any(loss.lever for loss in losses)
    if levers and not all(loss.lever for loss in losses):
        return _("Some scenarios use levers and demand scenarios that disappear")
    if levers:
        return _("Some scenarios use levers that disappear")
    return _("Some scenarios use a demand scenario that disappears")


def _line(loss: Loss, session: Session) -> str:
    name = loss.name or _("The scenario you are working on")
    if not loss.lever:
        return _("{name}: is deleted, as its demand scenario is gone").format(name=name)
    try:
        lever = session.catalogue[loss.lever].full_name(session.language)
    except ScenarioError:
        lever = loss.lever
    return _("{name}: loses “{lever}”").format(name=name, lever=lever)
