"""What the program is and what it rests on."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QDir, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from sosuplan import MODEL_VERSION, __version__
from ui.i18n import _


def show_about(parent: QWidget) -> None:
    """Version, what a projection is, and the licences."""
    box = QMessageBox(parent)
    box.setObjectName("about")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(_("About SOSUplan"))
    box.setText(
        _("SOSUplan {version} · model {model}").format(version=__version__, model=MODEL_VERSION)
    )
    about = _(
        "SOSUplan shows how many social and health care assistants and helpers will be missing,"
        " and what would help.\n\nThe figures are a mechanical projection, not a forecast: they"
        " say what follows from the plan's stated assumptions.\n\nThe program works offline and"
        " sends nothing anywhere.\n\nMIT licence. The typeface is Inter (SIL Open Font"
        " License). The window is made with Qt and Qt for Python, used under the GNU Lesser"
        " General Public License (LGPL), version 3."
    )
    box.setInformativeText(f"{about} {_where_licences_are()}")
    box.exec()


def _where_licences_are() -> str:
    """Where the texts are of the licences of all that the program is made with."""
    beside = Path(sys.executable).parent / "licenses"
    if not getattr(sys, "frozen", False):
        return _("The licence texts are in the installed Python packages.")
    return _("The licence texts are in the folder {folder}.").format(
        folder=QDir.toNativeSeparators(str(beside))
    )
