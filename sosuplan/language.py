"""Texts in two languages without Qt.

The English source text stands in the code; the Danish stands in Qt's translation files
(``resources/i18n/sosuplan_*.ts``), which this module reads as they are. The window shows the same
catalogue through Qt, so a word has one translation on screen, on paper and on the command line.
"""

from __future__ import annotations

from functools import lru_cache
from xml.etree import ElementTree

from sosuplan.resources import resource

LANGUAGES = ("da", "en")
DEFAULT_LANGUAGE = "da"


def mark(context: str, text: str) -> str:
    """``text`` itself; tells the translation tool that it is shown to users in ``context``."""
    return text


@lru_cache(maxsize=len(LANGUAGES))
def catalogue(language: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """Translations by (context, source text): one form, or singular and plural."""
    path = resource("i18n", f"sosuplan_{language}.ts")
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    if not path.exists():
        return found
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") in ("vanished", "obsolete"):
                continue
            forms = tuple(form.text or "" for form in translation.iter("numerusform"))
            forms = forms or (translation.text or "",)
            if all(forms):
                found[name, message.findtext("source", "")] = forms
    return found


def lookup(language: str, context: str, text: str, n: int = -1) -> str:
    """``text`` in ``language``; with ``n`` >= 0 the right plural form (``%n`` still in it)."""
    forms = catalogue(language).get((context, text))
    if forms is None:
        return text
    return forms[0] if n in (-1, 1) else forms[-1]


class Language:
    """A language to make sentences in."""

    def __init__(self, code: str = DEFAULT_LANGUAGE) -> None:
        self.code = code if code in LANGUAGES else DEFAULT_LANGUAGE

    def __call__(self, context: str, text: str, n: int = -1) -> str:
        return lookup(self.code, context, text, n).replace("%n", str(n))
