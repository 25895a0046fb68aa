"""The words of the field that screen, paper and command line share, by their codes."""

from __future__ import annotations

from sosuplan.language import Language, mark

_WORDS: dict[str, str] = {
    "SSA": mark("Words", "social and health care assistants"),
    "SSH": mark("Words", "social and health care helpers"),
    "all": mark("Words", "assistants and helpers"),
    "SSA.short": mark("Words", "assistants"),
    "SSH.short": mark("Words", "helpers"),
    "all.short": mark("Words", "both"),
    "SSA.one": mark("Words", "assistant"),
    "SSH.one": mark("Words", "helper"),
    "municipality": mark("Words", "Municipalities"),
    "region": mark("Words", "Region"),
    "other": mark("Words", "Other employers"),
    "shortage": mark("Words", "Shortage"),
    "recruitment": mark("Words", "Recruitment problems"),
    "surplus": mark("Words", "Surplus"),
    "published": mark("Words", "published"),
    "derived": mark("Words", "derived"),
    "assumption": mark("Words", "assumption"),
    "own": mark("Words", "own figure"),
    "persons": mark("Words", "persons"),
    "fte": mark("Words", "full-time persons"),
}


def word(code: str, language: Language) -> str:
    """The word for ``code`` in ``language``; the code itself if there is none."""
    text = _WORDS.get(code)
    return language("Words", text) if text else code


def cut(text: str, longest: int) -> str:
    """``text`` with at most so many characters: of a long one, the beginning and the end."""
    if len(text) <= longest:
        return text
    kept = max(longest - 1, 2)
    first = kept - kept // 2
    return f"{text[:first].rstrip()}…{text[len(text) - kept // 2 :].lstrip()}"


def capital(text: str) -> str:
    """With a capital letter, as at the start of a line."""
    return text[:1].upper() + text[1:]
