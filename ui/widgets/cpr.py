"""CPR numbers belong neither in a plan nor in a file's name: what is said where somebody writes
one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

from sosuplan.text.cpr import holds_cpr
from ui.i18n import _


def keep_path(settings: QSettings, key: str, path: Path) -> None:
    """Keep a path in the settings, unless it may hold a CPR number."""
    if not holds_cpr(str(path)):
        settings.setValue(key, str(path))


def cpr_fault(*texts: str) -> str:
    """What to do about it if one of ``texts`` may hold a CPR number, without repeating it."""
    if not any(map(holds_cpr, texts)):
        return ""
    return _(
        "This may hold a CPR number. Such numbers do not belong in a plan, also not in a note:"
        " delete it."
    )


def cpr_fault_of_name(name: str) -> str:
    """What to do about it if the ``name`` of a file may hold a CPR number, without repeating it."""
    if not holds_cpr(name):
        return ""
    return _(
        "The file's name may hold a CPR number. Such numbers do not belong in it: choose"
        " another name."
    )
