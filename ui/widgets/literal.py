"""Texts that are not ours, such as names in a plan, where Qt would read signs in them as its own.

That labels and tool tips take every text as it is, not as markup, the style sheet sees to
(``theme``).
"""

from __future__ import annotations


def literal(text: str) -> str:
    """``text`` for a button, a box or a menu entry: & is itself there, not the mark of a key."""
    return text.replace("&", "&&")


def literal_title(text: str) -> str:
    """``text`` for the title of a window, where [*] stands for the mark of what is not saved."""
    return text.replace("[*]", "[*][*]")
