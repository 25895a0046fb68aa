"""CPR numbers do not belong in a plan: what is said where somebody writes one."""

from __future__ import annotations

from sosuplan.cpr import holds_cpr
from ui.i18n import translate


def cpr_fault(*texts: str) -> str:
    """What to do about it if one of ``texts`` may hold a CPR number, without repeating it."""
    if not any(map(holds_cpr, texts)):
        return ""
    return translate(
        "Cpr",
        "This may hold a CPR number. Such numbers do not belong in a plan, also not in a note:"
        " delete it.",
    )
