"""The running program: start, end, crashes, log. What is here is loaded before Qt, so it has none
of it."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

from sosuplan.text.language import N_, Language

_FAULT = 1
_MISSING = N_(
    "The library {library} is missing on this computer, so SOSUplan cannot open its window."
)


def start(arguments: Sequence[str]) -> int:
    """The window, until it is closed, or which library of Qt's is missing; the exit status."""
    try:
        from ui.app.app import run
    except ImportError as error:
        # What Linux's loader says of a library that the system ought to have.
        library = re.match(r"(lib\S+\.so[.\d]*): cannot open", str(error))
        if library is None:
            raise
        print(Language()(_MISSING).format(library=library[1]), file=sys.stderr)
        return _FAULT
    return run(arguments)
