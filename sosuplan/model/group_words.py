"""The words by which people name occupations and employers, in files and in cells."""

from __future__ import annotations

import re
import unicodedata

_SIGNS = re.compile(r"[^\w%+<>]+")
_TRAINEE = re.compile(r"elev|\btrainee|\bstudent|\bapprentice")
_OCCUPATIONS = (
    (
        "SSA",
        re.compile(
            r"\bssa\b|\bsosu ?a\b|\bsosu ?ass|\bsosuass|sundhedsass|sundheds ass"
            r"|health(?:care| care)? assist|^plejeassistent|^assistent(?:er|erne)?$|^assistants?$"
        ),
    ),
    (
        "SSH",
        re.compile(
            r"\bssh\b|\bsosu ?h\b|\bsosu ?hj|\bsosuhj|sundhedshj|sundheds hj"
            r"|health(?:care| care)? help|^hjælper(?:e|en|ne)?$|^helpers?$"
        ),
    ),
)
_SECTORS = (
    ("other", re.compile(r"privat|øvrig|\bandre\b|selvejende|\bother\b|\bstat(?:en|lig|lige)?\b")),
    ("municipality", re.compile(r"kommune|kommunal|\bmunicipal|^kl$")),
    ("region", re.compile(r"\bregion|\bregional|^rltn$")),
)


def plain(text: str) -> str:
    """``text`` in small letters with single spaces for every other sign: fit to be compared."""
    small = unicodedata.normalize("NFC", text).casefold()
    return _SIGNS.sub(" ", small.replace("_", " ")).strip()


def occupation_of(text: str, *, trainees: bool = False) -> str | None:
    """``SSA`` or ``SSH`` if ``text`` names one; with ``trainees`` also those in training."""
    words = plain(text)
    if not trainees and _TRAINEE.search(words):
        return None
    found = [code for code, pattern in _OCCUPATIONS if pattern.search(words)]
    return found[0] if len(found) == 1 else None


def sector_of(text: str) -> str | None:
    """The sector that ``text`` names."""
    words = plain(text)
    return next((code for code, pattern in _SECTORS if pattern.search(words)), None)
