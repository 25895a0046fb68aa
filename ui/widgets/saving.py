"""What goes out: files, written whole or not at all, with ways out when that fails; the line that
says what became of it; and the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths, QStringListModel, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from sosuplan.narrative.messages import sentence
from sosuplan.store.files import is_there, name_for_file, numbered, write_whole
from sosuplan.text.cpr import masked
from sosuplan.text.errors import SosuplanError
from sosuplan.text.language import Language
from ui.i18n import _
from ui.settings import Settings
from ui.widgets.accessible import announce
from ui.widgets.problems import ask, cpr_fault_of_name

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
        self, path: Path, content: bytes, language: Language, elsewhere: Callable[[], Path | None]
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
                    {ELSEWHERE: _("Save somewhere else…"), AGAIN: _("Try again")},
                )
                if way != AGAIN:
                    target = elsewhere() if way == ELSEWHERE else None
                continue
            self._settings.keep_path(FOLDER, target.parent)
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


class Outcome(QWidget):
    """Out of sight until there is something to say."""

    told = Signal()
    """Something else is said."""
    stop_wanted = Signal()
    """The user wants what is under way to stop."""

    def __init__(self, parent: QWidget | None = None, *, inset: bool = True) -> None:
        """``inset``: with room beside it, where nothing around it gives any."""
        super().__init__(parent)
        card = QFrame()
        card.setProperty("kind", "card")
        self._path: Path | None = None
        self._said: Callable[[], str] = str
        self.label = QLabel()
        # A long name must not make the window wider.
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.open, self.folder, self.close_button = QPushButton(), QPushButton(), QToolButton()
        self.open.clicked.connect(self._show_file)
        self.folder.clicked.connect(self._show_folder)
        self.stop = QPushButton()
        self.stop.clicked.connect(self.stop_wanted)
        self.close_button.setText("✕")
        self.close_button.setProperty("look", "flat")
        self.close_button.clicked.connect(self.hide)
        around = QHBoxLayout(self)
        around.setContentsMargins(*((16, 0, 12, 8) if inset else (0, 0, 0, 4)))
        around.addWidget(card)
        row = QHBoxLayout(card)
        row.setContentsMargins(12, 5, 8, 5)
        row.addWidget(self.label, 1)
        for button in (self.stop, self.open, self.folder, self.close_button):
            row.addWidget(button)
        self.hide()

    @property
    def busy(self) -> bool:
        """True while it says what is under way and can be stopped."""
        return not self.isHidden() and not self.stop.isHidden()

    def tell(
        self, said: Callable[[], str], path: Path | None = None, *, can_stop: bool = False
    ) -> None:
        """Say what happened, in the language in use; a file can be opened, and so can its folder.
        What is under way and ``can_stop`` has a button for that."""
        self._path, self._said = path, said
        self.stop.setVisible(can_stop)
        self.close_button.setVisible(not can_stop)
        self.label.setToolTip(masked(str(path)) if path is not None else "")
        for button in (self.open, self.folder):
            button.setVisible(path is not None)
        self.name()
        self.show()
        announce(self, self.label.text())
        self.told.emit()

    def name(self) -> None:
        """All texts in the window's language."""
        self.label.setText(self._said())
        self.stop.setText(_("Stop printing"))
        self.open.setText(_("Open"))
        self.folder.setText(_("Open the folder"))
        self.close_button.setToolTip(_("Close"))
        self.close_button.setAccessibleName(_("Close"))

    def _show_file(self) -> None:
        if self._path is not None:
            open_outside(self._path)

    def _show_folder(self) -> None:
        if self._path is not None:
            open_outside(self._path.parent)


def copy_to_clipboard(html: str, text: str) -> None:
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
