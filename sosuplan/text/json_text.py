"""JSON that was written elsewhere: read, or refused with one kind of error."""

from __future__ import annotations

import json
from typing import Any, NoReturn


def parse_json(text: str | bytes) -> Any:
    """What ``text`` says.

    Raises ``ValueError`` for all that is no JSON, and for what Python's reader takes or fails at in
    another way: NaN and infinity, and what is nested too deeply.
    """
    try:
        return json.loads(text, parse_constant=_refuse)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")
