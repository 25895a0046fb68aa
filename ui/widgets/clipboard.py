"""Texts with their look on the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QStringListModel
from PySide6.QtGui import QGuiApplication


def put(html: str, text: str) -> None:
    """``html`` for documents and ``text`` for everything else."""
    data = _made_by_qt()
    data.setHtml(html)
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def _made_by_qt() -> QMimeData:
    """One that Python did not make: the clipboard lets go of it when Python is no more, and one of
    Python's ends the program with a fault then."""
    model = QStringListModel([""])
    data = model.mimeData([model.index(0, 0)])
    for kind in data.formats():
        data.removeFormat(kind)
    return data
