"""What the program is and what it rests on."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from sosuplan import MODEL_VERSION, __version__
from ui.i18n import translate


def show_about(parent: QWidget) -> None:
    """Version, what a projection is, and the licences."""
    box = QMessageBox(parent)
    box.setObjectName("about")
    box.setWindowTitle(translate("About", "About SOSUplan"))
    box.setText(
        translate("About", "SOSUplan {version} · model {model}").format(
            version=__version__, model=MODEL_VERSION
        )
    )
    box.setInformativeText(
        translate(
            "About",
            "SOSUplan shows how many social and health care assistants and helpers will be missing,"
            " and what would help.\n\nThe figures are a mechanical projection, not a forecast: they"
            " say what follows from the plan's stated assumptions.\n\nThe program works offline and"
            " sends nothing anywhere.\n\nMIT licence. The typeface is Inter (SIL Open Font"
            " License).",
        )
    )
    box.exec()
