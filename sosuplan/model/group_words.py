"""The words by which people name occupations and employers, in files and in cells."""

from __future__ import annotations

import re
import unicodedata

_SIGNS = re.compile(r"[^\w%+<>]+")
_TRAINEE = re.compile(
    r"elev|lærling|laerling|studerende|praktikant|under uddannelse|uddannelsessøgende|\beu[dx]\b"
    r"|\btrainee|\bstudent|\bapprentice"
)
_OCCUPATIONS = (
    (
        "SSA",
        re.compile(
            r"\bssa\b|\bsosu ?a\b|\bsosu ?ass|\bsosuass|sundhedsass|sundheds ass|\bsundh ass"
            r"|\bs ?s ass|\bsocial (?:og )?sundheds? ?a(?:ss|\b)|health(?:care| care)? assist"
        ),
    ),
    (
        "SSH",
        re.compile(
            r"\bssh\b|\bsosu ?h\b|\bsosu ?hj|\bsosuhj|sundhedshj|sundheds hj|\bsundh hj|\bs ?s hj"
            r"|\bsocial (?:og )?sundheds? ?h(?:j|\b)|health(?:care| care)? help"
        ),
    ),
)
_BARE = (
    ("SSA", re.compile(r"(?:pleje)?assistent(?:er|erne)?|assistants?")),
    ("SSH", re.compile(r"hjælper(?:e|en|ne)?|helpers?")),
)
"""Names that office staff and others have too."""
_OTHER_HALF = {
    "SSA": re.compile(r"\bhj(?:ælp\w*|lp\w*)?\b|\bhelpers?\b"),
    "SSH": re.compile(r"\bass(?:istent\w*|istants?)?\b"),
}
"""What makes a title one of both occupations: "Social- og sundhedsassistent/hjælper"."""
_SECTORS = (
    (
        "other",
        re.compile(
            r"privat|øvrig|\bandre\b|selvejende|\bother\b|\bstat(?:en|ens|s|lige?|slige?)?\b"
            r"|friplejehjem|offentlige virksomheder|vikarbureau|forening|non ?profit|\bngo\b"
            r"|selskab|\bprivate?\b|ikke offentlig"
        ),
    ),
    ("municipality", re.compile(r"kommune|kommunal|\bmunicipal|^kl$")),
    ("region", re.compile(r"\bregion|\bregional|^rltn$")),
)


def plain(text: str) -> str:
    """``text`` in small letters with single spaces for every other sign: fit to be compared."""
    small = unicodedata.normalize("NFC", text).casefold()
    return _SIGNS.sub(" ", small.replace("_", " ")).strip()


def occupation_of(text: str, *, trainees: bool = False, bare: bool = False) -> str | None:
    """``SSA`` or ``SSH`` if ``text`` names one; with ``trainees`` also those in training, and with
    ``bare`` also by a name that others have too ("Assistent")."""
    words = plain(text)
    if not trainees and _TRAINEE.search(words):
        return None
    found = [code for code, pattern in _OCCUPATIONS if pattern.search(words)]
    if not found and bare:
        found = [code for code, pattern in _BARE if pattern.fullmatch(words)]
    if len(found) != 1 or _OTHER_HALF[found[0]].search(words):
        return None
    return found[0]


def is_bare(text: str) -> bool:
    """True if ``text`` names an occupation only as others are named too: "Assistenter"."""
    return occupation_of(text, bare=True) is not None and occupation_of(text) is None


_SEVERAL = re.compile(
    r"kommun\w*,? (?:og |samt |and |eller )?region|region\w*,? (?:og |samt |and |eller )?kommun"
)


def sector_of(text: str) -> str | None:
    """The sector that ``text`` names, None if it names none or several of them."""
    words = plain(text)
    if _SEVERAL.search(words):
        return None
    return next((code for code, pattern in _SECTORS if pattern.search(words)), None)
