"""The words by which people name occupations and employers, in files and in cells."""

from __future__ import annotations

import re
import unicodedata

_LONGEST_TITLE = 120
_SIGNS = re.compile(r"[^\w%+<>]+")
_TRAINEE = re.compile(
    r"(?:\belev|elev(?:er|erne)?\b)(?! ?(?:vejl|ansv|koord|kons|kont|ator))|lærling|\blærl\b"
    r"|laerling"
    r"|studerende|\bstud\b|praktikant|under udd|\bi uddannelse|uddannelsessøgende|\bkursist"
    r"|\bgf ?[12]?\b|\bhovedforløb|\btrainee|\bapprentice"
)
_TRAINEE_TITLE = re.compile(r"\beu[dvx]\b|\bpau\b|\bstudents?\b")
"""What says in a job title that somebody is in training; elsewhere it may be what they once did."""
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
_LEADER = re.compile(
    r"(?<!vej)led(?:er|ere|eren|erne|ende)\b|\bsouschef|chef(?:er|en)?\b|leader\b|\bmanager"
)
_UNTRAINED = re.compile(
    r"ufagl|\bikke (?:fag)?udd|uuddann|\buden udd|\bun(?:trained|skilled)|medhj|\bvakan|\bubesat"
    r"|\bledige?\b|\bvacan"
)
_BESIDE = re.compile(
    r"sygeplejerske|pædagog|terapeut|hjemmehj|sygehj|plejehj(?:ems? ?(?:ass|hj|med)|ælp)"
    r"|\bplejere?\b|lægesek|\bnurse|\bsygepl\b"
)
"""Other occupations that a title may name beside one of the plan's."""
_CARE_TITLE = re.compile(
    r"hjemme ?hj|sygehj|plejehjems? ?(?:ass|hj|pers|med)|plejehjælp|plejeass"
    r"|plejemedh|plejemedarb|\bplejer(?:e|en|ne)?\b|(?:pleje|omsorgs) ?pers"
    r"|omsorgs ?hj|omsorgs ?ass|\bsosu|\bssa\b|\bssh\b"
    r"|\bsocial (?:og )?sundheds?(?:$| ?(?:pers|med|fagl|team|gr|udd|ar))|\bhome help"
    r"|\bcare (?:work|staff)"
)
"""Titles of those who care for others, and may be of either occupation or of none."""
_CARE_LEADER = re.compile(
    r"(?:gruppe|team|afdelings|afsnits|pleje|plejehjems|plejecenter|distrikts) ?led(?:ere?|erne)\b"
    r"|^ledere?$|(?:group|team|ward) (?:leader|manager)"
)
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
    """``SSA`` or ``SSH`` if ``text`` plainly names one; with ``trainees`` also those in training,
    and with ``bare`` also by a name that others have too ("Assistent")."""
    words = plain(text)
    if not trainees and is_trainee(text, title=True):
        return None
    found = _named(words)
    if not found and bare:
        found = [code for code, pattern in _BARE if pattern.fullmatch(words)]
    if len(found) != 1 or _OTHER_HALF[found[0]].search(words) or _is_mixed(words):
        return None
    return found[0]


def _named(words: str) -> list[str]:
    return [code for code, pattern in _OCCUPATIONS if pattern.search(words)]


def _is_mixed(words: str) -> bool:
    """True for a title of leaders, of those without training, or of another occupation too."""
    return any(pattern.search(words) for pattern in (_LEADER, _UNTRAINED, _BESIDE))


def is_trainee(text: str, *, title: bool = False) -> bool:
    """True if ``text``, which is a job ``title`` or says something else of people, is about those
    in training."""
    words = plain(text)
    return bool(_TRAINEE.search(words) or (title and _TRAINEE_TITLE.search(words)))


def is_unclear(text: str) -> bool:
    """True for a job title that is neither plainly an occupation of the plan nor plainly another:
    of leaders, home helpers, and of several occupations ("SSA/SSH")."""
    words = plain(text)
    if len(text) > _LONGEST_TITLE or is_trainee(text, title=True) or occupation_of(text):
        return False
    return bool(_named(words) or _CARE_TITLE.search(words) or _CARE_LEADER.search(words))


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
