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
    _load_core()
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


def _load_core() -> None:
    """Load what the first picture needs of the core, and numpy with it.

    Once Qt is there, PySide reads the source of every module that is imported, to see whether it
    uses Qt, which takes time for nothing with these.
    """
    import sosuplan.analysis.matrix
    import sosuplan.charts.gap
    import sosuplan.charts.matrix
    import sosuplan.editing.added_rows
    import sosuplan.narrative.messages
    import sosuplan.narrative.story
    import sosuplan.store.planfile  # noqa: F401
