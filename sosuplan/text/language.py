"""Texts in two languages, by gettext, without Qt.

The English source text stands in the code, marked with ``N_`` or asked for with ``_``; the Danish
stands in ``resources/locale/da``. Two languages live in one process (the window may be Danish and
the report English), so whoever makes sentences is handed a ``Language``.
"""

from __future__ import annotations

from functools import lru_cache
from gettext import NullTranslations

from sosuplan.text.catalogues import translations

LANGUAGES = ("da", "en")
DEFAULT_LANGUAGE = "da"
SOURCE_LANGUAGE = "en"
CONTEXT_END = "\x04"
"""Between context and text, as in compiled catalogues."""


def N_(text: str) -> str:
    """``text`` itself; tells the tool that collects texts that it is shown to users."""
    return text


def NP_(context: str, text: str) -> str:
    """A text that is said in another way here than elsewhere: as the catalogue knows it."""
    return f"{context}{CONTEXT_END}{text}"


def NN_(one: str, many: str) -> tuple[str, str]:
    """A text for one and for any other number, for ``Language.plural``."""
    return one, many


@lru_cache
def _catalogue(code: str) -> NullTranslations:
    return NullTranslations() if code == SOURCE_LANGUAGE else translations("sosuplan", code)


class Language:
    """A language to make sentences in."""

    def __init__(self, code: str = DEFAULT_LANGUAGE) -> None:
        self.code = code if code in LANGUAGES else DEFAULT_LANGUAGE

    def __call__(self, text: str) -> str:
        """A marked text in this language, or itself where there is no translation."""
        return _catalogue(self.code).gettext(text).rpartition(CONTEXT_END)[2]

    def plural(self, texts: tuple[str, str], n: int) -> str:
        """The one of ``texts`` (see ``NN_``) that goes with ``n``, the whole number that is shown,
        with ``{n}`` still to be filled in."""
        return _catalogue(self.code).ngettext(*texts, n).rpartition(CONTEXT_END)[2]
