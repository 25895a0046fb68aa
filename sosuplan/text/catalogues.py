"""The catalogues of translations in ``resources/locale``: texts people edit, and what is read.

``.po`` files are what translators write; ``.mo`` files are made from them on the machine that
needs them (``python -m sosuplan.text.catalogues``) and are never kept. Where one is not there or is
older, it is made on the way. A built program has the ``.mo`` files alone.
"""

from __future__ import annotations

import gettext
import io
import os
import struct
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from sosuplan.resources import resource

_DAMAGED = (OSError, ValueError, LookupError, AttributeError, struct.error)
"""What reading a file that is no catalogue raises."""


def translations(domain: str, code: str) -> gettext.NullTranslations:
    """The texts of ``domain`` (``sosuplan``, or those that ``qt`` itself lacks) in a language."""
    source = resource("locale", code, "LC_MESSAGES", f"{domain}.po")
    made = source.with_suffix(".mo")
    if _is_current(made, source):
        # What was cut off when the machine went down is made anew.
        with suppress(*_DAMAGED):
            return gettext.GNUTranslations(io.BytesIO(made.read_bytes()))
    if not source.exists():
        return gettext.NullTranslations()
    content = _compiled(source)
    # Without it the next start takes a little longer.
    with suppress(OSError):
        _write(made, content)
    return gettext.GNUTranslations(io.BytesIO(content))


def sources() -> Iterator[Path]:
    """The catalogues that translators write."""
    yield from sorted(resource("locale").glob("*/LC_MESSAGES/*.po"))


def compile_all() -> None:
    """Make what is not there or is older than its source."""
    for source in sources():
        made = source.with_suffix(".mo")
        if not _is_current(made, source):
            _write(made, _compiled(source))


def _is_current(made: Path, source: Path) -> bool:
    if not made.exists():
        return False
    return not source.exists() or made.stat().st_mtime_ns >= source.stat().st_mtime_ns


def _compiled(source: Path) -> bytes:
    # By name: the built program has no Babel, and needs none.
    with source.open("rb") as file:
        catalog = import_module("babel.messages.pofile").read_po(file)
    content = io.BytesIO()
    import_module("babel.messages.mofile").write_mo(content, catalog)
    return content.getvalue()


def _write(made: Path, content: bytes) -> None:
    """Whole or not at all: several processes may do it at once."""
    work = made.with_name(f".{made.name}.{os.getpid()}.tmp")
    try:
        work.write_bytes(content)
        work.replace(made)
    finally:
        work.unlink(missing_ok=True)


if __name__ == "__main__":
    compile_all()
    sys.exit()
