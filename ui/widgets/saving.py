"""Files that go out: where to, written whole or not at all, and ways out when that fails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from sosuplan.narrative.messages import sentence
from sosuplan.store.files import is_there, name_for_file, numbered, write_whole
from sosuplan.text.cpr import masked
from sosuplan.text.errors import SosuplanError
from sosuplan.text.language import Language
from ui.i18n import _
from ui.settings import Settings
from ui.widgets.cpr import cpr_fault_of_name, keep_path
from ui.widgets.problems import ask

FOLDER = "export/folder"
"""Where a file was saved last."""

AGAIN, ELSEWHERE = "again", "elsewhere"


class Saving:
    """Asks for a file of one kind and writes it there."""

    def __init__(self, window: QWidget, settings: Settings) -> None:
        self._window = window
        self._settings = settings

    def ask(
        self, title: str, name: str, suffix: str, kind: str, folder: Path | None = None
    ) -> Path | None:
        """Where to save; None if the user leaves it.

        ``name`` is suggested, as far as it can be the name of a file; ``kind`` is what the dialog
        calls such files, ``suffix`` their ending with its dot. In a ``folder`` of the caller's the
        name that is suggested is free.
        """
        suggested = Path(folder or self._folder()) / f"{name_for_file(name)}{suffix}"
        if folder is not None:
            suggested = next(path for path in numbered(suggested) if not is_there(path))
        chosen, __ = QFileDialog.getSaveFileName(
            self._window, title, str(suggested), f"{kind} (*{suffix})"
        )
        if not chosen:
            return None
        return self.named(Path(chosen), suffix, self._not_saved())

    def named(self, chosen: Path, suffix: str, refused: str) -> Path | None:
        """``chosen`` with the ending ``suffix``, which a dialog of the system may have left out.

        None if its name may hold a CPR number, which is told under the heading ``refused``, or if
        the file that it is now is not to be replaced.
        """
        if fault := cpr_fault_of_name(chosen.name):
            ask(self._window, refused, [fault], {})
            return None
        if chosen.name.lower().endswith(suffix):
            return chosen
        path = chosen.with_name(chosen.name + suffix)
        # The dialog has asked about the name as it was typed, not about this one.
        return path if not is_there(path) or self._may_replace(path) else None

    def write(
        self,
        path: Path,
        content: bytes,
        language: Language,
        elsewhere: Callable[[], Path | None],
    ) -> Path | None:
        """Write the file; where it cannot be, the user is told why and may go ``elsewhere``.

        Where it was written at last; None if nowhere.
        """
        target: Path | None = path
        while target is not None:
            try:
                write_whole(target, content)
            except SosuplanError as error:
                way = ask(
                    self._window,
                    self._not_saved(),
                    [sentence(fault, language) for fault in error.faults],
                    {
                        ELSEWHERE: _("Save somewhere else…"),
                        AGAIN: _("Try again"),
                    },
                )
                if way != AGAIN:
                    target = elsewhere() if way == ELSEWHERE else None
                continue
            keep_path(self._settings, FOLDER, target.parent)
            return target
        return None

    @staticmethod
    def _not_saved() -> str:
        return _("The file was not saved.")

    def _folder(self) -> str:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        usual = QStandardPaths.writableLocation(documents)
        return str(self._settings.folder(FOLDER, Path(usual)))

    def _may_replace(self, path: Path) -> bool:
        answer = QMessageBox.question(
            self._window,
            _("Replace the file?"),
            _("{name} is there already. Replace it?").format(name=path.name),
        )
        return answer == QMessageBox.StandardButton.Yes


def saved_words(path: Path) -> str:
    """That a file was written, and where it is."""
    text = _("{name} is saved in {folder}.")
    return text.format(name=path.name, folder=masked(str(path.parent)))


def open_outside(path: Path) -> None:
    """Show a file or folder in the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
