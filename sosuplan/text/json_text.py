"""JSON that was written elsewhere: read, or refused with one kind of error."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any, NoReturn


def parse_json(text: str | bytes) -> Any:
    """What ``text`` says.

    Raises ``ValueError`` for all that is no JSON, and for what Python's reader takes or fails at in
    another way: NaN and infinity, a name that stands twice in one object, and what is nested too
    deeply.
    """
    try:
        return json.loads(text, parse_constant=_refuse, object_pairs_hook=_object)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def texts_in(parsed: Any) -> Iterator[str]:
    """Every text and whole number in what was parsed, names included, however deep."""
    parts = [parsed]
    while parts:
        part = parts.pop()
        if isinstance(part, dict):
            parts += chain(part, part.values())
        elif isinstance(part, list):
            parts += part
        elif isinstance(part, str | int):
            yield str(part)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice")
    return found


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")
