"""What the baseline is called: what follows while no lever is moved.

"Today" is the base year. What the plan goes on to in later years is not today, so it is named by
what it is without.
"""

from __future__ import annotations

from sosuplan.model.levers import FAMILY
from sosuplan.text.language import N_, Language

_NAME = N_("without new measures")
_SHORT = N_("without measures")
_BEFORE_REFORM = N_("without reform and measures")
_WITHOUT_CHANGES = N_("without changes")
_MEANING = N_(
    "The projection with no lever moved: the law in force and the habits of the base year go on."
)
_MEANING_BEFORE_REFORM = N_(
    "The projection with no lever moved: the habits of the base year go on, and the retirement"
    " reform is left out."
)


def has_no_reform() -> bool:
    """True while a reform lever that nobody has moved leaves the reform out."""
    return FAMILY["reform"].neutral == 0.0


def baseline_name(language: Language, *, short: bool = False, world: bool = False) -> str:
    """The baseline's name within a sentence; ``short`` where there is little room.

    ``world``: it stands beside a scenario with a change that the world decides, which is no
    measure. The baseline is without that too.
    """
    text = _BEFORE_REFORM if has_no_reform() else _SHORT if short else _NAME
    return language(_WITHOUT_CHANGES if world else text)


def baseline_meaning(language: Language) -> str:
    """What the name means, as a sentence."""
    return language(_MEANING_BEFORE_REFORM if has_no_reform() else _MEANING)
