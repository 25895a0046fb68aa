"""What the baseline is called: what follows while no lever is moved.

"Today" is the base year. What the plan goes on to in later years is not today, so it is named by
what it is without. It has this one name everywhere, whatever it is compared with.
"""

from __future__ import annotations

from sosuplan.text.language import N_, Language

_NAME = N_("without new measures")
_MEANING = N_(
    "The projection with no lever moved: the law in force and the habits of the base year go on."
)


def baseline_name(language: Language) -> str:
    """The baseline's name within a sentence."""
    return language(_NAME)


def baseline_meaning(language: Language) -> str:
    """What the name means, as a sentence."""
    return language(_MEANING)
