"""What a plan can be looked at by: occupation and unit, as choices for ``Segments``."""

from __future__ import annotations

from sosuplan.analysis.frame import FTE, HEADS
from sosuplan.narrative.scenario_name import scenario_name as named
from sosuplan.text.terms import capital, word
from ui.i18n import _
from ui.session.session import Session

Choices = list[tuple[str, str, str]]
"""Code, label and tool tip of each choice."""


def occupation_choices(session: Session) -> Choices:
    """The plan's occupations, and both together where there are two."""
    language = session.language
    both = capital(word("all.short", language))
    return [
        (code, both if code == "all" else code, capital(word(code, language)))
        for code in session.plan.told_apart
    ]


def unit_choices(session: Session) -> Choices:
    """People, and full-time persons."""
    language = session.language
    return [
        (HEADS, capital(word("persons", language)), _("Count people")),
        (
            FTE,
            capital(word("fte", language)),
            _("Count work in full-time persons (37 hours a week)"),
        ),
    ]


def scenario_name(session: Session) -> str:
    """What the scenario that is worked on is called."""
    return named(session.scenario, session.language, changed=session.differs_from_saved)
