"""Texts of the library name levers, findings and publications by their ids, as its tables do: here
they are told by what they are called."""

from __future__ import annotations

import re

from sosuplan.model.levers import name_of_lever
from sosuplan.model.library import library
from sosuplan.text.language import N_, Language
from sosuplan.text.terms import cut_at_a_word

_WORD = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)+")
"""Ids have several parts: no other word of a text is one."""
_SENTENCE = re.compile(r"(?<! pr)(?<! ca)\.\s+(?=[A-ZÆØÅ])")
"""Between two sentences: not after an abbreviation."""
_LONGEST = 90
_NAMED = N_("“{name}”")


def with_names(text: str, language: Language) -> str:
    """``text`` with names in quotation marks in the places of ids: a lever's, the first sentence of
    a finding, the title of a publication. What is none of these stays."""
    return _WORD.sub(lambda found: _named(found.group(), language), text)


def _named(word: str, language: Language) -> str:
    known = library()
    name = name_of_lever(word, language)
    if not name and (finding := known.evidence.get(word)) is not None:
        said = (finding.statement_da if language.code == "da" else finding.statement_en).strip()
        name = cut_at_a_word(_SENTENCE.split(said, maxsplit=1)[0].rstrip("."), _LONGEST)
    if not name and (source := known.sources.get(word)) is not None:
        name = source.title
    return language(_NAMED).format(name=name) if name else word
