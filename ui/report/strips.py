"""A page on paper, strip by strip."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage

STRIP = 900_000
"""Pixels that are painted at a time: some 30 ms, in which the window has to wait."""


def strips(picture: QImage, paper: QRectF) -> Iterator[tuple[QRectF, QRectF]]:
    """Where on the ``paper`` each strip of a page's picture goes, and its place in the picture,
    from above.

    They meet on whole pixels of the paper, so that no line shows between them, and where a row
    of the picture is most like the one above it: who shows a file smaller than it is scales each
    strip by itself, and would hurt letters that are cut in two.
    """
    paper = _place(QSizeF(picture.size()), paper)
    tops = _tops(picture)
    scale = paper.height() / picture.height()
    edges = [paper.top(), *(round(paper.top() + top * scale) for top in tops[1:-1]), paper.bottom()]
    for (top, bottom), (above, below) in zip(pairwise(tops), pairwise(edges), strict=True):
        yield (
            QRectF(paper.left(), above, paper.width(), below - above),
            QRectF(0, top, picture.width(), bottom - top),
        )


def _tops(picture: QImage) -> list[int]:
    """The first row of every strip of a picture with four bytes a pixel, and the row after it."""
    width, end = picture.width(), picture.height()
    rows = np.frombuffer(picture.constBits(), np.uint32).reshape(end, width)
    high = max(STRIP // width, 1)
    tops = [0]
    while end - tops[-1] > high:
        within = rows[tops[-1] + high // 4 : tops[-1] + high + 1]
        others = np.count_nonzero(within[1:] != within[:-1], axis=1)
        # Of rows as good as each other the last: fewer strips.
        tops.append(tops[-1] + high - int(np.argmin(others[::-1])))
    return [*tops, end]


def _place(size: QSizeF, paper: QRectF) -> QRectF:
    """A page as large as the paper has room for: other paper than A4 has other proportions."""
    fitting = QRectF(paper.topLeft(), size.scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio))
    # A difference of rounding alone would leave a hair of white.
    if abs(fitting.width() - paper.width()) + abs(fitting.height() - paper.height()) < 12.0:
        return paper
    fitting.moveCenter(paper.center())
    return fitting
