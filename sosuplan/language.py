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


@lru_cache(maxsize=2 * len(LANGUAGES))
def catalogue(language: str, of: str = "sosuplan") -> dict[tuple[str, str], str]:
    """Translations by (context, source text); none for the language of the source texts.

    ``of`` is whose texts they are: the program's own, or those of ``qt`` that Qt does not have.
    """
    path = resource("i18n", f"{of}_{language}.ts")
    found: dict[tuple[str, str], str] = {}
    if not path.exists():
        return found
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.findtext("translation")
            if translation:
                found[name, message.findtext("source", "")] = translation
    return found


def lookup(language: str, context: str, text: str) -> str:
    """``text`` in ``language``, or itself where there is no translation."""
    return catalogue(language).get((context, text), text)


class Language:
    """A language to make sentences in."""

    def __init__(self, code: str = DEFAULT_LANGUAGE) -> None:
        self.code = code if code in LANGUAGES else DEFAULT_LANGUAGE

    def __call__(self, context: str, text: str) -> str:
        return lookup(self.code, context, text)
