"""SOSUplan: the window, or the command line."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path


def main(argv: Sequence[str]) -> int:
    """Open the window, with the plan file that is named, or run a command; the exit status."""
    if _for_window(argv):
        # Nothing is garbage while the program is loading, and looking for it costs a tenth of the
        # start. ``run`` switches it on again.
        gc.disable()
        from ui.app import start

        return start(argv)
    from sosuplan.cli import main as command_line

    return command_line(argv)


def _for_window(argv: Sequence[str]) -> bool:
    if not argv or argv[0].lower().endswith(".sosuplan"):
        return True
    # Windows opens other files too with a program that has no console: only the window can say
    # that they are no plans.
    return sys.stderr is None and len(argv) == 1 and Path(argv[0]).is_file()


if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        # A packed program starts itself anew where others start Python: what it is to do then is
        # among its arguments, and it ends in this call.
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(main(sys.argv[1:]))
