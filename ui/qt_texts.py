"""The Danish texts that Qt itself lacks, in the form in which Qt reads texts.

A translator written in Python would not do. Qt asks for texts in any thread, such as that in which
pictures are decoded, and keeps the list of translators locked meanwhile; Python keeps its own lock
while it changes the list. Either would wait for the other for ever.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from struct import pack

from sosuplan.text.catalogues import translations
from sosuplan.text.language import CONTEXT_END

_MAGIC = bytes.fromhex("3CB86418CAEF9C95CD211CBF60A1BDDD")
_HASHES, _MESSAGES = 0x42, 0x69
_END, _TRANSLATION, _SOURCE, _CONTEXT, _COMMENT = 1, 3, 6, 7, 8


@lru_cache
def qt_texts(code: str) -> bytes:
    """What ``QTranslator.load`` reads of a language; empty where there is nothing."""
    # GNU's catalogues have no other way to all of their texts.
    kept: Mapping[object, str] = vars(translations("qt", code)).get("_catalog", {})
    texts = {
        (context, source): text
        for key, text in kept.items()
        if isinstance(key, str) and key and (parts := key.partition(CONTEXT_END))
        for context, source in [(parts[0], parts[2])]
    }
    return compiled(texts) if texts else b""


def compiled(texts: Mapping[tuple[str, str], str]) -> bytes:
    """Texts by context and source as a file of Qt's (``.qm``): see ``qtranslator.cpp``."""
    messages, places = b"", []
    for (context, source), text in texts.items():
        places.append((_hash(source.encode()), len(messages)))
        messages += _part(_TRANSLATION, text.encode("utf-16-be"))
        messages += _part(_COMMENT, b"")
        messages += _part(_SOURCE, source.encode()) + _part(_CONTEXT, context.encode())
        messages += bytes([_END])
    hashes = b"".join(pack(">II", *place) for place in sorted(places))
    return _MAGIC + _part(_HASHES, hashes) + _part(_MESSAGES, messages)


def _part(tag: int, content: bytes) -> bytes:
    return pack(">BI", tag, len(content)) + content


def _hash(source: bytes) -> int:
    """The hash of ELF, by which Qt finds a text."""
    found = 0
    for byte in source:
        found = (found << 4) + byte
        high = found & 0xF0000000
        found = (found ^ (high >> 24)) & ~high & 0xFFFFFFFF
    return found or 1
