"""``python -m tests.bench [engine] [window] [start] [imports]``: all benchmarks, or those named.

``python -m tests.bench PROGRAM`` is the start of a built program.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.bench.table import Result, show


def main(names: list[str]) -> None:
    results: list[Result] = []
    if not names or "engine" in names:
        from tests.bench import engine

        results += engine.results()
    if not names or "start" in names:
        from tests.bench import start

        results += start.results()
    for program in (name for name in names if Path(name).is_file()):
        from tests.bench import start

        results += start.results((str(Path(program).resolve()),))
    if not names or "window" in names:
        from tests.bench import window

        results += window.results()
    if not names or "imports" in names:
        from tests.bench import imports

        results += imports.results()
    show(results)


main(sys.argv[1:])
