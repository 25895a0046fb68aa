"""The log of what happened, for support: one line an event, without figures, names or texts.

Modules of the window write to the logger of their own name, below ``ui``; of faults they give the
codes alone. The file is in the user's log folder and makes room for itself.
"""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

NAME = "sosuplan.log"
LARGEST = 200_000
"""Bytes, after which the file gets a number; so many are kept:"""
KEPT = 3
_LINE = "%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"


class LogFile(RotatingFileHandler):
    """Where it cannot be written nothing is said: the log is no reason to disturb anyone."""

    def handleError(self, record: logging.LogRecord) -> None:
        pass


def keep_log(folder: Path) -> LogFile:
    """Write what the window logs into ``folder`` from now on; close what comes back at the end."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = LogFile(
        folder / NAME, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter(_LINE))
    logger = logging.getLogger("ui")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    for before in logger.handlers:
        before.close()
    logger.handlers = [handler]
    return handler
