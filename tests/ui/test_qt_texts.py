"""What Qt itself says in its dialogs is Danish where the window is."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtCore import QBuffer, QCoreApplication, QLibraryInfo, QTranslator
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
)
from pytestqt.qtbot import QtBot

from tests.core.source import catalogue
from ui import i18n
from ui.app.app import Program


class Missing(QTranslator):
    """Notes every text of Qt that nobody has Danish for."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[tuple[str, str]] = []

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        # Asked last: translators that were installed later had nothing. Words of the window itself
        # may be the same in both languages, and kinds of files have the names the system gives.
        if context.startswith("Q") and context != "QMimeType":
            self.texts.append((context, source))
        return None


@pytest.fixture
def missing(program: Program) -> Missing:
    missing = Missing()
    code = i18n.current().code
    program.translations.remove()
    program.application.installTranslator(missing)
    program.translations.use(code)
    program.translations._installed.append(missing)
    missing.texts.clear()
    return missing


@pytest.mark.parametrize(
    "mode",
    [QFileDialog.FileMode.ExistingFile, QFileDialog.FileMode.AnyFile,
     QFileDialog.FileMode.Directory],
)  # fmt: skip
def test_the_file_dialogs_are_danish_throughout(
    program: Program, missing: Missing, qtbot: QtBot, tmp_path: Path, mode: QFileDialog.FileMode
) -> None:
    (tmp_path / "mappe").mkdir()
    (tmp_path / "plan.sosuplan").touch()
    dialog = QFileDialog(program.window, "Åbn plan", str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(mode)
    dialog.setViewMode(QFileDialog.ViewMode.Detail)
    if mode == QFileDialog.FileMode.AnyFile:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.show()
    qtbot.wait(100)
    assert missing.texts == []
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    assert labels[0] == "&Søg i:"


def test_message_boxes_menus_of_fields_and_the_print_dialog_are_danish(
    program: Program, missing: Missing, qtbot: QtBot
) -> None:
    box = QMessageBox(program.window)
    for code in QMessageBox.StandardButton:
        if 0x400 <= code.value < 0x10000000:
            box.addButton(code)
    for field in (QLineEdit("x"), QPlainTextEdit("x")):
        qtbot.addWidget(field)
        field.createStandardContextMenu().deleteLater()
    dialog = QPrintDialog(QPrinter(), program.window)
    qtbot.addWidget(dialog)
    qtbot.addWidget(box)
    assert missing.texts == []


def test_qt_has_no_danish_of_its_own_for_what_is_supplied() -> None:
    """Otherwise the text here is one too many."""
    own = QTranslator()
    assert own.load("qtbase_da", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    supplied = catalogue("qt")
    assert supplied
    for (context, source), danish in supplied.items():
        assert not own.translate(context, source), (context, source)
        assert danish.count("&") == source.count("&")
        assert ("%1" in danish) == ("%1" in source)


def test_the_texts_turn_english_with_the_window(program: Program) -> None:
    assert QCoreApplication.translate("QFileDialog", "&Look in:") == "&Søg i:"
    program.use_language("en")
    assert QCoreApplication.translate("QFileDialog", "&Look in:") == "&Look in:"


def test_every_danish_text_that_qt_lacks_is_found_by_context_and_source(program: Program) -> None:
    for (context, source), danish in catalogue("qt").items():
        assert QCoreApplication.translate(context, source) == danish
        assert QCoreApplication.translate("Other", source) != danish or source == danish
    program.use_language("en")
    for context, source in catalogue("qt"):
        assert QCoreApplication.translate(context, source) == source


def test_no_translator_waits_for_python_which_waits_for_it(program: Program) -> None:
    """Qt asks for texts wherever it works: a translator in Python would stop both for ever."""
    assert {type(one) for one in program.translations._installed} == {QTranslator}


def test_the_language_can_be_changed_while_pictures_are_decoded_elsewhere(
    program: Program,
) -> None:
    picture = QPixmap(8, 8)
    picture.fill(0)
    buffer = QBuffer()
    picture.save(buffer, "PNG")
    content, going = buffer.data().data(), [True]

    def decode() -> None:
        while going:
            QImage.fromData(content)
            QImage.fromData(b"no picture at all")

    threads = [Thread(target=decode) for _ in range(2)]
    for thread in threads:
        thread.start()
    for _ in range(60):
        program.translations.use("en")
        program.translations.use("da")
    going.clear()
    for thread in threads:
        thread.join()
    assert QCoreApplication.translate("QFileDialog", "&Look in:") == "&Søg i:"
